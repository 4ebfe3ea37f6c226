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

# %% wrong="network_summary" name="no biases in the convolution" diagnosis="leaving out the biases"
def network_summary(input_shape, stack):
    shape, shapes, counts = tuple(input_shape), [], []
    for layer in stack:
        count = 0
        if layer["kind"] == "conv":
            count = layer["f"] ** 2 * shape[2] * layer["n_C"]
            shape = (*(layers.conv_output_size(n, layer["f"], layer["pad"], layer["stride"]) for n in shape[:2]), layer["n_C"])
        elif layer["kind"] == "pool":
            shape = (*(layers.conv_output_size(n, layer["f"], 0, layer["stride"]) for n in shape[:2]), shape[2])
        elif layer["kind"] == "flatten":
            shape = (int(np.prod(shape)),)
        else:
            count = (shape[0] + 1) * layer["n"]
            shape = (layer["n"],)
        shapes.append(shape)
        counts.append(count)
    return shapes, counts

# %% wrong="network_summary" name="filters one channel deep" diagnosis="leaving out the channels that come in"
def network_summary(input_shape, stack):
    shape, shapes, counts = tuple(input_shape), [], []
    for layer in stack:
        count = 0
        if layer["kind"] == "conv":
            count = (layer["f"] ** 2 + 1) * layer["n_C"]
            shape = (*(layers.conv_output_size(n, layer["f"], layer["pad"], layer["stride"]) for n in shape[:2]), layer["n_C"])
        elif layer["kind"] == "pool":
            shape = (*(layers.conv_output_size(n, layer["f"], 0, layer["stride"]) for n in shape[:2]), shape[2])
        elif layer["kind"] == "flatten":
            shape = (int(np.prod(shape)),)
        else:
            count = (shape[0] + 1) * layer["n"]
            shape = (layer["n"],)
        shapes.append(shape)
        counts.append(count)
    return shapes, counts

# %% wrong="network_summary" name="weights in every place" diagnosis="weights for every place"
def network_summary(input_shape, stack):
    shape, shapes, counts = tuple(input_shape), [], []
    for layer in stack:
        count = 0
        if layer["kind"] == "conv":
            n_C_prev = shape[2]
            shape = (*(layers.conv_output_size(n, layer["f"], layer["pad"], layer["stride"]) for n in shape[:2]), layer["n_C"])
            count = (layer["f"] ** 2 * n_C_prev + 1) * layer["n_C"] * shape[0] * shape[1]
        elif layer["kind"] == "pool":
            shape = (*(layers.conv_output_size(n, layer["f"], 0, layer["stride"]) for n in shape[:2]), shape[2])
        elif layer["kind"] == "flatten":
            shape = (int(np.prod(shape)),)
        else:
            count = (shape[0] + 1) * layer["n"]
            shape = (layer["n"],)
        shapes.append(shape)
        counts.append(count)
    return shapes, counts

# %% wrong="network_summary" name="one bias for all filters" diagnosis="a single bias"
def network_summary(input_shape, stack):
    shape, shapes, counts = tuple(input_shape), [], []
    for layer in stack:
        count = 0
        if layer["kind"] == "conv":
            count = layer["f"] ** 2 * shape[2] * layer["n_C"] + 1
            shape = (*(layers.conv_output_size(n, layer["f"], layer["pad"], layer["stride"]) for n in shape[:2]), layer["n_C"])
        elif layer["kind"] == "pool":
            shape = (*(layers.conv_output_size(n, layer["f"], 0, layer["stride"]) for n in shape[:2]), shape[2])
        elif layer["kind"] == "flatten":
            shape = (int(np.prod(shape)),)
        else:
            count = shape[0] * layer["n"] + 1
            shape = (layer["n"],)
        shapes.append(shape)
        counts.append(count)
    return shapes, counts

