"""The little that is remembered for a while, under keyed hashes and with an expiry."""
