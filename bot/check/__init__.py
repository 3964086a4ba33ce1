"""Lint of content and wording: all rooms from above. Says, with file and line, what a person would trip over."""
