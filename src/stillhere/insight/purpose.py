"""What Stillhere says about itself."""

from __future__ import annotations

PURPOSE = (
    "Stillhere helps people keep in touch and find kind words. "
    "It is not for diagnosis, prevention, monitoring, prediction, prognosis or treatment."
)
"""The intended purpose (E8a): the only place for its second sentence's words (decision 13)."""

FOOT = (
    "Everything here stays on this computer. Stillhere is not a doctor and not a crisis service. "
    "It is a help with words."
)
