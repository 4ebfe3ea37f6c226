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

# %% wrong="sample_noise" name="rows and columns exchanged" diagnosis="transpose"
def sample_noise(batch, dim, rng):
    return rng.standard_normal((batch, dim))

# %% wrong="sample_noise" name="uniform from 0 to 1" diagnosis="one-sided"
def sample_noise(batch, dim, rng):
    return rng.uniform(size=(dim, batch))

# %% wrong="sample_noise" name="uniform from -1 to 1" diagnosis="spread"
def sample_noise(batch, dim, rng):
    return rng.uniform(-1, 1, size=(dim, batch))

# %% wrong="sample_noise" name="uniform with standard deviation 1" diagnosis="not-normal"
def sample_noise(batch, dim, rng):
    return rng.uniform(-np.sqrt(3), np.sqrt(3), size=(dim, batch))

# %% wrong="sample_noise" name="the same seed at each call" diagnosis="rng-unused"
def sample_noise(batch, dim, rng):
    rng = np.random.default_rng(1)
    return rng.standard_normal((dim, batch))

# %% wrong="sample_noise" name="the global generator" diagnosis="global generator"
def sample_noise(batch, dim, rng):
    return np.random.randn(dim, batch)

# %% wrong="sample_noise" name="one column for all" diagnosis="one-column"
def sample_noise(batch, dim, rng):
    return rng.standard_normal((dim, 1)) * np.ones((1, batch))

# %% wrong="sample_noise" name="one row for all" diagnosis="one-row"
def sample_noise(batch, dim, rng):
    return np.ones((dim, 1)) * rng.standard_normal((1, batch))

# %% right="sample_noise" name="normal with a size"
def sample_noise(batch, dim, rng):
    return rng.normal(size=(dim, batch))

# %% right="sample_noise" name="turned"
def sample_noise(batch, dim, rng):
    z = rng.normal(0, 1, (batch, dim)).T
    return z

# %% wrong="generator_forward" name="ReLU behind the last layer, too" diagnosis="clipped"
def generator_forward(z, parameters):
    L, A, cache = len(parameters) // 2, z, []
    for l in range(1, L + 1):
        cache.append(A)
        A = np.maximum(parameters[f"W{l}"] @ A + parameters[f"b{l}"], 0)
    return A, cache

# %% wrong="generator_forward" name="tanh at the end" diagnosis="tanh"
def generator_forward(z, parameters):
    L, A, cache = len(parameters) // 2, z, []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        cache.append(A)
        A = np.maximum(Z, 0) if l < L else np.tanh(Z)
    return A, cache

# %% wrong="generator_forward" name="bias forgotten" diagnosis="biases"
def generator_forward(z, parameters):
    L, A, cache = len(parameters) // 2, z, []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A
        cache.append(A)
        A = np.maximum(Z, 0) if l < L else Z
    return A, cache

# %% wrong="generator_forward" name="no bend" diagnosis="no bend"
def generator_forward(z, parameters):
    L, A, cache = len(parameters) // 2, z, []
    for l in range(1, L + 1):
        cache.append(A)
        A = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
    return A, cache

# %% wrong="generator_forward" name="leaky" diagnosis="other network"
def generator_forward(z, parameters):
    L, A, cache = len(parameters) // 2, z, []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        cache.append(A)
        A = np.maximum(Z, 0.2 * Z) if l < L else Z
    return A, cache

# %% wrong="generator_forward" name="weights transposed" diagnosis="crash"
def generator_forward(z, parameters):
    L, A, cache = len(parameters) // 2, z, []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"].T @ A + parameters[f"b{l}"]
        cache.append(A)
        A = np.maximum(Z, 0) if l < L else Z
    return A, cache

# %% wrong="generator_forward" name="nothing kept" diagnosis="cache"
def generator_forward(z, parameters):
    L, A = len(parameters) // 2, z
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        A = np.maximum(Z, 0) if l < L else Z
    return A, []

# %% right="generator_forward" name="a mask"
def generator_forward(z, parameters):
    L, A, cache = len(parameters) // 2, z, []
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        cache.append(A)
        Z = np.dot(W, A) + b
        if l == L:
            A = Z
        else:
            A = Z * (Z > 0)
    return A, cache

