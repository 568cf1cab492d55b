"""What verifying a paper found, in the words that window and command line share."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from reviewdesk.desk import spoken
from reviewdesk.desk.auditor.files import Checked, CheckedFile
from reviewdesk.desk.auditor.signed_paper import CheckedPaper, PaperSignature
from reviewdesk.domain.addenda.course import Course
from reviewdesk.errors.marker import N_
from reviewdesk.report.course_words import KINDS, happened
from reviewdesk.words import sentence, shown, translator

_ANSWERS: Final = {
    "signed": N_("signed"),
    "dissent": N_("signed, with dissent"),
    "refused": N_("refused in writing"),
    "deemed": N_("deemed to agree"),
    "left": N_("left before signing"),
}
_HOLDS: Final = {
    "archive": N_("The archive agrees with itself."),
    "record": N_("It follows the archive, and what it says follows from all before it."),
    "paper of the archive": N_("It is the paper of the archive; every signature on it holds."),
    "paper": N_("Every signature on it holds."),
    "list": N_("Every file was compared with this list."),
    "other of the archive": N_("It is the file that lies in the archive or in a later record."),
    "stray": N_("It was not published with this folder: nobody vouches for it."),
    "other": N_("It has the checksum that was published; nothing signed vouches for it."),
}
_REACH: Final = {
    "file": N_("covers the whole file"),
    "revision": N_("covers the whole paper as it was then"),
    "part": N_("does not cover the whole paper"),
}


def signer(one: PaperSignature, language: str) -> str:
    """Return whose signature it is: seat as the certificate says, role and name as the archive does."""
    say = translator(language)
    if not one.holder:
        return say("Somebody who cannot be read")
    role = spoken.role(one.role, language) if one.role else ""
    known = say(", ").join(word for word in (str(shown(one.name)), role) if word)
    seat = say("Seat {seat}").format(seat=shown(one.holder))
    return say("{seat} ({known})").format(seat=seat, known=known) if known else seat


def deed(one: PaperSignature, language: str) -> str:
    """Return what was done by it."""
    say = translator(language)
    if one.certifies:
        return say("certified the paper")
    approved = _ANSWERS["dissent"] if one.answer == "dissent" else N_("approved it")
    return say(approved)


def claimed(one: PaperSignature, language: str) -> str:
    """Return when, by the clock of the computer it was made on."""
    say = translator(language)
    if not one.claimed:
        return say("no time claimed")
    moment = datetime.fromisoformat(one.claimed)
    return f"{moment:%Y-%m-%d %H:%M:%S} {moment.tzname() or ''}".rstrip()


def coverage(one: PaperSignature, language: str) -> str:
    """Return how much of the file it covers."""
    return translator(language)(_REACH[one.reach])


def afterwards(one: PaperSignature, language: str) -> tuple[str, ...]:
    """Return what was changed after it, or is wrong with it otherwise; who signed later where that is all."""
    say = translator(language)
    if one.problems:
        return tuple(sentence(problem, language) for problem in one.problems)
    if one.later:
        return (
            say("after it only these signed: {seats}").format(
                seats=say(", ").join(map(str, map(shown, one.later)))
            ),
        )
    return (say("nothing was changed after it"),)


def waiting(paper: CheckedPaper, language: str) -> str:
    """Return who has a place on the paper and did not sign; "" when all did."""
    say = translator(language)
    if not paper.waiting:
        return ""
    seats = (
        say("{seat} ({known})").format(seat=seat, known=say(_ANSWERS[answer])) if answer else str(shown(seat))
        for seat, answer in paper.waiting.items()
    )
    return say("Without a signature: {seats}").format(seats=say(", ").join(seats))


def chain(paper: CheckedPaper, language: str) -> str:
    """Return whose review session the certificates lead to."""
    say = translator(language)
    if paper.archive:
        text = say("Certificates of the review session {fingerprint}, by {archive}.")
        if paper.looked_up:
            text = say(
                "Certificates of the review session {fingerprint}, by {archive}, which was looked up, not "
                "verified: do that too."
            )
        return text.format(fingerprint=paper.fingerprint, archive=shown(paper.archive))
    text = say("SHA-256 of the review session's certificate: {authority}")
    return text.format(authority=paper.authority)


def verdict(file: CheckedFile, language: str) -> str:
    """Return in one sentence what holds of a file, or the first thing that does not."""
    if file.refusal is not None:
        return sentence(file.refusal, language)
    kind = f"{file.kind} of the archive" if file.by_archive else file.kind
    return translator(language)(_HOLDS[kind])


def summary(found: Checked, language: str) -> str:
    """Return what all files come to."""
    say = translator(language)
    total, wrong = len(found.files) - found.strays, len(found.wrong)
    if len(found.files) == 1:
        return verdict(found.files[0], language)
    if wrong and len(found.unsettled) == wrong:
        text = say("Of {wrong} of {total} files it was not compared whose they are.")
    elif wrong:
        text = say("{wrong} of {total} files do not hold.")
    elif found.strays:
        text = say("All {total} files hold; {strays} more were not published with them.")
    else:
        text = say("All {total} files hold.")
    return text.format(wrong=wrong, total=total, strays=found.strays)


def compared(found: Checked, language: str) -> str:
    """Return what was compared with paper, or is still to be."""
    say = translator(language)
    if found.fingerprint and found.compared:
        return say("The fingerprint was compared with the one given.")
    if found.fingerprint:
        return say("Not compared yet: compare the fingerprint with the one on the signed paper.")
    if found.compared:
        return say("The review session's certificate was compared with the one given.")
    return say("No archive was at hand: there is no fingerprint to compare.")


def mark(file: CheckedFile) -> str:
    """Return the sign that says the same as the colour."""
    if file.kind == "stray":
        return "–"
    return "✓" if not file.exit_code else "?" if file.unsettled else "✗"


def report(found: Checked, language: str) -> Iterator[str]:
    """Yield the lines of the whole report, as it is printed or copied."""
    for file in found.files:
        yield f"{mark(file)} {shown(file.name)}: {verdict(file, language)}"
        if file.paper is not None:
            yield from (f"    {line}" for line in paper_lines(file.paper, language))
        if file.course is not None:
            yield f"    {record_line(file.course, language)}"
    yield compared(found, language)


def record_line(course: Course, language: str) -> str:
    """Return what the last record of a course is and says."""
    last = course.addenda[-1]
    return f"{translator(language)(KINDS[last.kind])}: {happened(course, last, language)}"


def paper_lines(paper: CheckedPaper, language: str) -> Iterator[str]:
    """Yield what is known of one paper beside what its verdict says."""
    for one in paper.signatures:
        said = (signer(one, language), deed(one, language), claimed(one, language), coverage(one, language))
        yield f"{'✗' if one.problems else '✓'} {' · '.join((*said, *afterwards(one, language)))}"
    beside = (problem for problem in paper.problems if problem is not paper.found[0])
    yield from (f"✗ {sentence(problem, language)}" for problem in beside)
    yield from filter(None, (waiting(paper, language), chain(paper, language)))
