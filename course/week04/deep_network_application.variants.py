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

# %% wrong="count_parameters" name="biases forgotten" diagnosis="leaving out the biases"
def count_parameters(layers_dims):
    count = 0
    for l in range(1, len(layers_dims)):
        count += layers_dims[l] * layers_dims[l - 1]
    return count

# %% wrong="count_parameters" name="biases for the input too" diagnosis="biases to the input"
def count_parameters(layers_dims):
    count = layers_dims[0]
    for l in range(1, len(layers_dims)):
        count += layers_dims[l] * layers_dims[l - 1] + layers_dims[l]
    return count

# %% wrong="count_parameters" name="as many biases as inputs" diagnosis="as many biases as it has inputs"
def count_parameters(layers_dims):
    count = 0
    for l in range(1, len(layers_dims)):
        count += layers_dims[l - 1] * (layers_dims[l] + 1)
    return count

# %% wrong="count_parameters" name="units counted" diagnosis="adding up the units"
def count_parameters(layers_dims):
    return sum(layers_dims)

# %% wrong="count_parameters" name="last layer left out" diagnosis="leaving out the last layer"
def count_parameters(layers_dims):
    count = 0
    for l in range(1, len(layers_dims) - 1):
        count += layers_dims[l] * layers_dims[l - 1] + layers_dims[l]
    return count

# %% wrong="count_parameters" name="first layer left out" diagnosis="leaving out the first layer"
def count_parameters(layers_dims):
    count = 0
    for l in range(2, len(layers_dims)):
        count += layers_dims[l] * (layers_dims[l - 1] + 1)
    return count

# %% right="count_parameters" name="two dot products"
def count_parameters(layers_dims):
    before, after = np.array(layers_dims[:-1]), np.array(layers_dims[1:])
    return after @ (before + 1)

# %% right="count_parameters" name="asks a network"
def count_parameters(layers_dims):
    parameters = net.initialize_parameters_deep(layers_dims, rng=np.random.default_rng(0))
    return sum(value.size for value in parameters.values())

# %% wrong="predict" name="probabilities" diagnosis="probabilities-not-labels"
def predict(X, y, parameters):
    AL, caches = net.L_model_forward(X, parameters)
    return AL, np.mean((AL > 0.5) == y)

# %% wrong="predict" name="caches not taken apart" diagnosis="crash"
def predict(X, y, parameters):
    AL = net.L_model_forward(X, parameters)
    p = (AL > 0.5).astype(int)
    return p, np.mean(p == y)

# %% wrong="predict" name="zero and one exchanged" diagnosis="exchanged"
def predict(X, y, parameters):
    AL, caches = net.L_model_forward(X, parameters)
    p = (AL < 0.5).astype(int)
    return p, np.mean(p == y)

# %% wrong="predict" name="threshold at the mean" diagnosis="threshold"
def predict(X, y, parameters):
    AL, caches = net.L_model_forward(X, parameters)
    p = (AL > AL.mean()).astype(int)
    return p, np.mean(p == y)

# %% wrong="predict" name="threshold at zero, as for z" diagnosis="threshold"
def predict(X, y, parameters):
    AL, caches = net.L_model_forward(X, parameters)
    p = (AL > 0).astype(int)
    return p, np.mean(p == y)

# %% wrong="predict" name="loop over the wrong axis" diagnosis="unequal"
def predict(X, y, parameters):
    p = np.zeros((1, X.shape[1]))
    AL, caches = net.L_model_forward(X, parameters)
    for i in range(AL.shape[0]):
        p[0, i] = AL[0, i] > 0.5
    return p, np.mean(p == y)

# %% wrong="predict" name="accuracy in per cent" diagnosis="a percentage"
def predict(X, y, parameters):
    AL, caches = net.L_model_forward(X, parameters)
    p = (AL > 0.5).astype(int)
    return p, 100 * np.mean(p == y)

# %% wrong="predict" name="accuracy as a count" diagnosis="a count"
def predict(X, y, parameters):
    AL, caches = net.L_model_forward(X, parameters)
    p = (AL > 0.5).astype(int)
    return p, np.sum(p == y)

