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
# # The perceptron: what can a neuron learn, and what can it not?
#
# **The question of this lesson:** a machine is shown examples with their answers, and nobody tells it the rule. Can it
# find the rule by correcting its own mistakes? And is there a rule that it will never find?
#
# You will build the oldest machine that learns (Rosenblatt, 1958), teach it AND and OR, watch it fail on XOR, and then
# build the way out: two layers, trained by backpropagation. At the end you can
#
# - say what the weights, the bias and the step of a neuron do, and where its border runs,
# - write the perceptron's learning rule, and say when it comes to rest and when it never will,
# - explain why learning needs a slope: squared error, error term, learning rate,
# - carry an error backwards through a network, by hand and in NumPy, and train it on a table of real measurements.
#
# **How to work.** Write your code between `START CODE HERE` and `END CODE HERE`, replacing each `None` or `pass`. Run
# the cell, then run the check below it. A check tells what *kind* of mistake it sees. Stuck? Open the hints, one at a
# time. Plan about two hours.

# %%
import numpy as np

from startcode import checks, datasets, plots, problems

# %% [markdown]
# ## 1. What a neuron is
#
# A neuron takes $n_x$ numbers in and gives one number out. For each input it owns a **weight**: how strongly, and in
# which direction, this input counts. It adds everything up, adds its **bias**, and answers by a **step**: +1 if the evidence
# is above zero, −1 if not.
#
# $$z = w_1 x_1 + w_2 x_2 + \dots + w_{n_x} x_{n_x} + b = w^T x + b, \qquad
# \hat y = \begin{cases} +1 & z > 0 \\ -1 & \text{else.} \end{cases}$$
#
# The step is why it is called a *decision*: a little more evidence changes nothing, until it changes everything.

# %% experiment="one neuron"
plots.network([3, 1], title="A neuron: a weight on every arrow",
              alt="Three circles for the inputs, each with an arrow to one circle on the right, the neuron.")
plots.functions({"step": lambda z: np.where(z > 0, 1, -1)}, np.linspace(-3, 3, 601),
                title="The step: all that counts is the side of zero", xlabel="evidence z", ylabel="answer",
                alt="A line at −1 for negative evidence that jumps to +1 at zero.")

# %% [markdown]
# **A small example with numbers.** Shall I take an umbrella? Inputs: how grey the sky is (0 to 1) and how far the
# barometer has fallen; a bias below zero, because carrying one is a bother.

# %% experiment="one decision by hand"
grey, fallen = 0.75, 1.5
evidence = 2.0 * grey + 1.0 * fallen + (-2.5)  # weight times input, twice, plus the bias
print("evidence z:", evidence, " answer:", "+1, take it" if evidence > 0 else "-1, leave it")
print("under a clear sky, z:", 2.0 * 0.0 + 1.0 * fallen + (-2.5))

# %% [markdown]
# The places where $z = 0$ form the neuron's **border**: with two inputs a straight line, with three a plane. The
# weights say which way it faces ($w$ stands at right angles to it and points to the +1 side), the bias moves it away
# from the origin. A neuron without a bias can only draw borders through the origin.
#
# **One example is one column.** $m$ examples stand side by side in a matrix `X` of shape $(n_x, m)$, their labels in
# `Y` of shape $(1, m)$; `w` is a column, $(n_x, 1)$. In this first half of the lesson **labels are −1 and +1**.

# %% exercise="perceptron_predict"
def perceptron_predict(w, b, X):
    """The answers of a perceptron.

    Arguments: w (n_x, 1), b a number, X (n_x, m), one example a column.
    Returns: Yhat, shape (1, m), +1 where w·x + b is above zero, -1 elsewhere.
    """
    ### START CODE HERE ### (≈ 2 lines)
    Z = w.T @ X + b                 # evidence, shape (1, m)
    Yhat = np.where(Z > 0, 1, -1)   # answers, shape (1, m)
    ### END CODE HERE ###
    return Yhat

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>All examples at once: which product of a column <code>w</code> and a matrix
# <code>X</code> gives one number for each column of <code>X</code>? Then choose between two answers, entry by
# entry.</details>
# <details><summary>Hint 2: in code words</summary><code>w</code> turned into a row, times <code>X</code>, plus
# <code>b</code>; then <code>np.where(condition, this, that)</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>Which days were frosty?
# <code>np.where(celsius &lt; 0, "frost", "no frost")</code> has the shape of <code>celsius</code>.</details>

# %% test="perceptron_predict" points=10
def borders(rng, n_x, m):
    w, b, X, _ = problems.half_spaces(rng, n_x, m)
    return w, b, X

