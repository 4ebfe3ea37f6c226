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
# # A network that invents names
#
# **The question of this notebook:** a network reads five thousand names, letter by letter. How does it come to write names that nobody has?
#
# At the end you can
#
# - turn texts without any labels into a task with labels: guess the next letter,
# - train a recurrent net on it, with the loss, its slopes and clipped steps,
# - say how good such a model is in one number, the perplexity, and what to compare it with,
# - draw new names from it, bold ones and careful ones,
# - tell from the loss and from what it writes where a program for this has its bug.
#
# You know the recurrent net and the way back through it (the other two notebooks of this week); here they are finished, in
# `startcode.layers`. Plan about two hours.

# %%
import numpy as np

import startcode
from startcode import checks, datasets, debuglab, layers, plots, problems

# %% [markdown]
# ## 1. Names
#
# The names come from a public list of the United States census of 1990; each stands there once. Some are set aside: the network never
# reads them, and we ask later how much they surprise it.

# %%
names = datasets.load_names()
chars = ["\n", *"abcdefghijklmnopqrstuvwxyz"]
char_to_ix = {letter: number for number, letter in enumerate(chars)}
shuffled = [names[i] for i in np.random.default_rng(1).permutation(len(names))]
dev_names, train_names = shuffled[:500], shuffled[500:]

# %% experiment="some names"
lengths = [len(name) for name in names]
print(len(names), "names, for instance:", ", ".join(train_names[:8]))
print(f"{min(lengths)} to {max(lengths)} letters, {np.mean(lengths):.1f} in the mean; {len(train_names)} are read, {len(dev_names)} are set aside")

# %% [markdown]
# ### Labels for nothing
#
# Nobody has labelled these names, and nobody needs to: **the label of every place is the next letter.** What comes in is the name, one step
# late; what should come out is the name, and then the sign that it is over, the end of the line `"\n"`:
#
# | step | 1 | 2 | 3 | 4 | 5 |
# |---|---|---|---|---|---|
# | comes in, X | nothing (`None`) | a | n | n | a |
# | should come out, Y | a | n | n | a | `\n` |
#
# The network has to learn the end, too: it will have to decide by itself how long its names are. Letters are their numbers in the
# dictionary `char_to_ix`, which knows `"\n"` as well.

# %% exercise="name_to_arrays"
def name_to_arrays(name, char_to_ix):
    """A name as a task: what comes in at every step, and what should come out.

    Arguments: name, a text of small letters; char_to_ix, a dict from letters,
        and "\\n", to their numbers.
    Returns: X, a list that begins with None, then the numbers of all letters; Y, the list
        of the numbers of all letters, then that of "\\n". Both are one longer than the name.
    """
    ### START CODE HERE ### (≈ 3 lines)
    letters = [char_to_ix[letter] for letter in name]  # a list of numbers
    X = [None] + letters                               # nothing comes in at first
    Y = letters + [char_to_ix["\n"]]                   # the end should come out at last
    ### END CODE HERE ###
    return X, Y

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Both lists hold the same letters. What does X have in front, and what does Y have at its end?</details>
# <details><summary>Hint 2: in code words</summary>A list of the numbers of all letters, by the dictionary. X is None followed by that list, Y is that list followed by
# the number of the end of the line, which the dictionary knows: it need not be 0.</details>
# <details><summary>Hint 3: a neighbour</summary>Tomorrow's weather from today's: <code>seen = [None] + days</code>, <code>wanted = days + [after]</code>.
# Lists are joined by <code>+</code>.</details>

