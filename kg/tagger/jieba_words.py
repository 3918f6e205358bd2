"""jieba (MIT): word boundaries, and a tagger without a network. Its instances are our own, not the global ones."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.model import Word

_NAMES = {"nr": "PER", "nrt": "PER", "nrfg": "PER", "ns": "LOC", "nt": "ORG", "t": "TIME"}


@dataclass(frozen=True, slots=True)
class JiebaTagger:
    """jieba's words and parts of speech."""

    def tag(self, sentences: Sequence[str]) -> list[list[Word]]:
        """The words of each sentence."""
        return [_tag(sentence) for sentence in sentences]


def words(text: str) -> list[str]:
    """The words of a text by jieba's dictionary alone; joined they are the text."""
    return [str(word) for word in _tokenizer().cut(text, HMM=False)]


def is_common(word: str) -> bool:
    """Whether jieba's dictionary holds a word that texts use now and then."""
    return int(_tokenizer().FREQ.get(word, 0)) > _RARE


_RARE = 20  # times that a word stands in the texts that the dictionary counted


def _tag(sentence: str) -> list[Word]:
    found, start = [], 0
    for pair in _tagger().cut(sentence):
        found.append(Word(pair.word, start, _NAMES.get(pair.flag, pair.flag)))
        start += len(pair.word)
    return found


@cache
def _tokenizer() -> Any:
    """A tokenizer filled here, because jieba's own way logs and keeps a cache in the folder of temporary files."""
    with warnings.catch_warnings():  # jieba's sources hold escapes that new Pythons warn of
        warnings.simplefilter("ignore")
        from jieba import Tokenizer
    tokenizer = Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


@cache
def _tagger() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from jieba.posseg import POSTokenizer
    return POSTokenizer(_tokenizer())