# %% right="generator_forward" name="clipped"
def generator_forward(z, parameters):
    A, cache = z, []
    for l in range(1, len(parameters) // 2 + 1):
        cache.append(A)
        Z = parameters[f"W{l}"].dot(A) + parameters[f"b{l}"]
        A = np.clip(Z, 0, None)
    return Z, cache

# %% wrong="discriminator_forward" name="sigmoid at the end" diagnosis="sigmoid"
def discriminator_forward(x, parameters):
    L, A, cache = len(parameters) // 2, x, []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        cache.append(A)
        A = np.where(Z > 0, Z, 0.2 * Z) if l < L else 1 / (1 + np.exp(-Z))
    return A, cache

# %% wrong="discriminator_forward" name="leak above zero" diagnosis="wrong side"
def discriminator_forward(x, parameters):
    L, A, cache = len(parameters) // 2, x, []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        cache.append(A)
        A = np.where(Z > 0, 0.2 * Z, Z) if l < L else Z
    return A, cache

# %% wrong="discriminator_forward" name="ReLU" diagnosis="other network"
def discriminator_forward(x, parameters):
    L, A, cache = len(parameters) // 2, x, []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        cache.append(A)
        A = np.maximum(Z, 0) if l < L else Z
    return A, cache

# %% wrong="discriminator_forward" name="slope 0.01" diagnosis="0.01"
def discriminator_forward(x, parameters):
    L, A, cache = len(parameters) // 2, x, []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        cache.append(A)
        A = np.where(Z > 0, Z, 0.01 * Z) if l < L else Z
    return A, cache

# %% wrong="discriminator_forward" name="leaky behind the last layer, too" diagnosis="last layer"
def discriminator_forward(x, parameters):
    L, A, cache = len(parameters) // 2, x, []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        cache.append(A)
        A = np.where(Z > 0, Z, 0.2 * Z)
    return A, cache

# %% wrong="discriminator_forward" name="bias forgotten" diagnosis="biases"
def discriminator_forward(x, parameters):
    L, A, cache = len(parameters) // 2, x, []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A
        cache.append(A)
        A = np.where(Z > 0, Z, 0.2 * Z) if l < L else Z
    return A, cache

# %% right="discriminator_forward" name="larger of two"
def discriminator_forward(x, parameters):
    L, A, cache = len(parameters) // 2, x, []
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        cache.append(A)
        Z = np.dot(W, A) + b
        A = Z if l == L else np.maximum(Z, 0.2 * Z)
    return A, cache

# %% right="discriminator_forward" name="two parts added"
def discriminator_forward(x, parameters):
    L, A, cache = len(parameters) // 2, x, []
    for l in range(1, L + 1):
        cache.append(A)
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        A = Z
        if l < L:
            A = np.maximum(Z, 0) + 0.2 * np.minimum(Z, 0)
    return A, cache

# %% wrong="bce_with_logits" name="logarithm of the sigmoid" diagnosis="log-of-zero"
def bce_with_logits(logits, target):
    m = logits.shape[1]
    p = 1 / (1 + np.exp(-logits))
    return -np.sum(target * np.log(p) + (1 - target) * np.log(1 - p)) / m, (p - target) / m

# %% wrong="bce_with_logits" name="a little added before the logarithm" diagnosis="clipped"
def bce_with_logits(logits, target):
    m = logits.shape[1]
    p = 0.5 + 0.5 * np.tanh(logits / 2)
    return -np.sum(target * np.log(p + 1e-16) + (1 - target) * np.log(1 - p + 1e-16)) / m, (p - target) / m

# %% wrong="bce_with_logits" name="first form: exponential of -s" diagnosis="log-of-zero"
def bce_with_logits(logits, target):
    m = logits.shape[1]
    loss = np.mean((1 - target) * logits + np.log(1 + np.exp(-logits)))
    return loss, (0.5 + 0.5 * np.tanh(logits / 2) - target) / m

# %% wrong="bce_with_logits" name="stable loss, sigmoid that overflows" diagnosis="overflow"
def bce_with_logits(logits, target):
    m = logits.shape[1]
    loss = np.mean(np.maximum(logits, 0) - logits * target + np.log1p(np.exp(-np.abs(logits))))
    return loss, (np.exp(logits) / (1 + np.exp(logits)) - target) / m

# %% wrong="bce_with_logits" name="sum for mean" diagnosis="the sum over the examples"
def bce_with_logits(logits, target):
    loss = np.sum(np.maximum(logits, 0) - logits * target + np.log1p(np.exp(-np.abs(logits))))
    return loss, 0.5 + 0.5 * np.tanh(logits / 2) - target

# %% wrong="bce_with_logits" name="slope without 1/m" diagnosis="1/m"
def bce_with_logits(logits, target):
    loss = np.mean(np.maximum(logits, 0) - logits * target + np.log1p(np.exp(-np.abs(logits))))
    return loss, 0.5 + 0.5 * np.tanh(logits / 2) - target

# %% wrong="bce_with_logits" name="target minus prediction" diagnosis="target minus prediction"
def bce_with_logits(logits, target):
    m = logits.shape[1]
    loss = np.mean(np.maximum(logits, 0) - logits * target + np.log1p(np.exp(-np.abs(logits))))
    return loss, (target - 0.5 - 0.5 * np.tanh(logits / 2)) / m

# %% wrong="bce_with_logits" name="slope of the sigmoid as well" diagnosis="σ(1 − σ)"
def bce_with_logits(logits, target):
    m = logits.shape[1]
    loss = np.mean(np.maximum(logits, 0) - logits * target + np.log1p(np.exp(-np.abs(logits))))
    p = 0.5 + 0.5 * np.tanh(logits / 2)
    return loss, (p - target) * p * (1 - p) / m

# %% wrong="bce_with_logits" name="real examples alone" diagnosis="real examples alone"
def bce_with_logits(logits, target):
    m = logits.shape[1]
    loss = np.mean(target * np.logaddexp(0, -logits))
    return loss, target * (0.5 + 0.5 * np.tanh(logits / 2) - 1) / m

# %% wrong="bce_with_logits" name="targets exchanged" diagnosis="exchanged"
def bce_with_logits(logits, target):
    m = logits.shape[1]
    loss = np.mean(np.logaddexp(0, logits) - logits * (1 - target))
    return loss, (0.5 + 0.5 * np.tanh(logits / 2) - 1 + target) / m

# %% wrong="bce_with_logits" name="sigmoid twice" diagnosis="sigmoid twice"
def bce_with_logits(logits, target):
    m = logits.shape[1]
    p = 0.5 + 0.5 * np.tanh(logits / 2)
    loss = np.mean(np.maximum(p, 0) - p * target + np.log1p(np.exp(-np.abs(p))))
    return loss, (p - target) / m

# %% wrong="bce_with_logits" name="max and size exchanged" diagnosis="not the right number"
def bce_with_logits(logits, target):
    m = logits.shape[1]
    loss = np.mean(np.abs(logits) - logits * target + np.log1p(np.exp(-np.maximum(logits, 0))))
    return loss, (0.5 + 0.5 * np.tanh(logits / 2) - target) / m

# %% right="bce_with_logits" name="logaddexp and tanh"
def bce_with_logits(logits, target):
    m = logits.shape[1]
    loss = np.mean(np.logaddexp(0, logits) - target * logits)
    return loss, (0.5 * (1 + np.tanh(0.5 * logits)) - target) / m

# %% right="bce_with_logits" name="two logarithms, weighted"
def bce_with_logits(logits, target):
    m = logits.shape[1]
    log_real = -np.logaddexp(0, -logits)
    log_fake = -np.logaddexp(0, logits)
    loss = -np.mean(target * log_real + (1 - target) * log_fake)
    return loss, (np.exp(log_real) - target) / m

# %% wrong="discriminator_loss" name="labels exchanged" diagnosis="exchanged"
def discriminator_loss(logits_real, logits_fake):
    loss_real, dreal = bce_with_logits(logits_real, 0)
    loss_fake, dfake = bce_with_logits(logits_fake, 1)
    return loss_real + loss_fake, dreal, dfake

# %% wrong="discriminator_loss" name="half the sum" diagnosis="half the sum"
def discriminator_loss(logits_real, logits_fake):
    loss_real, dreal = bce_with_logits(logits_real, 1)
    loss_fake, dfake = bce_with_logits(logits_fake, 0)
    return (loss_real + loss_fake) / 2, dreal / 2, dfake / 2

# %% wrong="discriminator_loss" name="everything real" diagnosis="target 1 for both"
def discriminator_loss(logits_real, logits_fake):
    loss_real, dreal = bce_with_logits(logits_real, 1)
    loss_fake, dfake = bce_with_logits(logits_fake, 1)
    return loss_real + loss_fake, dreal, dfake

# %% wrong="discriminator_loss" name="real examples alone" diagnosis="real examples alone"
def discriminator_loss(logits_real, logits_fake):
    loss_real, dreal = bce_with_logits(logits_real, 1)
    _, dfake = bce_with_logits(logits_fake, 0)
    return loss_real, dreal, dfake

# %% wrong="discriminator_loss" name="one mean over all" diagnosis="one mean over all"
def discriminator_loss(logits_real, logits_fake):
    m, k = logits_real.shape[1], logits_fake.shape[1]
    logits = np.concatenate([logits_real, logits_fake], axis=1)
    loss, slope = bce_with_logits(logits, np.concatenate([np.ones((1, m)), np.zeros((1, k))], axis=1))
    return loss, slope[:, :m], slope[:, m:]

# %% wrong="discriminator_loss" name="fakes subtracted" diagnosis="difference"
def discriminator_loss(logits_real, logits_fake):
    loss_real, dreal = bce_with_logits(logits_real, 1)
    loss_fake, dfake = bce_with_logits(logits_fake, 0)
    return loss_real - loss_fake, dreal, -dfake

# %% wrong="discriminator_loss" name="slopes exchanged" diagnosis="wrong-size"
def discriminator_loss(logits_real, logits_fake):
    loss_real, dreal = bce_with_logits(logits_real, 1)
    loss_fake, dfake = bce_with_logits(logits_fake, 0)
    return loss_real + loss_fake, dfake, dreal

# %% right="discriminator_loss" name="targets as arrays"
def discriminator_loss(logits_real, logits_fake):
    loss_real, dreal = bce_with_logits(logits_real, np.ones_like(logits_real))
    loss_fake, dfake = bce_with_logits(logits_fake, np.zeros_like(logits_fake))
    return loss_real + loss_fake, dreal, dfake

# %% right="discriminator_loss" name="fakes turned round"
def discriminator_loss(logits_real, logits_fake):
    loss_real, dreal = bce_with_logits(logits_real, 1)
    loss_fake, back = bce_with_logits(-logits_fake, 1)
    return loss_real + loss_fake, dreal, -back

# %% wrong="generator_loss" name="target 0" diagnosis="target 0"
def generator_loss(logits_fake):
    return bce_with_logits(logits_fake, 0)

# %% wrong="generator_loss" name="saturating" diagnosis="saturating"
def generator_loss(logits_fake):
    loss, dfake = bce_with_logits(logits_fake, 0)
    return -loss, -dfake

# %% wrong="generator_loss" name="maximised" diagnosis="opposite sign"
def generator_loss(logits_fake):
    loss, dfake = bce_with_logits(logits_fake, 1)
    return -loss, -dfake

# %% wrong="generator_loss" name="right loss, saturating slope" diagnosis="saturating"
def generator_loss(logits_fake):
    return bce_with_logits(logits_fake, 1)[0], -bce_with_logits(logits_fake, 0)[1]

# %% wrong="generator_loss" name="target one half" diagnosis="one half"
def generator_loss(logits_fake):
    return bce_with_logits(logits_fake, 0.5)

# %% wrong="generator_loss" name="the loss alone" diagnosis="type"
def generator_loss(logits_fake):
    loss, _ = bce_with_logits(logits_fake, 1)
    return loss

# %% right="generator_loss" name="a target for each"
def generator_loss(logits_fake):
    return bce_with_logits(logits_fake, np.ones(logits_fake.shape))

# %% right="generator_loss" name="turned round"
def generator_loss(logits_fake):
    loss, slope = bce_with_logits(-logits_fake, 0)
    return loss, -slope

# %% wrong="discriminator_backward" name="dx not returned" diagnosis="type"
def discriminator_backward(dlogits, cache, parameters):
    L, grads, dZ = len(parameters) // 2, {}, dlogits
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ cache[l - 1].T
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = parameters[f"W{l}"].T @ dZ * np.where(cache[l - 1] > 0, 1, 0.2)
    return grads

# %% wrong="discriminator_backward" name="one step too early" diagnosis="shape"
def discriminator_backward(dlogits, cache, parameters):
    L, grads, dZ = len(parameters) // 2, {}, dlogits
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ cache[l - 1].T
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = parameters[f"W{l}"].T @ dZ * np.where(cache[l - 1] > 0, 1, 0.2)
    return grads, dZ

# %% wrong="discriminator_backward" name="bend at the input" diagnosis="at the input"
def discriminator_backward(dlogits, cache, parameters):
    L, grads, dZ = len(parameters) // 2, {}, dlogits
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ cache[l - 1].T
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        dZ = parameters[f"W{l}"].T @ dZ * np.where(cache[l - 1] > 0, 1, 0.2)
    return grads, dZ

# %% wrong="discriminator_backward" name="no slope of the bend" diagnosis="leaving out the slope"
def discriminator_backward(dlogits, cache, parameters):
    L, grads, dZ = len(parameters) // 2, {}, dlogits
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ cache[l - 1].T
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        dZ = parameters[f"W{l}"].T @ dZ
    return grads, dZ

# %% wrong="discriminator_backward" name="slope of ReLU" diagnosis="slope of ReLU"
def discriminator_backward(dlogits, cache, parameters):
    L, grads, dZ = len(parameters) // 2, {}, dlogits
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ cache[l - 1].T
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        dZ = parameters[f"W{l}"].T @ dZ
        if l > 1:
            dZ = dZ * (cache[l - 1] > 0)
    return grads, dZ

# %% wrong="discriminator_backward" name="sides exchanged" diagnosis="exchanged"
def discriminator_backward(dlogits, cache, parameters):
    L, grads, dZ = len(parameters) // 2, {}, dlogits
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ cache[l - 1].T
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        dZ = parameters[f"W{l}"].T @ dZ
        if l > 1:
            dZ = dZ * np.where(cache[l - 1] > 0, 0.2, 1)
    return grads, dZ

# %% wrong="discriminator_backward" name="divided by m once more" diagnosis="m once more"
def discriminator_backward(dlogits, cache, parameters):
    L, grads, dZ, m = len(parameters) // 2, {}, dlogits, dlogits.shape[1]
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ cache[l - 1].T / m
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
        dZ = parameters[f"W{l}"].T @ dZ
        if l > 1:
            dZ = dZ * np.where(cache[l - 1] > 0, 1, 0.2)
    return grads, dZ

# %% wrong="discriminator_backward" name="the axis of db lost" diagnosis="keepdims"
def discriminator_backward(dlogits, cache, parameters):
    L, grads, dZ = len(parameters) // 2, {}, dlogits
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ cache[l - 1].T
        grads[f"db{l}"] = np.sum(dZ, axis=1)
        dZ = parameters[f"W{l}"].T @ dZ
        if l > 1:
            dZ = dZ * np.where(cache[l - 1] > 0, 1, 0.2)
    return grads, dZ

# %% wrong="discriminator_backward" name="weights not turned" diagnosis="crash"
def discriminator_backward(dlogits, cache, parameters):
    L, grads, dZ = len(parameters) // 2, {}, dlogits
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ cache[l - 1].T
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        dZ = parameters[f"W{l}"] @ dZ
        if l > 1:
            dZ = dZ * np.where(cache[l - 1] > 0, 1, 0.2)
    return grads, dZ

# %% wrong="discriminator_backward" name="gradients added up across calls" diagnosis="remembers"
kept = {}

def discriminator_backward(dlogits, cache, parameters):
    L, grads, dZ = len(parameters) // 2, {}, dlogits
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ cache[l - 1].T
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        dZ = parameters[f"W{l}"].T @ dZ
        if l > 1:
            dZ = dZ * np.where(cache[l - 1] > 0, 1, 0.2)
    for name in grads:
        if np.shape(kept.get(name)) == grads[name].shape:
            grads[name] = grads[name] + kept[name]
        kept[name] = grads[name]
    return grads, dZ

# %% right="discriminator_backward" name="names spelled out"
def discriminator_backward(dlogits, cache, parameters):
    L = len(parameters) // 2
    grads, dZ = {}, dlogits
    for l in range(L, 0, -1):
        A_prev, W = cache[l - 1], parameters[f"W{l}"]
        grads["dW" + str(l)] = np.dot(dZ, A_prev.T)
        grads["db" + str(l)] = dZ.sum(axis=1, keepdims=True)
        dA_prev = np.dot(W.T, dZ)
        if l == 1:
            dx = dA_prev
        else:
            slope = np.ones_like(A_prev)
            slope[A_prev < 0] = 0.2
            dZ = dA_prev * slope
    return grads, dx

# %% right="discriminator_backward" name="products turned"
def discriminator_backward(dlogits, cache, parameters):
    L, grads, dZ = len(parameters) // 2, {}, dlogits
    for l in range(L, 0, -1):
        A_prev, W = cache[l - 1], parameters[f"W{l}"]
        grads[f"dW{l}"] = (A_prev @ dZ.T).T
        grads[f"db{l}"] = dZ @ np.ones((dZ.shape[1], 1))
        dZ = (dZ.T @ W).T
        dZ = dZ * (0.2 + 0.8 * (A_prev > 0)) if l > 1 else dZ
    return grads, dZ

# %% wrong="d_step" name="real and fake exchanged" diagnosis="exchanged"
def d_step(D, G, real, update, rng):
    m, n_z = real.shape[1], G["W1"].shape[1]
    fake, _ = generator_forward(sample_noise(m, n_z, rng), G)
    logits_real, cache_real = discriminator_forward(real, D)
    logits_fake, cache_fake = discriminator_forward(fake, D)
    loss, dreal, dfake = discriminator_loss(logits_fake, logits_real)
    grads_real, _ = discriminator_backward(dreal, cache_real, D)
    grads_fake, _ = discriminator_backward(dfake, cache_fake, D)
    return update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real}), loss

