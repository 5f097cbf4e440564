"""What each page shows: one frozen dataclass per template, of the same name.

A page holds ready words and drawings only. Whatever has to be decided was decided before.
"""
