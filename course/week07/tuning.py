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
# # Tuning: what gradient descent cannot choose
#
# **The question of this notebook:** a network has numbers that no slope leads to: the learning rate, the number of hidden
# units, and a dozen more. You can afford some tens of trials. Which ones do you make, and what may you believe afterwards?
#
# At the end you can
#
# - say which hyperparameters to try first, and on which scale to draw each of them,
# - split a data set so that the parts may be compared,
# - search at random and in a grid with the same budget, and say when which one finds more,
# - narrow a search from coarse to fine,
# - report an honest number: choose on the dev set, look at the test set once,
# - tell a real difference between two settings from luck.
#
# **How to work.** As before: write between `START CODE HERE` and `END CODE HERE`, run the cell, run the check below it.
# Predict before you run an experiment. Plan about two hours.

# %%
from itertools import product

import numpy as np

from startcode import checks, datasets, debuglab, layers, plots, problems

# %% [markdown]
# ## 1. Two kinds of numbers
#
# **Parameters**, $W$ and $b$, are found by gradient descent. **Hyperparameters** say how: they have to be there before the
# first step, and there is no slope of the cost along "number of hidden units". All you can do is try a setting, train a
# whole network with it, and look at the dev set. That makes every trial expensive, so it matters in which order you try:
#
# | when | hyperparameter | why |
# |---|---|---|
# | first | learning rate $\alpha$ | wrong by a factor of ten, nothing else matters |
# | then | hidden units, size of the mini-batches, $\beta$ of momentum | they move the result by a few per cent |
# | then | number of layers, decay of $\alpha$, $\lambda$ or `keep_prob` | when you know whether bias or variance hurts |
# | hardly ever | $\beta_1, \beta_2, \varepsilon$ of Adam | 0.9, 0.999 and $10^{-8}$ serve nearly always |
#
# The network of this notebook reads real handwritten digits, 8 by 8 pixels each, and says whether the digit is **odd**.

# %% experiment="the digits"
digits = datasets.load_digits(rng=np.random.default_rng(1))
X = np.hstack([digits.X_train, digits.X_dev, digits.X_test])  # whole again
labels = np.hstack([digits.Y_train, digits.Y_dev, digits.Y_test])
Y = labels % 2  # 1 for odd
first = [int(np.argmax(labels[0] == digit)) for digit in range(10)]
plots.images(
    [1 - X[:, i].reshape(8, 8) for i in first],
    [f"{digit}: {'odd' if digit % 2 else 'even'}" for digit in range(10)],
    columns=5,
    title="Odd or even? Five shapes on either side, so one neuron will not do",
    alt="The ten digits, handwritten, of 8 by 8 pixels each, with the word odd or even below.",
)
print("X", X.shape, " Y", Y.shape, f" odd: {100 * Y.mean():.1f} %")

# %% [markdown]
# Training is short, so that you can afford many networks: one hidden layer, 200 steps of gradient descent.

# %% experiment="a training program"
def train(X, Y, settings, seed=1, steps=200):
    """A trained network.

    settings: a dict with learning_rate, n_h (hidden units), and maybe start (a factor on the first weights).
    """
    first = layers.initialize_parameters_deep([64, settings["n_h"], 1], rng=np.random.default_rng(seed))
    parameters = {name: settings.get("start", 1.0) * value for name, value in first.items()}
    for _ in range(steps):
        AL, caches = layers.L_model_forward(X, parameters)
        grads = layers.L_model_backward(AL, Y, caches)
        parameters = layers.update_parameters(parameters, grads, settings["learning_rate"])
    return parameters


def accuracy(parameters, X, Y):
    """Share of right answers, in per cent."""
    return 100 * np.mean((layers.L_model_forward(X, parameters)[0] > 0.5) == Y)

# %% [markdown]
# ## 2. Three parts
#
# Week 5 told what the three sets are for: training, choosing, and the honest number at the end. Here is how one makes them.
# Files are often *sorted*: by class, by date, by hospital. So first bring the examples into a random order, then cut: each
# example lands in exactly one part, and every picture keeps its label.
#
# `fractions` holds one share for each part, such as $(0.7, 0.15, 0.15)$. The ends of the parts are given: of $m = 10$
# examples and shares $(0.5, 0.3, 0.2)$ they are $5, 8, 10$. `rng.permutation(m)` gives the numbers from 0 to $m - 1$ in
# random order.

# %% exercise="split_data"
def split_data(X, Y, fractions, rng):
    """The examples in parts, at random.

    Arguments: X (n_x, m); Y (1, m); fractions, one share for each part, together 1; rng, a np.random.Generator.
    Returns: a list with a pair (X_part, Y_part) for each share, of shapes (n_x, m_part) and (1, m_part).
    """
    m = X.shape[1]
    ends = np.round(np.cumsum(fractions) * m).astype(int)  # where each part ends; the last end is m
    ### START CODE HERE ### (≈ 3 lines)
    order = rng.permutation(m)                                 # (m,)
    pieces = np.split(order, ends[:-1])                        # a list of index arrays, one for each part
    parts = [(X[:, piece], Y[:, piece]) for piece in pieces]   # a list of pairs
    ### END CODE HERE ###
    return parts

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>If X and Y are put in order separately, a picture loses its label. What single
# thing can be put in random order, and then used for both?</details>
# <details><summary>Hint 2: in code words</summary>A permutation of the column numbers; <code>np.split</code> cuts it at all
# ends but the last; then the columns of X and of Y with the numbers of each piece.</details>
# <details><summary>Hint 3: a neighbour</summary>Two shifts of eight workers, drawn by lot, with their wages:
# <code>lot = rng.permutation(8)</code>, then <code>early, late = np.split(lot, [4])</code>, and
# <code>names[early], wages[early]</code>.</details>

