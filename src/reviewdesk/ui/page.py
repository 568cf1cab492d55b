"""What every screen is: it lays out and shows domain values, one signal per intention, and knows no desk."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Chip:
    """A small fact in the top bar."""

    label: str
    value: str
    kind: str = "chip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The top bar: where I am, which review session, facts, and at most two actions.

    Attributes:
        leading: whether the last action is what is to do next; else the page itself says what is.
    """

    place: str
    subject: str = ""
    chips: tuple[Chip, ...] = ()
    secondary: QAction | None = None
    primary: QAction | None = None
    leading: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The status bar; `saved` appears only once everything is on disk."""

    saved: str = ""
    progress: str = ""
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the F1 sheet."""

    keys: str
    does: str


class Page(QWidget):
    """One screen."""

    changed = Signal()

    def heading(self) -> Heading:
        """Return what the top bar shows."""
        raise NotImplementedError

    def status(self) -> Status:
        """Return what the status bar shows."""
        return Status()

    def keys(self) -> tuple[Key, ...]:
        """Return the page's own keys."""
        return ()

    def first_focus(self) -> QWidget | None:
        """Return where the focus goes when the page is shown."""
        return None

    def leaving(self) -> bool:
        """Whether the window may leave the page."""
        return True
