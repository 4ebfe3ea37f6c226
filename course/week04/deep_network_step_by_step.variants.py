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

# %% wrong="initialize_parameters" name="transposed shapes" diagnosis="transpose"
def initialize_parameters(n_x, n_h, n_y, *, rng):
    return {"W1": 0.01 * rng.standard_normal((n_x, n_h)), "b1": np.zeros((n_h, 1)),
            "W2": 0.01 * rng.standard_normal((n_h, n_y)), "b2": np.zeros((n_y, 1))}

# %% wrong="initialize_parameters" name="zeros" diagnosis="alike"
def initialize_parameters(n_x, n_h, n_y, *, rng):
    return {"W1": np.zeros((n_h, n_x)), "b1": np.zeros((n_h, 1)), "W2": np.zeros((n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% wrong="initialize_parameters" name="positive numbers only" diagnosis="not centred"
def initialize_parameters(n_x, n_h, n_y, *, rng):
    return {"W1": 0.01 * rng.random((n_h, n_x)), "b1": np.zeros((n_h, 1)),
            "W2": 0.01 * rng.random((n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% wrong="initialize_parameters" name="factor forgotten" diagnosis="spread"
def initialize_parameters(n_x, n_h, n_y, *, rng):
    return {"W1": rng.standard_normal((n_h, n_x)), "b1": np.zeros((n_h, 1)),
            "W2": rng.standard_normal((n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% wrong="initialize_parameters" name="bias without a second axis" diagnosis="rank-one"
def initialize_parameters(n_x, n_h, n_y, *, rng):
    return {"W1": 0.01 * rng.standard_normal((n_h, n_x)), "b1": np.zeros(n_h),
            "W2": 0.01 * rng.standard_normal((n_y, n_h)), "b2": np.zeros(n_y)}

# %% wrong="initialize_parameters" name="the global generator" diagnosis="global generator"
def initialize_parameters(n_x, n_h, n_y, *, rng):
    return {"W1": 0.01 * np.random.randn(n_h, n_x), "b1": np.zeros((n_h, 1)),
            "W2": 0.01 * np.random.randn(n_y, n_h), "b2": np.zeros((n_y, 1))}

# %% wrong="initialize_parameters" name="seeded inside" diagnosis="seed"
def initialize_parameters(n_x, n_h, n_y, *, rng):
    rng = np.random.default_rng(3)
    return {"W1": 0.01 * rng.standard_normal((n_h, n_x)), "b1": np.zeros((n_h, 1)),
            "W2": 0.01 * rng.standard_normal((n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% wrong="initialize_parameters" name="random biases" diagnosis="zero"
def initialize_parameters(n_x, n_h, n_y, *, rng):
    return {"W1": 0.01 * rng.standard_normal((n_h, n_x)), "b1": 0.01 * rng.standard_normal((n_h, 1)),
            "W2": 0.01 * rng.standard_normal((n_y, n_h)), "b2": 0.01 * rng.standard_normal((n_y, 1))}

# %% right="initialize_parameters" name="normal with a scale, last layer first"
def initialize_parameters(n_x, n_h, n_y, *, rng):
    parameters = {"W2": rng.normal(0, 0.01, size=(n_y, n_h)), "W1": rng.normal(scale=0.01, size=(n_h, n_x))}
    parameters["b1"], parameters["b2"] = np.zeros(shape=(n_h, 1)), np.full((n_y, 1), 0.0)
    return parameters

# %% wrong="initialize_parameters_deep" name="last layer missing" diagnosis="missing-key"
def initialize_parameters_deep(layer_dims, *, rng):
    parameters = {}
    for l in range(1, len(layer_dims) - 1):
        parameters["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_deep" name="counted from 0" diagnosis="missing-key"
def initialize_parameters_deep(layer_dims, *, rng):
    parameters = {}
    for l in range(len(layer_dims) - 1):
        parameters["W" + str(l)] = rng.standard_normal((layer_dims[l + 1], layer_dims[l])) / np.sqrt(layer_dims[l])
        parameters["b" + str(l)] = np.zeros((layer_dims[l + 1], 1))
    return parameters

# %% wrong="initialize_parameters_deep" name="a layer 0 too many" diagnosis="extra-key"
def initialize_parameters_deep(layer_dims, *, rng):
    parameters = {}
    for l in range(len(layer_dims)):
        parameters["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_deep" name="transposed shapes" diagnosis="transpose"
def initialize_parameters_deep(layer_dims, *, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = rng.standard_normal((layer_dims[l - 1], layer_dims[l])) / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_deep" name="one array for all biases" diagnosis="shape"
def initialize_parameters_deep(layer_dims, *, rng):
    parameters, b = {}, np.zeros((layer_dims[1], 1))
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = b
    return parameters

# %% wrong="initialize_parameters_deep" name="one array for all biases of one size" diagnosis="aliased"
def initialize_parameters_deep(layer_dims, *, rng):
    parameters, zeros = {}, {n: np.zeros((n, 1)) for n in layer_dims}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = zeros[layer_dims[l]]
    return parameters

# %% wrong="initialize_parameters_deep" name="0.01 as for two layers" diagnosis="0.01"
def initialize_parameters_deep(layer_dims, *, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * 0.01
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_deep" name="root forgotten" diagnosis="1/n, not by 1/√n"
def initialize_parameters_deep(layer_dims, *, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / layer_dims[l - 1]
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_deep" name="root of its own width" diagnosis="of its own layer"
def initialize_parameters_deep(layer_dims, *, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / np.sqrt(layer_dims[l])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

# %% wrong="initialize_parameters_deep" name="the same numbers in every run" diagnosis="seed"
def initialize_parameters_deep(layer_dims, *, rng):
    rng = np.random.default_rng(3)
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

# %% right="initialize_parameters_deep" name="pairs of neighbours"
def initialize_parameters_deep(layer_dims, *, rng):
    parameters = {}
    for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:]), start=1):
        parameters |= {f"W{l}": rng.normal(scale=n_prev ** -0.5, size=(n, n_prev)), f"b{l}": np.zeros((n, 1))}
    return parameters

# %% wrong="sigmoid" name="minus forgotten" diagnosis="sign"
def sigmoid(Z):
    return 1 / (1 + np.exp(Z)), Z

# %% wrong="sigmoid" name="cache is A" diagnosis="cache"
def sigmoid(Z):
    A = 1 / (1 + np.exp(-Z))
    return A, A

# %% wrong="sigmoid" name="no cache" diagnosis="type"
def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))

# %% wrong="sigmoid" name="tanh" diagnosis="range"
def sigmoid(Z):
    return np.tanh(Z), Z

# %% right="sigmoid" name="half of one plus tanh"
def sigmoid(Z):
    return 0.5 * (1 + np.tanh(Z / 2)), Z

# %% wrong="relu" name="np.max" diagnosis="crash"
def relu(Z):
    return np.max(0, Z), Z

# %% wrong="relu" name="size" diagnosis="range"
def relu(Z):
    return np.abs(Z), Z

# %% wrong="relu" name="minimum" diagnosis="range"
def relu(Z):
    return np.minimum(0, Z), Z

# %% wrong="relu" name="in place" diagnosis="changes-argument"
def relu(Z):
    Z[Z < 0] = 0
    return Z, Z

# %% wrong="relu" name="step" diagnosis="slope of ReLU"
def relu(Z):
    return np.where(Z > 0, 1.0, 0.0), Z

# %% wrong="relu" name="cache is A" diagnosis="cache"
def relu(Z):
    A = np.maximum(Z, 0)
    return A, A

# %% wrong="relu" name="leaky" diagnosis="range"
def relu(Z):
    return np.maximum(0.01 * Z, Z), Z

# %% right="relu" name="product with a comparison"
def relu(Z):
    return Z * (Z > 0), Z

# %% right="relu" name="where"
def relu(Z):
    return np.where(Z > 0, Z, 0), Z

# %% right="relu" name="in place on a copy"
def relu(Z):
    A = Z.copy()
    A[A < 0] = 0
    return A, Z

# %% wrong="linear_forward" name="entry by entry" diagnosis="crash"
def linear_forward(A, W, b):
    return W * A + b, (A, W, b)

# %% wrong="linear_forward" name="inputs transposed" diagnosis="crash"
def linear_forward(A, W, b):
    return W @ A.T + b, (A, W, b)

# %% wrong="linear_forward" name="a row for each example" diagnosis="transpose"
def linear_forward(A, W, b):
    return (W @ A + b).T, (A, W, b)

# %% wrong="linear_forward" name="bias forgotten" diagnosis="missing-bias"
def linear_forward(A, W, b):
    return W @ A, (A, W, b)

# %% wrong="linear_forward" name="bias summed" diagnosis="biases of all units"
def linear_forward(A, W, b):
    return W @ A + np.sum(b), (A, W, b)

# %% wrong="linear_forward" name="cache holds Z" diagnosis="type"
def linear_forward(A, W, b):
    Z = W @ A + b
    return Z, Z

# %% wrong="linear_forward" name="cache in another order" diagnosis="cache"
def linear_forward(A, W, b):
    return W @ A + b, (W, A, b)

# %% wrong="linear_forward" name="no cache" diagnosis="type"
def linear_forward(A, W, b):
    return W @ A + b

# %% right="linear_forward" name="dot"
def linear_forward(A, W, b):
    cache = A, W, b
    return np.dot(W, A) + b, cache

# %% right="linear_forward" name="example by example"
def linear_forward(A, W, b):
    Z = np.zeros((W.shape[0], A.shape[1]))
    for i in range(A.shape[1]):
        Z[:, i] = np.dot(W, A[:, i]) + b[:, 0]
    return Z, (A, W, b)

# %% wrong="linear_activation_forward" name="always the ReLU" diagnosis="relu where sigmoid"
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)

# %% wrong="linear_activation_forward" name="always the sigmoid" diagnosis="sigmoid where relu"
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = sigmoid(Z)
    return A, (linear_cache, activation_cache)

# %% wrong="linear_activation_forward" name="flat cache" diagnosis="cache"
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = sigmoid(Z) if activation == "sigmoid" else relu(Z)
    return A, (*linear_cache, activation_cache)

# %% wrong="linear_activation_forward" name="caches swapped" diagnosis="cache"
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = sigmoid(Z) if activation == "sigmoid" else relu(Z)
    return A, (activation_cache, linear_cache)

# %% wrong="linear_activation_forward" name="no activation" diagnosis="activation-missing"
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    return Z, (linear_cache, Z)

# %% wrong="linear_activation_forward" name="activation gives a pair" diagnosis="type"
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = sigmoid(Z) if activation == "sigmoid" else relu(Z)
    return A, (linear_cache, Z)

# %% right="linear_activation_forward" name="two branches"
def linear_activation_forward(A_prev, W, b, activation):
    if activation == "sigmoid":
        Z, linear_cache = linear_forward(A_prev, W, b)
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        Z, linear_cache = linear_forward(A_prev, W, b)
        A, activation_cache = relu(Z)
    assert A.shape == (W.shape[0], A_prev.shape[1])
    cache = (linear_cache, activation_cache)
    return A, cache

# %% right="linear_activation_forward" name="a table of functions"
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = {"sigmoid": sigmoid, "relu": relu}[activation](Z)
    return A, (linear_cache, activation_cache)

# %% wrong="L_model_forward" name="sigmoid in the hidden layers" diagnosis="sigmoid in the hidden layers"
def L_model_forward(X, parameters):
    caches, A, L = [], X, len(parameters) // 2
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], "sigmoid")
        caches.append(cache)
    return A, caches

# %% wrong="L_model_forward" name="ReLU in the last layer too" diagnosis="ReLU in the last layer"
def L_model_forward(X, parameters):
    caches, A, L = [], X, len(parameters) // 2
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], "relu")
        caches.append(cache)
    return A, caches

# %% wrong="L_model_forward" name="last layer in the loop and after it" diagnosis="crash"
def L_model_forward(X, parameters):
    caches, A, L = [], X, len(parameters) // 2
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters["W" + str(L)], parameters["b" + str(L)], "sigmoid")
    caches.append(cache)
    return AL, caches

# %% wrong="L_model_forward" name="every layer takes X" diagnosis="crash"
def L_model_forward(X, parameters):
    caches, L = [], len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(X, parameters["W" + str(l)], parameters["b" + str(l)], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(X, parameters["W" + str(L)], parameters["b" + str(L)], "sigmoid")
    caches.append(cache)
    return AL, caches

# %% wrong="L_model_forward" name="caches twice" diagnosis="caches"
def L_model_forward(X, parameters):
    caches, A, L = [], X, len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], "relu")
        caches.append(cache)
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters["W" + str(L)], parameters["b" + str(L)], "sigmoid")
    caches.append(cache)
    return AL, caches

# %% wrong="L_model_forward" name="last cache forgotten" diagnosis="caches"
def L_model_forward(X, parameters):
    caches, A, L = [], X, len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters["W" + str(L)], parameters["b" + str(L)], "sigmoid")
    return AL, caches

# %% wrong="L_model_forward" name="one hidden layer skipped" diagnosis="crash"
def L_model_forward(X, parameters):
    caches, A, L = [], X, len(parameters) // 2
    for l in range(1, L - 1):
        A, cache = linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters["W" + str(L)], parameters["b" + str(L)], "sigmoid")
    caches.append(cache)
    return AL, caches

# %% right="L_model_forward" name="the activation chosen inside the loop"
def L_model_forward(X, parameters):
    caches, A = [], X
    L = len(parameters) // 2
    for l in range(L):
        W, b = parameters[f"W{l + 1}"], parameters[f"b{l + 1}"]
        A, cache = linear_activation_forward(A, W, b, "sigmoid" if l == L - 1 else "relu")
        caches += [cache]
    return A, caches

# %% right="L_model_forward" name="layer by layer until there is none"
def L_model_forward(X, parameters):
    A, caches, l = np.array(X), [], 1
    while f"W{l + 1}" in parameters:
        A_prev = A
        A, cache = linear_activation_forward(A_prev, parameters[f"W{l}"], parameters[f"b{l}"], activation="relu")
        caches.append(cache)
        l = l + 1
    A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation="sigmoid")
    return A, [*caches, cache]

# %% wrong="compute_cost" name="sum, not mean" diagnosis="mean"
def compute_cost(AL, Y):
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))

