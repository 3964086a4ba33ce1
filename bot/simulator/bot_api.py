"""The Bot API over HTTP: /bot<token>/<method>, with Telegram's answers."""

import hmac
import json
from email.utils import formatdate

from aiohttp import web

from bot.simulator.errors import ApiError, not_found
from bot.simulator.faults import FaultInjector
from bot.simulator.methods import METHODS
from bot.simulator.parameters import Parameters, read_parameters
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json


class BotApi:
    """One route for all methods, and one for every path that Telegram does not have."""

    def __init__(self, telegram: Telegram, fault_injector: FaultInjector | None) -> None:
        self._telegram = telegram
        self._fault_injector = fault_injector

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", r"/bot{token:[^/]+}/{method:.*}", self._answer),
            web.route("*", "/{path:.*}", self._not_found),
        ]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        if self._fault_injector is None:
            response: web.StreamResponse = await self._call(request)
        else:
            response = await self._fault_injector.handle(request, self._call)
        response.headers["Date"] = formatdate(self._telegram.clock(), usegmt=True)
        return response

    async def _call(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request.match_info["token"])
            parameters = await read_parameters(request)
            result = await call_method(self._telegram, request.match_info["method"], parameters)
        except ApiError as error:
            self._telegram.rejected[error.description] += 1
            return _response(error.answer(), status=error.code)
        return _response({"ok": True, "result": result}, status=200)

    def _check_token(self, token: str) -> None:
        if not hmac.compare_digest(token.encode(), self._telegram.token.encode()):
            raise ApiError(401, "Unauthorized")

    async def _not_found(self, _: web.Request) -> web.Response:
        return _response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)


async def call_method(telegram: Telegram, name: str, parameters: Parameters) -> object:
    """Calls a method by its name, in any case. Raises ApiError."""
    method = METHODS.get(name.lower())
    if method is None:
        telegram.report_unknown_method(name)
        raise not_found("method not found")
    if telegram.calls is not None:
        telegram.calls.append((name, dict(parameters.values)))
    telegram.raise_scripted_error(name)
    result = await method(telegram, parameters)
    telegram.succeeded[name] += 1
    return result


async def call_webhook_replies(telegram: Telegram) -> None:
    """Calls the methods that a bot puts into its answers to a webhook, until cancelled. Their results go nowhere."""
    while True:
        reply: Json = await telegram.webhook.replies.get()
        try:
            await call_method(telegram, str(reply["method"]), Parameters(reply))
        except ApiError as error:
            telegram.rejected[error.description] += 1


def _response(body: Json, *, status: int) -> web.Response:
    """JSON in ASCII, with lone surrogates escaped, as Telegram writes it."""
    return web.Response(
        body=json.dumps(body, separators=(",", ":")).encode(), status=status, content_type="application/json"
    )
