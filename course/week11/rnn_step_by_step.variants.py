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

# %% wrong="one_hot_sequences" name="letters as the last axis" diagnosis="axes"
def one_hot_sequences(indices, n_x):
    return np.eye(n_x)[indices]

# %% wrong="one_hot_sequences" name="time and lines exchanged" diagnosis="axes"
def one_hot_sequences(indices, n_x):
    return np.eye(n_x)[:, indices.T]

# %% wrong="one_hot_sequences" name="alphabet from the text" diagnosis="last letter of the alphabet"
def one_hot_sequences(indices, n_x):
    return np.eye(indices.max() + 1)[:, indices]

# %% wrong="one_hot_sequences" name="counted from 1" diagnosis="from 1"
def one_hot_sequences(indices, n_x):
    return (np.arange(1, n_x + 1)[:, None, None] % n_x == (indices + 2) % n_x) * 1.0

# %% wrong="one_hot_sequences" name="letters compared, not turned to numbers" diagnosis="boolean"
def one_hot_sequences(indices, n_x):
    return np.arange(n_x)[:, None, None] == indices

# %% wrong="one_hot_sequences" name="everything but the letter" diagnosis="the opposite"
def one_hot_sequences(indices, n_x):
    return (np.arange(n_x)[:, None, None] != indices) * 1.0

# %% wrong="one_hot_sequences" name="the number itself" diagnosis="number of the character"
def one_hot_sequences(indices, n_x):
    x = np.zeros((n_x, *indices.shape))
    for i, t in np.ndindex(indices.shape):
        x[indices[i, t], i, t] = indices[i, t]
    return x

# %% wrong="one_hot_sequences" name="whole rows" diagnosis="whole rows"
def one_hot_sequences(indices, n_x):
    x = np.zeros((n_x, *indices.shape))
    for k in indices.ravel():
        x[k] = 1
    return x

# %% wrong="one_hot_sequences" name="reshaped where axes must move" diagnosis="a reshape"
def one_hot_sequences(indices, n_x):
    return np.eye(n_x)[indices].reshape(n_x, *indices.shape)

# %% right="one_hot_sequences" name="axes moved"
def one_hot_sequences(indices, n_x):
    return np.moveaxis(np.eye(n_x)[indices], -1, 0)

# %% right="one_hot_sequences" name="letters compared"
def one_hot_sequences(indices, n_x):
    return (np.arange(n_x)[:, np.newaxis, np.newaxis] == indices).astype(float)

# %% right="one_hot_sequences" name="two loops"
def one_hot_sequences(indices, n_x):
    m, T_x = indices.shape
    x = np.zeros((n_x, m, T_x))
    for i in range(m):
        for t in range(T_x):
            x[indices[i, t], i, t] = 1
    return x

# %% wrong="rnn_cell_forward" name="weights exchanged" diagnosis="crash"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Wax @ a_prev + Waa @ xt + ba)
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="sigmoid for tanh" diagnosis="sigmoid in place of tanh"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = 1 / (1 + np.exp(-(Waa @ a_prev + Wax @ xt + ba)))
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="no tanh" diagnosis="leaving out the tanh"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = Waa @ a_prev + Wax @ xt + ba
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="ReLU" diagnosis="ReLU"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.maximum(0, Waa @ a_prev + Wax @ xt + ba)
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="bias twice" diagnosis="bias twice"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh((Waa @ a_prev + ba) + (Wax @ xt + ba))
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="no bias" diagnosis="leaving out the bias"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa @ a_prev + Wax @ xt)
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="no memory" diagnosis="leaving out the memory"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Wax @ xt + ba)
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="no input" diagnosis="leaving out the input"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa @ a_prev + ba)
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="weights turned over" diagnosis="turned over"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa.T @ a_prev + Wax @ xt + ba)
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="prediction from the old state" diagnosis="taking a_prev"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa @ a_prev + Wax @ xt + ba)
    yt_pred = softmax(Wya @ a_prev + by)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="scores in place of probabilities" diagnosis="leaving out the softmax"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa @ a_prev + Wax @ xt + ba)
    yt_pred = Wya @ a_next + by
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="softmax along the examples" diagnosis="softmax goes down the columns"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa @ a_prev + Wax @ xt + ba)
    yt_pred = softmax((Wya @ a_next + by).T).T
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="softmax twice" diagnosis="softmax twice"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa @ a_prev + Wax @ xt + ba)
    yt_pred = softmax(softmax(Wya @ a_next + by))
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="sigmoid for softmax" diagnosis="sigmoid in place of the softmax"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa @ a_prev + Wax @ xt + ba)
    yt_pred = 1 / (1 + np.exp(-(Wya @ a_next + by)))
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="no bias in the prediction" diagnosis="leaving out the bias"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa @ a_prev + Wax @ xt + ba)
    yt_pred = softmax(Wya @ a_next)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="cache in another order" diagnosis="cache"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa @ a_prev + Wax @ xt + ba)
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_prev, a_next, xt, parameters)

