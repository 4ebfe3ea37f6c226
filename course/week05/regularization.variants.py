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

# %% wrong="compute_cost_with_regularization" name="lambda over m" diagnosis="λ/m where λ/2m is meant"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    squares = sum(np.sum(W**2) for name, W in parameters.items() if name.startswith("W"))
    return layers.compute_cost(A3, Y) + lambd / m * squares

# %% wrong="compute_cost_with_regularization" name="no 1/m" diagnosis="leaving out 1/m"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    squares = sum(np.sum(W**2) for name, W in parameters.items() if name.startswith("W"))
    return layers.compute_cost(A3, Y) + lambd / 2 * squares

# %% wrong="compute_cost_with_regularization" name="neither 2 nor m" diagnosis="leaving out both 2 and m"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    squares = sum(np.sum(W**2) for name, W in parameters.items() if name.startswith("W"))
    return layers.compute_cost(A3, Y) + lambd * squares

# %% wrong="compute_cost_with_regularization" name="brackets forgotten: lambda / 2 * m" diagnosis="leaving out the brackets"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    squares = sum(np.sum(W**2) for name, W in parameters.items() if name.startswith("W"))
    return layers.compute_cost(A3, Y) + lambd / 2 * m * squares

# %% wrong="compute_cost_with_regularization" name="biases have a price too" diagnosis="biases"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    squares = sum(np.sum(np.square(value)) for value in parameters.values())
    return layers.compute_cost(A3, Y) + lambd / (2 * m) * squares

# %% wrong="compute_cost_with_regularization" name="only the last layer" diagnosis="layers"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m, L = Y.shape[1], len(parameters) // 2
    return layers.compute_cost(A3, Y) + lambd / (2 * m) * np.sum(parameters["W" + str(L)] ** 2)

# %% wrong="compute_cost_with_regularization" name="W1, W2 and W3 only" diagnosis="layers"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]
    penalty = (np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))) * lambd / (2 * m)
    return layers.compute_cost(A3, Y) + penalty

# %% wrong="compute_cost_with_regularization" name="the loop ends before the last layer" diagnosis="layers"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m, L = Y.shape[1], len(parameters) // 2
    squares = 0.0
    for l in range(1, L):
        squares += np.sum(parameters["W" + str(l)] ** 2)
    return layers.compute_cost(A3, Y) + lambd / (2 * m) * squares

# %% wrong="compute_cost_with_regularization" name="the sum overwritten in the loop" diagnosis="layers"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m, L = Y.shape[1], len(parameters) // 2
    for l in range(1, L + 1):
        squares = np.sum(parameters["W" + str(l)] ** 2)
    return layers.compute_cost(A3, Y) + lambd / (2 * m) * squares

# %% wrong="compute_cost_with_regularization" name="square of the sums" diagnosis="squares of the sums of the matrices"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    squares = sum(np.square(np.sum(W)) for name, W in parameters.items() if name.startswith("W"))
    return layers.compute_cost(A3, Y) + lambd / (2 * m) * squares

# %% wrong="compute_cost_with_regularization" name="L1 where L2 is meant" diagnosis="sizes of the weights"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    total = sum(np.sum(np.abs(W)) for name, W in parameters.items() if name.startswith("W"))
    return layers.compute_cost(A3, Y) + lambd / (2 * m) * total

# %% wrong="compute_cost_with_regularization" name="the norm, its root not undone" diagnosis="the norm of each matrix"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    total = sum(np.linalg.norm(W) for name, W in parameters.items() if name.startswith("W"))
    return layers.compute_cost(A3, Y) + lambd / (2 * m) * total

# %% wrong="compute_cost_with_regularization" name="mean of the squares" diagnosis="the mean of the squares"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    total = sum(np.mean(W**2) for name, W in parameters.items() if name.startswith("W"))
    return layers.compute_cost(A3, Y) + lambd / (2 * m) * total

# %% wrong="compute_cost_with_regularization" name="the penalty alone" diagnosis="log-loss-missing"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    squares = sum(np.sum(W**2) for name, W in parameters.items() if name.startswith("W"))
    return lambd / (2 * m) * squares

# %% wrong="compute_cost_with_regularization" name="penalty computed and forgotten" diagnosis="penalty-missing"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    squares = sum(np.sum(W**2) for name, W in parameters.items() if name.startswith("W"))
    penalty = lambd / (2 * m) * squares
    return layers.compute_cost(A3, Y)

