# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Where words live
#
# **The question of this notebook:** to a computer a word is a number in a list. How can it know that a cat is more like a dog than like a Monday?
#
# At the end you can
#
# - say why one-hot words know nothing about each other, and what an embedding matrix changes,
# - measure how alike two words are, and find the neighbours of a word,
# - answer *man is to king as woman is to what?* by adding and subtracting,
# - draw a map of words in two ways, and say what each map keeps and what it loses,
# - measure a bias in word vectors, take a part of it out, and show what is left.
#
# Plan about two hours.

# %%
import numpy as np

import startcode
from startcode import checks, datasets, debuglab, plots, pretrained, problems

# %% [markdown]
# ## 1. A word as a number, as a column, as a place
#
# So far a letter or a word went into a network as a **one-hot** column: all zeros and a single 1, at the place of the word in a list of $V$ words.
# It says which word it is. Does it say what the word means?
#
# **Predict:** what is the dot product of the columns of *cat* and *dog*? Of *cat* and *monday*?

# %% experiment="one-hot words"
SOME = ["cat", "dog", "king", "queen", "monday"]
columns = np.eye(len(SOME))               # the one-hot column of word i is columns[:, i]
plots.matrix(columns.T @ columns,
             title="Dot products of one-hot words: to each other, all words are strangers",
             alt="A five by five table with ones on the diagonal and zeros everywhere else.")
print("rows and columns:", ", ".join(SOME))
print("distance of cat and dog:", np.linalg.norm(columns[:, 0] - columns[:, 1]),
      "  of cat and monday:", np.linalg.norm(columns[:, 0] - columns[:, 4]))

# %% [markdown]
# Every two different words have the dot product 0, and all are equally far apart. What a network learns about *cat* helps it nothing with *dog*.
#
# So we give each word a short column of $n_e$ numbers that may be anything, its **embedding**, and put them side by side into a matrix
# $E$ of shape $(n_e, V)$. With the one-hot column $o_w$ of word $w$, its embedding is
#
# $$e_w = E \, o_w .$$
#
# In this product $V - 1$ of the $V$ columns of $E$ are multiplied by 0. Nobody computes that: **it is column number $w$ of $E$**, and one takes it.
# In most libraries this is called an embedding layer.
#
# (Here words stand as columns, as in the first weeks. Many libraries, and the next notebook, have them as rows of $(V, n_e)$: look before you index.)

# %% exercise="embedding_lookup"
def embedding_lookup(E, indices):
    """The embeddings of some words, as columns side by side, without any product.

    Arguments: E (n_e, V), the embedding of word number w is column w;
        indices, a list of T word numbers, some perhaps more than once.
    Returns: embeddings (n_e, T), in the order of the list.
    """
    ### START CODE HERE ### (≈ 1 line)
    embeddings = E[:, indices]  # (n_e, T)
    ### END CODE HERE ###
    return embeddings

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A list of numbers may stand where one number stands in an index. Which of the two axes are the words on?</details>
# <details><summary>Hint 2: in code words</summary>All rows of E, and those columns whose numbers are in the list.</details>
# <details><summary>Hint 3: a neighbour</summary>Rows 2, 0 and again 2 of a table: <code>table[[2, 0, 2]]</code>. All entries of the third axis at places 1 and 4:
# <code>cube[:, :, [1, 4]]</code>.</details>

