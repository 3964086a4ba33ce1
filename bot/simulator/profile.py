"""The bot's public profile: its name, descriptions and commands, each in several languages."""

from dataclasses import dataclass, field

from bot.simulator.types import Json


@dataclass(slots=True)
class Profile:
    """`texts` by kind and language code, `commands` by scope and language code; the code "" is the default."""

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
        """The text in that language, else the default."""
        texts = self.texts[kind]
        return texts.get(language) or texts.get("", "")

    def commands_for(self, language: str, *, private: bool = True) -> list[Json]:
        """The commands of the person's menu: the narrowest scope that is set wins, then the person's language."""
        scopes = ("all_private_chats", "default") if private else ("all_group_chats", "default")
        for scope in scopes:
            for code in (language, ""):
                if found := self.commands.get((scope, code)):
                    return found
        return []

    def for_page(self, language: str, *, private: bool = True) -> Json:
        """What the person's page shows of the bot."""
        return {
            "id": self.id,
            "username": self.username,
            "first_name": self.text("name", language) or self.username,
            "description": self.text("description", language),
            "short_description": self.text("short_description", language),
            "commands": self.commands_for(language, private=private),
        }