# %% wrong="compute_cost_with_regularization" name="squares not summed" diagnosis="not-summed"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    return layers.compute_cost(A3, Y) + lambd / (2 * m) * np.sum(parameters["W1"] ** 2, axis=0)

# %% wrong="compute_cost_with_regularization" name="lambda is a keyword" diagnosis="crash"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    return layers.compute_cost(A3, Y) + lamda / (2 * m) * sum(np.sum(W**2) for name, W in parameters.items() if "W" in name)

# %% right="compute_cost_with_regularization" name="squared norms, layer by layer"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m, L = Y.shape[1], len(parameters) // 2
    total = 0.0
    for l in range(1, L + 1):
        total += np.linalg.norm(parameters[f"W{l}"]) ** 2
    print("penalty", total)
    return layers.compute_cost(A3, Y) + total * lambd / m / 2

# %% right="compute_cost_with_regularization" name="dot products of the flattened matrices"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    flat = np.concatenate([parameters[name].ravel() for name in parameters if name.startswith("W")])
    return layers.compute_cost(A3, Y) + 0.5 * lambd * np.dot(flat, flat) / A3.shape[1]

# %% wrong="backward_propagation_with_regularization" name="the half left in" diagnosis="λ/2m where λ/m is meant"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m, grads = X.shape[1], backward_propagation(X, Y, cache)
    return grads | {f"dW{l}": grads[f"dW{l}"] + lambd / (2 * m) * cache[f"W{l}"] for l in (1, 2, 3)}

# %% wrong="backward_propagation_with_regularization" name="no 1/m" diagnosis="leaving out 1/m"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    grads = backward_propagation(X, Y, cache)
    return grads | {f"dW{l}": grads[f"dW{l}"] + lambd * cache[f"W{l}"] for l in (1, 2, 3)}

# %% wrong="backward_propagation_with_regularization" name="divided by m once more" diagnosis="dividing by m twice"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m, grads = X.shape[1], backward_propagation(X, Y, cache)
    return grads | {f"dW{l}": grads[f"dW{l}"] + lambd / m * cache[f"W{l}"] / m for l in (1, 2, 3)}

# %% wrong="backward_propagation_with_regularization" name="subtracted" diagnosis="subtracting the penalty"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m, grads = X.shape[1], backward_propagation(X, Y, cache)
    return grads | {f"dW{l}": grads[f"dW{l}"] - lambd / m * cache[f"W{l}"] for l in (1, 2, 3)}

# %% wrong="backward_propagation_with_regularization" name="the penalty forgotten" diagnosis="nothing-added"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    return backward_propagation(X, Y, cache)

# %% wrong="backward_propagation_with_regularization" name="the penalty in one layer only" diagnosis="nothing-added"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m, grads = X.shape[1], backward_propagation(X, Y, cache)
    return grads | {"dW3": grads["dW3"] + lambd / m * cache["W3"]}

