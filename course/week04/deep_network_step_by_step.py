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
# # A deep network, step by step
#
# **The question of this notebook:** how do layers, as many as you like, become *one* function, and how does the slope
# of the cost find its way back through all of them?
#
# You will write the parts of a network of any depth, each a few lines long. At the end you can
#
# - say the shape of every matrix in a network of any size,
# - explain what a cache is for, and what the way back needs from the way forward,
# - write forward and backward propagation for $L$ layers with one loop each,
# - tell parameters from hyperparameters, and say what depth buys.
#
# The parts are small, and each stands on those before it: when a check fails, look at the part itself first, then at
# the shapes. Plan about two hours. The next notebook puts the parts together and shows them cats.

# %%
import numpy as np

from startcode import checks, datasets, plots, problems

# %% [markdown]
# ## 1. Names and shapes
#
# A network has $L$ layers; the inputs do not count. Layer $l$ has $n^{[l]}$ units, and $n^{[0]} = n_x$ is the number of
# inputs. Square brackets say the layer: $W^{[2]}$ is the weight matrix of layer 2, $A^{[2]}$ is what that layer gives
# out, one column for each example, and $A^{[0]} = X$. The last layer gives the prediction, $A^{[L]} = \hat Y$. In code,
# where there is no room for brackets, they are `W2`, `A2` and `n_2`.
#
# **Predict** before you run: this net has layers of 4, 3 and 1 units on 5 inputs. Which shape has $W^{[2]}$? Which
# shapes change when more examples come in?

# %% experiment="the shape of every matrix"
layer_dims, m = [5, 4, 3, 1], 7  # inputs, then the units of each layer; number of examples

plots.network(
    layer_dims,
    title="Three layers: every arrow is one weight, every circle behind the inputs has one bias",
    alt="Diagram of a network: five inputs, then layers of four, three and one units, every unit joined to all units before it.",
)
print(f"{'layer':>6} {'W, dW':>9} {'b, db':>9} {'Z, A, dZ, dA':>14} {'parameters':>11}")
for l in range(1, len(layer_dims)):
    n_prev, n_l = layer_dims[l - 1], layer_dims[l]
    print(f"{l:>6} {f'({n_l}, {n_prev})':>9} {f'({n_l}, 1)':>9} {f'({n_l}, {m})':>14} {n_l * n_prev + n_l:>11}")

# %% [markdown]
# Read the table row by row: $W^{[l]}$ has one **row** for each unit of its layer and one **column** for each number that
# comes in, so its shape is $(n^{[l]}, n^{[l-1]})$. A slope has the shape of what it is the slope of. Only the matrices
# that hold examples know $m$; parameters do not.
#
# ## 2. Where to start
#
# For two layers, the start is that of week 3: small random weights, so that units begin *different*, and biases of zero.
#
# $$W^{[l]} = 0.01 \cdot \text{normal numbers of shape } (n^{[l]}, n^{[l-1]}), \qquad b^{[l]} = 0.$$
#
# Random numbers come from a **generator** that the caller hands in, `rng`: whoever calls decides whether two runs are
# alike. `rng.standard_normal(shape)` draws with mean 0 and spread 1.

# %% exercise="initialize_parameters"
def initialize_parameters(n_x, n_h, n_y, *, rng):
    """The start of a network with one hidden layer.

    Arguments: n_x inputs, n_h hidden units, n_y outputs; rng, a np.random.Generator.
    Returns: a dict with W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1); weights normal with spread 0.01.
    """
    ### START CODE HERE ### (≈ 4 lines)
    W1 = 0.01 * rng.standard_normal((n_h, n_x))  # (n_h, n_x)
    b1 = np.zeros((n_h, 1))                      # (n_h, 1)
    W2 = 0.01 * rng.standard_normal((n_y, n_h))  # (n_y, n_h)
    b2 = np.zeros((n_y, 1))                      # (n_y, 1)
    ### END CODE HERE ###
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One row for each unit of the layer, one column for each number that comes
# in. Draw from the <code>rng</code> that you were given; <code>np.random</code> is another generator.</details>
# <details><summary>Hint 2: in code words</summary>Each weight matrix is the factor times normal numbers of that shape;
# each bias a column of zeros.</details>
# <details><summary>Hint 3: a neighbour</summary>A 2 by 6 table of dice noise with spread 5 is
# <code>noise = 5 * rng.standard_normal((2, 6))</code>; the shape is <em>one</em> argument, in parentheses of its
# own.</details>

# %% test="initialize_parameters" points=5
with checks.exercise("initialize_parameters") as check:
    def start(n_x, n_h, n_y, rng):
        n_x, n_h, n_y = check.draw(lambda rng, n_x, n_h, n_y: (n_x, n_h, n_y), n_x=n_x, n_h=n_h, n_y=n_y)
        form = checks.Dict(W1=(n_h, n_x), b1=(n_h, 1), W2=(n_y, n_h), b2=(n_y, 1))
        return check.call(n_x, n_h, n_y, rng=rng, returns=form)
    one, other = check.rng.spawn(2)
    for n_x, n_h, n_y in [(5, 3, 2), (60, 90, 40)]:
        parameters, again, another = (start(n_x, n_h, n_y, rng) for rng in (one, one, other))
        for name in ("W1", "W2"):
            W, size = parameters[name], parameters[name].size
            check.that(np.unique(W).size == W.size, f"{name} holds a number twice: units that start alike stay alike.",
                       diagnosis="alike", rung=1)
            check.that(np.array_equal(W, again[name]), f"the same rng gives another {name} each time: draw from the rng that "
                       "comes in, not from NumPy's global generator.", diagnosis="global generator", rung=1)
            check.that(not np.array_equal(W, another[name]), f"two different rng give the same {name}: is a seed set inside?",
                       diagnosis="seed", rung=1)
            if size > 1000:
                check.that(abs(np.mean(W)) < 6 * np.std(W) / np.sqrt(size), f"{name} is not centred on 0: normal numbers are "
                           "wanted; rng.random() gives positive ones.", diagnosis="not centred", rung=2)
                check.that(abs(np.std(W) / 0.01 - 1) < 0.15, f"{name} does not spread by 0.01: the factor is missing, or is "
                           "another.", diagnosis="spread", rung=2)
        for name in ("b1", "b2"):
            check.that(not np.any(parameters[name]), f"{name} is not zero: biases start at zero.", diagnosis="zero", rung=2)
            check.that(parameters[name].dtype.kind == "f", f"{name} can hold whole numbers only: the small steps of learning "
                       "would be lost in it.", diagnosis="integer-dtype", rung=2)
    ### BEGIN HIDDEN TESTS
    check.hide()
    start(7, 11, 4, one)
    start(9, 2, 13, other)
    ### END HIDDEN TESTS

# %% [markdown]
# For any number of layers, a list gives the sizes: `layer_dims` $= [n^{[0]}, n^{[1]}, \ldots, n^{[L]}]$. One number is
# the inputs', so there is one layer fewer than there are numbers. And the spread is no longer a fixed 0.01:
#
# $$W^{[l]} = \frac{1}{\sqrt{n^{[l-1]}}} \cdot \text{normal numbers of shape } (n^{[l]}, n^{[l-1]}), \qquad b^{[l]} = 0, \qquad l = 1, \ldots, L.$$
#
# A unit adds up $n^{[l-1]}$ terms; dividing by the root keeps their sum as large as one term. Section 9 shows what
# happens otherwise.

# %% exercise="initialize_parameters_deep"
def initialize_parameters_deep(layer_dims, *, rng):
    """The start of a network of any depth.

    Arguments: layer_dims, the list [n_0, n_1, ..., n_L]; rng, a np.random.Generator.
    Returns: a dict with Wl (n_l, n_{l-1}) and bl (n_l, 1) for l = 1 ... L; Wl normal with spread 1/sqrt(n_{l-1}).
    """
    parameters = {}
    ### START CODE HERE ### (≈ 3 lines)
    for l in range(1, len(layer_dims)):
        W = rng.standard_normal((layer_dims[l], layer_dims[l - 1]))            # (n_l, n_{l-1})
        parameters["W" + str(l)] = W / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))                # (n_l, 1)
    ### END CODE HERE ###
    return parameters

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which is the first layer that has weights, and which the last? For
# [5, 4, 3, 1] there are three.</details>
# <details><summary>Hint 2: in code words</summary>A loop over the layers from 1 to L. In it, key "W" plus the number of
# the layer as text: normal numbers of shape (this layer, the layer before), over the root of the size of the layer
# before. Key "b" likewise: a column of zeros.</details>
# <details><summary>Hint 3: a neighbour</summary>Gaps between neighbours in a list:
# <code>for i in range(1, len(heights)): gaps["gap" + str(i)] = heights[i] - heights[i - 1]</code>.</details>

