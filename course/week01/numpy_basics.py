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
# # NumPy basics: computing with whole arrays
#
# **The question of this lesson:** a neural network moves millions of numbers at once and learns by asking for slopes.
# How do you write that in a few lines that are right, fast, and say by themselves when they are wrong?
#
# At the end you can
#
# - say the shape of a product, of a transpose and of a broadcast *before* you run it, and read the message when shapes
#   do not fit,
# - measure a slope, work it out by the chain rule, and check the one against the other,
# - write the sigmoid, the softmax, two losses and all distances between two sets of points without a loop,
# - write a test that catches a wrong function and lets a right one pass.
#
# **How to work.** Write your code between `START CODE HERE` and `END CODE HERE`, replacing each `None` (or `pass`). Run
# the cell, then run the check below it. A check tells what *kind* of mistake it sees. Stuck? Open the hints, one at a
# time. There are many exercises here and nearly all are one or two lines; plan about two hours, or two sittings with a
# pause before section 6.

# %%
import math
from time import perf_counter

import numpy as np

from startcode import checks, datasets, plots, problems

# %% [markdown]
# ## 1. One number
#
# You will meet one function again and again, so it comes first: the **sigmoid**. It takes any number and squeezes it
# into the range from 0 to 1:
#
# $$s(x) = \frac{1}{1 + e^{-x}}.$$
#
# At $x = 0$ it is one half, since $e^0 = 1$. Far to the right $e^{-x}$ vanishes and $s$ comes close to 1; far to the
# left $e^{-x}$ is huge and $s$ comes close to 0.

# %% exercise="basic_sigmoid"
def basic_sigmoid(x):
    """The sigmoid of one number, with Python's own math module.

    Argument: x, a number.
    Returns: s, a number between 0 and 1.
    """
    ### START CODE HERE ### (≈ 1 line)
    s = 1 / (1 + math.exp(-x))  # a number
    ### END CODE HERE ###
    return s

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Python's <code>^</code> is not a power. The exponential has a function of
# its own in <code>math</code>.</details>
# <details><summary>Hint 2: in code words</summary>One, divided by: one plus the exponential of <em>minus</em> x. Mind
# the parentheses around the denominator.</details>
# <details><summary>Hint 3: a neighbour</summary>The function 2/(3 + √x) is <code>2 / (3 + math.sqrt(x))</code>.
# Without the outer parentheses it would be 2/3 + √x.</details>

# %% test="basic_sigmoid" points=5
with checks.exercise("basic_sigmoid") as check:
    at_0 = check.call(0.0, returns=())
    check.that(at_0 != 2, "basic_sigmoid(0) comes out as 2, that is 1/1 + 1: the whole denominator needs parentheses.",
               diagnosis="parentheses", rung=1)
    check.close("basic_sigmoid(0)", at_0, 0.5, because="one half, since e to the 0 is 1")
    check.that(check.call(1.0, returns=()) > 0.5, "basic_sigmoid(1) lies below one half, but the curve rises: the sign in "
               "the exponent is turned round.", diagnosis="sign", rung=2)
    for x in check.draw(problems.numbers, shape=(5,)).tolist():
        s = check.call(x, returns=())
        check.that(0 < s < 1, "basic_sigmoid leaves the range from 0 to 1.", diagnosis="range", rung=2)
        base = (s / (1 - s)) ** (1 / x)
        check.that(not 1e-7 < abs(base - math.e) < 0.01, f"these are powers of {base:.7f}, not of e: is e typed in by hand? The "
                   "math module has the exponential.", diagnosis="typed-in", rung=1)
        check.close("s / (1 - s)", s / (1 - s), math.exp(x), because="e to the x, which the formula gives when solved for it")
        check.close("s(x) + s(-x)", s + check.call(-x, returns=()), 1.0, because="1: the curve is symmetric around one half")
    rising = [check.call(x, returns=()) for x in (-6.0, -2.5, -0.5, 0.0, 0.5, 2.5, 6.0)]
    check.that(np.all(np.diff(rising) > 0), "basic_sigmoid does not rise everywhere.", diagnosis="monotone", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.basic_sigmoid, lambda rng: float(rng.normal(scale=3.0)), [dict()], rounds=9)
    ### END HIDDEN TESTS

# %% [markdown]
# A network never asks for the sigmoid of *one* number. **Predict:** what does your function make of three at once? Run,
# and write down in one sentence why.

# %% experiment="basic_sigmoid meets an array"
my_explanation = None  # one sentence, in quotes

if checks.ready("basic_sigmoid"):
    try:
        print(basic_sigmoid(np.array([-1.0, 0.0, 1.0])))
    except TypeError as error:
        print("TypeError:", error)
    print("because:", my_explanation)

# %% [markdown]
# <details><summary>Compare your explanation</summary>The functions of the <code>math</code> module take one Python
# number and give one number. An array of three is not a number, so <code>math.exp</code> refuses it. (The minus before
# it was no problem: arrays know that by themselves.) <code>np.exp</code> takes a number or an array and works through
# all entries.</details>
#
# ## 2. Arrays and their shapes
#
# A NumPy array is a block of numbers with a **shape**: the length of each axis.
#
# | array | shape | is called |
# |---|---|---|
# | `np.array([4., 5., 6.])` | `(3,)` | a vector: *one* axis, neither row nor column |
# | `np.array([[4., 5., 6.]])` | `(1, 3)` | a matrix with one row |
# | `np.array([[4.], [5.], [6.]])` | `(3, 1)` | a matrix with one column |
# | a colour picture | `(height, width, 3)` | three matrices, one behind the other |
#
# The **transpose** `A.T` turns rows into columns: shape $(n, m)$ becomes $(m, n)$, and entry $(i, j)$ moves to
# $(j, i)$. Of a vector `(3,)` it changes nothing: there is only one axis to turn.
#
# ### Two products
#
# - `A * B` multiplies **entry by entry**. The shapes must be alike (or broadcast, see below).
# - `A @ B` is the **matrix product**: entry $(i, j)$ is row $i$ of $A$ times column $j$ of $B$, summed,
#   $$C_{ij} = \sum_k A_{ik} B_{kj}, \qquad (n, k) \cdot (k, m) = (n, m).$$
#   The two inner lengths must be equal. They are summed away, the outer ones stay. So $A B$ and $B A$ are different
#   things, and often only one of them exists; and $(AB)^T = B^T A^T$, in the other order.
#
# **Predict first.** For each line write the shape you expect, such as `(3, 4)`, or `"fails"`. Then run.

# %% experiment="which products fit?"
my_prediction = {
    "A @ B": None,
    "B @ A": None,
    "A * B": None,
    "A @ A.T": None,
    "A.T @ A": None,
    "B.T @ A.T": None,
}

A = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])             # (3, 2)
B = np.array([[1.0, 0.0, 2.0, 1.0], [0.0, 1.0, 1.0, -1.0]])    # (2, 4)
products = {
    "A @ B": lambda: A @ B, "B @ A": lambda: B @ A, "A * B": lambda: A * B,
    "A @ A.T": lambda: A @ A.T, "A.T @ A": lambda: A.T @ A, "B.T @ A.T": lambda: B.T @ A.T,
}
for text, product in products.items():
    try:
        outcome = product().shape
    except ValueError as error:
        outcome = f"fails: {error}"
    print(f"{text:10} you: {my_prediction[text]}\n{'':10} NumPy: {outcome}")
row, column = A[2], B[:, 2]
print(f"\nby hand: row 2 of A is {row}, column 2 of B is {column}, their sum of products {np.sum(row * column)}")

# %% experiment="a product as a picture"
plots.matrix(
    A @ B,
    title="A @ B: each entry is one row of A times one column of B, summed",
    alt="The product of a 3 by 2 and a 2 by 4 matrix as a table of 3 rows and 4 columns with its numbers.",
    row_label="row of A",
    column_label="column of B",
)

# %% [markdown]
# Read the messages of the two that fail: the last words name the lengths, or the shapes, that do not fit together.
#
# ### Broadcasting
#
# Shapes need not be equal for `+ - * /`. NumPy writes them one below the other, **aligned at the right**, and compares
# axis by axis. Two lengths fit if they are equal, or if one of them is 1 or missing: that one is stretched.
#
# ```
#   (3, 4)      (3, 4)      (3, 1)      (3, 4)
#      (4,)     (3, 1)         (4,)        (3,)
#   (3, 4)      (3, 4)      (3, 4)      fails: 4 against 3
# ```
#
# **Predict again:** the shape, or `"fails"`. One of these is the most expensive surprise in NumPy.

# %% experiment="which shapes broadcast?"
my_prediction = {
    "(5, 2) + (2,)": None,
    "(5, 2) + (5,)": None,
    "(5, 2) + (5, 1)": None,
    "(5, 1) + (5,)": None,
    "(4, 4) / (4,)": None,
}

pairs = [((5, 2), (2,)), ((5, 2), (5,)), ((5, 2), (5, 1)), ((5, 1), (5,)), ((4, 4), (4,))]
for (text, prediction), (left, right) in zip(my_prediction.items(), pairs):
    try:
        outcome = np.broadcast_shapes(left, right)
    except ValueError:
        outcome = "fails"
    print(f"{text:16} you: {prediction}   NumPy: {outcome}")
