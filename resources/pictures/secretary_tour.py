"""The secretary's desk in pictures: a preparation begun, every step of it empty and filled, then sealed."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import secretary_sealing
from camera import Camera
from sample_register import county_sends, taken_before
from secretary_parts import dialog_of, page_of, panel_of, turn_to

from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.checking import check
from reviewdesk.desk.secretary.dossiers import gather
from reviewdesk.desk.secretary.office import Office, begin, keep
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.committee import read_committee, read_conflicts
from reviewdesk.intake.register import read_register
from reviewdesk.resources import resource
from reviewdesk.ui.secretary.beginning import BeginningPage
from reviewdesk.ui.secretary.committee_panel import CommitteePanel
from reviewdesk.ui.secretary.dossiers.panel import DossiersPanel
from reviewdesk.ui.secretary.eligibility.panel import EligibilityPanel
from reviewdesk.ui.secretary.likeness_dialog import LikenessDialog
from reviewdesk.ui.secretary.register_panel import RegisterPanel
from reviewdesk.ui.secretary.rules.panel import RulesPanel
from reviewdesk.ui.speech import say

ANSWERS = Answers("each", "supervisor")


def tour(camera: Camera, folder: Path) -> None:
    """Picture what the office meets, from the two questions to a supplement."""
    beginning(camera)
    empty(camera, folder / "empty")
    register(camera, folder)
    office = filled(folder / "preparation")
    sit_down(camera, office)
    rules(camera)
    dossiers(camera)
    eligibility(camera)
    committee(camera)
    secretary_sealing.todos(camera)
    secretary_sealing.sealing(camera, folder)
    camera.program.office.leave()
    camera.until("StartPage")
    camera.all("99-start-after")


def beginning(camera: Camera) -> None:
    """Picture the profile and the two questions."""
    camera.program.office.begin()
    camera.until("BeginningPage")
    camera.all("50-begin")
    page = camera.window.page
    assert isinstance(page, BeginningPage)
    page.refuse(ReviewDeskError("preparation-exists", folder=page.folder.text()))
    camera.now("50-begin-refused")
    camera.program.office.leave()
    camera.until("StartPage")


def empty(camera: Camera, folder: Path) -> None:
    """Picture every step of a preparation that was just begun."""
    sit_down(camera, begin(folder, "zhejiang-2014", ANSWERS))
    for place in range(len(page_of(camera).panels)):
        page_of(camera).turn_to(place)
        camera.settle()
        camera.all(f"51-empty-{place + 1}-{page_of(camera).panel.step}")


def register(camera: Camera, folder: Path) -> None:
    """Picture a messy register looked at, compared and taken in, then sent again."""
    made = begin(folder / "register", "zhejiang-2014", ANSWERS)
    sit_down(camera, keep(replace(made, applications=taken_before(made)), made))
    turn_to(camera, "register")
    camera.all("52-register")

    def look(name: str) -> None:
        turn_to(camera, "register")
        panel_of(camera, RegisterPanel).wanted.emit(county_sends(folder, name))
        camera.settle()

    def mapped(name: str) -> None:
        look(name)
        panel_of(camera, RegisterPanel).look.meaning_chosen.emit(1, "track")
        camera.settle()

    camera.all("53-register-look", again=lambda: look("good"))
    camera.all("53-register-mapped", again=lambda: mapped("good"))
    camera.all("53-register-problems", again=lambda: mapped("bad"))

    def compare() -> None:
        mapped("good")
        panel_of(camera, RegisterPanel).look.go_on.click()
        camera.settle()

    camera.all("54-register-changes", again=compare)
    compare()
    panel_of(camera, RegisterPanel).changes.take.click()
    camera.settle()
    camera.all("55-register-taken", again=lambda: turn_to(camera, "register"))

    def ask() -> None:
        turn_to(camera, "register")
        panel_of(camera, RegisterPanel).list.comparing.emit()
        dialog_of(camera, LikenessDialog)

    camera.open_all("56-look-alikes", ask)

    def edit() -> None:
        turn_to(camera, "register")
        panel_of(camera, RegisterPanel).list.editing.emit("A001")
        camera.settle()

    camera.open_all("56-application", edit)


def rules(camera: Camera) -> None:
    """Picture the first page, what is behind it, the form as a reviewer sees it, and a rehearsal."""
    turn_to(camera, "plan")
    camera.all("60-rules-first")
    panel_of(camera, RulesPanel).more.setChecked(True)
    camera.settle()
    sections = [one.id for one in panel_of(camera, RulesPanel).model.sections]
    for number, section in enumerate(sections, start=1):

        def choose(section: str = section) -> None:
            turn_to(camera, "plan")
            panel_of(camera, RulesPanel).choose(section)
            camera.settle()

        if number <= 4 or section in ("text", "rehearse") or "preview" in section:
            camera.all(f"61-rules-{number:02}", again=choose)
        else:
            choose()
            camera.now(f"61-rules-{number:02}")

    def rehearse() -> None:
        turn_to(camera, "plan")
        panel = panel_of(camera, RulesPanel)
        panel.choose("rehearse")
        panel.rehearse.reviewers.setText("4")
        panel.rehearse.make.click()
        camera.settle()

    camera.all("62-rehearsal", again=rehearse)


def dossiers(camera: Camera) -> None:
    """Picture documents by application, files that belong to none, and the check of many."""
    turn_to(camera, "dossiers")
    camera.all("63-dossiers")

    def loose() -> None:
        turn_to(camera, "dossiers")
        camera.settle()
        panel_of(camera, DossiersPanel).head.tabs.setCurrentIndex(1)
        camera.settle()

    camera.all("63-dossiers-loose", again=loose)
    part = panel_of(camera, DossiersPanel).loose
    part.view.selectAll()
    part.aside_button.click()
    camera.settle()
    camera.busy("64-checking", lambda: say("Checking documents"))


def eligibility(camera: Camera) -> None:
    """Picture the checklist of an application."""

    def focus() -> None:
        turn_to(camera, "eligibility")
        camera.settle()
        panel_of(camera, EligibilityPanel).details.focus_first()

    camera.all("65-eligibility", again=focus)


def committee(camera: Camera) -> None:
    """Picture seats, conflicts, and the three dialogs."""
    turn_to(camera, "committee")
    camera.all("66-committee")
    for name in ("suggesting", "conflict_adding", "adding"):

        def ask(name: str = name) -> None:
            turn_to(camera, "committee")
            getattr(panel_of(camera, CommitteePanel), name).emit()
            camera.settle()

        camera.open_all(f"67-committee-{name}", ask)


def sit_down(camera: Camera, office: Office) -> None:
    """Open a preparation."""
    camera.program.open_files([office.folder])
    camera.settle()
    camera.until("SecretaryPage")


def filled(folder: Path) -> Office:
    """Fill a preparation with the sample, one application of which came late, one file of which is loose."""
    sample = resource("sample")
    begun = begin(folder, "zhejiang-2014", ANSWERS)
    text = (sample / "plan.toml").read_text(encoding="utf-8")
    plan = read_plan(text)
    first, *others = read_register(sample / "register.xlsx", plan, lambda note: None)
    applications = (replace(first, received="2014-07-12"), *others)
    committee = read_committee(sample / "committee.toml", plan, applications)
    conflicts = read_conflicts(sample / "conflicts.csv", committee, applications)
    copytree(sample / "dossiers", folder / "dossiers")
    spare = next((folder / "dossiers" / "A001").glob("*.pdf"))
    for name in ("scan0001.pdf", "清潭区补充材料.pdf"):
        (folder / "dossiers" / name).write_bytes(spare.read_bytes())
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