# %% test="split_data" points=10
with checks.exercise("split_data") as check:
    one, other = check.rng.spawn(2)
    def splits_well(n_x, m, classes, fractions):
        X_1, Y_1 = check.draw(problems.sorted_examples, n_x=n_x, m=m, classes=classes)
        def split(rng):
            parts = check.call(X_1, Y_1, fractions, rng)
            check.that(isinstance(parts, (list, tuple)) and len(parts) == len(fractions), f"a list of {len(fractions)} pairs is wanted, one "
                       "for each share.", diagnosis="not-parts", rung=2)
            for part in parts:
                pair = isinstance(part, (list, tuple)) and len(part) == 2 and all(isinstance(array, np.ndarray) for array in part)
                check.that(pair, "each part is a pair of arrays, (X_part, Y_part).", diagnosis="not-parts", rung=2)
                check.that(part[0].ndim == 2 and len(part[0]) == n_x, f"a part of X has shape {part[0].shape}, but X has {n_x} rows: the examples "
                           "are its columns.", diagnosis="rows", rung=2)
                check.that(part[1].shape == (1, part[0].shape[1]), f"a part of X has {part[0].shape[1]} examples, its Y has shape "
                           f"{part[1].shape}.", diagnosis="labels-shape", rung=2)
            return parts
        parts, again, another = split(one), split(one), split(other)
        whole, labels_1 = np.hstack([x for x, _ in parts]), np.hstack([y for _, y in parts])
        column = {x.tobytes(): place for place, x in enumerate(np.ascontiguousarray(X_1.T))}
        found = [column.get(x.tobytes()) for x in np.ascontiguousarray(whole.T, dtype=float)]
        check.that(None not in found, "a part holds columns that are none of X.", diagnosis="foreign", rung=2)
        repeated = len(found) - len(set(found))
        check.that(not repeated, f"{repeated} of {m} examples are drawn more than once: no example may be in two parts.", diagnosis="overlap", rung=1)
        check.that(len(found) == m, f"of {m} examples {m - len(found)} are in no part.", diagnosis="incomplete", rung=2)
        for (x, _), share in zip(parts, fractions):
            check.that(abs(x.shape[1] - share * m) < 2, f"a part with the share {share} of {m} examples has {x.shape[1]} of them.",
                       diagnosis="sizes", rung=2)
        check.that(found != sorted(found), "the examples are cut in the order of the file: it is sorted, so whole classes are missing in "
                   "some parts.", diagnosis="not-shuffled", rung=1)
        check.that(np.array_equal(labels_1[0], Y_1[0, found]), "pictures have lost their labels: X and Y must be put in the same order.",
                   diagnosis="pairs-lost", rung=1)
        check.that(np.array_equal(whole, np.hstack([x for x, _ in again])), "the same rng gives another split each time: draw from the rng that "
                   "comes in.", diagnosis="global generator", rung=2)
        check.that(not np.array_equal(whole, np.hstack([x for x, _ in another])), "two different rng give the same split: is a seed set inside?",
                   diagnosis="seed", rung=2)
        met = [np.unique(y).size for _, y in parts]
        check.that(min(met) == classes, "of examples sorted by class some part lacks a class: are they in random order before the cut?",
                   diagnosis="not-shuffled", rung=1)
        check.that(np.mean(np.diff(found) == 1) < 0.1, "neighbours in the file stay neighbours: every single example needs a place of its own.",
                   diagnosis="not-shuffled", rung=1)
    splits_well(n_x=3, m=400, classes=4, fractions=(0.5, 0.3, 0.2))
    splits_well(n_x=5, m=611, classes=3, fractions=(0.7, 0.15, 0.15))
    ### BEGIN HIDDEN TESTS
    check.hide()
    splits_well(n_x=4, m=357, classes=2, fractions=(0.8, 0.2))
    splits_well(n_x=2, m=503, classes=3, fractions=(0.4, 0.3, 0.2, 0.1))
    ### END HIDDEN TESTS

# %% [markdown]
# ### Break it
#
# A colleague keeps the digits in a file that is sorted: first all zeros, then all ones, up to the nines. They cut it
# **without** bringing it into random order. **Predict:** how many per cent does a network get right on their training part,
# their dev part and their test part?

# %% experiment="a sorted file"
my_prediction = None  # (train, dev, test), in per cent

if checks.ready("split_data"):
    class Unmoved:
        """In place of a generator: a permutation that leaves everything where it is."""

        def permutation(self, m):
            return np.arange(m)

    rows = np.argsort(labels[0], kind="stable")
    for name, rng in [("in the order of the file", Unmoved()), ("in random order", np.random.default_rng(2))]:
        parts = split_data(X[:, rows], Y[:, rows], (0.7, 0.15, 0.15), rng)
        net = train(*parts[0], {"learning_rate": 0.5, "n_h": 16})
        shares = [f"{part} {accuracy(net, *pair):5.1f} %" for part, pair in zip(("train", "dev", "test"), parts)]
        print(f"{name:25}", *shares)
    print("your prediction:", my_prediction)

# %% [markdown]
# Trained on 0 to 6, asked about 7 and 8, judged by 8 and 9: none of the three numbers says anything about the others. Dev and
# test part must come from the same place, and from where the network will be used.
#
# Now the parts of this notebook. The last one stays closed until section 8.

# %% experiment="the three parts"
if checks.ready("split_data"):
    parts = split_data(X, Y, (0.7, 0.15, 0.15), np.random.default_rng(3))
    (X_train, Y_train), (X_dev, Y_dev), (X_test, Y_test) = parts
    print("train", X_train.shape, " dev", X_dev.shape, " test", X_test.shape)

# %% [markdown]
# ## 3. The right scale
#
# **Predict:** which of these learning rates reach 90 % on the dev part: 0.0001, 0.001, 0.01, 0.1, 1, 10?

# %% experiment="six learning rates"
my_prediction = None  # a list of learning rates

if checks.ready("split_data"):
    for learning_rate in (0.0001, 0.001, 0.01, 0.1, 1.0, 10.0):
        net = train(X_train, Y_train, {"learning_rate": learning_rate, "n_h": 16})
        print(f"learning rate {learning_rate:7}: {accuracy(net, X_train, Y_train):5.1f} % on train, "
              f"{accuracy(net, X_dev, Y_dev):5.1f} % on dev")
    print("your prediction:", my_prediction)

# %% [markdown]
# From 0.1 to 0.2 is as far as from 1 to 2: what counts for a learning rate is the *factor*. Draw it evenly between 0.0001
# and 1, and nine out of ten trials land between 0.1 and 1; the three decades below share the tenth. So draw the
# **exponent** evenly, and take the power:
#
# $$r \sim \text{uniform}(\log_{10} \text{low},\; \log_{10} \text{high}), \qquad \alpha = 10^{\,r}.$$
#
# **With numbers:** between $0.0001$ and $1$, $r$ runs from $-4$ to $0$; $r = -2.5$ gives $\alpha = 10^{-2.5} \approx 0.0032$.

# %% exercise="sample_log_uniform"
def sample_log_uniform(low, high, n, rng):
    """Random numbers whose logarithm is evenly spread.

    Arguments: low, high, the ends, both above 0; n, how many; rng, a np.random.Generator.
    Returns: an array (n,) of numbers between low and high.
    """
    ### START CODE HERE ### (≈ 2 lines)
    exponents = rng.uniform(np.log10(low), np.log10(high), size=n)  # (n,)
    samples = 10.0**exponents                                       # (n,)
    ### END CODE HERE ###
    return samples

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two steps: evenly spread exponents, then powers. Which exponents belong to the
# two ends? Logarithm and power must have the same base.</details>
# <details><summary>Hint 2: in code words</summary><code>rng.uniform</code> from the logarithm of low to that of high, n of
# them; then 10 to the power of each.</details>
# <details><summary>Hint 3: a neighbour</summary>Six sizes of paper, each of which is two to the power of something between
# −3 and 5: <code>2.0 ** rng.uniform(-3, 5, size=6)</code>.</details>

# %% test="sample_log_uniform" points=15
with checks.exercise("sample_log_uniform") as check:
    for low, high, n in [(1e-4, 1.0, 4000), (0.003, 50.0, 3001)]:
        problems.check_sampling(check, low, high, n)
    check.call(0.5, 0.6, 3, check.rng, returns=(3,))
    ### BEGIN HIDDEN TESTS
    check.hide()
    for low, high, n in [(2e-7, 0.03, 5003), (7.0, 9000.0, 3500)]:
        problems.check_sampling(check, low, high, n)
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** 10000 numbers between 0.0001 and 1, drawn evenly and drawn on the log scale. How many fall into each decade?

