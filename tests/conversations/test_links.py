"""Links never die: what was renamed since the flyer was printed still opens."""

from tests.kit.world import Clock, region_catalog, world


async def test_a_link_and_a_button_of_the_past_open_what_was_renamed() -> None:
    catalog = region_catalog()
    assert catalog.content.guide.renamed == {"lost-passport": "passport-kept"}
    async with world(catalog, clock=Clock()) as around:
        person = await around.person(31)
        await person.follows("https://t.me/magnolia_sim_bot?start=en_topic_lost-passport__church1")
        linked = person.newest.text
        await person.forges("en/topic/lost-passport/1")
        assert "A boss holds your passport" in linked and "Part 1 of" in person.newest.text