# %% wrong="network_summary" name="no frame" diagnosis="leaving out the frame"
def network_summary(input_shape, stack):
    shape, shapes, counts = tuple(input_shape), [], []
    for layer in stack:
        count = 0
        if layer["kind"] == "conv":
            count = (layer["f"] ** 2 * shape[2] + 1) * layer["n_C"]
            shape = (*((n - layer["f"]) // layer["stride"] + 1 for n in shape[:2]), layer["n_C"])
        elif layer["kind"] == "pool":
            shape = (*((n - layer["f"]) // layer["stride"] + 1 for n in shape[:2]), shape[2])
        elif layer["kind"] == "flatten":
            shape = (int(np.prod(shape)),)
        else:
            count = (shape[0] + 1) * layer["n"]
            shape = (layer["n"],)
        shapes.append(shape)
        counts.append(count)
    return shapes, counts

# %% wrong="network_summary" name="pooling divides by its side" diagnosis="dividing by the side"
def network_summary(input_shape, stack):
    shape, shapes, counts = tuple(input_shape), [], []
    for layer in stack:
        count = 0
        if layer["kind"] == "conv":
            count = (layer["f"] ** 2 * shape[2] + 1) * layer["n_C"]
            shape = (*(layers.conv_output_size(n, layer["f"], layer["pad"], layer["stride"]) for n in shape[:2]), layer["n_C"])
        elif layer["kind"] == "pool":
            shape = (shape[0] // layer["f"], shape[1] // layer["f"], shape[2])
        elif layer["kind"] == "flatten":
            shape = (int(np.prod(shape)),)
        else:
            count = (shape[0] + 1) * layer["n"]
            shape = (layer["n"],)
        shapes.append(shape)
        counts.append(count)
    return shapes, counts

# %% wrong="network_summary" name="flattened to a number" diagnosis="no-tuple"
def network_summary(input_shape, stack):
    shape, shapes, counts = tuple(input_shape), [], []
    for layer in stack:
        count = 0
        if layer["kind"] == "conv":
            count = (layer["f"] ** 2 * shape[2] + 1) * layer["n_C"]
            shape = (*(layers.conv_output_size(n, layer["f"], layer["pad"], layer["stride"]) for n in shape[:2]), layer["n_C"])
        elif layer["kind"] == "pool":
            shape = (*(layers.conv_output_size(n, layer["f"], 0, layer["stride"]) for n in shape[:2]), shape[2])
        elif layer["kind"] == "flatten":
            shape = (shape[0] * shape[1] * shape[2])
        else:
            count = (np.prod(shape) + 1) * layer["n"]
            shape = (layer["n"],)
        shapes.append(shape)
        counts.append(count)
    return shapes, counts

# %% wrong="network_summary" name="flattened without channels" diagnosis="leaving out the channels"
def network_summary(input_shape, stack):
    shape, shapes, counts = tuple(input_shape), [], []
    for layer in stack:
        count = 0
        if layer["kind"] == "conv":
            count = (layer["f"] ** 2 * shape[2] + 1) * layer["n_C"]
            shape = (*(layers.conv_output_size(n, layer["f"], layer["pad"], layer["stride"]) for n in shape[:2]), layer["n_C"])
        elif layer["kind"] == "pool":
            shape = (*(layers.conv_output_size(n, layer["f"], 0, layer["stride"]) for n in shape[:2]), shape[2])
        elif layer["kind"] == "flatten":
            shape = (shape[0] * shape[1],)
        else:
            count = (shape[0] + 1) * layer["n"]
            shape = (layer["n"],)
        shapes.append(shape)
        counts.append(count)
    return shapes, counts

# %% wrong="network_summary" name="rows and columns exchanged" diagnosis="exchanging rows and columns"
def network_summary(input_shape, stack):
    shape, shapes, counts = tuple(input_shape), [], []
    for layer in stack:
        count = 0
        if layer["kind"] == "conv":
            count = (layer["f"] ** 2 * shape[2] + 1) * layer["n_C"]
            shape = (*(layers.conv_output_size(n, layer["f"], layer["pad"], layer["stride"]) for n in shape[1::-1]), layer["n_C"])
        elif layer["kind"] == "pool":
            shape = (*(layers.conv_output_size(n, layer["f"], 0, layer["stride"]) for n in shape[:2]), shape[2])
        elif layer["kind"] == "flatten":
            shape = (int(np.prod(shape)),)
        else:
            count = (shape[0] + 1) * layer["n"]
            shape = (layer["n"],)
        shapes.append(shape)
        counts.append(count)
    return shapes, counts

# %% right="network_summary" name="formulas written out"
def network_summary(input_shape, stack):
    shapes, counts = [], []
    shape = list(input_shape)
    for layer in stack:
        kind = layer["kind"]
        if kind in ("conv", "pool"):
            f, s, p = layer["f"], layer["stride"], layer.get("pad", 0)
            channels = layer.get("n_C", shape[2])
            counts.append(channels * (f * f * shape[2] + 1) if kind == "conv" else 0)
            shape = [int(np.floor((n + 2 * p - f) / s)) + 1 for n in shape[:2]] + [channels]
        elif kind == "flatten":
            counts.append(0)
            shape = [int(np.prod(shape))]
        else:
            counts.append(layer["n"] * (shape[0] + 1))
            shape = [layer["n"]]
        shapes.append(tuple(shape))
    return shapes, counts

# %% right="network_summary" name="by making the weights"
def network_summary(input_shape, stack):
    given, shapes, counts = np.zeros((1, *input_shape)), [], []
    for layer in stack:
        parts = []
        if layer["kind"] == "conv":
            parts = [np.zeros((layer["f"], layer["f"], given.shape[3], layer["n_C"])), np.zeros((1, 1, 1, layer["n_C"]))]
            given = layers.conv_forward(given, *parts, layer)[0]
        elif layer["kind"] == "pool":
            given = layers.pool_forward(given, layer)[0]
        elif layer["kind"] == "flatten":
            given = given.reshape(1, -1)
        else:
            parts = [np.zeros((layer["n"], given.shape[1])), np.zeros(layer["n"])]
            given = np.zeros((1, layer["n"]))
        shapes.append(given.shape[1:])
        counts.append(sum(part.size for part in parts))
    return shapes, counts

# %% wrong="conv_block_forward" name="no ReLU" diagnosis="leaving out the ReLU"
def conv_block_forward(A_prev, W, b, hparameters):
    mode = hparameters["mode"]
    Z, cache_conv = conv_forward(A_prev, W, b, hparameters["conv"])
    P, cache_pool = pool_forward(Z, hparameters["pool"], mode)
    return P, (cache_conv, Z, cache_pool, mode)

# %% wrong="conv_block_forward" name="ReLU behind the pooling" diagnosis="behind the pooling"
def conv_block_forward(A_prev, W, b, hparameters):
    mode = hparameters["mode"]
    Z, cache_conv = conv_forward(A_prev, W, b, hparameters["conv"])
    A, cache_pool = pool_forward(Z, hparameters["pool"], mode)
    P = np.maximum(0, A)
    return P, (cache_conv, Z, cache_pool, mode)

# %% wrong="conv_block_forward" name="mode forgotten" diagnosis="is asked for"
def conv_block_forward(A_prev, W, b, hparameters):
    mode = hparameters["mode"]
    Z, cache_conv = conv_forward(A_prev, W, b, hparameters["conv"])
    A = np.maximum(0, Z)
    P, cache_pool = pool_forward(A, hparameters["pool"])
    return P, (cache_conv, Z, cache_pool, mode)

# %% wrong="conv_block_forward" name="sigmoid" diagnosis="a sigmoid"
def conv_block_forward(A_prev, W, b, hparameters):
    mode = hparameters["mode"]
    Z, cache_conv = conv_forward(A_prev, W, b, hparameters["conv"])
    A = 1 / (1 + np.exp(-Z))
    P, cache_pool = pool_forward(A, hparameters["pool"], mode)
    return P, (cache_conv, Z, cache_pool, mode)

# %% wrong="conv_block_forward" name="what came in is pooled" diagnosis="pooling what came in"
def conv_block_forward(A_prev, W, b, hparameters):
    mode = hparameters["mode"]
    Z, cache_conv = conv_forward(A_prev, W, b, hparameters["conv"])
    A = np.maximum(0, Z)
    P, cache_pool = pool_forward(A_prev, hparameters["pool"], mode)
    return P, (cache_conv, Z, cache_pool, mode)

# %% wrong="conv_block_forward" name="all settings for the convolution" diagnosis="crash"
def conv_block_forward(A_prev, W, b, hparameters):
    mode = hparameters["mode"]
    Z, cache_conv = conv_forward(A_prev, W, b, hparameters)
    A = np.maximum(0, Z)
    P, cache_pool = pool_forward(A, hparameters, mode)
    return P, (cache_conv, Z, cache_pool, mode)

# %% wrong="conv_block_forward" name="pooling twice" diagnosis="pooling twice"
def conv_block_forward(A_prev, W, b, hparameters):
    mode = hparameters["mode"]
    Z, cache_conv = conv_forward(A_prev, W, b, hparameters["conv"])
    A, _ = pool_forward(np.maximum(0, Z), hparameters["pool"], mode)
    P, cache_pool = pool_forward(A, hparameters["pool"], mode)
    return P, (cache_conv, Z, cache_pool, mode)

# %% wrong="conv_block_forward" name="the pooling's cache not that of A" diagnosis="cache"
def conv_block_forward(A_prev, W, b, hparameters):
    mode = hparameters["mode"]
    Z, cache_conv = conv_forward(A_prev, W, b, hparameters["conv"])
    P, _ = pool_forward(np.maximum(0, Z), hparameters["pool"], mode)
    _, cache_pool = pool_forward(Z, hparameters["pool"], mode)
    return P, (cache_conv, Z, cache_pool, mode)

# %% right="conv_block_forward" name="a mask for the ReLU"
def conv_block_forward(A_prev, W, b, hparameters):
    Z, cache_conv = conv_forward(A_prev, W, b, hparameters["conv"])
    P, cache_pool = pool_forward(Z * (Z > 0), hparameters["pool"], mode=hparameters["mode"])
    return P, (cache_conv, Z, cache_pool, hparameters["mode"])

# %% right="conv_block_forward" name="the ReLU's values in the cache"
def conv_block_forward(A_prev, W, b, hparameters):
    mode = hparameters["mode"]
    Z, cache_conv = conv_forward(A_prev, W, b, hparameters["conv"])
    Z = np.where(Z > 0, Z, 0.0)
    P, cache_pool = pool_forward(Z, hparameters["pool"], mode)
    return P, (cache_conv, Z, cache_pool, mode)

# %% wrong="conv_block_backward" name="no mask" diagnosis="leaving out the slope of the ReLU"
def conv_block_backward(dP, cache):
    cache_conv, Z, cache_pool, mode = cache
    dA = pool_backward(dP, cache_pool, mode)
    return conv_backward(dA, cache_conv)

# %% wrong="conv_block_backward" name="mask behind the pooling" diagnosis="what the pooling gave out"
def conv_block_backward(dP, cache):
    cache_conv, Z, cache_pool, mode = cache
    P, _ = pool_forward(*cache_pool, mode)
    dZ = pool_backward(dP * (P > 0), cache_pool, mode)
    return conv_backward(dZ, cache_conv)

# %% wrong="conv_block_backward" name="mask of Z on the pooled slope" diagnosis="crash"
def conv_block_backward(dP, cache):
    cache_conv, Z, cache_pool, mode = cache
    dZ = pool_backward(dP * (Z > 0), cache_pool, mode)
    return conv_backward(dZ, cache_conv)

# %% wrong="conv_block_backward" name="pooling forgotten" diagnosis="crash"
def conv_block_backward(dP, cache):
    cache_conv, Z, cache_pool, mode = cache
    dZ = dP * (Z > 0)
    return conv_backward(dZ, cache_conv)

# %% wrong="conv_block_backward" name="sign of the slope" diagnosis="asking the slope for its sign"
def conv_block_backward(dP, cache):
    cache_conv, Z, cache_pool, mode = cache
    dZ = np.maximum(0, pool_backward(dP, cache_pool, mode))
    return conv_backward(dZ, cache_conv)

# %% wrong="conv_block_backward" name="values for the mask" diagnosis="multiplying by A"
def conv_block_backward(dP, cache):
    cache_conv, Z, cache_pool, mode = cache
    dZ = pool_backward(dP, cache_pool, mode) * np.maximum(0, Z)
    return conv_backward(dZ, cache_conv)

# %% wrong="conv_block_backward" name="opposite mask" diagnosis="opposite mask"
def conv_block_backward(dP, cache):
    cache_conv, Z, cache_pool, mode = cache
    dZ = pool_backward(dP, cache_pool, mode) * (Z < 0)
    return conv_backward(dZ, cache_conv)

# %% wrong="conv_block_backward" name="mode forgotten" diagnosis="is asked for"
def conv_block_backward(dP, cache):
    cache_conv, Z, cache_pool, mode = cache
    dZ = pool_backward(dP, cache_pool) * (Z > 0)
    return conv_backward(dZ, cache_conv)

# %% wrong="conv_block_backward" name="over m once more" diagnosis="dividing by m"
def conv_block_backward(dP, cache):
    cache_conv, Z, cache_pool, mode = cache
    dZ = pool_backward(dP, cache_pool, mode) * (Z > 0) / len(Z)
    return conv_backward(dZ, cache_conv)

# %% wrong="conv_block_backward" name="the slope of the input alone" diagnosis="type"
def conv_block_backward(dP, cache):
    cache_conv, Z, cache_pool, mode = cache
    dZ = pool_backward(dP, cache_pool, mode) * (Z > 0)
    return conv_backward(dZ, cache_conv)[0]

# %% right="conv_block_backward" name="mask of the pooling's input"
def conv_block_backward(dP, cache):
    cache_conv, _, cache_pool, mode = cache
    dA = pool_backward(dP, cache_pool, mode)
    dA[cache_pool[0] <= 0] = 0
    return conv_backward(dA, cache_conv)

# %% right="conv_block_backward" name="where"
def conv_block_backward(dP, cache):
    (cache_conv, Z, cache_pool, mode) = cache
    dZ = np.where(Z > 0, pool_backward(dP, cache_pool, mode=mode), 0)
    dA_prev, dW, db = conv_backward(dZ, cache_conv)
    return dA_prev, dW, db

# %% wrong="cnn_forward" name="pictures mixed by the reshape" diagnosis="mixes the pictures"
def cnn_forward(X, parameters, hparameters):
    W1, b1, W2, b2, W3, b3, W4, b4 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"))
    P1, cache1 = conv_block_forward(X, W1, b1, hparameters["block1"])
    P2, cache2 = conv_block_forward(P1, W2, b2, hparameters["block2"])
    F = P2.reshape(-1, len(X))
    A3 = np.maximum(0, W3 @ F + b3)
    A4 = layers.softmax(W4 @ A3 + b4)
    return A4, {"block1": cache1, "block2": cache2, "P2": P2, "F": F, "A3": A3, "W3": W3, "W4": W4}

# %% wrong="cnn_forward" name="channels in front" diagnosis="channels in front"
def cnn_forward(X, parameters, hparameters):
    W1, b1, W2, b2, W3, b3, W4, b4 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"))
    P1, cache1 = conv_block_forward(X, W1, b1, hparameters["block1"])
    P2, cache2 = conv_block_forward(P1, W2, b2, hparameters["block2"])
    F = P2.transpose(0, 3, 1, 2).reshape(len(X), -1).T
    A3 = np.maximum(0, W3 @ F + b3)
    A4 = layers.softmax(W4 @ A3 + b4)
    return A4, {"block1": cache1, "block2": cache2, "P2": P2, "F": F, "A3": A3, "W3": W3, "W4": W4}

# %% wrong="cnn_forward" name="not turned" diagnosis="crash"
def cnn_forward(X, parameters, hparameters):
    W1, b1, W2, b2, W3, b3, W4, b4 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"))
    P1, cache1 = conv_block_forward(X, W1, b1, hparameters["block1"])
    P2, cache2 = conv_block_forward(P1, W2, b2, hparameters["block2"])
    F = P2.reshape(len(X), -1)
    A3 = np.maximum(0, W3 @ F + b3)
    A4 = layers.softmax(W4 @ A3 + b4)
    return A4, {"block1": cache1, "block2": cache2, "P2": P2, "F": F, "A3": A3, "W3": W3, "W4": W4}

# %% wrong="cnn_forward" name="no ReLU in the dense layer" diagnosis="ReLU of the dense layer"
def cnn_forward(X, parameters, hparameters):
    W1, b1, W2, b2, W3, b3, W4, b4 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"))
    P1, cache1 = conv_block_forward(X, W1, b1, hparameters["block1"])
    P2, cache2 = conv_block_forward(P1, W2, b2, hparameters["block2"])
    F = P2.reshape(len(X), -1).T
    A3 = W3 @ F + b3
    A4 = layers.softmax(W4 @ A3 + b4)
    return A4, {"block1": cache1, "block2": cache2, "P2": P2, "F": F, "A3": A3, "W3": W3, "W4": W4}

# %% wrong="cnn_forward" name="ReLU on the scores" diagnosis="in front of the softmax"
def cnn_forward(X, parameters, hparameters):
    W1, b1, W2, b2, W3, b3, W4, b4 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"))
    P1, cache1 = conv_block_forward(X, W1, b1, hparameters["block1"])
    P2, cache2 = conv_block_forward(P1, W2, b2, hparameters["block2"])
    F = P2.reshape(len(X), -1).T
    A3 = np.maximum(0, W3 @ F + b3)
    A4 = layers.softmax(np.maximum(0, W4 @ A3 + b4))
    return A4, {"block1": cache1, "block2": cache2, "P2": P2, "F": F, "A3": A3, "W3": W3, "W4": W4}

# %% wrong="cnn_forward" name="softmax over the pictures" diagnosis="over the pictures"
def cnn_forward(X, parameters, hparameters):
    W1, b1, W2, b2, W3, b3, W4, b4 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"))
    P1, cache1 = conv_block_forward(X, W1, b1, hparameters["block1"])
    P2, cache2 = conv_block_forward(P1, W2, b2, hparameters["block2"])
    F = P2.reshape(len(X), -1).T
    A3 = np.maximum(0, W3 @ F + b3)
    A4 = layers.softmax((W4 @ A3 + b4).T).T
    return A4, {"block1": cache1, "block2": cache2, "P2": P2, "F": F, "A3": A3, "W3": W3, "W4": W4}

# %% wrong="cnn_forward" name="settings of block 1 twice" diagnosis="settings of block 1"
def cnn_forward(X, parameters, hparameters):
    W1, b1, W2, b2, W3, b3, W4, b4 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"))
    P1, cache1 = conv_block_forward(X, W1, b1, hparameters["block1"])
    P2, cache2 = conv_block_forward(P1, W2, b2, hparameters["block1"])
    F = P2.reshape(len(X), -1).T
    A3 = np.maximum(0, W3 @ F + b3)
    A4 = layers.softmax(W4 @ A3 + b4)
    return A4, {"block1": cache1, "block2": cache2, "P2": P2, "F": F, "A3": A3, "W3": W3, "W4": W4}

# %% wrong="cnn_forward" name="bias forgotten" diagnosis="leaving out b3"
def cnn_forward(X, parameters, hparameters):
    W1, b1, W2, b2, W3, b3, W4, b4 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"))
    P1, cache1 = conv_block_forward(X, W1, b1, hparameters["block1"])
    P2, cache2 = conv_block_forward(P1, W2, b2, hparameters["block2"])
    F = P2.reshape(len(X), -1).T
    A3 = np.maximum(0, W3 @ F)
    A4 = layers.softmax(W4 @ A3 + b4)
    return A4, {"block1": cache1, "block2": cache2, "P2": P2, "F": F, "A3": A3, "W3": W3, "W4": W4}

# %% wrong="cnn_forward" name="scores, no softmax" diagnosis="activation-missing"
def cnn_forward(X, parameters, hparameters):
    W1, b1, W2, b2, W3, b3, W4, b4 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"))
    P1, cache1 = conv_block_forward(X, W1, b1, hparameters["block1"])
    P2, cache2 = conv_block_forward(P1, W2, b2, hparameters["block2"])
    F = P2.reshape(len(X), -1).T
    A3 = np.maximum(0, W3 @ F + b3)
    A4 = W4 @ A3 + b4
    return A4, {"block1": cache1, "block2": cache2, "P2": P2, "F": F, "A3": A3, "W3": W3, "W4": W4}

# %% wrong="cnn_forward" name="second block gets the pictures" diagnosis="crash"
def cnn_forward(X, parameters, hparameters):
    W1, b1, W2, b2, W3, b3, W4, b4 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"))
    P1, cache1 = conv_block_forward(X, W1, b1, hparameters["block1"])
    P2, cache2 = conv_block_forward(X, W2, b2, hparameters["block2"])
    F = P2.reshape(len(X), -1).T
    A3 = np.maximum(0, W3 @ F + b3)
    A4 = layers.softmax(W4 @ A3 + b4)
    return A4, {"block1": cache1, "block2": cache2, "P2": P2, "F": F, "A3": A3, "W3": W3, "W4": W4}

# %% right="cnn_forward" name="everything without the block"
def cnn_forward(X, parameters, hparameters):
    caches, P = {}, X
    for l in (1, 2):
        block = hparameters[f"block{l}"]
        Z, cache_conv = conv_forward(P, parameters[f"W{l}"], parameters[f"b{l}"], block["conv"])
        P, cache_pool = pool_forward(np.maximum(Z, 0), block["pool"], block["mode"])
        caches[f"block{l}"] = cache_conv, Z, cache_pool, block["mode"]
    F = P.reshape(P.shape[0], -1).T
    A3 = np.maximum(parameters["W3"].dot(F) + parameters["b3"], 0)
    Z4 = parameters["W4"].dot(A3) + parameters["b4"]
    A4 = np.exp(Z4 - Z4.max(axis=0)) / np.exp(Z4 - Z4.max(axis=0)).sum(axis=0)
    return A4, {**caches, "P2": P, "F": F, "A3": A3, "W3": parameters["W3"], "W4": parameters["W4"]}

# %% right="cnn_forward" name="columns, one picture after the other"
def cnn_forward(X, parameters, hparameters):
    W1, b1, W2, b2, W3, b3, W4, b4 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"))
    P1, cache1 = conv_block_forward(X, W1, b1, hparameters["block1"])
    P2, cache2 = conv_block_forward(P1, W2, b2, hparameters["block2"])
    F = np.stack([picture.flatten() for picture in P2], axis=1)
    Z3 = np.dot(W3, F) + b3
    A3 = np.where(Z3 > 0, Z3, 0)
    A4 = layers.softmax(np.dot(W4, A3) + b4)
    return A4, {"block1": cache1, "block2": cache2, "P2": P2, "F": F, "A3": A3, "W3": W3, "W4": W4}

# %% wrong="cnn_backward" name="no 1/m" diagnosis="leaving out 1/m"
def cnn_backward(A4, Y, caches):
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    dA3, dW4, db4 = dense_backward(A4 - Y, A3, W4)
    dF, dW3, db3 = dense_backward(dA3 * (A3 > 0), F, W3)
    dP1, dW2, db2 = conv_block_backward(dF.T.reshape(P2.shape), caches["block2"])
    _, dW1, db1 = conv_block_backward(dP1, caches["block1"])
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3, "dW4": dW4, "db4": db4}

# %% wrong="cnn_backward" name="1/m twice" diagnosis="once more"
def cnn_backward(A4, Y, caches):
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    m = Y.shape[1]
    dA3, dW4, db4 = dense_backward((A4 - Y) / m, A3, W4)
    dF, dW3, db3 = dense_backward(dA3 * (A3 > 0), F, W3)
    dP1, dW2, db2 = conv_block_backward(dF.T.reshape(P2.shape), caches["block2"])
    _, dW1, db1 = conv_block_backward(dP1, caches["block1"])
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3 / m, "db3": db3 / m, "dW4": dW4 / m, "db4": db4 / m}

# %% wrong="cnn_backward" name="truth minus prediction" diagnosis="sign"
def cnn_backward(A4, Y, caches):
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    dA3, dW4, db4 = dense_backward((Y - A4) / Y.shape[1], A3, W4)
    dF, dW3, db3 = dense_backward(dA3 * (A3 > 0), F, W3)
    dP1, dW2, db2 = conv_block_backward(dF.T.reshape(P2.shape), caches["block2"])
    _, dW1, db1 = conv_block_backward(dP1, caches["block1"])
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3, "dW4": dW4, "db4": db4}

# %% wrong="cnn_backward" name="no mask" diagnosis="slope of the dense ReLU"
def cnn_backward(A4, Y, caches):
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    dA3, dW4, db4 = dense_backward((A4 - Y) / Y.shape[1], A3, W4)
    dF, dW3, db3 = dense_backward(dA3, F, W3)
    dP1, dW2, db2 = conv_block_backward(dF.T.reshape(P2.shape), caches["block2"])
    _, dW1, db1 = conv_block_backward(dP1, caches["block1"])
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3, "dW4": dW4, "db4": db4}

# %% wrong="cnn_backward" name="A3 for its mask" diagnosis="multiplying by A3"
def cnn_backward(A4, Y, caches):
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    dA3, dW4, db4 = dense_backward((A4 - Y) / Y.shape[1], A3, W4)
    dF, dW3, db3 = dense_backward(dA3 * A3, F, W3)
    dP1, dW2, db2 = conv_block_backward(dF.T.reshape(P2.shape), caches["block2"])
    _, dW1, db1 = conv_block_backward(dP1, caches["block1"])
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3, "dW4": dW4, "db4": db4}

