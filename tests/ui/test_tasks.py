"""The queue of desk verbs is stopped: what takes long is cancelled, as if the person had asked for it."""

from threading import Event
from time import sleep

from pytestqt.qtbot import QtBot

from reviewdesk.ui.tasks import Progress, Tasks


def test_stopping_cancels_what_takes_long(tasks: Tasks, qtbot: QtBot) -> None:
    started = Event()
    ended: list[Progress] = []

    def work(progress: Progress) -> None:
        started.set()
        while True:
            sleep(0.005)
            progress(0)

    tasks.ended.connect(ended.append)
    tasks.run_long("sealing", 0, work, lambda _: None)
    assert started.wait(10)
    tasks.stop()
    qtbot.waitUntil(lambda: len(ended) == 1)
