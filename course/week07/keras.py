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
# # What a framework does for you
#
# **The question of this notebook:** for weeks you have derived every backward pass by hand. A framework never asks for
# one: you write down how to compute the loss, and it finds all slopes by itself. How can it? And once it does, what is
# left for you?
#
# At the end you can
#
# - build a small engine that differentiates whatever you compute, and say why it adds slopes, in which order it visits
#   the steps, and why it must be reset,
# - hand the weights of your own network over to a framework, and prove that both compute the same,
# - build, train, judge, use, save and load a classifier in Keras, and recognise in every line what you have written
#   yourself,
# - name the mistakes that a framework lets pass without a word.
#
# **How to work.** Part A needs nothing but NumPy, and all points of this notebook are there and at the beginning of
# part B. The rest of part B uses **Keras**, which is optional: without it the notebook runs all the same, and what needs
# Keras is skipped. Predict before you run an experiment. Plan about two hours and a half.

# %%
import os
import tempfile
from pathlib import Path

import numpy as np

import startcode
from startcode import checks, datasets, layers, plots, problems

# %% [markdown]
# # Part A: the engine
#
# ## 1. A computation is a graph
#
# Take $z = x \cdot y + x$ with $x = 2$ and $y = 3$. Whoever computes it takes single steps, each of which makes one new
# number out of one or two older ones. Drawn, that is a graph:

# %% experiment="a graph"
plots.graph(
    ["x = 2", "y = 3", "u = x·y = 6", "z = u + x = 8"], [(0, 2), (1, 2), (2, 3), (0, 3)],
    title="Numbers and what they were made of: x is used twice",
    alt="A graph from left to right: x and y lead to u, their product; u and x lead to z, their sum.",
)

# %% [markdown]
# Of each single step we know the slope: a sum moves as much as each of its terms; a product $x \cdot y$ moves by $y$ when
# $x$ moves by one, and by $x$ when $y$ does. The chain rule puts them together. Start at the end, where $\frac{dz}{dz} =
# 1$, and walk back along the arrows. Each number gets from every number that was made of it
#
# $$\text{the slope of } z \text{ by that one} \;\times\; \text{the slope of that one by me},$$
#
# and if it was used more than once, these **add up**. Here: $\frac{dz}{du} = 1$; $\frac{dz}{dy} = 1 \cdot x = 2$; and $x$
# gets $1 \cdot y = 3$ by way of $u$ and $1$ directly, so $\frac{dz}{dx} = 4$. (By hand: $z = x (y + 1)$, so
# $\frac{dz}{dx} = y + 1 = 4$.)
#
# All your backward passes were this walk. The idea of a framework: let every number **remember** what it was made of and
# how to hand its slope on. Then the walk can be written once, for all formulas there are.
#
# ## 2. A number that remembers
#
# A `Value` holds the number (`data`), what it was made of (`parents`), the slope of the end result by it (`grad`, zero at
# first), and a function `push` that hands the slope on to its parents. What Python calls for `a + b` is
# `a.__add__(b)`, and for `a * b` it is `a.__mul__(b)`: define them, and formulas build their graph by themselves.
#
# | step | `data` of the result | what `push` adds to the slope of `self` | and to that of `other` |
# |---|---|---|---|
# | `self + other` | sum of both | slope of the result | slope of the result |
# | `self * other` | product of both | slope of the result times the other number | slope of the result times this number |

# %% exercise="Value"
class Value:
    """A number that remembers what it was made of.

    data: the number, a float. parents: the Values that it was made of, a tuple.
    grad: the slope of the end result by this number, as far as it has come in; 0.0 at first.
    push(): adds to the grad of each parent what reaches it through this number.
    """

    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None  # a number that was made of nothing has nobody to hand anything to

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        ### START CODE HERE ### (≈ 1 line)
        result = Value(self.data + other.data, parents=(self, other))  # a new Value that knows both parents
        ### END CODE HERE ###

        def push():
            ### START CODE HERE ### (≈ 2 lines)
            self.grad += result.grad
            other.grad += result.grad
            ### END CODE HERE ###

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        ### START CODE HERE ### (≈ 1 line)
        result = Value(self.data * other.data, parents=(self, other))  # a new Value that knows both parents
        ### END CODE HERE ###

        def push():
            ### START CODE HERE ### (≈ 2 lines)
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad
            ### END CODE HERE ###

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__  # for 2 + x and 2 * x

    def __repr__(self):
        return f"Value({self.data:g}, grad={self.grad:g})"

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>What should happen to <code>x.grad</code> when <code>x</code> was used by two
# results, and both push? And in a product: by how much does it move when <em>self</em> moves by one?</details>
# <details><summary>Hint 2: in code words</summary>The result: a <code>Value</code> of the new number, with
# <code>parents=</code> a tuple of both. In <code>push</code>, for each of the two: its <code>grad</code> grows by
# <code>result.grad</code>, in a product times the <code>data</code> of the other one.</details>
# <details><summary>Hint 3: a neighbour</summary>A difference <code>self - other</code>:
# <code>result = Value(self.data - other.data, parents=(self, other))</code>, and on the way back
# <code>self.grad = self.grad + result.grad</code>, <code>other.grad = other.grad - result.grad</code>.</details>

# %% test="Value" points=25
with checks.exercise("Value") as check:
    def builds_well(name, operate, combine, slopes, a, b, came, slip):
        x, y = Value(a), Value(b)
        result = check.run(lambda: operate(x, y))
        check.that(hasattr(result, "push"), f"{name} gives no Value: the result must remember its parents.", diagnosis="no-value", rung=2)
        check.close(f"the data of {name}", result.data, combine(a, b), suspects={
            "the product where the sum is meant": a * b, "the sum where the product is meant": a + b}, rung=2)
        check.that((x.data, y.data) == (a, b), f"{name} changes the numbers that it is made of: make a new Value.", diagnosis="changes-parent",
                   rung=2)
        parents = list(result.parents)
        check.that(any(p == x for p in parents) and any(p == y for p in parents) and len(parents) == 2,
                   f"the parents of {name} are not the two Values that it was made of.", diagnosis="parents", rung=2)
        check.that(x.grad == 0 and y.grad == 0, f"{name} hands something on before anybody has asked it to push.", diagnosis="too-early", rung=1)
        x.grad, y.grad, result.grad = came, 2 * came, slip  # something has come to x and y by other ways already
        check.run(lambda: result.push())
        for parent, other, earlier, slope in [(x, y, came, slopes(a, b)[0]), (y, x, 2 * came, slopes(a, b)[1])]:
            who, own = ("left" if parent is x else "right"), parent.data
            check.close(
                f"the slope of the {who} number of {name}, after a push", parent.grad, earlier + slope * slip,
                because=f"what had come before, {earlier:.4g}, and what the push adds", rung=1, suspects={
                    "`=` where `+=` is meant: what had come by other ways is lost": slope * slip,
                    "handing nothing on to this number": earlier,
                    "the number itself, where the other one is meant": earlier + own * slip,
                    "the other number as well, which is right for a product only": earlier + other.data * slip,
                    "leaving out the slope of the other number": earlier + slip,
                    "leaving out the slope of the result: the chain rule multiplies": earlier + slope,
                    "the number that came out, in the place of its slope": earlier + slope * result.data,
                    "a minus where a plus is meant": earlier - slope * slip})
        check.close(f"the slope of {name} itself, after a push", result.grad, slip, because="a push changes the parents only")
    def twice(name, operate, a, expected):
        x = Value(a)
        result = check.run(lambda: operate(x, x))
        result.grad = 1.0
        check.run(lambda: result.push())
        check.close(f"the slope of {name} by x", x.grad, expected, because="x was used twice, and both count", rung=1, suspects={
            "`=` where `+=` is meant: the second use of x overwrites the first": expected / 2})
    def whole(a, b, came, slip):
        builds_well("x + y", lambda x, y: x + y, lambda a, b: a + b, lambda a, b: (1, 1), a, b, came, slip)
        builds_well("x * y", lambda x, y: x * y, lambda a, b: a * b, lambda a, b: (b, a), a, b, came, slip)
        twice("x + x", lambda x, y: x + y, a, 2.0)
        twice("x * x", lambda x, y: x * y, a, 2 * a)
    whole(*check.draw(problems.few_numbers, count=4))
    ### BEGIN HIDDEN TESTS
    check.hide()
    whole(*check.draw(problems.few_numbers, count=4))
    ### END HIDDEN TESTS

