"""The bot's side over HTTP: /bot<token>/<method>, answered as Telegram answers."""

import hmac
import json
from email.utils import formatdate

from aiohttp import web

from bot.simulator import parameters
from bot.simulator.errors import Refusal, not_found
from bot.simulator.faults import FaultInjector
from bot.simulator.methods import TABLE
from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json


class BotSide:
    """One route for all methods; TABLE knows them."""

    def __init__(self, telegram: Telegram, unlucky: FaultInjector | None) -> None:
        self._telegram = telegram
        self._unlucky = unlucky

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", r"/bot{token:[^/]+}/{method:.*}", self._answer),
            web.route("*", "/{path:.*}", self._elsewhere),
        ]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        response = await (self._call(request) if self._unlucky is None else self._unlucky.answer(request, self._call))
        response.headers["Date"] = formatdate(self._telegram.clock(), usegmt=True)
        return response

    async def _call(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request.match_info["token"])
            result = await run(self._telegram, request.match_info["method"], await parameters.read(request))
        except Refusal as refusal:
            self._telegram.refused[refusal.description] += 1
            return _answered(refusal.answer(), status=refusal.code)
        return _answered({"ok": True, "result": result}, status=200)

    def _check_token(self, token: str) -> None:
        if not hmac.compare_digest(token.encode(), self._telegram.token.encode()):
            raise Refusal(401, "Unauthorized")

    async def _elsewhere(self, _: web.Request) -> web.Response:
        return _answered({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)


async def run(telegram: Telegram, name: str, given: Parameters) -> object:
    """One method by name; raises its Refusal."""
    method = TABLE.get(name.lower())
    if method is None:
        telegram.note_unknown(name)
        raise not_found("method not found")
    if telegram.calls is not None:
        telegram.calls.append((name, dict(given.values)))
    telegram.raise_scripted_refusal(name)
    result = await method(telegram, given)
    telegram.answered[name] += 1
    return result


async def run_answers(telegram: Telegram) -> None:
    """Runs, for ever, the methods that a bot put into its answers to a webhook; nobody hears of their results."""
    while True:
        answer: Json = await telegram.webhook.answers.get()
        try:
            await run(telegram, str(answer["method"]), Parameters(answer))
        except Refusal as refusal:
            telegram.refused[refusal.description] += 1


def _answered(answer: Json, *, status: int) -> web.Response:
    """JSON as Telegram writes it: everything beyond ASCII escaped, lone surrogates too."""
    return web.Response(
        body=json.dumps(answer, separators=(",", ":")).encode(), status=status, content_type="application/json"
    )
