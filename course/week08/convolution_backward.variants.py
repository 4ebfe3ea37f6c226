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

# %% wrong="create_mask_from_window" name="largest of each row" diagnosis="each row"
def create_mask_from_window(x):
    return x == np.max(x, axis=1, keepdims=True)

# %% wrong="create_mask_from_window" name="largest of each column" diagnosis="each column"
def create_mask_from_window(x):
    return x == np.max(x, axis=0)

# %% wrong="create_mask_from_window" name="flat index as row" diagnosis="crash"
def create_mask_from_window(x):
    mask = np.zeros(x.shape, bool)
    mask[np.argmax(x)] = True
    return mask

# %% wrong="create_mask_from_window" name="argmax of rows and of columns" diagnosis="not the largest"
def create_mask_from_window(x):
    mask = np.zeros(x.shape, bool)
    mask[np.argmax(x, axis=0)[0], np.argmax(x, axis=1)[0]] = True
    return mask

# %% wrong="create_mask_from_window" name="the largest itself" diagnosis="no mask"
def create_mask_from_window(x):
    return np.where(x == np.max(x), x, 0)

# %% wrong="create_mask_from_window" name="smallest" diagnosis="smallest"
def create_mask_from_window(x):
    return x == np.min(x)

# %% wrong="create_mask_from_window" name="opposite" diagnosis="the opposite"
def create_mask_from_window(x):
    return x < np.max(x)

# %% wrong="create_mask_from_window" name="beginning with 0" diagnosis="begin with 0"
def create_mask_from_window(x):
    return x == max(0, np.max(x))

# %% wrong="create_mask_from_window" name="everything above the mean" diagnosis="how many"
def create_mask_from_window(x):
    return x > np.mean(x)

# %% right="create_mask_from_window" name="the first of several"
def create_mask_from_window(x):
    mask = np.zeros(x.shape)
    mask[np.unravel_index(np.argmax(x), x.shape)] = 1
    return mask

# %% right="create_mask_from_window" name="not smaller than any"
def create_mask_from_window(x):
    return x >= x.max()

# %% wrong="distribute_value" name="not divided" diagnosis="all of dz"
def distribute_value(dz, shape):
    return np.ones(shape) * dz

# %% wrong="distribute_value" name="divided by the rows" diagnosis="rows only"
def distribute_value(dz, shape):
    return np.ones(shape) * dz / shape[0]

# %% wrong="distribute_value" name="divided by the columns" diagnosis="columns only"
def distribute_value(dz, shape):
    return np.full(shape, dz / shape[1])

