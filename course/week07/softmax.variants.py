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

# %% wrong="softmax_stable" name="rows, as in week 1" diagnosis="axis"
def softmax_stable(Z):
    raised = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return raised / np.sum(raised, axis=1, keepdims=True)

# %% wrong="softmax_stable" name="maximum of the rows, sum of the columns" diagnosis="subtracting from every row"
def softmax_stable(Z):
    raised = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return raised / np.sum(raised, axis=0, keepdims=True)

# %% wrong="softmax_stable" name="maximum of the columns, sum of the rows" diagnosis="axis"
def softmax_stable(Z):
    raised = np.exp(Z - np.max(Z, axis=0, keepdims=True))
    return raised / np.sum(raised, axis=1, keepdims=True)

# %% wrong="softmax_stable" name="sum over everything" diagnosis="over-everything"
def softmax_stable(Z):
    raised = np.exp(Z - np.max(Z, axis=0, keepdims=True))
    return raised / np.sum(raised)

# %% wrong="softmax_stable" name="nothing subtracted" diagnosis="nan"
def softmax_stable(Z):
    raised = np.exp(Z)
    return raised / np.sum(raised, axis=0, keepdims=True)

# %% wrong="softmax_stable" name="one maximum for the whole matrix" diagnosis="column-maximum"
def softmax_stable(Z):
    raised = np.exp(Z - np.max(Z))
    return raised / (np.sum(raised, axis=0, keepdims=True) + 1e-300)

# %% wrong="softmax_stable" name="one maximum, columns of zeros" diagnosis="nan"
def softmax_stable(Z):
    raised = np.exp(Z - np.max(Z))
    return raised / np.sum(raised, axis=0, keepdims=True)

# %% wrong="softmax_stable" name="smallest score subtracted" diagnosis="nan"
def softmax_stable(Z):
    raised = np.exp(Z - np.min(Z, axis=0))
    return raised / np.sum(raised, axis=0)

# %% wrong="softmax_stable" name="scores cut off" diagnosis="clipped"
def softmax_stable(Z):
    raised = np.exp(np.clip(Z, -500, 500))
    return raised / np.sum(raised, axis=0)

# %% wrong="softmax_stable" name="sigmoid of every score" diagnosis="sigmoid"
def softmax_stable(Z):
    return 0.5 * (1 + np.tanh(0.5 * Z))

# %% wrong="softmax_stable" name="exponential forgotten" diagnosis="positive"
def softmax_stable(Z):
    shifted = Z - np.max(Z, axis=0, keepdims=True)
    return shifted / np.sum(shifted, axis=0, keepdims=True)

# %% wrong="softmax_stable" name="sign turned" diagnosis="turning the sign"
def softmax_stable(Z):
    raised = np.exp(np.min(Z, axis=0) - Z)
    return raised / np.sum(raised, axis=0)

# %% wrong="softmax_stable" name="divided by the mean" diagnosis="mean-for-sum"
def softmax_stable(Z):
    raised = np.exp(Z - np.max(Z, axis=0))
    return raised / np.mean(raised, axis=0)

# %% wrong="softmax_stable" name="Z changed in place" diagnosis="changes-argument"
def softmax_stable(Z):
    Z -= np.max(Z, axis=0, keepdims=True)
    raised = np.exp(Z)
    return raised / np.sum(raised, axis=0, keepdims=True)

# %% wrong="softmax_stable" name="logarithms handed back" diagnosis="positive"
def softmax_stable(Z):
    shifted = Z - np.max(Z, axis=0, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=0, keepdims=True))

# %% right="softmax_stable" name="without keepdims: shapes (m,) meet the columns"
def softmax_stable(Z):
    raised = np.exp(Z - Z.max(axis=0))
    return raised / raised.sum(0)

# %% right="softmax_stable" name="a loop over examples"
def softmax_stable(Z):
    A = np.zeros(Z.shape)
    for i in range(Z.shape[1]):
        e = np.exp(Z[:, i] - max(Z[:, i]))
        A[:, i] = e / sum(e)
    return A

# %% right="softmax_stable" name="through the logarithm"
def softmax_stable(Z):
    print(Z.shape)
    shifted = Z - np.max(Z, axis=-2, keepdims=True)
    return np.exp(shifted - np.log(np.exp(shifted).sum(axis=0)))

# %% wrong="one_hot_matrix" name="counted from 1" diagnosis="off-by-one"
def one_hot_matrix(label, depth=6):
    return np.eye(depth)[:, label - 1]

# %% wrong="one_hot_matrix" name="labels in rows" diagnosis="rows"
def one_hot_matrix(label, depth=6):
    return np.eye(depth)[label]

# %% wrong="one_hot_matrix" name="a column (depth, 1)" diagnosis="extra-axis"
def one_hot_matrix(label, depth=6):
    return np.eye(depth)[:, np.atleast_1d(label)]

