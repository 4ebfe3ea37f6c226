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

# %% wrong="name_to_arrays" name="not shifted" diagnosis="not shifted"
def name_to_arrays(name, char_to_ix):
    X = [char_to_ix[letter] for letter in name]
    return X, X

# %% wrong="name_to_arrays" name="both begin with None" diagnosis="not shifted"
def name_to_arrays(name, char_to_ix):
    X = [None] + [char_to_ix[letter] for letter in name]
    return X, X

# %% wrong="name_to_arrays" name="no end" diagnosis="the end is missing"
def name_to_arrays(name, char_to_ix):
    letters = [char_to_ix[letter] for letter in name]
    return [None] + letters[:-1], letters

# %% wrong="name_to_arrays" name="the end is 0" diagnosis="number of the end"
def name_to_arrays(name, char_to_ix):
    letters = [char_to_ix[letter] for letter in name]
    return [None] + letters, letters + [0]

# %% wrong="name_to_arrays" name="no None" diagnosis="begins with None"
def name_to_arrays(name, char_to_ix):
    letters = [char_to_ix[letter] for letter in name]
    return letters, letters[1:] + [char_to_ix["\n"]]

# %% wrong="name_to_arrays" name="begins with the end" diagnosis="begins with None"
def name_to_arrays(name, char_to_ix):
    letters = [char_to_ix[letter] for letter in name]
    return [char_to_ix["\n"]] + letters, letters + [char_to_ix["\n"]]

# %% wrong="name_to_arrays" name="begins with 0" diagnosis="begins with None"
def name_to_arrays(name, char_to_ix):
    letters = [char_to_ix[letter] for letter in name]
    return [0] + letters, letters + [char_to_ix["\n"]]

# %% wrong="name_to_arrays" name="the end comes in" diagnosis="the end comes in"
def name_to_arrays(name, char_to_ix):
    line = [char_to_ix[letter] for letter in name + "\n"]
    return [None] + line, line

# %% wrong="name_to_arrays" name="shifted the other way" diagnosis="the end is missing"
def name_to_arrays(name, char_to_ix):
    letters = [char_to_ix[letter] for letter in name]
    return letters + [char_to_ix["\n"]], [None] + letters

# %% wrong="name_to_arrays" name="reversed" diagnosis="order"
def name_to_arrays(name, char_to_ix):
    letters = [char_to_ix[letter] for letter in reversed(name)]
    return [None] + letters, letters + [char_to_ix["\n"]]

# %% wrong="name_to_arrays" name="each letter once" diagnosis="order"
def name_to_arrays(name, char_to_ix):
    letters = sorted({char_to_ix[letter] for letter in name})
    return [None] + letters, letters + [char_to_ix["\n"]]

# %% wrong="name_to_arrays" name="letters themselves" diagnosis="the end is missing"
def name_to_arrays(name, char_to_ix):
    return [None] + list(name), list(name) + ["\n"]

# %% right="name_to_arrays" name="a loop"
def name_to_arrays(name, char_to_ix):
    X, Y = [None], []
    for letter in name:
        X.append(char_to_ix[letter])
        Y.append(char_to_ix[letter])
    Y.append(char_to_ix["\n"])
    return X, Y

# %% right="name_to_arrays" name="Y out of X"
def name_to_arrays(name, char_to_ix):
    X = [None, *map(char_to_ix.get, name)]
    return X, X[1:] + [char_to_ix["\n"]]

# %% wrong="sequence_loss" name="mean" diagnosis="mean"
def sequence_loss(y_pred, Y):
    return -np.mean(np.log(y_pred[Y, np.arange(len(Y))]))

# %% wrong="sequence_loss" name="sign" diagnosis="sign"
def sequence_loss(y_pred, Y):
    return np.sum(np.log(y_pred[Y, np.arange(len(Y))]))

# %% wrong="sequence_loss" name="all letters" diagnosis="all letters"
def sequence_loss(y_pred, Y):
    return -np.sum(np.log(y_pred))

