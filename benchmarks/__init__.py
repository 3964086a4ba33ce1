"""`python -m benchmarks`: this bot's speed and memory beside other frameworks' bots. A tool, not a test."""