# %% wrong="d_step" name="slopes of the fakes alone" diagnosis="fakes alone"
def d_step(D, G, real, update, rng):
    m, n_z = real.shape[1], G["W1"].shape[1]
    fake, _ = generator_forward(sample_noise(m, n_z, rng), G)
    logits_real, cache_real = discriminator_forward(real, D)
    logits_fake, cache_fake = discriminator_forward(fake, D)
    loss, dreal, dfake = discriminator_loss(logits_real, logits_fake)
    grads, _ = discriminator_backward(dreal, cache_real, D)
    grads, _ = discriminator_backward(dfake, cache_fake, D)
    return update(D, grads), loss

# %% wrong="d_step" name="one cache for both" diagnosis="one cache"
def d_step(D, G, real, update, rng):
    m, n_z = real.shape[1], G["W1"].shape[1]
    fake, _ = generator_forward(sample_noise(m, n_z, rng), G)
    logits_real, cache = discriminator_forward(real, D)
    logits_fake, cache = discriminator_forward(fake, D)
    loss, dreal, dfake = discriminator_loss(logits_real, logits_fake)
    grads_real, _ = discriminator_backward(dreal, cache, D)
    grads_fake, _ = discriminator_backward(dfake, cache, D)
    return update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real}), loss

# %% wrong="d_step" name="mean of the slopes" diagnosis="the mean of both"
def d_step(D, G, real, update, rng):
    m, n_z = real.shape[1], G["W1"].shape[1]
    fake, _ = generator_forward(sample_noise(m, n_z, rng), G)
    logits_real, cache_real = discriminator_forward(real, D)
    logits_fake, cache_fake = discriminator_forward(fake, D)
    loss, dreal, dfake = discriminator_loss(logits_real, logits_fake)
    grads_real, _ = discriminator_backward(dreal, cache_real, D)
    grads_fake, _ = discriminator_backward(dfake, cache_fake, D)
    return update(D, {name: (grads_real[name] + grads_fake[name]) / 2 for name in grads_real}), loss