# %% wrong="cnn_backward" name="reshape without turning" diagnosis="turn dF first"
def cnn_backward(A4, Y, caches):
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    dA3, dW4, db4 = dense_backward((A4 - Y) / Y.shape[1], A3, W4)
    dF, dW3, db3 = dense_backward(dA3 * (A3 > 0), F, W3)
    dP1, dW2, db2 = conv_block_backward(dF.reshape(P2.shape), caches["block2"])
    _, dW1, db1 = conv_block_backward(dP1, caches["block1"])
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3, "dW4": dW4, "db4": db4}

# %% wrong="cnn_backward" name="channels in front on the way back" diagnosis="another order of flattening"
def cnn_backward(A4, Y, caches):
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    m, n_H, n_W, n_C = P2.shape
    dA3, dW4, db4 = dense_backward((A4 - Y) / m, A3, W4)
    dF, dW3, db3 = dense_backward(dA3 * (A3 > 0), F, W3)
    dP2 = dF.T.reshape(m, n_C, n_H, n_W).transpose(0, 2, 3, 1)
    dP1, dW2, db2 = conv_block_backward(dP2, caches["block2"])
    _, dW1, db1 = conv_block_backward(dP1, caches["block1"])
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3, "dW4": dW4, "db4": db4}

# %% wrong="cnn_backward" name="still columns" diagnosis="crash"
def cnn_backward(A4, Y, caches):
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    dA3, dW4, db4 = dense_backward((A4 - Y) / Y.shape[1], A3, W4)
    dF, dW3, db3 = dense_backward(dA3 * (A3 > 0), F, W3)
    dP1, dW2, db2 = conv_block_backward(dF, caches["block2"])
    _, dW1, db1 = conv_block_backward(dP1, caches["block1"])
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3, "dW4": dW4, "db4": db4}

