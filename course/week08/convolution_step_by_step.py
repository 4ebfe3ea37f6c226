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
# # Convolution, step by step
#
# **The question of this notebook:** an edge is an edge wherever in a picture it stands. How can a network look for one
# thing in *every* place, without learning it anew for each?
#
# The networks so far tore a picture into a column of numbers and gave every unit a weight for each of them. Here a small
# window with a handful of weights walks over the picture instead. At the end you can
#
# - say what a kernel matches, and read what it makes of a picture,
# - choose padding and stride, and say how large the output will be,
# - write a convolutional layer and a pooling layer, forward, for any number of channels and filters,
# - write a test that tells a convolution from its mirror image,
# - count the weights of a layer, and say how much of the picture one of its numbers has seen.
#
# Plan about two hours. The way back is the topic of the next notebook.

# %%
import numpy as np

from startcode import checks, datasets, debuglab, layers, plots, problems

# %% [markdown]
# **The convention changes.** From here on pictures stay pictures. A batch of them is an array with four axes,
#
# $$\text{(examples, rows, columns, channels)} = (m, n_H, n_W, n_C),$$
#
# and the examples come **first**, not last as in the weeks before. A coloured picture has three channels; what a layer
# gives out may have any number of them.
#
# ## 1. Looking through a small window
#
# A **kernel** (or **filter**) is a small table of weights, here 3 by 3. Lay it on the picture, multiply each weight by
# the number under it, add up the nine products: that is one number of the output. Move the window one pixel on, and do
# it again.
#
# **With numbers.** The picture below is bright on the left and dark on the right. The kernel asks: *how much brighter is
# it on my left than on my right?* **Predict** before you run: where in the output are the large numbers?

# %% experiment="an edge in numbers"
def look_through(kernel, picture, stride=1, pad=0):
    """What a kernel (f, f) makes of a picture (n_H, n_W): the finished layer, for experiments."""
    W = np.array(kernel, dtype=float)[:, :, np.newaxis, np.newaxis]
    Z, _ = layers.conv_forward(picture[np.newaxis, :, :, np.newaxis], W, np.zeros((1, 1, 1, 1)), {"stride": stride, "pad": pad})
    return Z[0, :, :, 0]

picture = np.array([[10, 10, 10, 0, 0, 0]] * 6)
kernel = np.array([[1, 0, -1]] * 3)
plots.matrix(picture, title="The picture: 10 is bright, 0 is dark", row_label="row", column_label="column",
             alt="Six rows of six numbers: three columns of 10, then three of 0.")
plots.matrix(kernel, title="The kernel: left column minus right column",
             alt="Three rows of three numbers: 1, 0 and -1.")
plots.matrix(look_through(kernel, picture).astype(int), title="The output: large where the window stands on the edge, 0 where all is alike",
             row_label="row", column_label="column", alt="Four rows of four numbers: 0, 30, 30, 0.")

# %% [markdown]
# The kernel says nothing about flat ground, bright or dark, and speaks up on the edge. Turn it by a quarter and it finds
# horizontal edges. Other weights ask other questions.
#
# **Predict** for each of the six kernels below what it does to the picture, from its numbers alone.

# %% experiment="what each kernel sees"
cats, *_ = datasets.load_cats()
grey = cats[5].mean(axis=2) / 255  # (64, 64), from 0 for black to 1 for white

