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
# # How many stars?
#
# **The question of this notebook:** somebody writes about a restaurant: *completely lacking in good taste, good service, and good ambience*. Three times *good*, and
# not one bad word. How does a program come to give it one star?
#
# At the end you can
#
# - make one vector out of a sentence of any length, by the average of its words,
# - teach a classifier on such averages, and read in a table which classes it mixes up,
# - prove what an average can never know,
# - turn sentences into rows of numbers, and these into rows of a table of vectors that learns,
# - put a recurrent net on top that reads from the first word to the last, padding or not,
# - tell three bugs apart that make such programs stuck, forgetful, or good only at what they have seen.
#
# You know the softmax (week 7), the LSTM and the way back through it (week 11); here they are finished, in `startcode.layers`. Plan about two hours.

# %%
import numpy as np

import startcode
from startcode import checks, datasets, debuglab, layers, plots, pretrained, problems

# %% [markdown]
# ## 1. Reviews
#
# The reviews are made by a program out of a small grammar, so each one has exactly the stars that its words are worth, by rules. They have small letters only, and
# no commas. Each belongs to a **group**:
#
# - *plain*: every word means what it says;
# - *negated*: some word turns the meaning of others (*not*, *hardly*, *nothing*, *far from* ...);
# - *lacking*: three good things in a row that are lacking, or that are **not** lacking. They are in the test only. In training nobody ever lacks more than two.
#
# No review of the test is in the training part.

# %%
reviews = datasets.load_reviews()
train_texts = [review.text for review in reviews.train]
train_stars = np.array([review.stars for review in reviews.train])
test_texts = [review.text for review in reviews.test]
test_stars = np.array([review.stars for review in reviews.test])
GROUPS = ("plain", "negated", "lacking")
belongs = {group: np.array([review.group == group for review in reviews.test])
           for group in GROUPS}
SENTENCE = "completely lacking in good taste good service and good ambience"

# %% experiment="some reviews"
print(f"{len(train_texts)} reviews to learn from, {len(test_texts)} for the test.")
for group in GROUPS:
    print(f"Some that are {group}, and their stars:")
    for review in [review for review in reviews.test if review.group == group][:4]:
        print(f"  {review.stars}  {review.text}")

# %% [markdown]
# ## 2. The average of the words
#
# Every word has a vector of 50 numbers. They come from other reviews, **without any stars**: words that often stand in the report of one visit have similar vectors
# (`data/reviews/README.md` tells how). A sentence gets the **average** of the vectors of its words:
#
# $$\bar e = \frac{1}{n} \sum_{i=1}^{n} e_{w_i}, \qquad w_1 \dots w_n = \text{the words of the sentence that have a vector} .$$
#
# So a sentence of three words and one of seventeen are both 50 numbers, ready for any classifier.
#
# `word_to_vec_map` is a dict from words in small letters to vectors. Words that it does not know are skipped, as if they were not there. A sentence without any known word gets zeros.

# %%
word_to_vec_map = pretrained.review_vectors()

# %% exercise="sentence_to_avg"
def sentence_to_avg(sentence, word_to_vec_map):
    """The average vector of the words of a sentence.

    Arguments: sentence, a text, words divided by blanks, capitals possible;
        word_to_vec_map, a dict from words in small letters to vectors (d,).
    Returns: avg (d,), the average over the words that the map knows; zeros without any.
    """
    size = len(next(iter(word_to_vec_map.values())))  # d
    ### START CODE HERE ### (≈ 3 lines)
    words = [word for word in sentence.lower().split() if word in word_to_vec_map]
    vectors = [word_to_vec_map[word] for word in words]          # repeated words, too
    avg = np.mean(vectors, axis=0) if words else np.zeros(size)  # (d,)
    ### END CODE HERE ###
    return avg

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Small letters first, then words, then only those that the map knows. By how many do you divide?</details>
# <details><summary>Hint 2: in code words</summary><code>sentence.lower().split()</code> is the list of the words. Collect the vectors of those that are keys of the map. If there are any, their mean along axis 0;
# else <code>np.zeros(size)</code>. Whoever adds up step by step should begin with new zeros: <code>total = word_to_vec_map[word]</code> is no copy, and <code>total += ...</code> would then change the map itself.</details>
# <details><summary>Hint 3: a neighbour</summary>The mean price of what a shop has: <code>found = [prices[thing] for thing in wanted if thing in prices]</code>, then <code>np.mean(found, axis=0)</code>.</details>

