"""The start page: what can I do here, and who works at this machine."""
