"""Ways of asking: enough of them, and none twice."""

from pathlib import Path

from bot.check.phrases import ASKS, enough, repeated
from bot.guide.yaml_field import Field
from bot.guide.yaml_file import read_yaml
from tests.check.conftest import Write


def test_too_few_ways_of_asking_are_counted(page: Write) -> None:
    findings = list(enough(page("title: x\nasks: [one, two]\n")))
    assert [(finding.line, finding.message) for finding in findings] == [
        (2, f"2 ways of asking, at least {ASKS} are needed")
    ]


def test_enough_ways_of_asking_are_left_alone(page: Write) -> None:
    assert list(enough(page(f"asks: [{', '.join(f'ask {number}' for number in range(ASKS))}]"))) == []


def test_a_phrase_under_two_headings_is_found_as_the_search_reads_it(tmp_path: Path) -> None:
    files = [
        written(tmp_path / "pay.yaml", "asks:\n  - No me pagan\n  - he pays late\n"),
        written(tmp_path / "urgent.yaml", "danger:\n  - he is here\nthreat:\n  - NO ME PAGAN!\n"),
    ]
    assert [str(finding) for finding in repeated(files)] == [
        f"{tmp_path}/urgent.yaml:4: 'NO ME PAGAN!' stands already in pay.yaml:2"
    ]


def test_signs_without_letters_are_compared_as_they_are(tmp_path: Path) -> None:
    talk = written(tmp_path / "talk.yaml", "off-topic: ['...', '???', '👍', '???']\n")
    assert len(list(repeated([talk]))) == 1


def written(file: Path, text: str) -> Field:
    file.write_text(text, encoding="utf-8")
    return read_yaml(file)
