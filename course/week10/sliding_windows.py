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
# # Where is it? From one box to sliding windows
#
# **The question of this notebook:** the networks so far said *what* is in a picture. How does a network say *where* it is, and
# how does it find several things in one picture?
#
# At the end you can
#
# - write down "where" as numbers that a network can learn, and a loss that does not ask for a box where nothing is,
# - mirror pictures with landmarks without confusing left and right,
# - find things in a large picture by sliding a small window over it,
# - turn dense layers into convolutions, and look through *all* windows at once, with the same numbers and far less work,
# - go back from a cell of the output to pixels, and say what windows of one size cannot do.
#
# Plan about two hours.

# %%
import numpy as np

from startcode import checks, datasets, debuglab, layers, plots, problems
from startcode.plots.figure import PALETTE, figure, heading, hide_ticks, show

# %% [markdown]
# The pictures of this week are drawn: street scenes of 96 by 128 pixels, for which we know exactly what is where.
#
# **Boxes** are written by their corners, $(x_1, y_1, x_2, y_2)$: upper left, then lower right; $x$ runs to the **right** and $y$
# **down**. In an array of pixels the *row* comes first, so $x$ belongs to the *second* axis. This is where most slips of this week
# come from. The data set gives corners as fractions of the picture's width and height.

# %% experiment="the scenes"
scenes = datasets.load_scenes()
print(f"{len(scenes.X_train)} pictures for training, {len(scenes.X_test)} for testing")
print("classes:", ", ".join(scenes.classes))
plots.box_panels(
    {f"picture {i}": dict(image=scenes.X_train[i], boxes=scenes.boxes_train[i], labels=scenes.labels_train[i], names=scenes.classes)
     for i in range(3)},
    title="Street scenes with the true boxes: several things, of several sizes, in one picture",
    alt="Three drawn street scenes; a labelled frame surrounds every object.",
)

# %% [markdown]
# ## 1. One object: where, in numbers
#
# Begin with the simplest case: at most **one** object in a picture. The network then gives out a fixed list of numbers, and the
# target for it is
#
# $$y = \big[\, p_c, \; b_x, b_y, b_w, b_h, \; c_1, \ldots, c_C \,\big] .$$
#
# - $p_c$ is 1 if there is an object, else 0;
# - $b_x, b_y$ is the **middle** of its box, $b_w, b_h$ are its width and height, all as fractions of the picture;
# - $c_1, \ldots, c_C$ has a single 1 for the class (classes are counted from 0).
#
# $$b_x = \frac{x_1 + x_2}{2}, \qquad b_y = \frac{y_1 + y_2}{2}, \qquad b_w = x_2 - x_1, \qquad b_h = y_2 - y_1 .$$
#
# Where nothing is, $p_c = 0$ and the other numbers mean nothing: we write zeros, and take care that nobody asks for them.
#
# **With numbers:** a box with the corners $(0.2, 0.5)$ and $(0.6, 0.7)$ has its middle at $(0.4, 0.6)$, is $0.4$ wide and
# $0.2$ high. For class 1 of 3: $y = [1, \; 0.4, 0.6, 0.4, 0.2, \; 0, 1, 0]$.

