"""Pages split into stories: repaired text in blocks, with headline, journalists and dateline."""

from kg.articles.story import split

__all__ = ["split"]
