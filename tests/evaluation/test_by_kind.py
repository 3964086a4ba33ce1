"""Results are counted by the rules of a query's kind."""

from bot.evaluation.by_kind import Counts, evaluate
from bot.evaluation.query_files import LabelledQuery
from bot.search.index import Index


def test_languages_that_the_guide_lacks_are_left_out_by_name(index: Index) -> None:
    queries = {"en": (LabelledQuery("they took my passport", "topic", ("papers-taken",)),), "xx": ()}
    report = evaluate(index, queries)
    assert (set(report.languages), report.left_out) == ({"en"}, ("xx",))


def test_queries_are_counted_by_their_kind(index: Index) -> None:
    queries = (
        LabelledQuery("they took my passport", "topic", ("papers-taken",)),
        LabelledQuery("they took my passport", "topic", ("no-such-topic",)),
        LabelledQuery("give me the hotline number", "topic", ("hotline",)),
        LabelledQuery("he locked me in and has a gun", "urgent", ("hotline",)),
        LabelledQuery("he locked me in and has a gun", "offtopic", ()),
        LabelledQuery("good morning", "offtopic", ()),
    )
    assert evaluate(index, {"en": queries}).pooled == Counts(
        topic=3, hits_at_1=2, hits_at_3=2, urgent=1, urgent_found=1, false_positives=1, off_topic=2, off_topic_refused=1
    )


def test_an_urgent_text_counts_as_a_hit_for_the_hotline_only_where_that_is_expected(index: Index) -> None:
    expecting = {
        expected: LabelledQuery("he locked me in and has a gun", "topic", (expected,))
        for expected in ("hotline", "unpaid-wages")
    }
    hits = {expected: evaluate(index, {"en": (query,)}).pooled.hits_at_1 for expected, query in expecting.items()}
    assert hits == {"hotline": 1, "unpaid-wages": 0}


def test_rates_are_shares_of_the_queries_of_a_kind() -> None:
    counts = Counts(
        topic=4, hits_at_1=2, hits_at_3=3, urgent=2, urgent_found=1, false_positives=1, off_topic=6, off_topic_refused=3
    )
    assert counts.rates() == {
        "hit@1": 0.5,
        "hit@3": 0.75,
        "urgent recall": 0.5,
        "false alarms": 0.1,
        "off-topic refused": 0.5,
    }
    assert counts.queries == 12


def test_rates_without_queries_are_zero() -> None:
    assert set(Counts().rates().values()) == {0.0}
