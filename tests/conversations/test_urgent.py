"""Whatever else changes in an urgent answer: which number comes first. Typed over HTTP in both languages."""

import itertools

import pytest

from tests.kit.world import Clock, region_catalog, world

EMERGENCY, CRISIS_LINE, HOTLINE = "555", "556", "+44 808 157 0123"
LAWYER, CHILD_PROTECTION = "+44 20 7946 0104", "+44 20 7946 0101"
ASSAULT_LINE, PARTNER_LINE = "+44 20 7946 0107", "+44 20 7946 0150"

ORDER = {
    "danger": (EMERGENCY, HOTLINE),
    "medical": (EMERGENCY,),
    "assault": (EMERGENCY, ASSAULT_LINE),
    "partner": (EMERGENCY, PARTNER_LINE),
    "self-harm": (CRISIS_LINE, EMERGENCY, HOTLINE),
    "threat": (HOTLINE, LAWYER, EMERGENCY),
    "child": (HOTLINE, CHILD_PROTECTION, EMERGENCY),
    "child-told": (EMERGENCY, CHILD_PROTECTION),
    "someone-else": (EMERGENCY, HOTLINE),
    "unclear": (EMERGENCY, HOTLINE),
}
SAID = {
    ("danger", "en"): (
        "he locked me in help",
        "my husband is beating me right now",
        "there is a man with a gun outside",
    ),
    ("danger", "ar"): ("حبسني في الغرفة وهو يضربني", "سيأتي الآن وسوف يقتلني", "لا يسمحون لنا بالخروج من البيت"),
    ("self-harm", "en"): ("i dont want to live anymore", "i want to kill myself"),
    ("self-harm", "ar"): ("لم أعد أريد أن أعيش", "أريد أن أقتل نفسي"),
    ("threat", "en"): ("my boss says he will call the border office if I leave",),
    ("threat", "ar"): ("صاحب العمل يقول إنه سيبلغ مكتب الحدود إذا تركت العمل",),
    ("child", "en"): ("im 15 and my uncle makes me work every night",),
    ("child", "ar"): ("عمري 15 سنة وعمي يجبرني على العمل ليلا",),
    ("medical", "en"): ("fire in my room", "my friend fell down and does not wake up"),
    ("medical", "ar"): ("حريق في البيت",),
    ("assault", "en"): ("he raped me", "i was raped last night"),
    ("assault", "ar"): ("اغتصبني",),
    ("partner", "en"): ("my boyfriend is choking me",),
    ("partner", "ar"): ("شريكي يضربني",),
    ("child-told", "en"): ("they beat a child next door",),
    ("child-told", "ar"): ("يضربون طفلا عند الجيران",),
    ("someone-else", "en"): ("they are beating my neighbor",),
    ("someone-else", "ar"): ("يضربون جارتي",),
    ("unclear", "en"): ("help", "SOS"),
    ("unclear", "ar"): ("ساعدوني", "النجدة"),
}
OF_THE_SUBJECT = {"en": ("traffick", "forced", "passport"), "ar": ("الاتجار", "القسري", "جواز")}


@pytest.mark.parametrize(("kind", "language"), SAID)
async def test_each_kind_of_urgent_has_its_order_of_numbers(kind: str, language: str) -> None:
    clock = Clock()
    async with world(region_catalog(), clock=clock) as around:
        person = await around.person(31, language=language)
        for text in SAID[kind, language]:
            await person.says(text)
            assert numbers(person.newest.text) == ORDER[kind], text
            assert next(person.newest.buttons()).red


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_who_wants_to_die_reads_no_word_of_trafficking(language: str) -> None:
    async with world(region_catalog()) as around:
        person = await around.person(31, language=language)
        await person.says(SAID["self-harm", language][0])
        assert [word for word in OF_THE_SUBJECT[language] if word in person.newest.text.lower()] == []


def numbers(text: str) -> tuple[str, ...]:
    """The lines that are numbers, each number once, from the top."""
    known = set(itertools.chain(*ORDER.values()))
    return tuple(dict.fromkeys(line for line in text.splitlines() if line in known))
