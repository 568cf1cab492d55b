"""The registry with many archives: entering, searching, paging, reports due, in milliseconds by the clock.

    python bench/registry.py [--sizes 100,1000,10000] [--repeat 30] [--database URL]

Each archive has 20 applications. Without an address it is a file in a temporary folder, with every archive
on disk before the next one; an address names an empty database, such as one of a PostgreSQL of one's own.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import insert, select, text

from invented import NAMES
from reviewdesk.domain import canonical
from reviewdesk.domain.half_years import Period, due_date, elapsed
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.registry import (
    Applicant,
    Cut,
    Entry,
    Named,
    RegistryArchive,
    Submitted,
    Title,
    Wanted,
)
from reviewdesk.store import registry_reports, registry_searching
from reviewdesk.store.registry_database import Place, Registry, opened
from reviewdesk.store.registry_entering import enter
from reviewdesk.store.registry_tables import entry as entry_table
from reviewdesk.store.registry_tables import report as report_table

APPLICATIONS: Final = 20
APPLICANTS: Final = 3000
YEARS: Final = range(2014, 2024)
TRACKS: Final = (Named("comprehensive", "综合类"), Named("special", "专项类"))
LISTED, PILOT, OUT = Named("listed", "列入名单"), Named("pilot", "试点"), Named("not_listed")
AT: Final = date(2024, 7, 10)
PERIOD: Final = Period("2024-06")
REPORTS: Final = 4
"""Half-years of which reports are kept; there are fewer where a title is young."""
SEATS: Final = tuple(SeatId(f"r{number}") for number in range(1, 8))
WHEN: Final = "2024-07-10T08:00:00Z"


def main() -> int:
    """Measure and print one table per size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="100,1000,10000", help="archives, from small to large")
    parser.add_argument("--repeat", type=int, default=30, help="how often each question is asked")
    parser.add_argument("--database", help="address of an empty database instead of a file")
    args = parser.parse_args()
    sizes = sorted(int(size) for size in args.sizes.split(","))
    with tempfile.TemporaryDirectory() as folder:
        place: Place = args.database or Path(folder)
        with opened(place, create=True) as registry:
            measure(registry, sizes, args.repeat)
    return 0


def measure(registry: Registry, sizes: list[int], repeat: int) -> None:
    """Fill the registry up to each size, and ask."""
    chance = random.Random(7)
    applicants = [applicant(number) for number in range(APPLICANTS)]
    made = archives(chance, applicants)
    held = 0
    for size in sizes:
        before, held = held, size
        took = [timed(lambda: enter(registry, next(made), WHEN)) for _ in range(before, size)]
        reported(registry, chance, before)
        settle(registry)
        print(f"{size} archives, {size * APPLICATIONS} applications: p50, p95 in ms")
        print(row("enter one more", took))
        for name, question in questions(registry, chance):
            question()
            print(row(name, [timed(question) for _ in range(repeat)]))


