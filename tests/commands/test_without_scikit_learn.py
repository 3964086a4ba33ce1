"""scikit-learn trains an index and does nothing else: with an index in the cache, no program needs it or loads it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT
from tests.kit.content import CONTENT, LOCALES
from tests.kit.program import program
from tests.kit.small_guide import write_guide

FOR_TRAINING = {"sklearn", "scipy", "numpy", "joblib"}
TRAINING = {"bot.search.training", "bot.search.fitting"}

SENTENCE = (
    "the search index is not built, and building it needs packages that are not installed: "
    "pip install 'magnolia[index]'\n"
)

IMPORTED = re.compile(r"^import time: .*\| +(\S+)$", re.MULTILINE)

pytestmark = pytest.mark.slow


@pytest.fixture
def guide(tmp_path: Path) -> dict[str, str]:
    """Settings of a small guide whose index is not built."""
    return {"CONTENT_DIR": str(write_guide(tmp_path / "content")), "CACHE_DIR": str(tmp_path / "cache")}


@pytest.fixture
def missing(tmp_path: Path) -> dict[str, str]:
    """A setting of Python that makes scikit-learn a package that is not installed."""
    package = tmp_path / "hidden" / "sklearn"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise ModuleNotFoundError(\"No module named 'sklearn'\", name='sklearn')\n")
    return {"PYTHONPATH": str(package.parent)}


def run(*words: str, settings: dict[str, str], options: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """`python <options> -m bot <words>`, as a process of its own."""
    return subprocess.run(
        [sys.executable, *options, "-m", "bot", *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LOG_FORMAT": "json", **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def imported_by(*words: str, settings: dict[str, str]) -> set[str]:
    said = run(*words, settings=settings, options=("-X", "importtime"))
    assert said.returncode == 0, said.stderr
    return set(IMPORTED.findall(said.stderr))


def test_a_search_with_a_cached_index_imports_nothing_that_trains(guide: dict[str, str]) -> None:
    settings = {**guide, "LOCALES_DIR": str(LOCALES)}
    first, second = imported_by("index", settings=settings), imported_by("search", "hello", settings=settings)
    assert first >= FOR_TRAINING | TRAINING
    assert FOR_TRAINING & {name.partition(".")[0] for name in second} == set()
    assert TRAINING & second == set()
    assert "bot.search.index" in second


@pytest.mark.parametrize("command", ["index", "run"], ids=lambda text: text.split()[0])
def test_without_an_index_and_scikit_learn_it_is_one_sentence_and_exit_code_2(
    guide: dict[str, str], missing: dict[str, str], command: str
) -> None:
    words = {"LOCALES_DIR": str(LOCALES), "BOT_TOKEN": "1:token"}
    said = run(*command.split(), settings={**guide, **missing, **words})
    assert (said.returncode, said.stderr.splitlines(keepends=True)[-1]) == (2, SENTENCE)
    assert "Traceback" not in said.stderr
    assert not Path(guide["CACHE_DIR"]).exists()


def test_with_an_index_nothing_is_missed(guide: dict[str, str], missing: dict[str, str]) -> None:
    assert run("index", settings=guide).returncode == 0
    said = run("search", "he does not pay", settings={**guide, **missing, "LOCALES_DIR": str(LOCALES)})
    assert (said.returncode, said.stderr) == (0, "")
    assert "pay" in said.stdout


async def test_the_bot_runs_with_an_index_and_without_scikit_learn(tmp_path: Path, missing: dict[str, str]) -> None:
    folders = {"CONTENT_DIR": str(CONTENT), "LOCALES_DIR": str(LOCALES), "CACHE_DIR": str(tmp_path / "cache")}
    assert run("index", settings=folders).returncode == 0
    async with program(ROOT, "run", PORT="0", BOT_TOKEN="", **folders, **missing) as running:
        await running.prints(r"http://127\.0\.0\.1:\d+")
        assert "building the search index" not in running.text