# %% experiment="decade by decade"
my_prediction = None  # (evenly, on the log scale): four counts each

if checks.ready("sample_log_uniform"):
    rng = np.random.default_rng(1)
    ends = np.array([1e-4, 1e-3, 1e-2, 1e-1, 1.0])
    counts = {"drawn evenly": np.histogram(rng.uniform(1e-4, 1.0, 10_000), ends)[0],
              "drawn on the log scale": np.histogram(sample_log_uniform(1e-4, 1.0, 10_000, rng), ends)[0]}
    plots.bars(
        counts, ["0.0001 to 0.001", "0.001 to 0.01", "0.01 to 0.1", "0.1 to 1"],
        title="Drawn evenly, nine out of ten learning rates are of one kind", xlabel="learning rate", ylabel="of 10000 numbers",
        alt="Bars for four decades: drawn evenly nearly all numbers fall into the last one, on the log scale a quarter into each.",
    )
    print("\n".join(f"{name:23}{count}" for name, count in counts.items()), "\nyour prediction:", my_prediction)

# %% [markdown]
# ### Close to one
#
# Momentum averages over about $\frac{1}{1 - \beta}$ steps (week 6). From $\beta = 0.9$ to $0.9005$ that is from 10 to 10.05
# steps: nothing. From $0.999$ to $0.9995$ it is from 1000 to 2000. What counts is the **distance to one**, and that one
# belongs on the log scale:
#
# $$1 - \beta \;\sim\; \text{log-uniform between } 1 - \text{high and } 1 - \text{low}.$$

# %% exercise="sample_beta"
def sample_beta(low, high, n, rng):
    """Random numbers near 1 whose distance to 1 is evenly spread on the log scale.

    Arguments: low, high, the ends, both below 1; n, how many; rng, a np.random.Generator.
    Returns: an array (n,) of numbers between low and high.
    """
    ### START CODE HERE ### (≈ 2 lines)
    distances = sample_log_uniform(1 - high, 1 - low, n, rng)  # (n,)
    samples = 1 - distances                                    # (n,)
    ### END CODE HERE ###
    return samples

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>You have a function that draws on the log scale. What should it draw here, and
# between which ends?</details>
# <details><summary>Hint 2: in code words</summary>Distances to one, drawn between one minus high (the smaller) and one minus
# low; then one minus each.</details>
# <details><summary>Hint 3: a neighbour</summary>Years of birth of people whose <em>age</em> is drawn by
# <code>draw_age(18, 30, n)</code>: <code>this_year - draw_age(18, 30, n)</code>.</details>

# %% test="sample_beta" points=10
with checks.exercise("sample_beta") as check:
    check.uses("sample_log_uniform")
    for low, high, n in [(0.4, 0.9995, 5001), (0.9, 0.999, 4000)]:
        problems.check_sampling(check, low, high, n, from_one=True)
    ### BEGIN HIDDEN TESTS
    check.hide()
    for low, high, n in [(0.8, 0.9999, 5003), (0.95, 0.9998, 3500)]:
        problems.check_sampling(check, low, high, n, from_one=True)
    ### END HIDDEN TESTS

# %% experiment="how many steps are averaged"
if checks.ready("sample_beta"):
    rng = np.random.default_rng(1)
    ends = [10, 20, 50, 100, 200, 500, 1001]
    steps = {"β drawn evenly": 1 / (1 - rng.uniform(0.9, 0.999, 10_000)),
             "1 − β on the log scale": 1 / (1 - sample_beta(0.9, 0.999, 10_000, rng))}
    plots.bars(
        {name: np.histogram(values, ends)[0] for name, values in steps.items()},
        ["10 to 20", "20 to 50", "50 to 100", "100 to 200", "200 to 500", "500 to 1000"],
        title="Drawn evenly, β hardly ever averages over more than a hundred steps", xlabel="steps averaged over, 1 / (1 − β)",
        ylabel="of 10000 numbers", alt="Bars by number of steps: drawn evenly, most numbers average over 10 to 50 steps; on the log scale all "
        "ranges get their share.",
    )

# %% [markdown]
# Whole numbers, such as hidden units, may be drawn evenly if the range is small, or on the log scale and rounded. From here
# on, a **search space** says for each hyperparameter its scale and its two ends, and the function below draws one setting.

# %%
def draw(space, rng):
    """A new dict with a value for every hyperparameter of the space.

    A space is, for example, {"learning_rate": ("log", 0.001, 10.0), "n_h": ("whole", 2, 32)}.
    Scales: "linear"; "log"; "beta", near 1; "whole", a whole number, both ends included.
    """
    scales = {
        "linear": lambda low, high: float(rng.uniform(low, high)),
        "log": lambda low, high: float(sample_log_uniform(low, high, 1, rng)[0]),
        "beta": lambda low, high: float(sample_beta(low, high, 1, rng)[0]),
        "whole": lambda low, high: int(rng.integers(low, high + 1)),
    }
    return {name: scales[scale](low, high) for name, (scale, low, high) in space.items()}

# %% [markdown]
# ## 4. In a grid or at random?
#
# The tidy way: choose some values of each hyperparameter and try **every combination**. With values
# `{"learning_rate": [0.1, 1.0], "n_h": [4, 8, 16]}` that makes $2 \cdot 3 = 6$ networks. `product(*lists)` from Python's
# `itertools` gives all combinations of one value from each list, as tuples, and `dict(zip(names, values))` makes a dict of
# names and values.
#
# A **trial** is written down as a dict: the settings, and what came of them. `train_and_eval(settings)` trains a network and
# gives its accuracies, such as `{"train": 99.1, "dev": 97.0}`; so the result of a trial is
# `{"settings": {"learning_rate": 0.1, "n_h": 4}, "train": 99.1, "dev": 97.0}`. The test part does not occur: no trial may
# see it.

# %% exercise="grid_search"
def grid_search(train_and_eval, grid):
    """One trial for every combination of the values.

    Arguments: train_and_eval(settings) -> a dict of accuracies, "train" and "dev"; grid, a dict from the name of each
        hyperparameter to a list of values.
    Returns: a list of results, one for each combination: dicts with "settings" and all that train_and_eval gave.
    """
    results = []
    ### START CODE HERE ### (≈ 3 lines)
    for values in product(*grid.values()):
        settings = dict(zip(grid, values))
        results.append({"settings": settings, **train_and_eval(settings)})
    ### END CODE HERE ###
    return results

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>How many hyperparameters are there? The function must not know: it takes whatever
# the dict holds. And every result needs settings of its own, a new dict.</details>
# <details><summary>Hint 2: in code words</summary>For each tuple that <code>product</code> makes of the lists: pair it with
# the names, train and evaluate, append a dict with the settings and with everything that came back
# (<code>**accuracies</code> unpacks a dict into another).</details>
# <details><summary>Hint 3: a neighbour</summary>All menus of a kitchen: <code>for dishes in product(soups, mains):
# menus.append({"menu": dict(zip(["soup", "main"], dishes)), **prices(dishes)})</code>.</details>

