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
# # The Transformer
#
# **The question of this notebook:** you have attention, heads, masks and positions. What else does it take to read a
# sequence and write another one, and why do some programs for it learn perfectly and then write nonsense?
#
# At the end you can
#
# - put attention, a small net, sums and layer norm together to a layer, and send slopes back through it,
# - build the layer that writes: it looks at what it has written, and at what was read,
# - train a whole Transformer in seconds, and say why its first steps must be short,
# - draw the next word from the likeliest few only,
# - tell a mask that is missing from a sum that is missing, by what the program does.
#
# Attention itself is finished here, in `startcode.layers`: it is what you wrote in the other notebook of this week. Plan
# about two and a half hours.

# %%
import numpy as np

import startcode
from startcode import checks, debuglab, layers, plots, problems

# %% [markdown]
# ## 1. The task: read, and say it backwards
#
# The network reads some digits and writes them in reverse. For us that is nothing; for a network that sees all digits at once
# it is a good trial, since *where* a digit stands is all that matters, and every length is another task. It learns in
# seconds, and whether an answer is right can be counted.
#
# The vocabulary has 13 signs: **0 is the padding, 1 the start, 2 the end,** and 3 ... 12 are the ten digits. Shorter
# sequences are filled up with padding. Sequences come as numbers `(m, T)`, as vectors `(m, T, d)`: **examples first, features last.**

# %%
PAD, START, END = 0, 1, 2
SIGNS = ["·", "start", "end", *"0123456789"]
LONGEST = 8  # digits

def reversals(m, rng):
    """m sequences of 3 to 8 digits: what is read and what is to be written, both (m, 9)."""
    src, tgt = np.zeros((2, m, LONGEST + 1), int)
    for row, n in enumerate(rng.integers(3, LONGEST + 1, size=m)):
        digits = rng.integers(3, 13, size=n)
        src[row, :n + 1] = [*digits, END]
        tgt[row, :n + 1] = [*digits[::-1], END]
    return src, tgt

def text(ids):
    """Numbers as signs, up to the first end."""
    signs = [SIGNS[number] for number in ids]
    return " ".join(signs[:signs.index("end")] if "end" in signs else signs)

# %% experiment="three examples"
src, tgt = reversals(3, np.random.default_rng(4))
for read, written in zip(src, tgt):
    print(f"read {text(read):<17} write {text(written):<17} as numbers: {written}")

# %% [markdown]
# ### The plan
#
# The network of 2017 (A. Vaswani and others, *Attention is all you need*) has two halves:
#
# ```
#          encoder layer                        decoder layer
#
#                                                   out
#                                                    |
#                                             sum, layer norm
#               enc_out -----+                       |
#                  |         |                 feed-forward
#           sum, layer norm  |                       |
#                  |         |                sum, layer norm
#            feed-forward    |                       |
#                  |         +- keys, values -> attention to enc_out
#           sum, layer norm                          |
#                  |                          sum, layer norm
#         attention to itself                        |
#                  |                      attention to itself (masked)
#                  |                                 |
#           words and places                  words and places
#            (what is read)                (what is written so far)
# ```
#
# You write it from the bottom up.
#
# ## 2. The same small net at every place
#
# Attention only *mixes* what stands at different places: its answer is a mean of values. To *compute* with it there is, behind each attention, a
# small net with one hidden layer, wider than $d$, and ReLU. It is the same net at every place, and no place sees another there:
#
# $$\text{FFN}(x) = \max(0, \; x W_1 + b_1) \, W_2 + b_2 .$$
#
# Features are last, so weights stand on the right: `W1` is $(d, d_{ff})$, and `@` works on the last axis of `(m, T, d)`.

# %% exercise="feed_forward"
def feed_forward(x, params):
    """A net with one hidden layer, at every place alone.

    Arguments: x (m, T, d); params, a dict with W1 (d, d_ff), b1 (d_ff,), W2 (d_ff, d) and
        b2 (d,).
    Returns: out (m, T, d).
    """
    ### START CODE HERE ### (≈ 2 lines)
    hidden = np.maximum(0, x @ params["W1"] + params["b1"])  # (m, T, d_ff)
    out = hidden @ params["W2"] + params["b2"]               # (m, T, d)
    ### END CODE HERE ###
    return out

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two layers, and one ReLU. Between which of them does it stand?</details>
# <details><summary>Hint 2: in code words</summary>x times W1 plus b1, of each number the larger one of it and 0; that times W2 plus b2.
# Biases (d,) broadcast along examples and places.</details>
# <details><summary>Hint 3: a neighbour</summary>Hours (weeks, days, k) at k rates, never below 0, then shared between two accounts:
# <code>pay = np.maximum(0, hours @ rates - tax)</code>, <code>accounts = pay @ shares</code>.</details>