# %% test="initialize_parameters_deep" points=10
with checks.exercise("initialize_parameters_deep") as check:
    def start(layer_dims, rng):
        names = [f"{kind}{l}" for l in range(1, len(layer_dims)) for kind in "Wb"]
        found = check.call(layer_dims, rng=rng, returns=dict)
        missing = [name for name in names if name not in found]
        check.that(not missing, f"{', '.join(missing)} missing for {len(layer_dims) - 1} layers: where does the loop begin and end, "
                   "and what are the keys?", diagnosis="missing-key", rung=1)
        check.that(set(found) == set(names), "there are more keys than W1 ... WL and b1 ... bL: layer 0 is the input and "
                   "has no parameters.", diagnosis="extra-key", rung=1)
        forms = {f"W{l}": (layer_dims[l], layer_dims[l - 1]) for l in range(1, len(layer_dims))}
        forms |= {f"b{l}": (layer_dims[l], 1) for l in range(1, len(layer_dims))}
        return check.call(layer_dims, rng=rng, returns=checks.Dict(**forms))
    one, other = check.rng.spawn(2)
    for layer_dims in ([5, 3, 7, 2], [60, 90, 40, 70, 30]):
        parameters, again, another = (start(layer_dims, rng) for rng in (one, one, other))
        for l in range(1, len(layer_dims)):
            W, b, n_l, n_prev = parameters[f"W{l}"], parameters[f"b{l}"], layer_dims[l], layer_dims[l - 1]
            check.that(np.unique(W).size == W.size, f"W{l} holds a number twice: units that start alike stay alike.",
                       diagnosis="alike", rung=2)
            check.that(np.array_equal(W, again[f"W{l}"]), f"the same rng gives another W{l} each time: draw from the rng that "
                       "comes in, not from NumPy's global generator.", diagnosis="global generator", rung=2)
            check.that(not np.array_equal(W, another[f"W{l}"]), f"two different rng give the same W{l}: is a seed set inside?",
                       diagnosis="seed", rung=2)
            if W.size > 1000:
                check.that(abs(np.mean(W)) < 6 * np.std(W) / np.sqrt(W.size), f"W{l} is not centred on 0: normal numbers are "
                           "wanted; rng.random() gives positive ones.", diagnosis="not centred", rung=2)
                for what, factor in {"1, not by 1/√n of the layer before: a factor is missing": 1, "0.01": 0.01,
                                     "1/n, not by 1/√n": 1 / n_prev, "√n, not by 1/√n": np.sqrt(n_prev),
                                     "1/√n of its own layer, not of the layer before": 1 / np.sqrt(n_l)}.items():
                    check.that(abs(np.std(W) / factor - 1) > 0.1, f"W{l} spreads by {what}.", diagnosis="spread", rung=2)
                check.that(abs(np.std(W) * np.sqrt(n_prev) - 1) < 0.1, f"W{l} does not spread by 1/√n of the layer before.",
                           diagnosis="spread", rung=2)
            check.that(not np.any(b), f"b{l} is not zero: biases start at zero.", diagnosis="zero", rung=2)
            check.that(b.dtype.kind == "f", f"b{l} can hold whole numbers only: the small steps of learning would be lost in it.",
                       diagnosis="integer-dtype", rung=2)
    alike = start([3, 5, 5, 5], one)
    check.that(len({id(alike[name]) for name in alike}) == 6, "two keys hold one and the same array: a change to one changes the "
               "other.", diagnosis="aliased", rung=2)
    ### BEGIN HIDDEN TESTS
    check.hide()
    for layer_dims in ([11, 3], [4, 9, 2, 7, 5, 3]):
        start(layer_dims, one)
    ### END HIDDEN TESTS

# %% [markdown]
# ## 3. The way forward
#
# Every layer does the same two steps as the neuron of week 2, for all its units at once: a **linear** one, then an
# **activation** $g$, entry by entry.
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = g^{[l]}\big(Z^{[l]}\big).$$
#
# Here hidden layers take the ReLU, and the last layer the sigmoid, because its answer is a probability:
#
# $$\operatorname{relu}(Z) = \max(0, Z), \qquad \sigma(Z) = \frac{1}{1 + e^{-Z}}.$$
#
# **With numbers.** One example with two inputs, two ReLU units, one sigmoid unit. **Predict:** one of the two hidden
# units stays silent. Which?

# %% experiment="two layers by hand"
x1, x2, y = 1.0, 2.0, 1.0                 # one example, and its label
z1 = 0.5 * x1 - 1.0 * x2 + 0.0            # hidden unit 1
z2 = 1.0 * x1 + 0.5 * x2 - 1.0            # hidden unit 2
a1, a2 = max(0.0, z1), max(0.0, z2)       # ReLU
z3 = 2.0 * a1 - 1.0 * a2 + 0.5            # output unit
odds = np.e**z3
a3 = odds / (1.0 + odds)                  # the sigmoid, written as odds
print(f"hidden: z = {z1:.2f}, {z2:.2f}   a = {a1:.2f}, {a2:.2f}")
print(f"output: z = {z3:.2f}   a = {a3:.4f}, the probability of label 1")

# %% [markdown]
# ### Two activations
#
# On the way back we shall need $Z$ again: the slope of an activation depends on where it was. So each of the two
# functions gives out **two** things: the result, and what the way back needs, called the **cache**. Here it is $Z$.

# %% exercise="sigmoid"
def sigmoid(Z):
    """The sigmoid, entry by entry.

    Argument: Z, any shape. Returns: A, same shape; cache, the Z that came in.
    """
    ### START CODE HERE ### (≈ 1 line)
    A = 1 / (1 + np.exp(-Z))  # same shape as Z
    ### END CODE HERE ###
    return A, Z

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>You wrote this one in week 2.</details>
# <details><summary>Hint 2: in code words</summary>One over: one plus e to the <em>minus</em> Z.</details>
# <details><summary>Hint 3: a neighbour</summary>A bell curve of a whole array:
# <code>bell = np.exp(-(t ** 2))</code>.</details>

# %% test="sigmoid" points=3
with checks.exercise("sigmoid") as check:
    for rows, columns in [(3, 5), (4, 7)]:
        (Z,) = check.draw(problems.evidence, rows=rows, columns=columns)
        A, cache = check.call(Z, returns=checks.Tuple(A=(rows, columns), cache=(rows, columns)))
        check.that(np.all((A > 0) & (A < 1)), "A leaves the range between 0 and 1.", diagnosis="range", rung=2)
        check.that(np.all((A > 0.5) == (Z > 0)), "A of a positive number lies below one half: the sign in the exponent is turned "
                   "round.", diagnosis="sign", rung=2)
        check.close("A / (1 - A)", A / (1 - A), np.exp(Z), because="e to the Z, which the formula gives when solved for it")
        check.that(np.array_equal(cache, Z), "cache is to hold Z, as it came in.", diagnosis="cache", rung=1)
    A, _ = check.call(np.array([[-1000.0, 0.0, 1000.0]]), quiet=True)
    check.close("A for Z = -1000, 0, 1000", A, np.array([[0.0, 0.5, 1.0]]))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_step_by_step")
    check.against(ours.sigmoid, problems.evidence, [dict(rows=2, columns=9), dict(rows=6, columns=5)])
    ### END HIDDEN TESTS

# %% exercise="relu"
def relu(Z):
    """The rectified linear unit, entry by entry: what is negative becomes 0, the rest stays.

    Argument: Z, any shape. Returns: A, same shape; cache, the Z that came in.
    """
    ### START CODE HERE ### (≈ 1 line)
    A = np.maximum(0, Z)  # same shape as Z
    ### END CODE HERE ###
    return A, Z

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The maximum of two things, for every entry by itself. Leave the Z that came
# in as it is: it is the cache.</details>
# <details><summary>Hint 2: in code words</summary>NumPy has <code>np.max</code>, the one largest entry of an array, and
# <code>np.maximum</code>, which compares entry by entry.</details>
# <details><summary>Hint 3: a neighbour</summary>No mark above 100: <code>np.minimum(100, marks)</code>.</details>

