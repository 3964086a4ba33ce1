"""How updates come in and calls go out. Knows nothing of handlers, nor of how a screen becomes a message."""
