# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# Answers that people really give. A `wrong` one must lose its points, and the message must carry the `diagnosis` (a relation that
# the checks recognise, or a few words of their message). A `right` one must keep all points.

# %% wrong="Value" name="= for += in the sum" diagnosis="`=` where `+=` is meant"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad = result.grad
            other.grad = result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="= for += in the product" diagnosis="`=` where `+=` is meant"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad = other.data * result.grad
            other.grad = self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="= for += on the right only" diagnosis="`=` where `+=` is meant"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad = self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="own number in the product" diagnosis="the number itself, where the other one is meant"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += self.data * result.grad
            other.grad += other.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="slope of the result forgotten in the product" diagnosis="leaving out the slope of the result"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += other.data
            other.grad += self.data

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="slope of the result forgotten in the sum" diagnosis="leaving out the slope of the result"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += 1.0
            other.grad += 1.0

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="product pushes like a sum" diagnosis="leaving out the slope of the other number"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="sum pushes like a product" diagnosis="which is right for a product only"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="only self gets something" diagnosis="handing nothing on"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="data of the result in the place of its slope" diagnosis="the number that came out"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += result.data
            other.grad += result.data

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="a minus on the right" diagnosis="a minus where a plus is meant"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += result.grad
            other.grad -= result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="parents forgotten in the product" diagnosis="parents"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data)

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="one parent forgotten" diagnosis="parents"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self,))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="the numbers as parents" diagnosis="parents"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self.data, other.data))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="a sum in the product" diagnosis="the sum where the product is meant"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="a plain number comes out" diagnosis="crash"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = self.data + other.data

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="in place" diagnosis="changes-parent"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        self.data += other.data
        result = Value(self.data, parents=(self, other))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="Value" name="slopes collected in the result" diagnosis="too-early"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))
        self.grad, other.grad = other.data, self.data

        def push():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% right="Value" name="written out"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, parents=(self, other))

        def push():
            self.grad = self.grad + result.grad
            other.grad = other.grad + result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            self.grad = self.grad + result.grad * other.data
            other.grad = other.grad + result.grad * self.data

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% right="Value" name="a loop over the parents"
class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents = float(data), tuple(parents)
        self.grad = 0.0
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, (self, other))

        def push():
            for parent in result.parents:
                parent.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, parents=(self, other))

        def push():
            for one, another in [(self, other), (other, self)]:
                one.grad += another.data * result.grad

        result.push = push
        return result

    __radd__, __rmul__ = __add__, __mul__

# %% wrong="tanh" name="= for +=" diagnosis="`=` where `+=` is meant"
def tanh(x):
    result = Value(np.tanh(x.data), parents=(x,))

    def push():
        x.grad = (1 - result.data**2) * result.grad

    result.push = push
    return result

# %% wrong="tanh" name="slope at x" diagnosis="1 − x² where"
def tanh(x):
    result = Value(np.tanh(x.data), parents=(x,))

    def push():
        x.grad += (1 - x.data**2) * result.grad

    result.push = push
    return result

# %% wrong="tanh" name="chain rule forgotten" diagnosis="leaving out the slope of the result"
def tanh(x):
    result = Value(np.tanh(x.data), parents=(x,))

    def push():
        x.grad += 1 - result.data**2

    result.push = push
    return result

# %% wrong="tanh" name="square forgotten" diagnosis="1 − tanh x where"
def tanh(x):
    result = Value(np.tanh(x.data), parents=(x,))

    def push():
        x.grad += (1 - result.data) * result.grad

    result.push = push
    return result

# %% wrong="tanh" name="slope of tanh forgotten" diagnosis="leaving out the slope of tanh"
def tanh(x):
    result = Value(np.tanh(x.data), parents=(x,))

    def push():
        x.grad += result.grad

    result.push = push
    return result

# %% wrong="tanh" name="slope of the sigmoid" diagnosis="slope of the sigmoid"
def tanh(x):
    result = Value(np.tanh(x.data), parents=(x,))

    def push():
        x.grad += result.data * (1 - result.data) * result.grad

    result.push = push
    return result