# %% wrong="backward_propagation_with_regularization" name="biases too" diagnosis="a price on the biases too"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m, grads = X.shape[1], backward_propagation(X, Y, cache)
    return {f"d{name}": grads[f"d{name}"] + lambd / m * cache[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3")}

# %% wrong="backward_propagation_with_regularization" name="the penalty on dZ" diagnosis="changes-db"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m, penalty = X.shape[1], {l: lambd / X.shape[1] * np.sum(cache[f"W{l}"]) for l in (1, 2, 3)}
    dZ3 = cache["A3"] - Y + penalty[3]
    dZ2 = (cache["W3"].T @ dZ3) * (cache["A2"] > 0) + penalty[2]
    dZ1 = (cache["W2"].T @ dZ2) * (cache["A1"] > 0) + penalty[1]
    steps = [(3, dZ3, cache["A2"]), (2, dZ2, cache["A1"]), (1, dZ1, X)]
    grads = {f"dW{l}": dZ @ A.T / m for l, dZ, A in steps}
    return grads | {f"db{l}": dZ.sum(axis=1, keepdims=True) / m for l, dZ, A in steps}

# %% wrong="backward_propagation_with_regularization" name="the penalty of the cost itself" diagnosis="the penalty itself"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m, grads = X.shape[1], backward_propagation(X, Y, cache)
    return grads | {f"dW{l}": grads[f"dW{l}"] + lambd / (2 * m) * np.sum(cache[f"W{l}"] ** 2) for l in (1, 2, 3)}

# %% wrong="backward_propagation_with_regularization" name="squares" diagnosis="the squares of the weights"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m, grads = X.shape[1], backward_propagation(X, Y, cache)
    return grads | {f"dW{l}": grads[f"dW{l}"] + lambd / m * cache[f"W{l}"] ** 2 for l in (1, 2, 3)}

# %% wrong="backward_propagation_with_regularization" name="the slope of L1" diagnosis="the slope of |w|"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m, grads = X.shape[1], backward_propagation(X, Y, cache)
    return grads | {f"dW{l}": grads[f"dW{l}"] + lambd / m * np.sign(cache[f"W{l}"]) for l in (1, 2, 3)}

# %% wrong="backward_propagation_with_regularization" name="the penalty alone" diagnosis="log-loss-missing"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m, grads = X.shape[1], backward_propagation(X, Y, cache)
    return grads | {f"dW{l}": lambd / m * cache[f"W{l}"] for l in (1, 2, 3)}

# %% wrong="backward_propagation_with_regularization" name="weights of another layer" diagnosis="crash"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m, grads = X.shape[1], backward_propagation(X, Y, cache)
    dW1 = grads["dW1"] + lambd / m * cache["W1"]
    dW2 = grads["dW2"] + lambd / m * cache["W1"]
    dW3 = grads["dW3"] + lambd / m * cache["W1"]
    return {**grads, "dW1": dW1, "dW2": dW2, "dW3": dW3}

# %% wrong="backward_propagation_with_regularization" name="the cache is changed" diagnosis="changes-argument"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m, grads = X.shape[1], backward_propagation(X, Y, cache)
    for l in (1, 2, 3):
        cache[f"W{l}"] *= lambd / m
        grads[f"dW{l}"] = grads[f"dW{l}"] + cache[f"W{l}"]
    return grads

# %% right="backward_propagation_with_regularization" name="the whole chain written out"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    dZ3 = cache["A3"] - Y
    dW3 = 1.0 / m * (np.dot(dZ3, cache["A2"].T) + lambd * cache["W3"])
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)
    dZ2 = np.multiply(np.dot(cache["W3"].T, dZ3), np.int64(cache["A2"] > 0))
    dW2 = 1.0 / m * (np.dot(dZ2, cache["A1"].T) + lambd * cache["W2"])
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = np.multiply(np.dot(cache["W2"].T, dZ2), np.int64(cache["A1"] > 0))
    dW1 = 1.0 / m * (np.dot(dZ1, X.T) + lambd * cache["W1"])
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dZ3": dZ3, "dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}

# %% right="backward_propagation_with_regularization" name="in a loop"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    grads = backward_propagation(X, Y, cache)
    for l in range(1, 4):
        grads["dW" + str(l)] += lambd * cache["W" + str(l)] / Y.shape[1]
    return grads

