"""The changes to a recommendation as they stand on the page, and the rows they make."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_chain import tier_name, titles
from reviewdesk.desk.staff.drafting import Change
from reviewdesk.domain.addenda.course import Course, Key
from reviewdesk.domain.addenda.words import FIELDS, reason_key
from reviewdesk.ui.rows_table import TableRow
from reviewdesk.ui.speech import language, say


@dataclass(frozen=True, slots=True)
class Changes:
    """Key → standing and reason, of what is decided otherwise."""

    rows: Mapping[Key, tuple[str, str]] = field(default_factory=dict)

    def standing(self, course: Course, key: Key) -> str:
        """Return what is decided for an application."""
        return self.rows[key][0] if key in self.rows else course.titles[key].recommended

    def reason(self, key: Key) -> str:
        """Return why, "" where nothing was written."""
        return self.rows[key][1] if key in self.rows else ""

    def decided(self, course: Course, key: Key, standing: str, reason: str) -> "Changes":
        """Return the changes with one application decided; as recommended is none."""
        rows = {one: row for one, row in self.rows.items() if one != key}
        if standing != course.titles[key].recommended:
            rows[key] = (standing, reason)
        return replace(self, rows=rows)

    def ordered(self) -> tuple[Change, ...]:
        """Return them as an order has them."""
        return tuple(
            Change(application=key[1], track=key[0], standing=standing, reason=reason)
            for key, (standing, reason) in self.rows.items()
        )


def held(chain: Chain) -> Changes:
    """Return the changes of the decision that holds now."""
    made = chain.course.addendum(chain.course.decided)
    if made is None:
        return Changes()
    reasons = chain.words.get(made.number, {}).get("reasons", {})
    rows = {}
    for change in made.data["changes"]:
        key: Key = (change["track"], change["application"])
        rows[key] = (change["after"], reasons.get(reason_key(key), ""))
    return Changes(rows)


def words_held(chain: Chain) -> dict[str, Any]:
    """Return when and where the decision that holds was taken, and by whom, as the form has it."""
    made = chain.course.addendum(chain.course.decided)
    if made is None:
        return {}
    words = chain.words.get(made.number, {})
    found: dict[str, Any] = {name: words.get(name, "") for name in FIELDS["decide"]}
    return {
        **found,
        "meeting": date.fromisoformat(made.data["meeting"]),
        "document": made.data["document"],
    }


def table_rows(course: Course, changes: Changes) -> list[TableRow]:
    """Return what the table shows: recommended, decided, and why where the two differ."""
    made = []
    for one in titles(course, language()):
        changed = one.key in changes.rows
        decided = tier_name(course, one.key[0], changes.standing(course, one.key), language())
        reason = changes.reason(one.key) or (say("reason missing") if changed else "")
        cells = (one.track, one.place, one.applicant, one.recommended, decided, reason)
        made.append(TableRow(one.key, cells, "warn" if changed else ""))
    return made
