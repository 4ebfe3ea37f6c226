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
# # Attention alone
#
# **The question of this notebook:** a recurrent network reads one step after the other, and
# attention was put on top of it to look back. What is left if one takes the recurrent network
# away?
#
# The answer is the layer that today's language models are made of. At the end you can
#
# - read attention as a look-up in a dictionary that is never quite sure,
# - say why scores are divided by $\sqrt{d_k}$, and show it by measuring,
# - hide the padding and the future with masks, and prove that nothing leaks,
# - tell a layer that is blind to order where its tokens stand,
# - write attention with several heads, forward and backward, and train it.
#
# Plan about two and a half hours.

# %%
import numpy as np

from startcode import checks, debuglab, plots, problems
from startcode import layers as net

# %% [markdown]
# **The convention changes again.** From here on arrays are as the Transformer's field has them:
# examples first, features *last*. A batch of sequences is $(m, T, d)$: $m$ examples, $T$ tokens,
# $d$ numbers for each token. A matrix of weights stands on the right, $xW + b$, and one more axis
# for heads will come in the middle. "$(\ldots, T, d)$" means: whatever axes stand in front.
#
# ## 1. A dictionary that is never quite sure
#
# In a dictionary of Python you ask with a **query**, it is compared with all **keys**, and the
# **value** of the one key that is equal comes back. Attention does the same softly: query and
# keys are vectors, every key fits *a little*, and what comes back is the mean of all values,
# weighted by how well their keys fit.
#
# How well a key fits is its dot product with the query. A softmax makes shares of it:
#
# $$\text{weights} = \text{softmax}\left(\frac{q \cdot k_1}{\sqrt{d_k}}, \; \frac{q \cdot k_2}{\sqrt{d_k}}, \; \ldots\right),
# \qquad \text{output} = \sum_j \text{weights}_j \, v_j .$$
#
# Here $d_k$ is the number of features of a query; the root comes to its right in the next
# section. **With numbers:** three keys with two features, and three values. Which value is the
# output near to, for the query $(3, 0)$?

# %% experiment="a look-up by hand"
my_prediction = None  # a number

keys = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
values = np.array([10.0, 20.0, 60.0])

def by_hand(query):
    scores = keys @ query / np.sqrt(2)
    weights = np.exp(scores) / np.sum(np.exp(scores))
    print(f"query {query}: scores {np.round(scores, 2)}, weights {np.round(weights, 3)}, "
          f"output {weights @ values:.2f}")

by_hand(np.array([3.0, 0.0]))
by_hand(np.array([30.0, 0.0]))  # ten times as long: almost a dictionary of Python
by_hand(np.array([0.0, 0.0]))   # no question at all: the mean
print("your prediction for the first:", my_prediction)

# %% [markdown]
# Three things to take along. The longer the query, the surer the look-up. A query of zeros gets
# the plain mean. And everything is smooth, so it can be *learned*: what to ask, what to be found
# by, and what to give.
#
# That is **self-attention**: every token of a sequence asks all tokens of the same sequence. From
# the vector $x$ of a token three matrices make its query $q = xW^q$, its key $k = xW^k$ and its
# value $v = xW^v$. All tokens ask at once, so queries are the rows of a matrix $Q$, and all dot
# products are one product of matrices:
#
# $$\text{Attention}(Q, K, V) = \text{softmax}\left(\frac{QK^T}{\sqrt{d_k}}\right) V .$$
#
# ## 2. Why the root?
#
# Let the features of query and key be independent, with mean 0 and variance 1. Each product
# $q_i k_i$ has variance 1, too, and a dot product is the sum of $d_k$ of them. **Predict:** what
# is the variance of a score for $d_k = 64$, undivided? And what does the softmax make of scores
# that are so large?

# %% experiment="the variance of scores"
my_prediction = None  # a number

rng = np.random.default_rng(1)
widths, plain, scaled = np.array([2, 4, 8, 16, 32, 64, 128, 256]), [], []
for d_k in widths:
    keys_of_ten, query = rng.normal(size=(2000, 10, d_k)), rng.normal(size=(2000, 1, d_k))
    scores = np.sum(keys_of_ten * query, axis=-1)  # (2000, 10)
    plain.append(scores)
    scaled.append(scores / np.sqrt(d_k))

def largest_and_slope(scores):
    weights = net.softmax(scores.T).T
    return np.mean(np.max(weights, axis=1)), np.mean(weights * (1 - weights))

print("your prediction for 64:", my_prediction)
print(" d_k   variance          largest weight      slope of the softmax")
for d_k, one, other in zip(widths, plain, scaled):
    top, slope = largest_and_slope(one)
    top_scaled, slope_scaled = largest_and_slope(other)
    print(f"{d_k:4d}   {np.var(one):6.1f} -> {np.var(other):4.2f}"
          f"     {top:.2f} -> {top_scaled:.2f}"
          f"        {slope:.3f} -> {slope_scaled:.3f}")
plots.lines(
    {"dot products": (widths, [np.var(one) for one in plain]),
     "divided by the root of d_k": (widths, [np.var(other) for other in scaled])},
    log_y=True, xlabel="d_k, the number of features", ylabel="variance of the scores",
    title="Dot products grow with the width; divided by the root they do not",
    alt="Two lines, log scale: that of dot products rises with d_k, the other stays at 1.",
)

# %% [markdown]
# The variance is $d_k$. Large scores make a softmax sure of itself before it has learned
# anything: nearly all weight lies on one key, and the slope, which you know from week 7 as
# $w(1 - w)$, is nearly 0. Nothing can be learned through it. Divided by $\sqrt{d_k}$ the scores
# have variance 1, whatever the width.
#
# ## 3. Masks: who may look where
#
# Two things must not be seen. **Padding:** sentences of a batch have different lengths, and are
# filled up with the number 0, which is no word. **The future:** a model that is to foretell the
# next token must not see it.
#
# A **mask** is an array of 1 and 0. There are two conventions, and programs that mix them do the
# opposite of what is wanted:
#
# | | here | elsewhere you may meet |
# |---|---|---|
# | 1 means | **may look** | is hidden |
# | scores become | $\text{scores} + (1 - \text{mask}) \cdot (-10^9)$ | $\text{scores} + \text{mask} \cdot (-10^9)$ |
#
# Behind the softmax a score of $-10^9$ has weight 0. The mask is laid on the **scores**, before
# the softmax: then the other weights still sum to 1.
#
# The padding mask says for every example which *keys* count. Its shape $(m, 1, 1, T)$ fits the
# scores $(m, \text{heads}, T_q, T_k)$ by broadcasting: the same for all heads and all queries.

# %% exercise="create_padding_mask"
def create_padding_mask(ids):
    """Where a batch of sequences holds tokens, and where it is only filled up.

    Argument: ids (m, T), the numbers of the tokens; 0 is padding.
    Returns: mask (m, 1, 1, T), 1 where there is a token, 0 where there is padding.
    """
    ### START CODE HERE ### (≈ 2 lines)
    present = (ids != 0).astype(float)              # (m, T)
    mask = present[:, np.newaxis, np.newaxis, :]    # (m, 1, 1, T)
    ### END CODE HERE ###
    return mask

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A comparison with 0 gives an array of True and False.
# Which of the two is a token?</details>
# <details><summary>Hint 2: in code words</summary>Not equal to 0, as numbers
# (<code>astype</code>); then two new axes of length 1 between examples and tokens, by
# <code>np.newaxis</code> or <code>reshape</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Which shops (towns, shops) are open, for a table
# (towns, shops, days):
# <code>open_ = (hours &gt; 0).astype(float)[:, :, np.newaxis]</code>.</details>

