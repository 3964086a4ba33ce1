"""All phrases of all languages as one index: which topic, wish or emergency a text means, and in which language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from bot.guide.model import Guide, Urgency
from bot.search.bayes import Bayes
from bot.search.classes import LANGUAGE, Classes
from bot.search.clauses import clauses, parts
from bot.search.exact_matches import ExactMatches
from bot.search.features import of_pairs, of_word
from bot.search.lexicon import ROW_STEP, Lexicon
from bot.search.phrases import phrases
from bot.search.rank import CRY_MARGIN, URGENT_MARGIN, certain, chance, found_in, nothing, urgent_in
from bot.search.result import Hit, SearchResult, Tier
from bot.search.spelling import Spelling
from bot.search.training import Example, train

LEAN = 0.5
"""Advantage of the language in use, in the logarithm of chances: enough to decide for words that languages share."""

SURE_OF_LANGUAGE = 0.9

ENOUGH_KNOWN = 0.4
"""Share of a text's features that some phrase has; below it the text is noise, or in no language of the guide."""

__all__ = ["Hit", "Index", "SearchResult", "Tier"]


@dataclass(frozen=True, slots=True)
class Index:
    """Built once from a guide, then only asked."""

    languages: tuple[str, ...]
    classes: Classes
    bayes: Bayes
    lexicon: Lexicon
    spelling: Spelling
    whole: ExactMatches

    @classmethod
    def build(cls, guide: Guide) -> "Index":
        """Learn all phrases of all localizations."""
        classes = Classes.of(tuple(guide.localized(guide.languages[0]).topics), guide.languages)
        known: set[str] = set()
        exact: dict[str, int] = {}
        bayes = train(_examples(guide, classes, known, exact), len(classes))
        lexicon = Lexicon.of(known, bayes, classes)
        return cls(guide.languages, classes, bayes, lexicon, Spelling.of(lexicon.numbers), ExactMatches.of(exact))

    def search(self, text: str, *, language: str | None = None) -> SearchResult:
        """What `text` means. `language`, the one in use, is a lean and not a wall. Takes any text at all."""
        heard = [self.spelling.corrected(part) for part in parts(text)]
        spoken = [word for part in heard for word in part]
        scores = self._scores(spoken)
        if scores is None:
            return nothing(self._in_use(language))
        exact = self.whole.meaning(spoken)
        meant = certain(self.classes, scores, exact)
        spoken_in, sure = self._language(scores, spoken, language)
        return found_in(
            self.classes,
            meant,
            exact=exact,
            urgent=urgent_in(self.classes, meant, URGENT_MARGIN) or self._cry(heard),
            language=spoken_in,
            confident_language=sure,
        )

    def _scores(self, spoken: Sequence[str]) -> list[float] | None:
        """The score of every class, or none for noise."""
        loose, rows, known, lexicon = list(of_pairs(spoken)), [], 0, self.lexicon
        for word in dict.fromkeys(spoken):
            number = lexicon.numbers.get(word)
            if number is None:
                loose.extend(of_word(word))
            else:
                rows.append(lexicon.row(number))
                known += lexicon.sizes[number]
        total = self.bayes.nothing()
        met = self.bayes.add(loose, total)
        if known + met <= ENOUGH_KNOWN * (known + len(loose)):
            return None
        if rows:
            steps = map(sum, zip(*rows, strict=True))
            total = [said + ROW_STEP * step for said, step in zip(total, steps, strict=True)]
        length = sqrt(total.pop()) or 1.0
        return [score / length for score in total]

    def _cry(self, heard: Sequence[Sequence[str]]) -> Urgency | None:
        """The first emergency in a part of a text. A mere 'help' is none there: the rest says with what."""
        for clause in clauses(heard):
            scores = self._scores(clause)
            exact = self.whole.meaning(clause)
            kind = urgent_in(self.classes, certain(self.classes, scores, exact), CRY_MARGIN) if scores else None
            if kind and kind is not Urgency.UNCLEAR:
                return kind
        return None

    def _in_use(self, language: str | None) -> str:
        return language if language in self.languages else self.languages[0]

    def _language(self, scores: Sequence[float], spoken: Sequence[str], in_use: str | None) -> tuple[str, bool]:
        """The language of a text, and whether it is sure: the lead is clear, and a word is its own."""
        each = list(scores[self.classes.meant :])
        each[self.languages.index(self._in_use(in_use))] += LEAN
        best = each.index(max(each))
        leads = len(each) > 1 and chance(best, each) >= SURE_OF_LANGUAGE
        return self.languages[best], leads and self.lexicon.tells_of(spoken, self.classes.meant + best)


def _examples(guide: Guide, classes: Classes, known: set[str], exact: dict[str, int]) -> Iterator[Example]:
    """All phrases, one at a time; on the way, the words they are made of and what is meant word for word."""
    columns = {label: column for column, label in enumerate(classes.labels)}
    for edition in guide.localizations.values():
        for phrase in phrases(edition):
            spoken = [word for part in parts(phrase.text) for word in part]
            known.update(spoken)
            if phrase.whole:
                exact[" ".join(spoken)] = columns[phrase.label]
            yield Example(spoken, (columns[phrase.label], columns[f"{LANGUAGE}{edition.language}"]), phrase.weight)
