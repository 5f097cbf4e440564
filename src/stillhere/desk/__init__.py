"""The writing desk: pace, channel and hour, hand-off, drafts."""
