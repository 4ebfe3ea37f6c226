# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# Answers that people really give. A `wrong` one must lose its points, and the message must carry the `diagnosis` (a relation
# that the checks recognise, or a few words of their message). A `right` one must keep all points.

# %% wrong="create_padding_mask" name="padding is 1" diagnosis="other way round"
def create_padding_mask(ids):
    present = (ids == 0).astype(float)
    mask = present[:, np.newaxis, np.newaxis, :]
    return mask

# %% wrong="create_padding_mask" name="left as (m, T)" diagnosis="rank-one"
def create_padding_mask(ids):
    present = (ids != 0).astype(float)
    mask = present
    return mask

# %% wrong="create_padding_mask" name="axes at the end" diagnosis="axis-order"
def create_padding_mask(ids):
    present = (ids != 0).astype(float)
    mask = present[:, :, np.newaxis, np.newaxis]
    return mask

# %% wrong="create_padding_mask" name="one axis short" diagnosis="rank-one"
def create_padding_mask(ids):
    present = (ids != 0).astype(float)
    mask = present[:, np.newaxis, :]
    return mask

# %% wrong="create_padding_mask" name="the ids themselves" diagnosis="1 and 0"
def create_padding_mask(ids):
    present = ids
    mask = present[:, np.newaxis, np.newaxis, :]
    return mask

# %% wrong="create_padding_mask" name="large numbers" diagnosis="1 and 0"
def create_padding_mask(ids):
    present = (ids != 0).astype(float)
    mask = (1 - present[:, np.newaxis, np.newaxis, :]) * -1e9
    return mask

# %% wrong="create_padding_mask" name="everything may be seen" diagnosis="every entry is the same number"
def create_padding_mask(ids):
    present = np.ones(ids.shape)
    mask = present[:, np.newaxis, np.newaxis, :]
    return mask

# %% wrong="create_padding_mask" name="only the first sequence" diagnosis="over-summed"
def create_padding_mask(ids):
    present = (ids != 0).astype(float)
    mask = present[:1, np.newaxis, np.newaxis, :]
    return mask

# %% wrong="create_padding_mask" name="ids changed in place" diagnosis="changes-argument"
def create_padding_mask(ids):
    ids[ids != 0] = 1
    present = ids
    mask = present[:, np.newaxis, np.newaxis, :]
    return mask

# %% right="create_padding_mask" name="minimum with 1"
def create_padding_mask(ids):
    present = np.minimum(ids, 1)
    mask = present[:, np.newaxis, np.newaxis, :]
    return mask

# %% right="create_padding_mask" name="True and False by expand_dims"
def create_padding_mask(ids):
    mask = np.expand_dims(np.not_equal(ids, 0), (1, 2))
    return mask

# %% right="create_padding_mask" name="reshape and where"
def create_padding_mask(ids):
    m, T = ids.shape
    mask = np.where(ids == 0, 0, 1).reshape(m, 1, 1, T)
    return mask

# %% wrong="create_look_ahead_mask" name="upper triangle" diagnosis="other way round"
def create_look_ahead_mask(n):
    mask = np.triu(np.ones((n, n)))
    return mask

# %% wrong="create_look_ahead_mask" name="diagonal hidden" diagnosis="a diagonal that is hidden"
def create_look_ahead_mask(n):
    mask = np.tril(np.ones((n, n)), k=-1)
    return mask

# %% wrong="create_look_ahead_mask" name="1 where hidden" diagnosis="1 where a token must not look"
def create_look_ahead_mask(n):
    mask = 1 - np.tril(np.ones((n, n)))
    return mask

# %% wrong="create_look_ahead_mask" name="one step of the future" diagnosis="one step of the future"
def create_look_ahead_mask(n):
    mask = np.tril(np.ones((n, n)), k=1)
    return mask

# %% wrong="create_look_ahead_mask" name="nothing hidden" diagnosis="hides nothing"
def create_look_ahead_mask(n):
    mask = np.ones((n, n))
    return mask

