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
# # Judges that say how far
#
# **The question of this notebook:** in the first notebook of this week the judge said "real" or "fake". A faker who is far off
# hears the same as one who is nearly there. Can a judge say *how far* it still is? And what must a network look like that makes
# pictures?
#
# At the end you can
#
# - say when the first loss has nothing to say, and show it with numbers,
# - compute the distance between two heaps of numbers, and write the losses of a network that estimates it,
# - train with two other losses, least squares and Wasserstein's,
# - write the layer that makes pictures larger, there and back, and prove both right,
# - train a small convolutional pair on pictures, and count what it makes and what it leaves out.
#
# Plan two to three hours. Points and scores are **columns**, `(n_x, m)`, pictures `(m, n_H, n_W, n_C)`, as always.

# %%
import numpy as np

import startcode
from startcode import checks, datasets, debuglab, layers, plots, problems
from startcode.plots.figure import PALETTE, figure, heading, hide_ticks, show, style

# %% [markdown]
# ## 1. How far is it from one heap to another?
#
# The best possible judge of the first notebook, who knows both densities $p$ (real) and $q$ (fake), pays
#
# $$J_D = 2 \ln 2 - 2\, \mathrm{JS}(p, q), \qquad
# \mathrm{JS} = \tfrac12 \int p \ln \frac{p}{(p + q)/2} + \tfrac12 \int q \ln \frac{q}{(p + q)/2} .$$
#
# JS is the **Jensen-Shannon** divergence. It is 0 where both are the same, and $\ln 2$ where they do not overlap: no matter
# whether the heaps lie a hand apart or a mile. A faker at a mile gets no slope from it.
#
# Another question: somebody shall shovel one heap into the form and place of the other. How far must a grain be carried, in the
# mean, by the best plan? That is the **Wasserstein distance** (also: the earth mover's). In one dimension the best plan is easy: the
# leftmost grain goes to the leftmost place, the second to the second, and so on. With $a_{(1)} \le a_{(2)} \le \dots$ in order,
#
# $$W(a, b) = \frac1m \sum_{i=1}^m \bigl| a_{(i)} - b_{(i)} \bigr| .$$
#
# **With numbers:** $a = (6, 1, 2)$, $b = (0, 2, 1)$. In order $(1, 2, 6)$ and $(0, 1, 2)$; the ways are 1, 1 and 4, and $W = 2$.

# %% exercise="wasserstein_1d"
def wasserstein_1d(a, b):
    """The Wasserstein distance between two heaps of as many numbers.

    Arguments: a and b, numbers (1, m), in any order; they stay as they are.
    Returns: a number, 0 or more.
    """
    ### START CODE HERE ### (≈ 2 lines)
    ways = np.sort(a) - np.sort(b)      # (1, m), leftmost to leftmost
    distance = np.mean(np.abs(ways))    # a number
    ### END CODE HERE ###
    return distance

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which number of b belongs to the smallest of a? Bring both into order first, without
# changing what came in.</details>
# <details><summary>Hint 2: in code words</summary><code>np.sort</code> gives a sorted copy. The sizes of the differences, then their
# mean.</details>
# <details><summary>Hint 3: a neighbour</summary>Two teams line up by height; by how much do they differ at most?
# <code>np.max(np.abs(np.sort(reds) - np.sort(blues)))</code>.</details>

