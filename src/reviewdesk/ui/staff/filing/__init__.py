"""The hand-over to the archives office."""
