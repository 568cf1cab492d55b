"""What the doctor says of a machine: what is there, and what to do about what is not."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "machine-program": N_("ReviewDesk {version}, Python {python}, {system}."),
    "machine-libraries": N_("{known}."),
    "machine-primitives": N_("All agree with the answers published for them: {known}."),
    "machine-primitives-wrong": N_(
        "{known} gives another answer here than everywhere else. Seal and open nothing on this machine; "
        "install the program again."
    ),
    "machine-workspace": N_("An encrypted workspace was written, read again, and refused another key."),
    "machine-workspace-wrong": N_(
        "An encrypted workspace did not hold in {folder}. Do not score on this machine; install again."
    ),
    "machine-unwritable": N_("Nothing can be written in {folder}: {reason}. Give this account the right to."),
    "machine-disk": N_("{free} GB free in {folder}."),
    "machine-disk-little": N_(
        "Only {free} GB free in {folder}. A review package with its dossiers may need more; make room."
    ),
    "machine-clock": N_("{time}, time zone {zone}. Papers bear this time; order never depends on it."),
    "machine-clock-back": N_(
        "{time}: that is before this program was installed. Set the clock; until then papers bear a wrong time."
    ),
    "clock-behind": N_(
        "The clock of this machine says {time}, but the package was sealed at {sealed}. Set the clock; "
        "scoring goes on meanwhile, only papers bear the wrong time."
    ),
    "clock-ahead": N_(
        "The clock of this machine says {time}; the package was sealed at {sealed}, long ago. If that is wrong, "
        "set the clock; scoring goes on meanwhile."
    ),
    "machine-fonts": N_("Fonts of the papers: {known}."),
    "machine-fonts-missing": N_("The fonts {known} are missing. Install the program again."),
    "machine-window": N_("Qt {version}, {platform}; screens: {screens}."),
    "machine-window-none": N_("The window cannot open here: {reason}. On Linux, install what is named."),
    "machine-screen-small": N_("{screens}: smaller than 1366×768; some pages must then be scrolled."),
    "machine-printers": N_("{known}."),
    "machine-printers-none": N_("No printer is set up. Papers can be saved as PDF and printed elsewhere."),
    "machine-input": N_("Input of Chinese: {method}."),
    "machine-input-none": N_("No input method is announced. Chinese remarks can then only be pasted."),
    "machine-converter": N_("LibreOffice is here: Word files can be made into PDF after you agree."),
    "machine-converter-none": N_(
        "LibreOffice is not here. Word files must be saved as PDF elsewhere; only the office needs it."
    ),
    "doctor-elsewhere": N_(
        "Somebody sits at this window. Go to the start page (Ctrl+Home) first; what was entered is saved."
    ),
}
