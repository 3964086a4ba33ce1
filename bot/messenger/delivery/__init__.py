"""A Screen becomes a message, and the message reaches the person. Telegram's error texts are known here alone."""