plots.matrix(
    np.arange(1.0, 6.0)[:, np.newaxis] - np.arange(1.0, 6.0),
    title="A column (5, 1) minus a vector (5,) is a table (5, 5), not five zeros",
    alt="A table of 5 by 5 differences: zero on the diagonal, other numbers everywhere else.",
    row_label="entry of the column",
    column_label="entry of the vector",
)

# %% [markdown]
# `(5, 1) + (5,)` gives 25 numbers where five were meant, and no message. `(4, 4) / (4,)` runs too, but divides each
# *column* by a number of its own where you may have meant each *row*. Both come from an axis that got lost. Two
# remedies: `keepdims=True` in a sum keeps the summed axis with length 1, and `v[:, np.newaxis]` turns a vector into a
# column.
#
# ### The sigmoid of everything at once
#
# With `np.exp` the sigmoid works on any shape.

# %% exercise="sigmoid"
def sigmoid(x):
    """The sigmoid, entry by entry.

    Argument: x, a number or an array of any shape.
    Returns: s, of the same shape, values from 0 to 1.
    """
    ### START CODE HERE ### (≈ 1 line)
    s = 1 / (1 + np.exp(-x))  # same shape as x
    ### END CODE HERE ###
    return s

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One name in your <code>basic_sigmoid</code> must change.</details>
# <details><summary>Hint 2: in code words</summary>One, divided by: one plus NumPy's exponential of minus x. Numbers such
# as 1 broadcast to any shape.</details>
# <details><summary>Hint 3: a neighbour</summary>The function 2/(3 + √x) of a whole array is
# <code>2 / (3 + np.sqrt(x))</code>.</details>

# %% test="sigmoid" points=8
with checks.exercise("sigmoid") as check:
    at_0 = check.call(0.0, returns=())
    check.that(at_0 != 2, "sigmoid(0) comes out as 2, that is 1/1 + 1: the whole denominator needs parentheses.",
               diagnosis="parentheses", rung=1)
    check.that(at_0 != 0, "sigmoid(0) comes out as 0; it should be one half. An S-shaped curve through 0 is the tanh.",
               diagnosis="tanh", rung=2)
    check.close("sigmoid(0)", at_0, 0.5, because="one half")
    for shape in [(7,), (3, 5), ()]:
        x = check.draw(problems.numbers, shape=shape)
        s = check.call(x, returns=shape)
        check.that(np.all((s > 0) & (s < 1)), "sigmoid leaves the range from 0 to 1.", diagnosis="range", rung=2)
        check.that(np.all((s > 0.5) == (x > 0)), "sigmoid of a positive number must lie above one half, of a negative one "
                   "below: the sign in the exponent is turned round.", diagnosis="sign", rung=2)
        check.close("s(x) + s(-x)", s + check.call(-x, returns=shape), np.ones(shape),
                    because="1: the curve is symmetric around one half")
        base = np.median((s / (1 - s)) ** (1 / x))
        check.that(np.asarray(s).dtype != np.float64 or not 1e-6 < abs(base - np.e) < 0.01, f"these are powers of {base:.7f}, not of e: is e "
                   "typed in by hand? np.exp knows it to all digits.", diagnosis="typed-in", rung=2)
        check.close("s / (1 - s)", s / (1 - s), np.exp(x), because="e to the x, which the formula gives when solved for it")
        check.repeatable(x)
    ends = check.call(np.array([-1000.0, 0.0, 1000.0]), returns=(3,), quiet=True)
    check.close("sigmoid at -1000, 0 and 1000", ends, np.array([0.0, 0.5, 1.0]))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.sigmoid, problems.numbers, [dict(shape=(2, 9)), dict(shape=(11,)), dict(shape=(2, 3, 5)), dict(shape=())])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 3. Slopes
#
# Learning is moving numbers so that a cost falls. For that we need to know how fast the cost changes when one number
# moves: the **derivative**, the slope of the curve at a place. It is what the slope between two nearby points comes to
# when they are pushed together:
#
# $$f'(x) = \lim_{h \to 0} \frac{f(x + h) - f(x - h)}{2h}.$$
#
# Stop at a small $h$ instead of going to the limit, and you can *measure* any slope, without knowing a formula:

# %%
def measured_slope(f, x, h=1e-5):
    """The slope of f at x, from two points at the distance h on both sides of it."""
    return (f(x + h) - f(x - h)) / (2 * h)

# %% [markdown]
# Take $f(x) = x^3$, whose derivative is $3x^2$. **Predict:** how far off is the measurement at $x = 2$ with $h = 1$, and
# what becomes of the error when $h$ is ten times smaller?

# %% experiment="a slope, measured and by formula"
def cube(x):
    return x ** 3

for h in (1.0, 0.1, 0.01, 0.001, 1e-5, 1e-12):
    measured = measured_slope(cube, 2.0, h)
    print(f"h = {h:<6g} measured slope at 2: {measured:.9f}   off by {abs(measured - 3 * 2.0 ** 2):.1e}")
plots.functions(
    {"formula 3x²": lambda x: 3 * x ** 2,
     "measured with h = 1": lambda x: measured_slope(cube, x, 1.0),
     "measured with h = 0.5": lambda x: measured_slope(cube, x, 0.5)},
    np.linspace(-2, 2, 81),
    title="The smaller the step h, the closer the measured slope comes to the formula",
    alt="Three parabolas over x from -2 to 2: the formula, the measurement with h = 0.5 a little above it, with h = 1 further above.",
    xlabel="x",
    ylabel="slope of x³",
)

# %% [markdown]
# Ten times smaller $h$, a hundred times smaller error: it goes with $h^2$. But not for ever. The two values differ by less
# and less, and in the last row rounding has spoilt their difference. $h = 10^{-5}$ is a good choice.
#
# ### The chain rule
#
# When $y$ depends on $u$ and $u$ on $x$, slopes multiply: if $u$ moves 3 times as fast as $x$, and $y$ 2 times as fast
# as $u$, then $y$ moves 6 times as fast as $x$,
#
# $$\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}.$$
#
# That is all there is to backpropagation, later. Here it gives the slope of the sigmoid. Write $s = 1/u$ with
# $u = 1 + e^{-x}$. Then $\frac{ds}{du} = -\frac{1}{u^2}$ and $\frac{du}{dx} = -e^{-x} = 1 - u$, so
#
# $$s'(x) = \frac{u - 1}{u^2} = \frac1u \left(1 - \frac1u\right) = s(x)\,\big(1 - s(x)\big).$$
#
# Whoever has $s$ already gets the slope for one subtraction and one product. At $x = 0$ it is one quarter, its largest
# value.

# %% exercise="sigmoid_derivative"
def sigmoid_derivative(x):
    """The slope of the sigmoid at x, entry by entry.

    Argument: x, a number or an array of any shape: the place, not the value of the sigmoid there.
    Returns: ds, of the same shape.
    """
    ### START CODE HERE ### (≈ 2 lines)
    s = sigmoid(x)      # same shape as x
    ds = s * (1 - s)    # same shape as x
    ### END CODE HERE ###
    return ds

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The formula speaks of s(x) twice and never of x alone. You have a function
# for s(x).</details>
# <details><summary>Hint 2: in code words</summary>First the sigmoid of x; then that, times one minus that, entry by
# entry.</details>
# <details><summary>Hint 3: a neighbour</summary>The slope of t = tanh(x) is 1 − t². In two lines: <code>t =
# np.tanh(x)</code>, then <code>dt = 1 - t ** 2</code>.</details>

# %% test="sigmoid_derivative" points=8
with checks.exercise("sigmoid_derivative") as check:
    own = check.uses("sigmoid")
    at_0, at_1 = check.call(0.0, returns=()), check.call(1.0, returns=())
    check.that(at_1 != 0, "the slope at x = 1 comes out as 0, but the curve still rises there: x stands where the sigmoid of "
               "x belongs.", diagnosis="x-for-s", rung=1)
    check.that(at_0 != 0.5, "the slope at x = 0 comes out as one half, which is the height of the curve there: a factor is "
               "missing.", diagnosis="missing-factor", rung=2)
    for shape in [(7,), (3, 5)]:
        x = check.draw(problems.numbers, shape=shape)
        ds = check.call(x, returns=shape)
        s, h = own(x), 1e-5
        check.gradient("sigmoid_derivative", ds, of=lambda v: np.sum(own(v)), at=x, suspects={
            "taking the sigmoid twice: the slope at sigmoid(x), where the one at x is meant": (own(s + h) - own(s - h)) / (2 * h),
            "one minus the square, which is the slope of another curve, tanh": 1 - s ** 2})
        check.close("the slope at -x", check.call(-x, returns=shape), ds, because="the slope at x: the curve is symmetric")
        check.that(np.all(ds < at_0), "the slope should be largest at x = 0.", diagnosis="largest", rung=2)
    check.close("sigmoid_derivative(0)", at_0, 0.25, because="one quarter")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.sigmoid_derivative, problems.numbers, [dict(shape=(2, 9)), dict(shape=(11,)), dict(shape=())])
    ### END HIDDEN TESTS

