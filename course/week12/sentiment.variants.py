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

# %% wrong="sentence_to_avg" name="adds into the map" diagnosis="changes-argument"
def sentence_to_avg(sentence, word_to_vec_map):
    words = [word for word in sentence.lower().split() if word in word_to_vec_map]
    if not words:
        return np.zeros(len(next(iter(word_to_vec_map.values()))))
    avg = word_to_vec_map[words[0]]
    for word in words[1:]:
        avg += word_to_vec_map[word]
    return avg / len(words)

# %% wrong="sentence_to_avg" name="all words" diagnosis="number of all words"
def sentence_to_avg(sentence, word_to_vec_map):
    words = sentence.lower().split()
    avg = np.zeros(len(next(iter(word_to_vec_map.values()))))
    for word in words:
        if word in word_to_vec_map:
            avg = avg + word_to_vec_map[word]
    return avg / max(1, len(words))

# %% wrong="sentence_to_avg" name="capitals" diagnosis="capitals"
def sentence_to_avg(sentence, word_to_vec_map):
    words = [word for word in sentence.split() if word in word_to_vec_map]
    size = len(next(iter(word_to_vec_map.values())))
    return np.mean([word_to_vec_map[word] for word in words], axis=0) if words else np.zeros(size)

# %% wrong="sentence_to_avg" name="each word once" diagnosis="however often"
def sentence_to_avg(sentence, word_to_vec_map):
    words = sorted({word for word in sentence.lower().split() if word in word_to_vec_map})
    size = len(next(iter(word_to_vec_map.values())))
    return np.mean([word_to_vec_map[word] for word in words], axis=0) if words else np.zeros(size)

# %% wrong="sentence_to_avg" name="sum" diagnosis="sum"
def sentence_to_avg(sentence, word_to_vec_map):
    avg = np.zeros(len(next(iter(word_to_vec_map.values()))))
    for word in sentence.lower().split():
        if word in word_to_vec_map:
            avg += word_to_vec_map[word]
    return avg

# %% wrong="sentence_to_avg" name="one number" diagnosis="over-summed"
def sentence_to_avg(sentence, word_to_vec_map):
    words = [word for word in sentence.lower().split() if word in word_to_vec_map]
    return np.mean([word_to_vec_map[word] for word in words]) if words else 0.0

# %% wrong="sentence_to_avg" name="no empty case" diagnosis="zeros for nothing"
def sentence_to_avg(sentence, word_to_vec_map):
    words = [word for word in sentence.lower().split() if word in word_to_vec_map]
    avg = np.zeros(len(next(iter(word_to_vec_map.values()))))
    for word in words:
        avg += word_to_vec_map[word]
    with np.errstate(invalid="ignore"):
        return avg / len(words) if words else avg / 0.0

# %% wrong="sentence_to_avg" name="unknown words crash" diagnosis="crash"
def sentence_to_avg(sentence, word_to_vec_map):
    return np.mean([word_to_vec_map[word] for word in sentence.lower().split()], axis=0)

# %% wrong="sentence_to_avg" name="fifty numbers" diagnosis="crash"
def sentence_to_avg(sentence, word_to_vec_map):
    avg = np.zeros(50)
    words = [word for word in sentence.lower().split() if word in word_to_vec_map]
    for word in words:
        avg += word_to_vec_map[word]
    return avg / max(1, len(words))

# %% wrong="sentence_to_avg" name="first word twice" diagnosis="counted twice"
def sentence_to_avg(sentence, word_to_vec_map):
    words = [word for word in sentence.lower().split() if word in word_to_vec_map]
    if not words:
        return np.zeros(len(next(iter(word_to_vec_map.values()))))
    avg = word_to_vec_map[words[0]].copy()
    for word in words:
        avg += word_to_vec_map[word]
    return avg / len(words)

# %% right="sentence_to_avg" name="a loop"
def sentence_to_avg(sentence, word_to_vec_map):
    total, count = np.zeros(len(next(iter(word_to_vec_map.values())))), 0
    for word in sentence.lower().split():
        if word in word_to_vec_map:
            total += word_to_vec_map[word]
            count += 1
    if count > 0:
        total = total / count
    return total

