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
# # Attention: looking back at what was read
#
# **The question of this notebook:** a network reads `30th september 1998` and has to write `1998-09-30`. Must it
# carry the whole text in one state? Or may it look back, at the year when it writes the year?
#
# At the end you can
#
# - say what is lost when a whole text goes through a single vector, and measure it,
# - let a state score every place of a text, turn scores into weights, and weights into a context,
# - go the same way back, to slopes that are right to seven digits,
# - train a decoder by telling it what was right before, and let it write when nobody tells it,
# - read in the weights which letters the network has looked at,
# - tell from a loss and from what a network writes where its bug is.
#
# You know gated layers from week 11. Here they are finished, in `startcode.layers`. Plan about two hours.
#
# **The convention changes here.** In the field of attention examples are rows, and time comes before the
# numbers of a step: a sequence is `a` $(m, T_x, d)$, a state `s` $(m, n_s)$, and weights stand behind:
# $s W$, not $W s$. It stays so for the rest of this week and the next.

# %%
from collections import defaultdict

import numpy as np

import startcode
from startcode import checks, datasets, debuglab, layers, plots, pretrained, problems

# %% [markdown]
# ## 1. Dates
#
# There are many ways to write a day, and one standard, ISO 8601: year, month, day, joined by hyphens. A library that
# knows the customs of many countries has written some days for us, as people in the United States, in Britain, in
# Germany and in France do. (Two rules make every text clear: with slashes the month comes first, with points the day;
# and `49` is 2049, but `50` is 1950.) The days of the test are other days than those that are learned from.

# %%
data = datasets.load_dates()
human_vocab, machine_vocab = data.human_vocab, data.machine_vocab
T_x, T_y = 30, 10                 # the longest text; the length of every ISO date
START = machine_vocab["<start>"]  # what stands before the first sign that is written

# %% experiment="some dates"
print(f"{len(data.pairs)} dates to learn from, {len(data.test_pairs)} for the test:")
for text, iso in data.pairs[:8]:
    print(f"{text:>30}   {iso}")
print(len(human_vocab), "signs come in:", *human_vocab)
print(len(machine_vocab), "may be written:", *machine_vocab)

# %% [markdown]
# ### Signs as numbers
#
# All texts of a batch lie in one array, so all get the same length: what is too long is cut off at its end, and
# behind what is too short stands `"<pad>"`, as often as needed. Capitals become small letters first. A sign that the
# vocabulary does not know is `"<unk>"`. All other signs stay, commas and blanks included: the vocabulary knows them.

# %% exercise="string_to_int"
def string_to_int(s, length, vocab):
    """A text as a list of numbers, always of the same length.

    Arguments: s, a text; length, how many numbers are wanted; vocab, a dict from
        signs, "<unk>" and "<pad>" to their numbers.
    Returns: a list of `length` whole numbers.
    """
    ### START CODE HERE ### (≈ 3 lines)
    kept = s.lower()[:length]
    numbers = [vocab.get(sign, vocab["<unk>"]) for sign in kept]
    numbers += [vocab["<pad>"]] * (length - len(kept))
    ### END CODE HERE ###
    return numbers

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Four things happen: small letters, cutting off, looking up, filling up. A dict has a
# method that looks a key up and knows what to answer when the key is not there.</details>
# <details><summary>Hint 2: in code words</summary>The text by <code>lower()</code>, its first <code>length</code> signs by a slice; a list of
# <code>vocab.get(sign, ...)</code> with the number of <code>"&lt;unk&gt;"</code> as the second argument; then so many times the number of
# <code>"&lt;pad&gt;"</code> as are still missing.</details>
# <details><summary>Hint 3: a neighbour</summary>Prices of goods, 0 for what the shop does not have, and five lines on every bill:
# <code>bill = [prices.get(good, 0) for good in basket[:5]]</code>, <code>bill += [0] * (5 - len(bill))</code>.</details>

