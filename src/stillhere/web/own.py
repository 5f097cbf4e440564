"""“That’s me”: which of the names and numbers in the record are the owner's."""

from __future__ import annotations

from stillhere.errors import MeaningUnclear
from stillhere.people.handles import normalise_phone
from stillhere.services.settle import country, settle
from stillhere.store.store import Store


def mine_is(store: Store, written: str) -> None:
    """Keep that the name or number `written` is the owner's.

    Raises:
        MeaningUnclear: nothing in the record is called so.
    """
    phone = normalise_phone(written, country(store))
    known = [one.handle for one in store.handles.list()]
    found = [handle for handle in known if handle.label == written or handle == phone]
    if not found and phone.address.startswith("+"):
        found = [phone]
    if not found:
        raise MeaningUnclear(what="a name of yours", text=written, example="it is in your chats")
    for handle in found:
        store.handles.set_mine(handle, mine=True)
    settle(store)
