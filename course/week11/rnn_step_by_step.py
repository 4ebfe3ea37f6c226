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
# # Networks with a memory
#
# **The question of this notebook:** a network reads a text letter by letter. How can it know, at this letter, that a bracket
# was opened forty letters ago?
#
# At the end you can
#
# - write a recurrent network, a GRU and an LSTM, forward, in NumPy,
# - say which outputs change when one input changes, and prove it by an experiment,
# - say why a plain recurrent net forgets, and what gates do about it,
# - set the gates of a small network by hand, so that it remembers brackets, and watch them open and close over a sentence,
# - find out which of four colleagues has a bug that no shape and no error message gives away.
#
# The way back through these networks is the next notebook; nothing is trained here. Plan about two hours.

# %%
import numpy as np

import startcode
from startcode import checks, debuglab, layers, plots, problems
from startcode.layers import softmax

# %% [markdown]
# ## 1. Sequences
#
# A dense net could look at the last forty letters through a window. What stood at the forty-first it would never know, and a comma
# would have to be learned forty times, once for each place in the window. What we want is a network that reads one letter at a time, in
# the same manner at every place, and *keeps* what matters.
#
# So there is one axis more, the axis of **time**:
#
# | | shape | |
# |---|---|---|
# | $x$ | $(n_x, m, T_x)$ | $m$ sequences with $T_x$ steps; $n_x$ numbers at every step |
# | $x^{\langle t \rangle}$ | $(n_x, m)$ | what comes in at step $t$: examples are columns, as in the dense nets |
# | $a^{\langle t \rangle}$ | $(n_a, m)$ | the **state** behind step $t$: what the network remembers |
# | $\hat y^{\langle t \rangle}$ | $(n_y, m)$ | the prediction at step $t$ |
#
# **Mind the axes:** pictures had their examples in front; here they are in the middle, and time is the last axis.
# **Mind the counting:** formulas count steps from 1, arrays from 0, so $x^{\langle 1 \rangle}$ is `x[:, :, 0]`. The state before the
# first step is $a^{\langle 0 \rangle}$, in code `a0`.
#
# ### Letters as columns
#
# A letter is no number: `b` is not twice `a`. As with classes in week 7, each letter of an alphabet of $n_x$ letters becomes a **one-hot**
# column. Now there are $m$ lines of $T_x$ letters each, and so $m \cdot T_x$ columns, standing behind each other along time:
#
# $$x_{k,i,t} = \begin{cases} 1 & \text{if letter } t \text{ of line } i \text{ is number } k \text{ of the alphabet} \\ 0 & \text{else.} \end{cases}$$
#
# Words are treated in the same way, with a dictionary in place of the alphabet, and one more entry for all unknown words.

# %% exercise="one_hot_sequences"
def one_hot_sequences(indices, n_x):
    """Lines of letters as sequences of one-hot columns.

    Arguments: indices (m, T_x), whole numbers from 0 to n_x - 1, the number of each letter
        in the alphabet; n_x, letters of the alphabet.
    Returns: x (n_x, m, T_x), numbers 0 and 1.
    """
    ### START CODE HERE ### (≈ 1 line)
    x = np.eye(n_x)[:, indices]  # (n_x, m, T_x)
    ### END CODE HERE ###
    return x

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Column number k of the identity matrix is the one-hot column of letter k. In week 7 an array of
# labels picked as many columns. What shape comes out if the array that picks has two axes?</details>
# <details><summary>Hint 2: in code words</summary>The identity matrix of size n_x; of it all rows, and as columns what
# <code>indices</code> says. The axes of the index take the place of the axis that is indexed.</details>
# <details><summary>Hint 3: a neighbour</summary>Prices of a kind of bread, a row for each shop, and a plan (weeks, days) of which kind is
# baked: <code>prices[:, plan]</code> has the shape (shops, weeks, days).</details>

# %% test="one_hot_sequences" points=8
with checks.exercise("one_hot_sequences") as check:
    for m, T_x, n_x in [(3, 7, 5), (2, 4, 9)]:
        indices, n_x = check.draw(problems.character_numbers, m=m, T_x=T_x, n_x=n_x)
        shape = getattr(check.call(indices, n_x), "shape", ())
        check.that(shape != (m, T_x, n_x), "the letters of the alphabet are the last axis: here they come first, (n_x, m, T_x).",
                   diagnosis="axes", rung=2)
        check.that(shape != (n_x, T_x, m), "lines and steps have changed places: (n_x, m, T_x) is wanted.", diagnosis="axes", rung=2)
        check.that(shape[:1] != (n_x - 1,), f"n_x is {n_x} and {n_x - 1} rows come back: the last letter of the alphabet does not occur in "
                   "these lines, but it exists.", diagnosis="alphabet", rung=2)
        x = check.call(indices, n_x, returns=(n_x, m, T_x))
        check.that(np.asarray(x).dtype.kind != "b", "True and False came back; numbers 0 and 1 are wanted: .astype(float) makes them.",
                   diagnosis="boolean", rung=2)
        wanted = np.stack([layers.one_hot(line, n_x) for line in indices], axis=1)
        for what, wrong in problems.character_slips(indices, n_x).items():
            check.that(not np.array_equal(x, wrong), f"x is what one gets from {what}.", diagnosis=what, rung=2)
        check.that(np.all(np.sum(x, axis=0) <= 1), "some steps of some lines have several 1s: an index for the letter alone fills whole rows.",
                   diagnosis="whole rows", rung=2)
        check.close("the sums over the alphabet", np.sum(x, axis=0), np.ones((m, T_x)), because="1: a letter is one of the alphabet's")
        check.close("x", x, wanted, because="a 1 in the row of each letter")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_step_by_step")
    check.against(ours.one_hot_sequences, problems.character_numbers, [
        dict(m=1, T_x=9, n_x=4), dict(m=5, T_x=1, n_x=3), dict(m=4, T_x=4, n_x=4)])
    ### END HIDDEN TESTS

# %% experiment="a line of letters"
ALPHABET = ' abcdefghijklmnopqrstuvwxyz"(),.?'  # the last one stands for everything else

def numbers_of(text):
    return np.array([[ALPHABET.index(letter) if letter in ALPHABET else len(ALPHABET) - 1 for letter in text.lower()]])

print("numbers of the letters of 'abba (b)':", numbers_of("abba (b)")[0].tolist())
if checks.ready("one_hot_sequences"):
    x = one_hot_sequences(numbers_of("abba (b)"), len(ALPHABET))
    print("x has the shape", x.shape, "and its 1s stand in rows", x[:, 0, :].argmax(axis=0).tolist())

# %% [markdown]
# ## 2. One cell
#
# The network keeps a state. At every step a **cell** makes the new state out of two things, the state before and what it reads now:
#
# $$a^{\langle t \rangle} = \tanh\left(W_{aa} \, a^{\langle t-1 \rangle} + W_{ax} \, x^{\langle t \rangle} + b_a\right), \qquad
# \hat y^{\langle t \rangle} = \mathrm{softmax}\left(W_{ya} \, a^{\langle t \rangle} + b_y\right) .$$
#
# It is a dense layer with two inputs, and a softmax on top. Drawn once for each step it looks like a deep network. But there is **one**
# cell, with the same weights at every step, so that a text may have any length:

