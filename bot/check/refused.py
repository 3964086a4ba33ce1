"""Everything that `load` would refuse: file by file, so that a translator sees the problems of all files at once."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from bot.check.avoid import read_avoid
from bot.check.finding import Finding, from_error
from bot.guide.loader import read_structure
from bot.guide.localized import NON_URGENT, no_strays, read_contact_words, read_everyday, read_phrases, read_topic
from bot.guide.model import Guide, Intent, Urgency
from bot.guide.yaml_field import ContentError, Field
from bot.guide.yaml_file import read_yaml

Files = Mapping[str, Field]
"""Files of one language that `load` accepts, by the name before .yaml."""

PLAN = ("guide.yaml", "contacts.yaml")

Reader = Callable[[Path], object]


def plan_or_refusals(folder: Path) -> Guide | list[Finding]:
    """What guide.yaml and contacts.yaml say, or why they cannot be used. Raises ContentError without a folder."""
    try:
        return read_structure(folder)
    except ContentError as refusal:
        if refusal.file == folder:
            raise
        others = (found for name in PLAN for found in _refusal(read_yaml, folder / name))
        return sorted({from_error(refusal), *others})


def accepted(folder: Path, plan: Guide) -> tuple[Files, list[Finding]]:
    """The files of one language that can be used, and the first refusal of each other one."""
    files: dict[str, Field] = {}
    findings = list(_refusal(partial(no_strays, topics=tuple(plan.codes)), folder))
    for name, reader in _readers(plan) if folder.is_dir() else ():
        file = folder / f"{name}.yaml"
        refusals = list(_refusal(reader, file))
        findings += refusals
        if not refusals:
            files[name] = read_yaml(file)
    return files, findings


def _readers(plan: Guide) -> Iterator[tuple[str, Reader]]:
    contacts = tuple(plan.contacts)
    yield "urgent", lambda file: read_phrases(file, *Urgency, NON_URGENT)
    yield "talk", lambda file: read_phrases(file, *Intent)
    yield "contacts", partial(read_contact_words, contacts=contacts)
    yield "everyday", read_everyday
    yield "avoid", read_avoid
    for topic in plan.codes:
        yield topic, partial(read_topic, contacts=contacts)


def _refusal(reader: Reader, file: Path) -> Iterator[Finding]:
    try:
        reader(file)
    except ContentError as refusal:
        yield from_error(refusal)