# %% wrong="tanh" name="tanh twice" diagnosis="the slope of tanh at tanh x"
def tanh(x):
    result = Value(np.tanh(x.data), parents=(x,))

    def push():
        x.grad += (1 - np.tanh(result.data) ** 2) * result.grad

    result.push = push
    return result

# %% wrong="tanh" name="pushes into the result" diagnosis="handing nothing on"
def tanh(x):
    result = Value(np.tanh(x.data), parents=(x,))

    def push():
        result.grad += (1 - result.data**2) * result.grad

    result.push = push
    return result

# %% wrong="tanh" name="the Value where its number is meant" diagnosis="crash"
def tanh(x):
    result = Value(np.tanh(x.data), parents=(x,))

    def push():
        x.grad += (1 - result**2) * result.grad

    result.push = push
    return result

# %% right="tanh" name="by cosh"
def tanh(x):
    result = Value(np.tanh(x.data), parents=(x,))

    def push():
        x.grad = x.grad + result.grad / np.cosh(x.data) ** 2

    result.push = push
    return result

# %% right="tanh" name="two factors"
def tanh(x):
    result = Value(np.tanh(x.data), parents=(x,))

    def push():
        t = result.data
        slope = (1 - t) * (1 + t)
        x.grad += slope * result.grad

    result.push = push
    return result

# %% wrong="relu" name="= for +=" diagnosis="`=` where `+=` is meant"
def relu(x):
    result = Value(max(0.0, x.data), parents=(x,))

    def push():
        x.grad = (x.data > 0) * result.grad

    result.push = push
    return result

# %% wrong="relu" name="passes everything on" diagnosis="although the unit is off"
def relu(x):
    result = Value(max(0.0, x.data), parents=(x,))

    def push():
        x.grad += result.grad

    result.push = push
    return result

# %% wrong="relu" name="chain rule forgotten" diagnosis="leaving out the slope of the result"
def relu(x):
    result = Value(max(0.0, x.data), parents=(x,))

    def push():
        x.grad += 1.0 if x.data > 0 else 0.0

    result.push = push
    return result

# %% wrong="relu" name="number times slope" diagnosis="the product of the number and the slope"
def relu(x):
    result = Value(max(0.0, x.data), parents=(x,))

    def push():
        x.grad += result.data * result.grad

    result.push = push
    return result

# %% wrong="relu" name="the number handed on" diagnosis="the number in the place of its slope"
def relu(x):
    result = Value(max(0.0, x.data), parents=(x,))

    def push():
        x.grad += max(0.0, x.data)

    result.push = push
    return result

# %% wrong="relu" name="the wrong side" diagnosis="negative numbers only"
def relu(x):
    result = Value(max(0.0, x.data), parents=(x,))

    def push():
        x.grad += (x.data < 0) * result.grad

    result.push = push
    return result

# %% wrong="relu" name="asks the slope for its sign" diagnosis="asking the slope"
def relu(x):
    result = Value(max(0.0, x.data), parents=(x,))

    def push():
        x.grad += max(0.0, result.grad)

    result.push = push
    return result

# %% wrong="relu" name="the smaller one" diagnosis="the smaller of 0 and x"
def relu(x):
    result = Value(min(0.0, x.data), parents=(x,))

    def push():
        x.grad += (x.data > 0) * result.grad

    result.push = push
    return result

# %% wrong="relu" name="the size" diagnosis="the size of x"
def relu(x):
    result = Value(abs(x.data), parents=(x,))

    def push():
        x.grad += (x.data > 0) * result.grad

    result.push = push
    return result

# %% wrong="relu" name="parent forgotten" diagnosis="parents"
def relu(x):
    result = Value(max(0.0, x.data))

    def push():
        x.grad += (x.data > 0) * result.grad

    result.push = push
    return result

# %% wrong="relu" name="comma of the tuple forgotten" diagnosis="crash"
def relu(x):
    result = Value(max(0.0, x.data), parents=(x))

    def push():
        x.grad += (x.data > 0) * result.grad

    result.push = push
    return result

# %% wrong="relu" name="a plain number comes out" diagnosis="crash"
def relu(x):
    result = max(0.0, x.data)

    def push():
        x.grad += (x.data > 0) * result.grad

    result.push = push
    return result

