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
# # Initialisation: where learning starts
#
# **The question of this notebook:** the same network gets the same examples and takes the same steps down. Only the
# numbers that it *starts* from differ. How much can that matter?
#
# At the end you can
#
# - show why a network that starts from zeros never grows more than one unit a layer,
# - say what weights that are too large, and weights that are too small, do to the numbers on the way up and to the
#   slopes on the way back,
# - derive the spread that keeps both level, for ReLU (He) and for tanh (Xavier), and write both,
# - look at a net before its first step and tell whether it can learn.
#
# **How to work.** Write between `START CODE HERE` and `END CODE HERE`, run the cell, run the check below it. Predict before
# each experiment. Plan about an hour and a half.

# %%
import numpy as np

from startcode import checks, datasets, layers, plots, problems

# %% [markdown]
# ## 1. One net, one data set, one loop
#
# A ring around a ring, and a net that can tell them apart: ReLU in the hidden layers, a sigmoid at the end. Its parts
# are those of week 4, taken ready-made from `startcode.layers`. What is missing is the start.

# %% experiment="the rings"
X, Y = datasets.circles(300, noise=0.1, rng=np.random.default_rng(1))
layers_dims = [2, 10, 5, 1]  # inputs, then the units of each layer

plots.scatter(X, Y, title="Two rings: no straight line separates them, a small net does",
              alt="Points in two rings around one centre; the inner ring is one class, the outer ring the other.")
plots.network(layers_dims, title="The net of this notebook: three layers, every arrow is a number that needs a start",
              alt="Diagram of a net with two inputs, hidden layers of ten and five units, and one output.")

# %%
def train(parameters, X, Y, num_iterations=1500, learning_rate=0.03):
    """Gradient descent from any start: the parameters at the end, and the cost before each step."""
    costs = []
    for _ in range(num_iterations):
        AL, caches = layers.L_model_forward(X, parameters)
        costs.append(layers.compute_cost(AL, Y))
        grads = layers.L_model_backward(AL, Y, caches)
        parameters = layers.update_parameters(parameters, grads, learning_rate)
    return parameters, costs


def predict(parameters, X):
    """Labels (1, m): 1 where the probability is above one half."""
    return (layers.L_model_forward(X, parameters)[0] > 0.5).astype(int)

# %% [markdown]
# ## 2. Zeros
#
# The first idea, and for a single neuron (week 2) a good one:
#
# $$W^{[l]} = 0, \qquad b^{[l]} = 0, \qquad l = 1, \ldots, L,$$
#
# with $W^{[l]}$ of shape $(n^{[l]}, n^{[l-1]})$ and $b^{[l]}$ of shape $(n^{[l]}, 1)$.

# %% exercise="initialize_parameters_zeros"
def initialize_parameters_zeros(layers_dims):
    """A start from nothing.

    Argument: layers_dims, the list [n_0, n_1, ..., n_L].
    Returns: a dict with W1 (n_1, n_0), b1 (n_1, 1), ..., WL, bL; all entries 0.0.
    """
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        ### START CODE HERE ### (≈ 2 lines)
        parameters["W" + str(l)] = np.zeros((n_l, n_prev))  # (n_l, n_prev)
        parameters["b" + str(l)] = np.zeros((n_l, 1))       # (n_l, 1)
        ### END CODE HERE ###
    return parameters

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One row for each unit of the layer, one column for each number that comes in.
# A bias is a column.</details>
# <details><summary>Hint 2: in code words</summary>NumPy's zeros; the shape is <em>one</em> argument, a tuple in
# parentheses of its own.</details>
# <details><summary>Hint 3: a neighbour</summary>A full house of seats, one table a room:
# <code>seats["room" + str(i)] = np.ones((rows[i], 4))</code>.</details>

