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
# # Deep networks for cats: two layers, and then any number
#
# **The question of this lesson:** in week 2 a single neuron looked for cats, with one template for all of them. What
# do hidden layers buy?
#
# The parts are there: the first notebook of this week built layers that go forward and backward. Here you make them
# *learn*. At the end you can
#
# - put the parts together into a program that trains a network, with two layers or with any number,
# - count the parameters of a network, and tell them from its hyperparameters,
# - measure a network on pictures that it has not seen, and look at its mistakes,
# - choose the moment at which training should have stopped,
# - read three broken learning curves and name the bugs behind them.
#
# **How to work.** As before: write between `START CODE HERE` and `END CODE HERE`, run the cell, run the check below
# it, open hints one at a time. Plan about ninety minutes.

# %%
import numpy as np

import startcode
from startcode import checks, datasets, debuglab, problems, plots
from startcode import layers as net

# %% [markdown]
# ## 1. Whose layers?
#
# Everything below is built from eight functions, and all of them are called through the name `net`:
#
# | | |
# |---|---|
# | `net.initialize_parameters(n_x, n_h, n_y, rng=rng)` | first parameters of a network with two layers |
# | `net.initialize_parameters_deep(layers_dims, rng=rng)` | the same for any number of layers |
# | `net.linear_activation_forward(A_prev, W, b, activation)` | one layer forward: returns `A`, `cache` |
# | `net.L_model_forward(X, parameters)` | all layers forward: returns `AL`, `caches` |
# | `net.compute_cost(AL, Y)` | the mean log loss |
# | `net.linear_activation_backward(dA, cache, activation)` | one layer backward: returns `dA_prev`, `dW`, `db` |
# | `net.L_model_backward(AL, Y, caches)` | all layers backward: returns `grads` with `"dW1"`, `"db1"`, … |
# | `net.update_parameters(parameters, grads, learning_rate)` | one step downhill: returns the new parameters |
#
# These are the functions that you wrote in the first notebook. So that an unfinished exercise there does not hold you
# up here, `net` is at first our finished set of them, made for speed. **The switch:** in the next cell write `True`,
# and `net` becomes your own notebook. Nothing else changes. (Grading always uses the finished set: what you lost there
# costs you nothing here.)

# %% experiment="whose layers"
build_on_mine = False  # True: your own functions, from deep_network_step_by_step.ipynb

if build_on_mine:
    net = startcode.mine("week04/deep_network_step_by_step")
print("The networks below are built from", "your own functions." if build_on_mine else "the finished functions.")

# %% [markdown]
# ## 2. The pictures again
#
# Loading, flattening and scaling you know from week 2, so it is done for you. One thing is new: pictures, labels and
# parameters are stored in single precision (`float32`, about seven digits). Training does not need more, and half the
# memory is read in half the time. (All of them, or none: one `float64` among the factors makes the product `float64`.)

# %% experiment="load the pictures"
train_x_orig, train_y, test_x_orig, test_y, classes = datasets.load_cats()

def columns(pictures, every=1):
    """Pictures (m, n, n, 3) as columns of numbers from 0 to 1; with every=4 from one pixel in 4 x 4."""
    fewer = pictures[:, ::every, ::every]
    return (fewer.reshape(len(fewer), -1).T / 255).astype(np.float32)

def single(parameters):
    """The same parameters in single precision."""
    return {name: value.astype(np.float32) for name, value in parameters.items()}

train_x, test_x = columns(train_x_orig), columns(test_x_orig)
train_y, test_y = train_y.astype(np.float32), test_y.astype(np.float32)
n_x, m_train = train_x.shape
print("train_x", train_x.shape, "cats:", int(train_y.sum()))
print("test_x ", test_x.shape, "cats:", int(test_y.sum()))

# %% [markdown]
# ## 3. How big is a network?
#
# A network is described by the list of its widths, `layers_dims` $= [n^{[0]}, n^{[1]}, \dots, n^{[L]}]$: how many
# numbers come in, then how many units each layer has. The neuron of week 2 is `[12288, 1]`. Layers are counted without
# the input, so the next one has $L = 3$:

# %% experiment="a network and its widths"
plots.network(
    [6, 4, 3, 1],
    title="[6, 4, 3, 1]: arrows are weights, blue units have a bias",
    alt="Four columns of six, four, three and one circles; arrows lead from each to every circle of the next column.",
)

# %% [markdown]
# Layer $l$ holds a matrix $W^{[l]}$ of shape $(n^{[l]}, n^{[l-1]})$ and a column $b^{[l]}$ of shape $(n^{[l]}, 1)$.
# All their entries together are the parameters, the numbers that training finds:
#
# $$\sum_{l=1}^{L} \big( n^{[l]} \, n^{[l-1]} + n^{[l]} \big).$$
#
# **With numbers:** layer 1 of the network in the figure has $4 \cdot 6 = 24$ weights and 4 biases.

# %% exercise="count_parameters"
def count_parameters(layers_dims):
    """How many numbers a network learns.

    Argument: layers_dims, the list [n_0, n_1, ..., n_L] of the widths, from input to output.
    Returns: the number of all weights and biases, a whole number.
    """
    ### START CODE HERE ### (≈ 3 lines)
    count = 0
    for l in range(1, len(layers_dims)):
        count += layers_dims[l] * layers_dims[l - 1] + layers_dims[l]  # weights and biases of one layer
    ### END CODE HERE ###
    return count

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One layer at a time: how many arrows come in, and how many biases are
# there? The input is no layer: it has neither.</details>
# <details><summary>Hint 2: in code words</summary>Begin with zero. For each layer from 1 to L add its width times the
# width before it, and its width once more.</details>
# <details><summary>Hint 3: a neighbour</summary>The length of a walk through the places in <code>x</code>:
# <code>length = 0</code>, then <code>for i in range(1, len(x)): length += abs(x[i] - x[i - 1])</code>.</details>

