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
# # Trigger words: hearing one name in a stream
#
# **The question of this notebook:** a device listens all day. How does it notice that somebody says *wake up*, and
# answer once, soon after the word, and to no other word?
#
# At the end you can
#
# - make as many labelled sounds as you like from a few short ones,
# - label a stream step by step, and say why a single label a word is too little,
# - train a network that answers at every step, with labels that are seldom 1,
# - turn a row of probabilities into chimes, one for each word,
# - count what it hears, what it misses, and when it chimes for nothing.
#
# You know the GRU from week 11. Here it is finished, in `startcode.layers`. Plan about one hour.
#
# **The convention changes back.** After the dates of this week sequences are again as in week 11, `x` $(n_x, m, T)$:
# numbers of a step, examples, time.

# %%
import numpy as np

import startcode
from startcode import checks, datasets, layers, plots, problems
from startcode.plots.figure import figure, show, style        # paper for figures of our own

# %% [markdown]
# ## 1. What a sound looks like
#
# A sound is pressure over time, thousands of numbers a second. What tells words apart is not easily seen in them: it is
# **which frequencies are there, and when**. So one cuts the wave into short windows and asks, for each of them,
# how loud each frequency is. That is a *short-time Fourier transform*, and its picture a **spectrogram**. Here is a real
# one, of a tone that is swept upwards for a second:

# %% experiment="a wave and its spectrogram"
rate = 8000                                                   # numbers a second
time = np.arange(rate) / rate
sweep = np.sin(2 * np.pi * (300 * time + 1350 * time ** 2))   # from 300 to 3000 Hz
size, hop = 256, 128                                          # a window, and from one to the next
starts = range(0, rate - size + 1, hop)
windows = np.stack([sweep[start : start + size] * np.hanning(size) for start in starts])
spectrogram = np.abs(np.fft.rfft(windows, axis=1)).T          # (129 frequencies, 61 windows)

paper, (upper, lower) = figure(2, 1, height=4.6)
upper.plot(1000 * time[:400], sweep[:400], linewidth=1)
style(upper, title="A sweep: its first 50 ms as a wave ...", xlabel="ms", ylabel="pressure")
lower.imshow(spectrogram, origin="lower", aspect="auto", cmap="cividis", extent=(0, 1, 0, rate / 2))
style(lower, title="... and the whole second as a spectrogram", xlabel="seconds", ylabel="Hz")
lower.grid(visible=False)
show(paper, "Above a wave that gets denser; below a bright line that rises from left to right.")
loudest = spectrogram.argmax(axis=0) * rate / size
print(f"{len(sweep)} numbers became {spectrogram.shape}; the loudest frequency of a window",
      f"rises from {loudest[0]:.0f} to {loudest[-1]:.0f} Hz")

# %% [markdown]
# ### Our sounds
#
# The sounds that we train on are **not recordings**. `startcode.datasets` draws them directly as what a spectrogram
# might show: 12 bands of frequency, low ones first, and 200 steps of 50 ms, ten seconds in all. The trigger word, *wake
# up*, is a tone that rises. Four other words fall, stay level, rise and fall, or fall and rise. Pace, loudness
# and pitch differ each time, and behind all of it there is a rustle and a hum. Real speech is far richer; everything you
# write here would be the same.

# %%
T_y, STEP_MS = 200, 50            # steps, and milliseconds of a step
words = list(datasets.WORDS)      # the first is the trigger

# %% experiment="the words"
rng = np.random.default_rng(3)
paper, axes = figure(1, len(words), width=8, height=2.4)
for axis, word in zip(axes, words):
    axis.imshow(datasets.draw_word(word, rng=rng), origin="lower", aspect="auto", cmap="cividis")
    style(axis, title=f'"{word}"', xlabel="step", ylabel="band" if word == words[0] else "")
    axis.grid(visible=False)
show(paper, "Five panels with a bright line each: rising, falling, level, a hill, a valley.")

# %% [markdown]
# ## 2. One sound from many clips
#
# Nobody wants to record and label thousands of ten-second sounds. But a background, a trigger word and some other words
# are quickly recorded, and they can be **laid over each other** at random places: we know then, to the step, where the
# word ends. Only one thing must not happen: two words at the same time.
#
# A **segment** is (start, end) in milliseconds, and **both belong to it**. So two segments overlap if they share at
# least one millisecond. Also if they only touch: (100, 200) and (200, 300) share the millisecond 200.
# (100, 199) and (200, 300) do not overlap.

