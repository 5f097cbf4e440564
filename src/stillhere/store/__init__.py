"""One SQLite file, encrypted if the person wishes: the only place with SQL."""
