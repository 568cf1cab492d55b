"""Words for tracks, tiers and rubrics: what each field asks, and what each answer means."""

from collections.abc import Mapping
from typing import Final

from reviewdesk.errors.marker import N_
from reviewdesk.ui.secretary.rules.asked import Asked

WORDS: Final[Mapping[str, Asked]] = {
    "track.id": Asked(N_("Short name"), N_("Small letters; used in the register's column “track”.")),
    "track.name": Asked(N_("Its name"), N_("As people say it.")),
    "track.contact": Asked(N_("In charge"), N_("Who answers for this track.")),
    "track.tier.id": Asked(N_("Short name"), N_("Letters and digits, unlike any other tier's.")),
    "track.tier.name": Asked(N_("Its name"), N_("Such as “listed” or “first prize”.")),
    "track.tier.quota": Asked(N_("Places"), N_("Filled from the top of the ranking.")),
    "track.tier.floor": Asked(N_("Lowest score"), N_("Below it nobody is listed; empty for none.")),
    "track.tier.ordered": Asked(N_("Numbers inside matter"), N_("Ties inside the tier must be settled too.")),
    "track.tier.promotes_to": Asked(
        N_("Moves up to"), N_("Short name of a tier above; only for a stand-by list.")
    ),
    "track.criterion.id": Asked(N_("Short name"), N_("Letters and digits, unlike any other criterion's.")),
    "track.criterion.name": Asked(N_("Its name"), N_("What the reviewer reads.")),
    "track.criterion.mode": Asked(
        N_("Mode"),
        N_("How this criterion is marked."),
        {
            "points": (N_("Points"), N_("A number from 0 to the maximum, in steps.")),
            "bands": (N_("Bands"), N_("Only a named level is chosen; each has its points.")),
            "deduction": (N_("Deduction"), N_("Entered as a positive number and subtracted from the total.")),
            "gate": (N_("Pass or fail"), N_("Rejected when more than half of the reviewers fail it.")),
            "objective": (
                N_("Objective value"),
                N_("Comes with the register; reviewers see it and do not mark it."),
            ),
        },
    ),
    "track.criterion.max": Asked(N_("Maximum"), N_("The most points; maxima add up to the full mark.")),
    "track.criterion.step": Asked(N_("Step"), N_("Marks are multiples of it, such as 0.5.")),
    "track.criterion.factor": Asked(
        N_("Factor"), N_("Points are multiplied by it before they are added; usually 1.")
    ),
    "track.criterion.weight": Asked(
        N_("Weight"), N_("Share of the total, such as 0.3 or 1/3; weights add up to 1.")
    ),
    "track.criterion.group": Asked(
        N_("Group"), N_("Short name of a group for the tie chain; empty for none.")
    ),
    "track.criterion.reason": Asked(
        N_("Reason for a mark"),
        N_("When a reviewer has to give one."),
        {
            "never": (N_("Never"), N_("No field for it.")),
            "extremes": (N_("At the extremes"), N_("For the top band, the maximum, or the lowest.")),
            "always": (N_("Always"), N_("For every mark.")),
        },
    ),
    "track.criterion.guide": Asked(N_("Guide"), N_("What to look at; shown while this criterion is marked.")),
    "track.criterion.bands": Asked(N_("Bands"), N_("Named levels with their points.")),
    "track.criterion.bands.name": Asked(N_("Its name"), N_("Such as “good”.")),
    "track.criterion.bands.min": Asked(
        N_("From"), N_("Lowest points of the band; empty for the same as its top.")
    ),
    "track.criterion.bands.max": Asked(N_("To"), N_("Highest points of the band; what choosing it enters.")),
    "track.requirement.id": Asked(N_("Short name"), N_("Names its column in the register.")),
    "track.requirement.name": Asked(N_("Its name"), N_("The figure that is declared.")),
    "track.requirement.minimum": Asked(N_("At least"), N_("A shortfall is shown, it rejects nobody.")),
    "track.requirement.maximum": Asked(N_("At most"), N_("Empty for no limit.")),
    "track.preference.id": Asked(N_("Short name"), N_("Names its column in the register.")),
    "track.preference.name": Asked(N_("Its name"), N_("A fact shown beside the form; never pass or fail.")),
    "track.document.id": Asked(N_("Short name"), N_("Name of its file in the dossier.")),
    "track.document.name": Asked(N_("Its name"), N_("What the reviewer reads on its tab.")),
    "track.document.required": Asked(N_("Required"), N_("A dossier without it is named.")),
    "track.eligibility.id": Asked(N_("Short name"), N_("Letters and digits.")),
    "track.eligibility.name": Asked(
        N_("What is checked"), N_("Decided before scoring: pass, fail, or waived with reason.")
    ),
}
