"""All phrases of all languages as one index: which topic, wish or emergency a text means, and in which language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.guide.model import Edition, Guide, Intent, Topic, Urgency
from bot.search.bayes import Bayes, Example, chances, train
from bot.search.features import buckets, words
from bot.search.found import Found, Hit, Tier
from bot.search.normalize import normalize
from bot.search.rank import CALM, HEAT, INTENT, LANGUAGE, URGENT, found_in, nothing
from bot.search.spelling import Spelling

TEXT_WEIGHT = 0.6
"""What a sentence of a topic counts beside a phrase that somebody typed. Measured: 0.3 to 1 do about the same."""

LEAN = 0.5
"""Advantage of the language in use, in the logarithm of chances: enough to decide for words that languages share."""

SURE_OF_LANGUAGE = 0.9

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
        """Learn all phrases. Takes about a second a language."""
        phrases = [phrase for edition in guide.editions.values() for phrase in _phrases(edition)]
        return cls(
            languages=guide.languages,
            bayes=train(
                [Example(buckets(one.words), (one.label, f"{LANGUAGE}{one.language}"), one.weight) for one in phrases]
            ),
            spelling=Spelling.of(word for phrase in phrases for word in phrase.words),
            exact=_exact(phrases),
        )

    def search(self, text: str, *, language: str | None = None) -> Found:
        """What `text` means. `language`, the one in use, is a lean and not a wall. Takes any text at all."""
        spoken = self.spelling.corrected(words(normalize(text)))
        features = buckets(spoken)
        if self.bayes.known(features) < ENOUGH_KNOWN:
            return nothing(self._in_use(language))
        scores = self.bayes.scores(features)
        spoken_in, sure = self._language(scores, language)
        exact = self.exact.get(" ".join(spoken))
        return found_in(scores, exact=exact, language=spoken_in, confident_language=sure)

    def _in_use(self, language: str | None) -> str:
        return language if language in self.languages else self.languages[0]

    def _language(self, scores: Mapping[str, float], in_use: str | None) -> tuple[str, bool]:
        """The language of a text, and whether it says enough to be sure."""
        languages = {language: scores[f"{LANGUAGE}{language}"] for language in self.languages}
        languages[self._in_use(in_use)] += LEAN
        best = max(languages, key=languages.__getitem__)
        return best, len(languages) > 1 and chances(languages, heat=HEAT)[best] >= SURE_OF_LANGUAGE


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: list[str]
    label: str
    language: str
    weight: float = 1.0


def _phrases(edition: Edition) -> Iterator[_Phrase]:
    """Everything in an edition that the search learns from, under the class that it stands for."""
    language = edition.language
    for topic in edition.topics.values():
        for ask in topic.asks:
            yield _Phrase(_words(ask), topic.id, language)
        for text in _texts(topic):
            yield _Phrase(_words(text), topic.id, language, TEXT_WEIGHT)
    for kind in Urgency:
        for phrase in edition.urgent[kind]:
            yield _Phrase(_words(phrase), f"{URGENT}{kind}", language)
    for phrase in edition.calm:
        yield _Phrase(_words(phrase), CALM, language)
    for intent in Intent:
        for phrase in edition.talk[intent]:
            yield _Phrase(_words(phrase), f"{INTENT}{intent}", language)


def _exact(phrases: Sequence[_Phrase]) -> dict[str, str]:
    """Urgent phrases and wishes that a whole text may be, word for word; an emergency goes before a wish."""
    spoken: dict[str, str] = {}
    for prefix in (INTENT, URGENT):
        spoken |= {" ".join(one.words): one.label for one in phrases if one.label.startswith(prefix)}
    return spoken


def _words(text: str) -> list[str]:
    return words(normalize(text))


def _texts(topic: Topic) -> Iterator[str]:
    yield from (topic.title, topic.question, topic.button, *topic.summary)
    for page in topic.pages:
        yield from (page.heading, *page.points)