# %% experiment="the unrolled net"
plots.unrolled(4, title="One cell, four steps: the past reaches it through the state alone",
               alt="Four boxes in a row, all called cell. An arrow comes into each from below, from x of its step, one goes out above, to y. "
                   "Arrows with the states a of steps 0 to 4 lead from box to box.")

# %% [markdown]
# **With numbers.** One unit, $w_{aa} = 0.5$, $w_{ax} = 1$, no bias. From $a^{\langle 0 \rangle} = 0$ and the input 1 comes $\tanh(1)$; if the
# next inputs are 0, half of it goes into the next tanh, and so on:

# %% experiment="one unit by hand"
state = 0.0
for step, given in enumerate([1.0, 0.0, 0.0, 0.0], start=1):
    state = np.tanh(0.5 * state + 1.0 * given)
    print(f"step {step}: x = {given:.0f}, a = {state:.4f}")

# %% [markdown]
# The shapes tell the weights apart: $W_{ax}$ is $(n_a, n_x)$, $W_{aa}$ is $(n_a, n_a)$, $W_{ya}$ is $(n_y, n_a)$. The function returns a
# **cache** as well, with everything that the way back will need; that line is given.

# %% exercise="rnn_cell_forward"
def rnn_cell_forward(xt, a_prev, parameters):
    """One step of a recurrent network.

    Arguments: xt (n_x, m), what comes in; a_prev (n_a, m), the state before; parameters, a
        dict with Wax (n_a, n_x), Waa (n_a, n_a), Wya (n_y, n_a), ba (n_a, 1), by (n_y, 1).
    Returns: a_next (n_a, m), the new state; yt_pred (n_y, m), the prediction, every column
        sums to 1; cache, the tuple of a_next, a_prev, xt and parameters.
    """
    Wax, Waa, Wya = parameters["Wax"], parameters["Waa"], parameters["Wya"]
    ba, by = parameters["ba"], parameters["by"]
    ### START CODE HERE ### (≈ 2 lines)
    a_next = np.tanh(Waa @ a_prev + Wax @ xt + ba)   # (n_a, m)
    yt_pred = softmax(Wya @ a_next + by)             # (n_y, m)
    ### END CODE HERE ###
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which of the weights meets the state, which the input? The shapes decide. And from which of the two
# states does the prediction come?</details>
# <details><summary>Hint 2: in code words</summary>The tanh of three summands: Waa times the state before, Wax times the input, the bias. Then
# the softmax of Wya times the <em>new</em> state plus by. <code>softmax(Z)</code> is your function of week 7: columns sum to 1.</details>
# <details><summary>Hint 3: a neighbour</summary>Tomorrow's stock of shops from today's and from what is delivered:
# <code>stock_next = np.maximum(keep @ stock + bring @ delivery - sold, 0)</code>, and then
# <code>income = prices @ stock_next</code>.</details>

