"""Identity: from numbers, addresses and display names to persons, with evidence, reversible."""
