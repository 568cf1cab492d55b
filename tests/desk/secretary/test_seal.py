"""The secretary's desk on real files: a register, PDFs, a committee; batch, slips and minutes come out."""

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

import sitting
from reviewdesk.cli.main import main
from reviewdesk.desk.secretary.inspection import inspect
from reviewdesk.desk.secretary.leftovers import PLACE
from reviewdesk.desk.secretary.preparation import Papers, prepare
from reviewdesk.desk.secretary.reveal_seat import make_reveal_seat, read_brought
from reviewdesk.desk.secretary.seal import FILES, SealedSession, SealOrder, seal
from reviewdesk.desk.secretary.supplement import SupplementOrder, supplement
from reviewdesk.domain import canonical
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.sealed.codes import parse_slip
from reviewdesk.sealed.opening import open_batch

COMMITTEE = 'schema = 1\n[[seat]]\nseat = "r1"\nrole = "reviewer"\nname = "甲"\ntracks = ["t"]\n'
INPUTS = {"plan": "toml", "register": "csv", "committee": "toml"}
REGISTER = "id,track,applicant,applicant_id,o\nA1,t,单位一,p1,5\nA2,t,单位二,p2,6\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    (folder / "plan.toml").write_text(sitting.PLAN_TEXT.format(witness="supervisor"))
    (folder / "lone.toml").write_text(sitting.PLAN_TEXT.format(witness="none"))
    (folder / "register.csv").write_text(REGISTER)
    (folder / "committee.toml").write_text(COMMITTEE)
    (folder / "conflicts.csv").write_text("application,seat,reason\nA2,r1,近亲属\n")
    for application in ("A1", "A2"):
        writer = PdfWriter()
        writer.add_blank_page(200, 200)
        (folder / "dossiers" / application).mkdir(parents=True)
        with (folder / "dossiers" / application / "plan.pdf").open("wb") as stream:
            writer.write(stream)
    return folder


def papers(office: Path, **changes: Path) -> Papers:
    names = {
        "plan": "plan.toml",
        "register": "register.csv",
        "dossiers": "dossiers",
        "committee": "committee.toml",
    }
    return Papers(**{key: office / name for key, name in names.items()} | changes)


@pytest.fixture(scope="module")
def sealed(office: Path) -> SealedSession:
    given = papers(office, conflicts=office / "conflicts.csv")
    return seal(SealOrder(out=office / "out", slips=office / "slips", slips_as_text=True), prepare(given))


def test_sealing_writes_batch_minutes_and_a_slip_per_seat(office: Path, sealed: SealedSession) -> None:
    assert sealed.batch.is_file()
    assert sealed.minutes.read_bytes().startswith(b"%PDF")
    seats = {path.stem for path in sealed.slips if path.suffix == ".pdf"}
    assert seats == {
        "r1", "spare1", "secretary", "chair", "chair-2", "witness", "witness-2", "reveal", "reveal-2",
    }  # fmt: skip
    assert {path.name for path in (office / "out").iterdir()} == set(FILES)
    found = inspect(sealed.batch)
    assert (found.kind, found.fingerprint, len(found.seats)) == ("batch", sealed.fingerprint, 9)


def test_a_slip_opens_the_batch_without_the_known_conflict(office: Path, sealed: SealedSession) -> None:
    slip = parse_slip((office / "slips" / "r1.txt").read_text())
    opened = open_batch(sealed.batch, (), SeatId("r1"), slip)
    assert opened.lineage.identities.keys() == {ApplicationId("A1")}


def test_nothing_is_sealed_over_or_beside_the_slips(office: Path, sealed: SealedSession) -> None:
    with pytest.raises(ReviewDeskError, match="seal-exists"):
        seal(SealOrder(out=sealed.batch.parent, slips=office / "other"), prepare(papers(office)))
    with pytest.raises(ReviewDeskError, match="seal-exists"):
        seal(SealOrder(out=office / "new", slips=office / "slips"), prepare(papers(office)))
    with pytest.raises(ReviewDeskError, match="seal-slips-inside"):
        seal(SealOrder(out=office / "new", slips=office / "new" / "slips"), prepare(papers(office)))
    assert not (office / "new").exists()


