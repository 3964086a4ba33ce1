"""The Bot API's methods, a file per family; TABLE finds them by name, in any case, as Telegram does."""

from bot.simulator.methods import answers, deletion, files, messages, profile, updates
from bot.simulator.methods.method import Method

_FAMILIES = (answers, deletion, files, messages, profile, updates)

TABLE: dict[str, Method] = {
    method.__name__.replace("_", ""): method for family in _FAMILIES for method in family.METHODS
}
