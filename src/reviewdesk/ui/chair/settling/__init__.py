"""Votes and corrections: what is open, the forms that settle it, and what each would move."""
