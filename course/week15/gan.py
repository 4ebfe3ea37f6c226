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
# # Two networks play against each other
#
# **The question of this notebook:** so far every example came with the right answer. How does a network learn to *make*
# something new, a face or a voice, where there is no right answer to compare with?
#
# The answer of 2014 (I. Goodfellow and others, "Generative adversarial nets"): let a second network be the judge. One network,
# the **generator**, makes fakes out of noise; the other, the **discriminator**, tells fakes from real examples. Each learns from
# the other's mistakes. At the end you can
#
# - write both networks, their losses for scores of any size, and both kinds of turns,
# - send a slope *through* one network into another,
# - say why the generator's loss is not the one that a first thought suggests, and show it with numbers,
# - measure mode collapse, cause it, and cure it,
# - read from a pair of loss curves what has gone wrong.
#
# **How to work.** Write between `START CODE HERE` and `END CODE HERE`, run the cell, run the check below it. Predict
# before you run an experiment. Plan two to three hours. Examples are **columns**, as in weeks 2 to 7: `X (n_x, m)`.

# %%
import numpy as np

from startcode import checks, datasets, debuglab, layers, plots, problems
from startcode.plots.figure import PALETTE, figure, heading, show, style

# %% [markdown]
# ## 1. What is to be imitated
#
# Faces would need days of computing. Everything that happens with faces also happens with eight small clouds of points on a
# ring, in seconds, and there we can *see* it. A cloud is called a **mode**: a place where examples are frequent.

# %% experiment="the ring"
ring = datasets.ring_of_gaussians(400, rng=np.random.default_rng(1))
centers = datasets.ring_centers()
plots.samples({"400 real examples": ring}, ring, title="To be imitated: eight clouds on a ring",
              alt="Eight small round clouds of points at equal distances on a circle.")
print("examples", ring.shape, "  centres", centers.shape)

# %% [markdown]
# We will write no formula for this ring anywhere in the generator. It never sees a real example at all. All it ever hears is
# what the judge thinks of its fakes.
#
# ## 2. Noise in, examples out
#
# A network is a function: the same input gives the same output. To make many different examples it needs many different inputs,
# and these are **noise** $z$: independent numbers from the standard normal distribution (mean 0, standard deviation 1).

# %% exercise="sample_noise"
def sample_noise(batch, dim, rng):
    """Noise for the generator: standard normal numbers, fresh at each call.

    Arguments: batch, how many columns; dim, how many numbers in each; rng, a np.random.Generator.
    Returns: z (dim, batch).
    """
    ### START CODE HERE ### (≈ 1 line)
    z = rng.standard_normal((dim, batch))  # (dim, batch)
    ### END CODE HERE ###
    return z

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The generator of random numbers comes in as <code>rng</code>: draw from it, and make none of
# your own. In which order do dim and batch stand in the shape?</details>
# <details><summary>Hint 2: in code words</summary><code>rng.standard_normal</code> takes a shape, rows first.</details>
# <details><summary>Hint 3: a neighbour</summary>Throws of a die for k players in n rounds, a row for each player:
# <code>rng.integers(1, 7, size=(k, n))</code>.</details>

