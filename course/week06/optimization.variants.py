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

# %% wrong="random_mini_batches" name="the rest is always appended" diagnosis="empty"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order]
    batches = []
    for k in range(m // mini_batch_size):
        cut = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        batches.append((X[:, cut], Y[:, cut]))
    full = m // mini_batch_size * mini_batch_size
    batches.append((X[:, full:], Y[:, full:]))
    return batches

# %% wrong="random_mini_batches" name="the rest is forgotten" diagnosis="rest-missing"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order]
    batches = []
    for k in range(m // mini_batch_size):
        cut = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        batches.append((X[:, cut], Y[:, cut]))
    return batches

# %% wrong="random_mini_batches" name="X and Y shuffled separately" diagnosis="pairs"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    X, Y = X[:, rng.permutation(m)], Y[:, rng.permutation(m)]
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in range(0, m, mini_batch_size)]

# %% wrong="random_mini_batches" name="only X is shuffled" diagnosis="pairs"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    X = X[:, rng.permutation(m)]
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in range(0, m, mini_batch_size)]

# %% wrong="random_mini_batches" name="not shuffled" diagnosis="not-shuffled"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in range(0, m, mini_batch_size)]

# %% wrong="random_mini_batches" name="cut first, then the mini-batches shuffled" diagnosis="not-shuffled"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    pairs = [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in range(0, m, mini_batch_size)]
    return [pairs[k] for k in rng.permutation(len(pairs))]

# %% wrong="random_mini_batches" name="slices that overlap by one" diagnosis="overlap"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order]
    return [(X[:, k : k + mini_batch_size + 1], Y[:, k : k + mini_batch_size + 1]) for k in range(0, m, mini_batch_size)]

# %% wrong="random_mini_batches" name="the last column of each mini-batch lost" diagnosis="overlap"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order]
    return [(X[:, k : k + mini_batch_size - 1], Y[:, k : k + mini_batch_size - 1]) for k in range(0, m, mini_batch_size)]

# %% wrong="random_mini_batches" name="drawn with replacement" diagnosis="overlap"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    pairs = []
    for k in range(0, m, mini_batch_size):
        some = rng.integers(0, m, size=min(mini_batch_size, m - k))
        pairs.append((X[:, some], Y[:, some]))
    return pairs

# %% wrong="random_mini_batches" name="the rest spread over all mini-batches" diagnosis="sizes"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order]
    parts = max(1, -(-m // mini_batch_size))
    return list(zip(np.array_split(X, parts, axis=1), np.array_split(Y, parts, axis=1)))

# %% wrong="random_mini_batches" name="shuffled in place" diagnosis="changes-argument"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X[:], Y[:] = X[:, order], Y[:, order]
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in range(0, m, mini_batch_size)]

# %% wrong="random_mini_batches" name="labels flattened into one row" diagnosis="rows"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order].reshape(1, -1)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in range(0, m, mini_batch_size)]

# %% wrong="random_mini_batches" name="rows shuffled and cut" diagnosis="rows"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(X.shape[0])
    return [(X[order[k : k + mini_batch_size]], Y[order[k : k + mini_batch_size] % len(Y)]) for k in range(0, len(X), mini_batch_size)]

# %% wrong="random_mini_batches" name="a global generator" diagnosis="global generator"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = np.random.permutation(m)
    X, Y = X[:, order], Y[:, order]
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in range(0, m, mini_batch_size)]

# %% wrong="random_mini_batches" name="the seed alone decides" diagnosis="rng-unused"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    X, Y = X[:, order], Y[:, order]
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in range(0, m, mini_batch_size)]

# %% wrong="random_mini_batches" name="the seed is not used" diagnosis="seed"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(7) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order]
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in range(0, m, mini_batch_size)]

# %% wrong="random_mini_batches" name="always 64" diagnosis="sizes"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order]
    return [(X[:, k : k + 64], Y[:, k : k + 64]) for k in range(0, m, 64)]

# %% wrong="random_mini_batches" name="two lists in place of pairs" diagnosis="pairs-wanted"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order]
    starts = range(0, m, mini_batch_size)
    return [[X[:, k : k + mini_batch_size] for k in starts], [Y[:, k : k + mini_batch_size] for k in starts]]

# %% wrong="random_mini_batches" name="the list never filled" diagnosis="overlap"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order]
    for k in range(0, m, mini_batch_size):
        mini_batches = []
        mini_batches.append((X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]))
    return mini_batches

# %% wrong="random_mini_batches" name="one index for rows and columns" diagnosis="rows"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order]
    return [(X[k : k + mini_batch_size], Y[k : k + mini_batch_size]) for k in range(0, m, mini_batch_size)]

# %% right="random_mini_batches" name="by index, no shuffled copies"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    hands = [order[k : k + mini_batch_size] for k in range(0, m, mini_batch_size)]
    return [(X[:, hand], Y[:, hand]) for hand in hands]