# %% test="count_parameters" points=10
with checks.exercise("count_parameters") as check:
    widths = [[6, 4, 3, 1], [5, 7, 3], [9, 2], [3, 8, 2, 5, 4]]
    counted = np.array([check.call(layers_dims, returns=()) for layers_dims in widths])
    sizes = [{name: value.size for name, value in net.initialize_parameters_deep(
        layers_dims, rng=np.random.default_rng(0)).items()} for layers_dims in widths]
    def every(start):  # entries of all W, of all b, or of both
        return np.array([sum(size for name, size in one.items() if name.startswith(start)) for one in sizes])
    check.close(f"the numbers for {', '.join(map(str, widths))}", counted, every(""),
                because="the number of entries in all W and b", suspects={
        "leaving out the biases": every("W"),
        "giving biases to the input too": every("") + [layers_dims[0] for layers_dims in widths],
        "giving a layer as many biases as it has inputs": every("W") + [sum(layers_dims[:-1]) for layers_dims in widths],
        "adding up the units": np.array([sum(layers_dims) for layers_dims in widths]),
        "leaving out the last layer": every("") - [(dims[-2] + 1) * dims[-1] for dims in widths],
        "leaving out the first layer": every("") - [(dims[0] + 1) * dims[1] for dims in widths]})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_application")
    def some_widths(rng, layers):
        return ([int(n) for n in rng.integers(2, 40, size=layers + 1)],)
    check.against(ours.count_parameters, some_widths, [dict(layers=1), dict(layers=3), dict(layers=6)])
    ### END HIDDEN TESTS

# %% experiment="three networks for cats"
shapes = {"no hidden layer": [n_x, 1], "two layers": [n_x, 7, 1], "four layers": [n_x, 20, 7, 5, 1]}
if checks.ready("count_parameters"):
    for name, layers_dims in shapes.items():
        print(f"{name:<16}{layers_dims!s:<24}{count_parameters(layers_dims):>8,} parameters for {m_train} pictures")

# %% [markdown]
# Far more parameters than pictures: such a network *can* learn its pictures by heart. The widths are not learned. They
# are hyperparameters, chosen by trying, and by measuring on pictures that were not used for training. So measuring
# comes first.
#
# ## 4. What does a network answer?
#
# Forward propagation gives $A^{[L]}$, for every picture the probability of a cat. The answer is 1 where it is above
# one half. The **accuracy** is the share of answers that are right.

# %% exercise="predict"
def predict(X, y, parameters):
    """Answers of a network, and how many of them are right.

    Arguments: X (n_x, m), y the true labels (1, m), parameters a dict with W1, b1, ..., WL, bL.
    Returns: p, shape (1, m), 1 where the probability is above one half, else 0; accuracy, a number from 0 to 1.
    """
    ### START CODE HERE ### (≈ 3 lines)
    AL, caches = net.L_model_forward(X, parameters)  # probabilities, shape (1, m)
    p = (AL > 0.5).astype(int)                       # zeros and ones, shape (1, m)
    accuracy = np.mean(p == y)                       # a number from 0 to 1
    ### END CODE HERE ###
    return p, accuracy

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three lines: probabilities, answers, comparison with the truth. The
# forward function returns <em>two</em> things.</details>
# <details><summary>Hint 2: in code words</summary>Take the result of <code>net.L_model_forward</code> apart. Is each
# probability above one half? True → 1, False → 0. Then the mean of "answer equals label".</details>
# <details><summary>Hint 3: a neighbour</summary>Which share of the days was warm, if a forecast said so?
# <code>said = (chance &gt; 0.8) * 1</code>, then <code>hits = np.sum(said == warm) / warm.size</code>.</details>

# %% test="predict" points=15
def labelled(rng, layers_dims, m):
    X, parameters = problems.deep_network(rng, layers_dims, m)
    return X, problems.labels(rng, m), parameters

