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

# %% wrong="layer_sizes" name="columns counted: the examples" diagnosis="counts-examples"
def layer_sizes(X, Y, n_h=4):
    return X.shape[1], n_h, Y.shape[0]

# %% wrong="layer_sizes" name="examples counted twice" diagnosis="counts-examples"
def layer_sizes(X, Y, n_h=4):
    n_x = X.shape[1]
    n_y = Y.shape[1]
    return n_x, n_h, n_y

# %% wrong="layer_sizes" name="hidden units typed in" diagnosis="n_h-ignored"
def layer_sizes(X, Y, n_h=4):
    n_x = X.shape[0]
    n_h = 4
    n_y = Y.shape[0]
    return n_x, n_h, n_y

# %% wrong="layer_sizes" name="sizes of the flower typed in" diagnosis="typed-in"
def layer_sizes(X, Y, n_h=4):
    return 2, n_h, 1

# %% wrong="layer_sizes" name="other order" diagnosis="order"
def layer_sizes(X, Y, n_h=4):
    return X.shape[0], Y.shape[0], n_h

# %% wrong="layer_sizes" name="number of entries" diagnosis="counts-entries"
def layer_sizes(X, Y, n_h=4):
    return X.size, n_h, Y.size

# %% right="layer_sizes" name="len"
def layer_sizes(X, Y, n_h=4):
    return len(X), n_h, len(Y)

# %% right="layer_sizes" name="shapes taken apart"
def layer_sizes(X, Y, n_h=4):
    n_x, m = X.shape
    n_y, m = np.shape(Y)
    return n_x, n_h, n_y

# %% wrong="initialize_parameters" name="numbers between 0 and 1" diagnosis="mean-not-zero"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    rng = np.random.default_rng(rng)
    return {"W1": rng.random((n_h, n_x)) * 0.01, "b1": np.zeros((n_h, 1)),
            "W2": rng.random((n_y, n_h)) * 0.01, "b2": np.zeros((n_y, 1))}

# %% wrong="initialize_parameters" name="zeros" diagnosis="zero-weights"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    return {"W1": np.zeros((n_h, n_x)), "b1": np.zeros((n_h, 1)), "W2": np.zeros((n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% wrong="initialize_parameters" name="W1 of shape (n_x, n_h)" diagnosis="transpose"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    rng = np.random.default_rng(rng)
    return {"W1": rng.standard_normal((n_x, n_h)) * 0.01, "b1": np.zeros((n_h, 1)),
            "W2": rng.standard_normal((n_h, n_y)) * 0.01, "b2": np.zeros((n_y, 1))}

# %% wrong="initialize_parameters" name="biases with one axis" diagnosis="rank-one"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    rng = np.random.default_rng(rng)
    return {"W1": rng.standard_normal((n_h, n_x)) * 0.01, "b1": np.zeros(n_h),
            "W2": rng.standard_normal((n_y, n_h)) * 0.01, "b2": np.zeros(n_y)}

# %% wrong="initialize_parameters" name="a seed inside" diagnosis="seeded-inside"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    rng = np.random.default_rng(2)
    return {"W1": rng.standard_normal((n_h, n_x)) * 0.01, "b1": np.zeros((n_h, 1)),
            "W2": rng.standard_normal((n_y, n_h)) * 0.01, "b2": np.zeros((n_y, 1))}

# %% wrong="initialize_parameters" name="NumPy's global generator" diagnosis="rng-unused"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    return {"W1": np.random.randn(n_h, n_x) * 0.01, "b1": np.zeros((n_h, 1)),
            "W2": np.random.randn(n_y, n_h) * 0.01, "b2": np.zeros((n_y, 1))}

