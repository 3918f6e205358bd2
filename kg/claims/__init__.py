"""Claims: what the sentences of a story say about its names, and what names say by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.claims.bodies import body_that_meets
from kg.claims.carried import Carried
from kg.claims.claim import ORGANIZATION_LETTER, Claim
from kg.claims.names import by_name, named_for, region_chains
from kg.claims.roles import by_role, competed, people_by_role, sent_by, served_by_it
from kg.claims.speakers import speakers_of
from kg.claims.stated import stated
from kg.claims.story import carry, ceremonies_of, event_ahead
from kg.mentions import groups
from kg.mentions.tagged import Reading
from kg.model import GROUP
from kg.typed import typed

__all__ = ["Claim", "find"]


def find(readings: Sequence[Reading]) -> Iterator[Claim]:
    """The claims of one story's sentences, in order of the text; rules are those of `ontology/rules/`."""
    sentences = [typed(reading.tagged.text, reading.mentions) for reading in readings]
    ahead, first = event_ahead(readings, sentences)
    carried = Carried({}, [], ceremonies=ceremonies_of(readings, sentences))
    speakers = speakers_of(readings, sentences)
    paragraph = None
    people = {slot.mention for sentence in sentences for slot in sentence.slots.values() if slot.mention.type == GROUP}
    named = {groups.canonical(mention.text) for mention in people}
    for number, (reading, sentence, speaker) in enumerate(zip(readings, sentences, speakers, strict=True)):
        carried.speaker = speaker
        if reading.tagged.sentence.block != paragraph:
            paragraph, carried.scene = reading.tagged.sentence.block, []
        carried.words = reading.tagged.words
        carried.ahead = ahead if number >= first else []
        if body := body_that_meets(reading, sentence):
            carried.topics[ORGANIZATION_LETTER] = body
        told: set[int] = set()  # where those stand of whom the sentence says itself what they attend
        for claim in stated(reading, sentence, carried):
            yield claim
            if claim.relation == "took-part-in":
                told.add(claim.subject.start)
            yield from served_by_it(claim)
            yield from sent_by(claim, sentence, reading.tagged.sentence.start)
            if claim.relation == "took-part-in" and claim.subject.type == GROUP:
                carried.peopled.add(claim.object.text)
            yield from competed(claim, carried)
        for claim in (
            *by_role(sentence, reading.tagged.sentence.start, carried),
            *people_by_role(sentence, reading.tagged.sentence.start, carried),
        ):
            if claim.subject.start not in told:
                yield claim
        yield from by_name(reading)
        yield from named_for(reading, named)
        yield from region_chains(reading)
        carry(sentence, reading.tagged.sentence.start, carried, reading.tagged.sentence.block.kind == "headline")
