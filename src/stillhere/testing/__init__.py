"""What authors of importers test theirs with (needs the extra "test")."""
