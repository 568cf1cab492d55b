"""Writes THIRD_PARTY: the licences of everything that a build of the program brings with it.

    python resources/package/third_party.py TARGET

What is brought along is what pyproject.toml asks for, and what that asks for in turn, as installed here.
"""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

OWN = "reviewdesk"
LEGAL = re.compile(r"(licen[cs]e|copying|notice|copyright|authors)", re.IGNORECASE)
NAME = re.compile(r"[A-Za-z0-9._-]+")
HERE = Path(__file__).parents[2]
RULE = "=" * 100


def main(target: Path) -> None:
    """Write the file."""
    found = sorted(closure(OWN), key=lambda one: one.name.lower())
    parts = [chapter(one) for one in found if one.name != OWN]
    fonts = [
        f"{RULE}\n{one.name}\n{RULE}\n{one.read_text(encoding='utf-8')}"
        for one in sorted((HERE / "resources" / "fonts").glob("OFL-*.txt"))
    ]
    python = f"{RULE}\nPython {sys.version.split()[0]}  PSF-2.0\n{RULE}\n{python_licence()}"
    target.write_text("\n".join([python, *parts, *fonts]), encoding="utf-8")
    print(f"{len(parts)} packages, {len(fonts)} fonts -> {target}")


def closure(name: str) -> set[Distribution]:
    """Return a distribution and all that it needs here."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        asked = waiting.pop()
        if asked.lower() in found:
            continue
        try:
            one = distribution(asked)
        except PackageNotFoundError:
            continue  # a need of another system, or an extra nobody asked for
        found[asked.lower()] = one
        waiting += needs(one)
    return set(found.values())


def needs(one: Distribution) -> Iterator[str]:
    """Yield what a distribution needs whatever its extras."""
    for line in one.requires or ():
        asked, _, condition = line.partition(";")
        match = NAME.match(asked)
        if "extra" not in condition and match is not None:
            yield match.group()


def chapter(one: Distribution) -> str:
    """Return a package's name, version, licence, and the texts that lie in it."""
    metadata = one.metadata
    named = metadata.get("License-Expression") or short(metadata.get("License", ""))
    named = named or "; ".join(line.rpartition(" :: ")[2] for line in classifiers(one))
    texts = [text for text in map(read, one.files or ()) if text]
    where = next((line.partition(",")[2].strip() for line in metadata.get_all("Project-URL") or ()), "")
    head = f"{RULE}\n{one.name} {one.version}  {named}\n{metadata.get('Home-page') or where}\n{RULE}"
    return "\n".join([head, *texts])


def classifiers(one: Distribution) -> list[str]:
    """Return the classifiers that name a licence."""
    return [line for line in one.metadata.get_all("Classifier") or () if line.startswith("License ::")]


def short(text: str) -> str:
    """Return a licence's name; some put the whole text into that field."""
    return text.splitlines()[0] if text and len(text) < 200 else ""


def read(path: object) -> str:
    """Return a legal text that came with a package; "" of any other file."""
    name = Path(str(path))
    if ".dist-info" not in str(path) or not LEGAL.search(name.name):
        return ""
    place = Path(str(path.locate()))  # type: ignore[attr-defined]
    return place.read_text(encoding="utf-8", errors="replace") if place.is_file() else ""


def python_licence() -> str:
    """Return Python's own licence where the installation has it."""
    import site  # noqa: PLC0415

    places = [Path(one).parent / "LICENSE.txt" for one in site.getsitepackages()]
    places += [Path(sys.base_prefix) / "LICENSE.txt"]
    found = next((one for one in places if one.is_file()), None)
    return found.read_text(encoding="utf-8") if found else "https://docs.python.org/3/license.html"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
