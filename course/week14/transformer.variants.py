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

# %% wrong="feed_forward" name="no relu" diagnosis="leaving out the ReLU"
def feed_forward(x, params):
    hidden = x @ params["W1"] + params["b1"]
    return hidden @ params["W2"] + params["b2"]

# %% wrong="feed_forward" name="relu at the end as well" diagnosis="clip"
def feed_forward(x, params):
    hidden = np.maximum(0, x @ params["W1"] + params["b1"])
    return np.maximum(0, hidden @ params["W2"] + params["b2"])

# %% wrong="feed_forward" name="relu at the end only" diagnosis="the ReLU at the end"
def feed_forward(x, params):
    return np.maximum(0, (x @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"])

# %% wrong="feed_forward" name="tanh" diagnosis="tanh"
def feed_forward(x, params):
    return np.tanh(x @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]

# %% wrong="feed_forward" name="bias behind the relu" diagnosis="adding b1 behind"
def feed_forward(x, params):
    return (np.maximum(0, x @ params["W1"]) + params["b1"]) @ params["W2"] + params["b2"]

# %% wrong="feed_forward" name="no first bias" diagnosis="leaving out b1"
def feed_forward(x, params):
    return np.maximum(0, x @ params["W1"]) @ params["W2"] + params["b2"]

# %% wrong="feed_forward" name="no second bias" diagnosis="leaving out b2"
def feed_forward(x, params):
    return np.maximum(0, x @ params["W1"] + params["b1"]) @ params["W2"]

# %% wrong="feed_forward" name="residual here" diagnosis="adding x"
def feed_forward(x, params):
    return x + np.maximum(0, x @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]

# %% wrong="feed_forward" name="weights in front" diagnosis="crash"
def feed_forward(x, params):
    return params["W2"] @ np.maximum(0, params["W1"] @ x + params["b1"]) + params["b2"]

# %% wrong="feed_forward" name="mean over the places" diagnosis="places see each other"
def feed_forward(x, params):
    x = x - x.mean(axis=1, keepdims=True)
    return np.maximum(0, x @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]

# %% right="feed_forward" name="einsum"
def feed_forward(x, params):
    hidden = np.einsum("mtd,df->mtf", x, params["W1"]) + params["b1"]
    hidden = hidden * (hidden > 0)
    return np.einsum("mtf,fd->mtd", hidden, params["W2"]) + params["b2"]

# %% right="feed_forward" name="flattened"
def feed_forward(x, params):
    m, T, d = x.shape
    rows = x.reshape(m * T, d)
    rows = np.maximum(np.dot(rows, params["W1"]) + params["b1"], 0)
    return (np.dot(rows, params["W2"]) + params["b2"]).reshape(m, T, d)

# %% wrong="encoder_layer_forward" name="both sums forgotten" diagnosis="x is lost"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y, _ = layers.layernorm_forward(attended, params["gamma1"], params["beta1"])
    out, _ = layers.layernorm_forward(feed_forward(y, params["feed"]), params["gamma2"], params["beta2"])
    return out, weights

# %% wrong="encoder_layer_forward" name="first sum forgotten" diagnosis="leaving out the sum with x"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y, _ = layers.layernorm_forward(attended, params["gamma1"], params["beta1"])
    out, _ = layers.layernorm_forward(y + feed_forward(y, params["feed"]), params["gamma2"], params["beta2"])
    return out, weights

# %% wrong="encoder_layer_forward" name="second sum forgotten" diagnosis="x is lost"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y, _ = layers.layernorm_forward(x + attended, params["gamma1"], params["beta1"])
    out, _ = layers.layernorm_forward(feed_forward(y, params["feed"]), params["gamma2"], params["beta2"])
    return out, weights

# %% wrong="encoder_layer_forward" name="x in the second sum" diagnosis="adding x in the second sum"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y, _ = layers.layernorm_forward(x + attended, params["gamma1"], params["beta1"])
    out, _ = layers.layernorm_forward(x + feed_forward(y, params["feed"]), params["gamma2"], params["beta2"])
    return out, weights

# %% wrong="encoder_layer_forward" name="x into the net" diagnosis="giving x to the feed-forward net"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y, _ = layers.layernorm_forward(x + attended, params["gamma1"], params["beta1"])
    out, _ = layers.layernorm_forward(y + feed_forward(x, params["feed"]), params["gamma2"], params["beta2"])
    return out, weights

# %% wrong="encoder_layer_forward" name="pre-norm" diagnosis="normalising before the sub-layers"
def encoder_layer_forward(x, params, num_heads, mask):
    normed, _ = layers.layernorm_forward(x, params["gamma1"], params["beta1"])
    attended, weights, _ = layers.multi_head_attention(normed, normed, params["attention"], num_heads, mask)
    y = x + attended
    normed, _ = layers.layernorm_forward(y, params["gamma2"], params["beta2"])
    return y + feed_forward(normed, params["feed"]), weights

# %% wrong="encoder_layer_forward" name="first norm forgotten" diagnosis="leaving out the first normalisation"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y = x + attended
    out, _ = layers.layernorm_forward(y + feed_forward(y, params["feed"]), params["gamma2"], params["beta2"])
    return out, weights

# %% wrong="encoder_layer_forward" name="second norm forgotten" diagnosis="leaving out the second normalisation"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y, _ = layers.layernorm_forward(x + attended, params["gamma1"], params["beta1"])
    return y + feed_forward(y, params["feed"]), weights

# %% wrong="encoder_layer_forward" name="norm before the sum" diagnosis="normalising before the sum"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y = x + layers.layernorm_forward(attended, params["gamma1"], params["beta1"])[0]
    out = y + layers.layernorm_forward(feed_forward(y, params["feed"]), params["gamma2"], params["beta2"])[0]
    return out, weights

# %% wrong="encoder_layer_forward" name="one norm twice" diagnosis="gamma1 and beta1 for both"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y, _ = layers.layernorm_forward(x + attended, params["gamma1"], params["beta1"])
    out, _ = layers.layernorm_forward(y + feed_forward(y, params["feed"]), params["gamma1"], params["beta1"])
    return out, weights

# %% wrong="encoder_layer_forward" name="norms exchanged" diagnosis="exchanged"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y, _ = layers.layernorm_forward(x + attended, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(y + feed_forward(y, params["feed"]), params["gamma1"], params["beta1"])
    return out, weights

# %% wrong="encoder_layer_forward" name="no mask" diagnosis="without the mask"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads)
    y, _ = layers.layernorm_forward(x + attended, params["gamma1"], params["beta1"])
    out, _ = layers.layernorm_forward(y + feed_forward(y, params["feed"]), params["gamma2"], params["beta2"])
    return out, weights

# %% wrong="encoder_layer_forward" name="one head" diagnosis="single head"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], 1, mask)
    y, _ = layers.layernorm_forward(x + attended, params["gamma1"], params["beta1"])
    out, _ = layers.layernorm_forward(y + feed_forward(y, params["feed"]), params["gamma2"], params["beta2"])
    return out, weights

# %% wrong="encoder_layer_forward" name="net forgotten" diagnosis="leaving out the feed-forward net"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y, _ = layers.layernorm_forward(x + attended, params["gamma1"], params["beta1"])
    out, _ = layers.layernorm_forward(y, params["gamma2"], params["beta2"])
    return out, weights

# %% wrong="encoder_layer_forward" name="weights forgotten" diagnosis="type"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y, _ = layers.layernorm_forward(x + attended, params["gamma1"], params["beta1"])
    out, _ = layers.layernorm_forward(y + feed_forward(y, params["feed"]), params["gamma2"], params["beta2"])
    return out

# %% wrong="encoder_layer_forward" name="pair not caught" diagnosis="crash"
def encoder_layer_forward(x, params, num_heads, mask):
    attended, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    y = layers.layernorm_forward(x + attended, params["gamma1"], params["beta1"])
    out, _ = layers.layernorm_forward(y + feed_forward(y, params["feed"]), params["gamma2"], params["beta2"])
    return out, weights

# %% right="encoder_layer_forward" name="step by step"
def encoder_layer_forward(x, params, num_heads, mask):
    attention = layers.multi_head_attention(x, x, params["attention"], num_heads, mask)
    total = x + attention[0]
    y = layers.layernorm_forward(total, params["gamma1"], params["beta1"])[0]
    total = y + feed_forward(y, params["feed"])
    return layers.layernorm_forward(total, params["gamma2"], params["beta2"])[0], attention[1]

# %% right="encoder_layer_forward" name="own norm"
def encoder_layer_forward(x, params, num_heads, mask):
    def norm(v, number):
        v = v - v.mean(axis=-1, keepdims=True)
        v = v / np.sqrt(np.mean(v**2, axis=-1, keepdims=True) + 1e-5)
        return v * params[f"gamma{number}"] + params[f"beta{number}"]
    out, weights, _ = layers.multi_head_attention(x_q=x, x_kv=x, parameters=params["attention"], num_heads=num_heads, mask=mask)
    y = norm(out + x, 1)
    return norm(feed_forward(y, params["feed"]) + y, 2), weights

# %% wrong="encoder_layer_backward" name="way around the attention forgotten" diagnosis="leaving out the way around the attention"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dsum2 + dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dasking + dasked
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="way around the net forgotten" diagnosis="leaving out the way around the feed-forward net"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dsum1 + dasking + dasked
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="both ways around forgotten" diagnosis="leaving out both ways around"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dasking + dasked
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="way through the net forgotten" diagnosis="leaving out the way through the feed-forward net"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dsum2
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dsum1 + dasking + dasked
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="asking only" diagnosis="x as queries only"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dsum2 + dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dsum1 + dasking
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="asked only" diagnosis="x as keys and values only"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dsum2 + dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dsum1 + dasked
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="past the norm" diagnosis="sending dout itself"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dout + dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dsum1 + dasking + dasked
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="dy past the norm" diagnosis="what came to its normalisation"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dsum2 + dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dy + dasking + dasked
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="through the attention forgotten" diagnosis="leaving out the way through the attention"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dsum2 + dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dsum1
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="norms exchanged" diagnosis="through norm 1"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm1)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dsum2 + dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm2)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dsum1 + dasking + dasked
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="gamma and beta exchanged" diagnosis="exchanging"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dbeta2, dgamma2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dsum2 + dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dsum1 + dasking + dasked
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="dout into the net" diagnosis="sending dout through the feed-forward net"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dout, trip.feed)
    dy = dsum2 + dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dsum1 + dasking + dasked
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="dy into the attention" diagnosis="sending dy through the attention"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dsum2 + dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dy, trip.attention)
    dx = dsum1 + dasking + dasked
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% wrong="encoder_layer_backward" name="keys without d" diagnosis="missing-key"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dsum2 + dfed
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = dsum1 + dasking + dasked
    return dx, {"attention": dattention, "feed": dfeed, "gamma1": dgamma1, "beta1": dbeta1, "gamma2": dgamma2, "beta2": dbeta2}

