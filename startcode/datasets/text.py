"""Text files, read whole, with one message for each way in which that fails."""

from pathlib import Path

from startcode.errors import DatasetError


def lines(file: Path, next_step: str) -> list[str]:
    """The lines of a file in UTF-8, with or without a byte order mark; DatasetError with `next_step` if it has none."""
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise DatasetError(str(file), "there is no such file.", next_step) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(str(file), f"it cannot be read as text ({error}).", next_step) from error
