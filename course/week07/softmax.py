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
# # Softmax: one answer out of many
#
# **The question of this notebook:** the networks so far said yes or no. How does a network choose between ten digits, and
# what does it learn from when its choice was wrong?
#
# At the end you can
#
# - turn scores into probabilities of classes, for scores of any size,
# - say what the cross-entropy measures, and why its slope is once more "prediction minus truth",
# - train softmax regression, and look at what it has learned,
# - write a network with any number of layers and classes, in NumPy alone, and let it read handwritten digits,
# - see from a confusion matrix what it mixes up, and from a curve which bug somebody has written.
#
# **How to work.** Write between `START CODE HERE` and `END CODE HERE`, run the cell, run the check below it. Predict
# before you run an experiment. Plan about two hours.

# %%
import numpy as np

from startcode import checks, datasets, debuglab, layers, plots, problems
from startcode.plots.figure import PALETTE, figure, heading, hide_ticks, show, style

# %% [markdown]
# ## 1. Ten digits
#
# Small pictures of digits that people wrote by hand, 8 by 8 pixels each: 64 numbers from 0 (paper) to 1 (ink). A picture
# is a column of `X`, as always. The label is the digit. (The 1797 pictures come with scikit-learn; E. Alpaydin and C.
# Kaynak collected them in 1998.)

# %% experiment="the digits"
digits = datasets.load_digits(rng=np.random.default_rng(1), dev_share=0.3, test_share=0.2)
plots.images(
    [1 - digits.X_train[:, i].reshape(8, 8) for i in range(12)], [str(digits.Y_train[0, i]) for i in range(12)],
    title="Twelve training pictures and their labels: which of them would you get wrong?",
    alt="Twelve coarse grey pictures of handwritten digits, each with its label below.",
)
for part in ("train", "dev", "test"):
    X, Y = getattr(digits, f"X_{part}"), getattr(digits, f"Y_{part}")
    print(f"{part:6} X {X.shape}, labels {Y.shape}, pictures of each digit:", *np.bincount(Y[0]))

# %% [markdown]
# Ten neurons with a sigmoid each could answer ten questions: is it a 0? Is it a 1? But nothing would keep two of them from
# being sure at the same time, or all of them from saying no. A picture shows *one* digit. We want ten numbers that share
# one certainty among them: positive, with sum 1. That is what the softmax is for.
#
# ## 2. From scores to probabilities
#
# The last layer gives a **score** for every class, $z_1, \dots, z_C$, any numbers (they are also called *logits*). You
# know from week 1 how scores become shares:
#
# $$a_k = \frac{e^{z_k}}{\sum_{j=1}^{C} e^{z_j}}.$$
#
# **The convention has turned round:** in week 1 an example was a row. In a network an example is a **column**, so `Z` has
# shape $(C, m)$, the sum runs down each column, and every column of `A` sums to 1. **With numbers**, for one example:

# %% experiment="three scores by hand"
z = np.array([2.0, 1.0, -1.0])
raised = np.exp(z)
print("scores ", z, "  exponentials", raised.round(3), "  their sum", raised.sum().round(3))
print("shares ", (raised / raised.sum()).round(3), "  the same from scores that are 100 larger:",
      (np.exp(z + 100) / np.exp(z + 100).sum()).round(3))

# %% [markdown]
# Only *differences* of scores count. So subtract from each column its own largest score: then no exponential is above 1,
# and one of them is exactly 1, whatever the scores are.

# %% exercise="softmax_stable"
def softmax_stable(Z):
    """Scores to probabilities, column by column, for scores of any size.

    Argument: Z, scores, shape (C, m): a row for each class, a column for each example. It stays as it is.
    Returns: A, shape (C, m); every column sums to 1.
    """
    ### START CODE HERE ### (≈ 3 lines)
    shifted = Z - np.max(Z, axis=0, keepdims=True)           # shape (C, m)
    raised = np.exp(shifted)                                 # shape (C, m)
    A = raised / np.sum(raised, axis=0, keepdims=True)       # shape (C, m)
    ### END CODE HERE ###
    return A

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Your <code>stable_softmax</code> of week 1 did this for rows. Which axis runs
# down a column?</details>
# <details><summary>Hint 2: in code words</summary>Z minus the maximum along axis 0; exponentials of that; those over their
# sum along axis 0. One maximum for the whole matrix would not do: a column far below it would be left with zeros
# only.</details>
# <details><summary>Hint 3: a neighbour</summary>Marks of a class, a column for each test: how far is everybody below the
# best of that test? <code>marks - np.max(marks, axis=0, keepdims=True)</code>.</details>

# %% test="softmax_stable" points=12
with checks.exercise("softmax_stable") as check:
    for C, m in [(3, 5), (4, 7)]:
        Z = check.draw(problems.scores, C=C, m=m)
        A = check.call(Z, returns=(C, m))
        check.that(np.all(A > 0), "A holds numbers that are not positive: is it exponentials that are shared out?", diagnosis="positive", rung=2)
        check.that(not np.allclose(A, 0.5 + 0.5 * np.tanh(Z / 2)), "every score went through the sigmoid by itself; here the scores of a "
                   "column share a sum of 1.", diagnosis="sigmoid", rung=2)
        check.that(not np.allclose(np.sum(A, axis=1), 1), "the rows sum to 1: every class was shared out among the examples. Here a column "
                   "is an example: look at axis.", diagnosis="axis", rung=1)
        check.that(not np.isclose(np.sum(A), 1), "all entries together sum to 1; every column should do so by itself: look at axis.",
                   diagnosis="over-everything", rung=1)
        by_row = Z - np.max(Z, axis=1, keepdims=True)
        check.close("log of a_k / a_0", np.log(A / A[:1]), Z - Z[:1], because="the difference of the two scores", suspects={
            "subtracting from every row its own largest score: it is the column's that is meant": by_row - by_row[:1],
            "turning the sign of the scores": Z[:1] - Z})
        check.that(not np.allclose(np.sum(A, axis=0), C), f"every column sums to {C}, the number of classes: it was divided by a mean, "
                   "not by a sum.", diagnosis="mean-for-sum", rung=2)
        check.close("the sums of the columns", np.sum(A, axis=0), np.ones(m), because="1 for every column")
        check.close("scores with a number added to each column", check.call(Z + np.arange(1.0, m + 1), returns=(C, m)), A,
                    because="the same shares")
        check.close("the first column alone", check.call(Z[:, :1], returns=(C, 1)), A[:, :1], because="the same as among others")
    ordinary = [0.37, 3.14, 1.59]
    for extreme, shares in [([1000.0, 1000.0, 0.0], [0.5, 0.5, 0.0]), ([-1000.0, -1000.0, -3000.0], [0.5, 0.5, 0.0]),
                            ([3000.0, 0.0, -3000.0], [1.0, 0.0, 0.0])]:
        Z = np.array([extreme, ordinary]).T
        A = check.call(Z, returns=checks.Array((3, 2), finite=False))
        check.that(not np.any(np.isnan(A)), f"A holds nan for the columns {extreme} and {ordinary}: inf was divided by inf, or 0 by 0. "
                   "Subtract from each column its own largest score.", diagnosis="nan", rung=2)
        check.that(not check.remarks, f"NumPy warns on the way for the scores {extreme}: an exponential overflows.", diagnosis="overflow", rung=2)
        check.that(np.all(A[:, 1] > 0), f"beside the column {extreme}, a class of the column {ordinary} gets nothing at all: from each "
                   "column its own largest score should be subtracted.", diagnosis="column-maximum", rung=2)
        check.that(not np.allclose(A[:, 0], 1 / 3), f"the scores {extreme} get equal shares: were they cut off (clipped) at a bound?",
                   diagnosis="clipped", rung=2)
        check.close(f"the shares of {extreme}", A[:, 0], np.array(shares), rung=2)
    check.repeatable(Z)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/softmax")
    def far_apart(rng, C, m):
        return problems.scores(rng, C, m) + 2000 * rng.normal(size=(1, m))
    check.against(ours.softmax_stable, problems.scores, [dict(C=6, m=3), dict(C=2, m=11), dict(C=5, m=5)])
    check.against(ours.softmax_stable, far_apart, [dict(C=7, m=4), dict(C=3, m=8)])
    check.that(not check.remarks, "NumPy warns on the way.", diagnosis="overflow", rung=2)
    ### END HIDDEN TESTS