# %% right="encoder_layer_backward" name="in another order"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    _, _, trip = layers.encoder_layer_forward(x, params, num_heads, mask)
    dsum2, dgamma2, dbeta2 = layers.layernorm_backward(dout, trip.norm2)
    dfed, dfeed = layers.feed_forward_backward(dsum2, trip.feed)
    dy = dfed + dsum2
    dsum1, dgamma1, dbeta1 = layers.layernorm_backward(dy, trip.norm1)
    dasking, dasked, dattention = layers.multi_head_attention_backward(dsum1, trip.attention)
    dx = (dasking + dasked) + dsum1
    return dx, {"attention": dattention, "feed": dfeed, "dgamma1": dgamma1, "dbeta1": dbeta1, "dgamma2": dgamma2, "dbeta2": dbeta2}

# %% right="encoder_layer_backward" name="in place"
def encoder_layer_backward(dout, x, params, num_heads, mask):
    grads = {}
    trip = layers.encoder_layer_forward(x, params, num_heads, mask)[-1]
    slope, grads["dgamma2"], grads["dbeta2"] = layers.layernorm_backward(dout, trip.norm2)
    through, grads["feed"] = layers.feed_forward_backward(slope, trip.feed)
    slope = slope + through
    slope, grads["dgamma1"], grads["dbeta1"] = layers.layernorm_backward(slope, trip.norm1)
    *both, grads["attention"] = layers.multi_head_attention_backward(slope, trip.attention)
    return slope + sum(both), grads

