"""The bot's public face: its name, descriptions and commands, each in several languages."""

from dataclasses import dataclass, field

from bot.simulator.types import Json


@dataclass(slots=True)
class Profile:
    """Texts by language code, "" for everybody else; commands by scope and language code."""

    id: int
    username: str
    texts: dict[str, dict[str, str]] = field(
        default_factory=lambda: {"name": {}, "description": {}, "short_description": {}}
    )
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)

    def user(self) -> Json:
        """The Bot API's User, as in the `from` of messages."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.text("name", "") or self.username,
            "username": self.username,
        }

    def text(self, kind: str, language: str) -> str:
        """The text in that language, else the one for everybody."""
        texts = self.texts[kind]
        return texts.get(language) or texts.get("", "")

    def commands_shown(self, language: str, *, private: bool = True) -> list[Json]:
        """What the person's menu holds: the narrowest scope that was set, in their language first."""
        scopes = ("all_private_chats", "default") if private else ("all_group_chats", "default")
        for scope in scopes:
            for code in (language, ""):
                if found := self.commands.get((scope, code)):
                    return found
        return []

    def shown(self, language: str, *, private: bool = True) -> Json:
        """What the person's page says of the bot."""
        return {
            "id": self.id,
            "username": self.username,
            "first_name": self.text("name", language) or self.username,
            "description": self.text("description", language),
            "short_description": self.text("short_description", language),
            "commands": self.commands_shown(language, private=private),
        }
