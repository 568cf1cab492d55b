"""What lies beside results and archive for those who verify without us: a second verifier, and how to."""

import tomllib
from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from typing import Any, Final

from reviewdesk.desk.chair.room import Room
from reviewdesk.resources import resource
from reviewdesk.sealed.codes import fingerprint

VERIFIER, README = "verify_archive.py", "说明.txt"
_BETWEEN: Final = "\n" + "=" * 40 + "\n\n"
_KEY: Final = "    age -d slot-{seat}.age | grep -o 'AGE-SECRET-KEY-1[A-Z0-9]*' > {key}.key\n"
_OPENING: Final = """
    tar xf batch.rdbatch {slots}
{keys}    tar xf ballot.rdballot
    age -d -i chair.key scores.age | age -d -i {inner}.key > scores.json
    sha256sum scores.json opened/ballots/{example}/scores.json
"""


def verifying_files(room: Room, names: Iterable[str], authority: str) -> dict[str, bytes]:
    """Return the second verifier, and the text that says how to verify, the plan's language first.

    Args:
        room: with the result final.
        names: the other files that are handed over.
        authority: SHA-256 of the session's certificate.
    """
    languages = tomllib.loads(resource("handover", "readme.toml").read_text("utf-8"))
    own = room.plan.review_session.language
    listed = sorted({*names, VERIFIER, README})
    texts = [
        _readme(room, languages[language], listed, authority)
        for language in sorted(languages, key=lambda language: language != own)
    ]
    text = _BETWEEN.join(texts).replace("\n", "\r\n")
    return {VERIFIER: resource("handover", VERIFIER).read_bytes(), README: text.encode("utf-8-sig")}


def _readme(room: Room, words: Mapping[str, Any], listed: Iterable[str], authority: str) -> str:
    session = room.plan.review_session
    text: str = words["text"].format(
        title=session.title,
        files="\n".join(words["item"].format(name=n, text=_described(words["files"], n)) for n in listed),
        withheld="" if session.handover == "full" else words["withheld"],
        fingerprint=fingerprint(room.lineage.batch),
        authority=authority,
        chair=room.secret.seat,
        opening=_opening(room),
        reveal_key="" if session.witness == "none" else words["reveal_key"],
    )
    return text


def _described(known: Mapping[str, str], name: str) -> str:
    return next(text for pattern, text in known.items() if fnmatch(name, pattern))


def _opening(room: Room) -> str:
    """Return the commands that open one ballot; without a witness the chair's slip holds both keys."""
    alone = room.plan.review_session.witness == "none"
    slips = {"chair": room.secret.seat} | ({} if alone else {"reveal": "reveal"})
    counted = (o for o in room.roll.outcomes if o.state == "counted")
    return _OPENING.format(
        slots=" ".join(f"slot-{seat}.age" for seat in slips.values()),
        keys="".join(_KEY.format(seat=seat, key=key) for key, seat in slips.items()),
        inner=list(slips)[-1],
        example=next((f"{o.seat}-{o.track}-{o.round}-{o.sequence}" for o in counted), "*"),
    )