# %% wrong="compute_cost" name="minus forgotten" diagnosis="sign"
def compute_cost(AL, Y):
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    return np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))

# %% wrong="compute_cost" name="only the term of label 1" diagnosis="missing-term"
def compute_cost(AL, Y):
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    return -np.mean(Y * np.log(AL))

# %% wrong="compute_cost" name="multiplication table" diagnosis="multiplication table"
def compute_cost(AL, Y):
    m = Y.shape[1]
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    return -np.sum(np.dot(Y.T, np.log(AL)) + np.dot((1 - Y).T, np.log(1 - AL))) / m

# %% wrong="compute_cost" name="shape (1, 1)" diagnosis="extra-axis"
def compute_cost(AL, Y):
    m = Y.shape[1]
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    return -(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m

# %% wrong="compute_cost" name="squared error" diagnosis="squared error"
def compute_cost(AL, Y):
    return np.mean((AL - Y) ** 2)

# %% wrong="compute_cost" name="one cost for each example" diagnosis="not-summed"
def compute_cost(AL, Y):
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    return -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))

# %% right="compute_cost" name="dot and squeeze"
def compute_cost(AL, Y):
    m = Y.shape[1]
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    return np.squeeze(-(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m)

# %% right="compute_cost" name="the probability of the truth"
def compute_cost(AL, Y):
    truth = np.where(Y == 1, AL, 1 - AL)
    return float(-np.sum(np.log(truth)) / truth.size)

# %% wrong="linear_backward" name="no 1/m" diagnosis="sum-for-mean"
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    return W.T @ dZ, dZ @ A_prev.T, np.sum(dZ, axis=1, keepdims=True)

# %% wrong="linear_backward" name="1/m twice" diagnosis="mean-for-sum"
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m / m, np.mean(dZ, axis=1, keepdims=True) / m

# %% wrong="linear_backward" name="1/m in the message too" diagnosis="mean-for-sum"
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ / m, dZ @ A_prev.T / m, np.mean(dZ, axis=1, keepdims=True)

# %% wrong="linear_backward" name="db without keepdims" diagnosis="rank-one"
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1) / m

