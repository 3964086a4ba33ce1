"""The guide's content: topics, contacts, phrases. Knows nothing of screens, search or Telegram."""
