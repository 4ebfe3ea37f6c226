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

# %% wrong="standardize" name="N − 1, as in statistics" diagnosis="N − 1 where N is meant"
def standardize(x, eps=1e-5):
    mu = x.mean(axis=0)
    var = x.var(axis=0, ddof=1)
    x_hat = (x - mu) / np.sqrt(var + eps)
    return x_hat, mu, var

# %% wrong="standardize" name="along the features" diagnosis="axis"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=1)
    var = np.var(x, axis=1)
    x_hat = (x.T - mu).T / np.sqrt(var + eps)[:, None]
    return x_hat, mu, var

# %% wrong="standardize" name="along the features, columns kept" diagnosis="shape"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var + eps)
    return x_hat, mu, var

# %% wrong="standardize" name="mean of everything" diagnosis="over all numbers"
def standardize(x, eps=1e-5):
    mu = np.mean(x) * np.ones(x.shape[1])
    var = np.var(x) * np.ones(x.shape[1])
    x_hat = (x - mu) / np.sqrt(var + eps)
    return x_hat, mu, var

# %% wrong="standardize" name="mean of everything, a number" diagnosis="axis 0 is gone"
def standardize(x, eps=1e-5):
    mu = np.mean(x)
    var = np.var(x)
    x_hat = (x - mu) / np.sqrt(var + eps)
    return x_hat, mu, var

# %% wrong="standardize" name="eps outside of the root" diagnosis="eps outside of the root"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=0)
    var = np.var(x, axis=0)
    x_hat = (x - mu) / (np.sqrt(var) + eps)
    return x_hat, mu, var

# %% wrong="standardize" name="eps forgotten" diagnosis="leaving out eps"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=0)
    var = np.var(x, axis=0)
    x_hat = (x - mu) / np.std(x, axis=0)
    return x_hat, mu, var

# %% wrong="standardize" name="root forgotten" diagnosis="variance where its root"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=0)
    var = np.var(x, axis=0)
    x_hat = (x - mu) / (var + eps)
    return x_hat, mu, var

# %% wrong="standardize" name="spread called variance" diagnosis="root) where the variance"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=0)
    var = np.std(x, axis=0)
    x_hat = (x - mu) / (var + eps)
    return x_hat, mu, var

# %% wrong="standardize" name="mean not taken away" diagnosis="mu is not taken away"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=0)
    var = np.var(x, axis=0)
    x_hat = x / np.sqrt(var + eps)
    return x_hat, mu, var

# %% wrong="standardize" name="variance around zero" diagnosis="squares of x itself"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=0)
    var = np.mean(x ** 2, axis=0)
    x_hat = (x - mu) / np.sqrt(var + eps)
    return x_hat, mu, var

# %% wrong="standardize" name="sum of squares, not their mean" diagnosis="division by N"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=0)
    var = np.sum((x - mu) ** 2, axis=0)
    x_hat = (x - mu) / np.sqrt(var + eps)
    return x_hat, mu, var

# %% wrong="standardize" name="sum, not mean" diagnosis="sum-for-mean"
def standardize(x, eps=1e-5):
    mu = np.sum(x, axis=0)
    var = np.mean((x - mu) ** 2, axis=0)
    x_hat = (x - mu) / np.sqrt(var + eps)
    return x_hat, mu, var

# %% wrong="standardize" name="eps of one's own" diagnosis="whatever is asked for"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=0)
    var = np.var(x, axis=0)
    x_hat = (x - mu) / np.sqrt(var + 1e-5)
    return x_hat, mu, var

# %% wrong="standardize" name="scaled to the range 0 to 1" diagnosis="range from 0 to 1"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=0)
    var = np.var(x, axis=0)
    x_hat = (x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0))
    return x_hat, mu, var

# %% wrong="standardize" name="mean and variance returned the other way round" diagnosis="what is meant for var"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=0)
    var = np.var(x, axis=0)
    x_hat = (x - mu) / np.sqrt(var + eps)
    return x_hat, var, mu

# %% wrong="standardize" name="x changed in place" diagnosis="changes-argument"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=0)
    var = np.var(x, axis=0)
    x -= mu
    x /= np.sqrt(var + eps)
    return x, mu, var

# %% wrong="standardize" name="columns kept two-dimensional" diagnosis="extra-axis"
def standardize(x, eps=1e-5):
    mu = np.mean(x, axis=0, keepdims=True)
    var = np.var(x, axis=0, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var + eps)
    return x_hat, mu, var

