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
# # A network that sees
#
# **The question of this notebook:** you can write every layer of a convolutional network, there and back. What happens when
# they are put together, and what does such a network look at? And if two layers with weights are better than one, why not
# sixty?
#
# At the end you can
#
# - say how large every layer's output is, and how many numbers it learns, before a single line runs,
# - put convolution, ReLU, pooling and dense layers together, and send the slopes back through all of them,
# - test a network *before* you train it: three tests of a minute that save an afternoon,
# - train a network of the size of LeNet on real handwriting, and read its mistakes,
# - build a residual block, and show why depth stops hurting with it.
#
# **How to work.** Predict before you run an experiment. All points are in sections 1 to 8 and need nothing but NumPy; section
# 9 writes the same network in **Keras**, which is optional: without it, that section is skipped. Plan about two hours and a
# half.

# %%
import os

import numpy as np

import startcode
from startcode import checks, datasets, debuglab, layers, plots, problems
from startcode.plots.figure import PALETTE, figure, heading, hide_ticks, show

# %% [markdown]
# ## 1. Whose layers?
#
# The next cell holds the four functions that you wrote in week 8, under their own names and with their own caches:
# `(A_prev, W, b, hparameters)` for a convolution, `(A_prev, hparameters)` for pooling. Inside they call the finished layers of
# this course, which do with one matrix product what your four loops did; otherwise you would wait for hours. (Section 4 lets you
# put your own in their place.) The last two are what you know from week 7: the way back through $Z = W A + b$, and the
# mean cross-entropy.
#
# **Two conventions meet here, and the border is the flattening:** pictures are $(m, n_H, n_W, n_C)$, examples *first*; in dense
# layers examples are *columns*, $(n, m)$. Labels are one-hot columns, $Y$ of shape $(C, m)$.

# %%
def conv_forward(A_prev, W, b, hparameters):
    """Z (m, n_H, n_W, n_C), and a cache as in week 8."""
    return layers.conv_forward(A_prev, W, b, hparameters)[0], (A_prev, W, b, hparameters)

def conv_backward(dZ, cache):
    """dA_prev, dW, db. (The finished layers want their own cache, so they go there once more.)"""
    return layers.conv_backward(dZ, layers.conv_forward(*cache)[1])

def pool_forward(A_prev, hparameters, mode="max"):
    """A (m, n_H, n_W, n_C), and a cache as in week 8."""
    return layers.pool_forward(A_prev, hparameters, mode)[0], (A_prev, hparameters)

def pool_backward(dA, cache, mode="max"):
    """dA_prev."""
    A_prev, hparameters = cache
    return layers.pool_backward(dA, layers.pool_forward(A_prev, hparameters, mode)[1], mode)

def dense_backward(dZ, A_prev, W):
    """dA_prev, dW, db of Z = W A_prev + b, for examples in columns. Nothing is divided by m."""
    return W.T @ dZ, dZ @ A_prev.T, np.sum(dZ, axis=1, keepdims=True)

def compute_cost(A4, Y):
    """The mean over examples of -log of the probability of the right class; both are (C, m)."""
    return float(-np.mean(np.log(np.maximum(np.sum(A4 * Y, axis=0), 1e-12))))

# %% [markdown]
# ## 2. The plan of a network
#
# In 1998 Yann LeCun and his colleagues let a network called LeNet-5 read digits on cheques. Its plan is still the plan of most
# networks for pictures: **convolution, ReLU, pooling**, once more the same, then **flatten** all numbers of a picture
# into one column, then **dense** layers, softmax at the end. The first part finds *features*, the second part judges them.
# (LeNet had other bends than ReLU, and a more complicated second layer; the plan is the same.)
#
# Walking through it, pictures get smaller and deeper. You know the rules from week 8: a window of $f$ pixels, a frame of $p$,
# $s$ pixels apart, has $\lfloor \frac{n + 2p - f}{s} \rfloor + 1$ places along $n$ pixels (`layers.conv_output_size(n, f, pad, stride)`).
# A convolution with $n_C$ filters learns
#
# $$\underbrace{f \cdot f \cdot n_C^{\text{prev}} \cdot n_C}_{\text{weights}} + \underbrace{n_C}_{\text{biases}} \quad\text{numbers, and a dense layer}\quad
# n \cdot n^{\text{prev}} + n ;$$
#
# pooling and flattening learn none. **With numbers:** eight filters of 3 by 3 on grey pictures: $3 \cdot 3 \cdot 1 \cdot 8 + 8 = 80$, whatever
# the size of the pictures.

# %% exercise="network_summary"
def network_summary(input_shape, stack):
    """The shape of one example behind every layer, and how many numbers each layer learns.

    Arguments: input_shape, the triple (n_H, n_W, n_C) of one picture; stack, a list of layers,
        each a dict with "kind": {"kind": "conv", "f": 3, "stride": 1, "pad": 1, "n_C": 8},
        {"kind": "pool", "f": 2, "stride": 2}, {"kind": "flatten"}, {"kind": "dense", "n": 64}.
        Each layer gets what the one before gives.
    Returns: shapes, a list of tuples: (n_H, n_W, n_C), or (n,) from the flattening on; counts, a
        list of whole numbers.
    """
    shape, shapes, counts = tuple(input_shape), [], []
    for layer in stack:
        count = 0
        if layer["kind"] == "conv":
            f, stride, pad, n_C = layer["f"], layer["stride"], layer["pad"], layer["n_C"]
            n_H_prev, n_W_prev, n_C_prev = shape
            ### START CODE HERE ### (≈ 3 lines)
            n_H = layers.conv_output_size(n_H_prev, f, pad, stride)  # places down
            n_W = layers.conv_output_size(n_W_prev, f, pad, stride)  # places across
            count = f * f * n_C_prev * n_C + n_C                     # weights and biases
            ### END CODE HERE ###
            shape = (n_H, n_W, n_C)
        elif layer["kind"] == "pool":
            n_H_prev, n_W_prev, n_C = shape
            ### START CODE HERE ### (≈ 2 lines)
            n_H = layers.conv_output_size(n_H_prev, layer["f"], 0, layer["stride"])  # there is no frame
            n_W = layers.conv_output_size(n_W_prev, layer["f"], 0, layer["stride"])
            ### END CODE HERE ###
            shape = (n_H, n_W, n_C)
        elif layer["kind"] == "flatten":
            n_H, n_W, n_C = shape
            ### START CODE HERE ### (≈ 1 line)
            shape = (n_H * n_W * n_C,)  # one column; mind the comma
            ### END CODE HERE ###
        else:
            (n_prev,) = shape
            ### START CODE HERE ### (≈ 1 line)
            count = layer["n"] * n_prev + layer["n"]  # weights and biases
            ### END CODE HERE ###
            shape = (layer["n"],)
        shapes.append(shape)
        counts.append(count)
    return shapes, counts

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>How deep is one filter? How many numbers does it hold then, with its bias? And how many
# filters are there? In how many places they are used does not matter.</details>
# <details><summary>Hint 2: in code words</summary><code>layers.conv_output_size</code> once for rows and once for columns, with pad 0 for
# pooling. Weights: f times f times the channels that come in times the filters; plus one bias for each filter.
# Flattened: the product of the three, in a tuple with one entry.</details>
# <details><summary>Hint 3: a neighbour</summary>Choirs with <code>v</code> voices each, and every voice reads <code>p</code> pages of
# <code>n</code> notes: <code>notes = choirs * v * p * n</code>; one conductor each adds <code>+ choirs</code>. A tuple with one
# entry: <code>(notes,)</code>.</details>

# %% test="network_summary" points=12
with checks.exercise("network_summary") as check:
    def summed_up_well(input_shape, stack):
        shapes, counts = check.call(input_shape, stack, returns=checks.Tuple(shapes=list, counts=list))
        check.that(len(shapes) == len(counts) == len(stack), "one shape and one count for each layer are wanted.", diagnosis="length", rung=2)
        here = tuple(input_shape)
        for place, (layer, shape, count) in enumerate(zip(stack, shapes, counts), start=1):
            there, number = problems.layer_output(here, layer)
            shape_slips, count_slips = problems.layer_slips(here, layer)
            name = f"layer {place} ({layer['kind']})"
            check.that(isinstance(shape, tuple | list), f"the shape behind {name} is no tuple: with one entry it needs a comma, (n,).",
                       diagnosis="no-tuple", rung=1)
            check.that(len(shape) == len(there), f"the shape behind {name} has {len(shape)} entries; {len(there)} "
                       f"{'is' if len(there) == 1 else 'are'} wanted.", diagnosis="entries", rung=2)
            for what, wrong in shape_slips.items():
                check.that(tuple(shape) != wrong or wrong == there, f"the shape behind {name} is what one gets from {what}.", diagnosis=what, rung=2)
            check.close(f"the shape behind {name}", np.array(shape, float), np.array(there, float),
                        because="what comes out when one tries it with zeros")
            for what, wrong in count_slips.items():
                check.that(count != wrong or wrong == number, f"the count of {name} is what one gets from {what}.", diagnosis=what, rung=2)
            check.close(f"how many numbers {name} learns", float(count), float(number), because="all its weights and biases, counted")
            here = there
    summed_up_well((28, 20, 3), [{"kind": "conv", "f": 5, "stride": 1, "pad": 2, "n_C": 6}, {"kind": "pool", "f": 2, "stride": 2},
                                 {"kind": "conv", "f": 3, "stride": 2, "pad": 1, "n_C": 7}, {"kind": "pool", "f": 3, "stride": 2},
                                 {"kind": "flatten"}, {"kind": "dense", "n": 11}, {"kind": "dense", "n": 4}])
    summed_up_well((17, 26, 2), [{"kind": "conv", "f": 4, "stride": 3, "pad": 0, "n_C": 5}, {"kind": "flatten"}, {"kind": "dense", "n": 9}])
    ### BEGIN HIDDEN TESTS
    check.hide()
    summed_up_well((14, 21, 3), [{"kind": "pool", "f": 2, "stride": 2}, {"kind": "flatten"}, {"kind": "dense", "n": 5}])
    summed_up_well((23, 31, 4), [{"kind": "conv", "f": 3, "stride": 1, "pad": 2, "n_C": 9}, {"kind": "pool", "f": 4, "stride": 3},
                                 {"kind": "conv", "f": 2, "stride": 2, "pad": 0, "n_C": 3}, {"kind": "flatten"}, {"kind": "dense", "n": 6}])
    ### END HIDDEN TESTS