# %% test="grid_search" points=10
with checks.exercise("grid_search") as check:
    def as_text(settings):
        return repr(sorted(settings.items()))
    def tries_all(**grid):
        stage, count = problems.Stage(check.rng), int(np.prod([len(values) for values in grid.values()]))
        results = check.call(lambda settings: stage.train_and_eval(settings), grid, returns=list)
        check.that(stage.asked, "train_and_eval is never called: no network is trained.", diagnosis="no-trial", rung=2)
        check.that(all(isinstance(settings, dict) and settings.keys() == grid.keys() for settings in stage.asked), f"a network was trained with the settings {stage.asked[0]}: "
                   f"each trial needs a value for {', '.join(grid)}.", diagnosis="settings", rung=2)
        asked = [as_text(settings) for settings in stage.asked]
        known = all(settings[name] in values for settings in stage.asked for name, values in grid.items())
        check.that(known, "a network was trained with a value that is not in the grid.", diagnosis="foreign", rung=2)
        check.that(len(set(asked)) == count, f"of {count} combinations {len(set(asked))} were tried: every value goes with every other.",
                   diagnosis="not-all", rung=2)
        check.that(len(asked) == count, f"{len(asked)} networks were trained for {count} combinations: a trial is expensive, and once is enough.",
                   diagnosis="twice", rung=2)
        problems.check_results(check, results, stage)
    tries_all(learning_rate=[0.01, 0.1, 1.0], n_h=[4, 8])
    tries_all(n_h=[3, 5], decay=[0.25, 0.75], learning_rate=[0.5, 0.05, 0.005, 0.0005], beta=[0.9, 0.99, 0.999])
    ### BEGIN HIDDEN TESTS
    check.hide()
    tries_all(beta=[0.8, 0.9, 0.95, 0.99, 0.995])
    tries_all(n_h=[7, 9, 11], x=[0.125, 0.375], y=[0.25])
    ### END HIDDEN TESTS

# %% [markdown]
# The untidy way: draw every trial at random from the search space, `n_trials` times.

# %% exercise="random_search"
def random_search(train_and_eval, space, n_trials, rng):
    """Trials with settings drawn at random.

    Arguments: train_and_eval(settings) -> a dict of accuracies, "train" and "dev"; space, as for draw; n_trials, how
        many; rng, a np.random.Generator.
    Returns: a list of n_trials results in the order of the trials: dicts with "settings" and all that train_and_eval gave.
    """
    results = []
    for _ in range(n_trials):
        ### START CODE HERE ### (≈ 3 lines)
        settings = draw(space, rng)            # a dict, from names to values
        accuracies = train_and_eval(settings)  # a dict with "train" and "dev"
        results.append({"settings": settings, **accuracies})
        ### END CODE HERE ###
    return results

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Almost the same lines. Where do the settings come from now, and must they be drawn
# anew each time?</details>
# <details><summary>Hint 2: in code words</summary>Draw settings from the space with rng, train and evaluate with them, append
# a dict of both.</details>
# <details><summary>Hint 3: a neighbour</summary>Five guests, each with a seat drawn by lot and what they say of the view:
# <code>for _ in range(5): seat = lot(hall, rng); notes.append({"seat": seat, **opinion(seat)})</code>.</details>

# %% test="random_search" points=15
with checks.exercise("random_search") as check:
    check.uses("sample_log_uniform"), check.uses("sample_beta")
    one, other = check.rng.spawn(2)
    def search(space, n_trials, rng):
        stage = problems.Stage(check.rng)
        results = check.call(lambda settings: stage.train_and_eval(settings), space, n_trials, rng, returns=list)
        return results, stage
    def searches_well(n_trials, decades, units):
        space = check.draw(problems.search_space, decades=decades, units=units)
        (results, stage), (_, again), (_, another) = search(space, n_trials, one), search(space, n_trials, one), search(space, n_trials, other)
        check.that(stage.asked, "train_and_eval is never called: no network is trained.", diagnosis="no-trial", rung=2)
        check.that(len(stage.asked) == n_trials, f"{n_trials} trials are wanted, and {len(stage.asked)} networks were trained.",
                   diagnosis="count", rung=2)
        problems.check_settings(check, stage.asked, space)
        problems.check_results(check, results, stage)
        check.that(stage.asked == [result["settings"] for result in results], "the results are in another order than the trials.",
                   diagnosis="order", rung=2)
        check.that(stage.asked == again.asked, "the same rng gives other settings each time: draw from the rng that comes in.",
                   diagnosis="global generator", rung=2)
        check.that(stage.asked != another.asked, "two different rng give the same settings: is a seed set inside?", diagnosis="seed", rung=2)
    searches_well(n_trials=7, decades=3, units=40)
    searches_well(n_trials=12, decades=5, units=90)
    ### BEGIN HIDDEN TESTS
    check.hide()
    searches_well(n_trials=15, decades=4, units=60)
    searches_well(n_trials=40, decades=6, units=30)
    ### END HIDDEN TESTS

# %% [markdown]
# Out of many results, the one to go on with. The accuracy on the training part can be had by learning by heart, and the
# rest of this notebook depends on nobody looking at the test part. That leaves one column.

# %% exercise="select_best"
def select_best(results):
    """The result to go on with.

    Argument: results, a list of dicts with "settings" and accuracies: "train", "dev", and maybe others.
    Returns: the one with the highest accuracy that one may choose by; of equal ones the first.
    """
    ### START CODE HERE ### (≈ 1 line)
    best = max(results, key=lambda result: result["dev"])  # a dict out of the list
    ### END CODE HERE ###
    return best

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which of the parts is there to be looked at, again and again?</details>
# <details><summary>Hint 2: in code words</summary><code>max</code> of the list, with a <code>key</code> that takes a result
# and gives its accuracy on the dev part.</details>
# <details><summary>Hint 3: a neighbour</summary>The tallest of some people, each a dict:
# <code>max(people, key=lambda person: person["height"])</code>.</details>

# %% test="select_best" points=5
with checks.exercise("select_best") as check:
    def highest(part, sign=1):
        return lambda results: max(results, key=lambda result: sign * result[part])
    slips = {"train": (highest("train"), "the results with the highest accuracy on the training part were chosen: they may have learned it by heart."),
             "test": (highest("test"), "the results were chosen by the test part: then no part is left for an honest number."),
             "lowest": (highest("dev", -1), "these are the results with the lowest accuracy on the dev part.")}
    def chooses_well(*counts):
        tables = [check.draw(problems.trial_results, trials=trials) for trials in counts]
        answers = [check.call(results, returns=dict) for results in tables]
        check.that(all(got in results for got, results in zip(answers, tables)), "what came back is none of the results: the whole dict is "
                   "wanted, with its settings and accuracies.", diagnosis="not-a-result", rung=2)
        for diagnosis, (choose, message) in slips.items():
            check.that(any(got != choose(results) for got, results in zip(answers, tables)), message, diagnosis=diagnosis, rung=1)
        for got, results in zip(answers, tables):
            check.that(got == highest("dev")(results), "another result has a higher accuracy on the dev part.", diagnosis="not-the-best", rung=1)
        return tables
    for results in chooses_well(6, 9, 7):
        best = highest("dev")(results)
        twin = {**best, "settings": {"learning_rate": 1e-9, "n_h": 999}, "train": 99.9}
        first = check.call([twin, *results]) == twin and check.call([*results, twin]) == best
        check.that(first, "of two results with the same accuracy on the dev part the first is wanted.", diagnosis="tie", rung=2)
    ### BEGIN HIDDEN TESTS
    check.hide()
    chooses_well(5, 12, 8, 20)
    ### END HIDDEN TESTS

