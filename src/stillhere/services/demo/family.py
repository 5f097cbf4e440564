"""The made-up family: who they are to the owner and how they are spoken of. Nobody here exists."""

from __future__ import annotations

import msgspec

from stillhere.records.person import Pronoun


class Member(msgspec.Struct, frozen=True):
    """Someone of the demo; `role` is the tie's name in the simulated life."""

    role: str
    name: str
    relation: str
    pronoun: Pronoun
    number: str
    voice: str = "friend"


FAMILY: tuple[Member, ...] = (
    Member("son", "Daniel", "your son", "he", "+447700900101", "son"),
    Member("returning", "Ruth", "your friend since school", "she", "+447700900102"),
    Member("daughter", "Anna", "your daughter", "she", "+447700900103", "daughter"),
    Member("my_turn", "Peter", "your neighbour", "he", "+447700900104"),
    Member("aunt", "Elsie", "your aunt", "she", "+447700900105"),
    Member("friend", "Martin", "your friend", "he", "+447700900106"),
    Member("choir", "Nora", "from the choir", "she", "+447700900107"),
    Member("brother", "Jonas", "your brother", "he", "+447700900108", "daughter"),
    Member("niece", "Mia", "your niece", "she", "+447700900109", "daughter"),
    Member("colleague", "Sam", "from work", "they", "+447700900110"),
    Member("cousin", "Clara", "your cousin", "she", "+447700900111"),
    Member("walker", "Henry", "your friend", "he", "+447700900112"),
    Member("pen_friend", "Ines", "your pen friend", "she", "+447700900113"),
)
