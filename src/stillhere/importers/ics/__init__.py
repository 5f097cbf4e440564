"""Calendars (iCalendar, RFC 5545): meetings with people, and birthdays."""

from stillhere.importers.ics.importer import Ics

__all__ = ["Ics"]