# %% wrong="sequence_loss" name="whole rows" diagnosis="whole rows"
def sequence_loss(y_pred, Y):
    return -np.sum(np.log(y_pred[Y]))

# %% wrong="sequence_loss" name="likeliest" diagnosis="likeliest"
def sequence_loss(y_pred, Y):
    return -np.sum(np.log(np.max(y_pred, axis=0)))

# %% wrong="sequence_loss" name="bits" diagnosis="base 2"
def sequence_loss(y_pred, Y):
    return -np.sum(np.log2(y_pred[Y, np.arange(len(Y))]))

# %% wrong="sequence_loss" name="base ten" diagnosis="base 10"
def sequence_loss(y_pred, Y):
    return -np.sum(np.log10(y_pred[Y, np.arange(len(Y))]))

# %% wrong="sequence_loss" name="log of the sum" diagnosis="logarithm of the sum"
def sequence_loss(y_pred, Y):
    return -np.log(np.sum(y_pred[Y, np.arange(len(Y))]))

# %% wrong="sequence_loss" name="one minus" diagnosis="1 - p"
def sequence_loss(y_pred, Y):
    return np.sum(1 - y_pred[Y, np.arange(len(Y))])

# %% wrong="sequence_loss" name="per step" diagnosis="not-summed"
def sequence_loss(y_pred, Y):
    return -np.log(y_pred[Y, np.arange(len(Y))])

# %% wrong="sequence_loss" name="rows and columns" diagnosis="rows and columns exchanged"
def sequence_loss(y_pred, Y):
    return -np.sum(np.log(y_pred[np.arange(len(Y)), Y]))

# %% wrong="sequence_loss" name="without the last" diagnosis="leaving out the last step"
def sequence_loss(y_pred, Y):
    return -sum(np.log(y_pred[Y[t], t]) for t in range(len(Y) - 1))

# %% right="sequence_loss" name="a loop"
def sequence_loss(y_pred, Y):
    loss = 0.0
    for t, k in enumerate(Y):
        loss -= np.log(y_pred[k, t])
    return loss

# %% right="sequence_loss" name="one-hot"
def sequence_loss(y_pred, Y):
    right = np.eye(len(y_pred))[:, Y]
    return -np.sum(right * np.log(y_pred))

# %% right="sequence_loss" name="log of the product"
def sequence_loss(y_pred, Y):
    return -np.log(np.prod(y_pred[Y, range(len(Y))]))

# %% wrong="perplexity" name="no exponential" diagnosis="without the exponential"
def perplexity(loss, n_chars):
    return loss / n_chars

# %% wrong="perplexity" name="power of two" diagnosis="power of 2"
def perplexity(loss, n_chars):
    return 2 ** (loss / n_chars)

# %% wrong="perplexity" name="power of ten" diagnosis="power of 10"
def perplexity(loss, n_chars):
    return 10 ** (loss / n_chars)

# %% wrong="perplexity" name="probability" diagnosis="probability of a letter"
def perplexity(loss, n_chars):
    return np.exp(-loss / n_chars)

# %% wrong="perplexity" name="divided late" diagnosis="after the exponential"
def perplexity(loss, n_chars):
    return np.exp(loss) / n_chars

# %% wrong="perplexity" name="of the whole" diagnosis="the whole text"
def perplexity(loss, n_chars):
    return np.exp(loss)

# %% right="perplexity" name="a root"
def perplexity(loss, n_chars):
    return np.exp(loss) ** (1 / n_chars)

# %% right="perplexity" name="math"
def perplexity(loss, n_chars):
    import math
    return math.exp(loss / n_chars)

# %% wrong="loss_and_gradients" name="loss too late" diagnosis="nan"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    a, dz = a[:, 0, :], y_pred[:, 0, :]
    dz[Y, np.arange(len(Y))] -= 1
    with np.errstate(invalid="ignore"):
        loss = sequence_loss(dz, Y)
    back = layers.rnn_backward((Wya.T @ dz)[:, np.newaxis, :], caches)
    gradients = {"dWya": dz @ a.T, "dby": np.sum(dz, axis=1, keepdims=True)}
    return loss, {**gradients, **{name: back[name] for name in ("dWax", "dWaa", "dba")}}

