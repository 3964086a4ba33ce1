"""Facts that somebody should look at again."""

from datetime import date, timedelta

import pytest

from bot.check.sources import CONTACT_DAYS, TOPIC_DAYS, contact_ages, source_ages
from tests.check.conftest import Write
from tests.kit.small_guide import CONTACTS, TOPIC

CHECKED = date(2026, 11, 1)


@pytest.mark.parametrize(("days", "found"), [(0, 0), (CONTACT_DAYS, 0), (CONTACT_DAYS + 1, 1)])
def test_a_contact_is_old_after_half_a_year(page: Write, days: int, found: int) -> None:
    assert len(list(contact_ages(page(CONTACTS), CHECKED + timedelta(days)))) == found


@pytest.mark.parametrize(("days", "found"), [(0, 0), (TOPIC_DAYS, 0), (TOPIC_DAYS + 1, 1)])
def test_a_topics_fact_is_old_after_a_year(page: Write, days: int, found: int) -> None:
    assert len(list(source_ages(page(TOPIC), CHECKED + timedelta(days)))) == found


def test_a_finding_names_the_source_in_its_line(page: Write) -> None:
    findings = list(source_ages(page(TOPIC), CHECKED + timedelta(400)))
    assert [(finding.line, finding.message) for finding in findings] == [
        (18, "'A law' was last looked at 400 days ago, at most 365")
    ]


def test_nobody_has_looked_in_the_future_but_it_may_be_tomorrow_elsewhere(page: Write) -> None:
    topic = page(TOPIC)
    assert list(source_ages(topic, CHECKED - timedelta(1))) == []
    assert len(list(source_ages(topic, CHECKED - timedelta(2)))) == 1