# %% [markdown]
# ### The same budget
#
# Usually some hyperparameters matter a great deal and others hardly at all, and you do not know beforehand which. Below, the
# quality depends sharply on `x` and hardly on `y`; both searches get **sixteen trials**. **Predict:** which one comes closer
# to the ridge? How many *different* `x` does each of them try?

# %% experiment="one that matters"
my_prediction = None  # "grid" or "random"; (different x in the grid, at random)

def one_matters(x, y, top=0.5):
    return np.exp(-(((x - top) / 0.07) ** 2)) * (0.9 + 0.1 * y)

def quality(settings):
    value = float(one_matters(settings["x"], settings["y"]))
    return {"train": value, "dev": value}

if checks.ready("grid_search", "random_search", "select_best", "sample_log_uniform", "sample_beta"):
    four = [0.125, 0.375, 0.625, 0.875]
    found = {"in a grid": grid_search(quality, {"x": four, "y": four}),
             "at random": random_search(quality, {"x": ("linear", 0, 1), "y": ("linear", 0, 1)}, 16, np.random.default_rng(5))}
    points = {name: [(tried["settings"]["x"], tried["settings"]["y"]) for tried in results] for name, results in found.items()}
    plots.trials(
        one_matters, points, xlabel="x, which matters", ylabel="y, which does not",
        title="Sixteen trials each: the grid tries four different x, four times over",
        alt="Two squares with a bright vertical ridge. Left, sixteen points in a regular grid, none on the ridge; right, sixteen scattered points, "
            "one of them almost on the ridge. Marks below show four and sixteen different x.",
    )
    for name, results in found.items():
        print(f"{name}: {len({x for x, _ in points[name]}):2} different x, best quality {select_best(results)['dev']:.2f}")
    print("your prediction:", my_prediction)

# %% [markdown]
# One picture may be luck. So let the ridge lie anywhere, 2000 times, and compare what each search finds on average; and also
# the other case, where **both** matter alike.

# %% experiment="two thousand ridges"
def both_matter(x, y, top_x, top_y):
    return np.exp(-(((x - top_x) / 0.2) ** 2) - (((y - top_y) / 0.2) ** 2))

rng = np.random.default_rng(2)
places = [0.125, 0.375, 0.625, 0.875]
grid_x, grid_y = (part.reshape(1, 16) for part in np.meshgrid(places, places))
random_x, random_y, top_x, top_y = (rng.random((2000, columns)) for columns in (16, 16, 1, 1))
for case, f in {"one matters": lambda x, y: one_matters(x, y, top_x),
                "both matter": lambda x, y: both_matter(x, y, top_x, top_y)}.items():
    in_grid, at_random = f(grid_x, grid_y).max(axis=1), f(random_x, random_y).max(axis=1)
    print(f"{case}: best quality on average {in_grid.mean():.2f} in a grid, {at_random.mean():.2f} at random; "
          f"random finds more {100 * np.mean(at_random > in_grid):.0f} % of the time")

# %% [markdown]
# Where one hyperparameter rules, random search is far ahead: every trial is a new value of *each* hyperparameter. Where all
# matter alike a grid is the better one, for it leaves no holes. With five hyperparameters, of which one or two rule, a
# grid of three values each costs $3^5 = 243$ trials, and still tries each one at three places only. So: at random, unless
# you know better.
#
# ## 5. The landscape of the digits
#
# What is it like for our network? Learning rate (each step a factor of about 3) against hidden units. **Predict:** which of
# the two rules?

# %% experiment="the landscape"
my_prediction = None  # "learning rate" or "hidden units"

def train_and_eval(settings):
    net = train(X_train, Y_train, settings)
    return {"train": accuracy(net, X_train, Y_train), "dev": accuracy(net, X_dev, Y_dev)}

rates, sizes = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0], [1, 2, 4, 8, 16, 32]
if checks.ready("split_data", "grid_search"):
    landscape = grid_search(train_and_eval, {"n_h": sizes, "learning_rate": rates})
    at = {(tried["settings"]["n_h"], tried["settings"]["learning_rate"]): tried["dev"] for tried in landscape}
    plots.heat(
        [[at[n_h, rate] for rate in rates] for n_h in sizes],
        x=rates, y=sizes, xlabel="learning rate", ylabel="hidden units",
        title="Accuracy on the dev part, in per cent: the learning rate rules",
        alt="A heat map, learning rate from left to right, hidden units from bottom to top: dark on the left for small rates, light in a band "
            "of rates near 1, dark again on the right.",
    )
    best = max(landscape, key=lambda result: result["dev"])
    print(f"{len(landscape)} networks; best {best['dev']:.1f} % with {best['settings']}; your prediction: {my_prediction}")

# %% [markdown]
# At a rate of 0.3, two hidden units do about as well as 32; at a rate of 3, all of them fail. (The lowest row has its own
# story: with this seed the single unit begins dead, its ReLU is off for nearly every digit.) You can only draw such a map where training takes a blink of an eye, and only for two hyperparameters. A third one, from
# week 5: the size of the first weights, as a factor. Now spend twenty trials on all three.

# %% experiment="twenty trials"
if checks.ready("split_data", "random_search", "select_best", "sample_log_uniform", "sample_beta"):
    space = {"learning_rate": ("log", 0.0001, 10.0), "n_h": ("whole", 2, 32), "start": ("log", 0.01, 100.0)}
    coarse = random_search(train_and_eval, space, 20, np.random.default_rng(3))
    ranked = sorted(coarse, key=lambda result: -result["dev"])
    for title, some in [("the five best of twenty:", ranked[:5]), ("the five worst:", ranked[-5:])]:
        print(title)
        for result in some:
            values = [f"{name} {value:8.4g}" for name, value in result["settings"].items()]
            print(f"  {result['dev']:5.1f} % on dev", *values, sep=",  ")

# %% [markdown]
# ## 6. From coarse to fine
#
# In what matters, the best trials lie close together. So spend the second half of the budget there: take the `keep` best results by their
# accuracy on the dev part, and let each hyperparameter run from the **lowest to the highest** value that it has among them.
# Its scale stays. If the best value lies at the very edge of the old space, do not narrow: *move* the space first.
#
# **With numbers:** learning rates 0.02, 3.0, 0.5, 0.09 with 91, 60, 95, 93 per cent on dev; `keep` = 3 gives
# `("log", 0.02, 0.5)`.

