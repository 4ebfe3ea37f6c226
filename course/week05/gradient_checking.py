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
# # Gradient checking: is the way back right?
#
# **The question of this notebook:** a network with a wrong slope often still learns, only worse. No error is raised, the
# curve looks tired but plausible. How do you *prove* that a backward pass fits its forward pass?
#
# The checks of this course have been doing it to your functions since week 1. Now you build the instrument yourself. At
# the end you can
#
# - measure a slope from the cost alone, and choose how far to move for it,
# - compare two gradients by one number, and read from that number what kind of mistake it is,
# - check every parameter of a network of any depth, and name the line in which a bug sits,
# - say which bugs no gradient check can see.
#
# **How to work.** Write between `START CODE HERE` and `END CODE HERE`, run the cell, run the check below it. Predict
# before each experiment. Plan about an hour and a half.

# %%
import numpy as np

from startcode import checks, debuglab, plots, problems

# %% [markdown]
# ## 1. The smallest network in the world
#
# One input $x$, one parameter $\theta$, and the cost of an example is their product, $J(\theta) = \theta x$; for several
# examples in a row, $x$ of shape $(1, m)$, it is the mean, as everywhere in this course:
#
# $$J(\theta) = \frac1m \sum_{i=1}^m \theta x^{(i)}.$$
#
# Forward propagation computes $J$, backward propagation the slope $\frac{dJ}{d\theta}$. It is almost too small to get
# wrong, which makes it a good thing to test an instrument on.

# %% exercise="forward_propagation"
def forward_propagation(x, theta):
    """The cost of the smallest network.

    Arguments: x, the examples, shape (1, m); theta, the parameter, a number. Returns: J, a number.
    """
    ### START CODE HERE ### (≈ 1 line)
    J = np.mean(theta * x)  # a number
    ### END CODE HERE ###
    return J

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The formula stands above: a product for each example, and their mean.</details>
# <details><summary>Hint 2: in code words</summary>NumPy's mean of theta times x.</details>
# <details><summary>Hint 3: a neighbour</summary>The mean price in another currency:
# <code>mean_price = np.mean(rate * prices)</code>.</details>

# %% test="forward_propagation" points=3
with checks.exercise("forward_propagation") as check:
    for m in (5, 8):
        x, _ = check.draw(problems.one_weight, m=m)
        theta = np.array([0.5, -1.5, 2.0, 3.0])
        J = np.array([check.call(x, float(number), returns=()) for number in theta])
        check.that(not np.allclose(J, theta), "What came back is theta itself: the cost depends on x too.", diagnosis="theta", rung=1)
        check.close("J for four values of theta, divided by theta", J / theta, np.full(4, x.mean()), rung=1,
                    because="the mean of x: J is proportional to theta",
                    suspects={"a sum of theta and x where the product is meant": (x.mean() + theta) / theta})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/gradient_checking")
    check.against(ours.forward_propagation, problems.one_weight, [dict(m=7), dict(m=3)])
    ### END HIDDEN TESTS

# %% exercise="backward_propagation"
def backward_propagation(x, theta):
    """The slope of the cost of the smallest network.

    Arguments: as forward_propagation. Returns: dtheta, dJ/dtheta, a number.
    """
    ### START CODE HERE ### (≈ 1 line)
    dtheta = np.mean(x)  # a number
    ### END CODE HERE ###
    return dtheta

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>If theta grows by 1, by how much does each product grow? And their mean?</details>
# <details><summary>Hint 2: in code words</summary>The slope of a product along one factor is the other factor; a mean stays a
# mean.</details>
# <details><summary>Hint 3: a neighbour</summary>A bill is <code>np.sum(count * prices)</code>; along count its slope is
# <code>np.sum(prices)</code>.</details>

