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
# # Style and faces
#
# **The question of this notebook:** so far a network had one use: it named a class. But on the way it turns a picture into
# *features*. What can you do with these, if you write another cost on top?
#
# Two answers, which look as if they had nothing to do with each other. At the end you can
#
# - say what the "style" of a picture is, in one matrix, and repaint a picture in it: gradient descent on the *pixels*,
# - train a network that tells people apart whom it has never seen, from a single picture of each,
# - say why a door that is right 9 times out of 10 lets strangers in much more often than that,
# - measure who pays for the mistakes of such a door.
#
# Plan about two hours. Everything is NumPy, with the convolutional layers of week 8.

# %%
import numpy as np

import startcode
from startcode import checks, datasets, debuglab, layers, plots, problems

# %% [markdown]
# # Part 1: Style
#
# ## 1. Features of a net that has learned nothing
#
# People who paint with networks use one that was trained on a million photographs. It works with less. Take three
# convolutional layers of **random** filters, a ReLU behind each, mean pooling between them. Nobody has trained them, but
# each filter still answers to *something*: a slanted edge, a blue spot on yellow, a fine grain.
#
# `net.features(pictures)` gives the activations of the layers as a dict, each of shape $(m, n_H, n_W, n_C)$ as in week 8.
# The filters are scaled so that a mean activation is 1.

# %% experiment="a cat and three patterns"
cats = datasets.load_cats()
cat = cats.train_set_x_orig[cats.train_set_y[0] == 1][3] / 255.0  # (64, 64, 3), from 0 to 1
net = debuglab.TextureNet.random(cats.train_set_x_orig[:20] / 255.0, rng=np.random.default_rng(3))

def draw_patterns(n, rng):
    """Three pictures (n, n, 3) with a style of their own: waves, tiles and flames."""
    y, x = np.mgrid[0:n, 0:n] / n
    crest = np.sin(2 * np.pi * (5.3 * y + 0.6 * np.sin(4 * np.pi * x))) > 0
    waves = np.where(crest[..., np.newaxis], [0.1, 0.25, 0.6], [0.95, 0.9, 0.75])
    seeds, paint = rng.random((60, 2)), np.array([[0.85, 0.2, 0.15], [0.95, 0.75, 0.2], [0.1, 0.35, 0.6], [0.95, 0.95, 0.9]])
    far = np.hypot(y[..., np.newaxis] - seeds[:, 0], x[..., np.newaxis] - seeds[:, 1])
    first, second = np.sort(far, axis=2)[:, :, :2].transpose(2, 0, 1)
    tiles = np.where((second - first < 0.018)[..., np.newaxis], 0.08, paint[np.argmin(far, axis=2) % 4])
    slant = np.sin(2 * np.pi * (9.3 * (x + y) + 0.8 * np.sin(5 * (x - y)))) + 0.7 * np.sin(2 * np.pi * (x - 2 * y))
    flames = np.array([[0.2, 0.05, 0.1], [0.85, 0.25, 0.1], [0.98, 0.8, 0.35]])[np.digitize(slant, [-0.2, 0.7])]
    return {"waves": waves, "tiles": tiles, "flames": flames}

patterns = draw_patterns(64, np.random.default_rng(1))

# %% experiment="the pictures and what the net sees"
maps, _ = net.features(cat[np.newaxis])
plots.images(
    [cat, *patterns.values()], ["content", *patterns], title="A picture to be painted, and three styles",
    alt="A drawn brown cat, blue waves on cream, coloured tiles with black seams, and slanted stripes of red and yellow.",
)
shown = [maps[layer][0, :, :, channel] for layer in maps for channel in (0, 5)]
plots.images(shown, [f"{layer}, ch. {channel}" for layer in maps for channel in (0, 5)],
             title="What six of the random filters make of the cat", alt="Six grey maps of the cat, coarser from layer to layer.")
print({layer: A.shape for layer, A in maps.items()})

# %% [markdown]
# ## 2. Style: which features go together
#
# Waves are waves wherever they are. So a style must not depend on the *place* of anything. What is left, if one forgets the
# places? How strong each feature is, and **which features occur together**: "where it is slanted to the right, it is blue on
# cream". That is a sum over places of products of two channels.
#
# Write the activations of one picture as a matrix $A$ of shape $(n_C, n_H n_W)$: a row for each channel, a column for each
# place. Then all these sums are one product, the **Gram matrix**, of shape $(n_C, n_C)$:
#
# $$G_{kk'} = \sum_{\text{places } p} A_{kp} \, A_{k'p}, \qquad G = A A^T .$$
#
# **With numbers.** Two channels, three places, $A = \begin{pmatrix} 1 & 2 & 0 \\ 3 & 0 & 1 \end{pmatrix}$:
# $G = \begin{pmatrix} 1+4+0 & 3+0+0 \\ 3+0+0 & 9+0+1 \end{pmatrix}$. **Predict:** which entries change if the three columns are shuffled?

# %% exercise="gram_matrix"
def gram_matrix(A):
    """Which channels are strong together.

    Argument: A (n_C, n_HW), a row for each channel, a column for each place.
    Returns: GA (n_C, n_C).
    """
    ### START CODE HERE ### (≈ 1 line)
    GA = A @ A.T  # (n_C, n_HW) @ (n_HW, n_C) -> (n_C, n_C)
    ### END CODE HERE ###
    return GA

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Each entry is a row of A times a row of A. Which product does that for all pairs of
# rows at once?</details>
# <details><summary>Hint 2: in code words</summary>A times its own transpose, as a matrix product. Check the shape: the places are
# what is summed over, so they must be in the middle.</details>
# <details><summary>Hint 3: a neighbour</summary>Orders of guests in a table (dishes, guests): how often were two dishes ordered by
# the same guest? <code>together = np.dot(orders, orders.T)</code>, shape (dishes, dishes).</details>

