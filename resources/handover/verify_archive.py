#!/usr/bin/env python3
"""Check a review archive (.rdarchive) without ReviewDesk, and derive its ranking anew.

一个文件，不依赖 ReviewDesk：核验评审档案，并由评分表重新推算名次。

    python3 verify_archive.py archive.rdarchive --fingerprint XXXX-XXXX-XXXX-XXXX
    python3 verify_archive.py archive.rdarchive addendum-01-decide.rdaddendum addendum-02-notice.rdaddendum …

It needs Python 3.9 or later and one package, `cryptography` 38 or later
(python3 -m pip install cryptography; on Debian and Ubuntu: apt install python3-cryptography).
An archive is readable by itself: no code, no key, no `age` is needed. Where the programs `pdfsig` and
`pdftotext` (package poppler-utils) are on the machine, the signed rankings are looked at as well.

Exit codes: 0 agrees · 2 something differs · 3 something is missing · 4 not an archive · 64 misuse.

It was written from the published descriptions of the files and shares no code with the program; where the
descriptions leave something open, it follows what the program does. Read it from top to bottom: files, keys,
log, ballots, arithmetic, decisions, papers, what followed. Every number is a fraction; there is no float.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import locale
import math
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Context, Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn, TypeVar
from xml.etree import ElementTree

if sys.version_info < (3, 9):  # noqa: UP036
    sys.exit("需要 Python 3.9 或更高版本 / needs Python 3.9 or later")
try:
    import cryptography
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:  # pragma: no cover
    sys.exit("需要 cryptography / needs cryptography: python3 -m pip install cryptography")
if int(cryptography.__version__.split(".")[0]) < 38:
    sys.exit("需要 cryptography 38 或更高版本 / needs cryptography 38 or later")

DIFFERS, MISSING, NO_ARCHIVE, MISUSE = 2, 3, 4, 64
Json = dict[str, Any]
A = TypeVar("A")
B = TypeVar("B")


class RefusedError(Exception):
    """The first thing found wrong, with the exit code it means; `derived` where places could be derived."""

    def __init__(self, code: int, chinese: str, english: str, derived: Json | None = None) -> None:
        super().__init__(english)
        self.code, self.chinese, self.english, self.derived = code, chinese, english, derived


def differs(chinese: str, english: str) -> NoReturn:
    raise RefusedError(DIFFERS, chinese, english)


def missing(chinese: str, english: str) -> NoReturn:
    raise RefusedError(MISSING, chinese, english)


def no_archive(chinese: str, english: str) -> NoReturn:
    raise RefusedError(NO_ARCHIVE, chinese, english)


def must(held: bool, chinese: str, english: str) -> None:
    if not held:
        differs(chinese, english)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def paired(one: Iterable[A], other: Iterable[B]) -> list[tuple[A, B]]:
    """Pair two lists of one length (Python 3.9 has no strict zip)."""
    first, second = list(one), list(other)
    must(len(first) == len(second), "个数不符", "two lists differ in length")
    return list(zip(first, second))  # noqa: B905


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ---------------------------------------------------------------------------------------------------------
# 1. Canonical JSON: sorted keys, UTF-8, no spaces, no floats; read, written again, compared.


def encode(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def decode(data: bytes, name: str) -> Any:
    def refuse(text: str) -> NoReturn:
        raise ValueError(text)

    try:
        value = json.loads(data, parse_float=refuse, parse_constant=refuse)
        same = encode(value) == data
    except (ValueError, RecursionError):
        same = False
    must(same, f"{name} 不是规范的 JSON", f"{name} is not canonical JSON")
    return value


def decode_object(data: bytes, name: str, keys: str | None = None) -> Json:
    value = decode(data, name)
    must(isinstance(value, dict), f"{name} 不是对象", f"{name} is not an object")
    if keys is not None:
        must(set(value) == set(keys.split()), f"{name} 的字段不符", f"{name} has other keys than it should")
    if "schema" in value:
        must(value["schema"] == 1, f"{name} 的版本不认识", f"the schema of {name} is unknown")
    return value  # type: ignore[no-any-return]


# ---------------------------------------------------------------------------------------------------------
# 2. The container: POSIX ustar whose every header block has exactly one spelling.

BLOCK = 512
PATH = re.compile(r"[a-z0-9/._-]{1,99}")


def tar_header(path: str, size: int) -> bytes:
    """Return the one header block a member of this name and size may have."""
    fields = (
        path.encode().ljust(100, b"\0"),
        b"0000644\0",
        b"0000000\0",
        b"0000000\0",
        b"%011o\0" % size,
        b"00000000000\0",
        b" " * 8,
        b"0",
        b"\0" * 100,
        b"ustar\0",
        b"00",
        b"\0" * 32,
        b"\0" * 32,
        b"0000000\0",
        b"0000000\0",
        b"\0" * 155,
        b"\0" * 12,
    )
    block = b"".join(fields)
    return block[:148] + b"%06o\0 " % sum(block) + block[156:]


def tar_members(data: bytes) -> dict[str, bytes]:
    """Return the members of a container in their order."""
    members: dict[str, bytes] = {}
    at = 0
    while data[at : at + BLOCK] != b"\0" * BLOCK:
        block = data[at : at + BLOCK]
        if len(block) < BLOCK:
            no_archive("文件不完整：提前结束", "the file ends early")
        path = block[:100].rstrip(b"\0").decode("ascii", "replace")
        try:
            size = int(block[124:135], 8)
        except ValueError:
            size = -1
        if size < 0 or not PATH.fullmatch(path) or block != tar_header(path, size):
            no_archive(f"第 {at} 字节处不是规范的文件头", f"no canonical member header at byte {at}")
        parts = path.split("/")
        if path in members or ".." in parts or "." in parts or "" in parts:
            no_archive(f"不允许的成员：{path}", f"a member that may not be: {path}")
        at += BLOCK
        body, padding = data[at : at + size], -size % BLOCK
        if len(body) < size or data[at + size : at + size + padding] != b"\0" * padding:
            no_archive(f"{path} 不完整或填充不符", f"{path} ends early or its padding is not zero")
        members[path] = body
        at += size + padding
    if data[at:] != b"\0" * (2 * BLOCK):
        if len(data) < at + 2 * BLOCK:
            no_archive("文件不完整：提前结束", "the file ends early")
        differs("文件结尾之后还有内容", "there is more after the end of the file")
    return members


# ---------------------------------------------------------------------------------------------------------
# 3. Keys and signatures: Ed25519 in the armour of ssh-keygen, rebuilt before it is verified.

PRIME = 2**255 - 19
CURVE = -121665 * pow(121666, -1, PRIME) % PRIME
SIGNATURE_BEGIN, SIGNATURE_END = "-----BEGIN SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----\n"


def ssh_string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def ssh_key(text: object, name: str) -> bytes:
    """Return the 32 bytes of an `ssh-ed25519 …` line, which must not be a point of small order."""
    kind, _, body = str(text).partition(" ")
    try:
        blob = base64.b64decode(body, validate=True)
    except ValueError:
        blob = b""
    head = ssh_string(b"ssh-ed25519") + struct.pack(">I", 32)
    sane = kind == "ssh-ed25519" and blob.startswith(head) and len(blob) == len(head) + 32
    sane = sane and base64.b64encode(blob).decode() == body
    must(
        sane and not small_order(blob[-32:]), f"{name} 的公钥不可用", f"the public key of {name} is unusable"
    )
    return blob[-32:]


def small_order(key: bytes) -> bool:
    """Say whether eight times the point is the neutral element, or whether it is no point at all."""
    y = int.from_bytes(key, "little") & ((1 << 255) - 1)
    if y >= PRIME:
        return True
    square = (y * y - 1) * pow(CURVE * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    if (x * x - square) % PRIME:
        return True
    for _ in range(3):
        product = CURVE * x * x * y * y % PRIME
        x, y = (
            2 * x * y * pow(1 + product, -1, PRIME) % PRIME,
            (y * y + x * x) * pow(1 - product, -1, PRIME) % PRIME,
        )
    return (x, y) == (0, 1)


def armour(signature: bytes, key: bytes, namespace: str) -> bytes:
    """Return the one spelling an SSHSIG of these values may have."""
    blob = b"SSHSIG" + struct.pack(">I", 1)
    blob += ssh_string(ssh_string(b"ssh-ed25519") + ssh_string(key)) + ssh_string(namespace.encode())
    blob += ssh_string(b"") + ssh_string(b"sha512")
    blob += ssh_string(ssh_string(b"ssh-ed25519") + ssh_string(signature))
    text = base64.b64encode(blob).decode()
    lines = "".join(text[n : n + 70] + "\n" for n in range(0, len(text), 70))
    return (SIGNATURE_BEGIN + lines + SIGNATURE_END).encode()


def signed(armoured: bytes, message: bytes, key: bytes, namespace: str) -> bool:
    """Say whether this key signed the message for this purpose."""
    try:
        body = armoured.decode().removeprefix(SIGNATURE_BEGIN).removesuffix(SIGNATURE_END)
        signature = base64.b64decode(body)[-64:]
    except ValueError:
        return False
    if armour(signature, key, namespace) != armoured:
        return False
    said = b"SSHSIG" + ssh_string(namespace.encode()) + ssh_string(b"") + ssh_string(b"sha512")
    try:
        verifier = Ed25519PublicKey.from_public_bytes(key)
        verifier.verify(signature, said + ssh_string(hashlib.sha512(message).digest()))
    except (InvalidSignature, ValueError):
        return False
    return True


CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def short_code(digest: str) -> str:
    """Return the first 80 bits of a digest in four groups of four."""
    number = int(digest[:20], 16)
    text = "".join(CROCKFORD[number >> shift & 31] for shift in range(75, -1, -5))
    return "-".join(text[n : n + 4] for n in range(0, 16, 4))


def plain_code(text: str) -> str:
    """Forgive case, blanks, hyphens and the letters that look like digits."""
    kept = re.sub(r"[\s-]", "", text).upper()
    return kept.translate(str.maketrans("OIL", "011"))


# ---------------------------------------------------------------------------------------------------------
# 4. Headers: what a sealed file says of itself, and who signed it.

HEADER = "batch_digest created kind parts plan_digest previous_digest review_session schema sequence signer"
HEX = re.compile(r"[0-9a-f]{64}")


@dataclass
class Sealed:
    """The header of one sealed file, its digest and the key that signed it."""

    name: str
    fields: Json
    digest: str
    key: bytes

    def part(self, path: str) -> Json | None:
        return next((one for one in self.fields["parts"] if one["path"] == path), None)

    def content(self, path: str) -> str:
        found = self.part(path)
        must(found is not None, f"{self.name} 没有 {path}", f"{self.name} lists no {path}")
        return str(found["content"])  # type: ignore[index]


def read_header(need: Callable[[str], bytes], prefix: str, kind: str, further: str = "") -> Sealed:
    """Read header and signature under a folder of the archive; the signature is that of the named signer."""
    name = prefix + "header.json"
    data, signature = need(name), need(name + ".sig")
    fields = decode_object(data, name, f"{HEADER} {further}")
    must(fields["kind"] == kind, f"{name} 的类型不符", f"{name} is of another kind")
    for part in fields["parts"]:
        well = set(part) == {"content", "path", "sha256", "size"} and PATH.fullmatch(str(part["path"]))
        well = well and HEX.fullmatch(str(part["sha256"])) and HEX.fullmatch(str(part["content"]))
        must(
            bool(well) and type(part["size"]) is int, f"{name} 的清单不符", f"a part in {name} is ill-formed"
        )
    key = ssh_key(fields["signer"], name)
    if not signed(signature, data, key, f"reviewdesk-{kind}"):
        differs(f"{name} 的签名无效", f"the signature of {name} does not hold")
    return Sealed(name, fields, sha256(data), key)


@dataclass
class Archive:
    """The members of an archive, each as long and with the digest its signed header gives."""

    header: Sealed
    members: dict[str, bytes]
    withheld: tuple[str, ...]
    used: set[str] = field(default_factory=set)

    def need(self, path: str) -> bytes:
        if path not in self.members:
            missing(f"缺少 {path}", f"{path} is missing")
        self.used.add(path)
        return self.members[path]

    def under(self, prefix: str) -> dict[str, bytes]:
        return {path: data for path, data in self.members.items() if path.startswith(prefix)}


def open_archive(path: Path) -> Archive:
    members = tar_members(path.read_bytes())
    if list(members)[:2] != ["header.json", "header.json.sig"]:
        no_archive("开头不是 header.json 和签名", "it does not begin with header.json and its signature")
    try:
        kind = json.loads(members["header.json"])
        known = kind["kind"] == "archive" and kind["schema"] == 1
    except (ValueError, KeyError, TypeError, RecursionError):
        known = False
    if not known:
        no_archive("不是本程序认识的评审档案", "not an archive of a known schema")
    header = read_header(members.__getitem__, "", "archive")
    absent = check_parts(header, members)
    return Archive(header, members, tuple(absent), {"header.json", "header.json.sig"})


def check_parts(header: Sealed, members: dict[str, bytes]) -> list[str]:
    """Hold the members against the list; return those that are withheld."""
    listed = [str(part["path"]) for part in header.fields["parts"]]
    absent = [one for one in listed if one not in members]
    private = [one for one in listed if one.startswith("private/")]
    if absent and absent != private:
        missing(f"缺少 {absent[0]}", f"{absent[0]} is missing")
    order = [one for one in listed if one not in absent]
    if list(members)[2:] != order:
        differs("成员与清单不符", "the members are not those listed, in that order")
    for part in header.fields["parts"]:
        data = members.get(part["path"])
        if data is not None and (len(data) != part["size"] or sha256(data) != part["sha256"]):
            differs(f"{part['path']} 与清单的摘要不符", f"{part['path']} differs from its listed digest")
        if part["content"] != part["sha256"]:
            differs(f"{part['path']} 的两个摘要不同", f"{part['path']} has two digests")
    return absent


# ---------------------------------------------------------------------------------------------------------
# 5. The lineage: the batch that the secretary sealed, and its supplements.


@dataclass
class Lineage:
    """What was sealed before the review: seats, plans by digest, applications, dossier digests."""

    batch: Sealed
    head: Sealed
    seats: dict[str, Json]
    plans: dict[str, Json]
    lists: list[Json]
    dossiers: dict[str, list[str]]

    def key(self, seat: str) -> bytes:
        found = self.seats.get(seat)
        if found is None or found["ssh_key"] is None:
            differs(f"席位 {seat} 没有签名密钥", f"seat {seat} has no signing key")
        return ssh_key(found["ssh_key"], seat)

    def role(self, seat: object) -> str:
        return str(self.seats[seat]["role"]) if isinstance(seat, str) and seat in self.seats else ""


def read_lineage(archive: Archive) -> Lineage:
    batch = read_header(archive.need, "batch/", "batch", "seats")
    first = batch.fields
    rooted = first["sequence"] == 1 and first["previous_digest"] is None and first["batch_digest"] is None
    must(rooted, "评审材料包不是首个文件", "the batch is not the first of its lineage")
    found = Lineage(batch, batch, {}, {}, [], {})
    extend_lineage(archive, found, batch, "batch/")
    numbers = {path.split("/")[1] for path in archive.under("supplements/")}
    for number in sorted(numbers, key=lambda text: (len(text), text)):
        prefix = f"supplements/{number}/"
        sealed = read_header(archive.need, prefix, "supplement", "seats")
        fields = sealed.fields
        follows = (
            str(fields["sequence"]) == number
            and fields["sequence"] == found.head.fields["sequence"] + 1
            and fields["previous_digest"] == found.head.digest
            and fields["batch_digest"] == batch.digest
            and fields["signer"] == first["signer"]
            and fields["review_session"] == first["review_session"]
        )
        must(follows, f"补充包 {number} 不接续上一个", f"supplement {number} does not follow the one before")
        found.head = sealed
        extend_lineage(archive, found, sealed, prefix)
    check_seats(found)
    return found


def extend_lineage(archive: Archive, found: Lineage, sealed: Sealed, prefix: str) -> None:
    """Take in what one sealed file brought: seats, a plan, a list, sections."""
    for seat in sealed.fields["seats"]:
        must(
            set(seat) == {"certificate", "id", "recipient", "role", "ssh_key", "tracks"}
            and seat["id"] not in found.seats,
            "席位清单不符",
            "the seats are ill-formed or named twice",
        )
        found.seats[seat["id"]] = seat
    if sealed.part("plan.json"):
        data = archive.need(prefix + "plan.json")
        well = sha256(data) == sealed.content("plan.json") == sealed.fields["plan_digest"]
        must(well, f"{prefix}plan.json 与包内摘要不符", f"{prefix}plan.json is not the sealed plan")
        found.plans[sha256(data)] = decode_object(data, prefix + "plan.json")
    must(
        sealed.fields["plan_digest"] in found.plans,
        "评审方案的摘要不符",
        "the header names a plan that is not there",
    )
    if sealed.part("list.age"):
        data = archive.need(prefix + "list.json")
        must(
            sha256(data) == sealed.content("list.age"),
            f"{prefix}list.json 与包内摘要不符",
            f"{prefix}list.json is not the sealed list",
        )
        found.lists.append(decode_object(data, prefix + "list.json"))
    manifest = decode_object(
        archive.need(prefix + "manifest.json"), prefix + "manifest.json", "dossiers schema"
    )
    for application, sections in manifest["dossiers"].items():
        for section in sections:
            if section["file"] == sealed.fields["sequence"]:
                same = sealed.content(section["path"]) == section["content"]
                must(same, f"{application} 的材料摘要不符", f"the manifest differs for {application}")
        found.dossiers[application] = [section["content"] for section in sections]


def check_seats(found: Lineage) -> None:
    keys: list[object] = []
    for name, seat in found.seats.items():
        keys += [seat["recipient"], seat["ssh_key"], seat["certificate"]]
        if seat["ssh_key"] is not None:
            ssh_key(seat["ssh_key"], name)
        bare = seat["role"] == "reveal"
        must(
            (seat["ssh_key"] is None) == bare and (seat["certificate"] is None) == bare,
            f"席位 {name} 的密钥与职责不符",
            f"seat {name} holds keys its role does not need",
        )
    given = [key for key in keys if key is not None]
    must(len(set(given)) == len(given), "两个席位使用了同一密钥", "one key stands in two seats")
    secretaries = [seat for seat in found.seats.values() if seat["role"] == "secretary"]
    must(
        len(secretaries) == 1 and secretaries[0]["ssh_key"] == found.batch.fields["signer"],
        "评审材料包不是秘书席位签的",
        "the batch is not signed by the secretary's seat",
    )


def check_certificates(archive: Archive, found: Lineage) -> x509.Certificate:
    """Check the certificates of the seats against the sealed digests and the authority of the session."""
    lines = (f"{seat} {one['ssh_key']}\n" for seat, one in sorted(found.seats.items()) if one["ssh_key"])
    must(
        archive.need("keys/allowed_signers") == "".join(lines).encode(),
        "keys/allowed_signers 与席位不符",
        "keys/allowed_signers differs from the seats",
    )
    certificates: dict[str, x509.Certificate] = {}
    for name, seat in found.seats.items():
        if seat["certificate"] is None:
            continue
        try:
            one = x509.load_pem_x509_certificate(archive.need(f"keys/{name}.pem"))
        except ValueError:
            differs(f"{name} 的证书读不出", f"the certificate of {name} cannot be read")
        digest = one.fingerprint(hashes.SHA256()).hex()
        must(digest == seat["certificate"], f"{name} 的证书不符", f"the certificate of {name} is another")
        certificates[name] = one
    surplus = set(archive.under("keys/")) - {f"keys/{name}.pem" for name in certificates}
    must(surplus == {"keys/allowed_signers"}, "多出证书", "there are keys of nobody")
    issuer = certificates[next(n for n, seat in found.seats.items() if seat["role"] == "secretary")]
    constraint = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
    must(
        constraint.ca and constraint.path_length == 0,
        "根证书的约束不符",
        "the session's certificate is no authority of path length 0",
    )
    authority = issuer.public_key()
    if not isinstance(authority, ec.EllipticCurvePublicKey):
        differs("根证书的密钥不符", "the session's certificate has another kind of key")
    for name, one in certificates.items():
        held = one.issuer == issuer.subject
        try:
            authority.verify(one.signature, one.tbs_certificate_bytes, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            held = False
        must(held, f"{name} 的证书不是本次评审会签发的", f"the certificate of {name} is not of this session")
    return issuer


# ---------------------------------------------------------------------------------------------------------
# 6. The log: a chain of digests; what two people must agree on counts with both signatures only.

LOG = b"reviewdesk-log-v1\0"
BY_TWO = words(
    "adopt reopen void absent replaced typed withdraw adjourn resume close reveal ranking overrule correct "
    "vote lot finalise refinalise deemed left"
)
BY_SEAT = words("explain sign")


@dataclass
class Entry:
    """One entry of the chair's log."""

    index: int
    kind: str
    data: Json
    head: str
    before: str