# %% right="sentence_to_avg" name="new arrays, divided at last"
def sentence_to_avg(sentence, word_to_vec_map):
    words = [word for word in sentence.lower().split() if word in word_to_vec_map]
    if not words:
        return np.zeros(len(next(iter(word_to_vec_map.values()))))
    avg = word_to_vec_map[words[0]]
    for word in words[1:]:
        avg = avg + word_to_vec_map[word]
    return avg / len(words)

# %% right="sentence_to_avg" name="built-in sum"
def sentence_to_avg(sentence, word_to_vec_map):
    found = [word_to_vec_map[w] for w in sentence.lower().split() if w in word_to_vec_map]
    return sum(found) / len(found) if found else 0 * next(iter(word_to_vec_map.values()))

# %% wrong="model" name="uphill" diagnosis="uphill"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in X])
    W, b, costs = np.zeros((len(Y), len(averages))), np.zeros((len(Y), 1)), []
    for _ in range(num_iterations):
        A = layers.softmax(W @ averages + b)
        costs.append(-np.sum(Y * np.log(A)) / len(X))
        dZ = (Y - A) / len(X)
        W = W - learning_rate * dZ @ averages.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return W, b, costs

# %% wrong="model" name="not divided by m" diagnosis="division by m"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in X])
    W, b, costs = np.zeros((len(Y), len(averages))), np.zeros((len(Y), 1)), []
    for _ in range(num_iterations):
        A = layers.softmax(W @ averages + b)
        costs.append(-np.sum(Y * np.log(A)) / len(X))
        dZ = A - Y
        W = W - learning_rate * dZ @ averages.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return W, b, costs

# %% wrong="model" name="divided twice" diagnosis="m twice"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in X])
    W, b, costs = np.zeros((len(Y), len(averages))), np.zeros((len(Y), 1)), []
    for _ in range(num_iterations):
        A = layers.softmax(W @ averages + b)
        costs.append(-np.sum(Y * np.log(A)) / len(X))
        dZ = (A - Y) / len(X)
        W = W - learning_rate * dZ @ averages.T / len(X)
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True) / len(X)
    return W, b, costs

# %% wrong="model" name="mean for the bias" diagnosis="a bias whose slope is divided by m twice"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in X])
    W, b, costs = np.zeros((len(Y), len(averages))), np.zeros((len(Y), 1)), []
    for _ in range(num_iterations):
        A = layers.softmax(W @ averages + b)
        costs.append(-np.sum(Y * np.log(A)) / len(X))
        dZ = (A - Y) / len(X)
        W = W - learning_rate * dZ @ averages.T
        b = b - learning_rate * np.mean(dZ, axis=1, keepdims=True)
    return W, b, costs

# %% wrong="model" name="no bias" diagnosis="bias that never moves"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in X])
    W, b, costs = np.zeros((len(Y), len(averages))), np.zeros((len(Y), 1)), []
    for _ in range(num_iterations):
        A = layers.softmax(W @ averages + b)
        costs.append(-np.sum(Y * np.log(A)) / len(X))
        W = W - learning_rate * (A - Y) / len(X) @ averages.T
    return W, b, costs

# %% wrong="model" name="sum of the costs" diagnosis="mean"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in X])
    W, b, costs = np.zeros((len(Y), len(averages))), np.zeros((len(Y), 1)), []
    for _ in range(num_iterations):
        A = layers.softmax(W @ averages + b)
        costs.append(-np.sum(Y * np.log(A)))
        dZ = (A - Y) / len(X)
        W = W - learning_rate * dZ @ averages.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return W, b, costs

# %% wrong="model" name="own learning rate" diagnosis="learning rate of 0.01"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in X])
    W, b, costs = np.zeros((len(Y), len(averages))), np.zeros((len(Y), 1)), []
    for _ in range(num_iterations):
        A = layers.softmax(W @ averages + b)
        costs.append(-np.sum(Y * np.log(A)) / len(X))
        dZ = (A - Y) / len(X)
        W = W - 0.01 * dZ @ averages.T
        b = b - 0.01 * np.sum(dZ, axis=1, keepdims=True)
    return W, b, costs