# %% wrong="d_step" name="two steps, one for each kind" diagnosis="updates"
def d_step(D, G, real, update, rng):
    m, n_z = real.shape[1], G["W1"].shape[1]
    fake, _ = generator_forward(sample_noise(m, n_z, rng), G)
    logits_real, cache_real = discriminator_forward(real, D)
    logits_fake, cache_fake = discriminator_forward(fake, D)
    loss, dreal, dfake = discriminator_loss(logits_real, logits_fake)
    D = update(D, discriminator_backward(dreal, cache_real, D)[0])
    D = update(D, discriminator_backward(dfake, cache_fake, D)[0])
    return D, loss

# %% wrong="d_step" name="the generator learns, too" diagnosis="updates"
def d_step(D, G, real, update, rng):
    m, n_z = real.shape[1], G["W1"].shape[1]
    fake, cache_G = generator_forward(sample_noise(m, n_z, rng), G)
    logits_real, cache_real = discriminator_forward(real, D)
    logits_fake, cache_fake = discriminator_forward(fake, D)
    loss, dreal, dfake = discriminator_loss(logits_real, logits_fake)
    grads_real, _ = discriminator_backward(dreal, cache_real, D)
    grads_fake, dx = discriminator_backward(dfake, cache_fake, D)
    G = update(G, generator_backward(dx, cache_G, G))
    return update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real}), loss

