"""Content becomes a Guide, or one sentence says what is wrong and where."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.loader import load, read_structure
from bot.guide.model import Guide, Roles, TopicRoles
from bot.guide.yaml_field import MAX_ID, ContentError
from tests.kit.small_guide import CONTACTS, FILES, GUIDE, TOPIC, write_guide

CONTENT = Path(__file__).parents[2] / "content"


def test_this_projects_content_loads_with_every_topic_in_every_language() -> None:
    guide = load(CONTENT)
    assert {len(edition.topics) for edition in guide.localizations.values()} == {len(guide.codes)}
    assert len(guide.codes) >= 28


def test_the_smallest_guide_loads(tmp_path: Path) -> None:
    guide = load(write_guide(tmp_path))
    assert guide.localized("en").topics["pay"].summary == ("You may ask for your pay.", "You may call {line}.")
    assert guide.path_of_code == {"p1y": ("topic", "pay")}


def test_what_is_shown_is_the_same_without_the_phrases_that_people_type(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    whole, shown = load(folder).localized("en"), load(folder, phrases=False).localized("en")
    topics = {name: replace(topic, asks=()) for name, topic in whole.topics.items()}
    assert shown == replace(whole, topics=topics, urgent={}, non_urgent=(), talk={})
    assert whole.urgent and whole.non_urgent and whole.talk and whole.topics["pay"].asks


def test_a_language_that_is_lacking_falls_back_to_the_first(tmp_path: Path) -> None:
    guide = load(write_guide(tmp_path))
    assert guide.localized("vi") is guide.localized("en")


def test_drafts_in_a_subfolder_of_a_language_are_ignored(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    (folder / "en" / "drafts").mkdir()
    (folder / "en" / "drafts" / "half-a-topic.yaml").write_text("title: [", encoding="utf-8")
    load(folder)


def test_the_structure_can_be_read_without_any_words(tmp_path: Path) -> None:
    write_guide(tmp_path, en_pay="not a topic")
    assert read_structure(tmp_path).localizations == {}


@pytest.mark.parametrize("name", ["guide.yml", "contacts.YAML", "topics.yaml", "en/pay.yml"])
def test_a_file_that_nothing_reads_is_refused(tmp_path: Path, name: str) -> None:
    (write_guide(tmp_path) / name).touch()
    with pytest.raises(ContentError, match=rf"{re.escape(name)}:1: "):
        load(tmp_path)


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"nowhere:1: this content folder does not exist$"):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize("name", FILES)
def test_each_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (write_guide(tmp_path) / name).unlink()
    with pytest.raises(ContentError, match=rf"{re.escape(name)}:1: this file is missing"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("languages: [en]", "languages: []", 4, "at least one language is needed"),
        ("languages: [en]", "languages: [eng]", 4, "language 'eng' must be two letters"),
        ("languages: [en]", "languages: [en, es]", 1, "no folder for the language 'es'"),
        ("{id: work", "{id: At Work", 7, "'At Work' must be at most 27 characters of a-z, 0-9 and -"),
        ("topics: [pay]", "topics: [pay, pay]", 7, "topic 'pay' is listed twice"),
        ("topics: [pay]", f"topics: [{'p' * (MAX_ID + 1)}]", 7, "must be at most 27"),
        ("languages: [en]", "languages: [en, en]", 4, "language 'en' is listed twice"),
        ("topics: [pay]}", "topics: [pay]}\n  - {id: work, topics: []}", 8, "group 'work' is listed twice"),
        ("{talk: [line]}", "{talk: [line, line]}", 8, "contact 'line' is listed twice"),
        ("{talk: [line]}", "{talk: [lines]}", 8, "contact 'lines' is not in contacts.yaml"),
        ("country: US", "country: us", 3, "country 'us' must be an ISO 3166 code such as US"),
        ("card_languages: [en]", "card_languages: [es]", 13, "card language 'es' is not one of the guide's languages"),
        ("card_languages: [en]\n", "", 14, "spoken languages need card_languages"),
        ("mam: {en: Mam}", "mam: {es: mam}", 15, "'mam' has no name in the card language 'en'"),
        ("hotline: line, ", "", 9, "'hotline' is missing"),
        ("emergency: line, ", "", 9, "'emergency' is missing"),
        ("hotline: line", "hotline: lines", 9, "contact 'lines' is not in contacts.yaml"),
        ("hotline: line", "hotlines: line", 9, "unknown key 'hotlines'"),
        ("lawyers: [line]", "lawyers: [line, line]", 9, "contact 'line' is listed twice"),
        ("lawyers: [line]", "wages: lines", 9, "contact 'lines' is not in contacts.yaml"),
        ("lawyers: [line]", "assault-line: lines", 9, "contact 'lines' is not in contacts.yaml"),
        ("lawyers: [line]", "partner-line: lines", 9, "contact 'lines' is not in contacts.yaml"),
        ("lawyers: [line]", "partner_line: line", 9, "unknown key 'partner_line'"),
        ("codes:", "topic_roles: {calling: pey}\ncodes:", 10, "topic 'pey' is in no group"),
        ("codes:", "topic_roles: {helping: [pey]}\ncodes:", 10, "topic 'pey' is in no group"),
        ("codes:", "topic_roles: {near-danger: [pey]}\ncodes:", 10, "topic 'pey' is in no group"),
        ("codes:", "topic_roles: {near-danger: pay}\ncodes:", 10, "'near-danger' must be a list"),
        ("codes:", "topic_roles: {call: pay}\ncodes:", 10, "unknown key 'call'"),
        ("{talk: [line]}", "{Talk now: [line]}", 8, "'Talk now' must be at most 27"),
        ("pay: p1y", "pay: pay", 10, "code 'pay' must be three characters of a-z and 0-9, one of them a digit"),
        ("pay: p1y", "pay: p1y, paid: q2z", 10, "a code for 'paid', which is in no group"),
        ("{pay: p1y}", "{}", 10, "topic 'pay' has no code"),
        ("{pay: []}", "{pay: [pey]}", 11, "related topic 'pey' is in no group"),
        ("{pay: []}", "{pay: [pay, pay, pay]}", 11, "topic 'pay' has 3 related topics, at most 2 are shown"),
        ("wages: pay", "wages: pey", 12, "topic 'pey' is in no group"),
        ("wages: pay", "pay: pay", 12, "'pay' is still a topic, so it cannot be renamed"),
        ("wages: pay", "Old wages: pay", 12, "'Old wages' must be at most 27 characters of a-z, 0-9 and -"),
        ("home: {pay:", "home: {Pay me:", 5, "'Pay me' must be at most 27 characters of a-z, 0-9 and -"),
        ("region:", "regoin:", 2, "unknown key 'regoin'"),
        ("name: Lantern\n", "", 1, "'name' is missing"),
    ],
)
def test_a_structure_that_is_wrong_is_refused(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in GUIDE
    with pytest.raises(ContentError, match=re.escape(said)) as refusal:
        load(write_guide(tmp_path, guide=GUIDE.replace(old, new, 1)))
    assert refusal.value.line == line


def test_roles_name_contacts_and_topics_and_what_is_not_named_is_none(tmp_path: Path) -> None:
    text = GUIDE.replace("lawyers: [line]", "lawyers: [line], assault-line: line, partner-line: line")
    guide = load(
        write_guide(tmp_path, guide=text + "topic_roles: {calling: pay, helping: [pay], near-danger: [pay]}\n")
    )
    assert guide.roles == Roles(
        hotline="line", emergency="line", lawyers=("line",), assault_line="line", partner_line="line"
    )
    assert guide.topic_roles == TopicRoles(calling="pay", helping=("pay",), near_danger=("pay",))


def test_a_guide_may_do_without_the_optional_keys(tmp_path: Path) -> None:
    text = GUIDE[: GUIDE.index("card_languages")] + "spoken_languages: {}\n"
    guide = load(write_guide(tmp_path, guide=text.replace(", lawyers: [line]", "")))
    assert (guide.card_languages, guide.spoken_languages, guide.topic_roles) == ((), (), TopicRoles())
    assert guide.roles.lawyers == ()


def test_a_hotline_without_a_phone_is_refused(tmp_path: Path) -> None:
    contacts = CONTACTS.replace('phone: "+12025550100"', "web: https://example.org")
    with pytest.raises(
        ContentError, match=r"guide\.yaml:9: contact 'line' has no phone, which the role 'hotline' needs"
    ):
        load(write_guide(tmp_path, contacts=contacts))


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("+12025550100", "202 555 0100", 2, "'phone' must be a number like +18883737888"),
        ("enforcement: none", "enforcement: army", 3, "enforcement must be one of none, state, police"),
        ("immigration: no", "immigration: maybe", 4, "must be yes or no, not 'maybe'"),
        ("2026-11-01", "last week", 5, "must be a date like 2026-11-24"),
        ("checked: 2026-11-01", 'checked: 2026-11-01, url: "ftp://x"', 5, "'ftp://x' is not a web address"),
        ("phone:", "fone:", 2, "unknown key 'fone'"),
        ('phone: "+12025550100"', "text_word: HELP", 2, "contact 'line' has none of phone, text_to, chat, web"),
        (
            'phone: "+12025550100"',
            'phone: "911"\n  text_word: HELP',
            2,
            "has a text_word but no text_to",
        ),
        ('phone: "+12025550100"', "web: www.example.org", 2, "'www.example.org' is not a web address"),
        ('phone: "+12025550100"', 'chat: "https://exa mple.org"', 2, "'https://exa mple.org' is not a web address"),
        ("line:", "The Line:", 2, "'The Line' must be at most 27 characters of a-z, 0-9 and -"),
    ],
)
def test_a_contact_that_is_wrong_is_refused(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in CONTACTS
    with pytest.raises(ContentError, match=re.escape(said)) as refusal:
        load(write_guide(tmp_path, contacts=CONTACTS.replace(old, new)))
    assert refusal.value.line == line


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the small guide with a piece cut out and something else in its place."""
    name = draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 40)))
    piece = draw(st.text(max_size=10) | st.sampled_from(["[", "{", "- ", ": ", "null", "&a *a", "{line}", TOPIC]))
    return name, text[:start] + piece + text[end:]


@given(damaged())
def test_damaged_content_is_a_guide_or_refused(
    tmp_path_factory: pytest.TempPathFactory, damage: tuple[str, str]
) -> None:
    folder = write_guide(tmp_path_factory.mktemp("damaged"))
    name, text = damage
    (folder / name).write_text(text, encoding="utf-8", errors="replace")
    said = loaded_or_said(folder)
    assert isinstance(said, Guide) or re.match(rf"{re.escape(str(folder))}\S*:\d+: \S", said)


def loaded_or_said(folder: Path) -> Guide | str:
    try:
        return load(folder)
    except ContentError as refusal:
        return str(refusal)


@pytest.mark.parametrize(("code", "known"), [("US", True), ("MX", True), ("us", False), ("XX", False), ("", False)])
def test_a_country_is_an_upper_case_iso_3166_code(tmp_path: Path, code: str, *, known: bool) -> None:
    folder = write_guide(tmp_path, guide=re.sub("country: [A-Z]+", f'country: "{code}"', GUIDE))
    if known:
        assert read_structure(folder).country == code
    else:
        with pytest.raises(ContentError, match="country"):
            read_structure(folder)