# %% wrong="initialize_parameters" name="factor forgotten" diagnosis="scale"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    rng = np.random.default_rng(rng)
    return {"W1": rng.standard_normal((n_h, n_x)), "b1": np.zeros((n_h, 1)),
            "W2": rng.standard_normal((n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% wrong="initialize_parameters" name="random biases" diagnosis="biases-not-zero"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    rng = np.random.default_rng(rng)
    return {"W1": rng.standard_normal((n_h, n_x)) * 0.01, "b1": rng.standard_normal((n_h, 1)) * 0.01,
            "W2": rng.standard_normal((n_y, n_h)) * 0.01, "b2": rng.standard_normal((n_y, 1)) * 0.01}

# %% wrong="initialize_parameters" name="biases of whole numbers" diagnosis="integer-dtype"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    rng = np.random.default_rng(rng)
    return {"W1": rng.standard_normal((n_h, n_x)) * 0.01, "b1": np.array([[0]] * n_h),
            "W2": rng.standard_normal((n_y, n_h)) * 0.01, "b2": np.array([[0]] * n_y)}

# %% wrong="initialize_parameters" name="all units alike" diagnosis="repeated"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    rng = np.random.default_rng(rng)
    return {"W1": np.repeat(rng.standard_normal((1, n_x)) * 0.01, n_h, axis=0), "b1": np.zeros((n_h, 1)),
            "W2": np.repeat(rng.standard_normal((1, n_h)) * 0.01, n_y, axis=0), "b2": np.zeros((n_y, 1))}

# %% right="initialize_parameters" name="normal with a scale, W2 first"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    rng = np.random.default_rng(rng)
    W2 = rng.normal(0.0, 0.01, size=(n_y, n_h))
    W1 = rng.normal(loc=0.0, scale=0.01, size=(n_h, n_x))
    return dict(W1=W1, b1=np.zeros([n_h, 1]), W2=W2, b2=np.full((n_y, 1), 0.0))

# %% right="initialize_parameters" name="single precision"
def initialize_parameters(n_x, n_h, n_y, rng=None):
    rng = np.random.default_rng(rng)
    W1 = rng.standard_normal((n_h, n_x), dtype=np.float32) / 100
    W2 = rng.standard_normal((n_y, n_h), dtype=np.float32) / 100
    return {"W1": W1, "b1": W1[:, :1] * 0, "W2": W2, "b2": W2[:, :1] * 0}

# %% wrong="forward_propagation" name="sigmoid in the hidden layer" diagnosis="hidden-activation"
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = sigmoid(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong="forward_propagation" name="ReLU in the hidden layer" diagnosis="hidden-activation"
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.maximum(0, Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong="forward_propagation" name="tanh forgotten" diagnosis="hidden-activation"
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = Z1
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong="forward_propagation" name="entry by entry" diagnosis="crash"
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 * X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 * A1 + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong="forward_propagation" name="tanh at the output" diagnosis="output-activation"
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = np.tanh(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong="forward_propagation" name="X transposed" diagnosis="crash"
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X.T) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong="forward_propagation" name="one example a row" diagnosis="transpose"
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(X.T, W1.T) + b1.T
    A1 = np.tanh(Z1)
    Z2 = np.dot(A1, W2.T) + b2.T
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong="forward_propagation" name="answers with one axis" diagnosis="reshape"
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2).ravel()
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong="forward_propagation" name="first bias forgotten" diagnosis="leaving out b1"
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X)
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong="forward_propagation" name="second layer reads Z1" diagnosis="feeding Z1"
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, Z1) + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong="forward_propagation" name="labels, not probabilities" diagnosis="output-activation"
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = (Z2 > 0) * 1.0
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong="forward_propagation" name="cache not returned" diagnosis="type"
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    return sigmoid(np.dot(W2, np.tanh(np.dot(W1, X) + b1)) + b2)

# %% right="forward_propagation" name="a loop over examples"
def forward_propagation(X, parameters):
    columns = []
    for i in range(X.shape[1]):
        z1 = parameters["W1"].dot(X[:, [i]]) + parameters["b1"]
        a1 = (1 - np.exp(-2 * z1)) / (1 + np.exp(-2 * z1))
        z2 = parameters["W2"].dot(a1) + parameters["b2"]
        columns.append((z1, a1, z2, 1 / (1 + np.exp(-z2))))
    Z1, A1, Z2, A2 = (np.hstack(part) for part in zip(*columns))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% right="forward_propagation" name="einsum, tanh by the sigmoid"
def forward_propagation(X, parameters):
    print("forward")
    cache = {}
    cache["Z1"] = np.einsum("hx,xm->hm", parameters["W1"], X) + parameters["b1"]
    cache["A1"] = 2 * sigmoid(2 * cache["Z1"]) - 1
    cache["Z2"] = np.einsum("yh,hm->ym", parameters["W2"], cache["A1"]) + parameters["b2"]
    cache["A2"] = sigmoid(cache["Z2"])
    return cache["A2"], cache

# %% wrong="compute_cost" name="no mean" diagnosis="sum-for-mean"
def compute_cost(A2, Y):
    return -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))

