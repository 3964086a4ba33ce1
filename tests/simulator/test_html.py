"""Telegram's HTML: what it is parsed to, what is rejected, and that any text at all is one or the other."""

import re
from html import escape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.simulator.errors import ApiError
from bot.simulator.formatted_text import FormattedText, to_html, utf16_length, utf16_slice
from bot.simulator.html import parse

# How Telegram's errors begin; anything else would be an invention of the simulator.
ERRORS = re.compile(
    r"Bad Request: can't parse entities: (?:Unclosed (?:start|end) tag|Unsupported start tag|Unmatched end tag"
    r"|Unexpected end (?:tag|of name token)|Can't find end tag|Empty attribute name|Tag \"span\" must have class"
    r"|Text contains invalid Unicode|Invalid custom emoji identifier)"
)
unhurried = settings(deadline=None)  # a machine with other work is slow now and then
MARKUP = st.text(alphabet=st.sampled_from(list("<>/&;=\"' bipre-tgaxé😀#1\n")), max_size=60)


def spans(marked: FormattedText) -> list[tuple[Any, ...]]:
    return [(one["type"], one["offset"], one["length"]) for one in marked.entities]


def parsed(html: str) -> FormattedText | str:
    """The parsed text, or the description of the error."""
    try:
        return parse(html)
    except ApiError as error:
        return error.description


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>x</b>", "x", [("bold", 0, 1)]),
        ("<strong>x</strong><em>y</em>", "xy", [("bold", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", place, 1) for place in range(3)]),
        ("😀<i>é😀</i>", "😀é😀", [("italic", 2, 3)]),
        ("<B>x</b >", "x", [("bold", 0, 1)]),
        ("<b>x</>", "x", [("bold", 0, 1)]),
        ("<b></b>", "", []),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b>a<b>b</b></b>", "ab", [("bold", 0, 2)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2)]),
        ("<blockquote>x</blockquote>", "x", [("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<pre>x</pre><code>y</code>", "xy", [("pre", 0, 1), ("code", 1, 1)]),
        ("&lt;&gt;&amp;&quot;&#233;&#x1F600;", '<>&"é😀', []),
        ("&lt no semicolon, &nbsp; &#0; & alone", "< no semicolon, &nbsp; &#0; & alone", []),
        ('<a href="tel:+18883737888">call</a>', "call", []),
        ("<b any='thing' else>x</b>", "x", [("bold", 0, 1)]),
    ],
)
def test_markup_becomes_text_and_entities(html: str, text: str, entities: list[tuple[Any, ...]]) -> None:
    assert parse(html).text == text
    assert spans(parse(html)) == entities


@pytest.mark.parametrize(
    ("html", "detail"),
    [
        ('<a href="http://example.org/?a=1&amp;b=2">x</a>', {"url": "http://example.org/?a=1&b=2"}),
        ("<a href=example.org>x</a>", {"url": "http://example.org/"}),
        ("<a>https://example.org/x</a>", {"url": "https://example.org/x"}),
        ('<pre><code class="language-python">x</code></pre>', {"language": "python"}),
        ('<code class="language-python"><pre>x</pre></code>', {"type": "pre", "language": "python"}),
    ],
)
def test_entities_carry_the_attributes_of_their_tags(html: str, detail: dict[str, str]) -> None:
    (entity,) = parse(html).entities
    assert entity | detail == entity


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("é < b", 'Unsupported start tag "" at byte offset 3'),
        ("😀<b", "Unclosed start tag at byte offset 4"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>é</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b =x>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=  ", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=a:b>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x>y', "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="9999999999999999999">x</tg-emoji>', "Invalid custom emoji identifier specified"),
        (
            "&#xD83D;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ),
        ),
    ],
)
def test_invalid_html_is_rejected_with_telegrams_error(html: str, reason: str) -> None:
    assert parsed(html) == f"Bad Request: can't parse entities: {reason}"


@unhurried
@given(st.text())
def test_escaped_text_is_unescaped_to_the_original(text: str) -> None:
    assert parse(escape(text, quote=False).replace('"', "&quot;")).text == text.replace("\0", " ")


@unhurried
@given(MARKUP | st.text())
def test_any_text_is_parsed_or_rejected_with_one_of_telegrams_errors(source: str) -> None:
    marked = parsed(source)
    if isinstance(marked, str):
        assert ERRORS.match(marked)
    else:
        size = utf16_length(marked.text)
        assert all(0 <= offset < offset + length <= size for _, offset, length in spans(marked))


@unhurried
@given(st.text(min_size=1), st.text(min_size=1))
def test_offsets_count_utf16_units(before: str, inside: str) -> None:
    before, inside = (text.replace("\0", " ") for text in (before, inside))
    (entity,) = parse(f"{escape(before)}<b>{escape(inside)}</b>".replace("&#x27;", "&#39;")).entities
    assert utf16_slice(before + inside, offset=entity["offset"], length=entity["length"]) == inside


@unhurried
@given(MARKUP)
def test_the_html_for_the_page_shows_the_same_text(source: str) -> None:
    marked = parsed(source)
    if isinstance(marked, str):
        return
    shown = to_html(marked.text, list(marked.entities))
    assert re.sub(r"<[^>]*>", "", shown) == escape(marked.text)


def test_no_text_can_inject_markup_into_the_page() -> None:
    hostile = '<img src=x onerror=alert(1)>"'
    entity = {"type": "text_link", "offset": 0, "length": 4, "url": 'https://a.org/"onclick="x'}
    shown = to_html(hostile, [entity])
    assert "<img" not in shown and '"onclick' not in shown