# %% [markdown]
# Why "soft" max? A hard maximum would give 1 to the largest score and 0 to all others. Divide the scores by a number $T$,
# the **temperature**, before the softmax. **Predict:** what happens to the shares as $T$ goes to 0, and as it grows? Then
# move the slider.

# %% experiment="temperature"
my_prediction = None  # (T small, T large): each "one takes all", or "all get the same"

scores = np.array([[2.0], [1.0], [-0.5], [1.7], [0.2]])
temperatures = [0.05, 0.2, 0.5, 1.0, 2.0, 5.0, 50.0]

def draw_shares(i):
    shares = softmax_stable(scores / temperatures[i])[:, 0]
    paper, (left, right) = figure(1, 2, width=8.0, height=3.0)
    left.bar(range(5), scores[:, 0], color=PALETTE[0])
    right.bar(range(5), shares, color=PALETTE[1])
    right.set_ylim(0, 1)
    style(left, title="Scores: any numbers", xlabel="class", ylabel="score z")
    style(right, title=f"Shares at temperature {temperatures[i]:g}: sum {shares.sum():.0f}", xlabel="class", ylabel="probability a")
    show(paper, f"Two bar charts: five scores, and their shares {shares.round(2).tolist()} at temperature {temperatures[i]:g}.")

if checks.ready("softmax_stable"):
    plots.slider(draw_shares, len(temperatures), label="temperature, from cold to hot", start=3)

# %% [markdown]
# A cold softmax is nearly the hard maximum, a hot one nearly a fair die. Training uses $T = 1$: the network sets the
# temperature itself, by making its scores larger or smaller.
#
# ## 3. Labels as columns
#
# What should the softmax say? For a picture of a 3 all certainty belongs to class 3: the column $(0,0,0,1,0,\dots)^T$. This
# is a **one-hot** column. In week 1 you made it by comparing. Here is another way to see it: it is column number 3 of the
# *identity matrix*, `np.eye(depth)`, where `depth` is the number of classes. A whole array of labels then picks as many
# columns:
#
# $$\text{label } 2 \to \begin{pmatrix} 0 \\ 0 \\ 1 \\ 0 \end{pmatrix}, \qquad
# \text{labels } (2, 0, 2) \to \begin{pmatrix} 0 & 1 & 0 \\ 0 & 0 & 0 \\ 1 & 0 & 1 \\ 0 & 0 & 0 \end{pmatrix} \qquad (\texttt{depth} = 4).$$

# %% exercise="one_hot_matrix"
def one_hot_matrix(label, depth=6):
    """A label as a column with a single 1, or several labels as several columns.

    Arguments: label, a whole number from 0 to depth - 1, or an array of such numbers, shape (m,); depth, how many classes
        there are.
    Returns: zeros with a 1 in the row of the label: shape (depth,) for a number, (depth, m) for an array.
    """
    ### START CODE HERE ### (≈ 1 line)
    one_hot = np.eye(depth)[:, label]  # shape (depth,) or (depth, m)
    ### END CODE HERE ###
    return one_hot

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which entries of the identity matrix are 1? What stands in its column number
# 2?</details>
# <details><summary>Hint 2: in code words</summary>The identity matrix of size depth; of it all rows, and as columns what
# <code>label</code> says. An index that is one number takes its axis away, an index that is an array keeps it.</details>
# <details><summary>Hint 3: a neighbour</summary>A timetable with a column for each day: <code>plan[:, 1]</code> is Tuesday,
# and <code>days = np.array([1, 3, 1])</code>, <code>plan[:, days]</code> puts three days side by side, one of them
# twice.</details>

