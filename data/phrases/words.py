"""The words of the little grammar: French forms, what they mean in English, and what goes with what."""

from __future__ import annotations

from dataclasses import dataclass

Options = tuple[tuple[float, str], ...]  # translations, each with how often it is chosen


@dataclass(frozen=True)
class Noun:
    """A noun with its gender, both numbers in both languages, and what it is."""

    fr: tuple[str, str]
    gender: str  # "m" or "f"
    en: tuple[tuple[str, str], ...]  # (singular, plural), one pair for each translation
    kinds: frozenset[str]


@dataclass(frozen=True)
class Adjective:
    """Four forms (m, f, m plural, f plural); `before` the noun or behind it; `vowel`, the form before vowels (m)."""

    fr: tuple[str, str, str, str]
    en: tuple[str, ...]
    before: bool = False
    vowel: str = ""


@dataclass(frozen=True)
class Verb:
    """Present tense (six forms), participle and infinitive; English base, third person, -ing, past, participle."""

    present: tuple[str, str, str, str, str, str]
    participle: str
    infinitive: str
    en: tuple[tuple[str, str, str, str, str], ...]
    objects: str = ""  # the kind of noun that it takes
    state: bool = False  # no -ing: "sees", never "is seeing"
    people: bool = True  # animals do not do it


def noun(fr: str, gender: str, en: str, kinds: str, fr_plural: str = "") -> Noun:
    """`en` is "girl" or "man men", with bars between several translations."""
    pairs = []
    for one in en.split("|"):
        singular, _, plural = one.partition(" ")
        pairs.append((singular, plural or f"{singular}s"))
    return Noun((fr, fr_plural or f"{fr}s"), gender, tuple(pairs), frozenset(kinds.split()))


NOUNS = (
    noun("fille", "f", "girl", "person nobodys"),
    noun("garçon", "m", "boy", "person nobodys"),
    noun("femme", "f", "woman women", "person nobodys"),
    noun("homme", "m", "man men", "person nobodys"),
    noun("ami", "m", "friend", "person"),
    noun("sœur", "f", "sister", "person"),
    noun("frère", "m", "brother", "person"),
    noun("voisin", "m", "neighbour", "person"),
    noun("enfant", "m", "child children|kid", "person"),
    noun("chat", "m", "cat", "animal"),
    noun("chien", "m", "dog", "animal"),
    noun("oiseau", "m", "bird", "animal", "oiseaux"),
    noun("cheval", "m", "horse", "animal", "chevaux"),
    noun("livre", "m", "book", "thing text"),
    noun("lettre", "f", "letter", "text"),
    noun("journal", "m", "newspaper", "thing text", "journaux"),
    noun("pomme", "f", "apple", "thing food"),
    noun("orange", "f", "orange", "thing food"),
    noun("gâteau", "m", "cake", "thing food", "gâteaux"),
    noun("voiture", "f", "car", "thing washable"),
    noun("vélo", "m", "bike|bicycle", "thing washable"),
    noun("robe", "f", "dress dresses", "thing washable clothes"),
    noun("chapeau", "m", "hat", "thing clothes", "chapeaux"),
    noun("fleur", "f", "flower", "thing"),
    noun("clé", "f", "key", "thing"),
    noun("photo", "f", "picture|photo", "thing"),
    noun("maison", "f", "house", "thing"),
    noun("table", "f", "table", "thing washable"),
    noun("porte", "f", "door", "door"),
    noun("fenêtre", "f", "window", "door washable"),
    noun("chanson", "f", "song", "song"),
)


def regular(stem: str, en: str, *, before: bool = False) -> Adjective:
    """An adjective with -e in the feminine, unless it ends with one, and -s in the plural."""
    feminine = stem if stem.endswith("e") else f"{stem}e"
    return Adjective((stem, feminine, f"{stem}s", f"{feminine}s"), tuple(en.split("|")), before)


COLOURS = (
    regular("rouge", "red"),
    regular("noir", "black"),
    regular("vert", "green"),
    regular("bleu", "blue"),
    Adjective(("blanc", "blanche", "blancs", "blanches"), ("white",)),
)
SIZES = (
    regular("petit", "small|little", before=True),
    regular("grand", "big|large", before=True),
    Adjective(("vieux", "vieille", "vieux", "vieilles"), ("old",), True, "vieil"),
    Adjective(("beau", "belle", "beaux", "belles"), ("beautiful",), True, "bel"),
    Adjective(("nouveau", "nouvelle", "nouveaux", "nouvelles"), ("new",), True, "nouvel"),
)
MOODS = (
    regular("content", "happy|glad"),
    regular("fatigué", "tired"),
    regular("malade", "ill|sick"),
    regular("triste", "sad"),
    regular("prêt", "ready"),
)


def er(stem: str, en: str, objects: str = "", *, state: bool = False, strong: str = "", people: bool = True) -> Verb:
    """A verb of the first group; `strong` is the stem under stress, `en` as "eat eats eating ate eaten|..."."""
    s = strong or stem
    soft = "e" if stem.endswith("g") else ""
    present = (f"{s}e", f"{s}es", f"{s}e", f"{stem}{soft}ons", f"{stem}ez", f"{s}ent")
    return Verb(present, f"{stem}é", f"{stem}er", forms(en), objects, state, people)