# %% wrong="model" name="one cost only" diagnosis="how many"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in X])
    W, b, costs = np.zeros((len(Y), len(averages))), np.zeros((len(Y), 1)), []
    for _ in range(num_iterations):
        A = layers.softmax(W @ averages + b)
        dZ = (A - Y) / len(X)
        W = W - learning_rate * dZ @ averages.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    costs.append(-np.sum(Y * np.log(A)) / len(X))
    return W, b, costs if num_iterations > 1 else []

# %% wrong="model" name="softmax along the wrong axis" diagnosis="over the examples"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in X])
    W, b, costs = np.zeros((len(Y), len(averages))), np.zeros((len(Y), 1)), []
    for _ in range(num_iterations):
        A = layers.softmax((W @ averages + b).T).T
        costs.append(-np.sum(Y * np.log(A)) / len(X))
        dZ = (A - Y) / len(X)
        W = W - learning_rate * dZ @ averages.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return W, b, costs

# %% wrong="model" name="always from zeros" diagnosis="every step from zeros"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in X])
    costs = []
    for _ in range(num_iterations):
        W, b = np.zeros((len(Y), len(averages))), np.zeros((len(Y), 1))
        A = layers.softmax(W @ averages + b)
        costs.append(-np.sum(Y * np.log(A)) / len(X))
        dZ = (A - Y) / len(X)
        W = W - learning_rate * dZ @ averages.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
    return W, b, costs

# %% right="model" name="loss and slope in one"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    averages = np.column_stack([sentence_to_avg(text, word_to_vec_map) for text in X])
    W, b, costs = np.zeros((len(Y), len(averages))), np.zeros((len(Y), 1)), []
    for _ in range(num_iterations):
        cost, dZ = layers.softmax_cross_entropy(W @ averages + b, Y)
        costs.append(cost)
        W -= learning_rate * np.dot(dZ, averages.T)
        b -= learning_rate * dZ.sum(axis=1).reshape(-1, 1)
    return W, b, costs

# %% right="model" name="review by review"
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    W = np.zeros((len(Y), len(next(iter(word_to_vec_map.values())))))
    b, costs = np.zeros((len(Y), 1)), []
    for _ in range(num_iterations):
        cost, dW, db = 0, np.zeros(W.shape), np.zeros(b.shape)
        for i, text in enumerate(X):
            e = sentence_to_avg(text, word_to_vec_map)[:, np.newaxis]
            a = layers.softmax(W @ e + b)
            cost -= np.log(a[Y[:, i].argmax(), 0]) / len(X)
            dz = a - Y[:, i : i + 1]
            dW += dz @ e.T / len(X)
            db += dz / len(X)
        costs.append(cost)
        W, b = W - learning_rate * dW, b - learning_rate * db
    return W, b, costs

# %% wrong="confusion_matrix" name="exchanged" diagnosis="rows and columns exchanged"
def confusion_matrix(truth, predicted, classes):
    counts = np.zeros((classes, classes), dtype=int)
    for t, p in zip(truth, predicted):
        counts[p, t] += 1
    return counts

# %% wrong="confusion_matrix" name="each pair once" diagnosis="however often"
def confusion_matrix(truth, predicted, classes):
    counts = np.zeros((classes, classes), dtype=int)
    counts[truth, predicted] += 1
    return counts

# %% wrong="confusion_matrix" name="shares" diagnosis="shares of each row"
def confusion_matrix(truth, predicted, classes):
    counts = np.zeros((classes, classes))
    np.add.at(counts, (truth, predicted), 1)
    return counts / counts.sum(axis=1, keepdims=True)

# %% wrong="confusion_matrix" name="shares of all" diagnosis="shares of all"
def confusion_matrix(truth, predicted, classes):
    counts = np.zeros((classes, classes))
    np.add.at(counts, (truth, predicted), 1)
    return counts / len(truth)

