"""Where the database of a workspace lies in its folder; to look for one needs no database."""

DATABASE = "workspace.db"