# %% wrong="linear_backward" name="db one number" diagnosis="over-summed"
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ) / m

# %% wrong="linear_backward" name="db over the units" diagnosis="axis"
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=0, keepdims=True) / m

# %% wrong="linear_backward" name="W not transposed" diagnosis="crash"
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W @ dZ, dZ @ A_prev.T / m, np.mean(dZ, axis=1, keepdims=True)

# %% wrong="linear_backward" name="dW transposed" diagnosis="transpose"
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return W.T @ dZ, A_prev @ dZ.T / m, np.mean(dZ, axis=1, keepdims=True)

# %% wrong="linear_backward" name="divided by the units" diagnosis="n_l"
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[0]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m

# %% wrong="linear_backward" name="another order of results" diagnosis="order"
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return dZ @ A_prev.T / m, np.mean(dZ, axis=1, keepdims=True), W.T @ dZ

# %% right="linear_backward" name="means, dot"
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1. / m * np.dot(dZ, A_prev.T)
    db = dZ.mean(axis=1).reshape(b.shape)
    return np.dot(W.T, dZ), dW, db

# %% right="linear_backward" name="einsum and a loop over examples"
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i in range(m):
        dW += np.outer(dZ[:, i], A_prev[:, i])
        db += dZ[:, [i]]
    return np.einsum("ij,im->jm", W, dZ), dW / m, db / m