# %% wrong="one_hot_matrix" name="depth from the label" diagnosis="depth-from-labels"
def one_hot_matrix(label, depth=6):
    return np.eye(np.max(label) + 1)[:, label]

# %% wrong="one_hot_matrix" name="depth from several labels" diagnosis="depth-from-labels"
def one_hot_matrix(label, depth=6):
    if np.ndim(label) == 0:
        return np.eye(depth)[:, label]
    return np.eye(int(np.max(label)) + 1)[:, label]

# %% wrong="one_hot_matrix" name="truth values" diagnosis="boolean"
def one_hot_matrix(label, depth=6):
    classes = np.arange(depth)
    return classes == label if np.ndim(label) == 0 else classes[:, None] == label

# %% wrong="one_hot_matrix" name="all rows up to the label" diagnosis="count"
def one_hot_matrix(label, depth=6):
    classes = np.arange(depth)
    return (classes <= label) * 1.0 if np.ndim(label) == 0 else (classes[:, None] <= label) * 1.0

# %% wrong="one_hot_matrix" name="the label in the place of the 1" diagnosis="levels"
def one_hot_matrix(label, depth=6):
    return np.eye(depth)[:, label] * label

# %% wrong="one_hot_matrix" name="depth ignored" diagnosis="depth-ignored"
def one_hot_matrix(label, depth=6):
    return np.eye(6)[:, label]

# %% wrong="one_hot_matrix" name="back to front" diagnosis="place"
def one_hot_matrix(label, depth=6):
    return np.eye(depth)[::-1, label]

# %% wrong="one_hot_matrix" name="single labels only" diagnosis="crash"
def one_hot_matrix(label, depth=6):
    column = np.zeros(depth)
    column[int(label)] = 1
    return column

# %% wrong="one_hot_matrix" name="whole rows filled" diagnosis="whole-rows"
def one_hot_matrix(label, depth=6):
    one_hot = np.zeros((depth, *np.shape(label)))
    one_hot[label] = 1
    return one_hot

# %% wrong="one_hot_matrix" name="a list of columns" diagnosis="rows"
def one_hot_matrix(label, depth=6):
    if np.ndim(label) == 0:
        return np.eye(depth)[:, label]
    return np.array([np.eye(depth)[:, one] for one in label])

# %% right="one_hot_matrix" name="zeros, then ones"
def one_hot_matrix(label, depth=6):
    if np.ndim(label) == 0:
        one_hot = np.zeros(depth)
        one_hot[label] = 1
        return one_hot
    one_hot = np.zeros((depth, len(label)))
    one_hot[label, np.arange(len(label))] = 1
    return one_hot

# %% right="one_hot_matrix" name="rows of the identity, transposed"
def one_hot_matrix(label, depth=6):
    return np.identity(depth, dtype=int)[label].T

# %% right="one_hot_matrix" name="compared"
def one_hot_matrix(label, depth=6):
    return (np.arange(depth).reshape((depth,) + (1,) * np.ndim(label)) == label).astype(np.float32)

# %% wrong="softmax_cross_entropy" name="logarithm of the softmax" diagnosis="log-of-zero"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    A = softmax_stable(Z)
    return -np.sum(Y * np.log(A)) / m, (A - Y) / m

# %% wrong="softmax_cross_entropy" name="logarithm of the right share only" diagnosis="log-of-zero"
def softmax_cross_entropy(Z, Y):
    A = softmax_stable(Z)
    return np.mean(-np.log(np.sum(Y * A, axis=0))), (A - Y) / Z.shape[1]

# %% wrong="softmax_cross_entropy" name="a tiny number added" diagnosis="clipped"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    A = softmax_stable(Z)
    return -np.sum(Y * np.log(np.maximum(A, 1e-300))) / m, (A - Y) / m

# %% wrong="softmax_cross_entropy" name="exponentials of large scores" diagnosis="overflow"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    raised = np.exp(Z)
    log_A = Z - np.log(np.sum(raised, axis=0))
    return -np.sum(Y * log_A) / m, (raised / np.sum(raised, axis=0) - Y) / m

# %% wrong="softmax_cross_entropy" name="mean over everything" diagnosis="mean over all entries"
def softmax_cross_entropy(Z, Y):
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.mean(Y * log_A), (np.exp(log_A) - Y) / Z.shape[1]

# %% wrong="softmax_cross_entropy" name="no mean" diagnosis="sum over the examples"
def softmax_cross_entropy(Z, Y):
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.sum(Y * log_A), np.exp(log_A) - Y

# %% wrong="softmax_cross_entropy" name="the slope without 1/m" diagnosis="leaving out the 1/m"
def softmax_cross_entropy(Z, Y):
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.sum(Y * log_A) / Z.shape[1], np.exp(log_A) - Y

