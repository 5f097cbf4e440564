"""The first shape of the store.

REFERENCES say what belongs to what; the tests check them, SQLite does not enforce them, because
looking up three of them for every event would halve the speed of an import.
"""

from __future__ import annotations

import apsw

IMPORTS = (
    """
    CREATE TABLE import (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        importer TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        words INTEGER NOT NULL,
        at INTEGER NOT NULL,
        new INTEGER NOT NULL DEFAULT 0,
        repeated INTEGER NOT NULL DEFAULT 0,
        left_out INTEGER NOT NULL DEFAULT 0,
        skipped_total INTEGER NOT NULL DEFAULT 0,
        first INTEGER,
        last INTEGER,
        questions TEXT NOT NULL DEFAULT '[]'
    ) STRICT
    """,
    """
    CREATE TABLE skipped (
        import INTEGER NOT NULL REFERENCES import,
        position INTEGER NOT NULL,
        place TEXT NOT NULL,
        why TEXT NOT NULL,
        excerpt TEXT NOT NULL,
        PRIMARY KEY (import, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE coverage (
        id INTEGER PRIMARY KEY,
        import INTEGER NOT NULL REFERENCES import,
        channel TEXT NOT NULL,
        thread INTEGER REFERENCES thread,
        start_at INTEGER NOT NULL,
        end_at INTEGER,
        blind TEXT NOT NULL
    ) STRICT
    """,
)