# %% test="string_to_int" points=8
with checks.exercise("string_to_int") as check:
    for signs, long, size in [(9, 7, 11), (8, 12, 9), (6, 5, 5)]:
        s, length, vocab = check.draw(problems.a_text_to_code, signs=signs, long=long, length=size)
        numbers = check.call(s, length, vocab, returns=list)
        pad, unk = vocab["<pad>"], vocab["<unk>"]
        known = [vocab.get(sign, unk) for sign in s.lower()]
        check.that(len(numbers) <= length, f"{len(numbers)} numbers came, wanted are {length}: "
                   "what is too long should be cut off.", diagnosis="cut off", rung=1)
        check.that(len(numbers) == length, f"{len(numbers)} numbers came, wanted are {length}: all "
                   'signs, and "<pad>" behind them, if needed.', diagnosis="too few", rung=1)
        wanted = (known + [pad] * length)[:length]
        spoiled = {
            "cut off in front, where the end is meant": known[-length:] + [pad] * (length - long),
            '"<pad>" in front of the text: it belongs behind': [pad] * (length - long)
            + known[:length],
            "capitals that count as unknown": [vocab.get(sign, unk) for sign in s[:length]]
            + [pad] * (length - long),
            "a text without its comma": ([vocab.get(sign, unk) for sign in s.lower() if sign != ","]
                                         + [pad] * length)[:length],
            "0 for padding, whatever number the vocabulary has for it": (
                known + [0] * length)[:length],
            "0 for what is unknown, whatever number the vocabulary has for it": [
                0 if number == unk else number for number in wanted],
            '"<pad>" for what is unknown': [pad if number == unk else number for number in wanted],
            "a text whose unknown signs are left out": (
                [number for number in known if number != unk] + [pad] * length)[:length],
        }
        for slip, wrong in spoiled.items():
            check.that(list(numbers) != wrong or wrong == wanted,
                       f"the numbers are those of {slip}.", diagnosis=slip, rung=1)
        check.that(list(numbers) == wanted, f"the numbers are not those of {s!r}.",
                   diagnosis="numbers", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/attention")
    check.hide()
    for signs, long, size in [(12, 4, 15), (7, 20, 6), (5, 9, 9)]:
        s, length, vocab = check.draw(problems.a_text_to_code, signs=signs, long=long, length=size)
        check.that(list(check.call(s, length, vocab)) == ours.string_to_int(s, length, vocab),
                   "the numbers are not right for other texts and vocabularies.",
                   diagnosis="other texts")
    ### END HIDDEN TESTS

# %% [markdown]
# Numbers of signs are names, not amounts: `b` is not between `a` and `c`. So each becomes a row of zeros with a single
# 1, at the place that its number says. From numbers $(m, T)$ comes an array $(m, T, \text{depth})$.

# %% exercise="one_hot_sequences"
def one_hot_sequences(numbers, depth):
    """Each number as a row of zeros with a single 1.

    Arguments: numbers, an array (m, T) of whole numbers from 0 to depth - 1; depth.
    Returns: an array (m, T, depth).
    """
    ### START CODE HERE ### (≈ 1 line)
    rows = np.eye(depth)[numbers]  # (m, T, depth)
    ### END CODE HERE ###
    return rows

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which matrix has such rows, one for each number, in their order? An array of row numbers picks as many of
# them as it holds.</details>
# <details><summary>Hint 2: in code words</summary><code>np.eye(depth)</code> has a 1 in row k, column k. Index it with the whole array of numbers.</details>
# <details><summary>Hint 3: a neighbour</summary>A palette holds one colour in each row, and a picture holds the number of a colour at each
# pixel: <code>palette[picture]</code> is (height, width, 3).</details>

# %% test="one_hot_sequences" points=6
with checks.exercise("one_hot_sequences") as check:
    for m, T, size in [(3, 5, 7), (4, 2, 6)]:
        numbers, depth = check.draw(problems.numbers_to_widen, m=m, T=T, depth=size)
        rows = check.call(numbers, depth, returns=(m, T, depth))
        check.that(np.all(rows.sum(axis=2) == 1), "each row should hold a single 1, and zeros.",
                   diagnosis="a single 1", rung=1)
        check.that(np.array_equal(rows.argmax(axis=2), numbers), "the 1 should stand at the place "
                   "that the number says.", diagnosis="place of the 1", rung=1)
        check.that(np.all(rows.max(axis=2) == 1), "the largest entry of each row should be 1.",
                   diagnosis="a single 1", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/attention")
    check.against(ours.one_hot_sequences, problems.numbers_to_widen,
                  [dict(m=5, T=3, depth=11), dict(m=2, T=9, depth=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 2. Through the eye of a needle
#
# The plain way from text to text: one network, the **encoder**, reads; its last state goes to another, the
# **decoder**, which writes. Whatever the decoder knows of the text, it knows through that one vector, and the vector
# has the same size for three letters and for three hundred. It is a **bottleneck**.
#
# How much does it matter? Two networks were taught on these dates, in the same way and for the same time, by
# `data/dates/train.py` with NumPy alone. Both read the text forwards and backwards, with a GRU of 32 units in either
# direction. Of the first, the decoder sees the last state of both directions, 64 numbers, at every step. The second
# has attention, the subject of this notebook. An answer counts only if all ten signs are right: an **exact match**.
#
# **Predict:** which dates does the first network get wrong?

# %% experiment="the bottleneck, measured"
my_prediction = None
X_test, Y_test = datasets.coded_dates(data.test_pairs, data)  # (1000, 30), (1000, 10)
reader, narrow = pretrained.date_reader(), pretrained.date_reader(attention=False)
sign_of = {number: sign for sign, number in machine_vocab.items()}
written = narrow.write(X_test)[0]
right = {"one vector": np.all(written == Y_test, axis=1),
         "attention": np.all(reader.write(X_test)[0] == Y_test, axis=1)}
letters = np.array([any(map(str.isalpha, text)) for text, _ in data.test_pairs])
for name, found in right.items():
    shares = [found[some].mean() for some in (letters, ~letters)]
    print(f"{name:>10}: {found.mean():6.1%} exact;",
          f"month in letters {shares[0]:6.1%}, in numbers {shares[1]:6.1%}")
print("some that one vector got wrong:")
for k in np.flatnonzero(~right["one vector"])[:6]:
    text, iso = data.test_pairs[k]
    date = "".join(sign_of[number] for number in written[k])
    print(f"{text:>30}   {iso}, written {date}")

# %% [markdown]
# The single vector loses most where all is digits, and each of them counts: it gets them, and mixes them up. A name of
# a month would survive the loss of a letter. With attention every date of the test is right.
#
# ## 3. How well do they go together?
#
# The idea: **keep all states of the encoder**, one for each sign of the text, and let the decoder look at them anew
# before each sign that it writes. Where to look depends on what it has written so far, and that is in its state
# $s$. So a small network gives each pair of a state $s$ and a place $a^{\langle t \rangle}$ a **score**:
#
# $$u^{\langle t \rangle} = \tanh\!\left([s, a^{\langle t \rangle}]\, W + b\right), \qquad e^{\langle t \rangle} = u^{\langle t \rangle} \cdot v .$$
#
# $[s, a^{\langle t \rangle}]$ is one row, the state first, $(n_s + d)$ numbers; $W$ is $(n_s + d, n_e)$, $b$ and $v$
# are $(n_e)$. The units $u$ are kept for the way back. This is *additive attention*, as Bahdanau, Cho and Bengio
# proposed it in 2015. The same $W$, $b$, $v$ serve all places, so a text may have any length.

# %% exercise="attention_scores"
def attention_scores(s_prev, a, parameters):
    """How well each state and each place of its text go together.

    Arguments: s_prev (m, n_s), states of the decoder; a (m, T_x, d), what was read;
        parameters, a dict with W (n_s + d, n_e), b (n_e,), v (n_e,).
    Returns: e (m, T_x), the scores; units (m, T_x, n_e), what tanh gave.
    """
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    ### START CODE HERE ### (≈ 4 lines)
    states = np.repeat(s_prev[:, np.newaxis], a.shape[1], axis=1)  # (m, T_x, n_s)
    pairs = np.concatenate([states, a], axis=2)                    # (m, T_x, n_s + d)
    units = np.tanh(pairs @ W + b)                                 # (m, T_x, n_e)
    e = units @ v                                                  # (m, T_x)
    ### END CODE HERE ###
    return e, units

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Each example has one state and T_x places. Before the two can stand side by side, the state needs an axis of time,
# and must be there once for each place of <em>its own</em> text.</details>
# <details><summary>Hint 2: in code words</summary>Give s_prev an axis in the middle and <code>np.repeat</code> it T_x times along that axis; <code>np.concatenate</code> with a along the last
# axis, the state first; tanh of that, times W (<code>@</code> works on the last axis), plus b; at last the product with v. (Or split W in two, and let broadcasting
# repeat the state's part.)</details>
# <details><summary>Hint 3: a neighbour</summary>Each of m cooks (m, k) rates T dishes of their own (m, T, j):
# <code>cooks = np.repeat(cook[:, np.newaxis, :], T, axis=1)</code>, <code>np.concatenate([cooks, dishes], axis=2)</code> is (m, T, k + j).</details>

# %% test="attention_scores" points=14
with checks.exercise("attention_scores") as check:
    for m, T, n_s, d, n_e in [(3, 7, 4, 6, 5), (5, 4, 6, 3, 2)]:
        a, s_prev, mask, parameters = check.draw(problems.a_look, m=m, T=T, n_s=n_s, d=d, n_e=n_e)
        form = checks.Tuple(e=(m, T), units=(m, T, n_e))
        e, units = check.call(s_prev, a, parameters, returns=form)
        slips = problems.look_slips(s_prev, a, parameters)
        by_place = [[np.tanh(np.r_[s_prev[i], a[i, t]] @ parameters["W"] + parameters["b"])
                     for t in range(T)] for i in range(m)]
        check.close("the scores", e, np.array(by_place) @ parameters["v"], suspects=slips,
                    because="computed for one place of one text at a time")
        check.close("the units", units, np.array(by_place), because="what tanh gives, before v")
        order = check.rng.permutation(T)
        turned = check.call(s_prev, a[:, order], parameters)[0]
        check.close("the scores of places in another order", turned, e[:, order],
                    because="each place has its score wherever it stands")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/attention")
    def places_and_state(rng, **sizes):
        a, state, _, attention = problems.a_look(rng, **sizes)
        return state, a, attention
    check.against(ours.attention_scores, places_and_state, [
        dict(m=2, T=9, n_s=5, d=3, n_e=4), dict(m=4, T=3, n_s=2, d=7, n_e=6),
        dict(m=6, T=5, n_s=3, d=4, n_e=2)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. From scores to weights
#
# A softmax **over the places of each text** turns scores into weights: none is negative, and those of a text sum to 1.
# Places that are only padding must not take part. The **mask** is True on every sign of the text:
#
# $$\alpha^{\langle t \rangle} = \frac{\exp e^{\langle t \rangle}}{\sum_{k \text{ in the mask}} \exp e^{\langle k \rangle}} \;\text{ within the mask,} \qquad \alpha^{\langle t \rangle} = 0 \;\text{ outside.}$$
#
# Scores may be large, also where the mask is False. So take the padding out **first**, then subtract the largest
# score that is left, and only then raise: $\exp 1000$ is more than a computer can write, $\exp(-\infty)$ is just 0.

# %% exercise="attention_weights"
def attention_weights(scores, mask):
    """A softmax over the places of each text, without its padding.

    Arguments: scores (m, T_x); mask (m, T_x), True on the signs of the text: at least
        one for each text.
    Returns: weights (m, T_x), 0 where the mask is False, with the sum 1 for each text.
    """
    ### START CODE HERE ### (≈ 4 lines)
    visible = np.where(mask, scores, -np.inf)
    visible = visible - np.max(visible, axis=1, keepdims=True)
    raised = np.exp(visible)                                  # 0 where nothing is
    weights = raised / np.sum(raised, axis=1, keepdims=True)  # (m, T_x)
    ### END CODE HERE ###
    return weights

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>What score must a place have so that its exponential is 0? Not 0: the exponential of 0 is 1. And along which axis
# do the places of a text lie?</details>
# <details><summary>Hint 2: in code words</summary><code>np.where(mask, scores, -np.inf)</code>; less its maximum along axis 1 with <code>keepdims=True</code>; the exponential; divided by its sum
# along axis 1.</details>
# <details><summary>Hint 3: a neighbour</summary>Shares of goals in each team (teams in rows) among those who played:
# <code>goals = np.where(played, goals, 0)</code>, <code>goals / np.sum(goals, axis=1, keepdims=True)</code>.</details>

# %% test="attention_weights" points=14
with checks.exercise("attention_weights") as check:
    for m, T in [(3, 7), (6, 4)]:
        scores, mask = check.draw(problems.scores_and_signs, m=m, T=T)
        weights = check.call(scores, mask, returns=checks.Array((m, T), finite=False))
        expected = np.zeros((m, T))
        for row, there, shares in zip(scores, mask, expected):
            shares[there] = layers.softmax(row[there, np.newaxis])[:, 0]
        check.that(np.isfinite(weights).all(), "there is a nan or an infinite number among the "
                   "weights.", diagnosis="nan", rung=1)
        check.that(np.any(weights[mask] != 0), "no sign of the text has any weight: is the mask "
                   "the wrong way round?", diagnosis="the wrong way round", rung=1)
        check.close("the weights", weights, expected,
                    because="a softmax over the signs of each text alone",
                    suspects=problems.weighing_slips(scores, mask))
        check.that(np.all(weights[~mask] == 0), "where the mask is False, the weight should be "
                   "exactly 0.", diagnosis="exactly 0", rung=1)
        large = np.where(mask, 900 * np.sign(scores) + scores, 4000.0)
        weights = check.call(large, mask, returns=checks.Array((m, T), finite=False), quiet=True)
        check.that(np.isfinite(weights).all(), "with scores around 1000 there are numbers that are "
                   "nan: subtract the largest score that the mask lets through, before raising.",
                   diagnosis="large scores", rung=1)
        for row, there, shares in zip(large, mask, expected):
            shares[there] = layers.softmax(row[there, np.newaxis])[:, 0]
        check.close("the weights of large scores", weights, expected, because="nothing overflows")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/attention")
    check.against(ours.attention_weights, problems.scores_and_signs, [
        dict(m=2, T=9), dict(m=5, T=3), dict(m=4, T=6, size=800.0)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 5. The context
#
# What the decoder gets to see is a mean of all places, with these weights:
#
# $$c = \sum_t \alpha^{\langle t \rangle} a^{\langle t \rangle} .$$
#
# A small example: three places with two numbers each, and weights 0.7, 0.2, 0.1.

# %% experiment="a context by hand"
places = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 1.0]])
looks = {"all at the first": [1, 0, 0], "mostly at the first": [0.7, 0.2, 0.1],
         "at all alike": [1 / 3, 1 / 3, 1 / 3]}
for name, share in looks.items():
    context = sum(weight * place for weight, place in zip(share, places))
    print(f"{name:>20}: the context is {np.round(context, 2)}")

# %% [markdown]
# One weight near 1: the context is that place, nearly. All weights alike: it is the plain mean, and where things stood
# is lost. The weights change smoothly with the scores, so there is a slope, and looking can be learned.

# %% exercise="one_step_attention"
def one_step_attention(a, s_prev, mask, parameters):
    """What a state sees of a text, and how much it looks at each place.

    Arguments: a (m, T_x, d); s_prev (m, n_s); mask (m, T_x); parameters as for
        attention_scores.
    Returns: context (m, d); weights (m, T_x).
    """
    ### START CODE HERE ### (≈ 3 lines)
    e, _ = attention_scores(s_prev, a, parameters)
    weights = attention_weights(e, mask)
    context = np.sum(weights[:, :, np.newaxis] * a, axis=1)  # (m, d)
    ### END CODE HERE ###
    return context, weights

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two of the three lines are your functions. In the third, each place has one weight but d numbers.</details>
# <details><summary>Hint 2: in code words</summary>Scores by <code>attention_scores</code>, the first of its two results; weights by <code>attention_weights</code>; give the weights an axis of length 1
# at the end, multiply by a, and sum over axis 1.</details>
# <details><summary>Hint 3: a neighbour</summary>The centre of mass of T bodies in each of m systems: <code>np.sum(mass[:, :, np.newaxis] * position, axis=1)</code>, with mass (m, T),
# position (m, T, 3), and masses that sum to 1.</details>

# %% test="one_step_attention" points=10
with checks.exercise("one_step_attention") as check:
    score, weigh = check.uses("attention_scores"), check.uses("attention_weights")
    for m, T, n_s, d, n_e in [(3, 7, 4, 6, 5), (5, 4, 6, 3, 2)]:
        a, s_prev, mask, parameters = check.draw(problems.a_look, m=m, T=T, n_s=n_s, d=d, n_e=n_e)
        form = checks.Tuple(context=(m, d), weights=(m, T))
        context, weights = check.call(a, s_prev, mask, parameters, returns=form)
        e = score(s_prev, a, parameters)[0]
        check.close("weights", weights, weigh(e, mask),
                    because="what your attention_weights makes of your attention_scores",
                    suspects={"forgetting the mask": weigh(e, np.ones_like(mask)),
                              "the scores themselves, where weights are meant": e})
        there, often = mask[:, :, np.newaxis], mask.sum(axis=1, keepdims=True)
        check.close("context", context, np.einsum("mt,mtd->md", weights, a),
                    because="the sum over the places, each times its weight",
                    suspects={"a sum without the weights": a.sum(axis=1),
                              "a plain mean": a.mean(axis=1),
                              "a plain mean of the signs": (there * a).sum(axis=1) / often,
                              "the mean of the weighted places, where their sum is meant":
                                  np.einsum("mt,mtd->md", weights, a) / T,
                              "the scores, where the weights are meant":
                                  np.einsum("mt,mtd->md", e, a),
                              "the place with the largest weight alone":
                                  a[np.arange(m), weights.argmax(axis=1)]})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/attention")
    check.against(ours.one_step_attention, problems.a_look, [
        dict(m=2, T=9, n_s=5, d=3, n_e=4), dict(m=4, T=3, n_s=2, d=7, n_e=6)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 6. The way back
#
# From the slope $dc$ at the context, backwards through the three formulas, for one text:
#
# - The context is a sum of products: $\quad d\alpha^{\langle t \rangle} = dc \cdot a^{\langle t \rangle}$, and $a^{\langle t \rangle}$ gets $\alpha^{\langle t \rangle} dc$.
# - In a softmax **weights compete**: what one gains the others lose. So the mean of the slopes is subtracted:
#   $$de^{\langle t \rangle} = \alpha^{\langle t \rangle} \left( d\alpha^{\langle t \rangle} - \sum_k \alpha^{\langle k \rangle} d\alpha^{\langle k \rangle} \right) .$$
# - At the units, with $dz$ for the slope in front of the tanh:
#   $$dz^{\langle t \rangle} = de^{\langle t \rangle}\, v \odot \left(1 - u^{\langle t \rangle} \odot u^{\langle t \rangle}\right), \qquad dv = \sum_t de^{\langle t \rangle} u^{\langle t \rangle}, \qquad db = \sum_t dz^{\langle t \rangle} .$$
# - $W$ has two parts: its upper $n_s$ rows $W_s$ met the state, the others $W_a$ the places. **The state met all places**, so what they say about it is summed first:
#   $$ds = \Big(\sum_t dz^{\langle t \rangle}\Big) W_s^\top, \quad dW_s = s^\top \Big(\sum_t dz^{\langle t \rangle}\Big), \quad dW_a = \sum_t \left(a^{\langle t \rangle}\right)^{\!\top} dz^{\langle t \rangle} .$$
# - And a place counts twice, as what is seen and as what is scored: $\quad da^{\langle t \rangle} = \alpha^{\langle t \rangle} dc + dz^{\langle t \rangle} W_a^\top .$
#
# $dW$, $db$ and $dv$ are sums over all texts of the batch. Where the mask is False, $\alpha$ is 0, and so are all slopes.

# %% exercise="attention_backward"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    """The way back through one_step_attention.

    Arguments: dcontext (m, d), the slope at the context; a, s_prev, mask and parameters
        as they went into one_step_attention.
    Returns: a dict with da (m, T_x, d), ds_prev (m, n_s), dW (n_s + d, n_e), db (n_e,),
        dv (n_e,).
    """
    _, units = attention_scores(s_prev, a, parameters)            # (m, T_x, n_e)
    _, weights = one_step_attention(a, s_prev, mask, parameters)  # (m, T_x)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    ### START CODE HERE ### (≈ 11 lines)
    dc = dcontext[:, np.newaxis, :]                           # (m, 1, d)
    dweights = np.sum(a * dc, axis=2)                         # (m, T_x)
    mean = np.sum(weights * dweights, axis=1, keepdims=True)  # (m, 1)
    de = weights * (dweights - mean)                          # (m, T_x)
    dz = de[:, :, np.newaxis] * v * (1 - units**2)            # (m, T_x, n_e)
    dstate = np.sum(dz, axis=1)                               # (m, n_e)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db = np.sum(dz, axis=(0, 1))                              # (n_e,)
    dv = np.einsum("mt,mte->e", de, units)                    # (n_e,)
    ds_prev = dstate @ W_s.T                                  # (m, n_s)
    da = weights[:, :, np.newaxis] * dc + dz @ W_a.T          # (m, T_x, d)
    ### END CODE HERE ###
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One line or two for each formula, from top to bottom. Write the shape behind every line before you write the line: most mistakes here are
# an axis too few. And a place gets slopes on two ways.</details>
# <details><summary>Hint 2: in code words</summary>dcontext needs an axis of time in the middle, de and the weights one at the end. dweights sums over the last axis; the mean in the softmax is a sum
# over axis 1 with <code>keepdims=True</code>. Sums over texts and places have <code>axis=(0, 1)</code>, or <code>np.einsum("mtd,mte-&gt;de", a, dz)</code>: letters
# that do not stand behind the arrow are summed over. The parts of dW go one above the other.</details>
# <details><summary>Hint 3: a neighbour</summary>Sales (m, T, goods) and prices (m, T): the income from each kind of good, over all shops and days, is
# <code>np.einsum("mt,mtg-&gt;g", prices, sales)</code>, and by hand <code>np.sum(prices[:, :, np.newaxis] * sales, axis=(0, 1))</code>.</details>

# %% test="attention_backward" points=20
with checks.exercise("attention_backward") as check:
    look, score = check.uses("one_step_attention"), check.uses("attention_scores")
    for m, T, n_s, d, n_e in [(2, 5, 4, 3, 6), (3, 4, 2, 5, 2)]:
        sizes = dict(m=m, T=T, n_s=n_s, d=d, n_e=n_e)
        dcontext, a, s_prev, mask, parameters = check.draw(problems.a_look_back, **sizes)
        form = checks.Dict(da=(m, T, d), ds_prev=(m, n_s), dW=(n_s + d, n_e), db=(n_e,), dv=(n_e,))
        slopes = check.call(dcontext, a, s_prev, mask, parameters, returns=form)
        weights, units = look(a, s_prev, mask, parameters)[1], score(s_prev, a, parameters)[1]
        found = problems.look_slope_slips(dcontext, a, s_prev, weights, units, parameters)
        for slip, wrong in found.items():
            same = all(np.allclose(slopes[name], wrong[name]) for name in slopes)
            check.that(not same, f"the slopes are those that one gets from {slip}.",
                       diagnosis=slip, rung=2)

        def cost(a=a, s_prev=s_prev, **changed):
            return np.sum(dcontext * look(a, s_prev, mask, {**parameters, **changed})[0])

        check.gradient("dv", slopes["dv"], of=lambda v: cost(v=v), at=parameters["v"])
        check.gradient("db", slopes["db"], of=lambda b: cost(b=b), at=parameters["b"])
        partial = problems.partial_look_slopes(dcontext, a, s_prev, weights, units, parameters)
        check.gradient("dW", slopes["dW"], of=lambda W: cost(W=W), at=parameters["W"],
                       suspects=partial["dW"])
        check.gradient("ds_prev", slopes["ds_prev"], of=lambda s: cost(s_prev=s), at=s_prev,
                       suspects=partial["ds_prev"])
        check.gradient("da", slopes["da"], of=lambda places: cost(a=places), at=a)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/attention")
    check.against(ours.attention_backward, problems.a_look_back, [
        dict(m=3, T=8, n_s=5, d=4, n_e=2), dict(m=5, T=3, n_s=2, d=6, n_e=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. Told what was right
#
# The decoder writes one sign a step, and reads two things: the context, and the sign that was written before. In
# training it is not its own sign that it reads, which at first is nearly always wrong, but **the right one**. This is
# called *teacher forcing*: after each step the teacher says what should have been written, and goes on from there. So
# what the decoder reads is what it should write, one step late, and `"<start>"` in front:
#
# | step | 1 | 2 | 3 | 4 | ... | 10 |
# |---|---|---|---|---|---|---|
# | reads | `<start>` | 1 | 9 | 9 | ... | 3 |
# | should write | 1 | 9 | 9 | 8 | ... | 0 |

# %% exercise="decoder_inputs"
def decoder_inputs(Y, start):
    """What the decoder reads while it learns: the right signs, one step late.

    Arguments: Y (m, T_y), the numbers of the signs that it should write; start, the
        number of the start sign.
    Returns: an array (m, T_y).
    """
    ### START CODE HERE ### (≈ 2 lines)
    first = np.full((Y.shape[0], 1), start)              # (m, 1)
    before = np.concatenate([first, Y[:, :-1]], axis=1)  # (m, T_y)
    ### END CODE HERE ###
    return before

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One column comes in at the left, and one goes out. Which one does nobody need?</details>
# <details><summary>Hint 2: in code words</summary>A column (m, 1) full of start; behind it all columns of Y but the last; joined along axis 1. Y itself stays as it is.</details>
# <details><summary>Hint 3: a neighbour</summary>The day before, for each of m shops: <code>np.concatenate([np.zeros((m, 1)), sales[:, :-1]], axis=1)</code>.</details>

# %% test="decoder_inputs" points=8
with checks.exercise("decoder_inputs") as check:
    for m, T, n_y in [(3, 5, 8), (4, 7, 6)]:
        Y, start = check.draw(problems.signs_to_shift, m=m, T_y=T, n_y=n_y)
        before = check.call(Y, start, returns=(m, T))
        first = np.full((m, 1), start)
        wanted = np.concatenate([first, Y], axis=1)[:, :T]
        spoiled = {
            "Y itself: each step would read the sign that it has to write": Y,
            "Y shifted to the other side, with start at the end": np.concatenate(
                [Y[:, 1:], first], axis=1),
            "the last sign in front, not start": np.roll(Y, 1, axis=1),
            "the first sign replaced, and nothing shifted": np.concatenate(
                [first, Y[:, 1:]], axis=1),
            "0 in front, whatever start is": np.concatenate([0 * first, Y[:, :-1]], axis=1),
            "start at every step": np.full((m, T), start),
        }
        for slip, wrong in spoiled.items():
            check.that(not np.array_equal(before, wrong), f"what the decoder would read is {slip}.",
                       diagnosis=slip, rung=1)
        check.close("what is read", before, wanted, because="start, and then Y one step late")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/attention")
    check.against(ours.decoder_inputs, problems.signs_to_shift,
                  [dict(m=5, T_y=3, n_y=7), dict(m=2, T_y=11, n_y=9), dict(m=3, T_y=1, n_y=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### One step of the decoder
#
# Its state before, $s$, looks at the text: context and weights. The row $[c, y]$, the context first and behind it the sign before as
# zeros with a single 1, goes into a GRU; of the new state a softmax says how likely each sign is. The GRU and the
# softmax are finished: `write_sign` below. (`layers` keeps examples in columns; `.T` translates.)

# %%
def write_sign(x, s_prev, decoder):
    """One step of the decoder's GRU and softmax, in rows.

    Arguments: x (m, d + n_y); s_prev (m, n_s); decoder, its parameters.
    Returns: s (m, n_s), the new state; probabilities (m, n_y), in rows that sum to 1.
    """
    s = layers.gru_cell_forward(x.T, s_prev.T, decoder)[0].T
    scores = s @ decoder["Wy"].T + decoder["by"].T
    return s, layers.softmax(scores.T).T

# %% exercise="decoder_step"
def decoder_step(y_prev, s_prev, a, mask, parameters):
    """Look at the text, and write the next sign.

    Arguments: y_prev (m,), the numbers of the signs before; s_prev (m, n_s);
        a (m, T_x, d); mask (m, T_x); parameters, a dict of two dicts, "attention"
        and "decoder".
    Returns: s (m, n_s), the new state; probabilities (m, n_y); weights (m, T_x).
    """
    attention, decoder = parameters["attention"], parameters["decoder"]
    n_y = len(decoder["by"])
    ### START CODE HERE ### (≈ 3 lines)
    context, weights = one_step_attention(a, s_prev, mask, attention)
    x = np.concatenate([context, np.eye(n_y)[y_prev]], axis=1)  # (m, d + n_y)
    s, probabilities = write_sign(x, s_prev, decoder)
    ### END CODE HERE ###
    return s, probabilities, weights

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three lines: look, put side by side, write. Which state looks, the one before or the new one?</details>
# <details><summary>Hint 2: in code words</summary><code>one_step_attention</code> with s_prev and the dict of attention; the context beside the rows <code>np.eye(n_y)[y_prev]</code>, along axis 1;
# <code>write_sign</code> with that row, s_prev and the dict of the decoder.</details>
# <details><summary>Hint 3: a neighbour</summary>What a shop knows of a day, numbers (m, k) and the weekday as a single 1:
# <code>np.concatenate([numbers, np.eye(7)[weekday]], axis=1)</code> is (m, k + 7).</details>

# %% test="decoder_step" points=8
with checks.exercise("decoder_step") as check:
    look = check.uses("one_step_attention")
    for m, T, n_s, d, n_e, n_y in [(3, 7, 4, 6, 5, 8), (5, 4, 6, 3, 2, 7)]:
        sizes = dict(m=m, T=T, n_s=n_s, d=d, n_e=n_e, n_y=n_y)
        y_prev, s_prev, a, mask, parameters = check.draw(problems.a_writer, **sizes)
        form = checks.Tuple(s=(m, n_s), probabilities=(m, n_y), weights=(m, T))
        s, probabilities, weights = check.call(y_prev, s_prev, a, mask, parameters, returns=form)
        context, looked = look(a, s_prev, mask, parameters["attention"])
        attention, ones = parameters["attention"], np.ones_like(mask)
        check.close("weights", weights, looked,
                    because="what your one_step_attention gives for s_prev",
                    suspects={"looking with the new state": look(a, s, mask, attention)[1],
                              "forgetting the mask": look(a, s_prev, ones, attention)[1]})
        decoder, before = parameters["decoder"], np.eye(n_y)[y_prev]
        spoiled = {slip: write_sign(x, s_prev, decoder)
                   for slip, x in problems.writing_slips(y_prev, context, n_y).items()}
        spoiled["a state of zeros before"] = write_sign(np.hstack([context, before]), 0 * s_prev,
                                                        decoder)
        expected = write_sign(np.hstack([context, before]), s_prev, decoder)
        for place, (name, got) in enumerate([("s", s), ("probabilities", probabilities)]):
            check.close(name, got, expected[place],
                        because="what write_sign gives for context and sign before",
                        suspects={slip: wrong[place] for slip, wrong in spoiled.items()})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/attention")
    check.against(ours.decoder_step, problems.a_writer, [
        dict(m=2, T=9, n_s=5, d=3, n_e=4, n_y=6), dict(m=4, T=3, n_s=2, d=7, n_e=6, n_y=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 8. Nobody tells
#
# When the network is used, no teacher knows what is right. The decoder reads what it has written itself:
#
# 1. the state is zeros, the sign before is `"<start>"`;
# 2. one step: new state, probabilities, weights;
# 3. write the likeliest sign; it is the sign before of the next step, and the new state is the state before.
#
# Always taking the likeliest sign is called **greedy**. For dates it is enough; for sentences, where a good beginning
# may lead to a bad end, there is beam search.

# %% exercise="decode"
def decode(a, mask, parameters, start, T_y):
    """Write T_y signs for each text, the likeliest at every step.

    Arguments: a (m, T_x, d), what was read; mask (m, T_x); parameters as for
        decoder_step; start, the number of the start sign; T_y, how many signs to write.
    Returns: numbers (m, T_y), whole numbers; weights (m, T_y, T_x), those of all steps.
    """
    s = np.zeros((len(a), len(parameters["decoder"]["bc"])))  # (m, n_s)
    y = np.full(len(a), start)                                # (m,)
    numbers, looked = [], []
    for _ in range(T_y):
        ### START CODE HERE ### (≈ 4 lines)
        s, probabilities, weights = decoder_step(y, s, a, mask, parameters)
        y = np.argmax(probabilities, axis=1)                  # (m,)
        numbers.append(y)
        looked.append(weights)
        ### END CODE HERE ###
    return np.stack(numbers, axis=1), np.stack(looked, axis=1)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two things must be other things in the next round of the loop. Which names do they have at the beginning?</details>
# <details><summary>Hint 2: in code words</summary>One <code>decoder_step</code> whose first result is called s again; y is the place of the largest probability of each row (axis 1);
# y and the weights are appended to their lists.</details>
# <details><summary>Hint 3: a neighbour</summary>A walker who always takes the steepest way: <code>height, slopes = climb(place, height)</code>, <code>place = np.argmax(slopes)</code>,
# <code>path.append(place)</code>.</details>

# %% test="decode" points=12
with checks.exercise("decode") as check:
    step = check.uses("decoder_step")
    for m, T, n_s, d, n_e, n_y, steps in [(6, 7, 4, 5, 3, 8, 9), (4, 5, 6, 3, 2, 7, 10)]:
        sizes = dict(m=m, T=T, n_s=n_s, d=d, n_e=n_e, n_y=n_y)
        _, _, a, mask, parameters = check.draw(problems.a_writer, **sizes)
        start = n_y - 2
        form = checks.Tuple(numbers=(m, steps), weights=(m, steps, T))
        numbers, weights = check.call(a, mask, parameters, start, steps, returns=form)

        def run(feed=lambda y: y, carry=lambda s: s, choose=lambda p: np.argmax(p, axis=1)):
            s, y, said, looked = np.zeros((m, n_s)), np.full(m, start), [], []
            for _ in range(steps):
                found, probabilities, seen = step(y, s, a, mask, parameters)
                said.append(choose(probabilities))
                looked.append(seen)
                y, s = feed(said[-1]), carry(found)
            return np.stack(said, axis=1), np.stack(looked, axis=1)

        expected = run()
        same, empty = dict(feed=lambda y: np.full(m, start)), dict(carry=lambda s: 0 * s)
        slips = {
            "passing on neither the sign nor the state": run(**same, **empty),
            "start as the sign before, at every step": run(**same),
            "a state of zeros at every step": run(**empty),
            "the least likely sign": run(choose=lambda p: np.argmin(p, axis=1)),
            "putting start in front: only what is written belongs in the list": (
                np.hstack([np.full((m, 1), start), expected[0][:, :-1]]), expected[1]),
            "the likeliest sign of the first text, for all texts": run(
                choose=lambda p: np.full(m, np.argmax(p[0]))),
        }
        for slip, wrong in slips.items():
            as_wrong = np.array_equal(numbers, wrong[0]) and np.allclose(weights, wrong[1])
            right = np.array_equal(wrong[0], expected[0]) and np.allclose(wrong[1], expected[1])
            check.that(not as_wrong or right, f"the signs are those that one gets from {slip}.",
                       diagnosis=slip, rung=1)
        check.close("numbers", numbers, expected[0],
                    because="what your decoder_step says, step after step")
        check.close("weights", weights, expected[1],
                    because="those of your decoder_step, step after step")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/attention")
    def to_write(rng, steps, **sizes):
        _, _, a, mask, parameters = problems.a_writer(rng, **sizes)
        return a, mask, parameters, int(rng.integers(sizes["n_y"])), steps
    check.against(ours.decode, to_write, [
        dict(m=5, T=9, n_s=4, d=3, n_e=2, n_y=6, steps=7),
        dict(m=3, T=4, n_s=6, d=5, n_e=4, n_y=9, steps=12)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 9. Learn to look
#
# All parts are there. Below they are put together; the way back through the decoder is week 11's, with your attention
# inside. One thing is new: **a state is used twice**, by the GRU and by the look, so two slopes come back to it, and
# they are added. The loss is the mean of $-\ln$ of the probability of the right sign, over all signs.

# %%
def parts(parameters):
    """From names like "attention/W" to a dict of dicts."""
    found = defaultdict(dict)
    for name, value in parameters.items():
        part, _, short = name.partition("/")
        found[part][short] = value
    return found

def loss_and_gradients(X, Y, parameters):
    """The loss of a sign, and its slope at every parameter.

    Arguments: X (m, T_x), texts; Y (m, T_y), dates, both as numbers.
    """
    heard = layers.both_ways_forward(X, parameters)          # a GRU in either direction
    a, mask, (m, T_y) = heard.a, heard.mask, Y.shape
    attention, decoder = parts(parameters)["attention"], parts(parameters)["decoder"]
    before = one_hot_sequences(decoder_inputs(Y, START), len(decoder["by"]))
    s, loss, trips = np.zeros((m, len(decoder["bc"]))), 0, []
    for t in range(T_y):
        context, _ = one_step_attention(a, s, mask, attention)
        x = np.concatenate([context, before[:, t]], axis=1)
        states, trip = layers.gru_forward(x.T[:, :, np.newaxis], s.T, decoder)
        right = layers.one_hot(Y[:, t], len(decoder["by"]))
        scores = decoder["Wy"] @ states[:, :, 0] + decoder["by"]
        part, slope = layers.softmax_cross_entropy(scores, right)
        trips.append((s, states[:, :, 0], trip, slope / T_y))
        loss, s = loss + part / T_y, states[:, :, 0].T
    gradients, da, back = defaultdict(float), np.zeros(a.shape), 0
    for s_prev, state, trip, slope in reversed(trips):
        gradients["ddecoder/Wy"] += slope @ state.T
        gradients["ddecoder/by"] += np.sum(slope, axis=1, keepdims=True)
        to_state = back + decoder["Wy"].T @ slope
        found = layers.gru_backward(to_state[:, :, np.newaxis], trip)
        dcontext = found["dx"][: a.shape[2], :, 0].T
        slopes = attention_backward(dcontext, a, s_prev, mask, attention)
        da = da + slopes["da"]
        back = found["dc0"] + slopes["ds_prev"].T            # the state was used twice
        for name in ("dWu", "dWr", "dWc", "dbu", "dbr", "dbc"):
            gradients["ddecoder/" + name[1:]] += found[name]
        for name in "Wbv":
            gradients["dattention/" + name] += slopes["d" + name]
    return loss, {**gradients, **layers.both_ways_backward(da, heard)}

# %% [markdown]
# First a small network and short texts, of at most eleven signs, for some seconds. **Predict:** after how many steps
# does it write more than half of the dates right? And which signs of a date are learned first?

# %% experiment="a short training"
my_prediction = None
LOOKS = ("one_hot_sequences", "attention_scores", "attention_weights",
         "one_step_attention", "attention_backward", "decoder_inputs", "decoder_step",
         "decode")

def short_dates(pairs, longest=11):
    return tuple(pair for pair in pairs if len(pair[0]) <= longest)

def written_dates(X, parameters):
    heard = layers.both_ways_forward(X, parameters)
    return decode(heard.a, heard.mask, parts(parameters), START, T_y)

if checks.ready(*LOOKS):
    rng = np.random.default_rng(2)
    X, Y = datasets.coded_dates(short_dates(data.pairs), data)
    X_new, Y_new = datasets.coded_dates(short_dates(data.test_pairs), data)
    X, X_new = X[:, :11], X_new[:, :11]
    n_x, n_y = len(human_vocab), len(machine_vocab)
    small = layers.reader_parameters(n_x, 16, 16, 32, n_y, rng=rng)
    optimizer, losses = layers.Adam(learning_rate=0.01), []
    print(f"{len(X)} short dates to learn from, {len(X_new)} of other days to measure")
    for number in range(1, 301):
        some = rng.choice(len(X), 40, replace=False)
        loss, gradients = loss_and_gradients(X[some], Y[some], small)
        small = optimizer.step(small, layers.clip(gradients, 1.0))
        losses.append(loss)
        if number in (25, 50, 100, 150, 200, 300):
            found = written_dates(X_new, small)[0] == Y_new
            share = [np.mean(found[:, places]) for places in (range(4), (5, 6), (8, 9))]
            exact = np.mean(np.all(found, axis=1))
            print(f"{number:4d} steps: loss {np.mean(losses[-25:]):.3f},",
                  f"exact {exact:6.1%}; signs of the year {share[0]:4.0%},",
                  f"month {share[1]:4.0%}, day {share[2]:4.0%}")

# %% experiment="the loss"
if checks.ready(*LOOKS):
    smooth = np.mean(np.reshape(losses, (-1, 10)), axis=1)
    plots.lines({"the network": (np.arange(10, 301, 10), smooth),
                 "knows nothing": ([10, 300], [np.log(len(machine_vocab))] * 2)},
                xlabel="steps", ylabel="loss of a sign, mean of 10 steps",
                title=f"From ln {n_y} the loss falls to {smooth[-1]:.3f}",
                alt="A curve that falls steeply from the level of knowing nothing.")

# %% [markdown]
# The year comes first: half of its signs are `19` or `20`. Month and day take longer, since now the one stands in
# front and now the other, and the network has to find out which.
#
# ### The trained reader
#
# The network of section 2 is of the same kind, only larger, and it learned from all texts. Its weights, with **your** functions:

# %% experiment="exact match"
def exact_match(numbers, Y):
    """The share of dates of which every sign is right."""
    return np.mean(np.all(numbers == Y, axis=1))

if checks.ready("string_to_int", *LOOKS):
    texts = [text for text, _ in data.test_pairs]
    X_test = np.array([string_to_int(text, T_x, human_vocab) for text in texts])
    numbers, looks = [], []
    for some in np.array_split(X_test, 4):                # a few at a time: less memory
        a, mask = reader.read(some)
        found, weights = decode(a, mask, reader.parameters, START, T_y)
        numbers.append(found)
        looks.append(weights)
    numbers, looks = np.concatenate(numbers), np.concatenate(looks)
    exact = exact_match(numbers, Y_test)
    print(f"exact match on {len(X_test)} dates of other days: {exact:.1%}")

# %% [markdown]
# ### Where does it look?
#
# Nobody has told the network where the year stands. **Predict**, before you look: where does it look while it writes
# the month of `july 15, 1957`? And while it writes a hyphen? In the
# pictures each row is a sign that is written, from top to bottom.

# %% experiment="heat maps"
my_prediction = None
examples = ["wednesday, september 30, 1998", "9/30/98", "30. sept. 1998"]  # try yours

def read_and_write(text):
    X = np.array([string_to_int(text, T_x, human_vocab)])
    a, mask = reader.read(X)
    numbers, weights = decode(a, mask, reader.parameters, START, T_y)
    return [sign_of[int(number)] for number in numbers[0]], weights[0, :, : len(text)]

if checks.ready("string_to_int", *LOOKS):
    for text in examples:
        signs, weights = read_and_write(text)
        plots.attention(weights, signs, list(text),
                        title=f"{text} becomes {''.join(signs)}",
                        alt="A row for each sign written: dark where it looked.")

# %% [markdown]
# Rows of the year are dark at the year, rows of the month at the month, rows of the day at the day, wherever these
# stand. Sometimes the dark square is beside the letter that you expected: $a^{\langle t \rangle}$ is a state, which has
# heard of its neighbours from both sides. Now all dates of the test, counted:

# %% experiment="share of the weight"
import re

def where(text):
    """First place and end of year, month and day in a text of these data."""
    numbers = [found.span() for found in re.finditer(r"\d+", text)]
    if len(numbers) == 3:
        first, second, year = numbers
        month, day = (first, second) if "/" in text else (second, first)
    else:
        day, year = numbers
        month = [found.span() for found in re.finditer(r"[^\W\d]{3,}", text)][-1]
    return {"year": year, "month": month, "day": day}

if checks.ready("string_to_int", *LOOKS):
    rows = {"year": [0, 1, 2, 3], "month": [5, 6], "day": [8, 9]}

    def share(row, column):
        """How much of the weight is on `column` while it writes `row`: a mean."""
        found = [looks[k, rows[row], slice(*where(text)[column])].sum() / len(rows[row])
                 for k, (text, _) in enumerate(data.test_pairs)]
        return np.mean(found)

    for row in rows:
        found = [f"{share(row, column):5.1%} on the {column}" for column in rows]
        print(f"weight for the {row:>5}: {', '.join(found)}")
    alone = np.mean([[(end - begin) / len(text) for begin, end in where(text).values()]
                     for text, _ in data.test_pairs], axis=0)
    print("their shares of the text:",
          ", ".join(f"{name} {part:.0%}" for name, part in zip(rows, alone)))

# %% [markdown]
# So the weights are where a reader's eyes would be. Take care with the reverse: a weight says what went into the
# context, not *why* a sign was written. The states that are looked at know of the whole text.
#
# ## 10. Break it
#
# **Predict** what it makes of these: a misspelt month, an order that it has never seen, a day that does not exist, a day
# without a year, and no date at all.

# %% experiment="texts it has never seen"
strange = ["spetember 3, 1997", "3 mayo 1997", "1997, may 3", "february 30 1997",
           "3rd of may", "hello"]

if checks.ready("string_to_int", *LOOKS):
    for text in strange:
        signs, weights = read_and_write(text)
        print(f"{text:>20}   {''.join(signs)}")

# %% [markdown]
# A slip of the pen does not matter, and Spanish is near enough to French. But a year in front it has never seen, and it
# does not say so. It writes a day that the calendar does not have, and for `hello` a date, too: a softmax must
# choose, and *I do not know* is not among its signs. Before such a network does anything that matters, check what it
# writes by other means, as here a calendar.
#
# **More than dates.** Nothing here knows that $a$ comes from letters. Let the $a^{\langle t \rangle}$ be pieces of sound, and the decoder writes
# what was said; let them be the places of a picture, from a convolutional network, and it writes a caption, looking
# at the dog as it writes *dog*. Both were done with attention of this kind.
#
# ## 11. Debug lab
#
# Three colleagues trained a small reader on short dates. All three programs run. Their losses, what they write for
# three dates, and where they look while they write the first one:

# %% experiment="debug lab"
shown = ("4/24/95", "8/9/05", "3 may 1969")
short = short_dates(data.pairs)[:3000]
runs = debuglab.broken_readers(short, shown, human_vocab, machine_vocab)
curves = {f"colleague {k}": (run.steps, run.losses) for k, run in runs.items()}
plots.lines(curves, xlabel="steps", ylabel="loss of a sign",
            title="Three programs, three bugs",
            alt="Three curves fall: one is soon near zero, the second stays highest.")
for number, run in runs.items():
    print(f"colleague {number}:")
    for text, date in zip(shown, run.dates):
        print(f"{text:>20}   {date}")
maps = {f"colleague {number}": run.weights for number, run in runs.items()}
plots.attention_panels(maps, [f"sign {k}" for k in range(1, T_y + 1)], list(shown[0]),
                       title=f"Where each of them looks at {shown[0]}",
                       alt="The second map has a single colour, the third equal rows.")

# %% [markdown]
# **Decide before you go on:** who (a) began with zeros for all weights of attention, (b) gave the decoder Y itself to
# read, not shifted, (c) wrote `new_s` and `new_y` in the loop of `decode`, and never used them?
#
# <details><summary>Answers</summary>
#
# - Colleague 1 is (b). The loss is near 0 after a few steps: the network was told each sign that it had to write, and has learned to repeat what it is told.
#   When it writes, nobody tells: it repeats its own first sign. A loss that falls so fast is a bug.
# - Colleague 2 is (a). With W, b and v zero all scores are equal, and all their slopes are 0: they stay so. The context is always the plain mean of the text. The loss falls, since a mean
#   of states still says something, but more slowly, and the map has one colour.
# - Colleague 3 is (c). The training is right, and so is the loss. But every step of writing is the first step again: the same look, the same sign, ten times.
#
# A sign that is repeated for ever has more than one cause. **The loss tells them apart**, and the map: equal rows mean that the state does not move.
#
# </details>
#
# ## Remember
#
# - One vector for a whole text is a bottleneck. Keep all states, and look at them anew for every sign.
# - Score each place, softmax over the places (mask first), mean with these weights.
# - The softmax's way back subtracts the mean slope: weights compete. A place gets slopes on two ways, a state on two.
# - In training the decoder reads the right signs, one step late; when it is used, its own.
# - Weights show where it looked, not why it wrote.
# - Loss near 0 at once: is the answer among the inputs?
#
# ## What you can do now
#
# You can let a network look things up in what it has read, and train it to look at the right place. Here a state
# of a recurrent net does the looking. Next week the recurrent net goes, and attention stays: every place of a text looks at all the others.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week13/attention")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
