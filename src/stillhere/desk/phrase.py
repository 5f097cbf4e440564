"""The little language of phrases in the rule files, and its compiling.

    you never {contact}        words, and a class of words from the table [classes]
    (please)? answer me        a part that may be missing
    (call|ring) me             one of several
    you [3] forgot             up to three words between, of the same sentence
    ^ whatever $               at the beginning of a clause; before the end of a sentence
    answer*                    a word that begins so
    (so|very)* tired           any number of them, or none; with + at least one
    _                          any one word
    ? ,                        a question mark; a comma

A comma in the text never matters between words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from stillhere.desk.reading import LONGEST, REACH

_PART = re.compile(r"\{(\w+)\}|\[(\d)\]|(\()|(\))([?*+])?|(\|)|(\^)|(\$)|([^\s(){}|\[\]^$]+)")
_WORD = re.compile(r"[\w'’*?&,\-.♥❤☹☺\U0001f300-\U0001faff]+")
_SPACE = ",? "
Needs = frozenset[str]
_NONE: Needs = frozenset()


class BadPhraseError(ValueError):
    """A phrase of a rule file that cannot be read; for the one who writes rules."""


class Pair(NamedTuple):
    """Words of which one stands right before one of others."""

    first: Needs
    then: Needs


@dataclass(frozen=True)
class Phrase:
    """A phrase, compiled when it is first needed: most never are.

    A text that lacks all words of one of `needs`, or one of `pairs`, cannot match.
    """

    source: str
    regex: str
    needs: tuple[Needs, ...]
    pairs: tuple[Pair, ...]
    begins: Needs | None
    """The words that it can begin with; None where that can be any."""
    reach: int
    """Two to the power of it are the most places that it takes."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression, for a line of a reading."""
        return re.compile(self.regex)


class _Piece(NamedTuple):
    regex: str
    needs: tuple[Needs, ...]
    pairs: tuple[Pair, ...]
    begins: Needs | None
    ends: Needs | None
    """The words that it can end with; None where that can be any."""
    most: int
    """The words that it takes at most."""
    skips: bool
    """Whether it can match nothing."""


def classes_of(table: Mapping[str, Sequence[str]]) -> dict[str, _Piece]:
    """The classes of a rule file; each may use those above it."""
    made: dict[str, _Piece] = {}
    for name, phrases in table.items():
        made[name] = _one_of([_piece(phrase, made) for phrase in phrases])
    return made


def compiled(source: str, classes: Mapping[str, _Piece], *, far: bool = False) -> Phrase:
    """The phrase `source`, ready for searching; with `far` a gap at its end reaches far.

    Raises:
        BadPhraseError: it names an unknown class, or its brackets do not close.
    """
    piece = _piece(source, classes)
    if not piece.needs:
        msg = f"“{source}” would match anything"
        raise BadPhraseError(msg)
    regex = piece.regex.removesuffix("?") if far and source.endswith("]") else piece.regex
    reach = min(piece.most.bit_length(), REACH)
    return Phrase(source, f"(?<= ){regex}", piece.needs, piece.pairs, piece.begins, reach)


def _piece(source: str, classes: Mapping[str, _Piece]) -> _Piece:
    parts = list(_parts(source))
    piece, rest = _alternatives(parts, 0, source, classes)
    if rest != len(parts):
        msg = f"a bracket too many in “{source}”"
        raise BadPhraseError(msg)
    return piece


def _parts(source: str) -> Iterator[re.Match[str]]:
    at = 0
    for found in _PART.finditer(source):
        if source[at : found.start()].strip():
            break
        at = found.end()
        yield found
    if source[at:].strip():
        msg = f"“{source}” cannot be read from “{source[at:]}” on"
        raise BadPhraseError(msg)


