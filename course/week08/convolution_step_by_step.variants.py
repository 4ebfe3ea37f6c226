# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# Answers that people really give. A `wrong` one must lose its points, and the message must carry the `diagnosis` (a relation that
# the checks recognise, or a few words of their message). A `right` one must keep all points. What is no variant here:
# `np.sum(a_slice_prev * W) + float(b)`, an error in NumPy 2.4 and later, right with a warning in older ones.

# %% wrong="conv_output_size" name="rounded" diagnosis="rounding where the fraction"
def conv_output_size(n, f, pad, stride):
    return round((n + 2 * pad - f) / stride) + 1

# %% wrong="conv_output_size" name="rounded by NumPy" diagnosis="rounding where the fraction"
def conv_output_size(n, f, pad, stride):
    return int(np.round((n + 2 * pad - f) / stride) + 1)

# %% wrong="conv_output_size" name="rounded up" diagnosis="rounding up"
def conv_output_size(n, f, pad, stride):
    return int(np.ceil((n + 2 * pad - f) / stride)) + 1

# %% wrong="conv_output_size" name="fraction kept" diagnosis="fractions"
def conv_output_size(n, f, pad, stride):
    return (n + 2 * pad - f) / stride + 1

# %% wrong="conv_output_size" name="one forgotten" diagnosis="at the very beginning"
def conv_output_size(n, f, pad, stride):
    return (n + 2 * pad - f) // stride

# %% wrong="conv_output_size" name="minus one" diagnosis="both ends"
def conv_output_size(n, f, pad, stride):
    return (n + 2 * pad - f) // stride - 1

# %% wrong="conv_output_size" name="padding on one side" diagnosis="one side only"
def conv_output_size(n, f, pad, stride):
    return (n + pad - f) // stride + 1

# %% wrong="conv_output_size" name="padding forgotten" diagnosis="leaving out the padding"
def conv_output_size(n, f, pad, stride):
    return (n - f) // stride + 1

# %% wrong="conv_output_size" name="stride forgotten" diagnosis="leaving out the stride"
def conv_output_size(n, f, pad, stride):
    return n + 2 * pad - f + 1

# %% right="conv_output_size" name="int of a fraction"
def conv_output_size(n, f, pad, stride):
    return int((n - f + 2 * pad) / stride) + 1

# %% right="conv_output_size" name="floor, a float"
def conv_output_size(n, f, pad, stride):
    return np.floor((n + 2 * pad - f) / stride + 1)

# %% right="conv_output_size" name="counted by a range"
def conv_output_size(n, f, pad, stride):
    return len(range(0, n + 2 * pad - f + 1, stride))

# %% wrong="zero_pad" name="all four axes" diagnosis="all axes"
def zero_pad(X, pad):
    return np.pad(X, pad)

# %% wrong="zero_pad" name="channels too" diagnosis="all axes"
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (pad, pad)))

# %% wrong="zero_pad" name="examples and rows" diagnosis="all axes"
def zero_pad(X, pad):
    return np.pad(X, ((pad, pad), (pad, pad), (0, 0), (0, 0)))

# %% wrong="zero_pad" name="before only" diagnosis="one side"
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, 0), (pad, 0), (0, 0)))

# %% wrong="zero_pad" name="behind only" diagnosis="one side"
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (0, pad), (0, pad), (0, 0)))

# %% wrong="zero_pad" name="rows only" diagnosis="one axis only"
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (0, 0), (0, 0)))

# %% wrong="zero_pad" name="ones" diagnosis="frame of ones"
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), constant_values=1)

# %% wrong="zero_pad" name="edge repeated" diagnosis="repeats the edge"
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), mode="edge")

# %% wrong="zero_pad" name="picture in the corner" diagnosis="below and to the right"
def zero_pad(X, pad):
    m, n_H, n_W, n_C = X.shape
    X_pad = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    X_pad[:, :n_H, :n_W] = X
    return X_pad

# %% wrong="zero_pad" name="minus pad, which is nothing for 0" diagnosis="crash"
def zero_pad(X, pad):
    m, n_H, n_W, n_C = X.shape
    X_pad = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    X_pad[:, pad:-pad, pad:-pad, :] = X
    return X_pad

# %% right="zero_pad" name="constant zeros, spelled out"
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), mode="constant", constant_values=(0, 0))

