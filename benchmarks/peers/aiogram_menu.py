"""The same topics as an aiogram_dialog menu: typed texts are searched with rapidfuzz, a press opens a topic.

It searches only titles and questions, some 100 texts: over all phrases of the guide it would take milliseconds.
"""

import sys
from collections.abc import Iterator
from operator import itemgetter

from aiogram import Dispatcher, F
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.kbd import Back, Column, Select
from aiogram_dialog.widgets.text import Format
from rapidfuzz import process

from benchmarks.peers.aiogram_runner import run
from bot.guide.loader import load
from bot.guide.model import Guide
from bot.settings import ROOT

MAX_RESULTS = 5

Data = dict[str, object]


class Menu(StatesGroup):
    results = State()
    topic = State()


class Topics:
    """All topics in all languages, under keys such as "es/unpaid-wages"."""

    def __init__(self, guide: Guide) -> None:
        self.by_key = {
            f"{localized.language}/{topic.id}": topic
            for localized in guide.localizations.values()
            for topic in localized.topics.values()
        }
        texts = list(self._texts())
        self._keys, self._choices = [key for key, _ in texts], [text for _, text in texts]

    def _texts(self) -> Iterator[tuple[str, str]]:
        for key, topic in self.by_key.items():
            yield key, topic.title
            yield key, topic.question

    def search(self, text: str) -> list[str]:
        """Keys of the best matching topics, best first."""
        hits = process.extract(text, self._choices, limit=MAX_RESULTS)
        return list(dict.fromkeys(self._keys[index] for _, _, index in hits))

    def text(self, key: str) -> str:
        topic = self.by_key[key]
        return "\n\n".join((topic.title, *topic.summary, topic.next_step.text))


topics = Topics(load(ROOT / "content"))


async def results(dialog_manager: DialogManager, **_: object) -> Data:
    keys = _start_data(dialog_manager)["topics"]
    return {"text": topics.text(keys[0]), "topics": [(topics.by_key[key].button, key) for key in keys]}


async def topic(dialog_manager: DialogManager, **_: object) -> Data:
    return {"text": topics.text(dialog_manager.dialog_data["topic"])}


def _start_data(manager: DialogManager) -> dict[str, list[str]]:
    assert isinstance(manager.start_data, dict)
    return manager.start_data


async def choose(_press: CallbackQuery, _widget: object, manager: DialogManager, key: str) -> None:
    manager.dialog_data["topic"] = key
    await manager.switch_to(Menu.topic)


async def search(message: Message, dialog_manager: DialogManager) -> None:
    keys = topics.search(message.text or "")
    await dialog_manager.start(Menu.results, data={"topics": keys}, mode=StartMode.RESET_STACK)


def build_dispatcher() -> Dispatcher:
    select = Select(Format("{item[0]}"), id="t", item_id_getter=itemgetter(1), items="topics", on_click=choose)
    menu = Dialog(
        Window(Format("{text}"), Column(select), state=Menu.results, getter=results),
        Window(Format("{text}"), Back(Format("Back")), state=Menu.topic, getter=topic),
    )
    dispatcher = Dispatcher()
    dispatcher.message.register(search, F.text)
    dispatcher.include_router(menu)
    setup_dialogs(dispatcher)
    return dispatcher


if __name__ == "__main__":
    run(build_dispatcher(), *sys.argv[1:4])
