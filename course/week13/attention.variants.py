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

# %% wrong="string_to_int" name="not cut off" diagnosis="cut off"
def string_to_int(s, length, vocab):
    numbers = [vocab.get(sign, vocab["<unk>"]) for sign in s.lower()]
    return numbers + [vocab["<pad>"]] * (length - len(s))

# %% wrong="string_to_int" name="not filled up" diagnosis="too few"
def string_to_int(s, length, vocab):
    return [vocab.get(sign, vocab["<unk>"]) for sign in s.lower()[:length]]

# %% wrong="string_to_int" name="padding in front" diagnosis="in front of the text"
def string_to_int(s, length, vocab):
    numbers = [vocab.get(sign, vocab["<unk>"]) for sign in s.lower()[:length]]
    return [vocab["<pad>"]] * (length - len(numbers)) + numbers

# %% wrong="string_to_int" name="capitals" diagnosis="capitals that count as unknown"
def string_to_int(s, length, vocab):
    numbers = [vocab.get(sign, vocab["<unk>"]) for sign in s[:length]]
    return numbers + [vocab["<pad>"]] * (length - len(numbers))

# %% wrong="string_to_int" name="comma removed" diagnosis="without its comma"
def string_to_int(s, length, vocab):
    s = s.lower().replace(",", "")[:length]
    numbers = [vocab.get(sign, vocab["<unk>"]) for sign in s]
    return numbers + [vocab["<pad>"]] * (length - len(numbers))

# %% wrong="string_to_int" name="zeros for padding" diagnosis="0 for padding"
def string_to_int(s, length, vocab):
    numbers = [vocab.get(sign, vocab["<unk>"]) for sign in s.lower()[:length]]
    return numbers + [0] * (length - len(numbers))

# %% wrong="string_to_int" name="zero for unknown" diagnosis="0 for what is unknown"
def string_to_int(s, length, vocab):
    numbers = [vocab.get(sign, 0) for sign in s.lower()[:length]]
    return numbers + [vocab["<pad>"]] * (length - len(numbers))

# %% wrong="string_to_int" name="padding for unknown" diagnosis="for what is unknown"
def string_to_int(s, length, vocab):
    numbers = [vocab.get(sign, vocab["<pad>"]) for sign in s.lower()[:length]]
    return numbers + [vocab["<pad>"]] * (length - len(numbers))

# %% wrong="string_to_int" name="unknown left out" diagnosis="unknown signs are left out"
def string_to_int(s, length, vocab):
    numbers = [vocab[sign] for sign in s.lower() if sign in vocab][:length]
    return numbers + [vocab["<pad>"]] * (length - len(numbers))

# %% wrong="string_to_int" name="end kept" diagnosis="cut off in front"
def string_to_int(s, length, vocab):
    numbers = [vocab.get(sign, vocab["<unk>"]) for sign in s.lower()[-length:]]
    return numbers + [vocab["<pad>"]] * (length - len(numbers))

# %% wrong="string_to_int" name="unknown crashes" diagnosis="crash"
def string_to_int(s, length, vocab):
    numbers = [vocab[sign] for sign in s.lower()[:length]]
    return numbers + [vocab["<pad>"]] * (length - len(numbers))

# %% wrong="string_to_int" name="an array" diagnosis="type"
def string_to_int(s, length, vocab):
    numbers = [vocab.get(sign, vocab["<unk>"]) for sign in s.lower()[:length]]
    return np.array(numbers + [vocab["<pad>"]] * (length - len(numbers)))

# %% right="string_to_int" name="a loop"
def string_to_int(s, length, vocab):
    numbers = []
    for place in range(length):
        sign = s[place].lower() if place < len(s) else "<pad>"
        numbers.append(vocab[sign] if sign in vocab else vocab["<unk>"])
    return numbers

# %% right="string_to_int" name="filled first"
def string_to_int(s, length, vocab):
    signs = list(s.lower()) + ["<pad>"] * length
    return [vocab.get(sign, vocab["<unk>"]) for sign in signs[:length]]

# %% wrong="one_hot_sequences" name="depth guessed" diagnosis="off-by-one"
def one_hot_sequences(numbers, depth):
    return np.eye(numbers.max() + 1)[numbers]

# %% wrong="one_hot_sequences" name="columns" diagnosis="axis-order"
def one_hot_sequences(numbers, depth):
    return np.eye(depth)[numbers].transpose(0, 2, 1)

