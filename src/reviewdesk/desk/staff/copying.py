"""Copying into a folder that is being made: a full disk is told of what is written, not of what is read."""

import shutil

from reviewdesk.errors.system import FULL, file_error


def copy_file(source: str, target: str) -> None:
    """Copy the bytes of a file.

    Raises:
        ReviewDeskError: "disk-full".
        OSError: as `shutil.copyfile`.
    """
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        if error.errno not in FULL:
            raise
        error.filename = target
        raise file_error(error) from error