# %% wrong="decoder_layer_forward" name="all sums forgotten" diagnosis="x is lost"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="first sum forgotten" diagnosis="leaving out the first sum"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="second sum forgotten" diagnosis="leaving out the second sum"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="third sum forgotten" diagnosis="x is lost"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="x in the second sum" diagnosis="adding x in the second sum"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(x + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="masks exchanged" diagnosis="crash"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, padding_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads, look_ahead_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="no look-ahead mask" diagnosis="leaving out the look-ahead mask"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="no padding mask" diagnosis="leaving out the padding mask"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="no masks" diagnosis="leaving out both masks"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="the book asks" diagnosis="crash"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(enc_out, y, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="looks at itself twice" diagnosis="looking at itself twice"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, y, params["cross"], num_heads, look_ahead_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="weights of the first attention" diagnosis="weights of the first attention for both"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["attention"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="asks with x" diagnosis="asking enc_out with x"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(x, enc_out, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="second attention forgotten" diagnosis="leaving out the second attention"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    z = y
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="norm two for three" diagnosis="gamma2 and beta2 in the third"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma2"], params["beta2"])
    return out, weights

# %% wrong="decoder_layer_forward" name="net gets y" diagnosis="giving the feed-forward net"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(y, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="third sum with y" diagnosis="first normalised sum in the third"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, weights, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(y + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% wrong="decoder_layer_forward" name="weights of the first" diagnosis="wrong-size"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, weights, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    found, _, _ = layers.multi_head_attention(y, enc_out, params["cross"], num_heads, padding_mask)
    z, _ = layers.layernorm_forward(y + found, params["gamma2"], params["beta2"])
    out, _ = layers.layernorm_forward(z + feed_forward(z, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% right="decoder_layer_forward" name="a loop over two attentions"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    looks = [("attention", None, look_ahead_mask), ("cross", enc_out, padding_mask)]
    for number, (name, there, mask) in enumerate(looks, start=1):
        found, weights, _ = layers.multi_head_attention(x, x if there is None else there, params[name], num_heads, mask)
        x, _ = layers.layernorm_forward(x + found, params[f"gamma{number}"], params[f"beta{number}"])
    out, _ = layers.layernorm_forward(x + feed_forward(x, params["feed"]), params["gamma3"], params["beta3"])
    return out, weights

# %% right="decoder_layer_forward" name="an encoder layer and a half"
def decoder_layer_forward(x, enc_out, params, num_heads, look_ahead_mask, padding_mask):
    own, _, _ = layers.multi_head_attention(x, x, params["attention"], num_heads, look_ahead_mask)
    y, _ = layers.layernorm_forward(x + own, params["gamma1"], params["beta1"])
    rest = {"attention": params["cross"], "feed": params["feed"]}
    found = layers.multi_head_attention(y, enc_out, rest["attention"], num_heads, padding_mask)
    total = found[0] + y
    z = layers.layernorm_forward(total, params["gamma2"], params["beta2"])[0]
    total = feed_forward(z, rest["feed"]) + z
    return layers.layernorm_forward(total, params["gamma3"], params["beta3"])[0], found[1]

# %% wrong="embed_and_encode" name="no root" diagnosis="leaving out the root of d"
def embed_and_encode(ids, E, P):
    return E[ids] + P[:, :ids.shape[1]]

# %% wrong="embed_and_encode" name="no positions" diagnosis="leaving out the positions"
def embed_and_encode(ids, E, P):
    return E[ids] * np.sqrt(E.shape[1])

# %% wrong="embed_and_encode" name="root of everything" diagnosis="multiplying the positions"
def embed_and_encode(ids, E, P):
    return (E[ids] + P[:, :ids.shape[1]]) * np.sqrt(E.shape[1])

# %% wrong="embed_and_encode" name="times d" diagnosis="without the root"
def embed_and_encode(ids, E, P):
    return E[ids] * E.shape[1] + P[:, :ids.shape[1]]

# %% wrong="embed_and_encode" name="root of the vocabulary" diagnosis="vocabulary"
def embed_and_encode(ids, E, P):
    return E[ids] * np.sqrt(len(E)) + P[:, :ids.shape[1]]

# %% wrong="embed_and_encode" name="root of the length" diagnosis="length of the sequence"
def embed_and_encode(ids, E, P):
    return E[ids] * np.sqrt(ids.shape[1]) + P[:, :ids.shape[1]]

# %% wrong="embed_and_encode" name="divided" diagnosis="dividing by the root"
def embed_and_encode(ids, E, P):
    return E[ids] / np.sqrt(E.shape[1]) + P[:, :ids.shape[1]]

# %% wrong="embed_and_encode" name="all positions" diagnosis="crash"
def embed_and_encode(ids, E, P):
    return E[ids] * np.sqrt(E.shape[1]) + P

# %% wrong="embed_and_encode" name="last positions" diagnosis="last positions"
def embed_and_encode(ids, E, P):
    return E[ids] * np.sqrt(E.shape[1]) + P[:, -ids.shape[1]:]

# %% wrong="embed_and_encode" name="sliced by examples" diagnosis="crash"
def embed_and_encode(ids, E, P):
    return E[ids] * np.sqrt(E.shape[1]) + P[:, :len(ids)]

# %% wrong="embed_and_encode" name="positions by number" diagnosis="crash"
def embed_and_encode(ids, E, P):
    return E[ids] * np.sqrt(E.shape[1]) + P[0, ids]

# %% wrong="embed_and_encode" name="columns of E" diagnosis="crash"
def embed_and_encode(ids, E, P):
    return E[:, ids] * np.sqrt(E.shape[1]) + P[:, :ids.shape[1]]

# %% wrong="embed_and_encode" name="rows and places joined" diagnosis="shape"
def embed_and_encode(ids, E, P):
    return np.concatenate([E[ids] * np.sqrt(E.shape[1]), np.repeat(P[:, :ids.shape[1]], len(ids), axis=0)], axis=-1)

# %% right="embed_and_encode" name="one-hot"
def embed_and_encode(ids, E, P):
    one_hot = np.eye(len(E))[ids]
    return one_hot @ E * E.shape[1] ** 0.5 + P[0, np.arange(ids.shape[1])]

# %% right="embed_and_encode" name="a loop over places"
def embed_and_encode(ids, E, P):
    x = np.zeros((*ids.shape, E.shape[1]))
    for t in range(ids.shape[1]):
        x[:, t] = np.sqrt(E.shape[1]) * E[ids[:, t]] + P[0, t]
    return x

# %% wrong="transformer_forward" name="no by" diagnosis="leaving out by"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(enc_out, layer, num_heads, padding_mask)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    return out @ params["Wy"], weights

# %% wrong="transformer_forward" name="no scores" diagnosis="wrong-size"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(enc_out, layer, num_heads, padding_mask)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    return out, weights

# %% wrong="transformer_forward" name="softmax" diagnosis="softmax"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(enc_out, layer, num_heads, padding_mask)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    logits = out @ params["Wy"] + params["by"]
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True), weights

# %% wrong="transformer_forward" name="first layers only" diagnosis="the first layer of each side"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    enc_out, _ = encoder_layer_forward(enc_out, params["encoder"][0], num_heads, padding_mask)
    out = embed_and_encode(tgt_in, E, P)
    out, weights = decoder_layer_forward(out, enc_out, params["decoder"][0], num_heads, look_ahead_mask, padding_mask)
    return out @ params["Wy"] + params["by"], weights

# %% wrong="transformer_forward" name="always the embedding" diagnosis="the last encoder layer alone"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    embedded = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(embedded, layer, num_heads, padding_mask)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    return out @ params["Wy"] + params["by"], weights

# %% wrong="transformer_forward" name="always the beginning" diagnosis="the last decoder layer alone"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(enc_out, layer, num_heads, padding_mask)
    begun = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(begun, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    return out @ params["Wy"] + params["by"], weights

# %% wrong="transformer_forward" name="no encoder" diagnosis="leaving out the encoder layers"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    return out @ params["Wy"] + params["by"], weights

# %% wrong="transformer_forward" name="no padding mask in the encoder" diagnosis="leaving out the padding mask in the encoder"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(enc_out, layer, num_heads, None)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    return out @ params["Wy"] + params["by"], weights

# %% wrong="transformer_forward" name="no look-ahead mask" diagnosis="leaving out the look-ahead mask"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(enc_out, layer, num_heads, padding_mask)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, None, padding_mask)
    return out @ params["Wy"] + params["by"], weights

# %% wrong="transformer_forward" name="no padding mask" diagnosis="leaving out the padding mask"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(enc_out, layer, num_heads, None)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, look_ahead_mask, None)
    return out @ params["Wy"] + params["by"], weights

# %% wrong="transformer_forward" name="look-ahead mask in the encoder" diagnosis="crash"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(enc_out, layer, num_heads, look_ahead_mask)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    return out @ params["Wy"] + params["by"], weights

# %% wrong="transformer_forward" name="masks exchanged" diagnosis="crash"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(enc_out, layer, num_heads, padding_mask)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, padding_mask, look_ahead_mask)
    return out @ params["Wy"] + params["by"], weights

# %% wrong="transformer_forward" name="source in the decoder" diagnosis="wrong-size"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(enc_out, layer, num_heads, padding_mask)
    out = embed_and_encode(src, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, None, padding_mask)
    return out @ params["Wy"] + params["by"], weights

# %% wrong="transformer_forward" name="no positions" diagnosis="leaving out the positions"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    P = 0 * P
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, _ = encoder_layer_forward(enc_out, layer, num_heads, padding_mask)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    return out @ params["Wy"] + params["by"], weights

# %% wrong="transformer_forward" name="weights of the encoder" diagnosis="wrong-size"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    for layer in params["encoder"]:
        enc_out, weights = encoder_layer_forward(enc_out, layer, num_heads, padding_mask)
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, _ = decoder_layer_forward(out, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    return out @ params["Wy"] + params["by"], weights

# %% right="transformer_forward" name="one loop for both"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    # the other side
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["encoder"]:
        enc_out = encoder_layer_forward(enc_out, layer, num_heads, padding_mask)[0]
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    return out @ params["Wy"] + params["by"], weights

# %% right="transformer_forward" name="by number"
def transformer_forward(src, tgt_in, params, num_heads, look_ahead_mask, padding_mask):
    E = params["E"]
    P = layers.positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1])
    enc_out = embed_and_encode(src, E, P)
    for n in range(len(params["encoder"])):
        enc_out = encoder_layer_forward(enc_out, params["encoder"][n], num_heads, padding_mask)[0]
    out = embed_and_encode(tgt_in, E, P)
    for layer in params["decoder"]:
        out, weights = decoder_layer_forward(out, enc_out, layer, num_heads, look_ahead_mask, padding_mask)
    logits = np.einsum("mtd,dv->mtv", out, params["Wy"])
    return logits + params["by"], weights

# %% wrong="transformer_train_step" name="no shift" diagnosis="not shifting"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = tgt
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="shifted the other way" diagnosis="shifting the wrong way"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([tgt[:, 1:], np.full((len(tgt), 1), PAD)], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="rolled" diagnosis="rolling"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.roll(tgt, 1, axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="padding in front" diagnosis="the padding in front"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), PAD), tgt[:, :-1]], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="end in front" diagnosis="the end sign in front"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), END), tgt[:, :-1]], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="no look-ahead mask" diagnosis="leaving out the look-ahead mask"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), START), tgt[:, :-1]], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, None, layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="no padding mask" diagnosis="leaving out the padding mask"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), START), tgt[:, :-1]], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), None)
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="no masks" diagnosis="leaving out both masks"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), START), tgt[:, :-1]], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, None, None)
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="masks exchanged" diagnosis="crash"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), START), tgt[:, :-1]], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.padding_mask(src), layers.look_ahead_mask(tgt.shape[1]))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="padding counts" diagnosis="counting the padding"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), START), tgt[:, :-1]], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, None, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="counted by what went in" diagnosis="counting by what came in"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), START), tgt[:, :-1]], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt_in != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="padding of the source" diagnosis="crash"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), START), tgt[:, :-1]], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, src != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="labels shifted" diagnosis="the shifted text"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), START), tgt[:, :-1]], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt_in, tgt_in != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="summed" diagnosis="sum"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), START), tgt[:, :-1]], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    return loss * np.sum(tgt != PAD), net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="one longer" diagnosis="crash"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), START), tgt], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    return loss, net.backward(dlogits, trip)