# %% wrong="one_hot_sequences" name="counted from one" diagnosis="place of the 1"
def one_hot_sequences(numbers, depth):
    return np.eye(depth)[(numbers - 1) % depth]

# %% wrong="one_hot_sequences" name="the number itself" diagnosis="a single 1"
def one_hot_sequences(numbers, depth):
    return np.eye(depth)[numbers] * numbers[:, :, np.newaxis]

# %% wrong="one_hot_sequences" name="ones up to it" diagnosis="a single 1"
def one_hot_sequences(numbers, depth):
    return (np.arange(depth) <= numbers[:, :, np.newaxis]) * 1.0

# %% wrong="one_hot_sequences" name="a text at a time" diagnosis="shape"
def one_hot_sequences(numbers, depth):
    return np.eye(depth)[numbers.ravel()]

# %% right="one_hot_sequences" name="compared"
def one_hot_sequences(numbers, depth):
    return (numbers[:, :, np.newaxis] == np.arange(depth)).astype(float)

# %% right="one_hot_sequences" name="loops"
def one_hot_sequences(numbers, depth):
    m, T = numbers.shape
    rows = np.zeros((m, T, depth))
    for i in range(m):
        for t in range(T):
            rows[i, t, numbers[i, t]] = 1
    return rows

# %% wrong="attention_scores" name="no tanh" diagnosis="leaving out the tanh"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    states = np.repeat(s_prev[:, np.newaxis, :], a.shape[1], axis=1)
    pairs = np.concatenate([states, a], axis=2)
    units = pairs @ W + b
    return units @ v, units

# %% wrong="attention_scores" name="sigmoid" diagnosis="a sigmoid, where tanh is meant"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    states = np.repeat(s_prev[:, np.newaxis, :], a.shape[1], axis=1)
    pairs = np.concatenate([states, a], axis=2)
    units = 1 / (1 + np.exp(-(pairs @ W + b)))
    return units @ v, units

# %% wrong="attention_scores" name="no bias" diagnosis="leaving out b"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    states = np.repeat(s_prev[:, np.newaxis, :], a.shape[1], axis=1)
    pairs = np.concatenate([states, a], axis=2)
    units = np.tanh(pairs @ W)
    return units @ v, units

# %% wrong="attention_scores" name="places first" diagnosis="a in front of the state"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    states = np.repeat(s_prev[:, np.newaxis, :], a.shape[1], axis=1)
    units = np.tanh(np.concatenate([a, states], axis=2) @ W + b)
    return units @ v, units

# %% wrong="attention_scores" name="tiled" diagnosis="another example"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    T = a.shape[1]
    states = np.tile(s_prev, (T, 1)).reshape(len(a), T, -1)
    pairs = np.concatenate([states, a], axis=2)
    units = np.tanh(pairs @ W + b)
    return units @ v, units

# %% wrong="attention_scores" name="first state for all" diagnosis="first-only"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    states = np.broadcast_to(s_prev[:1, np.newaxis, :], (*a.shape[:2], s_prev.shape[1]))
    pairs = np.concatenate([states, a], axis=2)
    units = np.tanh(pairs @ W + b)
    return units @ v, units

# %% wrong="attention_scores" name="sum of units" diagnosis="the sum of the units"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    states = np.repeat(s_prev[:, np.newaxis, :], a.shape[1], axis=1)
    pairs = np.concatenate([states, a], axis=2)
    units = np.tanh(pairs @ W + b)
    return np.sum(units, axis=2), units

# %% wrong="attention_scores" name="a softmax already" diagnosis="that comes later"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    states = np.repeat(s_prev[:, np.newaxis, :], a.shape[1], axis=1)
    pairs = np.concatenate([states, a], axis=2)
    units = np.tanh(pairs @ W + b)
    e = np.exp(units @ v)
    return e / np.sum(e, axis=1, keepdims=True), units

# %% wrong="attention_scores" name="kept axis" diagnosis="extra"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    states = np.repeat(s_prev[:, np.newaxis, :], a.shape[1], axis=1)
    pairs = np.concatenate([states, a], axis=2)
    units = np.tanh(pairs @ W + b)
    return units @ v[:, np.newaxis], units

