from __future__ import annotations

from pathlib import Path

from stillhere.importers.whatsapp_databases import WhatsAppAndroid, WhatsAppIos
from stillhere.testing.conformance import ImporterConformance

SAMPLES = Path(__file__).parents[1] / "samples"


class TestWhatsAppIos(ImporterConformance):
    importer = WhatsAppIos()
    folder = SAMPLES / "whatsapp_ios"


class TestWhatsAppAndroid(ImporterConformance):
    importer = WhatsAppAndroid()
    folder = SAMPLES / "whatsapp_android"