# %% right="zero_pad" name="into an array of zeros"
def zero_pad(X, pad):
    m, n_H, n_W, n_C = X.shape
    X_pad = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C), dtype=X.dtype)
    X_pad[:, pad:pad + n_H, pad:pad + n_W, :] = X
    return X_pad

# %% right="zero_pad" name="strips joined on"
def zero_pad(X, pad):
    m, n_H, n_W, n_C = X.shape
    side = np.zeros((m, n_H, pad, n_C))
    wide = np.concatenate([side, X, side], axis=2)
    top = np.zeros((m, pad, n_W + 2 * pad, n_C))
    return np.concatenate([top, wide, top], axis=1)

# %% wrong="conv_single_step" name="b as it is" diagnosis="extra-axis"
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b

# %% wrong="conv_single_step" name="matrix product" diagnosis="not-summed"
def conv_single_step(a_slice_prev, W, b):
    return np.dot(a_slice_prev, W.transpose(0, 2, 1)) + b.item()

# %% wrong="conv_single_step" name="matrix product, summed" diagnosis="a matrix product"
def conv_single_step(a_slice_prev, W, b):
    return np.sum(np.matmul(a_slice_prev, W.transpose(0, 2, 1))) + b.item()

# %% wrong="conv_single_step" name="bias forgotten" diagnosis="zeros"
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W)

# %% wrong="conv_single_step" name="bias in every product" diagnosis="to every product"
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W + b)

# %% wrong="conv_single_step" name="mean" diagnosis="a mean, where the sum"
def conv_single_step(a_slice_prev, W, b):
    return np.mean(a_slice_prev * W) + b.item()

# %% wrong="conv_single_step" name="not summed over channels" diagnosis="not-summed"
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W, axis=(0, 1)) + b.item()

# %% wrong="conv_single_step" name="no sum" diagnosis="not-summed"
def conv_single_step(a_slice_prev, W, b):
    return a_slice_prev * W + b

# %% wrong="conv_single_step" name="kernel turned over" diagnosis="turning the filter over"
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W[::-1, ::-1]) + b.item()

# %% wrong="conv_single_step" name="rows and columns of the kernel exchanged" diagnosis="axis-order"
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W.transpose(1, 0, 2)) + b.item()

# %% right="conv_single_step" name="full index"
def conv_single_step(a_slice_prev, W, b):
    s = np.multiply(a_slice_prev, W)
    Z = np.sum(s)
    return Z + b[0, 0, 0]

# %% right="conv_single_step" name="inner product of long vectors"
def conv_single_step(a_slice_prev, W, b):
    return float(np.vdot(a_slice_prev, W)) + np.squeeze(b)

# %% right="conv_single_step" name="sum of the bias, too"
def conv_single_step(a_slice_prev, W, b):
    return np.einsum("ijk,ijk->", a_slice_prev, W) + np.sum(b)

# %% wrong="conv_forward" name="stride forgotten" diagnosis="whatever the stride"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, h:h + f, w:w + f, :], W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="stride for the rows only" diagnosis="for the rows only"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, top:top + f, left:left + f, :], W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="window ends with the stride" diagnosis="ends where the next one begins"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, top:top + stride, left:left + stride, :], W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="all filters at once" diagnosis="crash"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, top:top + f, left:left + f, :], W, b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="the first filter for all" diagnosis="weights of the first filter"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, top:top + f, left:left + f, :], W[:, :, :, 0], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="the first bias for all" diagnosis="bias of the first filter"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, top:top + f, left:left + f, :], W[:, :, :, c], b[:, :, :, 0])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="all biases, whose item is refused" diagnosis="crash"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, top:top + f, left:left + f, :], W[:, :, :, c], b)
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="rows and columns of the window exchanged" diagnosis="crash"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, left:left + f, top:top + f, :], W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="heights and widths exchanged" diagnosis="axis-order"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_W_prev, f, pad, stride), conv_output_size(n_H_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, left:left + f, top:top + f, :], W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="cut from the pictures without their frame" diagnosis="crash"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    Z = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev[i, top:top + f, left:left + f, :], W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="a true convolution" diagnosis="turning the kernel over"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, top:top + f, left:left + f, :], W[::-1, ::-1, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="the first picture for all" diagnosis="first picture"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad)[0], np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[top:top + f, left:left + f, :], W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="no channels in the slice" diagnosis="crash"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, top:top + f, left:left + f, c], W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="sizes rounded" diagnosis="rounded up"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = (round((n + 2 * pad - f) / stride) + 1 for n in (n_H_prev, n_W_prev))
    A_prev_pad, Z = zero_pad(A_prev, pad + f), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = f + h * stride, f + w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, top:top + f, left:left + f, :], W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)

