"""The end of a session: self-audit and finalising, the signing round, publishing, closing down."""