# %% test="feed_forward" points=8
with checks.exercise("feed_forward") as check:
    for m, T, d, d_ff in [(3, 4, 2, 5), (2, 3, 5, 7)]:
        x, params = check.draw(problems.a_feed_forward, m=m, T=T, d=d, d_ff=d_ff)
        out = check.call(x, params, returns=(m, T, d))
        alone = np.stack(
            [check.call(x[:, [t]], params, returns=(m, 1, d))[:, 0] for t in range(T)], axis=1)
        check.that(np.allclose(out, alone),
                   "a place alone gives another answer than among others: it must not see them.",
                   diagnosis="places see each other", rung=1)
        wanted = layers.feed_forward(x, params)[0]
        check.close("out", out, wanted, because="ReLU between the two layers, and nowhere else",
                    suspects=problems.feed_forward_slips(x, params))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week14/transformer")
    check.against(ours.feed_forward, problems.a_feed_forward,
                  [dict(m=1, T=6, d=3, d_ff=4), dict(m=4, T=1, d=6, d_ff=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 3. Sum and norm: the encoder layer
#
# Around each of the two parts ("sub-layers") there is a **way past it**: what came in is added to what comes out. So a layer only has to say what to
# *change*, and slopes find a way down that no part can block. Behind each sum stands the **layer norm** of week 7: every place is brought to mean 0 and
# spread 1 of its $d$ features, then multiplied by $\gamma$ and shifted by $\beta$.
#
# $$\begin{aligned}
# y &= \text{LayerNorm}_1\big(x + \text{Attention}(x, x)\big) \\
# \text{out} &= \text{LayerNorm}_2\big(y + \text{FFN}(y)\big)
# \end{aligned}$$
#
# This is the order of the paper, called **post-norm**. Many later networks normalise what goes *into* a sub-layer, $x + \text{FFN}(\text{LayerNorm}(x))$:
# **pre-norm**, which is easier to train when there are many layers. The paper also drops some numbers (dropout, week 5) behind each sub-layer while it
# trains; we leave that out: our data never repeat, so there is nothing to learn by heart.
#
# At your disposal:
#
# | | |
# |---|---|
# | `layers.multi_head_attention(x_q, x_kv, parameters, num_heads, mask)` | returns output (m, T_q, d), weights, cache |
# | `layers.layernorm_forward(x, gamma, beta)` | returns output, cache |
#
# The mask says where one may look: 1 yes, 0 no. `params` is a dict in which two entries are dicts themselves: `params["attention"]` for the attention,
# `params["feed"]` for your `feed_forward`; and `params["gamma1"]`, `"beta1"`, `"gamma2"`, `"beta2"` are arrays (d,).

# %% exercise="encoder_layer_forward"
def encoder_layer_forward(x, params, num_heads, mask):
    """A layer that reads: attention to itself, then feed_forward, each with sum and norm.

    Arguments: x (m, T, d); params, a dict with the dicts "attention" and "feed", and gamma1,
        beta1, gamma2, beta2 (d,); num_heads; mask, for the attention.
    Returns: out (m, T, d); weights (m, num_heads, T, T), of the attention.
    """
    ### START CODE HERE ### (≈ 4 lines)
    attended, weights, _ = layers.multi_head_attention(
        x, x, params["attention"], num_heads, mask)                                   # (m, T, d)
    y, _ = layers.layernorm_forward(x + attended, params["gamma1"], params["beta1"])  # (m, T, d)
    fed = feed_forward(y, params["feed"])                                             # (m, T, d)
    out, _ = layers.layernorm_forward(y + fed, params["gamma2"], params["beta2"])     # (m, T, d)
    ### END CODE HERE ###
    return out, weights

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Four lines in the order of the two formulas: each formula has a sub-layer, and a norm of a sum. What is added in the second
# sum: x, or y?</details>
# <details><summary>Hint 2: in code words</summary>The attention of x to x with <code>params["attention"]</code> and the mask; three things come back. The norm, with number 1, of x plus what
# the attention gave. Your <code>feed_forward</code> of that. The norm, with number 2, of the two last together.</details>
# <details><summary>Hint 3: a neighbour</summary>Advice is added to a plan, and the plan is brought to scale, twice:
# <code>plan = scale(plan + ask(plan))</code>, <code>plan = scale(plan + check(plan))</code>. Functions that return a pair are caught in two:
# <code>plan, _ = scale(...)</code>.</details>

# %% test="encoder_layer_forward" points=14
with checks.exercise("encoder_layer_forward") as check:
    feed = check.uses("feed_forward")
    for m, T, d, d_ff, num_heads in [(3, 5, 4, 7, 2), (2, 4, 6, 5, 3)]:
        x, params, num_heads, mask = check.draw(
            problems.an_encoder_layer, m=m, T=T, d=d, d_ff=d_ff, num_heads=num_heads)
        check.that(np.allclose(feed(x, params["feed"]), layers.feed_forward(x, params["feed"])[0]),
            "it builds on feed_forward, which is not right yet: the check of that says more.",
            diagnosis="depends", rung=1)
        form = checks.Tuple(out=(m, T, d), weights=np.ndarray)
        still = problems.without_sublayers(params)
        alone, _ = check.call(x, still, num_heads, mask, returns=form)
        check.that(not np.allclose(alone, np.ones_like(x) * params["beta2"]),
            "with all weights of both sub-layers 0, x is lost: is it added to what they give?",
            diagnosis="x is lost", rung=1)
        out, weights = check.call(x, params, num_heads, mask, returns=form)
        right, heads, _ = layers.encoder_layer_forward(x, params, num_heads, mask)
        check.close("out", out, right, because="two sub-layers, each with sum and norm",
                    suspects=problems.encoder_layer_slips(x, params, num_heads, mask))
        once = layers.layernorm_forward(x, params["gamma1"], params["beta1"])[0]
        twice = layers.layernorm_forward(once, params["gamma2"], params["beta2"])[0]
        check.close("out, where all weights of both sub-layers are 0", alone, twice,
                    because="the two norms of x, one after the other")
        check.close("weights", weights, heads, because="what the attention gives beside its output")
        spoiled = np.where(mask[:, 0, 0, :, np.newaxis] == 1, x, 9.7)
        other, _ = check.call(spoiled, params, num_heads, mask)
        seen = mask[:, 0, 0, :] == 1
        check.that(np.allclose(other[seen], out[seen]),
            "what stands in the padding changes the answer elsewhere: is the mask given on?",
            diagnosis="padding", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week14/transformer")
    check.against(ours.encoder_layer_forward, problems.an_encoder_layer,
        [dict(m=4, T=3, d=6, d_ff=4, num_heads=1), dict(m=2, T=6, d=8, d_ff=5, num_heads=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# **What the way past does:** a signal goes through twenty layers whose weights are random, as at the start of a training: without the sums, through
# your layer, and with the norms in front. **Predict:** how alike are the vectors at different places in the end?

# %% experiment="twenty layers deep"
def alike(x):
    """Mean cosine between the vectors of different places."""
    x = x / np.linalg.norm(x, axis=-1, keepdims=True)
    cosines = x @ x.swapaxes(-1, -2)
    return np.mean(cosines[:, ~np.eye(x.shape[1], dtype=bool)])

def norm(x, layer, number):
    return layers.layernorm_forward(x, layer[f"gamma{number}"], layer[f"beta{number}"])[0]

def look(x, layer):
    return layers.multi_head_attention(x, x, layer["attention"], 4)[0]

def without_sums(x, layer):
    y = norm(look(x, layer), layer, 1)
    return norm(feed_forward(y, layer["feed"]), layer, 2)

def norms_in_front(x, layer):
    y = x + look(norm(x, layer, 1), layer)
    return y + feed_forward(norm(y, layer, 2), layer["feed"])

if checks.ready("feed_forward", "encoder_layer_forward"):
    rng = np.random.default_rng(2)
    deep = layers.initialize_transformer(13, 32, 64, n_layers=20, rng=rng)["encoder"]
    kinds = {"without the sums": without_sums,
             "your layer": lambda x, layer: encoder_layer_forward(x, layer, 4, None)[0],
             "pre-norm": norms_in_front}
    begun, curves = rng.normal(size=(4, 9, 32)), {}
    for name, kind in kinds.items():
        x, values = begun, [alike(begun)]
        for layer in deep:
            x = kind(x, layer)
            values.append(alike(x))
        curves[name] = (range(21), values)
    plots.lines(curves, xlabel="layers", ylabel="mean cosine of two places",
                title="Sums keep places apart for longer, with norms in front longest",
                alt="Three rising curves: first without sums, then your layer, then pre-norm.")

# %% [markdown]
# Attention is a mean, and means of means are all alike: without the sums every place says the same after three layers. The way past keeps for longer what is special
# about a place. With norms behind the sums, as here, it fades all the same, since each norm makes what came in smaller; the paper has six layers on a side. Networks with
# very many layers put the norms in front.
#
# ## 4. The way back
#
# Read the formulas of the layer from the end. Two rules are enough:
#
# - **Where a sum was, the slope goes both ways,** unchanged: past the sub-layer, and through it.
# - **Where something was used twice, its slopes add up.** $y$ went into the net and past it; $x$ went into the attention *three* times (it asked,
#   and it was asked as keys and as values) and past it.
#
# | comes in | through | gives |
# |---|---|---|
# | `dout` | norm 2 | `dsum2`, and slopes of gamma2, beta2 |
# | `dsum2` | feed-forward | a slope at `y`, and the dict of slopes of the net |
# | both | | `dy`, their sum |
# | `dy` | norm 1 | `dsum1`, and slopes of gamma1, beta1 |
# | `dsum1` | attention | slopes at `x` as the one that asks and as the one that is asked, and a dict of slopes |
# | all three | | `dx` |
#
# At your disposal:
#
# | | returns |
# |---|---|
# | `layers.layernorm_backward(dout, cache)` | dx, dgamma, dbeta |
# | `layers.feed_forward_backward(dout, cache)` | dx, a dict of slopes |
# | `layers.multi_head_attention_backward(dout, cache)` | dx_q, dx_kv, a dict of slopes |
#
# Where do the caches come from? The first line goes *forward once more* (with our finished layer) and catches them. That costs some time and saves
# memory, since nothing has to be kept until the way back; large networks are trained like this ("gradient checkpointing").

# %% exercise="encoder_layer_backward"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    """The way back through an encoder layer.

    Arguments: dout (m, T, d), the slope at the layer's output; the others as before.
    Returns: dx (m, T, d); grads, filed like params, each slope with a d before its name.
    """
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    # the caches: trip.attention, trip.norm1, trip.feed, trip.norm2
    ### START CODE HERE ### (≈ 6 lines)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dsum2 + dfed                                    # past the net, and through it
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dsum1 + dasking + dasked                        # past the attention, and through it
    ### END CODE HERE ###
    grads = {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1,
             "dgamma2": dgamma2, "dbeta2": dbeta2}
    return dx, grads

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Six lines, one for each row of the table. What goes past a sub-layer is what came out of the norm, not what went into it on the
# way back.</details>
# <details><summary>Hint 2: in code words</summary>Back through norm 2: three values. That slope back through the net: a slope and the dict dfeed. dy is the sum of both slopes. Back through norm 1.
# Back through the attention: two slopes and the dict dattention. dx is the sum of the slope behind norm 1 and these two.</details>
# <details><summary>Hint 3: a neighbour</summary>$z = \tanh(u + f(u))$ in code: <code>dsum = dz * (1 - z**2)</code>, <code>du = dsum + f_backward(dsum)</code>. The way past
# carries <code>dsum</code>, not <code>dz</code>.</details>

# %% test="encoder_layer_backward" points=16
with checks.exercise("encoder_layer_backward") as check:
    for m, T, d, d_ff, num_heads in [(2, 3, 4, 5, 2), (3, 2, 6, 4, 3)]:
        dout, x, params, num_heads, mask = check.draw(
            problems.a_way_back, m=m, T=T, d=d, d_ff=d_ff, num_heads=num_heads)
        names = ("gamma2", "beta2", "gamma1", "beta1")
        parts = {
            part: checks.Dict(**{f"d{name}": value.shape for name, value in params[part].items()})
            for part in ("attention", "feed")
        }
        form = checks.Dict(**parts, **{f"d{name}": (d,) for name in names})
        dx, grads = check.call(
            dout, x, params, num_heads, mask, returns=checks.Tuple(dx=(m, T, d), grads=form))
        trip = layers.encoder_layer_forward(x, params, num_heads, mask)[-1]

        def cost(x=x, **changed):
            return np.sum(
                dout * layers.encoder_layer_forward(x, {**params, **changed}, num_heads, mask)[0]
            )

        for slip, wrong in problems.encoder_layer_slope_slips(dout, trip).items():
            check.that(not np.allclose(dx, wrong), f"dx is what one gets from {slip}.",
                       diagnosis=slip, rung=2)
        ready = layers.encoder_layer_backward(dout, trip)[1]
        crossed = layers.layernorm_backward(dout, trip.norm1)[1]
        for name in names:
            others = {
                f"exchanging d{name} and d{other}": ready[f"d{other}"]
                for other in names
                if other != name
            }
            if name == "gamma2":
                others["sending dout through norm 1, where norm 2 is the last one"] = crossed
            check.gradient(f"d{name}", grads[f"d{name}"], of=lambda v, name=name: cost(**{name: v}),
                           at=params[name], suspects=others)
        for part, name in [("feed", "b2"), ("feed", "W1"), ("attention", "bo"), ("attention", "Wq"),
                           ("attention", "Wv")]:
            check.gradient(f"d{name} of {part}", grads[part][f"d{name}"], at=params[part][name],
                of=lambda v, part=part, name=name: cost(**{part: {**params[part], name: v}}))
        check.gradient("dx", dx, of=cost, at=x)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week14/transformer")
    check.against(ours.encoder_layer_backward, problems.a_way_back,
        [dict(m=4, T=3, d=6, d_ff=4, num_heads=1), dict(m=2, T=5, d=8, d_ff=3, num_heads=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 5. The layer that writes
#
# A decoder layer has three sub-layers, each with sum and norm:
#
# 1. **attention to itself**, to what is written so far. Its look-ahead mask hides what comes later: in training the whole answer lies on the table, and a
#    place that could see the next one would copy it.
# 2. **attention to what was read** (cross-attention): it *asks* with its own vectors; **keys and values are `enc_out`,** the output of the encoder. The padding mask
#    hides what was no word there.
# 3. the feed-forward net.
#
# $$\begin{aligned}
# y &= \text{LayerNorm}_1\big(x + \text{Attention}(x, x)\big) && \text{look-ahead mask} \\
# z &= \text{LayerNorm}_2\big(y + \text{Attention}(y, \text{enc\_out})\big) && \text{padding mask} \\
# \text{out} &= \text{LayerNorm}_3\big(z + \text{FFN}(z)\big)
# \end{aligned}$$

# %% exercise="decoder_layer_forward"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    """A layer that writes: attention to itself, attention to what was read, feed_forward.

    Arguments: x (m, T, d); enc_out (m, S, d), the encoder's output; params, a dict with
        the dicts "attention", "cross" and "feed", and gamma1, beta1 ... gamma3, beta3 (d,);
        num_heads; look_ahead_mask (T, T), for the attention to itself; padding_mask
        (m, 1, 1, S), for the attention to enc_out.
    Returns: out (m, T, d); weights (m, num_heads, T, S), of the attention to enc_out.
    """
    ### START CODE HERE ### (≈ 6 lines)
    own, _, _ = layers.multi_head_attention(
        x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])     # (m, T, d)
    found, weights, _ = layers.multi_head_attention(
        y, enc_out, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])   # (m, T, d)
    fed = feed_forward(z, params["feed"])                                           # (m, T, d)
    out, _ = layers.layernorm_forward(z + fed, params["gamma3"], params["beta3"])   # (m, T, d)
    ### END CODE HERE ###
    return out, weights

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>An encoder layer with one more attention in the middle. Who asks there, and who is asked? Each attention has a mask and weights of its own.</details>
# <details><summary>Hint 2: in code words</summary>Attention of x to x with <code>params["attention"]</code> and the look-ahead mask; sum and norm 1. Attention of that result to <code>enc_out</code> with
# <code>params["cross"]</code> and the padding mask, whose weights are returned; sum and norm 2. The net; sum and norm 3.</details>
# <details><summary>Hint 3: a neighbour</summary>A translator re-reads her own page, then looks into the book:
# <code>draft = scale(draft + look(draft, draft))</code>, <code>draft = scale(draft + look(draft, book))</code>. The first argument is the one that asks.</details>

# %% test="decoder_layer_forward" points=14
with checks.exercise("decoder_layer_forward") as check:
    feed = check.uses("feed_forward")
    for m, T, S, d, d_ff, num_heads in [(3, 4, 5, 6, 7, 2), (2, 5, 3, 4, 3, 2)]:
        given = check.draw(
            problems.a_decoder_layer, m=m, T=T, S=S, d=d, d_ff=d_ff, num_heads=num_heads)
        x, enc_out, params, num_heads, look_ahead_mask, padding_mask = given
        check.that(np.allclose(feed(x, params["feed"]), layers.feed_forward(x, params["feed"])[0]),
            "it builds on feed_forward, which is not right yet: the check of that says more.",
            diagnosis="depends", rung=1)
        form = checks.Tuple(out=(m, T, d), weights=np.ndarray)
        out, weights = check.call(*given, returns=form)
        still = check.call(
            x, enc_out, problems.without_sublayers(params), *given[3:], returns=form
        )[0]
        only = np.ones_like(x) * params["beta3"]
        check.that(not np.allclose(still, only),
            "with all weights of the sub-layers 0, x is lost: is it added to what they give?",
            diagnosis="x is lost", rung=1)
        right, heads, _ = layers.decoder_layer_forward(*given)
        check.close("out", out, right, because="three sub-layers, each with sum and norm",
                    suspects=problems.decoder_layer_slips(*given))
        check.close("weights", weights, heads, because="those of the attention to enc_out")
        later = np.where(np.arange(T)[:, np.newaxis] > 1, x + 1.7, x)
        check.close("out at the first two places, when later ones change",
                    check.call(later, *given[1:])[0][:, :2], out[:, :2],
                    because="the same as before: nobody sees what comes later")
        elsewhere = check.call(x, enc_out[:, ::-1] + 0.3, *given[2:])[0]
        check.that(not np.allclose(elsewhere, out), "another enc_out gives the same answer.",
                   diagnosis="enc_out", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week14/transformer")
    check.against(ours.decoder_layer_forward, problems.a_decoder_layer, [
        dict(m=4, T=3, S=6, d=6, d_ff=4, num_heads=1),
        dict(m=2, T=6, S=2, d=8, d_ff=5, num_heads=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# The way back through this layer is that of section 4 with one part more, and teaches nothing new: it is finished, `layers.decoder_layer_backward`. Only
# one thing to remember: the attention to `enc_out` sends a slope *there*, and when there are several decoder layers, the encoder gets the sum of them all.
#
# ## 6. All of it
#
# **In front:** every sign has a vector, a row of `E`, learned like any weight. It is multiplied by $\sqrt d$, since rows of `E` begin with length 1 or so, and the
# positions, whose entries lie between $-1$ and $1$, would drown them. Then the positions are added:
#
# $$x_t = \sqrt d \; E_{\text{ids}_t} + P_t .$$
#
# `P` has rows for the longest sequence that may come; only as many as there are signs are used.

# %% exercise="embed_and_encode"
def embed_and_encode(ids, E, P):
    """A vector for each sign, which also says where the sign stands.

    Arguments: ids (m, T), whole numbers; E (V, d), a vector for each sign of the
        vocabulary; P (1, longest, d), positions, where longest is at least T.
    Returns: x (m, T, d).
    """
    ### START CODE HERE ### (≈ 2 lines)
    T, d = ids.shape[1], E.shape[1]
    x = np.sqrt(d) * E[ids] + P[:, :T, :]  # (m, T, d)
    ### END CODE HERE ###
    return x

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>An array of whole numbers picks rows: what shape does <code>E[ids]</code> have? And how many rows of P are needed?</details>
# <details><summary>Hint 2: in code words</summary>The root of d, the length of a row of E, times the rows of E with the numbers in ids; plus the first T positions of P, all features.</details>
# <details><summary>Hint 3: a neighbour</summary>Prices of baskets (baskets, items), plus a fee that depends on the place in the row: <code>1.2 * price[baskets] + fees[:baskets.shape[1]]</code>.</details>

# %% test="embed_and_encode" points=8
with checks.exercise("embed_and_encode") as check:
    for m, T, longest, V, d in [(3, 4, 7, 9, 5), (2, 5, 6, 8, 3)]:
        ids, E, P = check.draw(problems.an_embedding, m=m, T=T, longest=longest, V=V, d=d)
        x = check.call(ids, E, P, returns=(m, T, d))
        rows, places = E[ids], P[0, :T]
        check.close(
            "x",
            x,
            rows * d**0.5 + places,
            because="the root of d times the vectors of the signs, plus the first positions",
            suspects={
                "leaving out the root of d": rows + places,
                "leaving out the positions": rows * d**0.5,
                "leaving out both": rows,
                "multiplying the positions as well": (rows + places) * d**0.5,
                "multiplying by d, without the root": rows * d + places,
                "the root of the number of signs in the vocabulary": rows * V**0.5 + places,
                "the root of the length of the sequence": rows * T**0.5 + places,
                "dividing by the root of d": rows / d**0.5 + places,
                "the last positions of P, where the first are meant": rows * d**0.5 + P[0, -T:],
                "the first position at every place": rows * d**0.5 + P[0, 0],
                "positions multiplied by the root, not the vectors": rows + places * d**0.5,
            },
        )
        full = check.draw(problems.an_embedding, m=m, T=longest, longest=longest, V=V, d=d)
        check.call(*full, returns=(m, longest, d))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week14/transformer")
    check.against(ours.embed_and_encode, problems.an_embedding,
                  [dict(m=1, T=6, longest=6, V=4, d=7), dict(m=4, T=2, longest=9, V=11, d=6)])
    ### END HIDDEN TESTS

# %% [markdown]
# **At the end:** at each place, a score for every sign of the vocabulary, $\text{out} \, W_y + b_y$. The softmax of the scores at place $t$ says what should come
# *behind* the signs up to $t$.
#
# Now put it together. Both sides use the same `E`. `params["encoder"]` and `params["decoder"]` are **lists** of layers, each with its own parameters:
# what one gives goes into the next, and every decoder layer looks at the output of the *last* encoder layer.

# %% exercise="transformer_forward"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    """Scores for what comes next, from what was read and what is written so far.

    Arguments: src (m, S) and tgt_in (m, T), whole numbers; params, a dict with E (V, d),
        the lists "encoder" and "decoder", Wy (d, V) and by (V,); num_heads;
        look_ahead_mask (T, T), for what is written; padding_mask (m, 1, 1, S), for what
        was read.
    Returns: logits (m, T, V), the scores; weights (m, num_heads, T, S), those of the last
        decoder layer.
    """
    E = params["E"]
    longest = max(src.shape[1], tgt_in.shape[1])
    P = layers.positional_encoding(longest, E.shape[1]).astype(E.dtype)
    ### START CODE HERE ### (≈ 7 lines)
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(enc_out, layer, num_heads, padding_mask)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(
            out, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    logits = out @ params["Wy"] + params["by"]  # (m, T, V)
    ### END CODE HERE ###
    return logits, weights

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two halves of three lines each: vectors for the signs, then a loop over layers. Which of the two masks does the encoder need? In what is read there is no future.</details>
# <details><summary>Hint 2: in code words</summary><code>embed_and_encode</code> of src; for each layer in the list, that layer's output takes the place of what went in, with the padding mask. The same for tgt_in with
# <code>decoder_layer_forward</code>, which gets the encoder's result and both masks. At the end times Wy, plus by.</details>
# <details><summary>Hint 3: a neighbour</summary>Water through a row of filters: <code>for part in filters: water, dirt = clean(water, part)</code>. After the loop <code>dirt</code> is that of the last.</details>

# %% test="transformer_forward" points=12
with checks.exercise("transformer_forward") as check:
    builds = {
        name: check.uses(name)
        for name in ("embed_and_encode", "encoder_layer_forward", "decoder_layer_forward")
    }
    sound = np.random.default_rng(1)
    samples = {
        "embed_and_encode": problems.an_embedding(sound, 2, 3, 4, 5, 4),
        "encoder_layer_forward": problems.an_encoder_layer(sound, 2, 3, 4, 5, 2),
        "decoder_layer_forward": problems.a_decoder_layer(sound, 2, 3, 4, 4, 5, 2),
    }
    for name, sample in samples.items():
        mine, ready = builds[name](*sample), getattr(layers, name)(*sample)
        mine, ready = (mine[0], ready[0]) if isinstance(ready, tuple) else (mine, ready)
        check.that(np.shape(mine) == ready.shape and np.allclose(mine, ready),
                   f"it builds on {name}, which is not right yet: the check of that says more.",
                   diagnosis="depends", rung=1)
    for m, S, T, V, d, d_ff, num_heads, n_layers in [
            (3, 6, 5, 9, 4, 7, 2, 1), (2, 4, 7, 8, 6, 5, 3, 2), (2, 5, 4, 7, 6, 3, 2, 3)]:
        src, tgt, params, num_heads = check.draw(problems.a_transformer, m=m, S=S, T=T, V=V, d=d,
            d_ff=d_ff, num_heads=num_heads, n_layers=n_layers)
        masks = layers.look_ahead_mask(T), layers.padding_mask(src)
        logits, weights = check.call(src, tgt, params, num_heads, *masks,
            returns=checks.Tuple(logits=(m, T, V), weights=(m, num_heads, T, S)))

        right, trip = layers.Transformer().forward(src, tgt, params, num_heads, *masks)
        check.close("logits", logits, right, because="what the finished Transformer gives",
                    suspects=problems.wiring_slips(src, tgt, params, num_heads))
        check.close("weights", weights, trip["weights"]["decoder"][-1],
                    because="those of the last decoder layer")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week14/transformer")

    def a_reading(rng, **size):
        src, tgt, params, num_heads = problems.a_transformer(rng, **size)
        masks = layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src)
        return src, tgt, params, num_heads, *masks

    check.against(ours.transformer_forward, a_reading, [
        dict(m=2, S=5, T=5, V=6, d=4, d_ff=3, num_heads=1, n_layers=2),
        dict(m=4, S=3, T=8, V=11, d=8, d_ff=6, num_heads=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. A step of learning
#
# In writing, signs come one after the other: each needs the ones before. In training all places learn **at once**, because the right answer is known: place $t$
# gets the *right* signs up to $t-1$, whatever the network would have said ("teacher forcing"). So what goes into the decoder is the answer, **shifted to the right by one
# place**, with the start sign in front:
#
# | place | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | goes in, `tgt_in` | start | 7 | 0 | 4 |
# | should come out, `tgt` | 7 | 0 | 4 | end |
#
# Shift and look-ahead mask belong together: the shift keeps the sign to be said out of place $t$ itself, and the mask keeps place $t$ from looking at the next one, where that sign now stands.
#
# The loss is the mean of $-\ln p$ over all places where a sign should come out; **padding does not count.** At your disposal:
#
# | | |
# |---|---|
# | `layers.look_ahead_mask(n)`, `layers.padding_mask(ids)` | the two masks |
# | `layers.masked_cross_entropy(logits, labels, mask, axis=-1)` | returns loss, dlogits; mask (m, T), 1 where a place counts |
# | `net.forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask)` | returns logits, trip |
# | `net.backward(dlogits, trip)` | returns grads, filed like params |
#
# `net` is the finished Transformer: wired like yours, and it keeps what the way back needs. Later you give it your own parts.

# %%
FINISHED = layers.Transformer()

# %% exercise="transformer_train_step"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    """The loss of a batch, and its slope at every parameter; the optimiser does the rest.

    Arguments: src (m, S) and tgt (m, T), whole numbers, 0 is padding; params; num_heads;
        net, with .forward and .backward.
    Returns: loss, a number; grads, filed like params.
    """
    ### START CODE HERE ### (≈ 7 lines)
    start = np.full((len(tgt), 1), START)
    tgt_in = np.concatenate([start, tgt[:, :-1]], axis=1)  # (m, T), one place later
    look_ahead_mask = layers.look_ahead_mask(tgt.shape[1])
    padding_mask = layers.padding_mask(src)
    logits, trip = net.forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask)
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    grads = net.backward(dlogits, trip)
    ### END CODE HERE ###
    return loss, grads

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>tgt_in has the shape of tgt: a column is put in front, and one is left out at the end. Which array decides which places count: what went in, or what should come
# out?</details>
# <details><summary>Hint 2: in code words</summary>A column (m, 1) full of <code>START</code>, and tgt without its last column, side by side. The look-ahead mask for the length of tgt, the padding mask of src. Forward. The loss
# with tgt as labels, and as mask the places where tgt is not <code>PAD</code>. Backward.</details>
# <details><summary>Hint 3: a neighbour</summary>Yesterday's price beside today's: <code>before = np.concatenate([np.full((shops, 1), opening), prices[:, :-1]], axis=1)</code>. Days that count:
# <code>prices != 0</code>.</details>

# %% test="transformer_train_step" points=12
with checks.exercise("transformer_train_step") as check:
    for m, S, T, V, d, d_ff, num_heads in [(3, 6, 5, 9, 4, 7, 2), (4, 4, 7, 8, 6, 5, 3)]:
        src, tgt, params, num_heads = check.draw(
            problems.a_transformer, m=m, S=S, T=T, V=V, d=d, d_ff=d_ff, num_heads=num_heads)
        form = checks.Dict(dE=(V, d), dWy=(d, V), dby=(V,), encoder=list, decoder=list)
        loss, grads = check.call(
            src, tgt, params, num_heads, returns=checks.Tuple(loss=(), grads=form))
        check.close("loss", loss, problems.surprise_when_writing(src, tgt, params, num_heads),
                    because="the mean surprise of a writer who is asked sign by sign",
                    suspects=problems.training_slips(src, tgt, params, num_heads))

        def cost(**changed):
            return check.call(src, tgt, {**params, **changed}, num_heads)[0]

        check.gradient("dby", grads["dby"], of=lambda v: cost(by=v), at=params["by"])
        # The cost bends sharply along E: steps of a tenth are measured.
        check.gradient("dE / 10", np.asarray(grads["dE"]) / 10,
                       of=lambda v: cost(E=params["E"] + v / 10), at=np.zeros((V, d)))
        layer = params["encoder"][0]
        check.gradient("dgamma1 of the encoder", grads["encoder"][0]["dgamma1"],
                       of=lambda v: cost(encoder=[{**layer, "gamma1": v}]), at=layer["gamma1"])
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week14/transformer")
    check.against(ours.transformer_train_step, problems.a_transformer, [
        dict(m=2, S=5, T=5, V=6, d=4, d_ff=3, num_heads=1, n_layers=2),
        dict(m=5, S=3, T=4, V=11, d=6, d_ff=6, num_heads=2)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### How long a step?
#
# A Transformer with norms behind the sums breaks easily at the start: its slopes are large while nothing is learned yet, and Adam knows too few of them to judge their size. So
# the first steps are short, the learning rate rises in a straight line for `warmup` steps, and then falls with one over the root of the number of steps:
#
# $$\alpha(\text{step}) = \frac{1}{\sqrt{d}} \cdot \min\left(\frac{1}{\sqrt{\text{step}}}, \; \frac{\text{step}}{\text{warmup}^{1.5}}\right), \qquad \text{step} = 1, 2, 3, \ldots$$
#
# (The formula is in the paper; it is called after N. Shazeer, "Noam".) **Predict:** at which step are both terms equal?

# %% exercise="noam_lr"
def noam_lr(step, d_model, warmup=4000):
    """The learning rate of a step.

    Arguments: step, counted from 1; d_model, the number of features; warmup, the number
        of steps for which the rate rises.
    Returns: a number.
    """
    ### START CODE HERE ### (≈ 1 line)
    rate = d_model**-0.5 * min(step**-0.5, step * warmup**-1.5)
    ### END CODE HERE ###
    return rate

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One over the root of a number is its power of what?</details>
# <details><summary>Hint 2: in code words</summary>d_model to the power -0.5, times the smaller one of step to the power -0.5 and step times warmup to the power -1.5.</details>
# <details><summary>Hint 3: a neighbour</summary>Speed is limited by the engine and by the road: <code>speed = share * min(power * time, width**-0.5)</code>.</details>

# %% test="noam_lr" points=4
with checks.exercise("noam_lr") as check:
    for d_model, warmup in [(37, 90), (250, 410)]:
        steps = np.array([1, 7, warmup - 1, warmup, warmup + 1, 3 * warmup + 5])
        rates = [check.call(int(step), d_model, warmup, returns=()) for step in steps]
        rise, fall, share = steps / warmup**1.5, steps**-0.5, 1 / np.sqrt(d_model)
        wanted = share * np.where(steps < warmup, rise, fall)
        later = share * np.minimum((steps + 1) / warmup**1.5, (steps + 1) ** -0.5)
        check.close(
            f"the rates of the steps {', '.join(map(str, steps))}",
            np.array(rates),
            wanted,
            because="rising up to the step warmup, and falling from there",
            suspects={
                "the larger of the two, where the smaller is meant": share * np.maximum(rise, fall),
                "leaving out d_model": wanted / share,
                "no warm-up": share * fall,
                "no fall after the warm-up": share * rise,
                "the root of d_model, not one over it": wanted / share**2,
                "dividing by d_model, without the root": wanted * share,
                "4000 as the warm-up, whatever warmup is": share
                * np.minimum(steps / 4000**1.5, fall),
                "the power -1 of warmup": share * np.minimum(steps / warmup, fall),
                "counting one step more": later,
            },
        )
    check.close("the rate of step 10 with no warmup given", check.call(10, 37),
                37**-0.5 * 10 / 4000**1.5, because="that of 4000 steps")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week14/transformer")
    def a_step(rng, high):
        return int(rng.integers(1, high)), int(rng.integers(10, 600)), int(rng.integers(50, 500))

    check.against(ours.noam_lr, a_step, [dict(high=40), dict(high=5000)], rounds=6)
    ### END HIDDEN TESTS

# %% experiment="learning rates"
if checks.ready("noam_lr"):
    steps = np.arange(1, 1001)
    plots.lines(
        {
            f"warmup = {warmup}": (steps, [noam_lr(int(step), 32, warmup) for step in steps])
            for warmup in (100, 300, 600)
        },
        xlabel="step",
        ylabel="learning rate",
        title="The longer the warm-up, the lower and later the peak",
        alt="Three curves that rise in a straight line to a peak and then fall slowly.",
    )

# %% [markdown]
# ### Not quite sure
#
# The cross-entropy is 0 only if the right sign has probability 1, so training pushes scores apart for ever. **Label smoothing** asks for a little less: the right sign should get
# $1 - \varepsilon$, and the share $\varepsilon$ is spread evenly over **all** $V$ signs, the right one included:
#
# $$\tilde y = (1 - \varepsilon) \, y + \frac{\varepsilon}{V} .$$

# %% exercise="label_smoothing"
def label_smoothing(y, eps=0.1):
    """Labels that are not quite sure.

    Arguments: y (V, m), one-hot columns; eps, the share to be spread.
    Returns: labels (V, m); their columns sum to 1.
    """
    ### START CODE HERE ### (≈ 1 line)
    labels = (1 - eps) * y + eps / len(y)
    ### END CODE HERE ###
    return labels

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Among how many signs is eps shared, and along which axis are they?</details>
# <details><summary>Hint 2: in code words</summary>One minus eps, times y, plus eps divided by the number of rows.</details>
# <details><summary>Hint 3: a neighbour</summary>A tenth of each prize goes into a pot that all k players share: <code>0.9 * prize + 0.1 / k</code>, for a prize of 1.</details>

# %% test="label_smoothing" points=4
with checks.exercise("label_smoothing") as check:
    for V, m in [(7, 4), (5, 9)]:
        y, eps = check.draw(problems.some_truth, V=V, m=m)
        even = np.full((V, m), 1 / V)
        check.close(
            "labels",
            check.call(y, eps, returns=(V, m)),
            y + eps * (even - y),
            because="a share eps of the way to equal probabilities",
            suspects={
                "sharing among the m examples, where the V signs are meant": y * (1 - eps)
                + eps / m,
                "leaving out the factor 1 - eps": y + eps / V,
                "sharing among the wrong signs only": y * (1 - eps) + (1 - y) * eps / (V - 1),
                "adding eps to every sign": y * (1 - eps) + eps,
                "spreading nothing": y * (1 - eps),
                "eps and 1 - eps exchanged": y * eps + (1 - eps) / V,
                "0.1, whatever eps is": y * 0.9 + 0.1 / V,
                "sharing among all entries of y": y * (1 - eps) + eps / y.size,
            },
        )
    check.close(
        "labels with no eps given", check.call(y), y * 0.9 + 0.1 / V, because="those of eps = 0.1")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson

    ours = lesson("week14/transformer")
    check.against(ours.label_smoothing, problems.some_truth, [dict(V=3, m=6), dict(V=12, m=1)])
    ### END HIDDEN TESTS

# %% experiment="what smoothing asks for"
if checks.ready("label_smoothing"):
    gaps = np.linspace(0, 14, 141)  # how far the right score is above the 12 others
    scores = np.vstack([gaps, np.zeros((12, gaps.size))])
    curves = {}
    for eps in (0.0, 0.1):
        labels = label_smoothing(layers.one_hot(np.zeros(1), 13), eps)
        losses = [layers.softmax_cross_entropy(scores[:, [k]], labels)[0] for k in range(gaps.size)]
        curves[f"eps = {eps}"] = (gaps, losses)
    best = gaps[np.argmin(losses)]
    plots.lines(curves, xlabel="how far the right score is above the others", ylabel="loss",
        title=f"Without smoothing no gap is the best; with eps = {eps} it is {best:.1f}",
        alt="One curve falls for ever towards 0; the other has a lowest point and rises again.")

# %% [markdown]
# Our task has one right answer and no noise, so we train without smoothing. In translation, where many words would do, it helps.
#
# ## 8. It learns
#
# Your parts, wired together. The next cell gives them to `net` (for the way back through the decoder it takes the finished function). If an exercise is still open, the finished parts are used.

# %% experiment="your own Transformer"
PARTS = ("feed_forward", "encoder_layer_forward", "encoder_layer_backward",
         "decoder_layer_forward", "embed_and_encode")

def remembering(layer):
    """The same layer; what it was given is returned as well, for the way back."""
    return lambda *given: (*layer(*given), given)

net = FINISHED
if checks.ready(*PARTS):
    net = layers.Transformer(
        embed=embed_and_encode,
        encoder=remembering(encoder_layer_forward),
        encoder_back=lambda dout, given: encoder_layer_backward(dout, *given),
        decoder=remembering(decoder_layer_forward),
        decoder_back=lambda dout, given: layers.decoder_layer_backward(
            dout, layers.decoder_layer_forward(*given)[-1]
        ),
    )
print("The Transformer below is made of",
      "the finished parts." if net is FINISHED else "your own parts.")

# %% [markdown]
# **Two looks before a training,** in this order: what is the loss before anything is learned, when all 13 signs are nearly equally likely? And can the network learn a few examples by
# heart? If it cannot, there is no sense in going on.

# %% experiment="before the training"
HEADS = 4

def begin(seed):
    return layers.initialize_transformer(
        13, 32, 64, rng=np.random.default_rng(seed), dtype=np.float32
    )

def trained(steps, m, *, seed, batches=None, rate=None, net=net):
    """Parameters after so many steps of Adam, and the loss of every step."""
    rng, params, losses = np.random.default_rng(seed), begin(seed), []
    adam = layers.Adam(beta2=0.98, epsilon=1e-9)
    for number in range(1, steps + 1):
        src, tgt = batches or reversals(m, rng)
        loss, grads = transformer_train_step(src, tgt, params, HEADS, net)
        adam.learning_rate = rate(number) if rate else noam_lr(number, 32, 300)
        params = layers.adam_step(adam, params, grads)
        losses.append(loss)
    return params, losses

LEARNS = ("transformer_train_step", "noam_lr")
if checks.ready(*LEARNS):
    few = reversals(8, np.random.default_rng(5))
    first = transformer_train_step(*few, begin(0), HEADS, net)[0]
    print(f"before: loss {first:.3f}, ln 13 = {np.log(13):.3f}")
    _, by_heart = trained(120, 8, seed=0, batches=few, rate=lambda number: 0.003)
    print(f"after 120 steps on the same 8 examples: loss {by_heart[-1]:.4f}")

# %% [markdown]
# Now the task itself: new sequences in every batch. To see whether it can *do* it, we let it write: it gets the start sign, says the likeliest next sign, gets that as well, and so on. An answer counts if
# **every** sign of it is right.

# %% experiment="training"
def write(params, src, forward):
    """What the network writes, sign by sign, the likeliest each time: (m, 9)."""
    out = np.full((len(src), 1), START)
    for _ in range(LONGEST + 1):
        logits, _ = forward(
            src, out, params, HEADS, layers.look_ahead_mask(out.shape[1]), layers.padding_mask(src))
        out = np.concatenate([out, logits[:, -1:].argmax(axis=-1)], axis=1)
    return out[:, 1:]

def exact(params, some, forward=FINISHED.forward):
    """The share of the sequences that come out right as a whole."""
    src, tgt = some
    return np.mean(np.all((write(params, src, forward) == tgt) | (tgt == PAD), axis=1))

unseen = reversals(500, np.random.default_rng(2024))
if checks.ready(*LEARNS):
    params, losses = trained(1000, 48, seed=1)
    print(f"loss {np.mean(losses[-50:]):.4f}; "
          f"{100 * exact(params, unseen):.1f} % of 500 new sequences exactly right")
    for read, written in zip(unseen[0][:4], write(params, unseen[0][:4], FINISHED.forward)):
        print(f"  read {text(read):<17} written {text(written)}")

# %% [markdown]
# ### Where does it look?
#
# The weights of the attention to what was read, one panel for each head. Each row is a sign that is written, each column one that was read. **Predict:** where should the dark squares be?

# %% experiment="who looks where"
if checks.ready(*LEARNS, *PARTS, "transformer_forward"):
    read, wanted = unseen[0][:1], unseen[1][:1]
    came = np.concatenate([[[START]], wanted[:, :-1]], axis=1)
    _, weights = transformer_forward(
        read, came, params, HEADS, layers.look_ahead_mask(LONGEST + 1), layers.padding_mask(read))
    n = np.sum(wanted[0] != PAD)
    panels = {f"head {h + 1}": weights[0, h, :n, :n] for h in range(HEADS)}
    panels["mean of the heads"] = np.mean(weights[0, :, :n, :n], axis=0)
    plots.attention_panels(panels, [SIGNS[k] for k in wanted[0][:n]],
        [SIGNS[k] for k in read[0][:n]],
        title="It looks from the end to the beginning (rows: written, columns: read)",
        alt="Five squares; in some, dark fields run from the upper right to the lower left.")

# %% [markdown]
# Nobody told it where to look. The heads have shared the work among them; often only some of them carry it, and what the others do is not plain to see.
#
# ## 9. Break it
#
# **Without warm-up:** the same rule with `warmup=1`, so that the first steps are the longest. **Without positions:** the same network, but `P` is 0. Decide before you run: does it learn more slowly, learn
# something else, or nothing?

# %% experiment="break it"
if checks.ready(*LEARNS):
    runs = {
        "as it should be": (FINISHED, None),
        "no warm-up": (FINISHED, lambda number: noam_lr(number, 32, 1)),
        "no positions": (layers.Transformer(has_positions=False), None),
    }
    curves = {}
    for name, (network, rate) in runs.items():
        found, told = params, losses  # of the training above
        if name != "as it should be":
            found, told = trained(400, 32, seed=1, rate=rate, net=network)
        curves[name] = (np.arange(20, 401, 20), np.reshape(told[:400], (-1, 20)).mean(axis=1))
        print(f"{name:>16}: loss {curves[name][1][-1]:.2f} after 400 steps, "
              f"{100 * exact(found, unseen, network.forward):5.1f} % exactly right in the end")
    curves["knows nothing"] = (curves["no warm-up"][0], np.full(20, np.log(13)))
    plots.lines(curves, xlabel="step", ylabel="loss, mean of 20 steps",
        title="Long first steps spoil it; without positions it learns half of it",
        alt="One curve falls to 0, one stays at the level of knowing nothing, one stops half-way.")

# %% [markdown]
# (The first run is the one above, which went on to 1000 steps; the other two end at 400.)
#
# Without positions attention sees a bag of digits. It can still learn which digits there are, and tick off those that it has said: that is worth something, and it is not the task.
#
# ## 10. Drawing the next word
#
# Here the likeliest sign is right. In a text that shall not always be the same one **draws**, as in week 11. But a vocabulary has tens of thousands of words, and all the unlikely ones together come up every
# few sentences; one nonsense word, and what follows leans on it. So the tail is cut off before drawing:
#
# - **top-k:** only the $k$ likeliest may be drawn.
# - **top-p** (nucleus sampling; A. Holtzman and others, 2020): only the likeliest few whose probabilities **together reach $p$**, and no more of them than needed. Where the model is sure that may be one word,
#   where it is not, hundreds.
#
# In both, what is left is divided by its sum and drawn from. Here is top-k:

# %%
def sample_top_k(logits, k, rng):
    """A number drawn with the probabilities of the k largest scores; logits (V,)."""
    kept = np.argsort(-logits)[:k]
    shares = layers.softmax(logits[kept, np.newaxis])[:, 0]  # they sum to 1
    return int(rng.choice(kept, p=shares))

# %% exercise="sample_top_p"
def sample_top_p(logits, p, rng):
    """A number drawn from the likeliest few whose probabilities together reach p.

    Arguments: logits (V,), scores; p, above 0 and at most 1; rng, a NumPy generator.
    Returns: the number that was drawn, 0 ... V - 1.
    """
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]  # (V,), probabilities
    ### START CODE HERE ### (≈ 4 lines)
    order = np.argsort(-shares)                           # (V,), the likeliest first
    count = np.sum(np.cumsum(shares[order]) < p) + 1      # so many are needed
    kept = order[:count]
    drawn = int(rng.choice(kept, p=shares[kept] / np.sum(shares[kept])))
    ### END CODE HERE ###
    return drawn

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Probabilities 0.5, 0.3, 0.15, 0.05, and p = 0.7: how many are kept? The first sums are 0.5, 0.8, ...: the one that reaches p belongs to them.</details>
# <details><summary>Hint 2: in code words</summary>The order of the probabilities, largest first, by <code>np.argsort</code> of minus them. Running sums by <code>np.cumsum</code>; count those that are still below p, and one more. Draw with
# <code>rng.choice</code> from these numbers, with their probabilities divided by their sum.</details>
# <details><summary>Hint 3: a neighbour</summary>The largest towns in which together half of all people live: <code>order = np.argsort(-people)</code>, <code>towns = order[:np.sum(np.cumsum(people[order]) &lt; half) + 1]</code>.</details>

# %% test="sample_top_p" points=8
with checks.exercise("sample_top_p") as check:
    for V, kept in [(10, 1), (6, 3), (9, 4)]:
        scores, p = check.draw(problems.some_scores, V=V, kept=kept)
        shares = np.exp(scores) / np.exp(scores).sum()
        allowed = set(np.argsort(scores)[-kept:].tolist())
        form = checks.Scalar(also=((1,), (1, 1)))
        draws = [check.call(scores, p, np.random.default_rng(seed), returns=form)
                 for seed in range(100 if kept == 1 else 400)]
        check.that(all(float(drawn).is_integer() and 0 <= drawn < V for drawn in draws),
                   f"a number from 0 to {V - 1} is wanted, the place of a score.",
                   diagnosis="no place", rung=1)
        came = {int(drawn) for drawn in draws}
        check.that(len(came) > 1 or kept == 1,
                   "whatever the generator, the same number comes: is it drawn, with rng?",
                   diagnosis="drawn", rung=1)
        check.that(came == allowed or came != set(range(kept)),
                   "0, 1, ... come: is the place in the order given back, not what stands there?",
                   diagnosis="place in the order", rung=1)
        check.that(came & allowed,
                   "the likeliest ones never come: is the largest the first in the order?",
                   diagnosis="the order", rung=1)
        check.that(len(came) < V,
                   "all numbers come up: those behind the likeliest few must not be drawn.",
                   diagnosis="nothing is cut off", rung=1)
        check.that(came <= allowed or len(came) > kept + 1,
                   f"the {kept} likeliest reach p together, and one more is drawn from.",
                   diagnosis="one too many", rung=2)
        check.that(came <= allowed,
                   f"the {kept} likeliest reach p together, and others are drawn, too: "
                   "is the order that of the probabilities, and are these summed?",
                   diagnosis="others are drawn", rung=1)
        check.that(came == allowed,
                   f"the {kept} likeliest are needed to reach p; only {len(came)} are ever drawn.",
                   diagnosis="one too few", rung=2)
        places = sorted(allowed)
        wanted = shares[places] / shares[places].sum()
        found = np.array([draws.count(place) for place in places]) / len(draws)
        spread = np.sqrt(wanted * (1 - wanted) / len(draws)) + 1e-12
        check.that(np.all(np.abs(found - wanted) < 5.5 * spread),
                   "those kept do not come as often as their probabilities, made to sum to 1, say.",
                   diagnosis="how often", rung=2)
    every = {int(check.call(scores, 1.0, np.random.default_rng(seed))) for seed in range(300)}
    check.that(len(every) == V, "with p = 1 every number may come.", diagnosis="p = 1", rung=2)
    ### BEGIN HIDDEN TESTS
    check.hide()
    for V, kept in [(12, 5), (4, 2), (7, 6)]:
        scores, p = check.draw(problems.some_scores, V=V, kept=kept)
        chosen = np.argsort(scores)[-kept:]
        seeds = check.rng.integers(2**40, size=300)
        draws = np.array([check.call(scores, p, np.random.default_rng(seed)) for seed in seeds])
        check.that(set(draws.tolist()) <= set(chosen.tolist()),
                   "numbers are drawn that do not belong to the likeliest few.", diagnosis="others")
        parts = np.exp(scores[chosen]) / np.exp(scores[chosen]).sum()
        often = np.array([np.mean(draws == place) for place in chosen])
        check.that(np.all(np.abs(often - parts) < 6 * np.sqrt(parts * (1 - parts) / 300)),
                   "they do not come as often as they should.", diagnosis="how often")
    ### END HIDDEN TESTS

# %% experiment="sure and unsure"
if checks.ready("sample_top_p"):
    places = np.arange(12)
    for name, scores in {"sure": -1.6 * places, "unsure": -0.15 * places}.items():
        rng = np.random.default_rng(3)
        counts = {
            "all": lambda: sample_top_k(scores, 12, rng),
            "top-k, k = 4": lambda: sample_top_k(scores, 4, rng),
            "top-p, p = 0.9": lambda: sample_top_p(scores, 0.9, rng),
        }
        shares = {
            label: np.bincount([draw() for _ in range(1500)], minlength=12) / 1500
            for label, draw in counts.items()
        }
        few = np.sum(shares["top-p, p = 0.9"] > 0)
        plots.bars(shares, [str(place + 1) for place in places], xlabel="word, the likeliest first",
            ylabel="share of 1500 draws",
            title=f"A model that is {name}: top-p keeps {few} of 12 words, top-k always 4",
            alt="Three bars for each of twelve words, falling to the right; top-k ends after four.")

# %% [markdown]
# ## 11. Debug lab
#
# Three colleagues train a Transformer on our task. All three programs run. On new sequences, **told** is the share of signs that are right when the decoder is
# told the right signs before, as in training; **written** is the share of sequences that come out right when it writes alone.

# %% experiment="debug lab"
runs = debuglab.broken_transformers(reversals)
plots.lines({f"colleague {number}": (run.steps, run.losses) for number, run in runs.items()},
    xlabel="step", ylabel="loss", title="Three programs, three bugs",
    alt="One curve falls fast to 0, one falls more slowly; of the third there is nothing to see.")
for number, run in runs.items():
    print(f"colleague {number}: loss {run.losses[0]:.2f} at first, {run.losses[-1]:.3f} at last; "
          f"told {100 * run.forced:.1f} %, written {100 * run.written:.1f} %")

# %% [markdown]
# **Decide before you go on:** who (a) forgot the sums around the sub-layers, (b) forgot the look-ahead mask, (c) hid the diagonal as well, by minus infinity, so that the first place may look nowhere?
#
# <details><summary>Answers</summary>
#
# - Colleague 1 is (b). Training and validation are perfect, *because* both let each place look at the next one, where the answer stands. When the network writes, nothing stands there yet, and it has learned nothing else.
#   **A validation that gets the right answers as input cannot see this. Let it write.**
# - Colleague 2 is (c). A softmax of nothing but minus infinity is 0 divided by 0: nan in the first step, and from there everywhere. (Our finished attention takes a large number instead of infinity, and so stays calm.)
#   A learning rate from step 0, one over the root of 0, ends in the same way.
# - Colleague 3 is (a). It does learn, only later; with one layer on each side nobody would notice without a comparison. With many layers all places would say the same: see section 3.
#
# </details>
#
# ## A word about writers like this
#
# The large models of language are stacks of these layers, trained to say what comes next. That is also their limit: *likely* is not *true*. What they write sounds sure where it is wrong, repeats what was often written about people
# whether it is fair or not, and may contain what somebody wrote and did not give away. Whoever puts such a text before others answers for it: check what it claims, and say that a machine wrote it. Training a large one
# takes as much electricity as many households use in a year; a small one that is made for its task, as here, is often enough.
#
# ## Remember
#
# - A layer: sub-layer, sum with what came in, norm. On the way back the sum sends the slope both ways.
# - The decoder asks, the encoder's output is asked: keys and values come from there.
# - Training: the answer shifted to the right, and a look-ahead mask. If one of them is missing, the loss does not tell: let it write.
# - Padding is hidden from attention, and does not count in the loss.
# - Short first steps. Loss at first ln V. Eight examples by heart before anything long.
# - Top-p: as few as reach p together.
#
# ## What you can do now
#
# You can write every part of a Transformer, in both directions, train it, and find out why one does not work. The last week turns to networks that learn from each other: one that makes pictures, and one that judges them.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week14/transformer")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
