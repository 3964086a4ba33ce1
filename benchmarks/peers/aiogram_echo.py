"""aiogram's echo bot, sending plain text."""

import sys

from aiogram import Dispatcher
from aiogram.types import Message

from benchmarks.peers.aiogram_runner import run

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    await message.answer(message.text or "")


if __name__ == "__main__":
    run(dispatcher, *sys.argv[1:4])