# %% experiment="the sigmoid and its slope"
if checks.ready("sigmoid", "sigmoid_derivative"):
    plots.functions(
        {"sigmoid": sigmoid,
         "your sigmoid_derivative": sigmoid_derivative,
         "its slope, measured": lambda x: measured_slope(sigmoid, x)},
        np.linspace(-6, 6, 121),
        title="The measured slope lies on your formula: steepest in the middle, flat at both ends",
        alt="The S-shaped sigmoid, and below it a bell with its top of one quarter at 0; the measured slope lies on the bell.",
        xlabel="x",
        ylabel="value",
    )
    x = 0.4
    inner = measured_slope(lambda t: 3 * t + 1, x)
    outer = sigmoid_derivative(3 * x + 1)
    print(f"the slope of sigmoid(3x + 1) at {x} by the chain rule: {outer:.5f} · {inner:.5f} = {outer * inner:.5f}")
    print(f"measured: {measured_slope(lambda t: sigmoid(3 * t + 1), x):.5f}")

# %% [markdown]
# ### Many directions: partial derivatives and the gradient
#
# A cost depends on many numbers. Move one and hold the others still: that slope is a **partial derivative**,
# $\frac{\partial f}{\partial u}$. All of them together form the **gradient**, $\nabla f = \big(\frac{\partial
# f}{\partial u}, \frac{\partial f}{\partial v}\big)$, an arrow at each place.
#
# For $f(u, v) = u^2 + 3v^2$ they are $2u$ and $6v$. You stand at $(1, \frac12)$ and may take one tiny step in any
# direction you like. **Predict:** at which angle does $f$ grow fastest, at which does it fall fastest, and at which
# does it not change at all?

# %% experiment="which way is up?"
my_prediction = None  # the angle of steepest ascent, 0 to 360 degrees; 0 is along u, 90 along v

def f(u, v):
    return u ** 2 + 3 * v ** 2

u, v = 1.0, 0.5
partial_u = measured_slope(lambda moved: f(moved, v), u)   # v held still
partial_v = measured_slope(lambda moved: f(u, moved), v)   # u held still
angle, length = np.degrees(np.arctan2(partial_v, partial_u)), np.hypot(partial_u, partial_v)
degrees = np.linspace(0, 360, 361)
climb = [measured_slope(lambda t: f(u + t * np.cos(a), v + t * np.sin(a)), 0.0) for a in np.radians(degrees)]
print(f"gradient ({partial_u:.3f}, {partial_v:.3f}): angle {angle:.1f} degrees, length {length:.3f}")
print(f"steepest of all directions tried: {degrees[np.argmax(climb)]:.0f} degrees; your prediction: {my_prediction}")
plots.lines(
    {"slope in this direction": (degrees, climb)},
    points={"along the gradient": (angle, length), "against it": (angle + 180, -length)},
    title="No direction climbs faster than the gradient, none falls faster than its opposite",
    xlabel="direction of the step, in degrees",
    ylabel="slope of f in that direction",
    alt="A wave over all directions: highest along the gradient, lowest against it, zero at right angles to it.",
)

# %% [markdown]
# The gradient is the direction of **steepest ascent**, and its length is the slope there. To make a cost fall, step
# against it. At right angles to it nothing changes.
#
# ## 4. A picture becomes a column
#
# A network takes its input as one column of numbers. `reshape` reads an array in order (last axis fastest) and fills a
# new shape; no number is moved. A length of −1 means "whatever is left".

# %% exercise="image2vector"
def image2vector(image):
    """A picture as one column.

    Argument: image, shape (height, width, channels).
    Returns: v, shape (height * width * channels, 1), the same numbers in their order, of the same dtype.
    """
    ### START CODE HERE ### (≈ 1 line)
    v = image.reshape(-1, 1)  # shape (height * width * channels, 1)
    ### END CODE HERE ###
    return v

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Type no size in, and do not count on a square: the picture knows its three
# lengths. A column has two axes.</details>
# <details><summary>Hint 2: in code words</summary>One <code>reshape</code> to two lengths: the product of the three old
# ones (or −1), and one. No transpose.</details>
# <details><summary>Hint 3: a neighbour</summary>A picture as a table with one row for each pixel:
# <code>image.reshape(image.shape[0] * image.shape[1], image.shape[2])</code>.</details>

# %% test="image2vector" points=8
with checks.exercise("image2vector") as check:
    for height, width, channels, scale in [(3, 5, 2, None), (4, 7, 3, 255.0), (2, 3, 5, None)]:
        image = check.draw(problems.picture, height=height, width=width, channels=channels)
        image = image / scale if scale else image  # once with fractions
        v = check.call(image, returns=(height * width * channels, 1))
        check.that(v.dtype == image.dtype, f"the picture has dtype {image.dtype}, the column {v.dtype}: only the shape should "
                   "change.", diagnosis="dtype", rung=1)
        check.close(
            "the column, put back into the form of the picture", v.reshape(image.shape), image,
            because="the picture itself",
            suspects={
                "turning rows into columns before flattening: the picture is scrambled": image.transpose(1, 0, 2).reshape(image.shape),
                "reversing the axes before flattening, or reading column by column: the picture is scrambled": image.T.reshape(image.shape),
                "reading one colour layer after the other: the picture is scrambled": image.transpose(2, 0, 1).reshape(image.shape),
            }, rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.image2vector, problems.picture, [
        dict(height=6, width=4, channels=3), dict(height=3, width=11, channels=2), dict(height=5, width=2, channels=7)])
    ### END HIDDEN TESTS

# %% [markdown]
# Numbers in the wrong order have the right shape, and nothing complains. Look at what a transpose before the `reshape`
# does to a picture:

# %% experiment="a scrambled picture"
if checks.ready("image2vector"):
    picture = datasets.load_cats()[0][0]
    there_and_back = image2vector(picture).reshape(picture.shape)
    transposed_first = image2vector(picture.transpose(2, 0, 1)).reshape(picture.shape)
    plots.images(
        [picture, there_and_back, transposed_first],
        ["the picture", "there and back", "axes moved first"],
        title="reshape keeps the order of the numbers; move axes first, and it is lost",
        alt="A picture; the same picture again; and a scrambled one with nine small grey copies.",
        columns=3,
    )

# %% [markdown]
# ## 5. A number for each row
#
# **Loud note on rows and columns:** in this section one *row* is one example. From the next notebook on, one *column*
# is one example. Both exist in the world; always ask which one is meant.
#
# A bright picture and a dark one of the same cat differ in the size of their numbers more than in anything else. If size
# should not count, bring every row to length 1:
#
# $$x_{i\cdot} \leftarrow \frac{x_{i\cdot}}{\lVert x_{i\cdot} \rVert}, \qquad
# \lVert x_{i\cdot} \rVert = \sqrt{\textstyle\sum_j x_{ij}^2}.$$
#
# Here $x_{i\cdot}$ is the whole row $i$. The row $(3, 4)$ has length 5 and becomes $(0.6, 0.8)$. There is one length for each row, so the lengths should form a
# *column*, $(m, 1)$: then each meets its own row. `np.linalg.norm(x, axis=..., keepdims=True)` gives lengths.

# %% exercise="normalize_rows"
def normalize_rows(x):
    """Every row brought to length 1.

    Argument: x, shape (m, n), no row all zeros. It stays as it is.
    Returns: x_normalized, shape (m, n).
    """
    ### START CODE HERE ### (≈ 2 lines)
    x_norm = np.linalg.norm(x, axis=1, keepdims=True)  # lengths of the rows, shape (m, 1)
    x_normalized = x / x_norm                          # shape (m, n)
    ### END CODE HERE ###
    return x_normalized

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Axis 0 goes down, from row to row; axis 1 goes across, from column to column.
# The axis you name is the one that is summed away. Which must be gone, if one number for each row is to be left?</details>
# <details><summary>Hint 2: in code words</summary>The norm along axis 1, with its axis kept; then x divided by it, as a
# new array (<code>x /= ...</code> would change the array of whoever called you).</details>
# <details><summary>Hint 3: a neighbour</summary>Columns with mean 0: <code>means = np.mean(x, axis=0,
# keepdims=True)</code>, shape (1, n), then <code>centred = x - means</code>.</details>

