"""The tables that a person reads after a search or an evaluation."""

from bot.commands import tables
from bot.guide.model import Urgency
from bot.search.evaluation import Counts, Report
from bot.search.result import Hit, SearchResult, Tier


def test_a_result_has_a_line_about_it_and_its_topics_in_columns() -> None:
    hits = (Hit("papers-taken", 0.93), Hit("my-rights", 0.4))
    result = SearchResult("en", confident_language=True, tier=Tier.ANSWER, urgent=Urgency.THREAT, results=hits)
    assert tables.format_result(result).splitlines() == [
        "answer in en, urgent: threat",
        "topic         score",
        "papers-taken   0.93",
        "my-rights      0.40",
    ]


def test_a_result_without_topics_is_one_line() -> None:
    nothing = SearchResult("es", confident_language=False, tier=Tier.NONE)
    assert tables.format_result(nothing) == "none in es, not urgent"


def test_a_result_in_doubt_and_one_that_opens_a_screen_say_so() -> None:
    doubt = SearchResult("en", confident_language=True, tier=Tier.NONE, alert=True)
    lawyer = SearchResult("en", confident_language=True, tier=Tier.NONE, screen="hotline/lawyer")
    assert tables.format_result(doubt) == "none in en, perhaps urgent"
    assert tables.format_result(lawyer) == "none in en, not urgent, screen: hotline/lawyer"


def test_a_report_has_a_row_for_each_language_and_names_those_left_out() -> None:
    report = Report({"en": Counts(topic=4, hits_at_1=1, hits_at_3=3)}, ("xx",))
    lines = tables.format_report(report).splitlines()
    assert [line.split()[0] for line in lines] == ["language", "en", "all", "Left"]
    assert lines[1].split() == ["en", "25.0", "%", "75.0", "%", "0.0", "%", "0.0", "%", "0.0", "%", "4"]