# %% test="wasserstein_1d" points=8
with checks.exercise("wasserstein_1d") as check:
    for m in (7, 12):
        a, b = check.draw(problems.two_samples, m=m)
        distance = check.call(a, b, returns=())
        # the same distance by another way: the area between the two staircases of shares
        ends = np.sort(np.concatenate([a, b], axis=1)[0])
        gap = [abs(np.mean(a <= x) - np.mean(b <= x)) for x in ends[:-1]]
        check.close("distance", distance, np.sum(gap * np.diff(ends)),
                    because="the mean way of a grain, both heaps in order",
                    suspects=problems.wasserstein_slips(a, b))
        for shift in (2.71, -0.83):
            check.close(f"the distance of a heap from itself, {shift} away",
                        check.call(a, a[:, ::-1] + shift), abs(shift),
                        because="every grain goes as far")
        check.close("the way back", check.call(b, a), distance, because="as long as the way there")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/wasserstein_gan")
    check.against(ours.wasserstein_1d, problems.two_samples, [dict(m=9), dict(m=26)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** two narrow hills, with standard deviation 0.1, are moved apart from 0 to 3. Draw both curves in your mind: JS and W
# over the distance of the hills. Where has each of them a slope?

# %% experiment="two measures of far"
def jensen_shannon(apart, spread=0.1):
    """JS of two normal hills, added up on a fine grid."""
    x = np.linspace(-1, apart + 1, 4001)
    p, q = (np.exp(-0.5 * ((x - middle) / spread) ** 2) for middle in (0, apart))
    p, q = p / p.sum(), q / q.sum()
    tiny = 1e-300  # 0 times the logarithm of 0 counts as 0
    half = (p + q) / 2 + tiny
    return 0.5 * np.sum(p * np.log(p / half + tiny)) + 0.5 * np.sum(q * np.log(q / half + tiny))

if checks.ready("wasserstein_1d"):
    rng, apart = np.random.default_rng(1), np.linspace(0, 3, 61)
    one, other = 0.1 * rng.standard_normal((2, 1, 2000))
    far = {"Wasserstein": [wasserstein_1d(one, other + d) for d in apart],
           "Jensen-Shannon": [jensen_shannon(d) for d in apart]}
    plots.lines({name: (apart, values) for name, values in far.items()},
                title="Beyond 0.6 one measure does not know any more how far it is",
                xlabel="distance of the two hills", ylabel="measure",
                alt="Over the distance: a straight line that rises to 3, and a curve that is flat "
                    "at 0.69 from 0.6 on.")
    for d in (0.0, 0.2, 1.0, 3.0):
        at = np.argmin(abs(apart - d))
        print(f"distance {d}: JS {far['Jensen-Shannon'][at]:.4f}, W {far['Wasserstein'][at]:.4f}")

# %% [markdown]
# That is why the first loss stalls: where JS is flat, the best judge has no advice. (The non-saturating loss still has some,
# but of an odd kind: in which direction the judge's net happens to slope out there.) Two cures follow. The first is cheap.
#
# ## 2. Squared errors
#
# The first notebook tried it in passing: charge the *squared error* of the scores, with target 1 for real and 0 for fake (X. Mao and
# others, "Least squares generative adversarial networks", 2017). Scores are any numbers, without a sigmoid:
#
# $$J_D = \frac1{2m} \sum_{\text{real}} (s - 1)^2 + \frac1{2k} \sum_{\text{fake}} s^2, \qquad
# J_G = \frac1{2m} \sum_{\text{fake}} (s - 1)^2 .$$
#
# Here **with** the factor $\frac12$, as in the paper; the first notebook left it out. The slope is prediction minus target, over the
# number of examples. It grows with the error, and it does not saturate.

# %% exercise="lsgan_discriminator_loss"
def lsgan_discriminator_loss(scores_real, scores_fake):
    """The judge's loss by least squares, and its slopes.

    Arguments: scores_real (1, m) and scores_fake (1, k).
    Returns: loss, a number: half the mean square of (score - 1) over the real, plus half
        the mean square of the score over the fake; dreal (1, m), dfake (1, k).
    """
    m, k = scores_real.shape[1], scores_fake.shape[1]
    ### START CODE HERE ### (≈ 3 lines)
    loss = np.mean((scores_real - 1) ** 2) / 2 + np.mean(scores_fake ** 2) / 2
    dreal = (scores_real - 1) / m   # (1, m)
    dfake = scores_fake / k         # (1, k)
    ### END CODE HERE ###
    return loss, dreal, dfake

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two means, each over its own kind. What is the slope of half a square?</details>
# <details><summary>Hint 2: in code words</summary>Half the mean of the squares of (real scores minus 1), plus half the mean of the
# squares of the fake scores. Slopes: (real scores minus 1) over m; fake scores over k.</details>
# <details><summary>Hint 3: a neighbour</summary>Thermometers that should show 20: <code>cost = np.mean((shown - 20) ** 2) / 2</code>,
# <code>slope = (shown - 20) / shown.size</code>.</details>

# %% test="lsgan_discriminator_loss" points=10
with checks.exercise("lsgan_discriminator_loss") as check:
    for m, k in [(5, 7), (8, 3)]:
        real, fake = check.draw(problems.uneven_scores, m=m, k=k)
        form = checks.Tuple(loss=(), dreal=(1, m), dfake=(1, k))
        loss, dreal, dfake = check.call(real, fake, returns=form)
        def half(scores, target):
            return np.mean((scores - target) ** 2) / 2
        right, total = half(real, 1) + half(fake, 0), m * half(real, 1) + k * half(fake, 0)
        sizes = (np.mean(np.abs(real - 1)) + np.mean(np.abs(fake))) / 2
        check.close("loss", loss, right,
                    because="half the mean squares, target 1 for real and 0 for fake", suspects={
            "the targets exchanged: this judge calls fakes real": half(real, 0) + half(fake, 1),
            "leaving out the factor one half": 2 * right, "a factor of one quarter": right / 2,
            "the real examples alone": half(real, 1), "the fakes alone": half(fake, 0),
            "target 1 for both": half(real, 1) + half(fake, 1),
            "target 0 for both": half(real, 0) + half(fake, 0),
            "target −1 for the fakes": half(real, 1) + half(fake, -1),
            "the sum over the examples, where the mean is meant": total,
            "one mean over all examples together": total / (m + k),
            "the difference, where the sum is meant": half(real, 1) - half(fake, 0),
            "sizes in the place of squares": sizes})
        check.close("the loss of scores 0.5",
                    check.call(0 * real + 0.5, 0 * fake + 0.5, returns=form)[0], 0.25,
                    because="half of 0.25, twice: a judge who cannot tell")
        check.close("the loss of scores on their targets", check.call(0 * real + 1, 0 * fake)[0],
                    0.0)
        check.gradient("dreal", dreal, of=lambda v: check.call(v, fake)[0], at=real, suspects={
            "the slope of the other target": real / m,
            "leaving out the 1/m: the loss is a mean": real - 1,
            "target minus score": (1 - real) / m,
            "the slope of the square without its half": 2 * (real - 1) / m,
            "dividing by the number of fakes": (real - 1) / k})
        check.gradient("dfake", dfake, of=lambda v: check.call(real, v)[0], at=fake, suspects={
            "the slope of the other target": (fake - 1) / k,
            "leaving out the 1/k: the loss is a mean": fake,
            "target minus score": -fake / k,
            "the slope of the square without its half": 2 * fake / k,
            "dividing by the number of real examples": fake / m})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/wasserstein_gan")
    check.against(ours.lsgan_discriminator_loss, problems.uneven_scores,
                  [dict(m=4, k=9), dict(m=7, k=6)])
    ### END HIDDEN TESTS

# %% exercise="lsgan_generator_loss"
def lsgan_generator_loss(scores_fake):
    """The faker's loss by least squares, and its slope.

    Argument: scores_fake (1, m), the judge's scores of fakes.
    Returns: loss, a number: half the mean square of (score - 1); dfake (1, m).
    """
    m = scores_fake.shape[1]
    ### START CODE HERE ### (≈ 2 lines)
    loss = np.mean((scores_fake - 1) ** 2) / 2
    dfake = (scores_fake - 1) / m   # (1, m)
    ### END CODE HERE ###
    return loss, dfake

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which score does the faker want for its fakes?</details>
# <details><summary>Hint 2: in code words</summary>What the judge pays for its real examples, for the scores of fakes.</details>
# <details><summary>Hint 3: a neighbour</summary>A cook who wants five stars from every guest:
# <code>np.mean((stars - 5) ** 2) / 2</code>, and the slope <code>(stars - 5) / stars.size</code>.</details>

# %% test="lsgan_generator_loss" points=8
with checks.exercise("lsgan_generator_loss") as check:
    for m in (5, 8):
        _, fake = check.draw(problems.uneven_scores, m=m, k=m)
        form = checks.Tuple(loss=(), dfake=(1, m))
        loss, dfake = check.call(fake, returns=form)
        right = np.mean((fake - 1) ** 2) / 2
        check.close("loss", loss, right, because="half the mean square of (score − 1)", suspects={
            "target 0: this faker learns to be found out": np.mean(fake ** 2) / 2,
            "leaving out the factor one half": 2 * right,
            "target one half: this faker wants doubt": np.mean((fake - 0.5) ** 2) / 2,
            "the opposite sign": -right,
            "the judge's reward with the sign turned, −s²/2": -np.mean(fake ** 2) / 2,
            "the sum over the examples, where the mean is meant": m * right,
            "the square of the mean in the place of the mean square": np.mean(fake - 1) ** 2 / 2})
        check.close("the loss of scores 0", check.call(0 * fake, returns=form)[0], 0.5,
                    because="half of 1")
        check.gradient("dfake", dfake, of=lambda v: check.call(v)[0], at=fake, suspects={
            "the slope for target 0": fake / m, "leaving out the 1/m: the loss is a mean": fake - 1,
            "target minus score": (1 - fake) / m,
            "the slope of the square without its half": 2 * (fake - 1) / m})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/wasserstein_gan")
    def some_fakes(rng, m):
        return problems.uneven_scores(rng, m, m)[1]
    check.against(ours.lsgan_generator_loss, some_fakes, [dict(m=4), dict(m=11)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** three fakes have the scores $-3$, $1$ and $4$. Which of them does the log loss push, which does the squared error?

# %% experiment="what a fake hears"
if checks.ready("lsgan_generator_loss"):
    def squared(s):
        return lsgan_generator_loss(s.reshape(1, -1))[1].ravel() * s.size

    plots.functions({"least squares, s − 1": squared,
                     "non-saturating log loss, σ(s) − 1": lambda s: 1 / (1 + np.exp(-s)) - 1,
                     "saturating log loss, −σ(s)": lambda s: -1 / (1 + np.exp(-s))},
                     np.linspace(-4, 4, 201),
                    title="What one fake hears: least squares call it back when it is too good as "
                          "well",
                    xlabel="the judge's score s of the fake", ylabel="slope of the faker's loss",
                    alt="Slopes over the score: a rising straight line through 0 at 1, and two "
                        "curves between -1 and 0.")

# %% [markdown]
# A fake with score 4 has passed; the log loss leaves it alone. Least squares pull it back to 1: towards the place where real
# examples have their scores. Both still ask "which side, and how sure?". The second cure asks another question.
#
# ## 3. A critic, not a judge
#
# There is a second way to the Wasserstein distance (a theorem of Kantorovich and Rubinstein). Look for a function $f$ that is
# large on real examples and small on fakes, but **never steeper than 1**: $|f(x) - f(y)| \le |x - y|$. The largest difference of the
# means that such a function can reach *is* the distance:
#
# $$W = \max_{f \text{ not steeper than } 1} \; \Bigl( \operatorname*{mean}_{\text{real}} f - \operatorname*{mean}_{\text{fake}} f \Bigr) .$$
#
# No sigmoid, no logarithm. And the slope of $f$ at a fake says where to carry this grain.
#
# **With numbers.** Real: $-2$ and $5$; fakes: $0$ and $0$. Shovelling costs $(2 + 5)/2 = 3.5$. Three candidates for $f$:

# %% experiment="three candidates"
real, fake = np.array([[-2.0, 5.0]]), np.zeros((1, 2))
candidates = {"x": lambda x: x, "|x|": np.abs, "3|x|": lambda x: 3 * np.abs(x)}
for name, f in candidates.items():
    print(f"f(x) = {name:5}  mean real − mean fake = {f(real).mean() - f(fake).mean():.1f}")
if checks.ready("wasserstein_1d"):
    print("the distance:", wasserstein_1d(real, fake))

# %% [markdown]
# $f(x) = x$ is allowed and not the best; $|x|$ reaches the distance; $3|x|$ claims more, and is too steep to be allowed. Without
# the limit there would be no largest value at all. Keep that in mind for the debug lab.
#
# Let a network be $f$ (M. Arjovsky, S. Chintala and L. Bottou, "Wasserstein generative adversarial networks", 2017). It does not judge any more,
# it *scores*: a **critic**. Losses are minimised, so the signs turn:
#
# $$J_{\text{critic}} = \frac1k \sum_{\text{fake}} s - \frac1m \sum_{\text{real}} s, \qquad J_G = -\frac1m \sum_{\text{fake}} s .$$
#
# What the critic's loss is below 0, that is its **estimate** of the distance: estimate $= -J_{\text{critic}}$.

# %% exercise="wgan_critic_loss"
def wgan_critic_loss(scores_real, scores_fake):
    """The critic's loss, and its slopes.

    Arguments: scores_real (1, m) and scores_fake (1, k), any numbers.
    Returns: loss, a number: the mean score of the fakes minus that of the real;
        dreal (1, m), dfake (1, k).
    """
    m, k = scores_real.shape[1], scores_fake.shape[1]
    ### START CODE HERE ### (≈ 3 lines)
    loss = np.mean(scores_fake) - np.mean(scores_real)   # a number
    dreal = np.full((1, m), -1 / m)                      # (1, m)
    dfake = np.full((1, k), 1 / k)                       # (1, k)
    ### END CODE HERE ###
    return loss, dreal, dfake

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The critic is happy when real scores are high: which of the two means has the minus? And how
# does a mean change when one of its m numbers moves?</details>
# <details><summary>Hint 2: in code words</summary>Mean of the fake scores minus mean of the real scores. Each real score has the slope
# minus one over m, each fake score one over k: arrays filled with one number, by <code>np.full</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Costs minus income, in the mean of n days: its slope along the income of every day is
# <code>np.full((1, n), -1 / n)</code>.</details>

# %% test="wgan_critic_loss" points=10
with checks.exercise("wgan_critic_loss") as check:
    for m, k in [(5, 7), (8, 3)]:
        real, fake = check.draw(problems.uneven_scores, m=m, k=k)
        form = checks.Tuple(loss=(), dreal=(1, m), dfake=(1, k))
        loss, dreal, dfake = check.call(real, fake, returns=form)
        right = np.mean(fake) - np.mean(real)
        ends = np.array([check.call(real + shift, fake)[0] for shift in (9, -9)])
        wanted = right - np.array([9, -9])
        check.that(not np.allclose(ends, -wanted),
                   "loss has the opposite sign: a loss is minimised, and this one is smallest when "
                   "fakes have the high scores.", diagnosis="opposite sign", rung=2)
        check.that(not np.allclose(ends, np.abs(wanted)),
                   "loss is the size of the difference: its sign says who has the higher scores.",
                   diagnosis="size of the difference", rung=2)
        check.close("loss", loss, right,
                    because="mean score of the fakes minus mean score of the real", suspects={
            "the sum of both means, where the difference is meant": np.mean(fake) + np.mean(real),
            "the real examples alone": -np.mean(real), "the fakes alone": np.mean(fake),
            "half of the difference": right / 2,
            "sums over the examples, where means are meant": np.sum(fake) - np.sum(real),
            "squares: those are for lsgan": np.mean((real - 1) ** 2) / 2 + np.mean(fake ** 2) / 2,
            "the log loss: a critic has no sigmoid": problems.bce(real, 1) + problems.bce(fake, 0)})
        check.close("the loss, 3.7 added to all scores", check.call(real + 3.7, fake + 3.7)[0],
                    loss, because="only differences count")
        for name, slope, size, sign in [("dreal", dreal, m, -1), ("dfake", dfake, k, 1)]:
            told = f"{name} has the opposite sign: a step against it makes the loss larger."
            check.that(not np.allclose(slope, -sign / size), told, diagnosis="slope uphill", rung=2)
            told = f"{name} is {sign} everywhere; of a mean a score is one part in {size}."
            check.that(not np.allclose(slope, sign), told, diagnosis="slope of a mean", rung=2)
        check.gradient("dreal", dreal, of=lambda v: check.call(v, fake)[0], at=real, suspects={
            "the scores themselves: the slope of a mean does not depend on them": -real / m,
            "dividing by the number of fakes": np.full((1, m), -1 / k)})
        check.gradient("dfake", dfake, of=lambda v: check.call(real, v)[0], at=fake, suspects={
            "the scores themselves: the slope of a mean does not depend on them": fake / k,
            "dividing by the number of real examples": np.full((1, k), 1 / m)})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/wasserstein_gan")
    check.against(ours.wgan_critic_loss, problems.uneven_scores, [dict(m=4, k=9), dict(m=7, k=6)])
    ### END HIDDEN TESTS

# %% exercise="wgan_generator_loss"
def wgan_generator_loss(scores_fake):
    """The faker's loss against a critic, and its slope.

    Argument: scores_fake (1, m), the critic's scores of fakes.
    Returns: loss, a number: minus the mean score; dfake (1, m).
    """
    m = scores_fake.shape[1]
    ### START CODE HERE ### (≈ 2 lines)
    loss = -np.mean(scores_fake)        # a number
    dfake = -np.ones((1, m)) / m        # (1, m)
    ### END CODE HERE ###
    return loss, dfake

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The faker wants high scores, and a loss is minimised.</details>
# <details><summary>Hint 2: in code words</summary>Minus the mean of the scores. Every score has the same slope: minus one over m.</details>
# <details><summary>Hint 3: a neighbour</summary>Runners who want the smallest mean time over n laps: the slope of the mean along each lap is
# <code>np.ones((1, n)) / n</code>.</details>

# %% test="wgan_generator_loss" points=8
with checks.exercise("wgan_generator_loss") as check:
    for m in (5, 8):
        _, fake = check.draw(problems.uneven_scores, m=m, k=m)
        form = checks.Tuple(loss=(), dfake=(1, m))
        loss, dfake = check.call(fake, returns=form)
        check.that(not np.isclose(loss, np.mean(fake)),
                   "loss has the opposite sign: this faker is glad of low scores.",
                   diagnosis="opposite sign", rung=2)
        check.close("loss", loss, -np.mean(fake), because="minus the mean score", suspects={
            "the sum, where the mean is meant": -np.sum(fake),
            "the mean size, signs dropped": -np.mean(np.abs(fake)),
            "one minus the mean": 1 - np.mean(fake),
            "squares: those are for lsgan": np.mean((fake - 1) ** 2) / 2,
            "the log loss: a critic has no sigmoid": problems.bce(fake, 1)})
        check.that(not np.allclose(dfake, 1 / m),
                   "dfake has the opposite sign: a step against it makes the loss larger.",
                   diagnosis="slope uphill", rung=2)
        check.that(not np.allclose(dfake, -1),
                   f"dfake is −1 everywhere, but the loss is a mean: one score counts one part in "
                   f"{m} of it.",
                   diagnosis="slope of a mean", rung=2)
        check.gradient("dfake", dfake, of=lambda v: check.call(v)[0], at=fake, suspects={
            "the scores themselves: the slope of a mean does not depend on them": -fake / m})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/wasserstein_gan")
    def some_fakes(rng, m):
        return problems.uneven_scores(rng, m, m)[1]
    check.against(ours.wgan_generator_loss, some_fakes, [dict(m=4), dict(m=11)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. Never too steep
#
# How does one keep a network from being steep? The paper's way is a rough one: after every step, **clip** all weights and biases to the
# range from $-c$ to $c$. A net of bounded weights has a bounded slope. Not the bound 1, but some number $K$; so the estimate is
# that of $K \cdot W$. The faker does not mind: a longer slope in the same direction. (The authors themselves call this "a clearly terrible way";
# better ones came later, and this one has the advantage of being a single line.)

# %% exercise="clip_weights"
def clip_weights(parameters, c):
    """All entries of all parameters brought into the range from -c to c.

    Arguments: parameters, a dict of arrays, weights and biases, which stays as it is;
        c, a number above 0.
    Returns: a new dict with the same names and shapes.
    """
    ### START CODE HERE ### (≈ 1 line)
    clipped = {name: np.clip(value, -c, c) for name, value in parameters.items()}
    ### END CODE HERE ###
    return clipped

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Entries in the range stay; those beyond an end become that end. Biases, too.</details>
# <details><summary>Hint 2: in code words</summary>A new dict: for every name, <code>np.clip</code> of its array, with the lower end
# and the upper end.</details>
# <details><summary>Hint 3: a neighbour</summary>No price list with negative prices:
# <code>{thing: np.maximum(prices, 0) for thing, prices in shop.items()}</code>.</details>

# %% test="clip_weights" points=10
with checks.exercise("clip_weights") as check:
    for dims, c in [([3, 5, 4, 1], 0.37), ([2, 6, 1], 1.9)]:
        parameters, c = check.draw(problems.unbounded_weights, dims=dims, c=c)
        shapes = {name: value.shape for name, value in parameters.items()}
        clipped = check.call(parameters, c, returns=checks.Dict(**shapes))
        def bounded(value):
            return np.where(value > c, c, np.where(value < -c, -c, value))
        wanted = {name: bounded(value) for name, value in parameters.items()}
        for words, wrong in problems.bounding_slips(parameters, c).items():
            same = all(np.allclose(clipped[name], wrong[name]) for name in wrong)
            check.that(not same, f"the result is what one gets from {words}.", diagnosis=words,
                       rung=2)
        check.close("clipped", clipped, wanted, because="beyond an end: that end; else as it was")
        wide = check.call(parameters, 100.0, returns=checks.Dict(**shapes))
        check.close("clipped, with c = 100", wide, parameters, because="nothing is beyond")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/wasserstein_gan")
    check.against(ours.clip_weights, problems.unbounded_weights,
                  [dict(dims=[4, 3, 1], c=0.8), dict(dims=[1, 7, 2, 1], c=0.05)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### The critic's turn
#
# A judge of the first notebook must not run ahead: its slopes would vanish. A critic may, and *should*: the nearer $f$ is to the
# best one, the better its advice. So the critic has `n_critic` rounds (the paper: 5) for each of the faker's.
#
# Here are the net, there and back, and its start, for critic and faker alike. You know all of it from the first notebook (leaky
# ReLU everywhere but at the end, no division by $m$ on the way back).

# %%
def net_start(dims, rng):
    """First parameters W1 (n_1, n_0), b1 (n_1, 1), ... with He's spread."""
    start = {}
    for l, (before, here) in enumerate(zip(dims[:-1], dims[1:]), start=1):
        start[f"W{l}"] = np.sqrt(2 / before) * rng.standard_normal((here, before))
        start[f"b{l}"] = np.zeros((here, 1))
    return start

def net_forward(x, net):
    """(n_0, m) to (n_L, m), and the cache: a list of what goes into each layer."""
    values, cache, last = x, [], len(net) // 2
    for l in range(1, last + 1):
        cache.append(values)
        values = np.matmul(net[f"W{l}"], values) + net[f"b{l}"]
        values = values if l == last else np.maximum(values, 0.2 * values)
    return values, cache

def net_backward(message, cache, net):
    """From the slope at what went out: a dict dW1, db1, ..., and the slope at what came in."""
    grads = {}
    for l in range(len(cache), 0, -1):
        grads |= {f"dW{l}": np.matmul(message, cache[l - 1].T)}
        grads |= {f"db{l}": message.sum(axis=1, keepdims=True)}
        message = np.matmul(net[f"W{l}"].T, message)
        message = message * np.where(cache[l - 1] > 0, 1.0, 0.2) if l > 1 else message
    return grads, message

# %% [markdown]
# One round: fresh real examples and fresh fakes; scores of both; the loss; two ways back, their slopes added name by name; a step; **and then**
# the clipping, so that what leaves the round is within bounds. Where examples come from is handed in as two functions.

# %% exercise="critic_turn"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    """The critic's turn: n_critic rounds; no faker is changed.

    Arguments: D, the critic's parameters; real_sampler and fake_sampler, functions:
        f(batch, rng) gives fresh examples (n_x, batch); n_critic, how many rounds; c, bound
        of the weights; update, a function: update(parameters, grads) returns the parameters
        after one step; rng.
    Returns: D after all rounds, clipped after every step; estimate, a number: minus the
        critic's loss of the last round, before its step.
    """
    for _ in range(n_critic):
        ### START CODE HERE ### (≈ 8 lines)
        real, fake = real_sampler(batch, rng), fake_sampler(batch, rng)   # (n_x, batch)
        scores_real, cache_real = net_forward(real, D)                    # (1, batch)
        scores_fake, cache_fake = net_forward(fake, D)                    # (1, batch)
        loss, dreal, dfake = wgan_critic_loss(scores_real, scores_fake)
        grads_real, _ = net_backward(dreal, cache_real, D)
        grads_fake, _ = net_backward(dfake, cache_fake, D)
        grads = {name: grads_real[name] + grads_fake[name] for name in grads_real}
        D = clip_weights(update(D, grads), c)
        ### END CODE HERE ###
    return D, -loss

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The judge's turn of the first notebook, in a loop, with another loss, and one more call at the
# end of each round.</details>
# <details><summary>Hint 2: in code words</summary>Both samplers with batch and rng; net_forward of each; wgan_critic_loss; net_backward of each
# with its own cache; a dict of sums; clip_weights of what update returns.</details>
# <details><summary>Hint 3: a neighbour</summary>A gardener who cuts after growth, every week: <code>hedge = cut(grow(hedge, rain),
# height)</code>. Who cuts first and lets it grow then has a hedge that is too high.</details>

# %% test="critic_turn" points=16
with checks.exercise("critic_turn") as check:
    parts = problems.CriticParts(net_forward, net_backward, check.uses("wgan_critic_loss"),
                                 check.uses("clip_weights"))
    for dims, m, rounds, c in [([2, 5, 1], 7, 3, 0.73), ([3, 4, 3, 1], 5, 4, 0.61),
                               ([1, 6, 1], 6, 1, 0.57)]:
        given = check.draw(problems.critic_and_examples, dims=dims, m=m, rounds=rounds)
        problems.check_critic_turn(check, parts, given, c)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/wasserstein_gan")
    check.against(ours.critic_turn, problems.fixed_examples,
                  [dict(dims=[2, 7, 1], m=6, rounds=5, c=0.43),
                   dict(dims=[4, 3, 1], m=9, rounds=2, c=0.71)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Does it measure?
#
# Now the promise can be checked. Fakes stand still at a distance; a critic has 300 rounds; we read its estimate. Beside it a judge of the
# first notebook has as many, and we read the JS that follows from its loss, $\ln 2 - J_D / 2$. **Predict** both curves, for distances
# from 0.5 to 6.

# %% experiment="what critic and judge read"
wgan_ready = ("wgan_critic_loss", "wgan_generator_loss", "clip_weights", "critic_turn")

def hill(middle):
    return lambda count, rng: middle + 0.1 * rng.standard_normal((1, count))

def judge_reads(real, fake, rounds, rng):
    """JS, from the log loss of a judge after so many rounds."""
    D, update = net_start([1, 16, 16, 1], rng), layers.Adam(0.005, beta1=0.5).step
    target = np.repeat([1.0, 0.0], 64)
    for _ in range(rounds):
        scores, cache = net_forward(np.hstack([real(64, rng), fake(64, rng)]), D)
        loss = 2 * np.mean(np.logaddexp(0, scores) - target * scores)
        D = update(D, net_backward((1 / (1 + np.exp(-scores)) - target) / 64, cache, D)[0])
    return np.log(2) - loss / 2

if checks.ready(*wgan_ready, "wasserstein_1d"):
    far, readings = np.array([0.5, 1, 2, 3, 4, 5, 6]), {"critic": [], "judge": [], "true": []}
    for d in far:
        rng = np.random.default_rng(1)
        D = clip_weights(net_start([1, 16, 16, 1], rng), 0.2)
        D, estimate = critic_turn(D, hill(0), hill(d), 300, 64, 0.2,
                                  layers.Adam(0.01, beta1=0.0).step, rng)
        readings["critic"].append(estimate)
        readings["judge"].append(judge_reads(hill(0), hill(d), 300, np.random.default_rng(1)))
        readings["true"].append(wasserstein_1d(hill(0)(500, rng), hill(d)(500, rng)))
    K = np.dot(readings["critic"], readings["true"]) / np.dot(readings["true"], readings["true"])
    plots.lines({"critic's estimate": (far, readings["critic"]),
                 "judge's JS": (far, readings["judge"]),
                 f"{K:.2f} times the true distance": (far, K * np.array(readings["true"]))},
                title="The critic reads the distance, up to a factor; the judge does not",
                xlabel="distance of the fakes", ylabel="reading after 300 rounds",
                alt="Over the distance: the critic's estimate close to a rising straight line, the "
                    "judge's reading flat at 0.69.")
    print(f"correlation of the critic's estimate with the true distance "
          f"{np.corrcoef(readings['critic'], readings['true'])[0, 1]:.3f}")
    print(f"judge's JS: from {min(readings['judge']):.3f} to {max(readings['judge']):.3f}; ln 2 = "
          f"{np.log(2):.3f}")

# %% [markdown]
# ## 5. A loss curve that means something
#
# The game in one dimension: real numbers come from two hills, around $-2$ and $3$. The faker makes numbers of two numbers of noise. As a step
# the paper advises one *without* momentum, since the critic's landscape keeps changing: an Adam with `beta1=0`. **Predict:** in the first notebook
# neither loss told how good the fakes were. Will the estimate?

# %% experiment="the game in one dimension"
def two_hills(count, rng):
    return rng.choice([-2.0, 3.0], size=(1, count)) + 0.5 * rng.standard_normal((1, count))

def wgan_game(steps, *, n_critic=5, c=0.1, g_rate=0.002, d_rate=0.005, seed=1, warm=50):
    """The faker, and a table (step, estimate, true distance), a row for every ten steps."""
    rng = np.random.default_rng(seed)
    D, G, rows = clip_weights(net_start([1, 32, 32, 1], rng), c), net_start([2, 32, 32, 1], rng), []
    d_update, g_update = (layers.Adam(rate, beta1=0.0).step for rate in (d_rate, g_rate))
    def fakes(count, rng):
        return net_forward(rng.standard_normal((2, count)), G)[0]
    # the critic first finds its feet
    D, _ = critic_turn(D, two_hills, fakes, warm, 128, c, d_update, rng)
    for step in range(steps):
        D, estimate = critic_turn(D, two_hills, fakes, n_critic, 128, c, d_update, rng)
        made, cache_G = net_forward(rng.standard_normal((2, 128)), G)
        scores, cache_D = net_forward(made, D)
        _, dx = net_backward(wgan_generator_loss(scores)[1], cache_D, D)
        if step % 10 == 0:
            aside = np.random.default_rng(9)
            rows.append((step, estimate,
                         wasserstein_1d(fakes(2000, aside), two_hills(2000, aside))))
        G = g_update(G, net_backward(dx, cache_G, G)[0])
    return G, np.array(rows)

if checks.ready(*wgan_ready, "wasserstein_1d"):
    G_line, table = wgan_game(600)
    at, estimates, true = table.reshape(-1, 5, 3).mean(axis=1).T  # five rows are 50 steps
    plots.lines({"true distance": (at, true), "critic's estimate": (at, estimates)}, log_y=True,
                title="As the fakes get better, the estimate falls, too",
                xlabel="step of the faker", ylabel="mean of 50 steps, logarithmic",
                alt="Two curves over 600 steps on a logarithmic scale: both fall, the true "
                    "distance from about 2, the estimate from about 0.1.")
    ranks = np.argsort(np.argsort([estimates, true], axis=1), axis=1)
    print(f"rank correlation {np.corrcoef(ranks)[0, 1]:.2f}; true distance from {true[0]:.2f} "
          f"to {true[-1]:.2f}, estimate from {estimates[0]:.3f} to {estimates[-1]:.3f}")

# %% experiment="the game in one dimension, its numbers"
if checks.ready(*wgan_ready, "wasserstein_1d"):
    rng, edges = np.random.default_rng(3), np.linspace(-5, 6, 56)
    heaps = {"real": two_hills(5000, rng),
             "fake": net_forward(rng.standard_normal((2, 5000)), G_line)[0]}
    plots.lines({name: (edges[:-1] + 0.1, np.histogram(x, edges, density=True)[0])
                 for name, x in heaps.items()},
                title="Both hills are found, and made narrower than they are", xlabel="x",
                ylabel="how frequent",
                alt="Two hills around -2 and 3; those of the fakes are higher and narrower, with a "
                    "low bridge between them.")

# %% [markdown]
# A number that falls when fakes get better: one can stop by it, and sleep while it runs. That, more than prettier fakes, is what this loss is
# loved for. But read it as a trend. The two curves are not parallel: while the hills are far apart, a straight slope will do for $f$, and clipped
# weights can be that; later $f$ has to bend, and is less steep then. And another net, or another $c$, has another $K$.
#
# ## 6. From noise to pictures
#
# Pictures ask for convolutions. The judge's part is known from week 8: strides make maps smaller, until a score is left. The faker has to go
# the opposite way, from a few numbers to many pixels. So turn the convolution round.
#
# A convolution *gathers*: each place of the output looks at a window of the input. Turned round it *scatters*: **each pixel of the input
# presses a stamp** of $f \times f$ onto a larger sheet, as strongly as its value says; stamps lie `stride` apart, and where they overlap they
# add up. At last `pad` pixels are cut off at every edge:
#
# $$\text{sheet}[\text{window}_{h,w}] \mathrel{+}= W \, a_{h,w}, \qquad n' = (n - 1) \cdot \text{stride} - 2 \cdot \text{pad} + f .$$
#
# (The last stamp begins at $(n - 1) \cdot \text{stride}$ and is $f$ long.) $W$ has shape $(f, f, n_C', n_C)$: what comes in is its
# **last** axis, the other way round than in week 8. That is no whim: it is the *same* $W$ as of the convolution from $n_C'$ to $n_C$ channels,
# run backwards. With one pixel $a$ of $n_C$ channels, `W @ a` is the whole stamp, $(f, f, n_C')$.
#
# **With numbers.** One row, stride 2, the stamp $(1, 2, 3)$, pixels $(10, 100)$:
#
# | sheet | 0 | 1 | 2 | 3 | 4 |
# |---|---|---|---|---|---|
# | stamp of 10 | 10 | 20 | 30 | | |
# | stamp of 100 | | | 100 | 200 | 300 |
# | sum | 10 | 20 | 130 | 200 | 300 |

# %% exercise="transposed_conv_forward"
def transposed_conv_forward(A_prev, W, b, hparameters):
    """A transposed convolution: every pixel presses a stamp.

    Arguments: A_prev (m, n_H, n_W, n_C); W (f, f, n_C_new, n_C); b (1, 1, 1, n_C_new),
        added once to every pixel; hparameters, a dict with "stride" and "pad" (cut off at
        every edge).
    Returns: Z (m, n_H_new, n_W_new, n_C_new); cache, the tuple of A_prev, W, b and
        hparameters.
    """
    (m, n_H, n_W, n_C), (f, f, n_C_new, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    ### START CODE HERE ### (≈ 2 lines)
    n_H_new = (n_H - 1) * stride - 2 * pad + f    # rows, without the edges
    n_W_new = (n_W - 1) * stride - 2 * pad + f    # columns
    ### END CODE HERE ###
    sheet = np.zeros((m, n_H_new + 2 * pad, n_W_new + 2 * pad, n_C_new))
    for i in range(m):              # pictures
        for h in range(n_H):        # rows of what comes in
            for w in range(n_W):    # columns of what comes in
                ### START CODE HERE ### (≈ 3 lines)
                top, left = h * stride, w * stride                 # where the stamp begins
                stamp = W @ A_prev[i, h, w]                        # (f, f, n_C_new)
                sheet[i, top:top + f, left:left + f, :] += stamp   # added
                ### END CODE HERE ###
    ### START CODE HERE ### (≈ 1 line)
    Z = sheet[:, pad:pad + n_H_new, pad:pad + n_W_new, :] + b        # without the edges
    ### END CODE HERE ###
    return Z, (A_prev, W, b, hparameters)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Go through the table above in one dimension first: where does the stamp of pixel h begin, and
# how long is the sheet? What happens where two stamps overlap?</details>
# <details><summary>Hint 2: in code words</summary>The new size is the formula. In the loop: first row h times stride, first column w times
# stride; W times the channels of that one pixel; added to f rows and f columns of the sheet of picture i. At the end the rows from pad on,
# n_H_new of them, the columns likewise, plus b.</details>
# <details><summary>Hint 3: a neighbour</summary>Bells that ring every third second and sound for five:
# <code>sound[3 * n:3 * n + 5] += strength[n] * bell</code>, on an array of <code>3 * (count - 1) + 5</code> seconds.</details>

# %% test="transposed_conv_forward" points=16
with checks.exercise("transposed_conv_forward") as check:
    for size in (dict(m=2, n_H=3, n_W=4, n_C=3, n_C_new=2, f=3, stride=2, pad=1),
                 dict(m=3, n_H=2, n_W=3, n_C=2, n_C_new=2, f=2, stride=3, pad=0),
                 dict(m=2, n_H=4, n_W=3, n_C=2, n_C_new=3, f=4, stride=1, pad=1)):
        given = check.draw(problems.transposed_convolution, **size)
        A_prev, W, b, hparameters = given
        wanted, _ = layers.transposed_conv_forward(*given)
        got = check.call(*given, returns=tuple)
        pad, edges = hparameters["pad"], np.shape(got[0])
        check.that(pad == 0 or len(edges) != 4 or edges[1] != wanted.shape[1] + 2 * pad,
                   "Z still has the edges: pad pixels are cut off at "
                   "each of them.", diagnosis="edges", rung=2)
        Z, cache = check.call(*given, returns=checks.Tuple(Z=wanted.shape, cache=tuple))
        check.close("Z", Z, wanted, because="a stamp for every pixel, added up",
                    suspects=problems.transposed_slips(*given))
        kept = [np.array_equal(one, came) for one, came in zip(cache[:3], given)]
        check.that(len(cache) == 4 and all(kept) and cache[3] == given[3],
                   "cache is to hold A_prev, W, b and hparameters, as they came in.",
                   diagnosis="cache", rung=2)
        # the transpose of a convolution: <conv(x), a> = <x, transposed conv(a)>, for any x
        x = check.rng.normal(size=wanted.shape)
        gathered, _ = layers.conv_forward(x, W, np.zeros((1, 1, 1, size["n_C"])), hparameters)
        check.close("the sum of x times Z, for some x and b = 0",
                    np.sum(x * check.call(A_prev, W, 0 * b, hparameters)[0]),
                    np.sum(gathered * A_prev),
                    because="the sum of conv(x) times A_prev: that is what transposed means")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/wasserstein_gan")
    check.against(ours.transposed_conv_forward, problems.transposed_convolution, [
        dict(m=3, n_H=2, n_W=5, n_C=1, n_C_new=2, f=5, stride=2, pad=2),
        dict(m=2, n_H=4, n_W=2, n_C=4, n_C_new=1, f=1, stride=2, pad=0),
        dict(m=1, n_H=3, n_W=6, n_C=2, n_C_new=3, f=3, stride=3, pad=1)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### And back
#
# What was scattered is gathered on the way back. Pixel $a_{h,w}$ has pressed its stamp onto one window of the sheet, so all it ever hears are
# the slopes of that window, $dZ_{\text{win}}$ with shape $(f, f, n_C')$ (in a frame of `pad` zeros: what was cut off has no slope):
#
# $$da_{h,w} = \sum_{\text{window, channels}} W \, dZ_{\text{win}}, \qquad dW \mathrel{+}= dZ_{\text{win}} \, a_{h,w}, \qquad db = \sum_{\text{pictures, places}} dZ .$$
#
# In the first, every channel of $a$ has its own stamp, $W_{\dots c}$; in the second, each of the $f f n_C'$ slopes meets each of the $n_C$
# channels. Look at the first: a window, times weights, summed. **It is the convolution of week 8**, with the same $W$.

# %% exercise="transposed_conv_backward"
def transposed_conv_backward(dZ, cache):
    """Back through a transposed convolution.

    Arguments: dZ (m, n_H_new, n_W_new, n_C_new), the slope of the cost at the layer's
        output; cache, the tuple of A_prev (m, n_H, n_W, n_C), W (f, f, n_C_new, n_C),
        b (1, 1, 1, n_C_new) and hparameters.
    Returns: dA_prev, dW, db, of the shapes of A_prev, W and b. Nothing is divided by m.
    """
    A_prev, W, b, hparameters = cache
    (m, n_H, n_W, n_C), f = A_prev.shape, W.shape[0]
    stride, pad = hparameters["stride"], hparameters["pad"]
    dA_prev, dW = np.zeros(A_prev.shape), np.zeros(W.shape)
    framed = layers.zero_pad(dZ, pad)
    for i in range(m):              # pictures
        for h in range(n_H):        # rows of what came in
            for w in range(n_W):    # columns of what came in
                ### START CODE HERE ### (≈ 4 lines)
                top, left = h * stride, w * stride                      # where its stamp began
                window = framed[i, top:top + f, left:left + f, :, np.newaxis]
                dA_prev[i, h, w] = np.sum(window * W, axis=(0, 1, 2))   # (n_C,)
                dW += window * A_prev[i, h, w]                          # (f, f, n_C_new, n_C)
                ### END CODE HERE ###
    ### START CODE HERE ### (≈ 1 line)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)    # (1, 1, 1, n_C_new)
    ### END CODE HERE ###
    return dA_prev, dW, db

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The window stands where the stamp was pressed. Give it a fourth axis of length 1, and
# broadcasting does the rest.</details>
# <details><summary>Hint 2: in code words</summary>The window of <code>framed</code>: picture i, f rows from h times stride, f columns from w times
# stride, all channels, <code>np.newaxis</code>. Times W, summed over the first three axes: the n_C slopes of this pixel. Times the
# pixel's channels: added to dW. db: dZ summed over pictures, rows and columns, axes kept.</details>
# <details><summary>Hint 3: a neighbour</summary>Bells again, one dimension: with <code>heard = slope[3 * n:3 * n + 5]</code>,
# <code>dstrength[n] = np.sum(heard * bell)</code> and <code>dbell += heard * strength[n]</code>.</details>

# %% test="transposed_conv_backward" points=14
with checks.exercise("transposed_conv_backward") as check:
    for size in (dict(m=2, n_H=3, n_W=4, n_C=3, n_C_new=2, f=4, stride=2, pad=1),
                 dict(m=3, n_H=2, n_W=3, n_C=2, n_C_new=3, f=2, stride=3, pad=0),
                 dict(m=2, n_H=4, n_W=3, n_C=2, n_C_new=3, f=3, stride=1, pad=2)):
        dZ, cache = check.draw(problems.transposed_message, **size)
        A_prev, W, b, hparameters = cache
        form = checks.Tuple(dA_prev=A_prev.shape, dW=W.shape, db=b.shape)
        dA_prev, dW, db = check.call(dZ, cache, returns=form)
        def cost(A_prev, W, b):
            return np.sum(dZ * layers.transposed_conv_forward(A_prev, W, b, hparameters)[0])
        slips = problems.transposed_backward_slips(dZ, cache)
        # A cost whose slope at Z is dZ, measured through the finished forward pass.
        check.gradient("db", db, of=lambda v: cost(A_prev, W, v), at=b, suspects=slips["db"])
        check.gradient("dW", dW, of=lambda v: cost(A_prev, v, b), at=W, suspects=slips["dW"])
        check.gradient("dA_prev", dA_prev, of=lambda v: cost(v, W, b), at=A_prev,
                       suspects=slips["dA_prev"])
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week15/wasserstein_gan")
    check.against(ours.transposed_conv_backward, problems.transposed_message, [
        dict(m=3, n_H=2, n_W=5, n_C=1, n_C_new=2, f=5, stride=2, pad=2),
        dict(m=2, n_H=4, n_W=2, n_C=4, n_C_new=1, f=1, stride=2, pad=0),
        dict(m=1, n_H=3, n_W=6, n_C=2, n_C_new=3, f=3, stride=3, pad=1)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Transposed is not inverse.** Does the way there and the transposed way back give the old picture? **Predict**, then look:

# %% experiment="transposed is not inverse"
if checks.ready("transposed_conv_forward"):
    rng = np.random.default_rng(2)
    picture, W = datasets.draw_shapes(1, rng=rng).X, rng.normal(size=(4, 4, 1, 3)) / 4
    settings, none = {"stride": 2, "pad": 1}, np.zeros((1, 1, 1, 1))
    small, _ = layers.conv_forward(picture, W, np.zeros((1, 1, 1, 3)), settings)
    again, _ = transposed_conv_forward(small, W, none, settings)
    print("picture", picture.shape, " convolved", small.shape, " and transposed", again.shape)
    print(f"the shapes are back; the largest difference is {np.abs(again - picture).max():.2f}")
    x, y = rng.normal(size=picture.shape), rng.normal(size=small.shape)
    there, _ = layers.conv_forward(x, W, np.zeros((1, 1, 1, 3)), settings)
    back, _ = transposed_conv_forward(y, W, none, settings)
    print(f"but <conv(x), y> = {np.sum(there * y):.6f}, <x, transposed(y)> = "
          f"{np.sum(x * back):.6f}")

# %% [markdown]
# The shape comes back, the picture does not. (The word "deconvolution", which some use for this layer, promises too much.)
#
# ## 7. Checkerboards
#
# Lay all stamps with stride 2 and $f = 3$. Some pixels of the sheet lie under one stamp, some under two, some under four. **Predict:** what
# does a plain grey input turn into? And with $f = 4$?

# %% experiment="checkerboards"
def blown_up(A, W):
    """Each pixel twice as wide and high, then a convolution that keeps the size."""
    wide = A.repeat(2, axis=1).repeat(2, axis=2)
    return layers.conv_forward(wide, W.transpose(0, 1, 3, 2), np.zeros((1, 1, 1, W.shape[2])),
                               {"stride": 1, "pad": 1})[0]

def pressed(A, W):
    return transposed_conv_forward(A, W, np.zeros((1, 1, 1, W.shape[2])),
                                   {"stride": 2, "pad": 0})[0]

if checks.ready("transposed_conv_forward"):
    rng, grey = np.random.default_rng(5), np.ones((1, 8, 8, 1))
    ways = {"stamps of 3, stride 2": (3, pressed), "stamps of 4, stride 2": (4, pressed),
            "blown up, then convolved": (3, blown_up)}
    paper, axes = figure(2, 3, width=7.6, height=5.4)
    for place, (name, (f, make)) in enumerate(ways.items()):
        for row, W in enumerate((np.ones((f, f, 1, 1)), rng.uniform(0.2, 1, size=(f, f, 1, 1)))):
            made = make(grey, W / W.sum())[0, 3:-3, 3:-3, 0]  # without the border
            axis = axes[3 * row + place]
            axis.imshow(made / made.mean(), cmap="gray", vmin=0, vmax=2)
            hide_ticks(axis)
            weights = ("equal", "random")[row]
            axis.set_xlabel(f"{weights} weights: spread {made.std() / made.mean():.2f}", fontsize=9)
            if row == 0:
                axis.set_title(name, fontsize=9)
    heading(paper, "A plain grey input, made twice as large in three ways")
    show(paper, "Six grey squares. Stamps of 3 make a checkerboard with both kinds of weights, "
                "stamps of 4 only with random weights, blowing "
                "up and convolving makes none.")

# %% [markdown]
# With $f = 3$ the pattern is built in: no equal weights avoid it. The cures (A. Odena, V. Dumoulin and C. Olah, "Deconvolution and checkerboard artifacts",
# 2016): take $f$ divisible by the stride, so that every pixel lies under equally many stamps, and the pattern *can* be learned away; or blow
# the picture up first and convolve then, and there is no pattern to begin with. We take $f = 4$ with stride 2 and pad 1, which makes $n$ into
# $(n - 1) \cdot 2 - 2 + 4 = 2n$: exactly twice as large.
#
# ## 8. A pair for pictures
#
# To be imitated: grey pictures of 16 by 16 pixels with one of five shapes. Place, size and light differ.

# %% experiment="the shapes"
shapes = datasets.draw_shapes(16, rng=np.random.default_rng(1))
plots.images(shapes.X[..., 0], [shapes.classes[kind] for kind in shapes.labels], columns=8,
             title="Sixteen real pictures of five kinds",
             alt="Sixteen small dark pictures, each with one light disc, ring, square, triangle or "
                 "cross.")

# %% [markdown]
# Both nets follow the advice of A. Radford, L. Metz and S. Chintala ("Unsupervised representation learning with deep convolutional generative adversarial
# networks", 2015), which gave this design its name, **DCGAN**: strides in the place of pooling, batch normalisation in the faker (week 7; here each channel
# over all pictures and places), ReLU in the faker and leaky ReLU in the judge, tanh at the end, so that pixels lie between $-1$ and 1.
#
# | faker | | judge | |
# |---|---|---|---|
# | noise | (16, m) | picture | (m, 16, 16, 1) |
# | dense, normalised, ReLU | (m, 4, 4, 32) | convolution, stride 2, leaky | (m, 8, 8, 16) |
# | transposed, normalised, ReLU | (m, 8, 8, 16) | convolution, stride 2, leaky | (m, 4, 4, 32) |
# | transposed, tanh | (m, 16, 16, 1) | dense | score (1, m) |
#
# Your layer is right and slow; `layers` has the same one made for speed. Read the two nets: nothing in them is new to you.

# %% experiment="two nets for pictures"
TWICE = {"stride": 2, "pad": 1}  # with f = 4: twice as large, or half as large

def normalised(A, gamma, beta):
    """Batch normalisation, every pixel of every picture a row."""
    out, trip = layers.batchnorm_forward(A.reshape(-1, A.shape[-1]), gamma, beta, {"mode": "train"})
    return out.reshape(A.shape), trip

def normalised_back(dA, trip):
    dx, dgamma, dbeta = layers.batchnorm_backward(dA.reshape(-1, dA.shape[-1]), trip)
    return dx.reshape(dA.shape), dgamma, dbeta

def picture_nets(rng):
    """First parameters of faker and judge, in single precision: half the work."""
    def drawn(*shape, fan):
        return (rng.standard_normal(shape) * np.sqrt(2 / fan)).astype(np.float32)
    def flat(*shape, value=0):
        return np.full(shape, value, np.float32)
    G = {"W1": drawn(512, 16, fan=32), "gamma1": flat(32, value=1), "beta1": flat(32),
         "W2": drawn(4, 4, 16, 32, fan=128), "gamma2": flat(16, value=1), "beta2": flat(16),
         "W3": drawn(4, 4, 1, 16, fan=128), "b3": flat(1, 1, 1, 1)}
    D = {"W1": drawn(4, 4, 1, 16, fan=16), "b1": flat(1, 1, 1, 16),
         "W2": drawn(4, 4, 16, 32, fan=256),
         "b2": flat(1, 1, 1, 32), "W3": drawn(1, 512, fan=1024), "b3": flat(1, 1)}
    return G, D

def faker_forward(z, G):
    """Noise (16, m) to pictures (m, 16, 16, 1) between -1 and 1."""
    A0, no_bias = (G["W1"] @ z).T.reshape(-1, 4, 4, 32), np.zeros((1, 1, 1, 16), np.float32)
    N1, trip1 = normalised(A0, G["gamma1"], G["beta1"])
    # beta2 will be the bias
    Z2, trip2 = layers.transposed_conv_forward(np.maximum(N1, 0), G["W2"], no_bias, TWICE)
    N2, trip3 = normalised(Z2, G["gamma2"], G["beta2"])
    Z3, trip4 = layers.transposed_conv_forward(np.maximum(N2, 0), G["W3"], G["b3"], TWICE)
    return np.tanh(Z3), (z, trip1, N1, trip2, trip3, N2, trip4)

def faker_backward(dX, X, cache):
    z, trip1, N1, trip2, trip3, N2, trip4 = cache
    grads = {}
    dA2, grads["dW3"], grads["db3"] = layers.transposed_conv_backward(dX * (1 - X**2), trip4)
    dZ2, grads["dgamma2"], grads["dbeta2"] = normalised_back(dA2 * (N2 > 0), trip3)
    dA1, grads["dW2"], _ = layers.transposed_conv_backward(dZ2, trip2)
    dA0, grads["dgamma1"], grads["dbeta1"] = normalised_back(dA1 * (N1 > 0), trip1)
    grads["dW1"] = dA0.reshape(len(dA0), -1).T @ z.T
    return grads

def judge_forward(X, D):
    """Pictures to scores (1, m)."""
    Z1, trip1 = layers.conv_forward(X, D["W1"], D["b1"], TWICE)
    A1 = np.maximum(Z1, 0.2 * Z1)
    Z2, trip2 = layers.conv_forward(A1, D["W2"], D["b2"], TWICE)
    A2 = np.maximum(Z2, 0.2 * Z2)
    rows = A2.reshape(len(X), -1)
    return D["W3"] @ rows.T + D["b3"], (trip1, A1, trip2, A2)

def judge_backward(dscores, cache, D):
    """Slopes of the parameters, and those of the pictures."""
    trip1, A1, trip2, A2 = cache
    grads = {"dW3": dscores @ A2.reshape(len(A2), -1), "db3": dscores.sum(axis=1, keepdims=True)}
    dA2 = (dscores.T @ D["W3"]).reshape(A2.shape)
    dA1, grads["dW2"], grads["db2"] = layers.conv_backward(np.where(A2 > 0, dA2, 0.2 * dA2), trip2)
    dX, grads["dW1"], grads["db1"] = layers.conv_backward(np.where(A1 > 0, dA1, 0.2 * dA1), trip1)
    return grads, dX

# %% [markdown]
# The game is that of the first notebook, with your losses of section 2. **Predict:** after how many turns will you recognise a shape? Which of the five
# will be hardest?

# %% experiment="pictures, learned"
pair_ready = ("lsgan_discriminator_loss", "lsgan_generator_loss")

def noise_for(count, rng):
    return rng.standard_normal((16, count)).astype(np.float32)

def train_pair(steps, *, rate=0.002, batch=64, seed=1, keep=()):
    """The faker, and [(step, faker), ...] for the steps in keep."""
    rng = np.random.default_rng(seed)
    G, D = picture_nets(rng)
    g_update, d_update = (layers.Adam(rate, beta1=0.5).step for _ in range(2))
    kept = []
    for step in range(1, steps + 1):
        real = (2 * datasets.draw_shapes(batch, rng=rng).X - 1).astype(np.float32)
        fake, _ = faker_forward(noise_for(batch, rng), G)
        scores, cache = judge_forward(np.concatenate([real, fake]), D)
        _, dreal, dfake = lsgan_discriminator_loss(scores[:, :batch], scores[:, batch:])
        D = d_update(D, judge_backward(np.concatenate([dreal, dfake], axis=1), cache, D)[0])
        fake, cache_G = faker_forward(noise_for(batch, rng), G)
        scores, cache_D = judge_forward(fake, D)
        dX = judge_backward(lsgan_generator_loss(scores)[1], cache_D, D)[1]
        G = g_update(G, faker_backward(dX, fake, cache_G))
        if step in keep:
            kept.append((step, G))
    return G, kept

def rows_of_pictures(rows, title, alt):
    """A row of pictures for each name."""
    paper, axes = figure(len(rows), 10, width=8.2, height=0.82 * len(rows) + 0.5)
    for row, (name, X) in enumerate(rows.items()):
        for axis, picture in zip(axes[10 * row:], X[:10]):
            axis.imshow(picture[..., 0], cmap="gray", vmin=-1, vmax=1)
            hide_ticks(axis)
        axes[10 * row].set_ylabel(name, fontsize=8, rotation=0, ha="right", va="center")
    heading(paper, title)
    show(paper, alt)

if checks.ready(*pair_ready):
    G_shapes, kept = train_pair(450, keep=(50, 100, 200, 300, 450))
    same_noise = noise_for(500, np.random.default_rng(5))
    rows_of_pictures({f"{step} turns": faker_forward(same_noise, G)[0] for step, G in kept},
                     "Ten noises, and what becomes of them: fog, blots, shapes",
                     "Five rows of ten pictures: noisy blots above, then clearer light shapes, "
                     "discs, squares, triangles and rings below.")

# %% [markdown]
# ### Which kinds does it make?
#
# Looking is not measuring. We let a small network learn to read the five kinds from real pictures, and then let it read fakes: which
# share does each kind have, and how sure is the reader? (The reader knows only five answers. So a blot gets one, too, with less certainty.)

# %% experiment="which kinds"
def train_reader(rng, rounds=300):
    """A dense net that reads shapes: a function from pictures (m, 16, 16, 1) to shares (5, m)."""
    net, update = net_start([256, 64, 5], rng), layers.Adam(0.002).step
    for _ in range(rounds):
        X, kinds, _ = datasets.draw_shapes(128, rng=rng)
        scores, cache = net_forward(2 * X.reshape(128, -1).T - 1, net)
        _, dscores = layers.softmax_cross_entropy(scores, layers.one_hot(kinds, 5))
        net = update(net, net_backward(dscores, cache, net)[0])
    return lambda X: layers.softmax(net_forward(X.reshape(len(X), -1).T, net)[0])

def in_words(shares):
    return ", ".join(f"{name} {share:.0%}" for name, share in zip(shapes.classes, shares))

def shares_of(pictures):
    """What share of the pictures the reader takes for each kind."""
    return np.bincount(reader(pictures).argmax(axis=0), minlength=5) / len(pictures)

if checks.ready(*pair_ready):
    rng = np.random.default_rng(7)
    reader, unseen = train_reader(rng), datasets.draw_shapes(1000, rng=rng)
    read = reader(2 * unseen.X - 1)
    print(f"the reader on new real pictures: {np.mean(read.argmax(axis=0) == unseen.labels):.1%} "
          f"right, "
          f"sure (above 0.9) in {np.mean(read.max(axis=0) > 0.9):.0%}")
    shares = {"real": np.bincount(unseen.labels, minlength=5) / 1000}
    for step, G in kept[1:]:
        made, _ = faker_forward(same_noise, G)
        shares[f"{step} turns"] = shares_of(made)
        print(f"after {step} turns: sure in {np.mean(reader(made).max(axis=0) > 0.9):.0%}; "
              + in_words(shares[f"{step} turns"]))
    plots.bars({name: shares[name] for name in ("real", "100 turns", "450 turns")}, unseen.classes,
               title="At first one or two kinds, later all five",
               xlabel="kind, as the reader sees it", ylabel="share",
               alt="Bars for five kinds: real pictures a fifth each; after 100 turns two kinds "
                   "have most; after 450 turns all have a share.")

# %% [markdown]
# All five kinds, unevenly. **Break it:** take `steps = 1500`, which takes three times as long as the run above. More training, better pictures: do you believe
# it? **Predict** the shares, then count. (Then try another seed or rate, or the losses of the first notebook.)

# %% experiment="break it"
steps, rate, seed = 100, 0.002, 1  # yours to change

if checks.ready(*pair_ready):
    G_own, _ = train_pair(steps, rate=rate, seed=seed)
    own = faker_forward(same_noise, G_own)[0]
    rows_of_pictures({f"{steps} turns": own}, "Your own pair",
                     "A row of ten fakes of your own settings.")
    print(f"sure in {np.mean(reader(own).max(axis=0) > 0.9):.0%}; {in_words(shares_of(own))}")

# %% [markdown]
# <details><summary>What we found with 1500 steps</summary>The reader became surer of what it saw, and hardly saw a ring any more: mode collapse, in
# pictures that look better than before. Looking at them one by one, nobody would have noticed.</details>
#
# ## 9. A walk through the noise
#
# You wrote `interpolate` in the first notebook: equal steps on the straight line from one noise to another. With 16 numbers of noise
# there is a catch. The length of such a noise is nearly always near $\sqrt{16} = 4$, whatever its direction: noise lives on a shell. The straight line
# between two of them cuts through the inside, where training has hardly ever been. So one can also walk along the **arc** (with $\omega$, the angle
# between the two):
#
# $$z(t) = \frac{\sin((1 - t)\,\omega)}{\sin \omega}\, z_1 + \frac{\sin(t\, \omega)}{\sin \omega}\, z_2 .$$

# %% experiment="a straight walk and an arc"
def straight(z1, z2, n):
    return z1 + np.linspace(0, 1, n) * (z2 - z1)

def arc(z1, z2, n):
    angle = np.arccos(np.sum(z1 * z2) / np.linalg.norm(z1) / np.linalg.norm(z2))
    t = np.linspace(0, angle, n)
    return (np.sin(angle - t) * z1 + np.sin(t) * z2) / np.sin(angle)

rng = np.random.default_rng(8)
lengths = {"ends": [], "straight, half way": [], "arc, half way": []}
for z1, z2 in rng.standard_normal((1000, 2, 16, 1)):
    for name, z in zip(lengths, (z1, straight(z1, z2, 3)[:, 1], arc(z1, z2, 3)[:, 1])):
        lengths[name].append(np.linalg.norm(z))
for name, found in lengths.items():
    low, high = np.quantile(found, (0.05, 0.95))
    print(f"{name:>18}: nine of ten lengths are from {low:.1f} to {high:.1f}")
if checks.ready(*pair_ready):
    read = reader(faker_forward(same_noise, G_shapes)[0])
    z1, z2 = (same_noise[:, [read[kind].argmax()]] for kind in (3, 4))  # surest triangle and cross
    # Batch normalisation measures a batch: let the walk go along with many other noises.
    def on_the_way(walk):
        batch = np.concatenate([walk.astype(np.float32), same_noise], axis=1)
        return faker_forward(batch, G_shapes)[0]
    rows_of_pictures({"straight": on_the_way(straight(z1, z2, 10)),
                      "arc": on_the_way(arc(z1, z2, 10))},
                     "From a triangle to a cross: the ends agree, the way is another one",
                     "Two rows of ten pictures; in each a shape turns step by step into another.")

# %% [markdown]
# There is no sharp border between the kinds on this walk: what is between them has no name, and the faker makes it all the same. (And note the comment in the code: with batch statistics a picture depends on its neighbours in the batch. That is why finished generators use
# the running averages of week 7.)
#
# ## 10. Debug lab
#
# Four colleagues train critics on the two hills of section 5, with $c = 0.1$. Number 0 is a right program. First, what each of them sees:

# %% experiment="debug lab: four estimates"
duels = debuglab.broken_critics()
paper, axes = figure(2, 2, width=8.0, height=5.2)
for number, axis in zip((1, 2, 3, 4), axes):
    for shown, mark in ((0, ":"), (number, "-")):
        estimates = duels[shown].estimates
        axis.plot(np.arange(1, len(estimates) + 1) * 10, estimates, mark, color=PALETTE[shown != 0],
                  label=f"colleague {number}" if shown else "right program")
    style(axis, title=f"colleague {number}", xlabel="step", ylabel="estimate")
    axis.legend(frameon=False, fontsize=8)
heading(paper, "Four curves of the critic's estimate, four faults: which is which?")
show(paper, "Four panels with a colleague's estimate and that of a right program: one falls to 0, "
            "one is below 0, one climbs to hundreds, one stays near 0.")

# %% [markdown]
# **Decide before you go on.** Whose fault is it: (a) the weights are never clipped; (b) the critic's loss has the wrong sign;
# (c) the weights are clipped *before* the step, and the steps are large; (d) the faker has five turns for each of the critic's?
#
# An estimate near 0 may mean that the fakes are perfect, or that the critic is bad. So look at the true distance and at the largest weight as well:

# %% experiment="debug lab: the true distance"
whose = {number: f"colleague {number}" if number else "right program" for number in duels}
curves = {whose[number]: (np.arange(1, len(duel.distances) + 1) * 10, duel.distances)
          for number, duel in duels.items()}
plots.lines(curves, title="The true distance of their fakes", xlabel="step",
            ylabel="Wasserstein distance",
            alt="Five curves: that of the right program falls, one stays near 1, one near 2.5, and "
                "two fall and wobble.")
for number, duel in duels.items():
    print(f"{whose[number]:>13}: at the end estimate {duel.estimates[-5:].mean():8.3f}, "
          f"true distance {duel.distances[-5:].mean():.2f}, largest weight "
          f"{duel.largest[-5:].max():.3f}")

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (c): the largest weight is above 0.1, so what leaves the turn is not clipped. A large step out, back in, out again: the critic jumps
#   and measures nothing. Its estimate is near 0, and the fakes stay where they are.
# - Colleague 2 is (b): the estimate is below 0. Such a critic gives fakes the higher scores, and its advice leads away from the real numbers.
# - Colleague 3 is (a): the estimate climbs to hundreds, though the true distance is below 3. Without a bound the critic gets steeper and steeper; the
#   number means nothing any more. (That the fakes come near all the same is the work of Adam, which only looks at directions.)
# - Colleague 4 is (d): the estimate is near 0 early, since the critic cannot keep up, and the fakes wander around a distance that does not
#   become small for good.
#
# Two looks belong to every critic: is the largest weight at most $c$? And is the estimate above 0, in the mean over some steps?
#
# </details>
#
# ## 11. Forged pictures
#
# Sixteen pixels a side harm nobody. The same layers, larger, make faces of people who do not exist, and scenes that never took place. What is a
# picture still a proof of? A few things that people who build such networks can do, and that only they can:
#
# - **Say what it was trained on**, and whether those who made or are on these pictures were asked.
# - **Mark what is made**, in the file and, where it counts, visibly; and do not remove the marks of others.
# - **Count who is missing.** A generator that leaves out a kind looks fine in every single picture (section 8, with more steps). With faces, those who are
#   left out are people. Who does not count, does not notice.
#
# *Nothing to hand in. But think of one use of a generator of faces for which you would want all three, and of one for which they would not
# be enough.*
#
# ## Remember
#
# - Jensen-Shannon says *that* two heaps differ, Wasserstein says *how far*. In one dimension: sort both, mean size of the differences.
# - Least squares: targets 1 and 0, slope score minus target; a judge who cannot tell gives $\frac12$ and pays $\frac14$.
# - Critic: mean of the fakes minus mean of the real. Its estimate is a distance only as long as it may not be steep: step, *then* clip.
# - Transposed convolution: each pixel presses a stamp; $n' = (n - 1)\,\text{stride} - 2\,\text{pad} + f$; its way back is a convolution.
# - $f$ divisible by the stride, or blow up and convolve: else checkerboards.
# - Count the kinds. Good pictures of four kinds out of five look good, one by one.
#
# ## Looking back
#
# This is the last lesson. Whatever weeks you have done on the way here, look at what you have used today, and notice how little of it was
# new: a weighted sum and a bend; a loss with its slope; a chain rule that goes layer by layer, and today from one
# network into another; a step against the slope; an experiment with a prediction in front of it; a number measured where an impression would have
# been quicker. You wrote these things yourself, with nothing but arrays. The largest networks there are consist of the same parts, and you can
# open any of them and ask the questions you are used to: what are the shapes? What is the loss when it knows nothing? Is this slope right,
# and how would I measure it? What would the simplest thing that could work do?
#
# ## What you can do now
#
# Read a paper with a new loss or a new layer, write its formulas in NumPy with their slopes, and test its promise on a case where you know
# the answer. That does not go out of date.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
startcode.progress("week15/wasserstein_gan")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
