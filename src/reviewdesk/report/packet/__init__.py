"""The sign packet: one PDF with everything the committee signs, a module per chapter."""
