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

# %% wrong="dimensions" name="numbers typed in" diagnosis="typed-in"
def dimensions(train_set_x_orig, test_set_x_orig):
    m_train = 209
    m_test = 50
    num_px = 64
    return m_train, m_test, num_px

# %% wrong="dimensions" name="sizes of the training set for both" diagnosis="another-set"
def dimensions(train_set_x_orig, test_set_x_orig):
    m_train = train_set_x_orig.shape[0]
    m_test = train_set_x_orig.shape[0]
    num_px = train_set_x_orig.shape[1]
    return m_train, m_test, num_px

# %% wrong="dimensions" name="the last axis for the height" diagnosis="another-axis"
def dimensions(train_set_x_orig, test_set_x_orig):
    return train_set_x_orig.shape[0], test_set_x_orig.shape[0], train_set_x_orig.shape[-1]

# %% right="dimensions" name="len"
def dimensions(train_set_x_orig, test_set_x_orig):
    return len(train_set_x_orig), len(test_set_x_orig), train_set_x_orig.shape[2]

# %% wrong="flatten" name="reshape straight to columns" diagnosis="mixed"
def flatten(X_orig):
    return X_orig.reshape(-1, X_orig.shape[0])

# %% wrong="flatten" name="transpose forgotten" diagnosis="transpose"
def flatten(X_orig):
    return X_orig.reshape(X_orig.shape[0], -1)

# %% wrong="flatten" name="axes reversed before flattening" diagnosis="axes"
def flatten(X_orig):
    return X_orig.T.reshape(-1, X_orig.shape[0])

# %% wrong="flatten" name="size typed in" diagnosis="crash"
def flatten(X_orig):
    return X_orig.reshape(209, -1).T

# %% right="flatten" name="column by column"
def flatten(X_orig):
    columns = []
    for picture in X_orig:
        columns.append(picture.ravel())
    return np.stack(columns, axis=1)

# %% right="flatten" name="transpose last, sizes spelled out"
def flatten(X_orig):
    m, height, width, colours = X_orig.shape
    print("flattening", m, "pictures")
    return np.transpose(X_orig.reshape(m, height * width * colours))

# %% wrong="standardize_images" name="integer division" diagnosis="integer-dtype"
def standardize_images(X):
    return X // 255

# %% wrong="standardize_images" name="byte arithmetic overflows" diagnosis="integer-dtype"
def standardize_images(X):
    return (X * np.uint8(2) // np.uint8(255)).astype(X.dtype)

# %% wrong="standardize_images" name="divided by its own largest value" diagnosis="own brightest pixel"
def standardize_images(X):
    return X / np.max(X)

# %% wrong="standardize_images" name="divided by 256" diagnosis="factor"
def standardize_images(X):
    return X / 256

# %% right="standardize_images" name="float32"
def standardize_images(X):
    return X.astype(np.float32) / 255

# %% right="standardize_images" name="times the reciprocal"
def standardize_images(X):
    scale = 1.0 / 255.0
    return scale * X

# %% wrong="sigmoid" name="minus forgotten" diagnosis="sign"
def sigmoid(z):
    return 1 / (1 + np.exp(z))

# %% wrong="sigmoid" name="math.exp" diagnosis="crash"
def sigmoid(z):
    import math
    return 1 / (1 + math.exp(-z))

# %% wrong="sigmoid" name="one outside the fraction" diagnosis="range"
def sigmoid(z):
    return 1 + 1 / np.exp(-z)

# %% wrong="sigmoid" name="e typed in with few digits" diagnosis="typing in 2.718"
def sigmoid(z):
    return 1 / (1 + 2.718 ** (-np.asarray(z, dtype=float)))

# %% wrong="sigmoid" name="tanh" diagnosis="tanh"
def sigmoid(z):
    return np.tanh(z)

# %% wrong="sigmoid" name="return forgotten" diagnosis="none-returned"
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))

# %% right="sigmoid" name="half of one plus tanh"
def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))

