"""What the guide knows: topics, contacts, phrases. Knows nothing of screens, search or Telegram."""
