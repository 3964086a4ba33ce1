"""The stamp writes one value and leaves all else as it is."""

from pathlib import Path

import pytest

from bot.check.stamp import stamp
from bot.check.translation import fingerprint
from bot.guide.yaml_field import ContentError
from bot.guide.yaml_file import read_yaml
from tests.kit.small_guide import GUIDE, TOPIC, write_guide

STRUCTURE = GUIDE.replace("languages: [en]", "languages: [en, es]", 1)


def with_translation(folder: Path, text: str) -> Path:
    """A guide in two languages; returns the translated topic."""
    write_guide(folder, guide=STRUCTURE)
    translated = folder / "es" / "pay.yaml"
    translated.parent.mkdir()
    translated.write_bytes(text.encode())
    return translated


@pytest.mark.parametrize(
    "lines",
    [
        'translation: {of: "000000000000", reviewed: no} # not yet\n',
        "translation:\n  of: 000000000000\n  reviewed: no\n",
        "translation:\r\n  reviewed: no\r\n  of: '000000000000'",
        'translation: {of: "000000000000", reviewed: no}\nasks: ["¿dónde está mi pago?"]\n',
    ],
)
def test_only_the_hash_changes(tmp_path: Path, lines: str) -> None:
    translated = with_translation(tmp_path, f"# Una nota.\ntitle: Año\n{lines}")
    before = translated.read_bytes()
    assert stamp(tmp_path) == [translated]
    present = fingerprint(read_yaml(tmp_path / "en" / "pay.yaml"))
    unquoted = before.replace(b'"000000000000"', b"@").replace(b"'000000000000'", b"@").replace(b"000000000000", b"@")
    assert translated.read_bytes() == unquoted.replace(b"@", f'"{present}"'.encode())


def test_what_is_stamped_is_not_written_again(tmp_path: Path) -> None:
    with_translation(tmp_path, f'{TOPIC}translation: {{of: "000000000000", reviewed: no}}\n')
    stamp(tmp_path)
    assert stamp(tmp_path) == []


def test_a_topic_that_is_not_said_to_be_a_translation_is_refused(tmp_path: Path) -> None:
    with_translation(tmp_path, TOPIC)
    with pytest.raises(ContentError, match=r"pay\.yaml:1: 'translation' is missing"):
        stamp(tmp_path)
