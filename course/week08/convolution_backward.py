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
# # Back through a convolution, and fast
#
# **The question of this notebook:** one weight of a kernel has worked in every place of every picture. When the answer is
# wrong, how large is *its* share of the blame? And how does a program with four loops become one that is quick?
#
# Frameworks do all of this for you, which is why hardly anybody has ever written it. At the end you can
#
# - send slopes back through max pooling and average pooling,
# - write all three slopes of a convolutional layer, and prove them right by measuring,
# - say why windows that overlap need `+=`, and why a wrong slope often goes unnoticed,
# - turn a convolution into one matrix product, and say what that costs.
#
# Plan about two hours.

# %%
import numpy as np

import startcode
from startcode import checks, datasets, debuglab, plots, problems
from startcode import layers as net

# %% [markdown]
# ## 1. Whose layers?
#
# You need the forward pass of the first notebook of this week, through the name `net`:
#
# | | |
# |---|---|
# | `net.conv_output_size(n, f, pad, stride)` | places of a window along one axis |
# | `net.zero_pad(X, pad)` | pictures in a frame of zeros |
# | `net.conv_forward(A_prev, W, b, hparameters)` | returns `Z` and a cache |
# | `net.pool_forward(A_prev, hparameters, mode)` | returns `A` and a cache |
#
# So that an unfinished exercise there does not hold you up, `net` is at first our finished set, made for speed. Write `True`
# in the next cell, and `net` becomes your own notebook: then your slopes are measured on *your* forward pass. (Grading
# always uses the finished set.) Either way, the **cache** that your functions below get is the one of the first notebook:
# `(A_prev, W, b, hparameters)` for a convolution, `(A_prev, hparameters)` for pooling.

# %% experiment="whose layers"
build_on_mine = False  # True: your own functions, from convolution_step_by_step.ipynb

if build_on_mine:
    net = startcode.mine("week08/convolution_step_by_step")
print("Slopes are measured on", "your own forward pass." if build_on_mine else "the finished forward pass.")

# %% [markdown]
# As before, pictures are $(m, n_H, n_W, n_C)$, examples first. Slopes have the shape of what they are the slopes of: $dZ$
# that of $Z$, $dW$ that of $W$. And one thing is different from week 4: **nothing is divided by $m$ here.** What comes in, $dZ$,
# is the slope of the *cost*, so a mean over examples is in it already.
#
# ## 2. Back through a maximum
#
# One window of max pooling gives out its largest entry $x_{\max}$. Move that entry by a hair, and the output moves as much;
# move any other, and nothing happens. So the whole slope goes to the largest entry, and the others get 0. All one needs is
# a **mask**: True where the largest entry stands, False elsewhere.
#
# *What if two entries share the largest value?* Then the maximum has a kink there, and no slope. A mask that marks both sends
# the slope twice; one that marks one of them does not. Frameworks mark one; the shortest line of NumPy marks all. Either is
# accepted here; the experiment below shows the difference.

# %% exercise="create_mask_from_window"
def create_mask_from_window(x):
    """Where the largest entry of a window stands.

    Argument: x (n_H, n_W), any numbers.
    Returns: mask (n_H, n_W), True (or 1) at the largest entry, False (or 0) elsewhere. Where several entries share the
        largest value: at all of them or at one of them, as you like.
    """
    ### START CODE HERE ### (≈ 1 line)
    mask = x == np.max(x)  # (n_H, n_W)
    ### END CODE HERE ###
    return mask

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A comparison of an array with one number gives an array of True and False.</details>
# <details><summary>Hint 2: in code words</summary>Which entries are equal to the largest of all entries of the window, not of its
# row? (<code>np.argmax</code> counts through the whole window; <code>np.unravel_index</code> turns that count into row and
# column, if you prefer to mark one.)</details>
# <details><summary>Hint 3: a neighbour</summary>Which towns in a table (lands, towns) are the coldest of all?
# <code>coldest = table == table.min()</code>.</details>