# %% wrong="rnn_cell_forward" name="cache with the prediction" diagnosis="cache"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa @ a_prev + Wax @ xt + ba)
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_next, a_prev, xt, yt_pred, parameters)

# %% wrong="rnn_cell_forward" name="prediction first" diagnosis="wrong-size"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa @ a_prev + Wax @ xt + ba)
    yt_pred = softmax(Wya @ a_next + by)
    return yt_pred, a_next, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="product entry by entry" diagnosis="crash"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(Waa * a_prev + Wax * xt + ba)
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% wrong="rnn_cell_forward" name="state changed in place" diagnosis="changes-argument"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_prev[:] = np.tanh(Waa @ a_prev + Wax @ xt + ba)
    a_next = a_prev
    yt_pred = softmax(Wya @ a_next + by)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% right="rnn_cell_forward" name="one product of all weights"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    both = np.concatenate([Waa, Wax], axis=1)
    a_next = np.tanh(both @ np.concatenate([a_prev, xt]) + ba)
    scores = Wya @ a_next + by
    raised = np.exp(scores - scores.max(axis=0))
    yt_pred = raised / raised.sum(axis=0)
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)

# %% right="rnn_cell_forward" name="np.dot"
def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    a_next = np.tanh(np.dot(Wax, xt) + np.dot(Waa, a_prev) + ba)
    yt_pred = softmax(np.dot(Wya, a_next) + by)
    cache = (a_next, a_prev, xt, parameters)
    return a_next, yt_pred, cache

# %% wrong="rnn_forward" name="first state ignored" diagnosis="where a0 is given"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = np.zeros(a0.shape)
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="index that wraps" diagnosis="where a0 is given"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a[:, :, t - 1], parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="state not carried on" diagnosis="beginning every step with a0"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a0, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="state of every step zero" diagnosis="beginning every step with zeros"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], 0 * a0, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="state of the first step for ever" diagnosis="wrong from step 2"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a[:, :, 0] if t > 0 else a0, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="input of the first step for ever" diagnosis="the same input"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, 0], a_next, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="examples for steps" diagnosis="crash"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, t, :], a_next, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="from the end" diagnosis="from its end"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, -1 - t], a_next, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="one step short" diagnosis="last"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x - 1):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="old state kept" diagnosis="state before each step"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a[:, :, t] = a_next
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="last cache only" diagnosis="holds 1 caches"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, ([cache], x)

# %% wrong="rnn_forward" name="one cache again and again" diagnosis="again and again"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, ([cache] * T_x, x)

# %% wrong="rnn_forward" name="x not in the caches" diagnosis="caches"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, tuple(steps)

# %% wrong="rnn_forward" name="caches in front" diagnosis="caches"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, (x, steps)