# %% wrong="d_step" name="the generator moved in place" diagnosis="changes-argument"
def d_step(D, G, real, update, rng):
    m, n_z = real.shape[1], G["W1"].shape[1]
    fake, cache_G = generator_forward(sample_noise(m, n_z, rng), G)
    logits_real, cache_real = discriminator_forward(real, D)
    logits_fake, cache_fake = discriminator_forward(fake, D)
    loss, dreal, dfake = discriminator_loss(logits_real, logits_fake)
    grads_real, _ = discriminator_backward(dreal, cache_real, D)
    grads_fake, dx = discriminator_backward(dfake, cache_fake, D)
    for name, slope in generator_backward(dx, cache_G, G).items():
        G[name[1:]] -= 0.01 * slope
    return update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real}), loss

# %% wrong="d_step" name="the update not kept" diagnosis="not-kept"
def d_step(D, G, real, update, rng):
    m, n_z = real.shape[1], G["W1"].shape[1]
    fake, _ = generator_forward(sample_noise(m, n_z, rng), G)
    logits_real, cache_real = discriminator_forward(real, D)
    logits_fake, cache_fake = discriminator_forward(fake, D)
    loss, dreal, dfake = discriminator_loss(logits_real, logits_fake)
    grads_real, _ = discriminator_backward(dreal, cache_real, D)
    grads_fake, _ = discriminator_backward(dfake, cache_fake, D)
    update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real})
    return D, loss

