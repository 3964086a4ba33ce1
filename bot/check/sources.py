"""How old a fact may be before somebody has to look again."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.check.finding import Finding, at
from bot.guide.yaml_field import Field

CONTACT_DAYS = 180
"""Numbers, hours and who runs a service change fast."""

TOPIC_DAYS = 365
"""Laws change once a year, most of them in July."""

AHEAD = timedelta(days=1)
"""A writer may live where it is tomorrow already."""


def contact_ages(contacts: Field, today: date) -> Iterator[Finding]:
    """Findings in contacts.yaml."""
    for contact in contacts.entries().values():
        yield from _age(contact["source"], CONTACT_DAYS, today)


def source_ages(file: Field, today: date) -> Iterator[Finding]:
    """Findings in a file with a list of sources: a topic or the everyday page."""
    for source in file["sources"]:
        yield from _age(source, TOPIC_DAYS, today)


def _age(source: Field, most: int, today: date) -> Iterator[Finding]:
    checked = source["checked"].day()
    age = (today - checked).days
    if age > most:
        yield at(source, f"'{source['name'].text()}' was last looked at {age} days ago, at most {most}")
    if checked > today + AHEAD:
        yield at(source, f"'{source['name'].text()}' was looked at in the future, on {checked}")