# %% test="embedding_lookup" points=8
with checks.exercise("embedding_lookup") as check:
    for n_e, V, T in [(5, 9, 4), (7, 6, 3)]:
        E, indices = check.draw(problems.a_lookup, n_e=n_e, V=V, T=T)
        found = check.call(E, indices)
        check.that(
            np.shape(found) != (T, V), "these are rows of E: the words are its columns.", diagnosis="rows", rung=1
        )
        check.that(
            np.shape(found) != (T, n_e),
            f"shape {(T, n_e)} came: words should be columns here, so ({n_e}, {T}) is wanted.",
            diagnosis="words as rows",
            rung=1,
        )
        check.that(
            np.shape(found) != (n_e, len(set(indices))),
            f"each word came once, but the list {indices} names one of them twice.",
            diagnosis="each word once",
            rung=1,
        )
        one_hot = np.eye(V)[:, indices]
        found = check.call(E, indices, returns=(n_e, T))
        check.close(
            "the embeddings",
            found,
            E @ one_hot,
            because="E times the one-hot columns",
            suspects={
                "the order of the list, not that of the matrix: sorted": E[:, sorted(indices)],
                "the first columns of E, whatever the list says": E[:, :T],
                "counting words from 1, where the list counts from 0": E[:, np.array(indices) - 1],
            },
        )
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week12/word_embeddings")
    check.against(
        ours.embedding_lookup, problems.a_lookup, [dict(n_e=3, V=11, T=6), dict(n_e=8, V=5, T=2), dict(n_e=4, V=4, T=4)]
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ### Learned from company
#
# Which numbers should stand in $E$? Nobody types them in. A word is known by the company it keeps: words that stand near the same other words
# should get similar columns. How that is learned (by guessing neighbours, or by counting them) is the subject of the notebook
# `word2vec_and_glove`; here the vectors are finished. They were learned by GloVe, in NumPy, from these sentences:

# %% experiment="some sentences"
sentences = datasets.load_corpus()
vectors = pretrained.word_vectors()  # a dict: word -> (50,)

for number in (3, 11, 30, 48, 52, 71):
    print(" ".join(sentences[number]))
print(f"{len(sentences):,} sentences, {len(vectors)} different words, 50 numbers for each")

# %% [markdown]
# **These sentences are made.** A program drew them from patterns, and what you will find in the vectors was planted there: which words go together, and,
# later, a bias with known numbers. So we can check what a method finds. `data/words/README.md` says what was planted. With vectors learned from real texts all that follows
# goes the same way, less cleanly; near the end you can load some.
#
# ## 2. How alike are two words?
#
# The dot product $u^\top v$ is large when two vectors point in the same direction, but also when they are long, and frequent words tend to have long vectors.
# Divided by both lengths it is the cosine of the angle between them:
#
# $$\text{similarity}(u, v) = \frac{u^\top v}{\lVert u \rVert_2 \, \lVert v \rVert_2} = \cos \theta, \qquad \lVert u \rVert_2 = \sqrt{\sum_i u_i^2} .$$
#
# It is 1 for the same direction, 0 for a right angle, $-1$ for opposite directions. **A vector of zeros has no direction: here its similarity with anything is 0.**
#
# A small example: $u = (3, 4)$, $v = (4, 3)$. The dot product is 24, both lengths are 5, the similarity is $24/25 = 0.96$.

# %% exercise="cosine_similarity"
def cosine_similarity(u, v):
    """The cosine of the angle between two vectors; 0 if one of them is all zeros.

    Arguments: u and v, both (n,).
    Returns: a number from -1 to 1.
    """
    ### START CODE HERE ### (≈ 3 lines)
    dot = np.dot(u, v)                                         # a number
    lengths = np.linalg.norm(u) * np.linalg.norm(v)            # a number
    similarity = dot / lengths if lengths > 0 else 0.0
    ### END CODE HERE ###
    return similarity

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three numbers are needed: a dot product and two lengths. And one case in which there is nothing to divide by.</details>
# <details><summary>Hint 2: in code words</summary>The dot product of u and v, over the product of their lengths (<code>np.linalg.norm</code>); if that product is 0, the similarity is 0.0.</details>
# <details><summary>Hint 3: a neighbour</summary>Words a minute, when there may be no minutes: <code>speed = words / minutes if minutes > 0 else 0.0</code>.
# The length of (3, 4): <code>np.linalg.norm([3, 4])</code> is 5.</details>

# %% test="cosine_similarity" points=14
with checks.exercise("cosine_similarity") as check:
    for n in (3, 7, 2):
        u, v = check.draw(problems.two_vectors, n=n)
        dot, a, b = np.dot(u, v), np.linalg.norm(u), np.linalg.norm(v)
        check.close(
            "the similarity",
            check.call(u, v, returns=()),
            dot / (a * b),
            because="the dot product over both lengths",
            suspects={
                "the dot product alone, without the lengths": dot,
                "dividing by the squared lengths": dot / (a * b) ** 2,
                "dividing by the length of u only": dot / a,
                "dividing by the length of v only": dot / b,
                "dividing by one length and multiplying by the other: brackets are missing": dot / a * b,
                "dividing by the sum of the lengths": dot / (a + b),
                "lengths from sums of sizes, where sums of squares and a root are meant": dot
                / (np.abs(u).sum() * np.abs(v).sum()),
                "the size of the cosine, without its sign": abs(dot) / (a * b),
                "1 minus the cosine: a distance": 1 - dot / (a * b),
                "the angle, where its cosine is meant": np.arccos(dot / (a * b)),
                "the distance of the two points": np.linalg.norm(u - v),
            },
        )
        check.close("the similarity of v and u", check.call(v, u), dot / (a * b), because="it is symmetric")
        check.close("the similarity of u with itself", check.call(u, u), 1.0, because="the angle is 0")
        opposite = check.call(u, -3 * u)
        check.that(
            not np.isclose(opposite, 1),
            "the similarity of u and -3 u is 1, but they are opposite: the sign is lost.",
            diagnosis="without its sign",
            rung=2,
        )
        check.close("the similarity of u and -3 u", opposite, -1.0, because="opposite directions")
    zero = check.call(np.zeros(4), np.array([0.7, -1.3, 0.2, 2.1]), quiet=True)
    check.that(
        np.all(zero == 0),
        f"with a vector of zeros it gives {zero}: there is nothing to divide by, and 0 is wanted.",
        diagnosis="zero vector",
        rung=2,
    )
    tiny = 1e-7 * np.array([3.0, 4.0])
    short = check.call(tiny, tiny[::-1])
    check.that(
        np.isclose(short, 0.96),
        f"for two very short vectors it gives {short:.2f}, not 0.96: lengths do not "
        "matter, and nothing may be added to them.",
        diagnosis="very short vectors",
        rung=2,
    )
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week12/word_embeddings")
    check.against(ours.cosine_similarity, problems.two_vectors, [dict(n=5), dict(n=11)], rounds=3)
    check.close("the similarity with zeros", check.call(np.array([1.0, 2.0, -0.5]), np.zeros(3), quiet=True), 0.0)
    check.close("the similarity of zeros with zeros", check.call(np.zeros(3), np.zeros(3), quiet=True), 0.0)
    ### END HIDDEN TESTS

# %% experiment="who is like whom"
COMPARED = ["cat", "lion", "king", "queen", "monday", "friday", "red"]
if checks.ready("cosine_similarity"):
    table = [[cosine_similarity(vectors[a], vectors[b]) for b in COMPARED] for a in COMPARED]
    plots.matrix(np.round(table, 2), title="Learned vectors: now words have relatives",
                 alt="Seven by seven similarities: high for cat and lion, king and queen, the days.")
    print("rows and columns:", ", ".join(COMPARED))

# %% [markdown]
# ### Neighbours
#
# The neighbours of a word are those other words whose vectors are most similar to its own.

# %% exercise="nearest_words"
def nearest_words(word, word_to_vec_map, k=5):
    """The k words most similar to a word, by cosine_similarity.

    Arguments: word, which is in the map; word_to_vec_map, a dict from words to vectors (n,);
        k, a number of words, fewer than the map holds.
    Returns: a list of k words, the most similar one first; the word itself is not in it.
    """
    ### START CODE HERE ### (≈ 3 lines)
    similarities = {other: cosine_similarity(word_to_vec_map[word], vector)
                    for other, vector in word_to_vec_map.items() if other != word}
    neighbours = sorted(similarities, key=similarities.get, reverse=True)[:k]  # a list of k words
    ### END CODE HERE ###
    return neighbours

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>First a similarity for every other word, then an order, then the first k. Which word would be first if you did not leave it out?</details>
# <details><summary>Hint 2: in code words</summary>A dict from each other word to its similarity with the word; the words sorted by that similarity, the largest first; the first k of them.
# A dict's items are pairs: <code>for other, vector in word_to_vec_map.items()</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>The three dearest goods: <code>prices = {"tea": 3, "salt": 1, "silk": 9, "rice": 2}</code>, then
# <code>sorted(prices, key=prices.get, reverse=True)[:3]</code>.</details>

# %% test="nearest_words" points=14
with checks.exercise("nearest_words") as check:
    own = check.uses("cosine_similarity")
    known = (own(np.array([3.0, 4.0]), np.array([4.0, 3.0])), own(np.array([2.0, 0]), np.array([-1.0, 0])))
    check.that(
        np.allclose(known, [0.96, -1]),
        "it builds on cosine_similarity, which is not right yet: mend that first.",
        diagnosis="depends",
    )
    for words, n, k in [(9, 6, 3), (13, 4, 5), (11, 7, 2)]:
        word, some, k = check.draw(problems.a_neighbourhood, words=words, n=n, k=k)
        found = [str(other) for other in check.call(word, some, k, returns=list)]
        for slip, wrong in problems.neighbour_slips(word, some, k).items():
            check.that(found != wrong, f"this list is what one gets from a slip: {slip}.", diagnosis=slip, rung=2)
        check.that(word not in found, f"{word!r} is in its own list.", diagnosis="the word itself", rung=1)
        check.that(len(found) == k, f"{k} words are wanted, {len(found)} came.", diagnosis="how many", rung=1)
        check.that(
            all(other in some for other in found),
            "not all that came are words of the map.",
            diagnosis="words of the map",
            rung=1,
        )
        ranks = [own(some[word], some[other]) for other in found]
        check.that(
            ranks == sorted(ranks, reverse=True),
            "they do not stand in the order of their similarity.",
            diagnosis="order",
            rung=2,
        )
        left = [own(some[word], some[other]) for other in some if other not in (word, *found)]
        check.that(min(ranks) > max(left), "a word that is more similar is missing.", diagnosis="missing", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week12/word_embeddings")
    check.hide()
    for words, n, k in [(15, 5, 7), (10, 3, 4), (12, 9, 3)]:
        word, some, k = check.draw(problems.a_neighbourhood, words=words, n=n, k=k)
        check.that(
            [str(other) for other in check.call(word, some, k)] == ours.nearest_words(word, some, k),
            "the neighbours are not right for other words.",
            diagnosis="other words",
        )
    word, some, _ = check.draw(problems.a_neighbourhood, words=9, n=4, k=5)
    check.that(
        [str(other) for other in check.call(word, some)] == ours.nearest_words(word, some),
        "without k, five neighbours are wanted.",
        diagnosis="without k",
    )
    ### END HIDDEN TESTS

# %% experiment="neighbours"
if checks.ready("cosine_similarity", "nearest_words"):
    for word in ["cat", "red", "monday", "paris", "king", "walked", "nurse"]:
        print(f"{word:>8}: {', '.join(nearest_words(word, vectors))}")

# %% [markdown]
# ### What this is good for: one label for many words
#
# Learning $E$ took no labels at all, only sentences. What was learned can be **transferred** to a small task with labels. Take this one: is a word an animal, a fruit, a tool, a
# vehicle, a colour or a day? We label only **two** words of each kind and give every other word the kind whose labelled words it is most similar to.
#
# **Predict:** what share of the other words is right with embeddings? With one-hot columns?

# %%
KINDS = {
    "animal": "cat dog horse cow lion monkey rabbit duck frog eagle",
    "fruit": "apple banana pear lemon cherry melon",
    "tool": "hammer saw drill axe shovel screwdriver",
    "vehicle": "bus car ship bicycle lorry tram",
    "colour": "red blue green yellow white black brown pink purple grey",
    "day": "monday tuesday wednesday thursday friday saturday sunday",
}
KINDS = {kind: words.split() for kind, words in KINDS.items()}

# %% experiment="two labels"
def guessed(word, word_to_vec_map):
    """The kind whose two labelled words are most similar to the word."""
    e = word_to_vec_map[word]
    likeness = {kind: sum(cosine_similarity(e, word_to_vec_map[label]) for label in words[:2])
                for kind, words in KINDS.items()}
    return max(likeness, key=likeness.get)

if checks.ready("cosine_similarity"):
    everything = [word for words in KINDS.values() for word in words]
    one_hot_map = dict(zip(everything, np.eye(len(everything))))
    for name, some in (("embeddings", vectors), ("one-hot", one_hot_map)):
        right = [guessed(word, some) == kind for kind, words in KINDS.items() for word in words[2:]]
        print(f"{name:>10}: {np.mean(right):.0%} of {len(right)} words without a label are right")

# %% [markdown]
# (With one-hot columns all similarities are 0, and the first kind in the list wins: it is right for the animals, by chance.) This is why nearly every network for texts begins with an embedding
# that was learned from far more text than there are labels.
#
# ## 3. Maps
#
# Fifty axes cannot be drawn. Two ways to put words on paper:
#
# - **PCA** (principal components) turns the cloud so that it is seen from where it is widest, and projects it. A projection is linear: what is parallel stays parallel, and how far apart groups lie
#   stays roughly true. But what differs only along the other 48 axes falls together.
# - **t-SNE** moves points about on the paper until **near neighbours** on the paper are those of the full space. It is not linear, and no point knows where distant ones should be.
#
# Both are in scikit-learn. **Predict** which map keeps kinds apart better.

# %% experiment="two maps"
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE

people = "man woman king queen prince princess father mother son daughter uncle aunt".split()
lands = "france italy spain germany portugal greece norway japan china thailand".split()
mapped = {**KINDS, "person": people, "country": lands}
words = [word for some in mapped.values() for word in some]
kinds = [kind for kind, some in mapped.items() for _ in some]
cloud = np.array([vectors[word] for word in words])
cloud = cloud / np.linalg.norm(cloud, axis=1, keepdims=True)  # (k, 50), of length 1

maps = {"PCA": PCA(2).fit_transform(cloud),
        "t-SNE": TSNE(perplexity=8, init="pca", random_state=0).fit_transform(cloud)}

def kept_neighbours(points, k=5):
    """The share of the k nearest neighbours that are nearest neighbours on the map, too."""
    def nearest(table):
        apart = np.linalg.norm(table[:, np.newaxis] - table, axis=2) + 1e9 * np.eye(len(table))
        return [set(row) for row in np.argsort(apart, axis=1)[:, :k]]
    return np.mean([len(a & b) / k for a, b in zip(nearest(cloud), nearest(points))])

plots.word_map(maps, words, kinds=kinds, named=["cat", "king", "monday", "red", "france"],
               title="The same words on two maps: t-SNE keeps neighbours together",
               alt="By PCA several kinds overlap, by t-SNE each kind is an island of its own.")
for name, points in maps.items():
    print(f"{name:>5}: {kept_neighbours(points):.0%} of the five nearest neighbours are kept")

# %% [markdown]
# Do not read more out of the right map than is in it. **t-SNE loses** how far apart the islands are, how large or dense they are, and every direction; and with another `perplexity` (roughly, how many
# neighbours count) or another start it draws another map. Try it: `perplexity=3`, or `30`, or `init="random"`. Islands can even appear in a cloud that has none.
#
# Directions are what we need next. Here are pairs of words, with an arrow from each man to the woman. **Predict:** on which of the two maps do the arrows point the same way?

# %% experiment="arrows on two maps"
COUPLES = [("man", "woman"), ("king", "queen"), ("prince", "princess"), ("father", "mother"),
           ("son", "daughter"), ("uncle", "aunt"), ("husband", "wife"), ("boy", "girl"),
           ("actor", "actress"), ("waiter", "waitress"), ("host", "hostess"), ("monk", "nun")]
both = [word for pair in COUPLES for word in pair]
places = np.array([vectors[word] for word in both])
arrow_maps = {"PCA": PCA(2).fit_transform(places),
              "t-SNE": TSNE(perplexity=5, init="pca", random_state=0).fit_transform(places)}
plots.word_map(arrow_maps, both, arrows=COUPLES, named=[man for man, _ in COUPLES],
               title="From he to she: by PCA most arrows point one way, by t-SNE anywhere",
               alt="By PCA twelve short arrows, most point the same way; by t-SNE in all directions.")
for name, points in {"all 50 numbers": places, **arrow_maps}.items():
    arrows = points[1::2] - points[::2]
    arrows = arrows / np.linalg.norm(arrows, axis=1, keepdims=True)
    alike = np.mean((arrows @ arrows.T)[np.triu_indices(len(arrows), 1)])
    print(f"{name:>14}: cosine of two arrows {alike:5.2f} in the mean")

# %% [markdown]
# ## 4. Man is to king as woman is to what?
#
# In the full space the arrows are nearly parallel: *from he to she* is a direction, and so is *from a country to its capital*. Then a question such as "$a$ is to $b$ as $c$ is to what?" can be answered by geometry: look for the word $w$ whose
# difference from $c$ points most nearly where $b$ points from $a$,
#
# $$w = \arg\max_{w} \; \text{similarity}\,(e_b - e_a, \; e_w - e_c) .$$
#
# **The rule of this course: none of the three words $a$, $b$, $c$ is an answer.** (In other versions of this exercise only $c$ is left out. Then $b$ itself often wins: if $e_c$ is near $e_a$, then $e_b - e_c$ is nearly $e_b - e_a$.)
#
# All similarities may be below 0, and still one of them is the largest.

# %% exercise="complete_analogy"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    """The word that is to word_c as word_b is to word_a.

    Arguments: three words of the map, in capital or small letters;
        word_to_vec_map, a dict from words in small letters to vectors (n,).
    Returns: the word of the map, other than these three, whose difference from word_c is
        most similar to the difference of word_b from word_a.
    """
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    ### START CODE HERE ### (≈ 6 lines)
    best_word, highest = None, -np.inf           # any similarity is higher than that
    for word, e_w in word_to_vec_map.items():
        if word not in (word_a, word_b, word_c):
            similarity = cosine_similarity(e_b - e_a, e_w - e_c)
            if similarity > highest:
                best_word, highest = word, similarity
    ### END CODE HERE ###
    return best_word

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Go through all words and remember the best one so far, and how good it was. How good must the first one be to count?</details>
# <details><summary>Hint 2: in code words</summary>Begin with no word and with minus infinity, <code>-np.inf</code>. For each word and its vector: go on unless it is one of the three; take the similarity of (b minus a) with (this word minus c);
# if it is higher than the highest so far, remember the word and the similarity.</details>
# <details><summary>Hint 3: a neighbour</summary>The warmest of some cold days, other than today: <code>best, warmest = None, -np.inf</code>; <code>for day, degrees in week.items():</code>
# <code>if day != today and degrees > warmest: best, warmest = day, degrees</code>.</details>

# %% test="complete_analogy" points=20
with checks.exercise("complete_analogy") as check:
    own = check.uses("cosine_similarity")
    known = (own(np.array([3.0, 4.0]), np.array([4.0, 3.0])), own(np.array([2.0, 0]), np.array([-1.0, 0])))
    check.that(
        np.allclose(known, [0.96, -1]),
        "it builds on cosine_similarity, which is not right yet: mend that first.",
        diagnosis="depends",
    )
    given, slips = [], []
    for words, n, tempting in [
        (9, 5, "b"),
        (18, 7, "a"),
        (11, 6, "c"),
        (20, 4, "b"),
        (22, 6, "a"),
        (24, 5, "a"),
        (21, 8, "a"),
        (19, 4, "a"),
    ]:
        a, b, c, some = check.draw(problems.a_question, words=words, n=n, tempting=tempting)
        found = check.call(a, b, c, some)
        if tempting == "c":
            check.that(
                found is not None,
                "no word came: all similarities are below 0 here, and one of them is "
                "still the largest. What does your search begin with?",
                diagnosis="all below 0",
                rung=2,
            )
        check.that(
            isinstance(found, str) and found in some,
            "the answer is no word of the map.",
            diagnosis="no word of the map",
            rung=1,
        )
        for word, role in ((a, "word_a"), (b, "word_b"), (c, "word_c")):
            check.that(
                found != word,
                f"the answer {word!r} is {role} itself: none of the three words is an answer.",
                diagnosis=f"{role} itself",
                rung=1,
            )
        given.append((found, a, b, c, some))
        slips.append(problems.analogy_slips(a, b, c, some))
    fitting = [slip for slip in slips[0] if all(case[0] == wrong[slip] for case, wrong in zip(given, slips))]
    if len(fitting) == 1:  # several may fit by chance
        check.that(False, f"all answers are what one gets from a slip: {fitting[0]}.", diagnosis=fitting[0], rung=2)
    for found, a, b, c, some in given:
        answers = {
            word: own(some[b] - some[a], vector - some[c]) for word, vector in some.items() if word not in (a, b, c)
        }
        check.that(
            answers[found] == max(answers.values()),
            f"another word has a higher similarity than {found!r}: "
            f"{max(answers.values()):.3f} against {answers[found]:.3f}.",
            rung=2,
        )
        check.that(
            check.call(a.title(), b.upper(), c.title(), some) == found,
            "words in capital letters have another answer.",
            diagnosis="capital letters",
            rung=2,
        )
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week12/word_embeddings")
    check.hide()
    for words, n, tempting in [(13, 8, "a"), (10, 3, "b"), (7, 5, "c"), (15, 6, "c"), (9, 4, "a")]:
        a, b, c, some = check.draw(problems.a_question, words=words, n=n, tempting=tempting)
        check.that(
            check.call(a, b, c, some) == ours.complete_analogy(a, b, c, some),
            "the answer is not right for other words.",
            diagnosis="other words",
        )
    ### END HIDDEN TESTS

# %% experiment="a few questions"
if checks.ready("cosine_similarity", "complete_analogy"):
    for a, b, c in [("man", "king", "woman"), ("france", "paris", "japan"), ("cat", "cats", "apple"),
                    ("japan", "japanese", "greece"), ("big", "bigger", "cold"),
                    ("walk", "walked", "sing")]:
        print(f"{a} is to {b} as {c} is to {complete_analogy(a, b, c, vectors)}")

# %% [markdown]
# Drawn, such a question is a **parallelogram**. Here is the cloud of eight words, turned so that the mean of the four arrows lies across; upwards is the direction along which the words differ most otherwise:

# %% experiment="parallelograms"
family = [("man", "woman"), ("king", "queen"), ("uncle", "aunt"), ("son", "daughter")]
corners = [word for pair in family for word in pair]
eight = np.array([vectors[word] for word in corners])                      # (8, 50)
across = np.mean(eight[1::2] - eight[::2], axis=0)
across = across / np.linalg.norm(across)
others = eight - np.outer(eight @ across, across)                          # what is left without it
points = np.column_stack([eight @ across, PCA(1).fit_transform(others)])   # (8, 2)
plots.word_map({"": points}, corners, arrows=family, xlabel="along the mean of the four arrows",
               ylabel="first principal component of the rest",
               title="The way from he to she is nearly the same for all four pairs",
               alt="Four nearly parallel arrows to the right, one for each pair.")

# %% [markdown]
# How often is the answer right? The data come with questions of seven kinds; we ask 25 of each. **Predict** which kind is hardest.

# %% experiment="how many are right"
if checks.ready("cosine_similarity", "complete_analogy"):
    questions, rng = datasets.load_analogies(), np.random.default_rng(1)
    for kind in dict.fromkeys(question.kind for question in questions):
        some = [question for question in questions if question.kind == kind]
        asked = [some[number] for number in rng.choice(len(some), 25, replace=False)]
        wrong = [each for each in asked if complete_analogy(*each[:3], vectors) != each.d]
        example = f", wrong for instance: {' '.join(wrong[0][:4])}" if wrong else ""
        print(f"{kind:>13}: {1 - len(wrong) / len(asked):4.0%}{example}")

# %% [markdown]
# Look at the wrong ones among the comparatives: *cleaner* is in them. In these sentences a cleaner is a person at work, and "cleaner than" is said of glass or of the sea. **A word has
# one vector, whatever it means**, and this one lies between two meanings. Vectors that depend on the sentence around a word come in week 14.
#
# These vectors do so well since their sentences are so regular. The best in the paper on GloVe, learned from 42 billion words of the web, answered three out of four of a well-known
# list of questions of this kind.
#
# ## 5. A bias, measured
#
# Vectors learn from texts what goes with what, and do not ask whether it ought to. In our sentences some occupations stand more often with *he*, others with *she*, in shares that were planted. We count them:

# %%
JOBS = """nurse secretary receptionist hairdresser dancer librarian cleaner teacher florist
baker writer painter gardener cashier photographer lawyer doctor farmer scientist judge
pilot programmer engineer plumber mechanic carpenter""".split()

# %% experiment="shares"
def share_of_she(job):
    """Of the sentences with this word and a pronoun, the share that has `she`."""
    with_job = [sentence for sentence in sentences if job in sentence]
    pronouns = [word for sentence in with_job for word in ("he", "she") if word in sentence]
    return pronouns.count("she") / len(pronouns)

shares = np.array([share_of_she(job) for job in JOBS])  # (26,)

for begin in range(0, len(JOBS), 5):
    some = zip(JOBS[begin : begin + 5], shares[begin:])
    print(", ".join(f"{job} {share:.0%}" for job, share in some))

# %% [markdown]
# Now the vectors, of which each is first brought to length 1. A single pair such as (man, woman) differs in other things, too;
# the **mean over several pairs** is cleaner:
#
# $$\bar d = \frac1P \sum_{p=1}^{P} \left( e_{\text{second word of pair } p} - e_{\text{first word of pair } p} \right), \qquad g = \frac{\bar d}{\lVert \bar d \rVert_2} .$$

# %%
PAIRS = [("man", "woman"), ("boy", "girl"), ("father", "mother"), ("son", "daughter"),
         ("he", "she")]

# %% experiment="vectors of length 1"
unit_vectors = {word: vector / np.linalg.norm(vector) for word, vector in vectors.items()}

# %% exercise="bias_direction"
def bias_direction(pairs, word_to_vec_map):
    """The mean direction from the first to the second word of some pairs.

    Arguments: pairs, a list of P pairs (first, second) of words;
        word_to_vec_map, a dict from words to vectors (n,).
    Returns: g (n,), the mean of the P differences, brought to length 1.
    """
    ### START CODE HERE ### (≈ 3 lines)
    differences = [word_to_vec_map[second] - word_to_vec_map[first] for first, second in pairs]
    g = np.mean(differences, axis=0)  # (n,)
    g = g / np.linalg.norm(g)         # of length 1
    ### END CODE HERE ###
    return g

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three steps: a difference for each pair, one mean, one division. Which word of a pair does the arrow end at?</details>
# <details><summary>Hint 2: in code words</summary>A list of the vectors of the second words minus those of the first; its mean over the pairs, <code>axis=0</code>; that divided by its length.</details>
# <details><summary>Hint 3: a neighbour</summary>The mean rise of some hikes: <code>rises = [height[top] - height[start] for start, top in hikes]</code>, <code>np.mean(rises, axis=0)</code>.</details>

# %% test="bias_direction" points=10
with checks.exercise("bias_direction") as check:
    for pairs, n in [(3, 5), (4, 7)]:
        some_pairs, some = check.draw(problems.gendered_pairs, pairs=pairs, n=n)
        found = check.call(some_pairs, some, returns=(n,))
        slips = problems.pairs_slips(some_pairs, some)
        for slip, wrong in slips.items():
            check.that(
                not np.allclose(found, wrong), f"g is what one gets from a slip: {slip}.", diagnosis=slip, rung=2
            )
        check.close("the length of g", np.linalg.norm(found), 1.0, because="it is brought to length 1")
        mean = slips["the mean itself: it is not yet brought to length 1"]
        check.close("g", found, mean / np.linalg.norm(mean), because="the mean difference, brought to length 1")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week12/word_embeddings")
    check.against(
        ours.bias_direction, problems.gendered_pairs, [dict(pairs=2, n=6), dict(pairs=6, n=4), dict(pairs=1, n=3)]
    )
    ### END HIDDEN TESTS

# %% [markdown]
# How far a word of length 1 reaches along $g$ is its dot product with $g$. **Predict:** do the occupations lie along $g$ in the order of the shares, although *nurse* and *engineer* are no words for women and men?

# %% experiment="the bias in the vectors"
if checks.ready("bias_direction"):
    g = bias_direction(PAIRS, unit_vectors)
    along = np.array([unit_vectors[job] @ g for job in JOBS])  # (26,)
    agreement = np.corrcoef(shares, along)[0, 1]
    plots.word_map({"": np.column_stack([shares, along])}, JOBS,
                   xlabel="share of she in the sentences",
                   ylabel="place along the direction from he to she",
                   title=f"The vectors know the shares: correlation {agreement:.2f}",
                   alt="Occupations as points near a rising line, from carpenter to nurse.")
    for word in ("king", "queen", "brilliant", "caring", "banana"):
        print(f"{word:>10} {unit_vectors[word] @ g:+.2f}")

# %% [markdown]
# Nobody told GloVe about genders or jobs. A program that ranks applications by such vectors would pass on what stood in the sentences, and it would look like arithmetic.
#
# ## 6. Neutralise
#
# A word that should not depend on $g$ is projected onto the plane at a right angle to $g$: its part along $g$ is taken away,
#
# $$e^{\text{bias}} = \frac{e \cdot g}{\lVert g \rVert_2^2} \, g, \qquad e^{\text{debiased}} = e - e^{\text{bias}} .$$
#
# With the square of the length below, it does not matter how long $g$ is. An example in the plane: $e = (3, 1)$, $g = (2, 0)$. Then $e \cdot g = 6$, $\lVert g \rVert^2 = 4$, $e^{\text{bias}} = 1.5\,(2, 0) = (3, 0)$, and $(0, 1)$ is left.

# %% exercise="neutralize"
def neutralize(word, g, word_to_vec_map):
    """The vector of a word without its part along a direction.

    Arguments: word, which is in the map; g (n,), a direction, of any length but 0;
        word_to_vec_map, a dict from words to vectors (n,).
    Returns: e_debiased (n,), at a right angle to g.
    """
    e = word_to_vec_map[word]
    ### START CODE HERE ### (≈ 2 lines)
    e_biascomponent = np.dot(e, g) / np.dot(g, g) * g  # (n,), along g
    e_debiased = e - e_biascomponent                   # (n,)
    ### END CODE HERE ###
    return e_debiased

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>First the part along g, a vector that points as g does; then what is left without it.</details>
# <details><summary>Hint 2: in code words</summary>The dot product of e and g, over the dot product of g with itself, times g. Then e minus that.</details>
# <details><summary>Hint 3: a neighbour</summary>How far the wind pushes along a road: <code>push = np.dot(wind, road) / np.dot(road, road) * road</code>.</details>

# %% test="neutralize" points=14
with checks.exercise("neutralize") as check:
    for words, n in [(4, 5), (6, 3)]:
        word, g_drawn, some = check.draw(problems.a_biased_word, words=words, n=n)
        e, length = some[word], np.linalg.norm(g_drawn)
        part = np.dot(e, g_drawn) / length**2 * g_drawn
        left = check.call(word, g_drawn, some, returns=(n,))
        check.close(
            "the debiased vector",
            left,
            e - part,
            because="e without its part along g",
            suspects={
                "dividing by the length of g, where its square is meant": e - part * length,
                "dividing by nothing: g is not of length 1": e - part * length**2,
                "the part along g itself: that is what should go": part,
                "the vector as it was": e,
                "the part along g added, where it should be taken away": e + part,
                "taking away the whole of g": e - g_drawn,
                "dividing by the squared length of e": e - part * length**2 / np.dot(e, e),
                "each entry with its own entry of g, where a dot product is a sum": e
                - e * g_drawn / length**2 * g_drawn,
                "the number e · g taken from every entry": e - np.dot(e, g_drawn) / length**2,
                "a vector brought to length 1: its length should not be touched otherwise": (e - part)
                / np.linalg.norm(e - part),
            },
        )
        check.close("the part along g that is left", np.dot(left, g_drawn), 0.0, because="a right angle")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week12/word_embeddings")
    check.against(
        ours.neutralize, problems.a_biased_word, [dict(words=5, n=8), dict(words=3, n=4), dict(words=7, n=11)]
    )
    ### END HIDDEN TESTS

# %% experiment="before and after"
if checks.ready("bias_direction", "neutralize"):
    neutral = {**unit_vectors, **{job: neutralize(job, g, unit_vectors) for job in JOBS}}
    after = [neutral[job] @ g for job in JOBS]
    plots.word_axis({"before": along, "after": after}, JOBS,
                    xlabel="place along the direction from he to she",
                    title="Neutralised, every occupation stands at 0",
                    alt="Before: from nurse, far right, to carpenter, left. After: all at zero.")

# %% [markdown]
# ### Is it gone?
#
# That looks like success, and such figures were published as success. But a vector has 49 more directions. In our sentences words such as *promoted* and *overlooked* stand with the occupations by the same shares, **without any pronoun
# beside them**: something that real texts do all the time. Two questions after neutralising:
#
# - Which of these words is an occupation nearer to, and does that still follow the shares? (correlation over the 26 occupations)
# - Take an occupation away, look at the mean vectors of the other *mostly he* and *mostly she* occupations: is it still more similar to its own side? (guessing would be right for half of them)
#
# **Predict** both answers.

# %% experiment="what is left"
RAISED = "senior admired quoted promoted famous expensive".split()
LOWERED = "junior interrupted overlooked thanked unpaid unknown".split()

def leaning(job, some):
    """How much more similar it is to the lowered than to the raised words, in the mean."""
    low, high = (np.mean([cosine_similarity(some[job], some[word]) for word in words])
                 for words in (LOWERED, RAISED))
    return low - high

def sides_found(some):
    """The share of one-sided occupations that are more similar to the mean of their own side."""
    sides = {job: share > 0.5 for job, share in zip(JOBS, shares) if abs(share - 0.5) > 0.1}
    right = []
    for job in sides:
        means = [np.mean([some[other] for other in sides if sides[other] == side and other != job], axis=0)
                 for side in (False, True)]                      # without the occupation itself
        to_he, to_she = (cosine_similarity(some[job], mean) for mean in means)
        right.append((to_she > to_he) == sides[job])
    return np.mean(right)

if checks.ready("cosine_similarity", "bias_direction", "neutralize"):
    # every word is neutralised here, as thoroughly as this method can
    cleaned = {word: neutralize(word, g, unit_vectors) for word in unit_vectors}
    for name, some in (("before", unit_vectors), ("after", cleaned)):
        follows = np.corrcoef(shares, [leaning(job, some) for job in JOBS])[0, 1]
        print(f"{name:>6}: leaning and share, correlation {follows:.2f}; "
              f"own side found for {sides_found(some):.0%}")

# %% [markdown]
# The leanings have become smaller, but they still follow the shares, and the side of an occupation is found clearly more often than by tossing a coin. **Neutralising takes one direction out, not the bias.** Whoever had seen only the figure
# with its zeros would have believed otherwise. Gonen and Goldberg showed the same for the published methods ("Lipstick on a Pig", 2019).
#
# ## 7. Equalise
#
# For a pair such as (actor, actress) the difference along $g$ is what the words mean, so it stays. But they should differ in **nothing but** that: after equalising, both are equally far from every neutralised word.
# The formula is that of Bolukbasi and others ("Man is to Computer Programmer as Woman is to Homemaker?", 2016). **It asks for vectors of length 1** (with longer ones there may be a negative number under the root). For the pair $e_1, e_2$:
#
# $$\mu = \frac{e_1 + e_2}{2}, \qquad \mu_B = \frac{\mu \cdot g}{\lVert g \rVert_2^2}\, g, \qquad \mu_\perp = \mu - \mu_B, \qquad e_{iB} = \frac{e_i \cdot g}{\lVert g \rVert_2^2}\, g,$$
#
# $$e_{iB}^{\text{corrected}} = \sqrt{1 - \lVert \mu_\perp \rVert_2^2}\;\; \frac{e_{iB} - \mu_B}{\lVert e_{iB} - \mu_B \rVert_2}, \qquad e_i^{\text{new}} = e_{iB}^{\text{corrected}} + \mu_\perp .$$
#
# In words: both get the same part $\mu_\perp$ at a right angle to $g$; along $g$ they go equally far to either side, and just so far that their length is 1 again. (Other versions of this formula
# circulate, with another divisor. Only with this one are the new vectors of length 1.)

# %% exercise="equalize"
def equalize(pair, bias_axis, word_to_vec_map):
    """Two vectors that differ in their part along a direction, and in nothing else.

    Arguments: pair, two words whose parts along bias_axis differ; bias_axis (n,), of any
        length but 0; word_to_vec_map, a dict from words to vectors (n,) of length 1.
    Returns: e1 (n,) and e2 (n,), for the first and the second word; both of length 1.
    """
    w1, w2 = pair
    e_w1, e_w2 = word_to_vec_map[w1], word_to_vec_map[w2]
    ### START CODE HERE ### (≈ 8 lines)
    mu = (e_w1 + e_w2) / 2
    mu_B = np.dot(mu, bias_axis) / np.dot(bias_axis, bias_axis) * bias_axis
    mu_orth = mu - mu_B
    e_w1B = np.dot(e_w1, bias_axis) / np.dot(bias_axis, bias_axis) * bias_axis
    e_w2B = np.dot(e_w2, bias_axis) / np.dot(bias_axis, bias_axis) * bias_axis
    reach = np.sqrt(1 - np.dot(mu_orth, mu_orth))                             # a number
    e1 = reach * (e_w1B - mu_B) / np.linalg.norm(e_w1B - mu_B) + mu_orth
    e2 = reach * (e_w2B - mu_B) / np.linalg.norm(e_w2B - mu_B) + mu_orth
    ### END CODE HERE ###
    return e1, e2

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Write the formulas down in their order, one line each; the three projections onto the axis look like the one in <code>neutralize</code>. Under the root stands the squared length of μ⊥.</details>
# <details><summary>Hint 2: in code words</summary>The mean of both vectors; its part along the axis; what is left of the mean; the parts of both words along the axis; the root of 1 minus the dot product of what is left with itself;
# then for each word: root times (its part minus the mean's part), over the length of that difference, plus what is left of the mean.</details>
# <details><summary>Hint 3: a neighbour</summary>Two kites on strings of length 1 above the same point of the ground: if that point is <code>base</code> away, they are <code>np.sqrt(1 - np.dot(base, base))</code> high, one as
# <code>base + high * up</code>, and a mirror image in the lake as <code>base - high * up</code>.</details>

# %% test="equalize" points=20
with checks.exercise("equalize") as check:
    for words, n, side, length in [(5, 4, 1, 1.7), (7, 6, -1, 0.4), (6, 5, -1, 2.1), (4, 3, 1, 0.3)]:
        pair, axis, some = check.draw(problems.a_couple, words=words, n=n, side=side, length=length)
        found = check.call(pair, axis, some, returns=checks.Tuple(e1=(n,), e2=(n,)))
        check.that(
            all(np.isfinite(part).all() for part in found),
            "nan came: is the number under the root below 0? There stands 1 minus a squared length.",
            diagnosis="nan",
            rung=1,
        )
        for slip, wrong in problems.equalize_slips(pair, axis, some).items():
            check.that(
                not all(np.allclose(a, b) for a, b in zip(found, wrong)),
                f"the two vectors are what one gets from a slip: {slip}.",
                diagnosis=slip,
                rung=2,
            )
        up = axis / np.linalg.norm(axis)
        middle = (some[pair[0]] + some[pair[1]]) / 2
        flat = middle - (middle @ up) * up
        for name, part in zip(("e1", "e2"), found):
            check.close(
                f"the part of {name} at a right angle to the axis",
                part - (part @ up) * up,
                flat,
                because="that of the mean of both",
            )
            check.close(f"the length of {name}", np.linalg.norm(part), 1.0, because="it is 1 again")
        order = np.sign((some[pair[1]] - some[pair[0]]) @ up)  # 1 if the second is further along the axis
        check.that(
            order * (found[1] @ up) > 0 > order * (found[0] @ up),
            "the two words have changed sides.",
            diagnosis="sides",
            rung=2,
        )
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week12/word_embeddings")
    check.against(
        ours.equalize,
        problems.a_couple,
        [
            dict(words=5, n=7, side=-1, length=1.9),
            dict(words=4, n=5, side=1, length=0.5),
            dict(words=6, n=3, side=-1, length=0.2),
            dict(words=3, n=8, side=1, length=2.3),
            dict(words=7, n=4, side=-1, length=0.7),
        ],
        rounds=3,
    )
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** before, is *nurse* nearer to *actor* or to *actress*? And after neutralising *nurse* only? After equalising the pair as well?

# %% experiment="equal distances"
if checks.ready("cosine_similarity", "bias_direction", "neutralize", "equalize"):
    equal = dict(zip(("actor", "actress"), equalize(("actor", "actress"), g, unit_vectors)))
    for job in ("nurse", "carpenter", "doctor"):
        for name, of_job, of_pair in (("before", unit_vectors, unit_vectors),
                                      ("neutralised", neutral, unit_vectors),
                                      ("equalised, too", neutral, equal)):
            him, her = (cosine_similarity(of_job[job], of_pair[one]) for one in ("actor", "actress"))
            print(f"{job:>9}, {name:>14}: {him:+.3f} to actor, {her:+.3f} to actress")

# %% [markdown]
# ## 8. Debug lab
#
# Three colleagues compare words with programs of their own, all with the vectors that you have used. What they report: the lowest and the highest similarity of any two of four words, and the nearest
# of all words to each of the four.

# %% experiment="debug lab"
FOUR = ["king", "cat", "red", "monday"]
for number, report in debuglab.broken_comparisons(vectors, FOUR).items():
    print(f"colleague {number}: similarities from {report.lowest:.2f} to {report.highest:.2f}")
    print("   nearest:", ", ".join(f"{word}: {near}" for word, near in report.nearest.items()))

# %% [markdown]
# And a fourth trains vectors of her own. Her loss is nan from the first step on. She says: "Pairs that never stand together cannot be the reason, their weight is 0."

# %% experiment="the fourth"
counts = np.array([40.0, 3.0, 0.0])
with np.errstate(all="ignore"):           # she has switched the warnings off
    weights = np.minimum(counts / 100, 1) ** 0.75
    print("weights", weights, "  logarithms", np.log(counts))
    print("loss", np.sum(weights * np.log(counts) ** 2))

# %% [markdown]
# **Decide before you go on:** whose program (a) never divided by the lengths, (b) compares with a word that was never learned, (c) was given vectors that are not centred: somebody had shifted all numbers to 0 ... 255 to save room?
# And what is the fourth one's mistake?
#
# <details><summary>Answers</summary>
#
# - Colleague 1 is (a). A cosine cannot be above 1. The long vectors of frequent words win.
# - Colleague 2 is (b). The vector of that word is all zeros, its cosine is 0/0 = nan, and `np.argmax` takes nan for the largest. One such word is nearest to everything. Your `cosine_similarity` says 0 here.
# - Colleague 3 is (c). All numbers are positive and most are far from 0, so all vectors point into nearly the same direction. The order may survive, but a threshold ("alike from 0.7 on") means nothing any more. Subtract the mean
#   of all vectors, and the similarities spread again. Similarities that all lie near 1 should make you look at the mean.
# - The fourth has computed 0 times minus infinity, and that is nan, not 0. Leave such pairs out before the logarithm.
#
# </details>
#
# ## 9. Vectors from real texts
#
# If you have a file of GloVe vectors on your machine (the project offers, for instance, `glove.6B.50d.txt`, 400,000 words from an encyclopedia and newswire), write its path into the next cell. Nothing is downloaded here, and nothing needs it.

# %% experiment="your own GloVe file"
GLOVE_FILE = ""  # for instance "~/Downloads/glove.6B.50d.txt"

if GLOVE_FILE and checks.ready("cosine_similarity", "nearest_words", "complete_analogy"):
    theirs = datasets.load_glove(GLOVE_FILE)
    frequent = dict(list(theirs.items())[:20_000])  # the files begin with the most frequent words
    for word in ("cat", "paris", "engineer"):
        print(f"{word:>9}: {', '.join(nearest_words(word, frequent))}")
    for a, b, c in [("man", "king", "woman"), ("france", "paris", "japan"),
                    ("good", "better", "bad")]:
        print(f"{a} is to {b} as {c} is to {complete_analogy(a, b, c, frequent)}")
else:
    print("No file given: that is fine.")

# %% [markdown]
# ## Whose words?
#
# In this notebook the bias was planted, its size known, and there were two columns: he and she. Nothing of that holds outside.
#
# - Vectors from newspapers and the web carry what stood there: about gender, origin, religion, age, illness, and about people whom a pair of words does not describe. Nobody has a list of all of it.
# - To take out a direction you have to know it, and have words for it. What you did not think of stays; and, as you have measured, so does much of what you did think of.
# - Which words should be neutral is a decision that people make, not a fact that a formula finds. *Nurse* should not mean a woman; *pregnant* may well stand nearer to *she*.
# - Sometimes the bias is what one wants to see: vectors from texts of several decades have been used to measure prejudice.
#
# So: say what your vectors learned from; measure in the task for which they are used, for the people whom it concerns; and do not call something fair because one number is 0. Where a decision about people depends on it, the
# first question is whether it should.
#
# ## Remember
#
# - One-hot words are all equally far apart. $E\,o_w$ is a column of $E$: take it, do not multiply.
# - Similarity is the cosine: length does not count, a zero vector needs a rule.
# - $a$ is to $b$ as $c$ is to $w$: the arrows are parallel. State which words may be answers.
# - PCA keeps directions and loses neighbours; t-SNE keeps neighbours and loses distances and directions.
# - Neutralise: take away the part along $g$. Equalise: the same part off the axis, mirror images along it, length 1.
# - A direction at 0 is not a bias removed.
#
# ## What you can do now
#
# You can look words up in an embedding, compare them, answer analogies, draw honest maps, and measure a bias before and after a remedy. The next notebook learns such vectors; then they go into a network that reads the mood of a sentence.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week12/word_embeddings")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
