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
# # What is where?
#
# **The question of this notebook:** a classifier gives one answer for a whole picture. A street holds several things at once.
# How does one pass through a network say which they are, and where each begins and ends?
#
# At the end you can
#
# - measure how well two boxes agree,
# - say what each number in the output of a detector means, and turn all of them into boxes,
# - reduce hundreds of boxes to the few that are worth showing, and say what each threshold costs,
# - make the targets that such a network learns from,
# - measure a detector by its average precision, and find three bugs by looking at its boxes.
#
# Nothing is trained here. A network that has learned from drawn street scenes stands ready; everything behind it is yours, in
# NumPy. The method is that of *YOLO* ("you only look once", J. Redmon and others, 2016 and 2017). The other notebook of this week
# slides a window over the picture and asks at every place; here a single pass answers for all places. You can do this one without
# that one. Plan about two hours.

# %%
import numpy as np

import startcode
from startcode import checks, datasets, debuglab, plots, problems

# %% [markdown]
# ## 1. Boxes
#
# An answer is a **box**, a **class** and a **score** for every thing. Here is a scene with its true boxes:

# %% experiment="a street"
from startcode import pretrained

scenes = datasets.load_scenes()
detector = pretrained.scene_detector()
shown = 141  # a scene of the test part; take another one, if you like
plots.boxes(
    scenes.X_test[shown], scenes.boxes_test[shown], labels=scenes.labels_test[shown], names=scenes.classes,
    title="A drawn street, and a box around every thing that has a class", alt="A drawn street scene with labelled boxes around its objects.",
)
print(f"{len(scenes.X_train)} scenes to learn from, {len(scenes.X_test)} to test with, of {scenes.X_test.shape[1:]} numbers each")
for box, label in zip(scenes.boxes_test[shown], scenes.labels_test[shown]):
    print(f"{scenes.classes[label]:>13}  x1 {box[0]:.2f}  y1 {box[1]:.2f}  x2 {box[2]:.2f}  y2 {box[3]:.2f}")

# %% [markdown]
# **The convention of this notebook.** A box is `(x1, y1, x2, y2)`: its upper left corner, then its lower right one. $x$ goes to the
# right and $y$ goes **down**; both are fractions of the picture's width and height, so the whole picture is `(0, 0, 1, 1)`.
# Two traps: arrays are indexed the other way round, `picture[row, column]`, rows (that is, $y$) first. And many programs write
# boxes differently: the helper function that is best known in this field gives `(y_min, x_min, y_max, x_max)`, others
# use centre and size. Boxes that come out mirrored along the diagonal have mixed the two.
#
# ## 2. How well do two boxes agree?
#
# Divide the area that both boxes cover by the area that at least one of them covers, **intersection over union**:
#
# $$\text{iou}(A, B) = \frac{|A \cap B|}{|A \cup B|}, \qquad |A \cup B| = |A| + |B| - |A \cap B| .$$
#
# Two equal boxes have 1, two that share nothing have 0. The intersection of two boxes is a box again: it begins at the larger of
# the two left edges and ends at the smaller of the two right edges, and likewise for $y$. **With numbers:** $(0, 0, 4, 2)$ and
# $(3, 1, 5, 4)$ share $x$ from 3 to 4 and $y$ from 1 to 2, area 1. Their own areas are 8 and 6, so the union has $8 + 6 - 1 = 13$,
# and iou is $\frac1{13}$.
#
# *And if they share nothing?* Then the "end" lies before the "beginning", and a length comes out negative. It has to count
# as 0 **before** you multiply: two negative lengths would make a positive area.

# %% exercise="iou"
def iou(box1, box2):
    """Intersection over union of two boxes.

    Arguments: box1, box2, each four numbers (x1, y1, x2, y2), with x1 < x2 and
        y1 < y2.
    Returns: a number from 0 (nothing shared) to 1 (equal boxes).
    """
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    ### START CODE HERE ### (≈ 5 lines)
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))      # of what both share
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))     # of what both share
    intersection = width * height                            # an area
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection  # an area
    overlap = intersection / union                           # from 0 to 1
    ### END CODE HERE ###
    return overlap

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Draw the two boxes of the example on paper, and mark on each axis where the shared part
# begins and ends.</details>
# <details><summary>Hint 2: in code words</summary>The shared width: smaller right edge minus larger left edge, at least 0. The same
# for the height. Their product; the two own areas minus that product; the quotient.</details>
# <details><summary>Hint 3: a neighbour</summary>How many hours of my shift and yours fall together? <code>max(0, min(my_end,
# your_end) - max(my_start, your_start))</code>.</details>