# %% wrong="attention_scores" name="bent twice" diagnosis="around the score"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    states = np.repeat(s_prev[:, np.newaxis, :], a.shape[1], axis=1)
    pairs = np.concatenate([states, a], axis=2)
    units = np.tanh(pairs @ W + b)
    return np.tanh(units @ v), units

# %% wrong="attention_scores" name="no state" diagnosis="leaving out the state"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    units = np.tanh(a @ W[s_prev.shape[1]:] + b)
    return units @ v, units

# %% wrong="attention_scores" name="units weighed" diagnosis="slice-factor"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    states = np.repeat(s_prev[:, np.newaxis, :], a.shape[1], axis=1)
    pairs = np.concatenate([states, a], axis=2)
    units = np.tanh(pairs @ W + b)
    return units @ v, units * v

# %% right="attention_scores" name="W in two parts"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    n_s = s_prev.shape[1]
    units = np.tanh((s_prev @ W[:n_s])[:, np.newaxis] + a @ W[n_s:] + b)
    return units @ v, units

# %% right="attention_scores" name="a loop over time"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    e, units = [], []
    for t in range(a.shape[1]):
        u = np.tanh(np.hstack([s_prev, a[:, t]]) @ W + b)
        units.append(u)
        e.append(u.dot(v))
    return np.stack(e, axis=1), np.stack(units, axis=1)

# %% right="attention_scores" name="tiled in the right order"
def attention_scores(s_prev, a, parameters):
    W, b, v = parameters["W"], parameters["b"], parameters["v"]
    states = np.tile(s_prev[:, None, :], (1, a.shape[1], 1))
    units = np.tanh(np.dot(np.concatenate((states, a), axis=-1), W) + b)
    return np.sum(units * v, axis=-1), units

# %% wrong="attention_weights" name="mask forgotten" diagnosis="forgets the mask"
def attention_weights(scores, mask):
    raised = np.exp(scores - np.max(scores, axis=1, keepdims=True))
    return raised / np.sum(raised, axis=1, keepdims=True)

# %% wrong="attention_weights" name="mask last" diagnosis="the mask after the softmax"
def attention_weights(scores, mask):
    raised = np.exp(scores - np.max(scores, axis=1, keepdims=True))
    return mask * raised / np.sum(raised, axis=1, keepdims=True)

# %% wrong="attention_weights" name="over examples" diagnosis="over the examples"
def attention_weights(scores, mask):
    raised = np.exp(np.where(mask, scores, -1e9))
    return raised / np.maximum(np.sum(raised, axis=0, keepdims=True), 1e-300)

# %% wrong="attention_weights" name="over all" diagnosis="over all numbers"
def attention_weights(scores, mask):
    raised = np.exp(np.where(mask, scores, -np.inf))
    return raised / np.sum(raised)

# %% wrong="attention_weights" name="mask turned" diagnosis="the wrong way round"
def attention_weights(scores, mask):
    raised = np.exp(np.where(mask, -1e9, scores))
    return raised / np.maximum(np.sum(raised, axis=1, keepdims=True), 1e-300)

# %% wrong="attention_weights" name="score zero" diagnosis="a score of 0"
def attention_weights(scores, mask):
    raised = np.exp(scores * mask)
    return raised / np.sum(raised, axis=1, keepdims=True)

# %% wrong="attention_weights" name="not shared out" diagnosis="not brought to a sum of 1"
def attention_weights(scores, mask):
    return np.exp(np.where(mask, scores, -np.inf))

# %% wrong="attention_weights" name="overflows" diagnosis="large scores"
def attention_weights(scores, mask):
    with np.errstate(all="ignore"):
        raised = np.exp(np.where(mask, scores, -np.inf))
        return raised / np.sum(raised, axis=1, keepdims=True)

# %% wrong="attention_weights" name="largest of all places" diagnosis="large scores"
def attention_weights(scores, mask):
    with np.errstate(all="ignore"):
        raised = np.exp(scores - np.max(scores, axis=1, keepdims=True)) * mask
        return raised / np.sum(raised, axis=1, keepdims=True)

# %% wrong="attention_weights" name="a little padding" diagnosis="exactly 0"
def attention_weights(scores, mask):
    raised = np.where(mask, np.exp(np.where(mask, scores, 0)), 1e-12)
    return raised / np.sum(raised, axis=1, keepdims=True)

