"""The names and free text of an addendum: they lie beside it under a digest, and can be withheld.

`reasons` of a decision has one reason for each change, under "track/application".
"""

from collections.abc import Mapping
from typing import Any, Final, cast

from reviewdesk.domain import canonical
from reviewdesk.domain.addenda.course import Key
from reviewdesk.domain.addenda.entry import Kind
from reviewdesk.errors import ReviewDeskError

FIELDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "decide": ("place", "by", "note"),
    "notice": ("note",),
    "object": ("who", "contact", "ground", "evidence", "handler", "words"),
    "promote": ("note",),
    "rereview": ("note",),
    "confirm": ("note",),
    "cancel": ("reason",),
}
"""Kind → the texts of its document; `by`: who changed the recommendation, `words`: of the conclusion."""
Words = Mapping[str, Any]


def reason_key(key: Key) -> str:
    """Return under which name `reasons` keeps the reason of a change."""
    return f"{key[0]}/{key[1]}"


def words_json(kind: Kind, words: Words, nonce: str) -> bytes:
    """Return texts.json of an addendum; texts that were left out are empty."""
    document: dict[str, object] = {name: str(words.get(name, "")) for name in FIELDS[kind]}
    if kind == "decide":
        document["reasons"] = dict(words.get("reasons", {}))
    return canonical.encode({**document, "nonce": nonce})


def read_words(kind: Kind, raw: bytes) -> Words:
    """Return the texts of texts.json.

    Raises:
        ReviewDeskError: "addendum-form".
    """
    found = canonical.decode_map(raw)
    wanted = {*FIELDS[kind], "nonce", *(["reasons"] if kind == "decide" else [])}
    reasons = found.get("reasons", {})
    if found.keys() != wanted or not isinstance(reasons, dict):
        raise ReviewDeskError("addendum-form")
    texts = [found[name] for name in wanted - {"reasons"}] + list(reasons.values())
    if not all(isinstance(text, str) for text in texts):
        raise ReviewDeskError("addendum-form")
    return cast(Words, {name: value for name, value in found.items() if name != "nonce"})