# %% wrong="confusion_matrix" name="only what is right" diagnosis="only what is right"
def confusion_matrix(truth, predicted, classes):
    return np.diag([np.sum((truth == k) & (predicted == k)) for k in range(classes)])

# %% wrong="confusion_matrix" name="as many classes as were said" diagnosis="crash"
def confusion_matrix(truth, predicted, classes):
    counts = np.zeros((max(predicted) + 1, max(predicted) + 1), dtype=int)
    for t, p in zip(truth, predicted):
        counts[t, p] += 1
    return counts

# %% wrong="confusion_matrix" name="numbered from 1" diagnosis="crash"
def confusion_matrix(truth, predicted, classes):
    counts = np.zeros((classes, classes), dtype=int)
    for t, p in zip(truth, predicted):
        counts[t + 1, p + 1] += 1
    return counts

# %% right="confusion_matrix" name="add at"
def confusion_matrix(truth, predicted, classes):
    counts = np.zeros((classes, classes))
    np.add.at(counts, (truth, predicted), 1)
    return counts

# %% right="confusion_matrix" name="two loops over classes"
def confusion_matrix(truth, predicted, classes):
    return np.array([[np.sum((truth == t) & (predicted == p)) for p in range(classes)] for t in range(classes)])

# %% right="confusion_matrix" name="bincount"
def confusion_matrix(truth, predicted, classes):
    return np.bincount(truth * classes + predicted, minlength=classes**2).reshape(classes, classes)

# %% wrong="sentences_to_indices" name="padding in front" diagnosis="padding in front"
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((len(X), max_len), dtype=int)
    for i in range(len(X)):
        numbers = [word_to_index[w] for w in X[i].lower().split() if w in word_to_index][:max_len]
        X_indices[i, max_len - len(numbers) :] = numbers
    return X_indices

# %% wrong="sentences_to_indices" name="second column" diagnosis="second column"
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((len(X), max_len), dtype=int)
    for i in range(len(X)):
        j = 1
        for w in X[i].lower().split():
            if w in word_to_index and j < max_len:
                X_indices[i, j] = word_to_index[w]
                j += 1
    return X_indices

# %% wrong="sentences_to_indices" name="gaps" diagnosis="leaves a gap"
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((len(X), max_len), dtype=int)
    for i in range(len(X)):
        for j, w in enumerate(X[i].lower().split()[:max_len]):
            X_indices[i, j] = word_to_index.get(w, 0)
    return X_indices

# %% wrong="sentences_to_indices" name="cut too early" diagnosis="before the unknown words are left out"
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((len(X), max_len), dtype=int)
    for i in range(len(X)):
        numbers = [word_to_index[w] for w in X[i].lower().split()[:max_len] if w in word_to_index]
        X_indices[i, : len(numbers)] = numbers
    return X_indices

# %% wrong="sentences_to_indices" name="capitals" diagnosis="capitals"
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((len(X), max_len), dtype=int)
    for i in range(len(X)):
        numbers = [word_to_index[w] for w in X[i].split() if w in word_to_index][:max_len]
        X_indices[i, : len(numbers)] = numbers
    return X_indices

# %% wrong="sentences_to_indices" name="the last words" diagnosis="the last words of a long review"
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((len(X), max_len), dtype=int)
    for i in range(len(X)):
        numbers = [word_to_index[w] for w in X[i].lower().split() if w in word_to_index][-max_len:]
        X_indices[i, : len(numbers)] = numbers
    return X_indices

# %% wrong="sentences_to_indices" name="backwards" diagnosis="backwards"
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((len(X), max_len), dtype=int)
    for i in range(len(X)):
        numbers = [word_to_index[w] for w in X[i].lower().split() if w in word_to_index][:max_len]
        X_indices[i, : len(numbers)] = numbers[::-1]
    return X_indices

