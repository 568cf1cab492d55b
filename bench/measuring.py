"""What all jobs share: paired runs in processor time, how a job grows, and one row of the table."""

import gc
import math
import resource
import statistics
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

Run = Callable[[], float]
"""Does the job once and returns what it took."""
SHORT = 0.2
"""Seconds; a small size is repeated until so many have passed, for its clock to mean something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row of the table.

    Attributes:
        ours, reference: medians, in `unit`.
        ratio: median of the ratios of the pairs; against a limit, ours through the limit.
        lowest, highest: of those ratios.
        aim: the ratio that must not be exceeded.
        exponent: of the growth over 1×, 10× and 100×; None where nothing was let grow.
        last: the same over the last tenfold alone, where fixed costs weigh least.
        note: what else was seen.
    """

    job: str
    ours: float
    reference: float
    ratio: float
    lowest: float
    highest: float
    aim: float
    unit: str = "s"
    exponent: float | None = None
    last: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured: one `part`th of the sizes of the table, in so many pairs of runs."""

    part: int = 1
    pairs: int = 5

    def sizes(self, full: int) -> tuple[int, ...]:
        """Return 1×, 10× and 100×, the last being the size of the table; fewer where those are too small."""
        return tuple(sorted({max(1, full // self.part // share) for share in (100, 10, 1)}))


@dataclass(frozen=True, slots=True)
class Sized:
    """A job of one size, ready to run, and what it is held against."""

    ours: Run
    reference: Run


Made = Callable[[int], AbstractContextManager[Sized]]
"""Prepares a job of a size; what that takes is not measured."""


def seconds(job: Callable[[], object]) -> float:
    """Do a job and return its processor time, that of the processes it started and awaited included.

    Others share the machine, so the clock on the wall means nothing.
    """
    gc.collect()
    before = processor_time()
    job()
    return processor_time() - before


def timed(job: Callable[[], object]) -> Run:
    """Return the run of a job that needs nothing prepared."""
    return lambda: seconds(job)


def figure(job: str, aim: float, made: Made, sizes: Sequence[int], extent: Extent, *, at: int = 0) -> Figure:
    """Measure a job: pairs at one size, ours alone at the others.

    Args:
        job: as the table calls it.
        aim: the ratio that must not be exceeded.
        made: prepares a size.
        sizes: from small to large.
        extent: how many pairs.
        at: the size the pairs are of, the largest when left out.
    """
    took: dict[int, float] = {}
    pairs: list[tuple[float, float]] = []
    for size in sizes:
        with made(size) as sized:
            if size == (at or sizes[-1]):
                pairs = paired(sized, extent.pairs)
                took[size] = statistics.median(ours for ours, _ in pairs)
            else:
                took[size] = alone(sized.ours)
    return row(job, aim, pairs, took)


def paired(sized: Sized, pairs: int) -> list[tuple[float, float]]:
    """Return ours and the reference's, in turn, once more before for both; who begins alternates."""
    sized.ours(), sized.reference()
    found = []
    for number in range(pairs):
        if number % 2:
            reference = sized.reference()
            found.append((sized.ours(), reference))
        else:
            ours = sized.ours()
            found.append((ours, sized.reference()))
    return found


def alone(run: Run) -> float:
    """Return the median of at least three runs, after one that warms up."""
    run()
    taken: list[float] = []
    while len(taken) < 3 or (sum(taken) < SHORT and len(taken) < 100):
        taken.append(run())
    return statistics.median(taken)


def row(job: str, aim: float, pairs: Sequence[tuple[float, float]], took: dict[int, float]) -> Figure:
    """Return the row that pairs of runs and times by size make."""
    ratios = [ours / reference for ours, reference in pairs]
    return Figure(
        job=job,
        ours=statistics.median(ours for ours, _ in pairs),
        reference=statistics.median(reference for _, reference in pairs),
        ratio=statistics.median(ratios),
        lowest=min(ratios),
        highest=max(ratios),
        aim=aim,
        exponent=exponent(took),
        last=exponent(dict(sorted(took.items())[-2:])),
    )


def against_limit(job: str, ours: float, limit: float, unit: str, took: dict[int, float]) -> Figure:
    """Return the row of a job that has a limit and no reference: its ratio is ours through the limit."""
    ratio = ours / limit
    return Figure(
        job=job,
        ours=ours,
        reference=limit,
        ratio=ratio,
        lowest=ratio,
        highest=ratio,
        aim=1.0,
        unit=unit,
        exponent=exponent(took),
        last=exponent(dict(sorted(took.items())[-2:])),
    )


def exponent(took: dict[int, float]) -> float | None:
    """Return the exponent of growth, by least squares through the logarithms of size and time."""
    points = [(math.log(size), math.log(time)) for size, time in took.items() if time > 0]
    if len(points) < 2:
        return None
    return statistics.linear_regression(*zip(*points, strict=True)).slope


def processor_time() -> float:
    """Return the seconds of processor time so far, awaited children included."""
    own, awaited = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + awaited.ru_utime + awaited.ru_stime