# %% test="normalize_rows" points=8
with checks.exercise("normalize_rows") as check:
    for rows, columns in [(4, 4), (3, 5), (5, 2)]:
        x = check.draw(problems.matrix, rows=rows, columns=columns)
        n = check.call(x, returns=(rows, columns))
        factor = n / x  # what each entry was multiplied by
        check.that(np.ptp(factor) > 1e-6, "every entry was divided by one and the same number; each row has a length of its "
                   "own.", diagnosis="over-everything", rung=1)
        check.that(not np.allclose(np.sum(n * n, axis=0), 1), "the columns have length 1; the rows are meant: look at axis.",
                   diagnosis="axis", rung=1)
        check.that(not np.allclose(factor, factor[:1]), "all rows were divided by the same numbers, one for each column. In a "
                   "square matrix lengths of shape (m,) run along the columns, and nothing complains: is keepdims=True missing?",
                   diagnosis="keepdims", rung=2)
        check.close("the lengths of the rows", np.sqrt(np.sum(n * n, axis=1)), np.ones(rows), because="1 for every row",
                    suspects={
                        "dividing by the sum of squares: a square root is missing": 1 / np.sqrt(np.sum(x * x, axis=1)),
                        "dividing by the sum of absolute values": np.sqrt(np.sum(x * x, axis=1)) / np.sum(np.abs(x), axis=1)})
        check.that(np.all(factor > 0) and np.allclose(factor, factor[:, :1]), "a row points into another direction than before: "
                   "all its entries should be divided by one positive number.", diagnosis="direction", rung=2)
        check.close("rows normalised a second time", check.call(n, returns=(rows, columns)), n, because="the same rows")
        check.repeatable(x)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.normalize_rows, problems.matrix, [
        dict(rows=7, columns=4), dict(rows=2, columns=9), dict(rows=6, columns=6)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Softmax
#
# The sigmoid turns one number into a probability. For several classes there is the **softmax**: it turns a row of
# scores into probabilities, all positive, with sum 1. Larger scores get larger shares:
#
# $$\text{softmax}(x)_{ij} = \frac{e^{x_{ij}}}{\sum_k e^{x_{ik}}}.$$
#
# Again there is one number for each row, the sum in the denominator. Two equal scores share equally, whatever they are,
# because only *differences* of scores count.

# %% exercise="softmax"
def softmax(x):
    """Scores to probabilities, row by row.

    Argument: x, scores, shape (m, n). It stays as it is.
    Returns: s, shape (m, n), positive; every row sums to 1.
    """
    ### START CODE HERE ### (≈ 3 lines)
    x_exp = np.exp(x)                             # shape (m, n)
    x_sum = np.sum(x_exp, axis=1, keepdims=True)  # shape (m, 1)
    s = x_exp / x_sum                             # shape (m, n)
    ### END CODE HERE ###
    return s

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The plan is that of <code>normalize_rows</code>, with exponentials in the
# place of x and a sum in the place of a length.</details>
# <details><summary>Hint 2: in code words</summary>All exponentials; their sum along axis 1, its axis kept; the one
# divided by the other.</details>
# <details><summary>Hint 3: a neighbour</summary>Shares of votes, one column for each district: <code>votes /
# np.sum(votes, axis=0, keepdims=True)</code> makes every <em>column</em> sum to 1.</details>

# %% test="softmax" points=8
with checks.exercise("softmax") as check:
    for rows, columns in [(4, 4), (3, 5), (7, 2)]:
        x = check.draw(problems.matrix, rows=rows, columns=columns)
        s = check.call(x, returns=(rows, columns))
        check.that(np.all(s > 0), "softmax holds numbers that are not positive: an exponential is missing.",
                   diagnosis="positive", rung=2)
        check.that(not np.allclose(s, 0.5 + 0.5 * np.tanh(x / 2)), "every score went through the sigmoid by itself; here the scores "
                   "of a row share a sum of 1.", diagnosis="sigmoid", rung=2)
        check.that(not np.isclose(np.sum(s), 1), "all entries together sum to 1; every row should do so by itself: look at axis.",
                   diagnosis="over-everything", rung=1)
        check.that(not np.allclose(np.sum(s, axis=0), 1), "the columns sum to 1; the rows are meant: look at axis.",
                   diagnosis="axis", rung=1)
        share = s / np.exp(x)
        check.that(not np.allclose(share, share[:1]), "all rows were divided by the same numbers, one for each column. In a "
                   "square matrix sums of shape (m,) run along the columns, and nothing complains: is keepdims=True missing?",
                   diagnosis="keepdims", rung=2)
        check.close("log of s_ij / s_i0", np.log(s / s[:, :1]), x - x[:, :1], because="the difference of the two scores")
        check.that(not np.allclose(np.sum(s, axis=1), columns), f"every row sums to {columns}, the number of its entries: it was "
                   "divided by a mean, not by a sum.", diagnosis="mean-for-sum", rung=2)
        check.close("the sums of the rows", np.sum(s, axis=1), np.ones(rows), because="1 for every row")
        check.that(np.array_equal(np.argsort(s), np.argsort(x)), "the order of the scores is lost.", diagnosis="order")
        moved = x + np.arange(1.0, rows + 1)[:, np.newaxis]
        check.close("scores with a number added to each row", check.call(moved, returns=s.shape), s, because="the same shares")
        check.close("the classes in another order", check.call(x[:, ::-1], returns=s.shape), s[:, ::-1],
                    because="the same shares in that order")
        check.close("the first row alone", check.call(x[:1], returns=(1, columns)), s[:1], because="the same as among others")
        check.repeatable(x)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.softmax, problems.matrix, [
        dict(rows=6, columns=3), dict(rows=2, columns=11), dict(rows=5, columns=5)])
    ### END HIDDEN TESTS

# %% experiment="softmax of some scores"
if checks.ready("softmax"):
    scores = np.array([[0.0, 1.0, 2.0, 3.0], [10.0, 11.0, 12.0, 13.0], [0.0, 0.0, 0.0, 3.0], [2.0, 2.0, 2.0, 2.0]])
    plots.matrix(
        softmax(scores),
        title="Only differences of scores count: the first two rows share alike",
        alt="Softmax of four rows of four scores. The rows 0 1 2 3 and 10 11 12 13 get the same shares; equal scores share equally.",
        row_label="row of scores",
        column_label="class",
    )

# %% [markdown]
# ### Break it
#
# Here is a softmax by a colleague. The `keepdims=True` is gone. On most matrices NumPy refuses it; on a *square* one it
# runs and is wrong.

# %%
def broken_softmax(x):
    """A softmax that should not pass anybody's test."""
    return np.exp(x) / np.sum(np.exp(x), axis=1)

# %% [markdown]
# Write an assertion that catches it. `assert condition` does nothing when the condition is true, and raises an
# `AssertionError` when it is not. The given frame runs your assertion on a square `x` and answers whether it complained.
# It should complain about **every** softmax whose rows do not sum to 1, and let every right one pass. Mind that computed
# numbers carry rounding in their last digits: a right sum may be 0.9999999999999999.

# %% exercise="catches"
def catches(softmax):
    """Does an assertion of mine see that something is wrong with a softmax?

    Argument: softmax, a function from scores (m, n) to shares (m, n), right or wrong.
    Returns: True if the assertion complains, False if it has nothing to say.
    """
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 0.0], [0.0, 4.0, 1.0]])  # square: nothing else would complain
    try:
        ### START CODE HERE ### (≈ 2 lines)
        row_sums = np.sum(softmax(x), axis=1)  # shape (3,)
        assert np.allclose(row_sums, 1)
        ### END CODE HERE ###
    except AssertionError:
        return True
    return False

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>What is true of every right softmax and was written above in one sentence?
# Test that, and not the numbers that you happen to expect.</details>
# <details><summary>Hint 2: in code words</summary>Sum the softmax of x along each row. Then assert that all these sums
# are <em>close</em> to 1: <code>np.allclose</code> compares arrays up to rounding, <code>==</code> does not.</details>
# <details><summary>Hint 3: a neighbour</summary>A test for a function that should turn columns into columns with mean 0:
# <code>means = np.mean(center(x), axis=0)</code>, <code>assert np.allclose(means, 0)</code>.</details>