# %% wrong="sentences_to_indices" name="one too small" diagnosis="one too small"
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((len(X), max_len), dtype=int)
    for i in range(len(X)):
        numbers = [word_to_index[w] - 1 for w in X[i].lower().split() if w in word_to_index][:max_len]
        X_indices[i, : len(numbers)] = numbers
    return X_indices

# %% wrong="sentences_to_indices" name="not cut" diagnosis="crash"
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((len(X), max_len), dtype=int)
    for i in range(len(X)):
        for j, w in enumerate(w for w in X[i].lower().split() if w in word_to_index):
            X_indices[i, j] = word_to_index[w]
    return X_indices

# %% wrong="sentences_to_indices" name="unknown words crash" diagnosis="crash"
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((len(X), max_len), dtype=int)
    for i in range(len(X)):
        for j, w in enumerate(X[i].lower().split()[:max_len]):
            X_indices[i, j] = word_to_index[w]
    return X_indices

# %% wrong="sentences_to_indices" name="lists" diagnosis="type"
def sentences_to_indices(X, word_to_index, max_len):
    return [[word_to_index[w] for w in x.lower().split() if w in word_to_index][:max_len] for x in X]

# %% right="sentences_to_indices" name="two loops and floats"
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((len(X), max_len))
    for i in range(len(X)):
        j = 0
        for w in X[i].lower().split():
            if w in word_to_index and j < max_len:
                X_indices[i, j] = word_to_index[w]
                j = j + 1
    return X_indices

# %% right="sentences_to_indices" name="zeros appended"
def sentences_to_indices(X, word_to_index, max_len):
    rows = []
    for text in X:
        found = list(filter(None, map(word_to_index.get, text.lower().split())))
        rows.append((found + [0] * max_len)[:max_len])
    return np.array(rows)

# %% wrong="embedding_forward" name="cache exchanged" diagnosis="cache"
def embedding_forward(x, W):
    return W[x], (W, x)

# %% wrong="embedding_forward" name="cache without table" diagnosis="cache"
def embedding_forward(x, W):
    return W[x], (x, W.shape)

# %% wrong="embedding_forward" name="from 1" diagnosis="numbered from 1"
def embedding_forward(x, W):
    return W[x - 1], (x, W)

# %% wrong="embedding_forward" name="vectors first" diagnosis="axis-order"
def embedding_forward(x, W):
    return np.transpose(W[x], (2, 0, 1)), (x, W)

# %% wrong="embedding_forward" name="columns" diagnosis="wrong-size"
def embedding_forward(x, W):
    return W[:, x % W.shape[1]], (x, W)

# %% wrong="embedding_forward" name="no cache" diagnosis="type"
def embedding_forward(x, W):
    return W[x]

# %% right="embedding_forward" name="one-hot"
def embedding_forward(x, W):
    hot = np.eye(len(W))[x]
    return hot @ W, (x, W)

# %% right="embedding_forward" name="take"
def embedding_forward(x, W):
    out = np.take(W, x, axis=0)
    return out, (x, W)

# %% wrong="embedding_backward" name="plus on indices" diagnosis="repeated words"
def embedding_backward(dout, cache):
    x, W = cache
    dW = np.zeros(W.shape)
    dW[x] += dout
    return dW

# %% wrong="embedding_backward" name="assigned" diagnosis="repeated words"
def embedding_backward(dout, cache):
    x, W = cache
    dW = np.zeros(W.shape)
    for i in range(x.shape[0]):
        for t in range(x.shape[1]):
            dW[x[i, t]] = dout[i, t]
    return dW

# %% wrong="embedding_backward" name="mean" diagnosis="mean"
def embedding_backward(dout, cache):
    x, W = cache
    dW = np.zeros(W.shape)
    for k in range(len(W)):
        if np.any(x == k):
            dW[k] = np.mean(dout[x == k], axis=0)
    return dW

# %% wrong="embedding_backward" name="into the table" diagnosis="changes-argument"
def embedding_backward(dout, cache):
    x, W = cache
    np.add.at(W, x, dout)
    return W

