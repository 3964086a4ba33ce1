"""What is stored for a while about chats and updates: under keyed hashes, with an expiry."""
