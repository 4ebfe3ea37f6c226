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
# # Back through time
#
# **The question of this notebook:** the first word of a sentence decides how its last word must end, and the last word was
# wrong. How does the blame travel back through all the words between? And does any of it arrive?
#
# At the end you can
#
# - send slopes back through a recurrent cell, an LSTM cell and a GRU cell, and along a whole sequence,
# - say why the weights of a recurrent network collect a slope from *every* step,
# - show by measuring when slopes vanish on their way and when they explode, and what gates change about that,
# - clip slopes in two ways, and say which of them keeps the direction,
# - find out from a curve and a gradient check which bug a colleague has written.
#
# Frameworks do all of this for you; this is the part of them that most people never see. Plan about two hours.

# %%
import numpy as np

import startcode
from startcode import checks, debuglab, plots, problems
from startcode import layers as net

# %% [markdown]
# ## 1. Whose layers?
#
# You need the forward passes of the first notebook of this week, through the name `net`:
#
# | | |
# |---|---|
# | `net.rnn_cell_forward(xt, a_prev, parameters)` | one step: `a_next`, `yt_pred`, the cache |
# | `net.rnn_forward(x, a0, parameters)` | a whole sequence: `a`, `y_pred`, the caches |
# | `net.lstm_cell_forward(xt, a_prev, c_prev, parameters)`, `net.lstm_forward(x, a0, parameters)` | the same for an LSTM |
# | `net.gru_cell_forward(xt, c_prev, parameters)` | one step of a GRU |
#
# So that an unfinished exercise there does not hold you up, `net` is at first our finished set, made for speed. Write `True`
# in the next cell, and `net` becomes your own notebook: then your slopes are measured on *your* forward pass. (Grading
# always uses the finished set.) The **caches** that your functions below get are those of the first notebook either way:
#
# | cell | cache |
# |---|---|
# | plain | `(a_next, a_prev, xt, parameters)` |
# | LSTM | `(a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)` |
# | GRU | `(c_next, c_prev, ut, rt, cct, xt, parameters)` |
# | a sequence | `(caches, x)`: the list of the caches of all steps, in the order of time, and the input |
#
# Here `ft`, `it`, `ot`, `ut`, `rt` are gates between 0 and 1, and `cct` is the candidate, a tanh.

# %% experiment="whose layers"
build_on_mine = False  # True: your own functions, from rnn_step_by_step.ipynb

if build_on_mine:
    net = startcode.mine("week11/rnn_step_by_step")
print("Slopes are measured on", "your own forward pass." if build_on_mine else "the finished forward pass.")

# %% [markdown]
# As before, $x$ is $(n_x, m, T_x)$ and $a$ is $(n_a, m, T_x)$: examples in the middle, time last. A slope has the shape of
# what it is the slope of. And as in week 8, **nothing is divided by $m$**: a mean over examples is in the slope that comes in.
#
# ## 2. One step back
#
# A cell computes
#
# $$z = W_{ax}\, x^{\langle t \rangle} + W_{aa}\, a^{\langle t-1 \rangle} + b_a, \qquad a^{\langle t \rangle} = \tanh(z) .$$
#
# That is a layer of a dense network with two inputs. Its way back is the one of week 4, with the slope of the tanh,
# $1 - a^2$. What comes in is $da^{\langle t \rangle}$, in code `da_next`:
#
# $$dz = da^{\langle t \rangle} * \left(1 - (a^{\langle t \rangle})^2\right)$$
#
# $$dx^{\langle t \rangle} = W_{ax}^T \, dz, \qquad da^{\langle t-1 \rangle} = W_{aa}^T \, dz,$$
#
# $$dW_{ax} = dz \, (x^{\langle t \rangle})^T, \qquad dW_{aa} = dz \, (a^{\langle t-1 \rangle})^T, \qquad db_a = \sum_{\text{examples}} dz .$$
#
# **With numbers:** one unit, one example. The slope 1 comes in; how much of it reaches the state before?

# %% experiment="one unit by hand"
x_t, a_before, w_ax, w_aa = 1.0, 0.5, 1.0, 0.8
a_after = np.tanh(w_ax * x_t + w_aa * a_before)
dz = 1.0 * (1 - a_after**2)
print(f"a = tanh(1 · 1 + 0.8 · 0.5) = {a_after:.4f}    dz = 1 · (1 - a²) = {dz:.4f}")
print(f"slope at the state before: 0.8 · dz = {w_aa * dz:.4f}    slope of w_aa: 0.5 · dz = {a_before * dz:.4f}")
moved = np.tanh(w_ax * x_t + w_aa * (a_before + 1e-5))
print(f"measured, by moving that state by a hair: {(moved - a_after) / 1e-5:.4f}")

# %% exercise="rnn_cell_backward"
def rnn_cell_backward(da_next, cache):
    """One step back through a recurrent cell.

    Arguments: da_next (n_a, m), the slope of the cost at a_next; cache, the tuple of a_next (n_a, m), a_prev (n_a, m),
        xt (n_x, m) and parameters, a dict with "Wax" (n_a, n_x), "Waa" (n_a, n_a), "ba" (n_a, 1) and others.
    Returns: gradients, a dict with "dxt" (n_x, m), "da_prev" (n_a, m), "dWax", "dWaa" and "dba". Nothing is divided by m.
    """
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    ### START CODE HERE ### (≈ 6 lines)
    dz = da_next * (1 - a_next ** 2)              # (n_a, m), before the tanh
    dxt = Wax.T @ dz                              # (n_x, m)
    da_prev = Waa.T @ dz                          # (n_a, m)
    dWax = dz @ xt.T                              # (n_a, n_x)
    dWaa = dz @ a_prev.T                          # (n_a, n_a)
    dba = np.sum(dz, axis=1, keepdims=True)       # (n_a, 1)
    ### END CODE HERE ###
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which of the arrays in the cache came *out of* the tanh? Its slope can be had from
# that alone. And $W_{aa}$ is square: a missing transpose raises no error there.</details>
# <details><summary>Hint 2: in code words</summary>First <code>dz</code>: what comes in, entry by entry times one minus the square of
# the new state. Then to each input the transposed weights times dz, to each matrix of weights dz times the transposed input,
# to the bias the sum of dz over the examples, axis 1, the axis kept.</details>
# <details><summary>Hint 3: a neighbour</summary>A layer <code>B = np.tanh(U @ H + k)</code> of a dense net, and <code>dB</code> comes back:
# <code>dS = dB * (1 - B * B)</code>, then <code>dU = dS @ H.T</code> and <code>dH = U.T @ dS</code>.</details>

