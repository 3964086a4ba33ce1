"""What python-telegram-bot calls for an update of each kind: one file a kind, all of them listed in registry.py."""
