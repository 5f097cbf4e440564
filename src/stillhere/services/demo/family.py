"""The made-up family: who they are to the owner and how they are spoken of. Nobody here exists."""

from __future__ import annotations

import msgspec

from stillhere.records.handle import Handle, named
from stillhere.records.person import Pronoun


class Member(msgspec.Struct, frozen=True):
    """Someone of the demo; `role` is the name of the tie in the simulated life."""

    role: str
    name: str
    relation: str
    pronoun: Pronoun
    number: str
    voice: str = "friend"

    @property
    def phone(self) -> Handle:
        """The handle of their number (from the range that is kept free for films and books)."""
        return Handle("phone", self.number)

    @property
    def whatsapp(self) -> Handle:
        """Their handle in WhatsApp's exports, which know a name only."""
        return named("whatsapp", self.name)


FAMILY: tuple[Member, ...] = (
    Member("son", "Daniel", "your son", "he", "+447700900101", "son"),
    Member("school_friend", "Ruth", "your friend since school", "she", "+447700900102"),
    Member("daughter", "Anna", "your daughter", "she", "+447700900103", "daughter"),
    Member("walking_friend", "Peter", "your walking friend", "he", "+447700900104"),
    Member("aunt", "Elsie", "your aunt", "she", "+447700900105"),
    Member("friend_weekly", "Martin", "your friend", "he", "+447700900106"),
    Member("choir_friend", "Nora", "from the choir", "she", "+447700900107"),
    Member("brother", "Jonas", "your brother", "he", "+447700900108", "daughter"),
    Member("sister", "Mia", "your sister", "she", "+447700900109", "daughter"),
    Member("colleague", "Sam", "from work", "they", "+447700900110"),
    Member("cousin", "Clara", "your cousin", "she", "+447700900111"),
    Member("neighbour", "Henry", "your neighbour", "he", "+447700900112"),
    Member("daughter_in_law", "Laura", "Daniel’s wife", "she", "+447700900113"),
)