def other(
    present: str,
    participle: str,
    infinitive: str,
    en: str,
    objects: str = "",
    *,
    state: bool = False,
    people: bool = True,
) -> Verb:
    """A verb whose six forms are given, split by blanks."""
    je, tu, il, nous, vous, ils = present.split()
    return Verb((je, tu, il, nous, vous, ils), participle, infinitive, forms(en), objects, state, people)


def forms(en: str) -> tuple[tuple[str, str, str, str, str], ...]:
    """English forms: with bars between verbs, and particles behind a plus, as in "look looks ... looked+for"."""
    found = []
    for one in en.split("|"):
        words, _, particle = one.partition("+")
        base, third, ing, past, participle = (f"{word} {particle}".strip() for word in words.split())
        found.append((base, third, ing, past, participle))
    return tuple(found)


ALIVE = "person animal thing"
VERBS = (
    er("mang", "eat eats eating ate eaten", "food", people=False),
    er("achet", "buy buys buying bought bought", "thing", strong="achèt"),
    er("aim", "like likes liking liked liked|love loves loving loved loved", f"{ALIVE} song", state=True, people=False),
    er("cherch", "look looks looking looked looked+for", ALIVE, people=False),
    er("regard", "watch watches watching watched watched|look looks looking looked looked+at", ALIVE, people=False),
    er("port", "wear wears wearing wore worn", "clothes"),
    er("trouv", "find finds finding found found", "animal thing", people=False),
    er("lav", "wash washes washing washed washed", "washable"),
    er("ferm", "close closes closing closed closed|shut shuts shutting shut shut", "door"),
    er("chant", "sing sings singing sang sung", "song"),
    other("lis lis lit lisons lisez lisent", "lu", "lire", "read reads reading read read", "text"),
    other(
        "écris écris écrit écrivons écrivez écrivent", "écrit", "écrire", "write writes writing wrote written", "text"
    ),
    other(
        "vois vois voit voyons voyez voient", "vu", "voir", "see sees seeing saw seen", ALIVE, state=True, people=False
    ),
    other("perds perds perd perdons perdez perdent", "perdu", "perdre", "lose loses losing lost lost", "thing"),
    other("vends vends vend vendons vendez vendent", "vendu", "vendre", "sell sells selling sold sold", "thing"),
    other("ouvre ouvres ouvre ouvrons ouvrez ouvrent", "ouvert", "ouvrir", "open opens opening opened opened", "door"),
)
DOINGS = (
    er("travaill", "work works working worked worked"),
    er("jou", "play plays playing played played", people=False),
    other(
        "dors dors dort dormons dormez dorment", "dormi", "dormir", "sleep sleeps sleeping slept slept", people=False
    ),
    other("cours cours court courons courez courent", "couru", "courir", "run runs running ran run", people=False),
)
GO = other("vais vas va allons allez vont", "allé", "aller", "go goes going went gone")
HAVE, BE = ["ai", "as", "a", "avons", "avez", "ont"], ["suis", "es", "est", "sommes", "êtes", "sont"]

PLACES: tuple[tuple[str, Options], ...] = (
    ("dans la maison", ((1.0, "in the house"),)),
    ("dans le jardin", ((1.0, "in the garden"),)),
    ("dans la rue", ((0.7, "in the street"), (0.3, "on the street"))),
    ("à l' école", ((1.0, "at school"),)),
    ("à la maison", ((1.0, "at home"),)),
    ("au marché", ((1.0, "at the market"),)),
    ("à paris", ((1.0, "in paris"),)),
)
GOALS: tuple[tuple[str, Options], ...] = (
    ("à l' école", ((1.0, "to school"),)),
    ("à la maison", ((1.0, "home"),)),
    ("au marché", ((1.0, "to the market"),)),
    ("à la gare", ((1.0, "to the station"),)),
    ("à paris", ((1.0, "to paris"),)),
)
# by tense: French, English, and what the time leaves open about the English tense ("" all, or the only one)
TIMES: dict[str, tuple[tuple[str, Options, str], ...]] = {
    "present": (
        ("maintenant", ((1.0, "now"),), "ing"),
        ("aujourd'hui", ((1.0, "today"),), ""),
        ("tous les jours", ((1.0, "every day"),), "simple"),
        ("le soir", ((1.0, "in the evening"),), "simple"),
    ),
    "past": (
        ("hier", ((1.0, "yesterday"),), "simple"),
        ("hier soir", ((0.6, "last night"), (0.4, "yesterday evening")), "simple"),
        ("ce matin", ((1.0, "this morning"),), "simple"),
        ("la semaine dernière", ((1.0, "last week"),), "simple"),
    ),
    "future": (
        ("demain", ((1.0, "tomorrow"),), ""),
        ("demain matin", ((1.0, "tomorrow morning"),), ""),
        ("ce soir", ((0.6, "tonight"), (0.4, "this evening")), ""),
        ("la semaine prochaine", ((1.0, "next week"),), ""),
    ),
}