# %% test="name_to_arrays" points=10
with checks.exercise("name_to_arrays") as check:
    for letters, length in [(9, 6), (6, 4), (5, 1)]:
        name, numbers = check.draw(problems.a_name, letters=letters, length=length)
        X, Y = check.call(name, numbers, returns=checks.Tuple(X=list, Y=list))
        inside, end = [numbers[letter] for letter in name], numbers["\n"]
        check.that(Y != X, "X and Y are the same list: the network would be asked for the letter that it has just read.",
                   diagnosis="not shifted", rung=1)
        check.that(Y[-1:] != [0] or end == 0, f"Y ends with 0, but char_to_ix has the number {end} for the end of the line.",
                   diagnosis="number of the end", rung=2)
        check.that(Y[-1:] == [end], f"Y should end with {end}, the number of the end of the line: else the network never learns to stop.",
                   diagnosis="the end is missing", rung=1)
        check.that(X[:1] == [None], "X should begin with None: before the first letter nothing has come in.", diagnosis="begins with None", rung=1)
        check.that(end not in X, "the end of the line comes in, too: there is no step behind it.", diagnosis="the end comes in", rung=1)
        check.that(None not in Y, "Y holds None, but something should come out at every step.", diagnosis="None in Y", rung=1)
        check.that(X[1:] == inside and Y[:-1] == inside, "the letters should stand in X and in Y in the order of the name, by their numbers.",
                   diagnosis="order", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/character_model")
    check.hide()
    for letters, length in [(12, 9), (7, 2), (20, 15)]:
        name, numbers = check.draw(problems.a_name, letters=letters, length=length)
        check.that(tuple(check.call(name, numbers)) == ours.name_to_arrays(name, numbers), "X and Y are not right for other names and alphabets.",
                   diagnosis="other names")
    ### END HIDDEN TESTS

# %% [markdown]
# ## 2. How surprised?
#
# At every step the network gives a probability for each letter. The loss of a step is $-\ln$ of the probability of the letter that came, as for the
# softmax in week 7; the loss of a name is the **sum** over its steps:
#
# $$\mathcal L = -\sum_{t=1}^{T_x} \ln \hat y^{\langle t \rangle}_{k_t}, \qquad k_t = \text{number of the letter that should come out at step } t .$$
#
# So $e^{-\mathcal L}$ is the probability that the model would say just this name, all steps multiplied.

# %% exercise="sequence_loss"
def sequence_loss(y_pred, Y):
    """The loss of one name, in nats: summed over its steps.

    Arguments: y_pred (n_y, T_x), probabilities, a column for each step;
        Y, the list of the T_x numbers of the right letters.
    Returns: the loss, a number.
    """
    ### START CODE HERE ### (≈ 2 lines)
    chances = y_pred[Y, np.arange(len(Y))]  # (T_x,), of the letter that came, at every step
    loss = -np.sum(np.log(chances))         # a number
    ### END CODE HERE ###
    return loss

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Of each column one number counts. Two lists of the same length pick one entry for each pair: rows, and columns.</details>
# <details><summary>Hint 2: in code words</summary>The entries of <code>y_pred</code> in row Y[t], column t, for all t; then minus the sum of their logarithms. The columns are
# <code>np.arange(len(Y))</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>What a family pays for one ticket a day, each day of another class:
# <code>np.sum(prices[classes, np.arange(days)])</code>, where <code>prices</code> is (classes, days).</details>

# %% test="sequence_loss" points=10
with checks.exercise("sequence_loss") as check:
    for letters, T_x in [(9, 6), (5, 7), (6, 1)]:
        y_pred, Y = check.draw(problems.read_probabilities, letters=letters, T_x=T_x)
        loss = check.call(y_pred, Y, returns=())
        right = y_pred[Y, np.arange(T_x)]
        check.close("the loss", loss, -np.log(right).sum(), because="-ln of the probability of each right letter, summed", suspects={
            "all letters, where only the right one of each step counts": -np.log(y_pred).sum(),
            "the likeliest letter of each step, where the right one is meant": -np.log(y_pred.max(axis=0)).sum(),
            "the product 1 - p, where the logarithm is meant": (1 - right).sum(), "the logarithm to the base 2": -np.log2(right).sum(),
            "the logarithm to the base 10": -np.log10(right).sum(), "the logarithm of the sum": -np.log(right.sum()),
            "whole rows, where one entry of each column counts": -np.log(y_pred[Y]).sum(), "leaving out the last step": -np.log(right[:-1]).sum(),
            "rows and columns exchanged": -np.log(y_pred[np.arange(T_x) % letters, np.array(Y) % T_x]).sum()})
    sure = np.full((4, 3), 1e-3) + np.eye(4)[:, [2, 0, 1]] * (1 - 4e-3)
    check.close("the loss of a model that is nearly sure, and right", check.call(sure, [2, 0, 1]), -3 * np.log(1 - 3e-3), because="three times nearly nothing")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/character_model")
    check.against(ours.sequence_loss, problems.read_probabilities, [dict(letters=12, T_x=5), dict(letters=4, T_x=4), dict(letters=3, T_x=11)])
    ### END HIDDEN TESTS

# %% [markdown]
# ### One number for a model
#
# A loss of 20 may be good for a long name and bad for a short one. So the loss of a whole text is divided by its number of letters, the ends included, and put
# back from logarithms to letters. That is the **perplexity**:
#
# $$\text{perplexity} = e^{\,\text{loss} \,/\, \text{number of letters}} .$$
#
# A model with the perplexity 8 is, in the mean, as uncertain as one that guesses between 8 equally likely letters.
#
# **Predict:** a model that knows nothing gives each of the 27 signs the same probability. What is its perplexity?

# %% exercise="perplexity"
def perplexity(loss, n_chars):
    """The number of equally likely letters between which a model would be as uncertain.

    Arguments: loss, summed over a text, in nats; n_chars, how many letters it was summed over.
    Returns: a number, at least 1.
    """
    ### START CODE HERE ### (≈ 1 line)
    confusion = np.exp(loss / n_chars)
    ### END CODE HERE ###
    return confusion

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>How large is the loss of one letter, in the mean? And which function takes a logarithm back?</details>
# <details><summary>Hint 2: in code words</summary>The exponential of the loss per letter. First the division, then the exponential.</details>
# <details><summary>Hint 3: a neighbour</summary>The geometric mean of interest factors: <code>np.exp(np.sum(np.log(factors)) / years)</code>.</details>

# %% test="perplexity" points=6
with checks.exercise("perplexity") as check:
    for n_chars, guesses in [(13, 27.0), (40, 5.3127), (7, 1.0)]:
        loss = n_chars * float(np.log(guesses))
        check.close("the perplexity", check.call(loss, n_chars, returns=()), guesses, because=f"as many equally likely letters at each of {n_chars} places",
                    suspects={"the loss per letter, without the exponential": loss / n_chars, "a power of 2: the loss is in nats": 2 ** (loss / n_chars),
                              "the probability of a letter: one over it is meant": 1 / guesses, "dividing after the exponential": np.exp(loss) / n_chars,
                              "a power of 10": 10 ** (loss / n_chars), "the whole text, where one letter is meant": np.exp(loss)})
    ### BEGIN HIDDEN TESTS
    check.hide()
    for n_chars, guesses in [(3, 2.71537), (55, 11.9046)]:
        check.close("the perplexity", check.call(n_chars * float(np.log(guesses)), n_chars), guesses)
    ### END HIDDEN TESTS

# %% experiment="what is there to beat"
def perplexity_of_counts(before):
    """Counted on the training names, measured on those set aside; `before`: does the last letter count?"""
    counts = np.ones((len(chars), len(chars)))                 # a 1 in front of all counts: nothing is impossible
    pairs = [[(a if before else 0, b) for a, b in zip([0, *Y], Y)] for Y in
             ([char_to_ix[letter] for letter in name] + [0] for name in [*train_names, *dev_names])]
    for a, b in (pair for name in pairs[: len(train_names)] for pair in name):
        counts[a, b] += 1
    shares = counts / counts.sum(axis=1, keepdims=True)
    seen = [pair for name in pairs[len(train_names) :] for pair in name]
    return perplexity(-sum(np.log(shares[pair]) for pair in seen), len(seen))

if checks.ready("perplexity"):
    print(f"all 27 signs equally likely   {perplexity(np.log(27), 1):5.1f}")
    print(f"how frequent each letter is   {perplexity_of_counts(before=False):5.1f}")
    print(f"... after the letter before   {perplexity_of_counts(before=True):5.1f}")

# %% [markdown]
# These three need no network. The last one is the one to beat: it looks one letter back, and a recurrent net may look back to the beginning.
#
# ## 3. One name, there and back
#
# With $m = 1$ name, X becomes a sequence of one-hot columns (the column of `None` is all zeros), the recurrent net gives the states $a$ and the
# probabilities $\hat y$. As in week 7 the slope at the scores $z^{\langle t \rangle} = W_{ya} a^{\langle t \rangle} + b_y$ is *what was said minus what was right*,
#
# $$dz^{\langle t \rangle} = \hat y^{\langle t \rangle} - y^{\langle t \rangle}, \qquad dW_{ya} = \sum_t dz^{\langle t \rangle} \left(a^{\langle t \rangle}\right)^\top, \quad
# db_y = \sum_t dz^{\langle t \rangle}, \quad da^{\langle t \rangle} = W_{ya}^\top \, dz^{\langle t \rangle} ,$$
#
# and $da$ is all that `layers.rnn_backward` asks for. With the states of all steps side by side, $(n_a, T_x)$, each sum over $t$ is one product.
#
# `one_hot` below gives the column of each step; `layers.rnn_forward(x, a_prev, parameters)` returns `a` $(n_a, 1, T_x)$, `y_pred` $(n_y, 1, T_x)$ and caches;
# `layers.rnn_backward(da, caches)` wants `da` $(n_a, 1, T_x)$ and returns a dict that holds `dWax`, `dWaa`, `dba` (and two slopes that are not needed here).

# %%
def one_hot(X, n_x):
    """What comes in as columns: (n_x, 1, T_x). None is a column of zeros."""
    x = np.zeros((n_x, 1, len(X)))
    for t, number in enumerate(X):
        if number is not None:
            x[number, 0, t] = 1
    return x

# %% exercise="loss_and_gradients"
def loss_and_gradients(X, Y, a_prev, parameters):
    """The loss of one name, and its slope at every parameter.

    Arguments: X and Y, lists as from name_to_arrays; a_prev (n_a, 1), the state before the
        first step; parameters, a dict with Wax (n_a, n_x), Waa (n_a, n_a), Wya (n_y, n_a),
        ba (n_a, 1), by (n_y, 1).
    Returns: loss, a number; gradients, a dict with dWax, dWaa, dWya, dba, dby, each of the
        shape of its parameter.
    """
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    a, y_pred = a[:, 0, :], y_pred[:, 0, :]      # one name: (n_a, T_x) and (n_y, T_x)
    ### START CODE HERE ### (≈ 7 lines)
    loss = sequence_loss(y_pred, Y)
    dz = y_pred.copy()                           # (n_y, T_x)
    dz[Y, np.arange(len(Y))] -= 1                # said minus right
    gradients = {"dWya": dz @ a.T, "dby": np.sum(dz, axis=1, keepdims=True)}
    da = Wya.T @ dz                              # (n_a, T_x)
    back = layers.rnn_backward(da[:, np.newaxis, :], caches)
    gradients.update({name: back[name] for name in ("dWax", "dWaa", "dba")})
    ### END CODE HERE ###
    return loss, gradients

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Follow the formulas from left to right. What is right has a single 1 in each column, so only one entry of each column of the probabilities
# changes. Loss and slopes are sums over the steps, not means.</details>
# <details><summary>Hint 2: in code words</summary>The loss first, by your own function, while the probabilities are untouched. dz is a <em>copy</em> of the probabilities, less 1 in row Y[t], column t.
# dWya is dz times the transposed states, dby the row sums with <code>keepdims=True</code>, da is Wya transposed times dz. Give da an axis of length 1 in the middle, call
# <code>layers.rnn_backward</code>, and take over three of its slopes.</details>
# <details><summary>Hint 3: a neighbour</summary>An error on the board, one for each column: <code>error = guess.copy()</code>, <code>error[winner, np.arange(games)] -= 1</code>. An axis in the middle:
# <code>plane[:, np.newaxis, :]</code>. Some entries of a dict: <code>{name: all[name] for name in ("north", "south")}</code>.</details>

# %% test="loss_and_gradients" points=20
with checks.exercise("loss_and_gradients") as check:
    own_loss = check.uses("sequence_loss")
    for letters, n_a, T_x in [(7, 5, 6), (5, 4, 3)]:
        X, Y, a_prev, parameters = check.draw(problems.a_reading, letters=letters, n_a=n_a, T_x=T_x)
        shapes = checks.Dict(**{f"d{name}": value.shape for name, value in parameters.items()})
        loss, gradients = check.call(X, Y, a_prev, parameters, returns=checks.Tuple(loss=(), gradients=shapes))
        said = layers.rnn_forward(one_hot(X, letters), a_prev, parameters)[1][:, 0, :]
        check.close("loss", loss, own_loss(said, Y), because="what your sequence_loss gives")
        slopes = {name: gradients[f"d{name}"] for name in parameters}
        for slip, wrong in problems.reading_slips(X, Y, a_prev, parameters).items():
            check.that(not all(np.allclose(slopes[name], wrong[f"d{name}"]) for name in ("Wya", "Wax")),
                       f"the slopes are those that one gets from {slip}.", diagnosis=slip, rung=1 if "mean" in slip else 2)
        for name in ("by", "Wya", "ba", "Waa", "Wax"):
            check.gradient(f"d{name}", slopes[name], at=parameters[name],
                           of=lambda value, name=name: check.call(X, Y, a_prev, {**parameters, name: value})[0])
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/character_model")
    check.against(ours.loss_and_gradients, problems.a_reading, [
        dict(letters=8, n_a=3, T_x=9), dict(letters=4, n_a=6, T_x=2), dict(letters=5, n_a=5, T_x=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. One step, and many
#
# Slopes through time may explode, so they are **clipped** before the step: `layers.clip(gradients, maxValue)` returns a new dict in which no entry is outside
# $-$maxValue ... maxValue. The order of a step is: forward and back, clip, then update.

# %% exercise="optimize"
def optimize(X, Y, a_prev, parameters, learning_rate=0.01, maxValue=5):
    """One step of gradient descent on one name.

    Arguments: X, Y, a_prev and parameters as for loss_and_gradients; learning_rate;
        maxValue, the bound for every slope.
    Returns: loss, of the parameters that came in; parameters, a new dict, one step on.
    """
    ### START CODE HERE ### (≈ 3 lines)
    loss, gradients = loss_and_gradients(X, Y, a_prev, parameters)
    gradients = layers.clip(gradients, maxValue)
    parameters = {name: value - learning_rate * gradients["d" + name] for name, value in parameters.items()}
    ### END CODE HERE ###
    return loss, parameters

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three lines: slopes, clipping, a step. Whatever <code>layers.clip</code> does, it does to a new dict: who catches it?</details>
# <details><summary>Hint 2: in code words</summary>Your <code>loss_and_gradients</code>; then <code>gradients</code> is what <code>layers.clip</code> returns for it and maxValue; then a new dict that holds, for every parameter,
# its value minus learning_rate times its slope, whose name has a d in front. (<code>layers.update_parameters</code> does this last line, too.)</details>
# <details><summary>Hint 3: a neighbour</summary>Prices of all goods fall by their own discount: <code>new = {good: price - share * discount["d" + good] for good, price in prices.items()}</code>.</details>

# %% test="optimize" points=12
with checks.exercise("optimize") as check:
    own = check.uses("loss_and_gradients")
    for letters, n_a, T_x in [(7, 5, 6), (5, 4, 3)]:
        X, Y, a_prev, parameters, rate, bound = check.draw(problems.a_step, letters=letters, n_a=n_a, T_x=T_x)
        form = checks.Tuple(loss=(), parameters=checks.Dict(**{name: value.shape for name, value in parameters.items()}))
        loss, stepped = check.call(X, Y, a_prev, parameters, rate, bound, returns=form)
        before, slopes = own(X, Y, a_prev, parameters)

        def after(change):
            return {name: value - rate * change(slopes[f"d{name}"]) for name, value in parameters.items()}

        clipped = after(lambda slope: np.minimum(bound, np.maximum(-bound, slope)))
        slips = {
            "not clipping: is what layers.clip returns caught, and is maxValue the bound?": after(lambda slope: slope),
            "going uphill: minus the slope is meant": after(lambda slope: -np.minimum(bound, np.maximum(-bound, slope))),
            "clipping the parameters, after the step": {name: np.minimum(bound, np.maximum(-bound, value)) for name, value in after(lambda slope: slope).items()},
            "no step at all": parameters,
            "a learning rate of 0.01, whatever learning_rate is": {name: value + 0.01 / rate * (clipped[name] - value) for name, value in parameters.items()},
        }
        for slip, wrong in slips.items():
            same = all(np.allclose(stepped[name], wrong[name]) for name in parameters)
            check.that(not same or all(np.allclose(wrong[name], clipped[name]) for name in parameters),
                       f"the parameters are those that one gets from {slip}", diagnosis=slip, rung=2)
        check.close("parameters", stepped, clipped, because="each less learning_rate times its clipped slope")
        check.that(not np.isclose(loss, own(X, Y, a_prev, stepped)[0]), "the loss is that of the parameters after the step; wanted is that of those that came in.",
                   diagnosis="after the step", rung=1)
        check.close("loss", loss, before, because="the loss of the parameters that came in")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/character_model")
    check.against(ours.optimize, problems.a_step, [dict(letters=8, n_a=3, T_x=9), dict(letters=4, n_a=6, T_x=2)])
    ### END HIDDEN TESTS

# %% [markdown]
# The whole training takes the names one after the other, and begins again when all were read. Every name begins with a state of zeros: names do not
# continue each other. (A model that reads a book keeps the state from one piece to the next.)

# %% exercise="model"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    """Read names, one in each iteration, in their order, again and again.

    Arguments: names, a list of texts; char_to_ix, a dict from letters to numbers;
        parameters, where to begin; num_iterations, how many names are read; learning_rate.
    Returns: parameters, a new dict; losses, the list of the losses of all iterations.
    """
    a_start = np.zeros(parameters["ba"].shape)  # (n_a, 1)
    losses = []
    for j in range(num_iterations):
        ### START CODE HERE ### (≈ 3 lines)
        X, Y = name_to_arrays(names[j % len(names)], char_to_ix)
        loss, parameters = optimize(X, Y, a_start, parameters, learning_rate)
        losses.append(loss)
        ### END CODE HERE ###
    return parameters, losses

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which name is read in iteration j, when there are 10 names and j is 23? And what does the next iteration begin with?</details>
# <details><summary>Hint 2: in code words</summary>The name with the index j modulo the number of names, as X and Y. One step of <code>optimize</code> with the state of zeros, whose parameters replace the ones before. The loss
# is appended to the list.</details>
# <details><summary>Hint 3: a neighbour</summary>Who washes up on day d? <code>people[d % len(people)]</code>. And what is replaced in every round: <code>price, stock = sell(stock, price)</code>.</details>

# %% test="model" points=12
with checks.exercise("model") as check:
    as_task, step = check.uses("name_to_arrays"), check.uses("optimize")
    for letters, count, n_a, steps in [(6, 3, 4, 8), (5, 4, 3, 3)]:
        some, numbers, start, steps, rate = check.draw(problems.a_training, letters=letters, count=count, n_a=n_a, steps=steps)
        form = checks.Tuple(parameters=checks.Dict(**{name: value.shape for name, value in start.items()}), losses=list)
        trained, losses = check.call(some, numbers, start, steps, rate, returns=form)
        check.that(len(losses) == steps, f"{steps} iterations were asked for, and {len(losses)} losses came back.", diagnosis="how many", rung=2)

        def run(which=lambda j: j % count, keep=True, rate=rate, state=0.0):
            now, found = start, []
            for j in range(steps):
                X, Y = as_task(some[which(j)], numbers)
                loss, then = step(X, Y, np.full((n_a, 1), state), now, rate)
                now, found = (then if keep else now), [*found, loss]
            return now, found

        wanted = run()
        slips = {"reading the first name only": run(lambda j: 0), "beginning with the second name": run(lambda j: (j + 1) % count),
                 "reading the names backwards": run(lambda j: -1 - j % count),
                 "beginning every iteration with the parameters that came in": run(keep=False),
                 "a learning rate of 0.01, whatever learning_rate is": run(rate=0.01),
                 "a state of ones before the first letter": run(state=1.0)}
        for slip, wrong in slips.items():
            check.that(not np.allclose(losses, wrong[1]) or np.allclose(wrong[1], wanted[1]), f"the losses are those that one gets from {slip}.", diagnosis=slip, rung=2)
        check.close("losses", losses, wanted[1], because="what your optimize gives, name after name")
        check.close("parameters", trained, wanted[0], because="what the last step returned")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/character_model")
    check.against(ours.model, problems.a_training, [dict(letters=7, count=5, n_a=3, steps=12), dict(letters=5, count=2, n_a=4, steps=5)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 5. Saying something
#
# A trained model says how likely each letter is. To write a name, **draw** the first letter with these probabilities, give it to the network as the next input,
# draw again, and so on until the end of the line is drawn:
#
# 1. state zeros, input zeros (nothing has come in yet);
# 2. one step of the network: new state, probabilities;
# 3. draw a number $k$ with these probabilities; append it to the list;
# 4. if it is the number of `"\n"`, the name is ready; else the next input is the one-hot column of $k$, **all other entries zero**, and back to 2.
#
# A model that has not learned much may never draw the end. So after 50 letters the end is appended without being drawn.

# %% exercise="sample"
def sample(parameters, char_to_ix, rng):
    """A name that the model invents.

    Arguments: parameters, as for loss_and_gradients; char_to_ix, a dict from letters,
        and "\\n", to numbers; rng, a NumPy generator.
    Returns: indices, the list of the numbers of the letters; its last entry is the number
        of "\\n", and before it stand at most 50 others.
    """
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices = []
    ### START CODE HERE ### (≈ 11 lines)
    state = np.zeros(parameters["ba"].shape)             # (n_a, 1)
    x = np.zeros((n_x, 1, 1))                            # one name, one step: nothing comes in
    k = None                                             # nothing was drawn yet
    while k != end and len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]                              # (n_a, 1), for the next step
        k = int(rng.choice(n_x, p=y_pred[:, 0, 0]))
        indices.append(k)
        x = np.zeros(x.shape)                            # a new input, with a single 1
        x[k] = 1
    if k != end:
        indices.append(end)
    ### END CODE HERE ###
    return indices

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three things go from one step to the next: the list, the state, the input. What is each before the first letter? And what must be renewed, so that no old 1 stays in it?</details>
# <details><summary>Hint 2: in code words</summary>State and input zeros. While fewer than 50 letters are there: <code>layers.rnn_forward</code> for one step; the state is <code>a[:, :, -1]</code>; <code>rng.choice(n_x, p=...)</code> with the probabilities as a flat array
# (n_x,), which is <code>y_pred[:, 0, 0]</code>; append; a new input of zeros with a 1 in row k. The loop ends when the end was drawn; behind the loop the end is appended if it was not.</details>
# <details><summary>Hint 3: a neighbour</summary>A walk between towns: <code>town = rng.choice(len(towns), p=roads[town])</code>, until <code>town == home</code>. A flat array is wanted for <code>p</code>: one axis, not two.</details>

# %% test="sample" points=20
with checks.exercise("sample") as check:
    for letters in (7, 9):
        numbers = check.draw(problems.an_alphabet, letters=letters)
        back, end = {number: letter for letter, number in numbers.items()}, numbers["\n"]
        usable = [letter for letter in numbers if letter != "\n"]

        def said(parameters, seed=0):
            return [int(k) for k in check.call(parameters, numbers, np.random.default_rng(seed), returns=list)]

        def words(indices):
            return repr("".join(back.get(k, "?") for k in indices))

        word = "".join(check.rng.permutation(usable[:5]))  # the letter with the number 0 is one of them
        path = [numbers[letter] for letter in word] + [end]
        found = said(problems.spells(word, numbers))
        check.that(len(found) > 1, "only the first letter was drawn.", diagnosis="one letter", rung=1)
        check.that(found != path[:-1], "the end of the line is missing in the list: it was drawn, and belongs to the list.", diagnosis="the end is missing", rung=1)
        check.that(found[:2] != [path[0]] * 2, f"a network that can only say {word!r} says {words(found)}: is what was drawn not given back as the next input?",
                   diagnosis="next input", rung=1)
        check.that(end not in found[:-1], "the end of the line was drawn, and yet the name goes on.", diagnosis="number of the end", rung=1)
        check.that(found[-1] != 0, "the name stops at the letter with the number 0. Which number the end of the line has, char_to_ix says.",
                   diagnosis="number of the end", rung=1)
        check.that(found == path, f"a network that can only say {word!r}, and then the end, says {words(found)}: what goes into it? One 1, where the letter that was just drawn stands.",
                   diagnosis="next input", rung=1)
        letter = usable[2]
        found = said(problems.counts_to(4, letter, numbers))
        check.that(found == [numbers[letter]] * 4 + [end] or len(found) < 51, "a network that counts to 4 in its state never gets there: is the state carried on, and does it begin with zeros?",
                   diagnosis="state", rung=1)
        check.that(found == [numbers[letter]] * 4 + [end], f"a network that counts to 4 in its state says {words(found)}.", diagnosis="state", rung=1)
        found = said(problems.is_exact(letter, numbers))
        check.that(found == [numbers[letter], end], "a network that looks closely finds that the next input is not exactly 1 and 0, or that the next state is not exactly the last one.",
                   diagnosis="exactly", rung=2)
        for seed in range(6):
            found = said(problems.tireless(numbers), seed)
            check.that(len(found) == 51 and found[-1] == end and end not in found[:50],
                       f"a network that never ends by itself: 50 letters and then the end are wanted, {len(found)} came.", diagnosis="50 letters", rung=2)
            check.that(len(set(found[:50])) > 1, "all letters are equally likely, and yet the same one comes again and again: is it drawn, with rng?",
                       diagnosis="drawn", rung=2)
        one, other = usable[:2], usable[2:4]
        pairs = {tuple(said(problems.two_words("".join(one), "".join(other), numbers), seed)) for seed in range(40)}
        wanted = {(*(numbers[letter] for letter in pair), end) for pair in (one, other)}
        check.that(pairs <= wanted, f"a network that says either {''.join(one)!r} or {''.join(other)!r} mixes them: the next input is the letter that was drawn, not what could have been drawn.",
                   diagnosis="drawn letter", rung=1)
        shares = problems.uneven_shares(check.rng, numbers)
        names_said = [said(problems.memoryless(shares), seed=int(check.rng.integers(2**40))) for _ in range(250)]
        check.that(len({tuple(name) for name in names_said}) > 125, "one generator gives the same name again and again: draw with rng, and make no generator of your own.",
                   diagnosis="generator", rung=2)
        counted = np.bincount(np.concatenate(names_said), minlength=len(numbers)) / sum(map(len, names_said))
        spread = np.sqrt(shares[:, 0] * (1 - shares[:, 0]) / sum(map(len, names_said)))
        even = np.full(len(numbers), 1 / len(numbers))
        check.that(not np.all(np.abs(counted - even) < 6 * spread), "letters that are not equally likely come equally often: draw with the probabilities of the network.",
                   diagnosis="equally likely", rung=2)
        check.that(np.all(np.abs(counted - shares[:, 0]) < 7 * spread), "over 250 names the letters do not come as often as their probabilities say.",
                   diagnosis="probabilities", rung=2)
    ### BEGIN HIDDEN TESTS
    check.hide()
    for letters, length in [(12, 8), (6, 3), (10, 1)]:
        numbers = check.draw(problems.an_alphabet, letters=letters)
        usable = [letter for letter in numbers if letter != "\n"]
        word = "".join(check.rng.permutation(usable)[:length])
        check.that(list(check.call(problems.spells(word, numbers), numbers, check.rng)) == [*(numbers[letter] for letter in word), numbers["\n"]],
                   "a network that can say one word only says another.", diagnosis="other alphabets")
        for steps in (3, 11):
            found = list(check.call(problems.counts_to(steps, usable[0], numbers), numbers, check.rng))
            check.that(found == [numbers[usable[0]]] * steps + [numbers["\n"]], "a network that counts in its state does not get there.", diagnosis="state")
        found = list(check.call(problems.is_exact(usable[1], numbers), numbers, check.rng))
        check.that(found == [numbers[usable[1]], numbers["\n"]], "input or state are not exactly what they should be.", diagnosis="exactly")
    ### END HIDDEN TESTS

# %% [markdown]
# No check compares what you draw with what we drew: two right programs may use the generator in another order, and say other names with the same seed. What must agree is
# how often each letter comes.
#
# ## 6. Learn to write
#
# **Predict:** what does the untrained network write? After 1,000 names? After all?

# %% experiment="training"
SCHEDULE = {0: None, 500: 0.03, 2_000: 0.03, 10_000: 0.02, 30_000: 0.01, 50_000: 0.003}  # up to so many names, with this learning rate
READ = max(SCHEDULE)

def spoken(parameters, count, rng):
    return ["".join(chars[k] for k in sample(parameters, char_to_ix, rng)[:-1]) for _ in range(count)]

def measured(parameters, some):
    tasks = [name_to_arrays(name, char_to_ix) for name in some]
    start = np.zeros(parameters["ba"].shape)
    losses = [sequence_loss(layers.rnn_forward(one_hot(X, len(chars)), start, parameters)[1][:, 0, :], Y) for X, Y in tasks]
    return perplexity(sum(losses), sum(len(Y) for _, Y in tasks))

def begin(n_a, rng):
    sizes = {"Wax": (n_a, len(chars)), "Waa": (n_a, n_a), "Wya": (len(chars), n_a)}
    weights = {name: rng.normal(scale=1 / np.sqrt(n_a), size=size) for name, size in sizes.items()}
    return {**weights, "ba": np.zeros((n_a, 1)), "by": np.zeros((len(chars), 1))}

WRITES = ("name_to_arrays", "sequence_loss", "perplexity", "loss_and_gradients", "optimize", "model", "sample")
if checks.ready(*WRITES):
    rng = np.random.default_rng(3)
    trained, losses = begin(60, rng), []
    for after, rate in SCHEDULE.items():
        order = [train_names[i % len(train_names)] for i in range(len(losses), after)]
        if order:
            trained, found = model(order, char_to_ix, trained, len(order), rate)
            losses += found
        print(f"{after:6,d} names read, perplexity {measured(trained, dev_names):5.2f} on names that are set aside. It writes")
        print("       ", ", ".join(name[:20] for name in spoken(trained, 6, np.random.default_rng(5))))

# %% experiment="loss while it reads"
if checks.ready(*WRITES):
    per_letter = [loss / (len(train_names[i % len(train_names)]) + 1) for i, loss in enumerate(losses)]
    smooth = np.mean(np.reshape(per_letter, (-1, 500)), axis=1)
    plots.lines({"the network": (np.arange(500, READ + 1, 500), smooth)}, xlabel="names read", ylabel="loss per letter, mean of 500 names",
                title=f"From ln 27 = {np.log(27):.2f} the loss per letter falls to {smooth[-1]:.2f}", alt="A curve that falls steeply at first and then ever more slowly.")
    print(f"perplexity on names that were read {measured(trained, train_names[:500]):.2f}, on names set aside {measured(trained, dev_names):.2f}")

# %% [markdown]
# Compare with the table of section 2: the network is clearly better than counts of pairs. And the names that it was taught surprise it only a little less than those
# that were set aside: with so few parameters it cannot learn them by heart. (The steps of the learning rate show in the curve: smaller steps, less noise.)
#
# **Are they new?** Draw many names and look them up:

# %% experiment="new names"
if checks.ready(*WRITES):
    invented = spoken(trained, 1000, np.random.default_rng(6))
    real = sum(name in set(train_names) for name in invented)
    aside = [name for name in invented if name in set(dev_names)]
    print(f"of 1000 names {real} were read in training, {len(aside)} were set aside, and {1000 - real - len(aside)} are new")
    print("set aside, and invented again:", ", ".join(aside[:6]))

# %% [markdown]
# ### What does it expect?
#
# At every place of a name we can ask how likely each next letter was. **Predict** where the network is surprised most in `jacqueline`.

# %% experiment="expectations"
word = "jacqueline"  # any name of small letters

if checks.ready(*WRITES):
    X, Y = name_to_arrays(word, char_to_ix)
    expected = layers.rnn_forward(one_hot(X, len(chars)), np.zeros(trained["ba"].shape), trained)[1][:, 0, :]
    chances = expected[Y, np.arange(len(Y))]
    likeliest = [chars[k] if k else "end" for k in expected.argmax(axis=0)]
    for t, letter in enumerate([*word, "end"]):
        print(f"after {word[:t] or 'nothing':>10}: {letter:>3} came, probability {chances[t]:5.1%}; likeliest was {likeliest[t]:>3}, {expected[:, t].max():5.1%}")
    plots.bars({"surprise": -np.log(chances)}, [f"{letter}" for letter in [*word, "end"]], xlabel="letter", ylabel="-ln of its probability",
               title=f"How much each letter of {word} surprises the network", alt="One bar for each letter: high where the network expected others.")

# %% [markdown]
# ### Careful or bold
#
# Before drawing one may sharpen the probabilities or flatten them, by a **temperature** $\tau$:
#
# $$q_k = \frac{p_k^{1/\tau}}{\sum_j p_j^{1/\tau}} .$$
#
# $\tau = 1$ changes nothing. **Predict** what small and what large temperatures do to the names.

# %% exercise="apply_temperature"
def apply_temperature(probabilities, temperature):
    """Probabilities sharpened (temperature below 1) or flattened (above 1).

    Arguments: probabilities (n,), above 0, their sum is 1; temperature, above 0.
    Returns: probabilities (n,), their sum is 1.
    """
    ### START CODE HERE ### (≈ 2 lines)
    heated = probabilities ** (1 / temperature)  # (n,)
    heated = heated / np.sum(heated)             # they sum to 1 again
    ### END CODE HERE ###
    return heated

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A power of each probability, and then back to a sum of 1. Which power makes large ones larger against small ones: a half, or two?</details>
# <details><summary>Hint 2: in code words</summary>All probabilities to the power 1 / temperature; the result divided by its sum.</details>
# <details><summary>Hint 3: a neighbour</summary>Votes, by which larger parties gain: <code>weight = votes ** 2</code>, <code>seats = weight / np.sum(weight)</code>.</details>

# %% test="apply_temperature" points=10
with checks.exercise("apply_temperature") as check:
    for letters, temperature in [(6, 0.37), (9, 2.3), (4, 1.0)]:
        probabilities = check.draw(problems.read_probabilities, letters=letters, T_x=1)[0][:, 0]
        heated = check.call(probabilities, temperature, returns=(letters,))
        power = probabilities ** (1 / temperature)
        if temperature != 1:
            check.that(not np.allclose(heated, probabilities), "nothing has changed: a factor for all probabilities is lost when they are brought to a sum of 1.", diagnosis="nothing has changed", rung=1)
        check.close("the probabilities", heated, power / power.sum(), because="p to the power 1 / temperature, brought to a sum of 1", suspects={
            "leaving out the sum: it is not 1": power,
            "the power itself, where 1 / temperature is meant": probabilities**temperature / np.sum(probabilities**temperature),
            "a softmax of the probabilities": layers.softmax(probabilities[:, np.newaxis] / temperature)[:, 0],
            "dividing by the largest": power / power.max()})
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week11/character_model")
    check.against(ours.apply_temperature, lambda rng, letters: (problems.read_probabilities(rng, letters, 1)[0][:, 0], float(rng.uniform(0.2, 3))),
                  [dict(letters=5), dict(letters=14)])
    ### END HIDDEN TESTS

# %% experiment="careful or bold"
my_prediction = None
TEMPERATURES = [0.2, 0.5, 0.8, 1.0, 1.3, 2.0]

class Tempered:
    """A generator that draws with a temperature: `sample` need not know."""

    def __init__(self, temperature, seed):
        self.temperature, self.rng = temperature, np.random.default_rng(seed)

    def choice(self, n, p):
        return self.rng.choice(n, p=apply_temperature(p, self.temperature))

if checks.ready(*WRITES, "apply_temperature"):
    for temperature in TEMPERATURES:
        print(f"temperature {temperature}: {', '.join(spoken(trained, 8, Tempered(temperature, 8)))}")

# %% [markdown]
# Cold, it says the same few likely names; hot, it forgets what it has learned. Where between them is best is a matter of taste, and of what the names are for.
#
# ## 7. Break it
#
# Take the clipping away, with a learning rate that is too large and that clipping makes bearable. **Predict** what the loss does.

# %% experiment="without clipping"
if checks.ready("name_to_arrays", "loss_and_gradients"):
    curves = {}
    for label, bound in (("slopes within ±0.3", 0.3), ("not clipped", np.inf)):
        now, found = begin(60, np.random.default_rng(4)), []
        for j in range(3000):
            X, Y = name_to_arrays(train_names[j], char_to_ix)
            loss, slopes = loss_and_gradients(X, Y, np.zeros((60, 1)), now)
            now = layers.update_parameters(now, layers.clip(slopes, bound), 0.1)
            found.append(loss / len(Y))
        curves[label] = (np.arange(100, 3001, 100), np.mean(np.reshape(found, (-1, 100)), axis=1))
        print(f"{label:>17}: loss per letter {curves[label][1][-1]:.2f} at the end, {max(found):.1f} at worst")
    curves["knows nothing"] = (curves[label][0], np.full(30, np.log(27)))
    plots.lines(curves, xlabel="names read", ylabel="loss per letter", title="A learning rate of 0.1: without clipping the network is worse than one that knows nothing",
                alt="With clipped slopes the curve stays below the level of ln 27; without, it climbs far above.")

# %% [markdown]
# ## 8. Debug lab
#
# Three colleagues trained the same network on the same names. All three programs run; the loss falls in all of them. Their losses per letter, and what their networks write:

# %% experiment="debug lab"
runs = debuglab.broken_writers(train_names[:2000], char_to_ix)
plots.lines({f"colleague {number}": (run.read, run.losses) for number, run in runs.items()}, xlabel="names read", ylabel="loss per letter",
            title="Three programs, three bugs", alt="Three falling curves; the first falls to nearly 0, the other two stay far higher.")
for number, run in runs.items():
    print(f"colleague {number} writes: {', '.join(run.words[:2])}")

# %% [markdown]
# **Decide before you go on:** who (a) forgot the end of the line in Y, (b) used X without shifting, so that the letter to be guessed had just come in, (c) takes the likeliest letter where one should be drawn?
#
# <details><summary>Answers</summary>
#
# - Colleague 1 is (b). A loss near 0 is too good to be true: the network has learned to repeat what it reads. When it writes, nothing comes in at first, and then it says what it has just said, again and again.
# - Colleague 2 is (c). The training is right, and so is the loss; every name is the same, since the likeliest letter is always the same.
# - Colleague 3 is (a). The network has never seen a name end. It goes on until somebody stops it.
#
# Only the first bug can be seen in the loss. **Look at what your model writes**, not at its loss alone.
#
# </details>
#
# ## Whose names?
#
# The list holds the frequent first names of one country in one year. Ask the model for names, and it answers as if the world were like that; names that were rare there, or written with other letters,
# it has never seen. This is so for every model of language: it passes on what it has read, and what it has not read it cannot know. Before using one, ask whose texts it was trained on, and who is missing.
#
# ## Remember
#
# - The next letter is a label that costs nothing: X is the text one step late, Y the text and its end.
# - Loss of a text: the sum of $-\ln$ of the probabilities of what came. Perplexity: as if between so many equally likely letters.
# - Compare with counts before you praise a network.
# - Order of a step: forward, back, clip, update.
# - Writing is drawing: the letter drawn is the next input, and the state goes on.
# - A loss near 0 in a task like this is a bug.
#
# ## What you can do now
#
# You can train a model of texts letter by letter, say in one number how good it is, and let it write. The next week leaves letters for words, and gives each of them a place in a space.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week11/character_model")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