with checks.exercise("predict") as check:
    for n_x, n_h, m in [(5, 4, 7), (3, 6, 11)]:
        X, y, parameters = check.draw(labelled, layers_dims=[n_x, n_h, 3, 1], m=m)
        form = checks.Tuple(p=(1, m), accuracy=())
        p, accuracy = check.call(X, y, parameters, returns=form)
        check.that(set(np.unique(p)) <= {0, 1}, "p holds numbers other than 0 and 1: these are probabilities, not yet "
                   "answers.", diagnosis="probabilities-not-labels", rung=2)
        blind = [{**parameters, "W3": 0 * parameters["W3"], "b3": np.array([[bias]])} for bias in (-0.2, 0.2)]
        low, high = (check.call(X, y, same, returns=form)[0] for same in blind)  # all probabilities 0.45, all 0.55
        check.that(len(np.unique(low)) == len(np.unique(high)) == 1, "pictures of equal probability get unequal answers: does "
                   "a loop end too early?", diagnosis="unequal", rung=1)
        check.that((low[0, 0], high[0, 0]) != (1, 0), "p exchanges 0 and 1: every answer is the opposite of what the "
                   "probability says.", diagnosis="exchanged", rung=2)
        check.that((low[0, 0], high[0, 0]) == (0, 1), "a probability of 0.45 must give 0 and one of 0.55 must give 1: is the "
                   "threshold one half?", diagnosis="threshold", rung=2)
        opposite = {**parameters, "W3": -parameters["W3"], "b3": -parameters["b3"]}
        turned, _ = check.call(X, y, opposite, returns=form)
        check.close("p of the network with W3 and b3 turned round", turned, 1 - p, rung=1,
                    because="1 - p: evidence for becomes evidence against")
        neuron = {"W1": parameters["W1"][:1], "b1": parameters["b1"][:1]}
        evidence = np.array([np.vdot(neuron["W1"], X[:, i]) + neuron["b1"][0, 0] for i in range(m)])
        single, _ = check.call(X, y, neuron, returns=form)
        check.close("p of a single neuron", single[0], np.where(evidence > 0, 1, 0),
                    because="1 exactly where the evidence is positive")
        wrong = np.arange(m + 1)  # so many labels differ from what the network answered
        shares = np.array([check.call(X, np.where(np.arange(m) < count, 1 - p, p), parameters, returns=form)[1]
                           for count in wrong])
        check.that(np.any(shares != 0), "accuracy is 0, however many answers are right. Are the probabilities compared with the "
                   "labels, which they never equal, where the answers p are meant?", diagnosis="probabilities-compared", rung=2)
        check.close(f"accuracy with 0, 1, ... {m} of {m} answers wrong", shares, 1 - wrong / m, suspects={
            "a percentage, where a share from 0 to 1 is wanted": 100 - 100 * wrong / m,
            "a count, where a share from 0 to 1 is wanted": m - wrong,
            "the share of wrong answers": wrong / m})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_application")
    def close_calls(rng, layers_dims, m):  # probabilities near one half
        X, y, parameters = labelled(rng, layers_dims, m)
        last = len(layers_dims) - 1
        return X, y, {**parameters, f"W{last}": parameters[f"W{last}"] / 60, f"b{last}": parameters[f"b{last}"] / 60}
    sizes = [dict(layers_dims=[7, 5, 4, 3, 1], m=9), dict(layers_dims=[4, 1], m=13), dict(layers_dims=[3, 6, 1], m=8)]
    check.against(ours.predict, labelled, sizes, returns=checks.Tuple(p=(), accuracy=()))
    check.against(ours.predict, close_calls, sizes, returns=checks.Tuple(p=(), accuracy=()))
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** how many test pictures does the four-layer network get right *before* it has learned anything?

# %% experiment="a network that has learned nothing"
if checks.ready("predict"):
    newborn = net.initialize_parameters_deep(shapes["four layers"], rng=np.random.default_rng(1))
    p, accuracy = predict(test_x, test_y, newborn)
    print(f"it says \"cat\" to {int(p.sum())} of {p.size} pictures and is right {100 * accuracy:.1f} % of the time")
    print(f"always saying \"no cat\" is right {100 * np.mean(test_y == 0):.1f} % of the time")

# %% [markdown]
# ## 5. Two layers that learn
#
# The network of this section is the one of week 3, with ReLU in the hidden layer:
#
# $$X \;\to\; Z^{[1]} = W^{[1]} X + b^{[1]} \;\to\; A^{[1]} = \text{relu}(Z^{[1]})$$
#
# $$\to\; Z^{[2]} = W^{[2]} A^{[1]} + b^{[2]} \;\to\; A^{[2]} = \sigma(Z^{[2]}) \;\to\; J.$$
#
# One step of training: forward to the cost, backward to the gradients, one step downhill. The parts do all of that,
# except for the very first slope on the way back, that of the loss with respect to the prediction. From
# $\mathcal L = -\big(y \log a + (1-y) \log(1-a)\big)$ it is
#
# $$dA^{[2]} = \frac{\partial \mathcal L}{\partial A^{[2]}} = -\left( \frac{Y}{A^{[2]}} - \frac{1-Y}{1-A^{[2]}} \right),$$
#
# one number per picture. (The mean over pictures, $1/m$, is taken later, where $dW$ and $db$ are computed.) **With
# numbers:**

# %% experiment="one slope by hand"
def loss(a, y):
    return -(y * np.log(a) + (1 - y) * np.log(1 - a))

print("   a   y   loss      dA   measured  dA a (1 - a)   a - y")
for a, y in [(0.8, 1), (0.8, 0), (0.1, 1)]:
    measured = (loss(a + 1e-6, y) - loss(a - 1e-6, y)) / 2e-6  # move a by a hair and look
    dA = -1 / a if y == 1 else 1 / (1 - a)                     # the formula: for each label one of its terms is alive
    print(f"{a:>4}{y:>4}{loss(a, y):>7.2f}{dA:>8.2f}{measured:>11.2f}{dA * a * (1 - a):>14.2f}{a - y:>8.2f}")

# %% [markdown]
# The last two columns are old friends: multiplied by the slope of the sigmoid, $a(1-a)$, the slope becomes the error
# $a - y$ of week 2. That multiplication is done inside `net.linear_activation_backward`. So hand it $dA^{[2]}$, not
# the error.
#
# **Two additions of ours.** The field's signature of `two_layer_model` ends with `print_cost`. We add two arguments
# behind it: `rng`, the generator that draws the first weights, and `start`, parameters to begin with instead. With
# `start` you can train on where an earlier run ended, and two programs can be compared from the same beginning.

