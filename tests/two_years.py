"""Small years of a review session: tracks with applicants, scored in the order in which they are given."""

from collections.abc import Mapping

from reviewdesk.domain.application import Application
from reviewdesk.domain.comparison import Year
from reviewdesk.domain.conclude import conclude
from reviewdesk.domain.names import ApplicantId, ApplicationId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.sheet import TrialTable
from trial_tables import points, sheet

TRACK = '[[track]]\nid = "{id}"\nname = "{name}"\n[[track.tier]]\nid = "t1"\nquota = 1\n'
RUBRIC = '[[track.criterion]]\nid = "c"\nmax = "{full}"\n'
Applicants = Mapping[str, tuple[str, str]]
"""Application → its applicant's name and code, "" where there is none."""


def year(
    tracks: Mapping[str, Applicants],
    names: Mapping[str, str] | None = None,
    rules: str = "",
    full: int = 100,
) -> Year:
    """Return a year; applications whose id begins with N have no ballot."""
    text = 'schema = 1\n[review_session]\ntitle = "R&D"\n[rules]\n' + f'full = "{full}"\n{rules}\n'
    text += "".join(
        TRACK.format(id=track, name=(names or {}).get(track, track)) + RUBRIC.format(full=full)
        for track in tracks
    )
    plan = read_plan(text)
    applications, sheets = [], {}
    for track, applicants in tracks.items():
        applications += [
            Application(
                id=ApplicationId(one), track=TrackId(track), applicant=name,
                applicant_id=ApplicantId(code or name),
            )
            for one, (name, code) in applicants.items()
        ]  # fmt: skip
        scored = points(**{one: [full - place] * 5 for place, one in enumerate(applicants)})
        cells = {one: ["absent"] * 5 if one.startswith("N") else marks for one, marks in scored.items()}
        sheets[TrackId(track)] = sheet(cells)
    result = conclude(plan, (), TrialTable(sheets), (), "trial")
    return Year(plan, tuple(applications), result)