# %% wrong="conv_forward" name="cache holds Z" diagnosis="cache"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, top:top + f, left:left + f, :], W[:, :, :, c], b[:, :, :, c])
    return Z, (Z, W, b, hparameters)

# %% wrong="conv_forward" name="no cache" diagnosis="type"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev), (f, f, n_C_prev, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H, n_W = conv_output_size(n_H_prev, f, pad, stride), conv_output_size(n_W_prev, f, pad, stride)
    A_prev_pad, Z = zero_pad(A_prev, pad), np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        Z[i, h, w, c] = conv_single_step(A_prev_pad[i, top:top + f, left:left + f, :], W[:, :, :, c], b[:, :, :, c])
    return Z

# %% right="conv_forward" name="four loops, every name spelled out"
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev) = A_prev.shape
    (f, f, n_C_prev, n_C) = W.shape
    stride = hparameters["stride"]
    pad = hparameters["pad"]
    n_H = int((n_H_prev - f + 2 * pad) / stride) + 1
    n_W = int((n_W_prev - f + 2 * pad) / stride) + 1
    Z = np.zeros([m, n_H, n_W, n_C])
    A_prev_pad = zero_pad(A_prev, pad)
    for i in range(m):
        a_prev_pad = A_prev_pad[i, :, :, :]
        for h in range(n_H):
            vert_start = stride * h
            vert_end = vert_start + f
            for w in range(n_W):
                horiz_start = stride * w
                horiz_end = horiz_start + f
                for c in range(n_C):
                    a_slice_prev = a_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :]
                    Z[i, h, w, c] = conv_single_step(a_slice_prev, W[:, :, :, c], b[:, :, :, c])
    cache = (A_prev, W, b, hparameters)
    return Z, cache

# %% right="conv_forward" name="two loops and einsum"
def conv_forward(A_prev, W, b, hparameters):
    f, stride = W.shape[0], hparameters["stride"]
    padded = zero_pad(A_prev, hparameters["pad"])
    n_H, n_W = ((n - f) // stride + 1 for n in padded.shape[1:3])
    Z = np.zeros((len(padded), n_H, n_W, W.shape[3]))
    for h in range(n_H):
        for w in range(n_W):
            window = padded[:, stride * h:stride * h + f, stride * w:stride * w + f]
            Z[:, h, w] = np.einsum("ijkl,jklc->ic", window, W) + b[0, 0]
    return Z, (A_prev, W, b, hparameters)

# %% wrong="catches_turning" name="a kernel that looks the same when turned" diagnosis="passes"
def catches_turning(conv):
    A_prev = np.random.default_rng(1).normal(size=(1, 3, 3, 1))
    Z, _ = conv(A_prev, np.ones((3, 3, 1, 1)), np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})
    return not np.allclose(Z, np.sum(A_prev))

# %% wrong="catches_turning" name="a picture that looks the same when turned" diagnosis="passes"
def catches_turning(conv):
    A_prev, W = np.ones((1, 3, 3, 1)), np.random.default_rng(1).normal(size=(3, 3, 1, 1))
    Z, _ = conv(A_prev, W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})
    return not np.allclose(Z, np.sum(W))

# %% wrong="catches_turning" name="vertical edges, which are the same upside down" diagnosis="passes"
def catches_turning(conv):
    A_prev = np.arange(9.0).reshape(1, 3, 3, 1)
    W = np.array([[1.0, 0, -1]] * 3).reshape(3, 3, 1, 1)
    Z, _ = conv(A_prev, W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})
    return not np.allclose(Z, np.sum(A_prev[0] * W[:, :, :, 0]))

# %% wrong="catches_turning" name="a kernel of one weight" diagnosis="passes"
def catches_turning(conv):
    A_prev = np.arange(9.0).reshape(1, 3, 3, 1)
    Z, _ = conv(A_prev, np.full((1, 1, 1, 1), 3.0), np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})
    return not np.allclose(Z, 3 * A_prev)