# %% wrong="attention_weights" name="minus" diagnosis="minus the scores"
def attention_weights(scores, mask):
    raised = np.exp(np.where(mask, -scores, -np.inf))
    return raised / np.sum(raised, axis=1, keepdims=True)

# %% wrong="attention_weights" name="all alike" diagnosis="the same weight for every sign"
def attention_weights(scores, mask):
    return mask / np.sum(mask, axis=1, keepdims=True)

# %% right="attention_weights" name="a very low score"
def attention_weights(scores, mask):
    e = np.where(mask, scores, -1e9)
    e = np.exp(e - e.max(axis=1)[:, np.newaxis])
    return e / e.sum(axis=1)[:, np.newaxis]

# %% right="attention_weights" name="a loop"
def attention_weights(scores, mask):
    weights = np.zeros(scores.shape)
    for i in range(len(scores)):
        e = scores[i][mask[i]]
        e = np.exp(e - e.max())
        weights[i, mask[i]] = e / e.sum()
    return weights

# %% right="attention_weights" name="layers"
def attention_weights(scores, mask):
    return layers.softmax(np.where(mask, scores, -1e12).T).T

# %% wrong="one_step_attention" name="unweighted sum" diagnosis="a sum without the weights"
def one_step_attention(a, s_prev, mask, parameters):
    e, _ = attention_scores(s_prev, a, parameters)
    weights = attention_weights(e, mask)
    return np.sum(a, axis=1), weights

# %% wrong="one_step_attention" name="plain mean" diagnosis="a plain mean"
def one_step_attention(a, s_prev, mask, parameters):
    e, _ = attention_scores(s_prev, a, parameters)
    weights = attention_weights(e, mask)
    return np.mean(a, axis=1), weights

# %% wrong="one_step_attention" name="mean of weighted" diagnosis="the mean of the weighted places"
def one_step_attention(a, s_prev, mask, parameters):
    e, _ = attention_scores(s_prev, a, parameters)
    weights = attention_weights(e, mask)
    return np.mean(weights[:, :, np.newaxis] * a, axis=1), weights

# %% wrong="one_step_attention" name="mask forgotten" diagnosis="forgetting the mask"
def one_step_attention(a, s_prev, mask, parameters):
    e, _ = attention_scores(s_prev, a, parameters)
    weights = attention_weights(e, np.ones(e.shape, bool))
    return np.sum(weights[:, :, np.newaxis] * a, axis=1), weights

# %% wrong="one_step_attention" name="scores for weights" diagnosis="the scores themselves"
def one_step_attention(a, s_prev, mask, parameters):
    weights, _ = attention_scores(s_prev, a, parameters)
    return np.sum(weights[:, :, np.newaxis] * a, axis=1), weights

# %% wrong="one_step_attention" name="scores in the context" diagnosis="the scores, where the weights are meant"
def one_step_attention(a, s_prev, mask, parameters):
    e, _ = attention_scores(s_prev, a, parameters)
    weights = attention_weights(e, mask)
    return np.sum(e[:, :, np.newaxis] * a, axis=1), weights

# %% wrong="one_step_attention" name="the best place" diagnosis="the largest weight alone"
def one_step_attention(a, s_prev, mask, parameters):
    e, _ = attention_scores(s_prev, a, parameters)
    weights = attention_weights(e, mask)
    return a[np.arange(len(a)), np.argmax(weights, axis=1)], weights

# %% wrong="one_step_attention" name="not summed" diagnosis="not-summed"
def one_step_attention(a, s_prev, mask, parameters):
    e, _ = attention_scores(s_prev, a, parameters)
    weights = attention_weights(e, mask)
    return weights[:, :, np.newaxis] * a, weights

# %% wrong="one_step_attention" name="swapped results" diagnosis="wrong-size"
def one_step_attention(a, s_prev, mask, parameters):
    e, _ = attention_scores(s_prev, a, parameters)
    weights = attention_weights(e, mask)
    return weights, np.sum(weights[:, :, np.newaxis] * a, axis=1)

# %% right="one_step_attention" name="einsum"
def one_step_attention(a, s_prev, mask, parameters):
    weights = attention_weights(attention_scores(s_prev, a, parameters)[0], mask)
    return np.einsum("mt,mtd->md", weights, a), weights

