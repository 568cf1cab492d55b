"""Every single paper of the session: looked at, printed, saved."""