# %% test="rnn_cell_backward" points=18
with checks.exercise("rnn_cell_backward") as check:
    for n_x, n_a, m in [(3, 5, 4), (7, 2, 3)]:
        da_next, cache = check.draw(problems.rnn_step_back, n_x=n_x, n_a=n_a, m=m)
        a_next, a_prev, xt, P = cache
        gradients = check.call(da_next, cache, returns=checks.Dict(
            dxt=(n_x, m), da_prev=(n_a, m), dWax=(n_a, n_x), dWaa=(n_a, n_a), dba=(n_a, 1)))
        slips = problems.rnn_cell_slips(da_next, cache)
        # A cost whose slope at a_next is da_next, measured through net.rnn_cell_forward.
        check.gradient("dba", gradients["dba"], at=P["ba"], suspects=slips["dba"],
                       of=lambda v: np.sum(da_next * net.rnn_cell_forward(xt, a_prev, P | {"ba": v})[0]))
        check.gradient("dWaa", gradients["dWaa"], at=P["Waa"], suspects=slips["dWaa"],
                       of=lambda v: np.sum(da_next * net.rnn_cell_forward(xt, a_prev, P | {"Waa": v})[0]))
        check.gradient("dWax", gradients["dWax"], at=P["Wax"], suspects=slips["dWax"],
                       of=lambda v: np.sum(da_next * net.rnn_cell_forward(xt, a_prev, P | {"Wax": v})[0]))
        check.gradient("da_prev", gradients["da_prev"], at=a_prev, suspects=slips["da_prev"],
                       of=lambda v: np.sum(da_next * net.rnn_cell_forward(xt, v, P)[0]))
        check.gradient("dxt", gradients["dxt"], at=xt, suspects=slips["dxt"],
                       of=lambda v: np.sum(da_next * net.rnn_cell_forward(v, a_prev, P)[0]))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_backward")
    check.against(ours.rnn_cell_backward, problems.rnn_step_back, [
        dict(n_x=4, n_a=4, m=4), dict(n_x=2, n_a=6, m=1), dict(n_x=1, n_a=3, m=9)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 3. All steps back
#
# A state is used twice: for what the network says at its own step, and for the next state. So **two** slopes come back to it,
# and they add up. Below, the dashed arrows carry the slopes: from above, what the cost sees of each state directly (that is `da`);
# from the right, what reaches the cost by way of all later states.

# %% experiment="two slopes come back to every state"
from startcode.plots.figure import PALETTE, figure, heading, show, style

paper, (axis,) = figure(width=8.0, height=3.0)
forward = dict(arrowstyle="-|>", color="black", linewidth=1.5)
backward = dict(arrowstyle="-|>", color=PALETTE[1], linewidth=2, linestyle="--")
for step in range(4):
    here = 2.4 * step
    axis.text(here, 0, f"cell {step}", ha="center", va="center", bbox=dict(boxstyle="round,pad=0.7", facecolor="white"))
    axis.annotate("", (here - 0.1, -0.45), (here - 0.1, -1.2), arrowprops=forward)
    axis.annotate("", (here + 0.15, -1.2), (here + 0.15, -0.45), arrowprops=backward)
    axis.text(here, -1.45, f"x at step {step}", ha="center")
    axis.annotate("", (here - 0.1, 1.2), (here - 0.1, 0.45), arrowprops=forward)
    axis.annotate("", (here + 0.15, 0.45), (here + 0.15, 1.2), arrowprops=backward)
    axis.text(here, 1.35, f"da[:, :, {step}]", ha="center", color=PALETTE[1])
    if step < 3:
        axis.annotate("", (here + 1.85, 0.15), (here + 0.55, 0.15), arrowprops=forward)
        axis.annotate("", (here + 0.55, -0.2), (here + 1.85, -0.2), arrowprops=backward)
        axis.text(here + 1.2, -0.55, "da_prev", ha="center", color=PALETTE[1])
axis.set_xlim(-1.2, 8.4)
axis.set_ylim(-1.8, 1.8)
axis.axis("off")
heading(paper, "Forward in black, back dashed: at every cell two slopes arrive and add up")
show(paper, "Four boxes in a row, cell 0 to cell 3. Black arrows lead up through each box and from box to box to the right. Dashed arrows "
            "lead down into each box from da of its step, and from each box back to the one before, called da_prev.")

# %% [markdown]
# The weights are the same in all steps, so each step adds its share to $dW_{ax}$, $dW_{aa}$ and $db_a$. The input belongs to one
# step, so $dx^{\langle t \rangle}$ is that step's alone. The loop runs **from the last step to the first**:
#
# $$\text{slope at } a^{\langle t \rangle} \;=\; \underbrace{da_{:,:,t}}_{\text{from above}} + \underbrace{da_{\text{prev}} \text{ of step } t+1}_{\text{from the right; zero at the last step}} .$$
#
# What the first cell hands back is the slope of $a^{\langle 0 \rangle}$, `da0`.

# %% exercise="rnn_backward"
def rnn_backward(da, caches):
    """Back through a recurrent network, from the last step to the first.

    Arguments: da (n_a, m, T_x), what the cost sees of each state directly; caches, the pair of the list of the T_x caches
        and x (n_x, m, T_x).
    Returns: gradients, a dict with "dx" (n_x, m, T_x), "da0" (n_a, m), "dWax", "dWaa" and "dba".
    """
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))  # three sums, begun with 0
    da_prevt = np.zeros((n_a, m))         # nothing comes from behind the last step
    for t in reversed(range(T_x)):
        ### START CODE HERE ### (≈ 6 lines)
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])  # of this step
        da_prevt = gradients["da_prev"]   # (n_a, m), for the step before
        dx[:, :, t] = gradients["dxt"]    # (n_x, m)
        dWax += gradients["dWax"]         # the share of this step
        dWaa += gradients["dWaa"]         # the same
        dba += gradients["dba"]           # the same
        ### END CODE HERE ###
    ### START CODE HERE ### (≈ 1 line)
    da0 = da_prevt                        # (n_a, m)
    ### END CODE HERE ###
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Follow the dashed arrows of the picture into cell 2: two of them. Which of your
# results are sums over the steps, and which belong to one step?</details>
# <details><summary>Hint 2: in code words</summary>Give the cell the sum of da at step t and what the step behind has handed back, and
# the cache of step t. Keep its <code>da_prev</code> for the next round; its <code>dxt</code> goes to place t of dx; its three other
# slopes are added to the sums. After the loop, what has been handed back last belongs to the state before the first step.</details>
# <details><summary>Hint 3: a neighbour</summary>Bills are handed from house to house down a street; each house adds its own
# and the postman notes the total: <code>owed = house(bills[k] + owed)</code>, <code>total += fee[k]</code>. At the end
# <code>owed</code> lies before the first house.</details>