# %% wrong="loss_and_gradients" name="sign" diagnosis="sign turned"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    a, y_pred = a[:, 0, :], y_pred[:, 0, :]
    loss = sequence_loss(y_pred, Y)
    dz = -y_pred
    dz[Y, np.arange(len(Y))] += 1
    back = layers.rnn_backward((Wya.T @ dz)[:, np.newaxis, :], caches)
    gradients = {"dWya": dz @ a.T, "dby": np.sum(dz, axis=1, keepdims=True)}
    return loss, {**gradients, **{name: back[name] for name in ("dWax", "dWaa", "dba")}}

# %% wrong="loss_and_gradients" name="no one" diagnosis="leaving out the 1"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    a, y_pred = a[:, 0, :], y_pred[:, 0, :]
    loss = sequence_loss(y_pred, Y)
    back = layers.rnn_backward((Wya.T @ y_pred)[:, np.newaxis, :], caches)
    gradients = {"dWya": y_pred @ a.T, "dby": np.sum(y_pred, axis=1, keepdims=True)}
    return loss, {**gradients, **{name: back[name] for name in ("dWax", "dWaa", "dba")}}

# %% wrong="loss_and_gradients" name="mean" diagnosis="mean over the letters"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    a, y_pred = a[:, 0, :], y_pred[:, 0, :]
    loss = sequence_loss(y_pred, Y)
    dz = y_pred.copy()
    dz[Y, np.arange(len(Y))] -= 1
    dz /= len(Y)
    back = layers.rnn_backward((Wya.T @ dz)[:, np.newaxis, :], caches)
    gradients = {"dWya": dz @ a.T, "dby": np.sum(dz, axis=1, keepdims=True)}
    return loss, {**gradients, **{name: back[name] for name in ("dWax", "dWaa", "dba")}}

# %% wrong="loss_and_gradients" name="states before" diagnosis="one step too early"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    a, y_pred = a[:, 0, :], y_pred[:, 0, :]
    loss = sequence_loss(y_pred, Y)
    dz = y_pred.copy()
    dz[Y, np.arange(len(Y))] -= 1
    back = layers.rnn_backward((Wya.T @ dz)[:, np.newaxis, :], caches)
    before = np.concatenate([a_prev, a[:, :-1]], axis=1)
    gradients = {"dWya": dz @ before.T, "dby": np.sum(dz, axis=1, keepdims=True)}
    return loss, {**gradients, **{name: back[name] for name in ("dWax", "dWaa", "dba")}}

# %% wrong="loss_and_gradients" name="last letter alone" diagnosis="last letter alone"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    a, y_pred = a[:, 0, :], y_pred[:, 0, :]
    loss = sequence_loss(y_pred, Y)
    for t in range(len(Y)):
        dz = np.zeros(y_pred.shape)
        dz[:, t] = y_pred[:, t]
        dz[Y[t], t] -= 1
    back = layers.rnn_backward((Wya.T @ dz)[:, np.newaxis, :], caches)
    gradients = {"dWya": dz @ a.T, "dby": np.sum(dz, axis=1, keepdims=True)}
    return loss, {**gradients, **{name: back[name] for name in ("dWax", "dWaa", "dba")}}

# %% wrong="loss_and_gradients" name="what came in" diagnosis="letters that came in"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    x = one_hot(X, len(Wya))
    a, y_pred, caches = layers.rnn_forward(x, a_prev, parameters)
    a, y_pred = a[:, 0, :], y_pred[:, 0, :]
    loss = sequence_loss(y_pred, Y)
    dz = y_pred - x[:, 0, :]
    back = layers.rnn_backward((Wya.T @ dz)[:, np.newaxis, :], caches)
    gradients = {"dWya": dz @ a.T, "dby": np.sum(dz, axis=1, keepdims=True)}
    return loss, {**gradients, **{name: back[name] for name in ("dWax", "dWaa", "dba")}}

