"""What a case of a model is: a generator that makes it, then lets what it shows change."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractItemModel

Steps = Iterator[QAbstractItemModel]
Case = tuple[type[QAbstractItemModel], Callable[[], Steps]]
