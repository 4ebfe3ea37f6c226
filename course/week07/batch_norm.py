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
# # Batch normalisation: every layer gets numbers of a known size
#
# **The question of this notebook:** whether a deep network learns at all hangs on the size of its first weights and on a
# well-chosen learning rate. Could each layer itself see to it that its numbers keep a good size, whatever the layers
# below it do?
#
# At the end you can
#
# - show what becomes of numbers on their way through twenty layers, and mend it,
# - write batch normalisation for training, and say why it must work differently when the network is used,
# - walk back through any formula by its graph, one small step at a time, and then find the short form,
# - train a deep network with learning rates and first weights that would ruin it otherwise,
# - say which numbers layer normalisation averages over, and when it is the better choice.
#
# **How to work.** As before: write between `START CODE HERE` and `END CODE HERE`, run the cell, run the check below it.
# Predict before you run an experiment. Plan about two hours.
#
# ---
#
# ### ATTENTION: in this notebook the convention flips. EXAMPLES ARE ROWS.
#
# | | weeks 2 to 6, and again after this notebook | **this notebook** |
# |---|---|---|
# | a batch | `X` of shape $(n_x, m)$ | **`x` of shape $(N, D)$**: $N$ examples, $D$ features |
# | one example is | a column, `X[:, i]` | **a row, `x[i]`** |
# | a layer | `W @ X + b`, `W` is $(n_{out}, n_{in})$ | **`x @ W + b`, `W` is $(D_{in}, D_{out})$** |
# | one number for each unit | a column, $(n, 1)$ | **plain, $(D,)$**; it is added to every row by itself |
# | mean over the examples | `axis=1` | **`axis=0`** |
#
# Why? Libraries and papers about normalisation write it so, and you should be able to read them. Whenever a shape is not
# what you expect here, look at this table first.
#
# ---

# %%
import numpy as np

from startcode import checks, datasets, debuglab, plots, problems

# %% [markdown]
# ## 1. What happens to numbers in a deep network
#
# Twenty layers of a hundred ReLU units, and two hundred examples. The weights start as He proposed (week 5), for which
# the numbers keep their size; or by a factor 0.7 smaller, or by a factor 1.4 larger.
#
# **Predict:** each layer multiplies by about that factor once more. How large is the spread (the standard deviation) of
# the numbers behind layer 20, in the three cases?

# %% experiment="spread through depth"
my_prediction = None  # for the factors 0.7, 1, 1.4

def spreads(factor, between=lambda z: z):
    """The spread of the numbers behind each of twenty layers; `between` is done to the sums before the ReLU."""
    rng = np.random.default_rng(3)
    a, found = rng.normal(size=(200, 100)), []
    for _ in range(20):
        W = factor * np.sqrt(2 / 100) * rng.normal(size=(100, 100))
        a = np.maximum(0, between(a @ W))  # (N, D_in) @ (D_in, D_out) -> (N, D_out)
        found.append(np.std(a))
    return found

depth = np.arange(1, 21)
plain = {f"weights of He × {factor}": spreads(factor) for factor in (0.7, 1.0, 1.4)}
for name, found in plain.items():
    print(f"{name}: spread {found[0]:.2f} behind layer 1, {found[-1]:.3g} behind layer 20")
print("your prediction:", my_prediction)
plots.lines(
    {name: (depth, found) for name, found in plain.items()}, log_y=True,
    title="A little too small or too large, twenty times over: the numbers vanish or explode", xlabel="layer",
    ylabel="spread of the numbers",
    alt="Spread over depth on a logarithmic axis: falling below a thousandth, level, rising to several hundred.",
)

# %% [markdown]
# He's factor holds only at the start. Weights move as they learn, and each layer gets inputs whose size depends on all
# layers below. In week 2 you brought the *inputs* of a network to a common size, because gradient descent then finds its
# way more easily. A hidden layer has inputs, too. So let us do the same between the layers, and not once but in every
# step: **normalise the sums $z$ of each unit over the examples of the batch**.
#
# ## 2. Standardise a column
#
# Take one feature (one unit), a column of $x$. Its mean and variance over the $N$ examples of the batch:
#
# $$\mu = \frac1N \sum_{i=1}^{N} x_i, \qquad \mathrm{var} = \frac1N \sum_{i=1}^{N} (x_i - \mu)^2.$$
#
# Then take the mean away, and divide by the root of the variance:
#
# $$x_{c,i} = x_i - \mu, \qquad s = \sqrt{\mathrm{var} + \varepsilon}, \qquad \hat x_i = \frac{x_{c,i}}{s}.$$
#
# What comes out has mean 0 and spread 1, whatever came in. The small $\varepsilon$ ("epsilon") keeps the root away from
# 0 where all examples of a batch agree. The sum of squares is divided by $N$ here, not by $N - 1$ as in statistics.
#
# **With numbers:** the column 1, 3, 5, 7 has $\mu = 4$ and $\mathrm{var} = \frac14 (9 + 1 + 1 + 9) = 5$; with
# $\varepsilon = 0$ it becomes $-1.342, -0.447, 0.447, 1.342$.

# %% exercise="standardize"
def standardize(x, eps=1e-5):
    """Every column brought to mean 0 and spread 1.

    Arguments: x (N, D), a row for each example; eps, the small number under the root.
    Returns: x_hat (N, D); mu (D,) and var (D,), mean and variance of each column.
    """
    ### START CODE HERE ### (≈ 3 lines)
    mu = np.mean(x, axis=0)                  # of each feature, shape (D,)
    var = np.mean((x - mu) ** 2, axis=0)     # of each feature, shape (D,)
    x_hat = (x - mu) / np.sqrt(var + eps)    # shape (N, D)
    ### END CODE HERE ###
    return x_hat, mu, var

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One mean for each feature, taken over the examples: along which axis do the
# examples lie in this notebook?</details>
# <details><summary>Hint 2: in code words</summary>The mean along axis 0; the mean along axis 0 of the squares of x minus
# that; then x minus the mean, over the root of (variance plus eps). A (D,) is taken from every row by itself.</details>
# <details><summary>Hint 3: a neighbour</summary>Points of 30 pupils (rows) in 5 tests (columns), each test brought to a
# best result of 1: <code>best = np.max(points, axis=0)</code>, which is (5,), then <code>points / best</code>.</details>