# %% wrong="create_look_ahead_mask" name="only itself" diagnosis="everything but the token itself"
def create_look_ahead_mask(n):
    mask = np.eye(n)
    return mask

# %% wrong="create_look_ahead_mask" name="a row" diagnosis="over-summed"
def create_look_ahead_mask(n):
    mask = np.ones(n)
    return mask

# %% wrong="create_look_ahead_mask" name="batch axes in front" diagnosis="extra-axis"
def create_look_ahead_mask(n):
    mask = np.tril(np.ones((1, 1, n, n)))
    return mask

# %% right="create_look_ahead_mask" name="by comparing"
def create_look_ahead_mask(n):
    mask = np.arange(n)[:, np.newaxis] >= np.arange(n)
    return mask

# %% right="create_look_ahead_mask" name="two loops"
def create_look_ahead_mask(n):
    mask = np.zeros((n, n))
    for i in range(n):
        for j in range(i + 1):
            mask[i, j] = 1
    return mask

# %% right="create_look_ahead_mask" name="1 minus the upper triangle"
def create_look_ahead_mask(n):
    mask = 1 - np.triu(np.ones((n, n)), k=1)
    return mask

# %% wrong="scaled_dot_product_attention" name="no scale" diagnosis="leaving out the root of d_k"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="divided by d_k" diagnosis="dividing by d_k, not by its root"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / d_k
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="times the root" diagnosis="multiplying by the root of d_k"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) * np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="root of the number of keys" diagnosis="root of the number of keys"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(k.shape[-2])
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="root of the number of queries" diagnosis="root of the number of queries"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-2])
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="root of d_v" diagnosis="root of d_v"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(v.shape[-1])
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="softmax along the queries" diagnosis="softmax along the queries"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-2, keepdims=True))
    weights = powers / np.sum(powers, axis=-2, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="softmax over everything" diagnosis="softmax"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=(-2, -1), keepdims=True))
    weights = powers / np.sum(powers, axis=(-2, -1), keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="softmax along axis 0" diagnosis="softmax along the wrong axes"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=0, keepdims=True))
    weights = powers / np.sum(powers, axis=0, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="no softmax" diagnosis="leaving out the softmax"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = scores
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="exponentials without their sum" diagnosis="exponentials that are not divided"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores)
    weights = powers
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="mask ignored" diagnosis="leaving out the mask"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        pass
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="mask the other way round" diagnosis="other way round"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + mask * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="scores times mask" diagnosis="scores times the mask"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores * mask
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="mask behind the softmax" diagnosis="a mask behind the softmax"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    if mask is not None:
        weights = weights * mask
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="plus the mask" diagnosis="adding the mask itself"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + mask
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="minus infinity" diagnosis="-inf"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="largest not taken away" diagnosis="large scores"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores)
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="largest of everything taken away" diagnosis="large scores"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="k not transposed" diagnosis="crash"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ k / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name=".T turns all axes" diagnosis="crash"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ k.T / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="scale behind the softmax" diagnosis="behind the softmax"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    weights = weights / np.sqrt(d_k)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="output without the values" diagnosis="the plain mean of all values"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = np.mean(v, axis=-2, keepdims=True) + np.zeros((*q.shape[:-1], v.shape[-1]))
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="q and k exchanged" diagnosis="axis-order"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = k @ np.swapaxes(q, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = np.swapaxes(weights, -1, -2) @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="q scaled in place" diagnosis="changes-argument"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    q /= np.sqrt(d_k)
    scores = q @ np.swapaxes(k, -1, -2)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="a mask needed" diagnosis="crash"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="scores in the cache" diagnosis="cache"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, scores)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention" name="keepdims forgotten" diagnosis="crash"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% right="scaled_dot_product_attention" name="where and einsum"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = np.einsum("...id,...jd->...ij", q, k) * d_k ** -0.5
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    scores = scores - scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores)
    weights /= weights.sum(axis=-1, keepdims=True)
    output = np.matmul(weights, v)
    cache = (q, k, v, weights)
    return output, weights, cache

