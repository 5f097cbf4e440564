"""What a message means, as a vector: a small language model on this computer (extra: meaning)."""