# %% wrong="predict" name="share of mistakes" diagnosis="the share of wrong answers"
def predict(X, y, parameters):
    AL, caches = net.L_model_forward(X, parameters)
    p = (AL > 0.5).astype(int)
    return p, np.mean(np.abs(p - y))

# %% wrong="predict" name="probabilities compared with labels" diagnosis="probabilities-compared"
def predict(X, y, parameters):
    AL, caches = net.L_model_forward(X, parameters)
    p = (AL > 0.5).astype(int)
    return p, np.mean(AL == y)

# %% wrong="predict" name="accuracy of every picture" diagnosis="not-summed"
def predict(X, y, parameters):
    AL, caches = net.L_model_forward(X, parameters)
    p = (AL > 0.5).astype(int)
    return p, p == y

# %% right="predict" name="loop, as in the field's own version"
def predict(X, y, parameters):
    m = X.shape[1]
    p = np.zeros((1, m))
    probas, caches = net.L_model_forward(X, parameters)
    for i in range(0, probas.shape[1]):
        if probas[0, i] > 0.5:
            p[0, i] = 1
        else:
            p[0, i] = 0
    print("Accuracy: " + str(np.sum((p == y) / m)))
    return p, np.sum((p == y) / m)

# %% right="predict" name="rounded, from the distance"
def predict(X, y, parameters):
    p = np.round(net.L_model_forward(X, parameters)[0])
    return p, 1 - np.abs(p - y).sum() / p.size

# %% right="predict" name="truth values"
def predict(X, y, parameters):
    AL, _ = net.L_model_forward(X, parameters)
    p = AL >= 0.5
    return p, float((p == (y == 1)).mean())

