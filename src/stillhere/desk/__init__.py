"""The writing desk: how a draft may land, pace, channel and hour, the way to the phone. Pure."""
