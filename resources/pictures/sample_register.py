"""Registers as counties send them, made from the sample: for the pictures of an import."""

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from reviewdesk.desk.secretary.office import Office, plan_of
from reviewdesk.domain.application import Application
from reviewdesk.intake.register import read_register
from reviewdesk.resources import resource

SENT = 12
"""Applications in such a register."""


def taken_before(office: Office) -> tuple[Application, ...]:
    """Return what was taken in before: three fewer, one with another count, one called nearly the same."""
    plan, _ = plan_of(office)
    assert plan is not None
    known = read_register(resource("sample", "register.xlsx"), plan, lambda note: None)[: SENT - 3]
    first, second, *others = known
    alike = replace(second, id="A099", applicant=second.applicant.replace("市", ""), applicant_id="-")
    return (replace(first, copies=3), second, *others, alike)


def county_sends(folder: Path, name: str) -> Path:
    """Write a register with a title, an unknown header and, if it is a bad one, cells that cannot be read."""
    target = folder / f"申报登记表-{name}.xlsx"
    if target.exists():
        return target
    book = load_workbook(resource("sample", "register.xlsx"))
    sheet = book.worksheets[0]
    sheet.delete_rows(SENT + 3, sheet.max_row)
    sheet.cell(2, 2).value = "申报方向"
    del book[book.sheetnames[1]]
    if name == "bad":
        sheet.cell(4, 10).value = "五本"
        sheet.cell(5, 9).value = "2014年13月2日"
        sheet.cell(6, 1).value = sheet.cell(5, 1).value
        sheet.cell(8, 12).value = "#REF!"
    book.save(target)
    return target