def read_log(archive: Archive, found: Lineage, chair: str) -> list[Entry]:
    """Rebuild the chain and return the entries; the attestations are checked and left out."""
    root = bytes.fromhex(found.batch.fields["review_session"]) + bytes.fromhex(found.batch.digest)
    head = hashlib.sha256(LOG + root + chair.encode()).hexdigest()
    entries: list[Entry] = []
    attested: dict[int, list[str]] = {}
    lines = archive.need("log.jsonl").split(b"\n")
    must(lines.pop() == b"", "日志结尾不符", "the log does not end with a line")
    for index, line in enumerate(lines, start=1):
        name = f"log.jsonl:{index}"
        row = decode_object(line, name, "entry head index")
        entry, before = row["entry"], head
        head = hashlib.sha256(
            LOG + bytes.fromhex(head) + struct.pack(">Q", index) + encode(entry)
        ).hexdigest()
        must(
            row["index"] == index and row["head"] == head and set(entry) == {"at", "data", "kind"},
            f"日志第 {index} 条不接续",
            f"entry {index} of the log does not follow",
        )
        if entry["kind"] == "attest":
            attest(found, entries, attested, entry["data"], index)
        else:
            entries.append(Entry(index, entry["kind"], entry["data"], head, before))
    for one in entries:
        check_attested(archive, found, one, attested.get(one.index, []))
    return entries


def attest(
    found: Lineage, entries: list[Entry], attested: dict[int, list[str]], data: Json, index: int
) -> None:
    held = bool(entries) and set(data) == {"of", "seat", "signature"} and data["of"] == entries[-1].index
    if held:
        message = bytes.fromhex(entries[-1].head)
        key = found.key(data["seat"])
        held = signed(data["signature"].encode(), message, key, "reviewdesk-log")
        attested.setdefault(data["of"], []).append(data["seat"])
    must(held, f"日志第 {index} 条的签名无效", f"the attestation in entry {index} of the log does not hold")


def check_attested(archive: Archive, found: Lineage, one: Entry, seats: list[str]) -> None:
    roles = sorted(found.role(seat) for seat in seats)
    plan = found.plans[archive.header.fields["plan_digest"]]
    alone = plan["review_session"]["witness"] == "none"
    if one.kind in BY_TWO:
        held = roles == (["chair"] if alone else ["chair", "witness"])
    elif one.kind in BY_SEAT:
        held = seats == [one.data["seat"]]
    else:
        held = not seats
    must(
        held,
        f"日志第 {one.index} 条（{one.kind}）缺少应有的签名",
        f"entry {one.index} of the log ({one.kind}) lacks the signatures it needs",
    )


# ---------------------------------------------------------------------------------------------------------
# 7. Roll and ballots: one outcome per seat, track and round; what counts is signed by its seat.

Cell = tuple[str, str, int]


@dataclass
class Sheet:
    """The marks of one seat in one track, as it cast them or as two people typed them."""

    marks: dict[str, list[str]]
    states: dict[str, str]
    objections: set[tuple[str, str]]


@dataclass
class Ballots:
    """What the roll says of every cell, and the sheets that count."""

    roll: dict[Cell, Json]
    sheets: dict[Cell, Sheet] = field(default_factory=dict)
    typed: set[Cell] = field(default_factory=set)
    late: dict[Cell, Json] = field(default_factory=dict)


def one_of(entries: list[Entry], kind: str) -> Entry:
    found = [one for one in entries if one.kind == kind]
    must(len(found) == 1, f"日志中 {kind} 应有且只有一条", f"the log should hold {kind} exactly once")
    return found[0]


def score_rounds(plan: Json) -> int:
    return next((int(stage["rounds"]) for stage in plan["stage"] if stage["kind"] == "score"), 1)


def read_ballots(archive: Archive, found: Lineage, entries: list[Entry], plan: Json) -> Ballots:
    close = one_of(entries, "close")
    roll = {(row["seat"], row["track"], row["round"]): row for row in close.data["roll"]}
    must(len(roll) == len(close.data["roll"]), "席位结果登记重复", "the roll names a cell twice")
    tracks = {track["id"] for track in plan["track"]}
    for seat, one in found.seats.items():
        for track in one["tracks"] if one["role"] in ("reviewer", "spare") else ():
            for number in range(1, score_rounds(plan) + 1):
                row = roll.get((seat, track, number))
                if row is None or row["state"] is None:
                    missing(f"席位 {seat}（{track}）没有结果", f"seat {seat} has no outcome in {track}")
                must(track in tracks, f"类别 {track} 不存在", f"there is no track {track}")
    ballots = Ballots(roll)
    for seat, track, _ in roll:
        sits = track in found.seats.get(seat, {}).get("tracks", ())
        must(sits, f"登记了不在座的席位 {seat}", f"the roll names seat {seat}, which has no place there")
    held = read_headers(archive, found, [one for one in entries if one.kind in ("received", "refused")])
    outcomes = follow_outcomes(entries, close)
    unreadable = {tuple(one[:3]) for one in one_of(entries, "reveal").data["unreadable"]}
    for cell, row in roll.items():
        check_outcome(found, cell, row, outcomes.get(cell))
        if row["state"] == "counted":
            take_counted(archive, found, ballots, cell, held, entries, cell in unreadable)
        elif row["state"] == "typed":
            take_typed(archive, found, ballots, cell, row["digest"])
    for cell in unreadable:
        late = [
            one for one in entries if one.kind == "typed" and cell_of(one) == cell and one.index > close.index
        ]
        must(len(late) == 1, f"{cell} 未补录", f"the unreadable ballot of {cell} was not typed")
        take_typed(archive, found, ballots, cell, late[0].data["digest"])
        ballots.late[cell] = {"state": "typed", "digest": late[0].data["digest"]}
    expected = {f"typed/{seat}-{track}-{number}.json" for seat, track, number in ballots.typed}
    must(
        set(archive.under("typed/")) == expected, "多出录入的评分表", "there are typed sheets nobody counted"
    )
    return ballots


def cell_of(entry: Entry) -> Cell:
    return entry.data["seat"], entry.data["track"], entry.data["round"]


def follow_outcomes(entries: list[Entry], close: Entry) -> dict[Cell, tuple[str, Any]]:
    """Return what the log before the close says of each cell: the last outcome and its digest."""
    outcomes: dict[Cell, tuple[str, Any]] = {}
    for one in entries:
        if one.index > close.index:
            break
        if one.kind in ("received", "typed"):
            outcomes[cell_of(one)] = ("counted" if one.kind == "received" else "typed", one.data["digest"])
        elif one.kind in ("absent", "void", "replaced") and "cells" in one.data:
            for track, number in one.data["cells"]:
                outcomes[one.data["seat"], track, number] = (one.kind, one.data.get("substitute"))
        elif one.kind == "reopen":
            outcomes.pop(cell_of(one), None)
    return outcomes


def check_outcome(found: Lineage, cell: Cell, row: Json, logged: tuple[str, Any] | None) -> None:
    state = row["state"]
    if state in ("counted", "typed"):
        held = logged == (state, row["digest"])
    elif state == "unused":
        held = logged is None and found.role(cell[0]) == "spare" and row["digest"] is None
    elif state == "replaced":
        held = logged == ("replaced", row["substitute"]) and row["digest"] is None
    else:
        held = logged is not None and logged[0] == state and row["digest"] is None
    name = f"{cell[0]}-{cell[1]}-{cell[2]}"
    must(
        held,
        f"{name} 的结果（{state}）与日志不符",
        f"the outcome of {name} ({state}) is not what the log says",
    )


def read_headers(archive: Archive, found: Lineage, received: list[Entry]) -> dict[str, Sealed]:
    """Return the headers of all ballots in the archive by digest, each signed by its own seat."""
    held: dict[str, Sealed] = {}
    logged = {f"{'-'.join(map(str, cell_of(e)))}-{e.data['sequence']}": e.data["digest"] for e in received}
    for folder in sorted({path.split("/")[1] for path in archive.under("ballots/")}):
        must(folder in logged, f"评分表 {folder} 没有收取记录", f"nobody collected the ballot {folder}")
        sealed = read_header(archive.need, f"ballots/{folder}/", "ballot", "round seat track")
        one = sealed.fields
        named = f"{one['seat']}-{one['track']}-{one['round']}-{one['sequence']}"
        well = (
            named == folder
            and found.role(one["seat"]) in ("reviewer", "spare")
            and found.key(one["seat"]) == sealed.key
            and one["batch_digest"] == found.batch.digest
            and one["review_session"] == found.batch.fields["review_session"]
            and [part["path"] for part in one["parts"]] == ["statement.age", "scores.age"]
        )
        well = well and sealed.digest == logged[folder]
        must(well, f"评分表 {folder} 不属于其席位", f"ballot {folder} is not that of its seat")
        held[sealed.digest] = sealed
    return held


def take_counted(
    archive: Archive,
    found: Lineage,
    ballots: Ballots,
    cell: Cell,
    held: dict[str, Sealed],
    entries: list[Entry],
    unreadable: bool,
) -> None:
    digest = ballots.roll[cell]["digest"]
    name = f"{cell[0]}-{cell[1]}-{cell[2]}"
    if digest not in held:
        missing(f"缺少已计入的评分表 {name}", f"the counted ballot {name} is missing")
    sealed = held[digest]
    one = sealed.fields
    own = (one["seat"], one["track"], one["round"]) == cell
    must(
        own and one["plan_digest"] == archive.header.fields["plan_digest"],
        f"评分表 {name} 不符",
        f"ballot {name} is another",
    )
    while one["sequence"] > 1:
        step = [
            e
            for e in entries
            if e.kind == "reopen" and cell_of(e) == cell and e.data["sequence"] == one["sequence"]
        ]
        held_step = len(step) == 1 and step[0].data["digest"] == one["previous_digest"]
        must(
            held_step and one["previous_digest"] in held,
            f"评分表 {name} 的重开没有记录",
            f"ballot {name} was cast again without a reopening",
        )
        one = held[one["previous_digest"]].fields
    if unreadable:
        return
    folder = f"ballots/{name}-{sealed.fields['sequence']}/"
    data = archive.need(folder + "scores.json")
    must(
        sha256(data) == sealed.content("scores.age"),
        f"评分表 {name} 的分数与签名不符",
        f"the scores of ballot {name} are not those its seat signed",
    )
    ballots.sheets[cell] = read_sheet(found, cell, data, sealed.fields)
    statement = f"private/statements/{name}-{sealed.fields['sequence']}.json"
    if not archive.withheld:
        told = archive.need(statement)
        must(
            sha256(told) == sealed.content("statement.age"),
            f"{statement} 与签名不符",
            f"{statement} is not what the seat signed",
        )


