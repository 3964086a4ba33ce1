"""`python -m bot search`: its input lines, its output lines, and what it shows a person."""

import json
from collections.abc import Sequence

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.commands.search import answer_as_json, parse_line
from bot.evaluation.answer import Answer
from bot.evaluation.query_files import QueryError
from bot.guide.model import Intent, Urgency
from bot.search.result import Hit, SearchResult, Tier

PAPERS = (Hit("papers-taken", 0.91234), Hit("my-rights", 0.05))


def search(*arguments: str, lines: str | None = None) -> Result:
    return CliRunner().invoke(main, ["search", *arguments], input=lines)


def result(tier: Tier, *hits: Hit, urgent: Urgency | None = None, intent: Intent | None = None) -> SearchResult:
    return SearchResult("en", confident_language=True, tier=tier, urgent=urgent, intent=intent, results=hits)


def topics(line: dict[str, object]) -> Sequence[str]:
    assert isinstance(line["results"], list)
    return [entry["topic"] for entry in line["results"]]


def test_a_text_is_answered_with_a_table() -> None:
    shown = search("no", "me", "pagan")
    assert shown.exit_code == 0
    assert shown.output.splitlines()[0] == "answer in es, not urgent"
    assert shown.output.splitlines()[3].split()[0] == "unpaid-wages"


def test_each_input_line_gets_an_output_line() -> None:
    shown = search("--jsonl", lines='{"q": "hola", "lang": "es"}\n\n{"q": "they took my passport"}\n')
    answers = [json.loads(line) for line in shown.output.splitlines()]
    assert [(answer["q"], answer["language"]) for answer in answers] == [
        ("hola", "es"),
        ("they took my passport", "en"),
    ]


QUESTIONS = ("hola", "are you the police", "privacy", "close", "weather in paris", "no me pagan", "he will kill me")


def test_lines_and_tables_say_the_same_of_a_text() -> None:
    lines = [json.loads(line) for line in search("--jsonl", lines=as_lines(QUESTIONS)).stdout.splitlines()]
    assert [line["q"] for line in lines] == [*QUESTIONS]
    assert {line["intent"] for line in lines} > {None, "greeting", "privacy"}
    for line in lines:
        first, shows, *_ = search(line["q"]).stdout.splitlines()
        found, urgent, *intent = first.split(", ")
        assert (found.split()[0], shows) == (line["tier"], f"shows {line['shows']}")
        assert intent == ([f"intent: {line['intent']}"] if line["intent"] else [])
        assert urgent.removeprefix("urgent: ") == (line["kind"] or urgent)


def as_lines(texts: Sequence[str]) -> str:
    return "\n".join(json.dumps({"q": text}) for text in texts)


def test_a_bad_input_line_is_an_error_with_its_number() -> None:
    shown = search("--jsonl", lines='{"q": "hola"}\n{"q": 5}\n')
    assert shown.exit_code == 2
    assert shown.output.splitlines()[-1].startswith("standard input:2: ")


def test_without_a_text_it_says_what_is_missing() -> None:
    shown = search()
    assert shown.exit_code == 2 and "TEXT is missing" in shown.output


def test_the_language_of_an_input_line_may_be_left_out() -> None:
    assert parse_line('{"q": "hola", "lang": "es"}', "here:1") == ("hola", "es")
    assert parse_line('{"q": "hola"}', "here:1") == ("hola", None)
    assert parse_line('{"q": "hola", "lang": null}', "here:1") == ("hola", None)


@pytest.mark.parametrize("line", ["hola", "[]", '{"lang": "es"}', '{"q": 5}', '{"q": "hola", "lang": 5}'])
def test_any_other_input_line_is_an_error_that_names_it(line: str) -> None:
    with pytest.raises(QueryError, match=r"^here:1: "):
        parse_line(line, "here:1")


def line(result: SearchResult, shows: str, *, alert: bool = False) -> dict[str, object]:
    topics = tuple(hit.topic for hit in result.results)
    return answer_as_json("q", Answer(result, shows, topics, alert=alert, has_emergency_number=False))


def test_an_output_line_has_topics_with_rounded_scores() -> None:
    assert line(result(Tier.ANSWER, *PAPERS), "topic/papers-taken") == {
        "q": "q",
        "language": "en",
        "tier": "answer",
        "urgent": False,
        "alert": False,
        "kind": None,
        "intent": None,
        "shows": "topic/papers-taken",
        "results": [{"topic": "papers-taken", "score": 0.912}, {"topic": "my-rights", "score": 0.05}],
    }


def test_an_urgent_text_has_the_hotline_before_its_topics() -> None:
    urgent = line(result(Tier.CHOICES, *PAPERS, urgent=Urgency.THREAT), "hotline/now/threat")
    assert (urgent["tier"], urgent["urgent"], urgent["kind"], urgent["intent"]) == ("answer", True, "threat", None)
    assert topics(urgent) == ["hotline", "papers-taken", "my-rights"]


def test_the_hotline_takes_one_of_the_five_places() -> None:
    hits = [Hit(f"topic-{number}", 0.1) for number in range(5)]
    urgent = line(result(Tier.CHOICES, *hits, urgent=Urgency.DANGER), "hotline/now/danger")
    assert topics(urgent) == ["hotline", "topic-0", "topic-1", "topic-2", "topic-3"]


def test_a_request_for_the_number_is_answered_with_the_hotline() -> None:
    asked = line(result(Tier.NONE, intent=Intent.HOTLINE), "hotline")
    assert (asked["tier"], asked["urgent"], topics(asked)) == ("answer", False, ["hotline"])


def test_a_text_in_doubt_is_an_alert() -> None:
    doubt = line(result(Tier.ANSWER, *PAPERS), "topic/papers-taken", alert=True)
    assert (doubt["urgent"], doubt["alert"]) == (False, True)


@pytest.mark.parametrize("intent", [Intent.GREETING, Intent.THANKS, Intent.OFF_TOPIC, Intent.CONTROL])
def test_other_intents_have_no_results(intent: Intent) -> None:
    other = line(result(Tier.NONE, intent=intent), "home")
    assert (other["tier"], other["intent"], other["results"]) == ("none", intent.value, [])


@pytest.mark.parametrize(
    ("shows", "intent"),
    [("share", "share"), ("leave", "leave"), ("hotline/lawyer", "hotline"), ("topics", None), ("nothing", None)],
)
def test_a_screen_that_is_no_topic_is_the_intent(shows: str, intent: str | None) -> None:
    assert line(result(Tier.NONE), shows)["intent"] == intent


def test_it_can_say_why() -> None:
    shown = search("they", "took", "my", "passport", "--why")
    assert shown.exit_code == 0
    assert "shows topic/papers-taken" in shown.output and "passport +" in shown.output and "Danger" in shown.output
