"""Qt and nothing but Qt: pages show what desk verbs return, presenters carry intentions back.

PySide 6.12 takes None, True and False for immortal, which they are only from Python 3.12 on. Under 3.11 it
uses up their references until the interpreter aborts, so they are given more than can ever be used up.
"""

import ctypes
import sys

if sys.version_info < (3, 12):
    for _one in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(_one)).value = sys.maxsize // 2