# %% experiment="the graph builds itself"
if checks.ready("Value"):
    x, y = Value(2), Value(3)
    u = x * y
    z = u + x
    print("z is", z, "and was made of", z.parents)
    z.grad = 1.0  # the walk back, by hand: first z, then u
    z.push()
    u.push()
    print(f"slope of z by x: {x.grad:g}, by y: {y.grad:g}")

# %% [markdown]
# ## 3. Two bends
#
# A network needs a bend between its layers. You know the slopes of tanh and ReLU from week 3; here they become steps of
# the engine, with one parent each:
#
# $$\frac{d}{dx} \tanh x = 1 - \tanh^2 x, \qquad\qquad \frac{d}{dx} \max(0, x) = \begin{cases} 1 & x > 0 \\ 0 & x < 0 \end{cases}$$

# %% exercise="tanh"
def tanh(x):
    """The tanh of a Value.

    Argument: x, a Value. Returns: a new Value; its push adds to x.grad.
    """
    result = Value(np.tanh(x.data), parents=(x,))

    def push():
        ### START CODE HERE ### (≈ 1 line)
        x.grad += (1 - result.data**2) * result.grad
        ### END CODE HERE ###

    result.push = push
    return result

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>The slope of tanh is known once its value is, and that one is in
# <code>result</code>. What stands behind the multiplication sign of the chain rule?</details>
# <details><summary>Hint 2: in code words</summary>To <code>x.grad</code> is added: one minus the square of the result's
# data, times the result's grad.</details>
# <details><summary>Hint 3: a neighbour</summary>For $e^x$, whose slope is its own value:
# <code>x.grad += result.data * result.grad</code>.</details>

# %% test="tanh" points=10
with checks.exercise("tanh") as check:
    def bends_well(a, came, slip):
        x = Value(a)
        result = check.run(lambda: tanh(x))
        t = np.tanh(a)
        check.close("the data of tanh(x)", result.data, t)
        x.grad, result.grad = came, slip
        check.run(lambda: result.push())
        check.close("x.grad after a push", x.grad, came + (1 - t**2) * slip, rung=2, because="what had come before, and what the push adds",
                    suspects={
            "`=` where `+=` is meant: what had come by other ways is lost": (1 - t**2) * slip,
            "handing nothing on": came,
            "leaving out the slope of tanh": came + slip,
            "leaving out the slope of the result: the chain rule multiplies": came + (1 - t**2),
            "1 − x² where 1 − tanh² x is meant": came + (1 - a**2) * slip,
            "1 − tanh x where 1 − tanh² x is meant": came + (1 - t) * slip,
            "the slope of tanh at tanh x, where its slope at x is meant": came + (1 - np.tanh(t) ** 2) * slip,
            "the slope of the sigmoid, t (1 − t)": came + t * (1 - t) * slip,
            "tanh² x where 1 − tanh² x is meant": came + t**2 * slip,
            "a minus where a plus is meant": came - (1 - t**2) * slip})
        check.close("the data of x after a push", x.data, a)
    for _ in range(2):
        bends_well(*check.draw(problems.few_numbers, count=3))
    ### BEGIN HIDDEN TESTS
    check.hide()
    for _ in range(3):
        bends_well(*check.draw(problems.few_numbers, count=3))
    ### END HIDDEN TESTS

# %% exercise="relu"
def relu(x):
    """The ReLU of a Value.

    Argument: x, a Value. Returns: a new Value; its push adds to x.grad.
    """
    ### START CODE HERE ### (≈ 1 line)
    result = Value(max(0.0, x.data), parents=(x,))  # a new Value that knows its parent
    ### END CODE HERE ###

    def push():
        ### START CODE HERE ### (≈ 1 line)
        x.grad += (x.data > 0) * result.grad
        ### END CODE HERE ###

    result.push = push
    return result

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A unit that is off hears of no mistake. How do you write "all of it, or nothing"
# as a product?</details>
# <details><summary>Hint 2: in code words</summary>The larger of zero and the number, in a <code>Value</code> whose only
# parent is <code>x</code>. On the way back: the result's grad, times whether <code>x.data</code> is positive.</details>
# <details><summary>Hint 3: a neighbour</summary>A wage without tax up to 1000:
# <code>tax = (wage &gt; 1000) * 0.2 * (wage - 1000)</code>; a comparison counts as 1 or 0. And a tuple with one entry
# needs its comma: <code>(x,)</code>.</details>

# %% test="relu" points=10
with checks.exercise("relu") as check:
    def bend(a, came, slip):
        x = Value(a)
        result = check.run(lambda: relu(x))
        check.that(hasattr(result, "push"), "relu gives no Value: the result must remember its parent.", diagnosis="no-value", rung=2)
        check.that(x.data == a, "relu changes x: make a new Value.", diagnosis="changes-parent", rung=2)
        parents = list(result.parents)
        check.that(len(parents) == 1 and parents[0] == x, "the parents of relu(x) are not x alone, in a tuple.", diagnosis="parents", rung=2)
        x.grad, result.grad = came, slip
        check.run(lambda: result.push())
        return result.data, x.grad
    def bends_well(size, other, came, slip):
        a = np.tile([size, -other, size / 200, -other / 200], 2)  # on and off, also near the bend, and slopes of both signs
        s = np.repeat([slip, -slip], 4)
        got = [bend(float(one), came, float(slope)) for one, slope in zip(a, s)]
        on = a > 0
        check.close(f"the data of relu(x) for the numbers {np.round(a[:4], 3)}", np.array([data for data, _ in got]), a * on, rung=2, suspects={
            "x itself": a, "the size of x": abs(a), "the smaller of 0 and x": np.minimum(0, a)})
        check.close(f"x.grad after a push, for the numbers {np.round(a, 3)}", np.array([grad for _, grad in got]), came + on * s, rung=1,
                    because="what had come before, and for a positive x the slope of the result", suspects={
            "`=` where `+=` is meant: what had come by other ways is lost": on * s,
            "handing nothing on": np.full(8, came),
            "handing the slope on although the unit is off": came + s,
            "the number in the place of its slope": came + on * a,
            "the product of the number and the slope: ReLU rises by 1 or by 0": came + on * a * s,
            "leaving out the slope of the result: the chain rule multiplies": came + on,
            "handing on for negative numbers only": came + (a < 0) * s,
            "asking the slope for its sign: it is x that is on or off": came + np.maximum(0, s),
            "a minus where a plus is meant": came - on * s})
    def some_numbers(rng):
        a, other, came, slip = problems.few_numbers(rng, 4)
        return abs(a), abs(other), came, slip
    bends_well(*check.draw(some_numbers))
    ### BEGIN HIDDEN TESTS
    check.hide()
    bends_well(*check.draw(some_numbers))
    bends_well(*check.draw(some_numbers))
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. In which order?
#
# A number may push only after **all** of its slope has come in: whoever was made of it must have pushed before. Look at
# this graph: $y = x \cdot x$, and then $z = y \cdot y + y$.

# %% experiment="a diamond"
plots.graph(
    ["x", "y = x·x", "v = y·y", "z = v + y"], [(0, 1), (1, 2), (2, 3), (1, 3)],
    title="y gets slope from v and from z: it must wait for both before it pushes",
    alt="A graph from left to right: x leads to y, y leads to v and to z, v leads to z.",
)

# %% [markdown]
# If $y$ pushes as soon as $z$ has, $x$ never hears of what comes by way of $v$. So we make a list first in which every
# number stands **behind its parents**, a **topological order**, and then walk through it from its end. The recipe, for a
# number that we have not seen yet: first visit its parents, all of them; only then put the number itself on the list.

# %% exercise="topological_order"
def topological_order(root):
    """Everything that a number was made of, in an order in which it could be computed.

    Argument: root, a Value.
    Returns: a list of Values, root and all that it was made of, directly or not: each of them once,
        each behind its parents; root comes last.
    """
    order, seen = [], set()

    def visit(value):
        if value not in seen:
            seen.add(value)
            ### START CODE HERE ### (≈ 3 lines)
            for parent in value.parents:
                visit(parent)
            order.append(value)
            ### END CODE HERE ###

    visit(root)
    return order

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>When <code>visit(value)</code> puts <code>value</code> on the list, what must
# be on it already?</details>
# <details><summary>Hint 2: in code words</summary>A loop over <code>value.parents</code> that visits each; after the loop,
# the value is appended to <code>order</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>What to learn before a course, in a good order:
# <code>def plan(course):</code> for each of its <code>requirements</code> call <code>plan</code>, then
# <code>timetable.append(course)</code>.</details>

