"""What a person reads after a search or an evaluation."""

from bot.commands import tables
from bot.guide.model import Urgency
from bot.search.evaluation import Report, Tally
from bot.search.result import Hit, SearchResult, Tier


def test_a_search_says_how_sure_it_is_and_lists_its_topics_in_columns() -> None:
    hits = (Hit("papers-taken", 0.93), Hit("my-rights", 0.4))
    said = tables.found(SearchResult("en", True, Tier.ANSWER, Urgency.THREAT, None, hits))
    assert said.splitlines() == [
        "answer in en, urgent: threat",
        "topic         score",
        "papers-taken   0.93",
        "my-rights      0.40",
    ]


def test_a_search_that_found_nothing_is_one_line() -> None:
    assert tables.found(SearchResult("es", False, Tier.NONE, None, None, ())) == "none in es, not urgent"


def test_an_evaluation_has_a_row_for_each_language_and_names_what_it_left_out() -> None:
    lines = tables.report(Report({"en": Tally(topic=4, first=1, in_three=3)}, ("xx",))).splitlines()
    assert [line.split()[0] for line in lines] == ["language", "en", "all", "Left"]
    assert lines[1].split() == ["en", "25.0", "%", "75.0", "%", "0.0", "%", "0.0", "%", "0.0", "%", "4"]