def test_a_missing_document_stands_in_the_way_until_it_is_waived(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dossiers = tmp_path / "dossiers"
    for application in ("A1", "A2"):
        (dossiers / application).mkdir(parents=True)
    given = papers(office, plan=office / "lone.toml", dossiers=dossiers)
    with pytest.raises(Problems) as caught:
        seal(SealOrder(out=tmp_path / "out", slips=tmp_path / "slips"), prepare(given))
    assert caught.value.code == "seal-problems"
    assert {(p.code, p.data["waivable"]) for p in caught.value.problems} == {
        ("dossier-document-missing", True)
    }
    waivers = tmp_path / "waivers.csv"
    waivers.write_text("problem,application,document,reason\ndossier-document-missing,,,纸质已收\n")
    for language, word in (("en", "Waived: A1:"), ("zh_CN", "已豁免：A1：")):
        monkeypatch.setenv("REVIEWDESK_LANGUAGE", language)
        out, slips = tmp_path / language, tmp_path / f"{language}-slips"
        files = {name: str(office / f"{name}.{kind}") for name, kind in INPUTS.items()}
        files |= {
            "plan": str(given.plan),
            "dossiers": str(dossiers),
            "waivers": str(waivers),
            "out": str(out),
            "slips": str(slips),
        }
        assert main(["seal", *(word for key, value in files.items() for word in (f"--{key}", value))]) == 0
        said = [line for line in capsys.readouterr().out.splitlines() if line.endswith("— 纸质已收")]
        assert (len(said), said[0].startswith(word)) == (2, True), said
        minutes = "".join(page.extract_text() for page in PdfReader(out / "opening-minutes.pdf").pages)
        assert "纸质已收" in minutes and "is missing" not in minutes


@pytest.mark.parametrize(
    ("text", "code"), [("a,b\n1,2\n", "waivers-no-table"), ("problem,reason\nx,\n", "waivers-problems")]
)
def test_waivers_need_problem_and_reason(office: Path, tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "waivers.csv").write_text(text)
    given = papers(office, waivers=tmp_path / "waivers.csv")
    with pytest.raises(ReviewDeskError) as caught:
        seal(SealOrder(out=tmp_path / "out", slips=tmp_path / "slips"), prepare(given))
    assert caught.value.code == code


def test_a_reveal_seat_is_made_elsewhere_and_brought(office: Path, tmp_path: Path) -> None:
    marks, written = make_reveal_seat(tmp_path / "witness", as_text=True)
    assert len(written.files) == 4
    with pytest.raises(ReviewDeskError, match="seal-exists"):
        make_reveal_seat(tmp_path / "witness")
    order = SealOrder(out=tmp_path / "out", slips=tmp_path / "slips", reveal=tmp_path / "witness")
    done = seal(order, prepare(papers(office)))
    assert done.reveal_marks == marks
    assert not (tmp_path / "slips" / "reveal.pdf").exists()
    (tmp_path / "witness" / "recipients.json").write_text('{"schema":1,"seats":[]}')
    with pytest.raises(ReviewDeskError, match="seal-reveal-unreadable"):
        read_brought(tmp_path / "witness")


def test_a_supplement_brings_what_changed(office: Path, sealed: SealedSession, tmp_path: Path) -> None:
    slip = (office / "slips" / "secretary.txt").read_text()
    plan = tmp_path / "plan.toml"
    plan.write_text((office / "plan.toml").read_text().replace('"水平"', '"创新"'))
    seat = tmp_path / "seat.toml"
    seat.write_text('schema = 1\n[[seat]]\nseat = "r2"\nrole = "reviewer"\ntracks = ["t"]\n')
    pdf = office / "dossiers" / "A1" / "plan.pdf"
    order = SupplementOrder(
        batch=sealed.batch,
        slip=slip,
        out=tmp_path / "out",
        plan=plan,
        documents=(f"A1/late={pdf}",),
        withdraw=("A2",),
        seat=seat,
        slips=tmp_path / "slips",
    )
    (tmp_path / "out" / PLACE).mkdir(parents=True)
    for left in ("out/supplement-1.rdsupplement", "slips/r2.pdf"):
        (tmp_path / left).parent.mkdir(exist_ok=True)
        (tmp_path / left).write_bytes(b"of a run that was killed")
    listed = {
        "job": "supplement",
        "files": ["supplement-1.rdsupplement"],
        "slips": str(tmp_path / "slips"),
        "slip_files": ["r2.pdf"],
    }
    (tmp_path / "out" / PLACE / "files").write_bytes(canonical.encode(listed))
    done = supplement(order)
    assert done.number == 1
    assert [path.name for path in done.slips] == ["r2.pdf"]
    opened = open_batch(sealed.batch, (done.path,), None, parse_slip(slip))
    assert (opened.lineage.plan_digest, opened.lineage.withdrawn) == (done.plan_digest, ("A2",))


def test_what_the_notice_fixes_cannot_be_amended(office: Path, sealed: SealedSession, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text((office / "plan.toml").read_text().replace("quota = 1", "quota = 2"))
    slip = (office / "slips" / "secretary.txt").read_text()
    with pytest.raises(Problems) as caught:
        supplement(SupplementOrder(batch=sealed.batch, slip=slip, out=tmp_path, plan=plan))
    assert [p.data["key"] for p in caught.value.problems] == ["t.tier.quota", "u.tier.quota"]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("A1late", "supplement-document"),
        ("Z9/late={pdf}", "supplement-application"),
        ("A1/x={txt}", "supplement-problems"),
    ],
)
def test_a_document_nobody_can_seal_is_refused(
    office: Path, sealed: SealedSession, tmp_path: Path, document: str, code: str
) -> None:
    slip = (office / "slips" / "secretary.txt").read_text()
    (tmp_path / "x.pdf").write_text("no PDF")
    text = document.format(pdf=office / "dossiers" / "A1" / "plan.pdf", txt=tmp_path / "x.pdf")
    with pytest.raises(ReviewDeskError) as caught:
        supplement(SupplementOrder(batch=sealed.batch, slip=slip, out=tmp_path, documents=(text,)))
    assert caught.value.code == code