# %% exercise="is_overlapping"
def is_overlapping(segment_time, previous_segments):
    """Whether a segment shares a moment with any of the previous ones.

    Arguments: segment_time, a tuple (start, end) in ms, both included;
        previous_segments, a list of such tuples, in any order; it may be empty.
    Returns: True or False.
    """
    segment_start, segment_end = segment_time
    ### START CODE HERE ### (≈ 4 lines)
    overlap = False
    for previous_start, previous_end in previous_segments:
        if segment_start <= previous_end and segment_end >= previous_start:
            overlap = True
    ### END CODE HERE ###
    return overlap

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>There are many ways to overlap, and only two not to: one is over before the other begins, or the other way round. What is
# the opposite of "one of these two"?</details>
# <details><summary>Hint 2: in code words</summary>Begin with False. For each previous segment: if this one starts no later than that one ends, <strong>and</strong> ends no earlier
# than that one starts, the answer becomes True. Nothing makes it False again.</details>
# <details><summary>Hint 3: a neighbour</summary>Does a guest of a hotel meet any of the others? They do not meet if one leaves before the other arrives:
# <code>met = any(not (leaves &lt; came or went &lt; arrives) for came, went in others)</code>.</details>

# %% test="is_overlapping" points=15
with checks.exercise("is_overlapping") as check:
    cases = check.draw(problems.stretches_that_teach)
    for name, (segment, previous, expected) in cases.items():
        overlap = check.call(segment, previous)
        check.that(overlap is not None, "None came back: True or False is wanted, for an empty "
                   "list, too.", diagnosis="none-returned", rung=1)
        check.that(isinstance(overlap, (bool, np.bool_)), "True or False should come back.",
                   diagnosis="type", rung=1)
        check.that(overlap == expected, f"{name}: {segment} and {previous} "
                   f"{'overlap' if expected else 'do not overlap'}, yours says the opposite.",
                   diagnosis=name, rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/trigger_word")
    check.hide()
    for count, long in [(1, 900), (2, 2000), (3, 600), (4, 300), (5, 500)] * 6:
        segment, previous = check.draw(problems.a_stretch_and_others, count=count, long=long)
        check.that(check.call(segment, previous) == ours.is_overlapping(segment, previous),
                   "the answer is not right for other segments.", diagnosis="other segments")
    ### END HIDDEN TESTS

# %% [markdown]
# ## 3. What should it say, and when?
#
# The network will give a probability at every step. Before the word is over nobody can know that it will be *wake up*,
# so the label 1 comes **strictly after** the step in which the word ends. And not at one step only: at the next 8 steps,
# 0.4 seconds. (Why, we measure in section 7.) A time in ms becomes a step by
#
# $$\text{end step} = \texttt{int(segment\_end\_ms * T\_y / 10000.0)},$$
#
# and the labels $y^{\langle t \rangle} = 1$ stand at the steps $t = \text{end step} + 1, \dots, \text{end step} + \texttt{ones}$. What would lie behind
# the last step is left out. A sound may hold several words: labels that are already there stay.

# %% exercise="insert_ones"
def insert_ones(y, segment_end_ms, ones=8):
    """Labels with 1 at the steps that follow the end of a word.

    Arguments: y (1, T_y), labels so far, for ten seconds; segment_end_ms, where the
        word ends, from 0 to 9999; ones, how many steps get a 1.
    Returns: a new array (1, T_y); y itself stays as it is.
    """
    T_y = y.shape[1]
    ### START CODE HERE ### (≈ 3 lines)
    end = int(segment_end_ms * T_y / 10000.0)
    marked = y.copy()
    marked[0, end + 1 : end + 1 + ones] = 1
    ### END CODE HERE ###
    return marked

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Count on paper: the word ends in step 5, and 3 ones are wanted. At which steps do they stand, and which is the first
# step that has none again? A slice ends before its second number.</details>
# <details><summary>Hint 2: in code words</summary>The step by the formula; <code>y.copy()</code>; then a slice of row 0, from the step after the end, as long as <code>ones</code>, becomes 1.
# A slice that reaches beyond the end of an array is cut off by NumPy.</details>
# <details><summary>Hint 3: a neighbour</summary>Mark the 4 days that follow day d as rainy in a calendar (1, 31): <code>rain = calendar.copy()</code>,
# <code>rain[0, d + 1 : d + 5] = 1</code>.</details>

# %% test="insert_ones" points=20
with checks.exercise("insert_ones") as check:
    for T, count, room, late in [(200, 8, 60, False), (137, 5, 85, True), (90, 7, 3, True),
                                 (60, 6, 0, True)]:
        y, end_ms, ones = check.draw(problems.y_to_mark, T_y=T, ones=count, room=room, late=late)
        marked = check.call(y, end_ms, ones, returns=(1, T))
        end = int(end_ms * T / 10000.0)
        expected = np.array([[float(y[0, t] == 1 or end < t <= end + ones) for t in range(T)]])
        for slip, wrong in problems.marking_slips(y, end_ms, ones).items():
            check.that(not np.array_equal(marked, wrong) or np.array_equal(wrong, expected),
                       f"the labels are those that one gets from {slip}.", diagnosis=slip, rung=1)
        check.that(np.isin(marked, (0, 1)).all(), "a label should be 0 or 1.",
                   diagnosis="0 or 1", rung=1)
        check.that(np.array_equal(marked, expected), f"of {T} steps, with an end at {end_ms} ms, "
                   f"step {end}, the ones should stand at {np.flatnonzero(expected).tolist()}; yours "
                   f"stand at {np.flatnonzero(marked).tolist()}.", diagnosis="place", rung=2)
    check.that(np.sum(check.call(np.zeros((1, 200)), 4321)) == 8, "without a third argument there "
               "should be 8 ones.", diagnosis="8 ones", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/trigger_word")
    check.against(ours.insert_ones, problems.y_to_mark, [
        dict(T_y=200, ones=9, room=30), dict(T_y=170, ones=6, room=2), dict(T_y=80, ones=4, room=4),
        dict(T_y=333, ones=11, room=100)])
    long = check.call(np.zeros((1, 20000)), 6543)  # a step is half a millisecond
    check.that(np.flatnonzero(long)[0] == 13087, "the step is not right.", diagnosis="fine steps")
    ### END HIDDEN TESTS

# %% [markdown]
# ### Laying them together
#
# The rest is given: a background, up to three trigger words and one to three others, each at a place that is still free.

# %%
def make_sound(rng, ones=8, triggers=None):
    """A sound x (12, 200), its labels y (1, 200), and the end steps of its trigger words."""
    count = int(rng.integers(0, 4)) if triggers is None else triggers
    others = rng.choice(words[1:], int(rng.integers(1, 4)))
    x, y, taken, ends = datasets.draw_background(rng=rng), np.zeros((1, T_y)), [], []
    for word in [words[0]] * count + list(others):
        clip = datasets.draw_word(word, rng=rng)
        steps = clip.shape[1]
        for _ in range(100):                                  # tries to find a free place
            start = int(rng.integers(0, T_y - steps))
            segment = (start * STEP_MS, (start + steps) * STEP_MS - 1)
            if not is_overlapping(segment, taken):
                taken.append(segment)
                x[:, start : start + steps] += clip
                if word == words[0]:
                    y = insert_ones(y, segment[1], ones)
                    ends.append(start + steps - 1)
                break
    return x, y, sorted(ends)

def make_sounds(m, rng, ones=8):
    """x (12, m, 200), y (1, m, 200), and m lists of ends."""
    X, Y, ends = zip(*(make_sound(rng, ones) for _ in range(m)))
    return np.stack(X, axis=1), np.stack(Y, axis=1), list(ends)

def picture(x, title, alt, chances=None, chimes=(), y=None):
    """A sound above, labels or chances below, chimes as triangles."""
    paper, (upper, lower) = figure(2, 1, height=4.2)
    upper.imshow(x, origin="lower", aspect="auto", cmap="cividis")
    style(upper, title=title, xlabel="", ylabel="band")
    upper.grid(visible=False)
    if y is not None:
        lower.fill_between(np.arange(T_y), y[0], step="mid", alpha=0.3, color="#d55e00",
                           label="label")
    if chances is not None:
        lower.plot(chances, color="#0072b2", label="p")
    if len(chimes):
        lower.plot(chimes, [1.08] * len(chimes), "v", color="black", label="chime")
    style(lower, title="", xlabel="step of 50 ms", ylabel="")
    lower.set(xlim=(-0.5, T_y - 0.5), ylim=(-0.05, 1.18))
    lower.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    show(paper, alt)

# %% experiment="a sound and its labels"
if checks.ready("is_overlapping", "insert_ones"):
    rng = np.random.default_rng(7)
    x, y, ends = make_sound(rng, triggers=2)
    picture(x, f"Which two are wake up? They end at the steps {ends[0]} and {ends[1]}",
            "Bright curves on noise; behind each rising one the label is 1.", y=y)
    X, Y, all_ends = make_sounds(300, np.random.default_rng(1))
    print(f"{X.shape[1]} sounds, {sum(map(len, all_ends))} trigger words in them;",
          f"{Y.mean():.1%} of the labels are 1")

# %% [markdown]
# ## 4. A loss for labels that are seldom 1
#
# Who always says *no* is right at most of the steps. So a step with label 1 counts `weight` times as much. With
# $p = \sigma(z)$ at each step, and the mean over all examples and steps,
#
# $$J = \frac{1}{m\,T} \sum_{i,t} \left( -\text{weight} \cdot y \ln p - (1 - y) \ln (1 - p) \right),$$
#
# $$\frac{\partial J}{\partial z} = \frac{(1 - y)\, p - \text{weight} \cdot y\, (1 - p)}{m\,T} .$$
#
# For large $\pm z$ a computer's $p$ is exactly 0 or 1, and its logarithm infinite. Work from $z$ instead:
# $-\ln p = \ln(1 + e^{-z})$ and $-\ln(1 - p) = \ln(1 + e^{z})$, and `np.logaddexp(0, z)` is $\ln(e^0 + e^z)$ without
# ever writing down a large number. Sigmoid is given.

# %%
def sigmoid(z):
    """1 / (1 + exp(-z)), for any z."""
    return 0.5 + 0.5 * np.tanh(z / 2)

# %% exercise="sequence_loss"
def sequence_loss(z, y, weight):
    """The weighted loss of all steps, and its slope at z.

    Arguments: z (1, m, T), what the sigmoid gets; y (1, m, T), labels 0 or 1;
        weight, how much more a label 1 counts.
    Returns: loss, a number; dz (1, m, T).
    """
    p = sigmoid(z)
    ### START CODE HERE ### (≈ 3 lines)
    losses = weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)
    loss = np.mean(losses)
    dz = ((1 - y) * p - weight * y * (1 - p)) / z.size
    ### END CODE HERE ###
    return loss, dz

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>At each step only one of the two terms counts: y says which. And the mean is over everything: how many numbers has z?</details>
# <details><summary>Hint 2: in code words</summary>The array of losses: weight times y times <code>np.logaddexp(0, -z)</code>, plus (1 - y) times <code>np.logaddexp(0, z)</code>; its
# <code>np.mean</code>; the slope as the formula has it, over <code>z.size</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>A squared error that counts rainy days k times, and its slope:
# <code>np.mean((1 + (k - 1) * rainy) * (p - y) ** 2)</code>, <code>2 * (1 + (k - 1) * rainy) * (p - y) / p.size</code>.</details>

# %% test="sequence_loss" points=20
with checks.exercise("sequence_loss") as check:
    for m, T in [(3, 7), (2, 11)]:
        z, y, weight = check.draw(problems.logits_of_a_word, m=m, T=T)
        loss, dz = check.call(z, y, weight, returns=checks.Tuple(loss=(), dz=(1, m, T)))
        p = 1 / (1 + np.exp(-z))
        one, zero = -np.log(p[y == 1]), -np.log(1 - p[y == 0])
        slopes = np.where(y == 1, weight * (p - 1), p) / (m * T)
        expected = (weight * one.sum() + zero.sum()) / (m * T), slopes
        slips = problems.weighing_loss_slips(z, y, weight)
        check.close("loss", loss, expected[0], because="the mean over all steps of all examples",
                    suspects={slip: wrong[0] for slip, wrong in slips.items()})
        check.close("dz", dz, expected[1], because="the slope of this loss at z",
                    suspects={slip: wrong[1] for slip, wrong in slips.items()})
    check.gradient("dz", dz, of=lambda at: check.call(at, y, weight)[0], at=z)
    far = np.array([[[800.0, -900.0, 700.0]]]), np.array([[[0.0, 1.0, 1.0]]])
    with np.errstate(all="ignore"):
        loss, dz = check.call(*far, 2.0, quiet=True,
                              returns=checks.Tuple(loss=checks.Scalar(finite=False),
                                                   dz=checks.Array((1, 1, 3), finite=False)))
    check.that(np.isclose(loss, (800 + 2 * 900) / 3), f"for z of {far[0][0, 0].tolist()} the loss is "
               f"{loss:g}: a large z should not be a problem.", diagnosis="large z", rung=1)
    check.that(np.allclose(dz, [[[1 / 3, -2 / 3, 0]]]), "for large z the slope is wrong.",
               diagnosis="large z", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/trigger_word")
    check.against(ours.sequence_loss, problems.logits_of_a_word, [
        dict(m=4, T=5), dict(m=1, T=13), dict(m=6, T=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 5. A GRU that answers at every step
#
# A GRU reads the sound and keeps a state $a^{\langle t \rangle}$ $(n_a, m)$. At every step the same small layer makes one
# number of it, and a sigmoid a probability:
#
# $$z^{\langle t \rangle} = W_y a^{\langle t \rangle} + b_y, \qquad p^{\langle t \rangle} = \sigma(z^{\langle t \rangle}) .$$
#
# It reads from left to right only: a device that answers now cannot listen to what comes later. On the way back the
# layer passes a slope to each state, and, since it was **used at every step of every example, its own slopes are sums**:
#
# $$da^{\langle t \rangle} = W_y^T\, dz^{\langle t \rangle}, \qquad dW_y = \sum_{i,t} dz\, a^T, \qquad db_y = \sum_{i,t} dz .$$

# %% exercise="output_backward"
def output_backward(dz, a, Wy):
    """The way back through the layer z = Wy a + by, which serves all steps.

    Arguments: dz (1, m, T), the slope at z; a (n_a, m, T), the states; Wy (1, n_a).
    Returns: a dict with da (n_a, m, T), dWy (1, n_a), dby (1, 1).
    """
    ### START CODE HERE ### (≈ 3 lines)
    da = Wy.T[:, :, np.newaxis] * dz               # (n_a, 1, 1) * (1, m, T)
    dWy = np.einsum("ymt,amt->ya", dz, a)
    dby = np.sum(dz, axis=(1, 2))[:, np.newaxis]   # (1, 1)
    ### END CODE HERE ###
    return {"da": da, "dWy": dWy, "dby": dby}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Write the shapes below each other: da has n_a rows, dz has one. Each state's slope is its own weight times the slope of its step.
# In dWy, which axes have gone?</details>
# <details><summary>Hint 2: in code words</summary>da: Wy.T with one more axis, times dz, broadcast. dWy: the sum of <code>dz * a</code> over examples and time, as a row; or one
# <code>np.einsum</code>. dby: the sum of dz, as (1, 1).</details>
# <details><summary>Hint 3: a neighbour</summary>Prices (1, n) of goods, sold amounts (n, shops, days) and dtakings (1, shops, days):
# <code>np.sum(dtakings * sold, axis=(1, 2))[np.newaxis]</code> is the slope at the prices, (1, n).</details>

# %% test="output_backward" points=15
with checks.exercise("output_backward") as check:
    for n_a, m, T in [(4, 3, 6), (5, 2, 7)]:
        dz, a, Wy = check.draw(problems.a_last_layer, n_a=n_a, m=m, T=T)
        gradients = check.call(dz, a, Wy, returns=checks.Dict(
            da=(n_a, m, T), dWy=(1, n_a), dby=(1, 1)))
        slips = problems.last_layer_slips(dz, a, Wy)
        expected = {"da": np.stack([Wy[0, k] * dz[0] for k in range(n_a)]),
                    "dWy": np.array([[np.sum(dz[0] * row) for row in a]]),
                    "dby": np.array([[dz.sum()]])}
        words_for = {"da": "the weight of each state times the slope of its step",
                     "dWy": "a sum over all steps of all examples",
                     "dby": "a sum over all steps of all examples"}
        for name, value in expected.items():
            check.close(name, gradients[name], value, because=words_for[name],
                        suspects={slip: wrong[name] for slip, wrong in slips.items()})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/trigger_word")
    check.against(ours.output_backward, problems.a_last_layer, [
        dict(n_a=3, m=5, T=4), dict(n_a=6, m=2, T=9), dict(n_a=2, m=4, T=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 6. When to chime, and how to count
#
# From a trained network comes a $p$ at every step. It stays high for some steps after a word, but the
# device should chime **once**. The rule: chime at a step $t$ if $p^{\langle t \rangle}$ is above the threshold, and the
# last chime, if there was one, is at least `pause` steps ago, that is $t - t_\text{last} \ge \texttt{pause}$.

# %% exercise="find_triggers"
def find_triggers(p, threshold, pause):
    """The steps at which the device chimes.

    Arguments: p (T,), probabilities; threshold: p must be above it;
        pause, at least so many steps from one chime to the next.
    Returns: a list of steps, in order, counted from 0; it may be empty.
    """
    ### START CODE HERE ### (≈ 4 lines)
    chimes = []
    for t, chance in enumerate(p):
        if chance > threshold and (not chimes or t - chimes[-1] >= pause):
            chimes.append(t)
    ### END CODE HERE ###
    return chimes

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Whether it chimes now depends on when it has chimed last. So walk from left to right, and remember.</details>
# <details><summary>Hint 2: in code words</summary>An empty list; <code>for t, chance in enumerate(p)</code>; two conditions: above the threshold, and either no chime yet or
# <code>t - chimes[-1]</code> large enough; then append t.</details>
# <details><summary>Hint 3: a neighbour</summary>A gardener waters when the soil is drier than d, but never twice within w days:
# <code>if soil &lt; d and (not days or day - days[-1] &gt; w): days.append(day)</code>.</details>

# %% test="find_triggers" points=15
with checks.exercise("find_triggers") as check:
    for T, wait in [(60, 8), (41, 5), (90, 13)]:
        p, threshold, pause = check.draw(problems.chances_of_a_word, T=T, pause=wait)
        chimes = check.call(p, threshold, pause, returns=list)
        expected = problems.spaced(np.flatnonzero(p > threshold), pause)
        for slip, wrong in problems.chiming_slips(p, threshold, pause).items():
            check.that(list(chimes) != wrong or wrong == expected, "the chimes are those that one "
                       f"gets from {slip}.", diagnosis=slip, rung=1)
        check.that(list(chimes) == expected, f"with p above the threshold at the steps "
                   f"{np.flatnonzero(p > threshold).tolist()} and a pause of {pause} it should chime at "
                   f"{expected}, yours chimes at {list(chimes)}.", diagnosis="chimes", rung=2)
    silence = check.call(np.full(9, 0.1), 0.5, 3, returns=list)
    check.that(list(silence) == [], "where p is never above the threshold, the list should be empty.",
               diagnosis="silence", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/trigger_word")
    check.hide()
    for T, wait in [(70, 6), (35, 4), (120, 17), (80, 10)] * 2:
        p, threshold, pause = check.draw(problems.chances_of_a_word, T=T, pause=wait)
        check.that(list(check.call(p, threshold, pause)) == ours.find_triggers(p, threshold, pause),
                   "the chimes are not right for other probabilities.", diagnosis="other chances")
    ### END HIDDEN TESTS

# %% [markdown]
# How good is it? Steps that are labelled right say little: most labels are 0. Count **words and chimes** instead. A
# chime is a **hit** if it lies within `window` steps of the end of a trigger word, before or after it, and no
# earlier chime has hit the same word. Every other chime is a **false alarm**. A word that no chime has hit is
# **missed**. (Two ends are always more than two windows apart, so a chime is never near two of them: our shortest word takes
# 10 steps, and our window will be 4.) From these
#
# $$\text{precision} = \frac{\text{hits}}{\text{hits} + \text{false alarms}}, \qquad \text{recall} = \frac{\text{hits}}{\text{hits} + \text{missed}} .$$

# %% exercise="count_hits"
def count_hits(chimes, ends, window):
    """How many chimes hit a word, how many do not, and how many words are missed.

    Arguments: chimes, steps in order; ends, the end steps of the trigger words;
        window: a chime may be so many steps away from an end, that number included.
    Returns: hits, false_alarms, missed: three whole numbers.
    """
    ### START CODE HERE ### (≈ 8 lines)
    hits, waiting = 0, list(ends)      # words that no chime has hit so far
    for chime in chimes:
        near = [end for end in waiting if abs(chime - end) <= window]
        if near:
            waiting.remove(near[0])
            hits += 1
    false_alarms, missed = len(chimes) - hits, len(waiting)
    ### END CODE HERE ###
    return hits, false_alarms, missed

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A word that was hit must not be hit again: keep a list of those that are still waiting. What is left of it at the end?</details>
# <details><summary>Hint 2: in code words</summary>A copy of the ends. For each chime: is there an end in it at most <code>window</code> away, by <code>abs</code>? Then take it out, and count a hit. The other
# two numbers follow from the lengths.</details>
# <details><summary>Hint 3: a neighbour</summary>Letters and mailboxes: <code>free = list(boxes)</code>; for each letter, if <code>letter in free</code>:
# <code>free.remove(letter)</code>; undelivered are <code>len(letters) - delivered</code>.</details>

# %% test="count_hits" points=15
with checks.exercise("count_hits") as check:
    for many, wide in [(7, 5), (8, 3), (11, 9)]:
        chimes, ends, window = check.draw(problems.chimes_to_judge, words=many, window=wide)
        counts = check.call(chimes, ends, window,
                            returns=checks.Tuple(hits=(), false_alarms=(), missed=()))
        heard = [end for end in ends if min(abs(end - chime) for chime in chimes) <= window]
        expected = len(heard), len(chimes) - len(heard), len(ends) - len(heard)
        found = tuple(int(count) for count in counts)
        for slip, wrong in problems.judging_slips(chimes, ends, window).items():
            check.that(found != wrong or wrong == expected, "the numbers are those that one gets "
                       f"from {slip}.", diagnosis=slip, rung=1)
        for name, got, count in zip(("hits", "false alarms", "missed words"), counts, expected):
            check.that(got == count, f"chimes {chimes}, words {ends}, window {window}: {count} "
                       f"{name} are right, yours are {got}.", diagnosis=name, rung=2)
    for chimes, ends, expected in [([], [40, 90], (0, 0, 2)), ([12, 70], [], (0, 2, 0))]:
        counts = check.call(chimes, ends, 6)
        check.that(tuple(counts) == expected, f"chimes {chimes}, words {ends}: {expected} is right, "
                   f"yours is {tuple(counts)}.", diagnosis="nothing there", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/trigger_word")
    check.hide()
    for many, wide in [(9, 4), (14, 7), (7, 11)] * 2:
        given = check.draw(problems.chimes_to_judge, words=many, window=wide)
        check.that(tuple(check.call(*given)) == ours.count_hits(*given),
                   "the numbers are not right for other chimes.", diagnosis="other chimes")
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. Train it
#
# All parts are there: sounds, labels, loss, and the way back. Between them stands week 11's GRU.

# %%
N_A, THRESHOLD, PAUSE, WINDOW = 16, 0.5, 10, 4
EXERCISES = ("is_overlapping", "insert_ones", "sequence_loss", "output_backward",
             "find_triggers", "count_hits")

def start_parameters(n_a, n_x, rng):
    """A GRU with a layer of one unit on top, in float32."""
    found = {f"W{gate}": rng.normal(size=(n_a, n_a + n_x)) / np.sqrt(n_a + n_x) for gate in "urc"}
    found |= {f"b{gate}": np.zeros((n_a, 1)) for gate in "urc"}
    found |= {"Wy": rng.normal(size=(1, n_a)) / np.sqrt(n_a), "by": np.zeros((1, 1))}
    return {name: value.astype(np.float32) for name, value in found.items()}

def read(X, parameters):
    """z (1, m, T), the states a (n_a, m, T), and what the way back needs."""
    a0 = np.zeros((len(parameters["bu"]), X.shape[1]), np.float32)
    a, trip = layers.gru_forward(X.astype(np.float32), a0, parameters)
    z = np.einsum("ya,amt->ymt", parameters["Wy"], a) + parameters["by"][:, :, np.newaxis]
    return z, a, trip

def train(X, Y, weight, steps, seed=2, batch=32):
    """Parameters after so many steps with Adam, and the loss of each step."""
    rng = np.random.default_rng(seed)
    parameters, losses = start_parameters(N_A, len(X), rng), []
    optimizer = layers.Adam(learning_rate=0.01)
    for _ in range(steps):
        some = rng.choice(X.shape[1], batch, replace=False)
        z, a, trip = read(X[:, some], parameters)
        loss, dz = sequence_loss(z, Y[:, some], weight)
        slopes = output_backward(dz, a, parameters["Wy"])
        found = layers.gru_backward(slopes["da"].astype(np.float32), trip)
        gradients = {"dWy": slopes["dWy"], "dby": slopes["dby"]}
        gradients |= {f"d{part}{gate}": found[f"d{part}{gate}"] for part in "Wb" for gate in "urc"}
        parameters = optimizer.step(parameters, layers.clip(gradients, 1.0))
        losses.append(loss)
    return parameters, losses

def precision_and_recall(scores, all_ends, threshold=THRESHOLD, pause=PAUSE, window=WINDOW):
    """Over many sounds: scores (m, T), and m lists of ends."""
    chimes = [find_triggers(score, threshold, pause) for score in scores]
    counts = [count_hits(found, ends, window) for found, ends in zip(chimes, all_ends)]
    hits, false_alarms, missed = np.sum(counts, axis=0)
    return hits / max(1, hits + false_alarms), hits / max(1, hits + missed)

# %% [markdown]
# For comparison a detector without a network: *chime when it is loud*. It takes the sum of all bands, as a mean of six
# steps. We are kind to it: it gets twice the pause, twice the window, and the best of many thresholds, chosen on the sounds
# of the test itself. **Predict** its precision and its recall, and those of the network on 200 new sounds.

# %% experiment="the training"
my_prediction = None
if checks.ready(*EXERCISES):
    X_new, Y_new, ends_new = make_sounds(200, np.random.default_rng(5))
    parameters, losses = train(X, Y, weight=3, steps=300)
    chances = sigmoid(read(X_new, parameters)[0])[0]          # (m, T)
    precision, recall = precision_and_recall(chances, ends_new)
    loud = np.stack([np.convolve(sound, np.ones(6) / 6)[:T_y] for sound in X_new.sum(axis=0)])
    by_loudness = [precision_and_recall(loud, ends_new, threshold, 2 * PAUSE, 2 * WINDOW)
                   for threshold in np.quantile(loud, np.linspace(0.5, 0.99, 30))]
    best = max(by_loudness, key=lambda pair: 2 * pair[0] * pair[1] / max(sum(pair), 1e-9))
    print(f"loss: {losses[0]:.3f} at the first step, {np.mean(losses[-20:]):.3f} at the last ones")
    print(f"{sum(map(len, ends_new))} trigger words in {len(ends_new)} new sounds")
    print(f"  the network:  precision {precision:5.1%}, recall {recall:5.1%}")
    print(f"  by loudness:  precision {best[0]:5.1%}, recall {best[1]:5.1%}")

# %% experiment="what it hears"
if checks.ready(*EXERCISES):
    number = next(k for k, ends in enumerate(ends_new) if len(ends) == 2)
    chimes = find_triggers(chances[number], THRESHOLD, PAUSE)
    delays = [chime - end for score, ends in zip(chances, ends_new) for end in ends
              for chime in find_triggers(score, THRESHOLD, PAUSE) if abs(chime - end) <= WINDOW]
    print(f"a chime comes {np.mean(delays):.1f} steps after the end of its word, as a mean;",
          f"{np.mean(np.less(delays, 0)):.0%} come before it")
    picture(X_new[:, number], f"A new sound: two trigger words, {len(chimes)} chimes",
            "Probability rises at each rising curve and stays low at the others.",
            chances=chances[number], chimes=chimes, y=Y_new[:, number])

# %% [markdown]
# Loudness hears *that* someone speaks; the network hears *what* was said, and answers as soon as its labels
# asked it to. Now and then it is early: the end of a word fades, and by then no other of our five words is possible.
#
# ### The threshold
#
# **Predict:** what happens to precision and recall when the threshold is raised?

# %% experiment="the threshold"
my_prediction = None
if checks.ready(*EXERCISES):
    thresholds = np.linspace(0.05, 0.95, 19)
    pairs = np.array([precision_and_recall(chances, ends_new, level) for level in thresholds])
    plots.lines({"precision": (thresholds, pairs[:, 0]), "recall": (thresholds, pairs[:, 1])},
                xlabel="threshold", ylabel="share",
                title="A higher threshold: fewer false alarms, more missed words",
                alt="Precision rises with the threshold, recall falls at its end.")

# %% [markdown]
# Which is better depends on the device: a lamp that comes on by mistake is harmless, a microphone that opens by mistake is not.
#
# ### Why not a single 1?
#
# Three ways to label and to weigh, 150 steps of training each. **Predict** which of them never chimes.

# %% experiment="one label or eight"
my_prediction = None
if checks.ready(*EXERCISES):
    for ones, weight in [(1, 1), (1, 20), (8, 3)]:
        sounds, labels, _ = make_sounds(300, np.random.default_rng(1), ones)
        found, _ = train(sounds, labels, weight, steps=150)
        answers = sigmoid(read(X_new, found)[0])[0]
        pair = precision_and_recall(answers, ends_new)
        print(f"{ones} label(s) a word, {labels.mean():.1%} ones, weight {weight:2d}:",
              f"largest p {answers.max():.2f}, precision {pair[0]:5.1%}, recall {pair[1]:5.1%}")

# %% [markdown]
# With a single 1 for each word, and no weight, *no* is right at more than 99 of 100 steps, and the network is content
# with it: its largest $p$ stays below the threshold. A weight helps. But it cannot tell the network that one
# step later would be nearly as good, and eight labels do: compare the precision.
#
# ## 8. Break it
#
# The same network, other sounds than it was trained on. **Predict** which of the three harms it most, and whether it is
# precision or recall that suffers: (a) everything twice as loud, (b) everything five times as quiet, (c) one more
# rustle on top, three times as loud as the one it knows.

# %% experiment="other sounds"
my_prediction = None
if checks.ready(*EXERCISES):
    rng = np.random.default_rng(8)
    rustle = 0.36 * np.abs(rng.normal(size=X_new.shape))
    changes = {"as trained": X_new, "(a) twice as loud": 2 * X_new, "(b) a fifth": X_new / 5,
               "(c) a loud rustle": X_new + rustle}
    for name, sounds in changes.items():
        pair = precision_and_recall(sigmoid(read(sounds, parameters)[0])[0], ends_new)
        print(f"{name:>18}: precision {pair[0]:5.1%}, recall {pair[1]:5.1%}")

# %% [markdown]
# A network knows what it has heard. The remedy is known, too: lay louder, quieter and noisier clips into the sounds
# that it learns from. They cost nothing but a line in `make_sound`. Try it.
#
# ## Remember
#
# - A spectrogram tells which frequencies are there, and when. That is what words differ in.
# - From a few clips and backgrounds come any number of labelled sounds: lay them over each other, never two words at once.
# - Two segments do *not* overlap if one ends before the other begins. All else is overlap, touching included.
# - Labels come after the word, several steps of them, and count more than the many zeros.
# - A layer that serves all steps sums its slopes over all steps.
# - Count words and chimes, not steps. Precision and recall move against each other with the threshold.
#
# ## What you can do now
#
# You can let a network watch a stream and speak up at the right moment: a name in sound, a beat that is missing in a
# heart's signal, a machine that begins to rattle. Next week attention comes back, and the recurrent net goes.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week13/trigger_word")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
