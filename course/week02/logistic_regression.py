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
# # Logistic regression: is there a cat in the picture?
#
# **The question of this week:** a picture is a long list of numbers. Can *one* artificial neuron, which only
# multiplies, adds and squeezes, learn from examples to say "cat" or "no cat"?
#
# You will build that neuron yourself, in NumPy, function by function. At the end you can
#
# - turn a stack of pictures into one matrix, and say the shape of every array on the way,
# - explain why we need a cost, which cost, and what its slope has to do with learning,
# - write forward propagation, backward propagation and gradient descent without a loop over examples,
# - read a learning curve, and tell a model that has learned from one that has learned by heart.
#
# **How to work.** Write your code between `START CODE HERE` and `END CODE HERE`, replacing each `None`. Run the cell,
# then run the check below it. A check tells what *kind* of mistake it sees. Stuck? Open the hints, one at a time. Plan
# about two hours.

# %%
import numpy as np

from startcode import checks, datasets, debuglab, plots, problems

# %% [markdown]
# ## 1. The pictures
#
# The training set holds pictures with the right answer beside each: label 1 for a cat, 0 for anything else. From these
# the neuron learns. The test set is kept apart until the end: only there do we see whether it learned *cats* or *these
# pictures*.

# %% experiment="look at the pictures"
train_set_x_orig, train_set_y, test_set_x_orig, test_set_y, classes = datasets.load_cats()

few = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
plots.images(
    train_set_x_orig[few],
    [classes[int(train_set_y[0, j])].decode() for j in few],
    title="What the neuron learns from: pictures, each with its label",
    alt="Twelve small training pictures in a grid, each with its label cat or non-cat below.",
)
print("train_set_x_orig", train_set_x_orig.shape, train_set_x_orig.dtype)
print("train_set_y     ", train_set_y.shape, "cats:", int(train_set_y.sum()))

# %% [markdown]
# ### Dimensions
#
# Most errors in deep learning are errors of shape, so we start there. The pictures arrive as one array with four axes:
# which picture, which row, which column, which colour (red, green, blue). Three numbers describe both sets:
#
# | name | meaning |
# |---|---|
# | `m_train` | number of training examples |
# | `m_test` | number of test examples |
# | `num_px` | height of a picture in pixels, which is also its width |

# %% exercise="dimensions"
def dimensions(train_set_x_orig, test_set_x_orig):
    """The three sizes of the problem.

    Arguments: two arrays of pictures, shapes (m_train, num_px, num_px, 3) and (m_test, num_px, num_px, 3).
    Returns: m_train, m_test, num_px, three whole numbers.
    """
    ### START CODE HERE ### (≈ 3 lines)
    m_train = train_set_x_orig.shape[0]  # number of training examples
    m_test = test_set_x_orig.shape[0]    # number of test examples
    num_px = train_set_x_orig.shape[1]   # height and width of a picture
    ### END CODE HERE ###
    return m_train, m_test, num_px

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Every array knows its own sizes. Ask it; type no number in.</details>
# <details><summary>Hint 2: in code words</summary>An array's attribute <code>shape</code> is a tuple: entry 0 is the
# length of the first axis, entry 1 that of the second.</details>
# <details><summary>Hint 3: a neighbour</summary>For <code>table = np.zeros((4, 7))</code>, <code>table.shape[1]</code>
# is 7, the number of columns.</details>

# %% test="dimensions" points=5
def two_sets(rng, m_train, m_test, num_px):
    return problems.pictures(rng, m_train, num_px), problems.pictures(rng, m_test, num_px)

