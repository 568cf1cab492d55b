"""A child process that opens what strangers made, watched from outside for time and memory.

Requests and replies are lines of JSON. The child says `{"step": n}` at least once per allowed
time and `{"done": …}` at the end; whatever else happens is an outcome with a name, not a crash of
the program.
"""

import gc
import json
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import IO, Final, Literal, Self

from reviewdesk.resident import resident

RESIDENT_LIMIT: Final = 512 * 2**20
"""Bytes in memory; not `ulimit -v`, which counts what is only reserved."""
_POLL_SECONDS: Final = 0.02
_START_SECONDS: Final = 60.0

Failure = Literal["slow", "memory", "died"]


class ChildFailed(Exception):  # noqa: N818 - an outcome the callers turn into a problem
    """The child was killed or died; `failure` says of what."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure: Failure = failure


class WatchedChild:
    """One child process running `python -m MODULE`, started when first asked, replaced once it failed."""

    def __init__(self, module: str, *, resident_limit: int = RESIDENT_LIMIT) -> None:
        self._module = module
        self._limit = resident_limit
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._on_wait: Callable[[], None] = lambda: None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def ask(
        self,
        request: Mapping[str, object],
        *,
        step_seconds: float,
        seconds: float,
        on_step: Callable[[], None] = lambda: None,
        on_wait: Callable[[], None] = lambda: None,
    ) -> object:
        """Return the child's answer to one request.

        Args:
            request: what the child module understands.
            step_seconds: the most a single step may take.
            seconds: the most the whole request may take.
            on_step: called at every step.
            on_wait: called many times a second; what it raises stops the child.

        Raises:
            ChildFailed: too slow, too much memory, or dead; the next request gets a new child.
        """
        self._on_wait = on_wait
        try:
            process = self._running()
            _write(process.stdin, request)
            return self._answer(process, step_seconds, time.monotonic() + seconds, on_step)
        except (ChildFailed, OSError) as error:
            self._stop()
            raise error if isinstance(error, ChildFailed) else ChildFailed("died") from error
        except BaseException:
            self._stop()
            raise

    def _answer(
        self,
        process: "subprocess.Popen[str]",
        step_seconds: float,
        end: float,
        on_step: Callable[[], None],
    ) -> object:
        step_end = time.monotonic() + step_seconds
        while True:
            line = self._next_line(process, min(step_end, end))
            if line is None:
                raise ChildFailed("died")
            reply = json.loads(line)
            if "done" in reply:
                return reply["done"]
            on_step()
            step_end = time.monotonic() + step_seconds

    def _next_line(self, process: "subprocess.Popen[str]", end: float) -> str | None:
        while True:
            try:
                return self._lines.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                self._on_wait()
                if resident(process.pid) > self._limit:
                    raise ChildFailed("memory") from None
                if time.monotonic() > end:
                    raise ChildFailed("slow") from None

    def _running(self) -> "subprocess.Popen[str]":
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
            self._lines = queue.Queue()
            threading.Thread(target=_pump, args=(self._process.stdout, self._lines), daemon=True).start()
            if self._next_line(self._process, time.monotonic() + _START_SECONDS) is None:
                raise ChildFailed("died")
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                _close(pipe)


def serve(answer: Callable[[dict[str, object], Callable[[], None]], object]) -> None:
    """Run in the child: answer requests from standard input until it ends.

    Ctrl+C is for the parent: a child that died of it would look as if a file had killed it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was imported is not looked through again for every document
    _say({"ready": True})
    for line in sys.stdin:
        _say({"done": answer(json.loads(line), lambda: _say({"step": 1}))})


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def _write(pipe: IO[str] | None, value: object) -> None:
    if pipe is not None:
        pipe.write(json.dumps(value) + "\n")
        pipe.flush()


def _pump(pipe: IO[str], lines: "queue.Queue[str | None]") -> None:
    try:
        for line in pipe:
            lines.put(line)
    except ValueError:
        pass
    lines.put(None)


def _close(pipe: IO[str] | None) -> None:
    if pipe is not None:
        try:
            pipe.close()
        except OSError:
            return
