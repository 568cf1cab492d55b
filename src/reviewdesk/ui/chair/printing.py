"""The chair's papers: made by the desk, shown before they are printed, and back to the step."""

from reviewdesk.desk.chair import closing
from reviewdesk.desk.chair.closing import OwnList
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.dossier.preview import Paper
from reviewdesk.ui.speech import say


def print_roll(bench: ChairBench) -> None:
    """Show the roll with its receipt codes, as it stands, to print, compare and initial."""

    def show(found: OwnList) -> None:
        title = say("Closed list of ballots") if found.closed else say("Roll of ballots")
        bench.papers.emit((Paper(title, f"{title}.pdf", found.pdf, found.missing),))

    bench.ask(closing.printable, show)
