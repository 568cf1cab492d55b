"""A reviewer's first minutes: from the sealed file to the open dossiers, one page for each step."""