# %% test="create_mask_from_window" points=10
with checks.exercise("create_mask_from_window") as check:
    for n_H, n_W in [(3, 5), (2, 3), (4, 2), (2, 2)]:
        x = check.draw(problems.a_window, n_H=n_H, n_W=n_W)
        for given in (x, x + 10, x - 10):
            mask = check.call(given, returns=(n_H, n_W))
            check.that(set(np.unique(np.asarray(mask, float))) <= {0.0, 1.0}, "mask holds other things than True and False (or 1 and 0).",
                       diagnosis="no mask", rung=1)
            wanted = np.zeros((n_H, n_W))
            wanted[np.unravel_index(given.argmax(), given.shape)] = 1.0
            for what, wrong in problems.mask_slips(given).items():
                check.that(np.array_equal(wrong, wanted) or not np.array_equal(mask, wrong), f"mask is what one gets from {what}.",
                           diagnosis=what, rung=2)
            check.that(np.sum(mask) == 1, f"mask marks {int(np.sum(mask))} entries; only one is the largest.", diagnosis="how many", rung=1)
            check.that(given[np.asarray(mask, bool)] == given.max(), "mask marks one entry, and another is larger.", diagnosis="not the largest",
                       rung=2)
            check.close("mask, as 1 and 0", np.asarray(mask, float), wanted, because="1 at the largest entry and 0 elsewhere")
        tied = check.draw(problems.window_with_ties, n_H=n_H, n_W=n_W)
        mask, largest = np.asarray(check.call(tied, returns=(n_H, n_W)), float), tied == tied.max()
        check.that(not np.any(mask[~largest]), "several entries share the largest value, and another one is marked.", diagnosis="ties", rung=1)
        check.that(np.sum(mask) in (1, np.sum(largest)), "several entries share the largest value: mark all of them, or one of them.",
                   diagnosis="ties", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_backward")
    check.against(ours.create_mask_from_window, problems.a_window, [dict(n_H=5, n_W=4), dict(n_H=1, n_W=7), dict(n_H=3, n_W=3)],
                  part=lambda mask: np.asarray(mask, float))
    ### END HIDDEN TESTS

# %% experiment="ties"
if checks.ready("create_mask_from_window"):
    for name, window in [("one largest", np.array([[1.0, 5.0], [2.0, 3.0]])), ("all alike", np.full((2, 2), 5.0))]:
        sent = create_mask_from_window(window) * 1.0
        print(f"{name:>11}: a slope of 1 comes in, and {sent.sum():.0f} goes out to the four entries")

# %% [markdown]
# With real numbers ties hardly happen, except behind a ReLU, where whole windows are 0. There the ReLU's own slope is 0, and
# stops whatever comes.
#
# ## 3. Back through a mean
#
# In average pooling every entry of the window counts $\frac{1}{n_H n_W}$. So every entry gets that share of the slope $dz$:
#
# $$\frac{\partial \mathcal L}{\partial x_{jk}} = \frac{dz}{n_H \, n_W} \qquad \text{for every } j, k .$$

# %% exercise="distribute_value"
def distribute_value(dz, shape):
    """A slope, shared evenly by all entries of a window.

    Arguments: dz, a number; shape, the pair (n_H, n_W).
    Returns: a (n_H, n_W), equal shares whose sum is dz.
    """
    ### START CODE HERE ### (≈ 2 lines)
    n_H, n_W = shape                             # rows and columns
    a = np.full((n_H, n_W), dz / (n_H * n_W))    # (n_H, n_W)
    ### END CODE HERE ###
    return a

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Into how many parts is dz divided?</details>
# <details><summary>Hint 2: in code words</summary>An array of that shape, filled with dz over (rows times columns):
# <code>np.ones</code> times a number, or <code>np.full</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>A bill shared by the seats of a table of k sides with n seats each:
# <code>np.ones((k, n)) * bill / (k * n)</code>.</details>

# %% test="distribute_value" points=10
with checks.exercise("distribute_value") as check:
    for n_H, n_W in [(3, 5), (4, 2), (2, 7)]:
        dz, shape = check.draw(problems.share_of_one, n_H=n_H, n_W=n_W)
        slopes = np.array([dz, 3, -0.5 * dz])
        shares = [check.call(given, shape, returns=(n_H, n_W)) for given in (dz, 3, -0.5 * dz)]
        check.that(np.any(shares[1]), "a slope of 3 is shared, and every share is 0: does a division drop the fraction?", diagnosis="fraction",
                   rung=2)
        check.close("the sum of the shares, for three different dz", np.array([np.sum(a) for a in shares]), slopes,
                    because="dz: nothing is made or lost", suspects={
            "giving every entry all of dz": n_H * n_W * slopes, "dividing by the number of columns only": n_H * slopes,
            "dividing by the number of rows only": n_W * slopes})
        check.that(all(np.ptp(a) == 0 for a in shares), "the shares are not all equal.", diagnosis="unequal", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_backward")
    check.against(ours.distribute_value, problems.share_of_one, [dict(n_H=1, n_W=6), dict(n_H=5, n_W=5), dict(n_H=9, n_W=2)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. Back through pooling
#
# Now all windows. **Predict** before you run: windows of 3 by 3, 2 pixels apart, on 7 by 7 pixels. Which pixels are seen by
# most windows?

# %% experiment="how many windows see each pixel"
f, stride = 3, 2  # try 2 and 3: what do you see?
ones, trip = net.pool_forward(np.ones((1, 7, 7, 1)), {"f": f, "stride": stride}, "average")
seen = np.zeros((7, 7), int)
for h, w in np.ndindex(ones.shape[1:3]):
    rows, columns = np.arange(7) - h * stride, np.arange(7) - w * stride
    seen += np.outer((rows >= 0) & (rows < f), (columns >= 0) & (columns < f))
plots.matrix(seen, title="How many windows see each pixel: where they overlap, several slopes come back",
             row_label="row", column_label="column",
             alt="Seven rows of seven whole numbers: 1 in most places, 2 along two rows and two columns, 4 where these cross.")

# %% [markdown]
# A pixel that several windows have seen gets a slope from **each** of them, and slopes of a sum add up. So every window
# *adds* its share to what is there already: `+=`, never `=`. A pixel that no window has seen keeps 0.
#
# Go through the same windows as on the way forward. Window $(h, w)$ of picture $i$ and channel $c$ has received the slope
# $dA_{i,h,w,c}$:
#
# $$dA^{\text{prev}}[\text{window}] \; \mathrel{+}= \; \begin{cases} \text{mask} \cdot dA_{i,h,w,c} & \text{max} \\ \text{equal shares of } dA_{i,h,w,c} & \text{average.} \end{cases}$$

# %% exercise="pool_backward"
def pool_backward(dA, cache, mode="max"):
    """Back through a pooling layer.

    Arguments: dA (m, n_H, n_W, n_C), the slope of the cost at the layer's output; cache, the pair of A_prev
        (m, n_H_prev, n_W_prev, n_C) and hparameters, a dict with "f" and "stride"; mode, "max" or "average".
    Returns: dA_prev, of the shape of A_prev.
    """
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    (m, n_H, n_W, n_C) = dA.shape
    dA_prev = np.zeros(A_prev.shape)   # a sum, begun with 0
    for i in range(m):                 # pictures
        for h in range(n_H):           # rows of the output
            for w in range(n_W):       # columns of the output
                for c in range(n_C):   # channels
                    ### START CODE HERE ### (≈ 4 to 7 lines)
                    top, left = h * stride, w * stride                           # the window's first row and column
                    if mode == "max":
                        window = A_prev[i, top:top + f, left:left + f, c]        # (f, f)
                        share = create_mask_from_window(window) * dA[i, h, w, c]  # (f, f)
                    else:
                        share = distribute_value(dA[i, h, w, c], (f, f))         # (f, f)
                    dA_prev[i, top:top + f, left:left + f, c] += share           # added to what is there
                    ### END CODE HERE ###
    return dA_prev

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The window stands where it stood on the way forward. Of which array does the mask
# look for the largest entry: of what came in, or of what went out?</details>
# <details><summary>Hint 2: in code words</summary>First row: h times stride; first column: w times stride. For "max": the mask of
# that window of <code>A_prev</code>, in picture i and channel c, times the one number <code>dA[i, h, w, c]</code>. Else: that
# number distributed over (f, f). Add it to the same window of <code>dA_prev</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Every guest's order goes on the table's bill:
# <code>bill[table, seat:seat + 2] += order * prices[table, seat:seat + 2]</code>. With <code>=</code> the last guest would
# pay alone.</details>

# %% test="pool_backward" points=20
with checks.exercise("pool_backward") as check:
    for size in (dict(m=2, n_H_prev=5, n_W_prev=7, n_C=3, f=3, stride=2), dict(m=3, n_H_prev=8, n_W_prev=5, n_C=2, f=2, stride=3),
                 dict(m=2, n_H_prev=4, n_W_prev=5, n_C=3, f=2, stride=1)):
        dA, cache = check.draw(problems.pooling_and_message, **size)
        A_prev, hparameters = cache
        for mode in ("average", "max"):
            dA_prev = check.call(dA, cache, mode, returns=A_prev.shape)
            check.gradient(f'dA_prev with mode "{mode}"', dA_prev, of=lambda v: np.sum(dA * net.pool_forward(v, hparameters, mode)[0]),
                           at=A_prev, suspects=problems.pooling_backward_slips(dA, cache, mode))
        check.close("dA_prev with no mode given", check.call(dA, cache), dA_prev, because='that of mode "max"')
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_backward")
    def a_pooling(rng, mode, **size):
        dA, (A_prev, hparameters) = problems.pooling_and_message(rng, **size)
        return dA, (A_prev / 1000, hparameters), mode
    check.against(ours.pool_backward, a_pooling, [
        dict(m=2, n_H_prev=4, n_W_prev=9, n_C=2, f=4, stride=1, mode="max"), dict(m=3, n_H_prev=7, n_W_prev=3, n_C=4, f=1, stride=2, mode="max"),
        dict(m=2, n_H_prev=6, n_W_prev=8, n_C=3, f=3, stride=3, mode="average")])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 5. Back through a convolution
#
# At one place of the output, for one filter, the forward pass did what a neuron does: weights times what the window saw,
# summed, plus a bias,
#
# $$Z_{i,h,w,c} = \sum a_{\text{slice}} * W_c + b_c .$$
#
# So one slope $dZ_{i,h,w,c}$ makes three contributions, as in week 2:
#
# $$dA[\text{window}] \mathrel{+}= W_c \; dZ_{i,h,w,c}, \qquad dW_c \mathrel{+}= a_{\text{slice}} \; dZ_{i,h,w,c}, \qquad
# db_c \mathrel{+}= dZ_{i,h,w,c} .$$
#
# All three *add up*: the same weight and bias have worked in every place of every picture, and the same pixel was seen by
# several windows and by every filter. That is all there is to it; the rest is book-keeping with the frame. The windows are those of
# the **framed** pictures, so their slope is collected in a framed array too, and the frame is cut off at the very end.
#
# **With numbers.** One picture of 3 by 3, one kernel of 2 by 2, four places. The pixel in the middle was seen by all four
# windows, each time under another weight. **Predict:** if every entry of $dZ$ is 1, what is its slope?

# %% experiment="one pixel, four windows"
pixels = np.arange(1.0, 10.0).reshape(1, 3, 3, 1)
kernel = np.array([[1.0, 2.0], [3.0, 4.0]])[:, :, np.newaxis, np.newaxis]

def sum_of_outputs(pixels):
    return net.conv_forward(pixels, kernel, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})[0].sum()

slopes = np.zeros((3, 3))
for row, column in np.ndindex(3, 3):
    moved = pixels.copy()
    moved[0, row, column, 0] += 1e-3
    slopes[row, column] = (sum_of_outputs(moved) - sum_of_outputs(pixels)) / 1e-3
print("weights of the kernel:", kernel[:, :, 0, 0].tolist())
plots.matrix(np.round(slopes, 3), title="The slope of the sum of all outputs at each pixel: the weights that it has met, added up",
             row_label="row", column_label="column",
             alt="Three rows of three numbers; in the middle 10, the sum of all four weights, in the corners single weights.")

# %% exercise="conv_backward"
def conv_backward(dZ, cache):
    """Back through a convolutional layer.

    Arguments: dZ (m, n_H, n_W, n_C), the slope of the cost at the layer's output; cache, the tuple of A_prev
        (m, n_H_prev, n_W_prev, n_C_prev), W (f, f, n_C_prev, n_C), b (1, 1, 1, n_C) and hparameters.
    Returns: dA_prev, dW, db, of the shapes of A_prev, W and b. Nothing is divided by m.
    """
    A_prev, W, b, hparameters = cache
    (m, n_H_prev, n_W_prev, n_C_prev) = A_prev.shape
    (m, n_H, n_W, n_C) = dZ.shape
    f, stride, pad = W.shape[0], hparameters["stride"], hparameters["pad"]
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev_pad, dW, db = np.zeros(A_prev_pad.shape), np.zeros(W.shape), np.zeros(b.shape)  # three sums, begun with 0
    for i in range(m):                 # pictures
        for h in range(n_H):           # rows of the output
            for w in range(n_W):       # columns of the output
                for c in range(n_C):   # filters
                    ### START CODE HERE ### (≈ 5 lines)
                    top, left = h * stride, w * stride                       # the window's first row and column
                    a_slice = A_prev_pad[i, top:top + f, left:left + f, :]   # (f, f, n_C_prev), what the window saw
                    dA_prev_pad[i, top:top + f, left:left + f, :] += W[:, :, :, c] * dZ[i, h, w, c]  # to its pixels
                    dW[:, :, :, c] += a_slice * dZ[i, h, w, c]               # to the weights of the filter
                    db[:, :, :, c] += dZ[i, h, w, c]                         # to its bias
                    ### END CODE HERE ###
    ### START CODE HERE ### (≈ 1 line)
    dA_prev = dA_prev_pad[:, pad:pad + n_H_prev, pad:pad + n_W_prev, :]      # without the frame
    ### END CODE HERE ###
    return dA_prev, dW, db

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Write the three formulas with indices: in each, one of the arrays is cut to the
# window, and one to filter c. Every <code>=</code> that stands for "add" is a <code>+=</code>. And what does
# <code>x[pad:-pad]</code> give for pad 0?</details>
# <details><summary>Hint 2: in code words</summary>The window: rows from h times stride, columns from w times stride, f of each, all
# channels. To that window of the framed slopes add the weights of filter c times the one number dZ there; to the slope of
# filter c add the window of the framed pictures times that number; to its bias add the number. At the end keep the
# <code>n_H_prev</code> rows and <code>n_W_prev</code> columns behind the first <code>pad</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>One dimension, one channel, no frame: a melody <code>x</code> met a motif
# <code>k</code> at every beat, and <code>e[t]</code> comes back:
# <code>dx[2 * t:2 * t + n] += k * e[t]</code> and <code>dk += x[2 * t:2 * t + n] * e[t]</code>.</details>

# %% test="conv_backward" points=30
with checks.exercise("conv_backward") as check:
    for size in (dict(m=2, n_H_prev=6, n_W_prev=7, n_C_prev=2, n_C=3, f=3, stride=2, pad=1),
                 dict(m=3, n_H_prev=4, n_W_prev=5, n_C_prev=3, n_C=2, f=2, stride=1, pad=0),
                 dict(m=2, n_H_prev=5, n_W_prev=4, n_C_prev=3, n_C=4, f=2, stride=3, pad=2)):
        dZ, cache = check.draw(problems.convolution_and_message, **size)
        A_prev, W, b, hparameters = cache
        form = checks.Tuple(dA_prev=A_prev.shape, dW=W.shape, db=b.shape)
        shapes = [np.shape(part) for part in check.call(dZ, cache, returns=tuple)]
        wanted = list(form.forms.values())
        check.that(shapes == wanted or sorted(shapes) != sorted(wanted), "the results come in another order: dA_prev, dW, db is wanted.",
                   diagnosis="order", rung=1)
        check.that(len(shapes) != 3 or shapes[0] == A_prev.shape or shapes[0] != (*np.shape(net.zero_pad(A_prev, hparameters["pad"])),),
                   "dA_prev still has the frame.", diagnosis="frame", rung=2)
        check.that(len(shapes) != 3 or 0 not in shapes[0], "dA_prev is empty: with pad 0, what do you get from x[pad:-pad]?",
                   diagnosis="empty", rung=1)
        dA_prev, dW, db = check.call(dZ, cache, returns=form)
        slips = problems.convolution_backward_slips(dZ, cache)
        # A cost whose slope at Z is dZ, measured through net.conv_forward.
        check.gradient("db", db, of=lambda v: np.sum(dZ * net.conv_forward(A_prev, W, v, hparameters)[0]), at=b, suspects=slips["db"])
        check.gradient("dW", dW, of=lambda v: np.sum(dZ * net.conv_forward(A_prev, v, b, hparameters)[0]), at=W, suspects=slips["dW"])
        check.gradient("dA_prev", dA_prev, of=lambda v: np.sum(dZ * net.conv_forward(v, W, b, hparameters)[0]), at=A_prev,
                       suspects=slips["dA_prev"])
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_backward")
    check.against(ours.conv_backward, problems.convolution_and_message, [
        dict(m=3, n_H_prev=4, n_W_prev=7, n_C_prev=1, n_C=2, f=3, stride=2, pad=2),
        dict(m=2, n_H_prev=7, n_W_prev=3, n_C_prev=5, n_C=1, f=1, stride=2, pad=0),
        dict(m=2, n_H_prev=5, n_W_prev=6, n_C_prev=2, n_C=3, f=4, stride=1, pad=1)])
    ### END HIDDEN TESTS

# %% [markdown]
# The check knew no formula: it moved every pixel, every weight and every bias by a hair, and looked.
#
# **A surprise.** With stride 1, the slope $dA^{\text{prev}}$ is itself a convolution: of $dZ$ in a frame of $f - 1 - p$, with the
# filters **turned over** and input and output channels exchanged. The turning that deep learning leaves out forward comes back
# on the way back. **Predict:** if you forget the turning, does the gradient check notice? Does the cost still fall? (Section 8.)

# %% experiment="the way back is a convolution"
if checks.ready("conv_backward"):
    rng = np.random.default_rng(1)
    A_prev, W, b = rng.normal(size=(2, 6, 5, 2)), rng.normal(size=(3, 3, 2, 4)), np.zeros((1, 1, 1, 4))
    dZ = rng.normal(size=net.conv_forward(A_prev, W, b, {"stride": 1, "pad": 1})[0].shape)
    dA_prev, _, _ = conv_backward(dZ, (A_prev, W, b, {"stride": 1, "pad": 1}))
    for name, filters in [("turned over", W[::-1, ::-1]), ("as they are", W)]:
        there = net.conv_forward(dZ, filters.transpose(0, 1, 3, 2), np.zeros((1, 1, 1, 2)), {"stride": 1, "pad": 3 - 1 - 1})[0]
        print(f"filters {name}: largest difference from your dA_prev {np.abs(there - dA_prev).max():.1e}")

# %% [markdown]
# ## 6. Faster: one matrix product
#
# Four loops around nine multiplications: most of the time goes into the loops. But what they do is the same sum of products
# again and again, and for that there is the matrix product. Write **what each window sees into one row** of a big matrix; write
# each filter into one column of another. Then all outputs of all places, pictures and filters are one product:
#
# $$\underbrace{\text{windows}}_{(m\, n_H n_W,\; f f n_{C,\text{prev}})} \cdot \underbrace{\text{filters}}_{(f f n_{C,\text{prev}},\; n_C)}
# = \underbrace{Z}_{(m\, n_H n_W,\; n_C)} .$$
#
# The making of that matrix is called **im2col**, image to columns (here they are rows; names are older than conventions). The
# order is ours to choose, but must be the same for windows and filters. This course takes:
#
# - rows: picture by picture; in each, place by place, row by row: row $(i\, n_H + h)\, n_W + w$ holds window $(h, w)$ of picture $i$;
# - columns: pixel by pixel of the window, row by row, and of each pixel all channels: column $(j f + k)\, n_C + l$ holds channel $l$
#   of pixel $(j, k)$.
#
# It is the order in which NumPy stores an array of shape $(m, n_H, n_W, f, f, n_C)$, so a `reshape` at the end makes the matrix.
#
# **The trick against loops:** do not cut out window after window. Take pixel $(j, k)$ of *all* windows at once: it lies in rows
# $j, j+s, j+2s, \ldots$ and columns $k, k+s, \ldots$ of the framed pictures, which is a slice with a step. Only $f \times f$ rounds
# are left. Watch it below for one row of pixels: the windows of 3 begin at 0, 2 and 4, so pixel 1 of all windows is at 1, 3 and 5.

# %% experiment="a slice with a step"
row = np.arange(10, 17)                       # seven pixels: 10, 11, ... 16
windows = np.array([row[0:3], row[2:5], row[4:7]])
print("windows of 3, stride 2:", windows.tolist())
print("pixel 1 of all windows:", windows[:, 1].tolist(), "  the slice row[1:6:2]:", row[1:6:2].tolist())

# %% exercise="im2col"
def im2col(X, f, pad, stride):
    """What each window sees, in one row.

    Arguments: X (m, n_H_prev, n_W_prev, n_C); f, side of the window; pad, width of the frame of zeros; stride.
    Returns: cols (m * n_H * n_W, f * f * n_C), in the order described above.
    """
    (m, n_H_prev, n_W_prev, n_C) = X.shape
    n_H, n_W = net.conv_output_size(n_H_prev, f, pad, stride), net.conv_output_size(n_W_prev, f, pad, stride)
    X_pad = net.zero_pad(X, pad)
    windows = np.zeros((m, n_H, n_W, f, f, n_C))
    for j in range(f):        # rows of the window
        for k in range(f):    # columns of the window
            ### START CODE HERE ### (≈ 2 lines)
            pixels = X_pad[:, j:j + stride * n_H:stride, k:k + stride * n_W:stride, :]  # (m, n_H, n_W, n_C)
            windows[:, :, :, j, k, :] = pixels                                          # each to its place
            ### END CODE HERE ###
    ### START CODE HERE ### (≈ 1 line)
    cols = windows.reshape(m * n_H * n_W, f * f * n_C)  # a row for each window
    ### END CODE HERE ###
    return cols

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>There are <code>n_H</code> windows below each other. In which rows of
# <code>X_pad</code> does pixel (0, 0) of these windows lie? And pixel (j, 0)?</details>
# <details><summary>Hint 2: in code words</summary>Rows from j on, n_H of them, stride apart: the slice begins at j, ends before j plus
# stride times n_H, and its step is the stride. Columns likewise with k and n_W; all pictures and channels. It goes to place
# (j, k) of every window.</details>
# <details><summary>Hint 3: a neighbour</summary>The third day of each of five weeks, from a table (towns, days):
# <code>thirds = table[:, 2:2 + 7 * 5:7]</code>, shape (towns, 5).</details>

# %% test="im2col" points=15
with checks.exercise("im2col") as check:
    for m, n_H_prev, n_W_prev, n_C, f, pad, stride in [(2, 4, 6, 3, 2, 0, 1), (3, 5, 7, 2, 3, 1, 2), (2, 7, 4, 3, 2, 2, 3)]:
        X = check.draw(problems.spread_pictures, m=m, n_H=n_H_prev, n_W=n_W_prev, n_C=n_C)
        n_H, n_W = net.conv_output_size(n_H_prev, f, pad, stride), net.conv_output_size(n_W_prev, f, pad, stride)
        cols = check.call(X, f, pad, stride, returns=(m * n_H * n_W, f * f * n_C))
        wanted = problems.window_rows(X, f, pad, stride)
        check.close("cols", cols, wanted, because="in each row what one window sees",
                    suspects=problems.window_row_slips(X, f, pad, stride))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_backward")
    def some_pictures(rng, f, pad, stride, **size):
        return problems.spread_pictures(rng, **size), f, pad, stride
    check.against(ours.im2col, some_pictures, [
        dict(m=1, n_H=6, n_W=3, n_C=4, f=3, pad=0, stride=1), dict(m=3, n_H=4, n_W=7, n_C=1, f=4, pad=2, stride=3),
        dict(m=2, n_H=5, n_W=6, n_C=3, f=1, pad=0, stride=2)])
    ### END HIDDEN TESTS

# %% experiment="the matrix of a small picture"
if checks.ready("im2col"):
    small = np.arange(12).reshape(1, 3, 4, 1)
    plots.matrix(small[0, :, :, 0], title="A picture of 3 by 4, its pixels numbered", row_label="row", column_label="column",
                 alt="Three rows of four whole numbers from 0 to 11.")
    plots.matrix(im2col(small, 2, 0, 1).astype(int), title="Its windows of 2 by 2: one row each; most pixels come several times",
                 row_label="window", column_label="pixel of the window", alt="Six rows of four whole numbers, each row one window.")

# %% [markdown]
# The rest is three lines: filters as columns, the product, and the shape of the output.

# %% exercise="conv_forward_im2col"
def conv_forward_im2col(A_prev, W, b, hparameters):
    """A convolutional layer, forward, with one matrix product.

    Arguments: A_prev (m, n_H_prev, n_W_prev, n_C_prev); W (f, f, n_C_prev, n_C); b (1, 1, 1, n_C);
        hparameters, a dict with "stride" and "pad".
    Returns: Z (m, n_H, n_W, n_C); cache, the tuple of A_prev, W, b and hparameters.
    """
    (m, n_H_prev, n_W_prev, n_C_prev) = A_prev.shape
    (f, f, n_C_prev, n_C) = W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = net.conv_output_size(n_H_prev, f, pad, stride), net.conv_output_size(n_W_prev, f, pad, stride)
    ### START CODE HERE ### (≈ 3 lines)
    cols = im2col(A_prev, f, pad, stride)              # (m * n_H * n_W, f * f * n_C_prev)
    filters = W.reshape(f * f * n_C_prev, n_C)         # a column for each filter
    Z = (cols @ filters).reshape(m, n_H, n_W, n_C) + b  # (m, n_H, n_W, n_C)
    ### END CODE HERE ###
    return Z, (A_prev, W, b, hparameters)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Write the shapes beside the formula above. In which order does NumPy store
# <code>W</code>, and does it fit the columns of your matrix?</details>
# <details><summary>Hint 2: in code words</summary>The matrix of windows times W, reshaped to (rows of the window times columns times
# channels, filters); the product reshaped to the four axes of Z; plus b, which broadcasts.</details>
# <details><summary>Hint 3: a neighbour</summary>Prices of all goods on (shelves, rows) in k towns, and baskets in rows:
# <code>costs = baskets @ prices.reshape(shelves * rows, k)</code>.</details>

# %% test="conv_forward_im2col" points=15
with checks.exercise("conv_forward_im2col") as check:
    for size in (dict(m=2, n_H_prev=5, n_W_prev=7, n_C_prev=3, n_C=4, f=3, stride=1, pad=0),
                 dict(m=3, n_H_prev=6, n_W_prev=4, n_C_prev=2, n_C=5, f=3, stride=2, pad=1),
                 dict(m=2, n_H_prev=8, n_W_prev=5, n_C_prev=4, n_C=3, f=2, stride=3, pad=2)):
        given = check.draw(problems.convolution, **size)
        Z, cache = check.call(*given, returns=checks.Tuple(Z=problems.convolved_shape(**size), cache=tuple))
        check.close("Z", Z, net.conv_forward(*given)[0], because="what net.conv_forward gives",
                    suspects=problems.convolution_slips(*given) | problems.product_slips(*given))
        check.that(len(cache) == 4 and all(np.array_equal(kept, came) for kept, came in zip(cache[:3], given)) and cache[3] == given[3],
                   "cache is to hold A_prev, W, b and hparameters, as they came in.", diagnosis="cache", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week08/convolution_backward")
    check.against(ours.conv_forward_im2col, problems.convolution, [
        dict(m=3, n_H_prev=4, n_W_prev=9, n_C_prev=1, n_C=2, f=3, stride=2, pad=2),
        dict(m=1, n_H_prev=7, n_W_prev=3, n_C_prev=5, n_C=1, f=1, stride=2, pad=0)], part=lambda result: result[0])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** how many times as fast as four loops is it, on pictures of 32 by 32 pixels? Does the factor grow with the picture?

# %% experiment="loops against one product"
import time

def seconds(function, *given):
    began = time.perf_counter()
    function(*given)
    return time.perf_counter() - began

if checks.ready("conv_forward_im2col"):
    rng = np.random.default_rng(1)
    W, b = rng.normal(size=(3, 3, 3, 8)), np.zeros((1, 1, 1, 8))
    sides, times = (8, 12, 16, 24, 32), {"four loops": [], "im2col": []}
    for n in sides:
        given = rng.normal(size=(8, n, n, 3)), W, b, {"stride": 1, "pad": 1}
        times["four loops"].append(seconds(debuglab.looped_convolution, *given))
        times["im2col"].append(min(seconds(conv_forward_im2col, *given) for _ in range(5)))
    for n, slow, quick in zip(sides, *times.values()):
        print(f"{n:>2} x {n:<2} pixels: {1000 * slow:7.1f} ms against {1000 * quick:5.2f} ms, {slow / quick:4.0f} times as fast")
    plots.lines(
        {name: (sides, values) for name, values in times.items()}, log_y=True, xlabel="side of the picture, pixels", ylabel="seconds",
        title="Eight pictures, eight filters of 3 by 3: one matrix product against four loops",
        alt="Two rising lines on a logarithmic scale, that of the loops far above that of im2col.",
    )

# %% [markdown]
# **What it costs:** memory. Every pixel is copied once for each window that sees it, so the matrix is up to $f^2$ times as large
# as the pictures.
#
# The way back is quick in the same manner: $dW$ is $\text{windows}^T \cdot dZ$, one product; and the slope of the windows,
# $dZ \cdot \text{filters}^T$, is laid back on the pixels with the same $f \times f$ slices, **added** where windows overlap. That
# step is called *col2im*. The finished `layers.conv_backward` does this; week 9 uses it.
#
# ## 7. Does it learn?
#
# A small net for the digits of 8 by 8 pixels: two convolutional layers of 3 by 3, a ReLU and a pooling layer behind each, softmax at
# the end. Its convolutions are yours, forward and backward. Your way back has four loops, so there is patience for a few steps
# only; the finished layers take the same steps, and then go on.
#
# **Predict:** which of the costs differ?

# %% experiment="a net of your own layers"
digits = datasets.load_digits(rng=np.random.default_rng(1))

def as_pictures(X):
    return X.T.reshape(-1, 8, 8, 1)

X, Y = as_pictures(digits.X_train), np.eye(10)[digits.Y_train[0]].T  # (m, 8, 8, 1), (10, m)

if checks.ready("conv_backward", "conv_forward_im2col"):
    yours = debuglab.PictureNet(conv_forward_im2col, conv_backward)
    finished = debuglab.PictureNet()
    _, few = yours.train(X, Y, steps=8, rng=np.random.default_rng(3))
    parameters, costs = finished.train(X, Y, steps=600, rng=np.random.default_rng(3))
    print(f"largest difference of the first {len(few)} costs: {np.abs(few - costs[:len(few)]).max():.1e}")
    answers = finished.scores(as_pictures(digits.X_test), parameters)[0].argmax(axis=0)
    count = sum(value.size for value in parameters.values())
    print(f"{100 * np.mean(answers == digits.Y_test[0]):.1f} % of the test digits are right, with {count} parameters")
    plots.lines({"cost": (np.arange(600), costs)}, title="The cost of each mini-batch falls", xlabel="step", ylabel="cost",
                alt="A ragged line that falls towards 0.")
    plots.images(
        [*parameters["W1"][:, :, 0].transpose(2, 0, 1)], [f"filter {number}" for number in range(parameters["W1"].shape[3])],
        title="Nobody designed these: the filters that the first layer has learned",
        alt="Six squares of three by three grey values; some are bright on one side and dark on the other.",
    )

# %% [markdown]
# ## 8. Debug lab
#
# Four colleagues train that net. Three of them have a bug in the way back through their convolutions; one has none. Their
# curves:

# %% experiment="debug lab: the curves"
ways_back = debuglab.broken_ways_back()
smooth = {}
for number, way in ways_back.items():
    _, costs = debuglab.PictureNet(back=way).train(X, Y, steps=300, rng=np.random.default_rng(5))
    smooth[f"colleague {number}"] = (np.arange(20, 301, 20), costs.reshape(-1, 20).mean(axis=1))
plots.lines(smooth, title="Four runs, three bugs: who has none?", xlabel="step", ylabel="cost, mean of 20 steps",
            alt="Four falling lines, close together at first.")
for name, (_, costs) in smooth.items():
    print(f"{name}: {costs[0]:.2f} at first, {costs[-1]:.3f} at last")

# %% [markdown]
# **Decide before you go on:** who has none? Which bug is whose: (a) the filter is turned over on the way to $dA^{\text{prev}}$;
# (b) $dW$ is computed from the last picture of the batch alone; (c) $db$ is always 0?
#
# Every one of these nets learns, and the lowest curve need not be the one without a bug. That is the trouble with wrong slopes: they
# still point roughly downhill. Curves do not tell; measuring does:

# %% experiment="debug lab: the gradient check"
from startcode import layers

rng = np.random.default_rng(7)
A_prev, W, b = rng.normal(size=(2, 4, 5, 2)), rng.normal(size=(3, 3, 2, 3)), rng.normal(size=(1, 1, 1, 3))
same = {"stride": 1, "pad": 1}
Z, trip = layers.conv_forward(A_prev, W, b, same)
dZ = rng.normal(size=Z.shape)

def measured(cost, at):
    slope = np.zeros_like(at)
    for place in np.ndindex(at.shape):
        step = np.zeros_like(at)
        step[place] = 1e-5
        slope[place] = (cost(at + step) - cost(at - step)) / 2e-5
    return slope

true = [measured(lambda v: np.sum(dZ * layers.conv_forward(v, W, b, same)[0]), A_prev),
        measured(lambda v: np.sum(dZ * layers.conv_forward(A_prev, v, b, same)[0]), W),
        measured(lambda v: np.sum(dZ * layers.conv_forward(A_prev, W, v, same)[0]), b)]
print(f"{'relative error of':>17} {'dA_prev':>9} {'dW':>9} {'db':>9}")
for number, way in ways_back.items():
    errors = [np.linalg.norm(got - wanted) / (np.linalg.norm(got) + np.linalg.norm(wanted))
              for got, wanted in zip(way(dZ, trip), true)]
    print(f"{f'colleague {number}':>17} {errors[0]:9.0e} {errors[1]:9.0e} {errors[2]:9.0e}")

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (a): only what the *first* layer learns is spoiled, since $dA^{\text{prev}}$ is what it gets.
# - Colleague 2 has no bug: all three errors are as small as rounding.
# - Colleague 3 is (b), a `=` where `+=` belongs, over the examples.
# - Colleague 4 is (c). An error of exactly 1 means: one of the two is all zero, or has the opposite sign.
#
# </details>
#
# ## Remember
#
# - Max pooling sends the slope to the largest entry, average pooling shares it evenly. Nothing is made or lost.
# - A convolution sends back three things: $W_c \, dZ$ to the window, $a_{\text{slice}} \, dZ$ to the filter, $dZ$ to the bias. All are sums: over
#   places, pictures, and for the pixels over filters.
# - Where windows overlap, `+=`. The frame is cut off last, and `x[0:-0]` is empty.
# - im2col: windows in rows, filters in columns, one product. It buys time with memory.
# - Wrong slopes learn, too. Measure: stride above 1, a frame, $n_H \ne n_W$, unequal channels.
#
# ## What you can do now
#
# You can write every layer of a convolutional network in both directions, prove that it is right, and make it fast. Next week
# builds larger networks of these layers.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week08/convolution_backward")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
