"""Fine-tune the network on the relabelled month."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from kg.tagger.network import batches
from kg.training.network import TaggerNet, crf_loss
from kg.training.relabel import Example
from kg.training.vary import IGNORED, Marks, marks, variation

SHOWN_AGAIN = 4  # times that a pass shows a sentence that was labelled by reading


def fine_tuned(examples: Sequence[Example], passes: int, seed: int, say: Callable[[str], None]) -> TaggerNet:
    """LAC's network after some passes over the examples; `say` is told the loss now and then."""
    torch.manual_seed(seed)
    net = TaggerNet()
    optimizer = torch.optim.AdamW(
        [
            {"params": [*net.embedding.parameters(), *net.gru.parameters()], "peak": 1e-3},
            {"params": [*net.head.parameters(), net.names, net.phrases], "peak": 2e-3},
        ]
    )
    shown = [marks(e) for e in examples for _ in range(SHOWN_AGAIN if e.read else 1)]
    vary, dice = variation(examples, seed), random.Random(seed)
    net.train()
    for number in range(passes):
        varied = [vary.of(item) for item in shown]
        dice.shuffle(varied)
        order = list(batches([item.text for item in varied]))
        dice.shuffle(order)
        total = 0.0
        for step, batch in enumerate(order, 1):
            done = (number + step / len(order)) / passes
            for group in optimizer.param_groups:  # up during a tenth of the way, then down to nothing
                group["lr"] = group["peak"] * min(10 * done, 1) * (1 - done)
            loss = _loss(net, [varied[i] for i in batch])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            total += loss.item()
            if step % 200 == 0 or step == len(order):
                say(f"pass {number + 1}, batch {step} of {len(order)}: loss {total / step:.4f}")
    net.train(False)
    return net


def _loss(net: TaggerNet, batch: list[Marks]) -> Tensor:
    """Per character, so that short and long sentences weigh by their length."""
    ids = torch.tensor([net.rows(item.text) for item in batch])
    words, names, phrases = net(ids)
    known = torch.tensor([item.words for item in batch])
    word_loss: Tensor = nn.functional.cross_entropy(words.flatten(0, 1), known.flatten(), ignore_index=IGNORED)
    name_loss = crf_loss(names, net.names, torch.tensor([item.names for item in batch]))
    phrase_loss = crf_loss(phrases, net.phrases, torch.tensor([item.phrases for item in batch]))
    return 0.3 * word_loss.nan_to_num() + (name_loss + phrase_loss) / ids.shape[1]