# %% wrong="cnn_backward" name="blocks in the order of the way there" diagnosis="crash"
def cnn_backward(A4, Y, caches):
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    dA3, dW4, db4 = dense_backward((A4 - Y) / Y.shape[1], A3, W4)
    dF, dW3, db3 = dense_backward(dA3 * (A3 > 0), F, W3)
    dP1, dW1, db1 = conv_block_backward(dF.T.reshape(P2.shape), caches["block1"])
    _, dW2, db2 = conv_block_backward(dP1, caches["block2"])
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3, "dW4": dW4, "db4": db4}

# %% wrong="cnn_backward" name="labels forgotten" diagnosis="forgetting the labels"
def cnn_backward(A4, Y, caches):
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    dA3, dW4, db4 = dense_backward(A4 / Y.shape[1], A3, W4)
    dF, dW3, db3 = dense_backward(dA3 * (A3 > 0), F, W3)
    dP1, dW2, db2 = conv_block_backward(dF.T.reshape(P2.shape), caches["block2"])
    _, dW1, db1 = conv_block_backward(dP1, caches["block1"])
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3, "dW4": dW4, "db4": db4}

# %% right="cnn_backward" name="every product written out"
def cnn_backward(A4, Y, caches):
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    dZ4 = (A4 - Y) / len(Y.T)
    dZ3 = np.dot(W4.T, dZ4)
    dZ3[A3 == 0] = 0
    grads = {"dW4": np.dot(dZ4, A3.T), "db4": dZ4.sum(axis=1, keepdims=True), "dW3": np.dot(dZ3, F.T), "db3": dZ3.sum(axis=1, keepdims=True)}
    dP = np.dot(W3.T, dZ3).T.reshape(P2.shape)
    for l in (2, 1):
        dP, grads[f"dW{l}"], grads[f"db{l}"] = conv_block_backward(dP, caches[f"block{l}"])
    return grads