# %% right="random_mini_batches" name="full ones, then the rest if there is one"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order]
    batches = []
    for k in range(m // mini_batch_size):
        cut = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        batches.append((X[:, cut], Y[:, cut]))
    if m % mini_batch_size != 0:
        print("a smaller one at the end")
        full = m // mini_batch_size * mini_batch_size
        batches.append((X[:, full:], Y[:, full:]))
    return batches

# %% right="random_mini_batches" name="both arrays stacked and shuffled as one"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0, rng=None):
    rng = np.random.default_rng(seed) if rng is None else rng
    m = X.shape[1]
    both = rng.permutation(np.vstack([X, Y]), axis=1)
    n_x = X.shape[0]
    return [(both[:n_x, k : k + mini_batch_size], both[n_x:, k : k + mini_batch_size]) for k in range(0, m, mini_batch_size)]

# %% wrong="exp_weighted_average" name="no correction" diagnosis="no correction, although"
def exp_weighted_average(x, beta, bias_correction=True):
    v, averages = 0.0, np.zeros(len(x))
    for t in range(1, len(x) + 1):
        v = beta * v + (1 - beta) * x[t - 1]
        averages[t - 1] = v
    return averages

# %% wrong="exp_weighted_average" name="always corrected" diagnosis="always-corrected"
def exp_weighted_average(x, beta, bias_correction=True):
    v, averages = 0.0, np.zeros(len(x))
    for t in range(1, len(x) + 1):
        v = beta * v + (1 - beta) * x[t - 1]
        averages[t - 1] = v / (1 - beta**t)
    return averages

# %% wrong="exp_weighted_average" name="beta and 1 - beta exchanged" diagnosis="exchanging β and 1 − β"
def exp_weighted_average(x, beta, bias_correction=True):
    v, averages = 0.0, np.zeros(len(x))
    for t in range(1, len(x) + 1):
        v = (1 - beta) * v + beta * x[t - 1]
        averages[t - 1] = v / (1 - (1 - beta) ** t) if bias_correction else v
    return averages

# %% wrong="exp_weighted_average" name="begins with the first number" diagnosis="beginning with the first number"
def exp_weighted_average(x, beta, bias_correction=True):
    v, averages = x[0], np.zeros(len(x))
    for t in range(1, len(x) + 1):
        v = beta * v + (1 - beta) * x[t - 1]
        averages[t - 1] = v / (1 - beta**t) if bias_correction else v
    return averages

# %% wrong="exp_weighted_average" name="t begins at 0" diagnosis="nan"
def exp_weighted_average(x, beta, bias_correction=True):
    v, averages = 0.0, np.zeros(len(x))
    for t in range(1, len(x) + 1):
        v = beta * v + (1 - beta) * x[t - 1]
        averages[t - 1] = v / (1 - beta ** (t - 1)) if bias_correction else v
    return averages

# %% wrong="exp_weighted_average" name="t one too large" diagnosis="a t that is one too large"
def exp_weighted_average(x, beta, bias_correction=True):
    v, averages = 0.0, np.zeros(len(x))
    for t in range(1, len(x) + 1):
        v = beta * v + (1 - beta) * x[t - 1]
        averages[t - 1] = v / (1 - beta ** (t + 1)) if bias_correction else v
    return averages

# %% wrong="exp_weighted_average" name="1 - beta without its power" diagnosis="dividing by 1 − β where"
def exp_weighted_average(x, beta, bias_correction=True):
    v, averages = 0.0, np.zeros(len(x))
    for t in range(1, len(x) + 1):
        v = beta * v + (1 - beta) * x[t - 1]
        averages[t - 1] = v / (1 - beta) if bias_correction else v
    return averages

# %% wrong="exp_weighted_average" name="the corrected value goes on" diagnosis="letting the corrected value go on"
def exp_weighted_average(x, beta, bias_correction=True):
    v, averages = 0.0, np.zeros(len(x))
    for t in range(1, len(x) + 1):
        v = beta * v + (1 - beta) * x[t - 1]
        if bias_correction:
            v = v / (1 - beta**t)
        averages[t - 1] = v
    return averages

# %% wrong="exp_weighted_average" name="the new number at full weight" diagnosis="the weight 1 in place of 1 − β"
def exp_weighted_average(x, beta, bias_correction=True):
    v, averages = 0.0, np.zeros(len(x))
    for t in range(1, len(x) + 1):
        v = beta * v + x[t - 1]
        averages[t - 1] = v / (1 - beta**t) if bias_correction else v
    return averages

# %% wrong="exp_weighted_average" name="the plain mean so far" diagnosis="the plain mean of all numbers so far"
def exp_weighted_average(x, beta, bias_correction=True):
    return np.cumsum(x) / np.arange(1, len(x) + 1)

# %% wrong="exp_weighted_average" name="yesterday's number" diagnosis="the number of another day"
def exp_weighted_average(x, beta, bias_correction=True):
    v, averages = 0.0, np.zeros(len(x))
    for t in range(1, len(x) + 1):
        v = beta * v + (1 - beta) * x[t - 2]
        averages[t - 1] = v / (1 - beta**t) if bias_correction else v
    return averages

# %% wrong="exp_weighted_average" name="only the last average" diagnosis="axis 0 is gone"
def exp_weighted_average(x, beta, bias_correction=True):
    v = 0.0
    for number in x:
        v = beta * v + (1 - beta) * number
    return v / (1 - beta ** len(x)) if bias_correction else v

# %% wrong="exp_weighted_average" name="the flag turned round" diagnosis="always-corrected"
def exp_weighted_average(x, beta, bias_correction=True):
    v, averages = 0.0, np.zeros(len(x))
    for t in range(1, len(x) + 1):
        v = beta * v + (1 - beta) * x[t - 1]
        averages[t - 1] = v if bias_correction else v / (1 - beta**t)
    return averages

# %% wrong="exp_weighted_average" name="beta * t for a power" diagnosis="β times t where"
def exp_weighted_average(x, beta, bias_correction=True):
    v, averages = 0.0, np.zeros(len(x))
    for t in range(1, len(x) + 1):
        v = beta * v + (1 - beta) * x[t - 1]
        averages[t - 1] = v / (1 - beta * t) if bias_correction else v
    return averages

# %% wrong="exp_weighted_average" name="the series itself changed" diagnosis="changes-argument"
def exp_weighted_average(x, beta, bias_correction=True):
    for t in range(1, len(x)):
        x[t] = beta * x[t - 1] + (1 - beta) * x[t]
    x[0] = (1 - beta) * x[0]
    return x

# %% right="exp_weighted_average" name="corrected at the end, all at once"
def exp_weighted_average(x, beta, bias_correction=True):
    plain = [0.0]
    for number in x:
        plain.append(plain[-1] + (1 - beta) * (number - plain[-1]))
    averages = np.array(plain[1:])
    if bias_correction:
        averages = averages / (1 - np.power(beta, np.arange(1, len(x) + 1)))
    print(averages[:2])
    return averages

# %% right="exp_weighted_average" name="as a product with all weights"
def exp_weighted_average(x, beta, bias_correction=True):
    T = len(x)
    lag = np.subtract.outer(np.arange(T), np.arange(T))
    weights = np.where(lag >= 0, (1 - beta) * np.power(float(beta), np.maximum(lag, 0)), 0.0)
    if bias_correction:
        weights = weights / weights.sum(axis=1, keepdims=True)
    return weights @ x

# %% wrong="initialize_velocity" name="keys of the parameters" diagnosis="keys"
def initialize_velocity(parameters):
    return {name: np.zeros_like(value) for name, value in parameters.items()}

# %% wrong="initialize_velocity" name="two layers only" diagnosis="missing"
def initialize_velocity(parameters):
    return {"d" + name: np.zeros_like(parameters[name]) for name in ("W1", "b1", "W2", "b2")}

# %% wrong="initialize_velocity" name="the loop ends too early" diagnosis="missing"
def initialize_velocity(parameters):
    v = {}
    for l in range(1, len(parameters) // 2):
        v["dW" + str(l)] = np.zeros(parameters["W" + str(l)].shape)
        v["db" + str(l)] = np.zeros(parameters["b" + str(l)].shape)
    return v

# %% wrong="initialize_velocity" name="one number for each" diagnosis="axes 0 and 1 are gone"
def initialize_velocity(parameters):
    return {"d" + name: 0.0 for name in parameters}

# %% wrong="initialize_velocity" name="biases as rows" diagnosis="an axis of length 1 is gone"
def initialize_velocity(parameters):
    return {"d" + name: np.zeros(value.shape if name[0] == "W" else len(value)) for name, value in parameters.items()}

# %% wrong="initialize_velocity" name="ones" diagnosis="not-zero"
def initialize_velocity(parameters):
    return {"d" + name: np.ones_like(value) for name, value in parameters.items()}

# %% wrong="initialize_velocity" name="the parameters themselves" diagnosis="not-zero"
def initialize_velocity(parameters):
    return {"d" + name: value for name, value in parameters.items()}

# %% wrong="initialize_velocity" name="whole numbers" diagnosis="dtype"
def initialize_velocity(parameters):
    return {"d" + name: np.zeros(value.shape, dtype=int) for name, value in parameters.items()}

# %% wrong="initialize_velocity" name="the transposed shape" diagnosis="transposed"
def initialize_velocity(parameters):
    return {"d" + name: np.zeros(value.shape[::-1]) for name, value in parameters.items()}

# %% right="initialize_velocity" name="layer by layer"
def initialize_velocity(parameters):
    v = {}
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v["dW" + str(l)] = np.zeros((parameters["W" + str(l)].shape[0], parameters["W" + str(l)].shape[1]))
        v["db" + str(l)] = np.zeros((parameters["b" + str(l)].shape[0], 1))
    print(len(v))
    return v

# %% right="initialize_velocity" name="zero times the parameter"
def initialize_velocity(parameters):
    return {f"d{name}": 0 * value for name, value in parameters.items()}

# %% wrong="initialize_rmsprop" name="keys of the parameters" diagnosis="keys"
def initialize_rmsprop(parameters):
    return {name: np.zeros_like(value) for name, value in parameters.items()}

# %% wrong="initialize_rmsprop" name="two layers only" diagnosis="missing"
def initialize_rmsprop(parameters):
    return {"d" + name: np.zeros_like(parameters[name]) for name in ("W1", "b1", "W2", "b2")}

# %% wrong="initialize_rmsprop" name="the loop ends too early" diagnosis="missing"
def initialize_rmsprop(parameters):
    s = {}
    for l in range(1, len(parameters) // 2):
        s["dW" + str(l)] = np.zeros(parameters["W" + str(l)].shape)
        s["db" + str(l)] = np.zeros(parameters["b" + str(l)].shape)
    return s

# %% wrong="initialize_rmsprop" name="one number for each" diagnosis="axes 0 and 1 are gone"
def initialize_rmsprop(parameters):
    return {"d" + name: 0.0 for name in parameters}

# %% wrong="initialize_rmsprop" name="biases as rows" diagnosis="an axis of length 1 is gone"
def initialize_rmsprop(parameters):
    return {"d" + name: np.zeros(value.shape if name[0] == "W" else len(value)) for name, value in parameters.items()}

# %% wrong="initialize_rmsprop" name="ones" diagnosis="not-zero"
def initialize_rmsprop(parameters):
    return {"d" + name: np.ones_like(value) for name, value in parameters.items()}

# %% wrong="initialize_rmsprop" name="the parameters themselves" diagnosis="not-zero"
def initialize_rmsprop(parameters):
    return {"d" + name: value for name, value in parameters.items()}

# %% wrong="initialize_rmsprop" name="whole numbers" diagnosis="dtype"
def initialize_rmsprop(parameters):
    return {"d" + name: np.zeros(value.shape, dtype=int) for name, value in parameters.items()}

# %% wrong="initialize_rmsprop" name="the transposed shape" diagnosis="transposed"
def initialize_rmsprop(parameters):
    return {"d" + name: np.zeros(value.shape[::-1]) for name, value in parameters.items()}

# %% right="initialize_rmsprop" name="layer by layer"
def initialize_rmsprop(parameters):
    s = {}
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s["dW" + str(l)] = np.zeros((parameters["W" + str(l)].shape[0], parameters["W" + str(l)].shape[1]))
        s["db" + str(l)] = np.zeros((parameters["b" + str(l)].shape[0], 1))
    print(len(s))
    return s

# %% right="initialize_rmsprop" name="zero times the parameter"
def initialize_rmsprop(parameters):
    return {f"d{name}": 0 * value for name, value in parameters.items()}

# %% wrong="update_parameters_with_momentum" name="the slope without its weight" diagnosis="the weight 1 in place of 1 − β"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = beta * v[g] + grads[g]
        parameters[name] = parameters[name] - learning_rate * v[g]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="beta and 1 - beta exchanged" diagnosis="exchanging β and 1 − β"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = (1 - beta) * v[g] + beta * grads[g]
        parameters[name] = parameters[name] - learning_rate * v[g]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="a step along the slope" diagnosis="stepping along the slope"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = beta * v[g] + (1 - beta) * grads[g]
        parameters[name] = parameters[name] - learning_rate * grads[g]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="the old velocity takes the step" diagnosis="stepping along the old velocity"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        parameters[name] = parameters[name] - learning_rate * v[g]
        v[g] = beta * v[g] + (1 - beta) * grads[g]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="uphill" diagnosis="uphill"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = beta * v[g] + (1 - beta) * grads[g]
        parameters[name] = parameters[name] + learning_rate * v[g]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="the learning rate in the velocity" diagnosis="putting the learning rate into the velocity"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = beta * v[g] + learning_rate * grads[g]
        parameters[name] = parameters[name] - v[g]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="1 - beta and the learning rate in the velocity" diagnosis="beside 1 − β"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = beta * v[g] + (1 - beta) * learning_rate * grads[g]
        parameters[name] = parameters[name] - v[g]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="no learning rate" diagnosis="leaving out the learning rate"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = beta * v[g] + (1 - beta) * grads[g]
        parameters[name] = parameters[name] - v[g]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="the old velocity forgotten" diagnosis="old-forgotten"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = (1 - beta) * grads[g]
        parameters[name] = parameters[name] - learning_rate * v[g]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="the old velocity in full" diagnosis="leaving out β"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = v[g] + (1 - beta) * grads[g]
        parameters[name] = parameters[name] - learning_rate * v[g]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="the square of the slope" diagnosis="averaging squares"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = beta * v[g] + (1 - beta) * grads[g] ** 2
        parameters[name] = parameters[name] - learning_rate * v[g]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="the step alone" diagnosis="the step alone"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = beta * v[g] + (1 - beta) * grads[g]
        parameters[name] = -learning_rate * v[g]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="only the parameters come back" diagnosis="type"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = beta * v[g] + (1 - beta) * grads[g]
        parameters[name] = parameters[name] - learning_rate * v[g]
    return parameters

# %% wrong="update_parameters_with_momentum" name="exchanged on return" diagnosis="missing-key"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        v[g] = beta * v[g] + (1 - beta) * grads[g]
        parameters[name] = parameters[name] - learning_rate * v[g]
    return v, parameters

# %% wrong="update_parameters_with_momentum" name="the velocity that comes back is the old one" diagnosis="velocity-not-kept"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, old = dict(parameters), dict(v)
    for name in parameters:
        g = "d" + name
        new = beta * v[g] + (1 - beta) * grads[g]
        parameters[name] = parameters[name] - learning_rate * new
    return parameters, old

# %% wrong="update_parameters_with_momentum" name="in place" diagnosis="changes-argument"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for name in parameters:
        v["d" + name] = beta * v["d" + name] + (1 - beta) * grads["d" + name]
        parameters[name] -= learning_rate * v["d" + name]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="only two layers" diagnosis="layers"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in ("W1", "b1", "W2", "b2"):
        v["d" + name] = beta * v["d" + name] + (1 - beta) * grads["d" + name]
        parameters[name] = parameters[name] - learning_rate * v["d" + name]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="weights only" diagnosis="layers"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for l in range(1, len(parameters) // 2 + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
    return parameters, v

# %% wrong="update_parameters_with_momentum" name="the key of the parameter" diagnosis="crash"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    parameters, v = dict(parameters), dict(v)
    for name in parameters:
        v[name] = beta * v[name] + (1 - beta) * grads[name]
        parameters[name] = parameters[name] - learning_rate * v[name]
    return parameters, v

# %% right="update_parameters_with_momentum" name="layer by layer"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    new, velocity = {}, {}
    for l in range(1, L + 1):
        velocity["dW" + str(l)] = beta * v["dW" + str(l)] + (1 - beta) * grads["dW" + str(l)]
        velocity["db" + str(l)] = beta * v["db" + str(l)] + (1 - beta) * grads["db" + str(l)]
        new["W" + str(l)] = parameters["W" + str(l)] - learning_rate * velocity["dW" + str(l)]
        new["b" + str(l)] = parameters["b" + str(l)] - learning_rate * velocity["db" + str(l)]
    print("layers", L)
    return new, velocity

# %% right="update_parameters_with_momentum" name="as a move towards the slope"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    v = {key: value + (1 - beta) * (grads[key] - value) for key, value in v.items()}
    return {name: value - learning_rate * v["d" + name] for name, value in parameters.items()}, v

# %% wrong="update_parameters_with_rmsprop" name="no root" diagnosis="leaving out the root"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * np.square(grads[g])
        parameters[name] = parameters[name] - learning_rate * grads[g] / (s[g] + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="no square" diagnosis="averaging the slopes where their squares"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * grads[g]
        parameters[name] = parameters[name] - learning_rate * grads[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="sizes in place of squares" diagnosis="averaging the sizes"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * np.abs(grads[g])
        parameters[name] = parameters[name] - learning_rate * grads[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="epsilon under the root" diagnosis="ε under the root"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * np.square(grads[g])
        parameters[name] = parameters[name] - learning_rate * grads[g] / np.sqrt(s[g] + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="no epsilon" diagnosis="leaving out ε"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * np.square(grads[g])
        parameters[name] = parameters[name] - learning_rate * grads[g] / np.sqrt(s[g])
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="beta and 1 - beta exchanged" diagnosis="exchanging β and 1 − β"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = (1 - beta) * s[g] + beta * np.square(grads[g])
        parameters[name] = parameters[name] - learning_rate * grads[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="the sum of Adagrad" diagnosis="as Adagrad does"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = s[g] + np.square(grads[g])
        parameters[name] = parameters[name] - learning_rate * grads[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="uphill" diagnosis="uphill"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * np.square(grads[g])
        parameters[name] = parameters[name] + learning_rate * grads[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="the brackets forgotten" diagnosis="brackets are missing"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * np.square(grads[g])
        parameters[name] = parameters[name] - learning_rate * grads[g] / np.sqrt(s[g]) + epsilon
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="the old average under the root" diagnosis="root of the old s"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        parameters[name] = parameters[name] - learning_rate * grads[g] / (np.sqrt(s[g]) + epsilon)
        s[g] = beta * s[g] + (1 - beta) * np.square(grads[g])
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="s on top, too" diagnosis="dividing s in place of the slope"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * np.square(grads[g])
        parameters[name] = parameters[name] - learning_rate * s[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="multiplied by the root" diagnosis="multiplying where the root divides"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * np.square(grads[g])
        parameters[name] = parameters[name] - learning_rate * grads[g] * (np.sqrt(s[g]) + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="plain descent" diagnosis="plain descent"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * np.square(grads[g])
        parameters[name] = parameters[name] - learning_rate * grads[g]
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="no learning rate" diagnosis="leaving out the learning rate"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * np.square(grads[g])
        parameters[name] = parameters[name] - grads[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="the square of all that is new" diagnosis="squaring 1 − β, too"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + ((1 - beta) * grads[g]) ** 2
        parameters[name] = parameters[name] - learning_rate * grads[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="the old average forgotten" diagnosis="old-forgotten"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = (1 - beta) * np.square(grads[g])
        parameters[name] = parameters[name] - learning_rate * grads[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="only the parameters come back" diagnosis="type"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * np.square(grads[g])
        parameters[name] = parameters[name] - learning_rate * grads[g] / (np.sqrt(s[g]) + epsilon)
    return parameters

# %% wrong="update_parameters_with_rmsprop" name="s does not come back new" diagnosis="average-not-kept"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, kept = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        new = beta * s[g] + (1 - beta) * np.square(grads[g])
        parameters[name] = parameters[name] - learning_rate * grads[g] / (np.sqrt(new) + epsilon)
    return parameters, kept

# %% wrong="update_parameters_with_rmsprop" name="in place" diagnosis="changes-argument"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for name in parameters:
        g = "d" + name
        s[g] *= beta
        s[g] += (1 - beta) * np.square(grads[g])
        parameters[name] -= learning_rate * grads[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, s

# %% wrong="update_parameters_with_rmsprop" name="one size for the whole matrix" diagnosis="every entry is the same number"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    parameters, s = dict(parameters), dict(s)
    for name in parameters:
        g = "d" + name
        s[g] = beta * s[g] + (1 - beta) * np.full(s[g].shape, np.mean(np.square(grads[g])))
        parameters[name] = parameters[name] - learning_rate * grads[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, s

# %% right="update_parameters_with_rmsprop" name="layer by layer"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    new, squares = {}, {}
    for l in range(1, len(parameters) // 2 + 1):
        for letter in "Wb":
            p, g = letter + str(l), "d" + letter + str(l)
            squares[g] = beta * s[g] + (1 - beta) * np.power(grads[g], 2)
            new[p] = parameters[p] - learning_rate / (np.sqrt(squares[g]) + epsilon) * grads[g]
    print("done")
    return new, squares

# %% right="update_parameters_with_rmsprop" name="as a move towards the square"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    s = {key: value + (1 - beta) * (grads[key] * grads[key] - value) for key, value in s.items()}
    return {name: value - learning_rate * grads["d" + name] / (s["d" + name] ** 0.5 + epsilon) for name, value in parameters.items()}, s

# %% wrong="initialize_adam" name="one dict" diagnosis="type"
def initialize_adam(parameters):
    return {"d" + name: np.zeros_like(value) for name, value in parameters.items()}

# %% wrong="initialize_adam" name="keys of the parameters" diagnosis="keys"
def initialize_adam(parameters):
    return ({name: np.zeros_like(value) for name, value in parameters.items()},) * 2

# %% wrong="initialize_adam" name="s keeps the keys of the parameters" diagnosis="keys"
def initialize_adam(parameters):
    v, s = {}, {}
    for name, value in parameters.items():
        v["d" + name] = np.zeros(value.shape)
        s[name] = np.zeros(value.shape)
    return v, s

# %% wrong="initialize_adam" name="s begins with ones" diagnosis="not-zero"
def initialize_adam(parameters):
    v = {"d" + name: np.zeros_like(value) for name, value in parameters.items()}
    return v, {name: np.ones_like(value) for name, value in v.items()}

# %% wrong="initialize_adam" name="the corrected ones as well" diagnosis="type"
def initialize_adam(parameters):
    v, s = initialize_velocity(parameters), initialize_rmsprop(parameters)
    return v, s, dict(v), dict(s)

# %% wrong="initialize_adam" name="two layers only" diagnosis="missing"
def initialize_adam(parameters):
    v = {"d" + name: np.zeros_like(parameters[name]) for name in ("W1", "b1", "W2", "b2")}
    return v, dict(v)

# %% wrong="initialize_adam" name="numbers" diagnosis="axes 0 and 1 are gone"
def initialize_adam(parameters):
    return {"d" + name: 0.0 for name in parameters}, {"d" + name: 0.0 for name in parameters}

# %% right="initialize_adam" name="layer by layer"
def initialize_adam(parameters):
    L = len(parameters) // 2
    v, s = {}, {}
    for l in range(1, L + 1):
        v["dW" + str(l)] = np.zeros_like(parameters["W" + str(l)])
        v["db" + str(l)] = np.zeros_like(parameters["b" + str(l)])
        s["dW" + str(l)] = np.zeros_like(parameters["W" + str(l)])
        s["db" + str(l)] = np.zeros_like(parameters["b" + str(l)])
    return v, s

# %% right="initialize_adam" name="the same function twice"
def initialize_adam(parameters):
    return tuple(initialize_velocity(parameters) for _ in range(2))

# %% wrong="update_parameters_with_adam" name="no correction" diagnosis="no correction at all"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g]
        s_corrected[g] = s[g]
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="only v is corrected" diagnosis="no correction at all"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g]
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="corrected, but not used" diagnosis="not with the corrected ones"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="the corrected s is not used" diagnosis="stepping with s as it is kept"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="the corrected v is not used" diagnosis="stepping with v as it is kept"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="corrected values overwrite v and s" diagnosis="storing the corrected average in v"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v[g] = v_corrected[g] = v[g] / (1 - beta1**t)
        s[g] = s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="the corrected value overwrites s" diagnosis="storing the corrected average in s"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s[g] = s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="t is not used" diagnosis="t is not used"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1)
        s_corrected[g] = s[g] / (1 - beta2)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="t + 1" diagnosis="a t that is one too large"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1 ** (t + 1))
        s_corrected[g] = s[g] / (1 - beta2 ** (t + 1))
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="t - 1" diagnosis="a t that is one too small"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1 ** (t - 1))
        s_corrected[g] = s[g] / (1 - beta2 ** (t - 1))
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="beta times t" diagnosis="β times t"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1 * t)
        s_corrected[g] = s[g] / (1 - beta2 * t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="multiplied by the correction" diagnosis="multiplying by 1 − βᵗ"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] * (1 - beta1**t)
        s_corrected[g] = s[g] * (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="s corrected with beta1" diagnosis="the β of the other average"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta1**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="epsilon under the root" diagnosis="ε under the root"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / np.sqrt(s_corrected[g] + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="no epsilon" diagnosis="leaving out ε"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / np.sqrt(s_corrected[g])
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="the betas exchanged" diagnosis="β₂ where β₁ is meant"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta2 * v[g] + (1 - beta2) * grads[g]
        s[g] = beta1 * s[g] + (1 - beta1) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="beta1 for both" diagnosis="β₁ where β₂ is meant"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta1 * s[g] + (1 - beta1) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="no root" diagnosis="leaving out the root"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (s_corrected[g] + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="no square" diagnosis="averaging the slopes where their squares"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * grads[g]
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="the square of the average" diagnosis="squaring the average slope"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(v[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="weights exchanged in v" diagnosis="exchanging β₁ and 1 − β₁"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = (1 - beta1) * v[g] + beta1 * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="weights exchanged in s" diagnosis="exchanging β₂ and 1 − β₂"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = (1 - beta2) * s[g] + beta2 * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="the slope on top, as in RMSprop" diagnosis="stepping along the slope"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * grads[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="uphill" diagnosis="uphill"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] + learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="the old v forgotten" diagnosis="old-forgotten"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="no learning rate" diagnosis="leaving out the learning rate"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected

# %% wrong="update_parameters_with_adam" name="three values" diagnosis="type"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s

# %% wrong="update_parameters_with_adam" name="exchanged on return" diagnosis="exchanging v_corrected and s_corrected"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    parameters, v, s = dict(parameters), dict(v), dict(s)
    v_corrected, s_corrected = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * np.square(grads[g])
        v_corrected[g] = v[g] / (1 - beta1**t)
        s_corrected[g] = s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * v_corrected[g] / (np.sqrt(s_corrected[g]) + epsilon)
    return parameters, v, s, s_corrected, v_corrected

# %% wrong="update_parameters_with_adam" name="in place" diagnosis="changes-argument"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    vc, sc = {}, {}
    for name in parameters:
        g = "d" + name
        v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
        s[g] = beta2 * s[g] + (1 - beta2) * grads[g] ** 2
        vc[g], sc[g] = v[g] / (1 - beta1**t), s[g] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * vc[g] / (np.sqrt(sc[g]) + epsilon)
    return parameters, v, s, vc, sc

# %% right="update_parameters_with_adam" name="layer by layer"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    new, v, s, vc, sc = dict(parameters), dict(v), dict(s), {}, {}
    for l in range(1, L + 1):
        for p in ("W" + str(l), "b" + str(l)):
            g = "d" + p
            v[g] = beta1 * v[g] + (1 - beta1) * grads[g]
            vc[g] = v[g] / (1 - np.power(beta1, t))
            s[g] = beta2 * s[g] + (1 - beta2) * np.power(grads[g], 2)
            sc[g] = s[g] / (1 - np.power(beta2, t))
            new[p] = parameters[p] - learning_rate * np.divide(vc[g], np.sqrt(sc[g]) + epsilon)
    print(L, "layers")
    return new, v, s, vc, sc

# %% right="update_parameters_with_adam" name="dict by dict"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    v = {g: old + (1 - beta1) * (grads[g] - old) for g, old in v.items()}
    s = {g: old + (1 - beta2) * (grads[g] * grads[g] - old) for g, old in s.items()}
    vc = {g: value / (1 - beta1**t) for g, value in v.items()}
    sc = {g: value / (1 - beta2**t) for g, value in s.items()}
    new = {p: old - vc["d" + p] * (learning_rate / (epsilon + sc["d" + p] ** 0.5)) for p, old in parameters.items()}
    return new, v, s, vc, sc

# %% wrong="update_lr" name="multiplied" diagnosis="multiplying where the bracket divides"
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * (1 + decay_rate * epoch_num)

# %% wrong="update_lr" name="brackets forgotten" diagnosis="leaving out the brackets"
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / 1 + decay_rate * epoch_num

# %% wrong="update_lr" name="exponential" diagnosis="exponential decay"
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate) ** epoch_num

# %% wrong="update_lr" name="no decay rate" diagnosis="leaving out decay_rate"
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + epoch_num)

# %% wrong="update_lr" name="once" diagnosis="decaying only once"
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate)

# %% wrong="update_lr" name="from the rate before" diagnosis="again and again"
def update_lr(learning_rate0, epoch_num, decay_rate):
    rate = learning_rate0
    for epoch in range(1, epoch_num + 1):
        rate = rate / (1 + decay_rate * epoch)
    return rate

# %% wrong="update_lr" name="divides by zero" diagnosis="crash"
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (decay_rate * epoch_num)

# %% wrong="update_lr" name="epochs counted from 1" diagnosis="counting the epochs from 1"
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * (epoch_num + 1))

# %% right="update_lr" name="a product with the inverse"
def update_lr(learning_rate0, epoch_num, decay_rate):
    print(epoch_num)
    return 1.0 / (decay_rate * epoch_num + 1) * learning_rate0

# %% right="update_lr" name="with NumPy"
def update_lr(learning_rate0, epoch_num, decay_rate):
    return np.divide(learning_rate0, 1 + decay_rate * epoch_num)

# %% wrong="schedule_lr_decay" name="no floor" diagnosis="no staircase"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)

# %% wrong="schedule_lr_decay" name="rounded" diagnosis="nearest whole number"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * round(epoch_num / time_interval))

# %% wrong="schedule_lr_decay" name="rounded up" diagnosis="rounding up"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.ceil(epoch_num / time_interval))

# %% wrong="schedule_lr_decay" name="no interval" diagnosis="leaving out time_interval"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * epoch_num)

# %% wrong="schedule_lr_decay" name="always 1000" diagnosis="whatever time_interval says"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // 1000))

# %% wrong="schedule_lr_decay" name="multiplied" diagnosis="multiplying where the bracket divides"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * (1 + decay_rate * (epoch_num // time_interval))

# %% wrong="schedule_lr_decay" name="the decay rate in the floor" diagnosis="rounding down after multiplying"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + np.floor(decay_rate * epoch_num / time_interval))

# %% wrong="schedule_lr_decay" name="halved each time" diagnosis="exponential decay, stair by stair"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate) ** (epoch_num // time_interval)

# %% right="schedule_lr_decay" name="whole-number division"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))

# %% right="schedule_lr_decay" name="int"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (int(epoch_num / time_interval) * decay_rate + 1)

# %% wrong="exponential_lr_decay" name="times the epoch" diagnosis="multiplying by the epoch"
def exponential_lr_decay(lr0, epoch, gamma):
    return lr0 * gamma * epoch

# %% wrong="exponential_lr_decay" name="the power of e" diagnosis="the power of e"
def exponential_lr_decay(lr0, epoch, gamma):
    return lr0 * np.exp(-gamma * epoch)

# %% wrong="exponential_lr_decay" name="all to the power" diagnosis="raising lr0"
def exponential_lr_decay(lr0, epoch, gamma):
    return (lr0 * gamma) ** epoch

# %% wrong="exponential_lr_decay" name="one epoch too many" diagnosis="counting the epochs from 1"
def exponential_lr_decay(lr0, epoch, gamma):
    return lr0 * gamma ** (epoch + 1)

# %% wrong="exponential_lr_decay" name="once" diagnosis="decaying only once"
def exponential_lr_decay(lr0, epoch, gamma):
    return lr0 * gamma if epoch else lr0

# %% wrong="exponential_lr_decay" name="inverse time" diagnosis="inverse time decay"
def exponential_lr_decay(lr0, epoch, gamma):
    return lr0 / (1 + gamma * epoch)

# %% wrong="exponential_lr_decay" name="exclusive or" diagnosis="crash"
def exponential_lr_decay(lr0, epoch, gamma):
    return lr0 * gamma ^ epoch

# %% right="exponential_lr_decay" name="in a loop"
def exponential_lr_decay(lr0, epoch, gamma):
    rate = lr0
    for _ in range(epoch):
        rate = rate * gamma
    return rate

# %% right="exponential_lr_decay" name="by logarithms"
def exponential_lr_decay(lr0, epoch, gamma):
    return lr0 * np.exp(epoch * np.log(gamma))

# %% wrong="cosine_lr" name="a whole turn" diagnosis="a whole turn"
def cosine_lr(lr0, epoch, total):
    return lr0 / 2 * (1 + np.cos(2 * np.pi * epoch / total))

# %% wrong="cosine_lr" name="without 1" diagnosis="1 is to be added"
def cosine_lr(lr0, epoch, total):
    return lr0 / 2 * np.cos(np.pi * epoch / total)

# %% wrong="cosine_lr" name="no half" diagnosis="leaving out the half"
def cosine_lr(lr0, epoch, total):
    return lr0 * (1 + np.cos(np.pi * epoch / total))

# %% wrong="cosine_lr" name="degrees" diagnosis="degrees"
def cosine_lr(lr0, epoch, total):
    return lr0 / 2 * (1 + np.cos(180 * epoch / total))

# %% wrong="cosine_lr" name="no pi" diagnosis="leaving out pi"
def cosine_lr(lr0, epoch, total):
    return lr0 / 2 * (1 + np.cos(epoch / total))

# %% wrong="cosine_lr" name="sine" diagnosis="a sine"
def cosine_lr(lr0, epoch, total):
    return lr0 / 2 * (1 + np.sin(np.pi * epoch / total))

# %% wrong="cosine_lr" name="a straight line" diagnosis="a straight line"
def cosine_lr(lr0, epoch, total):
    return lr0 * (1 - epoch / total)

# %% wrong="cosine_lr" name="a quarter of a turn" diagnosis="a quarter of a turn of the cosine alone"
def cosine_lr(lr0, epoch, total):
    return lr0 * np.cos(np.pi * epoch / (2 * total))

# %% right="cosine_lr" name="squared cosine of the half angle"
def cosine_lr(lr0, epoch, total):
    return lr0 * np.cos(np.pi * epoch / (2 * total)) ** 2

# %% right="cosine_lr" name="as a mean"
def cosine_lr(lr0, epoch, total):
    return np.mean([lr0, lr0 * np.cos(np.pi / total * epoch)])

# %% wrong="model" name="the mean of the mini-batches" diagnosis="each counted alike"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) / -(-m // mini_batch_size)
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="the sum of the mini-batches" diagnosis="the sum over the mini-batches"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y)
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="the sum over the examples" diagnosis="the sum over the examples"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1]
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="divided by m only" diagnosis="dividing the sum over mini-batches by m"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="the cost of the last mini-batch" diagnosis="the cost of the last mini-batch alone"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = layers.compute_cost(AL, y)
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="t stays 1" diagnosis="a t that stays 1"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="t counts epochs" diagnosis="t-zero"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = epoch
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="t counts epochs from 1" diagnosis="a t that stays 1"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = epoch + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="t begins anew in each epoch" diagnosis="a t that stays 1"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        t = 0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="t never grows" diagnosis="t-zero"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            pass
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="momentum without keeping the velocity" diagnosis="forgetting the averages"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, _ = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="RMSprop without keeping s" diagnosis="forgetting the averages"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, _ = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="Adam without keeping v and s" diagnosis="forgetting the averages"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, *_ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="the averages begin anew in each epoch" diagnosis="forgetting the averages"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        v, s = initialize_adam(parameters)
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="the schedule not followed" diagnosis="always learning_rate"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="no Adam" diagnosis="does-not-move"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                pass
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="Adam under another name" diagnosis="does-not-move"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "Adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="five values into three names" diagnosis="crash"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="the corrected averages are kept" diagnosis="going on with the corrected averages"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, _, _, v, s = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="betas of Adam left out" diagnosis="handing in the learning rate only"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="rate and beta exchanged" diagnosis="exchanging beta and the learning rate"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, rate, beta)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="RMSprop with the numbers of its defaults" diagnosis="if none are given"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="plain descent for momentum" diagnosis="plain gradient descent"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs

# %% wrong="model" name="the cost of every mini-batch" diagnosis="costs"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + layers.compute_cost(AL, y) * x.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.extend([cost] * -(-m // mini_batch_size))
    return parameters, costs

# %% right="model" name="an if for each, keywords"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost += x.shape[1] * layers.compute_cost(AL, y) / X.shape[1]
            t += 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, *_ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=rate, beta1=beta1, beta2=beta2, epsilon=epsilon)
        costs.append(cost)
    return parameters, costs

# %% right="model" name="weighted by columns of AL, printing"
def model(X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, beta=0.9, beta1=0.9, beta2=0.999,
          epsilon=1e-8, num_epochs=100, schedule=None, rng=None):
    m = X.shape[1]
    rng = np.random.default_rng(rng)
    parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
    v, s = initialize_adam(parameters)
    t, costs = 0, []
    for epoch in range(num_epochs):
        rate = learning_rate if schedule is None else schedule[epoch]
        cost = 0.0
        for x, y in random_mini_batches(X, Y, mini_batch_size, rng=rng):
            AL, caches = layers.L_model_forward(x, parameters)
            grads = layers.L_model_backward(AL, y, caches)
            cost = cost + np.squeeze(layers.compute_cost(AL, y)) * AL.shape[1] / m
            t = t + 1
            if optimizer == "gd":
                parameters = update_parameters_with_gd(parameters, grads, rate)
            if optimizer == "momentum":
                parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, rate)
            if optimizer == "rmsprop":
                parameters, s = update_parameters_with_rmsprop(parameters, grads, s, rate, beta, epsilon)
            if optimizer == "adam":
                parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon)
        costs.append(cost)
    return parameters, costs