def questions(registry: Registry, chance: random.Random) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what is asked, by name."""

    def searching(name: str, wanted: Wanted, last: bool = False) -> tuple[str, Callable[[], object]]:
        first = registry_searching.search(registry, wanted, Cut())
        cut = Cut(first.pages) if last else Cut()
        return name, lambda: registry_searching.search(registry, wanted, cut)

    part = applicant(chance.randrange(APPLICANTS)).name[:2]
    yield searching("search: first page of everything", Wanted())
    yield searching("search: last page of everything", Wanted(), last=True)
    yield searching(f"search: name with {part}", Wanted(text=part))
    yield searching("search: code", Wanted(text="33001700"))
    yield searching("search: city", Wanted(city=applicant(17).city))
    yield searching("search: one year, one track", Wanted(year=2019, track="special"))
    yield searching("search: standing, last page", Wanted(standing="listed"), last=True)
    every = registry_searching.archives(registry, None, Cut())
    yield "list: first page", lambda: registry_searching.archives(registry, None, Cut())
    yield "list: last page", lambda: registry_searching.archives(registry, None, Cut(every.pages))
    yield "due: first page", lambda: registry_reports.due(registry, PERIOD, AT, Cut())
    yield "due: late ones", lambda: registry_reports.due(registry, PERIOD, AT, Cut(), "late")
    yield "due: all missing, of any half-year", lambda: registry_reports.missing(registry, AT, Cut())


def reported(registry: Registry, chance: random.Random, since: int) -> None:
    """Let seven of ten holders in archives entered since then have reported on every half-year so far."""
    asked = select(entry_table.c.review_session, entry_table.c.application, entry_table.c.first_due).where(
        entry_table.c.archive > since, entry_table.c.first_due > ""
    )
    rows = []
    for holder in registry.read(lambda connection: connection.execute(asked).all()):
        for period in tuple(elapsed(Period(holder.first_due), AT))[-REPORTS:]:
            if chance.random() < 0.7:
                late = chance.random() < 0.1
                received = due_date(period) + timedelta(days=5 if late else -5)
                rows.append(
                    {
                        "review_session": holder.review_session,
                        "application": holder.application,
                        "period": period,
                        "received": received.isoformat(),
                        "late": late,
                        "note": "",
                        "owed": True,
                    }
                )
    registry.write(lambda connection: connection.execute(insert(report_table), rows))


def settle(registry: Registry) -> None:
    """Let the database take stock of its tables, as a server does by itself after a minute."""
    registry.write(lambda connection: connection.execute(text("ANALYZE")))


def archives(chance: random.Random, applicants: list[Applicant]) -> Iterator[Submitted]:
    """Yield invented archives without end."""
    number = 0
    while True:
        number += 1
        year = chance.choice(YEARS)
        mark = canonical.digest(f"archive {number}".encode())
        known = RegistryArchive(
            review_session=mark[:32],
            sequence=1,
            batch=mark,
            fingerprint=mark[:16],
            digest=mark,
            record=mark,
            created=f"{year}-07-25T08:00:00Z",
            logged=100,
            title=f"{year}年第{number}次评审会",
            year=year,
            organisers=("样例省经信委", "样例省财政厅"),
            compared=True,
            addenda=(mark,),
        )
        chosen = chance.sample(applicants, APPLICATIONS)
        yield Submitted(
            archive=known,
            entries=tuple(entry(place, one, year, chance) for place, one in enumerate(chosen, start=1)),
        )


def entry(place: int, one: Applicant, year: int, chance: random.Random) -> Entry:
    """Return an application by its place: eight of twenty are listed, four more are pilots."""
    standing = LISTED if place <= 8 else PILOT if place <= 12 else OUT
    day = f"{year}-09-10"
    title = Title(standing=standing, state="")
    if standing.name:
        title = Title(standing=standing, state="confirmed", document="样例9号", dated=day, confirmed=day)
    return Entry(
        track=TRACKS[place % 2],
        application=ApplicationId(f"A{place:03}"),
        applicant=one,
        place=place,
        number=place,
        published="85.40",
        recommended=standing,
        title=title,
        totals={seat: str(chance.randint(60, 95)) for seat in SEATS},
        excluded={},
    )


def applicant(number: int) -> Applicant:
    """Return one of the invented applicants, in one of ninety cities."""
    name = "".join(NAMES[number // len(NAMES) ** place % len(NAMES)] for place in range(3))
    city = "".join(NAMES[(number % 90 + 7 * place) % len(NAMES)] for place in range(2))
    return Applicant(
        f"{name}{number}县人民政府", f"33{number:04}00", f"{name}县", f"{city}市", f"33{number:04}"
    )


def timed(question: Callable[[], object]) -> float:
    """Return how many milliseconds it took by the clock."""
    begun = time.perf_counter()
    question()
    return 1000 * (time.perf_counter() - begun)


def row(name: str, took: list[float]) -> str:
    """Return a line of the table."""
    last = sorted(took)[max(0, -(-len(took) * 95 // 100) - 1)]
    return f"  {name:<40} {statistics.median(took):8.1f} {last:8.1f}"


if __name__ == "__main__":
    raise SystemExit(main())
