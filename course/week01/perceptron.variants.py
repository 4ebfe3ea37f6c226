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

# %% wrong="perceptron_predict" name="labels 0 and 1" diagnosis="zero-for-minus"
def perceptron_predict(w, b, X):
    return np.where(w.T @ X + b > 0, 1, 0)

# %% wrong="perceptron_predict" name="truth values" diagnosis="zero-for-minus"
def perceptron_predict(w, b, X):
    return w.T @ X + b > 0

# %% wrong="perceptron_predict" name="the evidence itself" diagnosis="scores-not-labels"
def perceptron_predict(w, b, X):
    return w.T @ X + b

# %% wrong="perceptron_predict" name="sign answers 0 on the border" diagnosis="border"
def perceptron_predict(w, b, X):
    return np.sign(np.dot(w.T, X) + b)

# %% wrong="perceptron_predict" name="bias forgotten" diagnosis="missing-bias"
def perceptron_predict(w, b, X):
    return np.where(np.dot(w.T, X) > 0, 1, -1)

# %% wrong="perceptron_predict" name="plus and minus exchanged" diagnosis="sign"
def perceptron_predict(w, b, X):
    return np.where(w.T @ X + b > 0, -1, 1)

# %% wrong="perceptron_predict" name="one axis only" diagnosis="rank-one"
def perceptron_predict(w, b, X):
    return np.where(w.T @ X + b > 0, 1, -1)[0]

# %% wrong="perceptron_predict" name="one answer for each input of each example" diagnosis="not-summed"
def perceptron_predict(w, b, X):
    return np.where(w * X + b > 0, 1, -1)

# %% wrong="perceptron_predict" name="return forgotten" diagnosis="none-returned"
def perceptron_predict(w, b, X):
    Yhat = np.where(w.T @ X + b > 0, 1, -1)

# %% wrong="perceptron_predict" name="all plus one" diagnosis="constant"
def perceptron_predict(w, b, X):
    return np.ones((1, X.shape[1]))

# %% right="perceptron_predict" name="loop"
def perceptron_predict(w, b, X):
    m = X.shape[1]
    Yhat = np.zeros((1, m))
    for i in range(m):
        z = b
        for k in range(X.shape[0]):
            z = z + w[k, 0] * X[k, i]
        if z > 0:
            Yhat[0, i] = 1
        else:
            Yhat[0, i] = -1
    return Yhat

# %% right="perceptron_predict" name="twice the truth value minus one"
def perceptron_predict(w, b, X):
    return 2 * (np.matmul(np.transpose(w), X) + b > 0) - 1

# %% right="perceptron_predict" name="sign, the border put right"
def perceptron_predict(w, b, X):
    Z = np.einsum("ki,km->im", w, X) + b
    Yhat = np.sign(Z)
    Yhat[Yhat == 0] = 1
    return Yhat

# %% wrong="perceptron_update" name="updates always" diagnosis="moves-when-right"
def perceptron_update(w, b, x, y, lr=1.0):
    return w + lr * y * x, b + lr * y

# %% wrong="perceptron_update" name="condition turned round" diagnosis="moves-when-right"
def perceptron_update(w, b, x, y, lr=1.0):
    if y * (np.vdot(w, x) + b) >= 0:
        w = w + lr * y * x
        b = b + lr * y
    return w, b

# %% wrong="perceptron_update" name="compares the label with the evidence" diagnosis="moves-when-right"
def perceptron_update(w, b, x, y, lr=1.0):
    if np.vdot(w, x) + b != y:
        w, b = w + lr * y * x, b + lr * y
    return w, b

# %% wrong="perceptron_update" name="less than for at most" diagnosis="border"
def perceptron_update(w, b, x, y, lr=1.0):
    if y * (np.vdot(w, x) + b) < 0:
        w = w + lr * y * x
        b = b + lr * y
    return w, b

# %% wrong="perceptron_update" name="steps away" diagnosis="the wrong way"
def perceptron_update(w, b, x, y, lr=1.0):
    if y * (np.vdot(w, x) + b) <= 0:
        w = w - lr * y * x
        b = b - lr * y
    return w, b

# %% wrong="perceptron_update" name="label left out of the step" diagnosis="whatever the label is"
def perceptron_update(w, b, x, y, lr=1.0):
    if y * (np.vdot(w, x) + b) <= 0:
        w = w + lr * x
        b = b + lr
    return w, b

# %% wrong="perceptron_update" name="bias not moved" diagnosis="leaving b"
def perceptron_update(w, b, x, y, lr=1.0):
    if y * (np.vdot(w, x) + b) <= 0:
        w = w + lr * y * x
    return w, b

# %% wrong="perceptron_update" name="weights not moved" diagnosis="only b moves"
def perceptron_update(w, b, x, y, lr=1.0):
    if y * (np.vdot(w, x) + b) <= 0:
        b = b + lr * y
    return w, b

# %% wrong="perceptron_update" name="bias left out of the evidence" diagnosis="missing-bias"
def perceptron_update(w, b, x, y, lr=1.0):
    if y * np.vdot(w, x) <= 0:
        w = w + lr * y * x
        b = b + lr * y
    return w, b

