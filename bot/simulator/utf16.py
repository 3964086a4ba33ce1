"""Lengths and cuts in UTF-16 code units, which is how Telegram counts text."""


def length(text: str) -> int:
    """Units in `text`; a lone surrogate counts as one."""
    return len(text) + sum(character > "\uffff" for character in text) if not text.isascii() else len(text)


def cut(text: str, *, offset: int, length: int) -> str:
    """`length` units from `offset` on."""
    if text.isascii():
        return text[offset : offset + length]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")
