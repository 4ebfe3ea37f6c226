"""A file from the network, asked for by the user, checked by its sum and kept."""

import os
from importlib.util import find_spec
from pathlib import Path

from startcode.errors import DatasetError

NEEDED = ("pooch", "tqdm")


def cache_folder() -> Path:
    """Where downloads are kept: the folder in STARTCODE_CACHE, or else .cache/start-code in the home folder."""
    return Path(os.environ.get("STARTCODE_CACHE") or "~/.cache/start-code").expanduser()


def fetch(url: str, *, sha256: str, file: Path, extra: str, instead: str) -> None:
    """Download `url` to `file` with a progress bar, unless `file` is there already with the right SHA-256.

    Until its sum has been checked, the download stands under another name. DatasetError when the packages of the
    optional `extra` are missing, the network does not answer, or something else than the wanted file came; `instead`
    says in the message what else the user can do.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        what = f"a download needs {' and '.join(NEEDED)}, and {' and '.join(missing)} cannot be found."
        raise DatasetError("download", what, f'Run pip install "start-code[{extra}]" in a terminal; or: {instead}')
    import pooch
    from requests import RequestException

    try:
        pooch.retrieve(url, known_hash=f"sha256:{sha256}", fname=file.name, path=file.parent, progressbar=True)
    except RequestException as error:
        what = f"the download failed ({type(error).__name__})."
        raise DatasetError(url, what, f"Is there a network? Try once more later; or: {instead}") from error
    except ValueError as error:  # the sum
        what = "what came is another file than the wanted one: its SHA-256 differs."
        raise DatasetError(url, what, f"Nothing was kept. Try once more later; or: {instead}") from error
    except OSError as error:
        what = f"the download cannot be stored ({error.strerror or error})."
        raise DatasetError(str(file), what, "Name a folder that you may write to in STARTCODE_CACHE.") from error
