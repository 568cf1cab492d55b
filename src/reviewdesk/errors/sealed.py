"""Sentences of the refusals that `reviewdesk.sealed` raises."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "age-damaged": N_("This file was damaged after it was encrypted. Copy it again from where it came from."),
    "age-wrong-key": N_(
        "This slip cannot open this file: it was sealed for other seats. Check that slip and "
        "file belong together."
    ),
    "certificate-malformed": N_("A seat's certificate cannot be read. Ask the secretary for the file again."),
    "certificate-not-issued": N_(
        "A seat's certificate was not issued for this review session. Ask the secretary for the file again."
    ),
    "certificate-other": N_(
        "A seat's certificate is not the one this review session lists. Ask the secretary for the file again."
    ),
    "code-wrong-length": N_(
        "The code has {length} characters; it must have {expected}. Compare it with the slip."
    ),
    "code-wrong-symbol": N_("The code contains “{symbol}”, which no slip has. Compare it with the slip."),
    "container-altered": N_(
        "{file} was changed after it was sealed (from byte {offset}). Ask for the file again."
    ),
    "container-header": N_("{file} does not say properly what it is. Ask for the file again."),
    "container-kind": N_(
        "{file} is another kind of file ({found}) than the one needed here ({expected}). Choose "
        "the right file."
    ),
    "container-missing": N_("{file} lacks a part it lists ({part}). Ask for the file again."),
    "container-newer": N_(
        "{file} was made by a newer version of this program. Install that version and try again."
    ),
    "container-not-sealed": N_("{file} is not a sealed file of this program. Choose another file."),
    "container-part": N_(
        "A part of {file} was changed after it was sealed ({part}). Ask for the file again."
    ),
    "container-short": N_(
        "{file} ends too early (at byte {offset}): it was not copied completely. Copy it again."
    ),
    "container-signer": N_(
        "{file} was signed by somebody else than the files before it. It does not belong to this "
        "review session; ask where it comes from."
    ),
    "container-source-changed": N_(
        "{part} changed while it was being sealed. Close other programs that use it and seal again."
    ),
    "container-too-large": N_("{part} is larger than a sealed file allows. Nothing was read from it."),
    "container-trailing": N_(
        "Something was appended to {file} (from byte {offset}). Ask for the file again."
    ),
    "container-unlisted": N_(
        "{file} holds something that it does not list ({part}). Ask for the file again."
    ),
    "container-unreadable": N_("{file} cannot be read: {reason}. Check the disk or stick and try again."),
    "file-not-written": N_(
        "{file} could not be written: {reason}. Nothing was left behind; make room or choose another place."
    ),
    "file-read-back": N_("{file} read back differently from what was written. Use another disk or stick."),
    "json-not-canonical": N_(
        "A part of this file is not spelled as it must be: it was changed. Ask for the file again."
    ),
    "key-in-two-seats": N_(
        "Two seats have the same key ({seat} and {other}). Seal again with keys of their own."
    ),
    "key-malformed": N_("A seat's key cannot be read. Ask the secretary for the file again."),
    "key-missing": N_("Seat {seat} lacks a key that its role needs. Ask the secretary for the file again."),
    "key-not-needed": N_(
        "Seat {seat} has a key that its role does not need. Ask the secretary for the file again."
    ),
    "key-small-order": N_(
        "A seat's key is one under which anybody could sign or read. Do not use this file; ask "
        "where it comes from."
    ),
    "log-attestation": N_(
        "Entry {index} of the record is vouched for by somebody who may not, or wrongly. The "
        "record cannot be relied on."
    ),
    "log-broken": N_(
        "The record was changed: entry {index} is not the one that was written. Compare with the "
        "printed record."
    ),
    "log-unattested": N_(
        "Entry {index} of the record lacks the confirmation of a second person. It does not count."
    ),
    "seat-tracks": N_(
        "Seat {seat} has tracks although it does not score. Correct the committee and seal again."
    ),
    "signature-malformed": N_(
        "The signature of a sealed file or record was changed. Ask for the file again."
    ),
    "signature-wrong": N_(
        "The signature does not fit: the file or record was changed, or signed by somebody else. "
        "Ask for the file again."
    ),
    "signer-not-secretary": N_(
        "This batch was not signed by its own secretary. Do not use it; ask where it comes from."
    ),
    "slip-fits-none": N_(
        "The code fits no seat of this batch: mistyped, or of another review session. The mark "
        "on the slip must be {mark}."
    ),
    "slip-of-another-seat": N_(
        "This is the slip of another seat. Use the slip of the seat that is to be opened."
    ),
    "slip-other-seat": N_("This is the slip of seat {seat}; the slip of seat {expected} is needed."),
    "slip-other-session": N_(
        "This slip belongs to another review session (mark {mark}; this one has {expected}). "
        "Take the right slip."
    ),
    "slip-unreadable": N_("What was scanned is not a key slip. Scan the code on the slip, or type it."),
    "slot-contents": N_(
        "What the slip opens is not a seat's set of keys. Ask the secretary for the batch again."
    ),
    "slot-damaged": N_("The lock of this seat was damaged. Copy the batch again."),
    "slot-malformed": N_("The lock of this seat is not built as it must be. Copy the batch again."),
    "slot-missing": N_("This batch has no seat {seat}. Check the seat's name."),
    "slot-newer": N_(
        "The keys of this seat were made by a newer version of this program. Install that "
        "version and try again."
    ),
    "slot-other-keys": N_(
        "The keys of seat {seat} are not those this batch lists. Do not use it; ask where the "
        "batch comes from."
    ),
    "slot-other-session": N_(
        "The lock of this seat belongs to another review session or seat. Ask where the batch comes from."
    ),
    "slot-too-large": N_(
        "The lock of a seat is larger than it may be ({limit} bytes). Ask for the batch again."
    ),
    "slot-work-factor": N_(
        "The lock of this seat asks for an unlawful amount of work ({found}). It was not tried; "
        "copy the batch again."
    ),
    "slot-wrong-code": N_(
        "The code does not open this slot: mistyped, or another slip. Compare it with the slip."
    ),
}

__all__ = ["N_", "SENTENCES"]