# %% wrong="sigmoid_backward" name="message forgotten" diagnosis="message"
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return s * (1 - s)

# %% wrong="sigmoid_backward" name="cache taken for A" diagnosis="while it is Z"
def sigmoid_backward(dA, cache):
    return dA * cache * (1 - cache)

# %% wrong="sigmoid_backward" name="half of the product" diagnosis="for the slope"
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return dA * s

# %% wrong="sigmoid_backward" name="slope of tanh" diagnosis="slope of tanh"
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return dA * (1 - s ** 2)

# %% wrong="sigmoid_backward" name="pair not taken apart" diagnosis="crash"
def sigmoid_backward(dA, cache):
    s = sigmoid(cache)
    return dA * s * (1 - s)

# %% wrong="sigmoid_backward" name="matrix product" diagnosis="crash"
def sigmoid_backward(dA, cache):
    s, _ = sigmoid(cache)
    return dA @ (s * (1 - s))

# %% right="sigmoid_backward" name="its own exponential"
def sigmoid_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * (s - s ** 2)

# %% right="sigmoid_backward" name="the exponential of minus Z"
def sigmoid_backward(dA, cache):
    e = np.exp(-np.abs(cache))
    return np.multiply(dA, e / np.square(1 + e))

# %% wrong="relu_backward" name="changes the caller's dA" diagnosis="changes-argument"
def relu_backward(dA, cache):
    dZ = dA
    dZ[cache <= 0] = 0
    return dZ

