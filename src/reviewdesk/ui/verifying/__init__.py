"""Anybody, years later: an archive dropped on the window is derived anew from its ballots."""
