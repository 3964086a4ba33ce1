"""All that `python -m bot check` looks at: content by language, locales, and the screens that both make."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from bot.check.avoid import gives_away
from bot.check.finding import Finding
from bot.check.locales import Locale, locale_findings, read_locales
from bot.check.localized import Written, edition_findings
from bot.check.passages import passages
from bot.check.places import Place, Places
from bot.check.refused import accepted, plan_or_refusals
from bot.check.screens import screen_findings
from bot.check.sources import contact_ages
from bot.guide.loader import load
from bot.guide.model import Guide
from bot.guide.yaml_file import read_yaml
from bot.wording import wording


def check(content_dir: Path, locales_dir: Path, *, today: date | None = None) -> list[Finding]:
    """Findings by file and line; none when all is well. `today` counts the age of facts.

    Screens are drawn only when every file can be read. Raises ContentError when there is no content folder.
    """
    plan = plan_or_refusals(content_dir)
    if isinstance(plan, list):
        return plan
    localizations, refusals = _editions(content_dir, plan)
    locales = read_locales(locales_dir, plan.languages)
    findings = {*refusals, *_in_files(content_dir, localizations, locales, today or datetime.now(UTC).date())}
    if not refusals and not any(locale.broken for locale in locales.values()):
        findings.update(_on_screens(content_dir, locales_dir, localizations, locales))
    return sorted(findings)


def _editions(content_dir: Path, plan: Guide) -> tuple[Mapping[str, Written], list[Finding]]:
    localizations: dict[str, Written] = {}
    refusals: list[Finding] = []
    for language in plan.languages:
        files, refused = accepted(content_dir / language, plan)
        localizations[language] = Written(language, files, plan)
        refusals += refused
    return localizations, refusals


def _in_files(
    content_dir: Path, localizations: Mapping[str, Written], locales: Mapping[str, Locale], today: date
) -> Iterator[Finding]:
    yield from contact_ages(read_yaml(content_dir / "contacts.yaml"), today)
    name = list(passages(read_yaml(content_dir / "guide.yaml")["name"]))
    origin = next(iter(localizations))
    for language, written in localizations.items():
        yield from edition_findings(written, localizations[origin], today)
        yield from locale_findings(locales[language], locales[origin], written.plan, written.avoid)
        if written.avoid:
            yield from gives_away(written.avoid, name)


def _on_screens(
    content_dir: Path, locales_dir: Path, localizations: Mapping[str, Written], locales: Mapping[str, Locale]
) -> list[Finding]:
    guide = load(content_dir)
    words = wording.load(locales_dir, guide.languages)
    written = dict(_written(guide.name, localizations, locales))
    return screen_findings(guide, words, Places(written, content_dir / "guide.yaml"))


def _written(
    name: str, localizations: Mapping[str, Written], locales: Mapping[str, Locale]
) -> Iterator[tuple[tuple[str, str], Place]]:
    """Texts that screens and buttons show unchanged, but for the guide's name."""
    for language, written in localizations.items():
        for message in locales[language].messages:
            yield (language, message.text.replace("{ $name }", name)), (message.file, message.line)
        for topic in written.topics.values():
            for field in (topic["title"], topic["button"]):
                yield (language, field.text()), (field.file, field.line)