# %% wrong="perceptron_update" name="lr left out" diagnosis="lr is left out"
def perceptron_update(w, b, x, y, lr=1.0):
    if y * (np.vdot(w, x) + b) <= 0:
        w = w + y * x
        b = b + y
    return w, b

# %% wrong="perceptron_update" name="lr for the weights only" diagnosis="lr for w only"
def perceptron_update(w, b, x, y, lr=1.0):
    if y * (np.vdot(w, x) + b) <= 0:
        w = w + lr * y * x
        b = b + y
    return w, b

# %% wrong="perceptron_update" name="labels taken for 0 and 1" diagnosis="never-moves"
def perceptron_update(w, b, x, y, lr=1.0):
    target, answer = (y + 1) / 2, float(np.vdot(w, x) + b > 0)
    if target == 1 and answer == 0:
        w, b = w + lr * x, b + lr
    return w, b

# %% wrong="perceptron_update" name="changes the caller's w" diagnosis="changes-argument"
def perceptron_update(w, b, x, y, lr=1.0):
    if y * (np.vdot(w, x) + b) <= 0:
        w += lr * y * x
        b += lr * y
    return w, b

# %% wrong="perceptron_update" name="a row" diagnosis="transpose"
def perceptron_update(w, b, x, y, lr=1.0):
    if y * (np.vdot(w, x) + b) <= 0:
        w = w + lr * y * x
        b = b + lr * y
    return w.T, b

# %% wrong="perceptron_update" name="only w returned" diagnosis="type"
def perceptron_update(w, b, x, y, lr=1.0):
    if y * (np.vdot(w, x) + b) <= 0:
        w = w + lr * y * x
        b = b + lr * y
    return w

# %% right="perceptron_update" name="nothing to do"
def perceptron_update(w, b, x, y, lr=1.0):
    agreement = y * (np.dot(w.T, x)[0, 0] + b)
    if agreement > 0:
        return w, b
    return w + (lr * y) * x, b + lr * y

# %% right="perceptron_update" name="on copies, in place"
def perceptron_update(w, b, x, y, lr=1.0):
    w, b = w.copy(), float(b)
    evidence = np.sum(w * x) + b
    if (y > 0 and evidence <= 0) or (y < 0 and evidence >= 0):
        w += lr * y * x
        b += lr * y
    return w, b

# %% right="perceptron_update" name="without a branch, bias of shape (1, 1)"
def perceptron_update(w, b, x, y, lr=1.0):
    mistake = (y * (w.T @ x + b) <= 0) * 1.0
    return w + mistake * lr * y * x, b + mistake * lr * y

# %% wrong="perceptron_train" name="less than for at most" diagnosis="never-moves"
def perceptron_train(X, Y, max_epochs=100):
    n_x, m = X.shape
    w, b, mistakes = np.zeros((n_x, 1)), 0.0, []
    for epoch in range(max_epochs):
        count = 0
        for i in range(m):
            x, y = X[:, [i]], Y[0, i]
            if y * (np.vdot(w, x) + b) < 0:
                count = count + 1
                w, b = w + y * x, b + y
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes

# %% wrong="perceptron_train" name="labels taken for 0 and 1" diagnosis="labels 0 and 1"
def perceptron_train(X, Y, max_epochs=100):
    n_x, m = X.shape
    Y = (Y + 1) / 2
    w, b, mistakes = np.zeros((n_x, 1)), 0.0, []
    for epoch in range(max_epochs):
        count = 0
        for i in range(m):
            x, y = X[:, [i]], Y[0, i]
            if y * (np.vdot(w, x) + b) <= 0:
                count = count + 1
            w, b = perceptron_update(w, b, x, y)
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes

# %% wrong="perceptron_train" name="all examples at once" diagnosis="all examples at once"
def perceptron_train(X, Y, max_epochs=100):
    n_x, m = X.shape
    w, b, mistakes = np.zeros((n_x, 1)), 0.0, []
    for epoch in range(max_epochs):
        wrong = (Y * (w.T @ X + b) <= 0)[0]
        w = w + X[:, wrong] @ Y[:, wrong].T
        b = b + np.sum(Y[:, wrong])
        mistakes.append(int(wrong.sum()))
        if not wrong.any():
            break
    return w, b, mistakes

# %% wrong="perceptron_train" name="bias thrown away" diagnosis="bias"
def perceptron_train(X, Y, max_epochs=100):
    n_x, m = X.shape
    w, b, mistakes = np.zeros((n_x, 1)), 0.0, []
    for epoch in range(max_epochs):
        count = 0
        for i in range(m):
            x, y = X[:, [i]], Y[0, i]
            if y * (np.vdot(w, x) + b) <= 0:
                count = count + 1
                w = w + y * x
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes

# %% wrong="perceptron_train" name="counts after the step" diagnosis="counted-late"
def perceptron_train(X, Y, max_epochs=100):
    n_x, m = X.shape
    w, b, mistakes = np.zeros((n_x, 1)), 0.0, []
    for epoch in range(max_epochs):
        count = 0
        for i in range(m):
            x, y = X[:, [i]], Y[0, i]
            w, b = perceptron_update(w, b, x, y)
            if y * (np.vdot(w, x) + b) <= 0:
                count = count + 1
        mistakes.append(count)
    return w, b, mistakes