# %% test="create_padding_mask" points=6
with checks.exercise("create_padding_mask") as check:
    for m, T in [(3, 5), (4, 7)]:
        ids = check.draw(problems.padded_ids, m=m, T=T)
        mask = check.call(ids, returns=(m, 1, 1, T))
        flat = np.asarray(mask, float).reshape(m, T)
        check.that(not np.array_equal(flat, ids == 0),
                   "mask is 1 where there is padding; here 1 means: may be looked at.",
                   diagnosis="other way round", rung=2)
        check.that(set(np.unique(flat)) <= {0.0, 1.0},
                   "mask holds other numbers than 1 and 0.",
                   diagnosis="1 and 0", rung=1)
        check.close("mask", np.asarray(mask, float), (ids > 0).reshape(m, 1, 1, T) * 1.0,
                    because="1 for every token")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week14/self_attention")
    check.against(ours.create_padding_mask, problems.padded_ids,
                  [dict(m=2, T=9), dict(m=1, T=4), dict(m=6, T=2)],
                  part=lambda mask: np.asarray(mask, float))
    ### END HIDDEN TESTS

# %% [markdown]
# The look-ahead mask is the same for all examples: token $i$ (row) may look at token $j$ (column)
# if $j \le i$. **Itself it may see**; otherwise the first token would see nothing at all.

# %% exercise="create_look_ahead_mask"
def create_look_ahead_mask(n):
    """Which tokens a token may look at, if it must not see the future.

    Argument: n, the number of tokens.
    Returns: mask (n, n), 1 where token j (column) is not behind token i (row), else 0.
    """
    ### START CODE HERE ### (≈ 1 line)
    mask = np.tril(np.ones((n, n)))    # (n, n)
    ### END CODE HERE ###
    return mask

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Draw it for three tokens. Which corner is all
# 0?</details>
# <details><summary>Hint 2: in code words</summary>NumPy has two functions that keep one triangle
# of a matrix and the diagonal: <code>np.tril</code> the lower one, <code>np.triu</code> the upper
# one. Take the right one, of a matrix of ones.</details>
# <details><summary>Hint 3: a neighbour</summary>Who of n runners is at least as fast as whom,
# when they are sorted with the slowest first: <code>np.triu(np.ones((n, n)))</code>, or by
# comparing: <code>np.arange(n)[:, None] &lt;= np.arange(n)</code>.</details>

# %% test="create_look_ahead_mask" points=6
with checks.exercise("create_look_ahead_mask") as check:
    for n in (3, 6):
        check.draw(problems.look_ahead_sizes, n=n)
        mask = np.asarray(check.call(n, returns=(n, n)), float)
        for what, wrong in problems.look_ahead_slips(n).items():
            check.that(not np.array_equal(mask, wrong),
                       f"mask is what one gets from {what}.",
                       diagnosis=what, rung=2)
        row, column = np.indices((n, n))
        check.close("mask", mask, np.where(column <= row, 1.0, 0.0),
                    because="1 where the column is not behind the row")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week14/self_attention")
    check.against(ours.create_look_ahead_mask, problems.look_ahead_sizes,
                  [dict(n=1), dict(n=5), dict(n=8)],
                  part=lambda mask: np.asarray(mask, float))
    ### END HIDDEN TESTS

# %% [markdown]
# Two masks are combined by multiplying them: what one of them hides is hidden.

# %% experiment="both masks together"
if checks.ready("create_padding_mask", "create_look_ahead_mask"):
    ids = np.array([[5, 8, 2, 0, 0]])
    both = create_padding_mask(ids) * create_look_ahead_mask(5)
    print("padding", create_padding_mask(ids).shape, "times look-ahead",
          create_look_ahead_mask(5).shape, "is", both.shape)
    plots.matrix(both[0, 0].astype(int),
                 title="Three words and two fillings: who may look at whom",
                 row_label="the token that asks",
                 column_label="the token that is looked at",
                 alt="Ones in the lower triangle, but none in the last columns.")

# %% [markdown]
# ## 4. Scaled dot-product attention
#
# Now the formula, with its three traps: the transpose swaps the last two axes only (`.T` would
# turn all of them round); the softmax goes along the **keys**, the last axis; and as in week 7,
# $e^{1000}$ is infinite, so take the largest score of a row away first.
#
# $$\text{scores} = \frac{QK^T}{\sqrt{d_k}} + (1 - \text{mask}) \cdot (-10^9),$$
#
# $$\text{weights} = \frac{e^{\text{scores}}}{\sum_{\text{keys}} e^{\text{scores}}}, \qquad
# \text{output} = \text{weights} \cdot V .$$

# %% exercise="scaled_dot_product_attention"
def scaled_dot_product_attention(q, k, v, mask=None):
    """Means of the values, weighted by how well their keys fit the query.

    Arguments: q (..., seq_q, d_k), k (..., seq_k, d_k), v (..., seq_k, d_v); mask, None or
        an array of 1 (may look) and 0 (hidden) that broadcasts to (..., seq_q, seq_k).
    Returns: output (..., seq_q, d_v); weights (..., seq_q, seq_k), whose rows sum to 1;
        cache, the tuple q, k, v, weights. In a row where everything is hidden, any weights
        will do that are not nan.
    """
    d_k = q.shape[-1]
    ### START CODE HERE ### (≈ 6 lines)
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)  # (..., seq_q, seq_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)           # hidden ones far below
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))  # none above 1
    weights = powers / np.sum(powers, axis=-1, keepdims=True)         # rows sum to 1
    output = weights @ v                                # (..., seq_q, d_v)
    ### END CODE HERE ###
    cache = (q, k, v, weights)
    return output, weights, cache

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Write the shapes beside the formula. <code>@</code>
# multiplies the last two axes as matrices, for all axes in front at once. Which axis of the
# scores counts the keys?</details>
# <details><summary>Hint 2: in code words</summary>q times k with its last two axes swapped
# (<code>np.swapaxes</code>), over the root. If there is a mask: plus one minus the mask, times
# minus 1e9. The largest of each row taken away, the axis kept; the exponential; over its sum
# along the same axis. That times v.</details>
# <details><summary>Hint 3: a neighbour</summary>Every judge (row) shares one vote among the
# dancers (columns), and dances cost money:
# <code>liked = judges @ dancers.swapaxes(-1, -2)</code>,
# <code>votes = liked / liked.sum(axis=-1, keepdims=True)</code>,
# <code>expected_price = votes @ prices</code>.</details>

