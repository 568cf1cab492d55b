"""How what was gathered lies in dossiers.json."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, get_args

from reviewdesk.desk.secretary.gathered import Checked, Gathered, How, Loose, Placed, Stamp, Why
from reviewdesk.domain.names import ApplicationId
from reviewdesk.intake.pdf_check import Paper
from reviewdesk.sealed import forms
from reviewdesk.sealed.shapes import is_count

FORM: Final[Mapping[str, forms.Form]] = {
    "folders": [str],
    "column": str,
    "placed": [
        {
            "application": str,
            "document": str,
            "path": str,
            "how": lambda value: value in get_args(How),
            "source": ({"path": str, "size": is_count, "written": int}, None),
        }
    ],
    "loose": [
        {
            "path": str,
            "why": lambda value: value in get_args(Why),
            "application": str,
            "document": str,
            "aside": bool,
        }
    ],
    "checked": forms.Keyed(
        {
            "size": is_count,
            "written": int,
            "pages": is_count,
            "papers": [[is_count]],
            "troubles": [forms.Keyed((str, int))],
        }
    ),
}


def written(gathered: Gathered) -> dict[str, object]:
    """Return the document."""
    return {
        "folders": list(map(str, gathered.folders)),
        "column": gathered.column,
        "placed": list(map(_written_placed, gathered.placed)),
        "loose": list(map(_written_loose, gathered.loose)),
        "checked": {str(path): _written_checked(one) for path, one in gathered.checked.items()},
    }


def read(found: Mapping[str, Any]) -> Gathered:
    """Return what a document of the form `FORM` says."""
    return Gathered(
        folders=tuple(map(Path, found["folders"])),
        column=found["column"],
        placed=tuple(map(_placed, found["placed"])),
        loose=tuple(Loose(**(one | {"path": Path(one["path"])})) for one in found["loose"]),
        checked={Path(path): _checked(one) for path, one in found["checked"].items()},
    )


def _written_placed(one: Placed) -> dict[str, object]:
    source = None
    if one.source is not None and one.made_of is not None:
        source = {"path": str(one.source), "size": one.made_of.size, "written": one.made_of.written}
    return {
        "application": one.application,
        "document": one.document,
        "path": str(one.path),
        "how": one.how,
        "source": source,
    }


def _written_loose(one: Loose) -> dict[str, object]:
    return {
        "path": str(one.path),
        "why": one.why,
        "application": one.application,
        "document": one.document,
        "aside": one.aside,
    }


def _written_checked(one: Checked) -> dict[str, object]:
    return {
        "size": one.stamp.size,
        "written": one.stamp.written,
        "pages": one.pages,
        "papers": [[paper.width, paper.height, paper.pages] for paper in one.papers],
        "troubles": [dict(trouble) for trouble in one.troubles],
    }


def _placed(found: Mapping[str, Any]) -> Placed:
    source = found["source"]
    return Placed(
        application=ApplicationId(found["application"]),
        document=found["document"],
        path=Path(found["path"]),
        how=found["how"],
        source=None if source is None else Path(source["path"]),
        made_of=None if source is None else Stamp(source["size"], source["written"]),
    )


def _checked(found: Mapping[str, Any]) -> Checked:
    return Checked(
        stamp=Stamp(found["size"], found["written"]),
        pages=found["pages"],
        papers=tuple(Paper(*paper) for paper in found["papers"] if len(paper) == 3),
        troubles=tuple(found["troubles"]),
    )
