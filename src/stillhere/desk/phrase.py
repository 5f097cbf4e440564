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
from functools import cached_property
from typing import NamedTuple

_PART = re.compile(r"\{(\w+)\}|\[(\d)\]|(\()|(\))([?*+])?|(\|)|(\^)|(\$)|([^\s(){}|\[\]^$]+)")
_WORD = re.compile(r"[\w'’*?&,\-.♥❤☹☺\U0001f300-\U0001faff]+")
_COMMA = "(?:, )?"
Needs = frozenset[str]


class BadPhraseError(ValueError):
    """A phrase of a rule file that cannot be read; for the one who writes rules."""


@dataclass(frozen=True)
class Phrase:
    """A phrase, compiled when it is first needed: most never are.

    A text that lacks all words of one of `needs` cannot match.
    """

    source: str
    regex: str
    needs: tuple[Needs, ...]
    begins: Needs | None
    """The words that it can begin with; None where that can be any."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression, for a line of a reading."""
        return re.compile(self.regex)

    def matches(self, line: str, words: Mapping[str, list[int]]) -> Iterator[re.Match[str]]:
        """Where it stands in `line`; `words` tells where each word stands."""
        known = words.keys()
        if any(known.isdisjoint(need) for need in self.needs):
            return
        if self.begins is None:
            yield from self.pattern.finditer(line)
            return
        for at in sorted({at for word in self.begins & known for at in words[word]}):
            found = self.pattern.match(line, at)
            if found:
                yield found


class _Piece(NamedTuple):
    regex: str
    needs: tuple[Needs, ...]
    begins: Needs | None
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
    return Phrase(source, f"(?<= ){regex}", piece.needs, piece.begins)


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
        return _Piece(f"(?:[^ .,?]+ {_COMMA}){{0,{gap}}}?", (), None, True)
    if begin:
        return _Piece(r"(?<=[.,?] )", (), frozenset(), True)
    if end:
        return _Piece(r"(?=[.?] |$)", (), frozenset(), True)
    return _word(word, source)


def _word(word: str, source: str) -> _Piece:
    if not _WORD.fullmatch(word):
        msg = f"“{word}” in “{source}” is no word"
        raise BadPhraseError(msg)
    need = frozenset({word})
    if word == "_":
        return _Piece(f"[^ .,?]+ {_COMMA}", (), None, skips=False)
    if word in ("?", ","):
        return _Piece(f"{re.escape(word)} ", (need,), need, skips=False)
    if word.endswith("*"):
        return _Piece(rf"{re.escape(word[:-1])}[^ .,?]* {_COMMA}", (need,), need, skips=False)
    return _Piece(f"{re.escape(word)} {_COMMA}", (need,), need, skips=False)


def _in_order(run: list[_Piece]) -> _Piece:
    needs = tuple(need for piece in run for need in piece.needs)
    solid = next((at for at, piece in enumerate(run) if not piece.skips), len(run))
    first = run[: solid + 1]
    return _Piece("".join(piece.regex for piece in run), needs, _either(first), solid == len(run))


def _repeated(piece: _Piece, sign: str) -> _Piece:
    must = sign in ("", "+")
    needs = piece.needs if must else ()
    return _Piece(f"(?:{piece.regex}){sign}", needs, piece.begins, piece.skips or not must)


def _one_of(choices: list[_Piece]) -> _Piece:
    if len(choices) == 1:
        return choices[0]
    regex = "|".join(dict.fromkeys(choice.regex for choice in choices))
    firsts = [choice.needs[:1] for choice in choices]
    need = (frozenset().union(*(need[0] for need in firsts)),) if all(firsts) else ()
    return _Piece(f"(?:{regex})", need, _either(choices), any(one.skips for one in choices))


def _either(pieces: list[_Piece]) -> Needs | None:
    begins: set[str] = set()
    for piece in pieces:
        if piece.begins is None:
            return None
        begins |= piece.begins
    return frozenset(begins)