# %% test="one_hot_matrix" points=8
with checks.exercise("one_hot_matrix") as check:
    for depth, m, absent in [(6, 7, 5), (4, 9, 3), (5, 11, 0)]:
        columns = {}
        for label in reversed(range(depth)):
            rows = np.shape(check.call(label, depth))
            check.that(rows != (6,) or depth == 6, f"6 rows come back, and depth is {depth}: it is told in every call.", diagnosis="depth-ignored", rung=2)
            check.that(rows != (label + 1,) or label + 1 == depth, f"depth is {depth} and {label + 1} rows come back for label {label}: there are "
                       "higher classes.", diagnosis="depth-from-labels", rung=2)
            column = check.call(label, depth, returns=(depth,))
            check.that(column.dtype.kind != "b", "True and False came back; numbers 0 and 1 are wanted: .astype(float) makes them.",
                       diagnosis="boolean", rung=2)
            check.that(np.all((column == 0) | (column == 1)), "there are other numbers than 0 and 1.", diagnosis="levels", rung=1)
            check.that(np.sum(column) == 1, f"label {label} has {np.sum(column):g} ones in its column; a single 1 is wanted.", diagnosis="count", rung=1)
            check.that(label == 0 or column[label - 1] == 0, f"the 1 of label {label} stands one row too high: classes are counted "
                       "from 0.", diagnosis="off-by-one", rung=1)
            check.that(column[label] == 1, f"the 1 of label {label} does not stand in row {label}.", diagnosis="place", rung=1)
            columns[label] = column
        labels, depth = check.draw(problems.class_numbers, m=m, C=depth, absent=absent)
        check.sizes = {"m": m, "depth": depth}
        shape = np.shape(check.call(labels, depth))
        check.that(shape != (m, depth), "the labels stand in rows: here a column is an example.", diagnosis="rows", rung=1)
        check.that(shape != (depth - 1, m), f"depth is {depth} and {depth - 1} rows come back: the highest class does not occur in these "
                   "labels, but it exists.", diagnosis="depth-from-labels", rung=2)
        Y = check.call(labels, depth, returns=(depth, m))
        check.that(np.all(np.sum(Y, axis=0) <= 1), "there are columns with several ones: an index for the row alone fills whole rows.",
                   diagnosis="whole-rows", rung=2)
        check.close("the columns of several labels", Y, np.stack([columns[label] for label in labels], axis=1),
                    because="those of the single labels, side by side", rung=2)
    check.close("one_hot_matrix(2)", check.call(2, returns=(6,)), check.call(2, 6), because="depth is 6 unless it is given")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/softmax")
    def one_label(rng, depth):
        return int(rng.integers(depth)), depth
    check.against(ours.one_hot_matrix, problems.class_numbers, [dict(m=13, C=3, absent=2), dict(m=5, C=8, absent=4)])
    check.against(ours.one_hot_matrix, one_label, [dict(depth=9), dict(depth=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. How wrong is an answer?
#
# The **cross-entropy** looks at the probability that was given to the right class, and at nothing else:
#
# $$\mathcal L = -\sum_{k=1}^{C} y_k \ln a_k = -\ln a_{\text{right}},$$
#
# since all $y_k$ but one are 0. A sure and right answer costs nothing; a sure and wrong one costs without limit.
#
# **Predict:** which loss has a network that knows nothing and gives each of ten digits the same share?

# %% experiment="the price of an answer"
my_prediction = None  # a number

plots.functions(
    {"−ln a": lambda a: -np.log(a), "(1 − a)², for comparison": lambda a: (1 - a) ** 2}, np.linspace(0.005, 1, 400),
    xlabel="probability of the right class, a", ylabel="loss",
    title="Being sure and wrong: the cross-entropy hardly stops rising, a squared error never passes 1",
    alt="Loss over the probability of the right class: minus the logarithm falls from above 5 near 0 to 0 at 1; the squared error from 1 to 0.",
)
print(f"ten equal shares cost {-np.log(1 / 10):.4f} = ln 10, three cost {np.log(3):.4f}, two {np.log(2):.4f};",
      f"your prediction: {my_prediction}")

# %% [markdown]
# ### In one go
#
# A probability may be so small that the computer takes it for 0, and the logarithm of 0 is $-\infty$. So never take the
# logarithm *of* a softmax. Put the formula of the softmax into the logarithm first. With the largest score
# $z_{\max}$ of the column subtracted,
#
# $$\ln a_k = (z_k - z_{\max}) - \ln \sum_{j=1}^{C} e^{z_j - z_{\max}} .$$
#
# The sum holds a term $e^0 = 1$, so its logarithm is finite, for scores of any size.
#
# ### And its slope
#
# For one example, $\mathcal L = -z_{\text{right}} + \ln \sum_j e^{z_j}$. Its slope along the score $z_k$ has two parts: $-1$
# if $k$ is the right class (that is $-y_k$), and the slope of the logarithm, $e^{z_k} / \sum_j e^{z_j}$, which is $a_k$:
#
# $$\frac{\partial \mathcal L}{\partial z_k} = a_k - y_k .$$
#
# Prediction minus truth: the same as for one neuron in week 2. Over $m$ examples the loss is the mean, and so
#
# $$J = -\frac1m \sum_{i=1}^{m} \sum_{k=1}^{C} y_k^{(i)} \ln a_k^{(i)}, \qquad dZ = \frac{\partial J}{\partial Z} = \frac1m (A - Y).$$
#
# **Mind the $\frac1m$:** in week 4 it came with $dW$ and $db$. From here on it is in $dZ$ already, and must not come again.

# %% exercise="softmax_cross_entropy"
def softmax_cross_entropy(Z, Y):
    """The loss of scores, and its slope.

    Arguments: Z, scores, shape (C, m); Y, one-hot labels, shape (C, m).
    Returns: loss, a number, the mean cross-entropy of the examples, finite for scores of any size;
        dZ, shape (C, m), the slope of the loss at Z.
    """
    m = Z.shape[1]
    ### START CODE HERE ### (≈ 4 lines)
    shifted = Z - np.max(Z, axis=0, keepdims=True)                                     # shape (C, m)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0, keepdims=True))           # shape (C, m)
    loss = -np.sum(Y * log_A) / m                                                      # a number
    dZ = (np.exp(log_A) - Y) / m                                                       # shape (C, m)
    ### END CODE HERE ###
    return loss, dZ

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>First the logarithms of all probabilities, by the formula in one go. Then both
# answers need one more line each. What is summed over, and by what is it divided?</details>
# <details><summary>Hint 2: in code words</summary>Subtract the largest score of each column; from that subtract the
# logarithm of the column's sum of exponentials. Loss: minus the sum of labels times logarithms, over m, not over C times
# m. Slope: probabilities minus labels, over m.</details>
# <details><summary>Hint 3: a neighbour</summary>ln(2ᵃ + 2ᵇ) for a and b in the thousands: <code>top = max(a, b)</code>, then
# <code>top * np.log(2) + np.log(2.0 ** (a - top) + 2.0 ** (b - top))</code>. No power overflows, and the logarithm never
# meets a 0.</details>

# %% test="softmax_cross_entropy" points=20
with checks.exercise("softmax_cross_entropy") as check:
    softmax_of = check.uses("softmax_stable")
    for C, m in [(3, 7), (5, 8)]:
        Z, Y = check.draw(problems.scored_classes, C=C, m=m)
        form = checks.Tuple(loss=(), dZ=(C, m))
        loss, dZ = check.call(Z, Y, returns=form)
        def price(A):  # the mean of -ln of the share of the right class
            return -np.mean(np.log(np.sum(A * Y, axis=0)))
        A, along = softmax_of(Z), np.exp(Z - np.max(Z))
        check.close("loss", loss, price(A), because="the mean of −ln of the share that your softmax_stable gives the right class", suspects={
            "the mean over all entries of Y, where the mean over the examples is meant": price(A) / C,
            "the sum over the examples, where their mean is meant": price(A) * m,
            "the squared error": np.sum((A - Y) ** 2) / m, "half the squared error": np.sum((A - Y) ** 2) / (2 * m),
            "asking every class yes or no, as C sigmoids would: only the right class counts":
                -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m,
            "applying the softmax twice": price(softmax_of(A)),
            "sharing every class out among the examples: the sum runs along the wrong axis": price(along / along.sum(axis=1, keepdims=True)),
            "sharing 1 out among all entries of Z together": price(along / along.sum()),
            "the scores, where the logarithms of the probabilities are meant": -np.sum(Y * Z) / m,
            "subtracting the largest score without adding up the exponentials": -np.sum(Y * (Z - Z.max(axis=0))) / m,
            "letting the labels of all examples meet the scores of all others: a matrix product stands where an entry-by-entry "
            "product is meant": -np.sum(Y.T @ np.log(A)) / m})
        check.close("the loss of equal scores", check.call(0 * Z, Y, returns=form)[0], np.log(C), because=f"ln {C}, since every class has the "
                    "same share")
        def loss_at(v):
            return check.call(v, Y)[0]
        check.gradient("dZ", dZ, of=loss_at, at=Z, suspects={
            "leaving out the 1/m: the loss is a mean": A - Y,
            "dividing by the number of classes too": (A - Y) / (C * m),
            "the slope at the probabilities, −Y/A, where that at the scores is meant": -Y / A / m,
            "the probabilities alone, without the labels": A / m,
            "multiplying by a(1 − a), the slope of the sigmoid": (A - Y) * A * (1 - A) / m,
            "the scores, where the probabilities are meant": (Z - Y) / m,
            "the logarithms of the probabilities, where these themselves are meant": (np.log(A) - Y) / m,
            "applying the softmax twice": (softmax_of(A) - Y) / m})
        check.close("the sums of the columns of dZ", np.sum(dZ, axis=0), np.zeros(m), because="0: what one class gains, others lose")
        check.close("the loss of labels in whole numbers", check.call(Z, Y.astype(int), returns=form)[0], loss)
    Z, Y = check.draw(problems.scored_classes, C=2, m=9)
    loss, _ = check.call(Z, Y, returns=checks.Tuple(loss=(), dZ=(2, 9)))
    neuron = 0.5 * (1 + np.tanh(0.5 * (Z[1:] - Z[:1])))
    check.close("the loss of two classes", loss, layers.compute_cost(neuron, Y[1:]), because="the log loss of one neuron, whose score is the "
                "difference of the two")
    far = np.array([[1000.0], [0.0], [-1000.0]])
    for label, price in [(0, 0.0), (1, 1000.0), (2, 2000.0)]:
        Y = np.eye(3)[:, [label]]
        loose = checks.Tuple(loss=checks.Scalar(finite=False), dZ=checks.Array((3, 1), finite=False))
        loss, dZ = check.call(far, Y, returns=loose, quiet=True)
        check.that(np.all(np.isfinite(dZ)), "for the scores 1000, 0, −1000 dZ holds nan: an exponential overflows. Subtract the largest score of "
                   "each column before.", diagnosis="overflow", rung=2)
        check.that(np.isfinite(loss), f"for the scores 1000, 0, −1000 and class {label} the loss is {loss}: a probability has become 0, and its "
                   "logarithm is taken. Compute the logarithm of the softmax in one go.", diagnosis="log-of-zero", rung=2)
        check.that(loss > 0.9 * price - 1, f"for the scores 1000, 0, −1000 and class {label} the loss is {loss:.4g}, far too small: a probability "
                   "was kept from being 0, or scores were cut off. Compute the logarithm of the softmax in one go.", diagnosis="clipped", rung=2)
        check.close(f"the loss of the scores 1000, 0, −1000 for class {label}", loss, price, because="how far the right score is below the largest")
        check.close(f"dZ of the scores 1000, 0, −1000 for class {label}", dZ, np.eye(3)[:, [0]] - Y, because="prediction minus truth")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/softmax")
    def far_apart(rng, C, m):
        Z, Y = problems.scored_classes(rng, C, m)
        return 900 * Z, Y
    check.against(ours.softmax_cross_entropy, problems.scored_classes, [dict(C=4, m=9), dict(C=2, m=5), dict(C=6, m=13)])
    check.against(ours.softmax_cross_entropy, far_apart, [dict(C=3, m=5), dict(C=5, m=11)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Two classes: an old friend
#
# With two classes only the difference of the scores counts: $a_1 = \frac{e^{z_1}}{e^{z_0} + e^{z_1}} = \frac{1}{1 + e^{-(z_1 -
# z_0)}}$, the sigmoid of $z_1 - z_0$. So logistic regression is the softmax of two classes, one of whose scores is always 0.

# %% experiment="two classes"
if checks.ready("softmax_stable", "softmax_cross_entropy"):
    evidence = np.array([[-3.0, -0.4, 0.0, 1.2, 5.0]])
    truth = np.array([[0, 1, 1, 0, 1]])
    two_scores = np.concatenate([np.zeros_like(evidence), evidence])
    neuron = 1 / (1 + np.exp(-evidence))
    print("sigmoid of the evidence      ", neuron[0].round(4))
    print("softmax of 0 and the evidence", softmax_stable(two_scores)[1].round(4))
    print(f"log loss {layers.compute_cost(neuron, truth):.6f}, cross-entropy "
          f"{softmax_cross_entropy(two_scores, one_hot_matrix(truth[0], 2))[0]:.6f}")

# %% [markdown]
# ### Break it
#
# A colleague takes the logarithm of the softmax after all. **Predict:** the right score lies further and further below the
# largest one. From which distance on is the colleague's loss wrong: 40, 400 or 800? (A number below about $10^{-324}$ is 0
# for the computer.)

# %% experiment="the logarithm of a softmax"
my_prediction = None  # a distance

def colleagues_loss(Z, Y):
    return -np.sum(Y * np.log(softmax_stable(Z))) / Z.shape[1]

if checks.ready("softmax_stable", "softmax_cross_entropy"):
    print("your prediction:", my_prediction)
    print("          the right class is behind        the right class is ahead")
    print("distance" + f"{'theirs':>16}{'yours':>16}" * 2)
    for distance in (4, 40, 400, 740, 800, 8000):
        Z = np.array([[float(distance)], [0.0]])
        with np.errstate(all="ignore"):
            theirs = [colleagues_loss(Z, one_hot_matrix(np.array([label]), 2)) + 0 for label in (1, 0)]
        yours = [softmax_cross_entropy(Z, one_hot_matrix(np.array([label]), 2))[0] + 0 for label in (1, 0)]
        print(f"{distance:8}" + "".join(f"{loss:16.3f}" for pair in zip(theirs, yours) for loss in pair))

# %% [markdown]
# Even where the colleague's answer is *right*, it costs `nan`: $0 \cdot (-\infty)$ for the class that got nothing. One such
# number in a training run, and all weights are `nan` from the next step on.
#
# **The commonest slip of all** is another one: the softmax comes *twice*, because probabilities are handed to a function
# that expects scores. Nothing crashes, and the loss even falls. **Predict:** all answers are right, with certainty. How low
# is the loss then, for three classes, and for ten?

# %% experiment="softmax twice"
my_prediction = None  # (three classes, ten classes)

if checks.ready("softmax_cross_entropy"):
    for C in (2, 3, 10):
        perfect = np.eye(C)  # probabilities: every example gets all of its own class
        floor = softmax_cross_entropy(perfect, np.eye(C))[0]
        print(f"{C:3} classes: lowest loss {floor:.3f} = ln(e + {C - 1}) − 1 = {np.log(np.e + C - 1) - 1:.3f};  knowing nothing costs {np.log(C):.3f}")
    print("your prediction:", my_prediction)

# %% [markdown]
# A loss that settles there and never goes lower: look for the second softmax. Scores may lie thousands apart;
# probabilities differ by 1 at most, and so the second softmax can never be sure.
#
# ## 5. Softmax regression
#
# No hidden layer yet: $Z = W X + b$, with a row of weights for each class. $W$ has shape $(C, n_x)$ and $b$ $(C, 1)$. The
# slopes are "error times input" once more, with the $\frac1m$ inside $dZ$:
#
# $$dW = dZ \, X^T, \qquad db = \sum_{i=1}^{m} dZ^{(i)}, \qquad W := W - \alpha\, dW, \qquad b := b - \alpha\, db.$$
#
# Without a hidden layer we may start from zeros: the labels tell the classes apart, no two stay twins.

# %% exercise="softmax_regression"
def softmax_regression(X, Y, num_iterations, learning_rate):
    """One layer of scores and a softmax, trained by gradient descent from zeros.

    Arguments: X, examples, shape (n_x, m); Y, one-hot labels, shape (C, m); num_iterations, how many steps; learning_rate,
        the factor alpha of each.
    Returns: W, shape (C, n_x), and b, shape (C, 1), after the last step; costs, a list with the loss before each step.
    """
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(num_iterations):
        ### START CODE HERE ### (≈ 4 lines)
        Z = W @ X + b                                                     # scores, shape (C, m)
        loss, dZ = softmax_cross_entropy(Z, Y)                            # a number, and shape (C, m)
        W = W - learning_rate * dZ @ X.T                                  # shape (C, n_x)
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)         # shape (C, 1)
        ### END CODE HERE ###
        costs.append(loss)
    return W, b, costs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Scores, then loss and slope (you have a function that gives both, and it does the
# softmax itself), then one step for each of the two parameters.</details>
# <details><summary>Hint 2: in code words</summary>Weights times inputs plus bias; your function on that and the labels; the
# weights minus rate times (slope times transposed inputs); the biases minus rate times (slope summed along the examples,
# its axis kept).</details>
# <details><summary>Hint 3: a neighbour</summary>If errors <code>E</code> (k, m) came from guesses <code>V @ P</code> of lengths,
# the step would be <code>V = V - rate * np.dot(E, np.transpose(P))</code>; the total error of each row, as a column, is
# <code>E.sum(axis=1).reshape(-1, 1)</code>.</details>

# %% test="softmax_regression" points=10
with checks.exercise("softmax_regression") as check:
    loss_of = check.uses("softmax_cross_entropy")
    def steps_well(n_x, C, m, rate):
        X_1, Y_1 = check.draw(problems.classified, n_x=n_x, C=C, m=m)
        form = checks.Tuple(W=(C, n_x), b=(C, 1), costs=list)
        walk = [check.call(X_1, Y_1, steps, rate, returns=form) for steps in range(4)]
        check.that(np.any(walk[1][0]), "after one step W is still zero: is the new W stored under its name?", diagnosis="not-kept", rung=1)
        check.that(np.any(walk[1][1]), "after one step b is still zero: is it stored, and is its slope summed along the examples, not over "
                   "everything?", diagnosis="b-stays", rung=2)
        for step in (1, 2, 0):  # the slopes at step 0, with equal shares, are simple fractions, which tell less
            (W, b, _), (W_next, b_next, costs) = walk[step : step + 2]
            Z = W @ X_1 + b
            check.close(f"costs[{step}]", costs[step], loss_of(Z, Y_1)[0], because="the loss of the scores W X + b before that step", suspects={
                problems.TWICE: loss_of(layers.softmax(Z), Y_1)[0], "leaving out b": loss_of(W @ X_1, Y_1)[0],
                "scores and labels exchanged": loss_of(Y_1, Z)[0]})
            slope, wrong = layers.softmax_cross_entropy(Z, Y_1)[1], layers.softmax_cross_entropy(layers.softmax(Z), Y_1)[1]
            check.gradient(
                f"the step of b, divided by learning_rate, at step {step}", (b - b_next) / rate, of=lambda v: loss_of(W @ X_1 + v, Y_1)[0], at=b,
                suspects={"dividing by m once more, though 1/m is in dZ already": np.mean(slope, axis=1, keepdims=True),
                          "stepping uphill": -np.sum(slope, axis=1, keepdims=True), "leaving out the learning rate": np.sum(slope, axis=1, keepdims=True) / rate,
                          problems.TWICE: np.sum(wrong, axis=1, keepdims=True)})
            check.gradient(
                f"the step of W, divided by learning_rate, at step {step}", (W - W_next) / rate, of=lambda v: loss_of(v @ X_1 + b, Y_1)[0], at=W,
                suspects={"dividing by m once more, though 1/m is in dZ already": slope @ X_1.T / m, "stepping uphill": -slope @ X_1.T,
                          "leaving out the learning rate": slope @ X_1.T / rate, problems.TWICE: wrong @ X_1.T})
    steps_well(n_x=4, C=3, m=7, rate=0.3)
    steps_well(n_x=3, C=5, m=8, rate=0.7)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/softmax")
    def a_run(rng, n_x, C, m):
        return (*problems.classified(rng, n_x, C, m), 9, float(rng.uniform(0.05, 0.6)))
    check.against(ours.softmax_regression, a_run, [dict(n_x=5, C=4, m=11), dict(n_x=2, C=3, m=6)])
    ### END HIDDEN TESTS

# %% [markdown]
# Three clouds of points in the plane, so that we can see it. **Predict:** which form do the borders between the classes
# have? Where two classes meet, their probabilities are equal, hence their scores, and the scores are sums of weights times
# inputs.

# %% experiment="three classes in the plane"
my_prediction = None  # "straight" or "curved"

if checks.ready("softmax_stable", "softmax_cross_entropy", "softmax_regression", "one_hot_matrix"):
    X_plane, labels_plane = datasets.blobs(240, classes=3, spread=1.3, rng=np.random.default_rng(3))
    Y_plane = one_hot_matrix(labels_plane[0], 3)
    W, b, costs = softmax_regression(X_plane, Y_plane, 500, 0.3)
    right = 100 * np.mean(np.argmax(W @ X_plane + b, axis=0) == labels_plane[0])
    print(f"loss {costs[0]:.3f} -> {costs[-1]:.3f}, {right:.1f} % right; your prediction: {my_prediction}")
    plots.decision_boundary(
        lambda points: np.argmax(W @ points + b, axis=0)[np.newaxis], X_plane, labels_plane,
        title="Three classes: every border is a straight line, and all three meet in one point",
        alt="Three clouds of points, each in a region of its own; the regions are divided by three straight lines.",
    )

# %% [markdown]
# Three probabilities with sum 1 have two degrees of freedom: they are a point of a triangle, the **simplex**. In each corner
# one class has everything, in the middle all have a third. Here is every example of the plane as a point of that triangle,
# while the weights learn.

# %% experiment="the simplex"
corners = np.array([[0.0, 1.0, 0.5], [0.0, 0.0, np.sqrt(0.75)]])

if checks.ready("softmax_stable", "softmax_cross_entropy", "softmax_regression", "one_hot_matrix"):
    steps = (0, 3, 30, 500)
    paper, axes = figure(1, len(steps), width=9.5, height=3.0)
    for axis, step in zip(axes, steps):
        W, b, _ = softmax_regression(X_plane, Y_plane, step, 0.3)
        places = corners @ softmax_stable(W @ X_plane + b)  # (2, 3) @ (3, m): means of the corners, weighted by probabilities
        axis.set_title(f"after {step} steps", fontsize=10)
        axis.plot(*corners[:, [0, 1, 2, 0]], color="#999999", linewidth=1)
        for k, mark in enumerate("o^s"):
            axis.plot(*places[:, labels_plane[0] == k], mark, color=PALETTE[k], markersize=3, alpha=0.5)
            axis.text(*(corners[:, k] * 1.2 - [0.1, 0.06]), str(k), color=PALETTE[k], fontsize=12, ha="center", va="center")
        axis.set(aspect="equal", xlim=(-0.15, 1.15), ylim=(-0.15, 1.1))
        axis.set_axis_off()
    heading(paper, "From equal shares in the middle to certainty in the corners; the doubtful stay on the way")
    show(paper, "Four triangles with the examples as points: at first all in the middle, then, class by class, in the three corners.")

# %% [markdown]
# ### Ten digits with one layer
#
# **Predict:** which share of *new* digits will softmax regression read correctly, with nothing but ten weighted sums? Each
# class has 64 weights, one for every pixel. What will they look like as a picture?

# %% experiment="softmax regression on digits"
my_prediction = None  # in per cent, and a picture in words

def wrong(answer, change=lambda X: X):
    """How many training and dev pictures answer(X) gets wrong; `change` is done to them before."""
    parts = {"train": (digits.X_train, digits.Y_train), "dev": (digits.X_dev, digits.Y_dev)}
    counts = {name: np.sum(answer(change(X)) != labels) for name, (X, labels) in parts.items()}
    shares = {name: 100 * count / parts[name][1].size for name, count in counts.items()}
    return ", ".join(f"{count:3} wrong on {name} ({shares[name]:4.1f} %)" for name, count in counts.items())

if checks.ready("softmax_cross_entropy", "softmax_regression", "one_hot_matrix"):
    Y_digits = one_hot_matrix(digits.Y_train[0], 10)
    W_digits, b_digits, costs = softmax_regression(digits.X_train, Y_digits, 500, 0.5)
    print(f"loss {costs[0]:.3f} -> {costs[-1]:.3f};", wrong(lambda X: np.argmax(W_digits @ X + b_digits, axis=0)))
    print("your prediction:", my_prediction)
    paper, axes = figure(2, 5, width=7.5, height=3.6)
    edge = np.abs(W_digits).max()
    for k, axis in enumerate(axes):
        drawn = axis.imshow(W_digits[k].reshape(8, 8), cmap="RdBu_r", vmin=-edge, vmax=edge)
        axis.set_xlabel(str(k), fontsize=9)
        hide_ticks(axis)
    paper.colorbar(drawn, ax=axes, shrink=0.9, label="against  ←  weight  →  for")
    heading(paper, "The weights of every class: red where ink speaks for the digit, blue where it speaks against")
    show(paper, "Ten pictures of weights, one for each digit: the 0 has a blue spot in its middle, where a zero has no ink.")

# %% [markdown]
# Look at the 0: ink in the middle speaks loudly against it. A weight picture is not a mean digit; it shows what tells a digit
# from *the others*.
#
# ## 6. Two hidden layers
#
# One layer can only add up pixels. Hidden layers can make features first. Everything below the last layer is that of week
# 4: $A^{[0]} = X$, and for each layer
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = \begin{cases} \text{relu}(Z^{[l]}) & l < L \\ \text{softmax}(Z^{[l]}) & l = L. \end{cases}$$
#
# The start is He's, of week 5:

# %%
def initialize(layers_dims, rng):
    """Where a network starts: a dict W1 (n_1, n_0), b1 (n_1, 1), ..., WL, bL; He's spread, biases zero."""
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((n_l, n_prev)) * np.sqrt(2 / n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% exercise="forward_propagation"
def forward_propagation(X, parameters):
    """The answers of a network: ReLU in every hidden layer, softmax in the last.

    Arguments: X (n_0, m); parameters, a dict W1 (n_1, n_0), b1 (n_1, 1), ..., WL, bL for any number of layers.
    Returns: AL (n_L, m), probabilities; caches, a list with one dict for each layer: A_prev, W and Z.
    """
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        ### START CODE HERE ### (≈ 2 lines)
        Z = W @ A_prev + b                                         # scores of this layer, shape (n_l, m)
        A = softmax_stable(Z) if l == L else np.maximum(0, Z)      # what this layer hands on, shape (n_l, m)
        ### END CODE HERE ###
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two lines for the two formulas. The second has two cases: how do you see that this
# layer is the last one?</details>
# <details><summary>Hint 2: in code words</summary>Weights times what came in, plus bias. Then, where <code>l</code> equals
# <code>L</code>, your softmax of the scores, else the larger of 0 and the score. A line <code>x if condition else y</code>
# holds both.</details>
# <details><summary>Hint 3: a neighbour</summary>A train ride: <code>speed = 30 if stop == last else np.minimum(speed, 120)</code>,
# inside a loop over the stops.</details>

# %% test="forward_propagation" points=10
with checks.exercise("forward_propagation") as check:
    softmax_of = check.uses("softmax_stable")
    for layers_dims, m in [([4, 6, 5, 3], 7), ([3, 7, 4], 9)]:
        L = len(layers_dims) - 1
        X_1, parameters = check.draw(problems.deep_network, layer_dims=layers_dims, m=m)
        AL, caches = check.call(X_1, parameters, returns=checks.Tuple(AL=(layers_dims[-1], m), caches=list))
        came = X_1
        for l in range(1, L + 1):
            W, b, Z = parameters[f"W{l}"], parameters[f"b{l}"], caches[l - 1]["Z"]
            check.close(f"what comes into layer {l}", caches[l - 1]["A_prev"], came, because=f"what layer {l - 1} hands on" if l > 1 else "X")
            def sums(bias):  # one example at a time
                return np.stack([W @ came[:, i] + bias[:, 0] for i in range(m)], axis=1)
            check.close(f"Z of layer {l}", Z, sums(b), because="weights times what comes in, plus bias, one example at a time",
                        suspects={f"leaving out b{l}": sums(0 * b)})
            handed = caches[l]["A_prev"] if l < L else AL
            ways = {"handing on Z as it is: the activation is missing": Z, "a sigmoid": 0.5 * (1 + np.tanh(0.5 * Z)),
                    "tanh": np.tanh(Z), "a softmax in a hidden layer": softmax_of(Z)}
            if l < L:
                check.close(f"what layer {l} hands on", handed, np.where(Z > 0, Z, 0.0), because="its scores through ReLU", suspects=ways)
                came = handed
        del ways["a softmax in a hidden layer"]
        check.close("AL", AL, softmax_of(Z), because="the softmax of the last Z", suspects={
            **ways, "a ReLU before the softmax": softmax_of(np.maximum(0, Z)), "a ReLU in the last layer too": np.maximum(0, Z),
            problems.TWICE: softmax_of(softmax_of(Z))})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/softmax")
    check.against(ours.forward_propagation, problems.deep_network, [
        dict(layer_dims=[5, 4, 6, 3, 4], m=8), dict(layer_dims=[6, 3], m=5), dict(layer_dims=[2, 9, 5], m=11)],
        part=lambda result: (result[0], [cache["Z"] for cache in result[1]]))
    ### END HIDDEN TESTS

# %% [markdown]
# ### And back
#
# The way back begins with $dZ^{[L]}$, which `softmax_cross_entropy` has given us, $\frac1m$ included. For each layer, from
# the last to the first,
#
# $$dW^{[l]} = dZ^{[l]} A^{[l-1]T}, \qquad db^{[l]} = \sum_i dZ^{[l](i)}, \qquad
# dZ^{[l-1]} = \big( W^{[l]T} dZ^{[l]} \big) * \big[ Z^{[l-1]} > 0 \big].$$
#
# The bracket is the slope of the ReLU: 1 where its score was positive, else 0.

# %% exercise="backward_propagation"
def backward_propagation(dZ, caches):
    """The slopes of the loss at all parameters.

    Arguments: dZ (n_L, m), the slope at the last scores; caches, one dict A_prev, W, Z for each layer, as forward_propagation
        gives them.
    Returns: a dict dW1, db1, ..., dWL, dbL, each of the shape of its parameter.
    """
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        ### START CODE HERE ### (≈ 2 lines)
        grads[f"dW{l}"] = dZ @ A_prev.T                            # shape (n_l, n_{l-1})
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)        # shape (n_l, 1)
        ### END CODE HERE ###
        if l > 1:
            Z_prev = caches[l - 2]["Z"]
            ### START CODE HERE ### (≈ 1 line)
            dZ = (W.T @ dZ) * (Z_prev > 0)                         # of the layer before, shape (n_{l-1}, m)
            ### END CODE HERE ###
    return grads

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three formulas, three lines. Write the shapes beside them: they leave hardly a
# choice. And where is the 1/m?</details>
# <details><summary>Hint 2: in code words</summary>Slope times what came in, transposed; slope summed along the examples, its
# axis kept; transposed weights times slope, times (entry by entry) whether the scores of the layer before are
# positive.</details>
# <details><summary>Hint 3: a neighbour</summary>With a leaky ReLU of slope 0.1 below zero, the last factor would be
# <code>np.where(H &gt; 0, 1.0, 0.1)</code>; and the total of every row of <code>E</code>, as a column, is
# <code>np.sum(E, axis=1).reshape(-1, 1)</code>.</details>

# %% test="backward_propagation" points=15
with checks.exercise("backward_propagation") as check:
    forward = check.uses("forward_propagation")
    for layers_dims, m in [([4, 6, 5, 3], 7), ([3, 7, 4], 9)]:
        X_1, parameters = check.draw(problems.deep_network, layer_dims=layers_dims, m=m)
        caches, L = forward(X_1, parameters)[1], len(layers_dims) - 1
        above = check.rng.normal(size=(layers_dims[-1], m))  # any slope may come from above
        form = checks.Dict(**{f"d{name}": value.shape for name, value in parameters.items()})
        grads = check.call(above, caches, returns=form)
        straight, bent, silent = {L: above}, {L: above}, {L: above}
        for l in range(L, 1, -1):  # what arrives without the slope of ReLU, or with something else in its place
            straight[l - 1] = parameters[f"W{l}"].T @ straight[l]
            bent[l - 1] = (parameters[f"W{l}"].T @ bent[l]) * caches[l - 1]["A_prev"]
            silent[l - 1] = (parameters[f"W{l}"].T @ silent[l]) * (caches[l - 1]["A_prev"] <= 0)
        for l in range(L, 0, -1):
            came = caches[l - 1]["A_prev"]
            for name, slope in [(f"b{l}", lambda dZ: np.sum(dZ, axis=1, keepdims=True)), (f"W{l}", lambda dZ: dZ @ came.T)]:
                slips = {"dividing by m, though 1/m is in dZ already": slope(above) / m, "turning the sign": -slope(above)} if l == L else {
                    "leaving out the slope of ReLU": slope(straight[l]), "letting only the silent units hear: the slope is 1 where Z > 0":
                    slope(silent[l]), "multiplying by the activation, where its slope is meant": slope(bent[l])}
                def heard(v):  # a number whose slope at the last scores is `above`
                    return np.vdot(above, forward(X_1, {**parameters, name: v})[1][-1]["Z"])
                check.gradient(f"d{name}", grads[f"d{name}"], of=heard, at=parameters[name], suspects=slips)
        faint = [{**cache, "Z": 1e-6 * cache["Z"]} for cache in caches]
        again = check.call(above, faint, returns=form)
        check.that(all(np.allclose(again[name], grads[name], rtol=1e-6, atol=0) for name in grads), "with all Z a million times smaller other slopes "
                   "come back: ReLU bends at 0, only the sign of Z counts.", diagnosis="kink", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/softmax")
    def on_the_way_back(rng, layer_dims, m):
        X, parameters = problems.deep_network(rng, layer_dims, m)
        return rng.normal(size=(layer_dims[-1], m)), ours.forward_propagation(X, parameters)[1]
    check.against(ours.backward_propagation, on_the_way_back, [
        dict(layer_dims=[5, 4, 6, 3, 4], m=8), dict(layer_dims=[6, 3], m=5), dict(layer_dims=[2, 9, 5], m=11)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### From probabilities to an answer
#
# The answer is the class with the largest probability. `np.argmax` says *where* the largest entry along an axis stands.

# %% exercise="predict_classes"
def predict_classes(X, parameters):
    """The class that the network finds most probable.

    Arguments: X (n_0, m), parameters as in forward_propagation.
    Returns: predictions, whole numbers from 0 to C - 1, shape (1, m).
    """
    ### START CODE HERE ### (≈ 2 lines)
    AL, _ = forward_propagation(X, parameters)               # probabilities, shape (C, m)
    predictions = np.argmax(AL, axis=0, keepdims=True)       # classes, shape (1, m)
    ### END CODE HERE ###
    return predictions

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>One prediction for each column: along which axis is the largest entry looked
# for?</details>
# <details><summary>Hint 2: in code words</summary>Probabilities out of what <code>forward_propagation</code> returns; argmax
# of them along axis 0, its axis kept, so that it is a row of shape (1, m) like the labels.</details>
# <details><summary>Hint 3: a neighbour</summary>The coldest month of every year, if a row is a year: <code>np.argmin(table,
# axis=1, keepdims=True)</code>, a column of month numbers from 0 to 11.</details>

# %% test="predict_classes" points=5
with checks.exercise("predict_classes") as check:
    forward = check.uses("forward_propagation")
    for layers_dims, m in [([4, 6, 5], 17), ([3, 7, 5, 4], 13)]:
        C, L = layers_dims[-1], len(layers_dims) - 1
        X_1, parameters = check.draw(problems.deep_network, layer_dims=layers_dims, m=m)
        check.that(np.shape(check.call(X_1, parameters)) != (C, m), "a whole column comes back for every example; one number is wanted: the "
                   "class whose probability is largest.", diagnosis="one-row", rung=1)
        answer = check.call(X_1, parameters, returns=(1, m))
        AL = forward(X_1, parameters)[0]
        check.that(not np.allclose(answer, np.max(AL, axis=0)), "these are the largest probabilities; the class that has it is wanted: "
                   "where, not how much.", diagnosis="probabilities-not-labels", rung=1)
        check.that(set(np.unique(answer)) <= set(range(C + 1)), f"there are answers other than 0 ... {C - 1}.", diagnosis="range", rung=1)
        for favourite in range(C):  # all certainty for one class
            lifted = {**parameters, f"b{L}": parameters[f"b{L}"] + 50.0 * (np.arange(C)[:, np.newaxis] == favourite)}
            sure = check.call(X_1, lifted, returns=(1, m))
            check.that(not np.array_equal(sure[0], np.argmin(forward(X_1, lifted)[0], axis=0)), "the class with the smallest probability is chosen.",
                       diagnosis="smallest", rung=1)
            check.that(not np.all(sure == favourite + 1), "every answer is one too high: classes are counted from 0.", diagnosis="off-by-one", rung=1)
            check.close(f"the answers where class {favourite} has nearly all the probability", sure,
                        np.full((1, m), favourite), because=f"{favourite} for every example", rung=1)
        chosen = AL[answer[0].astype(int), np.arange(m)]
        check.close("the probability of the chosen class", chosen, np.max(AL, axis=0), because="the largest of its column", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/softmax")
    check.against(ours.predict_classes, problems.deep_network, [dict(layer_dims=[5, 4, 6, 3], m=9), dict(layer_dims=[2, 8, 7], m=19)])
    ### END HIDDEN TESTS

# %%
def accuracy(labels, predictions):
    """The share of right predictions, from 0 to 1; labels and predictions (1, m)."""
    return float(np.mean(labels == predictions))

# %% [markdown]
# ### The digit network
#
# Training as in week 6: in every **epoch** all examples come once, in mini-batches; after every mini-batch Adam takes a
# step. `layers.mini_batches` deals the cards, `layers.Adam` remembers what it needs between steps and gives back new
# parameters: `parameters = optimizer.step(parameters, grads)`.
#
# The cost of an epoch is the mean loss of all its examples. The last mini-batch may be smaller than the others, so each
# loss counts as often as it has examples: add up loss times number of examples; the division by $m$ is done for you.
#
# Two things to keep apart: `forward_propagation` gives *probabilities*, and `softmax_cross_entropy` wants the *scores*. You
# find them as `Z` in the last of the caches.

# %% exercise="digit_model"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    """A network of ReLU layers with a softmax at the end, trained by mini-batches and Adam.

    Arguments: X (n_0, m), Y one-hot (C, m); layers_dims, the list [n_0, n_1, ..., C]; rng, a np.random.Generator for the
        start and for the order of the examples.
    Returns: parameters, a dict W1, b1, ..., WL, bL; costs, a list with the mean loss of the examples in each epoch.
    """
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        total = 0.0  # of the losses of all examples in this epoch
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            ### START CODE HERE ### (≈ 5 lines)
            AL, caches = forward_propagation(X_batch, parameters)               # probabilities, and what the way back needs
            loss, dZ = softmax_cross_entropy(caches[-1]["Z"], Y_batch)          # a number, and the slope at the scores
            grads = backward_propagation(dZ, caches)                            # slopes at all parameters
            parameters = optimizer.step(parameters, grads)                      # one step
            total = total + loss * X_batch.shape[1]                             # a number
            ### END CODE HERE ###
        costs.append(total / m)
    return parameters, costs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Forward, loss, backward, step, and the sum for the cost: five lines, each a call of
# something you have. All of them see the mini-batch only.</details>
# <details><summary>Hint 2: in code words</summary>Your forward function on <code>X_batch</code>; your loss on the scores in
# the last cache and on <code>Y_batch</code>; your backward function on the slope and the caches; what
# <code>optimizer.step</code> returns, kept as the new parameters; total plus loss times the number of columns of
# <code>X_batch</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>The mean price of all eggs, from boxes of different sizes: <code>for box in boxes:
# total = total + price_per_egg(box) * len(box)</code>, and in the end <code>total / number_of_eggs</code>.</details>

# %% test="digit_model" points=10
with checks.exercise("digit_model") as check:
    parts = [check.uses(name) for name in ("forward_propagation", "softmax_cross_entropy", "backward_propagation")]
    def trained_well(layers_dims, m, size, rate):
        X_1, Y_1, _ = check.draw(problems.classifier, layers_dims=layers_dims, m=m)
        problems.check_epochs(check, problems.Epochs(initialize, *parts, X_1, Y_1, layers_dims, rate), size)
    trained_well([3, 7, 5, 4], m=11, size=4, rate=0.02)
    trained_well([4, 6, 3], m=13, size=5, rate=0.05)
    X_1, Y_1 = check.draw(problems.clouds, C=3, m=60)
    _, costs = check.call(X_1, Y_1, [2, 9, 5, 3], learning_rate=0.01, num_epochs=40, mini_batch_size=16, rng=check.rng)
    check.that(costs[-1] < 0.5 * costs[0], "the cost on three clouds of points does not fall to half in forty epochs.", rung=2)
    ### BEGIN HIDDEN TESTS
    check.hide()
    trained_well([5, 4, 6, 5, 3], m=17, size=6, rate=0.01)
    trained_well([2, 8, 4], m=12, size=4, rate=0.03)
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** softmax regression has read some dev pictures wrongly. How many will two hidden layers of 32 and 16 units leave?

# %% experiment="train the digit network"
my_prediction = None  # a number of mistakes

trained = ("softmax_stable", "one_hot_matrix", "softmax_cross_entropy", "forward_propagation", "backward_propagation", "predict_classes",
           "digit_model")
settings = dict(learning_rate=0.005, num_epochs=40, mini_batch_size=64)

if checks.ready(*trained, "softmax_regression"):
    parameters, costs = digit_model(digits.X_train, Y_digits, [64, 32, 16, 10], **settings, rng=np.random.default_rng(2))
    print("softmax regression:", wrong(lambda X: np.argmax(W_digits @ X + b_digits, axis=0)))
    print("two hidden layers: ", wrong(lambda X: predict_classes(X, parameters)))
    print("your prediction:", my_prediction)
    plots.lines(
        {"mean loss": (np.arange(len(costs)), costs), "knowing nothing, ln 10": ([0, len(costs) - 1], [np.log(10)] * 2)},
        title=f"From a loss near ln 10 in the first epoch to {costs[-1]:.3f} in the last", xlabel="epoch", ylabel="mean loss of the epoch", log_y=True,
        alt="Loss over epochs on a logarithmic scale, falling steadily from about the level of ln 10.",
    )

# %% [markdown]
# The network knows its training pictures by heart, but on new ones it is hardly ahead: clean digits in the middle of a tiny
# picture are a task that one layer nearly solves. *Compare with the simplest thing that could work* before you praise a
# network.
#
# ### What the hidden layers are for
#
# Now every second picture is turned into its negative: light ink on dark paper. You would hardly notice. **Predict:** how
# many dev pictures does each of the two get wrong, after training on such a mixture?

# %% experiment="negatives"
my_prediction = None  # (softmax regression, two hidden layers)

def half_negative(X):
    return np.where(np.arange(X.shape[1]) % 2, 1 - X, X)

if checks.ready(*trained, "softmax_regression"):
    mixture = half_negative(digits.X_train)
    plots.images(
        [1 - mixture[:, i].reshape(8, 8) for i in range(6)], [str(digits.Y_train[0, i]) for i in range(6)],
        title="Every second picture is a negative", alt="Six digits, by turns dark on light and light on dark.",
    )
    W_mixed, b_mixed, _ = softmax_regression(mixture, Y_digits, 500, 0.5)
    net_mixed, _ = digit_model(mixture, Y_digits, [64, 32, 16, 10], **settings, rng=np.random.default_rng(2))
    print("softmax regression:", wrong(lambda X: np.argmax(W_mixed @ X + b_mixed, axis=0), half_negative))
    print("two hidden layers: ", wrong(lambda X: predict_classes(X, net_mixed), half_negative))
    print("your prediction:", my_prediction)

# %% [markdown]
# In one layer the score of a picture is $w x + b$, that of its negative $w (1 - x) + b$: every pixel that spoke *for* a digit
# now speaks *against* it by the same amount, and no $w$ can please both. A hidden layer can have a unit for the stroke
# and another for its negative, and let both speak for the same digit.
#
# ## 7. What does it mix up?
#
# One number, the accuracy, does not say *which* digits are confused. The **confusion matrix** does: a row for every true class,
# a column for every predicted one; entry $(i, j)$ counts the examples of class $i$ that were called $j$. Right answers stand
# on the diagonal. For labels $(0, 0, 1, 2)$ and predictions $(0, 1, 1, 1)$ of three classes:
#
# $$\begin{pmatrix} 1 & 1 & 0 \\ 0 & 1 & 0 \\ 0 & 1 & 0 \end{pmatrix}.$$

# %% exercise="confusion_matrix"
def confusion_matrix(labels, predictions, classes):
    """How often each class was called what.

    Arguments: labels and predictions, whole numbers from 0 to classes - 1, shape (1, m); classes, how many there are.
    Returns: counts, shape (classes, classes); counts[i, j] is the number of examples of class i that were called j.
    """
    counts = np.zeros((classes, classes), dtype=int)
    for label, prediction in zip(labels[0], predictions[0]):
        ### START CODE HERE ### (≈ 1 line)
        counts[label, prediction] += 1  # one more of this kind
        ### END CODE HERE ###
    return counts

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The loop brings one example at a time. Which single entry of the matrix grows, and by
# how much?</details>
# <details><summary>Hint 2: in code words</summary>The entry in the row of the true class and the column of the predicted one,
# plus one.</details>
# <details><summary>Hint 3: a neighbour</summary>Who played whom how often: <code>games[home, guest] = games[home, guest] + 1</code>
# for every match. Written for all matches at once, <code>games[homes, guests] += 1</code> would count a pair only once.</details>

# %% test="confusion_matrix" points=10
with checks.exercise("confusion_matrix") as check:
    for classes, m in [(4, 31), (6, 47)]:
        labels, predictions, classes = check.draw(problems.answered, classes=classes, m=m)
        check.that(np.shape(check.call(labels, predictions, classes)) != (classes - 1, classes - 1), f"there are {classes} classes: the highest one "
                   "does not occur here, but it exists.", diagnosis="classes-from-data", rung=1)
        counts = check.call(labels, predictions, classes, returns=(classes, classes))
        pairs = len(set(zip(labels[0].tolist(), predictions[0].tolist())))
        check.that(np.sum(counts) != pairs, "every pair of true and predicted class counts only once, however often it occurs.", diagnosis="once", rung=2)
        check.that(np.all(counts == np.round(counts)), "there are fractions: shares came back, where counts are wanted.", diagnosis="shares", rung=1)
        single = np.zeros((classes, classes))
        for i in range(m):
            one = check.call(labels[:, [i]], predictions[:, [i]], classes, returns=(classes, classes))
            place, turned = one[labels[0, i], predictions[0, i]], one[predictions[0, i], labels[0, i]]
            check.that(place == 1 or turned != 1, "the true class is the column and the predicted one the row: it should be the other way round.",
                       diagnosis="turned", rung=1)
            check.that(np.sum(one) == 1 and place == 1, f"one example of class {labels[0, i]} that was called {predictions[0, i]} does not give a "
                       "single 1 in that row and that column.", diagnosis="one-example", rung=1)
            single += one
        check.close("counts", counts, single, because="the sum of what the examples give one at a time")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/softmax")
    check.against(ours.confusion_matrix, problems.answered, [dict(classes=3, m=17), dict(classes=8, m=90), dict(classes=5, m=23)])
    ### END HIDDEN TESTS

# %% experiment="the confusion matrix of the digits"
if checks.ready(*trained, "softmax_regression", "confusion_matrix"):
    simple = np.argmax(W_digits @ digits.X_dev + b_digits, axis=0)[np.newaxis]
    for name, predictions in [("Softmax regression", simple), ("Two hidden layers", predict_classes(digits.X_dev, parameters))]:
        counts = confusion_matrix(digits.Y_dev, predictions, 10)
        off = counts - np.diag(np.diag(counts))
        plots.matrix(
            counts, row_label="true digit", column_label="called", title=f"{name}: {off.sum()} of {counts.sum()} dev pictures lie off the diagonal",
            alt=f"Confusion matrix with large numbers on the diagonal and {off.sum()} examples beside it.",
        )
        i, j = np.unravel_index(np.argmax(off), off.shape)
        print(f"{name}: most often a {i} was called {j}, {off[i, j]} times; accuracy {accuracy(digits.Y_dev, predictions):.3f}")

# %% [markdown]
# ### How sure is it?
#
# A probability says more than an answer. Here are four pictures that the network is sure of, and four that it is not.

# %% experiment="digits with their probabilities"
if checks.ready(*trained):
    probabilities, _ = forward_propagation(digits.X_dev, parameters)
    order = np.argsort(np.max(probabilities, axis=0))  # the most doubtful first
    surest = {digits.Y_dev[0, i]: i for i in order}     # of every digit
    chosen = [*(surest[k] for k in (0, 3, 6, 7)), *order[:4]]
    paper, axes = figure(2, 8, width=10.5, height=3.4)
    for i, picture, bars in zip(chosen, axes[:8], axes[8:]):
        picture.imshow(1 - digits.X_dev[:, i].reshape(8, 8), cmap="gray")
        hide_ticks(picture)
        picture.set_title(f"a {digits.Y_dev[0, i]}", fontsize=10)
        right = [PALETTE[2] if k == digits.Y_dev[0, i] else PALETTE[1] for k in range(10)]
        bars.barh(range(10), probabilities[:, i], color=right)
        bars.set_xlim(0, 1)
        bars.set_yticks(range(10))
        bars.tick_params(labelsize=7)
        bars.invert_yaxis()
    heading(paper, "Left four: nearly all for one digit. Right four: shared out (green is the right one)")
    show(paper, "Eight digits with their ten probabilities as bars below: four with one long bar, four with two or three shorter ones.")

# %% [markdown]
# **Predict:** look for the *worst* mistakes, those where the right digit got the smallest probability. Would you have got them
# right?

# %% experiment="the worst mistakes"
if checks.ready(*trained):
    given = probabilities[digits.Y_dev[0], np.arange(digits.Y_dev.size)]  # to the right class
    worst = np.argsort(given)[:6]
    called = predict_classes(digits.X_dev, parameters)[0]
    plots.images(
        [1 - digits.X_dev[:, i].reshape(8, 8) for i in worst],
        [f"a {digits.Y_dev[0, i]}: {100 * given[i]:.1f} %\ncalled {called[i]}: {100 * probabilities[called[i], i]:.0f} %" for i in worst],
        title="The six pictures whose right digit got the smallest probability",
        alt="Six digits that are hard to read, with what they are and what the network called them.",
    )
    print(f"these six make up {100 * np.sum(-np.log(given[worst])) / np.sum(-np.log(given)):.0f} % of the whole loss on the dev pictures")

# %% [markdown]
# A handful of pictures makes a large part of the loss: a mistake made with certainty is expensive. Always look at them. Some are
# labels that are wrong, some nobody could read, and some show you what is missing.
#
# ## 8. Debug lab
#
# Three colleagues trained softmax regression on the digits, each with one bug. Here are their costs and how many digits
# they read correctly in the end.
#
# **Which bug is whose?** (a) the softmax is applied twice; (b) all labels are shifted by one when the one-hot columns are
# made; (c) the sum of the softmax runs along the wrong axis, over the examples.

# %% experiment="debug lab"
runs = debuglab.softmax_regression((digits.X_train, digits.X_dev), (digits.Y_train, digits.Y_dev), classes=10)
for colleague, run in runs.items():
    print(f"colleague {colleague}: cost {run.costs[0]:.3f} at first, {run.costs.min():.3f} at best, {run.costs[-1]:.3f} at last; "
          f"{run.train_accuracy:.1f} % right on train, {run.test_accuracy:.1f} % on dev")
print(f"ln 10 = {np.log(10):.3f}, ln {digits.Y_train.size} = {np.log(digits.Y_train.size):.3f}, ln(e + 9) − 1 = {np.log(np.e + 9) - 1:.3f}")
plots.lines(
    {f"colleague {colleague}": (np.arange(len(run.costs)), run.costs) for colleague, run in runs.items()},
    title="Three bugs, three curves: which is whose?", xlabel="step of gradient descent", ylabel="cost", log_y=True,
    alt="Costs over steps on a logarithmic scale: one falls far, one begins high, falls a little and rises, one levels off halfway.",
)

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (b). The curve is perfect: the network learns with ease, but to say "4" to every 3. Next to nothing is
#   right, far less than a tenth, which guessing would give. A cost cannot see this; only a look at answers can.
# - Colleague 2 is (c). The first cost gives it away: it is not ln 10 but the logarithm of the number of *examples*, among
#   which every class was shared out. And the slope no longer belongs to the cost, which rises in the end.
# - Colleague 3 is (a). The cost begins at ln 10, as it should, and cannot get below ln(e + 9) − 1, however right the answers
#   are.
#
# </details>
#
# ## 9. The honest number
#
# The dev pictures have seen us choose. The test pictures have not, and they are looked at once.

# %% experiment="the test set"
if checks.ready(*trained):
    print(f"two hidden layers: {100 * accuracy(digits.Y_test, predict_classes(digits.X_test, parameters)):.1f} % of "
          f"{digits.Y_test.size} test pictures right")

# %% [markdown]
# ## Remember
#
# - Softmax: exponentials over their sum, in each **column**. Subtract the column's largest score first.
# - Cross-entropy: $-\ln$ of the probability of the right class, a mean over the examples. Knowing nothing costs $\ln C$.
# - $dZ = \frac1m (A - Y)$. The $\frac1m$ is in it; do not divide again.
# - Logarithm and softmax belong together, in one function that takes *scores*. A loss that stops at $\ln(e + C - 1) - 1$ has a
#   softmax too many.
# - Two classes: softmax is the sigmoid of the difference of the scores.
# - A confusion matrix and the worst mistakes say what an accuracy does not.
#
# ## What you can do now
#
# You have written, without any framework, a network that reads handwritten digits: scores, loss, both ways through any
# number of layers, training, and the tools to judge it. The next notebook builds the same network in a framework, with a
# few lines, and compares it with *this* one, number by number. Save your notebook: it will be loaded there.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week07/softmax")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
