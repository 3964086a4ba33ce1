"""About the guide, and privacy."""

from datetime import date

from bot.screens.content import ScreenContext
from bot.screens.keyboard import as_origin, back_row, column, hotline_row
from bot.screens.screen import Screen


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
    links = [
        context.button("button-clear", "clear", "ask"),
        *([context.topic_button(leaving, origin=as_origin(context))] if leaving else []),
    ]
    return context.screen(blocks, [hotline_row(context), *column(links), back_row(context, "home")])
