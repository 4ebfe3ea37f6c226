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

# %% wrong="rnn_cell_backward" name="no slope of the tanh" diagnosis="leaving out the slope of the tanh"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="1 - a" diagnosis="1 - a where"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="tanh of the tanh" diagnosis="bending a_next once more"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - np.tanh(a_next) ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="tanh slope at a_prev" diagnosis="at a_prev"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_prev ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="what comes in forgotten" diagnosis="tanh alone"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = (1 - a_next ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="slope twice" diagnosis="tanh twice"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next ** 2) ** 2
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="slope of a sigmoid" diagnosis="a sigmoid"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * a_next * (1 - a_next)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="a_next for a_prev" diagnosis="a_next in place of a_prev"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_next.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="Waa not transposed" diagnosis="where its transpose is meant"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="Wax not transposed" diagnosis="crash"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next ** 2)
    dxt = Wax @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="dWaa transposed" diagnosis="transpose"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = a_prev @ dz.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="dWax transposed" diagnosis="transposed"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = xt @ dz.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="mean for sum in the bias" diagnosis="mean-for-sum"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.mean(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="bias over the units" diagnosis="axis"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=0, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="bias without its axis" diagnosis="rank-one"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="everything over m" diagnosis="mean-for-sum"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = 1 / xt.shape[1] * da_next * (1 - a_next ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="bias not summed" diagnosis="not-summed"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = dz
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="results exchanged" diagnosis="wrong-size"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": da_prev, "da_prev": dxt, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="the message changed in place" diagnosis="changes-argument"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    da_next *= 1 - a_next ** 2
    dz = da_next
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_cell_backward" name="a key forgotten" diagnosis="missing-key"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 - a_next ** 2)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "db": dba}

# %% right="rnn_cell_backward" name="factored square and einsum"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dz = da_next * (1 + a_next) * (1 - a_next)
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    dWax = dz @ xt.T
    dWaa = np.einsum('am,bm->ab', dz, a_prev)
    dba = np.sum(dz, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% right="rnn_cell_backward" name="names of the field"
def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax = parameters["Wax"]
    Waa = parameters["Waa"]
    Wya = parameters["Wya"]
    ba = parameters["ba"]
    by = parameters["by"]
    dtanh = (1 - np.square(a_next)) * da_next
    dxt = np.dot(Wax.T, dtanh)
    dWax = np.dot(dtanh, xt.T)
    da_prev = np.dot(Waa.T, dtanh)
    dWaa = np.dot(dtanh, a_prev.T)
    dba = dtanh.sum(1, keepdims=1)
    gradients = {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}
    return gradients

# %% wrong="rnn_backward" name="nothing carried" diagnosis="each step for itself"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t], steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="da_prev not kept" diagnosis="each step for itself"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = gradients["da_prev"]
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="weights overwritten" diagnosis="overwriting"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax = gradients["dWax"]
        dWaa = gradients["dWaa"]
        dba = gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="dWax overwritten" diagnosis="overwriting"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax = gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="dWaa overwritten" diagnosis="overwriting"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa = gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="dba overwritten" diagnosis="overwriting"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba = gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="from the first step to the last" diagnosis="from the first to the last"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in range(T_x):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="da not added" diagnosis="all zero"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="last da only" diagnosis="the last step's slope alone"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    da_prevt = da[:, :, -1]
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="last da twice" diagnosis="last step twice"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    da_prevt = da[:, :, -1]
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="da0 forgotten" diagnosis="da0 is all zero"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = np.zeros((n_a, m))
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="da0 of the last step" diagnosis="what the last step hands back"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        behind = da_prevt
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = rnn_cell_backward(da[:, :, T_x - 1], steps[T_x - 1])["da_prev"]
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="dx in reverse order" diagnosis="mirror image"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, T_x - 1 - t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="one step too few" diagnosis="wrong at time step 0"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in range(T_x - 1, 0, -1):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="dx not written" diagnosis="all zero"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="da changed in place" diagnosis="changes-argument"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        da[:, :, t] += da_prevt
        gradients = rnn_cell_backward(da[:, :, t], steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="cache of the first step always" diagnosis="cache of the first step"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[0])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="loop over the examples" diagnosis="crash"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, T_x, m = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% wrong="rnn_backward" name="mean over the steps" diagnosis="mean-for-sum"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa / T_x, "dba": dba}

# %% right="rnn_backward" name="while loop"
def rnn_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    Wax = steps[0][3]["Wax"]
    dx = np.zeros(x.shape)
    dWax, dWaa, dba = np.zeros(Wax.shape), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    t = T_x
    while t > 0:
        t -= 1
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}

# %% right="rnn_backward" name="collected first, summed later"
def rnn_backward(da, caches):
    (steps, x) = caches
    carried, found = 0, []
    for t in range(len(steps) - 1, -1, -1):
        found.insert(0, rnn_cell_backward(carried + da[..., t], steps[t]))
        carried = found[0]["da_prev"]
    total = {name: sum(step[name] for step in found) for name in ("dWax", "dWaa", "dba")}
    return {"dx": np.stack([step["dxt"] for step in found], axis=2), "da0": carried, **total}

# %% wrong="clip" name="name bound in the loop" diagnosis="the dict still holds the old arrays"
def clip(gradients, maxValue):
    for gradient in gradients.values():
        gradient = np.clip(gradient, -maxValue, maxValue)
    return gradients

# %% wrong="clip" name="upper bound only" diagnosis="upper bound alone"
def clip(gradients, maxValue):
    clipped = {}
    for name, slope in gradients.items():
        clipped[name] = np.minimum(slope, maxValue)
    return clipped

# %% wrong="clip" name="lower bound only" diagnosis="lower bound alone"
def clip(gradients, maxValue):
    clipped = {}
    for name, slope in gradients.items():
        clipped[name] = np.maximum(slope, -maxValue)
    return clipped

# %% wrong="clip" name="below zero cut off" diagnosis="below 0"
def clip(gradients, maxValue):
    clipped = {}
    for name, slope in gradients.items():
        clipped[name] = np.clip(slope, 0, maxValue)
    return clipped

# %% wrong="clip" name="too large becomes zero" diagnosis="beyond the limit to 0"
def clip(gradients, maxValue):
    clipped = {}
    for name, slope in gradients.items():
        clipped[name] = np.where(np.abs(slope) > maxValue, 0, slope)
    return clipped

# %% wrong="clip" name="array scaled" diagnosis="smaller as a whole"
def clip(gradients, maxValue):
    clipped = {}
    for name, slope in gradients.items():
        clipped[name] = slope * min(1, maxValue / np.abs(slope).max())
    return clipped

# %% wrong="clip" name="signs lost" diagnosis="losing the signs"
def clip(gradients, maxValue):
    clipped = {}
    for name, slope in gradients.items():
        clipped[name] = np.minimum(np.abs(slope), maxValue)
    return clipped

# %% wrong="clip" name="a limit of its own" diagnosis="limit of 1"
def clip(gradients, maxValue):
    clipped = {}
    for name, slope in gradients.items():
        clipped[name] = np.clip(slope, -1, 1)
    return clipped

# %% wrong="clip" name="in place" diagnosis="changes-argument"
def clip(gradients, maxValue):
    for gradient in gradients.values():
        np.clip(gradient, -maxValue, maxValue, out=gradient)
    return gradients

# %% wrong="clip" name="list of names without by" diagnosis="leaving dby out"
def clip(gradients, maxValue):
    clipped = dict(gradients)
    for name in ["dWax", "dWaa", "dWya", "dba"]:
        clipped[name] = np.clip(gradients[name], -maxValue, maxValue)
    return clipped

# %% wrong="clip" name="list of names" diagnosis="crash"
def clip(gradients, maxValue):
    clipped = {}
    for name in ["dWax", "dWaa", "dWya", "dba", "dby"]:
        clipped[name] = np.clip(gradients[name], -maxValue, maxValue)
    return clipped

# %% wrong="clip" name="bounds exchanged" diagnosis="constant"
def clip(gradients, maxValue):
    clipped = {}
    for name, slope in gradients.items():
        clipped[name] = np.clip(slope, maxValue, -maxValue)
    return clipped

# %% wrong="clip" name="only the first" diagnosis="missing-key"
def clip(gradients, maxValue):
    clipped = {}
    for name, slope in gradients.items():
        return {name: np.clip(slope, -maxValue, maxValue)}
    return clipped

# %% right="clip" name="copies clipped in place"
def clip(gradients, maxValue):
    clipped = {name: slope.copy() for name, slope in gradients.items()}
    for slope in clipped.values():
        np.clip(slope, -maxValue, maxValue, out=slope)
    return clipped

# %% right="clip" name="two bounds one after the other"
def clip(gradients, maxValue):
    clipped = {}
    for name, slope in gradients.items():
        clipped[name] = np.maximum(np.minimum(slope, maxValue), -maxValue)
    return clipped

# %% wrong="clip_by_norm" name="a norm for each array" diagnosis="each array by itself"
def clip_by_norm(gradients, max_norm):
    clipped = {}
    for name, slope in gradients.items():
        norm = np.linalg.norm(slope)
        clipped[name] = slope * max_norm / norm if norm > max_norm else slope
    return clipped

# %% wrong="clip_by_norm" name="root missing" diagnosis="root is missing"
def clip_by_norm(gradients, max_norm):
    norm = sum(np.sum(slope ** 2) for slope in gradients.values())
    factor = min(1.0, max_norm / norm) if norm > 0 else 1.0
    clipped = {name: slope * factor for name, slope in gradients.items()}
    return clipped

# %% wrong="clip_by_norm" name="norms added up" diagnosis="adding up the norms"
def clip_by_norm(gradients, max_norm):
    norm = sum(np.linalg.norm(slope) for slope in gradients.values())
    factor = min(1.0, max_norm / norm) if norm > 0 else 1.0
    clipped = {name: slope * factor for name, slope in gradients.items()}
    return clipped

# %% wrong="clip_by_norm" name="without max_norm" diagnosis="without max_norm"
def clip_by_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(slope ** 2) for slope in gradients.values()))
    factor = 1 / norm if norm > 0 else 1.0
    clipped = {name: slope * factor for name, slope in gradients.items()}
    return clipped

