"""A small grammar of French, with the English sentences that mean the same.

Every piece is drawn as a `Piece`: its French tokens, and all its English translations with how often each is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TypeVar

import numpy as np
from words import (
    BE,
    COLOURS,
    DOINGS,
    GO,
    GOALS,
    HAVE,
    MOODS,
    NOUNS,
    PLACES,
    SIZES,
    TIMES,
    VERBS,
    Adjective,
    Noun,
    Options,
    Verb,
)

One = TypeVar("One")
VOWELS = tuple("aeiouéèêâîôœh")  # every h of these words is silent
SHORT = {"je": "j'", "ne": "n'", "le": "l'", "la": "l'", "de": "d'", "que": "qu'"}
PRONOUNS = ("je", "tu", "il", "elle", "nous", "vous", "ils", "elles")
PERSONS = (0, 1, 2, 2, 3, 4, 5, 5)
SUBJECTS = ("i", "you", "he", "she", "we", "you", "they", "they")
TENSES = ("present", "past", "future")


@dataclass(frozen=True)
class Piece:
    """Part of a sentence, in both languages."""

    fr: str
    en: Options


@dataclass(frozen=True)
class Subject:
    """A piece that does something: its person (0 je ... 5 ils), its gender, and the English person."""

    piece: Piece
    person: int
    gender: str
    animal: bool = False


def sentence(rng: np.random.Generator) -> Piece:
    """A sentence, now and then two of them joined, with its full stop."""
    whole = clause(rng)
    if rng.random() < 0.2:
        links = (("et", "and"), ("mais", "but"), ("parce que", "because"))
        fr, en = _pick(rng, links)
        whole = joined(whole, Piece(fr, ((1.0, en),)), clause(rng))
    return joined(whole, Piece(".", ((1.0, "."),)))


def joined(*pieces: Piece) -> Piece:
    """Pieces one after the other, with the French vowels between them elided."""
    english: dict[str, float] = {}
    for choice in product(*(piece.en for piece in pieces)):
        text = with_article(" ".join(text for _, text in choice if text))
        english[text] = english.get(text, 0.0) + float(np.prod([share for share, _ in choice]))
    return Piece(elided(" ".join(piece.fr for piece in pieces if piece.fr)), tuple((w, t) for t, w in english.items()))


def elided(text: str) -> str:
    """je aime: j' aime."""
    words = text.split()
    for place, (word, after) in enumerate(pairwise(words)):
        if word in SHORT and after.startswith(VOWELS):
            words[place] = SHORT[word]
    return " ".join(words)


def with_article(text: str) -> str:
    """a apple: an apple."""
    words = text.split()
    for place, (word, after) in enumerate(pairwise(words)):
        if word == "a" and after.startswith(tuple("aeiou")):
            words[place] = "an"
    return " ".join(words)


# ---- things and people


def noun_phrase(
    rng: np.random.Generator, noun: Noun, *, owner: str = "", negated: bool = False, adjective: float = 0.4
) -> tuple[Piece, int]:
    """An article, a noun and perhaps an adjective; and its number, 0 or 1. `owner` "m" or "f" decides on his or her."""
    number = int(rng.random() < 0.35)
    kind = _pick(rng, ("the", "a", "this") if "nobodys" in noun.kinds else ("the", "the", "a", "my", "his", "this"))
    chosen = _adjective(rng, noun.kinds) if rng.random() < adjective else None
    plain = noun.fr[number]
    if chosen is None:
        words = plain
    else:
        form = _form(chosen, noun.gender, number, plain)
        words = f"{form} {plain}" if chosen.before else f"{plain} {form}"
    fr = f"{_article(kind, noun.gender, number, words, negated, chosen is not None and chosen.before)} {words}"
    english = _even(chosen.en) if chosen else ((1.0, ""),)
    parts = (_english_article(kind, number, owner, negated), english, _even([pair[number] for pair in noun.en]))
    return joined(Piece(fr, ((1.0, ""),)), *(Piece("", part) for part in parts)), number