# %% wrong="embedding_backward" name="a copy of the table" diagnosis="beginning with the table"
def embedding_backward(dout, cache):
    x, W = cache
    dW = W.copy()
    np.add.at(dW, x, dout)
    return dW

# %% wrong="embedding_backward" name="slope of what was read" diagnosis="shape"
def embedding_backward(dout, cache):
    return dout

# %% wrong="embedding_backward" name="ones" diagnosis="counting the places"
def embedding_backward(dout, cache):
    x, W = cache
    dW = np.zeros(W.shape)
    np.add.at(dW, x, 1)
    return dW

# %% right="embedding_backward" name="a loop"
def embedding_backward(dout, cache):
    x, W = cache
    dW = np.zeros_like(W)
    for i, row in enumerate(x):
        for t, k in enumerate(row):
            dW[k] += dout[i, t]
    return dW

# %% right="embedding_backward" name="one-hot"
def embedding_backward(dout, cache):
    x, W = cache
    hot = np.eye(len(W))[x]
    return np.einsum("mtv,mtd->vd", hot, dout)

# %% right="embedding_backward" name="word by word"
def embedding_backward(dout, cache):
    x, W = cache
    return np.array([dout[x == k].sum(axis=0) for k in range(len(W))])

# %% wrong="last_steps" name="last column" diagnosis="last column"
def last_steps(a, lengths):
    return a[:, :, -1]

# %% wrong="last_steps" name="one late" diagnosis="one step too late"
def last_steps(a, lengths):
    return a[:, np.arange(a.shape[1]), lengths]

# %% wrong="last_steps" name="one early" diagnosis="one step too early"
def last_steps(a, lengths):
    return a[:, np.arange(a.shape[1]), lengths - 2]

# %% wrong="last_steps" name="the longest for all" diagnosis="longest"
def last_steps(a, lengths):
    return a[:, :, np.max(lengths) - 1]

# %% wrong="last_steps" name="no pairs" diagnosis="pairs"
def last_steps(a, lengths):
    return a[:, :, lengths - 1]

# %% wrong="last_steps" name="mean" diagnosis="mean over all steps"
def last_steps(a, lengths):
    return np.mean(a, axis=2)

# %% wrong="last_steps" name="first" diagnosis="first step"
def last_steps(a, lengths):
    return a[:, :, 0]

# %% right="last_steps" name="a loop"
def last_steps(a, lengths):
    last = np.zeros(a.shape[:2])
    for i, length in enumerate(lengths):
        last[:, i] = a[:, i, length - 1]
    return last

# %% right="last_steps" name="a mask"
def last_steps(a, lengths):
    mask = np.arange(a.shape[2]) == lengths[:, np.newaxis] - 1
    return np.sum(a * mask, axis=2)

# %% wrong="loss_and_gradients" name="sign" diagnosis="sign turned"
def loss_and_gradients(x, Y, parameters):
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    loss = -np.sum(Y * np.log(y_pred)) / m
    dz = (Y - y_pred) / m
    da = np.zeros(a.shape)
    da[:, np.arange(m), lengths - 1] = parameters["Wy"].T @ dz
    gradients = layers.lstm_backward(da, memory)
    gradients["dWy"] = dz @ last_steps(a, lengths).T
    gradients["dby"] = np.sum(dz, axis=1, keepdims=True)
    gradients["dE"] = embedding_backward(np.transpose(gradients["dx"], (1, 2, 0)), looked_up)
    return loss, gradients

# %% wrong="loss_and_gradients" name="not divided by m" diagnosis="division by m"
def loss_and_gradients(x, Y, parameters):
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    loss = -np.sum(Y * np.log(y_pred)) / m
    dz = y_pred - Y
    da = np.zeros(a.shape)
    da[:, np.arange(m), lengths - 1] = parameters["Wy"].T @ dz
    gradients = layers.lstm_backward(da, memory)
    gradients["dWy"] = dz @ last_steps(a, lengths).T
    gradients["dby"] = np.sum(dz, axis=1, keepdims=True)
    gradients["dE"] = embedding_backward(np.transpose(gradients["dx"], (1, 2, 0)), looked_up)
    return loss, gradients

