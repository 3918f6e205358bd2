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
Indices = NDArray[np.int64]
Spectra = tuple[NDArray[np.complex128], NDArray[np.complex128]]
Places = list[tuple[int, int]]

_LENGTH = 64.0  # pixels between two tied things, about
_ROOM = 66.0  # pixels: the square that a thing has on average
_STEPS = 200
_FINEST = 128  # cells of the grid on which things push each other, by as many: no more than this
_FLATTEN = 1.5  # screens are wider than high
_GAP = 22.0  # pixels that stay free between two things
_SLACK = 12.0  # pixels beyond the gap at which two things are watched while they are moved apart
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
    kernel = _kernel(min(_FINEST, 1 << math.ceil(math.log2(max(16.0, 1.5 * math.sqrt(len(place)))))))
    for step in range(_STEPS):
        force = _push(place, weight, kernel) * (_LENGTH**2 * weight)[:, None]
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


def _kernel(cells: int) -> Spectra:
    """What one thing pushes each cell of a grid by, along x and y, as spectra: 1/distance, less within a cell."""
    ahead = np.arange(2 * cells, dtype=np.float64)
    away = np.where(ahead < cells, ahead, ahead - 2 * cells)  # the grid is doubled, so that no push comes around
    square = away[:, None] ** 2 + away[None, :] ** 2 + 0.5
    return np.fft.rfft2(away[:, None] / square), np.fft.rfft2(away[None, :] / square)


def _push(place: Numbers, weight: Numbers, kernel: Spectra) -> Numbers:
    """The push on each place, the weights of the others by their distance: summed on a grid, by its spectrum."""
    cells = len(kernel[0]) // 2
    edge = np.ptp(place, axis=0).max() / (cells - 1.5) + 1e-9
    spot = (place - place.min(axis=0)) / edge
    cell = spot.astype(np.int64)
    (right, up), (left, down) = (spot - cell).T, (1 - spot + cell).T
    corners = ((0, 0, left * down), (0, 1, left * up), (1, 0, right * down), (1, 1, right * up))
    index = [((cell[:, 0] + i) * cells + cell[:, 1] + j, share) for i, j, share in corners]
    mass = sum((_sums(at, weight * share, cells * cells) for at, share in index), np.zeros(cells * cells))
    spectrum = np.fft.rfft2(mass.reshape(cells, cells), (2 * cells, 2 * cells))
    push = np.zeros_like(place)
    for axis in (0, 1):
        field = np.fft.irfft2(spectrum * kernel[axis], (2 * cells, 2 * cells))[:cells, :cells].ravel()
        push[:, axis] = sum(field[at] * share for at, share in index)
    push /= edge
    return push


def _part(place: Numbers, radius: Numbers) -> None:
    """Moves the places until no two are nearer than their radii together, or for 30 times 4 rounds."""
    for _ in range(30):
        one, other = _near(place, radius)
        for again in range(4):  # as nothing moves far, the same pairs stay those that may be too near
            apart = place[other] - place[one]
            far = np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2)
            lack = radius[one] + radius[other] - far
            close = np.flatnonzero(lack > 0.5)
            if not len(close):
                if not again:
                    return
                break
            angle = (one[close] + other[close]) * _GOLDEN  # for two at the same place
            straight = np.stack([np.cos(angle), np.sin(angle)], axis=1)
            way = np.where(far[close, None] > 0, apart[close] / np.maximum(far[close, None], 1e-9), straight)
            way *= (lack[close] * 0.3)[:, None]
            for axis in (0, 1):
                there = _sums(other[close], way[:, axis], len(place))
                place[:, axis] += there - _sums(one[close], way[:, axis], len(place))
            np.rint(place * 16, out=place)
            place /= 16


def _near(place: Numbers, radius: Numbers) -> tuple[Indices, Indices]:
    """The pairs of places that are nearer than their radii together and some slack."""
    order = np.lexsort((place[:, 1], place[:, 0]))
    spot, size = place[order], radius[order]
    widest = 2 * radius.max() + _SLACK
    pairs = []
    for step in range(1, len(order)):
        aside = spot[step:, 0] - spot[:-step, 0]
        if aside.min() >= widest:
            break
        found = np.flatnonzero(aside < widest)
        room = size[found + step] + size[found] + _SLACK
        found = found[aside[found] ** 2 + (spot[found + step, 1] - spot[found, 1]) ** 2 < room**2]
        pairs.append((order[found], order[found + step]))
    if not pairs:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    one, other = (np.concatenate(ends) for ends in zip(*pairs, strict=True))
    return one, other


def _sums(index: NDArray[Any], values: Numbers, count: int) -> Numbers:
    """The sum of the values of each index below `count`, added one by one in their order."""
    return np.bincount(index, weights=values, minlength=count).astype(np.float64)