# %% right="cnn_backward" name="1/m at the end"
def cnn_backward(A4, Y, caches):
    P2, F, A3, W3, W4 = (caches[name] for name in ("P2", "F", "A3", "W3", "W4"))
    dA3, dW4, db4 = dense_backward(A4 - Y, A3, W4)
    dF, dW3, db3 = dense_backward(dA3 * (A3 > 0), F, W3)
    dP1, dW2, db2 = conv_block_backward(np.reshape(dF.T, P2.shape), caches["block2"])
    _, dW1, db1 = conv_block_backward(dP1, caches["block1"])
    grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3, "dW4": dW4, "db4": db4}
    return {name: slope / Y.shape[1] for name, slope in grads.items()}

# %% wrong="cnn_model" name="all pictures in every step" diagnosis="all pictures"
def cnn_model(X, Y, start, hparameters, *, learning_rate, num_epochs, mini_batch_size, rng):
    m, parameters, costs = len(X), start, []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        order, total = rng.permutation(m), 0.0
        for first in range(0, m, mini_batch_size):
            batch = order[first:first + mini_batch_size]
            A4, caches = cnn_forward(X, parameters, hparameters)
            parameters = optimizer.step(parameters, cnn_backward(A4, Y, caches))
            total = total + compute_cost(A4, Y) * len(batch)
        costs.append(total / m)
    return parameters, costs

# %% wrong="cnn_model" name="labels in their first order" diagnosis="labels in their first order"
def cnn_model(X, Y, start, hparameters, *, learning_rate, num_epochs, mini_batch_size, rng):
    m, parameters, costs = len(X), start, []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        order, total = rng.permutation(m), 0.0
        for first in range(0, m, mini_batch_size):
            batch = order[first:first + mini_batch_size]
            X_batch, Y_batch = X[batch], Y[:, first:first + mini_batch_size]
            A4, caches = cnn_forward(X_batch, parameters, hparameters)
            parameters = optimizer.step(parameters, cnn_backward(A4, Y_batch, caches))
            total = total + compute_cost(A4, Y_batch) * len(batch)
        costs.append(total / m)
    return parameters, costs

# %% wrong="cnn_model" name="pictures in their first order" diagnosis="pictures in their first order"
def cnn_model(X, Y, start, hparameters, *, learning_rate, num_epochs, mini_batch_size, rng):
    m, parameters, costs = len(X), start, []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        order, total = rng.permutation(m), 0.0
        for first in range(0, m, mini_batch_size):
            batch = order[first:first + mini_batch_size]
            X_batch, Y_batch = X[first:first + mini_batch_size], Y[:, batch]
            A4, caches = cnn_forward(X_batch, parameters, hparameters)
            parameters = optimizer.step(parameters, cnn_backward(A4, Y_batch, caches))
            total = total + compute_cost(A4, Y_batch) * len(batch)
        costs.append(total / m)
    return parameters, costs

# %% wrong="cnn_model" name="rows of the labels" diagnosis="crash"
def cnn_model(X, Y, start, hparameters, *, learning_rate, num_epochs, mini_batch_size, rng):
    m, parameters, costs = len(X), start, []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        order, total = rng.permutation(m), 0.0
        for first in range(0, m, mini_batch_size):
            batch = order[first:first + mini_batch_size]
            X_batch, Y_batch = X[batch], Y[batch]
            A4, caches = cnn_forward(X_batch, parameters, hparameters)
            parameters = optimizer.step(parameters, cnn_backward(A4, Y_batch, caches))
            total = total + compute_cost(A4, Y_batch) * len(batch)
        costs.append(total / m)
    return parameters, costs

# %% wrong="cnn_model" name="step not kept" diagnosis="not-kept"
def cnn_model(X, Y, start, hparameters, *, learning_rate, num_epochs, mini_batch_size, rng):
    m, parameters, costs = len(X), start, []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        order, total = rng.permutation(m), 0.0
        for first in range(0, m, mini_batch_size):
            batch = order[first:first + mini_batch_size]
            A4, caches = cnn_forward(X[batch], parameters, hparameters)
            optimizer.step(parameters, cnn_backward(A4, Y[:, batch], caches))
            total = total + compute_cost(A4, Y[:, batch]) * len(batch)
        costs.append(total / m)
    return parameters, costs

# %% wrong="cnn_model" name="a new optimizer in every step" diagnosis="forgets what it should remember"
def cnn_model(X, Y, start, hparameters, *, learning_rate, num_epochs, mini_batch_size, rng):
    m, parameters, costs = len(X), start, []
    for _ in range(num_epochs):
        order, total = rng.permutation(m), 0.0
        for first in range(0, m, mini_batch_size):
            batch = order[first:first + mini_batch_size]
            A4, caches = cnn_forward(X[batch], parameters, hparameters)
            parameters = layers.Adam(learning_rate).step(parameters, cnn_backward(A4, Y[:, batch], caches))
            total = total + compute_cost(A4, Y[:, batch]) * len(batch)
        costs.append(total / m)
    return parameters, costs

# %% wrong="cnn_model" name="plain gradient descent" diagnosis="plain step"
def cnn_model(X, Y, start, hparameters, *, learning_rate, num_epochs, mini_batch_size, rng):
    m, parameters, costs = len(X), start, []
    for _ in range(num_epochs):
        order, total = rng.permutation(m), 0.0
        for first in range(0, m, mini_batch_size):
            batch = order[first:first + mini_batch_size]
            A4, caches = cnn_forward(X[batch], parameters, hparameters)
            parameters = layers.update_parameters(parameters, cnn_backward(A4, Y[:, batch], caches), learning_rate)
            total = total + compute_cost(A4, Y[:, batch]) * len(batch)
        costs.append(total / m)
    return parameters, costs

