"""Words for stages, committee, recusal, notice and papers: what each field asks and each answer means."""

from collections.abc import Mapping
from typing import Final

from reviewdesk.errors.marker import N_
from reviewdesk.ui.secretary.rules.asked import Asked

WORDS: Final[Mapping[str, Asked]] = {
    "stage.kind": Asked(
        N_("Kind"),
        N_("First scoring; a vote may follow."),
        {
            "score": (N_("Scoring"), N_("Every reviewer scores every application.")),
            "vote": (
                N_("Vote of the committee"),
                N_("The committee votes on those at the top of the ranking."),
            ),
        },
    ),
    "stage.rounds": Asked(N_("Rounds"), N_("2 means that all is scored again after a discussion.")),
    "stage.between": Asked(
        N_("Seen between rounds"),
        N_("What reviewers see of the round before."),
        {
            "nothing": (N_("Nothing"), N_("Each round begins afresh.")),
            "own": (N_("Own marks"), N_("Everybody sees the own marks of the round before.")),
        },
    ),
    "stage.candidates": Asked(N_("Candidates"), N_("all, or top:1.5 for one and a half times the places.")),
    "stage.max_yes": Asked(
        N_("Most yes votes of one member"),
        N_("How many a member may agree to."),
        {
            "quota": (N_("The places"), N_("Not more than there are places.")),
            "any": (N_("Any number"), N_("As many as deserve it.")),
        },
    ),
    "stage.secrecy": Asked(
        N_("Ballot"),
        N_("How votes are cast."),
        {
            "named": (N_("Named"), N_("Who voted how stands in the record.")),
            "secret": (N_("Secret"), N_("On paper; counts are typed twice.")),
        },
    ),
    "stage.threshold": Asked(
        N_("Passed with"),
        N_("How many must agree."),
        {
            "half": (N_("More than half"), N_("Yes by more than half of the base.")),
            "two_thirds": (N_("At least two thirds"), N_("Yes by at least two thirds of the base.")),
        },
    ),
    "stage.base": Asked(
        N_("Base"),
        N_("Of whom the majority is taken."),
        {
            "all": (N_("All members"), N_("Absent members count as if they had not agreed.")),
            "present": (N_("Members present"), N_("Only those in the room count.")),
            "present_minus_recused": (
                N_("Present without recused"),
                N_("Those in the room, without who is recused from the matter."),
            ),
        },
    ),
    "stage.quorum": Asked(
        N_("Quorum of the vote"), N_("Share of the panel that must be present, such as 2/3.")
    ),
    "committee.minimum": Asked(N_("Fewest members of a panel"), N_("Counted for each track.")),
    "committee.odd": Asked(N_("Odd number"), N_("An even panel is named as worth a look.")),
    "committee.quorum": Asked(N_("Quorum"), N_("Share of the panel that must be present, such as 2/3.")),
    "committee.void_whole": Asked(
        N_("A replaced member's ballots are void"),
        N_("Yes: the substitute scores every track; no: only the open ones."),
    ),
    "recusal.scope": Asked(
        N_("A recusal covers"),
        N_("How far one relation reaches."),
        {
            "application": (
                N_("The applicant's applications"),
                N_("The rest of the track is scored as usual."),
            ),
            "track": (N_("The whole track"), N_("Nothing in that track is scored.")),
        },
    ),
    "recusal.reasons": Asked(
        N_("Reasons to choose from"), N_("One on each line; the last is usually “other”.")
    ),
    "pledge.text": Asked(
        N_("Text of the pledge"), N_("Every reviewer agrees to it before the names appear.")
    ),
    "notice.days": Asked(N_("Days of public notice"), N_("How long objections are taken.")),
    "notice.kind": Asked(
        N_("Counted in"),
        N_("Which days count."),
        {
            "calendar": (N_("Calendar days"), N_("Weekends and holidays count too.")),
            "working": (N_("Working days"), N_("Weekends and holidays do not count.")),
        },
    ),
    "notice.first_day": Asked(
        N_("First day"),
        N_("Which day is the first."),
        {
            "next": (N_("The day after"), N_("The day of publishing does not count.")),
            "same": (N_("The same day"), N_("The day of publishing counts.")),
        },
    ),
    "notice.place": Asked(N_("Where it is published"), N_("Such as a website.")),
    "notice.order": Asked(
        N_("Order of names"),
        N_("How the list is ordered in the notice."),
        {
            "region": (N_("By region"), N_("Says nothing of places.")),
            "place": (N_("By place"), N_("The best first.")),
        },
    ),
    "contacts.phone": Asked(N_("Telephone"), N_("Stands in the public notice.")),
    "contacts.address": Asked(N_("Address"), N_("Stands in the public notice.")),
    "contacts.supervision_phone": Asked(N_("Telephone of supervision"), N_("Where complaints go.")),
    "redaction.reviewers": Asked(
        N_("Reviewers' names are hidden on"),
        N_("Numbers stand in their place."),
        {
            "screen": (N_("Screens"), N_("Names are hidden in the program's windows.")),
            "projector": (N_("Projector"), N_("Names are hidden on what is projected for all.")),
            "pdf": (N_("PDF papers"), N_("Names are hidden in the PDF papers.")),
            "workbook": (N_("Workbook"), N_("Names are hidden in the workbook for the province.")),
            "notice": (N_("Public notice"), N_("Names are hidden in the public notice.")),
        },
    ),
    "redaction.applicants": Asked(
        N_("Applicants' names are hidden on"),
        N_("Numbers stand in their place."),
        {
            "screen": (N_("Screens"), N_("Names are hidden in the program's windows.")),
            "projector": (N_("Projector"), N_("Names are hidden on what is projected for all.")),
            "pdf": (N_("PDF papers"), N_("Names are hidden in the PDF papers.")),
            "workbook": (N_("Workbook"), N_("Names are hidden in the workbook for the province.")),
            "notice": (N_("Public notice"), N_("Names are hidden in the public notice.")),
        },
    ),
    "annex.diagnostics": Asked(
        N_("Annex on agreement"), N_("The report gets pages on how far the reviewers agree.")
    ),
}
