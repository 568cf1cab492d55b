"""A sealed plan as a plan file again, every default written out, to start another review session from."""

from collections.abc import Iterator, Mapping
from typing import Final

from reviewdesk.domain.plan.defaults import document
from reviewdesk.domain.plan.normal import said_in
from reviewdesk.domain.plan.values import Plan
from reviewdesk.intake.toml_words import pair

_INLINE: Final = ("bands",)
"""Lists of tables that a plan file writes on one line."""
_FIRST: Final = ("schema", "id", "name", "title", "kind", "mode", "review_session")
"""What a reader looks for first."""


def plan_text(plan: Plan) -> str:
    """Return the text of a plan file from which the same plan is read."""
    return "\n".join(_table(said_in(document(plan)), "")) + "\n"


def _table(content: Mapping[str, object], name: str) -> Iterator[str]:
    """Yield the lines of a table: its own keys, then the tables inside it."""
    inner: list[Iterator[str]] = []
    for key in sorted(content, key=lambda key: (_FIRST.index(key) if key in _FIRST else len(_FIRST), key)):
        value, place = content[key], f"{name}.{key}" if name else key
        if isinstance(value, Mapping) and name in ("", "track"):
            inner.append(_headed(f"[{place}]", value, place))
        elif (
            isinstance(value, list) and key not in _INLINE and any(isinstance(one, Mapping) for one in value)
        ):
            inner += [_headed(f"[[{place}]]", one, place) for one in value]
        else:
            yield pair(key, value)
    for lines in inner:
        yield from lines


def _headed(head: str, content: Mapping[str, object], name: str) -> Iterator[str]:
    yield ""
    yield head
    yield from _table(content, name)
