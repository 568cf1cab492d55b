"""What can be done to a signed paper afterwards: revisions appended by others, pages changed, marks added."""

import re
from collections.abc import Callable
from io import BytesIO

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject
from pyhanko.sign.fields import enumerate_sig_fields

Edit = Callable[[IncrementalPdfFileWriter], None]


def edited(paper: bytes, edit: Edit) -> bytes:
    """Append a revision, as any PDF editor does."""
    writer, target = IncrementalPdfFileWriter(BytesIO(paper)), BytesIO()
    edit(writer)
    writer.write(target)  # type: ignore[no-untyped-call]
    return target.getvalue()


def page_rewritten(writer: IncrementalPdfFileWriter) -> None:
    page = _page(writer)
    page[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=b"0 0 m 90 90 l S"))
    writer.update_container(page)


def page_overwritten(writer: IncrementalPdfFileWriter) -> None:
    drawn = writer.add_object(StreamObject(stream_data=b"1 g 0 0 900 900 re f"))
    writer.add_stream_to_page(0, drawn)  # type: ignore[no-untyped-call]


def page_added(writer: IncrementalPdfFileWriter) -> None:
    drawn = writer.add_object(StreamObject(stream_data=b"0 0 m 90 90 l S"))
    page = PageObject(contents=drawn, media_box=_numbers(0, 0, 595, 842))  # type: ignore[no-untyped-call]
    writer.insert_page(page)  # type: ignore[no-untyped-call]


def pages_swapped(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"].reverse()
    writer.update_container(pages)


def remark_added(writer: IncrementalPdfFileWriter) -> None:
    remark = _made(
        Type=NameObject("/Annot"),
        Subtype=NameObject("/FreeText"),
        Rect=_numbers(50, 700, 300, 750),
        Contents=TextStringObject("1"),
        DA=TextStringObject("/Helv 12 Tf 0 g"),
    )
    page, *_ = writer.find_page_for_modification(0)  # type: ignore[no-untyped-call]
    writer.register_annotation(page, writer.add_object(remark))  # type: ignore[no-untyped-call]


def form_value_changed(writer: IncrementalPdfFileWriter) -> None:
    """A seat that did not sign is given the signature of one that did."""
    fields = list(enumerate_sig_fields(writer))
    given = next(field.get_object().raw_get("/V") for _, value, field in fields if value is not None)
    empty = next(field.get_object() for _, value, field in fields if value is None)
    empty[NameObject("/V")] = given
    writer.update_container(empty)


def form_field_added(writer: IncrementalPdfFileWriter) -> None:
    field = _made(FT=NameObject("/Tx"), T=TextStringObject("place"), V=TextStringObject("1"))
    fields = writer.root["/AcroForm"]["/Fields"]
    fields.append(writer.add_object(field))
    writer.update_container(fields)


def rewritten_by_hand(paper: bytes) -> bytes:
    """Append a revision made of nothing but text: an object replaced, a table, a trailer."""
    size, root = (re.findall(pattern, paper)[-1] for pattern in (rb"/Size (\d+)", rb"/Root (\d+) 0 R"))
    before = re.findall(rb"startxref\s+(\d+)", paper)[-1]
    body = b"%s 0 obj\n<< /Type /Catalog /Pages << /Type /Pages /Kids [] /Count 0 >> >>\nendobj\n" % root
    table = b"xref\n%s 1\n%010d 00000 n \n" % (root, len(paper))
    trailer = b"trailer\n<< /Size %s /Root %s 0 R /Prev %s >>\n" % (size, root, before)
    return paper + body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(paper) + len(body))


EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        page_rewritten,
        page_overwritten,
        page_added,
        pages_swapped,
        remark_added,
        form_value_changed,
        form_field_added,
    )
}


def _page(writer: IncrementalPdfFileWriter) -> DictionaryObject:
    page = writer.find_page_for_modification(0)[0].get_object()  # type: ignore[no-untyped-call]
    assert isinstance(page, DictionaryObject)
    return page


def _made(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})  # type: ignore[no-untyped-call]


def _numbers(*found: int) -> ArrayObject:
    return ArrayObject(NumberObject(number) for number in found)  # type: ignore[no-untyped-call]
