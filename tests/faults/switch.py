"""Switches off one check of the program at a time, and runs the tests that must turn red.

A check is a `raise`, an `expect`, or an `if` that gives a ballot another verdict, on one line of one module.
One line of JSON asks, one answers: {"module", "line", "tests"} → {"code"}, the exit code of pytest. Every
answer comes from a fork, which finds the sample archives and sessions made once already.
"""

import ast
import gc
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest

BY_CONDITION = {
    "reviewdesk.desk.chair.verdicts": ("verdict_code", "_against_held", "unknown_withdrawal"),
    "reviewdesk.desk.chair.collecting": ("check_own_first", "_weigh"),
}
"""Module → functions that judge by conditions, not by raising."""
_RAISED = ("ReviewDeskError", "Verdict", "Problems", "_difference")
_CALLED = ("expect", "_refuse_if", "_check")


def checks(module: str) -> tuple[int, ...]:
    """Return the line of every check of a module that refuses something by itself."""
    return tuple(sorted({node.lineno for node in _nodes(module, _tree(import_module(module)))}))


def switch_off(module: str, line: int) -> None:
    """Let the check on this line do nothing, in this process, for everybody who has its function already."""
    found = import_module(module)
    tree = _tree(found)
    _Off([node for node in _nodes(module, tree) if node.lineno == line]).visit(tree)
    code = compile(ast.fix_missing_locations(tree), str(found.__file__), "exec")
    _take_over(found, code)


class _Off(ast.NodeTransformer):
    def __init__(self, nodes: Sequence[ast.stmt]) -> None:
        self._nodes = nodes

    def visit(self, node: ast.AST) -> ast.AST:
        if all(node is not one for one in self._nodes):
            found: ast.AST = self.generic_visit(node)
            return found
        if isinstance(node, ast.If):
            node.test = ast.copy_location(ast.Constant(False), node.test)
            return node
        return ast.copy_location(ast.Pass(), node)


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


def _nodes(module: str, tree: ast.Module) -> Iterator[ast.stmt]:
    judging = BY_CONDITION.get(module, ())
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.If) and function.name in judging:
                    yield node
                if isinstance(node, ast.Raise) and _named(node.exc, _RAISED) and not judging:
                    yield node
                if isinstance(node, ast.Expr) and _named(node.value, _CALLED):
                    yield node


def _named(call: ast.expr | None, names: tuple[str, ...]) -> bool:
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names


def _take_over(module: ModuleType, code: CodeType) -> None:
    """Put the new code into the functions that are there: others have imported them by name."""
    new = {one.co_name: one for one in code.co_consts if isinstance(one, CodeType)}
    for name, old in vars(module).items():
        while hasattr(old, "__wrapped__"):
            old = old.__wrapped__
        if isinstance(old, FunctionType) and old.__module__ == module.__name__ and name in new:
            old.__code__ = new[name]
        elif isinstance(old, type) and old.__module__ == module.__name__ and name in new:
            inner = {one.co_name: one for one in new[name].co_consts if isinstance(one, CodeType)}
            for method, held in vars(old).items():
                if isinstance(held, FunctionType) and method in inner:
                    held.__code__ = inner[method]


def serve() -> None:
    """Make what the tests share, then answer every line of standard input."""
    from archives import lone_archive, signed_archive, typed_archive
    from light_slots import lighten

    folder = Path(tempfile.mkdtemp())
    os.environ["REVIEWDESK_STATE"] = str(folder / "state")
    lighten()
    signed_archive()
    lone_archive()
    typed_archive()
    gc.freeze()  # or the first collection of every fork would copy all that was made
    for line in sys.stdin:
        asked = json.loads(line)
        sys.stdout.write(json.dumps({"code": _answer(**asked)}) + "\n")
        sys.stdout.flush()


def _answer(module: str, line: int, tests: list[str]) -> int:
    child = os.fork()
    if not child:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        if line:
            switch_off(module, line)
        os._exit(int(pytest.main(["-x", "-p", "no:cacheprovider", *tests])))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    serve()