# %% test="catches" points=5
with checks.exercise("catches") as check:
    own = check.uses("softmax")
    some = own(np.array([[0.0, 2.0, 1.0], [3.0, 1.0, 0.0], [1.0, 1.0, 4.0]]))
    check.that(np.allclose(np.sum(some, axis=1), 1), "your own softmax is not right yet: finish that first, then come back.",
               diagnosis="depends")
    check.that(not check.call(own, returns=()), "your assertion complains about your own softmax, which is right.",
               diagnosis="false-alarm", rung=1)
    for rounding in (1 - 1e-14, 1 + 1e-14):
        check.that(not check.call(lambda x: own(x) * rounding, returns=()), "a right softmax is called wrong because of rounding in "
                   "the fourteenth digit: computed numbers are compared with np.allclose, not with ==.", diagnosis="exact", rung=2)
    wrong = {
        "a softmax without keepdims": broken_softmax,
        "a softmax whose columns sum to 1": lambda x: own(x.T).T,
        "a softmax that sums to 1 over the whole matrix": lambda x: own(x.reshape(1, -1)).reshape(x.shape),
        "a softmax whose rows sum to one half": lambda x: own(x) / 2,
        "a softmax whose rows sum to 1.003": lambda x: own(x) * 1.003,
        "a softmax that is wrong in its last row only": lambda x: own(x) * np.array([[1.0], [1.0], [1.1]]),
    }
    for which, candidate in wrong.items():
        check.that(check.call(candidate, returns=()), f"your assertion lets {which} pass.", diagnosis="not-caught", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    def some_softmax(rng, wrong_row):
        factors = np.ones((3, 1))
        factors[wrong_row] = rng.choice([0.5, 0.97, 1.03, 2.0]) if wrong_row >= 0 else 1.0
        return lambda x: ours.softmax(x) * factors
    check.against(ours.catches, some_softmax, [dict(wrong_row=0), dict(wrong_row=-1), dict(wrong_row=2), dict(wrong_row=1)])
    ### END HIDDEN TESTS

# %% [markdown]
# You have just done what the checks of this course do all the time: they test what must *hold*, and need not know the
# answer.
#
# ## 6. Hard inputs
#
# `sigmoid`, `softmax` and `normalize_rows`: each has inputs that break its plain form. **Predict** which of these results
# will be sensible numbers, then run.

# %% experiment="where the plain forms break"
with np.errstate(all="ignore"):
    print("the largest floating-point number:    ", np.finfo(float).max)
    print("e to the 1000:                        ", np.exp(1000.0))
    if checks.ready("sigmoid", "normalize_rows", "softmax"):
        print("sigmoid(-1000):                       ", sigmoid(-1000.0))
        print("softmax of the scores 1000, 1000, 0:  ", softmax(np.array([[1000.0, 1000.0, 0.0]]))[0])
        print("the row 0, 0, normalised:             ", normalize_rows(np.zeros((1, 2)))[0])

# %% [markdown]
# Beyond the largest floating-point number comes `inf`, and `inf / inf` and `0 / 0` are `nan`, not a number, which
# spreads to everything it touches. The sigmoid survives by luck, with a warning that the cell above keeps quiet. The next
# three exercises count separately, and little: the plain forms above keep their points.
#
# **The sigmoid.** The exponential of a number up to 0 is harmless. With $\text{small} = e^{-|x|}$, never above 1, the
# sigmoid is
#
# $$s(x) = \frac{1}{1 + \text{small}} \ \text{ for } x \ge 0, \qquad s(x) = \frac{\text{small}}{1 + \text{small}} \ \text{ for } x < 0.$$

# %% exercise="stable_sigmoid"
def stable_sigmoid(x):
    """The sigmoid without overflow: no warning, whatever the number.

    Argument: x, a number or an array of any shape.
    Returns: s, of the same shape, values from 0 to 1.
    """
    ### START CODE HERE ### (≈ 2 lines)
    small = np.exp(-np.abs(x))                        # between 0 and 1
    s = np.where(x >= 0, 1, small) / (1 + small)      # same shape as x
    ### END CODE HERE ###
    return s

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Both forms have the same denominator. Only the numerator depends on the
# sign.</details>
# <details><summary>Hint 2: in code words</summary>small is the exponential of minus the absolute value of x. The numerator is
# chosen entry by entry with <code>np.where(condition, this, that)</code>, which computes both.</details>
# <details><summary>Hint 3: a neighbour</summary>The root of |x| with the sign of x: <code>root =
# np.sqrt(np.abs(x))</code>, then <code>np.where(x &gt;= 0, root, -root)</code>. It never takes the root of a negative
# number.</details>

# %% test="stable_sigmoid" points=2
with checks.exercise("stable_sigmoid") as check:
    hard = np.array([-1000.0, -0.004, 0.0, 0.004, 1000.0])
    s = check.call(hard, returns=checks.Array((5,), finite=False))
    check.that(not np.any(np.isnan(s)), "stable_sigmoid gives nan for a large number: inf was divided by inf.",
               diagnosis="nan", rung=2)
    check.that(not check.remarks, "NumPy warns on the way to the result for -1000 or 1000: some exponential is taken of a large "
               "positive number, even if its result is thrown away afterwards.", diagnosis="overflow", rung=2)
    check.that(s[0] != s[-1], "-1000 and 1000 give the same: the numerator depends on the sign of x.", diagnosis="both-signs", rung=2)
    check.that(np.ptp(s[1:4]) < 0.1, "stable_sigmoid jumps at 0: this is a step, not a sigmoid.", diagnosis="step", rung=2)
    check.that(s[0] < 1e-9 and s[-1] > 1 - 1e-9, "stable_sigmoid at -1000 and 1000 is not 0 and 1: are numbers cut off (clipped) "
               "too early?", diagnosis="clipped", rung=2)
    check.close("stable_sigmoid at -1000, 0 and 1000", s[::2], np.array([0.0, 0.5, 1.0]))
    check.close("s / (1 - s) near 0", s[1:4] / (1 - s[1:4]), np.exp(hard[1:4]), because="e to the x, as for every sigmoid")
    for shape in [(7,), (3, 5), ()]:
        x = check.draw(problems.numbers, shape=shape)
        s = check.call(x, returns=shape)
        check.that(np.all((s > 0) & (s < 1)), "stable_sigmoid leaves the range from 0 to 1.", diagnosis="range", rung=2)
        check.close("s / (1 - s)", s / (1 - s), np.exp(x), because="e to the x, as for every sigmoid")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    def large_and_small(rng, m):
        return rng.normal(size=m) * 10.0 ** rng.integers(-2, 3, size=m)
    check.against(ours.stable_sigmoid, large_and_small, [dict(m=13), dict(m=8)])
    check.that(not check.remarks, "NumPy warns on the way.", diagnosis="overflow", rung=2)
    ### END HIDDEN TESTS

# %% [markdown]
# **Rows of zeros** have no direction. Let us agree that they stay zero.

# %% exercise="safe_normalize_rows"
def safe_normalize_rows(x):
    """Every row brought to length 1; a row of zeros stays a row of zeros.

    Argument: x, shape (m, n). It stays as it is.
    Returns: x_normalized, shape (m, n), without nan.
    """
    ### START CODE HERE ### (≈ 2 lines)
    x_norm = np.linalg.norm(x, axis=1, keepdims=True)           # shape (m, 1)
    x_normalized = x / np.where(x_norm == 0, 1, x_norm)         # shape (m, n)
    ### END CODE HERE ###
    return x_normalized

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Zero divided by which number is zero? Any, but for one.</details>
# <details><summary>Hint 2: in code words</summary>Lengths as before. Where a length is 0, take another divisor in its
# place (<code>np.where</code>); all other rows keep theirs.</details>
# <details><summary>Hint 3: a neighbour</summary>Mean price for each shop, 0 for shops without a sale: <code>total /
# np.maximum(count, 1)</code>.</details>

# %% test="safe_normalize_rows" points=2
with checks.exercise("safe_normalize_rows") as check:
    for rows, columns, empty in [(5, 3, 1), (4, 7, 3)]:
        x = check.draw(problems.matrix, rows=rows, columns=columns)
        x[empty] = 0
        check.that(np.shape(check.call(x, quiet=True)) != (rows - 1, columns), "the row of zeros is gone; it should stay, as a row of "
                   "zeros.", diagnosis="row-dropped", rung=1)
        n = check.call(x, returns=checks.Array((rows, columns), finite=False), quiet=True)
        others = np.delete(n, empty, axis=0)
        check.that(not np.any(np.isnan(n[empty])), "a row of zeros becomes nan: 0 is divided by 0.", diagnosis="nan", rung=1)
        check.close("the row of zeros", n[empty], np.zeros(columns), because="zeros")
        check.that(np.any(others), "all rows become zeros because one of them is: each row must be treated by itself.",
                   diagnosis="all-empty", rung=2)
        check.that(np.ptp(others * others @ np.ones(columns)) < 1e-6, "rows that are not empty do not get length 1 any more: is an "
                   "epsilon added to every length?", diagnosis="epsilon", rung=2)
        check.close("the lengths of the other rows", np.sqrt(np.sum(others * others, axis=1)), np.ones(rows - 1), because="1")
        factor = others / np.delete(x, empty, axis=0)
        check.that(np.all(factor > 0) and np.allclose(factor, factor[:, :1]), "a row points into another direction than before.",
                   diagnosis="direction", rung=2)
        short = check.call(x * 1e-5, returns=x.shape, quiet=True)
        check.that(np.allclose(short, n, atol=1e-4), "a row that is short but not empty does not get length 1: only the length 0 is "
                   "special.", diagnosis="short-rows", rung=2)
    check.close("nothing but zeros", check.call(np.zeros((2, 3)), returns=(2, 3), quiet=True), np.zeros((2, 3)))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    def with_empty_rows(rng, rows, columns):
        return problems.matrix(rng, rows, columns) * (rng.random((rows, 1)) < 0.6)
    check.against(ours.safe_normalize_rows, with_empty_rows, [dict(rows=9, columns=4), dict(rows=3, columns=8)])
    ### END HIDDEN TESTS

# %% [markdown]
# **The softmax** does not change when a number is subtracted from all scores of a row. Choose that number so that no
# exponential can overflow, in any row, and that not all of them vanish.

# %% exercise="stable_softmax"
def stable_softmax(x):
    """Softmax without overflow.

    Argument: x, scores of any size, shape (m, n). It stays as it is.
    Returns: s, shape (m, n); every row sums to 1.
    """
    ### START CODE HERE ### (≈ 2 lines)
    x_exp = np.exp(x - np.max(x, axis=1, keepdims=True))     # shape (m, n), none above 1
    s = x_exp / np.sum(x_exp, axis=1, keepdims=True)         # shape (m, n)
    ### END CODE HERE ###
    return s

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Exponentials of numbers up to 0 are harmless. Which number must you subtract,
# so that the largest score of a row becomes 0?</details>
# <details><summary>Hint 2: in code words</summary>x minus the maximum of its row, kept as a column; exponentials of that;
# then as before. The maximum of the whole matrix would not do: a row far below it would be left with zeros only.</details>
# <details><summary>Hint 3: a neighbour</summary>log(eᵃ + eᵇ) for large a and b: with <code>c = max(a, b)</code> it is
# <code>c + np.log(np.exp(a - c) + np.exp(b - c))</code>.</details>

# %% test="stable_softmax" points=3
with checks.exercise("stable_softmax") as check:
    for extreme, shares in [([1000.0, 1000.0, 0.0], [0.5, 0.5, 0.0]), ([-1000.0, -1000.0, -3000.0], [0.5, 0.5, 0.0]),
                            ([3000.0, 0.0, -3000.0], [1.0, 0.0, 0.0])]:
        scores = np.array([extreme, [0.37, 3.14, 1.59]])
        s = check.call(scores, returns=checks.Array((2, 3), finite=False))
        check.that(not np.any(np.isnan(s)), f"stable_softmax gives nan for the rows {extreme} and [0.37, 3.14, 1.59]: inf was "
                   "divided by inf, or 0 by 0. Subtract from each row its own largest score.", diagnosis="nan", rung=1)
        check.that(not check.remarks, f"NumPy warns on the way for the scores {extreme}: an exponential overflows.",
                   diagnosis="overflow", rung=1)
        check.that(np.all(s[1] > 0), f"beside the row {extreme}, a class of the row [0.37, 3.14, 1.59] gets nothing at all: from each "
                   "row its own largest score should be subtracted.", diagnosis="row-maximum", rung=2)
        check.close("log of s_j / s_0 for the row [0.37, 3.14, 1.59]", np.log(s[1] / s[1, 0]), scores[1] - scores[1, 0],
                    because="the difference of the two scores")
        check.that(not np.allclose(s[0], 1 / 3), f"the scores {extreme} get equal shares: were they cut off (clipped) at a bound?",
                   diagnosis="clipped", rung=1)
        check.close(f"the shares of {extreme}", s[0], np.array(shares), rung=1)
        check.close("the sums of the rows", np.sum(s, axis=1), np.ones(2), because="1 for every row")
    for rows, columns in [(3, 5), (4, 2)]:
        x = check.draw(problems.matrix, rows=rows, columns=columns)
        s = check.call(x, returns=(rows, columns))
        check.that(np.all(s > 0), "stable_softmax holds numbers that are not positive.", diagnosis="positive", rung=2)
        check.close("log of s_ij / s_i0", np.log(s / s[:, :1]), x - x[:, :1], because="the difference of the two scores")
        check.close("the sums of the rows", np.sum(s, axis=1), np.ones(rows), because="1 for every row")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    def large_scores(rng, rows, columns):
        return problems.matrix(rng, rows, columns) + 2000 * rng.normal(size=(rows, 1))
    check.against(ours.stable_softmax, large_scores, [dict(rows=6, columns=3), dict(rows=2, columns=9)])
    check.that(not check.remarks, "NumPy warns on the way.", diagnosis="overflow", rung=1)
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. How wrong is a prediction?
#
# A **loss** measures the distance between predictions $\hat y$ and truths $y$. Two common ones:
#
# $$L_1(\hat y, y) = \sum_{i=1}^{m} \big|\hat y^{(i)} - y^{(i)}\big|, \qquad
# L_2(\hat y, y) = \sum_{i=1}^{m} \big(\hat y^{(i)} - y^{(i)}\big)^2.$$
#
# Both are sums here, not means, and $L_2$ has no root. Predictions 0.5 and 3 for truths 1 and 1 miss by 0.5 and 2: $L_1$
# counts the larger miss four times as much, $L_2$ sixteen times. The size is taken *before* summing; else misses in
# opposite directions would cancel.

# %% exercise="L1"
def L1(yhat, y):
    """The sum of the sizes of all differences.

    Arguments: yhat, predictions, and y, truths: two arrays of one shape, such as (m,) or (m, 1).
    Returns: loss, a number.
    """
    ### START CODE HERE ### (≈ 1 line)
    loss = np.sum(np.abs(yhat - y))  # a number
    ### END CODE HERE ###
    return loss

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three things happen: difference, size, sum. In which order?</details>
# <details><summary>Hint 2: in code words</summary>The sum over all entries of the absolute value
# (<code>np.abs</code>) of prediction minus truth.</details>
# <details><summary>Hint 3: a neighbour</summary>The total of all fourth powers: <code>np.sum(np.power(x, 4))</code>. Power
# first, sum last.</details>

# %% test="L1" points=5
with checks.exercise("L1") as check:
    check.that(check.call(np.array([1.0, 0.0]), np.array([0.0, 1.0]), returns=()) != 0, "the misses +1 and -1 cancel: the sign must be taken "
               "off before summing.", diagnosis="cancel", rung=1)
    for m, column in [(5, False), (3, True), (8, False)]:
        yhat, y = check.draw(problems.predictions, m=m, column=column)
        loss, gaps = check.call(yhat, y, returns=()), (yhat - y).ravel()
        alone = np.array([check.call(yhat[[i]], y[[i]], returns=()) for i in range(m)])
        check.close("the loss of each example alone", alone, np.maximum(gaps, -gaps), because="the size of its one difference")
        check.close("L1", loss, np.sum(alone), because="the sum of what the examples cost alone", suspects={
            "the root of the sum of squares, which is another length": np.sqrt(np.sum(alone ** 2))})
        check.close("L1 of equal arguments", check.call(y, y, returns=()), 0.0, because="0: nothing is missed")
        check.close("L1 with the arguments exchanged", check.call(y, yhat, returns=()), loss, because="the same")
        check.close("L1 with all differences -3 times as large", check.call(y - 3 * (yhat - y), y, returns=()), 3 * loss,
                    because="3 times the loss")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.L1, problems.predictions, [dict(m=13), dict(m=6, column=True), dict(m=2)])
    ### END HIDDEN TESTS

