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
# # Where word vectors come from
#
# **The question of this notebook:** nobody tells the program what any word means. It only sees which words stand near which. How do numbers come
# out of that in which *queen* lies where *king* − *man* + *woman* points?
#
# At the end you can
#
# - turn plain text into pairs of neighbours, and into a table of counts,
# - learn vectors by guessing neighbours: skip-gram, with a softmax and with negative samples,
# - learn vectors from the table of counts: GloVe,
# - measure what vectors know by questions, and compare them with the bare counts,
# - tell from the loss and from the vectors where a program for this has its bug.
#
# Plan about two hours. In the notebook on word embeddings the vectors were finished; here you make such vectors yourself.
#
# > **The convention turns round here.** Until now examples were columns. In this part of the field *each word is a row*: a table of vectors is $(V, d)$,
# > $V$ words with $d$ numbers each, and the vector of a word is a flat array $(d,)$. Biases are flat as well, $(V,)$.

# %%
from collections import Counter

import numpy as np

import startcode
from startcode import checks, datasets, debuglab, layers, plots, problems

# %% [markdown]
# ## 1. Known by its company
#
# You have never heard of *plimmet*. Now read:
#
# - Would you like some more plimmet before it gets cold?
# - She put the plimmet down and wiped the foam from her lip.
# - After three cups of plimmet he could not sleep.
#
# You know by now roughly what it is, and where it belongs: beside *coffee* and *tea*. Nobody defined it. The words around it did, because they are the
# words that stand around coffee. That is the **distributional idea**, found by linguists in the 1950s (Z. Harris, 1954; J. R. Firth, 1957): *words that
# keep the same company mean similar things*. So a vector that says which company a word keeps says something about what it means.
#
# ## 2. The text
#
# The course's corpus holds short sentences, made by rules out of a small world: families and professions, animals, countries and capitals, colours, food.
# Real texts are a thousand times longer; this one is small enough to learn from in seconds.

# %% experiment="the text"
corpus = datasets.load_corpus()
tokens = [word for sentence in corpus for word in sentence]
for sentence in corpus[:5]:
    print(" ".join(sentence))
common = [f"{word} {count}" for word, count in Counter(tokens).most_common(7)]
different = len(set(tokens))
print(f"\n{len(corpus):,} sentences, {len(tokens):,} words, {different:,} different")
print("the most frequent:", ", ".join(common))

# %% [markdown]
# ### Which words get a vector
#
# A word that was met twice has hardly any company to be known by, and every word costs a row in every table. So a vocabulary drops the rare words, and
# where it is still too long it keeps the most frequent ones. Numbers are given from the most frequent word downwards: the smaller the number, the more
# frequent the word. Words that are equally frequent stand in alphabetical order, so that the same text always gives the same numbers.

# %% exercise="build_vocab"
def build_vocab(tokens, min_count, max_size):
    """The numbers of the words that are frequent enough, the most frequent first.

    Arguments: tokens, a list of words; min_count, how often a word must come at least;
        max_size, how many words there may be at most.
    Returns: word2Ind, a dict from words to 0, 1, 2, ...; words that are equally frequent
        are in alphabetical order.
    """
    ### START CODE HERE ### (≈ 4 lines)
    counts = Counter(tokens)                                       # of every word
    kept = [word for word in counts if counts[word] >= min_count]  # a list of words
    kept.sort(key=lambda word: (-counts[word], word))              # in their final order
    word2Ind = {word: number for number, word in enumerate(kept[:max_size])}
    ### END CODE HERE ###
    return word2Ind

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Four steps: count, drop, sort, number. A word that comes exactly <code>min_count</code> times stays. Sorting by two things at
# once: first by how frequent, then by the alphabet.</details>
# <details><summary>Hint 2: in code words</summary><code>Counter(tokens)</code> gives the counts. A list of the words whose count is at least min_count. Sort it with a
# <code>key</code> that is a tuple: minus the count, then the word itself. A dict from the first max_size words to their places, by <code>enumerate</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Runners by their points, the highest first, equal ones by name: <code>runners.sort(key=lambda name: (-points[name], name))</code>;
# their ranks: <code>{name: rank for rank, name in enumerate(runners)}</code>.</details>

