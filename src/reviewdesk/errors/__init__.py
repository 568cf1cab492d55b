"""Everything raised on purpose: a code, its data, one sentence for the person.

    ReviewDeskError
    ├── Problems    what is wrong with files a person handed in, all of it at once
    └── (itself)    one refusal

The sentence of a code stands, in English, in the table of the room that raises it
(`reviewdesk.errors.sealed` and its siblings); `reviewdesk.words` translates it at the edge.
Anything raised that is not a ReviewDeskError is a bug.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a person's input: its code, where it is, and the data of its sentence.

    Attributes:
        code: key of a sentence table, such as "plan-unknown-key".
        data: values for the sentence's {placeholders}; text or integers.
        line: 1-based line of the file, where there is one.
    """

    code: str
    data: Mapping[str, object]
    line: int | None = None


class ReviewDeskError(Exception):
    """A refusal: `code` names its sentence, `data` fills it, `exit_code` is the command line's."""

    exit_code = 1

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value}" for key, value in self.data.items())
        return f"{self.code}({details})"


class Problems(ReviewDeskError):  # noqa: N818 - several problems, one exception
    """Everything that is wrong with one input, collected so that it is fixed in one go."""

    def __init__(self, code: str, problems: Sequence[Problem], **data: object) -> None:
        super().__init__(code, count=len(problems), **data)
        self.problems = tuple(problems)
