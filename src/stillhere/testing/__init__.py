"""What authors of importers test theirs with (needs the extra "testing").

Public, and kept as they are for third parties:

    conformance.ImporterConformance   the tests that every importer passes; subclass it
    golden.write_golden               writes what must come of a sample; also a command
    memory.MemorySource               bytes as a source, with other files around it
    reading.sample_reading            how samples are read: owner in London, a fixed key
    reading.sample_key                the key that it makes
    reading.sample_phone              the handle that it makes of a number

`docs/adding-an-importer.md` shows them at work.
"""
