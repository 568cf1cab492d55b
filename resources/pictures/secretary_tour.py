"""The secretary's part of the screenshots: a preparation begun, every step of it, sealed, supplemented."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import TypeVar

from camera import Camera
from PySide6.QtWidgets import QPushButton

from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.checking import check
from reviewdesk.desk.secretary.dossiers import gather
from reviewdesk.desk.secretary.office import Office, begin, keep
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.intake.committee import read_committee, read_conflicts
from reviewdesk.intake.register import read_register
from reviewdesk.resources import resource
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.secretary.seal_panel import SealPanel
from reviewdesk.ui.secretary.todo_panel import TodoPanel

P = TypeVar("P")


def tour(camera: Camera, folder: Path) -> None:
    """Picture what the office meets, from the two questions to a supplement."""
    camera.program.office.begin()
    camera.until("BeginningPage")
    camera.all("50-begin")
    office = filled(folder / "preparation")
    camera.program.open_files([office.folder])
    camera.until("SecretaryPage")
    for place in range(len(page_of(camera).panels)):
        page_of(camera).turn_to(place)
        camera.settle()
        camera.all(f"51-step-{place + 1}-{page_of(camera).panel.step}")
    waiving(camera)
    sealing(camera, folder)
    camera.program.office.leave()
    camera.until("StartPage")


def filled(folder: Path) -> Office:
    """Fill a preparation with the sample, one application of which came late."""
    sample = resource("sample")
    begun = begin(folder, "zhejiang-2014", Answers("each", "supervisor"))
    text = (sample / "plan.toml").read_text(encoding="utf-8")
    plan = read_plan(text)
    first, *others = read_register(sample / "register.xlsx", plan, lambda note: None)
    applications = (replace(first, received="2014-07-12"), *others)
    committee = read_committee(sample / "committee.toml", plan, applications)
    conflicts = read_conflicts(sample / "conflicts.csv", committee, applications)
    copytree(sample / "dossiers", folder / "dossiers")
    made = keep(
        replace(
            begun,
            plan_text=text,
            applications=applications,
            committee=replace(committee, conflicts=conflicts),
        ),
        begun,
    )
    return keep(check(gather(made, [folder / "dossiers"])), made)


def waiving(camera: Camera) -> None:
    """Picture the dialog of a waiver, then waive whatever can be waived."""
    page_of(camera).enter("todo")
    camera.settle()

    def ask() -> None:
        todo = panel_of(camera, TodoPanel)
        wanted = next(one for one in todo.shown if one.red and one.waivable)
        todo.view.setCurrentIndex(todo.model.index(todo.model.place(wanted)))
        todo.waive.click()

    camera.open_all("60-waive", ask)
    while any(todo.red and todo.waivable for todo in panel_of(camera, TodoPanel).shown):
        ask()
        camera.settle()
        camera.write("ok")
        camera.dialog_button("primary").click()
        camera.settle()
    camera.all("61-todo-waived")


def sealing(camera: Camera, folder: Path) -> None:
    """Picture the step before, the question, and everything after."""
    page_of(camera).enter("seal")
    camera.settle()

    def ask() -> None:
        seal = panel_of(camera, SealPanel)
        seal.before.slips.propose(folder / "office-slips")
        camera.settle()
        seal.before.seal_button.click()

    camera.all("62-seal-ready")
    camera.open_all("63-seal-confirm", ask)
    ask()
    camera.dialog_button("primary").click()
    for _ in range(3):
        camera.settle()
    camera.all("64-sealed")
    press(camera, panel_of(camera, SealPanel).after.amend_button)
    camera.now("65-supplement")
    for number, name in enumerate(("minutes", "envelopes", "slips"), start=66):
        page_of(camera).enter("seal")
        press(camera, getattr(panel_of(camera, SealPanel).after, name))
        camera.until("PaperPreview")
        camera.render()
        camera.now(f"{number}-{name}")
        camera.window.page.close_preview()  # type: ignore[union-attr]
        camera.until("SecretaryPage")


def press(camera: Camera, button: QPushButton) -> None:
    """Press a button and wait for what follows."""
    button.click()
    camera.settle()


def page_of(camera: Camera) -> SecretaryPage:
    """Return the page on show; another look makes another page."""
    page = camera.window.page
    assert isinstance(page, SecretaryPage)
    return page


def panel_of(camera: Camera, kind: type[P]) -> P:
    """Return one of its steps."""
    return next(one for one in page_of(camera).panels if isinstance(one, kind))
