"""“Don’t tell me about this again”: a card keeps the day on which its whole change was put aside.

Findings that were kept before know nothing of turning points; they are made anew at the next look.
"""

from __future__ import annotations

import apsw

STATEMENTS = ("ALTER TABLE notice ADD COLUMN hushed TEXT", "DELETE FROM finding")


def migrate(connection: apsw.Connection) -> None:
    """Give every card a day on which it was hushed."""
    for statement in STATEMENTS:
        connection.execute(statement)