# %% right="scaled_dot_product_attention" name="queries scaled first"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = (q / np.sqrt(d_k)) @ np.swapaxes(k, -2, -1)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e9)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% right="scaled_dot_product_attention" name="a smaller large number"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d_k)
    if mask is not None:
        scores = scores + (1 - mask) * (-1e8)
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = powers / np.sum(powers, axis=-1, keepdims=True)
    output = weights @ v
    cache = (q, k, v, weights)
    return output, weights, cache

# %% right="scaled_dot_product_attention" name="a loop over examples and heads"
def scaled_dot_product_attention(q, k, v, mask=None):
    d_k = q.shape[-1]
    weights = np.zeros((*q.shape[:-1], k.shape[-2]))
    output = np.zeros((*q.shape[:-1], v.shape[-1]))
    allowed = np.ones(weights.shape) if mask is None else np.broadcast_to(mask, weights.shape)
    for place in np.ndindex(q.shape[:-1]):
        scores = k[place[:-1]] @ q[place] / np.sqrt(d_k) - 1e9 * (1 - allowed[place])
        powers = np.exp(scores - scores.max())
        weights[place] = powers / powers.sum()
        output[place] = weights[place] @ v[place[:-1]]
    cache = (q, k, v, weights)
    return output, weights, cache

# %% wrong="get_angles" name="k in place of i" diagnosis="k in place of i"
def get_angles(pos, k, d):
    i = k
    angles = pos / np.power(10000, 2 * i / d)
    return angles

# %% wrong="get_angles" name="not rounded down" diagnosis="not rounded down"
def get_angles(pos, k, d):
    i = k / 2
    angles = pos / np.power(10000, 2 * i / d)
    return angles

# %% wrong="get_angles" name="the 2 forgotten" diagnosis="leaving out the 2 in front of i"
def get_angles(pos, k, d):
    i = k // 2
    angles = pos / np.power(10000, i / d)
    return angles

# %% wrong="get_angles" name="multiplied" diagnosis="multiplying by the power"
def get_angles(pos, k, d):
    i = k // 2
    angles = pos * np.power(10000, 2 * i / d)
    return angles

