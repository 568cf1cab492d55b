"""The window's end of the drawing child: asks from a thread, watches time and memory, replaces what died."""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import IO, Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from reviewdesk.resident import resident

RESIDENT_LIMIT: Final = 768 * 2**20
_CHILD: Final = "reviewdesk.ui.dossier.child"
_POLL_SECONDS: Final = 0.05
_START_SECONDS: Final = 30.0
GONE: Final = frozenset(["slow", "memory", "died", "abandoned"])
"""Refusals after which the child is another one and knows no document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the child is asked; `ticket` comes back with the answer."""

    ticket: int
    fields: Mapping[str, Any]
    payload: bytes = b""
    seconds: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a request: fields, perhaps a picture; or `refused`, with the reason."""

    ticket: int
    fields: Mapping[str, Any]
    image: QImage | None = None

    @property
    def refused(self) -> str:
        """Why not; empty when answered."""
        return str(self.fields.get("refused", ""))


class PdfProcess(QObject):
    """Answers requests in their order, each exactly once, through a queued signal."""

    answered = Signal(object)

    def __init__(self, parent: QObject | None = None, *, resident_limit: int = RESIDENT_LIMIT) -> None:
        super().__init__(parent)
        self._line = _Line(self, resident_limit)
        self.destroyed.connect(self._line.stop)

    def ask(self, request: Request) -> None:
        """Ask, and return at once."""
        self._line.requests.put(request)

    def abandon(self) -> None:
        """Give up what is being asked: its answer is a refusal, "abandoned"."""
        self._line.abandon()

    def stop(self) -> None:
        """End the child; nothing is answered any more."""
        self._line.stop()


class _Line:
    """The thread that talks to the child."""

    def __init__(self, owner: PdfProcess, limit: int) -> None:
        self.requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        self._limit = limit
        self._deliver = owner.answered.emit
        self._child: subprocess.Popen[bytes] | None = None
        self._guard = threading.Lock()
        self._stopped = False
        self._abandoned = threading.Event()
        self._thread = threading.Thread(target=self._work, name="dossier", daemon=True)
        self._thread.start()

    def abandon(self) -> None:
        self._abandoned.set()

    def stop(self) -> None:
        with self._guard:
            self._stopped = True
        self.requests.put(None)
        self._abandoned.set()
        self._end()
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _work(self) -> None:
        self._running()
        while (request := self.requests.get()) is not None:
            answer = self._answered(request)
            if self._stopped:
                return
            self._deliver(answer)

    def _answered(self, request: Request) -> Answer:
        self._abandoned.clear()
        child, reason = self._running(), "died"
        if child is not None and _written(child.stdin, request):
            answer, reason = self._awaited(child, request.seconds)
            if answer is not None:
                return replace(answer, ticket=request.ticket)
        self._end()
        return Answer(ticket=request.ticket, fields={"refused": reason})

    def _awaited(self, child: "subprocess.Popen[bytes]", seconds: float) -> tuple[Answer | None, str]:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                return self._answers.get(timeout=_POLL_SECONDS), "died"
            except queue.Empty:
                if self._abandoned.is_set():
                    return None, "abandoned"
                if resident(child.pid) > self._limit:
                    return None, "memory"
        return None, "slow"

    def _running(self) -> "subprocess.Popen[bytes] | None":
        """Return the child, a new one if need be; None where none will start."""
        if self._child is None and (child := self._begun()) is not None:
            ready, _ = self._awaited(child, _START_SECONDS)
            if ready is None:
                self._end()
        return self._child

    def _begun(self) -> "subprocess.Popen[bytes] | None":
        with self._guard:
            self._child = None if self._stopped else _started()
            if self._child is not None:
                self._answers = queue.SimpleQueue()
                feed = (self._child.stdout, self._answers)
                threading.Thread(target=_pump, args=feed, name="dossier-pump", daemon=True).start()
            return self._child

    def _end(self) -> None:
        with self._guard:
            child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            _close(child.stdin)


def _started() -> "subprocess.Popen[bytes] | None":
    try:
        return subprocess.Popen(
            [sys.executable, "-m", _CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return None


def _written(pipe: IO[bytes] | None, request: Request) -> bool:
    fields = dict(request.fields) | {"bytes": len(request.payload), "seconds": request.seconds}
    try:
        if pipe is not None:
            pipe.write(json.dumps(fields).encode() + b"\n" + request.payload)
            pipe.flush()
    except (OSError, ValueError):
        return False
    return True


def _pump(pipe: IO[bytes], answers: "queue.SimpleQueue[Answer | None]") -> None:
    try:
        with pipe:
            for line in pipe:
                fields = json.loads(line)
                answers.put(Answer(ticket=0, fields=fields, image=_image(fields, pipe.read(fields["bytes"]))))
    except (OSError, ValueError):
        pass
    answers.put(None)


def _image(fields: Mapping[str, Any], data: bytes) -> QImage | None:
    if not data:
        return None
    width, height = fields["width"], fields["height"]
    if len(data) != 4 * width * height:
        raise ValueError
    return QImage(data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        try:
            pipe.close()
        except OSError:
            return
