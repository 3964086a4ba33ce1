"""An explanation names the words that decided, and agrees with the search."""

import pytest

from bot.search.explanation import Explanation, explain
from bot.search.index import Index
from bot.search.labels import CALM


def reasons(explanation: Explanation) -> dict[str, float]:
    """What spoke for and against the best meaning."""
    return dict(explanation.meanings[0].reasons)


def test_the_best_candidate_is_what_the_search_finds(index: Index) -> None:
    text = "they took my passport and my visa"
    best, result = explain(index, text).meanings[0], index.search(text).results[0]
    assert best.label == result.topic
    assert best.chance == pytest.approx(result.score)


def test_words_that_decide_are_named(index: Index) -> None:
    assert reasons(explain(index, "they took my passport"))["passport"] > 0


def test_candidates_come_best_first_and_name_few_reasons(index: Index) -> None:
    for candidates in (explain(index, "my boss does not pay me and took my passport away last week").meanings,):
        chances = [candidate.chance for candidate in candidates]
        assert chances == sorted(chances, reverse=True)
        assert all(0 < len(candidate.reasons) <= 6 for candidate in candidates)


def test_danger_is_explained_apart(index: Index) -> None:
    calm, urgent = explain(index, "what is a visa"), explain(index, "he has a gun and he wants to kill me")
    assert calm.dangers[0].label == CALM
    assert urgent.dangers[0].label.startswith("urgent ")


def test_corrected_words_and_exact_phrases_are_named(index: Index) -> None:
    assert explain(index, "they took my passpprt").corrections == (("passpprt", "passport"),)
    assert explain(index, "hello").exact_match == "intent greeting"


@pytest.mark.parametrize("text", ["", "?!", "बबबजज"])
def test_a_text_without_known_words_has_no_candidates(index: Index, text: str) -> None:
    explanation = explain(index, text)
    assert (explanation.meanings, explanation.dangers) == ((), ())
