"""`python -m bot evaluate`: a table for people, JSON for programs, a sentence for what cannot be read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.jsonl").write_text('{"q": "they took my passport", "kind": "topic", "expect": ["papers-taken"]}\n')
    (tmp_path / "xx.jsonl").write_text('{"q": "xx", "kind": "offtopic", "expect": []}\n')
    return tmp_path


def evaluate(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["evaluate", *arguments])


def test_a_table_has_a_row_for_each_language_of_the_guide(folder: Path) -> None:
    shown = evaluate(str(folder))
    assert shown.exit_code == 0
    assert [line.split()[0] for line in shown.output.splitlines()] == ["language", "en", "all", "Left"]


def test_json_has_rates_by_language_and_pooled(folder: Path) -> None:
    report = json.loads(evaluate(str(folder), "--json").output)
    assert report["languages"]["en"]["hit@1"] == report["all"]["hit@1"] == 1.0
    assert report["left_out"] == ["xx"]


def test_a_bad_line_is_one_sentence_with_its_place(folder: Path) -> None:
    (folder / "es.jsonl").write_text("hola\n")
    shown = evaluate(str(folder))
    assert (shown.exit_code, shown.output.count("\n")) == (2, 1)
    assert shown.output.startswith(f"{folder}/es.jsonl:1: ")


@pytest.fixture
def families(tmp_path: Path) -> Path:
    lines = [
        {"q": "they took my passport", "family": "topic", "expect": ["papers-taken"]},
        {"q": "i drink coffee in the morning", "family": "calm", "expect": []},
        {"q": "lawyer", "family": "contact", "expect": ["share"]},
    ]
    (tmp_path / "en.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return tmp_path


def test_families_have_figures_of_their_own(families: Path) -> None:
    shown = evaluate(str(families))
    assert shown.exit_code == 0
    rows = [line.split(": ")[0] for line in shown.output.splitlines() if line.startswith("en ")]
    assert list(dict.fromkeys(rows)) == ["en calm", "en topic", "en contact"]


def test_misses_are_listed_with_what_was_shown(families: Path) -> None:
    assert "en contact, opens | lawyer | share | hotline/lawyer" in evaluate(str(families), "--misses").output


def test_families_as_json(families: Path) -> None:
    figures = json.loads(evaluate(str(families), "--json").output)
    assert {figure["family"] for figure in figures} == {"calm", "topic", "contact"}


@pytest.mark.parametrize("kind", ["folder", "families"])
def test_other_searches_run_on_the_same_queries(kind: str, request: pytest.FixtureRequest) -> None:
    shown = evaluate(str(request.getfixturevalue(kind)), "--compare")
    assert shown.exit_code == 0
    assert [line.split()[0] for line in shown.output.splitlines()][-4:] == ["Magnolia", "rapidfuzz", "BM25", "SQLite"]
