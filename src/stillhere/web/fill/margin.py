"""What stands beside the sheet: the message check's notes, and nothing else."""

from __future__ import annotations

from stillhere.desk.check import Checked, check
from stillhere.desk.drafts import word_count
from stillhere.desk.telling import ASKING, DANGER, ENGLISH_ONLY, HELP, KEEP
from stillhere.insight.counts import count_of
from stillhere.web.pages.desk import Hint, Margin
from stillhere.web.pages.parts import Step

SHORT = 60
"""Words of a small message (EVIDENCE: 15 to 60)."""
TALK = Step("Talk to someone", "/talk")
IN_DANGER = Step("If someone is in danger now", "/danger")


def margin(words: str) -> Margin:
    """The notes about `words`."""
    return Margin(_count(words), _notes(check(words)) if words.strip() else ())


def _notes(found: Checked) -> tuple[Hint, ...]:
    """Help first, then what is good, then at most two hints, and that all may stay as it is."""
    if not found.english:
        return (Hint(ENGLISH_ONLY),)
    notes = list(_help(found))
    if found.strength:
        notes.append(Hint(found.strength.says))
    notes += [Hint(hint.reason, hint.phrase, hint.kinder) for hint in found.hints]
    return (*notes, Hint(KEEP)) if found.hints else tuple(notes)


def _help(found: Checked) -> tuple[Hint, ...]:
    if found.distress is None and not found.danger:
        return ()
    said = [HELP[found.distress]] if found.distress is not None else []
    said += [ASKING] if found.distress == "other" else []
    said += [DANGER] if found.danger else []
    urgent = found.danger or found.distress in (3, "other")
    return (Hint(" ".join(said), steps=(IN_DANGER, TALK) if urgent else (TALK,)),)


def _count(words: str) -> str:
    count = word_count(words)
    if count == 0:
        return "Nothing is saved until you say so."
    said = f"{count_of(count, 'word', 'words').capitalize()}"
    return f"{said}; short is good." if count <= SHORT else f"{said}. A few lines are enough too."
