"""What a person without mouse or without eyes meets on a screen: names, ways by Tab, where the focus is."""

import re

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

from reviewdesk.ui.keys import everywhere
from reviewdesk.ui.page import Page

FIELDS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QPlainTextEdit)
WORKED = (*FIELDS, QTextEdit, QTabBar)
"""What a person does something with."""
MOST = 200
"""Tabs after which a walk has lost its way."""


def faults(top: QWidget) -> list[str]:
    """Everything on show in a window or dialog that somebody could not work with."""
    found = [f"nameless: {told(one)}" for one in worked(top) if not name(one)]
    found += [f"key not in the tooltip: {told(one)}" for one in worked(top) if not says_its_key(one)]
    found += [f"mouse alone: {told(one)}" for one in worked(top) if not has_a_way(one)]
    if isinstance(top, QMainWindow):
        takers = [one for one in top.findChildren(QWidget) if one.acceptDrops() and not one.property("drops")]
        found += [f"swallows files let fall: {told(one)}" for one in takers]
    stops = reachable(top)
    wanted = set(stops)
    met = walk(top, Qt.Key.Key_Tab)
    back = walk(top, Qt.Key.Key_Backtab)
    for way, seen in (("Tab", met), ("Shift+Tab", back)):
        missed = [one for one in wanted - set(seen) if one.isVisible() and not in_group(one, seen)]
        found += [f"never reached by {way}: {told(one)}" for one in missed]
    found += [f"focus not seen: {told(one)}" for one in stops if not shows_focus(top, one, stops)]
    return sorted(set(found))


def worked(top: QWidget) -> list[QWidget]:
    """What can be worked with and shows, without the insides of Qt's own widgets."""
    inner = (QComboBox, QAbstractSpinBox, QTabBar, QLineEdit, QMenuBar)
    return [
        one
        for one in top.findChildren(QWidget)
        if isinstance(one, WORKED)
        and one.isVisible()
        and one.isEnabled()
        and not isinstance(one, QHeaderView)
        and not isinstance(one.parentWidget(), inner)
        and not one.objectName().startswith("qt_")
    ]


def name(widget: QWidget) -> str:
    """What a screen reader calls it: its accessible name, its buddy, or the text on it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def told(widget: QWidget) -> str:
    """A widget for a message."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLineEdit) else ""
    return f"{type(widget).__name__} {name(widget) or text!r}"


def says_its_key(widget: QWidget) -> bool:
    """Whether a button that a key presses tells so in its tooltip."""
    if not isinstance(widget, QAbstractButton) or widget.shortcut().isEmpty():
        return True
    return widget.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in widget.toolTip()


def unlisted(top: QMainWindow, page: Page) -> list[str]:
    """The keys that do something on a page, and do not stand on its sheet of keys."""
    listed = " ".join(one.keys for one in (*page.keys(), *everywhere()))
    pressed = [one.key() for one in page.findChildren(QShortcut) if shown(one)]
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    actions = (*filter(shown, page.findChildren(QAction)), *top.findChildren(QAction, options=direct))
    pressed += [one.shortcut() for one in actions if not one.shortcut().isEmpty()]
    return sorted({one.toString() for one in pressed if _as_listed(one.toString()) not in listed})


def shown(key: QObject) -> bool:
    """Whether what a key belongs to is on show; elsewhere Qt does not press it."""
    owner = key.parent()
    return not isinstance(owner, QWidget) or owner.isVisible()


def _as_listed(keys: str) -> str:
    """A key as the sheet writes it: Shift goes back, digits go together."""
    for ours, qts in {"PgDn": "PgDown", "←": "Left", "→": "Right", "Enter": "Return"}.items():
        keys = keys.replace(qts, ours)
    keys = {"Ctrl+Shift+Tab": "Ctrl+Tab", "Ctrl+Shift+Z": "Ctrl+Y"}.get(keys, keys)
    return re.sub(r"Alt\+\d", "Alt+1…9", keys)


def has_a_way(widget: QWidget) -> bool:
    """Whether the keyboard comes to it: by Tab, or by a key that its tooltip names."""
    by_key = re.search(r"(Ctrl|Alt|Shift)\+\S|\bF\d|PgUp|PgDn|Esc|↑|Enter|\b\d\b", widget.toolTip())
    return takes_tab(widget) or bool(by_key) or in_group(widget, _group(widget))


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at it."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _group(widget: QWidget) -> list[QWidget]:
    """The others of its group at which Tab stops; Qt leaves one of them, and arrows lead to the rest."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return [] if group is None else [one for one in group.buttons() if takes_tab(one)]


def reachable(top: QWidget) -> list[QWidget]:
    """Everything on show that asks to be reached by Tab."""
    return [
        one
        for one in top.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and one.isEnabled()
        and one.focusProxy() is None
        and not isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox)
        and not one.objectName().startswith("qt_")
        and type(one) is not QAbstractScrollArea
    ]


def walk(top: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press a key until the focus comes round; return what had it.

    A sheet that Tab walks cell by cell, which says so by the property "cells", is one stop.
    """
    met: list[QWidget] = []
    for _ in range(MOST):
        focus = QApplication.focusWidget()
        assert focus is not None, f"nothing has the focus after {told(met[-1]) if met else 'nothing'}"
        if met and focus is met[-1] and focus.property("cells"):
            QTest.keyClick(focus, key)
            continue
        if focus in met and len(met) > len(set(met[-3:])) and met[0] is focus:
            return met
        met.append(focus)
        QTest.keyClick(focus, key)
    assert len(set(met[-20:])) > 3, f"caught at {told(met[-1])}"
    return met


def in_group(widget: QWidget, seen: list[QWidget]) -> bool:
    """Whether arrows lead to it from another of its group, as Qt does it."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive():
        return any(one in seen for one in group.buttons())
    if isinstance(widget, QRadioButton) and widget.autoExclusive():
        return any(isinstance(one, QRadioButton) and one.parent() is widget.parent() for one in seen)
    return False


def shows_focus(top: QWidget, widget: QWidget, stops: list[QWidget]) -> bool:
    """Whether one sees that a widget has the focus."""
    others = [one for one in stops if one is not widget and one.isVisible() and one.isEnabled()]
    if not widget.isVisible() or not others:
        return True
    others[0].setFocus(Qt.FocusReason.TabFocusReason)
    if not widget.isVisible():
        return True
    scroll_to(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    with_focus = picture(top, widget)
    others[0].setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return picture(top, widget) != with_focus


def scroll_to(widget: QWidget) -> None:
    """Bring it into view, as Tab does."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def picture(top: QWidget, widget: QWidget) -> QImage:
    """A widget and what is close around it."""
    room = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
    return top.grab(room.adjusted(-3, -3, 3, 3)).toImage()