# %% wrong="d_step" name="the same noise at every turn" diagnosis="noise-fixed"
def d_step(D, G, real, update, rng):
    m, n_z = real.shape[1], G["W1"].shape[1]
    fake, _ = generator_forward(sample_noise(m, n_z, np.random.default_rng(0)), G)
    logits_real, cache_real = discriminator_forward(real, D)
    logits_fake, cache_fake = discriminator_forward(fake, D)
    loss, dreal, dfake = discriminator_loss(logits_real, logits_fake)
    grads_real, _ = discriminator_backward(dreal, cache_real, D)
    grads_fake, _ = discriminator_backward(dfake, cache_fake, D)
    return update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real}), loss

# %% wrong="d_step" name="slopes of earlier turns added" diagnosis="remembers"
earlier = {}

def d_step(D, G, real, update, rng):
    m, n_z = real.shape[1], G["W1"].shape[1]
    fake, _ = generator_forward(sample_noise(m, n_z, rng), G)
    logits_real, cache_real = discriminator_forward(real, D)
    logits_fake, cache_fake = discriminator_forward(fake, D)
    loss, dreal, dfake = discriminator_loss(logits_real, logits_fake)
    grads_real, _ = discriminator_backward(dreal, cache_real, D)
    grads_fake, _ = discriminator_backward(dfake, cache_fake, D)
    for name in grads_real:
        before = earlier.get(name, 0)
        now = grads_real[name] + grads_fake[name]
        earlier[name] = now + before if np.shape(before) == now.shape else now
    return update(D, dict(earlier)), loss

# %% right="d_step" name="all examples in one batch"
def d_step(D, G, real, update, rng):
    m, n_z = real.shape[1], G["W1"].shape[1]
    fake = generator_forward(sample_noise(m, n_z, rng), G)[0]
    logits, cache = discriminator_forward(np.concatenate([real, fake], axis=1), D)
    loss, dreal, dfake = discriminator_loss(logits[:, :m], logits[:, m:])
    grads, _ = discriminator_backward(np.concatenate([dreal, dfake], axis=1), cache, D)
    return update(D, grads), loss

# %% right="d_step" name="the fake ones first"
def d_step(D, G, real, update, rng):
    z = sample_noise(real.shape[1], G["W1"].shape[1], rng)
    fake, _ = generator_forward(z, G)
    s_fake, c_fake = discriminator_forward(fake, D)
    s_real, c_real = discriminator_forward(real, D)
    loss, dreal, dfake = discriminator_loss(s_real, s_fake)
    grads, _ = discriminator_backward(dfake, c_fake, D)
    more, _ = discriminator_backward(dreal, c_real, D)
    for name in grads:
        grads[name] = grads[name] + more[name]
    D = update(D, grads)
    return D, float(loss)

# %% wrong="g_step" name="the discriminator updated" diagnosis="other-network"
def g_step(G, D, batch, update, rng):
    fake, cache_G = generator_forward(sample_noise(batch, G["W1"].shape[1], rng), G)
    logits, cache_D = discriminator_forward(fake, D)
    loss, dfake = generator_loss(logits)
    grads, dx = discriminator_backward(dfake, cache_D, D)
    return update(D, grads), loss

# %% wrong="g_step" name="both updated" diagnosis="updates"
def g_step(G, D, batch, update, rng):
    fake, cache_G = generator_forward(sample_noise(batch, G["W1"].shape[1], rng), G)
    logits, cache_D = discriminator_forward(fake, D)
    loss, dfake = generator_loss(logits)
    grads, dx = discriminator_backward(dfake, cache_D, D)
    D = update(D, grads)
    return update(G, generator_backward(dx, cache_G, G)), loss

# %% wrong="g_step" name="fakes detached" diagnosis="detached"
def g_step(G, D, batch, update, rng):
    fake, cache_G = generator_forward(sample_noise(batch, G["W1"].shape[1], rng), G)
    logits, cache_D = discriminator_forward(fake.copy(), D)
    loss, dfake = generator_loss(logits)
    discriminator_backward(dfake, cache_D, D)
    return update(G, generator_backward(0 * fake, cache_G, G)), loss

# %% wrong="g_step" name="the judge's loss" diagnosis="target 0"
def g_step(G, D, batch, update, rng):
    fake, cache_G = generator_forward(sample_noise(batch, G["W1"].shape[1], rng), G)
    logits, cache_D = discriminator_forward(fake, D)
    loss, dfake = bce_with_logits(logits, 0)
    _, dx = discriminator_backward(dfake, cache_D, D)
    return update(G, generator_backward(dx, cache_G, G)), loss

# %% wrong="g_step" name="uphill" diagnosis="uphill"
def g_step(G, D, batch, update, rng):
    fake, cache_G = generator_forward(sample_noise(batch, G["W1"].shape[1], rng), G)
    logits, cache_D = discriminator_forward(fake, D)
    loss, dfake = generator_loss(logits)
    _, dx = discriminator_backward(dfake, cache_D, D)
    return update(G, generator_backward(-dx, cache_G, G)), loss

# %% wrong="g_step" name="update not kept" diagnosis="not-kept"
def g_step(G, D, batch, update, rng):
    fake, cache_G = generator_forward(sample_noise(batch, G["W1"].shape[1], rng), G)
    logits, cache_D = discriminator_forward(fake, D)
    loss, dfake = generator_loss(logits)
    _, dx = discriminator_backward(dfake, cache_D, D)
    update(G, generator_backward(dx, cache_G, G))
    return G, loss