# %% wrong="loss_and_gradients" name="sum of losses" diagnosis="sum over the reviews"
def loss_and_gradients(x, Y, parameters):
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    loss = -np.sum(Y * np.log(y_pred))
    dz = y_pred - Y
    da = np.zeros(a.shape)
    da[:, np.arange(m), lengths - 1] = parameters["Wy"].T @ dz
    gradients = layers.lstm_backward(da, memory)
    gradients["dWy"] = dz @ last_steps(a, lengths).T
    gradients["dby"] = np.sum(dz, axis=1, keepdims=True)
    gradients["dE"] = embedding_backward(np.transpose(gradients["dx"], (1, 2, 0)), looked_up)
    return loss, gradients

# %% wrong="loss_and_gradients" name="last column" diagnosis="asking the last column"
def loss_and_gradients(x, Y, parameters):
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    loss = -np.sum(Y * np.log(y_pred)) / m
    dz = (y_pred - Y) / m
    da = np.zeros(a.shape)
    da[:, :, -1] = parameters["Wy"].T @ dz
    gradients = layers.lstm_backward(da, memory)
    gradients["dWy"] = dz @ last_steps(a, lengths).T
    gradients["dby"] = np.sum(dz, axis=1, keepdims=True)
    gradients["dE"] = embedding_backward(np.transpose(gradients["dx"], (1, 2, 0)), looked_up)
    return loss, gradients

# %% wrong="loss_and_gradients" name="every step" diagnosis="asking every step"
def loss_and_gradients(x, Y, parameters):
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    loss = -np.sum(Y * np.log(y_pred)) / m
    dz = (y_pred - Y) / m
    da = np.zeros(a.shape) + (parameters["Wy"].T @ dz)[:, :, np.newaxis]
    gradients = layers.lstm_backward(da, memory)
    gradients["dWy"] = dz @ last_steps(a, lengths).T
    gradients["dby"] = np.sum(dz, axis=1, keepdims=True)
    gradients["dE"] = embedding_backward(np.transpose(gradients["dx"], (1, 2, 0)), looked_up)
    return loss, gradients

# %% wrong="loss_and_gradients" name="last states of all" diagnosis="states of the last column"
def loss_and_gradients(x, Y, parameters):
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    loss = -np.sum(Y * np.log(y_pred)) / m
    dz = (y_pred - Y) / m
    da = np.zeros(a.shape)
    da[:, np.arange(m), lengths - 1] = parameters["Wy"].T @ dz
    gradients = layers.lstm_backward(da, memory)
    gradients["dWy"] = dz @ a[:, :, -1].T
    gradients["dby"] = np.sum(dz, axis=1, keepdims=True)
    gradients["dE"] = embedding_backward(np.transpose(gradients["dx"], (1, 2, 0)), looked_up)
    return loss, gradients

# %% wrong="loss_and_gradients" name="not turned back" diagnosis="crash"
def loss_and_gradients(x, Y, parameters):
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    loss = -np.sum(Y * np.log(y_pred)) / m
    dz = (y_pred - Y) / m
    da = np.zeros(a.shape)
    da[:, np.arange(m), lengths - 1] = parameters["Wy"].T @ dz
    gradients = layers.lstm_backward(da, memory)
    gradients["dWy"] = dz @ last_steps(a, lengths).T
    gradients["dby"] = np.sum(dz, axis=1, keepdims=True)
    gradients["dE"] = embedding_backward(gradients["dx"], looked_up)
    return loss, gradients

# %% wrong="loss_and_gradients" name="no table" diagnosis="missing-key"
def loss_and_gradients(x, Y, parameters):
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    dz = (y_pred - Y) / m
    da = np.zeros(a.shape)
    da[:, np.arange(m), lengths - 1] = parameters["Wy"].T @ dz
    gradients = layers.lstm_backward(da, memory)
    gradients["dWy"] = dz @ last_steps(a, lengths).T
    gradients["dby"] = np.sum(dz, axis=1, keepdims=True)
    return -np.sum(Y * np.log(y_pred)) / m, gradients