# %% [markdown]
# **Our network.** The pictures will have 16 by 16 pixels. **Predict:** which layer has most of the parameters? And
# which one multiplies most often?

# %% experiment="our network"
my_prediction = None  # (most parameters, most multiplications), layers counted from 1

stack = [
    {"kind": "conv", "f": 3, "stride": 1, "pad": 1, "n_C": 8}, {"kind": "pool", "f": 2, "stride": 2},
    {"kind": "conv", "f": 3, "stride": 1, "pad": 1, "n_C": 16}, {"kind": "pool", "f": 2, "stride": 2},
    {"kind": "flatten"}, {"kind": "dense", "n": 64}, {"kind": "dense", "n": 10},
]
if checks.ready("network_summary"):
    shapes, counts = network_summary((16, 16, 1), stack)
    work = 16 * 16 * 3 * 3 * 8, 0, 8 * 8 * 3 * 3 * 8 * 16, 0, 0, 256 * 64, 64 * 10
    print(f"{'layer':>10} {'shape':>12} {'learns':>7} {'multiplies':>11}")
    for number, (layer, shape, count, products) in enumerate(zip(stack, shapes, counts, work), start=1):
        print(f"{number} {layer['kind']:>8} {' x '.join(map(str, shape)):>12} {count:7} {products:11}")
    print(f"{'together':>10} {'':>12} {sum(counts):7} {sum(work):11}; your prediction: {my_prediction}")

# %% [markdown]
# The dense layer behind the flattening learns most, the convolutions do most of the work: each of their few weights is used in
# every place. Later networks saved parameters at their dense layers first.
#
# **What does one number see?** Behind each layer, one number has looked at a square of the picture, its *receptive field* (week
# 8). It grows with every layer:

# %% experiment="receptive fields"
digits = datasets.load_digits(rng=np.random.default_rng(1))

def enlarged(X):
    """Digits (64, m) as pictures (m, 16, 16, 1): each pixel becomes four, with soft edges between them."""
    big = X.T.reshape(-1, 8, 8).repeat(2, axis=1).repeat(2, axis=2)
    for axis in (1, 2):
        before, behind = big.take([0, *range(15)], axis), big.take([*range(1, 16), 15], axis)
        big = (before + 2 * big + behind) / 4
    return big[..., np.newaxis].astype(np.float32)

from matplotlib.patches import Rectangle

paper, axes = figure(1, 4, width=8.4, height=2.6)
gap, side, corner = 1, 1, 7.5
for axis, (name, f, stride, pad) in zip(axes, [("conv 1", 3, 1, 1), ("pool 1", 2, 2, 0), ("conv 2", 3, 1, 1), ("pool 2", 2, 2, 0)]):
    side, corner, gap = side + (f - 1) * gap, corner - pad * gap, gap * stride
    axis.imshow(1 - enlarged(digits.X_train[:, 6:7])[0, :, :, 0], cmap="gray")
    axis.add_patch(Rectangle((corner, corner - 3), side, side, fill=False, edgecolor=PALETTE[1], linewidth=2.5))
    axis.set_xlabel(f"{name}: {side} by {side} pixels", fontsize=9)
    hide_ticks(axis)
heading(paper, "What one number has seen of the picture, behind each layer")
show(paper, "The same digit four times, with a square around 3, 4, 8 and 10 pixels on a side.")

# %% [markdown]
# The first filters see a piece of a stroke; the second ones, whose windows are small as well, see half a digit. Only the
# dense layers see all of it.
#
# ## 3. A block, there and back
#
# Convolution, ReLU and pooling always come together, so write them as one **block**. The pooling takes the largest number of
# each window (`"max"`) or their mean (`"average"`, as LeNet did): the settings say which.
#
# $$Z = W * A^{\text{prev}} + b, \qquad A = \max(0, Z), \qquad P = \operatorname{pool}(A) .$$

# %% exercise="conv_block_forward"
def conv_block_forward(A_prev, W, b, hparameters):
    """Convolution, ReLU, pooling.

    Arguments: A_prev (m, n_H_prev, n_W_prev, n_C_prev); W (f, f, n_C_prev, n_C);
        b (1, 1, 1, n_C); hparameters, a dict with "conv" (the settings of the convolution), "pool"
        (those of the pooling) and "mode" ("max" or "average").
    Returns: P (m, n_H, n_W, n_C); cache, a tuple of the convolution's cache, Z, the pooling's
        cache and the mode.
    """
    mode = hparameters["mode"]
    ### START CODE HERE ### (≈ 3 lines)
    Z, cache_conv = conv_forward(A_prev, W, b, hparameters["conv"])  # sums, and what the way back needs
    A = np.maximum(0, Z)                                             # the same shape
    P, cache_pool = pool_forward(A, hparameters["pool"], mode)       # smaller pictures, and what the way back needs
    ### END CODE HERE ###
    return P, (cache_conv, Z, cache_pool, mode)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three lines, one for each formula. Which two of them give back a cache as well?</details>
# <details><summary>Hint 2: in code words</summary><code>conv_forward</code> with the settings under "conv" gives Z and its cache; the
# larger of 0 and Z; <code>pool_forward</code> of that with the settings under "pool" and with the mode gives P and its
# cache.</details>
# <details><summary>Hint 3: a neighbour</summary>Sound that is filtered, cut off and shortened, where two of the three steps keep notes:
# <code>wave, notes = filtered(sound, settings["filter"])</code>, then <code>loud = np.minimum(wave, 1)</code>, then
# <code>short, more_notes = shortened(loud, settings["rate"])</code>.</details>

# %% test="conv_block_forward" points=10
with checks.exercise("conv_block_forward") as check:
    def forward_well(mode, **size):
        given = check.draw(problems.picture_block, mode=mode, **size)
        right = problems.block_output(*given)
        came = np.shape(check.call(*given, returns=tuple)[0])
        for what, wrong in {"pooling what came in, where A is meant": given[0], "pooling twice": right}.items():
            if min(wrong.shape[1:3]) >= size["window"]:
                shape_of_slip = layers.pool_forward(wrong, given[3]["pool"])[0].shape
                check.that(came != shape_of_slip or came == right.shape, f"P has the shape that one gets from {what}.", diagnosis=what, rung=1)
        P, cache = check.call(*given, returns=checks.Tuple(P=right.shape, cache=tuple))
        check.close(f'P with mode "{mode}"', P, right, because="convolution, ReLU and pooling, one after the other",
                    suspects=problems.block_slips(*given))
        check.that(np.array_equal(layers.pool_forward(np.maximum(cache[1], 0), given[3]["pool"], mode)[0], P), "the Z in the cache is not the "
                   "one that P was made of.", diagnosis="cache", rung=1)
        check.that(len(cache[0]) == 4 and all(np.array_equal(kept, came) for kept, came in zip(cache[0], given[:3])), "the cache of the "
                   "convolution is to be what conv_forward returned.", diagnosis="cache", rung=1)
        check.that(np.array_equal(cache[2][0], np.maximum(cache[1], 0)), "the pooling's cache is to hold what the pooling got: A.",
                   diagnosis="cache", rung=1)
    shape = dict(m=2, n_H_prev=7, n_W_prev=9, n_C_prev=3, n_C=4, f=3, stride=1, pad=1, window=2, step=2)
    forward_well("average", **shape)
    forward_well("max", **shape)
    forward_well("max", m=3, n_H_prev=9, n_W_prev=7, n_C_prev=2, n_C=5, f=2, stride=2, pad=1, window=3, step=1)
    ### BEGIN HIDDEN TESTS
    check.hide()
    forward_well("max", m=3, n_H_prev=6, n_W_prev=8, n_C_prev=1, n_C=2, f=3, stride=1, pad=0, window=2, step=1)
    forward_well("average", m=2, n_H_prev=10, n_W_prev=8, n_C_prev=2, n_C=3, f=3, stride=1, pad=2, window=3, step=2)
    ### END HIDDEN TESTS

# %% [markdown]
# The way back goes through the three parts in the opposite order. The slope $dP$ belongs to the *pooled* pictures, so it must go
# back through the pooling before it meets the ReLU, whose mask has the size of $Z$:
#
# $$dA = \operatorname{pool}^{-}(dP), \qquad dZ = dA * [Z > 0], \qquad (dA^{\text{prev}}, dW, db) = \operatorname{conv}^{-}(dZ) .$$
#
# ($[Z > 0]$ is 1 where $Z$ is positive, 0 elsewhere; $\operatorname{pool}^{-}$ and $\operatorname{conv}^{-}$ are your functions of week 8.) As there:
# nothing is divided by $m$.

