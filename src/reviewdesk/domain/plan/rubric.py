"""What must hold in a track's rubric: steps, bands, and points or weights that add up."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from reviewdesk.domain.plan.build import COUNTED
from reviewdesk.domain.plan.findings import Findings, Path
from reviewdesk.domain.plan.spelling import exact, written
from reviewdesk.domain.plan.values import Band, Criterion, Track


@dataclass(frozen=True, slots=True)
class Sums:
    """What the counted criteria of a track add up to, and what they must.

    Attributes:
        form: "points" or "weights".
    """

    form: str
    total: Fraction
    wanted: Fraction


def sums(said: Mapping[str, Any], index: int) -> Sums | None:
    """Return the sums of one track, also while other things in the plan are wrong; None where a number is.

    Args:
        said: the plan as it stands, before defaults.
        index: of the track.
    """
    try:
        track = said["track"][index]
        rules = {**said.get("rules", {}), **track.get("rules", {})}
        counted = [one for one in track["criterion"] if one.get("mode", "points") in COUNTED]
        if rules.get("form") == "weights":
            return Sums("weights", sum(map(_weight, counted), Fraction(0)), Fraction(1))
        total = sum((_share(one.get("factor", "1")) * _most(one) for one in counted), Fraction(0))
        return Sums("points", total, _share(rules.get("full", "100")))
    except (KeyError, IndexError, TypeError, AttributeError, ValueError, ZeroDivisionError):
        return None


def check(track: Track, index: int, findings: Findings) -> None:
    """Note what does not hold in the rubric of the track at `index`."""
    for at, criterion in enumerate(track.criteria):
        path: Path = ("track", index, "criterion", at)
        _maximum(criterion, path, findings)
        _step(criterion, path, findings)
        _bands(criterion, path, findings)
        if criterion.mode not in COUNTED and criterion.weight:
            findings.add((*path, "weight"), "plan-weight-unused", mode=criterion.mode)
    if findings.sound(("track", index, "criterion"), *_sources(index)):
        if track.rules.form == "points":
            _points(track, index, findings)
        else:
            _weights(track, index, findings)


def _sources(index: int) -> list[Path]:
    return [path for key in ("form", "full") for path in (("rules", key), ("track", index, "rules", key))]


def _maximum(criterion: Criterion, path: Path, findings: Findings) -> None:
    if criterion.mode in ("gate", "bands"):
        return
    if not findings.written((*path, "max")):
        findings.add((*path, "max"), "plan-missing-key")


def _step(criterion: Criterion, path: Path, findings: Findings) -> None:
    if criterion.mode == "gate" or not findings.sound((*path, "max"), (*path, "step")):
        return
    if (criterion.max / criterion.step).denominator != 1:
        at = (*path, "step") if findings.written((*path, "step")) else (*path, "max")
        findings.add(at, "plan-step", step=written(criterion.step), max=written(criterion.max))


def _bands(criterion: Criterion, path: Path, findings: Findings) -> None:
    place: Path = (*path, "bands")
    if criterion.mode == "bands" and not criterion.bands and findings.sound(place):
        findings.add(place, "plan-bands-missing")
    findings.once(((*place, at, "name"), band.name) for at, band in enumerate(criterion.bands))
    reached: Fraction | None = None
    for at, band in sorted(enumerate(criterion.bands), key=lambda entry: (entry[1].min, entry[1].max)):
        if findings.sound((*place, at), (*path, "max"), (*path, "step")):
            _band(criterion, band, (*place, at), findings)
            if reached is not None and band.min < reached:
                findings.add((*place, at), "plan-bands-overlap", value=band.name)
        reached = max(band.max, reached or band.max)


def _band(criterion: Criterion, band: Band, path: Path, findings: Findings) -> None:
    if band.max < band.min:
        findings.add((*path, "max"), "plan-band-reversed", value=band.name)
    if band.max > criterion.max:
        findings.add((*path, "max"), "plan-band-above", value=band.name, max=written(criterion.max))
    for end, points in (("min", band.min), ("max", band.max)):
        if criterion.mode != "gate" and (points / criterion.step).denominator != 1:
            findings.add((*path, end), "plan-band-off-step", value=band.name, step=written(criterion.step))
    if criterion.mode == "bands" and exact(band.name) not in (None, band.max):
        findings.add((*path, "name"), "plan-band-name", value=band.name)


def _points(track: Track, index: int, findings: Findings) -> None:
    total = sum((c.factor * c.max for c in track.criteria if c.mode in COUNTED), Fraction(0))
    if total != track.rules.full:
        full = written(track.rules.full)
        findings.add(("track", index), "plan-full", track=track.id, total=written(total), full=full)


def _weights(track: Track, index: int, findings: Findings) -> None:
    if track.rules.full != 100:
        findings.add(findings.rule(index, "full"), "plan-weights-full")
    counted = [(at, c) for at, c in enumerate(track.criteria) if c.mode in COUNTED]
    places: list[Path] = [("track", index, "criterion", at, "weight") for at, _ in counted]
    unwritten = [place for place in places if not findings.written(place)]
    if unwritten and len(unwritten) < len(places):
        for place in unwritten:
            findings.add(place, "plan-missing-key")
        return
    total = sum((c.weight for _, c in counted), Fraction(0))
    if total != 1:
        findings.add(("track", index), "plan-weights", track=track.id, total=written(total))


def _weight(criterion: Mapping[str, Any]) -> Fraction:
    return _share(criterion["weight"])


def _most(criterion: Mapping[str, Any]) -> Fraction:
    if "max" in criterion:
        return _share(criterion["max"])
    return max((_share(band["max"]) for band in criterion["bands"]), default=Fraction(0))


def _share(spelling: str) -> Fraction:
    """Return a number as a plan writes it: decimal or p/q."""
    return Fraction(unicodedata.normalize("NFKC", spelling).replace(" ", ""))
