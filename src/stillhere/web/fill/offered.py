"""Life events that are offered, in words."""

from __future__ import annotations

from collections.abc import Sequence

from stillhere.insight import dates
from stillhere.insight.moment import Moment
from stillhere.records.channels import named
from stillhere.services.suggest import Offer
from stillhere.web.fill.addresses import person as address
from stillhere.web.pages.parts import Step
from stillhere.web.pages.person import Offered


def offered(offers: Sequence[Offer], who: str, person: int, moment: Moment) -> tuple[Offered, ...]:
    """What is asked about each of `offers` on the page of `who`."""
    url = address(person, "offered")
    return tuple(
        Offered(
            _said(offer, who, moment),
            (
                Step("Add it", url, post=True, name="yes", value=offer.mark),
                Step("Leave it out", url, post=True, name="no", value=offer.mark),
            ),
        )
        for offer in offers
    )


def called(offer: Offer) -> str:
    """The words under which an offer is kept."""
    if offer.source == "calendar":
        return offer.words
    return "A new number" if offer.source == "number" else f"You began to use {named(offer.after)}"


def _said(offer: Offer, who: str, moment: Moment) -> str:
    if offer.source == "calendar":
        whose = " This would be in your own life." if offer.mine else ""
        on = dates.on(offer.day, moment.today)
        return f"Your calendar says “{offer.words}” {on}.{whose}"
    since = dates.since(offer.day, moment.today)
    if offer.source == "number":
        return f"{since[:1].upper()}{since[1:]}, {who} has written or called from another number."
    new, old = named(offer.after), named(offer.before)
    return (
        f"{since[:1].upper()}{since[1:]}, most of what you two write is in {new}. "
        f"Before, it was in {old}."
    )