# %% wrong="transformer_train_step" name="slopes of the scores" diagnosis="type"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.concatenate([np.full((len(tgt), 1), START), tgt[:, :-1]], axis=1)
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, tgt != PAD, axis=-1)
    return loss, dlogits

# %% right="transformer_train_step" name="rolled and begun"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    tgt_in = np.hstack([START * np.ones((len(tgt), 1), int), tgt])[:, :-1]
    logits, trip = net.forward(src, tgt_in, params, num_heads, layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src))
    loss, dlogits = layers.masked_cross_entropy(logits, tgt, (tgt > 0).astype(float), axis=-1)
    return loss, net.backward(dlogits, trip)

# %% right="transformer_train_step" name="by hand"
def transformer_train_step(src, tgt, params, num_heads, net=FINISHED):
    m, T = tgt.shape
    tgt_in = np.zeros((m, T), int)
    tgt_in[:, 0] = START
    tgt_in[:, 1:] = tgt[:, :-1]
    logits, trip = net.forward(src, tgt_in, params, num_heads, np.tri(T), (src != PAD)[:, None, None, :])
    real = tgt != PAD
    labels = layers.one_hot(tgt[real], logits.shape[-1])
    loss, dZ = layers.softmax_cross_entropy(logits[real].T, labels)
    dlogits = np.zeros(logits.shape)
    dlogits[real] = dZ.T
    return loss, net.backward(dlogits, trip)