# %% test="gram_matrix" points=10
with checks.exercise("gram_matrix") as check:
    for n_C, n_HW in [(3, 5), (5, 4), (2, 7)]:
        A = check.draw(problems.channel_rows, n_C=n_C, n_HW=n_HW)
        check.that(np.shape(check.call(A)) != (n_HW, n_HW), "GA has a row for each place: it is the channels that are compared, so the other "
                   "product is meant.", diagnosis="places", rung=1)
        GA = check.call(A, returns=(n_C, n_C))
        check.that(not np.allclose(GA, GA[0, 0]), "every entry is the same number: was everything summed?", diagnosis="constant", rung=1)
        check.that(np.count_nonzero(GA) > n_C, "only the diagonal is filled: each channel has met itself alone.", diagnosis="diagonal", rung=2)
        wanted = np.array([[np.sum(A[k] * A[other]) for other in range(n_C)] for k in range(n_C)])
        check.close("GA", GA, wanted, because="for each pair of channels the sum over places of their products", suspects=problems.gram_slips(A))
        shuffled = check.call(A[:, check.rng.permutation(n_HW)], returns=(n_C, n_C))
        check.close("GA of shuffled places", shuffled, GA, because="the same: the places do not matter")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week09/style_and_faces")
    check.against(ours.gram_matrix, problems.channel_rows, [dict(n_C=4, n_HW=9), dict(n_C=7, n_HW=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** cut each pattern into its upper and its lower half. Which halves are alike: those of *one* pattern, or those of two
# patterns? In Gram matrices, and in plain pixels?

# %% experiment="halves of patterns"
my_prediction = None  # "of one pattern" or "no difference": for Gram matrices, and for pixels

if checks.ready("gram_matrix"):
    def unit(numbers):
        return numbers.ravel() / np.linalg.norm(numbers)

    def style_of(picture):
        return gram_matrix(net.features(picture[np.newaxis])[0]["layer 1"].reshape(-1, 32).T)

    pairs = [("waves", "waves"), ("tiles", "tiles"), ("flames", "flames"), ("waves", "tiles"), ("tiles", "flames"), ("flames", "waves")]
    gaps = {what: [np.linalg.norm(unit(see(patterns[one][:32])) - unit(see(patterns[other][32:]))) for one, other in pairs]
            for what, see in [("Gram matrices of layer 1", style_of), ("pixels", lambda picture: picture)]}
    plots.bars(gaps, [f"{one},\n{other}" for one, other in pairs], title="The upper half of one and the lower half of the other: how far apart?",
               xlabel="upper half, lower half", ylabel="distance, both of length 1",
               alt="Bars: Gram matrices are close for halves of one pattern and far for two patterns; pixels are far apart in all six pairs.")

# %% [markdown]
# The Gram matrix knows the style and not the picture: halves of one pattern lie close together, whatever stands where. In pixels
# they are about as far apart as two patterns.
#
# ## 3. Content: which features are where
#
# The **content** is the opposite: here the places count. Two pictures have the same content if their activations in some
# layer are the same, place by place. The cost of a picture G beside the content C:
#
# $$J_{\text{content}} = \frac{1}{4 \, n_H n_W n_C} \sum_{\text{all entries}} \big( a^{(C)} - a^{(G)} \big)^2 .$$
#
# (The factor in front is a convention. It only sets the scale.)

# %% exercise="compute_content_cost"
def compute_content_cost(a_C, a_G):
    """How far the content of a picture is from that of another.

    Arguments: a_C and a_G, activations of the same layer, each (1, n_H, n_W, n_C).
    Returns: J_content, a number.
    """
    (m, n_H, n_W, n_C) = a_G.shape
    ### START CODE HERE ### (≈ 1 line)
    J_content = np.sum((a_C - a_G) ** 2) / (4 * n_H * n_W * n_C)  # a number
    ### END CODE HERE ###
    return J_content

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Difference, square, sum, and only then the factor in front. What stands under the fraction
# bar needs parentheses.</details>
# <details><summary>Hint 2: in code words</summary>The sum over all entries of the squared differences, divided by the product of 4, rows,
# columns and channels. No loop, and no reshape either.</details>
# <details><summary>Hint 3: a neighbour</summary>Mean squared error of a table of forecasts (towns, days), halved:
# <code>np.sum((forecast - weather) ** 2) / (2 * towns * days)</code>.</details>

# %% test="compute_content_cost" points=10
with checks.exercise("compute_content_cost") as check:
    for n_H, n_W, n_C in [(3, 7, 5), (5, 2, 9)]:
        a_C, a_G = check.draw(problems.two_activations, n_H=n_H, n_W=n_W, n_C=n_C)
        J_content = check.call(a_C, a_G, returns=())
        wanted = problems.right_content_cost(a_C, a_G)
        check.that(J_content != 0, "two pictures that differ cost nothing.", diagnosis="nothing", rung=1)
        check.that(J_content > 0 or not np.isclose(J_content, -wanted), "the cost is negative: a square is never that.", diagnosis="sign", rung=1)
        check.close("J_content", J_content, wanted, because="a fourth of the mean squared difference", suspects=problems.content_slips(a_C, a_G))
        check.close("the cost of equal pictures", check.call(a_C, a_C, returns=()), 0.0, because="0")
        check.close("the cost with both exchanged", check.call(a_G, a_C, returns=()), J_content, because="the same")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week09/style_and_faces")
    check.against(ours.compute_content_cost, problems.two_activations, [dict(n_H=6, n_W=3, n_C=5), dict(n_H=2, n_W=9, n_C=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. The style cost of a layer
#
# For the style, the Gram matrices of both pictures are compared, $G^{(S)}$ and $G^{(G)}$, in one layer:
#
# $$J_{\text{style}}^{[l]} = \frac{1}{4 \, n_C^2 \, (n_H n_W)^2} \sum_{k,k'} \big( G^{(S)}_{kk'} - G^{(G)}_{kk'} \big)^2 .$$
#
# **The trap** is the way from $(1, n_H, n_W, n_C)$ to $(n_C, n_H n_W)$. In memory the channels of one place stand side by side.
# A `reshape` never moves a number: it only cuts the long row of numbers at other places. So reshape to $(n_H n_W, n_C)$ first,
# where each row is one place, and **transpose** then. Look at two channels, 1 to 6 and 10 to 60:

# %% experiment="reshape never moves a number"
small = np.stack([np.arange(1, 7).reshape(2, 3), 10 * np.arange(1, 7).reshape(2, 3)], axis=-1)[np.newaxis]  # (1, 2, 3, 2)
print("the right way:\n", small.reshape(6, 2).T, "\nreshape alone, the same shape:\n", small.reshape(2, 6), sep="")

# %% exercise="compute_layer_style_cost"
def compute_layer_style_cost(a_S, a_G):
    """How far the style of a picture is from that of another, in one layer.

    Arguments: a_S and a_G, activations of the same layer, each (1, n_H, n_W, n_C).
    Returns: J_style_layer, a number.
    """
    (m, n_H, n_W, n_C) = a_G.shape
    ### START CODE HERE ### (≈ 3 to 5 lines)
    A_S = a_S.reshape(n_H * n_W, n_C).T                        # (n_C, n_H * n_W)
    A_G = a_G.reshape(n_H * n_W, n_C).T                        # (n_C, n_H * n_W)
    gap = gram_matrix(A_S) - gram_matrix(A_G)                  # (n_C, n_C)
    J_style_layer = np.sum(gap ** 2) / (4 * (n_C * n_H * n_W) ** 2)  # a number
    ### END CODE HERE ###
    return J_style_layer

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Four steps: both activations to matrices, both matrices to Gram matrices, their squared
# difference, the factor. The experiment above shows the first step.</details>
# <details><summary>Hint 2: in code words</summary>Reshape to places by channels, transpose, <code>gram_matrix</code>; the same for the other
# picture. Sum of the squared differences, divided by 4 times the square of the channels times the square of the
# places.</details>
# <details><summary>Hint 3: a neighbour</summary>A table (weeks, days, towns) as one row for each town:
# <code>by_town = table.reshape(weeks * days, towns).T</code>.</details>

# %% test="compute_layer_style_cost" points=15
with checks.exercise("compute_layer_style_cost") as check:
    gram = check.uses("gram_matrix")
    for n_H, n_W, n_C in [(3, 5, 7), (5, 3, 2), (2, 3, 9)]:
        a_S, a_G = check.draw(problems.two_activations, n_H=n_H, n_W=n_W, n_C=n_C)
        check.that(np.shape(check.call(a_S, a_G)) != (n_C, n_C), "a whole matrix comes back: the sum over its entries is missing.",
                   diagnosis="not summed", rung=1)
        J_style_layer = check.call(a_S, a_G, returns=())
        wanted = problems.right_style_cost(a_S, a_G, gram)
        check.that(J_style_layer != 0, "two pictures of different style cost nothing.", diagnosis="nothing", rung=1)
        check.close("J_style_layer", J_style_layer, wanted, because="that of the two Gram matrices, with the factor in front",
                    suspects=problems.style_slips(a_S, a_G))
        moved = check.rng.permutation(n_H * n_W)
        shuffled = a_G.reshape(1, -1, n_C)[:, moved].reshape(a_G.shape)
        check.close("the cost with the places of one picture shuffled", check.call(a_S, shuffled, returns=()), J_style_layer,
                    because="the same: style knows no places")
        check.close("the cost of equal pictures", check.call(a_S, a_S, returns=()), 0.0, because="0")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week09/style_and_faces")
    check.against(ours.compute_layer_style_cost, problems.two_activations, [dict(n_H=5, n_W=2, n_C=3), dict(n_H=3, n_W=7, n_C=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 5. All layers, and the whole cost
#
# The first layer sees grain and colour, a later one larger shapes. So several layers are asked, each with a weight
# $\lambda^{[l]}$, and at the end content and style are weighed against each other:
#
# $$J_{\text{style}} = \sum_l \lambda^{[l]} J_{\text{style}}^{[l]}, \qquad J = \alpha \, J_{\text{content}} + \beta \, J_{\text{style}} .$$

# %% exercise="compute_style_cost"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    """How far the style of a picture is from that of another, over several layers.

    Arguments: style_image_output and generated_image_output, dicts with activations
        (1, n_H, n_W, n_C) by the name of their layer; STYLE_LAYERS, a list of pairs
        (name of a layer, weight). Layers that are not in this list do not count.
    Returns: J_style, a number.
    """
    J_style = 0
    for layer, weight in STYLE_LAYERS:
        ### START CODE HERE ### (≈ 1 to 3 lines)
        a_S, a_G = style_image_output[layer], generated_image_output[layer]
        J_style += weight * compute_layer_style_cost(a_S, a_G)  # a number
        ### END CODE HERE ###
    return J_style

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The loop brings a name and a weight. Where do you find what belongs to the
# name?</details>
# <details><summary>Hint 2: in code words</summary>Look both activations up under that name; their cost in this layer, times the
# weight, is added to what is there.</details>
# <details><summary>Hint 3: a neighbour</summary>A bill: <code>for fruit, kilos in basket: total += kilos * price[fruit]</code>.</details>

# %% test="compute_style_cost" points=10
with checks.exercise("compute_style_cost") as check:
    cost_of = check.uses("compute_layer_style_cost")
    for sizes in ([(3, 5, 2), (2, 3, 4), (4, 2, 3)], [(5, 3, 2), (3, 4, 3), (2, 5, 3), (3, 2, 5)]):
        a_S, a_G, STYLE_LAYERS = check.draw(problems.layers_of_two, sizes=sizes)
        J_style = check.call(a_S, a_G, STYLE_LAYERS, returns=())
        costs = {layer: cost_of(a_S[layer], a_G[layer]) for layer in a_S}
        terms = [weight * costs[layer] for layer, weight in STYLE_LAYERS]
        check.close("J_style", J_style, sum(terms), because="the weighted sum of what compute_layer_style_cost gives", suspects={
            "the last layer of the list alone: is the sum overwritten?": terms[-1],
            "the first layer of the list alone: does the return stand inside the loop?": terms[0],
            "leaving out the weights": sum(costs[layer] for layer, _ in STYLE_LAYERS),
            "every layer there is, with equal weights": np.mean(list(costs.values())),
            "the mean of the terms, where their sum is meant": np.mean(terms),
            "dividing by the sum of the weights": sum(terms) / sum(weight for _, weight in STYLE_LAYERS),
            "weighing the activations: their cost is of the fourth power": sum(weight**4 * costs[layer] for layer, weight in STYLE_LAYERS),
            "the square of the weights": sum(weight**2 * costs[layer] for layer, weight in STYLE_LAYERS),
            "weights of other layers: the list has an order of its own":
                sum(weight * cost for (_, weight), cost in zip(STYLE_LAYERS, costs.values()))})
        check.close("J_style of two equal pictures", check.call(a_S, a_S, STYLE_LAYERS, returns=()), 0.0, because="0")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week09/style_and_faces")
    check.against(ours.compute_style_cost, problems.layers_of_two, [dict(sizes=[(2, 5, 3), (3, 2, 4)]), dict(sizes=[(3, 4, 2)] * 5)])
    ### END HIDDEN TESTS

# %% exercise="total_cost"
def total_cost(J_content, J_style, alpha=10, beta=40):
    """Content and style, weighed against each other.

    Arguments: J_content, J_style, two numbers; alpha, beta, their weights.
    Returns: J, a number.
    """
    ### START CODE HERE ### (≈ 1 line)
    J = alpha * J_content + beta * J_style  # a number
    ### END CODE HERE ###
    return J

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The formula stands above this exercise.</details>
# <details><summary>Hint 2: in code words</summary>alpha belongs to the content, beta to the style.</details>
# <details><summary>Hint 3: a neighbour</summary>Two jars of coins: <code>worth = 2 * n_two + 5 * n_five</code>.</details>

# %% test="total_cost" points=5
with checks.exercise("total_cost") as check:
    for _ in range(2):
        J_content, J_style, alpha, beta = check.draw(problems.two_costs)
        for given, (a, b) in [((), (10, 40)), ((alpha, beta), (alpha, beta))]:
            check.close("J" + (" with weights of their own" if given else " with no weights given"),
                        check.call(J_content, J_style, *given, returns=()), a * J_content + b * J_style,
                        because="alpha times content plus beta times style", suspects={
                "exchanging the weights": b * J_content + a * J_style, "adding the costs without weights": J_content + J_style,
                "taking 10 and 40, whatever alpha and beta are": 10 * J_content + 40 * J_style,
                "one weight for the sum of both": a * (J_content + J_style), "the content alone": a * J_content, "the style alone": b * J_style,
                "a difference where the sum is meant": a * J_content - b * J_style, "a product of both terms": a * J_content * b * J_style,
                "dividing by the sum of the weights": (a * J_content + b * J_style) / (a + b)})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week09/style_and_faces")
    check.against(ours.total_cost, problems.two_costs, [{}])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 6. The slope that paints
#
# In all weeks so far, gradient descent moved *weights*, and pictures stayed. Now the weights stay, and the **picture** moves.
# What is needed is the slope of the cost at the pixels. `net.slope` brings slopes back through the layers, as in week 8. It
# needs the slope at the activations to begin with. Content: a mean of squares, you know its slope. Style:
#
# 1. $J = \kappa \sum (G - G^{(S)})^2$ with $\kappa = \frac{1}{4 n_C^2 (n_H n_W)^2}$, so at each entry of $G$ the slope is
#    $2 \kappa \, (G - G^{(S)})$.
# 2. $A_{kp}$ stands in row $k$ *and* in column $k$ of $G = A A^T$, and $G$ is symmetric: each slope counts twice,
#    $\frac{\partial J}{\partial A} = 4 \kappa \, (G - G^{(S)}) \, A$.
#
# The 4 cancels, which is why it was put there:
#
# $$dA = \frac{1}{n_C^2 \, (n_H n_W)^2} \, \big( G^{(G)} - G^{(S)} \big) \, A^{(G)}, \qquad \text{shape } (n_C, n_H n_W) .$$
#
# Then back to $(1, n_H, n_W, n_C)$: the way here in reverse, so **transpose first, reshape then**.

# %% exercise="layer_style_gradient"
def layer_style_gradient(a_S, a_G):
    """The slope of compute_layer_style_cost at the activations of the generated picture.

    Arguments: a_S and a_G, activations of the same layer, each (1, n_H, n_W, n_C).
    Returns: da_G (1, n_H, n_W, n_C).
    """
    (m, n_H, n_W, n_C) = a_G.shape
    ### START CODE HERE ### (≈ 5 lines)
    A_S = a_S.reshape(n_H * n_W, n_C).T                  # (n_C, n_H * n_W)
    A_G = a_G.reshape(n_H * n_W, n_C).T                  # (n_C, n_H * n_W)
    gap = gram_matrix(A_G) - gram_matrix(A_S)            # (n_C, n_C)
    dA = gap @ A_G / (n_C * n_H * n_W) ** 2              # (n_C, n_H * n_W)
    da_G = dA.T.reshape(1, n_H, n_W, n_C)                # as it came
    ### END CODE HERE ###
    return da_G

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The first two lines are those of the style cost. The third is the formula above, with a
# matrix product. For the last: what was done to <code>a_G</code>, in reverse order?</details>
# <details><summary>Hint 2: in code words</summary>Gram matrix of the picture minus that of the style, matrix product with the picture's
# activations, divided by the squares of channels and places. Transpose that, and reshape to (1, rows, columns,
# channels).</details>
# <details><summary>Hint 3: a neighbour</summary>From one row for each town back to (weeks, days, towns):
# <code>by_town.T.reshape(weeks, days, towns)</code>.</details>

# %% test="layer_style_gradient" points=15
with checks.exercise("layer_style_gradient") as check:
    cost_of = check.uses("compute_layer_style_cost")
    for n_H, n_W, n_C in [(3, 5, 7), (3, 2, 5), (5, 3, 2)]:
        a_S, a_G = check.draw(problems.two_activations, n_H=n_H, n_W=n_W, n_C=n_C)
        check.that(np.shape(check.call(a_S, a_G)) != (n_C, n_H * n_W), "da_G is still a matrix (n_C, n_H * n_W): a slope has the shape of what "
                   "it belongs to.", diagnosis="matrix", rung=1)
        da_G = check.call(a_S, a_G, returns=(1, n_H, n_W, n_C))
        check.that(np.any(da_G), "two pictures of different style, and a slope of 0 everywhere.", diagnosis="nothing", rung=1)
        # The slope of your own compute_layer_style_cost, measured.
        check.gradient("da_G", da_G, of=lambda v: cost_of(a_S, v), at=a_G, suspects=problems.style_gradient_slips(a_S, a_G))
        check.close("da_G of two equal pictures", check.call(a_S, a_S, returns=(1, n_H, n_W, n_C)), np.zeros(a_G.shape), because="0: the bottom")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week09/style_and_faces")
    check.against(ours.layer_style_gradient, problems.two_activations, [dict(n_H=5, n_W=2, n_C=3), dict(n_H=3, n_W=7, n_C=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# Now paint. The picture begins as the content itself. Each step: features, three costs, slopes, back to the pixels, one step of
# Adam. **Predict:** which of the two costs is 0 at the beginning, and does it stay 0?

# %% experiment="how to paint"
STYLE_LAYERS = [("layer 1", 0.2), ("layer 2", 0.2), ("layer 3", 0.2)]
CONTENT_LAYER = "layer 1"

def paint(content, style, steps, alpha=10, beta=40, start=None):
    """The pictures after each step, (steps + 1, n_H, n_W, 3), and the costs before it, by name."""
    a_C, a_S = net.features(content[np.newaxis])[0], net.features(style[np.newaxis])[0]
    picture = (content if start is None else start)[np.newaxis].astype(np.float32)
    adam, pictures, costs = layers.Adam(learning_rate=0.02), [picture[0]], {"content": [], "style": [], "total": []}
    for step in range(steps):
        a_G, trip = net.features(picture)
        J_content = compute_content_cost(a_C[CONTENT_LAYER], a_G[CONTENT_LAYER])
        J_style = compute_style_cost(a_S, a_G, STYLE_LAYERS)
        for name, value in zip(costs, (J_content, J_style, total_cost(J_content, J_style, alpha, beta))):
            costs[name].append(float(value))
        slopes = {layer: beta * weight * layer_style_gradient(a_S[layer], a_G[layer]) for layer, weight in STYLE_LAYERS}
        slopes[CONTENT_LAYER] += alpha * (a_G[CONTENT_LAYER] - a_C[CONTENT_LAYER]) / (2 * a_G[CONTENT_LAYER].size)
        picture = np.clip(adam.step({"X": picture}, {"dX": net.slope(slopes, trip)})["X"], 0, 1)
        pictures.append(picture[0])
    return np.array(pictures), costs

painters = ("gram_matrix", "compute_content_cost", "compute_layer_style_cost", "compute_style_cost", "total_cost", "layer_style_gradient")

# %% experiment="paint"
my_prediction = None  # which cost is 0 at first, and what becomes of it

if checks.ready(*painters):
    evolving, costs = paint(cat, patterns["waves"], steps=150)
    stages = [0, 5, 10, 20, 50, 150]
    plots.images([evolving[step] for step in stages], [f"step {step}" for step in stages],
                 title="The same cat, step by step: nothing but gradient descent on the pixels",
                 alt="Six pictures: a brown cat that turns, step by step, into blue and cream waves that bend around its head and eyes.")
    plots.lines({f"{name} cost": (np.arange(len(values)), values) for name, values in costs.items() if name != "total"},
                title="The style cost falls, and the content cost has to pay for it", xlabel="step", ylabel="cost",
                alt="One line falls steeply from a high value towards 0, another rises from 0 and levels off.")

# %% experiment="slide through the steps"
def show_step(i):
    step = min(5 * i, len(evolving) - 1)
    plots.images([cat, evolving[step], patterns["waves"]], ["content", f"step {step}", "style"], title="Content, painting, style",
                 alt=f"The cat, its painting after {step} steps, and the waves.")

if checks.ready(*painters):
    plots.slider(show_step, len(evolving) // 5 + 1, label="5 steps each", start=len(evolving) // 5)

# %% [markdown]
# The content cost is 0 at first: the picture *is* the content. Then it has to rise. No picture has both costs at 0, and
# $\alpha$ and $\beta$ say what is given up for what. **Predict** what you see for $\beta = 0.4$, $4$, $40$ and $400$.

# %% experiment="alpha against beta"
my_prediction = None

if checks.ready(*painters):
    betas = (0.4, 4, 40, 400)
    runs = {beta: paint(cat, patterns["tiles"], steps=80, beta=beta) for beta in betas}
    plots.images([cat, *(pictures[-1] for pictures, _ in runs.values()), patterns["tiles"]], ["content", *(f"beta {beta:g}" for beta in betas), "style"],
                 title="alpha is 10 in all of them: the larger beta, the less is left of the cat",
                 alt="The cat, four paintings with more and more colours of the tiles, and the tiles.")
    for beta, (_, costs) in runs.items():
        print(f"beta {beta:>5g}: content {costs['content'][-1]:.2f}, style {costs['style'][-1]:.2f} after {len(costs['style'])} steps")

# %% experiment="three styles"
if checks.ready(*painters):
    others = [paint(cat, patterns[name], steps=150)[0][-1] for name in ("tiles", "flames")]
    plots.images([cat, evolving[-1], *others], ["content", *patterns], title="One cat, three styles, no training at all",
                 alt="The brown cat, the cat in blue waves, in the colours of the tiles, and in slanted stripes of red and yellow.")

# %% [markdown]
# **Predict:** with $\alpha = 0$ there is no content any more. Start from grey noise. What will be painted: nothing, the pattern
# itself, or something else?

# %% experiment="a pattern out of nothing"
my_prediction = None

if checks.ready(*painters):
    noise = np.random.default_rng(5).uniform(0.3, 0.7, size=cat.shape)
    made = [paint(cat, style, steps=150, alpha=0, start=noise)[0][-1] for style in patterns.values()]
    plots.images([*patterns.values(), *made], [*patterns, *(f"{name} out of noise" for name in patterns)], columns=3,
                 title="Above the patterns, below what the style cost alone makes of noise",
                 alt="Three patterns, and below each a picture of similar texture: the same colours and shapes in other places.")

# %% [markdown]
# Something else: the *same kind* of pattern. Where its parts are is left open, since no Gram matrix says so. And what is larger than the
# net can see, gets lost: a unit of the last layer sees 22 pixels across, and of the tiles hardly more than their colours are left. A
# deeper net that was trained on photographs has features for brush strokes and eyes. (The method is that of L. Gatys, A. Ecker and M.
# Bethge, 2015.) Now take a picture of your own: `datasets.load_picture("my_photo.jpg", size=64) / 255`.
#
# # Part 2: Faces
#
# ## 7. Same person or not?
#
# A door in a house of 40 people shall open to those who live there. The net of week 7 would have 40 classes. What is wrong with
# that?
#
# - There is **one picture** of each, from the day they moved in. (*One-shot* learning.)
# - Somebody moves in: a new class, and all the training once more.
# - A stranger rings: a softmax *must* choose one of the 40.
#
# So the net learns something else, once and for all: an **embedding** $f(x)$, a short vector, such that two pictures of one
# person lie close together, and pictures of two people far apart, *whoever they are*. Then a new person is one new vector in a list.
#
# Our people are drawn. What stays is the person: shape of the face, eyes, brows, nose, mouth, hair, skin. What changes from
# picture to picture is light, expression, position, tilt and background. The people for training, for choosing a threshold (dev)
# and for the test are **three different groups**: nobody is in two of them.

# %% experiment="people"
train = datasets.draw_faces(100, 12, rng=np.random.default_rng(1))  # people, pictures of each
dev = datasets.draw_faces(30, 8, rng=np.random.default_rng(2))
test = datasets.draw_faces(40, 8, rng=np.random.default_rng(3))

def pair_distances(E, person):
    """Distances of all pairs of embeddings E (m, n_e): those of one person, and those of two people."""
    gaps = np.array([np.linalg.norm(E - row, axis=1) for row in E])  # (m, m)
    alike, once = person[:, np.newaxis] == person, np.triu(np.ones(gaps.shape, bool), 1)  # no pair twice, nobody with themselves
    return gaps[alike & once], gaps[~alike & once]

def right_share(same, different, threshold):
    """The mean of two shares: pairs of one person below the threshold, and pairs of two people not below it."""
    return (np.mean(same < threshold) + np.mean(different >= threshold)) / 2

def best_threshold(same, different):
    candidates = np.linspace(0, 2, 201)
    return candidates[np.argmax([right_share(same, different, value) for value in candidates])]

# %% experiment="the people"
plots.images([*test.X[:6], *test.X[8:14], *test.X[16:22]], [f"person {test.person[i]}" for i in (*range(6), *range(8, 14), *range(16, 22))],
             title="A row is a person: what stays, and what changes?", alt="Three rows of six drawn faces; each row one person in other light and mood.")

def as_pixels(pictures):
    flat = pictures.reshape(len(pictures), -1)
    return flat / np.linalg.norm(flat, axis=1, keepdims=True)

threshold = best_threshold(*pair_distances(as_pixels(dev.X), dev.person))
pixels_right = right_share(*pair_distances(as_pixels(test.X), test.person), threshold)
print(f"distances of the pixels themselves: {100 * pixels_right:.1f} % right on new people; a coin would have 50 %")

# %% [markdown]
# Pixels do not do it: two people on the same wall, in the same light, are closer than one person twice.
#
# ## 8. The triplet loss
#
# Take three pictures: an **anchor** A, a **positive** P (the same person) and a **negative** N (somebody else). We want A closer to P
# than to N, by a **margin** $\alpha$:
#
# $$\|f(A) - f(P)\|^2 + \alpha \;\le\; \|f(A) - f(N)\|^2 .$$
#
# What is missing from that is the loss of one triplet; if nothing is missing, it is 0, never less:
#
# $$\mathcal L = \sum_{i=1}^{m} \max\Big( \|f(A^{(i)}) - f(P^{(i)})\|^2 - \|f(A^{(i)}) - f(N^{(i)})\|^2 + \alpha, \; 0 \Big) .$$
#
# The maximum stands **inside** the sum: each triplet is judged by itself. Here it is a *sum* over the triplets; many programs take
# the mean. Both have the same minima, the sum needs a smaller learning rate.
#
# **The convention flips:** pictures come first, so embeddings are **rows** here, $(m, n_e)$, and the squared distance of one triplet
# is a sum along the *last* axis. **With numbers**, $\alpha = 0.2$: an easy triplet with squared distances 0.3 and 1.5 gives
# $\max(-1.0, 0) = 0$, a hard one with 0.7 and 0.6 gives 0.3. Together 0.3. **Predict:** what would the hinge *after* the sum give?

# %% exercise="triplet_loss"
def triplet_loss(y_true, y_pred, alpha=0.2):
    """How much is missing until each anchor is closer to its positive than its negative.

    Arguments: y_true, not used (frameworks hand it to every loss); y_pred, three arrays,
        embeddings of anchors, positives and negatives, each (m, n_e); alpha, the margin.
    Returns: loss, a number: the sum over the m triplets.
    """
    anchor, positive, negative = y_pred
    ### START CODE HERE ### (≈ 3 lines)
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)      # (m,), squared
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)      # (m,), squared
    loss = np.sum(np.maximum(pos_dist - neg_dist + alpha, 0))  # a number
    ### END CODE HERE ###
    return loss

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Write the shape beside each line: two lines with one number for each triplet, then one
# number.</details>
# <details><summary>Hint 2: in code words</summary>Squared differences, summed along the last axis, once for the positives and once for the
# negatives. First minus second plus alpha; of each triplet the larger of that and 0 (<code>np.maximum</code>, entry by entry);
# the sum of these.</details>
# <details><summary>Hint 3: a neighbour</summary>Rows are runners, columns laps; who is over the limit, and by how much in all?
# <code>np.sum(np.maximum(np.sum(laps, axis=-1) - limit, 0))</code>. The fast ones do not pay for the slow.</details>

# %% test="triplet_loss" points=15
with checks.exercise("triplet_loss") as check:
    for m, n_e, alpha in [(7, 3, 0.2), (5, 9, 0.73), (8, 4, 0.41)]:
        y_true, y_pred = check.draw(problems.triplets, m=m, n_e=n_e, alpha=alpha)
        loss = check.call(y_true, y_pred, alpha, returns=())
        check.that(loss != 0, "there are triplets that break the margin, and the loss is 0: do easy triplets pay for hard ones? Judge each triplet by "
                   "itself: sum over its features, hinge, and only then the sum over all triplets.", diagnosis="pays", rung=2)
        check.close("loss", loss, problems.right_triplet_loss(y_pred, alpha), because="that of the single triplets, added up", suspects=problems.triplet_slips(y_pred, alpha))
        anchor, positive, _ = y_pred
        far = (anchor, positive, anchor + 50)
        check.close("loss of negatives that are far away", check.call(y_true, far, alpha, returns=()), 0.0, because="0: every margin is kept")
        alike = (anchor, anchor, anchor)
        check.close("loss of embeddings that are all alike", check.call(y_true, alike, alpha, returns=()), m * alpha, because="m times alpha")
    y_true, y_pred = check.draw(problems.triplets, m=7, n_e=4, alpha=0.2)
    check.close("loss with no alpha given", check.call(y_true, y_pred, returns=()), check.call(y_true, y_pred, 0.2), because="that with alpha 0.2")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week09/style_and_faces")
    def some_triplets(rng, **size):
        return *problems.triplets(rng, **size), size["alpha"]
    check.against(ours.triplet_loss, some_triplets, [dict(m=11, n_e=5, alpha=0.33), dict(m=4, n_e=7, alpha=1.27)])
    ### END HIDDEN TESTS

# %% [markdown]
# Its slope is short. Triplets that keep the margin give nothing. In each other one, with rows $a, p, n$,
#
# $$\frac{\partial \mathcal L}{\partial a} = 2(n - p), \qquad \frac{\partial \mathcal L}{\partial p} = 2(p - a), \qquad
# \frac{\partial \mathcal L}{\partial n} = 2(a - n) :$$
#
# the positive is drawn towards the anchor, the negative pushed away. `debuglab.triplet_slopes` does that. Do not believe it: measure
# it with your own loss. The second half of the cell **breaks it**. Your net could make life easy and give *every* picture the same
# embedding. **Predict:** what is the loss per triplet then, and what is its slope? And what do triplets teach that are easy?

# %% experiment="measure the slope, then break it"
my_prediction = None  # loss and slope of a net that gives everybody the same vector

if checks.ready("triplet_loss"):
    rng = np.random.default_rng(4)
    rows = np.arange(5), np.arange(5, 10), np.arange(10, 15)  # anchors, positives, negatives

    def loss_of(E):
        return triplet_loss(None, [E[part] for part in rows])

    def measured(E, step=1e-6):
        slope = np.zeros_like(E)
        for place in np.ndindex(E.shape):
            there = np.zeros_like(E)
            there[place] = step
            slope[place] = (loss_of(E + there) - loss_of(E - there)) / (2 * step)
        return slope

    E = 0.5 * rng.normal(size=(15, 3))
    print(f"largest difference of the slope from the measured one: {np.abs(debuglab.triplet_slopes(E, rows, 0.2) - measured(E)).max():.0e}")
    apart = np.repeat(np.eye(3), 5, axis=0)[[*range(5), *range(5), *range(5, 10)]]
    for name, E in [("all embeddings equal", np.ones((15, 3))), ("every triplet easy", apart)]:
        print(f"{name}: loss per triplet {loss_of(E) / 5:.2f}, largest slope {np.abs(debuglab.triplet_slopes(E, rows, 0.2)).max():.2f}")

# %% [markdown]
# Equal embeddings satisfy nothing: the loss is $\alpha$ for every triplet. But the slope is 0, since $n - p$, $p - a$ and $a - n$ are: a net
# that has *collapsed* does not get out on its own. And easy triplets have loss 0 and slope 0: nothing to learn from.
#
# ## 9. Learning, and from whom
#
# The net: three convolutional layers and a dense one, 32 numbers at the end, and these divided by their length. So all embeddings lie
# on a sphere of radius 1, and no distance is above 2. A batch is 12 people with 4 pictures each. Every pair of one person is an
# anchor and a positive. But which negative?
#
# - **random**: any picture of somebody else in the batch;
# - **hardest**: the one that is closest to the anchor;
# - **random, then hardest**: random in the first third, hardest afterwards.
#
# **Predict:** which of the three has the lowest loss at the end? Which tells new people apart best? (They need not be the same.)

# %% experiment="how to learn"
def random_negative(E, person, anchors, rng):
    return np.array([rng.choice(np.flatnonzero(person != person[a])) for a in anchors])

def hardest_negative(E, person, anchors, rng):
    distances = np.linalg.norm(E[anchors][:, np.newaxis] - E, axis=2)
    return np.argmin(np.where(person[anchors][:, np.newaxis] == person, np.inf, distances), axis=1)

def learn(plan, rng, slopes=debuglab.triplet_slopes, alpha=0.2):
    """Train on triplets; plan, a list of (how negatives are picked, steps). Returns the net, loss per triplet and share above 0."""
    face_net, adam, losses, shares = debuglab.FaceNet.start(rng), layers.Adam(learning_rate=0.002), [], []
    for pick in (pick for pick, steps in plan for _ in range(steps)):
        people = rng.choice(100, size=12, replace=False)
        batch = np.concatenate([12 * person + rng.choice(12, size=4, replace=False) for person in people])
        E, trip = face_net.forward(train.X[batch])
        person = train.person[batch]
        anchors, positives = np.nonzero((person[:, np.newaxis] == person) & ~np.eye(len(batch), dtype=bool))
        triplets = anchors, positives, pick(E, person, anchors, rng)
        each = [triplet_loss(None, [E[rows[i:i + 1]] for rows in triplets], alpha) for i in range(len(anchors))]
        losses.append(np.mean(each))
        shares.append(np.mean(np.array(each) > 0))
        grads = face_net.slopes(slopes(E, triplets, alpha) / np.float32(len(anchors)), trip)
        face_net = debuglab.FaceNet(adam.step(face_net.parameters, grads))
    return face_net, np.array(losses), np.array(shares)

# %% experiment="three ways to pick a negative"
my_prediction = None  # lowest loss, best on new people

if checks.ready("triplet_loss"):
    plans = {"random": [(random_negative, 300)], "hardest": [(hardest_negative, 300)],
             "random, then hardest": [(random_negative, 100), (hardest_negative, 200)]}
    trained = {name: learn(plan, np.random.default_rng(0)) for name, plan in plans.items()}
    def smooth(values):
        return np.arange(10, 301, 10), values.reshape(-1, 10).mean(axis=1)
    plots.lines({name: smooth(losses) for name, (_, losses, _) in trained.items()}, title="Loss per triplet: one of them stands still, at alpha",
                xlabel="step", ylabel="loss per triplet, mean of 10 steps",
                alt="Three lines: random falls at once to near 0, hardest stays at 0.2, the third falls, jumps up at step 100 and falls again.")
    plots.lines({name: smooth(shares) for name, (_, _, shares) in trained.items()}, title="How many triplets still teach something",
                xlabel="step", ylabel="share of triplets with a loss above 0",
                alt="Random falls to a few per cent; hardest stays at 1; the third falls, jumps up and stays clearly above 0.")
    for name, (face_net, losses, shares) in trained.items():
        threshold = best_threshold(*pair_distances(face_net(dev.X), dev.person))
        share = right_share(*pair_distances(face_net(test.X), test.person), threshold)
        print(f"{name:>20}: loss {losses[-30:].mean():.3f}, {100 * shares[-30:].mean():3.0f} % teach; "
              f"threshold {threshold:.2f}, {100 * share:.1f} % right")
    print(f"(right: on pairs of new people. Your prediction: {my_prediction})")

# %% [markdown]
# Three lessons in one figure:
#
# - **Random** negatives are soon easy. Only a few per cent of the triplets teach anything at the end; the others are computed for
#   nothing.
# - **Hardest** from the first step on, with a net that knows nothing yet: the closest stranger is mostly closer than the positive, everything
#   is pushed and pulled at once, and the net collapses. The sign is a loss that stands still at *exactly* $\alpha$. (Another start may get
#   out, late.)
# - **Both**: first spread, then hard ones. The loss is higher, because the questions are harder. So never compare losses that
#   were measured on differently picked triplets: compare on new people.
#
# The net that is used from here on is the last one. Look at its distances, before training and after:

# %% experiment="distances before and after"
from startcode.plots.figure import PALETTE, figure, show, style

if checks.ready("triplet_loss"):
    model = trained["random, then hardest"][0]
    same, different = pair_distances(model(dev.X), dev.person)
    threshold = best_threshold(same, different)
    paper, axes = figure(1, 2, width=8.5, height=3.2)
    for axis, (when, face_net) in zip(axes, [("Before training", debuglab.FaceNet.start(np.random.default_rng(0))), ("After", model)]):
        for (name, values), colour, edge in zip(zip(("same person", "two people"), pair_distances(face_net(test.X), test.person)), PALETTE, "-:"):
            axis.hist(values, bins=np.linspace(0, 2, 60), density=True, alpha=0.5, color=colour, label=name, histtype="stepfilled", linestyle=edge,
                      edgecolor=colour, linewidth=1.5)
        style(axis, title=f"{when}: distances of new people", xlabel="distance", ylabel="density")
    axes[1].axvline(threshold, color="black", linewidth=1)
    axes[1].annotate(f"threshold {threshold:.2f}", (threshold, axes[1].get_ylim()[1] * 0.92), xytext=(4, 0), textcoords="offset points", fontsize=9)
    axes[0].legend(frameon=False)
    show(paper, "Two pairs of histograms: before training they lie on top of each other, after it the one of the same person is far to the left.")
    same, different = pair_distances(model(test.X), test.person)
    print(f"threshold {threshold:.2f}, chosen on dev; on 40 new people of the test:")
    print(f"  {100 * np.mean(same >= threshold):4.1f} % of the pairs of one person are turned away")
    print(f"  {100 * np.mean(different < threshold):4.1f} % of the pairs of two people are taken for one")

# %% experiment="triplets that are hard"
if checks.ready("triplet_loss"):
    E = model(test.X)
    gaps = np.array([np.linalg.norm(E - row, axis=1) for row in E])
    alike = test.person[:, np.newaxis] == test.person
    shown, told = [], []
    for anchor in [i for i in np.argsort(np.where(alike, np.inf, gaps).min(axis=1)) if i % 8 == 0][:4]:
        positive, negative = np.argmax(np.where(alike[anchor], gaps[anchor], -1)), np.argmin(np.where(alike[anchor], np.inf, gaps[anchor]))
        shown += [test.X[i] for i in (anchor, positive, negative)]
        told += ["anchor", f"same: {gaps[anchor, positive]:.2f}", f"other: {gaps[anchor, negative]:.2f}"]
    plots.images(shown, told, columns=6, title="Four hard triplets of new people: the farthest positive, the closest negative, and their distances",
                 alt="Twelve faces in threes: a person, the same person in other light, and somebody who looks much like them.")

# %% [markdown]
# ## 10. The door
#
# **Verification** answers "are you who you say you are?": one comparison. The database holds one encoding for each name. The door
# opens if the visitor's encoding is nearer to that of the name than the threshold. The distance is now the plain one, *not* squared.

# %% exercise="verify"
def verify(image, identity, database, model, threshold=0.7):
    """Is this the person they say they are?

    Arguments: image (n_H, n_W, 3), the visitor's picture; identity, the name they give;
        database, a dict with encodings (n_e,) by name; model, a function from pictures
        (m, n_H, n_W, 3) to encodings (m, n_e); threshold, a number.
    Returns: dist, how far the visitor's encoding is from that of the name; door_open,
        True if it is below the threshold.
    """
    ### START CODE HERE ### (≈ 3 lines)
    encoding = model(image[np.newaxis])[0]                # (n_e,), of a batch of one
    dist = np.linalg.norm(encoding - database[identity])  # a number
    door_open = bool(dist < threshold)                    # True or False
    ### END CODE HERE ###
    return dist, door_open

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The model takes a batch. What is the shape of a batch of one picture, and what comes
# back?</details>
# <details><summary>Hint 2: in code words</summary>Put an axis in front of the picture, call the model, take row 0. Then the length
# (<code>np.linalg.norm</code>) of the difference to the encoding of that name, and whether it is below the threshold.</details>
# <details><summary>Hint 3: a neighbour</summary>One town on a map of roads that takes lists of towns:
# <code>place = locate([town])[0]</code>, then <code>near = np.linalg.norm(place - homes["Ann"]) &lt; 5</code>.</details>

# %% test="verify" points=10
with checks.exercise("verify") as check:
    form = checks.Tuple(dist=(), door_open=())
    for at, threshold in [(1, 0.7), (2, 0.7), (1, 0.43), (2, 1.37), (0, 0.7)]:
        distances = (0.3137, 0.5719, 0.8341, 2.3173)
        image, identity, database, model = check.draw(problems.visitor, distances=distances, at=at)
        given = () if threshold == 0.7 else (threshold,)
        dist, door_open = check.call(image, identity, database, model, *given, returns=form)
        check.that(np.asarray(dist).dtype.kind != "b", "dist and door_open are wanted in this order.", diagnosis="order", rung=1)
        check.that(dist != 0, "the distance is 0, though the encodings differ.", diagnosis="nothing", rung=1)
        check.close("dist", dist, distances[at], because="the distance of the two encodings",
                    suspects=problems.distance_slips(image, identity, database, model))
        check.that(float(door_open) in (0, 1), "door_open is to be True or False.", diagnosis="no decision", rung=1)
        should, decided = dist < threshold, bool(door_open)
        check.that(decided == should or decided != (dist < 0.7), f"the threshold is {threshold} here, and the door decides as if it were 0.7.",
                   diagnosis="threshold ignored", rung=1)
        check.that(decided == should, f"the distance is {dist:.3g}, the threshold {threshold}, and door_open is {decided}.", diagnosis="wrong side",
                   rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week09/style_and_faces")
    def a_visit(rng, distances, at, threshold):
        return *problems.visitor(rng, distances, at), threshold
    check.against(ours.verify, a_visit, [dict(distances=(1.9173, 0.4127, 1.1319), at=1, threshold=0.6), dict(distances=(0.9137, 0.2191, 1.3713), at=0, threshold=0.5),
                                         dict(distances=(0.8171, 1.7139), at=1, threshold=1.9)], part=lambda result: (result[0], float(result[1])))
    ### END HIDDEN TESTS

# %% [markdown]
# **Identification** answers "who is this?", without a name: compare with everybody, and take the nearest. But the nearest of all may
# still be far away. If even the smallest distance is above the threshold, the answer is "nobody I know", in Python `None`.
#
# A trap: the search needs a first value that any distance beats. 100 looks large, until a model comes whose encodings are not of
# length 1.

# %% exercise="who_is_it"
def who_is_it(image, database, model, threshold=0.7):
    """Whose picture is it?

    Arguments: image (n_H, n_W, 3); database, a dict with encodings (n_e,) by name, of
        any length; model and threshold as in verify.
    Returns: min_dist, the smallest distance to anybody in the database; identity, whose
        it is, or None (nobody known) if min_dist is above the threshold.
    """
    ### START CODE HERE ### (≈ 1 line)
    encoding = model(image[np.newaxis])[0]           # (n_e,), as in verify
    ### END CODE HERE ###
    min_dist, identity = np.inf, None
    for name, known in database.items():
        ### START CODE HERE ### (≈ 3 lines)
        dist = np.linalg.norm(encoding - known)      # a number
        if dist < min_dist:
            min_dist, identity = dist, name          # the nearest so far
        ### END CODE HERE ###
    ### START CODE HERE ### (≈ 2 lines)
    if min_dist > threshold:
        identity = None                              # even the nearest is too far
    ### END CODE HERE ###
    return min_dist, identity

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The loop remembers the best so far, and who it was. The question about the threshold is asked
# once, when all have been seen.</details>
# <details><summary>Hint 2: in code words</summary>The encoding as in <code>verify</code>. Then, for each person, the distance. If it is below the smallest so far, keep it and the name. After
# the loop: if the smallest is above the threshold, the name is None.</details>
# <details><summary>Hint 3: a neighbour</summary>The cheapest offer that one can pay: <code>if price &lt; cheapest: cheapest, shop = price,
# name</code> in a loop, and behind it <code>if cheapest &gt; purse: shop = None</code>.</details>

# %% test="who_is_it" points=10
with checks.exercise("who_is_it") as check:
    for distances, at, threshold, scale in [((1.4137, 0.3719, 2.3171, 0.6143), 1, 0.7, 1), ((0.5237, 0.6419, 0.3517), 2, 0.7, 1), ((0.2371, 0.6113, 0.3529), 0, 0.7, 1),
                                            ((1.3137, 0.8719, 1.9117), 1, 0.7, 1), ((1.3137, 0.8719, 1.9117), 1, 0.93, 1), ((1.3137, 0.4719, 0.9113), 1, 0.41, 1),
                                            ((1.3137, 0.8719, 1.9117), 1, 0.7, 300), ((1.7137, 1.3719, 2.9117), 1, 0.7, 20011)]:
        image, nearest, database, model = check.draw(problems.visitor, distances=distances, at=at, scale=scale)
        given = () if threshold == 0.7 else (threshold,)
        came = check.call(image, database, model, *given)
        check.that(isinstance(came, (tuple, list)) and len(came) == 2, "two values are wanted: min_dist and identity.", diagnosis="two values", rung=1)
        min_dist, identity = came
        check.that(not isinstance(min_dist, str), "min_dist and identity are wanted in this order.", diagnosis="order", rung=1)
        check.that(min_dist is not None and np.shape(min_dist) == (), "min_dist is to be one number.", diagnosis="no number", rung=1)
        check.that(np.isfinite(min_dist), f"min_dist is {float(min_dist)}: is a smaller distance always kept, also one above the threshold?",
                   diagnosis="always kept", rung=2)
        check.that(min_dist != threshold, "min_dist is the threshold: the search begins with it, but min_dist may be above it.",
                   diagnosis="begins with the threshold", rung=1)
        gaps = [scale * distance for distance in distances]
        check.that(scale == 1 or float(min_dist) >= 0.9 * min(gaps), f"all distances are above {0.9 * min(gaps):.3g}, and min_dist is {float(min_dist):.4g}: the "
                   "search begins with a number that no distance beats.", diagnosis="first value", rung=1)
        check.close("min_dist", float(min_dist), min(gaps), because="the smallest distance", suspects={
            "the largest distance": max(gaps), "the distance to the last person of the database": gaps[-1],
            "the distance to the first person of the database": gaps[0], "the squared distance: its root is meant": min(gaps) ** 2,
            "the mean distance": np.mean(gaps),
            "the first person below the threshold: go on, somebody may be nearer": next((gap for gap in gaps if gap < threshold), 0.0)})
        known = min(gaps) <= threshold
        check.that(known or identity is None, f"the smallest distance is {min(gaps):.3g}, the threshold {threshold}: nobody known, so identity is to be None.",
                   diagnosis="unknown", rung=2)
        check.that(not known or identity is not None, f"the smallest distance is {min(gaps):.3g}, below the threshold {threshold}, and identity is None.",
                   diagnosis="known", rung=2)
        check.that(not known or identity == nearest, "identity is not the name that belongs to the smallest distance.", diagnosis="another name", rung=1)
    check.repeatable(image, database, model)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week09/style_and_faces")
    def somebody(rng, distances, at, threshold, scale):
        image, _, database, model = problems.visitor(rng, distances, at, scale)
        return image, database, model, threshold
    check.against(ours.who_is_it, somebody, [
        dict(distances=(0.9137, 0.8191, 0.3173, 0.4119), at=2, threshold=0.5, scale=1), dict(distances=(0.9137, 0.8191), at=1, threshold=0.6, scale=1),
        dict(distances=(1.9137, 0.8191, 1.1173), at=1, threshold=0.6, scale=7001)], part=lambda result: (float(result[0]), str(result[1])))
    ### END HIDDEN TESTS

# %% [markdown]
# Twenty of the forty test people move in; of each, **one** picture goes into the database. Their other pictures ring the bell, and so do
# the twenty who do not live there. **Predict:** in pairs, only a few per cent of two people were taken for one. How many of the *strangers* will be
# greeted as somebody who lives here?

# %% experiment="twenty at home, twenty strangers"
my_prediction = None  # per cent of the strangers

if checks.ready("triplet_loss", "verify", "who_is_it"):
    names = [f"person {number}" for number in range(20)]
    database = dict(zip(names, model(test.X[:160:8])))
    strict = np.quantile(pair_distances(model(dev.X), dev.person)[1], 0.002)  # 2 of 1000 pairs of two people are below it
    for called, limit in [("chosen for pairs", threshold), ("stricter", strict)]:
        answers = [who_is_it(picture, database, model, limit)[1] for picture in test.X]
        home = [(answer, names[person]) for answer, person, i in zip(answers, test.person, range(320)) if person < 20 and i % 8]
        stranger = [answer for answer, person in zip(answers, test.person) if person >= 20]
        print(f"threshold {limit:.2f} ({called}): {100 * np.mean([got == true for got, true in home]):.0f} % of those at home are "
              f"called by name;\n    {100 * np.mean([got is not None for got in stranger]):.0f} % of the strangers are taken for somebody")
    for name in names[:2]:
        dist, opens = verify(test.X[1], name, database, model, threshold)
        print(f"person 0 says to be {name}: distance {dist:.2f}, door open: {opens}")
    print("your prediction:", my_prediction)

# %% [markdown]
# Each stranger is compared with *twenty* people, and one mistake is enough. With a chance $q$ at each comparison, and if they were
# independent, $1 - (1 - q)^{20}$ of them get in: 8 % becomes 81 %. So the threshold depends on the task. In a list of a
# million people, one mistake in a million pairs is enough to find a wrong person in 63 of 100 searches.
#
# ## 11. Debug lab
#
# Four colleagues train the net with random negatives, 100 steps. Three have a bug: (a) the hinge stands behind the sum over all triplets;
# (b) the slope has the wrong sign; (c) the margin is missing. What you see is the loss as it should be, with $\alpha = 0.2$, and the
# distances on dev people. **Decide before you open the answers:** whose is which?

# %% experiment="debug lab"
if checks.ready("triplet_loss"):
    curves = {}
    for number, slopes in debuglab.broken_triplets().items():
        face_net, losses, shares = learn([(random_negative, 100)], np.random.default_rng(2), slopes=slopes)
        curves[f"colleague {number}"] = np.arange(5, 101, 5), losses.reshape(-1, 5).mean(axis=1)
        same, different = pair_distances(face_net(dev.X), dev.person)
        right = right_share(same, different, best_threshold(same, different))
        print(f"colleague {number}: loss {losses[-20:].mean():.3f}; distances: one person {same.mean():.2f}, two {different.mean():.2f}; "
              f"{100 * right:.0f} % right")
    plots.lines(curves, log_y=True, title="Four runs, three bugs", xlabel="step", ylabel="loss per triplet, mean of 5 steps",
                alt="Four lines on a logarithmic scale: one rises to about 1, one stays at 0.2, one wavers a little below that, one falls.")

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (c): without a margin there is nothing to gain from spreading. All distances stay tiny, the loss stands at $\alpha$.
# - Colleague 2 is (a): as soon as the easy triplets outweigh the hard ones, the sum is below 0, the slope is 0, and learning stops, though many triplets
#   are still wrong.
# - Colleague 3 has no bug.
# - Colleague 4 is (b): the loss *rises*. One person's pictures are driven apart; they end as far from each other as from anybody else's.
#
# </details>
#
# ## 12. Who pays for the mistakes?
#
# No exercise, no points, and perhaps the most important cell. One in ten of the drawn people wears a hood. The net has seen ten
# of them in training, and their hair tells it nothing. **Predict:** at the *same* threshold, are the mistakes shared fairly?

# %% experiment="two groups, one threshold"
my_prediction = None

if checks.ready("triplet_loss"):
    for group, share in [("bare heads", 0.0), ("hoods", 1.0)]:
        people = datasets.draw_faces(60, 8, rng=np.random.default_rng(9), hooded=share)
        same, different = pair_distances(model(people.X), people.person)
        print(f"{group:>10}: {100 * np.mean(same >= threshold):4.1f} % of one person's pairs turned away, "
              f"{100 * np.mean(different < threshold):4.1f} % of two people's taken for one")

# %% [markdown]
# A single number for all had hidden this. Nobody wanted it; a group that is rare in the training data, or shows less of what the
# net looks at, is enough. In real systems it has been measured too: the American standards institute (P. Grother and others, 2019, *Face
# Recognition Vendor Test, Part 3*) found false matches for some groups of people ten to a hundred times as frequent as for others. A false match can be
# an unlocked phone, or an arrest.
#
# Before anybody builds such a door, three questions come before the network:
#
# - **Consent.** A password can be changed, a face cannot, and it can be taken from across the street. Did the people say yes, and could they have
#   said no?
# - **Error rates by group**, both kinds, at the threshold that is used. Who is turned away, who is taken for another?
# - **What happens after a mistake**, and to whom does one complain?
#
# Our people are drawn for that reason: nobody was asked, because nobody had to be.
#
# ## Remember
#
# - Style is which features occur together, whatever the place: the Gram matrix $A A^T$, channels by channels. Content is which features are where.
# - `reshape` never moves a number. Channels last to channels first: reshape, then transpose; and back: transpose, then reshape.
# - A picture can be what gradient descent moves. The weights stand still.
# - Triplet loss: hinge, *then* sum. A loss that stands at exactly $\alpha$ is a collapsed net; easy triplets have no slope.
# - Choose a threshold on people who are in neither training nor test. Verification is one comparison; identification among $K$ is $K$ chances
#   to be wrong.
# - An average hides who pays. Measure each group.
#
# ## What you can do now
#
# You can put a cost of your own on the features of a network: to paint, to compare, to search. The same idea, an embedding in which close means
# alike, comes back in week 12, where the things that are embedded are words.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week09/style_and_faces")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
