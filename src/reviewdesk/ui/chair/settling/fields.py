"""The fields of a lawful change: what an application leads to, and what stands there now."""

from collections.abc import Mapping
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSpinBox, QWidget

from reviewdesk.desk import spoken
from reviewdesk.desk.chair.settlement import Settlement
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.domain.names import ApplicationId, CriterionId, SeatId
from reviewdesk.domain.plan.values import Aggregate, Track
from reviewdesk.ui.chair.settling.changes import Change, Field
from reviewdesk.ui.chair.settling.form import applicants
from reviewdesk.ui.parts import label
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import scaled


class Fields(QWidget):
    """Signals: another value was chosen or typed."""

    edited = Signal()

    def __init__(self, view: ChairView, found: Settlement, change: Change, given: Mapping[str, str]) -> None:
        super().__init__()
        self._view, self._found, self._change = view, found, change
        self.parts: dict[Field, QComboBox | QLineEdit | QSpinBox] = {}
        self.now = label("", "muted-base", wrap=True)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(scaled(16))
        self._grid.setVerticalSpacing(scaled(8))
        for line, name in enumerate(change.fields):
            self._add(line, name)
        self._grid.addWidget(self.now, len(change.fields), 1)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        self._fill(given)
        for part in self.parts.values():
            _on_edit(part, self._edited)
        self._say_now()

    def values(self) -> dict[str, object]:
        """Return the keys of the record that these fields come to."""
        found: dict[str, object] = {}
        for name, part in self.parts.items():
            if name == "flagged":
                found["seat"], _, found["application"] = _chosen(part).partition("\n")
            elif isinstance(part, QSpinBox):
                found[name] = part.value()
            else:
                key = {"objective": "criterion", "gate": "criterion"}.get(name, name)
                found["value" if name in ("verdict", "aggregate") else key] = _chosen(part)
        return found

    def problem(self) -> str:
        """Return which field is empty, "" where none is."""
        for name, part in self.parts.items():
            if not isinstance(part, QSpinBox) and not _chosen(part):
                return say("Fill in: {field}.", field=_field_name(name))
        return ""

    def track(self) -> Track | None:
        """Return the track that is meant so far."""
        plan, values = self._view.plan, self.values()
        if named := str(values.get("track", "")):
            return plan.track(named)
        application, seat = str(values.get("application", "")), SeatId(str(values.get("seat", "")))
        for track in plan.tracks:
            sheet = self._found.sheets[track.id]
            if application in sheet.applications or (not application and seat in sheet.panel):
                return track
        return None

    def _add(self, line: int, name: Field) -> None:
        text = _field_name(name)
        part: QComboBox | QLineEdit | QSpinBox
        if name == "value":
            part = QLineEdit()
        elif name == "places":
            part = QSpinBox()
            part.setRange(1, 999)
            part.lineEdit().setTextMargins(scaled(9), 0, 0, 0)
        else:
            part = QComboBox()
        part.setAccessibleName(text)
        called = label(text)
        called.setBuddy(part)
        self.parts[name] = part
        self._grid.addWidget(called, line, 0)
        self._grid.addWidget(part, line, 1)

    def _edited(self) -> None:
        self._fill({})
        self._say_now()
        self.edited.emit()

    def _fill(self, given: Mapping[str, str]) -> None:
        """Offer in each box what the boxes before it leave open."""
        for name, part in self.parts.items():
            if isinstance(part, QComboBox):
                wanted = given.get(name) or part.currentData()
                _offer(part, self._offered(name), wanted)
            elif name in given and isinstance(part, QLineEdit):
                part.setText(given[name])

    def _offered(self, name: Field) -> list[tuple[str, str]]:
        plan, found = self._view.plan, self._found
        names = {seat.id: seat.name or seat.id for seat in self._view.seats}
        if name == "application":
            return [(text, one) for one, text in applicants(self._view).items()]
        if name == "track":
            return [(track.name, track.id) for track in plan.tracks]
        if name == "flagged":
            called = applicants(self._view)
            return [
                (f"{names[one.seat]} · {called[one.application]}", f"{one.seat}\n{one.application}")
                for one in found.flagged
                if one.kind == "abnormal" and one.application is not None
            ]
        if name == "verdict":
            return [(say("eligible"), "pass"), (say("not eligible"), "fail")]
        track = self.track()
        if name == "seat":
            tracks = plan.tracks if track is None or "application" not in self.parts else (track,)
            seats = sorted({seat for one in tracks for seat in found.sheets[one.id].panel})
            return [(names[seat], seat) for seat in seats]
        return [] if track is None else _of_track(name, track)

    def _say_now(self) -> None:
        values, track = self.values(), self.track()
        text = ""
        if track is not None and "criterion" in values:
            application = ApplicationId(str(values.get("application", "")))
            criterion = CriterionId(str(values["criterion"]))
            if "seat" in self.parts:
                text = self._mark(track, SeatId(str(values["seat"])), application, criterion)
            else:
                text = self._found.sheets[track.id].objective.get(application, {}).get(criterion, "")
        self.now.setVisible(bool(text))
        self.now.setText(say("Stands there now: {value}", value=text) if text else "")

    def _mark(self, track: Track, seat: SeatId, application: ApplicationId, criterion: CriterionId) -> str:
        sheet = self._found.sheets[track.id]
        row = sheet.rows.get(seat, {}).get(application)
        scored = [c.id for c in track.criteria if c.mode != "objective"]
        if row is None or criterion not in scored:
            return ""
        return str(row[scored.index(criterion)] or "")


def _of_track(name: Field, track: Track) -> list[tuple[str, str]]:
    if name == "tier":
        return [(tier.name, tier.id) for tier in track.tiers]
    if name == "aggregate":
        rules = track.rules
        offered = dict.fromkeys((rules.aggregate, rules.fallback, *get_args(Aggregate)))
        return [(spoken.aggregate(rules, one, language()), one) for one in offered]
    modes = {"objective": ("objective",), "gate": ("gate",)}.get(name)
    return [
        (criterion.name, criterion.id)
        for criterion in track.criteria
        if (criterion.mode in modes if modes else criterion.mode != "objective")
    ]


def _field_name(name: Field) -> str:
    return {
        "application": say("Application"),
        "seat": say("Reviewer"),
        "criterion": say("Criterion concerned"),
        "objective": say("Objective criterion"),
        "gate": say("Pass-or-fail criterion"),
        "value": say("Right value"),
        "verdict": say("Verdict"),
        "flagged": say("Abnormal score"),
        "track": say("Track"),
        "tier": say("Tier"),
        "places": say("Places that stay empty"),
        "aggregate": say("Way of counting"),
    }[name]


def _chosen(part: QWidget) -> str:
    if isinstance(part, QComboBox):
        return str(part.currentData() or "")
    return part.text().strip() if isinstance(part, QLineEdit) else ""


def _offer(part: QComboBox, offered: list[tuple[str, str]], wanted: object) -> None:
    now = [(part.itemText(place), part.itemData(place)) for place in range(part.count())]
    part.blockSignals(True)
    if now != offered:
        part.clear()
        for text, value in offered:
            part.addItem(text, value)
    part.setCurrentIndex(max(0, part.findData(wanted)) if offered else -1)
    part.blockSignals(False)


def _on_edit(part: QComboBox | QLineEdit | QSpinBox, then: object) -> None:
    if isinstance(part, QComboBox):
        part.currentIndexChanged.connect(then)
    elif isinstance(part, QLineEdit):
        part.textEdited.connect(then)
    else:
        part.valueChanged.connect(then)