# %% test="rnn_backward" points=18
with checks.exercise("rnn_backward") as check:
    cell = check.uses("rnn_cell_backward")
    for n_x, n_a, m, T_x in [(3, 5, 4, 7), (4, 2, 3, 5), (2, 3, 5, 1)]:
        da, caches = check.draw(problems.rnn_sequence_back, n_x=n_x, n_a=n_a, m=m, T_x=T_x)
        steps, x = caches
        a0, P = steps[0][1], steps[0][3]
        check.that(problems.is_last_step(cell(da[:, :, -1], steps[-1]), "rnn", da, caches),
                   "it builds on rnn_cell_backward, which is not right yet: the check of that says more.", diagnosis="depends", rung=1)
        form = checks.Dict(dx=(n_x, m, T_x), da0=(n_a, m), dWax=(n_a, n_x), dWaa=(n_a, n_a), dba=(n_a, 1))
        gradients = check.call(da, caches, returns=form)
        check.that(np.any(gradients["dx"]) or T_x == 1, "dx is all zero: does every step write its slope, and does da come in at "
                   "every step?", diagnosis="all zero", rung=1)
        check.that(np.any(gradients["da0"]), "da0 is all zero: what the first cell hands back belongs to the state before it.",
                   diagnosis="da0 is all zero", rung=2)
        slips = problems.rnn_slips(da, caches)
        check.gradient("dx", gradients["dx"], at=x, suspects=slips["dx"], time_axis=-1,
                       of=lambda v: np.sum(da * net.rnn_forward(v, a0, P)[0]))
        check.gradient("da0", gradients["da0"], at=a0, suspects=slips["da0"], of=lambda v: np.sum(da * net.rnn_forward(x, v, P)[0]))
        for name in ("ba", "Waa", "Wax"):
            check.gradient(f"d{name}", gradients[f"d{name}"], at=P[name], suspects=slips[f"d{name}"],
                           of=lambda v: np.sum(da * net.rnn_forward(x, a0, P | {name: v})[0]))
        doubled = check.call(2 * da, caches, returns=form)
        check.close("dWaa for twice the da", doubled["dWaa"], 2 * gradients["dWaa"], because="twice the slope: the way back is linear")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_backward")
    check.against(ours.rnn_backward, problems.rnn_sequence_back, [
        dict(n_x=4, n_a=4, m=4, T_x=4), dict(n_x=2, n_a=6, m=1, T_x=9), dict(n_x=5, n_a=3, m=2, T_x=2)])
    ### END HIDDEN TESTS

# %% [markdown]
# The check moved every number of every input and every weight by a hair, ran the whole sequence, and looked. This is called
# **backpropagation through time**: plain backpropagation, through a network that is as deep as the sequence is long.
#
# ## 4. Does anything arrive?
#
# Between two states stands $W_{aa}$ and a tanh whose slope is at most 1. Over 49 steps the slope is multiplied by such a pair 49 times.
# What repeated multiplication by $W_{aa}$ does is told by its largest eigenvalue in size, the **spectral radius**: below 1 everything
# shrinks sooner or later. Above 1 something may grow, unless the tanhs are so far from 0 that their slopes outweigh it.
#
# Untrained networks with 32 units read 50 random symbols. A slope of 1 comes to the last state. **Predict:** for radius 0.5, how much of it
# reaches the first input? A tenth, a millionth, less?

# %% experiment="slopes over time"
my_prediction = None  # a number

T_x, norms = 50, {}
for spread in (0.5, 1.0, 2.0):
    plain = debuglab.MemoryNet("rnn", spread=spread, units=32)
    Waa = plain.start(np.random.default_rng(1))["Waa"]
    radius = np.abs(np.linalg.eigvals(Waa)).max()
    sizes = plain.slope_norms(T_x, rng=np.random.default_rng(1))
    norms[f"radius {radius:.2f}"] = (np.arange(T_x), sizes / sizes[-1])
    print(f"radius {radius:.2f}: the slope at the first input is {sizes[0] / sizes[-1]:.1e} of that at the last")
print("your prediction for the smallest radius:", my_prediction)
plots.lines(norms, log_y=True, xlabel="step", ylabel="size of dx, relative to the last step",
            title="Slopes on their way from the last step to the first: they vanish, or they explode",
            alt="Three lines on a logarithmic scale over 50 steps. Read from right to left, that of the smallest radius falls steadily by many "
                "powers of ten, that of the middle one slowly, that of the largest rises.")

# %% [markdown]
# A slope that **vanishes** leaves no trace of a mistake in the early steps: the network learns what lies near, and never what lies far. A slope
# that **explodes** makes one giant step that ruins what was learned. Against exploding there is a plain remedy, against vanishing there are gates.
#
# ## 5. Cutting slopes to size
#
# Two ways. **By value:** every single entry is kept between $-\text{maxValue}$ and $\text{maxValue}$.

# %% exercise="clip"
def clip(gradients, maxValue):
    """Slopes with every entry kept between -maxValue and maxValue.

    Arguments: gradients, a dict of arrays, such as {"dWaa": ..., "dWax": ..., "dWya": ..., "dba": ..., "dby": ...};
        maxValue, a positive number.
    Returns: a new dict with the same names; the arrays that came in stay as they are.
    """
    ### START CODE HERE ### (≈ 3 lines)
    clipped = {}  # a dict, filled name by name
    for name, slope in gradients.items():
        clipped[name] = np.clip(slope, -maxValue, maxValue)
    ### END CODE HERE ###
    return clipped

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>NumPy has a function of that name. What does it return, and does it change what it is given?
# And which names are in the dict, if you write no list of them yourself?</details>
# <details><summary>Hint 2: in code words</summary>Begin with an empty dict. For every name and array of <code>gradients</code>: put under
# the same name the array clipped between minus maxValue and maxValue.</details>
# <details><summary>Hint 3: a neighbour</summary>Prices of all shops, none below zero:
# <code>mended = {shop: np.maximum(prices, 0) for shop, prices in city.items()}</code>.</details>

