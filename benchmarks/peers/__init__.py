"""The bots to compare with, each a program of its own: `python -m benchmarks.peers.<name> TOKEN API_URL [PORT]`."""