# %% wrong="clip_by_norm" name="largest entry" diagnosis="largest entry"
def clip_by_norm(gradients, max_norm):
    norm = max(np.abs(slope).max() for slope in gradients.values())
    factor = min(1.0, max_norm / norm) if norm > 0 else 1.0
    clipped = {name: slope * factor for name, slope in gradients.items()}
    return clipped

# %% wrong="clip_by_norm" name="short slopes made longer" diagnosis="larger that are inside"
def clip_by_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(slope ** 2) for slope in gradients.values()))
    factor = max_norm / norm if norm > 0 else 1.0
    clipped = {name: slope * factor for name, slope in gradients.items()}
    return clipped

# %% wrong="clip_by_norm" name="by value" diagnosis="by value"
def clip_by_norm(gradients, max_norm):
    return clip(gradients, max_norm)

# %% wrong="clip_by_norm" name="name bound in the loop" diagnosis="leaving everything as it is"
def clip_by_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(slope ** 2) for slope in gradients.values()))
    for slope in gradients.values():
        if norm > max_norm:
            slope = slope * max_norm / norm
    return dict(gradients)

# %% wrong="clip_by_norm" name="nothing by nothing" diagnosis="divided by 0"
def clip_by_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(slope ** 2) for slope in gradients.values()))
    factor = min(1.0, max_norm / norm)
    clipped = {name: slope * factor for name, slope in gradients.items()}
    return clipped