# %% exercise="L2"
def L2(yhat, y):
    """The sum of the squares of all differences.

    Arguments: yhat, predictions, and y, truths: two arrays of one shape, such as (m,) or (m, 1).
    Returns: loss, a number.
    """
    ### START CODE HERE ### (≈ 1 line)
    loss = np.sum((yhat - y) ** 2)  # a number
    ### END CODE HERE ###
    return loss

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>As L1, with a square in the place of the size. No root at the end.</details>
# <details><summary>Hint 2: in code words</summary>The sum over all entries of the square of prediction minus truth. A
# product of the differences with themselves by <code>np.dot</code> works for shape (m,) only.</details>
# <details><summary>Hint 3: a neighbour</summary>The total of all cubes of a sum: <code>np.sum((a + b) ** 3)</code>.</details>

# %% test="L2" points=5
with checks.exercise("L2") as check:
    check.that(check.call(np.array([1.0, 0.0]), np.array([0.0, 1.0]), returns=()) != 0, "the misses +1 and -1 cancel: squares belong inside "
               "the sum.", diagnosis="cancel", rung=1)
    for m, column in [(5, False), (3, True), (8, False)]:
        yhat, y = check.draw(problems.predictions, m=m, column=column)
        loss, gaps = check.call(yhat, y, returns=()), (yhat - y).ravel()
        alone = np.array([check.call(yhat[[i]], y[[i]], returns=()) for i in range(m)])
        check.close("the loss of each example alone", alone, gaps * gaps, because="its one difference, squared")
        check.close("L2", loss, np.sum(alone), because="the sum of what the examples cost alone")
        check.close("L2 of equal arguments", check.call(y, y, returns=()), 0.0, because="0: nothing is missed")
        check.close("L2 with the arguments exchanged", check.call(y, yhat, returns=()), loss, because="the same")
        check.close("L2 with all differences -3 times as large", check.call(y - 3 * (yhat - y), y, returns=()), 9 * loss,
                    because="9 times the loss")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.L2, problems.predictions, [dict(m=13), dict(m=6, column=True), dict(m=2)])
    ### END HIDDEN TESTS

# %% experiment="one miss grows"
if checks.ready("L1", "L2"):
    misses = np.linspace(-3, 3, 61)
    plots.lines(
        {"L1": (misses, [L1(np.array([t]), np.array([0.0])) for t in misses]),
         "L2": (misses, [L2(np.array([t]), np.array([0.0])) for t in misses])},
        title="L2 forgives small misses and punishes large ones; L1 counts every step alike",
        xlabel="miss: prediction minus truth",
        ylabel="loss",
        alt="Two curves over the miss: L1 is a V with straight sides, L2 a parabola that lies below it near 0 and far above it beyond 1.",
    )

# %% [markdown]
# ## 8. Classes as columns
#
# Class 3 is not three times class 1, so networks get classes as **one-hot** columns: for each example a column of zeros,
# with a single 1 in the row of its class. Labels `(m,)` become a matrix `(C, m)`; here one column is one example. The
# number of classes $C$ is told, because the largest class need not occur in the labels.
#
# Labels 2, 0, 2 with $C = 4$ become $\begin{pmatrix} 0&1&0 \\ 0&0&0 \\ 1&0&1 \\ 0&0&0 \end{pmatrix}$.

# %% exercise="one_hot"
def one_hot(labels, C):
    """Labels as columns with a single 1.

    Arguments: labels, whole numbers from 0 to C - 1, shape (m,); C, the number of classes.
    Returns: Y, numbers 0 and 1, shape (C, m).
    """
    ### START CODE HERE ### (≈ 1 line)
    Y = (np.arange(C)[:, np.newaxis] == labels).astype(float)  # shape (C, m)
    ### END CODE HERE ###
    return Y

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Entry (c, j) answers the question: is c the class of example j? Or: begin with
# zeros and set one entry in each column.</details>
# <details><summary>Hint 2: in code words</summary>Compare a column of all classes, (C, 1), with the labels, (m,): they
# broadcast to (C, m). Or zeros of shape (C, m), then index them with two lists: the rows (labels) and the columns (0 to m
# − 1).</details>
# <details><summary>Hint 3: a neighbour</summary>A times table with 1 where the product is even: <code>n =
# np.arange(1, 6)</code>, then <code>((n[:, np.newaxis] * n) % 2 == 0) * 1.0</code>.</details>

