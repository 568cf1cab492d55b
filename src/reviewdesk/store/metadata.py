"""The one list of tables, so that a reviewer's and the chair's workspace share a schema version."""

from sqlalchemy import MetaData

metadata = MetaData()