# %% wrong="loss_and_gradients" name="mean loss" diagnosis="mean"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    a, y_pred = a[:, 0, :], y_pred[:, 0, :]
    loss = sequence_loss(y_pred, Y) / len(Y)
    dz = y_pred.copy()
    dz[Y, np.arange(len(Y))] -= 1
    back = layers.rnn_backward((Wya.T @ dz)[:, np.newaxis, :], caches)
    gradients = {"dWya": dz @ a.T, "dby": np.sum(dz, axis=1, keepdims=True)}
    return loss, {**gradients, **{name: back[name] for name in ("dWax", "dWaa", "dba")}}

# %% wrong="loss_and_gradients" name="keys without d" diagnosis="missing-key"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    a, y_pred = a[:, 0, :], y_pred[:, 0, :]
    dz = y_pred.copy()
    dz[Y, np.arange(len(Y))] -= 1
    back = layers.rnn_backward((Wya.T @ dz)[:, np.newaxis, :], caches)
    return sequence_loss(y_pred, Y), {"Wya": dz @ a.T, "by": np.sum(dz, axis=1, keepdims=True), **back}

# %% wrong="loss_and_gradients" name="flat bias" diagnosis="rank-one"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    a, y_pred = a[:, 0, :], y_pred[:, 0, :]
    dz = y_pred.copy()
    dz[Y, np.arange(len(Y))] -= 1
    back = layers.rnn_backward((Wya.T @ dz)[:, np.newaxis, :], caches)
    return sequence_loss(y_pred, Y), {"dWya": dz @ a.T, "dby": np.sum(dz, axis=1), **{name: back[name] for name in ("dWax", "dWaa", "dba")}}

# %% wrong="loss_and_gradients" name="nothing goes back" diagnosis="zeros"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    a, y_pred = a[:, 0, :], y_pred[:, 0, :]
    dz = y_pred.copy()
    dz[Y, np.arange(len(Y))] -= 1
    rest = {"d" + name: np.zeros(parameters[name].shape) for name in ("Wax", "Waa", "ba")}
    return sequence_loss(y_pred, Y), {"dWya": dz @ a.T, "dby": np.sum(dz, axis=1, keepdims=True), **rest}

# %% right="loss_and_gradients" name="all that comes back"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    dz = y_pred - np.eye(len(Wya))[:, Y][:, np.newaxis, :]
    back = layers.rnn_backward(np.einsum("ya,ymt->amt", Wya, dz), caches)
    return sequence_loss(y_pred[:, 0], Y), {
        "dWya": np.einsum("ymt,amt->ya", dz, a), "dby": dz.sum(axis=2), "dWax": back["dWax"], "dWaa": back["dWaa"], "dba": back["dba"]}

# %% right="loss_and_gradients" name="a loop over time"
def loss_and_gradients(X, Y, a_prev, parameters):
    Wya = parameters["Wya"]
    a, y_pred, caches = layers.rnn_forward(one_hot(X, len(Wya)), a_prev, parameters)
    gradients = {"dWya": np.zeros(Wya.shape), "dby": np.zeros((len(Wya), 1))}
    da, loss = np.zeros(a.shape), 0
    for t, k in enumerate(Y):
        loss += -np.log(y_pred[k, 0, t])
        dz = y_pred[:, :, t].copy()
        dz[k] -= 1
        gradients["dWya"] += dz @ a[:, :, t].T
        gradients["dby"] += dz
        da[:, :, t] = Wya.T @ dz
    back = layers.rnn_backward(da, caches)
    for name in ["dWax", "dWaa", "dba"]:
        gradients[name] = back[name]
    return loss, gradients

# %% wrong="optimize" name="not clipped" diagnosis="not clipping"
def optimize(X, Y, a_prev, parameters, learning_rate=0.01, maxValue=5):
    loss, gradients = loss_and_gradients(X, Y, a_prev, parameters)
    return loss, layers.update_parameters(parameters, gradients, learning_rate)