# %% test="sample_noise" points=5
with checks.exercise("sample_noise") as check:
    for batch, dim in [(4001, 3), (3001, 5)]:
        one, other = check.draw(lambda rng, batch, dim: rng.spawn(2), batch=batch, dim=dim)
        z = check.call(batch, dim, one, returns=(dim, batch))
        check.that(np.ptp(z[0]) > 0, "all columns are the same noise.", diagnosis="one-column", rung=1)
        check.that(np.any(z[0] != z[1]), "all rows hold the same numbers.", diagnosis="one-row", rung=1)
        check.that(np.array_equal(z, check.call(batch, dim, one)), "the same rng gives another noise each time: draw from the rng that "
                   "comes in.", diagnosis="global generator", rung=2)
        check.that(not np.array_equal(z, check.call(batch, dim, other)), "two different rng give the same noise: a generator made inside "
                   "of the function begins anew at each call.", diagnosis="rng-unused", rung=2)
        check.that(np.any(z != np.round(z, 2)), "the numbers are rounded.", diagnosis="rounded", rung=2)
        check.that(np.min(z) < 0, "no number is below 0: standard normal numbers have both signs.", diagnosis="one-sided", rung=1)
        means, spreads = np.mean(z, axis=1), np.std(z, axis=1)
        check.that(np.all(np.abs(means) < 6 / np.sqrt(batch)), f"the rows have the means {means.round(2)}; they should be near 0.",
                   diagnosis="mean", rung=2)
        check.that(np.all(np.abs(spreads - 1) < 6 / np.sqrt(2 * batch)), f"the rows have the standard deviations {spreads.round(2)}; they should be "
                   "near 1.", diagnosis="spread", rung=2)
        check.that(np.max(np.abs(z)) > 2.2, "no number is beyond 2.2 in size: these are not normal numbers.", diagnosis="not-normal", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/gan")
    check.hide()
    def shape_asked(rng, batch, dim):
        return batch, dim, rng.spawn(1)[0]
    check.against(ours.sample_noise, shape_asked, [dict(batch=1, dim=7), dict(batch=6, dim=2)], part=np.shape)
    ### END HIDDEN TESTS

# %% [markdown]
# Now the generator $G$: two hidden layers with ReLU, and a last layer **without** any bend, since an example may be any
# point. With $A^{[0]} = z$,
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = \begin{cases} \max(Z^{[l]}, 0) & l < L \\ Z^{[l]} & l = L. \end{cases}$$
#
# You have written such a net in weeks 3, 4 and 7. What goes into each layer is kept in a list, the `cache`: the way back
# needs it. Here is where both networks start (He's spread, as in week 5):

# %%
def start(dims, rng):
    """A network's first parameters: a dict W1 (n_1, n_0), b1 (n_1, 1), ..., WL, bL."""
    parameters = {}
    for l in range(1, len(dims)):
        parameters[f"W{l}"] = rng.standard_normal((dims[l], dims[l - 1])) * np.sqrt(2 / dims[l - 1])
        parameters[f"b{l}"] = np.zeros((dims[l], 1))
    return parameters

# %% exercise="generator_forward"
def generator_forward(z, parameters):
    """Noise to examples: ReLU behind every layer but the last.

    Arguments: z (n_z, m); parameters, a dict W1, b1, ..., WL, bL.
    Returns: x (n_x, m); cache, a list of what goes into layer 1, 2, ..., L.
    """
    L, A, cache = len(parameters) // 2, z, []
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        cache.append(A)
        ### START CODE HERE ### (≈ 2 lines)
        Z = np.dot(W, A) + b                    # (n_l, m)
        A = np.maximum(Z, 0) if l < L else Z   # (n_l, m)
        ### END CODE HERE ###
    return A, cache

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One layer: a weighted sum, then a bend. Which layer gets no bend?</details>
# <details><summary>Hint 2: in code words</summary>Z: W times A, plus b. A: the larger of Z and 0, entry by entry, as long as l is below
# L; behind the last layer Z itself.</details>
# <details><summary>Hint 3: a neighbour</summary>Taxes in steps, where nobody pays less than nothing in all but the last office:
# <code>due = np.maximum(rate * income - free, 0) if office &lt; last else rate * income - free</code>.</details>

# %% test="generator_forward" points=7
with checks.exercise("generator_forward") as check:
    for dims, m in [([3, 5, 4, 2], 7), ([2, 6, 3], 5), ([4, 3, 5, 6, 1], 8)]:
        z, parameters = check.draw(problems.dense_net, dims=dims, m=m)
        check.sizes = {"m": m, "n_x": dims[-1], "n_z": dims[0]}
        x, cache = check.call(z, parameters, returns=checks.Tuple(x=(dims[-1], m), cache=list))
        check.close("x", x, problems.before_bends(z, parameters, 0.0)[-1], because="ReLU behind every layer but the last",
                    suspects=problems.forward_slips(z, parameters, 0.0))
        check.that(len(cache) == len(dims) - 1 and all(np.shape(a) == (n, m) for n, a in zip(dims, cache)),
                   "cache is to hold what goes into each layer: leave the line that appends to it as it is.", diagnosis="cache", rung=1)
        check.close("the first column of x, alone", check.call(z[:, :1], parameters)[0], x[:, :1], because="the same as among others")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/gan")
    check.against(ours.generator_forward, problems.dense_net, [dict(dims=[5, 4, 7, 3], m=9), dict(dims=[1, 6, 2], m=6)],
                  part=lambda result: result[0])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** what do the fakes of an untrained generator look like? Its input is a round cloud; a ReLU folds, a matrix stretches
# and turns.

# %% experiment="an untrained generator"
if checks.ready("sample_noise", "generator_forward"):
    first = {}
    for seed in (1, 2, 3):
        rng = np.random.default_rng(seed)
        first[f"start {seed}"], _ = generator_forward(sample_noise(400, 2, rng), start([2, 32, 32, 2], rng))
    plots.samples(first, ring, title="Fakes of three untrained generators: folded noise, nothing like a ring",
                  alt="Three panels with the ring in grey and a cloud of fakes that looks like a fan or a crumpled sheet.")

# %% [markdown]
# ## 3. The judge
#
# The discriminator $D$ is a net for yes or no: is this example real? Three things are as they are for a reason:
#
# - It gives a **score** (a *logit*), any number: above 0 means "rather real". The sigmoid comes later, in the loss.
# - Its bend is the **leaky** ReLU: $\max(z, 0.2\,z)$. Where a ReLU is off, no slope comes back, and slopes that come back
#   through the judge are all that the generator ever learns from. A leaky one always lets a fifth through.
# - The last layer has no bend, and one row.

# %% exercise="discriminator_forward"
def discriminator_forward(x, parameters):
    """Examples to scores: leaky ReLU (slope 0.2 below zero) behind every layer but the last.

    Arguments: x (n_x, m); parameters, a dict W1, b1, ..., WL, bL.
    Returns: logits (1, m), above 0 for "rather real"; cache, a list of what goes into layer 1, 2, ..., L.
    """
    L, A, cache = len(parameters) // 2, x, []
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        cache.append(A)
        ### START CODE HERE ### (≈ 2 lines)
        Z = np.dot(W, A) + b                             # (n_l, m)
        A = np.where(Z > 0, Z, 0.2 * Z) if l < L else Z  # (n_l, m)
        ### END CODE HERE ###
    return A, cache

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The generator's two lines, with another bend.</details>
# <details><summary>Hint 2: in code words</summary>Where Z is above 0, Z itself, elsewhere a fifth of it: <code>np.where</code>. Or the larger of
# two arrays: which two? No sigmoid at the end.</details>
# <details><summary>Hint 3: a neighbour</summary>Gains count fully, losses half: <code>np.where(change &gt; 0, change, change / 2)</code>.</details>

# %% test="discriminator_forward" points=7
with checks.exercise("discriminator_forward") as check:
    for dims, m in [([3, 5, 4, 1], 7), ([2, 6, 1], 5), ([4, 3, 5, 6, 1], 8)]:
        x, parameters = check.draw(problems.dense_net, dims=dims, m=m, leak=problems.LEAK)
        check.sizes = {"m": m, "n_x": dims[0]}
        logits, cache = check.call(x, parameters, returns=checks.Tuple(logits=(1, m), cache=list))
        check.close("logits", logits, problems.before_bends(x, parameters, problems.LEAK)[-1], because="leaky ReLU behind every layer but the last",
                    suspects=problems.forward_slips(x, parameters, problems.LEAK))
        check.that(len(cache) == len(dims) - 1 and all(np.shape(a) == (n, m) for n, a in zip(dims, cache)),
                   "cache is to hold what goes into each layer: leave the line that appends to it as it is.", diagnosis="cache", rung=1)
        check.close("the first score, alone", check.call(x[:, :1], parameters)[0], logits[:, :1], because="the same as among others")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/gan")
    check.against(ours.discriminator_forward, problems.dense_net, [dict(dims=[5, 4, 7, 1], m=9, leak=0.2), dict(dims=[1, 6, 1], m=6, leak=0.2)],
                  part=lambda result: result[0])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. Right and wrong, from scores of any size
#
# The probability that an example is real is $\sigma(s) = 1 / (1 + e^{-s})$ for its score $s$. With the target $t$, 1 for
# real and 0 for fake, the loss is the log loss of week 2, $-t \ln \sigma(s) - (1 - t) \ln(1 - \sigma(s))$. A judge who wins
# gives scores like 800, and then $1 - \sigma(s)$ is 0 for the computer and its logarithm $-\infty$. So put the formula of
# the sigmoid in first. From $-\ln \sigma(s) = \ln(1 + e^{-s})$ and $-\ln(1 - \sigma(s)) = s + \ln(1 + e^{-s})$:
#
# $$\ell = (1 - t)\, s + \ln(1 + e^{-s}) \; = \; \max(s, 0) - t\, s + \ln\!\left(1 + e^{-|s|}\right).$$
#
# The two forms are equal for every $s$; in the second no exponential is above 1. The slope is once more "prediction minus truth":
#
# $$\frac{\partial \ell}{\partial s} = \sigma(s) - t .$$
#
# Loss and slope of a batch are those of the **mean**: here, at the scores, stands the one and only $\frac1m$ of this notebook.
# Nothing behind it divides again.

# %% exercise="bce_with_logits"
def bce_with_logits(logits, target):
    """The mean log loss of scores, and its slope; finite for scores of any size.

    Arguments: logits (1, m); target (1, m), or one number for all: 1 for real, 0 for fake.
    Returns: loss, a number; dlogits (1, m), the slope of the loss at the scores.
    """
    m = logits.shape[1]
    ### START CODE HERE ### (≈ 4 lines)
    small = np.exp(-np.abs(logits))                                                       # (1, m), from 0 to 1
    loss = np.sum(np.maximum(logits, 0) - logits * target + np.log1p(small)) / m          # a number
    real = np.where(logits > 0, 1, small) / (1 + small)                                   # the sigmoid, (1, m)
    dlogits = (real - target) / m                                                         # (1, m)
    ### END CODE HERE ###
    return loss, dlogits

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The formula of the loss is ready to be written down. The sigmoid needs no
# other exponential than e<sup>−|s|</sup>: where s is negative, multiply above and below its line by e<sup>s</sup>.</details>
# <details><summary>Hint 2: in code words</summary>The exponential of minus the size of the scores. Loss: the mean of (larger of score and 0,
# minus score times target, plus <code>np.log1p</code> of that exponential). Sigmoid: 1 over (1 plus it) where the score is positive,
# it over (1 plus it) elsewhere. Slope: sigmoid minus target, over m.</details>
# <details><summary>Hint 3: a neighbour</summary>The hyperbolic tangent without overflow: <code>e = np.exp(-2 * np.abs(v))</code>, then
# <code>np.sign(v) * (1 - e) / (1 + e)</code>.</details>

# %% test="bce_with_logits" points=14
with checks.exercise("bce_with_logits") as check:
    for m in (7, 11):
        logits, target = check.draw(problems.logits_and_targets, m=m)
        form = checks.Tuple(loss=(), dlogits=(1, m))
        loss, dlogits = check.call(logits, target, returns=form)
        sigmoid = 0.5 + 0.5 * np.tanh(logits / 2)
        check.close("loss", loss, problems.bce(logits, target), because="the mean of −t ln σ(s) − (1 − t) ln(1 − σ(s))", suspects={
            "the sum over the examples, where their mean is meant": m * problems.bce(logits, target),
            "target 0 and 1 exchanged": problems.bce(logits, 1 - target), "the sigmoid twice": problems.bce(sigmoid, target),
            "real examples alone: where is the part with 1 − t?": -np.mean(target * np.log(sigmoid)),
            "fakes alone: where is the part with t?": -np.mean((1 - target) * np.log(1 - sigmoid)),
            "the squared error": np.mean((sigmoid - target) ** 2), "the opposite sign": -problems.bce(logits, target)})
        check.close("the loss of scores 0", check.call(0 * logits, target, returns=form)[0], np.log(2), because="ln 2, since σ(0) is one half")
        def loss_at(v):
            return check.call(v, target)[0]
        check.gradient("dlogits", dlogits, of=loss_at, at=logits, suspects={
            "leaving out the 1/m: the loss is a mean": m * problems.bce_slope(logits, target),
            "target minus prediction": -problems.bce_slope(logits, target),
            "the sigmoid alone, without the target": sigmoid / m, "the score, where its sigmoid is meant": (logits - target) / m,
            "multiplying by σ(1 − σ), the slope of the sigmoid": problems.bce_slope(logits, target) * sigmoid * (1 - sigmoid)})
        near = 0.002 * logits
        check.close("dlogits of scores near 0", check.call(near, target, returns=form)[1], problems.bce_slope(near, target),
                    because="prediction minus truth, over m")
        for number in (1, 0.0, 0.9):
            check.close(f"a target of {number} for all", check.call(logits, number, returns=form), check.call(logits, 0 * target + number),
                        because="that of as many equal targets")
        check.close("scores and targets turned round", check.call(-logits, 1 - target)[0], loss, because="the same loss: the two classes are alike")
    loose = checks.Tuple(loss=checks.Scalar(finite=False), dlogits=checks.Array((1, 1), finite=False))
    for score, wanted, price, slope in [(800.0, 1, 0.0, 0.0), (800.0, 0, 800.0, 1.0), (-800.0, 1, 800.0, -1.0), (-800.0, 0, 0.0, 0.0)]:
        loss, dlogits = check.call(np.array([[score]]), np.array([[float(wanted)]]), returns=loose, quiet=True)
        told = f"for the score {score:g} and target {wanted} "
        check.that(np.isfinite(loss), f"{told}the loss is {loss}: the logarithm of 0 is taken, or an exponential overflows. Use the form with "
                   "the size of s.", diagnosis="log-of-zero", rung=2)
        check.that(np.all(np.isfinite(dlogits)), f"{told}dlogits is nan: an exponential overflows.", diagnosis="overflow", rung=2)
        check.that(loss > 0.9 * price - 1e-3, f"{told}the loss is {loss:.4g}, far too small: was a probability kept from being 0?",
                   diagnosis="clipped", rung=2)
        check.close(f"the loss of score {score:g} and target {wanted}", loss, price, because="how far the score is on the wrong side")
        check.close(f"dlogits of score {score:g} and target {wanted}", dlogits, np.array([[slope]]), because="prediction minus truth")
    check.call(np.array([[800.0, -800.0, 0.4]]), np.array([[1.0, 1.0, 0.0]]), returns=checks.Tuple(loss=(), dlogits=(1, 3)))
    check.that(not check.remarks, "for scores of 800 and −800 NumPy warns on the way: an exponential overflows. Take exponentials of −|s| only.",
               diagnosis="overflow", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/gan")
    def far_apart(rng, m):
        logits, target = problems.logits_and_targets(rng, m)
        return 700 * logits, target
    check.against(ours.bce_with_logits, problems.logits_and_targets, [dict(m=5), dict(m=13), dict(m=1)])
    check.against(ours.bce_with_logits, far_apart, [dict(m=8), dict(m=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### The judge's loss
#
# The discriminator wants real examples called 1 and fakes called 0. Its loss is the **sum** of the two means (some authors take half of
# it; we do not):
#
# $$J_D = -\frac1m \sum_{\text{real}} \ln D(x) \; - \; \frac1k \sum_{\text{fake}} \ln\bigl(1 - D(\hat x)\bigr), \qquad D(x) = \sigma(s(x)).$$
#
# **Predict:** how large is $J_D$ when the judge cannot tell at all, and gives every example the score 0?

# %% exercise="discriminator_loss"
def discriminator_loss(logits_real, logits_fake):
    """The discriminator's loss, and its slopes.

    Arguments: logits_real (1, m) and logits_fake (1, k), scores of real examples and of fakes.
    Returns: loss, a number, the mean over the real plus the mean over the fake; dreal (1, m), dfake (1, k).
    """
    ### START CODE HERE ### (≈ 3 lines)
    loss_real, dreal = bce_with_logits(logits_real, 1)   # a number, (1, m)
    loss_fake, dfake = bce_with_logits(logits_fake, 0)   # a number, (1, k)
    loss = loss_real + loss_fake                         # a number
    ### END CODE HERE ###
    return loss, dreal, dfake

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>You have a function for the loss of scores and a target. Which target have real examples, which
# have fakes, in the eyes of the judge?</details>
# <details><summary>Hint 2: in code words</summary>Call <code>bce_with_logits</code> once for the real scores and once for the fake ones; add the
# losses; both slopes are there already.</details>
# <details><summary>Hint 3: a neighbour</summary>Two exams with two results each: <code>marks_a, notes_a = grade(paper_a, 5)</code>,
# <code>marks_b, notes_b = grade(paper_b, 3)</code>, and <code>marks_a + marks_b</code>.</details>

# %% test="discriminator_loss" points=8
with checks.exercise("discriminator_loss") as check:
    own = check.uses("bce_with_logits")
    for m, k in [(5, 7), (8, 3)]:
        real, fake = check.draw(problems.two_verdicts, m=m, k=k)
        form = checks.Tuple(loss=(), dreal=(1, m), dfake=(1, k))
        loss, dreal, dfake = check.call(real, fake, returns=form)
        at = {(kind, t): own(s, t)[0] for kind, s in (("real", real), ("fake", fake)) for t in (0, 1)}
        check.close("loss", loss, at["real", 1] + at["fake", 0], because="real examples called 1 and fakes called 0, both by your bce_with_logits, added", suspects={
            "labels exchanged: this judge calls fakes real": at["real", 0] + at["fake", 1],
            "half the sum, where the sum is meant": (at["real", 1] + at["fake", 0]) / 2,
            "the real examples alone": at["real", 1], "the fakes alone": at["fake", 0],
            "target 1 for both": at["real", 1] + at["fake", 1], "target 0 for both": at["real", 0] + at["fake", 0],
            "one mean over all examples together": (m * at["real", 1] + k * at["fake", 0]) / (m + k),
            "the difference, where the sum is meant": at["real", 1] - at["fake", 0]})
        check.close("the loss of scores 0", check.call(0 * real, 0 * fake, returns=form)[0], 2 * np.log(2), because="2 ln 2")
        check.close("the loss of a judge who is always right and sure", check.call(0 * real + 50, 0 * fake - 50)[0], 0.0)
        check.gradient("dreal", dreal, of=lambda v: check.call(v, fake)[0], at=real, suspects={
            "the slope of the fakes' target": problems.bce_slope(real, 0), "uphill": -problems.bce_slope(real, 1)})
        check.gradient("dfake", dfake, of=lambda v: check.call(real, v)[0], at=fake, suspects={
            "the slope of the real examples' target": problems.bce_slope(fake, 1), "uphill": -problems.bce_slope(fake, 0)})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/gan")
    check.against(ours.discriminator_loss, problems.two_verdicts, [dict(m=4, k=9), dict(m=7, k=6)])
    ### END HIDDEN TESTS

# %% [markdown]
# A judge who knows nothing costs $2 \ln 2 \approx 1.386$. Keep this number in mind: it is the line in every loss curve of
# this notebook. And mind what it means. For any other network a loss that comes down is good news. Here it means that the judge is
# *winning*; when fakes are perfect, nobody can tell, and the loss is back at 1.386.
#
# ### The faker's loss
#
# The generator wants the opposite. So one may let it minimise $\ln(1 - D(\hat x))$, the judge's reward with the sign turned. At
# the start, however, fakes are poor, the judge is sure, $D(\hat x) \approx 0$. The slope of $\ln(1 - \sigma(s))$ along the
# score is $-\sigma(s)$: nearly 0 just where there is most to learn. This is the **saturating** loss. The **non-saturating**
# one has the same goal and another slope: fakes shall be called 1,
#
# $$J_G = -\frac1m \sum_{\text{fake}} \ln D(\hat x), \qquad \frac{\partial}{\partial s}\bigl(-\ln \sigma(s)\bigr) = \sigma(s) - 1 .$$

# %% exercise="generator_loss"
def generator_loss(logits_fake):
    """The generator's non-saturating loss, and its slope.

    Argument: logits_fake (1, m), the judge's scores of fakes.
    Returns: loss, a number; dfake (1, m).
    """
    ### START CODE HERE ### (≈ 1 line)
    loss, dfake = bce_with_logits(logits_fake, 1)  # a number, (1, m)
    ### END CODE HERE ###
    return loss, dfake

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>What does the generator want its fakes to be called?</details>
# <details><summary>Hint 2: in code words</summary>The loss of these scores with the target of real examples.</details>
# <details><summary>Hint 3: a neighbour</summary>A pupil who wants the best mark for each answer: <code>lost, blame = distance(answers, best)</code>.</details>

# %% test="generator_loss" points=8
with checks.exercise("generator_loss") as check:
    own = check.uses("bce_with_logits")
    for m in (5, 8):
        fake = check.draw(lambda rng, m: problems.some_logits(rng, m) - 0.7, m=m)
        form = checks.Tuple(loss=(), dfake=(1, m))
        loss, dfake = check.call(fake, returns=form)
        check.close("loss", loss, own(fake, 1)[0], because="that of your bce_with_logits for fakes which shall be called 1", suspects={
            "target 0: this generator learns to be found out": problems.bce(fake, 0),
            "ln(1 − D), the saturating loss": -problems.bce(fake, 0), "the opposite sign": -problems.bce(fake, 1),
            "target one half: this generator wants doubt, not to be believed": problems.bce(fake, 0.5),
            "half of it": problems.bce(fake, 1) / 2})
        check.close("the loss of scores 0", check.call(0 * fake, returns=form)[0], np.log(2), because="ln 2")
        check.gradient("dfake", dfake, of=lambda v: check.call(v)[0], at=fake, suspects={
            "the slope of ln(1 − D), the saturating loss": -problems.bce_slope(fake, 0),
            "the slope for target 0": problems.bce_slope(fake, 0), "uphill": -problems.bce_slope(fake, 1)})
    sure = np.full((1, 1), np.log(0.0025 / 0.9975))
    check.close("the slope where D(fake) is 0.0025", check.call(sure)[1], np.array([[0.0025 - 1]]), because="0.0025 − 1: the judge is sure, and "
                "there is much to learn")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/gan")
    check.against(ours.generator_loss, problems.some_logits, [dict(m=4), dict(m=11)])
    ### END HIDDEN TESTS

# %% experiment="two losses for the same goal"
plots.functions(
    {"non-saturating, −ln D": lambda d: -np.log(d), "saturating, ln(1 − D)": lambda d: np.log(1 - d)}, np.linspace(0.003, 0.97, 400),
    xlabel="what the judge gives a fake, D", ylabel="the generator's loss",
    title="Poor fakes are on the left: there one curve is steep and the other flat",
    alt="Two falling curves over D from 0 to 1: minus the logarithm of D falls steeply at the left; the logarithm of 1 minus D is flat there.",
)
for d in (0.0025, 0.1, 0.5, 0.9):
    print(f"D(fake) = {d:6}: slope along the score {-d:8.4f} saturating, {d - 1:8.4f} non-saturating")

# %% [markdown]
# ## 5. Back through the judge
#
# How should a fake *move*, to look more real? The judge knows: it is the slope of its score along its **input**. So its way back
# does not end at $dW^{[1]}$. It goes one step further, to $dx$, and that step is the bridge between the two networks. From the top,
# with $dZ^{[L]}$ = `dlogits`, for $l = L, \dots, 1$:
#
# $$dW^{[l]} = dZ^{[l]} A^{[l-1]\,T}, \qquad db^{[l]} = \sum_{\text{columns}} dZ^{[l]}, \qquad dA^{[l-1]} = W^{[l]\,T} dZ^{[l]},$$
#
# and below every layer but the first, the slope of the leaky ReLU: $dZ^{[l-1]} = dA^{[l-1]} \cdot 1$ where $A^{[l-1]} > 0$, and
# $\cdot\, 0.2$ elsewhere. Below the first layer there is no bend: $dx = dA^{[0]}$. (The leaky ReLU keeps signs, so $A > 0$ tells
# which side it was.)

# %% exercise="discriminator_backward"
def discriminator_backward(dlogits, cache, parameters):
    """Back through the judge, to its parameters and to its input.

    Arguments: dlogits (1, m), the slope of some loss at the scores (a 1/m is in it already); cache, of discriminator_forward;
        parameters, a dict W1, b1, ..., WL, bL.
    Returns: grads, a dict dW1, db1, ..., dWL, dbL of the shapes of the parameters; dx (n_x, m).
    """
    L, grads, dZ = len(parameters) // 2, {}, dlogits
    for l in range(L, 0, -1):
        A_prev, W = cache[l - 1], parameters[f"W{l}"]
        ### START CODE HERE ### (≈ 4 lines)
        grads[f"dW{l}"] = dZ @ A_prev.T                          # (n_l, n_prev)
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)      # (n_l, 1)
        dZ = W.T @ dZ                                            # (n_prev, m)
        if l > 1:
            dZ = np.where(A_prev > 0, 1, 0.2) * dZ               # through the leaky ReLU below
        ### END CODE HERE ###
    return grads, dZ

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three lines are those of week 4, without the division by m. The fourth is the slope of the bend,
# which the layer <em>below</em> has, if there is one.</details>
# <details><summary>Hint 2: in code words</summary>dZ times A_prev transposed; dZ summed along the columns, its axis kept; then W transposed times dZ,
# under the name dZ again. If l is above 1, times 1 where A_prev is positive and 0.2 elsewhere.</details>
# <details><summary>Hint 3: a neighbour</summary>Blame that goes down a chain of offices, where an office that was in debt passes on half:
# <code>blame = share.T @ blame</code>, then <code>blame * np.where(balance &gt; 0, 1, 0.5)</code>.</details>

# %% test="discriminator_backward" points=14
with checks.exercise("discriminator_backward") as check:
    scores_of = check.uses("discriminator_forward")
    for dims, m in [([3, 5, 4, 1], 7), ([2, 4, 1], 5), ([4, 3, 5, 3, 1], 6)]:
        dlogits, x, parameters = check.draw(problems.judge_and_message, dims=dims, m=m)
        check.sizes = {"m": m, "n_x": dims[0]}
        shapes = {f"d{name}": value.shape for name, value in parameters.items()}
        form = checks.Tuple(grads=checks.Dict(**shapes), dx=(dims[0], m))
        grads, dx = check.call(dlogits, scores_of(x, parameters)[1], parameters, returns=form)
        def weighted(x, parameters):
            return np.sum(dlogits * scores_of(x, parameters)[0])
        slips = problems.backward_slips(dlogits, x, parameters)
        check.gradient("dx", dx, of=lambda v: weighted(v, parameters), at=x, suspects=slips["dx"])
        for name in reversed(list(parameters)):
            check.gradient(f"d{name}", grads[f"d{name}"], of=lambda v, name=name: weighted(x, {**parameters, name: v}), at=parameters[name],
                           suspects=slips[f"d{name}"])
        check.repeatable(dlogits, scores_of(x, parameters)[1], parameters)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/gan")
    def a_way_back(rng, dims, m):
        dlogits, x, parameters = problems.judge_and_message(rng, dims, m)
        return dlogits, ours.discriminator_forward(x, parameters)[1], parameters
    check.against(ours.discriminator_backward, a_way_back, [dict(dims=[5, 7, 4, 1], m=9), dict(dims=[1, 6, 1], m=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# The generator's own way back is the same journey, with the ReLU's slope (1 or 0) and without a last step to $z$. You have
# written it often enough; here it is:

# %%
def generator_backward(dx, cache, parameters):
    """Back through the generator: slopes dW1, db1, ..., dWL, dbL from dx (n_x, m)."""
    grads, message = {}, dx
    for l in reversed(range(len(cache))):
        grads[f"dW{l + 1}"] = np.einsum("im,jm->ij", message, cache[l])
        grads[f"db{l + 1}"] = message.sum(axis=1).reshape(-1, 1)
        message = np.einsum("ij,im->jm", parameters[f"W{l + 1}"], message) * (cache[l] > 0)
    return grads

# %% [markdown]
# ## 6. Two kinds of turns
#
# **The judge's turn.** Fresh noise, as many fakes as there are real examples; scores of both; the loss; back through $D$ twice, once
# for the real ones and once for the fakes. The loss is a sum, so the slopes are added, name by name. Then *one* step. The generator stays
# as it is: its fakes are just examples here.
#
# How to step is handed in as a function: `update(parameters, grads)` returns the new parameters (in training it is the `step` of an
# Adam of week 6).

# %% exercise="d_step"
def d_step(D, G, real, update, rng):
    """The discriminator's turn; the generator stays as it is.

    Arguments: D and G, parameters of both networks; real (n_x, m); update, a function: update(parameters, grads) returns
        the parameters after one step; rng, for one call of sample_noise.
    Returns: D, after one step; loss, a number, before it.
    """
    m, n_z = real.shape[1], G["W1"].shape[1]
    ### START CODE HERE ### (≈ 8 lines)
    fake, _ = generator_forward(sample_noise(m, n_z, rng), G)                # (n_x, m)
    logits_real, cache_real = discriminator_forward(real, D)                 # (1, m)
    logits_fake, cache_fake = discriminator_forward(fake, D)                 # (1, m)
    loss, dreal, dfake = discriminator_loss(logits_real, logits_fake)
    grads_real, _ = discriminator_backward(dreal, cache_real, D)
    grads_fake, _ = discriminator_backward(dfake, cache_fake, D)
    grads = {name: grads_real[name] + grads_fake[name] for name in grads_real}
    D = update(D, grads)
    ### END CODE HERE ###
    return D, loss

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Every line calls one of your functions, in the order of the paragraph above. Which of them returns
# two things, which three?</details>
# <details><summary>Hint 2: in code words</summary>Fakes: generator_forward of noise for m columns. Scores and caches of real and of fake.
# The loss and its two slopes. Two ways back, each with its own cache. A dict with the sums. The update of D.</details>
# <details><summary>Hint 3: a neighbour</summary>Two inventories with the same names: <code>both = {thing: cellar[thing] + attic[thing] for thing in
# cellar}</code>.</details>

# %% test="d_step" points=10
with checks.exercise("d_step") as check:
    players = problems.Players(*(check.uses(name) for name in ("sample_noise", "generator_forward", "discriminator_forward", "discriminator_backward")),
                               generator_backward)
    for g_dims, d_dims, m in [([3, 5, 4, 2], [2, 6, 3, 1], 7), ([2, 4, 3], [3, 5, 1], 9)]:
        problems.check_d_step(check, players, check.draw(problems.two_networks, g_dims=g_dims, d_dims=d_dims, m=m))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/gan")
    def a_deaf_one(rng, **sizes):
        return *problems.deaf_generator(rng, **sizes), problems.step_down, rng.spawn(1)[0]
    check.against(ours.d_step, a_deaf_one, [dict(g_dims=[4, 6, 3, 2], d_dims=[2, 5, 4, 1], m=8), dict(g_dims=[2, 5, 1], d_dims=[1, 7, 1], m=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### The judge's advice
#
# Before the faker's turn: what does $dx$ look like? **Predict:** a judge has learned for 150 turns, while the faker stood still. Into which
# direction will its advice send the fakes?

# %% experiment="the judge's advice"
judged = ("bce_with_logits", "discriminator_forward", "discriminator_loss", "discriminator_backward")
d_ready = ("sample_noise", "generator_forward", "generator_loss", "d_step", *judged)

if checks.ready(*d_ready):
    rng = np.random.default_rng(3)
    G, D, update = start([2, 32, 32, 2], rng), start([2, 32, 32, 1], rng), layers.Adam(0.005, beta1=0.5).step
    for _ in range(150):
        D, _ = d_step(D, G, datasets.ring_of_gaussians(200, rng=rng), update, rng)
    fakes, _ = generator_forward(sample_noise(50, 2, rng), G)
    scores, trip = discriminator_forward(fakes, D)
    _, dx = discriminator_backward(generator_loss(scores)[1], trip, D)
    name = "fakes, and where −dx would send them"
    plots.samples({name: fakes}, ring, judges={name: lambda x: discriminator_forward(x, D)[0]}, arrows={name: -dx},
                  title="The judge's opinion as a landscape: red is fake, blue is real; the arrows climb",
                  alt="A coloured plane, blue around the ring and red in the middle, where fifty fakes lie with arrows that lead outwards.")

# %% [markdown]
# That is the whole trick. Nobody tells the generator where the ring is. It follows the slope of somebody who has seen it.
#
# **The faker's turn.** Fresh noise again; fakes; the judge's scores; the generator's loss. Then back, through *both* networks: from
# the scores through $D$ to $dx$, from $dx$ through $G$ to its parameters. The judge's own slopes come along for free on the way, and are thrown
# away: it is not its turn.

# %% exercise="g_step"
def g_step(G, D, batch, update, rng):
    """The generator's turn; the discriminator stays as it is.

    Arguments: G and D, parameters of both networks; batch, how many fakes; update, as for d_step; rng, for one call of
        sample_noise.
    Returns: G, after one step; loss, a number, before it.
    """
    n_z = G["W1"].shape[1]
    ### START CODE HERE ### (≈ 6 lines)
    fake, cache_G = generator_forward(sample_noise(batch, n_z, rng), G)   # (n_x, batch)
    logits, cache_D = discriminator_forward(fake, D)                      # (1, batch)
    loss, dfake = generator_loss(logits)
    _, dx = discriminator_backward(dfake, cache_D, D)                     # (n_x, batch)
    grads = generator_backward(dx, cache_G, G)
    G = update(G, grads)
    ### END CODE HERE ###
    return G, loss

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>There and back again: each forward function has its backward function, and they come in the opposite
# order.</details>
# <details><summary>Hint 2: in code words</summary>generator_forward, discriminator_forward, generator_loss, discriminator_backward (of which only dx is kept),
# generator_backward, update of G.</details>
# <details><summary>Hint 3: a neighbour</summary>A parcel goes by train, then by ship; the receipt comes back by ship, then by train:
# <code>paper = by_train(by_ship(receipt, ticket_ship), ticket_train)</code>.</details>

# %% test="g_step" points=10
with checks.exercise("g_step") as check:
    players = problems.Players(*(check.uses(name) for name in ("sample_noise", "generator_forward", "discriminator_forward", "discriminator_backward")),
                               generator_backward)
    for g_dims, d_dims, m in [([3, 5, 4, 2], [2, 6, 3, 1], 7), ([2, 4, 3], [3, 5, 1], 9)]:
        problems.check_g_step(check, players, check.draw(problems.two_networks, g_dims=g_dims, d_dims=d_dims, m=m), m)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/gan")
    def a_deaf_one(rng, **sizes):
        D, G, real = problems.deaf_generator(rng, **sizes)
        return G, D, real.shape[1], problems.step_down, rng.spawn(1)[0]
    check.against(ours.g_step, a_deaf_one, [dict(g_dims=[4, 6, 3, 2], d_dims=[2, 5, 4, 1], m=8), dict(g_dims=[2, 5, 1], d_dims=[1, 7, 1], m=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Does the choice of the loss matter?
#
# Let the judge take 300 turns on its own, against a faker that stands still: real examples are numbers around 3, fakes are numbers around
# 0. **Predict:** by which factor is the generator's slope larger with the non-saturating loss than with the saturating one?

# %% experiment="saturating against non-saturating"
my_prediction = None  # a factor

def numbers(count, rng):
    """Real examples in one dimension: mean 3, standard deviation 0.7."""
    return 3 + 0.7 * rng.standard_normal((1, count))

def slope_size(loss_of, G, D, rng):
    """How long all slopes of the generator are together, and what the judge gives its fakes in the mean."""
    fake, cache_G = generator_forward(sample_noise(500, G["W1"].shape[1], rng), G)
    logits, cache_D = discriminator_forward(fake, D)
    grads = generator_backward(discriminator_backward(loss_of(logits)[1], cache_D, D)[1], cache_G, G)
    return np.sqrt(sum(np.sum(slope**2) for slope in grads.values())), np.mean(1 / (1 + np.exp(-logits)))

def saturating(logits):
    loss, slope = bce_with_logits(logits, 0)
    return -loss, -slope

if checks.ready(*d_ready):
    rng = np.random.default_rng(4)
    G, D, update = start([4, 32, 32, 1], rng), start([1, 32, 32, 1], rng), layers.Adam(0.01, beta1=0.5).step
    print("judge's turns   D(fake)   saturating   non-saturating   factor")
    for turn in range(301):
        if turn in (0, 10, 30, 100, 300):
            (small, given), (large, _) = (slope_size(loss, G, D, np.random.default_rng(5)) for loss in (saturating, generator_loss))
            print(f"{turn:13}{given:10.4f}{small:13.2e}{large:17.2e}{large / small:9.1f}")
        D, _ = d_step(D, G, numbers(128, rng), update, rng)
    print("your prediction:", my_prediction)

# %% [markdown]
# The better the judge, the less the saturating loss has to say. With the other one the faker hears the more, the worse it is.
#
# ## 7. In turns
#
# Now the game: real examples, a turn of the judge, a turn of the faker, and again. Neither network is ever finished; each
# learns from the other *as it is now*.

# %% exercise="train_gan"
def train_gan(real_sampler, G, D, *, steps, batch, g_rate, d_rate, rng, watch=None):
    """Both networks learn in turns, each by an Adam of its own.

    Arguments: real_sampler, a function: real_sampler(count, rng) gives fresh real examples (n_x, count); G and D, parameters to
        start from; steps, how often both have their turn, D first; batch, examples in a turn; g_rate and d_rate, learning
        rates; watch, called as watch(step, G, D) after each step.
    Returns: G and D after the last step; losses (steps, 2), those of D and of G.
    """
    d_update, g_update = layers.Adam(d_rate, beta1=0.5).step, layers.Adam(g_rate, beta1=0.5).step
    losses = []
    for step in range(steps):
        ### START CODE HERE ### (≈ 3 lines)
        real = real_sampler(batch, rng)                      # (n_x, batch), fresh at every step
        D, d_loss = d_step(D, G, real, d_update, rng)
        G, g_loss = g_step(G, D, batch, g_update, rng)       # against the new D
        ### END CODE HERE ###
        losses.append((d_loss, g_loss))
        if watch is not None:
            watch(step, G, D)
    return G, D, np.array(losses)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three calls. Both steps return two things each, and the new parameters take the place of the old.</details>
# <details><summary>Hint 2: in code words</summary>Fresh real examples from the sampler; D and its loss from d_step, with D's update; G and its loss
# from g_step, with G's update, against the D that has just learned.</details>
# <details><summary>Hint 3: a neighbour</summary>White and black in turns: <code>board, time_w = move(board, white)</code>,
# <code>board, time_b = move(board, black)</code>.</details>

# %% test="train_gan" points=6
with checks.exercise("train_gan") as check:
    for name in ("d_step", "g_step"):
        check.uses(name)
    for g_dims, d_dims, m in [([3, 5, 2], [2, 6, 1], 7), ([2, 4, 3], [3, 5, 4, 1], 5)]:
        problems.check_training_in_turns(check, d_step, g_step, check.draw(problems.two_networks, g_dims=g_dims, d_dims=d_dims, m=m), m)
    ### BEGIN HIDDEN TESTS
    check.hide()
    problems.check_training_in_turns(check, d_step, g_step, check.draw(problems.two_networks, g_dims=[4, 6, 1], d_dims=[1, 7, 1], m=6), 6)
    ### END HIDDEN TESTS

# %% [markdown]
# ### One dimension first
#
# Real examples are the numbers around 3 of above: mean 3, standard deviation 0.7. **Predict:** the generator never sees one of them. How near
# will the mean and the standard deviation of its fakes come?

# %% experiment="one dimension"
my_prediction = None  # (mean, standard deviation)
all_parts = (*d_ready, "g_step", "train_gan")

def one_dimension(seed):
    rng = np.random.default_rng(seed)
    G, D, losses = train_gan(numbers, start([4, 32, 32, 1], rng), start([1, 32, 32, 1], rng), steps=2000, batch=256, g_rate=0.001,
                             d_rate=0.01, rng=rng)
    fakes, _ = generator_forward(sample_noise(4000, 4, rng), G)
    return fakes, losses

if checks.ready(*all_parts):
    reached = []
    for seed in (1, 2, 3):
        fakes, losses = one_dimension(seed)
        reached.append((fakes.mean(), fakes.std()))
        print(f"seed {seed}: mean {fakes.mean():.2f}, standard deviation {fakes.std():.2f}; the judge's loss, last 200 steps: {losses[-200:, 0].mean():.3f}")
    print("median of three: mean {:.2f}, standard deviation {:.2f}".format(*np.median(reached, axis=0)), " your prediction:", my_prediction)
    edges = np.linspace(0, 6, 49)
    heights = {name: np.histogram(x, edges, density=True)[0] for name, x in [("real", numbers(4000, np.random.default_rng(8))), ("fake", fakes)]}
    plots.lines({name: (edges[:-1] + 0.0625, height) for name, height in heights.items()}, xlabel="x", ylabel="how frequent",
                title="Numbers of the third generator beside real ones", alt="Two ragged hills over the numbers from 0 to 6, both highest near 3.")

# %% [markdown]
# Near, and not exact: two networks that chase each other do not settle; they keep circling around the answer. That is the nature of
# the game, not a bug.
#
# ## 8. The ring, and two numbers that measure it
#
# Before we train on the ring, how will we know that it worked? Looking at fakes is not enough for a report. Two shares say it:
#
# - **good**: which share of the *fakes* lies near some centre (at a distance of at most `radius`)? Are fakes like real examples?
# - **coverage**: which share of the *centres* has at least one fake near it? Are all kinds of real examples made?
#
# A generator that makes one perfect example over and over has good = 1 and coverage 1/8. A fog over everything has coverage 1, and hardly
# a good fake. Only both together tell.
#
# **With shapes:** samples are $(2, m)$, centres $(2, k)$. Differences of each centre to each sample need three axes $(2, k, m)$, by broadcasting:
# `samples[:, np.newaxis, :]` is $(2, 1, m)$ and `centers[:, :, np.newaxis]` is $(2, k, 1)$.

# %% exercise="mode_coverage"
def mode_coverage(samples, centers, radius):
    """How many modes are found, and how many samples are good.

    Arguments: samples (n_x, m); centers (n_x, k); radius, the distance up to which a sample belongs to a centre.
    Returns: coverage, the share of the centres that have at least one sample near them; good, the share of the samples that are
        near at least one centre.
    """
    ### START CODE HERE ### (≈ 4 lines)
    apart = samples[:, np.newaxis, :] - centers[:, :, np.newaxis]   # (n_x, k, m)
    near = np.sqrt(np.sum(apart**2, axis=0)) <= radius              # (k, m)
    coverage = np.mean(np.any(near, axis=1))                        # a number
    good = np.mean(np.any(near, axis=0))                            # a number
    ### END CODE HERE ###
    return coverage, good

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>First a table (k, m) of True and False: is this sample near this centre? Both answers follow from
# the table. Over which axis for which?</details>
# <details><summary>Hint 2: in code words</summary>Differences (n_x, k, m); their squares summed over the first axis, the root of it, compared
# with the radius. <code>np.any</code> along the samples, then the mean: coverage. Along the centres, then the mean: good.</details>
# <details><summary>Hint 3: a neighbour</summary>A table <code>likes</code> (dishes, guests) of True and False. Share of dishes that somebody likes:
# <code>likes.any(axis=1).mean()</code>.</details>

# %% test="mode_coverage" points=7
with checks.exercise("mode_coverage") as check:
    for m, k in [(23, 7), (31, 6)]:
        given = check.draw(problems.scattered, m=m, k=k)
        samples, centers, radius = given
        form = checks.Tuple(coverage=(), good=())
        got = check.call(*given, returns=form)
        apart = [[np.hypot(*(samples[:, i] - centers[:, j])) <= radius for i in range(m)] for j in range(k)]
        wanted = (sum(any(row) for row in apart) / k, sum(any(column) for column in zip(*apart)) / m)
        for what, wrong in problems.coverage_slips(*given).items():
            check.that(np.allclose(wrong, wanted) or not np.allclose(got, wrong), f"(coverage, good) is what one gets from {what}.",
                       diagnosis=what, rung=2)
        check.close("coverage", got[0], wanted[0], because="the share of the centres with a sample near them")
        check.close("good", got[1], wanted[1], because="the share of the samples near a centre")
        one = check.call(np.repeat(centers[:, 1:2], 5, axis=1), centers, radius, returns=form)
        check.close("the same perfect sample five times", one, (1 / k, 1.0), because="one centre of all, and every sample good")
        check.close("samples at all centres, and as many far away", check.call(np.concatenate([centers, 100 + centers], axis=1), centers, radius),
                    (1.0, 0.5))
        check.close("samples that lie nowhere near", check.call(100 + samples, centers, radius), (0.0, 0.0))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/gan")
    check.against(ours.mode_coverage, problems.scattered, [dict(m=17, k=8), dict(m=40, k=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# Real examples do not get 100 %, either: at three standard deviations, one in ninety lies outside. **Predict:** the ring, 4000
# turns each, a few seconds. How many of the eight modes will be found, and which share of the fakes will be good? In which order
# does the picture form?

# %% experiment="the ring, learned"
my_prediction = None  # (modes, share of good fakes)
RADIUS = 3 * datasets.RING_SPREAD

def real_ring(count, rng):
    return datasets.ring_of_gaussians(count, rng=rng)

def film(G, D, seed, every=250, **settings):
    """Trains on the ring; returns both networks, their losses, and [(step, G, D), ...] from time to time."""
    frames = []
    def watch(step, G, D):
        if (step + 1) % every == 0:
            frames.append((step + 1, G, D))
    rng = np.random.default_rng([seed, 15])
    G, D, losses = train_gan(real_ring, G, D, rng=rng, watch=watch, **settings)
    return G, D, losses, frames

def fakes_of(G, count=1000):
    return generator_forward(sample_noise(count, G["W1"].shape[1], np.random.default_rng(9)), G)[0]

def measured(G):
    coverage, good = mode_coverage(fakes_of(G), centers, RADIUS)
    return f"{8 * coverage:.0f} of 8 modes, {100 * good:.0f} % good"

if checks.ready(*all_parts, "mode_coverage"):
    print("real examples:", "{1:.1%} good".format(*mode_coverage(datasets.ring_of_gaussians(4000, rng=np.random.default_rng(2)), centers, RADIUS)))
    rng = np.random.default_rng(1)
    G_ring, D_ring, losses_ring, frames = film(start([2, 32, 32, 2], rng), start([2, 32, 32, 1], rng), 1, steps=4000, batch=128,
                                               g_rate=0.002, d_rate=0.002)
    for step, G, _ in frames[::3]:
        print(f"after {step:4} steps: {measured(G)}")
    print(f"at the end: {measured(G_ring)}; your prediction: {my_prediction}")
    shown = [frames[i] for i in (0, 1, 3, 5, 8, 15)]
    plots.samples({f"after {step} steps": fakes_of(G, 400) for step, G, _ in shown}, ring,
                  judges={f"after {step} steps": lambda x, D=D: discriminator_forward(x, D)[0] for step, _, D in shown},
                  title="Fakes over training, on the judge's opinion: blue is real, red is fake, white is undecided",
                  alt="Six panels: at first a fan of fakes in the middle, then a loop along the ring, at last eight clouds with a few fakes between; "
                      "the coloured background fades to white.")

# %% [markdown]
# Move through all of it with the slider. Watch the colours: whenever the faker finds something, the judge turns that place red, and at
# last it has no opinion left, except for the bridges between the clouds.

# %% experiment="the ring, as a film"
def draw_frame(i):
    step, G, D = frames[i]
    plots.samples({f"after {step} steps: {measured(G)}": fakes_of(G, 600)}, ring,
                  judges={f"after {step} steps: {measured(G)}": lambda x: discriminator_forward(x, D)[0]},
                  title="Fakes, and the judge's opinion", alt=f"Fakes on the judge's coloured opinion after {step} steps.")

if checks.ready(*all_parts, "mode_coverage"):
    plots.slider(draw_frame, len(frames), label="training, from early to late", start=len(frames) - 1)

# %% experiment="the ring, loss curves"
def smooth(values, width=50):
    return values[: len(values) // width * width].reshape(-1, width).mean(axis=1)

def loss_curves(losses, title):
    at = np.arange(50, len(losses) + 1, 50)
    plots.lines({"judge": (at, smooth(losses[:, 0])), "faker": (at, smooth(losses[:, 1])),
                 "2 ln 2 = 1.386, nobody can tell": ([50, at[-1]], [2 * np.log(2)] * 2), "ln 2 = 0.693": ([50, at[-1]], [np.log(2)] * 2)},
                title=title, xlabel="step", ylabel="loss, mean of 50 steps", alt="The losses of judge and faker over training, with lines at 1.386 and 0.693.")

if checks.ready(*all_parts, "mode_coverage"):
    loss_curves(losses_ring, "The better the fakes, the nearer the judge's loss to 2 ln 2")
    verdicts = [discriminator_forward(x, D_ring)[0] > 0 for x in (datasets.ring_of_gaussians(4000, rng=np.random.default_rng(3)), fakes_of(G_ring, 4000))]
    accuracy = (np.mean(verdicts[0]) + np.mean(~verdicts[1])) / 2
    print(f"at the end the judge is right in {accuracy:.1%} of the cases; a coin is right in 50 %")

# %% [markdown]
# Neither curve says how good the fakes are. A curve near 1.386 means that *this* judge cannot tell, and it may be a bad judge.
# So we measure fakes, not losses.
#
# ## 9. Mode collapse
#
# A faker may be cleverer than we like. Nothing in its loss asks for variety: making a few kinds of examples that the judge finds
# hard is good enough. That is **mode collapse**, the classical failure of these networks. With faces, it shows as one face again and again.
#
# Below, both networks have 64 units a layer, noise has 16 numbers, and the judge learns *four times as fast* as the faker. **Predict:**
# which of the two numbers, coverage and good, will tell that something is wrong?

# %% experiment="mode collapse"
my_prediction = None  # "coverage" or "good"

def collapse(seed, g_rate, d_rate=0.004):
    rng = np.random.default_rng(seed)
    return film(start([16, 64, 64, 2], rng), start([2, 64, 64, 1], rng), seed, steps=2500, batch=128, g_rate=g_rate, d_rate=d_rate)

if checks.ready(*all_parts, "mode_coverage"):
    G_few, D_few, losses_few, frames_few = collapse(1, g_rate=0.001)
    print(f"the faker at a quarter of the judge's rate: {measured(G_few)}; your prediction: {my_prediction}")
    shown = [frames_few[i] for i in (1, 4, 9)]
    plots.samples({f"after {step} steps: {measured(G)}": fakes_of(G, 400) for step, G, _ in shown}, ring,
                  judges={f"after {step} steps: {measured(G)}": lambda x, D=D: discriminator_forward(x, D)[0] for step, G, D in shown},
                  title="Mode collapse: nearly every fake is good, and most of the ring is never made",
                  alt="Three panels: a cloud in the middle, then a few clouds, at last two or three of the eight clouds of the ring full of fakes.")
    loss_curves(losses_few, "The curves say that the judge is ahead; that modes are missing, they do not say")

# %% [markdown]
# Look at the last panel. Where no fake ever comes, the judge never has to say no: these clouds are deep blue, "surely real", but
# the slope there reaches no fake. The faker sits on two or three islands, and all the slopes it hears lead back to them.
#
# ### The cure: a fair game
#
# There are many (batches judged as a whole, noise on the judge's inputs, other losses); the simplest one is to let nobody run ahead. **Change
# one number:** the faker learns as fast as the judge. Two starts, with both settings:

# %% experiment="a fair game"
if checks.ready(*all_parts, "mode_coverage"):
    cured = {}
    for seed in (1, 3):
        slow = G_few if seed == 1 else collapse(seed, g_rate=0.001)[0]
        fair = collapse(seed, g_rate=0.004)[0]
        print(f"start {seed}: g_rate 0.001: {measured(slow)};   g_rate 0.004: {measured(fair)}")
        cured |= {f"start {seed}, 0.001: {measured(slow)}": fakes_of(slow, 400), f"start {seed}, 0.004: {measured(fair)}": fakes_of(fair, 400)}
    plots.samples(cured, ring, title="The same networks, the same starts: only the faker's learning rate differs",
                  alt="Four panels: with the small rate fakes on two or three clouds, with the larger rate on all eight.")

# %% [markdown]
# ### Another price list
#
# One may also charge the *squared error* of the scores (X. Mao and others, "Least squares generative adversarial networks", 2017): no sigmoid, no logarithm,
#
# $$J_D = \frac1m \sum_{\text{real}} (s - 1)^2 + \frac1k \sum_{\text{fake}} s^2, \qquad J_G = \frac1m \sum_{\text{fake}} (s - 1)^2 .$$
#
# The slope $2(s - 1)$ never saturates: it grows with the distance. **Predict:** a judge who cannot tell gives everything the same score $s$. Which $s$
# makes $J_D$ smallest, and how large is $J_D$ then? And will it do better on our ring than the log loss? (The finished networks of the debug lab play
# here, 1500 rounds each.)

# %% experiment="least squares"
my_prediction = None  # (s, J_D, better or worse)

if checks.ready("mode_coverage"):
    for name, rules in [("log loss", debuglab.Adversaries()), ("least squares", debuglab.Adversaries(squares=True))]:
        for seed in (1, 2):
            bout = rules.play(1500, rng=np.random.default_rng(seed))
            coverage, good = mode_coverage(bout.samples, centers, 3 * datasets.RING_SPREAD)
            print(f"{name:>13}, start {seed}: {8 * coverage:.0f} of 8 modes, {good:.0%} good; judge's loss {bout.losses[-200:, 0].mean():.3f}")
    print("your prediction:", my_prediction)

# %% [markdown]
# The minimum of $(s - 1)^2 + s^2$ is at $s = \frac12$, and is $\frac12$. On this ring, with these settings, the newer loss is no better; its authors
# found it better on pictures. That is how it goes with recipes: what helps is an experimental question, each time anew.
#
# ### Break it
#
# Go on from here on your own. Change one number at a time, and write down what you expect before you run.
#
# - `d_rate` ten times as large as in section 8 (it stands there already), or a hundred times as small: who wins, and what happens to the fakes?
# - Noise with a single number: what does a *line* look like that must visit eight clouds?
# - A batch of 4.

# %% experiment="break it"
n_z, batch, g_rate, d_rate, steps = 2, 128, 0.002, 0.02, 1000  # yours to change

if checks.ready(*all_parts, "mode_coverage"):
    rng = np.random.default_rng(1)
    G_own, _, losses_own, _ = film(start([n_z, 32, 32, 2], rng), start([2, 32, 32, 1], rng), 1, steps=steps, batch=batch, g_rate=g_rate, d_rate=d_rate)
    plots.samples({measured(G_own): fakes_of(G_own, 400)}, ring, title="Your own game", alt="The ring in grey and the fakes of your own settings.")
    print(f"judge's loss over the last 100 steps {losses_own[-100:, 0].mean():.3f}, faker's {losses_own[-100:, 1].mean():.3f}")

# %% [markdown]
# ## 10. Between two fakes
#
# The generator is a continuous function: neighbouring noises give neighbouring examples. So one can walk from one example to another, in the
# space of noise. With faces this is the famous film in which one face turns into another. The straight line from $z_1$ to $z_2$ in $n$ points, both
# ends among them, at equal distances:
#
# $$z(t) = (1 - t)\, z_1 + t\, z_2, \qquad t = 0, \tfrac{1}{n-1}, \dots, 1 .$$

# %% exercise="interpolate"
def interpolate(z1, z2, n):
    """Points on the straight line from one noise to another.

    Arguments: z1 and z2, both (n_z, 1); n, how many points, 2 or more.
    Returns: (n_z, n): the first column is z1, the last z2, and the steps between are equal.
    """
    ### START CODE HERE ### (≈ 2 lines)
    t = np.linspace(0, 1, n)           # (n,)
    points = (1 - t) * z1 + t * z2     # (n_z, n)
    ### END CODE HERE ###
    return points

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>n numbers from 0 to 1, both included. A column times a row is a matrix, by broadcasting.</details>
# <details><summary>Hint 2: in code words</summary><code>np.linspace</code> from 0 to 1 in n points; one minus them, times the first column, plus them times the
# second.</details>
# <details><summary>Hint 3: a neighbour</summary>Mixing two paints in k equal steps of an hour: <code>hours = np.linspace(0, 3, k)</code>,
# <code>amount = rate * hours</code>, with <code>rate</code> (paints, 1).</details>

# %% test="interpolate" points=4
with checks.exercise("interpolate") as check:
    for n_z, n in [(3, 5), (4, 7), (2, 2)]:
        z1, z2 = check.draw(problems.two_noises, n_z=n_z)
        check.sizes = {"n_z": n_z, "n": n}
        points = check.call(z1, z2, n, returns=(n_z, n))
        check.that(not np.allclose(points[:, :1], z2), "the walk begins at z2 and should begin at z1.", diagnosis="turned", rung=1)
        check.close("the first column", points[:, :1], z1, because="z1")
        check.that(np.allclose(points[:, -1:], z2), "the last column is not z2: does the walk stop one step too early?", diagnosis="end", rung=1)
        middle = (z1 + z2) / 2
        check.that(n % 2 == 0 or np.allclose(points[:, n // 2 : n // 2 + 1], middle), "the column in the middle is not the mean of both ends.",
                   diagnosis="middle", rung=2)
        steps = np.diff(points, axis=1)
        check.that(np.allclose(steps, steps[:, :1]), "the steps are not all equal.", diagnosis="unequal", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/gan")
    def a_walk(rng, n_z, n):
        return *problems.two_noises(rng, n_z), n
    check.against(ours.interpolate, a_walk, [dict(n_z=5, n=9), dict(n_z=1, n=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** you walk with equal steps from one noise to another. Will the examples move with equal steps, too?

# %% experiment="a walk through the noise"
if checks.ready(*all_parts, "mode_coverage", "interpolate"):
    z1, z2 = np.array([[-1.8], [-1.2]]), np.array([[1.6], [1.4]])
    walk, _ = generator_forward(interpolate(z1, z2, 60), G_ring)
    side = np.linspace(-2.5, 2.5, 120)
    plane = np.stack([part.ravel() for part in np.meshgrid(side, side)])
    made, _ = generator_forward(plane, G_ring)
    distance = np.array([np.hypot(*(made - middle.reshape(2, 1))) for middle in centers.T])  # (8, 14400)
    kind = np.where(distance.min(axis=0) <= RADIUS, distance.argmin(axis=0), np.nan).reshape(120, 120)
    paper, (left, right) = figure(1, 2, width=8.2, height=4.3)
    left.imshow(kind, extent=(-2.5, 2.5, -2.5, 2.5), origin="lower", cmap="tab10", vmin=0, vmax=9, alpha=0.6)
    left.plot(*interpolate(z1, z2, 60), "k.-", markersize=4, linewidth=0.6)
    right.scatter(*ring, s=4, color="#999999")
    right.plot(*walk, "k.-", markersize=5, linewidth=0.6)
    style(left, title="Noise: which cloud comes out (white: none)", xlabel="$z_1$", ylabel="$z_2$")
    style(right, title="What the generator makes on the way", xlabel="$x_1$", ylabel="$x_2$")
    right.set_aspect("equal")
    heading(paper, "Equal steps of noise, unequal steps of examples: it stays in a cloud, then leaps to the next")
    show(paper, "Left: the plane of noise, cut into coloured regions, one for each cloud, with white bands between, and a straight walk across. "
                "Right: the ring with the examples along the walk, crowded in the clouds and sparse between them.")
    steps_made = np.linalg.norm(np.diff(walk, axis=1), axis=0)
    print(f"longest step of an example: {steps_made.max() / np.median(steps_made):.0f} times the median one")

# %% [markdown]
# This picture also says why good is never quite 100 %: eight separate clouds out of *one* connected cloud of noise. What is
# connected stays connected, however it is bent, so there must be bridges. Training makes them narrow.
#
# ## 11. Debug lab
#
# Four colleagues train on the ring. Their loss curves:

# %% experiment="debug lab: four pictures"
bouts = debuglab.adversaries()
paper, axes = figure(2, 2, width=8.0, height=5.2)
for axis, (number, bout) in zip(axes, bouts.items()):
    at = np.arange(10, len(bout.losses) + 1, 10)
    for values, name, mark in zip(bout.losses.T, ("judge", "faker"), ("-", "--")):
        axis.plot(at, values.reshape(-1, 10).mean(axis=1), mark, label=name, color=PALETTE[name == "faker"], linewidth=1)
    axis.axhline(2 * np.log(2), color="black", linewidth=0.7, linestyle=":", label="2 ln 2")
    style(axis, title=f"colleague {number}", xlabel="step", ylabel="loss, mean of 10")
    axis.set_ylim(bottom=0)
axes[0].legend(frameon=False, fontsize=8)
heading(paper, "Four pairs of loss curves, four faults: which is which?")
show(paper, "Four panels with the losses of judge and faker over the steps, and a line at 1.386.")
for number, bout in bouts.items():
    print(f"colleague {number}: at the end judge {bout.losses[-100:, 0].mean():.3f}, faker {bout.losses[-100:, 1].mean():.3f}")

# %% [markdown]
# **Decide before you go on.** Whose fault is it: (a) the judge is far too strong: it learns a thousand times as fast and has three turns for each
# of the faker's; (b) the faker has target 0 in its loss; (c) the judge's net ends with a sigmoid, and the loss applies another one;
# (d) the faker has ten turns for each of the judge's?
#
# Two numbers help. A sigmoid gives at least 0 and at most 1; so with two of them the judge's loss cannot fall below
# $\ln(1 + e^{-1}) + \ln 2 \approx 1.006$, nor the faker's below $\ln(1 + e^{-1}) \approx 0.313$. And in which case would *both* be happy?

# %% experiment="debug lab: their fakes"
plots.samples({f"colleague {number}": bout.samples for number, bout in bouts.items()}, ring, title="What their generators make at the end",
              alt="Four panels with the ring in grey and the fakes of each colleague.")
print("the middle of their fakes:", ", ".join(f"{number}: {bout.samples.mean(axis=1).round(1)}" for number, bout in bouts.items()))
print(f"floors with two sigmoids: judge {np.log1p(np.exp(-1)) + np.log(2):.3f}, faker {np.log1p(np.exp(-1)):.3f}")

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (c): flat at 1.386 and 0.693 nearly from the start. It looks like a perfect game, and the fakes are nowhere near the ring: the
#   judge's own sigmoid is saturated, and lets no slope through, to nobody.
# - Colleague 2 is (a): the judge's loss is near 0, the faker's is enormous. The faker hears a lot, and gets nowhere in time.
# - Colleague 3 is (b): both losses go to 0. They no longer play against each other: the faker helps to be found out, and runs away from the ring,
#   out of the picture.
# - Colleague 4 is (d): ragged waves without end around and above 1.386. The faker runs to wherever the judge looks away, all fakes together, and
#   the judge comes too late.
#
# A healthy pair shows none of these: the judge's loss dips below 1.386 and comes back towards it, slowly. And 1.386 alone proves nothing.
#
# </details>
#
# ## 12. Deepfakes
#
# What you have built makes points. Its large relatives make faces, voices and films of people that never happened. The mathematics does not know
# the difference between a film studio and a fraud; whoever uses it must. Three questions that are worth asking each time:
#
# - **Consent.** Whose face, whose voice was it learned from, and did they agree, to *this* use? Being found on the internet is not an
#   agreement.
# - **Provenance.** Can somebody who sees the result find out that it was made, by whom, and with what? Say so in the work itself: a label, signed
#   metadata, a watermark.
# - **Detection is no way out.** You know why: a detector is a judge, and a judge with slopes teaches fakers. Do not promise that fakes
#   will always be found.
#
# *Nothing to hand in here. But write down, for yourself: for which use of a generator would you say no, and to whom would you explain why?*
#
# ## Remember
#
# - Generator: noise to examples. Discriminator: examples to scores. One's success is the other's loss.
# - The generator learns through the judge: $dx$ is the bridge. Each turn moves one network and leaves the other as it is.
# - Non-saturating: fakes shall be called 1. Slope $\sigma - 1$, large when it is needed.
# - $2 \ln 2 = 1.386$ for a judge who cannot tell. Loss curves do not tell how good fakes are: measure coverage *and* good.
# - Mode collapse: good fakes, few kinds. Let nobody run ahead.
#
# ## What you can do now
#
# You can let two networks learn from each other, say from their losses when one of them has run ahead, and measure what they
# make. The next notebook gives the judge another question, *how far?*, and lets the pair make pictures.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week15/gan")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