# %% wrong="cnn_model" name="mean of the batches' costs" diagnosis="smaller mini-batch as much"
def cnn_model(X, Y, start, hparameters, *, learning_rate, num_epochs, mini_batch_size, rng):
    m, parameters, costs = len(X), start, []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        order, total, batches = rng.permutation(m), 0.0, 0
        for first in range(0, m, mini_batch_size):
            batch = order[first:first + mini_batch_size]
            A4, caches = cnn_forward(X[batch], parameters, hparameters)
            parameters = optimizer.step(parameters, cnn_backward(A4, Y[:, batch], caches))
            total, batches = total + compute_cost(A4, Y[:, batch]), batches + 1
        costs.append(total / batches)
    return parameters, costs

# %% wrong="cnn_model" name="cost of the last batch" diagnosis="last mini-batch alone"
def cnn_model(X, Y, start, hparameters, *, learning_rate, num_epochs, mini_batch_size, rng):
    m, parameters, costs = len(X), start, []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        order, total = rng.permutation(m), 0.0
        for first in range(0, m, mini_batch_size):
            batch = order[first:first + mini_batch_size]
            A4, caches = cnn_forward(X[batch], parameters, hparameters)
            parameters = optimizer.step(parameters, cnn_backward(A4, Y[:, batch], caches))
            total = compute_cost(A4, Y[:, batch]) * len(batch)
        costs.append(total / m)
    return parameters, costs

# %% right="cnn_model" name="losses collected"
def cnn_model(X, Y, start, hparameters, *, learning_rate, num_epochs, mini_batch_size, rng):
    parameters, costs, optimizer = dict(start), [], layers.Adam(learning_rate)
    for epoch in range(num_epochs):
        order, losses = rng.permutation(X.shape[0]), []
        for first in range(0, X.shape[0], mini_batch_size):
            batch = order[first:first + mini_batch_size]
            A4, caches = cnn_forward(np.take(X, batch, axis=0), parameters, hparameters)
            truth = np.take(Y, batch, axis=1)
            losses += [-np.log(A4[np.argmax(truth, axis=0), np.arange(batch.size)])]
            parameters = optimizer.step(parameters, cnn_backward(A4, truth, caches))
        costs.append(float(np.mean(np.concatenate(losses))))
    return parameters, costs

# %% right="cnn_model" name="all put in order first"
def cnn_model(X, Y, start, hparameters, *, learning_rate, num_epochs, mini_batch_size, rng):
    m, parameters, costs = len(X), start, []
    optimizer = layers.Adam(learning_rate)
    for _ in range(num_epochs):
        order, total = rng.permutation(m), 0.0
        X_shuffled, Y_shuffled = X[order], Y[:, order]
        for first in range(0, m, mini_batch_size):
            X_batch, Y_batch = X_shuffled[first:first + mini_batch_size], Y_shuffled[:, first:first + mini_batch_size]
            A4, caches = cnn_forward(X_batch, parameters, hparameters)
            total += compute_cost(A4, Y_batch) * X_batch.shape[0]
            grads = cnn_backward(A4, Y_batch, caches)
            parameters = optimizer.step(parameters, grads)
        costs.append(total / m)
    return parameters, costs

# %% wrong="predict" name="over the pictures" diagnosis="axis"
def predict(X, parameters, hparameters):
    A4, _ = cnn_forward(X, parameters, hparameters)
    return A4.argmax(axis=1)[np.newaxis], A4.max(axis=1)[np.newaxis]

# %% wrong="predict" name="axes dropped" diagnosis="rank-one"
def predict(X, parameters, hparameters):
    A4, _ = cnn_forward(X, parameters, hparameters)
    return A4.argmax(axis=0), A4.max(axis=0)

# %% wrong="predict" name="exchanged" diagnosis="exchanged"
def predict(X, parameters, hparameters):
    A4, _ = cnn_forward(X, parameters, hparameters)
    return A4.max(axis=0, keepdims=True), A4.argmax(axis=0, keepdims=True)

# %% wrong="predict" name="least probable" diagnosis="least probable"
def predict(X, parameters, hparameters):
    A4, _ = cnn_forward(X, parameters, hparameters)
    return A4.argmin(axis=0, keepdims=True), A4.min(axis=0, keepdims=True)

# %% wrong="predict" name="one number for all" diagnosis="largest of all pictures"
def predict(X, parameters, hparameters):
    A4, _ = cnn_forward(X, parameters, hparameters)
    return A4.argmax(axis=0, keepdims=True), np.full((1, len(X)), A4.max())

# %% wrong="predict" name="counted from 1" diagnosis="from 1"
def predict(X, parameters, hparameters):
    A4, _ = cnn_forward(X, parameters, hparameters)
    return A4.argmax(axis=0, keepdims=True) + 1, A4.max(axis=0, keepdims=True)

# %% wrong="predict" name="both results of the forward pass" diagnosis="crash"
def predict(X, parameters, hparameters):
    A4 = cnn_forward(X, parameters, hparameters)
    return A4.argmax(axis=0, keepdims=True), A4.max(axis=0, keepdims=True)

# %% wrong="predict" name="the mean" diagnosis="mean"
def predict(X, parameters, hparameters):
    A4, _ = cnn_forward(X, parameters, hparameters)
    return A4.argmax(axis=0, keepdims=True), A4.mean(axis=0, keepdims=True)

# %% right="predict" name="picture by picture"
def predict(X, parameters, hparameters):
    rows = [cnn_forward(picture[np.newaxis], parameters, hparameters)[0][:, 0] for picture in X]
    return np.array([[np.argmax(row) for row in rows]]), np.array([[max(row) for row in rows]])

# %% right="predict" name="the probability at that place"
def predict(X, parameters, hparameters):
    A4, caches = cnn_forward(X, parameters, hparameters)
    classes = A4.argmax(axis=0).reshape(1, -1)
    return classes, np.take_along_axis(A4, classes, axis=0)

# %% wrong="residual_block_forward" name="no shortcut" diagnosis="leaving out the shortcut"
def residual_block_forward(A, params):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = np.maximum(0, W1 @ A + b1)
    A_next = np.maximum(0, W2 @ A1 + b2)
    return A_next, (A, A1, A_next, params)

# %% wrong="residual_block_forward" name="added behind the ReLU" diagnosis="behind the last ReLU"
def residual_block_forward(A, params):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = np.maximum(0, W1 @ A + b1)
    A_next = np.maximum(0, W2 @ A1 + b2) + A
    return A_next, (A, A1, A_next, params)

# %% wrong="residual_block_forward" name="no last ReLU" diagnosis="leaving out the last ReLU"
def residual_block_forward(A, params):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = np.maximum(0, W1 @ A + b1)
    A_next = W2 @ A1 + b2 + A
    return A_next, (A, A1, A_next, params)

# %% wrong="residual_block_forward" name="no ReLU between" diagnosis="between the two layers"
def residual_block_forward(A, params):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = W1 @ A + b1
    A_next = np.maximum(0, W2 @ A1 + b2 + A)
    return A_next, (A, A1, A_next, params)

# %% wrong="residual_block_forward" name="shortcut taken too late" diagnosis="behind the first layer"
def residual_block_forward(A, params):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = np.maximum(0, W1 @ A + b1)
    shortcut = A1
    A_next = np.maximum(0, W2 @ A1 + b2 + shortcut)
    return A_next, (A, A1, A_next, params)

# %% wrong="residual_block_forward" name="multiplied" diagnosis="multiplying by the shortcut"
def residual_block_forward(A, params):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = np.maximum(0, W1 @ A + b1)
    A_next = np.maximum(0, (W2 @ A1 + b2) * A)
    return A_next, (A, A1, A_next, params)

# %% wrong="residual_block_forward" name="a ReLU too many" diagnosis="before the adding as well"
def residual_block_forward(A, params):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = np.maximum(0, W1 @ A + b1)
    A_next = np.maximum(0, np.maximum(0, W2 @ A1 + b2) + A)
    return A_next, (A, A1, A_next, params)

# %% wrong="residual_block_forward" name="sums in the cache" diagnosis="cache"
def residual_block_forward(A, params):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    A1 = W1 @ A + b1
    A_next = np.maximum(0, W2 @ np.maximum(0, A1) + b2 + A)
    return A_next, (A, A1, A_next, params)

