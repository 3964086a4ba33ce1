"""The whole check, over the real content, over the frozen guide, and over copies of that with something wrong."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import rmtree

import pytest

from bot.check.check import check
from bot.guide.yaml_field import ContentError
from tests.kit.content import CONTENT, LOCALES, REAL_CONTENT, REAL_LOCALES, content

TODAY = date(2026, 11, 24)

FEW_ASKS = " ways of asking; at least 40 are needed"
"""Found in each topic of the frozen guide."""

ON_NO_TOPIC = " stands on no topic"
"""Found of five contacts of the frozen guide, which has few topics."""

Change = Callable[[str, str, str], None]


def change(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{name} no longer says {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def findings(folder: Path, *, today: date = TODAY) -> list[str]:
    """What is found, as file:line: message without the folder, and without what is known of the frozen guide."""
    found = [str(finding) for finding in check(folder / "content", folder / "locales", today=today)]
    return [finding.removeprefix(f"{folder}/") for finding in found if FEW_ASKS not in finding]


def test_this_projects_content_is_clean() -> None:
    assert [str(finding) for finding in check(REAL_CONTENT, REAL_LOCALES)] == []


def test_the_frozen_guide_is_clean_but_small() -> None:
    """Forty ways of asking a question, and a topic for each contact, are needed where real people come to read."""
    found = [str(finding) for finding in check(CONTENT, LOCALES, today=TODAY)]
    assert [finding for finding in found if not finding.endswith((FEW_ASKS, ON_NO_TOPIC))] == []
    assert sum(finding.endswith(FEW_ASKS) for finding in found) == 2 * len(content().guide.codes)
    assert sum(finding.endswith(ON_NO_TOPIC) for finding in found) == 5


def test_problems_in_several_files_are_all_found_at_once(copy: Path) -> None:
    change(copy, "content/ar/passport-kept.yaml", "question:", "pregunta:")
    change(copy, "content/ar/permits-to-stay.yaml", "next_step:", "next: [\n")
    (copy / "content/ar/wages-owed.yaml").unlink()
    change(copy, "content/en/moving-out.yaml", "title: ", "title: Illegal ")
    change(copy, "locales/ar.ftl", "button-home = ", "button-home ")
    said = "\n".join(findings(copy))
    for name in (
        "ar/passport-kept.yaml:3: unknown key 'pregunta'",
        "ar/permits-to-stay.yaml:",
        "ar/wages-owed.yaml:1: this file is",
    ):
        assert f"content/{name}" in said
    assert "content/en/moving-out.yaml:1: 'title': 'Illegal' is a word to avoid" in said
    assert re.search(r"locales/ar\.ftl:\d+: not Fluent", said)


def test_findings_come_in_order_and_once(copy: Path) -> None:
    change(copy, "content/en/passport-kept.yaml", "title: ", "title: Victims ")
    change(copy, "content/en/moving-out.yaml", "title: ", "title: Victims ")
    found = check(copy / "content", copy / "locales", today=TODAY)
    assert found == sorted(set(found))


PAPERS = "content/en/passport-kept.yaml"
ENGLISH = "locales/en.ftl"


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("content/guide.yaml", "wages: topic/wages-owed", "wages: topic/no-pay", "on en/home leads nowhere"),
        (
            "content/guide.yaml",
            "somali: {en: Somali, ar: الصومالية}",
            "somali: {en: Somali}",
            "'somali' has no name in the card language 'ar'",
        ),
        ("content/guide.yaml", "wages: topic/wages-owed", "wages: Topic/unpaid", "'Topic/unpaid' is not an address"),
        (
            "content/guide.yaml",
            "groups:\n  - {",
            "groups:\n  - {screens: [All numbers], ",
            "guide.yaml:19: 'All numbers' is not an address",
        ),
        ("content/en/avoid.yaml", "words:", "verbs: [is]\nwords:", "avoid.yaml:1: 'clauses' is missing"),
        ("content/guide.yaml", "name: Tidewell", "name: Hotline", "'Hotline' gives the subject away"),
        ("content/en/everyday.yaml", "title: ", "title: Escape ", "'Escape' gives the subject away"),
        ("content/en/contacts.yaml", "what_for: ", "what_for: Call 020 7946 0999. ", "is not in contacts.yaml"),
        ("content/ar/wages-owed.yaml", "reviewed: no}", "reviewed: no}\nextra: 1", "unknown key 'extra'"),
        (PAPERS, "button: ", "button: MMMMMMMMMMMMMMMMMMMMM ", "px wide, 300 fit on a button"),
        (PAPERS, "title: ", "title: Call 020 7946 0999, ", "the number 020 7946 0999 is not in contacts.yaml"),
        (
            "content/en/everyday.yaml",
            "points:\n",
            'points:\n  - "{shore-watch}"\n',
            "{shore-watch} is not filled in on en/",
        ),
        (PAPERS, "points:\n      - ", "points:\n      - Ask emergency}. ", "unbalanced brace"),
        (PAPERS, "question: ", f"question: {'Why ' * 25}", "'question' has "),
        (PAPERS, "summary: |-\n  ", f"summary: |-\n  {'So ' * 400}", "to copy on en/share/k1p/text, at most 1000"),
        (PAPERS, "title: ", "title: Ask {shore-watch} ", "braces are not filled in here"),
        (PAPERS, "title: ", "title: Now ", "has changed since this was translated"),
        (ENGLISH, "home-names = ", "home-names = Now! ", "no exclamation marks"),
        (
            ENGLISH,
            "home-names = ",
            "home-names = Ask 020 7946 0103. ",
            "write {wage-desk} in place of the number 020 7946 0103",
        ),
        (ENGLISH, "home-names = ", "home-names = " + "so " * 30, "words on en/home, at most 45"),
        (
            ENGLISH,
            "now-danger-hotline = ",
            "now-danger-hotline = " + "so " * 50,
            "on en/hotline/now/danger, at most 80",
        ),
        (ENGLISH, "button-home = ", "button-home = The way back to ", "fit on a button where"),
        (ENGLISH, "command-hotline = ", "command-hotline = Hotline: ", "'Hotline' gives the subject away"),
        (ENGLISH, "need-wages = ", "need-jobs = ", "'need-wages' is missing; guide.yaml needs it"),
        ("locales/ar.ftl", "{ $pages }", "{ $paginas }", "lacks { $pages }"),
        (ENGLISH, "home-ask = ", "home-ask = { home-ask }", "'home-ask' refers to itself"),
        (ENGLISH, "home-ask = ", "home-ask = { -brand }", "'home-ask' refers to '-brand', which does not exist"),
        (ENGLISH, "home-ask = ", "home-ask = { $nobody }", "{$nobody} is not filled in on en/home"),
        (ENGLISH, "home-ask = ", "home-ask = <b>Ask</b> ", "'<b>' would be shown literally: texts have no HTML"),
        (ENGLISH, "notice-gone = ", "notice-done = ", "'notice-gone' is missing"),
        (
            PAPERS,
            "points:\n      - ",
            "points:\n      - !Now ",
            "'!' starts a YAML tag, so the word after it would be dropped",
        ),
        (
            PAPERS,
            "points:\n      - ",
            f"points:\n      - {'a' * 4500} ",
            "characters on en/topic/passport-kept/1, at most 4096",
        ),
        (
            PAPERS,
            "points:\n      - ",
            "points:\n      - Keep\u200b it. ",
            "U+200B (zero width space) does not belong here",
        ),
        (PAPERS, "points:\n      - ", "points:\n      - Keep it # safe. ", "what follows '#' is a comment"),
        (
            "content/guide.yaml",
            "crisis-line: night-lamp",
            "crisis-line: field-lawyers",
            "contact 'field-lawyers' has no phone, which the role 'crisis-line' needs",
        ),
        ("content/guide.yaml", "name: Tidewell", "name: Tidewell # 2", "what follows '#' is a comment"),
        ("content/contacts.yaml", "+448081570123", "+4480815701234", "is not a possible telephone number"),
        (
            "content/contacts.yaml",
            "https://fieldlawyers.example",
            "fieldlawyers.example",
            "'fieldlawyers.example' is not a web address",
        ),
    ],
)
def test_what_is_wrong_is_said(copy: Path, name: str, old: str, new: str, said: str) -> None:
    change(copy, name, old, new)
    assert [finding for finding in findings(copy) if said in finding]


def test_a_file_that_nothing_reads_is_found(copy: Path) -> None:
    (copy / "content/ar/passport-kept.yaml").rename(copy / "content/ar/passport-kept.yml")
    assert {finding.split(": ", 1)[1] for finding in findings(copy)} == {
        "this file is not read: its name must end in .yaml",
        "this file is missing",
    }


def test_another_region_is_checked_with_its_own_country(copy: Path) -> None:
    change(copy, "content/guide.yaml", "country: GB", "country: MX")
    change(copy, PAPERS, "title: ", "title: 55 1234 5678 ")
    [found] = [finding for finding in findings(copy) if "55 1234 5678 is not in contacts.yaml" in finding]
    assert found.startswith(f"{PAPERS}:1:")


def test_a_button_that_is_too_wide_is_found_where_it_is_written(copy: Path) -> None:
    change(copy, PAPERS, "button: ", "button: MMMMMMMMMMMMMMMMMMMMM ")
    assert {finding.split(":")[0] for finding in findings(copy) if "px wide" in finding} == {PAPERS}


def test_a_plan_that_cannot_be_read_is_all_that_is_said(copy: Path) -> None:
    change(copy, "content/guide.yaml", "languages: [en, ar]", "languages: [en")
    change(copy, "content/contacts.yaml", 'phone: "555"', 'phone: ["555"')
    assert {finding.split(":")[0] for finding in findings(copy)} == {"content/guide.yaml", "content/contacts.yaml"}


def test_old_facts_are_found_in_every_file(copy: Path) -> None:
    files = {
        finding.split(":")[0] for finding in findings(copy, today=date(2028, 1, 1)) if "was last checked" in finding
    }
    assert {"content/contacts.yaml", "content/en/everyday.yaml", "content/ar/passport-kept.yaml"} <= files


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="this content folder does not exist"):
        check(tmp_path / "nowhere", LOCALES)


def test_a_locale_that_is_missing_is_one_finding(copy: Path) -> None:
    (copy / "locales" / "ar.ftl").unlink()
    assert findings(copy) == ["locales/ar.ftl:1: this file is missing"]


def test_the_first_locale_missing_says_nothing_against_the_others(copy: Path) -> None:
    (copy / "locales" / "en.ftl").unlink()
    assert findings(copy) == ["locales/en.ftl:1: this file is missing"]


def test_a_locale_without_messages_is_one_finding(copy: Path) -> None:
    (copy / "locales" / "ar.ftl").write_text("# soon\n", encoding="utf-8")
    assert findings(copy) == ["locales/ar.ftl:1: this file has no messages"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_language_without_a_folder_is_one_finding(copy: Path, language: str) -> None:
    rmtree(copy / "content" / language)
    assert findings(copy) == [f"content/{language}:1: there is no folder for the language '{language}'"]