# %% wrong="noam_lr" name="larger" diagnosis="the larger"
def noam_lr(step, d_model, warmup=4000):
    return d_model**-0.5 * max(step**-0.5, step * warmup**-1.5)

# %% wrong="noam_lr" name="no d_model" diagnosis="leaving out d_model"
def noam_lr(step, d_model, warmup=4000):
    return min(step**-0.5, step * warmup**-1.5)

# %% wrong="noam_lr" name="no warm-up" diagnosis="no warm-up"
def noam_lr(step, d_model, warmup=4000):
    return d_model**-0.5 * step**-0.5

# %% wrong="noam_lr" name="no fall" diagnosis="no fall"
def noam_lr(step, d_model, warmup=4000):
    return d_model**-0.5 * step * warmup**-1.5

# %% wrong="noam_lr" name="root of d_model" diagnosis="not one over it"
def noam_lr(step, d_model, warmup=4000):
    return d_model**0.5 * min(step**-0.5, step * warmup**-1.5)

# %% wrong="noam_lr" name="divided by d_model" diagnosis="without the root"
def noam_lr(step, d_model, warmup=4000):
    return min(step**-0.5, step * warmup**-1.5) / d_model

# %% wrong="noam_lr" name="fixed warm-up" diagnosis="4000 as the warm-up"
def noam_lr(step, d_model, warmup=4000):
    return d_model**-0.5 * min(step**-0.5, step * 4000**-1.5)