kernels = {
    "vertical edges": [[1, 0, -1], [2, 0, -2], [1, 0, -1]],
    "horizontal edges": [[1, 2, 1], [0, 0, 0], [-1, -2, -1]],
    "diagonal edges": [[2, 1, 0], [1, 0, -1], [0, -1, -2]],
    "blur": np.full((3, 3), 1 / 9),
    "sharpen": [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
    "nothing": [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
}

seen = {name: look_through(kernel, grey) for name, kernel in kernels.items()}
seen |= {name: np.clip(seen[name], 0, 1) for name in ("blur", "sharpen", "nothing")}  # pictures again, from black to white
plots.images(
    [grey, *seen.values()], ["the picture", *seen],
    title="Nine weights each: bright where the kernel says much, dark where it says the opposite, grey for nothing", columns=4,
    alt="A grey picture and six versions of it: outlines of upright, level and slanting edges, a blurred and a sharpened copy, "
        "and the picture itself.",
)

# %% [markdown]
# People used to design such kernels by hand. A convolutional network **learns** them: the weights of the kernels are its
# parameters.
#
# ### What a kernel matches
#
# The sum of products is an inner product of window and kernel, the $w^T x$ of the neuron in week 2. So a kernel is a
# **template**: among windows of equal strength the answer is largest where the window *looks like the kernel*, and most
# negative where it looks like its negative. Below, the kernel is a piece cut out of the digit itself.
#
# **Predict:** where is the answer largest?

# %% experiment="a kernel is a template"
digits = datasets.load_digits(rng=np.random.default_rng(1))
digit = digits.X_train[:, 0].reshape(8, 8)
place = (2, 3)                                                        # try others
piece = digit[place[0]:place[0] + 3, place[1]:place[1] + 3]
template = piece - piece.mean()                                       # flat ground shall give 0
template = template / np.linalg.norm(template)

ones = np.ones((3, 3))
strength = np.sqrt(look_through(ones, digit**2) - look_through(ones, digit)**2 / 9 + 1e-9)  # how uneven is each window?
match = look_through(template, digit) / strength                      # the cosine of window and kernel, from -1 to 1
best = tuple(int(n) for n in np.unravel_index(match.argmax(), match.shape))
print(f"the piece was cut out at {place}; the best match is at {best}, with cosine {match.max():.3f}")
plots.images(
    [digit, template, match], [f"a {digits.Y_train[0, 0]}", "the kernel", "how well it matches"],
    title="The output is a map: how much does each place look like the kernel?",
    alt="A handwritten digit, a piece of three by three pixels cut out of it, and a map of six by six numbers with one brightest place.",
)

# %% [markdown]
# ## 2. Where can the window stand?
#
# Three choices decide in how many places the window stands. They are hyperparameters of the layer:
#
# - $f$: the window has $f \times f$ pixels;
# - **padding** $p$: a frame of $p$ zeros is laid around the picture first. Without it the output shrinks with every layer,
#   and a pixel in the corner is seen by a single window, one in the middle by $f \times f$ of them;
# - **stride** $s$: the window moves $s$ pixels at a time.
#
# Move the slider (when you run this yourself) and watch which pixels make which number.

# %% experiment="the window steps over the picture"
from startcode.plots.figure import figure, heading, hide_ticks, show

n_H, n_W, f, pad, stride = 5, 7, 3, 1, 2    # change them: what happens to the output?

framed = np.pad(np.arange(1, n_H * n_W + 1).reshape(n_H, n_W), pad)
down, across = len(range(0, n_H + 2 * pad - f + 1, stride)), len(range(0, n_W + 2 * pad - f + 1, stride))

def draw_step(step):
    h, w = divmod(step, across)
    paper, (left, right) = figure(1, 2, width=7.6, height=3.4)
    board = np.where(framed > 0, 1.0, 0.8)
    board[h * stride:h * stride + f, w * stride:w * stride + f] -= 0.35
    out = np.ones((down, across))
    out[h, w] = 0.65
    for axis, table, name in [(left, board, f"input {n_H} x {n_W} in its frame of zeros"), (right, out, f"output {down} x {across}")]:
        hide_ticks(axis)
        axis.imshow(table, cmap="gray", vmin=0, vmax=1)
        axis.set_xlabel(name, fontsize=9)
    for (row, column), number in np.ndenumerate(framed):
        left.text(column, row, str(number), ha="center", va="center", fontsize=8)
    for row, column in np.ndindex(down, across):
        right.text(column, row, f"{row}, {column}", ha="center", va="center", fontsize=8)
    heading(paper, f"Place ({h}, {w}) of the output sees rows {h * stride} to {h * stride + f - 1} and columns "
                   f"{w * stride} to {w * stride + f - 1} of the framed input")
    show(paper, f"A grid of {n_H} by {n_W} numbers in a frame of zeros, {f * f} of them darkened, beside a grid of {down} by {across} with one "
                "place darkened.")

plots.slider(draw_step, down * across, label="place", start=across + 1)

# %% [markdown]
# Along an axis of $n$ pixels the framed picture has $n + 2p$. The window can begin at pixel 0, and last where its end
# still fits, at $n + 2p - f$; it begins at every $s$-th pixel between the two:
#
# $$\left\lfloor \frac{n + 2p - f}{s} \right\rfloor + 1 .$$
#
# $\lfloor\cdot\rfloor$ means: drop the fraction. A window that would stick out is not taken. With $s = 1$ and
# $p = \frac{f-1}{2}$ the output is as large as the input; that is called **same** padding, and $p = 0$ **valid**.

# %% exercise="conv_output_size"
def conv_output_size(n, f, pad, stride):
    """In how many places a window fits, along one axis.

    Arguments: n, pixels of the picture along this axis; f, of the window; pad, zeros on either side; stride, pixels
        from one place to the next. The window fits at least once.
    Returns: the number of places, a whole number.
    """
    ### START CODE HERE ### (≈ 1 line)
    size = (n + 2 * pad - f) // stride + 1  # places
    ### END CODE HERE ###
    return size

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Try a row of 7 pixels and a window of 3 by hand, with stride 2, then with
# stride 3: where does the last window begin? Padding is added on <em>both</em> sides.</details>
# <details><summary>Hint 2: in code words</summary>Pixels with both frames, minus the window, divided by the stride with the
# fraction dropped, plus one. Python's <code>//</code> drops fractions; <code>round</code> does not.</details>
# <details><summary>Hint 3: a neighbour</summary>A bus leaves every 12 minutes, first at minute 0, and the last must leave by
# minute 59: <code>59 // 12 + 1</code> buses an hour.</details>

# %% test="conv_output_size" points=5
with checks.exercise("conv_output_size") as check:
    grid = [(n, f, pad, stride) for n in (5, 6, 8) for f in (1, 2, 3) for pad in (0, 1, 2) for stride in (1, 2, 3)]
    sizes = np.array([check.call(*sizes, returns=()) for sizes in grid], dtype=float)
    check.that(np.array_equal(sizes, np.round(sizes)), "some sizes are no whole numbers: a window that sticks out is not taken.",
               diagnosis="fractions", rung=2)
    counted = np.array([sum(start + f <= n + 2 * pad for start in range(0, n + 2 * pad, stride)) for n, f, pad, stride in grid])
    n, f, pad, stride = np.array(grid).T
    check.close(f"the sizes for {len(grid)} choices of n, f, pad and stride", sizes, counted,
                because="what one gets by counting the places one by one", suspects={
        "subtracting one where it must be added: both ends of the way count": counted - 2,
        "rounding where the fraction must be dropped: right for most sizes, wrong where the window would stick out":
            np.round((n + 2 * pad - f) / stride) + 1,
        "rounding up where the fraction must be dropped": np.ceil((n + 2 * pad - f) / stride) + 1,
        "leaving out the place at the very beginning": counted - 1,
        "padding on one side only": (n + pad - f) // stride + 1,
        "leaving out the padding": (n - f) // stride + 1,
        "leaving out the stride": n + 2 * pad - f + 1})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_step_by_step")
    def some_sizes(rng, stride, most):
        return int(rng.integers(9, 40)), int(rng.integers(1, 8)), int(rng.integers(most // 2, most + 1)), stride
    check.against(ours.conv_output_size, some_sizes, [
        *(dict(stride=stride, most=4) for stride in (1, 2, 3, 4, 5, 7)), dict(stride=2, most=200)], rounds=3)
    ### END HIDDEN TESTS

# %% [markdown]
# ### The frame of zeros
#
# Rows and columns get the frame, on both sides of each. The axes of examples and of channels stay as they are.

# %% exercise="zero_pad"
def zero_pad(X, pad):
    """Pictures in a frame of zeros.

    Arguments: X (m, n_H, n_W, n_C); pad, the width of the frame, 0 or more.
    Returns: X_pad (m, n_H + 2 pad, n_W + 2 pad, n_C), a new array.
    """
    ### START CODE HERE ### (≈ 1 line)
    X_pad = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))  # (m, n_H + 2 pad, n_W + 2 pad, n_C)
    ### END CODE HERE ###
    return X_pad

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>NumPy's <code>np.pad</code> wants to know for each of the four axes how many to
# add before and how many behind.</details>
# <details><summary>Hint 2: in code words</summary>A pair for each axis: nothing before and behind the examples,
# <code>pad</code> before and behind rows, the same for columns, nothing for channels. Zeros are what it fills in if you say
# nothing else.</details>
# <details><summary>Hint 3: a neighbour</summary>A table (5, 7) with two rows of zeros above, none below, and one column on
# either side: <code>np.pad(table, ((2, 0), (1, 1)))</code> is (7, 9).</details>

# %% test="zero_pad" points=10
with checks.exercise("zero_pad") as check:
    for m, n_H, n_W, n_C, pad in [(2, 3, 5, 4, 1), (3, 4, 2, 5, 2)]:
        X, pad = check.draw(problems.framed_pictures, m=m, n_H=n_H, n_W=n_W, n_C=n_C, pad=pad)
        grown = np.array(np.shape(check.call(X, pad, returns=np.ndarray))) - X.shape if np.ndim(check.call(X, pad)) == 4 else None
        check.that(grown is None or not np.any(grown[[0, 3]]), "the axis of examples or of channels has grown: only rows and columns get "
                   "a frame.", diagnosis="all axes", rung=2)
        check.that(grown is None or np.all(grown[1:3] > 0), "rows or columns have not grown: both get a frame.", diagnosis="one axis only",
                   rung=2)
        check.that(grown is None or not np.array_equal(grown, [0, pad, pad, 0]), f"rows and columns have grown by {pad}, not by "
                   f"{2 * pad}: the frame is missing on one side.", diagnosis="one side", rung=2)
        X_pad = check.call(X, pad, returns=(m, n_H + 2 * pad, n_W + 2 * pad, n_C))
        check.close("the picture inside of its frame", X_pad[:, pad:-pad, pad:-pad], X, because="X as it came in", suspects={
            what: wrong[:, pad:-pad, pad:-pad] for what, wrong in problems.frame_slips(X, pad).items()})
        edge = np.ones(X_pad.shape, bool)
        edge[:, pad:-pad, pad:-pad] = False
        for what, wrong in problems.frame_slips(X, pad).items():
            check.that(not np.array_equal(X_pad, wrong), f"the frame is not of zeros: what came back is what one gets from {what}.",
                       diagnosis=what, rung=2)
        check.close("the frame", X_pad[edge], np.zeros(edge.sum()), because="zeros")
    check.close("X with a frame of width 0", check.call(X, 0, returns=X.shape), X, because="X as it came in")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_step_by_step")
    check.against(ours.zero_pad, problems.framed_pictures, [
        dict(m=3, n_H=7, n_W=2, n_C=1, pad=3), dict(m=1, n_H=2, n_W=5, n_C=6, pad=1), dict(m=4, n_H=3, n_W=5, n_C=2, pad=0)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### What the stride does
#
# **Predict:** with stride 4, how many pixels per side are left of a picture of 64, with a window of 3 and a frame of 1?
# And what of the picture can still be seen?

# %% experiment="the effect of the stride"
strides = (1, 2, 4, 8)
if checks.ready("conv_output_size"):
    for stride in strides:
        size = conv_output_size(64, 3, 1, stride)
        print(f"stride {stride}: {size:>2} x {size:<2} = {size * size:>4} numbers, {size * size / 64**2:.1%} of the picture's")
plots.images(
    [look_through(kernels["vertical edges"], grey, stride, 1) for stride in strides], [f"stride {stride}" for stride in strides],
    title="The same kernel with a longer stride: less to compute for the next layer, and less detail",
    alt="Four maps of upright edges, the same picture ever more coarsely.",
)

# %% [markdown]
# ## 3. One place: channels, and the bias
#
# A picture with channels is a **volume**, and so is the window: $f \times f$ pixels with all $n_{C,\text{prev}}$ channels of
# each. The filter has a weight for every number in it. All products go into **one** sum; the filter's bias $b$ is added
# once:
#
# $$z = \sum_{i=1}^{f} \sum_{j=1}^{f} \sum_{k=1}^{n_{C,\text{prev}}} a_{ijk} \, W_{ijk} \; + \; b.$$
#
# So a filter may ask about colours: "is it red on my left and green on my right?"
#
# **A trap.** The bias comes as an array of shape (1, 1, 1), and $z$ is to be a number. `float(b)` did that for years; in
# NumPy 2.4 it is an error for any array that has axes. Take the number out of the array: with `b.item()`, or with an
# index for *every* axis, `b[0, 0, 0]`.

# %% experiment="a number out of an array"
import warnings

b = np.array([[[0.5]]])
print("b.item()  ", b.item())
print("b[0, 0, 0]", b[0, 0, 0])
try:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # older versions of NumPy only warn
        print("float(b)  ", float(b))
except (TypeError, DeprecationWarning) as error:
    print("float(b)  ", f"{type(error).__name__}: {error}")

# %% exercise="conv_single_step"
def conv_single_step(a_slice_prev, W, b):
    """One filter, laid on one window.

    Arguments: a_slice_prev (f, f, n_C_prev), what the window sees; W (f, f, n_C_prev), the weights of the filter;
        b (1, 1, 1), its bias.
    Returns: Z, a number.
    """
    ### START CODE HERE ### (≈ 2 lines)
    products = a_slice_prev * W          # (f, f, n_C_prev)
    Z = np.sum(products) + b.item()      # a number
    ### END CODE HERE ###
    return Z

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Weight times the number under it, entry by entry; then everything into one sum.
# How often does the bias come in?</details>
# <details><summary>Hint 2: in code words</summary>The entry-by-entry product of slice and weights; its sum over all axes;
# plus the one number that is in <code>b</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>What a shop takes in on a week's goods (days, tills, goods), plus a rent in an
# array of shape (1, 1): <code>np.sum(sold * prices) + rent[0, 0]</code>.</details>

# %% test="conv_single_step" points=10
with checks.exercise("conv_single_step") as check:
    for f, n_C_prev in [(3, 2), (2, 5)]:
        a_slice_prev, W, b = check.draw(problems.one_window, f=f, n_C_prev=n_C_prev)
        ones, n = np.ones_like(W), W.size
        check.that(np.shape(check.call(a_slice_prev, W, b)) not in ((1,), (1, 1), (1, 1, 1)), "conv_single_step gives an array that holds "
                   "one number: take the number out of b, with b.item() or b[0, 0, 0].", diagnosis="extra-axis", rung=2)
        seen = np.zeros_like(W)
        for place in np.ndindex(W.shape):
            single = np.zeros_like(W)
            single[place] = 1.0
            seen[place] = check.call(a_slice_prev, single, 0 * b, returns=())
        check.close("Z for a filter that is 1 in one place and 0 elsewhere, place by place", seen, a_slice_prev,
                    because="the number that lies there", suspects={
            "a matrix product, where entry meets entry": a_slice_prev.sum(axis=1, keepdims=True) + 0 * W,
            "turning the filter over: it is laid on as it is": a_slice_prev[::-1, ::-1], "a mean, where the sum is meant": a_slice_prev / n})
        check.close("Z where all weights are 0", check.call(a_slice_prev, 0 * W, b, returns=()), b[0, 0, 0], because="the bias", suspects={
            "leaving out the bias": 0.0, "adding the bias to every product before the sum: it comes in once": n * b[0, 0, 0]})
        check.close(f"Z where all {n} numbers and all {n} weights are 1", check.call(ones, ones, b, returns=()), n + b[0, 0, 0],
                    because=f"{n} + the bias")
        Z, plain = (check.call(a_slice_prev, weights, b, returns=()) for weights in (W, ones))
        check.close("Z for the weights 2W - 1", check.call(a_slice_prev, 2 * W - ones, b, returns=()), 2 * Z - plain,
                    because="twice Z for W minus Z for ones")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_step_by_step")
    check.against(ours.conv_single_step, problems.one_window, [dict(f=5, n_C_prev=3), dict(f=1, n_C_prev=7), dict(f=4, n_C_prev=2)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. Every place, every filter, every picture
#
# One filter in all places gives one **map**, a table of numbers. A layer has several filters, $n_C$ of them, each with a
# question of its own; their maps are the channels of the output. The filters stand together in one array:
#
# | array | shape | one filter of it |
# |---|---|---|
# | `A_prev` | $(m, n_{H,\text{prev}}, n_{W,\text{prev}}, n_{C,\text{prev}})$ | |
# | `W` | $(f, f, n_{C,\text{prev}}, n_C)$ | `W[:, :, :, c]`, shape $(f, f, n_{C,\text{prev}})$ |
# | `b` | $(1, 1, 1, n_C)$ | `b[:, :, :, c]`, shape $(1, 1, 1)$ |
# | `Z` | $(m, n_H, n_W, n_C)$ | `Z[:, :, :, c]`, its map for each picture |
#
# The number of channels of the *output* is the number of *filters*; that of the input must be the depth of each filter.
#
# $$Z_{i,h,w,c} = \sum_{j=0}^{f-1} \sum_{k=0}^{f-1} \sum_{l} A^{\text{pad}}_{i,\; hs + j,\; ws + k,\; l} \; W_{j,k,l,c} \; + \; b_c .$$
#
# Below, the loops are given: over pictures, rows and columns of the **output**, and filters. You say where the window
# stands, cut it out, and let your `conv_single_step` do the rest. Such loops are slow and easy to get right; the next
# notebook makes them fast.

# %% exercise="conv_forward"
def conv_forward(A_prev, W, b, hparameters):
    """A convolutional layer, forward.

    Arguments: A_prev (m, n_H_prev, n_W_prev, n_C_prev); W (f, f, n_C_prev, n_C); b (1, 1, 1, n_C);
        hparameters, a dict with "stride" and "pad".
    Returns: Z (m, n_H, n_W, n_C); cache, the tuple of A_prev, W, b and hparameters, in this order.
    """
    (m, n_H_prev, n_W_prev, n_C_prev) = A_prev.shape
    (f, f, n_C_prev, n_C) = W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    ### START CODE HERE ### (≈ 4 lines)
    n_H = conv_output_size(n_H_prev, f, pad, stride)  # rows of the output
    n_W = conv_output_size(n_W_prev, f, pad, stride)  # columns of the output
    A_prev_pad = zero_pad(A_prev, pad)                # (m, n_H_prev + 2 pad, n_W_prev + 2 pad, n_C_prev)
    Z = np.zeros((m, n_H, n_W, n_C))                  # room for the output
    ### END CODE HERE ###
    for i in range(m):                 # pictures
        for h in range(n_H):           # rows of the output
            for w in range(n_W):       # columns of the output
                for c in range(n_C):   # filters
                    ### START CODE HERE ### (≈ 4 lines)
                    top, left = h * stride, w * stride                               # the window's first row and column
                    a_slice_prev = A_prev_pad[i, top:top + f, left:left + f, :]      # (f, f, n_C_prev)
                    weights, bias = W[:, :, :, c], b[:, :, :, c]                     # (f, f, n_C_prev), (1, 1, 1)
                    Z[i, h, w, c] = conv_single_step(a_slice_prev, weights, bias)    # a number
                    ### END CODE HERE ###
    return Z, (A_prev, W, b, hparameters)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Look at the figure of section 2: at place (h, w) of the output, which rows of the
# framed input does the window cover? All channels of the input, but one filter and one picture.</details>
# <details><summary>Hint 2: in code words</summary>First row of the window: h times stride; it has f rows. Columns likewise with
# w. Cut from the <em>framed</em> pictures: picture i, those rows, those columns, all channels. Then your single step with
# filter c and bias c.</details>
# <details><summary>Hint 3: a neighbour</summary>Of a film (frames, rows, columns, colours), frame 7, ten rows from row 4 k on,
# six columns from column 5 j on, all colours: <code>film[7, 4 * k:4 * k + 10, 5 * j:5 * j + 6, :]</code>.</details>

# %% test="conv_forward" points=30
with checks.exercise("conv_forward") as check:
    for size in (dict(m=2, n_H_prev=5, n_W_prev=7, n_C_prev=3, n_C=4, f=3, stride=1, pad=0),
                 dict(m=3, n_H_prev=6, n_W_prev=4, n_C_prev=2, n_C=5, f=3, stride=2, pad=1),
                 dict(m=2, n_H_prev=8, n_W_prev=5, n_C_prev=4, n_C=3, f=2, stride=3, pad=2)):
        A_prev, W, b, hparameters = check.draw(problems.convolution, **size)
        form = checks.Tuple(Z=problems.convolved_shape(**size), cache=tuple)
        shape = np.shape(check.call(A_prev, W, b, hparameters, returns=tuple)[0])
        check.that(len(shape) != 4 or set(np.subtract(shape, form.forms["Z"])[1:3]) not in ({1}, {0, 1}), "Z has a row or a column too many: "
                   "is a fraction rounded up, where it must be dropped? conv_output_size knows how many.", diagnosis="rounded up", rung=1)
        Z, cache = check.call(A_prev, W, b, hparameters, returns=form)
        of_ones, _ = check.call(0 * A_prev + 1, W, b, hparameters | {"pad": 0})
        check.close("Z where every number of the pictures is 1, without a frame", of_ones[0, 0, 0], W.sum(axis=(0, 1, 2)) + b[0, 0, 0],
                    because="for each filter the sum of its weights plus its bias", suspects=problems.filter_slips(W, b))
        check.close("Z", Z, layers.conv_forward(A_prev, W, b, hparameters)[0], because="what the finished layer gives",
                    suspects=problems.convolution_slips(A_prev, W, b, hparameters))
        check.that(len(cache) == 4 and all(np.array_equal(kept, came) for kept, came in zip(cache[:3], (A_prev, W, b)))
                   and cache[3] == hparameters, "cache is to hold A_prev, W, b and hparameters, as they came in.", diagnosis="cache", rung=2)
    eye = np.zeros((3, 3, 2, 2))
    eye[1, 1] = np.eye(2)
    A_prev = check.rng.normal(size=(2, 4, 5, 2))
    same, _ = check.call(A_prev, eye, np.zeros((1, 1, 1, 2)), {"stride": 1, "pad": 1})
    check.close("Z of filters that look at the middle of one channel", same, A_prev, because="A_prev: nothing is changed")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_step_by_step")
    check.against(ours.conv_forward, problems.convolution, [
        dict(m=3, n_H_prev=4, n_W_prev=9, n_C_prev=1, n_C=2, f=3, stride=2, pad=2),
        dict(m=1, n_H_prev=7, n_W_prev=3, n_C_prev=5, n_C=1, f=1, stride=2, pad=0),
        dict(m=2, n_H_prev=5, n_W_prev=6, n_C_prev=2, n_C=3, f=4, stride=3, pad=1)], part=lambda result: result[0])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Several filters on a coloured picture
#
# Three filters, each with weights for red, green and blue: all channels alike, one channel against another, and an edge of
# colour. **Predict:** what will the second filter say about grey places?

# %% experiment="your own layer looks at a cat"
filters = np.zeros((3, 3, 3, 3))  # (f, f, n_C_prev, n_C)
filters[:, :, :, 0] = np.array(kernels["horizontal edges"])[:, :, np.newaxis]   # the same for each colour
filters[1, 1, :, 1] = [1, 0, -1]                                                # red minus blue, in the middle
filters[:, 0, 0, 2], filters[:, 2, 2, 2] = 1, -1                                # red on the left, blue on the right

if checks.ready("conv_forward"):
    maps, _ = conv_forward(cats[5:6] / 255, filters, np.zeros((1, 1, 1, 3)), {"stride": 1, "pad": 1})
    print(f"in: {cats[5:6].shape}, filters: {filters.shape}, out: {maps.shape}")
    plots.images(
        [cats[5], *maps[0].transpose(2, 0, 1)], ["the picture", "level edges", "red minus blue", "red left of blue"],
        title="Three filters make three maps: the channels of the next layer's input",
        alt="A coloured picture and three grey maps of it.",
    )

# %% [markdown]
# ### Is that really a convolution?
#
# In mathematics, the convolution of a picture with a kernel **turns the kernel over** first, upside down and left to
# right. What deep learning calls convolution lays it on as it is; a mathematician would say cross-correlation. For
# learning it makes no difference (the weights would be learned turned over), so everybody leaves the turning out. But
# whoever mixes the two, weights from one program and layers from another, gets nonsense, quietly.
#
# **Break it.** A colleague's `conv_forward` turns its kernels over. Here it meets two kernels. **Predict:** which of the two
# gives the colleague away?

# %% experiment="a colleague's convolution"
for name in ("blur", "vertical edges"):
    W = np.array(kernels[name], dtype=float)[:, :, np.newaxis, np.newaxis]
    given = (grey[np.newaxis, :, :, np.newaxis], W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 1})
    theirs, finished = debuglab.turned_convolution(*given)[0], layers.conv_forward(*given)[0]
    print(f"{name:>15}: shapes {theirs.shape} and {finished.shape}, largest difference {np.abs(theirs - finished).max():.3f}")

# %% [markdown]
# Shapes are right, and a kernel that looks the same when turned over hides it. A test that uses such a kernel passes for
# the wrong reason. Write one that does not: it gets *anybody's* convolution, calls it with a picture and a kernel of your
# choice, and says whether the kernel was turned. The colleague may turn it upside down, left to right, or both. And let a
# right one pass: two right programs may differ in the last digit, because they add up in another order.

# %% exercise="catches_turning"
def catches_turning(conv):
    """Whether a convolution turns its kernels over, found out by trying.

    Argument: conv, a function like conv_forward: conv(A_prev, W, b, hparameters) returns Z, cache.
    Returns: True if conv turns kernels upside down, left to right, or both; False if it lays them on as they are.
    """
    rng = np.random.default_rng(1)  # random numbers, if you want some
    ### START CODE HERE ### (≈ 4 lines)
    A_prev = rng.normal(size=(1, 3, 3, 1))                                      # one picture of one channel
    W = rng.normal(size=(3, 3, 1, 1))                                           # one filter
    Z, _ = conv(A_prev, W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})     # what this convolution makes of them
    turned = not np.allclose(Z, np.sum(A_prev * W.reshape(1, 3, 3, 1)))         # True or False
    ### END CODE HERE ###
    return turned

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Choose a picture and a kernel for which you know the right answer without any
# convolution, and which look different from every side.</details>
# <details><summary>Hint 2: in code words</summary>The simplest picture is as large as the window, so that there is one place.
# Call <code>conv</code> with the right shapes and a bias of zeros, compute the one right number yourself, compare the two
# with <code>np.isclose</code> or <code>np.allclose</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Does a mirror swap left and right? Hold a letter to it that has no symmetry: an
# F tells, an A or an O does not: <code>swaps = not np.array_equal(mirror(F), F)</code>.</details>

# %% test="catches_turning" points=15
with checks.exercise("catches_turning") as check:
    for name, conv in problems.right_convolutions().items():
        found = check.call(conv, returns=())
        check.that(not found, f"a right convolution ({name}) is called a turning one: a false alarm.", diagnosis="false-alarm", rung=2)
    for name, conv in problems.turning_convolutions().items():
        found = check.call(conv, returns=())
        check.that(found, f"a convolution that turns its kernels {name} passes your test: do picture or kernel look the same when "
                   "turned?", diagnosis="passes", rung=1)
    ### BEGIN HIDDEN TESTS
    check.hide()
    for name, conv in (problems.turning_convolutions() | problems.right_convolutions()).items():
        check.that(bool(check.call(conv, returns=())) == (name in problems.turning_convolutions()), "one convolution is called what it is not.")
    ### END HIDDEN TESTS

# %% experiment="your test at work"
if checks.ready("catches_turning", "conv_forward"):
    for name, conv in [("the colleague's", debuglab.turned_convolution), ("the finished layer", layers.conv_forward), ("yours", conv_forward)]:
        print(f"{name:>20}: {'turns its kernels over' if catches_turning(conv) else 'lays kernels on as they are'}")

# %% [markdown]
# ## 5. Pooling
#
# Where *exactly* an edge stands seldom matters; that there is one about here does. A **pooling** layer makes maps smaller
# by saying one number for each window: the largest (**max**), or the mean (**average**). It works on each channel by
# itself, has the hyperparameters $f$ and $s$ (often both 2), and nothing to learn. No frame is laid around.
#
# $$A_{i,h,w,c} = \max_{0 \le j, k < f} \; A^{\text{prev}}_{i,\; hs + j,\; ws + k,\; c} \qquad \text{or} \qquad
# \frac{1}{f^2} \sum_{j, k} A^{\text{prev}}_{i,\; hs + j,\; ws + k,\; c} .$$

# %% exercise="pool_forward"
def pool_forward(A_prev, hparameters, mode="max"):
    """A pooling layer, forward.

    Arguments: A_prev (m, n_H_prev, n_W_prev, n_C); hparameters, a dict with "f" and "stride"; mode, "max" or "average".
    Returns: A (m, n_H, n_W, n_C); cache, the pair of A_prev and hparameters. ValueError for another mode.
    """
    if mode not in ("max", "average"):
        raise ValueError(f'mode is "max" or "average", not {mode!r}')
    (m, n_H_prev, n_W_prev, n_C) = A_prev.shape
    f, stride = hparameters["f"], hparameters["stride"]
    ### START CODE HERE ### (≈ 3 lines)
    n_H = conv_output_size(n_H_prev, f, 0, stride)  # rows of the output
    n_W = conv_output_size(n_W_prev, f, 0, stride)  # columns of the output
    A = np.zeros((m, n_H, n_W, n_C))                # room for the output
    ### END CODE HERE ###
    for i in range(m):                 # pictures
        for h in range(n_H):           # rows of the output
            for w in range(n_W):       # columns of the output
                for c in range(n_C):   # channels
                    ### START CODE HERE ### (≈ 3 lines)
                    top, left = h * stride, w * stride                         # the window's first row and column
                    a_prev_slice = A_prev[i, top:top + f, left:left + f, c]    # (f, f)
                    A[i, h, w, c] = np.max(a_prev_slice) if mode == "max" else np.mean(a_prev_slice)  # a number
                    ### END CODE HERE ###
    return A, (A_prev, hparameters)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The same walk as in <code>conv_forward</code>, with one difference in the slice: how
# many channels does the window see here?</details>
# <details><summary>Hint 2: in code words</summary>Sizes with a frame of 0. The slice is f by f, of picture i and channel c. Its
# largest number if <code>mode</code> is "max", else its mean.</details>
# <details><summary>Hint 3: a neighbour</summary>The hottest, or the average, temperature of weeks in a table (towns, days):
# <code>week = table[town, 7 * k:7 * k + 7]</code>, then
# <code>np.amax(week) if wanted == "peak" else np.average(week)</code>.</details>

# %% test="pool_forward" points=15
with checks.exercise("pool_forward") as check:
    for size in (dict(m=2, n_H_prev=5, n_W_prev=7, n_C=3, f=3, stride=2), dict(m=3, n_H_prev=8, n_W_prev=6, n_C=4, f=2, stride=3)):
        A_prev, hparameters = check.draw(problems.pooling, **size)
        n_H, n_W = (len(range(0, n - size["f"] + 1, size["stride"])) for n in A_prev.shape[1:3])
        for mode, other in [("max", "average"), ("average", "max")]:
            form = checks.Tuple(A=(size["m"], n_H, n_W, size["n_C"]), cache=tuple)
            shape = np.shape(check.call(A_prev, hparameters, mode, returns=tuple)[0])
            check.that(len(shape) != 4 or set(np.subtract(shape, form.forms["A"])[1:3]) not in ({1}, {0, 1}), "A has a row or a column too "
                       "many: is a fraction rounded up, or a frame laid around? conv_output_size knows how many.", diagnosis="one too many", rung=1)
            A, cache = check.call(A_prev, hparameters, mode, returns=form)
            slips = problems.pooling_slips(A_prev, hparameters, mode)
            check.close(f"A with mode {mode}", A, layers.pool_forward(A_prev, hparameters, mode)[0], because="what the finished layer gives",
                        suspects=slips | {f'mode "{other}" where "{mode}" is asked for': layers.pool_forward(A_prev, hparameters, other)[0]})
            below, _ = check.call(A_prev - 100, hparameters, mode)
            check.that(np.any(below), "A is 0 where all numbers are below zero: does the search for the largest begin with 0?",
                       diagnosis="begins with 0", rung=2)
            check.close(f"A with mode {mode} for numbers that are all below zero", below, A - 100, because="A for numbers that are 100 "
                        "larger, minus 100")
            check.that(len(cache) == 2 and np.array_equal(cache[0], A_prev) and cache[1] == hparameters, "cache is to hold A_prev and "
                       "hparameters, as they came in.", diagnosis="cache", rung=2)
        usual, _ = check.call(A_prev, hparameters)
        check.close("A with no mode given", usual, layers.pool_forward(A_prev, hparameters)[0], because='that of mode "max"')
    try:
        check.call(A_prev, hparameters, "median")
        refused = False
    except Exception:  # whatever it is: the caller is told
        refused = True
    check.that(refused, 'mode "median" is not refused: the lines above START CODE HERE did that.', diagnosis="not refused", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_step_by_step")
    def a_pooling(rng, mode, **size):
        return (*problems.pooling(rng, **size), mode)
    check.against(ours.pool_forward, a_pooling, [
        dict(m=1, n_H_prev=4, n_W_prev=9, n_C=2, f=4, stride=1, mode="max"), dict(m=3, n_H_prev=7, n_W_prev=3, n_C=5, f=1, stride=2, mode="max"),
        dict(m=2, n_H_prev=6, n_W_prev=8, n_C=3, f=3, stride=3, mode="average")], part=lambda result: result[0])
    ### END HIDDEN TESTS

# %% [markdown]
# ### What pooling is good for
#
# Forty pictures are moved by one pixel to the side. **Predict:** how much do their numbers change? How much those behind an edge
# kernel? And behind pooling on top of that?

# %% experiment="a step to the side"
if checks.ready("pool_forward"):
    greys = cats[:40].mean(axis=3, keepdims=True) / 255                    # (40, 64, 64, 1)
    still, moved = greys[:, :, 1:], greys[:, :, :-1]
    edges = np.array(kernels["vertical edges"], dtype=float)[:, :, np.newaxis, np.newaxis]

    def edges_of(pictures):
        return np.abs(layers.conv_forward(pictures, edges, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})[0])

    def changed(one, other):
        return np.linalg.norm(one - other) / np.linalg.norm(one)

    print(f"the pictures change by         {changed(still, moved):.0%} of their length")
    print(f"their edges by                 {changed(edges_of(still), edges_of(moved)):.0%}")
    for f in (2, 4, 8):
        pooled = [layers.pool_forward(edges_of(one), {"f": f, "stride": f})[0] for one in (still, moved)]
        print(f"edges, max pooling {f} x {f}, by   {changed(*pooled):.0%}")
    shown = [edges_of(one[5:6]) for one in (still, moved)]
    shown += [pool_forward(one, {"f": 4, "stride": 4})[0] for one in shown]
    plots.images(
        [one[0, :, :, 0] for one in shown], ["edges", "one pixel on", "edges, pooled", "one pixel on, pooled"],
        title="One pixel to the side: nearly every edge pixel is another one, but the pooled maps look alike",
        alt="The outline of a cat, the same a pixel further to the side, and for each a coarse map of its edges; the coarse maps are much "
            "alike.",
    )

# %% [markdown]
# Pooling buys three things: the next layer has less to compute, its windows see a larger part of the picture, and small
# shifts matter less. It pays with detail: where *where* matters, as in week 10, one pools less, or uses stride instead.
#
# ## 6. Sharing weights
#
# A dense layer has one weight for every pair of an input and an output. A convolutional layer uses the **same** few weights
# in every place: what was learned in one corner is known in all of them. And each output depends on a few inputs only.
# Both are *assumptions* about pictures: that things look alike wherever they stand, and that what belongs together is
# close together. Where they hold, they save examples, not only memory.
#
# One filter has $f \cdot f \cdot n_{C,\text{prev}}$ weights and a bias: 8 filters of 3 by 3 on 3 channels have $8 \cdot (27 + 1) = 224$
# parameters. Note what is *not* in the count: the size of the picture.

# %% exercise="count_conv_parameters"
def count_conv_parameters(f, c_prev, c):
    """How many numbers a convolutional layer learns.

    Arguments: f, side of the window; c_prev, channels of the input; c, number of filters.
    Returns: the number of all weights and biases, a whole number.
    """
    ### START CODE HERE ### (≈ 1 line)
    count = (f * f * c_prev + 1) * c  # weights and biases
    ### END CODE HERE ###
    return count

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>How many numbers has one filter? How many filters are there?</details>
# <details><summary>Hint 2: in code words</summary>Rows times columns times depth of the window, plus one for the bias; all of
# that once for each filter.</details>
# <details><summary>Hint 3: a neighbour</summary>A hall has k rooms, each with n by n tables of 4 chairs, and a desk:
# <code>k * (4 * n ** 2 + 1)</code> pieces to sit or to stand at.</details>

# %% test="count_conv_parameters" points=5
with checks.exercise("count_conv_parameters") as check:
    tried = [(3, 3, 8), (3, 5, 7), (5, 2, 4), (1, 6, 3), (2, 3, 9)]
    f, c_prev, c = np.array(tried).T
    counted = np.array([sum(np.size(part) for part in problems.filters(check.rng, *one)) for one in tried])
    check.close(f"the parameters for (f, c_prev, c) = {', '.join(map(str, tried))}", np.array([check.call(*one, returns=()) for one in tried]),
                counted, because="the number of entries in W and b", suspects={
        "leaving out the biases": counted - c, "a single bias for all filters": counted - c + 1,
        "a bias for every channel of the input": counted - c + c_prev, "a bias for every kernel": counted - c + c_prev * c,
        "leaving out the channels of the input": (f * f + 1) * c, "leaving out one side of the window": (f * c_prev + 1) * c})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_step_by_step")
    def a_layer(rng, f):
        return (f, *(int(n) for n in rng.choice(np.arange(2, 40), size=2, replace=False)))
    check.against(ours.count_conv_parameters, a_layer, [dict(f=f) for f in (1, 3, 4, 7)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** how many parameters would a *dense* layer need to make the same eight maps of a picture with 64 by 64 pixels?

# %% experiment="shared against dense"
if checks.ready("count_conv_parameters", "conv_output_size"):
    for n in (8, 64, 256):
        outputs, inputs = 8 * conv_output_size(n, 3, 0, 1) ** 2, 3 * n * n
        print(f"{n:>3} x {n:<3} pixels: convolution {count_conv_parameters(3, 3, 8)}, dense layer {outputs * (inputs + 1):,}")

# %% [markdown]
# ## 7. How far does it see?
#
# A number behind one layer of 3 by 3 has seen 3 by 3 pixels. A number behind two such layers has seen 3 by 3 numbers,
# which have seen 3 by 3 pixels each, overlapping. The square of input pixels that can change it is its **receptive field**.
#
# Go through the layers from the first to the last and keep two numbers: $r$, the side of the field so far, and $g$, how many
# *input pixels* lie between neighbours in the current layer. At the input both are 1. A layer with window $f$ and stride $s$
# (pooling counts as well) joins $f$ neighbours, each $g$ pixels from the next:
#
# $$r := r + (f - 1)\, g, \qquad \text{then} \qquad g := g\, s .$$

# %% exercise="receptive_field"
def receptive_field(layers):
    """The side of the square of input pixels that one number behind all layers has seen.

    Argument: layers, a list of pairs (f, stride), the first layer first.
    Returns: the side, a whole number; 1 for an empty list. Frames of zeros are not looked at.
    """
    side, gap = 1, 1
    ### START CODE HERE ### (≈ 3 lines)
    for f, stride in layers:
        side = side + (f - 1) * gap  # the field grows
        gap = gap * stride           # neighbours are further apart from now on
    ### END CODE HERE ###
    return side

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two layers of 3 by 3 with stride 1 see 5 pixels across: the second adds one on
# either side. What would it add if the first had stride 2?</details>
# <details><summary>Hint 2: in code words</summary>For each pair: the side grows by (window minus one) times the gap; afterwards
# the gap is multiplied by the stride. The order of the two matters: a layer's own stride counts for the layers behind it.</details>
# <details><summary>Hint 3: a neighbour</summary>Wages with a bonus that grows after each payday:
# <code>for days, growth in weeks: paid += days * wage</code>, and as second line of the loop <code>wage *= growth</code>.</details>

# %% test="receptive_field" points=10
with checks.exercise("receptive_field") as check:
    stacks = [[], [(3, 1)], [(3, 1), (3, 1)], [(5, 2)], [(2, 2), (3, 1)], [(3, 2), (2, 3), (5, 1)], [(5, 1), (2, 2), (3, 1), (2, 2)]]
    names = "; ".join(map(str, stacks))
    sides = np.array([check.call(stack, returns=()) for stack in stacks])
    check.close(f"the sides for {names}", sides, np.array([problems.seen_side(stack) for stack in stacks]),
                because="what one gets by following one number back, layer by layer, to all pixels that it has seen",
                suspects=problems.field_slips(stacks))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_step_by_step")
    def a_stack(rng, depth):
        return ([(int(f), int(s)) for f, s in zip(rng.integers(1, 6, size=depth), rng.integers(1, 4, size=depth))],)
    check.against(ours.receptive_field, a_stack, [dict(depth=2), dict(depth=3), dict(depth=5)], rounds=4)
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict** for the figure: a number in the middle, behind one, two and three layers of 3 by 3. How far does each see, and do
# all pixels of its field count alike? Then change `stride`.

# %% experiment="the receptive field, measured"
stride, n = 1, 15
if checks.ready("receptive_field"):
    fields = []
    for depth in (1, 2, 3):
        influence, W, b = np.zeros((1, n, n, 1)), np.ones((3, 3, 1, 1)), np.zeros((1, 1, 1, 1))
        trips, A = [], np.zeros((1, n, n, 1))
        for _ in range(depth):
            A, trip = layers.conv_forward(A, W, b, {"stride": stride, "pad": 1})
            trips.append(trip)
        slope = np.zeros_like(A)
        slope[0, A.shape[1] // 2, A.shape[2] // 2, 0] = 1.0        # one number of the output
        for trip in reversed(trips):
            slope, _, _ = layers.conv_backward(slope, trip)        # which inputs move it, and how much?
        fields.append(slope[0, :, :, 0])
        measured = int(np.any(fields[-1] > 0, axis=0).sum())
        print(f"{depth} layers: {measured} pixels across by measuring, {receptive_field([(3, stride)] * depth)} by your formula")
    plots.images(
        fields, ["behind 1 layer", "behind 2 layers", "behind 3 layers"],
        title="Every layer sees further; what lies in the middle of a field is counted most often",
        alt="Three squares on a dark ground, each larger than the one before, bright in the middle and fading towards their sides.",
    )

# %% [markdown]
# This is why depth helps a convolutional net in particular: its first layer sees edges, because it can see nothing larger;
# later layers see corners made of edges, then eyes made of corners. A stride or a pooling layer on the way makes everything
# behind it see further at once.
#
# ## 8. Debug lab
#
# Three colleagues let the kernel for vertical edges, with pad 1 and stride 2, run over the cat. All three outputs have the
# right shape. Compare with what the finished layer gives.
#
# 1. "It seems to look at the upper left quarter only."
# 2. "It runs, but the cat looks tipped over."
# 3. "There is a bright line down one side and a dark one down the other."
#
# **Which bug is whose?** (a) the frame is filled with ones; (b) the window's first row and column are not multiplied by the
# stride; (c) rows and columns of the window are exchanged.

# %% experiment="debug lab"
W = np.array(kernels["vertical edges"], dtype=float)[:, :, np.newaxis, np.newaxis]
given = (grey[np.newaxis, :, :, np.newaxis], W, np.zeros((1, 1, 1, 1)), {"stride": 2, "pad": 1})
broken = debuglab.broken_convolutions(*given)
plots.images(
    [layers.conv_forward(*given)[0][0, :, :, 0], *(Z[0, :, :, 0] for Z in broken.values())],
    ["the finished layer", *(f"colleague {number}" for number in broken)],
    title="Three bugs, three pictures: which is whose?",
    alt="Four maps of upright edges: a right one, one that shows a quarter of the picture, one lying on its side, and one with a line "
        "on its left and right border.",
)

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (b): the window goes on by one pixel at a time, so that the few places of the output are used up after half
#   of the rows and columns. With stride 1 nobody would notice.
# - Colleague 2 is (c): the picture is read along its columns, so it comes out lying on its side. With pictures that are not
#   square the program would have stopped instead: always test with $n_H \ne n_W$.
# - Colleague 3 is (a): the kernel sees an edge between the picture and its frame. A frame of zeros makes such edges too,
#   where the picture is bright; here the ground decides which is worse.
#
# </details>
#
# ## Remember
#
# - A kernel is a template that is laid on everywhere: multiply, add up, plus one bias. The output is a map of matches.
# - $\lfloor (n + 2p - f)/s \rfloor + 1$ places along an axis. Drop the fraction, do not round.
# - Filters are as deep as the input; as many filters, as many output channels. $W$ is $(f, f, n_{C,\text{prev}}, n_C)$.
# - Pooling works channel by channel, and learns nothing.
# - Few weights, shared by all places: the count does not depend on the picture's size.
# - Test with $n_H \ne n_W$, stride above 1, a frame, and kernels without symmetry. Everything else hides mistakes.
#
# ## What you can do now
#
# You can write the forward pass of a convolutional network and say of each of its numbers where it comes from. The next
# notebook sends slopes back through these layers, and then makes them fast.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week08/convolution_step_by_step")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
