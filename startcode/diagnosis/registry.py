"""Every relation that can be recognised, by family, in the order in which it is tried."""

from . import arrangement, axes, factors, finite, functions, kinds, levels, many, partial, shapes, sources, terms
from .model import Relation

FAMILIES: dict[str, tuple[Relation, ...]] = {
    "The kind of thing that came back": kinds.RELATIONS,
    "Something that has a name": sources.RELATIONS,
    "The shape": shapes.RELATIONS,
    "Beyond all numbers": finite.RELATIONS,
    "Values lost": levels.RELATIONS,
    "A sign or a factor": factors.RELATIONS,
    "Numbers in the wrong places": arrangement.RELATIONS,
    "A term": terms.RELATIONS,
    "A function of the right values": functions.RELATIONS,
    "The wrong axis": axes.RELATIONS,
    "Right in part": partial.RELATIONS,
    "A set of gradients or parameters": many.RELATIONS,
}
RELATIONS: dict[str, Relation] = {relation.key: relation for family in FAMILIES.values() for relation in family}
