"""What can happen to a tie: one idea a file, and the table of them all."""

from stillhere.rhythm.simulate.families.family import Family, Scenario
from stillhere.rhythm.simulate.families.table import FAMILIES

__all__ = ["FAMILIES", "Family", "Scenario"]
