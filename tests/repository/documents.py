"""The Markdown documents of this repository, by their headings."""

import re


def section(document: str, title: str) -> str:
    """The text under a heading, up to the next one of its level or above."""
    heading = re.search(rf"^(#+) {re.escape(title)}\n", document, re.MULTILINE)
    assert heading is not None, f"there is no section '{title}'"
    level = len(heading[1])
    return re.split(rf"^#{{1,{level}}} ", document[heading.end() :], maxsplit=1, flags=re.MULTILINE)[0]