# %% wrong="two_layer_model" name="dA2: the error" diagnosis="the error A2 - Y in the place of dA2"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = A2 - Y
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="dA2: Y - A" diagnosis="the error turned round"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = Y - A2
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="dA2: minus in front forgotten" diagnosis="stepping uphill"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = Y / A2 - (1 - Y) / (1 - A2)
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="dA2: bracket forgotten" diagnosis="a wrong sign between the two terms"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -np.divide(Y, A2) - np.divide(1 - Y, 1 - A2)
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="dA2: the term of the cats only" diagnosis="only the term of the cats"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -Y / A2
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="dA2: divided by m, as dW and db are again" diagnosis="mean-for-sum"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2)) / Y.shape[1]
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="wrong keys: db2 for both biases" diagnosis="the slope of b2 in the place of that of b1"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        W1 = parameters["W1"] - learning_rate * dW1
        b1 = parameters["b1"] - learning_rate * db2
        W2 = parameters["W2"] - learning_rate * dW2
        b2 = parameters["b2"] - learning_rate * db2
        parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="wrong keys: slopes of the two layers exchanged" diagnosis="crash"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW2, "db1": db2, "dW2": dW1, "db2": db1}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="caches exchanged" diagnosis="crash"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache1, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache2, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="dA2 handed to both layers" diagnosis="crash"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA2, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="sigmoid in the hidden layer" diagnosis="a sigmoid in the hidden layer"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "sigmoid")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "sigmoid")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="X goes into the second layer too" diagnosis="crash"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(X, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="another scale: the deep initialization" diagnosis="initialize_parameters_deep"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="a generator of its own" diagnosis="seed"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=np.random.default_rng(3))
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="drawn anew in every step" diagnosis="drawing new parameters"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="update not kept" diagnosis="not-kept"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="learning rate typed in" diagnosis="a step of another length"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, 0.0075)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="bias of the last layer never moves" diagnosis="one-parameter"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": 0 * db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="forward from the start in every step" diagnosis="the slope of the start"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    begin = parameters
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, begin["W1"], begin["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, begin["W2"], begin["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="in place" diagnosis="changes-argument"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        for name in parameters:
            parameters[name] -= learning_rate * grads["d" + name]
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="number of steps typed in" diagnosis="num_iterations"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(300):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="every cost kept" diagnosis="costs holds"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        costs.append(cost)
    return parameters, costs


# %% wrong="two_layer_model" name="parameters only, as in 2017" diagnosis="type"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters


# %% right="two_layer_model" name="2017 style: names taken out of the dict"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, W1, b1, "relu")
        A2, cache2 = net.linear_activation_forward(A1, W2, b2, "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = - (np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = net.update_parameters(parameters, grads, learning_rate)
        W1, b1, W2, b2 = parameters["W1"], parameters["b1"], parameters["W2"], parameters["b2"]
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% right="two_layer_model" name="dA2 in one fraction, steps by hand, costs as arrays"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        A1, cache1 = net.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = net.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = net.compute_cost(A2, Y)
        dA2 = (A2 - Y) / (A2 * (1 - A2))
        dA1, dW2, db2 = net.linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = net.linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = {name: parameters[name] - learning_rate * grads["d" + name] for name in parameters}
        if i % 100 == 0:
            costs.append(np.array(cost))
    return parameters, costs


# %% right="two_layer_model" name="the functions of any depth"
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    n_x, n_h, n_y = layers_dims
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(n_x, n_h, n_y, rng=rng)
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="uphill" diagnosis="stepping uphill"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, -learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="update not kept" diagnosis="not-kept"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="forward from the start in every step" diagnosis="the slope of the start"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    begin = parameters
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, begin)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="update from the start in every step" diagnosis="steps that all begin at the start"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    begin = parameters
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(begin, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="slopes computed once" diagnosis="the slope of the start"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    AL, caches = net.L_model_forward(X, parameters)
    cost = net.compute_cost(AL, Y)
    grads = net.L_model_backward(AL, Y, caches)
    for i in range(num_iterations):
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="learning rate typed in" diagnosis="a step of another length"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, 0.0075)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="drawn anew in every step" diagnosis="drawing new parameters"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(num_iterations):
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="weights of size 0.01" diagnosis="weights of size 0.01"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = {}
        for l in range(1, len(layers_dims)):
            parameters[f"W{l}"] = 0.01 * rng.standard_normal((layers_dims[l], layers_dims[l - 1]))
            parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="weights of size 1" diagnosis="factor"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = {}
        for l in range(1, len(layers_dims)):
            parameters[f"W{l}"] = rng.standard_normal((layers_dims[l], layers_dims[l - 1]))
            parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="the initialization of two layers" diagnosis="crash"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters(*layers_dims, rng=rng)
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="the global generator" diagnosis="global generator"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=np.random.default_rng())
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="arguments of the cost exchanged" diagnosis="labels and predictions exchanged"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(Y, AL)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="backward without the caches" diagnosis="crash"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="caches reversed" diagnosis="crash"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches[::-1])
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="last layer never moves" diagnosis="one-parameter"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(num_iterations):
        before = parameters
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        last = len(layers_dims) - 1
        parameters |= {f"W{last}": before[f"W{last}"], f"b{last}": before[f"b{last}"]}
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="number of steps typed in" diagnosis="num_iterations"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(2500):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% wrong="L_layer_model" name="one cost only, the last" diagnosis="costs holds"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs = [cost]
    return parameters, costs


# %% wrong="L_layer_model" name="parameters only, as in 2017" diagnosis="type"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(num_iterations):
        AL, caches = net.L_model_forward(X, parameters)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters


# %% right="L_layer_model" name="layer by layer"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    for i in range(num_iterations):
        AL, caches, L = X, [], len(layers_dims) - 1
        for l in range(1, L + 1):
            AL, cache = net.linear_activation_forward(AL, parameters["W" + str(l)], parameters["b" + str(l)], "relu" if l < L else "sigmoid")
            caches.append(cache)
        cost = net.compute_cost(AL, Y)
        grads = net.L_model_backward(AL, Y, caches)
        parameters = net.update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


# %% right="L_layer_model" name="other names, other loop, prints"
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None, start=None):
    parameters, costs = start, []
    if start is None:
        parameters = net.initialize_parameters_deep(layers_dims, rng=rng)
    step = 0
    while step < num_iterations:
        probabilities, kept = net.L_model_forward(X, parameters)
        if step % 100 == 0:
            costs += [float(net.compute_cost(probabilities, Y))]
            print("cost", costs[-1])
        slopes = net.L_model_backward(probabilities, Y, kept)
        parameters = {name: parameters[name] - learning_rate * slopes["d" + name] for name in parameters}
        step += 1
    return parameters, costs


