"""The preview: printed pages are the paper's, copies are whole, and a missing printer is said."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

import dossier_samples
import pdf_samples
from reviewdesk.ui.dossier.preview import Paper, PaperPreview
from reviewdesk.ui.tasks import Tasks


class Elsewhere:
    """Stands for the desktop, which opens files in other programs, or has none."""

    def __init__(self) -> None:
        self.opened: list[QUrl] = []
        self.able = True

    def __call__(self, url: QUrl) -> bool:
        self.opened.append(url)
        return self.able


@pytest.fixture
def elsewhere() -> Elsewhere:
    return Elsewhere()


@pytest.fixture
def preview(qtbot: QtBot, tasks: Tasks, elsewhere: Elsewhere) -> Iterator[PaperPreview]:
    papers = (
        Paper("个人评分表", "sheet.pdf", dossier_samples.red_corner((595, 842))),
        Paper("回执", "receipt.pdf", pdf_samples.good(3)),
    )
    made = PaperPreview(papers, tasks, open_elsewhere=elsewhere)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    qtbot.waitUntil(lambda: made.view.pages.pages == 1, timeout=20_000)
    yield made
    made.close_preview()


def printer(path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    return made


def test_both_papers_are_there_as_tabs(preview: PaperPreview, qtbot: QtBot) -> None:
    assert preview.view.bar.tabs.tabText(0) == "个人评分表"
    preview.view.bar.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: preview.view.pages.pages == 3, timeout=10_000)


def test_what_comes_out_of_the_printer_is_the_paper_in_its_own_size(
    preview: PaperPreview, qtbot: QtBot, tmp_path: Path
) -> None:
    preview.print_on(printer(tmp_path / "out.pdf"))
    qtbot.waitUntil(lambda: preview.printing is None, timeout=30_000)
    assert preview.note.text() == "文件已交给打印机。"
    page = pypdfium2.PdfDocument(tmp_path / "out.pdf")[0]
    assert [round(side) for side in page.get_size()] == [595, 842]
    picture = page.render(scale=1).to_pil().convert("RGB")
    assert picture.getpixel((150, 200)) == pytest.approx((255, 0, 0), abs=6)
    assert {picture.getpixel(place) for place in ((450, 200), (150, 640), (310, 440))} == {(255, 255, 255)}


def test_only_the_pages_asked_for_are_printed(preview: PaperPreview, qtbot: QtBot, tmp_path: Path) -> None:
    preview.view.bar.tabs.setCurrentIndex(1)
    device = printer(tmp_path / "out.pdf")
    device.setFromTo(2, 3)
    preview.print_on(device)
    qtbot.waitUntil(lambda: preview.printing is None, timeout=30_000)
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) == 2


def test_a_wide_page_is_printed_across(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> None:
    made = PaperPreview([Paper("表", "t.pdf", pdf_samples.good(1, (842, 595)))], tasks)
    qtbot.addWidget(made)
    made.print_on(printer(tmp_path / "out.pdf"))
    qtbot.waitUntil(lambda: made.printing is None, timeout=30_000)
    box = pypdf.PdfReader(tmp_path / "out.pdf").pages[0].mediabox
    assert box.width > box.height
    made.close_preview()


def test_printing_can_be_stopped(preview: PaperPreview, tmp_path: Path) -> None:
    preview.print_on(printer(tmp_path / "out.pdf"))
    assert preview.stop_button.isVisible()
    assert not preview.print_action.isEnabled()
    preview.stop_button.click()
    assert preview.printing is None
    assert preview.note.text() == "打印已停止。"
    assert preview.print_action.isEnabled()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_no_page_is_told(preview: PaperPreview, qtbot: QtBot, tmp_path: Path) -> None:
    preview.print_on(printer(tmp_path / "missing" / "out.pdf"))
    qtbot.waitUntil(lambda: preview.printing is None, timeout=30_000)
    assert preview.note.text().startswith("打印机没有接收")


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="a printer is set up here")
def test_without_a_printer_the_person_is_told_what_to_do(preview: PaperPreview) -> None:
    preview.print_action.trigger()
    assert preview.note.text() == "本机没有设置打印机。请保存副本，在其他电脑上打印。"


def test_a_copy_is_the_paper_on_show_and_opens_elsewhere_once_saved(
    preview: PaperPreview, qtbot: QtBot, tmp_path: Path, elsewhere: Elsewhere
) -> None:
    assert not preview.open_button.isEnabled()
    preview.save_to(tmp_path / "copy.pdf")
    qtbot.waitUntil(preview.open_button.isEnabled, timeout=5_000)
    assert len(pypdf.PdfReader(io.BytesIO((tmp_path / "copy.pdf").read_bytes())).pages) == 1
    qtbot.mouseClick(preview.open_button, Qt.MouseButton.LeftButton)
    assert [url.toLocalFile() for url in elsewhere.opened] == [str(tmp_path / "copy.pdf")]
    preview.view.bar.tabs.setCurrentIndex(1)
    assert not preview.open_button.isEnabled()


def test_without_a_program_for_it_the_person_is_told(
    preview: PaperPreview, qtbot: QtBot, tmp_path: Path, elsewhere: Elsewhere
) -> None:
    elsewhere.able = False
    preview.save_to(tmp_path / "copy.pdf")
    qtbot.waitUntil(preview.open_button.isEnabled, timeout=5_000)
    preview.open_button.click()
    assert "copy.pdf" in preview.note.text()
    assert preview.note.text().startswith("本机没有程序")


def test_a_place_that_takes_no_copy_is_told_and_nothing_is_left_there(
    preview: PaperPreview, qtbot: QtBot, tmp_path: Path
) -> None:
    preview.save_to(tmp_path / "missing" / "copy.pdf")
    qtbot.waitUntil(lambda: "copy.pdf" in preview.note.text(), timeout=5_000)
    assert not preview.open_button.isEnabled()
    assert list(tmp_path.rglob("*.pdf")) == []


def test_escape_closes_the_preview(preview: PaperPreview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.closed, timeout=1_000):
        qtbot.keyClick(preview.view.pages, Qt.Key.Key_Escape)
