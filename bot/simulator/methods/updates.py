"""Methods by which updates reach the bot: getUpdates, and those of the webhook."""

from bot.simulator import limits, webhook
from bot.simulator.errors import bad_request, conflict
from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Method, Telegram
from bot.simulator.types import Json
from bot.simulator.updates import SET_WEBHOOK


async def get_updates(telegram: Telegram, parameters: Parameters) -> list[Json]:
    if telegram.webhook.target is not None:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    telegram.updates.allow(_allowed(parameters))
    return await telegram.polling.get(
        offset=parameters.integer("offset"),
        limit=parameters.integer("limit", default=limits.UPDATES_PER_CALL, low=1, high=limits.UPDATES_PER_CALL),
        timeout=parameters.integer("timeout", low=0, high=limits.LONG_POLL_SECONDS),
    )


async def set_webhook(telegram: Telegram, parameters: Parameters) -> bool:
    if not parameters.text("url"):
        return await delete_webhook(telegram, parameters)
    target = webhook.read_target(parameters)
    telegram.updates.allow(_allowed(parameters))
    await _drop_pending(telegram, parameters)
    telegram.polling.end(SET_WEBHOOK)
    await telegram.webhook.set(target)
    return True


async def delete_webhook(telegram: Telegram, parameters: Parameters) -> bool:
    await telegram.webhook.remove()
    await _drop_pending(telegram, parameters)
    return True


async def get_webhook_info(telegram: Telegram, _: Parameters) -> Json:
    return telegram.webhook.info()


def _allowed(parameters: Parameters) -> list[str] | None:
    """The kinds of updates that the call asks for; None where it leaves the earlier choice."""
    kinds = parameters.structure("allowed_updates", what="allowed updates")
    if kinds is None:
        return None
    if not isinstance(kinds, list):
        raise bad_request("can't parse allowed updates JSON object")
    return [str(kind) for kind in kinds]


async def _drop_pending(telegram: Telegram, parameters: Parameters) -> None:
    if parameters.flag("drop_pending_updates"):
        await telegram.webhook.remove()
        telegram.updates.clear()


METHODS: tuple[Method, ...] = (get_updates, set_webhook, delete_webhook, get_webhook_info)