# %% right="sigmoid" name="stable on both sides"
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    small = np.exp(-np.abs(z))
    assert np.all(small <= 1)
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))

# %% wrong="initialize_with_zeros" name="one axis only" diagnosis="rank-one"
def initialize_with_zeros(dim):
    return np.zeros(dim), 0.0

# %% wrong="initialize_with_zeros" name="a row" diagnosis="transpose"
def initialize_with_zeros(dim):
    return np.zeros((1, dim)), 0.0

# %% wrong="initialize_with_zeros" name="whole numbers" diagnosis="integer-dtype"
def initialize_with_zeros(dim):
    return np.zeros((dim, 1), dtype=int), 0

# %% wrong="initialize_with_zeros" name="random" diagnosis="not-zero"
def initialize_with_zeros(dim):
    return np.random.randn(dim, 1) * 0.01, 0.0

# %% wrong="initialize_with_zeros" name="bias per weight" diagnosis="not-summed"
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), np.zeros(dim)

# %% right="initialize_with_zeros" name="bias of shape (1, 1)"
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), np.zeros((1, 1))

# %% right="initialize_with_zeros" name="full"
def initialize_with_zeros(dim):
    w = np.full(shape=[dim, 1], fill_value=0.0)
    b = 0
    return w, b

# %% wrong="propagate" name="sum, not mean, in the cost" diagnosis="mean"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y) / m}, cost

# %% wrong="propagate" name="cost: minus forgotten" diagnosis="sign"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y) / m}, cost

# %% wrong="propagate" name="multiplication table" diagnosis="multiplication table"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(np.dot(Y.T, np.log(A)) + np.dot((1 - Y).T, np.log(1 - A))) / m
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y) / m}, cost

# %% wrong="propagate" name="only the term of the cats" diagnosis="missing-term"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A)) / m
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y) / m}, cost

# %% wrong="propagate" name="cost of shape (1, 1)" diagnosis="extra-axis"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -(np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)) / m
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y) / m}, cost

# %% wrong="propagate" name="dw: entry-by-entry product" diagnosis="elementwise"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X * (A - Y) / m, "db": np.sum(A - Y) / m}, cost

# %% wrong="propagate" name="dw: a row" diagnosis="transpose"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.dot(A - Y, X.T) / m, "db": np.sum(A - Y) / m}, cost

# %% wrong="propagate" name="dw and db: Y - A" diagnosis="sign"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.dot(X, (Y - A).T) / m, "db": np.sum(Y - A) / m}, cost

# %% wrong="propagate" name="dw: no 1/m" diagnosis="mean"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.dot(X, (A - Y).T), "db": np.sum(A - Y) / m}, cost

# %% wrong="propagate" name="dw: 1/m twice" diagnosis="mean-for-sum"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.dot(X, (A - Y).T) / m / m, "db": np.mean(A - Y)}, cost

# %% wrong="propagate" name="db: no mean" diagnosis="without dividing by m"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y)}, cost

# %% wrong="propagate" name="bias forgotten" diagnosis="missing-bias"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y) / m}, cost

# %% wrong="propagate" name="gradient of squared error" diagnosis="half the squared error"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dz = (A - Y) * A * (1 - A)
    return {"dw": np.dot(X, dz.T) / m, "db": np.sum(A - Y) / m}, cost

# %% wrong="propagate" name="constant cost" diagnosis="missing-bias"
def propagate(w, b, X, Y):
    return {"dw": np.zeros_like(w), "db": 0.0}, np.log(2)

# %% wrong="propagate" name="keys misspelt" diagnosis="missing-key"
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dW": np.dot(X, (A - Y).T) / m, "dB": np.sum(A - Y) / m}, cost

# %% right="propagate" name="loop over examples"
def propagate(w, b, X, Y):
    n, m = X.shape
    cost, dw, db = 0.0, np.zeros((n, 1)), 0.0
    for i in range(m):
        a = float(sigmoid(np.dot(w[:, 0], X[:, i]) + b))
        y = Y[0, i]
        cost += -(y * np.log(a) + (1 - y) * np.log(1 - a))
        dw += X[:, [i]] * (a - y)
        db += a - y
    return {"dw": dw / m, "db": db / m}, cost / m

