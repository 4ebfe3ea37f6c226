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
# # Optimisation: the same slopes, better steps
#
# **The question of this week:** the slopes are right, and still the descent crawls, jumps or gets stuck. What can be gained
# from the *same* slopes by taking better steps?
#
# At the end you can
#
# - cut a training set into mini-batches, and say what one buys with them and what one pays,
# - write an exponentially weighted average, and correct its beginning,
# - write momentum, RMSprop and Adam, and say what each of them cures,
# - let the learning rate shrink by four different rules, each called by its right name,
# - explain why it is rarely a local optimum that holds a large network up.
#
# **How to work.** As before: write between `START CODE HERE` and `END CODE HERE`, run the cell, run the check below it.
# Predict before you run an experiment. There are many exercises this week, most of them of one to four lines. Plan about
# three and a half hours, in two sittings; the end of section 4 is a good place for the break.

# %%
import numpy as np

from startcode import checks, datasets, debuglab, layers, plots, problems

# %% [markdown]
# ## 1. A few examples at a time
#
# Until now every step looked at *all* examples. With five million of them you wait a long time for a single step. But the
# first few hundred already show quite well where it goes down. So: take some, step, take the next ones, step.
#
# | name | examples a step | steps an epoch |
# |---|---|---|
# | **batch** gradient descent | all $m$ | 1 |
# | **mini-batch** gradient descent | a few: 32, 64, ... 512 | $m$ over the size of a mini-batch, rounded up |
# | **stochastic** gradient descent | 1 | $m$ |
#
# An **epoch** is one pass through all examples. The step itself is that of week 4, and given here:

# %%
def update_parameters_with_gd(parameters, grads, learning_rate):
    """One step of gradient descent: W := W - learning_rate * dW, for every parameter."""
    return {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}

# %% [markdown]
# What is new is the cutting. Examples often lie in some order, all cats first, so **shuffle**, anew in every epoch: the
# columns of $X$ and of $Y$ *in the same way*, or every cat gets the label of another picture. Then cut. If $m$ is no
# multiple of the size, the last mini-batch holds the rest: for $m = 148$ and size 64 there are mini-batches of
# 64, 64 and 20 examples; for $m = 128$ there are two, and no third.
#
# `rng.permutation(m)` gives the numbers 0 ... m − 1 in random order.

