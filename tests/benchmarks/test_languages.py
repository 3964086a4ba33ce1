"""The synthetic languages."""

from pathlib import Path

from benchmarks.languages import LANGUAGES, write_twelve_languages
from bot.guide.loader import load


def test_synthetic_languages_share_no_phrases(tmp_path: Path) -> None:
    guide = load(write_twelve_languages(tmp_path).content)
    phrases = [
        {phrase for topic in localized.topics.values() for phrase in topic.asks}
        for localized in guide.localizations.values()
    ]
    assert len(phrases) == LANGUAGES
    assert len(set().union(*phrases)) > 0.99 * sum(map(len, phrases))
