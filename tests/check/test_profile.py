"""What Telegram shows of the bot before anything is written."""

from pathlib import Path

import pytest

from bot.check.messages import Message
from bot.check.profile import profile_lengths
from bot.guide.loader import read_structure
from tests.kit.content import CONTENT

PLAN = read_structure(CONTENT)
HERE = Path("en.ftl")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("profile-name", "x" * 64, []),
        ("profile-name", "x" * 65, ["'profile-name' has 65 characters, at most 64"]),
        ("profile-short", "{ $region }" + "x" * 109, []),
        ("profile-short", "{ $region }" + "x" * 110, ["'profile-short' has 121 characters, at most 120"]),
        ("profile-description", "x" * 513, ["'profile-description' has 513 characters, at most 512"]),
        ("home-title", "x" * 600, []),
    ],
)
def test_it_is_as_short_as_telegram_allows_with_name_and_region_in_it(name: str, text: str, said: list[str]) -> None:
    findings = profile_lengths([Message(HERE, 3, name, text)], PLAN)
    assert [(finding.line, finding.message) for finding in findings] == [(3, problem) for problem in said]
