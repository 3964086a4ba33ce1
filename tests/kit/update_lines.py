"""The log's lines about updates, in JSON at DEBUG: few known words, and numbers that are no ids."""

import json

WORDS = {
    "kind": {"message", "edited_message", "callback_query", "inline_query", "other"},
    "input": {"text", "press", "command", "inline", "other"},
    "flood": {"answer", "hotline", "alert", "drop"},
}
"""All that such a line may say in words, besides what was got: a screen's first word, or why there was none."""

NUMBERS = {"late", "attempts", "waited_ms", "taken_ms"}

REASONS = ("no answer", "abandoned: ", "ignored: ", "answered before")


def checked_lines(log: str) -> list[dict[str, object]]:
    """The lines of updates that had their turn. Raises AssertionError where a line says more than it may."""
    lines = [line for line in map(json.loads, log.splitlines()) if line["event"] == "update"]
    for line in lines:
        assert set(line) <= {*WORDS, *NUMBERS, "got", "event", "level", "timestamp"}
        assert all(line[name] in words for name, words in WORDS.items() if name in line)
        assert all(isinstance(line[name], int) for name in NUMBERS if name in line)
        assert line["got"].isalpha() or line["got"].startswith(REASONS)
    return [line for line in lines if "input" in line]
