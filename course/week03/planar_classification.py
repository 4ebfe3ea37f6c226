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
# # A hidden layer: what one neuron cannot separate
#
# **The question of this week:** one neuron draws one straight border. What does a *second layer* of neurons add, and how
# does it learn, when nobody tells the neurons in the middle what they should say?
#
# At the end you can
#
# - say what an activation function is for, and show why without one all layers collapse into a single one,
# - write a network with one hidden layer: forward pass, cost, backward pass and descent, and the shape of every array,
# - explain why it must start from random weights, and what happens if it does not,
# - catch a wrong gradient that no learning curve would give away,
# - choose the size of the hidden layer on data that the network has not seen.
#
# **How to work.** As before: write between `START CODE HERE` and `END CODE HERE`, run the cell, run the check below it.
# Predict before you run an experiment; a wrong prediction teaches most. Plan about two hours.

# %%
import numpy as np

from startcode import checks, datasets, debuglab, layers, plots, problems

# %% [markdown]
# ## 1. A flower, and a straight line
#
# Four hundred points in the plane, in two classes whose petals alternate. An example has just two numbers now, so we
# can *see* everything: the points, and later what each neuron makes of them.

# %% experiment="the flower"
X, Y = datasets.flower(400, rng=np.random.default_rng(1))
plots.scatter(
    X, Y,
    title="Petal by petal the classes alternate: no straight line will do",
    alt="Points in the plane that form a flower; neighbouring petals belong to different classes.",
)
print("X", X.shape, " Y", Y.shape, " share of class 1:", round(float(Y.mean()), 3))

# %% [markdown]
# **Predict:** the neuron of week 2 gets these points. Which share of them will it call right?

# %% experiment="one neuron on the flower"
my_prediction = None  # in per cent

neuron = layers.initialize_parameters_deep([2, 1], rng=np.random.default_rng(1))  # no hidden layer
for _ in range(1000):
    answer, caches = layers.L_model_forward(X, neuron)
    neuron = layers.update_parameters(neuron, layers.L_model_backward(answer, Y, caches), 0.5)
line_accuracy = 100 * np.mean((layers.L_model_forward(X, neuron)[0] > 0.5) == Y)
print(f"one neuron calls {line_accuracy:.1f} % of the flower right; your prediction: {my_prediction}")
plots.decision_boundary(
    lambda points: layers.L_model_forward(points, neuron)[0] > 0.5, X, Y,
    title="One neuron, one straight border: hardly better than a coin",
    alt="The flower with a straight border across it; both sides hold points of both classes.",
)

# %% [markdown]
# ## 2. A hidden layer
#
# So we put a layer of neurons between the inputs and the output. Each of them draws a straight border of its own, and
# the output neuron decides from *their* answers instead of from the inputs. The data say what the output should be;
# nobody says what the units in the middle should do, which is why they are called **hidden**.

# %% experiment="the network"
plots.network(
    [2, 4, 1],
    title="Two inputs, four hidden units, one output: every arrow is one weight",
    alt="A diagram: two input units, each joined to four hidden units, which are all joined to one output unit.",
)

# %% [markdown]
# The number in square brackets is the layer: $W^{[1]}, b^{[1]}$ belong to the hidden layer, $W^{[2]}, b^{[2]}$ to the
# output. As ever, one column is one example. For $n_x$ inputs, $n_h$ hidden units, $n_y$ outputs and $m$ examples:
#
# | array | shape | one row is |
# |---|---|---|
# | `X` | $(n_x, m)$ | one input |
# | `W1`, `b1` | $(n_h, n_x)$, $(n_h, 1)$ | one hidden unit: its weights, its bias |
# | `Z1`, `A1` | $(n_h, m)$ | one hidden unit, over all examples |
# | `W2`, `b2` | $(n_y, n_h)$, $(n_y, 1)$ | one output unit |
# | `Z2`, `A2`, `Y` | $(n_y, m)$ | one output |
#
# In week 2 the weights of the single neuron stood in a column and we wrote $w^T x$. From now on the weights of a unit
# are a *row* of $W$, so no transpose is needed: $W X$. The flower has one output, $n_y = 1$; nothing below depends on it,
# and the checks try two and three.

# %% exercise="layer_sizes"
def layer_sizes(X, Y, n_h=4):
    """The sizes of a network that fits the data.

    Arguments: X (n_x, m), Y (n_y, m); n_h, how many hidden units you want.
    Returns: n_x, n_h, n_y, three whole numbers.
    """
    ### START CODE HERE ### (≈ 2 lines)
    n_x = X.shape[0]  # number of inputs
    n_y = Y.shape[0]  # number of outputs
    ### END CODE HERE ###
    return n_x, n_h, n_y

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Read the table above: which axis counts inputs, and which one counts
# examples?</details>
# <details><summary>Hint 2: in code words</summary>An entry of <code>shape</code> of each array: that of the rows.</details>
# <details><summary>Hint 3: a neighbour</summary>How many examples are in a set <code>table</code> of shape (5, 80)?
# <code>table.shape[1]</code>, which is 80.</details>

# %% test="layer_sizes" points=5
def inputs_and_labels(rng, n_x, n_h, n_y, m):
    _, X, Y = problems.shallow(rng, n_x, n_h, n_y, m)
    return X, Y, n_h

with checks.exercise("layer_sizes") as check:
    tried = [dict(n_x=3, n_h=5, n_y=2, m=7), dict(n_x=4, n_h=9, n_y=3, m=11)]
    answers = [check.call(*check.draw(inputs_and_labels, **size), returns=checks.Tuple(n_x=(), n_h=(), n_y=())) for size in tried]
    for size, sizes in zip(tried, answers):
        n_x, n_h, n_y, m = size.values()
        check.that(m not in sizes, f"{m} is the number of examples, no size of the network: that axis comes last.",
                   diagnosis="counts-examples", rung=1)
        check.that(not {n_x * m, n_y * m} & set(sizes), "n_x or n_y counts the entries of an array: one column holds as many numbers as "
                   "there are inputs.", diagnosis="counts-entries", rung=2)
        check.that(sizes != (n_x, n_y, n_h), "the order is n_x, n_h, n_y: the hidden layer stands in the middle.", diagnosis="order")
        check.that(sizes[1] == n_h, f"{n_h} hidden units were asked for, and {sizes[1]} came.", diagnosis="n_h-ignored", rung=1)
        check.that((answers[0][0], answers[0][2]) != (answers[1][0], answers[1][2]), "n_x and n_y are the same for any data: are the "
                   "numbers typed in?", diagnosis="typed-in", rung=1)
        check.close("layer_sizes", sizes, (n_x, n_h, n_y), because=f"what an X of shape {(n_x, m)} and a Y of shape {(n_y, m)} say")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week03/planar_classification")
    check.against(ours.layer_sizes, inputs_and_labels, [dict(n_x=6, n_h=3, n_y=4, m=9), dict(n_x=2, n_h=12, n_y=5, m=8)], rounds=1)
    ### END HIDDEN TESTS

# %% [markdown]
# ## 3. Why a curve between the layers?
#
# A unit takes two steps: a sum $z = w x + b$, then an **activation function** $a = g(z)$. What for? Leave $g$ out, and
# look at what two layers compute:
#
# $$W^{[2]} (W^{[1]} x + b^{[1]}) + b^{[2]} \;=\; \underbrace{W^{[2]} W^{[1]}}_{W} \, x \;+\; \underbrace{W^{[2]} b^{[1]} + b^{[2]}}_{b}.$$

