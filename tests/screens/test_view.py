"""How numbers, days and names are written in each language."""

from datetime import date

from bot.screens.address import Address
from bot.screens.view import View
from tests.kit.content import content

ENGLISH, SPANISH = (View(content(), language, Address(("home",))) for language in ("en", "es"))


def test_a_day_is_written_in_the_readers_way() -> None:
    assert (ENGLISH.day(date(2026, 11, 24)), SPANISH.day(date(2026, 11, 24))) == ("Nov 24, 2026", "24 nov 2026")


def test_a_contact_in_a_sentence_has_its_name_in_the_readers_language() -> None:
    assert ENGLISH.named("Call {emergency}.") == "Call 911."
    assert SPANISH.named("Puede llamar a {lifeline-988}.") == "Puede llamar a la línea 988."


def test_a_link_opens_this_bot_without_the_way_back() -> None:
    address = Address(("topic", "my-rights"), "es", ("home",))
    assert ENGLISH.link(address) == "https://t.me/magnolia_bot?start=es_topic_my-rights"