# %% exercise="two_layer_model"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    """A network LINEAR -> RELU -> LINEAR -> SIGMOID, trained by gradient descent.

    Arguments: X (n_x, m), Y (n_y, m) of zeros and ones, layers_dims (n_x, n_h, n_y); learning_rate, the factor alpha of
        each step; num_iterations, how many steps; print_cost, whether to print the costs that are kept;
        rng, the np.random.Generator that draws the first parameters; start, parameters to begin with instead.
    Returns: parameters, a dict with W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1) after the last step;
        costs, a list with the cost before step 0, 100, 200, ...
    """
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        ### START CODE HERE ### (≈ 1 line)
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)  # W1, b1, W2, b2
        ### END CODE HERE ###
    for i in range(num_iterations):
        ### START CODE HERE ### (≈ 8 lines)
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")      # shape (n_h, m)
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")  # shape (n_y, m)
        cost = net.compute_cost(A2, Y)                                             # a number
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))                                       # shape (n_y, m)
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")     # shape (n_h, m)
        dA0, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")        # shape (n_x, m), not used
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}                   # four slopes
        parameters = net.update_parameters(parameters, grads, learning_rate)       # the new W1, b1, W2, b2
        ### END CODE HERE ###
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"cost before step {i}: {cost:.6f}")
    return parameters, costs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Follow the arrows of the formula forward, one call per layer, keeping each
# cache. Then the same way back, last layer first: each backward call needs the cache of <em>its</em> layer. What
# <code>net.update_parameters</code> returns must be kept.</details>
# <details><summary>Hint 2: in code words</summary>Layer 1 with relu, layer 2 with sigmoid, cost; dA2 from the formula
# above, entry by entry; layer 2 backward gives dA1, dW2, db2; layer 1 backward gives dA0 (which nobody needs), dW1, db1;
# a dict of the four slopes, each under its own name; update.</details>
# <details><summary>Hint 3: a neighbour</summary>Two steps forward and back for u = 3x, v = u²:
# <code>u, keep1 = 3 * x, x</code>, <code>v, keep2 = u ** 2, u</code>, <code>du = 2 * keep2</code>,
# <code>dx = 3 * du</code>. Backward begins with the last step, and uses what that step kept.</details>

# %% test="two_layer_model" points=30
def two_layers(rng, n_x, n_h, m):
    return problems.untrained(rng, [n_x, n_h, 1], m)

with checks.exercise("two_layer_model") as check:
    for n_x, n_h, m, rate in [(5, 4, 7, 0.3), (3, 6, 11, 0.05)]:
        X, Y, start = check.draw(two_layers, n_x=n_x, n_h=n_h, m=m)
        descent = problems.Descent(net, lambda rng: net.initialize_parameters(n_x, n_h, 1, rng=rng),
                                   (n_x, n_h, 1), X, Y, start, rate)
        A2, hidden = descent.predictions(start), 1 / (1 + np.exp(-(start["W1"] @ X + start["b1"])))
        problems.check_descent(
            check, descent,
            draws={"net.initialize_parameters_deep, which scales the weights in another way":
                   net.initialize_parameters_deep([n_x, n_h, 1], rng=descent.rng())},
            costs={"a sigmoid in the hidden layer, where relu is meant":
                   net.compute_cost(1 / (1 + np.exp(-(start["W2"] @ hidden + start["b2"]))), Y)},
            slopes={"stepping uphill: the sign of dA2, or of the step, is turned round": np.mean(Y - A2),
                    "the error A2 - Y in the place of dA2": np.mean((A2 - Y) * A2 * (1 - A2)),
                    "the error turned round, Y - A2, in the place of dA2": np.mean((Y - A2) * A2 * (1 - A2)),
                    "only the term of the cats in dA2": np.mean(-Y * (1 - A2)),
                    "a wrong sign between the two terms of dA2": np.mean(-Y * (1 - A2) - (1 - Y) * A2)})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_application")
    def from_start(rng, widths, m, steps, rate):
        X, Y, start = problems.untrained(rng, widths, m)
        return X, Y, tuple(widths), rate, steps, False, None, start
    def from_rng(rng, widths, m, steps, rate):
        X, Y, _ = problems.untrained(rng, widths, m)
        return X, Y, tuple(widths), rate, steps, False, np.random.default_rng(rng.integers(2**32)), None
    form = checks.Tuple(parameters=checks.Dict(W1=(), b1=(), W2=(), b2=()), costs=list)
    check.against(ours.two_layer_model, from_start, [
        dict(widths=[7, 3, 1], m=5, steps=17, rate=0.2), dict(widths=[3, 5, 2], m=9, steps=120, rate=0.03)], returns=form)
    check.against(ours.two_layer_model, from_rng, [dict(widths=[4, 3, 2], m=13, steps=30, rate=0.5)], returns=form)
    ### END HIDDEN TESTS

# %% [markdown]
# Now the cats. The first weights are drawn, then stored in single precision like the pictures. **Predict first:** the
# single neuron of week 2 learned its training pictures nearly by heart and got about two thirds of the test pictures
# right. Where will seven hidden units end, on each of the two sets?

# %% experiment="two layers on cats"
results, curves = {}, {}  # by name of the network: accuracy on both sets; steps and costs of its training

def report(name, parameters, costs):
    results[name] = [predict(X, y, parameters)[1] for X, y in [(train_x, train_y), (test_x, test_y)]]
    curves[name] = (100 * np.arange(len(costs)), costs)

if checks.ready("predict", "two_layer_model"):
    layers_dims = shapes["two layers"]
    first = single(net.initialize_parameters(*layers_dims, rng=np.random.default_rng(1)))
    shallow, costs = two_layer_model(train_x, train_y, layers_dims, num_iterations=2500, start=first)
    report("two layers", shallow, costs)
    print("right on the training set {:.1%}, on the test set {:.1%}".format(*results["two layers"]))
    plots.lines(
        curves,
        title="At first hardly anything happens; then the hidden units catch on",
        xlabel="step of gradient descent", ylabel="cost on the training set",
        alt="Training cost over steps: nearly flat at the start, then falling towards zero.",
    )

# %% [markdown]
# **Why hidden units help here.** In these drawings a cat is as often bright on a dark ground as dark on a bright one. One
# template cannot speak for both. Seven units hold seven templates, and each may speak for a cat or against one. **Predict:**
# will you see cats in them?

# %% experiment="what the hidden units look for"
if checks.ready("predict", "two_layer_model"):
    learned = shallow["W1"] - first["W1"]  # what training added to the random start, one row a unit
    A1, _ = net.linear_activation_forward(train_x, shallow["W1"], shallow["b1"], "relu")
    plots.images(
        [(0.5 + 0.5 * row / max(np.abs(row).max(), 1e-9)).reshape(train_x_orig.shape[1:]) for row in learned],
        [f"on for {np.sum(on)} pictures,\nspeaks {'for' if weight > 0 else 'against'} cats"
         for on, weight in zip(A1 > 0, shallow["W2"][0])],
        title="Seven templates instead of one: bright is liked, dark is not", columns=4,
        alt="Seven squares, one a hidden unit: most are blurred coloured patterns, one is grey, one shows a single drawing.",
    )

# %% [markdown]
# The slope of a unit's weights is made of the pictures for which the unit is *on*, so what it learns is a mixture of
# these. A unit that is on for a single picture can learn nothing but that picture. One that is off for every picture gets
# no slope at all, and stays as it is: it is called **dead**. The grey square was dead from the start. Which other unit
# died on the way, and what had it seen? (It stands there in negative: the unit was pushed away from that picture until it
# was off for it, too.)
#
# ## 6. Any number of layers
#
# With two layers you wrote every call by hand. With $L$ layers that would be a long day; the functions with `L_model`
# in their names hold the loop over layers. Hidden layers have ReLU, the last one a sigmoid. What remains is the rhythm
# of all training: **forward, cost, backward, update.**

# %% exercise="L_layer_model"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    """A network [LINEAR -> RELU] * (L - 1) -> LINEAR -> SIGMOID, trained by gradient descent.

    Arguments: layers_dims, the widths [n_0, n_1, ..., n_L]; the others as in two_layer_model.
    Returns: parameters, a dict with W1, b1, ..., WL, bL after the last step;
        costs, a list with the cost before step 0, 100, 200, ...
    """
    parameters, costs = start, []
    if start is None:
        ### START CODE HERE ### (≈ 1 line)
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)  # W1, b1, ..., WL, bL
        ### END CODE HERE ###
    for i in range(num_iterations):
        ### START CODE HERE ### (≈ 4 lines)
        AL, caches = net.L_model_forward(X, parameters)                         # shape (n_L, m)
        cost = net.compute_cost(AL, Y)                                          # a number
        grads = net.L_model_backward(AL, Y, caches)                             # dW1, db1, ..., dWL, dbL
        parameters = net.update_parameters(parameters, grads, learning_rate)    # the new W1, b1, ..., WL, bL
        ### END CODE HERE ###
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"cost before step {i}: {cost:.6f}")
    return parameters, costs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One line for each word of the rhythm. The slopes must be those of the
# parameters as they are <em>now</em>, in this round of the loop.</details>
# <details><summary>Hint 2: in code words</summary>The forward function takes X and the present parameters and gives AL
# and caches; the cost compares AL with Y; the backward function takes AL, Y and caches; the update function takes
# parameters, slopes and the learning rate, and its result is the new parameters.</details>
# <details><summary>Hint 3: a neighbour</summary>Newton's way to √2 has the same form. In each round:
# <code>error = x * x - 2</code>, <code>slope = 2 * x</code>, <code>x = x - error / slope</code>. The name on the left of the
# last line is the one that the next round begins with.</details>

# %% test="L_layer_model" points=25
with checks.exercise("L_layer_model") as check:
    for layers_dims, m, rate in [([5, 4, 3, 1], 7, 0.2), ([3, 6, 1], 11, 0.05), ([4, 1], 9, 0.4)]:
        X, Y, start = check.draw(problems.untrained, layers_dims=layers_dims, m=m)
        descent = problems.Descent(net, lambda rng: net.initialize_parameters_deep(layers_dims, rng=rng),
                                   layers_dims, X, Y, start, rate)
        tiny = {name: 0.01 * np.sqrt(value.shape[1]) * value for name, value in descent.drawn().items()}
        problems.check_descent(check, descent, draws={"weights of size 0.01, which fade in a deep network": tiny},
                               costs={}, slopes={})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours, neuron = lesson("week04/deep_network_application"), lesson("week02/logistic_regression")
    def from_start(rng, layers_dims, m, steps, rate):
        X, Y, start = problems.untrained(rng, layers_dims, m)
        return X, Y, layers_dims, rate, steps, False, None, start
    def from_rng(rng, layers_dims, m, steps, rate):
        X, Y, _ = problems.untrained(rng, layers_dims, m)
        return X, Y, layers_dims, rate, steps, False, np.random.default_rng(rng.integers(2**32)), None
    form = checks.Tuple(parameters=None, costs=list)
    check.against(ours.L_layer_model, from_start, [
        dict(layers_dims=[7, 5, 6, 3, 2], m=9, steps=17, rate=0.1),
        dict(layers_dims=[3, 4, 1], m=8, steps=120, rate=0.03)], returns=form)
    check.against(ours.L_layer_model, from_rng, [dict(layers_dims=[5, 2, 4, 1], m=13, steps=30, rate=0.3)], returns=form)
    check.against(ours.two_layer_model, from_start, [dict(layers_dims=[4, 3, 1], m=7, steps=40, rate=0.2)], returns=form)
    def from_zeros(rng, n_x, m, steps, rate):
        _, _, X, Y = problems.binary(rng, n_x, m)
        return X, Y, [n_x, 1], rate, steps, False, None, {"W1": np.zeros((1, n_x)), "b1": np.zeros((1, 1))}
    def week_2(X, Y, layers_dims, rate, steps, print_cost, rng, start):
        d = neuron.model(X, Y, X, Y, num_iterations=steps, learning_rate=rate)
        return {"W1": d["w"].T, "b1": np.reshape(d["b"], (1, 1))}, d["costs"]
    check.against(week_2, from_zeros, [dict(n_x=6, m=11, steps=150, rate=0.2)], returns=form)
    ### END HIDDEN TESTS

# %% [markdown]
# ### Two programs, one result
#
# A good way to trust a new program is to let it do what an older one does, and to compare. `L_layer_model` with two
# layers must agree with `two_layer_model`, and with *no* hidden layer it must be the neuron of week 2. From the same
# start, the difference should be rounding, nothing more:

# %% experiment="two programs, one result"
tiny_x = columns(train_x_orig, every=8).astype(float)  # every eighth pixel: enough to compare

if checks.ready("two_layer_model", "L_layer_model"):
    dims = [len(tiny_x), 5, 1]
    start = net.initialize_parameters(*dims, rng=np.random.default_rng(1))
    by_hand, _ = two_layer_model(tiny_x, train_y, dims, num_iterations=200, start=start)
    by_loop, _ = L_layer_model(tiny_x, train_y, dims, num_iterations=200, start=start)
    gap = max(np.abs(by_hand[name] - by_loop[name]).max() for name in start)
    print(f"L_layer_model and two_layer_model: largest difference {gap:.0e}")

    w, b = np.zeros((len(tiny_x), 1)), 0.0
    for _ in range(200):  # week 2, in three lines
        error = 1 / (1 + np.exp(-(w.T @ tiny_x + b))) - train_y
        w, b = w - 0.0075 * tiny_x @ error.T / m_train, b - 0.0075 * error.mean()
    neuron, _ = L_layer_model(tiny_x, train_y, [len(tiny_x), 1], num_iterations=200,
                              start={"W1": np.zeros((1, len(tiny_x))), "b1": np.zeros((1, 1))})
    gap = max(np.abs(neuron["W1"] - w.T).max(), np.abs(neuron["b1"] - b).max())
    print(f"L_layer_model and the neuron of week 2: largest difference {gap:.0e}")

# %% [markdown]
# ### Depth on cats
#
# The same pictures, three networks: no hidden layer (week 2, from zeros and with its own learning rate), two layers,
# four layers. **Predict the order on the test set**, while the computer works.

# %% experiment="four layers on cats"
if checks.ready("predict", "L_layer_model"):
    zeros = single({"W1": np.zeros((1, n_x)), "b1": np.zeros((1, 1))})
    report("no hidden layer", *L_layer_model(train_x, train_y, shapes["no hidden layer"], 0.005, 2000, start=zeros))
    start = single(net.initialize_parameters_deep(shapes["four layers"], rng=np.random.default_rng(1)))
    deep, costs = L_layer_model(train_x, train_y, shapes["four layers"], num_iterations=2500, start=start)
    report("four layers", deep, costs)
    trained = [name for name in shapes if name in results]
    print("                training    test")
    for name in trained:
        print("{:<16}{:>8.1%}{:>8.1%}".format(name, *results[name]))
    share, m_test = results["four layers"][1], test_y.size
    print(f"a share measured on {m_test} pictures is uncertain by about {np.sqrt(share * (1 - share) / m_test):.1%}")
    plots.lines(
        {name: curves[name] for name in trained},
        title="The neuron falls at once, two layers hesitate first, four layers end lowest",
        xlabel="step of gradient descent", ylabel="cost on the training set",
        alt="Training cost over steps for three networks. That of two layers stays flat at first; that of four layers "
            "falls in jumps and ends lowest.",
    )

# %% [markdown]
# One run is one draw of the first weights, and the test set is small: compare the leads in the table with the uncertainty
# below it. Averaged over five draws the order on this test set is: no hidden layer, two layers, four layers, and the four
# layers are plainly ahead of none. **Try it:** another number in `default_rng(1)`, in both cells.
#
# ## 7. Which pictures does it get wrong?

# %% exercise="mislabeled"
def mislabeled(p, y):
    """Where the answers are wrong.

    Arguments: p, answers, and y, true labels, both (1, m) of zeros and ones.
    Returns: the numbers of the pictures (columns) that were answered wrongly, in rising order, shape (k,).
    """
    ### START CODE HERE ### (≈ 1 line)
    indices = np.where(p != y)[1]  # column numbers, shape (k,)
    ### END CODE HERE ###
    return indices

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Compare the two arrays entry by entry. <code>np.where</code> of a
# comparison tells in which places it is true: one array of numbers for each axis. Which axis counts the
# pictures?</details>
# <details><summary>Hint 2: in code words</summary>The places where answer and label differ; of these, the entry for
# the axis of columns.</details>
# <details><summary>Hint 3: a neighbour</summary>In which rows of a table does a negative number stand?
# <code>np.where(table &lt; 0)[0]</code>.</details>

# %% test="mislabeled" points=10
def answers(rng, m, k):
    y = problems.labels(rng, m)
    wrong = np.sort(rng.choice(np.arange(1, m), size=k, replace=False))  # never picture 0 alone
    p = y.copy()
    p[0, wrong] = 1 - p[0, wrong]
    return p.astype(int), y.astype(int), wrong

with checks.exercise("mislabeled") as check:
    p, y = np.array([[1, 0, 0, 1, 1, 0, 1, 0, 0]]), np.array([[1, 1, 0, 0, 1, 0, 0, 0, 1]])
    raw = check.call(p, y)
    size = np.shape(raw)
    check.that(size != (), "mislabeled gives a count; the numbers of the pictures are wanted.", diagnosis="count", rung=1)
    check.that(size != (5,), "mislabeled lists five of these nine pictures: those that were answered rightly.",
               diagnosis="exchanged", rung=1)
    check.that(size != (2,), "two of the four mistakes are missing: there are missed cats, and there are false alarms.",
               diagnosis="one-kind", rung=1)
    check.that(size != (1, 9), "mislabeled says yes or no for every picture; the numbers of the wrong ones are wanted.",
               diagnosis="mask", rung=2)
    found = check.call(p, y, returns=(4,))
    check.that(np.any(found != 0), "these are the rows of the mistakes; there is only one row, 0.",
               diagnosis="rows", rung=1)
    check.close("mislabeled", found, np.array([1, 3, 6, 8]), because="read off by hand", rung=2, suspects={
        "counting the pictures from 1": np.array([2, 4, 7, 9])})
    for m, k in [(9, 4), (13, 3), (6, 0)]:
        p, y, wrong = check.draw(answers, m=m, k=k)
        check.close("mislabeled", check.call(p, y, returns=(k,)), wrong,
                    because="the pictures whose answers we turned round")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_application")
    check.against(ours.mislabeled, lambda rng, m, k: answers(rng, m, k)[:2], [
        dict(m=31, k=8), dict(m=12, k=11), dict(m=8, k=1)])
    ### END HIDDEN TESTS

# %% experiment="the mislabeled pictures"
def print_mislabeled_images(classes, X, y, p):
    """The first twelve pictures that were answered wrongly, each with its answer and the truth."""
    few = mislabeled(p, y)[:12]
    num_px = round((len(X) / 3) ** 0.5)
    plots.images(
        [X[:, j].reshape(num_px, num_px, 3) for j in few],
        [f"said {classes[p[0, j]].decode()}\nis {classes[int(y[0, j])].decode()}" for j in few],
        title="Wrongly answered: what do they have in common?",
        alt="Up to twelve test pictures that the network answered wrongly, each with its answer and the truth below.",
    )

if checks.ready("predict", "L_layer_model", "mislabeled"):
    p, _ = predict(test_x, test_y, deep)
    wrong = mislabeled(p, test_y)
    print(f"{len(wrong)} mistakes: {int(test_y[0, wrong].sum())} cats missed, {int(p[0, wrong].sum())} false alarms")
    print_mislabeled_images(classes, test_x, test_y, p)

# %% [markdown]
# Look for a pattern before you read on: lying cats, other animals with a cat's coat, a subject near the edge? To look
# at mistakes is the cheapest way to learn what a network lacks. (What this one lacks most: it looks at single pixels,
# so a cat two pixels further left is a new cat. Week 8 changes that.)
#
# ## 8. When to stop?
#
# The cost on the training set goes on falling. But is the network still learning cats, or already these pictures? To
# see that, keep some pictures away from training, a **validation set**, and measure the cost there as well. (Not on
# the test set: a number that you used for choosing is no longer an honest measure.)
#
# The moment at which the *validation* cost was lowest is the moment to stop. This is called **early stopping**; week 5
# comes back to it.

# %% exercise="best_iteration"
def best_iteration(validation_costs, every):
    """The step after which training should have stopped.

    Arguments: validation_costs, a list with the cost on the validation set before step 0, every, 2 * every, ...;
        every, how many steps lie between two entries.
    Returns: the step at which the validation cost was lowest (the first, if there are several), a whole number.
    """
    ### START CODE HERE ### (≈ 1 line)
    step = int(np.argmin(validation_costs)) * every  # a number of steps
    ### END CODE HERE ###
    return step

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Not the lowest cost is asked for, but <em>where</em> it stands, and then
# how many steps that place in the list stands for.</details>
# <details><summary>Hint 2: in code words</summary>NumPy's <code>argmin</code> gives the place of the smallest entry,
# the first of them if there are several. Turn the place into a number of steps.</details>
# <details><summary>Hint 3: a neighbour</summary>At which hour was it warmest, if a thermometer was read every third
# hour? <code>3 * np.argmax(temperatures)</code>.</details>

# %% test="best_iteration" points=10
with checks.exercise("best_iteration") as check:
    lists = [[0.693, 0.611, 0.503, 0.467, 0.467, 0.522, 0.803, 0.711], [0.701, 0.823, 0.307, 0.307, 0.353],
             [0.602, 0.503, 0.551, 0.409, 0.917, 0.409, 0.706], [0.303, 0.503, 0.907, 0.811],
             [0.902, 0.933, 0.611, 0.507, 0.411, 0.311, 0.353, 0.207]]
    every = [30, 20, 70, 50, 10]
    got = np.array([check.call(costs, steps, returns=()) for costs, steps in zip(lists, every)])
    def all_of(place):  # one number for each list: the place in it, times its steps
        return np.array([place(costs) * steps for costs, steps in zip(lists, every)])
    lowest = all_of(lambda costs: costs.index(min(costs)))
    check.close("best_iteration of five lists", got, lowest,
                because="the step of the lowest cost, the first if there are several", suspects={
        "the place in the list, not the number of steps": lowest / every,
        "the lowest cost itself": np.array([min(costs) for costs in lists]),
        "the last step, whatever the costs are": all_of(lambda costs: len(costs) - 1),
        "the step of the highest cost": all_of(lambda costs: costs.index(max(costs))),
        "the last of several lowest costs": all_of(lambda costs: len(costs) - 1 - costs[::-1].index(min(costs))),
        "counting from 1: the first cost belongs to step 0": lowest + every,
        "stopping at the first rise: it may fall again": all_of(
            lambda costs: next((i for i in range(len(costs) - 1) if costs[i + 1] > costs[i]), len(costs) - 1)),
        "steps of 100, whatever every says": 100 * lowest / every})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_application")
    def some_costs(rng, records, every):
        return list(np.round(rng.uniform(0.2, 0.9, size=records), 1)), every  # few digits: several lowest entries
    check.against(ours.best_iteration, some_costs, [
        dict(records=7, every=30), dict(records=23, every=7), dict(records=40, every=1)])
    ### END HIDDEN TESTS

# %% [markdown]
# One quarter of the training pictures stays away from training here. `start` lets us train a few steps at a time and
# measure in between. **Predict:** does the validation cost fall as long as the training cost does?

# %% experiment="early stopping"
if checks.ready("predict", "L_layer_model", "best_iteration"):
    order = np.random.default_rng(1).permutation(m_train)
    away, kept = order[: m_train // 4], order[m_train // 4 :]
    small_x, every = columns(train_x_orig, every=4), 50  # every fourth pixel: quick
    dims = [len(small_x), 7, 1]
    parameters = single(net.initialize_parameters_deep(dims, rng=np.random.default_rng(1)))
    training_costs, validation_costs = [], []
    for _ in range(40):
        for these, costs in [(kept, training_costs), (away, validation_costs)]:
            AL, _ = net.L_model_forward(small_x[:, these], parameters)
            costs.append(float(net.compute_cost(AL, train_y[:, these])))
        parameters, _ = L_layer_model(small_x[:, kept], train_y[:, kept], dims, 0.03, every, start=parameters)
    best = best_iteration(validation_costs, every)
    print(f"lowest validation cost {min(validation_costs):.3f} at step {best}; at the end {validation_costs[-1]:.3f}")
    steps = every * np.arange(len(training_costs))
    plots.lines(
        {"pictures trained on": (steps, training_costs), "pictures kept away": (steps, validation_costs)},
        points={"stop here": (best, min(validation_costs))},
        title="The training cost falls on; on other pictures the cost turns round",
        xlabel="step of gradient descent", ylabel="cost",
        alt="Two costs over steps. That of the training pictures falls throughout; that of the others falls, then rises. "
            "Its lowest place is marked.",
    )

# %% [markdown]
# ## 9. Your own picture
#
# Put a picture of yours beside this notebook, write its name below, and run. (The networks have seen drawings only.
# What do you expect of a photograph?)

# %% experiment="your own picture"
my_picture = None  # for example "my_cat.jpg"

if my_picture and checks.ready("predict", "L_layer_model"):
    picture = datasets.load_picture(my_picture, size=train_x_orig.shape[1])
    p, _ = predict(columns(picture[np.newaxis]), np.ones((1, 1)), deep)
    answer = classes[p[0, 0]].decode()
    plots.images([picture], [answer], title="What the network sees, and what it says",
                 alt=f"Your picture, called {answer}.")

# %% [markdown]
# ## 10. Debug lab
#
# Three colleagues each trained a network of five layers, each with one bug, on a set with twice as many other
# pictures as cats.
#
# 1. "It trains without an error, but the cost stops early and never moves again."
# 2. "`nan`, from the very first cost on."
# 3. "A fine curve! And then, all at once, `nan`."
#
# **Which bug is whose?** (a) the last layer has ReLU, like all the others; (b) all first weights are multiplied by
# 0.01; (c) the predictions are stored in half precision (`float16`, about three digits) to save memory.

# %% experiment="debug lab"
cats, others = np.flatnonzero(train_y[0] == 1), np.flatnonzero(train_y[0] == 0)
two_to_one = np.concatenate([cats[: len(others) // 2], others])
broken = debuglab.deep_network(
    columns(train_x_orig, every=4)[:, two_to_one], train_y[:, two_to_one], rng=np.random.default_rng(1))
for colleague, costs in broken.items():
    print(f"colleague {colleague}: costs {np.round(costs[:1350:225], 4)} ... {costs[-1]:.4f}")
share = train_y[:, two_to_one].mean()
print(f"share of cats {share:.3f}; cost of always answering with this share "
      f"{-share * np.log(share) - (1 - share) * np.log(1 - share):.4f}")
plots.lines(
    {f"colleague {colleague}": (np.arange(0, len(costs), 50), costs[::50]) for colleague, costs in broken.items()},
    title="Three bugs, three curves: which is whose? (nan is not drawn)",
    xlabel="step of gradient descent", ylabel="reported cost",
    alt="Reported cost over steps: one curve turns flat, one falls and breaks off, one is not there at all.",
)

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (b). Each layer makes the numbers a hundred times smaller or more, so the last layer sees
#   nearly nothing, and nearly no slope comes back. Only its bias learns, and the best that a constant can do is to answer
#   with the share of cats. Its cost is the *entropy* of that share, printed above: remember the flat line. Week 5 is about
#   first weights that keep the numbers alive.
# - Colleague 2 is (a). ReLU gives exactly 0 for every picture with negative evidence, and more than 1 for others: the
#   logarithms of $a$ and $1-a$ do not exist, before anything was learned.
# - Colleague 3 is (c). Nothing is wrong until the network becomes sure. Then some prediction is rounded to exactly 1, and
#   $0 \cdot \log 0$ is `nan`. A network that is too sure can do the same in single precision, only later.
#
# </details>
#
# ## Remember
#
# - Training is one rhythm for every depth: forward, cost, backward, update; keep what update returns.
# - Parameters are found by training, hyperparameters are chosen by you, on a validation set.
# - `[n, 1]` is the neuron of week 2; a new program should do what an old one did before it does more.
# - A cost that stands still at the entropy of the class share is a network that ignores its input.
# - `nan` at once: the output cannot be a probability. `nan` later: something became exactly 0 or 1, or too large.
#
# ## What you can do now
#
# You can build, train and judge a network of any depth, and you have looked at what it gets wrong. Open questions, for
# weeks 5 to 8: how to begin (initialization), how not to learn by heart (regularization), how to be faster
# (optimization), and how to see a cat wherever it sits (convolution).

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week04/deep_network_application")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