# %% wrong="get_angles" name="exponent rounded" diagnosis="rounded down to a whole number"
def get_angles(pos, k, d):
    i = k // 2
    angles = pos / np.power(10000, 2 * i // d)
    return angles

# %% wrong="get_angles" name="degrees" diagnosis="degrees"
def get_angles(pos, k, d):
    i = k // 2
    angles = np.degrees(pos / np.power(10000, 2 * i / d))
    return angles

# %% wrong="get_angles" name="remainder" diagnosis="the remainder"
def get_angles(pos, k, d):
    i = k % 2
    angles = pos / np.power(10000, 2 * i / d)
    return angles

# %% wrong="get_angles" name="1000" diagnosis="1000 in place"
def get_angles(pos, k, d):
    i = k // 2
    angles = pos / np.power(1000, 2 * i / d)
    return angles

# %% wrong="get_angles" name="no power" diagnosis="factor of its own"
def get_angles(pos, k, d):
    i = k // 2
    angles = pos / (10000 * 2 * (i + 1) / d)
    return angles

# %% wrong="get_angles" name="d - 1" diagnosis="d - 1 in place of d"
def get_angles(pos, k, d):
    i = k // 2
    angles = pos / np.power(10000, 2 * i / (d - 1))
    return angles

# %% wrong="get_angles" name="sine taken already" diagnosis="the sine of the angles"
def get_angles(pos, k, d):
    i = k // 2
    angles = np.sin(pos / np.power(10000, 2 * i / d))
    return angles

# %% right="get_angles" name="exponential and logarithm"
def get_angles(pos, k, d):
    i = k // 2
    angles = pos * np.exp(-np.log(10000) * 2 * i / d)
    return angles

# %% right="get_angles" name="rates of the field"
def get_angles(pos, k, d):
    i = k // 2
    angle_rates = 1 / np.power(10000, (2 * i) / np.float32(d))
    angles = pos * angle_rates
    return angles

# %% right="get_angles" name="k - k % 2"
def get_angles(pos, k, d):
    i = k // 2
    angles = pos / np.power(10000, (k - k % 2) / d)
    return angles

# %% wrong="positional_encoding" name="sine and cosine exchanged" diagnosis="sine and cosine exchanged"
def positional_encoding(positions, d):
    encoding = np.zeros((positions, d))
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    angles = get_angles(pos, k, d)
    encoding[:, 0::2] = np.cos(angles[:, 0::2])
    encoding[:, 1::2] = np.sin(angles[:, 1::2])
    return encoding[np.newaxis, :, :]

# %% wrong="positional_encoding" name="halves" diagnosis="all sines first"
def positional_encoding(positions, d):
    encoding = np.zeros((positions, d))
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    angles = get_angles(pos, k, d)
    encoding[:, :d // 2] = np.sin(angles[:, 0::2])
    encoding[:, d // 2:] = np.cos(angles[:, 1::2])
    return encoding[np.newaxis, :, :]

# %% wrong="positional_encoding" name="sines only" diagnosis="sines only"
def positional_encoding(positions, d):
    encoding = np.zeros((positions, d))
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    angles = get_angles(pos, k, d)
    encoding[:, 0::2] = np.sin(angles[:, 0::2])
    encoding[:, 1::2] = np.sin(angles[:, 1::2])
    return encoding[np.newaxis, :, :]

# %% wrong="positional_encoding" name="cosines only" diagnosis="cosines only"
def positional_encoding(positions, d):
    encoding = np.zeros((positions, d))
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    angles = get_angles(pos, k, d)
    encoding[:, 0::2] = np.cos(angles[:, 0::2])
    encoding[:, 1::2] = np.cos(angles[:, 1::2])
    return encoding[np.newaxis, :, :]

# %% wrong="positional_encoding" name="counted from 1" diagnosis="counted from 1"
def positional_encoding(positions, d):
    encoding = np.zeros((positions, d))
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    angles = get_angles(pos + 1, k, d)
    encoding[:, 0::2] = np.sin(angles[:, 0::2])
    encoding[:, 1::2] = np.cos(angles[:, 1::2])
    return encoding[np.newaxis, :, :]

# %% wrong="positional_encoding" name="the angles themselves" diagnosis="right but at the indices"
def positional_encoding(positions, d):
    encoding = np.zeros((positions, d))
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    angles = get_angles(pos, k, d)
    encoding[:, 0::2] = angles[:, 0::2]
    encoding[:, 1::2] = np.cos(angles[:, 1::2])
    return encoding[np.newaxis, :, :]

# %% wrong="positional_encoding" name="cosines forgotten" diagnosis="right but at the indices"
def positional_encoding(positions, d):
    encoding = np.zeros((positions, d))
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    angles = get_angles(pos, k, d)
    encoding[:, 0::2] = np.sin(angles[:, 0::2])
    return encoding[np.newaxis, :, :]

# %% wrong="positional_encoding" name="no axis for the examples" diagnosis="rank-one"
def positional_encoding(positions, d):
    encoding = np.zeros((positions, d))
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    angles = get_angles(pos, k, d)
    encoding[:, 0::2] = np.sin(angles[:, 0::2])
    encoding[:, 1::2] = np.cos(angles[:, 1::2])
    return encoding

# %% wrong="positional_encoding" name="every second position" diagnosis="along the positions"
def positional_encoding(positions, d):
    encoding = np.zeros((positions, d))
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    angles = get_angles(pos, k, d)
    encoding[0::2, :] = np.sin(angles[0::2, :])
    encoding[1::2, :] = np.cos(angles[1::2, :])
    return encoding[np.newaxis, :, :]

# %% right="positional_encoding" name="where"
def positional_encoding(positions, d):
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    angles = get_angles(pos, k, d)
    encoding = np.where(k % 2 == 0, np.sin(angles), np.cos(angles))
    return encoding[np.newaxis]

# %% right="positional_encoding" name="angles of the even features twice"
def positional_encoding(positions, d):
    encoding = np.zeros((positions, d))
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    angles = get_angles(pos, k, d)
    encoding[:, 0::2] = np.sin(angles[:, 0::2])
    encoding[:, 1::2] = np.cos(angles[:, 0::2])
    return encoding[np.newaxis, :, :]

# %% right="positional_encoding" name="a loop"
def positional_encoding(positions, d):
    encoding = np.zeros((positions, d))
    pos, k = np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :]
    angles = get_angles(pos, k, d)
    for k in range(d):
        encoding[:, k] = np.cos(angles[:, k]) if k % 2 else np.sin(angles[:, k])
    return encoding[np.newaxis, :, :]

# %% wrong="split_heads" name="reshape alone" diagnosis="a reshape alone"
def split_heads(x, h):
    m, T, d = x.shape
    heads = x.reshape(m, h, T, d // h)
    return heads

# %% wrong="split_heads" name="features dealt out in turn" diagnosis="dealing the features out"
def split_heads(x, h):
    m, T, d = x.shape
    shares = x.reshape(m, T, d // h, h)
    heads = shares.transpose(0, 3, 1, 2)
    return heads

# %% wrong="split_heads" name="not transposed" diagnosis="axis-order"
def split_heads(x, h):
    m, T, d = x.shape
    shares = x.reshape(m, T, h, d // h)
    heads = shares
    return heads

# %% wrong="split_heads" name="heads last" diagnosis="axis-order"
def split_heads(x, h):
    m, T, d = x.shape
    shares = x.reshape(m, T, h, d // h)
    heads = shares.transpose(0, 1, 3, 2)
    return heads

# %% wrong="split_heads" name="a list of heads" diagnosis="is a list"
def split_heads(x, h):
    m, T, d = x.shape
    heads = np.split(x, h, axis=-1)
    return heads

# %% wrong="split_heads" name="heads in front" diagnosis="axis-order"
def split_heads(x, h):
    m, T, d = x.shape
    shares = x.reshape(m, T, h, d // h)
    heads = shares.transpose(2, 0, 1, 3)
    return heads

# %% wrong="split_heads" name="d for d // h" diagnosis="crash"
def split_heads(x, h):
    m, T, d = x.shape
    shares = x.reshape(m, T, h, d)
    heads = shares.transpose(0, 2, 1, 3)
    return heads

# %% wrong="split_heads" name="one head for all" diagnosis="reshape"
def split_heads(x, h):
    m, T, d = x.shape
    shares = x.reshape(m, T, 1, d)
    heads = shares.transpose(0, 2, 1, 3)
    return heads

# %% right="split_heads" name="swapaxes"
def split_heads(x, h):
    m, T, d = x.shape
    shares = x.reshape(m, T, h, d // h)
    heads = np.swapaxes(shares, 1, 2)
    return heads

# %% right="split_heads" name="split and stack"
def split_heads(x, h):
    return np.stack(np.split(x, h, axis=2), axis=1)

# %% right="split_heads" name="-1 in reshape"
def split_heads(x, h):
    m, T, d = x.shape
    shares = x.reshape(m, T, h, -1)
    heads = shares.transpose(0, 2, 1, 3)
    return heads

# %% wrong="combine_heads" name="reshape alone" diagnosis="a reshape alone"
def combine_heads(x):
    m, h, T, d_head = x.shape
    tokens = x
    joined = tokens.reshape(m, T, h * d_head)
    return joined

# %% wrong="combine_heads" name="features dealt out in turn" diagnosis="dealing the features out"
def combine_heads(x):
    m, h, T, d_head = x.shape
    tokens = x.transpose(0, 2, 3, 1)
    joined = tokens.reshape(m, T, h * d_head)
    return joined

# %% wrong="combine_heads" name="not reshaped" diagnosis="reshape"
def combine_heads(x):
    m, h, T, d_head = x.shape
    tokens = x.transpose(0, 2, 1, 3)
    joined = tokens
    return joined

# %% wrong="combine_heads" name="mean of the heads" diagnosis="wrong-size"
def combine_heads(x):
    m, h, T, d_head = x.shape
    joined = x.mean(axis=1)
    return joined

# %% wrong="combine_heads" name="tokens side by side" diagnosis="reshape"
def combine_heads(x):
    m, h, T, d_head = x.shape
    tokens = x
    joined = tokens.reshape(m, h, T * d_head)
    return joined

# %% wrong="combine_heads" name="examples mixed" diagnosis="another order"
def combine_heads(x):
    m, h, T, d_head = x.shape
    tokens = x.transpose(2, 0, 1, 3)
    joined = tokens.reshape(m, T, h * d_head)
    return joined

# %% right="combine_heads" name="swapaxes and -1"
def combine_heads(x):
    m, h, T, d_head = x.shape
    tokens = x.swapaxes(1, 2)
    joined = tokens.reshape(m, T, -1)
    return joined

# %% right="combine_heads" name="concatenate"
def combine_heads(x):
    return np.concatenate([x[:, head] for head in range(x.shape[1])], axis=-1)

# %% wrong="multi_head_attention" name="all from x_q" diagnosis="x_q where x_kv is asked"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads)
    k = split_heads(x_q @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_q @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="queries from x_kv" diagnosis="x_kv where x_q asks"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_kv @ params["Wq"] + params["bq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="biases forgotten" diagnosis="leaving out bq, or all biases"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"], num_heads)
    k = split_heads(x_kv @ params["Wk"], num_heads)
    v = split_heads(x_kv @ params["Wv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="bo forgotten" diagnosis="leaving out bo"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="bq forgotten" diagnosis="leaving out bq"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="bv forgotten" diagnosis="leaving out bv"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="Wo forgotten" diagnosis="leaving out Wo and bo"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="mask forgotten" diagnosis="leaving out the mask"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="keys and values exchanged" diagnosis="keys and values exchanged"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, v, k, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="keys for values" diagnosis="keys in place of values"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, k, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="matrices of queries and keys exchanged" diagnosis="queries and keys exchanged"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wk"] + params["bk"], num_heads)
    k = split_heads(x_kv @ params["Wq"] + params["bq"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="reshape in place of split" diagnosis="a reshape alone"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = (x_q @ params["Wq"] + params["bq"]).reshape(len(x_q), num_heads, -1, x_q.shape[2] // num_heads)
    k = (x_kv @ params["Wk"] + params["bk"]).reshape(len(x_kv), num_heads, -1, x_kv.shape[2] // num_heads)
    v = (x_kv @ params["Wv"] + params["bv"]).reshape(len(x_kv), num_heads, -1, x_kv.shape[2] // num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="scaled twice" diagnosis="the root of d / h twice"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q / np.sqrt(q.shape[-1]), k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="the root of d" diagnosis="the root of d in place"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads) / np.sqrt(num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="one head only" diagnosis="over-summed"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"] + params["bq"], 1)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], 1)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], 1)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="Wo transposed" diagnosis="Wo transposed"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"].T + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="heads not combined" diagnosis="crash"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = heads
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="multi_head_attention" name="weights on the left" diagnosis="crash"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    q = split_heads(params["Wq"] @ x_q + params["bq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    heads, weights, inner = scaled_dot_product_attention(q, k, v, mask)
    joined = combine_heads(heads)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% right="multi_head_attention" name="another order"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    parts = {}
    for part, x in (("q", x_q), ("k", x_kv), ("v", x_kv)):
        parts[part] = split_heads(np.matmul(x, params["W" + part]) + params["b" + part], num_heads)
    heads, weights, inner = scaled_dot_product_attention(**parts, mask=mask)
    joined = combine_heads(heads)
    output = params["bo"] + np.dot(joined, params["Wo"])
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% right="multi_head_attention" name="head by head"
def multi_head_attention(x_q, x_kv, params, num_heads, mask=None):
    m, seq_q, d = x_q.shape
    q = split_heads(x_q @ params["Wq"] + params["bq"], num_heads)
    k = split_heads(x_kv @ params["Wk"] + params["bk"], num_heads)
    v = split_heads(x_kv @ params["Wv"] + params["bv"], num_heads)
    full = (m, num_heads, seq_q, x_kv.shape[1])
    allowed = np.broadcast_to(1 if mask is None else mask, full)
    found = [scaled_dot_product_attention(q[:, j], k[:, j], v[:, j], allowed[:, j]) for j in range(num_heads)]
    weights = np.stack([one[1] for one in found], axis=1)
    joined = combine_heads(np.stack([one[0] for one in found], axis=1))
    inner = (q, k, v, weights)
    output = joined @ params["Wo"] + params["bo"]
    cache = (x_q, x_kv, joined, inner, params, num_heads)
    return output, weights, cache

# %% wrong="scaled_dot_product_attention_backward" name="no scale" diagnosis="leaving out the root of d_k"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="divided by d_k" diagnosis="dividing by d_k, not by its root"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together) / d_k
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="times the root" diagnosis="multiplying by the root of d_k"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together) * np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="root of d_v" diagnosis="root of d_v"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together) / np.sqrt(v.shape[-1])
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="diagonal only" diagnosis="the diagonal of the softmax alone"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (1 - weights) * dweights / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="softmax forgotten" diagnosis="leaving out the slope of the softmax"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = dweights / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="sum forgotten" diagnosis="leaving out the sum"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * dweights / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="sum over the queries" diagnosis="a sum over the queries"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-2, keepdims=True)
    dscores = weights * (dweights - together) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="mean for sum" diagnosis="mean in place of the sum"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.mean(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="sum not weighted" diagnosis="not weighted"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="sum taken away too early" diagnosis="before it is multiplied"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = (weights * dweights - together) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="sign turned" diagnosis="the sign turned"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (together - dweights) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="keepdims forgotten" diagnosis="crash"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1)
    dscores = weights * (dweights - together) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="dk without transpose" diagnosis="crash"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together) / np.sqrt(d_k)
    dq = dscores @ k
    dk = dscores @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="dv without transpose" diagnosis="crash"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = weights @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="dq and dk exchanged" diagnosis="wrong-size"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dk, dq, dv

# %% wrong="scaled_dot_product_attention_backward" name="divided by m" diagnosis="2 times too small"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = 1 / len(q) * np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="scale in dk only" diagnosis="leaving out the root of d_k"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q / np.sqrt(d_k)
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name=".T turns all axes" diagnosis="crash"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ v.T
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="scaled_dot_product_attention_backward" name="dout for weights in dv" diagnosis="the mean of dout"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.zeros(v.shape) + dout.mean(axis=-2, keepdims=True)
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(weights * dweights, axis=-1, keepdims=True)
    dscores = weights * (dweights - together) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% right="scaled_dot_product_attention_backward" name="einsum"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    dv = np.einsum("...ij,...id->...jd", weights, dout)
    dA = np.einsum("...id,...jd->...ij", dout, v)
    dS = weights * dA
    dS = (dS - weights * dS.sum(axis=-1, keepdims=True)) / np.sqrt(q.shape[-1])
    return np.einsum("...ij,...jd->...id", dS, k), np.einsum("...ij,...id->...jd", dS, q), dv

# %% right="scaled_dot_product_attention_backward" name="the whole Jacobian"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    n = weights.shape[-1]
    jacobian = weights[..., :, np.newaxis] * (np.eye(n) - weights[..., np.newaxis, :])
    dscores = np.sum(jacobian * dweights[..., np.newaxis, :], axis=-1) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% right="scaled_dot_product_attention_backward" name="the sum by way of the output"
def scaled_dot_product_attention_backward(dout, cache):
    (q, k, v, weights) = cache
    d_k = q.shape[-1]
    dv = np.swapaxes(weights, -1, -2) @ dout
    dweights = dout @ np.swapaxes(v, -1, -2)
    together = np.sum(dout * (weights @ v), axis=-1, keepdims=True)
    dscores = weights * (dweights - together) / np.sqrt(d_k)
    dq = dscores @ k
    dk = np.swapaxes(dscores, -1, -2) @ q
    return dq, dk, dv

# %% wrong="multi_head_attention_backward" name="values forgotten" diagnosis="through the values"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_k
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="keys forgotten" diagnosis="through the keys"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="minus for plus" diagnosis="minus"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_k - dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="matrices of keys and values exchanged" diagnosis="the matrices of keys and values exchanged"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wv"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wk"])
    dx_kv = dx_k + dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="keys from x_q" diagnosis="x_q in place of x_kv"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_q, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_k + dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="queries from x_kv" diagnosis="x_kv in place of x_q"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_kv, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_k + dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="Wo skipped" diagnosis="leaving out Wo on the way back"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(dout, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_k + dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="x_q in place of joined" diagnosis="x_q in place of what"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, x_q, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_k + dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="not split" diagnosis="crash"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = djoined
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_k + dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="not combined" diagnosis="crash"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(dq, x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_k + dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="a key forgotten" diagnosis="missing-key"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_k + dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="slopes of Wk and Wv exchanged" diagnosis="in its place"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_k + dx_v
    grads = {"dWq": dWq, "dWk": dWv, "dWv": dWk, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="Wk for Wq" diagnosis="Wk in place of Wq"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wk"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_k + dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="reshape in place of combine" diagnosis="a reshape alone"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(dv.reshape(x_kv.shape), x_kv, params["Wv"])
    dx_kv = dx_k + dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% wrong="multi_head_attention_backward" name="divided by m" diagnosis="and m is 5"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout / len(dout), joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_k + dx_v
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads

# %% right="multi_head_attention_backward" name="by hand"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    grads = {"dWo": np.einsum("mti,mtj->ij", joined, dout), "dbo": dout.sum(axis=(0, 1))}
    slopes = scaled_dot_product_attention_backward(split_heads(dout @ params["Wo"].T, num_heads), inner)
    dx = []
    for part, slope, x in zip("qkv", slopes, (x_q, x_kv, x_kv)):
        slope = combine_heads(slope)
        grads["dW" + part] = np.einsum("mti,mtj->ij", x, slope)
        grads["db" + part] = slope.sum(axis=(0, 1))
        dx.append(slope @ params["W" + part].T)
    return dx[0], dx[1] + dx[2], grads

# %% right="multi_head_attention_backward" name="another order"
def multi_head_attention_backward(dout, cache):
    (x_q, x_kv, joined, inner, params, num_heads) = cache
    djoined, dWo, dbo = dense_backward(dout, joined, params["Wo"])
    dheads = split_heads(djoined, num_heads)
    dq, dk, dv = scaled_dot_product_attention_backward(dheads, inner)
    dx_q, dWq, dbq = dense_backward(combine_heads(dq), x_q, params["Wq"])
    dx_k, dWk, dbk = dense_backward(combine_heads(dk), x_kv, params["Wk"])
    dx_v, dWv, dbv = dense_backward(combine_heads(dv), x_kv, params["Wv"])
    dx_kv = dx_v + dx_k
    grads = {"dWq": dWq, "dWk": dWk, "dWv": dWv, "dWo": dWo}
    grads = {**grads, "dbq": dbq, "dbk": dbk, "dbv": dbv, "dbo": dbo}
    return dx_q, dx_kv, grads