# %% exercise="conv_block_backward"
def conv_block_backward(dP, cache):
    """Back through pooling, ReLU and convolution.

    Arguments: dP (m, n_H, n_W, n_C), the slope of the cost at what the block gave out; cache, the
        tuple that conv_block_forward returned.
    Returns: dA_prev, dW, db, of the shapes of A_prev, W and b.
    """
    cache_conv, Z, cache_pool, mode = cache
    ### START CODE HERE ### (≈ 3 lines)
    dA = pool_backward(dP, cache_pool, mode)         # the shape of Z
    dZ = dA * (Z > 0)                                # nothing where the ReLU was off
    dA_prev, dW, db = conv_backward(dZ, cache_conv)  # three slopes
    ### END CODE HERE ###
    return dA_prev, dW, db

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Read the forward function from its last line to its first. What undoes each?</details>
# <details><summary>Hint 2: in code words</summary><code>pool_backward</code> of dP with the pooling's cache and the mode; times whether Z
# is positive; <code>conv_backward</code> of that with the convolution's cache.</details>
# <details><summary>Hint 3: a neighbour</summary>Back through <code>y = mean(relu(2 * x))</code> of n numbers:
# <code>da = np.full(n, dy / n)</code>, <code>dz = da * (2 * x &gt; 0)</code>, <code>dx = 2 * dz</code>.</details>

# %% test="conv_block_backward" points=14
with checks.exercise("conv_block_backward") as check:
    def back_well(mode, **size):
        dP, cache = check.draw(problems.block_and_message, mode=mode, **size)
        (A_prev_1, W_1, b_1, conv), _, (_, pool), _ = cache
        settings_1 = {"conv": conv, "pool": pool, "mode": mode}
        dA_prev, dW, db = check.call(dP, cache, returns=checks.Tuple(dA_prev=A_prev_1.shape, dW=W_1.shape, db=b_1.shape))
        slips = problems.block_backward_slips(dP, cache)
        # A cost whose slope at P is dP, measured through the finished layers.
        check.gradient(f'dW with mode "{mode}"', dW, of=lambda v: np.sum(dP * problems.block_output(A_prev_1, v, b_1, settings_1)), at=W_1,
                       suspects=slips["dW"])
        check.gradient(f'db with mode "{mode}"', db, of=lambda v: np.sum(dP * problems.block_output(A_prev_1, W_1, v, settings_1)), at=b_1,
                       suspects=slips["db"])
        check.gradient(f'dA_prev with mode "{mode}"', dA_prev, of=lambda v: np.sum(dP * problems.block_output(v, W_1, b_1, settings_1)),
                       at=A_prev_1, suspects=slips["dA_prev"])
    back_well("average", m=2, n_H_prev=5, n_W_prev=7, n_C_prev=2, n_C=3, f=3, stride=1, pad=1, window=2, step=2)
    back_well("max", m=2, n_H_prev=6, n_W_prev=5, n_C_prev=2, n_C=3, f=2, stride=1, pad=0, window=3, step=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week09/cnn_application")
    check.against(ours.conv_block_backward, problems.block_and_message, [
        dict(mode="average", m=3, n_H_prev=6, n_W_prev=4, n_C_prev=3, n_C=2, f=3, stride=1, pad=2, window=2, step=1),
        dict(mode="max", m=3, n_H_prev=7, n_W_prev=6, n_C_prev=1, n_C=4, f=2, stride=2, pad=1, window=2, step=2)], rounds=1)
    ### END HIDDEN TESTS

# %% [markdown]
# **A surprise.** For the *maximum*, ReLU and pooling may be exchanged: the largest of the numbers that are cut off at 0 is the largest
# number, cut off at 0. So whoever puts the mask in the wrong place finds no error, as long as there are only maxima. **Predict:**
# and with means?

# %% experiment="ReLU and pooling exchanged"
rng = np.random.default_rng(1)
Z = rng.normal(size=(3, 6, 6, 2))
for mode in ("max", "average"):
    first = pool_forward(np.maximum(0, Z), {"f": 2, "stride": 2}, mode)[0]
    last = np.maximum(0, pool_forward(Z, {"f": 2, "stride": 2}, mode)[0])
    print(f"{mode:>7}: largest difference between ReLU first and ReLU last {np.abs(first - last).max():.2f}")

# %% [markdown]
# ## 4. The whole network
#
# Two blocks, the flattening, a dense layer with ReLU, a dense layer with softmax:
#
# $$P_1 = \operatorname{block}(X), \qquad P_2 = \operatorname{block}(P_1), \qquad F = \operatorname{flatten}(P_2),$$
#
# $$A_3 = \max(0, W_3 F + b_3), \qquad A_4 = \operatorname{softmax}(W_4 A_3 + b_4) .$$
#
# **The flattening is the border of the two conventions.** Each picture of $P_2$ $(m, n_H, n_W, n_C)$ becomes one *column* of $F$
# $(n_H n_W n_C, m)$, row by row of the picture and of each pixel all channels, as NumPy stores them. **With numbers**, for two pictures of 1
# by 2 pixels with 2 channels; one of these is right:

# %% experiment="two ways to flatten"
P = np.array([[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]])  # (2, 1, 2, 2): picture 0 holds 1 to 4, picture 1 holds 5 to 8
print("P.reshape(2, -1).T:\n", P.reshape(2, -1).T, "\nP.reshape(-1, 2):\n", P.reshape(-1, 2), sep="")

# %% [markdown]
# Both have the right shape. In the second one, every column holds a piece of each picture.

# %% exercise="cnn_forward"
def cnn_forward(X, parameters, hparameters):
    """Two blocks, a dense layer with ReLU, a dense layer with softmax.

    Arguments: X (m, n_H, n_W, n_C); parameters, a dict W1, b1, W2, b2 (filters) and W3, b3, W4,
        b4 (dense); hparameters, a dict with the settings of the two blocks, "block1" and
        "block2".
    Returns: A4 (C, m), probabilities; caches, a dict with what the way back needs.
    """
    m = len(X)
    W1, b1, W2, b2, W3, b3, W4, b4 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"))
    ### START CODE HERE ### (≈ 5 lines)
    P1, cache1 = conv_block_forward(X, W1, b1, hparameters["block1"])   # smaller pictures, and a cache
    P2, cache2 = conv_block_forward(P1, W2, b2, hparameters["block2"])  # still smaller ones, and a cache
    F = P2.reshape(m, -1).T                                             # (n_3_prev, m), one column for each picture
    A3 = np.maximum(0, W3 @ F + b3)                                     # (n_3, m)
    A4 = layers.softmax(W4 @ A3 + b4)                                   # (C, m), probabilities
    ### END CODE HERE ###
    return A4, {"block1": cache1, "block2": cache2, "P2": P2, "F": F, "A3": A3, "W3": W3, "W4": W4}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One line for each formula above. In the line of F, write the shape before the
# reshape, after it, and after the turning.</details>
# <details><summary>Hint 2: in code words</summary>Your block with X, W1, b1 and the settings of block 1; once more with what came out;
# reshape to m rows, then turn; the larger of 0 and W3 times F plus b3; <code>layers.softmax</code> of W4 times A3 plus
# b4.</details>
# <details><summary>Hint 3: a neighbour</summary>Each of k tables (rows, columns) as one column of a large matrix:
# <code>tables.reshape(k, -1).T</code>.</details>

# %% test="cnn_forward" points=12
with checks.exercise("cnn_forward") as check:
    block = check.uses("conv_block_forward")
    def seen_well(**size):
        X_1, _, parameters_1, settings_1 = check.draw(problems.picture_net, **size)
        m, n_3, C = size["m"], size["n_3"], size["C"]
        flat = size["n_H"] * size["n_W"] * size["n_C2"] // 16
        A4, caches = check.call(X_1, parameters_1, settings_1, returns=checks.Tuple(A4=checks.Array((C, m)), caches=checks.Dict(
            F=(flat, m), A3=(n_3, m))))
        right = problems.net_answer(block, X_1, parameters_1, settings_1)
        check.close("A4", A4, right, because="what your own blocks give, flattened, and two dense layers",
                    suspects={} if np.allclose(A4, right) else problems.net_slips(block, X_1, parameters_1, settings_1))
        alone = check.call(X_1[1:2], parameters_1, settings_1, returns=checks.Tuple(A4=(C, 1), caches=dict))[0]
        check.close("the second picture alone", alone, A4[:, 1:2], because="the same as among others")
        first, second = (caches.get(name) for name in ("block1", "block2"))
        mine = block(X_1, parameters_1["W1"], parameters_1["b1"], settings_1["block1"])
        theirs = block(mine[0], parameters_1["W2"], parameters_1["b2"], settings_1["block2"])
        check.that(all(kept is not None and len(kept) == 4 and np.allclose(kept[1], wanted[1][1]) for kept, wanted in ((first, mine), (second, theirs))),
                   "the caches do not hold what the two blocks have returned for the way back.", diagnosis="caches", rung=1)
        check.close("A3 of the caches", caches["A3"], np.maximum(parameters_1["W3"] @ caches["F"] + parameters_1["b3"], 0),
                    because="the ReLU of W3 F + b3")
    seen_well(m=5, n_H=8, n_W=12, n_C=2, n_C1=3, n_C2=4, n_3=7, C=3)
    seen_well(m=6, n_H=12, n_W=8, n_C=1, n_C1=2, n_C2=5, n_3=9, C=4)
    ### BEGIN HIDDEN TESTS
    check.hide()
    seen_well(m=7, n_H=4, n_W=12, n_C=3, n_C1=2, n_C2=3, n_3=5, C=6)
    ### END HIDDEN TESTS

# %% [markdown]
# The way back. The cost is the *mean* cross-entropy, so at the scores the slope is (week 7) "prediction minus truth" over $m$,
#
# $$dZ_4 = \frac{1}{m} (A_4 - Y) ,$$
#
# and this is the **only** place where $m$ appears: all other slopes are made of this one. Then through two dense layers
# (`dense_backward`), with the ReLU's mask between them; back over the border, from columns to pictures; and through both blocks.
# The flattening has no weights, so its way back only puts numbers where they came from: whatever `reshape` and `.T` did, undo it in
# the opposite order.

# %% exercise="cnn_backward"
def cnn_backward(A4, Y, caches):
    """The slopes of the mean cross-entropy at all parameters.

    Arguments: A4 (C, m), probabilities, and caches, as cnn_forward returned them; Y (C, m),
        one-hot labels.
    Returns: grads, a dict dW1, db1, ..., dW4, db4, each of the shape of its parameter.
    """
    m = Y.shape[1]
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    ### START CODE HERE ### (≈ 6 lines)
    dZ4 = (A4 - Y) / m                                          # (C, m)
    dA3, dW4, db4 = dense_backward(dZ4, A3, W4)                 # back through the last layer
    dF, dW3, db3 = dense_backward(dA3 * (A3 > 0), F, W3)        # through the ReLU, and the layer before
    dP2 = dF.T.reshape(P2.shape)                                # (m, n_H, n_W, n_C)
    dP1, dW2, db2 = conv_block_backward(dP2, caches["block2"])  # back through block 2
    dX, dW1, db1 = conv_block_backward(dP1, caches["block1"])   # back through block 1
    ### END CODE HERE ###
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3, "dW4": dW4, "db4": db4}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Six lines: error, dense, dense, pictures again, block, block. What has each dense layer
# been given on the way there? Is that the second argument of <code>dense_backward</code>?</details>
# <details><summary>Hint 2: in code words</summary>A4 minus Y, over m. <code>dense_backward</code> of that with A3 and W4. Of what comes
# out, times whether A3 is positive, with F and W3. Turn dF, so that each row is a picture, and reshape it to the shape of P2.
# Then <code>conv_block_backward</code> with the cache of block 2, and once more with that of block 1.</details>
# <details><summary>Hint 3: a neighbour</summary>Columns back to tables: what became a matrix by <code>tables.reshape(k, -1).T</code>
# becomes tables again by <code>matrix.T.reshape(tables.shape)</code>.</details>