# %% test="clip" points=8
with checks.exercise("clip") as check:
    for n_x, n_a, n_y in [(3, 5, 2), (4, 3, 7)]:
        gradients, limit = check.draw(problems.large_slopes, n_x=n_x, n_a=n_a, n_y=n_y)
        clipped = check.call(gradients, limit, returns=checks.Dict(**{name: slope.shape for name, slope in gradients.items()}))
        for what, wrong in problems.clipping_slips(gradients, limit).items():
            check.that(not all(np.allclose(clipped[name], wrong[name]) for name in gradients),
                       f"what came back is what one gets from {what}.", diagnosis=what, rung=2)
        for name, slope in gradients.items():
            inside = np.abs(slope) <= limit
            check.close(f"{name}, where it is inside the limit", clipped[name][inside], slope[inside], because="what it was: it needs no clipping")
            check.close(f"{name}, where it is beyond the limit", clipped[name][~inside], limit * np.sign(slope[~inside]),
                        because="the limit, with the sign that it had")
    few, limit = check.draw(problems.large_slopes, n_x=2, n_a=3, n_y=2)
    others = {"dWf": few["dWaa"], "dbo": few["dba"]}
    check.close("for the names dWf and dbo", check.call(others, limit, returns=checks.Dict(dWf=(3, 3), dbo=(3, 1))),
                {name: np.minimum(np.maximum(slope, -limit), limit) for name, slope in others.items()},
                because="clipped like any other: an LSTM has other names")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_backward")
    check.against(ours.clip, problems.large_slopes, [dict(n_x=5, n_a=2, n_y=3), dict(n_x=3, n_a=4, n_y=6)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Break it:** a tempting loop. What does it print? Decide before you run it, and then say why.

# %% experiment="break it: a loop that does nothing"
my_prediction = None  # what the dict holds afterwards

slopes = {"dWaa": np.array([10.0, -20.0, 3.0])}
for slope in slopes.values():
    slope = np.clip(slope, -5, 5)
print("after the loop:", slopes["dWaa"], "   your prediction:", my_prediction)

# %% [markdown]
# `slope = ...` gives the *name* `slope` to a new array; the dict goes on holding the old one. Programs with this bug run for years.
#
# **By norm:** all slopes together are one long arrow. If it is longer than $\text{max\_norm}$, make the whole arrow shorter, by one factor for
# all of them:
#
# $$\lVert g \rVert = \sqrt{\sum_{\text{all arrays}} \; \sum_{\text{all entries}} g^2}, \qquad
# g \leftarrow g \cdot \frac{\text{max\_norm}}{\lVert g \rVert} \quad \text{if } \lVert g \rVert > \text{max\_norm} .$$

# %% exercise="clip_by_norm"
def clip_by_norm(gradients, max_norm):
    """Slopes made shorter by one common factor, if all of them together are longer than max_norm.

    Arguments: gradients, a dict of arrays; max_norm, a positive number.
    Returns: a new dict with the same names; the arrays that came in stay as they are.
    """
    ### START CODE HERE ### (≈ 4 lines)
    norm = np.sqrt(sum(np.sum(slope ** 2) for slope in gradients.values()))  # a number, of all entries of all arrays
    factor = min(1.0, max_norm / norm) if norm > 0 else 1.0                  # a number, at most 1
    clipped = {name: slope * factor for name, slope in gradients.items()}    # a dict
    ### END CODE HERE ###
    return clipped

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One norm for everything, not one for each array. And what if the arrow is short enough
# already, or has no length at all?</details>
# <details><summary>Hint 2: in code words</summary>Sum the squares of each array, sum these sums, take the root. The factor is max_norm over the
# norm, but never more than 1; for a norm of 0 it is 1. Every array times the factor, under its name, in a new dict.</details>
# <details><summary>Hint 3: a neighbour</summary>Rations for all ships of a fleet, if the store is too small:
# <code>share = min(1, store / sum(fleet.values()))</code>, then <code>{ship: need * share for ship, need in fleet.items()}</code>.</details>

# %% test="clip_by_norm" points=10
with checks.exercise("clip_by_norm") as check:
    for n_x, n_a, n_y in [(3, 5, 2), (4, 3, 7)]:
        gradients, max_norm = check.draw(problems.large_slopes, n_x=n_x, n_a=n_a, n_y=n_y)
        shapes = checks.Dict(**{name: slope.shape for name, slope in gradients.items()})
        arrow = np.concatenate([slope.ravel() for slope in gradients.values()])
        length = np.linalg.norm(arrow)
        for limit in (max_norm, 3 * length):
            clipped = check.call(gradients, limit, returns=shapes)
            for what, wrong in problems.norm_slips(gradients, limit).items():
                right = all(np.allclose(wrong[name], slope * min(1, limit / length)) for name, slope in gradients.items())
                check.that(right or not all(np.allclose(clipped[name], wrong[name]) for name in gradients),
                           f"what came back is what one gets from {what}.", diagnosis=what, rung=2)
            shorter = np.concatenate([np.ravel(clipped[name]) for name in gradients])
            check.close("the length of all slopes together", np.linalg.norm(shorter), min(limit, length),
                        because="max_norm if they were longer, what it was if not")
            check.close("the direction", shorter / np.linalg.norm(shorter), arrow / length, because="the same as before")
        tiny = {name: slope * 1e-5 for name, slope in gradients.items()}
        check.close("slopes and a max_norm that are 100000 times smaller", check.call(tiny, max_norm * 1e-5, returns=shapes),
                    {name: slope * 1e-5 * min(1, max_norm / length) for name, slope in gradients.items()}, because="all the same, but smaller")
        nothing = {name: np.zeros(slope.shape) for name, slope in gradients.items()}
        still = check.call(nothing, max_norm, returns=checks.Dict(**{name: checks.Array(slope.shape, finite=False) for name, slope in gradients.items()}))
        check.that(not any(np.isnan(slope).any() for slope in still.values()), "slopes that are all 0 come back as nan: 0 was divided by 0.",
                   diagnosis="divided by 0", rung=2)
        check.that(not check.remarks, "NumPy warns where all slopes are 0: there is a division by 0.", diagnosis="divided by 0", rung=2)
        check.that(not any(np.any(slope) for slope in still.values()), "slopes that are all 0 stay 0.", diagnosis="zeros", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_backward")
    check.against(ours.clip_by_norm, problems.large_slopes, [dict(n_x=5, n_a=2, n_y=3), dict(n_x=3, n_a=4, n_y=6)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** the slope $(12, 16)$ points along $(0.6, 0.8)$. Where does it point when it is clipped with the limit 10, by value and by norm?

# %% experiment="which of them keeps the direction"
if checks.ready("clip", "clip_by_norm"):
    slope = np.array([12.0, 16.0])
    arrows = {"before": slope, "by value": clip({"dw": slope}, 10.0)["dw"], "by norm": clip_by_norm({"dw": slope}, 10.0)["dw"]}
    paper, (axis,) = figure(width=5.0, height=3.6)
    for colour, width, (name, arrow) in zip(("#999999", PALETTE[1], PALETTE[0]), (1.5, 3, 3), arrows.items()):
        direction = arrow / np.linalg.norm(arrow)
        print(f"{name:>8}: {arrow}, length {np.linalg.norm(arrow):5.2f}, direction {direction.round(3)}")
        axis.annotate("", arrow, (0, 0), arrowprops=dict(arrowstyle="-|>", color=colour, linewidth=width))
        axis.annotate(name, arrow, (-58, -2) if name == "by norm" else (8, -4), textcoords="offset points", color=colour)
    style(axis, title="Clipping by value turns the step, by norm it does not", xlabel="slope along w1", ylabel="slope along w2")
    axis.set(xlim=(0, 20), ylim=(0, 18))
    show(paper, "Three arrows from one corner. The one called by norm lies on the one called before and ends half way; the one called by value "
                "points along the diagonal.")

# %% [markdown]
# Both are in use. Clipping by value is a cruder tool with one more virtue: one giant entry does not shrink all others.
#
# What it means for training: a plain network with a large radius and plain descent must remember the first symbol of ten. **Predict:** how
# often is the slope longer than 1?

# %% experiment="training with and without"
curves, T_x, steps = {}, 10, 400
for name, limit in (("not clipped", None), ("norm at most 1", 1.0)):
    run = debuglab.MemoryNet("rnn", spread=1.5, rate=0.5, max_norm=limit).train(T_x, steps=steps, rng=np.random.default_rng(2))
    curves[name] = (np.arange(10, steps + 1, 10), run.costs.reshape(-1, 10).mean(axis=1))
    print(f"{name:>14}: cost at the end {run.costs[-40:].mean():.3f}, longest slope {run.norms.max():.1f}, "
          f"{100 * np.mean(run.norms > 1):.0f} % longer than 1")
print(f"guessing among four symbols costs ln 4 = {np.log(4):.3f}")
plots.lines(curves, title="The same start, the same sequences: without clipping, giant steps keep it from learning", xlabel="step",
            ylabel="cost, mean of 10 steps", alt="Two lines: without clipping it jumps up and down far from 0, with clipping it falls to 0.")

# %% [markdown]
# ## 6. Back through an LSTM cell
#
# Against *vanishing*, the LSTM has a second path. Forward, with $s = [a^{\langle t-1 \rangle}; x^{\langle t \rangle}]$, the state **above** the input:
#
# $$\Gamma_f = \sigma(W_f s + b_f), \quad \Gamma_i = \sigma(W_i s + b_i), \quad \Gamma_o = \sigma(W_o s + b_o), \quad \tilde c = \tanh(W_c s + b_c),$$
#
# $$c^{\langle t \rangle} = \Gamma_f * c^{\langle t-1 \rangle} + \Gamma_i * \tilde c, \qquad a^{\langle t \rangle} = \Gamma_o * \tanh(c^{\langle t \rangle}) .$$
#
# Two slopes come in, $da^{\langle t \rangle}$ and $dc^{\langle t \rangle}$. The memory $c$ gets blame in two ways: directly, from later steps, and through $a$,
# which shows it:
#
# $$dc = dc^{\langle t \rangle} + da^{\langle t \rangle} * \Gamma_o * (1 - \tanh^2 c^{\langle t \rangle}) .$$
#
# From there to the four sums in front of the gates. Each line is: what comes in, times what the gate is multiplied by, times the slope of
# the gate itself ($\Gamma(1-\Gamma)$ for a sigmoid, $1 - \tilde c^2$ for the tanh). The usual names are `dot`, `dft`, `dit`, `dcct`:
#
# $$d_o = da^{\langle t \rangle} * \tanh c^{\langle t \rangle} * \Gamma_o (1 - \Gamma_o), \qquad d_f = dc * c^{\langle t-1 \rangle} * \Gamma_f (1 - \Gamma_f),$$
#
# $$d_i = dc * \tilde c * \Gamma_i (1 - \Gamma_i), \qquad d_{\tilde c} = dc * \Gamma_i * (1 - \tilde c^2) .$$
#
# The memory before gets $dc^{\langle t-1 \rangle} = dc * \Gamma_f$: **no matrix, no tanh**, only a gate. And all four gates saw $s$, so
#
# $$ds = W_f^T d_f + W_i^T d_i + W_c^T d_{\tilde c} + W_o^T d_o,$$
#
# whose upper $n_a$ rows are $da^{\langle t-1 \rangle}$, and whose other rows are $dx^{\langle t \rangle}$.

# %% exercise="lstm_cell_backward"
def lstm_cell_backward(da_next, dc_next, cache):
    """One step back through an LSTM cell.

    Arguments: da_next and dc_next (n_a, m), the slopes of the cost at a_next and c_next; cache, the tuple of a_next, c_next,
        a_prev, c_prev, ft, it, cct, ot (all (n_a, m)), xt (n_x, m) and parameters, a dict with "Wf", "Wi", "Wc", "Wo"
        (n_a, n_a + n_x), "bf", "bi", "bc", "bo" (n_a, 1) and others.
    Returns: gradients, a dict with "dxt", "da_prev", "dc_prev", "dWf", "dbf", "dWi", "dbi", "dWc", "dbc", "dWo", "dbo".
    """
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    ### START CODE HERE ### (≈ 6 lines)
    shown = np.tanh(c_next)                                 # (n_a, m)
    dc = dc_next + da_next * ot * (1 - shown ** 2)          # (n_a, m), all that comes back to c_next
    dot = da_next * shown * ot * (1 - ot)                   # (n_a, m), before the sigmoid
    dft = dc * c_prev * ft * (1 - ft)                       # (n_a, m), before the sigmoid
    dit = dc * cct * it * (1 - it)                          # (n_a, m), before the sigmoid
    dcct = dc * it * (1 - cct ** 2)                         # (n_a, m), before the tanh
    ### END CODE HERE ###
    s = np.concatenate((a_prev, xt), axis=0)  # (n_a + n_x, m)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        ### START CODE HERE ### (≈ 2 lines)
        dW = d @ s.T                                        # (n_a, n_a + n_x)
        db = np.sum(d, axis=1, keepdims=True)               # (n_a, 1)
        ### END CODE HERE ###
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ### START CODE HERE ### (≈ 4 lines)
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot  # (n_a + n_x, m)
    da_prev = ds[:n_a, :]                                   # (n_a, m)
    dxt = ds[n_a:, :]                                       # (n_x, m)
    dc_prev = dc * ft                                       # (n_a, m)
    ### END CODE HERE ###
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Work from the bottom of the forward formulas to the top. Of every product, one factor's slope is what
# comes in times the *other* factor.</details>
# <details><summary>Hint 2: in code words</summary>First the tanh of <code>c_next</code>, and with it <code>dc</code>: a sum of two. Then one line a gate,
# copied from the formulas with <code>ft</code> for the first gate, and so on. In the loop: d times s transposed; the sum of d over the
# examples. Then four products with transposed weights, added up, cut behind row <code>n_a</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>For <code>p = g * np.sin(q)</code> with a gate <code>g = sigmoid(k)</code>, when <code>dp</code> comes back and
# q also got <code>dq_later</code>: <code>dk = dp * np.sin(q) * g * (1 - g)</code>, <code>dq = dq_later + dp * g * np.cos(q)</code>.</details>

# %% test="lstm_cell_backward" points=20
with checks.exercise("lstm_cell_backward") as check:
    for n_x, n_a, m in [(3, 5, 4), (7, 2, 3)]:
        da_next, dc_next, cache = check.draw(problems.lstm_step_back, n_x=n_x, n_a=n_a, m=m)
        _, _, a_prev, c_prev, ft, it, cct, ot, xt, P = cache
        weights = {f"dW{gate}": (n_a, n_a + n_x) for gate in "fico"} | {f"db{gate}": (n_a, 1) for gate in "fico"}
        form = checks.Dict(dc_prev=(n_a, m), **weights, da_prev=(n_a, m), dxt=(n_x, m))
        came = check.call(da_next, dc_next, cache, returns=dict)
        check.that(np.shape(came.get("dxt")) != (n_a, m) or np.shape(came.get("da_prev")) != (n_x, m),
                   "dxt has the shape of a state and da_prev that of an input: the state stands above, rows 0 to n_a - 1.",
                   diagnosis="state stands above", rung=2)
        gradients = check.call(da_next, dc_next, cache, returns=form)
        slips = problems.lstm_cell_slips(da_next, dc_next, cache)
        def cost(xt=xt, a_prev=a_prev, c_prev=c_prev, **changed):  # its slopes at a_next and c_next are da_next and dc_next
            a, c, _, _ = net.lstm_cell_forward(xt, a_prev, c_prev, P | changed)
            return np.sum(da_next * a) + np.sum(dc_next * c)
        check.gradient("dc_prev", gradients["dc_prev"], of=lambda v: cost(c_prev=v), at=c_prev, suspects=slips["dc_prev"])
        for name in ("bo", "bf", "bi", "bc", "Wo", "Wf", "Wi", "Wc"):
            check.gradient(f"d{name}", gradients[f"d{name}"], of=lambda v: cost(**{name: v}), at=P[name], suspects=slips[f"d{name}"])
        check.gradient("da_prev", gradients["da_prev"], of=lambda v: cost(a_prev=v), at=a_prev, suspects=slips["da_prev"])
        check.gradient("dxt", gradients["dxt"], of=lambda v: cost(xt=v), at=xt, suspects=slips["dxt"])
        ones = np.ones((n_a, m))
        kept = (ot * np.tanh(c_prev), c_prev, a_prev, c_prev, ones, 0 * ones, *cache[6:])
        check.close("dc_prev with the forget gate wide open and da_next 0", check.call(0 * da_next, dc_next, kept, returns=form)["dc_prev"],
                    dc_next, because="dc_next, unchanged: this is the path on which slopes survive")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_backward")
    check.against(ours.lstm_cell_backward, problems.lstm_step_back, [
        dict(n_x=4, n_a=4, m=4), dict(n_x=2, n_a=6, m=1), dict(n_x=1, n_a=3, m=9)])
    ### END HIDDEN TESTS

# %% [markdown]
# Along a sequence **two** slopes are carried back from cell to cell: `da_prev` and `dc_prev`. The cost sees the states only, so `da` is added to the
# first of them alone.

# %% exercise="lstm_backward"
def lstm_backward(da, caches):
    """Back through an LSTM, from the last step to the first.

    Arguments: da (n_a, m, T_x), what the cost sees of each state directly; caches, the pair of the list of the T_x caches
        and x (n_x, m, T_x).
    Returns: gradients, a dict with "dx" (n_x, m, T_x), "da0" (n_a, m), "dWf", "dbf", "dWi", "dbi", "dWc", "dbc", "dWo", "dbo".
    """
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}  # eight sums, begun with 0
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))   # nothing comes from behind the last step
    for t in reversed(range(T_x)):
        ### START CODE HERE ### (≈ 4 lines)
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, steps[t])  # of this step
        da_prevt = gradients["da_prev"]          # (n_a, m), for the step before
        dc_prevt = gradients["dc_prev"]          # (n_a, m), for the step before
        dx[:, :, t] = gradients["dxt"]           # (n_x, m)
        ### END CODE HERE ###
        for name in sums:
            ### START CODE HERE ### (≈ 1 line)
            sums[name] = sums[name] + gradients[name]  # the share of this step
            ### END CODE HERE ###
    ### START CODE HERE ### (≈ 1 line)
    da0 = da_prevt                               # (n_a, m)
    ### END CODE HERE ###
    return {"dx": dx, "da0": da0, **sums}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Your <code>rnn_backward</code>, with one more traveller. What must be kept of each cell's gradients for
# the cell before?</details>
# <details><summary>Hint 2: in code words</summary>The cell gets three things: da at step t plus what was handed back to the state, what was
# handed back to the memory, and the cache of step t. Keep both that it hands back, write its dxt to place t, add its slopes name by
# name.</details>
# <details><summary>Hint 3: a neighbour</summary>Two buckets go down a chain of people, one of them topped up from above:
# <code>water, sand = pass_on(water + rain[k], sand, hands[k])</code>.</details>

# %% test="lstm_backward" points=12
with checks.exercise("lstm_backward") as check:
    cell = check.uses("lstm_cell_backward")
    for n_x, n_a, m, T_x in [(3, 5, 4, 7), (4, 2, 3, 5)]:
        da, caches = check.draw(problems.lstm_sequence_back, n_x=n_x, n_a=n_a, m=m, T_x=T_x)
        steps, x = caches
        a0, P = steps[0][2], steps[0][9]
        check.that(problems.is_last_step(cell(da[:, :, -1], np.zeros((n_a, m)), steps[-1]), "lstm", da, caches),
                   "it builds on lstm_cell_backward, which is not right yet: the check of that says more.", diagnosis="depends", rung=1)
        weights = {f"dW{gate}": (n_a, n_a + n_x) for gate in "fico"} | {f"db{gate}": (n_a, 1) for gate in "fico"}
        form = checks.Dict(dx=(n_x, m, T_x), da0=(n_a, m), **weights)
        gradients = check.call(da, caches, returns=form)
        check.that(np.any(gradients["dx"]), "dx is all zero: does every step write its slope, and does da come in at "
                   "every step?", diagnosis="all zero", rung=1)
        check.that(np.any(gradients["da0"]), "da0 is all zero: what the first cell hands back belongs to the state before it.",
                   diagnosis="da0 is all zero", rung=2)
        slips = problems.lstm_slips(da, caches)
        check.gradient("dx", gradients["dx"], at=x, suspects=slips["dx"], time_axis=-1,
                       of=lambda v: np.sum(da * net.lstm_forward(v, a0, P)[0]))
        check.gradient("da0", gradients["da0"], at=a0, suspects=slips["da0"], of=lambda v: np.sum(da * net.lstm_forward(x, v, P)[0]))
        for name in ("bi", "bc", "bo", "bf", "Wi", "Wc", "Wo", "Wf"):
            check.gradient(f"d{name}", gradients[f"d{name}"], at=P[name], suspects=slips[f"d{name}"],
                           of=lambda v: np.sum(da * net.lstm_forward(x, a0, P | {name: v})[0]))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_backward")
    check.against(ours.lstm_backward, problems.lstm_sequence_back, [
        dict(n_x=4, n_a=4, m=4, T_x=4), dict(n_x=2, n_a=6, m=1, T_x=9), dict(n_x=5, n_a=3, m=2, T_x=1)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. Does more arrive now?
#
# The memory's path has a factor $\Gamma_f$ a step. A gate is not open by itself: with $b_f = 0$ an untrained gate is about half open, and 49 halves are
# nothing. That is why $b_f$ is often begun with a positive number. **Predict:** put these in order, by how much of the slope arrives at the first
# step: the plain network with a radius near 1, the LSTM with $b_f = 0$, the LSTM with $b_f = 4$.

# %% experiment="slopes over time, with gates"
my_prediction = None  # an order

T_x, norms = 50, {}
for name, network in {
    "plain": debuglab.MemoryNet("rnn", units=32),
    "LSTM, bf begins with 0": debuglab.MemoryNet("lstm", forget=0.0, units=32),
    "LSTM, bf begins with 4": debuglab.MemoryNet("lstm", forget=4.0, units=32),
}.items():
    sizes = network.slope_norms(T_x, rng=np.random.default_rng(1))
    norms[name] = (np.arange(T_x), sizes / sizes[-1])
    print(f"{name:>23}: the slope at the first input is {sizes[0] / sizes[-1]:.1e} of that at the last")
print(f"a forget gate with bf = 0 is {1 / (1 + np.exp(0)):.2f} open, with bf = 4 {1 / (1 + np.exp(-4)):.3f}; your order: {my_prediction}")
plots.lines(norms, log_y=True, xlabel="step", ylabel="size of dx, relative to the last step",
            title="A memory keeps slopes alive only if its forget gate is open",
            alt="Three lines on a logarithmic scale over 50 steps. Read from right to left, that of the LSTM with bf 0 falls by many powers of ten, "
                "that of the plain network falls a little, that of the LSTM with bf 4 stays up.")

# %% [markdown]
# An LSTM is no magic: with closed gates it forgets faster than a plain network. But its gates can *learn* to be open, for just those numbers
# that are worth keeping; $W_{aa}$ has to serve everything at once.
#
# **How far back must one go?** For long texts the loop is often stopped after a number of steps, **truncated** backpropagation through time: cheap, and
# right as long as what is cut off is small. How much is missing of the slope of the weights if only the last $k$ of 40 steps are walked?

# %% experiment="stop after k steps"
def missing_share(kind, step_back, weight, bias_of_gate, T_x=40):
    """How far the slope of a weight is from the whole one, after each number of steps; the cost sees the last state."""
    rng = np.random.default_rng(4)
    parameters = problems.recurrent_weights(rng, kind, 8, 16)
    parameters = {name: value * 0.5 for name, value in parameters.items()}
    if kind == "lstm":
        parameters["bf"] = parameters["bf"] + bias_of_gate
    x, _ = debuglab.memory_task(8, T_x, rng=rng)
    steps, _ = problems.kept_caches(kind, x, np.zeros((16, 8)), parameters)
    da, dc, total, sums = rng.normal(size=(16, 8)), np.zeros((16, 8)), 0.0, []
    for cache in reversed(steps):
        gradients = step_back(da, dc, cache) if kind == "lstm" else step_back(da, cache)
        da, dc = gradients["da_prev"], gradients.get("dc_prev")
        total = total + gradients[weight]
        sums.append(total)
    return [np.linalg.norm(part - total) / np.linalg.norm(total) for part in sums]

if checks.ready("rnn_cell_backward", "lstm_cell_backward"):
    shares = {"plain": missing_share("rnn", rnn_cell_backward, "dWaa", 0.0),
              "LSTM, bf begins with 4": missing_share("lstm", lstm_cell_backward, "dWc", 4.0)}
    for name, share in shares.items():
        print(f"{name:>22}: missing after 1, 5, 10, 20 steps:", *(f"{100 * share[k - 1]:.0f} %" for k in (1, 5, 10, 20)))
    plots.lines({name: (np.arange(1, 41), share) for name, share in shares.items()}, xlabel="steps walked back",
                ylabel="share of the slope that is missing", title="What vanishes can be cut off; what an open gate keeps cannot",
                alt="Two falling lines; that of the plain network is near 0 after some steps, that of the LSTM falls slowly over all 40.")

# %% [markdown]
# ## 8. A cell with two gates
#
# The **GRU** keeps one state, $c$, and two gates. With $s = [c^{\langle t-1 \rangle}; x^{\langle t \rangle}]$:
#
# $$\Gamma_u = \sigma(W_u s + b_u), \qquad \Gamma_r = \sigma(W_r s + b_r), \qquad
# \tilde c = \tanh\left(W_c \, [\Gamma_r * c^{\langle t-1 \rangle}; x^{\langle t \rangle}] + b_c\right),$$
#
# $$c^{\langle t \rangle} = \Gamma_u * \tilde c + (1 - \Gamma_u) * c^{\langle t-1 \rangle} .$$
#
# The old state is used in **four** places: it is kept, it is seen by both gates, and the candidate sees it through the reset gate. So its slope
# is a sum of four. The candidate is where people slip; call the slope at its input $k = [\Gamma_r * c^{\langle t-1 \rangle}; x^{\langle t \rangle}]$ by the name $dk$:
#
# $$d_{\tilde c} = dc^{\langle t \rangle} * \Gamma_u * (1 - \tilde c^2), \qquad d_u = dc^{\langle t \rangle} * (\tilde c - c^{\langle t-1 \rangle}) * \Gamma_u (1 - \Gamma_u), \qquad dk = W_c^T \, d_{\tilde c},$$
#
# $$d_r = dk_{\text{upper}} * c^{\langle t-1 \rangle} * \Gamma_r (1 - \Gamma_r), \qquad ds = W_u^T d_u + W_r^T d_r,$$
#
# $$dc^{\langle t-1 \rangle} = dc^{\langle t \rangle} * (1 - \Gamma_u) + dk_{\text{upper}} * \Gamma_r + ds_{\text{upper}}, \qquad
# dx^{\langle t \rangle} = dk_{\text{lower}} + ds_{\text{lower}},$$
#
# where the upper rows are the first $n_a$. The slopes of the weights are given below: each is the slope before a gate times what that gate saw.

# %% exercise="gru_cell_backward"
def gru_cell_backward(dc_next, cache):
    """One step back through a GRU cell.

    Arguments: dc_next (n_a, m), the slope of the cost at c_next; cache, the tuple of c_next, c_prev, ut, rt, cct (all
        (n_a, m)), xt (n_x, m) and parameters, a dict with "Wu", "Wr", "Wc" (n_a, n_a + n_x), "bu", "br", "bc" (n_a, 1).
    Returns: gradients, a dict with "dxt", "dc_prev", "dWu", "dbu", "dWr", "dbr", "dWc", "dbc".
    """
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    ### START CODE HERE ### (≈ 7 lines)
    dcct = dc_next * ut * (1 - cct ** 2)                             # (n_a, m), before the tanh
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)                   # (n_a, m), before the sigmoid
    dk = Wc.T @ dcct                                                 # (n_a + n_x, m), at what the candidate saw
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)                       # (n_a, m), before the sigmoid
    ds = Wu.T @ dut + Wr.T @ drt                                     # (n_a + n_x, m), at what the gates saw
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]    # (n_a, m)
    dxt = dk[n_a:, :] + ds[n_a:, :]                                  # (n_x, m)
    ### END CODE HERE ###
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Draw $c^{\langle t-1 \rangle}$ at the bottom of a page and every arrow that leaves it. As many terms has its
# slope.</details>
# <details><summary>Hint 2: in code words</summary>In the order of the formulas: candidate, update gate, the product with Wc transposed, reset gate from
# its upper rows, the two products for the gates. At last the two results: three terms for the state (two of its four arrows meet in
# ds), two for the input.</details>
# <details><summary>Hint 3: a neighbour</summary>For a mix <code>p = g * q + (1 - g) * h</code> when <code>dp</code> comes back: <code>dq = dp * g</code>,
# <code>dh = dp * (1 - g)</code>, and for the gate itself <code>dg = dp * (q - h)</code>.</details>