with checks.exercise("dimensions") as check:
    answers = []
    for m_train, m_test, num_px in [(7, 3, 5), (4, 11, 9)]:
        train, test = check.draw(two_sets, m_train=m_train, m_test=m_test, num_px=num_px)
        answers.append(check.call(train, test, returns=checks.Tuple(m_train=(), m_test=(), num_px=())))
    check.that(answers[0] != answers[1], "dimensions answers the same for any two sets: are the numbers typed in? "
               "Read them from the arrays that come in.", diagnosis="typed-in", rung=1)
    check.that([m_test for _, m_test, _ in answers] != [7, 4], "m_test is the number of training examples: ask the "
               "other array.", diagnosis="another-set", rung=1)
    check.that([num_px for _, _, num_px in answers] != [3, 3], "num_px is 3 for pictures of any size: that axis holds "
               "the colours.", diagnosis="another-axis", rung=1)
    for sizes, expected in zip(answers, [(7, 3, 5), (4, 11, 9)]):
        check.close("dimensions", sizes, expected, because="what the shapes of two such arrays say")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week02/logistic_regression")
    check.against(ours.dimensions, two_sets, [
        dict(m_train=13, m_test=6, num_px=8), dict(m_train=2, m_test=5, num_px=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Flattening
#
# The neuron wants each picture as *one column* of numbers, and all columns side by side in one matrix:
#
# $$X = \begin{pmatrix} | & | & & | \\ x^{(1)} & x^{(2)} & \cdots & x^{(m)} \\ | & | & & | \end{pmatrix}, \qquad
# X \text{ of shape } (n_x, m), \qquad n_x = \text{num\_px} \cdot \text{num\_px} \cdot 3.$$
#
# **One example is one column.** This is the convention of the whole course: the axis of examples comes last.

# %% experiment="a picture becomes a column"
plots.flattened(
    train_set_x_orig[0],
    title="One picture is three layers of numbers; flattened, it is one long column",
    alt="A training picture, its red, green and blue layers in grey, and the first twelve numbers of the column it becomes.",
)

# %% exercise="flatten"
def flatten(X_orig):
    """Every picture as one column.

    Argument: X_orig, pictures, shape (m, num_px, num_px, 3).
    Returns: X_flatten, shape (num_px * num_px * 3, m); column j holds the numbers of picture j, in their order.
    """
    ### START CODE HERE ### (≈ 1 line)
    X_flatten = X_orig.reshape(X_orig.shape[0], -1).T  # shape (num_px * num_px * 3, m)
    ### END CODE HERE ###
    return X_flatten

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary><code>reshape</code> never moves a number: it reads the old array in order
# and fills the new one row by row. Which axis of the pictures must therefore stay first while you reshape?</details>
# <details><summary>Hint 2: in code words</summary>First make every picture a <em>row</em> (in <code>reshape</code>, a
# length of −1 means "whatever is left"), then turn rows into columns.</details>
# <details><summary>Hint 3: a neighbour</summary>For <code>a</code> of shape (5, 2, 4), <code>a.reshape(5, 8)[3]</code>
# is
# <code>a[3]</code> in a row, but <code>a.reshape(8, 5)[:, 3]</code> is a mixture of all five.</details>

# %% test="flatten" points=10
with checks.exercise("flatten") as check:
    for m, num_px in [(5, 3), (4, 7)]:
        pictures = check.draw(problems.pictures, m=m, num_px=num_px)
        columns = check.call(pictures, returns=(num_px * num_px * 3, m))
        mixed = pictures.reshape(columns.shape)
        for j in range(m):
            check.close(
                f"column {j}, put back into the form of a picture",
                columns[:, j].reshape(pictures[j].shape),
                pictures[j],
                because=f"picture {j} itself",
                suspects={"filling rows across pictures, so that every column holds pixels of several pictures, mixed":
                          mixed[:, j].reshape(pictures[j].shape)},
                rung=1,
            )
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week02/logistic_regression")
    check.against(ours.flatten, problems.pictures, [dict(m=6, num_px=5), dict(m=9, num_px=2)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Standardising
#
# Pixels are whole numbers from 0 to 255, stored in one byte each (`uint8`). A neuron learns far better from small
# numbers of similar size, so we bring every pixel to the range from 0 to 1. The divisor belongs to the *kind of data*,
# not to one set: if each set were divided by its own largest value, the same grey would become two different numbers.

# %% exercise="standardize_images"
def standardize_images(X):
    """Pixels from 0 ... 255 to 0 ... 1.

    Argument: X, array of any shape with values from 0 to 255, often of dtype uint8.
    Returns: array of the same shape, floating point, values from 0 to 1.
    """
    ### START CODE HERE ### (≈ 1 line)
    X_standardized = X / 255.0  # same shape as X
    ### END CODE HERE ###
    return X_standardized

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>What must 0 become, and what the brightest possible pixel?</details>
# <details><summary>Hint 2: in code words</summary>Divide by the largest value that one byte can hold. <code>/</code>
# gives floating-point numbers, <code>//</code> whole ones.</details>
# <details><summary>Hint 3: a neighbour</summary>Percent to fractions: <code>np.array([0, 25, 100]) / 100</code> gives
# <code>[0, 0.25, 1]</code>, whatever the largest entry is.</details>

# %% test="standardize_images" points=5
def dark_pictures(rng, m, num_px):
    return (problems.pictures(rng, m, num_px) // 3,)  # nothing brighter than 85

with checks.exercise("standardize_images") as check:
    ends = np.array([[0, 51, 255], [102, 204, 153]], dtype=np.uint8)
    small = check.call(ends, returns=(2, 3))
    check.that(small.dtype.kind == "f", f"standardize_images returns dtype {small.dtype}: only whole numbers fit into it, "
               "the fractions between 0 and 1 are lost.", diagnosis="integer-dtype", rung=2)
    check.close("standardize_images", small, np.array([[0, 0.2, 1], [0.4, 0.8, 0.6]]), because="0 → 0, 51 → 0.2, 255 → 1")
    for m, num_px in [(3, 2), (2, 5)]:
        (dark,) = check.draw(dark_pictures, m=m, num_px=num_px)
        small = check.call(dark, returns=dark.shape)
        check.close("a set of dark pictures", small * 255.0, dark, because="the same pixels, brought back",
                    suspects={"dividing the set by its own brightest pixel: another set would get another scale":
                              dark * (255.0 / dark.max())}, rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week02/logistic_regression")
    check.against(ours.standardize_images, dark_pictures, [dict(m=4, num_px=3), dict(m=5, num_px=6)])
    ### END HIDDEN TESTS

# %% experiment="prepare both sets"
if checks.ready("dimensions", "flatten", "standardize_images"):
    m_train, m_test, num_px = dimensions(train_set_x_orig, test_set_x_orig)
    train_set_x = standardize_images(flatten(train_set_x_orig))
    test_set_x = standardize_images(flatten(test_set_x_orig))
    print("train_set_x", train_set_x.shape, "from", train_set_x.min(), "to", train_set_x.max())
    print("test_set_x ", test_set_x.shape)

# %% [markdown]
# ## 2. One neuron
#
# A neuron holds one weight for each input number, all in a column $w$ of shape $(n_x, 1)$, and one bias $b$. For one
# example $x$ it takes two steps:
#
# $$z = w^T x + b, \qquad a = \hat y = \sigma(z) = \frac{1}{1 + e^{-z}}.$$
#
# The first step collects evidence: each pixel speaks for or against a cat as strongly as its weight says. The second
# squeezes the evidence into a number between 0 and 1 that we read as the probability of a cat. Without it the neuron
# could answer 17 or −3, and "how sure are you?" would have no meaning.
#
# **A small example with numbers.** Inputs 0.3 and 0.8, weights 2 and −1, bias 0.5:

# %% experiment="one neuron by hand"
evidence = 2.0 * 0.3 + (-1.0) * 0.8 + 0.5  # weight times input, twice, plus the bias
print("evidence z:", round(evidence, 4))
print("the neuron leans", "towards a cat" if evidence > 0 else "against a cat")

# %% exercise="sigmoid"
def sigmoid(z):
    """The sigmoid function, entry by entry.

    Argument: z, a number or an array of any shape.
    Returns: s, of the same shape, values between 0 and 1.
    """
    ### START CODE HERE ### (≈ 1 line)
    s = 1 / (1 + np.exp(-z))  # same shape as z
    ### END CODE HERE ###
    return s

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The function must work on a whole array at once: use NumPy's exponential,
# not that of the <code>math</code> module.</details>
# <details><summary>Hint 2: in code words</summary>One, divided by: one plus the exponential of <em>minus</em>
# z.</details>
# <details><summary>Hint 3: a neighbour</summary>The function 1/(1 + z²) of an array is <code>1 / (1 +
# np.square(z))</code>: NumPy applies each operation to every entry.</details>

# %% test="sigmoid" points=10
def some_numbers(rng, rows, columns):
    return (rng.normal(scale=2.0, size=(rows, columns)),)

with checks.exercise("sigmoid") as check:
    for rows, columns in [(3, 5), (4, 1)]:
        (z,) = check.draw(some_numbers, rows=rows, columns=columns)
        s = check.call(z, returns=(rows, columns))
        check.that(not np.allclose(s, np.tanh(z)), "sigmoid gives the hyperbolic tangent: a curve of the same form, but "
                   "from -1 to 1.", diagnosis="tanh", rung=2)
        check.that(np.all((s > 0) & (s < 1)), "sigmoid leaves the range from 0 to 1: does the whole sum stand below the "
                   "fraction line?", diagnosis="range", rung=2)
        check.that(np.all(s[z > 0] > 0.5), "sigmoid of a positive number lies below one half: the sign in the exponent is "
                   "turned round.", diagnosis="sign", rung=2)
        check.close("sigmoid(z) + sigmoid(-z)", s + check.call(-z, returns=(rows, columns)), np.ones_like(s),
                    because="1: the curve is symmetric around one half")
        check.close("s / (1 - s)", s / (1 - s), np.exp(z), because="e to the z, which the formula gives when solved for it",
                    suspects={f"typing in {e} for the number e: NumPy's exponential knows more of its digits": e**z
                              for e in (2.7, 2.71, 2.72, 2.718, 2.7182, 2.7183, 2.71828)})
    check.close("sigmoid(0)", check.call(0.0, returns=()), 0.5, because="the middle: no evidence either way")
    check.close("sigmoid of a column of large numbers",
                check.call(np.array([[-1000.0], [0.0], [1000.0]]), returns=(3, 1), quiet=True), np.array([[0.0], [0.5], [1.0]]),
                because="0, one half and 1: far from the middle the curve is flat")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week02/logistic_regression")
    check.against(ours.sigmoid, some_numbers, [dict(rows=2, columns=7), dict(rows=6, columns=3)])
    ### END HIDDEN TESTS

# %% experiment="the sigmoid curve"
if checks.ready("sigmoid"):
    z = np.linspace(-7, 7, 201)
    plots.lines(
        {"sigmoid": (z, sigmoid(z))},
        points={f"our example: z = {evidence:.1f}, a = {sigmoid(evidence):.2f}": (evidence, float(sigmoid(evidence)))},
        title="Much evidence saturates: far from 0 the curve is flat, in the middle it is steepest",
        xlabel="evidence z", ylabel="a, read as the probability of a cat",
        alt="The S-shaped sigmoid curve from 0 on the left to 1 on the right, one half at z = 0, with the small example marked.",
    )

# %% [markdown]
# ## 3. What does a mistake cost?
#
# To learn, the neuron needs one number that says how wrong it is. For one example with label $y$ and prediction $a$ we
# take the
# **log loss**
#
# $$\mathcal{L}(a, y) = -\big(y \log a + (1 - y) \log(1 - a)\big).$$
#
# Only one of the two terms is alive: for a cat ($y=1$) the loss is $-\log a$, for anything else $-\log(1-a)$. A sure
# and right answer costs nearly nothing, a sure and *wrong* one costs without limit. The cost of all $m$ examples is
# their mean, $J = \frac1m \sum_i \mathcal{L}(a^{(i)}, y^{(i)})$.
#
# Why not the squared error $(a-y)^2$? Look at the cost as a function of a single weight:

# %% experiment="log loss against squared error"
if checks.ready("sigmoid"):
    x = np.array([-2.0, -0.5, 0.4, 1.5, 3.0])
    side = np.array([-1.0, -1.0, 1.0, -1.0, 1.0])  # +1 for a cat, -1 for anything else
    slider = np.linspace(-8, 8, 321)
    margins = side * slider[:, np.newaxis] * x
    plots.lines(
        {name: (slider, cost / cost.max()) for name, cost in [
            ("log loss", np.logaddexp(0, -margins).mean(axis=1)),
            ("squared error", np.square(1 - sigmoid(margins)).mean(axis=1))]},
        title="Log loss is one valley; squared error has plains where downhill leads nowhere",
        xlabel="a single weight w", ylabel="mean cost of five examples, its highest value = 1",
        alt="Two curves over one weight. Log loss is a single convex valley with steep sides. "
            "Squared error flattens into plains on both sides of its dip.",
    )

# %% [markdown]
# The log loss of a single neuron is **convex**: a valley without side valleys and without plains. From any start, going
# downhill leads to the bottom, and the further away, the steeper the way. The squared error of a sigmoid is not: on its
# plains the slope is nearly zero although the answer is badly wrong, and learning stands still.
#
# ### A place to start
#
# Because the valley has one bottom only, we may start anywhere; zeros will do. (For deeper networks they will not: week
# 3.)

# %% exercise="initialize_with_zeros"
def initialize_with_zeros(dim):
    """Where gradient descent starts.

    Argument: dim, number of inputs n_x.
    Returns: w, a column of zeros, shape (dim, 1), floating point; b, the number 0.
    """
    ### START CODE HERE ### (≈ 2 lines)
    w = np.zeros((dim, 1))  # shape (dim, 1)
    b = 0.0                 # a number
    ### END CODE HERE ###
    return w, b

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A column has <em>two</em> axes: its length, and a width of one.</details>
# <details><summary>Hint 2: in code words</summary><code>np.zeros</code> takes the shape as one tuple, in double
# parentheses.</details>
# <details><summary>Hint 3: a neighbour</summary>A row of four ones is <code>np.ones((1, 4))</code>;
# <code>np.ones(4)</code> has one axis only and is neither row nor column.</details>

# %% test="initialize_with_zeros" points=5
with checks.exercise("initialize_with_zeros") as check:
    for dim in (5, 3):
        dim, = check.draw(lambda rng, n_x: (n_x,), n_x=dim)
        w, b = check.call(dim, returns=checks.Tuple(w=(dim, 1), b=checks.Scalar(also=((1, 1),))))
        check.that(np.all(w == 0), "w holds other numbers than 0: is it random, or never filled?", diagnosis="not-zero", rung=1)
        check.close("b", np.sum(b), 0.0, because="zero")
        check.that(w.dtype.kind == "f", f"w has dtype {w.dtype}: the small steps of learning would be lost in it.",
                   diagnosis="integer-dtype", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week02/logistic_regression")
    check.against(ours.initialize_with_zeros, lambda rng, n_x: (n_x,), [dict(n_x=2), dict(n_x=12)], rounds=1)
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. Forward and backward
#
# Forward propagation computes all predictions at once, and the cost:
#
# $$A = \sigma(w^T X + b), \qquad J = -\frac{1}{m} \sum_{i=1}^{m} \Big( y^{(i)} \log a^{(i)} + (1-y^{(i)}) \log(1-a^{(i)}) \Big).$$
#
# Backward propagation asks: if I move this weight a little, how does the cost move? The chain rule goes back through
# the two steps. Through loss and sigmoid together everything cancels to the error of the prediction, $\frac{\partial
# \mathcal L}{\partial z} = a - y$. From there to the weight of pixel $k$ it is only a factor $x_k$, since $z$ contains
# $w_k x_k$. Averaged over all examples:
#
# $$\frac{\partial J}{\partial w} = \frac{1}{m} X (A - Y)^T, \qquad \frac{\partial J}{\partial b} = \frac{1}{m} \sum_{i=1}^{m} (a^{(i)} - y^{(i)}).$$
#
# | array | shape | |
# |---|---|---|
# | `X` | $(n_x, m)$ | one example per column |
# | `w`, `dw` | $(n_x, 1)$ | a slope for each weight: same shape |
# | `A`, `Y` | $(1, m)$ | one number per example |
# | $X (A-Y)^T$ | $(n_x, m) \cdot (m, 1) = (n_x, 1)$ | the sum over examples happens inside the product |

# %% exercise="propagate"
def propagate(w, b, X, Y):
    """Cost of logistic regression and its gradient.

    Arguments: w (n_x, 1), b a number, X (n_x, m), Y (1, m) of zeros and ones.
    Returns: grads, a dict with "dw" (n_x, 1) and "db" (a number); cost, a number.
    """
    m = X.shape[1]
    ### START CODE HERE ### (≈ 4 lines)
    A = sigmoid(w.T @ X + b)                                    # predictions, shape (1, m)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))    # a number
    dw = X @ (A - Y).T / m                                      # shape (n_x, 1)
    db = np.sum(A - Y) / m                                      # a number
    ### END CODE HERE ###
    return {"dw": dw, "db": db}, cost

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Write the shape of every piece beside the formula. <code>*</code> works
# entry by entry and keeps the shape; <code>@</code> multiplies matrices and sums. Where does each of the two belong?
# And which sums must become means?</details>
# <details><summary>Hint 2: in code words</summary>The cost is <em>minus</em> the mean over examples of: label times log
# of prediction, plus (one minus label) times log of (one minus prediction), entry by entry. dw is X times the error
# turned into a column, over m; the error is prediction minus label.</details>
# <details><summary>Hint 3: a neighbour</summary>For squared error with a = w·x (no sigmoid), the same three lines would
# be
# <code>E = np.matmul(np.transpose(w), X) - Y</code>, <code>cost = np.sum(E ** 2) / m</code> and
# <code>dw = 2 * np.matmul(X, np.transpose(E)) / m</code>.</details>

# %% test="propagate" points=25
with checks.exercise("propagate") as check:
    for n_x, m in [(3, 5), (7, 4)]:
        w, b, X, Y = check.draw(problems.binary, n_x=n_x, m=m)
        both = checks.Tuple(grads=checks.Dict(dw=(n_x, 1), db=checks.Scalar(also=((1, 1),))), cost=())
        grads, cost = check.call(w, b, X, Y, returns=both)

        alone = [[check.call(w, b, X[:, [i]], np.array([[y]]), returns=both) for i in range(m)]
                 for y in (0.0, 1.0)]
        costs = np.array([[one_cost for _, one_cost in row] for row in alone])  # (2, m): labelled 0, labelled 1
        table = (Y.sum() * costs[1].sum() + (1 - Y).sum() * costs[0].sum()) / m
        check.that(np.min(costs) >= 0, "cost is negative: the logarithm of a probability is below 0, so a minus "
                   "belongs in front.", diagnosis="sign", rung=2)
        check.that(np.min(costs) > 0, "some examples cost nothing at all, whatever is predicted: one of the two terms "
                   "of the loss is missing.", diagnosis="missing-term", rung=2)
        check.that(check.call(w, b + 1, X, Y, returns=both)[1] != cost, "another b gives the same cost: b is left out "
                   "of z.", diagnosis="missing-bias", rung=1)
        check.close("cost", cost, np.mean(np.where(Y == 1, costs[1], costs[0])),
                    because="the mean of what each example costs alone", suspects={
                        "letting every label meet every prediction, as in a multiplication table: a matrix product "
                        "stands where an entry-by-entry product is meant": table})
        def squared(v, share=1.0):  # of the predictions that the costs of single examples tell
            a = np.exp([-check.call(v, b, X[:, [i]], np.ones((1, 1)), returns=both)[1] for i in range(m)])
            return share * np.mean(np.square(a - Y[0]))
        check.gradient("dw", grads["dw"], of=lambda v: check.call(v, b, X, Y, returns=both)[1], at=w, suspects={
            "taking the slope of the squared error, not that of the log loss": squared,
            "taking the slope of half the squared error, not that of the log loss": lambda v: squared(v, 0.5)})
        slopes = [float(np.sum(alone[int(Y[0, i])][i][0]["db"])) for i in range(m)]
        check.close("db", grads["db"], np.mean(slopes), because="the mean of the slopes of each example alone",
                    suspects={"adding up the examples without dividing by m": np.sum(slopes)})
        check.gradient("db", grads["db"], of=lambda v: check.call(w, v, X, Y, returns=both)[1], at=b)

        grads, cost = check.call(w * 0, 0.0, X, Y, returns=both)
        check.close("cost at w = 0, b = 0", cost, np.log(2), because="ln 2, since every prediction is one half")
        check.close("db at w = 0, b = 0", grads["db"], 0.5 - np.mean(Y),
                    because="one half minus the share of ones in Y")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week02/logistic_regression")
    check.against(ours.propagate, problems.binary, [dict(n_x=9, m=5), dict(n_x=4, m=11), dict(n_x=2, m=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# The check measured your gradient without knowing any formula: it moved each weight by a hair, looked how *your* cost
# moved, and compared. You can always test a gradient so; week 5 makes an exercise of it.
#
# ## 5. Gradient descent
#
# The gradient points uphill. So we step the other way, again and again:
#
# $$w := w - \alpha \, \frac{\partial J}{\partial w}, \qquad b := b - \alpha \, \frac{\partial J}{\partial b}.$$
#
# The learning rate $\alpha$ sets the length of the step. The slope changes with every step, so it is computed anew each
# time.

# %% exercise="optimize"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    """Gradient descent.

    Arguments: as propagate; num_iterations, how many steps; learning_rate, the factor alpha of each step.
    Returns: params, a dict with "w" and "b" after the last step; grads, the last gradient ("dw", "db");
        costs, a list with the cost before step 0, 100, 200, ...
    The caller's w stays as it is.
    """
    grads, costs = {}, []
    for i in range(num_iterations):
        ### START CODE HERE ### (≈ 3 lines)
        grads, cost = propagate(w, b, X, Y)    # slope and cost where we stand
        w = w - learning_rate * grads["dw"]    # one step downhill; a new array
        b = b - learning_rate * grads["db"]    # one step downhill
        ### END CODE HERE ###
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"cost before step {i}: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Inside the loop: first ask for the slope at the present place, then take
# one step with both parameters. <code>w -= ...</code> would change the array of whoever called you.</details>
# <details><summary>Hint 2: in code words</summary>Call <code>propagate</code>, take its two results apart, and subtract
# learning rate times slope from each parameter.</details>
# <details><summary>Hint 3: a neighbour</summary>Downhill on f(x) = x²: <code>slope = 2 * x</code>, then <code>x = x -
# 0.1 * slope</code>, repeated.</details>

# %% test="optimize" points=15
with checks.exercise("optimize") as check:
    slopes = check.uses("propagate")
    for n_x, m in [(3, 5), (6, 4)]:
        w, b, X, Y = check.draw(problems.binary, n_x=n_x, m=m)
        params_form = checks.Dict(w=(n_x, 1), b=checks.Scalar(also=((1, 1),)))
        result = checks.Tuple(params=params_form, grads=dict, costs=list)

        still, _, _ = check.call(w, b, X, Y, num_iterations=0, learning_rate=0.5, returns=result)
        one, _, _ = check.call(w, b, X, Y, num_iterations=1, learning_rate=0.5, returns=result)
        check.that(np.allclose(still["w"], w) or not np.allclose(still["w"], one["w"]), "optimize goes equally far with "
                   "num_iterations 0 and 1: is the number of steps typed in?", diagnosis="typed-in", rung=1)
        check.close("params after 0 steps", still, {"w": w, "b": b}, because="where the descent started")
        first, cost_0 = slopes(w, b, X, Y)
        def moved(rate):
            return {"w": w + rate * first["dw"], "b": b + rate * np.sum(first["db"])}
        check.close("params after 1 step", one, moved(-0.5), because="one step down your own gradient", suspects={
            "stepping uphill: look at the sign before the learning rate": moved(0.5),
            "a step of another length than learning_rate says": moved(-0.009)})
        far, grads, costs = check.call(w, b, X, Y, num_iterations=3, learning_rate=0.5, returns=result)
        two, _, _ = check.call(one["w"], one["b"], X, Y, num_iterations=2, learning_rate=0.5, returns=result)
        check.close("params after 3 steps", far, two, because="the same as 1 step and then 2 more", suspects={
            "using the slope of the start in every step: it must be computed anew inside the loop": moved(-1.5)})
        check.that(set(grads) >= {"dw", "db"}, 'grads must hold "dw" and "db" of the last step.', rung=2)
        before, _, _ = check.call(w, b, X, Y, num_iterations=2, learning_rate=0.5, returns=result)
        ends = [slopes(place["w"], place["b"], X, Y)[0]["dw"] for place in (before, far)]
        check.that(any(np.shape(grads["dw"]) == dw.shape and np.allclose(grads["dw"], dw, rtol=1e-3) for dw in ends),
                   "grads is not the slope where the last step began, nor where it ended.", rung=2)
        check.that(len(costs) == 1, f"costs holds {len(costs)} entries after 3 steps; one is wanted, for step 0.",
                   diagnosis="costs-kept")
        check.close("costs[0]", costs[0], cost_0, because="the cost before the first step")
        _, _, costs = check.call(w, b, X, Y, num_iterations=250, learning_rate=0.01, returns=result)
        check.that(len(costs) == 3, f"costs holds {len(costs)} entries after 250 steps; those of steps 0, 100 and 200 are wanted.",
                   diagnosis="costs-kept")
        check.that(costs[2] < costs[1] < costs[0], "the cost does not fall from step 0 over 100 to 200.", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week02/logistic_regression")
    def descent(rng, n_x, m, num_iterations, learning_rate):
        return (*problems.binary(rng, n_x, m), num_iterations, learning_rate)
    check.against(ours.optimize, descent, [
        dict(n_x=4, m=7, num_iterations=17, learning_rate=0.3), dict(n_x=2, m=9, num_iterations=120, learning_rate=0.02)],
        returns=checks.Dict(w=(), b=checks.Scalar(also=((1, 1),)), costs=list),
        part=lambda result: {**result[0], "costs": result[2]})
    ### END HIDDEN TESTS

# %% [markdown]
# ## 6. From probability to answer
#
# The neuron says "cat" when the probability is above one half, which is the same as $z > 0$.

# %% exercise="predict"
def predict(w, b, X):
    """Labels for examples.

    Arguments: w (n_x, 1), b a number, X (n_x, m).
    Returns: Y_prediction, shape (1, m), 1 where the probability of a cat is above one half, else 0.
    """
    ### START CODE HERE ### (≈ 2 lines)
    A = sigmoid(w.T @ X + b)                  # probabilities, shape (1, m)
    Y_prediction = (A > 0.5).astype(float)    # zeros and ones, shape (1, m)
    ### END CODE HERE ###
    return Y_prediction

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The first line is one you have already written in <code>propagate</code>. A
# comparison of an array with a number gives True and False, entry by entry.</details>
# <details><summary>Hint 2: in code words</summary>Probabilities; then: is each above one half? Then True → 1 and False
# → 0.</details>
# <details><summary>Hint 3: a neighbour</summary>Which numbers are small? <code>(np.array([[3, 8, 1]]) &lt; 5) *
# 1</code> gives
# <code>[[1, 0, 1]]</code>.</details>

# %% test="predict" points=10
def examples(rng, n_x, m):
    w, b, X, _ = problems.binary(rng, n_x, m)
    return w, b, X

with checks.exercise("predict") as check:
    for n_x, m in [(3, 7), (5, 4), (2, 9)]:
        w, b, X = check.draw(examples, n_x=n_x, m=m)
        answer = check.call(w, b, X, returns=(1, m))
        check.that(set(np.unique(answer)) <= {0, 1}, "predict returns numbers other than 0 and 1: these are probabilities, not yet "
                   "labels.", diagnosis="probabilities-not-labels", rung=2)
        wanted = np.array([[float(np.vdot(w, X[:, i]) > -b) for i in range(m)]])
        check.that(not np.array_equal(answer, check.call(-w, -b, X, returns=(1, m))), "predict answers the same for w and b as for "
                   "their opposites: does it use them?", diagnosis="constant", rung=2)
        check.that(not np.array_equal(answer, 1 - wanted), "predict exchanges 0 and 1: every answer is the opposite of what the "
                   "probability says.", diagnosis="exchanged", rung=2)
        sure = check.call(w * 0, 3.0, X, returns=(1, m))
        check.that(np.all(np.equal(sure, 1)), "with w = 0 and b = 3 every example is a cat, but predict does not say so: the bias is left "
                   "out, or the threshold is not one half.", diagnosis="bias", rung=1)
        check.close("predict", answer, wanted, because="1 exactly where the evidence z is positive")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week02/logistic_regression")
    def close_calls(rng, n_x, m):  # every probability within 0.02 of one half
        w, b, X = examples(rng, n_x, m)
        return w / 100, b / 100, X
    check.against(ours.predict, examples, [dict(n_x=4, m=13), dict(n_x=11, m=6)], rounds=4)
    check.against(ours.predict, close_calls, [dict(n_x=3, m=17)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. The model
#
# Everything is there; now put it together: start, descend, predict for both sets. Use the *arguments* of the function,
# not the variables of the notebook and no numbers of your own, so that it works for any data and any learning rate.

# %% exercise="model"
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    """Logistic regression from start to predictions.

    Arguments: X_train (n_x, m_train), Y_train (1, m_train), X_test (n_x, m_test), Y_test (1, m_test); the rest as optimize.
    Returns: a dict with costs, Y_prediction_test, Y_prediction_train, w, b, learning_rate, num_iterations.
    """
    ### START CODE HERE ### (≈ 5 lines)
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    Y_prediction_train = predict(w, b, X_train)    # shape (1, m_train)
    Y_prediction_test = predict(w, b, X_test)      # shape (1, m_test)
    ### END CODE HERE ###
    return {
        "costs": costs,
        "Y_prediction_test": Y_prediction_test,
        "Y_prediction_train": Y_prediction_train,
        "w": w,
        "b": b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Four functions of yours, in the order of the lesson. Which set may the
# descent see?</details>
# <details><summary>Hint 2: in code words</summary>Zeros, one weight for each <em>row</em> of the training matrix;
# optimise on the training set with the arguments you were given; take w and b out of the dict; predict twice.</details>
# <details><summary>Hint 3: a neighbour</summary>Handing arguments on: <code>def outer(x, rate): return inner(x,
# rate=rate)</code>. Writing
# <code>rate=0.1</code> there would ignore what the caller asked for.</details>

# %% test="model" points=10
with checks.exercise("model") as check:
    start, descend, answers = check.uses("initialize_with_zeros"), check.uses("optimize"), check.uses("predict")
    for n_x, m_train, m_test, rate in [(3, 11, 7, 0.3), (4, 9, 13, 0.05)]:
        X_1, Y_1, X_2, Y_2 = check.draw(problems.separable, n_x=n_x, m_train=m_train, m_test=m_test)
        form = checks.Dict(costs=list, Y_prediction_test=(1, m_test), Y_prediction_train=(1, m_train), w=(n_x, 1),
                           b=checks.Scalar(also=((1, 1),)), learning_rate=(), num_iterations=())
        d = check.call(X_1, Y_1, X_2, Y_2, num_iterations=60, learning_rate=rate, returns=form)
        def own(steps, rate, X=X_1, Y=Y_1):
            return descend(*start(n_x), X, Y, steps, rate)[0]["w"]
        check.close("w", d["w"], own(60, rate), because="what your optimize gives from zeros with these arguments", suspects={
            "another learning rate than the one that model was given": own(60, 0.5),
            "another learning rate than the one that model was given: optimize used its own": own(60, 0.009),
            "another number of iterations than the one that model was given": own(2000, rate),
            "another number of iterations than the one that model was given: optimize used its own": own(100, rate),
            "learning from the test set as well": own(60, rate, np.hstack([X_1, X_2]), np.hstack([Y_1, Y_2])),
            "learning from the test set, not from the training set": own(60, rate, X_2, Y_2)})
        check.close("costs", d["costs"], descend(*start(n_x), X_1, Y_1, 60, rate)[2], because="those of your optimize")
        check.close("learning_rate", d["learning_rate"], rate)
        check.close("num_iterations", d["num_iterations"], 60)
        for name, X in [("Y_prediction_train", X_1), ("Y_prediction_test", X_2)]:
            check.close(name, d[name], answers(d["w"], d["b"], X),
                        because=f"what your predict says of the {name[13:]} set with this w and b")
        turned = check.call(X_1, Y_1, X_2, 1 - Y_2, num_iterations=60, learning_rate=rate, returns=form)
        check.close("w with other test labels", turned["w"], d["w"], because="the same: nothing may be learned from the test set")
    X_1, Y_1, X_2, Y_2 = check.draw(problems.separable, n_x=3, m_train=21, m_test=9)
    d = check.call(X_1, Y_1, X_2, Y_2, num_iterations=1500, learning_rate=0.5)
    check.that(np.mean(d["Y_prediction_train"] == Y_1) > 0.95,
               "a training set that one straight line tells apart is not learned.")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week02/logistic_regression")
    def training(rng, n_x, m_train, m_test, num_iterations, learning_rate):
        return (*problems.separable(rng, n_x, m_train, m_test), num_iterations, learning_rate)
    check.against(ours.model, training, [
        dict(n_x=5, m_train=8, m_test=6, num_iterations=41, learning_rate=0.7),
        dict(n_x=2, m_train=12, m_test=3, num_iterations=230, learning_rate=0.02)],
        returns=checks.Dict(costs=list, Y_prediction_test=(), Y_prediction_train=(), w=(), b=checks.Scalar(also=((1, 1),)),
                            learning_rate=(), num_iterations=()))
    ### END HIDDEN TESTS

# %% [markdown]
# ## 8. Cats
#
# Now the real thing. **Before you run the cell, predict:** there are far more weights than training pictures. What does
# that do to the accuracy on the training set, and what to that on the test set?

# %% experiment="train on cats"
if checks.ready("model"):
    d = model(train_set_x, train_set_y, test_set_x, test_set_y, num_iterations=2000, learning_rate=0.005)
    accuracy = {name: 100 * np.mean(d[f"Y_prediction_{name}"] == labels)
                for name, labels in [("train", train_set_y), ("test", test_set_y)]}
    print(f"{d['w'].size} weights, {m_train} training pictures")
    print(f"accuracy on the training set {accuracy['train']:.1f} %, on the test set {accuracy['test']:.1f} %")
    print(f'always answering "no cat" would get {100 * np.mean(test_set_y == 0):.1f} % of the test set')
    plots.lines(
        {"cost": (100 * np.arange(len(d["costs"])), np.ravel(d["costs"]))},
        title="The cost falls: the neuron learns its training pictures",
        xlabel="step of gradient descent", ylabel="cost on the training set",
        alt="The training cost falls quickly at first, then ever more slowly.",
    )

# %% [markdown]
# A large gap between the two accuracies is called **overfitting**: the neuron has learned its pictures by heart more
# than it has learned cats. Weeks 4 and 5 are about closing that gap.
#
# ### Which mistakes?
#
# One accuracy hides two kinds of error. With "cat" as the positive answer there are four counts: true positives `tp` (a
# cat, and said so), false positives `fp` (no cat, but "cat" said), false negatives `fn` (a cat missed), true negatives
# `tn`.

# %% exercise="confusion_counts"
def confusion_counts(Y, Yhat):
    """How often each answer meets each truth.

    Arguments: Y, the true labels, and Yhat, the predicted ones, both (1, m) of zeros and ones.
    Returns: a dict with the counts "tp", "fp", "fn", "tn".
    """
    ### START CODE HERE ### (≈ 4 lines)
    tp = np.sum((Y == 1) & (Yhat == 1))  # cat, said cat
    fp = np.sum((Y == 0) & (Yhat == 1))  # no cat, said cat
    fn = np.sum((Y == 1) & (Yhat == 0))  # cat, said no cat
    tn = np.sum((Y == 0) & (Yhat == 0))  # no cat, said no cat
    ### END CODE HERE ###
    return {"tp": tp, "fp": fp, "fn": fn, "tn": tn}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>"False" or "true" tells whether the answer was right; "positive" or
# "negative" tells what the answer
# <em>was</em>.</details>
# <details><summary>Hint 2: in code words</summary>Each count is a sum over examples of: truth has this value
# <em>and</em> answer has that one. For arrays, "and" is <code>&amp;</code>, with parentheses around both
# comparisons.</details>
# <details><summary>Hint 3: a neighbour</summary>How many days were both warm and wet?
# <code>np.sum((celsius &gt; 20) &amp; (rain &gt; 0))</code>.</details>

# %% test="confusion_counts" points=5
def truth_and_answer(rng, m):
    return (rng.random((1, m)) < 0.6).astype(float), (rng.random((1, m)) < 0.4).astype(float)

with checks.exercise("confusion_counts") as check:
    form = checks.Dict(tp=(), fp=(), fn=(), tn=())
    Y = np.array([[1.0, 1, 1, 1, 1, 1, 0, 0, 0, 0]])
    Yhat = np.array([[1.0, 1, 1, 0, 0, 0, 0, 0, 0, 1]])
    counts = check.call(Y, Yhat, returns=form)
    check.that((counts["fp"], counts["fn"]) != (3, 1), "fp and fn are exchanged: positive and negative name the answer, "
               "not the truth.", diagnosis="exchanged", rung=1)
    check.that(counts["tp"] != 6, "tp counts every right answer, whether there is a cat or not.", diagnosis="right-answers",
               rung=1)
    check.that(counts["tp"] != 0.3, "these are shares of the examples; counts are wanted.", diagnosis="mean-for-sum", rung=2)
    check.close("confusion_counts", counts, {"tp": 3, "fp": 1, "fn": 3, "tn": 3}, because="counted by hand for ten examples")
    for m in (7, 20):
        Y, Yhat = check.draw(truth_and_answer, m=m)
        counts, turned = check.call(Y, Yhat, returns=form), check.call(1 - Y, 1 - Yhat, returns=form)
        check.close("the sum of the four counts", sum(counts.values()), m, because="m: every example falls into one of the four")
        check.close("the counts with 0 and 1 exchanged", turned, {
            "tp": counts["tn"], "fp": counts["fn"], "fn": counts["fp"], "tn": counts["tp"]})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week02/logistic_regression")
    check.against(ours.confusion_counts, truth_and_answer, [dict(m=31), dict(m=12)], rounds=3)
    ### END HIDDEN TESTS

# %% experiment="a slider for the threshold"
if checks.ready("model", "confusion_counts"):
    import ipywidgets

    probability = sigmoid(np.dot(np.transpose(d["w"]), test_set_x) + d["b"])

    @ipywidgets.interact(threshold=ipywidgets.FloatSlider(0.5, min=0.05, max=0.95, step=0.05))
    def errors_at(threshold):
        counts = confusion_counts(test_set_y, np.where(probability > threshold, 1.0, 0.0))
        print(f"cats missed: {counts['fn']} of {counts['tp'] + counts['fn']}   "
              f"false alarms: {counts['fp']} of {counts['fp'] + counts['tn']}")

# %% [markdown]
# Move the threshold: fewer false alarms are paid for with more missed cats. One half is a choice, not a law.
#
# ### The mistakes it was surest of

# %% experiment="most confident mistakes"
if checks.ready("model"):
    probability = sigmoid(np.dot(np.transpose(d["w"]), test_set_x) + d["b"])[0]
    surprise = np.abs(probability - test_set_y[0])
    worst = np.argsort(-surprise)[:6]
    plots.images(
        test_set_x_orig[worst],
        [f"{'cat' if test_set_y[0, j] else 'no cat'}, said {100 * probability[j]:.0f} %" for j in worst],
        title="Surest and wrong: the truth, and the probability of a cat that the neuron gave",
        alt="Six test pictures on which the neuron was sure and wrong, each with the truth and the probability it gave.",
    )

# %% [markdown]
# ## 9. What does the neuron look for?
#
# There is one weight for each pixel and colour, so the weights themselves form a picture. **Predict first:** will you
# see a cat?

# %% experiment="the weights as an image"
if checks.ready("model"):
    plots.weights(
        d["w"], (num_px, num_px, 3),
        title="One template for all cats: the neuron adds up brightness here, subtracts it there",
        alt="Three panels of red and blue spots, the weights of the red, green and blue layers: a blurred pattern, hardly a cat.",
    )

# %% [markdown]
# A single neuron owns a single template. It cannot say "a bright cat on dark *or* a dark cat on bright". Hidden layers
# can: next week.
#
# ## 10. The learning rate
#
# **Predict, and write your prediction down:** with which of these rates will the cost fall fastest, and does any of
# them make it rise (diverge)? Replace the `None`, then run.

# %% experiment="learning rates"
my_prediction = None  # the rate that diverges: 0.01, 0.001, 0.0001, or "none of them"

if checks.ready("model"):
    runs = {}
    for rate in (0.01, 0.001, 0.0001):
        run = model(train_set_x, train_set_y, test_set_x, test_set_y,
                    num_iterations=801, learning_rate=rate)
        costs = runs[rate] = np.ravel(run["costs"])
        print(f"rate {rate}: cost {costs[0]:.3f} at the start, {costs.max():.3f} at most, {costs[-1]:.3f} at the end")
    diverged = [rate for rate, costs in runs.items() if not costs[-1] < costs[0]]
    print(f"ended higher than it began: {diverged or 'none of them'}; your prediction: {my_prediction}")
    plots.lines(
        {f"rate {rate}": (100 * np.arange(len(costs)), costs) for rate, costs in runs.items()},
        title="Too small a rate crawls; too large a rate overshoots and may climb",
        xlabel="step of gradient descent", ylabel="cost on the training set",
        alt="Training cost over steps for three learning rates.",
    )

# %% [markdown]
# Try a rate of 0.1 in the cell above: a step that long jumps across the valley.
#
# ## 11. Why no loop over examples?
#
# **Predict:** how many times faster is NumPy's own dot product than a Python loop that does the same?

# %% experiment="loop against vectors"
from time import perf_counter

one, other = np.random.default_rng(0).normal(size=(2, 500_000))
began = perf_counter()
total = 0.0
for i in range(len(one)):
    total += one[i] * other[i]
looped = perf_counter() - began
began = perf_counter()
for _ in range(20):
    at_once = np.dot(one, other)
vectorised = (perf_counter() - began) / 20
print(f"the same result: {np.isclose(total, at_once)}; the loop took {looped / vectorised:.0f} times as long")

# %% [markdown]
# ## 12. Your own picture
#
# Put a picture of yours beside this notebook, write its name below, and run.

# %% experiment="your own picture"
my_picture = None  # for example "my_cat.jpg"

if my_picture and checks.ready("model"):
    picture = datasets.load_picture(my_picture, size=num_px)
    column = standardize_images(flatten(picture[np.newaxis]))
    answer = classes[int(predict(d["w"], d["b"], column)[0, 0])].decode()
    plots.images([picture], [answer], title="What the neuron sees, and what it says", alt=f"Your picture, called {answer}.")

# %% [markdown]
# ## 13. Debug lab
#
# Three colleagues trained this model, each with one bug. Here are their curves.
#
# 1. "My cost is negative and keeps falling. A record!"
# 2. "It runs, but on new pictures it is hardly better than guessing."
# 3. "After the first steps the cost is `nan`."
#
# **Which bug is whose?** (a) pixels left at 0 … 255; (b) `reshape` straight to `(n_x, m)`, pictures mixed; (c) the
# minus before the cost forgotten.

# %% experiment="debug lab"
if checks.ready("model", "flatten"):
    broken = debuglab.logistic_regression(
        model, (train_set_x, test_set_x), (train_set_x_orig, test_set_x_orig), (train_set_y, test_set_y))
    for colleague, run in broken.items():
        print(f"colleague {colleague}: costs {np.round(run.costs[:4], 2)} ... {run.costs[-1]:.2f}; "
              f"accuracy {run.train_accuracy:.0f} % on train, {run.test_accuracy:.0f} % on test")
    plots.lines(
        {f"colleague {colleague}": (100 * np.arange(len(run.costs)), run.costs)
         for colleague, run in broken.items()},
        title="Three bugs, three curves: which is whose? (nan is not drawn)",
        xlabel="step of gradient descent", ylabel="reported cost",
        alt="Reported cost over steps for three broken programs: one below zero and falling, one ordinary, one that breaks off.",
    )

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (c): a log loss is a mean of positive numbers, it cannot be negative.
# - Colleague 2 is (b): the shapes are right and the training cost falls, so nothing complains, but each "example" is a
#   stew of several pictures. Put a column back into a picture and look.
# - Colleague 3 is (a): with inputs in the hundreds one step makes |z| huge, a prediction becomes exactly 0 or 1, and
#   its logarithm minus infinity.
#
# </details>
#
# ## Remember
#
# - One example is one column; `X` is `(n_x, m)`. Write shapes beside formulas.
# - Prediction: evidence $z = w^T x + b$, squeezed by the sigmoid. Cost: mean log loss, convex. Its slope at $z$:
#   prediction minus label.
# - Learning is stepping down that slope. Too small a rate crawls, too large a rate climbs.
# - Cost on the training set says what was learned; only the test set says what was *understood*.
# - `*` is entry by entry, `@` sums. A shape that happens to fit is no proof.
#
# ## What you can do now
#
# Turn pictures into columns, train a neuron on them without a loop over examples, and judge it by pictures that it has
# never seen. Next week: a hidden layer, and borders that bend.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week02/logistic_regression")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
