"""The only room that knows Telegram: an update comes in as JSON, its turn comes, a Reply goes out as a message."""