# %% test="gru_cell_backward" points=14
with checks.exercise("gru_cell_backward") as check:
    for n_x, n_a, m in [(3, 5, 4), (7, 2, 3)]:
        dc_next, cache = check.draw(problems.gru_step_back, n_x=n_x, n_a=n_a, m=m)
        _, c_prev, ut, rt, cct, xt, P = cache
        weights = {f"dW{gate}": (n_a, n_a + n_x) for gate in "urc"} | {f"db{gate}": (n_a, 1) for gate in "urc"}
        form = checks.Dict(dc_prev=(n_a, m), **weights, dxt=(n_x, m))
        gradients = check.call(dc_next, cache, returns=form)
        slips = problems.gru_cell_slips(dc_next, cache)
        def cost(xt=xt, c_prev=c_prev, **changed):
            return np.sum(dc_next * net.gru_cell_forward(xt, c_prev, P | changed)[0])
        check.that(np.any(gradients["dbr"]), "dbr is all zero: through the candidate, the reset gate has its say in the new state, too.",
                   diagnosis="path through the reset gate", rung=2)
        for name in ("bc", "bu", "br", "Wc", "Wu", "Wr"):
            check.gradient(f"d{name}", gradients[f"d{name}"], of=lambda v: cost(**{name: v}), at=P[name], suspects=slips[f"d{name}"])
        check.gradient("dc_prev", gradients["dc_prev"], of=lambda v: cost(c_prev=v), at=c_prev, suspects=slips["dc_prev"])
        check.gradient("dxt", gradients["dxt"], of=lambda v: cost(xt=v), at=xt, suspects=slips["dxt"])
        closed = (c_prev, c_prev, 0 * ut, *cache[3:])
        check.close("dc_prev with the update gate closed", check.call(dc_next, closed, returns=form)["dc_prev"], dc_next,
                    because="dc_next, unchanged: all of the state is kept")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/rnn_backward")
    check.against(ours.gru_cell_backward, problems.gru_step_back, [
        dict(n_x=4, n_a=4, m=4), dict(n_x=2, n_a=6, m=1), dict(n_x=1, n_a=3, m=9)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 9. What was the first symbol?
#
# The test of a memory. A sequence begins with one of four symbols; then come symbols of another four that mean nothing; at the end the network is asked for
# the first. Guessing is right in 25 % of the cases. Three networks with 16 units take 300 steps of Adam, slopes clipped by norm, for
# sequences of several lengths, each from four different starts (about half a minute).
#
# **Predict:** at which length does the plain network fail? And does an LSTM with $b_f = 0$ do better than that?

# %% experiment="remember the first symbol"
my_prediction = None  # (length at which the plain one fails, LSTM with bf = 0 better or worse)

lengths = (5, 15, 25, 45)
networks = {"plain": debuglab.MemoryNet("rnn"), "LSTM, bf begins with 0": debuglab.MemoryNet("lstm", forget=0.0),
            "LSTM, bf begins with 4": debuglab.MemoryNet("lstm", forget=4.0)}
shares = {name: [] for name in networks}
for name, network in networks.items():
    for length in lengths:
        runs = [network.train(length, steps=300, rng=np.random.default_rng(seed)).right[-50:].mean() for seed in (1, 2, 3, 4)]
        shares[name].append(np.mean(runs))
        print(f"{name:>23}, length {length:>2}: right at the end in", *(f"{100 * run:.0f} %" for run in runs))
print("your prediction:", my_prediction)
plots.lines({name: (lengths, share) for name, share in shares.items()}, xlabel="length of the sequences", ylabel="share of right answers",
            title="Only the LSTM that begins with an open forget gate remembers over all lengths",
            alt="Three lines over the lengths 5, 15, 25 and 45. The LSTM with bf 4 stays near 1; the two others fall towards a quarter.")

# %% [markdown]
# These networks learned by the finished layers, which are fast. Yours take the same steps:

# %% experiment="your own way back"
if checks.ready("lstm_cell_backward", "lstm_backward"):
    yours = debuglab.MemoryNet("lstm", forget=4.0, back=lstm_backward, plain=True).train(10, steps=20, rng=np.random.default_rng(1))
    finished = debuglab.MemoryNet("lstm", forget=4.0).train(10, steps=20, rng=np.random.default_rng(1))
    print(f"largest difference of 20 costs: {np.abs(yours.costs - finished.costs).max():.1e}")

# %% [markdown]
# Compare with the figure of section 7. What arrives is what can be learned. The four starts also say how far luck goes: a plain network
# sometimes finds its way at lengths where another start of the same network fails.
#
# ## 10. Debug lab
#
# Four colleagues train a plain network on sequences of ten symbols, with plain descent. One has no bug. The others: (a) the slopes of the
# weights are overwritten in the loop, not added; (b) nothing is carried back from step to step; (c) nothing is clipped. Their curves:

# %% experiment="debug lab: the curves"
colleagues = debuglab.colleagues_back()
smooth = {}
for number, network in colleagues.items():
    run = network.train(10, steps=400, rng=np.random.default_rng(2))
    smooth[f"colleague {number}"] = (np.arange(20, 401, 20), run.costs.reshape(-1, 20).mean(axis=1))
plots.lines(smooth, title="Four runs, three bugs: who has which?", xlabel="step", ylabel="cost, mean of 20 steps",
            alt="Four lines. One falls to 0 quickly, two fall slowly, one jumps up and down.")
for name, (_, costs) in smooth.items():
    print(f"{name}: {costs[0]:.2f} at first, {costs.max():.2f} at most, {costs[-1]:.3f} at last")

# %% [markdown]
# **Decide before you go on:** who has which bug? For two of them the curve says little. A gradient check says more; here for one batch, before
# training:

# %% experiment="debug lab: the gradient check"
x, Y = debuglab.memory_task(5, 6, rng=np.random.default_rng(7))
print(f"{'relative error of':>17} {'dWax':>8} {'dWaa':>8} {'dba':>8} {'dV':>8}")
for number, network in colleagues.items():
    parameters = network.start(np.random.default_rng(2))
    _, _, grads = network.cost_and_slopes(x, Y, parameters)
    errors = []
    for name in ("Wax", "Waa", "ba", "V"):
        true = np.zeros(parameters[name].shape)
        for place in np.ndindex(true.shape):
            ends = []
            for step in (1e-5, -1e-5):
                moved = parameters[name].copy()
                moved[place] += step
                ends.append(network.cost_and_slopes(x, Y, parameters | {name: moved})[0])
            true[place] = (ends[0] - ends[1]) / 2e-5
        got = grads["d" + name]
        errors.append(np.linalg.norm(got - true) / (np.linalg.norm(got) + np.linalg.norm(true)))
    print(f"{f'colleague {number}':>17}", *(f"{error:8.0e}" for error in errors))

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (b): a slope comes to the last step only, and the weights learn from what that step sees. It learns all the same, a little: the
#   last state still holds a trace of the first symbol, by the luck of the random start.
# - Colleague 2 is (c). All of its slopes are *right*: clipping is no part of the slope. What gives it away are the jumps.
# - Colleague 3 has no bug.
# - Colleague 4 is (a). The loop ends at the first step, so the first step's share is what remains. There the state before is 0, and so $dW_{aa}$ is all 0:
#   an error of exactly 1.
#
# </details>
#
# ## Remember
#
# - Backpropagation through time is backpropagation through the unrolled network, from the last step to the first.
# - Two slopes come back to every state: from its own step, and from the step behind. Slopes of shared weights add up over the steps.
# - Per step a plain network multiplies slopes by $W_{aa}^T$ and the slope of a tanh: they vanish or explode. The LSTM's memory multiplies by a forget gate; open gates let slopes pass.
# - Clip against exploding slopes. By norm keeps the direction, by value does not.
# - Look for the four classic slips: nothing carried, overwritten, `a_next` for `a_prev`, rows of state and input exchanged. The last one is silent when $n_x = n_a$, so check with unequal sizes.
#
# ## What you can do now
#
# You can train any recurrent network by hand, say why it forgets, and mend it. A network of this kind can learn to write, one letter
# after the other.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week11/rnn_backward")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