# %% right="one_step_attention" name="a product"
def one_step_attention(a, s_prev, mask, parameters):
    e, _ = attention_scores(s_prev, a, parameters)
    weights = attention_weights(e, mask)
    return (weights[:, np.newaxis, :] @ a)[:, 0], weights

# %% wrong="attention_backward" name="no softmax" diagnosis="leaving out the softmax"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = dweights
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="no competition" diagnosis="do not compete"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * dweights
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="own score only" diagnosis="at its own score only"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (1 - weights) * dweights
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="no tanh" diagnosis="leaving out the slope of tanh"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * v * np.ones(units.shape)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="not squared" diagnosis="where their square is meant"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * v * (1 - units)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="through the scores only" diagnosis="through the scores only"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="through the context only" diagnosis="through the context only"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :]
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="a mean" diagnosis="a mean over the examples"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    dW = dW / len(a)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    db, dv = db / len(a), dv / len(a)
    ds_prev = dstate @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="sign" diagnosis="the sign turned"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = -np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = -weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="last place only" diagnosis="the last place alone"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dz[:, -1] @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="parts of W exchanged" diagnosis="permutation"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([np.einsum("mtd,mte->de", a, dz), s_prev.T @ dstate], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="first text only" diagnosis="the first text alone"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([np.outer(s_prev[0], dstate[0]), a[0].T @ dz[0]], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="zeros" diagnosis="zeros"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = np.zeros(s_prev.shape)
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="bias per text" diagnosis="not-summed"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=1), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="mean over all texts in the softmax" diagnosis="one mean for all texts"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights) / len(a))
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% wrong="attention_backward" name="v forgotten" diagnosis="leaving out v"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * (1 - units**2)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dstate @ W_s.T
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dz @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% right="attention_backward" name="everything by einsum"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.einsum("md,mtd->mt", dcontext, a)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = np.einsum("mt,e,mte->mte", de, v, 1 - units * units)
    dstate = np.sum(dz, axis=1)
    dW = np.concatenate([s_prev.T @ dstate, np.einsum("mtd,mte->de", a, dz)], axis=0)
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = np.einsum("mte,se->ms", dz, W_s)
    da = np.einsum("mt,md->mtd", weights, dcontext) + np.einsum("mte,de->mtd", dz, W_a)
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% right="attention_backward" name="pairs side by side"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    dweights = np.sum(a * dcontext[:, np.newaxis, :], axis=2)
    de = weights * (dweights - np.sum(weights * dweights, axis=1, keepdims=True))
    dz = de[:, :, np.newaxis] * v * (1 - units**2)
    pairs = np.concatenate([np.repeat(s_prev[:, np.newaxis], a.shape[1], axis=1), a], axis=2)
    dpairs = dz @ parameters["W"].T
    dW = np.tensordot(pairs, dz, axes=((0, 1), (0, 1)))
    db, dv = np.sum(dz, axis=(0, 1)), np.einsum("mt,mte->e", de, units)
    ds_prev = dpairs[:, :, :n_s].sum(axis=1)
    da = weights[:, :, np.newaxis] * dcontext[:, np.newaxis, :] + dpairs[:, :, n_s:]
    return {"da": da, "ds_prev": ds_prev, "dW": dW, "db": db, "dv": dv}

# %% right="attention_backward" name="text by text"
def attention_backward(dcontext, a, s_prev, mask, parameters):
    _, units = attention_scores(s_prev, a, parameters)
    _, weights = one_step_attention(a, s_prev, mask, parameters)
    n_s, v = s_prev.shape[1], parameters["v"]
    W_s, W_a = parameters["W"][:n_s], parameters["W"][n_s:]
    da, ds_prev = np.zeros(a.shape), np.zeros(s_prev.shape)
    dW_s, dW_a, db, dv = np.zeros(W_s.shape), np.zeros(W_a.shape), np.zeros(len(v)), np.zeros(len(v))
    for i in range(len(a)):
        alpha, u = weights[i], units[i]
        slope = (np.diag(alpha) - np.outer(alpha, alpha)) @ (a[i] @ dcontext[i])
        inner = np.outer(slope, v) * (1 - u**2)
        dv += u.T @ slope
        db += inner.sum(axis=0)
        dW_s += np.outer(s_prev[i], inner.sum(axis=0))
        dW_a += a[i].T @ inner
        ds_prev[i] = W_s @ inner.sum(axis=0)
        da[i] = np.outer(alpha, dcontext[i]) + inner @ W_a.T
    return {"da": da, "ds_prev": ds_prev, "dW": np.vstack([dW_s, dW_a]), "db": db, "dv": dv}