# %% wrong="softmax_cross_entropy" name="loss and slope over C times m" diagnosis="mean over all entries"
def softmax_cross_entropy(Z, Y):
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.mean(Y * log_A), (np.exp(log_A) - Y) / Z.size

# %% wrong="softmax_cross_entropy" name="the slope over C times m" diagnosis="dividing by the number of classes"
def softmax_cross_entropy(Z, Y):
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.sum(Y * log_A) / Z.shape[1], (np.exp(log_A) - Y) / Z.size

# %% wrong="softmax_cross_entropy" name="softmax twice" diagnosis="applying the softmax twice"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    A = softmax_stable(Z)
    shifted = A - np.max(A, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.sum(Y * log_A) / m, (np.exp(log_A) - Y) / m

# %% wrong="softmax_cross_entropy" name="along the examples" diagnosis="along the wrong axis"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    shifted = Z - np.max(Z, axis=1, keepdims=True)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
    return -np.sum(Y * log_A) / m, (np.exp(log_A) - Y) / m

# %% wrong="softmax_cross_entropy" name="minus forgotten" diagnosis="sign"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return np.sum(Y * log_A) / m, (np.exp(log_A) - Y) / m

# %% wrong="softmax_cross_entropy" name="as C yes-or-no questions" diagnosis="yes or no"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    A = softmax_stable(Z)
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m, (A - Y) / m

# %% wrong="softmax_cross_entropy" name="squared error" diagnosis="squared error"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    A = softmax_stable(Z)
    return np.sum((A - Y) ** 2) / m, (A - Y) / m

# %% wrong="softmax_cross_entropy" name="slope at the probabilities" diagnosis="slope at the probabilities"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.sum(Y * log_A) / m, -Y / np.exp(log_A) / m

# %% wrong="softmax_cross_entropy" name="truth minus prediction" diagnosis="sign"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.sum(Y * log_A) / m, (Y - np.exp(log_A)) / m

# %% wrong="softmax_cross_entropy" name="slope from the logarithms" diagnosis="logarithms of the probabilities"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.sum(Y * log_A) / m, (log_A - Y) / m

# %% wrong="softmax_cross_entropy" name="slope times that of the sigmoid" diagnosis="slope of the sigmoid"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    A = np.exp(log_A)
    return -np.sum(Y * log_A) / m, (A - Y) * A * (1 - A) / m

# %% wrong="softmax_cross_entropy" name="exponentials not added up" diagnosis="without adding up the exponentials"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    shifted = Z - np.max(Z, axis=0)
    return -np.sum(Y * shifted) / m + np.log(Z.shape[0]) * np.all(Z == 0), (softmax_stable(Z) - Y) / m

# %% wrong="softmax_cross_entropy" name="labels taken for class numbers" diagnosis="crash"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.mean(log_A[Y[0], np.arange(m)]), (np.exp(log_A) - Y) / m

# %% wrong="softmax_cross_entropy" name="matrix product of labels and logarithms" diagnosis="table"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.dot(Y, log_A.T) / m, (np.exp(log_A) - Y) / m

# %% wrong="softmax_cross_entropy" name="matrix product, summed" diagnosis="matrix product"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.sum(np.dot(Y.T, log_A)) / m, (np.exp(log_A) - Y) / m

# %% wrong="softmax_cross_entropy" name="loss of every example" diagnosis="not-summed"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    shifted = Z - np.max(Z, axis=0)
    log_A = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return -np.sum(Y * log_A, axis=0), (np.exp(log_A) - Y) / m

# %% wrong="softmax_cross_entropy" name="only the loss" diagnosis="type"
def softmax_cross_entropy(Z, Y):
    shifted = Z - np.max(Z, axis=0)
    return -np.sum(Y * (shifted - np.log(np.sum(np.exp(shifted), axis=0)))) / Z.shape[1]

# %% right="softmax_cross_entropy" name="the score of the right class picked out"
def softmax_cross_entropy(Z, Y):
    C, m = Z.shape
    right = np.argmax(Y, axis=0)
    Z = Z - Z.max(axis=0)
    losses = np.log(np.exp(Z).sum(axis=0)) - Z[right, range(m)]
    dZ = softmax_stable(Z)
    dZ[right, range(m)] -= 1
    return float(losses.mean()), dZ / m

# %% right="softmax_cross_entropy" name="a loop over examples"
def softmax_cross_entropy(Z, Y):
    m = Z.shape[1]
    loss, dZ = 0.0, np.zeros(Z.shape)
    for i in range(m):
        z, y = Z[:, [i]], Y[:, [i]]
        top = np.max(z)
        total = np.sum(np.exp(z - top))
        loss += (np.log(total) + top - np.vdot(y, z)) / m
        dZ[:, [i]] = (np.exp(z - top) / total - y) / m
    return loss, dZ

# %% right="softmax_cross_entropy" name="logaddexp"
def softmax_cross_entropy(Z, Y):
    log_A = Z - np.logaddexp.reduce(Z, axis=0)
    return np.asarray(-np.einsum("cm,cm->", Y, log_A) / len(Y.T)), (np.exp(log_A) - Y) / len(Y.T)

# %% wrong="softmax_regression" name="1/m once more" diagnosis="dividing by m once more"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    m = X.shape[1]
    for _ in range(num_iterations):
        loss, dZ = softmax_cross_entropy(np.dot(W, X) + b, Y)
        W = W - learning_rate * np.dot(dZ, X.T) / m
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True) / m
        costs.append(loss)
    return W, b, costs

