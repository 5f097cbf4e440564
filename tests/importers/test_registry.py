from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from stillhere.importers import registry
from stillhere.importers.api import Knows, Reading, Source
from stillhere.records.intake import Contact, Outcome

OURS = ("sms_backup_restore", "vcard", "events_table")


class Guest:
    name = "guest"
    title = "a guest"
    knows = Knows()

    def recognise(self, source: Source, head: bytes) -> bool:
        return True

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        yield Contact("Guest", ())


def offer(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    """Install these entry points for the time of a test."""
    found = EntryPoints(EntryPoint(name, value, registry.GROUP) for name, value in values.items())
    monkeypatch.setattr(registry, "entry_points", lambda group: found)


def test_names_are_known_without_loading_any_importer() -> None:
    code = (
        "import sys; from stillhere.importers import registry; names = registry.names(); "
        "assert names[0] == 'whatsapp', names; "
        "print([m for m in sys.modules if m.startswith('stillhere.importers.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert all(name not in done.stdout for name in registry.BUILT_IN)


@pytest.mark.parametrize("name", OURS)
def test_an_importer_of_ours_has_the_name_it_is_registered_under(name: str) -> None:
    assert registry.importer(name).name == name


def test_an_importer_of_others_comes_through_the_entry_point(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offer(monkeypatch, guest=f"{__name__}:Guest")
    assert registry.names()[-1] == "guest"
    assert registry.importer("guest").title == "a guest"


def test_one_that_does_not_load_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, broken="no_such_module_anywhere:Nothing")
    found = registry.importers(("vcard", "broken"))
    assert [importer.name for importer in found] == ["vcard"]


def test_nobody_can_take_the_place_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, vcard=f"{__name__}:Guest")
    assert registry.names().count("vcard") == 1
    assert registry.importer("vcard").title != "a guest"


def test_a_name_that_nobody_has_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        registry.importer("nobody")
