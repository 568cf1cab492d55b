import subprocess
import sys

ABORTING = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
{first}
from PySide6.QtCore import QAbstractListModel, QModelIndex
class Model(QAbstractListModel):
    def rowCount(self, parent=QModelIndex()):
        return 1
    def data(self, index, role=0):
        return None
model = Model()
index = model.index(0)
for _ in range(100_000):
    index.data(3)
"""


def test_what_the_binding_takes_from_none_never_ends_the_program() -> None:
    script = ABORTING.format(first="import reviewdesk.ui")
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
