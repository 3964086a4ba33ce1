"""The search index: typed text -> topics, intent, urgency and language. Immutable and in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from bot.guide.model import Urgency
from bot.search.features import pair_features, word_features
from bot.search.labels import Labels
from bot.search.lexicon import SUM_STEP, ExactMatches, Lexicon
from bot.search.linear_model import LinearModel
from bot.search.ranking import (
    MAX_NEAREST,
    choose_intent,
    choose_screen,
    choose_topics,
    identify_language,
    rank_topics,
    resembles_clear,
)
from bot.search.result import SearchResult, Tier
from bot.search.spelling import Spelling
from bot.search.tokenizer import tokenize
from bot.search.urgency import DOUBT, SURELY_CALM, parts_of, probability_of_calm, urgency_of_parts, urgency_of_text

MIN_KNOWN_SHARE = 0.4
"""Share of a text's features that must occur in training; with fewer the text is noise, or in an unknown language."""

EXACT_MATCH_LEAD = 10.0
"""How far the score of an exact match is put above all others of its group: nothing else is likely then."""


@dataclass(frozen=True, slots=True)
class Index:
    """The trained parts of the search. `training.build_index` makes one, `index_cache` keeps it in a file."""

    languages: tuple[str, ...]
    labels: Labels
    model: LinearModel
    lexicon: Lexicon
    spelling: Spelling
    exact_matches: ExactMatches

    def search(self, text: str, *, language: str | None = None) -> SearchResult:
        """What `text` means. Accepts any text.

        `language` is the current one: a prior, not a filter. A language that the guide lacks counts as None.
        """
        current = self.languages.index(language) if language in self.languages else 0
        clauses = [self.spelling.correct(clause) for clause in tokenize(text)]
        words = [word for clause in clauses for word in clause]
        exact_match = self.exact_matches.label(words)
        scores = self.scores(words, exact_match)
        if scores is None:
            return SearchResult(self.languages[current], confident_language=False, tier=Tier.NONE)
        identified, confident = identify_language(self.labels, self.lexicon, words, scores, current=current)
        urgent = urgency_of_text(self.labels, scores)
        if urgent is None and exact_match is None:
            urgent = self._urgency_of_parts(clauses)
        intent = choose_intent(self.labels, scores, exact_match)
        screen = choose_screen(self.labels, scores)
        hits = rank_topics(self.labels, scores)
        tier, shown = choose_topics(hits, intent, screen)
        calm = probability_of_calm(self.labels, scores)
        return SearchResult(
            language=self.languages[identified],
            confident_language=confident,
            tier=tier,
            urgent=urgent,
            alert=urgent is None and 1 - calm >= DOUBT,
            calm=urgent is None and calm >= SURELY_CALM,
            intent=intent,
            screen=screen,
            results=hits if urgent else shown,
            nearest=tuple(hit.topic for hit in hits[:MAX_NEAREST]) if tier is Tier.NONE else (),
            likely_clear=resembles_clear(self.labels, scores),
        )

    def _urgency_of_parts(self, clauses: Sequence[Sequence[str]]) -> Urgency | None:
        scored = (self.scores(part, self.exact_matches.label(part)) for part in parts_of(clauses))
        return urgency_of_parts(self.labels, filter(None, scored))

    def scores(self, words: Sequence[str], exact_match: int | None) -> list[float] | None:
        """The score of each label, with that of an exact match far in front; None for noise.

        The features of a text are its bigrams and those of its distinct words. Sums of common words are looked up.
        """
        lexicon = self.lexicon
        known_words: list[Sequence[int]] = []
        known_word_features, squares = 0, 0.0
        other_features = list(pair_features(words))
        for word in dict.fromkeys(words):
            word_id = lexicon.common_id(word)
            if word_id is None:
                other_features.extend(word_features(word))
            else:
                known_words.append(lexicon.sums_of(word_id))
                known_word_features += lexicon.feature_counts[word_id]
                squares += lexicon.squares[word_id]
        sums = self.model.zero_sums()
        known = known_word_features + self.model.add(other_features, sums)
        if exact_match is None and known <= MIN_KNOWN_SHARE * (known_word_features + len(other_features)):
            return None
        steps = list(map(sum, zip(*known_words, strict=True))) or [0] * (len(sums) - 1)
        length = sqrt(sums.pop() + squares) or 1.0
        scores = [
            bias + (one + SUM_STEP * step) / length
            for bias, one, step in zip(self.model.biases, sums, steps, strict=True)
        ]
        for label in self.labels.of_exact_match(exact_match):
            _put_in_front(scores, label, self.labels.group_of(label))
        return scores


def _put_in_front(scores: list[float], label: int, group: range) -> None:
    """Make `label` surely the one of its group; the others keep their order."""
    best = max(scores[other] for other in group)
    for other in group:
        scores[other] -= best + EXACT_MATCH_LEAD
    scores[label] = EXACT_MATCH_LEAD
