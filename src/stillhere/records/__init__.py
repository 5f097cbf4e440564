"""The vocabulary: frozen records that the parts of Stillhere hand to each other."""