PEOPLE = (
    """
    CREATE TABLE person (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        pronoun TEXT NOT NULL DEFAULT 'name',
        relation TEXT NOT NULL DEFAULT '',
        boundary TEXT NOT NULL DEFAULT 'open',
        space_until TEXT,
        looked_after INTEGER NOT NULL DEFAULT 0,
        reminders INTEGER NOT NULL DEFAULT 1,
        birthday TEXT,
        named INTEGER NOT NULL DEFAULT 0,
        edited INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE handle (
        id INTEGER PRIMARY KEY,
        service TEXT NOT NULL,
        address TEXT NOT NULL,
        said_mine INTEGER,
        mine INTEGER NOT NULL DEFAULT 0,
        person INTEGER REFERENCES person,
        UNIQUE (service, address)
    ) STRICT
    """,
    "CREATE INDEX handle_person ON handle (person)",
    """
    CREATE TABLE own_handle (
        import INTEGER NOT NULL REFERENCES import,
        handle INTEGER NOT NULL REFERENCES handle,
        PRIMARY KEY (import, handle)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE contact (
        handle INTEGER NOT NULL REFERENCES handle,
        import INTEGER NOT NULL REFERENCES import,
        card INTEGER NOT NULL,
        name TEXT NOT NULL,
        birthday TEXT,
        PRIMARY KEY (handle, import, name)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE distinct_people (
        one INTEGER NOT NULL REFERENCES person,
        other INTEGER NOT NULL REFERENCES person,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE boundary_history (
        id INTEGER PRIMARY KEY,
        person INTEGER NOT NULL REFERENCES person,
        at INTEGER NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE change (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        verb TEXT NOT NULL,
        inverse BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE life (
        id INTEGER PRIMARY KEY,
        day TEXT NOT NULL,
        words TEXT NOT NULL,
        kind TEXT NOT NULL,
        until TEXT,
        person INTEGER REFERENCES person
    ) STRICT
    """,
    """
    CREATE TABLE notice (
        id INTEGER PRIMARY KEY,
        person INTEGER NOT NULL REFERENCES person,
        kind TEXT NOT NULL,
        since INTEGER,
        day TEXT NOT NULL,
        done INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE UNIQUE INDEX notice_pause ON notice (person, kind, coalesce(since, 0))",
    """
    CREATE TABLE quiet (
        person INTEGER PRIMARY KEY REFERENCES person,
        snoozed_until TEXT,
        resting_until TEXT,
        rested_after INTEGER
    ) STRICT
    """,
)

EVENTS = (
    """
    CREATE TABLE thread (
        id INTEGER PRIMARY KEY,
        service TEXT NOT NULL,
        key TEXT NOT NULL,
        title TEXT NOT NULL DEFAULT '',
        is_group INTEGER NOT NULL DEFAULT 0,
        counterpart INTEGER REFERENCES handle,
        UNIQUE (service, key)
    ) STRICT
    """,
    "CREATE INDEX thread_counterpart ON thread (counterpart)",
    """
    CREATE TABLE import_thread (
        import INTEGER NOT NULL REFERENCES import,
        thread INTEGER NOT NULL REFERENCES thread,
        title TEXT NOT NULL,
        is_group INTEGER NOT NULL,
        counterpart INTEGER REFERENCES handle,
        events INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (thread, import)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE participant (
        thread INTEGER NOT NULL REFERENCES thread,
        handle INTEGER NOT NULL REFERENCES handle,
        import INTEGER NOT NULL REFERENCES import,
        PRIMARY KEY (thread, handle, import)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX participant_handle ON participant (handle)",
    "CREATE TABLE channel (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE event (
        id INTEGER PRIMARY KEY,
        thread INTEGER NOT NULL REFERENCES thread,
        key INTEGER NOT NULL,
        at INTEGER NOT NULL,
        author INTEGER NOT NULL REFERENCES handle,
        channel INTEGER NOT NULL REFERENCES channel,
        kind INTEGER NOT NULL,
        precision INTEGER NOT NULL,
        zone_assumed INTEGER NOT NULL,
        seconds INTEGER,
        answered INTEGER,
        length INTEGER,
        import INTEGER REFERENCES import
    ) STRICT
    """,
    "CREATE UNIQUE INDEX event_identity ON event (thread, key)",
    "CREATE INDEX event_time ON event (thread, at)",
    """
    CREATE TABLE repeated (
        event INTEGER NOT NULL REFERENCES event,
        import INTEGER NOT NULL REFERENCES import,
        PRIMARY KEY (event, import)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE words (
        event INTEGER PRIMARY KEY REFERENCES event,
        import INTEGER REFERENCES import,
        text TEXT NOT NULL
    ) STRICT
    """,
    "CREATE TABLE search_block (block INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT",
    """
    CREATE VIRTUAL TABLE search USING fts5 (
        text, content='', contentless_delete=1, detail=none, tokenize='trigram'
    )
    """,
)

ROLL_UPS = (
    """
    CREATE TABLE thread_day (
        thread INTEGER NOT NULL REFERENCES thread,
        author INTEGER NOT NULL REFERENCES handle,
        day INTEGER NOT NULL,
        messages INTEGER NOT NULL,
        calls INTEGER NOT NULL,
        call_seconds INTEGER NOT NULL,
        unanswered INTEGER NOT NULL,
        meetings INTEGER NOT NULL,
        PRIMARY KEY (thread, author, day)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tally (
        thread INTEGER NOT NULL REFERENCES thread,
        author INTEGER NOT NULL REFERENCES handle,
        events INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (thread, author)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE finding (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        day TEXT NOT NULL,
        at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        assessments BLOB NOT NULL
    ) STRICT
    """,
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE forgotten (hash INTEGER PRIMARY KEY) STRICT",
    "CREATE TABLE revision (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL) STRICT",
    "INSERT INTO revision VALUES (1, 0)",
    "INSERT INTO handle (service, address, said_mine, mine) VALUES ('self', 'me', 1, 1)",
    """
    INSERT INTO setting VALUES
        ('salt', json_quote(hex(randomblob(32)))),
        ('forgotten_salt', json_quote(hex(randomblob(32))))
    """,
)

VIEWS = (
    """
    CREATE VIEW handle_name AS
    SELECT handle.id AS handle,
        coalesce(
            (SELECT name FROM contact WHERE handle = handle.id ORDER BY import DESC, name LIMIT 1),
            iif(handle.address GLOB 'name:*', substr(handle.address, 6), NULL),
            (SELECT title FROM thread WHERE counterpart = handle.id AND title <> '' LIMIT 1),
            iif(handle.service = 'hand', (SELECT name FROM person WHERE id = handle.person), NULL),
            handle.address
        ) AS name
    FROM handle
    """,
    """
    CREATE VIEW thread_person AS
    SELECT thread.id AS thread, handle.person
    FROM thread JOIN handle ON handle.id = thread.counterpart
    WHERE handle.person IS NOT NULL
    """,
    """
    CREATE VIEW total AS
    SELECT thread_person.person, sum(tally.events) AS events, min(tally.first) AS first,
        max(tally.last) AS last, max(iif(author.mine, NULL, tally.last)) AS last_in,
        max(iif(author.mine, tally.last, NULL)) AS last_out
    FROM thread_person JOIN tally ON tally.thread = thread_person.thread
    JOIN handle AS author ON author.id = tally.author
    GROUP BY thread_person.person
    """,
)


def migrate(connection: apsw.Connection) -> None:
    """Make every table of the first shape."""
    for statement in (*IMPORTS, *PEOPLE, *EVENTS, *ROLL_UPS, *VIEWS):
        connection.execute(statement)
    connection.execute("INSERT INTO search (search, rank) VALUES ('automerge', 0)")
    connection.execute("INSERT INTO search (search, rank) VALUES ('crisismerge', 64)")
    connection.execute("INSERT INTO search (search, rank) VALUES ('hashsize', 4194304)")
    connection.execute("INSERT INTO search (search, rank) VALUES ('pgsz', 16000)")
