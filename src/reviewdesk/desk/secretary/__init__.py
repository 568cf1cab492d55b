"""The secretary's desk: check and freeze, seal, supplement, a reveal seat made elsewhere, inspect."""
