"""The `reviewdesk` command: one verb per job of a seat."""

import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

from reviewdesk.cli.frame import MISUSE, Verbs, envelope, run_verb, say
from reviewdesk.cli.parser import MisuseExit, Parser
from reviewdesk.errors.marker import N_

VERBS = {
    "demo": "demo",
    "plan": "plan",
    "trial": "trial",
    "secretary": "seal supplement seat inspect",
    "preparing": "prepare",
    "reviewer": "open declare score recuse skip check reopen-draft",
    "reviewer_casting": "cast",
    "chair_opening": "elect adopt adjourn resume",
    "chair_collecting": "collect typed examine close",
    "chair_seats": "absent void reopen replace",
    "chair_revealing": "reveal explain overrule",
    "chair_settling": "vote lot correct withdraw result",
    "chair_final": "audit finalise refinalise",
    "chair_signing": "sign",
    "chair_scanning": "scan unscan",
    "chair_publishing": "publish close-down",
    "chair_papers": "paper",
    "registry": "registry",
    "auditor": "verify",
    "comparing": "compare",
    "staff": "decide notice object promote rereview confirm cancel course",
    "filing": "file",
    "doctor": "doctor",
}
"""Module of the command line → its verbs: only the module that is asked for is loaded."""
_UNHEARD = logging.NullHandler()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; return 0, 1 refused, 64 misuse, or what `verify` says."""
    _speak_utf8()
    # What libraries log about a file they refuse, tracebacks and all, is said in our one sentence.
    logging.getLogger().addHandler(_UNHEARD)
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser(words)
    try:
        args = parser.parse_args(words)
    except MisuseExit as misuse:
        if "--json" in words:
            print(envelope(ok=False, code="misuse", message=misuse.message, data={}))
        raise
    if args.verb is None:
        parser.print_help(sys.stderr)
        return MISUSE
    try:
        code = run_verb(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has left, as `| head` does; the verb itself was done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser(words: Sequence[str]) -> Parser:
    parser = Parser(prog="reviewdesk", description=say(N_("Closed expert reviews, offline, verifiable.")))
    parser.add_argument(
        "--version",
        action="version",
        version=f"reviewdesk {version('reviewdesk')}",
        help=say(N_("show the version and exit")),
    )
    verbs = Verbs(parser)
    for module in _modules(words):
        import_module(f"reviewdesk.cli.{module}").register(verbs)
    return parser


def _modules(words: Sequence[str]) -> tuple[str, ...]:
    for module, verbs in VERBS.items():
        if words and words[0] in verbs.split():
            return (module,)
    return tuple(VERBS)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
