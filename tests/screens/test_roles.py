"""Screens name contacts and topics by their role, so that another region is another content folder."""

import ast
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from bot.guide.model import Roles, TopicRoles, Urgency
from bot.screens.address import Address
from bot.screens.content import Content
from bot.screens.crawl import build_all, crawl
from bot.screens.keyboard import MAX_ROWS
from tests.kit.content import ROOT, content, real_content
from tests.kit.screens import Shown, open_address

REGION = content()
EN = REGION.wording.of("en")

ROLE_NAMES = {field.name.replace("_", "-") for role in (Roles, TopicRoles) for field in fields(role)}
"""Some contacts are called by their role: 'emergency'."""


WITHOUT_HOTLINE = {Urgency.MEDICAL, Urgency.ASSAULT, Urgency.PARTNER, Urgency.CHILD_TOLD}
"""Kinds for which others are better to call."""


def with_required_roles_only() -> Content:
    """The guide without every role, need and card that a guide may lack; its hotline has a number and a name alone."""
    roles = REGION.guide.roles
    hotline = replace(REGION.guide.contacts[roles.hotline], text_to=None, text_word=None, chat=None, web=None)
    words = {
        roles.hotline: replace(REGION.guide.localized("en").contacts[roles.hotline], hours="", languages="", note="")
    }
    guide = replace(
        REGION.guide,
        roles=Roles(roles.hotline, roles.emergency),
        topic_roles=TopicRoles(),
        needs={},
        card_languages=(),
        spoken_languages=(),
        contacts={**REGION.guide.contacts, roles.hotline: hotline},
        localizations={
            language: replace(localized, contacts={**localized.contacts, **words})
            for language, localized in REGION.guide.localizations.items()
        },
    )
    return replace(REGION, guide=guide)


def shown(path: str) -> Shown:
    return open_address(with_required_roles_only(), Address(tuple(path.split("/")), "en"))


def test_every_screen_can_be_built_with_the_required_roles_only() -> None:
    build_all(with_required_roles_only())
    steps = list(crawl(with_required_roles_only()))
    assert len(steps) > 100
    assert all(0 < len(step.screen.rows) <= MAX_ROWS for step in steps)
    assert [step.address for step in steps if step.screen.blocks[0].text == EN("notice-gone")] == []
    texts = [block.text for step in steps for block in step.screen.blocks]
    assert [text for text in texts if not text or text != text.strip()] == []


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("hotline", "hotline-chat"),
        ("hotline/someone-else", "someone-else-child"),
        ("hotline/now/self-harm", "now-self-harm-how"),
        ("hotline/now/threat", "now-threat-lawyer"),
        ("hotline/now/child", "now-child-protection"),
        ("hotline/now/child-told", "now-child-told-protection"),
        ("hotline/now/assault", "now-assault-line"),
        ("hotline/now/partner", "now-partner-line"),
        ("refused", "refused-where"),
    ],
)
def test_without_a_role_the_text_for_it_is_left_out(path: str, message: str) -> None:
    assert EN(message) in open_address(REGION, Address(tuple(path.split("/")), "en")).texts
    assert EN(message) not in shown(path).texts


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("hotline", "hotline-lawyer"),
        ("hotline", "hotline-numbers"),
        ("hotline", "hotline-card"),
        ("hotline", "hotline-what-happens"),
    ],
)
def test_without_a_role_the_button_for_it_is_left_out(path: str, message: str) -> None:
    assert EN(message) in open_address(REGION, Address(tuple(path.split("/")), "en")).links
    assert EN(message) not in shown(path).links


@pytest.mark.parametrize("path", ["hotline/someone-else", "hotline/lawyer", "privacy"])
def test_without_topic_roles_no_topic_is_linked(path: str) -> None:
    topics = [address for address in shown(path).links.values() if address.screen == "topic"]
    assert topics == []


@pytest.mark.parametrize("kind", Urgency)
def test_every_urgent_screen_shows_the_emergency_number_and_leads_to_the_hotline(kind: Urgency) -> None:
    screen = shown(f"hotline/now/{kind}")
    assert "555" in screen.texts
    assert screen.links[EN("button-hotline")].path == ("hotline",)


@pytest.mark.parametrize("kind", [kind for kind in Urgency if kind not in WITHOUT_HOTLINE])
def test_where_people_who_listen_can_help_the_hotline_is_on_the_urgent_screen_too(kind: Urgency) -> None:
    assert "+44 808 157 0123" in shown(f"hotline/now/{kind}").texts


def test_no_id_of_a_contact_or_a_topic_is_in_the_code() -> None:
    ids = {
        name for guide in (REGION.guide, real_content().guide) for name in (*guide.contacts, *guide.codes)
    } - ROLE_NAMES
    files = sorted((ROOT / "bot").rglob("*.py"))
    found = [f"{file}: {text}" for file in files for text in strings(file) if not ids.isdisjoint(text.split("/"))]
    assert len(files) > 50
    assert found == []


def strings(file: Path) -> Iterator[str]:
    """The string constants of a file, but for docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield node.value