# %% wrong="decoder_inputs" name="not shifted" diagnosis="Y itself"
def decoder_inputs(Y, start):
    return Y

# %% wrong="decoder_inputs" name="the other side" diagnosis="shifted to the other side"
def decoder_inputs(Y, start):
    first = np.full((len(Y), 1), start)
    return np.concatenate([Y[:, 1:], first], axis=1)

# %% wrong="decoder_inputs" name="rolled" diagnosis="the last sign in front"
def decoder_inputs(Y, start):
    return np.roll(Y, 1, axis=1)

# %% wrong="decoder_inputs" name="first replaced" diagnosis="nothing shifted"
def decoder_inputs(Y, start):
    before = Y.copy()
    before[:, 0] = start
    return before

# %% wrong="decoder_inputs" name="zeros in front" diagnosis="whatever start is"
def decoder_inputs(Y, start):
    return np.concatenate([np.zeros((len(Y), 1), int), Y[:, :-1]], axis=1)

# %% wrong="decoder_inputs" name="one too many" diagnosis="off-by-one"
def decoder_inputs(Y, start):
    first = np.full((len(Y), 1), start)
    return np.concatenate([first, Y], axis=1)

# %% wrong="decoder_inputs" name="start at every step" diagnosis="start at every step"
def decoder_inputs(Y, start):
    return np.full(Y.shape, start)

# %% wrong="decoder_inputs" name="in place" diagnosis="changes-argument"
def decoder_inputs(Y, start):
    Y[:, 1:] = Y[:, :-1].copy()
    Y[:, 0] = start
    return Y

# %% right="decoder_inputs" name="a copy"
def decoder_inputs(Y, start):
    before = np.empty_like(Y)
    before[:, 0] = start
    before[:, 1:] = Y[:, :-1]
    return before

# %% right="decoder_inputs" name="rolled and replaced"
def decoder_inputs(Y, start):
    before = np.roll(Y, 1, axis=1)
    before[:, 0] = start
    return before

# %% right="decoder_inputs" name="pad"
def decoder_inputs(Y, start):
    return np.pad(Y, ((0, 0), (1, 0)), constant_values=start)[:, :-1]

# %% wrong="decoder_step" name="sign first" diagnosis="the sign before in front"
def decoder_step(y_prev, s_prev, a, mask, parameters):
    attention, decoder = parameters["attention"], parameters["decoder"]
    n_y = len(decoder["by"])
    context, weights = one_step_attention(a, s_prev, mask, attention)
    x = np.concatenate([np.eye(n_y)[y_prev], context], axis=1)
    s, probabilities = write_sign(x, s_prev, decoder)
    return s, probabilities, weights

# %% wrong="decoder_step" name="no sign before" diagnosis="no sign before"
def decoder_step(y_prev, s_prev, a, mask, parameters):
    attention, decoder = parameters["attention"], parameters["decoder"]
    n_y = len(decoder["by"])
    context, weights = one_step_attention(a, s_prev, mask, attention)
    x = np.concatenate([context, np.zeros((len(a), n_y))], axis=1)
    s, probabilities = write_sign(x, s_prev, decoder)
    return s, probabilities, weights

# %% wrong="decoder_step" name="no context" diagnosis="no context"
def decoder_step(y_prev, s_prev, a, mask, parameters):
    attention, decoder = parameters["attention"], parameters["decoder"]
    n_y = len(decoder["by"])
    context, weights = one_step_attention(a, s_prev, mask, attention)
    x = np.concatenate([np.zeros(context.shape), np.eye(n_y)[y_prev]], axis=1)
    s, probabilities = write_sign(x, s_prev, decoder)
    return s, probabilities, weights

# %% wrong="decoder_step" name="no state" diagnosis="a state of zeros before"
def decoder_step(y_prev, s_prev, a, mask, parameters):
    attention, decoder = parameters["attention"], parameters["decoder"]
    n_y = len(decoder["by"])
    context, weights = one_step_attention(a, s_prev, mask, attention)
    x = np.concatenate([context, np.eye(n_y)[y_prev]], axis=1)
    s, probabilities = write_sign(x, np.zeros(s_prev.shape), decoder)
    return s, probabilities, weights