# %% wrong="relu_backward" name="mask from dA" diagnosis="sign of dA"
def relu_backward(dA, cache):
    dZ = np.array(dA, copy=True)
    dZ[dA <= 0] = 0
    return dZ

# %% wrong="relu_backward" name="message forgotten" diagnosis="message"
def relu_backward(dA, cache):
    return (cache > 0).astype(float)

# %% wrong="relu_backward" name="gate forgotten" diagnosis="unchanged"
def relu_backward(dA, cache):
    return dA.copy()

# %% wrong="relu_backward" name="times the ReLU" diagnosis="a product with A"
def relu_backward(dA, cache):
    return dA * np.maximum(0, cache)

# %% wrong="relu_backward" name="gate the wrong way round" diagnosis="open where Z is negative"
def relu_backward(dA, cache):
    return np.where(cache > 0, 0, dA)

# %% right="relu_backward" name="zeros in a copy"
def relu_backward(dA, cache):
    Z = cache
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    assert dZ.shape == Z.shape
    return dZ

# %% right="relu_backward" name="where"
def relu_backward(dA, cache):
    return np.where(cache > 0, dA, 0)

# %% wrong="linear_activation_backward" name="caches swapped" diagnosis="crash"
def linear_activation_backward(dA, cache, activation):
    activation_cache, linear_cache = cache
    dZ = sigmoid_backward(dA, activation_cache) if activation == "sigmoid" else relu_backward(dA, activation_cache)
    return linear_backward(dZ, linear_cache)

