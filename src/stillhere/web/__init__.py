"""The local pages, served on this computer only."""