def _adjective(rng: np.random.Generator, kinds: frozenset[str]) -> Adjective:
    """One that goes with what it is: people have no colour here, and only things are beautiful or new."""
    if "person" in kinds:
        return _pick(rng, SIZES[:3])
    if "animal" in kinds:
        return _pick(rng, (COLOURS[1], COLOURS[4], *SIZES[:3]))
    return _pick(rng, COLOURS if rng.random() < 0.5 else SIZES)


def _form(adjective: Adjective, gender: str, number: int, noun: str) -> str:
    if adjective.vowel and not number and gender == "m" and noun.startswith(VOWELS):
        return adjective.vowel
    return adjective.fr[2 * number + (gender == "f")]


def _article(kind: str, gender: str, number: int, words: str, negated: bool, before: bool) -> str:
    vowel, feminine = words.startswith(VOWELS), gender == "f"
    if kind == "a" and (negated or (number and before)):
        return "de"
    if number:
        return {"the": "les", "a": "des", "my": "mes", "his": "ses", "this": "ces"}[kind]
    if kind in ("my", "his"):
        return {"my": "m", "his": "s"}[kind] + ("a" if feminine and not vowel else "on")
    masculine = "cet" if kind == "this" and vowel else {"the": "le", "a": "un", "this": "ce"}.get(kind, "")
    return {"the": "la", "a": "une", "this": "cette"}[kind] if feminine else masculine


def _english_article(kind: str, number: int, owner: str, negated: bool) -> Options:
    if kind == "his":
        return {"m": ((1.0, "his"),), "f": ((1.0, "her"),)}.get(owner, ((0.5, "his"), (0.5, "her")))
    if kind == "this":
        return ((0.7, "these"), (0.3, "those")) if number else ((0.7, "this"), (0.3, "that"))
    if kind == "a" and number:
        return ((1.0, "any"),) if negated else ((0.6, "some"), (0.4, ""))
    return ((1.0, kind),)


def subject(rng: np.random.Generator) -> Subject:
    """Who does it."""
    if rng.random() < 0.45:
        place = int(rng.integers(len(PRONOUNS)))
        gender = "f" if PRONOUNS[place].startswith("elle") else "m"
        return Subject(Piece(PRONOUNS[place], ((1.0, SUBJECTS[place]),)), PERSONS[place], gender)
    noun = _pick(rng, [one for one in NOUNS if one.kinds & {"person", "animal"}])
    piece, number = noun_phrase(rng, noun, adjective=0.25)
    return Subject(piece, 2 + 3 * number, noun.gender, "animal" in noun.kinds)


# ---- what they do


def clause(rng: np.random.Generator) -> Piece:
    """Who does what, perhaps where, perhaps when."""
    kind = str(rng.choice(["object", "doing", "going", "being", "there"], p=[0.48, 0.16, 0.12, 0.16, 0.08]))
    if kind == "there":
        return there(rng)
    who, tense, negated = subject(rng), "present", bool(rng.random() < 0.22)
    if kind != "being":
        tense = str(rng.choice(TENSES, p=[0.45, 0.33, 0.22]))
    time = _pick(rng, TIMES[tense]) if rng.random() < 0.45 else None
    rest: list[Piece] = []
    if kind == "being":
        action = _being(rng, who, negated)
    else:
        able = [verb for verb in (VERBS if kind == "object" else DOINGS) if not (who.animal and verb.people)]
        verb = GO if kind == "going" else _pick(rng, able)
        action = Piece(_french(verb, who, tense, negated), _english(verb, who, tense, negated, time[2] if time else ""))
    if kind == "object":
        things = [noun for noun in NOUNS if noun.kinds & set(verb.objects.split())]
        owner = who.gender if who.person == 2 else ""
        rest = [noun_phrase(rng, _pick(rng, things), owner=owner, negated=negated)[0]]
    if kind in ("doing", "going") or rng.random() < 0.12:
        rest.append(Piece(*_pick(rng, GOALS if kind == "going" else PLACES)))
    return _timed(rng, joined(who.piece, action, *rest), time)