# %% wrong="optimize" name="clipped and not caught" diagnosis="not clipping"
def optimize(X, Y, a_prev, parameters, learning_rate=0.01, maxValue=5):
    loss, gradients = loss_and_gradients(X, Y, a_prev, parameters)
    layers.clip(gradients, maxValue)
    return loss, {name: value - learning_rate * gradients["d" + name] for name, value in parameters.items()}

# %% wrong="optimize" name="clipped at five" diagnosis="is maxValue the bound"
def optimize(X, Y, a_prev, parameters, learning_rate=0.01, maxValue=5):
    loss, gradients = loss_and_gradients(X, Y, a_prev, parameters)
    return loss, layers.update_parameters(parameters, layers.clip(gradients, 5), learning_rate)

# %% wrong="optimize" name="uphill" diagnosis="uphill"
def optimize(X, Y, a_prev, parameters, learning_rate=0.01, maxValue=5):
    loss, gradients = loss_and_gradients(X, Y, a_prev, parameters)
    gradients = layers.clip(gradients, maxValue)
    return loss, {name: value + learning_rate * gradients["d" + name] for name, value in parameters.items()}

# %% wrong="optimize" name="parameters clipped" diagnosis="clipping the parameters"
def optimize(X, Y, a_prev, parameters, learning_rate=0.01, maxValue=5):
    loss, gradients = loss_and_gradients(X, Y, a_prev, parameters)
    return loss, layers.clip(layers.update_parameters(parameters, gradients, learning_rate), maxValue)

# %% wrong="optimize" name="no step" diagnosis="no step at all"
def optimize(X, Y, a_prev, parameters, learning_rate=0.01, maxValue=5):
    loss, gradients = loss_and_gradients(X, Y, a_prev, parameters)
    gradients = layers.clip(gradients, maxValue)
    return loss, dict(parameters)

# %% wrong="optimize" name="default rate" diagnosis="whatever learning_rate is"
def optimize(X, Y, a_prev, parameters, learning_rate=0.01, maxValue=5):
    loss, gradients = loss_and_gradients(X, Y, a_prev, parameters)
    return loss, layers.update_parameters(parameters, layers.clip(gradients, maxValue), 0.01)

# %% wrong="optimize" name="loss of the new parameters" diagnosis="after the step"
def optimize(X, Y, a_prev, parameters, learning_rate=0.01, maxValue=5):
    _, gradients = loss_and_gradients(X, Y, a_prev, parameters)
    parameters = layers.update_parameters(parameters, layers.clip(gradients, maxValue), learning_rate)
    return loss_and_gradients(X, Y, a_prev, parameters)[0], parameters

# %% wrong="optimize" name="in place" diagnosis="changes-argument"
def optimize(X, Y, a_prev, parameters, learning_rate=0.01, maxValue=5):
    loss, gradients = loss_and_gradients(X, Y, a_prev, parameters)
    gradients = layers.clip(gradients, maxValue)
    for name in parameters:
        parameters[name] -= learning_rate * gradients["d" + name]
    return loss, parameters

# %% right="optimize" name="by layers"
def optimize(X, Y, a_prev, parameters, learning_rate=0.01, maxValue=5):
    loss, gradients = loss_and_gradients(X, Y, a_prev, parameters)
    return loss, layers.update_parameters(parameters, layers.clip(gradients, maxValue), learning_rate)

# %% right="optimize" name="np.clip"
def optimize(X, Y, a_prev, parameters, learning_rate=0.01, maxValue=5):
    loss, gradients = loss_and_gradients(X, Y, a_prev, parameters)
    new = {}
    for name in parameters:
        new[name] = parameters[name] - learning_rate * np.clip(gradients["d" + name], -maxValue, maxValue)
    return loss, new

# %% wrong="model" name="first name only" diagnosis="first name only"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    losses = []
    X, Y = name_to_arrays(names[0], char_to_ix)
    for j in range(num_iterations):
        loss, parameters = optimize(X, Y, np.zeros(parameters["ba"].shape), parameters, learning_rate)
        losses.append(loss)
    return parameters, losses

