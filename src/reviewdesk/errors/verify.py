"""Sentences of what verifying an archive finds."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "archive-document": N_(
        "{part} is not the document that was sealed. The archive was changed; ask the organiser for the original."
    ),
    "archive-manifest": N_(
        "{part} does not follow from the sealed list. The archive was changed; ask the organiser for the original."
    ),
    "verify-malformed": N_(
        "{part} does not have the form that ReviewDesk writes. The archive was changed; ask the organiser for the original."
    ),
    "verify-part-missing": N_(
        "{part} is listed in the archive but is not there. Ask the organiser for the complete archive."
    ),
    "verify-part-unlisted": N_(
        "Every archive has {part}, but this one does not. Ask the organiser for the complete archive."
    ),
    "verify-part-unknown": N_(
        "{part} is no part of an archive: somebody added it. Do not rely on this archive."
    ),
    "verify-scan": N_("{part} is not the scan that was attached. Do not rely on this archive."),
    "verify-statement": N_(
        "{part} is not the statement that was sealed with the ballot. Do not rely on this archive."
    ),
    "verify-own-word": N_(
        "Entry {index} of the log speaks for seat {seat}, which did not sign it. Do not rely on this archive."
    ),
    "verify-fingerprint": N_(
        "The fingerprint on paper is {wanted}, but this archive belongs to {found}. It is not the archive of that review session."
    ),
    "verify-signer": N_(
        "The archive was not signed by a chair's seat of its review session. Do not rely on it."
    ),
    "verify-header": N_(
        "The archive names another review session, batch or plan than it contains. Do not rely on it."
    ),
    "verify-keys": N_("{part} does not list the keys of the sealed batch. Do not rely on this archive."),
    "verify-no-entry": N_(
        "The log has no entry “{kind}”, which a finished review session must have. Ask the organiser for the complete archive."
    ),
    "verify-roll-open": N_(
        "Seat {seat} has no outcome in track {track}. Ask the organiser for the complete archive."
    ),
    "verify-roll": N_(
        "The closed list of seats and ballots is not the one the log leads to. Do not rely on this archive."
    ),
    "verify-unopened": N_(
        "The log does not begin with the opening of the sealed batch. Do not rely on this archive."
    ),
    "verify-unread-supplement": N_(
        "The archive holds supplement {number}, but the log never opened it. Do not rely on this archive."
    ),
    "verify-entry": N_(
        "Entry {index} of the log, “{kind}”, says “{theirs}” for “{key}”; batch, supplements and the other entries say “{ours}”. Do not rely on this archive."
    ),
    "verify-states": N_(
        "Entry {index} of the log leaves other applications out of the ballot of seat {seat} than the ballot does. Do not rely on this archive."
    ),
    "verify-aggregate": N_(
        "The close fixed “{theirs}” for track {track}, but the ballots taken in lead to “{ours}”. Do not rely on the printed ranking."
    ),
    "verify-private": N_(
        "{part} is not the document whose digest the log holds. Names or texts were changed."
    ),
    "verify-misfiled": N_(
        "{part} lies under the name of another seat, track or round. Do not rely on this archive."
    ),
    "verify-ballot-missing": N_(
        "The ballot of seat {seat} in track {track} was counted but is not in the archive. Ask the organiser for the complete archive."
    ),
    "verify-ballot-uncounted": N_(
        "{part} is a ballot, or a part of one, that nobody counted. Do not rely on this archive."
    ),
    "verify-typed": N_("{part} is not the typed sheet that was attested. Do not rely on this archive."),
    "verify-record": N_(
        "record.json differs at “{field}” from what the log and the ballots say. Do not rely on this archive."
    ),
    "verify-result": N_(
        "The result differs at {where}: the archive says {theirs}, the ballots say {ours}. Do not rely on the printed ranking."
    ),
    "verify-alarm": N_(
        "Track {track} was finalised while a question was still open. Do not rely on the printed ranking."
    ),
    "verify-certificate": N_(
        "The certificate {part} is not the one the sealed batch names. Do not rely on its signatures."
    ),
    "verify-paper-signature": N_(
        "A signature on {part} does not hold: {reason}. The page was changed after signing, or somebody else signed it."
    ),
    "verify-paper-signers": N_(
        "{part} is signed by {found}, but the log says {logged}. A signature was added or removed."
    ),
    "verify-paper-text": N_(
        "{part} differs from the result for {application} ({field}): it prints {theirs}, the result says {ours}. Do not rely on the paper."
    ),
    "verify-paper-record": N_(
        "Page {page} of {part} is of another record or batch: it names “{theirs}”, but this record is {ours}. Do not rely on the paper."
    ),
    "verify-workbook": N_(
        "{part} differs from the result on sheet {sheet}, cell {cell}: it says {theirs}, the result says {ours}."
    ),
}
