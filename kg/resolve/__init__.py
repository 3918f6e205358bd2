"""From names at places to real things: mentions become entities, claims become facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.claims import Claim
from kg.mentions.tagged import Reading
from kg.model import Page, PageGraph, Story
from kg.resolve import committees, dated, facts, organizations, organs, parts, people, places, presence, programs
from kg.resolve.gathered import Gathered, StoryThings
from kg.resolve.groups import told_of


def page_graph(page: Page, stories: Iterable[tuple[Story, Sequence[Reading], Sequence[Claim]]]) -> PageGraph:
    """The graph of one page from its stories, their readings and claims."""
    gathered = Gathered(page)
    stories = list(stories)
    organizations.note_page(gathered, [(story, readings) for story, readings, _ in stories])
    articles = []
    for story, readings, claims in stories:
        here = StoryThings(story)
        organizations.gather(gathered, here, readings)
        people.gather(gathered, here, readings)
        programs.gather(gathered, here, readings)
        committees.gather(gathered, here, readings)
        facts.state(gathered, here, claims, told_of(readings))
        organs.gather(gathered, here)
        parts.relate(gathered, here)
        presence.infer(gathered, here, readings)
        places.place(gathered, here)
        dated.date(gathered, here, readings)
        articles.append(story.article)
    return gathered.graph(articles)
