"""What belongs to no seat: the sheet of keys, the guides, the examination of this machine, verifying."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewdesk.ui.keys import KeySheet
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window


class Aside(QObject):
    """Shows them in the window; what each needs is read when it is asked for.

    Signals:
        left: back to the start page.
        followed: what came after an archive that holds is wanted.
        prepared: a preparation was made; its folder.
    """

    left = Signal()
    followed = Signal(object)
    prepared = Signal(object)

    def __init__(self, window: Window, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._registry: Path | str | None = None

    def show_keys(self) -> None:
        """Show the keys of the page in sight; from there the guide is one key away."""
        sheet = KeySheet(self._window.front, self._window)
        sheet.guide.connect(self.show_guide)
        sheet.open()

    def show_guide(self) -> None:
        """Open the guide of whoever sits here, beside the desk."""
        from reviewdesk.ui.chair.page import ChairPage  # noqa: PLC0415
        from reviewdesk.ui.guide.window import GuideWindow, Role  # noqa: PLC0415
        from reviewdesk.ui.registry.page import RegistryPage  # noqa: PLC0415
        from reviewdesk.ui.secretary.beginning import BeginningPage  # noqa: PLC0415
        from reviewdesk.ui.secretary.page import SecretaryPage  # noqa: PLC0415
        from reviewdesk.ui.staff.page import StaffPage  # noqa: PLC0415
        from reviewdesk.ui.verifying.page import VerifyPage  # noqa: PLC0415

        roles: dict[type, Role] = {
            ChairPage: "chair",
            SecretaryPage: "secretary",
            BeginningPage: "secretary",
            VerifyPage: "auditor",
            StaffPage: "staff",
            RegistryPage: "staff",
        }
        for before in self._window.findChildren(GuideWindow):
            before.close()
        GuideWindow(roles.get(type(self._window.page), "reviewer"), self._window).show()

    def examine(self) -> None:
        """Examine this machine."""
        from reviewdesk.ui.doctor.page import DoctorPage  # noqa: PLC0415
        from reviewdesk.ui.doctor.presenter import DoctorPresenter  # noqa: PLC0415

        page = DoctorPage()
        page.back.connect(self.left)
        DoctorPresenter(page, self._tasks)
        self._window.show_page(page)

    def verify(self, paths: Sequence[Path]) -> None:
        """Verify archives, papers or a folder."""
        from reviewdesk.ui.verifying.page import VerifyPage  # noqa: PLC0415
        from reviewdesk.ui.verifying.presenter import VerifyPresenter  # noqa: PLC0415

        page = VerifyPage(paths)
        page.back.connect(self.left)
        page.followed.connect(self.followed)
        VerifyPresenter(page, self._tasks)
        self._window.show_page(page)

    def search_registry(self, place: Path | str | None = None) -> None:
        """Show the registry of this machine, or another one."""
        from reviewdesk.desk.staff.registry import own_registry  # noqa: PLC0415
        from reviewdesk.desk.staff.registry_following import spoken_place  # noqa: PLC0415
        from reviewdesk.ui.registry.page import RegistryPage  # noqa: PLC0415
        from reviewdesk.ui.registry.presenter import RegistryPresenter  # noqa: PLC0415

        self._registry = place or self._registry or own_registry()
        page = RegistryPage(spoken_place(self._registry))
        page.back.connect(self.left)
        page.elsewhere.connect(self._ask_registry)
        RegistryPresenter(page, self._tasks, self._registry).prepared.connect(self.prepared)
        self._window.show_page(page)

    def _ask_registry(self) -> None:
        from reviewdesk.desk.staff.registry_following import place_of  # noqa: PLC0415
        from reviewdesk.ui.registry.dialogs import WhereDialog  # noqa: PLC0415

        dialog = WhereDialog(self._window)
        dialog.keeping.connect(dialog.accept)
        dialog.accepted.connect(lambda: self.search_registry(place_of(dialog.line.text())))
        dialog.open()

    def show_again(self) -> bool:
        """Show what is in sight anew, in another language or size; False where it is none of these."""
        from reviewdesk.ui.doctor.page import DoctorPage  # noqa: PLC0415
        from reviewdesk.ui.registry.page import RegistryPage  # noqa: PLC0415
        from reviewdesk.ui.verifying.page import VerifyPage  # noqa: PLC0415

        page = self._window.page
        if isinstance(page, VerifyPage):
            self.verify(page.paths)
        elif isinstance(page, DoctorPage):
            self.examine()
        elif isinstance(page, RegistryPage):
            self.search_registry()
        return isinstance(page, VerifyPage | DoctorPage | RegistryPage)