# %% exercise="narrow"
def narrow(space, results, keep):
    """A smaller search space, around the best trials.

    Arguments: space, as for draw; results, a list of dicts with "settings" and accuracies; keep, how many of the best
        ones count.
    Returns: a new space: for every hyperparameter the same scale, and its lowest and highest value among those.
    """
    narrowed = {}
    ### START CODE HERE ### (≈ 1 line)
    best = sorted(results, key=lambda result: result["dev"], reverse=True)[:keep]  # a list of dicts
    ### END CODE HERE ###
    for name, (scale, _, _) in space.items():
        ### START CODE HERE ### (≈ 2 lines)
        values = [result["settings"][name] for result in best]  # a list of numbers
        narrowed[name] = (scale, min(values), max(values))      # a triple
        ### END CODE HERE ###
    return narrowed

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>First: which results count? <code>sorted</code> takes a <code>key</code>, just as
# <code>max</code> does, and puts the lowest first unless told otherwise.</details>
# <details><summary>Hint 2: in code words</summary>The results in order of their accuracy on dev, from the highest down, the
# first <code>keep</code> of them. Then for each name of the space: its values in their settings, and a triple of the scale,
# the smallest and the largest.</details>
# <details><summary>Hint 3: a neighbour</summary>Ages of the four fastest runners: <code>fast = sorted(runners, key=lambda r:
# r["time"])[:4]</code>, <code>ages = [r["person"]["age"] for r in fast]</code>, <code>(min(ages), max(ages))</code>.</details>

# %% test="narrow" points=10
with checks.exercise("narrow") as check:
    def narrows_well(trials, keep):
        space, results, keep = check.draw(problems.searched, trials=trials, keep=keep)
        got = check.call(space, results, keep, returns=dict)
        check.that(got.keys() == space.keys(), f"the new space has {', '.join(map(str, got)) or 'nothing'}; {', '.join(space)} are wanted.",
                   diagnosis="names", rung=2)
        triples = all(isinstance(triple, (tuple, list)) and len(triple) == 3 for triple in got.values())
        check.that(triples, "each hyperparameter needs a triple: scale, low, high.", diagnosis="not-triples", rung=2)
        check.that(all(got[name][0] == space[name][0] for name in space), "a scale has changed: a log scale stays one.", diagnosis="scale", rung=2)
        def ends(rows):
            return {name: (min(values), max(values)) for name in space for values in [[row["settings"][name] for row in rows]]}
        def ranked(part, sign=-1):
            return sorted(results, key=lambda result: sign * result[part])
        new, wanted = {name: tuple(triple[1:]) for name, triple in got.items()}, ends(ranked("dev")[:keep])
        check.that(new != {name: space[name][1:] for name in space}, "the space is as wide as before.", diagnosis="unchanged", rung=1)
        check.that(new != {name: pair[::-1] for name, pair in wanted.items()}, "low and high are exchanged.", diagnosis="exchanged", rung=2)
        slips = {"train": (ranked("train")[:keep], "the results were chosen by their accuracy on the training part."),
                 "test": (ranked("test")[:keep], "the results were chosen by the test part, which no search may see."),
                 "worst": (ranked("dev", 1)[:keep], "the worst results were taken: sorted puts the lowest first."),
                 "all": (results, "all results count here; only the best ones should."),
                 "first": (results[:keep], "the first trials were taken, not the best."),
                 "last": (results[-keep:], "the last trials were taken, not the best."),
                 "one-more": (ranked("dev")[:keep + 1], f"{keep + 1} results count here, and keep is {keep}."),
                 "one-fewer": (ranked("dev")[:keep - 1], f"{keep - 1} results count here, and keep is {keep}.")}
        for diagnosis, (rows, message) in slips.items():
            check.that(new == wanted or new != ends(rows), message, diagnosis=diagnosis, rung=1)
        for name in space:
            check.that(new[name] == wanted[name], f"{name} runs from {new[name][0]:.4g} to {new[name][1]:.4g}: these are not the lowest and the "
                       f"highest value among the {keep} best results.", diagnosis="ends", rung=2)
        whole = all(float(value).is_integer() and not isinstance(value, float) for value in new["n_h"])
        check.that(whole, "the ends of n_h are no whole numbers any more.", diagnosis="integer-dtype", rung=2)
    for trials, keep in [(9, 4), (14, 5), (11, 3)]:
        narrows_well(trials, keep)
    ### BEGIN HIDDEN TESTS
    check.hide()
    for trials, keep in [(20, 7), (8, 2), (10, 6)]:
        narrows_well(trials, keep)
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** twenty more trials, once in the whole space again, once in the narrowed one. How much better will the *median*
# trial be, and how much the *best* one?

# %% experiment="coarse to fine"
my_prediction = None  # (median, best), in points of per cent

if checks.ready("split_data", "random_search", "select_best", "narrow", "sample_log_uniform", "sample_beta"):
    finer = narrow(space, coarse, keep=5)
    fine = random_search(train_and_eval, finer, 20, np.random.default_rng(4))
    again = random_search(train_and_eval, space, 20, np.random.default_rng(4))
    print("narrowed:", {name: (scale, round(low, 3), round(high, 3)) for name, (scale, low, high) in finer.items()})
    for name, results in [("the whole space", again), ("the narrowed one", fine)]:
        dev = [result["dev"] for result in results]
        print(f"twenty trials in {name:16}: median {np.median(dev):.1f} %, best {max(dev):.1f} % on dev")
    print("your prediction:", my_prediction)

# %% [markdown]
# Nearly every trial is now a good one. The best one gains less, and may even lose: twenty draws from anywhere can be lucky,
# and a narrowed space may have cut off the best spot. With a single computer and a network that trains for weeks you would rather look
# after *one* network and turn its knobs day by day; with many computers, let many run side by side, as here. And come back
# now and then: other data, other machines, and the best settings move.
#
# ## 7. Real or luck?
#
# Two settings, two accuracies, and one is higher by half a point. Start both networks from another seed, and it may be
# lower. So train **several** of each, with the **same seeds** for both: what a seed does to both of them drops out of the
# difference. With $d_s$ the accuracy of the one minus that of the other for seed $s$, and $n$ seeds:
#
# $$\bar d = \frac1n \sum_s d_s, \qquad \text{error} = \frac{1}{\sqrt n} \sqrt{\frac{1}{n - 1} \sum_s (d_s - \bar d)^2}.$$
#
# The root on the right is the standard deviation of the differences (`np.std(d, ddof=1)` divides by $n - 1$). The **standard
# error** says how far the mean may be off by luck: a difference of less than about twice its error proves nothing.
#
# **With numbers:** $d = (1, 3, 2)$ gives $\bar d = 2$, a standard deviation of 1 and an error of $1 / \sqrt 3 \approx 0.58$.

