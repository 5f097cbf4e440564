"""The large store with words: a million events, encrypted, in eight scripts, by a seed.

The words are invented: syllables put together, as common and as rare as those of a language.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from bench import large_store
from stillhere.records.event import Event
from stillhere.records.intake import Outcome
from stillhere.services.home import Home, system_zone
from stillhere.services.settle import settle

PASSPHRASE = "bench"  # noqa: S105 - of a store that is thrown away
AT_ONCE = 10_000
EMOJI = ("😊", "❤️", "👍🏽", "🎂", "👨‍👩‍👧")
SYLLABLES = {
    "latin": "ba be bi bo de do fa fi ga go ha he hi ka ke la le li lo ma me mi na ne no pa pe ra"
    " re ri ro sa se si so ta te ti to ve vi wa we sch st tr ng th ch qu er an en in on ar el ou",
    "accents": "bé ça dé él fê gré hô ité jà lé mû né où pré què ré sé té vê zé über ño ção ä ö",
    "cyrillic": "ба во го да ет жи за ий ка ло ми но по ра сти та ул фа хо це что шла ые ён",
    "arabic": "ال با تي جا حم خر دو را زي سا شم صب عر غا فا قل كت ما نو هم وا يا",
    "hebrew": "אב בית גם דר הל ות זה חי טוב יש כל לא מה נו סע עם פה צר קו רק שלו תו",
    "thai": "กา ขอ ไป มา นะ ครับ ดี วัน รัก ไม่ ใจ ที่ เรา จะ ได้ แล้ว กิน ข้าว บ้าน รถ ฝน น้ำ",
}
SPACED = ("latin", "accents", "cyrillic", "arabic", "hebrew")
"""Scripts with spaces."""
SHARES = (60, 12, 6, 4, 4, 4, 5, 5)
"""How many of a hundred messages are in each of them, and in Thai, Chinese and Japanese."""
HAN = tuple(chr(0x4E00 + 7 * number) for number in range(2500))
KANA = tuple(chr(code) for code in range(0x3042, 0x3094))


def make(folder: Path, seed: int = 2) -> int:
    """Fill an encrypted store in `folder` with the events of `large_store`; how many there are."""
    home = Home(folder, Home.at(folder).clock, PASSPHRASE)
    with home.store() as store:
        store.daily.set_zone(system_zone())
        begun = store.imports.begin("large", "bench", "", words=True, at=large_store.END_AT)
        with begun as writer:
            writer.extend(_with_words(np.random.default_rng(seed)))
        settle(store)
        return store.events.count()


def _with_words(draw: np.random.Generator) -> Iterator[Outcome]:
    said = texts(large_store.EVENTS, draw)
    for outcome in large_store.outcomes():
        if isinstance(outcome, Event) and outcome.kind == "message":
            words = next(said)
            yield replace(outcome, words=words, length=len(words))
        else:
            yield outcome


def texts(messages: int, draw: np.random.Generator) -> Iterator[str]:
    """What is written, one message after the other."""
    writers = [_spaced(script) for script in SPACED]
    writers += [_runs(SYLLABLES["thai"].split(), 14), _runs(HAN, 12), _runs((*KANA, *HAN), 14)]
    of = draw.choice(len(writers), messages, p=np.array(SHARES) / sum(SHARES))
    smiles = draw.random(messages) < 0.1
    for begin in range(0, messages, AT_ONCE):
        chosen = of[begin : begin + AT_ONCE]
        made = {
            number: writers[number](draw, int((chosen == number).sum()))
            for number in range(len(writers))
        }
        for number, smile in zip(chosen, smiles[begin : begin + AT_ONCE], strict=True):
            words = next(made[number])
            yield f"{words} {EMOJI[len(words) % len(EMOJI)]}" if smile else words


Writer = Callable[[np.random.Generator, int], Iterator[str]]


def _spaced(script: str) -> Writer:
    """Writes words with spaces; the tenth most common word is ten times as rare as the first."""
    vocabulary = _vocabulary(SYLLABLES[script].split(), 30_000, seed=len(script))
    share = 1 / (np.arange(len(vocabulary)) + 2.7) ** 1.05
    up_to = np.cumsum(share / share.sum())

    def write(draw: np.random.Generator, count: int) -> Iterator[str]:
        lengths = draw.geometric(1 / 8, count)
        words = np.searchsorted(up_to[:-1], draw.random(int(lengths.sum())))
        return _joined(vocabulary, words, lengths, " ")

    return write


def _runs(letters: Sequence[str], mean: int) -> Writer:
    """Writes letters without spaces, common ones and rare ones."""
    share = 1 / (np.arange(len(letters)) + 2.7)
    up_to = np.cumsum(share / share.sum())

    def write(draw: np.random.Generator, count: int) -> Iterator[str]:
        lengths = draw.geometric(1 / mean, count)
        chosen = np.searchsorted(up_to[:-1], draw.random(int(lengths.sum())))
        return _joined(letters, chosen, lengths, "")

    return write


def _joined(
    parts: Sequence[str], numbers: np.ndarray, lengths: np.ndarray, between: str
) -> Iterator[str]:
    place = 0
    for length in lengths.tolist():
        yield between.join(parts[number] for number in numbers[place : place + length].tolist())
        place += length


def _vocabulary(syllables: Sequence[str], size: int, seed: int) -> list[str]:
    """Different words, the common ones shorter than the rare ones."""
    draw = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < size:
        length = draw.choice((1, 2, 2)) if len(found) < 100 else draw.choice((2, 3, 3, 4))
        found["".join(draw.choices(syllables, k=length))] = None
    return list(found)