# %% wrong="noam_lr" name="power of one" diagnosis="the power -1"
def noam_lr(step, d_model, warmup=4000):
    return d_model**-0.5 * min(step**-0.5, step * warmup**-1)

# %% wrong="noam_lr" name="one later" diagnosis="counting one step more"
def noam_lr(step, d_model, warmup=4000):
    return d_model**-0.5 * min((step + 1)**-0.5, (step + 1) * warmup**-1.5)

# %% right="noam_lr" name="two branches"
def noam_lr(step, d_model, warmup=4000):
    if step < warmup:
        return step / (np.sqrt(d_model) * warmup * np.sqrt(warmup))
    return 1 / np.sqrt(d_model * step)

# %% right="noam_lr" name="numpy"
def noam_lr(step, d_model, warmup=4000):
    return np.minimum(1 / np.sqrt(step), step / warmup**1.5) / np.sqrt(d_model)

# %% wrong="label_smoothing" name="shared among examples" diagnosis="among the m examples"
def label_smoothing(y, eps=0.1):
    return (1 - eps) * y + eps / y.shape[1]

# %% wrong="label_smoothing" name="no factor" diagnosis="leaving out the factor"
def label_smoothing(y, eps=0.1):
    return y + eps / len(y)

# %% wrong="label_smoothing" name="wrong signs only" diagnosis="among the wrong signs only"
def label_smoothing(y, eps=0.1):
    return (1 - eps) * y + (1 - y) * eps / (len(y) - 1)