# %% wrong="rnn_forward" name="newest cache first" diagnosis="caches[0][0]"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        a[:, :, t] = a_next
        steps.insert(0, cache)
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="one state in all caches" diagnosis="state of the last step"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0.copy()
    for t in range(T_x):
        new, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        a_next[:] = new
        a[:, :, t] = a_next
        steps.append((a_next, a_next, *cache[2:]))
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="a0 changed in place" diagnosis="changes-argument"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        new, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a0, parameters)
        a0[:] = new
        a[:, :, t] = a0
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% right="rnn_forward" name="states looked up in the result"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a[:, :, t - 1] if t > 0 else a0, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% wrong="gru_forward" name="first state ignored" diagnosis="where c0 is given"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = np.zeros(c0.shape)
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, t], c_next, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, (steps, x)

# %% wrong="gru_forward" name="index that wraps" diagnosis="where c0 is given"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, t], c[:, :, t - 1], parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, (steps, x)

# %% wrong="gru_forward" name="state not carried on" diagnosis="beginning every step with c0"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, t], c0, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, (steps, x)

# %% wrong="gru_forward" name="state of every step zero" diagnosis="beginning every step with zeros"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, t], 0 * c0, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, (steps, x)

# %% wrong="gru_forward" name="state of the first step for ever" diagnosis="wrong from step 2"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, t], c[:, :, 0] if t > 0 else c0, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, (steps, x)

# %% wrong="gru_forward" name="input of the first step for ever" diagnosis="the same input"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, 0], c_next, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, (steps, x)

# %% wrong="gru_forward" name="examples for steps" diagnosis="crash"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, t, :], c_next, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, (steps, x)

# %% wrong="gru_forward" name="from the end" diagnosis="from its end"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, -1 - t], c_next, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, (steps, x)

