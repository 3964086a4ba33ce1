"""Frames of sentences: none of their sentences may contradict a phrase that somebody typed."""

from collections.abc import Iterable, Iterator

from bot.check.finding import Finding, finding_at, has_unbalanced_brace
from bot.guide.localized import IN_DOUBT, NON_URGENT
from bot.guide.model import NO_TOPIC, Intent
from bot.guide.yaml_field import Field
from bot.search.frames import sentences
from bot.search.tokenizer import normalize

_Label = tuple[str, str]
"""What a phrase or a frame teaches: ("urgent", kind), NON_URGENT or IN_DOUBT under "danger", or ("", topic, intent or
address)."""


def frame_findings(frames: Field, files: Iterable[Field]) -> Iterator[Finding]:
    """Findings in frames.yaml or sentences.yaml. `files` are the others with phrases, in the same language."""
    known = {normalize(phrase.text()): (phrase, label) for file in files for phrase, label in _phrases(file)}
    named = frames.get("fields")
    fields = {name: entry.texts() for name, entry in named.entries().items()} if named else {}
    for frame, labels in _frames(frames):
        if has_unbalanced_brace(frame.text()):
            yield finding_at(frame, "unbalanced brace")
        for sentence in sentences(frame.text(), fields):
            phrase, label = known.get(normalize(sentence), (None, None))
            if phrase and label not in labels:
                where = f"{phrase.file.name}:{phrase.line}"
                yield finding_at(frame, f"'{sentence}' is already in {where}, with another label")


def _phrases(file: Field) -> Iterator[tuple[Field, _Label]]:
    """The phrases of a topic, or of a file that has them by key."""
    asks = file.get("asks")
    if asks:
        yield from ((phrase, ("", file.name)) for phrase in asks)
        return
    for key, listed in file.entries().items():
        section = "danger" if key in {NON_URGENT, IN_DOUBT} else "urgent" if file.name == "urgent" else ""
        yield from ((phrase, (section, key)) for phrase in listed)


def _frames(frames: Field) -> Iterator[tuple[Field, set[_Label]]]:
    """Each frame, with the labels that do not contradict its own."""
    without_topic = {"calm": NON_URGENT, "alert": IN_DOUBT}
    for section in ("calm", "alert", "urgent"):
        for key, listed in frames[section].entries().items():
            label = Intent.OFF_TOPIC if key == NO_TOPIC else key
            labels = {("urgent", key)} if section == "urgent" else {("", str(label))}
            if section in without_topic:
                labels.add(("danger", without_topic[section]))
            yield from ((frame, labels) for frame in listed)