# %% right="standardize" name="mean of squares minus square of mean"
def standardize(x, eps=1e-5):
    mu = x.mean(0)
    var = np.maximum((x ** 2).mean(0) - mu ** 2, 0)
    x_hat = (x - mu) * (var + eps) ** -0.5
    return x_hat, mu, var

# %% right="standardize" name="column by column"
def standardize(x, eps=1e-5):
    x_hat, mu, var = np.zeros(x.shape), np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for j in range(x.shape[1]):
        mu[j] = sum(x[:, j]) / len(x)
        var[j] = sum((x[:, j] - mu[j]) ** 2) / len(x)
        x_hat[:, j] = (x[:, j] - mu[j]) / (var[j] + eps) ** 0.5
    return x_hat, mu, var

# %% wrong="running_average" name="shares exchanged" diagnosis="shares exchanged"
def running_average(running, new, momentum):
    return (1 - momentum) * running + momentum * new

# %% wrong="running_average" name="second share forgotten" diagnosis="leaving out 1 − momentum"
def running_average(running, new, momentum):
    return momentum * running + new

# %% wrong="running_average" name="minus" diagnosis="a minus where a plus is meant"
def running_average(running, new, momentum):
    return momentum * running - (1 - momentum) * new

# %% wrong="running_average" name="only the new one" diagnosis="no memory"
def running_average(running, new, momentum):
    return new.copy()

# %% wrong="running_average" name="plain mean" diagnosis="one half for each"
def running_average(running, new, momentum):
    return (running + new) / 2

# %% wrong="running_average" name="0.9 typed in" diagnosis="whatever is asked for"
def running_average(running, new, momentum):
    return 0.9 * running + 0.1 * new

# %% wrong="running_average" name="momentum on the new one only" diagnosis="shares exchanged"
def running_average(running, new, momentum):
    return running + momentum * (new - running)

# %% wrong="running_average" name="in place" diagnosis="changes-argument"
def running_average(running, new, momentum):
    running *= momentum
    running += (1 - momentum) * new
    return running

# %% wrong="running_average" name="momentum in both places" diagnosis="momentum in both places"
def running_average(running, new, momentum):
    return momentum * running + momentum * new

# %% right="running_average" name="a step towards the new one"
def running_average(running, new, momentum):
    return running + (1 - momentum) * (new - running)

# %% right="running_average" name="np.average"
def running_average(running, new, momentum):
    return np.average([running, new], axis=0, weights=[momentum, 1 - momentum])

