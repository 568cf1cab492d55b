"""A plan's text cut at its headers, each with the comment right above it, so that sections move whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reviewdesk.domain.plan.findings import Path
from reviewdesk.domain.plan.scan import places
from reviewdesk.intake.toml_words import key_word, pair


@dataclass(frozen=True, slots=True)
class Section:
    """One table: its path, () for what stands before the first header, and its text."""

    path: Path
    text: str

    def inside(self, path: Path) -> bool:
        """Whether it is the table at a path, or one inside it."""
        return self.path[: len(path)] == path


def sections(text: str) -> list[Section]:
    """Return all sections in their order; joined, they are the text."""
    heads = [(_with_comment(text, start), path) for start, path in places(text).headers]
    starts = [0, *(start for start, _ in heads)]
    ends = [*starts[1:], len(text)]
    paths: list[Path] = [(), *(path for _, path in heads)]
    return [Section(path, text[a:b]) for path, a, b in zip(paths, starts, ends, strict=True)]


def joined(found: Iterable[Section]) -> str:
    """Return sections as one text, with a blank line between any two that have none."""
    texts = [one.text for one in found if one.text]
    parted = [text if text.endswith("\n\n") else text.rstrip("\n") + "\n\n" for text in texts[:-1]]
    return "".join([*parted, *texts[-1:]])


def written(path: Path, values: Mapping[str, object], *, array: bool) -> Section:
    """Return a new section."""
    name = ".".join(key_word(key) for key in path if isinstance(key, str))
    head = f"[[{name}]]" if array else f"[{name}]"
    return Section(path, "\n".join([head, *(pair(key, value) for key, value in values.items())]) + "\n")


def with_section(text: str, new: Section, near: Path) -> str:
    """Return the text with a section behind the last one inside `near`; else before the tracks, or last."""
    found = sections(text)
    last = max((at for at, one in enumerate(found) if near and one.inside(near)), default=-1)
    if last < 0 and new.path[0] != "track":
        last = next((at for at, one in enumerate(found) if one.inside(("track",))), len(found)) - 1
    place = last + 1 if last >= 0 else len(found)
    if place == len(found):
        found[-1] = Section(found[-1].path, _ended(found[-1].text))
    return joined([*found[:place], new, *found[place:]])


def without_sections(text: str, path: Path) -> str:
    """Return the text without the table at a path and all inside it."""
    found = sections(text)
    left = [one for one in found if not one.inside(path)]
    if found[-1] not in left:
        left[-1] = Section(left[-1].path, left[-1].text.rstrip("\n") + "\n")
    return "".join(one.text for one in left)


def reordered(text: str, path: Path, order: Sequence[int]) -> str:
    """Return the text with the elements of an array of tables in another order; others stay in place."""
    found = sections(text)
    slots = [at for at, one in enumerate(found) if _element(one, path) is not None]
    moved = [found[at] for number in order for at in slots if _element(found[at], path) == number]
    for at, one in zip(slots, moved, strict=True):
        found[at] = one
    found[-1] = Section(found[-1].path, _ended(found[-1].text))
    return joined(found)


def _element(section: Section, path: Path) -> str | int | None:
    return section.path[len(path)] if section.inside(path) and len(section.path) > len(path) else None


def _with_comment(text: str, start: int) -> int:
    """Return where the comment right above a header begins, or the header's own line."""
    begin = text.rfind("\n", 0, start) + 1
    while begin:
        above = text.rfind("\n", 0, begin - 1) + 1
        if not text[above:begin].lstrip().startswith("#"):
            break
        begin = above
    return begin


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