# %% wrong="model" name="no wrap" diagnosis="crash"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    losses = []
    for j in range(num_iterations):
        X, Y = name_to_arrays(names[j], char_to_ix)
        loss, parameters = optimize(X, Y, np.zeros(parameters["ba"].shape), parameters, learning_rate)
        losses.append(loss)
    return parameters, losses

# %% wrong="model" name="begins with the second" diagnosis="second name"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    losses = []
    for j in range(1, num_iterations + 1):
        X, Y = name_to_arrays(names[j % len(names)], char_to_ix)
        loss, parameters = optimize(X, Y, np.zeros(parameters["ba"].shape), parameters, learning_rate)
        losses.append(loss)
    return parameters, losses

# %% wrong="model" name="parameters not kept" diagnosis="parameters that came in"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    losses = []
    for j in range(num_iterations):
        X, Y = name_to_arrays(names[j % len(names)], char_to_ix)
        loss, new = optimize(X, Y, np.zeros(parameters["ba"].shape), parameters, learning_rate)
        losses.append(loss)
    return new, losses

# %% wrong="model" name="default rate" diagnosis="whatever learning_rate is"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    losses = []
    for j in range(num_iterations):
        X, Y = name_to_arrays(names[j % len(names)], char_to_ix)
        loss, parameters = optimize(X, Y, np.zeros(parameters["ba"].shape), parameters)
        losses.append(loss)
    return parameters, losses

# %% wrong="model" name="epochs" diagnosis="how many"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    losses = []
    for epoch in range(num_iterations):
        for name in names:
            X, Y = name_to_arrays(name, char_to_ix)
            loss, parameters = optimize(X, Y, np.zeros(parameters["ba"].shape), parameters, learning_rate)
            losses.append(loss)
    return parameters, losses

# %% wrong="model" name="each name once" diagnosis="how many"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    losses = []
    for name in names:
        X, Y = name_to_arrays(name, char_to_ix)
        loss, parameters = optimize(X, Y, np.zeros(parameters["ba"].shape), parameters, learning_rate)
        losses.append(loss)
    return parameters, losses[:num_iterations]

# %% wrong="model" name="shuffled in place" diagnosis="changes-argument"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    names.reverse()
    losses = []
    for j in range(num_iterations):
        X, Y = name_to_arrays(names[j % len(names)], char_to_ix)
        loss, parameters = optimize(X, Y, np.zeros(parameters["ba"].shape), parameters, learning_rate)
        losses.append(loss)
    return parameters, losses

# %% wrong="model" name="backwards" diagnosis="backwards"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    losses = []
    for j in range(num_iterations):
        X, Y = name_to_arrays(names[-1 - j % len(names)], char_to_ix)
        loss, parameters = optimize(X, Y, np.zeros(parameters["ba"].shape), parameters, learning_rate)
        losses.append(loss)
    return parameters, losses

# %% wrong="model" name="ones to begin with" diagnosis="state of ones"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    losses = []
    for j in range(num_iterations):
        X, Y = name_to_arrays(names[j % len(names)], char_to_ix)
        loss, parameters = optimize(X, Y, np.ones(parameters["ba"].shape), parameters, learning_rate)
        losses.append(loss)
    return parameters, losses

# %% right="model" name="cycle"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    from itertools import cycle, islice
    losses = []
    for name in islice(cycle(names), num_iterations):
        X, Y = name_to_arrays(name, char_to_ix)
        loss, parameters = optimize(X, Y, np.zeros((len(parameters["Waa"]), 1)), parameters, learning_rate)
        losses += [loss]
    return parameters, losses

# %% right="model" name="a counter of its own"
def model(names, char_to_ix, parameters, num_iterations=35000, learning_rate=0.01):
    losses, place = [], 0
    while len(losses) < num_iterations:
        task = name_to_arrays(names[place], char_to_ix)
        loss, parameters = optimize(*task, np.zeros_like(parameters["ba"]), parameters, learning_rate=learning_rate)
        losses.append(loss)
        place = 0 if place + 1 == len(names) else place + 1
    return parameters, losses