# %% experiment="two linear layers are one"
rng = np.random.default_rng(2)
first, first_bias, second, second_bias = (rng.normal(size=shape) for shape in [(50, 2), (50, 1), (1, 50), (1, 1)])
two_layers = second @ (first @ X + first_bias) + second_bias
one_layer = (second @ first) @ X + (second @ first_bias + second_bias)
print(f"{first.size + second.size} weights in two layers, {(second @ first).size} in one;",
      f"largest difference of their answers: {np.abs(two_layers - one_layer).max():.1e}")

# %% [markdown]
# Fifty hidden units without a curve are *one* neuron in a long coat: same answers, same straight border. A hundred such
# layers would be no better. The bend of $g$ is what makes depth worth anything. Four bends in use:
#
# | name | $g(z)$ | slope $g'(z)$ | used |
# |---|---|---|---|
# | sigmoid | $\frac{1}{1+e^{-z}}$ | $a (1 - a)$ | at the output, for a probability |
# | tanh | $\frac{e^z - e^{-z}}{e^z + e^{-z}}$ | $1 - a^2$ | in the hidden layer of this week |
# | ReLU | $\max(0, z)$ | 1 for $z > 0$, 0 for $z < 0$ | in most deep networks |
# | leaky ReLU | $\max(\lambda z, z)$, $\lambda$ small | 1 for $z > 0$, $\lambda$ for $z < 0$ | where units of ReLU die |
#
# The slopes come from the rules of differentiation. For tanh, with $s = e^z - e^{-z}$ and $c = e^z + e^{-z}$, we have
# $s' = c$ and $c' = s$, and so by the quotient rule $\big(\frac{s}{c}\big)' = \frac{c \cdot c - s \cdot s}{c^2} = 1 -
# \big(\frac{s}{c}\big)^2$. Backward passes love it: the slope costs nothing once $a$ is known.
#
# **Predict:** whose slope is steepest at $z = 0$, that of the sigmoid or that of tanh, and how many times steeper?

# %%
def sigmoid(z):
    """The sigmoid of week 2, entry by entry; this way of writing it never overflows."""
    return 0.5 * (1 + np.tanh(0.5 * z))

# %% experiment="activation functions and their slopes"
z = np.linspace(-4, 4, 400)
activations = {
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "ReLU": lambda z: np.maximum(0, z),
    "leaky ReLU, λ = 0.1": lambda z: np.maximum(0.1 * z, z),
}
slopes = {name: lambda z, g=g: (g(z + 1e-6) - g(z - 1e-6)) / 2e-6 for name, g in activations.items()}  # measured
plots.functions(
    activations, z, ylabel="a = g(z)",
    title="Each of them bends: sigmoid and tanh level off on both sides, ReLU on one",
    alt="Four curves: the sigmoid from 0 to 1, tanh from -1 to 1, ReLU zero and then rising, leaky ReLU a little below "
        "zero and then rising.",
)
plots.functions(
    slopes, z, ylabel="slope g′(z)",
    title="Where a curve is flat its slope is 0, and no correction gets through",
    alt="Slopes of the four: a low bell for the sigmoid, a high one for tanh, a step from 0 up to 1 for ReLU and from 0.1 "
        "up to 1 for leaky ReLU.",
)
for name, slope in slopes.items():
    print(f"{name:20} steepest slope {slope(z).max():.2f}, slope at z = 4: {slope(4.0):.4f}")

# %% [markdown]
# Learning multiplies by these slopes. A unit far out on a flat part is **saturated**: its slope is nearly 0, so it hears
# of no mistake and stops learning. And tanh answers around 0 rather than around one half, which makes the sums of the
# next layer better balanced; that is why we take it, not the sigmoid, for hidden units.
#
# ## 4. Where to start
#
# Logistic regression started from zeros. A hidden layer must not: if all its units begin with the same weights, they
# compute the same, are corrected in the same way, and stay twins for ever. Section 8 shows it. So the weights start
# *random*, around zero, so that units differ, and *small*, so that none is saturated. Biases may be zero: the weights
# have told the units apart already.