# %% wrong="perceptron_train" name="every epoch from zero" diagnosis="starting from zero again"
def perceptron_train(X, Y, max_epochs=100):
    n_x, m = X.shape
    mistakes = []
    for epoch in range(max_epochs):
        w, b, count = np.zeros((n_x, 1)), 0.0, 0
        for i in range(m):
            x, y = X[:, [i]], Y[0, i]
            if y * (np.vdot(w, x) + b) <= 0:
                count = count + 1
            w, b = perceptron_update(w, b, x, y)
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes

# %% wrong="perceptron_train" name="running total of mistakes" diagnosis="cumulative"
def perceptron_train(X, Y, max_epochs=100):
    n_x, m = X.shape
    w, b, mistakes, count = np.zeros((n_x, 1)), 0.0, [], 0
    for epoch in range(max_epochs):
        before = count
        for i in range(m):
            x, y = X[:, [i]], Y[0, i]
            if y * (np.vdot(w, x) + b) <= 0:
                count = count + 1
            w, b = perceptron_update(w, b, x, y)
        mistakes.append(count)
        if count == before:
            break
    return w, b, mistakes

# %% wrong="perceptron_train" name="counts, but never moves" diagnosis="never-moves"
def perceptron_train(X, Y, max_epochs=100):
    n_x, m = X.shape
    w, b, mistakes = np.zeros((n_x, 1)), 0.0, []
    for epoch in range(max_epochs):
        count = 0
        for i in range(m):
            x, y = X[:, [i]], Y[0, i]
            if y * (np.vdot(w, x) + b) <= 0:
                count = count + 1
            perceptron_update(w, b, x, y)
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes

# %% wrong="perceptron_train" name="every example is counted" diagnosis="all-counted"
def perceptron_train(X, Y, max_epochs=100):
    n_x, m = X.shape
    w, b, mistakes = np.zeros((n_x, 1)), 0.0, []
    for epoch in range(max_epochs):
        count = 0
        for i in range(m):
            count = count + 1
            w, b = perceptron_update(w, b, X[:, [i]], Y[0, i])
        mistakes.append(count)
    return w, b, mistakes

# %% wrong="perceptron_train" name="moves once an epoch, with the last example" diagnosis="moving once an epoch"
def perceptron_train(X, Y, max_epochs=100):
    n_x, m = X.shape
    w, b, mistakes = np.zeros((n_x, 1)), 0.0, []
    for epoch in range(max_epochs):
        count = 0
        for i in range(m):
            x, y = X[:, [i]], Y[0, i]
            if y * (np.vdot(w, x) + b) <= 0:
                count = count + 1
        w, b = perceptron_update(w, b, x, y)
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes

# %% right="perceptron_train" name="the step written out"
def perceptron_train(X, Y, max_epochs=100):
    w, b, mistakes = np.zeros((len(X), 1)), 0.0, []
    while len(mistakes) < max_epochs and (not mistakes or mistakes[-1] > 0):
        count = 0
        for column, y in zip(X.T, Y.ravel()):
            if y * (column @ w[:, 0] + b) <= 0:
                w = w + y * column[:, np.newaxis]
                b = b + y
                count += 1
        mistakes.append(count)
    return w, b, mistakes

# %% right="perceptron_train" name="counts by looking whether w has moved"
def perceptron_train(X, Y, max_epochs=100):
    n_x, m = X.shape
    w, b, mistakes = np.zeros((n_x, 1)), 0.0, []
    for epoch in range(max_epochs):
        moved = []
        for i in range(m):
            new_w, new_b = perceptron_update(w, b, X[:, i:i + 1], Y[0, i])
            moved.append(np.sum(new_b) != np.sum(b))
            w, b = new_w, new_b
        mistakes.append(np.sum(moved))
        print("epoch", epoch, "mistakes", mistakes[-1])
        if not any(moved):
            break
    return w, b, mistakes

# %% right="perceptron_train" name="labels turned into factors beforehand"
def perceptron_train(X, Y, max_epochs=100):
    m = X.shape[1]
    w, b, mistakes = np.zeros((X.shape[0], 1)), np.zeros((1, 1)), []
    for epoch in range(max_epochs):
        mistakes.append(0)
        for i in range(m):
            right = np.sign(np.dot(w.T, X[:, [i]]) + b)[0, 0] == Y[0, i]
            if not right:
                mistakes[-1] += 1
                w, b = perceptron_update(w, b, X[:, [i]], Y[0, i])
        if mistakes[-1] == 0:
            break
    return w, b, mistakes

# %% wrong="xor" name="only OR" diagnosis="gives the answers of OR"
def xor(X):
    return OR(X)

# %% wrong="xor" name="joined by OR" diagnosis="constant"
def xor(X):
    return OR(np.vstack([OR(X), NAND(X)]))

# %% wrong="xor" name="AND and OR joined by AND" diagnosis="gives the answers of AND"
def xor(X):
    return AND(np.vstack([AND(X), OR(X)]))

# %% wrong="xor" name="joined by NAND: the opposite" diagnosis="sign"
def xor(X):
    return NAND(np.vstack([OR(X), NAND(X)]))

