"""Mail as Gmail and mail programs keep it: mbox, single files, Maildir folders."""

from stillhere.importers.mail.eml import Eml
from stillhere.importers.mail.mbox import Mbox

__all__ = ["Eml", "Mbox"]
