"""What a field of the rules is called, one sentence about it, and the same of each of its choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Asked:
    """English source strings; `choices` maps a plan's word to its name and one sentence."""

    label: str
    sentence: str
    choices: Mapping[str, tuple[str, str]] = field(default_factory=dict)