# %% wrong="linear_activation_backward" name="always the ReLU" diagnosis="slope of relu where sigmoid"
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    return linear_backward(relu_backward(dA, activation_cache), linear_cache)

# %% wrong="linear_activation_backward" name="always the sigmoid" diagnosis="slope of sigmoid where relu"
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    return linear_backward(sigmoid_backward(dA, activation_cache), linear_cache)

# %% wrong="linear_activation_backward" name="the two exchanged" diagnosis="slope of sigmoid where relu"
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache) if activation == "sigmoid" else sigmoid_backward(dA, activation_cache)
    return linear_backward(dZ, linear_cache)

# %% wrong="linear_activation_backward" name="activation left out" diagnosis="leaving the activation out"
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    return linear_backward(dA, linear_cache)

# %% wrong="linear_activation_backward" name="results in another order" diagnosis="order"
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = sigmoid_backward(dA, activation_cache) if activation == "sigmoid" else relu_backward(dA, activation_cache)
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dW, db, dA_prev

# %% right="linear_activation_backward" name="two branches"
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
        dA_prev, dW, db = linear_backward(dZ, linear_cache)
    elif activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
        dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW, db

# %% wrong="L_model_backward" name="sign of the first message" diagnosis="sign"
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    dA = Y / AL - (1 - Y) / (1 - AL)
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "sigmoid" if l == L else "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong="L_model_backward" name="brackets of the first message" diagnosis="brackets"
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    dA = -(Y / AL) - (1 - Y) / (1 - AL)
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "sigmoid" if l == L else "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong="L_model_backward" name="sigmoid slope in the hidden layers" diagnosis="slope of the sigmoid in a hidden layer"
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "sigmoid")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong="L_model_backward" name="number of dA one too large" diagnosis="one too large"
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "sigmoid" if l == L else "relu")
        grads[f"dA{l}"] = dA
    return grads

# %% wrong="L_model_backward" name="cache of the layer above" diagnosis="crash"
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l], "sigmoid" if l == L else "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong="L_model_backward" name="the first layer forgotten" diagnosis="missing-key"
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 1, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "sigmoid" if l == L else "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong="L_model_backward" name="message not moved on" diagnosis="crash"
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    dAL = -(Y / AL - (1 - Y) / (1 - AL))
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_activation_backward(dAL, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"] = dA
    for l in range(L - 1, 0, -1):
        new, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = new
    return grads

# %% wrong="L_model_backward" name="1/m twice" diagnosis="mean-for-sum"
def L_model_backward(AL, Y, caches):
    grads, L, m = {}, len(caches), Y.shape[1]
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    dA = -(Y / AL - (1 - Y) / (1 - AL)) / m
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "sigmoid" if l == L else "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong="L_model_backward" name="prediction minus label sent through the sigmoid again" diagnosis="dZ of the last layer already"
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = AL - Y
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "sigmoid" if l == L else "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong="L_model_backward" name="divides by an exact zero" diagnosis="nan"
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "sigmoid" if l == L else "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong="L_model_backward" name="message of the layer below stored" diagnosis="shape"
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "sigmoid" if l == L else "relu")
        grads[f"dA{l}"] = dA
    grads["dA0"] = grads["dA1"]
    return grads