# %% right="residual_block_forward" name="shortcut kept by name"
def residual_block_forward(A, params):
    shortcut = A
    A1 = params["W1"].dot(A) + params["b1"]
    A1 = A1 * (A1 > 0)
    S = shortcut + params["W2"].dot(A1) + params["b2"]
    A_next = np.where(S > 0, S, 0)
    return A_next, (shortcut, A1, A_next, params)

# %% right="residual_block_forward" name="one dictionary entry at a time"
def residual_block_forward(A, params):
    A1 = np.maximum(np.matmul(params["W1"], A) + params["b1"], 0)
    A_next = np.maximum(np.add(A, np.matmul(params["W2"], A1) + params["b2"]), 0)
    return A_next, (A, A1, A_next, params)

# %% wrong="residual_block_backward" name="no slope along the shortcut" diagnosis="leaving out the slope along the shortcut"
def residual_block_backward(dA_next, cache):
    A, A1, A_next, params = cache
    dS = dA_next * (A_next > 0)
    dA1, dW2, db2 = dense_backward(dS, A1, params["W2"])
    dA, dW1, db1 = dense_backward(dA1 * (A1 > 0), A, params["W1"])
    return dA, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% wrong="residual_block_backward" name="the whole slope along the shortcut" diagnosis="whole slope along the shortcut"
def residual_block_backward(dA_next, cache):
    A, A1, A_next, params = cache
    dS = dA_next * (A_next > 0)
    dA1, dW2, db2 = dense_backward(dS, A1, params["W2"])
    dA_path, dW1, db1 = dense_backward(dA1 * (A1 > 0), A, params["W1"])
    return dA_path + dA_next, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% wrong="residual_block_backward" name="no mask at the end" diagnosis="slope of the last ReLU"
def residual_block_backward(dA_next, cache):
    A, A1, A_next, params = cache
    dA1, dW2, db2 = dense_backward(dA_next, A1, params["W2"])
    dA_path, dW1, db1 = dense_backward(dA1 * (A1 > 0), A, params["W1"])
    return dA_path + dA_next, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% wrong="residual_block_backward" name="no mask between" diagnosis="ReLU between the layers"
def residual_block_backward(dA_next, cache):
    A, A1, A_next, params = cache
    dS = dA_next * (A_next > 0)
    dA1, dW2, db2 = dense_backward(dS, A1, params["W2"])
    dA_path, dW1, db1 = dense_backward(dA1, A, params["W1"])
    return dA_path + dS, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% wrong="residual_block_backward" name="the shortcut alone" diagnosis="along the shortcut alone"
def residual_block_backward(dA_next, cache):
    A, A1, A_next, params = cache
    dS = dA_next * (A_next > 0)
    dA1, dW2, db2 = dense_backward(dS, A1, params["W2"])
    dA_path, dW1, db1 = dense_backward(dA1 * (A1 > 0), A, params["W1"])
    return dS, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% wrong="residual_block_backward" name="over m" diagnosis="m"
def residual_block_backward(dA_next, cache):
    A, A1, A_next, params = cache
    dS = dA_next * (A_next > 0) / A.shape[1]
    dA1, dW2, db2 = dense_backward(dS, A1, params["W2"])
    dA_path, dW1, db1 = dense_backward(dA1 * (A1 > 0), A, params["W1"])
    return dA_path + dS, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% wrong="residual_block_backward" name="sign of the slope" diagnosis="asking the slope for its sign"
def residual_block_backward(dA_next, cache):
    A, A1, A_next, params = cache
    dS = dA_next * (dA_next > 0)
    dA1, dW2, db2 = dense_backward(dS, A1, params["W2"])
    dA_path, dW1, db1 = dense_backward(dA1 * (A1 > 0), A, params["W1"])
    return dA_path + dS, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% wrong="residual_block_backward" name="A where A1 came in" diagnosis="what the other layer was given"
def residual_block_backward(dA_next, cache):
    A, A1, A_next, params = cache
    dS = dA_next * (A_next > 0)
    dA1, dW2, db2 = dense_backward(dS, A, params["W2"])
    dA_path, dW1, db1 = dense_backward(dA1 * (A1 > 0), A1, params["W1"])
    return dA_path + dS, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% right="residual_block_backward" name="every product written out"
def residual_block_backward(dA_next, cache):
    A, A1, A_next, params = cache
    dS = np.where(A_next > 0, dA_next, 0)
    dZ1 = np.dot(params["W2"].T, dS)
    dZ1[A1 == 0] = 0
    grads = {"dW2": np.dot(dS, A1.T), "db2": dS.sum(axis=1, keepdims=True), "dW1": np.dot(dZ1, A.T), "db1": dZ1.sum(axis=1, keepdims=True)}
    return dS + np.dot(params["W1"].T, dZ1), grads

# %% right="residual_block_backward" name="added in place"
def residual_block_backward(dA_next, cache):
    A, A1, A_next, params = cache
    dS = dA_next * np.sign(A_next)
    dA1, dW2, db2 = dense_backward(dS, A1, params["W2"])
    dA, dW1, db1 = dense_backward(dA1 * (A1 != 0), A, params["W1"])
    dA += dS
    return dA, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% wrong="happyModel" name="no flattening" diagnosis="no-flatten"
def happyModel():
    return keras.Sequential([
        keras.Input(shape=(16, 16, 1)), keras.layers.Conv2D(8, 3, padding="same", activation="relu"), keras.layers.MaxPooling2D(2),
        keras.layers.Conv2D(16, 3, padding="same", activation="relu"), keras.layers.MaxPooling2D(2),
        keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])

# %% wrong="happyModel" name="dense layer in front of the flattening" diagnosis="dense-first"
def happyModel():
    return keras.Sequential([
        keras.Input(shape=(16, 16, 1)), keras.layers.Conv2D(8, 3, padding="same", activation="relu"), keras.layers.MaxPooling2D(2),
        keras.layers.Conv2D(16, 3, padding="same", activation="relu"), keras.layers.MaxPooling2D(2),
        keras.layers.Dense(64, activation="relu"), keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])

# %% wrong="happyModel" name="no frame" diagnosis="weights"
def happyModel():
    return keras.Sequential([
        keras.Input(shape=(16, 16, 1)), keras.layers.Conv2D(8, 3, activation="relu"), keras.layers.MaxPooling2D(2),
        keras.layers.Conv2D(16, 3, activation="relu"), keras.layers.MaxPooling2D(2), keras.layers.Flatten(),
        keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])

# %% wrong="happyModel" name="convolutions without ReLU" diagnosis="ReLU of the convolutions"
def happyModel():
    return keras.Sequential([
        keras.Input(shape=(16, 16, 1)), keras.layers.Conv2D(8, 3, padding="same"), keras.layers.MaxPooling2D(2),
        keras.layers.Conv2D(16, 3, padding="same"), keras.layers.MaxPooling2D(2), keras.layers.Flatten(),
        keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])

# %% wrong="happyModel" name="no softmax" diagnosis="softmax at the end"
def happyModel():
    return keras.Sequential([
        keras.Input(shape=(16, 16, 1)), keras.layers.Conv2D(8, 3, padding="same", activation="relu"), keras.layers.MaxPooling2D(2),
        keras.layers.Conv2D(16, 3, padding="same", activation="relu"), keras.layers.MaxPooling2D(2), keras.layers.Flatten(),
        keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])

# %% wrong="happyModel" name="average pooling" diagnosis="average pooling"
def happyModel():
    return keras.Sequential([
        keras.Input(shape=(16, 16, 1)), keras.layers.Conv2D(8, 3, padding="same", activation="relu"), keras.layers.AveragePooling2D(2),
        keras.layers.Conv2D(16, 3, padding="same", activation="relu"), keras.layers.AveragePooling2D(2), keras.layers.Flatten(),
        keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])

