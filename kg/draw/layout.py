"""Where things stand in the drawing: a force layout that gives the same places on every machine.

Places are rounded to sixteenths of a pixel after each step, so that a last bit in which two processors differ
does not grow into another picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = list[tuple[int, int]]

_LENGTH = 64.0  # pixels between two tied things, about
_ROOM = 66.0  # pixels: the square that a thing has on average
_STEPS = 220
_CELLS = 20  # far things push as one: those of a cell, of as many by as many
_FLATTEN = 1.2  # screens are wider than high
_GAP = 22.0  # pixels that stay free between two things
_GOLDEN = math.pi * (3 - math.sqrt(5))


def layout(radii: Sequence[float], ties: Sequence[tuple[int, int, float]]) -> Places:
    """A place in whole pixels for each thing, the middle near (0, 0); `ties` are pairs of indices with their strength.

    Tied things stand near each other, things never closer than their radii in pixels.
    """
    if not radii:
        return []
    size = np.asarray(radii, dtype=np.float64)
    place = _spiral(len(radii))
    if ties:
        _settle(place, ties)
        width, height = np.ptp(place, axis=0) + 1
        place *= _ROOM * math.sqrt(len(place) / max(width * height, (width / 2) ** 2, (height / 2) ** 2))
    _part(place, size + _GAP / 2)
    middle = np.rint((place.max(axis=0) + place.min(axis=0)) / 2)
    return [(int(x), int(y)) for x, y in np.rint(place - middle)]


def _spiral(count: int) -> Numbers:
    """Places spread evenly over a disc, one after the other from its middle."""
    turns = np.array([(math.cos(i * _GOLDEN), math.sin(i * _GOLDEN)) for i in range(count)])
    spiral: Numbers = np.rint(turns * (_LENGTH * 0.6 * np.sqrt(np.arange(count) + 0.5))[:, None])
    return spiral


def _settle(place: Numbers, ties: Sequence[tuple[int, int, float]]) -> None:
    """Moves the places by the forces: all push, ties pull, and a weak pull to the middle keeps parts together."""
    one, other = np.array([tie[:2] for tie in ties]).T
    strength = np.array([tie[2] for tie in ties])
    weight = 1 + _sums(one, strength, len(place)) + _sums(other, strength, len(place))
    reach = _LENGTH * math.sqrt(len(place))
    for step in range(_STEPS):
        force = _push(place, weight) * (_LENGTH**2 * weight)[:, None]
        pull = (place[other] - place[one]) * strength[:, None]
        for axis in (0, 1):
            force[:, axis] += _sums(one, pull[:, axis], len(place)) - _sums(other, pull[:, axis], len(place))
        force -= place * np.array([0.04, 0.04 * _FLATTEN**2]) * weight[:, None]
        force /= weight[:, None]
        length = np.sqrt(force[:, 0] ** 2 + force[:, 1] ** 2) + 1e-9
        most = max(2.0, reach * 0.12 * (1 - step / _STEPS) ** 2)
        place += force * (np.minimum(length * 0.6, most) / length)[:, None]
        np.rint(place * 16, out=place)
        place /= 16


def _push(place: Numbers, weight: Numbers) -> Numbers:
    """The push on each place, the weights of the others by their distance; those of a cell stand at its middle."""
    low, high = place.min(axis=0), place.max(axis=0)
    column, row = np.minimum((place - low) / (high - low + 1) * _CELLS, _CELLS - 1).astype(np.int64).T
    taken, cell = np.unique(column * _CELLS + row, return_inverse=True)
    mass = _sums(cell, weight, len(taken))
    total = np.stack([_sums(cell, place[:, axis] * weight, len(taken)) for axis in (0, 1)], axis=1)
    middle = total / mass[:, None]
    away_x = place[:, :1] - middle[:, 0]
    away_y = place[:, 1:] - middle[:, 1]
    near = mass / (away_x**2 + away_y**2 + 25)
    near[np.arange(len(place)), cell] = 0
    push = np.stack([(near * away_x).sum(axis=1), (near * away_y).sum(axis=1)], axis=1)
    rest = mass[cell] - weight  # of the own cell, without itself
    away = place - (total[cell] - place * weight[:, None]) / np.maximum(rest, 1e-9)[:, None]
    own: Numbers = away * (rest / ((away**2).sum(axis=1) + 25))[:, None]
    return push + own * (rest > 1e-6)[:, None]


def _part(place: Numbers, radius: Numbers) -> None:
    """Moves the places until no two are nearer than their radii together, or for 80 rounds."""
    widest = 2 * radius.max()
    for _ in range(80):
        order = np.lexsort((place[:, 1], place[:, 0]))
        spot, size = place[order], radius[order]
        shift = np.zeros_like(spot)
        moved = False
        for step in range(1, len(order)):
            apart = spot[step:] - spot[:-step]
            if apart[:, 0].min() >= widest:
                break
            far = np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2)
            lack = size[step:] + size[:-step] - far
            close = np.flatnonzero(lack > 0.5)
            if not len(close):
                continue
            moved = True
            angle = (order[close] + order[close + step]) * _GOLDEN  # for two at the same place
            straight = np.stack([np.cos(angle), np.sin(angle)], axis=1)
            way = np.where(far[close, None] > 0, apart[close] / np.maximum(far[close, None], 1e-9), straight)
            way *= (lack[close] * 0.3)[:, None]
            np.add.at(shift, close + step, way)
            np.add.at(shift, close, -way)
        if not moved:
            return
        place[order] = np.rint((spot + shift) * 16) / 16


def _sums(index: NDArray[Any], values: Numbers, count: int) -> Numbers:
    """The sum of the values of each index below `count`, added one by one in their order."""
    return np.bincount(index, weights=values, minlength=count).astype(np.float64)