# %% wrong="g_step" name="the same noise at every turn" diagnosis="noise-fixed"
def g_step(G, D, batch, update, rng):
    fake, cache_G = generator_forward(sample_noise(batch, G["W1"].shape[1], np.random.default_rng(3)), G)
    logits, cache_D = discriminator_forward(fake, D)
    loss, dfake = generator_loss(logits)
    _, dx = discriminator_backward(dfake, cache_D, D)
    return update(G, generator_backward(dx, cache_G, G)), loss

# %% wrong="g_step" name="caches exchanged" diagnosis="crash"
def g_step(G, D, batch, update, rng):
    fake, cache_G = generator_forward(sample_noise(batch, G["W1"].shape[1], rng), G)
    logits, cache_D = discriminator_forward(fake, D)
    loss, dfake = generator_loss(logits)
    _, dx = discriminator_backward(dfake, cache_G, D)
    return update(G, generator_backward(dx, cache_D, G)), loss

# %% right="g_step" name="nested"
def g_step(G, D, batch, update, rng):
    z = sample_noise(batch, G["W1"].shape[1], rng)
    x, trip_out = generator_forward(z, G)
    s, trip_back = discriminator_forward(x, D)
    loss, ds = generator_loss(s)
    return update(G, generator_backward(discriminator_backward(ds, trip_back, D)[1], trip_out, G)), loss

# %% right="g_step" name="with a print"
def g_step(G, D, batch, update, rng):
    n_z = G["W1"].shape[1]
    z = sample_noise(batch, n_z, rng)
    fake, cache_G = generator_forward(z, G)
    logits, cache_D = discriminator_forward(fake, D)
    loss, dlogits = generator_loss(logits)
    unused, dx = discriminator_backward(dlogits, cache_D, D)
    print("slopes of", sorted(unused))
    new = update(G, generator_backward(dx, cache_G, G))
    return new, float(loss)

# %% wrong="train_gan" name="the faker first" diagnosis="before the judge"
def train_gan(real_sampler, G, D, *, steps, batch, g_rate, d_rate, rng, watch=None):
    d_update, g_update = layers.Adam(d_rate, beta1=0.5).step, layers.Adam(g_rate, beta1=0.5).step
    losses = []
    for step in range(steps):
        G, g_loss = g_step(G, D, batch, g_update, rng)
        D, d_loss = d_step(D, G, real_sampler(batch, rng), d_update, rng)
        losses.append((d_loss, g_loss))
    return G, D, np.array(losses)

# %% wrong="train_gan" name="the same real examples" diagnosis="same real examples"
def train_gan(real_sampler, G, D, *, steps, batch, g_rate, d_rate, rng, watch=None):
    d_update, g_update = layers.Adam(d_rate, beta1=0.5).step, layers.Adam(g_rate, beta1=0.5).step
    losses, real = [], real_sampler(batch, rng)
    for step in range(steps):
        D, d_loss = d_step(D, G, real, d_update, rng)
        G, g_loss = g_step(G, D, batch, g_update, rng)
        losses.append((d_loss, g_loss))
    return G, D, np.array(losses)

# %% wrong="train_gan" name="updates exchanged" diagnosis="exchanged"
def train_gan(real_sampler, G, D, *, steps, batch, g_rate, d_rate, rng, watch=None):
    d_update, g_update = layers.Adam(g_rate, beta1=0.5).step, layers.Adam(d_rate, beta1=0.5).step
    losses = []
    for step in range(steps):
        D, d_loss = d_step(D, G, real_sampler(batch, rng), d_update, rng)
        G, g_loss = g_step(G, D, batch, g_update, rng)
        losses.append((d_loss, g_loss))
    return G, D, np.array(losses)

# %% wrong="train_gan" name="the old judge" diagnosis="of before its turn"
def train_gan(real_sampler, G, D, *, steps, batch, g_rate, d_rate, rng, watch=None):
    d_update, g_update = layers.Adam(d_rate, beta1=0.5).step, layers.Adam(g_rate, beta1=0.5).step
    losses = []
    for step in range(steps):
        D_new, d_loss = d_step(D, G, real_sampler(batch, rng), d_update, rng)
        G, g_loss = g_step(G, D, batch, g_update, rng)
        D = D_new
        losses.append((d_loss, g_loss))
    return G, D, np.array(losses)

# %% wrong="train_gan" name="the generator not kept" diagnosis="not-kept"
def train_gan(real_sampler, G, D, *, steps, batch, g_rate, d_rate, rng, watch=None):
    d_update, g_update = layers.Adam(d_rate, beta1=0.5).step, layers.Adam(g_rate, beta1=0.5).step
    losses = []
    for step in range(steps):
        D, d_loss = d_step(D, G, real_sampler(batch, rng), d_update, rng)
        _, g_loss = g_step(G, D, batch, g_update, rng)
        losses.append((d_loss, g_loss))
    return G, D, np.array(losses)

# %% wrong="train_gan" name="networks exchanged in d_step" diagnosis="crash"
def train_gan(real_sampler, G, D, *, steps, batch, g_rate, d_rate, rng, watch=None):
    d_update, g_update = layers.Adam(d_rate, beta1=0.5).step, layers.Adam(g_rate, beta1=0.5).step
    losses = []
    for step in range(steps):
        D, d_loss = d_step(G, D, real_sampler(batch, rng), d_update, rng)
        G, g_loss = g_step(G, D, batch, g_update, rng)
        losses.append((d_loss, g_loss))
    return G, D, np.array(losses)

