"""Any address, from any source, opens a screen; only some have effects."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.screens.address import Address, callback_data, parse, parse_payload
from bot.screens.content import Content
from bot.screens.crawl import Step, linked_addresses
from bot.screens.decision import AddressSource, Clear, Languages, Leave, RememberLanguage
from bot.screens.keyboard import MAX_ROWS
from bot.screens.screen import Open, Screen
from bot.screens.telegram_limits import MAX_CALLBACK_DATA
from tests.kit.content import content
from tests.kit.screens import NO_LANGUAGES, Shown, open_address

REGION = content()


def press(text: str, languages: Languages = NO_LANGUAGES) -> Shown:
    return open_address(REGION, parse(text), languages=languages)


def follow(payload: str, languages: Languages = NO_LANGUAGES) -> Shown:
    return open_address(REGION, parse_payload(payload), languages=languages, source=AddressSource.LINK)


def pressed(screen: Screen, label: str) -> Address:
    """The address that comes back from the button with this label."""
    actions = [button.action for row in screen.rows for button in row if button.label == label]
    action = actions[0]
    assert isinstance(action, Open)
    address = parse(callback_data(action.address))
    assert address is not None
    return address


SCREENS = "home topics group topic hotline language set share more about privacy clear leave nothing refused late"
PARTS = "now numbers card lawyer someone-else danger unclear mam text ask 0 1 2 99 en es vi zz"
GUIDE = REGION.guide
KNOWN = st.sampled_from([*f"{SCREENS} {PARTS}".split(), *GUIDE.codes, *GUIDE.codes.values(), *GUIDE.needs])
PIECE = KNOWN | st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True)
CRAFTED = st.builds(
    lambda path, origin: "/".join(path) + ("~" + "/".join(origin) if origin else ""),
    st.lists(PIECE, min_size=1, max_size=5),
    st.lists(PIECE, max_size=3),
)


@settings(max_examples=2000)
@given(CRAFTED | st.text(max_size=80), st.sampled_from(AddressSource), st.none() | st.text(max_size=8))
def test_any_text_opens_a_screen_with_the_hotline(text: str, source: AddressSource, hinted: str | None) -> None:
    screen = open_address(REGION, parse(text), languages=Languages(hinted=hinted), source=source).screen
    assert screen.language in REGION.guide.languages
    assert screen.address.path in {("leave",), ("private",)} or any(
        address.screen == "hotline" for address, _ in linked_addresses(screen)
    )
    assert screen.blocks and 0 < len(screen.rows) <= MAX_ROWS
    assert len(callback_data(screen.address)) <= MAX_CALLBACK_DATA


@settings(max_examples=500)
@given(CRAFTED)
def test_a_link_never_has_an_effect(text: str) -> None:
    assert open_address(REGION, parse(text), source=AddressSource.LINK).effects == ()


@settings(max_examples=500)
@given(CRAFTED)
def test_only_set_clear_and_leave_have_effects(text: str) -> None:
    address = parse(text)
    effects = open_address(REGION, address).effects
    assert not effects or (address is not None and address.screen in {"set", "clear", "leave"})


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("en/topic/no-such-topic", ("topics",)),
        ("en/topic", ("topics",)),
        ("en/topic/passport-kept/99", ("topic", "passport-kept")),
        ("en/group/none", ("topics",)),
        ("en/hotline/nowhere", ("hotline",)),
        ("en/hotline/numbers/gold", ("hotline",)),
        ("en/hotline/card/99", ("hotline",)),
        ("en/elsewhere", ("home",)),
        ("en/topic/passport-kept/1/2", ("home",)),
        ("en/share/no-such-topic", ("topics",)),
    ],
)
def test_what_does_not_exist_opens_the_nearest_screen_and_says_so(text: str, opens: tuple[str, ...]) -> None:
    shown = press(text)
    assert shown.screen.address == Address(opens, "en")
    assert shown.texts[0] == REGION.wording.of("en")("notice-gone")


def test_callback_data_that_is_no_address_opens_home_and_says_so() -> None:
    shown = press("<script>")
    assert shown.screen.address.path == ("home",)
    assert shown.texts[0] == REGION.wording.of("en")("notice-broken")


def test_an_unknown_kind_of_urgent_asks_whether_there_is_danger() -> None:
    assert press("en/hotline/now/flood").texts[0] == REGION.wording.of("en")("now-unclear-title")


@pytest.mark.parametrize(("code", "path"), sorted(REGION.guide.path_of_code.items()))
def test_a_code_opens_its_screen(code: str, path: tuple[str, ...]) -> None:
    assert follow(f"ar_{code}").screen.address == Address(path, "ar")


def test_a_shared_card_opens_by_the_code_of_the_cards() -> None:
    code = next(code for code, path in REGION.guide.path_of_code.items() if path == ("hotline", "card"))
    assert follow(f"ar_{code}_somali").screen.address == Address(("hotline", "card", "somali"), "ar")


@pytest.mark.parametrize("rest", ["", "/text"])
def test_a_button_of_an_old_message_shares_a_topic_by_its_id(rest: str) -> None:
    code = REGION.guide.codes["passport-kept"]
    assert press(f"ar/share/passport-kept{rest}").screen.address == parse(f"ar/share/{code}{rest}")


def test_a_code_leads_to_a_page() -> None:
    code = REGION.guide.codes["passport-kept"]
    assert press(f"ar/{code}/2").screen.address == Address(("topic", "passport-kept", "2"), "ar")


def test_a_renamed_topic_opens_under_its_old_id() -> None:
    guide = replace(REGION.guide, renamed={"passport-taken": "passport-kept"})
    address = parse("ar/topic/passport-taken/2")
    shown = open_address(replace(REGION, guide=guide), address, source=AddressSource.LINK)
    assert shown.screen.address == Address(("topic", "passport-kept", "2"), "ar")
    assert shown.texts[0] != REGION.wording.of("ar")("notice-gone")


@pytest.mark.parametrize(
    ("address", "languages", "shown"),
    [
        ("topics", Languages(), "en"),
        ("topics", Languages(hinted="ar"), "ar"),
        ("topics", Languages(hinted="ar-EG"), "ar"),
        ("topics", Languages(hinted="xx"), "en"),
        ("topics", Languages(chosen="ar", hinted="en"), "ar"),
        ("en/topics", Languages(chosen="ar", hinted="ar"), "en"),
        ("zz/topics", Languages(chosen="ar"), "ar"),
        ("topics", Languages(chosen="zz", hinted="ar"), "ar"),
        ("ar", Languages(), "ar"),
    ],
)
def test_the_language_of_the_address_comes_first_then_the_chosen_then_the_hinted(
    address: str, languages: Languages, shown: str
) -> None:
    assert press(address, languages).screen.language == shown


def test_a_press_on_a_language_remembers_it_and_goes_on_to_the_page() -> None:
    shown = press("ar/set/topic/passport-kept")
    assert shown.effects == (RememberLanguage("ar"),)
    assert shown.screen.address == Address(("topic", "passport-kept"), "ar")


def test_a_press_on_an_old_message_remembers_nothing() -> None:
    assert press("ar/topic/passport-kept", Languages(chosen="en")).effects == ()


def test_a_link_to_a_language_only_offers_the_choice() -> None:
    assert follow("ar_set_home") == Shown(press("ar/language").screen, ())


def test_a_language_that_the_guide_lacks_is_not_remembered() -> None:
    shown = press("zz/set/home")
    assert (shown.effects, shown.screen.address.screen) == ((), "language")


@pytest.mark.parametrize("text", ["ar/set/leave", "ar/set/clear", "ar/set/set/leave"])
def test_set_has_no_effect_but_to_remember_the_language(text: str) -> None:
    shown = press(text)
    assert shown.effects == (RememberLanguage("ar"),)
    assert shown.screen.address.path == ("home",)


@pytest.mark.parametrize("source", [AddressSource.PRESS, AddressSource.COMMAND])
@pytest.mark.parametrize(("act", "effect"), [("leave", Leave()), ("clear", Clear())])
def test_leave_and_clear_act_when_pressed_or_typed(act: str, effect: Leave | Clear, source: AddressSource) -> None:
    assert open_address(REGION, Address((act,), "en"), source=source).effects == (effect,)


@pytest.mark.parametrize("act", ["leave", "clear"])
def test_a_link_to_leave_or_clear_asks_first(act: str) -> None:
    shown = follow(f"en_{act}")
    assert shown.effects == ()
    assert pressed(shown.screen, REGION.wording.of("en")(f"{act}-yes")) == Address((act,), "en")


@pytest.mark.parametrize("act", ["leave", "clear"])
def test_back_from_the_hotline_to_what_asks_first_asks_again(act: str) -> None:
    words = REGION.wording.of("en")
    asking = follow(f"en_{act}").screen
    back = pressed(opened_by(REGION, asking, words("button-hotline")), words("button-back"))
    assert open_address(REGION, back).effects == ()


def test_leave_shows_the_everyday_page_and_one_plain_button() -> None:
    shown = press("en/leave")
    assert shown.texts[0] == REGION.guide.localized("en").everyday.title
    assert [button.label for row in shown.screen.rows for button in row] == [REGION.wording.of("en")("everyday-home")]


def test_clear_ends_in_one_line() -> None:
    assert press("ar/clear").texts == [REGION.wording.of("ar")("cleared")]


def test_back_leads_to_where_the_hotline_was_opened_from(
    steps: Sequence[Step], record_property: Callable[[str, object], None]
) -> None:
    met = 0
    for step in steps:
        words = REGION.wording.of(step.screen.language)
        names = [button.label for row in step.screen.rows for button in row]
        address = step.screen.address
        if words("button-hotline") in names and address.path[0] != "hotline":
            hotline = opened_by(REGION, step.screen, words("button-hotline"))
            assert opened_by(REGION, hotline, words("button-back")).address == address
            met += 1
    record_property("met", f"{met} screens")
    assert met > 100


def test_back_from_a_screen_under_the_hotline_leads_step_by_step_to_the_page() -> None:
    words = REGION.wording.of("ar")
    screen = press("ar/topic/passport-kept/2").screen
    for label in ("button-hotline", "hotline-numbers", "need-wages", "button-back", "button-back", "button-back"):
        screen = opened_by(REGION, screen, words(label))
    assert screen.address == Address(("topic", "passport-kept", "2"), "ar")


def test_back_from_a_related_topic_leads_to_the_page_it_was_opened_from() -> None:
    screen = press("en/topic/passport-kept/1").screen
    related = REGION.guide.localized("en").topics["moving-out"].button
    opened_topic = opened_by(REGION, screen, related)
    assert opened_by(REGION, opened_topic, REGION.wording.of("en")("button-back")).address == screen.address


def opened_by(content: Content, screen: Screen, label: str) -> Screen:
    return open_address(content, pressed(screen, label)).screen
