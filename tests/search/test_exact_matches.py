"""What is meant word for word is found, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from bot.search.exact_matches import ExactMatches

TEXTS = st.dictionaries(st.lists(st.sampled_from("abc"), max_size=4).map(" ".join), st.integers(0, 200), max_size=9)


@given(TEXTS, st.lists(st.sampled_from("abc"), max_size=4))
def test_it_finds_what_a_dictionary_finds(meanings: dict[str, int], asked: list[str]) -> None:
    assert ExactMatches.of(meanings).meaning(asked) == meanings.get(" ".join(asked))
