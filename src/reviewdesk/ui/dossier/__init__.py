"""The dossier: documents as tabs, drawn by a process of their own so that no file can hold up the window."""