# %% wrong="decoder_step" name="old state returned" diagnosis="echo"
def decoder_step(y_prev, s_prev, a, mask, parameters):
    attention, decoder = parameters["attention"], parameters["decoder"]
    n_y = len(decoder["by"])
    context, weights = one_step_attention(a, s_prev, mask, attention)
    x = np.concatenate([context, np.eye(n_y)[y_prev]], axis=1)
    s, probabilities = write_sign(x, s_prev, decoder)
    return s_prev, probabilities, weights

# %% wrong="decoder_step" name="looks with the new state" diagnosis="looking with the new state"
def decoder_step(y_prev, s_prev, a, mask, parameters):
    attention, decoder = parameters["attention"], parameters["decoder"]
    n_y = len(decoder["by"])
    context, weights = one_step_attention(a, s_prev, mask, attention)
    x = np.concatenate([context, np.eye(n_y)[y_prev]], axis=1)
    s, probabilities = write_sign(x, s_prev, decoder)
    _, weights = one_step_attention(a, s, mask, attention)
    return s, probabilities, weights

# %% wrong="decoder_step" name="number of the sign" diagnosis="crash"
def decoder_step(y_prev, s_prev, a, mask, parameters):
    attention, decoder = parameters["attention"], parameters["decoder"]
    n_y = len(decoder["by"])
    context, weights = one_step_attention(a, s_prev, mask, attention)
    x = np.concatenate([context, y_prev[:, np.newaxis]], axis=1)
    s, probabilities = write_sign(x, s_prev, decoder)
    return s, probabilities, weights

# %% wrong="decoder_step" name="mask left out" diagnosis="forgetting the mask"
def decoder_step(y_prev, s_prev, a, mask, parameters):
    attention, decoder = parameters["attention"], parameters["decoder"]
    context, weights = one_step_attention(a, s_prev, np.ones(mask.shape, bool), attention)
    x = np.concatenate([context, np.eye(len(decoder["by"]))[y_prev]], axis=1)
    s, probabilities = write_sign(x, s_prev, decoder)
    return s, probabilities, weights

# %% right="decoder_step" name="one_hot_sequences"
def decoder_step(y_prev, s_prev, a, mask, parameters):
    attention, decoder = parameters["attention"], parameters["decoder"]
    n_y = len(decoder["by"])
    context, weights = one_step_attention(a, s_prev, mask, attention)
    x = np.hstack([context, one_hot_sequences(y_prev[:, np.newaxis], n_y)[:, 0]])
    s, probabilities = write_sign(x, s_prev, decoder)
    return s, probabilities, weights

# %% right="decoder_step" name="layers.one_hot"
def decoder_step(y_prev, s_prev, a, mask, parameters):
    attention, decoder = parameters["attention"], parameters["decoder"]
    n_y = len(decoder["by"])
    context, weights = one_step_attention(a, s_prev, mask, attention)
    return *write_sign(np.hstack([context, layers.one_hot(y_prev, n_y).T]), s_prev, decoder), weights

# %% wrong="decode" name="nothing passed on" diagnosis="neither the sign nor the state"
def decode(a, mask, parameters, start, T_y):
    s = np.zeros((len(a), len(parameters["decoder"]["bc"])))
    y = np.full(len(a), start)
    numbers, looked = [], []
    for _ in range(T_y):
        new_s, probabilities, weights = decoder_step(y, s, a, mask, parameters)
        new_y = np.argmax(probabilities, axis=1)
        numbers.append(new_y)
        looked.append(weights)
    return np.stack(numbers, axis=1), np.stack(looked, axis=1)

# %% wrong="decode" name="start again and again" diagnosis="start as the sign before"
def decode(a, mask, parameters, start, T_y):
    s = np.zeros((len(a), len(parameters["decoder"]["bc"])))
    y = np.full(len(a), start)
    numbers, looked = [], []
    for _ in range(T_y):
        s, probabilities, weights = decoder_step(y, s, a, mask, parameters)
        numbers.append(np.argmax(probabilities, axis=1))
        looked.append(weights)
    return np.stack(numbers, axis=1), np.stack(looked, axis=1)

