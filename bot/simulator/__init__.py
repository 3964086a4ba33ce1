"""A Bot API server with Telegram's own rules and a page like a phone, for tests and for trying a bot offline."""