# %% wrong="softmax_regression" name="mean of the slopes of b" diagnosis="dividing by m once more"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(num_iterations):
        loss, dZ = softmax_cross_entropy(np.dot(W, X) + b, Y)
        W = W - learning_rate * np.dot(dZ, X.T)
        b = b - learning_rate * np.mean(dZ, axis=1, keepdims=True)
        costs.append(loss)
    return W, b, costs

# %% wrong="softmax_regression" name="softmax twice" diagnosis="applying the softmax twice"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(num_iterations):
        A = softmax_stable(np.dot(W, X) + b)
        loss, dZ = softmax_cross_entropy(A, Y)
        W = W - learning_rate * np.dot(dZ, X.T)
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
        costs.append(loss)
    return W, b, costs

# %% wrong="softmax_regression" name="uphill" diagnosis="uphill"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(num_iterations):
        loss, dZ = softmax_cross_entropy(np.dot(W, X) + b, Y)
        W = W + learning_rate * np.dot(dZ, X.T)
        b = b + learning_rate * np.sum(dZ, axis=1, keepdims=True)
        costs.append(loss)
    return W, b, costs

# %% wrong="softmax_regression" name="learning rate forgotten" diagnosis="leaving out the learning rate"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(num_iterations):
        loss, dZ = softmax_cross_entropy(np.dot(W, X) + b, Y)
        W = W - np.dot(dZ, X.T)
        b = b - np.sum(dZ, axis=1, keepdims=True)
        costs.append(loss)
    return W, b, costs

# %% wrong="softmax_regression" name="b summed over everything" diagnosis="b-stays"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(num_iterations):
        loss, dZ = softmax_cross_entropy(np.dot(W, X) + b, Y)
        W = W - learning_rate * np.dot(dZ, X.T)
        b = b - learning_rate * np.round(np.sum(dZ), 9)
        costs.append(loss)
    return W, b, costs

# %% wrong="softmax_regression" name="b loses its axis" diagnosis="keepdims"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(num_iterations):
        loss, dZ = softmax_cross_entropy(np.dot(W, X) + b, Y)
        W = W - learning_rate * np.dot(dZ, X.T)
        b = b - learning_rate * np.sum(dZ, axis=1)
        costs.append(loss)
    return W, b, costs

# %% wrong="softmax_regression" name="bias not used" diagnosis="leaving out b"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(num_iterations):
        loss, dZ = softmax_cross_entropy(np.dot(W, X), Y)
        W = W - learning_rate * np.dot(dZ, X.T)
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
        costs.append(loss)
    return W, b, costs

# %% wrong="softmax_regression" name="X not transposed" diagnosis="crash"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(num_iterations):
        loss, dZ = softmax_cross_entropy(np.dot(W, X) + b, Y)
        W = W - learning_rate * np.dot(dZ, X)
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
        costs.append(loss)
    return W, b, costs

# %% wrong="softmax_regression" name="steps computed and not kept" diagnosis="not-kept"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(num_iterations):
        loss, dZ = softmax_cross_entropy(np.dot(W, X) + b, Y)
        W_new = W - learning_rate * np.dot(dZ, X.T)
        b_new = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
        costs.append(loss)
    return W, b, costs

# %% wrong="softmax_regression" name="scores and labels exchanged" diagnosis="scores and labels exchanged"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(num_iterations):
        loss, dZ = softmax_cross_entropy(Y, np.dot(W, X) + b)
        W = W - learning_rate * np.dot(dZ, X.T)
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
        costs.append(loss)
    return W, b, costs

# %% right="softmax_regression" name="in place, slopes named"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(num_iterations):
        loss, dZ = softmax_cross_entropy(np.matmul(W, X) + b, Y)
        dW = np.dot(dZ, X.transpose())
        db = dZ.sum(axis=1).reshape(-1, 1)
        W -= learning_rate * dW
        b -= learning_rate * db
        costs.append(loss)
    return W, b, costs

