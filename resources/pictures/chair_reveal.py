"""Pictures of the reveal in its two stages, the ranking, and what is behind it."""

from collections.abc import Callable
from pathlib import Path

from camera import Camera
from chair_seat import code, come_in, confirm, dialog, enter, leave, panel, play
from chair_wall import picture_wall

from reviewdesk.ui.chair.ranking.panel import RankingPanel
from reviewdesk.ui.chair.reveal.answer_dialog import AnswerDialog
from reviewdesk.ui.chair.reveal.panel import RevealPanel


def picture_reveal(camera: Camera, folder: Path) -> None:
    """Play the sample up to the close, then picture reveal, ranking, what is behind it, and the wall."""
    play(folder, until="reviewdesk close")
    come_in(camera, folder / "chair")
    revealing(camera, folder)
    ranking(camera)
    leave(camera)


def revealing(camera: Camera, folder: Path) -> None:
    """Picture the reveal in its stages, and do it."""
    witness = code(folder / "witness" / "witness.txt")
    enter(camera, "reveal")
    camera.all("84-reveal")

    def open_envelope() -> None:
        panel(camera, RevealPanel).open_button.click()

    camera.open_all("85-reveal-open", open_envelope)
    picture_wall(camera, "90-wall-before", "reveal")
    open_envelope()
    confirm(camera, code(folder / "envelope" / "reveal.txt"), witness)
    camera.all("86-reveal-deviations")

    def overrule() -> None:
        panel(camera, RevealPanel).overrule_button.click()

    def answer() -> None:
        panel(camera, RevealPanel).answer_button.click()
        confirm(camera, code(folder / "r9" / "r9.txt"))

    camera.open_all("87-reveal-overrule", overrule)
    camera.open_all("87-reveal-answer", answer)
    answer()
    dialog(camera, AnswerDialog).confirm.click()
    camera.settle()
    camera.put_away()
    camera.all("88-reveal-answered")
    panel(camera, RevealPanel).rank_button.click()
    confirm(camera, witness)


def ranking(camera: Camera) -> None:
    """Picture the ranking of the first two tracks, the pages behind it, and the wall."""
    enter(camera, "ranking")
    camera.all("100-ranking")
    camera.open_all("101-ranking-second", shown(camera, lambda found: found.show_track(1)))
    first = shown(camera, lambda found: found.cells_wanted.emit(found.places.model.rows[0].row.application))
    camera.open_all("102-cells", first)
    camera.open_all("103-heat-map", shown(camera, lambda found: found.heat_button.click()))
    camera.open_all("104-diagnostics", shown(camera, lambda found: found.diagnosing.emit()))
    for part in range(1, 6):

        def turn(found: RankingPanel, part: int = part) -> None:
            found.diagnosing.emit()
            camera.settle()
            found.diagnostics.show_part(part)

        camera.open_all(f"105-diagnostics-{part}", shown(camera, turn))
    picture_wall(camera, "90-wall-ranked", "reveal", "ranking")


def shown(camera: Camera, open_: Callable[[RankingPanel], object]) -> Callable[[], object]:
    """Return what opens something in the ranking, once it is read."""

    def go() -> None:
        camera.settle()
        open_(panel(camera, RankingPanel))
        camera.settle()

    return go
