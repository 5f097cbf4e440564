"""WhatsApp's "Export chat": the text file that Android and iOS write, alone or inside its zip."""

from stillhere.importers.whatsapp.importer import WhatsApp

__all__ = ["WhatsApp"]
