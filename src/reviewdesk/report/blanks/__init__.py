"""Sheets to be filled in by hand, a module per sheet, and the pack of them that waits for a bad day."""