# %% right="relu" name="if and else"
def relu(x):
    if x.data > 0:
        result = Value(x.data, (x,))
    else:
        result = Value(0, (x,))

    def push():
        if x.data > 0:
            x.grad += result.grad

    result.push = push
    return result

# %% right="relu" name="by NumPy, asking the result"
def relu(x):
    result = Value(np.maximum(x.data, 0), parents=[x])

    def push():
        x.grad = x.grad + np.where(result.data > 0, 1.0, 0.0) * result.grad

    result.push = push
    return result

# %% wrong="topological_order" name="itself before its parents" diagnosis="children-first"
def topological_order(root):
    order, seen = [], set()

    def visit(value):
        if value not in seen:
            seen.add(value)
            order.append(value)
            for parent in value.parents:
                visit(parent)

    visit(root)
    return order

# %% wrong="topological_order" name="breadth first, then turned round" diagnosis="order"
def topological_order(root):
    order, seen, waiting = [], {root}, [root]
    while waiting:
        value = waiting.pop(0)
        order.append(value)
        for parent in value.parents:
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return order[::-1]

# %% wrong="topological_order" name="depth first, then turned round" diagnosis="order"
def topological_order(root):
    order, seen = [], set()

    def visit(value):
        if value not in seen:
            seen.add(value)
            order.append(value)
            for parent in value.parents:
                visit(parent)

    visit(root)
    return list(reversed(order))

# %% wrong="topological_order" name="nobody is remembered" diagnosis="more-than-once"
def topological_order(root):
    order = []

    def visit(value):
        for parent in value.parents:
            visit(parent)
        order.append(value)

    visit(root)
    return order

# %% wrong="topological_order" name="parents appended, not visited" diagnosis="more-than-once"
def topological_order(root):
    order, seen = [], set()

    def visit(value):
        if value not in seen:
            seen.add(value)
            for parent in value.parents:
                visit(parent)
                order.append(parent)
            order.append(value)

    visit(root)
    return order

# %% wrong="topological_order" name="parents are not visited" diagnosis="root-alone"
def topological_order(root):
    order, seen = [], set()

    def visit(value):
        if value not in seen:
            seen.add(value)
            order.append(value)

    visit(root)
    return order

# %% wrong="topological_order" name="the first parent only" diagnosis="incomplete"
def topological_order(root):
    order, seen = [], set()

    def visit(value):
        if value not in seen:
            seen.add(value)
            for parent in value.parents[:1]:
                visit(parent)
            order.append(value)

    visit(root)
    return order

# %% wrong="topological_order" name="appended between the parents" diagnosis="order"
def topological_order(root):
    order, seen = [], set()

    def visit(value):
        if value not in seen:
            seen.add(value)
            if value.parents:
                visit(value.parents[0])
            order.append(value)
            for parent in value.parents[1:]:
                visit(parent)

    visit(root)
    return order

# %% wrong="topological_order" name="nothing is appended" diagnosis="empty"
def topological_order(root):
    order, seen = [], set()

    def visit(value):
        if value not in seen:
            seen.add(value)
            for parent in value.parents:
                visit(parent)

    visit(root)
    return order

# %% wrong="topological_order" name="a set" diagnosis="type"
def topological_order(root):
    seen = set()

    def visit(value):
        if value not in seen:
            for parent in value.parents:
                visit(parent)
            seen.add(value)

    visit(root)
    return seen

# %% right="topological_order" name="without recursion"
def topological_order(root):
    order, done, waiting = [], set(), [root]
    while waiting:
        value = waiting[-1]
        missing = [parent for parent in value.parents if parent not in done]
        if missing:
            waiting.extend(missing)
        else:
            waiting.pop()
            if value not in done:
                done.add(value)
                order.append(value)
    return order

# %% right="topological_order" name="parents from the last one on"
def topological_order(root):
    order = []

    def visit(value):
        if value in order:
            return
        for parent in reversed(value.parents):
            visit(parent)
        order.append(value)

    visit(root)
    return order

