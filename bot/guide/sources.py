"""Parse the sources of facts in content files."""

from bot.guide.model import Source
from bot.guide.yaml_field import Field


def read_source(entry: Field) -> Source:
    """Read `{name, checked, url?}`. Raises ContentError."""
    entry.only("name", "url", "checked")
    url = entry.get("url")
    return Source(entry["name"].text(), entry["checked"].day(), url.url() if url else None)


def read_sources(field: Field) -> tuple[Source, ...]:
    sources = tuple(read_source(entry) for entry in field)
    if not sources:
        raise field.error("at least one source is needed")
    return sources