# %% test="iou" points=15
with checks.exercise("iou") as check:
    for _ in range(3):
        one, other = check.draw(problems.two_boxes)
        got = check.call(one, other, returns=())
        check.that(got != 0, "the two boxes overlap, and their iou is 0: in which order do the four numbers of a box come?", diagnosis="order", rung=2)
        check.close("iou", got, problems.overlap(one, other), because="the shared area over the area of the union",
                    suspects=problems.overlap_slips(one, other))
        check.close("iou with the boxes exchanged", check.call(other, one, returns=()), got, because="the same")
        check.close("iou of arrays", check.call(np.array(one), np.array(other), returns=()), got, because="the same as of tuples")
        check.close("iou of boxes 3 times as large", check.call(*(tuple(3 * side for side in box) for box in (one, other)), returns=()), got,
                    because="the same: only proportions count")
        check.close("iou of a box with itself", check.call(one, one, returns=()), 1.0)
        inner = (one[0], one[1], 0.5 * (one[0] + one[2]), 0.5 * (one[1] + one[3]))
        check.close("iou of a box with a quarter of it", check.call(one, inner, returns=()), 0.25, because="a quarter: the rest is not shared")
    for where, (one, other) in check.draw(problems.separate_boxes).items():
        for first, second in ((one, other), (other, one)):
            got = check.call(first, second, returns=())
            check.that(np.isclose(got, 0, atol=1e-9), f"two boxes {where} share no area, but their iou is {got:.3g}. A length that comes out "
                       "negative counts as 0, before anything is multiplied.", diagnosis="clamp", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/object_detection")
    def any_boxes(rng):
        corners = np.sort(rng.normal(size=(2, 2, 2)), axis=1)
        return tuple(corners[0].ravel().tolist()), tuple(corners[1].ravel().tolist())
    check.against(ours.iou, any_boxes, [{}] * 8)
    check.against(ours.iou, problems.two_boxes, [{}] * 3)
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict** the three numbers before you run the cell. In the first picture B is A, moved by half its width; in the
# second B lies inside A, with half its width and half its height; in the third they only look close.

# %% experiment="three overlaps"
my_prediction = None  # three numbers

pairs = {"moved by half a width": ((0.1, 0.2, 0.5, 0.8), (0.3, 0.2, 0.7, 0.8)), "a half inside": ((0.1, 0.1, 0.9, 0.9), (0.4, 0.4, 0.8, 0.8)),
         "corner to corner": ((0.1, 0.1, 0.45, 0.45), (0.5, 0.5, 0.9, 0.9))}
if checks.ready("iou"):
    plots.box_panels(
        {f"{name}: iou = {iou(*pair):.3f}": {"image": np.full((60, 80, 3), 235, np.uint8), "boxes": pair, "labels": ["A", "B"]}
         for name, pair in pairs.items()},
        title="Intersection over union is a strict measure", alt="Three pairs of boxes with their intersection over union.",
    )
    print("your prediction:", my_prediction)

# %% [markdown]
# Half a width of error already costs two thirds. In competitions 0.5 is the usual bar for "found".
#
# ## 3. What the network says
#
# A grid lies over the picture, here of 6 rows and 8 columns. The **cell that holds the centre** of a thing answers for it, nobody else.

# %% experiment="the grid"
n_H, n_W = detector.grid
plots.boxes(
    scenes.X_test[shown], scenes.boxes_test[shown], labels=scenes.labels_test[shown], names=scenes.classes, grid=detector.grid,
    title="The same street under its grid: which cell answers for which thing?", alt="The street scene with its boxes and a grid of 6 rows and 8 columns.",
)
for (x1, y1, x2, y2), label in zip(scenes.boxes_test[shown], scenes.labels_test[shown]):
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    print(f"{scenes.classes[label]:>13}: centre x {x:.2f}, y {y:.2f}; x * {n_W} = {x * n_W:.2f}, y * {n_H} = {y * n_H:.2f}:",
          f"row {int(y * n_H)}, column {int(x * n_W)}")

# %% [markdown]
# Two things may have their centres in one cell: find them in the list. And a pedestrian has another shape than a bus. So every cell has
# several **anchors**, boxes of typical shapes, and each anchor gives an answer of its own. The shapes come from the training boxes:

# %% experiment="the anchors"
anchors, n_classes = detector.anchors, len(detector.classes)  # (n_anchors, 2): widths and heights, as fractions of the picture
plots.boxes(
    scenes.X_test[shown], np.concatenate([0.5 - anchors / 2, 0.5 + anchors / 2], axis=1), labels=np.arange(len(anchors)), grid=detector.grid,
    title="The anchors, drawn around the middle: every cell has one of each", alt="Boxes of different shapes around the middle of the picture.",
)

# %% [markdown]
# For each anchor of each cell the network gives $5 + C$ raw numbers, where $C$ is the number of classes:
#
# $$\big(\underbrace{t_x, \; t_y}_{\text{where in the cell}}, \; \underbrace{t_w, \; t_h}_{\text{how large}}, \;
# \underbrace{t_o}_{\text{is there anything?}}, \; \underbrace{s_1, \dots, s_C}_{\text{scores of the classes}}\big)$$
#
# So one picture becomes a **volume** of shape $(n_H, n_W, n_{\text{anchors}}, 5 + C)$. **Predict:** the volume that made the method famous
# has 19 by 19 cells, 5 anchors and 80 classes. How many numbers does one cell hold, and how many boxes does the network propose for
# one picture?

# %% experiment="counting"
my_prediction = None  # (numbers in a cell, boxes)

for name, rows, columns, per_cell, C in [("ours", n_H, n_W, len(anchors), n_classes), ("the well-known one", 19, 19, 5, 80)]:
    print(f"{name:>18}: {rows} x {columns} x {per_cell} x {5 + C}: {per_cell * (5 + C)} in a cell, {rows * columns * per_cell * (5 + C)} in all,",
          f"{rows * columns * per_cell} boxes")
print("your prediction:", my_prediction)

# %% [markdown]
# Often the last two axes are laid in one: $19 \times 19 \times 425$. It is the same volume.
#
# ### From raw numbers to boxes
#
# The raw numbers are of any size. Each kind gets the function that brings it where it belongs. For the cell in row $r$ and column
# $c$, and an anchor of width $p_w$ and height $p_h$, with the sigmoid $\sigma$:
#
# $$x = \frac{c + \sigma(t_x)}{n_W}, \qquad y = \frac{r + \sigma(t_y)}{n_H}, \qquad w = p_w \, e^{t_w}, \qquad h = p_h \, e^{t_h},$$
#
# $$\text{confidence} = \sigma(t_o), \qquad \text{class probabilities} = \text{softmax}(s_1, \dots, s_C).$$
#
# The sigmoid keeps the centre inside its cell; the exponential keeps sizes positive. **If all raw numbers are 0:** a box in the
# middle of its cell, of the size of its anchor, confidence $\frac12$, all classes alike.
#
# Mind the order: columns count along $x$, rows along $y$. You have `sigmoid` for any array and `softmax`, which runs along the
# **last** axis here.

# %%
def sigmoid(z):
    """From any number to one between 0 and 1, entry by entry."""
    return 0.5 * (1 + np.tanh(0.5 * z))

def softmax(z):
    """Scores to shares of 1, along the last axis."""
    raised = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return raised / np.sum(raised, axis=-1, keepdims=True)

# %% exercise="yolo_head"
def yolo_head(feats, anchors, n_classes):
    """The raw output of the network as centres, sizes, confidences and class probabilities.

    Arguments: feats (n_H, n_W, n_anchors, 5 + n_classes), raw numbers in the order
        t_x, t_y, t_w, t_h, t_o, classes; anchors (n_anchors, 2), width and height
        of each; n_classes, how many classes there are.
    Returns: box_xy (n_H, n_W, n_anchors, 2), centres; box_wh, of the same shape,
        widths and heights; both as fractions of the picture; box_confidence (n_H,
        n_W, n_anchors, 1); box_class_probs (n_H, n_W, n_anchors, n_classes).
    """
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))  # where each box's cell is, two arrays (n_H, n_W, n_anchors)
    ### START CODE HERE ### (≈ 5 lines)
    cells = np.stack([columns, rows], axis=-1)                                    # (n_H, n_W, n_anchors, 2)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])            # (n_H, n_W, n_anchors, 2)
    box_wh = anchors * np.exp(feats[..., 2:4])                                    # (n_H, n_W, n_anchors, 2)
    box_confidence = sigmoid(feats[..., 4:5])                                     # (n_H, n_W, n_anchors, 1)
    box_class_probs = softmax(feats[..., -n_classes:])                            # (n_H, n_W, n_anchors, n_classes)
    ### END CODE HERE ###
    return box_xy, box_wh, box_confidence, box_class_probs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary><code>feats[..., 0:2]</code> holds t_x and t_y of all boxes at once. What has to be
# added to it, so that x gets its column and y its row?</details>
# <details><summary>Hint 2: in code words</summary>Columns and rows stacked along a new last axis, in the order of x and y; the sigmoid of the
# first two numbers plus that, over (n_W, n_H); anchors times the exponential of the next two (the anchors broadcast along the
# third axis); the sigmoid of number 4, taken as the slice <code>4:5</code> so that its axis stays; the softmax of the
# rest.</details>
# <details><summary>Hint 3: a neighbour</summary>Seats in a hall, each with a place inside its block: <code>blocks = np.stack([aisle, floor],
# axis=-1)</code>, <code>seats = (offset + blocks) / np.array([n_aisles, n_floors])</code>.</details>

