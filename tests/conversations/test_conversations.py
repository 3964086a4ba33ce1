"""Conversations as a person would have them, played over HTTP, compared with the files beside this one.

They run on the frozen guide. Those in mississippi/ show that the real guide opens, and those in mississippi/topics/ a
person's first minute with a topic; an edited text may change them.
"""

import asyncio
import difflib
from pathlib import Path

import pytest

from bot.catalog import Catalog
from tests.conversations.play import Player
from tests.conversations.script import steps, transcript
from tests.kit.world import Clock, real_catalog, region_catalog, world

FOLDER = Path(__file__).parent
REAL = FOLDER / "mississippi"
CATALOGS = {FOLDER: region_catalog, REAL: real_catalog, REAL / "topics": real_catalog}
"""The guide for the conversations in a folder."""

FILES = sorted(file for folder in CATALOGS for file in folder.glob("*.txt"))
PERSON = 3107


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER).with_suffix("")))
def test_the_conversation_goes_as_written(file: Path, request: pytest.FixtureRequest) -> None:
    written = file.read_text(encoding="utf-8")
    chat_type = "group" if file.stem.startswith("group") else "private"
    came = asyncio.run(played(written, CATALOGS[file.parent](), chat_type=chat_type))
    if request.config.getoption("accept", default=False):
        file.write_text(came, encoding="utf-8")
        return
    difference = difflib.unified_diff(
        written.splitlines(), came.splitlines(), f"{file.name}, as written", "as it came", lineterm="", n=6
    )
    assert came == written, "\n".join(["", *difference])


async def played(written: str, catalog: Catalog, *, chat_type: str) -> str:
    clock = Clock()
    async with world(catalog, clock=clock) as around:
        person = await around.person(PERSON, chat_type=chat_type)
        return transcript(await Player(around, clock, person).play(steps(written)))
