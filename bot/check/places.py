"""Where the texts of screens and buttons are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Place = tuple[Path, int]


@dataclass(frozen=True, slots=True)
class Places:
    """File and line by (language, text), for texts that come to the screen as written; `plan` is guide.yaml."""

    written: Mapping[tuple[str, str], Place]
    plan: Path

    def of(self, language: str, *texts: str) -> Place:
        """Where the first of these texts that is known is written; what none tells is laid to guide.yaml."""
        known = (self.written.get((language, text)) for text in texts)
        return next((place for place in known if place), (self.plan, 1))