# %% test="yolo_head" points=15
with checks.exercise("yolo_head") as check:
    for n_H, n_W, n_anchors, n_classes in [(3, 5, 2, 4), (6, 4, 3, 7)]:
        feats, anchors, _ = check.draw(problems.raw_features, n_H=n_H, n_W=n_W, n_anchors=n_anchors, n_classes=n_classes)
        shape = (n_H, n_W, n_anchors)
        form = checks.Tuple(box_xy=(*shape, 2), box_wh=(*shape, 2), box_confidence=(*shape, 1), box_class_probs=(*shape, n_classes))
        shapes = [np.shape(part) for part in check.call(feats, anchors, n_classes, returns=tuple)]
        check.that(shapes == [*form.forms.values()] or sorted(shapes) != sorted(form.forms.values()), "the four parts come in another order than "
                   "box_xy, box_wh, box_confidence, box_class_probs.", diagnosis="order", rung=1)
        results, right = check.call(feats, anchors, n_classes, returns=form), problems.decoded(feats, anchors, n_classes)
        slips = problems.decoding_slips(feats, anchors)
        for name, got, wanted in zip(form.forms, results, right):
            problems.check_slips(check, f"{name} is", got, wanted, slips[name])
            check.close(name, got, wanted, because="what the formulas give, one anchor of one cell at a time")
        xy, wh, sure, shares = check.call(0 * feats, anchors, n_classes, returns=form)
        check.close("the centre of the first cell's box, if all raw numbers are 0", xy[0, 0, 0], np.array([0.5 / n_W, 0.5 / n_H]),
                    because="the middle of that cell: 0.5 / n_W and 0.5 / n_H")
        check.close("sizes, if all raw numbers are 0", wh, np.zeros((*shape, 2)) + anchors, because="those of the anchors")
        check.close("confidences, if all raw numbers are 0", sure, np.zeros((*shape, 1)) + 0.5)
        check.close("class probabilities, if all raw numbers are 0", shares, np.zeros((*shape, n_classes)) + 1 / n_classes)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/object_detection")
    check.against(ours.yolo_head, problems.raw_features, [
        dict(n_H=5, n_W=2, n_anchors=3, n_classes=2), dict(n_H=2, n_W=7, n_anchors=4, n_classes=3), dict(n_H=19, n_W=19, n_anchors=5, n_classes=80)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** where in this street will the network be confident that something is there, and how many cells will that be? Below is
# the confidence of the surest anchor of each cell.

# %% experiment="what the network sees"
def look(i):
    """The network's answer to test scene i, decoded by your function."""
    return yolo_head(detector.volume(scenes.X_test[i:i + 1])[0], anchors, n_classes)

if checks.ready("yolo_head"):
    box_xy, box_wh, box_confidence, box_class_probs = look(shown)
    surest = box_confidence[..., 0].max(axis=2)
    plots.matrix(surest.round(2), title="Is anything there? The confidence of the surest anchor of each cell", row_label="row", column_label="column",
                 alt="Six rows of eight numbers from 0 to 1: most are near 0, those where the centres of things lie are high.")
    print(f"{np.sum(surest > 0.5)} cells of {surest.size} are more than half sure; there are {len(scenes.boxes_test[shown])} things")

# %% [markdown]
# ### From centres to corners
#
# Centre and size are easy to learn, corners are easy to compare. This function is given:

# %%
def yolo_boxes_to_corners(box_xy, box_wh):
    """Centres and sizes (..., 2) as corners (..., 4), in the order x1, y1, x2, y2."""
    return np.concatenate([box_xy - box_wh / 2, box_xy + box_wh / 2], axis=-1)

# %% [markdown]
# ## 4. Too many boxes: the score
#
# How sure is the network that there is *a car* in this box? It must be sure that there is anything, and that the thing is a car:
#
# $$\text{score}_k = \text{confidence} \cdot \text{probability of class } k .$$
#
# Each box keeps its best class and that class's score. A box whose score is **below** the threshold is dropped; one that
# reaches it exactly stays.

# %% exercise="yolo_filter_boxes"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    """Keep the boxes whose best class reaches a score.

    Arguments: boxes (n_H, n_W, n_anchors, 4), corners; box_confidence (n_H, n_W,
        n_anchors, 1); box_class_probs (n_H, n_W, n_anchors, n_classes); threshold,
        the lowest score that is kept.
    Returns: for the k boxes that are kept, in the order of the grid: scores (k,),
        boxes (k, 4), classes (k,).
    """
    ### START CODE HERE ### (≈ 4 lines)
    box_scores = box_confidence * box_class_probs      # (n_H, n_W, n_anchors, n_classes)
    best_scores = np.max(box_scores, axis=-1)          # (n_H, n_W, n_anchors)
    best_classes = np.argmax(box_scores, axis=-1)      # (n_H, n_W, n_anchors)
    mask = best_scores >= threshold                    # (n_H, n_W, n_anchors), True where a box is kept
    ### END CODE HERE ###
    return best_scores[mask], boxes[mask], best_classes[mask]

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Compare the last axes: (…, 1) and (…, n_classes). What does NumPy make of their
# product?</details>
# <details><summary>Hint 2: in code words</summary>The product; along the last axis its largest entry, and where that stands; a comparison
# of the largest entries with the threshold.</details>
# <details><summary>Hint 3: a neighbour</summary>Months (towns, 12) of rain: <code>wettest = rain.max(axis=-1)</code>, <code>month =
# rain.argmax(axis=-1)</code>, and for the dry towns <code>month[wettest &lt; 50]</code>.</details>

# %% test="yolo_filter_boxes" points=12
with checks.exercise("yolo_filter_boxes") as check:
    form = checks.Tuple(scores=np.ndarray, boxes=np.ndarray, classes=np.ndarray)
    for n_H, n_W, n_anchors, n_classes, threshold in [(5, 2, 4, 3, 0.21), (3, 5, 2, 4, 0.45), (4, 3, 3, 5, 0.7)]:
        given = check.draw(problems.scored_grid, n_H=n_H, n_W=n_W, n_anchors=n_anchors, n_classes=n_classes, apart=(threshold, 0.6))
        found, wanted = check.call(*given, threshold, returns=form), problems.filtered(*given, threshold)
        problems.check_detections(check, found, wanted, problems.threshold_slips(*given, threshold))
        problems.check_detections(check, check.call(*given, returns=form), problems.filtered(*given, 0.6), problems.threshold_slips(*given, 0.6))
        everything = check.call(*given, 0.0, returns=form)
        check.that(len(everything[0]) == n_H * n_W * n_anchors, f"with a threshold of 0 each of the {n_H * n_W * n_anchors} boxes is kept, once; "
                   f"{len(everything[0])} come back.", diagnosis="count", rung=2)
        nothing = check.call(*given, 1.0, returns=form)
        for name, part, shape in zip(("scores", "boxes", "classes"), nothing, ((0,), (0, 4), (0,))):
            check.that(part.shape == shape, f"with a threshold of 1 nothing is kept: {name} should have shape {shape}, and has {part.shape}.",
                       diagnosis="count", rung=1)
    boxes, _, _ = given
    shares = np.zeros((n_H, n_W, n_anchors, 2)) + 0.5
    just = check.call(boxes, shares[..., :1], shares, 0.25, returns=form)
    check.that(len(just[0]), "every score is exactly the threshold, and nothing is kept: what reaches the threshold stays.", diagnosis="at the threshold",
               rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/object_detection")
    def a_grid(rng, **size):
        return (*problems.scored_grid(rng, **size, apart=(0.33,)), 0.33)
    check.against(ours.yolo_filter_boxes, a_grid, [
        dict(n_H=2, n_W=3, n_anchors=4, n_classes=6), dict(n_H=7, n_W=2, n_anchors=3, n_classes=2)])
    ### END HIDDEN TESTS

# %% experiment="above the threshold"
score_threshold = 0.3

if checks.ready("yolo_head", "yolo_filter_boxes"):
    box_xy, box_wh, box_confidence, box_class_probs = look(shown)
    scores, boxes, classes = yolo_filter_boxes(yolo_boxes_to_corners(box_xy, box_wh), box_confidence, box_class_probs, score_threshold)
    plots.boxes(
        scenes.X_test[shown], boxes, labels=classes, scores=scores, names=scenes.classes,
        title=f"Of {box_confidence.size} boxes {len(scores)} have a score of {score_threshold} or more: better, and some things are told twice",
        alt="The street scene with the boxes whose score reaches the threshold; several lie over each other.",
    )

# %% [markdown]
# ## 5. One thing, one box
#
# Neighbouring cells and anchors see the same thing, and each of them draws a box. Which is the right one? Trust the surest, and drop
# what overlaps it too much. That is **non-max suppression**:
#
# 1. Take the box with the highest score of all that are left. It stays.
# 2. Drop every box whose iou with it is **more than** the threshold.
# 3. Go on until none is left, or `max_boxes` stay.
#
# One subtle point: only boxes that *stay* suppress others. Say A, B and C stand in a row, A is the surest and C the least sure. A
# drops B. B overlaps C, but B is gone, so C stays. In other words: go through the boxes by falling score, and keep each one that
# overlaps **none of those kept so far** by more than the threshold.
#
# **For each class separately?** Opinions differ. Here, as in the best-known form of this exercise, a box suppresses boxes of **any**
# class: one thing often gets two boxes with two names, and only one can be right. The price: a pedestrian right in front of a bus
# may be dropped. Their iou is small, though, since the bus is so much larger. In section 8 you can measure which choice is better.

# %% exercise="yolo_non_max_suppression"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    """Of boxes that overlap too much, keep the surest.

    Arguments: scores (k,); boxes (k, 4), corners; classes (k,); max_boxes, how many
        are kept at most; iou_threshold, by how much two boxes that are kept may
        overlap.
    Returns: scores (n,), boxes (n, 4) and classes (n,) of the boxes that stay, the
        highest score first.
    """
    ### START CODE HERE ### (≈ 5 lines)
    order = np.argsort(-scores)  # places of the boxes, the highest score first
    kept = []                    # places of the boxes that stay
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
    ### END CODE HERE ###
    return scores[kept], boxes[kept], classes[kept]

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>You need the order in which to look at the boxes, a list of places that stay, and for each
# box one question: does it overlap any of those too much?</details>
# <details><summary>Hint 2: in code words</summary><code>np.argsort</code> gives places in rising order of what it gets; of minus the scores
# it gives the falling one. For each place in that order: if fewer than max_boxes are kept, and your iou of its box with every kept box is
# at most the threshold, append the place. <code>all(...)</code> of an empty list is True, so the first always stays.</details>
# <details><summary>Hint 3: a neighbour</summary>Appointments by importance, kept if they clash with none kept before: <code>for day in
# np.argsort(-importance):</code> <code>if all(abs(day - other) &gt; 1 for other in diary): diary.append(day)</code>.</details>

# %% test="yolo_non_max_suppression" points=18
with checks.exercise("yolo_non_max_suppression") as check:
    check.uses("iou")
    form = checks.Tuple(scores=np.ndarray, boxes=np.ndarray, classes=np.ndarray)
    for objects, copies, max_boxes, iou_threshold in [(6, 4, 5, 0.72), (4, 4, 10, 0.3), (5, 3, 3, 0.42), (5, 4, 15, 0.8)]:
        found = check.draw(problems.crowded_boxes, objects=objects, copies=copies, apart=(iou_threshold, 0.5))
        stay = check.call(*found, max_boxes, iou_threshold, returns=form)
        slips = problems.suppression_slips(found, max_boxes, iou_threshold)
        problems.check_detections(check, stay, problems.surviving(found, max_boxes, iou_threshold), slips)
        again = check.call(*stay, max_boxes, iou_threshold, returns=form)
        crowd = found
        check.that(problems.same_detections(again, stay), "what stays is changed by suppressing once more.", diagnosis="idempotent", rung=1)
    scores, boxes, classes = check.draw(problems.three_in_a_row)
    for order in ([0, 1, 2], [2, 0, 1], [1, 2, 0]):  # A, B, C in other places
        found = scores[order], boxes[order], classes[order]
        stay = check.call(*found, 10, 0.3, returns=form)
        problems.check_detections(check, stay, (scores[[0, 2]], boxes[[0, 2]], classes[[0, 2]]), problems.suppression_slips(found, 10, 0.3))
    problems.check_detections(check, check.call(*crowd, returns=form), problems.surviving(crowd, 10, 0.5), problems.suppression_slips(crowd, 10, 0.5))
    halves = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 1.0, 0.5]])
    check.that(len(check.call(scores[:2], halves, classes[:2], 10, 0.5, returns=form)[0]) == 2, "two boxes overlap by exactly the threshold, and one is "
               "dropped: more than the threshold is too much.", diagnosis="at the threshold", rung=2)
    empty = check.call(np.zeros(0), np.zeros((0, 4)), np.zeros(0, int), returns=form)
    check.that([part.shape for part in empty] == [(0,), (0, 4), (0,)], "no box goes in, and the shapes that come out are not (0,), (0, 4), (0,).",
               diagnosis="empty", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/object_detection")
    def a_crowd(rng, objects, copies, max_boxes):
        return (*problems.crowded_boxes(rng, objects, copies, apart=(0.37,)), max_boxes, 0.37)
    check.against(ours.yolo_non_max_suppression, a_crowd, [
        dict(objects=6, copies=3, max_boxes=4), dict(objects=2, copies=9, max_boxes=30), dict(objects=7, copies=2, max_boxes=1)])
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** how many boxes are left of those above?

# %% experiment="before and after"
my_prediction = None  # a number

if checks.ready("iou", "yolo_head", "yolo_filter_boxes", "yolo_non_max_suppression"):
    stay = yolo_non_max_suppression(scores, boxes, classes)
    plots.box_panels(
        {f"before: {len(scores)} boxes": {"image": scenes.X_test[shown], "boxes": boxes, "labels": classes, "names": scenes.classes},
         f"after: {len(stay[0])} boxes": {"image": scenes.X_test[shown], "boxes": stay[1], "labels": stay[2], "names": scenes.classes}},
        title="Non-max suppression: of boxes that claim the same thing, the surest stays", columns=2,
        alt="The same street twice: with several boxes over some things, and with fewer.",
    )
    print("your prediction:", my_prediction)

# %% [markdown]
# ## 6. All in one
#
# Last, boxes as fractions become boxes in pixels, for a picture of any size. A picture's shape is (height, width), **rows first**,
# while a box begins with $x$: $x$ is multiplied by the width, $y$ by the height.

# %% exercise="scale_boxes"
def scale_boxes(boxes, image_shape):
    """Boxes as fractions of the picture, in pixels.

    Arguments: boxes (k, 4), corners x1, y1, x2, y2 as fractions; image_shape, the
        pair (height, width) of the picture.
    Returns: scaled (k, 4), the same corners in pixels.
    """
    height, width = image_shape
    ### START CODE HERE ### (≈ 1 line)
    scaled = boxes * np.array([width, height, width, height])  # (k, 4)
    ### END CODE HERE ###
    return scaled

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Four numbers in a row, each with a factor of its own.</details>
# <details><summary>Hint 2: in code words</summary>The boxes times an array of four factors, which broadcasts over the rows. Which
# factors belong to x1, y1, x2, y2?</details>
# <details><summary>Hint 3: a neighbour</summary>Rows of (euros, dollars, euros) in yen: <code>rows * np.array([yen_per_euro, yen_per_dollar,
# yen_per_euro])</code>.</details>

# %% test="scale_boxes" points=5
with checks.exercise("scale_boxes") as check:
    for k, height, width in [(3, 72, 131), (5, 411, 93)]:
        boxes = check.draw(problems.crowded_boxes, objects=k, copies=1)[1]
        scaled = check.call(boxes, (height, width), returns=(k, 4))
        wanted = np.stack([boxes[:, 0] * width, boxes[:, 1] * height, boxes[:, 2] * width, boxes[:, 3] * height], axis=1)
        problems.check_slips(check, "scaled is", scaled, wanted, {
            "multiplying x by the height and y by the width": boxes * [height, width, height, width],
            "multiplying the first corner by the width and the second by the height": boxes * [width, width, height, height],
            "multiplying everything by the width": boxes * width, "multiplying everything by the height": boxes * height,
            "scaling the second corner alone": boxes * [1, 1, width, height], "scaling the first corner alone": boxes * [width, height, 1, 1],
            "dividing, where a product is meant": boxes / [width, height, width, height], "handing the boxes back as they came": boxes,
            "adding, where a product is meant": np.add(boxes, [width, height, width, height]),
            "rounding: half a pixel may matter": np.round(wanted), "cutting off the fraction: half a pixel may matter": np.floor(wanted)})
        check.close("scaled", scaled, wanted, because="x times the width, y times the height")
        check.close("the box around the whole picture", check.call(np.array([[0.0, 0.0, 1.0, 1.0]]), (height, width), returns=(1, 4)),
                    np.array([[0.0, 0.0, width, height]]), because="from 0 to the width and from 0 to the height")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/object_detection")
    def some_boxes(rng, k):
        return problems.crowded_boxes(rng, k, 1)[1], (int(rng.integers(20, 90)), int(rng.integers(100, 900)))
    check.against(ours.scale_boxes, some_boxes, [dict(k=2), dict(k=7)])
    ### END HIDDEN TESTS

# %% [markdown]
# Now chain your functions: corners, filter, suppression, scale. Hand **every** argument on to the step that needs it.

# %% exercise="yolo_eval"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    """From the decoded output of the network to the boxes that are shown.

    Arguments: yolo_outputs, the tuple (box_xy, box_wh, box_confidence,
        box_class_probs) that yolo_head gives; image_shape, the pair (height,
        width); max_boxes, score_threshold and iou_threshold as above.
    Returns: scores (n,), boxes (n, 4) in pixels, classes (n,), the highest score
        first.
    """
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    ### START CODE HERE ### (≈ 4 lines)
    corners = yolo_boxes_to_corners(box_xy, box_wh)                                                               # (n_H, n_W, n_anchors, 4)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, score_threshold)         # (k,), (k, 4), (k,)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)           # (n,), (n, 4), (n,)
    boxes = scale_boxes(boxes, image_shape)                                                                       # (n, 4)
    ### END CODE HERE ###
    return scores, boxes, classes

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Four lines, one for each function. Which of them needs which of the five arguments?</details>
# <details><summary>Hint 2: in code words</summary>Corners of centres and sizes; the filter on corners, confidences and class
# probabilities with the score threshold; the suppression on its three results with max_boxes and the iou threshold; the scale on the
# boxes that are left.</details>
# <details><summary>Hint 3: a neighbour</summary><code>def serve(order, spice=2): raw = pick(order); dish = cook(raw, spice); return
# dish</code>. With <code>cook(raw, 2)</code> nobody who asks for more spice would get it.</details>

# %% test="yolo_eval" points=10
with checks.exercise("yolo_eval") as check:
    for earlier in ("scale_boxes", "yolo_non_max_suppression", "yolo_filter_boxes", "iou"):
        check.uses(earlier)
    form = checks.Tuple(scores=np.ndarray, boxes=np.ndarray, classes=np.ndarray)
    for n_H, n_W, n_anchors, n_classes, asked in [
        (5, 7, 3, 4, ((91, 143), 60, 0.37, 0.72)), (6, 4, 4, 3, ((233, 57), 4, 0.23, 0.31)), (4, 5, 3, 6, ((50, 70), 30, 0.75, 0.2)),
    ]:
        outputs = check.draw(problems.yolo_outputs, n_H=n_H, n_W=n_W, n_anchors=n_anchors, n_classes=n_classes, apart=(0.6, 0.5, *asked[2:]))
        found, wanted = check.call(outputs, *asked, returns=form), problems.evaluated(outputs, *asked)
        problems.check_detections(check, found, wanted, problems.evaluation_slips(outputs, *asked))
        plain = check.call(outputs, returns=form)
        problems.check_detections(check, plain, problems.evaluated(outputs, (720, 1280), 10, 0.6, 0.5), {})
    volume, anchors = check.draw(problems.network_output, n_H=19, n_W=19, n_anchors=5, n_classes=80)  # the well-known size
    outputs = problems.decoded(volume, anchors, 80)
    problems.check_detections(check, check.call(outputs, (600, 800), 8, 0.3, 0.4, returns=form), problems.evaluated(outputs, (600, 800), 8, 0.3, 0.4), {})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/object_detection")
    def some_outputs(rng, **size):
        return problems.yolo_outputs(rng, **size, apart=(0.43, 0.27)), (33, 44), 6, 0.43, 0.27
    check.against(ours.yolo_eval, some_outputs, [
        dict(n_H=3, n_W=8, n_anchors=2, n_classes=5), dict(n_H=7, n_W=6, n_anchors=3, n_classes=2)])
    ### END HIDDEN TESTS

# %% [markdown]
# Two thresholds, two questions. **Predict:** what happens to misses and to false alarms when the *score* threshold rises? And what when the
# *iou* threshold rises? Then move the sliders. (Outside a running notebook you see one position.)

# %% experiment="two thresholds"
my_prediction = None  # (score threshold up: ..., iou threshold up: ...)

def draw_street(score_threshold, iou_threshold, i=shown):
    scores, boxes, classes = yolo_eval(look(i), scenes.X_test.shape[1:3], 30, score_threshold, iou_threshold)
    plots.boxes(
        scenes.X_test[i], boxes, labels=classes, scores=scores, names=scenes.classes, pixels=True,
        title=f"score at least {score_threshold}, iou at most {iou_threshold}: {len(scores)} boxes for {len(scenes.boxes_test[i])} things",
        alt=f"The street scene with {len(scores)} boxes that are left.",
    )

if checks.ready("iou", "yolo_head", "yolo_filter_boxes", "yolo_non_max_suppression", "scale_boxes", "yolo_eval"):
    plots.sliders(draw_street, {"score threshold": [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95],
                                "iou threshold": [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]},
                  start={"score threshold": 0.3, "iou threshold": 0.5})

# %% [markdown]
# Your functions know nothing of streets, or of 6 by 8 cells. Here they are at work on a volume of the well-known size, $19 \times 19
# \times 5 \times 85$, with made-up numbers in it:

# %% experiment="the well-known volume"
if checks.ready("iou", "yolo_head", "yolo_filter_boxes", "yolo_non_max_suppression", "scale_boxes", "yolo_eval"):
    volume, shapes = problems.network_output(np.random.default_rng(5), 19, 19, 5, 80)
    outputs = yolo_head(volume, shapes, 80)
    above = yolo_filter_boxes(yolo_boxes_to_corners(*outputs[:2]), *outputs[2:], 0.6)
    left = yolo_eval(outputs, image_shape=(720, 1280))
    print(f"{volume.size} numbers -> {outputs[2].size} boxes -> {len(above[0])} with a score of 0.6 or more -> {len(left[0])} that are shown")
    canvas = np.full((720, 1280, 3), 235, np.uint8)
    plots.box_panels(
        {f"{len(above[0])} boxes above the threshold": {"image": canvas, "boxes": above[1]},
         f"{len(left[0])} after suppression, with their classes": {"image": canvas, "boxes": left[1], "labels": left[2], "pixels": True}},
        title="The same functions on 19 x 19 x 5 x 85 numbers", alt="Two grey pictures with boxes, many on the left and few on the right.",
    )

# %% [markdown]
# ### Break it
#
# What if lengths below 0 are not cut off in `iou`? Two things on a diagonal, far apart, then seem to share an area: negative times
# negative. **Predict:** how many of the boxes that should stay get lost? The cell exchanges your `iou` for a moment.

# %% experiment="iou without its zero"
my_prediction = None  # in per cent

def careless_iou(box1, box2):
    width, height = min(box1[2], box2[2]) - max(box1[0], box2[0]), min(box1[3], box2[3]) - max(box1[1], box2[1])
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (box1, box2)]
    return width * height / (sum(areas) - width * height)

needed = ("iou", "yolo_head", "yolo_filter_boxes", "yolo_non_max_suppression", "scale_boxes", "yolo_eval")
if checks.ready(*needed):
    answers = [yolo_head(volume, anchors, n_classes) for volume in detector.volume(scenes.X_test)]  # of all test scenes, for later cells too
    careful_iou = iou
    try:
        with_care = [yolo_eval(answer, (96, 128), score_threshold=0.3) for answer in answers]
        iou = careless_iou
        without = [yolo_eval(answer, (96, 128), score_threshold=0.3) for answer in answers]
    finally:
        iou = careful_iou
    counts = [sum(len(scores) for scores, _, _ in found) for found in (with_care, without)]
    print(f"{counts[0]} boxes are shown with care, {counts[1]} without: {100 * (1 - counts[1] / counts[0]):.0f} % are gone; your prediction: {my_prediction}")
    worst = int(np.argmax([len(right[0]) - len(wrong[0]) for right, wrong in zip(with_care, without)]))
    plots.box_panels(
        {name: {"image": scenes.X_test[worst], "boxes": found[worst][1], "labels": found[worst][2], "names": scenes.classes, "pixels": True}
         for name, found in (("your iou", with_care), ("without its zero", without))},
        title="Things that are far apart suppress each other", alt="The same street twice; on the right some boxes are missing.",
    )

# %% [markdown]
# No error, no warning, and boxes that are shown look right. Only a check with two boxes on a diagonal finds it.
#
# ## 7. What the network learned from
#
# A network learns from pairs: picture and wanted output. The wanted output has the shape of the volume, and is 0 nearly
# everywhere. For each true box with centre $(x, y)$ and size $(w, h)$:
#
# - **which cell?** The one that holds the centre: row $r = \lfloor y \, n_H \rfloor$, column $c = \lfloor x \, n_W \rfloor$;
# - **which anchor?** The one whose shape fits best: the highest iou of the box $(0, 0, w, h)$ with the box $(0, 0, p_w, p_h)$, as if both
#   stood on the same corner. Equal area is not enough, a pedestrian and a car may have that;
# - **which numbers?** Read the formulas of section 3 backwards:
#
# $$\big(x \, n_W - c, \;\; y \, n_H - r, \;\; \ln \tfrac{w}{p_w}, \;\; \ln \tfrac{h}{p_h}, \;\; 1, \;\; \text{one-hot class}\big).$$
#
# The first two are what $\sigma(t_x)$ and $\sigma(t_y)$ should be, places inside the cell from 0 to 1. The next two are what $t_w$ and $t_h$
# should be. (If two things want the same anchor of the same cell, the later one wins: one of the limits of the method.)

# %% exercise="encode_targets"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    """True boxes as the output that the network should give.

    Arguments: boxes (k, 4), corners as fractions of the picture; classes (k,),
        whole numbers; grid, the pair (n_H, n_W); anchors (n_anchors, 2), width and
        height of each; n_classes, how many classes there are.
    Returns: targets (n_H, n_W, n_anchors, 5 + n_classes), zeros but for one row of
        numbers for each box.
    """
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1  # centre and size
        ### START CODE HERE ### (≈ 6 lines)
        row, column = int(y * n_H), int(x * n_W)                                            # the cell that holds the centre
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])     # number of the anchor
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]                 # two numbers
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])                    # two numbers
        targets[row, column, best, 4] = 1                                                   # a number
        targets[row, column, best, 5 + c] = 1                                               # a number
        ### END CODE HERE ###
    return targets

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three questions, in this order: which cell, which anchor, which numbers? The place is
# <code>targets[row, column, best]</code>.</details>
# <details><summary>Hint 2: in code words</summary><code>int</code> of y times n_H is the row, of x times n_W the column. A list of your iou of
# (0, 0, w, h) with (0, 0, width, height) of every anchor; <code>np.argmax</code> of it. Then what is left of x times n_W and y
# times n_H; the logarithm of the sizes over those of the anchor; a 1 for "there is something"; a 1 at 5 + c.</details>
# <details><summary>Hint 3: a neighbour</summary>Which shelf for a parcel? <code>shelf = np.argmin([abs(space - parcel) for space in
# spaces])</code>; and <code>plan[floor, shelf, 3 + colour] = 1</code>.</details>

# %% test="encode_targets" points=10
with checks.exercise("encode_targets") as check:
    check.uses("iou")
    for n_H, n_W, n_anchors, n_classes, k in [(4, 7, 3, 5, 6), (8, 5, 4, 3, 9)]:
        given = check.draw(problems.placed_objects, n_H=n_H, n_W=n_W, n_anchors=n_anchors, n_classes=n_classes, k=k)
        wanted = problems.encoded(*given)
        targets = check.call(*given, returns=(n_H, n_W, n_anchors, 5 + n_classes))
        used, right = (np.any(values != 0, axis=(2, 3)) for values in (targets, wanted))
        check.that(np.any(used), "targets holds nothing but zeros.", diagnosis="zeros", rung=1)
        check.that(np.array_equal(used, right), "some cells with a centre are empty, or cells without one are used: the row comes from y, the column from x, "
                   "both of the centre.", diagnosis="other cells", rung=2)
        marked = int(np.sum(np.any(targets != 0, axis=3)))
        check.that(marked == k, f"{marked} anchors have numbers other than 0, for {k} boxes: each box has one cell and one anchor.", diagnosis="how many", rung=2)
        problems.check_slips(check, "targets is", targets, wanted, problems.encoding_slips(*given))
        check.close("targets", targets, wanted, because="for each box its row of numbers, at its cell and anchor")
    nothing = check.call(np.zeros((0, 4)), np.zeros(0, int), (n_H, n_W), given[3], n_classes, returns=targets.shape)
    check.that(not np.any(nothing), "a picture without boxes: targets should be zeros.", diagnosis="empty", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/object_detection")
    check.against(ours.encode_targets, problems.placed_objects, [
        dict(n_H=6, n_W=3, n_anchors=4, n_classes=2, k=5), dict(n_H=2, n_W=9, n_anchors=3, n_classes=7, k=8), dict(n_H=5, n_W=5, n_anchors=5, n_classes=4, k=11)])
    ### END HIDDEN TESTS

# %% [markdown]
# Is it right? Decode what you have encoded: the true boxes must come back. Raw numbers that would give these targets: the inverse of
# the sigmoid for the centre, a large number for "sure".

# %% experiment="there and back"
def as_raw(targets):
    """Raw numbers of a network that has learned these targets perfectly."""
    within = np.clip(targets[..., 0:2], 1e-9, 1 - 1e-9)
    return np.concatenate([np.log(within / (1 - within)), targets[..., 2:4], 40 * targets[..., 4:] - 20], axis=-1)

if checks.ready("iou", "yolo_head", "yolo_filter_boxes", "yolo_non_max_suppression", "scale_boxes", "yolo_eval", "encode_targets"):
    missing, worst = 0, 0.0
    for true_boxes, true_classes in zip(scenes.boxes_test, scenes.labels_test):
        targets = encode_targets(true_boxes, true_classes, detector.grid, anchors, n_classes)
        _, back, kinds = yolo_eval(yolo_head(as_raw(targets), anchors, n_classes), image_shape=(1, 1), iou_threshold=1.0)
        missing += len(true_boxes) - len(back)
        worst = max([worst, *(np.abs(true_boxes - box).max(axis=1).min() for box in back)])
    print(f"largest error of a corner: {worst:.0e}; of {sum(map(len, scenes.boxes_test))} boxes {missing} got lost:",
          "they shared cell and anchor with another one", sep="\n")

# %% [markdown]
# ## 8. How good is it?
#
# A detector can err in two ways: it **misses** a thing, or it reports one that is not there, a **false positive**. Two numbers,
# over all test scenes and for one class:
#
# $$\text{precision} = \frac{\text{right boxes}}{\text{boxes reported}}, \qquad \text{recall} = \frac{\text{right boxes}}{\text{things that are there}} .$$
#
# A box is right if its iou with a thing of its class is at least 0.5. And **each thing counts once**: a second box on the same thing is a
# false positive, however well it fits. Else one could report everything ten times.
#
# A strict score threshold gives high precision and low recall, a lax one the reverse. So look at all thresholds at once: sort the
# boxes by score, the surest first, and compute both numbers after the first box, after the first two, and so on.
#
# Below, `matches` tells for every box which thing it covers: the thing's number (0, 1, 2, …), or −1 for none. **With numbers:** five boxes, by
# falling score, with matches 0, −1, 2, 2, 1, and 4 things. Right are the first, third and fifth (the fourth reports thing 2 again):
# precision $\frac11, \frac12, \frac23, \frac24, \frac35$; recall $\frac14, \frac14, \frac24, \frac24, \frac34$.

# %% exercise="precision_recall_curve"
def precision_recall_curve(scores, matches, n_gt):
    """Precision and recall after each box, the surest first.

    Arguments: scores (k,), in any order; matches (k,), for each box the number of
        the thing that it covers, or -1; n_gt, how many things there are.
    Returns: precision (k,) and recall (k,), in the order of falling scores.
    """
    ### START CODE HERE ### (≈ 7 lines)
    order = np.argsort(-scores)                                  # places of the boxes, the highest score first
    found, hits = set(), []                                      # things found so far; for each box whether it is right
    for match in matches[order]:
        hits.append(match >= 0 and match not in found)
        found.add(match)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)    # (k,)
    recall = np.cumsum(hits) / n_gt                              # (k,)
    ### END CODE HERE ###
    return precision, recall

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>For each box, by falling score: is it right? It must cover something that no box before it has
# covered. The rest is counting.</details>
# <details><summary>Hint 2: in code words</summary>The order as in non-max suppression. Go through the matches in that order with a set of the things
# found so far; a list of True and False. <code>np.cumsum</code> of it counts the right ones so far; over 1, 2, … k that is precision, over n_gt
# recall.</details>
# <details><summary>Hint 3: a neighbour</summary>Stamps of a collection, day by day: <code>new.append(stamp not in album)</code>,
# <code>album.add(stamp)</code>; the share that is complete after each day: <code>np.cumsum(new) / n_stamps</code>.</details>

# %% test="precision_recall_curve" points=10
with checks.exercise("precision_recall_curve") as check:
    example = np.array([0.91, 0.83, 0.64, 0.42, 0.17]), np.array([0, -1, 2, 2, 1]), 4
    for k, n_gt, first_right in [(11, 7, True), (17, 9, False), (13, 6, True)]:
        given = check.draw(problems.ranked_guesses, k=k, n_gt=n_gt, first_right=first_right)
        form = checks.Tuple(precision=(k,), recall=(k,))
        precision, recall = check.call(*given, returns=form)
        wanted, slips = problems.curve_of(*given), problems.curve_slips(*given)
        for place, name, got in ((1, "recall", recall), (0, "precision", precision)):
            problems.check_slips(check, f"{name} is", got, wanted[place], {what: slip[place] for what, slip in slips.items()})
            check.close(name, got, wanted[place], because="counted box by box, the surest first")
    precision, recall = check.call(*example, returns=checks.Tuple(precision=(5,), recall=(5,)))
    check.close("precision of the example", precision, np.array([1, 1 / 2, 2 / 3, 2 / 4, 3 / 5]))
    check.close("recall of the example", recall, np.array([1, 1, 2, 2, 3]) / 4)
    none = check.call(np.zeros(0), np.zeros(0, int), 3, returns=checks.Tuple(precision=(0,), recall=(0,)))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/object_detection")
    check.against(ours.precision_recall_curve, problems.ranked_guesses, [dict(k=23, n_gt=8), dict(k=9, n_gt=12), dict(k=31, n_gt=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### One number: average precision
#
# The curve has teeth: every false positive lets precision fall, every hit lets it rise. To judge a detector at some recall, take the
# best precision that it reaches **at this recall or any higher one**. That is the *envelope*, a stair that only falls:
#
# $$\text{envelope}_i = \max_{j \ge i} \text{precision}_j, \qquad \text{AP} = \sum_i \text{envelope}_i \, (\text{recall}_i - \text{recall}_{i-1}), \quad \text{recall}_0 = 0 .$$
#
# (Counting places from 1.) AP is the area below the stair: 1 if every thing is found before the first false positive, 0 if nothing is found.
# In the example: envelope $1, \frac23, \frac23, \frac35, \frac35$, so $\text{AP} = \frac14 \cdot 1 + \frac14 \cdot \frac23 + \frac14 \cdot \frac35 \approx 0.567$.
# The mean over the classes is **mAP**. (Older papers read the stair at eleven places only.)

# %% exercise="average_precision"
def average_precision(scores, matches, n_gt):
    """The area below the envelope of the precision-recall curve.

    Arguments: scores (k,), matches (k,) and n_gt as in precision_recall_curve.
    Returns: a number from 0 to 1; 0 if there are no boxes.
    """
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    ### START CODE HERE ### (≈ 3 lines)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]  # (k,)
    steps = np.diff(recall, prepend=0)                       # (k,), by how much recall grows at each box
    area = np.sum(envelope * steps)                          # a number
    ### END CODE HERE ###
    return area

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The envelope looks at what comes <em>later</em>. A running maximum looks at what came before.
# How do you turn one into the other?</details>
# <details><summary>Hint 2: in code words</summary>Turn the precisions round with <code>[::-1]</code>, take <code>np.maximum.accumulate</code>,
# turn them back. The steps of recall: each minus the one before, the first minus 0 (<code>np.diff</code> has an argument
# <code>prepend</code>). The sum of the products.</details>
# <details><summary>Hint 3: a neighbour</summary>The lowest price from each day on: <code>np.minimum.accumulate(prices[::-1])[::-1]</code>. Litres
# of each day from a counter: <code>np.diff(counter, prepend=0)</code>.</details>

# %% test="average_precision" points=5
with checks.exercise("average_precision") as check:
    check.uses("precision_recall_curve")
    for k, n_gt, first_right in [(11, 7, True), (17, 9, False), (13, 6, True)]:
        given = check.draw(problems.ranked_guesses, k=k, n_gt=n_gt, first_right=first_right)
        area, wanted = check.call(*given, returns=()), problems.area_of(*given)
        problems.check_slips(check, "the result is", area, wanted, problems.area_slips(*given))
        check.close("average_precision", area, wanted,
                    because="the mean over all things of the best precision from where each is found, 0 for those that are not found")
    scores = given[0][:6]
    ranked = np.argsort(np.argsort(-scores))
    check.close("average_precision when all 6 boxes are right", check.call(scores, ranked, 6, returns=()), 1.0)
    check.close("average_precision when all boxes are wrong", check.call(scores, 0 * ranked - 1, 6, returns=()), 0.0)
    check.close("average_precision when half of the things are found, first of all", check.call(scores, np.where(ranked < 3, ranked, -1), 6, returns=()), 0.5)
    check.close("average_precision when there are no boxes", check.call(np.zeros(0), np.zeros(0, int), 4, returns=()), 0.0)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week10/object_detection")
    check.against(ours.average_precision, problems.ranked_guesses, [dict(k=23, n_gt=8), dict(k=9, n_gt=12), dict(k=31, n_gt=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# Now measure, on scenes that the network has never seen. Which thing does a box cover? The one of its class that it overlaps most, if
# by at least 0.5. **Predict:** which class is the hardest? Think of size.

# %% experiment="precision and recall"
my_prediction = None  # a class

def covered(boxes, classes, true_boxes, true_classes, enough=0.5):
    """For each box the number of the thing of its class that it overlaps most, if enough; else -1."""
    overlaps = [[iou(box, true) if c == t else 0.0 for true, t in zip(true_boxes, true_classes)] for box, c in zip(boxes, classes)]
    return [int(np.argmax(row)) if max(row) >= enough else -1 for row in overlaps]

def survey(found, enough=0.5):
    """For each class by name: scores and matches of its boxes in all test scenes, and how many things there are."""
    rows, first = [(0.0, -1, -1)], 0  # a row of score, class and match for each box; things are numbered through all scenes
    for (scores, boxes, classes), true_boxes, true_classes in zip(found, scenes.boxes_test, scenes.labels_test):
        matches = covered(boxes, classes, true_boxes, true_classes, enough)
        rows += [(score, c, first + match if match >= 0 else -1) for score, c, match in zip(scores, classes, matches)]
        first += len(true_boxes)
    scores, classes, matches = np.array(rows).T
    counts = np.bincount(np.concatenate(scenes.labels_test), minlength=n_classes)
    return {name: (scores[classes == c], matches[classes == c].astype(int), counts[c]) for c, name in enumerate(scenes.classes)}

needed = ("iou", "yolo_head", "yolo_filter_boxes", "yolo_non_max_suppression", "scale_boxes", "yolo_eval", "precision_recall_curve", "average_precision")
if checks.ready(*needed):
    answers = [yolo_head(volume, anchors, n_classes) for volume in detector.volume(scenes.X_test)]
    found = [yolo_eval(answer, (1, 1), 30, score_threshold=0.05) for answer in answers]  # boxes as fractions: a picture of 1 by 1
    results = survey(found)
    averages = {name: average_precision(*result) for name, result in results.items()}
    for name, (scores, matches, count) in results.items():
        print(f"{name:>13}: {count:3} things, {len(scores):3} boxes, AP {averages[name]:.3f}")
    print(f"mAP at iou 0.5: {np.mean([*averages.values()]):.3f}; your prediction of the hardest class: {my_prediction}")
    curves = {name: precision_recall_curve(*result) for name, result in results.items()}
    plots.lines({name: (recall, precision) for name, (precision, recall) in curves.items()}, xlabel="recall", ylabel="precision",
                title="From left to right the threshold falls: more is found, and more of it is wrong",
                alt="One line for each class: precision over recall, near 1 at first and falling at the end.")

# %% [markdown]
# A curve that ends at a recall of 0.9 has missed one thing in ten at *every* threshold above 0.05.
#
# **Two experiments** with the numbers. First: what does the iou threshold of the suppression do to mAP? **Predict:** is 0.1, 0.5 or
# 0.9 best? Second: suppression by class or over all classes (section 5)?

# %% experiment="which suppression"
my_prediction = None  # (the best iou threshold, "by class" or "all classes")

def by_class(answer, iou_threshold):
    """As yolo_eval, but boxes suppress boxes of their own class only."""
    corners, parts = yolo_boxes_to_corners(*answer[:2]), []
    scores, boxes, classes = yolo_filter_boxes(corners, *answer[2:], 0.05)
    for c in range(n_classes):
        parts.append(yolo_non_max_suppression(scores[classes == c], boxes[classes == c], classes[classes == c], 30, iou_threshold))
    return [np.concatenate(part) for part in zip(*parts)]

def mean_average_precision(found):
    return np.mean([average_precision(*result) for result in survey(found).values()])

if checks.ready(*needed):
    thresholds, lines = (0.1, 0.3, 0.45, 0.6, 0.75, 0.9), {"all classes": [], "by class": []}
    for threshold in thresholds:
        lines["all classes"].append(mean_average_precision([yolo_eval(answer, (1, 1), 30, 0.05, threshold) for answer in answers]))
        lines["by class"].append(mean_average_precision([by_class(answer, threshold) for answer in answers]))
    print(f"{'iou threshold':>13}", *(f"{threshold:6}" for threshold in thresholds))
    for name, values in lines.items():
        print(f"{name:>13}", *(f"{value:6.3f}" for value in values), "  best at", thresholds[int(np.argmax(values))])
    print("your prediction:", my_prediction)
    plots.lines({name: (thresholds, values) for name, values in lines.items()}, xlabel="iou threshold of the suppression", ylabel="mAP",
                title="Suppress too little, and duplicates become false positives", alt="Two lines of mAP over the iou threshold, falling at the right.")

# %% [markdown]
# The two choices hardly differ here, unless the threshold is very low: then things of different classes that stand close together are
# lost, and by class they are not. How a detector is used decides what matters more.
#
# ## 9. Debug lab
#
# Three colleagues run the same network and have one bug each, behind it. These are their boxes for one street.

# %% experiment="debug lab: the boxes"
limits = {"score_threshold": 0.3, "iou_threshold": 0.45}
volumes = detector.volume(scenes.X_test)
colleagues = debuglab.broken_detectors(volumes[shown], anchors, **limits)
plots.box_panels(
    {f"colleague {number}: {len(scores)} boxes": {"image": scenes.X_test[shown], "boxes": boxes, "labels": classes, "names": scenes.classes}
     for number, (scores, boxes, classes) in colleagues.items()},
    title="Three detectors, three bugs: what do you see?", alt="The same street three times, with the boxes of three broken detectors.",
)

# %% [markdown]
# **Decide before you go on:** which bug is whose?
#
# (a) `yolo_head` forgets to add the cell; (b) the class is looked for *after* the maximum over the classes has been taken, where one score is left; (c) `iou`
# adds width and height where an area is their product.
#
# And which of the three would a look at mAP show you best, and worst? Your own measure tells:

# %% experiment="debug lab: the measure"
if checks.ready("iou", "precision_recall_curve", "average_precision"):
    print(f"{'AP of':>13}" + "".join(f"{f'colleague {number}':>13}" for number in colleagues) + f"{'no bug':>13}")
    spoiled = [debuglab.broken_detectors(volume, anchors, score_threshold=0.05, iou_threshold=0.45) for volume in volumes]
    right = [debuglab.right_detector(volume, anchors, score_threshold=0.05, iou_threshold=0.45) for volume in volumes]
    tables = [survey([picture[number] for picture in spoiled]) for number in colleagues] + [survey(right)]
    for name in scenes.classes:
        print(f"{name:>13}" + "".join(f"{average_precision(*table[name]):13.3f}" for table in tables))
    print(f"{'their mean':>13}" + "".join(f"{np.mean([average_precision(*result) for result in table.values()]):13.3f}" for table in tables))

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (c): the sum of two fractions is far above their product, so the "union" is large, every iou is small, and nothing is
#   suppressed. Each box looks fine; the duplicates cost some precision, and so mAP shows this bug least of the three.
# - Colleague 2 is (a): every box has its centre in the first cell, at the upper left. AP falls to nearly nothing.
# - Colleague 3 is (b): the largest of one number stands at place 0, so everything is called by the name of class 0. The boxes are
#   perfect. AP is 0 for all classes but one, and low for that one.
#
# </details>
#
# ## What a mistake costs, and whom
#
# Say this network were to watch a street. How many pedestrians does it miss, and how often does it see one where there is none?

# %% experiment="misses and false alarms"
if checks.ready(*needed):
    scores, matches, count = results["pedestrian"]
    for threshold in (0.05, 0.1, 0.3, 0.5, 0.7, 0.9):
        reported = matches[scores >= threshold]
        right = len(np.unique(reported[reported >= 0]))
        print(f"score at least {threshold:4}: {count - right:3} of {count} pedestrians missed, {len(reported) - right:3} false positives")

# %% [markdown]
# A missed pedestrian and a false alarm are both "one error" in a mean. On a street they are not alike: one may cost a life, the other a hard
# stop, and a car behind that does not expect it. Somebody chooses the threshold, and with it who bears the risk. That is seldom the
# one who chooses. And a mean over classes, or over all people, hides who is found less often: children, people in wheelchairs, people in
# the dark, whoever was rare in the training pictures. Questions to ask of any detector before it decides about anybody: What does a miss
# cost, what a false positive, and who pays? Was recall measured for each of the groups that are concerned? Who can object, and
# does anybody answer?
#
# ## Remember
#
# - iou: shared area over the area of the union; negative lengths count as 0, before multiplying.
# - A volume $(n_H, n_W, n_{\text{anchors}}, 5 + C)$: the cell with the centre answers, the anchor gives the shape.
# - Score = confidence times class probability. The score threshold trades misses for false alarms.
# - Non-max suppression: by falling score, keep what overlaps none of the kept. Boxes that are gone suppress nobody.
# - $x$ belongs to columns and width, $y$ to rows and height. Test with $n_H \ne n_W$.
# - Each thing counts once. AP is the area below the envelope, mAP its mean over classes.
#
# ## What you can do now
#
# You can read the output of a detector, whatever its grid, turn it into boxes, and say with one honest number how good it is.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week10/object_detection")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
