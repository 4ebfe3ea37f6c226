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
# # Regularisation: learning what will hold for the next point too
#
# **The question of this notebook:** a network that is large enough can learn any set of examples by heart. How do you
# make it learn what is true of examples that it has *not* seen?
#
# At the end you can
#
# - tell from two numbers whether a network suffers from bias or from variance, and say what to try next,
# - say what training, dev and test sets are for,
# - add L2 regularisation to a cost and to its slopes, and explain why it is called weight decay,
# - write inverted dropout, forward and back, and switch it off where it must be off,
# - stop a training run at the right moment, and make more examples out of those you have.
#
# **How to work.** As before: write between `START CODE HERE` and `END CODE HERE`, run the cell, run the check below it.
# Predict before you run an experiment. Plan about two hours.

# %%
import numpy as np

from startcode import checks, datasets, layers, plots, problems

# %% [markdown]
# ## 1. Three sets
#
# A network is judged by examples that took no part in making it. Choosing is making, too: who tries ten settings and
# keeps the best one has fitted the choice to the examples that it was judged by. So there are three sets:
#
# | set | what it is for |
# |---|---|
# | **training set** | gradient descent sees it |
# | **dev set** (also: validation set) | you see it: to compare networks, settings, numbers of steps |
# | **test set** | nobody sees it until all is chosen; then once, for an honest number |
#
# Dev and test set must be alike, and like what the network will meet in use: a dev set is the target you aim at. They
# need to be just large enough to tell good from better. Of a few thousand examples people give each a fifth; of
# millions, one per cent is plenty.
#
# Here are two half moons that reach into each other. These points cost nothing, so dev and test set can be large and
# their numbers exact. Only the training set is small, as it often is in real life.

# %% experiment="three sets"
rng = np.random.default_rng(21)
X, Y = datasets.moons(1090, noise=0.35, rng=rng)
X_train, X_dev, Y_train, Y_dev = X[:, :90], X[:, 90:], Y[:, :90], Y[:, 90:]
X_test, Y_test = datasets.moons(5000, noise=0.35, rng=rng)
plots.scatter(
    X_train, Y_train,
    title="The training set: two moons, and some points that strayed into the other one",
    alt="Ninety points in two classes that form two interleaved half moons; a few points lie among the other class.",
)
print("train", X_train.shape, " dev", X_dev.shape, " test", X_test.shape)

# %% [markdown]
# ### The network of this notebook
#
# Three layers, ReLU, ReLU, sigmoid, as in week 4. This time you will reach *inside*, so here it is in full, with its
# way back. The `cache` is a dict, and later functions find there what they need.

# %%
def forward_propagation(X, parameters):
    """The way forward: A3 (1, m), and a cache with A1 (n_1, m), A2 (n_2, m), A3 and all parameters."""
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    Z3 = parameters["W3"] @ A2 + parameters["b3"]
    A3 = 0.5 * (1 + np.tanh(0.5 * Z3))  # the sigmoid; written so, no exponential can overflow
    return A3, {**parameters, "A1": A1, "A2": A2, "A3": A3}


def backward_propagation(X, Y, cache):
    """The way back: dW3, db3, ..., db1, the slopes of the log loss, each shaped like its parameter."""
    m, grads = X.shape[1], {}
    incoming = {1: X, 2: cache["A1"], 3: cache["A2"]}
    dZ = cache["A3"] - Y
    for l in (3, 2, 1):
        grads[f"dW{l}"], grads[f"db{l}"] = dZ @ incoming[l].T / m, np.sum(dZ, axis=1, keepdims=True) / m
        dZ = (cache[f"W{l}"].T @ dZ) * (incoming[l] > 0)  # to the layer below, through its ReLU
    return grads

# %% [markdown]
# And this trains it. The two ways to regularise that you are about to write are already wired in; until then it trains
# without. It keeps the costs on both sets, so that we can look at them side by side.

# %% experiment="a training program"
def train(layers_dims, X, Y, *, lambd=0.0, keep_prob=1.0, steps=5000, rate=0.2, dev=None):
    """Parameters after gradient descent, and {"train": [...], "dev": [...]}, every fiftieth log loss."""
    parameters = layers.initialize_parameters_deep(layers_dims, rng=np.random.default_rng(1))
    rng, costs = np.random.default_rng(4), {"train": [], "dev": []}
    for step in range(steps):
        if keep_prob < 1:
            A3, cache = forward_propagation_with_dropout(X, parameters, keep_prob, rng)
            grads = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        else:
            A3, cache = forward_propagation(X, parameters)
            if lambd > 0:
                grads = backward_propagation_with_regularization(X, Y, cache, lambd)
            else:
                grads = backward_propagation(X, Y, cache)
        if step % 50 == 0:
            costs["train"].append(layers.compute_cost(A3, Y))
            if dev:
                X_dev, Y_dev = dev
                costs["dev"].append(layers.compute_cost(forward_propagation(X_dev, parameters)[0], Y_dev))
        parameters = layers.update_parameters(parameters, grads, rate)
    return parameters, costs


def answers(parameters):
    """A function that says for any points what the trained network answers."""
    return lambda points: (forward_propagation(points, parameters)[0] > 0.5) * 1


def error(parameters, X, Y):
    """Share of wrong answers, in per cent."""
    return 100 * np.mean(answers(parameters)(X) != Y)

# %% [markdown]
# ## 2. Bias and variance
#
# **Predict:** three networks learn from the same points: with one hidden unit in each layer, with a few, with dozens.
# Which one makes the fewest errors on the training set, and which one on the dev set?

# %% experiment="bias and variance"
my_prediction = None  # (best on train, best on dev), each one of "one unit", "a few", "dozens"

def both_errors(net):
    return f"{error(net, X_train, Y_train):4.1f} % wrong on train, {error(net, X_dev, Y_dev):4.1f} % wrong on dev"

nets = {}
for name, layers_dims in {"one unit": [2, 1, 1, 1], "a few": [2, 4, 3, 1], "dozens": [2, 40, 20, 1]}.items():
    net = nets[name] = train(layers_dims, X_train, Y_train)[0]
    print(f"{name:9}{sum(value.size for value in net.values()):5} parameters: {both_errors(net)}")
print("your prediction:", my_prediction)
plots.decision_boundaries(
    {name: answers(net) for name, net in nets.items()}, X_train, Y_train,
    title="Too stiff to follow the moons; about right; winding around points that merely strayed",
    alt="Three panels with the training points: a nearly straight border, a smooth bend, and a jagged border with islands.",
)

# %% [markdown]
# Two numbers say what is wrong with a network:
#
# - **Bias**: how far the error on the *training* set is above what is possible at all. The network does not even fit
#   what it sees: it *underfits*.
# - **Variance**: how far the error on the *dev* set is above that on the training set. With other training points, the
#   border would look quite different: the network *overfits*.
#
# "What is possible at all" need not be zero: some of these points have strayed so far that no border could get them
# right. Often it is measured by how well people do.
#
# | what you see | it is | try, in this order |
# |---|---|---|
# | training error high | bias | a larger network; train longer; another architecture |
# | training error fine, dev error high | variance | more data; regularisation; a smaller network; another architecture |
# | both far off | both | bias first, then look again |
#
# A smaller network is on the list, and you have just seen it work. But it also takes away what the network *could*
# learn. The tools below leave the network large and keep it from using its size for memorising.
#
# **Four networks**, each to recognise something that people get wrong in 1 % of cases. What do you say?
#
# | | A | B | C | D |
# |---|---|---|---|---|
# | wrong on train | 1 % | 15 % | 15 % | 1 % |
# | wrong on dev | 11 % | 16 % | 30 % | 2 % |
#
# <details><summary>Answers</summary>A: variance. B: bias. C: both. D: neither worth speaking of. If people got 14 % wrong
# (blurred pictures, say), B would be fine.</details>
#
# ## 3. L2: a price for large weights
#
# A border that winds around single points needs steep slopes, and steep slopes need large weights. So we let weights
# cost something. To the log loss $J$ we add a penalty, made of the squares of **all** weights of **all** layers:
#
# $$J = -\frac1m \sum_{i=1}^{m} \Big( y^{(i)} \log a^{[3](i)} + (1 - y^{(i)}) \log (1 - a^{[3](i)}) \Big),$$
#
# $$J_{\text{regularised}} = J + \underbrace{\frac{\lambda}{2m} \sum_{l} \sum_{k} \sum_{j} \big(W^{[l]}_{kj}\big)^2}_{\text{penalty}}.$$
#
# $\lambda$ ("lambda", in code `lambd`, since Python keeps the whole word for itself) is the price. Biases go free: there
# are few of them, and they only shift. The $2$ is there for the slope, which you will see in a moment.
#
# **With numbers:** for $W^{[1]} = (3 \;\; {-1})$, $W^{[2]} = (2)$, $\lambda = 0.6$ and $m = 3$ the penalty is
# $\frac{0.6}{6} \cdot (9 + 1 + 4) = 1.4$.

