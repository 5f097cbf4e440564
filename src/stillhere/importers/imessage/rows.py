"""Which rows of the table `message` are contact, and what is asked of them.

The columns differ from version to version: only those that are there are asked for. No join
multiplies or loses a row: the chat of a message is looked up in a table with one row a message.
Facts: ReagentX/imessage-exporter:docs/tables/messages.md and
imessage-database/src/tables/messages.rs.
"""

from __future__ import annotations

from stillhere.importers.database import AppDatabase

OPTIONAL = (
    "service", "destination_caller_id", "account", "associated_message_type",
    "associated_message_guid", "cache_roomnames",
)  # fmt: skip
NO_CONTACT = {
    "item_type": "coalesce(m.item_type, 0) = 0",
    "group_action_type": "coalesce(m.group_action_type, 0) = 0",
    "group_title": "m.group_title IS NULL",
    "is_system_message": "coalesce(m.is_system_message, 0) = 0",
    "is_spam": "coalesce(m.is_spam, 0) = 0",
    "error": "NOT (m.is_from_me AND coalesce(m.error, 0) <> 0)",
    "schedule_type": "NOT (coalesce(m.schedule_type, 0) = 2 AND coalesce(m.is_sent, 0) = 0)",
}
"""What a row must be to count, by the column that says so: no announcement in a group, no spam,
no send that failed, none that waits for its hour."""
DATES = ("date", "date_read", "date_delivered", "date_edited")
EMPTY = "coalesce(m.text, '') = ''"
DELETED = "chat_recoverable_message_join"


def messages(database: AppDatabase) -> str:
    """The query of all that is contact, in the order in which it was written.

    Columns: guid, date, is_from_me, handle, chat, the OPTIONAL ones, then text, attributedBody and
    message_summary_info as bytes, the last two only where the one before is empty.
    """
    there = database.columns("message")
    optional = ", ".join(f"m.{name}" if name in there else "NULL" for name in OPTIONAL)
    body = f"CASE WHEN {EMPTY} THEN m.attributedBody END" if "attributedBody" in there else "NULL"
    summary = (
        f"CASE WHEN {EMPTY} AND m.attributedBody IS NULL THEN m.message_summary_info END"
        if {"attributedBody", "message_summary_info"} <= there
        else "NULL"
    )
    return f"""
        SELECT m.guid, m.date, m.is_from_me, m.handle_id, joined.chat, {optional},
            CAST(m.text AS BLOB), CAST({body} AS BLOB), CAST({summary} AS BLOB)
        FROM message AS m LEFT JOIN (
            SELECT message_id, min(chat_id) AS chat FROM chat_message_join GROUP BY message_id
        ) AS joined ON joined.message_id = m.ROWID
        WHERE {_contact(database, there)} ORDER BY m.ROWID
    """  # noqa: S608 - put together from names of ours


def removals(database: AppDatabase) -> str | None:
    """The query of reactions that were taken back; None where the version knows no reactions."""
    if "associated_message_type" not in database.columns("message"):
        return None
    return """
        SELECT associated_message_guid, associated_message_type, is_from_me, handle_id, max(date)
        FROM message WHERE associated_message_type BETWEEN 3000 AND 3999 GROUP BY 1, 2, 3, 4
    """


def newest(database: AppDatabase) -> str:
    """The query of the newest dates of messages, of their reading and of their delivery."""
    there = database.columns("message")
    return f"SELECT {', '.join(f'max({name})' for name in DATES if name in there)} FROM message"  # noqa: S608 - names of ours


def _contact(database: AppDatabase, there: frozenset[str]) -> str:
    conditions = [condition for name, condition in NO_CONTACT.items() if name in there]
    if database.columns(DELETED):
        conditions.append(f"m.ROWID NOT IN (SELECT message_id FROM {DELETED})")  # noqa: S608 - a name of ours
    return " AND ".join(conditions) or "1"