# %% wrong="loss_and_gradients" name="the table keeps still" diagnosis="zeros"
def loss_and_gradients(x, Y, parameters):
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    dz = (y_pred - Y) / m
    da = np.zeros(a.shape)
    da[:, np.arange(m), lengths - 1] = parameters["Wy"].T @ dz
    gradients = layers.lstm_backward(da, memory)
    gradients["dWy"] = dz @ last_steps(a, lengths).T
    gradients["dby"] = np.sum(dz, axis=1, keepdims=True)
    gradients["dE"] = np.zeros(parameters["E"].shape)
    return -np.sum(Y * np.log(y_pred)) / m, gradients

# %% wrong="loss_and_gradients" name="flat bias" diagnosis="rank-one"
def loss_and_gradients(x, Y, parameters):
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    dz = (y_pred - Y) / m
    da = np.zeros(a.shape)
    da[:, np.arange(m), lengths - 1] = parameters["Wy"].T @ dz
    gradients = layers.lstm_backward(da, memory)
    gradients["dWy"] = dz @ last_steps(a, lengths).T
    gradients["dby"] = np.sum(dz, axis=1)
    gradients["dE"] = embedding_backward(np.transpose(gradients["dx"], (1, 2, 0)), looked_up)
    return -np.sum(Y * np.log(y_pred)) / m, gradients

# %% wrong="loss_and_gradients" name="other layer's embedding" diagnosis="repeated words"
def loss_and_gradients(x, Y, parameters):
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    dz = (y_pred - Y) / m
    da = np.zeros(a.shape)
    da[:, np.arange(m), lengths - 1] = parameters["Wy"].T @ dz
    gradients = layers.lstm_backward(da, memory)
    gradients["dWy"] = dz @ last_steps(a, lengths).T
    gradients["dby"] = np.sum(dz, axis=1, keepdims=True)
    gradients["dE"] = np.zeros(parameters["E"].shape)
    gradients["dE"][x] += np.transpose(gradients["dx"], (1, 2, 0))
    return -np.sum(Y * np.log(y_pred)) / m, gradients

# %% right="loss_and_gradients" name="a loop over the reviews"
def loss_and_gradients(x, Y, parameters):
    m = len(x)
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    da, loss = np.zeros(a.shape), 0
    dWy, dby = np.zeros(parameters["Wy"].shape), np.zeros(parameters["by"].shape)
    for i in range(m):
        loss -= np.log(y_pred[np.argmax(Y[:, i]), i]) / m
        dz = (y_pred[:, [i]] - Y[:, [i]]) / m
        da[:, i, lengths[i] - 1] = (parameters["Wy"].T @ dz)[:, 0]
        dWy += dz @ a[:, i, lengths[i] - 1][np.newaxis]
        dby += dz
    back = layers.lstm_backward(da, memory)
    dE = embedding_backward(back["dx"].transpose(1, 2, 0), looked_up)
    return loss, {**back, "dWy": dWy, "dby": dby, "dE": dE}

# %% right="loss_and_gradients" name="a mask"
def loss_and_gradients(x, Y, parameters):
    m, T = x.shape
    y_pred, a, lengths, looked_up, memory = read(x, parameters)
    dz = (y_pred - Y) / m
    mask = np.arange(T) == lengths[:, np.newaxis] - 1
    back = layers.lstm_backward(np.dot(parameters["Wy"].T, dz)[:, :, np.newaxis] * mask, memory)
    names = ("dWf", "dWi", "dWc", "dWo", "dbf", "dbi", "dbc", "dbo")
    gradients = {name: back[name] for name in names}
    gradients["dWy"] = np.einsum("ym,amt,mt->ya", dz, a, mask)
    gradients["dby"] = dz.sum(axis=1).reshape(-1, 1)
    gradients["dE"] = embedding_backward(np.moveaxis(back["dx"], 0, 2), looked_up)
    return float(-np.mean(np.log(y_pred[Y.argmax(axis=0), range(m)]))), gradients
