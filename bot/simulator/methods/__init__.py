"""The Bot API's methods, one file for each family of them."""

from bot.simulator.methods import answers, messages, profile, updates
from bot.simulator.telegram import Method

METHODS: dict[str, Method] = {
    method.__name__.replace("_", ""): method
    for family in (answers, messages, profile, updates)
    for method in family.METHODS
}
"""Methods by their names in lower case: Telegram accepts any case."""
