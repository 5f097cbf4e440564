"""For those who write an importer: the conformance suite that every importer passes."""