# %% wrong="distribute_value" name="fraction dropped" diagnosis="fraction"
def distribute_value(dz, shape):
    return np.ones(shape) * (dz // (shape[0] * shape[1]))

# %% wrong="distribute_value" name="number of axes" diagnosis="factor"
def distribute_value(dz, shape):
    return np.ones(shape) * dz / len(shape)

# %% wrong="distribute_value" name="all in one place" diagnosis="unequal"
def distribute_value(dz, shape):
    a = np.zeros(shape)
    a[0, 0] = dz
    return a

# %% wrong="distribute_value" name="rows and columns exchanged" diagnosis="transpose"
def distribute_value(dz, shape):
    n_W, n_H = shape
    return np.full((n_H, n_W), dz / (n_H * n_W))

# %% wrong="distribute_value" name="the share alone" diagnosis="over-summed"
def distribute_value(dz, shape):
    return dz / (shape[0] * shape[1])

# %% right="distribute_value" name="ones times average"
def distribute_value(dz, shape):
    (n_H, n_W) = shape
    average = dz / (n_H * n_W)
    return average * np.ones(shape)

# %% right="distribute_value" name="a mean, measured by its size"
def distribute_value(dz, shape):
    ones = np.ones(shape)
    return dz * ones / ones.size

# %% wrong="pool_backward" name="overwriting" diagnosis="overwriting"
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        piece = A_prev[i, top:top + f, left:left + f, c]
        share = create_mask_from_window(piece) * dA[i, h, w, c] if mode == "max" else distribute_value(dA[i, h, w, c], (f, f))
        dA_prev[i, top:top + f, left:left + f, c] = share
    return dA_prev

# %% wrong="pool_backward" name="stride forgotten" diagnosis="whatever the stride"
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        piece = A_prev[i, h:h + f, w:w + f, c]
        share = create_mask_from_window(piece) * dA[i, h, w, c] if mode == "max" else distribute_value(dA[i, h, w, c], (f, f))
        dA_prev[i, h:h + f, w:w + f, c] += share
    return dA_prev

# %% wrong="pool_backward" name="average not divided" diagnosis="each entry the whole slope"
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        piece = A_prev[i, top:top + f, left:left + f, c]
        share = create_mask_from_window(piece) * dA[i, h, w, c] if mode == "max" else dA[i, h, w, c]
        dA_prev[i, top:top + f, left:left + f, c] += share
    return dA_prev

# %% wrong="pool_backward" name="mask of the channel before" diagnosis="another channel"
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        piece = A_prev[i, top:top + f, left:left + f, c - 1]
        share = create_mask_from_window(piece) * dA[i, h, w, c] if mode == "max" else distribute_value(dA[i, h, w, c], (f, f))
        dA_prev[i, top:top + f, left:left + f, c] += share
    return dA_prev

# %% wrong="pool_backward" name="mask of the first channel" diagnosis="first channel only"
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        piece = A_prev[i, top:top + f, left:left + f, 0]
        share = create_mask_from_window(piece) * dA[i, h, w, c] if mode == "max" else distribute_value(dA[i, h, w, c], (f, f))
        dA_prev[i, top:top + f, left:left + f, c] += share
    return dA_prev

# %% wrong="pool_backward" name="mask of what went out" diagnosis="crash"
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        piece = dA[i, top:top + f, left:left + f, c]
        share = create_mask_from_window(piece) * dA[i, h, w, c] if mode == "max" else distribute_value(dA[i, h, w, c], (f, f))
        dA_prev[i, top:top + f, left:left + f, c] += share
    return dA_prev

# %% wrong="pool_backward" name="mode ignored" diagnosis="where \"average\" is asked for"
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        piece = A_prev[i, top:top + f, left:left + f, c]
        dA_prev[i, top:top + f, left:left + f, c] += create_mask_from_window(piece) * dA[i, h, w, c]
    return dA_prev

# %% wrong="pool_backward" name="always evenly" diagnosis="where \"max\" is asked for"
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        dA_prev[i, top:top + f, left:left + f, c] += distribute_value(dA[i, h, w, c], (f, f))
    return dA_prev

# %% wrong="pool_backward" name="the largest itself passed on" diagnosis="largest number itself"
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top, left = h * stride, w * stride
        piece = A_prev[i, top:top + f, left:left + f, c]
        share = create_mask_from_window(piece) * piece * dA[i, h, w, c] if mode == "max" else distribute_value(dA[i, h, w, c], (f, f))
        dA_prev[i, top:top + f, left:left + f, c] += share
    return dA_prev

# %% right="pool_backward" name="two branches, every name spelled out"
def pool_backward(dA, cache, mode="max"):
    (A_prev, hparameters) = cache
    stride = hparameters["stride"]
    f = hparameters["f"]
    m, n_H_prev, n_W_prev, n_C_prev = A_prev.shape
    m, n_H, n_W, n_C = dA.shape
    dA_prev = np.zeros(A_prev.shape)
    for i in range(m):
        a_prev = A_prev[i, :, :, :]
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    vert_start = h * stride
                    vert_end = vert_start + f
                    horiz_start = w * stride
                    horiz_end = horiz_start + f
                    if mode == "max":
                        a_prev_slice = a_prev[vert_start:vert_end, horiz_start:horiz_end, c]
                        mask = create_mask_from_window(a_prev_slice)
                        dA_prev[i, vert_start:vert_end, horiz_start:horiz_end, c] += mask * dA[i, h, w, c]
                    elif mode == "average":
                        da = dA[i, h, w, c]
                        shape = (f, f)
                        dA_prev[i, vert_start:vert_end, horiz_start:horiz_end, c] += distribute_value(da, shape)
    return dA_prev

# %% right="pool_backward" name="all channels of a window at once"
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros_like(A_prev, dtype=float)
    for h in range(dA.shape[1]):
        for w in range(dA.shape[2]):
            window = np.s_[:, h * stride:h * stride + f, w * stride:w * stride + f]
            piece = A_prev[window]
            part = piece == piece.max(axis=(1, 2), keepdims=True) if mode == "max" else np.full(piece.shape, 1 / f**2)
            dA_prev[window] += part * dA[:, h:h + 1, w:w + 1]
    return dA_prev

# %% wrong="conv_backward" name="pixels overwritten" diagnosis="overwriting"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H_prev, n_W_prev, _), f, stride, pad = A_prev.shape, W.shape[0], hparameters["stride"], hparameters["pad"]
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev_pad, dW, db = np.zeros(A_prev_pad.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left, z = h * stride, w * stride, dZ[i, h, w, c]
        dA_prev_pad[i, top:top + f, left:left + f] = W[:, :, :, c] * z
        dW[:, :, :, c] += A_prev_pad[i, top:top + f, left:left + f] * z
        db[:, :, :, c] += z
    return dA_prev_pad[:, pad:pad + n_H_prev, pad:pad + n_W_prev, :], dW, db

# %% wrong="conv_backward" name="weights overwritten" diagnosis="overwriting"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H_prev, n_W_prev, _), f, stride, pad = A_prev.shape, W.shape[0], hparameters["stride"], hparameters["pad"]
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev_pad, dW, db = np.zeros(A_prev_pad.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left, z = h * stride, w * stride, dZ[i, h, w, c]
        dA_prev_pad[i, top:top + f, left:left + f] += W[:, :, :, c] * z
        dW[:, :, :, c] = A_prev_pad[i, top:top + f, left:left + f] * z
        db[:, :, :, c] += z
    return dA_prev_pad[:, pad:pad + n_H_prev, pad:pad + n_W_prev, :], dW, db

# %% wrong="conv_backward" name="biases overwritten" diagnosis="overwriting"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H_prev, n_W_prev, _), f, stride, pad = A_prev.shape, W.shape[0], hparameters["stride"], hparameters["pad"]
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev_pad, dW, db = np.zeros(A_prev_pad.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left, z = h * stride, w * stride, dZ[i, h, w, c]
        dA_prev_pad[i, top:top + f, left:left + f] += W[:, :, :, c] * z
        dW[:, :, :, c] += A_prev_pad[i, top:top + f, left:left + f] * z
        db[:, :, :, c] = z
    return dA_prev_pad[:, pad:pad + n_H_prev, pad:pad + n_W_prev, :], dW, db

# %% wrong="conv_backward" name="slope of the weights anew for each picture" diagnosis="last picture"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H_prev, n_W_prev, _), f, stride, pad = A_prev.shape, W.shape[0], hparameters["stride"], hparameters["pad"]
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev_pad, db = np.zeros(A_prev_pad.shape), np.zeros(b.shape)
    for i in range(m):
        dW = np.zeros(W.shape)
        for h, w, c in np.ndindex(dZ.shape[1:]):
            top, left, z = h * stride, w * stride, dZ[i, h, w, c]
            dA_prev_pad[i, top:top + f, left:left + f] += W[:, :, :, c] * z
            dW[:, :, :, c] += A_prev_pad[i, top:top + f, left:left + f] * z
            db[:, :, :, c] += z
    return dA_prev_pad[:, pad:pad + n_H_prev, pad:pad + n_W_prev, :], dW, db

# %% wrong="conv_backward" name="patches transposed" diagnosis="rows and columns of the windows"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H_prev, n_W_prev, _), f, stride, pad = A_prev.shape, W.shape[0], hparameters["stride"], hparameters["pad"]
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev_pad, dW, db = np.zeros(A_prev_pad.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left, z = h * stride, w * stride, dZ[i, h, w, c]
        dA_prev_pad[i, top:top + f, left:left + f] += W[:, :, :, c] * z
        dW[:, :, :, c] += A_prev_pad[i, top:top + f, left:left + f].transpose(1, 0, 2) * z
        db[:, :, :, c] += z
    return dA_prev_pad[:, pad:pad + n_H_prev, pad:pad + n_W_prev, :], dW, db

# %% wrong="conv_backward" name="kernel turned over" diagnosis="turning the filter over"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H_prev, n_W_prev, _), f, stride, pad = A_prev.shape, W.shape[0], hparameters["stride"], hparameters["pad"]
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev_pad, dW, db = np.zeros(A_prev_pad.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left, z = h * stride, w * stride, dZ[i, h, w, c]
        dA_prev_pad[i, top:top + f, left:left + f] += W[::-1, ::-1, :, c] * z
        dW[:, :, :, c] += A_prev_pad[i, top:top + f, left:left + f] * z
        db[:, :, :, c] += z
    return dA_prev_pad[:, pad:pad + n_H_prev, pad:pad + n_W_prev, :], dW, db

# %% wrong="conv_backward" name="stride forgotten" diagnosis="whatever the stride"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H_prev, n_W_prev, _), f, pad = A_prev.shape, W.shape[0], hparameters["pad"]
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev_pad, dW, db = np.zeros(A_prev_pad.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        z = dZ[i, h, w, c]
        dA_prev_pad[i, h:h + f, w:w + f] += W[:, :, :, c] * z
        dW[:, :, :, c] += A_prev_pad[i, h:h + f, w:w + f] * z
        db[:, :, :, c] += z
    return dA_prev_pad[:, pad:pad + n_H_prev, pad:pad + n_W_prev, :], dW, db

# %% wrong="conv_backward" name="frame cut by minus pad" diagnosis="empty"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    f, stride, pad = W.shape[0], hparameters["stride"], hparameters["pad"]
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev_pad, dW, db = np.zeros(A_prev_pad.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left, z = h * stride, w * stride, dZ[i, h, w, c]
        dA_prev_pad[i, top:top + f, left:left + f] += W[:, :, :, c] * z
        dW[:, :, :, c] += A_prev_pad[i, top:top + f, left:left + f] * z
        db[:, :, :, c] += z
    return dA_prev_pad[:, pad:-pad, pad:-pad, :], dW, db

# %% wrong="conv_backward" name="frame kept" diagnosis="frame"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    f, stride, pad = W.shape[0], hparameters["stride"], hparameters["pad"]
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev_pad, dW, db = np.zeros(A_prev_pad.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left, z = h * stride, w * stride, dZ[i, h, w, c]
        dA_prev_pad[i, top:top + f, left:left + f] += W[:, :, :, c] * z
        dW[:, :, :, c] += A_prev_pad[i, top:top + f, left:left + f] * z
        db[:, :, :, c] += z
    return dA_prev_pad, dW, db

# %% wrong="conv_backward" name="frame cut off at the end" diagnosis="at the end of rows"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H_prev, n_W_prev, _), f, stride, pad = A_prev.shape, W.shape[0], hparameters["stride"], hparameters["pad"]
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev_pad, dW, db = np.zeros(A_prev_pad.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left, z = h * stride, w * stride, dZ[i, h, w, c]
        dA_prev_pad[i, top:top + f, left:left + f] += W[:, :, :, c] * z
        dW[:, :, :, c] += A_prev_pad[i, top:top + f, left:left + f] * z
        db[:, :, :, c] += z
    return dA_prev_pad[:, :n_H_prev, :n_W_prev, :], dW, db

# %% wrong="conv_backward" name="frame cut off before adding" diagnosis="crash"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    f, stride, pad = W.shape[0], hparameters["stride"], hparameters["pad"]
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev, dW, db = np.zeros(A_prev.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left, z = h * stride, w * stride, dZ[i, h, w, c]
        dA_prev[i, top:top + f, left:left + f] += W[:, :, :, c] * z
        dW[:, :, :, c] += A_prev_pad[i, top:top + f, left:left + f] * z
        db[:, :, :, c] += z
    return dA_prev, dW, db

# %% wrong="conv_backward" name="windows without their frame" diagnosis="crash"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H_prev, n_W_prev, _), f, stride, pad = A_prev.shape, W.shape[0], hparameters["stride"], hparameters["pad"]
    dA_prev_pad, dW, db = np.zeros(net.zero_pad(A_prev, pad).shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        top, left, z = h * stride, w * stride, dZ[i, h, w, c]
        dA_prev_pad[i, top:top + f, left:left + f] += W[:, :, :, c] * z
        dW[:, :, :, c] += A_prev[i, top:top + f, left:left + f] * z
        db[:, :, :, c] += z
    return dA_prev_pad[:, pad:pad + n_H_prev, pad:pad + n_W_prev, :], dW, db

# %% wrong="conv_backward" name="db as a row" diagnosis="rank-one"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    dA_prev, dW, db = startcode.layers.conv_backward(dZ, startcode.layers.conv_forward(A_prev, W, b, hparameters)[1])
    return dA_prev, dW, db[0, 0, 0]

# %% wrong="conv_backward" name="mean over the pictures" diagnosis="mean-for-sum"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    m = len(A_prev)
    dA_prev, dW, db = startcode.layers.conv_backward(dZ, startcode.layers.conv_forward(A_prev, W, b, hparameters)[1])
    return dA_prev, dW / m, db / m

# %% wrong="conv_backward" name="db of all filters together" diagnosis="all filters together"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    dA_prev, dW, db = startcode.layers.conv_backward(dZ, startcode.layers.conv_forward(A_prev, W, b, hparameters)[1])
    return dA_prev, dW, np.zeros(b.shape) + dZ.sum()

# %% wrong="conv_backward" name="other order" diagnosis="order"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    dA_prev, dW, db = startcode.layers.conv_backward(dZ, startcode.layers.conv_forward(A_prev, W, b, hparameters)[1])
    return dW, db, dA_prev

# %% right="conv_backward" name="four loops, every name spelled out"
def conv_backward(dZ, cache):
    (A_prev, W, b, hparameters) = cache
    (m, n_H_prev, n_W_prev, n_C_prev) = A_prev.shape
    (f, f, n_C_prev, n_C) = W.shape
    stride = hparameters["stride"]
    pad = hparameters["pad"]
    (m, n_H, n_W, n_C) = dZ.shape
    dA_prev = np.zeros(A_prev.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    A_prev_pad = net.zero_pad(A_prev, pad)
    dA_prev_pad = net.zero_pad(dA_prev, pad)
    for i in range(m):
        a_prev_pad = A_prev_pad[i]
        da_prev_pad = dA_prev_pad[i]
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    vert_start = h * stride
                    vert_end = vert_start + f
                    horiz_start = w * stride
                    horiz_end = horiz_start + f
                    a_slice = a_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :]
                    da_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :] += W[:, :, :, c] * dZ[i, h, w, c]
                    dW[:, :, :, c] += a_slice * dZ[i, h, w, c]
                    db[:, :, :, c] += dZ[i, h, w, c]
        dA_prev[i, :, :, :] = da_prev_pad[pad:da_prev_pad.shape[0] - pad, pad:da_prev_pad.shape[1] - pad, :]
    return dA_prev, dW, db

# %% right="conv_backward" name="two loops and einsum"
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    f, s, p = len(W), hparameters["stride"], hparameters["pad"]
    padded = net.zero_pad(A_prev, p)
    back, dW = np.zeros_like(padded), np.zeros_like(W)
    for h in range(dZ.shape[1]):
        for w in range(dZ.shape[2]):
            window = np.s_[:, h * s:h * s + f, w * s:w * s + f]
            back[window] += np.einsum("ic,jklc->ijkl", dZ[:, h, w], W)
            dW += np.einsum("ijkl,ic->jklc", padded[window], dZ[:, h, w])
    return back[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, dZ.sum(axis=(0, 1, 2), keepdims=True)

# %% wrong="im2col" name="channels in front" diagnosis="channels in front"
def im2col(X, f, pad, stride):
    X_pad = net.zero_pad(X, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in X_pad.shape[1:3])
    rows = [X_pad[i, h * stride:h * stride + f, w * stride:w * stride + f].transpose(2, 0, 1).ravel()
            for i in range(len(X)) for h in range(n_H) for w in range(n_W)]
    return np.array(rows)

# %% wrong="im2col" name="pixels column by column" diagnosis="pixels of the window column by column"
def im2col(X, f, pad, stride):
    X_pad = net.zero_pad(X, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in X_pad.shape[1:3])
    rows = [X_pad[i, h * stride:h * stride + f, w * stride:w * stride + f].transpose(1, 0, 2).ravel()
            for i in range(len(X)) for h in range(n_H) for w in range(n_W)]
    return np.array(rows)

# %% wrong="im2col" name="windows column by column" diagnosis="windows column by column"
def im2col(X, f, pad, stride):
    X_pad = net.zero_pad(X, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in X_pad.shape[1:3])
    rows = [X_pad[i, h * stride:h * stride + f, w * stride:w * stride + f].ravel()
            for i in range(len(X)) for w in range(n_W) for h in range(n_H)]
    return np.array(rows)

# %% wrong="im2col" name="pictures last" diagnosis="pictures behind the places"
def im2col(X, f, pad, stride):
    X_pad = net.zero_pad(X, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in X_pad.shape[1:3])
    rows = [X_pad[i, h * stride:h * stride + f, w * stride:w * stride + f].ravel()
            for h in range(n_H) for w in range(n_W) for i in range(len(X))]
    return np.array(rows)

# %% wrong="im2col" name="windows as columns" diagnosis="transpose"
def im2col(X, f, pad, stride):
    X_pad = net.zero_pad(X, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in X_pad.shape[1:3])
    rows = [X_pad[i, h * stride:h * stride + f, w * stride:w * stride + f].ravel()
            for i in range(len(X)) for h in range(n_H) for w in range(n_W)]
    return np.array(rows).T

# %% wrong="im2col" name="the window's axes in front of the reshape" diagnosis="put in order"
def im2col(X, f, pad, stride):
    X_pad = net.zero_pad(X, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in X_pad.shape[1:3])
    windows = np.zeros((f, f, len(X), n_H, n_W, X.shape[3]))
    for j in range(f):
        for k in range(f):
            windows[j, k] = X_pad[:, j:j + stride * n_H:stride, k:k + stride * n_W:stride]
    return windows.reshape(len(X) * n_H * n_W, f * f * X.shape[3])

# %% wrong="im2col" name="stride forgotten" diagnosis="whatever the stride"
def im2col(X, f, pad, stride):
    X_pad = net.zero_pad(X, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in X_pad.shape[1:3])
    windows = np.zeros((len(X), n_H, n_W, f, f, X.shape[3]))
    for j in range(f):
        for k in range(f):
            windows[:, :, :, j, k] = X_pad[:, j:j + n_H, k:k + n_W]
    return windows.reshape(len(X) * n_H * n_W, -1)

# %% wrong="im2col" name="step without an end" diagnosis="crash"
def im2col(X, f, pad, stride):
    X_pad = net.zero_pad(X, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in X_pad.shape[1:3])
    windows = np.zeros((len(X), n_H, n_W, f, f, X.shape[3]))
    for j in range(f):
        for k in range(f):
            windows[:, :, :, j, k] = X_pad[:, j::stride, k::stride]
    return windows.reshape(len(X) * n_H * n_W, -1)

# %% wrong="im2col" name="no frame" diagnosis="crash"
def im2col(X, f, pad, stride):
    n_H, n_W = ((n + 2 * pad - f) // stride + 1 for n in X.shape[1:3])
    windows = np.zeros((len(X), n_H, n_W, f, f, X.shape[3]))
    for j in range(f):
        for k in range(f):
            windows[:, :, :, j, k] = X[:, j:j + stride * n_H:stride, k:k + stride * n_W:stride]
    return windows.reshape(len(X) * n_H * n_W, -1)

# %% wrong="im2col" name="not reshaped" diagnosis="shape"
def im2col(X, f, pad, stride):
    X_pad = net.zero_pad(X, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in X_pad.shape[1:3])
    windows = np.zeros((len(X), n_H, n_W, f, f, X.shape[3]))
    for j in range(f):
        for k in range(f):
            windows[:, :, :, j, k] = X_pad[:, j:j + stride * n_H:stride, k:k + stride * n_W:stride]
    return windows

# %% right="im2col" name="window by window"
def im2col(X, f, pad, stride):
    X_pad = net.zero_pad(X, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in X_pad.shape[1:3])
    rows = [X_pad[i, h * stride:h * stride + f, w * stride:w * stride + f].ravel()
            for i in range(len(X)) for h in range(n_H) for w in range(n_W)]
    return np.stack(rows)

# %% right="im2col" name="a view of all windows"
def im2col(X, f, pad, stride):
    X_pad = net.zero_pad(X, pad)
    seen = np.lib.stride_tricks.sliding_window_view(X_pad, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    return seen.transpose(0, 1, 2, 4, 5, 3).reshape(-1, f * f * X.shape[3])

# %% wrong="conv_forward_im2col" name="filters reshaped to rows" diagnosis="filters as rows"
def conv_forward_im2col(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, _), (f, f, _, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = net.conv_output_size(n_H_prev, f, pad, stride), net.conv_output_size(n_W_prev, f, pad, stride)
    Z = im2col(A_prev, f, pad, stride) @ W.reshape(n_C, -1).T
    return Z.reshape(m, n_H, n_W, n_C) + b, (A_prev, W, b, hparameters)

# %% wrong="conv_forward_im2col" name="filters with channels in front" diagnosis="in front of their pixels"
def conv_forward_im2col(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, _), (f, f, _, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = net.conv_output_size(n_H_prev, f, pad, stride), net.conv_output_size(n_W_prev, f, pad, stride)
    Z = im2col(A_prev, f, pad, stride) @ W.transpose(2, 0, 1, 3).reshape(-1, n_C)
    return Z.reshape(m, n_H, n_W, n_C) + b, (A_prev, W, b, hparameters)

# %% wrong="conv_forward_im2col" name="bias forgotten" diagnosis="bias"
def conv_forward_im2col(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, _), (f, f, _, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = net.conv_output_size(n_H_prev, f, pad, stride), net.conv_output_size(n_W_prev, f, pad, stride)
    Z = im2col(A_prev, f, pad, stride) @ W.reshape(-1, n_C)
    return Z.reshape(m, n_H, n_W, n_C), (A_prev, W, b, hparameters)

# %% wrong="conv_forward_im2col" name="product the other way round" diagnosis="crash"
def conv_forward_im2col(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, _), (f, f, _, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = net.conv_output_size(n_H_prev, f, pad, stride), net.conv_output_size(n_W_prev, f, pad, stride)
    Z = W.reshape(-1, n_C) @ im2col(A_prev, f, pad, stride)
    return Z.reshape(m, n_H, n_W, n_C) + b, (A_prev, W, b, hparameters)

# %% wrong="conv_forward_im2col" name="output reshaped with filters in front" diagnosis="reshape"
def conv_forward_im2col(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, _), (f, f, _, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = net.conv_output_size(n_H_prev, f, pad, stride), net.conv_output_size(n_W_prev, f, pad, stride)
    Z = im2col(A_prev, f, pad, stride) @ W.reshape(-1, n_C) + b[0, 0]
    return Z.T.reshape(m, n_H, n_W, n_C), (A_prev, W, b, hparameters)

# %% wrong="conv_forward_im2col" name="output left as a matrix" diagnosis="shape"
def conv_forward_im2col(A_prev, W, b, hparameters):
    stride, pad, n_C = hparameters["stride"], hparameters["pad"], W.shape[3]
    Z = im2col(A_prev, W.shape[0], pad, stride) @ W.reshape(-1, n_C) + b[0, 0]
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward_im2col" name="cache holds the matrix" diagnosis="cache"
def conv_forward_im2col(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, _), (f, f, _, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = net.conv_output_size(n_H_prev, f, pad, stride), net.conv_output_size(n_W_prev, f, pad, stride)
    cols = im2col(A_prev, f, pad, stride)
    return (cols @ W.reshape(-1, n_C)).reshape(m, n_H, n_W, n_C) + b, (cols, W, b, hparameters)

# %% wrong="conv_forward_im2col" name="filters turned over" diagnosis="turning the kernel over"
def conv_forward_im2col(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, _), (f, f, _, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = net.conv_output_size(n_H_prev, f, pad, stride), net.conv_output_size(n_W_prev, f, pad, stride)
    Z = im2col(A_prev, f, pad, stride) @ W[::-1, ::-1].reshape(-1, n_C)
    return Z.reshape(m, n_H, n_W, n_C) + b, (A_prev, W, b, hparameters)

# %% right="conv_forward_im2col" name="filters as rows, the right way"
def conv_forward_im2col(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, _), (f, f, _, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = net.conv_output_size(n_H_prev, f, pad, stride), net.conv_output_size(n_W_prev, f, pad, stride)
    rows = W.transpose(3, 0, 1, 2).reshape(n_C, -1)
    Z = rows @ im2col(A_prev, f, pad, stride).T + b.reshape(-1, 1)
    return Z.T.reshape(m, n_H, n_W, n_C), (A_prev, W, b, hparameters)

# %% right="conv_forward_im2col" name="the bias as one more column"
def conv_forward_im2col(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, _), (f, f, _, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = net.conv_output_size(n_H_prev, f, pad, stride), net.conv_output_size(n_W_prev, f, pad, stride)
    cols = im2col(A_prev, f, pad, stride)
    wider, filters = np.hstack([cols, np.ones((len(cols), 1))]), np.vstack([W.reshape(-1, n_C), b.reshape(1, n_C)])
    return np.dot(wider, filters).reshape(m, n_H, n_W, n_C), (A_prev, W, b, hparameters)