# %% test="one_hot" points=8
with checks.exercise("one_hot") as check:
    for m, C, absent in [(7, 5, 2), (11, 4, 3), (6, 9, 0)]:
        labels, C = check.draw(problems.class_numbers, m=m, C=C, absent=absent)
        check.sizes = {"m": m, "C": C}
        rows = np.shape(check.call(labels, C))
        check.that(rows != (C - 1, m), f"{C} classes are announced and {C - 1} rows come back: the highest class does not occur in "
                   "these labels, but it exists. Take C, not the largest label.", diagnosis="C-from-data", rung=2)
        Y = check.call(labels, C, returns=(C, m))
        check.that(Y.dtype.kind != "b", "one_hot returns True and False; numbers 0 and 1 are wanted: .astype(float) makes them.",
                   diagnosis="boolean", rung=2)
        check.that(np.all((Y == 0) | (Y == 1)), "one_hot holds other numbers than 0 and 1.", diagnosis="levels", rung=1)
        highest = np.argmax(Y, axis=0)
        check.that(not np.array_equal(np.sum(Y, axis=0), labels + 1), "all rows up to the class are filled, not just its own.",
                   diagnosis="up-to-class", rung=1)
        check.that(len(set(labels.tolist())) == 1 or not np.any(np.all(Y == 1, axis=1)), "whole rows are filled with 1: an index for the "
                   "row alone means all columns.", diagnosis="whole-rows", rung=2)
        check.that(not np.array_equal(highest, np.maximum(labels - 1, 0)), "every 1 stands one row too high: classes are counted "
                   "from 0.", diagnosis="off-by-one", rung=1)
        check.that(not np.array_equal(highest, C - 1 - labels), "the rows stand in the opposite order.", diagnosis="reversed", rung=1)
        check.close("the sums of the columns", np.sum(Y, axis=0), np.ones(m), because="1: every example has one class")
        check.close("the row of the 1 in every column", highest, labels, because="the labels")
        check.close("the row of a class that does not occur", Y[absent], np.zeros(m), because="zeros")
    check.repeatable(labels, C)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.one_hot, problems.class_numbers, [
        dict(m=13, C=3, absent=2), dict(m=5, C=8, absent=4), dict(m=9, C=2, absent=0)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 9. Loops against vectors
#
# Everything above could be written with loops. Once, to feel the difference: the dot product of two vectors,
# $\sum_i a_i b_i$, one product at a time.

# %% exercise="loop_dot"
def loop_dot(a, b):
    """The dot product of two vectors, with a loop.

    Arguments: a and b, both of shape (n,).
    Returns: total, a number.
    """
    total = 0.0
    ### START CODE HERE ### (≈ 2 lines)
    for i in range(len(a)):
        total = total + a[i] * b[i]  # a number
    ### END CODE HERE ###
    return total

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>In each round one product joins what is there already.</details>
# <details><summary>Hint 2: in code words</summary>For each index from 0 to the length of a: total becomes total plus the
# product of the two entries.</details>
# <details><summary>Hint 3: a neighbour</summary>The sum of all entries: <code>for i in range(len(a)):</code>, and indented
# below it <code>total = total + a[i]</code>.</details>

# %% test="loop_dot" points=5
with checks.exercise("loop_dot") as check:
    for n in (5, 8):
        a, b = check.draw(problems.vectors, n=n)
        check.close("loop_dot", check.call(a, b, returns=()), np.dot(a, b), because="what np.dot gives",
                    within=checks.values.Tolerance(rtol=1e-9, atol=1e-12), suspects={
            "keeping the last product only: every round begins anew": a[-1] * b[-1],
            "coming back after the first round: is the return inside the loop?": a[0] * b[0],
            "beginning at index 1; Python counts from 0": np.dot(a[1:], b[1:]),
            "ending one entry too early": np.dot(a[:-1], b[:-1]),
            "multiplying every entry of a with every entry of b": np.sum(a) * np.sum(b),
            "adding entries where multiplying is meant": np.sum(a) + np.sum(b)}, rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.loop_dot, problems.vectors, [dict(n=17), dict(n=3)], within=checks.values.Tolerance(rtol=1e-9, atol=1e-12))
    ### END HIDDEN TESTS

# %% [markdown]
# To compare, we need a clock. Of several runs the shortest is the fairest: the others were disturbed by something else.

# %%
def seconds(work, repeat):
    """The time that `work()` takes, the shortest of several runs."""
    times = []
    for _ in range(repeat):
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    return min(times)

# %% [markdown]
# **Predict:** for vectors of 200,000 entries, how many times as long does your loop take as `np.dot`? Write a number down;
# it is not graded. Then run.

# %% experiment="your loop against np.dot"
my_ratio = None  # for example 3

if checks.ready("loop_dot"):
    a, b = np.random.default_rng(0).normal(size=(2, 200_000))
    ratio = seconds(lambda: loop_dot(a, b), 2) / seconds(lambda: np.dot(a, b), 20)
    print(f"the same result: {np.isclose(loop_dot(a, b), np.dot(a, b))}")
    print(f"the loop takes {ratio:.0f} times as long; your prediction: {my_ratio}")

# %% [markdown]
# Python looks up, checks and wraps every number anew. NumPy does that once for the whole array and then runs compiled
# code over it.
#
# ### Distances, three times
#
# Many methods ask: which of my points are near to this one? For points $X$, one in each row, $(N, d)$, and $Y$, $(M, d)$,
# we want all distances,
#
# $$D_{ij} = \lVert x_i - y_j \rVert = \sqrt{\textstyle\sum_k (x_{ik} - y_{jk})^2}, \qquad D \text{ of shape } (N, M).$$
#
# First the way one says it: for each pair.

# %% exercise="compute_distances_two_loops"
def compute_distances_two_loops(X, Y):
    """All distances, pair by pair.

    Arguments: points X (N, d) and Y (M, d), one in each row.
    Returns: D, shape (N, M); entry (i, j) is the distance from point i of X to point j of Y.
    """
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        for j in range(Y.shape[0]):
            ### START CODE HERE ### (≈ 1 line)
            D[i, j] = np.sqrt(np.sum((X[i] - Y[j]) ** 2))  # a number
            ### END CODE HERE ###
    return D

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Pythagoras: the distance is the length of the difference of the two
# points.</details>
# <details><summary>Hint 2: in code words</summary>The root of the sum of the squares of row i of X minus row j of
# Y.</details>
# <details><summary>Hint 3: a neighbour</summary>The distance of row i from the origin: <code>np.sqrt(np.sum(X[i] **
# 2))</code>.</details>

# %% test="compute_distances_two_loops" points=5
with checks.exercise("compute_distances_two_loops") as check:
    D = check.call(np.array([[1.0, 2.0]]), np.array([[4.0, -2.0], [-4.0, 14.0], [9.0, 17.0]]), returns=(1, 3))
    check.close("distances of (4, -2), (-4, 14) and (9, 17) from (1, 2)", D, np.array([[5.0, 13.0, 17.0]]),
                because="5, 13 and 17, as Pythagoras says", suspects={
        "leaving out the root": np.array([[25.0, 169.0, 289.0]]),
        "adding up sizes, not squares": np.array([[7.0, 17.0, 23.0]]),
        "squaring after the sum; the square belongs inside": np.array([[1.0, 7.0, 23.0]]),
        "adding the points, where their difference is meant": np.hypot([[5.0, -3.0, 10.0]], [[0.0, 16.0, 19.0]])})
    for N, M, d in [(5, 3, 2), (4, 7, 3)]:
        X, Y = check.draw(problems.point_sets, N=N, M=M, d=d)
        D = check.call(X, Y, returns=(N, M))
        check.that(np.all(D > 0), "a distance between two different points is not positive.", diagnosis="positive", rung=1)
        pairs = np.array([[check.call(X[[i]], Y[[j]], returns=(1, 1))[0, 0] for j in range(M)] for i in range(N)])
        check.close("D", D, pairs, because="what comes of every pair alone")
        check.close("D with both sets moved by the same amount", check.call(X + 3, Y + 3, returns=(N, M)), D, because="the same D")
        inside = check.call(X, X, returns=(N, N))
        check.close("distances of points from themselves", np.diag(inside), np.zeros(N), because="0")
        check.close("D of X and X, transposed", inside.T, inside, because="the same: there and back it is equally far")
        around = inside[:, :, np.newaxis] + inside[np.newaxis]  # from i over j to k
        check.that(np.all(inside[:, np.newaxis] <= around + 1e-9), "a detour is shorter than the straight way.", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.compute_distances_two_loops, problems.point_sets, [dict(N=6, M=4, d=5), dict(N=2, M=9, d=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# Now one loop less: point $i$ against *all* of $Y$ at once. Write the shapes beside each piece: `(d,)`, `(M, d)`, and what
# their difference is.

# %% exercise="compute_distances_one_loop"
def compute_distances_one_loop(X, Y):
    """All distances, row by row. Arguments and result as compute_distances_two_loops."""
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        ### START CODE HERE ### (≈ 1 line)
        D[i] = np.sqrt(np.sum((X[i] - Y) ** 2, axis=1))  # shape (M,)
        ### END CODE HERE ###
    return D

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>X[i] minus Y broadcasts: row i is set against every row of Y. Which axis of
# the result must be summed away, so that one number for each row of Y is left?</details>
# <details><summary>Hint 2: in code words</summary>As before, with Y in the place of its row j, and the sum along axis
# 1.</details>
# <details><summary>Hint 3: a neighbour</summary>How many entries of each row of Y exceed those of X[i]?
# <code>np.sum(Y &gt; X[i], axis=1)</code>.</details>

# %% test="compute_distances_one_loop" points=5
with checks.exercise("compute_distances_one_loop") as check:
    import ast
    import inspect
    import textwrap
    loops = check.uses("compute_distances_two_loops")
    for N, M, d in [(5, 3, 3), (5, 3, 2), (4, 7, 3)]:
        X, Y = check.draw(problems.point_sets, N=N, M=M, d=d)
        D, wanted = check.call(X, Y, returns=(N, M)), loops(X, Y)
        slips = {
            "adding up over all points of Y: an axis belongs in the sum": np.sqrt(np.sum(wanted ** 2, axis=1))[:, np.newaxis] * np.ones(M),
            "leaving out the root": wanted ** 2,
            "adding the points, where their difference is meant": loops(X, -Y)}
        if M == d:
            slips["adding up along axis 0, over the points of Y"] = np.array(
                [[loops(np.full((1, M), X[i, k]), Y[:, [k]].T)[0, 0] for k in range(d)] for i in range(N)])
        check.close("compute_distances_one_loop", D, wanted, because="what your two loops give", suspects=slips)
    written = list(ast.walk(ast.parse(textwrap.dedent(inspect.getsource(check.function)))))
    check.that("compute_distances_two_loops" not in [getattr(node, "id", "") for node in written], "the values are right, but they come "
               "from your two loops: this version should do with one.", diagnosis="earlier-answer", rung=1)
    count = sum(isinstance(node, (ast.For, ast.While, ast.ListComp, ast.GeneratorExp)) for node in written)
    check.that(count < 2, f"the values are right, but there are {count} loops in it; one is allowed.", diagnosis="loop-left", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.compute_distances_one_loop, problems.point_sets, [dict(N=6, M=4, d=5), dict(N=2, M=9, d=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# And none. The square of a difference, expanded:
#
# $$\lVert x_i - y_j \rVert^2 = \lVert x_i \rVert^2 + \lVert y_j \rVert^2 - 2\, x_i \cdot y_j.$$
#
# The last term is a matrix product; the first two are a column `(N, 1)` and a vector `(M,)`, and broadcasting does the
# rest. One trap: for equal points the three terms cancel, and rounding may leave $-10^{-12}$, whose root is `nan`. Cut off
# below 0 before taking the root.

# %% exercise="compute_distances_no_loops"
def compute_distances_no_loops(X, Y):
    """All distances at once. Arguments and result as compute_distances_two_loops."""
    ### START CODE HERE ### (≈ 4 lines)
    X_squares = np.sum(X ** 2, axis=1, keepdims=True)    # shape (N, 1)
    Y_squares = np.sum(Y ** 2, axis=1)                   # shape (M,)
    squares = X_squares + Y_squares - 2 * X @ Y.T        # shape (N, M)
    D = np.sqrt(np.maximum(squares, 0))                  # shape (N, M)
    ### END CODE HERE ###
    return D

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Write the three terms as three arrays with their shapes. A vector of shape
# (N,) lies along the columns; as a column it must have a second axis.</details>
# <details><summary>Hint 2: in code words</summary>Sums of squares of the rows of X, kept as a column; the same of Y as a
# vector; their sum, minus twice X times Y transposed; the larger of that and 0; the root.</details>
# <details><summary>Hint 3: a neighbour</summary>All squares of sums, (xᵢ + yⱼ)², for two vectors of numbers:
# <code>(x ** 2)[:, np.newaxis] + y ** 2 + 2 * np.outer(x, y)</code>.</details>

# %% test="compute_distances_no_loops" points=10
with checks.exercise("compute_distances_no_loops") as check:
    import ast
    import inspect
    import textwrap
    loops = check.uses("compute_distances_two_loops")
    for N, M, d in [(5, 3, 2), (4, 7, 3), (6, 6, 3)]:
        X, Y = check.draw(problems.point_sets, N=N, M=M, d=d)
        D = check.call(X, Y, returns=checks.Array((N, M), finite=False), quiet=True)
        check.that(not np.any(np.isnan(D)), "compute_distances_no_loops takes the root of a negative number (nan) although no two "
                   "points are near: look at the signs of the three terms.", diagnosis="negative-root", rung=2)
        origin, wanted = np.zeros((1, d)), loops(X, Y)
        outer = loops(X, origin) ** 2 + loops(origin, Y) ** 2
        check.close("compute_distances_no_loops", D, wanted, because="what your two loops give", suspects={
            "leaving out the root": wanted ** 2,
            "a plus before the product, where the minus belongs": loops(X, -Y),
            "leaving out the product": np.sqrt(outer),
            "taking the product once, not twice": np.sqrt((outer + wanted ** 2) / 2)})
    for N, M, d in [(23, 5, 3), (31, 7, 5)]:
        X, _ = check.draw(problems.point_sets, N=N, M=M, d=d)
        far = X + 30  # equal points far from the origin: large terms that cancel
        D = check.call(far, far, returns=checks.Array((N, N), finite=False), quiet=True)
        check.that(not np.any(np.isnan(D)), "the distance of a point from itself comes out as nan: rounding leaves a tiny negative "
                   "number under the root. Cut off at 0 first.", diagnosis="rounding-below-zero", rung=2)
        check.close("squared distances of points from themselves", np.diag(D) ** 2, np.zeros(N), because="0, up to rounding")
        check.close("D of X and X, squared and transposed", D.T ** 2, D ** 2, because="the same",
                    within=checks.values.Tolerance(rtol=1e-6, atol=1e-9))
    written = list(ast.walk(ast.parse(textwrap.dedent(inspect.getsource(check.function)))))
    check.that(not {"compute_distances_two_loops", "compute_distances_one_loop"} & {getattr(node, "id", "") for node in written},
               "the values are right, but they come from your versions with loops.", diagnosis="earlier-answer", rung=2)
    check.that(not any(isinstance(node, (ast.For, ast.While, ast.ListComp, ast.GeneratorExp)) for node in written),
               "the values are right, but a loop is left.", diagnosis="loop-left", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/numpy_basics")
    check.against(ours.compute_distances_no_loops, problems.point_sets, [
        dict(N=6, M=4, d=5), dict(N=2, M=9, d=3), dict(N=7, M=7, d=2)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** when both sets become twice as large, how many times longer does each version take?

# %% experiment="three ways, timed"
ways = ("compute_distances_two_loops", "compute_distances_one_loop", "compute_distances_no_loops")
if checks.ready("loop_dot", *ways):
    sizes, times = [10, 20, 40, 80, 160], {"two loops": [], "one loop": [], "no loops": []}
    for size in sizes:
        X, Y = np.random.default_rng(size).normal(size=(2, size, 5))
        for name, way in zip(times, (compute_distances_two_loops, compute_distances_one_loop, compute_distances_no_loops)):
            times[name].append(1000 * seconds(lambda: way(X, Y), 2))
    print(f"{sizes[-2]} points in each set are {sizes[-2] ** 2:,} pairs, {sizes[-1]} are {sizes[-1] ** 2:,}")
    for name, taken in times.items():
        print(f"{name:10} {sizes[-2]} points: {taken[-2]:8.3f} ms   {sizes[-1]} points: {taken[-1]:8.3f} ms"
              f"   {taken[-1] / taken[-2]:.1f} times as long")
    plots.lines(
        {name: (sizes, taken) for name, taken in times.items()},
        title="Every loop less saves a large factor of time (logarithmic scale)",
        xlabel="points in each set",
        ylabel="milliseconds",
        alt="Time over the number of points, on a logarithmic scale: two loops on top, one loop far below, no loops lowest.",
        log_y=True,
    )

# %% [markdown]
# The three agree to all digits that matter, and the shortest to run is also short to read. But you could check it only
# because you had the slow one: write the plain version first, then the fast one, and compare.
#
# ## Remember
#
# - `A @ B`: inner lengths equal, summed away; outer lengths stay. `A * B`: entry by entry.
# - Broadcasting aligns shapes at the right; 1 stretches. `(n, 1)` with `(n,)` makes a table. `keepdims=True` prevents it.
# - A square matrix hides mistakes of axis: try functions on unequal sizes, and on a square one too.
# - Any slope can be measured: $(f(x + h) - f(x - h)) / 2h$. Along a chain, slopes multiply. The gradient points uphill,
#   steepest.
# - Exponentials of large numbers overflow. Subtract, or turn the sign, so that all exponents are at most 0.
# - Test what must hold (rows sum to 1), up to rounding. A loop you trust is the best test of code without loops.
#
# ## What you can do now
#
# Flatten a picture, normalise rows, turn scores into probabilities and labels into columns, measure two losses, and
# compute all distances between two sets of points without a loop: the tools of every network to come. Next in this week:
# the perceptron, the first machine that learns.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week01/numpy_basics")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