def take_typed(archive: Archive, found: Lineage, ballots: Ballots, cell: Cell, digest: object) -> None:
    name = f"typed/{cell[0]}-{cell[1]}-{cell[2]}.json"
    data = archive.need(name)
    must(sha256(data) == digest, f"{name} 与日志的摘要不符", f"{name} is not the sheet the log names")
    ballots.sheets[cell] = read_sheet(found, cell, data, None)
    ballots.typed.add(cell)


SHEET = "comments identity nonce objections padding reasons schema scores states"


def read_sheet(found: Lineage, cell: Cell, data: bytes, header: Json | None) -> Sheet:
    name = f"{cell[0]}-{cell[1]}-{cell[2]}"
    sheet = decode_object(data, name, SHEET)
    identity = sheet["identity"]
    same = (identity["seat"], identity["track"], identity["round"]) == cell
    same = same and identity["review_session"] == found.batch.fields["review_session"]
    if header is not None:
        same = same and identity["plan_digest"] == header["plan_digest"]
        same = same and identity["sequence"] == header["sequence"]
    for application, dossier in identity["dossiers"].items():
        same = same and dossier in found.dossiers.get(application, ())
    must(same, f"评分表 {name} 的身份不符", f"the identity inside ballot {name} is another")
    states = {row["application"]: row["state"] for row in sheet["states"]}
    must(
        not set(states) & set(sheet["scores"]), f"评分表 {name} 自相矛盾", f"ballot {name} contradicts itself"
    )
    objections = {(app, criterion) for app, said in sheet["objections"].items() for criterion in said}
    return Sheet(sheet["scores"], states, objections)


# ---------------------------------------------------------------------------------------------------------
# 8. The arithmetic: marks to totals, totals to the number ranked on. Exact throughout.