# %% wrong="xor" name="product of the inputs" diagnosis="a product of the inputs"
def xor(X):
    return np.where(X[[0]] * X[[1]] > 0, -1, 1)

# %% wrong="xor" name="inputs compared" diagnosis="a comparison of the inputs"
def xor(X):
    return np.where(X[[0]] != X[[1]], 1, -1)

# %% wrong="xor" name="the table typed in" diagnosis="shape"
def xor(X):
    return np.array([[-1, 1, 1, -1]])

# %% wrong="xor" name="answers side by side" diagnosis="crash"
def xor(X):
    return AND(np.hstack([OR(X), NAND(X)]))

# %% right="xor" name="concatenated"
def xor(X):
    first = np.concatenate((NAND(X), OR(X)), axis=0)
    return AND(first)

# %% right="xor" name="perceptrons with weights of their own"
def xor(X):
    W1 = np.array([[1.0, 1.0], [-1.0, -1.0]])
    A1 = np.where(W1 @ X + 1.0 > 0, 1.0, -1.0)
    return perceptron_predict(np.array([[0.5], [0.5]]), -0.5, A1)

# %% right="xor" name="AND written with lists"
def xor(X):
    answers = [row for gate in (NAND, OR) for row in gate(X)]
    print("first layer:", len(answers), "perceptrons")
    return AND(np.array(answers, dtype=float))

# %% wrong="error_term" name="prediction minus label" diagnosis="sign"
def error_term(yhat, y):
    return (yhat - y) * yhat * (1 - yhat)

# %% wrong="error_term" name="slope forgotten" diagnosis="without the slope of the sigmoid"
def error_term(yhat, y):
    return y - yhat

# %% wrong="error_term" name="sigmoid twice" diagnosis="sigmoid once more"
def error_term(yhat, y):
    s = sigmoid(yhat)
    return (y - yhat) * s * (1 - s)

# %% wrong="error_term" name="slope with the label" diagnosis="taking the label"
def error_term(yhat, y):
    return (y - yhat) * yhat * (1 - y)

# %% wrong="error_term" name="the error itself" diagnosis="the error itself"
def error_term(yhat, y):
    return (y - yhat) ** 2 / 2

# %% wrong="error_term" name="derivative without one half" diagnosis="factor"
def error_term(yhat, y):
    return 2 * (y - yhat) * yhat * (1 - yhat)

# %% wrong="error_term" name="averaged" diagnosis="over-summed"
def error_term(yhat, y):
    return np.mean((y - yhat) * yhat * (1 - yhat))

# %% right="error_term" name="multiplied out"
def error_term(yhat, y):
    return y * yhat - y * yhat ** 2 - yhat ** 2 + yhat ** 3

# %% right="error_term" name="from the evidence"
def error_term(yhat, y):
    slope = np.multiply(yhat, np.subtract(1, yhat))
    downhill = -(yhat - y) * slope
    return downhill

# %% right="error_term" name="minus the slope, step by step"
def error_term(yhat, y):
    dE_dyhat = -(np.asarray(y, dtype=float) - yhat)
    dyhat_dz = yhat - yhat ** 2
    return -dE_dyhat * dyhat_dz

# %% wrong="train_neuron" name="uphill" diagnosis="sign"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X + b)
        costs.append(np.mean(np.square(Y - A)) / 2)
        delta = error_term(A, Y)
        w = w - learning_rate * X @ delta.T / m
        b = b - learning_rate * np.sum(delta) / m
    return w, b, costs

# %% wrong="train_neuron" name="difference for error term" diagnosis="plain difference"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X + b)
        costs.append(np.mean(np.square(Y - A)) / 2)
        delta = Y - A
        w = w + learning_rate * X @ delta.T / m
        b = b + learning_rate * np.sum(delta) / m
    return w, b, costs

# %% wrong="train_neuron" name="arguments of error_term exchanged" diagnosis="never-moves"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X + b)
        costs.append(np.mean(np.square(Y - A)) / 2)
        delta = error_term(Y, A)
        w = w + learning_rate * X @ delta.T / m
        b = b + learning_rate * np.sum(delta) / m
    return w, b, costs

# %% wrong="train_neuron" name="sum for mean in the step of w" diagnosis="sum-for-mean"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X + b)
        costs.append(np.mean(np.square(Y - A)) / 2)
        delta = error_term(A, Y)
        w = w + learning_rate * X @ delta.T
        b = b + learning_rate * np.mean(delta)
    return w, b, costs

# %% wrong="train_neuron" name="sum for mean in the step of b" diagnosis="without dividing by m"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X + b)
        costs.append(np.mean(np.square(Y - A)) / 2)
        delta = error_term(A, Y)
        w = w + learning_rate * X @ delta.T / m
        b = b + learning_rate * np.sum(delta)
    return w, b, costs

# %% wrong="train_neuron" name="bias never moves" diagnosis="missing-bias"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X + b)
        costs.append(np.mean(np.square(Y - A)) / 2)
        w = w + learning_rate * X @ error_term(A, Y).T / m
    return w, b, costs

