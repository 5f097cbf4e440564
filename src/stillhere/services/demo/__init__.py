"""The made-up family: a simulated life with names and words, so that every page can be tried."""
