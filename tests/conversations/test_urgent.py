"""Whatever else changes in an urgent answer: which number comes first. Typed over HTTP in both languages."""

import itertools

import pytest

from tests.kit.world import Clock, real_catalog, world

EMERGENCY, LIFELINE, HOTLINE = "911", "988", "+1 888-373-7888"
LAWYER, CHILD_PROTECTION = "+1 800-498-1804", "+1 800-222-8000"

ORDER = {
    "danger": (EMERGENCY, HOTLINE),
    "self-harm": (LIFELINE, EMERGENCY, HOTLINE),
    "threat": (HOTLINE, LAWYER, EMERGENCY),
    "child": (HOTLINE, CHILD_PROTECTION, EMERGENCY),
    "unclear": (EMERGENCY, HOTLINE),
}
SAID = {
    ("danger", "en"): (
        "he locked me in help",
        "my husband is beating me right now",
        "there is a man with a gun outside",
    ),
    ("danger", "es"): ("me tiene encerrada y me pega", "ya viene y me va a matar", "no nos dejan salir de la casa"),
    ("self-harm", "en"): ("i dont want to live anymore", "i want to kill myself"),
    ("self-harm", "es"): ("ya no quiero vivir", "me quiero matar"),
    ("threat", "en"): ("my boss says he will call ICE if I leave",),
    ("threat", "es"): ("mi patron dice que si me voy llama a la migra",),
    ("child", "en"): ("im 15 and my uncle makes me work every night",),
    ("child", "es"): ("tengo 15 años y mi tío me obliga a trabajar de noche",),
    ("unclear", "en"): ("help", "SOS"),
    ("unclear", "es"): ("ayuda", "auxilio"),
}
OF_THE_SUBJECT = {"en": ("traffick", "victim"), "es": ("trata de", "víctima")}


@pytest.mark.parametrize(("kind", "language"), SAID)
async def test_each_kind_of_urgent_has_its_order_of_numbers(kind: str, language: str) -> None:
    clock = Clock()
    async with world(real_catalog(), clock=clock) as around:
        person = await around.person(31, language=language)
        for text in SAID[kind, language]:
            await person.says(text)
            assert numbers(person.newest.text) == ORDER[kind], text
            assert next(person.newest.buttons()).red


@pytest.mark.parametrize("language", ["en", "es"])
async def test_who_wants_to_die_reads_no_word_of_trafficking(language: str) -> None:
    async with world(real_catalog()) as around:
        person = await around.person(31, language=language)
        await person.says(SAID["self-harm", language][0])
        assert [word for word in OF_THE_SUBJECT[language] if word in person.newest.text.lower()] == []


def numbers(text: str) -> tuple[str, ...]:
    """The lines that are numbers, each number once, from the top."""
    known = set(itertools.chain(*ORDER.values()))
    return tuple(dict.fromkeys(line for line in text.splitlines() if line in known))