# %% exercise="localization_target"
def localization_target(box, label, n_classes):
    """What a network should say about a picture with one object or none.

    Arguments: box, the corners (x1, y1, x2, y2) as fractions of the picture, or None if
        nothing is in it; label, the class of the object, 0 ... n_classes - 1, or None;
        n_classes, the number of classes.
    Returns: y (5 + n_classes,): p_c, b_x, b_y, b_w, b_h, then the classes. All zeros if
        there is no object.
    """
    y = np.zeros(5 + n_classes)
    if box is not None:
        x1, y1, x2, y2 = box
        ### START CODE HERE ### (≈ 3 lines)
        y[0] = 1                                                    # there is an object
        y[1:5] = [(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1]   # its box: four numbers
        y[5 + label] = 1                                            # its class
        ### END CODE HERE ###
    return y

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three kinds of numbers: is there anything, where is it, what is it? At which index of
# <code>y</code> do the classes begin?</details>
# <details><summary>Hint 2: in code words</summary>Entry 0 becomes 1. Entries 1 to 4 become the mean of the two x, the mean of the two
# y, the difference of the x, the difference of the y. Of the classes, entry number <code>label</code> behind the first five becomes 1.</details>
# <details><summary>Hint 3: a neighbour</summary>A form with a name, three measures and a cross in one of several squares:
# <code>form[1:4] = [length, (low + high) / 2, high - low]</code>, <code>form[4 + choice] = 1</code>.</details>

# %% test="localization_target" points=12
with checks.exercise("localization_target") as check:
    for n_classes in (3, 4, 5):
        box, label, _ = check.draw(problems.one_object, n_classes=n_classes)
        y = check.call(box, label, n_classes, returns=(5 + n_classes,))
        check.that(y[0] == 1, f"p_c is {y[0]:g}; there is an object, so it is to be 1.", diagnosis="p_c", rung=1)
        for label in range(n_classes):
            c = check.call(box, label, n_classes, returns=(5 + n_classes,))[5:]
            check.that(np.sum(c) == 1 and np.all(c >= 0), f"the classes of label {label} sum to {np.sum(c):g}; a single 1 is wanted.",
                       diagnosis="one-hot", rung=1)
            check.that(c[label] == 1, f"of the classes, number {np.argmax(c)} is 1, and the label is {label}: classes are counted from 0, and "
                       "they begin behind the first five numbers.", diagnosis="which class", rung=1)
        width, height = box[2] - box[0], box[3] - box[1]
        check.close("b_x, b_y, b_w, b_h", y[1:5], np.array([box[0] + width / 2, box[1] + height / 2, width, height]),
                    because="the middle of the box, its width and its height", suspects=problems.box_slips(box))
        check.that(not np.any(check.call(None, None, n_classes, returns=(5 + n_classes,))), "without an object all numbers are to be 0.",
                   diagnosis="nothing", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/sliding_windows")
    check.against(ours.localization_target, problems.one_object, [dict(n_classes=2), dict(n_classes=6), dict(n_classes=9)])
    check.against(ours.localization_target, problems.no_object, [dict(n_classes=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 2. A loss that does not care
#
# The network gives out scores, $5 + C$ numbers for every picture, any size, any sign. Three questions, three prices:
#
# | question | what the score becomes | price |
# |---|---|---|
# | is there anything? | $p_c$, by a sigmoid | logistic loss |
# | where is it? | $b_x, b_y, b_w, b_h$, as they are | squared errors, added up |
# | what is it? | the classes, by a softmax | cross-entropy |
#
# If there is **no** object, only the first question has an answer. The others are *don't care*: whatever the network says there must
# cost nothing. For one picture
#
# $$\mathcal L = \mathcal L_{p} + p_c \Big( \lambda \sum_{j=1}^{4} (\hat b_j - b_j)^2 + \mathcal L_{\text{class}} \Big), \qquad
# J = \frac1m \sum_{i=1}^m \mathcal L^{(i)},$$
#
# where $p_c$ is the **true** one, 0 or 1. Squared errors of fractions are small numbers beside the other two prices, so they
# get a weight: $\lambda = 5$, as in the first YOLO (J. Redmon and colleagues, 2016). The slopes at the scores of box and class are then 0 where nothing is, and otherwise
#
# $$\frac{\partial \mathcal L}{\partial \hat b_j} = 2 \lambda (\hat b_j - b_j), \qquad
# \frac{\partial \mathcal L}{\partial \hat p} = \sigma(\hat p) - p_c, \qquad
# \frac{\partial \mathcal L}{\partial \hat c_k} = \text{softmax}(\hat c)_k - c_k .$$
#
# **The convention changes:** examples are **rows** here, `y_hat` has shape $(m, 5 + C)$, as pictures have $m$ in front. Later in
# this notebook such a row becomes one pixel of a volume $(m, n_H, n_W, 5 + C)$.
#
# Two of the prices you have written in earlier weeks. Here they are, with their slopes:

# %%
def yes_or_no(score, truth):
    """Logistic loss of scores, entry by entry, and its slope; truth is 0 or 1."""
    return np.logaddexp(0, score) - truth * score, 1 / (1 + np.exp(-score)) - truth


def which_class(scores, truth):
    """Cross-entropy of rows of scores (m, C): the loss (m, 1), and its slope (m, C).

    truth (m, C) has a single 1 in each row.
    """
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = raised / raised.sum(axis=1, keepdims=True)
    return -np.sum(truth * np.log(shares), axis=1, keepdims=True), shares - truth

# %% exercise="localization_loss"
def localization_loss(y_hat, y, box_weight=5):
    """The cost of a network that says whether, where and what, and its slope.

    Arguments: y_hat (m, 5 + C), scores; y (m, 5 + C), targets, a row for each picture:
        p_c, b_x, b_y, b_w, b_h, then classes; box_weight, the factor lambda.
    Returns: loss, a number, the mean over the m pictures; dy_hat (m, 5 + C), the slope
        of that loss at y_hat.
    """
    m = len(y)
    there = y[:, 0:1]                                       # (m, 1), the true p_c
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)      # (m, 1), (m, 1)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])  # (m, 1), (m, C)
    ### START CODE HERE ### (≈ 4 lines)
    off = y_hat[:, 1:5] - y[:, 1:5]                                 # (m, 4), errors of the box
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)  # (m, 1), price of the box
    loss = np.sum(price_p + there * (price_b + price_c)) / m        # a number
    dy_hat = np.concatenate([slope_p, there * 2 * box_weight * off, there * slope_c], axis=1) / m  # (m, 5 + C)
    ### END CODE HERE ###
    return loss, dy_hat

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three of the four lines are the formulas above. Which factor makes "don't care" of a whole
# row? Where does it stand in the loss, and where in the slope?</details>
# <details><summary>Hint 2: in code words</summary>Errors: columns 1 to 4 of both, subtracted. Lambda times their squares, added up along each row,
# axis kept. Loss: price of p plus <code>there</code> times (price of the box plus price of the class), all added up, over m. Slope: the slope
# of p, <code>there</code> times twice lambda times the errors, and <code>there</code> times the slope of the class, side by side, over m.</details>
# <details><summary>Hint 3: a neighbour</summary>Guests who did not come do not pay for the meal:
# <code>bill = np.sum(entry + came * (meal + wine)) / m</code>; arrays side by side:
# <code>np.concatenate([names, came * orders], axis=1)</code>.</details>

# %% test="localization_loss" points=22
with checks.exercise("localization_loss") as check:
    for m, n_classes, empty, box_weight in [(7, 3, 3, 5), (5, 4, 1, 2.7), (9, 2, 4, 11.3)]:
        y_hat, y, _ = check.draw(problems.outputs_and_targets, m=m, n_classes=n_classes, empty=empty, box_weight=box_weight)
        form = checks.Tuple(loss=(), dy_hat=(m, 5 + n_classes))
        given = (y_hat, y) if box_weight == 5 else (y_hat, y, box_weight)
        loss, dy_hat = check.call(*given, returns=form)
        slips, price = problems.localization_slips(y_hat, y, box_weight), problems.localization_price(y_hat, y, box_weight)
        check.close("loss", loss, price, because="the mean over all pictures; box and class count only where an object is", suspects=slips)
        nothing = y[:, 0] == 0
        elsewhere = problems.elsewhere(check.rng, y_hat, nothing)
        check.close("the loss with other scores for box and class, where nothing is", check.call(elsewhere, *given[1:], returns=form)[0], loss,
                    because="the same: nobody asked", rung=1)
        slope_slips = problems.localization_slope_slips(y_hat, y, box_weight)
        check.that(not np.any(dy_hat[nothing, 1:]), "dy_hat is not 0 in the columns of box and class, where nothing is: whatever the network "
                   "says there is not to be changed.", diagnosis="don't care", rung=1)
        check.that(np.any(dy_hat[nothing, 0]), "dy_hat is 0 at p_c where nothing is: that nothing is there is an answer too, and it must be learned.",
                   diagnosis="always asked", rung=1)
        check.gradient("dy_hat", dy_hat, of=lambda v: check.call(v, *given[1:])[0], at=y_hat, suspects=slope_slips)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/sliding_windows")
    check.against(ours.localization_loss, problems.outputs_and_targets, [
        dict(m=11, n_classes=3, empty=5, box_weight=0.6), dict(m=6, n_classes=5, empty=6, box_weight=3.1),
        dict(m=8, n_classes=2, empty=0, box_weight=7.9)])
    ### END HIDDEN TESTS

# %% experiment="what comes back from two pictures"
if checks.ready("localization_loss", "localization_target"):
    pair = np.array([localization_target((0.2, 0.5, 0.6, 0.7), 1, 3), localization_target(None, None, 3)])
    said = np.tile([1.5, 0.7, 0.3, 0.2, 0.4, 0.5, 0.5, -1.0], (2, 1))  # the network says the same about both
    _, slope = localization_loss(said, pair)
    plots.matrix(np.round(slope, 2), title="What comes back: in the second picture nothing is, and only p gets a slope",
                 row_label="picture", column_label="p, then x, y, w, h, then three classes",
                 alt="Two rows of eight numbers; the second row is 0 behind its first number.")

# %% [markdown]
# ### Does it learn?
#
# Drawn pictures of 32 by 32 pixels: a disc, a rectangle or a triangle of any size and colour, or nothing. The network has two
# convolutional layers (5 by 5, then 3 by 3; no frame), ReLU and max pooling behind each, and two dense layers. Only its **last layer**
# and its **loss** differ from a classifier's. The loss is yours. (It trains for about 20 seconds.)
#
# **Predict** before you run, for pictures it has never seen: how often is it right about whether there is a shape? How far is the
# middle of its box from the true middle, in per cent of the picture's side? For comparison, somebody who always says "in the middle
# of the picture".

# %% experiment="a network that points"
my_prediction = None  # (per cent right, per cent of the side)

def around_0(X):
    """Pixels from 0 to 255 as numbers around 0, from -0.5 to 0.5."""
    return X / 255 - 0.5

if checks.ready("localization_target", "localization_loss"):
    shapes = ("disc", "rectangle", "triangle")
    known, known_boxes, known_labels = debuglab.shape_pictures(4000, rng=np.random.default_rng(1))
    new, new_boxes, new_labels = debuglab.shape_pictures(600, rng=np.random.default_rng(2))
    Y_known, Y_new = (np.array([localization_target(box, label, 3) for box, label in zip(boxes, labels)])
                      for boxes, labels in [(known_boxes, known_labels), (new_boxes, new_labels)])
    pointer = debuglab.WindowNet(5 + 3, hidden=64)
    pointing, costs = pointer.train(around_0(known), Y_known, localization_loss, epochs=16, rate=0.003, rng=np.random.default_rng(3))
    said, _ = pointer.answers(around_0(new), pointing)
    there, sure = Y_new[:, 0] == 1, said[:, 0] > 0
    distance = np.hypot(*(said[there, 1:3] - Y_new[there, 1:3]).T)
    lazy = np.hypot(*(0.5 - Y_new[there, 1:3]).T)
    named = np.mean(said[there, 5:].argmax(axis=1) == Y_new[there, 5:].argmax(axis=1))
    print(f"{len(known)} pictures to learn from, {len(new)} new ones; the cost fell from {costs[0]:.2f} to {costs[-1]:.2f}")
    print(f"{100 * np.mean(sure == there):.1f} % right about whether there is a shape, {100 * named:.0f} % about which")
    print(f"the middle is off by {100 * np.median(distance):.1f} % of the side (median), \"in the middle of the picture\" by {100 * np.median(lazy):.0f} %")
    print("your prediction:", my_prediction)

    panels = {}
    for i in [*np.flatnonzero(there & sure)[:5], np.flatnonzero(~there & ~sure)[0]]:
        x, y, w, h = said[i, 1:5]
        pair = [new_boxes[i], [x - w / 2, y - h / 2, x + w / 2, y + h / 2]] if there[i] else []
        panels[f"p = {1 / (1 + np.exp(-said[i, 0])):.2f}" + (f", {shapes[said[i, 5:].argmax()]}" if sure[i] else "")] = dict(
            image=new[i] / 255, boxes=pair, labels=["true", "said"][:len(pair)])
    plots.box_panels(panels, title="New pictures: the true box, and the box that the network says",
                     alt="Six small pictures; in five of them two frames, the true one and the predicted one, lie close together, in one there is none.")

# %% [markdown]
# Nothing but the target has changed, and the network points. But it points **once**: the list has room for one object. Section 4
# goes on from there.
#
# ## 3. Points instead of boxes
#
# A box is two corners. In the same way a network can learn any fixed set of points, **landmarks**: the corners of an eye, the joints
# of a hand. The target is their coordinates, the loss squared errors. Two things must hold: in every picture there are the same
# points in the same **order**, and the names mean the same everywhere. That is easily broken:
#
# Mirrored pictures are free training data. If picture and points are mirrored, $x \to 1 - x$, everything lies in its place. But the
# mirror image of a *left* eye is a *right* eye. So left and right points must also exchange their **numbers**. Which point belongs to
# which says an array `partner`: `partner[j]` is the number of the point that point $j$ becomes in the mirror (the nose: itself).
#
# $$\text{new point } j = \big( 1 - x_{\text{partner}(j)}, \; y_{\text{partner}(j)} \big) .$$

# %% exercise="mirror_landmarks"
def mirror_landmarks(X, landmarks, partner):
    """Pictures in the mirror, left and right exchanged, with their landmarks.

    Arguments: X (m, n_H, n_W, n_C), pictures; landmarks (m, k, 2), points (x, y) as
        fractions of the picture; partner (k,), whole numbers: the point that each point
        becomes in the mirror. All stay as they are.
    Returns: X_mirrored, of the shape of X; mirrored (m, k, 2).
    """
    ### START CODE HERE ### (≈ 3 lines)
    X_mirrored = X[:, :, ::-1, :]           # (m, n_H, n_W, n_C), columns from last to first
    mirrored = landmarks[:, partner, :]     # (m, k, 2), each point under its new number
    mirrored[:, :, 0] = 1 - mirrored[:, :, 0]  # in its new place
    ### END CODE HERE ###
    return X_mirrored, mirrored

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three things change: the order of the columns of pixels, the numbers of the points, and one
# of their two coordinates. Which axis of X are the columns?</details>
# <details><summary>Hint 2: in code words</summary>X with its third axis backwards. The landmarks, their second axis indexed with
# <code>partner</code> (an index that is an array makes a copy). Of that copy, coordinate 0 becomes 1 minus itself.</details>
# <details><summary>Hint 3: a neighbour</summary>Seats of a table (days, seats, 2), each guest in the seat opposite, and the second number
# counted from above: <code>new = table[:, opposite, :]</code>, <code>new[:, :, 1] = 9 - new[:, :, 1]</code>.</details>

# %% test="mirror_landmarks" points=12
with checks.exercise("mirror_landmarks") as check:
    for size in (dict(m=2, n_H=4, n_W=5, n_C=3, pairs=2, single=1), dict(m=3, n_H=7, n_W=4, n_C=2, pairs=3, single=2)):
        X, landmarks, partner = check.draw(problems.landmarked, **size)
        form = checks.Tuple(X_mirrored=X.shape, mirrored=landmarks.shape)
        X_mirrored, mirrored = check.call(X, landmarks, partner, returns=form)
        check.close("X_mirrored", X_mirrored, np.flip(X, axis=2), because="every row of pixels from right to left",
                    suspects={"turning the pictures upside down": np.flip(X, axis=1), "turning them by half a turn": np.flip(X, axis=(1, 2)),
                              "exchanging the order of the channels": np.flip(X, axis=3), "exchanging the order of the pictures": np.flip(X, axis=0),
                              "the pictures as they came": X})
        wanted = np.stack([[[1 - points[j][0], points[j][1]] for j in partner] for points in landmarks])
        check.close("mirrored", mirrored, wanted, because="1 - x and y of the partner of each point",
                    suspects=problems.mirror_slips(landmarks, partner, n_W=X.shape[2]))
        again = check.call(X_mirrored, mirrored, partner, returns=form)
        check.close("what is mirrored twice", again, (X, landmarks), because="what came in")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/sliding_windows")
    check.against(ours.mirror_landmarks, problems.landmarked, [
        dict(m=3, n_H=5, n_W=6, n_C=1, pairs=1, single=4), dict(m=1, n_H=3, n_W=7, n_C=3, pairs=4, single=1)])
    ### END HIDDEN TESTS

# %% [markdown]
# **What if the numbers are not exchanged?** Drawn faces, 20 by 20 pixels, with five landmarks; "left" and "right" are those of the
# person who looks at us. Linear regression, from the pixels to the ten coordinates, learns from 60 faces: alone; with their mirror
# images; and with mirror images whose points have kept their old numbers.
#
# **Predict:** which of the three points at new faces best? Where does the last one believe both eyes to be?

# %% experiment="faces in the mirror"
my_prediction = None  # (best of the three, where the last one sees the eyes)

if checks.ready("mirror_landmarks"):
    names, partner = ["left eye", "right eye", "nose", "left of mouth", "right of mouth"], np.array([1, 0, 2, 4, 3])
    (X, points), (X_new, points_new) = (debuglab.drawn_faces(m, rng=np.random.default_rng(seed)) for m, seed in [(60, 1), (500, 2)])
    X_mirrored, mirrored = mirror_landmarks(X, points, partner)
    careless = np.stack([1 - points[..., 0], points[..., 1]], axis=2)
    guesses = {}
    for name, (pictures, marks) in {
        "faces alone": (X, points), "with mirror images": (np.concatenate([X, X_mirrored]), np.concatenate([points, mirrored])),
        "mirror images, old numbers": (np.concatenate([X, X_mirrored]), np.concatenate([points, careless])),
    }.items():
        A = np.column_stack([pictures.reshape(len(pictures), -1), np.ones(len(pictures))])
        weights = A.T @ np.linalg.solve(A @ A.T + 3 * np.eye(len(A)), marks.reshape(len(A), -1))  # a little weight decay
        guesses[name] = (np.column_stack([X_new.reshape(len(X_new), -1), np.ones(len(X_new))]) @ weights).reshape(points_new.shape)
        off = 20 * np.hypot(*np.moveaxis(guesses[name] - points_new, 2, 0))
        print(f"{name:>27}: left eye off by {off[:, 0].mean():.2f} pixels, nose by {off[:, 2].mean():.2f}")
    print("your prediction:", my_prediction)
    paper, axes = figure(1, 3, width=8.5, height=3.3)
    for axis, (name, marks) in zip(axes, guesses.items()):
        axis.imshow(X_new[0, :, :, 0], cmap="gray", extent=(0, 1, 1, 0), vmin=0, vmax=1)
        for number, (x, y) in enumerate(marks[0]):
            axis.plot(x, y, "o", color=PALETTE[number], markeredgecolor="white", markersize=9, label=names[number])
        axis.set_xlabel(name, fontsize=9)
        hide_ticks(axis)
    axes[0].legend(fontsize=6, loc="lower left")
    heading(paper, "A new face, and where each regression sees the five points")
    show(paper, "The same drawn face three times with five coloured points; on the third both eyes are on the nose line.")

# %% [markdown]
# ## 4. A window that slides
#
# In a street there are several things, and nobody knows how many. So train a network for a **small** picture that answers only
# *what*, and move it over the large one. That is **sliding windows**.
#
# The windows of 32 by 32 pixels below come from the training scenes. In the middle of some is an object that fits into them; the
# others show *nothing*, which is a class of its own.

# %% experiment="windows to learn from"
C = len(scenes.classes)
NOTHING = C
names = [*scenes.classes, "nothing"]
crops, kinds = debuglab.object_windows(scenes.X_train, scenes.boxes_train, scenes.labels_train, rng=np.random.default_rng(1))
examples = [i for kind in range(C + 1) for i in np.flatnonzero(kinds == kind)[:24:6]]
plots.images([crops[i] for i in examples], [names[kinds[i]] for i in examples], columns=8,
             title="Windows to learn from: an object in the middle, or nothing in the middle",
             alt="Small crops of street scenes, four of every class; the last four show background or parts of things.")
print(f"{len(crops)} windows:")
for kind, name in enumerate(names):
    print(f"{np.sum(kinds == kind):6} {name}")

# %% [markdown]
# Hardly any bus fits into the window. Remember that.
#
# The network is the one of section 2, with one score for each class at its end. Every window is there twice, once mirrored. (It
# trains for about 20 seconds.)

# %% experiment="training the window"
finder_net = debuglab.WindowNet(C + 1)
parameters, costs = finder_net.train(crops / 255 - 0.5, np.eye(C + 1)[kinds], epochs=6, rate=0.003, rng=np.random.default_rng(4))
new_crops, new_kinds = debuglab.object_windows(scenes.X_test, scenes.boxes_test, scenes.labels_test, rng=np.random.default_rng(2))
answers, _ = finder_net.answers(new_crops / 255 - 0.5, parameters)
correct = answers.argmax(axis=1) == new_kinds
print(f"cost {costs[0]:.2f} -> {costs[-1]:.2f}; right: {100 * np.mean(correct[new_kinds == NOTHING]):.0f} % of new windows with nothing, "
      f"{100 * np.mean(correct[new_kinds != NOTHING]):.0f} % with something")
print("weights:", ", ".join(f"{name} {value.shape}" for name, value in sorted(parameters.items()) if name[0] == "W"))

# %% [markdown]
# Now the windows of *one* large picture. A window of side `window` stands in $\lfloor (n - \text{window}) / \text{stride} \rfloor + 1$
# places along $n$ pixels, which is the formula of week 8. Keep for each window where it was cut: its corners **in pixels**. The window
# in row $h$ and column $w$ begins at pixel row $h \cdot \text{stride}$ and pixel column $w \cdot \text{stride}$, so
#
# $$x_1 = w \cdot \text{stride}, \quad y_1 = h \cdot \text{stride}, \qquad x_2 = x_1 + \text{window}, \quad y_2 = y_1 + \text{window} .$$

# %% exercise="sliding_windows"
def sliding_windows(X, window, stride):
    """All windows of a picture, row by row, and where they are.

    Arguments: X (n_H, n_W, n_C), one picture; window, the side of the windows; stride,
        pixels from window to window.
    Returns: crops (k, window, window, n_C); corners (k, 4), x1, y1, x2, y2 in pixels,
        where x2 and y2 are just behind the last pixel inside. All windows of the first
        row come first, from left to right. Only whole windows count.
    """
    (n_H, n_W, n_C) = X.shape
    rows = layers.conv_output_size(n_H, window, 0, stride)
    columns = layers.conv_output_size(n_W, window, 0, stride)
    crops = np.zeros((rows * columns, window, window, n_C))
    corners = np.zeros((rows * columns, 4))
    for h in range(rows):
        for w in range(columns):
            ### START CODE HERE ### (≈ 4 lines)
            top, left = h * stride, w * stride                          # the window's first pixel row and column
            number = h * columns + w                                    # which window this is
            crops[number] = X[top:top + window, left:left + window, :]  # (window, window, n_C)
            corners[number] = [left, top, left + window, top + window]  # (4,)
            ### END CODE HERE ###
    return crops, corners

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>How many windows come before window (h, w), if every row holds <code>columns</code> of them?
# And which of x and y is "top"?</details>
# <details><summary>Hint 2: in code words</summary>Number: h times the windows of a row, plus w. Rows of pixels from h times stride, columns
# from w times stride, <code>window</code> of each, all channels. Corners: left, top, left plus window, top plus window.</details>
# <details><summary>Hint 3: a neighbour</summary>Seats in a hall, row by row, each with its place (metres to the right, metres back):
# <code>seats[row * 20 + column] = [0.6 * column, 0.9 * row]</code>.</details>

# %% test="sliding_windows" points=16
with checks.exercise("sliding_windows") as check:
    for size in (dict(n_H=7, n_W=9, n_C=3, window=4, stride=2), dict(n_H=9, n_W=6, n_C=2, window=4, stride=1),
                 dict(n_H=8, n_W=12, n_C=2, window=2, stride=3)):
        X, window, stride = check.draw(problems.picture_and_window, **size)
        wanted, places = problems.cut_windows(X, window, stride)
        crops, corners = check.call(X, window, stride, returns=checks.Tuple(crops=wanted.shape, corners=places.shape))
        filled = np.any(crops, axis=(1, 2, 3))
        check.that(np.any(filled), "crops holds nothing but zeros.", diagnosis="empty", rung=1)
        check.that(np.all(filled), f"{np.sum(~filled)} of {len(crops)} crops stay empty, others are written more than once: is the number of "
                   "the window right?", diagnosis="numbering", rung=1)
        for what, wrong in problems.corner_slips(X, window, stride).items():
            check.that(np.array_equal(wrong, places) or not np.array_equal(corners, wrong), f"corners are what one gets from {what}.",
                       diagnosis=what, rung=2)
        check.that(not np.array_equal(crops[1], X[stride:stride + window, :window]), "crops[1] is what lies below the first window, not what "
                   "lies to its right: X[rows, columns].", diagnosis="below", rung=1)
        check.close("crops", crops, wanted, because="what each window sees, row by row", suspects=problems.crop_slips(X, window, stride))
        check.close("corners", corners, places, because="x1, y1, x2, y2 of each window, in pixels")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/sliding_windows")
    check.against(ours.sliding_windows, problems.picture_and_window, [
        dict(n_H=5, n_W=11, n_C=1, window=5, stride=3), dict(n_H=10, n_W=7, n_C=4, window=3, stride=4), dict(n_H=6, n_W=5, n_C=2, window=1, stride=2)])
    ### END HIDDEN TESTS

# %% [markdown]
# The network, window by window. Every convolution and every dense layer keeps **count of its multiplications**; additions go along
# with them. Read `features` well: two convolutions, no frame, and pooling that halves the picture twice. They take a picture of *any* size.

# %%
work = {"multiplications": 0}


def convolve(A, W, b):
    """A convolution without a frame, stride 1: n_H becomes n_H - f + 1."""
    Z, _ = layers.conv_forward(A, W, b, {"stride": 1, "pad": 0})
    work["multiplications"] += Z.size * W[:, :, :, 0].size  # each output: one filter
    return Z


def dense(A, W, b):
    """A dense layer, examples as columns: (n_prev, m) -> (n, m)."""
    work["multiplications"] += W.size * A.shape[1]
    return W @ A + b


def relu(Z):
    return np.maximum(0, Z)


def halve(A):
    """Max pooling, windows of 2 by 2, 2 pixels apart."""
    return layers.pool_forward(A, {"f": 2, "stride": 2}, "max")[0]


def features(X, parameters):
    """The convolutional part, for pictures (m, n_H, n_W, n_C) of any size."""
    A1 = halve(relu(convolve(X, parameters["W1"], parameters["b1"])))
    return halve(relu(convolve(A1, parameters["W2"], parameters["b2"])))


def window_scores(crops, parameters):
    """Scores (k, outputs) for windows (k, window, window, n_C), each by itself."""
    A2 = features(crops, parameters)                               # (k, f, f, n_C)
    columns = A2.reshape(len(crops), -1).T                         # (f * f * n_C, k)
    A3 = relu(dense(columns, parameters["W3"], parameters["b3"]))  # (hidden units, k)
    return dense(A3, parameters["W4"], parameters["b4"]).T         # (k, outputs)

# %% [markdown]
# **Predict:** a scene has 96 by 128 pixels, the window 32 by 32, the stride is 4. How many windows are there: about 50, 100, 200
# or 400?

# %% experiment="window by window"
my_prediction = None  # how many windows

if checks.ready("sliding_windows"):
    scene = scenes.X_test[5]
    seen, places = sliding_windows(scene / 255 - 0.5, 32, 4)
    print(f"{len(seen)} windows; your prediction: {my_prediction}")
    plots.box_panels(
        {f"window {number}": dict(image=scene, boxes=places[number:number + 1], labels=[f"({places[number][0]:.0f}, {places[number][1]:.0f})"], pixels=True)
         for number in (0, 1, 24, 25, 212, 424)},
        title="The window goes to the right 4 pixels at a time, then 4 pixels down", alt="Six times the same scene with a small square frame at six places.")
    work["multiplications"] = 0
    scores = window_scores(seen, parameters)
    by_window = work["multiplications"]
    print(f"{by_window / 1e6:.0f} million multiplications for one scene")

# %% [markdown]
# Neighbouring windows share most of their pixels, and every window does the whole work anew. Can we do it once?
#
# ## 5. A dense layer is a convolution
#
# `features` turns a window of 32 by 32 into a volume of $f \times f \times n_C$ (here $6 \times 6 \times 16$). Then the volume is
# flattened, and a dense layer with the weights $W$, shape $(n, f f n_C)$, gives $n$ numbers: each is a sum over *all* entries of
# the volume, times weights, plus a bias.
#
# But a sum over all entries of a volume of $f \times f \times n_C$, times weights, plus a bias: that is a **filter** of the size
# $f \times f \times n_C$, laid on in the only place where it fits. So a dense layer with $n$ units is a convolution with $n$ filters,
# and gives $1 \times 1 \times n$. The second dense layer is then a convolution with filters of $1 \times 1$.
#
# All that is needed is to put the same weights into the shape $(f, f, n_C, n)$ of filters. **Mind the order.** Column
# $(j f + k)\, n_C + l$ of $W$ belongs to entry $(j, k, l)$ of the volume, since that is how `reshape` flattens it. And the unit is the
# *first* axis of $W$, but the *last* of the filters:
#
# $$\text{filters}[j, k, l, u] = W[u, \; (j f + k)\, n_C + l] .$$

# %% exercise="dense_to_convolution"
def dense_to_convolution(W, b, f):
    """The weights of a dense layer, as filters that give the same numbers.

    Arguments: W (n, f * f * n_C) and b (n, 1), a dense layer behind a flattened volume
        (f, f, n_C); f, the side of that volume.
    Returns: filters (f, f, n_C, n); biases (1, 1, 1, n).
    """
    n, length = W.shape
    n_C = length // (f * f)
    ### START CODE HERE ### (≈ 2 lines)
    filters = W.T.reshape(f, f, n_C, n)  # (f, f, n_C, n)
    biases = b.reshape(1, 1, 1, n)       # (1, 1, 1, n)
    ### END CODE HERE ###
    return filters, biases

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary><code>reshape</code> never changes the order in which numbers are read; it puts commas in
# other places. Which axis must come last *before* you reshape?</details>
# <details><summary>Hint 2: in code words</summary>Turn W so that its units are the last axis, <code>(f * f * n_C, n)</code>; then split the
# first axis into three. The bias has one number for each unit: only its shape changes.</details>
# <details><summary>Hint 3: a neighbour</summary>A table (towns, weeks * 7) as (weeks, 7, towns): <code>table.T.reshape(weeks, 7, towns)</code>.
# And <code>table.reshape(weeks, 7, towns)</code> would put numbers of one town under the names of others.</details>

# %% test="dense_to_convolution" points=14
with checks.exercise("dense_to_convolution") as check:
    for n, f, n_C, m in [(4, 3, 2, 5), (5, 2, 3, 7), (3, 4, 5, 6)]:
        W, b, _ = check.draw(problems.dense_on_volume, n=n, f=f, n_C=n_C)
        filters, biases = check.call(W, b, f, returns=checks.Tuple(filters=(f, f, n_C, n), biases=(1, 1, 1, n)))
        V = problems.volumes(check.rng, m=m, n_H=f, n_W=f, n_C=n_C)
        check.that(np.array_equal(np.sort(filters, axis=None), np.sort(W, axis=None)), "filters do not hold the same numbers as W.",
                   diagnosis="other numbers", rung=1)
        for what, wrong in problems.filter_orders(W, f).items():
            check.that(not np.array_equal(filters, wrong), f"filters are what one gets from {what}.", diagnosis=what, rung=2)
        check.close("biases", biases, np.array([[[[float(number) for number in b[:, 0]]]]]), because="the numbers of b, one for each filter")
        Z, _ = layers.conv_forward(V, filters, biases, {"stride": 1, "pad": 0})
        wanted = np.stack([W @ one.reshape(-1) + b[:, 0] for one in V])[:, np.newaxis, np.newaxis]
        check.close("the convolution with your filters", Z, wanted, because="what the dense layer gives for each flattened volume")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/sliding_windows")
    check.against(ours.dense_to_convolution, problems.dense_on_volume, [
        dict(n=6, f=2, n_C=3), dict(n=7, f=1, n_C=5), dict(n=2, f=5, n_C=1), dict(n=1, f=3, n_C=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 6. All windows at once
#
# Written with convolutions only, the network has no flattening left, and takes a picture of **any** size. For a window of 32 by 32 it
# gives $1 \times 1$ numbers; for a larger picture it gives a *map*, with one cell for each window:
#
# | | window | scene |
# |---|---|---|
# | picture | 32 × 32 × 3 | 96 × 128 × 3 |
# | convolution 5 × 5, pooling | 14 × 14 × 8 | 46 × 62 × 8 |
# | convolution 3 × 3, pooling | 6 × 6 × 16 | 22 × 30 × 16 |
# | dense layer, as filters of 6 × 6 | 1 × 1 × 32 | 17 × 25 × 32 |
# | dense layer, as filters of 1 × 1 | 1 × 1 × classes | 17 × 25 × classes |
#
# Each pixel is looked at once by the first layer, however many windows it lies in. (P. Sermanet and colleagues made detection fast
# with this in 2014, in *OverFeat*.)

# %% exercise="convolutional_scores"
def convolutional_scores(X, parameters):
    """The scores of all windows of pictures, without cutting out any of them.

    Arguments: X (m, n_H, n_W, n_C), pictures, at least as large as the window;
        parameters, a dict: W1, b1, W2, b2 are filters and biases;
        W3 (n_3, f * f * n_C2), b3 (n_3, 1), W4 (n_4, n_3), b4 (n_4, 1) are dense layers.
    Returns: scores (m, rows, columns, n_4), no activation behind the last layer.
    """
    A2 = features(X, parameters)  # (m, rows + f - 1, columns + f - 1, n_C2)
    f = round(np.sqrt(parameters["W3"].shape[1] / A2.shape[3]))  # W3 was made for f by f
    ### START CODE HERE ### (≈ 4 lines)
    W3, b3 = dense_to_convolution(parameters["W3"], parameters["b3"], f)     # filters of f by f
    A3 = relu(convolve(A2, W3, b3))                                          # (m, rows, columns, n_3)
    W4, b4 = dense_to_convolution(parameters["W4"], parameters["b4"], 1)     # filters of 1 by 1
    scores = convolve(A3, W4, b4)                                            # (m, rows, columns, n_4)
    ### END CODE HERE ###
    return scores

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Read <code>window_scores</code> above. Which two lines are dense layers? What is the side of
# the volume behind the first of them?</details>
# <details><summary>Hint 2: in code words</summary>Filters from W3 and b3 with side f; convolve A2 with them, then ReLU. Filters from W4
# and b4 with side 1; convolve. No reshape, and no ReLU at the end.</details>
# <details><summary>Hint 3: a neighbour</summary>A net with one dense layer behind a volume of 7 by 7:
# <code>scores = convolve(volume, *dense_to_convolution(V, c, 7))</code>.</details>

# %% test="convolutional_scores" points=14
with checks.exercise("convolutional_scores") as check:
    check.uses("dense_to_convolution")
    for size, n_H, n_W, m in [(dict(first=3, second=3, f=2, depths=(2, 3, 4, 5), outputs=4), 18, 22, 5),
                              (dict(first=5, second=3, f=3, depths=(3, 4, 2, 7), outputs=2), 24, 32, 3),
                              (dict(first=3, second=2, f=1, depths=(1, 5, 3, 4), outputs=6), 12, 8, 3)]:
        weights = check.draw(problems.window_network, **size)
        X = problems.volumes(check.rng, m=m, n_H=n_H, n_W=n_W, n_C=size["depths"][0])
        check.sizes = {"m": m}
        side = problems.window_side(size["first"], size["second"], size["f"])
        rows, columns = ((n - side) // 4 + 1 for n in (n_H, n_W))
        crops = np.concatenate([problems.cut_windows(picture, side, 4)[0] for picture in X])
        def by_window(weights, crops=crops):
            return window_scores(crops, weights).reshape(m, rows, columns, -1)
        shape = np.shape(check.call(X, weights))
        check.that(len(shape) != 4 or shape[1:3] == (rows, columns), f"the map has {shape[1:3]} cells, and {rows} by {columns} windows of {side} "
                   f"pixels fit into pictures of {n_H} by {n_W}.", diagnosis="cells", rung=2)
        scores = check.call(X, weights, returns=(m, rows, columns, size["outputs"]))
        wanted, columns_in = by_window(weights), features(crops, weights).reshape(len(crops), -1).T
        straight = (weights["W4"] @ (weights["W3"] @ columns_in + weights["b3"]) + weights["b4"]).T.reshape(wanted.shape)
        check.that(np.all(wanted >= 0) or not np.allclose(scores, relu(wanted)), "scores are what one gets from a ReLU behind the last layer, too.", diagnosis="relu", rung=2)
        check.close("scores", scores, wanted, because="what window_scores gives for each window by itself", suspects={
            "leaving out the ReLU between the two dense layers": straight,
            "leaving out the bias of the first dense layer": by_window({**weights, "b3": 0 * weights["b3"]}),
            "leaving out the bias of the last layer": by_window({**weights, "b4": 0 * weights["b4"]}),
            "a sigmoid behind the last layer": 1 / (1 + np.exp(-wanted))})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/sliding_windows")
    def a_net_and_pictures(rng, n_H, n_W, **size):
        return problems.volumes(rng, m=2, n_H=n_H, n_W=n_W, n_C=size["depths"][0]), problems.window_network(rng, **size)
    check.against(ours.convolutional_scores, a_net_and_pictures, [
        dict(n_H=21, n_W=17, first=3, second=3, f=2, depths=(3, 2, 5, 3), outputs=4), dict(n_H=20, n_W=31, first=1, second=3, f=4, depths=(2, 3, 2, 6), outputs=1)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** how many times fewer multiplications? (A pixel in the middle of the scene lies in $8 \cdot 8 = 64$ windows.) And how much do the scores
# differ from those of section 4?

# %% experiment="the same numbers, once"
import time

my_prediction = None  # (how many times fewer, largest difference)

def seconds(function, *given):
    """The shortest of three runs."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        function(*given)
        times.append(time.perf_counter() - began)
    return min(times)

if checks.ready("sliding_windows", "dense_to_convolution", "convolutional_scores"):
    work["multiplications"] = 0
    at_once = convolutional_scores(scene[np.newaxis] / 255 - 0.5, parameters)  # (1, 17, 25, C + 1)
    once = work["multiplications"]
    difference = np.abs(at_once.reshape(len(scores), -1) - scores).max()
    print(f"largest difference of {scores.size} scores: {difference:.0e} (the scores go from {scores.min():.0f} to {scores.max():.0f})")
    print(f"multiplications: {by_window:,} window by window, {once:,} at once")
    print(f"that is {by_window / once:.1f} times fewer; your prediction: {my_prediction}")
    faster = seconds(lambda: window_scores(seen, parameters)) / seconds(lambda: convolutional_scores(scene[np.newaxis] / 255 - 0.5, parameters))
    print(f"time on this machine: {faster:.0f} times as fast")

# %% [markdown]
# The same by the formula: a convolution costs $n_H \, n_W \, n_C \cdot f f \, n_{C,\text{prev}}$ multiplications, where $n_H$ and $n_W$ are
# those of its **output**. **Predict:** with windows 8 pixels apart, is the advantage larger or smaller? And if the scene were
# larger?

# %% experiment="the formula"
def multiplications(n_H, n_W):
    """Of the network of this notebook, for one picture of n_H by n_W pixels."""
    total = 0
    for f, n_C_prev, n_C, pooling in [(5, 3, 8, 2), (3, 8, 16, 2), (6, 16, 32, 1), (1, 32, C + 1, 1)]:
        n_H, n_W = n_H - f + 1, n_W - f + 1
        total += n_H * n_W * n_C * f * f * n_C_prev
        n_H, n_W = n_H // pooling, n_W // pooling
    return total

print(f"one window {multiplications(32, 32):,}; {17 * 25} windows {17 * 25 * multiplications(32, 32):,}; the scene at once {multiplications(96, 128):,}")
sides = np.arange(32, 417, 32)
plots.lines(
    {f"windows {stride} pixels apart": (sides, [((n - 32) // stride + 1) ** 2 * multiplications(32, 32) / multiplications(n, n) for n in sides])
     for stride in (4, 8, 32)},
    xlabel="side of the picture, pixels", ylabel="multiplications, window by window / at once",
    title="Sharing pays where windows overlap: the denser the windows and the larger the picture, the more",
    alt="Three curves over the side of the picture: that for windows 4 pixels apart rises highest, that for 8 less, that for windows side by side stays at 1 or below.",
)

# %% [markdown]
# With windows side by side there is nothing to share, and the map costs *more*: it answers for the windows in between, too.
#
# ### Break it
#
# Both ways agree only because no layer has a frame. **Predict:** in a network with "same" padding, which outputs of a window differ from
# those of the whole scene: none, those at the edge of the window, or all? And behind the dense layers?

# %% experiment="a frame of zeros breaks it"
my_prediction = None  # "none", "the edge" or "all"

kernel = np.random.default_rng(1).normal(size=(5, 5, 3, 1))
framed = {"stride": 1, "pad": 2}
picture = scenes.X_test[5] / 255
crop_first = layers.conv_forward(picture[np.newaxis, 40:72, 60:92], kernel, np.zeros((1, 1, 1, 1)), framed)[0][0]
crop_last = layers.conv_forward(picture[np.newaxis], kernel, np.zeros((1, 1, 1, 1)), framed)[0][0, 40:72, 60:92]
gap = np.abs(crop_first - crop_last)[::-1, :, 0]
plots.heat(gap, title="How far a window with a frame of its own differs from the same place of the whole scene",
           xlabel="column of the window", ylabel="row of the window", y=np.arange(32)[::-1], alt="A square of values: 0 in the middle, and not 0 along a border two pixels wide.")
print(f"{np.mean(gap > 1e-9):.0%} of the outputs differ; your prediction: {my_prediction}")

# %% [markdown]
# Cut out, a window sees zeros around it; in the scene it sees its neighbours. After one layer the edge differs, after a few more
# everything, and behind a dense layer every score. Networks with padding are used convolutionally all the same, but then they are
# *trained* on whole pictures: next notebook.
#
# ## 7. From a cell back to pixels
#
# A map of 17 by 25 cells, and a scene of 96 by 128 pixels: which window does the cell in row $h$ and column $w$ stand for? Going one cell
# further means one pixel further in the last volume, 2 before the last pooling, $2 \cdot 2 = 4$ in the picture. In general the
# **effective stride** is the **product** of the strides of all layers,
#
# $$s = s_1 \cdot s_2 \cdots s_L, \qquad x_1 = s\, w, \quad y_1 = s\, h, \quad x_2 = x_1 + \text{window}, \quad y_2 = y_1 + \text{window} .$$
#
# (It is as simple as this because no layer has a frame.) Now the answer of the whole machine: the windows whose probability is
# **above** a threshold, best first.

# %% exercise="best_windows"
def best_windows(scores, window, strides, threshold):
    """The windows that are probably right, best first.

    Arguments: scores (rows, columns), the probability of one class in each cell; window,
        the side of the window in pixels; strides, those of all layers, a tuple of whole
        numbers; threshold, a number.
    Returns: boxes (k, 4), x1, y1, x2, y2 in pixels, for the k cells above the threshold,
        the largest score first; best (k,), their scores. Without such cells, shapes
        (0, 4) and (0,).
    """
    rows, columns = np.nonzero(scores > threshold)  # (k,), (k,): the good cells
    ### START CODE HERE ### (≈ 4 lines)
    order = np.argsort(-scores[rows, columns])          # (k,), the best cell first
    rows, columns = rows[order], columns[order]         # (k,), (k,)
    x1, y1 = np.prod(strides) * columns, np.prod(strides) * rows  # (k,), (k,), pixels
    boxes = np.stack([x1, y1, x1 + window, y1 + window], axis=1)  # (k, 4)
    ### END CODE HERE ###
    best = scores[rows, columns]
    return boxes, best

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Sort the cells first, then everything else keeps that order. Do rows make x or y?</details>
# <details><summary>Hint 2: in code words</summary><code>argsort</code> sorts upwards: give it minus the scores of the good cells. Take rows and
# columns in that order. x is the product of the strides times the column, y that times the row. Stack x, y, x plus window, y plus window
# along a new second axis.</details>
# <details><summary>Hint 3: a neighbour</summary>Tiles of 3 cm, sorted by price, the cheapest first:
# <code>order = np.argsort(price[i, j])</code>, <code>i, j = i[order], j[order]</code>, <code>places = np.stack([3 * j, 3 * i], axis=1)</code>.</details>

# %% test="best_windows" points=10
with checks.exercise("best_windows") as check:
    for size in (dict(n_rows=5, n_columns=7, window=11, strides=(2, 3), threshold=0.72), dict(n_rows=9, n_columns=4, window=32, strides=(1, 2, 2), threshold=0.61),
                 dict(n_rows=3, n_columns=8, window=17, strides=(3, 1, 2, 4), threshold=0.47)):
        given = check.draw(problems.score_map, **size)
        places, wanted = problems.found_windows(*given)
        boxes, best = check.call(*given, returns=checks.Tuple(boxes=places.shape, best=wanted.shape))
        check.that(not np.array_equal(best, wanted[::-1]), "the worst window comes first.", diagnosis="worst first", rung=1)
        check.that(np.all(np.diff(best) < 0), "the scores do not fall from one to the next: are they sorted, and are rows and columns?",
                   diagnosis="not sorted", rung=1)
        for what, wrong in problems.found_slips(*given).items():
            check.that(not np.array_equal(boxes, wrong), f"boxes are what one gets from {what}.", diagnosis=what, rung=2)
        check.close("best", best, wanted, because="all scores above the threshold, the largest first")
        check.close("boxes", boxes, places, because="the windows of these cells, in pixels")
    scores, window, strides, _ = given
    check.call(scores, window, strides, 1.0, returns=checks.Tuple(boxes=(0, 4), best=(0,)))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/sliding_windows")
    check.against(ours.best_windows, problems.score_map, [
        dict(n_rows=6, n_columns=5, window=8, strides=(2, 2, 2), threshold=0.3), dict(n_rows=4, n_columns=11, window=30, strides=(5,), threshold=0.85)])
    ### END HIDDEN TESTS

# %% [markdown]
# Everything together, on scenes that the network has never seen: the map of all windows at once as colours over the picture, and the
# best windows of each kind of thing.

# %% experiment="what the window finds"
def shares(scores):
    """Softmax over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)

def found_in(picture, threshold=0.9):
    """Boxes in pixels, scores and classes of all windows above the threshold."""
    maps = shares(convolutional_scores(picture[np.newaxis] / 255 - 0.5, parameters))[0]  # (rows, columns, C + 1)
    boxes, best, kinds = [], [], []
    for kind in range(C):
        windows, probabilities = best_windows(maps[:, :, kind], 32, (1, 2, 1, 2, 1, 1), threshold)
        boxes, best, kinds = [*boxes, *windows], [*best, *probabilities], [*kinds, *[kind] * len(windows)]
    return np.array(boxes).reshape(-1, 4), np.array(best), np.array(kinds, int), maps

if checks.ready("dense_to_convolution", "convolutional_scores", "best_windows"):
    shown = (5, 58)
    paper, axes = figure(1, 2, width=7.5, height=3.3)
    for axis, i in zip(axes, shown):
        maps = found_in(scenes.X_test[i])[3]
        axis.imshow(scenes.X_test[i], extent=(0, 128, 96, 0))
        middle = (16 - 2, 16 + 4 * 24 + 2, 16 + 4 * 16 + 2, 16 - 2)  # of the first and the last window, half a stride around
        axis.imshow(1 - maps[:, :, NOTHING], extent=middle, cmap="inferno", alpha=0.6, vmin=0, vmax=1)
        axis.set(xlim=(0, 128), ylim=(96, 0))
        hide_ticks(axis)
    heading(paper, "Bright: the window around this place holds something (each cell drawn at the middle of its window)")
    show(paper, "Two street scenes under a map of colours with bright spots where small things are.")
    panels = {}
    for i in shown:
        boxes, best, kinds, _ = found_in(scenes.X_test[i])
        panels[f"{len(boxes)} windows above 0.9"] = dict(image=scenes.X_test[i], boxes=boxes, labels=kinds, names=scenes.classes, pixels=True)
    plots.box_panels(panels, title="All windows above 0.9: one thing, several squares of one size", columns=2,
                     alt="Two street scenes with square frames of one size, several around each thing.")

# %% [markdown]
# Look closely; three things are wrong with these boxes, and each leads on:
#
# - **One thing, several windows.** Neighbouring windows all say yes. Next notebook: *non-max suppression*.
# - **Squares of 32 pixels, whatever the thing is.** A window says "yes", not "how wide". Next notebook: the network gives a box in each
#   cell, as in section 2, and *anchors* for things of several shapes.
# - **Things that do not fit are often missed**, and some windows are sure of things that are not there. How many?

# %% experiment="one size does not fit all"
sizes = np.concatenate([(boxes[:, 2:] - boxes[:, :2]) * [128, 96] for boxes in scenes.boxes_test])
kinds_there = np.concatenate(scenes.labels_test)
for kind, name in enumerate(scenes.classes):
    w, h = sizes[kinds_there == kind].T
    print(f"{name:>14}: {np.median(w):4.0f} pixels wide, {np.median(h):4.0f} high; "
          f"{100 * np.mean((w <= 32) & (h <= 32)):3.0f} % fit into the window")
if checks.ready("dense_to_convolution", "convolutional_scores", "best_windows"):
    hit, fits, sound = [], [], []
    for picture, boxes, kinds in zip(scenes.X_test, scenes.boxes_test, scenes.labels_test):
        windows, _, said, _ = found_in(picture)
        true = boxes * [128, 96, 128, 96]
        middles, centres = (true[:, :2] + true[:, 2:]) / 2, (windows[:, :2] + windows[:, 2:]) / 2
        near = np.abs(centres[:, np.newaxis] - middles).max(axis=2) <= 8  # (windows, things): at most 8 pixels apart
        agree = near & (said[:, np.newaxis] == kinds)
        hit.extend(agree.any(axis=0))
        sound.extend(agree.any(axis=1))
        fits.extend((true[:, 2:] - true[:, :2]).max(axis=1) <= 32)
    hit, fits = np.array(hit), np.array(fits)
    print(f"found: {100 * hit[fits].mean():.0f} % of {fits.sum()} things that fit into the window, {100 * hit[~fits].mean():.0f} % of {np.sum(~fits)} larger ones")
    print(f"{len(sound)} windows for {hit.sum()} things found; {100 * np.mean(sound):.0f} % of the windows have such a thing in their middle")

# %% [markdown]
# One may shrink the scene and slide again, for larger things, and again: an *image pyramid*. It costs another pass for each
# size, and the boxes stay squares.
#
# ## 8. Debug lab
#
# Four colleagues use the *same* trained weights to look for things in the *same* scene, and draw their six best windows. Three have
# a bug; one has none.

# %% experiment="debug lab: four finders"
picture = scenes.X_test[11]
plots.box_panels(
    {f"colleague {number}": dict(image=picture, boxes=find(picture, parameters), pixels=True)
     for number, find in debuglab.broken_finders().items()},
    title="The same weights, the same scene: who has no bug?", columns=2,
    alt="The same street scene four times with square frames; only in one panel do they lie on things.",
)

# %% [markdown]
# **Decide before you go on:** who has none? Which bug is whose: (a) rows are taken for $x$; (b) the stride of the last pooling layer is
# taken for that of the whole network; (c) the first dense layer was reshaped to filters without the `.T`?
#
# <details><summary>Answers</summary>
#
# - Colleague 1 is (a): mirrored on the diagonal. On square pictures with things near the diagonal nobody would notice.
# - Colleague 2 is (c): all shapes fit, nothing crashes, and the windows lie anywhere.
# - Colleague 3 is (b): the pattern is right, but twice too small, and crowds in the upper left.
# - Colleague 4 has no bug.
#
# </details>
#
# ## Remember
#
# - "Where" is four numbers more: $[p_c, b_x, b_y, b_w, b_h, c_1 \ldots c_C]$. Where nothing is, only $p_c$ is asked; the rest has no slope.
# - In the mirror, left and right landmarks exchange their numbers.
# - $x$ is the column, $y$ the row. Test with pictures that are not square.
# - A dense layer behind a volume $f \times f \times n_C$ *is* a convolution with filters $f \times f \times n_C$: `W.T` first, then reshape.
# - Written that way, the network sees all windows in one pass. Same numbers, if no layer has a frame.
# - A cell of the map stands for the window that begins at (product of all strides) times (column, row).
#
# ## What you can do now
#
# You can make a network point, and search a large picture with a small one in a single pass. The next notebook puts both together:
# every cell points, and the doubles go.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week10/sliding_windows")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
