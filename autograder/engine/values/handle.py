"""Names of objects that stay where they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Handle:
    """Stands for the object `id` of the other side.

    `kind` is a short ASCII word for the reader, `id` fits 64 bits, and `detail` is any value that helps to stand in for
    the object: the name of its type, its length. A value can be given an identity beyond one message in the same way:
    `Handle("known", 7, detail=array)` the first time, `Handle("known", 7)` afterwards (see `encode`, `on_value`).
    """

    kind: str
    id: int
    detail: object = None
