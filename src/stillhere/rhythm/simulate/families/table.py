"""All families: what each owes, and where it is found."""

from __future__ import annotations

from stillhere.records.assessment import AlarmKind
from stillhere.rhythm.simulate.families import usual, withdrawing
from stillhere.rhythm.simulate.families.family import Family, Scenario
from stillhere.rhythm.simulate.parameters import RateClass

QUIET: frozenset[AlarmKind] = frozenset({"quieter", "gone_quiet"})
SOFT: frozenset[AlarmKind] = frozenset({"quieter", "shallower", "reconnecting"})
ALL: frozenset[AlarmKind] = frozenset({"quieter", "gone_quiet", "shallower", "reconnecting"})
SHALLOWER: frozenset[AlarmKind] = frozenset({"shallower"})

OFTEN: tuple[RateClass, ...] = ("several_daily", "daily", "several_weekly", "weekly")
SELDOM: tuple[RateClass, ...] = ("fortnightly", "monthly")

FAMILIES: dict[Scenario, Family] = {
    "stable": Family(usual.stable),
    "vacation": Family(usual.vacation, fair=frozenset({"reconnecting"})),
    "whole_phone_gap": Family(usual.stable),
    "export_ended": Family(usual.export_ended),
    "channel_switch": Family(usual.channel_switch),
    "bursty_friend": Family(usual.bursty_friend),
    "new_baby_dip": Family(usual.new_baby_dip, fair=SOFT),
    "gradual_withdrawal": Family(withdrawing.gradual_withdrawal, "them", QUIET, ALL),
    "abrupt_silence": Family(withdrawing.abrupt_silence, "them", QUIET, ALL),
    "one_sided": Family(withdrawing.one_sided, "them", QUIET, ALL),
    "me_withdrawing": Family(withdrawing.me_withdrawing, "me", QUIET, ALL),
    "mutual_fade": Family(withdrawing.mutual_fade, "both", QUIET, ALL),
    "low_frequency": Family(withdrawing.low_frequency, "them", QUIET, ALL, SELDOM, calls=0.7),
    "recovery": Family(withdrawing.recovery, "them", QUIET, ALL),
    "call_shortening": Family(
        withdrawing.call_shortening, "both", SHALLOWER, SHALLOWER, OFTEN, calls=0.5
    ),
}
"""`whole_phone_gap` is a stable tie of an owner whose phone loses three weeks of everybody."""