# %% test="topological_order" points=15
with checks.exercise("topological_order") as check:
    def built(plan):
        values = []
        for parents in plan:
            values.append(Value(1.0, [values[place] for place in parents]))
        return values
    def orders_well(plan):
        values = built(plan)
        strangers = [Value(2.0, values[-1:])]  # made of root, so nothing that root was made of
        order = check.run(lambda: topological_order(values[-1]))
        check.that(isinstance(order, list), "topological_order gives no list.", diagnosis="type", rung=2)
        places = [next((i for i, value in enumerate(values + strangers) if value == other), -1) for other in order]
        check.that(len(places) > 0, "the list is empty: who puts the numbers on it?", diagnosis="empty", rung=2)
        check.that(-1 not in places and len(values) not in places, "the list holds something that root was not made of.", diagnosis="strangers")
        check.that(len(set(places)) == len(places), "a number stands on the list more than once: then it would push more than once.",
                   diagnosis="more-than-once", rung=2)
        check.that(places != [len(values) - 1], "the list holds root alone: who visits its parents?", diagnosis="root-alone", rung=1)
        check.that(len(places) == len(values), f"root was made of {len(values) - 1} numbers, directly or not, and the list holds "
                   f"{len(places) - 1} of them: are all parents visited?", diagnosis="incomplete", rung=2)
        check.that(places[0] != len(values) - 1, "root comes first: each number must stand behind its parents, so append it after them.",
                   diagnosis="children-first", rung=1)
        check.that(all(places.index(parent) < i for i, place in enumerate(places) for parent in plan[place]),
                   "some number stands before one of its parents: visit all of them first.", diagnosis="order", rung=1)
    orders_well([{}, {0: 1}, {1: 1}, {1: 1, 2: 1}])  # the diamond of the text
    for leaves, made in [(3, 5), (2, 7)]:
        orders_well(check.draw(problems.graph, leaves=leaves, made=made))
    ### BEGIN HIDDEN TESTS
    check.hide()
    for leaves, made in [(2, 6), (4, 9)]:
        orders_well(check.draw(problems.graph, leaves=leaves, made=made))
    ### END HIDDEN TESTS

# %% [markdown]
# ## 5. The walk back
#
# Now the walk is written in three lines: the slope of the end result by itself is 1; then everybody pushes, the last one
# first.

# %% exercise="backward"
def backward(root):
    """The slopes of root by everything that it was made of, added to the grad of each.

    Argument: root, a Value; it was made of Values whose grad is 0, or what earlier results have left.
    Returns: nothing.
    """
    ### START CODE HERE ### (≈ 3 lines)
    root.grad = 1.0
    for value in reversed(topological_order(root)):
        value.push()
    ### END CODE HERE ###

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>If nobody has any slope, nothing is handed on: where does the first one come
# from? And at which end of the order does the walk begin?</details>
# <details><summary>Hint 2: in code words</summary>The root's <code>grad</code> is one. Then a loop over the order, backwards
# (<code>reversed</code>): each value pushes.</details>
# <details><summary>Hint 3: a neighbour</summary>Undo steps, the latest first: <code>for step in reversed(history):
# step.undo()</code>.</details>

# %% test="backward" points=15
with checks.exercise("backward") as check:
    def planned(plan, pushed):  # Values whose push is the test's own, so that nothing depends on the exercises above
        values = []
        for place, parents in enumerate(plan):
            values.append(Value(2.0 + place, [values[parent] for parent in parents]))
        def pusher(number):
            def push():
                pushed.append(number)
                for parent, slope in plan[number].items():
                    values[parent].grad = values[parent].grad + slope * values[number].grad
            return push
        for number, value in enumerate(values):
            value.push = pusher(number)
        return values
    def walks_well(plan):
        pushed = []
        values = planned(plan, pushed)
        last = len(values) - 1
        expected, hasty = problems.slopes(plan), problems.misordered_slopes(plan)
        from_everybody = sum(np.pad(problems.slopes(plan[: end + 1]), (0, last - end)) for end in range(len(plan)))
        global topological_order
        def topological_order(root):  # a right one, whatever is written above
            return list(values)
        check.run(lambda: backward(values[-1]))
        got = [value.grad for value in values]
        check.that(len(pushed) > 0, "nobody has pushed.", diagnosis="no-push", rung=2)
        check.that(got[last] != 0, "the slope of root is still 0, so nothing is handed on: the slope of a number by itself is 1.",
                   diagnosis="no-seed", rung=1)
        check.that(all(pushed.count(i) == 1 for i in set(pushed)), "some number pushes more than once.", diagnosis="more-than-once", rung=2)
        check.that(pushed != list(range(len(values))), "the walk begins at the front: the numbers there have no slope yet to hand on.",
                   diagnosis="forwards", rung=1)
        check.that(got[last] != values[-1].data, "the slope of root is its data: the slope of a number by itself is 1.", diagnosis="seeded-by-data",
                   rung=1)
        check.close("the slope of root", got[last], 1.0, because="the slope of a number by itself")
        check.that(last in pushed, "root itself does not push.", diagnosis="root-does-not-push", rung=2)
        check.that(all(place in pushed for place, parents in enumerate(plan) if parents), "not every number pushes.", diagnosis="incomplete",
                   rung=2)
        check.close("the slopes of root by what it was made of", np.array(got), np.array(expected), rung=1, suspects={
            "letting numbers push before all of their slope has come: go through the topological order, backwards": np.array(hasty),
            "a 1 for everybody at the start: all slopes began at 1, and only that of root does": from_everybody},
            because="what one gets by moving each number a little")
        kept = [value.data for value in values]
        check.that(kept == [2.0 + place for place in range(len(plan))], "backward changes data: it is about the slopes only.",
                   diagnosis="changes-data", rung=2)
    def adds_up(plan):
        pushed = []
        values = planned(plan, pushed)
        global topological_order
        def topological_order(root):
            return list(values)
        values[0].grad = 3.0
        check.run(lambda: backward(values[-1]))
        check.close("a slope that another result has left, and what backward adds", values[0].grad, 3 + problems.slopes(plan)[0], rung=1,
                    suspects={"setting the slopes to 0 first: they may come from several results, and zero_grad is for that":
                              problems.slopes(plan)[0]})
    two, three, four, five = check.draw(problems.few_numbers, count=4)
    walks_well([{}, {0: two}, {1: three}, {1: four, 2: five}])  # the diamond of the text, with some slopes
    for leaves, made in [(3, 5), (2, 7)]:
        walks_well(check.draw(problems.graph, leaves=leaves, made=made))
    adds_up(check.draw(problems.graph, leaves=3, made=4))
    ### BEGIN HIDDEN TESTS
    check.hide()
    for leaves, made in [(2, 6), (4, 8)]:
        walks_well(check.draw(problems.graph, leaves=leaves, made=made))
    ### END HIDDEN TESTS

# %% [markdown]
# Slopes **add up**, also those of several results: that is wanted, for a loss may be a sum over examples that are
# computed one after the other. So somebody has to set them to zero before the next step of training.

# %% exercise="zero_grad"
def zero_grad(root):
    """Set the slope of root, and of everything that it was made of, to 0.

    Argument: root, a Value. Returns: nothing.
    """
    ### START CODE HERE ### (≈ 2 lines)
    for value in topological_order(root):
        value.grad = 0.0
    ### END CODE HERE ###

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>You have a function that lists everybody.</details>
# <details><summary>Hint 2: in code words</summary>A loop over the order; in it, <code>grad</code> becomes zero.</details>
# <details><summary>Hint 3: a neighbour</summary>All lights off: <code>for lamp in lamps_of(house): lamp.is_on =
# False</code>.</details>