# %% wrong="catches_turning" name="looks at the shape" diagnosis="passes"
def catches_turning(conv):
    A_prev, W = np.ones((1, 5, 7, 2)), np.ones((3, 3, 2, 4))
    Z, _ = conv(A_prev, W, np.zeros((1, 1, 1, 4)), {"stride": 2, "pad": 1})
    return Z.shape != (1, 3, 4, 4)

# %% wrong="catches_turning" name="the other way round" diagnosis="false-alarm"
def catches_turning(conv):
    A_prev = np.arange(9.0).reshape(1, 3, 3, 1)
    W = np.arange(9.0).reshape(3, 3, 1, 1) ** 2
    Z, _ = conv(A_prev, W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})
    return bool(np.allclose(Z, np.sum(A_prev[0] * W[:, :, :, 0])))

# %% wrong="catches_turning" name="to the last digit" diagnosis="false-alarm"
def catches_turning(conv):
    rng = np.random.default_rng(1)
    A_prev, W = rng.normal(size=(1, 5, 5, 3)), rng.normal(size=(5, 5, 3, 1))
    Z, _ = conv(A_prev, W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})
    return bool(Z[0, 0, 0, 0] != np.sum(A_prev[0] * W[:, :, :, 0]))

# %% wrong="catches_turning" name="always suspicious" diagnosis="false-alarm"
def catches_turning(conv):
    return True

# %% right="catches_turning" name="compares with its own conv_forward"
def catches_turning(conv):
    rng = np.random.default_rng(1)
    given = rng.normal(size=(2, 5, 4, 2)), rng.normal(size=(3, 3, 2, 3)), np.zeros((1, 1, 1, 3)), {"stride": 1, "pad": 1}
    return bool(np.any(np.abs(conv(*given)[0] - conv_forward(*given)[0]) > 1e-8))

# %% right="catches_turning" name="a single bright pixel"
def catches_turning(conv):
    A_prev = np.zeros((1, 5, 5, 1))
    A_prev[0, 2, 2, 0] = 1
    W = np.arange(1.0, 10).reshape(3, 3, 1, 1)
    Z, _ = conv(A_prev, W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 1})
    seen = Z[0, 1:4, 1:4, 0]  # the kernel as a window sees it that moves past the pixel: turned over
    return 0 if np.allclose(seen, W[::-1, ::-1, 0, 0]) else 1

# %% wrong="pool_forward" name="the search begins with 0" diagnosis="begins with 0"
def pool_forward(A_prev, hparameters, mode="max"):
    if mode not in ("max", "average"):
        raise ValueError(mode)
    (m, n_H_prev, n_W_prev, n_C), f, stride = A_prev.shape, hparameters["f"], hparameters["stride"]
    n_H, n_W = conv_output_size(n_H_prev, f, 0, stride), conv_output_size(n_W_prev, f, 0, stride)
    A = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(A.shape):
        top, left = h * stride, w * stride
        piece = A_prev[i, top:top + f, left:left + f, c]
        A[i, h, w, c] = max(A[i, h, w, c], piece.max()) if mode == "max" else piece.mean()
    return A, (A_prev, hparameters)

# %% wrong="pool_forward" name="a frame of zeros" diagnosis="frame laid around"
def pool_forward(A_prev, hparameters, mode="max"):
    if mode not in ("max", "average"):
        raise ValueError(mode)
    f, stride = hparameters["f"], hparameters["stride"]
    framed = zero_pad(A_prev, 1)
    n_H, n_W = (conv_output_size(n, f, 0, stride) for n in framed.shape[1:3])
    A = np.zeros((len(A_prev), n_H, n_W, A_prev.shape[3]))
    for i, h, w, c in np.ndindex(A.shape):
        piece = framed[i, h * stride:h * stride + f, w * stride:w * stride + f, c]
        A[i, h, w, c] = piece.max() if mode == "max" else piece.mean()
    return A, (A_prev, hparameters)

# %% wrong="pool_forward" name="channels mixed" diagnosis="mixing the channels"
def pool_forward(A_prev, hparameters, mode="max"):
    if mode not in ("max", "average"):
        raise ValueError(mode)
    (m, n_H_prev, n_W_prev, n_C), f, stride = A_prev.shape, hparameters["f"], hparameters["stride"]
    n_H, n_W = conv_output_size(n_H_prev, f, 0, stride), conv_output_size(n_W_prev, f, 0, stride)
    A = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(A.shape):
        top, left = h * stride, w * stride
        piece = A_prev[i, top:top + f, left:left + f, :]
        A[i, h, w, c] = np.max(piece) if mode == "max" else np.mean(piece)
    return A, (A_prev, hparameters)