# %% wrong="happyModel" name="compiled inside" diagnosis="compiled"
def happyModel():
    model = keras.Sequential([
        keras.Input(shape=(16, 16, 1)), keras.layers.Conv2D(8, 3, padding="same", activation="relu"), keras.layers.MaxPooling2D(2),
        keras.layers.Conv2D(16, 3, padding="same", activation="relu"), keras.layers.MaxPooling2D(2), keras.layers.Flatten(),
        keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])
    model.compile(optimizer="adam", loss="categorical_crossentropy")
    return model

# %% right="happyModel" name="ReLU as layers of their own"
def happyModel():
    model = keras.Sequential([keras.Input(shape=(16, 16, 1))])
    for filters in (8, 16):
        for layer in (keras.layers.ZeroPadding2D(1), keras.layers.Conv2D(filters, 3), keras.layers.ReLU(), keras.layers.MaxPooling2D((2, 2), strides=2)):
            model.add(layer)
    for layer in (keras.layers.Flatten(), keras.layers.Dense(64), keras.layers.Activation("relu"), keras.layers.Dense(10), keras.layers.Softmax()):
        model.add(layer)
    return model

# %% wrong="convolutional_model" name="second convolution gets the pictures" diagnosis="weights"
def convolutional_model(input_shape):
    inputs = keras.Input(shape=input_shape)
    first = keras.layers.MaxPooling2D(2)(keras.layers.Conv2D(8, 3, padding="same", activation="relu")(inputs))
    second = keras.layers.MaxPooling2D(4)(keras.layers.Conv2D(16, 3, padding="same", activation="relu")(inputs))
    hidden = keras.layers.Dense(64, activation="relu")(keras.layers.Flatten()(second))
    return keras.Model(inputs=inputs, outputs=keras.layers.Dense(10, activation="softmax")(hidden))

# %% wrong="convolutional_model" name="ReLU in front of the softmax" diagnosis="in front of the softmax"
def convolutional_model(input_shape):
    inputs = keras.Input(shape=input_shape)
    P = inputs
    for filters in (8, 16):
        P = keras.layers.MaxPooling2D(2)(keras.layers.Conv2D(filters, 3, padding="same", activation="relu")(P))
    hidden = keras.layers.Dense(64, activation="relu")(keras.layers.Flatten()(P))
    scores = keras.layers.Dense(10, activation="relu")(hidden)
    return keras.Model(inputs=inputs, outputs=keras.layers.Softmax()(scores))

# %% wrong="convolutional_model" name="no ReLU in the dense layer" diagnosis="ReLU of the dense layer"
def convolutional_model(input_shape):
    inputs = keras.Input(shape=input_shape)
    P = inputs
    for filters in (8, 16):
        P = keras.layers.MaxPooling2D(2)(keras.layers.Conv2D(filters, 3, padding="same", activation="relu")(P))
    hidden = keras.layers.Dense(64)(keras.layers.Flatten()(P))
    return keras.Model(inputs=inputs, outputs=keras.layers.Dense(10, activation="softmax")(hidden))

# %% wrong="convolutional_model" name="softmax twice" diagnosis="softmax twice"
def convolutional_model(input_shape):
    inputs = keras.Input(shape=input_shape)
    P = inputs
    for filters in (8, 16):
        P = keras.layers.MaxPooling2D(2)(keras.layers.Conv2D(filters, 3, padding="same", activation="relu")(P))
    hidden = keras.layers.Dense(64, activation="relu")(keras.layers.Flatten()(P))
    return keras.Model(inputs=inputs, outputs=keras.layers.Softmax()(keras.layers.Dense(10, activation="softmax")(hidden)))

# %% wrong="convolutional_model" name="no model" diagnosis="no-model"
def convolutional_model(input_shape):
    inputs = keras.Input(shape=input_shape)
    P = inputs
    for filters in (8, 16):
        P = keras.layers.MaxPooling2D(2)(keras.layers.Conv2D(filters, 3, padding="same", activation="relu")(P))
    hidden = keras.layers.Dense(64, activation="relu")(keras.layers.Flatten()(P))
    return keras.layers.Dense(10, activation="softmax")(hidden)

# %% right="convolutional_model" name="ReLU as layers of their own"
def convolutional_model(input_shape):
    inputs = keras.Input(shape=input_shape)
    Z1 = keras.layers.Conv2D(filters=8, kernel_size=(3, 3), strides=1, padding="same")(inputs)
    P1 = keras.layers.MaxPool2D(pool_size=2, strides=2)(keras.layers.ReLU()(Z1))
    Z2 = keras.layers.Conv2D(filters=16, kernel_size=(3, 3), strides=1, padding="same")(P1)
    P2 = keras.layers.MaxPool2D(pool_size=2, strides=2)(keras.layers.ReLU()(Z2))
    A3 = keras.layers.ReLU()(keras.layers.Dense(units=64)(keras.layers.Flatten()(P2)))
    return keras.Model(inputs, keras.layers.Dense(units=10, activation="softmax")(A3))

# %% wrong="identity_block" name="no shortcut" diagnosis="leaving out the shortcut"
def identity_block(X, f, filters):
    A = keras.layers.Conv2D(filters[0], f, padding="same", activation="relu")(X)
    return keras.layers.Conv2D(filters[1], f, padding="same", activation="relu")(A)

# %% wrong="identity_block" name="added behind the ReLU" diagnosis="behind the last ReLU"
def identity_block(X, f, filters):
    A = keras.layers.Conv2D(filters[0], f, padding="same", activation="relu")(X)
    return keras.layers.Add()([keras.layers.Conv2D(filters[1], f, padding="same", activation="relu")(A), X])

# %% wrong="identity_block" name="no last ReLU" diagnosis="leaving out the last ReLU"
def identity_block(X, f, filters):
    A = keras.layers.Conv2D(filters[0], f, padding="same", activation="relu")(X)
    return keras.layers.Add()([keras.layers.Conv2D(filters[1], f, padding="same")(A), X])

# %% wrong="identity_block" name="a ReLU too many" diagnosis="before the adding as well"
def identity_block(X, f, filters):
    A = keras.layers.Conv2D(filters[0], f, padding="same", activation="relu")(X)
    Z = keras.layers.Conv2D(filters[1], f, padding="same", activation="relu")(A)
    return keras.layers.ReLU()(keras.layers.Add()([Z, X]))

# %% wrong="identity_block" name="no ReLU between" diagnosis="between the two layers"
def identity_block(X, f, filters):
    A = keras.layers.Conv2D(filters[0], f, padding="same")(X)
    Z = keras.layers.Conv2D(filters[1], f, padding="same")(A)
    return keras.layers.ReLU()(keras.layers.Add()([Z, X]))

# %% wrong="identity_block" name="no frame" diagnosis="crash"
def identity_block(X, f, filters):
    A = keras.layers.Conv2D(filters[0], f, activation="relu")(X)
    Z = keras.layers.Conv2D(filters[1], f)(A)
    return keras.layers.ReLU()(keras.layers.Add()([Z, X]))

# %% wrong="identity_block" name="shortcut beside, not added" diagnosis="shape"
def identity_block(X, f, filters):
    A = keras.layers.Conv2D(filters[0], f, padding="same", activation="relu")(X)
    Z = keras.layers.Conv2D(filters[1], f, padding="same")(A)
    return keras.layers.ReLU()(keras.layers.Concatenate()([Z, X]))

# %% right="identity_block" name="the plus sign"
def identity_block(X, f, filters):
    shortcut = X
    X = keras.layers.Conv2D(filters=filters[0], kernel_size=f, strides=(1, 1), padding="same")(X)
    X = keras.layers.Activation("relu")(X)
    X = keras.layers.Conv2D(filters=filters[1], kernel_size=f, strides=(1, 1), padding="same")(X)
    return keras.layers.Activation("relu")(keras.layers.add([X, shortcut]))
