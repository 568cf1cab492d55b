"""The end of the secretary's work in pictures: to-dos, sealing, its papers, supplements, a drill."""

from pathlib import Path

from camera import Camera
from secretary_parts import page_of, panel_of, press, turn_to

from reviewdesk.ui.secretary.seal_panel import SealPanel
from reviewdesk.ui.secretary.todo_panel import TodoPanel
from reviewdesk.ui.speech import say


def todos(camera: Camera) -> None:
    """Picture the list and a waiver, then waive whatever can be waived."""
    turn_to(camera, "todo")
    camera.all("70-todo")

    def ask() -> None:
        todo = panel_of(camera, TodoPanel)
        wanted = next(one for one in todo.shown if one.red and one.waivable)
        todo.view.setCurrentIndex(todo.model.index(todo.model.place(wanted)))
        todo.waive.click()

    camera.open_all("71-waive", ask)
    while any(todo.red and todo.waivable for todo in panel_of(camera, TodoPanel).shown):
        ask()
        camera.settle()
        camera.write("ok")
        camera.dialog_button("primary").click()
        camera.settle()
    camera.all("72-todo-waived")


def sealing(camera: Camera, folder: Path) -> None:
    """Picture the step before, the question, and everything after."""
    turn_to(camera, "seal")
    camera.all("73-seal-before")

    def ready() -> None:
        panel_of(camera, SealPanel).before.slips.propose(folder / "office-slips")
        camera.settle()

    def ask() -> None:
        ready()
        panel_of(camera, SealPanel).before.seal_button.click()

    camera.all("73-seal-ready", again=ready)
    camera.open_all("74-seal-confirm", ask)
    camera.busy("75-sealing", lambda: say("Checking and sealing"))
    ask()
    camera.dialog_button("primary").click()
    for _ in range(3):
        camera.settle()
    camera.all("76-sealed")
    camera.all("77-supplement", again=lambda: amend(camera))
    papers(camera)
    turn_to(camera, "seal")
    panel_of(camera, SealPanel).after.drill.emit(folder)
    for _ in range(3):
        camera.settle()
    camera.now("79-drill-ready")
    for step in ("plan", "register", "todo"):
        turn_to(camera, step)
        camera.now(f"79-after-sealing-{step}")


def amend(camera: Camera) -> None:
    """Go to the form of a supplement."""
    page_of(camera).enter("seal")
    press(camera, panel_of(camera, SealPanel).after.amend_button)


def papers(camera: Camera) -> None:
    """Picture what is printed."""
    for name in ("minutes", "envelopes", "slips", "emergency"):
        turn_to(camera, "seal")
        press(camera, getattr(panel_of(camera, SealPanel).after, name))
        camera.until("PaperPreview")
        camera.render()
        camera.now(f"78-{name}")
        camera.window.page.close_preview()  # type: ignore[union-attr]
        camera.until("SecretaryPage")
    turn_to(camera, "sheets")
    camera.all("78-sheets")
