"""What is told to the public, said once: paper, plain text and web page are made from this one value."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Group:
    """One tier of one track, in words; the heading of the track stands over its first tier alone."""

    track: str
    tier: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Who is listed.

    Attributes:
        title: with how it is ordered; "" where a text lists nobody.
        heads: of the columns; the first two are a running number inside the tier and the application.
        nobody: stands for a tier without holders.
    """

    title: str = ""
    heads: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    nobody: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicText:
    """A notice or an announcement.

    Attributes:
        document: its number, "" where it has none.
        opening: paragraphs above the list.
        closing: paragraphs below the list.
        facts: label and value, whom to turn to.
        signers: who it comes from, in order.
        date: of the document, in words.
        mark: a word across it, such as that for a drill.
    """

    language: str
    title: str
    document: str = ""
    opening: tuple[str, ...]
    listing: Listing = field(default_factory=Listing)
    closing: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    signers: tuple[str, ...]
    date: str
    mark: str = ""