# %% wrong="pool_forward" name="stride forgotten" diagnosis="whatever the stride"
def pool_forward(A_prev, hparameters, mode="max"):
    if mode not in ("max", "average"):
        raise ValueError(mode)
    (m, n_H_prev, n_W_prev, n_C), f, stride = A_prev.shape, hparameters["f"], hparameters["stride"]
    n_H, n_W = conv_output_size(n_H_prev, f, 0, stride), conv_output_size(n_W_prev, f, 0, stride)
    A = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(A.shape):
        piece = A_prev[i, h:h + f, w:w + f, c]
        A[i, h, w, c] = np.max(piece) if mode == "max" else np.mean(piece)
    return A, (A_prev, hparameters)

# %% wrong="pool_forward" name="mean over one side" diagnosis="one side of the window"
def pool_forward(A_prev, hparameters, mode="max"):
    if mode not in ("max", "average"):
        raise ValueError(mode)
    (m, n_H_prev, n_W_prev, n_C), f, stride = A_prev.shape, hparameters["f"], hparameters["stride"]
    n_H, n_W = conv_output_size(n_H_prev, f, 0, stride), conv_output_size(n_W_prev, f, 0, stride)
    A = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(A.shape):
        piece = A_prev[i, h * stride:h * stride + f, w * stride:w * stride + f, c]
        A[i, h, w, c] = np.max(piece) if mode == "max" else np.sum(piece) / f
    return A, (A_prev, hparameters)

# %% wrong="pool_forward" name="always the largest" diagnosis="where \"average\" is asked for"
def pool_forward(A_prev, hparameters, mode="max"):
    if mode not in ("max", "average"):
        raise ValueError(mode)
    (m, n_H_prev, n_W_prev, n_C), f, stride = A_prev.shape, hparameters["f"], hparameters["stride"]
    n_H, n_W = conv_output_size(n_H_prev, f, 0, stride), conv_output_size(n_W_prev, f, 0, stride)
    A = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(A.shape):
        A[i, h, w, c] = np.max(A_prev[i, h * stride:h * stride + f, w * stride:w * stride + f, c])
    return A, (A_prev, hparameters)

# %% wrong="pool_forward" name="any mode is a mean" diagnosis="not refused"
def pool_forward(A_prev, hparameters, mode="max"):
    (m, n_H_prev, n_W_prev, n_C), f, stride = A_prev.shape, hparameters["f"], hparameters["stride"]
    n_H, n_W = conv_output_size(n_H_prev, f, 0, stride), conv_output_size(n_W_prev, f, 0, stride)
    A = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(A.shape):
        piece = A_prev[i, h * stride:h * stride + f, w * stride:w * stride + f, c]
        A[i, h, w, c] = np.max(piece) if mode == "max" else np.mean(piece)
    return A, (A_prev, hparameters)

# %% wrong="pool_forward" name="largest of each row" diagnosis="crash"
def pool_forward(A_prev, hparameters, mode="max"):
    if mode not in ("max", "average"):
        raise ValueError(mode)
    (m, n_H_prev, n_W_prev, n_C), f, stride = A_prev.shape, hparameters["f"], hparameters["stride"]
    n_H, n_W = conv_output_size(n_H_prev, f, 0, stride), conv_output_size(n_W_prev, f, 0, stride)
    A = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(A.shape):
        piece = A_prev[i, h * stride:h * stride + f, w * stride:w * stride + f, c]
        A[i, h, w, c] = np.max(piece, axis=1) if mode == "max" else np.mean(piece)
    return A, (A_prev, hparameters)