# %% right="propagate" name="einsum, stable loss from logits"
def propagate(w, b, X, Y):
    Z = np.einsum("ni,nm->im", w, X) + b
    cost = np.mean(np.logaddexp(0, Z) - Y * Z)
    error = sigmoid(Z) - Y
    return {"dw": np.einsum("nm,im->ni", X, error) / error.size, "db": np.mean(error)}, cost

# %% right="propagate" name="matmul, clipped, squeezed, bias of shape (1, 1)"
def propagate(w, b, X, Y):
    m = Y.shape[1]
    A = np.clip(sigmoid(np.matmul(np.transpose(w), X) + b), 1e-15, 1 - 1e-15)
    cost = np.squeeze(-(np.matmul(Y, np.log(A).T) + np.matmul(1 - Y, np.log(1 - A).T)) / m)
    dZ = A - Y
    return {"dw": (1 / m) * np.matmul(X, dZ.T), "db": np.mean(dZ, axis=1, keepdims=True)}, cost

# %% wrong="optimize" name="uphill" diagnosis="uphill"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    grads, costs = {}, []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w + learning_rate * grads["dw"]
        b = b + learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% wrong="optimize" name="changes the caller's w" diagnosis="changes-argument"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    grads, costs = {}, []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w -= learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% wrong="optimize" name="gradient computed once" diagnosis="slope of the start"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    grads, cost = propagate(w, b, X, Y)
    costs = []
    for i in range(num_iterations):
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% wrong="optimize" name="learning rate typed in" diagnosis="another length"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    grads, costs = {}, []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - 0.009 * grads["dw"]
        b = b - 0.009 * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% wrong="optimize" name="number of steps typed in" diagnosis="typed-in"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    grads, costs = {}, []
    for i in range(100):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% wrong="optimize" name="bias never moves" diagnosis="b"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    grads, costs = {}, []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% wrong="optimize" name="every cost recorded" diagnosis="costs-kept"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    grads, costs = {}, []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% right="optimize" name="in place on a copy, other loop"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    w, b = np.copy(w), float(b)
    grads, costs, step = {}, [], 0
    while step < num_iterations:
        grads, cost = propagate(w, b, X, Y)
        w -= learning_rate * grads["dw"]
        b -= learning_rate * float(np.sum(grads["db"]))
        if step % 100 == 0:
            costs.append(float(cost))
        step += 1
    return {"w": w, "b": b}, grads, costs

# %% right="optimize" name="returns the gradient after the last step"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    grads, cost = propagate(w, b, X, Y)
    for i in range(num_iterations):
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        grads, cost = propagate(w, b, X, Y)
    return {"w": w, "b": b}, grads, costs

# %% wrong="predict" name="probabilities" diagnosis="probabilities-not-labels"
def predict(w, b, X):
    return sigmoid(np.dot(w.T, X) + b)

# %% wrong="predict" name="one axis only" diagnosis="rank-one"
def predict(w, b, X):
    return (sigmoid(np.dot(w.T, X) + b) > 0.5).astype(float).ravel()

# %% wrong="predict" name="bias forgotten" diagnosis="bias"
def predict(w, b, X):
    return (sigmoid(np.dot(w.T, X)) > 0.5).astype(float)

# %% wrong="predict" name="zero and one exchanged" diagnosis="exchanged"
def predict(w, b, X):
    return (sigmoid(np.dot(w.T, X) + b) < 0.5).astype(float)

# %% wrong="predict" name="threshold at the mean" diagnosis="threshold"
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return (A > A.mean()).astype(float)

# %% wrong="predict" name="all zeros" diagnosis="constant"
def predict(w, b, X):
    return np.zeros((1, X.shape[1]))

