"""The console script: without a verb, or with `window`, the window; with any other verb the command line."""

import gc
import runpy
import sys
from importlib.util import find_spec

_COLLECT_AFTER = 50_000


def main() -> int:
    """Run what the arguments ask for; Qt is loaded for the window alone."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["window"] and {"-h", "--help"} & set(arguments):
        arguments = ["--help"]
    try:
        if arguments[:1] == ["-m"] and arguments[1:] and _is_ours(arguments[1]):
            return _child(arguments[1:])
        if arguments == ["--self-test"]:
            from reviewdesk.self_test import main as self_test  # noqa: PLC0415

            return self_test()
        if not arguments or arguments[0] == "window":
            from reviewdesk.app import main as window  # noqa: PLC0415

            return window(arguments[1:])
        from reviewdesk.cli.main import main as command_line  # noqa: PLC0415

        # A short command would spend a quarter of its time on looking for garbage in what it imported.
        gc.set_threshold(_COLLECT_AFTER)
        try:
            return command_line(arguments)
        finally:
            gc.freeze()
    except KeyboardInterrupt:
        return 1  # before any verb has begun, nothing is to be said or put away


def _is_ours(module: str) -> bool:
    """Whether it is a module of this program that `python -m` could run."""
    if module.split(".", maxsplit=1)[0] != "reviewdesk":
        return False
    try:
        found = find_spec(module)
        if found is not None and found.submodule_search_locations is not None:
            found = find_spec(f"{module}.__main__")
    except (ImportError, ValueError):
        return False
    return found is not None


def _child(arguments: list[str]) -> int:
    """Stand in for `python -m` where the program is built as one: its children are modules of its own."""
    module, *rest = arguments
    sys.argv[1:] = rest
    if module == "reviewdesk":
        return main()
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
