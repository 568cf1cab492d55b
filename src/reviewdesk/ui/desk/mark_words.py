"""What the form says about a criterion: its limit beside the field, and what is wrong with an entry."""

from dataclasses import dataclass

from reviewdesk.domain.keying import may_become, meant
from reviewdesk.domain.marks import FAIL, PASS, decimal_text, mark
from reviewdesk.domain.plan.values import Band, Criterion
from reviewdesk.domain.self_check import is_lawful
from reviewdesk.ui.speech import say


@dataclass(frozen=True, slots=True)
class Keyed:
    """A text in a field: what of it is saved, and what is wrong ("" while more digits may mend it)."""

    saved: str
    wrong: str = ""


def read(criterion: Criterion, text: str, *, finished: bool) -> Keyed:
    """Return what a text in the field of a criterion means; `finished` once the person has left it."""
    plain = meant(text)
    if not plain:
        return Keyed("")
    if is_lawful(criterion, plain):
        return Keyed(_spelled(criterion, plain))
    if not finished and may_become(criterion, plain):
        return Keyed("")
    return Keyed("", limit(criterion))


def shown(criterion: Criterion, saved: str) -> str:
    """Return how the field shows what is saved: bands by their points, verdicts by their English word."""
    if criterion.mode in ("bands", "gate") and saved and is_lawful(criterion, saved):
        return _spelled(criterion, saved)
    return saved


def short_limit(criterion: Criterion) -> str:
    """Return the words beside the field."""
    if criterion.mode == "gate":
        return ""
    most = decimal_text(criterion.max)
    return say("up to −{most}", most=most) if criterion.mode == "deduction" else say("max {most}", most=most)


def limit(criterion: Criterion) -> str:
    """Return what may be entered."""
    most, step = decimal_text(criterion.max), decimal_text(criterion.step)
    if criterion.mode == "bands":
        return say(
            "One of: {bands}", bands=say(", ").join(band_words(band, exact=True) for band in criterion.bands)
        )
    if criterion.mode == "deduction":
        return say("At most {most} off, in steps of {step}", most=most, step=step)
    return say("At most {most}, in steps of {step}", most=most, step=step)


def band_words(band: Band, *, exact: bool) -> str:
    """Return a band with its points: their range, or the one number it stands for."""
    low, high = decimal_text(band.min), decimal_text(band.max)
    return f"{band.name} {high}" if exact or low == high else f"{band.name} {low}–{high}"


def band_of(criterion: Criterion, text: str) -> Band | None:
    """Return the band a text falls in."""
    if criterion.mode == "gate" or not is_lawful(criterion, text):
        return None
    value = mark(criterion, text)
    if criterion.mode == "bands":
        return next(band for band in criterion.bands if band.max == value)
    return next((band for band in criterion.bands if band.min <= value <= band.max), None)


def _spelled(criterion: Criterion, plain: str) -> str:
    if criterion.mode == "gate":
        word = plain.casefold()
        return "pass" if word in PASS else "fail" if word in FAIL else plain
    return decimal_text(mark(criterion, plain)) if criterion.mode == "bands" else plain
