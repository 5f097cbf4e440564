"""Use cases, one verb a file: what both faces, the command line and the pages, call."""
