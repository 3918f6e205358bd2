"""From keys to IRIs and back.

A key is a path like "organization/苏州大学"; its IRI is the base, `id/` and the key. Letters of all scripts and
full-width marks stay as they are. What RFC 3987 does not allow in a path, and what cannot be seen (spaces of all
widths, direction marks), is percent-encoded as UTF-8, so that an IRI has one key and a key one IRI.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote, unquote

from kg.model import Evidence, Fact

BASE = "https://w3id.org/kg-news/"

# The complement of RFC 3987's ipchar and "/", with the invisible ones of ucschar taken out: U+00A0, U+00AD, U+034F,
# U+061C, U+115F-1160, U+1680, U+17B4-17B5, U+180B-180F, U+2000-200F, U+2028-202F, U+205F-206F, U+3000, U+3164,
# U+FE00-FE0F, U+FEFF, U+FFA0. Ranges, because `str.isprintable` answers by Python's version of Unicode.
_SHUT = re.compile(
    "[^A-Za-z0-9._~!$&'()*+,;=:@/\\-"
    "\u00a1-\u00ac\u00ae-\u034e\u0350-\u061b\u061d-\u115e\u1161-\u167f\u1681-\u17b3\u17b6-\u180a\u1810-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\u3163\u3165-\ud7ff\uf900-\ufdcf\ufdf0-\ufdff\ufe10-\ufefe"
    "\uff00-\uff9f\uffa1-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)
_DOTS = re.compile(r"(?<=/)\.{1,2}(?=/|$)")  # a parser would resolve "person/.." away


def local(iri: str) -> str:
    """The last part of an IRI, after its last `#` or `/`: "hosted" of "https://w3id.org/kg-news/ontology#hosted"."""
    return re.split(r"[#/]", iri)[-1]


def ontology(base: str) -> str:
    """The namespace of classes and properties, `kgo:`."""
    return f"{base}ontology#"


def resources(base: str) -> str:
    """The namespace of things, pages, articles and evidence, `kgr:`."""
    return f"{base}id/"


def path(key: str) -> str:
    """The key as it stands in an IRI after `resources(base)`; a key that is an absolute IRI is returned as it is."""
    if is_absolute(key):
        return key
    shut = _SHUT.sub(lambda match: quote(match[0], safe=""), key)
    return _DOTS.sub(lambda match: match[0].replace(".", "%2E"), shut)


def is_absolute(key: str) -> bool:
    """Whether a key is the IRI of a graph that is not ours, kept whole; no name of ours starts with a scheme."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", key) is not None


def iri(key: str, base: str = BASE) -> str:
    """The IRI of a key."""
    return key if is_absolute(key) else resources(base) + path(key)


def key(iri: str, base: str = BASE) -> str:
    """The key of an IRI: the inverse of `iri`. An IRI outside of `base` is its own key."""
    space = resources(base)
    return unquote(iri.removeprefix(space)) if iri.startswith(space) else iri


def evidence_key(fact: Fact, evidence: Evidence) -> str:
    """The key of a fact's evidence, e.g. "evidence/2020-10-30-02/03/62-103-hosted-5f2a90c1b7d4".

    It depends on what is stated and where, not on rule or confidence: a better rule gives the same IRI.
    """
    stated = (*fact.key, evidence.count, evidence.position, evidence.role)
    digest = hashlib.sha256("\n".join(map(str, stated)).encode()).hexdigest()[:12]
    place = evidence.article.removeprefix("article/")
    return f"evidence/{place}/{evidence.start}-{evidence.end}-{fact.relation}-{digest}"