# %% wrong="batchnorm_forward" name="running averages not written back" diagnosis="not-written-back"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        running_mean = running_average(bn_param["running_mean"], mu, momentum)
        running_var = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="only the mean written back" diagnosis="not-written-back"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="only the variance written back" diagnosis="not-written-back"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="a new dict in place of the old" diagnosis="not-written-back"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param = {**bn_param, "running_mean": running_average(bn_param["running_mean"], mu, momentum), "running_var": running_average(bn_param["running_var"], var, momentum)}
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="shares exchanged" diagnosis="shares exchanged"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = (1 - momentum) * bn_param["running_mean"] + momentum * mu
        bn_param["running_var"] = (1 - momentum) * bn_param["running_var"] + momentum * var
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="old and new exchanged in the call" diagnosis="shares exchanged"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(mu, bn_param["running_mean"], momentum)
        bn_param["running_var"] = running_average(var, bn_param["running_var"], momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="the last batch is remembered, nothing else" diagnosis="with no memory"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = mu
        bn_param["running_var"] = var
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="mean and variance exchanged in the memory" diagnosis="exchanged"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], var, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], mu, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="running spread in place of the running variance" diagnosis="root) where the variance"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], np.sqrt(var), momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="running variance with N − 1" diagnosis="N − 1 where N is meant"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], np.var(x, axis=0, ddof=1), momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="momentum 0.9 typed in" diagnosis="whatever bn_param says"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, 0.9)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, 0.9)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="train mode uses the running averages" diagnosis="running averages, after they have moved"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        _, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(bn_param["running_var"] + eps)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="eps left to its default in train mode" diagnosis="an eps of nearly 0"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="test mode uses the batch" diagnosis="batch-statistics"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        x_hat, mu, var = standardize(x, eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="modes exchanged" diagnosis="running averages where those of the batch"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "test":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="test mode learns" diagnosis="test-mode-learns"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        mu, var = np.mean(x, axis=0), np.var(x, axis=0)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="test mode: root forgotten" diagnosis="variance where its root"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / (var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="test mode: eps forgotten" diagnosis="an eps of nearly 0"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="test mode: eps outside of the root" diagnosis="eps outside of the root"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / (np.sqrt(var) + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="test mode: mean not taken away" diagnosis="leaving out the mean"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = x / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="test mode: the batch's own spread" diagnosis="batch's own variance"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = np.var(x, axis=0)
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="test mode: the batch's own mean" diagnosis="normalised by its own mean"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - np.mean(x, axis=0)) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="beta forgotten" diagnosis="leaving out beta"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="gamma forgotten" diagnosis="leaving out gamma"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="gamma and beta forgotten" diagnosis="leaving out gamma and beta"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = x_hat
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="gamma and beta exchanged" diagnosis="gamma and beta exchanged"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = beta * x_hat + gamma
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="x where x_hat is meant" diagnosis="x where x_hat is meant"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="gamma times all of it" diagnosis="multiplying beta by gamma"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * (x_hat + beta)
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="by hand, with N − 1" diagnosis="N − 1 where N is meant"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        mu, var = np.mean(x, axis=0), np.var(x, axis=0, ddof=1)
        x_hat = (x - mu) / np.sqrt(var + eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="by hand, along the features" diagnosis="axis 1"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        mu, var = np.mean(x, axis=1, keepdims=True), np.var(x, axis=1, keepdims=True)
        x_hat = (x - mu) / np.sqrt(var + eps)
        var = np.var(x, axis=0)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], np.mean(x, axis=0), momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="by hand, eps outside of the root" diagnosis="eps outside of the root"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        mu, var = np.mean(x, axis=0), np.var(x, axis=0)
        x_hat = (x - mu) / (np.sqrt(var) + eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="by hand, variance where its root is meant" diagnosis="variance where its root"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        mu, var = np.mean(x, axis=0), np.var(x, axis=0)
        x_hat = (x - mu) / (var + eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="x changed in place" diagnosis="changes-argument"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        mu, var = np.mean(x, axis=0), np.var(x, axis=0)
        x -= mu
        x /= np.sqrt(var + eps)
        x_hat = x
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="batchnorm_forward" name="running mean moved twice" diagnosis="moving it twice"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        x_hat, mu, var = standardize(x, eps)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_mean"] = running_average(bn_param["running_mean"], mu, momentum)
        bn_param["running_var"] = running_average(bn_param["running_var"], var, momentum)
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% right="batchnorm_forward" name="by hand, averages moved in place"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        mu, var = x.mean(0), x.var(0)
        x_hat = (x - mu) / np.sqrt(var + eps)
        bn_param["running_mean"] *= momentum
        bn_param["running_mean"] += (1 - momentum) * mu
        bn_param["running_var"] *= momentum
        bn_param["running_var"] += (1 - momentum) * var
    else:
        var = bn_param["running_var"]
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% right="batchnorm_forward" name="scale and shift put together"
def batchnorm_forward(x, gamma, beta, bn_param):
    eps, keep = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    mu, var = bn_param["running_mean"], bn_param["running_var"]
    if bn_param["mode"] == "train":
        mu, var = np.mean(x, axis=0), np.var(x, axis=0)
        bn_param.update(running_mean=keep * bn_param["running_mean"] + (1 - keep) * mu,
                        running_var=keep * bn_param["running_var"] + (1 - keep) * var)
    scale = gamma / np.sqrt(var + eps)
    out = x * scale + (beta - mu * scale)
    return out, {"x_hat": (x - mu) / np.sqrt(var + eps), "s": np.sqrt(var + eps), "gamma": gamma, "mu": mu}

# %% wrong="batchnorm_backward" name="mean and variance taken for constants" diagnosis="ways through mu and var"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="the way through the mean forgotten" diagnosis="leaving out the way through mu"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="the way through the variance forgotten" diagnosis="leaving out the way through var"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="the direct way forgotten" diagnosis="leaving out the direct way"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dvar * 2 * x_c / N
    dmu = -np.sum(dx_hat / s, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="only the way through the variance" diagnosis="through var alone"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dvar * 2 * x_c / N
    dmu = 0
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="gamma forgotten" diagnosis="leaving out gamma"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="minus of ds forgotten" diagnosis="through var with the wrong sign"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="minus of dmu forgotten" diagnosis="through mu with the wrong sign"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="square of s forgotten" diagnosis="s where s² is meant"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="2 of the square forgotten" diagnosis="2 of the square"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="2 of the root forgotten" diagnosis="2 of the root"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / s
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="brackets forgotten: ds / 2 * s" diagnosis="mind the brackets"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / 2 * s
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="variance's 1/N forgotten" diagnosis="division by N on the way through var"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="mean's 1/N forgotten" diagnosis="division by N on the way through mu"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="both 1/N forgotten" diagnosis="division by N twice"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="N − 1 for N" diagnosis="N − 1 where N is meant"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / (N - 1)
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / (N - 1)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="N − 1 for N in the variance only" diagnosis="N − 1 where N is meant, on the way through var"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / (N - 1)
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="dgamma with x_c" diagnosis="x_c where x_hat is meant"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_c, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="dgamma not summed" diagnosis="not-summed"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = dout * x_hat
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="dbeta not summed" diagnosis="not-summed"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = dout
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="dgamma a mean" diagnosis="mean-for-sum"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.mean(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="dbeta a mean" diagnosis="a mean where a sum is meant"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.mean(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="dgamma by dx_hat" diagnosis="gamma times it"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * gamma * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="sums along the features" diagnosis="axis"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=1)
    dgamma = np.sum(dout * x_hat, axis=1)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="dbeta and dgamma returned in the other order" diagnosis="what is meant for"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dbeta, dgamma

# %% wrong="batchnorm_backward" name="multiplied by s" diagnosis="multiplying by s"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=0)
    dvar = ds / (2 * s)
    dx_c = dx_hat * s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="dout changed in place" diagnosis="changes-argument"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout
    dx_hat *= gamma
    ds = -np.sum(dx_hat * x_c, axis=0) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward" name="ds over all numbers" diagnosis="one sum over all numbers"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, x_c = len(x_hat), x_hat * s
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + dvar * 2 * x_c / N
    dmu = -np.sum(dx_c, axis=0)
    dx = dx_c + dmu / N
    return dx, dgamma, dbeta

# %% right="batchnorm_backward" name="other steps, by the inverse of s"
def batchnorm_backward(dout, cache):
    x_hat, gamma, inverse = cache["x_hat"], cache["gamma"], 1 / cache["s"]
    N = dout.shape[0]
    x_c = x_hat / inverse
    dx_hat = gamma * dout
    dinverse = (dx_hat * x_c).sum(0)
    dvar = -0.5 * dinverse * inverse ** 3
    spread = np.ones_like(x_c) * dvar / N
    dx_c = dx_hat * inverse + 2 * x_c * spread
    dx = dx_c - dx_c.mean(0)
    return dx, (dout * x_hat).sum(0), dout.sum(0)

# %% right="batchnorm_backward" name="the whole table of slopes of x_hat, column by column"
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N, D = x_hat.shape
    dx = np.zeros((N, D))
    for j in range(D):
        slopes = (np.eye(N) - 1 / N - np.outer(x_hat[:, j], x_hat[:, j]) / N) / s[j]
        dx[:, j] = slopes @ (gamma[j] * dout[:, j])
    return dx, np.einsum("nd,nd->d", dout, x_hat), np.ones(N) @ dout

# %% wrong="batchnorm_backward_alt" name="brackets forgotten" diagnosis="leaving out the brackets"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / N * s * (N * dout - dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="N before dout forgotten" diagnosis="leaving out N before dout"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / (N * s) * (dout - dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="N below forgotten" diagnosis="is the division by N missing"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / s * (N * dout - dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="N nowhere" diagnosis="division by N twice"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / s * (dout - dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="gamma forgotten" diagnosis="leaving out gamma"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = 1 / (N * s) * (N * dout - dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="dbeta forgotten" diagnosis="leaving out dbeta"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / (N * s) * (N * dout - x_hat * dgamma)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="dgamma forgotten" diagnosis="leaving out x_hat·dgamma"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / (N * s) * (N * dout - dbeta)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="x_hat forgotten" diagnosis="x_hat before"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / (N * s) * (N * dout - dbeta - dgamma)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="plus before dbeta" diagnosis="before dbeta"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / (N * s) * (N * dout + dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="plus before x_hat dgamma" diagnosis="before x_hat·dgamma"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / (N * s) * (N * dout - dbeta + x_hat * dgamma)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="dbeta and dgamma exchanged in the formula" diagnosis="dbeta and dgamma exchanged"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / (N * s) * (N * dout - dgamma - x_hat * dbeta)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="N − 1" diagnosis="N − 1 where N is meant"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / s * (dout - (dbeta + x_hat * dgamma) / (N - 1))
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="s forgotten" diagnosis="leaving out the division by s"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / N * (N * dout - dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="x_c where x_hat is meant" diagnosis="x_c where x_hat is meant"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / (N * s) * (N * dout - dbeta - x_hat * s * dgamma)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="means along the features" diagnosis="over axis 1"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = (dout * gamma - np.mean(dout * gamma, axis=1, keepdims=True) - x_hat * np.mean(dout * gamma * x_hat, axis=1, keepdims=True)) / s
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="returned in the other order" diagnosis="what is meant for"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx = gamma / (N * s) * (N * dout - dbeta - x_hat * dgamma)
    return dx, dbeta, dgamma

# %% wrong="batchnorm_backward_alt" name="dgamma not summed" diagnosis="not-summed"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    N = len(x_hat)
    dbeta = np.sum(dout, axis=0)
    dgamma = dout * x_hat
    dx = gamma / (N * s) * (N * dout - dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta

# %% wrong="batchnorm_backward_alt" name="the function before called" diagnosis="the-long-way"
def batchnorm_backward_alt(dout, cache):
    return batchnorm_backward(dout, cache)

# %% right="batchnorm_backward_alt" name="by means"
def batchnorm_backward_alt(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dx_hat = dout * gamma
    dx = (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0)) / s
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)

# %% right="batchnorm_backward_alt" name="by the function before"
def batchnorm_backward_alt(dout, cache):
    _, dgamma, dbeta = batchnorm_backward(dout, cache)
    N = dout.shape[0]
    dx = cache["gamma"] / cache["s"] * (dout - dbeta / N - cache["x_hat"] * dgamma / N)
    return dx, dgamma, dbeta

# %% wrong="layernorm_forward" name="along the examples, as before" diagnosis="normalised together"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=0)
    var = np.var(x, axis=0)
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    var = np.var(x, axis=1, keepdims=True)
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="along the examples, s of that shape" diagnosis="shape"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=0)
    var = np.var(x, axis=0)
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="over everything" diagnosis="normalised together"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x)
    var = np.var(x) * np.ones((len(x), 1))
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="keepdims forgotten" diagnosis="crash"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1)
    var = np.var(x, axis=1)
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="D − 1" diagnosis="D − 1 where D is meant"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True, ddof=1)
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="eps outside of the root" diagnosis="eps outside of the root"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    x_hat = (x - mu) / (np.sqrt(var) + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="eps forgotten" diagnosis="an eps of nearly 0"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="root forgotten" diagnosis="variance where its root"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    x_hat = (x - mu) / (var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="mean not taken away" diagnosis="leaving out the mean"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    x_hat = x / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="variance around zero" diagnosis="squares of x itself"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.mean(x ** 2, axis=1, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="beta forgotten" diagnosis="leaving out beta"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = gamma * x_hat
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="gamma forgotten" diagnosis="leaving out gamma"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="gamma and beta forgotten" diagnosis="leaving out gamma and beta"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = x_hat
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="gamma and beta exchanged" diagnosis="gamma and beta exchanged"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = beta * x_hat + gamma
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="gamma times x" diagnosis="x where x_hat is meant"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = gamma * x + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="sum of squares, not their mean" diagnosis="division by D"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.sum((x - mu) ** 2, axis=1, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_forward" name="eps of one's own" diagnosis="an eps of nearly 0"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var + 1e-5)
    out = gamma * x_hat + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% right="layernorm_forward" name="the columns of the transposed batch"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    x_hat, mu, var = standardize(x.T, eps)
    x_hat, var = x_hat.T, var[:, None]
    out = x_hat * gamma + beta
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% right="layernorm_forward" name="example by example"
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    x_hat, var = np.zeros(x.shape), np.zeros((len(x), 1))
    for i, row in enumerate(x):
        var[i] = row.var()
        x_hat[i] = (row - row.mean()) / (row.var() + eps) ** 0.5
    out = np.array([gamma * row + beta for row in x_hat])
    return out, {"x_hat": x_hat, "s": np.sqrt(var + eps), "gamma": gamma}

# %% wrong="layernorm_backward" name="means over the examples, as in batch normalisation" diagnosis="over axis 0"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=0)
    stretch = np.mean(dx_hat * x_hat, axis=0)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="the formula of batch normalisation" diagnosis="taking gamma out"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = gamma * (dout - np.mean(dout, axis=1, keepdims=True) - x_hat * np.mean(dout * x_hat, axis=1, keepdims=True)) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="mean and variance taken for constants" diagnosis="ways through mu and var"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = dx_hat / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="the way through the mean forgotten" diagnosis="leaving out the way through mu"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="the way through the variance forgotten" diagnosis="leaving out the way through var"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - common) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="gamma forgotten" diagnosis="leaving out gamma"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="plus before the mean" diagnosis="through mu with the wrong sign"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat + common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="plus before the second mean" diagnosis="through var with the wrong sign"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - common + x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="sums, not means" diagnosis="division by D twice"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.sum(dx_hat, axis=1, keepdims=True)
    stretch = np.sum(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="second mean a sum" diagnosis="division by D on the way through var"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.sum(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="x_hat before the second mean forgotten" diagnosis="x_hat before the second mean"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - common - stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="x_hat in the second mean forgotten" diagnosis="x_hat in the second mean"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat, axis=1, keepdims=True)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="D − 1" diagnosis="D − 1 where D is meant"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.sum(dx_hat, axis=1, keepdims=True) / (x_hat.shape[1] - 1)
    stretch = np.sum(dx_hat * x_hat, axis=1, keepdims=True) / (x_hat.shape[1] - 1)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="N for D" diagnosis="N where D is meant"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.sum(dx_hat, axis=1, keepdims=True) / len(x_hat)
    stretch = np.sum(dx_hat * x_hat, axis=1, keepdims=True) / len(x_hat)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="s forgotten" diagnosis="leaving out the division by s"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = dx_hat - common - x_hat * stretch
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="multiplied by s" diagnosis="multiplying by s"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - common - x_hat * stretch) * s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="dgamma and dbeta along the features" diagnosis="axis"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=1)
    dgamma = np.sum(dout * x_hat, axis=1)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="dgamma not summed" diagnosis="not-summed"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = dout * x_hat
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="dbeta a mean" diagnosis="a mean where a sum is meant"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.mean(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="dgamma by dx_hat" diagnosis="gamma times it"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dx_hat = dout * gamma
    dgamma = np.sum(dx_hat * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="keepdims forgotten" diagnosis="crash"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1)
    stretch = np.mean(dx_hat * x_hat, axis=1)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dgamma, dbeta

# %% wrong="layernorm_backward" name="returned in the other order" diagnosis="what is meant for"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = (dx_hat - common - x_hat * stretch) / s
    return dx, dbeta, dgamma

# %% wrong="layernorm_backward" name="the way back of batch normalisation called" diagnosis="axis=0 given where axis=1"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * x_hat, axis=0)
    dx_hat = dout * gamma
    common = np.mean(dx_hat, axis=1, keepdims=True)
    stretch = np.mean(dx_hat * x_hat, axis=1, keepdims=True)
    dx = batchnorm_backward(dout, cache)[0]
    return dx, dgamma, dbeta

# %% right="layernorm_backward" name="step by step, by the graph"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    D = x_hat.shape[1]
    x_c = x_hat * s
    dx_hat = dout * gamma
    ds = -np.sum(dx_hat * x_c, axis=1, keepdims=True) / s ** 2
    dvar = ds / (2 * s)
    dx_c = dx_hat / s + 2 * dvar * x_c / D
    dx = dx_c - np.sum(dx_c, axis=1, keepdims=True) / D
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)

# %% right="layernorm_backward" name="with D taken out"
def layernorm_backward(dout, cache):
    x_hat, s, gamma = cache["x_hat"], cache["s"], cache["gamma"]
    D = dout.shape[1]
    g = dout * gamma
    dx = (D * g - g.sum(1)[:, None] - x_hat * np.einsum("nd,nd->n", g, x_hat)[:, None]) / (D * s)
    return dx, np.einsum("nd,nd->d", dout, x_hat), dout.sum(0)