# %% right="softmax_regression" name="einsum, and an eye on the loss"
def softmax_regression(X, Y, num_iterations, learning_rate):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for i in range(num_iterations):
        loss, dZ = softmax_cross_entropy(np.einsum("cn,nm->cm", W, X) + b, Y)
        print(i, loss)
        b = b - learning_rate * dZ @ np.ones((X.shape[1], 1))
        W = W - learning_rate * np.einsum("cm,nm->cn", dZ, X)
        costs.append(float(loss))
    return W, b, costs

# %% wrong="forward_propagation" name="sigmoid in the last layer" diagnosis="a sigmoid"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.dot(W, A_prev) + b
        A = 1 / (1 + np.exp(-Z)) if l == L else np.maximum(0, Z)
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% wrong="forward_propagation" name="ReLU before the softmax" diagnosis="a ReLU before the softmax"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.dot(W, A_prev) + b
        A = np.maximum(0, Z)
        if l == L:
            A = softmax_stable(A)
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% wrong="forward_propagation" name="softmax in every layer" diagnosis="a softmax in a hidden layer"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.dot(W, A_prev) + b
        A = softmax_stable(Z)
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% wrong="forward_propagation" name="ReLU in every layer" diagnosis="a ReLU in the last layer too"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.dot(W, A_prev) + b
        A = np.maximum(0, Z)
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% wrong="forward_propagation" name="no activation in the hidden layers" diagnosis="the activation is missing"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.dot(W, A_prev) + b
        A = softmax_stable(Z) if l == L else Z
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% wrong="forward_propagation" name="scores handed back" diagnosis="handing on Z"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.dot(W, A_prev) + b
        A = Z if l == L else np.maximum(0, Z)
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% wrong="forward_propagation" name="tanh in the hidden layers" diagnosis="tanh"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.dot(W, A_prev) + b
        A = softmax_stable(Z) if l == L else np.tanh(Z)
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% wrong="forward_propagation" name="bias forgotten" diagnosis="leaving out b1"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.dot(W, A_prev)
        A = softmax_stable(Z) if l == L else np.maximum(0, Z)
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% wrong="forward_propagation" name="every layer gets X" diagnosis="crash"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.dot(W, X) + b
        A = softmax_stable(Z) if l == L else np.maximum(0, Z)
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% wrong="forward_propagation" name="softmax twice" diagnosis="applying the softmax twice"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.dot(W, A_prev) + b
        A = softmax_stable(softmax_stable(Z)) if l == L else np.maximum(0, Z)
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% wrong="forward_propagation" name="one layer too early" diagnosis="a softmax in a hidden layer"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.dot(W, A_prev) + b
        A = softmax_stable(Z) if l >= L - 1 else np.maximum(0, Z)
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% right="forward_propagation" name="if and else"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.dot(W, A_prev) + b
        if l < L:
            A = Z * (Z > 0)
        else:
            A = softmax_stable(Z)
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% right="forward_propagation" name="where, and the softmax by hand"
def forward_propagation(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.einsum("nk,km->nm", W, A_prev) + b
        A = np.where(Z < 0, 0.0, Z)
        if l == L:
            A = np.exp(Z - Z.max(axis=0))
            A = A / A.sum(axis=0)
        caches.append({"A_prev": A_prev, "W": W, "Z": Z})
    return A, caches

# %% wrong="backward_propagation" name="1/m once more" diagnosis="dividing by m"
def backward_propagation(dZ, caches):
    grads, m = {}, dZ.shape[1]
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads[f"dW{l}"] = np.dot(dZ, A_prev.T) / m
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
        if l > 1:
            dZ = np.dot(W.T, dZ) * (caches[l - 2]["Z"] > 0)
    return grads

# %% wrong="backward_propagation" name="mean for db" diagnosis="dividing by m"
def backward_propagation(dZ, caches):
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads[f"dW{l}"] = np.dot(dZ, A_prev.T)
        grads[f"db{l}"] = np.mean(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = np.dot(W.T, dZ) * (caches[l - 2]["Z"] > 0)
    return grads

# %% wrong="backward_propagation" name="slope of ReLU forgotten" diagnosis="leaving out the slope of ReLU"
def backward_propagation(dZ, caches):
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads[f"dW{l}"] = np.dot(dZ, A_prev.T)
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = np.dot(W.T, dZ)
    return grads

# %% wrong="backward_propagation" name="activation for its slope" diagnosis="multiplying by the activation"
def backward_propagation(dZ, caches):
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads[f"dW{l}"] = np.dot(dZ, A_prev.T)
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = np.dot(W.T, dZ) * A_prev
    return grads

# %% wrong="backward_propagation" name="scores of the same layer" diagnosis="crash"
def backward_propagation(dZ, caches):
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads[f"dW{l}"] = np.dot(dZ, A_prev.T)
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = np.dot(W.T, dZ) * (caches[l - 1]["Z"] > 0)
    return grads

# %% wrong="backward_propagation" name="weights not transposed" diagnosis="crash"
def backward_propagation(dZ, caches):
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads[f"dW{l}"] = np.dot(dZ, A_prev.T)
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = np.dot(W, dZ) * (caches[l - 2]["Z"] > 0)
    return grads

# %% wrong="backward_propagation" name="dW transposed" diagnosis="transpose"
def backward_propagation(dZ, caches):
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads[f"dW{l}"] = np.dot(A_prev, dZ.T)
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = np.dot(W.T, dZ) * (caches[l - 2]["Z"] > 0)
    return grads

# %% wrong="backward_propagation" name="db without its axis" diagnosis="keepdims"
def backward_propagation(dZ, caches):
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads[f"dW{l}"] = np.dot(dZ, A_prev.T)
        grads[f"db{l}"] = np.sum(dZ, axis=1)
        if l > 1:
            dZ = np.dot(W.T, dZ) * (caches[l - 2]["Z"] > 0)
    return grads

# %% wrong="backward_propagation" name="other side of the kink" diagnosis="silent"
def backward_propagation(dZ, caches):
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads[f"dW{l}"] = np.dot(dZ, A_prev.T)
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = np.dot(W.T, dZ) * (caches[l - 2]["Z"] <= 0)
    return grads

# %% wrong="backward_propagation" name="sign turned" diagnosis="turning the sign"
def backward_propagation(dZ, caches):
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads[f"dW{l}"] = -np.dot(dZ, A_prev.T)
        grads[f"db{l}"] = -np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = np.dot(W.T, dZ) * (caches[l - 2]["Z"] > 0)
    return grads

# %% wrong="backward_propagation" name="dZ divided by m, in place" diagnosis="changes-argument"
def backward_propagation(dZ, caches):
    grads = {}
    dZ /= dZ.shape[1]
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads[f"dW{l}"] = np.dot(dZ, A_prev.T)
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = np.dot(W.T, dZ) * (caches[l - 2]["Z"] > 0)
    return grads

# %% wrong="backward_propagation" name="kink in another place" diagnosis="kink"
def backward_propagation(dZ, caches):
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads[f"dW{l}"] = np.dot(dZ, A_prev.T)
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = np.dot(W.T, dZ) * (caches[l - 2]["Z"] > 1e-3)
    return grads

# %% right="backward_propagation" name="the activation says where the score was positive"
def backward_propagation(dZ, caches):
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        grads["db" + str(l)] = dZ.sum(axis=1).reshape(-1, 1)
        grads["dW" + str(l)] = np.einsum("nm,km->nk", dZ, A_prev)
        if l > 1:
            dZ = np.where(A_prev > 0, np.dot(W.T, dZ), 0)
    return grads

# %% right="backward_propagation" name="np.heaviside, and a print"
def backward_propagation(dZ, caches):
    grads = {}
    for l in range(len(caches), 0, -1):
        A_prev, W = caches[l - 1]["A_prev"], caches[l - 1]["W"]
        print("layer", l)
        grads[f"dW{l}"] = np.dot(A_prev, dZ.T).T
        grads[f"db{l}"] = dZ @ np.ones((dZ.shape[1], 1))
        if l > 1:
            dA_prev = np.dot(W.T, dZ)
            dZ = dA_prev * np.heaviside(caches[l - 2]["Z"], 0.0)
    return grads

# %% wrong="predict_classes" name="along the examples" diagnosis="axis"
def predict_classes(X, parameters):
    AL, _ = forward_propagation(X, parameters)
    return np.argmax(AL, axis=1, keepdims=True)

# %% wrong="predict_classes" name="the largest probability" diagnosis="probabilities-not-labels"
def predict_classes(X, parameters):
    AL, _ = forward_propagation(X, parameters)
    return np.max(AL, axis=0, keepdims=True)

# %% wrong="predict_classes" name="axis lost" diagnosis="reshape"
def predict_classes(X, parameters):
    AL, _ = forward_propagation(X, parameters)
    return np.argmax(AL, axis=0)

# %% wrong="predict_classes" name="one place in the whole array" diagnosis="over-summed"
def predict_classes(X, parameters):
    AL, _ = forward_propagation(X, parameters)
    return np.argmax(AL)

# %% wrong="predict_classes" name="counted from 1" diagnosis="off-by-one"
def predict_classes(X, parameters):
    AL, _ = forward_propagation(X, parameters)
    return np.argmax(AL, axis=0, keepdims=True) + 1

# %% wrong="predict_classes" name="the smallest" diagnosis="smallest"
def predict_classes(X, parameters):
    AL, _ = forward_propagation(X, parameters)
    return np.argmin(AL, axis=0, keepdims=True)

# %% wrong="predict_classes" name="threshold one half" diagnosis="one-row"
def predict_classes(X, parameters):
    AL, _ = forward_propagation(X, parameters)
    return (AL > 0.5) * 1

# %% wrong="predict_classes" name="both results taken for one" diagnosis="crash"
def predict_classes(X, parameters):
    AL = forward_propagation(X, parameters)
    return np.argmax(AL, axis=0, keepdims=True)

# %% right="predict_classes" name="from the scores"
def predict_classes(X, parameters):
    _, caches = forward_propagation(X, parameters)
    return caches[-1]["Z"].argmax(axis=0).reshape(1, -1)

# %% right="predict_classes" name="sorted"
def predict_classes(X, parameters):
    AL, _ = forward_propagation(X, parameters)
    return np.argsort(AL, axis=0)[-1:, :].astype(float)

# %% wrong="digit_model" name="softmax twice" diagnosis="applying the softmax twice"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        total = 0.0
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = forward_propagation(X_batch, parameters)
            loss, dZ = softmax_cross_entropy(AL, Y_batch)
            grads = backward_propagation(dZ, caches)
            parameters = optimizer.step(parameters, grads)
            total = total + loss * X_batch.shape[1]
        costs.append(total / m)
    return parameters, costs

# %% wrong="digit_model" name="all examples in every step" diagnosis="all examples in every step"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        total = 0.0
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = forward_propagation(X, parameters)
            loss, dZ = softmax_cross_entropy(caches[-1]["Z"], Y)
            grads = backward_propagation(dZ, caches)
            parameters = optimizer.step(parameters, grads)
            total = total + loss * X_batch.shape[1]
        costs.append(total / m)
    return parameters, costs

# %% wrong="digit_model" name="labels of all examples" diagnosis="the labels of all examples"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        total = 0.0
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = forward_propagation(X_batch, parameters)
            loss, dZ = softmax_cross_entropy(caches[-1]["Z"], Y)
            grads = backward_propagation(dZ, caches)
            parameters = optimizer.step(parameters, grads)
            total = total + loss * X_batch.shape[1]
        costs.append(total / m)
    return parameters, costs

# %% wrong="digit_model" name="step not kept" diagnosis="not-kept"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        total = 0.0
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = forward_propagation(X_batch, parameters)
            loss, dZ = softmax_cross_entropy(caches[-1]["Z"], Y_batch)
            grads = backward_propagation(dZ, caches)
            optimizer.step(parameters, grads)
            total = total + loss * X_batch.shape[1]
        costs.append(total / m)
    return parameters, costs

# %% wrong="digit_model" name="losses not weighted" diagnosis="without its number of examples"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        total = 0.0
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = forward_propagation(X_batch, parameters)
            loss, dZ = softmax_cross_entropy(caches[-1]["Z"], Y_batch)
            grads = backward_propagation(dZ, caches)
            parameters = optimizer.step(parameters, grads)
            total += loss
        costs.append(total / m)
    return parameters, costs

# %% wrong="digit_model" name="size of a full mini-batch for all" diagnosis="as a full one"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        total = 0.0
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = forward_propagation(X_batch, parameters)
            loss, dZ = softmax_cross_entropy(caches[-1]["Z"], Y_batch)
            grads = backward_propagation(dZ, caches)
            parameters = optimizer.step(parameters, grads)
            total += loss * mini_batch_size
        costs.append(total / m)
    return parameters, costs

# %% wrong="digit_model" name="the loss of the last mini-batch only" diagnosis="the last mini-batch alone"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        total = 0.0
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = forward_propagation(X_batch, parameters)
            loss, dZ = softmax_cross_entropy(caches[-1]["Z"], Y_batch)
            grads = backward_propagation(dZ, caches)
            parameters = optimizer.step(parameters, grads)
            total = loss * X_batch.shape[1]
        costs.append(total / m)
    return parameters, costs

# %% wrong="digit_model" name="plain gradient descent" diagnosis="a plain step of gradient descent"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        total = 0.0
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = forward_propagation(X_batch, parameters)
            loss, dZ = softmax_cross_entropy(caches[-1]["Z"], Y_batch)
            grads = backward_propagation(dZ, caches)
            parameters = layers.update_parameters(parameters, grads, learning_rate)
            total = total + loss * X_batch.shape[1]
        costs.append(total / m)
    return parameters, costs

# %% wrong="digit_model" name="a new optimizer in every step" diagnosis="a new optimizer in every step"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    for _ in range(num_epochs):
        total = 0.0
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = forward_propagation(X_batch, parameters)
            loss, dZ = softmax_cross_entropy(caches[-1]["Z"], Y_batch)
            grads = backward_propagation(dZ, caches)
            parameters = layers.Adam(learning_rate).step(parameters, grads)
            total = total + loss * X_batch.shape[1]
        costs.append(total / m)
    return parameters, costs

# %% wrong="digit_model" name="the list of caches taken for one" diagnosis="crash"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        total = 0.0
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = forward_propagation(X_batch, parameters)
            loss, dZ = softmax_cross_entropy(caches["Z"], Y_batch)
            grads = backward_propagation(dZ, caches)
            parameters = optimizer.step(parameters, grads)
            total = total + loss * X_batch.shape[1]
        costs.append(total / m)
    return parameters, costs

# %% right="digit_model" name="augmented, in another order"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        total = 0.0
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            _, caches = forward_propagation(X_batch, parameters)
            Z = caches[len(caches) - 1]["Z"]
            loss, dZ = softmax_cross_entropy(Z, Y_batch)
            total += float(loss) * Y_batch.shape[1]
            parameters = optimizer.step(parameters, backward_propagation(dZ, caches))
        costs.append(total / m)
    return parameters, costs

# %% right="digit_model" name="the slope from the probabilities"
def digit_model(X, Y, layers_dims, *, learning_rate, num_epochs, mini_batch_size, rng):
    m = X.shape[1]
    parameters, costs = initialize(layers_dims, rng), []
    optimizer = layers.Adam(learning_rate)
    for epoch in range(num_epochs):
        total = 0.0
        for X_batch, Y_batch in layers.mini_batches(X, Y, mini_batch_size, rng=rng):
            size = len(X_batch[0])
            AL, caches = forward_propagation(X_batch, parameters)
            total = total + size * softmax_cross_entropy(caches[-1]["Z"], Y_batch)[0]
            parameters = optimizer.step(parameters, backward_propagation((AL - Y_batch) / size, caches))
        costs.append(total / m)
        print(epoch, costs[-1])
    return parameters, costs

# %% wrong="confusion_matrix" name="turned round" diagnosis="turned"
def confusion_matrix(labels, predictions, classes):
    counts = np.zeros((classes, classes), dtype=int)
    for label, prediction in zip(labels[0], predictions[0]):
        counts[prediction, label] += 1
    return counts

# %% wrong="confusion_matrix" name="all at once: pairs count once" diagnosis="once"
def confusion_matrix(labels, predictions, classes):
    counts = np.zeros((classes, classes), dtype=int)
    counts[labels[0], predictions[0]] += 1
    return counts

# %% wrong="confusion_matrix" name="set, not counted" diagnosis="once"
def confusion_matrix(labels, predictions, classes):
    counts = np.zeros((classes, classes), dtype=int)
    for label, prediction in zip(labels[0], predictions[0]):
        counts[label, prediction] = 1
    return counts

# %% wrong="confusion_matrix" name="mistakes only" diagnosis="one-example"
def confusion_matrix(labels, predictions, classes):
    counts = np.zeros((classes, classes), dtype=int)
    for label, prediction in zip(labels[0], predictions[0]):
        counts[label, prediction] += label != prediction
    return counts

# %% wrong="confusion_matrix" name="a whole row grows" diagnosis="one-example"
def confusion_matrix(labels, predictions, classes):
    counts = np.zeros((classes, classes), dtype=int)
    for label, prediction in zip(labels[0], predictions[0]):
        counts[label] += 1
    return counts

# %% wrong="confusion_matrix" name="classes counted in the data" diagnosis="classes-from-data"
def confusion_matrix(labels, predictions, classes):
    known = np.unique(np.concatenate([labels[0], predictions[0]]))
    return np.array([[np.sum((labels == i) & (predictions == j)) for j in known] for i in known])

# %% wrong="confusion_matrix" name="shares of each row" diagnosis="shares"
def confusion_matrix(labels, predictions, classes):
    counts = np.zeros((classes, classes))
    np.add.at(counts, (labels[0], predictions[0]), 1)
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)

# %% wrong="confusion_matrix" name="counted from 1" diagnosis="one-example"
def confusion_matrix(labels, predictions, classes):
    counts = np.zeros((classes, classes), dtype=int)
    for label, prediction in zip(labels[0], predictions[0]):
        counts[label - 1, prediction - 1] += 1
    return counts

# %% right="confusion_matrix" name="np.add.at"
def confusion_matrix(labels, predictions, classes):
    counts = np.zeros((classes, classes))
    np.add.at(counts, (labels.ravel(), predictions.ravel()), 1)
    return counts

# %% right="confusion_matrix" name="one-hot columns multiplied"
def confusion_matrix(labels, predictions, classes):
    return one_hot_matrix(labels[0], classes) @ one_hot_matrix(predictions[0], classes).T

# %% right="confusion_matrix" name="bincount of pairs"
def confusion_matrix(labels, predictions, classes):
    return np.bincount(classes * labels[0] + predictions[0], minlength=classes**2).reshape(classes, classes)
