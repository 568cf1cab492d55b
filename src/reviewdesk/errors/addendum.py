"""Sentences of the chain of addenda that follows an archive: writing one, and checking them."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "addendum-newer": N_("{file} was written by a later version of ReviewDesk. Update this program."),
    "addendum-form": N_("{file} does not have the form that ReviewDesk writes. Do not rely on it."),
    "addendum-foreign": N_("{file} is a later record of another review session than this archive."),
    "addendum-alone": N_("{file} follows an archive that is not here. Choose both together."),
    "addendum-signer": N_(
        "{file} was not signed by the secretary's seat of this review session. Do not rely on it."
    ),
    "addendum-signature": N_(
        "The signature of {file} does not fit: it was changed, or signed by somebody else. Ask the organiser for it again."
    ),
    "addendum-first": N_(
        "{file} has the number {number} of its chain, but number {expected} comes here. Give all later records in their order."
    ),
    "addendum-missing": N_(
        "Number {expected} of the later records is not here: {file} has the number {number}. Give all of them in their order, and ask the organiser for those you lack."
    ),
    "addendum-chain": N_(
        "{file} does not follow the record before it: one of the two was exchanged. Do not rely on them."
    ),
    "addendum-unlisted": N_("{file} does not list {part}, which every such record has. Do not rely on it."),
    "addendum-unknown": N_("{file} holds {part}, which no such record has. Do not rely on it."),
    "addendum-part": N_("{file} lists {part}, but it is not there. Ask the organiser for the whole file."),
    "addendum-words": N_("The words in {file} are not those it vouches for. Do not rely on it."),
    "addendum-paper": N_(
        "{part} in {file} does not say what the decision and the objections lead to. Do not rely on it."
    ),
    "addendum-unlawful": N_("{file} may not stand here: {why}"),
    "addendum-not-secretary": N_(
        "Later records are signed with the secretary's slip of this review session. This batch belongs to another one."
    ),
    "addendum-published": N_(
        "{path} is a folder that was published; it stays as it is. Choose another folder, such as one inside it."
    ),
    "addendum-exists": N_(
        "{path} exists already. Choose another folder; later records are never overwritten."
    ),
    "staff-package": N_("Choose the review package of this review session; the slip belongs to it."),
    "staff-slip": N_("Enter the code of the secretary's slip, or choose the file that holds it."),
    "staff-no-archive": N_("Open the archive that {file} follows; it is checked together with it."),
    "staff-folder": N_("Choose a folder that is new or empty."),
    "staff-archive": N_("Choose the archive of the re-review. It is verified before it is linked."),
    "order-unreadable": N_("{file} stops making sense at line {line}, column {column}. Correct it there."),
    "order-problems": N_("{file} cannot be used as it is; {count} things are wrong."),
    "order-newer": N_("{file} was written for a later version of ReviewDesk. Update this program."),
    "order-missing": N_("“{key}” is missing."),
    "order-unknown": N_("“{key}” is not known here. Known are: {known}."),
    "order-date": N_("“{key}” is “{value}”; write a date without quotes, such as 2014-08-01."),
    "order-number": N_("“{key}” is “{value}”; write a whole number from 1."),
    "order-text": N_("“{key}” is “{value}”; write text in quotes."),
    "order-choice": N_("“{key}” is “{value}”; it may be: {choices}."),
    "order-tables": N_("“{key}” is written as [[{key}]], once for each."),
    "date-unreadable": N_("“{text}” is not a date. Write it as 2014-08-01."),
}
