"""Sentences of the refusals of the office's last step: waiving, sealing from the folder, drill."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "office-problems": N_("Still missing before sealing: {count}. Each is on the to-do list."),
    "office-sealed": N_(
        "This review session was sealed. What changed since goes into a supplement (step Seal)."
    ),
    "drill-no-reviewer": N_("Nobody sits on the committee yet, so nobody could take part in a drill."),
    "office-not-sealed": N_("This review session is not sealed yet, so there is nothing to supplement."),
    "slips-elsewhere": N_("There are no slips in {folder} any more. Plug in the stick they were written to."),
    "waive-not-waivable": N_('"{problem}" cannot be waived. These problems can: {known}.'),
    "waive-reason": N_("A waiver needs its reason; it is printed on the opening minutes."),
    "waive-application": N_("There is no application {application} in the register."),
}

__all__ = ["N_", "SENTENCES"]
