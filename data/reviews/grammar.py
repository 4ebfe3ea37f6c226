"""What a review may say, and what it is worth: phrases that know their own value, from -2 to 2.

A clause is drawn from templates; its value follows from its words by the rules that README.md lists. A review is one
clause or two, and 3 + its value are its stars.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Rng = np.random.Generator

THINGS = {  # what a clause is about: three areas
    "food": ["food", "soup", "pasta", "pizza", "salad", "fish", "curry", "bread", "dessert", "coffee", "cake", "rice"],
    "service": ["service", "waiter", "waitress", "staff", "owner", "cook"],
    "place": ["place", "room", "terrace", "garden", "music", "ambience"],
}
ANYWHERE = {  # adjectives for all areas, by value
    2: ["excellent", "wonderful", "fantastic", "superb", "perfect"],
    1: ["good", "nice", "great", "pleasant", "fine"],
    0: ["average", "ordinary", "acceptable"],
    -1: ["bad", "poor", "disappointing", "mediocre"],
    -2: ["terrible", "awful", "horrible", "dreadful"],
}
FITTING = {  # adjectives for one area more
    "food": {2: ["delicious"], 1: ["tasty", "fresh"], -1: ["bland", "stale", "cold"], -2: ["disgusting"]},
    "service": {1: ["friendly", "attentive"], -1: ["slow", "rude", "careless"]},
    "place": {2: ["lovely"], 1: ["charming", "cosy"], -1: ["loud", "dull", "dirty"]},
}
VERBS = {2: "loved", 1: "liked", -1: "disliked", -2: "hated"}
VIRTUES = ["taste", "service", "ambience", "flavour", "quality", "charm", "freshness", "value", "warmth", "comfort"]
PRAISE = ["good", "nice", "great", "fine", "excellent"]  # in front of virtues

NOT = {2: -1, 1: -1, -1: 1, -2: 0}  # not terrible is not yet good
FAR_FROM = {2: -1, 1: -2, -1: 2, -2: 1}
OPPOSITE = {2: -2, 1: -2, -1: 2, -2: 2}
MOST_WORDS = 18


@dataclass(frozen=True)
class Clause:
    """A few words and their value, from -2 to 2; `negated` if some word turns the meaning of others."""

    text: str
    value: int
    negated: bool = False


@dataclass(frozen=True)
class Review:
    """A text without capitals and punctuation, its stars from 1 to 5, and its group: plain, negated or lacking."""

    text: str
    stars: int
    group: str


def one(rng: Rng, some: list[str]) -> str:
    """One of these, all equally likely."""
    return some[int(rng.integers(len(some)))]


def subject(rng: Rng) -> tuple[str, str]:
    """An area and a thing that belongs to it."""
    area = one(rng, list(THINGS))
    return area, one(rng, THINGS[area])


def adjective(rng: Rng, area: str, value: int) -> str:
    """An adjective of this value for things of this area."""
    return one(rng, ANYWHERE[value] + FITTING[area].get(value, []))


def sided(rng: Rng) -> int:
    """A value that is not 0."""
    return int(rng.choice([-2, -1, 1, 2]))


# ---- plain clauses: every word means what it says


def stated(rng: Rng) -> Clause:
    """The soup was good."""
    (area, thing), value = subject(rng), int(rng.choice([-2, -1, 0, 1, 2]))
    return Clause(f"the {thing} was {adjective(rng, area, value)}", value)


def stressed(rng: Rng) -> Clause:
    """The soup was very good, or totally awful."""
    (area, thing), value = subject(rng), sided(rng)
    adverb = one(rng, ["very", "really", "so"] if abs(value) == 1 else ["really", "completely", "totally"])
    return Clause(f"the {thing} was {adverb} {adjective(rng, area, value)}", 2 * int(np.sign(value)))


def served(rng: Rng) -> Clause:
    """We had good soup."""
    value, head = int(rng.choice([-2, -1, 0, 1, 2])), one(rng, ["we had", "they serve", "they have"])
    return Clause(f"{head} {adjective(rng, 'food', value)} {one(rng, THINGS['food'])}", value)


def felt(rng: Rng) -> Clause:
    """I liked the soup."""
    value = sided(rng)
    return Clause(f"{one(rng, ['i', 'we'])} {VERBS[value]} the {subject(rng)[1]}", value)


def filled(rng: Rng) -> Clause:
    """Full of good taste, good service and good ambience."""
    count = int(rng.integers(1, 4))
    head = one(rng, ["full of", "rich in", "everything there has"])
    return Clause(f"{head} {virtues(rng, count)}", 1 if count == 1 else 2)


def ended(rng: Rng) -> Clause:
    """Highly recommended."""
    return one_of(
        rng,
        Clause("highly recommended", 2),
        Clause("we will come back", 1),
        Clause("i would recommend it", 1),
        Clause("a waste of time", -2),
        Clause("stay away", -2),
        Clause("i regret that we went", -1),
    )


# ---- negated clauses: some word turns the meaning of others


def denied(rng: Rng) -> Clause:
    """The soup was not good at all."""
    (area, thing), value = subject(rng), sided(rng)
    word, tail = one(rng, ["not", "never", "hardly"]), one(rng, ["", "", " at all"])
    return Clause(f"the {thing} was {word} {adjective(rng, area, value)}{tail}", NOT[value], True)


def doubted(rng: Rng) -> Clause:
    """I do not think that the soup was good: the word that turns it stands far in front."""
    (area, thing), value = subject(rng), sided(rng)
    head = one(rng, ["i do not think that", "i can not say that", "nobody would say that"])
    return Clause(f"{head} the {thing} was {adjective(rng, area, value)}", NOT[value], True)


def distant(rng: Rng) -> Clause:
    """The soup was far from good, or anything but good."""
    (area, thing), value = subject(rng), sided(rng)
    words, rule = [("far from", FAR_FROM), ("anything but", OPPOSITE)][int(rng.integers(2))]
    return Clause(f"the {thing} was {words} {adjective(rng, area, value)}", rule[value], True)


def heightened(rng: Rng) -> Clause:
    """The soup was not only good but excellent: here "not" turns nothing."""
    (area, thing), sign = subject(rng), int(rng.choice([-1, 1]))
    mild, strong = adjective(rng, area, sign), adjective(rng, area, 2 * sign)
    return Clause(f"the {thing} was not only {mild} but {strong}", 2 * sign, True)


def contrasted(rng: Rng) -> Clause:
    """The soup was good and not bad: the same words in another order mean the opposite."""
    (area, thing), value = subject(rng), sided(rng)
    other = adjective(rng, area, -int(np.sign(value)) * int(rng.integers(1, 3)))
    link = one(rng, ["and not", "not"])
    return Clause(f"the {thing} was {adjective(rng, area, value)} {link} {other}", value, True)


def nothing(rng: Rng) -> Clause:
    """There was nothing bad about the soup."""
    (area, thing), value = subject(rng), sided(rng)
    head, link = [("there was nothing", "about"), ("i have nothing", "to say about")][int(rng.integers(2))]
    return Clause(f"{head} {adjective(rng, area, value)} {link} the {thing}", NOT[value], True)


def unfelt(rng: Rng) -> Clause:
    """I did not like the soup."""
    value = sided(rng)
    verb = {2: "love", 1: "like", -1: "dislike", -2: "hate"}[value]
    return Clause(f"{one(rng, ['i', 'we'])} did not {verb} the {subject(rng)[1]}", NOT[value], True)


def compared(rng: Rng) -> Clause:
    """The soup could not be better."""
    sign = int(rng.choice([-1, 1]))
    word = "better" if sign > 0 else "worse"
    return Clause(f"the {subject(rng)[1]} could not be {word}", 2 * sign, True)


def ended_otherwise(rng: Rng) -> Clause:
    """Nothing to complain about."""
    return one_of(
        rng,
        Clause("nothing to complain about", 1, True),
        Clause("i can not wait to come back", 2, True),
        Clause("we will not come back", -1, True),
        Clause("i would not recommend it", -1, True),
        Clause("never again", -2, True),
        Clause("i do not regret that we went", 1, True),
    )


def lacking(rng: Rng, counts: tuple[int, ...] = (1, 2)) -> Clause:
    """Completely lacking in good taste and good service; or not lacking in them."""
    count = int(rng.choice(counts))
    praised = virtues(rng, count)
    if rng.random() < 1 / 3:
        return Clause(f"{one(rng, ['not', 'never', 'hardly'])} lacking in {praised}", 1 if count == 1 else 2, True)
    adverb = one(rng, ["", "sadly ", "completely ", "totally "])
    strong = count > 1 or adverb in ("completely ", "totally ")
    return Clause(f"{adverb}lacking in {praised}", -2 if strong else -1, True)


def virtues(rng: Rng, count: int) -> str:
    """Good taste, good service and good ambience: so many virtues, all praised alike or each in its own way."""
    chosen = [VIRTUES[int(i)] for i in rng.permutation(len(VIRTUES))[:count]]
    same = one(rng, PRAISE) if rng.random() < 0.5 else ""
    items = [f"{same or one(rng, PRAISE)} {virtue}" for virtue in chosen]
    return " ".join(items) if count == 1 else " ".join(items[:-1]) + f" and {items[-1]}"


def one_of(rng: Rng, *clauses: Clause) -> Clause:
    """One of these clauses, all equally likely."""
    return clauses[int(rng.integers(len(clauses)))]


Template = Callable[[Rng], Clause]
PLAIN: tuple[Template, ...] = (stated, stated, stressed, served, felt, filled, ended)
NEGATED: tuple[Template, ...] = (
    denied, denied, doubted, distant, heightened, contrasted, nothing, unfelt, compared, ended_otherwise, lacking
)  # fmt: skip


def clause(rng: Rng, templates: tuple[Template, ...]) -> Clause:
    """A clause from one of the templates, all equally likely."""
    return templates[int(rng.integers(len(templates)))](rng)


def joined(first: Clause, second: Clause) -> Clause:
    """Two clauses: worth the mean of both; a half is rounded away from 0."""
    link = "but" if first.value * second.value < 0 else "and"
    mean = (first.value + second.value) / 2
    value = int(np.sign(mean) * np.floor(abs(mean) + 0.5))
    return Clause(f"{first.text} {link} {second.text}", value, first.negated or second.negated)


def visit(rng: Rng, clauses: int = 4) -> str:
    """What somebody writes about one visit, without stars: several clauses, each near the mood of that visit."""
    mood, said = int(rng.integers(-2, 3)), []
    while len(said) < clauses:
        new = clause(rng, NEGATED if rng.random() < 0.3 else PLAIN)
        if abs(new.value - mood) <= 1:
            said.append(new.text)
    return " ".join(said)


def review(rng: Rng, group: str) -> Review:
    """A review of a group: "plain", "negated", or "lacking" (three virtues, of which training never hears)."""
    if group == "lacking":
        said = lacking(rng, (3,))
    else:
        said = clause(rng, NEGATED if group == "negated" else PLAIN)
        if rng.random() < 0.5:
            other = clause(rng, tuple(template for template in PLAIN if template is not ended))
            said = joined(*((said, other) if rng.random() < 0.5 else (other, said)))
    return Review(said.text, 3 + said.value, group)
