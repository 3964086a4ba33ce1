"""Links never die: what was renamed since the flyer was printed still opens."""

from dataclasses import replace

from bot.catalog import Catalog
from tests.kit.world import Clock, real_catalog, world


def catalog_with_a_renamed_topic() -> Catalog:
    """The real guide, in which 'papers-taken' was once called 'lost-papers'."""
    catalog = real_catalog()
    guide = replace(catalog.content.guide, renamed={"lost-papers": "papers-taken"})
    return replace(catalog, content=replace(catalog.content, guide=guide))


async def test_a_link_and_a_button_of_the_past_open_what_was_renamed() -> None:
    async with world(catalog_with_a_renamed_topic(), clock=Clock()) as around:
        person = await around.person(31)
        await person.follows("https://t.me/magnolia_sim_bot?start=en_topic_lost-papers__church1")
        linked = person.newest.text
        await person.forges("en/topic/lost-papers/1")
        assert "passport or papers" in linked and "Page 1 of" in person.newest.text
