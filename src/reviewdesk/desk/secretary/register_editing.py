"""Small changes to the register by hand: a field, an application less, two spellings of one applicant."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.register_import import clock_text, without_strangers
from reviewdesk.domain.application import Application
from reviewdesk.domain.likeness import Decided, NamePair, as_decided, pair
from reviewdesk.domain.names import ApplicantId, ApplicationId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.cells import bare, id_text, moment, whole

EDITABLE: Final = (
    "applicant",
    "applicant_id",
    "county",
    "city",
    "region_code",
    "contact",
    "received",
    "copies",
)
"""Columns that may be typed over; the others come with the register alone."""


def application_of(office: Office, id_: ApplicationId) -> Application:
    """Return one application; raises "application-unknown"."""
    found = next((one for one in office.applications if one.id == id_), None)
    if found is None:
        raise ReviewDeskError("application-unknown", application=id_)
    return found


def texts(application: Application) -> dict[str, str]:
    """Return the fields of an application that may be typed over, as a person reads them."""
    found = {name: getattr(application, name) for name in EDITABLE}
    found["received"] = clock_text(application.received)
    if application.applicant_id == application.applicant:
        found["applicant_id"] = ""
    return {name: "" if value is None else str(value) for name, value in found.items()}


def amended(office: Office, id_: ApplicationId, typed: Mapping[str, str]) -> Office:
    """Return the office with fields of one application typed over.

    Args:
        office: before.
        id_: the application.
        typed: column → its text, as in a register.

    Raises:
        ReviewDeskError: "application-unknown", "application-blank", "application-date" or
            "application-copies".
    """
    before = application_of(office, id_)
    fields = {**texts(before), **{name: bare(text) for name, text in typed.items()}}
    if not fields["applicant"]:
        raise ReviewDeskError("application-blank", application=id_)
    received, copies = moment(fields["received"]), whole(fields["copies"])
    if fields["received"] and received is None:
        raise ReviewDeskError("application-date", value=fields["received"])
    if fields["copies"] and copies is None:
        raise ReviewDeskError("application-copies", value=fields["copies"])
    after = replace(
        before,
        applicant=fields["applicant"],
        applicant_id=ApplicantId(id_text(fields["applicant_id"]) or fields["applicant"]),
        received=received or "",
        copies=copies,
        region_code=id_text(fields["region_code"]),
        county=fields["county"],
        city=fields["city"],
        contact=fields["contact"],
    )
    others = (one for one in office.applications if one.id != id_)
    return _with_applications(office, (*others, after))


def without_application(office: Office, id_: ApplicationId) -> Office:
    """Return the office without one application; raises "application-unknown"."""
    application_of(office, id_)
    return _with_applications(office, tuple(one for one in office.applications if one.id != id_))


def names_decided(office: Office, names: NamePair, *, same: bool) -> Office:
    """Return the office in which two spellings are one applicant or two, now and in later imports."""
    others = tuple(one for one in office.names if one.names != names)
    decided = tuple(sorted((*others, Decided(names, same)), key=lambda one: one.names))
    return _with_applications(replace(office, names=decided), office.applications)


def named_pair(office: Office, one: str, other: str) -> NamePair:
    """Return two applicants of the register as a pair of spellings.

    Raises:
        ReviewDeskError: "look-alike-unknown" or "look-alike-one".
    """
    known = {application.applicant for application in office.applications}
    for name in (one, other):
        if name not in known:
            raise ReviewDeskError("look-alike-unknown", name=name)
    if one == other:
        raise ReviewDeskError("look-alike-one")
    return pair(one, other)


def _with_applications(office: Office, applications: tuple[Application, ...]) -> Office:
    settled = tuple(sorted(as_decided(applications, office.names), key=lambda one: one.id))
    committee = without_strangers(office.committee, settled)
    return replace(office, applications=settled, committee=committee)