# %% wrong="compute_cost" name="mean over outputs too" diagnosis="mean-for-sum"
def compute_cost(A2, Y):
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))

# %% wrong="compute_cost" name="minus forgotten" diagnosis="sign"
def compute_cost(A2, Y):
    m = Y.shape[1]
    return np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m

# %% wrong="compute_cost" name="only the term of the ones" diagnosis="missing-term"
def compute_cost(A2, Y):
    m = Y.shape[1]
    return -np.sum(Y * np.log(A2)) / m

# %% wrong="compute_cost" name="multiplication table" diagnosis="multiplication table"
def compute_cost(A2, Y):
    m = Y.shape[1]
    return -np.sum(np.dot(Y.T, np.log(A2)) + np.dot((1 - Y).T, np.log(1 - A2))) / m

# %% wrong="compute_cost" name="not summed" diagnosis="not-summed"
def compute_cost(A2, Y):
    return -(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))

# %% wrong="compute_cost" name="divided by the number of outputs" diagnosis="sum-for-mean"
def compute_cost(A2, Y):
    m = Y.shape[0]
    return -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m

# %% wrong="compute_cost" name="logarithm of base 2" diagnosis="factor"
def compute_cost(A2, Y):
    m = Y.shape[1]
    return -np.sum(Y * np.log2(A2) + (1 - Y) * np.log2(1 - A2)) / m

# %% wrong="compute_cost" name="squared error" diagnosis="squared-error"
def compute_cost(A2, Y):
    return np.sum((A2 - Y) ** 2) / Y.shape[1]

# %% right="compute_cost" name="clipped, of the right answer only"
def compute_cost(A2, Y):
    A2 = np.clip(A2, 1e-12, 1 - 1e-12)
    given_to_truth = np.where(Y == 1, A2, 1 - A2)
    return float(-np.log(given_to_truth).sum(axis=0).mean())

# %% right="compute_cost" name="vdot"
def compute_cost(A2, Y):
    m = Y.shape[1]
    cost = -(np.vdot(Y, np.log(A2)) + np.vdot(1 - Y, np.log(1 - A2))) / m
    assert np.isfinite(cost)
    return np.asarray(cost)