# %% right="L_model_backward" name="last layer before the loop"
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    Y = Y.reshape(AL.shape)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    dAL = - (np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    current_cache = caches[L - 1]
    dA_prev_temp, dW_temp, db_temp = linear_activation_backward(dAL, current_cache, "sigmoid")
    grads["dA" + str(L - 1)] = dA_prev_temp
    grads["dW" + str(L)] = dW_temp
    grads["db" + str(L)] = db_temp
    for l in reversed(range(L - 1)):
        current_cache = caches[l]
        dA_prev_temp, dW_temp, db_temp = linear_activation_backward(grads["dA" + str(l + 1)], current_cache, "relu")
        grads["dA" + str(l)] = dA_prev_temp
        grads["dW" + str(l + 1)] = dW_temp
        grads["db" + str(l + 1)] = db_temp
    return grads

# %% right="L_model_backward" name="loss and sigmoid in one, dAL kept too"
def L_model_backward(AL, Y, caches):
    L = len(caches)
    linear_cache, _ = caches[-1]
    dA, dW, db = linear_backward(AL - Y, linear_cache)
    grads = {f"dA{L - 1}": dA, f"dW{L}": dW, f"db{L}": db, f"dA{L}": AL - Y}
    for l, cache in zip(range(L - 1, 0, -1), caches[-2::-1]):
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(grads[f"dA{l}"], cache, "relu")
    return grads

# %% wrong="update_parameters" name="last layer forgotten" diagnosis="last layer"
def update_parameters(params, grads, learning_rate):
    parameters = params.copy()
    for l in range(1, len(parameters) // 2):
        parameters["W" + str(l)] = parameters["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        parameters["b" + str(l)] = parameters["b" + str(l)] - learning_rate * grads["db" + str(l)]
    return parameters

# %% wrong="update_parameters" name="uphill" diagnosis="sign"
def update_parameters(params, grads, learning_rate):
    return {name: value + learning_rate * grads["d" + name] for name, value in params.items()}

# %% wrong="update_parameters" name="changes the caller's arrays" diagnosis="changes-argument"
def update_parameters(params, grads, learning_rate):
    parameters = params.copy()
    for l in range(1, len(parameters) // 2 + 1):
        parameters["W" + str(l)] -= learning_rate * grads["dW" + str(l)]
        parameters["b" + str(l)] -= learning_rate * grads["db" + str(l)]
    return parameters

# %% wrong="update_parameters" name="learning rate typed in" diagnosis="another learning rate"
def update_parameters(params, grads, learning_rate):
    return {name: value - 0.0075 * grads["d" + name] for name, value in params.items()}

# %% wrong="update_parameters" name="learning rate forgotten" diagnosis="not using the learning rate"
def update_parameters(params, grads, learning_rate):
    return {name: value - grads["d" + name] for name, value in params.items()}

# %% wrong="update_parameters" name="biases stay" diagnosis="not moved"
def update_parameters(params, grads, learning_rate):
    return {name: value - learning_rate * grads["d" + name] if name[0] == "W" else value for name, value in params.items()}

# %% wrong="update_parameters" name="counted from 0" diagnosis="crash"
def update_parameters(params, grads, learning_rate):
    parameters = params.copy()
    for l in range(len(parameters) // 2):
        parameters["W" + str(l)] = parameters["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        parameters["b" + str(l)] = parameters["b" + str(l)] - learning_rate * grads["db" + str(l)]
    return parameters

# %% right="update_parameters" name="in place on deep copies"
def update_parameters(params, grads, learning_rate):
    import copy
    parameters = copy.deepcopy(params)
    L = len(parameters) // 2
    for l in range(L):
        parameters["W" + str(l + 1)] -= learning_rate * grads["dW" + str(l + 1)]
        parameters["b" + str(l + 1)] -= learning_rate * grads["db" + str(l + 1)]
    return parameters

# %% right="update_parameters" name="all names alike"
def update_parameters(params, grads, learning_rate):
    return {name: value - learning_rate * grads["d" + name] for name, value in params.items()}