with checks.exercise("perceptron_predict") as check:
    for n_x, m in [(3, 11), (5, 7)]:
        w, b, X, Y = check.draw(problems.half_spaces, n_x=n_x, m=m)
        answers = check.call(w, b, X, returns=(1, m))
        found = set(np.unique(answers).tolist())
        check.that(not found <= {0, 1} or found == {1}, "perceptron_predict answers 0 where −1 is wanted: in this half of "
                   "the lesson the labels are −1 and +1.", diagnosis="zero-for-minus", rung=2)
        check.that(found <= {-1, 1}, "perceptron_predict returns numbers other than −1 and +1: this is the evidence, not "
                   "yet the answer.", diagnosis="scores-not-labels", rung=1)
        check.that(not np.array_equal(answers, -Y), "every answer is the opposite of what the evidence says.",
                   diagnosis="sign", rung=1)
        sure = check.call(0 * w, 3.0, X, returns=(1, m))
        check.that(np.all(sure == 1), "with w = 0 and b = 3 the evidence is 3 for every example, but perceptron_predict does "
                   "not answer +1: the bias is left out.", diagnosis="missing-bias", rung=2)
        check.that(len(found) > 1, "every example gets the same answer: do w and X decide at all?", diagnosis="constant", rung=1)
        check.close("perceptron_predict", answers, Y, because="+1 exactly where w·x + b is above zero")
        check.close("the answers for w and b divided by 10,000", check.call(w / 1e4, b / 1e4, X, returns=(1, m)), Y,
                    because="the same: only the side of zero counts")
        border = check.call(0 * w, 0.0, X, returns=(1, m))
        check.that(np.all(np.abs(border) == 1), "on the border, at z = 0, perceptron_predict answers 0, as np.sign does: a "
                   "perceptron has two answers only.", diagnosis="border", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/perceptron")
    check.against(ours.perceptron_predict, borders, [dict(n_x=4, m=13), dict(n_x=2, m=9)], rounds=3)
    ### END HIDDEN TESTS

# %% [markdown]
# ## 2. Learning from mistakes
#
# Show the perceptron one example. If its answer is right, leave everything as it is. If it is wrong, move the weights
# *towards* the example when the label is +1, *away* from it when the label is −1:
#
# $$\text{if } y\,(w^T x + b) \le 0: \qquad w := w + \mathrm{lr} \cdot y\, x, \qquad b := b + \mathrm{lr} \cdot y,$$
#
# where $\mathrm{lr}$, the learning rate, says how far to move.
#
# The condition reads: the label and the evidence have different signs, or the example lies on the border. (Were the
# border not counted, a perceptron that starts with $w = 0$, $b = 0$ would find nothing to correct, ever.)
#
# **Why does that help?** Put the new weights into the evidence. Because $y^2 = 1$,
#
# $$y\,\big((w + \mathrm{lr}\, y x)^T x + b + \mathrm{lr}\, y\big) = y\,(w^T x + b) + \mathrm{lr}\,\big(\lVert x \rVert^2 + 1\big):$$
#
# the example itself is answered better than before, by an amount that has nothing to do with luck.

# %% exercise="perceptron_update"
def perceptron_update(w, b, x, y, lr=1.0):
    """One look at one example.

    Arguments: w (n_x, 1), b a number, x (n_x, 1), its label y (-1 or +1), and lr, the length of the step.
    Returns: w and b, moved if the example is answered wrongly or lies on the border, else as they were.
    The caller's w stays as it is.
    """
    ### START CODE HERE ### (≈ 3 lines)
    if y * (np.vdot(w, x) + b) <= 0:
        w = w + lr * y * x
        b = b + lr * y
    ### END CODE HERE ###
    return w, b

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Compute the evidence of this one example first. Compare <em>label times
# evidence</em> with zero; the bias moves as a weight would whose input is always 1. (<code>w += ...</code> would change
# the array of whoever called you.)</details>
# <details><summary>Hint 2: in code words</summary>If label times (w·x + b) is not above zero: add lr times label times
# x to w, and lr times label to b.</details>
# <details><summary>Hint 3: a neighbour</summary>A thermostat that learns:
# <code>if wish * (warm - level) &lt; 0: level = level - rate * wish</code>. When all is well, it does
# nothing.</details>

# %% test="perceptron_update" points=10
def step_for_one(rng, n_x, label, agrees, lr):
    return (*problems.one_example(rng, n_x, label, agrees), lr)

with checks.exercise("perceptron_update") as check:
    for n_x in (3, 5):
        form = checks.Tuple(w=(n_x, 1), b=checks.Scalar(also=((1, 1),)))
        for label in (1.0, -1.0):
            w, b, x, y = check.draw(problems.one_example, n_x=n_x, label=label, agrees=True)
            kept = check.call(w, b, x, y, returns=form)
            check.that(np.array_equal(kept[0], w) and np.all(kept[1] == b), "w or b moves although the example was "
                       "answered rightly: only mistakes are corrected.", diagnosis="moves-when-right", rung=1)

            w, b, x, y = check.draw(problems.one_example, n_x=n_x, label=label, agrees=False)
            def agreement(w, b):  # label times evidence: above zero when the answer is right
                return y * (np.vdot(w, x) + np.sum(b))
            def gain(start, **named):  # what one update adds to it
                return agreement(*check.call(*start, x, y, returns=form, **named)) - agreement(*start)
            moved_w, moved_b = check.call(w, b, x, y, returns=form)
            check.that(np.any(moved_w != w) or np.any(moved_b != b), "nothing moves although the example was answered "
                       "wrongly.", diagnosis="never-moves", rung=1)
            check.that(np.any(moved_w != w), "w stays where it was, only b moves.", diagnosis="never-moves", rung=2)
            length = np.vdot(x, x)
            turned = ("adding x whatever the label is: where the label is −1, x is to be taken away" if label < 0
                      else "stepping the wrong way, so that the answer gets worse")
            check.close("the growth of y (w·x + b)", gain((w, b)), length + 1, because="‖x‖² + 1, as the formula above says",
                        suspects={turned: -(length + 1), "moving w and leaving b where it was": length})
            check.close("the growth of y (w·x + b) with lr = 0.01", gain((w, b), lr=0.01), 0.01 * (length + 1),
                        because="lr times as much", suspects={
                            "a full step: lr is left out": length + 1, "using lr for w only": 0.01 * length + 1,
                            "using lr for b only": length + 0.01})
            aside = (moved_w - w) - x * np.vdot(moved_w - w, x) / length
            check.that(np.allclose(aside, 0), "w moves in another direction than that of x.", rung=2)
            thanks_to_b = (-y * x / length, 2 * y)  # w alone would answer wrongly
            check.that(gain(thanks_to_b) == 0, "an example that is answered rightly, but only thanks to the bias, is "
                       "corrected all the same: b is left out of the evidence.", diagnosis="missing-bias", rung=2)
            check.that(gain((0 * w, 0.0)) > 0, "an example on the border (w = 0, b = 0) leaves everything as it is; it "
                       "counts as a mistake, or learning could never begin.", diagnosis="border", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/perceptron")
    def close_to_the_border(rng, n_x, label, agrees, lr):
        w, b, x, y, lr = step_for_one(rng, n_x, label, agrees, lr)
        return w / 1e4, b / 1e4, x, y, lr
    def the_bias_decides(rng, n_x, label, agrees, lr):
        w, b, x, y, lr = step_for_one(rng, n_x, label, agrees, lr)
        return -w / 1e4, y * (1 if agrees else -1) * (0.1 + abs(b)), x, y, lr
    for problem in (step_for_one, close_to_the_border, the_bias_decides):
        check.against(ours.perceptron_update, problem, [
            dict(n_x=4, label=1.0, agrees=False, lr=0.3), dict(n_x=7, label=-1.0, agrees=False, lr=1.7),
            dict(n_x=2, label=1.0, agrees=True, lr=0.3), dict(n_x=6, label=-1.0, agrees=True, lr=0.6)])
    ### END HIDDEN TESTS

# %% [markdown]
# One pass over all examples is called an **epoch**. The perceptron starts from zeros and goes through the examples one
# by one, epoch after epoch. An epoch without a single mistake means: learned. We write down how many mistakes each
# epoch saw, counted at the moment when the example's turn came.

# %% exercise="perceptron_train"
def perceptron_train(X, Y, max_epochs=100):
    """The perceptron's learning rule, example by example in the order of the columns, from w = 0 and b = 0.

    Arguments: X (n_x, m), Y (1, m) of -1 and +1, and the number of epochs after which to give up.
    Returns: w (n_x, 1), b a number, and mistakes, a list with the number of mistakes (an example on the border is one)
        in each epoch. An epoch without mistakes is the last.
    """
    n_x, m = X.shape
    w, b, mistakes = np.zeros((n_x, 1)), 0.0, []
    for epoch in range(max_epochs):
        count = 0  # mistakes in this epoch
        for i in range(m):
            x, y = X[:, [i]], Y[0, i]  # example i as a column, (n_x, 1), and its label
            ### START CODE HERE ### (≈ 3 lines)
            count = count + int(y * (np.vdot(w, x) + b) <= 0)   # one more if this example is a mistake
            w, b = perceptron_update(w, b, x, y)                # moved if it is one
            ### END CODE HERE ###
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two things happen for each example: it may be counted, and it may move the
# weights. After the weights have moved it is too late to count.</details>
# <details><summary>Hint 2: in code words</summary>The same condition as in <code>perceptron_update</code> decides
# whether <code>count</code> grows by one; then let <code>perceptron_update</code> do its work and keep both of its
# results.</details>
# <details><summary>Hint 3: a neighbour</summary>Counting and cleaning in one walk: <code>if is_dirty(plate): dirty =
# dirty + 1</code>, and then <code>plate = wash(plate)</code>.</details>

# %% test="perceptron_train" points=15
def for_training(rng, n_x, m, max_epochs):
    _, _, X, Y = problems.half_spaces(rng, n_x, m)
    return X, Y, max_epochs

with checks.exercise("perceptron_train") as check:
    step, answer = check.uses("perceptron_update"), check.uses("perceptron_predict")
    for n_x, m in [(3, 11), (2, 7)]:
        true_w, true_b, X, Y = check.draw(problems.half_spaces, n_x=n_x, m=m)
        form = checks.Tuple(w=(n_x, 1), b=checks.Scalar(also=((1, 1),)), mistakes=list)
        def walk(w, b, labels, keep=1):  # one epoch with your own perceptron_update
            wrong = late = 0
            for i in range(m):
                moved = step(w, b, X[:, [i]], labels[0, i])
                wrong += not np.array_equal(moved[0], w)
                w, b = moved[0], keep * moved[1]
                late += int(answer(w, b, X[:, [i]])[0, 0] != labels[0, i])  # counted after the move
            return w, np.sum(b), wrong, late
        w_1, b_1, wrong, late = walk(np.zeros((n_x, 1)), 0.0, Y)
        w, b, mistakes = check.call(X, Y, max_epochs=1, returns=form)
        check.that(np.any(w != 0), "w is still zero after an epoch. The first example lies on the border of a perceptron "
                   "that is all zero, and that counts as a mistake.", diagnosis="never-moves", rung=2)
        check.close("w after one epoch", w, w_1, because="what your perceptron_update makes of one example after the other",
                    suspects={"correcting all examples at once, with the weights of the start": X @ Y.T,
                              "labels 0 and 1: no example of the other class is ever learned":
                              walk(np.zeros((n_x, 1)), 0.0, (Y + 1) / 2)[0],
                              "moving once an epoch, with the last example: a line outside of the inner loop":
                              step(np.zeros((n_x, 1)), 0.0, X[:, [-1]], Y[0, -1])[0],
                              "throwing the new bias away: keep both results of perceptron_update":
                              walk(np.zeros((n_x, 1)), 0.0, Y, keep=0)[0]})
        check.that(np.any(b != 0) or b_1 == 0, "the bias never moves: keep both results of perceptron_update.",
                   diagnosis="missing-bias", rung=2)
        check.close("b after one epoch", b, b_1, because="what your perceptron_update makes of one example after the other")
        check.that(len(mistakes) == 1, f"mistakes holds {len(mistakes)} entries after one epoch; one is wanted.")
        check.that(mistakes[0] != late or wrong == late, "the mistakes are counted after the weights have moved: then most of "
                   "them are mended already.", diagnosis="counted-late", rung=1)
        check.that(mistakes[0] != m or wrong == m, "every example is counted, right or wrong.", diagnosis="all-counted", rung=1)
        check.close("mistakes[0]", mistakes[0], wrong, because="how many examples were wrong, or on the border, at their turn")
        w_2, b_2, wrong_2, _ = walk(w_1, b_1, Y)
        w, b, mistakes = check.call(X, Y, max_epochs=2, returns=form)
        check.close("w after two epochs", w, w_2, because="where a second epoch leads from the end of the first",
                    suspects={"starting from zero again in every epoch": w_1})
        check.that(len(mistakes) == 2, f"mistakes holds {len(mistakes)} entries after two epochs; two are wanted.")
        check.that(mistakes[1] != wrong + wrong_2 or wrong_2 == 0, "mistakes holds a running total: every epoch "
                   "begins to count from zero.", diagnosis="cumulative")
        check.close("mistakes", mistakes, [wrong, wrong_2], because="the number of mistakes in each epoch")

        w, b, mistakes = check.call(X, Y, max_epochs=5000, returns=form)
        check.that(mistakes[-1] == 0, "5000 epochs are over, and examples that one border tells apart are not learned.")
        check.that(0 not in mistakes[:-1], "learning goes on after an epoch without a mistake: that epoch is the last.")
        check.close("the answers after learning", answer(w, b, X), Y, because="the labels: no mistake is left")
        gamma = np.min(Y * (true_w.T @ X + true_b)) / np.sqrt(np.vdot(true_w, true_w) + true_b ** 2)
        bound = np.max(np.sum(X * X, axis=0) + 1) / gamma ** 2
        check.that(sum(mistakes) <= bound, f"{sum(mistakes)} mistakes were counted; more than {bound:.0f} are impossible.")
    corners = np.array([[-1.0, -1.0, 1.0, 1.0], [-1.0, 1.0, -1.0, 1.0]])
    _, _, mistakes = check.call(corners, np.array([[-1.0, 1.0, 1.0, -1.0]]), max_epochs=30)
    check.that(len(mistakes) == 30 and min(mistakes) > 0, "XOR is reported as learned; no perceptron can do that: look at how "
               "mistakes are counted.")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/perceptron")
    def hopeless(rng, n_x, m, max_epochs):
        X, Y, max_epochs = for_training(rng, n_x, m, max_epochs)
        return np.hstack([X, X]), np.hstack([Y, -Y]), max_epochs
    check.against(ours.perceptron_train, for_training, [
        dict(n_x=4, m=9, max_epochs=100), dict(n_x=2, m=6, max_epochs=4), dict(n_x=5, m=13, max_epochs=2)])
    check.against(ours.perceptron_train, hopeless, [dict(n_x=3, m=4, max_epochs=7)])
    ### END HIDDEN TESTS

# %% experiment="a border finds its place"
if checks.ready("perceptron_predict", "perceptron_train"):
    points, sides = datasets.blobs(120, spread=0.9, rng=np.random.default_rng(3))
    points, sides = points + np.array([[4.0], [3.0]]), 2 * sides - 1  # away from the origin; labels −1 and +1
    def after(epochs):
        w, b, _ = perceptron_train(points, sides, max_epochs=epochs)
        return lambda grid: perceptron_predict(w, b, grid)
    plots.decision_boundaries(
        {"after 1 epoch": after(1), "after 3 epochs": after(3), "at rest": after(1000)}, points, sides,
        title="Every mistake turns and shifts the border, until there is none left",
        alt="Three panels with two clouds of points and a straight border. In the first the border cuts through a cloud, "
            "in the last it runs between the two.",
    )

# %% [markdown]
# ### Will it always come to rest?
#
# If *some* border tells the examples apart, yes, and one can say how soon (Novikoff, 1962). Let $R$ be the length of
# the longest example, counting the bias as an input that is always 1, and let $\gamma$ be the distance that some border
# keeps from all of them, measured in the same way. Then, whatever the order,
#
# $$\text{number of updates} \;\le\; \left(\frac{R}{\gamma}\right)^2.$$
#
# Clear cases are learned quickly, close calls slowly. **Predict:** will the real number be near the bound, or far
# below?

# %% experiment="updates against the bound"
if checks.ready("perceptron_predict", "perceptron_train"):
    w, b, mistakes = perceptron_train(points, sides, max_epochs=1000)
    length = np.sqrt(np.vdot(w, w) + b ** 2)
    R = np.sqrt(np.max(np.sum(points ** 2, axis=0) + 1))
    gamma = np.min(sides * (w.T @ points + b)) / length  # of the border that was found; a better border has a larger γ
    print(f"mistakes in each epoch: {mistakes}")
    print(f"updates: {sum(mistakes)}, and the bound (R/γ)² says: at most {(R / gamma) ** 2:.0f}")

# %% [markdown]
# ## 3. AND, OR, XOR
#
# Logic is a good test for a learner: the whole world consists of four examples. With −1 for *false* and +1 for *true*:
#
# | $x_1$ | $x_2$ | AND | OR | NAND | XOR |
# |---|---|---|---|---|---|
# | −1 | −1 | −1 | −1 | +1 | −1 |
# | −1 | +1 | −1 | +1 | +1 | +1 |
# | +1 | −1 | −1 | +1 | +1 | +1 |
# | +1 | +1 | +1 | +1 | −1 | −1 |
#
# XOR, the *exclusive or*, means "one of the two, but not both". **Predict before you run:** which of the four will a
# perceptron learn?

# %%
CORNERS = np.array([[-1.0, -1.0, 1.0, 1.0],
                    [-1.0, 1.0, -1.0, 1.0]])  # the four input pairs, one a column
GATES = {"AND": np.array([[-1.0, -1.0, -1.0, 1.0]]), "OR": np.array([[-1.0, 1.0, 1.0, 1.0]]),
         "NAND": np.array([[1.0, 1.0, 1.0, -1.0]]), "XOR": np.array([[-1.0, 1.0, 1.0, -1.0]])}

# %% experiment="four gates"
my_prediction = None  # the gates that will be learned, for example ["AND", "XOR"]

if checks.ready("perceptron_predict", "perceptron_train"):
    learned = {}
    for name, labels in GATES.items():
        w, b, mistakes = perceptron_train(CORNERS, labels, max_epochs=12)
        learned[name] = (1 + np.arange(len(mistakes)), mistakes)
        print(f"{name:<5} w = {w[:, 0]}, b = {b}: mistakes in each epoch {mistakes}")
        if name in ("AND", "OR"):
            plots.decision_boundary(lambda grid: perceptron_predict(w, b, grid), CORNERS, labels,
                                    title=f"{name}: one straight border is enough",
                                    alt=f"The four corners with the labels of {name} and a border that keeps them apart.")
    print("at rest:", [name for name, (_, mistakes) in learned.items() if mistakes[-1] == 0], " your prediction:", my_prediction)
    plots.lines(learned, title="Three gates come to rest, XOR never does", xlabel="epoch", ylabel="mistakes",
                alt="Mistakes in each epoch: the lines of AND, OR and NAND reach zero and end, that of XOR stays above zero.")

# %% [markdown]
# (The lines of AND and NAND lie on each other.) What does XOR do to the perceptron, look by look? Compare the last line
# with the start, all zeros.

# %% experiment="XOR look by look"
if checks.ready("perceptron_predict", "perceptron_update"):
    w, b, panels = np.zeros((2, 1)), 0.0, {}
    for i in [0, 1, 2, 3]:
        w, b = perceptron_update(w, b, CORNERS[:, [i]], GATES["XOR"][0, i])
        print(f"after corner {CORNERS[:, i]}: w = {w[:, 0]}, b = {b}")
        if i < 3:
            panels[f"after {i + 1} of 4 corners"] = lambda grid, w=w, b=b: perceptron_predict(w, b, grid)
    plots.decision_boundaries(
        panels, CORNERS, GATES["XOR"], title="XOR: to please one corner is to lose another",
        alt="Three panels with the corners labelled as XOR. Each shows the border after one more correction; in each of "
            "them at least one corner lies on the wrong side.",
    )

# %% [markdown]
# More epochs would not help, nor other weights at the start. Why not? Here is a question for a human reader. Answer in
# your own words, with a drawing or with inequalities:
#
# **Why can no single perceptron compute XOR?** Suppose there were weights $w_1, w_2$ and a bias $b$ that give all four
# answers rightly, and show that this cannot be.

# %% [markdown] exercise="why_not_xor" points=5
# Suppose they exist. The four corners then say: −w₁ − w₂ + b ≤ 0 and w₁ + w₂ + b ≤ 0 (answer −1), −w₁ + w₂ + b > 0 and
# w₁ − w₂ + b > 0 (answer +1). Adding the first two gives 2b ≤ 0, adding the last two gives 2b > 0: a contradiction. As
# a drawing: the two +1 corners lie on one diagonal, the two −1 corners on the other; the diagonals cross, and the point
# where they cross would have to be on both sides of the border.
#
# Full points for either argument; about half for "a straight line cannot separate them" without a reason.

# %% [markdown]
# ### Two layers can
#
# Look at the columns of the table again: **which two of AND, OR and NAND, joined by a third, give XOR?** A perceptron
# cannot draw two borders, but two perceptrons can, and a third can look at *their* answers. Here are the three gates as
# perceptrons, with weights put in by hand.

# %%
def AND(X):
    """+1 where both inputs are +1: a perceptron, shapes (2, m) -> (1, m)."""
    return perceptron_predict(np.array([[1.0], [1.0]]), -1.0, X)

def OR(X):
    """+1 where at least one input is +1: a perceptron, shapes (2, m) -> (1, m)."""
    return perceptron_predict(np.array([[1.0], [1.0]]), 1.0, X)

def NAND(X):
    """-1 where both inputs are +1: a perceptron, shapes (2, m) -> (1, m)."""
    return perceptron_predict(np.array([[-1.0], [-1.0]]), 1.0, X)

# %% exercise="xor"
def xor(X):
    """Exclusive or, from three perceptrons in two layers: two look at X, the third looks at their two answers.

    Argument: X (2, m), one pair of inputs a column, any numbers.
    Returns: A2, shape (1, m), the answer of the third perceptron.
    """
    ### START CODE HERE ### (≈ 2 lines)
    A1 = np.vstack([OR(X), NAND(X)])   # the two answers of the first layer, shape (2, m)
    A2 = AND(A1)                       # the answer of the second layer, shape (1, m)
    ### END CODE HERE ###
    return A2

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Say XOR in words: one of the two, <em>and</em> not both. Each half of this
# sentence is a gate that you have.</details>
# <details><summary>Hint 2: in code words</summary>The first layer answers twice, (1, m) each.
# <code>np.vstack([row, row])</code> puts two rows on top of each other: (2, m), just the form that a gate
# reads.</details>
# <details><summary>Hint 3: a neighbour</summary>"Both alike" (the opposite of XOR) in words: both, <em>or</em> neither.
# It would join AND and a gate for "neither" by OR.</details>

# %% test="xor" points=5
def plane(rng, m):  # points of the plane, none near a border of a gate
    place, across = rng.uniform(-3, 3, size=(2, m))
    total = np.where(np.abs(np.abs(place) - 1) < 0.1, 0.5 * place, place)
    return (np.array([total / 2 + across, total / 2 - across]),)

with checks.exercise("xor") as check:
    check.uses("perceptron_predict")
    answers = check.call(CORNERS, returns=(1, 4))
    for words, row in {"OR": GATES["OR"], "NAND": GATES["NAND"], "AND": GATES["AND"]}.items():
        check.that(not np.array_equal(answers, row), f"xor gives the answers of {words}.", diagnosis="one gate", rung=1)
    check.that(not np.array_equal(answers, -GATES["XOR"]), "xor gives the opposite of every answer that is wanted.",
               diagnosis="sign", rung=1)
    check.that(np.ptp(answers) > 0, "xor gives the same answer at all four corners.", diagnosis="constant", rung=1)
    check.close("xor of the four corners", answers, GATES["XOR"], because="the column XOR of the table")
    for m in (13, 24):
        X, = check.draw(plane, m=m)
        answers = check.call(X, returns=(1, m))
        for words, row in {"a product of the inputs": X[0] * X[1] < 0, "a comparison of the inputs": X[0] != X[1]}.items():
            check.that(not np.array_equal(answers[0] > 0, row), f"right at the corners, but no network of perceptrons: "
                       f"it is {words}.", diagnosis="no perceptron", rung=1)
        either, both = X[0] + X[1] > -1, X[0] + X[1] > 1  # beyond the border of OR, beyond the border of AND
        check.close("xor of points beside the corners", answers, np.where(either & ~both, 1, -1)[np.newaxis],
                    because="+1 between the borders of the two perceptrons of the first layer")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/perceptron")
    check.against(ours.xor, plane, [dict(m=17), dict(m=30)])
    ### END HIDDEN TESTS

# %% experiment="two borders make a strip"
if checks.ready("xor"):
    plots.network([2, 2, 1], title="The second layer sees only the answers of the first",
                  names=["inputs", "OR, NAND", "AND"],
                  alt="Two inputs, each with arrows to two hidden units, which have arrows to one output unit.")
    plots.decision_boundaries({"OR": OR, "NAND": NAND, "AND of both": xor}, CORNERS, GATES["XOR"],
                              title="Each perceptron draws one border; together they cut out a strip",
                              alt="Three panels: the half plane of OR, the half plane of NAND, and the strip between both "
                                  "borders, which holds just the two corners labelled +1.")

# %% [markdown]
# ## 4. From a step to a slope
#
# We put the weights of the hidden units in by hand. How could they be *learned*? The perceptron's rule needs to know
# what each unit should have answered, and for a hidden unit nobody knows. Worse, a step gives no hint: move a weight a
# little, and mostly nothing changes at all. So the step is replaced by a curve that rises smoothly, the sigmoid
# $\sigma(z) = 1 / (1 + e^{-z})$, and "right or wrong" by a number that says *how* wrong.
#
# **The labels change here:** a sigmoid answers between 0 and 1, so from now on **labels are 0 and 1**.

# %%
def sigmoid(z):
    """The sigmoid, entry by entry, as in the notebook on NumPy; as a tanh it cannot overflow."""
    return 0.5 * (1 + np.tanh(0.5 * z))

# %% [markdown]
# ### Squared error, and why not absolute
#
# For one example with label $y$ and prediction $\hat y$ the error is
#
# $$E = \tfrac{1}{2} (y - \hat y)^2.$$
#
# Why a square? Plain differences would cancel: +0.5 for one example and −0.5 for another look like no error. The
# absolute value $|y - \hat y|$ would not cancel, but its slope has the same size everywhere, for a huge mistake and for
# a tiny one, and none at all at zero. The slope of the square is the mistake itself: far away large steps, close by
# small ones. (The ½ only cancels the 2 that the derivative brings.)
#
# **Predict:** one number is moved downhill towards 1.0 with steps of 0.3 times the slope. Which of the two errors lets
# it settle there?

# %% experiment="squared against absolute"
slopes = {"squared error": lambda p: p - 1.0, "absolute error": lambda p: np.sign(p - 1.0)}
paths = {}
for name, slope in slopes.items():
    place = [-1.0]
    for _ in range(20):
        place.append(place[-1] - 0.3 * slope(place[-1]))
    paths[name] = (np.arange(len(place)), place)
    print(f"{name}: the last three places {np.round(place[-3:], 3)}")
plots.lines(paths, title="With the square the steps shrink; with the absolute value it hops for ever",
            xlabel="step", ylabel="the number that should become 1",
            alt="Two curves that rise from −1. That of the squared error settles at 1, the other reaches 1 and then jumps "
                "up and down around it.")

# %% [markdown]
# ### The error term
#
# How does the error move with the evidence $z$, when $\hat y = \sigma(z)$? Two links of a chain:
#
# $$\frac{\partial E}{\partial \hat y} = -(y - \hat y), \qquad \frac{d \hat y}{d z} = \hat y (1 - \hat y),$$
#
# where the second is the slope of the sigmoid. Downhill is *minus* their product, and this direction is called the
# **error term** of the neuron:
#
# $$\delta = -\frac{\partial E}{\partial z} = (y - \hat y)\, \hat y (1 - \hat y).$$

# %% exercise="error_term"
def error_term(yhat, y):
    """Which way, and how strongly, the evidence of a sigmoid neuron should move: minus the slope of (y - yhat)²/2.

    Arguments: yhat, the predictions, between 0 and 1, and y, the labels: numbers, or arrays of one shape.
    Returns: delta, of the same shape.
    """
    ### START CODE HERE ### (≈ 1 line)
    delta = (y - yhat) * yhat * (1 - yhat)   # same shape as yhat
    ### END CODE HERE ###
    return delta

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A prediction that is too small has to rise: then the error term is above
# zero. Three factors, entry by entry.</details>
# <details><summary>Hint 2: in code words</summary>Label minus prediction, times prediction, times one minus
# prediction.</details>
# <details><summary>Hint 3: a neighbour</summary>For a tanh neuron with answer a, whose slope is 1 − a², the same chain
# gives <code>(y - a) * (1 - np.square(a))</code>.</details>

# %% test="error_term" points=5
def guesses(rng, m):
    return sigmoid(rng.uniform(-3, 3, size=(1, m))), problems.labels(rng, m)

with checks.exercise("error_term") as check:
    for m in (5, 8):
        yhat, y = check.draw(guesses, m=m)
        delta = check.call(yhat, y, returns=(1, m))
        check.that(not np.all((delta > 0) == (y < yhat)), "a prediction that is too small is told to fall, and one that is too "
                   "large to rise: the difference is the wrong way round.", diagnosis="sign", rung=1)
        z = np.log(yhat / (1 - yhat))
        def error_at(z):
            return np.square(y - sigmoid(z)) / 2
        check.close("error_term", delta, (error_at(z - 1e-5) - error_at(z + 1e-5)) / 2e-5,
                    because="minus the slope of the error, measured by moving z a little", suspects={
                        "the difference without the slope of the sigmoid": y - yhat,
                        "taking the label for the prediction in the slope": (y - yhat) * yhat * (1 - y),
                        "the error itself, where its slope is meant": np.square(y - yhat) / 2,
                        "putting the prediction through a sigmoid once more": (y - yhat) * sigmoid(yhat) * sigmoid(-yhat)})
    check.close("error_term(0.5, 1)", check.call(0.5, 1.0, returns=()), 0.125, because="½ · ½ · ½")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/perceptron")
    check.against(ours.error_term, guesses, [dict(m=9), dict(m=12)])
    ### END HIDDEN TESTS

# %% experiment="who learns most"
if checks.ready("error_term"):
    plots.functions({"label 1": lambda p: error_term(p, 1.0), "label 0": lambda p: error_term(p, 0.0)},
                    np.linspace(0, 1, 201), xlabel="prediction", ylabel="error term",
                    title="Surely wrong, and hardly corrected: at both ends the sigmoid is flat",
                    alt="Two curves over the prediction from 0 to 1, one above zero for label 1, one below for label 0. Both "
                        "vanish at 0 and at 1.")

# %% [markdown]
# Look at the left end of the curve for label 1: the answer is as wrong as can be, and the error term is nearly zero.
# The neuron is so sure that it does not listen. Remember this; week 2 mends it with another error.
#
# ### One neuron, trained
#
# The evidence contains $w_k x_k$, so a weight feels the error term in proportion to its input. For the mean error of
# $m$ examples, one step of **gradient descent** with learning rate $\alpha$ is
#
# $$w := w + \alpha\, \frac{1}{m} \sum_{i=1}^{m} \delta^{(i)} x^{(i)} = w + \alpha\, \frac{1}{m} X \delta^T, \qquad
# b := b + \alpha\, \frac{1}{m} \sum_{i=1}^{m} \delta^{(i)}.$$
#
# The plus is right: $\delta$ already points downhill. (From week 2 on we write slopes, which point uphill, and
# subtract.)

# %% exercise="train_neuron"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    """Gradient descent of one sigmoid neuron on the mean of (y - yhat)²/2; every epoch is one step.

    Arguments: the start w (n_x, 1) and b, a number; X (n_x, m), Y (1, m) of zeros and ones.
    Returns: w and b after the last step, and costs, a list with the cost before each step.
    The caller's w stays as it is.
    """
    m = X.shape[1]
    costs = []
    for epoch in range(epochs):
        ### START CODE HERE ### (≈ 5 lines)
        A = sigmoid(w.T @ X + b)                      # predictions, shape (1, m)
        cost = np.mean(np.square(Y - A)) / 2          # a number
        delta = error_term(A, Y)                      # error terms, shape (1, m)
        w = w + learning_rate * X @ delta.T / m       # one step downhill; a new array
        b = b + learning_rate * np.sum(delta) / m     # one step downhill
        ### END CODE HERE ###
        costs.append(cost)
    return w, b, costs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Five lines, in this order: predict, measure, error terms, move w, move b.
# Use your <code>error_term</code>. Write the shape of every piece beside the formula.</details>
# <details><summary>Hint 2: in code words</summary>w grows by learning rate times X times delta turned into a column,
# over m; b by learning rate times the mean of delta. The cost is half the mean of the squared differences.</details>
# <details><summary>Hint 3: a neighbour</summary>Without the sigmoid (z itself is the prediction) the error term is
# <code>e = Y - Z</code>, and a step is <code>w = w + rate * np.matmul(X, np.transpose(e)) / e.size</code>.</details>

# %% test="train_neuron" points=15
with checks.exercise("train_neuron") as check:
    own = check.uses("error_term")
    for n_x, m in [(3, 5), (6, 4)]:
        w, b, X, Y = check.draw(problems.binary, n_x=n_x, m=m)
        form = checks.Tuple(w=(n_x, 1), b=checks.Scalar(also=((1, 1),)), costs=list)
        def run(w, b, X=X, Y=Y, learning_rate=1.0, epochs=1):
            return check.call(w, b, X, Y, learning_rate=learning_rate, epochs=epochs, returns=form)
        def cost_at(w, b):
            return run(w, b)[2][0]
        def place(w, b, costs):
            return {"w": w, "b": np.sum(b)}
        check.close("the parameters after 0 epochs", place(*run(w, b, epochs=0)), place(w, b, []), because="where the descent began")
        check.that(cost_at(w, b + 1) != cost_at(w, b), "another b gives the same cost: the bias is left out of z.",
                   diagnosis="missing-bias", rung=1)
        alone = [run(w, b, X[:, [i]], Y[:, [i]])[2][0] for i in range(m)]
        check.close("costs[0]", cost_at(w, b), np.mean(alone), because="the mean of what each example costs alone")
        at_zero = cost_at(0 * w, 0.0)
        check.that(not np.isclose(at_zero, 0.25), "every cost is twice what is meant: the ½ in front is missing.",
                   diagnosis="factor", rung=2)
        check.that(not np.isclose(at_zero, 0.5), "at w = 0, b = 0, where every prediction is one half, the cost is one half: "
                   "where is the square?", diagnosis="square", rung=2)
        check.close("the cost at w = 0, b = 0", at_zero, 0.125, because="½ · (½)², since every prediction is one half")
        one_w, one_b, _ = run(w, b)
        check.that(np.any(one_w != w), "w never moves. (With label and prediction exchanged, error_term is zero: a label has "
                   "no slope.)", diagnosis="never-moves", rung=1)
        errors = [Y[0, i] - sigmoid(np.vdot(w, X[:, i]) + b) for i in range(m)]
        check.gradient("w before minus w after one step of rate 1", w - one_w, of=lambda v: cost_at(v, b), at=w, suspects={
            "the plain difference y − ŷ where the error term is meant": -sum(X[:, [i]] * errors[i] for i in range(m)) / m})
        check.that(np.any(one_b != b), "b never moves.", diagnosis="missing-bias", rung=2)
        check.gradient("b before minus b after one step of rate 1", b - np.sum(one_b), of=lambda v: cost_at(w, v), at=b, suspects={
            "the plain difference y − ŷ where the error term is meant": -np.mean(errors),
            "adding up the error terms without dividing by m": -sum(own(Y[0, i] - errors[i], Y[0, i]) for i in range(m))})
        short_w, _, _ = run(w, b, learning_rate=0.3)
        check.close("the step of w with rate 0.3", short_w - w, 0.3 * (one_w - w), because="0.3 of the step with rate 1",
                    suspects={"a step that does not depend on learning_rate": one_w - w})
        far = run(w, b, epochs=3)
        check.close("the parameters after 3 epochs", place(*far), place(*run(one_w, one_b, epochs=2)),
                    because="the same as after 1 epoch and then 2 more", suspects={
                        "the slope of the start in every epoch": place(w + 3 * (one_w - w), b + 3 * (one_b - b), [])})
        check.close("costs[1]", far[2][1], cost_at(one_w, one_b), because="the cost after one step, before the next")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/perceptron")
    def descent(rng, n_x, m, learning_rate, epochs):
        return (*problems.binary(rng, n_x, m), learning_rate, epochs)
    check.against(ours.train_neuron, descent, [
        dict(n_x=4, m=7, learning_rate=0.7, epochs=13), dict(n_x=2, m=9, learning_rate=3.0, epochs=40)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 5. Two layers that answer smoothly
#
# Now the two layers of XOR again, but with sigmoids, so that they can learn. Each of the $n_h$ **hidden** units is a
# neuron that looks at $x$; the output unit is a neuron that looks at the hidden units. The weights of a layer stand in
# one matrix, **a row for each unit**:
#
# $$A_1 = \sigma(W_1 X + b_1), \qquad A_2 = \sigma(W_2 A_1 + b_2).$$
#
# | array | shape | |
# |---|---|---|
# | `X` | $(n_x, m)$ | one example per column |
# | `W1`, `b1` | $(n_h, n_x)$, $(n_h, 1)$ | a row of weights and a bias for each hidden unit |
# | `A1` | $(n_h, m)$ | what the hidden units answer |
# | `W2`, `b2` | $(1, n_h)$, $(1, 1)$ | the weights and the bias of the output unit |
# | `A2` | $(1, m)$ | the predictions |

# %% exercise="forward"
def forward(X, parameters):
    """The answers of a network with one hidden layer, sigmoids in both layers.

    Arguments: X (n_x, m); parameters, a dict with W1 (n_h, n_x), b1 (n_h, 1), W2 (1, n_h), b2 (1, 1).
    Returns: A1 (n_h, m), the hidden answers, and A2 (1, m), the predictions.
    """
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    ### START CODE HERE ### (≈ 2 lines)
    A1 = sigmoid(W1 @ X + b1)    # hidden answers, shape (n_h, m)
    A2 = sigmoid(W2 @ A1 + b2)   # predictions, shape (1, m)
    ### END CODE HERE ###
    return A1, A2

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two lines that look alike. What the first gives is what the second looks
# at.</details>
# <details><summary>Hint 2: in code words</summary>Matrix of weights times what comes in, plus the column of biases, all
# of it through the sigmoid; twice.</details>
# <details><summary>Hint 3: a neighbour</summary>One layer of tanh units, five inputs, three units:
# <code>np.tanh(np.matmul(V, X) + c)</code> with <code>V</code> of shape (3, 5) and <code>c</code> of shape (3,
# 1).</details>

# %% test="forward" points=10
def network_and_examples(rng, n_x, n_h, m):
    X, _, parameters = problems.two_layers(rng, n_x, n_h, m)
    return X, parameters

with checks.exercise("forward") as check:
    for n_x, n_h, m in [(3, 4, 7), (5, 2, 6)]:
        X, parameters = check.draw(network_and_examples, n_x=n_x, n_h=n_h, m=m)
        def run(X, **other):
            return check.call(X, {**parameters, **other}, returns=checks.Tuple(A1=(n_h, X.shape[1]), A2=(1, X.shape[1])))
        silent = {name: 0 * value for name, value in parameters.items()}
        hidden, _ = run(np.eye(n_x))
        check.close("A1 where X is the identity matrix", hidden, sigmoid(parameters["W1"] + parameters["b1"]),
                    because="what each unit makes of one input at a time", suspects={
                        "leaving out the bias b1": sigmoid(parameters["W1"]),
                        "tanh where the sigmoid is meant": np.tanh(parameters["W1"] + parameters["b1"])})
        b2 = parameters["b2"]
        for k in range(n_h):
            A1, A2 = run(X, W2=np.eye(n_h)[[k]])  # an output unit that listens to hidden unit k only
            check.that(not set(np.unique(A2)) <= {0, 1}, "A2 holds nothing but 0 and 1: the predictions are wanted, not yet "
                       "rounded to labels.", diagnosis="labels-not-probabilities", rung=1)
            odds = np.log(A1[[k]] / (1 - A1[[k]]))
            check.close(f"A2 of an output unit that listens to hidden unit {k} only", A2, sigmoid(A1[[k]] + b2),
                        because="the sigmoid of that unit's answer plus b2", suspects={
                            "the evidence of the hidden units where their answers are meant": sigmoid(odds + b2),
                            "leaving out the bias b2": sigmoid(A1[[k]]), "an output without its sigmoid": A1[[k]] + b2})
        _, out = run(X, W2=silent["W2"], b2=silent["b2"] - np.log(3))
        check.close("A2 with W2 = 0 and b2 = −ln 3", out, 0 * out + 0.25, because="¼, the sigmoid of −ln 3")
        for whole, parts in zip(run(X), zip(*(run(X[:, [i]]) for i in range(m)))):
            check.close("all examples at once", whole, np.hstack(parts), because="what each example gives alone")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/perceptron")
    check.against(ours.forward, network_and_examples, [dict(n_x=7, n_h=3, m=5), dict(n_x=2, n_h=6, m=9)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 6. Backpropagation, by hand
#
# Now the question that held research up for years: the output is wrong by so much; **which part of that is the fault of
# a hidden unit?** The chain rule knows. A hidden unit reaches the output through one weight only. So its share is the
# error term of the output, sent *back through that weight*, times the slope of the unit's own sigmoid. Once more, for
# one example, unit by unit:
#
# 1. forward: the hidden answers $a_1, a_2$, then the prediction $\hat y$;
# 2. the output's error term $\delta = (y - \hat y)\, \hat y (1 - \hat y)$;
# 3. the hidden units' error terms $\delta_k = v_k\, \delta \cdot a_k (1 - a_k)$, where $v_k$ is the weight from unit
#    $k$ to the output;
# 4. every weight's step: *what came in through it* times *the error term of the unit it leads to*.
#
# Run the cell with a pencil in your hand and compute two or three of the lines yourself.

# %% experiment="backpropagation by hand"
x_1, x_2, y = 1.0, 2.0, 1.0                            # one example and its label
hidden = {1: (0.5, -1.0, 0.5), 2: (-0.5, 1.0, 0.5)}    # two hidden units, each with two weights and a bias
v, c = {1: 1.0, 2: -2.0}, 0.5                          # the output unit: two weights and a bias

if checks.ready("error_term"):
    print("1. forward")
    a = {}
    for k, (w_1, w_2, b) in hidden.items():
        z = w_1 * x_1 + w_2 * x_2 + b
        a[k] = sigmoid(z)
        print(f"   hidden unit {k}:  z = ({w_1})·{x_1} + ({w_2})·{x_2} + ({b}) = {z:.2f},   a_{k} = σ({z:.2f}) = {a[k]:.4f}")
    z = v[1] * a[1] + v[2] * a[2] + c
    yhat = sigmoid(z)
    print(f"   output:         z = ({v[1]})·{a[1]:.4f} + ({v[2]})·{a[2]:.4f} + ({c}) = {z:.4f},   ŷ = {yhat:.4f}")
    delta = error_term(yhat, y)
    print(f"2. output error term:  δ = ({y} − {yhat:.4f}) · {yhat:.4f} · (1 − {yhat:.4f}) = {delta:.4f}")
    print("3. hidden error terms")
    share = {}
    for k in hidden:
        share[k] = v[k] * delta * a[k] * (1 - a[k])
        print(f"   δ_{k} = ({v[k]}) · {delta:.4f} · {a[k]:.4f} · (1 − {a[k]:.4f}) = {share[k]:.4f}")
    print("4. steps, before they are multiplied by the learning rate")
    for k in hidden:
        print(f"   weight from hidden unit {k} to the output:  a_{k} · δ = {a[k] * delta:.4f}")
        print(f"   weights into hidden unit {k}:  x_1 · δ_{k} = {x_1 * share[k]:.4f},   x_2 · δ_{k} = {x_2 * share[k]:.4f}")

# %% [markdown]
# Is it true? There is a test that needs no theory: move one weight by a hair and look how the error moves.

# %% experiment="the proof by a hair"
if checks.ready("error_term"):
    def error_with(first_weight):  # the error of the same network with another weight from x_1 to hidden unit 1
        a_1 = sigmoid(first_weight * x_1 + hidden[1][1] * x_2 + hidden[1][2])
        return (y - sigmoid(v[1] * a_1 + v[2] * a[2] + c)) ** 2 / 2

    hair = 1e-5
    measured = (error_with(hidden[1][0] - hair) - error_with(hidden[1][0] + hair)) / (2 * hair)
    print(f"downhill by backpropagation: {x_1 * share[1]:.8f}")
    print(f"downhill by measurement:     {measured:.8f}")

# %% [markdown]
# The same with matrices. $\odot$ means entry by entry; $W_2^T$ sends the output's error term back to all hidden units
# at once:
#
# $$\delta_2 = (y - A_2)\, A_2 (1 - A_2), \qquad \delta_1 = W_2^T \delta_2 \odot A_1 \odot (1 - A_1),$$
#
# $$\text{steps:} \quad \Delta W_2 = \delta_2 A_1^T, \quad \Delta b_2 = \delta_2, \quad \Delta W_1 = \delta_1 x^T, \quad
# \Delta b_1 = \delta_1.$$
#
# **All of them belong to the weights as they were when the prediction was made.** Whoever corrects $W_2$ first and then
# sends the error back through the corrected one computes the fault of a network that never answered.

# %% exercise="backpropagate"
def backpropagate(x, y, parameters):
    """Backpropagation of one example through a network with one hidden layer.

    Arguments: x (n_x, 1), its label y (0 or 1), and parameters as in forward. They stay as they are.
    Returns: a dict with "W1", "b1", "W2", "b2": for each parameter the step downhill, of its own shape; that is
        minus the slope of (y - A2)²/2, not yet multiplied by a learning rate.
    """
    A1, A2 = forward(x, parameters)
    W2 = parameters["W2"]
    ### START CODE HERE ### (≈ 4 lines)
    delta2 = error_term(A2, y)                  # error term of the output, shape (1, 1)
    delta1 = W2.T @ delta2 * A1 * (1 - A1)      # error terms of the hidden units, shape (n_h, 1)
    step_W2 = delta2 @ A1.T                     # shape (1, n_h)
    step_W1 = delta1 @ x.T                      # shape (n_h, n_x)
    ### END CODE HERE ###
    return {"W1": step_W1, "b1": delta1, "W2": step_W2, "b2": delta2}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Go from the output to the input, and let the shapes lead you: an error term
# has the shape of its layer's bias, a step the shape of its weights.</details>
# <details><summary>Hint 2: in code words</summary>The output's error term is a function of yours. The hidden ones: W2
# turned round, times that, times the slope of each hidden sigmoid. A step for weights is error term times what came in,
# turned into a row.</details>
# <details><summary>Hint 3: a neighbour</summary>With tanh in the hidden layer only its slope differs:
# <code>np.matmul(np.transpose(W2), d) * (1 - np.square(A1))</code>; and a column (3, 1) times a row (1, 5) is a table
# (3, 5).</details>

# %% test="backpropagate" points=15
with checks.exercise("backpropagate") as check:
    run = check.uses("forward")
    check.uses("error_term")
    for n_x, n_h in [(3, 4), (5, 2)]:
        x, y, parameters = check.draw(problems.one_and_network, n_x=n_x, n_h=n_h)
        form = checks.Dict(W2=(1, n_h), b2=(1, 1), W1=(n_h, n_x), b1=(n_h, 1))
        steps = check.call(x, y, parameters, returns=form)
        A1, A2 = run(x, parameters)
        W2, d2, slope = parameters["W2"], steps["b2"], A1 * (1 - A1)
        suspects = {
            "b2": {"leaving out the slope of the output's sigmoid": A2 - y},
            "W2": {"leaving out the slope of the output's sigmoid": (A2 - y) * A1.T,
                   "leaving out the hidden answers": -d2 * np.ones((1, n_h))},
            "b1": {"leaving out the weights W2 on the way back": -d2 * slope,
                   "leaving out the slope of the hidden sigmoids": -d2 * W2.T,
                   "using the slope of the output's sigmoid for the hidden units": -d2 * W2.T * A2 * (1 - A2),
                   "putting the hidden answers through the sigmoid once more": -d2 * W2.T * sigmoid(A1) * sigmoid(-A1),
                   "changing W2 before the error is sent back through it": -d2 * (W2 + d2 * A1.T).T * slope},
            "W1": {"using the error term of the output for the weights of the hidden units":
                   -d2 * np.ones((n_h, 1)) * x.T}}
        for name in ("b2", "W2", "b1", "W1"):  # in the order of computation
            def error_with(value):
                return float(np.square(y - run(x, {**parameters, name: value})[1]).item()) / 2
            check.gradient(f'minus steps["{name}"]', -steps[name], of=error_with, at=parameters[name], suspects=suspects[name])
        silent = {name: 0 * value for name, value in parameters.items()}
        still = check.call(x, 1.0, silent, returns=form)
        check.close("steps of a network of zeros, label 1", still, {
            "W2": 0 * W2 + 1 / 16, "b2": np.array([[1 / 8]]), "W1": silent["W1"], "b1": silent["b1"]},
            because="1/8 = ½ · ½ · ½ for the output, half of it for its weights, and nothing comes back through W2 = 0")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/perceptron")
    check.against(ours.backpropagate, problems.one_and_network, [dict(n_x=7, n_h=3), dict(n_x=2, n_h=6)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### Over many examples and epochs
#
# One example pulls the weights its own way. For a whole table we let every example say its step, *all with the same
# weights*, and take the **mean** of what they say; then we move once. That is one epoch.

# %% exercise="train_network"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    """Gradient descent of a network with one hidden layer on the mean of (y - yhat)²/2; every epoch is one step.

    Arguments: X (n_x, m), Y (1, m) of zeros and ones, and the start, parameters as in forward. They stay as they are.
    Returns: parameters after the last step, and costs, a list with the cost before each step.
    """
    m = X.shape[1]
    parameters = {name: np.array(value) for name, value in parameters.items()}  # copies
    costs = []
    for epoch in range(epochs):
        _, A2 = forward(X, parameters)
        costs.append(np.sum((Y - A2) ** 2) / (2 * m))
        total = {name: np.zeros(value.shape) for name, value in parameters.items()}
        for i in range(m):
            x, y = X[:, [i]], Y[0, i]
            ### START CODE HERE ### (≈ 3 lines)
            steps = backpropagate(x, y, parameters)                          # what example i says
            total = {name: total[name] + steps[name] for name in total}      # the sum of what was said so far
            ### END CODE HERE ###
        for name in parameters:
            ### START CODE HERE ### (≈ 1 line)
            parameters[name] = parameters[name] + learning_rate * total[name] / m  # one step with the mean
            ### END CODE HERE ###
    return parameters, costs

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Inside the loop over examples nothing moves: there you only collect. Under
# which four names?</details>
# <details><summary>Hint 2: in code words</summary>Ask <code>backpropagate</code> about this example, and add each of
# its four steps to the total of the same name. After the loop each parameter grows by learning rate times total over
# m.</details>
# <details><summary>Hint 3: a neighbour</summary>Mean marks by subject: <code>for subject in sums: sums[subject] =
# sums[subject] + marks[subject]</code> for every pupil, and division by the number of pupils at the end.</details>

# %% test="train_network" points=10
with checks.exercise("train_network") as check:
    run, back = check.uses("forward"), check.uses("backpropagate")
    for n_x, n_h, m in [(3, 2, 5), (2, 4, 7)]:
        X, Y, start = check.draw(problems.two_layers, n_x=n_x, n_h=n_h, m=m)
        form = checks.Tuple(parameters=checks.Dict(W1=(n_h, n_x), b1=(n_h, 1), W2=(1, n_h), b2=(1, 1)), costs=list)
        def train(parameters, epochs, learning_rate=0.5):
            return check.call(X, Y, parameters, learning_rate=learning_rate, epochs=epochs, returns=form)
        said = [back(X[:, [i]], Y[0, i], start) for i in range(m)]
        def moved(rate, said=said):
            return {name: value + rate * sum(steps[name] for steps in said) / m for name, value in start.items()}
        def in_turn(rate, place=start):
            for i in range(m):
                steps = back(X[:, [i]], Y[0, i], place)
                place = {name: value + rate * steps[name] for name, value in place.items()}
            return place
        check.close("parameters after 0 epochs", train(start, 0)[0], start, because="where the descent began")
        one, costs = train(start, 1)
        still = [name for name in start if np.array_equal(one[name], start[name])]
        check.that(not still, f"{', '.join(still)} never moved: all four parameters learn.", diagnosis="never-moves", rung=2)
        check.close("parameters after 1 epoch", one, moved(0.5), because="learning rate times the mean of what your "
                    "backpropagate says of each example", suspects={
                        "stepping uphill": moved(-0.5), "adding up the examples without dividing by m": moved(0.5 * m),
                        "dividing by m twice": moved(0.5 / m), "a step of another length than learning_rate says": moved(1.0),
                        "the last example only": moved(0.5 * m, said[-1:]),
                        "the last example only, divided by m": moved(0.5, said[-1:]),
                        "moving after every example instead of once": in_turn(0.5),
                        "moving after every example, by a part of the step": in_turn(0.5 / m)})
        check.close("costs[0]", costs[0], np.mean(np.square(Y - run(X, start)[1])) / 2, because="the cost before the first step")
        far, costs = train(start, 3)
        check.close("parameters after 3 epochs", far, train(one, 2)[0], because="the same as after 1 epoch and then 2 more",
                    suspects={"the steps of the start in every epoch": moved(1.5)})
        _, costs = train(start, 80, 2.0)
        check.that(costs[-1] < costs[0], "80 epochs do not make the cost smaller.", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week01/perceptron")
    def descent_of_network(rng, n_x, n_h, m, learning_rate, epochs):
        return (*problems.two_layers(rng, n_x, n_h, m), learning_rate, epochs)
    check.against(ours.train_network, descent_of_network, [
        dict(n_x=4, n_h=3, m=5, learning_rate=0.8, epochs=7), dict(n_x=2, n_h=5, m=9, learning_rate=2.5, epochs=4)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. What it learns
#
# ### XOR, and nobody tells it the gates
#
# The weights start small and random: equal ones would make all hidden units compute the same for ever.

# %%
def random_parameters(n_x, n_h, rng):
    """A start for a network with n_x inputs and n_h hidden units: random weights, smaller for more inputs, no bias."""
    return {"W1": rng.normal(size=(n_h, n_x)) / np.sqrt(n_x), "b1": np.zeros((n_h, 1)),
            "W2": rng.normal(size=(1, n_h)), "b2": np.zeros((1, 1))}

# %% experiment="XOR learned"
if checks.ready("forward", "train_network"):
    wanted = (GATES["XOR"] + 1) / 2  # labels 0 and 1
    start = random_parameters(2, 3, np.random.default_rng(1))
    trained, costs = train_network(CORNERS, wanted, start, learning_rate=4.0, epochs=1000)
    print("predictions:", np.round(forward(CORNERS, trained)[1], 2), " labels:", wanted)
    plots.decision_boundaries(
        {"before": lambda grid: forward(grid, start)[1], "trained": lambda grid: forward(grid, trained)[1]}, CORNERS, wanted,
        title="Hidden units have found borders of their own", alt="Two panels with the four corners. Before training the "
        "regions have nothing to do with the labels, after it every corner lies in the region of its label.",
    )

# %% [markdown]
# Try two hidden units and a few other seeds: enough for XOR in principle, and yet some starts get stuck on the way.
#
# ### A table of real data
#
# Each row of this table, which is a column of `X_train`, describes the cell nuclei in a sample from a breast tumour by 30 measurements (size, roughness,
# symmetry ...); the label says whether the tumour was benign (1) or malignant (0). We train on a part of the table and
# ask about the rest, which the network has never seen. Measurements in different units are first **standardised**: mean
# 0, standard deviation 1.
#
# **Predict:** what accuracy on the test part? And what would always answering "benign" achieve?

# %% experiment="tumours"
def accuracy(X, Y, parameters):
    """Per cent of examples on whose side of one half the prediction lies."""
    return 100 * np.mean((forward(X, parameters)[1] > 0.5) == Y)

if checks.ready("train_neuron", "forward", "train_network"):
    table = datasets.load_tumours(rng=np.random.default_rng(1))
    print("X_train", table.X_train.shape, " X_test", table.X_test.shape, " such as", ", ".join(table.features[:3]))
    start = random_parameters(30, 3, np.random.default_rng(2))
    trained, costs = train_network(table.X_train, table.Y_train, start, learning_rate=10.0, epochs=40)
    for name, X, Y in [("train", table.X_train, table.Y_train), ("test", table.X_test, table.Y_test)]:
        print(f"accuracy on {name}: {accuracy(X, Y, start):.1f} % before, {accuracy(X, Y, trained):.1f} % after; "
              f'always "{table.classes[1]}": {100 * np.mean(Y == 1):.1f} %')
    w, b, _ = train_neuron(np.zeros((30, 1)), 0.0, table.X_train, table.Y_train, learning_rate=10.0, epochs=40)
    alone = 100 * np.mean((sigmoid(w.T @ table.X_test + b) > 0.5) == table.Y_test)
    print(f"one neuron alone, trained in the same way: {alone:.1f} % on test")
    plots.lines({"cost": (np.arange(len(costs)), costs)}, title="On real measurements the cost falls quickly, then ever more slowly",
                xlabel="epoch", ylabel="cost on the training part",
                alt="The cost falls steeply during the first epochs and then ever more slowly.")

# %% [markdown]
# The accuracy on the *test* part is the one that counts: only there could nothing be learned by heart. It is one number
# for two kinds of mistake, though, and to miss a malignant tumour is not the same as a false alarm. Week 2 takes them
# apart. And compare with the last line: was a hidden layer needed here, as it was for XOR?
#
# ## 8. The learning rate
#
# **Predict, and write your prediction down:** the network is trained three times from the same start, with rates 0.1,
# 10 and 3000. Which run learns best? What will the curve of the largest rate look like? Replace the `None`, then run.

# %% experiment="learning rates"
my_prediction = None  # the rate that learns best: 0.1, 10 or 3000

if checks.ready("train_neuron", "forward", "train_network"):
    curves, best = {}, {}
    for rate in (0.1, 10, 3000):
        trained, costs = train_network(table.X_train, table.Y_train, start, learning_rate=rate, epochs=40)
        saturated = 100 * np.mean(np.abs(forward(table.X_train, trained)[1] - 0.5) > 0.4999)
        curves[f"rate {rate}"] = (np.arange(len(costs)), costs)
        best[rate] = costs[-1]
        print(f"rate {rate:>4}: cost {costs[-1]:.4f}, test accuracy {accuracy(table.X_test, table.Y_test, trained):.1f} %, "
              f"saturated {saturated:.0f} %")
    print("saturated: predictions within 0.0001 of 0 or 1")
    print("lowest cost with rate", min(best, key=best.get), " your prediction:", my_prediction)
    plots.lines(curves, title="Too small a rate crawls; too large a rate jumps onto a plain and stays there",
                xlabel="epoch", ylabel="cost on the training part",
                alt="Training cost over epochs for three learning rates: one falls slowly, one fast and far, one drops at once and then stays flat.")

# %% [markdown]
# The largest rate throws the neurons so far that their sigmoids saturate: right or wrong, the error terms vanish there
# (you have seen that curve), and no later step brings them back.
#
# ## Remember
#
# - A neuron: weights, bias, and a decision. Its border is straight; the bias moves it away from the origin.
# - The perceptron corrects mistakes only. If a border exists it finds one, after at most $(R/\gamma)^2$ updates; for
#   XOR there is none, and it never rests.
# - Two layers compute what one cannot. To *learn* them you need slopes: sigmoid for step, squared error for
#   right-or-wrong.
# - Error term of the output: difference times slope. Error term of a hidden unit: what comes back through its weights,
#   times its own slope. Step of a weight: input times error term. All with the weights of the forward pass.
# - Judge on examples that were not used for learning.
#
# ## What you can do now
#
# Build a network of any width, train it on any table with two classes, and test each of its slopes by moving a weight a
# hair. Next week one neuron gets a better error and meets pictures.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week01/perceptron")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
