"""How sentences are built: no fragments, no question in place of 'if', no 'call first' without a number to call."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.check.avoid import SentenceWords
from bot.check.finding import NOT_SHOWN, Finding, Passage, finding_at, passages
from bot.check.text_size import words
from bot.check.topics import ContactNames, sentences, with_contact_names
from bot.guide.localized import CONTACT
from bot.guide.model import Contact
from bot.guide.yaml_field import Field

IN_SENTENCES = frozenset({"summary", "points", "text", "note", "run_by"})
"""Keys whose texts are whole sentences. A heading, a title, a button or what a contact is for is not one."""

_QUOTED = re.compile(r"[\"“«「『][^\"”»」』]*[\"”»」』]|(?<!\w)'[^']*'(?!\w)")
_QUOTE = "“”"
"""Stands for quoted words, which need no verb of their own and may be several sentences."""

_QUESTION = re.compile(r"(?:^|[.?？؟]\s+)[^.:?？؟]*[?？؟]\s+(?![^.?？؟]*[?？؟])\S")
"""A question followed by a sentence that is none. After a colon it is a question to ask somebody else."""


def sentence_findings(file: Field, known: SentenceWords | None, names: ContactNames) -> Iterator[Finding]:
    """Findings in a topic or in the contacts' words of one language. Without word lists, only questions are found.

    A text to copy is left out: it is a form to fill in, not sentences.
    """
    for passage in passages(file, without=NOT_SHOWN | {"copy"}):
        if passage.key in IN_SENTENCES:
            yield from _questions(passage)
            yield from _fragments(passage, known, names) if known else ()


def _questions(passage: Passage) -> Iterator[Finding]:
    """Questions, outside quotation marks, that the same text answers, such as "Hurt at work? Tell the boss."."""
    for line in passage.text.splitlines():
        if _QUESTION.search(_QUOTED.sub("", line)):
            yield passage.finding(f"a question in place of 'if': {line}")


def _fragments(passage: Passage, known: SentenceWords, names: ContactNames) -> Iterator[Finding]:
    """Sentences whose main clause has no verb, such as "A lawyer first."."""
    text = _QUOTED.sub(_QUOTE, with_contact_names(passage.text, names))
    for sentence in (sentence for line in text.splitlines() for sentence in sentences(line)):
        main = known.clauses.sub(" ", sentence)
        if len(words(sentence)) > 1 and not known.verbs.search(main):
            yield passage.finding(f"a sentence without a verb: {sentence}")


def call_first_findings(topic: Field, known: SentenceWords, contacts: Mapping[str, Contact]) -> Iterator[Finding]:
    """Pages and summaries that say 'call first' beside no contact that can be called."""
    step = topic["next_step"]
    yield from _without_number([topic["summary"], step["text"]], [step["contact"].text()], known, contacts)
    for page in topic["pages"]:
        yield from _without_number(page["points"].items(), [], known, contacts)


def notes_without_number(
    contact_words: Field, known: SentenceWords, contacts: Mapping[str, Contact]
) -> Iterator[Finding]:
    """Notes of contacts that say 'call first' though the contact has no number."""
    for name, entry in contact_words.entries().items():
        if note := entry.get("note"):
            yield from _without_number([note], [name], known, contacts)


def _without_number(
    texts: Sequence[Field], shown: Iterable[str], known: SentenceWords, contacts: Mapping[str, Contact]
) -> Iterator[Finding]:
    """Texts that say 'call first' where neither the contacts that they name nor those `shown` have a number."""
    named = {*shown, *(name for text in texts for name in CONTACT.findall(text.text()))}
    if any(contacts[name].phone for name in named):
        return
    for text in texts:
        if known.call_first.search(text.text()):
            yield finding_at(text, f"says to call, but no contact beside it has a number: {text.text()}")