# %% test="build_vocab" points=8
with checks.exercise("build_vocab") as check:
    for words, min_count, max_size in [(11, 3, 5), (9, 2, 30), (13, 1, 8)]:
        text, min_count, max_size = check.draw(problems.a_heap_of_words, words=words, min_count=min_count, max_size=max_size)
        word2Ind = check.call(text, min_count, max_size, returns=dict)
        counts = {word: text.count(word) for word in text}
        check.that(set(word2Ind) <= set(counts), "the keys should be words of the text, the values their numbers.", diagnosis="keys", rung=1)
        check.that(sorted(map(str, word2Ind.values())) == sorted(map(str, range(len(word2Ind)))),
                   f"the numbers of {len(word2Ind)} words should be 0 to {len(word2Ind) - 1}, each once.", diagnosis="numbers", rung=1)
        rare = [word for word in word2Ind if counts[word] < min_count]
        check.that(not rare, f"a word that comes less than {min_count} times has a number.", diagnosis="rare words", rung=1)
        check.that(len(word2Ind) <= max_size, f"{len(word2Ind)} words have a number, and max_size is {max_size}.", diagnosis="max_size", rung=1)
        enough = sorted((count for count in counts.values() if count >= min_count), reverse=True)[:max_size]
        check.that(len(word2Ind) == len(enough) or min_count in {counts[word] for word in word2Ind},
                   f"words that come exactly {min_count} times are missing: min_count is enough.", diagnosis="exactly min_count", rung=1)
        check.that(len(word2Ind) == len(enough), f"{len(word2Ind)} words have a number, and {len(enough)} should.", diagnosis="how many", rung=2)
        order = [counts[word] for word in sorted(word2Ind, key=word2Ind.get)]
        check.that(order != sorted(order) or order == order[::-1], "the rarest word has the number 0: the most frequent one comes first.",
                   diagnosis="order", rung=1)
        check.that(order == sorted(order, reverse=True), "the numbers do not go from frequent to rare.", diagnosis="order", rung=1)
        check.that(order == enough, "more frequent words than some of those with a number are left out.", diagnosis="most frequent", rung=1)
        ties = sorted(word2Ind, key=lambda word: (-counts[word], word))
        check.that(ties == sorted(word2Ind, key=word2Ind.get), "words that are equally frequent are not in alphabetical order.",
                   diagnosis="alphabetical", rung=2)
        left = [word for word in counts if word not in word2Ind and counts[word] == order[-1]]
        check.that(not left or min(left) > ties[-1], "of the words that are equally frequent, the first in the alphabet are kept.",
                   diagnosis="alphabetical", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/word2vec_and_glove")
    check.hide()
    for words, min_count, max_size in [(17, 4, 6), (8, 1, 8), (15, 2, 11)]:
        text, min_count, max_size = check.draw(problems.a_heap_of_words, words=words, min_count=min_count, max_size=max_size)
        check.that(check.call(text, min_count, max_size) == ours.build_vocab(text, min_count, max_size), "other texts get other numbers.",
                   diagnosis="other texts")
    ### END HIDDEN TESTS

# %% experiment="the vocabulary"
if checks.ready("build_vocab"):
    word2Ind = build_vocab(tokens, 5, 2000)
    V, words = len(word2Ind), list(word2Ind)
    numbered = [[word2Ind[word] for word in row if word in word2Ind] for row in corpus]
    counts = np.bincount([number for row in numbered for number in row], minlength=V)
    print(f"V = {V} words come 5 times or more, the last are {', '.join(words[-3:])}")

# %% [markdown]
# ## 3. Windows
#
# Company is what stands in a **window**: up to $w$ words before and up to $w$ words behind the **centre word**; these are its **outside words**. Every word of the
# sentence is the centre once. With $w = 1$, *the cat sleeps* gives the pairs (the, cat), (cat, the), (cat, sleeps), (sleeps, cat), each written as
# (centre, outside).
#
# At the ends of a sentence the window is cut off. For $n$ words, $n > w$, that makes
#
# $$\underbrace{2wn}_{\text{full windows}} - \underbrace{w(w + 1)}_{\text{cut off at the two ends}} \;\text{ pairs.}$$
#
# What counts is the **place**, not the word: in *very very good* the first *very* is a neighbour of the second.
#
# **Predict:** how many pairs do five words make with $w = 2$?

# %% exercise="skipgram_pairs"
def skipgram_pairs(tokens, window):
    """All pairs of a centre word and a word in the window around it.

    Arguments: tokens, a list: the words of one sentence, or their numbers; window,
        how many places to the left and to the right count.
    Returns: pairs, a list of tuples (centre, outside), in any order.
    """
    pairs = []
    ### START CODE HERE ### (≈ 4 lines)
    for i, centre in enumerate(tokens):
        first, last = max(0, i - window), min(len(tokens) - 1, i + window)  # its places
        for j in [*range(first, i), *range(i + 1, last + 1)]:
            pairs.append((centre, tokens[j]))
    ### END CODE HERE ###
    return pairs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two loops: over the places of centres, and over the places around one. Which are the first and the last place of a window
# that is cut off? And which place in it is no neighbour?</details>
# <details><summary>Hint 2: in code words</summary>For every place i: from the larger of 0 and i − window up to the smaller of the last place and i + window. Append the tuple of the token at i and
# the token at j for each place j in between, unless j is i. Remember that <code>range</code> stops before its end.</details>
# <details><summary>Hint 3: a neighbour</summary>Houses that hear the dog of house i, three doors far: <code>range(max(0, i - 3), min(n, i + 4))</code>, and of these all but i.</details>

# %% test="skipgram_pairs" points=10
with checks.exercise("skipgram_pairs") as check:
    for length, window in [(7, 2), (9, 3), (5, 1), (4, 6)]:
        text, window = check.draw(problems.words_in_a_row, length=length, window=window)
        pairs = check.call(text, window, returns=list)
        check.that(all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in pairs),
                   "the list should hold pairs: tuples of two tokens.", diagnosis="pairs of two", rung=1)
        check.that(all(isinstance(word, str) and word in text for pair in pairs for word in pair),
                   "a pair holds something that is no token of the sentence: tokens are wanted, not their places.", diagnosis="tokens", rung=1)

        def amounts(some):
            return Counter(f"{centre} {outside}" for centre, outside in some)

        wanted = [(text[i], text[j]) for i, j in np.ndindex(length, length) if 0 < abs(i - j) <= window]
        for slip, wrong in problems.pair_slips(text, window).items():
            check.that(amounts(pairs) != amounts(wrong) or amounts(wrong) == amounts(wanted),
                       f"{len(pairs)} pairs came, and they are those that one gets from {slip}.", diagnosis=slip, rung=1)
        check.that(amounts(pairs) != amounts(wanted + wanted), "every pair comes twice.", diagnosis="twice", rung=1)
        check.that(len(pairs) == len(wanted), f"{length} words with a window of {window} make {len(wanted)} pairs, and {len(pairs)} came.",
                   diagnosis="how many", rung=2)
        check.that(amounts(pairs) == amounts(wanted), "there are as many pairs as there should be, but not the right ones.", diagnosis="which", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/word2vec_and_glove")
    check.hide()
    for length, window in [(12, 4), (2, 5), (6, 5), (8, 1)]:
        numbers = [int(number) for number in check.draw(lambda rng, length: rng.integers(0, 6, size=length), length=length)]
        check.that(sorted(map(str, map(tuple, check.call(numbers, window)))) == sorted(map(str, ours.skipgram_pairs(numbers, window))),
                   "the pairs of another sentence are not right.", diagnosis="other sentences")
    check.that(check.call([], 3) == [], "no word makes no pair.", diagnosis="empty")
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. Counting
#
# The simplest vector of a word: how often each other word was its neighbour. All these rows together are the **co-occurrence matrix** $X$, where $X_{ij}$ says
# how often word $j$ stood in a window around word $i$. It is symmetric: if $j$ is near $i$, then $i$ is near $j$. For the two sentences *cats like milk* and
# *dogs like cats*, with $w = 1$:
#
# |  | cats | dogs | like | milk |
# |---|---|---|---|---|
# | **cats** | 0 | 0 | 2 | 0 |
# | **dogs** | 0 | 0 | 1 | 0 |
# | **like** | 2 | 1 | 0 | 1 |
# | **milk** | 0 | 0 | 1 | 0 |
#
# *milk* and *dogs* are no neighbours: **a window does not reach into the next sentence.**

# %% exercise="compute_co_occurrence_matrix"
def compute_co_occurrence_matrix(corpus, window_size=4):
    """How often each word stands in a window around each other word.

    Arguments: corpus, a list of sentences, each a list of words; window_size, how many
        places to the left and to the right count.
    Returns: M (V, V), counts: a row for each centre word, a column for each outside
        word; word2Ind, a dict from all V words of the corpus, in alphabetical order,
        to 0, 1, 2, ...
    """
    words = sorted({word for sentence in corpus for word in sentence})
    word2Ind = {word: number for number, word in enumerate(words)}
    M = np.zeros((len(words), len(words)))
    ### START CODE HERE ### (≈ 3 lines)
    for sentence in corpus:
        for centre, outside in skipgram_pairs(sentence, window_size):
            M[word2Ind[centre], word2Ind[outside]] += 1
    ### END CODE HERE ###
    return M, word2Ind

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which of your functions already finds every centre with every outside word? What is left is to count them, sentence by sentence.</details>
# <details><summary>Hint 2: in code words</summary>For every sentence, for every pair of your <code>skipgram_pairs</code>: add 1 in the row of the centre word and the column of the outside
# word. Their numbers are in <code>word2Ind</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>How often each team has scored against each other: <code>for scorer, loser in goals: table[team[scorer], team[loser]] += 1</code>.</details>

# %% test="compute_co_occurrence_matrix" points=10
with checks.exercise("compute_co_occurrence_matrix") as check:
    check.uses("skipgram_pairs")
    for words, lengths, window in [(6, (7, 2, 9, 5), 2), (5, (4, 8, 6), 1), (7, (11, 3, 12), 3)]:
        some = check.draw(problems.lines_of_words, words=words, lengths=lengths)
        names = sorted({word for sentence in some for word in sentence})
        numbers = {word: number for number, word in enumerate(names)}
        M, word2Ind = check.call(some, window, returns=checks.Tuple(M=(words, words), word2Ind=dict))
        check.that(word2Ind == numbers, "word2Ind should number all words of the corpus in alphabetical order.", diagnosis="word2Ind", rung=1)
        wanted = np.zeros((words, words))
        for sentence in some:
            for i, j in np.ndindex(len(sentence), len(sentence)):
                wanted[numbers[sentence[i]], numbers[sentence[j]]] += 0 < abs(i - j) <= window
        check.that(np.any(M), "every entry is still 0.", diagnosis="nothing counted", rung=1)
        for slip, wrong in problems.table_slips(some, numbers, window).items():
            check.that(not np.array_equal(M, wrong) or np.array_equal(wrong, wanted), f"M holds what one gets from {slip}.", diagnosis=slip, rung=1)
        check.that(np.array_equal(M, M.T), "M is not symmetric: if one word is near another, the other is near the one.", diagnosis="symmetric", rung=1)
        check.close("M", M, wanted, because="the pairs in all windows of all sentences, counted")
    short = check.draw(problems.lines_of_words, words=6, lengths=(12, 9))
    check.close("M, with no window given", check.call(short)[0], check.call(short, 4)[0], because="window_size is 4 then")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/word2vec_and_glove")
    check.against(ours.compute_co_occurrence_matrix, lambda rng, words, window, lengths: (problems.lines_of_words(rng, words, lengths), window),
                  [dict(words=9, window=5, lengths=(13, 4, 8)), dict(words=4, window=2, lengths=(1, 6, 3, 10))], part=lambda result: result[0],
                  returns=checks.Array((0,)))
    ### END HIDDEN TESTS

# %% [markdown]
# ### What do the counts know?
#
# Two measures, for every kind of vectors in this notebook. **Nearest words**: those with the largest cosine, as in the notebook on word embeddings. And **questions**: *man* is to *woman* as
# *king* is to ...? The answer is the word whose vector is nearest to *woman* − *man* + *king*, the three words themselves left out. The course has a list of
# such questions, of several kinds.

# %%
def of_length_1(vectors):
    """The rows, each of length 1; a row of zeros stays."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)

def nearest(word, vectors, word2Ind, count=5):
    """The words with the largest cosine to a word."""
    rows = of_length_1(vectors)
    cosines = rows @ rows[word2Ind[word]]
    order = [list(word2Ind)[place] for place in np.argsort(-cosines)]
    return [other for other in order if other != word][:count]

def answered(vectors, word2Ind, questions):
    """Of each question (a, b, c, d): is d the word nearest to b - a + c?"""
    rows = of_length_1(vectors)
    a, b, c, d = np.array([[word2Ind[word] for word in row[:4]] for row in questions]).T
    cosines = (rows[b] - rows[a] + rows[c]) @ rows.T
    for given in (a, b, c):
        cosines[np.arange(len(a)), given] = -np.inf
    return np.argmax(cosines, axis=1) == d

# %% experiment="bare counts"
LOOK_AT = ["king", "paris", "dog", "coffee"]

def told(name, vectors):
    right = answered(vectors, word2Ind, questions)
    n, d = len(questions), vectors.shape[1]
    print(f"{name}: {np.mean(right):.1%} of {n:,} questions, {d} numbers a word")
    for word in LOOK_AT:
        if word in word2Ind:
            print(f"{word:>8}: {', '.join(nearest(word, vectors, word2Ind))}")
    return right

if checks.ready("build_vocab", "skipgram_pairs", "compute_co_occurrence_matrix"):
    known = set(word2Ind)
    questions = [row for row in datasets.load_analogies() if known.issuperset(row[:4])]
    frequent = [[word for word in sentence if word in word2Ind] for sentence in corpus]
    M, places = compute_co_occurrence_matrix(frequent, 4)
    order = [places[word] for word in word2Ind]
    X = M[np.ix_(order, order)]             # (V, V), in the order of the vocabulary
    results = {"counts": told("counts", X)}
    print(f"\n{np.mean(X == 0):.0%} of all pairs were never seen")
    print(f"guessing would answer {1 / (V - 3):.1%} of the questions")

# %% [markdown]
# The bare counts know a lot already: our text is clean, and its world small. But each word costs $V$ numbers, nearly all of them 0. In a real language that is
# hundreds of thousands of numbers a word, and most pairs that could stand together were never seen. What we want is **few numbers, all of them used**.
#
# ## 5. Guess the neighbour
#
# So: do not count, *predict*. **Skip-gram** (T. Mikolov and others, 2013) gives every word two vectors: $v_w$ for when it is the centre, $u_w$ for when it is outside. The larger
# $u_o \cdot v_c$, the likelier $o$ is found in a window around $c$:
#
# $$\hat y = \mathrm{softmax}(U v_c), \qquad J = -\ln \hat y_o ,$$
#
# with $U$ $(V, d)$ the outside vectors of all words, row by row. You know this net: it is the softmax classifier of week 7, with $v_c$ as the input, $U$ as the weights and
# the outside word as the label. So you know its slopes, too. With $y$ the one-hot vector of $o$:
#
# $$\frac{\partial J}{\partial v_c} = U^\top (\hat y - y), \qquad \frac{\partial J}{\partial U} = (\hat y - y)\, v_c^\top .$$
#
# **With numbers.** If all vectors are zero, every word is equally likely: $J = \ln V$. That is the loss of a model that knows nothing.

# %%
def softmax(scores):
    """Probabilities (n,) from scores (n,); no score is too large."""
    return layers.softmax(scores[:, np.newaxis])[:, 0]

# %% exercise="naiveSoftmaxLossAndGradient"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    """The loss of guessing one outside word by a softmax over all words, and its slopes.

    Arguments: centerWordVec (d,), the vector of the centre word; outsideWordIdx, the
        number of the outside word; outsideVectors (V, d), those of all words.
    Returns: loss, a number; gradCenterVec (d,); gradOutsideVecs (V, d).
    """
    ### START CODE HERE ### (≈ 6 lines)
    y_hat = softmax(outsideVectors @ centerWordVec)   # (V,)
    loss = -np.log(y_hat[outsideWordIdx])             # a number
    gap = y_hat.copy()                                # (V,)
    gap[outsideWordIdx] -= 1                          # said minus right
    gradCenterVec = outsideVectors.T @ gap            # (d,)
    gradOutsideVecs = np.outer(gap, centerWordVec)    # (V, d)
    ### END CODE HERE ###
    return loss, gradCenterVec, gradOutsideVecs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Scores, probabilities, loss; then "said minus right", once, for both slopes. Mind the shapes: what of $(V, d)$ and $(V,)$ gives $(d,)$? What of $(V,)$ and
# $(d,)$ gives $(V, d)$?</details>
# <details><summary>Hint 2: in code words</summary>The given softmax of the matrix times the vector. Minus the log of the entry of the outside word. A <em>copy</em> of the probabilities with 1
# taken off at that place. Transposed matrix times this gap; <code>np.outer</code> of the gap and the centre vector.</details>
# <details><summary>Hint 3: a neighbour</summary>Every shop's error times the weather of the day: <code>slopes = np.outer(error, weather)</code>, shape (shops, weather). And back to the weather:
# <code>weights.T @ error</code>.</details>

# %% test="naiveSoftmaxLossAndGradient" points=14
with checks.exercise("naiveSoftmaxLossAndGradient") as check:
    for V, d in [(7, 4), (5, 9)]:
        v, o, U = check.draw(problems.a_centre, V=V, d=d)
        form = checks.Tuple(loss=(), gradCenterVec=(d,), gradOutsideVecs=(V, d))
        check.close("the loss of vectors that are all zero", check.call(np.zeros(d), o, np.zeros((V, d)), returns=form)[0], np.log(V),
                    because=f"ln {V}: all words are equally likely", suspects={"a 0 for the loss": 0.0, "1 / V": 1 / V, "all words": V * np.log(V)})
        loss, gradCenterVec, gradOutsideVecs = check.call(v, o, U, returns=form)
        slips = problems.prediction_slips(v, o, U)
        scores = U @ v
        check.close("loss", loss, np.log(np.sum(np.exp(scores))) - scores[o], because="-ln of the probability of the outside word", suspects=slips["loss"])
        check.gradient("gradCenterVec", gradCenterVec, of=lambda moved: check.call(moved, o, U)[0], at=v, suspects=slips["gradCenterVec"])
        for slip in ("the row of the outside word alone", "all rows but that of the outside word"):
            check.that(not np.allclose(gradOutsideVecs, slips["gradOutsideVecs"][slip]), f"gradOutsideVecs is what one gets from {slip}.", diagnosis=slip, rung=2)
        check.gradient("gradOutsideVecs", gradOutsideVecs, of=lambda moved: check.call(v, o, moved)[0], at=U, suspects=slips["gradOutsideVecs"])
        high = U + 1500 * v / (v @ v)
        loud = check.call(v, o, high, returns=checks.Tuple(loss=checks.Scalar(finite=False), gradCenterVec=checks.Array((d,), finite=False),
                                                           gradOutsideVecs=checks.Array((V, d), finite=False)), quiet=True)
        check.that(np.isfinite(loud[0]), "with scores of about 1500 the loss is nan or infinite: the exponential overflows. The given softmax takes care of that.",
                   diagnosis="overflow", rung=1)
        check.close("the loss with scores of about 1500", loud[0], loss, because="the same: adding one number to all scores changes no probability")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/word2vec_and_glove")
    check.against(ours.naiveSoftmaxLossAndGradient, problems.a_centre, [dict(V=11, d=3), dict(V=4, d=7), dict(V=6, d=6)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 6. A question instead of an election
#
# The softmax asks *all* $V$ words for one pair: $Vd$ multiplications for the scores, as many for each of the two slopes, $3Vd$ in all. **Negative sampling** asks less: is this pair a
# real one? And for $K$ words that are drawn at random, the **negative samples**: is *that* a real pair? Each answer is a yes or no, a sigmoid as in week 2. The outside word $o$
# should get a yes, the drawn words $w_1 \dots w_K$ a no ($\sigma(-x) = 1 - \sigma(x)$):
#
# $$J = -\ln \sigma(u_o \cdot v_c) - \sum_{k=1}^{K} \ln \sigma(-u_{w_k} \cdot v_c) .$$
#
# Only $K + 1$ rows take part: $3 (K + 1) d$ multiplications, whatever $V$ is.
#
# ### Which words are drawn
#
# Drawn as often as they come in the text, too many negative samples would be *the* and *and*. Drawn evenly, too many would be words that hardly anybody uses. The power $\tfrac34$ is in between, found by trial:
#
# $$p_w = \frac{n_w^{3/4}}{\sum_j n_j^{3/4}}, \qquad n_w = \text{how often word } w \text{ comes.}$$
#
# For counts of 90, 9 and 1 the shares .90, .09 and .01 become .825, .147 and .028.

# %% exercise="unigram_table_probs"
def unigram_table_probs(counts, power=.75):
    """With which probability each word is drawn as a negative sample.

    Arguments: counts (V,), how often each word comes; power, 1 for as often as in the
        text, 0 for all words alike.
    Returns: probabilities (V,), their sum is 1.
    """
    ### START CODE HERE ### (≈ 2 lines)
    weights = counts ** power                # (V,)
    probabilities = weights / np.sum(weights)  # (V,), they sum to 1
    ### END CODE HERE ###
    return probabilities

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The power first, then what makes any positive numbers sum to 1.</details>
# <details><summary>Hint 2: in code words</summary>All counts to the power <code>power</code>; the result divided by its sum.</details>
# <details><summary>Hint 3: a neighbour</summary>Seats by the square root of the inhabitants: <code>roots = people ** 0.5</code>, <code>seats = roots / np.sum(roots)</code>.</details>

# %% test="unigram_table_probs" points=6
with checks.exercise("unigram_table_probs") as check:
    for words, power in [(7, 0.75), (5, 0.313), (9, 1.0), (4, 0.0)]:
        counts = check.draw(problems.word_counts, words=words)
        probabilities = check.call(counts, power, returns=(words,))
        raised, shares = counts**power, counts / counts.sum()
        check.close("probabilities", probabilities, raised / raised.sum(), because="the counts to the power, divided by their sum", suspects={
            "leaving out the power": shares, "a power of 0.75, whatever power is": counts**0.75 / np.sum(counts**0.75),
            "the power after the division: the sum is not 1": shares**power, "leaving out the sum: it is not 1": raised,
            "dividing by the sum of the counts": raised / counts.sum(), "a softmax": layers.softmax(counts[:, np.newaxis])[:, 0]})
    check.close("the probabilities for 90, 9 and 1, rounded", np.round(check.call(np.array([90, 9, 1]), returns=(3,)), 3), np.array([0.825, 0.147, 0.028]),
                because="as in the text above")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/word2vec_and_glove")
    check.against(ours.unigram_table_probs, lambda rng, words: (problems.word_counts(rng, words), float(rng.uniform(0.2, 1.4))), [dict(words=6), dict(words=13)])
    check.against(ours.unigram_table_probs, problems.word_counts, [dict(words=8)])
    ### END HIDDEN TESTS

# %% experiment="drawn as negative samples"
if checks.ready("build_vocab", "unigram_table_probs"):
    for power in (1, 0.75, 0):
        p = unigram_table_probs(counts, power)
        the, rarest, top = p[word2Ind["the"]], p[-1], p[:10].sum()
        print(f"power {power:4}: 'the' {the:6.2%}, rarest {rarest:.3%}, top 10 {top:.0%}")

# %% [markdown]
# ### The loss and its slopes
#
# Each of the $K + 1$ questions is a logistic regression, whose slope at the score is again "said minus right": $\sigma(u_o \cdot v_c) - 1$ for the yes, $\sigma(u_{w_k} \cdot v_c) - 0$ for
# a no. So
#
# $$\frac{\partial J}{\partial v_c} = \big(\sigma(u_o \cdot v_c) - 1\big)\, u_o + \sum_{k=1}^{K} \sigma(u_{w_k} \cdot v_c)\, u_{w_k}, \qquad
# \frac{\partial J}{\partial u_o} = \big(\sigma(u_o \cdot v_c) - 1\big)\, v_c ,$$
#
# and *each* draw $k$ adds $\sigma(u_{w_k} \cdot v_c)\, v_c$ to the slope of its word $w_k$. **A word may be drawn several times; then it counts several times.** Whoever draws takes care that the outside word
# itself is not among the negative samples.
#
# Two functions are given. `log_sigmoid(x)` is $\ln \sigma(x)$ without the detour over $\sigma$: for $x = -800$ the sigmoid is rounded to 0, and its logarithm would be $-\infty$, not $-800$.

# %%
def sigmoid(x):
    """The sigmoid of numbers of any size."""
    return 0.5 * (1 + np.tanh(0.5 * x))

def log_sigmoid(x):
    """The logarithm of the sigmoid, for numbers of any size."""
    return -np.logaddexp(0, -x)

# %% exercise="negSamplingLossAndGradient"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors,
                               negSampleIndices):
    """The loss of telling one outside word from K drawn words, and its slopes.

    Arguments: centerWordVec (d,), the vector of the centre word; outsideWordIdx, the
        number of the outside word; outsideVectors (V, d), those of all words;
        negSampleIndices (K,), the numbers of the drawn words, some perhaps repeated.
    Returns: loss, a number; gradCenterVec (d,); gradOutsideVecs (V, d), 0 in the rows
        of all words that take no part.
    """
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    ### START CODE HERE ### (≈ 9 lines)
    u_o = outsideVectors[outsideWordIdx]                    # (d,)
    u_k = outsideVectors[negSampleIndices]                  # (K, d)
    yes, no = u_o @ centerWordVec, u_k @ centerWordVec      # scores: a number, and (K,)
    loss = -log_sigmoid(yes) - np.sum(log_sigmoid(-no))     # a number
    gap_o = sigmoid(yes) - 1                                # a number
    gap_k = sigmoid(no)                                     # (K,)
    gradCenterVec = gap_o * u_o + gap_k @ u_k               # (d,)
    gradOutsideVecs[outsideWordIdx] = gap_o * centerWordVec
    np.add.at(gradOutsideVecs, negSampleIndices, np.outer(gap_k, centerWordVec))
    ### END CODE HERE ###
    return loss, gradCenterVec, gradOutsideVecs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Take out the rows that matter first: one for the outside word, K for the draws (an array of numbers as an index gives all rows, repeated ones repeated). Then go through the
# formulas. And be careful where rows are written back: <code>array[numbers] += ...</code> writes a repeated row only once.</details>
# <details><summary>Hint 2: in code words</summary>Scores: both times rows times the centre vector. The loss by <code>log_sigmoid</code>, with minus in front of the scores of the draws. The gaps: sigmoid less 1, and sigmoid.
# The centre slope: gap times row, plus the gaps (K,) times the rows (K, d). The row of the outside word: its gap times the centre vector. For the draws: <code>np.add.at(array, numbers, rows)</code>, which
# adds each of the K rows <code>np.outer(gaps, vector)</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Money paid into accounts, several payments into one: <code>np.add.at(balance, accounts, payments)</code>. With
# <code>balance[accounts] += payments</code> only one of the payments into the same account would arrive.</details>

# %% test="negSamplingLossAndGradient" points=16
with checks.exercise("negSamplingLossAndGradient") as check:
    for V, d, K in [(7, 4, 5), (6, 8, 3), (9, 3, 11)]:
        v, o, U, drawn = check.draw(problems.a_centre_with_noise, V=V, d=d, K=K)
        form = checks.Tuple(loss=(), gradCenterVec=(d,), gradOutsideVecs=(V, d))
        check.close("the loss of vectors that are all zero", check.call(np.zeros(d), o, np.zeros((V, d)), drawn, returns=form)[0], (K + 1) * np.log(2),
                    because=f"(K + 1) ln 2: {K + 1} questions, and no idea",
                    suspects={"the mean over the negative samples": 2 * np.log(2), "leaving out the negative samples": np.log(2),
                              "a word that was drawn several times counted once": (len(set(drawn)) + 1) * np.log(2), "leaving out the outside word": K * np.log(2)})
        loss, gradCenterVec, gradOutsideVecs = check.call(v, o, U, drawn, returns=form)
        slips = problems.noise_slips(v, o, U, drawn)
        wanted = np.logaddexp(0, -U[o] @ v) + np.logaddexp(0, U[drawn] @ v).sum()
        check.close("loss", loss, wanted, because="-ln of a yes for the outside word and of a no for every draw", suspects=slips["loss"])
        check.gradient("gradCenterVec", gradCenterVec, of=lambda moved: check.call(moved, o, U, drawn)[0], at=v, suspects=slips["gradCenterVec"])
        check.gradient("gradOutsideVecs", gradOutsideVecs, of=lambda moved: check.call(v, o, moved, drawn)[0], at=U, suspects=slips["gradOutsideVecs"])
        far = U.copy()
        far[o] = -800 * v / (v @ v)
        loud = check.call(v, o, far, drawn, returns=checks.Tuple(loss=checks.Scalar(finite=False), gradCenterVec=(d,), gradOutsideVecs=(V, d)), quiet=True)
        check.that(np.isfinite(loud[0]), "with a score of -800 for the outside word the loss is not finite: the logarithm of a sigmoid that is rounded to 0. What does log_sigmoid do?",
                   diagnosis="log of 0", rung=1)
        check.close("the loss with a score of -800", loud[0], 800 + np.logaddexp(0, U[drawn] @ v).sum(), because="-ln of the sigmoid is 800 there")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/word2vec_and_glove")
    check.against(ours.negSamplingLossAndGradient, problems.a_centre_with_noise, [dict(V=11, d=3, K=7), dict(V=5, d=7, K=4), dict(V=6, d=6, K=6)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Break it: `+=`
#
# The tempting line is `gradOutsideVecs[negSampleIndices] += ...`. **Predict** what becomes of a word that was drawn three times.

# %% experiment="break it"
if checks.ready("negSamplingLossAndGradient"):
    rng = np.random.default_rng(1)
    v, U, drawn = rng.normal(size=4), rng.normal(size=(6, 4)), np.array([3, 5, 3, 3])
    _, _, right = negSamplingLossAndGradient(v, 1, U, drawn)
    broken = np.zeros(U.shape)
    broken[1] += (sigmoid(U[1] @ v) - 1) * v
    broken[drawn] += np.outer(sigmoid(U[drawn] @ v), v)
    for word, what in [(1, "outside"), (3, "drawn 3 times"), (5, "drawn once")]:
        share = broken[word, 0] / right[word, 0]
        print(f"word {word}, {what:>13}: its slope is {share:.3f} of the right one")
    apart = np.linalg.norm(broken - right)
    both = np.linalg.norm(broken) + np.linalg.norm(right)
    print(f"the gradient as a whole: relative error {apart / both:.2f}")

# %% [markdown]
# Nothing stops and nothing warns. `array[numbers] += rows` reads all rows, adds, and writes all rows back: of three additions to the same row, the last one stays. The loss is right,
# the training goes on, only worse. A gradient check finds it, **if there are repeated words in it**.
#
# ### What does a pair cost?
#
# **Predict:** with $K = 5$ and a vocabulary of 50,000 words, how much more often must the softmax multiply?

# %% experiment="what a pair costs"
from time import perf_counter

def seconds(action, at_least=0.05):
    """How long one call takes, the shortest of some."""
    times = []
    while sum(times) < at_least or len(times) < 3:
        begin = perf_counter()
        action()
        times.append(perf_counter() - begin)
    return min(times)

if checks.ready("naiveSoftmaxLossAndGradient", "negSamplingLossAndGradient"):
    K, d, rng = 5, 50, np.random.default_rng(2)
    print(" words   multiplications: softmax, negative samples, ratio   ratio of times")
    for size in (500, 5_000, 50_000):
        v, U = rng.normal(size=d), rng.normal(scale=0.1, size=(size, d))
        drawn = rng.integers(1, size, size=K)
        slow = seconds(lambda: naiveSoftmaxLossAndGradient(v, 0, U))
        fast = seconds(lambda: negSamplingLossAndGradient(v, 0, U, drawn))
        full, few, ratio = 3 * size * d, 3 * (K + 1) * d, size / (K + 1)
        print(f"{size:6,d} {full:25,d}, {few:16,d}, {ratio:5,.0f} {slow / fast:14.0f}")

# %% [markdown]
# For small vocabularies the ratio of the times is far from that of the multiplications: calling a dozen NumPy functions costs more than the few products in them. And your function
# still makes a table of $(V, d)$ zeros for its slope. Whoever trains writes only the rows that change.
#
# ## 7. A whole window
#
# A centre word has several outside words. Loss and slopes of the window are the **sums** over its outside words. Only one row of the centre vectors changes, that of the centre word.

# %% exercise="skipgram"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors,
             outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    """The loss of one window, and its slopes.

    Arguments: currentCenterWord, a word; windowSize, how far its window reaches (not
        needed to compute anything: outsideWords is what stands there); outsideWords, a
        list of words; word2Ind, a dict from words to their numbers; centerWordVectors
        (V, d) and outsideVectors (V, d), a row for each word; word2vecLossAndGradient,
        the function for one pair: (centerWordVec, outsideWordIdx, outsideVectors) ->
        loss and two slopes.
    Returns: loss, a number; gradCenterVecs (V, d); gradOutsideVectors (V, d).
    """
    loss = 0.0
    gradCenterVecs = np.zeros(centerWordVectors.shape)
    gradOutsideVectors = np.zeros(outsideVectors.shape)
    ### START CODE HERE ### (≈ 7 lines)
    centre = word2Ind[currentCenterWord]              # its number
    v = centerWordVectors[centre]                     # (d,)
    for word in outsideWords:
        one_loss, row, table = word2vecLossAndGradient(v, word2Ind[word], outsideVectors)
        loss += one_loss
        gradCenterVecs[centre] += row                 # one row
        gradOutsideVectors += table                   # all rows
    ### END CODE HERE ###
    return loss, gradCenterVecs, gradOutsideVectors

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>For each outside word the given function says three things, and each goes to its own sum. Which of the three sums is for one row only?</details>
# <details><summary>Hint 2: in code words</summary>Look up the number of the centre word. For every outside word call <code>word2vecLossAndGradient</code> with the row of the centre word, the number of the outside word and all outside vectors. Add
# the loss; add the first slope to the row of the centre word; add the second to the whole table.</details>
# <details><summary>Hint 3: a neighbour</summary>A waiter's evening: <code>for guest in guests: bill, tip, dishes = serve(guest)</code>, then <code>total += bill</code>, <code>tips[waiter] += tip</code>,
# <code>kitchen += dishes</code>.</details>

# %% test="skipgram" points=10
with checks.exercise("skipgram") as check:
    one = check.uses("naiveSoftmaxLossAndGradient")
    for V, d, around in [(9, 4, 5), (7, 3, 3)]:
        word, size, outside, numbers, centres, U = check.draw(problems.a_window_of_words, V=V, d=d, words=around)
        form = checks.Tuple(loss=(), gradCenterVecs=(V, d), gradOutsideVectors=(V, d))
        asked = []

        def single(vector, number, vectors):
            """A loss for one pair that is no real one, but has all its shapes."""
            asked.append((np.array(vector), int(number)))
            return 1.371 + 0.7139 * number, (number + 0.523) * np.asarray(vector), np.outer(np.arange(V) - number, vector) + vectors

        loss, gradCenterVecs, gradOutsideVectors = check.call(word, size, outside, numbers, centres, U, single, returns=form)
        places = [numbers[other] for other in outside]
        check.that(asked, "word2vecLossAndGradient was never called: it says how one pair is judged, and another function may come in.", diagnosis="never called", rung=1)
        check.that(len(asked) == around, f"{around} outside words came in, one of them twice, and word2vecLossAndGradient was called {len(asked)} times.",
                   diagnosis="how many calls", rung=1)
        check.that(not all(np.array_equal(vector, U[numbers[word]]) for vector, _ in asked), "the first argument for each pair was an outside vector: the row of the centre word in centerWordVectors is wanted.",
                   diagnosis="outside vector", rung=1)
        check.that(not any(number == numbers[word] for _, number in asked), "the number of the centre word was given where that of the outside word is wanted.", diagnosis="exchanged", rung=1)
        check.that(all(np.array_equal(vector, centres[numbers[word]]) for vector, _ in asked), "the first argument for each pair should be the row of the centre word in centerWordVectors.",
                   diagnosis="row of the centre word", rung=1)
        check.that(sorted(number for _, number in asked) == sorted(places), "the second argument should be the number of each outside word, by word2Ind.", diagnosis="number of the outside word", rung=1)
        parts = [single(centres[numbers[word]], number, U) for number in places]
        losses, rows, tables = ([part[place] for part in parts] for place in range(3))
        at = np.arange(V)[:, np.newaxis] == numbers[word]
        check.close("loss", loss, sum(losses), because="the sum over the outside words", suspects={
            "the last outside word alone": losses[-1], "the mean over the outside words": np.mean(losses), "dividing by windowSize": sum(losses) / size})
        check.close("gradCenterVecs", gradCenterVecs, at * sum(rows), because="the sum of the slopes in the row of the centre word, and 0 in all others", suspects={
            "adding the slope to every row": np.ones((V, 1)) * sum(rows), "the last outside word alone": at * rows[-1], "the mean over the outside words": at * np.mean(rows, axis=0),
            "the rows of the outside words": sum((np.arange(V)[:, np.newaxis] == number) * row for number, row in zip(places, rows))})
        check.close("gradOutsideVectors", gradOutsideVectors, sum(tables), because="the sum of the tables of all outside words", suspects={
            "the last outside word alone": tables[-1], "the mean over the outside words": np.mean(tables, axis=0),
            "the row of each outside word alone": sum((np.arange(V)[:, np.newaxis] == number) * table for number, table in zip(places, tables))})
    default = [one(centres[numbers[word]], numbers[other], U) for other in outside]
    check.close("loss, with no function given", check.call(word, size, outside, numbers, centres, U)[0], sum(part[0] for part in default),
                because="your naiveSoftmaxLossAndGradient for each outside word")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/word2vec_and_glove")
    check.against(ours.skipgram, problems.a_window_of_words, [dict(V=8, d=5, words=6), dict(V=5, d=7, words=2), dict(V=6, d=6, words=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Learning, one window at a time
#
# `sgd` below is the loop that you have written many times: a window is drawn, its loss and slopes are computed, everything goes a step downhill. Both tables are one array here,
# $(2V, d)$, the centre vectors above the outside vectors. The outside vectors begin with zeros, so that the first loss of a pair is exactly $(K + 1) \ln 2$.
#
# **Predict:** does the loss fall below that line within 2,000 windows?

# %%
def sgd(f, x0, step, iterations):
    """`iterations` steps downhill from x0; f(x) gives a loss and its slope at x."""
    x, losses = x0, []
    for _ in range(iterations):
        loss, slope = f(x)
        x = x - step * slope
        losses.append(loss)
    return x, losses

# %% experiment="one window at a time"
LEARNS = ("build_vocab", "unigram_table_probs", "negSamplingLossAndGradient", "skipgram")
K, d, WINDOW = 5, 30, 4

def drawn_without(word, p, rng, count):
    """Numbers of `count` drawn words, none of them this word."""
    drawn = rng.choice(len(p), size=2 * count + 5, p=p)
    return drawn[drawn != word][:count]

if checks.ready(*LEARNS):
    rng, probabilities = np.random.default_rng(3), unigram_table_probs(counts)
    pairs_read = []

    def pair_loss(vector, number, vectors):
        drawn = drawn_without(number, probabilities, rng, K)
        return negSamplingLossAndGradient(vector, number, vectors, drawn)

    def a_window_of_the_text(x):
        row = [words[number] for number in numbered[rng.integers(len(numbered))]]
        at = rng.integers(len(row))
        outside = row[max(0, at - WINDOW):at] + row[at + 1:at + 1 + WINDOW]
        tables = x[:V], x[V:]
        loss, up, down = skipgram(row[at], WINDOW, outside, word2Ind, *tables, pair_loss)
        pairs_read.append(max(1, len(outside)))
        return loss, np.concatenate([up, down])

    start = np.concatenate([rng.uniform(-0.5, 0.5, size=(V, d)) / d, np.zeros((V, d))])
    begin = perf_counter()
    x, losses = sgd(a_window_of_the_text, start, 0.2, 2000)
    took = perf_counter() - begin
    sums = np.sum(np.reshape(losses, (-1, 100)), axis=1)
    pairs = np.sum(np.reshape(pairs_read, (-1, 100)), axis=1)
    read, untrained = np.arange(100, 2001, 100), (K + 1) * np.log(2)
    line = (read, np.full(len(read), untrained))
    plots.lines({"your skipgram": (read, sums / pairs), "(K + 1) ln 2": line},
                xlabel="windows read", ylabel="loss of a pair, mean of 100 windows",
                title=f"The loss of a pair begins at {untrained:.2f} and falls",
                alt="A noisy curve that falls from near the untrained level.")
    whole = took / 2000 * len(tokens)
    print(f"2,000 windows took {took:.1f} s; the whole text would take {whole:.0f} s")

# %% [markdown]
# It learns. But what the loss learns first is only how frequent the words are, and window by window it is slow: tables of zeros are made and added for a handful of rows that change. Two things help.
#
# ## 8. Fewer words, many pairs at once
#
# ### The frequent words
#
# Many pairs hold a word like *the*, which stands beside everything and says little about anything. So while reading, drop words at random, the more frequent the likelier.
# With $f_w$ the share of a word in the text and a threshold $t$, each place is kept with the probability
#
# $$P(\text{keep } w) = \min\!\Big(1, \sqrt{\tfrac{t}{f_w}}\Big), \qquad f_w = \frac{n_w}{\sum_j n_j} .$$
#
# Words with $f_w \le t$ are never dropped. A word a hundred times as frequent as $t$ stays at one place in ten. And what is dropped makes room: the window then reaches farther in the text.

# %% exercise="subsample"
def subsample(tokens, counts, t, rng):
    """A sentence in which frequent words are dropped at random.

    Arguments: tokens, a list of the numbers of words; counts (V,), how often each word
        comes in the whole text; t, the share up to which a word is always kept; rng, a
        NumPy generator.
    Returns: kept, a list: the tokens that are kept, in their order.
    """
    ### START CODE HERE ### (≈ 4 lines)
    shares = counts / np.sum(counts)                            # (V,), f of every word
    keep = np.minimum(1, np.sqrt(t / shares))                   # (V,), probabilities
    chosen = rng.random(len(tokens)) < keep[tokens]             # True or False a place
    kept = [token for token, stays in zip(tokens, chosen) if stays]
    ### END CODE HERE ###
    return kept

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A probability for each word of the vocabulary; then for each place of the sentence a random number of its own, which is below $p$ with the probability $p$.</details>
# <details><summary>Hint 2: in code words</summary>Shares: the counts divided by their sum. Probabilities: the formula, for all words at once. <code>rng.random(len(tokens))</code> gives a number from 0 to 1 for every
# place; a token stays where it is smaller than the probability of this token. A list of those that stay.</details>
# <details><summary>Hint 3: a neighbour</summary>Each apple is eaten with the chance of its sort: <code>eaten = rng.random(len(apples)) &lt; chance[apples]</code>, one number for each apple, not one for all.</details>

# %% test="subsample" points=10
with checks.exercise("subsample") as check:
    for words, length in [(7, 14_000), (5, 10_000)]:
        text, counts, t = check.draw(problems.a_thinning, words=words, length=length)
        keep = np.minimum(1, np.sqrt(t / (counts / counts.sum())))
        state = int(check.rng.integers(2**40))
        kept = check.call(text, counts, t, np.random.default_rng(state), returns=list)
        check.that(all(isinstance(token, int | np.integer) and not isinstance(token, bool) for token in kept), "kept should hold tokens, the numbers of words.", diagnosis="tokens", rung=1)
        rest = iter(text)
        check.that(all(token in rest for token in kept), "kept does not hold tokens of the sentence in their order.", diagnosis="in their order", rung=1)
        often = np.bincount(kept, minlength=words)
        before = np.bincount(text, minlength=words)
        spread = np.sqrt(np.maximum(keep * (1 - keep), 1e-9) / before)
        for slip, wrong in problems.keeping_slips(text, counts, t).items():
            close = np.abs(often / before - wrong) <= 6 * np.sqrt(np.maximum(wrong * (1 - wrong), 1e-9) / before)
            far = np.abs(wrong - keep) > 14 * np.maximum(spread, 1 / length)
            check.that(not np.all(close) or not np.any(far), f"as many places of each word stay as one gets from {slip}.", diagnosis=slip, rung=2)
        check.that(not np.all((often == 0) | (often == before)), "every word is kept everywhere or nowhere: each place needs a random number of its own.", diagnosis="one number", rung=1)
        sure = keep == 1
        check.that(np.array_equal(often[sure], before[sure]), "a word with a share of at most t was dropped.", diagnosis="rare words", rung=2)
        check.that(np.all(np.abs(often / before - keep) <= 6 * spread + 1e-12), "over many places words are not kept as often as the formula says.", diagnosis="how often", rung=2)
        again, other = (check.call(text, counts, t, np.random.default_rng(seed)) for seed in (state, state + 1))
        check.that(again == kept and other != kept, "the random numbers should come from rng alone: the same generator gives the same tokens, another one others.", diagnosis="generator", rung=2)
    single = check.draw(problems.a_thinning, words=6, length=6)
    check.that(len(check.call(*single, check.rng)) <= 6, "a short sentence gets longer.", diagnosis="longer", rung=1)
    ### BEGIN HIDDEN TESTS
    check.hide()
    for words, length in [(9, 24_000), (4, 16_000)]:
        text, counts, t = check.draw(problems.a_thinning, words=words, length=length)
        keep, before = np.minimum(1, np.sqrt(t / (counts / counts.sum()))), np.bincount(text, minlength=words)
        often = np.bincount(np.asarray(check.call(text, counts, t, check.rng), dtype=int), minlength=words)
        check.that(np.all(np.abs(often - keep * before) <= 6 * np.sqrt(keep * (1 - keep) * before) + 1e-9), "words are not kept as often as the formula says.", diagnosis="how often")
    seldom = check.call([0] * 20_000, np.array([10_000_000, 6, 4]), 1.9e-5, check.rng)  # kept with the probability 0.0044
    check.that(40 < len(seldom) < 150, "a very frequent word is not kept as often as the formula says.", diagnosis="how often")
    check.that(list(check.call([], counts, t, check.rng)) == [], "an empty sentence should stay empty.", diagnosis="empty")
    ### END HIDDEN TESTS

# %% [markdown]
# ### Many pairs at once
#
# Below stand the same slopes once more, for a whole batch of pairs $(c, o)$, written so that only rows that take part are touched: `W` are the centre vectors, `C` the outside vectors. `add_rows` is
# `np.add.at` with every number for itself instead of whole rows, which is several times as fast; repeated rows add up. The slopes are summed over the batch, not averaged, so the learning rate is that of a single pair. With a batch of one pair this is your function, and the first lines check it.

# %% experiment="batches"
def add_rows(table, rows, values):
    """Add each of the values (..., d) to its row of the table (V, d), in place."""
    d = table.shape[1]
    places = d * np.ravel(rows)[:, np.newaxis] + np.arange(d)
    np.add.at(table.reshape(-1), np.ravel(places), np.ravel(values))

def negative_step(W, C, centres, words, rate):
    """A step for centres (B,) and words (B, K + 1), the first of them real; the loss."""
    v, u = W[centres], C[words]                # (B, d) and (B, K + 1, d)
    scores = np.einsum("bd,bkd->bk", v, u)     # (B, K + 1)
    real = np.arange(words.shape[1]) == 0
    gap = sigmoid(scores) - real               # said minus right
    add_rows(W, centres, -rate * np.einsum("bk,bkd->bd", gap, u))
    add_rows(C, words, -rate * gap[:, :, np.newaxis] * v[:, np.newaxis, :])
    return -np.mean(np.sum(log_sigmoid(np.where(real, scores, -scores)), axis=1))

def softmax_step(W, C, centres, outside, rate):
    """The same with a softmax over all words; centres (B,) and outside words (B,)."""
    v = W[centres]
    y_hat = layers.softmax((v @ C.T).T).T      # (B, V)
    loss = -np.mean(np.log(y_hat[np.arange(len(v)), outside]))
    y_hat[np.arange(len(v)), outside] -= 1
    step = y_hat.T @ v
    add_rows(W, centres, -rate * (y_hat @ C))
    C -= rate * step
    return loss

def beginning(V, d, rng):
    return rng.uniform(-0.5, 0.5, size=(V, d)) / d, np.zeros((V, d))

if checks.ready("naiveSoftmaxLossAndGradient", "negSamplingLossAndGradient"):
    rng = np.random.default_rng(4)
    W, C = rng.normal(size=(2, 7, 3))
    drawn = np.array([1, 6, 1])
    steps = {
        "softmax_step": (softmax_step, [4], naiveSoftmaxLossAndGradient(W[2], 4, C)),
        "negative_step": (negative_step, [[4, *drawn]],
                          negSamplingLossAndGradient(W[2], 4, C, drawn))}
    for name, (step, batch, (_, up, down)) in steps.items():
        W_new, C_new = W.copy(), C.copy()
        step(W_new, C_new, np.array([2]), np.array(batch), 1.0)
        apart = max(np.abs(W[2] - W_new[2] - up).max(), np.abs(C - C_new - down).max())
        print(f"{name}: largest difference from your function {apart:.1e}")

# %% [markdown]
# First a race over the same pairs: softmax against negative sampling. Their losses cannot be compared with each other (they answer different questions), only each with its own line: $\ln V$ and $(K + 1) \ln 2$.

# %% experiment="two losses"
BATCH, RATE, KEEP = 256, 0.15, 1e-3

def pairs_of(sentences, window, t, rng):
    """All pairs of the sentences, thinned out, as an array (n, 2), in random order."""
    thin = (subsample(sentence, counts, t, rng) for sentence in sentences)
    pairs = [pair for row in thin for pair in skipgram_pairs(row, window)]
    return rng.permutation(pairs)

SKIPS = ("build_vocab", "skipgram_pairs", "compute_co_occurrence_matrix",
         "unigram_table_probs", "naiveSoftmaxLossAndGradient",
         "negSamplingLossAndGradient", "subsample")
if checks.ready(*SKIPS):
    rng, probabilities = np.random.default_rng(5), unigram_table_probs(counts)
    some = pairs_of(numbered[:4000], WINDOW, KEEP, rng)
    batches = [some[at:at + BATCH] for at in range(0, len(some), BATCH)][:160]
    read, curves = np.cumsum([len(batch) for batch in batches]), {}
    untrained = {"softmax": np.log(V), "negative sampling": (K + 1) * np.log(2)}
    for name, line in untrained.items():
        (W, C), found, begin = beginning(V, d, rng), [], perf_counter()
        for batch in batches:
            centres, outside = batch.T
            if name == "softmax":
                found.append(softmax_step(W, C, centres, outside, RATE))
            else:
                drawn = rng.choice(V, size=(len(batch), K), p=probabilities)
                asked = np.column_stack([outside, drawn])
                found.append(negative_step(W, C, centres, asked, RATE))
        took, curves[name] = perf_counter() - begin, (read, np.array(found) / line)
        print(f"{name:>17}: {took:.2f} s, first loss {found[0]:.4f}, line {line:.4f}")
    curves["untrained"] = (read, np.ones(len(read)))
    plots.lines(curves, xlabel="pairs read", ylabel="loss of a pair / untrained loss",
                title="Both losses begin at the line of a model that knows nothing",
                alt="Two curves that begin at 1, stay there for a while and then fall.")

# %% [markdown]
# Now the whole text, three times. Each word then has two vectors; what we measure is their sum, $v_w + u_w$. **Predict:** will 30 numbers a word answer as many questions as $V$ counts?

# %% experiment="skip-gram on the whole text"
def train_skipgram(sentences, rng, *, epochs, rate, window=WINDOW, power=0.75, t=KEEP):
    """Centre and outside vectors (V, d), and the losses of a pair, means of batches."""
    (W, C), p, losses = beginning(V, d, rng), unigram_table_probs(counts, power), []
    for epoch in range(epochs):
        pairs = pairs_of(sentences, window, t, rng)     # thinned out anew
        for at in range(0, len(pairs), BATCH):
            centres, outside = pairs[at:at + BATCH].T
            drawn = rng.choice(V, size=(len(outside), K), p=p)
            slower = max(0.05, 1 - (epoch + at / len(pairs)) / epochs)
            asked = np.column_stack([outside, drawn])
            losses.append(negative_step(W, C, centres, asked, rate * slower))
    pieces = np.array_split(losses, max(1, len(losses) // 200))
    return W, C, np.array([np.mean(piece) for piece in pieces])

if checks.ready(*SKIPS):
    rng = np.random.default_rng(6)
    W, C, losses = train_skipgram(numbered, rng, epochs=3, rate=RATE)
    read, untrained = np.linspace(0, 3, len(losses) + 1)[1:], (K + 1) * np.log(2)
    line = (read, np.full(len(read), untrained))
    plots.lines({"skip-gram": (read, losses), "(K + 1) ln 2": line},
                xlabel="times through the text", ylabel="loss of a pair",
                title=f"From (K + 1) ln 2 = {untrained:.2f} to {losses[-1]:.2f}",
                alt="A falling curve far below the level of the untrained model.")
    results["skip-gram"] = told("skip-gram", W + C)

# %% [markdown]
# The batches draw their negative samples without looking whether the outside word is among them: with so many words this happens rarely, and does little harm.
#
# ## 9. GloVe: counts and vectors at once
#
# Skip-gram reads the same pairs again and again. **GloVe** (J. Pennington, R. Socher and C. Manning, 2014) counts them once, and then looks for vectors whose products give the *logarithms of
# the counts*:
#
# $$w_i \cdot c_j + b_i + \tilde b_j \approx \ln X_{ij} .$$
#
# The biases say how frequent each word is; what is left for the vectors is who is met with whom more often than that. Two things need care. A pair seen 10,000 times should not drown all others, and a pair seen once is mostly
# chance; so each pair has a weight:
#
# $$f(x) = \begin{cases} (x / x_{\max})^{\alpha} & x < x_{\max} \\ 1 & \text{else} \end{cases}, \qquad x_{\max} = 100, \; \alpha = \tfrac34 .$$
#
# $f(0) = 0$, $f(50) \approx 0.595$, and from 100 on it stays 1.

# %% exercise="glove_weight"
def glove_weight(x, x_max=100, alpha=.75):
    """How much a pair weighs that was counted x times.

    Arguments: x, a count or an array of counts, 0 or above; x_max, from where on the
        weight is 1; alpha, the power below it.
    Returns: weights from 0 to 1, of the shape of x.
    """
    ### START CODE HERE ### (≈ 1 line)
    weights = np.minimum(1, (x / x_max) ** alpha)
    ### END CODE HERE ###
    return weights

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The power is above 1 exactly where the count is above x_max. So one function for "not more than 1" does both cases.</details>
# <details><summary>Hint 2: in code words</summary><code>np.minimum</code> of 1 and the share x / x_max to the power alpha. It works for numbers and for arrays; <code>min</code> and <code>if</code> do not.</details>
# <details><summary>Hint 3: a neighbour</summary>A bonus that grows with the years and ends at 50: <code>np.minimum(50, 3 * years ** 0.5)</code>.</details>

# %% test="glove_weight" points=4
with checks.exercise("glove_weight") as check:
    for n, x_max, alpha in [(7, 100, 0.75), (9, 37.0, 0.41)]:
        x = check.draw(problems.some_counts, n=n)
        weights = check.call(x, x_max, alpha, returns=(n,))
        check.that(not np.any(weights[x >= x_max] == 0), "pairs that were counted x_max times or more weigh nothing: 0 above x_max, where 1 is meant.",
                   diagnosis="0 above x_max", rung=1)
        check.close("weights", weights, np.where(x < x_max, (x / x_max) ** alpha, 1.0), because="(x / x_max) to the power alpha, and 1 from x_max on",
                    suspects=problems.weight_slips(x, x_max, alpha))
    check.close("the weight of a single count", check.call(50.0, returns=()), 0.5**0.75, because="a half to the power 0.75")
    check.close("the weights of a table", check.call(np.array([[0.0, 100.0, 250.0], [25.0, 1.0, 99.0]]), returns=(2, 3)),
                np.array([[0.0, 1.0, 1.0], [0.25**0.75, 0.01**0.75, 0.99**0.75]]), because="entry by entry")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/word2vec_and_glove")
    check.against(ours.glove_weight, lambda rng, n: (problems.some_counts(rng, n), float(rng.uniform(5, 300)), float(rng.uniform(0.2, 1.5))), [dict(n=12), dict(n=5)])
    check.against(ours.glove_weight, problems.some_counts, [dict(n=8)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### The loss
#
# The weighted squares of all errors, summed. **No one half stands in front** (the original program has one, the paper has none, and we follow the paper), so a 2 stands in every slope. With
# $e_{ij} = w_i \cdot c_j + b_i + \tilde b_j - \ln X_{ij}$:
#
# $$J = \sum_{i,j} f(X_{ij})\, e_{ij}^2, \qquad \frac{\partial J}{\partial w_i} = 2 \sum_j f(X_{ij})\, e_{ij}\, c_j, \qquad \frac{\partial J}{\partial c_j} = 2 \sum_i f(X_{ij})\, e_{ij}\, w_i,$$
# $$\frac{\partial J}{\partial b_i} = 2 \sum_j f(X_{ij})\, e_{ij}, \qquad \frac{\partial J}{\partial \tilde b_j} = 2 \sum_i f(X_{ij})\, e_{ij} .$$
#
# **The trap:** where $X_{ij} = 0$ the logarithm is $-\infty$. The weight there is 0, but $0 \cdot (-\infty)$ is not 0, it is `nan`. Such pairs take no part at all: put any harmless number in place of the logarithm
# *before* you multiply, for instance $\ln 1 = 0$. (Counts need not be whole: some programs count a neighbour at distance $k$ as $1/k$.)

# %% exercise="glove_loss_and_gradients"
def glove_loss_and_gradients(W, C, bw, bc, X):
    """The loss of GloVe, and its slopes at vectors and biases.

    Arguments: W (V, d) and C (V, d), the vectors of centre and outside words; bw (V,)
        and bc (V,), their biases; X (V, V), counts, 0 or above, not always whole.
    Returns: loss, a number; dW (V, d); dC (V, d); dbw (V,); dbc (V,).
    """
    ### START CODE HERE ### (≈ 8 lines)
    logs = np.log(np.where(X > 0, X, 1))                    # (V, V), 0 where no count
    error = W @ C.T + bw[:, np.newaxis] + bc - logs         # (V, V), e
    weighted = glove_weight(X) * error                      # (V, V), f e
    loss = np.sum(weighted * error)                         # a number
    dW = 2 * weighted @ C                                   # (V, d)
    dC = 2 * weighted.T @ W                                 # (V, d)
    dbw = 2 * np.sum(weighted, axis=1)                      # (V,)
    dbc = 2 * np.sum(weighted, axis=0)                      # (V,)
    ### END CODE HERE ###
    return loss, dW, dC, dbw, dbc

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>All pairs at once: a table $(V, V)$ of errors, a row for each $i$, a column for each $j$. $b_i$ belongs to the rows: what shape must <code>bw</code> have to be added to each row? Each slope is a sum of
# $f e$ over one axis, or a product of matrices, which is such a sum.</details>
# <details><summary>Hint 2: in code words</summary>The log of <code>np.where(X &gt; 0, X, 1)</code>. The table W times C transposed, plus bw with an axis behind it, plus bc, minus the logs. The product of your
# <code>glove_weight(X)</code> and the errors is needed everywhere: times the errors and summed it is the loss; 2 times it, times C, and transposed times W; and 2 times its sums along either axis.</details>
# <details><summary>Hint 3: a neighbour</summary>Fares between towns: <code>table = distance + toll_out[:, np.newaxis] + toll_in</code>; what each town pays: <code>table.sum(axis=1)</code>; what it receives:
# <code>table.sum(axis=0)</code>.</details>

# %% test="glove_loss_and_gradients" points=12
with checks.exercise("glove_loss_and_gradients") as check:
    weigh = check.uses("glove_weight")
    for V, d in [(6, 3), (5, 7)]:
        given = W, C, bw, bc, X = check.draw(problems.a_count_table, V=V, d=d)
        form = checks.Tuple(loss=(), dW=(V, d), dC=(V, d), dbw=(V,), dbc=(V,))
        loose = checks.Tuple(**{name: checks.Array(shape, finite=False) if shape else checks.Scalar(finite=False) for name, shape in form.forms.items()})
        first = check.call(*given, returns=loose, quiet=True)
        check.that(all(np.all(np.isfinite(part)) for part in first), "the results hold nan or inf: some counts are 0, and ln 0 is minus infinity. A weight of 0 does not help: 0 times infinity is nan.",
                   diagnosis="log of 0", rung=1)
        loss, *slopes = check.call(*given, returns=form)
        came = dict(zip(form.forms, (loss, *slopes)))
        weights = np.asarray(weigh(X))
        error = W @ C.T + bw[:, np.newaxis] + bc - np.log(np.where(X > 0, X, 1.0))
        expected = np.sum(weights * error**2)
        for slip, wrong in problems.glove_slips(W, C, bw, bc, X, weights).items():
            check.that(not all(np.allclose(came[name], wrong[name]) for name in form.forms), f"loss and slopes are those that one gets from {slip}.", diagnosis=slip, rung=2)
        check.close("loss", loss, expected, because="the squared errors of all pairs that were seen, times their weights, summed",
                    suspects={slip: wrong["loss"] for slip, wrong in problems.glove_slips(W, C, bw, bc, X, weights).items()})
        for place, name in enumerate(("W", "C", "bw", "bc")):
            wrongs = {slip: wrong[f"d{name}"] for slip, wrong in problems.glove_slips(W, C, bw, bc, X, weights).items()}
            check.gradient(f"d{name}", slopes[place], at=given[place], suspects=wrongs,
                           of=lambda value, place=place: check.call(*given[:place], value, *given[place + 1:])[0])
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/word2vec_and_glove")
    check.against(ours.glove_loss_and_gradients, problems.a_count_table, [dict(V=7, d=4), dict(V=4, d=9), dict(V=5, d=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### From counts to vectors
#
# The same number of values per word, 30, learned from the table $X$ by AdaGrad (week 6), the optimiser of the paper: one step uses all pairs. The vector of a word is $w + c$, as in the paper.
#
# GloVe looks only at pairs that were **seen**. In our small text most pairs were not, and nothing keeps the vectors from giving them large products. So a second run gets a table in which every pair has a 1
# more, as for the counts in week 11: then "never together" is something that the vectors have to explain, too.
#
# **Predict:** which of the two runs reaches the lower loss? Which knows more?

# %% experiment="GloVe"
def train_glove(X, rng, steps, rate=0.1):
    """The vectors w + c (V, d), and the losses of all steps."""
    W, C = rng.normal(scale=0.05, size=(2, V, d))
    now = {"W": W, "C": C, "bw": np.zeros(V), "bc": np.zeros(V)}
    squares = {name: np.full(value.shape, 1e-8) for name, value in now.items()}
    losses = []
    for _ in range(steps):
        loss, *slopes = glove_loss_and_gradients(*now.values(), X)
        losses.append(loss)
        for name, slope in zip(now, slopes):
            squares[name] += slope**2
            now[name] = now[name] - rate * slope / np.sqrt(squares[name])
    return now["W"] + now["C"], losses

GLOVES = ("build_vocab", "skipgram_pairs", "compute_co_occurrence_matrix",
          "glove_weight", "glove_loss_and_gradients")
if checks.ready(*GLOVES):
    curves = {}
    for name, table in (("GloVe, seen", X), ("GloVe, plus 1", X + 1)):
        vectors, losses = train_glove(table, np.random.default_rng(7), 120)
        mean = np.array(losses) / np.sum(glove_weight(table))
        curves[name] = (np.arange(1, len(mean) + 1), mean)
        results[name] = told(name, vectors)
    plots.lines(curves, log_y=True,
                xlabel="steps", ylabel="weighted mean of the squared errors",
                title="The run with the lower loss knows less",
                alt="Two falling curves; that of the seen pairs ends lower.")

# %% [markdown]
# A low loss says that the vectors fit what they were shown. Whether they know more than that, only a measure that the training has not seen can tell: here, the questions. What was **never** seen
# together says as much about words as what was. Skip-gram learns it from its negative samples; GloVe on a small text needs to be told. (It was made for billions of words; there, far more pairs have been seen at least once.)
#
# ## 10. Side by side

# %% [markdown]
# All but the counts have 30 numbers a word.

# %% experiment="side by side"
if checks.ready(*dict.fromkeys([*SKIPS, *GLOVES])):
    kinds = np.array([question.kind for question in questions])
    print(f"{'':12}" + "".join(f"{name:>17}" for name in results))
    for kind in [*sorted(set(kinds)), "all"]:
        which = (kinds == kind) | (kind == "all")
        shares = [np.mean(right[which]) for right in results.values()]
        print(f"{kind:12}" + "".join(f"{share:17.0%}" for share in shares))

# %% [markdown]
# ### Windows, powers, frequent words
#
# Skip-gram again, on a quarter of the text, with one thing changed at a time. **Predict** which change costs most.

# %% experiment="one thing at a time"
CHANGES = {"as above": {}, "window of 1": {"window": 1}, "window of 8": {"window": 8},
           "drawn evenly": {"power": 0},
           "nothing dropped": {"t": 1, "epochs": 2, "rate": 0.05}}

if checks.ready(*SKIPS):
    for name, change in CHANGES.items():
        settings = {"epochs": 6, "rate": 0.1, **change}
        W, C, _ = train_skipgram(numbered[:10_000], np.random.default_rng(8), **settings)
        right = np.mean(answered(W + C, word2Ind, questions))
        near = nearest("king", W + C, word2Ind, 4)
        print(f"{name:>15}: {right:6.1%}, king: {', '.join(near)}")

# %% [markdown]
# One run each, on one small text: small differences mean nothing here. A narrow window sees little of a sentence: what kind of
# word stands there, but hardly what the sentence is about. (Where nothing is dropped there are about three times as many pairs, so it reads a third as often. And it needs half the learning rate: *the* takes part in nearly every pair of a
# batch, its steps add up, and with the full rate the training flies apart. Try it.)
#
# ## 11. Debug lab
#
# Three colleagues learn vectors from the first sentences of our text, and each has a bug. Their losses, from the beginning to the end of the training, and the mean cosine between the vectors of two different words:

# %% experiment="debug lab"
if checks.ready("build_vocab"):
    runs = debuglab.broken_word_vectors(numbered[:1500], V)
    plots.lines({name: (run.done, run.losses) for name, run in runs.items()},
                xlabel="share of the training", ylabel="loss of a pair", log_y=True,
                title="Three programs, three bugs, and one that is right",
                alt="One curve falls but stays above 1, one falls to 0, one is level.")
    for name, run in runs.items():
        first, last = run.losses[0], run.losses[-1]
        print(f"{name:>12}: loss {first:.3f} ... {last:.3f}, cosine {run.cosine:5.2f}")

# %% [markdown]
# **Decide before you go on:** who (a) draws no negative samples, (b) multiplies the weight 0 with the logarithm of 0, (c) begins with zeros in *both* tables?
#
# <details><summary>Answers</summary>
#
# - Colleague 1 is (c). The loss stays at $(K + 1) \ln 2$ to the last digit. The slope of a centre vector is made of outside vectors, and that of an outside vector of centre vectors: if both are zero, so are both slopes, for ever. One of the two tables must begin with random
#   numbers.
# - Colleague 2 is (a). A loss that falls to nearly 0 is too good to be true: if nobody ever says no, the answer is yes, always. All vectors turn to the same side and grow, and the mean cosine is near 1: the vectors know nothing.
# - Colleague 3 is (b), in a program for GloVe. Zero times infinity is `nan`, one `nan` in a sum makes the sum `nan`, and after one step all vectors are. A curve that cannot be seen is a curve of `nan`.
#
# </details>
#
# ## Whose company?
#
# Vectors repeat what was written. If in a text nurses are *she* and carpenters are *he*, the vectors say so, and a program that uses them acts on it. No line of code put it there, and no line of code in this notebook takes it out. The notebook on word embeddings shows how to measure it,
# and how much of it one can remove.
#
# ## Remember
#
# - A word is known by its company: pairs from a window are all that any of these methods sees.
# - Skip-gram predicts the company; the softmax asks all $V$ words, negative sampling asks $K + 1$.
# - Before learning, the loss is $\ln V$, or $(K + 1) \ln 2$. A loss that stays there learns nothing; one near 0 is a bug.
# - Rows that take part several times count several times: `np.add.at`, not `+=`.
# - GloVe fits the logarithms of the counts; where the count is 0 there is no logarithm.
# - A low loss is not yet knowledge: ask questions that the training has not seen, and ask the bare counts, too.
#
# ## What you can do now
#
# You can make word vectors out of nothing but text, in two ways, and measure them. The notebook on sentiment puts such vectors to work, on whole sentences.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week12/word2vec_and_glove")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
