"""Telephone numbers in texts: each stands in contacts.yaml only, and texts name the contact."""

import re
from collections.abc import Iterable, Iterator, Mapping

from phonenumbers import Leniency, PhoneNumberMatcher

from bot.check.finding import Finding
from bot.check.passages import Passage
from bot.guide.model import Contact

HOME_REGION = "US"
"""How a number without a country code is read."""

_SHORT_CODE = re.compile(r"(?<![\w$.,:/+-])(?:[2-9]11|988|[2-9][0-9]{4,5})(?![\w%/]|[.,:-][0-9])")
"""N11, 988, and codes for text messages (five or six digits). Not $50000, 97-3-54.2, 10,000 or 1592."""

_LAW_SECTION = re.compile(r"\d{1,2}-\d{1,3}-\d{1,4}")
"""Such as 43-21-353, which has the seven digits of a local number."""


def numbers_in(text: str) -> list[str]:
    """Telephone numbers and short codes, as they are written."""
    found = [match.raw_string for match in PhoneNumberMatcher(text, HOME_REGION, leniency=Leniency.POSSIBLE)]
    numbers = [number for number in found if not _LAW_SECTION.fullmatch(number)]
    codes = [code for code in _SHORT_CODE.findall(text) if not any(code in number for number in found)]
    return numbers + codes


def bare_numbers(contacts: Mapping[str, Contact]) -> dict[str, str]:
    """Last ten digits of each number -> the contact's id."""
    by_number: dict[str, str] = {}
    for contact in contacts.values():
        for number in (contact.phone, contact.text_to):
            if number:
                by_number.setdefault(bare(number), contact.id)
    return by_number


def written_out(passages: Iterable[Passage], known: Mapping[str, str], *, allowed: bool) -> Iterator[Finding]:
    """Numbers in texts. `allowed` where a contact's own words may say its number ("the 988 Lifeline")."""
    for passage in passages:
        for number in numbers_in(passage.text):
            contact = known.get(bare(number))
            if contact is None:
                yield passage.finding(f"the number {number} is not in contacts.yaml")
            elif not allowed:
                yield passage.finding(f"write {{{contact}}} in place of the number {number}")


def bare(number: str) -> str:
    return re.sub(r"\D", "", number)[-10:]
