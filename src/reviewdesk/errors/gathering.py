"""Sentences of what gathering register and committee refuses, and of what it asks to look at."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "register-column-needed": N_(
        "{sheet}, row {row}: no column is taken for {column}. Choose the column that holds it."
    ),
    "register-column-unnamed": N_(
        "{sheet}, row {row}, column {column} has no column name; it is left out. Choose what it means if it is needed."
    ),
    "register-merged-across": N_(
        "{sheet}, row {row}, columns {column} are merged into one cell; its text counts for the first of them alone."
    ),
}

__all__ = ["N_", "SENTENCES"]
