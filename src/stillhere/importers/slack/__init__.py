"""The export of a Slack workspace: a file a day and channel."""

from stillhere.importers.slack.importer import Slack

__all__ = ["Slack"]
