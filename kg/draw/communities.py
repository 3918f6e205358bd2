"""Which things belong together: what the overview of a large drawing shows as one."""

from __future__ import annotations

from collections.abc import Sequence

_MOST = 300  # communities: more than this nobody can tell apart on a screen
_LEAST = 3  # things in one


def communities(count: int, ties: Sequence[tuple[int, int, float]]) -> tuple[list[list[int]], list[int]]:
    """The communities of the things 0 … `count` - 1 by their ties, the largest first, and the things left over.

    Found by the Louvain method; what it finds beyond the largest, and in twos and alone, is left over.
    """
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(count))
    for one, other, strength in ties:  # of several ties between two things the last would win
        before = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
        graph.add_edge(one, other, weight=before + strength)
    found = [sorted(members) for members in networkx.community.louvain_communities(graph, seed=1)]
    found.sort(key=lambda members: (-len(members), members))
    kept = [members for members in found[:_MOST] if len(members) >= _LEAST]
    return kept, sorted(thing for members in found[len(kept) :] for thing in members)
