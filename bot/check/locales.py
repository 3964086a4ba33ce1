"""The wording of all languages: each file by itself, beside the first, and by the rules for texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.check.avoid import FIRST_SEEN, Avoid, avoided, gives_away
from bot.check.finding import Finding
from bot.check.messages import Message, read_messages
from bot.check.numbers import bare_numbers, written_out
from bot.check.passages import wording_passages
from bot.check.profile import profile_lengths
from bot.check.wording import compare, within
from bot.guide.model import Guide


@dataclass(frozen=True, slots=True)
class Locale:
    """One language's file: its messages, and what in it is not Fluent."""

    file: Path
    messages: list[Message]
    broken: list[Finding]


def read_locales(folder: Path, languages: tuple[str, ...]) -> Mapping[str, Locale]:
    return {language: _read(folder / f"{language}.ftl") for language in languages}


def locale_findings(locale: Locale, original: Locale, plan: Guide, avoid: Avoid | None) -> Iterator[Finding]:
    """Findings in one file; `original` is that of the language of origin, perhaps the same."""
    yield from locale.broken
    if not locale.messages:
        return
    yield from within(locale.messages)
    yield from profile_lengths(locale.messages, plan)
    if locale is original:
        yield from _plan_without_words(locale, plan)
    elif original.messages:
        yield from compare(locale.file, locale.messages, {message.id: message for message in original.messages})
    texts = wording_passages(locale.messages)
    yield from written_out(texts, bare_numbers(plan.contacts), allowed=False)
    if avoid:
        yield from avoided(avoid, texts)
        yield from gives_away(avoid, [text for text in texts if FIRST_SEEN.fullmatch(text.key)])


def _read(file: Path) -> Locale:
    messages, broken = read_messages(file)
    return Locale(file, messages, broken)


def _plan_without_words(locale: Locale, plan: Guide) -> Iterator[Finding]:
    """What guide.yaml names, and the language of origin has no words for."""
    named = [f"{kind}-{name}" for kind, names in _named(plan).items() for name in names]
    known = {message.id for message in locale.messages}
    for message in named:
        if message not in known:
            yield Finding(locale.file, 1, f"'{message}' is missing, which guide.yaml asks for")


def _named(plan: Guide) -> Mapping[str, list[str]]:
    return {"home": list(plan.home), "need": list(plan.needs), "group": [group.id for group in plan.groups]}