# %% test="standardize" points=10
with checks.exercise("standardize") as check:
    for N, D in [(7, 3), (4, 9)]:
        x = check.draw(problems.rows, N=N, D=D)
        x_hat, mu, var = check.call(x, returns=checks.Tuple(x_hat=(N, D), mu=(D,), var=(D,)))
        columns = [[x[i, j] for i in range(N)] for j in range(D)]
        check.close("mu", mu, np.array([sum(column) / N for column in columns]), because="the mean of each column",
                    suspects={"a mean over all numbers": np.full(D, x.mean()), "what is meant for var": x.var(axis=0)})
        squares = np.array([sum((number - middle) ** 2 for number in column) for column, middle in zip(columns, mu)])
        check.close("var", var, squares / N, because="the mean of the squares of x - mu, in each column", suspects={
            "dividing by N − 1 where N is meant": squares / (N - 1), "leaving out the division by N": squares,
            "the spread (the root) where the variance is meant": np.sqrt(squares / N),
            "the squares of x itself: mu is not taken away": squares / N + mu**2,
            "a variance over all numbers": np.full(D, x.var())})
        small, form = 0.01 * (x - mu), checks.Tuple(x_hat=(N, D), mu=(D,), var=(D,))
        spread = 0.01 * np.sqrt(var)
        x_hat = check.call(0.01 * x, 1e-4, returns=form)[0]
        check.close("x_hat of small numbers, with eps = 0.0001", x_hat, small / np.sqrt(spread**2 + 1e-4), suspects={
            "leaving out eps": small / spread, "the eps 1e-5, whatever is asked for": small / np.sqrt(spread**2 + 1e-5),
            "eps outside of the root: it stands under it, beside var": small / (spread + 1e-4),
            "the variance where its root is meant": small / (spread**2 + 1e-4), "leaving out the division": small,
            "dividing x itself: mu is not taken away": 0.01 * x / np.sqrt(spread**2 + 1e-4),
            "multiplying by the root": small * np.sqrt(spread**2 + 1e-4),
            "bringing each column to the range from 0 to 1": (x - x.min(axis=0)) / np.ptp(x, axis=0)},
            because="x - mu, over the root of var + eps")
        check.close("x_hat of small numbers, if no eps is given", check.call(0.01 * x, returns=form)[0], small / np.sqrt(spread**2 + 1e-5),
                    because="that with eps = 0.00001")
        check.close("x_hat of 3x + 7, with eps nearly 0", check.call(3 * x + 7, 1e-15)[0], check.call(x, 1e-15)[0],
                    because="the x_hat of x: place and size of a column do not matter")
    text, _, _ = check.call(np.array([[1.0], [3.0], [5.0], [7.0]]), 0.0, returns=checks.Tuple(x_hat=(4, 1), mu=(1,), var=(1,)))
    check.close("x_hat of the column 1, 3, 5, 7, rounded", np.round(text[:, 0], 3), np.array([-1.342, -0.447, 0.447, 1.342]))
    flat, _, _ = check.call(np.full((5, 2), 3.0), returns=checks.Tuple(x_hat=(5, 2), mu=(2,), var=(2,)))
    check.close("x_hat of a column in which all examples agree", flat, np.zeros((5, 2)), because="zero")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/batch_norm")
    def some_rows(rng, N, D, eps, spread):
        return spread * problems.rows(rng, N, D), eps
    check.against(ours.standardize, some_rows, [dict(N=9, D=4, eps=1e-5, spread=1e-3), dict(N=6, D=11, eps=0.3, spread=1.0)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Gamma and beta
#
# Mean 0 and spread 1 is a good place to start, but is it the best for every unit? In front of a sigmoid, say, only the
# middle part would ever be used, which is nearly a straight line. So each unit gets two numbers of its own to learn, a
# gain $\gamma$ ("gamma") and a shift $\beta$ ("beta"):
#
# $$\mathrm{out}_i = \gamma\, \hat x_i + \beta.$$
#
# They start at $\gamma = 1$, $\beta = 0$ and learn by gradient descent, as weights do. If it helps, a unit can even undo
# all of it, by $\gamma = s$ and $\beta = \mu$. The point is *how* the size of its numbers comes about: through two numbers
# of its own, and no longer through everything that happens in the layers below. The bias $b$ of the layer becomes
# superfluous: it moves $\mu$, and $\mu$ is taken away. $\beta$ has its job now.
#
# ## 3. When the network is used
#
# A network that is used should give the same answer for the same picture, alone or in company. But $\mu$ and
# $\mathrm{var}$ belong to a batch: change one example in it, and all the others get other numbers. And for a single
# example, $x_i = \mu$: it would be normalised away.
#
# So while training we keep book of what $\mu$ and $\mathrm{var}$ usually are, in two **running averages**, and use these
# later. A running average keeps a share of its old value and takes the rest from the new one; it is the exponentially
# weighted average of week 6, and the share has the name `momentum` here:
#
# $$\mathrm{running} \leftarrow \mathrm{momentum} \cdot \mathrm{running} + (1 - \mathrm{momentum}) \cdot \mathrm{new}.$$
#
# Beware: some libraries call the share of the *new* value momentum. Their 0.1 is our 0.9.

# %% exercise="running_average"
def running_average(running, new, momentum):
    """A running average, one step later.

    Arguments: running (D,), the average so far; new (D,), what was measured now; momentum, from 0
        to 1, the share that the average so far keeps.
    Returns: the new average (D,); the arrays of the caller stay as they are.
    """
    ### START CODE HERE ### (≈ 1 line)
    after = momentum * running + (1 - momentum) * new  # shape (D,)
    ### END CODE HERE ###
    return after

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two shares that add up to 1: which of the two arrays gets the large
# one?</details>
# <details><summary>Hint 2: in code words</summary>momentum times the old, plus one minus momentum times the new.</details>
# <details><summary>Hint 3: a neighbour</summary>A paint that is one quarter blue and for the rest white:
# <code>paint = 0.25 * blue + (1 - 0.25) * white</code>.</details>

# %% test="running_average" points=5
with checks.exercise("running_average") as check:
    for D, momentum in [(3, 0.8), (7, 0.65)]:
        running, new, _ = check.draw(problems.two_averages, D=D, momentum=momentum)
        share = 1 - momentum
        check.close("running_average", check.call(running, new, momentum, returns=(D,)), running + share * (new - running),
                    because=f"what lies {share:.0%} of the way from the old to the new", suspects={
            "the two shares exchanged: the average so far keeps the large one": running + momentum * (new - running),
            "leaving out 1 − momentum": momentum * running + new, "leaving out momentum": running + share * new,
            "momentum 0.9, whatever is asked for": running + 0.1 * (new - running),
            "momentum in both places": momentum * (running + new), "a minus where a plus is meant": momentum * running - share * new,
            "the new one, with no memory": new, "one half for each, whatever momentum says": (running + new) / 2})
        check.close("running_average with momentum 1", check.call(running, new, 1.0), running, because="the average so far: nothing new counts")
        check.close("running_average with momentum 0", check.call(running, new, 0.0), new, because="the new one alone")
    check.close("the average after a 5 came to 0, with momentum 0.9", check.call(np.zeros(3), np.full(3, 5.0), 0.9, returns=(3,)),
                np.full(3, 0.5), because="0.5, a tenth of the way")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/batch_norm")
    check.against(ours.running_average, problems.two_averages, [dict(D=5, momentum=0.93), dict(D=4, momentum=0.2)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** a unit whose true mean is 5, batches of 16, a running mean that starts at 0, and momentum 0.9. After how
# many batches is it within 5 % of the truth? And with momentum 0.99?

# %% experiment="a running mean"
my_prediction = None  # (batches with 0.9, batches with 0.99)

if checks.ready("running_average"):
    rng, tracks = np.random.default_rng(5), {}
    means = rng.normal(5, 2, size=(400, 16)).mean(axis=1)  # of 400 batches of 16 examples
    for momentum in (0.5, 0.9, 0.99):
        running, track = np.zeros(1), []
        for mean in means:
            running = running_average(running, np.array([mean]), momentum)
            track.append(running[0])
        tracks[f"momentum {momentum}"] = (np.arange(1, 401), track)
        first = 1 + np.argmax(np.abs(np.array(track) - 5) < 0.25)
        print(f"momentum {momentum:4}: within 5 % of the truth for the first time after batch {first}")
    print("your prediction:", my_prediction)
    plots.lines(
        tracks | {"the true mean": ([1, 400], [5, 5])},
        title="Little momentum follows every batch; much momentum is calm, and late", xlabel="batch", ylabel="running mean",
        alt="Running means over 400 batches: with 0.5 restless around 5, with 0.9 calmer, with 0.99 smooth and slowly arriving.",
    )

# %% [markdown]
# ## 4. Batch normalisation, forward
#
# Now the whole layer, for both modes. In **train mode** it uses mean and variance of the batch, and moves both running
# averages. In **test mode** it uses the running averages in their place,
#
# $$\hat x_i = \frac{x_i - \mathrm{running\_mean}}{\sqrt{\mathrm{running\_var} + \varepsilon}},$$
#
# and leaves them alone. Everything about the layer that is not learned stands in a dict, `bn_param`:
#
# | key | holds |
# |---|---|
# | `"mode"` | `"train"` or `"test"` |
# | `"running_mean"`, `"running_var"` | the running averages, $(D,)$; they start at 0 and at 1 |
# | `"eps"`, `"momentum"` | may be there; else $10^{-5}$ and 0.9 |
#
# **An exception to a rule:** until now, a function never changed what its caller gave it. Here it must. In train mode,
# put the new averages *into* `bn_param` (`bn_param["running_mean"] = ...`), or they are forgotten as soon as the function
# returns.

# %% exercise="batchnorm_forward"
def batchnorm_forward(x, gamma, beta, bn_param):
    """Batch normalisation of a batch, examples in rows.

    Arguments: x (N, D); gamma, beta (D,), gain and shift of each feature; bn_param, the dict of
        the table above.
    Returns: out (N, D); cache, a dict for the way back with x_hat (N, D), s (D,), gamma (D,).
    In train mode, running_mean and running_var in bn_param are replaced, on purpose.
    """
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        ### START CODE HERE ### (≈ 3 lines)
        x_hat, mu, var = standardize(x, eps)  # what the batch itself says
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)  # (D,)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)   # (D,)
        ### END CODE HERE ###
    else:
        ### START CODE HERE ### (≈ 2 lines)
        var = bn_param["running_var"]                                # shape (D,)
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)  # shape (N, D)
        ### END CODE HERE ###
    ### START CODE HERE ### (≈ 1 line)
    out = gamma * x_hat + beta  # shape (N, D)
    ### END CODE HERE ###
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Both of your functions are needed for train mode, one of them twice. In test
# mode none is: nothing is measured there.</details>
# <details><summary>Hint 2: in code words</summary>Train: standardise with eps; then, under their keys, the running
# average of the old mean and mu, and that of the old variance and var. Test: var is the running variance; x minus the
# running mean, over the root of (var plus eps). Both: gamma times x_hat plus beta.</details>
# <details><summary>Hint 3: a neighbour</summary>A thermostat that remembers: <code>house["usual"] =
# running_average(house["usual"], measured, 0.99)</code> when somebody is at home; while all are away it only reads
# <code>house["usual"]</code>.</details>

# %% test="batchnorm_forward" points=25
with checks.exercise("batchnorm_forward") as check:
    check.uses("standardize"), check.uses("running_average")  # a failure is told to begin there if these are not right yet
    def form(N, D):
        return checks.Tuple(out=(N, D), cache=checks.Dict(x_hat=(N, D), s=(D,), gamma=(D,)))
    def trains_well(N, D, **settings):
        x, gamma, beta, bn_param = check.draw(problems.normalisation, N=N, D=D, **settings)
        eps, momentum = settings.get("eps", 1e-5), settings.get("momentum", 0.9)
        mean, var = (np.array([f([x[i, j] for i in range(N)]) for j in range(D)]) for f in (np.mean, np.var))
        (out, cache), after = problems.remembered(check, x, gamma, beta, bn_param, form(N, D))
        def out_by(mean, var):
            return gamma * (x - mean) / np.sqrt(var + eps) + beta
        old = bn_param["running_mean"], bn_param["running_var"]
        moved = [momentum * before + (1 - momentum) * new for before, new in zip(old, (mean, var))]
        check.close("out in train mode", out, out_by(mean, var), because="gamma times the standardised column, plus beta", suspects={
            "the running averages where those of the batch are meant": out_by(*old),
            "the running averages, after they have moved, where those of the batch are meant": out_by(*moved),
            "means over axis 1, the features of an example": out_by(x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)),
            **debuglab.forward_slips(x, gamma, beta, mean, var, eps=eps, size="N")})
        check.close("x_hat of cache", cache["x_hat"], (x - mean) / np.sqrt(var + eps), because="the standardised column")
        check.close("s of cache", cache["s"], np.sqrt(var + eps), because="the root of var + eps of the batch: is var that of the batch?")
        for name, before, new in [("running_mean", old[0], mean), ("running_var", old[1], var)]:
            check.that(np.shape(after.get(name)) == (D,), f'bn_param["{name}"] has no longer one number for each feature.', diagnosis="shape", rung=1)
            check.that(not np.array_equal(after[name], before), f'bn_param["{name}"] is after train mode what it was before: the new average was '
                       "not written back into bn_param.", diagnosis="not-written-back", rung=2)
            check.close(f'bn_param["{name}"]', after[name], momentum * before + (1 - momentum) * new, suspects={
                "the two shares exchanged: the average so far keeps the large one": (1 - momentum) * before + momentum * new,
                "the batch's own, with no memory": new, "the momentum 0.9, whatever bn_param says": 0.9 * before + 0.1 * new,
                "moving it twice": momentum**2 * before + (1 - momentum**2) * new,
                "mean and variance exchanged": momentum * before + (1 - momentum) * (var if name == "running_mean" else mean),
                "the old values of mean and variance exchanged": momentum * (old[1] if name == "running_mean" else old[0]) + (1 - momentum) * new,
                "dividing by N − 1 where N is meant": momentum * before + (1 - momentum) * var * N / (N - 1),
                "the spread (the root) where the variance is meant": momentum * before + (1 - momentum) * np.sqrt(var)},
                because="the share momentum of what it was, and for the rest that of the batch")
        return x, gamma, beta, after
    def tests_well(x, gamma, beta, kept, **settings):
        (N, D), eps = x.shape, settings.get("eps", 1e-5)
        known = {**kept, "mode": "test"}
        mean, var = known["running_mean"], known["running_var"]
        (alone, _), _ = problems.remembered(check, x[:1], gamma, beta, known, form(1, D))
        check.that(not np.allclose(alone, beta), "in test mode a single example gives beta, whatever it is: it was normalised by its own mean. "
                   "Test mode uses the running averages.", diagnosis="batch-statistics", rung=1)
        (out, _), after = problems.remembered(check, x, gamma, beta, known, form(N, D))
        for name in ("running_mean", "running_var"):
            check.that(np.array_equal(after.get(name), known[name]), f'test mode changes bn_param["{name}"]; it should only read it.',
                       diagnosis="test-mode-learns", rung=1)
        def out_by(mean, var):
            return gamma * (x - mean) / np.sqrt(var + eps) + beta
        own_mean, own_var = x.mean(axis=0), x.var(axis=0)
        check.close("out in test mode", out, out_by(mean, var), because="as for each example alone, by the running averages", suspects={
            "the batch's own mean and variance: test mode uses the running averages": out_by(own_mean, own_var),
            "the batch's own mean: test mode uses the running averages": out_by(own_mean, var),
            "the batch's own variance: test mode uses the running averages": out_by(mean, own_var),
            **debuglab.forward_slips(x, gamma, beta, mean, var, eps=eps, size="N")})
        check.close("out for one example alone, in test mode", alone, out[:1], because="the same as in company")
    for N, D, settings in [(7, 3, dict(eps=0.3, momentum=0.65)), (5, 9, {})]:
        tests_well(*trains_well(N, D, **settings), **settings)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/batch_norm")
    check.hide()
    for N, D, settings in [(9, 4, dict(eps=0.1)), (6, 11, dict(momentum=0.4)), (8, 5, dict(mode="test", eps=0.05)), (3, 6, dict(mode="test"))]:
        x, gamma, beta, bn_param = check.draw(problems.normalisation, N=N, D=D, **settings)
        expected = ours.batchnorm_forward(x, gamma, beta, after := dict(bn_param))
        got, left = problems.remembered(check, x, gamma, beta, bn_param, form(N, D))
        check.close("batchnorm_forward", got, expected)
        check.close("bn_param after it", {name: left[name] for name in ("running_mean", "running_var")},
                    {name: after[name] for name in ("running_mean", "running_var")})
    ### END HIDDEN TESTS

# %% [markdown]
# First, does it mend what section 1 showed? **Predict** what the three curves look like with batch normalisation in front
# of every ReLU.

# %% experiment="spread through depth, normalised"
if checks.ready("batchnorm_forward"):
    def new_memory(D):
        return {"mode": "train", "running_mean": np.zeros(D), "running_var": np.ones(D)}

    def normalised(z):
        return batchnorm_forward(z, np.ones(z.shape[1]), np.zeros(z.shape[1]), new_memory(z.shape[1]))[0]

    mended = {f"weights of He × {factor}": spreads(factor, normalised) for factor in (0.7, 1.0, 1.4)}
    for name, found in mended.items():
        print(f"{name}: spread {found[0]:.4f} behind layer 1, {found[-1]:.4f} behind layer 20")
    plots.lines(
        {f"{name}, plain": (depth, found) for name, found in plain.items() if "1.0" not in name}
        | {"all three, normalised": (depth, mended["weights of He × 1.4"])}, log_y=True,
        title="Normalised, every layer gets numbers of the same size, and the factor has no effect at all", xlabel="layer",
        ylabel="spread of the numbers",
        alt="Without normalisation the spread falls below a thousandth or rises to several hundred; with it, one level line for all.",
    )

# %% [markdown]
# The factor has vanished: whoever multiplies all weights of a unit by 1.4 multiplies $z$, $\mu$ and $s$ alike, and $\hat
# x$ is what it was. **The scale of the first weights no longer matters.**
#
# ### One example, in company
#
# The same example, thirty times, each time with other company. **Predict:** how does what comes out for *it* vary, with
# three others, with sixty-three others, and in test mode?

# %% experiment="one example in many batches"
my_prediction = None  # for each of the three: much, little or not at all

if checks.ready("batchnorm_forward"):
    rng, one = np.random.default_rng(8), np.array([[1.0]])
    crowd, memory, curves = rng.normal(3, 2, size=(5000, 1)), new_memory(1), {}
    for _ in range(200):  # so that the running averages know the crowd
        batchnorm_forward(rng.choice(crowd, 64), np.ones(1), np.zeros(1), memory)
    for name, others, mode in [("train mode, 3 others", 3, "train"), ("train mode, 63 others", 63, "train"),
                               ("test mode", 63, "test")]:
        batches = [np.vstack([one, rng.choice(crowd, others)]) for _ in range(30)]
        outs = [batchnorm_forward(x, np.ones(1), np.zeros(1), {**memory, "mode": mode})[0][0, 0] for x in batches]
        curves[name] = (np.arange(1, 31), outs)
        print(f"{name:22}: from {min(outs):.2f} to {max(outs):.2f}")
    print("your prediction:", my_prediction)
    plots.lines(
        curves, title="In train mode an example depends on its company; in test mode it does not", xlabel="batch",
        ylabel="out for the same example",
        alt="Thirty values each: jumping widely with three others, a little with sixty-three, a level line in test mode.",
    )

# %% [markdown]
# In training, this jitter does some good: like dropout it keeps the network from relying on the last digit of anything. In
# use it would be a plague.
#
# **Break it.** What does train mode make of a batch of one? **Predict** the output for $N = 1$ and for $N = 2$ (with
# $\gamma = 1$, $\beta = 0$), then change `N`. Up to signs, what comes out is the same for *any* numbers that go in: why?

# %% experiment="break it: a tiny batch"
N = 1

if checks.ready("batchnorm_forward"):
    tiny = np.random.default_rng(9).normal(3, 2, size=(N, 6))
    print("in ", *np.round(tiny, 2), sep="\n")
    print("out", *np.round(batchnorm_forward(tiny, np.ones(6), np.zeros(6), new_memory(6))[0], 2), sep="\n")

# %% [markdown]
# <details><summary>Answer</summary>A single example is its own mean: nothing is left of it but beta, and nothing can be
# learned from it. Of two examples one lies above their mean and one below, equally far: what is left is which one, plus
# or minus 1. Batch normalisation needs batches: the smaller they are, the more mean and variance are chance.</details>
#
# ## 5. The way back, step by step
#
# $\hat x_i$ depends on $x_i$ in three ways: directly, through $\mu$, and through $\mathrm{var}$; and through $\mu$ and
# $\mathrm{var}$ each $x_i$ moves *every* row. To keep all of it apart, draw the formula as a **graph**: a box for every
# intermediate result, an arrow from each to those that are computed from it.

# %% experiment="the graph"
from startcode.plots.figure import PALETTE, figure, heading, show

boxes = {  # name: (place, how it is computed)
    "x": ((0, 1), ""), "mu": ((1, 0), "mean of x"), "x_c": ((2, 1), "x − mu"), "var": ((3, 0), "mean of x_c²"),
    "s": ((4, 0), "√(var + eps)"), "x_hat": ((5, 1), "x_c / s"), "out": ((6.5, 1), "gamma · x_hat + beta"),
    "gamma": ((5.9, 0), ""), "beta": ((7.1, 0), ""),
}
arrows = ["x mu", "x x_c", "mu x_c", "x_c var", "var s", "x_c x_hat", "s x_hat", "x_hat out", "gamma out", "beta out"]
paper, (axis,) = figure(width=9, height=3.1)
for arrow in arrows:
    start, end = (boxes[name][0] for name in arrow.split())
    axis.annotate("", xy=end, xytext=start, arrowprops={"arrowstyle": "-|>", "color": "#555555", "shrinkA": 17, "shrinkB": 19})
for name, ((across, up), formula) in boxes.items():
    axis.text(across, up, name, ha="center", va="center", fontsize=11, bbox={"boxstyle": "round,pad=0.35", "facecolor": "white"})
    axis.text(across, up + (0.3 if up else -0.3), formula, ha="center", va="center", fontsize=8)
    axis.text(across, up + (0.5 if up else -0.5), f"d{name}" if name != "out" else "dout is given",
              ha="center", va="center", fontsize=9, color=PALETTE[1])
axis.set_xlim(-0.5, 7.6)
axis.set_ylim(-0.7, 1.7)
axis.set_axis_off()
heading(paper, "The way there follows the arrows; the way back walks them the other way, and finds a slope for every box")
show(paper, "A graph: x leads to mu and to x_c; x_c to var and to x_hat; var to s, s to x_hat; x_hat, gamma and beta to out.")

# %% [markdown]
# Write $dq$ for the slope of the cost at $q$; `dout` comes from the layer above. Walk back from box to box:
#
# - A box hands to each box before it its own slope, times the slope of its one small formula.
# - Where *two* arrows leave a box on the way there, two slopes come back, and they **add up**: at $x_c$ and at $x$.
# - What was spread over all $N$ rows on the way there ($\mu$, $s$, $\gamma$, $\beta$) gets the **sum** over all rows on
#   the way back. And a mean hands $\frac1N$ of its slope to each row.
#
# With $\sum$ for the sum over the rows:
#
# | box | way there | way back |
# |---|---|---|
# | $\beta$ | $\mathrm{out} = \gamma\, \hat x + \beta$ | $d\beta = \sum d\mathrm{out}$ |
# | $\gamma$ | | $d\gamma = \sum d\mathrm{out} \cdot \hat x$ |
# | $\hat x$ | | $d\hat x = d\mathrm{out} \cdot \gamma$ |
# | $s$ | $\hat x = x_c / s$ | $ds = -\sum d\hat x \cdot x_c / s^2$ |
# | $\mathrm{var}$ | $s = \sqrt{\mathrm{var} + \varepsilon}$ | $d\mathrm{var} = ds / (2 s)$ |
# | $x_c$ | $\hat x = x_c / s$ and $\mathrm{var} = \frac1N \sum x_c^2$ | $dx_c = d\hat x / s \;+\; d\mathrm{var} \cdot 2 x_c / N$ |
# | $\mu$ | $x_c = x - \mu$ | $d\mu = -\sum dx_c$ |
# | $x$ | $x_c = x - \mu$ and $\mu = \frac1N \sum x$ | $dx = dx_c \;+\; d\mu / N$ |

# %% exercise="batchnorm_backward"
def batchnorm_backward(dout, cache):
    """The way back through batchnorm_forward in train mode, box by box.

    Arguments: dout (N, D), the slope of the cost at out; cache, that of the way there: x_hat (N, D),
        s (D,), gamma (D,).
    Returns: dx (N, D), dgamma (D,), dbeta (D,), the slopes of the cost at x, gamma and beta.
    """
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    ### START CODE HERE ### (≈ 3 lines)
    dbeta = np.sum(dout, axis=0)           # shape (D,)
    dgamma = np.sum(dout * x_hat, axis=0)  # shape (D,)
    dx_hat = dout * gamma                  # shape (N, D)
    ### END CODE HERE ###
    ### START CODE HERE ### (≈ 5 lines)
    ds = -np.sum(dx_hat * x_c, axis=0) / s**2  # shape (D,)
    dvar = ds / (2 * s)                        # shape (D,)
    dx_c = dx_hat / s + dvar * 2 * x_c / N     # shape (N, D)
    dmu = -np.sum(dx_c, axis=0)                # shape (D,)
    dx = dx_c + dmu / N                        # shape (N, D)
    ### END CODE HERE ###
    return dx, dgamma, dbeta

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Eight lines of the table, eight lines of code, in the same order. What has no
# row of its own, (D,), needs a sum along axis 0; what has rows needs none.</details>
# <details><summary>Hint 2: in code words</summary>For s: the sum along axis 0 of dx_hat times x_c, over the square of s,
# with a minus. For x_c: what comes from x_hat, over s, plus what comes from var, times 2 x_c over N. For x: all of what
# reached x_c, plus a share 1/N of dmu for every row.</details>
# <details><summary>Hint 3: a neighbour</summary>For <code>share = x / np.sum(x, axis=0)</code> with total T: <code>dT =
# -np.sum(dshare * x, axis=0) / T**2</code> comes back through the total, <code>dx = dshare / T + dT</code> from both
# arrows.</details>

# %% test="batchnorm_backward" points=20
with checks.exercise("batchnorm_backward") as check:
    forward = check.uses("batchnorm_forward")
    for N, D in [(5, 3), (4, 7)]:
        x, gamma, beta, bn_param = check.draw(problems.normalisation, N=N, D=D, eps=0.1)
        dout = problems.upstream(check.rng, N, D)
        def cost(x, gamma, beta):
            return np.sum(dout * forward(x, gamma, beta, bn_param)[0])
        cache = forward(x, gamma, beta, bn_param)[1]
        dx, dgamma, dbeta = check.call(dout, cache, returns=checks.Tuple(dx=(N, D), dgamma=(D,), dbeta=(D,)))
        check.gradient("dbeta", dbeta, of=lambda v: cost(x, gamma, v), at=beta, suspects={
            "a mean where a sum is meant": dout.mean(axis=0), "what is meant for dgamma": np.sum(dout * cache["x_hat"], axis=0)})
        check.gradient("dgamma", dgamma, of=lambda v: cost(x, v, beta), at=gamma, suspects={
            "x_c where x_hat is meant": np.sum(dout * cache["x_hat"] * cache["s"], axis=0), "x where x_hat is meant": np.sum(dout * x, axis=0),
            "gamma times it: dx_hat where dout is meant": np.sum(dout * gamma * cache["x_hat"], axis=0),
            "what is meant for dbeta": dout.sum(axis=0)})
        check.gradient("dx", dx, of=lambda v: cost(v, gamma, beta), at=x, suspects=debuglab.normalisation_slips(
            dout, cache["x_hat"], cache["s"], gamma, axis=0))
        check.close("the sum of dx over each column", dx.sum(axis=0), np.zeros(D), because="0: moving all examples together changes nothing")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/batch_norm")
    def way_back(rng, N, D, eps):
        x, gamma, beta, bn_param = problems.normalisation(rng, N, D, eps=eps)
        return problems.upstream(rng, N, D), ours.batchnorm_forward(x, gamma, beta, bn_param)[1]
    check.against(ours.batchnorm_backward, way_back, [dict(N=9, D=4, eps=1e-5), dict(N=6, D=11, eps=0.5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 6. The short way back
#
# Now that the steps are right, put them into each other. With $\sum x_c = 0$, what comes back through $\mu$ is
# $-\frac1N \sum d\hat x / s$, and what comes back through $\mathrm{var}$ is
#
# $$-\frac{\sum d\hat x \cdot x_c}{2 s^3} \cdot \frac{2 x_c}{N} = -\frac{\hat x}{s} \cdot \frac1N \sum d\hat x \cdot \hat x.$$
#
# Since $d\hat x = \gamma\, d\mathrm{out}$, and $\gamma$ is the same for all rows, the two sums are old friends, $\gamma\,
# d\beta$ and $\gamma\, d\gamma$. All of it together:
#
# $$dx = \frac{\gamma}{N s} \big( N\, d\mathrm{out} - d\beta - \hat x\, d\gamma \big).$$
#
# Read it: of the slope that comes from above, its mean and its part along $\hat x$ are taken away. Naturally: moving all
# examples together, or pulling all of them apart, changes nothing that goes out, so nothing may be learned in these two
# directions. It is a good habit to derive step by step, to test, and to shorten only then.

# %% exercise="batchnorm_backward_alt"
def batchnorm_backward_alt(dout, cache):
    """The way back through batchnorm_forward in train mode, by the short formula.

    Arguments and returns as batchnorm_backward.
    """
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    ### START CODE HERE ### (≈ 3 lines)
    dbeta = np.sum(dout, axis=0)                                # shape (D,)
    dgamma = np.sum(dout * x_hat, axis=0)                       # shape (D,)
    dx = gamma / (N * s) * (N * dout - dbeta - x_hat * dgamma)  # shape (N, D)
    ### END CODE HERE ###
    return dx, dgamma, dbeta

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two lines you have written already. The third is the formula, with the same
# letters.</details>
# <details><summary>Hint 2: in code words</summary>N times dout, minus dbeta (a row, taken from all rows), minus x_hat
# times dgamma; all of that times gamma, over N times s. Mind the brackets around N times s.</details>
# <details><summary>Hint 3: a neighbour</summary>A row of totals taken from N times a table, over N times a price each:
# <code>(N * table - totals) / (N * price)</code>.</details>

# %% test="batchnorm_backward_alt" points=10
with checks.exercise("batchnorm_backward_alt") as check:
    forward = check.uses("batchnorm_forward")
    for N, D in [(6, 3), (3, 5)]:
        x, gamma, beta, bn_param = check.draw(problems.normalisation, N=N, D=D, eps=1e-15)
        dout = problems.upstream(check.rng, N, D)
        cache = forward(x, gamma, beta, bn_param)[1]
        x_hat, s = cache["x_hat"], cache["s"]
        dx, dgamma, dbeta = check.call(dout, cache, returns=checks.Tuple(dx=(N, D), dgamma=(D,), dbeta=(D,)))
        def cost(x, gamma, beta):
            return np.sum(dout * forward(x, gamma, beta, bn_param)[0])
        check.gradient("dbeta", dbeta, of=lambda v: cost(x, gamma, v), at=beta, suspects={"what is meant for dgamma": np.sum(dout * x_hat, axis=0)})
        check.gradient("dgamma", dgamma, of=lambda v: cost(x, v, beta), at=gamma, suspects={"what is meant for dbeta": dout.sum(axis=0)})
        parts = {"N·dout": N * dout, "dbeta": dbeta, "x_hat·dgamma": x_hat * dgamma}
        slips = {f"leaving out {name}": gamma / (N * s) * (N * dout - dbeta - x_hat * dgamma + (part if name != "N·dout" else -part))
                 for name, part in parts.items()}
        check.gradient("dx", dx, of=lambda v: cost(v, gamma, beta), at=x, suspects=slips | {
            "leaving out the brackets: / N * s multiplies by s": (N * dout - dbeta - x_hat * dgamma) * gamma / N * s,
            "leaving out N before dout": gamma / (N * s) * (dout - dbeta - x_hat * dgamma),
            "a plus where a minus is meant, before dbeta": gamma / (N * s) * (N * dout + dbeta - x_hat * dgamma),
            "a plus where a minus is meant, before x_hat·dgamma": gamma / (N * s) * (N * dout - dbeta + x_hat * dgamma),
            "x_c where x_hat is meant": gamma / (N * s) * (N * dout - dbeta - x_hat * s * dgamma),
            "dbeta and dgamma exchanged": gamma / (N * s) * (N * dout - dgamma - x_hat * dbeta),
            **debuglab.normalisation_slips(dout, x_hat, s, gamma, axis=0)})
        check.close("the sum of dx over each column", dx.sum(axis=0), np.zeros(D), because="0: moving all examples together changes nothing")
        check.close("the sum of dx · x_hat over each column", np.sum(dx * x_hat, axis=0), np.zeros(D),
                    because="0 if eps is: pulling all examples apart changes nothing")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/batch_norm")
    def way_back(rng, N, D, eps):
        x, gamma, beta, bn_param = problems.normalisation(rng, N, D, eps=eps)
        return problems.upstream(rng, N, D), ours.batchnorm_forward(x, gamma, beta, bn_param)[1]
    check.against(ours.batchnorm_backward_alt, way_back, [dict(N=9, D=4, eps=1e-5), dict(N=6, D=11, eps=0.5)])
    odd = way_back(check.rng, 5, 4, 0.2)
    odd[1]["x_hat"] = odd[1]["x_hat"] + 1  # no standardised column: here the two ways part
    check.that(not np.allclose(check.call(*odd)[0], ours.batchnorm_backward(*odd)[0]), "this walks from box to box, as batchnorm_backward "
               "does: the short formula is wanted.", diagnosis="the-long-way", rung=1)
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. What it does for training
#
# Real handwritten digits, 8 by 8 pixels, and a deep network for a small question: is the digit even? Eight hidden layers
# of thirty units, ReLU, a sigmoid at the end, batches of 32. `normalise` is a pair of functions, there and back, that is
# put between each layer's sums and its ReLU; `None` for a plain network, whose layers then have $\beta$ as their bias.

# %% experiment="a training program"
digits = datasets.load_digits(rng=np.random.default_rng(2))
x_train, x_dev = digits.X_train.T, digits.X_dev.T  # examples as rows
y_train, y_dev = [(digit.T % 2 == 0) * 1.0 for digit in (digits.Y_train, digits.Y_dev)]  # (N, 1)
print("x_train", x_train.shape, " y_train", y_train.shape, " x_dev", x_dev.shape)

def new_network(factor, rng, widths=(64, *[30] * 8, 1)):
    """A list of layers: weights of He times a factor, and what a normalisation needs."""
    return [{"W": factor * np.sqrt(2 / D_in) * rng.normal(size=(D_in, D_out)),
             "gamma": np.ones(D_out), "beta": np.zeros(D_out),
             "memory": {"mode": "train", "running_mean": np.zeros(D_out), "running_var": np.ones(D_out)}}
            for D_in, D_out in zip(widths, widths[1:])]

def there(x, net, mode, normalise):
    """The sums of the output (N, 1), and for each layer what came in, what the ReLU got, and a cache."""
    a, trips = x, []
    for layer in net:
        z, cache = a @ layer["W"], None
        if normalise and layer is not net[-1]:
            layer["memory"]["mode"] = mode
            out, cache = normalise[0](z, layer["gamma"], layer["beta"], layer["memory"])
        else:
            out = z + layer["beta"]
        trips.append((a, out, cache))
        a = np.maximum(0, out)
    return out, trips

def and_back(d, net, trips, normalise, rate):
    """One step of gradient descent; d (N, 1) is the slope of the cost at the sums of the output."""
    for layer, (a, out, cache) in reversed(list(zip(net, trips))):
        d = d if layer is net[-1] else d * (out > 0)
        if cache is not None:
            d, dgamma, dbeta = normalise[1](d, cache)
            layer["gamma"] = layer["gamma"] - rate * dgamma
        else:
            dbeta = np.sum(d, axis=0)
        layer["beta"] = layer["beta"] - rate * dbeta
        d, layer["W"] = d @ layer["W"].T, layer["W"] - rate * a.T @ d

def right(x, y, net, normalise):
    """Share of right answers, in per cent."""
    return 100 * np.mean((there(x, net, "test", normalise)[0] > 0) == y)

def train(normalise, *, rate=0.1, factor=1.0, batch=32, epochs=10):
    """The trained network, the mean cost of every epoch, the share of right answers on the dev set."""
    rng = np.random.default_rng(1)
    net, costs, rights = new_network(factor, rng), [], []
    with np.errstate(all="ignore"):  # some of these runs explode, and are meant to
        for _ in range(epochs):
            batches, total = np.array_split(rng.permutation(len(x_train)), len(x_train) // batch), 0
            for some in batches:
                x, y = x_train[some], y_train[some]
                z, trips = there(x, net, "train", normalise)
                total += np.sum(np.logaddexp(0, z) - y * z)  # the log loss, by the sums
                and_back((0.5 * (1 + np.tanh(0.5 * z)) - y) / len(x), net, trips, normalise, rate)
            costs.append(total / len(x_train))
            rights.append(right(x_dev, y_dev, net, normalise))
    return net, costs, rights

# %% [markdown]
# **Predict:** for learning rates 0.01, 0.1, 1 and 3, which of the two networks learns?

# %% experiment="learning rates"
my_prediction = None  # for each rate: plain, normalised, both, neither

if checks.ready("batchnorm_forward", "batchnorm_backward"):
    own, curves = (batchnorm_forward, batchnorm_backward), {"plain": {}, "normalised": {}}
    for rate in (0.01, 0.1, 1, 3):
        for name, normalise in [("plain", None), ("normalised", own)]:
            _, costs, rights = train(normalise, rate=rate)
            curves[name][f"rate {rate}"] = (np.arange(1, 11), costs)
            print(f"rate {rate:4}, {name:10}: cost {costs[-1]:.3f} in the last epoch, "
                  f"{rights[-1]:.1f} % right on the dev set")
    print("your prediction:", my_prediction)
    plots.lines(
        curves["plain"], title="Plain: at rate 1 nothing is learned, and rate 3 ends in nan at once, with no curve to see",
        xlabel="epoch", ylabel="cost", alt="Costs of plain networks: two falling curves for small rates, a level one at 0.7 for rate 1.",
    )
    plots.lines(
        curves["normalised"], title="Normalised: all four rates learn, 0.01 is merely slow", xlabel="epoch", ylabel="cost",
        alt="Costs of normalised networks: four falling curves, the one for rate 0.01 slowest.",
    )

# %% [markdown]
# At a well-chosen small rate the plain network does well, too, and its steps cost less. What batch normalisation buys is
# *room*: rates three hundred times apart learn, so you need not hit the right one.
#
# **Predict:** now the first weights, from a tenth of He's to ten times He's, at rate 0.1. Where do the plain networks end,
# where the normalised ones?

# %% experiment="first weights"
my_prediction = None  # for each: learns everywhere, or only around 1

if checks.ready("batchnorm_forward", "batchnorm_backward"):
    factors, ends = [0.1, 0.3, 1, 3, 10], {}
    for name, normalise in [("plain", None), ("normalised", own)]:
        ends[name] = [train(normalise, factor=factor)[2][-1] for factor in factors]
        print(f"{name:10} " + "   ".join(f"× {factor}: {end:.1f} %" for factor, end in zip(factors, ends[name])))
    print("your prediction:", my_prediction)
    plots.lines(
        {name: (np.log10(factors), end) for name, end in ends.items()},
        title="Plain, only He's own weights learn; normalised, all of them do, very large ones more slowly",
        xlabel="factor on the first weights, as a power of ten", ylabel="right on the dev set, in per cent",
        alt="Plain networks: near 50 per cent except at factor 1; normalised ones high everywhere, lower at 10.",
    )

# %% [markdown]
# Why more slowly? What goes out does not depend on the factor. But weights ten times larger turn ten times less for the
# same step, and their slopes are ten times smaller as well ($dx$ is divided by $s$). The reverse of it explains why large
# rates are harmless: a step that is too long makes the weights longer, and so all later steps gentler.
#
# **Why does it work?** Its inventors (Ioffe and Szegedy, 2015) argued that each layer gets inputs that stop moving about
# so much. Later measurements (Santurkar and others, 2018) found that they move about almost as before, but that the cost
# has become *smoother*: slopes change less from one step to the next, so longer steps are safe. That it works is better
# established than why.
#
# ## 8. Debug lab
#
# Three colleagues train the normalised network at rate 0.3, each with one bug in the normalisation. All three report
# falling costs and are content. Then somebody asks for the dev set, first all pictures at once, then one at a time.
#
# **Which bug is whose?** (a) the running averages are never written back; (b) test mode is forgotten, the batch's own mean
# and variance are used always; (c) mean and variance are taken along the wrong axis, over the features of each example.

# %% experiment="debug lab"
if checks.ready("batchnorm_forward", "batchnorm_backward"):
    curves = {"costs": {}, "rights": {}}
    for colleague, normalise in debuglab.normalisations(*own).items():
        net, costs, rights = train(normalise, rate=0.3)
        alone = np.mean([right(x_dev[[i]], y_dev[[i]], net, normalise) for i in range(len(x_dev))])
        print(f"colleague {colleague}: cost {costs[-1]:.3f} in the last epoch; right on the dev set "
              f"{rights[-1]:.1f} % all at once, {alone:.1f} % one at a time")
        curves["costs"][f"colleague {colleague}"] = (np.arange(1, 11), costs)
        curves["rights"][f"colleague {colleague}"] = (np.arange(1, 11), rights)
    plots.lines(
        curves["costs"], title="Training: two curves lie on each other, the third is rough; all fall", xlabel="epoch", ylabel="cost",
        alt="Three falling costs; those of colleagues 1 and 2 are the same, that of colleague 3 is higher and rough.",
    )
    plots.lines(
        curves["rights"], title="The dev set, all at once: whose network knows nothing there?", xlabel="epoch", ylabel="right, in per cent",
        alt="Right answers on the dev set: high for colleague 1, around 55 per cent for colleague 2, rising roughly for colleague 3.",
    )

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (b): all at once is as good as ever, but one at a time every picture is normalised away, and the answer
#   is always the same. In a demonstration with one picture the network knows nothing.
# - Colleague 2 is (a): training never looks at the running averages, so it shows nothing. Test mode does, and finds mean 0
#   and variance 1.
# - Colleague 3 is (c): another cost, and no difference between one and many. Is that a bug? It learned quite well!
#
# </details>
#
# ## 9. Layer normalisation: each example for itself
#
# Colleague 3's bug is an invention: **layer normalisation** (Ba, Kiros and Hinton, 2016). It takes mean and variance over
# the $D$ features of *one* example, so nobody depends on company, there is nothing to remember, and train and test mode
# are the same. It needs no large batches, and it suits sequences, whose examples differ in length; you will meet it again
# in week 14.

# %% experiment="which axis"
paper, axes = figure(1, 2, width=8, height=2.9)
groups = {"batch normalisation: one mean for each column": np.tile(np.arange(6), (5, 1)),
          "layer normalisation: one mean for each row": np.tile(np.arange(5)[:, None], (1, 6))}
for axis, (name, group) in zip(axes, groups.items()):
    axis.pcolormesh(group, cmap="Set2", vmin=0, vmax=7, edgecolors="white", linewidth=2)
    for row in range(5):
        for column in range(6):
            axis.text(column + 0.5, row + 0.5, f"x[{row}, {column}]", ha="center", va="center", fontsize=7.5)
    axis.invert_yaxis()
    axis.set_xticks([])
    axis.set_yticks([])
    axis.set_xlabel("D features")
    axis.set_ylabel("N examples")
    axis.set_title(name, fontsize=10)
heading(paper, "Numbers of the same colour share a mean and a variance")
show(paper, "Two tables of five rows and six columns: coloured by columns for batch normalisation, by rows for layer normalisation.")

# %% [markdown]
# For example $i$, with sums over its features $j$:
#
# $$\mu_i = \frac1D \sum_{j=1}^{D} x_{ij}, \qquad \mathrm{var}_i = \frac1D \sum_{j=1}^{D} (x_{ij} - \mu_i)^2,$$
#
# $$\hat x_{ij} = \frac{x_{ij} - \mu_i}{\sqrt{\mathrm{var}_i + \varepsilon}}, \qquad
# \mathrm{out}_{ij} = \gamma_j \hat x_{ij} + \beta_j.$$
#
# Note the indices: $\mu$ and $\mathrm{var}$ belong to an example, but $\gamma$ and $\beta$ still to a feature. Here `mu`
# and `var` have shape $(N, 1)$, so that they are taken from every number of their row.

# %% exercise="layernorm_forward"
def layernorm_forward(x, gamma, beta, ln_param):
    """Layer normalisation of a batch, examples in rows.

    Arguments: x (N, D); gamma, beta (D,), gain and shift of each feature; ln_param, a dict that may
        hold "eps".
    Returns: out (N, D); cache, a dict for the way back with x_hat (N, D), s (N, 1), gamma (D,).
    """
    eps = ln_param.get("eps", 1e-5)
    ### START CODE HERE ### (≈ 4 lines)
    mu = np.mean(x, axis=1, keepdims=True)               # of each example, shape (N, 1)
    var = np.mean((x - mu) ** 2, axis=1, keepdims=True)  # of each example, shape (N, 1)
    x_hat = (x - mu) / np.sqrt(var + eps)                # shape (N, D)
    out = gamma * x_hat + beta                           # shape (N, D)
    ### END CODE HERE ###
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Section 2 with the other axis. What keeps a mean over each row standing as a
# column?</details>
# <details><summary>Hint 2: in code words</summary>Mean along axis 1 with <code>keepdims=True</code>; the same of the
# squares of the distances from it; distances over the root of (var plus eps); gamma times that, plus beta.</details>
# <details><summary>Hint 3: a neighbour</summary>Points of 30 pupils (rows) in 5 tests (columns), each pupil's best test
# brought to 1: <code>best = np.max(points, axis=1, keepdims=True)</code>, which is (30, 1), then
# <code>points / best</code>.</details>

# %% test="layernorm_forward" points=15
with checks.exercise("layernorm_forward") as check:
    for N, D, settings in [(4, 7, dict(eps=0.3)), (9, 3, {})]:
        x, gamma, beta, ln_param = check.draw(problems.layer_normalisation, N=N, D=D, **settings)
        eps, mean = settings.get("eps", 1e-5), np.array([[np.mean(row)] for row in x])
        var = np.array([[np.mean([(number - middle) ** 2 for number in row])] for row, (middle,) in zip(x, mean)])
        form = checks.Tuple(out=(N, D), cache=checks.Dict(x_hat=(N, D), s=(N, 1), gamma=(D,)))
        out, cache = check.call(x, gamma, beta, ln_param, returns=form)
        alone = check.call(x[:1], gamma, beta, ln_param)[0]
        check.that(np.allclose(alone, out[:1]), "the first example alone gives something else than in company: it is normalised together with "
                   "the others. The mean goes over the features of one example.", diagnosis="company", rung=1)
        x_hat = (x - mean) / np.sqrt(var + eps)
        check.close("out", out, gamma * x_hat + beta, because="gamma times the standardised row, plus beta",
                    suspects=debuglab.forward_slips(x, gamma, beta, mean, var, eps=eps, size="D"))
        check.close("x_hat of cache", cache["x_hat"], x_hat, because="the standardised row")
        check.close("s of cache", cache["s"], np.sqrt(var + eps), because="the root of var + eps")
        check.close("out for 3x + 7, with eps nearly 0", check.call(3 * x + 7, gamma, beta, {"eps": 1e-15})[0],
                    check.call(x, gamma, beta, {"eps": 1e-15})[0], because="the same as for x")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/batch_norm")
    check.against(ours.layernorm_forward, problems.layer_normalisation, [dict(N=6, D=5, spread=1e-3), dict(N=3, D=11, eps=0.05)])
    ### END HIDDEN TESTS

# %% [markdown]
# The way back has the same three ways as in section 6, along the other axis. Only one thing is new: $\gamma$ is now a
# different one for each of the numbers that share a mean, so it cannot be taken out of the sums. With $d\hat x_{ij} =
# d\mathrm{out}_{ij}\, \gamma_j$ and means over the features of example $i$:
#
# $$dx_{ij} = \frac{1}{s_i} \Big( d\hat x_{ij} - \frac1D \sum_{k=1}^{D} d\hat x_{ik} - \hat x_{ij} \cdot \frac1D \sum_{k=1}^{D} d\hat x_{ik}\, \hat x_{ik} \Big).$$
#
# $d\beta$ and $d\gamma$ belong to a feature, as before: sums over the *examples*.

# %% exercise="layernorm_backward"
def layernorm_backward(dout, cache):
    """The way back through layernorm_forward.

    Arguments: dout (N, D), the slope of the cost at out; cache, that of the way there: x_hat (N, D),
        s (N, 1), gamma (D,).
    Returns: dx (N, D), dgamma (D,), dbeta (D,), the slopes of the cost at x, gamma and beta.
    """
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    ### START CODE HERE ### (≈ 6 lines)
    dbeta = np.sum(dout, axis=0)                              # shape (D,)
    dgamma = np.sum(dout * x_hat, axis=0)                     # shape (D,)
    dx_hat = dout * gamma                                     # shape (N, D)
    common = np.mean(dx_hat, axis=1, keepdims=True)           # the first mean, shape (N, 1)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)  # the second mean, shape (N, 1)
    dx = (dx_hat - common - x_hat * stretch) / s              # shape (N, D)
    ### END CODE HERE ###
    return dx, dgamma, dbeta

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two kinds of sums: which go over the examples, and which over the features of
# one example? Read it off the index under the sum.</details>
# <details><summary>Hint 2: in code words</summary>dbeta, dgamma, dx_hat as in batch normalisation. Then the mean of dx_hat
# and the mean of dx_hat times x_hat, both along axis 1 with <code>keepdims=True</code>; dx_hat minus the first, minus
# x_hat times the second, over s.</details>
# <details><summary>Hint 3: a neighbour</summary>Each pupil's points compared with the pupil's own mean:
# <code>points - np.mean(points, axis=1, keepdims=True)</code>; with the mean of each test:
# <code>points - np.mean(points, axis=0)</code>.</details>

# %% test="layernorm_backward" points=15
with checks.exercise("layernorm_backward") as check:
    forward = check.uses("layernorm_forward")
    for N, D in [(3, 5), (7, 4)]:
        x, gamma, beta, ln_param = check.draw(problems.layer_normalisation, N=N, D=D, eps=0.1)
        dout = problems.upstream(check.rng, N, D)
        def cost(x, gamma, beta):
            return np.sum(dout * forward(x, gamma, beta, ln_param)[0])
        cache = forward(x, gamma, beta, ln_param)[1]
        x_hat = cache["x_hat"]
        dx, dgamma, dbeta = check.call(dout, cache, returns=checks.Tuple(dx=(N, D), dgamma=(D,), dbeta=(D,)))
        check.gradient("dbeta", dbeta, of=lambda v: cost(x, gamma, v), at=beta, suspects={
            "a mean where a sum is meant": dout.mean(axis=0), "what is meant for dgamma": np.sum(dout * x_hat, axis=0)})
        check.gradient("dgamma", dgamma, of=lambda v: cost(x, v, beta), at=gamma, suspects={
            "x where x_hat is meant": np.sum(dout * x, axis=0), "gamma times it: dx_hat where dout is meant": np.sum(dout * gamma * x_hat, axis=0),
            "what is meant for dbeta": dout.sum(axis=0)})
        check.gradient("dx", dx, of=lambda v: cost(v, gamma, beta), at=x,
                       suspects=debuglab.normalisation_slips(dout, x_hat, cache["s"], gamma, axis=1))
        first = check.call(dout[:1], {**cache, "x_hat": x_hat[:1], "s": cache["s"][:1]})[0]
        check.close("dx of the first example alone", first, dx[:1], because="the same as in company")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/batch_norm")
    def way_back(rng, N, D, eps):
        x, gamma, beta, ln_param = problems.layer_normalisation(rng, N, D, eps=eps)
        return problems.upstream(rng, N, D), ours.layernorm_forward(x, gamma, beta, ln_param)[1]
    check.against(ours.layernorm_backward, way_back, [dict(N=9, D=4, eps=1e-5), dict(N=6, D=11, eps=0.5)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** batches of 32, 8 and 2, four epochs each, at a small learning rate. Which of the two normalisations suffers?

# %% experiment="small batches"
my_prediction = None  # "batch", "layer", "both" or "neither"

if checks.ready("batchnorm_forward", "batchnorm_backward", "layernorm_forward", "layernorm_backward"):
    for batch in (32, 8, 2):
        ends = {name: train(normalise, rate=0.05, batch=batch, epochs=4)[2][-1]
                for name, normalise in [("batch", own), ("layer", (layernorm_forward, layernorm_backward))]}
        print(f"batches of {batch:2}: {ends['batch']:.1f} % right on the dev set with batch normalisation, "
              f"{ends['layer']:.1f} % with layer normalisation")
    print("your prediction:", my_prediction)

# %% [markdown]
# | | batch normalisation | layer normalisation |
# |---|---|---|
# | mean and variance over | the examples of a batch, for each feature | the features, for each example |
# | an example depends on its company | yes, in train mode | no |
# | train and test mode differ | yes, running averages are needed | no |
# | needs large batches | yes | no |
# | is at home in | dense and convolutional networks | sequences and transformers (week 14) |
#
# ## Remember
#
# - **Rows are examples here.** After this notebook they are columns again.
# - Batch normalisation takes each unit's sums over the batch to mean 0 and spread 1, then gives it a gain and a shift of
#   its own to learn. The bias before it is superfluous.
# - Training uses the batch's mean and variance and keeps running averages of both; use needs only those. Forget to write
#   them back, or to switch to test mode, and no training cost will tell you.
# - The way back: a slope for every box of the graph; what splits on the way there adds up on the way back; what was
#   spread over rows gets a sum over rows. Then shorten.
# - It buys room: larger learning rates, less care with first weights. Its price: batches, two modes, some time.
# - Layer normalisation does the same over the features of each example alone.
#
# ## What you can do now
#
# You can put a normalisation between any two layers, walk back through any formula that you can draw, and recognise the
# two bugs that hide behind a falling cost. Next: more than two classes.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week07/batch_norm")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
