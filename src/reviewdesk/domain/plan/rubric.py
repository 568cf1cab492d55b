"""What must hold in a track's rubric: steps, bands, and points or weights that add up."""

from fractions import Fraction

from reviewdesk.domain.plan.build import COUNTED
from reviewdesk.domain.plan.findings import Findings, Path
from reviewdesk.domain.plan.spelling import exact, written
from reviewdesk.domain.plan.values import Band, Criterion, Track


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
