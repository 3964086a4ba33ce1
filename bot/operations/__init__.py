"""What the operator sees: logs, counts, health. Nothing about a person."""