# %% wrong="backward_propagation" name="slope of the sigmoid" diagnosis="slope of the sigmoid"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.dot(W2.T, dZ2) * A1 * (1 - A1)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="slope of the sigmoid at Z1" diagnosis="sigmoid at Z1"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.dot(W2.T, dZ2) * sigmoid(cache["Z1"]) * (1 - sigmoid(cache["Z1"]))
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="Z1 in the place of A1" diagnosis="1 − Z1²"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2, Z1 = parameters["W2"], cache["A1"], cache["A2"], cache["Z1"]
    dZ2 = A2 - Y
    dZ1 = np.dot(W2.T, dZ2) * (1 - Z1 ** 2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="slope of tanh forgotten" diagnosis="leaving out the slope"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.dot(W2.T, dZ2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="square forgotten" diagnosis="1 − A1 where"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="tanh twice" diagnosis="at A1"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.dot(W2.T, dZ2) * (1 - np.tanh(A1) ** 2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="matrix product with the slope" diagnosis="crash"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.dot(np.dot(W2.T, dZ2), 1 - A1 ** 2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="matrix product with the slope, turned to fit" diagnosis="crash"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.dot(np.dot(W2.T, dZ2), (1 - A1 ** 2).T)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="1/m twice" diagnosis="mean-for-sum"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) / m
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="1/m forgotten" diagnosis="sum-for-mean"
def backward_propagation(parameters, cache, X, Y):
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    return {"dW1": np.dot(dZ1, X.T), "db1": np.sum(dZ1, axis=1, keepdims=True),
            "dW2": np.dot(dZ2, A1.T), "db2": np.sum(dZ2, axis=1, keepdims=True)}

# %% wrong="backward_propagation" name="error turned round" diagnosis="sign"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = Y - A2
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="db without keepdims" diagnosis="rank-one"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1) / m}

# %% wrong="backward_propagation" name="db summed over the units" diagnosis="axis"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=0, keepdims=True) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=0, keepdims=True) / m}

# %% wrong="backward_propagation" name="db summed over everything" diagnosis="over-summed"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1) / m, "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2) / m}

# %% wrong="backward_propagation" name="W2 changed before it is used" diagnosis="after the step"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = np.dot(dZ2, A1.T) / m
    W2 = W2 - 1.2 * dW2
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": dW2, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="the step taken on the caller's W2" diagnosis="changes-argument"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = np.dot(dZ2, A1.T) / m
    W2 -= 1.2 * dW2
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": dW2, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="X where A1 comes in" diagnosis="wrong-size"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": np.dot(dZ2, X.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% wrong="backward_propagation" name="squared error at the output" diagnosis="squared error"
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    return {"dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
            "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m}

# %% right="backward_propagation" name="Z1 by cosh"
def backward_propagation(parameters, cache, X, Y):
    m = Y.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = np.matmul(parameters["W2"].T, dZ2) / np.cosh(cache["Z1"]) ** 2
    return {"dW1": np.matmul(dZ1, X.T) / m, "db1": dZ1.mean(axis=1, keepdims=True),
            "dW2": np.matmul(dZ2, cache["A1"].T) / m, "db2": dZ2.mean(axis=1).reshape(-1, 1)}

# %% right="backward_propagation" name="a loop over examples"
def backward_propagation(parameters, cache, X, Y):
    grads = {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}
    m = X.shape[1]
    for i in range(m):
        x, a1, d2 = X[:, i], cache["A1"][:, i], cache["A2"][:, i] - Y[:, i]
        d1 = parameters["W2"].T.dot(d2) * (1 - np.power(a1, 2))
        grads["dW2"] += np.outer(d2, a1) / m
        grads["db2"] += d2[:, np.newaxis] / m
        grads["dW1"] += np.outer(d1, x) / m
        grads["db1"] += d1[:, np.newaxis] / m
    return grads

# %% wrong="update_parameters" name="changes the caller's arrays" diagnosis="changes-argument"
def update_parameters(parameters, grads, learning_rate=1.2):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters

# %% wrong="update_parameters" name="uphill" diagnosis="uphill"
def update_parameters(parameters, grads, learning_rate=1.2):
    return {name: parameters[name] + learning_rate * grads["d" + name] for name in parameters}

# %% wrong="update_parameters" name="learning rate forgotten" diagnosis="learning rate"
def update_parameters(parameters, grads, learning_rate=1.2):
    return {name: parameters[name] - grads["d" + name] for name in parameters}

# %% wrong="update_parameters" name="learning rate typed in" diagnosis="whatever learning_rate says"
def update_parameters(parameters, grads, learning_rate=1.2):
    return {name: parameters[name] - 1.2 * grads["d" + name] for name in parameters}

# %% wrong="update_parameters" name="another rate if none is given" diagnosis="factor"
def update_parameters(parameters, grads, learning_rate=0.01):
    return {name: parameters[name] - learning_rate * grads["d" + name] for name in parameters}

# %% wrong="update_parameters" name="biases stay" diagnosis="zeros"
def update_parameters(parameters, grads, learning_rate=1.2):
    updated = dict(parameters)
    for name in ("W1", "W2"):
        updated[name] = parameters[name] - learning_rate * grads["d" + name]
    return updated

# %% wrong="update_parameters" name="the step alone" diagnosis="the step alone"
def update_parameters(parameters, grads, learning_rate=1.2):
    return {name: -learning_rate * grads["d" + name] for name in parameters}

# %% right="update_parameters" name="four lines"
def update_parameters(parameters, grads, learning_rate=1.2):
    W1 = parameters["W1"] - grads["dW1"] * learning_rate
    b1 = parameters["b1"] - grads["db1"] * learning_rate
    W2 = parameters["W2"] - grads["dW2"] * learning_rate
    b2 = parameters["b2"] - grads["db2"] * learning_rate
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% right="update_parameters" name="in place on a deep copy"
def update_parameters(parameters, grads, learning_rate=1.2):
    import copy
    new = copy.deepcopy(parameters)
    for name in new:
        new[name] -= learning_rate * grads["d" + name]
    return new

# %% wrong="nn_model" name="start inside the loop as well" diagnosis="initialised-anew"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    n_x, n_h, n_y = layer_sizes(X, Y, n_h)
    parameters = initialize_parameters(n_x, n_h, n_y, rng)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = initialize_parameters(n_x, n_h, n_y, rng)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

# %% wrong="nn_model" name="start inside the loop only" diagnosis="crash"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    n_x, n_h, n_y = layer_sizes(X, Y, n_h)
    for i in range(num_iterations):
        parameters = initialize_parameters(n_x, n_h, n_y, rng)
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

# %% wrong="nn_model" name="learning rate not handed on" diagnosis="another learning rate"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    n_x, n_h, n_y = layer_sizes(X, Y, n_h)
    parameters = initialize_parameters(n_x, n_h, n_y, rng)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
    return parameters

# %% wrong="nn_model" name="rng not handed on" diagnosis="rng-unused"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    n_x, n_h, n_y = layer_sizes(X, Y, n_h)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

# %% wrong="nn_model" name="a seed of its own" diagnosis="seeded"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    n_x, n_h, n_y = layer_sizes(X, Y, n_h)
    parameters = initialize_parameters(n_x, n_h, n_y, np.random.default_rng(3))
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

# %% wrong="nn_model" name="four hidden units typed in" diagnosis="shape"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    n_x, n_h, n_y = layer_sizes(X, Y, 4)
    parameters = initialize_parameters(n_x, n_h, n_y, rng)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

# %% wrong="nn_model" name="update after the loop" diagnosis="single step"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    n_x, n_h, n_y = layer_sizes(X, Y, n_h)
    parameters = initialize_parameters(n_x, n_h, n_y, rng)
    grads = None
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
    return update_parameters(parameters, grads, learning_rate) if grads else parameters

# %% wrong="nn_model" name="slopes computed once" diagnosis="slopes of the start"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    n_x, n_h, n_y = layer_sizes(X, Y, n_h)
    parameters = initialize_parameters(n_x, n_h, n_y, rng)
    A2, cache = forward_propagation(X, parameters)
    grads = backward_propagation(parameters, cache, X, Y)
    for i in range(num_iterations):
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

# %% wrong="nn_model" name="one step too many" diagnosis="one step too many"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    n_x, n_h, n_y = layer_sizes(X, Y, n_h)
    parameters = initialize_parameters(n_x, n_h, n_y, rng)
    for i in range(num_iterations + 1):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

# %% wrong="nn_model" name="variables of the notebook" diagnosis="crash"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    n_x, n_h, n_y = layer_sizes(X_train, Y_train, n_h)
    parameters = initialize_parameters(n_x, n_h, n_y, rng)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X_train, parameters)
        grads = backward_propagation(parameters, cache, X_train, Y_train)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

# %% wrong="nn_model" name="parameters and cost returned" diagnosis="type"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    n_x, n_h, n_y = layer_sizes(X, Y, n_h)
    parameters, cost = initialize_parameters(n_x, n_h, n_y, rng), None
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, cost

# %% right="nn_model" name="keywords, while, sizes from shapes"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0], rng=rng)
    step = 0
    while step < num_iterations:
        _, cache = forward_propagation(X=X, parameters=parameters)
        slopes = backward_propagation(parameters, cache, X=X, Y=Y)
        parameters = update_parameters(parameters, slopes, learning_rate=learning_rate)
        step += 1
    return parameters

# %% right="nn_model" name="cost kept every time, on one line"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2, rng=None):
    costs = []
    parameters = initialize_parameters(*layer_sizes(X, Y, n_h), rng)
    for _ in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        costs.append(compute_cost(A2, Y))
        parameters = update_parameters(parameters, backward_propagation(parameters, cache, X, Y), learning_rate)
    return parameters

# %% wrong="predict" name="probabilities" diagnosis="probabilities-not-labels"
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return A2

# %% wrong="predict" name="threshold at the mean" diagnosis="threshold"
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return (A2 > np.mean(A2)) * 1.0

# %% wrong="predict" name="zero and one exchanged" diagnosis="exchanged"
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return (A2 < 0.5) * 1.0

# %% wrong="predict" name="one axis only" diagnosis="rank-one"
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return (A2[0] > 0.5) * 1.0

# %% wrong="predict" name="both results compared" diagnosis="crash"
def predict(parameters, X):
    A2 = forward_propagation(X, parameters)
    return (A2 > 0.5) * 1.0

# %% wrong="predict" name="arguments exchanged" diagnosis="crash"
def predict(parameters, X):
    A2, cache = forward_propagation(parameters, X)
    return (A2 > 0.5) * 1.0

# %% wrong="predict" name="sums compared with one half" diagnosis="sums-compared"
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return (cache["Z2"] > 0.5) * 1.0

# %% right="predict" name="round"
def predict(parameters, X):
    return np.round(forward_propagation(X, parameters)[0])

# %% right="predict" name="the sign of the sums, as booleans"
def predict(parameters, X):
    _, cache = forward_propagation(X, parameters)
    return cache["Z2"] > 0

# %% wrong="catches" name="never" diagnosis="let-through"
def catches(grads, parameters, X, Y):
    return False

# %% wrong="catches" name="always" diagnosis="false-alarm"
def catches(grads, parameters, X, Y):
    return True

# %% wrong="catches" name="only shapes compared" diagnosis="let-through"
def catches(grads, parameters, X, Y):
    return any(grads["d" + name].shape != parameters[name].shape for name in parameters)

# %% wrong="catches" name="only the last entry counts" diagnosis="let-through"
def catches(grads, parameters, X, Y):
    def cost_after(name, place, move):
        moved = {key: value.copy() for key, value in parameters.items()}
        moved[name][place] += move
        return compute_cost(forward_propagation(X, moved)[0], Y)
    wrong = False
    for name in ("W1", "b1", "W2", "b2"):
        for place in np.ndindex(parameters[name].shape):
            measured = (cost_after(name, place, 1e-5) - cost_after(name, place, -1e-5)) / 2e-5
            wrong = np.abs(grads["d" + name][place] - measured) > 1e-6
    return bool(wrong)

# %% wrong="catches" name="without the size of the distance" diagnosis="let-through"
def catches(grads, parameters, X, Y):
    def cost_after(name, place, move):
        moved = {key: value.copy() for key, value in parameters.items()}
        moved[name][place] += move
        return compute_cost(forward_propagation(X, moved)[0], Y)
    wrong = False
    for name in ("W1", "b1", "W2", "b2"):
        for place in np.ndindex(parameters[name].shape):
            measured = (cost_after(name, place, 1e-5) - cost_after(name, place, -1e-5)) / 2e-5
            wrong = wrong or grads["d" + name][place] - measured > 1e-6
    return bool(wrong)

# %% wrong="catches" name="sum of the errors" diagnosis="let-through"
def catches(grads, parameters, X, Y):
    def cost_after(name, place, move):
        moved = {key: value.copy() for key, value in parameters.items()}
        moved[name][place] += move
        return compute_cost(forward_propagation(X, moved)[0], Y)
    total = 0.0
    for name in ("W1", "b1", "W2", "b2"):
        for place in np.ndindex(parameters[name].shape):
            measured = (cost_after(name, place, 1e-5) - cost_after(name, place, -1e-5)) / 2e-5
            total += grads["d" + name][place] - measured
    return bool(abs(total) > 1e-6)

# %% wrong="catches" name="weights only" diagnosis="let-through"
def catches(grads, parameters, X, Y):
    def cost_after(name, place, move):
        moved = {key: value.copy() for key, value in parameters.items()}
        moved[name][place] += move
        return compute_cost(forward_propagation(X, moved)[0], Y)
    for name in ("W1", "W2"):
        for place in np.ndindex(parameters[name].shape):
            measured = (cost_after(name, place, 1e-5) - cost_after(name, place, -1e-5)) / 2e-5
            if abs(grads["d" + name][place] - measured) > 1e-6:
                return True
    return False

# %% wrong="catches" name="the two in the denominator forgotten" diagnosis="false-alarm"
def catches(grads, parameters, X, Y):
    def cost_after(name, place, move):
        moved = {key: value.copy() for key, value in parameters.items()}
        moved[name][place] += move
        return compute_cost(forward_propagation(X, moved)[0], Y)
    for name in ("W1", "b1", "W2", "b2"):
        for place in np.ndindex(parameters[name].shape):
            measured = (cost_after(name, place, 1e-5) - cost_after(name, place, -1e-5)) / 1e-5
            if abs(grads["d" + name][place] - measured) > 1e-6:
                return True
    return False

# %% wrong="catches" name="compared exactly" diagnosis="false-alarm"
def catches(grads, parameters, X, Y):
    def cost_after(name, place, move):
        moved = {key: value.copy() for key, value in parameters.items()}
        moved[name][place] += move
        return compute_cost(forward_propagation(X, moved)[0], Y)
    for name in ("W1", "b1", "W2", "b2"):
        for place in np.ndindex(parameters[name].shape):
            measured = (cost_after(name, place, 1e-5) - cost_after(name, place, -1e-5)) / 2e-5
            if grads["d" + name][place] != measured:
                return True
    return False

# %% wrong="catches" name="moves the caller's parameters" diagnosis="changes-argument"
def catches(grads, parameters, X, Y):
    def cost_after(name, place, move):
        moved = dict(parameters)
        moved[name][place] += move
        return compute_cost(forward_propagation(X, moved)[0], Y)
    wrong = False
    for name in ("W1", "b1", "W2", "b2"):
        for place in np.ndindex(parameters[name].shape):
            measured = (cost_after(name, place, 1e-5) - cost_after(name, place, -2e-5)) / 2e-5
            wrong = wrong or np.abs(grads["d" + name][place] - measured) > 1e-3
    return bool(wrong)

# %% right="catches" name="whole arrays, allclose"
def catches(grads, parameters, X, Y):
    for name, value in parameters.items():
        measured = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            ends = []
            for move in (1e-5, -1e-5):
                moved = {**parameters, name: value.copy()}
                moved[name][place] += move
                A2, _ = forward_propagation(X, moved)
                ends.append(compute_cost(A2, Y))
            measured[place] = (ends[0] - ends[1]) / 2e-5
        if not np.allclose(grads["d" + name], measured, rtol=0, atol=1e-6):
            return True
    return False

# %% right="catches" name="number of wrong entries, a coarser step"
def catches(grads, parameters, X, Y):
    count = 0
    for name in grads:
        key = name[1:]
        for place in np.ndindex(grads[name].shape):
            def cost(move):
                moved = {k: np.array(v) for k, v in parameters.items()}
                moved[key][place] += move
                return compute_cost(forward_propagation(X, moved)[0], Y)
            count += not abs((cost(1e-4) - cost(-1e-4)) / 2e-4 - grads[name][place]) <= 1e-6
    return count > 0

# %% wrong="choose_hidden_size" name="by training accuracy" diagnosis="training-accuracy"
def choose_hidden_size(results):
    return max(results, key=lambda n_h: results[n_h]["train"])

# %% wrong="choose_hidden_size" name="the largest" diagnosis="training-accuracy"
def choose_hidden_size(results):
    return max(results)

# %% wrong="choose_hidden_size" name="the accuracy" diagnosis="not-a-size"
def choose_hidden_size(results):
    return max(row["validation"] for row in results.values())

# %% wrong="choose_hidden_size" name="the place in the list" diagnosis="not-a-size"
def choose_hidden_size(results):
    return -1 - int(np.argmax([row["validation"] for row in results.values()]))

# %% wrong="choose_hidden_size" name="the row" diagnosis="type"
def choose_hidden_size(results):
    return max(results.items(), key=lambda pair: pair[1]["validation"])

# %% wrong="choose_hidden_size" name="the worst" diagnosis="not-the-best"
def choose_hidden_size(results):
    return min(results, key=lambda n_h: results[n_h]["validation"])

# %% wrong="choose_hidden_size" name="the larger of equals" diagnosis="tie"
def choose_hidden_size(results):
    return max(results, key=lambda n_h: (results[n_h]["validation"], n_h))

# %% wrong="choose_hidden_size" name="the smallest gap" diagnosis="not-the-best"
def choose_hidden_size(results):
    return min(results, key=lambda n_h: abs(results[n_h]["train"] - results[n_h]["validation"]))

# %% right="choose_hidden_size" name="max with a key"
def choose_hidden_size(results):
    return max(sorted(results), key=lambda n_h: results[n_h]["validation"])

# %% right="choose_hidden_size" name="loop"
def choose_hidden_size(results):
    best, chosen = -1.0, None
    for n_h in sorted(results):
        if results[n_h]["validation"] > best:
            best, chosen = results[n_h]["validation"], n_h
    return chosen