# %% test="initialize_parameters_zeros" points=10
with checks.exercise("initialize_parameters_zeros") as check:
    for layers_dims_1 in ([3, 5, 2], [4, 7, 7, 7, 2]):
        parameters = problems.check_start_shapes(check, layers_dims_1)
        for name, value in parameters.items():
            check.that(not np.any(value), f"{name} is not zero.", diagnosis="not-zero", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/initialization")
    check.against(ours.initialize_parameters_zeros, lambda rng, dims: (dims,), [
        dict(dims=[6, 3, 9, 5, 2]), dict(dims=[2, 11])], rounds=1)
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** what cost does a net report that knows nothing? And which of its numbers will have moved after all steps?

# %% experiment="training from zeros"
my_prediction = None  # for example "cost ..., moved: W1 and b1"

if checks.ready("initialize_parameters_zeros"):
    zeros = initialize_parameters_zeros(layers_dims)
    trained, costs = train(zeros, X, Y)
    moved = [name for name in trained if np.abs(trained[name] - zeros[name]).max() > 1e-9]
    print(f"cost {costs[0]:.6f} before the first step, {costs[-1]:.6f} after the last; ln 2 = {np.log(2):.6f}")
    print(f"moved: {', '.join(moved) or 'nothing'}; your prediction: {my_prediction}")

    uneven = np.argsort(Y[0], kind="stable")[60:]  # the same points without 60 of the outer ring
    trained, _ = train(zeros, X[:, uneven], Y[:, uneven])
    moved = [name for name in trained if np.abs(trained[name] - zeros[name]).max() > 1e-9]
    print(f"with {100 * Y[:, uneven].mean():.1f} % ones among the labels, moved: {', '.join(moved)}; "
          f"every answer is {layers.L_model_forward(X, trained)[0].mean():.3f}")

# %% [markdown]
# Every answer is one half, so the cost is $\ln 2$. And no weight ever moves: $W^{[l]}$ learns from what comes in from
# below, $A^{[l-1]}$, and from what comes back from above through $W^{[l+1]}$, and with zeros both are zero. The last bias
# alone can move, until the answer is the share of ones.
#
# ### Not the zero, the likeness
#
# Is it the zero itself? Start all weights at one half instead, and slopes do flow. But take two units $i$ and $k$ of one
# layer whose numbers agree: equal rows of $W^{[l]}$ and $b^{[l]}$, equal columns of $W^{[l+1]}$. Then
#
# $$a_i = a_k \quad\text{(same inputs, same weights)}, \qquad
# da_i = \sum_j W^{[l+1]}_{ji}\, dz_j = \sum_j W^{[l+1]}_{jk}\, dz_j = da_k,$$
#
# so both get the same slope and take the same step, and agree after it as before. Twins stay twins, however long they
# learn: a layer of ten is one unit, counted ten times. To see it, count the different units of a layer.

# %% exercise="different_units"
def different_units(W, b):
    """How many units of a layer are different.

    Arguments: W (n_l, n_prev) and b (n_l, 1); a unit is its row of weights together with its bias.
    Returns: count, a whole number. Units whose numbers all agree when rounded to 6 decimals count as one.
    """
    ### START CODE HERE ### (≈ 2 lines)
    units = np.hstack([W, b])                           # a row for each unit: its weights and its bias, (n_l, n_prev + 1)
    count = len(np.unique(np.round(units, 6), axis=0))  # rows that differ
    ### END CODE HERE ###
    return count

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A unit is more than its weights: two units with equal weights and different
# biases are different. Put both into one table first.</details>
# <details><summary>Hint 2: in code words</summary><code>np.hstack</code> sets two arrays side by side; round; then
# <code>np.unique</code> keeps each of several equal things once, but which things: numbers, rows or columns? It has an
# argument <code>axis</code>. How many are left?</details>
# <details><summary>Hint 3: a neighbour</summary>How many different <em>columns</em> has a table of prices, to the cent?
# <code>np.unique(np.round(prices, 2), axis=1).shape[1]</code>.</details>

# %% test="different_units" points=15
with checks.exercise("different_units") as check:
    tried = [dict(different=9, copies=4, n_prev=3), dict(different=11, copies=2, n_prev=4)]
    drawn = [check.draw(problems.twins, **sizes) for sizes in tried]
    counts = [check.call(W, b, returns=()) for W, b in drawn]
    slips = [problems.miscounts(W, b) for W, b in drawn]
    for slip in slips[0]:
        check.that(counts != [miscount[slip] for miscount in slips], f"{slip}.", diagnosis="miscounted", rung=2)
    for count, sizes in zip(counts, tried):
        check.close("different_units", count, sizes["different"],
                    because=f"the number of different rows: of {sizes['different'] + sizes['copies']} units, {sizes['copies']} are copies")
    check.close("different_units of a layer of zeros", check.call(np.zeros((6, 3)), np.zeros((6, 1)), returns=()), 1,
                because="1: all units are alike")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/initialization")
    check.against(ours.different_units, problems.twins, [
        dict(different=8, copies=5, n_prev=2), dict(different=12, copies=7, n_prev=5), dict(different=10, copies=0, n_prev=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** how many different units has each hidden layer *after* training, if all weights start at one half? And if
# just one unit of ten starts differently from the rest?

# %% experiment="twins"
if checks.ready("different_units", "initialize_parameters_zeros"):
    half = {name: value + 0.5 * name.startswith("W") for name, value in initialize_parameters_zeros(layers_dims).items()}
    one_other = {name: value.copy() for name, value in half.items()}
    one_other["W1"][0] = [0.4, -0.3]
    for name, start in {"all weights one half": half, "one other unit in layer 1": one_other}.items():
        trained, costs = train(start, X, Y)
        counts = [different_units(trained[f"W{l}"], trained[f"b{l}"]) for l in (1, 2)]
        print(f"{name:26} different: {counts[0]} of 10, {counts[1]} of 5;  cost {costs[0]:.3f} -> {costs[-1]:.3f}, "
              f"{100 * np.mean(predict(trained, X) == Y):.1f} % right")

# %% [markdown]
# So the weights must begin *different*. That is all that the randomness is for: chance breaks the symmetry.
#
# ## 3. Random and large
#
# How large? More might be better, so begin with a lot: normal numbers of mean 0 and spread (standard deviation) 10.
#
# $$W^{[l]} = 10 \cdot \text{standard normal numbers of shape } (n^{[l]}, n^{[l-1]}), \qquad b^{[l]} = 0.$$
#
# They come from a generator that the caller hands in, `rng`; `rng.standard_normal(shape)` draws with spread 1.

# %% exercise="initialize_parameters_random"
def initialize_parameters_random(layers_dims, *, rng):
    """A start that is random and large.

    Arguments: layers_dims, the list [n_0, n_1, ..., n_L]; rng, a np.random.Generator.
    Returns: a dict with W1, b1, ..., WL, bL of the usual shapes; weights normal with spread 10, biases zero.
    """
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        ### START CODE HERE ### (≈ 2 lines)
        parameters["W" + str(l)] = 10 * rng.standard_normal((n_l, n_prev))  # (n_l, n_prev)
        parameters["b" + str(l)] = np.zeros((n_l, 1))                       # (n_l, 1)
        ### END CODE HERE ###
    return parameters

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Only the weights need luck. Draw from the <code>rng</code> that came in, so that
# the caller decides which numbers come.</details>
# <details><summary>Hint 2: in code words</summary>The factor, times standard normal numbers from rng in the shape of the
# layer; a column of zeros.</details>
# <details><summary>Hint 3: a neighbour</summary>By how many centimetres 20 heights miss their mean, with spread 7:
# <code>deviations = rng.standard_normal(20) * 7</code>.</details>

# %% test="initialize_parameters_random" points=10
with checks.exercise("initialize_parameters_random") as check:
    problems.check_start(check, problems.LARGE, narrow=([3, 5, 2], [4, 7, 7, 3, 2]), wide=[310, 250, 330, 190])
    ### BEGIN HIDDEN TESTS
    check.hide()
    problems.check_start(check, problems.LARGE, narrow=([6, 3, 9, 5, 2], [2, 11]), wide=[170, 330, 230])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** the rings again. Where does the cost begin, compared with $\ln 2$, and which share of the points is right in
# the end?

# %% experiment="training from large weights"
if checks.ready("initialize_parameters_random"):
    large = initialize_parameters_random(layers_dims, rng=np.random.default_rng(4))
    first, _ = layers.L_model_forward(X, large)
    sure = np.mean(np.abs(first - 0.5) > 0.499)
    trained_large, costs_large = train(large, X, Y)
    print(f"before the first step {100 * sure:.0f} % of the answers are surer than 99.9 %, "
          f"and {100 * np.mean(predict(large, X) == Y):.0f} % are right")
    print(f"cost {costs_large[0]:.1f}, which is {costs_large[0] / np.log(2):.0f} times ln 2; in the end {costs_large[-1]:.3f}, "
          f"{100 * np.mean(predict(trained_large, X) == Y):.1f} % right")
    plots.decision_boundaries(
        {"before the first step": lambda points: predict(large, points),
         "after the last": lambda points: predict(trained_large, points)}, X, Y,
        title="From large weights: a ragged border, even after training",
        alt="Two panels with the rings: before training the border has nothing to do with them, afterwards it is still ragged.",
    )

# %% [markdown]
# The net starts out *certain*, and certain of what chance says. A wrong certainty costs far more than a plain "I do not
# know", and the first steps go into taking certainties back.
#
# ## 4. How large, then? Follow the numbers up
#
# Let us measure instead of guessing. The **typical size** of a layer's activations is the root of the mean of their
# squares, over all units and examples:
#
# $$\text{size}^{[l]} = \sqrt{\frac{1}{n^{[l]} m} \sum_{i, j} \big(a^{[l]}_{ij}\big)^2}, \qquad
# A^{[l]} = g\big(W^{[l]} A^{[l-1]} + b^{[l]}\big), \qquad A^{[0]} = X.$$

# %% exercise="activation_sizes"
def activation_sizes(X, parameters, activation="relu"):
    """The typical size of the activations, layer by layer.

    Arguments: X (n_0, m); parameters, a dict with W1, b1, ..., WL, bL; activation, the name of g, here in every layer.
    Returns: sizes, a list of L numbers: the root of the mean square of A1, ..., AL.
    """
    A, sizes = X, []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        ### START CODE HERE ### (≈ 2 lines)
        A, _ = layers.linear_activation_forward(A, W, b, activation)  # what this layer gives out, (n_l, m)
        size = np.sqrt(np.mean(A**2))                                 # its typical size, one number
        ### END CODE HERE ###
        sizes.append(size)
    return sizes

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary><code>layers.linear_activation_forward(A_prev, W, b, activation)</code> is one
# whole layer, and gives out two things. What one layer gives out is what the next one takes in.</details>
# <details><summary>Hint 2: in code words</summary>A, and a cache you do not need, from the layer before's A, W, b and the
# activation's name. Then read "root of the mean of the squares" from the right: square, mean, root.</details>
# <details><summary>Hint 3: a neighbour</summary>The mean of the roots of all sides, of boxes that each grow out of the one
# before: <code>box, label = grow(box)</code>, then <code>np.mean(np.sqrt(box))</code>.</details>

# %% test="activation_sizes" points=20
def net_and_curve(rng, dims, m, activation):
    return (*problems.deep_network(rng, dims, m), activation)

with checks.exercise("activation_sizes") as check:
    for n, m, depth in [(5, 7, 3), (3, 11, 4)]:
        X_1, stretching, factors = check.draw(problems.stretching, n=n, m=m, depth=depth)
        sizes = check.call(X_1, stretching, returns=list)
        check.that(len(sizes) == depth, f"{len(sizes)} sizes came for {depth} layers.", diagnosis="count", rung=1)
        expected, slips = problems.stretched_sizes(X_1, factors)
        check.close("sizes of a net whose layers stretch all they get by known factors", sizes, expected,
                    because="the size of X, times one factor after the other", suspects=slips, rung=1)
        biases = check.rng.uniform(0.5, 2, size=depth)
        still = {name: 0 * value + (biases[int(name[1:]) - 1] if name[0] == "b" else 0) for name, value in stretching.items()}
        sizes_still = check.call(X_1, still, returns=list)
        check.that(np.any(sizes_still), "with W = 0 every activation is its bias, yet the sizes are 0: b is left out.",
                   diagnosis="missing-bias", rung=2)
        check.close("sizes of a net of biases alone", sizes_still, list(biases), because="the biases, which are equal within a layer")
        curved = check.call(X_1, stretching, "tanh", returns=list)
        check.that(np.all(np.less(curved, sizes)), "tanh(z) is smaller than z for every z above 0, yet the sizes with tanh are not "
                   "smaller than those with ReLU: is the activation that was asked for used?", diagnosis="activation-ignored", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/initialization")
    check.against(ours.activation_sizes, net_and_curve, [
        dict(dims=[4, 7, 3, 6, 5], m=9, activation="relu"), dict(dims=[6, 2, 5], m=7, activation="tanh")])
    ### END HIDDEN TESTS

# %% [markdown]
# **With numbers.** A net of 100 units in each layer, weights of spread 0.01. **Predict:** by which factor does one layer
# change the size? And what is left after eight?

# %% experiment="small weights, layer by layer"
wide_X = np.random.default_rng(5).standard_normal((100, 60))

if checks.ready("activation_sizes", "initialize_parameters_random"):
    small = {name: value / 1000 for name, value in
             initialize_parameters_random([100] * 9, rng=np.random.default_rng(6)).items()}  # spread 10 becomes 0.01
    sizes = activation_sizes(wide_X, small)
    inputs = np.std(wide_X)  # their mean is 0, so that this is their size
    print(f"inputs:  {inputs:.1e}")
    for l, (before, size) in enumerate(zip([inputs, *sizes], sizes), start=1):
        print(f"layer {l}: {size:.1e}, {size / before:.3f} times the layer before")

# %% [markdown]
# The factor is nearly the same in every layer, so depth makes a *power* of it. Where does it come from?
#
# Take one unit, $z = \sum_{j=1}^{n} w_j a_j$, with $n = n^{[l-1]}$ inputs and independent weights of mean 0 and variance
# $v$. Mixed terms $w_j w_k$ are 0 on average, so only squares remain:
#
# $$\mathrm E[z^2] = \sum_{j=1}^{n} \mathrm E[w_j^2]\, \mathrm E[a_j^2] = n\, v\, \mathrm E[a^2].$$
#
# $z$ is as often positive as negative, and ReLU sets the negative half to 0: $\mathrm E[\text{relu}(z)^2] = \tfrac12
# \mathrm E[z^2]$. Together, one layer multiplies the mean square by $\tfrac12 n v$, and the size by its root. For the cell
# above:

# %% experiment="the factor, computed"
n, v = 100, 0.01**2
factor = np.sqrt(n * v / 2)
print(f"factor of one layer √(n v / 2) = {factor:.4f}, after eight layers {factor**8:.1e}")

# %% [markdown]
# ## 5. He: level for ReLU
#
# The size stays level if $\tfrac12 n v = 1$. That is the start of Kaiming He and others (2015):
#
# $$\text{spread of } W^{[l]} = \sqrt{v} = \sqrt{\frac{2}{n^{[l-1]}}}, \qquad b^{[l]} = 0.$$
#
# Note which $n$ it is: that of the layer *before*, the number of terms in the sum.

# %% exercise="initialize_parameters_he"
def initialize_parameters_he(layers_dims, *, rng):
    """A start that keeps the size of ReLU activations level.

    Arguments: layers_dims, the list [n_0, n_1, ..., n_L]; rng, a np.random.Generator.
    Returns: a dict with W1, b1, ..., WL, bL of the usual shapes; Wl normal with spread √(2/n_{l-1}), biases zero.
    """
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        ### START CODE HERE ### (≈ 3 lines)
        spread = np.sqrt(2 / n_prev)                                            # of the weights of this layer, one number
        parameters["W" + str(l)] = spread * rng.standard_normal((n_l, n_prev))  # (n_l, n_prev)
        parameters["b" + str(l)] = np.zeros((n_l, 1))                           # (n_l, 1)
        ### END CODE HERE ###
    return parameters

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>As before, but the spread is another one in every layer. Is the 2 inside or
# outside of the root?</details>
# <details><summary>Hint 2: in code words</summary>Spread: the square root of the whole fraction, two over the number of
# units of the layer before. Weights: spread times standard normal numbers. Biases: zeros.</details>
# <details><summary>Hint 3: a neighbour</summary>Means of k throws spread by the root of 35/12 over k:
# <code>noise = np.sqrt(35 / 12 / k) * rng.standard_normal((shops, days))</code>.</details>

# %% test="initialize_parameters_he" points=25
with checks.exercise("initialize_parameters_he") as check:
    problems.check_start(check, problems.HE, narrow=([3, 5, 2], [4, 7, 7, 3, 2]), wide=[480, 250, 330, 190])
    parameters = check.call([400] * 9, rng=check.rng)
    A = check.rng.standard_normal((400, 30))
    for l in range(1, 9):
        A, _ = layers.linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
    check.that(0.25 < np.mean(A**2) < 4, "after eight layers of ReLU the activations are not as large as the inputs.",
               diagnosis="not-level", rung=2)
    ### BEGIN HIDDEN TESTS
    check.hide()
    problems.check_start(check, problems.HE, narrow=([6, 3, 9, 5, 2], [2, 11]), wide=[170, 330, 230])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict** for a net of twenty layers: which of these starts reaches the top with numbers between 0.1 and 10?

# %% experiment="the spread of activations through depth"
if checks.ready("activation_sizes", "initialize_parameters_random", "initialize_parameters_he"):
    depth = 20
    large = initialize_parameters_random([100] * (depth + 1), rng=np.random.default_rng(6))
    starts = {
        "spread 10": large,
        "spread 1": {name: value / 10 for name, value in large.items()},
        "He": initialize_parameters_he([100] * (depth + 1), rng=np.random.default_rng(6)),
        "spread 0.1": {name: value / 100 for name, value in large.items()},
        "spread 0.01": {name: value / 1000 for name, value in large.items()},
    }
    curves = {name: activation_sizes(wide_X, start) for name, start in starts.items()}
    for name, sizes in curves.items():
        print(f"{name:12} size {sizes[0]:8.2g} in layer 1, {sizes[-1]:8.2g} in layer {depth}")
    plots.lines(
        {name: (np.arange(1, depth + 1), sizes) for name, sizes in curves.items()},
        title="Only one spread keeps the numbers level; all others vanish or explode with depth",
        xlabel="layer", ylabel="typical size of an activation", log_y=True,
        alt="Five lines on a logarithmic scale over twenty layers: spreads 10 and 1 rise steeply, He stays level, 0.1 falls slowly "
            "and 0.01 steeply.",
    )

# %% [markdown]
# ### Break it
#
# All of these slips run without an error and give small random numbers. **Predict:** which of them would still bring a
# signal to the top of eight layers, and which would you never notice in a net whose layers all have the same width?

# %% experiment="slips"
if checks.ready("activation_sizes", "initialize_parameters_he"):
    slips = {
        "the 2 forgotten": lambda n_prev, n_l: 1 / np.sqrt(n_prev),
        "the root forgotten": lambda n_prev, n_l: 2 / n_prev,
        "the root over the 2 only": lambda n_prev, n_l: np.sqrt(2) / n_prev,
        "n of the layer itself": lambda n_prev, n_l: np.sqrt(2 / n_l),
    }
    widths = {"widths 100, 100, ...": [100] * 9, "widths 100, 50, 25, 50, ...": [100, 50, 25, 50, 25, 50, 25, 50, 25]}
    for title, dims in widths.items():
        right = initialize_parameters_he(dims, rng=np.random.default_rng(7))
        print(f"{title:28} {'right':26} size in layer 8: {activation_sizes(wide_X, right)[-1]:.2g}")
        for slip, spread in slips.items():
            wrong = {name: value / np.std(value) * spread(*value.shape[::-1]) if name[0] == "W" else value
                     for name, value in right.items()}
            print(f"{'':28} {slip:26} size in layer 8: {activation_sizes(wide_X, wrong)[-1]:.2g}")

# %% [markdown]
# Where all widths are equal, the $n$ of the wrong layer is the right number, by chance; that is why the check above uses
# widths that differ. The other slips lose the signal layer by layer: shapes fit, nothing crashes, and a deep net
# learns slowly or not at all.
#
# ## 6. The way back
#
# Learning needs the slopes as well. On the way back a layer multiplies by the transpose, $dA^{[l-1]} = W^{[l]T}
# dZ^{[l]}$: now each sum has $n^{[l]}$ terms, one for each unit of the layer *above*, and ReLU lets half of them through.
# By the same argument one layer multiplies the mean square of the slopes by $\tfrac12 n^{[l]} v$.
#
# **Predict:** weights twice as large as He's. How many times larger are the slopes at layer 1 than at layer 11?

# %% experiment="slopes on the way back"
def size_of(slopes):
    return np.linalg.norm(slopes) / np.sqrt(slopes.size)

if checks.ready("initialize_parameters_he"):
    level = initialize_parameters_he([100] * 12 + [1], rng=np.random.default_rng(8))
    wide_Y = np.arange(60).reshape(1, 60) % 2
    curves = {}
    for name, scale in {"twice He": 2, "He": 1, "half of He": 0.5, "a tenth of He": 0.1}.items():
        start = {key: value * scale for key, value in level.items()}  # biases are 0 and stay so
        AL, caches = layers.L_model_forward(wide_X, start)
        grads = layers.L_model_backward(AL, wide_Y, caches)
        slopes = [size_of(grads[f"dA{l}"]) for l in range(1, 12)]
        curves[name] = (np.arange(1, 12), slopes)
        print(f"{name:13} slopes at layer 11: {slopes[-1]:.1e}   at layer 1: {slopes[0]:.1e}   ratio {slopes[0] / slopes[-1]:.1e}")
    plots.lines(
        curves,
        title="Read from right to left: slopes, too, explode or vanish on their way back to layer 1",
        xlabel="layer", ylabel="typical size of a slope dA", log_y=True,
        alt="Size of the slopes over layers 1 to 11 on a logarithmic scale: level for He, rising towards layer 1 for twice He, "
            "falling for half of He, and falling steeply for a tenth of it.",
    )

# %% [markdown]
# **Vanishing gradients:** the lower layers get slopes so small that they stay where they are. **Exploding gradients:** one
# step throws them far away. Both come from the same power. On the way up level means $v = 2/n^{[l-1]}$, on the way back
# $v = 2/n^{[l]}$; where widths differ, one choice cannot serve both. For ReLU one takes the way up: over the whole net the
# slopes are then off by no more than the ratio of two widths, once, and not in every layer.
#
# ## 7. Xavier: level for tanh
#
# With tanh there is no lost half. Near 0, $\tanh z \approx z$, so one layer multiplies the mean square by $n^{[l-1]} v$
# on the way up, and that of the slopes by $n^{[l]} v$ on the way back. Xavier Glorot and Yoshua Bengio (2010) met in the
# middle, with the mean of both widths in the place of $n$:
#
# $$\text{spread of } W^{[l]} = \sqrt{\frac{1}{\frac12 (n^{[l-1]} + n^{[l]})}} = \sqrt{\frac{2}{n^{[l-1]} + n^{[l]}}}.$$
#
# (Some texts call $1/\sqrt{n^{[l-1]}}$ by the same name; it is the start of week 4, and older. Where all widths are equal it
# is the same.)

# %% exercise="initialize_parameters_xavier"
def initialize_parameters_xavier(layers_dims, *, rng):
    """A start for tanh, level on the way up and on the way back as far as one number can do both.

    Arguments: layers_dims, the list [n_0, n_1, ..., n_L]; rng, a np.random.Generator.
    Returns: a dict with W1, b1, ..., WL, bL of the usual shapes; Wl normal with spread √(2/(n_{l-1} + n_l)), biases zero.
    """
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        ### START CODE HERE ### (≈ 3 lines)
        spread = np.sqrt(2 / (n_prev + n_l))                                    # of the weights of this layer, one number
        parameters["W" + str(l)] = spread * rng.standard_normal((n_l, n_prev))  # (n_l, n_prev)
        parameters["b" + str(l)] = np.zeros((n_l, 1))                           # (n_l, 1)
        ### END CODE HERE ###
    return parameters

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One line differs from He's start. Mind the parentheses: what stands below the
# fraction line belongs together.</details>
# <details><summary>Hint 2: in code words</summary>The root of: two over the sum of the widths of the layer before and of
# the layer itself.</details>
# <details><summary>Hint 3: a neighbour</summary>The speed for a way there and back is the harmonic mean, <code>2 / (1 /
# there + 1 / back)</code>: without the outer parentheses it would be something else.</details>

# %% test="initialize_parameters_xavier" points=20
with checks.exercise("initialize_parameters_xavier") as check:
    problems.check_start(check, problems.XAVIER, narrow=([3, 5, 2], [4, 7, 7, 3, 2]), wide=[480, 250, 330, 190])
    ### BEGIN HIDDEN TESTS
    check.hide()
    problems.check_start(check, problems.XAVIER, narrow=([6, 3, 9, 5, 2], [2, 11]), wide=[170, 330, 230])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** twenty layers again, with ReLU and with tanh. From which start do the numbers arrive at the top, and the slopes
# at the bottom? Can anything explode with tanh, which never exceeds 1?

# %% experiment="tanh and ReLU"
if checks.ready("activation_sizes", "initialize_parameters_random", "initialize_parameters_he", "initialize_parameters_xavier"):
    dims = [100] * 21
    starts = {
        "Xavier": initialize_parameters_xavier(dims, rng=np.random.default_rng(6)),
        "He": initialize_parameters_he(dims, rng=np.random.default_rng(6)),
        "spread 1": {name: value / 10 for name, value in
                     initialize_parameters_random(dims, rng=np.random.default_rng(6)).items()},
    }
    for activation in ("relu", "tanh"):
        for name, start in starts.items():
            A, caches = wide_X, []
            for l in range(1, 21):
                A, cache = layers.linear_activation_forward(A, start[f"W{l}"], start[f"b{l}"], activation)
                caches.append(cache)
            dA = np.random.default_rng(7).standard_normal(A.shape)  # slopes of size 1 at the top
            for cache in reversed(caches):
                dA, _, _ = layers.linear_activation_backward(dA, cache, activation)
            size = activation_sizes(wide_X, start, activation)[-1]
            far_out = f", |a| > 0.95: {100 * np.mean(np.abs(A) > 0.95):.0f} %" if activation == "tanh" else ""
            print(f"{activation}, {name:8}: size at the top {size:7.2g}, slopes at the bottom {size_of(dA):7.2g}{far_out}")

# %% [markdown]
# ReLU needs He's start; from Xavier's it loses half of the mean square in every layer. With tanh both starts bring numbers
# and slopes through twenty layers: Xavier's lets them shrink slowly, because the bend of tanh takes something away in
# every layer, which He's larger weights make up for. From spread 1 the sizes look healthy, for tanh allows no others,
# yet most units are **saturated**, out on the flat part of the curve, where they hear of no mistake; and through the few
# that are not, large weights make the slopes explode. Look at both ways.
#
# ## 8. The comparison
#
# Same rings, same net, same steps, five starts. **Write down your order**, from the lowest cost in the end to the highest.

# %% experiment="five starts"
my_prediction = None  # for example ["He", "Xavier", "spread 0.01", "spread 10", "zeros"]

starters = ("initialize_parameters_zeros", "initialize_parameters_random", "initialize_parameters_he",
            "initialize_parameters_xavier")

def five_starts(dims, seed):
    large = initialize_parameters_random(dims, rng=np.random.default_rng(seed))
    return {
        "zeros": initialize_parameters_zeros(dims),
        "spread 0.01": {name: value / 1000 for name, value in large.items()},
        "spread 10": large,
        "Xavier": initialize_parameters_xavier(dims, rng=np.random.default_rng(seed)),
        "He": initialize_parameters_he(dims, rng=np.random.default_rng(seed)),
    }

if checks.ready(*starters):
    runs = {name: train(start, X, Y) for name, start in five_starts(layers_dims, seed=4).items()}
    for name, (trained, costs) in runs.items():
        print(f"{name:12} cost {costs[0]:8.4f} -> {costs[-1]:.4f}   {100 * np.mean(predict(trained, X) == Y):5.1f} % right")
    order = sorted(runs, key=lambda name: runs[name][1][-1])
    print("lowest cost first:", ", ".join(order), "  your prediction:", my_prediction)
    plots.lines(
        {name: (np.arange(len(costs)), costs) for name, (_, costs) in runs.items()},
        title="Same data, same net, same steps: only the first numbers differ",
        xlabel="step of gradient descent", ylabel="cost", log_y=True,
        alt="Cost over steps for five starts on a logarithmic scale: zeros and spread 0.01 stay flat at 0.69; spread 10 begins far "
            "above, drops at once and then stays where it is; Xavier and He fall steadily, and He ends lowest.",
    )
    plots.decision_boundaries(
        {name: lambda points, trained=trained: predict(trained, points) for name, (trained, _) in runs.items()}, X, Y,
        title="What each start has learned after the same number of steps",
        alt="Five panels with the rings: from zeros and small weights no useful border, from large ones a ragged border, "
            "from Xavier's and He's start closed borders around the inner ring.",
    )

# %% [markdown]
# And deeper? **Predict** what two, four and eight hidden layers of 16 units make of each start.

# %% experiment="deeper nets"
def living(parameters):
    """How many units of the last hidden layer answer anything but 0 to at least one example."""
    A = X
    for l in range(1, len(parameters) // 2):
        A, _ = layers.linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
    return int(np.sum(np.any(A > 0, axis=1)))

if checks.ready(*starters):
    print("cost after 800 steps, and how many of the 16 units of the last hidden layer are not silent")
    for hidden in (2, 4, 8):
        for name, start in five_starts([2, *[16] * hidden, 1], seed=3).items():
            with np.errstate(all="ignore"):  # numbers may leave the range
                trained, costs = train(start, X, Y, num_iterations=800)
                print(f"{hidden} hidden layers, {name:12} {costs[-1]:9.6f} {living(trained):4}")

# %% [markdown]
# Zeros and 0.01 keep the curve flat at $\ln 2$ at any depth: no differences, and no signal. Spread 10 is a gamble. In a
# shallow net with enough units it can do well; with four hidden layers the first steps throw *all* units at the top to the side
# where ReLU is silent, and dead units learn nothing any more; with eight the numbers leave the range, and the cost is
# `nan`. A curve that lies flat at $\ln 2$, or no curve at all, says: *look at the start*.
#
# ## Remember
#
# - Units that start alike stay alike, because they get the same slopes. Random weights make them different; biases may be
#   zero.
# - One layer of ReLU multiplies the mean square of what comes in by $\tfrac12 n v$; depth makes a power of it. Below 1 the
#   signal vanishes, above 1 it explodes, on the way up and on the way back.
# - ReLU: He, spread $\sqrt{2/n^{[l-1]}}$. tanh: Xavier, spread $\sqrt{2/(n^{[l-1]} + n^{[l]})}$.
# - The cost before the first step is a test: near $\ln 2$ for two classes. Far above it, the weights are too large.
#
# ## What you can do now
#
# Choose a start for a net of any depth and say why it is the right one, and measure, before the first step, whether its
# numbers arrive at both ends. Next: what a net does with too few examples, and how to keep it honest.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week05/initialization")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