# %% right="predict" name="loop"
def predict(w, b, X):
    m = X.shape[1]
    Y_prediction = np.zeros((1, m))
    A = sigmoid(np.dot(w.T, X) + b)
    for i in range(m):
        if A[0, i] > 0.5:
            Y_prediction[0, i] = 1
        else:
            Y_prediction[0, i] = 0
    return Y_prediction

# %% right="predict" name="round"
def predict(w, b, X):
    return np.round(sigmoid(np.dot(w.T, X) + b))

# %% right="predict" name="sign of the evidence, as booleans"
def predict(w, b, X):
    return np.dot(w.T, X) + b > 0

# %% wrong="model" name="learning rate not handed on" diagnosis="learning rate"
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% wrong="model" name="iterations not handed on" diagnosis="number of iterations"
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, learning_rate=learning_rate)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% wrong="model" name="predicts the training set twice" diagnosis="wrong-size"
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_train), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% wrong="model" name="variables of the notebook" diagnosis="crash"
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(train_set_x.shape[0])
    params, grads, costs = optimize(w, b, train_set_x, train_set_y, num_iterations, learning_rate)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, test_set_x), "Y_prediction_train": predict(w, b, train_set_x),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% wrong="model" name="learns from the test set too" diagnosis="learning from the test set as well"
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    X, Y = np.hstack([X_train, X_test]), np.hstack([Y_train, Y_test])
    params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% wrong="model" name="predicts with the start" diagnosis="zeros"
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test), "Y_prediction_train": predict(w, b, X_train),
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% right="model" name="keywords, other order"
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    start_w, start_b = initialize_with_zeros(dim=len(X_train))
    params, _, costs = optimize(start_w, start_b, X_train, Y_train, learning_rate=learning_rate,
                                num_iterations=num_iterations, print_cost=print_cost)
    d = {"w": params["w"], "b": params["b"], "costs": costs, "learning_rate": learning_rate, "num_iterations": num_iterations}
    for name, X in (("train", X_train), ("test", X_test)):
        d["Y_prediction_" + name] = predict(params["w"], params["b"], X)
    return d

# %% wrong="confusion_counts" name="fp and fn exchanged" diagnosis="exchanged"
def confusion_counts(Y, Yhat):
    return {"tp": np.sum((Y == 1) & (Yhat == 1)), "fp": np.sum((Y == 1) & (Yhat == 0)),
            "fn": np.sum((Y == 0) & (Yhat == 1)), "tn": np.sum((Y == 0) & (Yhat == 0))}

# %% wrong="confusion_counts" name="shares instead of counts" diagnosis="mean-for-sum"
def confusion_counts(Y, Yhat):
    return {"tp": np.mean((Y == 1) & (Yhat == 1)), "fp": np.mean((Y == 0) & (Yhat == 1)),
            "fn": np.mean((Y == 1) & (Yhat == 0)), "tn": np.mean((Y == 0) & (Yhat == 0))}

# %% wrong="confusion_counts" name="all right answers are called tp" diagnosis="right-answers"
def confusion_counts(Y, Yhat):
    return {"tp": np.sum(Y == Yhat), "fp": np.sum((Y == 0) & (Yhat == 1)),
            "fn": np.sum((Y == 1) & (Yhat == 0)), "tn": np.sum((Y == 0) & (Yhat == 0))}

# %% right="confusion_counts" name="products and differences"
def confusion_counts(Y, Yhat):
    tp = int(np.vdot(Y, Yhat))
    return {"tp": tp, "fp": int(Yhat.sum()) - tp, "fn": int(Y.sum()) - tp, "tn": int(np.vdot(1 - Y, 1 - Yhat))}

# %% right="confusion_counts" name="loop"
def confusion_counts(Y, Yhat):
    counts = dict.fromkeys(["tp", "fp", "fn", "tn"], 0)
    for truth, answer in zip(Y.ravel(), Yhat.ravel()):
        counts[("t" if truth == answer else "f") + ("p" if answer == 1 else "n")] += 1
    return counts
