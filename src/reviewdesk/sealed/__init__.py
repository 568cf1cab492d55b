"""Files that travel: container, keys, batch, ballot, archive."""
