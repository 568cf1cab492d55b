"""One seat's workspace of one review session in one encrypted SQLite file."""
