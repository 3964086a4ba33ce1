"""Home, the choice of language, about the guide, privacy."""

from datetime import date

from bot.screens.address import Address, parse
from bot.screens.content import ScreenContext
from bot.screens.keyboard import as_origin, back_row, hotline_row, pairs
from bot.screens.screen import Button, Open, Row, Screen

LANGUAGES_ON_HOME = 3
"""More would not fit in one row of a small phone; the others are one tap away."""


def home(context: ScreenContext) -> Screen:
    """For a frightened person: at most 45 words, up to seven situations as buttons, and the other languages."""
    blocks = [
        context.heading("home-title", name=context.guide.name),
        context.text("home-what"),
        context.text("home-names"),
        context.text("home-safe"),
        context.text("home-ask"),
    ]
    situations = [_situation(context, name, address) for name, address in context.guide.home.items()]
    situations.append(context.button("button-topics", "topics"))
    languages_row = (*_other_languages(context), context.button("button-share", "share"))
    rows = [hotline_row(context), *pairs(situations), languages_row]
    return context.screen(blocks, rows, neutral=True)


def _situation(context: ScreenContext, name: str, address_text: str) -> Button:
    address = parse(address_text)
    return context.button(f"home-{name}", *(address.path if address else ("topics",)))


def _other_languages(context: ScreenContext) -> Row:
    others = [language for language in context.guide.languages if language != context.language]
    all_languages = (context.button("button-language", "language"),) if len(others) > LANGUAGES_ON_HOME else ()
    return (*(_choose(context, language, "home") for language in others[:LANGUAGES_ON_HOME]), *all_languages)


def languages(context: ScreenContext) -> Screen:
    """All languages, each in its own script."""
    next_path = context.address.origin or ("home",)
    buttons = [_choose(context, language, *next_path) for language in context.guide.languages]
    blocks = [context.heading("language-title"), context.text("language-text")]
    return context.screen(blocks, [hotline_row(context), *pairs(buttons), back_row(context, "home")])


def _choose(context: ScreenContext, language: str, *next_path: str) -> Button:
    """A press on `<language>/set/<next path>` remembers the language, then shows the screen at that path."""
    label = context.content.wording.of(language)("language-name")
    return Button(label, Open(Address(("set", *next_path), language)))


def about(context: ScreenContext) -> Screen:
    """What this guide is and is not, and how to recognise an impostor."""
    blocks = [
        context.heading("about-title", name=context.guide.name),
        context.text("about-is", region=context.guide.region),
        context.text("about-is-not"),
        context.text("about-impostor"),
        context.text("about-ask"),
        context.text("about-checked", day=context.day(_last_checked(context))),
        context.note("about-translation"),
    ]
    links = (
        context.button("more-privacy", "privacy", origin=as_origin(context)),
        context.button("button-language", "language", origin=as_origin(context)),
    )
    return context.screen(blocks, [hotline_row(context), links, back_row(context, "home")])


def _last_checked(context: ScreenContext) -> date:
    """The earliest check date of any source: every fact was checked on that day or later."""
    return min(source.checked for topic in context.localized.topics.values() for source in topic.sources)


def privacy(context: ScreenContext) -> Screen:
    """What is stored and for how long, and what this guide cannot delete."""
    parts = ("keeps", "telegram", "delete", "outside", "safe-phone")
    blocks = [context.heading("privacy-title"), *(context.text(f"privacy-{part}") for part in parts)]
    leaving = context.guide.topic_roles.leaving
    rows = [
        hotline_row(context),
        (context.button("button-clear", "clear", "ask"),),
        (context.topic_button(leaving, origin=as_origin(context)),) if leaving else (),
        back_row(context, "home"),
    ]
    return context.screen(blocks, rows)