# %% wrong="sample" name="likeliest" diagnosis="drawn"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        k = int(np.argmax(y_pred[:, 0, 0]))
        indices.append(k)
        if k == end:
            return indices
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices + [end]

# %% wrong="sample" name="input never renewed" diagnosis="next input"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        k = int(rng.choice(n_x, p=y_pred[:, 0, 0]))
        indices.append(k)
        if k == end:
            return indices
    return indices + [end]

# %% wrong="sample" name="several ones" diagnosis="next input"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        k = int(rng.choice(n_x, p=y_pred[:, 0, 0]))
        indices.append(k)
        if k == end:
            return indices
        x[k] = 1
    return indices + [end]

# %% wrong="sample" name="probabilities fed back" diagnosis="drawn letter"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, x, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        k = int(rng.choice(n_x, p=x[:, 0, 0]))
        indices.append(k)
        if k == end:
            return indices
    return indices + [end]

# %% wrong="sample" name="state not carried" diagnosis="state"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        _, y_pred, _ = layers.rnn_forward(x, state, parameters)
        k = int(rng.choice(n_x, p=y_pred[:, 0, 0]))
        indices.append(k)
        if k == end:
            return indices
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices + [end]

# %% wrong="sample" name="state begins at random" diagnosis="state"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.ones(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        k = int(rng.choice(n_x, p=y_pred[:, 0, 0]))
        indices.append(k)
        if k == end:
            return indices
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices + [end]

# %% wrong="sample" name="end not in the list" diagnosis="the end is missing"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        k = int(rng.choice(n_x, p=y_pred[:, 0, 0]))
        if k == end:
            return indices
        indices.append(k)
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices

# %% wrong="sample" name="no end after fifty" diagnosis="50 letters"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        k = int(rng.choice(n_x, p=y_pred[:, 0, 0]))
        indices.append(k)
        if k == end:
            break
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices

# %% wrong="sample" name="forty-nine" diagnosis="50 letters"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 49:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        k = int(rng.choice(n_x, p=y_pred[:, 0, 0]))
        indices.append(k)
        if k == end:
            return indices
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices + [end]

# %% wrong="sample" name="end is 0" diagnosis="number of the end"
def sample(parameters, char_to_ix, rng):
    n_x = len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        k = int(rng.choice(n_x, p=y_pred[:, 0, 0]))
        indices.append(k)
        if k == 0:
            return indices
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices + [0]

# %% wrong="sample" name="all equally likely" diagnosis="next input"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices = []
    while len(indices) < 50:
        indices.append(int(rng.integers(n_x)))
        if indices[-1] == end:
            return indices
    return indices + [end]

# %% wrong="sample" name="sharpened" diagnosis="probabilities"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        p = y_pred[:, 0, 0] ** 2
        k = int(rng.choice(n_x, p=p / p.sum()))
        indices.append(k)
        if k == end:
            return indices
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices + [end]

# %% wrong="sample" name="a generator of its own" diagnosis="generator"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    rng = np.random.default_rng(0)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        k = int(rng.choice(n_x, p=y_pred[:, 0, 0]))
        indices.append(k)
        if k == end:
            return indices
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices + [end]

# %% wrong="sample" name="seeded at every letter" diagnosis="drawn"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        k = int(np.random.default_rng(3).choice(n_x, p=y_pred[:, 0, 0]))
        indices.append(k)
        if k == end:
            return indices
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices + [end]

# %% wrong="sample" name="p with two axes" diagnosis="crash"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        k = int(rng.choice(n_x, p=y_pred[:, 0]))
        indices.append(k)
        if k == end:
            return indices
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices + [end]

# %% wrong="sample" name="rounded state" diagnosis="exactly"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = np.round(a[:, :, -1], 2)
        k = int(rng.choice(n_x, p=y_pred[:, 0, 0]))
        indices.append(k)
        if k == end:
            return indices
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices + [end]

# %% wrong="sample" name="one letter" diagnosis="one letter"
def sample(parameters, char_to_ix, rng):
    n_x = len(char_to_ix)
    _, y_pred, _ = layers.rnn_forward(np.zeros((n_x, 1, 1)), np.zeros(parameters["ba"].shape), parameters)
    return [int(rng.choice(n_x, p=y_pred[:, 0, 0]))]

