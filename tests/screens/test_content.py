"""How days, contacts and links are written in each language."""

from datetime import date

from bot.screens.address import Address
from bot.screens.content import ScreenContext
from tests.kit.content import content

ENGLISH, ARABIC = (ScreenContext(content(), language, Address(("home",))) for language in ("en", "ar"))


def test_a_day_is_written_as_people_write_it_in_the_language() -> None:
    assert (ENGLISH.day(date(2026, 11, 24)), ARABIC.day(date(2026, 11, 24))) == ("24 November 2026", "24 نوفمبر 2026")


def test_a_contact_in_a_sentence_is_named_in_the_language() -> None:
    assert ENGLISH.with_contacts("Call {shore-watch}.") == "Call 555."
    assert ARABIC.with_contacts("يمكنك أن تتكلم مع {night-lamp}.") == "يمكنك أن تتكلم مع مصباح الليل."


def test_a_contact_that_begins_a_sentence_has_a_capital() -> None:
    name = ENGLISH.localized.contacts["harbour-line"].in_text
    assert name[0].islower()
    begun = name[0].upper() + name[1:]
    for text in ("{}", "Call. {}", 'Say: "Yes." "{}', "¿{}"):
        assert ENGLISH.with_contacts(text.format("{harbour-line}")) == text.format(begun)
    for text in ("Call {}", "Yes, {}", "No: {}"):
        assert ENGLISH.with_contacts(text.format("{harbour-line}")) == text.format(name)


def test_a_link_leads_to_this_bot_and_has_no_origin() -> None:
    address = Address(("topic", "permits-to-stay"), "ar", ("home",))
    assert ENGLISH.link(address) == "https://t.me/magnolia_bot?start=ar_topic_permits-to-stay"
