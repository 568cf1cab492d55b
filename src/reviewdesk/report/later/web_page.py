"""A public text as one web page that needs nothing else: no script, no link, readable aloud, printable."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from reviewdesk.report.later.public import Group, Listing, PublicText

_STYLE: Final = """
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1a; line-height: 1.8;
  font-family: "Noto Serif SC", "Songti SC", SimSun, serif; font-size: 1.125rem; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.4; text-align: center; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.25rem; text-align: center; margin: 1.5rem 0 .5rem; }
h3 { font-size: 1.125rem; margin: 1.5rem 0 .25rem; }
h4 { font-size: 1rem; margin: .5rem 0; font-weight: normal; }
.document, .mark { text-align: center; margin: 0 0 1rem; }
.mark { font-weight: bold; color: #a00; }
html[lang|="zh"] p.text { text-indent: 2em; }
table { border-collapse: collapse; width: 100%; font-size: 1rem; }
th, td { border: 1px solid #767676; padding: .3rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
thead th { background: #f0f0f0; }
th:nth-child(-n+2), td:nth-child(-n+2) { text-align: center; white-space: nowrap; width: 1%; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 1rem 0; }
dd { margin: 0; }
footer { text-align: right; margin-top: 2rem; }
footer p { margin: 0; }
@page { size: A4; margin: 25mm 22mm; }
@media print {
  main { max-width: none; padding: 0; }
  thead { display: table-header-group; }
  tr, h2, h3, h4 { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
}
"""


def web_page(text: PublicText) -> bytes:
    """Return the text as a page of HTML, in UTF-8."""
    return ("\n".join(_lines(text)) + "\n").encode()


def _lines(text: PublicText) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{"zh-CN" if text.language == "zh_CN" else "en"}">'
    yield '<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield _within("title", text.title)
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    if text.mark:
        yield _within("p", text.mark, "mark")
    yield _within("h1", text.title)
    if text.document:
        yield _within("p", text.document, "document")
    yield from (_within("p", words, "text") for words in text.opening)
    if text.listing.groups:
        yield _within("h2", text.listing.title)
        yield from _listing(text.listing)
    yield from (_within("p", words, "text") for words in text.closing)
    if text.facts:
        yield "<dl>"
        yield from (_within("dt", label) + _within("dd", value) for label, value in text.facts)
        yield "</dl>"
    yield "<footer>"
    yield from (_within("p", line) for line in (*text.signers, text.date))
    yield "</footer>\n</main>\n</body>\n</html>"


def _listing(listing: Listing) -> Iterator[str]:
    for group in listing.groups:
        if group.track:
            yield _within("h3", group.track)
        yield _within("h4", group.tier)
        yield from _table(listing, group) if group.rows else [_within("p", listing.nobody, "text")]


def _table(listing: Listing, group: Group) -> Iterator[str]:
    yield f'<table aria-label="{escape(group.tier)}">'
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in listing.heads)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    yield from (f"<tr>{_cells(row)}</tr>" for row in group.rows)
    yield "</tbody>\n</table>"


def _cells(row: Sequence[str]) -> str:
    return "".join(_within("td", cell) for cell in row)


def _within(tag: str, text: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f"<{tag}{named}>{escape(text)}</{tag}>"
