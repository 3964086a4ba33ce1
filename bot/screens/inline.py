"""The answer to `@bot <text>` typed in another chat: cards to send there, each with a topic in short or the hotline.

Pure, like the screens. A card's message shows in a chat that the guide does not know, perhaps on a locked phone: its
first line is neutral, and its buttons copy the hotline's number and open the private chat.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.guide.model import Topic
from bot.screens.address import Address, Path, parse, parse_payload, payload
from bot.screens.contacts import label_and_note, phone_blocks
from bot.screens.content import Content, ScreenContext
from bot.screens.decision import MIN_CHANCE, AddressSource, Languages, Query, decide, recognised_language
from bot.screens.hotline import hotline_blocks
from bot.screens.keyboard import copy_row
from bot.screens.screen import Block, Button, Kind, Screen, Visit
from bot.screens.share import has_card
from bot.screens.topic import date_and_review, short_blocks
from bot.search.result import SearchResult
from bot.wording.language import best_language, supported_language

MAX_CARDS = 10

MAX_DESCRIPTION = 120
"""Characters: Telegram shows two or three lines of a description on a phone."""


@dataclass(frozen=True, slots=True)
class InlineCard:
    """One entry of the list, and the message that it sends.

    `id` has at most 64 bytes, such as "es/topic/unpaid-wages" or "es/hotline". The screen's rows hold no callback data.
    """

    id: str
    title: str
    description: str
    screen: Screen


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """At most ten cards, and the button above them that opens the private chat.

    `open_payload` is its start parameter, 1 to 64 of [A-Za-z0-9_-].
    """

    language: str
    cards: tuple[InlineCard, ...]
    open_label: str
    open_payload: str


_HOME: Path = ("home",)
_HOTLINE: Path = ("hotline",)


def inline_answer(content: Content, query: Query) -> InlineAnswer:
    """The cards for a text: the topic or the hotline of a code such as "p7d" or "es_p7d", else what a search finds.

    Urgent wording puts the hotline first, and the button above the list opens the urgent screen. Where nothing was
    typed or nothing is found, the list has the hotline and the situations of the home screen. Cards are in the language
    of the text, else the chosen, else the hinted one.
    """
    languages, known = content.guide.languages, query.languages
    in_use = best_language(languages, known.chosen, known.hinted)
    address = _address_of_code(content, query.text)
    if address:
        paths = _with_related(content, [content.guide.path_of_code[address.screen]])
        return _answer(content, supported_language(address.language, languages) or in_use, paths)
    if not query.text.strip():
        return _answer(content, in_use, _home_paths(content))
    result = content.index.search(query.text, language=in_use)
    language = recognised_language(result) or in_use
    opens = ("hotline", "now", result.urgent) if result.urgent else _HOME
    return _answer(content, language, _paths_found(content, result), opens=opens)


def card_paths(content: Content) -> Iterator[Path]:
    """The path of every card: the hotline and each topic."""
    yield _HOTLINE
    yield from (("topic", topic_id) for topic_id in content.guide.codes)


def build_card(content: Content, language: str, path: Path) -> InlineCard:
    """The card of a path: ("hotline",) or ("topic", id)."""
    context = ScreenContext(content, language, Address(path))
    return _topic_card(context, context.topic(path[1])) if path[0] == "topic" else _hotline_card(context)


def _address_of_code(content: Content, text: str) -> Address | None:
    address = parse_payload(text)
    if address is None or address.parts:
        return None
    path = content.guide.path_of_code.get(address.screen)
    return address if path and has_card(path) else None


def _paths_found(content: Content, result: SearchResult) -> list[Path]:
    """The topics that a search found, best first, or what is listed in their place."""
    topics: list[Path] = [("topic", hit.topic) for hit in result.results if hit.score >= MIN_CHANCE]
    if result.urgent:
        return [_HOTLINE, *topics]
    if result.intent or not topics:
        return [_HOTLINE, *_home_paths(content)]
    return _with_related(content, topics)


def _with_related(content: Content, topics: list[Path]) -> list[Path]:
    """Topics, then those related to the first; after the hotline none."""
    first = topics[0][-1]
    return [*topics, *(("topic", topic_id) for topic_id in content.guide.related.get(first, ()))]


def _home_paths(content: Content) -> list[Path]:
    """The situations of the home screen, and the hotline. A group stands for its first topic."""
    paths = (_home_path(content, parse(text)) for text in content.guide.home.values())
    return [*filter(None, paths), _HOTLINE]


def _home_path(content: Content, address: Address | None) -> Path | None:
    decision = decide(content.guide, address, languages=Languages(), source=AddressSource.LINK)
    match decision.spec.address.path:
        case ("topic", topic_id, *_) if topic_id in content.guide.codes:
            return ("topic", topic_id)
        case ("group", group_id, *_):
            topics = (topic_id for group in content.guide.groups if group.id == group_id for topic_id in group.topics)
            return next((("topic", topic_id) for topic_id in topics), None)
        case ("hotline", *_):
            return _HOTLINE
        case _:
            return None


def _answer(content: Content, language: str, paths: Iterable[Path], *, opens: Path = _HOME) -> InlineAnswer:
    shown = list(dict.fromkeys(paths))[:MAX_CARDS]
    cards = tuple(build_card(content, language, path) for path in shown)
    open_label = content.wording.of(language)("private-open")
    return InlineAnswer(language, cards, open_label, payload(Address(opens, language)))


def _topic_card(context: ScreenContext, topic: Topic) -> InlineCard:
    blocks = [*short_blocks(context, topic), *_hotline_line(context), *date_and_review(context, topic)]
    summary = " ".join(context.with_contacts(line) for line in topic.summary)
    return _card_of(context, topic.title, summary, blocks, _link(context, "button-read", topic.id))


def _hotline_line(context: ScreenContext) -> list[Block]:
    """Name, number, and who runs it."""
    contact_id = context.guide.roles.hotline
    contact, words = context.contact(contact_id)
    return [Block(Kind.TEXT, words.name), *phone_blocks(contact), label_and_note(context, contact_id)]


def _hotline_card(context: ScreenContext) -> InlineCard:
    _, words = context.contact(context.guide.roles.hotline)
    calling = context.guide.topic_roles.calling
    home = Button(context.words("private-open"), Visit(context.link(Address(_HOME, context.language))))
    button = _link(context, "hotline-what-happens", calling) if calling else home
    return _card_of(context, context.words("hotline-title"), words.what_for, hotline_blocks(context), button)


def _card_of(context: ScreenContext, title: str, summary: str, blocks: Sequence[Block], button: Button) -> InlineCard:
    """A card whose message begins with a neutral line, and whose first button copies the hotline's number."""
    rows = [copy_row(context, context.guide.roles.hotline), (button,)]
    screen = context.screen([context.text("inline-first-line"), *blocks], rows, neutral=True)
    return InlineCard(str(screen.address), title, _shortened(summary), screen)


def _link(context: ScreenContext, message_id: str, topic_id: str) -> Button:
    """Opens a topic in the private chat."""
    return Button(context.words(message_id), Visit(context.link(context.short_address(("topic", topic_id)))))


def _shortened(text: str) -> str:
    """At most `MAX_DESCRIPTION` characters, cut after a whole word."""
    if len(text) <= MAX_DESCRIPTION:
        return text
    words = text[:MAX_DESCRIPTION].rpartition(" ")[0].rstrip(",;:")
    return f"{words or text[: MAX_DESCRIPTION - 1]}…"
