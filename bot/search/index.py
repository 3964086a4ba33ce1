"""All phrases of all languages as one index: which topic, wish or emergency a text means, and in which language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.guide.model import Guide, Urgency
from bot.search.bayes import Bayes, Example, chances, train
from bot.search.clauses import clauses
from bot.search.features import bucket_of, buckets, of_a_word, words
from bot.search.found import Found, Hit, Tier
from bot.search.normalize import normalize
from bot.search.phrases import LANGUAGE, phrases
from bot.search.rank import HEAT, cry_in, found_in, nothing
from bot.search.spelling import Spelling

LEAN = 0.5
"""Advantage of the language in use, in the logarithm of chances: enough to decide for words that languages share."""

SURE_OF_LANGUAGE = 0.9

OWN_WORD = 2.0
"""How much more a word must say for a language than for others, in the logarithm of chances: that of three phrases to
none. A text needs one such word, or its language is not sure: 'no' and 'visa' are in many, a name is in one phrase."""

ENOUGH_KNOWN = 0.4
"""Share of a text's features that some phrase has; below it the text is noise, or in no language of the guide."""

__all__ = ["Found", "Hit", "Index", "Tier"]


@dataclass(frozen=True, slots=True)
class Index:
    """Built once from a guide, then only asked. `exact` maps whole texts, normalized, to what they mean."""

    languages: tuple[str, ...]
    bayes: Bayes
    spelling: Spelling
    exact: Mapping[str, str]

    @classmethod
    def build(cls, guide: Guide) -> "Index":
        """Learn all phrases of all editions."""
        known: set[str] = set()
        exact: dict[str, str] = {}
        bayes = train(_examples(guide, known, exact))
        return cls(guide.languages, bayes, Spelling.of(known), exact)

    def search(self, text: str, *, language: str | None = None) -> Found:
        """What `text` means. `language`, the one in use, is a lean and not a wall. Takes any text at all."""
        spoken = self.spelling.corrected(words(normalize(text)))
        scores = self._scores(spoken)
        if scores is None:
            return nothing(self._in_use(language))
        spoken_in, sure = self._language(scores, spoken, language)
        return found_in(
            scores,
            exact=self.exact.get(" ".join(spoken)),
            cry=self._cry(text),
            language=spoken_in,
            confident_language=sure,
        )

    def _scores(self, spoken: Sequence[str]) -> dict[str, float] | None:
        """The score of every class, or none for noise."""
        features = buckets(spoken)
        return self.bayes.scores(features) if self.bayes.known(features) >= ENOUGH_KNOWN else None

    def _cry(self, text: str) -> Urgency | None:
        """The first emergency in a part of a text."""
        for clause in clauses(text):
            spoken = self.spelling.corrected(clause)
            scores = self._scores(spoken)
            kind = cry_in(scores, exact=self.exact.get(" ".join(spoken))) if scores else None
            if kind:
                return kind
        return None

    def _in_use(self, language: str | None) -> str:
        return language if language in self.languages else self.languages[0]

    def _language(self, scores: Mapping[str, float], spoken: Sequence[str], in_use: str | None) -> tuple[str, bool]:
        """The language of a text, and whether it is sure: the lead is clear, and a word is its own."""
        languages = {language: scores[f"{LANGUAGE}{language}"] for language in self.languages}
        languages[self._in_use(in_use)] += LEAN
        best = max(languages, key=languages.__getitem__)
        leads = len(languages) > 1 and chances(languages, heat=HEAT)[best] >= SURE_OF_LANGUAGE
        return best, leads and any(self._tells(word, best) for word in spoken)

    def _tells(self, word: str, language: str) -> bool:
        """Whether `word` is much more at home in `language` than in any other."""
        weights = self.bayes.speaks_for(bucket_of(word))
        others = [weights.get(f"{LANGUAGE}{other}", 0.0) for other in self.languages if other != language]
        return weights.get(f"{LANGUAGE}{language}", 0.0) - max(others, default=0.0) >= OWN_WORD


def _examples(guide: Guide, known: set[str], exact: dict[str, str]) -> Iterator[Example]:
    """All phrases, one at a time; on the way, the words they are made of and what is meant word for word."""
    of_word = lru_cache(8192)(of_a_word)  # gone after the building: words that people type are not kept
    for edition in guide.editions.values():
        for phrase in phrases(edition):
            spoken = words(normalize(phrase.text))
            known.update(spoken)
            if phrase.whole:
                exact[" ".join(spoken)] = phrase.label
            labels = (phrase.label, f"{LANGUAGE}{edition.language}")
            yield Example(buckets(spoken, of_word), labels, phrase.weight)