# %% test="cnn_backward" points=16
with checks.exercise("cnn_backward") as check:
    block_back = check.uses("conv_block_backward")
    def slopes_well(scale, **size):
        A4, Y_1, caches = check.draw(problems.net_and_caches, **size)
        caches["A3"] = scale * caches["A3"]
        right = problems.net_slopes(block_back, A4, Y_1, caches)
        grads = check.call(A4, Y_1, caches, returns=checks.Dict(**{name: value.shape for name, value in right.items()}))
        same = all(np.allclose(grads[name], value) for name, value in right.items())
        slips = {} if same else problems.net_slope_slips(block_back, A4, Y_1, caches)
        for name in ("db4", "dW4", "db3", "dW3", "db2", "dW2", "db1", "dW1"):  # as they are computed
            check.close(name, grads[name], right[name], suspects={what: wrong[name] for what, wrong in slips.items()}, because="the slope of the "
                        "mean cross-entropy" + ("" if name[-1] in "34" else ", by your own conv_block_backward"))
    slopes_well(1, m=5, n_H=8, n_W=12, n_C=2, n_C1=3, n_C2=4, n_3=7, C=3)
    def net_twice(rng, **size):
        seed = int(rng.integers(1_000_000))
        return *(make(np.random.default_rng(seed), **size) for make in (problems.picture_net, problems.net_and_caches)),
    (X_1, Y_1, parameters_1, settings_1), (A4, _, caches) = check.draw(net_twice, m=6, n_H=12, n_W=8, n_C=1, n_C1=2, n_C2=5, n_3=9, C=4)
    grads = check.call(A4, Y_1, caches)
    for name in ("W4", "b3"):  # and measured, through the finished layers
        check.gradient(f"d{name}", grads[f"d{name}"], of=lambda v: problems.net_cost(X_1, Y_1, {**parameters_1, name: v}, settings_1),
                       at=parameters_1[name])
    ### BEGIN HIDDEN TESTS
    check.hide()
    slopes_well(1, m=7, n_H=4, n_W=12, n_C=3, n_C1=2, n_C2=3, n_3=5, C=6)
    slopes_well(0.001, m=4, n_H=12, n_W=4, n_C=1, n_C1=4, n_C2=2, n_3=6, C=3)
    ### END HIDDEN TESTS

# %% [markdown]
# ### Three tests before the training
#
# A network that has a bug often learns all the same, only worse, and after an hour of training you wonder what went wrong. These three
# take seconds, and belong before *every* training:
#
# 1. **The cost at the start.** With scores near 0 all classes are equally likely: the cost must be near $\ln C$.
# 2. **The gradient check** (week 5), on a tiny network and on a sample of its weights.
# 3. **Learn twenty pictures by heart.** A network that cannot do that has a bug, or is far too small.
#
# **Predict:** what is $\ln 10$? And how many steps will the twenty pictures take?