# %% wrong="label_smoothing" name="not shared" diagnosis="adding eps to every sign"
def label_smoothing(y, eps=0.1):
    return (1 - eps) * y + eps

# %% wrong="label_smoothing" name="nothing spread" diagnosis="spreading nothing"
def label_smoothing(y, eps=0.1):
    return (1 - eps) * y

# %% wrong="label_smoothing" name="exchanged" diagnosis="exchanged"
def label_smoothing(y, eps=0.1):
    return eps * y + (1 - eps) / len(y)

# %% wrong="label_smoothing" name="fixed eps" diagnosis="0.1, whatever eps is"
def label_smoothing(y, eps=0.1):
    return 0.9 * y + 0.1 / len(y)

# %% wrong="label_smoothing" name="a table" diagnosis="all entries of y"
def label_smoothing(y, eps=0.1):
    return (1 - eps) * y + eps / y.size

# %% right="label_smoothing" name="a mixture"
def label_smoothing(y, eps=0.1):
    even = np.ones(y.shape) / y.shape[0]
    return y + eps * (even - y)

# %% right="label_smoothing" name="where"
def label_smoothing(y, eps=0.1):
    V = y.shape[0]
    return np.where(y == 1, 1 - eps + eps / V, eps / V)

# %% wrong="sample_top_p" name="one too few" diagnosis="one too few"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    order = np.argsort(-shares)
    kept = order[:max(1, np.sum(np.cumsum(shares[order]) < p))]
    return int(rng.choice(kept, p=shares[kept] / np.sum(shares[kept])))