# %% wrong="backward" name="no order: depth first" diagnosis="before all of their slope has come"
def backward(root):
    root.grad = 1.0
    seen = set()

    def walk(value):
        if value not in seen:
            seen.add(value)
            value.push()
            for parent in value.parents:
                walk(parent)

    walk(root)

# %% wrong="backward" name="every way walked" diagnosis="more-than-once"
def backward(root):
    root.grad = 1.0

    def walk(value):
        value.push()
        for parent in value.parents:
            walk(parent)

    walk(root)

# %% wrong="backward" name="forwards" diagnosis="forwards"
def backward(root):
    root.grad = 1.0
    for value in topological_order(root):
        value.push()

# %% wrong="backward" name="the first slope forgotten" diagnosis="no-seed"
def backward(root):
    for value in reversed(topological_order(root)):
        value.push()

# %% wrong="backward" name="starts from the number" diagnosis="seeded-by-data"
def backward(root):
    root.grad = root.data
    for value in reversed(topological_order(root)):
        value.push()

# %% wrong="backward" name="only root pushes" diagnosis="incomplete"
def backward(root):
    root.grad = 1.0
    root.push()

# %% wrong="backward" name="only the parents push" diagnosis="before all of their slope has come"
def backward(root):
    root.grad = 1.0
    root.push()
    for value in root.parents:
        value.push()

# %% wrong="backward" name="root left out" diagnosis="root-does-not-push"
def backward(root):
    root.grad = 1.0
    for value in reversed(topological_order(root)[:-1]):
        value.push()

# %% wrong="backward" name="push not called" diagnosis="no-push"
def backward(root):
    root.grad = 1.0
    for value in reversed(topological_order(root)):
        value.push

# %% wrong="backward" name="all slopes start at one" diagnosis="all slopes began at 1"
def backward(root):
    order = topological_order(root)
    for value in order:
        value.grad = 1.0
    for value in reversed(order):
        value.push()

# %% wrong="backward" name="resets first" diagnosis="setting the slopes to 0 first"
def backward(root):
    order = topological_order(root)
    for value in order:
        value.grad = 0.0
    root.grad = 1.0
    for value in reversed(order):
        value.push()

# %% right="backward" name="by number"
def backward(root):
    order = topological_order(root)
    root.grad = 1
    for i in range(len(order) - 1, -1, -1):
        order[i].push()

# %% right="backward" name="an order of its own"
def backward(root):
    order = []

    def visit(value):
        if value not in order:
            for parent in value.parents:
                visit(parent)
            order.append(value)

    visit(root)
    order[-1].grad = 1.0
    while order:
        order.pop().push()

# %% wrong="zero_grad" name="root alone" diagnosis="leaves"
def zero_grad(root):
    root.grad = 0.0

# %% wrong="zero_grad" name="parents alone" diagnosis="leaves"
def zero_grad(root):
    root.grad = 0.0
    for value in root.parents:
        value.grad = 0.0

# %% wrong="zero_grad" name="a new name" diagnosis="root"
def zero_grad(root):
    for value in topological_order(root):
        grad = 0.0

# %% wrong="zero_grad" name="root left out" diagnosis="root"
def zero_grad(root):
    for value in topological_order(root)[:-1]:
        value.grad = 0.0

# %% wrong="zero_grad" name="data reset" diagnosis="changes-data"
def zero_grad(root):
    for value in topological_order(root):
        value.data, value.grad = 0.0, 0.0

# %% wrong="zero_grad" name="set to one" diagnosis="set-to-one"
def zero_grad(root):
    for value in topological_order(root):
        value.grad = 1.0

# %% wrong="zero_grad" name="None" diagnosis="none"
def zero_grad(root):
    for value in topological_order(root):
        value.grad = None

# %% right="zero_grad" name="a whole zero, by recursion"
def zero_grad(root):
    root.grad = 0
    for parent in root.parents:
        zero_grad(parent)

# %% right="zero_grad" name="times nothing"
def zero_grad(root):
    for value in set(topological_order(root)):
        value.grad *= 0