def there(rng: np.random.Generator) -> Piece:
    """There is something somewhere."""
    noun = _pick(rng, [one for one in NOUNS if one.kinds & {"person", "animal", "thing"}])
    while True:
        piece, number = noun_phrase(rng, noun)
        if piece.fr.split()[0] in ("un", "une", "des", "de", "d'"):
            break
    found = joined(Piece("il y a", ((1.0, "there are" if number else "there is"),)), piece)
    return joined(found, Piece(*_pick(rng, PLACES)))


def _timed(rng: np.random.Generator, what: Piece, time: tuple[str, Options, str] | None) -> Piece:
    """The time stands in front, with a comma, or at the end; in English it may change its place."""
    if time is None:
        return what
    front = rng.random() < 0.4
    share = 0.5 if front else 0.15
    english = [(w * v * share, f"{when} , {text}") for w, text in what.en for v, when in time[1]]
    english += [(w * v * (1 - share), f"{text} {when}") for w, text in what.en for v, when in time[1]]
    fr = f"{time[0]} , {what.fr}" if front else f"{what.fr} {time[0]}"
    return Piece(elided(fr), tuple(english))


def _being(rng: np.random.Generator, who: Subject, negated: bool) -> Piece:
    mood = _pick(rng, MOODS)
    form = mood.fr[2 * (who.person > 2) + (who.gender == "f")]
    is_not = f"{_be(who)} not" if negated else _be(who)
    return joined(Piece(f"{_denied(BE[who.person], negated)} {form}", ((1.0, is_not),)), Piece("", _even(mood.en)))


def _denied(verb: str, negated: bool) -> str:
    return f"ne {verb} pas" if negated else verb


def _french(verb: Verb, who: Subject, tense: str, negated: bool) -> str:
    if tense == "present":
        return _denied(verb.present[who.person], negated)
    if tense == "future":
        return f"{_denied(GO.present[who.person], negated)} {verb.infinitive}"
    if verb is GO:  # with to be, and agreeing with who went
        ending = ("e" if who.gender == "f" else "") + ("s" if who.person > 2 else "")
        return f"{_denied(BE[who.person], negated)} {verb.participle}{ending}"
    return f"{_denied(HAVE[who.person], negated)} {verb.participle}"


def _english(verb: Verb, who: Subject, tense: str, negated: bool, wanted: str) -> Options:
    """All that may be said; `wanted` is what the time leaves: "simple", "ing" or, both, ""."""
    found: list[tuple[float, str]] = []
    for weight, forms in _even_forms(verb):
        found += [(weight * share, text) for share, text in _phrases(forms, who, tense, negated, wanted, verb.state)]
    return tuple(found)


def _phrases(forms: Sequence[str], who: Subject, tense: str, negated: bool, wanted: str, state: bool) -> Options:
    base, third, ing, past, participle = forms
    no, is_, single = " not" if negated else "", _be(who), who.person == 2
    if tense == "future":
        return (0.6, f"{is_}{no} going to {base}"), (0.4, f"will{no} {base}")
    if tense == "past":
        simple = f"did not {base}" if negated else past
        perfect = f"{'has' if single else 'have'}{no} {participle}"
        return ((1.0, simple),) if wanted == "simple" else ((0.65, simple), (0.35, perfect))
    do = "does" if single else "do"
    simple = f"{do} not {base}" if negated else third if single else base
    if state or wanted == "simple":
        return ((1.0, simple),)
    running = f"{is_}{no} {ing}"
    return ((1.0, running),) if wanted == "ing" else ((0.5, simple), (0.5, running))


def _be(who: Subject) -> str:
    return ("am", "are", "is", "are", "are", "are")[who.person]


def _even(texts: Sequence[str]) -> Options:
    """The first is chosen a little more often than the others."""
    shares = [0.6, *([0.4 / (len(texts) - 1)] * (len(texts) - 1))] if len(texts) > 1 else [1.0]
    return tuple(zip(shares, texts, strict=True))


def _even_forms(verb: Verb) -> list[tuple[float, tuple[str, ...]]]:
    return [(1 / len(verb.en), forms) for forms in verb.en]


def _pick(rng: np.random.Generator, some: Sequence[One]) -> One:
    return some[int(rng.integers(len(some)))]