# %% exercise="compute_cost_with_regularization"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """The log loss with an L2 penalty on the weights.

    Arguments: A3, Y (1, m); parameters, a dict W1, b1, W2, b2, ... of any number of layers; lambd, the price.
    Returns: the cost, a number.
    """
    m = Y.shape[1]
    cross_entropy_cost = layers.compute_cost(A3, Y)
    ### START CODE HERE ### (≈ 2 lines)
    squares = sum(np.sum(np.square(W)) for name, W in parameters.items() if name[0] == "W")  # a number
    L2_regularization_cost = lambd / (2 * m) * squares                                       # a number
    ### END CODE HERE ###
    return cross_entropy_cost + L2_regularization_cost

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>How many layers are there? The dict knows. Which of its entries are weights?
# Their names tell.</details>
# <details><summary>Hint 2: in code words</summary>Go through <code>parameters.items()</code>, take those whose name begins
# with "W", square every entry, sum within each matrix and over all of them. The penalty is that sum times lambd over
# twice m.</details>
# <details><summary>Hint 3: a neighbour</summary>The number of wheels of all cars, but not of the bicycles:
# <code>sum(np.sum(wheels) for name, wheels in yard.items() if name.startswith("car"))</code>.</details>

# %% test="compute_cost_with_regularization" points=10
with checks.exercise("compute_cost_with_regularization") as check:
    for layer_dims, m in [([4, 6, 3, 1], 5), ([3, 4, 2, 5, 2, 1], 7)]:
        lambd = float(check.rng.uniform(0.5, 3))
        A3, Y_1, parameters, _ = check.draw(problems.weights_and_guesses, layer_dims=layer_dims, m=m, lambd=lambd)
        free = check.call(A3, Y_1, parameters, 0.0, returns=())
        check.that(free != 0, "with lambd = 0 the cost is 0: the log loss is missing.", diagnosis="log-loss-missing", rung=1)
        check.close("the cost with lambd = 0", free, layers.compute_cost(A3, Y_1), because="the log loss alone: nothing has a price")
        def penalty(parameters):
            return check.call(A3, Y_1, parameters, lambd, returns=()) - free
        zeros = {name: np.zeros_like(value) for name, value in parameters.items()}
        shifted = {name: value + (name[0] == "b") for name, value in parameters.items()}
        check.that(abs(penalty({**parameters, **{k: v for k, v in zeros.items() if k[0] == "W"}})) < 1e-9 and
                   np.isclose(penalty(shifted), penalty(parameters)),
                   "the penalty depends on the biases: only weights have a price.", diagnosis="biases", rung=1)
        names = [name for name in parameters if name[0] == "W"]
        gratis = [name for name in names if not penalty({**zeros, name: parameters[name]})]
        check.that(gratis != names, "lambd changes nothing: the penalty is missing in the cost.", diagnosis="penalty-missing", rung=1)
        check.that(not gratis, f"there is no price on {', '.join(gratis)}: the sum goes over all layers, and this net has {len(names)}.",
                   diagnosis="layers", rung=1)
        twos = {name: 2.0 * np.sign(value) for name, value in parameters.items()}  # every weight is 2 or -2, its square 4
        count, total = sum(twos[name].size for name in names), sum(np.sum(twos[name]) for name in names)
        right = 4 * count * lambd / (2 * m)
        check.close("the penalty, if every weight is 2 or -2", penalty(twos), right, because="λ/2m times 4 for each weight", suspects={
            "λ/m where λ/2m is meant": 2 * right, "leaving out 1/m": m * right, "leaving out both 2 and m": 2 * m * right,
            "leaving out the brackets: in lambd / 2 * m, Python multiplies by m": m**2 * right,
            "the sizes of the weights, |w|, where their squares are meant": right / 2,
            "the square of the sum where the sum of the squares is meant": right / (4 * count) * total**2,
            "the squares of the sums of the matrices, where the squares of the single weights are meant":
                right / (4 * count) * sum(np.sum(twos[name]) ** 2 for name in names),
            "the mean of the squares of each matrix where their sum is meant": right / count * len(names),
            "the norm of each matrix where its square is meant": right / (4 * count) * sum(2 * np.sqrt(twos[name].size) for name in names)})
        check.close("the penalty of weights twice as large", penalty({name: 2 * value for name, value in parameters.items()}),
                    4 * penalty(parameters), because="four times the penalty of the weights themselves")
    A3, Y_1, _, lambd = problems.weights_and_guesses(check.rng, [2, 1, 1], 3, 0.6)
    text = {"W1": np.array([[3.0, -1.0]]), "b1": np.ones((1, 1)), "W2": np.array([[2.0]]), "b2": np.ones((1, 1))}
    check.close("the penalty of the example in the text", penalty(text) + free - layers.compute_cost(A3, Y_1), 1.4)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/regularization")
    check.against(ours.compute_cost_with_regularization, problems.weights_and_guesses, [
        dict(layer_dims=[5, 3, 7, 1], m=9, lambd=0.3), dict(layer_dims=[2, 5, 4, 3, 1], m=4, lambd=11.0)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Its slope
#
# The cost is a sum of two parts, and so is its slope. The log loss brings what `backward_propagation` computes. For a
# single weight $w$ the penalty brings the slope of $\frac{\lambda}{2m} w^2$, and that is
#
# $$\frac{d}{dw} \Big(\frac{\lambda}{2m}\, w^2\Big) = \frac{\lambda}{m}\, w, \qquad\text{so}\qquad
# dW^{[l]}_{\text{regularised}} = dW^{[l]} + \frac{\lambda}{m} W^{[l]}, \qquad db^{[l]}_{\text{regularised}} = db^{[l]}.$$

# %% exercise="backward_propagation_with_regularization"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """The slopes of the regularised cost.

    Arguments: X (n_x, m); Y (1, m); cache, what forward_propagation kept: A1, A2, A3, W1, b1, ..., b3;
        lambd, the price.
    Returns: a dict dW1, db1, dW2, db2, dW3, db3, each of the shape of its parameter.
    """
    m = X.shape[1]
    grads = backward_propagation(X, Y, cache)  # the slopes of the log loss
    ### START CODE HERE ### (≈ 3 lines)
    dW1 = grads["dW1"] + lambd / m * cache["W1"]  # (n_1, n_x)
    dW2 = grads["dW2"] + lambd / m * cache["W2"]  # (n_2, n_1)
    dW3 = grads["dW3"] + lambd / m * cache["W3"]  # (1, n_2)
    ### END CODE HERE ###
    return {**grads, "dW1": dW1, "dW2": dW2, "dW3": dW3}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The slopes of the log loss are there already. What is added to each, and what
# has become of the 2?</details>
# <details><summary>Hint 2: in code words</summary>Slope of the log loss, plus lambd over m times the weights of that
# layer, which <code>cache</code> holds.</details>
# <details><summary>Hint 3: a neighbour</summary>Fuel costs <code>d["fuel"]</code> for one more kilometre, the toll is
# <code>0.1 * km ** 2</code> in all: one more kilometre costs <code>d["fuel"] + 0.2 * km</code>.</details>

# %% test="backward_propagation_with_regularization" points=15
with checks.exercise("backward_propagation_with_regularization") as check:
    cost_of = check.uses("compute_cost_with_regularization")
    for n_x, n_1, n_2, m in [(3, 7, 5, 9), (4, 3, 6, 11)]:
        lambd = float(check.rng.uniform(0.5, 3))
        X_1, Y_1, parameters = check.draw(problems.three_layers, n_x=n_x, n_1=n_1, n_2=n_2, m=m)
        A3, cache = forward_propagation(X_1, parameters)
        form = checks.Dict(**{f"d{name}": value.shape for name, value in parameters.items()})
        plain, free = backward_propagation(X_1, Y_1, cache), check.call(X_1, Y_1, cache, 0.0, returns=form)
        check.that(any(np.any(free[name]) for name in ("dW1", "dW2", "dW3")), "with lambd = 0 all dW are 0: the slopes of the log loss are missing.",
                   diagnosis="log-loss-missing", rung=1)
        check.close("the slopes with lambd = 0", free, plain, because="those of the log loss alone")
        grads = check.call(X_1, Y_1, cache, lambd, returns=form)
        for l in (1, 2, 3):
            priced = plain[f"db{l}"] + lambd / m * parameters[f"b{l}"]
            check.that(np.allclose(grads[f"db{l}"], plain[f"db{l}"]) or np.allclose(grads[f"db{l}"], priced), f"db{l} changes with lambd: "
                       "only weights have a price, not dZ.", diagnosis="changes-db", rung=1)
            check.close(f"db{l}", grads[f"db{l}"], plain[f"db{l}"], because="the same as without penalty",
                        suspects={"a price on the biases too": priced})
        for l in (3, 2, 1):
            W, added = parameters[f"W{l}"], grads[f"dW{l}"] - plain[f"dW{l}"]
            check.that(np.any(added), f"lambd adds nothing to dW{l}.", diagnosis="nothing-added", rung=1)
            check.gradient(
                f"what lambd adds to dW{l}", added, at=W,
                of=lambda v: cost_of(A3, Y_1, {**parameters, f"W{l}": v}, lambd),  # A3 stays: only the penalty moves
                suspects={"λ/2m where λ/m is meant": lambd / (2 * m) * W, "leaving out 1/m": lambd * W,
                          "dividing by m twice": lambd / m**2 * W, "subtracting the penalty": -lambd / m * W,
                          "the slope of |w|, its sign": lambd / m * np.sign(W),
                          "the squares of the weights, where their slopes are meant": lambd / m * W**2,
                          "the penalty itself, a number, where its slope is meant": np.full(W.shape, lambd / (2 * m) * np.sum(W**2)),
                          "the slope of the log loss once more": plain[f"dW{l}"]})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/regularization")
    def on_the_way_back(rng, n_x, n_1, n_2, m, lambd):
        X, Y, parameters = problems.three_layers(rng, n_x, n_1, n_2, m)
        return X, Y, ours.forward_propagation(X, parameters)[1], lambd
    check.against(ours.backward_propagation_with_regularization, on_the_way_back, [
        dict(n_x=5, n_1=4, n_2=3, m=7, lambd=2.5), dict(n_x=2, n_1=5, n_2=9, m=6, lambd=0.1)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Why "weight decay"?** Put the slope into a step of gradient descent and sort the terms:
#
# $$W - \alpha \Big(dW + \frac{\lambda}{m} W\Big) = \Big(1 - \frac{\alpha \lambda}{m}\Big) W - \alpha\, dW.$$
#
# Every step first shrinks all weights by the same small share, then goes the usual way. A weight that the log loss does
# not defend, again and again, decays to nothing.
#
# **Predict:** the network with dozens of units again, with three prices. Which $\lambda$ makes the border a line?

# %% experiment="three prices"
my_prediction = None  # 0, 0.7, or 8

if checks.ready("backward_propagation_with_regularization"):
    decayed = {lambd: train([2, 40, 20, 1], X_train, Y_train, lambd=lambd)[0] for lambd in (0, 0.7, 8)}
    for lambd, net in decayed.items():
        print(f"lambda = {lambd:3}: {both_errors(net)}")
    print("your prediction:", my_prediction)
    plots.decision_boundaries(
        {f"λ = {lambd}": answers(net) for lambd, net in decayed.items()}, X_train, Y_train,
        title="No price: islands. A price: a smooth bend. Too high a price: nearly a line",
        alt="Three panels with the training points: jagged border, smooth border, almost straight border.",
    )
    sizes = {}
    for lambd, net in decayed.items():
        weights = np.concatenate([net[name].ravel() for name in ("W1", "W2", "W3")])
        sizes[f"λ = {lambd}"] = (np.arange(1, 201), np.sort(np.abs(weights))[::-1][:200])
    plots.lines(
        sizes, title="The higher the price, the smaller the weights",
        xlabel="the two hundred largest weights, in order", ylabel="size of the weight, |w|",
        alt="Sorted sizes of all weights for three prices: each higher price gives a curve further down.",
    )

# %% [markdown]
# High bias on the right, high variance on the left: $\lambda$ moves a network from one to the other. It is a
# hyperparameter, so it is chosen on the dev set.
#
# ### L1: a price on the size itself
#
# One may also charge $|w|$ in place of $w^2$: $\frac{\lambda}{m} \sum |w|$. The slope of the penalty is then
# $\frac{\lambda}{m} \operatorname{sign}(w)$, as strong for a tiny weight as for a large one, so it pushes weights all the
# way to zero, while L2 pulls less and less as a weight gets small.
#
# **Predict:** one neuron learns to tell two kinds of tumours from 30 measurements, once with L2 and once with L1, both with
# $\lambda = 8$. How many of its 30 weights end up (almost) at zero?

# %% experiment="L1 and L2"
my_prediction = None  # (with L2, with L1)

tumours = datasets.load_tumours(rng=np.random.default_rng(1))
X_t, Y_t, m = tumours.X_train, tumours.Y_train, tumours.X_train.shape[1]
found = {}
for name, slope in {"L2": lambda w: w, "L1": np.sign}.items():
    w, b = np.zeros((X_t.shape[0], 1)), 0.0
    for _ in range(3000):
        dZ = 0.5 * (1 + np.tanh(0.5 * (w.T @ X_t + b))) - Y_t
        w, b = w - 0.1 * (X_t @ dZ.T / m + 8 / m * slope(w)), b - 0.1 * np.mean(dZ)
    right = 100 * np.mean((w.T @ tumours.X_test + b > 0) == tumours.Y_test)
    found[name] = np.sort(np.abs(w[:, 0]))[::-1]
    print(f"{name}: {np.sum(found[name] < 0.01)} of {w.size} weights below 0.01 in size, {right:.1f} % right on new tumours")
print("your prediction:", my_prediction)
plots.lines(
    {name: (np.arange(1, size.size + 1), size) for name, size in found.items()},
    title="L2 makes all weights small; L1 keeps a few and drops the rest", xlabel="weights, the largest first",
    ylabel="size of the weight, |w|", alt="Sorted weights of one neuron: under L2 they fall slowly, under L1 most lie at zero.",
)

# %% [markdown]
# L1 thereby says *which* measurements it needs. In deep networks L2 is the usual choice.
#
# ## 4. Dropout: do not rely on anyone
#
# Another idea: at every step of training, switch off some of the hidden units, chosen by chance, and let the others do
# the work. A unit that cannot rely on any one of its inputs spreads its weights over many of them, and no little group of
# units can conspire to remember one point.
#
# For each hidden layer and **each example** a **mask** of zeros and ones is drawn: each entry is 1 with probability
# `keep_prob`. In layer 1:
#
# $$D^{[1]}_{ij} = \begin{cases} 1 & \text{with probability } \texttt{keep\_prob} \\ 0 & \text{otherwise} \end{cases}, \qquad
# \tilde A^{[1]} = \frac{A^{[1]} \odot D^{[1]}}{\texttt{keep\_prob}},$$
#
# where $\odot$ is the product entry by entry. Why divide? With `keep_prob` = 0.8, a fifth of all terms is missing from
# every sum in the next layer; dividing by 0.8 makes up for it *on average*. So nothing need be scaled later, when all
# units work. This is called **inverted dropout**.

# %% experiment="a mask"
rng = np.random.default_rng(2)
activations = np.round(rng.uniform(0.5, 3, size=(5, 8)), 1)
mask = (rng.random((5, 8)) < 0.8) * 1.0
plots.matrix(activations * mask / 0.8, title="Five units, eight examples, keep_prob = 0.8: every example loses other units",
             row_label="unit", column_label="example", alt="Table of activations after dropout; about a fifth of the entries are 0.")
print(f"mean before {activations.mean():.3f}, after {np.mean(activations * mask / 0.8):.3f}; "
      f"over 10000 masks {np.mean([np.mean(activations * (rng.random((5, 8)) < 0.8) / 0.8) for _ in range(10000)]):.3f}")

# %% [markdown]
# The generator `rng` comes from the caller: whoever hands in one in the same state gets the same masks, and
# `rng.random(shape)` draws evenly from 0 to 1. Keep the masks in the cache, for the way back needs **the same** ones.
# Inputs and outputs are not dropped.

# %% exercise="forward_propagation_with_dropout"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    """The way forward with inverted dropout in both hidden layers.

    Arguments: X (n_x, m); parameters W1, b1, W2, b2, W3, b3; keep_prob, above 0 and up to 1;
        rng, a np.random.Generator.
    Returns: A3 (1, m); cache, a dict with the masks D1 (n_1, m), D2 (n_2, m) of zeros and ones, A1, A2 after
        dropout, A3 and all parameters.
    """
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    ### START CODE HERE ### (≈ 2 lines)
    D1 = rng.random(A1.shape) < keep_prob  # (n_1, m)
    A1 = A1 * D1 / keep_prob               # (n_1, m)
    ### END CODE HERE ###
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    ### START CODE HERE ### (≈ 2 lines)
    D2 = rng.random(A2.shape) < keep_prob  # (n_2, m)
    A2 = A2 * D2 / keep_prob               # (n_2, m)
    ### END CODE HERE ###
    Z3 = parameters["W3"] @ A2 + parameters["b3"]
    A3 = 0.5 * (1 + np.tanh(0.5 * Z3))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which share of even random numbers between 0 and 1 lies below 0.8? And how
# many masks does a layer need, one for each unit or one for each unit and example?</details>
# <details><summary>Hint 2: in code words</summary>Random numbers of the shape of <code>A1</code>, compared with
# <code>keep_prob</code>: that is the mask. Then <code>A1</code> times the mask, divided by
# <code>keep_prob</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Rain on three days of ten, for 4 towns and 30 days:
# <code>rain = rng.random((4, 30)) &lt; 0.3</code>; the visitors of the wet days only:
# <code>visitors * rain</code>.</details>

# %% test="forward_propagation_with_dropout" points=20
with checks.exercise("forward_propagation_with_dropout") as check:
    one, other = check.rng.spawn(2)
    def drops_well(n_x, n_1, n_2, m, keep_prob):
        X_1, parameters = check.draw(problems.crowd, n_x=n_x, n_1=n_1, n_2=n_2, m=m)
        form = checks.Tuple(A3=(1, m), cache=checks.Dict(D1=(n_1, m), A1=(n_1, m), D2=(n_2, m), A2=(n_2, m), A3=(1, m)))
        def dropped(rng, keep_prob=keep_prob):
            return check.call(X_1, parameters, keep_prob, rng, returns=form)
        kept = check.call(X_1, parameters, keep_prob, one, returns=checks.Tuple(A3=(1, m), cache=dict))[1]
        for l, n in [(1, n_1), (2, n_2)]:
            check.that(np.shape(kept.get(f"D{l}")) != (n, 1), f"D{l} has one entry for each unit: each example needs a draw of its own.",
                       diagnosis="per-unit", rung=1)
        (A3, cache), (_, again), (_, another) = dropped(one), dropped(one), dropped(other)
        for l, n in [(1, n_1), (2, n_2)]:
            D = cache[f"D{l}"]
            check.that(np.all((D == 0) | (D == 1)), f"D{l} holds other numbers than 0 and 1: a mask says which units stay on.",
                       diagnosis="not-a-mask", rung=1)
            check.that(np.array_equal(D, again[f"D{l}"]), f"the same rng gives another D{l} each time: draw from the rng that comes in.",
                       diagnosis="global generator", rung=2)
            check.that(not np.all(D), f"D{l} keeps every unit for every example: nothing is dropped.", diagnosis="nothing-dropped", rung=2)
            check.that(np.any(D), f"D{l} keeps no unit for any example.", diagnosis="all-dropped", rung=2)
            check.that(not np.array_equal(D, another[f"D{l}"]), f"two different rng give the same D{l}: is a seed set inside? Then every "
                       "step of training drops the same units.", diagnosis="seed", rung=2)
            check.that(not np.any(np.all(D == D[:, :1], axis=1)), f"D{l} switches a unit off for all examples at once, or for none: "
                       "each example needs a draw of its own.", diagnosis="per-unit", rung=1)
            check.that(np.mean(np.all(D == D[:1], axis=0)) < 0.9, f"D{l} switches all units of an example off at once, or none: each "
                       "unit needs a draw of its own.", diagnosis="per-example", rung=1)
            share, spread = np.mean(D, axis=1), np.sqrt(keep_prob * (1 - keep_prob) / m)  # of a unit over m draws, by chance alone
            check.that(not np.all(np.abs(share + keep_prob - 1) < 6 * spread), f"D{l} keeps units with probability "
                       "1 - keep_prob: the comparison is the wrong way round.", diagnosis="inverted", rung=2)
            check.that(np.all(np.abs(share - keep_prob) < 6 * spread), f"the shares of ones in the rows of D{l} are not what keep_prob "
                       "says, and chance does not explain it.", diagnosis="share", rung=2)
            check.that(not np.any(cache[f"A{l}"][D == 0]), f"A{l} is not 0 where D{l} is 0: is the mask applied, and the right one?",
                       diagnosis="mask-unused", rung=2)
        plain = forward_propagation(X_1, parameters)[1]["A1"]
        on = (plain > 0) & (cache["D1"] == 1)
        check.that(np.ptp(cache["A1"][on] / plain[on]) < 1e-6, "what is kept of A1 is no multiple of what it is without dropout: are the "
                   "inputs changed too?", diagnosis="inputs-dropped", rung=1)
        ratio, chance = np.sum(cache["A1"]) / np.sum(plain), np.sqrt((1 - keep_prob) / keep_prob * np.sum(plain**2)) / np.sum(plain)
        check.that(abs(ratio - 1) < 6 * chance, f"over {m} examples A1 is on average {ratio:.2f} times what it is without dropout; it should "
                   "be the same on average: what is kept must make up for what is gone.", diagnosis="expectation", rung=2)
        A1, A2, D1, D2 = (cache[name] for name in ("A1", "A2", "D1", "D2"))
        def after(W, A, b):
            return parameters[W] @ A + parameters[b]
        check.close("A1 where D1 is 1", A1[D1 == 1], plain[D1 == 1] / keep_prob, because="as from all inputs, divided by keep_prob")
        check.close("A2 where D2 is 1", A2[D2 == 1], np.maximum(0, after("W2", A1, "b2"))[D2 == 1] / keep_prob,
                    because="what layer 2 makes of A1 after dropout, divided by keep_prob", suspects={
            "leaving out the division by keep_prob": np.maximum(0, after("W2", A1, "b2"))[D2 == 1],
            "multiplying by keep_prob": np.maximum(0, after("W2", A1, "b2"))[D2 == 1] * keep_prob,
            "the A1 of before dropout": np.maximum(0, after("W2", plain, "b2"))[D2 == 1] / keep_prob})
        expected = 0.5 * (1 + np.tanh(0.5 * after("W3", A2, "b3")))
        check.that(not np.any((A3 == 0) & (expected > 1e-6)), "A3 is 0 for some examples: the output is never dropped.",
                   diagnosis="output-dropped", rung=1)
        check.close("A3", A3, expected, because="the sigmoid of what layer 3 makes of A2 after dropout")
        check.close("the A3 of the cache", cache["A3"], A3)
        full = dropped(one, 1.0)
        check.close("A3 with keep_prob = 1", full[0], forward_propagation(X_1, parameters)[0], because="the plain one: nothing is dropped")
    drops_well(n_x=3, n_1=7, n_2=5, m=3000, keep_prob=0.3)
    drops_well(n_x=4, n_1=6, n_2=9, m=1800, keep_prob=0.8)
    ### BEGIN HIDDEN TESTS
    check.hide()
    drops_well(n_x=5, n_1=4, n_2=11, m=2400, keep_prob=0.6)
    drops_well(n_x=2, n_1=9, n_2=3, m=3600, keep_prob=0.9)
    ### END HIDDEN TESTS

# %% [markdown]
# ### The way back
#
# A unit that was off took no part in the answer, so no error may reach it; one that was on had been made larger
# by the factor 1/`keep_prob`, and so is its slope. In other words: what is done to $A$ on the way there is done to $dA$ on the way
# back, with the same mask,
#
# $$dA^{[2]} \leftarrow \frac{dA^{[2]} \odot D^{[2]}}{\texttt{keep\_prob}}, \qquad dA^{[1]} \leftarrow \frac{dA^{[1]} \odot D^{[1]}}{\texttt{keep\_prob}}.$$

# %% exercise="backward_propagation_with_dropout"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    """The slopes of the log loss for the masks that were used on the way forward.

    Arguments: X (n_x, m); Y (1, m); cache and keep_prob, those of forward_propagation_with_dropout.
    Returns: a dict dW1, db1, ..., dW3, db3, each of the shape of its parameter, and dA1 (n_1, m), dA2 (n_2, m).
    """
    m = X.shape[1]
    D1, A1, D2, A2 = cache["D1"], cache["A1"], cache["D2"], cache["A2"]
    dZ3 = cache["A3"] - Y
    dA2 = cache["W3"].T @ dZ3
    ### START CODE HERE ### (≈ 1 line)
    dA2 = dA2 * D2 / keep_prob  # (n_2, m)
    ### END CODE HERE ###
    dZ2 = dA2 * (A2 > 0)
    dA1 = cache["W2"].T @ dZ2
    ### START CODE HERE ### (≈ 1 line)
    dA1 = dA1 * D1 / keep_prob  # (n_1, m)
    ### END CODE HERE ###
    dZ1 = dA1 * (A1 > 0)
    grads = {"dA1": dA1, "dA2": dA2}
    for l, dZ, incoming in [(3, dZ3, A2), (2, dZ2, A1), (1, dZ1, X)]:
        grads[f"dW{l}"], grads[f"db{l}"] = dZ @ incoming.T / m, np.sum(dZ, axis=1, keepdims=True) / m
    return grads

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Nothing is drawn on the way back. What happened to A2 on the way there, after
# its ReLU?</details>
# <details><summary>Hint 2: in code words</summary>The slope as it comes, times the mask of the same layer, divided by
# keep_prob; for both layers.</details>
# <details><summary>Hint 3: a neighbour</summary>Whoever has duty is paid double, the others nothing: <code>pay = wage *
# on_duty / 0.5</code>. What one more unit of the wage adds to the bill is then <code>d_wage = d_pay * on_duty /
# 0.5</code>.</details>

# %% test="backward_propagation_with_dropout" points=15
with checks.exercise("backward_propagation_with_dropout") as check:
    forward = check.uses("forward_propagation_with_dropout")
    for n_x, n_1, n_2, m, keep_prob in [(3, 6, 5, 9, 0.6), (4, 7, 3, 11, 0.8)]:
        stream = int(check.rng.integers(2**31))
        def trip(X, parameters):  # a generator in the same state gives the same masks every time
            return forward(X, parameters, keep_prob, np.random.default_rng(stream))
        def cost(X, Y, parameters):
            return layers.compute_cost(trip(X, parameters)[0], Y)
        X_1, Y_1, parameters = check.draw(problems.steep_network, cost=cost, n_x=n_x, n_1=n_1, n_2=n_2, m=m)
        cache = trip(X_1, parameters)[1]
        form = checks.Dict(**{f"d{name}": value.shape for name, value in parameters.items()}, dA1=(n_1, m), dA2=(n_2, m))
        grads = check.call(X_1, Y_1, cache, keep_prob, returns=form)
        dA2_plain = parameters["W3"].T @ (cache["A3"] - Y_1)
        dA1_plain = parameters["W2"].T @ (grads["dA2"] * (cache["A2"] > 0))
        for name, D, reached in [("2", cache["D2"], dA2_plain), ("1", cache["D1"], dA1_plain)]:
            on, dA = D == 1, grads[f"dA{name}"]
            check.that(not np.any(dA[~on]), f"dA{name} is not 0 where D{name} is 0: units that were off get no error. Use the mask that "
                       "the cache kept.", diagnosis="mask", rung=1)
            check.close(f"dA{name} where D{name} is 1", dA[on], reached[on] / keep_prob, because="what comes from above, divided by keep_prob",
                        suspects={"leaving out the division by keep_prob": reached[on], "multiplying by keep_prob": reached[on] * keep_prob,
                                  "dividing by keep_prob twice": reached[on] / keep_prob**2})
        for name in ("W3", "b3", "W2", "b2", "W1", "b1"):
            check.gradient(f"d{name}", grads[f"d{name}"], of=lambda v: cost(X_1, Y_1, {**parameters, name: v}), at=parameters[name])
        kept = forward_propagation(X_1, parameters)[1] | {f"D{l}": np.ones((n, m)) for l, n in [(1, n_1), (2, n_2)]}
        full = check.call(X_1, Y_1, kept, 1.0, returns=form)
        check.close("the slopes with keep_prob = 1", {name: full[f"d{name}"] for name in parameters},
                    {name: backward_propagation(X_1, Y_1, kept)[f"d{name}"] for name in parameters}, because="the plain ones: nothing is dropped")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/regularization")
    def on_the_way_back(rng, n_x, n_1, n_2, m, keep_prob):
        X, Y, parameters = problems.three_layers(rng, n_x, n_1, n_2, m)
        return X, Y, ours.forward_propagation_with_dropout(X, parameters, keep_prob, rng)[1], keep_prob
    check.against(ours.backward_propagation_with_dropout, on_the_way_back, [
        dict(n_x=5, n_1=4, n_2=3, m=7, keep_prob=0.55), dict(n_x=2, n_1=5, n_2=9, m=6, keep_prob=0.7)], returns=form)
    ### END HIDDEN TESTS

# %% [markdown]
# ### Off when it counts
#
# Dropout is for *training*. When the network is used, all units work: an answer that changes from call to call is of no
# use, and since what was kept had been divided by `keep_prob`, nothing is left to scale. Frameworks have a flag for it,
# often called `training`; forgetting to switch it off is a classic. Here, two functions stand for the two positions of
# the switch.

# %% exercise="predict"
def predict(X, parameters):
    """The labels that the trained network gives; no chance is involved.

    Arguments: X (n_x, m); parameters W1, b1, W2, b2, W3, b3. Returns: labels (1, m), 0 or 1; 1 where A3 is above 0.5.
    """
    ### START CODE HERE ### (≈ 2 lines)
    A3, _ = forward_propagation(X, parameters)  # (1, m)
    labels = (A3 > 0.5).astype(float)           # (1, m)
    ### END CODE HERE ###
    return labels

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>There are two functions for the way forward. Which of them has all units at
# work?</details>
# <details><summary>Hint 2: in code words</summary>The plain way forward gives A3 and a cache; then a comparison with one
# half, as in week 3.</details>
# <details><summary>Hint 3: a neighbour</summary>Frost, from a function that gives temperatures and a log:
# <code>celsius, _ = forecast(day); frost = (celsius &lt; 0).astype(float)</code>.</details>

# %% test="predict" points=5
with checks.exercise("predict") as check:
    for n_x, n_1, n_2, m in [(3, 7, 5, 61), (4, 6, 9, 40)]:
        X_1, _, parameters = check.draw(problems.three_layers, n_x=n_x, n_1=n_1, n_2=n_2, m=m)
        labels = check.call(X_1, parameters, returns=(1, m))
        check.that(all(np.array_equal(labels, check.call(X_1, parameters)) for _ in range(4)), "predict gives two answers for the same "
                   "points: is dropout still on?", diagnosis="dropout-on", rung=1)
        check.that(np.all(labels >= 0), "there are labels below 0; 0 and 1 are wanted.", diagnosis="negative-labels", rung=2)
        A3 = forward_propagation(X_1, parameters)[0]
        check.that(not np.array_equal(labels, A3 < 0.5), "the labels are exchanged: 1 stands where A3 is below one half.",
                   diagnosis="exchanged", rung=2)
        check.close("predict", labels, (A3 > 0.5).astype(float), because="1 where the A3 of the plain network is above one half", rung=2)
        for z in (-0.01, 0.01):  # the last bias moved so that the first example lies close to the border, on either side
            near = parameters | {"b3": parameters["b3"] + z - np.log(A3[0, 0] / (1 - A3[0, 0]))}
            check.that(check.call(X_1, near)[0, 0] == (z > 0), f"A3 = {forward_propagation(X_1, near)[0][0, 0]:.4f} gets the wrong label: "
                       "the border is one half.", diagnosis="threshold", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/regularization")
    def points(rng, n_x, n_1, n_2, m):
        X, _, parameters = problems.three_layers(rng, n_x, n_1, n_2, m)
        return X, parameters
    check.against(ours.predict, points, [dict(n_x=2, n_1=5, n_2=3, m=44), dict(n_x=7, n_1=4, n_2=6, m=27)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** with dropout, will the training cost fall as smoothly as without? Will it end higher or lower?

# %% experiment="dropout"
my_prediction = None  # smooth or rough; higher or lower

if checks.ready("forward_propagation_with_dropout", "backward_propagation_with_dropout"):
    plain_net, plain_costs = train([2, 40, 20, 1], X_train, Y_train)
    dropped_net, dropped_costs = train([2, 40, 20, 1], X_train, Y_train, keep_prob=0.5)
    print(f"without dropout: {both_errors(plain_net)}")
    print(f"with dropout:    {both_errors(dropped_net)}")
    steps = 50 * np.arange(len(plain_costs["train"]))
    plots.lines(
        {"without dropout": (steps, plain_costs["train"]), "with dropout": (steps, dropped_costs["train"])},
        title="With dropout every step judges another network: the cost is rough, and stays higher",
        xlabel="step of gradient descent", ylabel="cost on the training set",
        alt="Two training costs: without dropout a fairly smooth curve that falls low, with dropout a rough one that stays higher.",
    )
    plots.decision_boundaries(
        {"without dropout": answers(plain_net), "keep_prob = 0.5": answers(dropped_net)}, X_train, Y_train,
        title="Dropout smooths the border, too", alt="Two panels: a jagged border without dropout, a smoother one with dropout.",
    )

# %% [markdown]
# A rough cost no longer shows whether a step was right. So set `keep_prob` to 1 while you look for mistakes, and only
# switch dropout on when the cost falls as it should. Layers with many weights get a smaller `keep_prob`, layers that do
# not overfit get 1.
#
# ## 5. Early stopping
#
# The border of a large network does not begin jagged; it *becomes* so. The cost on the dev set tells when: it falls,
# reaches its lowest point, and rises again while the training cost goes on falling. So keep an eye on it, remember the
# parameters of the best moment, and stop when there has been no better one for a while.
#
# Costs wobble, so you wait: **`patience`** is how many costs in a row without a new lowest one you put up with. For the
# costs 0.9, 0.7, 0.6, 0.65, 0.62, 0.5, 0.55, 0.58, 0.57, 0.3 (counted from 0):
#
# | patience | training stops after | returned |
# |---|---|---|
# | 2 | number 4: neither 0.65 nor 0.62 is below 0.6 | 2 |
# | 3 | number 8: three costs not below 0.5 | 5; that 0.3 would have come is not known yet |
# | 5 | the end of the list | 9 |

# %% exercise="early_stopping"
def early_stopping(val_costs, patience):
    """Where to go back to.

    Arguments: val_costs, a list of the costs on the dev set in the order of training; patience, a whole number: training
        stops after that many costs in a row of which none is below the lowest before.
    Returns: the index of the lowest cost seen until training stops; of equal ones the first.
    """
    best = 0  # index of the lowest cost so far
    for i in range(1, len(val_costs)):
        ### START CODE HERE ### (≈ 4 lines)
        if val_costs[i] < val_costs[best]:
            best = i  # index of the lowest cost so far
        if i - best >= patience:
            break
        ### END CODE HERE ###
    return best

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two questions at each cost: is it a new lowest? And if not, how long ago was
# the last one?</details>
# <details><summary>Hint 2: in code words</summary>If this cost is below that at <code>best</code>, <code>best</code>
# becomes <code>i</code>. If <code>i</code> is <code>patience</code> or more beyond <code>best</code>, leave the loop with
# <code>break</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Fishing until three casts in a row bring nothing:
# <code>if catch[i] &gt; 0: last = i</code>, then <code>if i - last &gt;= 3: break</code>.</details>

# %% test="early_stopping" points=15
with checks.exercise("early_stopping") as check:
    def stops_well(costs, patience, best):
        got = check.call(costs, patience, returns=())
        known = float(got).is_integer() and 0 <= got < len(costs)
        check.that(known, f"{got} is no index of the list: the place of the cost is wanted, not the cost.", diagnosis="not-an-index", rung=1)
        check.that(got != best + patience, "this is where training stopped, not where the cost was lowest.", diagnosis="stop-not-best", rung=1)
        check.that(got == best or got != np.argmin(costs), "this looks at costs that come after training has stopped: once patience runs "
                   "out, it is over.", diagnosis="does-not-stop", rung=2)
        check.that(got == best or got != len(costs) - 1, "this is the place of the last cost in the list.", diagnosis="last", rung=1)
        check.that(costs[int(got)] == min(costs[: int(got) + 1]), "there is a lower cost before this one: compare with the lowest so far.",
                   diagnosis="previous", rung=2)
        check.that(got >= best, "this stops too early: it takes patience costs in a row without a new lowest one, and each new lowest one "
                   "starts the count again.", diagnosis="too-early", rung=2)
        check.that(got == best, "this goes on too long: patience had run out before.", diagnosis="too-late", rung=2)
    for records, patience in [(3, 2), (5, 6), (4, 3)]:
        stops_well(*check.draw(problems.stopping, records=records, patience=patience))
    for patience, best in [(2, 2), (3, 5), (5, 9)]:
        stops_well([0.9, 0.7, 0.6, 0.65, 0.62, 0.5, 0.55, 0.58, 0.57, 0.3], patience, best)
    check.that(check.call([0.5, 0.4, 0.4, 0.4, 0.3], 2) == 1, "for 0.5, 0.4, 0.4, 0.4, 0.3 and patience 2 the answer is 1: a cost that is only "
               "as low as the lowest is no new lowest.", diagnosis="tie", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/regularization")
    def costs_and_patience(rng, records, patience):
        return problems.stopping(rng, records, patience)[:2]
    check.against(ours.early_stopping, costs_and_patience, [dict(records=6, patience=4), dict(records=3, patience=9), dict(records=7, patience=2)])
    ### END HIDDEN TESTS

# %% experiment="where to stop"
if checks.ready("early_stopping"):
    full_net, costs = train([2, 40, 20, 1], X_train, Y_train, dev=(X_dev, Y_dev))
    best = early_stopping(costs["dev"], patience=20)
    stopped_net, _ = train([2, 40, 20, 1], X_train, Y_train, steps=50 * best)
    steps = 50 * np.arange(len(costs["dev"]))
    plots.lines(
        {"training set": (steps, costs["train"]), "dev set": (steps, costs["dev"])},
        points={"go back to here": (steps[best], costs["dev"][best])},
        title="The training cost goes on falling; that on the dev set turns round", xlabel="step of gradient descent", ylabel="cost",
        alt="Two costs: on the training set falling, with some wobbles, on the dev set falling, then rising; its lowest point is marked.",
    )
    print(f"at step {steps[best]:4}: {both_errors(stopped_net)}")
    print(f"at the end:   {both_errors(full_net)}")

# %% [markdown]
# Early stopping needs a single run and no new code in the network. Its price: two questions, "how well do I fit the training set?" and "how do I
# keep from overfitting?", are then settled by one knob, and can no longer be worked on one at a time.
#
# ## 6. More data
#
# Nothing helps against variance like more examples. **Predict:** what do the errors of the network with dozens of units
# do on the training set and on the dev set, as the training set grows?

# %% experiment="more data"
my_prediction = None  # for each of the two: rises or falls

X_more, Y_more = datasets.moons(810, noise=0.35, rng=np.random.default_rng(8))
counts, table = [30, 90, 270, 810], {"train": [], "dev": []}
for count in counts:
    X_some, Y_some = X_more[:, :count], Y_more[:, :count]
    net, _ = train([2, 40, 20, 1], X_some, Y_some, steps=2500)
    table["train"].append(error(net, X_some, Y_some))
    table["dev"].append(error(net, X_dev, Y_dev))
    print(f"{count:5} examples: {table['train'][-1]:4.1f} % wrong on train, {table['dev'][-1]:4.1f} % wrong on dev")
print("your prediction:", my_prediction)
plots.lines(
    {"training set": (counts, table["train"]), "dev set": (counts, table["dev"])},
    title="More examples are harder to learn by heart: the gap closes", xlabel="number of training examples", ylabel="wrong answers in per cent",
    alt="Error on the training set rises and error on the dev set falls with the number of examples; the two come together.",
)

# %% [markdown]
# ### More out of what you have
#
# New examples cost money, but of a picture you can *make* others that mean the same: mirrored, shifted, cut, a little
# turned, a little darker. This is **data augmentation**. The label must survive: a mirrored cat is a cat; a mirrored
# letter is none.
#
# **The convention changes here:** pictures stay pictures, in one array `(m, n_H, n_W, n_C)`, and the axis of examples
# comes *first*, then height (rows), width (columns) and colours.

# %% exercise="horizontal_flip"
def horizontal_flip(X):
    """Every picture as in a mirror: left and right exchanged.

    Argument: X, pictures (m, n_H, n_W, n_C). Returns: pictures of the same shape.
    """
    ### START CODE HERE ### (≈ 1 line)
    flipped = X[:, :, ::-1]  # (m, n_H, n_W, n_C)
    ### END CODE HERE ###
    return flipped

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Along which of the four axes does one go from left to right?</details>
# <details><summary>Hint 2: in code words</summary>A slice with step −1 runs backwards; the axes before it are taken
# whole.</details>
# <details><summary>Hint 3: a neighbour</summary>Rows of a table from bottom to top: <code>table[::-1]</code>; each row
# backwards: <code>table[:, ::-1]</code>.</details>

# %% test="horizontal_flip" points=5
with checks.exercise("horizontal_flip") as check:
    for m, n_H, n_W in [(5, 4, 7), (2, 6, 5)]:
        pictures = check.draw(problems.numbered_pictures, m=m, n_H=n_H, n_W=n_W) / 8  # with fractions
        flipped = check.call(pictures, returns=pictures.shape)
        check.close("pictures that are flipped twice", check.call(flipped), pictures, because="the pictures themselves", rung=1)
        for column in range(n_W):
            mirrored = n_W - 1 - column
            check.close(f"column {column} of the flipped pictures", flipped[:, :, column], pictures[:, :, mirrored], suspects={
                "turning the pictures upside down: that is the axis of rows": pictures[:, ::-1, column],
                "turning the pictures upside down as well": pictures[:, ::-1, mirrored],
                "putting the pictures in another order": pictures[::-1, :, column], "exchanging the colours": pictures[:, :, column, ::-1],
                "the pictures as they were": pictures[:, :, column]}, because=f"column {mirrored} of the pictures", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/regularization")
    check.against(ours.horizontal_flip, problems.numbered_pictures, [dict(m=3, n_H=5, n_W=8), dict(m=7, n_H=2, n_W=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# A **random crop** cuts a square out of every picture, for each at another place; every place is equally likely. If the
# picture has $n_H$ rows and the square `size` of them, there are $n_H - \texttt{size} + 1$ places from top to bottom.
# `rng.integers(low, high)` draws a whole number from `low` on, **below** `high`.

# %% exercise="random_crop"
def random_crop(X, size, rng):
    """Out of every picture a square at a random place.

    Arguments: X, pictures (m, n_H, n_W, n_C); size, rows and columns of the square; rng, a np.random.Generator.
    Returns: squares (m, size, size, n_C).
    """
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        ### START CODE HERE ### (≈ 3 lines)
        top = rng.integers(0, n_H - size + 1)                       # first row of the square
        left = rng.integers(0, n_W - size + 1)                      # first column of the square
        crops[i] = X[i, top : top + size, left : left + size]       # (size, size, n_C)
        ### END CODE HERE ###
    return crops

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>How far down may the first row lie, so that the last one is still inside? And
# is the square that fills the whole picture allowed?</details>
# <details><summary>Hint 2: in code words</summary>A whole number from 0 below the number of places, once for the rows, once
# for the columns; then the slice from there, <code>size</code> long, along both axes of picture <code>i</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Three days in a row out of a week: <code>first = rng.integers(0, 5)</code>
# gives 0 … 4, then <code>week[first : first + 3]</code>.</details>

# %% test="random_crop" points=15
with checks.exercise("random_crop") as check:
    one, other = check.rng.spawn(2)
    def cuts_well(m, n_H, n_W, size):  # a place is expected so and so often, within six standard deviations
        pictures = check.draw(problems.numbered_pictures, m=m, n_H=n_H, n_W=n_W)
        crops, again, another = (check.call(pictures, size, rng, returns=(m, size, size, 3)) for rng in (one, one, other))
        check.that(np.array_equal(crops, again), "the same rng gives other squares each time: draw from the rng that comes in.",
                   diagnosis="global generator", rung=2)
        check.that(not np.array_equal(crops, another), "two different rng give the same squares: is the place drawn from rng?",
                   diagnosis="seed", rung=2)
        origin = np.full(m * n_H * n_W * 3, -1)  # number on a pixel -> where it stands, counted through
        origin[pictures.ravel()] = np.arange(pictures.size)
        check.that(np.all(np.isin(crops, pictures)), "the squares hold numbers that are in none of the pictures.", diagnosis="foreign", rung=2)
        picture, row, column, colour = np.unravel_index(origin[crops.astype(int)], pictures.shape)  # of every entry of the squares
        check.that(np.all(picture == np.arange(m)[:, None, None, None]), "a square holds pixels of another picture than its own.",
                   diagnosis="another-picture", rung=2)
        tops, lefts, steps = row[:, :1, :1, :1], column[:, :1, :1, :1], np.arange(size)
        check.that(np.all(row == tops + steps[:, None, None]) and np.all(column == lefts + steps[:, None]) and np.all(colour == np.arange(3)),
                   "a square does not hold the pixels of its picture side by side, as they were.", diagnosis="not-a-square", rung=2)
        counts = np.zeros((n_H - size + 1, n_W - size + 1))
        np.add.at(counts, (tops.ravel(), lefts.ravel()), 1)
        down, across = counts.sum(axis=1), counts.sum(axis=0)
        check.that(np.count_nonzero(counts) > 1, "all squares are cut at the same place: each picture draws its own.", diagnosis="one-place", rung=2)
        check.that(not np.array_equal(tops, lefts), "every square begins at a row and a column of the same number: draw once for each.",
                   diagnosis="together", rung=1)
        for places, name in [(down, "row"), (across, "column")]:
            check.that(places[-1] > 0, f"no square begins at the last {name} where it could: integers draws below its second argument.",
                       diagnosis="last-place", rung=1)
            check.that(places[0] > 0, f"no square begins at {name} 0.", diagnosis="first-place", rung=1)
        expected = m / counts.size
        check.that(np.all(np.abs(down - m / down.size) < 6 * np.sqrt(m / down.size)) and
                   np.all(np.abs(across - m / across.size) < 6 * np.sqrt(m / across.size)),
                   "some places are drawn far more often than others.", diagnosis="uneven", rung=2)
        check.that(np.all(np.abs(counts - expected) < 6 * np.sqrt(expected)), "row and column of the place hang together: draw once for each.",
                   diagnosis="together", rung=1)
        whole = problems.numbered_pictures(check.rng, 3, size, size) / 8  # with fractions
        check.close("squares as large as the pictures", check.call(whole, size, one, returns=whole.shape), whole, because="the pictures: there is "
                    "one place only")
    cuts_well(m=1500, n_H=6, n_W=9, size=4)
    cuts_well(m=1200, n_H=7, n_W=5, size=3)
    ### BEGIN HIDDEN TESTS
    check.hide()
    cuts_well(m=1600, n_H=8, n_W=6, size=5)
    ### END HIDDEN TESTS

# %% experiment="six out of one"
if checks.ready("horizontal_flip", "random_crop"):
    cats, Y_cats, cats_new, Y_new, _ = datasets.load_cats()
    cat = cats[[int(np.argmax(Y_cats))]]
    squares = random_crop(np.repeat(cat, 4, axis=0), 56, np.random.default_rng(1))
    plots.images(
        [cat[0], horizontal_flip(cat)[0], *squares], ["the picture", "flipped", *["a crop"] * 4],
        title="Six pictures out of one, all of them cats",
        alt="A cat, its mirror image, and four squares cut out of it at different places.",
    )

# %% [markdown]
# **Predict:** a network of two layers learns from only eighty pictures of week 2, made small. It sees them in three ways:
# the middle of each picture, always the same; the middle of each picture and of its mirror image; squares cut at random
# from both, new ones every twenty steps. New pictures are judged by their middle. Which way does worst there?

# %% experiment="few cats"
my_prediction = None  # "as they are", "mirrored", or "mirrored and cut"

def columns(pictures):
    return pictures.reshape(len(pictures), -1).T / 255

def small(pictures):  # 16 by 16: the mean of every 4 by 4 pixels
    return pictures.reshape(len(pictures), 16, 4, 16, 4, 3).mean(axis=(2, 4))

if checks.ready("horizontal_flip", "random_crop"):
    few, Y_few, others = small(cats[:80]), Y_cats[:, :80], small(cats_new)
    doubled = np.concatenate([few, horizontal_flip(few)])
    ways = {"as they are": lambda rng: few[:, 1:15, 1:15], "mirrored": lambda rng: doubled[:, 1:15, 1:15],
            "mirrored and cut": lambda rng: random_crop(doubled, 14, rng)}
    for name, way in ways.items():
        rng, wrong = np.random.default_rng(1), []
        for _ in range(3):  # three networks each, for one alone may be lucky
            net = layers.initialize_parameters_deep([14 * 14 * 3, 10, 1], rng=rng)
            for step in range(2000):
                if step % 20 == 0:
                    x = columns(way(rng))
                    y = np.tile(Y_few, x.shape[1] // 80)
                some = rng.choice(x.shape[1], 40, replace=False)  # forty of them at each step
                AL, caches = layers.L_model_forward(x[:, some], net)
                net = layers.update_parameters(net, layers.L_model_backward(AL, y[:, some], caches), 0.05)
            wrong.append([100 * np.mean((layers.L_model_forward(columns(pictures[:, 1:15, 1:15]), net)[0] > 0.5) != truth)
                          for pictures, truth in [(few, Y_few), (others, Y_new)]])
        on_few, on_new = np.mean(wrong, axis=0)
        print(f"{name:17} {on_few:4.1f} % wrong on the eighty, {on_new:4.1f} % wrong on new pictures")
    print("your prediction:", my_prediction)

# %% [markdown]
# ## 7. The honest number
#
# You chose $\lambda$, `keep_prob` and the step to stop at by their errors on the dev set, so these errors flatter. Now,
# and only now, the test set. **Predict:** which line has the largest error?

# %% experiment="the test set"
if checks.ready("backward_propagation_with_regularization", "forward_propagation_with_dropout",
                "backward_propagation_with_dropout", "predict", "early_stopping"):
    results = {"nothing": plain_net, "a small network": nets["a few"], "L2, λ = 0.7": decayed[0.7],
               "dropout, keep_prob = 0.5": dropped_net, "early stopping": stopped_net}
    print(f"{'against overfitting':26}{'train':>7}{'dev':>7}{'test':>7}   wrong, in per cent")
    for name, net in results.items():
        shares = [100 * np.mean(predict(x, net) != y) for x, y in [(X_train, Y_train), (X_dev, Y_dev), (X_test, Y_test)]]
        print(f"{name:26}" + "".join(f"{share:7.1f}" for share in shares))

# %% [markdown]
# ## Remember
#
# - Training error too high: bias, so a larger network or longer training. Dev error far above training error: variance,
#   so more data or regularisation.
# - L2 adds $\frac{\lambda}{2m} \sum W^2$ to the cost and $\frac{\lambda}{m} W$ to each $dW$: weights decay. Biases go free.
# - Inverted dropout: mask, divide by `keep_prob`, keep the mask for the way back. Never at the output, never when predicting.
# - Early stopping: go back to where the dev cost was lowest.
# - More data is best. Mirrored and cut pictures stand in for some of it, if the label survives.
# - Whatever you choose, choose it on the dev set. The test set is for the last line of the report.
#
# ## What you can do now
#
# You can tell learning from memorising, and you have four tools against the latter, each a line or two long. But how do
# you know that your new slopes are right, when a wrong one still lets the cost fall? The next notebook builds the tool
# that tells.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week05/regularization")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