# %% wrong="to_keras_weights" name="not turned" diagnosis="not-transposed"
def to_keras_weights(parameters):
    weights = []
    for l in range(1, len(parameters) // 2 + 1):
        weights.append(parameters[f"W{l}"])
        weights.append(parameters[f"b{l}"].ravel())
    return weights

# %% wrong="to_keras_weights" name="reshape for a transpose" diagnosis="reshape where a transpose is meant"
def to_keras_weights(parameters):
    weights = []
    for l in range(1, len(parameters) // 2 + 1):
        W = parameters[f"W{l}"]
        weights.append(W.reshape(W.shape[1], W.shape[0]))
        weights.append(parameters[f"b{l}"].ravel())
    return weights

# %% wrong="to_keras_weights" name="bias as a column" diagnosis="bias-two-axes"
def to_keras_weights(parameters):
    weights = []
    for l in range(1, len(parameters) // 2 + 1):
        weights.append(parameters[f"W{l}"].T)
        weights.append(parameters[f"b{l}"])
    return weights

# %% wrong="to_keras_weights" name="bias as a row" diagnosis="bias-two-axes"
def to_keras_weights(parameters):
    weights = []
    for l in range(1, len(parameters) // 2 + 1):
        weights.append(parameters[f"W{l}"].T)
        weights.append(parameters[f"b{l}"].T)
    return weights

# %% wrong="to_keras_weights" name="bias first" diagnosis="bias-first"
def to_keras_weights(parameters):
    weights = []
    for l in range(1, len(parameters) // 2 + 1):
        weights.append(parameters[f"b{l}"].ravel())
        weights.append(parameters[f"W{l}"].T)
    return weights

# %% wrong="to_keras_weights" name="kernels, then biases" diagnosis="not-layer-by-layer"
def to_keras_weights(parameters):
    L = len(parameters) // 2
    return [parameters[f"W{l}"].T for l in range(1, L + 1)] + [parameters[f"b{l}"][:, 0] for l in range(1, L + 1)]

# %% wrong="to_keras_weights" name="pairs" diagnosis="type"
def to_keras_weights(parameters):
    L = len(parameters) // 2
    return [(parameters[f"W{l}"].T, parameters[f"b{l}"].ravel()) for l in range(1, L + 1)]

# %% wrong="to_keras_weights" name="last layer forgotten" diagnosis="count"
def to_keras_weights(parameters):
    weights = []
    for l in range(1, len(parameters) // 2):
        weights += [parameters[f"W{l}"].T, parameters[f"b{l}"].ravel()]
    return weights

# %% wrong="to_keras_weights" name="a dict" diagnosis="type"
def to_keras_weights(parameters):
    return {name: value.T if name[0] == "W" else value.ravel() for name, value in parameters.items()}

# %% wrong="to_keras_weights" name="first number of each bias" diagnosis="over-summed"
def to_keras_weights(parameters):
    weights = []
    for l in range(1, len(parameters) // 2 + 1):
        weights.append(parameters[f"W{l}"].T)
        weights.append(parameters[f"b{l}"][0])
    return weights

# %% right="to_keras_weights" name="in the order of the dict"
def to_keras_weights(parameters):
    return [value.T if name.startswith("W") else value[:, 0] for name, value in parameters.items()]

# %% right="to_keras_weights" name="transpose, squeeze, a tuple"
def to_keras_weights(parameters):
    weights = []
    l = 1
    while f"W{l}" in parameters:
        weights.extend([np.transpose(parameters["W" + str(l)]).copy(), np.squeeze(parameters["b" + str(l)], axis=1)])
        l += 1
    return tuple(weights)

# %% wrong="steps_of_fit" name="rounded down" diagnosis="leaving out the last batch"
def steps_of_fit(m, batch_size, epochs):
    return epochs * (m // batch_size)

# %% wrong="steps_of_fit" name="one more in any case" diagnosis="one batch too many where the last one is full"
def steps_of_fit(m, batch_size, epochs):
    return epochs * (m // batch_size + 1)

# %% wrong="steps_of_fit" name="rounded up at the end" diagnosis="every epoch begins anew"
def steps_of_fit(m, batch_size, epochs):
    return int(np.ceil(m * epochs / batch_size))

# %% wrong="steps_of_fit" name="not rounded" diagnosis="fraction"
def steps_of_fit(m, batch_size, epochs):
    return m / batch_size * epochs

# %% wrong="steps_of_fit" name="epochs forgotten" diagnosis="leaving out the epochs"
def steps_of_fit(m, batch_size, epochs):
    return -(-m // batch_size)

# %% wrong="steps_of_fit" name="rounded to the nearest" diagnosis="rounding to the nearest"
def steps_of_fit(m, batch_size, epochs):
    return epochs * round(m / batch_size)

# %% wrong="steps_of_fit" name="examples counted" diagnosis="a step is a whole batch"
def steps_of_fit(m, batch_size, epochs):
    return m * epochs

# %% wrong="steps_of_fit" name="a float" diagnosis="not-an-int"
def steps_of_fit(m, batch_size, epochs):
    return np.ceil(m / batch_size) * epochs

# %% right="steps_of_fit" name="a loop"
def steps_of_fit(m, batch_size, epochs):
    steps = 0
    for epoch in range(epochs):
        for start in range(0, m, batch_size):
            steps += 1
    return steps

# %% right="steps_of_fit" name="the rest counts"
def steps_of_fit(m, batch_size, epochs):
    full, rest = divmod(m, batch_size)
    return np.int64(epochs * (full + (rest > 0)))

# %% right="steps_of_fit" name="by ceil"
def steps_of_fit(m, batch_size, epochs):
    return int(np.ceil(m / batch_size)) * epochs

# %% wrong="linear_function" name="NumPy" diagnosis="no-tensor"
def linear_function(W, X, b):
    return W @ X + b

# %% wrong="linear_function" name="bias forgotten" diagnosis="leaving out b"
def linear_function(W, X, b):
    return keras.ops.matmul(W, X)

# %% wrong="linear_function" name="the other way round" diagnosis="crash"
def linear_function(W, X, b):
    return keras.ops.add(keras.ops.matmul(X, W), b)

# %% wrong="linear_function" name="entry by entry" diagnosis="crash"
def linear_function(W, X, b):
    return keras.ops.add(keras.ops.multiply(W, X), b)

# %% wrong="linear_function" name="one example a row" diagnosis="transpose"
def linear_function(W, X, b):
    return keras.ops.transpose(keras.ops.add(keras.ops.matmul(W, X), b))

# %% wrong="linear_function" name="minus" diagnosis="term-sign"
def linear_function(W, X, b):
    return keras.ops.subtract(keras.ops.matmul(W, X), b)

# %% right="linear_function" name="tensors and operators"
def linear_function(W, X, b):
    W, X, b = (keras.ops.convert_to_tensor(part, dtype="float32") for part in (W, X, b))
    return W @ X + b

# %% right="linear_function" name="einsum"
def linear_function(W, X, b):
    return keras.ops.einsum("ij,jk->ik", W, X) + keras.ops.convert_to_tensor(b)

# %% wrong="sigmoid" name="NumPy" diagnosis="no-tensor"
def sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))

# %% wrong="sigmoid" name="no cast" diagnosis="dtype"
def sigmoid(z):
    return keras.ops.sigmoid(keras.ops.convert_to_tensor(z, dtype="float64"))

# %% wrong="sigmoid" name="tanh" diagnosis="tanh"
def sigmoid(z):
    return keras.ops.tanh(keras.ops.convert_to_tensor(z, dtype="float32"))

# %% wrong="sigmoid" name="minus forgotten" diagnosis="leaving out the minus"
def sigmoid(z):
    z = keras.ops.convert_to_tensor(z, dtype="float32")
    return 1 / (1 + keras.ops.exp(z))

# %% wrong="sigmoid" name="overflows" diagnosis="nan"
def sigmoid(z):
    z = keras.ops.convert_to_tensor(z, dtype="float32")
    return keras.ops.exp(z) / (1 + keras.ops.exp(z))

# %% wrong="sigmoid" name="whole numbers cut off" diagnosis="numbers cut to whole ones"
def sigmoid(z):
    return keras.ops.sigmoid(keras.ops.cast(keras.ops.cast(z, "int32"), "float32"))

# %% right="sigmoid" name="by exp of minus z"
def sigmoid(z):
    z = keras.ops.cast(keras.ops.convert_to_tensor(z), "float32")
    return 1 / (1 + keras.ops.exp(-z))

# %% right="sigmoid" name="by tanh"
def sigmoid(z):
    half = 0.5 * keras.ops.convert_to_tensor(z, dtype="float32")
    return 0.5 * (1 + keras.ops.tanh(half))

# %% right="sigmoid" name="the activation of that name"
def sigmoid(z):
    return keras.activations.sigmoid(keras.ops.convert_to_tensor(z, dtype="float32"))

# %% wrong="compute_total_loss" name="not turned, not summed" diagnosis="not-transposed"
def compute_total_loss(logits, labels):
    return keras.losses.categorical_crossentropy(labels, logits, from_logits=True)

# %% wrong="compute_total_loss" name="not turned" diagnosis="the wrong axis"
def compute_total_loss(logits, labels):
    return keras.ops.sum(keras.losses.categorical_crossentropy(labels, logits, from_logits=True))

# %% wrong="compute_total_loss" name="from_logits forgotten" diagnosis="taken for probabilities"
def compute_total_loss(logits, labels):
    logits, labels = keras.ops.transpose(logits), keras.ops.transpose(labels)
    return keras.ops.sum(keras.losses.categorical_crossentropy(labels, logits))

# %% wrong="compute_total_loss" name="not turned, from_logits forgotten" diagnosis="the wrong axis, and scores"
def compute_total_loss(logits, labels):
    return keras.ops.sum(keras.losses.categorical_crossentropy(labels, logits))

# %% wrong="compute_total_loss" name="softmax before the loss too" diagnosis="softmax twice"
def compute_total_loss(logits, labels):
    probabilities = keras.ops.softmax(keras.ops.transpose(logits))
    return keras.ops.sum(keras.losses.categorical_crossentropy(keras.ops.transpose(labels), probabilities, from_logits=True))

# %% wrong="compute_total_loss" name="the mean" diagnosis="the mean, where the sum is meant"
def compute_total_loss(logits, labels):
    logits, labels = keras.ops.transpose(logits), keras.ops.transpose(labels)
    return keras.ops.mean(keras.losses.categorical_crossentropy(labels, logits, from_logits=True))

# %% wrong="compute_total_loss" name="the loss object, which takes the mean" diagnosis="the mean, where the sum is meant"
def compute_total_loss(logits, labels):
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    return loss(keras.ops.transpose(labels), keras.ops.transpose(logits))

# %% wrong="compute_total_loss" name="not summed" diagnosis="not-summed"
def compute_total_loss(logits, labels):
    return keras.losses.categorical_crossentropy(keras.ops.transpose(labels), keras.ops.transpose(logits), from_logits=True)

# %% wrong="compute_total_loss" name="arguments exchanged" diagnosis="exchanging the arguments"
def compute_total_loss(logits, labels):
    losses = keras.losses.categorical_crossentropy(keras.ops.transpose(logits), keras.ops.transpose(labels), from_logits=True)
    return keras.ops.sum(losses)

# %% wrong="compute_total_loss" name="a number of Python" diagnosis="no-tensor"
def compute_total_loss(logits, labels):
    losses = keras.losses.categorical_crossentropy(keras.ops.transpose(labels), keras.ops.transpose(logits), from_logits=True)
    return float(keras.ops.sum(losses))

# %% right="compute_total_loss" name="by log_softmax"
def compute_total_loss(logits, labels):
    return -keras.ops.sum(keras.ops.convert_to_tensor(labels) * keras.ops.log_softmax(keras.ops.convert_to_tensor(logits), axis=0))

# %% right="compute_total_loss" name="the axis named"
def compute_total_loss(logits, labels):
    return keras.ops.sum(keras.losses.categorical_crossentropy(labels, logits, from_logits=True, axis=0))

# %% right="compute_total_loss" name="labels as numbers"
def compute_total_loss(logits, labels):
    numbers = keras.ops.argmax(labels, axis=0)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="sum")
    return loss(numbers, keras.ops.transpose(logits))

# %% wrong="build_mlp" name="softmax in the model" diagnosis="softmax in the model"
def build_mlp(input_dim, layer_sizes, classes):
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    for units in layer_sizes:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model

# %% wrong="build_mlp" name="ReLU at the end too" diagnosis="clipped"
def build_mlp(input_dim, layer_sizes, classes):
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    for units in [*layer_sizes, classes]:
        model.add(keras.layers.Dense(units, activation="relu"))
    return model

# %% wrong="build_mlp" name="a sigmoid at the end" diagnosis="a sigmoid at the output"
def build_mlp(input_dim, layer_sizes, classes):
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    for units in layer_sizes:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(classes, activation="sigmoid"))
    return model

# %% wrong="build_mlp" name="no bends" diagnosis="layers without a bend"
def build_mlp(input_dim, layer_sizes, classes):
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    for units in layer_sizes:
        model.add(keras.layers.Dense(units))
    model.add(keras.layers.Dense(classes))
    return model

# %% wrong="build_mlp" name="tanh" diagnosis="tanh in the hidden layers"
def build_mlp(input_dim, layer_sizes, classes):
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    for units in layer_sizes:
        model.add(keras.layers.Dense(units, activation="tanh"))
    model.add(keras.layers.Dense(classes))
    return model

# %% wrong="build_mlp" name="one hidden layer only" diagnosis="too-few-layers"
def build_mlp(input_dim, layer_sizes, classes):
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    model.add(keras.layers.Dense(layer_sizes[0], activation="relu"))
    model.add(keras.layers.Dense(classes))
    return model

# %% wrong="build_mlp" name="the last layer forgotten" diagnosis="too-few-layers"
def build_mlp(input_dim, layer_sizes, classes):
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    for units in layer_sizes:
        model.add(keras.layers.Dense(units, activation="relu"))
    return model

# %% wrong="build_mlp" name="the input as a layer too" diagnosis="too-many-layers"
def build_mlp(input_dim, layer_sizes, classes):
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    for units in [input_dim, *layer_sizes]:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(classes))
    return model

# %% wrong="build_mlp" name="the input forgotten" diagnosis="too-few-layers"
def build_mlp(input_dim, layer_sizes, classes):
    model = keras.Sequential()
    for units in layer_sizes:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(classes))
    return model

# %% wrong="build_mlp" name="sizes from the last on" diagnosis="units"
def build_mlp(input_dim, layer_sizes, classes):
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    for units in layer_sizes[::-1]:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(classes))
    return model

# %% wrong="build_mlp" name="started from zeros" diagnosis="zero-start"
def build_mlp(input_dim, layer_sizes, classes):
    model = keras.Sequential([keras.Input(shape=(input_dim,))])
    for units in layer_sizes:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer="zeros"))
    model.add(keras.layers.Dense(classes, kernel_initializer="zeros"))
    return model

# %% wrong="build_mlp" name="a list of layers" diagnosis="no-model"
def build_mlp(input_dim, layer_sizes, classes):
    return [keras.Input(shape=(input_dim,)), *[keras.layers.Dense(units, activation="relu") for units in layer_sizes],
            keras.layers.Dense(classes)]

# %% right="build_mlp" name="a list, He's rule, bends as layers"
def build_mlp(input_dim, layer_sizes, classes):
    stack = [keras.Input((input_dim,))]
    for units in layer_sizes:
        stack += [keras.layers.Dense(units, kernel_initializer="he_normal"), keras.layers.ReLU()]
    return keras.Sequential([*stack, keras.layers.Dense(classes, activation="linear")])

# %% right="build_mlp" name="functional"
def build_mlp(input_dim, layer_sizes, classes):
    inputs = keras.Input(shape=(input_dim,))
    A = inputs
    for units in layer_sizes:
        A = keras.layers.Dense(units, activation=keras.activations.relu)(A)
    return keras.Model(inputs, keras.layers.Dense(classes)(A))

# %% right="build_mlp" name="built afterwards"
def build_mlp(input_dim, layer_sizes, classes):
    model = keras.Sequential([keras.layers.Dense(units, activation="relu") for units in layer_sizes])
    model.add(keras.layers.Dense(classes))
    model.build((None, input_dim))
    return model