def half_up(value: Fraction, places: int) -> Fraction:
    """Round half up to so many places."""
    scale = 10**places
    return Fraction((2 * value.numerator * scale + value.denominator) // (2 * value.denominator), scale)


def fixed(value: Fraction, places: int) -> str:
    """Write a number rounded half up with exactly so many places."""
    scaled = int(half_up(value, places) * 10**places)
    digits = str(abs(scaled)).rjust(places + 1, "0")
    sign = "-" if scaled < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def shortest(value: Fraction) -> str:
    """Write the shortest decimal that is exact, else p/q."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    places = 0
    while rest == 1 and (value * 10**places).denominator != 1:
        places += 1
    return fixed(value, places) if rest == 1 else str(value)


def mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def median(values: list[Fraction]) -> Fraction:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def trimmed(values: dict[str, Fraction], trim: int) -> tuple[Fraction, list[str]]:
    """Drop the first and last `trim` by (value, reviewer), but never all; return mean and who fell out."""
    order = sorted(values, key=lambda seat: (values[seat], seat))
    cut = min(trim, (len(order) - 1) // 2)
    kept = order[cut : len(order) - cut]
    return mean([values[seat] for seat in kept]), sorted(set(order) - set(kept))


def aggregate(rule: str, values: dict[str, Fraction], trim: int) -> tuple[Fraction, list[str]]:
    if rule == "trimmed":
        return trimmed(values, trim)
    return (median if rule == "median" else mean)(list(values.values())), []


def mark_value(criterion: Json, text: str) -> Fraction | None:
    """Read one mark; None where it lies outside what the criterion admits."""
    text = unicodedata.normalize("NFKC", text).strip()
    if criterion["mode"] == "gate":
        words = {"pass": 1, "通过": 1, "fail": 0, "不通过": 0}
        return Fraction(words[text.lower()]) if text.lower() in words else None
    tops = {band["name"]: Fraction(band["max"]) for band in criterion["bands"]}
    if criterion["mode"] == "bands" and text in tops:
        return tops[text]
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", text):
        return None
    value = Fraction(text)
    if criterion["mode"] == "bands":
        return value if value in tops.values() else None
    lawful = value <= Fraction(criterion["max"]) and (value / Fraction(criterion["step"])).denominator == 1
    return value if lawful else None


@dataclass
class Row:
    """One seat's marks for one application.

    `own`: the state stands in the sheet itself or was decided for this row, so that a withdrawal leaves it.
    `instead`: what a vote put in place of the marks; the marks stay, for whoever is compared with them.
    """

    state: str
    values: dict[str, Fraction] = field(default_factory=dict)
    instead: dict[str, Fraction] | None = None
    own: bool = False

    @property
    def counts(self) -> dict[str, Fraction]:
        return self.values if self.instead is None else self.instead


@dataclass
class Figure:
    """What an application is ranked on, with what is printed of it."""

    exact: Fraction
    text: str
    published: str
    ranked: Fraction
    dropped: list[str] = field(default_factory=list)
    parts: dict[str, tuple[str, Fraction]] = field(default_factory=dict)


@dataclass
class Track:
    """One track as it stands: rules, applications, who sits, every row, the aggregate that is applied."""

    plan: Json
    seats: dict[str, str]
    applications: list[str]
    rows: dict[str, dict[str, Row]]
    applied: str
    objections: set[tuple[str, str]]
    objective: dict[str, dict[str, str]] = field(default_factory=dict)
    flags: dict[str, set[str]] = field(default_factory=dict)

    @property
    def rules(self) -> Json:
        return self.plan["rules"]  # type: ignore[no-any-return]

    @property
    def criteria(self) -> list[Json]:
        return self.plan["criterion"]  # type: ignore[no-any-return]

    @property
    def panel(self) -> list[str]:
        return [seat for seat, state in self.seats.items() if state not in ("replaced", "unused")]

    def copy(self) -> Track:
        """Return a track of its own to decide on."""
        rows = {
            application: {seat: Row(row.state, dict(row.values), own=row.own) for seat, row in own.items()}
            for application, own in self.rows.items()
        }
        objective = {application: dict(own) for application, own in self.objective.items()}
        return replace(self, seats=dict(self.seats), rows=rows, objective=objective, flags={})

    def flag(self, application: str, word: str) -> None:
        self.flags.setdefault(application, set()).add(word)

    @cached_property
    def shares(self) -> dict[str, Fraction]:
        """By what a mark is multiplied on its way into the total; what is deducted is negative."""
        found = {}
        for one in self.criteria:
            if one["mode"] in ("gate", "deduction"):
                found[one["id"]] = -Fraction(one["factor"]) * (one["mode"] == "deduction")
            elif self.rules["form"] == "weights":
                found[one["id"]] = 100 * Fraction(one["weight"]) / Fraction(one["max"])
            else:
                found[one["id"]] = Fraction(one["factor"])
        return found

    def total(self, marks: dict[str, Fraction]) -> Fraction:
        said = sum((share * marks[name] for name, share in self.shares.items() if share), Fraction(0))
        return max(said, Fraction(0))

    def scored(self, application: str) -> dict[str, Row]:
        return {seat: row for seat, row in sorted(self.rows[application].items()) if row.state == "scored"}

    def totals(self, application: str) -> dict[str, Fraction]:
        return {seat: self.total(row.counts) for seat, row in self.scored(application).items()}

    def originals(self, application: str) -> dict[str, Fraction]:
        return {seat: self.total(row.values) for seat, row in self.scored(application).items()}

    def columns(self, application: str) -> dict[str, dict[str, Fraction]]:
        """Return criterion → seat → mark, for every criterion that has numbers."""
        rows = self.scored(application)
        kept = [one["id"] for one in self.criteria if one["mode"] != "gate"]
        return {name: {seat: row.counts[name] for seat, row in rows.items()} for name in kept}

    def means(self, application: str) -> dict[str, Fraction]:
        """Return the untrimmed mean mark of each criterion that has marks in numbers."""
        return {
            name: mean(list(marks.values())) for name, marks in self.columns(application).items() if marks
        }

    def weighed(self, numbers: dict[str, Fraction]) -> Fraction:
        """Add up one number per criterion as marks are added up."""
        return max(
            sum((self.shares[name] * number for name, number in numbers.items()), Fraction(0)), Fraction(0)
        )


def figures(track: Track, ranked: list[str]) -> dict[str, Figure]:
    """Return the figure of every application that somebody scored."""
    scored = [one for one in ranked if track.scored(one)]
    totals = {one: track.totals(one) for one in scored}
    if track.applied == "rank_sum":
        return {one: figure(track, number) for one, number in rank_sums(totals).items()}
    if track.applied == "z_score":
        scores = z_scores(totals)
        return {one: figure(track, Fraction(z), format(z, "f")) for one, z in scores.items()}
    if track.rules["level"] == "criterion":
        return {one: figure_by_criterion(track, one) for one in scored}
    found = {}
    for one in scored:
        exact, dropped = aggregate(track.applied, totals[one], int(track.rules["trim"]))
        found[one] = figure(track, exact)
        found[one].dropped = dropped
    return found


def figure(track: Track, exact: Fraction, text: str | None = None) -> Figure:
    """Round for publication; rank on what the plan says."""
    rounding = track.rules["rounding"]
    rounded = half_up(exact, int(rounding["places"]))
    on_published = track.rules["rank_on"] == "published" and "aggregate" in rounding["stages"]
    published = fixed(exact, int(rounding["places"]))
    return Figure(exact, text or str(exact), published, rounded if on_published else exact)


def figure_by_criterion(track: Track, application: str) -> Figure:
    """Aggregate each criterion by itself, rounding where the plan says so, then weigh and add."""
    places, stages = int(track.rules["rounding"]["places"]), track.rules["rounding"]["stages"]
    shares = track.shares
    parts: dict[str, tuple[str, Fraction]] = {}
    for name, marks in track.columns(application).items():
        number, _ = aggregate(track.applied, marks, int(track.rules["trim"]))
        text = str(number)
        if "criterion" in stages:
            number, text = half_up(number, places), fixed(number, places)
        weighed = number * abs(shares[name])
        if "factored" in stages:
            weighed = half_up(weighed, places)
        parts[name] = text, weighed if shares[name] >= 0 else -weighed
    found = figure(track, max(sum((part for _, part in parts.values()), Fraction(0)), Fraction(0)))
    found.parts = parts
    return found


Lists = dict[str, dict[str, Fraction]]


def by_seat(totals: Lists) -> Lists:
    """Turn application → seat → total into one list per seat."""
    found: Lists = {}
    for application, own in totals.items():
        for seat, total in own.items():
            found.setdefault(seat, {})[application] = total
    return found


def rank_sums(totals: Lists) -> dict[str, Fraction]:
    """Sum each application's average rank in every list; with recusals the mean of (rank − ½) / length."""
    lists = by_seat(totals)
    whole = all(len(own) == len(totals) for own in lists.values())
    found = {}
    for application, seats in totals.items():
        parts = []
        for seat, total in seats.items():
            better = sum(other > total for other in lists[seat].values())
            equal = sum(other == total for other in lists[seat].values())
            rank = better + Fraction(equal + 1, 2)
            parts.append(rank if whole else (rank - Fraction(1, 2)) / len(lists[seat]))
        found[application] = sum(parts, Fraction(0)) if whole else mean(parts)
    return found


def z_scores(totals: Lists) -> dict[str, Decimal]:
    """Return 50 + 10 · the mean of the standardised totals, sixty digits on the way, thirty kept."""
    wide, kept = Context(prec=60), Context(prec=30)

    def decimal(value: Fraction) -> Decimal:
        return wide.divide(Decimal(value.numerator), Decimal(value.denominator))

    parts: dict[str, list[Decimal]] = {one: [] for one in totals}
    for _, own in sorted(by_seat(totals).items()):
        middle = mean(list(own.values()))
        squares = sum(((value - middle) ** 2 for value in own.values()), Fraction(0))
        spread = wide.sqrt(decimal(squares / (len(own) - 1))) if squares else None
        for one, value in own.items():
            parts[one].append(wide.divide(decimal(value - middle), spread) if spread else Decimal(0))
    found = {}
    for one, scores in parts.items():
        total = Decimal(0)
        for part in scores:
            total = wide.add(total, part)
        score = wide.divide(wide.multiply(Decimal(10), total), Decimal(len(scores)))
        found[one] = kept.plus(wide.add(Decimal(50), score))
    return found


# ---------------------------------------------------------------------------------------------------------
# 9. Order: the number first, then the links of the tie chain, each exact and with its evidence.

Group = tuple[str, ...]


def links_of(track: Track) -> list[str]:
    """Write the chain out: criteria by weight become one link each, the heaviest first."""
    chain: list[str] = []
    for link in track.rules["tie_chain"]:
        if link == "criteria_by_weight":
            kept = [one for one in track.criteria if one["mode"] not in ("gate", "deduction")]
            kept.sort(key=lambda one: -track.shares[one["id"]] * Fraction(one["max"]))
            chain += [f"criterion:{one['id']}" for one in kept]
        else:
            chain.append(link)
    return chain


def link_value(
    track: Track, link: str, one: str, found: dict[str, Figure], preferences: dict[str, int]
) -> Fraction:
    """Return what one link says of one application; the higher the better, but for what is deducted."""
    kind, _, name = link.partition(":")
    means, totals = track.means(one), list(track.totals(one).values())
    by_total = track.rules["level"] == "total"
    if kind == "untrimmed_mean":
        return mean(totals) if by_total else track.weighed(means)
    if kind == "median":
        middles = {name: median(list(marks.values())) for name, marks in track.columns(one).items()}
        return median(totals) if by_total else track.weighed(middles)
    if kind == "exact":
        return found[one].exact
    if kind == "preferences":
        return Fraction(preferences[one])
    if kind == "criterion":
        return means[name]
    inside = [c for c in track.criteria if c["group"] == name and c["id"] in means]
    parts = found[one].parts
    worth = [parts[c["id"]][1] if parts else track.shares[c["id"]] * means[c["id"]] for c in inside]
    return sum(worth, Fraction(0))


def head_to_head(track: Track, group: Group) -> dict[str, Fraction]:
    """Return wins − losses inside the group; a pair is decided by who scored both and was not replaced."""
    own = {}
    for one in group:
        rows = track.scored(one)
        own[one] = {seat: total for seat, total in track.totals(one).items() if rows[seat].instead is None}
    balance = dict.fromkeys(group, Fraction(0))
    for one in group:
        for other in group:
            both = own[one].keys() & own[other].keys()
            lead = sum((own[one][s] > own[other][s]) - (own[one][s] < own[other][s]) for s in both)
            balance[one] += (lead > 0) - (lead < 0)
    return balance


def order(
    track: Track, found: dict[str, Figure], preferences: dict[str, int]
) -> tuple[list[Group], dict[str, list[Json]]]:
    """Return groups from the best on, and each application's evidence."""
    low = track.applied == "rank_sum"
    groups = split(tuple(found), {one: found[one].ranked for one in found}, low)
    evidence: dict[str, list[Json]] = {one: [] for one in found}
    deducted = {f"criterion:{one['id']}" for one in track.criteria if one["mode"] == "deduction"}
    for link in links_of(track):
        parted: list[Group] = []
        for group in groups:
            if len(group) == 1:
                parted.append(group)
                continue
            if link == "head_to_head":
                values = head_to_head(track, group)
            else:
                values = {one: link_value(track, link, one, found, preferences) for one in group}
            for one in group:
                text = found[one].text if link == "exact" else str(values[one])
                evidence[one].append({"link": link, "value": text})
            parted += split(group, values, link in deducted or (low and link == "exact"))
        groups = parted
    return groups, evidence


def split(members: Group, values: dict[str, Fraction], low: bool = False) -> list[Group]:
    by_value: dict[Fraction, list[str]] = {}
    for one in sorted(members):
        by_value.setdefault(values[one], []).append(one)
    return [tuple(by_value[value]) for value in sorted(by_value, reverse=not low)]


# ---------------------------------------------------------------------------------------------------------
# 10. Decisions: what the log records beside the ballots, applied in its order.

DECISIONS = ("withdraw", "void", "correct", "vote", "lot")


@dataclass
class Case:
    """Everything a ranking is derived from.

    `asked`: vote → who was tied for how many places when it was taken; a vote answers that question only.
    `cast`: the tracks as the ballots alone make them, read once.
    """

    plan: Json
    plan_digest: str
    applications: dict[str, Json]
    ballots: Ballots
    applied: dict[str, str]
    close: Entry
    asked: dict[str, tuple[frozenset[str], int]] = field(default_factory=dict)
    cast: dict[str, Track] = field(default_factory=dict)


@dataclass
class Standing:
    """A track with what the decisions so far made of it."""

    track: Track
    withdrawn: set[str] = field(default_factory=set)
    rejected: set[str] = field(default_factory=set)
    gates: dict[tuple[str, str], bool] = field(default_factory=dict)
    lines: list[Entry] = field(default_factory=list)
    stages: list[Entry] = field(default_factory=list)
    empty: list[Entry] = field(default_factory=list)
    settled: dict[str, str] = field(default_factory=dict)


def decisions_of(entries: list[Entry]) -> list[Entry]:
    """Return the entries the result lists: words are not in it, and voided seats are in the roll."""
    found = []
    for one in entries:
        if one.kind in DECISIONS and "unreadable" not in one.data and "cells" not in one.data:
            data = {key: value for key, value in one.data.items() if key not in ("text", "number")}
            found.append(Entry(one.index, one.kind, data, one.head, one.before))
    return found


def recused_from(track: Track, applications: tuple[str, ...]) -> set[str]:
    return {s for one in applications for s, row in track.rows[one].items() if row.state == "recused"}


def motion_base(base: str, track: Track, data: Json, touched: tuple[str, ...]) -> int:
    """Return the number a majority is taken of: the panel, those present, or those not recused either."""
    if base == "all":
        return len(track.panel)
    present = set(data.get("present", ()))
    if base == "present_minus_recused":
        present -= set(data.get("recused", ())) | recused_from(track, touched)
    return len(present)


def passes(majority: str, yes: int, base: int) -> bool:
    return 3 * yes >= 2 * base if majority == "two_thirds" else 2 * yes > base


def carried(track: Track, data: Json, majority: str = "half") -> bool:
    """Say whether a yes-or-no motion passed in its last round."""
    touched = (data["application"],) if "application" in data else ()
    last = data["round"][-1]
    yes = last["counts"].get("yes", 0) if "counts" in last else list(last["ballots"].values()).count("yes")
    return passes(majority, int(yes), motion_base(track.rules["vote"]["base"], track, data, touched))


def base_track(case: Case, plan: Json) -> Track:
    """Build a track from plan, list and ballots alone; of several rounds the last one counts."""
    name, last = plan["id"], score_rounds(case.plan)
    roll = {
        seat: row
        for (seat, track, number), row in case.ballots.roll.items()
        if (track, number) == (name, last)
    }
    seats = {
        seat: "typed" if (seat, name, last) in case.ballots.typed else str(roll[seat]["state"])
        for seat in sorted(roll)
    }
    applications = sorted(one for one, told in case.applications.items() if told["track"] == name)
    track = Track(plan, seats, applications, {one: {} for one in applications}, case.applied[name], set())
    track.objective = {one: dict(case.applications[one]["objective"]) for one in applications}
    read: dict[tuple[str, str], Fraction | None] = {}
    for seat in track.panel:
        sheet = case.ballots.sheets.get((seat, name, last))
        track.objections |= sheet.objections if sheet else set()
        for one in applications:
            track.rows[one][seat] = sheet_row(case, plan, one, sheet, read) if sheet else Row(seats[seat])
    for one, own in track.rows.items():
        for seat, row in own.items():
            lawful = row.state != "out_of_range" or seats[seat] == "typed"
            must(lawful, f"{seat} 对 {one} 的分值不合规则", f"a mark of {seat} for {one} is not lawful")
    return track


def sheet_row(
    case: Case, plan: Json, application: str, sheet: Sheet, read: dict[tuple[str, str], Fraction | None]
) -> Row:
    """Read one seat's marks for one application; `read` remembers every spelling met before."""
    if application in sheet.states:
        return Row(sheet.states[application], own=True)
    asked = [one for one in plan["criterion"] if one["mode"] != "objective"]
    if application not in sheet.marks:
        told = case.applications[application]
        out = told.get("withdrawn") or any(item["verdict"] == "fail" for item in told["eligibility"])
        must(out, f"缺少对 {application} 的评分", f"a ballot says nothing of {application}")
        return Row("absent")
    texts = sheet.marks[application]
    must(
        len(texts) == len(asked),
        f"{application} 的分值个数不符",
        f"{application} has too few or too many marks",
    )
    spelled = dict(paired((one["id"] for one in asked), texts))
    spelled |= case.applications[application]["objective"]
    for one in plan["criterion"]:
        spelling = one["id"], spelled[one["id"]]
        if spelling not in read:
            read[spelling] = mark_value(one, spelling[1])
    values = {name: read[name, spelled[name]] for name in (one["id"] for one in plan["criterion"])}
    lawful = {name: value for name, value in values.items() if value is not None}
    return Row("scored" if len(lawful) == len(values) else "out_of_range", lawful)


def stand(case: Case, decisions: list[Entry]) -> list[Standing]:
    """Apply decisions in their order to what the ballots say."""
    for plan in case.plan["track"]:
        if plan["id"] not in case.cast:
            case.cast[plan["id"]] = base_track(case, plan)
    found = {name: Standing(track.copy()) for name, track in case.cast.items()}
    for name, told in case.applications.items():
        if any(item["verdict"] == "fail" for item in told["eligibility"]):
            found[told["track"]].rejected.add(name)
        if told.get("withdrawn"):
            found[told["track"]].withdrawn.add(name)
    votes: dict[str, Entry] = {}
    for one in decisions:
        for standing in found.values():
            if concerns(standing.track, one.data):
                decide(case, standing, one, votes)
        if one.kind == "vote":
            must(one.data["id"] not in votes, "表决编号重复", "two votes bear one number")
            votes[one.data["id"]] = one
    for standing in found.values():
        for application in standing.withdrawn:
            for row in standing.track.rows[application].values():
                row.state = row.state if row.own else "withdrawn"
        note_flags(standing.track)
    return list(found.values())


def concerns(track: Track, data: Json) -> bool:
    """Say whether a decision names this track, or an application or a seat of it."""
    if "track" in data and data["track"] != track.plan["id"]:
        return False
    if "application" in data and data["application"] not in track.rows:
        return False
    return "seat" not in data or data["seat"] in track.seats


def decide(case: Case, standing: Standing, one: Entry, votes: dict[str, Entry]) -> None:
    """Apply one decision to one track."""
    track, data = standing.track, one.data
    if one.kind == "withdraw":
        standing.withdrawn.add(data["application"])
    elif one.kind == "lot":
        standing.lines.append(one)
    elif one.kind == "vote":
        note_vote(standing, one)
    elif one.kind == "void":
        if one.index > case.close.index:
            demand_vote(standing, one, votes, "void")
        whole = "application" not in data
        sits = whole or data["seat"] in track.panel
        for application in track.applications if whole else (data["application"],) * sits:
            track.rows[application][data["seat"]] = Row("void", own=not whole)
        if whole:
            track.seats[data["seat"]] = "void"
    else:
        correct(standing, one, votes)


def demand_vote(standing: Standing, one: Entry, votes: dict[str, Entry], motion: str) -> None:
    """Demand the passed vote that a judgement rests on."""
    vote = votes.get(one.data.get("vote", ""))
    held = vote is not None and vote.data["motion"] == motion
    for key in ("application", "seat"):
        held = held and vote.data.get(key, one.data.get(key)) == one.data.get(key)  # type: ignore[union-attr]
    held = held and carried(standing.track, vote.data)  # type: ignore[union-attr]
    must(
        held, f"日志第 {one.index} 条没有通过的表决", f"entry {one.index} of the log rests on no passed vote"
    )


def note_vote(standing: Standing, one: Entry) -> None:
    track, data, motion = standing.track, one.data, one.data["motion"]
    if motion == "line":
        standing.lines.append(one)
    elif motion == "stage":
        standing.stages.append(one)
    elif motion == "empty" and carried(track, data, "two_thirds"):
        standing.empty.append(one)
    elif motion == "aggregate":
        standing.settled["aggregate"] = data["id"]
        if carried(track, data):
            track.applied = data["value"]
    elif motion in ("gate", "objective"):
        standing.settled[f"{motion}:{data['application']}:{data['criterion']}"] = data["id"]
        if motion == "gate":
            standing.gates[data["application"], data["criterion"]] = carried(track, data)
        elif carried(track, data):
            set_objective(track, data)


def set_objective(track: Track, data: Json) -> None:
    criterion = next(one for one in track.criteria if one["id"] == data["criterion"])
    value = mark_value(criterion, data["value"])
    if value is None or criterion["mode"] != "objective":
        differs("客观值不合规则", "an objective value is not lawful")
    track.objective[data["application"]][data["criterion"]] = data["value"]
    for row in track.rows[data["application"]].values():
        row.values[data["criterion"]] = value
        if row.instead is not None:
            row.instead[data["criterion"]] = value
    track.flag(data["application"], "objective")


def correct(standing: Standing, one: Entry, votes: dict[str, Entry]) -> None:
    track, data = standing.track, one.data
    kind, application = data["correction"], data["application"]
    if kind in ("eligibility", "abnormal", "objective"):
        demand_vote(standing, one, votes, kind)
    if kind == "eligibility":
        (standing.rejected.add if data["value"] == "fail" else standing.rejected.discard)(application)
    elif kind == "objective":
        set_objective(track, data)
    elif kind == "abnormal":
        far = far_off(track, application)
        must(data["seat"] in far, "更正的分值并不畸高畸低", "a score was replaced that is not abnormal")
        replace_row(track, application, data["seat"])
    else:
        criterion = next(c for c in track.criteria if c["id"] == data["criterion"])
        value, row = mark_value(criterion, data["value"]), track.rows[application][data["seat"]]
        outside = track.seats[data["seat"]] == "typed" and data["criterion"] not in row.values
        must(kind != "range" or outside, "该分值没有越界", "a mark was corrected that is not out of range")
        if value is None or row.state not in ("scored", "out_of_range"):
            differs("更正的分值不合规则", "a correction sets an unlawful mark")
        row.values[data["criterion"]] = value
        row.state = "scored" if len(row.values) == len(track.criteria) else row.state
        track.flag(application, "corrected")


def replace_row(track: Track, application: str, seat: str) -> None:
    """Put the mean of the others' own marks, per criterion, in place of a seat's."""
    rows = track.scored(application)
    others = [row.values for name, row in rows.items() if name != seat]
    instead = dict(rows[seat].values)
    for criterion in track.criteria:
        if criterion["mode"] != "gate":
            instead[criterion["id"]] = mean([values[criterion["id"]] for values in others])
    rows[seat].instead = instead


def far_off(track: Track, application: str) -> set[str]:
    """Return the seats whose own total is far from the mean of at least three others' own totals."""
    totals, limits = track.originals(application), track.rules["abnormal"]
    found, everything = set(), sum(totals.values(), Fraction(0))
    for seat, total in totals.items() if len(totals) > 3 else ():
        middle = (everything - total) / (len(totals) - 1)
        far = abs(total - middle)
        beyond = limits["absolute"] is not None and far > Fraction(limits["absolute"])
        if beyond or (limits["ratio"] is not None and far > Fraction(limits["ratio"]) * middle):
            found.add(seat)
    return found


def note_flags(track: Track) -> None:
    for application in track.applications:
        rows = track.scored(application)
        if far_off(track, application):
            track.flag(application, "abnormal")
        if any(row.instead is not None for row in rows.values()):
            track.flag(application, "replaced")
        if any(one == application for one, _ in track.objections):
            track.flag(application, "objective")


# ---------------------------------------------------------------------------------------------------------
# 11. Places: tiers filled from the top, every edge a line, ties at a line settled by the plan's end rule.


@dataclass
class Places:
    """What became of the applications of one track, while its tiers are being filled."""

    order: list[Group]
    evidence: dict[str, list[Json]]
    figures: dict[str, Figure]
    elsewhere: dict[str, str]
    halted: bool
    standing: dict[str, str] = field(default_factory=dict)
    number: dict[str, int] = field(default_factory=dict)
    filled: dict[str, int] = field(default_factory=dict)
    alarms: list[Json] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def queue(self, groups: list[Group]) -> list[Group]:
        """Return who still waits for a place, best first."""
        left = (tuple(o for o in g if o not in self.standing and o not in self.elsewhere) for g in groups)
        return [group for group in left if group]

    def part(self, group: Group, parts: list[Group]) -> None:
        """Write into the order that a group has been told apart."""
        at = next(n for n, held in enumerate(self.order) if group[0] in held)
        others = tuple(one for one in self.order[at] if one not in group)
        self.order[at : at + 1] = [(*parts[0], *others), *parts[1:]]


def alarm(kind: str, boundary: str, applications: Group, left: int, by: str | None) -> Json:
    told = {"kind": kind, "boundary": boundary, "applications": sorted(applications)}
    return told | {"places_left": left, "resolved_by": by}


def gate_alarms(standing: Standing) -> list[Json]:
    """Reject what more than half of the valid ballots fail; equality waits for a motion."""
    track, found = standing.track, []
    gates = [one["id"] for one in track.criteria if one["mode"] == "gate"]
    for application in (one for one in track.applications if one not in standing.withdrawn):
        rows = track.scored(application)
        for gate in gates:
            failed = sum(row.values[gate] == 0 for row in rows.values())
            if 0 < failed < len(rows):
                track.flag(application, "gate_divergent")
            if failed and 2 * failed == len(rows):
                by = standing.settled.get(f"gate:{application}:{gate}")
                found.append(alarm("gate_even", gate, (application,), 0, by))
            if 2 * failed > len(rows) or (
                2 * failed == len(rows) and not standing.gates.get((application, gate), True)
            ):
                standing.rejected.add(application)
    return found


def further_alarms(standing: Standing, gates: list[Json]) -> list[Json]:
    track, least = standing.track, int(standing.track.rules["minimum_ballots"])
    found = []
    for application, criterion in sorted(track.objections):
        by = standing.settled.get(f"objective:{application}:{criterion}")
        found.append(alarm("objection", criterion, (application,), 0, by))
    here = [one for one in track.applications if one not in standing.withdrawn]
    few = tuple(one for one in here if 0 < len(track.scored(one)) < least)
    short = [alarm("minimum_ballots", "", few, 0, standing.settled.get("aggregate"))] if few else []
    return found + gates + short


def place(case: Case, standing: Standing, winners: dict[str, str], undecided: set[str]) -> Places:
    """Order a track and fill its tiers.

    `winners`: applicants an earlier track has listed; `undecided`: those who may still get a place there.
    """
    track = standing.track
    gates = gate_alarms(standing)
    out = standing.withdrawn | standing.rejected
    found = figures(track, [one for one in track.applications if one not in out])
    preferences = {one: len(case.applications[one]["preferences"]) for one in found}
    applicants = {one: case.applications[one]["applicant_id"] for one in found}
    elsewhere = {one: winners[who] for one, who in applicants.items() if who in winners}
    halted = not undecided.isdisjoint(applicants.values())
    places = Places(*order(track, found, preferences), found, elsewhere, halted)
    fill(case, standing, places)
    places.alarms += further_alarms(standing, gates)
    for one in track.applications:
        if one in standing.withdrawn:
            places.standing[one] = "withdrawn"
        elif one in standing.rejected:
            places.standing[one] = "rejected"
        elif one not in found:
            places.standing[one] = "unscored"
        elif one in elsewhere:
            places.standing[one] = "listed_elsewhere"
        elif one not in places.standing:
            reached = [reaches(tier, places, one) for tier in track.plan["tier"]]
            places.standing[one] = "below_floor" if reached and not any(reached) else "not_listed"
    return places


def reaches(tier: Json, places: Places, application: str) -> bool:
    return tier["floor"] is None or places.figures[application].ranked >= Fraction(tier["floor"])


def fill(case: Case, standing: Standing, places: Places) -> None:
    """Fill each tier in turn; where a stage voted, only who passed it stands for the first."""
    passed = None if places.halted else stage_choice(case, standing, places)
    for position, tier in enumerate(standing.track.plan["tier"]):
        taken: list[Group] = []
        if not places.halted:
            groups = passed if position == 0 and passed is not None else places.order
            taken = fill_tier(case, standing, places, tier, places.queue(groups))
        filled = 0
        for group in taken:
            for one in group:
                places.standing[one], places.number[one] = tier["id"], filled + 1
            filled += len(group)
        places.filled[tier["id"]] = filled


def fill_tier(case: Case, standing: Standing, places: Places, tier: Json, queue: list[Group]) -> list[Group]:
    quota = int(tier["quota"])
    taken: list[Group] = []
    kept = [one.data for one in standing.empty if one.data["tier"] == tier["id"] and "places" in one.data]
    rest = [one.data for one in standing.empty if one.data["tier"] == tier["id"] and "places" not in one.data]
    left = max(0, quota - sum(int(data["places"]) for data in kept))
    for group in queue:
        if left == 0:
            break
        if not reaches(tier, places, group[0]):
            continue
        at_line = len(group) > left
        taken += settle(case, standing, places, tier, group, left, at_line, rest[0]["id"] if rest else None)
        if at_line:
            break
        left -= len(group)
    unfilled = quota - sum(map(len, taken))
    if unfilled > 0 and not places.halted:
        by = rest[0]["id"] if rest else None
        if by is None and kept and unfilled <= sum(int(data["places"]) for data in kept):
            by = kept[-1]["id"]
        places.alarms.append(alarm("unfilled", tier["id"], (), unfilled, by))
    return taken


def settle(
    case: Case,
    standing: Standing,
    places: Places,
    tier: Json,
    group: Group,
    left: int,
    at_line: bool,
    empty: str | None,
) -> list[Group]:
    """Return who of a group gets a place, in order; a tie that matters is settled by the end rule."""
    if not at_line and (len(group) == 1 or not tier["ordered"]):
        return [group]
    tie = Tie(case, standing, places, tier, group, left if at_line else len(group), at_line)
    by: str | None = empty
    taken: list[Group] = []
    rest = [group]
    if at_line and empty is not None:
        pass
    elif tie.rules["end_rule"] == "vote":
        taken, rest, by = tie.by_vote()
    else:
        taken, rest, by = tie.by_rule(tie.rules["end_rule"], group, tie.places_left)
    kind = "tie_at_line" if at_line else "tie_in_tier"
    places.alarms.append(alarm(kind, tier["id"], group, left, by))
    if by is None:
        places.halted = places.halted or at_line
        if at_line:
            places.standing |= dict.fromkeys(group, "tied_at_line")
        return [] if at_line else [group]
    for one, told in tie.evidence.items():
        places.evidence[one] += told
    places.part(group, [part for part in (*taken, *rest) if part])
    if by == "share" or tie.rules["end_rule_after_vote"] != "lot":
        return taken
    return [part for one in taken for part in settle(case, standing, places, tier, one, left, False, empty)]


class Tie:
    """A group that nothing has parted, for fewer places than it has members, or for the order alone."""

    def __init__(
        self,
        case: Case,
        standing: Standing,
        places: Places,
        tier: Json,
        group: Group,
        left: int,
        at_line: bool,
    ) -> None:
        self.case, self.standing, self.places, self.tier = case, standing, places, tier
        self.group, self.places_left, self.at_line = group, left, at_line
        self.rules = standing.track.rules
        self.evidence: dict[str, list[Json]] = {}

    def by_rule(self, rule: str, group: Group, left: int) -> tuple[list[Group], list[Group], str | None]:
        """Share, leave empty, or draw lots; every tie of a tier has its own throw."""
        if rule == "share" or (rule == "empty" and not self.at_line):
            return [group], [], "share"
        if rule == "empty":
            return [], [group], "empty"
        here = [one for one in self.places.alarms if one["boundary"] == self.tier["id"]]
        drawn = sum(one["resolved_by"] == "lot" for one in here)
        lots = [o for o in self.standing.lines if o.kind == "lot" and o.data["tier"] == self.tier["id"]]
        if len(lots) <= drawn:
            return [], [], None
        seed = LOT + bytes.fromhex(self.case.close.head) + lots[drawn].data["digits"].encode() + b"\0"
        marks = {one: sha256(seed + one.encode()) for one in group}
        for one, mark in marks.items():
            self.evidence.setdefault(one, []).append({"link": "lot", "value": mark})
        ordered: list[Group] = [(one,) for one in sorted(group, key=lambda one: marks[one])]
        return ordered[:left], ordered[left:], "lot"

    def by_vote(self) -> tuple[list[Group], list[Group], str | None]:
        """Count the votes on this line: who has the majority is in, by rounds, then by number of votes."""
        left = self.places_left if self.at_line else 1
        elected: list[Group] = []
        by, rounds = None, 0
        most = int(self.rules["vote"]["max_rounds"])
        touched = self.group

        def rest() -> Group:
            return tuple(one for one in self.group if not any(one in part for part in elected))

        def open_places() -> int:
            return left - sum(map(len, elected))

        for vote in (
            o for o in self.standing.lines if o.kind == "vote" and o.data["tier"] == self.tier["id"]
        ):
            if not open_places() or rounds >= most or not self.answers(vote, rest(), open_places()):
                continue
            self.places.used.add(vote.data["id"])
            asked = self.case.asked.setdefault(vote.data["id"], (frozenset(rest()), open_places()))
            gone = asked[0] - set(rest())
            base = motion_base(self.rules["vote"]["base"], self.standing.track, vote.data, touched)
            for one in vote.data["round"]:
                if gone and not (open_places() and rounds < most and fits(one, open_places())):
                    break
                must(open_places() > 0 and rounds < most, "表决轮次过多", "a vote has too many rounds")
                must(fits(one, open_places()), "表决票的名额不符", "a vote marks too many or too few names")
                rounds, by = rounds + 1, vote.data["id"]
                marked = names_marked(one)
                strangers = set(marked) - set(rest()) - gone
                must(not strangers, "表决票投给了未同分的申报", "a vote marks somebody who is not tied")
                for name in rest():
                    self.evidence[name] = [{"link": "vote", "value": f"{rounds}:{marked.get(name, 0)}"}]
                elected += self.elect(marked, rest(), base, open_places())
        if by is None or (open_places() and rounds < most):
            return [], [], None
        if not open_places():
            return (elected, [rest()], by) if self.at_line else ([*elected, rest()], [], by)
        undecided = rest()
        still = open_places() if self.at_line else len(undecided)
        taken, others, last = self.by_rule(self.rules["end_rule_after_vote"], undecided, still)
        if last is None:
            return [], [], None
        return [*elected, *taken], others, "lot" if last == "lot" else by

    def answers(self, vote: Entry, rest: Group, left: int) -> bool:
        """Say whether a vote was taken about this tie: each speaks for one, the one it was asked about."""
        if vote.data["id"] in self.places.used:
            return False
        asked = self.case.asked.get(vote.data["id"])
        if asked is not None:
            return asked[0] >= set(rest) and asked[1] == left
        named = {name for one in vote.data["round"] for name in names_marked(one)}
        others = {
            n for one in self.places.alarms if one["boundary"] == self.tier["id"] for n in one["applications"]
        }
        others |= {name for held in self.places.order if len(held) > 1 for name in held}
        return not named or not named <= others - set(self.group)

    def elect(self, marked: dict[str, int], rest: Group, base: int, left: int) -> list[Group]:
        """Return who is in; equally many votes stand together, and never more than there are places."""
        enough = {
            n: Fraction(marked.get(n, 0))
            for n in rest
            if passes(self.rules["vote"]["majority"], marked.get(n, 0), base)
        }
        elected: list[Group] = []
        for equals in split(tuple(enough), enough):
            if sum(map(len, elected)) + len(equals) > left:
                break
            elected.append(equals)
        return elected


LOT = b"reviewdesk-lot-v1\0"


def names_marked(one: Json) -> dict[str, int]:
    if "counts" in one:
        return {name: int(number) for name, number in one["counts"].items() if name != "abstain"}
    return dict(Counter(name for names in one["ballots"].values() for name in names))


def fits(one: Json, left: int) -> bool:
    """Say whether every paper marks exactly as many names as there are places, or none."""
    papers = one.get("ballots", {}).values()
    return all(not names or len(names) == len(set(names)) == left for names in papers)


def stage_choice(case: Case, standing: Standing, places: Places) -> list[Group] | None:
    """Return who passed the committee's vote on each candidate, best first; None where none was taken."""
    track, tiers = standing.track, standing.track.plan["tier"]
    stage = next((one for one in case.plan["stage"] if one["kind"] == "vote"), None)
    if stage is None or not standing.stages or not tiers:
        return None
    candidates = standing_for(stage["candidates"], places.queue(places.order), int(tiers[0]["quota"]))
    passed: list[Group] = []
    for vote in standing.stages:
        bases = {
            one: motion_base(stage["base"], track, vote.data, (one,)) for group in candidates for one in group
        }
        for one in vote.data["round"]:
            yes = stage_counts(one)
            left = int(tiers[0]["quota"]) - sum(map(len, passed))
            through = {n for n in yes if n in bases and passes(stage["threshold"], yes[n], bases[n])}
            parts = [tuple(n for n in group if n in through) for group in candidates]
            parts = [group for group in parts if group]
            if sum(map(len, parts)) > left:
                rank = {n: at for at, group in enumerate(parts) for n in group}
                best = sorted(rank, key=lambda n: (-yes[n], rank[n], n))
                grouped: dict[tuple[int, int], list[str]] = {}
                for name in best:
                    grouped.setdefault((yes[name], rank[name]), []).append(name)
                parts = [tuple(group) for group in grouped.values()]
            passed += parts
            candidates = [tuple(n for n in group if n not in through) for group in candidates]
    return passed


def standing_for(rule: str, queue: list[Group], quota: int) -> list[Group]:
    """Return the candidates: all, or the top so many times the quota, whole groups, rounded up."""
    if rule == "all":
        return queue
    most = math.ceil(Fraction(rule.removeprefix("top:")) * quota)
    found: list[Group] = []
    for group in queue:
        if sum(map(len, found)) >= most:
            break
        found.append(group)
    return found


def stage_counts(one: Json) -> dict[str, int]:
    if "counts" in one:
        return {name: int(said.get("yes", 0)) for name, said in one["counts"].items()}
    found: Counter[str] = Counter()
    for said in one["ballots"].values():
        for name, word in said.items():
            found[name] += word == "yes"
    return dict(found)


# ---------------------------------------------------------------------------------------------------------
# 12. The result: the same document the archive holds, made again.


def conclude(case: Case, decisions: list[Entry]) -> list[Json]:
    """Return the tracks of the result after these decisions.

    With one place per applicant a later track waits while an applicant of its own may still get a place in
    an earlier one: a tie on a line is open there, or nobody has voted on its stage.
    """
    winners: dict[str, str] = {}
    undecided: set[str] = set()
    tracks = []
    one_place = case.plan["review_session"]["multiple"] == "one"
    staged = any(one["kind"] == "vote" for one in case.plan["stage"])
    for standing in stand(case, decisions):
        places = place(case, standing, winners, undecided)
        tracks.append(told_track(standing, places))
        if not one_place:
            continue
        applicants = {one: str(case.applications[one]["applicant_id"]) for one in places.figures}
        free = {one for one in applicants if one not in places.elsewhere}
        if staged and standing.track.plan["tier"] and not standing.stages:
            undecided |= {applicants[one] for one in free}
            continue
        winners |= {applicants[one]: standing.track.plan["id"] for one in places.number}
        if places.halted:
            undecided |= {applicants[one] for one in free if one not in places.number}
    return tracks


FLAGS = ("abnormal", "objective", "corrected", "replaced", "gate_divergent", "fallback")


def told_track(standing: Standing, places: Places) -> Json:
    track = standing.track
    ranking, at = [], 1
    for group in places.order:
        ranking += [told_application(standing, places, one, at) for one in sorted(group)]
        at += len(group)
    rest = [one for one in track.applications if one not in places.figures]
    ranking += [told_application(standing, places, one, None) for one in rest]
    tiers = [
        {"id": tier["id"], "quota": tier["quota"], "filled": places.filled[tier["id"]]}
        for tier in track.plan["tier"]
    ]
    return {
        "id": track.plan["id"],
        "tiers": tiers,
        "declared": track.rules["aggregate"],
        "applied": track.applied,
        "better": "low" if track.applied == "rank_sum" else "high",
        "seats": [{"id": seat, "state": state} for seat, state in track.seats.items()],
        "alarms": places.alarms,
        "ranking": ranking,
    }


def told_application(standing: Standing, places: Places, one: str, at: int | None) -> Json:
    track, known = standing.track, places.figures.get(one)
    flags = set(track.flags.get(one, ()))
    if known is not None and track.applied != track.rules["aggregate"]:
        flags.add("fallback")
    out = [(seat, row) for seat, row in sorted(track.rows[one].items()) if row.state != "scored"]
    return {
        "application": one,
        "place": at,
        "standing": places.standing[one],
        "number": places.number.get(one),
        "published": known.published if known else None,
        "exact": known.text if known else None,
        "ballots": len(track.scored(one)),
        "totals": {seat: shortest(total) for seat, total in track.totals(one).items()},
        "dropped": known.dropped if known else [],
        "excluded": [{"reviewer": s, "state": row.state.replace("out_of_range", "void")} for s, row in out],
        "criteria": told_criteria(standing, places, one),
        "tie_break": places.evidence.get(one, []),
        "flags": [flag for flag in FLAGS if flag in flags],
        "counted_elsewhere": places.elsewhere.get(one),
    }


def told_criteria(standing: Standing, places: Places, one: str) -> dict[str, str]:
    known = places.figures.get(one)
    if known is not None and known.parts:
        return {name: text for name, (text, _) in known.parts.items()}
    if one in standing.withdrawn:
        return {}
    means = standing.track.means(one)
    given = standing.track.objective[one]
    means |= {name: Fraction(value) for name, value in given.items() if name not in means}
    return {name: str(value) for name, value in means.items()}


MOVES = ("number", "place", "published", "standing")


def moves(before: list[Json], after: list[Json]) -> tuple[Json, Json]:
    """Return, per track, what is told of the applications that a decision moved."""
    old: Json = {}
    new: Json = {}
    for one, other in paired(before, after):
        was = {row["application"]: {key: row[key] for key in MOVES} for row in one["ranking"]}
        now = {row["application"]: {key: row[key] for key in MOVES} for row in other["ranking"]}
        moved = [name for name in sorted(now) if was[name] != now[name]]
        if moved:
            old[one["id"]] = {name: was[name] for name in moved}
            new[one["id"]] = {name: now[name] for name in moved}
    return old, new


def track_of(case: Case, data: Json) -> str | None:
    if "track" in data:
        return str(data["track"])
    if "application" in data:
        return str(case.applications[data["application"]]["track"])
    return None


def derive(case: Case, decisions: list[Entry]) -> Json:
    """Make the final result, one decision after the other."""
    early = [one for one in decisions if one.index < case.close.index]
    told: list[Json] = [decision_told(case, one, {}, {}) for one in early]
    case.asked.clear()
    tracks = conclude(case, early)
    for number, one in enumerate(decisions[len(early) :], start=len(early) + 1):
        before, tracks = tracks, conclude(case, decisions[:number])
        told.append(decision_told(case, one, *moves(before, tracks)))
    return {
        "schema": 1,
        "state": "final",
        "plan_digest": case.plan_digest,
        "decisions": told,
        "tracks": tracks,
    }


def decision_told(case: Case, one: Entry, before: Json, after: Json) -> Json:
    row = {"kind": one.kind, "track": track_of(case, one.data), "record": one.data}
    return row | {"before": before, "after": after}


def first_difference(theirs: Any, ours: Any, path: str = "") -> str | None:
    """Name the first place where two documents differ, with both values."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key in sorted(set(theirs) | set(ours)):
            found = first_difference(theirs.get(key), ours.get(key), f"{path} › {key}")
            if found:
                return found
        return None
    if isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        for number, (one, other) in enumerate(paired(theirs, ours)):
            name = one.get("application", one.get("id", number)) if isinstance(one, dict) else number
            found = first_difference(one, other, f"{path} › {name}")
            if found:
                return found
        return None
    if theirs == ours:
        return None
    shown = f"{encode(theirs).decode()[:200]} ≠ {encode(ours).decode()[:200]}"
    return f"{path.removeprefix(' › ')}: {shown}"


# ---------------------------------------------------------------------------------------------------------
# 13. From the archive to a case.


def applications_of(found: Lineage) -> dict[str, Json]:
    """Return the applications of the last list, with what any list withdrew."""
    applications = {one["id"]: dict(one) for one in found.lists[-1]["applications"]}
    for told in found.lists:
        for name in told["withdrawn"]:
            applications[name]["withdrawn"] = True
    return applications


def case_of(archive: Archive, found: Lineage, entries: list[Entry]) -> Case:
    digest = archive.header.fields["plan_digest"]
    must(digest in found.plans, "评审方案不在包内", "the plan in force is not in the lineage")
    close = one_of(entries, "close")
    must(close.data["plan"] == digest, "截止时的评审方案不符", "the plan at the close is another")
    plan = found.plans[digest]
    ballots = read_ballots(archive, found, entries, plan)
    return Case(plan, digest, applications_of(found), ballots, dict(close.data["applied"]), close)


# ---------------------------------------------------------------------------------------------------------
# 14. What frames the result: the course of the log, the record, names and words.

COURSE = {
    "sitting": words(
        "open people elect adopt withdraw received refused typed absent void replaced reopen adjourn resume "
        "audit close"
    ),
    "closed": words("open people reveal audit withdraw adjourn resume"),
    "revealed": words("open people explain overrule void typed withdraw ranking audit adjourn resume"),
    "ranked": words("open people vote lot correct void withdraw audit finalise adjourn resume"),
    "final": words("open people sign deemed left scan unscan publish audit refinalise"),
}
NEXT = {
    "close": "closed",
    "reveal": "revealed",
    "ranking": "ranked",
    "finalise": "final",
    "refinalise": "ranked",
}


def check_course(entries: list[Entry], plan_digest: str) -> Entry:
    """Check that everything happened at its time; return the last finalising."""
    at, final, adopted = "sitting", None, None
    for one in entries:
        lawful = one.kind in COURSE[at]
        if one.kind == "adopt":
            lawful = lawful and adopted is None
            adopted = one.data["plan"]
        elif one.kind == "finalise":
            lawful = lawful and one.data["sequence"] == (final.data["sequence"] if final else 0) + 1
            final = one
        must(
            lawful,
            f"日志第 {one.index} 条（{one.kind}）不应在此时",
            f"entry {one.index} of the log ({one.kind}) comes at the wrong time",
        )
        at = NEXT.get(one.kind, at)
    if final is None or at != "final":
        missing("日志没有定稿", "the log holds no finalising")
    must(
        adopted in (None, plan_digest),
        "通过的评审方案不是执行的方案",
        "the plan adopted is not the plan in force",
    )
    return final


def check_applied(case: Case, entries: list[Entry]) -> None:
    """Recompute from the states of the ballots which aggregate the close had to fix."""
    earlier = [one for one in decisions_of(entries) if one.index < case.close.index]
    for standing in stand(case, earlier):
        track = standing.track
        least = int(track.rules["minimum_ballots"])
        few = False
        for application in track.applications:
            if application not in standing.withdrawn:
                rows = track.rows[application].values()
                few = few or 0 < sum(row.state in ("scored", "out_of_range") for row in rows) < least
        due = track.rules["fallback" if few else "aggregate"]
        must(
            case.applied[track.plan["id"]] == due,
            f"{track.plan['id']} 截止时确定的汇总方法应为 {due}",
            f"the close of {track.plan['id']} should have fixed the aggregate {due}",
        )


def check_answers(case: Case, entries: list[Entry]) -> None:
    """Every abnormal row was confirmed, explained or overruled before there was a ranking."""
    ranking = next(one.index for one in entries if one.kind == "ranking")
    answered = {
        (one.data["seat"], one.data["application"])
        for one in entries
        if one.kind in ("explain", "overrule") and one.index < ranking
    }
    for standing in stand(case, [o for o in decisions_of(entries) if o.index < ranking]):
        for application in standing.track.applications:
            for seat in sorted(far_off(standing.track, application)):
                must(
                    (seat, application) in answered,
                    f"{seat} 对 {application} 的畸高畸低分没有答复",
                    f"nobody answered for the abnormal score of {seat} for {application}",
                )


def check_settled(case: Case, result: Json, decisions: list[Entry]) -> None:
    """A result with an open tie, objection, gate, range or stage must not be final."""
    staged = any(stage["kind"] == "vote" for stage in case.plan["stage"])
    for shown, standing in paired(result["tracks"], stand(case, decisions)):
        track = standing.track
        kinds = {"tie_at_line", "tie_in_tier", "objection", "gate_even"}
        if track.applied == track.rules["aggregate"] != track.rules["fallback"]:
            kinds.add("minimum_ballots")
        still = [
            one["kind"] for one in shown["alarms"] if one["resolved_by"] is None and one["kind"] in kinds
        ]
        rows = [row for own in track.rows.values() for row in own.values()]
        still += ["range"] * any(row.state == "out_of_range" for row in rows)
        still += ["stage"] * (staged and not standing.stages)
        must(
            not still,
            f"{track.plan['id']} 仍有未决事项（{still[:1]}）",
            f"{track.plan['id']} was made final with an open matter ({still[:1]})",
        )


RECORD = "batch_digest log_head plan_digest result_digest review_session roll schema sequence"


def check_record(archive: Archive, found: Lineage, case: Case, final: Entry) -> None:
    record = decode_object(archive.need("record.json"), "record.json", RECORD)
    header = archive.header.fields
    must(
        header["batch_digest"] == found.batch.digest
        and header["review_session"] == found.batch.fields["review_session"]
        and header["previous_digest"] is None,
        "档案不属于此评审材料包",
        "the archive belongs to another batch",
    )
    roll = [dict(row) for row in case.close.data["roll"]]
    for row in roll:
        row.update(case.ballots.late.get((row["seat"], row["track"], row["round"]), {}))
    expected = {
        "batch_digest": found.batch.digest,
        "log_head": final.before,
        "plan_digest": case.plan_digest,
        "result_digest": sha256(archive.need("result.json")),
        "review_session": header["review_session"],
        "roll": roll,
        "schema": 1,
        "sequence": header["sequence"],
    }
    for name, value in expected.items():
        must(record[name] == value, f"record.json 的 {name} 不符", f"{name} in record.json differs")
    must(
        final.data["record"] == sha256(archive.need("record.json"))
        and final.data["result"] == record["result_digest"]
        and final.data["sequence"] == record["sequence"],
        "定稿记录的摘要与 record.json、result.json 不符",
        "the finalising names another record or result",
    )


def check_words(archive: Archive, entries: list[Entry]) -> None:
    """Names and free text stand outside the log, under the digests it holds."""
    if archive.withheld:
        return
    logged = [one.data["people"] for one in entries if one.kind == "people"]
    if logged:
        same = sha256(archive.need("private/people.json")) == logged[-1]
        must(same, "private/people.json 与日志的摘要不符", "private/people.json differs from the log")
    texts = decode_object(archive.need("private/texts.json"), "private/texts.json")
    wanted = {str(one.data["text"]) for one in entries if "text" in one.data}
    same = set(texts) == wanted and all(sha256(encode(value)) == name for name, value in texts.items())
    must(same, "private/texts.json 与日志的摘要不符", "private/texts.json differs from the log")


SCANS = "private/scans/"


def check_scans(archive: Archive, entries: list[Entry], final: Entry) -> None:
    """Scans of inked pages are those the log holds since the last finalising."""
    held: dict[int, str] = {}
    for one in entries:
        if one.index > final.index and one.kind in ("scan", "unscan"):
            held.pop(one.data["number"], None)
            if one.kind == "scan":
                held.pop(one.data["replaces"], None)
                held[one.data["number"]] = one.data["digest"]
    there = {int(path.removeprefix(SCANS)[:4]): path for path in archive.under(SCANS)}
    for number, digest in () if archive.withheld else held.items():
        if number not in there:
            missing(f"缺少第 {number} 个扫描件", f"scan {number} is missing")
        same = sha256(archive.need(there[number])) == digest
        must(same, f"第 {number} 个扫描件与日志的摘要不符", f"scan {number} is not the one the log holds")


# ---------------------------------------------------------------------------------------------------------
# 15. Papers: the signatures on the rankings, what they print, what the workbook holds.


def der_items(data: bytes, most: int = -1) -> list[tuple[int, bytes, bytes]]:
    """Split DER into (tag, content, whole) one level deep, at most so many."""
    found: list[tuple[int, bytes, bytes]] = []
    at = 0
    while at < len(data) and len(found) != most:
        length, head = data[at + 1], 2
        if length & 128:
            head += length & 127
            length = int.from_bytes(data[at + 2 : at + head], "big")
        found.append((data[at], data[at + head : at + head + length], data[at : at + head + length]))
        at += head + length
    return found


MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


def pdf_signers(found: Lineage, name: str, data: bytes) -> list[tuple[str, int]]:
    """Return which seat made each signature of a paper and up to which byte it reaches; all must hold."""
    seats = {seat["certificate"]: one for one, seat in found.seats.items() if seat["certificate"]}
    signers = []
    for start, length, again, rest in (map(int, one) for one in BYTE_RANGE.findall(data)):
        gap = data[length:again]
        must(
            start == 0 and gap[:1] == b"<" and gap[-1:] == b">",
            f"{name} 的签章范围不符",
            f"a byte range in {name} is odd",
        )
        certificate, held = cms_signer(
            bytes.fromhex(gap[1:-1].decode()), data[:length] + data[again : again + rest]
        )
        seat = seats.get(certificate.fingerprint(hashes.SHA256()).hex())
        must(
            held and seat is not None,
            f"{name} 上有无效的签章",
            f"{name} bears a signature that does not hold or is nobody's of this session",
        )
        signers.append((str(seat), again + rest))
    return signers


def cms_signer(blob: bytes, signed_bytes: bytes) -> tuple[x509.Certificate, bool]:
    """Check one CMS signature over the bytes; return the signer's certificate."""
    content = der_items(der_items(der_items(blob, 1)[0][1])[1][1])[0][1]
    signed_data = der_items(content)
    certificates = next(body for tag, body, _ in signed_data if tag == 0xA0)
    known = [x509.load_der_x509_certificate(whole) for _, _, whole in der_items(certificates)]
    signer = der_items(der_items(signed_data[-1][1])[0][1])
    serial = int.from_bytes(der_items(signer[1][1])[1][1], "big")
    certificate = next(one for one in known if one.serial_number == serial)
    attributes = next(whole for tag, _, whole in signer if tag == 0xA0)
    digest = next(
        der_items(der_items(body)[1][1])[0][1]
        for _, body, _ in der_items(der_items(attributes)[0][1])
        if body.startswith(MESSAGE_DIGEST)
    )
    signature = [body for tag, body, _ in signer if tag == 0x04][-1]
    key = certificate.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    try:
        key.verify(signature, b"\x31" + attributes[1:], ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return certificate, False
    return certificate, digest == hashlib.sha256(signed_bytes).digest()


def paper_paths(archive: Archive, result: Json, final: Entry) -> list[str]:
    """Return the signed papers of the archive: a ranking per track, and the packet where there is one."""
    paths = [f"report/ranking-{track['id']}.pdf" for track in result["tracks"]]
    packet = "packet" in final.data and not archive.withheld
    return [*paths, *(["private/packet.pdf"] if packet else [])]


def check_papers(archive: Archive, found: Lineage, result: Json, entries: list[Entry], final: Entry) -> Json:
    """Compare the signatures of the papers with the log; return who signed which."""
    told: Json = {}
    for path in paper_paths(archive, result, final):
        paper, data = path.rpartition("/")[2], archive.need(path)
        signers = pdf_signers(found, paper, data)
        must(bool(signers), f"{paper} 没有签章", f"{paper} is not signed")
        whole = signers[-1][1] == len(data)
        must(whole, f"{paper} 在最后签章之后有改动", f"{paper} goes on after its last signature")
        must(
            found.role(signers[0][0]) == "chair" and b"/DocMDP" in data[: signers[0][1]],
            f"{paper} 不是组长席位认证的",
            f"{paper} is not certified by the chair's seat",
        )
        logged = [
            (one.data["seat"], one.data["papers"][paper])
            for one in entries
            if one.kind == "sign" and one.index > final.index and paper in one.data["papers"]
        ]
        seen = [(seat, sha256(data[:end])) for seat, end in signers[1:]]
        must(
            seen == logged,
            f"{paper} 的签章与日志不符",
            f"the signatures of {paper} are not those the log holds",
        )
        first = "packet" not in path or final.data["packet"] == sha256(data[: signers[0][1]])
        must(first, f"{paper} 不是定稿时的那一份", f"{paper} is not the one made final")
        told[paper] = [seat for seat, _ in signers]
    return told


def ask_program(name: str, *arguments: str) -> str | None:
    """Run a program of the machine, where it has it."""
    if shutil.which(name) is None:
        return None
    done = subprocess.run(
        [name, *arguments], capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )
    return done.stdout.decode(errors="replace")


def check_printed(archive: Archive, found: Lineage, result: Json, final: Entry) -> tuple[str | None, int]:
    """Ask pdfsig about every paper and read the printed places; return pdfsig's words and how many places."""
    said, compared = None, 0
    tracks = {f"report/ranking-{track['id']}.pdf": track for track in result["tracks"]}
    with tempfile.TemporaryDirectory() as folder:
        for paper in paper_paths(archive, result, final):
            path = Path(folder) / paper.rpartition("/")[2]
            path.write_bytes(archive.need(paper))
            report = ask_program("pdfsig", "-nocert", str(path))
            if report is not None:
                verdicts = re.findall(r"Signature Validation: (.*)", report)
                well = bool(verdicts) and set(verdicts) == {"Signature is Valid."}
                must(well, f"pdfsig 认为 {path.name} 的签章无效", f"pdfsig does not accept {path.name}")
                said = f"{said or ''}\n    {path.name}: {len(verdicts)} × {verdicts[0]}"
            text = ask_program("pdftotext", "-layout", str(path), "-")
            if text is not None:
                bound = short_code(found.batch.digest) in text and sha256(archive.need("record.json")) in text
                must(bound, f"{path.name} 页脚不是本评审会的", f"{path.name} bears another record or batch")
                compared += compare_printed(path.name, text, tracks[paper]) if paper in tracks else 0
    return said, compared


def compare_printed(name: str, text: str, track: Json) -> int:
    compared = 0
    for row in (one for one in track["ranking"] if one["place"] is not None):
        for line in text.splitlines():
            words = line.split()
            if row["application"] in words[1:2] and words[0].isdigit():
                same = words[0] == str(row["place"]) and row["published"] in words
                printed, derived = line.strip(), f"{row['application']} {row['place']} {row['published']}"
                must(
                    same,
                    f"{name} 印的是“{printed}”，推算为“{derived}”",
                    f"{name} prints “{printed}”, derived is “{derived}”",
                )
                compared += 1
                break
    return compared


XML = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def workbook_rows(data: bytes) -> list[tuple[str, list[str]]]:
    """Return the rows of every sheet as text, with the address of each row."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sane = sum(one.file_size for one in book.infolist()) < 1 << 29
        must(sane, "workbook.xlsx 展开后过大", "workbook.xlsx is too large when unpacked")
        shared: list[str] = []
        if "xl/sharedStrings.xml" in book.namelist():
            root = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            shared = ["".join(t.text or "" for t in one.iter(f"{XML}t")) for one in root.iter(f"{XML}si")]
        for name in sorted(n for n in book.namelist() if n.startswith("xl/worksheets/sheet")):
            for row in ElementTree.fromstring(book.read(name)).iter(f"{XML}row"):
                cells = []
                for cell in row.iter(f"{XML}c"):
                    value = cell.find(f"{XML}v")
                    text = "".join(t.text or "" for t in cell.iter(f"{XML}t"))
                    if value is not None and value.text is not None:
                        text = shared[int(value.text)] if cell.get("t") == "s" else value.text
                    cells.append(text)
                found.append((f"{Path(name).stem}:{row.get('r')}", cells))
    return found


def same_number(text: str, value: str) -> bool:
    """Compare a spreadsheet's number with an exact one: it keeps some fifteen digits."""
    try:
        return abs(Fraction(text) - Fraction(value)) * 10**9 < 1
    except (ValueError, ZeroDivisionError):
        return False


def check_workbook(archive: Archive, result: Json, case: Case, entries: list[Entry]) -> int:
    """Compare every row that begins with a place and an application, and every mark in the plain table."""
    ranked = {row["application"]: row for track in result["tracks"] for row in track["ranking"]}
    tracks = {one.track.plan["id"]: one.track for one in stand(case, decisions_of(entries))}
    compared = 0
    for address, cells in workbook_rows(archive.need("report/workbook.xlsx")):
        row = next((ranked[text] for text in cells[:3] if text in ranked), None)
        if row is None:
            continue
        track = tracks[case.applications[row["application"]]["track"]]
        criterion = next((one for one in track.criteria if one["id"] in cells), None)
        seat = next((one for one in track.seats if one in cells), None)
        if criterion is not None and seat is not None:
            same = same_mark(case, track, row["application"], criterion, seat, cells)
        elif cells[0].isdigit() and cells[1] == row["application"] and row["exact"] in cells:
            same = cells[0] == str(row["place"]) and same_totals(row, cells)
        else:
            continue
        must(same, f"workbook.xlsx {address} 与推算结果不符", f"row {address} of workbook.xlsx differs")
        compared += 1
    return compared


def same_totals(row: Json, cells: list[str]) -> bool:
    """Find both numbers and the ballots, and every reviewer's total where the row tells them at all."""
    left = [text for text in cells[2:] if same_number(text, text)]

    def take(value: str) -> bool:
        found = next((text for text in left if same_number(text, value)), None)
        if found is not None:
            left.remove(found)
        return found is not None

    if not all(take(value) for value in (row["exact"], row["published"], str(row["ballots"]))):
        return False
    told = sum(take(total) for total in row["totals"].values())
    return told == len(row["totals"]) or told < max(2, len(row["totals"]) - 2)


def same_mark(
    case: Case, track: Track, application: str, criterion: Json, seat: str, cells: list[str]
) -> bool:
    """Compare one row of the plain table with the ballot, or with what a correction made of it."""
    now = track.rows[application].get(seat)
    if criterion["mode"] not in ("points", "deduction") or now is None or now.state != "scored":
        return True
    asked = [one["id"] for one in track.criteria if one["mode"] != "objective"]
    lawful = [str(now.values[criterion["id"]])]
    for (name, of, _), sheet in case.ballots.sheets.items():
        if (name, of) == (seat, track.plan["id"]) and application in sheet.marks:
            lawful.append(sheet.marks[application][asked.index(criterion["id"])])
    return any(same_number(text, value) for text in cells for value in lawful)


# ---------------------------------------------------------------------------------------------------------
# 16. What followed: decision, notice, objections, titles, each signed by the secretary and naming the last.

NO_SCORE = words("rejected unscored withdrawn")
OFF = "not_listed"
Key = tuple[str, str]
FIELDS = {
    "decide": "changes document meeting",
    "notice": "contacts days first first_day holidays kind last place published supplementary tracks "
    "workdays",
    "object": "application conclusion effect late number received replied sender track",
    "promote": "application instead_of tier to track",
    "rereview": "applications archive batch objection outcome review_session track",
    "confirm": "date document tracks",
    "cancel": "application date document track",
}
DATES = words("meeting published first last received replied date")
PAPERS = {"notice": "notice", "confirm": "announcement", "cancel": "announcement"}


@dataclass
class Title:
    """Where one application of one track stands."""

    recommended: str
    standing: str
    number: int | None
    state: str = "recommended"
    lost: str = ""


@dataclass
class Later:
    """Everything that followed an archive, addendum after addendum."""

    plan: Json
    applications: dict[str, Json]
    titles: dict[Key, Title]
    kinds: list[str] = field(default_factory=list)
    withheld: int = 0
    decided: bool = False
    lasts: list[str] = field(default_factory=list)
    told: set[Key] = field(default_factory=set)
    objections: list[Json] = field(default_factory=list)
    moved: list[tuple[Key, str, str]] = field(default_factory=list)
    confirmed: bool = False

    def tiers(self, track: str) -> list[Json]:
        return list(next(one for one in self.plan["track"] if one["id"] == track)["tier"])

    def held(self, track: str, tier: str) -> list[str]:
        """Return who holds a tier now, by number."""
        own = [(t.number or 0, a) for (of, a), t in self.titles.items() if (of, t.standing) == (track, tier)]
        return [application for _, application in sorted(own)]

    def holds(self, key: Key) -> bool:
        return self.titles[key].standing in {tier["id"] for tier in self.tiers(key[0])}

    def listing(self, only: set[Key] | None = None) -> list[Json]:
        """Return the list a notice or an announcement must have."""
        found = []
        for track in self.plan["track"]:
            tiers = []
            for tier in track["tier"]:
                own = [
                    one
                    for one in self.held(track["id"], tier["id"])
                    if only is None or (track["id"], one) in only
                ]
                if self.plan["notice"]["order"] == "region":
                    own.sort(key=self.by_region)
                if own or only is None:
                    tiers.append({"id": tier["id"], "applications": own})
            if tiers or only is None:
                found.append({"id": track["id"], "tiers": tiers})
        return found

    def by_region(self, application: str) -> tuple[bool, str, str]:
        code = str(self.applications[application]["region_code"])
        return not code, code, application

    def vacancies(self) -> list[tuple[Key, str, str | None]]:
        """Return who lost which tier, and who moves up into it; None where it stays empty."""
        filled = {(key[0], gone) for key, _, gone in self.moved}
        waiting: dict[Key, list[str]] = {}
        found: list[tuple[Key, str, str | None]] = []
        for key, title in self.titles.items():
            if title.state != "removed" or key in filled:
                continue
            below = [one["id"] for one in self.tiers(key[0]) if one["promotes_to"] == title.lost]
            queue = waiting.setdefault(
                (key[0], title.lost), [one for tier in below for one in self.held(key[0], tier)]
            )
            found.append((key, title.lost, queue.pop(0) if queue else None))
        return found

    def untold(self) -> set[Key]:
        """Return who moved up since the last notice and still holds it."""
        return {key for key, to, _ in self.moved if key not in self.told and self.titles[key].standing == to}

    def remove(self, key: Key, state: str) -> None:
        title = self.titles[key]
        self.titles[key] = Title(title.recommended, OFF, None, state, title.standing)

    def mark(self, listed: list[Json], state: str) -> None:
        for track in listed:
            for tier in track["tiers"]:
                for one in tier["applications"]:
                    self.titles[track["id"], one].state = state


def follow(archive: Archive, found: Lineage, case: Case, result: Json, paths: list[Path]) -> Later:
    """Take every addendum in its order; the first that may not stand where it stands is named."""
    titles = {
        (track["id"], row["application"]): Title(row["standing"], row["standing"], row["number"])
        for track in result["tracks"]
        for row in track["ranking"]
    }
    later = Later(case.plan, case.applications, titles)
    before, first = archive.header, archive.header.fields
    for number, path in enumerate(paths, start=1):
        sealed, members, withheld = open_addendum(path)
        fields, name = sealed.fields, path.name
        same = all(fields[one] == first[one] for one in ("review_session", "batch_digest", "plan_digest"))
        must(same, f"{name} 不是这份档案的后续记录", f"{name} follows another archive")
        must(
            fields["signer"] == found.batch.fields["signer"],
            f"{name} 不是秘书席位签的",
            f"{name} is not signed by the secretary's seat",
        )
        if fields["sequence"] > number:
            missing(f"缺少第 {number} 份后续记录", f"number {number} of the later records is missing")
        chained = fields["sequence"] == number and fields["previous_digest"] == before.digest
        must(chained, f"{name} 不接续前一份", f"{name} does not follow the one before")
        entry = decode_object(members["entry.json"], f"{name}: entry.json", "data kind schema")
        kind, data = str(entry["kind"]), entry["data"]
        must(
            kind in FIELDS and set(data) == words(FIELDS[kind]) | {"text"},
            f"{name} 的字段不符",
            f"{name} has other keys than it should",
        )
        unlawful = step(later, kind, data)
        must(not unlawful, f"{name} 不应如此（{unlawful}）", f"{name} may not stand here ({unlawful})")
        if not withheld:
            same = sha256(members["private/texts.json"]) == data["text"]
            must(same, f"{name} 的文字与摘要不符", f"the words of {name} differ from their digest")
        check_listed(later, name, kind, data, members)
        later.kinds.append(kind)
        later.withheld += bool(withheld)
        before = sealed
    return later


def open_addendum(path: Path) -> tuple[Sealed, dict[str, bytes], list[str]]:
    members = tar_members(path.read_bytes())
    begins = list(members)[:2] == ["header.json", "header.json.sig"]
    if not begins or decode_object(members["header.json"], path.name).get("kind") != "addendum":
        no_archive(f"{path.name} 不是后续记录", f"{path.name} is no later record")
    header = read_header(members.__getitem__, "", "addendum")
    absent = check_parts(header, members)
    for one in header.fields["parts"]:
        known = one["path"] == "entry.json" or one["path"].startswith(("papers/", "private/"))
        must(known, f"{path.name} 多出 {one['path']}", f"{path.name} has a part no such record has")
    for one in ("entry.json", "private/texts.json"):
        must(header.part(one) is not None, f"{path.name} 没有 {one}", f"{path.name} lists no {one}")
    return header, members, absent


def step(later: Later, kind: str, data: Json) -> str:
    """Move on by one addendum; return why it may not be, "" when it may."""
    dated = [data[name] for name in DATES if data.get(name) is not None]
    if any(date.fromisoformat(day).isoformat() != day for day in dated):
        return "dates"
    if not later.decided and kind != "decide":
        return "undecided"
    if kind in ("notice", "promote") and later.confirmed:
        return "confirmed"
    if kind in ("object", "promote", "confirm") and not later.lasts:
        return "not public yet"
    return STEPS[kind](later, data)


def step_decide(later: Later, data: Json) -> str:
    if later.lasts:
        return "public already"
    changes = {(one["track"], one["application"]): one for one in data["changes"]}
    for key, one in changes.items():
        known = later.titles.get(key)
        tiers = {tier["id"] for tier in later.tiers(key[0])}
        lawful = known is not None and one["before"] == known.recommended != one["after"]
        if (
            not lawful
            or one["after"] not in tiers | {OFF}
            or (one["before"] in NO_SCORE and one["after"] != OFF)
        ):
            return f"change of {key[1]}"
    if len(changes) != len(data["changes"]):
        return "changed twice"
    counts: Counter[Key] = Counter()
    applicants: Counter[str] = Counter()
    for key, title in later.titles.items():
        standing = changes[key]["after"] if key in changes else title.recommended
        later.titles[key] = now = Title(title.recommended, standing, None)
        if later.holds(key):
            counts[key[0], standing] += 1
            applicants[str(later.applications[key[1]]["applicant_id"])] += 1
            now.number, now.state = counts[key[0], standing], "decided"
    for track in later.plan["track"]:
        for tier in track["tier"]:
            if counts[track["id"], tier["id"]] > tier["quota"]:
                return f"more than the places of {tier['id']}"
    if later.plan["review_session"]["multiple"] == "one" and max(applicants.values(), default=0) > 1:
        return "two places for one applicant"
    later.decided = True
    return ""


def step_notice(later: Later, data: Json) -> str:
    further = data["supplementary"]
    if bool(later.lasts) != further:
        return "a notice at the wrong time"
    moved = later.untold()
    if further and not moved:
        return "nobody moved up"
    if data["tracks"] != later.listing(moved if further else None):
        return "list"
    if (data["first"], data["last"]) != lies_open(data):
        return "days"
    later.lasts.append(data["last"])
    later.told |= moved if further else set()
    later.mark(data["tracks"], "noticed")
    return ""


def lies_open(data: Json) -> tuple[str, str]:
    """Return first and last day of a notice by the rule it names."""
    off, on = set(data["holidays"]), set(data["workdays"])

    def counts(day: date) -> bool:
        if data["kind"] == "calendar" or day.isoformat() in on:
            return True
        return day.weekday() < 5 and day.isoformat() not in off

    if not 1 <= data["days"] <= 366 or data["published"] > "9990":
        return "", ""
    start = date.fromisoformat(data["published"]) + timedelta(days=data["first_day"] == "next")
    days = (start + timedelta(days=number) for number in range(20_000))
    counted = [day for _, day in zip(range(data["days"]), filter(counts, days))]  # noqa: B905
    return counted[0].isoformat(), counted[-1].isoformat()


def step_object(later: Later, data: Json) -> str:
    key, number = (data["track"], data["application"]), data["number"]
    if key not in later.titles or not 1 <= number <= len(later.objections) + 1:
        return f"objection {number}"
    new = number == len(later.objections) + 1
    if new and data["late"] != (data["received"] > max(later.lasts)):
        return f"whether objection {number} is late"
    if not new:
        held = later.objections[number - 1]
        same = all(held[one] == data[one] for one in ("received", "sender", "track", "application", "late"))
        if not same or held["conclusion"] is not None or data["conclusion"] is None:
            return f"objection {number} again"
    concluded, effect = data["conclusion"] is not None, data["effect"]
    lawful = concluded == (effect is not None) and (concluded or data["replied"] is None)
    if not lawful or (data["conclusion"] == "not_sustained" and effect != "none"):
        return f"conclusion of objection {number}"
    if effect in ("removed", "rereview") and later.confirmed:
        return "confirmed"
    if effect == "removed" and not later.holds(key):
        return "no place to take away"
    later.objections[number - 1 :] = [{**data, "rereview": None}, *later.objections[number:]]
    if effect == "removed":
        later.remove(key, "removed")
    return ""


def is_open(objection: Json) -> bool:
    if objection["conclusion"] is None:
        return True
    return bool(objection["effect"] == "rereview" and objection["rereview"] is None)


def step_promote(later: Later, data: Json) -> str:
    key = (data["track"], data["application"])
    if key not in later.titles:
        return f"no application {key[1]}"
    free = [one for one in later.vacancies() if (one[0][0], one[1]) == (key[0], data["to"])]
    chosen = [one for one in free if one[0][1] == data["instead_of"]]
    if not chosen or chosen[0][2] != key[1] or later.titles[key].standing != data["tier"]:
        return f"{key[1]} is not the next"
    if any(is_open(one) and (one["track"], one["application"]) == key for one in later.objections):
        return "an open objection"
    numbers = [later.titles[key[0], one].number or 0 for one in later.held(key[0], data["to"])]
    recommended = later.titles[key].recommended
    later.titles[key] = Title(recommended, data["to"], max(numbers, default=0) + 1, "decided")
    later.moved.append((key, data["to"], data["instead_of"]))
    return ""


def step_rereview(later: Later, data: Json) -> str:
    number = data["objection"]
    if number is None or not 1 <= number <= len(later.objections):
        return "no such objection"
    asked = later.objections[number - 1]
    key = (asked["track"], asked["application"])
    covered = [(data["track"], one) for one in data["applications"]]
    if asked["effect"] != "rereview" or asked["rereview"] is not None or key not in covered:
        return f"objection {number} asked for none"
    if not set(covered) <= set(later.titles):
        return "an application that is none"
    if data["outcome"] == "removed":
        if later.confirmed or not later.holds(key):
            return "no place to take away"
        later.remove(key, "removed")
    asked["rereview"] = data["outcome"]
    return ""


def step_confirm(later: Later, data: Json) -> str:
    if later.confirmed or any(map(is_open, later.objections)) or later.untold():
        return "too early"
    if any(following is not None for _, _, following in later.vacancies()):
        return "somebody moves up first"
    if data["date"] <= max(later.lasts):
        return "the notice still lies open"
    if data["tracks"] != later.listing():
        return "list"
    later.confirmed = True
    later.mark(data["tracks"], "confirmed")
    return ""


def step_cancel(later: Later, data: Json) -> str:
    key = (data["track"], data["application"])
    if not later.confirmed or key not in later.titles or later.titles[key].state != "confirmed":
        return "no title"
    later.remove(key, "cancelled")
    return ""


STEPS: dict[str, Callable[[Later, Json], str]] = {
    "decide": step_decide,
    "notice": step_notice,
    "object": step_object,
    "promote": step_promote,
    "rereview": step_rereview,
    "confirm": step_confirm,
    "cancel": step_cancel,
}


def check_listed(later: Later, name: str, kind: str, data: Json, members: dict[str, bytes]) -> None:
    """Compare the applications that text and web page list with the entry; PDFs are not read here."""
    if kind not in PAPERS:
        return
    wanted = [
        f"{number} {one}"
        for track in data.get("tracks", [])
        for tier in track["tiers"]
        for number, one in enumerate(tier["applications"], start=1)
    ]
    known = {application for _, application in later.titles}
    for form, pattern in (("txt", r"(?m)^(\d+) +(\S+)"), ("html", r"<tr><td>(\d+)</td><td>([^<]+)</td>")):
        path = f"papers/{PAPERS[kind]}.{form}"
        if path not in members:
            missing(f"{name} 缺少 {path}", f"{path} is missing in {name}")
        text = members[path].decode("utf-8-sig").replace("\r\n", "\n")
        listed = [f"{number} {one}" for number, one in re.findall(pattern, text) if one in known]
        must(
            listed == wanted,
            f"{name} 的 {path} 所列与记录不符",
            f"{path} in {name} lists others than the record",
        )


# ---------------------------------------------------------------------------------------------------------
# 17. The whole verification, and what is told of it.


@dataclass
class Verified:
    """What a verified archive says, for people."""

    fingerprint: str
    compared: bool
    title: str
    counts: Counter[str]
    withheld: tuple[str, ...]
    result: Json
    signers: Json
    pdfsig: str | None
    printed: int
    cells: int
    authority: str
    unanswered: list[str]
    later: Later | None


ODD = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ElementTree.ParseError,
    LookupError,
    NotImplementedError,
    StopIteration,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading a document of another form can raise; all of them mean the same."""


def verify(path: Path, fingerprint: str | None = None, addenda: Iterable[Path] = ()) -> Verified:
    """Verify one archive, and the later records that followed it, in order.

    Raises:
        RefusedError: the first thing that is wrong.
    """
    try:
        return _verify(path, fingerprint, list(addenda))
    except ODD as odd:
        differs(f"内容不合规定的格式（{odd!r}）", f"something is not of the form described ({odd!r})")


def _verify(path: Path, fingerprint: str | None, addenda: list[Path]) -> Verified:
    archive = open_archive(path)
    found = read_lineage(archive)
    code = short_code(found.batch.digest)
    if fingerprint is not None and plain_code(fingerprint) not in (
        plain_code(code),
        found.batch.digest.upper(),
    ):
        differs(f"核对码是 {code}，不是 {fingerprint}", f"the fingerprint is {code}, not {fingerprint}")
    signer = archive.header.fields["signer"]
    chair = next((seat for seat, one in found.seats.items() if one["ssh_key"] == signer), "")
    must(found.role(chair) == "chair", "档案不是组长席位签的", "the archive is not signed by a chair's seat")
    issuer = check_certificates(archive, found)
    entries = read_log(archive, found, chair)
    case = case_of(archive, found, entries)
    final = check_course(entries, case.plan_digest)
    check_words(archive, entries)
    check_scans(archive, entries, final)
    check_applied(case, entries)
    check_answers(case, entries)
    result = derive(case, decisions_of(entries))
    held = archive.need("result.json")
    if held != encode(result):
        where = first_difference(decode(held, "result.json"), result)
        raise RefusedError(
            DIFFERS,
            f"result.json 与推算结果不同（档案 ≠ 推算）：{where}",
            f"result.json differs from what is derived (archive ≠ derived): {where}",
            result,
        )
    check_settled(case, result, decisions_of(entries))
    check_record(archive, found, case, final)
    signers = check_papers(archive, found, result, entries, final)
    pdfsig, printed = check_printed(archive, found, result, final)
    cells = check_workbook(archive, result, case, entries)
    surplus = sorted(set(archive.members) - archive.used)
    must(not surplus, f"多出 {surplus[:1]}", f"there is a part no archive has: {surplus[:1]}")
    answered = {
        one.data["seat"]
        for one in entries
        if one.kind in ("sign", "deemed", "left") and one.index > final.index
    }
    sitting = {seat for seat, _, _ in case.ballots.sheets}
    return Verified(
        fingerprint=code,
        compared=fingerprint is not None,
        title=case.plan["review_session"]["title"],
        counts=Counter(str(row["state"]) for row in case.ballots.roll.values()),
        withheld=archive.withheld,
        result=result,
        signers=signers,
        pdfsig=pdfsig,
        printed=printed,
        cells=cells,
        authority=issuer.fingerprint(hashes.SHA256()).hex(),
        unanswered=sorted(sitting - answered),
        later=follow(archive, found, case, result, addenda) if addenda else None,
    )


WORDS = {
    "listed_elsewhere": "已在其他类别列入",
    "not_listed": "未列入",
    "below_floor": "低于入围底线",
    "rejected": "不合格",
    "unscored": "无有效评分",
    "withdrawn": "已撤回",
    "counted": "计入",
    "typed": "录入",
    "absent": "缺席",
    "void": "作废",
    "replaced": "替换",
    "unused": "未启用的候补",
}

LATER = {
    "decide": "审定",
    "notice": "公示",
    "object": "异议",
    "promote": "递补",
    "rereview": "复评",
    "confirm": "认定公布",
    "cancel": "撤销称号",
}


def told_places(result: Json, names: dict[str, str], chinese: bool) -> list[str]:
    """Write the places of every track, one application a line."""

    def word(key: str) -> str:
        return names.get(key) or (WORDS.get(key, key) if chinese else key.replace("_", " "))

    lines = []
    for track in result["tracks"]:
        lines.append(f"\n{word(track['id'])} ({track['id']}):")
        for row in track["ranking"]:
            at = "–" if row["place"] is None else str(row["place"])
            number = f" {row['number']}" if row["number"] else ""
            standing = names.get(f"{track['id']}/{row['standing']}") or word(row["standing"])
            lines.append(f"{at:>5}  {row['application']:<16} {row['published'] or '':>8}  {standing}{number}")
    return lines


def told_later(later: Later, names: dict[str, str], chinese: bool) -> list[str]:
    """Write what followed, and every standing that is no longer the recommended one."""
    kinds = [LATER[kind] if chinese else kind for kind in later.kinds]
    lines = ["后续记录：" + "、".join(kinds) if chinese else "later records: " + ", ".join(kinds)]
    if later.withheld:
        lines.append(
            f"其中 {later.withheld} 份不含内部文字" if chinese else f"without their words: {later.withheld}"
        )
    for (track, application), title in later.titles.items():
        if title.standing != title.recommended:
            was, now = (
                names.get(f"{track}/{one}") or (WORDS.get(one, one) if chinese else one.replace("_", " "))
                for one in (title.recommended, title.standing)
            )
            lines.append(f"  {application:<16} {was} → {now}")
    return lines


def told(found: Verified, names: dict[str, str], chinese: bool) -> list[str]:
    """Say what was found, in one language."""

    def say(zh: str, en: str) -> str:
        return zh if chinese else en

    def word(key: str) -> str:
        return WORDS.get(key, key) if chinese else key

    lines = [found.title, *told_places(found.result, names, chinese)]
    counts = ", ".join(f"{word(state)} {number}" for state, number in sorted(found.counts.items()))
    lines += ["", say(f"评分表：{counts}", f"ballots: {counts}")]
    for paper, seats in found.signers.items():
        lines.append(say(f"{paper} 的签章：{'、'.join(seats)}", f"signatures on {paper}: {', '.join(seats)}"))
    if found.pdfsig is None:
        lines.append(
            say(
                "本机没有 pdfsig：PDF 签章只由本程序核对，没有用第二个程序核对。",
                "no pdfsig on this machine: signatures of PDFs were checked by this program alone.",
            )
        )
    else:
        lines.append(say("pdfsig：", "pdfsig says:") + found.pdfsig)
    lines.append(
        say(
            f"印出的名次核对了 {found.printed} 个，汇总表核对了 {found.cells} 行。",
            f"{found.printed} printed places and {found.cells} rows of the workbook were compared.",
        )
    )
    if not found.printed:
        lines.append(
            say(
                "本机没有 pdftotext：没有核对 PDF 上印的名次。",
                "no pdftotext on this machine: the printed places were not compared.",
            )
        )
    if found.withheld:
        lines.append(
            say("不含姓名、理由等内部材料（按方案不移交）。", "withheld: names, reasons and statements.")
        )
    if found.unanswered:
        lines.append(
            say(
                f"未签字的席位：{'、'.join(found.unanswered)}",
                f"seats without an answer: {', '.join(found.unanswered)}",
            )
        )
    if found.later is not None:
        lines += told_later(found.later, names, chinese)
    lines.append(
        say(
            f"本次评审会根证书的 SHA-256：{found.authority}",
            f"SHA-256 of the session's certificate: {found.authority}",
        )
    )
    lines.append(say(f"材料包核对码：{found.fingerprint}", f"fingerprint: {found.fingerprint}"))
    if not found.compared:
        lines.append(
            say(
                "核对码还没有核对：请与签字纸上的核对码比较。",
                "the fingerprint was not compared: compare it with the signed paper.",
            )
        )
    lines.append(
        say(
            "核验通过：名次由评分表推算得出，与档案逐字节一致。",
            "verified: the places follow from the ballots, byte for byte.",
        )
    )
    return lines


def names_of(path: Path) -> dict[str, str]:
    """Return the names of tracks and tiers of a verified archive."""
    archive = open_archive(path)
    plan = read_lineage(archive).plans[archive.header.fields["plan_digest"]]
    names = {track["id"]: track["name"] for track in plan["track"]}
    for track in plan["track"]:
        names |= {f"{track['id']}/{tier['id']}": tier["name"] for tier in track["tier"]}
    return names


class Parser(argparse.ArgumentParser):
    """Misuse is 64, as with the program itself."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(MISUSE, f"{message}\n")


def speaks_chinese(chosen: str | None) -> bool:
    """Chinese, unless the machine or the person says English."""
    if chosen:
        return chosen == "zh"
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    spoken = spoken or locale.getlocale()[0] or ""
    return not spoken.lower().startswith("en")


def main(arguments: list[str] | None = None) -> int:
    parser = Parser(description="核验评审档案 / verify a review archive")
    parser.add_argument("archive", type=Path, help="archive.rdarchive")
    parser.add_argument("addenda", type=Path, nargs="*", help="后续记录，依次 / later records, in order")
    parser.add_argument("--fingerprint", help="签字纸上的材料包核对码 / from the signed paper")
    parser.add_argument("--language", choices=("zh", "en"))
    chosen = parser.parse_args(arguments)
    chinese = speaks_chinese(chosen.language)
    try:
        found = verify(chosen.archive, chosen.fingerprint, chosen.addenda)
        print("\n".join(told(found, names_of(chosen.archive), chinese)))
    except RefusedError as refused:
        if refused.derived is not None:
            print("\n".join(told_places(refused.derived, names_of(chosen.archive), chinese)).lstrip())
        print(refused.chinese if chinese else refused.english, file=sys.stderr)
        return refused.code
    except OSError as failed:
        print(failed, file=sys.stderr)
        return NO_ARCHIVE
    return 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main())