# %% test="backward_propagation" points=3
with checks.exercise("backward_propagation") as check:
    cost = check.uses("forward_propagation")
    for m in (5, 8):
        pairs = [check.draw(problems.one_weight, m=m) for _ in range(5)]
        dtheta = np.array([check.call(*pair, returns=()) for pair in pairs])
        grown = np.array([cost(x, theta + 1) - cost(x, theta) for x, theta in pairs])
        check.close("dtheta, five times", dtheta, grown, because="by how much your J grows if theta grows by 1: J is a straight line",
                    suspects={"the slope along x, where theta moves": np.array([theta for _, theta in pairs]),
                              "returning the cost itself": np.array([cost(*pair) for pair in pairs])})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/gradient_checking")
    check.against(ours.backward_propagation, problems.one_weight, [dict(m=7), dict(m=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 2. Measuring a slope
#
# A slope says how fast the cost changes when the parameter moves. So move it, and look. Two ways offer themselves:
#
# $$\text{one-sided: } \frac{J(\theta + \varepsilon) - J(\theta)}{\varepsilon}, \qquad
# \text{central: } \frac{J(\theta + \varepsilon) - J(\theta - \varepsilon)}{2\varepsilon}.$$
#
# Both are slopes of a chord of the curve. The central chord has $\theta$ in its middle, and its ends are $2\varepsilon$
# apart. Here the cost $J(\theta) = \log(1 + e^{-\theta})$ is the log loss of a neuron with one weight and one cat; its
# slope is known: $-1/(1 + e^{\theta})$.

# %% experiment="two chords"
def log_loss(theta):
    return np.logaddexp(0, -theta)

place, wide = 0.5, 1.5  # where we measure, and an epsilon that is far too large, so that it can be seen
slope = -1 / (1 + np.exp(place))
slopes = {"the slope itself": slope, "one-sided chord": (log_loss(place + wide) - log_loss(place)) / wide,
          "central chord": (log_loss(place + wide) - log_loss(place - wide)) / (2 * wide)}
theta = np.linspace(-2, 3, 101)
plots.lines(
    {"cost": (theta, log_loss(theta))} | {name: (theta, log_loss(place) + s * (theta - place)) for name, s in slopes.items()},
    points={"here": (place, float(log_loss(place)))},
    title="Through the same point: the central chord's slope is far nearer to the slope of the curve",
    xlabel="parameter θ", ylabel="cost J",
    alt="The falling curve of the log loss with three straight lines through one point of it. The line with the central chord's "
        "slope nearly lies on the tangent, that of the one-sided chord is clearly flatter.",
)
for name, s in slopes.items():
    print(f"{name:>17}: {s:.4f}   error {abs(s - slope):.4f}")

# %% [markdown]
# ### How far to move
#
# Taylor's series says how wrong each chord is: the one-sided error shrinks like $\varepsilon$, the central one like
# $\varepsilon^2$. So a small $\varepsilon$ is good. Is a smaller one always better?
#
# **Predict** before you run: which of $10^{-3}$, $10^{-5}$, $10^{-7}$, $10^{-13}$ gives the smallest error with the
# central difference?

# %% experiment="error against epsilon"
from startcode.plots.figure import PALETTE, figure, show, style

epsilons = 10.0 ** -np.arange(1, 13.25, 0.25)
errors = {
    "one-sided": abs((log_loss(place + epsilons) - log_loss(place)) / epsilons - slope),
    "central": abs((log_loss(place + epsilons) - log_loss(place - epsilons)) / (2 * epsilons) - slope),
}
paper, (axis,) = figure(width=7.4, height=4.4)
for colour, mark, (name, error) in zip(PALETTE, "os", errors.items()):
    axis.loglog(epsilons, np.maximum(error, 1e-13), mark + "-", color=colour, markersize=4, linewidth=1, label=name)
axis.annotate("truncation:\nthe chord is\nnot the tangent", (2e-3, 1e-9), fontsize=9)
axis.annotate("rounding: two costs that\nhardly differ are subtracted", (5e-13, 3e-10), fontsize=9)
axis.legend(frameon=False, loc="upper center")
style(axis, title="Smaller is better only until rounding takes over; central gets deeper, and sooner",
      xlabel="ε, how far the parameter moves", ylabel="error of the measured slope")
show(paper, "Error against epsilon on logarithmic axes: two V-shaped curves. From the right both fall, the central one twice as steeply; "
     "then both rise to the left along the same jagged line.")
for name, error in errors.items():
    steep = np.log10(error[0] / error[8]) / 2  # powers of ten lost per power of ten of epsilon: from 1e-1 to 1e-3
    print(f"{name:>9}: best ε {epsilons[np.argmin(error)]:.0e}, error {error.min():.0e};  at ε 1e-07 error {error[24]:.0e};  "
          f"on the right error ~ ε^{steep:.1f}")

# %% [markdown]
# A cost near 1 is stored with about 16 digits. Subtract two that agree in their first thirteen, and three digits are left;
# the division by $2\varepsilon$ then makes that noise large. Truncation wants a small step, rounding a large one. For the
# central difference they balance near $10^{-5}$, for the one-sided near $10^{-8}$, and there it is still far worse.
#
# **In this notebook we pass $\varepsilon = 10^{-5}$.** The default in the signatures below is $10^{-7}$, because that is
# the number you meet in most texts and code. It works; you have just seen what it costs.
#
# ## 3. One number for "how different"
#
# When are two gradients the same? Their plain distance says nothing: 0.001 is little for slopes around 100, and everything
# for slopes around 0.001. So measure the distance relative to their sizes:
#
# $$\text{difference} = \frac{\lVert g - g_{\text{approx}} \rVert_2}{\lVert g \rVert_2 + \lVert g_{\text{approx}} \rVert_2},
# \qquad \lVert v \rVert_2 = \sqrt{\textstyle\sum_i v_i^2}.$$
#
# It lies between 0 and 1, and does not change when both gradients grow. If both are zero the fraction is 0/0; they agree,
# so the difference shall be 0.
#
# The number also tells *what* is wrong. If $g = k \cdot g_{\text{approx}}$, it is $|k - 1| / (|k| + 1)$:
#
# | difference | the likely cause |
# |---|---|
# | below $10^{-7}$ | right |
# | $10^{-7}$ to $10^{-5}$ | right, but $\varepsilon$ is ill chosen, or `float32` is somewhere, or a kink is near: look twice |
# | 1/3 | a factor of 2, or one half |
# | 1/2, 3/5 | a factor of 3, of 4 |
# | $(m-1)/(m+1)$ | $\frac1m$ forgotten, or taken twice |
# | 1 | the sign is turned round, or one of the two is all zero |
# | about 0.01 to 0.05 | a wrong formula that looks right, near the place where it nearly is |
# | anything else above $10^{-5}$ | a wrong matrix, a missing transpose, a missing term |

# %% exercise="relative_difference"
def relative_difference(grad, gradapprox):
    """How different two gradients are, from 0 (the same) to 1.

    Arguments: two numbers, or two arrays of one shape. Returns: difference, a number; 0 if both are all zero.
    """
    ### START CODE HERE ### (≈ 3 lines)
    numerator = np.linalg.norm(grad - gradapprox)                             # a number
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)           # a number
    difference = numerator / denominator if denominator > 0 else 0.0          # a number, never nan
    ### END CODE HERE ###
    return difference

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary><code>np.linalg.norm</code> takes the root of the sum of all squares, of a
# number, a column or a matrix. Below the fraction line two norms are added, not two gradients.</details>
# <details><summary>Hint 2: in code words</summary>The norm of the difference, divided by the sum of the norms; but 0 when
# that sum is not greater than 0.</details>
# <details><summary>Hint 3: a neighbour</summary>A rate that may have no trials:
# <code>rate = hits / trials if trials > 0 else 0.0</code>.</details>

# %% test="relative_difference" points=10
with checks.exercise("relative_difference") as check:
    for rows, columns in [(5, 1), (3, 7)]:
        g = check.draw(problems.matrix, rows=rows, columns=columns)
        k = np.array([2.0, 0.25, 3.0, -0.5, 0.0, 1.001])
        got = np.array([check.call(factor * g, g, returns=()) for factor in k])
        check.that(not np.allclose(got, abs(k - 1) / abs(k + 1)), "Two slopes of opposite sign differ by more than 1: below the line "
                   "stands the size of their sum, where the sum of their sizes is meant.", diagnosis="size of the sum", rung=1)
        check.close("the difference between k g and g for k = 2, 1/4, 3, -1/2, 0, 1.001", got, abs(k - 1) / (abs(k) + 1), rung=2,
                    because="|k - 1| / (|k| + 1)", suspects={
                        "a distance that is not divided by the sizes": abs(k - 1) * np.linalg.norm(g),
                        "dividing by the size of one gradient only": abs(k - 1),
                        "dividing by the size of the larger gradient only": abs(k - 1) / np.maximum(1, abs(k)),
                        "squares without their roots": (k - 1) ** 2 / (k**2 + 1)})
        check.that(abs(check.call(2e-4 * g, 1e-4 * g) - 1 / 3) < 1e-3, "For two tiny gradients, one twice the other, the difference is not "
                   "1/3: with what is the denominator compared, or what is added to it?", diagnosis="tiny", rung=2)
    legs = np.array([[3.0, 4.0], [5.0, 12.0], [8.0, 15.0]])
    a, b = legs.T
    got = np.array([check.call(np.diag([one, 0.0]), np.diag([one, other]), returns=()) for one, other in legs])
    check.close("the difference of the matrices with 3, 0 and 3, 4 in the diagonal, then of two more", got, b / (a + np.hypot(a, b)),
                because="4 / (3 + 5), by Pythagoras, and so on", rung=2, suspects={
                    "sums of absolute values where roots of sums of squares are meant": b / (2 * a + b),
                    "the largest entry where the norm is meant": b / (a + b)})
    check.close("the difference of the numbers 6 and 3", check.call(6.0, 3.0, returns=()), 1 / 3, because="1/3: a factor of 2")
    still = check.call(0 * g, 0 * g, returns=checks.Scalar(finite=False), quiet=True)
    check.that(not np.isnan(still), "Two gradients that are all zero give nan, 0 divided by 0: they agree, so 0 is wanted.",
               diagnosis="zero over zero", rung=2)
    check.close("the difference of two gradients that are all zero", still, 0.0, because="0: they agree")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/gradient_checking")
    def two_gradients(rng, rows, columns):
        return problems.matrix(rng, rows, columns), problems.matrix(rng, rows, columns)
    check.against(ours.relative_difference, two_gradients, [dict(rows=4, columns=3), dict(rows=11, columns=1)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. The check
#
# Now put the parts together for one parameter: measure the slope with the central difference, ask the backward pass for
# its own, compare. In words: the checker trusts the forward pass only, and asks the backward pass to prove itself.
#
# So that you can hand it *any* pair of passes, a broken one too, they come in as arguments; without them your own two
# functions are taken.

# %%
def verdict(difference):
    """What a relative difference means, in words."""
    if difference < 1e-7:
        return f"difference {difference:.1e}: backward fits forward"
    return f"difference {difference:.1e}: " + ("look twice" if difference < 1e-5 else "backward is WRONG")

# %% exercise="gradient_check"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    """Does the backward pass fit the forward pass? One parameter.

    Arguments: x (1, m); theta, a number; epsilon, how far theta moves; print_msg, whether to say the verdict;
        forward(x, theta) -> J and backward(x, theta) -> slope, the passes under test.
    Returns: difference, the relative difference of the slope that backward gives and the measured one.
    """
    forward = forward or forward_propagation
    backward = backward or backward_propagation
    ### START CODE HERE ### (≈ 5 lines)
    J_plus = forward(x, theta + epsilon)               # the cost a little to the right
    J_minus = forward(x, theta - epsilon)              # the cost a little to the left
    gradapprox = (J_plus - J_minus) / (2 * epsilon)    # the measured slope, a number
    grad = backward(x, theta)                          # the slope under test, a number
    difference = relative_difference(grad, gradapprox)
    ### END CODE HERE ###
    if print_msg:
        print(verdict(difference))
    return difference

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The cost is asked twice, once on either side of theta, and the backward pass
# once, at theta itself. Ask <code>forward</code> and <code>backward</code>, the ones that came in.</details>
# <details><summary>Hint 2: in code words</summary>The cost at theta plus epsilon, less the cost at theta minus epsilon,
# over the distance between the two places. Then <code>relative_difference</code> of that and the slope under
# test.</details>
# <details><summary>Hint 3: a neighbour</summary>A car's speed at 12 o'clock, from its places ten minutes before and after:
# <code>speed = (place(12 + 1/6) - place(12 - 1/6)) / (2/6)</code>.</details>

# %% test="gradient_check" points=18
def growth(x, theta):
    return np.mean(x) * np.exp(theta)

def slope_of_growth(factor):
    return lambda x, theta: factor * growth(x, theta)

with checks.exercise("gradient_check") as check:
    for m in (5, 8):
        x, theta = check.draw(problems.one_weight, m=m)
        asked = []
        def watched(x, theta):
            asked.append(float(theta))
            return growth(x, theta)
        right = check.call(x, theta, 1e-5, forward=watched, backward=slope_of_growth(1), returns=())
        check.that(asked, "gradient_check never asks the `forward` that came in: does it call forward_propagation instead?",
                   diagnosis="forward", rung=1)
        check.that(not isinstance(right, bool | np.bool_), "gradient_check says yes or no: return the difference, a number.",
                   diagnosis="yes or no", rung=1)
        check.that(right < 1.01, f"The difference is {right:.3g}, and it lies between 0 and 1: is the fraction upside down?",
                   diagnosis="upside down", rung=2)
        check.that(abs(right - 1 / 3) > 0.01, "A right slope gets the difference 1/3, the fingerprint of a factor of 2: how far apart "
                   "are the two places?", diagnosis="factor of 2", rung=2)
        coarse, finer = (check.call(x, theta, step, forward=growth, backward=slope_of_growth(1), returns=()) for step in (0.1, 0.05))
        check.that(coarse > 0 and finer > 0, "Even with a large epsilon the difference is exactly 0, where a measured slope must be a "
                   "little off: are the slope under test and the measured one both in it?", diagnosis="exactly 0", rung=1)
        check.that(not 1.7 < coarse / finer < 2.3, f"With half the epsilon the error of your slope shrinks {coarse / finer:.2f} times: "
                   "that of a one-sided difference. The central one shrinks 4 times.", diagnosis="one-sided", rung=1)
        check.that(3.5 < coarse / finer < 4.5, f"With half the epsilon the error of your slope shrinks {coarse / finer:.3g} times; that "
                   "of the central difference shrinks 4 times. Is epsilon used, and in all three places?", diagnosis="epsilon", rung=2)
        check.that(right < 1e-7, f"A right backward pass is called wrong: difference {right:.2g}.", diagnosis="false alarm", rung=2)
        k = np.array([2.0, -1.0, 0.0, 0.25, 3.0])
        got = np.array([check.call(x, theta, 1e-5, forward=growth, backward=slope_of_growth(factor), returns=()) for factor in k])
        check.that(np.all(got > 1e-7), "A backward pass that gives a multiple of the right slope is called right: is `backward` asked, "
                   "and at theta?", diagnosis="not caught", rung=1)
        check.close("the difference for 2, -1, 0, 1/4 and 3 times the right slope", got, abs(k - 1) / (abs(k) + 1), rung=2,
                    because="|k - 1| / (|k| + 1)", suspects={
                        "a distance that is not divided by the sizes": abs(k - 1) * abs(growth(x, theta))})
        flat = check.call(x, theta, 1e-5, forward=lambda x, theta: np.mean(x), backward=lambda x, theta: 0.0, quiet=True,
                          returns=checks.Scalar(finite=False))
        check.that(flat == 0, "A cost that does not move and a slope of 0 agree, so the difference is 0.",
                   diagnosis="zero over zero", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/gradient_checking")
    check.hide()
    for step in (1e-3, 1e-5, 0.2):
        x, theta = check.draw(problems.one_weight, m=7)
        passes = dict(forward=lambda x, theta: np.sin(2 * theta) + np.mean(x) * theta,
                      backward=lambda x, theta: 1.7 * np.cos(theta) + np.mean(x))
        check.close("difference", check.call(x, theta, step, **passes), ours.gradient_check(x, theta, step, **passes))
    ### END HIDDEN TESTS

# %% experiment="the smallest network, checked"
if checks.ready("forward_propagation", "backward_propagation", "gradient_check"):
    print("yours:            ", end=" ")
    row = np.array([[3.0, 1.0, 2.0, 4.0]])
    gradient_check(row, 4.0, 1e-5, print_msg=True)
    print("the slope along x:", end=" ")
    gradient_check(row, 4.0, 1e-5, print_msg=True, backward=lambda x, theta: theta)
    print("a sum, no mean:   ", end=" ")
    gradient_check(row, 4.0, 1e-5, print_msg=True, backward=lambda x, theta: np.sum(x))

# %% [markdown]
# ## 5. A whole network as one long column
#
# A network has not one $\theta$ but many matrices. The check needs to move *each number* alone, so it is handy to write
# all parameters into one column, move there, and turn the column back into a dict:
#
# $$\theta = \big(W^{[1]} \text{ row by row},\ b^{[1]},\ W^{[2]},\ b^{[2]},\ \ldots,\ W^{[L]},\ b^{[L]}\big)^T.$$
#
# The gradient becomes a column in the same way, and entry $i$ of one must belong to entry $i$ of the other. That is where
# it goes wrong in practice, in two ways:
#
# - A dict remembers the order in which it was filled. A backward pass fills its dict from the *last* layer to the first.
# - Text is sorted letter by letter, which no example of three layers shows. **Predict** what this cell prints:

# %% experiment="twelve layers in order"
print(sorted("W" + str(l) for l in range(1, 13)))

# %% [markdown]
# So ask for the parameters by the *number* of the layer, whatever the order of the dict.

# %% exercise="dictionary_to_vector"
def dictionary_to_vector(parameters):
    """All parameters in one column, in the order W1, b1, W2, b2, ..., WL, bL.

    Argument: parameters, a dict with W1, b1 ... WL, bL, filled in any order.
    Returns: theta, shape (n, 1), where n counts all numbers of all parameters; each matrix is read row by row.
    """
    L = len(parameters) // 2
    ### START CODE HERE ### (≈ 2 lines)
    names = [kind + str(l) for l in range(1, L + 1) for kind in ("W", "b")]            # 2 L names
    theta = np.concatenate([parameters[name].reshape(-1, 1) for name in names])        # shape (n, 1)
    ### END CODE HERE ###
    return theta

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Make each parameter a column of its own, then put all columns under each
# other. Count the layers; do not sort names.</details>
# <details><summary>Hint 2: in code words</summary>For l from 1 to L, for "W" and "b": the key, and under it the array,
# reshaped to (−1, 1). <code>np.concatenate</code> takes a <em>list</em> of arrays and joins them along axis 0.</details>
# <details><summary>Hint 3: a neighbour</summary>Days of several months in one row:
# <code>np.concatenate([days["month" + str(k)] for k in range(1, 13)])</code>.</details>

# %% test="dictionary_to_vector" points=10
with checks.exercise("dictionary_to_vector") as check:
    for layer_dims in ([5, 3, 4, 2], [2, 4, 3, 5, 2, 3, 4, 2, 3, 2, 4, 3, 2]):
        parameters = check.draw(problems.any_parameters, layer_dims=layer_dims)
        W1, n = parameters["W1"], sum(value.size for value in parameters.values())
        theta = check.call(parameters, returns=(n, 1))
        check.close("the first entries of theta, put into the form of W1", theta[:W1.size].reshape(W1.shape), W1,
                    because="W1 itself", suspects={"reading W1 column by column": W1.T.reshape(W1.shape)}, rung=1)
        order = [f"{kind}{l}" for l in range(1, len(layer_dims)) for kind in "Wb"]
        for filled in (order, order[::-1]):  # each parameter filled with its own number: in theta they can be recognised
            numbered = {name: np.full(parameters[name].shape, float(order.index(name))) for name in filled}
            got = check.call(numbered, returns=(n, 1))[:, 0]
            found = [order[int(number)] for number in got[np.diff(got, prepend=-1) != 0]]
            check.that(set(found) == set(order), f"theta holds {', '.join(dict.fromkeys(found))} only.", diagnosis="left out", rung=1)
            which = "in a dict that was filled backwards, as a backward pass does" if filled is not order else "here"
            check.that(found == order, f"theta holds the parameters in the order {', '.join(found)} {which}; wanted is the order of "
                       "the layers: W1, b1, W2, b2 and so on.", diagnosis="order", rung=1)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/gradient_checking")
    check.against(ours.dictionary_to_vector, problems.any_parameters, [dict(layer_dims=[4, 7, 2]), dict(layer_dims=[3] * 11 + [2])])
    ### END HIDDEN TESTS

# %% [markdown]
# And back. The column alone does not know where one matrix ends; a dict whose shapes are wanted tells it.

# %% exercise="vector_to_dictionary"
def vector_to_dictionary(theta, parameters):
    """The opposite of dictionary_to_vector.

    Arguments: theta, shape (n, 1); parameters, a dict W1, b1 ... WL, bL whose *shapes* are to be taken, not its numbers.
    Returns: restored, a dict with the same names and shapes, holding the numbers of theta.
    """
    restored = {}
    start = 0  # where in theta the next parameter begins
    for l in range(1, len(parameters) // 2 + 1):
        for name in ("W" + str(l), "b" + str(l)):
            shape, size = parameters[name].shape, parameters[name].size
            ### START CODE HERE ### (≈ 2 lines)
            restored[name] = theta[start:start + size].reshape(shape)  # the next `size` numbers, as a matrix
            start = start + size
            ### END CODE HERE ###
    return restored

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Cut off a piece as long as the parameter, give it its shape, move on.</details>
# <details><summary>Hint 2: in code words</summary>The slice of theta from start to start plus size, reshaped. Then the next
# start is where this piece ended.</details>
# <details><summary>Hint 3: a neighbour</summary>Seven numbers a week out of a long list:
# <code>week = days[begin:begin + 7]</code>, then <code>begin = begin + 7</code>.</details>

# %% test="vector_to_dictionary" points=8
with checks.exercise("vector_to_dictionary") as check:
    for layer_dims in ([5, 3, 4, 2], [2, 4, 3, 5, 2, 3, 4, 2, 3, 2, 4, 3, 2]):
        parameters = check.draw(problems.any_parameters, layer_dims=layer_dims)
        theta = np.arange(sum(value.size for value in parameters.values()), dtype=float)[:, np.newaxis] + 0.5
        restored = check.call(theta, parameters, returns=checks.Dict(**{name: value.shape for name, value in parameters.items()}))
        begins = {f"{kind}{l}": restored[f"{kind}{l}"].flat[0] for l in range(1, len(layer_dims)) for kind in "Wb"}
        check.that(len(set(begins.values())) > 1, "Every parameter begins with the same entry of theta: move `start` on.",
                   diagnosis="start", rung=1)
        found = sorted(begins, key=begins.get)
        check.that(found == list(begins) or set(begins.values()) - set(theta[:, 0]), "theta is handed out in the order "
                   f"{', '.join(found)}; wanted is the order of the layers: W1, b1, W2, b2 and so on.", diagnosis="order", rung=1)
        before = 0
        for name in begins:
            rows, columns = parameters[name].shape
            expected = before + 0.5 + np.arange(columns) + columns * np.arange(rows)[:, np.newaxis]
            check.close(name, restored[name], expected, because=f"the entries of theta from number {before}, row by row", suspects={
                "filling column by column": before + 0.5 + np.arange(rows)[:, np.newaxis] + rows * np.arange(columns),
                "the numbers of `parameters` itself: only its shapes are wanted": parameters[name]})
            before += rows * columns
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/gradient_checking")
    def column_and_shapes(rng, layer_dims):
        like = problems.any_parameters(rng, layer_dims)
        return rng.normal(size=(sum(value.size for value in like.values()), 1)), like
    check.against(ours.vector_to_dictionary, column_and_shapes, [dict(layer_dims=[4, 7, 2]), dict(layer_dims=[3] * 11 + [2])])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 6. The check for a network of any depth
#
# Given: a forward pass with tanh in the hidden layers and a sigmoid at the end, and the column of a gradient. Its cache
# holds $A^{[0]} = X$ and the $W$, $Z$, $A$ of every layer.

# %%
def forward_propagation_n(X, Y, parameters):
    """The cost of a network, a number, and its cache: A0, and W1, Z1, A1 ... WL, ZL, AL."""
    A, cache = X, {"A0": X}
    L = len(parameters) // 2
    for l in range(1, L + 1):
        W = parameters["W" + str(l)]
        Z = W @ A + parameters["b" + str(l)]
        A = np.tanh(Z) if l < L else 1 / (1 + np.exp(-Z))
        cache |= {"W" + str(l): W, "Z" + str(l): Z, "A" + str(l): A}
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)), cache

def gradients_to_vector(gradients):
    """The slopes dW1, db1 ... dWL, dbL of a dict (other keys are passed over) in one column, in the order of the layers."""
    return dictionary_to_vector({name[1:]: value for name, value in gradients.items() if name[:2] in ("dW", "db")})

# %% [markdown]
# For every entry $i$ of $\theta$: move this one alone, measure the cost on both sides,
#
# $$g_{\text{approx}, i} = \frac{J(\theta_1, \ldots, \theta_i + \varepsilon, \ldots, \theta_n) - J(\theta_1, \ldots, \theta_i -
# \varepsilon, \ldots, \theta_n)}{2 \varepsilon},$$
#
# and put it back. For $n$ parameters that are $2n$ forward passes, so one does it rarely, on a small net: it is a test, not a
# way to learn. The answer is the relative difference of the whole column, and one for *every parameter*, so that a bug has
# an address.

# %% exercise="gradient_check_n"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    """Do these gradients fit the forward pass? A network of any depth.

    Arguments: parameters W1, b1 ... WL, bL; gradients dW1, db1 ...; X (n_0, m); Y (1, m); epsilon; print_msg;
        forward(X, Y, parameters) -> cost, cache: the forward pass (default: forward_propagation_n).
    Returns: difference, the relative difference of the whole gradient; errors, a dict with that of every parameter by
        its name, {"W1": ..., "b1": ..., ...}.
    """
    forward = forward or forward_propagation_n
    theta = dictionary_to_vector(parameters)    # (n, 1)
    grad = gradients_to_vector(gradients)       # (n, 1)
    gradapprox = np.zeros(theta.shape)          # (n, 1), to be filled
    for i in range(theta.shape[0]):
        ### START CODE HERE ### (≈ 7 lines)
        theta_plus = theta.copy()                                                  # (n, 1)
        theta_plus[i] = theta[i] + epsilon
        theta_minus = theta.copy()                                                 # (n, 1)
        theta_minus[i] = theta[i] - epsilon
        J_plus = forward(X, Y, vector_to_dictionary(theta_plus, parameters))[0]    # a number
        J_minus = forward(X, Y, vector_to_dictionary(theta_minus, parameters))[0]  # a number
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
        ### END CODE HERE ###
    difference = relative_difference(grad, gradapprox)
    measured = vector_to_dictionary(gradapprox, parameters)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    if print_msg:
        print(verdict(difference) + f"; worst: {max(errors, key=errors.get)}")
    return difference, errors

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary><code>theta_plus = theta</code> makes a second name for the same column: what you
# move in it stays moved. Take a fresh copy each time.</details>
# <details><summary>Hint 2: in code words</summary>Copy theta and add epsilon to entry i; copy it again and subtract. The cost
# of each column turned back into a dict; <code>forward</code> gives two things and you need the first. Entry i of gradapprox is
# the central difference.</details>
# <details><summary>Hint 3: a neighbour</summary>The bill without one guest at a time: <code>for i in range(5): fewer =
# guests.copy(); fewer[i] = 0; bills[i] = bill(fewer)</code>.</details>

# %% test="gradient_check_n" points=22
def clear(errors):
    """The errors without what is only rounding."""
    return {name: error if error > 1e-6 else 0.0 for name, error in errors.items()}

with checks.exercise("gradient_check_n") as check:
    column, rows_again = check.uses("dictionary_to_vector"), check.uses("vector_to_dictionary")
    distance = check.uses("relative_difference")
    for layer_dims, m in [([5, 3, 4, 1], 7), ([3, 2, 5, 1], 11), ([3] + 11 * [2] + [1], 9)]:
        X, Y, parameters = check.draw(problems.checked_network, layer_dims=layer_dims, m=m)
        _, cache = forward_propagation_n(X, Y, parameters)
        form = checks.Tuple(difference=(), errors=checks.Dict(**dict.fromkeys(parameters, ())))
        again = rows_again(column(parameters), parameters)
        check.that(all(np.array_equal(again[name], value) for name, value in parameters.items()), "Your dictionary_to_vector and "
                   "vector_to_dictionary do not undo each other: finish those two first.", diagnosis="depends")
        watch = problems.WatchedCost(forward_propagation_n, X, parameters)
        right = problems.planted(None, 0)(X, Y, cache)
        difference, errors = check.call(parameters, right, X, Y, 1e-5, returns=form,
                                        forward=lambda X, Y, moved: watch.forward(X, Y, moved))
        limit = 1e-7 if len(layer_dims) == 4 else 1e-5  # through twelve layers the cost is so curved that truncation is seen
        check.that(difference < limit, f"Right gradients get the difference {difference:.2g}: {watch.slip(1e-5)}",
                   diagnosis="false alarm", rung=1)
        if len(layer_dims) > 4:
            continue
        check.that(max(errors.values()) < 1e-6, "Right gradients get a small difference, but not every parameter gets a small error.",
                   diagnosis="errors", rung=2)
        coarse, finer = (check.call(parameters, right, X, Y, step, returns=form)[0] for step in (0.02, 0.01))
        check.that(3.5 < coarse / max(finer, 1e-12) < 4.5, "With half the epsilon the error does not shrink 4 times, as it does for a "
                   "central difference: is epsilon used, and on both sides?", diagnosis="epsilon", rung=2)
        measured = debuglab.measured_gradient(
            lambda X, moved: forward_propagation_n(X, Y, moved), lambda cost, Y: cost, parameters, X, Y)
        for bug in problems.BUGS:
            wrong = problems.planted(bug, 2)(X, Y, cache)
            difference, errors = check.call(parameters, wrong, X, Y, 1e-5, returns=form)
            check.that(difference > 1e-5, f"A bug in layer 2 ({bug}) goes unseen.", diagnosis="not caught", rung=1)
            fitting = {name: distance(wrong[f"d{name}"], measured[f"d{name}"]) for name in parameters}
            check.close(f"the errors for a bug in layer 2 ({bug})", clear(errors), clear(fitting),
                        because="the relative difference of each parameter's own slopes")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/gradient_checking")
    def checked(rng, layer_dims, m, bug, layer):
        X, Y, parameters = problems.checked_network(rng, layer_dims, m)
        gradients = problems.planted(bug, layer)(X, Y, forward_propagation_n(X, Y, parameters)[1])
        return parameters, gradients, X, Y, 1e-5
    check.against(ours.gradient_check_n, checked, [
        dict(layer_dims=[4, 3, 2, 1], m=5, bug="dW not divided by m", layer=3),
        dict(layer_dims=[2, 5, 1], m=9, bug="the slope of tanh left out", layer=1)], part=lambda result: (result[0], clear(result[1])))
    ### END HIDDEN TESTS

# %% [markdown]
# ### Six bugs, six fingerprints
#
# Below, one bug at a time sits in **layer 2** of a net with three layers. Each row shows the relative difference of every
# parameter. **Predict:** which parameters does a wrong `dW2` spoil? Which does a wrong `dZ2` spoil? And why is layer 3 never
# among them?

# %% experiment="six fingerprints"
if checks.ready("gradient_check_n"):
    X, Y, parameters = problems.checked_network(np.random.default_rng(4), [5, 3, 4, 1], m=9)
    _, cache = forward_propagation_n(X, Y, parameters)
    table = []
    for number, bug in enumerate(problems.BUGS):
        difference, errors = gradient_check_n(parameters, problems.planted(bug, 2)(X, Y, cache), X, Y, 1e-5)
        table.append([errors[name] if errors[name] > 1e-5 else 0.0 for name in parameters])
        print(f"row {number}: {bug:<30} {verdict(difference)}")
    plots.matrix(
        table, row_label="which bug", column_label="parameters: " + ", ".join(f"{k} is {name}" for k, name in enumerate(parameters)),
        title="A bug in dW or db spoils its own slope only; one in dZ spoils all slopes from there down",
        alt="Table of relative differences, six bugs by six parameters. The first four rows have one coloured square each, in W2 or b2. "
            "The last two are coloured in W1, b1, W2 and b2. The columns of layer 3 are white.",
    )

# %% [markdown]
# The slopes of layer $l$ are made from $dZ^{[l]}$, and $dZ^{[l-1]}$ is made from it too. So an error travels **down**, from the
# output to the input, and never up. That gives a rule for finding it:
#
# 1. Walk from the last layer towards the first, and stop at the first layer in which something is wrong.
# 2. If only one of its two slopes is wrong, that slope's own line is at fault: `dW2` or `db2`.
# 3. If both are wrong, look at what they share: `dZ2`.
#
# ## 7. Debug lab: name the line
#
# Turn the rule into a function. It is given a backward pass that may have one bug, and answers in which line the bug sits.

# %% exercise="find_planted_bug"
def find_planted_bug(backward, parameters, X, Y):
    """In which line of a backward pass is the bug?

    Arguments: backward(X, Y, cache) -> gradients, a backward pass for forward_propagation_n; parameters; X; Y.
    Returns: the line as text, such as "dW2", "db3" or "dZ1"; None if every slope is right.
    """
    cost, cache = forward_propagation_n(X, Y, parameters)
    difference, errors = gradient_check_n(parameters, backward(X, Y, cache), X, Y, epsilon=1e-5)
    bug = None
    for l in range(len(parameters) // 2, 0, -1):    # from the last layer down
        W_is_wrong = errors["W" + str(l)] > 1e-6
        b_is_wrong = errors["b" + str(l)] > 1e-6
        if bug is None and (W_is_wrong or b_is_wrong):
            ### START CODE HERE ### (1 to 6 lines)
            bug = ("dZ" if W_is_wrong and b_is_wrong else "dW" if W_is_wrong else "db") + str(l)  # text
            ### END CODE HERE ###
    return bug

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>You get here once at most, in the highest layer with an error. There are three
# cases.</details>
# <details><summary>Hint 2: in code words</summary>"dZ" if both are wrong, "dW" if only W is, else "db"; and behind it the number
# of the layer, as text.</details>
# <details><summary>Hint 3: a neighbour</summary>Which fuse? <code>if lamp_dark and stove_cold: fuse = "main" + str(floor)</code>,
# <code>elif lamp_dark: fuse = "light" + str(floor)</code> and so on; or in one line, <code>("main" if ... else "light" if ... else
# "stove") + str(floor)</code>.</details>

# %% test="find_planted_bug" points=12
def a_bug(rng, layer_dims, m, bug, layer):
    X, Y, parameters = problems.checked_network(rng, layer_dims, m)
    return problems.planted(bug, layer), parameters, X, Y

with checks.exercise("find_planted_bug") as check:
    checker = check.uses("gradient_check_n")
    X, Y, parameters = check.draw(problems.checked_network, layer_dims=[5, 3, 4, 1], m=7)
    slopes = problems.planted(None, 0)(X, Y, forward_propagation_n(X, Y, parameters)[1])
    check.that(checker(parameters, slopes, X, Y, 1e-5)[0] < 1e-7, "Your gradient_check_n accuses right gradients: finish that one first.",
               diagnosis="depends")
    for layer_dims, m, layer in [([5, 3, 4, 1], 7, 2), ([3, 4, 2, 3, 1], 9, 1), ([3, 4, 2, 3, 1], 5, 3)]:
        for bug, (where, _) in problems.BUGS.items():
            found = check.call(*check.draw(a_bug, layer_dims=layer_dims, m=m, bug=bug, layer=layer))
            check.that(isinstance(found, str), f"A bug in layer {layer} ({bug}) is not found: the answer is {found!r}, and the name of a "
                       "line is wanted.", diagnosis="not caught", rung=1)
            check.that(found[-1:] == str(layer), f"For a bug in layer {layer} ({bug}) the answer is {found}: an error travels down, so "
                       "the bug is in the highest layer with a wrong slope.", diagnosis="layer", rung=1)
            check.that(found == f"{where}{layer}", f"For a bug in layer {layer} ({bug}) the answer is {found}: which of the two slopes of "
                       "that layer are wrong then, and what does that say?", diagnosis="line", rung=2)
        nothing = check.call(*check.draw(a_bug, layer_dims=layer_dims, m=m, bug=None, layer=0))
        check.that(nothing is None, "A right backward pass is accused; the answer for it is None.", diagnosis="false alarm", rung=2)
    ### BEGIN HIDDEN TESTS
    check.hide()
    for bug, (where, _) in problems.BUGS.items():
        layer = int(check.rng.integers(1, 4))
        found = check.call(*check.draw(a_bug, layer_dims=[4, 2, 5, 3, 1], m=5, bug=bug, layer=layer))
        check.that(found == f"{where}{layer}", "find_planted_bug names another line than the one with the bug.", diagnosis="line", rung=2)
    ### END HIDDEN TESTS

# %% [markdown]
# Four more backward passes, with bugs placed for **you**: the places come from the letters of your name. Let your function
# find them; then compare.

# %% experiment="bugs of your own"
your_name = "Ada"  # write your own

rng = np.random.default_rng(list(your_name.encode()))
if checks.ready("find_planted_bug"):
    X, Y, parameters = problems.checked_network(rng, [4, 3, 5, 2, 1], m=9)
    for bug in rng.permutation(list(problems.BUGS))[:4]:
        layer = int(rng.integers(1, 4))
        found = find_planted_bug(problems.planted(bug, layer), parameters, X, Y)
        print(f"your function says {found}; planted: {problems.BUGS[bug].line}{layer}, {bug}")

# %% [markdown]
# ### Repair it
#
# The next backward pass, for three layers, raises no error, and all its shapes are right. It holds **four** bugs. Reading is
# allowed; so is your instrument.

# %%
def backward_with_bugs(X, Y, cache):
    """A backward pass for forward_propagation_n with three layers. Do not trust it."""
    m = X.shape[1]
    dZ3 = cache["A3"] - Y
    dW3 = dZ3 @ cache["A2"].T / m
    db3 = 4 / m * np.sum(dZ3, axis=1, keepdims=True)
    dZ2 = cache["W3"].T @ dZ3 * (1 - cache["Z2"] ** 2)
    dW2 = dZ2 @ cache["A1"].T / m * 2
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = cache["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    dW1 = dZ1 @ cache["A0"].T
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}

# %% experiment="where to begin"
def a_look_at(backward):
    X, Y, parameters = problems.checked_network(np.random.default_rng(6), [5, 3, 4, 1], m=9)
    difference, _ = gradient_check_n(parameters, backward(X, Y, forward_propagation_n(X, Y, parameters)[1]), X, Y, 1e-5)
    print(f"{verdict(difference)}; look at: {find_planted_bug(backward, parameters, X, Y)}")

if checks.ready("find_planted_bug"):
    a_look_at(backward_with_bugs)

# %% [markdown]
# Several bugs at once hide each other, but the highest one is always seen. Write all nine lines, repaired, into the function
# below: mend what your instrument names, run `a_look_at(backward_propagation_n)` in a cell of your own, mend the next.

# %% exercise="backward_propagation_n"
def backward_propagation_n(X, Y, cache):
    """The slopes of forward_propagation_n for a network of three layers.

    Arguments: X (n_0, m); Y (1, m); cache, with A0 = X and W1, Z1, A1 ... W3, Z3, A3.
    Returns: a dict with dW3, db3, dW2, db2, dW1, db1.
    """
    m = X.shape[1]
    ### START CODE HERE ### (≈ 9 lines)
    dZ3 = cache["A3"] - Y                                 # (1, m)
    dW3 = dZ3 @ cache["A2"].T / m                         # (1, n_2)
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m          # (1, 1)
    dZ2 = cache["W3"].T @ dZ3 * (1 - cache["A2"] ** 2)    # (n_2, m)
    dW2 = dZ2 @ cache["A1"].T / m                         # (n_2, n_1)
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m          # (n_2, 1)
    dZ1 = cache["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)    # (n_1, m)
    dW1 = dZ1 @ cache["A0"].T / m                         # (n_1, n_0)
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m          # (n_1, 1)
    ### END CODE HERE ###
    return {"dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Copy the nine lines, then compare layer with layer: the lines of layers 1 and 2
# should look alike. The table of fingerprints in section 3 says what each difference means.</details>
# <details><summary>Hint 2: in code words</summary>Each dW and each db is divided by m, once. The slope of tanh is 1 minus its
# own value squared, and that value is called A.</details>
# <details><summary>Hint 3: a neighbour</summary>For a sigmoid in place of tanh the line would read
# <code>dZ = dA * A * (1 - A)</code>: again written with A, not with Z.</details>

# %% test="backward_propagation_n" points=14
with checks.exercise("backward_propagation_n") as check:
    for layer_dims, m in [([5, 3, 4, 1], 7), ([3, 6, 2, 1], 11)]:
        X, Y, parameters = check.draw(problems.checked_network, layer_dims=layer_dims, m=m)
        _, cache = forward_propagation_n(X, Y, parameters)
        grads = check.call(X, Y, cache, returns=checks.Dict(**{f"d{name}": value.shape for name, value in parameters.items()}))
        for l in (3, 2, 1):
            mixed = {bug: problems.planted(bug, l)(X, Y, cache) for bug in list(problems.BUGS)[4:]} if l < 3 else {}
            for name in (f"W{l}", f"b{l}"):
                known = {f"{bug}, in dZ{l}": slopes[f"d{name}"] for bug, slopes in mixed.items()}
                check.gradient(f"d{name}", grads[f"d{name}"], of=lambda v: forward_propagation_n(X, Y, parameters | {name: v})[0],
                               at=parameters[name], suspects=known)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week05/gradient_checking")
    def on_the_way_back(rng, layer_dims, m):
        X, Y, parameters = problems.checked_network(rng, layer_dims, m)
        return X, Y, forward_propagation_n(X, Y, parameters)[1]
    check.against(ours.backward_propagation_n, on_the_way_back, [dict(layer_dims=[4, 2, 3, 1], m=5), dict(layer_dims=[2, 7, 5, 1], m=9)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 8. What a gradient check cannot see
#
# The check answers one question: does the backward pass fit the forward pass *here*? Four cases where that is not what you
# wanted to know. **Predict** for each whether the check sounds an alarm, and whether it should.

# %% experiment="what it cannot see"
if checks.ready("gradient_check", "gradient_check_n", "backward_propagation_n"):
    X, Y, parameters = problems.checked_network(np.random.default_rng(5), [5, 3, 4, 1], m=9)
    rng = np.random.default_rng(8)

    def masked():
        """The inputs with dropout: a fifth of them off, the others scaled up."""
        return X * (rng.random(X.shape) < 0.8) / 0.8

    fixed = masked()  # one mask, the same for every call
    slopes = backward_propagation_n(fixed, Y, forward_propagation_n(fixed, Y, parameters)[1])
    print("dropout, a new mask in each call  ", end="")
    gradient_check_n(parameters, slopes, X, Y, 1e-5, True, forward=lambda X, Y, p: forward_propagation_n(masked(), Y, p))
    print("dropout, the mask held fixed      ", end="")
    gradient_check_n(parameters, slopes, fixed, Y, 1e-5, True)

    print("ReLU, at 3e-6 beside its kink     ", end="")
    gradient_check(1.0, 3e-6, 1e-5, True, forward=lambda x, theta: max(0.0, x * theta), backward=lambda x, theta: x * (theta > 0))
    print("ReLU, far from its kink           ", end="")
    gradient_check(1.0, 0.3, 1e-5, True, forward=lambda x, theta: max(0.0, x * theta), backward=lambda x, theta: x * (theta > 0))

    print("a constant cost and a slope of 0  ", end="")
    gradient_check(1.0, 0.3, 1e-5, True, forward=lambda x, theta: 7.0, backward=lambda x, theta: 0.0)
    print("half the cost and half the slope  ", end="")
    gradient_check(3.0, 0.3, 1e-5, True, forward=lambda x, theta: x * theta / 2, backward=lambda x, theta: x / 2)

# %% [markdown]
# - **Dropout.** Each call draws another mask, so the two costs belong to two different networks: a false alarm, and a loud
#   one. Switch dropout off for the check, or hold the mask fixed. (Off means that the dropout lines themselves stay unchecked.)
# - **Kinks.** ReLU, max and absolute value have no slope at their kink. If the two places lie on either side of it, the measured
#   slope is an average of both: a false alarm for a few entries. Move the point, or take a smaller $\varepsilon$.
# - **A constant cost.** Nothing moves, both slopes are zero, everything fits. Dead units and saturated sigmoids look the same.
#   A check that passes with zeros everywhere has checked nothing: look at the sizes too.
# - **A wrong cost.** If forward and backward share a mistake, they fit. The forward pass is trusted; test it by values that you
#   know.
#
# And two habits: check a *small* net with few examples in `float64`, since $2n$ forward passes are slow and single precision is
# coarse; and check once before training *and* once after some steps, because a bug such as $1 - Z^2$ for $1 - \tanh^2 Z$
# hides while $Z$ is small.
#
# ## Remember
#
# - Central difference: $\big(J(\theta + \varepsilon) - J(\theta - \varepsilon)\big) / 2\varepsilon$, error like $\varepsilon^2$;
#   near $\varepsilon = 10^{-5}$ truncation and rounding balance.
# - Relative difference: below $10^{-7}$ right, above $10^{-5}$ a bug; 1/3 is a factor of 2, 1 is a sign or a zero.
# - Move each entry alone, in a copy. Vectors in the order of the layers, counted and not sorted.
# - Errors travel from the output down. Begin the search at the top; if both slopes are wrong there, look at
#   $dZ$.
# - No dropout, no kinks, no zeros, small nets. It proves that backward fits forward, never that forward is what you meant.
#
# ## What you can do now
#
# You can hand in a backward pass with proof. Whenever you write a new layer in the weeks to come, write its gradient check
# first.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week05/gradient_checking")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
