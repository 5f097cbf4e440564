"""The writing desk, from what is known of two people and what stands on the sheet."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from stillhere.desk.drafts import Draft
from stillhere.desk.hand_off import HandOff, Way, code
from stillhere.insight import dates
from stillhere.insight.counts import number
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import voice
from stillhere.insight.sentence import text
from stillhere.insight.starts import Start
from stillhere.services.at_the_desk import PLAN_WEEKS, Desk
from stillhere.services.memories import Memories, Offered
from stillhere.store.drafts import KeptDraft
from stillhere.web.fill.about import back
from stillhere.web.fill.addresses import person as address
from stillhere.web.fill.margin import margin
from stillhere.web.pages import desk as pages
from stillhere.web.pages.parts import NOTHING, Choice, Step

APPS: dict[Way, tuple[str, str, str]] = {
    "sms": ("Text message", "A text to {}", "Open the messages app"),
    "whatsapp": ("WhatsApp", "A WhatsApp message to {}", "Open WhatsApp"),
    "telegram": ("Telegram", "A Telegram message to {}", "Open Telegram"),
    "signal": ("Signal", "A Signal message to {}", "Open Signal"),
    "mail": ("Mail", "A mail to {}", "Open the mail app"),
    "call": ("Call", "A call to {}", "Open the phone app"),
}
"""The name of each way, the heading of its part, and the words of its link."""

OPENS = "Your own app opens with the words in it. You press send there, or you don’t."
OPENS_EMPTY = "Your own app opens without the words: copy them first. You press send, or you don’t."
RINGS = "Your phone asks before it calls. You call, or you don’t."
SCAN = "Or point your phone’s camera here. It opens the same there."
TOO_FINE = "This is too long for a code. Fewer words fit."
LETTER_LEAD = "Write it, don’t send it. It is for you, and it stays on this computer."
LETTER_AFTER = "When you are done, do something quiet: tea, a walk, a friend."
ONE_MESSAGE = "If the distance was their wish, one short answer is enough. Then let it be."


def desk_page(
    desk: Desk,
    draft: Draft,
    ways: tuple[HandOff, ...],
    moment: Moment,
    chosen: str = "",
    found: Memories | None = None,
) -> pages.Desk:
    """The desk with `draft` on the sheet, the `chosen` way open, and the memory that was found."""
    person, them = desk.person, voice(desk.person)
    waiting = waits(desk.kept, moment)
    return pages.Desk(
        name=person.name,
        back=back(person),
        url=address(person.id, "write"),
        lead=f"One small, kind message is enough. {_capital(them.subject)} "
        f"{'don’t' if them.plural else 'doesn’t'} have to answer. Nothing is sent from here.",
        words=draft.words,
        margin=margin(draft.words),
        undo=draft.has_before,
        kept=_kept(desk.kept, moment),
        starts=tuple(_start(each) for each in desk.starts),
        way=text(desk.way),
        pace=text(desk.pace),
        next_time=text(desk.next_time),
        ways=() if waiting else tuple(_way(one) for one in ways),
        waits="I don’t want to wait" if waiting else "",
        out=None if waiting else next((_out(one, desk) for one in ways if one.way == chosen), None),
        plan=desk.plan.text if desk.plan else "",
        plans=_plans(desk),
        links=(
            Step("A letter that I don’t send", address(person.id, "letter")),
            Step("First, a hello to someone easy", "/people"),
            Step("Someone who knows you both", address(person.id, "between")),
        ),
        memory=_memory(found.offered) if found and found.offered else None,
        no_memory=str(found.without_words) if found and found.without_words else "",
    )


def letter_page(desk: Desk, draft: Draft, moment: Moment) -> pages.Letter:
    """The letter that is not sent, for everybody."""
    person = desk.person
    return pages.Letter(
        name=person.name,
        back=back(person),
        url=address(person.id, "letter"),
        boundary=text(desk.allowed.sentence),
        lead=LETTER_LEAD,
        words=draft.words,
        undo=draft.has_before,
        after=LETTER_AFTER,
        acknowledgement=_acknowledgement(desk),
        letters=tuple(_letter(one, moment) for one in desk.letters),
    )


def waits(kept: KeptDraft | None, moment: Moment) -> bool:
    """Whether the kept words still wait for the next day."""
    return bool(kept and kept.waits_until and kept.waits_until > moment.today.isoformat())


def _kept(kept: KeptDraft | None, moment: Moment) -> str:
    if kept is None:
        return ""
    if waits(kept, moment):
        return "These words wait until tomorrow. Sleep first; you can still change them."
    if kept.waits_until:
        return "You let these words wait. Read them once more."
    return f"Saved for you only, {dates.on(moment.day(kept.at), moment.today)}."


def _start(start: Start) -> Choice:
    return Choice(f"start:{start.key}", start.called, note=start.words)


def _memory(one: Offered) -> pages.Memory:
    return pages.Memory(
        words=f"“{one.words}”",
        source=f"{one.source} From your own messages.",
        begin=f"memory:{one.id}",
        decline=f"decline:{one.id}",
    )


def _way(one: HandOff) -> Choice:
    called, _, _ = APPS[one.way]
    if one.way == "call":
        return Choice("way:call", called, note="opens the phone app")
    return Choice(
        f"way:{one.way}",
        called,
        note="opens with your words" if one.with_words else "opens without the words",
    )


def _out(one: HandOff, desk: Desk) -> pages.WayOut:
    _, heading, open_ = APPS[one.way]
    drawn = code(one.phone)
    called = one.way == "call"
    return pages.WayOut(
        heading=heading.format(desk.person.name),
        href=one.here,
        open=open_,
        note=RINGS if called else OPENS if one.with_words else OPENS_EMPTY,
        code=NOTHING if drawn is None else Markup(drawn),  # noqa: S704 - drawn by us, no words in it
        scan=TOO_FINE if drawn is None else SCAN,
        pair=(
            Step(
                "I called" if called else "I sent it",
                address(desk.person.id, "write/sent"),
                post=True,
                name="way",
                value=one.way,
            ),
            Step("Not now", address(desk.person.id, "write")),
        ),
    )


def _plans(desk: Desk) -> tuple[Step, ...]:
    url = address(desk.person.id, "write/plan")
    if desk.plan:
        return (Step("Drop this plan", url, post=True, name="weeks", value="0"),)
    return tuple(
        Step(f"In {number(weeks)} weeks", url, post=True, name="weeks", value=str(weeks))
        for weeks in PLAN_WEEKS
    )


def _acknowledgement(desk: Desk) -> pages.Acknowledgement | None:
    if not desk.acknowledgement:
        return None
    step = Step("I have sent it", address(desk.person.id, "acknowledged"), post=True)
    return pages.Acknowledgement(ONE_MESSAGE, desk.acknowledgement, step)


def _letter(one: KeptDraft, moment: Moment) -> pages.KeptLetter:
    step = Step(
        "Take it away",
        address(one.person, "letter"),
        post=True,
        name="do",
        value=f"remove:{one.id}",
    )
    return pages.KeptLetter(_date(moment.day(one.at), moment.today), one.words, step)


def _date(day: date, today: date) -> str:
    return _capital(dates.on(day, today))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
