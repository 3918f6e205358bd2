"""Words of a sentence with their tags: the finder of names that other finders start from.

Every tagger's words tile the sentence: joined they are the sentence, spaces included.
Models are loaded at the first use and kept for the life of the process; a tagger can be pickled and sent to another.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from kg.errors import KgError
from kg.model import Word
from kg.tagger.jieba_words import JiebaTagger, words
from kg.tagger.lac import LacTagger
from kg.tagger.news import NewsTagger

__all__ = ["Tagger", "tagger", "words"]


class Tagger(Protocol):
    """What finds words."""

    def tag(self, sentences: Sequence[str]) -> list[list[Word]]:
        """For each sentence its words in order. Tags: PER, LOC, ORG, TIME or a part of speech."""
        ...


_TAGGERS: dict[str, Callable[[], Tagger]] = {
    "jieba": JiebaTagger,
    "lac": LacTagger,
    "news": NewsTagger,
}


def tagger(name: str = "lac") -> Tagger:
    """The tagger of that name; raises `KgError` when there is none."""
    if name not in _TAGGERS:
        raise KgError(f"no tagger is called {name!r}: choose one of {', '.join(sorted(_TAGGERS))}")
    return _TAGGERS[name]()
