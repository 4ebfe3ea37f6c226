"""Make names.txt out of the two lists of first names that the United States Census Bureau published in 1995.

    python data/names/make.py FOLDER      the folder that holds dist.female.first and dist.male.first

Each line of a list reads: name, share in per cent, sum of the shares, rank.
"""

import sys
from pathlib import Path

LISTS = ("dist.female.first", "dist.male.first")
FILE = Path(__file__).parent / "names.txt"


def names_of(lines: list[str]) -> list[str]:
    """The names of a list, in small letters, in its order."""
    return [line.split()[0].lower() for line in lines if line.strip()]


def merged(lists: list[list[str]]) -> list[str]:
    """Every name once, in alphabetical order, so that nothing tells which list it came from."""
    return sorted({name for names in lists for name in names})


def main(folder: Path) -> None:
    """Write names.txt."""
    missing = [name for name in LISTS if not (folder / name).is_file()]
    if missing:
        raise SystemExit(f"{folder} holds no {' and no '.join(missing)}. README.md says where the lists come from.")
    lists = [names_of((folder / name).read_text(encoding="ascii").splitlines()) for name in LISTS]
    names = merged(lists)
    FILE.write_text("\n".join(names) + "\n", encoding="ascii")
    print(f"{FILE.name}: {len(names)} names")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
