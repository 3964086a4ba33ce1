"""The tables that a person reads after a search or an evaluation."""

from bot.commands import tables
from bot.evaluation.answer import Answer
from bot.evaluation.by_family import Figure, Measured, Rate
from bot.evaluation.by_kind import Counts, Report
from bot.evaluation.comparison import Compared
from bot.evaluation.query_files import LabelledQuery
from bot.guide.model import Intent
from bot.search.explanation import Candidate, Explanation
from bot.search.result import Hit, SearchResult, Tier


def given(shows: str, *hits: Hit, tier: Tier = Tier.NONE, intent: Intent | None = None, alert: bool = False) -> Answer:
    result = SearchResult("en", confident_language=True, tier=tier, intent=intent, results=hits)
    return Answer(result, shows, tuple(hit.topic for hit in hits), alert=alert, has_emergency_number=False)


def test_an_answer_has_lines_about_it_and_its_topics_in_columns() -> None:
    urgent = given("hotline/now/threat", Hit("papers-taken", 0.93), Hit("my-rights", 0.4), tier=Tier.ANSWER)
    assert tables.format_answer(urgent).splitlines() == [
        "answer in en, urgent: threat",
        "shows hotline/now/threat",
        "topic         score",
        "papers-taken   0.93",
        "my-rights      0.40",
    ]


def test_an_answer_without_topics_is_two_lines() -> None:
    assert tables.format_answer(given("nothing")) == "none in en, not urgent\nshows nothing"


def test_an_answer_in_doubt_and_an_intent_are_named() -> None:
    assert tables.format_answer(given("topics", alert=True)).startswith("none in en, perhaps urgent\n")
    assert "not urgent, intent: greeting" in tables.format_answer(given("home", intent=Intent.GREETING))


def test_an_explanation_names_corrections_and_what_spoke_for_and_against() -> None:
    pay = Candidate("unpaid-wages", 0.98, (("pay", 1.94), ("kitchen", -0.21)))
    explanation = Explanation((("pasport", "passport"),), "intent hotline", (pay,), ())
    assert tables.format_explanation(explanation).splitlines() == [
        "",
        "read 'pasport' as 'passport'",
        "a phrase of 'intent hotline', word for word",
        "Meaning",
        "  0.98  unpaid-wages: pay +1.9, kitchen -0.2",
        "Danger",
    ]


def test_an_explanation_without_candidates_says_why() -> None:
    assert tables.format_explanation(Explanation((), None, (), ())).endswith("too few known words to judge")


URGENT = Figure("urgent", lambda _query, _answer: True, most=0.02)
MISSED = Measured(
    "en", "calm", URGENT, Rate(3, 100), ((LabelledQuery("i am dead tired", "calm", ()), given("nothing")),)
)
REACHED = Measured("es", "contact", Figure("opens", lambda _query, _answer: True, least=0.92), Rate(19, 20), ())


def test_families_have_a_row_for_each_figure_which_says_whether_it_is_reached() -> None:
    lines = tables.format_families([MISSED, REACHED]).splitlines()
    assert lines[1].split() == ["en", "calm:", "urgent", "!", "3.0", "%", "1.0", "to", "8.5", "<=", "2", "%", "100"]
    assert lines[2].split() == ["es", "contact:", "opens", "95.0", "%", "76.4", "to", "99.1", ">=", "92", "%", "20"]
    first, second = tables.families_as_json([MISSED, REACHED])
    assert (first["rate"], first["reached"], second["reached"], second["lines"]) == (0.03, False, True, 20)


def test_misses_say_what_was_typed_expected_and_shown() -> None:
    assert tables.format_misses([MISSED, REACHED]) == "en calm, urgent | i am dead tired | - | nothing"


def test_searches_are_compared_with_the_first() -> None:
    rows = [
        Compared("Magnolia", Rate(19, 20), Rate(20, 20), 0.0002),
        Compared("BM25 (bm25s)", Rate(10, 20), Rate(15, 20), 0.002),
    ]
    lines = tables.format_comparison(rows).splitlines()
    assert lines[1].split() == ["Magnolia", "95.0", "%", "100.0", "%", "0.20", "ms", "1.0"]
    assert lines[2].split() == ["BM25", "(bm25s)", "50.0", "%", "75.0", "%", "2.00", "ms", "10.0"]


def test_a_report_has_a_row_for_each_language_and_names_those_left_out() -> None:
    report = Report({"en": Counts(topic=4, hits_at_1=1, hits_at_3=3)}, ("xx",))
    lines = tables.format_report(report).splitlines()
    assert [line.split()[0] for line in lines] == ["language", "en", "all", "Left"]
    assert lines[1].split() == ["en", "25.0", "%", "75.0", "%", "0.0", "%", "0.0", "%", "0.0", "%", "4"]
