"""The catalogue: complete, compiled, and true to its source strings."""

import string

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from reviewdesk import words
from reviewdesk.resources import resource

PO = resource("locale", "zh_CN", "LC_MESSAGES", "reviewdesk.po")
SOURCE = resource().parent / "src"


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_source_string_has_its_chinese(catalogue: Catalog) -> None:
    keywords: dict[str, None] = {"_": None, "N_": None, "say": None}
    found = {m for _, _, m, _, _ in extract_from_dir(SOURCE, keywords=keywords) if isinstance(m, str) and m}
    translated = {str(message.id) for message in catalogue if message.id and message.string}
    assert found - translated == set()
    assert translated - found == set()


def test_the_compiled_catalogue_is_in_step(catalogue: Catalog) -> None:
    with PO.with_suffix(".mo").open("rb") as file:
        compiled = {m.id: m.string for m in read_mo(file) if m.id}
    assert compiled == {m.id: m.string for m in catalogue if m.id}


def test_a_translation_fills_the_same_places(catalogue: Catalog) -> None:
    wrong = [m.id for m in catalogue if m.id and fields(str(m.id)) != fields(str(m.string))]
    assert wrong == []


def test_every_refusal_has_a_sentence_in_both_languages() -> None:
    for english in words.SENTENCES.values():
        assert words.translator("en")(english) == english
        assert words.translator("zh_CN")(english) != english


def test_no_two_refusals_bear_one_name() -> None:
    named = [code for room in words.ROOMS for code in room.SENTENCES]
    assert [code for code in words.SENTENCES if named.count(code) > 1] == []
