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

# %% wrong="initialize_parameters_zeros" name="transposed shapes" diagnosis="transpose"
def initialize_parameters_zeros(layers_dims):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = np.zeros((layers_dims[l - 1], layers_dims[l]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_zeros" name="bias without a second axis" diagnosis="rank-one"
def initialize_parameters_zeros(layers_dims):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros(layers_dims[l])
    return parameters

# %% wrong="initialize_parameters_zeros" name="whole numbers" diagnosis="integer-dtype"
def initialize_parameters_zeros(layers_dims):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = np.zeros((layers_dims[l], layers_dims[l - 1]), dtype=int)
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1), dtype=int)
    return parameters

# %% wrong="initialize_parameters_zeros" name="small random weights" diagnosis="not-zero"
def initialize_parameters_zeros(layers_dims):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = 0.01 * np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_zeros" name="the last layer missing" diagnosis="missing-key"
def initialize_parameters_zeros(layers_dims):
    parameters = {}
    for l in range(1, len(layers_dims) - 1):
        parameters["W" + str(l)] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_zeros" name="counted from 0" diagnosis="missing-key"
def initialize_parameters_zeros(layers_dims):
    parameters = {}
    for l in range(len(layers_dims) - 1):
        parameters["W" + str(l)] = np.zeros((layers_dims[l + 1], layers_dims[l]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l + 1], 1))
    return parameters

# %% wrong="initialize_parameters_zeros" name="a bias for the input as well" diagnosis="extra-key"
def initialize_parameters_zeros(layers_dims):
    parameters = {"b0": np.zeros((layers_dims[0], 1))}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_zeros" name="one column of zeros for all layers of a width" diagnosis="aliased"
def initialize_parameters_zeros(layers_dims):
    parameters, columns = {}, {n: np.zeros((n, 1)) for n in layers_dims}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = columns[layers_dims[l]]
    return parameters