# %% wrong="decode" name="state not carried" diagnosis="a state of zeros at every step"
def decode(a, mask, parameters, start, T_y):
    s = np.zeros((len(a), len(parameters["decoder"]["bc"])))
    y = np.full(len(a), start)
    numbers, looked = [], []
    for _ in range(T_y):
        _, probabilities, weights = decoder_step(y, s, a, mask, parameters)
        y = np.argmax(probabilities, axis=1)
        numbers.append(y)
        looked.append(weights)
    return np.stack(numbers, axis=1), np.stack(looked, axis=1)

# %% wrong="decode" name="least likely" diagnosis="the least likely sign"
def decode(a, mask, parameters, start, T_y):
    s = np.zeros((len(a), len(parameters["decoder"]["bc"])))
    y = np.full(len(a), start)
    numbers, looked = [], []
    for _ in range(T_y):
        s, probabilities, weights = decoder_step(y, s, a, mask, parameters)
        y = np.argmin(probabilities, axis=1)
        numbers.append(y)
        looked.append(weights)
    return np.stack(numbers, axis=1), np.stack(looked, axis=1)

# %% wrong="decode" name="first text for all" diagnosis="the first text, for all texts"
def decode(a, mask, parameters, start, T_y):
    s = np.zeros((len(a), len(parameters["decoder"]["bc"])))
    y = np.full(len(a), start)
    numbers, looked = [], []
    for _ in range(T_y):
        s, probabilities, weights = decoder_step(y, s, a, mask, parameters)
        y = np.full(len(a), np.argmax(probabilities[0]))
        numbers.append(y)
        looked.append(weights)
    return np.stack(numbers, axis=1), np.stack(looked, axis=1)

# %% wrong="decode" name="probabilities kept" diagnosis="not-summed"
def decode(a, mask, parameters, start, T_y):
    s = np.zeros((len(a), len(parameters["decoder"]["bc"])))
    y = np.full(len(a), start)
    numbers, looked = [], []
    for _ in range(T_y):
        s, probabilities, weights = decoder_step(y, s, a, mask, parameters)
        y = np.argmax(probabilities, axis=1)
        numbers.append(probabilities)
        looked.append(weights)
    return np.stack(numbers, axis=1), np.stack(looked, axis=1)

# %% wrong="decode" name="over the texts" diagnosis="crash"
def decode(a, mask, parameters, start, T_y):
    s = np.zeros((len(a), len(parameters["decoder"]["bc"])))
    y = np.full(len(a), start)
    numbers, looked = [], []
    for _ in range(T_y):
        s, probabilities, weights = decoder_step(y, s, a, mask, parameters)
        y = np.argmax(probabilities, axis=0)
        numbers.append(y)
        looked.append(weights)
    return np.stack(numbers, axis=1), np.stack(looked, axis=1)

# %% wrong="decode" name="start in the list" diagnosis="putting start in front"
def decode(a, mask, parameters, start, T_y):
    s = np.zeros((len(a), len(parameters["decoder"]["bc"])))
    y = np.full(len(a), start)
    numbers, looked = [], []
    for _ in range(T_y):
        numbers.append(y)
        s, probabilities, weights = decoder_step(y, s, a, mask, parameters)
        y = np.argmax(probabilities, axis=1)
        looked.append(weights)
    return np.stack(numbers, axis=1), np.stack(looked, axis=1)

# %% right="decode" name="arrays filled"
def decode(a, mask, parameters, start, T_y):
    m, T_x, _ = a.shape
    s, y = np.zeros((m, len(parameters["decoder"]["Wy"][0]))), np.full(m, start)
    numbers, weights = np.zeros((m, T_y), int), np.zeros((m, T_y, T_x))
    for t in range(T_y):
        s, probabilities, weights[:, t] = decoder_step(y, s, a, mask, parameters)
        numbers[:, t] = y = probabilities.argmax(axis=1)
    return numbers, weights

# %% right="decode" name="list of argmaxes"
def decode(a, mask, parameters, start, T_y):
    s = np.zeros((len(a), len(parameters["decoder"]["bc"])))
    y = np.full(len(a), start)
    numbers, looked = [], []
    for _ in range(T_y):
        s, probabilities, weights = decoder_step(y, s, a, mask, parameters)
        y = np.array([np.argmax(row) for row in probabilities])
        numbers.append(y)
        looked.append(weights)
    return np.stack(numbers, axis=1), np.stack(looked, axis=1)
