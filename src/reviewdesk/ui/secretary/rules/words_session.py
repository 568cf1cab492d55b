"""Words for the rules of the sitting itself: what each field asks, and what each answer means."""

from collections.abc import Mapping
from typing import Final

from reviewdesk.errors.marker import N_
from reviewdesk.ui.secretary.rules.asked import Asked

WORDS: Final[Mapping[str, Asked]] = {
    "review_session.title": Asked(N_("Title of the review session"), N_("Stands on every paper and screen.")),
    "review_session.basis": Asked(N_("Basis"), N_("The document the review rests on, with its number.")),
    "review_session.organisers": Asked(N_("Organisers"), N_("One on each line.")),
    "review_session.venue": Asked(N_("Venue"), N_("Stands on the review report.")),
    "review_session.starts": Asked(N_("Begins"), N_("Day and time, such as 2014-07-25 08:30.")),
    "review_session.ends": Asked(N_("Ends"), N_("Day and time; gives the minutes for each dossier.")),
    "review_session.deadline": Asked(
        N_("Deadline for applications"), N_("Day and time; what arrives later is named.")
    ),
    "review_session.received_by": Asked(
        N_("What counts as received"),
        N_("Decides which day is compared with the deadline."),
        {
            "arrival": (N_("Arrival"), N_("The day the dossier reached the office counts.")),
            "postmark": (N_("Postmark"), N_("The day on the postmark counts.")),
        },
    ),
    "review_session.copies": Asked(
        N_("Paper copies"), N_("How many bound copies each applicant hands in; 0 for none.")
    ),
    "review_session.language": Asked(
        N_("Language of the papers"),
        N_("All papers are printed in it."),
        {
            "zh_CN": (N_("Chinese"), N_("Papers are in Chinese.")),
            "en": (N_("English"), N_("Papers are in English.")),
        },
    ),
    "review_session.timezone": Asked(
        N_("Time zone"), N_("Times on papers are in this zone, such as Asia/Shanghai.")
    ),
    "review_session.arrangement": Asked(
        N_("Arrangement"),
        N_("How the room works; it sets defaults for witness, signing and lock."),
        {
            "strict": (N_("Strict"), N_("A supervisor from outside; screens lock after ten minutes.")),
            "standard": (N_("Standard"), N_("A computer for each reviewer.")),
            "one_laptop": (N_("One laptop"), N_("Reviewers take turns; it locks when the person changes.")),
            "paper": (N_("Paper"), N_("Reviewers sign sheets, which two people type in.")),
        },
    ),
    "review_session.witness": Asked(
        N_("Witness"),
        N_("Who sees the opening and the reveal."),
        {
            "supervisor": (N_("A supervisor"), N_("Sent from outside the committee.")),
            "member": (N_("A member"), N_("Elected with the chair; the second slip scores nothing.")),
            "none": (N_("Nobody"), N_("The chair acts alone, and every page says so.")),
        },
    ),
    "review_session.chair": Asked(
        N_("Chair"),
        N_("How the chair is found."),
        {
            "elected": (N_("Elected"), N_("The members elect one at the opening.")),
            "appointed": (N_("Appointed"), N_("The organisers have named one.")),
        },
    ),
    "review_session.signing": Asked(
        N_("Signatures"),
        N_("What governs where both differ stands on the page."),
        {
            "ink": (N_("Ink"), N_("Papers are printed and signed by hand.")),
            "digital": (N_("Digital"), N_("Papers are signed on the computer.")),
            "both": (N_("Both"), N_("Signed on the computer and by hand; ink governs.")),
        },
    ),
    "review_session.handover": Asked(
        N_("Handed over"),
        N_("What the province receives."),
        {
            "full": (N_("Everything"), N_("With the reviewers' names.")),
            "without_names": (N_("Without names"), N_("Reviewers appear by number only.")),
        },
    ),
    "review_session.idle_lock_minutes": Asked(
        N_("Lock after minutes"), N_("A desk nobody touches locks itself.")
    ),
    "review_session.excluded_regions": Asked(
        N_("Regions outside"), N_("Applications from there are flagged; one on each line.")
    ),
    "review_session.multiple": Asked(
        N_("Same applicant in several tracks"),
        N_("Whether one applicant may win twice."),
        {
            "allowed": (N_("Allowed"), N_("It may be listed in each; a notice says so.")),
            "one": (
                N_("One only"),
                N_("The first track in the plan's order counts; later ones pass it over."),
            ),
        },
    ),
}