# %%
def initialize_cnn(rng, n_C=1, side=16, filters=(8, 16), units=64, C=10):
    """Weights with the spread of He, those of the last layer a tenth of it; biases 0. Everything float32."""
    shapes = [(3, 3, n_C, filters[0]), (3, 3, *filters), (units, (side // 4) ** 2 * filters[1]), (C, units)]
    parameters = {}
    for l, shape in enumerate(shapes, start=1):
        spread = np.sqrt(2 / np.prod(shape[:3] if len(shape) == 4 else shape[1:])) * (0.1 if l == 4 else 1)
        parameters[f"W{l}"] = rng.normal(scale=spread, size=shape).astype(np.float32)
        parameters[f"b{l}"] = np.zeros((1, 1, 1, shape[3]) if len(shape) == 4 else (shape[0], 1), np.float32)
    return parameters

block_settings = {"conv": {"stride": 1, "pad": 1}, "pool": {"f": 2, "stride": 2}, "mode": "max"}
settings = {"block1": block_settings, "block2": block_settings}

# %% experiment="three tests"
my_prediction = None  # (ln 10, steps)

parts = ("conv_block_forward", "conv_block_backward", "cnn_forward", "cnn_backward")
X_train, X_dev, X_test = (enlarged(X) for X in (digits.X_train, digits.X_dev, digits.X_test))
Y_train = layers.one_hot(digits.Y_train, 10).astype(np.float32)

if checks.ready(*parts):
    start = initialize_cnn(np.random.default_rng(2))
    print(f"1. cost at the start {compute_cost(cnn_forward(X_train, start, settings)[0], Y_train):.3f}, ln 10 = {np.log(10):.3f}")

    rng = np.random.default_rng(4)
    tiny = {name: value.astype(float) for name, value in initialize_cnn(rng, side=8, filters=(2, 3), units=5).items()}
    few, truth = rng.normal(size=(4, 8, 8, 1)), layers.one_hot([3, 1, 4, 1], 10)
    A4, caches = cnn_forward(few, tiny, settings)
    grads = cnn_backward(A4, truth, caches)
    worst = 0.0
    for _ in range(50):
        name = rng.choice([*tiny])
        place = tuple(rng.integers(0, n) for n in tiny[name].shape)
        costs = []
        for step in (1e-6, -1e-6):
            moved = {**tiny, name: tiny[name].copy()}
            moved[name][place] += step
            costs.append(compute_cost(cnn_forward(few, moved, settings)[0], truth))
        measured = (costs[0] - costs[1]) / 2e-6
        worst = max(worst, abs(measured - grads[f"d{name}"][place]))
    print(f"2. gradient check of 50 weights: largest difference {worst:.1e}")

    here, optimizer = start, layers.Adam(0.005)
    for step in range(1, 101):
        A4, caches = cnn_forward(X_train[:20], here, settings)
        if np.mean(A4.argmax(axis=0) == digits.Y_train[0, :20]) == 1:
            break
        here = optimizer.step(here, cnn_backward(A4, Y_train[:, :20], caches))
    print(f"3. {np.sum(A4.argmax(axis=0) == digits.Y_train[0, :20])} of 20 pictures known by heart after {step} steps")
    print("your prediction:", my_prediction)

# %% [markdown]
# **Your own layers.** With `True` in the next cell, two pictures go through the network with *your* four functions of week 8. (With
# the slow ones, please no training.)

# %% experiment="your own layers"
build_on_mine = False  # True: from convolution_step_by_step.ipynb and convolution_backward.ipynb

if build_on_mine and checks.ready(*parts):
    import time

    finished = conv_forward, pool_forward, conv_backward, pool_backward
    there, back = startcode.mine("week08/convolution_step_by_step"), startcode.mine("week08/convolution_backward")
    own = there.conv_forward, there.pool_forward, back.conv_backward, back.pool_backward
    found = []
    try:
        for whose, functions in {"finished": finished, "your own": own}.items():
            conv_forward, pool_forward, conv_backward, pool_backward = functions
            began = time.perf_counter()
            A4, caches = cnn_forward(X_train[:2].astype(float), start, settings)
            found.append(cnn_backward(A4, Y_train[:, :2], caches))
            print(f"{whose} layers: {time.perf_counter() - began:.3f} s for two pictures")
    finally:
        conv_forward, pool_forward, conv_backward, pool_backward = finished
    print(f"largest difference between their slopes: {max(np.abs(found[0][name] - found[1][name]).max() for name in found[0]):.1e}")

# %% [markdown]
# ## 5. Training
#
# The pictures are the real digits of week 7, which people wrote by hand, 8 by 8 pixels. Two pooling layers would leave little of
# them, so they are enlarged to 16 by 16. That adds **no** information, only room. It also lets us shift a picture by *half*
# of its old pixels, and shifting is how we make more of them (augmentation, week 5): a digit that stands a little to the left is
# still the same digit. Each training picture comes eight times, once as it is and seven times moved by up to two pixels.

# %% experiment="more pictures"
def shifted(X, rng, most=2):
    """Each picture of X (m, n_H, n_W, n_C) moved at random by up to `most` pixels, with paper behind it."""
    framed, moved = layers.zero_pad(X, most), np.zeros_like(X)
    for i, (row, column) in enumerate(rng.integers(0, 2 * most + 1, size=(len(X), 2))):
        moved[i] = framed[i, row:row + X.shape[1], column:column + X.shape[2]]
    return moved

rng = np.random.default_rng(7)
X_many, Y_many = np.concatenate([X_train] + [shifted(X_train, rng) for _ in range(7)]), np.tile(Y_train, 8)
X_moved, truth_moved = np.concatenate([shifted(X_test, rng) for _ in range(4)]), np.tile(digits.Y_test[0], 4)  # to test on
print("training", X_many.shape, Y_many.shape, " test", X_test.shape, " moved", X_moved.shape)
plots.images([1 - X_many[len(X_train) * k + 6, :, :, 0] for k in range(8)], ["as it is"] + ["moved"] * 7, columns=8,
             title="One training picture, eight times", alt="Eight pictures of the same handwritten digit, each in a slightly different place.")

# %% [markdown]
# The training itself is the loop of weeks 6 and 7: for each mini-batch forward, backward, cost, and one step of Adam, which is
# `parameters = optimizer.step(parameters, grads)` as before. **Mind the border of
# the conventions once more:** the pictures of a batch are *first* indices of `X`, its labels *columns* of `Y`.

# %% exercise="cnn_model"
def cnn_model(X, Y, start, hparameters, *, learning_rate, num_epochs, mini_batch_size, rng):
    """Train the network by mini-batches with Adam.

    Arguments: X (m, n_H, n_W, n_C); Y (C, m), one-hot; start, the first parameters (they stay as
        they are); hparameters, the settings of the blocks; rng, a np.random.Generator, for the
        order of the pictures.
    Returns: parameters, a dict as start; costs, a list with the mean cost of the pictures in each
        epoch.
    """
    m, parameters, costs = len(X), start, []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        order, total = rng.permutation(m), 0.0  # a new order; the sum of the costs of all pictures
        for first in range(0, m, mini_batch_size):
            batch = order[first:first + mini_batch_size]  # which pictures; the last batch may hold fewer
            ### START CODE HERE ### (≈ 5 lines)
            X_batch, Y_batch = X[batch], Y[:, batch]                        # pictures and labels of this batch
            A4, caches = cnn_forward(X_batch, parameters, hparameters)      # forward
            grads = cnn_backward(A4, Y_batch, caches)                       # backward
            parameters = optimizer.step(parameters, grads)                  # one step
            total = total + compute_cost(A4, Y_batch) * len(batch)          # a mean, times how many
            ### END CODE HERE ###
        costs.append(total / m)
    return parameters, costs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary><code>batch</code> holds numbers of pictures. Along which axis of X do they count, and along
# which of Y?</details>
# <details><summary>Hint 2: in code words</summary>The pictures of the batch and, in the same order, the columns of their labels;
# <code>cnn_forward</code>, <code>cnn_backward</code>; <code>parameters</code> becomes what <code>optimizer.step</code> returns;
# to the total is added the cost of the batch times how many pictures it holds.</details>
# <details><summary>Hint 3: a neighbour</summary>Songs in rows, listeners' marks in columns, and a few of both:
# <code>songs[few]</code> and <code>marks[:, few]</code>.</details>

# %% test="cnn_model" points=12
with checks.exercise("cnn_model") as check:
    forward_part, backward_part = check.uses("cnn_forward"), check.uses("cnn_backward")
    def trained_well(rate, batch_size, **size):
        X_1, Y_1, parameters_1, settings_1 = check.draw(problems.picture_net, **size)
        problems.check_picture_training(check, problems.PictureTraining(forward_part, backward_part, X_1, Y_1, parameters_1, settings_1, rate),
                                        batch_size)
    trained_well(0.01, 4, m=10, n_H=4, n_W=8, n_C=2, n_C1=3, n_C2=2, n_3=5, C=3)
    ### BEGIN HIDDEN TESTS
    check.hide()
    trained_well(0.03, 3, m=8, n_H=8, n_W=4, n_C=1, n_C1=2, n_C2=3, n_3=6, C=4)
    ### END HIDDEN TESTS

# %% [markdown]
# Which class, and how sure is it of that?

# %% exercise="predict"
def predict(X, parameters, hparameters):
    """The class of each picture, and the probability that the network gives to it.

    Arguments: X (m, n_H, n_W, n_C); parameters and hparameters as for cnn_forward.
    Returns: classes (1, m), whole numbers; certainty (1, m), their probabilities.
    """
    ### START CODE HERE ### (≈ 3 lines)
    A4, caches = cnn_forward(X, parameters, hparameters)  # probabilities, and what is not needed here
    classes = np.argmax(A4, axis=0, keepdims=True)        # (1, m)
    certainty = np.max(A4, axis=0, keepdims=True)         # (1, m)
    ### END CODE HERE ###
    return classes, certainty

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Each column of A4 belongs to one picture. In which row is its largest number, and how large is
# it?</details>
# <details><summary>Hint 2: in code words</summary>Forward; <code>np.argmax</code> down the columns, with the axis kept
# (<code>keepdims</code>); <code>np.max</code> likewise.</details>
# <details><summary>Hint 3: a neighbour</summary>In which month did each town (a row) have most rain, and how much?
# <code>rain.argmax(axis=1)</code> and <code>rain.max(axis=1)</code>.</details>

# %% test="predict" points=6
with checks.exercise("predict") as check:
    forward_part = check.uses("cnn_forward")
    def predicted_well(**size):
        X_1, parameters_1, settings_1 = check.draw(problems.decided_net, **size)
        m, C = size["m"], size["C"]
        A4 = forward_part(X_1, parameters_1, settings_1)[0]
        raw = [np.shape(part) for part in check.call(X_1, parameters_1, settings_1, returns=tuple)]
        check.that(raw[:1] != [(1, C)], "one class for each row came: a picture is a column of A4.", diagnosis="axis", rung=1)
        classes, certainty = check.call(X_1, parameters_1, settings_1, returns=checks.Tuple(classes=(1, m), certainty=(1, m)))
        check.that(np.all(np.asarray(classes) == np.round(classes)), "classes holds fractions: the place of the largest probability is wanted, "
                   "not the probability.", diagnosis="exchanged", rung=2)
        right = np.argmax(A4, axis=0)[np.newaxis]
        check.that(not np.array_equal(classes, np.argmin(A4, axis=0)[np.newaxis]), "classes holds the least probable class of each picture.",
                   diagnosis="least", rung=2)
        check.that(not np.array_equal(classes, right + 1), "the classes are counted from 1; here they begin with 0.", diagnosis="counted", rung=2)
        check.close("classes", np.asarray(classes, float), right.astype(float), because="the most probable of each column")
        check.that(not np.allclose(certainty, 1 / C), f"the certainty is 1/{C} for each picture: that is the mean of any column.", diagnosis="mean",
                   rung=2)
        check.close("certainty", certainty, np.max(A4, axis=0)[np.newaxis], because="the probability of that class", suspects={
            "the smallest of the column": np.min(A4, axis=0)[np.newaxis],
            "the largest of all pictures": np.full((1, m), A4.max()), "a certainty of 1 for each": np.ones((1, m))})
    predicted_well(m=9, n_H=4, n_W=8, n_C=2, n_C1=3, n_C2=2, n_3=5, C=4)
    ### BEGIN HIDDEN TESTS
    check.hide()
    predicted_well(m=13, n_H=8, n_W=4, n_C=1, n_C1=2, n_C2=3, n_3=6, C=5)
    ### END HIDDEN TESTS

# %% [markdown]
# Beside it, to compare with, the dense network of week 7 (64 pixels, 32 and 16 hidden units, on the digits as they were). And a third one, because a
# fair comparison changes one thing at a time: a dense network that gets the same enlarged and moved pictures as yours.
#
# **Predict:** how many of the 270 test pictures will each of them get wrong? And when the test pictures, too, are moved?

# %% experiment="training"
my_prediction = None  # mistakes of (dense of week 7, dense with moved pictures, yours)

trained = (*parts, "cnn_model", "predict")

def as_columns(X):
    return X.reshape(len(X), -1).T

def report(name, answers, answers_moved):
    shares = 100 * np.mean(answers == digits.Y_test[0]), 100 * np.mean(answers_moved == truth_moved)
    print(f"{name}: {np.sum(answers != digits.Y_test[0]):3} of {answers.size} wrong, {shares[0]:.1f} % right; moved: {shares[1]:.1f} % right")

if checks.ready(*trained):
    of_week_7 = debuglab.DenseReader.trained(digits.X_train, layers.one_hot(digits.Y_train, 10), [64, 32, 16, 10], rate=0.005, epochs=40,
                                             rng=np.random.default_rng(2))
    smaller = X_moved[:, :, :, 0].reshape(-1, 8, 2, 8, 2).mean(axis=(2, 4))  # back to 8 by 8
    dense = debuglab.DenseReader.trained(as_columns(X_many), Y_many, [256, 64, 32, 10], rate=0.002, epochs=12, rng=np.random.default_rng(2))
    parameters, costs = cnn_model(X_many, Y_many, initialize_cnn(np.random.default_rng(2)), settings, learning_rate=0.002, num_epochs=12,
                                  mini_batch_size=64, rng=np.random.default_rng(3))
    report("dense, of week 7      ", of_week_7.scores(digits.X_test)[0].argmax(axis=0), of_week_7.scores(as_columns(smaller))[0].argmax(axis=0))
    report("dense, moved pictures ", *(dense.scores(as_columns(X))[0].argmax(axis=0) for X in (X_test, X_moved)))
    report("your network          ", *(predict(X, parameters, settings)[0][0] for X in (X_test, X_moved)))
    print("parameters:", *(sum(value.size for value in net.values()) for net in (of_week_7.parameters, dense.parameters, parameters)))
    print("your prediction:", my_prediction)
    plots.lines({"mean cost": (np.arange(1, 13), costs), "knowing nothing, ln 10": ([1, 12], [np.log(10)] * 2)}, log_y=True,
                title="The cost of each epoch", xlabel="epoch", ylabel="mean cost of the epoch",
                alt="A curve on a logarithmic scale that falls steadily from below ln 10.")

# %% [markdown]
# Moved digits are another world for a dense network that has never seen any: every one of its weights belongs to one pixel. Moved training
# pictures help, though they have made it no better at the digits as they were. Your network, which uses each filter in all places, has about as many
# parameters as the second one, and reads both kinds best. (270 pictures are few: a difference of two or three mistakes may be luck. The last digit of such a
# number means nothing.)
#
# ## 6. What does it look at?
#
# One digit on its way. Behind each layer there is a small picture for each filter, a **feature map**: light where the filter has found what
# it looks for.

# %% experiment="feature maps"
which = 0  # a test picture: try others

if checks.ready(*trained):
    _, caches = cnn_forward(X_test[which:which + 1], parameters, settings)
    maps = {"after ReLU 1, 16 by 16": np.maximum(caches["block1"][1], 0), "after pooling 1, 8 by 8": caches["block2"][0][0],
            "after ReLU 2, 8 by 8": np.maximum(caches["block2"][1], 0), "after pooling 2, 4 by 4": caches["P2"]}
    plots.images([1 - X_test[which, :, :, 0]], [f"a {digits.Y_test[0, which]}"], title="What came in", alt="A handwritten digit, 16 by 16 pixels.")
    for name, value in maps.items():
        plots.images([*value[0].transpose(2, 0, 1)], [f"{k}" for k in range(value.shape[3])], columns=8, title=f"Feature maps {name}",
                     alt=f"{value.shape[3]} small grey pictures, light in different places of the digit.")

# %% [markdown]
# In the first maps you still see the digit, each time with other edges in light: those on the left, on top, on a slope. In the last ones you
# do not: what is left is a list of what was found in which sixteenth of the picture. (A map that is black all over belongs to a filter that has found nothing
# here.) The filters of the first layer, which nobody designed:

# %% experiment="filters"
if checks.ready(*trained):
    edge = np.abs(parameters["W1"]).max()
    paper, axes = figure(1, 8, width=9.0, height=1.9)
    for k, axis in enumerate(axes):
        drawn = axis.imshow(parameters["W1"][:, :, 0, k], cmap="RdBu_r", vmin=-edge, vmax=edge)
        axis.set_xlabel(f"filter {k}", fontsize=9)
        hide_ticks(axis)
    heading(paper, "The filters of the first layer: ink on red speaks for a find, ink on blue against it")
    show(paper, "Eight squares of three by three colours; in some of them red and blue stand side by side.")

# %% [markdown]
# ## 7. What does it get wrong?
#
# **Error analysis** comes before every next idea: look at the mistakes, one by one. Here they are, the surest first, and the confusion matrix
# of the moved test digits (row: true, column: called).

# %% experiment="the mistakes"
if checks.ready(*trained):
    called, certainty = (part[0] for part in predict(X_moved, parameters, settings))
    truth = truth_moved
    mistakes = sorted(np.flatnonzero(called != truth), key=lambda i: -certainty[i])[:12]
    if mistakes:
        plots.images([1 - X_moved[i, :, :, 0] for i in mistakes], [f"{truth[i]}, called {called[i]}: {certainty[i]:.2f}" for i in mistakes],
                     title="Moved test digits that it gets wrong, the surest first: would you have read them?",
                     alt=f"{len(mistakes)} handwritten digits with their true label, what the network called them, and its probability.")
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (truth, called), 1)
    plots.matrix(counts, title=f"{np.sum(called != truth)} of {truth.size} moved test digits lie off the diagonal", row_label="true digit",
                 column_label="called", alt="Ten by ten counts, large on the diagonal, few beside it.")
    sure = certainty > 0.99
    print(f"sure above 0.99: {sure.sum()} digits, {np.sum((called != truth) & sure)} of them wrong; "
          f"less sure: {(~sure).sum()} digits, {np.sum((called != truth) & ~sure)} wrong")

# %% [markdown]
# Most mistakes are made where the network was unsure. That is useful: a machine that reads cheques can hand the unsure ones to a person.
#
# > **Whose handwriting?** These digits were collected at a university in Istanbul in the 1990s, from 43 people; those of our copy come from 13 of them. The
# > larger set that everybody uses, MNIST, mixes employees of the US Census Bureau with high-school students. Some people write a 1 with a long
# > upstroke or a 7 with a bar, a child's digits differ from a clerk's. "99 % right" means: on digits like these. For somebody
# > whose hand was not in the data it may be much less, and one wrong digit in an amount, a postcode or a dose costs a person something. Ask of every data set: who
# > is in it, who is not, who bears the cost of an error, and who can object. (Nothing to hand in here.)
#
# ## Debug lab
#
# Four colleagues train this network, with plain gradient descent and average pooling. Three have a bug in their way back: (a) the slope of the pooling goes
# through no ReLU; (b) $1/m$ is in $dZ_4$ and *once more* in the slopes of the dense layers; (c) the flattening is undone in another
# order than it was done. **Decide:** who has none, and which bug is whose?

# %% experiment="debug lab"
if checks.ready(*parts):
    means = {name: {**block_settings, "mode": "average"} for name in ("block1", "block2")}
    colleagues = debuglab.broken_picture_nets(cnn_backward)
    smooth = {}
    for number, way in colleagues.items():
        plain, adam = (debuglab.train_pictures(cnn_forward, way, initialize_cnn(np.random.default_rng(2)), (X_train, Y_train, means), steps=240,
                                               rng=np.random.default_rng(5), optimizer=chosen) for chosen in (None, layers.Adam(0.002)))
        smooth[f"colleague {number}"] = (np.arange(20, 241, 20), plain.reshape(-1, 20).mean(axis=1))
        print(f"colleague {number}: mean cost of the last 40 steps {plain[-40:].mean():.2f}; with Adam instead {adam[-40:].mean():.2f}")
    plots.lines(smooth, title="Four runs, three bugs: who has none?", xlabel="step", ylabel="cost, mean of 20 steps",
                alt="Four falling curves; one stays far above the others, three lie closer together.")
    tiny = {name: value.astype(float) for name, value in initialize_cnn(np.random.default_rng(4), side=8, filters=(2, 3), units=5).items()}
    few, labels = np.random.default_rng(6).normal(size=(4, 8, 8, 1)), layers.one_hot([3, 1, 4, 1], 10)
    A4, caches = cnn_forward(few, tiny, means)
    for number, way in colleagues.items():
        grads, errors = way(A4, labels, caches), []
        for name in ("W1", "W2", "W3", "W4"):
            slope = np.zeros_like(tiny[name])
            for place in np.ndindex(slope.shape):
                moved = {**tiny, name: tiny[name].copy()}
                moved[name][place] += 1e-5
                slope[place] = (compute_cost(cnn_forward(few, moved, means)[0], labels) - compute_cost(A4, labels)) / 1e-5
            errors.append(np.linalg.norm(slope - grads[f"d{name}"]) / (np.linalg.norm(slope) + np.linalg.norm(grads[f"d{name}"])))
        print(f"colleague {number}: relative errors of dW1 to dW4", *(f"{error:.0e}" for error in errors))

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (b): the dense layers learn $m$ times too slowly. The check gives $(m - 1)/(m + 1)$ for them, here $3/5$, and the filters are right.
#   **Adam hides this bug:** it divides every slope by its own size, so a constant factor does not matter. The curve is then that of a
#   right network, and the bug waits for the day on which you change the optimizer.
# - Colleague 2 has no bug.
# - Colleague 3 is (c): the dense layers are right, the filters get slopes that belong to other places. The network learns all the same, as its dense
#   layers can work with almost any filters.
# - Colleague 4 is (a): wrong for the filters only, and hardly to be seen in the curve.
#
# With Adam nobody can tell the four apart: they end close together, and the right one is not the lowest. Curves do not prove a way back right; measuring does.
#
# </details>
#
# ## 8. Deeper: why depth stops hurting
#
# If two blocks are good, are twenty better? For a long time the opposite was true: deeper networks were worse *even on their training
# data*. In 2015 Kaiming He and his colleagues changed one thing: every few layers, what came in is **added** to what comes out. Such
# a **residual block** learns only what is to be *changed*:
#
# $$A^{\text{next}} = \max\big(0, \; \underbrace{W_2 \max(0, W_1 A + b_1) + b_2}_{\text{residual path}} + \underbrace{A}_{\text{shortcut}} \big) .$$
#
# The shortcut begins before anything has changed, and ends **before** the last ReLU. With all weights 0 the block gives $\max(0, A)$: it
# does nothing, which for a plain layer is hard to learn. We take dense layers, where the idea is the same and the code is short; in a network for pictures
# the two layers are convolutions that keep the size.

# %% exercise="residual_block_forward"
def residual_block_forward(A, params):
    """Two dense layers, with a shortcut around them.

    Arguments: A (n, m), examples in columns; params, a dict W1 (n_h, n), b1 (n_h, 1),
        W2 (n, n_h), b2 (n, 1).
    Returns: A_next (n, m); cache, the tuple of A, A1 (what the first layer gives, behind its
        ReLU), A_next and params.
    """
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    ### START CODE HERE ### (≈ 3 lines)
    A1 = np.maximum(0, W1 @ A + b1)  # (n_h, m)
    Z2 = W2 @ A1 + b2                # (n, m)
    A_next = np.maximum(0, Z2 + A)   # (n, m)
    ### END CODE HERE ###
    return A_next, (A, A1, A_next, params)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two dense layers as always, and one plus sign more. Where does it stand: inside or outside of the last
# maximum?</details>
# <details><summary>Hint 2: in code words</summary>The larger of 0 and W1 times A plus b1; W2 times that plus b2; the larger of 0 and the sum of that and
# A.</details>
# <details><summary>Hint 3: a neighbour</summary>A price that is corrected, but never below 0: <code>corrected = np.maximum(0, price +
# correction(price))</code>.</details>

# %% test="residual_block_forward" points=8
with checks.exercise("residual_block_forward") as check:
    def added_well(n, n_h, m):
        A_1, params_1 = check.draw(problems.residual, n=n, n_h=n_h, m=m)
        form = checks.Tuple(A_next=(n, m), cache=tuple)
        A_next, cache = check.call(A_1, params_1, returns=form)
        check.close("A_next", A_next, problems.residual_output(A_1, params_1), because="ReLU of the residual path plus A",
                    suspects=problems.residual_slips(A_1, params_1))
        nothing = {name: 0 * value for name, value in params_1.items()}
        check.close("A_next with all weights 0", check.call(A_1, nothing, returns=form)[0], np.maximum(A_1, 0), because="the ReLU of A")
        check.that(np.shape(cache[1]) == (n_h, m) and np.min(cache[1]) >= 0, "A1 in the cache is to be what the first layer gives, behind its "
                   "ReLU.", diagnosis="cache", rung=1)
    added_well(n=5, n_h=5, m=7)
    added_well(n=4, n_h=6, m=9)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week09/cnn_application")
    check.against(ours.residual_block_forward, problems.residual, [dict(n=3, n_h=8, m=5), dict(n=7, n_h=2, m=4)], part=lambda result: result[0])
    ### END HIDDEN TESTS

# %% [markdown]
# **The way back.** The slope goes through the last ReLU. There it *splits*: what was added gets all of it, on both sides of the plus sign. One
# share goes back through the two layers; the other arrives **unchanged** at $A$. Both reach $A$, so there they add up:
#
# $$dS = dA^{\text{next}} * [A^{\text{next}} > 0], \qquad dA = \underbrace{W_1^T \big( (W_2^T dS) * [A_1 > 0] \big)}_{\text{through the layers}} +
# \underbrace{dS}_{\text{along the shortcut}} .$$
#
# That last term is the whole secret: however small the weights are, the slope comes through.

# %% exercise="residual_block_backward"
def residual_block_backward(dA_next, cache):
    """Back through a residual block.

    Arguments: dA_next (n, m), the slope of the cost at what the block gave out; cache, as
        residual_block_forward made it.
    Returns: dA (n, m); grads, a dict dW1, db1, dW2, db2. Nothing is divided by m.
    """
    A, A1, A_next, params = cache
    ### START CODE HERE ### (≈ 4 lines)
    dS = dA_next * (A_next > 0)                                             # (n, m), behind the plus sign
    dA1, dW2, db2 = dense_backward(dS, A1, params["W2"])                    # back through the second layer
    dA_path, dW1, db1 = dense_backward(dA1 * (A1 > 0), A, params["W1"])     # through the ReLU, and the first layer
    dA = dA_path + dS                                                       # both ways add up
    ### END CODE HERE ###
    return dA, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>How many ways lead from A to A_next? Through which ReLU do both of them go?</details>
# <details><summary>Hint 2: in code words</summary>The slope times whether A_next is positive; <code>dense_backward</code> of that with A1 and W2; of what
# comes out, times whether A1 is positive, with A and W1; the sum of what arrives by the layers and what arrives by the
# shortcut.</details>
# <details><summary>Hint 3: a neighbour</summary>For <code>y = x + 3 * x</code> the slope arrives twice: <code>dx = dy + 3 * dy</code>.</details>

# %% test="residual_block_backward" points=10
with checks.exercise("residual_block_backward") as check:
    for n, n_h, m in [(5, 5, 7), (4, 6, 9)]:
        dA_next, cache = check.draw(problems.residual_and_message, n=n, n_h=n_h, m=m)
        A_1, _, _, params_1 = cache
        dA, grads = check.call(dA_next, cache, returns=checks.Tuple(dA=(n, m), grads=checks.Dict(
            **{f"d{name}": value.shape for name, value in params_1.items()})))
        slips = problems.residual_backward_slips(dA_next, cache)
        for name in ("b2", "W2", "b1", "W1"):
            check.gradient(f"d{name}", grads[f"d{name}"], of=lambda v: np.sum(dA_next * problems.residual_output(A_1, {**params_1, name: v})),
                           at=params_1[name], suspects=slips[f"d{name}"])
        check.gradient("dA", dA, of=lambda v: np.sum(dA_next * problems.residual_output(v, params_1)), at=A_1, suspects=slips["dA"])
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week09/cnn_application")
    def a_small_block(rng, **size):
        dA_next, (A_1, A1, A_next, params_1) = problems.residual_and_message(rng, **size)
        return dA_next, (A_1, A1 / 1000, A_next / 1000, params_1)
    check.against(ours.residual_block_backward, a_small_block, [dict(n=3, n_h=8, m=5), dict(n=7, n_h=2, m=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# Now towers of such blocks, 32 units wide, on the 64 pixels of the digits, against towers of the same blocks **without** the shortcut. Each gets a
# start that suits it. Plain: He's spread (week 5), which keeps the size of signals on average. Residual: the same, with the second layer of each block at a tenth, so
# that a block hardly changes anything at first. (The last curve shows why: with He's spread in both layers, every block adds to what is there, and things grow.)
#
# **Predict:** how large is the slope that reaches the first block, from 1 to 30 blocks? Which towers still learn?

# %% experiment="why depth stops hurting"
my_prediction = None

if checks.ready("residual_block_forward", "residual_block_backward"):
    towers = {
        "plain": (debuglab.plain_tower(), 1.0),
        "residual, calm start": (debuglab.Tower(residual_block_forward, residual_block_backward), 0.1),
        "residual, He's spread": (debuglab.Tower(residual_block_forward, residual_block_backward), 1.0),
    }
    depths, truth = (1, 2, 5, 10, 20, 30), layers.one_hot(digits.Y_train, 10)
    few, few_truth = digits.X_train[:, :200], truth[:, :200]
    reached, learned, alike = ({name: [] for name in towers} for _ in range(3))
    for name, (tower, second) in towers.items():
        for blocks in depths:
            begun = [tower.start(64, 32, 10, blocks=blocks, second=second, rng=np.random.default_rng(seed)) for seed in range(5)]
            reached[name].append(np.median([np.linalg.norm(tower.cost_and_slopes(few, few_truth, weights)[1]["din"]) for weights in begun]))
            learned[name].append(tower.train(digits.X_train, truth, begun[-1], epochs=4, rng=np.random.default_rng(3))[-1])
            columns = tower.forward(few, begun[-1])[0]
            columns = columns / np.linalg.norm(columns, axis=0)
            alike[name].append(np.mean(columns.T @ columns))
    for what, values, form in [("The slope at the first layer", reached, "8.1e"), ("The cost of epoch 4", learned, "8.2f"),
                               ("How alike two digits are", alike, "8.2f")]:
        print(f"{what}\n{'blocks':>22}", *(f"{blocks:8}" for blocks in depths))
        for name, row in values.items():
            print(f"{name:>22}", *(f"{value:{form}}" for value in row))
    for what, values, log in [("size of the slope at the first layer, at the start", reached, True), ("cost of epoch 4", learned, False)]:
        plots.lines({name: (depths, curve) for name, curve in values.items()}, xlabel="blocks (two layers each)", ylabel=what, log_y=log,
                    title={True: "With a calm start the slope arrives, however deep the tower is",
                           False: "Plain towers learn less the deeper they are; residual ones with a calm start do not mind"}[log],
                    alt="Three curves over the number of blocks: the calm residual one stays level, the plain one and the other residual one do not.")
    print("your prediction:", my_prediction)

# %% [markdown]
# It is not magic: the shortcut needs a start that leaves it alone. (Batch normalisation, week 7, is the other way to keep it calm; the networks of 2015 used it.)
# And *why* do plain towers fail, whose slopes are not that small? Look at the last table, the mean cosine between what two digits have become at the end of the tower, before
# training. Every plain layer makes them a little more alike, up to 1, which is the same direction for all; and from there no slope can tell them apart again. The
# shortcut carries the digit itself to every block.
#
# ## 9. The same network in Keras (optional, no points)
#
# Frameworks put pictures in the same order as we do, $(m, n_H, n_W, n_C)$, which they call *channels last*; filters are $(f, f, n_C^{\text{prev}}, n_C)$, as ours. Dense kernels are turned (week 7).

# %%
os.environ["KERAS_BACKEND"] = "torch"  # to be said before Keras is imported
os.environ.setdefault("OMP_NUM_THREADS", "1")
keras = startcode.optional("keras")

# %% [markdown]
# Two ways to write it. `Sequential` is a list of layers, one after the other. The **functional** way calls each layer on what it gets, and
# so lets values take shortcuts. The layers: `keras.layers.Conv2D(filters, size, padding="same", activation="relu")`,
# `keras.layers.MaxPooling2D(2)`, `keras.layers.Flatten()`, `keras.layers.Dense(units, activation=...)`. (In other courses `happyModel` looks at
# faces of 64 by 64 pixels; here it is our network.)

# %% exercise="happyModel"
def happyModel():
    """The network of this notebook, one layer after the other.

    Returns: a keras.Sequential from pictures (m, 16, 16, 1) to probabilities (m, 10): two blocks of
        8 and 16 filters (3 by 3, "same", ReLU, max pooling by 2), a dense layer of 64 units with
        ReLU, and one of 10 with softmax. It is not compiled.
    """
    model = keras.Sequential([keras.Input(shape=(16, 16, 1))])
    ### START CODE HERE ### (≈ 6 lines)
    for filters in (8, 16):
        model.add(keras.layers.Conv2D(filters, 3, padding="same", activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(64, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    ### END CODE HERE ###
    return model

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Seven layers without the input: read them off the table of section 2.</details>
# <details><summary>Hint 2: in code words</summary><code>model.add</code> a convolution with ReLU and a pooling, twice; <code>Flatten</code>; a dense layer with
# ReLU; one with softmax.</details>
# <details><summary>Hint 3: a neighbour</summary>One block and one answer: <code>model.add(keras.layers.Conv2D(4, 5, activation="tanh"))</code>,
# <code>model.add(keras.layers.Flatten())</code>, <code>model.add(keras.layers.Dense(1))</code>.</details>

# %% test="happyModel" points=0 sandbox=true
with checks.exercise("happyModel", needs="keras") as check:
    model_1 = check.call()
    check.that(isinstance(model_1, keras.Sequential), f"happyModel gives no Sequential, but an object of the type {type(model_1).__name__}.",
               diagnosis="no-model", rung=2)
    problems.check_keras_net(check, model_1, (16, 16, 1))

# %% exercise="convolutional_model"
def convolutional_model(input_shape):
    """The same network, written the functional way.

    Argument: input_shape, the triple (n_H, n_W, n_C) of one picture.
    Returns: a keras.Model from pictures (m, n_H, n_W, n_C) to probabilities (m, 10). It is not
        compiled.
    """
    inputs = keras.Input(shape=input_shape)
    ### START CODE HERE ### (≈ 8 lines)
    P = inputs
    for filters in (8, 16):
        A = keras.layers.Conv2D(filters, 3, padding="same", activation="relu")(P)
        P = keras.layers.MaxPooling2D(2)(A)
    F = keras.layers.Flatten()(P)
    hidden = keras.layers.Dense(64, activation="relu")(F)
    outputs = keras.layers.Dense(10, activation="softmax")(hidden)
    ### END CODE HERE ###
    return keras.Model(inputs=inputs, outputs=outputs)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A layer is a function: make it, then call it on what it gets.</details>
# <details><summary>Hint 2: in code words</summary>The layers of <code>happyModel</code>, each called on the result of the one before, the first on
# <code>inputs</code>; the last result is <code>outputs</code>.</details>
# <details><summary>Hint 3: a neighbour</summary><code>x = keras.Input(shape=(5,))</code>, <code>h = keras.layers.Dense(3)(x)</code>,
# <code>keras.Model(inputs=x, outputs=h)</code>.</details>

# %% test="convolutional_model" points=0 sandbox=true
with checks.exercise("convolutional_model", needs="keras") as check:
    for input_shape in ((12, 8, 3), (16, 20, 1)):
        model_1 = check.call(input_shape)
        check.that(isinstance(model_1, keras.Model), f"convolutional_model gives no model, but an object of the type {type(model_1).__name__}.",
                   diagnosis="no-model", rung=2)
        problems.check_keras_net(check, model_1, input_shape)

# %% [markdown]
# **Predict:** your trained weights, put into the model of Keras: how far apart are the probabilities?

# %% experiment="the same weights in Keras"
def to_keras(parameters):
    """All kernels and biases in the order of Keras; its dense kernels are turned."""
    return [part for l in (1, 2, 3, 4) for part in (parameters[f"W{l}"] if l < 3 else parameters[f"W{l}"].T, parameters[f"b{l}"].ravel())]

if keras and checks.ready(*trained, "happyModel", "convolutional_model"):
    own = cnn_forward(X_test, parameters, settings)[0]
    for build in (happyModel, lambda: convolutional_model((16, 16, 1))):
        twin = build()
        twin.set_weights(to_keras(parameters))
        theirs = np.asarray(twin.predict(X_test, verbose=0)).T
        print(f"{type(twin).__name__}: {twin.count_params()} parameters; largest difference between the probabilities {np.abs(theirs - own).max():.1e}")

# %% [markdown]
# The functional way is made for shortcuts. An **identity block** keeps the shape of what comes in: convolution, ReLU, convolution, plus the shortcut, ReLU.
# (The published block has three convolutions and batch normalisation behind each; the idea is in these five lines.)

# %% exercise="identity_block"
def identity_block(X, f, filters):
    """Two convolutions with a shortcut around them.

    Arguments: X, a tensor of Keras (m, n_H, n_W, n_C); f, side of the windows; filters, the pair
        (F1, F2) of the numbers of filters of the two convolutions, with F2 = n_C.
    Returns: a tensor of the shape of X.
    """
    F1, F2 = filters
    ### START CODE HERE ### (≈ 4 lines)
    A = keras.layers.Conv2D(F1, f, padding="same", activation="relu")(X)
    Z = keras.layers.Conv2D(F2, f, padding="same")(A)
    S = keras.layers.Add()([Z, X])
    X_next = keras.layers.ReLU()(S)
    ### END CODE HERE ###
    return X_next

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Your residual block with convolutions in the place of dense layers. Which of them has its ReLU inside?</details>
# <details><summary>Hint 2: in code words</summary><code>Conv2D</code> with "same" and ReLU; <code>Conv2D</code> with "same" and without; <code>keras.layers.Add()</code> of
# a list of both; <code>keras.layers.ReLU()</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Two ways that meet by multiplication: <code>keras.layers.Multiply()([left, right])</code>.</details>

# %% test="identity_block" points=0 sandbox=true
with checks.exercise("identity_block", needs="keras") as check:
    problems.check_identity_block(check, keras, (6, 8, 3), 2, (5, 3))
    problems.check_identity_block(check, keras, (5, 4, 2), 3, (2, 2))

# %% [markdown]
# ## Remember
#
# - A network for pictures: blocks of convolution, ReLU, pooling find features; flatten; dense layers judge. Smaller and deeper from layer to layer.
# - Parameters of a convolution: $f f n_C^{\text{prev}} n_C + n_C$, whatever the size of the pictures. Most parameters are in the dense layers, most work is in the convolutions.
# - Flatten by `reshape(m, -1).T`, undo it by `.T.reshape(...)`. Every other order mixes pictures or places, with the right shape.
# - $1/m$ stands in one place: $dZ_4$. The ReLU's mask belongs between pooling and convolution.
# - Before training: cost near $\ln C$, gradient check, twenty pictures by heart. Adam hides constant factors, dense layers hide wrong filters.
# - A residual block adds what came in, before the last ReLU. On the way back the slope arrives twice, and one of these ways is free.
#
# ## What you can do now
#
# You have built, tested, trained and examined a convolutional network from nothing but NumPy. The next notebook of this week asks such a network about *style* and *likeness*;
# next week it finds out *where* things are.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week09/cnn_application")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
