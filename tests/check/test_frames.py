"""Rules for frames of sentences: no sentence contradicts a phrase that somebody typed."""

from pathlib import Path

import pytest

from bot.check.frames import frame_findings
from bot.guide.yaml_field import Field
from bot.guide.yaml_file import read_yaml

FRAMES = """\
fields:
  boss: [my boss, the lady]
calm:
  pay: ["{boss} pays late"]
  none: [good weather]
alert:
  pay: ["{boss} keeps my pay"]
urgent:
  danger: ["{boss} hits me"]
"""
PAY = "asks: [they do not pay]\n"
TALK = "off-topic: [nice weather]\n"
SCREENS = "hotline/lawyer: [i want a lawyer]\n"
URGENT = "danger: [he locks me in]\nnon_urgent: [he locks the shop]\n"


def found(folder: Path, *, frames: str = FRAMES, **changed: str) -> list[str]:
    texts = {"pay": PAY, "talk": TALK, "urgent": URGENT, "screens": SCREENS, **changed}
    phrases = [written(folder / f"{name}.yaml", text) for name, text in texts.items()]
    findings = frame_findings(written(folder / "frames.yaml", frames), phrases)
    return [f"{finding.line}: {finding.message}" for finding in findings]


def written(file: Path, text: str) -> Field:
    file.write_text(text, encoding="utf-8")
    return read_yaml(file)


def test_frames_that_contradict_no_phrase_are_left_alone(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("changed", "line", "said"),
    [
        ({"pay": "asks: [The lady hits me!]\n"}, 9, "'the lady hits me' is already in pay.yaml:1"),
        ({"talk": "off-topic: [my boss pays late]\n"}, 4, "'my boss pays late' is already in talk.yaml:1"),
        ({"urgent": "danger: [my boss keeps my pay]\n"}, 7, "'my boss keeps my pay' is already in urgent.yaml:1"),
        ({"urgent": "threat: [the lady hits me]\n"}, 9, "'the lady hits me' is already in urgent.yaml:1"),
        ({"urgent": "non_urgent: [the lady hits me]\n"}, 9, "'the lady hits me' is already in urgent.yaml:1"),
        ({"urgent": "non_urgent: [the lady keeps my pay]\n"}, 7, "'the lady keeps my pay' is already in urgent.yaml:1"),
        ({"urgent": "in_doubt: [the lady hits me]\n"}, 9, "'the lady hits me' is already in urgent.yaml:1"),
        ({"urgent": "in_doubt: [my boss pays late]\n"}, 4, "'my boss pays late' is already in urgent.yaml:1"),
        ({"screens": "hotline/lawyer: [my boss pays late]\n"}, 4, "'my boss pays late' is already in screens.yaml:1"),
    ],
)
def test_a_sentence_that_stands_elsewhere_with_another_label_is_found(
    tmp_path: Path, changed: dict[str, str], line: int, said: str
) -> None:
    assert found(tmp_path, **changed) == [f"{line}: {said}, with another label"]


@pytest.mark.parametrize(
    "changed",
    [
        {"pay": "asks: [the lady pays late, my boss keeps my pay]\n"},
        {"talk": "off-topic: [good weather]\n"},
        {"urgent": "danger: [the lady hits me]\nnon_urgent: [my boss pays late]\n"},
        {"urgent": "in_doubt: [the lady keeps my pay]\n"},
    ],
)
def test_a_sentence_that_stands_elsewhere_with_the_same_label_is_not(tmp_path: Path, changed: dict[str, str]) -> None:
    assert found(tmp_path, **changed) == []


def test_a_brace_that_is_not_closed_is_found(tmp_path: Path) -> None:
    frames = FRAMES.replace("{boss} pays", "{boss pays")
    assert found(tmp_path, frames=frames) == ["4: unbalanced brace"]
