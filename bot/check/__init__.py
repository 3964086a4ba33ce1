"""Lint of content and wording: finds, with file and line, what would mislead or stop a reader."""