# %% exercise="random_mini_batches"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    """All examples once, in random order, cut into mini-batches.

    Arguments: X (n_x, m); Y (n_y, m), of any number of rows; mini_batch_size, a number of examples;
        rng, the np.random.Generator that shuffles (None: a new one with this seed).
    Returns: a list of pairs (X of the mini-batch, Y of the mini-batch).
    """
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    ### START CODE HERE ### (≈ 3 lines)
    columns = rng.permutation(m)   # their numbers, shuffled
    shuffled_X = X[:, columns]     # (n_x, m)
    shuffled_Y = Y[:, columns]     # (n_y, m)
    ### END CODE HERE ###
    mini_batches = []
    for first in range(0, m, mini_batch_size):
        ### START CODE HERE ### (≈ 2 lines)
        last = first + mini_batch_size                                # where the next one begins
        pair = shuffled_X[:, first:last], shuffled_Y[:, first:last]   # two arrays
        ### END CODE HERE ###
        mini_batches.append(pair)
    return mini_batches

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One order for both arrays. And how does a slice behave that reaches beyond the
# end of an array?</details>
# <details><summary>Hint 2: in code words</summary>Draw the order once. Take the columns of X in this order, then those of
# Y. In the loop: columns from <code>first</code> up to the size further on, out of both. A slice that reaches too far
# stops at the end.</details>
# <details><summary>Hint 3: a neighbour</summary>Names and ages in the same random order, in tables of four:
# <code>who = rng.permutation(len(names))</code>, <code>names, ages = names[who], ages[who]</code>, and then for each
# <code>seat</code> in 0, 4, 8 ...: <code>tables.append((names[seat : seat + 4], ages[seat : seat + 4]))</code>.</details>

# %% test="random_mini_batches" points=15
with checks.exercise("random_mini_batches") as check:
    for n_x, n_y, m, size in [(3, 2, 148, 64), (4, 3, 128, 64), (2, 5, 65, 13), (3, 1, 65, 16), (2, 1, 5, 64)]:
        problems.check_mini_batches(check, n_x, n_y, m, size)  # every example once, with its label, shuffled, in pieces
    check.that(check.call(np.zeros((2, 80)), np.zeros((1, 80)), returns=list)[0][0].shape[1] == 64, "without a given size mini-batches hold 64.",
               diagnosis="sizes", rung=2)
    ### BEGIN HIDDEN TESTS
    check.hide()
    for n_x, n_y, m, size in [(5, 2, 91, 30), (2, 3, 48, 12), (3, 4, 29, 1)]:
        problems.check_mini_batches(check, n_x, n_y, m, size)
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** three hundred points on two moons, a small network, twenty epochs with the same learning rate. Whose cost is
# lowest at the end: all points a step, 32 a step, or one a step? And whose curve is smoothest?

# %% experiment="batch sizes"
my_prediction = None  # (lowest at the end, smoothest), each one of 300, 32, 1

if checks.ready("random_mini_batches"):
    X, Y = datasets.moons(300, noise=0.2, rng=np.random.default_rng(1))
    import time

    curves = {}
    for size in (32, 300, 1):
        began = time.perf_counter()
        net, rng, costs = layers.initialize_parameters_deep([2, 8, 1], rng=np.random.default_rng(2)), np.random.default_rng(3), []
        for epoch in range(20):
            for x, y in random_mini_batches(X, Y, size, rng=rng):
                AL, caches = layers.L_model_forward(x, net)
                costs.append(layers.compute_cost(AL, y))
                net = update_parameters_with_gd(net, layers.L_model_backward(AL, y, caches), 0.1)
        curves[f"{size} a step"] = (np.linspace(0, 20, len(costs)), costs)
        everybody = layers.compute_cost(layers.L_model_forward(X, net)[0], Y)
        print(f"{size:3} examples a step: {len(costs):4} steps in {time.perf_counter() - began:.2f} s, cost on all examples at the end {everybody:.3f}")
    print("your prediction:", my_prediction)
    plots.lines(
        {name: curve for name, curve in curves.items() if name != "1 a step"}, xlabel="epoch", ylabel="cost of the step's examples",
        title="Each mini-batch is another question, so its cost jumps; but downhill it goes, and faster",
        alt="Two costs over twenty epochs: that of all examples falls smoothly and little, that of mini-batches wavers and falls much further.",
    )

# %% [markdown]
# With mini-batches an epoch makes many more steps. Their cost wavers, since each one holds other examples: look at the
# trend. One example a step makes the most steps, but gives up what makes NumPy fast, many columns at once (look at the
# seconds), and near the bottom it never settles. Hence the middle: for large sets a power of two between 32 and 512 that fits
# into memory. A few thousand simple examples may well go all at once.
#
# ## 2. Averages that forget
#
# Before we make use of many wavering steps, a tool. Think of temperatures, one number a day. We want the trend
# without the noise, and *without keeping all the past*. So keep one number, $v$, and let each day move it a little:
#
# $$v_t = \beta \, v_{t-1} + (1 - \beta) \, x_t, \qquad v_0 = 0.$$
#
# This is the **exponentially weighted average**: today counts with the weight $1 - \beta$, yesterday with
# $(1 - \beta) \beta$, the day before with $(1 - \beta) \beta^2$, ... A weight has fallen to about a third after
# $\frac{1}{1 - \beta}$ days, so one says that it averages over about so many: 10 for $\beta = 0.9$, 50 for 0.98.
#
# **The beginning** is wrong: $v_0 = 0$ was no temperature. For $x = (10, 12)$ and $\beta = 0.9$ we get $v_1 = 1$ and
# $v_2 = 0.9 + 1.2 = 2.1$, far too low. The weights given out so far do not add up to 1, but to $1 - \beta^t$. Divide by
# that:
#
# $$v_t^{\text{corrected}} = \frac{v_t}{1 - \beta^t}, \qquad t = 1, 2, 3, \ldots$$
#
# Then the first is $\frac{1}{0.1} = 10$ and the second $\frac{2.1}{0.19} \approx 11.05$. Only what is *handed out* is
# corrected; the $v$ that goes on to the next day stays as it is. After many days $\beta^t$ is next to nothing, and the
# correction fades.

# %% exercise="exp_weighted_average"
def exp_weighted_average(x, beta, bias_correction=True):
    """The exponentially weighted average of a series, day by day.

    Arguments: x (T,), numbers; beta, from 0 to below 1; bias_correction, whether the beginning is
        corrected.
    Returns: averages (T,): after the first number, after the second, ...
    """
    v = 0.0
    averages = np.zeros(len(x))
    for t in range(1, len(x) + 1):  # day t has the number x[t - 1]
        ### START CODE HERE ### (≈ 2 lines)
        v = beta * v + (1 - beta) * x[t - 1]                             # what goes on to the next day
        averages[t - 1] = v / (1 - beta**t) if bias_correction else v    # what is handed out
        ### END CODE HERE ###
    return averages

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two formulas, two lines, and an if: what goes on and what is handed out are not
# the same number.</details>
# <details><summary>Hint 2: in code words</summary>Beta times the old v, plus one minus beta times the number of the day.
# Then, with correction, v over one minus beta to the power t; without it, v itself.</details>
# <details><summary>Hint 3: a neighbour</summary>Savings of which a tenth is spent each month, shown in euros or in cents:
# <code>s = 0.9 * s + pay[k]</code>, then <code>shown[k] = 100 * s if cents else s</code>.</details>

# %% test="exp_weighted_average" points=10
with checks.exercise("exp_weighted_average") as check:
    for T in (9, 14):
        beta = float(check.rng.uniform(0.55, 0.85))
        x = check.draw(problems.series, T=T)
        days = np.arange(T)
        weights = np.array([[(1 - beta) * beta ** (today - day) if day <= today else 0.0 for day in days] for today in days])
        given_out, plain = 1 - beta ** (days + 1), weights @ x  # each day's numbers with their weights, not day by day
        first = check.call(x, beta, False, returns=(T,))
        check.that(not np.allclose(first, plain / given_out), "the beginning is corrected even if bias_correction is False.",
                   diagnosis="always-corrected", rung=1)
        check.close("the average without correction", first, plain, because="the numbers so far, each with its weight",
                    suspects=problems.average_slips(x, beta))
        check.close("the average with correction", check.call(x, beta, returns=(T,)), plain / given_out,
                    because="the average without correction over 1 − βᵗ", suspects=problems.correction_slips(x, plain, beta))
        check.close("the average of a series that is always 3", check.call(np.full(T, 3.0), beta, returns=(T,)), np.full(T, 3.0),
                    because="3: with correction the average of equal numbers is that number, from the first day on")
    check.close("the averages of 10 and 12 with beta = 0.9", check.call(np.array([10.0, 12.0]), 0.9, returns=(2,)), np.array([10, 2.1 / 0.19]),
                because="those of the text")
    check.close("the averages with beta = 0", check.call(x, 0.0, returns=(T,)), x, because="the numbers themselves: nothing is remembered")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week06/optimization")
    def a_series(rng, T, beta, corrected):
        return problems.series(rng, T), beta, corrected
    check.against(ours.exp_weighted_average, a_series, [dict(T=11, beta=0.95, corrected=True), dict(T=7, beta=0.3, corrected=False)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** which $\beta$ gives the smoothest line, and what is wrong with that line?

# %% experiment="temperatures"
my_prediction = None  # 0.5, 0.9 or 0.98

if checks.ready("exp_weighted_average"):
    days = np.arange(1, 201)
    weather = 18 - 8 * np.cos(2 * np.pi * days / 365) + 3 * np.random.default_rng(5).normal(size=200)
    plots.lines(
        {"each day": (days, weather), **{f"β = {beta}": (days, exp_weighted_average(weather, beta)) for beta in (0.5, 0.9, 0.98)}},
        title="The longer the memory, the smoother the line, and the later it comes", xlabel="day of the year", ylabel="degrees",
        alt="Noisy temperatures of two hundred days and three averages: beta 0.5 follows the noise, 0.9 the trend, 0.98 the trend weeks too late.",
    )
    plots.lines(
        {"each day": (days[:90], weather[:90]), "β = 0.98, corrected": (days[:90], exp_weighted_average(weather, 0.98)[:90]),
         "β = 0.98, as it is": (days[:90], exp_weighted_average(weather, 0.98, bias_correction=False)[:90])},
        title="Without correction the average begins at zero and needs months to arrive", xlabel="day of the year", ylabel="degrees",
        alt="The first ninety days: the corrected average runs among the temperatures, the other begins near zero and rises slowly.",
    )
    print("your prediction:", my_prediction)

# %% [markdown]
# ## 3. A stretched bowl
#
# Now to the trouble. Here is a cost of two parameters, $w$ and $b$, small enough to draw:
#
# $$J(w, b) = \tfrac12 \big(w^2 + 25\, b^2\big), \qquad dw = w, \qquad db = 25\, b.$$
#
# Along $b$ it is 25 times as curved as along $w$: a bowl that is stretched into a valley. One step of gradient descent makes
# $w$ into $(1 - \alpha)\, w$ and $b$ into $(1 - 25 \alpha)\, b$. The second factor says how large $\alpha$ may be: beyond
# $\frac{2}{25} = 0.08$ its size is above 1, and every step lands higher up on the other side. So $w$ must crawl, since $b$
# could not stand more.
#
# **Predict:** after thirty steps with $\alpha = 0.02$, $0.07$ and $0.082$, which path is nearest to the bottom?

# %% experiment="gradient descent in a valley"
my_prediction = None  # 0.02, 0.07 or 0.082

def bowl(w, b):
    return 0.5 * (w**2 + 25 * b**2)

def slopes_of_bowl(w, b):
    return w, 25 * b

def walk(step, slopes, start, steps=30):
    """The points (steps + 1, 2) on the way of `step(parameters, grads)`, which gives the new parameters."""
    parameters = {"W1": np.array([[start[0]]]), "b1": np.array([[start[1]]])}
    points = [start]
    for _ in range(steps):
        dW1, db1 = slopes(parameters["W1"], parameters["b1"])
        parameters = step(parameters, {"dW1": dW1, "db1": db1})
        points.append((parameters["W1"].item(), parameters["b1"].item()))
    return np.array(points)

def descent(rate):
    return lambda parameters, grads: update_parameters_with_gd(parameters, grads, rate)

start, window = (-9.0, 1.5), dict(x=(-10, 3), y=(-2.2, 2.2), names=("w", "b"))
ways = {f"α = {rate}": walk(descent(rate), slopes_of_bowl, start) for rate in (0.02, 0.07, 0.082)}
plots.paths(
    bowl, ways, **window,
    title="Short steps crawl, long ones zigzag, longer ones climb out",
    alt="Contours of a long valley and three paths: one creeps along the floor, one zigzags across it, one zigzags ever wider.",
)
for name, way in ways.items():
    print(f"{name}: cost {bowl(*way[0]):.1f} -> {bowl(*way[-1]):.3f}")
print("your prediction:", my_prediction)

# %% [markdown]
# ## 4. Momentum: average the slopes
#
# Look at the zigzag. Across the valley the slopes point up, down, up, down: on average they are nothing. Along the valley
# they all point the same way. So step along the *average* of the slopes, and you have a tool for that:
#
# $$v_{dW} := \beta \, v_{dW} + (1 - \beta) \, dW, \qquad W := W - \alpha \, v_{dW},$$
#
# and the same for $b$. Think of a ball that rolls: slopes push it, $v$ is its **velocity**, $\beta$ the part that friction
# leaves of it; for networks $\beta = 0.9$ is a good first try. Here one usually leaves the beginning uncorrected: after ten steps it no
# longer matters. (Frameworks often leave out $1 - \beta$; then $v$ is $\frac{1}{1-\beta}$ times as large, and $\alpha$ has
# to be so much smaller.)
#
# There is one velocity for each parameter, of its shape, and at first it is zero. To `W1` belongs `"dW1"`, and so on.

# %% exercise="initialize_velocity"
def initialize_velocity(parameters):
    """A velocity of zero for each parameter.

    Argument: parameters, a dict W1, b1, W2, b2, ... of any number of layers.
    Returns: v, a dict with the keys dW1, db1, dW2, db2, ..., each an array of zeros shaped like its
        parameter.
    """
    ### START CODE HERE ### (≈ 1 line)
    v = {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}  # as many entries
    ### END CODE HERE ###
    return v

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Go through the names and values of <code>parameters</code>. How does the key
# come from the name?</details>
# <details><summary>Hint 2: in code words</summary>For each name and value: under "d" and the name, zeros in the shape of
# the value. A loop or a dict comprehension.</details>
# <details><summary>Hint 3: a neighbour</summary>An empty basket for each shop:
# <code>{shop + "_basket": [] for shop, address in shops.items()}</code>.</details>

# %% test="initialize_velocity" points=5
with checks.exercise("initialize_velocity") as check:
    problems.check_zeros(check, ["v"])
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week06/optimization")
    def a_net(rng, layer_dims):
        return problems.net_and_slopes(rng, layer_dims)[0]
    check.against(ours.initialize_velocity, a_net, [dict(layer_dims=[2, 7, 5, 3, 4])], returns=checks.Dict())
    ### END HIDDEN TESTS

# %% [markdown]
# Now a step. `dict(parameters)` is a new dict with the same arrays in it: put *new* arrays into it, and the caller's stay
# as they are (`-=` would change them).

# %% exercise="update_parameters_with_momentum"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    """One step of gradient descent with momentum.

    Arguments: parameters, a dict W1, b1, ...; grads and v, dicts dW1, db1, ...; beta and
        learning_rate, numbers.
    Returns: the new parameters and the new v, two dicts; the caller's arrays stay as they are.
    """
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        ### START CODE HERE ### (≈ 2 lines)
        v[g] = beta * v[g] + (1 - beta) * grads[g]                      # shaped like its parameter
        parameters[name] = parameters[name] - learning_rate * v[g]      # one step, a new array
        ### END CODE HERE ###
    return parameters, v

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The two formulas above, in their order: which velocity takes the step, the old
# or the new one?</details>
# <details><summary>Hint 2: in code words</summary>The new velocity: beta times the old one, plus one minus beta times the
# slope. The new parameter: the old one minus learning rate times the new velocity.</details>
# <details><summary>Hint 3: a neighbour</summary>A heater that follows the thermostat slowly:
# <code>power[room] = 0.8 * power[room] + 0.2 * wish[room]</code>, then
# <code>warmth[room] = warmth[room] + hours * power[room]</code>.</details>

# %% test="update_parameters_with_momentum" points=10
with checks.exercise("update_parameters_with_momentum") as check:
    each, taken_off = problems.entrywise, problems.step_taken
    for layer_dims in ([3, 5, 2], [4, 2, 6, 3]):
        parameters, grads, v, _ = check.draw(problems.averages, layer_dims=layer_dims)
        beta, rate = (float(number) for number in check.rng.uniform([0.6, 0.2], [0.9, 0.9]))
        form = checks.Tuple(parameters=problems.form_like(parameters), v=problems.form_like(parameters, "d"))
        rest = each(np.zeros_like, v)
        def step(v, grads, beta=beta):
            return check.call(parameters, grads, v, beta, rate, returns=form)
        new = step(v, grads)[1]
        same = [key for key in v if np.array_equal(new[key], v[key])]
        check.that(len(same) < len(v), "the v that comes back is the one that came in: a velocity that is not kept never grows.",
                   diagnosis="velocity-not-kept", rung=1)
        check.that(not same, f"{', '.join(same)} of v came back unchanged: every parameter of every layer has a velocity.", diagnosis="layers", rung=1)
        check.that(any(np.any(value) for value in step(v, rest)[1].values()), "over flat ground nothing is left of the old velocity: friction "
                   "takes a part of it, not all.", diagnosis="old-forgotten", rung=1)
        check.close("the velocity after a step from rest", step(rest, grads)[1], each(lambda g: (1 - beta) * g, grads),
                    because="1 − β times the slope, for every parameter", suspects={
                        "giving the slope the weight 1 in place of 1 − β": grads, "exchanging β and 1 − β": each(lambda g: beta * g, grads),
                        "averaging squares, as RMSprop does": each(lambda g: (1 - beta) * g * g, grads),
                        "putting the learning rate into the velocity": each(lambda g: rate * g, grads),
                        "putting the learning rate into the velocity, beside 1 − β": each(lambda g: rate * (1 - beta) * g, grads)})
        check.close("the velocity after a step over flat ground", step(v, rest)[1], each(lambda old: beta * old, v),
                    because="β times the old one: the slopes are all 0", suspects={"leaving out β": v})
        moved, new = step(v, grads)
        check.close("the velocity", new, each(np.add, step(v, rest)[1], step(rest, grads)[1]),
                    because="what the old velocity and the slope give, one by one")
        check.close("what the step takes off, over the learning rate", taken_off(parameters, moved, rate), new,
                    because="the new velocity", suspects={
                        "stepping along the slope in place of the velocity": grads, "stepping along the old velocity": v,
                        "stepping uphill: look at the sign": each(np.negative, new),
                        "leaving out the learning rate": each(lambda value: value / rate, new),
                        "returning the step alone, without the parameter": {
                            f"d{name}": value / rate + new[f"d{name}"] for name, value in parameters.items()}})
        check.close("what a step with beta = 0 takes off, over the learning rate",
                    taken_off(parameters, step(v, grads, beta=0.0)[0], rate), grads, because="the slope: plain gradient descent")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week06/optimization")
    def a_step(rng, layer_dims, beta, rate):
        return *problems.averages(rng, layer_dims)[:3], beta, rate
    check.against(ours.update_parameters_with_momentum, a_step, [
        dict(layer_dims=[2, 7, 5, 3, 4], beta=0.95, rate=0.3), dict(layer_dims=[6, 1], beta=0.5, rate=1.7)])
    ### END HIDDEN TESTS

# %% [markdown]
# Down the valley again: plain descent with the learning rate that it just stands, and two balls with three times as much, one
# with much friction ($\beta = 0.5$) and one with little. **Predict:** does a ball fly out of the valley? Which one is first at
# the bottom?

# %% experiment="a ball in the valley"
my_prediction = None  # (yes or no, 0.5 or 0.9)

def rolling(rate, beta=0.9):
    state = {}
    def step(parameters, grads):
        v = state.get("v") or initialize_velocity(parameters)
        parameters, state["v"] = update_parameters_with_momentum(parameters, grads, v, beta, rate)
        return parameters
    return step

if checks.ready("initialize_velocity", "update_parameters_with_momentum"):
    ways = {"descent, α = 0.07": walk(descent(0.07), slopes_of_bowl, start, 60),
            "momentum, α = 0.21, β = 0.5": walk(rolling(0.21, 0.5), slopes_of_bowl, start, 60),
            "momentum, α = 0.21, β = 0.9": walk(rolling(0.21, 0.9), slopes_of_bowl, start, 60)}

    def until(step):
        plots.paths(
            bowl, {name: way[: step + 1] for name, way in ways.items()}, **window,
            title=f"After {step} steps: a ball gathers speed along the valley; with too little friction it rolls past the bottom",
            alt=f"Contours of a long valley, and the first {step} steps of plain descent and of momentum with more and with less friction.",
        )

    plots.slider(until, 61, label="step", start=20)
    for name, way in ways.items():
        print(f"{name}: cost {bowl(*way[20]):7.4f} after 20 steps, {bowl(*way[60]):.7f} after 60")
    print("your prediction:", my_prediction)

# %% [markdown]
# Move the slider. Since $v$ averages the zigzag away, both balls stand a learning rate that would throw plain descent out.
# With little friction the ball rolls past the bottom and has to come back, as balls do. This valley is short; in the longer and
# narrower ones of real networks that ball is the better one.
#
# *This is a good place for a break.*
#
# ## 5. RMSprop: a step size for each parameter
#
# Momentum smooths the *direction*. The other cure goes at the *size*: $b$ has steep slopes and wants short steps, $w$ has
# flat ones and wants long ones. So divide each slope by how large the slopes of that very parameter usually are.
#
# **Adagrad** (J. Duchi and others, 2011) adds up the squares of all slopes so far and divides by the root:
#
# $$S := S + dW^2, \qquad W := W - \alpha \, \frac{dW}{\sqrt{S} + \varepsilon}.$$
#
# (Squares, roots and quotients are meant entry by entry. $\varepsilon$ is tiny, and keeps us from dividing by zero.) Good
# where some inputs occur rarely: their parameters keep their long steps until they are needed. But a sum of squares only
# grows, so *all* steps shrink for ever, and in a long training they come to a standstill before the bottom.
#
# **RMSprop** mends that with your tool: not the sum of all squares, but their exponentially weighted average, which also
# forgets. (G. Hinton told of it in a lecture in 2012; the name stands for *root mean square propagation*.)
#
# $$s_{dW} := \beta \, s_{dW} + (1 - \beta) \, dW^2, \qquad W := W - \alpha \, \frac{dW}{\sqrt{s_{dW}} + \varepsilon}.$$
#
# Two things to see: slopes a hundred times as steep give *the same step*; and for slopes that stay equal the step comes to
# $\alpha$, whatever the slope is.

# %% exercise="initialize_rmsprop"
def initialize_rmsprop(parameters):
    """An average square of zero for each parameter.

    Argument: parameters, a dict W1, b1, W2, b2, ...
    Returns: s, a dict dW1, db1, ... of zeros, shaped like the parameters.
    """
    ### START CODE HERE ### (≈ 1 line)
    s = {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}  # as many entries
    ### END CODE HERE ###
    return s

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>What does an average square begin with? You have written it once.</details>
# <details><summary>Hint 2: in code words</summary>As in <code>initialize_velocity</code>, or by calling it: the keys and
# shapes are the same.</details>
# <details><summary>Hint 3: a neighbour</summary>A counter for each door: <code>counts = {}</code>, then
# <code>for door in doors: counts["seen_" + door] = np.zeros(24)</code>.</details>

# %% test="initialize_rmsprop" points=5
with checks.exercise("initialize_rmsprop") as check:
    problems.check_zeros(check, ["s"])
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week06/optimization")
    def a_net(rng, layer_dims):
        return problems.net_and_slopes(rng, layer_dims)[0]
    check.against(ours.initialize_rmsprop, a_net, [dict(layer_dims=[2, 7, 5, 3, 4])], returns=checks.Dict())
    ### END HIDDEN TESTS

# %% exercise="update_parameters_with_rmsprop"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    """One step of RMSprop.

    Arguments: parameters, a dict W1, b1, ...; grads and s, dicts dW1, db1, ...; learning_rate, beta,
        epsilon, numbers.
    Returns: the new parameters and the new s, two dicts; the caller's arrays stay as they are.
    """
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        ### START CODE HERE ### (≈ 2 lines)
        s[g] = beta * s[g] + (1 - beta) * grads[g] ** 2  # shaped like its parameter
        parameters[name] = parameters[name] - learning_rate * grads[g] / (np.sqrt(s[g]) + epsilon)  # a new array
        ### END CODE HERE ###
    return parameters, s

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two formulas, two lines. What is averaged is the square; what is divided is the
# slope itself.</details>
# <details><summary>Hint 2: in code words</summary>Beta times the old s, plus one minus beta times the square of the slope.
# Then the parameter minus learning rate times slope over (root of the new s, plus epsilon).</details>
# <details><summary>Hint 3: a neighbour</summary>Loudness that adapts to the speaker:
# <code>power = 0.7 * power + 0.3 * sound**2</code>, then <code>output = sound / (power**0.5 + quiet)</code>.</details>

# %% test="update_parameters_with_rmsprop" points=10
with checks.exercise("update_parameters_with_rmsprop") as check:
    each, taken_off = problems.entrywise, problems.step_taken
    for layer_dims in ([3, 5, 2], [4, 2, 6, 3]):
        parameters, grads, _, s = check.draw(problems.averages, layer_dims=layer_dims)
        rate, beta, epsilon = (float(number) for number in check.rng.uniform([0.2, 0.6, 0.3], [0.9, 0.9, 0.7]))
        loose = checks.Tuple(parameters=problems.form_like(parameters, finite=False), s=problems.form_like(parameters, "d"))
        rest = each(np.zeros_like, s)
        def step(s, grads, *numbers, form=None):
            return check.call(parameters, grads, s, *(numbers or (rate, beta, epsilon)), returns=form or loose, quiet=True)
        new, left = step(s, grads)[1], step(s, rest)[1]
        same = [key for key in s if np.array_equal(new[key], s[key])]
        check.that(len(same) < len(s), "the s that comes back is the one that came in: it must follow the slopes.", diagnosis="average-not-kept", rung=1)
        check.that(not same, f"{', '.join(same)} of s came back unchanged: every parameter of every layer has its average.", diagnosis="layers", rung=1)
        check.that(any(np.any(value) for value in left.values()), "over flat ground nothing is left of the old s: an average forgets little by "
                   "little.", diagnosis="old-forgotten", rung=1)
        check.close("s after a step from rest", step(rest, grads)[1], each(lambda g: (1 - beta) * g * g, grads),
                    because="1 − β times the square of the slope", suspects={
                        "averaging the slopes where their squares are meant": each(lambda g: (1 - beta) * g, grads),
                        "averaging the sizes of the slopes where their squares are meant": each(lambda g: (1 - beta) * abs(g), grads),
                        "exchanging β and 1 − β": each(lambda g: beta * g * g, grads),
                        "adding up the squares, as Adagrad does": each(lambda g: g * g, grads),
                        "squaring 1 − β, too": each(lambda g: ((1 - beta) * g) ** 2, grads)})
        check.close("s after a step over flat ground", left, each(lambda old: beta * old, s),
                    because="β times the old one: the slopes are all 0", suspects={"leaving out β": s})
        form = checks.Tuple(parameters=problems.form_like(parameters), s=problems.form_like(parameters, "d"))
        moved, new = step(s, grads, form=form)
        check.close("s", new, each(np.add, step(s, rest)[1], step(rest, grads)[1]), because="what the old s and the slope give, one by one")
        root = each(np.sqrt, new)
        steps = taken_off(parameters, moved, rate)
        check.close("what the step takes off, over the learning rate", steps, each(lambda g, r: g / (r + epsilon), grads, root),
                    because="the slope over (root of your new s, plus ε)", suspects={
                        "leaving out the root": each(lambda g, new: g / (new + epsilon), grads, new),
                        "adding ε under the root": each(lambda g, new: g / np.sqrt(new + epsilon), grads, new),
                        "leaving out ε": each(lambda g, r: g / r, grads, root),
                        "dividing by the root of the old s": each(lambda g, old: g / (np.sqrt(old) + epsilon), grads, s),
                        "multiplying where the root divides": each(lambda g, r: g * (r + epsilon), grads, root),
                        "adding ε outside of the quotient: brackets are missing": each(lambda g, r: g / r - epsilon / rate, grads, root),
                        "stepping uphill: look at the sign": each(lambda g, r: -g / (r + epsilon), grads, root),
                        "plain descent, the slope as it is": grads,
                        "dividing s in place of the slope": each(lambda new, r: new / (r + epsilon), new, root),
                        "leaving out the learning rate": each(lambda g, r: g / (r + epsilon) / rate, grads, root)})
        usual = step(rest, each(np.ones_like, grads), 0.01, 0.9, 1e-8)
        named = check.call(parameters, each(np.ones_like, grads), rest, returns=form)
        check.close("a step without given numbers", named[0], usual[0], because="that with learning_rate = 0.01, beta = 0.9, epsilon = 1e-8")
        flat = check.call(parameters, rest, rest, returns=form)[0]
        check.close("the parameters after a step over flat ground from rest", flat, parameters, because="those of before: slope 0, no step")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week06/optimization")
    def a_step(rng, layer_dims, rate, beta, epsilon):
        parameters, grads, _, s = problems.averages(rng, layer_dims)
        return parameters, grads, s, rate, beta, epsilon
    check.against(ours.update_parameters_with_rmsprop, a_step, [
        dict(layer_dims=[2, 7, 5, 3, 4], rate=0.3, beta=0.95, epsilon=0.02), dict(layer_dims=[6, 1], rate=1.7, beta=0.5, epsilon=1.1)], returns=form)
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** the slope stays 1 for two hundred steps, $\alpha = 1$. How long is the two hundredth step of Adagrad, and how
# long that of RMSprop?

# %% experiment="steps on an even slope"
my_prediction = None  # (Adagrad, RMSprop)

if checks.ready("initialize_rmsprop", "update_parameters_with_rmsprop"):
    here, slope, S = {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))}, {"dW1": np.ones((1, 1)), "db1": np.ones((1, 1))}, 0.0
    s, lengths = initialize_rmsprop(here), {"Adagrad": [], "RMSprop": []}
    for _ in range(200):
        S = S + 1.0**2
        lengths["Adagrad"].append(1.0 / np.sqrt(S))
        after, s = update_parameters_with_rmsprop(here, slope, s, learning_rate=1.0)
        lengths["RMSprop"].append((here["W1"] - after["W1"]).item())
        here = after
    plots.lines(
        {name: (np.arange(1, 201), length) for name, length in lengths.items()}, xlabel="step", ylabel="length of the step",
        title="Adagrad's steps shrink for ever; those of RMSprop settle, after a rash beginning",
        alt="Length of steps: Adagrad falls from 1 towards 0, RMSprop from about 3 to 1, where it stays.",
    )
    print({name: [round(float(length[k]), 3) for k in (0, 1, 199)] for name, length in lengths.items()}, "at steps 1, 2 and 200")
    print("your prediction:", my_prediction)

# %% [markdown]
# A rash beginning: at the first step $s = 0.1 \cdot 1^2$, so the step is $\frac{1}{\sqrt{0.1}}$. That is the average that begins
# with zero, from section 2. Who corrects it?
#
# ## 6. Adam: both cures at once
#
# **Adam** (D. Kingma and J. Ba, 2015; *adaptive moment estimation*) takes the averaged slope of momentum, divides it by the
# root of RMSprop's average square, and corrects the beginnings of both. For step $t = 1, 2, 3, \ldots$
#
# $$v_{dW} := \beta_1 v_{dW} + (1 - \beta_1)\, dW, \qquad s_{dW} := \beta_2 s_{dW} + (1 - \beta_2)\, dW^2,$$
#
# $$v^{\text{corrected}}_{dW} = \frac{v_{dW}}{1 - \beta_1^t}, \qquad s^{\text{corrected}}_{dW} = \frac{s_{dW}}{1 - \beta_2^t},$$
#
# $$W := W - \alpha \, \frac{v^{\text{corrected}}_{dW}}{\sqrt{s^{\text{corrected}}_{dW}} + \varepsilon}.$$
#
# Usual numbers: $\beta_1 = 0.9$, $\beta_2 = 0.999$, $\varepsilon = 10^{-8}$; only $\alpha$ needs choosing. With a slope that
# stays the same, every single step is exactly $\alpha$ long, the first one too.

# %% exercise="initialize_adam"
def initialize_adam(parameters):
    """The two averages that Adam begins with.

    Argument: parameters, a dict W1, b1, W2, b2, ...
    Returns: v and s, two dicts dW1, db1, ... of zeros, shaped like the parameters.
    """
    ### START CODE HERE ### (≈ 2 lines)
    v = initialize_velocity(parameters)  # the average slopes
    s = initialize_rmsprop(parameters)   # the average squares
    ### END CODE HERE ###
    return v, s

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Each of the two you have already.</details>
# <details><summary>Hint 2: in code words</summary>Call the two functions with which momentum and RMSprop begin.</details>
# <details><summary>Hint 3: a neighbour</summary>A kitchen out of finished parts:
# <code>oven = build_oven(size)</code>, <code>sink = build_sink(size)</code>.</details>

# %% test="initialize_adam" points=5
with checks.exercise("initialize_adam") as check:
    problems.check_zeros(check, ["v", "s"])
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week06/optimization")
    def a_net(rng, layer_dims):
        return problems.net_and_slopes(rng, layer_dims)[0]
    check.against(ours.initialize_adam, a_net, [dict(layer_dims=[2, 7, 5, 3, 4])], returns=checks.Tuple(v=checks.Dict(), s=checks.Dict()))
    ### END HIDDEN TESTS

# %% exercise="update_parameters_with_adam"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    """One step of Adam.

    Arguments: parameters, a dict W1, b1, ...; grads, v and s, dicts dW1, db1, ...; t, the number of this
        step, counted from 1; learning_rate, beta1, beta2, epsilon, numbers.
    Returns: parameters, v, s, v_corrected, s_corrected, five new dicts; v and s are those that the next
        step goes on with.
    """
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        ### START CODE HERE ### (≈ 5 lines)
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]             # average slope
        s[g] = beta2 * s[g] + (1 - beta2) * grads[g] ** 2        # average square
        v_corrected[g] = v[g] / (1 - beta1**t)                   # the first, its beginning corrected
        s_corrected[g] = s[g] / (1 - beta2**t)                   # the second, its beginning corrected
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)  # a new array
        ### END CODE HERE ###
    return parameters, v, s, v_corrected, s_corrected

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Five formulas, five lines. Which beta belongs to which average? And which of the
# averages go into the step, those that are kept or those that are corrected?</details>
# <details><summary>Hint 2: in code words</summary>v as in momentum, with beta1. s as in RMSprop, with beta2. Each over one
# minus its own beta to the power t, stored apart. Then the parameter minus learning rate times corrected v over (root of
# corrected s, plus epsilon).</details>
# <details><summary>Hint 3: a neighbour</summary>A speed and how much it wavers, from a sensor switched on at tick 1:
# <code>mean = 0.5 * mean + 0.5 * speed</code>, <code>fair_mean = mean / (1 - 0.5**tick)</code>, and the same with
# <code>speed**2</code>; shown is <code>fair_mean / (np.sqrt(fair_square) + tiny)</code>.</details>

# %% test="update_parameters_with_adam" points=15
with checks.exercise("update_parameters_with_adam") as check:
    each, taken_off = problems.entrywise, problems.step_taken
    for layer_dims, t in [([3, 5, 2], 3), ([4, 2, 6, 3], 2)]:
        parameters, grads, v, s = check.draw(problems.averages, layer_dims=layer_dims)
        rate, beta1, beta2, epsilon = (float(number) for number in check.rng.uniform([0.2, 0.55, 0.8, 0.3], [0.9, 0.75, 0.95, 0.7]))
        def form(finite=True):
            slopes = {part: problems.form_like(parameters, "d", finite=finite) for part in ("v", "s", "v_corrected", "s_corrected")}
            return checks.Tuple(parameters=problems.form_like(parameters, finite=finite), **slopes)
        rest = each(np.zeros_like, s)
        def step(v, s, grads, t=t, epsilon=epsilon, finite=False):
            return check.call(parameters, grads, v, s, t, rate, beta1, beta2, epsilon, returns=form(finite), quiet=True)
        _, v_1, s_1, *_ = step(rest, rest, grads)
        sharp, square = 1 / (1 - beta1**t), 1 / (1 - beta2**t)
        check.close("v after a step from rest", v_1, each(lambda g: (1 - beta1) * g, grads), because="1 − β₁ times the slope", suspects={
            "storing the corrected average in v: the next step goes on with the plain one": each(lambda g: (1 - beta1) * g * sharp, grads),
            "β₂ where β₁ is meant": each(lambda g: (1 - beta2) * g, grads), "exchanging β₁ and 1 − β₁": each(lambda g: beta1 * g, grads),
            "giving the slope the weight 1 in place of 1 − β₁": grads})
        check.close("s after a step from rest", s_1, each(lambda g: (1 - beta2) * g * g, grads), because="1 − β₂ times the square of the slope",
                    suspects={
            "storing the corrected average in s: the next step goes on with the plain one": each(lambda g: (1 - beta2) * g * g * square, grads),
            "β₁ where β₂ is meant": each(lambda g: (1 - beta1) * g * g, grads), "exchanging β₂ and 1 − β₂": each(lambda g: beta2 * g * g, grads),
            "averaging the slopes where their squares are meant": each(lambda g: (1 - beta2) * g, grads),
            "squaring the average slope where the slope itself is meant": each(lambda g: (1 - beta2) * g * g, v_1)})
        _, v_0, s_0, *_ = step(v, s, rest)
        for letter, left in [("v", v_0), ("s", s_0)]:
            check.that(any(np.any(value) for value in left.values()), f"over flat ground nothing is left of the old {letter}: an average forgets "
                       "little by little.", diagnosis="old-forgotten", rung=1)
        check.close("v after a step over flat ground", v_0, each(lambda old: beta1 * old, v), because="β₁ times the old one", suspects={
            "leaving out β₁": v, "β₂ where β₁ is meant": each(lambda old: beta2 * old, v)})
        check.close("s after a step over flat ground", s_0, each(lambda old: beta2 * old, s), because="β₂ times the old one", suspects={
            "leaving out β₂": s, "β₁ where β₂ is meant": each(lambda old: beta1 * old, s)})
        moved, v_2, s_2, v_c, s_c = step(v, s, grads)
        check.close("v", v_2, each(np.add, v_0, v_1), because="what the old v and the slope give, one by one")
        check.close("s", s_2, each(np.add, s_0, s_1), because="what the old s and the slope give, one by one")
        for letter, got, plain, beta, other, exchanged in [("v", v_c, v_2, beta1, beta2, s_2), ("s", s_c, s_2, beta2, beta1, v_2)]:
            check.close(f"{letter}_corrected at t = {t}", got, each(lambda a: a / (1 - beta**t), plain), because=f"{letter} over 1 − β to the power t",
                        suspects={
                "no correction at all": plain, "exchanging v_corrected and s_corrected": each(lambda a: a / (1 - other**t), exchanged), "the β of the other average": each(lambda a: a / (1 - other**t), plain),
                "dividing by 1 − β where 1 − βᵗ is meant: t is not used": each(lambda a: a / (1 - beta), plain),
                "a t that is one too large": each(lambda a: a / (1 - beta ** (t + 1)), plain),
                "a t that is one too small": each(lambda a: a / (1 - beta ** (t - 1)), plain),
                "β times t where β to the power t is meant": each(lambda a: a / (1 - beta * t), plain),
                "multiplying by 1 − βᵗ": each(lambda a: a * (1 - beta**t), plain)})
        root = each(np.sqrt, s_c)
        moved = step(v, s, grads, finite=True)[0]
        steps = taken_off(parameters, moved, rate)
        check.close("what the step takes off, over the learning rate", steps, each(lambda a, r: a / (r + epsilon), v_c, root),
                    because="v_corrected over (root of s_corrected, plus ε)", suspects={
                        "leaving out the root": each(lambda a, q: a / (q + epsilon), v_c, s_c),
                        "adding ε under the root": each(lambda a, q: a / np.sqrt(q + epsilon), v_c, s_c),
                        "leaving out ε": each(lambda a, r: a / r, v_c, root),
                        "stepping with v and s as they are kept, not with the corrected ones": each(
                            lambda a, q: a / (np.sqrt(q) + epsilon), v_2, s_2),
                        "stepping with v as it is kept, not with the corrected one": each(lambda a, r: a / (r + epsilon), v_2, root),
                        "stepping with s as it is kept, not with the corrected one": each(lambda a, q: a / (np.sqrt(q) + epsilon), v_c, s_2),
                        "stepping along the slope, as RMSprop does, where v_corrected is meant": each(
                            lambda g, r: g / (r + epsilon), grads, root),
                        "stepping uphill: look at the sign": each(lambda a, r: -a / (r + epsilon), v_c, root),
                        "leaving out the learning rate": each(lambda a, r: a / (r + epsilon) / rate, v_c, root),
                        "exchanging v and s in the quotient": each(lambda a, q: q / (np.sqrt(np.abs(a)) + epsilon), v_c, s_c)})
    here, v, s = parameters, rest, rest
    for t in (1, 2, 3):
        after, v, s, *_ = check.call(here, grads, v, s, t, returns=form())
        check.close(f"step {t} of an even slope, without given numbers", taken_off(here, after), each(lambda g: 0.01 * np.sign(g), grads),
                    because="0.01 downhill, whatever the slope: learning_rate is 0.01 if none is given")
        here = after
    given_numbers = check.call(parameters, grads, rest, rest, 1, 0.01, 0.9, 0.999, 1e-8, returns=form())
    for letter, got, wanted in zip("vs", check.call(parameters, grads, rest, rest, 1, returns=form())[1:3], given_numbers[1:3]):
        check.close(f"{letter} after a step without given numbers", got, wanted, because="that with beta1 = 0.9 and beta2 = 0.999")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week06/optimization")
    def a_step(rng, layer_dims, t, rate, beta1, beta2, epsilon):
        return *problems.averages(rng, layer_dims), t, rate, beta1, beta2, epsilon
    check.against(ours.update_parameters_with_adam, a_step, [
        dict(layer_dims=[2, 7, 5, 3, 4], t=5, rate=0.3, beta1=0.8, beta2=0.95, epsilon=0.02),
        dict(layer_dims=[6, 1], t=2, rate=1.7, beta1=0.3, beta2=0.4, epsilon=1.1)],
        part=lambda five: {f"{part}[{key!r}]": value for part, held in zip(form().forms, five) for key, value in held.items()})
    ### END HIDDEN TESTS

# %% [markdown]
# All of them in the valley. The first step of plain descent goes nearly straight across, since $db$ is so much larger than
# $dw$. **Predict:** how much further along $b$ than along $w$ does Adam's first step go?

# %% experiment="all in the valley"
my_prediction = None  # a factor

def rms(rate):
    state = {}
    def step(parameters, grads):
        s = state.get("s") or initialize_rmsprop(parameters)
        parameters, state["s"] = update_parameters_with_rmsprop(parameters, grads, s, rate)
        return parameters
    return step

def adam(rate):
    state = {"t": 0}
    def step(parameters, grads):
        if not state["t"]:
            state["v"], state["s"] = initialize_adam(parameters)
        state["t"] += 1
        parameters, state["v"], state["s"], _, _ = update_parameters_with_adam(
            parameters, grads, state["v"], state["s"], state["t"], rate)
        return parameters
    return step

all_optimisers = ("initialize_velocity", "update_parameters_with_momentum", "initialize_rmsprop", "update_parameters_with_rmsprop",
                  "initialize_adam", "update_parameters_with_adam")
if checks.ready(*all_optimisers):
    ways = {"descent, α = 0.07": walk(descent(0.07), slopes_of_bowl, start, 60), "momentum, α = 0.21": walk(rolling(0.21, 0.5), slopes_of_bowl, start, 60),
            "RMSprop, α = 0.3": walk(rms(0.3), slopes_of_bowl, start, 60), "Adam, α = 0.5": walk(adam(0.5), slopes_of_bowl, start, 60)}
    plots.paths(
        bowl, ways, **window,
        title="Descent and momentum jump across the valley; RMSprop and Adam see no stretching",
        alt="Contours of a long valley and four paths: plain descent and momentum zigzag, RMSprop and Adam go down slantwise.",
    )
    plots.lines(
        {name: (np.arange(61), [max(bowl(*point), 1e-8) for point in way]) for name, way in ways.items()}, log_y=True, xlabel="step", ylabel="cost",
        title="Each way has its own end: who measures slopes by their size takes steps near the bottom that are too long",
        alt="Costs on a logarithmic scale over sixty steps for the four paths.",
    )
    for name, way in ways.items():
        along_w, along_b = np.abs(way[1] - way[0])
        print(f"{name}: the first step goes {along_b / along_w:.2f} times as far along b as along w")
    print("your prediction:", my_prediction)

# %% [markdown]
# On this even bowl, well-set momentum is hard to beat. The strength of RMSprop and Adam is that they need so little setting:
# one learning rate suits parameters whose slopes differ by orders of magnitude, as in deep networks they do. Their weakness
# shows at the end: a step of about $\alpha$ however small the slope. That is one of the things section 7 is for.
#
# ### Break it
#
# A friend's Adam is yours, but one thing about it is broken. Choose what, and **predict** the first three steps on an even
# slope of 1 with $\alpha = 1$, before you run it. Yours makes 1, 1, 1.

# %% experiment="break Adam"
broken = "t stays 1"
# or: "t counts from 0", or: "the corrected averages are kept", or: "beta1 and beta2 are exchanged"
my_prediction = None  # three numbers

def first_steps(broken):
    here = {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))}
    slope, (v, s), lengths = {"dW1": np.ones((1, 1)), "db1": np.ones((1, 1))}, initialize_adam(here), []
    for t in (1, 2, 3):
        counted = {"t stays 1": 1, "t counts from 0": t - 1}.get(broken, t)
        betas = (0.999, 0.9) if "exchanged" in broken else (0.9, 0.999)
        with np.errstate(all="ignore"):
            after, v, s, v_corrected, s_corrected = update_parameters_with_adam(here, slope, v, s, counted, 1.0, *betas)
        if "are kept" in broken:
            v, s = v_corrected, s_corrected
        lengths.append(round((here["W1"] - after["W1"]).item(), 3))
        here = after
    return lengths

if checks.ready("initialize_adam", "update_parameters_with_adam"):
    print(f"yours: {first_steps('nothing')}   {broken}: {first_steps(broken)}   your prediction: {my_prediction}")

# %% [markdown]
# Try all four. One of them is hardly to be seen here, since an even slope hides it: which one? And which one stops everything?
#
# <details><summary>Answers</summary>Exchanged betas give 1, 1, 1 too: on an even slope corrected averages are the slope
# and its square, whatever the betas. (Hence the checks above look at <code>v</code> and <code>s</code> themselves.)
# Counting from 0 divides by 1 − β⁰ = 0, and what is not a number never becomes one again.</details>
#
# ## 7. Slower towards the end
#
# A learning rate that is right at the beginning is too long at the end: with mini-batches the last steps hop around the
# bottom. So let it shrink as the epochs go by (the first epoch is number 0). Four rules, with $\alpha_0$ the first rate:
#
# | rule | formula |
# |---|---|
# | **inverse time** decay | $\alpha = \dfrac{\alpha_0}{1 + \text{decay rate} \cdot \text{epoch}}$ |
# | the same as a **staircase** | $\alpha = \dfrac{\alpha_0}{1 + \text{decay rate} \cdot \lfloor \text{epoch} / \text{interval} \rfloor}$ |
# | **exponential** decay | $\alpha = \alpha_0 \cdot \gamma^{\text{epoch}}$, with $\gamma$ a little below 1 |
# | **cosine** decay | $\alpha = \dfrac{\alpha_0}{2} \Big(1 + \cos\big(\pi \cdot \dfrac{\text{epoch}}{\text{total}}\big)\Big)$ |
#
# ($\lfloor\;\rfloor$ rounds down.) The first is often called "exponential", which it is not: with decay rate 1 and
# $\alpha_0 = 0.5$ it gives 0.5, 0.25, 0.1667, 0.125, each a *smaller* part less. All four start from $\alpha_0$ and the
# number of the epoch, never from the rate of the epoch before.

# %% exercise="update_lr"
def update_lr(learning_rate0, epoch_num, decay_rate):
    """Inverse time decay: the learning rate of epoch epoch_num (the first is 0)."""
    ### START CODE HERE ### (≈ 1 line)
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num)  # a number
    ### END CODE HERE ###
    return learning_rate

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One line, the first formula of the table. Mind the brackets.</details>
# <details><summary>Hint 2: in code words</summary>First rate over (one plus decay rate times the number of the
# epoch).</details>
# <details><summary>Hint 3: a neighbour</summary>The share of a cake, if the host takes one piece and each table two:
# <code>cake / (1 + 2 * tables)</code>.</details>

# %% test="update_lr" points=4
with checks.exercise("update_lr") as check:
    for _ in range(2):
        rate, decay = (float(number) for number in check.rng.uniform([0.1, 0.2], [0.9, 1.7]))
        epochs = np.arange(6)
        got = np.array([check.call(rate, int(epoch), decay, returns=()) for epoch in epochs])
        check.close("the rates of epochs 0 to 5", got, np.array([rate / (1 + decay * epoch) for epoch in epochs]),
                    because="learning_rate0 at epoch 0, and then the formula in the table", suspects={
                        "multiplying where the bracket divides": rate * (1 + decay * epochs),
                        "leaving out the brackets: Python divides by 1 first": rate / 1 + decay * epochs,
                        "exponential decay": rate / (1 + decay) ** epochs, "leaving out decay_rate": rate / (1 + epochs),
                        "decaying only once": np.full(6, rate / (1 + decay)),
                        "counting the epochs from 1": rate / (1 + decay * (epochs + 1)),
                        "decaying the rate of the epoch before, again and again": rate / np.cumprod(1 + decay * epochs)})
    check.close("the rates of the text", np.array([check.call(0.5, epoch, 1.0, returns=()) for epoch in range(4)]), np.array([1 / 2, 1 / 4, 1 / 6, 1 / 8]))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week06/optimization")
    def an_epoch(rng, most):
        return float(rng.uniform(0.01, 2)), int(rng.integers(1, most)), float(rng.uniform(0.1, 3))
    check.against(ours.update_lr, an_epoch, [dict(most=9), dict(most=900)])
    ### END HIDDEN TESTS

# %% exercise="schedule_lr_decay"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    """Inverse time decay as a staircase: the rate falls after every time_interval epochs, not in between."""
    ### START CODE HERE ### (≈ 1 line)
    learning_rate = learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))  # a number
    ### END CODE HERE ###
    return learning_rate

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The line of before, with another number in the place of the epoch: how many
# whole intervals are over?</details>
# <details><summary>Hint 2: in code words</summary>In place of the epoch: epoch over interval, rounded down by
# <code>np.floor</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Full weeks in a number of days: <code>np.floor(days / 7)</code>.</details>

# %% test="schedule_lr_decay" points=5
with checks.exercise("schedule_lr_decay") as check:
    for interval in (1000, 7):
        rate, decay = (float(number) for number in check.rng.uniform([0.1, 0.2], [0.9, 1.7]))
        epochs = np.array([0, interval // 3, interval - 1, interval, 2 * interval - 1, 2 * interval, 3 * interval])
        given_interval = [] if interval == 1000 else [interval]
        got = np.array([check.call(rate, int(epoch), decay, *given_interval, returns=()) for epoch in epochs])
        check.close(f"the rates of epochs {', '.join(map(str, epochs))}, for time_interval = {interval}", got,
                    np.array([rate / (1 + decay * stairs) for stairs in (0, 0, 0, 1, 1, 2, 3)]), because="the same within an interval, one stair lower in the next",
                    suspects={
                        "no staircase: the quotient is not rounded down": rate / (1 + decay * epochs / interval),
                        "rounding to the nearest whole number, where down is meant": rate / (1 + decay * np.round(epochs / interval)),
                        "rounding up where down is meant": rate / (1 + decay * np.ceil(epochs / interval)),
                        "rounding down after multiplying by decay_rate": rate / (1 + np.floor(decay * epochs / interval)),
                        "exponential decay, stair by stair": rate / (1 + decay) ** (epochs // interval),
                        "leaving out time_interval": rate / (1 + decay * epochs),
                        "leaving out decay_rate": rate / (1 + epochs // interval),
                        "multiplying where the bracket divides": rate * (1 + decay * (epochs // interval)),
                        "an interval of 1000, whatever time_interval says": rate / (1 + decay * (epochs // 1000))})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week06/optimization")
    def an_epoch(rng, most):
        return float(rng.uniform(0.01, 2)), int(rng.integers(1, most)), float(rng.uniform(0.1, 3)), int(rng.integers(2, 9))
    check.against(ours.schedule_lr_decay, an_epoch, [dict(most=9), dict(most=900)], rounds=4)
    ### END HIDDEN TESTS

# %% exercise="exponential_lr_decay"
def exponential_lr_decay(lr0, epoch, gamma):
    """Exponential decay: every epoch leaves the part gamma of the learning rate."""
    ### START CODE HERE ### (≈ 1 line)
    learning_rate = lr0 * gamma**epoch  # a number
    ### END CODE HERE ###
    return learning_rate

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>How often has gamma been multiplied in after three epochs?</details>
# <details><summary>Hint 2: in code words</summary>First rate times gamma to the power of the epoch; Python writes a power with
# two stars.</details>
# <details><summary>Hint 3: a neighbour</summary>What the moths leave of a coat: <code>wool * 0.8**years</code>.</details>

# %% test="exponential_lr_decay" points=3
with checks.exercise("exponential_lr_decay") as check:
    for _ in range(2):
        lr0, gamma = (float(number) for number in check.rng.uniform([0.1, 0.5], [0.9, 0.95]))
        epochs = np.arange(6)
        got = np.array([check.call(lr0, int(epoch), gamma, returns=()) for epoch in epochs])
        check.close("the rates of epochs 0 to 5", got, np.cumprod([lr0] + 5 * [gamma]), because="lr0 at epoch 0, and then always gamma times the last",
                    suspects={
                        "multiplying by the epoch where its power is meant": lr0 * gamma * epochs, "the power of e": lr0 * np.exp(-gamma * epochs),
                        "raising lr0 to the power, too": (lr0 * gamma) ** epochs, "counting the epochs from 1": lr0 * gamma ** (epochs + 1.0),
                        "decaying only once": np.where(epochs, lr0 * gamma, lr0), "inverse time decay": lr0 / (1 + gamma * epochs)})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week06/optimization")
    def an_epoch(rng, most):
        return float(rng.uniform(0.01, 2)), int(rng.integers(1, most)), float(rng.uniform(0.7, 0.99))
    check.against(ours.exponential_lr_decay, an_epoch, [dict(most=5), dict(most=30)])
    ### END HIDDEN TESTS

# %% exercise="cosine_lr"
def cosine_lr(lr0, epoch, total):
    """Cosine decay: from lr0 at epoch 0 down to 0 at epoch `total`, gently at both ends."""
    ### START CODE HERE ### (≈ 1 line)
    learning_rate = lr0 / 2 * (1 + np.cos(np.pi * epoch / total))  # a number
    ### END CODE HERE ###
    return learning_rate

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One line, the last formula of the table. What is the cosine of 0, and what that of
# half a turn?</details>
# <details><summary>Hint 2: in code words</summary>Half the first rate, times (one plus <code>np.cos</code> of pi times epoch over
# total). NumPy's cosine takes radians, as the formula does.</details>
# <details><summary>Hint 3: a neighbour</summary>The height of a swing on its way from one side to the other:
# <code>height = top * np.abs(np.cos(np.pi * seconds / duration))</code>.</details>

# %% test="cosine_lr" points=3
with checks.exercise("cosine_lr") as check:
    for total in (18, 30):
        lr0, epochs = float(check.rng.uniform(0.1, 0.9)), total // 6 * np.arange(7)
        got = np.array([check.call(lr0, int(epoch), total, returns=()) for epoch in epochs])
        half = 1 - epochs / total  # of a quarter turn: the square of its sine is the same wave
        check.close(f"the rates of epochs {', '.join(map(str, epochs))} of {total}", got, lr0 * np.sin(np.pi / 2 * half) ** 2,
                    because="lr0 at first, half of it halfway, 0 at the end", suspects={
                        "a whole turn of the cosine where half a turn is meant": lr0 / 2 * (1 + np.cos(2 * np.pi * epochs / total)),
                        "a quarter of a turn of the cosine where half a turn is meant": lr0 / 2 * (1 + np.cos(0.5 * np.pi * epochs / total)),
                        "a quarter of a turn of the cosine alone": lr0 * np.sin(np.pi / 2 * half),
                        "a cosine alone, which goes down to −1: 1 is to be added": lr0 / 2 * np.cos(np.pi * epochs / total),
                        "leaving out the half": lr0 * (1 + np.cos(np.pi * epochs / total)),
                        "degrees where radians are meant": lr0 / 2 * (1 + np.cos(180 * epochs / total)),
                        "leaving out pi": lr0 / 2 * (1 + np.cos(epochs / total)),
                        "a sine where a cosine is meant": lr0 / 2 * (1 + np.sin(np.pi * epochs / total)),
                        "a straight line": lr0 * (1 - epochs / total)})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week06/optimization")
    def an_epoch(rng, total):
        return float(rng.uniform(0.01, 2)), int(rng.integers(1, total)), total
    check.against(ours.cosine_lr, an_epoch, [dict(total=23), dict(total=400)])
    ### END HIDDEN TESTS

# %% experiment="four schedules"
if checks.ready("update_lr", "schedule_lr_decay", "exponential_lr_decay", "cosine_lr"):
    epochs = np.arange(0, 101)
    schedules = {
        "inverse time, decay rate 0.05": lambda epoch: update_lr(0.5, epoch, 0.05),
        "staircase, the same every 20": lambda epoch: schedule_lr_decay(0.5, epoch, 1.0, 20),
        "exponential, γ = 0.96": lambda epoch: exponential_lr_decay(0.5, epoch, 0.96),
        "cosine over 100": lambda epoch: cosine_lr(0.5, epoch, 100),
    }
    plots.lines(
        {name: (epochs, [rule(int(epoch)) for epoch in epochs]) for name, rule in schedules.items()}, xlabel="epoch", ylabel="learning rate",
        title="Inverse time is quick and then slow, exponential goes to zero, cosine waits and then hurries",
        alt="Four learning rates falling from one half over a hundred epochs: a hyperbola, a staircase along it, an exponential, half a cosine wave.",
    )

# %% [markdown]
# ## 8. Local optima, and why they are not the trouble
#
# People used to fear that descent ends in a small dent high up, a **local optimum**. In the plane that is how mountains look.
# In a space of thousands of parameters it is not. Where the slope is zero, the ground may bend up or down along *each* of the
# directions; a local minimum needs **all** of them to bend up. If some bend up and some down, it is a **saddle point**, and
# there is a way down.
#
# How it bends is told by a matrix of second derivatives, the *Hessian*: its eigenvalues are the bends along its main
# directions. **Predict:** for random symmetric matrices in 2, 3 and 5 dimensions, which share are saddles?

# %% experiment="saddles by dimension"
my_prediction = None  # three shares in per cent

rng, dimensions, shares = np.random.default_rng(7), np.arange(1, 8), []
for n in dimensions:
    entries = rng.normal(size=(20000, n, n))
    bends = np.linalg.eigvalsh((entries + np.swapaxes(entries, 1, 2)) / 2)  # (20000, n)
    shares.append([np.mean(np.all(bends > 0, axis=1)), np.mean(np.all(bends < 0, axis=1)), np.mean((bends.min(axis=1) < 0) & (bends.max(axis=1) > 0))])
minima, maxima, saddles = 100 * np.array(shares).T
plots.lines(
    {"saddle points": (dimensions, saddles), "minima": (dimensions, minima), "maxima": (dimensions, maxima)}, xlabel="number of parameters",
    ylabel="share in per cent", title="The more directions, the rarer it is that all of them bend up",
    alt="Shares of random symmetric matrices by dimension: saddles rise from 0 to nearly 100 per cent, minima and maxima fall from 50 to nearly 0.",
)
print("saddles:", ", ".join(f"{saddles[n - 1]:.2f} % in {n} dimensions" for n in (2, 3, 5)))
print("your prediction:", my_prediction)

# %% [markdown]
# The bends of a real network are not drawn at random, but what has been measured on networks points the same way (Y. Dauphin
# and others, 2014): high up, points of slope zero are saddles; minima lie deep down, where they do little harm. What *does* harm is the **plateau** around a saddle:
# slopes next to zero, and plain descent takes steps next to nothing. Here is one,
#
# $$J(w, b) = \tfrac12 w^2 - \tfrac12 b^2 + \tfrac14 b^4, \qquad dw = w, \qquad db = -b + b^3,$$
#
# with a saddle at $(0, 0)$ and its two minima at $b = 1$ and $b = -1$. We start a thousandth beside the ridge.
# **Predict:** who leaves the plateau first, and who last?

# %% experiment="at a saddle"
my_prediction = None  # first, last

def saddle(w, b):
    return 0.5 * w**2 - 0.5 * b**2 + 0.25 * b**4

def slopes_of_saddle(w, b):
    return w, -b + b**3

if checks.ready(*all_optimisers):
    here = (1.5, 0.001)
    ways = {"descent, α = 0.1": walk(descent(0.1), slopes_of_saddle, here, 120), "momentum, α = 0.1": walk(rolling(0.1), slopes_of_saddle, here, 120),
            "RMSprop, α = 0.03": walk(rms(0.03), slopes_of_saddle, here, 120), "Adam, α = 0.03": walk(adam(0.03), slopes_of_saddle, here, 120)}
    plots.paths(
        saddle, ways, x=(-0.6, 1.7), y=(-0.4, 1.3), names=("w", "b"),
        title="Descent and momentum run into the saddle and wait there; RMSprop and Adam turn off early",
        alt="Contours around a saddle point and four paths: two run along the ridge to the saddle and turn there, two go slantwise to the minimum.",
    )
    plots.lines(
        {name: (np.arange(121), [saddle(*point) for point in way]) for name, way in ways.items()}, xlabel="step", ylabel="cost",
        title="The plateau at cost 0 is the saddle: a tiny slope, divided by its own size, is a step like any other",
        alt="Four costs over 120 steps: plain descent and momentum stay on a plateau for dozens of steps, RMSprop and Adam hardly.",
    )
    for name, way in ways.items():
        print(f"{name}: {int(np.argmax(way[:, 1] > 0.5)):3} steps until b is above one half")
    print("your prediction:", my_prediction)

# %% [markdown]
# <details><summary>And what if we start exactly on the ridge, at b = 0?</summary>Then db is 0 for ever, and none of the four
# leaves it. In a real network that does not happen: the start is random, and mini-batches shake every step a
# little.</details>
#
# ## 9. The whole program
#
# Now put all of it into one training program. Two details want care. The cost of an epoch is the mean over its *examples*, so
# each mini-batch counts by how many it holds: with costs 2 for 64 examples and 5 for 20 of them it is
# $\frac{64 \cdot 2 + 20 \cdot 5}{84} \approx 2.71$, not 3.5. And the $t$ of Adam counts **steps**, not epochs, and goes on from one
# epoch to the next.

# %% exercise="model"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9,
          beta2=0.999, epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    """A network with ReLU layers and a sigmoid at the end, trained with mini-batches.

    Arguments: X (n_x, m); Y (1, m); layers_dims, the sizes of all layers; optimizer, one of "gd",
        "momentum", "rmsprop", "adam"; beta, for momentum and RMSprop; beta1 and beta2, for Adam; epsilon,
        for RMSprop and Adam; schedule, a list with a learning rate for each epoch (None: always
        learning_rate); rng, for the start and the mini-batches.
    Returns: parameters after the last step; costs, a list with the mean cost of an example in each epoch,
        every mini-batch measured before its step.
    """
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)  # momentum needs v alone, RMSprop s alone
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            ### START CODE HERE ### (≈ 2 lines)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m  # of the epoch so far
            t = t + 1                                                  # number of this step
            ### END CODE HERE ###
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            # and in the same way for "momentum", "rmsprop" and "adam":
            ### START CODE HERE ### (≈ 6 lines)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
            ### END CODE HERE ###
        costs.append(cost)
    return parameters, costs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which part of all examples is in this mini-batch? And which of your functions
# gives back what, in which order?</details>
# <details><summary>Hint 2: in code words</summary>Add the cost of the mini-batch times its number of examples over m; count
# one step. Then for each of the three names its update, with <code>rate</code> (not <code>learning_rate</code>), and keep
# <em>everything</em> that comes back and is needed at the next step. If there is another name in what comes back, call it
# <code>_</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>The mean age of a town, street by street:
# <code>mean = mean + street.mean_age * len(street) / inhabitants</code>. And a choice:
# <code>if how == "bus": place, ticket = ride(place, ticket, fare)</code>.</details>

# %% test="model" points=10
with checks.exercise("model") as check:
    # what comes out is what your own functions give, called one by one
    problems.check_training(check, n_x=3, n_h=5, m=11, size=4, epochs=1, optimizers=["gd", "momentum", "rmsprop", "adam"])
    problems.check_training(check, n_x=2, n_h=7, m=9, size=9, epochs=3, optimizers=["momentum", "rmsprop", "adam"])
    ### BEGIN HIDDEN TESTS
    check.hide()
    problems.check_training(check, n_x=4, n_h=3, m=13, size=6, epochs=1, optimizers=["adam", "momentum", "rmsprop"])
    problems.check_training(check, n_x=3, n_h=4, m=8, size=8, epochs=5, optimizers=["adam", "gd"])
    ### END HIDDEN TESTS

# %% [markdown]
# ### The race
#
# Noisy moons, a network with two hidden layers, forty epochs, the same start and the same learning rate 0.02 for all four.
# **Predict:** in which order do they arrive?

# %% experiment="the race"
my_prediction = None  # the names in their order, such as ["adam", "gd", "momentum", "rmsprop"]

if checks.ready("model", "random_mini_batches", *all_optimisers):
    X, Y = datasets.moons(400, noise=0.2, rng=np.random.default_rng(1))
    X_new, Y_new = datasets.moons(2000, noise=0.2, rng=np.random.default_rng(2))
    nets, curves = {}, {}
    for optimizer in ("gd", "momentum", "rmsprop", "adam"):
        nets[optimizer], costs = model(X, Y, [2, 10, 5, 1], optimizer, learning_rate=0.02, num_epochs=40, rng=np.random.default_rng(3))
        curves[optimizer] = (np.arange(40), costs)
        wrong = 100 * np.mean((layers.L_model_forward(X_new, nets[optimizer])[0] > 0.5) != Y_new)
        print(f"{optimizer:9} cost {costs[0]:.3f} -> {costs[-1]:.3f}; {wrong:4.1f} % wrong on new points")
    print("your prediction:", my_prediction)
    plots.lines(
        curves, xlabel="epoch", ylabel="cost", title="With the same learning rate, those who measure slopes by their size are far ahead",
        alt="Four costs over forty epochs: RMSprop and Adam fall quickly and far, plain descent and momentum slowly.",
    )
    plots.decision_boundaries(
        {name: lambda points, net=net: (layers.L_model_forward(points, net)[0] > 0.5) * 1 for name, net in nets.items() if name in ("gd", "rmsprop", "adam")}, X, Y,
        title="The same network, the same slopes, the same number of steps",
        alt="Three panels: after forty epochs plain descent draws a nearly straight border, RMSprop and Adam follow the moons.",
    )

# %% [markdown]
# Is that fair? Descent and momentum stand a larger rate. Change `learning_rate` for them and look how large it has to be, and
# when it is too large: finding it is work that Adam mostly spares you.
#
# **Predict:** plain descent once more, now with a rate that is rather too large, with and without decay. Whose cost is
# lower at the end, whose curve is calmer?

# %% experiment="with and without decay"
my_prediction = None  # lower, calmer

if checks.ready("model", "random_mini_batches", *all_optimisers, "update_lr", "exponential_lr_decay", "cosine_lr"):
    curves = {}
    schedules = {"always 1.5": None, "inverse time": [update_lr(1.5, epoch, 0.1) for epoch in range(60)],
                 "exponential": [exponential_lr_decay(1.5, epoch, 0.95) for epoch in range(60)],
                 "cosine": [cosine_lr(1.5, epoch, 60) for epoch in range(60)]}
    for name, schedule in schedules.items():
        _, costs = model(X, Y, [2, 10, 5, 1], "gd", 1.5, 32, num_epochs=60, schedule=schedule, rng=np.random.default_rng(3))
        curves[name] = (np.arange(60), costs)
        print(f"{name:13} mean cost of the last ten epochs {np.mean(costs[-10:]):.4f}, from {min(costs[-10:]):.4f} to {max(costs[-10:]):.4f}")
    plots.lines(
        curves, xlabel="epoch", ylabel="cost", title="Long steps first, short ones last: the cost settles lower, and calmly",
        alt="Four costs over sixty epochs: with a constant rate it jumps to the end, with each kind of decay it calms down and ends lower.",
    )
    print("your prediction:", my_prediction)

# %% [markdown]
# ## 10. Debug lab
#
# Three colleagues trained a small network on the moons, each with one bug.
#
# 1. "After the first step I have no cost any more."
# 2. "It learns, but once in every epoch the cost shoots up."
# 3. "It begins well, and then it seems to fall asleep."
#
# **Which bug is whose?** (a) The learning rate is decayed from the rate of the epoch *before*. (b) Adam counts its steps from 0.
# (c) The last mini-batch of each epoch holds a single example, and the learning rate is large.

# %% experiment="debug lab"
if checks.ready("random_mini_batches", "initialize_adam", "update_parameters_with_adam", "update_lr"):
    own = debuglab.Optimization(random_mini_batches, initialize_adam, update_parameters_with_adam, update_lr)
    X_lab, Y_lab = datasets.moons(80, noise=0.3, rng=np.random.default_rng(4))
    broken_runs = debuglab.optimization(own, X_lab, Y_lab, rng=np.random.default_rng(5))
    for colleague, costs in broken_runs.items():
        print(f"colleague {colleague}: cost {costs[0]:.3f} after the first step, {costs[-1]:.3f} after the last")
    plots.lines(
        {f"colleague {colleague}": (np.arange(1, len(costs) + 1), costs) for colleague, costs in broken_runs.items()},
        title="Three bugs, two curves: one has nothing to show", xlabel="step", ylabel="cost on all examples",
        alt="Cost over steps of two broken runs: one with a spike in every epoch, one that falls and then stays high; the third has no costs.",
    )

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (b): $1 - \beta^0 = 0$, and dividing by it leaves nothing but nan. Count from 1.
# - Colleague 2 is (c): the slope of a single stray example is no average of anything, and the step along it is as long as
#   any other. Choose a size that leaves no tiny rest, or a smaller rate.
# - Colleague 3 is (a): each epoch shrinks what the last one left, so the rate collapses, and with it every step. Start from the
#   first rate each time.
#
# </details>
#
# ## Remember
#
# - Mini-batches: shuffle both arrays alike, cut, keep the rest. Many wavering steps beat one exact step.
# - Exponentially weighted average: $v := \beta v + (1 - \beta) x$, over about $\frac{1}{1-\beta}$ values; divide by $1 - \beta^t$ to
#   mend the beginning.
# - Momentum averages slopes and damps the zigzag. RMSprop divides each slope by the root of its average square: one step size for each
#   parameter. Adam does both and corrects both; its $t$ begins at 1.
# - Decay the learning rate from its first value, by the number of the epoch.
# - In many dimensions it is saddles and plateaus that hold you up, not local optima.
#
# **What you can do now:** train any of your networks many times faster with the same slopes, choose between four optimisers and
# four schedules, and tell from a curve which of them is broken. Next week: how to *choose* all these numbers, and how to make the
# bowl rounder.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week06/optimization")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
