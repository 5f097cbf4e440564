"""From findings to sentences: facts in plain words, never a cause, a verdict or a promise."""
