"""What the check says, in sentences: help first, then what is good, then at most two hints."""

from __future__ import annotations

from collections.abc import Sequence

from stillhere.desk.check import Checked, Hint

ENGLISH_ONLY = "I can only check English yet."
KEEP = "Or keep it as it is. You know them best."
NOTHING = "Nothing stands out. You can keep it as it is."
LIMITS = "This is a list of words. It misses things."
HELP = {
    3: "If you may not be safe now, please call the emergency number, or be with someone.",
    2: "It sounds very heavy. You can talk to someone now.",
    1: "Want someone to talk to?",
    "other": "If you think they may be in danger now, call them or the emergency number.",
}
ASKING = "You can ask: “Are you thinking about suicide?” Asking does not put the idea there."
DANGER = "If anyone is in danger now, call the emergency number. Help with violence at home exists."
WHERE_HELP = "People who listen, in many countries: findahelpline.com."


def sentences(found: Checked, near: Sequence[str] = (WHERE_HELP,)) -> list[str]:
    """The lines to show for a draft, an empty one between parts.

    `near` says whom one can call; it is shown where a draft has words of distress or danger.
    """
    if not found.english:
        return [ENGLISH_ONLY]
    parts = [_help(found, near), [found.strength.says] if found.strength else []]
    parts += [_hint(hint) for hint in found.hints]
    parts.append([KEEP if found.hints else NOTHING])
    return [line for part in parts if part for line in (*part, "")][:-1]


def _help(found: Checked, near: Sequence[str]) -> list[str]:
    if found.distress is None and not found.danger:
        return []
    said = [HELP[found.distress]] if found.distress is not None else []
    said += [ASKING] if found.distress == "other" else []
    said += [DANGER] if found.danger else []
    return [*said, *near, LIMITS]


def _hint(hint: Hint) -> list[str]:
    lines = [f"“{hint.phrase}”"] if hint.phrase else []
    return [*lines, hint.reason, f"For example: “{hint.kinder}”"]