# %% wrong="initialize_parameters_zeros" name="two layers only" diagnosis="missing-key"
def initialize_parameters_zeros(layers_dims):
    n_x, n_h, n_y = layers_dims[:3]
    return {"W1": np.zeros((n_h, n_x)), "b1": np.zeros((n_h, 1)), "W2": np.zeros((n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% right="initialize_parameters_zeros" name="zip and full"
def initialize_parameters_zeros(layers_dims):
    parameters = {}
    for l, (before, here) in enumerate(zip(layers_dims, layers_dims[1:]), start=1):
        parameters[f"W{l}"], parameters[f"b{l}"] = np.full((here, before), 0.0), np.full((here, 1), 0.0)
    print("zeros for", len(parameters) // 2, "layers")
    return parameters

# %% right="initialize_parameters_zeros" name="single precision"
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1
    weights = {f"W{l}": np.zeros(shape=(layers_dims[l], layers_dims[l - 1]), dtype=np.float32) for l in range(1, L + 1)}
    return {**weights, **{f"b{l}": np.zeros(shape=(layers_dims[l], 1), dtype=np.float32) for l in range(1, L + 1)}}

# %% wrong="different_units" name="weights only" diagnosis="biases are left out"
def different_units(W, b):
    return len(np.unique(np.round(W, 6), axis=0))

# %% wrong="different_units" name="biases only" diagnosis="weights are left out"
def different_units(W, b):
    return len(np.unique(np.round(b, 6)))

# %% wrong="different_units" name="no rounding" diagnosis="rounding errors"
def different_units(W, b):
    return len(np.unique(np.hstack([W, b]), axis=0))

# %% wrong="different_units" name="rounded to two decimals" diagnosis="rounded away"
def different_units(W, b):
    return len(np.unique(np.round(np.hstack([W, b]), 2), axis=0))

# %% wrong="different_units" name="axis forgotten" diagnosis="different numbers are counted"
def different_units(W, b):
    return len(np.unique(np.round(np.hstack([W, b]), 6)))

# %% wrong="different_units" name="columns" diagnosis="different columns are counted"
def different_units(W, b):
    return np.unique(np.round(np.hstack([W, b]), 6), axis=1).shape[1]

# %% wrong="different_units" name="rows of the result, counted as columns" diagnosis="numbers in the different rows"
def different_units(W, b):
    return np.unique(np.round(np.hstack([W, b]), 6), axis=0).size

# %% wrong="different_units" name="set below each other" diagnosis="crash"
def different_units(W, b):
    return len(np.unique(np.round(np.vstack([W, b]), 6), axis=0))

# %% wrong="different_units" name="all units counted" diagnosis="rounding errors"
def different_units(W, b):
    return W.shape[0]

# %% wrong="different_units" name="the rows, not their number" diagnosis="not-summed"
def different_units(W, b):
    return np.unique(np.round(np.hstack([W, b]), 6), axis=0)

# %% right="different_units" name="a set of tuples"
def different_units(W, b):
    units = set()
    for weights, bias in zip(W, b):
        units.add(tuple(round(float(x), 6) + 0.0 for x in [*weights, *bias]))
    return len(units)

# %% right="different_units" name="concatenate, shape"
def different_units(W, b):
    table = np.concatenate((b, W), axis=1).round(decimals=6)
    return np.unique(table, axis=0).shape[0]

# %% wrong="initialize_parameters_random" name="factor forgotten" diagnosis="the factor is missing"
def initialize_parameters_random(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = rng.standard_normal((layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_random" name="the usual 0.01" diagnosis="spread by 0.01"
def initialize_parameters_random(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = 0.01 * rng.standard_normal((layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_random" name="positive numbers only" diagnosis="not centred"
def initialize_parameters_random(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = 10 * rng.random((layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_random" name="even numbers from -10 to 10" diagnosis="uniform"
def initialize_parameters_random(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = rng.uniform(-10, 10, size=(layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_random" name="random biases" diagnosis="biases"
def initialize_parameters_random(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = 10 * rng.standard_normal((layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = 10 * rng.standard_normal((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_random" name="the global generator" diagnosis="global generator"
def initialize_parameters_random(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = 10 * np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_random" name="a seed of its own" diagnosis="seed"
def initialize_parameters_random(layers_dims, *, rng):
    parameters, rng = {}, np.random.default_rng(3)
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = 10 * rng.standard_normal((layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_random" name="one row of luck for all units" diagnosis="alike"
def initialize_parameters_random(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        row = 10 * rng.standard_normal((1, layers_dims[l - 1]))
        parameters["W" + str(l)] = np.repeat(row, layers_dims[l], axis=0)
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_random" name="whole numbers" diagnosis="integer-dtype"
def initialize_parameters_random(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = rng.integers(-10, 10, size=(layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_random" name="zeros again" diagnosis="zero-weights"
def initialize_parameters_random(layers_dims, *, rng):
    return {name: 10 * value for name, value in initialize_parameters_zeros(layers_dims).items()}

# %% right="initialize_parameters_random" name="normal with a scale, last layer first"
def initialize_parameters_random(layers_dims, *, rng):
    parameters = {}
    for l in range(len(layers_dims) - 1, 0, -1):
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
        parameters[f"W{l}"] = rng.normal(0, 10, size=(layers_dims[l], layers_dims[l - 1]))
    return parameters

# %% wrong="activation_sizes" name="every layer reads X" diagnosis="giving every layer X"
def activation_sizes(X, parameters, activation="relu"):
    sizes = []
    for l in range(1, len(parameters) // 2 + 1):
        A, _ = layers.linear_activation_forward(X, parameters["W" + str(l)] if l == 1 or parameters["W" + str(l)].shape[1] == len(X)
                                                else parameters["W1"], parameters["b" + str(l)], activation)
        sizes.append(np.sqrt(np.mean(A**2)))
    return sizes

# %% wrong="activation_sizes" name="root forgotten" diagnosis="without the root"
def activation_sizes(X, parameters, activation="relu"):
    A, sizes = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, _ = layers.linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activation)
        sizes.append(np.mean(A**2))
    return sizes

# %% wrong="activation_sizes" name="the length of the whole array" diagnosis="root of the sum"
def activation_sizes(X, parameters, activation="relu"):
    A, sizes = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, _ = layers.linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activation)
        sizes.append(np.linalg.norm(A))
    return sizes

# %% wrong="activation_sizes" name="the mean" diagnosis="taking the mean, not the root"
def activation_sizes(X, parameters, activation="relu"):
    A, sizes = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, _ = layers.linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activation)
        sizes.append(np.mean(A))
    return sizes

# %% wrong="activation_sizes" name="the square of the mean" diagnosis="taking the mean, not the root"
def activation_sizes(X, parameters, activation="relu"):
    A, sizes = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, _ = layers.linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activation)
        sizes.append(np.sqrt(np.mean(A) ** 2))
    return sizes

# %% wrong="activation_sizes" name="the squares forgotten" diagnosis="without squares"
def activation_sizes(X, parameters, activation="relu"):
    A, sizes = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, _ = layers.linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activation)
        sizes.append(np.sqrt(np.mean(A)))
    return sizes

# %% wrong="activation_sizes" name="the standard deviation" diagnosis="standard deviation"
def activation_sizes(X, parameters, activation="relu"):
    A, sizes = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, _ = layers.linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activation)
        sizes.append(np.std(A))
    return sizes

# %% wrong="activation_sizes" name="always ReLU" diagnosis="activation-ignored"
def activation_sizes(X, parameters, activation="relu"):
    A, sizes = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, _ = layers.linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], "relu")
        sizes.append(np.sqrt(np.mean(A**2)))
    return sizes

# %% wrong="activation_sizes" name="no bias" diagnosis="missing-bias"
def activation_sizes(X, parameters, activation="relu"):
    A, sizes = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, _ = layers.linear_activation_forward(A, parameters["W" + str(l)], 0 * parameters["b" + str(l)], activation)
        sizes.append(np.sqrt(np.mean(A**2)))
    return sizes

# %% wrong="activation_sizes" name="a size for each unit" diagnosis="not-summed"
def activation_sizes(X, parameters, activation="relu"):
    A, sizes = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, _ = layers.linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activation)
        sizes.append(np.sqrt(np.mean(A**2, axis=1)))
    return sizes

# %% wrong="activation_sizes" name="the cache is kept" diagnosis="crash"
def activation_sizes(X, parameters, activation="relu"):
    A, sizes = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A = layers.linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activation)
        sizes.append(np.sqrt(np.mean(A**2)))
    return sizes

# %% right="activation_sizes" name="norm over the root of the count"
def activation_sizes(X, parameters, activation="relu"):
    sizes = []
    for l in range(1, len(parameters) // 2 + 1):
        X = layers.linear_activation_forward(X, parameters[f"W{l}"], parameters[f"b{l}"], activation)[0]
        sizes.append(float(np.linalg.norm(X)) / X.size**0.5)
    return sizes

# %% right="activation_sizes" name="own forward step"
def activation_sizes(X, parameters, activation="relu"):
    sizes = []
    for l in range(1, len(parameters) // 2 + 1):
        Z = parameters["W" + str(l)] @ X + parameters["b" + str(l)]
        X = np.maximum(0, Z) if activation == "relu" else np.tanh(Z)
        sizes.append(np.sqrt((X * X).mean()))
    return sizes

# %% wrong="initialize_parameters_he" name="always 0.01" diagnosis="0.01, whatever the layer"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = 0.01 * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="root over the 2 only" diagnosis="the root covers the 2 only"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2) / n_prev * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="variance for spread" diagnosis="the root is missing"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = 2 / n_prev * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="root over n only" diagnosis="the root covers n only"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = 2 / np.sqrt(n_prev) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="n of its own layer" diagnosis="the layer before counts"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / n_l) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="n of the layer after the next" diagnosis="crash"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / layers_dims[l + 1]) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="without the 2" diagnosis="the 2 is missing"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.standard_normal((n_l, n_prev)) / np.sqrt(n_prev)
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="both widths, as for tanh" diagnosis="which is for tanh"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / (n_prev + n_l)) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="ten times as large" diagnosis="10 times as much"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = 10 * np.sqrt(2 / n_prev) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="upside down" diagnosis="upside down"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(n_prev / 2) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="factor forgotten" diagnosis="the factor is missing"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="positive numbers only" diagnosis="not centred"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / n_prev) * rng.random((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="even numbers of the right spread" diagnosis="uniform"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.uniform(-np.sqrt(6 / n_prev), np.sqrt(6 / n_prev), size=(n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="integer division" diagnosis="zero-weights"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 // n_prev) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="variance given as scale" diagnosis="the root is missing"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.normal(0, 2 / n_prev, size=(n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="transposed" diagnosis="transpose"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / n_prev) * rng.standard_normal((n_prev, n_l))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="width of the input in every layer" diagnosis="as widely as they should"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / layers_dims[0]) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="random biases" diagnosis="biases"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / n_prev) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.sqrt(2 / n_prev) * rng.standard_normal((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="the global generator" diagnosis="global generator"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / n_prev) * np.random.randn(n_l, n_prev)
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="a seed for every layer" diagnosis="seed"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / n_prev) * np.random.default_rng(l).standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_he" name="each unit's weights in order" diagnosis="not-level"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sort(np.sqrt(2 / n_prev) * rng.standard_normal((n_l, n_prev)), axis=1)
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% right="initialize_parameters_he" name="normal with a scale"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.normal(scale=(2 / n_prev) ** 0.5, size=(n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% right="initialize_parameters_he" name="over the root of one half n"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.standard_normal((n_l, n_prev)) / np.sqrt(n_prev / 2)
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% right="initialize_parameters_he" name="single precision"
def initialize_parameters_he(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.standard_normal((n_l, n_prev), dtype=np.float32) * np.float32(np.sqrt(2 / n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1), dtype=np.float32)
    return parameters

# %% wrong="initialize_parameters_xavier" name="He again" diagnosis="He's start"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / n_prev) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="width of the layer before only" diagnosis="the widths of both layers count"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.standard_normal((n_l, n_prev)) / np.sqrt(n_prev)
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="width of its own layer only" diagnosis="the widths of both layers count"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.standard_normal((n_l, n_prev)) / np.sqrt(n_l)
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="one for two" diagnosis="the 2 is missing"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(1 / (n_prev + n_l)) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="variance for spread" diagnosis="the root is missing"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = 2 / (n_prev + n_l) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="root over the 2 only" diagnosis="the root covers the 2 only"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2) / (n_prev + n_l) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="root over the sum only" diagnosis="does not cover the 2"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = 2 / np.sqrt(n_prev + n_l) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="reach of even numbers for spread" diagnosis="how far even numbers reach"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(6 / (n_prev + n_l)) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="even numbers of the right spread" diagnosis="uniform"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.uniform(-1, 1, size=(n_l, n_prev)) * np.sqrt(6 / (n_prev + n_l))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="parentheses forgotten" diagnosis="parentheses are missing"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / n_prev + n_l) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="factor forgotten" diagnosis="the factor is missing"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="positive numbers only" diagnosis="not centred"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / (n_prev + n_l)) * rng.random((n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="random biases" diagnosis="biases"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / (n_prev + n_l)) * rng.standard_normal((n_l, n_prev))
        parameters["b" + str(l)] = np.sqrt(2 / (n_prev + n_l)) * rng.standard_normal((n_l, 1))
    return parameters

# %% wrong="initialize_parameters_xavier" name="the global generator" diagnosis="global generator"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.sqrt(2 / (n_prev + n_l)) * np.random.randn(n_l, n_prev)
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% right="initialize_parameters_xavier" name="normal with a scale"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.normal(loc=0, scale=np.sqrt(2 / (n_l + n_prev)), size=(n_l, n_prev))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters

# %% right="initialize_parameters_xavier" name="over the root of the mean width"
def initialize_parameters_xavier(layers_dims, *, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_prev, n_l = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = rng.standard_normal((n_l, n_prev)) / np.sqrt(np.mean([n_prev, n_l]))
        parameters["b" + str(l)] = np.zeros((n_l, 1))
    return parameters