# %% exercise="compare"
def compare(dev_accuracy, one, other, seeds):
    """How much better one setting is than another, and how sure that is.

    Arguments: dev_accuracy(settings, seed) -> accuracy in per cent of a network that is trained with this seed; one, other,
        two settings; seeds, a list of whole numbers.
    Returns: difference, the mean over the seeds of accuracy of one minus that of other; error, its standard error.
    """
    ### START CODE HERE ### (≈ 3 lines)
    d = np.array([dev_accuracy(one, seed) - dev_accuracy(other, seed) for seed in seeds])  # (number of seeds,)
    difference = np.mean(d)                                                              # a number
    error = np.std(d, ddof=1) / np.sqrt(len(seeds))                                      # a number
    ### END CODE HERE ###
    return difference, error

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Take the difference seed by seed, before anything is averaged. Each network is
# trained once.</details>
# <details><summary>Hint 2: in code words</summary>An array with one difference for each seed; its mean; its standard deviation
# with <code>ddof=1</code>, over the square root of how many there are.</details>
# <details><summary>Hint 3: a neighbour</summary>Weight before and after a diet, for eight people: <code>lost = before -
# after</code>, <code>np.mean(lost)</code>, <code>np.std(lost, ddof=1) / np.sqrt(8)</code>.</details>

# %% test="compare" points=10
with checks.exercise("compare") as check:
    def compares_well(runs):
        luck = check.draw(problems.PairedRuns, runs=runs)
        difference, error = check.call(lambda settings, seed: luck.dev_accuracy(settings, seed), luck.one, luck.other, list(luck.seeds),
                                       returns=checks.Tuple(difference=(), error=()))
        for settings, name in [(luck.one, "one"), (luck.other, "other")]:
            tried = [seed for asked, seed in luck.asked if asked == settings]
            check.that(set(tried) == set(luck.seeds), f"{name} was trained with {len(set(tried))} of the {runs} seeds, or with others: both get the "
                       "same ones, all of them.", diagnosis="seeds", rung=1)
            check.that(len(tried) == runs, f"{len(tried)} networks of {name} were trained for {runs} seeds: once each is enough.",
                       diagnosis="twice", rung=1)
        a, b = luck.one_scores, luck.other_scores
        d, root = a - b, np.sqrt(runs)
        check.close("difference", difference, np.mean(d), because="the mean of the differences, seed by seed", suspects={
            "other minus one": -np.mean(d), "the sum where the mean is meant": np.sum(d), "the difference of the best runs": a.max() - b.max(),
            "the accuracy of one alone": np.mean(a), "the sizes of the differences, without their signs": np.mean(np.abs(d)),
            "the median where the mean is meant": np.median(d), "the first seed alone": d[0], "the last seed alone": d[-1]})
        check.close("error", error, np.std(d, ddof=1) / root, because="the standard deviation of the differences over the root of their number",
                    suspects={"dividing by n where n - 1 is meant: ddof=1 is missing": np.std(d) / root,
                              "the standard deviation itself, not divided by the root of n": np.std(d, ddof=1),
                              "the standard deviation itself, without ddof=1 and not divided by the root of n": np.std(d),
                              "dividing by n where its root is meant": np.std(d, ddof=1) / runs,
                              "dividing by n where its root is meant, and ddof=1 is missing": np.std(d) / runs,
                              "the variance where its root is meant": np.var(d, ddof=1) / runs,
                              "the variance over the root of n": np.var(d, ddof=1) / root,
                              "dividing by the root of n - 1": np.std(d, ddof=1) / np.sqrt(runs - 1),
                              "looking at both settings apart, so that the luck of the seeds stays in": np.sqrt((np.var(a, ddof=1) + np.var(b, ddof=1)) / runs),
                              "the accuracies of one alone": np.std(a, ddof=1) / root})
    for runs in (5, 9, 7):
        compares_well(runs)
    ### BEGIN HIDDEN TESTS
    check.hide()
    for runs in (6, 13):
        compares_well(runs)
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** more hidden units, more accuracy? Ten seeds each: do 16 differ from 8 by more than luck? Do 32?

# %% experiment="real or luck"
my_prediction = None  # for each pair: "real" or "luck"

def dev_accuracy(settings, seed):
    return accuracy(train(X_train, Y_train, settings, seed=seed), X_dev, Y_dev)

if checks.ready("split_data", "compare"):
    few = {"learning_rate": 0.5, "n_h": 8}
    for n_h in (16, 32):
        more = {"learning_rate": 0.5, "n_h": n_h}
        single = [dev_accuracy(more, seed) - dev_accuracy(few, seed) for seed in (1, 2)]
        difference, error = compare(dev_accuracy, more, few, list(range(10)))
        print(f"{n_h} units or 8: seed 1 says {single[0]:+.2f}, seed 2 says {single[1]:+.2f}; "
              f"ten seeds say {difference:+.2f} ± {error:.2f}")
    print("your prediction:", my_prediction)

# %% [markdown]
# Sixteen units won clearly with both of the first seeds, and it was nothing but luck: over ten, the difference is smaller
# than its error. The step from 8 to 32 is real. Seeds are one kind of luck. Another is *which* examples are in the dev part: with 270 of them, one example is
# 0.37 points. Larger dev parts see smaller differences.
#
# ## 8. The honest number
#
# Here is why there must be a test part. Suppose **all** your networks are equally good: each gets exactly 90 % of all
# pictures in the world right. On a dev part of 100 pictures some get 94 and some get 86, by luck. You keep the best.
# **Predict:** the best of fifty such networks, how many per cent does it get on the dev part, and how many on a test part?

# %% experiment="the best of many"
my_prediction = None  # (dev, test), in per cent

rng = np.random.default_rng(1)
dev = {m: 100 * rng.binomial(m, 0.9, size=(2000, 200)) / m for m in (100, 1000)}  # 2000 searches of 200 networks each
test = 100 * rng.binomial(1000, 0.9, size=(2000, 200)) / 1000
trials = np.arange(1, 201)
chosen = [np.mean(test[np.arange(2000), np.argmax(dev[100][:, :k], axis=1)]) for k in trials]
plots.lines(
    {"dev, 100 pictures": (trials, np.maximum.accumulate(dev[100], axis=1).mean(axis=0)),
     "dev, 1000 pictures": (trials, np.maximum.accumulate(dev[1000], axis=1).mean(axis=0)),
     "test, of the network chosen on 100": (trials, chosen)},
    title="All networks are equally good; the best of many looks better and better", xlabel="networks tried", ylabel="accuracy in per cent",
    alt="Accuracy of the chosen network over the number of networks tried: on a dev part of 100 pictures it climbs from 90 to 97, on one of 1000 "
        "to less than 93, on the test part it stays at 90.",
)
print(f"best of fifty, on average: {np.max(dev[100][:, :50], axis=1).mean():.1f} % on dev, {chosen[49]:.1f} % on test;",
      "your prediction:", my_prediction)

# %% [markdown]
# Nothing was learned, nothing was wrong in the code, and the number on the dev part is off by six points. Choosing *is*
# fitting: the more you try and the smaller the dev part, the more the winner's number flatters. The test part tells the
# truth, **once**: who looks at it, changes something and looks again has made it a dev part.
#
# So the last exercise puts everything in its order: train on the first part, search with the second, choose; then, for the
# chosen network alone, the third. Keep each network in its result, so that the chosen one is still there at the end.