# %% right="pool_forward" name="all channels of a window at once"
def pool_forward(A_prev, hparameters, mode="max"):
    summary = {"max": np.max, "average": np.mean}.get(mode)
    if summary is None:
        raise ValueError(mode)
    f, stride = hparameters["f"], hparameters["stride"]
    n_H, n_W = (1 + (n - f) // stride for n in A_prev.shape[1:3])
    A = np.zeros((A_prev.shape[0], n_H, n_W, A_prev.shape[3]))
    for h in range(n_H):
        for w in range(n_W):
            A[:, h, w] = summary(A_prev[:, h * stride:h * stride + f, w * stride:w * stride + f], axis=(1, 2))
    return A, (A_prev, hparameters)

# %% right="pool_forward" name="two branches"
def pool_forward(A_prev, hparameters, mode="max"):
    if mode not in ("max", "average"):
        raise ValueError(mode)
    (m, n_H_prev, n_W_prev, n_C_prev) = A_prev.shape
    f = hparameters["f"]
    stride = hparameters["stride"]
    n_H = int(1 + (n_H_prev - f) / stride)
    n_W = int(1 + (n_W_prev - f) / stride)
    n_C = n_C_prev
    A = np.zeros((m, n_H, n_W, n_C))
    for i in range(m):
        for h in range(n_H):
            vert_start = stride * h
            vert_end = vert_start + f
            for w in range(n_W):
                horiz_start = stride * w
                horiz_end = horiz_start + f
                for c in range(n_C):
                    a_prev_slice = A_prev[i, vert_start:vert_end, horiz_start:horiz_end, c]
                    if mode == "max":
                        A[i, h, w, c] = np.max(a_prev_slice)
                    elif mode == "average":
                        A[i, h, w, c] = np.mean(a_prev_slice)
    cache = (A_prev, hparameters)
    return A, cache

# %% wrong="count_conv_parameters" name="biases forgotten" diagnosis="leaving out the biases"
def count_conv_parameters(f, c_prev, c):
    return f * f * c_prev * c

# %% wrong="count_conv_parameters" name="one bias for all" diagnosis="single bias"
def count_conv_parameters(f, c_prev, c):
    return f * f * c_prev * c + 1

# %% wrong="count_conv_parameters" name="channels forgotten" diagnosis="channels of the input"
def count_conv_parameters(f, c_prev, c):
    return (f * f + 1) * c

# %% wrong="count_conv_parameters" name="one side only" diagnosis="one side of the window"
def count_conv_parameters(f, c_prev, c):
    return (f * c_prev + 1) * c

# %% wrong="count_conv_parameters" name="biases by channels of the input" diagnosis="every channel of the input"
def count_conv_parameters(f, c_prev, c):
    return f * f * c_prev * c + c_prev

# %% right="count_conv_parameters" name="weights plus biases"
def count_conv_parameters(f, c_prev, c):
    weights, biases = f ** 2 * c_prev * c, c
    return weights + biases

# %% right="count_conv_parameters" name="entries of arrays"
def count_conv_parameters(f, c_prev, c):
    return np.zeros((f, f, c_prev, c)).size + np.zeros((1, 1, 1, c)).size

# %% wrong="receptive_field" name="strides forgotten" diagnosis="leaving out the strides"
def receptive_field(layers):
    return 1 + sum(f - 1 for f, stride in layers)

# %% wrong="receptive_field" name="gap first" diagnosis="own stride"
def receptive_field(layers):
    side, gap = 1, 1
    for f, stride in layers:
        gap = gap * stride
        side = side + (f - 1) * gap
    return side

# %% wrong="receptive_field" name="whole windows added" diagnosis="whole windows"
def receptive_field(layers):
    side, gap = 1, 1
    for f, stride in layers:
        side, gap = side + f * gap, gap * stride
    return side

# %% wrong="receptive_field" name="windows multiplied" diagnosis="multiplying the sides"
def receptive_field(layers):
    side = 1
    for f, stride in layers:
        side *= f
    return side

# %% wrong="receptive_field" name="from behind" diagnosis="beginning with the last layer"
def receptive_field(layers):
    side, gap = 1, 1
    for f, stride in reversed(layers):
        side, gap = side + (f - 1) * gap, gap * stride
    return side

# %% wrong="receptive_field" name="all pixels counted" diagnosis="counting pixels"
def receptive_field(layers):
    side, gap = 1, 1
    for f, stride in layers:
        side, gap = side + (f - 1) * gap, gap * stride
    return side ** 2

# %% wrong="receptive_field" name="returns in the loop" diagnosis="None"
def receptive_field(layers):
    side, gap = 1, 1
    for f, stride in layers:
        side, gap = side + (f - 1) * gap, gap * stride
        return side

# %% right="receptive_field" name="from behind, the other formula"
def receptive_field(layers):
    side = 1
    for f, stride in layers[::-1]:
        side = (side - 1) * stride + f
    return side

# %% right="receptive_field" name="with a product of strides"
def receptive_field(layers):
    return 1 + sum((f - 1) * int(np.prod([s for _, s in layers[:k]])) for k, (f, _) in enumerate(layers))
