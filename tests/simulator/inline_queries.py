"""Inline queries and their answers, as several tests need them."""

from typing import Any

from tests.simulator.conftest import SimulatorClient


def article(identity: str = "1", **fields: Any) -> dict[str, Any]:
    content = {"message_text": "They <b>owe</b> you", "parse_mode": "HTML"}
    return {"type": "article", "id": identity, "title": "Pay", "input_message_content": content} | fields


async def asked(simulator: SimulatorClient, query: str = "papers", chat: int = 5, **options: Any) -> str:
    """Sends a query, which the bot confirms; returns its id."""
    done = await simulator.person("inline", chat, query=query, **options)
    assert done["update_id"], "the answer came from the cache"
    await simulator.bot("getUpdates", offset=done["update_id"] + 1)
    return str(done["query_id"])


async def answered(
    simulator: SimulatorClient, *results: dict[str, Any], query: str = "papers", chat: int = 5, **options: Any
) -> str:
    query_id = await asked(simulator, query, chat)
    await simulator.bot("answerInlineQuery", inline_query_id=query_id, results=list(results), **options)
    return query_id
