"""argparse in the language of the command line: its headings and its own messages, misuse ending with 64."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Final, NoReturn

from reviewdesk.cli.frame import MISUSE, say
from reviewdesk.errors.marker import N_

_MESSAGES: Final = (
    N_("the following arguments are required: {names}"),
    N_("unrecognized arguments: {words}"),
    N_("one of the arguments {names} is required"),
    N_("argument {name}: {message}"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("expected at most one argument"),
    N_("expected {count} arguments"),
    N_("not allowed with argument {other}"),
    N_("invalid choice: {value} (choose from {choices})"),
    N_("invalid int value: {value}"),
    N_("ignored explicit argument {value}"),
)
"""What argparse says of misuse, as it spells it; what it may say beyond stays as it is."""


class MisuseExit(SystemExit):
    """The exit of a command that was typed wrongly, with what was wrong."""

    def __init__(self, message: str) -> None:
        super().__init__(MISUSE)
        self.message = message


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks our languages and never guesses abbreviated options."""

    def __init__(self, **settings: object) -> None:
        super().__init__(
            allow_abbrev=False,
            add_help=False,
            formatter_class=_Formatter,
            **settings,  # type: ignore[arg-type]
        )
        self._positionals.title = say(N_("positional arguments"))
        self._optionals.title = say(N_("options"))
        self.add_argument("-h", "--help", action="help", help=say(N_("show this help and exit")))

    def error(self, message: str) -> NoReturn:
        """Print the usage and what was wrong, and leave with 64."""
        self.print_usage(sys.stderr)
        said = spoken(message)
        sys.stderr.write(f"{self.prog}: {said}\n")
        raise MisuseExit(said)


def spoken(message: str) -> str:
    """Return what argparse said in English in the language of the command line."""
    for source, pattern in _PATTERNS:
        if found := pattern.fullmatch(message):
            data = found.groupdict()
            if "message" in data:
                data["message"] = spoken(data["message"])
            return say(source, **data)
    return message


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, say(N_("usage: ")) if prefix is None else prefix)


def _pattern(source: str) -> re.Pattern[str]:
    text = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(source))
    return re.compile(text.replace("(?P<name>.+)", "(?P<name>[^:]+)"), re.DOTALL)


_PATTERNS: Final = tuple((source, _pattern(source)) for source in _MESSAGES)