# %% test="zero_grad" points=5
with checks.exercise("zero_grad") as check:
    def resets_well(plan):
        values = []
        for parents in plan:
            values.append(Value(2.0, [values[place] for place in parents]))
        for place, value in enumerate(values):
            value.grad = 1.5 + place
        global topological_order
        def topological_order(root):  # a right one, whatever is written above
            return list(values)
        check.run(lambda: zero_grad(values[-1]))
        got = [value.grad for value in values]
        check.that(None not in got, "a slope is None: later something will be added to it, so it must be the number 0.", diagnosis="none", rung=2)
        check.that(set(got) != {1.0}, "all slopes are 1: only backward sets one, that of root.", diagnosis="set-to-one", rung=2)
        check.that(got[-1] == 0, "root keeps its slope.", diagnosis="root", rung=2)
        check.that(not any(got), f"{np.count_nonzero(got)} of the {len(got)} numbers keep a slope: it is everybody's turn, however long ago root was "
                   "made of them.", diagnosis="leaves", rung=1)
        check.close("the slopes after zero_grad", np.array(got), np.zeros(len(values)), because="0 for each of them", rung=1)
        check.that([value.data for value in values] == [2.0] * len(values), "zero_grad changes data: it is about the slopes only.",
                   diagnosis="changes-data", rung=2)
    for leaves, made in [(3, 5), (2, 7)]:
        resets_well(check.draw(problems.graph, leaves=leaves, made=made))
    ### BEGIN HIDDEN TESTS
    check.hide()
    resets_well(check.draw(problems.graph, leaves=4, made=6))
    ### END HIDDEN TESTS

# %% experiment="the graph with its slopes"
engine = ("Value", "tanh", "relu", "topological_order", "backward", "zero_grad")

if checks.ready(*engine):
    x, y = Value(2), Value(3)
    z = x * y + x
    backward(z)
    order = topological_order(z)
    plots.graph(
        [f"{value.data:g}\nslope {value.grad:g}" for value in order],
        [(order.index(parent), place) for place, value in enumerate(order) for parent in value.parents],
        title="The graph of section 1, drawn from what the numbers remember",
        alt="The graph of x times y plus x, with a value and a slope in each node.",
    )

# %% [markdown]
# ### Break it
#
# **Predict:** with $z = y \cdot y + y$, $y = x \cdot x$ and $x = 3$ the slope is $4 x^3 + 2 x = 114$. What does the
# engine say if the numbers push from the front? What if `backward` is called twice? Change `mistake` and run again.

# %% experiment="break it"
my_prediction = None  # (from the front, twice)
mistake = "none"  # "from the front", "twice", "twice, with zero_grad between"

if checks.ready(*engine):
    x = Value(3)
    y = x * x
    z = y * y + y
    if mistake == "from the front":
        z.grad = 1.0
        for value in topological_order(z):
            value.push()
    else:
        backward(z)
    if mistake == "twice, with zero_grad between":
        zero_grad(z)
    if mistake.startswith("twice"):
        backward(z)
    print(f"mistake: {mistake}; slope of z by x: {x.grad:g}; your prediction: {my_prediction}")

# %% [markdown]
# Called twice, it is off by more than a factor of 2: also the numbers in the middle have kept their slopes, and hand them
# on once more.
#
# ### A network, and no backward pass
#
# **Predict:** a network with three hidden units, written with `Value`s, learns XOR. How many lines of its program are about
# slopes?

# %% experiment="XOR without a backward pass"
if checks.ready(*engine):
    weights = [Value(w) for w in np.random.default_rng(5).normal(size=13)]
    def answer(w, x1, x2):
        hidden = [tanh(w[k] * x1 + w[k + 1] * x2 + w[k + 2]) for k in (0, 3, 6)]
        return tanh(w[9] * hidden[0] + w[10] * hidden[1] + w[11] * hidden[2] + w[12])
    def loss_of(w):
        loss = Value(0)
        for x1, x2, wanted in [(0, 0, -1), (0, 1, 1), (1, 0, 1), (1, 1, -1)]:
            off = answer(w, x1, x2) + (-wanted)
            loss = loss + off * off
        return loss
    losses = []
    for step in range(300):
        loss = loss_of(weights)
        zero_grad(loss)
        backward(loss)
        for w in weights:
            w.data -= 0.05 * w.grad
        losses.append(loss.data)
    plots.lines(
        {"loss": (np.arange(len(losses)), losses)},
        title="XOR is learned, and nobody wrote a backward pass",
        xlabel="step of gradient descent", ylabel="sum of squared errors",
        alt="The loss falls from above 4 to nearly 0.",
    )
    for x1, x2 in [(0, 0), (0, 1), (1, 0), (1, 1)]:
        print(f"XOR({x1}, {x2}): {answer(weights, x1, x2).data:+.2f}")
    print(f"{len(topological_order(loss))} numbers in the graph of one loss")

    zero_grad(loss_of(weights))  # and the slopes? measured as in week 5, one weight at a time
    backward(loss_of(weights))
    apart = 0.0
    for w in weights:
        w.data += 1e-5
        above = loss_of(weights).data
        w.data -= 2e-5
        below = loss_of(weights).data
        w.data += 1e-5
        apart = max(apart, abs(w.grad - (above - below) / 2e-5))
    print(f"largest difference between a slope of the engine and a measured one: {apart:.1e}")

# %% [markdown]
# That is all the magic there is. A framework has a few hundred steps like `+` and `tanh` in place of four, each with its
# `push`; it works on whole arrays instead of single numbers, in compiled code; and you write nothing but the way forward.
#
# # Part B: the same classifier, twice
#
# ## 6. What you give, what you get
#
# **Keras** is a framework that puts layers together and trains them; it lets another library compute (here PyTorch, which
# brings the engine). The next cell stands for `import keras`: it stays calm where Keras is not installed.

# %%
os.environ["KERAS_BACKEND"] = "torch"  # to be said before Keras is imported; others are tensorflow, jax
os.environ.setdefault("OMP_NUM_THREADS", "1")  # networks this small are fastest on one thread
keras = startcode.optional("keras")

# %% [markdown]
# Two exercises first that need no Keras, only paper.
#
# **The convention flips here.** In this course one example is one *column*. In Keras, as in most of the world, one example
# is one *row*. Nothing is wrong with either, but whoever moves between them must turn everything round:
#
# | | here | in Keras |
# |---|---|---|
# | examples | `X` $(n_x, m)$, one column each | `x` $(m, n_x)$, one row each |
# | weights of layer $l$ | `W` $(n_l, n_{l-1})$, one row for each unit | *kernel* $(n_{l-1}, n_l)$, one column for each unit |
# | biases | `b` $(n_l, 1)$ | *bias* $(n_l,)$, one axis |
# | sums | $Z = W A + b$ | $Z = A\,K + b$ |
# | labels | one-hot, $(C, m)$ | whole numbers $(m,)$, or one-hot $(m, C)$ |
#
# A network in Keras takes all its weights as one list: kernel and bias of layer 1, kernel and bias of layer 2, and so on.