# %% wrong="forward_propagation_with_dropout" name="not divided by keep_prob" diagnosis="expectation"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random(A1.shape) < keep_prob
    A1 = A1 * D1
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.random(A2.shape) < keep_prob
    A2 = A2 * D2
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="multiplied by keep_prob" diagnosis="expectation"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random(A1.shape) < keep_prob
    A1 = A1 * D1 * keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.random(A2.shape) < keep_prob
    A2 = A2 * D2 * keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="only the first layer is scaled" diagnosis="leaving out the division by keep_prob"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random(A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.random(A2.shape) < keep_prob
    A2 = A2 * D2
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="comparison the wrong way round" diagnosis="inverted"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random(A1.shape) > keep_prob
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.random(A2.shape) > keep_prob
    A2 = A2 * D2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="one draw for all examples" diagnosis="per-unit"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random((A1.shape[0], 1)) < keep_prob
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.random((A2.shape[0], 1)) < keep_prob
    A2 = A2 * D2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="one draw for all examples, spread out" diagnosis="per-unit"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = np.ones_like(A1) * (rng.random((A1.shape[0], 1)) < keep_prob)
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = np.ones_like(A2) * (rng.random((A2.shape[0], 1)) < keep_prob)
    A2 = A2 * D2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="one draw for all units, spread out" diagnosis="per-example"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = np.ones_like(A1) * (rng.random((1, A1.shape[1])) < keep_prob)
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = np.ones_like(A2) * (rng.random((1, A2.shape[1])) < keep_prob)
    A2 = A2 * D2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="a seed inside" diagnosis="seed"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng(1)
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random(A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.random(A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="the global generator" diagnosis="global generator"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="random numbers never compared" diagnosis="not-a-mask"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random(A1.shape)
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.random(A2.shape)
    A2 = A2 * D2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="normal random numbers" diagnosis="share"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.standard_normal(A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.standard_normal(A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="keep_prob ignored" diagnosis="share"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random(A1.shape) < 0.5
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.random(A2.shape) < 0.5
    A2 = A2 * D2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="mask drawn and not used" diagnosis="mask-unused"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random(A1.shape) < keep_prob
    A1 = A1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.random(A2.shape) < keep_prob
    A2 = A2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="a second mask in the cache" diagnosis="mask-unused"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    A1 = A1 * (rng.random(A1.shape) < keep_prob) / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    A2 = A2 * (rng.random(A2.shape) < keep_prob) / keep_prob
    D1 = rng.random(A1.shape) < keep_prob
    D2 = rng.random(A2.shape) < keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="layer 2 works on the A1 of before" diagnosis="the A1 of before dropout"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random(A1.shape) < keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    A1 = A1 * D1 / keep_prob
    D2 = rng.random(A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="the output is dropped too" diagnosis="output-dropped"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random(A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.random(A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    A3 = A3 * (rng.random(A3.shape) < keep_prob)
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="the inputs are dropped too" diagnosis="inputs-dropped"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    X = X * (rng.random(X.shape) < keep_prob) / keep_prob
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random(A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.random(A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="dropout forgotten" diagnosis="nothing-dropped"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = np.ones_like(A1)
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = np.ones_like(A2)
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="the mask forgotten in the cache" diagnosis="missing-key"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    A1 = A1 * (rng.random(A1.shape) < keep_prob) / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    A2 = A2 * (rng.random(A2.shape) < keep_prob) / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "A1": A1, "A2": A2, "A3": A3}

# %% wrong="forward_propagation_with_dropout" name="the masks are taken out of range" diagnosis="crash"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = rng.random(A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    A2 = A2 * D1 / keep_prob
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D1, "A2": A2, "A3": A3}

# %% right="forward_propagation_with_dropout" name="above 1 - keep_prob, whole numbers, scaled first"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    D1 = (rng.random(A1.shape) > 1 - keep_prob).astype(int)
    A1 = np.multiply(A1 / keep_prob, D1)
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = (rng.random(A2.shape) > 1 - keep_prob).astype(int)
    A2 = np.multiply(A2 / keep_prob, D2)
    A3 = 1 / (1 + np.exp(-(parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% right="forward_propagation_with_dropout" name="coins thrown by binomial, before the ReLU"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    Z1 = parameters["W1"] @ X + parameters["b1"]
    D1 = rng.binomial(1, keep_prob, size=Z1.shape).astype(float)
    A1 = np.maximum(0, Z1 * D1 / keep_prob)
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    D2 = rng.choice([0.0, 1.0], p=[1 - keep_prob, keep_prob], size=A2.shape)
    A2 = np.where(D2 == 1, A2 / keep_prob, 0.0)
    A3 = 0.5 * (1 + np.tanh(0.5 * (parameters["W3"] @ A2 + parameters["b3"])))
    return A3, {**parameters, "D1": D1, "A1": A1, "D2": D2, "A2": A2, "A3": A3}

# %% wrong="backward_propagation_with_dropout" name="not divided by keep_prob" diagnosis="leaving out the division by keep_prob"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ3 = cache["A3"] - Y
    dA2 = cache["W3"].T @ dZ3 * cache["D2"]
    dZ2 = dA2 * (A2 > 0)
    dA1 = cache["W2"].T @ dZ2 * cache["D1"]
    dZ1 = dA1 * (A1 > 0)
    grads = {"dA1": dA1, "dA2": dA2}
    for l, dZ, incoming in [(3, dZ3, A2), (2, dZ2, A1), (1, dZ1, X)]:
        grads[f"dW{l}"], grads[f"db{l}"] = dZ @ incoming.T / m, np.sum(dZ, axis=1, keepdims=True) / m
    return grads

# %% wrong="backward_propagation_with_dropout" name="divided in layer 2 only" diagnosis="leaving out the division by keep_prob"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ3 = cache["A3"] - Y
    dA2 = cache["W3"].T @ dZ3 * cache["D2"] / keep_prob
    dZ2 = dA2 * (A2 > 0)
    dA1 = cache["W2"].T @ dZ2 * cache["D1"]
    dZ1 = dA1 * (A1 > 0)
    grads = {"dA1": dA1, "dA2": dA2}
    for l, dZ, incoming in [(3, dZ3, A2), (2, dZ2, A1), (1, dZ1, X)]:
        grads[f"dW{l}"], grads[f"db{l}"] = dZ @ incoming.T / m, np.sum(dZ, axis=1, keepdims=True) / m
    return grads

# %% wrong="backward_propagation_with_dropout" name="multiplied by keep_prob" diagnosis="multiplying by keep_prob"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ3 = cache["A3"] - Y
    dA2 = cache["W3"].T @ dZ3 * cache["D2"] * keep_prob
    dZ2 = dA2 * (A2 > 0)
    dA1 = cache["W2"].T @ dZ2 * cache["D1"] * keep_prob
    dZ1 = dA1 * (A1 > 0)
    grads = {"dA1": dA1, "dA2": dA2}
    for l, dZ, incoming in [(3, dZ3, A2), (2, dZ2, A1), (1, dZ1, X)]:
        grads[f"dW{l}"], grads[f"db{l}"] = dZ @ incoming.T / m, np.sum(dZ, axis=1, keepdims=True) / m
    return grads

# %% wrong="backward_propagation_with_dropout" name="a new mask" diagnosis="mask"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    rng = np.random.default_rng()
    dZ3 = cache["A3"] - Y
    dA2 = cache["W3"].T @ dZ3 * (rng.random(A2.shape) < keep_prob) / keep_prob
    dZ2 = dA2 * (A2 > 0)
    dA1 = cache["W2"].T @ dZ2 * (rng.random(A1.shape) < keep_prob) / keep_prob
    dZ1 = dA1 * (A1 > 0)
    grads = {"dA1": dA1, "dA2": dA2}
    for l, dZ, incoming in [(3, dZ3, A2), (2, dZ2, A1), (1, dZ1, X)]:
        grads[f"dW{l}"], grads[f"db{l}"] = dZ @ incoming.T / m, np.sum(dZ, axis=1, keepdims=True) / m
    return grads

# %% wrong="backward_propagation_with_dropout" name="no mask at all" diagnosis="mask"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ3 = cache["A3"] - Y
    dA2 = cache["W3"].T @ dZ3
    dZ2 = dA2 * (A2 > 0)
    dA1 = cache["W2"].T @ dZ2
    dZ1 = dA1 * (A1 > 0)
    grads = {"dA1": dA1, "dA2": dA2}
    for l, dZ, incoming in [(3, dZ3, A2), (2, dZ2, A1), (1, dZ1, X)]:
        grads[f"dW{l}"], grads[f"db{l}"] = dZ @ incoming.T / m, np.sum(dZ, axis=1, keepdims=True) / m
    return grads

# %% wrong="backward_propagation_with_dropout" name="the mask of layer 2 in layer 1" diagnosis="crash"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ3 = cache["A3"] - Y
    dA2 = cache["W3"].T @ dZ3 * cache["D2"] / keep_prob
    dZ2 = dA2 * (A2 > 0)
    dA1 = cache["W2"].T @ dZ2 * cache["D2"] / keep_prob
    dZ1 = dA1 * (A1 > 0)
    grads = {"dA1": dA1, "dA2": dA2}
    for l, dZ, incoming in [(3, dZ3, A2), (2, dZ2, A1), (1, dZ1, X)]:
        grads[f"dW{l}"], grads[f"db{l}"] = dZ @ incoming.T / m, np.sum(dZ, axis=1, keepdims=True) / m
    return grads

# %% wrong="backward_propagation_with_dropout" name="the mask applied after layer 1 has been reached" diagnosis="leaving out the division by keep_prob"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ3 = cache["A3"] - Y
    dA2 = cache["W3"].T @ dZ3
    dZ2 = dA2 * (A2 > 0)
    dA1 = cache["W2"].T @ dZ2 * cache["D1"] / keep_prob
    dA2 = dA2 * cache["D2"] / keep_prob
    dZ1 = dA1 * (A1 > 0)
    grads = {"dA1": dA1, "dA2": dA2}
    for l, dZ, incoming in [(3, dZ3, A2), (2, dZ2, A1), (1, dZ1, X)]:
        grads[f"dW{l}"], grads[f"db{l}"] = dZ @ incoming.T / m, np.sum(dZ, axis=1, keepdims=True) / m
    return grads

# %% wrong="backward_propagation_with_dropout" name="the slopes are masked, the error is not" diagnosis="mask"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ3 = cache["A3"] - Y
    dA2 = cache["W3"].T @ dZ3
    dZ2 = dA2 * (A2 > 0) * cache["D2"] / keep_prob
    dA1 = cache["W2"].T @ dZ2
    dZ1 = dA1 * (A1 > 0)
    grads = {"dA1": dA1, "dA2": dA2}
    for l, dZ, incoming in [(3, dZ3, A2), (2, dZ2, A1), (1, dZ1, X)]:
        grads[f"dW{l}"], grads[f"db{l}"] = dZ @ incoming.T / m, np.sum(dZ, axis=1, keepdims=True) / m
    return grads

# %% right="backward_propagation_with_dropout" name="where"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ3 = cache["A3"] - Y
    dA2 = np.where(cache["D2"], np.dot(cache["W3"].T, dZ3) / keep_prob, 0)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dA1 = np.where(cache["D1"], np.dot(cache["W2"].T, dZ2) / keep_prob, 0)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    return {"dA1": dA1, "dA2": dA2, "dW3": dZ3 @ A2.T / m, "dW2": dZ2 @ A1.T / m, "dW1": dZ1 @ X.T / m,
            **{f"db{l}": dZ.mean(axis=1, keepdims=True) for l, dZ in [(1, dZ1), (2, dZ2), (3, dZ3)]}}

# %% wrong="predict" name="dropout still on" diagnosis="dropout-on"
def predict(X, parameters):
    A3, _ = forward_propagation_with_dropout(X, parameters)
    return (A3 > 0.5).astype(float)

# %% wrong="predict" name="probabilities" diagnosis="probabilities-not-labels"
def predict(X, parameters):
    A3, _ = forward_propagation(X, parameters)
    return A3

# %% wrong="predict" name="below one half" diagnosis="exchanged"
def predict(X, parameters):
    A3, _ = forward_propagation(X, parameters)
    return (A3 < 0.5).astype(float)

# %% wrong="predict" name="signs" diagnosis="negative-labels"
def predict(X, parameters):
    A3, _ = forward_propagation(X, parameters)
    return np.sign(A3 - 0.5)

# %% wrong="predict" name="the cache not unpacked" diagnosis="crash"
def predict(X, parameters):
    A3 = forward_propagation(X, parameters)
    return (A3 > 0.5).astype(float)

# %% wrong="predict" name="weights scaled once more" diagnosis="predict"
def predict(X, parameters):
    halved = {name: 0.5 * value if name in ("W2", "W3") else value for name, value in parameters.items()}
    return (forward_propagation(X, halved)[0] > 0.5).astype(float)

# %% right="predict" name="dropout with keep_prob 1"
def predict(X, parameters):
    A3, _ = forward_propagation_with_dropout(X, parameters, keep_prob=1.0)
    return np.round(A3)

# %% right="predict" name="where, whole numbers"
def predict(X, parameters):
    return np.where(forward_propagation(X, parameters)[0] > 0.5, 1, 0)

# %% wrong="early_stopping" name="the last instead of the best" diagnosis="stop-not-best"
def early_stopping(val_costs, patience):
    best = 0
    for i in range(1, len(val_costs)):
        if val_costs[i] < val_costs[best]:
            best = i
        if i - best >= patience:
            return i
    return best

# %% wrong="early_stopping" name="the lowest of all, whatever patience says" diagnosis="does-not-stop"
def early_stopping(val_costs, patience):
    return int(np.argmin(val_costs))

# %% wrong="early_stopping" name="the last of all" diagnosis="last"
def early_stopping(val_costs, patience):
    return len(val_costs) - 1

# %% wrong="early_stopping" name="one too patient" diagnosis="does-not-stop"
def early_stopping(val_costs, patience):
    best = 0
    for i in range(1, len(val_costs)):
        if val_costs[i] < val_costs[best]:
            best = i
        if i - best > patience:
            break
    return best

# %% wrong="early_stopping" name="one too impatient" diagnosis="too-early"
def early_stopping(val_costs, patience):
    best = 0
    for i in range(1, len(val_costs)):
        if val_costs[i] < val_costs[best]:
            best = i
        if i - best >= patience - 1 and i > best:
            break
    return best

# %% wrong="early_stopping" name="the count never starts again" diagnosis="too-early"
def early_stopping(val_costs, patience):
    best, worse = 0, 0
    for i in range(1, len(val_costs)):
        if val_costs[i] < val_costs[best]:
            best = i
        else:
            worse += 1
        if worse >= patience:
            break
    return best

# %% wrong="early_stopping" name="compared with the cost before" diagnosis="previous"
def early_stopping(val_costs, patience):
    best, worse = 0, 0
    for i in range(1, len(val_costs)):
        if val_costs[i] < val_costs[i - 1]:
            best, worse = i, 0
        else:
            worse += 1
        if worse >= patience:
            break
    return best

# %% wrong="early_stopping" name="stops at the first rise" diagnosis="too-early"
def early_stopping(val_costs, patience):
    for i in range(1, len(val_costs)):
        if val_costs[i] > val_costs[i - 1]:
            return i - 1
    return len(val_costs) - 1

# %% wrong="early_stopping" name="the cost where its place is wanted" diagnosis="not-an-index"
def early_stopping(val_costs, patience):
    best = 0
    for i in range(1, len(val_costs)):
        if val_costs[i] < val_costs[best]:
            best = i
        if i - best >= patience:
            break
    return val_costs[best]

# %% wrong="early_stopping" name="an equal cost counts as better" diagnosis="tie"
def early_stopping(val_costs, patience):
    best = 0
    for i in range(1, len(val_costs)):
        if val_costs[i] <= val_costs[best]:
            best = i
        if i - best >= patience:
            break
    return best

# %% wrong="early_stopping" name="the highest cost" diagnosis="previous"
def early_stopping(val_costs, patience):
    best = 0
    for i in range(1, len(val_costs)):
        if val_costs[i] > val_costs[best]:
            best = i
        if i - best >= patience:
            break
    return best

# %% right="early_stopping" name="a count, and the lowest cost kept"
def early_stopping(val_costs, patience):
    lowest, best, waited = float("inf"), -1, 0
    for i, cost in enumerate(val_costs):
        if cost < lowest:
            lowest, best, waited = cost, i, 0
        else:
            waited += 1
            if waited == patience:
                return best
    return best

# %% right="early_stopping" name="looking ahead from each lowest"
def early_stopping(val_costs, patience):
    costs, best = np.array(val_costs), 0
    while True:
        ahead = np.flatnonzero(costs[best + 1 : best + 1 + patience] < costs[best])
        if len(ahead) == 0:
            return best
        best += 1 + ahead[0]

# %% wrong="horizontal_flip" name="upside down" diagnosis="turning the pictures upside down: that is the axis of rows"
def horizontal_flip(X):
    return X[:, ::-1]

# %% wrong="horizontal_flip" name="turned by half" diagnosis="turning the pictures upside down as well"
def horizontal_flip(X):
    return X[:, ::-1, ::-1]

# %% wrong="horizontal_flip" name="the pictures in reverse order" diagnosis="another order"
def horizontal_flip(X):
    return X[::-1]

# %% wrong="horizontal_flip" name="colours exchanged" diagnosis="exchanging the colours"
def horizontal_flip(X):
    return X[..., ::-1]

# %% wrong="horizontal_flip" name="nothing done" diagnosis="the pictures as they were"
def horizontal_flip(X):
    return X.copy()

# %% wrong="horizontal_flip" name="transposed" diagnosis="axes"
def horizontal_flip(X):
    return X.transpose(0, 2, 1, 3)

# %% wrong="horizontal_flip" name="axes counted for a single picture" diagnosis="turning the pictures upside down: that is the axis of rows"
def horizontal_flip(X):
    return np.flip(X, axis=1)

# %% wrong="horizontal_flip" name="shifted by one" diagnosis="scrambled"
def horizontal_flip(X):
    return np.roll(X[:, :, ::-1], 1, axis=1)

# %% right="horizontal_flip" name="np.flip"
def horizontal_flip(X):
    return np.flip(X, axis=2)

# %% right="horizontal_flip" name="picture by picture, column by column"
def horizontal_flip(X):
    flipped = X.copy()
    for i in range(X.shape[0]):
        for j in range(X.shape[2]):
            flipped[i, :, j] = X[i, :, X.shape[2] - 1 - j]
    return flipped

# %% wrong="random_crop" name="the last place is never used" diagnosis="last-place"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        top, left = rng.integers(0, n_H - size), rng.integers(0, n_W - size)
        crops[i] = X[i, top : top + size, left : left + size]
    return crops

# %% wrong="random_crop" name="the last place is never used, but a whole picture may pass" diagnosis="last-place"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        top, left = rng.integers(0, max(n_H - size, 1)), rng.integers(0, max(n_W - size, 1))
        crops[i] = X[i, top : top + size, left : left + size]
    return crops

# %% wrong="random_crop" name="never at the edge" diagnosis="first-place"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        top, left = rng.integers(1, n_H - size + 1), rng.integers(1, n_W - size + 1)
        crops[i] = X[i, top : top + size, left : left + size]
    return crops

# %% wrong="random_crop" name="beyond the edge" diagnosis="crash"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        top, left = rng.integers(0, n_H), rng.integers(0, n_W)
        crops[i] = X[i, top : top + size, left : left + size]
    return crops

# %% wrong="random_crop" name="one place for all" diagnosis="one-place"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    top, left = rng.integers(0, n_H - size + 1), rng.integers(0, n_W - size + 1)
    return X[:, top : top + size, left : left + size]

# %% wrong="random_crop" name="always the middle" diagnosis="is the place drawn from rng"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    top, left = (n_H - size) // 2, (n_W - size) // 2
    return X[:, top : top + size, left : left + size]

# %% wrong="random_crop" name="the global generator" diagnosis="global generator"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        top, left = np.random.randint(0, n_H - size + 1), np.random.randint(0, n_W - size + 1)
        crops[i] = X[i, top : top + size, left : left + size]
    return crops

# %% wrong="random_crop" name="a seed inside" diagnosis="seed"
def random_crop(X, size, rng):
    rng = np.random.default_rng(0)
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        top, left = rng.integers(0, n_H - size + 1), rng.integers(0, n_W - size + 1)
        crops[i] = X[i, top : top + size, left : left + size]
    return crops

# %% wrong="random_crop" name="drawn once for both axes" diagnosis="together"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        top = left = rng.integers(0, min(n_H, n_W) - size + 1)
        crops[i] = X[i, top : top + size, left : left + size]
    return crops

# %% wrong="random_crop" name="height and width exchanged" diagnosis="crash"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        top, left = rng.integers(0, n_W - size + 1), rng.integers(0, n_H - size + 1)
        crops[i] = X[i, top : top + size, left : left + size]
    return crops

# %% wrong="random_crop" name="always the first picture" diagnosis="another-picture"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        top, left = rng.integers(0, n_H - size + 1), rng.integers(0, n_W - size + 1)
        crops[i] = X[0, top : top + size, left : left + size]
    return crops

# %% wrong="random_crop" name="single pixels drawn" diagnosis="not-a-square"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        rows, columns = rng.integers(0, n_H, size=size), rng.integers(0, n_W, size=size)
        crops[i] = X[i][np.ix_(rows, columns)]
    return crops

# %% wrong="random_crop" name="more often at the top" diagnosis="uneven"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        top = min(rng.integers(0, n_H - size + 1), rng.integers(0, n_H - size + 1))
        left = rng.integers(0, n_W - size + 1)
        crops[i] = X[i, top : top + size, left : left + size]
    return crops

# %% wrong="random_crop" name="row and column from one draw" diagnosis="together"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    crops = np.zeros((m, size, size, n_C), dtype=X.dtype)
    for i in range(m):
        u = rng.random()
        top, left = int(u * (n_H - size + 1)), int(u * (n_W - size + 1))
        crops[i] = X[i, top : top + size, left : left + size]
    return crops

# %% right="random_crop" name="all places drawn at once"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    tops = rng.integers(0, n_H - size + 1, size=m)
    lefts = rng.integers(n_W - size, endpoint=True, size=m)
    return np.stack([x[t : t + size, l : l + size] for x, t, l in zip(X, tops, lefts)])

# %% right="random_crop" name="choice, and floor of an even number"
def random_crop(X, size, rng):
    m, n_H, n_W, n_C = X.shape
    crops = np.empty((m, size, size, n_C))
    for i in range(m):
        top = rng.choice(n_H - size + 1)
        left = int(np.floor(rng.random() * (n_W - size + 1)))
        crops[i] = X[i, top : top + size, left : left + size]
    return crops
