"""Colours, type and style sheet: one set of tokens for palette, QSS and everything that is painted."""

import re
from dataclasses import asdict, dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reviewdesk.resources import resource

FAMILY = "Noto Sans SC"
BASE = 14
"""Pixels of the base text at 100 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Colours by meaning, as "#RRGGBB"; every text on its ground has a contrast of 4.5 : 1 or more."""

    ground: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    paper_ground: str


LIGHT = Tokens(
    ground="#F4F5F7",
    surface="#FFFFFF",
    raised="#FAFBFD",
    line="#DCE0E6",
    text="#1B2027",
    muted="#5C6672",
    accent="#1F4E8C",
    accent_soft="#E8EEF7",
    on_accent="#FFFFFF",
    good="#2B7A4B",
    good_soft="#E7F3EC",
    warn="#8A5800",
    warn_soft="#FBF3E1",
    bad="#AE2A21",
    bad_soft="#FBE9E7",
    paper_ground="#E7EAEE",
)
DARK = Tokens(
    ground="#15181C",
    surface="#1D2126",
    raised="#22272D",
    line="#343A42",
    text="#E7EAEE",
    muted="#9AA4AF",
    accent="#7FAEF0",
    accent_soft="#22304A",
    on_accent="#10151C",
    good="#6CC08F",
    good_soft="#1E3328",
    warn="#E0B457",
    warn_soft="#38301C",
    bad="#F08A80",
    bad_soft="#3D2523",
    paper_ground="#0F1114",
)

PROJECTED = Tokens(
    ground="#FFFFFF",
    surface="#FFFFFF",
    raised="#F4F5F7",
    line="#B4BCC6",
    text="#000000",
    muted="#39414B",
    accent="#0B3A75",
    accent_soft="#E8EEF7",
    on_accent="#FFFFFF",
    good="#124D2A",
    good_soft="#E7F3EC",
    warn="#593900",
    warn_soft="#FBF3E1",
    bad="#7A1510",
    bad_soft="#FBE9E7",
    paper_ground="#FFFFFF",
)
"""For the wall, whatever the window wears: every text has a contrast of 7 : 1 or more."""


@dataclass(slots=True)
class _InForce:
    tokens: Tokens = LIGHT
    percent: int = 100
    worn: bool = False


_in_force = _InForce()


def tokens() -> Tokens:
    """Return the colours in force; painters ask each time they paint."""
    return _in_force.tokens


def is_dark() -> bool:
    """Whether the dark colours are in force."""
    return _in_force.tokens is DARK


def scaled(pixels: float) -> int:
    """Return a length at today's text size."""
    return round(pixels * _in_force.percent / 100)


@cache
def load_fonts() -> None:
    """Give Qt the bundled Chinese face, without which bare systems show boxes."""
    for weight in ("Regular", "Medium"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"NotoSansSC-{weight}.ttf")))


def apply(application: QApplication, *, dark: bool, percent: int = 100) -> None:
    """Dress the whole application, unless it is already; `percent` is the size of text, 100 to 200."""
    wanted = DARK if dark else LIGHT
    if _in_force.worn and (_in_force.tokens, _in_force.percent) == (wanted, percent):
        return
    _in_force.tokens, _in_force.percent, _in_force.worn = wanted, percent, True
    application.setStyle("Fusion")
    font = QFont(FAMILY)
    font.setPixelSize(scaled(BASE))
    font.setFeature(QFont.Tag("tnum"), 1)
    application.setFont(font)
    application.setPalette(_palette(tokens()))
    application.setStyleSheet(style_sheet())


def follow(application: QApplication, wanted: str, percent: int) -> None:
    """Dress the application in "light", "dark" or, by "system", as the desktop is."""
    system = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    apply(application, dark=system if wanted == "system" else wanted == "dark", percent=percent)


def style_sheet() -> str:
    """Return the one style sheet with its colours and sizes filled in."""
    text = resource("style", "reviewdesk.qss").read_text(encoding="utf-8")
    colours = asdict(tokens()) | {"icons": resource("icons").as_posix(), "shade": _shade()}
    text = re.sub(r"@([a-z_]+)\b", lambda found: colours[found[1]], text)
    return re.sub(r"(\d+)dp", lambda found: f"{scaled(int(found[1]))}px", text)


def _shade() -> str:
    return "dark" if is_dark() else "light"


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    colours = {
        role.Window: t.ground,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.raised,
        role.Text: t.text,
        role.PlaceholderText: t.muted,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.BrightText: t.bad,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.ToolTipBase: t.surface,
        role.ToolTipText: t.text,
        role.Link: t.accent,
        role.LinkVisited: t.accent,
        role.Mid: t.line,
        role.Dark: t.line,
        role.Light: t.surface,
        role.Accent: t.accent,
    }
    for one, colour in colours.items():
        made.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(t.muted))
    return made
