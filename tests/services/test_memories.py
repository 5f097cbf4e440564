"""A memory is offered from words that are kept, once, and says so where there are none."""

from __future__ import annotations

from pathlib import Path

import msgspec

from stillhere.services.home import Home
from stillhere.services.meaning import get_ready
from stillhere.services.memories import after_all, memory, not_this_one
from stillhere.store.store import Store
from tests.services.made import WISHES, brought, home_at

IN_OTHER_WORDS = (
    "16/06/2024, 18:00 - Daniel: You really cheered me up on the phone last night, mum",
    "16/06/2024, 18:05 - Ruth Bell: Then I slept well too",
    "20/08/2024, 09:00 - Ruth Bell: The plumber comes on Thursday at nine in the morning",
    "20/08/2024, 09:30 - Daniel: Fine",
)
LINES = (
    "16/06/2024, 18:00 - Daniel: Still laughing about the goose and the sandwich, haha",
    "16/06/2024, 18:05 - Ruth Bell: Haha, its face!",
    "20/08/2024, 09:00 - Ruth Bell: Thank you for the lovely day at the lake",
    "20/08/2024, 09:30 - Daniel: Any time, mum",
    "01/12/2024, 10:00 - Daniel: You are so selfish, leave me alone. Thank you for nothing",
    "01/12/2024, 10:30 - Ruth Bell: I am so sorry about the photo of the lovely day",
)


def home_with(folder: Path, *, words: bool, lines: tuple[str, ...] = LINES) -> Home:
    path = folder / "WhatsApp Chat with Daniel.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    home = home_at(folder / "home")
    brought(home, path, wishes=msgspec.structs.replace(WISHES, words=words))
    return home


def daniel(store: Store) -> int:
    return store.people.find("Daniel")[0].id


def test_a_memory_says_who_wrote_it_and_when(tmp_path: Path) -> None:
    home = home_with(tmp_path, words=True)
    with home.store() as store:
        offered = memory(store, home.clock, daniel(store)).offered
    assert offered is not None
    assert offered.words == "Still laughing about the goose and the sandwich, haha"
    assert offered.source.text == "Daniel to you, on 16 June 2024."
    assert offered.start == f"I came across what you wrote on 16 June 2024: “{offered.words}”"


def test_not_this_one_is_remembered_and_can_be_taken_back(tmp_path: Path) -> None:
    home = home_with(tmp_path, words=True)
    with home.store() as store:
        seen = []
        while (offered := memory(store, home.clock, daniel(store)).offered) is not None:
            seen.append(offered)
            not_this_one(store, daniel(store), offered.id)
        assert {one.kind for one in seen} == {"laughter", "thanks"}
        assert not [one for one in seen if "December" in one.start]
        after_all(store, daniel(store), seen[0].id)
        assert memory(store, home.clock, daniel(store)).offered == seen[0]


def test_without_words_it_says_so(tmp_path: Path) -> None:
    home = home_with(tmp_path, words=False)
    with home.store() as store:
        found = memory(store, home.clock, daniel(store))
        assert found.offered is None
        assert str(found.without_words).startswith("Only dates and lengths are kept")
        about_nobody = store.people.create("Nora").id
        assert memory(store, home.clock, about_nobody).without_words is None


def test_what_no_rule_finds_is_found_by_its_meaning_once_that_is_ready(tmp_path: Path) -> None:
    home = home_with(tmp_path, words=True, lines=IN_OTHER_WORDS)
    with home.store() as store:
        assert memory(store, home.clock, daniel(store)).offered is None
        get_ready(store)
        offered = memory(store, home.clock, daniel(store)).offered
        assert offered is not None
        assert offered.words.startswith("You really cheered me up")
        not_this_one(store, daniel(store), offered.id)
        assert memory(store, home.clock, daniel(store)).offered is None