# %% wrong="clip_by_norm" name="in place" diagnosis="changes-argument"
def clip_by_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(slope ** 2) for slope in gradients.values()))
    if norm > max_norm:
        for slope in gradients.values():
            slope *= max_norm / norm
    return gradients

# %% right="clip_by_norm" name="one long arrow"
def clip_by_norm(gradients, max_norm):
    norm = np.linalg.norm(np.concatenate([slope.ravel() for slope in gradients.values()]))
    if norm <= max_norm:
        return {name: slope.copy() for name, slope in gradients.items()}
    return {name: slope / norm * max_norm for name, slope in gradients.items()}

# %% right="clip_by_norm" name="a hair below, against division by zero"
def clip_by_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(slope ** 2) for slope in gradients.values()))
    factor = min(1.0, max_norm / (norm + 1e-12))
    clipped = {name: slope * factor for name, slope in gradients.items()}
    return clipped

# %% wrong="lstm_cell_backward" name="dc_next left out" diagnosis="leaving dc_next out"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="path through a missing" diagnosis="dc_next alone"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="tanh slope of the memory missing" diagnosis="slope of the tanh out"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="output gate missing on the way to c" diagnosis="output gate out"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="a_next for the tanh" diagnosis="1 - a_next²"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - a_next ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="tanh of c_prev" diagnosis="tanh of c_prev"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - np.tanh(c_prev) ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="c_next without its tanh, to the memory" diagnosis="c_next itself"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - c_next ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="c_next without its tanh, at the output gate" diagnosis="c_next in place of its tanh"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * c_next * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="sigmoid slopes missing" diagnosis="leaving out the slopes of the sigmoids"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown
    dft = dc * c_prev
    dit = dc * cct
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="sigmoid slopes twice" diagnosis="sigmoids twice"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * (ot * (1 - ot)) ** 2
    dft = dc * c_prev * (ft * (1 - ft)) ** 2
    dit = dc * cct * (it * (1 - it)) ** 2
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="output gate slope twice" diagnosis="sigmoids twice"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * (ot * (1 - ot)) ** 2
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="candidate as a sigmoid" diagnosis="which is a tanh"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * cct * (1 - cct)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="candidate without its slope" diagnosis="leaving out the slope of the candidate's tanh"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="c_next for c_prev" diagnosis="c_next in place of c_prev"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_next * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="f and i exchanged" diagnosis="exchanging what the gates"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * cct * ft * (1 - ft)
    dit = dc * c_prev * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="slices exchanged" diagnosis="state stands above"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[n_a:, :]
    dxt = ds[:n_a, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="input above the state" diagnosis="input above the state"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((xt, a_prev), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="forget gate missing on the way back" diagnosis="leaving the forget gate out"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="memory back from dc_next only" diagnosis="dc_next alone"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc_next * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="Wo missing" diagnosis="leaving out Wo"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="Wf missing" diagnosis="leaving out Wf"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="Wi missing" diagnosis="leaving out Wi"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="Wc missing" diagnosis="leaving out Wc"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="weights not transposed" diagnosis="crash"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="bias over the units" diagnosis="axis"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=0, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="bias mean" diagnosis="mean-for-sum"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.mean(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="weights of the input alone" diagnosis="wrong-size"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ xt.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="gates exchanged in the loop" diagnosis="those of another gate"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dit), ("i", dft), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% wrong="lstm_cell_backward" name="da_next for dc at the gates" diagnosis="da_next where dc is meant"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    n_a = a_next.shape[0]
    shown = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    dot = da_next * shown * ot * (1 - ot)
    dft = da_next * c_prev * ft * (1 - ft)
    dit = da_next * cct * it * (1 - it)
    dcct = da_next * it * (1 - cct ** 2)
    s = np.concatenate((a_prev, xt), axis=0)
    gradients = {}
    for gate, d in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        dW = d @ s.T
        db = np.sum(d, axis=1, keepdims=True)
        gradients["dW" + gate], gradients["db" + gate] = dW, db
    ds = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev = ds[:n_a, :]
    dxt = ds[n_a:, :]
    dc_prev = dc * ft
    gradients.update({"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev})
    return gradients

# %% right="lstm_cell_backward" name="names of the field"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    n_x, m = xt.shape
    n_a, m = a_next.shape
    dot = da_next * np.tanh(c_next) * ot * (1 - ot)
    dcct = (dc_next * it + ot * (1 - np.square(np.tanh(c_next))) * it * da_next) * (1 - np.square(cct))
    dit = (dc_next * cct + ot * (1 - np.square(np.tanh(c_next))) * cct * da_next) * it * (1 - it)
    dft = (dc_next * c_prev + ot * (1 - np.square(np.tanh(c_next))) * c_prev * da_next) * ft * (1 - ft)
    concat = np.concatenate((a_prev, xt), axis=0)
    dWf = np.dot(dft, concat.T)
    dWi = np.dot(dit, concat.T)
    dWc = np.dot(dcct, concat.T)
    dWo = np.dot(dot, concat.T)
    dbf = np.sum(dft, axis=1, keepdims=True)
    dbi = np.sum(dit, axis=1, keepdims=True)
    dbc = np.sum(dcct, axis=1, keepdims=True)
    dbo = np.sum(dot, axis=1, keepdims=True)
    Wf, Wi, Wc, Wo = parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]
    da_prev = np.dot(Wf[:, :n_a].T, dft) + np.dot(Wi[:, :n_a].T, dit) + np.dot(Wc[:, :n_a].T, dcct) + np.dot(Wo[:, :n_a].T, dot)
    dc_prev = dc_next * ft + ot * (1 - np.square(np.tanh(c_next))) * ft * da_next
    dxt = np.dot(Wf[:, n_a:].T, dft) + np.dot(Wi[:, n_a:].T, dit) + np.dot(Wc[:, n_a:].T, dcct) + np.dot(Wo[:, n_a:].T, dot)
    gradients = {"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev, "dWf": dWf, "dbf": dbf, "dWi": dWi, "dbi": dbi,
                 "dWc": dWc, "dbc": dbc, "dWo": dWo, "dbo": dbo}
    return gradients

# %% right="lstm_cell_backward" name="all gates in one matrix"
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    n_a = len(a_prev)
    shown = a_next / ot
    dc = dc_next + da_next * ot * (1 - shown ** 2)
    d = np.concatenate([dc * c_prev * (ft - ft ** 2), dc * cct * (it - it ** 2), dc * it * (1 - cct ** 2), da_next * shown * (ot - ot ** 2)])
    W = np.concatenate([parameters["W" + gate] for gate in "fico"])
    ds, dW, db = W.T @ d, d @ np.vstack([a_prev, xt]).T, d.sum(axis=1, keepdims=True)
    gradients = {"da_prev": ds[:n_a], "dxt": ds[n_a:], "dc_prev": ft * dc}
    for place, gate in enumerate("fico"):
        rows = slice(place * n_a, (place + 1) * n_a)
        gradients["dW" + gate], gradients["db" + gate] = dW[rows], db[rows]
    return gradients

# %% wrong="lstm_backward" name="memory not carried" diagnosis="but not dc_prev"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="state not carried" diagnosis="but not da_prev"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t], dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="nothing carried" diagnosis="each step for itself"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t], np.zeros((n_a, m)), steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="weights overwritten" diagnosis="overwriting"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="from the first step to the last" diagnosis="from the first to the last"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in range(T_x):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="last da only" diagnosis="the last step's slope alone"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    da_prevt = da[:, :, -1]
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da_prevt, dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="last da twice" diagnosis="last step twice"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    da_prevt = da[:, :, -1]
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="da0 forgotten" diagnosis="da0 is all zero"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = np.zeros((n_a, m))
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="dx in reverse order" diagnosis="mirror image"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, T_x - 1 - t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="one step too few" diagnosis="wrong at time step 0"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in range(T_x - 1, 0, -1):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="da handed to the memory, too" diagnosis="to the memory, too"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, da[:, :, t] + dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="state and memory exchanged" diagnosis="exchanging da_prev and dc_prev"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, steps[t])
        da_prevt = gradients["dc_prev"]
        dc_prevt = gradients["da_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="da0 from the memory" diagnosis="handed back to the memory"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = dc_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% wrong="lstm_backward" name="da changed in place" diagnosis="changes-argument"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        da[:, :, t] += da_prevt
        gradients = lstm_cell_backward(da[:, :, t], dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] = sums[name] + gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% right="lstm_backward" name="added in place"
def lstm_backward(da, caches):
    (steps, x) = caches
    n_a, m, T_x = da.shape
    parameters = steps[0][9]
    names = ["Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    sums = {"d" + name: np.zeros(parameters[name].shape) for name in names}
    dx = np.zeros(x.shape)
    da_prevt, dc_prevt = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, steps[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        for name in sums:
            sums[name] += gradients[name]
    da0 = da_prevt
    return {"dx": dx, "da0": da0, **sums}

# %% right="lstm_backward" name="names of the field"
def lstm_backward(da, caches):
    (caches, x) = caches
    (a1, c1, a0, c0, f1, i1, cc1, o1, x1, parameters) = caches[0]
    n_a, m, T_x = da.shape
    n_x, m = x1.shape
    dx = np.zeros((n_x, m, T_x))
    da_prevt = np.zeros((n_a, m))
    dc_prevt = np.zeros((n_a, m))
    total = None
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, caches[t])
        da_prevt = gradients.pop("da_prev")
        dc_prevt = gradients.pop("dc_prev")
        dx[:, :, t] = gradients.pop("dxt")
        total = gradients if total is None else {name: total[name] + gradients[name] for name in total}
    return {"dx": dx, "da0": da_prevt} | total

# %% wrong="gru_cell_backward" name="reset path forgotten" diagnosis="path through the reset gate"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = np.zeros(c_prev.shape)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="candidate does not see the old state" diagnosis="what the candidate sees"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="reset gate left out on the way back" diagnosis="reset gate out"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="u for 1 - u" diagnosis="ut in place of 1 - ut"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * ut + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="kept state forgotten" diagnosis="state that is kept"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="whole slope handed on" diagnosis="whole slope"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="candidate alone at the update gate" diagnosis="candidate alone"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * cct * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="sign of the update gate" diagnosis="sign turned"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (c_prev - cct) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="sigmoid slopes missing" diagnosis="leaving out the slopes of the sigmoids"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="sigmoid slopes twice" diagnosis="sigmoids twice"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * (ut * (1 - ut)) ** 2
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * (rt * (1 - rt)) ** 2
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="tanh slope missing" diagnosis="leaving out the slope of the candidate's tanh"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="update gate missing at the candidate" diagnosis="leaving out the update gate"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="slices exchanged" diagnosis="wrong-size"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[:n_a, :] + ds[:n_a, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="gates forgotten in dc_prev" diagnosis="leaving out ds"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="gates forgotten in dxt" diagnosis="leaving out ds"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="candidate forgotten in dxt" diagnosis="leaving out dk"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="weights not transposed" diagnosis="crash"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% wrong="gru_cell_backward" name="Wu for Wr" diagnosis="Wu in place of Wr"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (cct - c_prev) * ut * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wu.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients

# %% right="gru_cell_backward" name="four terms one by one"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, P) = cache
    n_a = len(c_prev)
    d = {"c": dc_next * ut * (1 - cct) * (1 + cct), "u": dc_next * (cct - c_prev) * (ut - ut ** 2)}
    to_candidate = np.dot(P["Wc"][:, :n_a].T, d["c"])
    d["r"] = to_candidate * c_prev * (rt - rt ** 2)
    dc_prev = (1 - ut) * dc_next
    dc_prev = dc_prev + rt * to_candidate
    dc_prev = dc_prev + np.dot(P["Wu"][:, :n_a].T, d["u"])
    dc_prev = dc_prev + np.dot(P["Wr"][:, :n_a].T, d["r"])
    dxt = sum(np.dot(P["W" + gate][:, n_a:].T, d[gate]) for gate in "urc")
    gradients = {"dc_prev": dc_prev, "dxt": dxt}
    for gate in "urc":
        met = np.vstack([rt * c_prev if gate == "c" else c_prev, xt])
        gradients["dW" + gate], gradients["db" + gate] = d[gate] @ met.T, d[gate].sum(axis=1, keepdims=True)
    return gradients

# %% right="gru_cell_backward" name="the change from old to new"
def gru_cell_backward(dc_next, cache):
    (c_next, c_prev, ut, rt, cct, xt, parameters) = cache
    Wu, Wr, Wc = parameters["Wu"], parameters["Wr"], parameters["Wc"]
    n_a = c_next.shape[0]
    dcct = dc_next * ut * (1 - cct ** 2)
    dut = dc_next * (c_next - c_prev) * (1 - ut)
    dk = Wc.T @ dcct
    drt = dk[:n_a, :] * c_prev * rt * (1 - rt)
    ds = Wu.T @ dut + Wr.T @ drt
    dc_prev = dc_next * (1 - ut) + dk[:n_a, :] * rt + ds[:n_a, :]
    dxt = dk[n_a:, :] + ds[n_a:, :]
    gradients = {"dxt": dxt, "dc_prev": dc_prev}
    for gate, d, top in (("u", dut, c_prev), ("r", drt, c_prev), ("c", dcct, rt * c_prev)):
        gradients["dW" + gate] = np.matmul(d, np.concatenate((top, xt), axis=0).T)
        gradients["db" + gate] = np.add.reduce(d, axis=1, keepdims=True)
    return gradients
