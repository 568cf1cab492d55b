"""Small real PDFs, one to two pages each, so that opening a dossier shows what a dossier looks like."""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "NotoSansSC-Regular"
DOCUMENTS = ("government_letter", "implementation_plan", "project_table", "feasibility_report")
_TITLES = {
    "government_letter": "申报函",
    "implementation_plan": "实施方案",
    "project_table": "项目情况表",
    "feasibility_report": "可行性报告",
}


def write_dossiers(target: Path, fonts: Path, rows: list[dict[str, object]]) -> None:
    """Write `<application>/<document>.pdf` for every application."""
    pdfmetrics.registerFont(TTFont(_FONT, str(fonts / f"{_FONT}.ttf")))
    for row in rows:
        folder = target / str(row["id"])
        folder.mkdir(parents=True, exist_ok=True)
        for document in DOCUMENTS:
            _write(folder / f"{document}.pdf", document, row)


def _write(path: Path, document: str, row: dict[str, object]) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(f"{row['id']} {document}")
    pages = _pages(document, row)
    for number, lines in enumerate(pages, start=1):
        canvas.setFont(_FONT, 18)
        canvas.drawCentredString(297, 760, _TITLES[document])
        canvas.setFont(_FONT, 11)
        for index, line in enumerate(lines):
            canvas.drawString(80, 715 - 24 * index, line)
        canvas.setFont(_FONT, 9)
        canvas.drawCentredString(297, 40, f"样例 {row['id']} {number} / {len(pages)}")
        canvas.showPage()
    canvas.save()


def _pages(document: str, row: dict[str, object]) -> list[list[str]]:
    head = [f"申报单位：{row['applicant']}", f"编号：{row['id']}", ""]
    figures = dict(row["figures"])  # type: ignore[call-overload]
    table = [f"{name}：{value}" for name, value in figures.items()]
    if document == "government_letter":
        return [[*head, "现报送申报材料，请予评审。", "", "本页为样例，内容均为虚构。"]]
    if document == "project_table":
        rows = [f"项目{number:02d}    投资 {300 + 17 * number} 万元" for number in range(1, 13)]
        return [[*head, *table, "", *rows]]
    steps = [
        f"{year} 年目标：项目投资 {amount} 万元"
        for year, amount in ((2014, 4200), (2015, 6800), (2016, 9100))
    ]
    return [
        [*head, "一、目标", *steps, "", "二、项目", *table],
        [*head, "三、资金", *steps[::-1], "", "样例内容均为虚构。"],
    ]