# %% right="train_gan" name="one expression for the examples"
def train_gan(real_sampler, G, D, *, steps, batch, g_rate, d_rate, rng, watch=None):
    d_adam, g_adam = layers.Adam(d_rate, beta1=0.5), layers.Adam(g_rate, beta1=0.5)
    losses = []
    for step in range(steps):
        D, d_loss = d_step(D, G, real_sampler(batch, rng), d_adam.step, rng)
        G, g_loss = g_step(G, D, batch, g_adam.step, rng)
        losses.append((d_loss, g_loss))
    return G, D, np.array(losses)

# %% right="train_gan" name="as many fakes as real ones"
def train_gan(real_sampler, G, D, *, steps, batch, g_rate, d_rate, rng, watch=None):
    d_update, g_update = layers.Adam(d_rate, beta1=0.5).step, layers.Adam(g_rate, beta1=0.5).step
    losses = []
    for step in range(steps):
        real = real_sampler(batch, rng)
        judge = d_step(D, G, real, d_update, rng)
        faker = g_step(G, judge[0], real.shape[1], g_update, rng)
        (D, d_loss), (G, g_loss) = judge, faker
        losses.append([float(d_loss), float(g_loss)])
    return G, D, np.array(losses)

# %% wrong="mode_coverage" name="exchanged" diagnosis="exchanged"
def mode_coverage(samples, centers, radius):
    near = np.linalg.norm(samples[:, np.newaxis] - centers[:, :, np.newaxis], axis=0) <= radius
    return near.any(axis=0).mean(), near.any(axis=1).mean()

# %% wrong="mode_coverage" name="numbers, not shares" diagnosis="number of centres"
def mode_coverage(samples, centers, radius):
    near = np.linalg.norm(samples[:, np.newaxis] - centers[:, :, np.newaxis], axis=0) <= radius
    return near.any(axis=1).sum(), near.any(axis=0).mean()

# %% wrong="mode_coverage" name="squared distances" diagnosis="squared distances"
def mode_coverage(samples, centers, radius):
    near = np.sum((samples[:, np.newaxis] - centers[:, :, np.newaxis]) ** 2, axis=0) <= radius
    return near.any(axis=1).mean(), near.any(axis=0).mean()

# %% wrong="mode_coverage" name="each coordinate by itself" diagnosis="a square in place of a circle"
def mode_coverage(samples, centers, radius):
    near = np.all(np.abs(samples[:, np.newaxis] - centers[:, :, np.newaxis]) <= radius, axis=0)
    return near.any(axis=1).mean(), near.any(axis=0).mean()

# %% wrong="mode_coverage" name="share of pairs" diagnosis="all pairs"
def mode_coverage(samples, centers, radius):
    near = np.linalg.norm(samples[:, np.newaxis] - centers[:, :, np.newaxis], axis=0) <= radius
    return near.any(axis=1).mean(), near.mean()

# %% wrong="mode_coverage" name="every sample wanted" diagnosis="every sample"
def mode_coverage(samples, centers, radius):
    near = np.linalg.norm(samples[:, np.newaxis] - centers[:, :, np.newaxis], axis=0) <= radius
    return near.all(axis=1).mean(), near.any(axis=0).mean()

# %% wrong="mode_coverage" name="no broadcasting" diagnosis="crash"
def mode_coverage(samples, centers, radius):
    near = np.linalg.norm(samples - centers, axis=0) <= radius
    return near.any(axis=1).mean(), near.any(axis=0).mean()

# %% right="mode_coverage" name="smallest distances"
def mode_coverage(samples, centers, radius):
    distance = np.sqrt(((samples[:, None, :] - centers[:, :, None]) ** 2).sum(axis=0))
    return np.mean(distance.min(axis=1) <= radius), np.mean(distance.min(axis=0) <= radius)

# %% right="mode_coverage" name="loops"
def mode_coverage(samples, centers, radius):
    k, m = centers.shape[1], samples.shape[1]
    near = np.zeros((k, m), bool)
    for j in range(k):
        for i in range(m):
            near[j, i] = np.sum((samples[:, i] - centers[:, j]) ** 2) <= radius**2
    coverage = sum(any(near[j]) for j in range(k)) / k
    good = sum(any(near[:, i]) for i in range(m)) / m
    return coverage, good

# %% wrong="interpolate" name="the end left out" diagnosis="one step too early"
def interpolate(z1, z2, n):
    t = np.linspace(0, 1, n, endpoint=False)
    return (1 - t) * z1 + t * z2

# %% wrong="interpolate" name="i over n" diagnosis="one step too early"
def interpolate(z1, z2, n):
    t = np.arange(n) / n
    return (1 - t) * z1 + t * z2

# %% wrong="interpolate" name="turned" diagnosis="turned"
def interpolate(z1, z2, n):
    t = np.linspace(0, 1, n)
    return t * z1 + (1 - t) * z2

# %% wrong="interpolate" name="points in rows" diagnosis="transpose"
def interpolate(z1, z2, n):
    t = np.linspace(0, 1, n)
    return ((1 - t) * z1 + t * z2).T

# %% wrong="interpolate" name="along a bent way" diagnosis="middle"
def interpolate(z1, z2, n):
    t = np.linspace(0, 1, n) ** 2
    return (1 - t) * z1 + t * z2

# %% wrong="interpolate" name="one number too many" diagnosis="off-by-one"
def interpolate(z1, z2, n):
    t = np.linspace(0, 1, n + 1)
    return (1 - t) * z1 + t * z2

# %% right="interpolate" name="from z1 on"
def interpolate(z1, z2, n):
    return z1 + (z2 - z1) * np.arange(n) / (n - 1)

# %% right="interpolate" name="linspace of arrays"
def interpolate(z1, z2, n):
    return np.linspace(z1[:, 0], z2[:, 0], n, axis=1)
