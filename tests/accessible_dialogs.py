"""Every dialog of the program, made with small values, for the accessibility tests to look at."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QDialog

import office_scene
from registry_scene import LISTED, confirmed, entry
from reviewdesk.app import Program
from reviewdesk.desk.chair.reveal_view import OwnRow
from reviewdesk.desk.chair.typing_up import BlankSheet
from reviewdesk.desk.chair.verdicts import ACCEPTED, CONFLICT, Verdict
from reviewdesk.desk.recognise import Recognised
from reviewdesk.desk.secretary.register_editing import texts
from reviewdesk.desk.spoken_chain import ObjectionRow
from reviewdesk.domain.addenda.course import Objection
from reviewdesk.domain.committee import Committee, Seat
from reviewdesk.domain.half_years import Period
from reviewdesk.domain.likeness import Likeness, pair
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.registry import Applicant, Due, Found
from reviewdesk.domain.suggestions import Suggestion
from reviewdesk.errors import Problem
from reviewdesk.ui.chair.act_dialog import ActDialog, Asked
from reviewdesk.ui.chair.collect.number import NumberDialog
from reviewdesk.ui.chair.collect.offer_dialog import OfferDialog
from reviewdesk.ui.chair.collect.typing_dialog import TypingDialog, begin
from reviewdesk.ui.chair.reveal.answer_dialog import AnswerDialog
from reviewdesk.ui.desk.dialogs import NoticeDialog, RecuseDialog
from reviewdesk.ui.keys import KeySheet
from reviewdesk.ui.registry.dialogs import ReportDialog, WhereDialog
from reviewdesk.ui.secretary.application_dialog import ApplicationDialog
from reviewdesk.ui.secretary.conflict_dialogs import ConflictDialog, SuggestionsDialog
from reviewdesk.ui.secretary.dossiers.viewing import DocumentDialog
from reviewdesk.ui.secretary.likeness_dialog import LikenessDialog
from reviewdesk.ui.secretary.seal_confirm import ConfirmSeal
from reviewdesk.ui.secretary.seat_dialog import SeatDialog
from reviewdesk.ui.secretary.waive_dialog import WaiveDialog
from reviewdesk.ui.staff.confirmation.presenter import CancelDialog
from reviewdesk.ui.staff.leave_dialog import LeaveDialog
from reviewdesk.ui.staff.objections.dialogs import ConcludeDialog, ConclusionWords, NewObjectionDialog
from reviewdesk.ui.staff.preparation_dialog import PreparationDialog
from reviewdesk.ui.staff.promotion.rereview_dialog import RereviewDialog
from reviewdesk.ui.staff.sign_dialog import Asked as Signing
from reviewdesk.ui.staff.sign_dialog import SignDialog
from reviewdesk.ui.start.file_page import FileDialog, FilePage

BALLOT = Recognised(Path("r1-main-1-1.rdballot"), "ballot")
CODES = {"witness": "3"}
REASONS = ("近亲属", "其他")
PLAN = read_plan(office_scene.PLAN)
MAIN = PLAN.tracks[0]
FIRST, SECOND = office_scene.APPLICATIONS[:2]
SEAT = Seat(id=SeatId("r1"), role="reviewer", tracks=(TrackId("main"),), name="评委01")
COMMITTEE = Committee((SEAT,), ())
BLANK = BlankSheet(
    cell=(SEAT.id, MAIN.id, 1),
    track_name=MAIN.name,
    rows=tuple((one.id, one.applicant) for one in (FIRST, SECOND)),
    criteria=MAIN.criteria,
)
OWN = OwnRow(applicant="单位", marks=(("总体", "55"),), total="55", direction="low")
DATA = {"seat": "r1", "track": "main", "round": 1, "code": "AB12", "state": "", "own": ""}
VERDICTS = tuple(Verdict(f"{code}.rdballot", Problem(code, DATA)) for code in (ACCEPTED, CONFLICT))

KEY = (TrackId("t"), ApplicationId("A1"))
NAMED = (("1", "一"), ("2", "二"))
OBJECTION = Objection(
    number=1,
    received=date(2014, 8, 6),
    sender="anonymous",
    track=KEY[0],
    application=KEY[1],
    late=False,
    addenda=(3,),
)
TOLD = ObjectionRow(
    number=1,
    received="2014-08-06",
    sender="匿名",
    who="",
    against="A1 单位",
    contact="",
    ground="不实",
    evidence="",
    handler="",
    state="",
    words="",
    replied="",
    late=False,
    open=True,
    rereview=False,
)
DUE = Due(
    Found(1, "评审会", 2014, entry("A1", Applicant("单位"), confirmed(LISTED, "2014-09-01"))),
    Period("2015-06"),
    "late",
    received="2015-07-02",
)

Make = Callable[[Program], QDialog]


def document(program: Program) -> QDialog:
    state = office_scene.put(Path(mkdtemp(prefix="letter-")) / "letter.pdf")
    return DocumentDialog(state, "政府文件", tasks=program.tasks, parent=program.window)


def suggestions(program: Program) -> QDialog:
    made = SuggestionsDialog(REASONS, program.window)
    made.show_suggestions(
        [Suggestion(application=FIRST.id, seat=SEAT.id, ground="city", said="1", meets="1")],
        COMMITTEE,
        [FIRST],
    )
    return made


REVIEWERS: Mapping[type[QDialog], Make] = {
    KeySheet: lambda program: KeySheet(FilePage(BALLOT), program.window),
    FileDialog: lambda program: FileDialog(BALLOT, program.window),
    RecuseDialog: lambda _: RecuseDialog("单位", list(REASONS)),
    NoticeDialog: lambda _: NoticeDialog("单位"),
}
OFFICE: Mapping[type[QDialog], Make] = {
    ApplicationDialog: lambda program: ApplicationDialog("A001", texts(FIRST), program.window),
    ConflictDialog: lambda program: ConflictDialog(COMMITTEE, [FIRST, SECOND], REASONS, program.window),
    ConfirmSeal: lambda program: ConfirmSeal("1", program.window),
    DocumentDialog: document,
    LikenessDialog: lambda program: LikenessDialog(
        [Likeness(pair("临江县", "临江"), (FIRST.id,), (SECOND.id,))], [FIRST, SECOND], program.window
    ),
    SeatDialog: lambda program: SeatDialog(SEAT, PLAN.tracks, lambda _: SeatId("r2"), program.window),
    SuggestionsDialog: suggestions,
    WaiveDialog: lambda program: WaiveDialog("1", 2, program.window),
}
CHAIR: Mapping[type[QDialog], Make] = {
    ActDialog: lambda program: ActDialog(
        Asked(title="1", effects=("2",), reason=True, codes=CODES), program.window
    ),
    AnswerDialog: lambda program: AnswerDialog("r1", OWN, program.window),
    NumberDialog: lambda program: NumberDialog(3, "单位", program.window),
    OfferDialog: lambda program: OfferDialog(VERDICTS, program.window),
    TypingDialog: lambda program: TypingDialog(begin(BLANK), program.window),
}
STAFF: Mapping[type[QDialog], Make] = {
    CancelDialog: lambda program: CancelDialog(KEY, "A1 单位", program.window),
    ConcludeDialog: lambda program: ConcludeDialog(
        OBJECTION, TOLD, ConclusionWords(NAMED, NAMED), program.window
    ),
    LeaveDialog: lambda program: LeaveDialog(["1"], program.window),
    NewObjectionDialog: lambda program: NewObjectionDialog(1, NAMED, NAMED, program.window),
    PreparationDialog: lambda program: PreparationDialog("1", "2", Path("home"), program.window),
    ReportDialog: lambda program: ReportDialog(DUE, program.window),
    RereviewDialog: lambda program: RereviewDialog([(1, "1")], NAMED, program.window),
    SignDialog: lambda program: SignDialog(
        Signing(what="1", lines=("2",), folder=Path("addenda")), program.window
    ),
    WhereDialog: lambda program: WhereDialog(program.window),
}
DIALOGS = {**REVIEWERS, **OFFICE, **CHAIR, **STAFF}
