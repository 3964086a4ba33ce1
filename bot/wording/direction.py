"""Right-to-left text: which languages, and marks that keep foreign runs in order (Unicode BiDi)."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps"})

_ISOLATE, _POP = "\u2068", "\u2069"


def is_right_to_left(language: str) -> bool:
    return language in RIGHT_TO_LEFT


def isolate(text: str, language: str) -> str:
    """Wrap a number, link or Latin name inside right-to-left text; elsewhere marks would only be copied along."""
    return f"{_ISOLATE}{text}{_POP}" if is_right_to_left(language) else text