# %% right="sample" name="cumulative sums"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    indices, state, x = [], np.zeros(parameters["ba"].shape), np.zeros((n_x, 1, 1))
    while len(indices) < 50:
        a, y_pred, _ = layers.rnn_forward(x, state, parameters)
        state = a[:, :, -1]
        bounds = np.cumsum(y_pred[:, 0, 0])
        k = int(np.searchsorted(bounds / bounds[-1], rng.random(), side="right"))
        indices.append(k)
        if k == end:
            return indices
        x = np.zeros((n_x, 1, 1))
        x[k] = 1
    return indices + [end]

# %% right="sample" name="the sharpest noise wins"
def sample(parameters, char_to_ix, rng):
    end, n_x = char_to_ix["\n"], len(char_to_ix)
    noise = rng.gumbel(size=(50, n_x))
    indices, state, k = [], np.zeros((len(parameters["Waa"]), 1)), None
    for t in range(50):
        a, y_pred, _ = layers.rnn_forward(one_hot([k], n_x), state, parameters)
        state = a[:, :, 0]
        k = int(np.argmax(np.log(y_pred[:, 0, 0] + 1e-300) + noise[t]))
        indices.append(k)
        if k == end:
            break
    if indices[-1] != end:
        indices.append(end)
    return indices

# %% right="sample" name="the formulas themselves"
def sample(parameters, char_to_ix, rng):
    p, n_x = parameters, len(char_to_ix)
    a, x, indices = np.zeros(p["ba"].shape), np.zeros((n_x, 1)), []
    while char_to_ix["\n"] not in indices and len(indices) < 50:
        a = np.tanh(p["Wax"] @ x + p["Waa"] @ a + p["ba"])
        z = p["Wya"] @ a + p["by"]
        y = np.exp(z - z.max())
        k = rng.choice(range(n_x), p=(y / y.sum()).ravel())
        x = np.eye(n_x)[:, [k]]
        indices.append(k)
    if indices[-1] != char_to_ix["\n"]:
        indices.append(char_to_ix["\n"])
    return indices

# %% wrong="apply_temperature" name="times" diagnosis="nothing has changed"
def apply_temperature(probabilities, temperature):
    heated = probabilities / temperature
    return heated / np.sum(heated)

# %% wrong="apply_temperature" name="not a sum of 1" diagnosis="leaving out the sum"
def apply_temperature(probabilities, temperature):
    return probabilities ** (1 / temperature)

# %% wrong="apply_temperature" name="the power itself" diagnosis="the power itself"
def apply_temperature(probabilities, temperature):
    heated = probabilities**temperature
    return heated / np.sum(heated)

# %% wrong="apply_temperature" name="softmax of probabilities" diagnosis="softmax of the probabilities"
def apply_temperature(probabilities, temperature):
    heated = np.exp(probabilities / temperature)
    return heated / np.sum(heated)

# %% wrong="apply_temperature" name="by the largest" diagnosis="dividing by the largest"
def apply_temperature(probabilities, temperature):
    heated = probabilities ** (1 / temperature)
    return heated / np.max(heated)

# %% wrong="apply_temperature" name="nothing" diagnosis="nothing has changed"
def apply_temperature(probabilities, temperature):
    return probabilities.copy()

# %% wrong="apply_temperature" name="in place" diagnosis="changes-argument"
def apply_temperature(probabilities, temperature):
    probabilities **= 1 / temperature
    probabilities /= probabilities.sum()
    return probabilities

# %% right="apply_temperature" name="softmax of logarithms"
def apply_temperature(probabilities, temperature):
    z = np.log(probabilities) / temperature
    heated = np.exp(z - z.max())
    return heated / heated.sum()

# %% right="apply_temperature" name="a list"
def apply_temperature(probabilities, temperature):
    heated = [p ** (1 / temperature) for p in probabilities]
    return np.array(heated) / sum(heated)