# %% wrong="gru_forward" name="one step short" diagnosis="last"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x - 1):
        c_next, cache = gru_cell_forward(x[:, :, t], c_next, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, (steps, x)

# %% wrong="gru_forward" name="old state kept" diagnosis="state before each step"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        c[:, :, t] = c_next
        c_next, cache = gru_cell_forward(x[:, :, t], c_next, parameters)
        steps.append(cache)
    return c, (steps, x)

# %% wrong="gru_forward" name="last cache only" diagnosis="holds 1 caches"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, t], c_next, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, ([cache], x)

# %% wrong="gru_forward" name="one cache again and again" diagnosis="again and again"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, t], c_next, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, ([cache] * T_x, x)

# %% wrong="gru_forward" name="x not in the caches" diagnosis="caches"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, t], c_next, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, tuple(steps)

# %% wrong="gru_forward" name="caches in front" diagnosis="caches"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, t], c_next, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, (x, steps)

# %% wrong="gru_forward" name="newest cache first" diagnosis="caches[0][0]"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, t], c_next, parameters)
        c[:, :, t] = c_next
        steps.insert(0, cache)
    return c, (steps, x)

# %% wrong="gru_forward" name="one state in all caches" diagnosis="state of the last step"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0.copy()
    for t in range(T_x):
        new, cache = gru_cell_forward(x[:, :, t], c_next, parameters)
        c_next[:] = new
        c[:, :, t] = c_next
        steps.append((c_next, c_next, *cache[2:]))
    return c, (steps, x)

# %% wrong="gru_forward" name="a0 changed in place" diagnosis="changes-argument"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    c_next = c0
    for t in range(T_x):
        new, cache = gru_cell_forward(x[:, :, t], c0, parameters)
        c0[:] = new
        c[:, :, t] = c0
        steps.append(cache)
    return c, (steps, x)

# %% right="gru_forward" name="states looked up in the result"
def gru_forward(x, c0, parameters):
    n_x, m, T_x = x.shape
    n_a, m = c0.shape
    c = np.zeros((n_a, m, T_x))
    steps = []
    for t in range(T_x):
        c_next, cache = gru_cell_forward(x[:, :, t], c[:, :, t - 1] if t > 0 else c0, parameters)
        c[:, :, t] = c_next
        steps.append(cache)
    return c, (steps, x)

# %% wrong="rnn_forward" name="predictions not kept" diagnosis="zeros"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, yt_pred, cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y_pred, (steps, x)

# %% wrong="rnn_forward" name="steps in front" diagnosis="axis-order"
def rnn_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next = a0
    for t in range(T_x):
        a_next, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return np.moveaxis(a, 2, 0), np.moveaxis(y_pred, 2, 0), (steps, x)

# %% right="rnn_forward" name="lists, stacked at the end"
def rnn_forward(x, a0, parameters):
    states, answers, steps = [a0], [], []
    for t in range(x.shape[2]):
        state, answer, cache = rnn_cell_forward(x[:, :, t], states[-1], parameters)
        states.append(state)
        answers.append(answer)
        steps.append(cache)
    return np.stack(states[1:], axis=2), np.stack(answers, axis=2), (steps, x)

# %% right="gru_forward" name="lists, stacked at the end"
def gru_forward(x, c0, parameters):
    states, steps = [c0], []
    for xt in np.moveaxis(x, 2, 0):
        state, cache = gru_cell_forward(xt, states[-1], parameters)
        states.append(state)
        steps.append(cache)
    return np.stack(states[1:], axis=2), (steps, x)

# %% wrong="gru_cell_forward" name="gate of the old share" diagnosis="exchanging"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = (1 - ut) * cct + ut * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="reset gate not applied" diagnosis="leaving out the reset gate"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = concat
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="no 1 - gate" diagnosis="1 − Γu is missing"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="old state forgotten" diagnosis="old state is missing"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="candidate not gated" diagnosis="without its gate"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="input above the state, everywhere" diagnosis="above the state"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([xt, c_prev])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([xt, rt * c_prev])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="input above the state in the candidate" diagnosis="above the state"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([xt, rt * c_prev])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="reset after the product" diagnosis="PyTorch"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(rt * (Wc[:, :len(c_prev)] @ c_prev) + Wc[:, len(c_prev):] @ xt + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="gates exchanged" diagnosis="weights Wr"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wr @ concat + br)
    rt = sigmoid(Wu @ concat + bu)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="update gate in the candidate" diagnosis="where the reset gate is meant"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([ut * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="reset gate in the state" diagnosis="where the update gate is meant"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = rt * cct + (1 - rt) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="sigmoid for the candidate" diagnosis="sigmoid in place of tanh"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = sigmoid(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="tanh for the update gate" diagnosis="tanh in place of the sigmoid"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = np.tanh(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="tanh for the reset gate" diagnosis="tanh in place of the sigmoid"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = np.tanh(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="no bias in the update gate" diagnosis="leaving out the bias"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="no bias in the candidate" diagnosis="leaving out the bias"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="reset gate on everything" diagnosis="the input too"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(rt * (Wc @ concat + bc))
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="candidate not squashed" diagnosis="leaving out the tanh"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = Wc @ seen + bc
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="side by side" diagnosis="crash"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt], axis=1)
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="reset of the old state in the mean" diagnosis="multiplying the old state by the reset gate"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * rt * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="cache in another order" diagnosis="weights Wr"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, rt, ut, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="cache with the states exchanged" diagnosis="cache"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_prev, c_next, ut, rt, cct, xt, parameters)

# %% wrong="gru_cell_forward" name="cache too short" diagnosis="type"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.concatenate([c_prev, xt])
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.concatenate([rt * c_prev, xt])
    cct = np.tanh(Wc @ seen + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, xt, parameters)

# %% right="gru_cell_forward" name="step towards the candidate"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    concat = np.vstack((c_prev, xt))
    ut = sigmoid(Wu @ concat + bu)
    rt = sigmoid(Wr @ concat + br)
    seen = np.vstack((rt * c_prev, xt))
    cct = np.tanh(Wc @ seen + bc)
    c_next = c_prev + ut * (cct - c_prev)
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% right="gru_cell_forward" name="weights cut apart"
def gru_cell_forward(xt, c_prev, parameters):
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    bu, br, bc = parameters["bu"], parameters["br"], parameters["bc"]
    n_a = c_prev.shape[0]
    ut = 1 / (1 + np.exp(-(Wu[:, :n_a] @ c_prev + Wu[:, n_a:] @ xt + bu)))
    rt = 1 / (1 + np.exp(-(Wr[:, :n_a] @ c_prev + Wr[:, n_a:] @ xt + br)))
    cct = np.tanh(Wc[:, :n_a] @ (rt * c_prev) + Wc[:, n_a:] @ xt + bc)
    c_next = ut * cct + (1 - ut) * c_prev
    return c_next, (c_next, c_prev, ut, rt, cct, xt, parameters)

# %% wrong="lstm_cell_forward" name="sigmoid for the candidate" diagnosis="sigmoid in place of tanh"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = sigmoid(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="memory shown without tanh" diagnosis="leaving out the tanh of the memory"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * c_next
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="forget and update exchanged" diagnosis="exchanging the forget gate"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = it * c_prev + ft * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="weights of forget and update exchanged" diagnosis="weights Wi"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wi @ concat + bi)
    it = sigmoid(Wf @ concat + bf)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="prediction from the memory" diagnosis="taking c_next"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ c_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="prediction from the old state" diagnosis="taking a_prev"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_prev + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="prediction before the output gate" diagnosis="taking tanh(c_next)"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ np.tanh(c_next) + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="input above the state" diagnosis="above the state"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([xt, a_prev])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="old memory shown" diagnosis="old memory"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_prev)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="gates look at the memory" diagnosis="gates look at the state"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([c_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="GRU's mean" diagnosis="GRU"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = (1 - it) * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="no forget gate" diagnosis="leaving out the forget gate"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="no update gate" diagnosis="leaving out the update gate"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="state in place of memory" diagnosis="a_prev where c_prev is meant"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * a_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="no output gate" diagnosis="leaving out the output gate"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="candidate shown" diagnosis="the candidate"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * cct
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="forget gate shown" diagnosis="where the output gate is meant"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ft * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="tanh for the forget gate" diagnosis="tanh in place of the sigmoid"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = np.tanh(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="tanh for the output gate" diagnosis="tanh in place of the sigmoid"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = np.tanh(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="no bias in the update gate" diagnosis="leaving out the bias"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="no bias in the output gate" diagnosis="leaving out the bias"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="scores in place of probabilities" diagnosis="leaving out the softmax"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = Wy @ a_next + by
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="softmax along the examples" diagnosis="softmax goes down the columns"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax((Wy @ a_next + by).T).T
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="results in another order" diagnosis="wrong-size"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, yt_pred, c_next, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="memory and state exchanged" diagnosis="are exchanged"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return c_next, a_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="cache in another order" diagnosis="cache"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, c_prev, a_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="gates of the cache exchanged" diagnosis="weights Wi"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, it, ft, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="memory changed in place" diagnosis="changes-argument"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_prev *= ft
    c_prev += it * cct
    c_next = c_prev
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% wrong="lstm_cell_forward" name="sigmoid of the memory" diagnosis="sigmoid of the memory"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    concat = np.concatenate([a_prev, xt])
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    c_next = ft * c_prev + it * cct
    ot = sigmoid(Wo @ concat + bo)
    a_next = ot * sigmoid(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% right="lstm_cell_forward" name="all gates in one product"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    n_a = a_prev.shape[0]
    W, b = np.concatenate([Wf, Wi, Wo, Wc]), np.concatenate([bf, bi, bo, bc])
    scores = W @ np.concatenate([a_prev, xt]) + b
    ft, it, ot = (sigmoid(part) for part in np.split(scores[:3 * n_a], 3))
    cct = np.tanh(scores[3 * n_a:])
    c_next = ft * c_prev + it * cct
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(Wy @ a_next + by)
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% right="lstm_cell_forward" name="filled from above and below"
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    Wf, Wi, Wc, Wo, Wy = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo", "Wy"))
    bf, bi, bc, bo, by = (parameters[name] for name in ("bf", "bi", "bc", "bo", "by"))
    n_x, m = xt.shape
    n_y, n_a = Wy.shape
    concat = np.zeros((n_a + n_x, m))
    concat[:n_a, :] = a_prev
    concat[n_a:, :] = xt
    ft = sigmoid(np.dot(Wf, concat) + bf)
    it = sigmoid(np.dot(Wi, concat) + bi)
    cct = np.tanh(np.dot(Wc, concat) + bc)
    c_next = np.multiply(ft, c_prev) + np.multiply(it, cct)
    ot = sigmoid(np.dot(Wo, concat) + bo)
    a_next = np.multiply(ot, np.tanh(c_next))
    yt_pred = softmax(np.dot(Wy, a_next) + by)
    cache = (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)
    return a_next, c_next, yt_pred, cache

# %% wrong="lstm_forward" name="memory not carried on" diagnosis="c is not carried on"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, np.zeros((n_a, m)), parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="state not carried on" diagnosis="a is not carried on"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a0, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="nothing carried on" diagnosis="beginning every step with a0: the state"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a0, np.zeros((n_a, m)), parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="a0 ignored" diagnosis="where a0 is given"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="memory begins with a0" diagnosis="beginning with c = a0"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, a0
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="a where c is meant" diagnosis="keeping a where c"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, a_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="c where a is meant" diagnosis="keeping c where a"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = c_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="state and memory exchanged on the way" diagnosis="in another order"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        c_next, a_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="state and memory exchanged in the cell" diagnosis="giving the cell c"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], c_next, a_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="results in another order" diagnosis="order"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, c, y, (steps, x)

# %% wrong="lstm_forward" name="index that wraps" diagnosis="where a0 is given"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a[:, :, t - 1], c[:, :, t - 1], parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="examples for steps" diagnosis="axis"
def lstm_forward(x, a0, parameters):
    n_x, T_x, m = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros(a0.shape)
    for t in range(T_x):
        a_next, c_next, yt_pred, cache = lstm_cell_forward(x[:, t, :], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t], y[:, :, t] = a_next, c_next, yt_pred
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="input of the first step for ever" diagnosis="the same input"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, 0], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="from the end" diagnosis="from its end"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, -1 - t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="one step short" diagnosis="last"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x - 1):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="memory not kept" diagnosis="zeros"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t] = a_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="old states kept" diagnosis="state before each step"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a[:, :, t], c[:, :, t] = a_next, c_next
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        steps.append(cache)
    return a, y, c, (steps, x)

# %% wrong="lstm_forward" name="one cache again and again" diagnosis="again and again"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, ([cache] * T_x, x)

# %% wrong="lstm_forward" name="last cache only" diagnosis="holds 1 caches"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, ([cache], x)

# %% wrong="lstm_forward" name="newest cache first" diagnosis="caches[0][0]"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps[::-1], x)

# %% wrong="lstm_forward" name="x not in the caches" diagnosis="caches"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    a_next, c_next = a0, np.zeros((n_a, m))
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, steps

# %% right="lstm_forward" name="states looked up in the result"
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    steps = []
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a[:, :, t - 1] if t else a0, c[:, :, t - 1] if t else 0 * a0, parameters)
        a[:, :, t], c[:, :, t] = a_next, c_next
        steps.append(cache)
    return a, y, c, (steps, x)

# %% right="lstm_forward" name="lists, stacked at the end"
def lstm_forward(x, a0, parameters):
    state, memory = a0, np.zeros_like(a0)
    kept = []
    for t in range(x.shape[-1]):
        kept.append(lstm_cell_forward(x[..., t], state, memory, parameters))
        state, memory = kept[-1][:2]
    a, c, y = (np.stack([step[place] for step in kept], axis=-1) for place in range(3))
    return a, y, c, ([step[3] for step in kept], x)