# %% wrong="sample_top_p" name="none kept" diagnosis="crash"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    order = np.argsort(-shares)
    kept = order[np.cumsum(shares[order]) < p]
    return int(rng.choice(kept, p=shares[kept] / np.sum(shares[kept])))

# %% wrong="sample_top_p" name="one too many" diagnosis="one more is drawn from"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    order = np.argsort(-shares)
    kept = order[:np.sum(np.cumsum(shares[order]) < p) + 2]
    return int(rng.choice(kept, p=shares[kept] / np.sum(shares[kept])))

# %% wrong="sample_top_p" name="the unlikely ones" diagnosis="the order"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    order = np.argsort(shares)
    kept = order[:np.sum(np.cumsum(shares[order]) < p) + 1]
    return int(rng.choice(kept, p=shares[kept] / np.sum(shares[kept])))

# %% wrong="sample_top_p" name="all of them" diagnosis="nothing is cut off"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    return int(rng.choice(len(shares), p=shares))

# %% wrong="sample_top_p" name="the likeliest" diagnosis="is it drawn"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    return int(np.argmax(shares))

# %% wrong="sample_top_p" name="a generator of its own" diagnosis="is it drawn"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    rng = np.random.default_rng(0)
    order = np.argsort(-shares)
    kept = order[:np.sum(np.cumsum(shares[order]) < p) + 1]
    return int(rng.choice(kept, p=shares[kept] / np.sum(shares[kept])))

# %% wrong="sample_top_p" name="equally likely" diagnosis="as often as their probabilities"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    order = np.argsort(-shares)
    kept = order[:np.sum(np.cumsum(shares[order]) < p) + 1]
    return int(rng.choice(kept))

# %% wrong="sample_top_p" name="above p each" diagnosis="others are drawn"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    kept = np.flatnonzero(shares >= p)
    return int(rng.choice(kept, p=shares[kept] / np.sum(shares[kept])))

# %% wrong="sample_top_p" name="not divided" diagnosis="crash"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    order = np.argsort(-shares)
    kept = order[:np.sum(np.cumsum(shares[order]) < p) + 1]
    return int(rng.choice(kept, p=shares[kept]))

# %% wrong="sample_top_p" name="place in the order" diagnosis="place in the order"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    order = np.argsort(-shares)
    count = np.sum(np.cumsum(shares[order]) < p) + 1
    kept = shares[order[:count]]
    return int(rng.choice(count, p=kept / kept.sum()))

# %% wrong="sample_top_p" name="not sorted" diagnosis="order"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    count = np.sum(np.cumsum(shares) < p) + 1
    kept = np.arange(count)
    return int(rng.choice(kept, p=shares[kept] / np.sum(shares[kept])))

# %% wrong="sample_top_p" name="probability returned" diagnosis="no place"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    order = np.argsort(-shares)
    kept = order[:np.sum(np.cumsum(shares[order]) < p) + 1]
    return shares[rng.choice(kept, p=shares[kept] / np.sum(shares[kept]))]

# %% right="sample_top_p" name="a loop"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    kept, total = [], 0.0
    for k in sorted(range(len(shares)), key=lambda k: -shares[k]):
        kept.append(k)
        total += shares[k]
        if total >= p:
            break
    chances = np.array([shares[k] for k in kept])
    return rng.choice(kept, p=chances / chances.sum())

# %% right="sample_top_p" name="others set to 0"
def sample_top_p(logits, p, rng):
    shares = layers.softmax(logits[:, np.newaxis])[:, 0]
    order = np.argsort(shares)[::-1]
    needed = np.searchsorted(np.cumsum(shares[order]), p)
    cut = shares.copy()
    cut[order[needed + 1:]] = 0
    return int(rng.choice(len(shares), p=cut / cut.sum()))
