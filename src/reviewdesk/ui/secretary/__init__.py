"""The office at its desk: one screen per step from the plan to the sealed batch."""
