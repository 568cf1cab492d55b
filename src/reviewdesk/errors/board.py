"""Sentences of the chair's board: what an exception does, what a panel lacks, what comes too late."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "collect-good": N_("Whole and genuine: seat {seat}, track {track}, receipt code {code}."),
    "collect-altered": N_("Changed after it was sealed. Ask for the file again."),
    "collect-incomplete": N_("Not copied completely. Copy it again."),
    "collect-late": N_("Too late: seat {seat}, track {track}. The collecting is closed; it does not count."),
    "collect-unknown-late": N_("{file} came after the close and was not taken in."),
    "effect-ballots": N_(
        "{track}: ballots in {before} before, {after} after; {most} at most once all others are in."
    ),
    "effect-minimum": N_(
        "{track}: the minimum of {minimum} ballots can still be reached; the score stays {aggregate}."
    ),
    "effect-fallback": N_(
        "{track}: with at most {most} ballots the minimum of {minimum} is missed. The whole track then uses {fallback} instead of {aggregate}."
    ),
    "effect-rows": N_(
        "{track}: {application} has at most {most} ballots; the minimum is {minimum}, so {aggregate} applies to the track."
    ),
    "effect-quorum": N_("{track}: {left} of {members} members still score; the quorum is {needed}."),
    "effect-quorum-missed": N_(
        "{track}: only {left} of {members} members still score. The quorum of {needed} is missed."
    ),
    "effect-odd": N_("{track}: {left} members still score, an odd number as the plan wants."),
    "effect-even": N_("{track}: {left} members still score, an even number; the plan wants an odd one."),
    "effect-small": N_("{track}: {left} members still score; the plan wants at least {minimum}."),
    "effect-old-kept": N_("What seat {seat} has in stays in the record, but counts no more."),
    "effect-casts-again": N_(
        "{track}, round {round}: seat {seat} casts again; until then the place is open."
    ),
    "effect-row-only": N_("Only the row {application} of seat {seat} counts no more; the others stay."),
    "effect-not-scored": N_(
        "{track}, round {round}: seat {seat} does not score. A ballot that still comes is refused."
    ),
    "effect-substitute": N_(
        "{track}, round {round}: seat {substitute} scores everything anew, {rows} applications, with the spare slip."
    ),
    "effect-withdrawn": N_(
        "{application} is withdrawn under number {number}. Reviewers may cast without it; marks already given count nowhere."
    ),
    "effect-quota-stays": N_("The number of places stays as it is. Applications left in {track}: {left}."),
    "effect-adopted": N_(
        "The plan binds every ballot from now on. Once a ballot is in, it cannot be changed."
    ),
    "effect-adopted-amended": N_(
        "The plan as amended binds every ballot from now on. Every reviewer must load the supplement before scoring."
    ),
    "effect-adjourned": N_(
        "Nothing can be taken in until the review session is resumed. Places still open: {open}."
    ),
    "effect-resumed": N_("Compare the head on the screen with what was written down before you go on."),
    "effect-typed": N_("The sheet counts like a ballot of seat {seat}: {track}, round {round}."),
    "effect-typed-sealed": N_("Its marks are sealed at once and open only at the reveal."),
    "effect-closed": N_("Nothing enters afterwards. A ballot that still comes is refused as late."),
    "effect-closed-roll": N_("The roll is fixed: {counted} ballots count; {open} places are open."),
    "typed-state": N_("{value} is no state. Leave it blank, or type R for recused, W for withdrawn."),
    "need-panel": N_("{track}: {count} members score; the plan wants at least {minimum}."),
    "need-panel-small": N_("{track}: only {count} members score; the plan wants at least {minimum}."),
    "need-odd": N_("{track}: {count} members score, an odd number as the plan wants."),
    "need-even": N_("{track}: {count} members score, an even number; the plan wants an odd one."),
    "need-quorum": N_("{track}: {count} of {members} members score; the quorum is {needed}."),
    "need-quorum-missed": N_(
        "{track}: only {count} of {members} members score; the quorum of {needed} is missed."
    ),
    "need-aggregate": N_("{track}: enough ballots everywhere; the score is {aggregate}."),
    "need-fallback": N_(
        "{track}: fewer than {minimum} ballots for an application; {fallback} applies instead of {aggregate}."
    ),
    "need-unscored": N_("{track}: no ballot scores {applications}."),
}