# %% exercise="tune"
def tune(train, accuracy, space, parts, n_trials, rng):
    """A whole search, and an honest number.

    Arguments: train(X, Y, settings) -> a network; accuracy(network, X, Y) -> per cent; space, n_trials, rng as for
        random_search; parts, three pairs (X, Y) for training, dev and test, as from split_data.
    Returns: settings, those of the chosen network; dev, its accuracy on the dev part; test, its accuracy on the test part.
    """
    (X_train, Y_train), (X_dev, Y_dev), (X_test, Y_test) = parts

    def train_and_eval(settings):
        ### START CODE HERE ### (≈ 2 lines)
        network = train(X_train, Y_train, settings)
        dev = accuracy(network, X_dev, Y_dev)  # in per cent
        ### END CODE HERE ###
        return {"train": accuracy(network, X_train, Y_train), "dev": dev, "network": network}

    ### START CODE HERE ### (≈ 3 lines)
    results = random_search(train_and_eval, space, n_trials, rng)  # a list of dicts
    best = select_best(results)                                    # one of them
    test = accuracy(best["network"], X_test, Y_test)               # in per cent
    ### END CODE HERE ###
    return best["settings"], best["dev"], test

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which of the three parts may occur inside <code>train_and_eval</code>? And how
# often does the third one occur at all?</details>
# <details><summary>Hint 2: in code words</summary>Inside: a network from the training part, and its accuracy on the dev part.
# Outside: a random search with that function, the best of its results, and the accuracy of the best one's network on the test
# part.</details>
# <details><summary>Hint 3: a neighbour</summary>Cooks try recipes, a jury tastes the best dish once:
# <code>dishes = try_all(cook_and_taste, recipes)</code>, <code>chosen = favourite(dishes)</code>,
# <code>verdict = jury(chosen["dish"])</code>.</details>

# %% test="tune" points=15
with checks.exercise("tune") as check:
    check.uses("random_search"), check.uses("select_best")
    def tunes_well(trials, sizes):
        workshop, space = problems.Workshop(check.rng, trials, sizes), problems.search_space(check.rng, 3, 40)
        settings, dev, test = check.call(lambda X, Y, settings: workshop.train(X, Y, settings), lambda network, X, Y: workshop.accuracy(network, X, Y),
                                         space, workshop.parts, trials, check.rng.spawn(1)[0], returns=checks.Tuple(settings=dict, dev=(), test=()))
        check.that(all(part != "test" for part, _ in workshop.trained), "a network was trained on the test part.", diagnosis="trained-on-test", rung=1)
        check.that(all(part == "train" for part, _ in workshop.trained), "a network was trained on other examples than those of the training part: "
                   "the dev part is for choosing.", diagnosis="trained-on-dev", rung=1)
        check.that(len(workshop.trained) == trials, f"{len(workshop.trained)} networks were trained in {trials} trials: the chosen one is at hand "
                   "already.", diagnosis="count", rung=2)
        tested = [number for number, part in workshop.judged if part == "test"]
        check.that(tested, "the test part is never used: the last number must come from there.", diagnosis="test-unused", rung=2)
        check.that(len(set(tested)) == 1, f"{len(set(tested))} networks met the test part: it is there for the chosen one alone.", diagnosis="test-seen",
                   rung=1)
        judged = [number for number, part in workshop.judged if part == "dev"]
        check.that(set(judged) == set(range(trials)), "not every network was judged on the dev part.", diagnosis="dev-unused", rung=1)
        check.that(workshop.judged[-1][1] == "test", "the test part was used before the choice was made.", diagnosis="test-too-early", rung=1)
        chosen, by_train = workshop.best("dev"), workshop.best("train")
        check.that(tested[0] != by_train, "the network with the highest accuracy on the training part was chosen.", diagnosis="chosen-by-train", rung=1)
        check.that(tested[0] == chosen, "another network than the best one on the dev part met the test part.", diagnosis="not-the-best", rung=2)
        check.that(settings == workshop.trained[chosen][1], "the settings are not those of the chosen network.", diagnosis="settings", rung=2)
        scores = workshop.scores[chosen]
        for name, got in (("dev", dev), ("test", test)):
            check.close(name, got, scores[name], because=f"the accuracy of the chosen network on the {name} part", suspects={
                f"the {other} part": scores[other] for other in ("train", "dev", "test") if other != name})
    tunes_well(6, (11, 7, 5))
    tunes_well(9, (13, 5, 8))
    ### BEGIN HIDDEN TESTS
    check.hide()
    tunes_well(12, (9, 6, 10))
    tunes_well(5, (7, 3, 4))
    ### END HIDDEN TESTS

# %% experiment="the last line of the report"
if checks.ready("split_data", "random_search", "select_best", "narrow", "tune", "sample_log_uniform", "sample_beta"):
    settings, dev, test = tune(train, accuracy, finer, parts, 20, np.random.default_rng(7))
    print("chosen out of twenty:", {name: round(value, 3) for name, value in settings.items()})
    print(f"{dev:.1f} % right on the dev part, which helped to choose; {test:.1f} % on the test part, which did not")

# %% [markdown]
# ## 9. Debug lab
#
# Three colleagues searched on the digits, each with one bug. Below stands what their best network reached, and which
# learning rates they had tried.
#
# 1. "Above 95 % while I searched! The test part was a disappointment."
# 2. "The training part went well. The dev part is a mystery to me."
# 3. "I drew the learning rate between 0.0001 and 100. Nothing works."
#
# **Which bug is whose?** (a) the learning rate is drawn evenly, not on the log scale; (b) the examples were cut in the order
# of a sorted file; (c) the parts were drawn with replacement, so that most dev examples are training examples, too.

# %% experiment="debug lab"
reports = debuglab.searches(train, accuracy, X, Y, labels)
for colleague, report in reports.items():
    low, middle, high = np.quantile(report.rates, [0, 0.5, 1])
    print(f"colleague {colleague}: train {report.train:5.1f} %, dev {report.dev:5.1f} %, test {report.test:5.1f} %; "
          f"learning rates {low:.2f} to {high:.2f}, half of them above {middle:.2f}")

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (c): whoever is judged by examples that it has learned looks better than it is. The test part, drawn with
#   care, tells.
# - Colleague 2 is (b): on digits that the network has never seen it does little better than guess.
# - Colleague 3 is (a): half of the learning rates lie above 50, and all of them far above those that work.
#
# </details>
#
# ## Remember
#
# - The learning rate first. Learning rates, and distances of $\beta$ to 1, are drawn on a log scale.
# - Bring the examples into random order, then cut. Dev and test part must be alike.
# - At random rather than in a grid: each trial tries a new value of every hyperparameter. Then from coarse to fine.
# - Same seeds for both settings, several of them; less than twice its standard error is no difference.
# - Choosing is fitting: the best of many flatters. The test part is opened once, for one network.
#
# ## What you can do now
#
# You can spend a budget of trials well, and say what came of it without fooling yourself. The next notebook makes tuning
# easier in another way: batch normalisation lets a network train well over a far wider range of learning rates.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week07/tuning")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