def _alternatives(
    parts: list[re.Match[str]], at: int, source: str, classes: Mapping[str, _Piece]
) -> tuple[_Piece, int]:
    choices: list[_Piece] = []
    run: list[_Piece] = []
    while at < len(parts) and parts[at][4] is None:
        part = parts[at]
        at += 1
        if part[3]:
            inner, at = _alternatives(parts, at, source, classes)
            if at == len(parts):
                msg = f"a bracket stays open in “{source}”"
                raise BadPhraseError(msg)
            run.append(_repeated(inner, parts[at][5] or ""))
            at += 1
        elif part[6]:
            choices.append(_in_order(run))
            run = []
        else:
            run.append(_simple(part, source, classes))
    return _one_of([*choices, _in_order(run)]), at


def _simple(part: re.Match[str], source: str, classes: Mapping[str, _Piece]) -> _Piece:
    name, gap, begin, end, word = part[1], part[2], part[7], part[8], part[9]
    if name:
        if name not in classes:
            msg = f"no class “{name}” above “{source}”"
            raise BadPhraseError(msg)
        return classes[name]
    if gap:
        return _Piece(f"(?:[^ .,?]+{_SPACE}){{0,{gap}}}?", (), (), None, None, int(gap), skips=True)
    if begin:
        return _Piece(r"(?<=[.,?] )", (), (), _NONE, _NONE, 0, skips=True)
    if end:
        return _Piece(r"(?=[.?] |$)", (), (), _NONE, _NONE, 0, skips=True)
    if not _WORD.fullmatch(word):
        msg = f"“{word}” in “{source}” is no word"
        raise BadPhraseError(msg)
    return _word(word)


@cache
def _word(word: str) -> _Piece:
    need = frozenset({word})
    if word == "_":
        return _Piece(f"[^ .,?]+{_SPACE}", (), (), None, None, 1, skips=False)
    if word == ",":
        return _Piece("(?<=, )", (), (), _NONE, _NONE, 0, skips=True)
    if word.endswith("*"):
        rest = rf"{re.escape(word[:-1])}[^ .,?]*{_SPACE}"
        return _Piece(rest, (need,), (), need, need, 1, skips=False)
    return _Piece(f"{re.escape(word)}{_SPACE}", (need,), (), need, need, 1, skips=False)


def _in_order(run: list[_Piece]) -> _Piece:
    if len(run) == 1:
        return run[0]
    needs = tuple(need for piece in run for need in piece.needs)
    solid = next((at for at, piece in enumerate(run) if not piece.skips), len(run))
    last = next((at for at in range(len(run) - 1, -1, -1) if not run[at].skips), -1)
    pairs = [pair for piece in run for pair in piece.pairs]
    pairs += [
        Pair(one.ends, other.begins)
        for one, other in pairwise(run)
        if one.ends and other.begins and not one.skips and not other.skips
    ]
    return _Piece(
        "".join(piece.regex for piece in run),
        needs,
        tuple(pairs),
        _either([piece.begins for piece in run[: solid + 1]]),
        _either([piece.ends for piece in run[max(last, 0) :]]),
        min(sum(piece.most for piece in run), LONGEST),
        skips=solid == len(run),
    )


def _repeated(piece: _Piece, sign: str) -> _Piece:
    must = sign in ("", "+")
    return piece._replace(
        regex=f"(?:{piece.regex}){sign}",
        needs=piece.needs if must else (),
        pairs=piece.pairs if must else (),
        most=LONGEST if sign in ("*", "+") else piece.most,
        skips=piece.skips or not must,
    )


def _one_of(choices: list[_Piece]) -> _Piece:
    if len(choices) == 1:
        return choices[0]
    regex = "|".join(dict.fromkeys(choice.regex for choice in choices))
    firsts = [choice.needs[:1] for choice in choices]
    need = (frozenset().union(*(need[0] for need in firsts)),) if all(firsts) else ()
    return _Piece(
        f"(?:{regex})",
        need,
        (),
        _either([choice.begins for choice in choices]),
        _either([choice.ends for choice in choices]),
        max(choice.most for choice in choices),
        skips=any(one.skips for one in choices),
    )


def _either(words: list[Needs | None]) -> Needs | None:
    known = [one for one in words if one is not None]
    return frozenset().union(*known) if len(known) == len(words) else None
