"""Sentences of what the registry of the provincial office refuses."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "registry-none": N_(
        "There is no registry at {place} yet. Register an archive there first, or name the folder of the "
        "registry with --registry."
    ),
    "registry-newer": N_(
        "The registry at {place} was written by a newer ReviewDesk (version {found}, known here: {known}). "
        "Use the newer program."
    ),
    "registry-damaged": N_(
        "{place} is no registry, or it is damaged. Put back a good copy, or name another folder."
    ),
    "registry-disk-full": N_(
        "The disk that holds {place} is full. What was registered before is safe; free some space and try again."
    ),
    "registry-unusable": N_("The registry at {place} cannot be used ({reason})."),
    "registry-busy": N_(
        "Others are writing into the registry at {place} all the time. Nothing was changed; try again."
    ),
    "registry-url": N_(
        "“{url}” is not the address of a database. Write it like postgresql+psycopg://user@host/name; "
        "a registry of your own needs no address."
    ),
    "registry-driver": N_(
        "For a shared database the driver is missing here: pip install 'reviewdesk[postgres]'."
    ),
    "registry-no-server": N_(
        "No database server answers at {place}. Check host and port, and whether the server runs and may be "
        "reached from here."
    ),
    "registry-password": N_(
        "The database server at {place} does not accept this user or password. Ask whoever looks after it, "
        "or write the password into your pgpass file."
    ),
    "registry-no-database": N_(
        "The server has no such database or user: {place}. Check the address, or ask whoever looks after it."
    ),
    "registry-forbidden": N_(
        "This user may not do that in the database at {place}. Ask whoever looks after it for the right to write."
    ),
    "registry-drill": N_("This is the archive of a drill. Drills are not registered."),
    "registry-changed": N_("{file} changed while it was read. Try again."),
    "registry-other-batch": N_(
        "The registry has this review session with another fingerprint: {known}, not {found}. One of the two "
        "is not genuine; compare the fingerprint on the signed paper."
    ),
    "registry-other-record": N_(
        "The registry has another result of this review session under the same number {sequence}. One of "
        "the two archives is not genuine; compare the digest in the footer of the signed paper."
    ),
    "registry-fewer": N_(
        "The registry knows {known} later records of this archive, {found} were given. Name all of them, in order."
    ),
    "registry-other-chain": N_(
        "Later record {number} is not the one that the registry knows. One of the two chains is not genuine; "
        "ask the organiser."
    ),
    "registry-withheld": N_(
        "This archive came without names and texts, so there are none to keep. Register it without --with-private."
    ),
    "registry-unknown": N_("The registry has no archive {which}. `registry list` names those it has."),
    "registry-page": N_("There is no page {page}: the result has {pages}."),
    "registry-period": N_("“{period}” is not a half-year. Write 2015-06 or 2015-12."),
    "registry-date": N_("“{date}” is not a day. Write it like 2015-06-30."),
    "registry-holder": N_(
        "{application} holds no title that a report on {period} is due for. `registry show` says what it holds."
    ),
    "registry-report-known": N_(
        "A report of {application} on {period} is recorded already, received {received}. Add --correct to "
        "record another day or note in its place."
    ),
    "registry-report-later": N_("{received} is in the future. Record a report once it has come."),
    "registry-no-holders": N_(
        "Nobody held such a title in {year}: there is nothing to evaluate. `registry search` shows who holds what."
    ),
    "registry-evaluate-track": N_(
        "The profile has no track for “{track}”; it has {known}. Say with --into which one they are evaluated in."
    ),
}

__all__ = ["N_", "SENTENCES"]