# %% wrong="train_neuron" name="bias left out of the evidence" diagnosis="missing-bias"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X)
        costs.append(np.mean(np.square(Y - A)) / 2)
        delta = error_term(A, Y)
        w = w + learning_rate * X @ delta.T / m
        b = b + learning_rate * np.sum(delta) / m
    return w, b, costs

# %% wrong="train_neuron" name="cost without one half" diagnosis="factor"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X + b)
        costs.append(np.mean(np.square(Y - A)))
        delta = error_term(A, Y)
        w = w + learning_rate * X @ delta.T / m
        b = b + learning_rate * np.sum(delta) / m
    return w, b, costs

# %% wrong="train_neuron" name="cost added up" diagnosis="sum-for-mean"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X + b)
        costs.append(np.sum(np.square(Y - A)) / 2)
        delta = error_term(A, Y)
        w = w + learning_rate * X @ delta.T / m
        b = b + learning_rate * np.sum(delta) / m
    return w, b, costs

# %% wrong="train_neuron" name="absolute error as cost" diagnosis="where is the square"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X + b)
        costs.append(np.mean(np.abs(Y - A)))
        delta = error_term(A, Y)
        w = w + learning_rate * X @ delta.T / m
        b = b + learning_rate * np.sum(delta) / m
    return w, b, costs

# %% wrong="train_neuron" name="learning rate ignored" diagnosis="does not depend on learning_rate"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X + b)
        costs.append(np.mean(np.square(Y - A)) / 2)
        delta = error_term(A, Y)
        w = w + X @ delta.T / m
        b = b + np.sum(delta) / m
    return w, b, costs

# %% wrong="train_neuron" name="slope of the start in every epoch" diagnosis="slope of the start"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    A = sigmoid(w.T @ X + b)
    delta = error_term(A, Y)
    for epoch in range(epochs):
        costs.append(np.mean(np.square(Y - A)) / 2)
        w = w + learning_rate * X @ delta.T / m
        b = b + learning_rate * np.sum(delta) / m
    return w, b, costs

# %% wrong="train_neuron" name="changes the caller's w" diagnosis="changes-argument"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X + b)
        costs.append(np.mean(np.square(Y - A)) / 2)
        delta = error_term(A, Y)
        w += learning_rate * X @ delta.T / m
        b += learning_rate * np.sum(delta) / m
    return w, b, costs

# %% wrong="train_neuron" name="the step of w as a row" diagnosis="keepdims"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        A = sigmoid(w.T @ X + b)
        costs.append(np.mean(np.square(Y - A)) / 2)
        delta = error_term(A, Y)
        w = w + learning_rate * delta @ X.T / m
        b = b + learning_rate * np.sum(delta) / m
    return w, b, costs

# %% right="train_neuron" name="loop over examples"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    n, m = X.shape
    costs = []
    for epoch in range(epochs):
        cost, down_w, down_b = 0.0, np.zeros((n, 1)), 0.0
        for i in range(m):
            a = float(sigmoid(np.sum(w * X[:, [i]]) + np.sum(b)))
            cost += (Y[0, i] - a) ** 2 / 2
            down_w += error_term(a, Y[0, i]) * X[:, [i]]
            down_b += error_term(a, Y[0, i])
        w, b = w + learning_rate * down_w / m, b + learning_rate * down_b / m
        costs.append(cost / m)
    return w, b, costs

# %% right="train_neuron" name="the error term written out, bias of shape (1, 1)"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    w, b = np.copy(w), np.reshape(np.asarray(b, dtype=float), (1, 1)).copy()
    costs = []
    for epoch in range(epochs):
        A = sigmoid(np.matmul(w.transpose(), X) + b)
        costs.append(float(0.5 * np.average((A - Y) ** 2)))
        dZ = (A - Y) * A * (1 - A)
        w -= learning_rate * np.einsum("km,im->ki", X, dZ) / dZ.size
        b -= learning_rate * np.mean(dZ, axis=1, keepdims=True)
    return w, b, costs

# %% right="train_neuron" name="bias as a weight"
def train_neuron(w, b, X, Y, learning_rate=0.5, epochs=100):
    m, costs = X.shape[1], []
    weights = np.vstack([w, [[float(np.sum(b))]]])
    inputs = np.vstack([X, np.ones((1, m))])
    for epoch in range(epochs):
        A = sigmoid(np.dot(weights.T, inputs))
        costs.append(np.sum((A - Y) ** 2) / (2 * m))
        weights = weights + learning_rate / m * np.dot(inputs, error_term(A, Y).T)
    return weights[:-1], weights[-1, 0], costs

