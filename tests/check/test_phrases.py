"""Frames and phrases for screens, in the whole check: what is wrong is said with file and line."""

from datetime import date
from pathlib import Path

import pytest

from bot.check.check import check

TODAY = date(2026, 11, 24)


def findings(folder: Path) -> list[str]:
    """What is found, as file:line: message without the folder."""
    found = check(folder / "content", folder / "locales", today=TODAY)
    return [str(finding).removeprefix(f"{folder}/") for finding in found]


FRAMES = """\
fields: {boss: ["my boss"]}
calm: {none: ["nice weather"]}
alert: {wages-owed: ["{boss} keeps my pay"]}
urgent: {danger: ["{boss} hits me"]}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("wages-owed", "wages", "content/en/frames.yaml:3: unknown key 'wages'"),
        ("{boss} hits", "{bos} hits", "content/en/frames.yaml:4: '{bos}' is not under 'fields'"),
        ("danger:", "dangr:", "content/en/frames.yaml:4: unknown key 'dangr'"),
        ("nice weather", "help", "content/en/frames.yaml:2: 'help' is already in urgent.yaml:"),
        ('"nice weather"', "nice weather", "content/en/frames.yaml:2: "),
    ],
)
def test_what_is_wrong_in_frames_is_said(copy: Path, old: str, new: str, said: str) -> None:
    assert old in FRAMES
    (copy / "content/en/frames.yaml").write_text(FRAMES.replace(old, new, 1), encoding="utf-8")
    assert [finding for finding in findings(copy) if finding.startswith(said)]


def test_frames_are_not_needed_in_every_language(copy: Path) -> None:
    (copy / "content/en/frames.yaml").write_text(FRAMES, encoding="utf-8")
    assert [finding for finding in findings(copy) if "frames" in finding] == []


SCREENS = """\
share: ["send it to a friend"]
"hotline/lawyer":
  - i want a lawyer
  - need attorney
leave: ["get me out of this chat"]
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("hotline/lawyer", "hotline/lawyers", "3: no screen that a text may open has the address 'hotline/lawyers'"),
        ("share:", "sharing:", "1: no screen that a text may open has the address 'sharing'"),
        ("share:", '"hotline/now/sad":', "1: no screen that a text may open has the address 'hotline/now/sad'"),
        ("share:", '"en/share":', "1: no screen that a text may open has the address 'en/share'"),
        ("share:", "broken:", "1: no screen that a text may open has the address 'broken'"),
        ("leave:", "clear:", "5: no screen that a text may open has the address 'clear'"),
        ("need attorney", "I want a lawyer!", "4: 'I want a lawyer!' is already in screens.yaml:3"),
        ("need attorney", "they took my passport", "4: 'they took my passport' is already in passport-kept.yaml:"),
        ("need attorney", "help", "4: 'help' is already in urgent.yaml:"),
        ("need attorney", "hello", "4: 'hello' is already in talk.yaml:"),
        ('["send it to a friend"]', "send it", "1: 'share' must be a list"),
        ("need attorney", "need attorney # 2", "4: 'hotline/lawyer': what follows '#' is a comment"),
    ],
)
def test_what_is_wrong_in_phrases_for_screens_is_said(copy: Path, old: str, new: str, said: str) -> None:
    assert old in SCREENS
    (copy / "content/en/screens.yaml").write_text(SCREENS.replace(old, new, 1), encoding="utf-8")
    found = findings(copy)
    assert [finding for finding in found if finding.startswith(f"content/en/screens.yaml:{said}")], found


def test_phrases_for_screens_are_not_needed_in_every_language(copy: Path) -> None:
    (copy / "content/en/screens.yaml").write_text(SCREENS, encoding="utf-8")
    assert [finding for finding in findings(copy) if "screens.yaml" in finding] == []
