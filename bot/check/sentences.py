"""How sentences are built: no fragments, no question in place of 'if', no 'call first' without a number to call."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.check.avoid import any_of
from bot.check.finding import NOT_SHOWN, Finding, Passage, finding_at, passages
from bot.check.text_size import words
from bot.check.topics import ContactNames, sentences
from bot.guide.localized import CONTACT
from bot.guide.model import Contact
from bot.guide.yaml_field import Field
from bot.guide.yaml_file import read_yaml

IN_SENTENCES = frozenset({"summary", "points", "text", "note", "what_for", "run_by"})
"""Keys whose texts are whole sentences. A heading, a title or a button is not one."""

_QUOTED = re.compile(r"[\"“«「『][^\"”»」』]*[\"”»」』]|(?<!\w)'[^']*'(?!\w)")
_QUOTE = "“”"
"""Stands for quoted words, which need no verb of their own and may be several sentences."""

_QUESTION = re.compile(r"(?:^|[.?？؟]\s+)[^.:?？؟]*[?？؟]\s+(?![^.?？؟]*[?？؟])\S")
"""A question followed by a sentence that is none. After a colon it is a question to ask somebody else."""


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """One language's `verbs`, words that begin a clause (`clauses`), and ways to say 'call first' (`call_first`)."""

    verbs: re.Pattern[str]
    clauses: re.Pattern[str]
    call_first: re.Pattern[str]


def read_sentence_words(file: Path) -> SentenceWords | None:
    """Read avoid.yaml; None for a language without a list of verbs. Raises ContentError."""
    field = read_yaml(file)
    if "verbs" not in field.entries():
        return None
    clauses = "|".join(map(re.escape, field["clauses"].texts()))
    return SentenceWords(
        any_of(field["verbs"].texts()),
        re.compile(rf"(?:^|[\s,])(?:{clauses})\b[^,;:]*", re.IGNORECASE),
        any_of(field["call_first"].texts()),
    )


def sentence_findings(file: Field, known: SentenceWords | None, names: ContactNames) -> Iterator[Finding]:
    """Findings in a topic or in the contacts' words of one language. Without word lists, only questions are found."""
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
    text = _QUOTED.sub(_QUOTE, CONTACT.sub(lambda found: names.get(found[1], found[1]), passage.text))
    for sentence in (sentence for line in text.splitlines() for sentence in sentences(line)):
        main = known.clauses.sub(" ", sentence)
        if len(words(sentence)) > 1 and not known.verbs.search(main):
            yield passage.finding(f"a sentence without a verb: {sentence}")


def call_first_findings(
    topic: Field, known: SentenceWords | None, contacts: Mapping[str, Contact]
) -> Iterator[Finding]:
    """Pages and summaries that say 'call first' beside no contact that can be called."""
    if known is None:
        return
    step = topic["next_step"]
    yield from _without_number([topic["summary"], step["text"]], [step["contact"].text()], known, contacts)
    for page in topic["pages"]:
        yield from _without_number(list(page["points"]), [], known, contacts)


def _without_number(
    texts: Iterable[Field], shown: Iterable[str], known: SentenceWords, contacts: Mapping[str, Contact]
) -> Iterator[Finding]:
    texts = list(texts)
    named = {*shown, *(name for text in texts for name in CONTACT.findall(text.text()))}
    for text in texts:
        if known.call_first.search(text.text()) and not _can_be_called(named, contacts):
            yield finding_at(text, f"says to call, but no contact beside it has a number: {text.text()}")


def _can_be_called(names: Collection[str], contacts: Mapping[str, Contact]) -> bool:
    return any(contacts[name].phone for name in names if name in contacts)


def notes_without_number(
    contact_words: Field, known: SentenceWords | None, contacts: Mapping[str, Contact]
) -> Iterator[Finding]:
    """Notes of contacts that say 'call first' though the contact has no number."""
    for name, entry in contact_words.entries().items():
        note = entry.get("note")
        if note and isinstance(note.node, yaml.ScalarNode):
            yield from _without_number([note], [name], known, contacts) if known else ()