# %% test="scaled_dot_product_attention" points=18
with checks.exercise("scaled_dot_product_attention") as check:
    for seq_q, seq_k, d_k, d_v, kind in [(4, 7, 5, 6, "none"), (5, 5, 7, 4, "future"),
                                         (4, 6, 5, 7, "padding")]:
        q, k, v, mask = check.draw(problems.masked_questions, seq_q=seq_q, seq_k=seq_k,
                                   d_k=d_k, d_v=d_v, kind=kind)
        m, heads = q.shape[:2]
        form = checks.Tuple(output=(m, heads, seq_q, d_v), weights=(m, heads, seq_q, seq_k),
                            cache=tuple)
        output, weights, cache = check.call(q, k, v, mask, returns=form)
        slips = problems.attention_slips(q, k, v, mask)
        right_output, right_weights, _ = net.scaled_dot_product_attention(q, k, v, mask)
        check.close("weights", weights, right_weights,
                    because="the softmax of the scaled scores, along the keys",
                    suspects={what: wrong[1] for what, wrong in slips.items()})
        check.close("output", output, right_output, because="weights times v",
                    suspects={what: wrong[0] for what, wrong in slips.items()})
        check.that(problems.same_numbers(cache, (q, k, v, right_weights)),
                   "cache is to hold q, k, v and the weights.",
                   diagnosis="cache", rung=2)
    q, k, v = check.draw(problems.questions, seq_q=4, seq_k=6, d_k=3, d_v=5)
    check.close("output for three plain matrices", check.call(q[1, 2], k[1, 2], v[1, 2])[0],
                check.call(q, k, v)[0][1, 2],
                because="that of the same matrices in a stack")
    later = np.tril(np.ones((4, 6)))
    seen = check.call(q, k, v, later)[0]
    moved = check.call(q, np.concatenate([k[..., :3, :], 5 - k[..., 3:, :]], axis=-2), v,
                       later)[0]
    check.close("output of the first three queries, when later keys change",
                moved[..., :3, :], seen[..., :3, :],
                because="what it was: they may not see those keys")
    order = check.rng.permutation(6)
    check.close("output, when keys and values change places together",
                check.call(q, k[..., order, :], v[..., order, :])[0],
                check.call(q, k, v)[0],
                because="what it was: a mean does not know the order")
    check.close("output for a mask of True and False", check.call(q, k, v, later > 0)[0],
                seen,
                because="that for 1 and 0")
    q, k, v = check.draw(problems.uneven_questions, seq_q=5, seq_k=7, d_k=3, d_v=2)
    loose = checks.Tuple(output=checks.Array((*q.shape[:-1], 2), finite=False),
                         weights=checks.Array((*q.shape[:-1], 7), finite=False),
                         cache=tuple)
    for mask in (None, np.tril(np.ones((5, 7)))):
        output, weights, _ = check.call(q, k, v, mask, returns=loose)
        check.that(np.isfinite(output).all(),
                   "large scores give nan or inf: take away the largest of each row first.",
                   diagnosis="large scores", rung=2)
        check.close("output for large scores", output,
                    net.scaled_dot_product_attention(q, k, v, mask)[0],
                    because="a mean of values, as for small ones")
    blind = np.ones((5, 7))
    blind[2] = 0
    output, weights, _ = check.call(q / 1e4, k, v, blind, returns=loose)
    check.that(np.isfinite(output).all(),
               "a query that may look nowhere gets nan: hide with -1e9, not with -inf.",
               diagnosis="everything is hidden", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week14/self_attention")
    both = checks.Tuple(output=(), weights=())
    check.against(ours.scaled_dot_product_attention, problems.masked_questions, [
        dict(seq_q=6, seq_k=3, d_k=4, d_v=7, kind="any"),
        dict(seq_q=1, seq_k=5, d_k=9, d_v=2, kind="padding"),
        dict(seq_q=4, seq_k=4, d_k=4, d_v=4, kind="future"),
        dict(seq_q=7, seq_k=2, d_k=1, d_v=3, kind="none")],
        part=lambda result: tuple(result[:2]), returns=both)
    def flat_questions(rng, **size):
        return (*problems.questions(rng, **size, lead=()),
                problems.a_mask(rng, size["seq_q"], size["seq_k"]))
    check.against(ours.scaled_dot_product_attention, flat_questions,
                  [dict(seq_q=5, seq_k=8, d_k=3, d_v=6)],
                  part=lambda result: tuple(result[:2]), returns=both)
    ### END HIDDEN TESTS

# %% [markdown]
# **A query that may look nowhere.** Add the same number to all scores of a row, and the softmax
# stays the same: so with $-10^9$ on every score such a row looks as if nothing were hidden.
# Nobody should use its output. With $-\infty$ it would be 0 divided by 0, and that is a trap of
# the debug lab below.

# %% experiment="a row where everything is hidden"
if checks.ready("scaled_dot_product_attention"):
    rng = np.random.default_rng(2)
    q, k, v = rng.normal(size=(2, 3)), rng.normal(size=(4, 3)), rng.normal(size=(4, 2))
    mask = np.array([[1, 1, 0, 0], [0, 0, 0, 0]])
    rows = scaled_dot_product_attention(q, k, v, mask)[1]
    print("half is hidden :", np.round(rows[0], 3))
    print("all is hidden  :", np.round(rows[1], 3))
    print("without a mask :", np.round(scaled_dot_product_attention(q, k, v)[1][1], 3))

# %% [markdown]
# ## 5. Blind to order
#
# The check above has turned the keys and values about, and nothing changed. A recurrent network
# could not do that: it reads in order. What does a layer of self-attention make of these two
# sentences? **Predict:** are the outputs for "dog" alike?

# %% experiment="dog bites man"
my_prediction = None  # True or False

rng = np.random.default_rng(3)
words = {word: rng.normal(size=6) for word in ("dog", "bites", "man")}
W_q, W_k, W_v = rng.normal(size=(3, 6, 6))

def output_for(word, sentence, where=0.0):
    x = np.array([words[part] for part in sentence.split()]) + where
    output = scaled_dot_product_attention(x @ W_q, x @ W_k, x @ W_v)[0]
    return output[sentence.split().index(word)]

if checks.ready("scaled_dot_product_attention"):
    one, other = output_for("dog", "dog bites man"), output_for("dog", "man bites dog")
    print("dog in 'dog bites man':", np.round(one, 3))
    print("dog in 'man bites dog':", np.round(other, 3))
    print("largest difference:", np.abs(one - other).max().round(12))
    print("your prediction:", my_prediction)

# %% [markdown]
# For this layer a sentence is a bag of words. So every token must carry with it *where it
# stands*: a vector for the position is added to the vector of the word.
#
# The vector of position $pos$ is a row of clocks, each slower than the one before. A hand of a
# clock is a sine and a cosine, so two features make a **pair**; features $k = 0$ and $1$ are pair
# $i = 0$, features 2 and 3 are pair 1, and so on: $i$ is $k / 2$, rounded down. The angle of a
# hand is
#
# $$\text{angle}(pos, k) = \frac{pos}{10000^{\,2i/d}}, \qquad i = \lfloor k / 2 \rfloor .$$
#
# The first hand moves by 1 a step (in radians); the last one hardly moves at all.

# %% exercise="get_angles"
def get_angles(pos, k, d):
    """The angle of every feature's clock hand at every position.

    Arguments: pos (positions, 1), whole numbers; k (1, d), the numbers of the features,
        0 ... d - 1; d, how many there are.
    Returns: angles (positions, d), in radians.
    """
    ### START CODE HERE ### (≈ 2 lines)
    i = k // 2                                   # (1, d), the pair of each feature
    angles = pos / np.power(10000, 2 * i / d)    # (positions, d)
    ### END CODE HERE ###
    return angles

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Features 0 and 1 have the same angle. Which operator
# of Python divides and rounds down?</details>
# <details><summary>Hint 2: in code words</summary>The pair: the feature's number divided by 2,
# rounded down (<code>//</code>). The angles: the position over 10000 to the power of twice the
# pair over d. Broadcasting of (positions, 1) and (1, d) does the rest.</details>
# <details><summary>Hint 3: a neighbour</summary>Savings after some years (rows) in accounts
# (columns), two accounts to a bank with the same rate: <code>bank = account // 2</code>,
# <code>savings = start * np.power(1.03, years * bank / 5)</code>.</details>

# %% test="get_angles" points=8
with checks.exercise("get_angles") as check:
    for positions, d in [(5, 6), (3, 10)]:
        pos, k, _ = check.draw(problems.feature_angles, positions=positions, d=d)
        angles = check.call(pos, k, d, returns=(positions, d))
        turns = [pos[:, 0] / 100 ** (4 * (feature // 2) / d) for feature in range(d)]
        right = np.stack(turns, axis=1)
        check.close("angles", angles, right,
                    because="pos over 10000 to the power 2i / d, i the pair of the feature",
                    suspects=problems.angle_slips(pos, k, d))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week14/self_attention")
    check.against(ours.get_angles, problems.feature_angles,
                  [dict(positions=7, d=4), dict(positions=2, d=12)])
    ### END HIDDEN TESTS

# %% [markdown]
# Even features (0, 2, 4, ...) are the sine of their angle, odd ones (1, 3, 5, ...) the cosine.
# Position 0 is 0, 1, 0, 1, ...:
#
# $$PE_{pos,\,2i} = \sin\left(\frac{pos}{10000^{2i/d}}\right), \qquad PE_{pos,\,2i+1} = \cos\left(\frac{pos}{10000^{2i/d}}\right) .$$
#
# (Some programs put all sines first and all cosines behind them. It does as well, but not both in
# one model.)

# %% exercise="positional_encoding"
def positional_encoding(positions, d):
    """A vector for each position of a sequence.

    Arguments: positions, how many; d, the number of features of each, even.
    Returns: encoding (1, positions, d), position 0 first; it broadcasts over the examples
        of x (m, positions, d).
    """
    encoding = np.zeros((positions, d))
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    ### START CODE HERE ### (≈ 3 lines)
    angles = get_angles(pos, k, d)                 # (positions, d)
    encoding[:, 0::2] = np.sin(angles[:, 0::2])    # even features
    encoding[:, 1::2] = np.cos(angles[:, 1::2])    # odd features
    ### END CODE HERE ###
    return encoding[np.newaxis, :, :]

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary><code>get_angles</code> gives both features of a pair
# the same angle. How does one write every second column?</details>
# <details><summary>Hint 2: in code words</summary>First the angles of pos, k and d. Into the
# columns <code>0::2</code> of the encoding goes the sine of the same columns of the angles, into
# <code>1::2</code> the cosine.</details>
# <details><summary>Hint 3: a neighbour</summary>A calendar (weeks, days) where every second day
# counts double: <code>hours[:, 1::2] = 2 * plan[:, 1::2]</code>,
# <code>hours[:, 0::2] = plan[:, 0::2]</code>.</details>

# %% test="positional_encoding" points=10
with checks.exercise("positional_encoding") as check:
    own = check.uses("get_angles")
    pos, k, _ = check.draw(problems.feature_angles, positions=4, d=6)
    check.that(problems.same_numbers(own(pos, k, 6), pos / 10000.0 ** ((k - k % 2) / 6)),
               "it builds on get_angles, which is not right yet: its check says more.",
               diagnosis="depends", rung=1)
    for positions, d in [(7, 6), (5, 12)]:
        check.draw(problems.encoding_sizes, positions=positions, d=d)
        encoding = check.call(positions, d, returns=(1, positions, d))
        right = net.positional_encoding(positions, d)
        check.close("encoding", encoding, right, because="sine and cosine in turn",
                    suspects=problems.position_slips(positions, d))
        check.close("sine² + cosine² of every pair",
                    encoding[..., 0::2] ** 2 + encoding[..., 1::2] ** 2,
                    np.ones((1, positions, d // 2)),
                    because="1: a hand of a clock keeps its length")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week14/self_attention")
    check.against(ours.positional_encoding, problems.encoding_sizes, [
        dict(positions=9, d=4), dict(positions=3, d=14), dict(positions=1, d=8)])
    ### END HIDDEN TESTS

# %% experiment="what positions look like"
if checks.ready("positional_encoding"):
    encoding = positional_encoding(60, 64)[0]
    plots.heat(encoding,
               title="Clocks that go ever slower: a row is the vector of a position",
               xlabel="feature", ylabel="position",
               alt="Stripes, quick at the left and ever slower to the right.")

# %% [markdown]
# Why clocks and not the plain number of the position? The numbers stay between $-1$ and $1$,
# however long the text. And there is a finer reason. **Predict:** how far is the vector of
# position 3 from that of position 13, compared with positions 40 and 50?

# %% experiment="only the shift counts"
my_prediction = None  # nearer, as far, or farther

if checks.ready("positional_encoding"):
    encoding, shifts = positional_encoding(80, 64)[0], np.arange(31)
    distances = {}
    for start in (3, 20, 40):
        steps_away = encoding[start:start + 31] - encoding[start]
        distances[f"from position {start}"] = (shifts, np.linalg.norm(steps_away, axis=1))
    for name, (_, values) in distances.items():
        print(f"{name:>16}: 10 steps on, the distance is {values[10]:.6f}")
    print("your prediction:", my_prediction)
    plots.lines(distances, xlabel="steps between the two positions",
                ylabel="distance of their vectors",
                title="The distance depends on the steps between two positions only",
                alt="Three lines that lie on each other: steep at first, then wavy.")

# %% [markdown]
# Going on by some steps turns every hand by a fixed angle, wherever it stands; and turning is
# what a matrix can do. So a head can learn to look "one place back" with one and the same matrix
# for all positions. You will see it happen in section 8. Does "dog" now know where it stands?

# %% experiment="dog bites man, with positions"
if checks.ready("scaled_dot_product_attention", "positional_encoding"):
    where = positional_encoding(3, 6)[0]
    one = output_for("dog", "dog bites man", where)
    other = output_for("dog", "man bites dog", where)
    print(f"largest difference of the outputs for 'dog': {np.abs(one - other).max():.3f}")

# %% [markdown]
# ## 6. Several heads
#
# One softmax gives one look. But a word may need its verb *and* its adjective. So the $d$
# features are shared by $h$ **heads**: each gets $d / h$ of them, looks where *it* wants, and
# what all heads have found is laid side by side and mixed by one more matrix:
#
# $$\text{head}_j = \text{Attention}\big(\text{the } j\text{-th shares of } x_q W^q + b^q, \; x_{kv} W^k + b^k, \;
# x_{kv} W^v + b^v\big),$$
#
# $$\text{output} = \big[\text{head}_1, \ldots, \text{head}_h\big] \, W^o + b^o .$$
#
# The root is now $\sqrt{d / h}$: what counts is how many products are summed in a score. Head 0
# has the first $d / h$ features, head 1 the next, and so on. To let `@` work on all heads at
# once, their axis goes in front of the tokens: $(m, T, d) \to (m, h, T, d/h)$.

# %% exercise="split_heads"
def split_heads(x, h):
    """The features shared evenly by heads, the axis of the heads in front of the tokens.

    Arguments: x (m, T, d); h, the number of heads, which divides d.
    Returns: heads (m, h, T, d / h); head 0 has the first d / h features of each token.
    """
    m, T, d = x.shape
    ### START CODE HERE ### (≈ 2 lines)
    shares = x.reshape(m, T, h, d // h)    # (m, T, h, d / h), still token by token
    heads = shares.transpose(0, 2, 1, 3)   # (m, h, T, d / h)
    ### END CODE HERE ###
    return heads

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary><code>reshape</code> never moves a number in memory:
# it can cut the last axis in two, but it cannot move an axis. Two steps.</details>
# <details><summary>Hint 2: in code words</summary>First cut d into h and d // h, the tokens
# staying where they are: four axes. Then exchange the two axes in the middle, with
# <code>transpose</code> or <code>swapaxes</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Sales (shops, 12 months) by quarters, the
# quarters first: <code>sales.reshape(shops, 4, 3).transpose(1, 0, 2)</code>.</details>

# %% test="split_heads" points=6
with checks.exercise("split_heads") as check:
    for m, T, d_head, h in [(2, 3, 5, 4), (3, 4, 2, 5)]:
        x, _ = check.draw(problems.rows_to_split, m=m, T=T, d_head=d_head, h=h)
        heads = check.call(x, h, returns=(m, h, T, d_head))
        for what, wrong in problems.split_slips(x, h).items():
            check.that(not np.allclose(heads, wrong),
                       f"heads is what one gets from {what}.",
                       diagnosis=what, rung=2)
        check.close("heads", heads, problems.heads_apart(x, h),
                    because="head by head, token by token")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week14/self_attention")
    check.against(ours.split_heads, problems.rows_to_split, [
        dict(m=4, T=7, d_head=3, h=2), dict(m=1, T=5, d_head=4, h=1),
        dict(m=2, T=2, d_head=2, h=2), dict(m=3, T=1, d_head=1, h=6)])
    ### END HIDDEN TESTS

# %% [markdown]
# And back: the same steps in the opposite order.

# %% exercise="combine_heads"
def combine_heads(x):
    """What the heads have found, side by side again: the opposite of split_heads.

    Argument: x (m, h, T, d_head).
    Returns: joined (m, T, h * d_head).
    """
    m, h, T, d_head = x.shape
    ### START CODE HERE ### (≈ 2 lines)
    tokens = x.transpose(0, 2, 1, 3)             # (m, T, h, d_head)
    joined = tokens.reshape(m, T, h * d_head)    # (m, T, h * d_head)
    ### END CODE HERE ###
    return joined

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which of the two steps of <code>split_heads</code>
# was the last one?</details>
# <details><summary>Hint 2: in code words</summary>Exchange the two axes in the middle first, then
# reshape the last two axes to one of length h times d_head.</details>
# <details><summary>Hint 3: a neighbour</summary>From (quarters, shops, 3 months) back to the
# year: <code>sales.transpose(1, 0, 2).reshape(shops, 12)</code>.</details>

# %% test="combine_heads" points=6
with checks.exercise("combine_heads") as check:
    for m, h, T, d_head in [(2, 4, 3, 5), (3, 5, 4, 2)]:
        x, _ = check.draw(problems.rows_to_split, m=m, T=T, d_head=d_head, h=h)
        apart = problems.heads_apart(x, h)
        joined = check.call(apart, returns=(m, T, h * d_head))
        for what, wrong in problems.combine_slips(apart).items():
            check.that(not np.allclose(joined, wrong),
                       f"joined is what one gets from {what}.",
                       diagnosis=what, rung=2)
        check.close("joined", joined, x, because="what was split")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week14/self_attention")
    check.against(ours.combine_heads, problems.found_by_heads, [
        dict(m=4, h=2, T=7, d_head=3), dict(m=1, h=1, T=5, d_head=4),
        dict(m=2, h=2, T=2, d_head=2), dict(m=3, h=6, T=1, d_head=1)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Break it:** what if one reshapes to $(m, h, T, d/h)$ at once, without the transpose? The shape
# is right, and no error is raised. Below, every number says where it comes from: 10 times the
# token, plus the feature. **Predict** what head 0 gets.

# %% experiment="break it: a reshape alone"
my_prediction = None  # which tokens head 0 sees

x = problems.numbered_rows(1, 4, 6).astype(int)
print("head 0 of three, with the transpose:", problems.heads_apart(x, 3)[0, 0].tolist())
print("head 0 of three, by reshape alone:  ", x.reshape(1, 3, 4, 2)[0, 0].tolist())
print("your prediction:", my_prediction)

# %% [markdown]
# By reshape alone, head 0 sees pieces of tokens 0 and 1 only, dressed up as four tokens. With
# such heads a look-ahead mask hides nothing: "token 0" of the last head is really a piece of a
# late token. Training still works somehow, and that is why this bug lives long.
#
# Now all together. The parameters are a dict: `"Wq"`, `"Wk"`, `"Wv"`, `"Wo"`, all $(d, d)$, and
# `"bq"`, `"bk"`, `"bv"`, `"bo"`, all $(d,)$.

# %% exercise="multi_head_attention"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    """Attention with several heads.

    Arguments: x_q (m, seq_q, d), the tokens that ask; x_kv (m, seq_k, d), the tokens that
        are asked (for self-attention the same array); params, the dict described above;
        num_heads; mask, None or an array that broadcasts to (m, num_heads, seq_q, seq_k).
    Returns: output (m, seq_q, d); weights (m, num_heads, seq_q, seq_k); cache, for the way
        back.
    """
    ### START CODE HERE ### (≈ 6 lines)
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads)   # (m, h, seq_q, d / h)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)  # (m, h, seq_k, d / h)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)  # (m, h, seq_k, d / h)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)                                   # (m, seq_q, d)
    output = joined @ params["Wo"] + params["bo"]                   # (m, seq_q, d)
    ### END CODE HERE ###
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Who asks, and who is asked? Only the queries come
# from <code>x_q</code>.</details>
# <details><summary>Hint 2: in code words</summary>Three times the same: rows times the matrix
# plus the bias, split into heads. All three and the mask into your attention; its three results
# are what the heads have found, the weights, and the inner cache. Combine the heads; the result
# times Wo plus bo.</details>
# <details><summary>Hint 3: a neighbour</summary>Three teams translate, print and bind in rooms of
# their own, and the books meet at the end:
# <code>pages = to_rooms(text @ dictionary + notes, 3)</code>,
# <code>books, report = bind(pages)</code>, <code>shelf = to_hall(books) @ order</code>.</details>

# %% test="multi_head_attention" points=14
with checks.exercise("multi_head_attention") as check:
    for name in ("split_heads", "combine_heads", "scaled_dot_product_attention"):
        given, wanted = problems.multi_head_parts(check.rng)[name]
        check.that(problems.same_numbers(check.uses(name)(*given), wanted),
                   f"it builds on {name}, which is not right yet: its check says more.",
                   diagnosis="depends", rung=1)
    for m, seq_q, seq_k, d_head, h, masked in [(5, 4, 4, 3, 2, False),
                                               (3, 4, 7, 2, 5, False),
                                               (2, 5, 7, 3, 4, True)]:
        x_q, x_kv, params, _, mask = check.draw(problems.multi_head, m=m, seq_q=seq_q,
                                                seq_k=seq_k,
                                                d_head=d_head, h=h, masked=masked)
        form = checks.Tuple(output=(m, seq_q, h * d_head), weights=(m, h, seq_q, seq_k),
                            cache=tuple)
        output, weights, cache = check.call(x_q, x_kv, params, h, mask, returns=form)
        slips = problems.multi_head_slips(x_q, x_kv, params, h, mask)
        right_output, right_weights, trip = net.multi_head_attention(x_q, x_kv, params, h,
            mask)
        check.close("weights", weights, right_weights, because="those of every head",
                    suspects={what: wrong[1] for what, wrong in slips.items()})
        check.close("output", output, right_output,
                    because="what all heads have found, times Wo, plus bo",
                    suspects={what: wrong[0] for what, wrong in slips.items()})
        kept = trip.found, problems.looked_up(trip)
        check.that(problems.same_numbers(tuple(cache[2:4]), kept),
                   "cache is to hold what the heads "
                   "have found, side by side, and then the cache of the attention inside.",
                   diagnosis="cache", rung=2)
    # Wo reads head 0 alone: then the values of the other heads must not matter.
    Wo, Wv = params["Wo"].copy(), params["Wv"].copy()
    Wo[d_head:], Wv[:, d_head:] = 0, 3 - Wv[:, d_head:]
    alone, others = {**params, "Wo": Wo}, {**params, "Wo": Wo, "Wv": Wv}
    check.close("output when Wo reads head 0 alone, and the other heads change",
                check.call(x_q, x_kv, others, h)[0], check.call(x_q, x_kv, alone, h)[0],
                because="what it was: heads do not see each other")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week14/self_attention")
    check.against(ours.multi_head_attention, problems.multi_head, [
        dict(m=1, seq_q=6, seq_k=2, d_head=2, h=5, masked=True),
        dict(m=4, seq_q=2, seq_k=3, d_head=7, h=1, masked=False),
        dict(m=2, seq_q=3, seq_k=3, d_head=3, h=3, masked=True)],
        part=lambda result: tuple(result[:2]), returns=checks.Tuple(output=(), weights=()))
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. The way back
#
# First through one look-up. $dO$ is the slope at the output; nothing is divided by $m$. The
# output is a product of matrices, $O = AV$, where $A$ are the weights, so
#
# $$dV = A^T dO, \qquad dA = dO \, V^T .$$
#
# The softmax is where people slip: a weight depends on *all* scores of its row. Because a row
# sums to 1, what all its weights are pushed up by together has no effect, and is taken away, for
# each row (that is, for each query):
#
# $$dS_{ij} = A_{ij} \Big(dA_{ij} - \sum_{l} A_{il} \, dA_{il}\Big) .$$
#
# Then back through the scores $S = QK^T / \sqrt{d_k}$, root included:
#
# $$dQ = \frac{dS}{\sqrt{d_k}} \, K, \qquad dK = \frac{dS^T}{\sqrt{d_k}} \, Q .$$
#
# **And the mask?** It needs nothing: where it hides, $A_{ij}$ is 0, and so is $dS_{ij}$. **With
# numbers,** one query and three keys:

# %% experiment="back through one softmax by hand"
A, dA = np.array([0.7, 0.2, 0.1]), np.array([1.0, 0.0, 0.0])
print("weights", A, "  slope at the weights", dA)
print("by the formula:          ", np.round(A * (dA - np.sum(A * dA)), 3))
print("A (1 - A), diagonal only:", np.round(A * (1 - A) * dA, 3))
S = np.log(A)
for place in range(3):
    moved = S + 1e-6 * (np.arange(3) == place)
    slope = ((np.exp(moved) / np.exp(moved).sum()) @ dA - A @ dA) / 1e-6
    print(f"measured, at score {place}:    {slope:6.3f}")

# %% [markdown]
# The diagonal alone would raise the first score and leave the two others where they are; the
# whole slope also lowers those.

# %% exercise="scaled_dot_product_attention_backward"
def scaled_dot_product_attention_backward(dout, cache):
    """Back through scaled dot-product attention.

    Arguments: dout (..., seq_q, d_v), the slope of the cost at the output; cache, the tuple
        of q (..., seq_q, d_k), k (..., seq_k, d_k), v (..., seq_k, d_v) and weights
        (..., seq_q, seq_k).
    Returns: dq, dk, dv, of the shapes of q, k and v. Nothing is divided by m.
    """
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    ### START CODE HERE ### (≈ 6 lines)
    dv = np.swapaxes(weights, -1, -2) @ dout                       # (..., seq_k, d_v)
    dweights = dout @ np.swapaxes(v, -1, -2)                       # (..., seq_q, seq_k)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)  # (..., seq_q, 1)
    dscores = weights * (dweights - together) / np.sqrt(d_k)       # (..., seq_q, seq_k)
    dq = dscores @ k                                               # (..., seq_q, d_k)
    dk = np.swapaxes(dscores, -1, -2) @ q                          # (..., seq_k, d_k)
    ### END CODE HERE ###
    return dq, dk, dv

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Write the shapes beside the formulas. A product of
# matrices goes back as in week 4: the slope times the other factor, transposed, on the side where
# it stood. And over which axis does one row of weights run?</details>
# <details><summary>Hint 2: in code words</summary>dv: weights, last two axes swapped, times dout.
# The slope at the weights: dout times v, last two axes swapped. Take away from it the sum along
# the keys of weights times that slope, the axis kept; times the weights, entry by entry; over the
# root. That times k is dq; with its axes swapped, times q, it is dk.</details>
# <details><summary>Hint 3: a neighbour</summary>For a product <code>P = L @ R</code> of stacks of
# matrices, when <code>dP</code> comes back: <code>dL = dP @ R.swapaxes(-1, -2)</code> and
# <code>dR = L.swapaxes(-1, -2) @ dP</code>. Votes that are taken away so that their mean is 0:
# <code>votes - np.mean(votes, axis=-1, keepdims=True)</code>.</details>

# %% test="scaled_dot_product_attention_backward" points=16
with checks.exercise("scaled_dot_product_attention_backward") as check:
    for seq_q, seq_k, d_k, d_v, kind in [(4, 7, 5, 6, "none"), (5, 4, 7, 8, "future"),
                                         (4, 6, 5, 7, "padding")]:
        dout, cache = check.draw(problems.questions_back, seq_q=seq_q, seq_k=seq_k, d_k=d_k,
                                 d_v=d_v, kind=kind)
        q, k, v, weights = cache
        seen = (weights > 0) * 1.0
        form = checks.Tuple(dq=q.shape, dk=k.shape, dv=v.shape)
        dq, dk, dv = check.call(dout, cache, returns=form)
        slips = problems.attention_slopes_slips(dout, cache)
        # A cost whose slope at the output is dout, by the finished forward pass.
        def cost(q=q, k=k, v=v):
            return np.sum(dout * net.scaled_dot_product_attention(q, k, v, seen)[0])
        check.gradient("dv", dv, of=lambda value: cost(v=value), at=v, suspects=slips["dv"])
        check.gradient("dq", dq, of=lambda value: cost(q=value), at=q, suspects=slips["dq"])
        check.gradient("dk", dk, of=lambda value: cost(k=value), at=k, suspects=slips["dk"])
    plain = tuple(part[1, 2] for part in cache)
    check.close("dk for plain matrices", check.call(dout[1, 2], plain)[1], dk[1, 2],
                because="that of the same matrices in a stack")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week14/self_attention")
    check.against(ours.scaled_dot_product_attention_backward, problems.questions_back, [
        dict(seq_q=4, seq_k=4, d_k=4, d_v=4, kind="any"),
        dict(seq_q=1, seq_k=6, d_k=2, d_v=5, kind="none"),
        dict(seq_q=7, seq_k=3, d_k=5, d_v=1, kind="padding")])
    ### END HIDDEN TESTS

# %% [markdown]
# Around it stand four dense layers $xW + b$. Their way back is that of week 4, with examples in
# rows, and it is given:

# %%
def dense_backward(dout, x, W):
    """Back through x @ W + b: the slopes dx, dW and db."""
    rows = x.reshape(-1, x.shape[-1])  # all tokens of all examples
    slopes = dout.reshape(-1, dout.shape[-1])
    return dout @ W.T, rows.T @ slopes, slopes.sum(axis=0)

# %% [markdown]
# Walk the forward pass from its end to its beginning. Where it combined heads, split the slope;
# where it split, combine. And the tokens in $x_{kv}$ were used **twice**, for keys and for
# values: two slopes come back to them, and add up. (In self-attention $x_q$ and $x_{kv}$ are the
# same array, so whoever calls this adds `dx_q` and `dx_kv`, too.)

# %% exercise="multi_head_attention_backward"
def multi_head_attention_backward(dout, cache):
    """Back through attention with several heads.

    Arguments: dout (m, seq_q, d), the slope of the cost at the output; cache, the tuple of
        x_q, x_kv, joined (what the heads have found, side by side), inner (the cache of
        scaled_dot_product_attention), params and num_heads.
    Returns: dx_q (m, seq_q, d), dx_kv (m, seq_k, d), and grads, a dict with "dWq", "dbq",
        ..., "dWo", "dbo".
    """
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    ### START CODE HERE ### (≈ 7 lines)
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])          # (m, seq_q, d)
    dheads = split_heads(djoined, num_heads)                                # by heads
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])   # (m, seq_q, d)
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])  # (m, seq_k, d)
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])  # (m, seq_k, d)
    dx_kv = dx_k + dx_v                                                     # (m, seq_k, d)
    ### END CODE HERE ###
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Begin with the last line of your forward pass. What
# went into it, and which matrix?</details>
# <details><summary>Hint 2: in code words</summary><code>dense_backward</code> four times: with Wo
# and what the heads have found; then, behind your way back through the look-up, with Wq and
# <code>x_q</code>, with Wk and <code>x_kv</code>, with Wv and <code>x_kv</code>. In between,
# slopes are split for the look-up and combined behind it. At last the two slopes at
# <code>x_kv</code> are added.</details>
# <details><summary>Hint 3: a neighbour</summary>Flour went into bread and into cake, both were
# sold by two shops: <code>dbread, dcake = shops_back(to_shops(dmoney))</code>,
# <code>dflour = bake_back(dbread, bread) + bake_back(dcake, cake)</code>.</details>

# %% test="multi_head_attention_backward" points=10
with checks.exercise("multi_head_attention_backward") as check:
    for name in ("split_heads", "combine_heads", "scaled_dot_product_attention_backward"):
        given, wanted = problems.multi_head_parts(check.rng)[name]
        check.that(problems.same_numbers(check.uses(name)(*given), wanted),
                   f"it builds on {name}, which is not right yet: its check says more.",
                   diagnosis="depends", rung=1)
    for m, seq_q, seq_k, d_head, h in [(5, 4, 4, 3, 2), (5, 4, 7, 2, 3)]:
        dout, cache = check.draw(problems.multi_head_back, m=m, seq_q=seq_q, seq_k=seq_k,
                                 d_head=d_head, h=h, masked=True)
        x_q, x_kv, joined, inner, params, _ = cache
        seen, d = (inner[3] > 0) * 1.0, h * d_head
        parts = {f"dW{part}": (d, d) for part in "qkvo"} | {f"db{part}": (d,
            ) for part in "qkvo"}
        form = checks.Tuple(dx_q=(m, seq_q, d), dx_kv=(m, seq_k, d),
                            grads=checks.Dict(**parts))
        dx_q, dx_kv, grads = check.call(dout, cache, returns=form)
        right = net.multi_head_attention_backward(dout,
            net.multi_head_attention(x_q, x_kv, params, h, seen)[2])[2]
        slips = problems.multi_head_slopes_slips(dout, cache, right)
        def cost(x_q=x_q, x_kv=x_kv, **changed):
            return np.sum(dout * net.multi_head_attention(x_q, x_kv, params | changed, h,
                seen)[0])
        for name in ("bo", "Wo", "bv", "Wv", "bq", "Wq", "Wk"):
            check.gradient(f"d{name}", grads[f"d{name}"], of=lambda v: cost(**{name: v}),
                           at=params[name], suspects=slips[f"d{name}"])
        check.that(np.abs(grads["dbk"]).max() < 1e-6,
                   "dbk must be 0, up to rounding: moving all keys alike changes nothing.",
                   diagnosis="dbk", rung=2)
        check.gradient("dx_q", dx_q, of=lambda v: cost(x_q=v), at=x_q,
                       suspects=slips["dx_q"])
        check.gradient("dx_kv", dx_kv, of=lambda v: cost(x_kv=v), at=x_kv,
                       suspects=slips["dx_kv"])
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week14/self_attention")
    check.against(ours.multi_head_attention_backward, problems.multi_head_back, [
        dict(m=1, seq_q=6, seq_k=2, d_head=2, h=4, masked=True),
        dict(m=4, seq_q=2, seq_k=3, d_head=5, h=1)])
    ### END HIDDEN TESTS

# %% [markdown]
# Did you expect $db^k = 0$? Adding the same vector to all keys adds the same number to all scores
# of a query, and a softmax does not see it. The bias of the keys can never learn anything; it is
# there by habit.
#
# ## 8. Who stands beside me?
#
# A task for one layer of your own: twelve random tokens (eight kinds), and each token is to say
# **who stands before it and who stands behind it**. Vectors of tokens, your attention, and a
# softmax for each side; nothing else. Three networks learn with your functions, for some seconds.
#
# **Predict** the order: one head, two heads, two heads without positions. Which of them can do it
# at all?

# %% experiment="one head against two"
my_prediction = None  # an order

if checks.ready("multi_head_attention", "multi_head_attention_backward"):
    yours = dict(there=multi_head_attention, back=multi_head_attention_backward)
    nets = {"two heads": debuglab.NeighbourNet(num_heads=2, **yours),
            "one head": debuglab.NeighbourNet(num_heads=1, **yours),
            "no positions": debuglab.NeighbourNet(num_heads=2, positions=False, **yours)}
    learned, curves = {}, {}
    for name, one in nets.items():
        run = one.train(12, steps=300, rng=np.random.default_rng(2))
        learned[name] = run.parameters
        curves[name] = (np.arange(10, 301, 10),
                        run.costs.mean(axis=1).reshape(-1, 10).mean(axis=1))
        before, behind = 100 * run.right[-50:].mean(axis=0)
        print(f"{name:>12}: cost {curves[name][1][-1]:.3f}, "
              f"right before {before:5.1f} %, behind {behind:5.1f} %")
    print("your prediction:", my_prediction)
    plots.lines(curves, xlabel="step", ylabel="cost, mean of 10 steps",
                title="Two looks need two heads, and both need positions",
                alt="Two heads reach 0, one stops near 0.7, no positions near 1.8.")

# %% [markdown]
# One head has one look. It finds both neighbours, and lays more weight on one of them: so for one
# side it is right in about nine cases of ten, for the other in about three, no better than
# without positions. A mean of two values says *who* is there, but not who stands on which side.
# Two heads need no mixing. Look at what they have learned; nobody told them:

# %% experiment="attention, head by head"
if checks.ready("multi_head_attention", "multi_head_attention_backward"):
    ids, _ = debuglab.neighbours(1, 12, rng=np.random.default_rng(4))
    names = [f"{place}" for place in range(12)]
    panels = {}
    for name in ("two heads", "one head"):
        weights = nets[name].look(ids, learned[name])[1][0]
        for number, head in enumerate(weights):
            panels[f"{name}: head {number + 1}"] = head
    plots.attention_panels(
        panels, names, names,
        title="A row is a token that asks: two heads share the work, one looks both ways",
        alt="A dark line above the diagonal, one below it, and both lines, paler.",
    )
    print("row: the position that asks; column: the position it looks at")

# %% [markdown]
# The dark lines beside the diagonal are the clocks of section 5: "one step back" is one turn, the
# same for all positions. And without positions the layer only knows *which* tokens are there; the
# best it can do is to name the most frequent one.
#
# ## 9. What it costs
#
# Every token looks at every token: the weights alone are $T^2$ numbers. A recurrent network takes
# $T$ steps of the same size. Count the multiplications of one layer with $d$ features for one
# sequence:
#
# | | multiplications | steps that must wait for each other |
# |---|---|---|
# | recurrent layer | $2 \, T d^2$ | $T$ |
# | self-attention | $4 \, T d^2 + 2 \, T^2 d$ | 1 |
#
# **Predict:** at which length is self-attention dearer by a factor of ten, for $d = 64$?

# %% experiment="T squared, counted"
my_prediction = None  # a length

d, lengths = 64, np.array([16, 32, 64, 128, 256, 512, 1024, 2048])
recurrent, attending = 2 * lengths * d**2, 4 * lengths * d**2 + 2 * lengths**2 * d
for T, one, other in zip(lengths, recurrent, attending):
    print(f"T = {T:4d}: {one / 1e6:5.1f} against {other / 1e6:6.1f} million, "
          f"{other / one:4.1f} times as many multiplications")
print("your prediction:", my_prediction)
plots.lines({"recurrent layer": (lengths, recurrent / 1e6),
             "self-attention": (lengths, attending / 1e6)}, log_y=True,
            xlabel="T, the number of tokens", ylabel="million multiplications",
            title="A recurrent layer works like T, attention in the end like T²",
            alt="Two rising lines, log scale; that of self-attention rises faster.")

# %% [markdown]
# More work, and still attention has won. Its multiplications are a few large products that a
# machine does all at once, while step 500 of a recurrent network must wait for step 499. And from
# any token to any other it is **one** step, for what is known on the way there as well as for
# slopes on the way back: nothing has to survive 500 steps. Where texts are very long, $T^2$ is
# the price, and much work goes into lowering it.
#
# ## 10. Debug lab
#
# Four colleagues train one *causal* head on the same task: a token may see those before it, never
# those behind. So who stands before can be learned; who stands *behind* is pure chance, and with
# eight kinds of tokens nobody can get below a cost of $\ln 8 \approx 2.08$. Sequences have seven
# to ten tokens, with padding **in front**. One colleague has no bug. The others: (a) the mask
# comes behind the softmax; (b) hidden scores are $-\infty$; (c) scores are not divided by
# $\sqrt{d_k}$. Their curves (a run of nan cannot be drawn):

# %% experiment="debug lab: the curves"
colleagues = debuglab.broken_lookers()
runs = {number: one.train(10, steps=300, rng=np.random.default_rng(1), shortest=7)
        for number, one in colleagues.items()}
steps = np.arange(10, 301, 10)
sides = ("before: it may be seen", "All fall."), ("behind: nobody may know", "One falls.")
for side, (words, fall) in enumerate(sides):
    curves = {}
    for number, run in runs.items():
        if np.isfinite(run.costs).all():
            smooth = run.costs[:, side].reshape(-1, 10).mean(axis=1)
            curves[f"colleague {number}"] = (steps, smooth)
    plots.lines(curves, xlabel="step", ylabel="cost, mean of 10 steps",
                title=f"Who stands {words}",
                alt=f"Three lines over 300 steps. {fall}")
for number, run in runs.items():
    first = ", ".join(f"{cost:.2f}" for cost in run.costs[:3].mean(axis=1))
    before, behind = run.costs[-50:].mean(axis=0)
    print(f"colleague {number}: first costs {first}; "
          f"at last: before {before:.2f}, behind {behind:.2f}")
print(f"nobody can know who stands behind: ln 8 = {np.log(8):.2f}")

# %% [markdown]
# **Decide before you go on:** who has which bug? The lowest cost of all is not the best sign
# here. Then measure, on networks that have not learned anything yet: do the rows of the weights
# sum to 1? How sure are they already? And does a change of the *last* token reach the outputs
# before it?

# %% experiment="debug lab: measure"
ids, _ = debuglab.neighbours(40, 10, rng=np.random.default_rng(8), shortest=7)
changed = ids.copy()
changed[:, -1] = ids[:, -1] % 8 + 1
print(" " * 14 + "smallest row sum   mean largest weight   reached by the future   nan")
for number, one in colleagues.items():
    start = one.start(np.random.default_rng(1))
    (scores, weights, _), (moved, _, _) = one.look(ids, start), one.look(changed, start)
    real = ids[:, :-1] > 0
    leak = np.abs(moved - scores)[:, :-1][real].max()
    rows = weights[:, 0][ids > 0]
    total, largest = rows.sum(axis=-1).min(), rows.max(axis=-1).mean()
    print(f"colleague {number}: {total:16.2f} {largest:21.2f} {leak:23.2f} "
          f"{np.isnan(scores).mean():5.0%}")

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (a). Rows do not sum to 1: the share that the future has taken is missing, and
#   so the sum *tells* of the future. It leaks through the denominator of the softmax. The cost
#   below $\ln 8$ is the alarm: too good to be true.
# - Colleague 2 is (b). With padding in front and a look-ahead mask, the first places may look
#   nowhere: 0 divided by 0. Those places are not asked for, so the *first* cost is fine; but on
#   the way back 0 times nan is nan, and after one step every weight is nan.
# - Colleague 3 is (c). Untrained weights are already sure of themselves, so slopes are small and
#   learning is late. It does learn: wrong scale is a slow bug, not a loud one.
# - Colleague 4 has no bug.
#
# </details>
#
# ## Remember
#
# - Attention is a soft look-up: queries are compared with keys, a softmax makes shares, and
#   values are averaged. Rows of weights sum to 1.
# - Divide by $\sqrt{d_k}$ of *one head*, or the softmax is sure before it has learned.
# - Masks go on the scores, before the softmax. Know your convention: here 1 means "may look".
#   Never $-\infty$ where a whole row may be hidden.
# - Without positions the layer is blind to order. Sines and cosines make a shift the same turn
#   everywhere.
# - Heads look independently. Split by reshape *and* transpose: a reshape alone mixes tokens and
#   breaks every mask.
# - On the way back the softmax takes away each row's weighted mean, the root counts again, and
#   what was used twice gets two slopes.
# - Prove causality: change a later token, and look whether an earlier output moves.
#
# ## What you can do now
#
# You have the heart of the Transformer, both ways. Around it stand only things that you know:
# dense layers, layer normalisation, shortcuts. The next notebook puts them together.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week14/self_attention")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