# %% test="sentence_to_avg" points=14
with checks.exercise("sentence_to_avg") as check:
    for words, known, d in [(6, 4, 5), (5, 3, 7), (3, 1, 4)]:
        sentence, table = check.draw(problems.review_sentence, words=words, known=known, d=d)
        avg = check.call(sentence, table, returns=(d,))
        check.close("the average", avg, problems.sentence_average(sentence, table),
                    because="over the words of the sentence that the map knows",
                    suspects=problems.sentence_slips(sentence, table))
    for empty in ("", "nobody knows"):
        avg = check.call(empty, table, returns=checks.Array((d,), finite=False))
        check.that(np.array_equal(avg, np.zeros(d)),
                   f"of {empty!r} no word is known: zeros are wanted.",
                   diagnosis="zeros for nothing", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/sentiment")
    check.against(ours.sentence_to_avg, problems.review_sentence,
                  [dict(words=9, known=5, d=6), dict(words=4, known=4, d=3),
                   dict(words=4, known=2, d=8)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 3. Stars from averages
#
# On the averages $\bar e^{(i)}$, side by side as columns $X$ $(d, m)$, stands a softmax classifier, as in week 7:
#
# $$Z = W X + b, \qquad A = \mathrm{softmax}(Z), \qquad J = -\frac 1 m \sum_{i=1}^{m} \sum_{k=1}^{C} y_k^{(i)} \ln a_k^{(i)},$$
#
# $$dZ = \frac{A - Y}{m}, \qquad dW = dZ \, X^\top, \qquad db = \text{the row sums of } dZ .$$
#
# Here $C = 5$: class $k$ means $k + 1$ stars. This cost has a single valley, so everything may begin with zeros. **Predict** the first cost: what is it when all five classes are equally likely?

# %% exercise="model"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    """A softmax classifier on the averages of sentences, by gradient descent from zeros.

    Arguments: X, a list of m texts; Y (C, m), one-hot labels; word_to_vec_map, a dict
        from words to vectors (d,); learning_rate; num_iterations, the number of steps.
    Returns: W (C, d); b (C, 1); costs, the list of the costs before every step.
    """
    m = len(X)
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in X])
    W, b, costs = np.zeros((len(Y), len(averages))), np.zeros((len(Y), 1)), []
    for _ in range(num_iterations):
        ### START CODE HERE ### (≈ 5 lines)
        A = layers.softmax(W @ averages + b)                  # (C, m)
        costs.append(-np.sum(Y * np.log(A)) / m)
        dZ = (A - Y) / m                                      # (C, m)
        W = W - learning_rate * dZ @ averages.T               # (C, d)
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
        ### END CODE HERE ###
    return W, b, costs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Four formulas and a list. The cost belongs to the W and b before the step.</details>
# <details><summary>Hint 2: in code words</summary><code>layers.softmax</code> takes scores (C, m) and gives probabilities, column by column. Cost: minus the sum of Y times the logarithm of A, divided by m.
# dZ is A minus Y, divided by m. W gets less learning_rate times dZ times the transposed averages; b gets less learning_rate times the row sums of dZ, with <code>keepdims=True</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>A line through points by gradient descent: <code>error = (w * x + c - y) / m</code>, then <code>w = w - rate * np.sum(error * x)</code>, <code>c = c - rate * np.sum(error)</code>.</details>

# %% test="model" points=16
with checks.exercise("model") as check:
    average = check.uses("sentence_to_avg")
    for m, C, d, steps in [(7, 4, 5, 6), (9, 3, 4, 1)]:
        texts, Y, table, rate, steps = check.draw(
            problems.review_training, m=m, C=C, d=d, steps=steps)
        form = checks.Tuple(W=(C, d), b=(C, 1), costs=list)
        W, b, costs = check.call(texts, Y, table, rate, steps, returns=form)
        check.that(len(costs) == steps,
                   f"{steps} steps were asked for, and {len(costs)} costs came back.",
                   diagnosis="how many", rung=2)
        seen = np.column_stack([average(text, table) for text in texts])
        slips = problems.rating_slips(seen, Y, rate, steps)
        right = slips.pop("")
        check.close("the first cost", costs[0], np.log(C),
                    because=f"ln {C}: all {C} classes are equally likely at first",
                    suspects={"a softmax over the examples: it goes over the classes": np.log(m)})
        for slip, (W_slip, b_slip, _) in slips.items():
            same = np.allclose(W, W_slip) and np.allclose(b, b_slip)
            known = np.allclose(W_slip, right[0]) and np.allclose(b_slip, right[1])
            check.that(not same or known, f"W and b are those that one gets from {slip}.",
                       diagnosis=slip, rung=2)
        check.close("W", W, right[0], because="so many steps of gradient descent on the averages")
        check.close("b", b, right[1], because="so many steps of gradient descent")
        check.close("the costs", np.array(costs), np.array(right[2]),
                    because="the cost before every step")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/sentiment")
    check.against(ours.model, problems.review_training,
                  [dict(m=11, C=5, d=3, steps=9), dict(m=6, C=3, d=7, steps=4)])
    ### END HIDDEN TESTS

# %%
def predict(texts, W, b, word_to_vec_map):
    """Probabilities (C, m) of the classes for m texts."""
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in texts])
    return layers.softmax(W @ averages + b)

def accuracies(said):
    """The share of right stars in each group of the test, in per cent; said (5, m)."""
    right = np.argmax(said, axis=0) + 1 == test_stars
    return {group: 100 * np.mean(right[belongs[group]]) for group in GROUPS}

# %% experiment="training on averages"
Y_train = layers.one_hot(train_stars - 1, 5)

if checks.ready("sentence_to_avg", "model"):
    W, b, costs = model(train_texts, Y_train, word_to_vec_map,
                        learning_rate=2.0, num_iterations=500)
    said_by_averages = predict(test_texts, W, b, word_to_vec_map)
    plots.lines({"cost": (np.arange(1, 501), costs)}, xlabel="step", ylabel="cost",
                title=f"From {costs[0]:.2f} (ln 5) the cost falls, to {costs[-1]:.2f}",
                alt="A curve that falls quickly at first and then hardly any more.")
    for group, share in accuracies(said_by_averages).items():
        print(f"{group:>8} reviews of the test: {share:3.0f} % have the right stars")

# %% [markdown]
# Guessing would be right in about 20 % of the reviews. Plain reviews are mostly right, and where they are wrong it is often by a single star. The other groups are another matter. Which stars does the
# program give instead? One number cannot say that; a table can.
#
# ### Which classes are mixed up?
#
# In a **confusion matrix** row $t$, column $p$ holds how many examples of the true class $t$ were taken for class $p$. What is right stands on the diagonal.

# %% exercise="confusion_matrix"
def confusion_matrix(truth, predicted, classes):
    """How often each class was taken for each class.

    Arguments: truth (m,) and predicted (m,), labels from 0 to classes - 1;
        classes, how many classes there are.
    Returns: counts (classes, classes), row: true class, column: predicted class.
    """
    ### START CODE HERE ### (≈ 3 lines)
    counts = np.zeros((classes, classes), dtype=int)
    for t, p in zip(truth, predicted):
        counts[t, p] += 1
    ### END CODE HERE ###
    return counts

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A table of zeros, and one count more for every example. In which row, and in which column?</details>
# <details><summary>Hint 2: in code words</summary>A loop over the pairs of true and predicted labels that adds 1 to the entry [true, predicted]. Without a loop it is <code>np.add.at(counts, (truth, predicted), 1)</code>;
# but <code>counts[truth, predicted] += 1</code> counts a pair once only, however often it comes.</details>
# <details><summary>Hint 3: a neighbour</summary>Results of matches between teams: <code>wins = np.zeros((teams, teams))</code>, then <code>for home, away in matches: wins[home, away] += 1</code>.</details>

# %% test="confusion_matrix" points=8
with checks.exercise("confusion_matrix") as check:
    for m, C in [(23, 4), (31, 3)]:
        truth, predicted, classes = check.draw(problems.judged_reviews, m=m, C=C)
        counts = np.asarray(check.call(truth, predicted, classes, returns=(C, C)))
        slips = problems.confusion_slips(truth, predicted, C)
        right = slips.pop("")
        for slip, wrong in slips.items():
            check.that(not np.allclose(counts, wrong) or np.allclose(wrong, right),
                       f"the table is the one that one gets from {slip}.", diagnosis=slip, rung=2)
        check.close("the counts", counts, right, because="row: true class, column: predicted class")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/sentiment")
    check.against(ours.confusion_matrix, problems.judged_reviews, [dict(m=40, C=5), dict(m=9, C=6)])
    ### END HIDDEN TESTS

# %% experiment="what is taken for what"
if checks.ready("sentence_to_avg", "model", "confusion_matrix"):
    for group in GROUPS[1:]:
        guessed = said_by_averages[:, belongs[group]].argmax(axis=0)
        counts = confusion_matrix(test_stars[belongs[group]] - 1, guessed, 5)
        plots.matrix(counts, row_label="true stars - 1", column_label="stars said - 1",
                     title=f"Averages, {group}: {np.trace(counts)} of {counts.sum()} right",
                     alt=f"Counts of true against predicted stars for {group} reviews.")

# %% [markdown]
# In the group *lacking* the reviews have 1 star or 5, and nearly all get 5.
#
# ## 4. What an average cannot know
#
# **Predict:** how many stars do the averages give to our sentence? And what do they say to *the soup was good not bad* and *the soup was bad not good*?

# %% experiment="our sentence, and two others"
my_prediction = None
PAIR = ["the soup was good not bad", "the soup was bad not good"]

if checks.ready("sentence_to_avg", "model"):
    for text in [SENTENCE, *PAIR]:
        chances = predict([text], W, b, word_to_vec_map)[:, 0]
        print(f"{np.argmax(chances) + 1} stars  {text}")
        print("        ", "  ".join(f"{k + 1}: {chances[k]:5.1%}" for k in range(5)))

# %% [markdown]
# The two reviews of the soup get exactly the same probabilities, and no training can ever change that: a sum does not know in which order its terms were added. Shuffle the words of all reviews of the test, and
# not a single answer changes, although nobody could understand them any more:

# %% experiment="shuffled words"
if checks.ready("sentence_to_avg", "model"):
    rng = np.random.default_rng(2)
    shuffled = [" ".join(rng.permutation(text.split())) for text in test_texts]
    said = predict(shuffled, W, b, word_to_vec_map)
    print("for instance:", shuffled[-1])
    change = np.abs(said - said_by_averages).max()
    print(f"largest change of a probability by shuffling: {change:.0e}")

# %% [markdown]
# So *not* can only be worth something by itself, and the same wherever it stands. Which words it turns, an average cannot see. Somebody has to read, word after word.
#
# ## 5. Sentences as rows of numbers
#
# A recurrent net reads many reviews at once, and so all of them must have the same length. Each review becomes a row of `max_len` numbers: the numbers of its words, and then **padding**, which is the number 0:
#
# | review | row for max_len = 6 |
# |---|---|
# | stay away | 103, 8, 0, 0, 0, 0 |
# | the soup was good | 115, 101, 126, 53, 0, 0 |
#
# (The numbers here are made up.) Three rules: the numbers of words begin with 1, because 0 is padding; words without a number are left out, and leave no gap; of what is too long, the first `max_len` words that have a number stay.

# %%
word_to_index = {word: number for number, word in enumerate(word_to_vec_map, start=1)}
MAX_LEN = 18  # no review has more words

# %% exercise="sentences_to_indices"
def sentences_to_indices(X, word_to_index, max_len):
    """Texts as rows of numbers, with zeros behind them.

    Arguments: X, a list of m texts, capitals possible; word_to_index, a dict from words
        in small letters to numbers from 1 on; max_len, the length of every row.
    Returns: X_indices (m, max_len), whole numbers.
    """
    X_indices = np.zeros((len(X), max_len), dtype=int)
    for i in range(len(X)):
        ### START CODE HERE ### (≈ 3 lines)
        words = [word for word in X[i].lower().split() if word in word_to_index]
        numbers = [word_to_index[word] for word in words[:max_len]]
        X_indices[i, : len(numbers)] = numbers
        ### END CODE HERE ###
    return X_indices

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>First the list of the numbers of all known words, then cut it, then write it to the beginning of row i.</details>
# <details><summary>Hint 2: in code words</summary>Small letters, words, the numbers of those that are in the dictionary; of this list at most the first max_len, <code>[:max_len]</code>; then row i of X_indices, from column 0 to the
# length of the list, becomes the list.</details>
# <details><summary>Hint 3: a neighbour</summary>Guests on the chairs of table i: <code>seated = guests[:chairs]</code>, <code>seats[i, : len(seated)] = seated</code>.</details>

# %% test="sentences_to_indices" points=14
with checks.exercise("sentences_to_indices") as check:
    for m, V, max_len in [(5, 11, 7), (4, 8, 6)]:
        texts, numbers, max_len = check.draw(problems.review_texts, m=m, V=V, max_len=max_len)
        rows = check.call(texts, numbers, max_len, returns=(m, max_len))
        slips = problems.numbering_slips(texts, numbers, max_len)
        right = slips.pop("")
        for slip, wrong in slips.items():
            known = np.array_equal(wrong, right)
            check.that(not np.array_equal(rows, wrong) or known,
                       f"the rows are those that one gets from {slip}.", diagnosis=slip, rung=2)
        check.close("the rows", rows, right, because="the numbers of known words, then zeros")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/sentiment")
    check.against(ours.sentences_to_indices, problems.review_texts,
                  [dict(m=6, V=14, max_len=9), dict(m=3, V=6, max_len=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### A table that learns
#
# The vectors of all words are the rows of a table $E$ $(V, d)$: row $k$ belongs to the word with the number $k$, and row 0 to the padding. To look up a row is the same as to multiply a one-hot row by the table,
# only much quicker. That is an **embedding layer**, and its table is a parameter like any other: it can learn.
#
# > **The order of the axes changes here.** Reviews are rows: `x` is $(m, T)$, and looking up gives $(m, T, d)$, vectors last, as in most libraries. The recurrent layers of week 11 want $(d, m, T)$: `np.transpose(out, (2, 0, 1))`.

# %% exercise="embedding_forward"
def embedding_forward(x, W):
    """The rows of a table whose numbers are given.

    Arguments: x (m, T), whole numbers from 0 to V - 1; W (V, d), the table.
    Returns: out (m, T, d), for every number its row; cache, the pair (x, W).
    """
    ### START CODE HERE ### (≈ 2 lines)
    out = W[x]         # (m, T, d)
    cache = (x, W)     # for the way back
    ### END CODE HERE ###
    return out, cache

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>An array may stand in the brackets behind another array. What does NumPy give then?</details>
# <details><summary>Hint 2: in code words</summary>The table, indexed by the whole array of numbers at once. The cache is a tuple of both arguments, in their order.</details>
# <details><summary>Hint 3: a neighbour</summary>Prices of all that lies in all baskets: <code>prices[baskets]</code>, where <code>baskets</code> holds numbers of goods.</details>

# %% test="embedding_forward" points=6
with checks.exercise("embedding_forward") as check:
    for m, T, V, d in [(4, 3, 7, 5), (2, 6, 5, 3)]:
        x, W, _ = check.draw(problems.review_lookup, m=m, T=T, V=V, d=d)
        form = checks.Tuple(out=(m, T, d), cache=tuple)
        out, cache = check.call(x, W, returns=form)
        check.close("out", out, np.take(W, x, axis=0),
                    because="for every number the row of W with this number",
                    suspects={"rows numbered from 1 on": np.take(W, x - 1, axis=0),
                              "only zeros": np.zeros((m, T, d))})
        check.that(len(cache) == 2 and np.array_equal(cache[0], x) and np.array_equal(cache[1], W),
                   "the cache should be the pair (x, W), in this order.", diagnosis="cache", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/sentiment")
    check.against(ours.embedding_forward,
                  lambda rng, **sizes: problems.review_lookup(rng, **sizes)[:2],
                  [dict(m=3, T=4, V=9, d=2), dict(m=5, T=2, V=4, d=6)],
                  part=lambda result: result[0])
    ### END HIDDEN TESTS

# %% [markdown]
# ### The way back
#
# The loss says how it would change with every vector that was read: `dout` $(m, T, d)$. A row of the table was read at every place where its word stands, so its slope is the **sum** over all these places:
#
# $$dW_k = \sum_{(i, t)\,:\; x_{it} = k} d\mathrm{out}_{it} .$$
#
# Rows of words that nobody read get zeros. Look twice at repeated words: in NumPy `dW[x] += dout` adds to each row **once**, whatever stands in `x` several times. You have met the function that does not forget.

# %% exercise="embedding_backward"
def embedding_backward(dout, cache):
    """The slope at the table.

    Arguments: dout (m, T, d), the slope at what was read; cache, the pair (x, W).
    Returns: dW (V, d).
    """
    x, W = cache
    ### START CODE HERE ### (≈ 2 lines)
    dW = np.zeros(W.shape)        # (V, d)
    np.add.at(dW, x, dout)        # every place of a word counts
    ### END CODE HERE ###
    return dW

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Zeros like the table, and then everything that reaches a row is added to it: a loop over all places would do, and there is a quicker way.</details>
# <details><summary>Hint 2: in code words</summary><code>np.add.at(table, numbers, what)</code> adds, for every entry of numbers, the matching part of what to that row of the table, repeated numbers and all.</details>
# <details><summary>Hint 3: a neighbour</summary>Money of many customers onto their accounts: <code>np.add.at(balance, account, amount)</code>. With <code>balance[account] += amount</code> whoever pays in twice loses the first payment.</details>

# %% test="embedding_backward" points=14
with checks.exercise("embedding_backward") as check:
    look_up = check.uses("embedding_forward")
    for m, T, V, d in [(4, 3, 7, 5), (2, 6, 5, 3)]:
        x, W, dout = check.draw(problems.review_lookup, m=m, T=T, V=V, d=d)
        dW = check.call(dout, (x, W), returns=(V, d))
        slips = problems.lookup_slips(x, W, dout)
        check.close("dW", dW, slips.pop(""), suspects=slips,
                    because="the sum over all places where a word stands")
        check.gradient("dW", dW, of=lambda W: np.sum(look_up(x, W)[0] * dout), at=W)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/sentiment")

    def way_back(rng, **sizes):
        x, W, dout = problems.review_lookup(rng, **sizes)
        return dout, (x, W)

    check.against(ours.embedding_backward, way_back,
                  [dict(m=3, T=7, V=9, d=2), dict(m=6, T=2, V=4, d=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 6. Many words in, one answer out
#
# Word after word goes into an LSTM. After each word the same softmax could say what it thinks so far, $\hat y^{\langle t \rangle} = \mathrm{softmax}(W_y a^{\langle t \rangle} + b_y)$; but the loss asks only once, **after the last word**:

# %% experiment="many to one"
plots.unrolled(4, states=("a", "c"),
               title="Of all the answers, only that after the last word counts",
               alt="Four cells of a recurrent net; words come from below, answers go up.")

# %% [markdown]
# **Our convention for padding:** zeros stand behind the words, and a review of `length` words is asked at step `length - 1` (steps are counted from 0). The net runs on through the padding, but nobody looks at it there: padding
# changes neither the answer nor any slope. (Zeros in front would be read before the first word. Other courses pad in front and ask at the last step; both work, if training and test agree.)
#
# So from states `a` $(n, m, T)$ we need for each of the $m$ reviews one column, at its own step.

# %% exercise="last_steps"
def last_steps(a, lengths):
    """What a network gives after the last word of each review.

    Arguments: a (n, m, T), states or answers at all steps; lengths (m,), the numbers of
        words, from 1 to T.
    Returns: last (n, m), column i is that of review i after its last word.
    """
    m = a.shape[1]
    ### START CODE HERE ### (≈ 1 line)
    last = a[:, np.arange(m), lengths - 1]
    ### END CODE HERE ###
    return last

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>For review 0 one step, for review 1 another: pairs of indices, (i, step of i). Steps are counted from 0.</details>
# <details><summary>Hint 2: in code words</summary>All rows, <code>:</code>; for the reviews <code>np.arange(m)</code>; for the steps the lengths less 1. Two arrays of the same length in the brackets are read as pairs.</details>
# <details><summary>Hint 3: a neighbour</summary>From a table (towns, days): the temperature of each town on its own holiday: <code>table[np.arange(towns), holiday]</code>.</details>

# %% test="last_steps" points=8
with checks.exercise("last_steps") as check:
    for n, m, T in [(3, 5, 7), (4, 6, 5)]:
        a, lengths = check.draw(problems.review_states, n=n, m=m, T=T)
        check.that(np.shape(check.call(a, lengths)) != (n, m, m),
                   "every review comes with the steps of all reviews: pairs are wanted, review i "
                   "and its own step.", diagnosis="pairs", rung=2)
        last = check.call(a, lengths, returns=(n, m))
        slips = problems.last_slips(a, lengths)
        check.close("last", last, slips.pop(""), suspects=slips,
                    because="the state after the last word of each review")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/sentiment")
    check.against(ours.last_steps, problems.review_states,
                  [dict(n=2, m=8, T=6), dict(n=5, m=3, T=9)])
    ### END HIDDEN TESTS

# %% [markdown]
# With it the way there is given: look up, read, ask. `layers.lstm_forward` gives states $(n_a, m, T)$, answers at all steps $(n_y, m, T)$, and what the way back needs.

# %%
def read(x, parameters):
    """The way there: reviews x (m, T) as numbers, zeros behind; each has a word at least.

    parameters: E (V, d), and those of the LSTM: Wf, Wi, Wc, Wo, bf, bi, bc, bo, Wy, by.
    Returns: y_pred (n_y, m), answers after the last words; a (n_a, m, T); lengths (m,);
        and the caches of the embedding and of the LSTM.
    """
    lengths = np.sum(x > 0, axis=1)
    vectors, looked_up = embedding_forward(x, parameters["E"])
    a0 = np.zeros((len(parameters["bf"]), len(x)))
    vectors = np.transpose(vectors, (2, 0, 1))  # (d, m, T)
    a, y, _, memory = layers.lstm_forward(vectors, a0, parameters)
    return last_steps(y, lengths), a, lengths, looked_up, memory

# %% [markdown]
# ### The way back, layer by layer
#
# From the loss (the mean over the reviews of $-\ln$ of the probability of the right stars) back to the table. With $a_{\text{last}}$ $(n_a, m)$, the states that were asked:
#
# $$dz = \frac{\hat y - y}{m}, \qquad dW_y = dz \; a_{\text{last}}^\top, \qquad db_y = \text{row sums of } dz, \qquad da_{\text{last}} = W_y^\top \, dz .$$
#
# The LSTM wants a slope `da` $(n_a, m, T)$ for **every** step: zeros, but for each review at its last word, where $da_{\text{last}}$ belongs. `layers.lstm_backward(da, memory)` gives a dict with `dWf`, `dbf`, ... and `dx` $(d, m, T)$, the slope at what
# was read. Turned back to $(m, T, d)$ by `np.transpose(dx, (1, 2, 0))`, it goes through your `embedding_backward`.

# %% exercise="loss_and_gradients"
def loss_and_gradients(x, Y, parameters):
    """The loss of reading reviews, and its slope at every parameter.

    Arguments: x (m, T), reviews as numbers with zeros behind them; Y (n_y, m), one-hot;
        parameters, a dict as for read.
    Returns: loss, the mean over the reviews; gradients, a dict with dE, dWf, dWi, dWc,
        dWo, dbf, dbi, dbc, dbo, dWy, dby, each of the shape of its parameter (there may
        be others beside them).
    """
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    ### START CODE HERE ### (≈ 9 lines)
    loss = -np.sum(Y * np.log(y_pred)) / m
    dz = (y_pred - Y) / m                                       # (n_y, m)
    da = np.zeros(a.shape)                                      # (n_a, m, T)
    da[:, np.arange(m), lengths - 1] = parameters["Wy"].T @ dz  # after the last words
    gradients = layers.lstm_backward(da, memory)
    gradients["dWy"] = dz @ last_steps(a, lengths).T            # (n_y, n_a)
    gradients["dby"] = np.sum(dz, axis=1, keepdims=True)        # (n_y, 1)
    dout = np.transpose(gradients["dx"], (1, 2, 0))             # (m, T, d)
    gradients["dE"] = embedding_backward(dout, looked_up)
    ### END CODE HERE ###
    return loss, gradients

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Follow the formulas from left to right. You have written two of the functions that are needed. Where in <code>da</code> do the slopes belong? At the same places that <code>last_steps</code> reads.</details>
# <details><summary>Hint 2: in code words</summary>The loss: minus the sum of Y times the logarithm of y_pred, divided by m. dz. A <code>da</code> of zeros like a; its entries [:, arange(m), lengths - 1] become Wy transposed times dz.
# <code>layers.lstm_backward(da, memory)</code> is the dict of slopes; add dWy, with your <code>last_steps(a, lengths)</code>, and dby with <code>keepdims=True</code>; then dE: <code>embedding_backward</code> of the turned dx and <code>looked_up</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Marks of each pupil on the day of their own exam, zeros on all others: <code>marks = np.zeros((pupils, days))</code>, <code>marks[np.arange(pupils), exam_day] = result</code>.
# One entry more in a dict: <code>slopes["dnew"] = ...</code>.</details>

# %% test="loss_and_gradients" points=20
with checks.exercise("loss_and_gradients") as check:
    for earlier in ("embedding_forward", "embedding_backward", "last_steps"):
        check.uses(earlier)
    for sizes in [dict(m=5, T=6, V=7, d=3, n_a=4, n_y=3), dict(m=3, T=5, V=6, d=4, n_a=2, n_y=4)]:
        x, Y, parameters = check.draw(problems.review_reader, **sizes)
        shapes = checks.Dict(**{f"d{name}": value.shape for name, value in parameters.items()})
        loss, found = check.call(x, Y, parameters, returns=checks.Tuple(loss=(), gradients=shapes))
        said = layers.lstm_forward(np.moveaxis(parameters["E"][x], 2, 0),
                                   np.zeros((sizes["n_a"], len(x))), parameters)[1]
        ends = np.count_nonzero(x, axis=1) - 1
        right_ones = [said[Y[:, i].argmax(), i, ends[i]] for i in range(len(x))]
        check.close("loss", loss, -np.mean(np.log(right_ones)),
                    because="the mean of -ln of the probability of the right stars",
                    suspects={"the sum over the reviews": -np.sum(np.log(right_ones))})
        slopes = {f"d{name}": found[f"d{name}"] for name in parameters}
        slips = problems.reader_slips(x, Y, parameters)
        right = slips.pop("")
        for slip, wrong in slips.items():
            same = all(np.allclose(slopes[name], wrong[name]) for name in ("dWy", "dE", "dWf"))
            check.that(not same, f"the slopes are those that one gets from {slip}.",
                       diagnosis=slip, rung=1)
        for name in ("by", "Wy", "bf", "E"):
            check.gradient(f"d{name}", slopes[f"d{name}"], at=parameters[name],
                           of=lambda value, name=name:
                           check.call(x, Y, {**parameters, name: value})[0])
        check.close("gradients", slopes, right, because="the way back through LSTM and embedding")
        wider = np.pad(x, ((0, 0), (0, 2)))
        check.that(np.isclose(check.call(wider, Y, parameters)[0], loss),
                   "two more columns of padding change the loss.", diagnosis="padding", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week12/sentiment")
    names = ("dE", "dWf", "dWi", "dWc", "dWo", "dbf", "dbi", "dbc", "dbo", "dWy", "dby")
    check.against(ours.loss_and_gradients, problems.review_reader,
                  [dict(m=7, T=4, V=9, d=2, n_a=3, n_y=5), dict(m=2, T=8, V=5, d=3, n_a=5, n_y=2)],
                  part=lambda result: (result[0], {name: result[1][name] for name in names}))
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. Teach it to read
#
# The table begins with the same vectors as the averages had, and learns along. Reviews of similar length go into one batch, so that little padding is read.
#
# **Predict:** in which group will reading help most? And will it get the group *lacking* right, of which it has not seen a single review?

# %% experiment="training"
my_prediction = None
READS = ("sentences_to_indices", "embedding_forward", "embedding_backward", "last_steps",
         "loss_and_gradients")
UNITS, EPOCHS, BATCHES = 20, 8, 80

def begin(rng):
    table = np.stack(list(word_to_vec_map.values()))
    n = UNITS + table.shape[1]
    parameters = {f"W{gate}": rng.normal(scale=n**-0.5, size=(UNITS, n)) for gate in "fico"}
    parameters |= {f"b{gate}": np.full((UNITS, 1), float(gate == "f")) for gate in "fico"}
    parameters["Wy"] = rng.normal(scale=UNITS**-0.5, size=(5, UNITS))
    parameters["by"] = np.zeros((5, 1))
    return {**parameters, "E": np.pad(table, ((1, 0), (0, 0)))}  # row 0 is the padding

def batches(x, rng):
    lengths = np.sum(x > 0, axis=1)
    quarters = np.array_split(rng.permutation(len(x)), 4)
    order = np.concatenate([part[np.argsort(lengths[part])] for part in quarters])
    return rng.permutation(np.array_split(order, BATCHES))

if checks.ready(*READS):
    rng = np.random.default_rng(1)
    x_train = sentences_to_indices(train_texts, word_to_index, MAX_LEN)
    x_test = sentences_to_indices(test_texts, word_to_index, MAX_LEN)
    parameters, adam, losses = begin(rng), layers.Adam(), []
    for epoch in range(EPOCHS):
        for number, some in enumerate(batches(x_train, rng)):
            adam.learning_rate = 0.01 * (1 - (epoch + number / BATCHES) / EPOCHS)
            x = x_train[some, : np.sum(x_train[some] > 0, axis=1).max()]
            loss, gradients = loss_and_gradients(x, Y_train[:, some], parameters)
            parameters = adam.step(parameters, gradients)
            losses.append(loss)
        shares = accuracies(read(x_test, parameters)[0])
        told = ", ".join(f"{group} {share:3.0f} %" for group, share in shares.items())
        print(f"epoch {epoch + 1}: loss {np.mean(losses[-BATCHES:]):.3f}; test: {told}")

# %% experiment="side by side"
if checks.ready(*READS, "sentence_to_avg", "model"):
    said_by_reader = read(x_test, parameters)[0]
    wrong = {}
    for name, said in (("averages", said_by_averages), ("recurrent net", said_by_reader)):
        shares = accuracies(said)
        wrong[name] = [100 - share for share in shares.values()]
        told = ", ".join(f"{group} {share:.0f} %" for group, share in shares.items())
        print(f"right by the {name}: {told}")
    plots.bars(wrong, GROUPS, xlabel="group of the test", ylabel="wrong stars, in per cent",
               title="Reading saves most mistakes where words do not mean what they say",
               alt="Bars of mistakes by group: the recurrent net makes far fewer in each.")
    lacks = belongs["lacking"] & (test_stars == 1)
    for name, said in (("averages", said_by_averages), ("recurrent net", said_by_reader)):
        counts = np.bincount(said[:, lacks].argmax(axis=0), minlength=5)
        print(f"{lacks.sum()} that lack three things, stars by the {name}:",
              ", ".join(f"{k + 1}: {count}" for k, count in enumerate(counts)))

# %% [markdown]
# It was told of one thing or two that are lacking, and of three that are there. From this it has taken what *lacking* does to a list, however long: that is **generalising**. (Do not take it for understanding. What the grammar
# cannot say, the net has never met: look at the end of this section.)
#
# ### The opinion, word by word
#
# The answer counts after the last word, but we may listen earlier. **Predict** after which word the recurrent net knows that our sentence will get one star, and what the averages think on the way. (In the figure dark is likely: the weights are probabilities.)

# %% experiment="word by word"
def after_each_word(text):
    """The known words, and probabilities (5, T) after each, of averages and of the net."""
    words = [word for word in text.lower().split() if word in word_to_index]
    parts = [" ".join(words[: t + 1]) for t in range(len(words))]
    averaged = predict(parts, W, b, word_to_vec_map)
    x = sentences_to_indices(parts, word_to_index, MAX_LEN)
    return words, averaged, read(x, parameters)[0]

STARS = ["5 stars", "4", "3", "2", "1 star"]

if checks.ready(*READS, "sentence_to_avg", "model"):
    for text in (SENTENCE, "the soup was not only good but excellent"):
        words, averaged, reading = after_each_word(text)
        panels = {"averages": averaged[::-1], "recurrent net": reading[::-1]}
        plots.attention_panels(panels, STARS, words, title=f"After each word of: {text}",
                               alt="Two tables: stars in rows, words in columns.")

# %% [markdown]
# An average begins with the right opinion, and loses it, one good word after the other. The recurrent net has heard *lacking*, and keeps it.
#
# And what happens inside? The gates of the LSTM at each word (means over its units), and the stars that one would expect, $\sum_k k \, \hat y_k$:

# %% experiment="gates over a sentence"
def gates_over(text):
    """Mean forget, update and output gate at each word, and expected stars after it."""
    x = sentences_to_indices([text], word_to_index, MAX_LEN)
    x = x[:, : np.sum(x > 0)]
    a = c = np.zeros((UNITS, 1))
    rows = {"forget": [], "update": [], "output": []}
    stars = []
    for k in x[0]:
        vector = parameters["E"][k][:, np.newaxis]
        a, c, y, cache = layers.lstm_cell_forward(vector, a, c, parameters)
        for name, place in zip(rows, (4, 5, 7)):
            rows[name].append(cache[place].mean())
        stars.append(np.arange(1, 6) @ y[:, 0])
    return rows, stars

if checks.ready(*READS):
    text = "the soup was not good but i loved the cake"
    rows, stars = gates_over(text)
    plots.gates(text.split(), rows, states={"expected stars": stars},
                title=f"{text}: the opinion goes up and down, to {stars[-1]:.1f} stars",
                alt="Strips of gates over the words, and the expected stars below.")

# %% [markdown]
# ### Your own review
#
# Write what you like, with the words of the grammar (`sorted(word_to_vec_map)` shows them). Try to fool the net: use a list of five, or change the order of two clauses. The review that stands there negates twice, which the grammar never does in this way: do you agree with the net?

# %% experiment="your own review"
my_review = "nobody would say that the soup was not good"  # any words

if checks.ready(*READS, "sentence_to_avg", "model"):
    unknown = [word for word in my_review.lower().split() if word not in word_to_index]
    print("unknown words, left out:", ", ".join(unknown) or "none")
    if len(unknown) < len(my_review.split()):
        _, averaged, reading = after_each_word(my_review)
        print(f"averages: {averaged[:, -1].argmax() + 1} stars, "
              f"recurrent net: {reading[:, -1].argmax() + 1} stars")

# %% [markdown]
# ## 8. Break it
#
# The net was taught with padding behind the words, and asked after the last word. **Predict** what happens to the accuracy when, in the test only, (a) there are 20 columns of padding more, (b) it is asked at the last column instead,
# (c) the padding stands in front, and it is asked at the last column.

# %% experiment="padding"
def at_last_column(x):
    vectors, _ = embedding_forward(x, parameters["E"])
    a0 = np.zeros((UNITS, len(x)))
    y = layers.lstm_forward(np.transpose(vectors, (2, 0, 1)), a0, parameters)[1]
    return y[:, :, -1]

if checks.ready(*READS):
    wider = np.pad(x_test, ((0, 0), (0, 20)))
    in_front = np.stack([np.roll(row, np.sum(row == 0)) for row in wider])
    for what, said in {"as it was taught": read(x_test, parameters)[0],
                       "(a) 20 columns more": read(wider, parameters)[0],
                       "(b) asked at the last column": at_last_column(wider),
                       "(c) padding in front": at_last_column(in_front)}.items():
        print(f"{what:>28}: {np.mean(said.argmax(axis=0) + 1 == test_stars):4.0%} right")

# %% [markdown]
# ## 9. Debug lab
#
# Three colleagues wrote programs for the same task. All three run without an error. Here is what they report. At last each program was asked about the same reviews again, in reverse order: how many got other stars than the first time?

# %% experiment="debug lab"
few = slice(0, None, 4)
judges = debuglab.broken_judges((train_texts[few], train_stars[few]),
                                (test_texts[few], test_stars[few]), word_to_vec_map)
steps = np.arange(10, 151, 10)
curves = {f"colleague {number}": (steps, run.losses) for number, run in judges.items()}
plots.lines(curves, xlabel="step", ylabel="loss", title="Three programs, three bugs",
            alt="Three loss curves; one falls far, the others much less or not at all.")
for number, run in judges.items():
    print(f"colleague {number}: right in training {run.train_accuracy:.0f} %, in the test "
          f"{run.test_accuracy:.0f} %; asked again, {run.changed:.0f} % changed")

# %% [markdown]
# **Decide before you go on:** who (a) always asks after column 60, however short the review is, (b) numbers the words of the test reviews with a dictionary of their own, (c) adds up the average inside `word_to_vec_map`, with `+=`?
#
# <details><summary>Answers</summary>
#
# - Colleague 1 is (c). Who asks the same question twice and gets two answers has a program that changes something it should only read: every average is written into the vector of the first word.
# - Colleague 2 is (a). The loss is stuck near ln 5: between the last word and the answer lie dozens of steps of padding, and on the way back through them the slopes vanish.
# - Colleague 3 is (b). In training all is well. In the test the numbers mean other words. When training is good and the test is at chance, **look first at how the test data were prepared**.
#
# </details>
#
# ## Whose stars?
#
# Our reviews come from a grammar with a few dozen rules; that is why the net can come near 100 %. Real reviews hold irony, spelling mistakes, and words that mean other things to other people, and the stars are those of the people who write reviews.
# A program that was taught on one kind of text passes its judgement on any other text as well, without blinking. Measure it by groups, as you did here: one number for all would have hidden what the averages cannot do.
#
# ## Remember
#
# - The average of word vectors: any length becomes one vector, and every order the same.
# - Never add into what you have looked up: `+=` on a vector of the map changes the map.
# - Accuracy by groups, and a confusion matrix, show what a single number hides.
# - Numbers of words begin with 1; 0 is padding. Training and test need the same dictionary.
# - An embedding layer looks up rows; on the way back, slopes of repeated words **add up**: `np.add.at`.
# - Many to one: ask after the last word, not after the last column, and let slopes in at the same place.
#
# ## What you can do now
#
# You can turn text of any length into an answer, in two ways, and you know what the cheaper one gives up. In the next week the answer is a text as well: networks that translate.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week12/sentiment")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