# %% exercise="to_keras_weights"
def to_keras_weights(parameters):
    """The parameters of a network of this course, as Keras wants them.

    Argument: parameters, a dict W1 (n_1, n_0), b1 (n_1, 1), ..., WL, bL of any number of layers.
    Returns: a list of arrays: kernel of layer 1 (n_0, n_1), bias of layer 1 (n_1,), ..., kernel of layer L,
        bias of layer L.
    """
    weights = []
    for l in range(1, len(parameters) // 2 + 1):
        ### START CODE HERE ### (≈ 2 lines)
        weights.append(parameters[f"W{l}"].T)        # (n_{l-1}, n_l)
        weights.append(parameters[f"b{l}"].ravel())  # (n_l,)
        ### END CODE HERE ###
    return weights

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Compare the shapes in the table, one row of it after the other. Does every way to
# make $(n_{l-1}, n_l)$ out of $(n_l, n_{l-1})$ leave each number with the right unit?</details>
# <details><summary>Hint 2: in code words</summary>Append the transpose of <code>W</code>; then append <code>b</code> with one
# axis instead of two.</details>
# <details><summary>Hint 3: a neighbour</summary>A table of prices, one row for each shop, given to somebody who wants one
# column for each: <code>prices.T</code>. The names of the shops, a column, as a plain row:
# <code>names[:, 0]</code>.</details>

# %% test="to_keras_weights" points=10
with checks.exercise("to_keras_weights") as check:
    for dims in [[3, 5, 4, 2], [6, 4, 7]]:
        parameters = check.draw(problems.column_network, layer_dims=dims)[0]
        weights = check.call(parameters)
        check.that(isinstance(weights, list | tuple), f"to_keras_weights gives an object of the type {type(weights).__name__}; a list is "
                   "wanted.", diagnosis="type", rung=2)
        strange = [type(array).__name__ for array in weights if not isinstance(array, np.ndarray)]
        check.that(not strange, f"the list holds objects of the type {', '.join(sorted(set(strange)))}; arrays are wanted.", diagnosis="type", rung=2)
        check.that(len(weights) == 2 * (len(dims) - 1), f"a network of {len(dims) - 1} layers has {2 * (len(dims) - 1)} arrays of weights, and "
                   f"{len(weights)} came.", diagnosis="count", rung=2)
        kinds = [np.ndim(array) for array in weights]
        check.that(kinds != [1, 2] * (len(dims) - 1), "each bias comes before its kernel: Keras wants the kernel first.", diagnosis="bias-first",
                   rung=2)
        check.that(len(set(kinds)) == 1 or kinds != sorted(kinds, reverse=True), "all kernels come first, then all biases: layer after "
                   "layer is wanted.", diagnosis="not-layer-by-layer", rung=2)
        for l, (n_prev, n) in enumerate(zip(dims, dims[1:]), start=1):
            W, b = parameters[f"W{l}"], parameters[f"b{l}"]
            kernel, bias = weights[2 * l - 2], weights[2 * l - 1]
            check.that(np.shape(kernel) != (n, n_prev), f"the kernel of layer {l} has the shape of W{l}: one column for each unit is wanted, so it "
                       "must be turned.", diagnosis="not-transposed", rung=1)
            check.that(np.shape(bias) not in [(n, 1), (1, n)], f"the bias of layer {l} has two axes: it is a plain row of numbers in Keras.",
                       diagnosis="bias-two-axes", rung=1)
            check.close(f"the kernel of layer {l}", kernel, W.T, rung=1, suspects={
                "reshape where a transpose is meant: the numbers end up with other units": W.reshape(n_prev, n)})
            check.close(f"the bias of layer {l}", bias, b[:, 0], rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week07/keras")
    check.against(ours.to_keras_weights, problems.column_network, [dict(layer_dims=[4, 9, 3]), dict(layer_dims=[5, 2, 8, 6, 3])], rounds=1)
    ### END HIDDEN TESTS

# %% [markdown]
# Training is called `fit` there. It goes through the training set `epochs` times, in mini-batches of `batch_size`
# examples; the last batch of an epoch holds what is left. Each batch is one step of the optimizer. So two settings decide
# together how many steps there are.
#
# **With numbers:** 10 examples in batches of 4 are 3 batches (4, 4 and 2); 5 epochs of them are 15 steps.

# %% exercise="steps_of_fit"
def steps_of_fit(m, batch_size, epochs):
    """How many steps the optimizer makes in a call of fit.

    Arguments: m, the number of examples; batch_size, examples in a mini-batch; epochs. All are whole numbers
        from 1 up.
    Returns: the number of steps, an int.
    """
    ### START CODE HERE ### (≈ 2 lines)
    batches = -(-m // batch_size)  # of one epoch
    steps = epochs * batches       # of all of them
    ### END CODE HERE ###
    return steps

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A last batch that is not full is a batch all the same. What if it <em>is</em>
# full?</details>
# <details><summary>Hint 2: in code words</summary>Examples over batch size, rounded <em>up</em>, as a whole number; times the
# epochs.</details>
# <details><summary>Hint 3: a neighbour</summary>Tables for guests, with s seats each:
# <code>tables = int(np.ceil(guests / s))</code>.</details>

# %% test="steps_of_fit" points=10
with checks.exercise("steps_of_fit") as check:
    def counts_well(cases):
        found = []
        for m, batch_size, epochs in cases:
            steps = check.call(m, batch_size, epochs, returns=())
            check.that(float(steps).is_integer(), f"{steps} steps for {m} examples in batches of {batch_size}: there is no part of a step.",
                       diagnosis="fraction", rung=2)
            check.that(isinstance(steps, int | np.integer), f"the number of steps is of type {type(steps).__name__}; a whole number, an int, "
                       "is wanted.", diagnosis="not-an-int", rung=2)
            found.append(float(steps))
        m, batch_size, epochs = np.array(cases).T.astype(float)
        down, up = m // batch_size, -(-m // batch_size)
        check.close("the steps, for several m, batch sizes and epochs", np.array(found), epochs * up, rung=1, suspects={
            "leaving out the last batch of each epoch, which is not full": epochs * down,
            "leaving out the epochs": up,
            "one batch too many where the last one is full": epochs * (down + 1),
            "rounding up only at the end: every epoch begins anew": -(-m * epochs // batch_size),
            "rounding only at the end, and down: every epoch begins anew": m * epochs // batch_size,
            "examples times epochs: a step is a whole batch": m * epochs,
            "rounding to the nearest: a batch that is nearly empty counts too": epochs * np.round(m / batch_size)})
    counts_well([(10, 4, 5), (57, 8, 3), (64, 16, 5), (7, 9, 3), (48, 6, 7), (1258, 32, 20), (33, 5, 2), (200, 7, 11)])
    ### BEGIN HIDDEN TESTS
    check.hide()
    counts_well([tuple(int(check.rng.integers(1, most)) for most in (3000, 300, 40)) for _ in range(12)] + [(36, 12, 5), (5, 5, 2)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 7. Tensors
#
# From here on Keras is needed, and **nothing here carries points**. What NumPy calls an array, a framework calls a
# **tensor**: numbers in a shape, mostly in single precision (`float32`), which remember what they were made of.
# `keras.ops` holds the functions for them, under the names that you know: `matmul`, `add`, `exp`, `sum`, `transpose`.
#
# The library below, PyTorch, shows the engine openly. **Predict:** what do the slopes become after a second `backward`?

# %% experiment="PyTorch's own engine"
my_prediction = None

if keras:
    import torch

    x = torch.tensor(2.0, requires_grad=True)
    y = torch.tensor(3.0, requires_grad=True)
    (x * y + x).backward()
    print(f"Keras {keras.__version__} computes with {keras.backend.backend()}")
    print(f"slopes: {x.grad.item():g} and {y.grad.item():g}")
    (x * y + x).backward()
    print(f"after a second backward: {x.grad.item():g} and {y.grad.item():g}")
    print("your prediction:", my_prediction)

# %% [markdown]
# The names are those of your engine, and so is the trap: who forgets to reset the slopes adds them up. (PyTorch keeps no
# slopes of the numbers in the middle, so they exactly double.) `fit` resets them for you.

# %% exercise="linear_function"
def linear_function(W, X, b):
    """One layer without a bend, on tensors.

    Arguments: W (n, n_prev), X (n_prev, m), b (n, 1), arrays or tensors.
    Returns: W X + b, a tensor (n, m).
    """
    ### START CODE HERE ### (≈ 1 line)
    Y = keras.ops.add(keras.ops.matmul(W, X), b)  # tensor (n, m)
    ### END CODE HERE ###
    return Y

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>With NumPy's functions you would get an array, which the engine cannot follow. Which
# functions make tensors?</details>
# <details><summary>Hint 2: in code words</summary><code>keras.ops</code> has a matrix product and a sum.</details>
# <details><summary>Hint 3: a neighbour</summary>The length of every column:
# <code>keras.ops.sqrt(keras.ops.sum(keras.ops.square(X), axis=0))</code>.</details>

# %% test="linear_function" points=0 sandbox=true
with checks.exercise("linear_function", needs="keras") as check:
    for n, n_prev, m in [(3, 5, 7), (4, 2, 9)]:
        W, X_1, b = check.draw(problems.one_layer, n=n, n_prev=n_prev, m=m)
        Y_1 = check.call(W, X_1, b)
        check.that(keras.ops.is_tensor(Y_1), f"linear_function gives no tensor, but an object of the type {type(Y_1).__name__}: only "
                   "keras.ops makes tensors.", diagnosis="no-tensor", rung=1)
        check.close("linear_function", np.float32(keras.ops.convert_to_numpy(Y_1)), W @ X_1 + b, suspects={
            "leaving out b": W @ X_1, "subtracting b": W @ X_1 - b})

# %% exercise="sigmoid"
def sigmoid(z):
    """The sigmoid, on tensors.

    Argument: z, a number, a list, an array or a tensor of numbers, also of whole ones.
    Returns: 1 / (1 + exp(-z)), a float32 tensor of the same shape.
    """
    ### START CODE HERE ### (≈ 2 lines)
    z = keras.ops.convert_to_tensor(z, dtype="float32")  # float32
    a = keras.ops.sigmoid(z)                             # the same shape
    ### END CODE HERE ###
    return a

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>A list of whole numbers has no dtype to compute a sigmoid in. And the function
# itself need not be written again.</details>
# <details><summary>Hint 2: in code words</summary><code>keras.ops.convert_to_tensor</code> takes a
# <code>dtype</code>; <code>keras.ops</code> has a sigmoid that never overflows.</details>
# <details><summary>Hint 3: a neighbour</summary>Square roots of anything:
# <code>keras.ops.sqrt(keras.ops.convert_to_tensor(values, dtype="float32"))</code>.</details>

# %% test="sigmoid" points=0 sandbox=true
with checks.exercise("sigmoid", needs="keras") as check:
    some = check.draw(problems.evidence, rows=3, columns=5)[0]
    for what, z in {"a matrix": some, "a number": 0.5, "a list of whole numbers": [-2, 0, 3], "whole numbers": np.arange(-3, 4)}.items():
        a = check.call(z)
        check.that(keras.ops.is_tensor(a), f"sigmoid of {what} gives no tensor, but an object of the type {type(a).__name__}.",
                   diagnosis="no-tensor", rung=1)
        kind = keras.backend.standardize_dtype(a.dtype)
        check.that(kind == "float32", f"sigmoid of {what} is a tensor of {kind}: float32 is wanted.", diagnosis="dtype", rung=2)
        numbers = np.asarray(z, dtype=float)
        right = 1 / (1 + np.exp(-numbers))
        slips = {"tanh": np.tanh(numbers), "leaving out the minus": 1 - right, "numbers cut to whole ones": 1 / (1 + np.exp(-np.trunc(numbers)))}
        check.close(f"sigmoid of {what}", problems.unrounded(keras.ops.convert_to_numpy(a), [right, *slips.values()]), right, suspects=slips)
    ends = keras.ops.convert_to_numpy(check.call(np.array([-1000.0, 1000.0])))
    check.close("sigmoid of -1000 and of 1000", ends, np.array([0.0, 1.0]), because="the ends of the curve", suspects={
        "an overflow on the way: keras.ops.sigmoid has none": np.array([np.nan, 1.0])})

# %% [markdown]
# ## 8. The loss, from scores
#
# Softmax and the logarithm belong together: taken one after the other they lose digits, or all of them (notebook
# `softmax`). So a network in a framework ends with the plain **scores**, also called **logits**, and the loss is told so:
# `from_logits=True`. If you forget it, the loss takes your scores for probabilities, computes something, and says nothing.
#
# `keras.losses.categorical_crossentropy(y_true, y_pred, from_logits=...)` gives one loss for each *row*.

# %% exercise="compute_total_loss"
def compute_total_loss(logits, labels):
    """The loss of all examples together.

    Arguments: logits (C, m), the scores before softmax; labels (C, m), one-hot. One example is one column.
    Returns: the *sum* of the cross-entropy losses of the m examples, a tensor with one number.
    """
    ### START CODE HERE ### (≈ 3 lines)
    scores, truth = keras.ops.transpose(logits), keras.ops.transpose(labels)         # one row for each example
    losses = keras.losses.categorical_crossentropy(truth, scores, from_logits=True)  # (m,)
    total_loss = keras.ops.sum(losses)                                               # one number
    ### END CODE HERE ###
    return total_loss

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three questions: one example is one row or one column? Scores or probabilities? Sum
# or mean?</details>
# <details><summary>Hint 2: in code words</summary>Turn both with <code>keras.ops.transpose</code>; one loss for each row, with
# <code>from_logits=True</code>, the truth as the first argument; then <code>keras.ops.sum</code>.</details>
# <details><summary>Hint 3: a neighbour</summary>The total of the absolute errors of tables with one example a column:
# <code>keras.ops.sum(keras.losses.mean_absolute_error(keras.ops.transpose(Y), keras.ops.transpose(A)))</code>.</details>

# %% test="compute_total_loss" points=0 sandbox=true
with checks.exercise("compute_total_loss", needs="keras") as check:
    def total(Z, Y, axis=0):
        shifted = Z - Z.max(axis=axis, keepdims=True)
        return float(np.sum(Y * (np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True)) - shifted)))
    def as_probabilities(A, Y, axis=0):  # what Keras makes of numbers that it takes for probabilities
        return float(-np.sum(Y * np.log(np.clip(A / A.sum(axis=axis, keepdims=True), 1e-7, 1 - 1e-7))))
    for classes, m in [(4, 7), (6, 11)]:
        Z, Y_1 = check.draw(problems.scores_and_classes, classes=classes, m=m)
        loss = check.call(Z, Y_1)
        check.that(keras.ops.is_tensor(loss), f"compute_total_loss gives no tensor, but an object of the type {type(loss).__name__}.",
                   diagnosis="no-tensor", rung=2)
        got = np.float32(keras.ops.convert_to_numpy(loss))
        check.that(got.shape != (classes,), f"one loss for each of the {classes} rows came: here an example is a column, in Keras it is a row. "
                   "Turn both arguments.", diagnosis="not-transposed", rung=1)
        check.that(got.shape != (m,), f"{m} losses came, one for each example: their sum is wanted.", diagnosis="not-summed", rung=1)
        P = np.exp(Z) / np.exp(Z).sum(axis=0)
        slips = {
            "the mean, where the sum is meant": total(Z, Y_1) / m,
            "scores that are taken for probabilities: from_logits=True is missing": as_probabilities(Z, Y_1),
            "softmax twice: the loss makes probabilities itself, with from_logits=True": total(P, Y_1),
            "the wrong axis: an example is a column here and a row in Keras, turn both arguments": total(Z, Y_1, axis=1),
            "the wrong axis, and scores that are taken for probabilities: turn both arguments, from_logits=True": as_probabilities(Z, Y_1, 1),
            "exchanging the arguments of the loss: the truth comes first": total(Y_1, Z),
            "a mean over classes too": total(Z, Y_1) / m / classes}
        check.close("compute_total_loss", problems.unrounded(got, [total(Z, Y_1), *slips.values()]), total(Z, Y_1), suspects=slips, rung=1,
                    because="the sum over all examples of −log of the probability of the right class")
        equal = np.float32(keras.ops.convert_to_numpy(check.call(np.zeros_like(Z), Y_1)))
        check.close("the loss of scores that are all equal", equal, m * np.log(classes), because=f"{m} times ln {classes}")
    far = np.float32(keras.ops.convert_to_numpy(check.call(np.array([[800.0, -800.0], [-800.0, 800.0]]), np.eye(2))))
    check.close("the loss of scores of 800 for the right class", far, 0.0, because="nothing is left to learn", rung=1)

# %% [markdown]
# ## 9. A network
#
# Layers are stacked in a `Sequential` model. `keras.layers.Dense(units, activation="relu")` is a layer as you know it: the
# sum, then the bend. `keras.Input(shape=(n_x,))` in front says what one example looks like, so that the weights can be
# made at once. They start at random and small, as in week 5: `Dense` uses Xavier's rule (in Keras: `glorot_uniform`) unless
# told otherwise.

# %% exercise="build_mlp"
def build_mlp(input_dim, layer_sizes, classes):
    """A network of dense layers for classes, which ends with scores.

    Arguments: input_dim, numbers in an example; layer_sizes, a list of the units of each hidden layer, which
        are ReLU; classes, how many there are.
    Returns: a keras.Sequential from examples (m, input_dim) to scores (m, classes), without softmax: the loss
        does that.
    """
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    ### START CODE HERE ### (≈ 3 lines)
    for units in layer_sizes:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(classes))
    ### END CODE HERE ###
    return model

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>How many layers with weights are there? Which of them has a bend?</details>
# <details><summary>Hint 2: in code words</summary>For each number of units, <code>model.add</code> a <code>Dense</code> layer with
# ReLU; then one for the classes, without activation.</details>
# <details><summary>Hint 3: a neighbour</summary>A network with one number as its answer:
# <code>model.add(keras.layers.Dense(7, activation="tanh"))</code>, then
# <code>model.add(keras.layers.Dense(1))</code>.</details>

# %% test="build_mlp" points=0 sandbox=true
with checks.exercise("build_mlp", needs="keras") as check:
    for dims, m in [([5, 7, 4, 3], 9), ([4, 6, 5], 8), ([3, 8, 2, 6, 4], 7)]:
        X_1, weights, sums = check.draw(problems.row_network, layer_dims=dims, m=m)
        model_1 = check.call(dims[0], dims[1:-1], dims[-1])
        check.that(isinstance(model_1, keras.Model), f"build_mlp gives no model, but an object of the type {type(model_1).__name__}.",
                   diagnosis="no-model", rung=2)
        found, wanted = [tuple(array.shape) for array in model_1.weights], [array.shape for array in weights]
        layers_of = f"{len(found) // 2} layer{'s' * (len(found) != 2)} with weights"
        check.that(len(found) >= len(wanted), f"the model has {layers_of}, and {len(wanted) // 2} are wanted: one for each hidden "
                   "layer, and one for the classes.", diagnosis="too-few-layers", rung=1)
        check.that(len(found) == len(wanted), f"the model has {layers_of}, and {len(wanted) // 2} are wanted.", diagnosis="too-many-layers", rung=1)
        check.that(found == wanted, f"the weights have the shapes {found}, and {wanted} are wanted: are the units of each layer right?",
                   diagnosis="units", rung=1)
        start = [keras.ops.convert_to_numpy(array) for array in model_1.weights]
        check.that(all(np.any(array) for array in start[::2]), "a layer starts with kernels of zero: its units would stay twins.",
                   diagnosis="zero-start", rung=1)
        model_1.set_weights(weights)
        given = sums[-1]
        def scores_with(bend):
            A = X_1
            for K, c in zip(weights[:-2:2], weights[1:-2:2]):
                A = bend(A @ K + c)
            return A @ weights[-2] + weights[-1]
        raised = np.exp(given)
        slips = {
            "softmax in the model: the loss makes probabilities itself": raised / raised.sum(axis=1, keepdims=True),
            "ReLU at the output: scores have both signs": np.maximum(given, 0),
            "a sigmoid at the output": 1 / (1 + 1 / raised),
            "layers without a bend: no activation between them": scores_with(lambda z: z),
            "tanh in the hidden layers, where ReLU is meant": scores_with(np.tanh),
            "sigmoids in the hidden layers, where ReLU is meant": scores_with(lambda z: 1 / (1 + np.exp(-z)))}
        got = problems.unrounded(model_1.predict(X_1, verbose=0), [given, *slips.values()])
        check.close("the scores of the model, with weights that the check has put in", got, given, suspects=slips, rung=1,
                    because="what your own network gives with the same weights")

# %% [markdown]
# ## 10. Your network and Keras, with the same weights
#
# Now the classifier of the notebook `softmax`, which is your own work: real handwritten digits of 8 by 8 pixels, three
# layers. We train it with *your* functions, hand its weights over, and compare all probabilities.
#
# **Predict:** how far apart will they be: not at all, by $10^{-6}$, or by $10^{-2}$?

# %% experiment="the same weights"
import textwrap

my_prediction = None

digits = datasets.load_digits(rng=np.random.default_rng(1))
print("training", digits.X_train.shape, " dev", digits.X_dev.shape, " test", digits.X_test.shape)

try:
    own = startcode.mine("week07/softmax")
except startcode.errors.StartCodeError as not_yet:
    own = None
    print(textwrap.fill(f"This experiment waits for your notebook softmax. {not_yet}", 100))

if own:
    sizes = [64, 32, 16, 10]
    truth = layers.one_hot(digits.Y_train, 10)
    parameters, costs = own.digit_model(
        digits.X_train, truth, sizes, learning_rate=0.003, num_epochs=20, mini_batch_size=32,
        rng=np.random.default_rng(2))
    probabilities = own.forward_propagation(digits.X_test, parameters)[0]  # (10, m)
    right = np.mean(probabilities.argmax(axis=0) == digits.Y_test[0])
    print(f"your network: loss {costs[0]:.3f} -> {costs[-1]:.3f}; {100 * right:.1f} % of the test digits right")

if own and keras and checks.ready("to_keras_weights", "build_mlp"):
    twin = build_mlp(64, sizes[1:-1], 10)
    twin.set_weights(to_keras_weights(parameters))
    scores = twin.predict(digits.X_test.T, verbose=0)             # rows!
    theirs = layers.softmax(scores.T)                              # and back to columns
    print(f"largest difference between the two: {np.abs(theirs - probabilities).max():.1e}")
    print("your prediction:", my_prediction)

# %% [markdown]
# It is the same network; Keras computes in single precision, which keeps about seven digits, and that is the difference.
# Whatever happens below, it is nothing that you could not write yourself.
#
# ## 11. compile, fit, evaluate
#
# Three calls stand for weeks of work:
#
# | call | what you wrote for it |
# |---|---|
# | `model.compile(optimizer=..., loss=..., metrics=...)` | Adam (week 6), cross-entropy from scores, accuracy |
# | `model.fit(x, y, batch_size=..., epochs=..., validation_data=...)` | mini-batches, the loop, all slopes, the update, the costs |
# | `model.evaluate(x, y)` | loss and accuracy on other data |
#
# Labels may stay whole numbers, if the loss is the *sparse* one. `set_random_seed` makes a run repeatable: it sets the first
# weights and the order of the examples. And `fit` tells how far it is: with `verbose=1` by a bar that grows while an epoch
# runs, with `verbose=2` by a line for each epoch, with `verbose=0` not at all. Try the bar.

# %% experiment="compile and fit"
told = 2  # 1: a bar, 2: a line for each epoch, 0: nothing

x_train, y_train = digits.X_train.T, digits.Y_train[0]  # one row for each example
x_dev, y_dev, x_test, y_test = digits.X_dev.T, digits.Y_dev[0], digits.X_test.T, digits.Y_test[0]

def compiled(model, learning_rate=0.003):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    return model

if keras and checks.ready("build_mlp", "steps_of_fit"):
    keras.utils.set_random_seed(3)
    model = compiled(build_mlp(64, [32, 16], 10))
    model.summary()
    run = model.fit(x_train, y_train, batch_size=32, epochs=10, validation_data=(x_dev, y_dev), verbose=told)
    steps = int(model.optimizer.iterations)
    print(f"steps: {steps}, and steps_of_fit says {steps_of_fit(len(x_train), 32, 10)}")
    loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
    print(f"test: loss {loss:.3f}, {100 * accuracy:.1f} % right")
    plots.lines(
        {"training set": (run.epoch, run.history["loss"]), "dev set": (run.epoch, run.history["val_loss"])},
        title="What fit has written down: the losses after each epoch", xlabel="epoch", ylabel="loss",
        alt="Two falling curves, the loss on the training set and on the dev set, close to each other.",
    )

# %% [markdown]
# What `fit` gives back has a `history`: everything that it has told, as lists, under names such as `"val_loss"`. (Its
# epochs count from 0.)
#
# ## 12. Batch size and epochs
#
# **Predict:** the same network, twelve epochs each time, in batches of 16, 64 and 512. Which one has the lowest loss on the
# dev set after twelve epochs, and why?

# %% experiment="three batch sizes"
my_prediction = None  # 16, 64 or 512

if keras and checks.ready("build_mlp", "steps_of_fit"):
    curves = {}
    for batch_size in (16, 64, 512):
        keras.utils.set_random_seed(3)
        model = compiled(build_mlp(64, [32, 16], 10))
        run = model.fit(x_train, y_train, batch_size=batch_size, epochs=12, validation_data=(x_dev, y_dev), verbose=0)
        loss = curves[f"batches of {batch_size}"] = run.history["val_loss"]
        steps = steps_of_fit(len(x_train), batch_size, 12)
        print(f"batches of {batch_size:3}: {steps:4} steps, dev loss {loss[-1]:.3f}")
    print("your prediction:", my_prediction)
    plots.lines(
        {name: (np.arange(1, 13), loss) for name, loss in curves.items()},
        title="An epoch of small batches makes more steps, so it gets further",
        xlabel="epoch", ylabel="loss on the dev set",
        alt="Three falling curves: the smaller the batches, the lower the loss after as many epochs.",
    )

# %% [markdown]
# An epoch is no unit of learning: steps are. Large batches make few of them, each of which costs more and is less noisy.
# Compare runs by steps or by time, not by epochs alone.
#
# ## 13. Dropout
#
# `keras.layers.Dropout(rate)` stands between two layers. Two things to know: `rate` is the share that is switched **off**,
# so it is 1 − `keep_prob` of week 5; and the layer works while `fit` runs and lets everything pass in `predict` and
# `evaluate`, without being told.
#
# **Predict:** while a network with dropout trains, `fit` reports its accuracy on the training set and on the dev set. Which of
# the two is higher?

# %% experiment="dropout"
my_prediction = None  # "training set" or "dev set"

if keras:
    keras.utils.set_random_seed(4)
    dropping = compiled(keras.Sequential([
        keras.Input(shape=(64,)),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dropout(0.5),
        keras.layers.Dense(32, activation="relu"),
        keras.layers.Dropout(0.5),
        keras.layers.Dense(10),
    ]))
    run = dropping.fit(x_train, y_train, batch_size=32, epochs=20, validation_data=(x_dev, y_dev), verbose=0)
    on_train, on_dev = run.history["accuracy"], run.history["val_accuracy"]
    plots.lines(
        {"training set, as fit reports it": (run.epoch, on_train), "dev set": (run.epoch, on_dev)},
        title="Better on digits that it has not seen? No: half of its units are off while it is being trained",
        xlabel="epoch", ylabel="share of right answers",
        alt="Two rising curves; that of the dev set lies clearly above that of the training set.",
    )
    whole = dropping.evaluate(x_train, y_train, verbose=0)[1]
    print(f"training set: {100 * on_train[-1]:.1f} % right as fit reports it, {100 * whole:.1f} % as evaluate does")
    print(f"dev set: {100 * on_dev[-1]:.1f} % right; your prediction: {my_prediction}")

    def apart(training):  # how much the scores of one digit differ when it is asked about twice
        once, again = (dropping(x_dev[:1], training=training) for _ in range(2))
        return np.abs(keras.ops.convert_to_numpy(once - again)).max()

    print(f"scores of one digit, asked twice: {apart(False):.2f} apart in use, {apart(True):.2f} as in training")

# %% [markdown]
# ## 14. What it says, one digit after the other
#
# `predict` gives the scores, one row for each example; softmax makes probabilities of them. Move the slider through the test
# set. **Predict** for each digit what the network will say, and look for those where it is not sure.

# %% experiment="one prediction after the other"
if keras and checks.ready("build_mlp"):
    keras.utils.set_random_seed(3)
    model = compiled(build_mlp(64, [32, 16], 10))
    model.fit(x_train, y_train, batch_size=32, epochs=30, verbose=0)
    said = layers.softmax(model.predict(x_test, verbose=0).T)  # (10, m), one column for each digit
    unsure = np.argsort(said.max(axis=0))                      # the least sure first

    def draw(place):
        number = unsure[place]
        digit, answer = y_test[number], said[:, number].argmax()
        verdict = "right" if answer == digit else "wrong"
        plots.images([x_test[number].reshape(8, 8)], [f"a {digit}"], title=f"Digit {number}",
                     alt=f"A handwritten {digit}, 8 by 8 pixels.")
        plots.bars(
            {"probability": said[:, number]}, [str(label) for label in range(10)],
            title=f"It says {answer}, with probability {said[answer, number]:.2f}: {verdict}",
            xlabel="class", ylabel="probability",
            alt=f"Probabilities of the ten classes; the highest bar is that of {answer}.",
        )

    plots.slider(draw, len(unsure), label="test digit, the least sure first")
    print(f"{100 * np.mean(said.argmax(axis=0) == y_test):.1f} % of the test digits right")

# %% [markdown]
# ## 15. Save and load
#
# A trained network is worth keeping. `model.save` writes one file with the ending `.keras`: layers, weights, and the state of
# the optimizer, so that training can go on where it stopped. Load only files that you trust.

# %% experiment="save and load"
if keras and checks.ready("build_mlp"):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "digits.keras"
        model.save(path)
        print(f"{path.name}: {path.stat().st_size / 1024:.0f} kB")
        loaded = keras.saving.load_model(path)
    apart = np.abs(loaded.predict(x_test, verbose=0) - model.predict(x_test, verbose=0)).max()
    steps = int(loaded.optimizer.iterations)
    print(f"scores of the loaded network differ by {apart:g}; it remembers {steps} steps")

# %% [markdown]
# ## 16. Debug lab
#
# A framework finds every slope, and understands nothing. Three colleagues trained the network of section 11, each with one
# bug. There was no error and no warning.
#
# 1. "It learns, but the loss gets stuck near one and a half."
# 2. "The loss does not move at all."
# 3. "The training loss falls, but on the dev set it is as good as guessing."
#
# **Which bug is whose?** (a) the model is built anew in every epoch; (b) `X.reshape(m, 64)` where `X.T` is meant;
# (c) a softmax at the end of the model, and `from_logits=True`.

# %% experiment="debug lab"
if keras and checks.ready("build_mlp"):
    def trained(build, x, epochs=25):
        keras.utils.set_random_seed(3)
        model = build()
        run = model.fit(x, y_train, batch_size=32, epochs=epochs, validation_data=(x_dev, y_dev), verbose=0)
        return run.history

    def with_softmax():
        return compiled(keras.Sequential([build_mlp(64, [32, 16], 10), keras.layers.Softmax()]))

    def plain():
        return compiled(build_mlp(64, [32, 16], 10))

    anew = {"loss": [], "val_loss": [], "val_accuracy": []}
    for epoch in range(25):
        for name, values in trained(plain, x_train, epochs=1).items():
            anew.setdefault(name, []).extend(values)
    runs = {1: trained(with_softmax, x_train), 2: anew, 3: trained(plain, digits.X_train.reshape(-1, 64))}
    for colleague, run in runs.items():
        print(f"colleague {colleague}: loss {run['loss'][0]:.2f} -> {run['loss'][-1]:.2f}, "
              f"dev set {100 * run['val_accuracy'][-1]:.0f} % right")
    print(f"ln(e + 9) - 1 = {np.log(np.e + 9) - 1:.3f}")
    plots.lines(
        {f"colleague {colleague}": (np.arange(1, 26), run["loss"]) for colleague, run in runs.items()},
        title="Three bugs that no framework will tell you of: which is whose?",
        xlabel="epoch", ylabel="loss on the training set",
        alt="Training loss of three broken runs: one levels off near 1.5, one stays the same, one falls steadily.",
    )

# %% [markdown]
# <details><summary>Answers</summary>
#
# - Colleague 1 is (c). With `from_logits=True` the loss takes the probabilities for scores and applies softmax once more. The
#   best that ten "scores" between 0 and 1 can reach is $\ln(e + 9) - 1$.
# - Colleague 2 is (a): every epoch starts from the same new weights. (It happens with a hand-written loop that makes its
#   variables inside.)
# - Colleague 3 is (b). The shape is right, the pixels are not: each "example" is a mixture of many pictures. What can be learned of
#   that is learned by heart.
#
# </details>
#
# ## Remember
#
# - A framework builds a graph while you compute, and walks it backwards: every number adds, to the slopes of what it was made
#   of, its own slope times a known one. Added, never set; all of it in, before it is handed on; reset before the next step.
# - Keras: one example is one row, kernels are $(n_{in}, n_{out})$. `reshape` is no transpose.
# - The network ends with scores, the loss is told so: `from_logits=True`, and no softmax in the model.
# - `compile` names optimizer, loss and metrics; `fit` is the loop with its mini-batches; `evaluate` judges; `predict` gives scores.
# - Steps of `fit`: epochs times batches, and the last batch counts. `Dropout(rate)` drops `rate`.
# - No error and no warning does not mean no mistake: compare with something that you understand.
#
# ## What you can do now
#
# You can say what happens inside of `loss.backward()`, for you have built it, and you can use a framework without believing in
# it: for any layer that you meet, you can ask what you would have to write in NumPy. Next week: layers that know that a
# picture has neighbours.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week07/keras")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