# %% wrong="forward" name="hidden bias forgotten" diagnosis="leaving out the bias b1"
def forward(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = sigmoid(W1 @ X)
    return A1, sigmoid(W2 @ A1 + b2)

# %% wrong="forward" name="output bias forgotten" diagnosis="leaving out the bias b2"
def forward(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = sigmoid(W1 @ X + b1)
    return A1, sigmoid(W2 @ A1)

# %% wrong="forward" name="hidden sigmoid forgotten" diagnosis="activation-missing"
def forward(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = W1 @ X + b1
    return A1, sigmoid(W2 @ A1 + b2)

# %% wrong="forward" name="output sigmoid forgotten" diagnosis="without its sigmoid"
def forward(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = sigmoid(W1 @ X + b1)
    return A1, W2 @ A1 + b2

# %% wrong="forward" name="output looks at the evidence" diagnosis="evidence of the hidden units"
def forward(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    return sigmoid(Z1), sigmoid(W2 @ Z1 + b2)

# %% wrong="forward" name="bias inside the product" diagnosis="crash"
def forward(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = sigmoid(W1 @ (X + b1))
    return A1, sigmoid(W2 @ (A1 + b2))

# %% wrong="forward" name="weights turned round" diagnosis="crash"
def forward(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = sigmoid(W1.T @ X + b1)
    return A1, sigmoid(W2 @ A1 + b2)

# %% wrong="forward" name="tanh in the hidden layer" diagnosis="tanh where the sigmoid is meant"
def forward(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = np.tanh(W1 @ X + b1)
    return A1, sigmoid(W2 @ A1 + b2)

# %% wrong="forward" name="only the output returned" diagnosis="type"
def forward(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    return sigmoid(W2 @ sigmoid(W1 @ X + b1) + b2)

# %% wrong="forward" name="labels instead of probabilities" diagnosis="labels-not-probabilities"
def forward(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = sigmoid(W1 @ X + b1)
    return A1, (sigmoid(W2 @ A1 + b2) > 0.5).astype(float)

# %% right="forward" name="unit by unit"
def forward(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    rows = []
    for weights, bias in zip(W1, b1):
        rows.append(sigmoid(weights @ X + bias))
    A1 = np.array(rows)
    return A1, sigmoid(np.sum(W2.T * A1, axis=0, keepdims=True) + b2)

# %% right="forward" name="a loop over layers, other sigmoid"
def forward(X, parameters):
    A = [X]
    for layer in ("1", "2"):
        Z = np.dot(parameters["W" + layer], A[-1]) + parameters["b" + layer]
        A.append(1 / (1 + np.exp(-Z)))
    return A[1], A[2]

# %% right="forward" name="einsum and bias as a weight"
def forward(X, parameters):
    ones = np.ones((1, X.shape[1]))
    A1 = sigmoid(np.einsum("hx,xm->hm", np.hstack([parameters["W1"], parameters["b1"]]), np.vstack([X, ones])))
    A2 = sigmoid(np.hstack([parameters["W2"], parameters["b2"]]).dot(np.vstack([A1, ones])))
    return A1, A2

# %% wrong="backpropagate" name="uphill" diagnosis="sign"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    delta2 = (A2 - y) * A2 * (1 - A2)
    delta1 = parameters["W2"].T @ delta2 * A1 * (1 - A1)
    return {"W1": delta1 @ x.T, "b1": delta1, "W2": delta2 @ A1.T, "b2": delta2}

# %% wrong="backpropagate" name="slope of the output forgotten" diagnosis="slope of the output's sigmoid"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    delta2 = y - A2
    delta1 = parameters["W2"].T @ delta2 * A1 * (1 - A1)
    return {"W1": delta1 @ x.T, "b1": delta1, "W2": delta2 @ A1.T, "b2": delta2}

# %% wrong="backpropagate" name="slope of the hidden units forgotten" diagnosis="slope of the hidden sigmoids"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    delta2 = error_term(A2, y)
    delta1 = parameters["W2"].T @ delta2
    return {"W1": delta1 @ x.T, "b1": delta1, "W2": delta2 @ A1.T, "b2": delta2}

# %% wrong="backpropagate" name="slope of the output for the hidden units" diagnosis="for the hidden units"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    delta2 = error_term(A2, y)
    delta1 = parameters["W2"].T @ delta2 * A2 * (1 - A2)
    return {"W1": delta1 @ x.T, "b1": delta1, "W2": delta2 @ A1.T, "b2": delta2}

# %% wrong="backpropagate" name="weights left out on the way back" diagnosis="leaving out the weights W2"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    delta2 = error_term(A2, y)
    delta1 = delta2 * A1 * (1 - A1)
    return {"W1": delta1 @ x.T, "b1": delta1, "W2": delta2 @ A1.T, "b2": delta2}

# %% wrong="backpropagate" name="W2 corrected before the error goes back" diagnosis="changing W2 before"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    W2 = parameters["W2"]
    delta2 = error_term(A2, y)
    step_W2 = delta2 @ A1.T
    W2 = W2 + step_W2
    delta1 = W2.T @ delta2 * A1 * (1 - A1)
    return {"W1": delta1 @ x.T, "b1": delta1, "W2": step_W2, "b2": delta2}

# %% wrong="backpropagate" name="W2 of the caller corrected" diagnosis="changes-argument"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    delta2 = error_term(A2, y)
    delta1 = parameters["W2"].T @ delta2 * A1 * (1 - A1)
    parameters["W2"] += delta2 @ A1.T
    return {"W1": delta1 @ x.T, "b1": delta1, "W2": delta2 @ A1.T, "b2": delta2}

# %% wrong="backpropagate" name="output's error term for the hidden weights" diagnosis="error term of the output"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    delta2 = error_term(A2, y)
    delta1 = parameters["W2"].T @ delta2 * A1 * (1 - A1)
    return {"W1": np.ones_like(delta1) @ delta2 @ x.T, "b1": delta1, "W2": delta2 @ A1.T, "b2": delta2}

# %% wrong="backpropagate" name="a sigmoid of the hidden answers" diagnosis="the sigmoid once more"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    delta2 = error_term(A2, y)
    delta1 = parameters["W2"].T @ delta2 * sigmoid(A1) * (1 - sigmoid(A1))
    return {"W1": delta1 @ x.T, "b1": delta1, "W2": delta2 @ A1.T, "b2": delta2}

# %% wrong="backpropagate" name="hidden biases forgotten" diagnosis="zeros"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    delta2 = error_term(A2, y)
    delta1 = parameters["W2"].T @ delta2 * A1 * (1 - A1)
    return {"W1": delta1 @ x.T, "b1": np.zeros_like(delta1), "W2": delta2 @ A1.T, "b2": delta2}

# %% wrong="backpropagate" name="step of W1 turned round" diagnosis="transpose"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    delta2 = error_term(A2, y)
    delta1 = parameters["W2"].T @ delta2 * A1 * (1 - A1)
    return {"W1": x @ delta1.T, "b1": delta1, "W2": delta2 @ A1.T, "b2": delta2}

# %% wrong="backpropagate" name="hidden answers not in the step of W2" diagnosis="leaving out the hidden answers"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    delta2 = error_term(A2, y)
    delta1 = parameters["W2"].T @ delta2 * A1 * (1 - A1)
    return {"W1": delta1 @ x.T, "b1": delta1, "W2": delta2 * np.ones_like(A1.T), "b2": delta2}

# %% wrong="backpropagate" name="halved" diagnosis="factor"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    delta2 = error_term(A2, y) / 2
    delta1 = parameters["W2"].T @ delta2 * A1 * (1 - A1)
    return {"W1": delta1 @ x.T, "b1": delta1, "W2": delta2 @ A1.T, "b2": delta2}

# %% right="backpropagate" name="unit by unit"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    yhat = float(A2[0, 0])
    delta = error_term(yhat, y)
    steps = {name: np.zeros(value.shape) for name, value in parameters.items()}
    steps["b2"][0, 0] = delta
    for k in range(len(A1)):
        a = A1[k, 0]
        share = parameters["W2"][0, k] * delta * a * (1 - a)
        steps["W2"][0, k] = a * delta
        steps["b1"][k, 0] = share
        steps["W1"][k] = share * x[:, 0]
    return steps

# %% right="backpropagate" name="slopes first, minus at the end"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    dZ2 = (A2 - y) * A2 * (1 - A2)
    dZ1 = np.multiply(np.matmul(np.transpose(parameters["W2"]), dZ2), A1 - A1 ** 2)
    slopes = {"b2": dZ2, "W2": np.matmul(dZ2, A1.T), "b1": dZ1, "W1": np.outer(dZ1, x)}
    return {name: -slope for name, slope in slopes.items()}

# %% right="backpropagate" name="einsum, keys in another order"
def backpropagate(x, y, parameters):
    A1, A2 = forward(x, parameters)
    d2 = error_term(A2, y)
    d1 = np.einsum("oh,om->hm", parameters["W2"], d2) * A1 * (1 - A1)
    return {"b2": d2, "b1": d1, "W2": np.einsum("om,hm->oh", d2, A1), "W1": np.einsum("hm,xm->hx", d1, x)}

# %% wrong="train_network" name="uphill" diagnosis="stepping uphill"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(np.mean(np.square(Y - forward(X, parameters)[1])) / 2)
        total = {name: 0 * value for name, value in parameters.items()}
        for i in range(m):
            steps = backpropagate(X[:, [i]], Y[0, i], parameters)
            total = {name: total[name] + steps[name] for name in total}
        parameters = {name: parameters[name] - learning_rate * total[name] / m for name in total}
    return parameters, costs

# %% wrong="train_network" name="sum for mean" diagnosis="without dividing by m"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(np.mean(np.square(Y - forward(X, parameters)[1])) / 2)
        total = {name: 0 * value for name, value in parameters.items()}
        for i in range(m):
            steps = backpropagate(X[:, [i]], Y[0, i], parameters)
            total = {name: total[name] + steps[name] for name in total}
        parameters = {name: parameters[name] + learning_rate * total[name] for name in total}
    return parameters, costs

# %% wrong="train_network" name="divided by m twice" diagnosis="dividing by m twice"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(np.mean(np.square(Y - forward(X, parameters)[1])) / 2)
        total = {name: 0 * value for name, value in parameters.items()}
        for i in range(m):
            steps = backpropagate(X[:, [i]], Y[0, i], parameters)
            total = {name: total[name] + steps[name] / m for name in total}
        parameters = {name: parameters[name] + learning_rate * total[name] / m for name in total}
    return parameters, costs

# %% wrong="train_network" name="total overwritten" diagnosis="the last example only"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(np.mean(np.square(Y - forward(X, parameters)[1])) / 2)
        for i in range(m):
            total = backpropagate(X[:, [i]], Y[0, i], parameters)
        parameters = {name: parameters[name] + learning_rate * total[name] / m for name in total}
    return parameters, costs

# %% wrong="train_network" name="moves after every example" diagnosis="after every example"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(np.mean(np.square(Y - forward(X, parameters)[1])) / 2)
        for i in range(m):
            steps = backpropagate(X[:, [i]], Y[0, i], parameters)
            parameters = {name: parameters[name] + learning_rate * steps[name] for name in steps}
    return parameters, costs

# %% wrong="train_network" name="moves a little after every example" diagnosis="after every example"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(np.mean(np.square(Y - forward(X, parameters)[1])) / 2)
        for i in range(m):
            steps = backpropagate(X[:, [i]], Y[0, i], parameters)
            parameters = {name: parameters[name] + learning_rate * steps[name] / m for name in steps}
    return parameters, costs

# %% wrong="train_network" name="learning rate ignored" diagnosis="another length"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(np.mean(np.square(Y - forward(X, parameters)[1])) / 2)
        total = {name: 0 * value for name, value in parameters.items()}
        for i in range(m):
            steps = backpropagate(X[:, [i]], Y[0, i], parameters)
            total = {name: total[name] + steps[name] for name in total}
        parameters = {name: parameters[name] + total[name] / m for name in total}
    return parameters, costs

# %% wrong="train_network" name="biases never move" diagnosis="never-moves"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    parameters = dict(parameters)
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(np.mean(np.square(Y - forward(X, parameters)[1])) / 2)
        said = [backpropagate(X[:, [i]], Y[0, i], parameters) for i in range(m)]
        for name in ("W1", "W2"):
            parameters[name] = parameters[name] + learning_rate * sum(steps[name] for steps in said) / m
    return parameters, costs

# %% wrong="train_network" name="total never set back" diagnosis="parameters after 3 epochs"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    m, costs = X.shape[1], []
    total = {name: 0 * value for name, value in parameters.items()}
    for epoch in range(epochs):
        costs.append(np.mean(np.square(Y - forward(X, parameters)[1])) / 2)
        for i in range(m):
            steps = backpropagate(X[:, [i]], Y[0, i], parameters)
            total = {name: total[name] + steps[name] for name in total}
        parameters = {name: parameters[name] + learning_rate * total[name] / m for name in total}
    return parameters, costs

# %% wrong="train_network" name="steps of the start in every epoch" diagnosis="the steps of the start"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    m, costs = X.shape[1], []
    said = [backpropagate(X[:, [i]], Y[0, i], parameters) for i in range(m)]
    for epoch in range(epochs):
        costs.append(np.mean(np.square(Y - forward(X, parameters)[1])) / 2)
        parameters = {name: value + learning_rate * sum(steps[name] for steps in said) / m
                      for name, value in parameters.items()}
    return parameters, costs

# %% wrong="train_network" name="changes the caller's parameters" diagnosis="changes-argument"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(np.mean(np.square(Y - forward(X, parameters)[1])) / 2)
        said = [backpropagate(X[:, [i]], Y[0, i], parameters) for i in range(m)]
        for name in parameters:
            parameters[name] += learning_rate * sum(steps[name] for steps in said) / m
    return parameters, costs

# %% right="train_network" name="mean of a list, comprehension"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    costs = []
    for epoch in range(epochs):
        costs.append(float(np.mean((forward(X, parameters)[1] - Y) ** 2)) / 2)
        said = [backpropagate(X[:, i:i + 1], Y[0, i], parameters) for i in range(X.shape[1])]
        parameters = {name: value + learning_rate * np.mean([steps[name] for steps in said], axis=0)
                      for name, value in parameters.items()}
    return parameters, costs

# %% right="train_network" name="without a loop over examples"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    W1, b1, W2, b2 = (parameters[name].copy() for name in ("W1", "b1", "W2", "b2"))
    m, costs = Y.size, []
    for epoch in range(epochs):
        A1, A2 = forward(X, {"W1": W1, "b1": b1, "W2": W2, "b2": b2})
        costs.append(0.5 * np.sum((Y - A2) ** 2) / m)
        D2 = error_term(A2, Y)
        D1 = np.dot(W2.T, D2) * A1 * (1 - A1)
        W2 += learning_rate / m * np.dot(D2, A1.T)
        b2 += learning_rate / m * np.sum(D2, axis=1, keepdims=True)
        W1 += learning_rate / m * np.dot(D1, X.T)
        b1 += learning_rate / m * np.sum(D1, axis=1, keepdims=True)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, costs

# %% right="train_network" name="steps kept in a running mean"
def train_network(X, Y, parameters, learning_rate=1.0, epochs=50):
    parameters = {name: value.copy() for name, value in parameters.items()}
    m, costs, epoch = X.shape[1], [], 0
    while epoch < epochs:
        costs.append(np.square(forward(X, parameters)[1] - Y).mean() / 2)
        mean = dict.fromkeys(parameters, 0.0)
        for i in reversed(range(m)):
            steps = backpropagate(X[:, [i]], float(Y[0, i]), parameters)
            for name in mean:
                mean[name] = mean[name] + steps[name] / m
        for name in ("b1", "b2", "W1", "W2"):
            parameters[name] += learning_rate * mean[name]
        epoch += 1
    return parameters, costs