# %% exercise="initialize_parameters"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    """Where the descent starts: small random weights, zero biases.

    Arguments: n_x, n_h, n_y, the sizes of the layers; rng, a generator of random numbers (None: a new one).
    Returns: a dict with W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1); the weights are normally
        distributed around 0 with standard deviation 0.01, drawn from rng.
    """
    rng = np.random.default_rng(rng)  # a generator is taken as it is
    ### START CODE HERE ### (≈ 4 lines)
    W1 = 0.01 * rng.normal(size=(n_h, n_x))  # small and random, a row for each hidden unit
    b1 = np.zeros((n_h, 1))                  # zeros, a column
    W2 = 0.01 * rng.normal(size=(n_y, n_h))  # small and random, a row for each output
    b2 = np.zeros((n_y, 1))                  # zeros, a column
    ### END CODE HERE ###
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The table of section 2 gives all four shapes. Which of NumPy's random
# functions gives numbers of <em>both</em> signs?</details>
# <details><summary>Hint 2: in code words</summary>Standard normal numbers from <code>rng</code> in the shape "units of
# this layer, units of the layer before", times 0.01; and columns of zeros.</details>
# <details><summary>Hint 3: a neighbour</summary>Noise for six measurements at three places, with standard deviation 0.2:
# <code>noise = rng.standard_normal((3, 6)) * 0.2</code>. A seed of your own would give everybody the same "random"
# numbers, every time.</details>

# %% test="initialize_parameters" points=10
def some_sizes(rng, n_x, n_h, n_y):
    return n_x, n_h, n_y, int(rng.integers(10**9))

with checks.exercise("initialize_parameters") as check:
    def shapes(n_x, n_h, n_y):
        return checks.Dict(W1=(n_h, n_x), b1=(n_h, 1), W2=(n_y, n_h), b2=(n_y, 1))
    def start_well(*sizes):
        *sizes, seed = check.draw(some_sizes, **dict(zip(["n_x", "n_h", "n_y"], sizes)))
        start, again, other = (check.call(*sizes, np.random.default_rng(s), returns=shapes(*sizes)) for s in (seed, seed, seed + 1))
        for name in ("b1", "b2"):
            check.that(not np.any(start[name]), f"{name} is not zero: biases need no luck, the weights tell the units apart.",
                       diagnosis="biases-not-zero", rung=2)
            check.that(start[name].dtype.kind == "f", f"{name} has dtype {start[name].dtype}: the small steps of learning are fractions.",
                       diagnosis="integer-dtype", rung=2)
        for name in ("W1", "W2"):
            w = start[name]
            check.that(np.any(w != 0), f"{name} is zero: all its units would stay twins for ever.", diagnosis="zero-weights", rung=1)
            check.that(np.array_equal(w, again[name]), f"{name} is not drawn from rng: two generators in the same state give "
                       "different weights.", diagnosis="rng-unused", rung=3)
            check.that(not np.array_equal(w, other[name]), f"{name} is the same for different generators: is a seed set inside, "
                       "or is it not random?", diagnosis="seeded-inside", rung=3)
        return start
    def look_random(start):
        for name in ("W1", "W2"):
            w = start[name]
            check.that(np.unique(w).size > 0.99 * w.size, f"{name} holds the same number many times: rounded, or copied from row to row?",
                       diagnosis="repeated", rung=1)
            check.that(np.abs(w.mean()) < 5 * w.std() / np.sqrt(w.size), f"the mean of {name} is {w.mean():.4f}, not 0: random numbers of "
                       "both signs are wanted, and those between 0 and 1 have one sign only.", diagnosis="mean-not-zero", rung=1)
            check.that(0.97 < w.std() / 0.01 < 1.03, f"the standard deviation of {name} is {w.std():.3g}, and 0.01 is wanted: is the "
                       "factor missing, or are the numbers not normally distributed?", diagnosis="scale", rung=2)
    for sizes in [(3, 5, 2), (7, 4, 3)]:
        start_well(*sizes)
    look_random(start_well(300, 200, 100))
    ### BEGIN HIDDEN TESTS
    check.hide()
    start_well(2, 9, 5)
    look_random(start_well(150, 310, 90))
    ### END HIDDEN TESTS

# %% [markdown]
# ## 5. Forward
#
# Layer by layer, all examples at once:
#
# $$Z^{[1]} = W^{[1]} X + b^{[1]}, \qquad A^{[1]} = \tanh(Z^{[1]}), \qquad
# Z^{[2]} = W^{[2]} A^{[1]} + b^{[2]}, \qquad A^{[2]} = \sigma(Z^{[2]}).$$
#
# **A small example with numbers**, one point and two hidden units:

# %% experiment="two hidden units by hand"
x_1, x_2 = 0.5, -1.0
unit_1 = np.tanh(2.0 * x_1 + 1.0 * x_2 + 0.5)    # weights 2 and 1, bias 0.5
unit_2 = np.tanh(-1.0 * x_1 + 1.0 * x_2 + 0.5)   # weights -1 and 1, bias 0.5
evidence = 1.5 * unit_1 - 2.0 * unit_2 + 0.1     # weights 1.5 and -2, bias 0.1
print(f"hidden units {unit_1:.3f} and {unit_2:.3f}, evidence {evidence:.3f}, "
      f"probability of class 1: {sigmoid(evidence):.3f}")

# %% [markdown]
# The backward pass will need what was computed on the way, so the function hands it on in a dict, the **cache**.

# %% exercise="forward_propagation"
def forward_propagation(X, parameters):
    """The answers of the network.

    Arguments: X (n_x, m); parameters, a dict with W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1).
    Returns: A2 (n_y, m), probabilities; cache, a dict with Z1, A1 (n_h, m) and Z2, A2 (n_y, m).
    """
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    ### START CODE HERE ### (≈ 4 lines)
    Z1 = W1 @ X + b1    # sums of the hidden units, shape (n_h, m)
    A1 = np.tanh(Z1)    # their answers, shape (n_h, m)
    Z2 = W2 @ A1 + b2   # sums of the output units, shape (n_y, m)
    A2 = sigmoid(Z2)    # probabilities, shape (n_y, m)
    ### END CODE HERE ###
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Four formulas, four lines. Each layer sums, then bends; the two layers bend
# with different functions.</details>
# <details><summary>Hint 2: in code words</summary>Matrix product of a layer's weights with what comes into it, plus its
# bias (a column, added to every example); NumPy's tanh of that; the same with the second layer's weights on the first
# layer's <em>activations</em>; the sigmoid, which is given above.</details>
# <details><summary>Hint 3: a neighbour</summary>One layer of ReLU units with weights <code>V</code> and bias
# <code>c</code> on examples <code>P</code>: <code>H = np.maximum(0, np.dot(V, P) + c)</code>.</details>

# %% test="forward_propagation" points=15
def inputs_and_parameters(rng, n_x, n_h, n_y, m):
    parameters, X, _ = problems.shallow(rng, n_x, n_h, n_y, m)
    return X, parameters

with checks.exercise("forward_propagation") as check:
    def sums(W, b, columns):  # one unit and one example at a time
        return np.array([[np.vdot(W[k], columns[:, i]) + b[k, 0] for i in range(columns.shape[1])] for k in range(len(W))])
    for n_x, n_h, n_y, m in [(3, 5, 2, 7), (2, 9, 3, 11)]:
        X_1, parameters = check.draw(inputs_and_parameters, n_x=n_x, n_h=n_h, n_y=n_y, m=m)
        W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
        cache_form = checks.Dict(Z1=(n_h, m), A1=(n_h, m), Z2=(n_y, m), A2=(n_y, m))
        A2, cache = check.call(X_1, parameters, returns=checks.Tuple(A2=(n_y, m), cache=cache_form))
        Z1, A1, Z2 = (cache[name] for name in ("Z1", "A1", "Z2"))
        check.close("Z1", Z1, sums(W1, b1, X_1), because="what each hidden unit gives for each example, one at a time",
                    suspects={"leaving out b1": sums(W1, 0 * b1, X_1)})
        check.that(not np.array_equal(A1, Z1), "A1 is Z1: the hidden layer does not bend.", diagnosis="hidden-activation", rung=1)
        check.that(np.min(A1) < 0, "A1 is never negative, but tanh answers with both signs: is there a sigmoid, or a ReLU, in the "
                   "hidden layer?", diagnosis="hidden-activation", rung=1)
        check.that(np.max(np.abs(A1)) < 1, "A1 leaves the range from -1 to 1 that tanh keeps.", diagnosis="hidden-activation", rung=1)
        check.close("A1, with the bend undone", np.arctanh(A1), Z1, because="Z1, from which A1 is computed")
        check.close("Z2", Z2, sums(W2, b2, A1), because="what each output gives for each column of your A1, one at a time",
                    suspects={"leaving out b2": sums(W2, 0 * b2, A1), "feeding Z1 where A1 is meant": sums(W2, b2, Z1)})
        check.that(np.all((A2 > 0) & (A2 < 1)), "A2 leaves the range from 0 to 1, so it is no probability: which function bends the "
                   "output?", diagnosis="output-activation", rung=1)
        check.close("A2, with the bend undone", np.log(A2 / (1 - A2)), Z2, because="Z2, from which A2 is computed")
        check.close('cache["A2"]', cache["A2"], A2, because="the A2 that is returned")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week03/planar_classification")
    check.against(ours.forward_propagation, inputs_and_parameters, [
        dict(n_x=6, n_h=3, n_y=4, m=9), dict(n_x=2, n_h=7, n_y=1, m=12)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 6. Cost
#
# The log loss of week 2, summed over the outputs of an example ($k$) and averaged over the examples ($i$):
#
# $$J = -\frac{1}{m} \sum_{i=1}^{m} \sum_{k=1}^{n_y} \Big( y_k^{(i)} \log a_k^{[2](i)} + (1 - y_k^{(i)}) \log (1 - a_k^{[2](i)}) \Big).$$
#
# An output that says one half costs $\ln 2 \approx 0.693$ whatever the truth: remember this number, it is what *knowing
# nothing* costs. With one output and the label 1, an answer of 0.8 costs $-\ln 0.8 \approx 0.223$.

# %% exercise="compute_cost"
def compute_cost(A2, Y):
    """The mean log loss of an example.

    Arguments: A2 (n_y, m), probabilities; Y (n_y, m), labels 0 or 1.
    Returns: cost, a number: the sum over everything, divided by the number of examples m.
    """
    m = Y.shape[1]
    ### START CODE HERE ### (≈ 2 lines)
    losses = -(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))  # entry by entry, shape (n_y, m)
    cost = np.sum(losses) / m                              # a number
    ### END CODE HERE ###
    return cost

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>You wrote it in week 2. What is new is only that there may be several rows:
# by what is the sum divided?</details>
# <details><summary>Hint 2: in code words</summary>Label times log of probability, plus (one minus label) times log of (one
# minus probability), entry by entry, with a minus in front. Then one number: the sum of all entries, over m.</details>
# <details><summary>Hint 3: a neighbour</summary>The squared error of the same arrays, in the same two steps:
# <code>squares = (A2 - Y) ** 2</code>, then <code>np.sum(squares) / m</code>. <code>np.mean</code> would divide by the
# number of <em>entries</em>.</details>

# %% test="compute_cost" points=10
with checks.exercise("compute_cost") as check:
    for n_y, m in [(1, 7), (3, 5)]:
        A2, Y_1 = check.draw(problems.guesses, n_y=n_y, m=m)
        cost = check.call(A2, Y_1, returns=())
        alone = np.array([[[check.call(np.array([[a]]), np.array([[y]]), returns=()) for a in row] for row in A2] for y in (0.0, 1.0)])
        table = np.sum(Y_1.sum(axis=1) * alone[1].sum(axis=1) + (1 - Y_1).sum(axis=1) * alone[0].sum(axis=1)) / m
        check.that(alone.min() >= 0, "cost is negative: the logarithm of a probability is below 0, so a minus belongs in front.",
                   diagnosis="sign", rung=2)
        check.that(alone.min() > 0, "some answers cost nothing at all, whatever they are: one of the two terms of the loss is "
                   "missing.", diagnosis="missing-term", rung=2)
        check.close("cost", cost, np.where(Y_1 == 1, alone[1], alone[0]).sum() / m,
                    because="the sum of what each output of each example costs alone, over m", suspects={
                        "letting every label meet every prediction, as in a multiplication table: a matrix product "
                        "stands where an entry-by-entry product is meant": table})
        single = check.call(np.array([[0.8]]), np.array([[1]]), returns=())
        check.that(not np.isclose(single, 0.04), "label 1 and answer 0.8 cost 0.04: that is the squared error; the log loss is wanted.",
                   diagnosis="squared-error", rung=2)
        check.close("the cost of one example with label 1 and answer 0.8", single, -np.log(0.8), because="-ln 0.8, about 0.223")
        check.close("cost of knowing nothing", check.call(0 * A2 + 0.5, Y_1, returns=()), n_y * np.log(2),
                    because=f"{n_y} ln 2, since every output says one half")
        check.close("cost with 0 and 1 exchanged, in labels and answers", check.call(1 - A2, 1 - Y_1, returns=()), cost)
        sure = check.call(np.abs(Y_1 - 1e-10), Y_1, returns=())
        check.that(abs(sure) < 1e-6, f"answers that are sure and right cost {sure:.3g}; nearly nothing is wanted.", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week03/planar_classification")
    check.against(ours.compute_cost, problems.guesses, [dict(n_y=1, m=13), dict(n_y=4, m=6)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. Backward
#
# Whose fault is an error at the output? We walk back and hand it on. The first two lines you know from week 2, with the
# hidden answers $A^{[1]}$ in the place of the inputs:
#
# $$dZ^{[2]} = A^{[2]} - Y, \qquad dW^{[2]} = \tfrac1m \, dZ^{[2]} A^{[1]T}, \qquad db^{[2]} = \tfrac1m \textstyle\sum_i dZ^{[2](i)}.$$
#
# A hidden unit gets its share of the blame through the weights by which it was heard, $W^{[2]T} dZ^{[2]}$. What reaches
# its *sum* has to pass its bend, and is multiplied by the slope there, entry by entry, $*$. Then as above:
#
# $$dZ^{[1]} = W^{[2]T} dZ^{[2]} * \big(1 - A^{[1]} * A^{[1]}\big),$$
#
# $$dW^{[1]} = \tfrac1m \, dZ^{[1]} X^T, \qquad db^{[1]} = \tfrac1m \textstyle\sum_i dZ^{[1](i)}.$$
#
# Shapes lead the way: a gradient has the shape of its parameter. $dZ^{[2]} A^{[1]T}$ is $(n_y, m) \cdot (m, n_h) = (n_y,
# n_h)$, and $W^{[2]T} dZ^{[2]}$ is $(n_h, n_y) \cdot (n_y, m) = (n_h, m)$. The sums for $db$ run along the examples and
# must stay columns, or the next update spreads them into squares.

# %% exercise="backward_propagation"
def backward_propagation(parameters, cache, X, Y):
    """The gradient of the cost.

    Arguments: parameters (W1, b1, W2, b2) and cache (Z1, A1, Z2, A2) as in forward_propagation; X (n_x, m),
        Y (n_y, m).
    Returns: a dict with dW1, db1, dW2, db2, each of the shape of its parameter.
    """
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    ### START CODE HERE ### (≈ 6 lines)
    dZ2 = A2 - Y                                        # error at the output, shape (n_y, m)
    dW2 = dZ2 @ A1.T / m                                # shape (n_y, n_h)
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m        # shape (n_y, 1)
    dZ1 = (W2.T @ dZ2) * (1 - A1 * A1)                  # error at the sums of the hidden units, shape (n_h, m)
    dW1 = dZ1 @ X.T / m                                 # shape (n_h, n_x)
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m        # shape (n_h, 1)
    ### END CODE HERE ###
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Six formulas, six lines, from the output back. Write the shape of each factor
# beside it: where it is the product of two matrices, the inner sizes meet; where two arrays of the same shape meet, it is
# <code>*</code>.</details>
# <details><summary>Hint 2: in code words</summary>Weights: error times what came <em>into</em> the layer, transposed,
# over m. Biases: the error summed along the examples with its axis kept, over m. Hidden error: the transposed weights of
# the output times the error there, multiplied entry by entry with the slope of tanh, which is written with
# <code>A1</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>If the hidden units were ReLUs, the line in the middle would be
# <code>dH = np.dot(np.transpose(V), E) * (H &gt; 0)</code>; and the mean of every row, kept as a column, is
# <code>np.mean(E, axis=1, keepdims=True)</code>.</details>

# %% test="backward_propagation" points=20
with checks.exercise("backward_propagation") as check:
    forward, cost_of = check.uses("forward_propagation"), check.uses("compute_cost")
    for n_x, n_h, n_y, m in [(3, 5, 2, 7), (2, 7, 3, 9)]:
        parameters, X_1, Y_1 = check.draw(problems.shallow, n_x=n_x, n_h=n_h, n_y=n_y, m=m)
        cache = forward(X_1, parameters)[1]
        form = checks.Dict(dW1=(n_h, n_x), db1=(n_h, 1), dW2=(n_y, n_h), db2=(n_y, 1))
        grads = check.call(parameters, cache, X_1, Y_1, returns=form)
        slips = debuglab.slope_slips(parameters, cache, X_1, Y_1)
        for name in ("b2", "W2", "b1", "W1"):
            def cost_at(value):
                return cost_of(forward(X_1, {**parameters, name: value})[0], Y_1)
            check.gradient(f"d{name}", grads[f"d{name}"], of=cost_at, at=parameters[name],
                           suspects={slip: wrong[f"d{name}"] for slip, wrong in slips.items() if f"d{name}" in wrong})
        perfect = check.call(parameters, cache, X_1, cache["A2"], returns=form)
        check.close("the gradient where every answer is right", perfect, {name: 0 * value for name, value in grads.items()},
                    because="zero: there is nothing to mend")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week03/planar_classification")
    def after_forward(rng, n_x, n_h, n_y, m):
        parameters, X, Y = problems.shallow(rng, n_x, n_h, n_y, m)
        return parameters, ours.forward_propagation(X, parameters)[1], X, Y
    check.against(ours.backward_propagation, after_forward, [
        dict(n_x=6, n_h=3, n_y=4, m=9), dict(n_x=2, n_h=5, n_y=1, m=12)])
    ### END HIDDEN TESTS

# %% [markdown]
# One step downhill, for all four parameters: $W := W - \alpha \, dW$ and $b := b - \alpha \, db$.

# %% exercise="update_parameters"
def update_parameters(parameters, grads, learning_rate=1.2):
    """One step of gradient descent.

    Arguments: parameters, a dict with W1, b1, W2, b2; grads, a dict with dW1, db1, dW2, db2; learning_rate, the
        factor alpha.
    Returns: the new parameters, a dict with the same keys; the caller's arrays stay as they are.
    """
    updated = {}
    for name in ("W1", "b1", "W2", "b2"):
        ### START CODE HERE ### (≈ 1 line)
        updated[name] = parameters[name] - learning_rate * grads["d" + name]  # one step downhill; a new array
        ### END CODE HERE ###
    return updated

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The key of the gradient that belongs to <code>name</code> is a
# <code>"d"</code> and the name.</details>
# <details><summary>Hint 2: in code words</summary>The old parameter minus learning rate times its gradient, stored in
# <code>updated</code> under the same name. <code>-=</code> would change the array of whoever called you.</details>
# <details><summary>Hint 3: a neighbour</summary>All prices of a dict up by their own surcharge:
# <code>for item in prices: new[item] = prices[item] + 0.19 * surcharge["extra_" + item]</code>.</details>

# %% test="update_parameters" points=5
with checks.exercise("update_parameters") as check:
    for n_x, n_h, n_y in [(3, 5, 2), (2, 7, 3)]:
        parameters, grads = check.draw(problems.shallow_step, n_x=n_x, n_h=n_h, n_y=n_y)
        form = checks.Dict(W1=(n_h, n_x), b1=(n_h, 1), W2=(n_y, n_h), b2=(n_y, 1))
        def fallen(rate):
            given = [] if rate is None else [rate]
            after = check.call(parameters, grads, *given, returns=form)
            return {f"d{name}": parameters[name] - after[name] for name in parameters}
        check.close("what a step of rate 1 takes off", fallen(1.0), grads, because="the gradient", suspects={
            "stepping uphill: look at the sign": {name: -value for name, value in grads.items()},
            "returning the step alone, without the parameter": {
                f"d{name}": value + grads[f"d{name}"] for name, value in parameters.items()},
            "a step of rate 1.2, whatever learning_rate says": {name: 1.2 * value for name, value in grads.items()}})
        check.close("what a step without a given rate takes off, over 1.2", {k: v / 1.2 for k, v in fallen(None).items()}, grads,
                    because="the gradient: 1.2 is the rate if none is given",
                    suspects={"leaving out the learning rate": {k: v / 1.2 for k, v in grads.items()}})
        check.close("what a step of rate 0.3 takes off, over 0.3", {k: v / 0.3 for k, v in fallen(0.3).items()}, grads,
                    because="the gradient")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week03/planar_classification")
    def step_and_rate(rng, n_x, n_h, n_y):
        return (*problems.shallow_step(rng, n_x, n_h, n_y), float(rng.uniform(0.01, 2)))
    check.against(ours.update_parameters, step_and_rate, [dict(n_x=4, n_h=6, n_y=1), dict(n_x=7, n_h=2, n_y=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### The model
#
# Start once; then, again and again: forward, backward, update.

# %% exercise="nn_model"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    """A network with one hidden layer, trained.

    Arguments: X (n_x, m), Y (n_y, m); n_h, how many hidden units; num_iterations, how many steps of the given
        learning_rate; rng, the generator for the start; print_cost, whether to show the cost before every 1000th step.
    Returns: the parameters after the last step, a dict with W1, b1, W2, b2.
    """
    ### START CODE HERE ### (≈ 2 lines)
    n_x, n_h, n_y = layer_sizes(X, Y, n_h)                      # sizes of the three layers
    parameters = initialize_parameters(n_x, n_h, n_y, rng)      # where the descent starts
    ### END CODE HERE ###
    for i in range(num_iterations):
        ### START CODE HERE ### (≈ 3 lines)
        A2, cache = forward_propagation(X, parameters)                          # answers, and what backward needs
        grads = backward_propagation(parameters, cache, X, Y)                   # slopes where we stand
        parameters = update_parameters(parameters, grads, learning_rate)        # one step
        ### END CODE HERE ###
        if print_cost and i % 1000 == 0:
            print(f"cost before step {i}: {compute_cost(A2, Y):.4f}")
    return parameters

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Five functions of yours, in the order of the lesson. Which of them belong
# before the loop, which inside?</details>
# <details><summary>Hint 2: in code words</summary>Before: sizes from the data, parameters from the sizes and
# <code>rng</code>. Inside: what <code>forward_propagation</code> returns goes into <code>backward_propagation</code>, whose
# gradients go into <code>update_parameters</code>, with the learning rate that <em>you</em> were given.</details>
# <details><summary>Hint 3: a neighbour</summary>Saving up: <code>balance = opening(bank)</code>, then in each year
# <code>interest = earned(balance, rate)</code> and <code>balance = deposit(balance, interest)</code>. Were the account
# opened inside the loop, it would never grow.</details>

# %% test="nn_model" points=10
with checks.exercise("nn_model") as check:
    network = debuglab.Network(*(check.uses(name) for name in (
        "forward_propagation", "compute_cost", "backward_propagation", "update_parameters")))
    start = check.uses("initialize_parameters")
    def trained_well(n_x, n_h, n_y, m, rate):
        _, X_1, Y_1 = check.draw(problems.shallow, n_x=n_x, n_h=n_h, n_y=n_y, m=m)
        seed = int(check.rng.integers(10**9))
        def model(steps, rate, seed=seed):
            return check.call(X_1, Y_1, n_h, num_iterations=steps, learning_rate=rate, rng=np.random.default_rng(seed),
                              returns=checks.Dict(W1=(n_h, n_x), b1=(n_h, 1), W2=(n_y, n_h), b2=(n_y, 1)))
        def own(steps, rate):
            return network.descend(begun, X_1, Y_1, steps=steps, learning_rate=rate)[0]
        begun = start(n_x, n_h, n_y, np.random.default_rng(seed))
        started, again, other = model(0, rate), model(0, rate), model(0, rate, seed + 1)
        check.that(np.array_equal(started["W1"], again["W1"]), "two generators in the same state give different starts: is rng handed "
                   "on?", diagnosis="rng-unused", rung=2)
        check.that(not np.array_equal(started["W1"], other["W1"]), "two different generators give the same start: is rng handed on, "
                   "or a seed set inside?", diagnosis="seeded", rung=2)
        check.close("parameters after 0 steps", started, begun, because="what your initialize_parameters gives with this rng",
                    suspects={"one step too many": own(1, rate)})
        still, moved = model(3, 0.0), own(3, 1.2)
        check.that(any(all(np.allclose(still[name], there[name], rtol=1e-6) for name in there) for there in (begun, moved)),
                   "with learning rate 0 the parameters of three steps are not those of the start: are they initialised anew "
                   "inside the loop?", diagnosis="initialised-anew", rung=3)
        check.close("parameters after 1 step", model(1, rate), own(1, rate), because="one step of your own functions", suspects={
            "another learning rate than the one that nn_model was given: update_parameters used its own": own(1, 1.2)})
        slopes = {name: (own(1, rate)[name] - begun[name]) for name in begun}
        check.close("parameters after 3 steps", model(3, rate), own(3, rate), because="three steps of your own functions", suspects={
            "using the slopes of the start in every step": {name: begun[name] + 3 * slopes[name] for name in begun},
            "a single step: is the update inside the loop?": own(1, rate)})
    trained_well(3, 7, 2, 5, rate=0.4)
    trained_well(2, 6, 3, 9, rate=2.5)
    X_1, Y_1 = check.draw(problems.xor, m=18)
    def cost_after(steps):
        parameters = check.call(X_1, Y_1, 5, num_iterations=steps, learning_rate=1.2, rng=np.random.default_rng(3))
        return float(np.squeeze(network.cost(network.forward(X_1, parameters)[0], Y_1)))
    check.that(cost_after(1000) < 0.5 * cost_after(0), "the cost on four clusters in the corners of a square does not fall.", rung=1)
    ### BEGIN HIDDEN TESTS
    check.hide()
    trained_well(4, 3, 1, 6, rate=0.9)
    def learned(seed):
        X_1, Y_1 = datasets.flower(150, rng=np.random.default_rng(seed))
        parameters = check.call(X_1, Y_1, 4, num_iterations=1000, learning_rate=2.5, rng=np.random.default_rng(seed + 1))
        return np.mean((network.forward(X_1, parameters)[0] > 0.5) == Y_1) > 0.85
    runs = (learned(int(seed)) for seed in check.rng.integers(10**9, size=9))  # one in fourteen stays in a poor valley
    three = all(any(runs) for _ in range(3))  # each any() goes on to the next run that learned
    check.that(three, "four hidden units do not learn the flower.")
    ### END HIDDEN TESTS

# %% [markdown]
# From probability to answer: 1 where the probability is above one half.

# %% exercise="predict"
def predict(parameters, X):
    """Labels for examples.

    Arguments: parameters as in forward_propagation, X (n_x, m).
    Returns: predictions, shape (n_y, m), 1 where the probability is above one half, else 0.
    """
    ### START CODE HERE ### (≈ 2 lines)
    A2, _ = forward_propagation(X, parameters)   # probabilities, shape (n_y, m)
    predictions = (A2 > 0.5).astype(float)       # zeros and ones, shape (n_y, m)
    ### END CODE HERE ###
    return predictions

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The first line is a call of a function you have.</details>
# <details><summary>Hint 2: in code words</summary>Take the probabilities out of what comes back, compare, turn True and
# False into numbers.</details>
# <details><summary>Hint 3: a neighbour</summary>Which temperatures are below zero?
# <code>np.where(celsius &lt; 0, 1, 0)</code>.</details>

# %% test="predict" points=5
def parameters_and_inputs(rng, n_x, n_h, n_y, m):
    parameters, X, _ = problems.shallow(rng, n_x, n_h, n_y, m)
    return parameters, X

with checks.exercise("predict") as check:
    forward = check.uses("forward_propagation")
    for n_x, n_h, n_y, m in [(3, 5, 1, 17), (2, 7, 3, 9)]:
        parameters, X_1 = check.draw(parameters_and_inputs, n_x=n_x, n_h=n_h, n_y=n_y, m=m)
        answer = check.call(parameters, X_1, returns=(n_y, m))
        check.that(set(np.unique(answer)) <= {0, 1}, "predict returns numbers other than 0 and 1: these are probabilities, not yet "
                   "labels.", diagnosis="probabilities-not-labels", rung=2)
        for b2, sure in [(9.0, 1), (-9.0, 0)]:
            said = check.call({**parameters, "b2": 0 * parameters["b2"] + b2}, X_1, returns=(n_y, m))
            check.that(np.any(np.equal(said, sure)), f"every probability is {'above' if sure else 'below'} one half, yet predict always "
                       "says the opposite: 0 and 1 are exchanged, or the answer never changes.", diagnosis="exchanged", rung=2)
            check.that(np.all(np.equal(said, sure)), f"every probability is {'above' if sure else 'below'} one half, yet predict does "
                       f"not say {sure} everywhere: what is the threshold?", diagnosis="threshold", rung=2)
        A2, cache = forward(X_1, parameters)
        wanted = np.where(A2 > 0.5, 1.0, 0.0)
        check.that(np.array_equal(answer, wanted) or not np.array_equal(answer, cache["Z2"] > 0.5),
                   "the sums Z2 are compared with one half, where the probabilities A2 are meant.", diagnosis="sums-compared", rung=2)
        check.close("predict", answer, wanted, because="1 exactly where your forward_propagation gives more than one half")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week03/planar_classification")
    def close_calls(rng, n_x, n_h, n_y, m):  # every probability within 0.02 of one half
        parameters, X = parameters_and_inputs(rng, n_x, n_h, n_y, m)
        return {**parameters, "W2": parameters["W2"] / 100, "b2": parameters["b2"] / 100}, X
    check.against(ours.predict, parameters_and_inputs, [dict(n_x=4, n_h=3, n_y=1, m=13), dict(n_x=6, n_h=8, n_y=2, m=11)])
    check.against(ours.predict, close_calls, [dict(n_x=3, n_h=5, n_y=1, m=17)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 8. The flower again
#
# Everything is there. **Predict:** four hidden units draw four straight borders. Which share of the flower will they get
# right together?

# %% experiment="train on the flower"
my_prediction = None  # in per cent

if checks.ready("nn_model", "predict"):
    parameters = nn_model(X, Y, n_h=4, num_iterations=5000, print_cost=True, learning_rate=0.3,
                          rng=np.random.default_rng(3))
    accuracy = 100 * np.mean(predict(parameters, X) == Y)
    print(f"right: {accuracy:.1f} % with four hidden units, {line_accuracy:.1f} % with one neuron; "
          f"your prediction: {my_prediction}")
    plots.decision_boundary(
        lambda points: predict(parameters, points), X, Y,
        title="Four hidden units: the border bends around the petals",
        alt="The flower with a curved border that follows most of the petals.",
    )

# %% [markdown]
# (With the default rate, 1.2, the cost falls faster and jumps up now and then. Try it.)
#
# What has each hidden unit learned? Its answer is positive on one side of a straight line:

# %% experiment="what each hidden unit sees"
if checks.ready("nn_model", "forward_propagation", "predict"):
    def side(unit):
        return lambda points: forward_propagation(points, parameters)[1]["A1"][[unit]] > 0

    plots.decision_boundaries(
        {"one neuron alone": lambda points: layers.L_model_forward(points, neuron)[0] > 0.5,
         **{f"hidden unit {unit + 1}": side(unit) for unit in range(4)},
         "the whole network": lambda points: predict(parameters, points)}, X, Y,
        title="Each unit draws one straight line; the output weighs their answers",
        alt="Six panels with the flower: the single neuron and four hidden units each cut it by a straight line, "
            "the whole network by a curved border.",
    )

# %% [markdown]
# Nobody told the units where to draw these lines. The error at the output, handed back through the weights, did.
#
# ### Why the start must be random
#
# Three starts, everything else equal. **Predict:** how many *different* hidden units will there be in the end if all
# weights start at zero, and how many if all start at one half?

# %% experiment="three starts"
steps_of_training = ("initialize_parameters", "forward_propagation", "compute_cost", "backward_propagation",
                     "update_parameters")

if checks.ready(*steps_of_training):
    network = debuglab.Network(forward_propagation, compute_cost, backward_propagation, update_parameters)
    random_start = initialize_parameters(2, 4, 1, np.random.default_rng(3))
    starts = {
        "all zero": {name: 0 * value for name, value in random_start.items()},
        "weights one half": {name: 0 * value + 0.5 * (name in ("W1", "W2")) for name, value in random_start.items()},
        "small and random": random_start,
    }
    curves = {}
    for name, start in starts.items():
        end, costs = network.descend(start, X, Y, steps=3000, learning_rate=0.3)
        curves[name] = (np.arange(3000), costs)
        answers = forward_propagation(X, end)[0]
        units = len(np.unique(np.round(end["W1"], 6), axis=0))
        right = 100 * np.mean((answers > 0.5) == Y)
        print(f"{name:16}  cost {costs[0]:.4f} -> {costs[-1]:.4f}  different units: {units}  "
              f"answers {answers.min():.2f} to {answers.max():.2f}  right: {right:.1f} %")
    print(f"ln 2 = {np.log(2):.4f}")
    plots.lines(
        curves,
        title="Units that start as twins stay twins: only random weights learn the flower",
        xlabel="step of gradient descent", ylabel="cost",
        alt="Cost over steps from three starts: flat at 0.69 from zero, a little lower from one half, "
            "far lower from random weights.",
    )

# %% [markdown]
# From zero, $A^{[1]} = 0$ makes $dW^{[2]} = 0$, and $W^{[2]} = 0$ makes $dZ^{[1]} = 0$: nothing but $b^{[2]}$ can ever
# move, every answer becomes the share of ones in $Y$, and for balanced classes the cost stays at $\ln 2$. From one half
# the four units do move, but together, as one unit that is counted four times.
#
# ## 9. Break it
#
# A colleague wrote the backward pass with the slope of the *sigmoid* at $z$, although the hidden units use tanh. It has
# the right shapes and raises no error; this time the points are two half moons. **Predict:** will the cost fall?

# %% experiment="a colleague's backward pass"
if checks.ready(*steps_of_training):
    X_moons, Y_moons = datasets.moons(300, rng=np.random.default_rng(6))
    theirs = debuglab.with_slope(backward_propagation, lambda cache: sigmoid(cache["Z1"]) * (1 - sigmoid(cache["Z1"])))
    broken = debuglab.Network(forward_propagation, compute_cost, theirs, update_parameters)
    curves = {}
    for name, net in [("the colleague's", broken), ("yours", network)]:
        end, costs = net.descend(random_start, X_moons, Y_moons, steps=2000)
        curves[name] = (np.arange(2000), costs)
        right = np.mean((forward_propagation(X_moons, end)[0] > 0.5) == Y_moons)
        print(f"{name:16} cost {costs[0]:.3f} -> {costs[-1]:.3f}, {100 * right:.1f} % right")
    plots.lines(
        curves,
        title="Downhill with a wrong gradient: without the other curve, who would notice?",
        xlabel="step of gradient descent", ylabel="cost",
        alt="Two smoothly falling cost curves; that of the wrong gradient settles higher than that of the right one.",
    )

# %% [markdown]
# No crash, no warning, a smooth curve, most points right: one would believe it. A gradient must be checked against
# something that does not know the formula: move one entry of one parameter by a hair $\varepsilon$ to both sides, and
# look how the cost moves,
#
# $$\text{measured slope} = \frac{J(\theta + \varepsilon) - J(\theta - \varepsilon)}{2 \varepsilon}.$$
#
# Write the check that catches the colleague. It gets a gradient from anybody's backward pass, and must let a right one
# through: a right one and the measured slope agree to far better than $10^{-6}$. (Week 5 makes a full tool of it.)

# %% exercise="catches"
def catches(grads, parameters, X, Y):
    """Whether a gradient is wrong, found out by measuring.

    Arguments: grads, a dict with dW1, db1, dW2, db2, from any backward pass; parameters, X, Y as in
        backward_propagation.
    Returns: True if some entry of grads is further than 1e-6 from the measured slope of the cost, else False.
    """
    epsilon = 1e-5

    def cost_after(name, place, move):  # the cost with one entry of one parameter moved
        moved = {key: value.copy() for key, value in parameters.items()}
        moved[name][place] += move
        return compute_cost(forward_propagation(X, moved)[0], Y)

    wrong = False
    for name in ("W1", "b1", "W2", "b2"):
        for place in np.ndindex(parameters[name].shape):
            ### START CODE HERE ### (≈ 3 lines)
            rise = cost_after(name, place, epsilon) - cost_after(name, place, -epsilon)  # a difference of costs
            distance = np.abs(grads["d" + name][place] - rise / (2 * epsilon))           # claim and measured slope
            wrong = wrong or distance > 1e-6                                             # from the first wrong entry on
            ### END CODE HERE ###
    return bool(wrong)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary><code>cost_after</code> does the moving for you: which two moves do you need?
# And one wrong entry is enough, whatever comes after it.</details>
# <details><summary>Hint 2: in code words</summary>Cost after a move of plus epsilon, minus cost after minus epsilon, over
# twice epsilon; then how far the entry of the gradient at the same place is from it, without its sign; then: wrong
# already, or further than 1e-6?</details>
# <details><summary>Hint 3: a neighbour</summary>Is any step of a staircase too high? <code>bad = False</code>, then for
# each step <code>bad = bad or height(step) &gt; 0.2</code>. With <code>bad = height(step) &gt; 0.2</code> only the last
# step would count.</details>

# %% test="catches" points=10
def planted(right, parameters, cache, X, Y):
    """Wrong gradients, by what they come from."""
    for slip, wrong in debuglab.slope_slips(parameters, cache, X, Y).items():
        yield slip, {**right, **wrong}
    yield "forgetting 1/m in dW2", {**right, "dW2": right["dW2"] * X.shape[1]}
    yield "turning the sign of db1 round", {**right, "db1": -right["db1"]}
    swap = np.zeros_like(right["db1"])
    swap[:2, 0] = 0.1, -0.1
    yield "two errors in db1 whose sum is 0", {**right, "db1": right["db1"] + swap}
    for name, value in right.items():
        for place, error in [(0, 1e-4), (0, -1e-4), (-1, 1e-4)]:
            off = value.copy()
            off.flat[place] += error
            yield f"an error of {error} in the {'last' if place else 'first'} entry of {name}, all else right", {**right, name: off}

with checks.exercise("catches") as check:
    def judges_well(right, parameters, cache, X, Y):
        check.that(not check.call(right, parameters, X, Y, returns=()), "catches calls a right gradient wrong: a false alarm.",
                   diagnosis="false-alarm", rung=2)
        check.that(not check.call({name: value * (1 + 1e-9) for name, value in right.items()}, parameters, X, Y, returns=()),
                   "catches calls a gradient wrong for what rounding does to its last digits: a false alarm.", diagnosis="false-alarm", rung=2)
        for what, grads in planted(right, parameters, cache, X, Y):
            check.that(check.call(grads, parameters, X, Y, returns=()), f"catches lets a gradient pass that one gets from {what}.",
                       diagnosis="let-through", rung=1)
    forward, cost_of = check.uses("forward_propagation"), check.uses("compute_cost")
    parameters, X_1, Y_1 = check.draw(problems.shallow, n_x=3, n_h=5, n_y=2, m=7)
    measured = debuglab.measured_gradient(forward, cost_of, parameters, X_1, Y_1)
    judges_well(measured, parameters, forward(X_1, parameters)[1], X_1, Y_1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week03/planar_classification")
    check.hide()
    parameters, X_1, Y_1 = check.draw(problems.shallow, n_x=2, n_h=3, n_y=1, m=9)
    cache = ours.forward_propagation(X_1, parameters)[1]
    judges_well(ours.backward_propagation(parameters, cache, X_1, Y_1), parameters, cache, X_1, Y_1)
    ### END HIDDEN TESTS

# %% experiment="caught"
if checks.ready("catches", *steps_of_training):
    some = initialize_parameters(2, 4, 1, np.random.default_rng(3))
    _, some_cache = forward_propagation(X_moons, some)
    for name, backward in [("the colleague's", theirs), ("yours", backward_propagation)]:
        grads = backward(some, some_cache, X_moons, Y_moons)
        print(f"{name:16} caught: {catches(grads, some, X_moons, Y_moons)}")

# %% [markdown]
# ## 10. How many hidden units?
#
# More units, more lines, a border that can bend more often. Too few cannot follow the shape; too many follow single
# points, also where these are only noise. Points that training has *not* seen tell the two apart, so we train on some
# and keep others back for **validation**. Here are half moons again, noisier ones.
#
# **Predict:** which size is best on the training points, and which on the others?

# %% experiment="hidden sizes"
my_prediction = None  # one size for training, one for validation

if checks.ready("nn_model", "predict"):
    X_train, Y_train = datasets.moons(80, noise=0.3, rng=np.random.default_rng(4))
    X_validation, Y_validation = datasets.moons(400, noise=0.3, rng=np.random.default_rng(5))
    nets, results = {}, {}
    for n_h in (1, 2, 3, 5, 20, 50):
        net = nets[n_h] = nn_model(X_train, Y_train, n_h, num_iterations=5000, rng=np.random.default_rng(3))
        row = results[n_h] = {"train": 100 * np.mean(predict(net, X_train) == Y_train),
                              "validation": 100 * np.mean(predict(net, X_validation) == Y_validation)}
        print(f"n_h = {n_h:2}: {row['train']:.1f} % on train, {row['validation']:.1f} % on validation")
    plots.decision_boundaries(
        {f"n_h = {n_h}": lambda points, net=net: predict(net, points) for n_h, net in nets.items()}, X_train, Y_train,
        title="Too stiff, about right, and winding around single points",
        alt="Six panels: borders between two interleaved half moons, straight for one unit, smooth for a few, "
            "with islands around single points for many.",
    )

# %% [markdown]
# The size is no parameter that gradient descent could learn: it is a **hyperparameter**, and you choose it.

# %% exercise="choose_hidden_size"
def choose_hidden_size(results):
    """The best size of the hidden layer.

    Argument: results, a dict from the number of hidden units to accuracies in per cent, such as
        {3: {"train": 90.0, "validation": 88.5}, 20: {"train": 97.5, "validation": 86.0}}.
    Returns: n_h, the number of hidden units with the highest accuracy on points that training has not seen; of several
        that share it, the smallest.
    """
    ### START CODE HERE ### (≈ 2 lines)
    best = max(row["validation"] for row in results.values())                       # the highest accuracy that counts
    n_h = min(size for size, row in results.items() if row["validation"] == best)   # the size that reaches it
    ### END CODE HERE ###
    return n_h

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two accuracies are given for each size. Which one can a network raise by
# learning its points by heart?</details>
# <details><summary>Hint 2: in code words</summary>First the highest of the accuracies that count, over all rows; then the
# smallest of the sizes whose row has it. <code>results.items()</code> gives pairs of size and row.</details>
# <details><summary>Hint 3: a neighbour</summary>The cheapest price, and the first shop by name that asks it:
# <code>low = min(shop["price"] for shop in shops.values())</code>, then
# <code>sorted(name for name, shop in shops.items() if shop["price"] == low)[0]</code>.</details>

# %% test="choose_hidden_size" points=10
with checks.exercise("choose_hidden_size") as check:
    for sizes in (6, 4, 5):
        results_1 = check.draw(problems.size_study, sizes=sizes)
        chosen = check.call(results_1, returns=())
        by = {part: max(results_1, key=lambda n_h: results_1[n_h][part]) for part in ("train", "validation")}
        check.that(chosen in results_1, f"{chosen} is none of the sizes that were tried: the size is wanted, not its accuracy or its "
                   "place.", diagnosis="not-a-size", rung=2)
        check.that(chosen != by["train"], "the size with the highest accuracy on the training points was chosen: it may have learned "
                   "them by heart.", diagnosis="training-accuracy", rung=1)
        check.that(chosen == by["validation"], "another size has a higher accuracy on points that training has not seen.",
                   diagnosis="not-the-best", rung=1)
        tied = {**results_1, max(results_1) + 3: dict(results_1[chosen])}
        check.that(check.call(tied, returns=()) == chosen, "two sizes share the highest accuracy, and the smaller one is wanted.",
                   diagnosis="tie", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week03/planar_classification")
    check.against(ours.choose_hidden_size, problems.size_study, [dict(sizes=7), dict(sizes=3), dict(sizes=2)], rounds=3)
    ### END HIDDEN TESTS

# %% experiment="the size of your choice"
if checks.ready("choose_hidden_size", "nn_model", "predict"):
    n_h = choose_hidden_size(results)
    print(f"your choice: {n_h} hidden units; the highest accuracy on train has "
          f"{max(results, key=lambda size: results[size]['train'])}; your prediction: {my_prediction}")

# %% [markdown]
# The chosen size has been chosen *for* the validation points, so its accuracy there flatters a little. For an honest
# number you need a third set that took part in nothing: the test set. Week 5 says more.
#
# ### Other shapes
#
# **Predict** for each shape how many straight lines you would need. Then change `n_h` and try.

# %% experiment="other shapes"
n_h = 4

if checks.ready("nn_model", "predict"):
    shapes = {
        "moons": datasets.moons(300, rng=np.random.default_rng(6)),
        "circles": datasets.circles(300, rng=np.random.default_rng(6)),
        "rings": datasets.gaussian_quantiles(300, rng=np.random.default_rng(6)),
    }
    for name, (X_shape, Y_shape) in shapes.items():
        net = nn_model(X_shape, Y_shape, n_h, num_iterations=4000, rng=np.random.default_rng(3))
        right = 100 * np.mean(predict(net, X_shape) == Y_shape)
        plots.decision_boundary(
            lambda points, net=net: predict(net, points), X_shape, Y_shape,
            title=f"{name}, {n_h} hidden units: {right:.1f} % right",
            alt=f"Points of two classes, called {name}, and the border that the network draws between them.",
        )

# %% [markdown]
# ## 11. Debug lab
#
# Three colleagues trained your network on the half moons of section 9, each with one bug.
#
# 1. "Four hidden units, and it still draws a straight line."
# 2. "The cost jumps up and down; I stopped it."
# 3. "The cost does not move at all, not even in the fourth digit."
#
# **Which bug is whose?** (a) all weights start at zero; (b) the tanh is forgotten; (c) the learning rate is ten times
# too large.

# %% experiment="debug lab"
if checks.ready(*steps_of_training):
    broken_runs = debuglab.shallow_network(network, random_start, X_moons, Y_moons)
    for colleague, costs in broken_runs.items():
        print(f"colleague {colleague}: cost {costs[0]:.4f} at first, {costs.min():.4f} at best, "
              f"{costs[-1]:.4f} at last")
    plots.lines(
        {f"colleague {colleague}": (np.arange(len(costs)), costs) for colleague, costs in broken_runs.items()},
        title="Three bugs, three curves: which is whose?",
        xlabel="step of gradient descent", ylabel="cost",
        alt="Cost over steps of three broken runs: one that falls and then stays, one jumping, one flat at 0.69.",
    )

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (b): without the bend, two layers are one. The cost settles where that of a single neuron does.
# - Colleague 2 is (c): each step jumps across the valley and lands on another slope.
# - Colleague 3 is (a): the cost is that of knowing nothing, and no weight receives a slope.
#
# </details>
#
# ## Remember
#
# - Without a bend between them, two layers are one: $W^{[2]}(W^{[1]} x)$ is just another matrix times $x$.
# - Forward: sum, bend, sum, bend. Backward: error at the output; through $W^{[2]T}$ to the hidden units; times the slope
#   of the bend; then error times input, over $m$. A gradient has the shape of its parameter.
# - Units that start equal stay equal. Small random weights, zero biases.
# - A wrong gradient can make the cost fall. Measure the slope to know.
# - The hidden size is chosen on points that training has not seen.
#
# **What you can do now:** train a network on data that no line can separate, explain every array in it, and tell a
# gradient that is right from one that only looks right. Next week: as many layers as you like.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week03/planar_classification")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
