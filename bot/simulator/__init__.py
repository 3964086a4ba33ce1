"""A Bot API server over HTTP that keeps Telegram's rules, for tests and for trying the bot without Telegram."""