# %% wrong="mislabeled" name="those that are right" diagnosis="exchanged"
def mislabeled(p, y):
    return np.where(p == y)[1]

# %% wrong="mislabeled" name="false alarms only" diagnosis="one-kind"
def mislabeled(p, y):
    return np.where(p > y)[1]

# %% wrong="mislabeled" name="missed cats only" diagnosis="one-kind"
def mislabeled(p, y):
    return np.where(y - p == 1)[1]

# %% wrong="mislabeled" name="rows" diagnosis="the rows of the mistakes"
def mislabeled(p, y):
    return np.where(p != y)[0]

# %% wrong="mislabeled" name="rows and columns" diagnosis="type"
def mislabeled(p, y):
    return np.where(p != y)

# %% wrong="mislabeled" name="yes or no" diagnosis="mask"
def mislabeled(p, y):
    return p != y

# %% wrong="mislabeled" name="how many" diagnosis="count"
def mislabeled(p, y):
    return np.sum(p != y)

# %% wrong="mislabeled" name="counted from 1" diagnosis="counting the pictures from 1"
def mislabeled(p, y):
    return np.where(p != y)[1] + 1

# %% wrong="mislabeled" name="cats that were found" diagnosis="one-kind"
def mislabeled(p, y):
    return np.where(p * y == 1)[1]

# %% right="mislabeled" name="sum equal to one, as in the field's own version"
def mislabeled(p, y):
    a = p + y
    return np.asarray(np.where(a == 1))[1]

# %% right="mislabeled" name="flatnonzero"
def mislabeled(p, y):
    return np.flatnonzero(p[0] - y[0])

# %% right="mislabeled" name="loop"
def mislabeled(p, y):
    found = []
    for j in range(y.shape[1]):
        if p[0, j] != y[0, j]:
            found.append(j)
    return np.array(found, dtype=int)

# %% wrong="best_iteration" name="the place in the list" diagnosis="the place in the list"
def best_iteration(validation_costs, every):
    return np.argmin(validation_costs)

# %% wrong="best_iteration" name="the lowest cost" diagnosis="the lowest cost itself"
def best_iteration(validation_costs, every):
    return min(validation_costs)

# %% wrong="best_iteration" name="the highest" diagnosis="the step of the highest cost"
def best_iteration(validation_costs, every):
    return np.argmax(validation_costs) * every

# %% wrong="best_iteration" name="the last step" diagnosis="the last step"
def best_iteration(validation_costs, every):
    return (len(validation_costs) - 1) * every

# %% wrong="best_iteration" name="counted from 1" diagnosis="counting from 1"
def best_iteration(validation_costs, every):
    return (np.argmin(validation_costs) + 1) * every

# %% wrong="best_iteration" name="the last of several" diagnosis="the last of several"
def best_iteration(validation_costs, every):
    place = 0
    for i in range(len(validation_costs)):
        if validation_costs[i] <= validation_costs[place]:
            place = i
    return place * every

# %% wrong="best_iteration" name="where it first rises" diagnosis="the first rise"
def best_iteration(validation_costs, every):
    for i in range(1, len(validation_costs)):
        if validation_costs[i] > validation_costs[i - 1]:
            return (i - 1) * every
    return (len(validation_costs) - 1) * every

# %% wrong="best_iteration" name="steps of 100 typed in" diagnosis="steps of 100"
def best_iteration(validation_costs, every):
    return 100 * int(np.argmin(validation_costs))

# %% right="best_iteration" name="index of the minimum"
def best_iteration(validation_costs, every):
    return validation_costs.index(min(validation_costs)) * every

# %% right="best_iteration" name="loop"
def best_iteration(validation_costs, every):
    best, step = float("inf"), 0
    for i, cost in enumerate(validation_costs):
        if cost < best:
            best, step = cost, i * every
    return step
