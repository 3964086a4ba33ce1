"""Frames of sentences: read by topic and kind, or one sentence says what is wrong and where."""

import re
from pathlib import Path

import pytest

from bot.guide.loader import load
from bot.guide.model import NO_FRAMES, Frames, Urgency
from bot.guide.yaml_field import ContentError
from tests.kit.small_guide import write_guide

FRAMES = """\
fields:
  boss: [my boss, the lady]
calm:
  pay: ["{boss} pays me late"]
  greeting: [hey there]
  none:
    - i like my job
    - i like {boss}
alert:
  pay: [they keep my pay]
urgent:
  danger: ["{boss} hits me"]
"""


def with_frames(folder: Path, text: str = FRAMES) -> Path:
    write_guide(folder)
    (folder / "en" / "frames.yaml").write_text(text, encoding="utf-8")
    return folder


def test_frames_come_by_topic_intent_and_kind_of_urgency(tmp_path: Path) -> None:
    assert load(with_frames(tmp_path)).localized("en").frames == Frames(
        fields={"boss": ("my boss", "the lady")},
        calm={
            "pay": ("{boss} pays me late",),
            "greeting": ("hey there",),
            "none": ("i like my job", "i like {boss}"),
        },
        alert={"pay": ("they keep my pay",)},
        urgent={Urgency.DANGER: ("{boss} hits me",)},
    )


def test_a_language_may_lack_frames_and_what_is_shown_needs_none(tmp_path: Path) -> None:
    assert load(write_guide(tmp_path)).localized("en").frames == NO_FRAMES
    assert load(with_frames(tmp_path), phrases=False).localized("en").frames == NO_FRAMES


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("i like {boss}", "i like {bos}", 8, "'{bos}' is not under 'fields'"),
        ("i like {boss}", "i like {}", 8, "'{}' is not under 'fields'"),
        ("[my boss, the lady]", "[]", 2, "field 'boss' has no words"),
        ("[my boss, the lady]", "my boss", 2, "'boss' must be a list"),
        ("[my boss, the lady]", "[my boss, '']", 2, "'boss[2]' is empty"),
        ("  none:", "  nothing:", 7, "unknown key 'nothing'; known keys: pay, greeting"),
        ("  pay: [they", "  wages: [they", 10, "unknown key 'wages'; known keys: pay"),
        ("  danger:", "  dangr:", 12, "unknown key 'dangr'; known keys: danger, medical"),
        ("  danger:", "  pay:", 12, "unknown key 'pay'; known keys: danger"),
        ("calm:", "quiet:", 4, "unknown key 'quiet'; known keys: fields, calm, alert, urgent"),
        ("alert:\n  pay: [they keep my pay]\n", "", 1, "'alert' is missing"),
        ("[hey there]", "hey there", 5, "'greeting' must be a list"),
    ],
)
def test_frames_that_are_wrong_are_refused(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in FRAMES
    with pytest.raises(ContentError, match=re.escape(said)) as refusal:
        load(with_frames(tmp_path, FRAMES.replace(old, new, 1)))
    assert (refusal.value.file.name, refusal.value.line) == ("frames.yaml", line)