# %% test="rnn_cell_forward" points=16
with checks.exercise("rnn_cell_forward") as check:
    for n_x, n_a, n_y, m in [(3, 5, 2, 4), (4, 4, 3, 7)]:
        xt, a_prev, parameters = check.draw(problems.rnn_step, n_x=n_x, n_a=n_a, n_y=n_y, m=m)
        form = checks.Tuple(a_next=(n_a, m), yt_pred=(n_y, m), cache=tuple)
        a_next, yt_pred, cache = check.call(xt, a_prev, parameters, returns=form)
        wanted = layers.rnn_cell_forward(xt, a_prev, parameters)
        check.close("a_next", a_next, wanted[0], because="tanh(Waa a_prev + Wax xt + ba)",
                    suspects=problems.rnn_state_slips(xt, a_prev, parameters))
        check.that(not np.allclose(np.sum(yt_pred, axis=1), 1), "the rows of yt_pred sum to 1: every answer was shared out among the "
                   "examples. Here a column is an example.", diagnosis="softmax goes down the columns", rung=2)
        check.close("yt_pred", yt_pred, wanted[1], because="softmax(Wya a_next + by)", suspects=problems.output_slips(
            parameters["Wya"], parameters["by"], a_next, {"a_prev": a_prev}))
        check.that(problems.alike(cache, (a_next, a_prev, xt, parameters)), "cache is to be the tuple of a_next, a_prev, xt and "
                   "parameters, in this order.", diagnosis="cache", rung=1)
        still = {name: value if name[0] == "b" else 0 * value for name, value in parameters.items()}
        a_next, yt_pred, _ = check.call(xt, a_prev, still, returns=form)
        check.close("a_next, if all weights are 0", a_next, np.tanh(parameters["ba"]) + 0 * a_next, because="tanh(ba) for every example")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_step_by_step")
    check.against(ours.rnn_cell_forward, problems.rnn_step, [
        dict(n_x=6, n_a=3, n_y=4, m=5), dict(n_x=2, n_a=7, n_y=5, m=1), dict(n_x=3, n_a=3, n_y=3, m=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 3. Step after step
#
# Along a sequence the cell runs $T_x$ times. The state that comes out of one step goes into the next; the first step gets `a0`. All states and
# predictions are written down, and every cache is appended to the list `steps`. (Who needs one answer to the whole text reads the last
# prediction only.) That is all, and yet there are two traps, in which a program runs without complaint:
#
# - `a` is filled with zeros at first, and index $-1$ means "the last". So `a[:, :, t - 1]` at $t = 0$ is not `a0`, but a state that
#   has not been computed yet.
# - A state that is changed **in place** (`a_next[:] = ...`, `a_next += ...`) changes in every cache, too, that holds the same array. Make a
#   new array at every step, as your cell does.

# %% exercise="rnn_forward"
def rnn_forward(x, a0, parameters):
    """A recurrent network along whole sequences.

    Arguments: x (n_x, m, T_x); a0 (n_a, m), the state before the first step; parameters, as
        in rnn_cell_forward.
    Returns: a (n_a, m, T_x), the states; y_pred (n_y, m, T_x), the predictions; caches, the
        pair of the list of the T_x caches, in the order of time, and x.
    """
    (n_x, m, T_x) = x.shape
    (n_y, n_a) = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []           # the caches, one for each step
    ### START CODE HERE ### (≈ 1 line)
    a_next = a0          # (n_a, m), before the first step
    ### END CODE HERE ###
    for t in range(T_x):
        ### START CODE HERE ### (≈ 4 lines)
        a_next, yt_pred, cache = rnn_cell_forward(x[:, :, t], a_next, parameters)  # one step on
        a[:, :, t] = a_next                                                        # (n_a, m)
        y_pred[:, :, t] = yt_pred                                                  # (n_y, m)
        steps.append(cache)
        ### END CODE HERE ###
    return a, y_pred, (steps, x)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which variable comes out of one step and goes into the next? What must it hold before the loop
# begins? The list of caches must grow by one in every step.</details>
# <details><summary>Hint 2: in code words</summary>Before the loop the state is a0. In the loop: your cell, with the input of step t (all rows,
# all examples) and the state; its new state takes the place of the old one, and is written to place t of <code>a</code>; the prediction
# likewise to <code>y_pred</code>; the cache is appended to <code>steps</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>A savings account along the years: <code>balance = start</code>, and in the loop
# <code>balance = balance * (1 + rate[year]) + paid[year]</code>, <code>history[year] = balance</code>.</details>

# %% test="rnn_forward" points=18
with checks.exercise("rnn_forward") as check:
    cell = check.uses("rnn_cell_forward")
    for n_x, n_a, n_y, m, T_x in [(3, 5, 2, 4, 7), (4, 3, 5, 2, 6), (3, 5, 2, 4, 1)]:
        x, a0, parameters = check.draw(problems.rnn_sequence, n_x=n_x, n_a=n_a, n_y=n_y, m=m, T_x=T_x)
        a, y_pred, caches = check.call(x, a0, parameters, returns=checks.Tuple(a=(n_a, m, T_x), y_pred=(n_y, m, T_x), caches=tuple))
        names, at = ("a", "y_pred"), dict(a=-1, y_pred=-1)
        wanted, kept = problems.unrolled(cell, x, (a0,), parameters, names)
        check.close("rnn_forward", dict(a=a, y_pred=y_pred), wanted, because="what your rnn_cell_forward gives step by step", time_axis=at,
                    suspects=problems.sequence_slips(cell, x, (a0,), parameters, names))
        problems.check_caches(check, caches, kept, x)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_step_by_step")
    check.against(ours.rnn_forward, problems.rnn_sequence, [
        dict(n_x=5, n_a=4, n_y=3, m=2, T_x=8), dict(n_x=3, n_a=3, n_y=3, m=3, T_x=3), dict(n_x=2, n_a=6, n_y=4, m=1, T_x=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Who hears of whom?
#
# **Predict:** one input, $x$ at step 3, is moved by a hair. Which of the states of steps 0 to 6 change? What does the
# picture look like, if you do that for every input in turn, and for `a0`?

# %% experiment="influence"
my_prediction = None  # the steps whose state changes

def some_parameters(n_x, n_a, n_y, rng):
    shapes = {"Wax": (n_a, n_x), "Waa": (n_a, n_a), "Wya": (n_y, n_a), "ba": (n_a, 1), "by": (n_y, 1)}
    return {name: rng.normal(size=shape) / np.sqrt(shape[1]) for name, shape in shapes.items()}

if checks.ready("rnn_forward"):
    rng = np.random.default_rng(1)
    parameters = some_parameters(3, 5, 2, rng)
    x, a0 = rng.normal(size=(3, 1, 7)), np.tanh(rng.normal(size=(5, 1)))
    moved = x.copy()
    moved[:, :, 3] += 1e-3
    change = np.abs(rnn_forward(moved, a0, parameters)[0] - rnn_forward(x, a0, parameters)[0]).max(axis=(0, 1))
    print("x of step 3 moved: the states of these steps change:", np.flatnonzero(change).tolist(), "  your prediction:", my_prediction)
    plots.influences({"your rnn_forward": debuglab.influences(rnn_forward, x, a0, parameters)},
                     title="The past reaches the present, the future does not (darker: more)",
                     alt="A table of seven rows and eight columns. All places above a diagonal are white; below it they get paler to the left.")

# %% [markdown]
# Such a network is called **causal**: step $t$ hears of the steps up to $t$ and of no later one. That also means that you may stop
# anywhere and go on later: give the last state as `a0`. **Predict:** what must be kept, to go on reading a book tomorrow?

# %% experiment="stop and go on"
if checks.ready("rnn_forward"):
    whole, _, _ = rnn_forward(x, a0, parameters)
    today, _, _ = rnn_forward(x[:, :, :4], a0, parameters)
    tomorrow, _, _ = rnn_forward(x[:, :, 4:], today[:, :, -1], parameters)
    forgetful, _, _ = rnn_forward(x[:, :, 4:], np.zeros_like(a0), parameters)
    print(f"go on from the last state:  largest difference {np.abs(tomorrow - whole[:, :, 4:]).max():.1e}")
    print("begin again with zeros:     difference at steps 4, 5, 6:", np.abs(forgetful - whole[:, :, 4:]).max(axis=(0, 1)).round(3).tolist())

# %% [markdown]
# ## 4. It forgets
#
# The picture had another message: to the left it gets paler. Each step puts the state through a matrix and a tanh again. Take one unit,
# and two texts that differ in their first input only, 0.3 or 0.6; then comes nothing. How long can the states be told apart?
#
# **Predict:** with which weight $w_{aa}$ does the unit remember best which of the two it was: 0.5, 0.9, 1, or 1.5?

# %% experiment="a plain unit forgets"
my_prediction = None  # a weight
LAGS = 60

def plain_unit(w):
    one = np.ones((1, 1))
    return {"Wax": one, "Waa": w * one, "Wya": one, "ba": 0 * one, "by": 0 * one}

first_inputs = np.zeros((1, 2, LAGS))
first_inputs[0, :, 0] = 0.3, 0.6  # two examples
if checks.ready("rnn_forward"):
    gaps = {}
    for w in (0.5, 0.9, 1.0, 1.5):
        a, _, _ = rnn_forward(first_inputs, np.zeros((1, 2)), plain_unit(w))
        gaps[f"w = {w}"] = (np.arange(LAGS), np.maximum(a[0, 1] - a[0, 0], 1e-12))
        print(f"w = {w}: after {LAGS - 1} steps the states are {a[0, 0, -1]:.4f} and {a[0, 1, -1]:.4f}")
    plots.lines(gaps, log_y=True, title="How far apart the two states still are: every weight forgets, in its own way", xlabel="step",
                ylabel="difference of the states", alt="Four falling lines on a logarithmic scale; that of w = 1 falls slowest.")

# %% [markdown]
# With $w < 1$ both states fade to 0. With $w > 1$ both run to the same full state: the unit remembers *that* something came, and no longer
# how much. In between, at $w = 1$, it fades slowly. And in training, weights do not sit still on a knife's edge.
#
# ## 5. Gates: the GRU
#
# The cure: let the network **decide** whether to overwrite a state. A **gate** is a layer of sigmoids, numbers between 0 (closed) and 1
# (open), that are multiplied with what wants to pass. The gated recurrent unit has two; its state is called $c$ here:
#
# $$\begin{aligned}
# \text{update gate} \qquad \Gamma_u &= \sigma\left(W_u \, [c^{\langle t-1 \rangle}; x^{\langle t \rangle}] + b_u\right) \\
# \text{reset gate} \qquad \Gamma_r &= \sigma\left(W_r \, [c^{\langle t-1 \rangle}; x^{\langle t \rangle}] + b_r\right) \\
# \text{candidate} \qquad \tilde c^{\langle t \rangle} &= \tanh\left(W_c \, [\Gamma_r * c^{\langle t-1 \rangle}; x^{\langle t \rangle}] + b_c\right) \\
# \text{new state} \qquad c^{\langle t \rangle} &= \Gamma_u * \tilde c^{\langle t \rangle} + (1 - \Gamma_u) * c^{\langle t-1 \rangle}
# \end{aligned}$$
#
# The candidate is what would be written; $\Gamma_u$ says how much is overwritten with it, and $\Gamma_r$ how much of the old state the candidate
# gets to see. $*$ multiplies entry by entry: every unit has gates of its own. Two conventions that you cannot guess:
#
# - $[c; x]$ means **the state above the input**, one column of $n_a + n_x$ numbers. So the first $n_a$ columns of $W_u$ belong to the state.
# - $\Gamma_u$ is the share of the **new**. PyTorch and some papers use the share of the old, and call it $z$: their gate is our $1 - \Gamma_u$.
#
# If $\Gamma_u = 0$, the state stays as it is, exactly, for as many steps as you like. No matrix, no tanh.
#
# A sigmoid that does not overflow, for gates that are shut tight, is given (it is the one that you know: $\sigma(z) = \frac12 + \frac12 \tanh \frac z2$):

# %%
def sigmoid(z):
    """The sigmoid of any numbers; it never overflows."""
    return 0.5 + 0.5 * np.tanh(0.5 * z)

# %% exercise="gru_cell_forward"
def gru_cell_forward(xt, c_prev, parameters):
    """One step of a gated recurrent unit.

    Arguments: xt (n_x, m), what comes in; c_prev (n_a, m), the state before; parameters, a
        dict with Wu, Wr, Wc (n_a, n_a + n_x) and bu, br, bc (n_a, 1).
    Returns: c_next (n_a, m), the new state; cache, the tuple of c_next, c_prev, ut (update
        gate), rt (reset gate), cct (candidate), xt and parameters.
    """
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    ### START CODE HERE ### (≈ 6 lines)
    concat = np.concatenate([c_prev, xt])           # (n_a + n_x, m)
    ut = sigmoid(Wu @ concat + bu)                  # (n_a, m), update gate
    rt = sigmoid(Wr @ concat + br)                  # (n_a, m), reset gate
    seen = np.concatenate([rt * c_prev, xt])        # (n_a + n_x, m)
    cct = np.tanh(Wc @ seen + bc)                   # (n_a, m), candidate
    c_next = ut * cct + (1 - ut) * c_prev           # (n_a, m)
    ### END CODE HERE ###
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Go down the four formulas, one line of code each; before the first and before the third two arrays are
# put one above the other. Is it the same array both times?</details>
# <details><summary>Hint 2: in code words</summary><code>np.concatenate([top, bottom])</code> puts rows below rows. Both gates: sigmoid of weights
# times [state; input] plus bias. Candidate: tanh of Wc times [reset gate times state; input] plus bias. New state: update gate times candidate,
# plus one minus update gate times old state, all entry by entry.</details>
# <details><summary>Hint 3: a neighbour</summary>A running average that decides for itself how fast to follow:
# <code>speed = sigmoid(w @ np.concatenate([average, news]) + b)</code>, then <code>average = speed * news + (1 - speed) * average</code>.</details>

# %% test="gru_cell_forward" points=16
with checks.exercise("gru_cell_forward") as check:
    for n_x, n_a, m in [(3, 5, 4), (4, 4, 7)]:
        xt, c_prev, parameters = check.draw(problems.gru_step, n_x=n_x, n_a=n_a, m=m)
        gates = checks.Tuple(c_next=(n_a, m), c_prev=(n_a, m), ut=(n_a, m), rt=(n_a, m), cct=(n_a, m), xt=(n_x, m), parameters=dict)
        form = checks.Tuple(c_next=(n_a, m), cache=gates)
        c_next, cache = check.call(xt, c_prev, parameters, returns=form)
        _, _, ut, rt, cct, _, _ = cache
        ours = layers.gru_cell_forward(xt, c_prev, parameters)[1]
        check.close("ut", ut, ours[2], because="σ(Wu [c_prev; xt] + bu)", suspects=problems.gate_slips(parameters, "u", c_prev, xt, "rc"))
        check.close("rt", rt, ours[3], because="σ(Wr [c_prev; xt] + br)", suspects=problems.gate_slips(parameters, "r", c_prev, xt, "uc"))
        check.close("cct", cct, ours[4], because="tanh(Wc [rt * c_prev; xt] + bc)", suspects=problems.candidate_slips(
            parameters, rt * c_prev, xt, {"leaving out the reset gate": c_prev, "the update gate where the reset gate is meant": ut * c_prev,
                                          "one minus the reset gate": (1 - rt) * c_prev}) | problems.late_reset(parameters, rt, c_prev, xt))
        kept, _ = check.call(xt, c_prev, problems.biased(parameters, bu=-100), returns=form)
        check.that(np.any(kept), "with the update gate closed (bu = −100) c_next is 0: the old state is missing in it.",
                   diagnosis="old state", rung=2)
        check.close("c_next with the update gate closed (bu = −100)", kept, c_prev, because="c_prev, exactly", suspects={
            "exchanging Γu and 1 − Γu: Γu is the share of the new": cct, "adding the candidate without its gate": cct + c_prev,
            "the reset gate where the update gate is meant": rt * cct + (1 - rt) * c_prev,
            "multiplying the old state by the reset gate, too": rt * c_prev})
        new, _ = check.call(xt, c_prev, problems.biased(parameters, bu=100, br=-100), returns=form)
        other, _ = check.call(xt, -0.37 * c_prev, problems.biased(parameters, bu=100, br=-100), returns=form)
        check.close("the change of c_next with another c_prev, update gate open, reset gate closed (bu = 100, br = −100)", new - other, 0 * new,
                    because="none: the old state is neither kept nor seen", suspects={
            "adding all of the old state: 1 − Γu is missing": 1.37 * c_prev})
        check.close("c_next", c_next, ours[0], because="Γu * candidate + (1 − Γu) * c_prev", suspects={
            "exchanging Γu and 1 − Γu": ut * c_prev + (1 - ut) * cct, "leaving out 1 − Γu": ut * cct + c_prev,
            "the reset gate where the update gate is meant": rt * cct + (1 - rt) * c_prev})
        check.that(problems.alike(cache, (c_next, c_prev, ut, rt, cct, xt, parameters)), "cache is to be the tuple of c_next, c_prev, ut, rt, "
                   "cct, xt and parameters, in this order.", diagnosis="cache", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_step_by_step")
    check.against(ours.gru_cell_forward, problems.gru_step, [
        dict(n_x=6, n_a=3, m=5), dict(n_x=2, n_a=7, m=1), dict(n_x=3, n_a=3, m=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Break it
#
# A colleague finds $(1 - \Gamma_u)$ superfluous and writes $c^{\langle t \rangle} = \Gamma_u * \tilde c^{\langle t \rangle} +
# c^{\langle t-1 \rangle}$. **Predict:** how large can a state of yours become, if it begins between −1 and 1? And one of the colleague's?

# %% experiment="break it: without 1 - gate"
my_prediction = None  # (yours, the colleague's), after 50 steps

def gated_parameters(n_x, n_a, rng):
    return {name: rng.normal(size=(n_a, n_a + n_x if name[0] == "W" else 1)) / np.sqrt(n_a) for name in ("Wu", "Wr", "Wc", "bu", "br", "bc")}

if checks.ready("gru_cell_forward"):
    rng = np.random.default_rng(4)
    parameters, inputs = gated_parameters(3, 5, rng), rng.normal(size=(50, 3, 1))
    yours = theirs = np.zeros((5, 1))
    largest = {"with 1 − Γu": [], "without": []}
    for xt in inputs:
        yours, _ = gru_cell_forward(xt, yours, parameters)
        _, (_, before, ut, _, cct, _, _) = gru_cell_forward(xt, theirs, parameters)
        theirs = ut * cct + before
        largest["with 1 − Γu"].append(np.abs(yours).max())
        largest["without"].append(np.abs(theirs).max())
    for name, sizes in largest.items():
        print(f"{name:>12}: largest number of the state after 50 steps {sizes[-1]:.2f}")
    plots.lines({name: (np.arange(1, 51), sizes) for name, sizes in largest.items()}, xlabel="step", ylabel="largest number of the state",
                title="A weighted mean of numbers in [−1, 1] stays there; a sum does not", alt="One line stays below 1, the other climbs far above.")

# %% [markdown]
# ### Along the sequence
#
# The loop is the one that you have written, with one thing less: a GRU has no prediction of its own. What is built on $c$ is another layer's
# business.

# %% exercise="gru_forward"
def gru_forward(x, c0, parameters):
    """A gated recurrent unit along whole sequences.

    Arguments: x (n_x, m, T_x); c0 (n_a, m), the state before the first step; parameters, as
        in gru_cell_forward.
    Returns: c (n_a, m, T_x), the states; caches, the pair of the list of the T_x caches, in
        the order of time, and x.
    """
    (n_x, m, T_x) = x.shape
    (n_a, m) = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []           # the caches, one for each step
    ### START CODE HERE ### (≈ 1 line)
    c_next = c0          # (n_a, m), before the first step
    ### END CODE HERE ###
    for t in range(T_x):
        ### START CODE HERE ### (≈ 3 lines)
        c_next, cache = gru_cell_forward(x[:, :, t], c_next, parameters)  # one step on
        c[:, :, t] = c_next                                               # (n_a, m)
        steps.append(cache)
        ### END CODE HERE ###
    return c, (steps, x)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Put your <code>rnn_forward</code> beside it. What is called c here was called a there.</details>
# <details><summary>Hint 2: in code words</summary>The state begins as c0. In the loop: the cell with the input of step t and the state, the new state
# in place of the old one and at place t of <code>c</code>, the cache to the list.</details>
# <details><summary>Hint 3: a neighbour</summary>A queue along the hours: <code>waiting = at_opening</code>, and in the loop
# <code>waiting, served = one_hour(arrivals[:, hour], waiting)</code>, <code>history[:, hour] = waiting</code>,
# <code>notes.append(served)</code>.</details>

# %% test="gru_forward" points=8
with checks.exercise("gru_forward") as check:
    cell = check.uses("gru_cell_forward")
    for n_x, n_a, m, T_x in [(3, 5, 4, 7), (4, 3, 2, 6), (3, 5, 4, 1)]:
        x, c0, parameters = check.draw(problems.gru_sequence, n_x=n_x, n_a=n_a, m=m, T_x=T_x)
        c, caches = check.call(x, c0, parameters, returns=checks.Tuple(c=(n_a, m, T_x), caches=tuple))
        wanted, kept = problems.unrolled(cell, x, (c0,), parameters, ("c",))
        check.close("gru_forward", dict(c=c), wanted, because="what your gru_cell_forward gives step by step", time_axis=dict(c=-1),
                    suspects=problems.sequence_slips(cell, x, (c0,), parameters, ("c",)))
        problems.check_caches(check, caches, kept, x)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_step_by_step")
    check.against(ours.gru_forward, problems.gru_sequence, [
        dict(n_x=5, n_a=4, m=2, T_x=8), dict(n_x=3, n_a=3, m=3, T_x=3), dict(n_x=2, n_a=6, m=1, T_x=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Gates over a sentence
#
# What can two such units do? Their weights are **set by hand** here, nothing has been trained, so that every gate can be explained:
#
# | | unit 0, "in brackets?" | unit 1, "in quotation marks?" |
# |---|---|---|
# | update gate | opens at `(` and at `)`, else closed | opens at `"`, else closed |
# | reset gate | always closed: the letter alone decides | always open: the candidate must see the old state |
# | candidate | near +1 at `(`, near −1 at `)` | the old state with its sign turned |
# | begins at | −1, outside | −1, outside |
#
# Opening and closing quotation marks look the same; therefore unit 1 turns its own state over. **Predict** the two states over the
# sentence below, letter by letter, before you run the cell. Then write a sentence of your own.

# %% experiment="gates over a sentence"
sentence = 'she said "wait (a moment)" and left.'  # a sentence of your own: letters, spaces, commas, " ( )

def bracket_unit():
    n_x = len(ALPHABET)
    at = {letter: 2 + number for number, letter in enumerate(ALPHABET)}  # columns 0 and 1 belong to the two states
    Wu, Wr, Wc = (np.zeros((2, 2 + n_x)) for _ in range(3))
    Wu[0, [at["("], at[")"]]] = 20        # with bu = −10: closed, but for brackets
    Wu[1, at['"']] = 20
    Wc[0, at["("]], Wc[0, at[")"]] = 5, -5
    Wc[1, 1] = -5                         # of its own state, turned over
    return {"Wu": Wu, "bu": np.full((2, 1), -10.0), "Wr": Wr, "br": np.array([[-10.0], [10.0]]), "Wc": Wc, "bc": np.zeros((2, 1))}

if checks.ready("one_hot_sequences", "gru_forward"):
    c, (steps, _) = gru_forward(one_hot_sequences(numbers_of(sentence), len(ALPHABET)), np.full((2, 1), -1.0), bracket_unit())
    update, reset = (np.array([cache[place][:, 0] for cache in steps]) for place in (2, 3))
    plots.gates(
        sentence, {"update, unit 0": update[:, 0], "update, unit 1": update[:, 1], "reset, unit 0": reset[:, 0], "reset, unit 1": reset[:, 1]},
        states={"in brackets": c[0, 0], "in quotation marks": c[1, 0]},
        title="The update gates open at brackets and quotation marks only; between them the states stand still",
        alt="Strips of colours above the letters of the sentence: the update gates are open at a few letters and closed elsewhere. Below, two "
            "lines that step between -1 and 1.",
    )

# %% [markdown]
# **Predict:** what does unit 0 say in `(a(b)c)` at the letter c, inside of the outer brackets? Change the sentence and look. A state that is a
# mean of numbers between −1 and 1 can hardly *count*. For that one wants a memory that adds.
#
# ## 6. The LSTM
#
# Long short-term memory is older than the GRU and has one gate more. It carries **two** things from step to step: the memory $c$, and the
# state $a$, which is as much of the memory as it shows.
#
# $$\begin{aligned}
# \text{forget gate} \qquad \Gamma_f &= \sigma\left(W_f \, [a^{\langle t-1 \rangle}; x^{\langle t \rangle}] + b_f\right) \\
# \text{update gate} \qquad \Gamma_i &= \sigma\left(W_i \, [a^{\langle t-1 \rangle}; x^{\langle t \rangle}] + b_i\right) \\
# \text{candidate} \qquad \tilde c^{\langle t \rangle} &= \tanh\left(W_c \, [a^{\langle t-1 \rangle}; x^{\langle t \rangle}] + b_c\right) \\
# \text{memory} \qquad c^{\langle t \rangle} &= \Gamma_f * c^{\langle t-1 \rangle} + \Gamma_i * \tilde c^{\langle t \rangle} \\
# \text{output gate} \qquad \Gamma_o &= \sigma\left(W_o \, [a^{\langle t-1 \rangle}; x^{\langle t \rangle}] + b_o\right) \\
# \text{state} \qquad a^{\langle t \rangle} &= \Gamma_o * \tanh\left(c^{\langle t \rangle}\right) \\
# \text{prediction} \qquad \hat y^{\langle t \rangle} &= \mathrm{softmax}\left(W_y \, a^{\langle t \rangle} + b_y\right)
# \end{aligned}$$
#
# The names mislead: an *open* forget gate ($\Gamma_f = 1$) keeps, a closed one forgets. The update gate is called input gate by others; hence its $i$.
# Keeping and writing have gates of their own now: with both open, the candidate is *added* to the memory, so $c$ may leave $[-1, 1]$. Again the
# state stands above the input; and the gates look at $a$, not at $c$.

# %% experiment="inside an LSTM"
plots.lstm_cell(title="One step: the memory runs straight through, but for one product and one sum",
                alt="A line at the top leads from the old memory to the new one, through a product with the forget gate and a sum with update gate "
                    "times candidate. From it a branch goes through a tanh and a product with the output gate to the new state. The three gates and "
                    "the candidate all start from the old state and the input, at the bottom.")

# %% experiment="the unrolled LSTM"
plots.unrolled(4, states=("c", "a"), title="An LSTM hands on two things: the memory c and the state a",
               alt="Four boxes in a row, all called cell, with an arrow from x below and one to y above. Two arrows lead from box to box, with c and "
                   "with a of steps 0 to 4.")

# %% exercise="lstm_cell_forward"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    """One step of an LSTM.

    Arguments: xt (n_x, m), what comes in; a_prev (n_a, m), the state before; c_prev (n_a,
        m), the memory before; parameters, a dict with Wf, Wi, Wc, Wo (n_a, n_a + n_x), bf,
        bi, bc, bo (n_a, 1), Wy (n_y, n_a), by (n_y, 1).
    Returns: a_next (n_a, m); c_next (n_a, m); yt_pred (n_y, m); cache, the tuple of a_next,
        c_next, a_prev, c_prev, ft (forget gate), it (update gate), cct (candidate), ot
        (output gate), xt and parameters.
    """
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    ### START CODE HERE ### (≈ 8 lines)
    concat = np.concatenate([a_prev, xt])     # (n_a + n_x, m)
    ft = sigmoid(Wf @ concat + bf)            # (n_a, m), forget gate
    it = sigmoid(Wi @ concat + bi)            # (n_a, m), update gate
    cct = np.tanh(Wc @ concat + bc)           # (n_a, m), candidate
    c_next = ft * c_prev + it * cct           # (n_a, m), memory
    ot = sigmoid(Wo @ concat + bo)            # (n_a, m), output gate
    a_next = ot * np.tanh(c_next)             # (n_a, m), state
    yt_pred = softmax(Wy @ a_next + by)       # (n_y, m)
    ### END CODE HERE ###
    cache = (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)
    return a_next, c_next, yt_pred, cache

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>All four products see the same column of state and input: put it together once. Then go down the formulas.
# How many tanh are there?</details>
# <details><summary>Hint 2: in code words</summary>State above input. Three sigmoids with the weights f, i, o, one tanh with those of c. Memory: forget
# gate times old memory plus update gate times candidate. State: output gate times tanh of the <em>new</em> memory. Prediction: softmax of Wy
# times the new state plus by.</details>
# <details><summary>Hint 3: a neighbour</summary>A store of goods with a door in, a door out and a window:
# <code>store = keep * store + let_in * np.tanh(offer)</code>, and what a passer-by sees is <code>window * np.tanh(store)</code>.</details>

# %% test="lstm_cell_forward" points=20
with checks.exercise("lstm_cell_forward") as check:
    for n_x, n_a, n_y, m in [(3, 5, 2, 4), (4, 4, 3, 7)]:
        xt, a_prev, c_prev, parameters = check.draw(problems.lstm_step, n_x=n_x, n_a=n_a, n_y=n_y, m=m)
        parts = dict.fromkeys(("a_next", "c_next", "a_prev", "c_prev", "ft", "it", "cct", "ot"), (n_a, m))
        form = checks.Tuple(a_next=(n_a, m), c_next=(n_a, m), yt_pred=(n_y, m), cache=checks.Tuple(**parts, xt=(n_x, m), parameters=dict))
        a_next, c_next, yt_pred, cache = check.call(xt, a_prev, c_prev, parameters, returns=form)
        _, _, _, _, ft, it, cct, ot, _, _ = cache
        _, _, y_wanted, ours = layers.lstm_cell_forward(xt, a_prev, c_prev, parameters)
        for name, got, wanted in [("ft", ft, ours[4]), ("it", it, ours[5]), ("ot", ot, ours[7])]:
            gate, seen_c = name[0], problems.gate_value(parameters, name[0], c_prev, xt)
            check.close(name, got, wanted, because=f"σ(W{gate} [a_prev; xt] + b{gate})", suspects={
                "c_prev where a_prev is meant: the gates look at the state": seen_c,
                **problems.gate_slips(parameters, gate, a_prev, xt, "fico".replace(gate, ""))})
        check.close("cct", cct, ours[6], because="tanh(Wc [a_prev; xt] + bc)",
                    suspects=problems.candidate_slips(parameters, a_prev, xt, {"c_prev where a_prev is meant": c_prev}))
        def memory(**biases):
            return check.call(xt, a_prev, c_prev, problems.biased(parameters, **biases), returns=form)[1]
        check.close("c_next with the forget gate open and the update gate closed (bf = 100, bi = −100)", memory(bf=100, bi=-100), c_prev,
                    because="c_prev, exactly", suspects={
            "exchanging the forget gate and the update gate": cct, "leaving out the update gate": c_prev + cct,
            "a_prev where c_prev is meant": a_prev, "another order of the results: a_next and c_next are exchanged": ot * np.tanh(c_prev)})
        check.close("c_next with the forget gate closed and the update gate open (bf = −100, bi = 100)", memory(bf=-100, bi=100), cct,
                    because="the candidate, exactly", suspects={
            "leaving out the forget gate": c_prev + cct})
        check.close("c_next", c_next, ours[1], because="Γf * c_prev + Γi * candidate", suspects={
            "a GRU's 1 − Γi in place of the forget gate": (1 - it) * c_prev + it * cct,
            "a GRU's 1 − Γf in place of the update gate": ft * c_prev + (1 - ft) * cct,
            "the output gate where the update gate is meant": ft * c_prev + ot * cct})
        check.close("a_next", a_next, ours[0], because="Γo * tanh(c_next)", suspects={
            "leaving out the tanh of the memory": ot * c_next, "the old memory": ot * np.tanh(c_prev), "the candidate": ot * cct,
            "leaving out the output gate": np.tanh(c_next), "the forget gate where the output gate is meant": ft * np.tanh(c_next),
            "the update gate where the output gate is meant": it * np.tanh(c_next), "the sigmoid of the memory": ot / (1 + np.exp(-c_next))})
        check.that(not np.allclose(np.sum(yt_pred, axis=1), 1), "the rows of yt_pred sum to 1: every answer was shared out among the "
                   "examples. Here a column is an example.", diagnosis="softmax goes down the columns", rung=2)
        check.close("yt_pred", yt_pred, y_wanted, because="softmax(Wy a_next + by)", suspects=problems.output_slips(
            parameters["Wy"], parameters["by"], a_next, {"a_prev": a_prev, "c_next": c_next, "tanh(c_next)": np.tanh(c_next)}))
        check.that(problems.alike(cache, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)), "cache is to be the tuple of a_next, "
                   "c_next, a_prev, c_prev, ft, it, cct, ot, xt and parameters, in this order.", diagnosis="cache", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_step_by_step")
    check.against(ours.lstm_cell_forward, problems.lstm_step, [
        dict(n_x=6, n_a=3, n_y=4, m=5), dict(n_x=2, n_a=7, n_y=5, m=1), dict(n_x=3, n_a=3, n_y=3, m=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Along the sequence, with two things to carry
#
# The first state `a0` is given; the memory begins with **zeros**, $c^{\langle 0 \rangle} = 0$. Mind the order of the results: `a`, `y`, `c`,
# while the cell gives `a_next`, `c_next`, `yt_pred`.

# %% exercise="lstm_forward"
def lstm_forward(x, a0, parameters):
    """An LSTM along whole sequences; its memory begins with zeros.

    Arguments: x (n_x, m, T_x); a0 (n_a, m), the state before the first step; parameters, as
        in lstm_cell_forward.
    Returns: a (n_a, m, T_x), the states; y (n_y, m, T_x), the predictions; c (n_a, m, T_x),
        the memories; caches, the pair of the list of the T_x caches, in the order of time,
        and x.
    """
    (n_x, m, T_x) = x.shape
    (n_y, n_a) = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []           # the caches, one for each step
    ### START CODE HERE ### (≈ 2 lines)
    a_next = a0                  # (n_a, m), before the first step
    c_next = np.zeros((n_a, m))  # (n_a, m), likewise
    ### END CODE HERE ###
    for t in range(T_x):
        ### START CODE HERE ### (≈ 5 lines)
        a_next, c_next, yt_pred, cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)  # one step on
        a[:, :, t] = a_next                                                                         # (n_a, m)
        c[:, :, t] = c_next                                                                         # (n_a, m)
        y[:, :, t] = yt_pred                                                                        # (n_y, m)
        steps.append(cache)
        ### END CODE HERE ###
    return a, y, c, (steps, x)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two variables go from step to step now. What does each hold before the loop?</details>
# <details><summary>Hint 2: in code words</summary>State a0, memory zeros of the same shape. In the loop: the cell with the input of step t, state and
# memory; both are replaced by what comes out; state, memory and prediction are written to place t of a, c and y; the cache is appended.</details>
# <details><summary>Hint 3: a neighbour</summary>Fibonacci's rabbits, old and young, month by month: <code>old, young = first_old, 0</code>, and in the loop
# <code>old, young = old + young, old</code>, <code>history[:, month] = old, young</code>.</details>

# %% test="lstm_forward" points=14
with checks.exercise("lstm_forward") as check:
    cell = check.uses("lstm_cell_forward")
    for n_x, n_a, n_y, m, T_x in [(3, 5, 2, 4, 7), (4, 3, 5, 2, 6), (3, 5, 2, 4, 1)]:
        x, a0, parameters = check.draw(problems.lstm_sequence, n_x=n_x, n_a=n_a, n_y=n_y, m=m, T_x=T_x)
        form = checks.Tuple(a=(n_a, m, T_x), y=(n_y, m, T_x), c=(n_a, m, T_x), caches=tuple)
        shapes = [getattr(part, "shape", ()) for part in check.call(x, a0, parameters, returns=tuple)[:3]]
        check.that(shapes != [(n_a, m, T_x), (n_a, m, T_x), (n_y, m, T_x)], "the results come in another order: a, y, c, caches is wanted.",
                   diagnosis="order", rung=1)
        a, y, c, caches = check.call(x, a0, parameters, returns=form)
        names, start = ("a", "c", "y"), (a0, np.zeros((n_a, m)))
        wanted, kept = problems.unrolled(cell, x, start, parameters, names)
        check.close("lstm_forward", dict(a=a, c=c, y=y), wanted, because="what your lstm_cell_forward gives step by step",
                    time_axis=dict(a=-1, c=-1, y=-1), suspects=problems.sequence_slips(cell, x, start, parameters, names))
        problems.check_caches(check, caches, kept, x)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_step_by_step")
    check.against(ours.lstm_forward, problems.lstm_sequence, [
        dict(n_x=5, n_a=4, n_y=3, m=2, T_x=8), dict(n_x=3, n_a=3, n_y=3, m=3, T_x=3), dict(n_x=2, n_a=6, n_y=4, m=1, T_x=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### It counts
#
# One unit, again **set by hand**: the forget gate is always open, the update gate opens at brackets, the candidate is near +1 at `(` and near −1 at
# `)`. So the memory adds up how deep we are. The output gate shows it at closing brackets only.
#
# **Predict** the memory over the formula below. Its deepest place is how deep?

# %% experiment="an LSTM that counts brackets"
formula = "f(g(x), h(i(j(y)), z))."  # brackets in brackets, of your own

def counting_unit():
    at = {letter: 1 + number for number, letter in enumerate(ALPHABET)}  # column 0 belongs to the state
    W = {name: np.zeros((1, 1 + len(ALPHABET))) for name in ("Wf", "Wi", "Wc", "Wo")}
    W["Wi"][0, [at["("], at[")"]]] = 20
    W["Wc"][0, at["("]], W["Wc"][0, at[")"]] = 5, -5
    W["Wo"][0, at[")"]] = 20
    biases = {"bf": 10.0, "bi": -10.0, "bc": 0.0, "bo": -10.0, "by": 0.0}
    return W | {name: np.array([[value]]) for name, value in biases.items()} | {"Wy": np.ones((1, 1))}

if checks.ready("one_hot_sequences", "gru_forward", "lstm_forward"):
    letters = one_hot_sequences(numbers_of(formula), len(ALPHABET))
    a, _, c, (steps, _) = lstm_forward(letters, np.zeros((1, 1)), counting_unit())
    latch, _ = gru_forward(letters, np.full((2, 1), -1.0), bracket_unit())
    plots.gates(
        formula, {name: np.array([cache[place][0, 0] for cache in steps]) for name, place in [("forget", 4), ("update", 5), ("output", 7)]},
        states={"memory c": c[0, 0], "state a": a[0, 0], "GRU, unit 0": latch[0, 0]},
        title="The memory of the LSTM counts how many brackets are open; the unit of the GRU is wrong behind the first bracket that closes",
        alt="Strips: the forget gate is always open, the update gate at brackets, the output gate at closing brackets. Below, the memory climbs by one at "
            "every opening bracket and falls by one at every closing one.",
    )
    depth = np.cumsum([(letter == "(") - (letter == ")") for letter in formula])
    print(f"deepest place {depth.max()}; largest error of the memory as a counter {np.abs(c[0, 0] - depth).max():.4f}")

# %% [markdown]
# The error is small and not 0: gates are never quite open, never quite closed, and the candidate is never quite 1.
#
# ### How open is open?
#
# A forget gate of 0.9 sounds open. **Predict:** how much of a memory is left of it after 50 steps? And with which bias $b_f$ is half of it left?
# Then move the slider.

# %% experiment="how open is open"
my_prediction = None  # a bias
biases = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]

def draw_memory(i):
    one, gate = np.ones((1, 1)), 1 / (1 + np.exp(-biases[i]))
    never = {"Wf": 0, "Wi": 0, "Wc": 0, "Wo": 0, "bi": -100, "bc": 0, "bo": 0, "by": 0}
    unit = {name: value * (np.ones((1, 2)) if name[0] == "W" else one) for name, value in never.items()}
    memory = [1.0]
    for _ in range(50):
        _, c_next, _, _ = lstm_cell_forward(0 * one, 0 * one, memory[-1] * one, {**unit, "bf": biases[i] * one, "Wy": one})
        memory.append(c_next.item())
    plots.lines({"memory": (np.arange(51), memory), "one half": (np.arange(51), np.full(51, 0.5))}, xlabel="step", ylabel="memory c",
                title=f"Bias {biases[i]:.0f}, gate {gate:.3f}: after 50 steps {memory[-1]:.1%} of the memory is left",
                alt=f"A falling line, from 1 to {memory[-1]:.3f} at step 50, and a level line at one half.")

if checks.ready("lstm_cell_forward"):
    plots.slider(draw_memory, len(biases), label="bias of the forget gate", start=2)

# %% [markdown]
# That is why many programs begin to train an LSTM with a forget gate that is open: with $b_f$ at 1 or more, in place of 0.
#
# ## 7. Who remembers longest?
#
# The experiment of section 4 again, made harder: at every later step a random number comes in, the same for both examples. Inputs are two now, the number and a
# **flag** that says "remember this one", 1 at the first step and 0 later. The gates are set by hand so that they open for the flag alone.
#
# **Predict** the order of the three after 200 steps.

# %% experiment="who remembers longest"
my_prediction = None  # which of the three can tell the two examples apart after 200 steps?
LAGS = 200
rng = np.random.default_rng(7)
noisy = np.zeros((2, 2, LAGS))
noisy[0] = rng.normal(size=LAGS)
noisy[:, :, 0] = [[0.3, 0.6], [1.0, 1.0]]  # the numbers to remember, and the flag

def row(*numbers):
    return np.array([numbers], float)

plain = {"Wax": row(1, 0), "Waa": row(0.9), "ba": row(0), "Wya": row(1), "by": row(0)}
gru = {"Wu": row(0, 0, 20), "bu": row(-10), "Wr": row(0, 0, 0), "br": row(0), "Wc": row(0, 1, 0), "bc": row(0)}
lstm = {"Wf": row(0, 0, 0), "bf": row(10), "Wi": row(0, 0, 20), "bi": row(-10), "Wc": row(0, 1, 0), "bc": row(0),
        "Wo": row(0, 0, 0), "bo": row(10), "Wy": row(1), "by": row(0)}
if checks.ready("rnn_forward", "gru_forward", "lstm_forward"):
    begin = np.zeros((1, 2))
    states = {"plain, w = 0.9": rnn_forward(noisy, begin, plain)[0], "GRU": gru_forward(noisy, begin, gru)[0],
              "LSTM": lstm_forward(noisy, begin, lstm)[0]}
    for name, a in states.items():
        print(f"{name:>15}: states after {LAGS} steps {a[0, 0, -1]:.4f} and {a[0, 1, -1]:.4f}, difference {a[0, 1, -1] - a[0, 0, -1]:.1e}")
    plots.lines({name: (np.arange(LAGS), np.maximum(np.abs(a[0, 1] - a[0, 0]), 1e-17)) for name, a in states.items()}, log_y=True,
                title="A closed gate keeps the difference; the plain unit has lost it", xlabel="step",
                ylabel="difference of the two states", alt="Two lines stay level near 0.2; the third falls steeply to the smallest numbers a computer tells apart.")

# %% [markdown]
# The plain unit forgets even faster than in section 4: what else comes in pushes it to the ends of the tanh, where it is flat. The gated units shut
# it out.
#
# These gates were made by hand. That training finds such gates by itself is not obvious; it needs slopes that survive a long way back through
# time, and the next notebook measures them.
#
# ## 8. Debug lab
#
# Four colleagues have an LSTM run along sequences. All give arrays of the right shape, no error, no warning. Three have a bug; these are
# their pictures of who hears of whom, measured on your own `lstm_forward`, spoiled in three ways:

# %% experiment="debug lab"
if checks.ready("lstm_forward"):
    rng = np.random.default_rng(3)
    _, a0, parameters = problems.lstm_sequence(rng, n_x=3, n_a=5, n_y=2, m=2, T_x=7)
    parameters = problems.biased(parameters, bf=2)  # mostly open
    x = rng.normal(size=(3, 2, 7))
    maps = {f"colleague {number}": debuglab.influences(forward, x, a0, parameters)
            for number, forward in debuglab.broken_sequences(lstm_forward).items()}
    plots.influences(maps, title="Four programs, three bugs (darker: more; white: nothing at all)",
                     alt="Four tables of seven rows and eight columns. The first and the third are filled below a diagonal, the first paler; the second too, but for "
                         "an empty first column; the fourth has its diagonal and its first column only.")
    for name, table in maps.items():
        print(f"{name}, the last state hears of: a0 {table[-1, 0]:.0e}, first input {table[-1, 1]:.0e}, last input {table[-1, -1]:.0e}")

# %% [markdown]
# **Decide before you go on:** who has none? Whose bug is (a) no state is carried on, every step begins with `a0`; (b) `a0` is ignored, the program
# begins with zeros; (c) $a$ is carried on and $c$ is not, it begins with zeros at every step?
#
# <details><summary>Answers</summary>
#
# - Colleague 1 is (c): everything earlier is still heard of, through $a$, but the memory is short; the influence of the first input on the last
#   state is far smaller than colleague 3's.
# - Colleague 2 is (b): the column of a0 is white.
# - Colleague 3 has no bug.
# - Colleague 4 is (a): each state hears of its own input and of a0, and of nothing between.
#
# A network with any of these bugs can be trained, and its cost falls. It just never learns what needs the memory.
#
# </details>
#
# ## Remember
#
# - One cell, the same weights at every step; the state is all that the past says to the present.
# - A plain state goes through a matrix and a tanh at every step, and fades or fills up.
# - A gate is a sigmoid that multiplies. A GRU's state is a weighted mean of old and new: it keeps, and stays in $[-1, 1]$. An LSTM's memory adds: it keeps, and
#   counts.
# - Conventions to look up before you compare with anybody: the state above the input; $\Gamma_u$ is the share of the new.
# - Shapes do not show a state that is not carried on. Move one input, and see who hears of it.
#
# ## What you can do now
#
# You can run a recurrent net, a GRU and an LSTM over sequences, explain each of their gates, and find out what such a network can know. The next
# notebook goes back through time.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week11/rnn_step_by_step")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