# %% test="relu" points=3
with checks.exercise("relu") as check:
    for rows, columns in [(3, 5), (4, 7)]:
        (Z,) = check.draw(problems.evidence, rows=rows, columns=columns)
        A, cache = check.call(Z, returns=checks.Tuple(A=(rows, columns), cache=(rows, columns)))
        mirrored, _ = check.call(-Z)
        check.that(np.all(A >= 0), "A holds negative numbers: what is negative becomes 0.", diagnosis="range", rung=1)
        check.that(np.all(A * mirrored == 0), "A is not 0 where Z is negative.", diagnosis="range", rung=1)
        check.close("relu(Z) - relu(-Z)", A - mirrored, Z, because="Z: one of the two is 0, the other is the size of Z",
                    suspects={"a step from 0 to 1: that is the slope of ReLU": np.sign(Z)})
        check.that(np.array_equal(cache, Z), "cache is to hold Z, as it came in.", diagnosis="cache", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_step_by_step")
    check.against(ours.relu, problems.evidence, [dict(rows=2, columns=9), dict(rows=6, columns=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### The linear step
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$$
#
# $b^{[l]}$ has one column, $W^{[l]} A^{[l-1]}$ has $m$: NumPy adds the column to each of them. The cache holds all that
# came in, because the slopes of this step are made of it.

# %% exercise="linear_forward"
def linear_forward(A, W, b):
    """The linear step of one layer.

    Arguments: A (n_{l-1}, m), what the layer before gave out; W (n_l, n_{l-1}); b (n_l, 1).
    Returns: Z (n_l, m); cache, the tuple of A, W and b, in this order.
    """
    ### START CODE HERE ### (≈ 2 lines)
    Z = np.dot(W, A) + b  # (n_l, m)
    cache = (A, W, b)     # three arrays
    ### END CODE HERE ###
    return Z, cache

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Write the shapes beside the formula. Which product sums over the units of
# the layer before?</details>
# <details><summary>Hint 2: in code words</summary>Matrix product of weights and inputs, plus the bias. The cache is the
# three arguments in parentheses.</details>
# <details><summary>Hint 3: a neighbour</summary>Prices (3, 4) of 4 goods in 3 shops, baskets (4, 9), a fee per shop
# (3, 1): <code>np.matmul(prices, baskets) + fee</code> is (3, 9), what each basket costs in each shop.</details>

# %% test="linear_forward" points=5
with checks.exercise("linear_forward") as check:
    for n_prev, n_l, m in [(3, 5, 7), (4, 2, 9)]:
        A, W, b = check.draw(problems.deep_layer, n_prev=n_prev, n_l=n_l, m=m)
        Z, cache = check.call(A, W, b, returns=checks.Tuple(Z=(n_l, m), cache=tuple))
        check.that([np.shape(part) for part in cache] == [A.shape, W.shape, b.shape], "cache is to hold A, W and b, in this "
                   "order.", diagnosis="cache", rung=2)
        for name, part, came in zip(("A in cache", "W in cache", "b in cache"), cache, (A, W, b)):
            check.close(name, part, came, because="what came in")
        bias_only = check.call(A, 0 * W, b)[0]
        check.that(np.any(bias_only), "Z is 0 when W is: b is left out.", diagnosis="missing-bias", rung=2)
        check.close("Z with W = 0", bias_only, np.repeat(b, m, axis=1), because="the bias, in every column",
                    suspects={"adding up the biases of all units": np.sum(b) + 0 * Z})
        one_each = check.call(np.eye(n_prev), W, 0 * b)[0]
        check.close("Z with b = 0 for inputs that are all 0 but one", one_each, W, because="the columns of W, one after the other")
        twice = check.call(2 * A - 1, W, b)[0]
        check.close("Z for 2A - 1", twice, 2 * Z - check.call(np.ones_like(A), W, b)[0], because="twice Z(A) minus Z(1)")
        check.close("Z of the first three examples", check.call(A[:, :3], W, b)[0], Z[:, :3], because="the first three columns of Z")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_step_by_step")
    check.against(ours.linear_forward, problems.deep_layer, [dict(n_prev=6, n_l=3, m=5), dict(n_prev=2, n_l=9, m=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### One layer
#
# Both steps, one after the other. The layer's cache holds the caches of both, each whole:
#
# $$A^{[l]} = g\big(W^{[l]} A^{[l-1]} + b^{[l]}\big), \qquad \text{cache} = (\text{linear\_cache}, \text{activation\_cache}).$$

# %% exercise="linear_activation_forward"
def linear_activation_forward(A_prev, W, b, activation):
    """One whole layer.

    Arguments: A_prev (n_{l-1}, m), W (n_l, n_{l-1}), b (n_l, 1); activation, "sigmoid" or "relu".
    Returns: A (n_l, m); cache, the pair (linear_cache, activation_cache). ValueError for another activation.
    """
    if activation not in ("sigmoid", "relu"):
        raise ValueError(f'activation is "sigmoid" or "relu", not {activation!r}')
    ### START CODE HERE ### (≈ 2 to 5 lines)
    Z, linear_cache = linear_forward(A_prev, W, b)                               # (n_l, m)
    A, activation_cache = sigmoid(Z) if activation == "sigmoid" else relu(Z)     # (n_l, m)
    ### END CODE HERE ###
    return A, (linear_cache, activation_cache)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two functions of yours. Each gives out two things, and none of the four may
# get lost.</details>
# <details><summary>Hint 2: in code words</summary>Linear step first; then, if the text <code>activation</code> is
# "sigmoid", the sigmoid of Z, else the ReLU of Z.</details>
# <details><summary>Hint 3: a neighbour</summary><code>whole, rest = divmod(17, 5)</code> takes two results apart;
# <code>if unit == "cm": length = inches * 2.54</code> chooses by a text.</details>

# %% test="linear_activation_forward" points=5
with checks.exercise("linear_activation_forward") as check:
    linear, curves = check.uses("linear_forward"), {"sigmoid": check.uses("sigmoid"), "relu": check.uses("relu")}
    for n_prev, n_l, m in [(3, 5, 7), (4, 2, 9)]:
        A_prev, W, b = check.draw(problems.deep_layer, n_prev=n_prev, n_l=n_l, m=m)
        Z, came_in = linear(A_prev, W, b)
        for activation, other in [("relu", "sigmoid"), ("sigmoid", "relu")]:
            A, cache = check.call(A_prev, W, b, activation, returns=checks.Tuple(A=(n_l, m), cache=tuple))
            check.close(f"A with {activation}", A, curves[activation](Z)[0], because=f"your {activation} of your linear_forward",
                        suspects={f"taking {other} where {activation} is asked for": curves[other](Z)[0]})
            check.that(len(cache) == 2, f"cache holds {len(cache)} things; two are wanted, linear_cache and activation_cache, each "
                       "whole.", diagnosis="cache", rung=1)
            check.that(isinstance(cache[0], tuple) and len(cache[0]) == 3 and np.shape(cache[1]) == (n_l, m),
                       "linear_cache comes first, activation_cache second.", diagnosis="cache", rung=1)
            for name, part, wanted in zip(("A_prev in cache", "W in cache", "b in cache"), cache[0], came_in):
                check.close(name, part, wanted, because="that of your linear_forward")
            check.close("Z in cache", cache[1], Z, because="that of your activation")
    try:
        check.call(A_prev, W, b, "tanh")
        refused = False
    except Exception:  # whatever it is: the caller is told
        refused = True
    check.that(refused, 'activation "tanh" is not refused: the lines above START CODE HERE did that.', diagnosis="not refused", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_step_by_step")
    def a_layer(rng, n_prev, n_l, m, activation):
        return (*problems.deep_layer(rng, n_prev, n_l, m), activation)
    check.against(ours.linear_activation_forward, a_layer, [
        dict(n_prev=6, n_l=3, m=5, activation="relu"), dict(n_prev=2, n_l=9, m=4, activation="sigmoid")], part=lambda layer: layer[0])
    ### END HIDDEN TESTS

# %% [markdown]
# ### All layers
#
# Forward propagation is layer after layer: what one gives out is what the next takes in.
#
# $$\begin{aligned} A^{[0]} &= X, \\ A^{[l]} &= \operatorname{relu}\big(W^{[l]} A^{[l-1]} + b^{[l]}\big) \quad \text{for } l = 1, \ldots, L-1, \\
# A^{[L]} &= \sigma\big(W^{[L]} A^{[L-1]} + b^{[L]}\big). \end{aligned}$$
#
# No formula does all layers at once, so here a loop is right: over **layers**, never over examples.

# %% exercise="L_model_forward"
def L_model_forward(X, parameters):
    """Forward propagation: ReLU in layers 1 ... L-1, sigmoid in layer L.

    Arguments: X (n_0, m); parameters, a dict with W1, b1 ... WL, bL.
    Returns: AL (n_L, m); caches, a list with the cache of layer 1 first and that of layer L last.
    """
    caches = []
    A = X
    L = len(parameters) // 2  # two parameters a layer
    ### START CODE HERE ### (≈ 4 lines)
    for l in range(1, L + 1):
        activation = "relu" if l < L else "sigmoid"
        A, cache = linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activation)  # (n_l, m)
        caches.append(cache)
    ### END CODE HERE ###
    return A, caches  # behind the last layer, A is AL

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>What a layer gives out goes under the name <code>A</code> again, so that the
# next one takes it in. Which layer has another activation than the others?</details>
# <details><summary>Hint 2: in code words</summary>For l from 1 to L: "sigmoid" if this is the last layer, else "relu"; then
# one layer of <code>A</code> with the weights and the bias of layer l; its result is the new <code>A</code>, its cache goes
# to the end of the list.</details>
# <details><summary>Hint 3: a neighbour</summary>Interest year by year, with the history kept:
# <code>for year in range(1, 4): money, note = pay_in(money, rates["r" + str(year)]); notes.append(note)</code>.</details>

# %% test="L_model_forward" points=15
def numbers(value):
    """All numbers in nested caches, in a row."""
    return np.concatenate([numbers(part) for part in value]) if isinstance(value, tuple | list) else np.ravel(value)

with checks.exercise("L_model_forward") as check:
    layer = check.uses("linear_activation_forward")
    for layer_dims, m in [([5, 3, 7, 2], 9), ([3, 6, 8, 4, 2], 11)]:
        X, parameters = check.draw(problems.deep_network, layer_dims=layer_dims, m=m)
        W, b, upper, L = parameters["W1"], parameters["b1"], problems.upper_layers(parameters), len(layer_dims) - 1
        single, kept = check.call(X, {"W1": W, "b1": b}, returns=checks.Tuple(AL=(layer_dims[1], m), caches=list))
        wanted, cache = layer(X, W, b, "sigmoid")
        check.close("AL of a net of one layer", single, wanted, because="logistic regression, as in week 2",
                    suspects={"a ReLU in the last layer, where the sigmoid belongs": layer(X, W, b, "relu")[0]}, rung=1)
        check.that(len(kept) == 1, f"caches holds {len(kept)} caches for a single layer.", diagnosis="caches", rung=2)
        check.close("caches of a net of one layer", numbers(kept), numbers([cache]), because="the cache of that layer")
        AL, caches = check.call(X, parameters, returns=checks.Tuple(AL=(layer_dims[-1], m), caches=list))
        check.that(len(caches) == L, f"caches holds {len(caches)} caches for {L} layers; one for each is wanted.",
                   diagnosis="caches", rung=2)
        A1, first = layer(X, W, b, "relu")
        above, others = check.call(A1, upper)
        check.close("AL", AL, above, because="what the net without its first layer gives for the A1 of that layer", suspects={
            "a sigmoid in the hidden layers, where the ReLU belongs": check.call(layer(X, W, b, "sigmoid")[0], upper)[0]}, rung=1)
        check.close("caches", numbers(caches), numbers([first, *others]), because="that of layer 1 first, that of layer L last")
    eye, X = np.eye(3), np.abs(X)
    through = {"W1": eye, "b1": np.zeros((3, 1)), "W2": eye, "b2": np.zeros((3, 1)), "W3": W, "b3": b}
    check.close("AL behind two layers that change nothing", check.call(X, through)[0], check.call(X, {"W1": W, "b1": b})[0],
                because="the same as without them")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_step_by_step")
    check.against(ours.L_model_forward, problems.deep_network, [
        dict(layer_dims=[4, 7, 3, 5, 1], m=5), dict(layer_dims=[2, 5, 9, 3], m=11)], part=lambda result: result[0])
    ### END HIDDEN TESTS

# %% experiment="one layer is week 2"
if checks.ready("L_model_forward"):
    by_hand = {"W1": np.array([[0.5, -1.0], [1.0, 0.5]]), "b1": np.array([[0.0], [-1.0]]),
               "W2": np.array([[2.0, -1.0]]), "b2": np.array([[0.5]])}
    AL, _ = L_model_forward(np.array([[x1], [x2]]), by_hand)
    print(f"the two layers from above: {a3:.6f} by hand, {AL[0, 0]:.6f} from L_model_forward")
    w, b = np.array([[0.3], [-0.8]]), 0.1
    X = np.random.default_rng(2).normal(size=(2, 5))
    AL, _ = L_model_forward(X, {"W1": w.T, "b1": np.array([[b]])})
    neuron = 1 / (1 + np.exp(-(np.dot(w.T, X) + b)))
    print(f"a net of one layer against the neuron of week 2, five examples: largest difference {np.abs(AL - neuron).max():.1e}")

# %% [markdown]
# With $L = 1$ there is no hidden layer: your network contains logistic regression as its smallest case.
#
# ## 4. The cost
#
# What a wrong answer costs has not changed since week 2: the mean log loss.
#
# $$J = -\frac1m \sum_{i=1}^m \Big( y^{(i)} \log a^{[L](i)} + \big(1 - y^{(i)}\big) \log\big(1 - a^{[L](i)}\big) \Big)$$
#
# One line is given: a sure sigmoid can be *rounded* to exactly 0 or 1, whose logarithm would be minus infinity.

# %% exercise="compute_cost"
def compute_cost(AL, Y):
    """The mean log loss.

    Arguments: AL (1, m), probabilities of label 1; Y (1, m), zeros and ones. Returns: cost, a number.
    """
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    ### START CODE HERE ### (≈ 1 line)
    cost = -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))  # a number
    ### END CODE HERE ###
    return cost

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Entry by entry until the sum; then one number.</details>
# <details><summary>Hint 2: in code words</summary>Minus the mean of: label times log of prediction, plus (one minus
# label) times log of (one minus prediction).</details>
# <details><summary>Hint 3: a neighbour</summary>Mean price when some buy (Y is 1) at p and others at q:
# <code>np.mean(Y * p + (1 - Y) * q)</code>.</details>

# %% test="compute_cost" points=5
def predictions(rng, m):
    return rng.uniform(0.05, 0.95, size=(1, m)), problems.labels(rng, m)

with checks.exercise("compute_cost") as check:
    for m in (5, 8):
        AL, Y = check.draw(predictions, m=m)
        cost = check.call(AL, Y, returns=())
        alone = np.array([check.call(AL[:, [i]], Y[:, [i]], returns=()) for i in range(m)])
        check.that(np.min(alone) >= 0, "cost is negative: the logarithm of a probability is below 0, so a minus belongs in front.",
                   diagnosis="sign", rung=2)
        check.that(np.min(alone) > 0, "some examples cost nothing at all, whatever is predicted: one of the two terms is missing.",
                   diagnosis="missing-term", rung=2)
        check.close("e to the minus cost of each example", np.exp(-alone), np.where(Y == 1, AL, 1 - AL)[0],
                    because="the probability that was given to its true label",
                    suspects={"the squared error, where the log loss is meant": np.exp(-np.square(AL - Y))[0]})
        table = -(Y.sum() * np.log(AL).sum() + (1 - Y).sum() * np.log(1 - AL).sum()) / m
        check.close("cost", cost, np.mean(alone), because="the mean of what each example costs", suspects={
            "letting every label meet every prediction, as in a multiplication table: a matrix product stands where an "
            "entry-by-entry product is meant": table})
        check.close("cost of all predictions one half", check.call(0 * AL + 0.5, Y, returns=()), np.log(2), because="ln 2")
        check.close("cost of perfect answers", check.call(Y, Y, returns=()), 0.0, because="zero")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_step_by_step")
    check.against(ours.compute_cost, predictions, [dict(m=13), dict(m=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 5. The way back
#
# Each layer gets one message from above, $dA^{[l]}$: how the loss changes when this layer's output moves. From it the
# layer makes three things: the slopes of its own $W^{[l]}$ and $b^{[l]}$, and the message $dA^{[l-1]}$ for the layer
# below. For that it must know where it stood on the way forward, and this is what the **caches** are for:

# %% experiment="forward, back, and the caches between"
from startcode.plots.figure import figure, heading, show

paper, (axis,) = figure(width=8.6, height=3.4)
axis.set_axis_off()
axis.set(xlim=(0.3, 4.35), ylim=(-0.45, 1.3))
ahead, back, note = "#cfe3f1", "#f8dcc7", dict(fontsize=9, ha="center", va="center")
for l, g in [(1, "relu"), (2, "relu"), (3, "sigmoid")]:
    axis.text(l, 1, f"layer {l}\nlinear, {g}", bbox=dict(boxstyle="round", facecolor=ahead), **note)
    axis.text(l, 0, f"layer {l}\nback", bbox=dict(boxstyle="round", facecolor=back), **note)
    axis.annotate("", (l, 0.2), (l, 0.8), arrowprops=dict(arrowstyle="->", linestyle="--"))
    axis.text(l + 0.04, 0.5, f"cache {l}", fontsize=9, va="center")
    axis.annotate(f"dW{l}, db{l}", (l, -0.2), (l, -0.42), arrowprops=dict(arrowstyle="<-"), **note)
for l, (out, slope) in enumerate([("X", "dA0"), ("A1", "dA1"), ("A2", "dA2"), ("AL", "dAL")]):
    axis.annotate("", (l + 0.62, 1), (l + 0.36, 1), arrowprops=dict(arrowstyle="->", color="#0072b2", linewidth=2))
    axis.annotate("", (l + 0.36, 0), (l + 0.62, 0), arrowprops=dict(arrowstyle="->", color="#d55e00", linewidth=2))
    axis.text(l + 0.49, 1.16, out, **note)
    axis.text(l + 0.49, 0.16, slope, **note)
axis.text(4, 1, "cost J", bbox=dict(boxstyle="round", facecolor="white"), **note)
axis.text(4, 0, "slope of\nthe loss", bbox=dict(boxstyle="round", facecolor="white"), **note)
axis.annotate("", (4, 0.2), (4, 0.8), arrowprops=dict(arrowstyle="->"))
heading(paper, "The way back uses the same layers in the opposite order, and what each kept in its cache")
show(paper, "Three layers in a row with arrows to the right up to the cost; below, the same layers with arrows to the left. "
            "A dashed arrow labelled cache leads from each layer down to its counterpart, which gives out dW and db.")

# %% [markdown]
# **Two kinds of slope**, and one rule for $\frac1m$. Column $i$ of $dZ^{[l]}$ or $dA^{[l]}$ is about example $i$ alone:
# the slope of *its* loss. $dW^{[l]}$ and $db^{[l]}$ are slopes of the cost $J$, the mean over examples. So $\frac1m$
# stands in $dW$ and $db$, once in each layer, and nowhere else.
#
# ### Back through the linear step
#
# $$dW^{[l]} = \frac1m\, dZ^{[l]} A^{[l-1]T}, \qquad db^{[l]} = \frac1m \sum_{i=1}^m dZ^{[l](i)}, \qquad dA^{[l-1]} = W^{[l]T} dZ^{[l]}.$$
#
# Three times the same idea: a weight was multiplied by an input, so its slope is the message times that input; the bias
# was added, so its slope is the message; an input went through all weights of its column, so its message comes back
# through the same weights.

# %% exercise="linear_backward"
def linear_backward(dZ, cache):
    """Back through the linear step of one layer.

    Arguments: dZ (n_l, m); cache, what linear_forward kept.
    Returns: dA_prev (n_{l-1}, m), dW (n_l, n_{l-1}), db (n_l, 1).
    """
    A_prev, W, b = cache
    m = A_prev.shape[1]
    ### START CODE HERE ### (≈ 3 lines)
    dW = dZ @ A_prev.T / m                      # (n_l, n_{l-1})
    db = np.sum(dZ, axis=1, keepdims=True) / m  # (n_l, 1)
    dA_prev = W.T @ dZ                          # (n_{l-1}, m)
    ### END CODE HERE ###
    return dA_prev, dW, db

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Write the three shapes you want beside the shapes you have: only one order
# of factors, and one place for the transpose, fits. Which of the three are means over examples?</details>
# <details><summary>Hint 2: in code words</summary>dW: dZ times the transpose of A_prev, over m. db: the sum of dZ along
# the axis of examples, kept as a column, over m. dA_prev: the transpose of W times dZ.</details>
# <details><summary>Hint 3: a neighbour</summary>Row means of a table (4, 9), kept as a column (4, 1):
# <code>np.mean(table, axis=1, keepdims=True)</code>. Products of all pairs of rows of <code>P</code> (3, 9) and
# <code>Q</code> (4, 9), summed over the 9: <code>np.matmul(P, np.transpose(Q))</code>, shape (3, 4).</details>

# %% test="linear_backward" points=10
with checks.exercise("linear_backward") as check:
    forward = check.uses("linear_forward")
    for n_prev, n_l, m in [(3, 5, 7), (4, 2, 9)]:
        A, W, b, dZ = check.draw(problems.layer_and_message, n_prev=n_prev, n_l=n_l, m=m)
        cache, form = forward(A, W, b)[1], checks.Tuple(dA_prev=(n_prev, m), dW=(n_l, n_prev), db=(n_l, 1))
        shapes, wanted = [np.shape(part) for part in check.call(dZ, cache, returns=tuple)], list(form.forms.values())
        check.that(shapes == wanted or sorted(shapes) != sorted(wanted), "the results come in another order: dA_prev, dW, db is "
                   "wanted.", diagnosis="order", rung=1)
        dA_prev, dW, db = check.call(dZ, cache, returns=form)
        # A cost whose slope at Z is dZ, measured through your own linear_forward.
        check.gradient("dW", dW, of=lambda v: np.sum(dZ * forward(A, v, b)[0]) / m, at=W)
        check.gradient("db", db, of=lambda v: np.sum(dZ * forward(A, W, v)[0]) / m, at=b)
        check.gradient("dA_prev", dA_prev, of=lambda v: np.sum(dZ * forward(v, W, b)[0]), at=A)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_step_by_step")
    check.hide()
    for n_prev, n_l, m in [(6, 3, 5), (2, 7, 4)]:
        A, W, b, dZ = check.draw(problems.layer_and_message, n_prev=n_prev, n_l=n_l, m=m)
        check.close("linear_backward", check.call(dZ, forward(A, W, b)[1]), ours.linear_backward(dZ, (A, W, b)))
    ### END HIDDEN TESTS

# %% [markdown]
# ### Back through the activations
#
# An activation works entry by entry, so its slope does too: the message from above times the slope of the curve at the
# place where $Z$ stood (week 3).
#
# $$dZ^{[l]} = dA^{[l]} * g'\big(Z^{[l]}\big), \qquad \sigma'(Z) = \sigma(Z)\big(1 - \sigma(Z)\big), \qquad
# \operatorname{relu}'(Z) = \begin{cases} 1 & Z > 0 \\ 0 & Z < 0. \end{cases}$$
#
# A ReLU is a gate: open where $Z$ was positive, and then the message passes unchanged; shut elsewhere.

# %% exercise="sigmoid_backward"
def sigmoid_backward(dA, cache):
    """Back through the sigmoid.

    Arguments: dA (n_l, m); cache, what sigmoid kept: Z (n_l, m). Returns: dZ (n_l, m).
    """
    Z = cache
    ### START CODE HERE ### (≈ 2 lines)
    s, _ = sigmoid(Z)        # (n_l, m)
    dZ = dA * s * (1 - s)    # (n_l, m)
    ### END CODE HERE ###
    return dZ

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The cache is Z; you need the sigmoid <em>of</em> Z, and have a function for
# it that gives out two things.</details>
# <details><summary>Hint 2: in code words</summary>The message, times the sigmoid, times one minus the sigmoid, entry by
# entry.</details>
# <details><summary>Hint 3: a neighbour</summary>Back through the square, whose slope is 2t:
# <code>dt = 2 * t * dq</code>.</details>

# %% test="sigmoid_backward" points=4
with checks.exercise("sigmoid_backward") as check:
    forward = check.uses("sigmoid")
    for rows, columns in [(3, 5), (4, 7)]:
        (Z,) = check.draw(problems.evidence, rows=rows, columns=columns)
        (dA,), (A, cache) = problems.evidence(check.rng, rows, columns), forward(Z)
        dZ = check.call(dA, cache, returns=(rows, columns))
        check.that(not np.array_equal(dZ, check.call(2 * dA, cache)), "twice the dA gives the same dZ: the message dA is left out.",
                   diagnosis="message", rung=2)
        check.gradient("dZ", dZ, of=lambda v: np.sum(dA * forward(v)[0]), at=Z, suspects={
            "treating the cache as the sigmoid of Z, while it is Z": dA * Z * (1 - Z),
            "taking A itself for the slope": dA * A, "the slope of tanh": dA * (1 - A**2), "the message dA unchanged": dA})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_step_by_step")
    check.hide()
    for rows, columns in [(2, 9), (6, 5)]:
        (Z,) = check.draw(problems.evidence, rows=rows, columns=columns)
        dA = check.rng.normal(size=(rows, columns))
        check.close("sigmoid_backward", check.call(dA, forward(Z)[1]), ours.sigmoid_backward(dA, Z))
    ### END HIDDEN TESTS

# %% exercise="relu_backward"
def relu_backward(dA, cache):
    """Back through the ReLU.

    Arguments: dA (n_l, m); cache, what relu kept: Z (n_l, m). Returns: dZ (n_l, m); the caller's dA stays as it is.
    """
    Z = cache
    ### START CODE HERE ### (≈ 1 line)
    dZ = dA * (Z > 0)  # (n_l, m)
    ### END CODE HERE ###
    return dZ

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Who decides which entries become 0: the message, or the place where the gate
# stood? And whoever sent you <code>dA</code> still wants it whole.</details>
# <details><summary>Hint 2: in code words</summary>A comparison gives True and False for every entry; in a product they
# count as 1 and 0.</details>
# <details><summary>Hint 3: a neighbour</summary>Pay only on workdays: <code>paid = wages * (day &lt; 5)</code>.</details>

# %% test="relu_backward" points=5
with checks.exercise("relu_backward") as check:
    forward = check.uses("relu")
    for rows, columns in [(3, 5), (4, 7)]:
        (Z,) = check.draw(problems.evidence, rows=rows, columns=columns)
        (dA,), (A, cache) = problems.evidence(check.rng, rows, columns), forward(Z)
        dZ = check.call(dA, cache, returns=(rows, columns))
        check.that(not np.array_equal(dZ, check.call(2 * dA, cache)), "twice the dA gives the same dZ: the message dA is left out.",
                   diagnosis="message", rung=2)
        check.gradient("dZ", dZ, of=lambda v: np.sum(dA * forward(v)[0]), at=Z, suspects={
            "letting the sign of dA decide which entries become 0, not that of Z": forward(dA)[0],
            "a gate that is open where Z is negative": dA * np.sign(forward(-Z)[0]),
            "a product with A, not with the slope": dA * A, "the message dA unchanged": dA})
        check.close("dZ where Z is a thousand times smaller", check.call(dA, forward(Z / 1000)[1]), dZ, because="the same: only the "
                    "sign of Z counts")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_step_by_step")
    check.hide()
    for rows, columns in [(2, 9), (6, 5)]:
        (Z,) = check.draw(problems.evidence, rows=rows, columns=columns)
        dA = check.rng.normal(size=(rows, columns))
        check.close("relu_backward", check.call(dA, forward(Z)[1]), ours.relu_backward(dA, Z))
    ### END HIDDEN TESTS

# %% [markdown]
# ### Back through one layer
#
# On the way forward it was linear, then activation; on the way back it is activation, then linear.
#
# $$dA^{[l]} \;\xrightarrow{\;g'\;}\; dZ^{[l]} \;\xrightarrow{\;\text{linear}\;}\; dA^{[l-1]},\ dW^{[l]},\ db^{[l]}.$$

# %% exercise="linear_activation_backward"
def linear_activation_backward(dA, cache, activation):
    """Back through one whole layer.

    Arguments: dA (n_l, m); cache, what linear_activation_forward kept; activation, "sigmoid" or "relu".
    Returns: dA_prev (n_{l-1}, m), dW (n_l, n_{l-1}), db (n_l, 1).
    """
    linear_cache, activation_cache = cache
    ### START CODE HERE ### (≈ 2 to 5 lines)
    dZ = sigmoid_backward(dA, activation_cache) if activation == "sigmoid" else relu_backward(dA, activation_cache)  # (n_l, m)
    dA_prev, dW, db = linear_backward(dZ, linear_cache)  # (n_{l-1}, m), (n_l, n_{l-1}), (n_l, 1)
    ### END CODE HERE ###
    return dA_prev, dW, db

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which of the two steps did the data meet last? That one comes first now. Each
# of the two gets the cache of its own counterpart.</details>
# <details><summary>Hint 2: in code words</summary>If <code>activation</code> is "sigmoid", dZ is sigmoid_backward of dA
# and the activation cache, else relu_backward of the same two. Then linear_backward of dZ and the linear
# cache.</details>
# <details><summary>Hint 3: a neighbour</summary>Shoes come off before socks:
# <code>foot, sock = take_off_sock(take_off_shoe(leg, laces), elastic)</code>.</details>

# %% test="linear_activation_backward" points=5
with checks.exercise("linear_activation_backward") as check:
    forward, linear = check.uses("linear_activation_forward"), check.uses("linear_forward")
    for n_prev, n_l, m in [(3, 5, 7), (4, 2, 9)]:
        A, W, b, dA = check.draw(problems.layer_and_message, n_prev=n_prev, n_l=n_l, m=m)
        for g, other in [("relu", "sigmoid"), ("sigmoid", "relu")]:
            cache, form = forward(A, W, b, g)[1], checks.Tuple(dA_prev=(n_prev, m), dW=(n_l, n_prev), db=(n_l, 1))
            shapes, wanted = [np.shape(part) for part in check.call(dA, cache, g, returns=tuple)], list(form.forms.values())
            check.that(shapes == wanted or sorted(shapes) != sorted(wanted), "the results come in another order: dA_prev, dW, db "
                       "is wanted.", diagnosis="order", rung=1)
            dA_prev, dW, db = check.call(dA, cache, g, returns=form)
            check.gradient("dW", dW, of=lambda v: np.sum(dA * forward(A, v, b, g)[0]) / m, at=W, suspects={
                f"the slope of {other} where {g} is asked for": lambda v: np.sum(dA * forward(A, v, b, other)[0]) / m,
                "leaving the activation out": lambda v: np.sum(dA * linear(A, v, b)[0]) / m})
            check.gradient("db", db, of=lambda v: np.sum(dA * forward(A, W, v, g)[0]) / m, at=b)
            check.gradient("dA_prev", dA_prev, of=lambda v: np.sum(dA * forward(v, W, b, g)[0]), at=A)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_step_by_step")
    check.hide()
    for n_prev, n_l, m, g in [(6, 3, 5, "relu"), (2, 7, 4, "sigmoid")]:
        A, W, b, dA = check.draw(problems.layer_and_message, n_prev=n_prev, n_l=n_l, m=m)
        check.close("linear_activation_backward", check.call(dA, forward(A, W, b, g)[1], g), ours.linear_activation_backward(
            dA, ours.linear_activation_forward(A, W, b, g)[1], g))
    ### END HIDDEN TESTS

# %% [markdown]
# ### Back through all layers
#
# The first message comes from the loss itself: its slope at the prediction, entry by entry,
#
# $$dA^{[L]} = -\left(\frac{Y}{A^{[L]}} - \frac{1 - Y}{1 - A^{[L]}}\right).$$
#
# Then from layer $L$ down to layer 1, each with its own cache. The caches stand in a list, which counts from 0: the
# cache of layer $l$ is `caches[l - 1]`.
#
# The slopes go into the dict `grads`: `dW1` … `dWL`, `db1` … `dbL`, and the messages `dA0` … `dA{L-1}`, where `dA{l}` is
# about the output of layer `l`: so what comes back *out of* layer `l` is `dA{l-1}`.

# %% exercise="L_model_backward"
def L_model_backward(AL, Y, caches):
    """Backward propagation: sigmoid in layer L, ReLU in layers L-1 ... 1.

    Arguments: AL (1, m), predictions; Y (1, m), zeros and ones; caches, what L_model_forward kept.
    Returns: grads, a dict with dWl, dbl for l = 1 ... L, of the shapes of Wl, bl, and dAl (n_l, m) for l = 0 ... L-1.
    """
    grads = {}
    L = len(caches)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)  # so that nothing is divided by exactly 0
    ### START CODE HERE ### (≈ 5 to 9 lines)
    dA = -(Y / AL - (1 - Y) / (1 - AL))  # (1, m), the message to layer L
    for l in range(L, 0, -1):
        activation = "sigmoid" if l == L else "relu"
        dA, grads["dW" + str(l)], grads["db" + str(l)] = linear_activation_backward(dA, caches[l - 1], activation)
        grads["dA" + str(l - 1)] = dA    # (n_{l-1}, m), the message to the layer below
    ### END CODE HERE ###
    return grads

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>What does layer l need? The message that the layer above has just sent, and
# its own cache. Which layer is the only one with a sigmoid?</details>
# <details><summary>Hint 2: in code words</summary>dAL by the formula. Layer L: back through one layer with the last cache
# and "sigmoid"; its three results go to <code>dA</code> with L − 1, <code>dW</code> and <code>db</code> with L. Then l
# from L − 1 down to 1: the message <code>dA</code> with l, the cache at place l − 1, "relu"; results likewise.</details>
# <details><summary>Hint 3: a neighbour</summary>A message handed down the stairs:
# <code>for floor in reversed(range(1, 6)): note, receipts["floor" + str(floor)] = pass_down(note, doors[floor - 1])</code>
# visits 5, 4, 3, 2, 1.</details>

# %% test="L_model_backward" points=15
with checks.exercise("L_model_backward") as check:
    forward, cost, back = check.uses("L_model_forward"), check.uses("compute_cost"), check.uses("linear_activation_backward")
    for layer_dims, m in [([5, 3, 7, 1], 9), ([2, 6, 4, 8, 1], 11)]:
        L = len(layer_dims) - 1
        X, Y, parameters = check.draw(problems.labelled_network, layer_dims=layer_dims, m=m)
        shapes = {f"dA{l}": (layer_dims[l], m) for l in range(L)}
        shapes |= {f"d{name}": value.shape for name, value in parameters.items()}
        AL, caches = forward(X, parameters)
        keys = set(check.call(AL, Y, caches, returns=dict))
        check.that("dA0" in keys or f"dA{L}" not in keys, f"grads holds dA{L} and no dA0: what comes back out of layer l is dA of l-1, "
                   "so the numbers are one too large.", diagnosis="one too large", rung=2)
        missing = sorted(shapes.keys() - keys)
        check.that(not missing, f"{', '.join(missing)} missing for {L} layers: where does the loop begin and end, and what are the "
                   "keys?", diagnosis="missing-key", rung=2)
        grads = check.call(AL, Y, caches, returns=checks.Dict(**shapes))
        for l in range(L, 0, -1):
            messages = {"the slope of the sigmoid in a hidden layer, where the ReLU stands": grads[f"dA{l}"]} if l < L else {
                "brackets in another place in the first message": -(Y / AL) - (1 - Y) / (1 - AL),
                "AL - Y as first message: that is dZ of the last layer already": AL - Y}
            above = {what: back(message, caches[l - 1], "sigmoid") for what, message in messages.items()}
            for name, place in [(f"W{l}", 1), (f"b{l}", 2)]:
                check.gradient(f"d{name}", grads[f"d{name}"], of=lambda v: cost(forward(X, parameters | {name: v})[0], Y),
                               at=parameters[name], suspects={what: step[place] for what, step in above.items()})
        check.gradient("dA0", grads["dA0"], of=lambda v: m * cost(forward(v, parameters)[0], Y), at=X)
        for l in range(1, L):
            upper = check.call(AL, Y, caches[l:])
            check.close(f"dA{l}", grads[f"dA{l}"], upper["dA0"],
                        because=f"the dA0 of the layers above layer {l}, taken as a net of their own")
    W, b = parameters["W1"][:1], parameters["b1"][:1]
    AL, caches = forward(X, {"W1": W, "b1": b})
    check.close("dW1 of a net of one layer", check.call(AL, Y, caches)["dW1"], (AL - Y) @ X.T / m,
                because="the slope of logistic regression, as in week 2")
    AL, caches = forward(X, {"W1": 400 * W, "b1": 400 * b})
    check.call(np.round(AL), np.round(AL), caches, returns=checks.Dict(dW1=W.shape, db1=(1, 1), dA0=X.shape), quiet=True)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_step_by_step")
    check.hide()
    for layer_dims, m in [([4, 7, 3, 5, 1], 5), ([3, 2, 6, 1], 11)]:
        X, Y, parameters = check.draw(problems.labelled_network, layer_dims=layer_dims, m=m)
        AL, caches = forward(X, parameters)
        theirs, wanted = check.call(AL, Y, caches, returns=dict), ours.L_model_backward(AL, Y, ours.L_model_forward(X, parameters)[1])
        check.close("L_model_backward", theirs, wanted)
    ### END HIDDEN TESTS

# %% [markdown]
# The check knew no formula: it moved every weight of every layer by a hair and measured how *your* cost moved.
#
# **With numbers:** the example of section 3, backwards. Its unit 1 was silent. **Predict** what that means for the slopes
# of its weights.

# %% experiment="two layers by hand, backwards"
dz3 = a3 - y                              # through loss and sigmoid together: prediction minus label
dz1 = (dz3 * 2.0) * (1.0 if z1 > 0 else 0.0)
dz2 = (dz3 * -1.0) * (1.0 if z2 > 0 else 0.0)
by_hand_slopes = [np.array([dz3 * a1, dz3 * a2]), np.array([dz1 * x1, dz1 * x2]), np.array([dz2 * x1, dz2 * x2])]
print("by hand: dW2 {}  dW1 {} {}".format(*(np.round(row + 0.0, 4) for row in by_hand_slopes)))
if checks.ready("L_model_forward", "L_model_backward"):
    AL, caches = L_model_forward(np.array([[x1], [x2]]), by_hand)
    grads = L_model_backward(AL, np.array([[y]]), caches)
    print("yours:   dW2 {}  dW1 {} {}".format(*(np.round(row + 0.0, 4) for row in (*grads["dW2"], *grads["dW1"]))))

# %% [markdown]
# A silent unit learns nothing from this example: its gate is shut in both directions.
#
# ## 6. One step down
#
# $$W^{[l]} := W^{[l]} - \alpha\, dW^{[l]}, \qquad b^{[l]} := b^{[l]} - \alpha\, db^{[l]}, \qquad l = 1, \ldots, L.$$

# %% exercise="update_parameters"
def update_parameters(params, grads, learning_rate):
    """One step of gradient descent for every layer.

    Arguments: params, a dict with W1, b1 ... WL, bL; grads with dW1, db1 ... of the same shapes; learning_rate, alpha.
    Returns: parameters, a new dict; the caller's arrays stay as they are.
    """
    parameters = params.copy()  # a new dict, but it still holds the caller's arrays: do not change those in place
    L = len(parameters) // 2
    ### START CODE HERE ### (≈ 3 lines)
    for l in range(1, L + 1):
        parameters["W" + str(l)] = params["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        parameters["b" + str(l)] = params["b" + str(l)] - learning_rate * grads["db" + str(l)]
    ### END CODE HERE ###
    return parameters

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Every layer, the last one too. <code>x -= ...</code> would change an array
# that belongs to the caller.</details>
# <details><summary>Hint 2: in code words</summary>For l from 1 to L: the new W of layer l is the old one minus learning
# rate times its slope; b likewise.</details>
# <details><summary>Hint 3: a neighbour</summary>Everyone pays a tenth of their own debt:
# <code>for i in range(1, n + 1): money["p" + str(i)] = money["p" + str(i)] - 0.1 * debts["d" + str(i)]</code>.</details>

# %% test="update_parameters" points=10
def a_step(rng, layer_dims, learning_rate):
    _, parameters = problems.deep_network(rng, layer_dims, m=5)
    return parameters, {f"d{name}": rng.normal(size=value.shape) for name, value in parameters.items()}, learning_rate

with checks.exercise("update_parameters") as check:
    for layer_dims, rate in [([5, 3, 7, 1], 0.3), ([2, 6, 4, 8, 1], 0.02)]:
        params, grads, _ = check.draw(a_step, layer_dims=layer_dims, learning_rate=rate)
        L, form = len(layer_dims) - 1, checks.Dict(**{name: value.shape for name, value in params.items()})
        stepped = check.call(params, grads, rate, returns=form)
        still = [name for name in params if np.array_equal(stepped[name], params[name])]
        check.that(still != [f"W{L}", f"b{L}"], f"W{L} and b{L} have not moved: does the loop end before the last layer?",
                   diagnosis="last layer", rung=1)
        check.that(not still, f"{', '.join(still)} came back as before: nothing was subtracted.", diagnosis="not moved", rung=2)
        for name, value in params.items():
            check.close(f"the way of {name}, divided by the learning rate", (value - stepped[name]) / rate, grads[f"d{name}"],
                        because=f"d{name}: old minus new is the step", suspects={
                            "another learning rate than the one that came in": grads[f"d{name}"] * 0.0075 / rate,
                            "not using the learning rate: the whole slope is subtracted": grads[f"d{name}"] / rate})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week04/deep_network_step_by_step")
    check.against(ours.update_parameters, a_step, [
        dict(layer_dims=[4, 7, 3, 5, 1], learning_rate=0.7), dict(layer_dims=[3, 2], learning_rate=1.5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. Does it learn?
#
# All parts are there. The loop below takes steps: forward, back, down; the next notebook makes a proper function of it.
# The data are two interleaved half moons, which no straight line tells apart.
#
# **Predict:** nets of one, two and four layers get the same examples and as many steps. What will the border of each look
# like?

# %% experiment="half moons"
def descend(parameters, X, Y, steps, rate):
    for _ in range(steps):
        prediction, caches = L_model_forward(X, parameters)
        parameters = update_parameters(parameters, L_model_backward(prediction, Y, caches), rate)
    return parameters

def answers(parameters):
    return lambda points: (L_model_forward(points, parameters)[0] > 0.5) * 1

steps, rate = 2000, 0.3  # hyperparameters: change them, and the widths below, and run again

if checks.ready("initialize_parameters_deep", "L_model_forward", "L_model_backward", "update_parameters"):
    X, Y = datasets.moons(200, noise=0.2, rng=np.random.default_rng(1))
    X_new, Y_new = datasets.moons(1000, noise=0.2, rng=np.random.default_rng(2))
    nets = {}
    for layer_dims in ([2, 1], [2, 8, 1], [2, 8, 6, 4, 1]):
        trained = descend(initialize_parameters_deep(layer_dims, rng=np.random.default_rng(3)), X, Y, steps, rate)
        right, right_new = (100 * np.mean(answers(trained)(x) == y) for x, y in ((X, Y), (X_new, Y_new)))
        count = sum(value.size for value in trained.values())
        print(f"{layer_dims}: {count} parameters, {right:.1f} % right on these examples, {right_new:.1f} % on new ones")
        nets[f"layers {layer_dims}"] = answers(trained)
    plots.decision_boundaries(
        nets, X, Y,
        title="One layer draws a line; hidden layers bend it",
        alt="Three panels with the same two half moons. The border of the one-layer net is straight, those of the deeper nets bend "
            "around the moons.",
    )

# %% [markdown]
# ### Parameters and hyperparameters
#
# | | who sets it | here |
# |---|---|---|
# | **parameters** | gradient descent, from the data | every $W^{[l]}$ and $b^{[l]}$ |
# | **hyperparameters** | you, before the run | learning rate $\alpha$, number of steps, depth $L$, widths $n^{[l]}$, which activation, the spread of the start |
#
# Hyperparameters decide what the parameters become, and no slope tells you how to choose them: you try, and look at
# examples that were not learned from. Change one at a time in the cell above.
#
# ## 8. Why depth?
#
# One hidden layer that is wide enough can bend a border anyhow. Why stack layers then? Because a layer works on what the
# layer below has made, so every layer can *fold* what comes in: two places that land on top of each other are from then
# on treated alike, and every later bend happens at both.
#
# Below is a net on a line from 0 to 1. Each layer has **two** ReLU units, with weights set by hand so that it folds the
# line in the middle. **Predict:** how many straight pieces has the output after 4 layers? How many units would a single
# hidden layer need for as many?

# %% experiment="folding"
from startcode.plots.figure import figure, heading, show, style

if checks.ready("linear_activation_forward"):
    x = np.linspace(0, 1, 4097)[np.newaxis]             # (1, 4097)
    pick, bend = np.array([[2.0, -4.0]]), np.array([[0.0], [-0.5]])
    folded, A, W = {}, x, np.ones((2, 1))
    print("layers   units, 2 a layer   pieces   units of a single hidden layer for as many")
    for depth in range(1, 7):
        A, _ = linear_activation_forward(A, W, bend, "relu")       # (2, 4097)
        W = np.ones((2, 1)) @ pick                                 # (2, 2): each unit of the next layer reads the folded line
        output = (pick @ A)[0]
        pieces = 1 + int(np.sum(np.abs(np.diff(output, 2)) > 1e-9))
        print(f"{depth:>6} {2 * depth:>12} {pieces:>14} {pieces - 1:>14}")
        if depth in (1, 2, 4):
            folded[f"{depth} layer{'s' if depth > 1 else ''} of 2 units"] = output
    paper, panels = figure(1, 3, width=8.6, height=2.9)
    for panel, (name, output) in zip(panels, folded.items()):
        panel.plot(x[0], output, linewidth=1.5)
        style(panel, title=name, xlabel="input", ylabel="output" if panel is panels[0] else "")
    heading(paper, "Every layer folds the line once more: the pieces double, the units only add up")
    show(paper, "Three zigzag lines over inputs from 0 to 1: two pieces after one layer, four after two, sixteen after four.")

# %% [markdown]
# A single hidden layer gets at most one bend from each unit, so it pays for each bend. Stacked layers multiply. That is
# what depth buys *when the thing to learn is made of repeated parts*: edges make corners, corners make eyes, eyes make
# cats. For half moons it buys next to nothing.
#
# ## 9. What depth costs
#
# Signals must survive all layers. **Predict:** weights start with spread 0.01 in a net of eight layers of 20 units. How
# large are the numbers that come out, if those that go in are about 1?

# %% experiment="vanishing"
if checks.ready("linear_activation_forward"):
    sizes, n = {}, 20
    for name, spread in [("spread 0.01", 0.01), ("spread 1/√n", 1 / np.sqrt(n))]:
        rng = np.random.default_rng(5)
        A = rng.standard_normal((n, 50))
        typical = [np.sqrt(np.mean(A**2))]
        for l in range(8):
            A, _ = linear_activation_forward(A, spread * rng.standard_normal((n, n)), np.zeros((n, 1)), "relu")
            typical.append(np.sqrt(np.mean(A**2)))
        sizes[name] = (np.arange(9), typical)
        print(f"{name}: from {typical[0]:.2f} to {typical[-1]:.1e} after 8 layers, {(typical[8] / typical[0]) ** (1 / 8):.2f} times a layer")
    plots.lines(
        sizes,
        title="With spread 0.01 every layer shrinks the signal, until nothing is left of it",
        xlabel="layer", ylabel="typical size of an activation", log_y=True,
        alt="Two falling lines on a logarithmic scale over eight layers: that of spread 0.01 drops by many powers of ten, "
            "that of spread one over root n falls slowly.",
    )

# %% [markdown]
# The slopes on the way back shrink likewise, so such a net does not learn. You divided by $\sqrt{n^{[l-1]}}$, and
# the signal survives, though even that shrinks it a little. Why, and what keeps it level, is a topic of week 5.
#
# ## Remember
#
# - $W^{[l]}$ is $(n^{[l]}, n^{[l-1]})$, $b^{[l]}$ is $(n^{[l]}, 1)$, $Z^{[l]}$ and $A^{[l]}$ are $(n^{[l]}, m)$. A slope has
#   the shape of what it is the slope of.
# - Forward: linear, activation, layer by layer. Back: the same layers in the opposite order, each with what it kept in its
#   cache.
# - $\frac1m$ stands in $dW$ and $db$, once in each layer, and nowhere else.
# - A loop over layers is right; a loop over examples is not needed.
# - Parameters are learned, hyperparameters are chosen.
#
# ## What you can do now
#
# You can write a network of any depth from nothing but matrix products, and prove that its slopes are right. The next
# notebook assembles your parts into a model and shows it pictures of cats.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week04/deep_network_step_by_step")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
