"""How days, contacts and links are written in each language."""

from datetime import date

from bot.screens.address import Address
from bot.screens.content import ScreenContext
from tests.kit.content import content

ENGLISH, SPANISH = (ScreenContext(content(), language, Address(("home",))) for language in ("en", "es"))


def test_a_day_is_written_as_people_write_it_in_the_language() -> None:
    assert (ENGLISH.day(date(2026, 11, 24)), SPANISH.day(date(2026, 11, 24))) == ("Nov 24, 2026", "24 nov 2026")


def test_a_contact_in_a_sentence_is_named_in_the_language() -> None:
    assert ENGLISH.with_contacts("Call {emergency}.") == "Call 911."
    assert SPANISH.with_contacts("Puede llamar a {lifeline-988}.") == "Puede llamar a la línea 988."


def test_a_link_leads_to_this_bot_and_has_no_origin() -> None:
    address = Address(("topic", "my-rights"), "es", ("home",))
    assert ENGLISH.link(address) == "https://t.me/magnolia_bot?start=es_topic_my-rights"
