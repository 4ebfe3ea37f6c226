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

# %% wrong="forward_propagation" name="returns theta" diagnosis="theta"
def forward_propagation(x, theta):
    return theta

# %% wrong="forward_propagation" name="added" diagnosis="a sum of theta and x"
def forward_propagation(x, theta):
    return np.mean(theta + x)

# %% wrong="forward_propagation" name="sum for mean" diagnosis="sum-for-mean"
def forward_propagation(x, theta):
    return np.sum(theta * x)

# %% wrong="forward_propagation" name="one cost for each example" diagnosis="not-summed"
def forward_propagation(x, theta):
    return theta * x

# %% wrong="forward_propagation" name="return forgotten" diagnosis="none-returned"
def forward_propagation(x, theta):
    J = np.mean(theta * x)

# %% right="forward_propagation" name="the mean first"
def forward_propagation(x, theta):
    return theta * x.mean()

# %% right="forward_propagation" name="a product of matrices, printed"
def forward_propagation(x, theta):
    m = x.shape[1]
    J = np.squeeze(theta * x @ np.ones((m, 1))) / m
    print("J", J)
    return J

# %% wrong="backward_propagation" name="returns theta" diagnosis="the slope along x"
def backward_propagation(x, theta):
    return theta

# %% wrong="backward_propagation" name="returns the cost" diagnosis="returning the cost itself"
def backward_propagation(x, theta):
    return np.mean(x * theta)

# %% wrong="backward_propagation" name="sum for mean" diagnosis="sum-for-mean"
def backward_propagation(x, theta):
    return np.sum(x)

# %% wrong="backward_propagation" name="a slope for each example" diagnosis="not-summed"
def backward_propagation(x, theta):
    return x

# %% wrong="backward_propagation" name="the slope of a square" diagnosis="factor"
def backward_propagation(x, theta):
    return 2 * np.mean(x)

# %% wrong="backward_propagation" name="downhill" diagnosis="sign"
def backward_propagation(x, theta):
    return -np.mean(x)

# %% wrong="backward_propagation" name="return forgotten" diagnosis="none-returned"
def backward_propagation(x, theta):
    dtheta = np.mean(x)

# %% right="backward_propagation" name="sum over m"
def backward_propagation(x, theta):
    return np.sum(x) / x.shape[1]

# %% wrong="relative_difference" name="numerator and denominator swapped" diagnosis="reciprocal"
def relative_difference(grad, gradapprox):
    numerator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    denominator = np.linalg.norm(grad - gradapprox)
    return numerator / denominator if denominator > 0 else 0.0

# %% wrong="relative_difference" name="0/0" diagnosis="zero over zero"
def relative_difference(grad, gradapprox):
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))

# %% wrong="relative_difference" name="absolute distance" diagnosis="not divided by the sizes"
def relative_difference(grad, gradapprox):
    return np.linalg.norm(grad - gradapprox)

# %% wrong="relative_difference" name="divided by one norm" diagnosis="size of one gradient only"
def relative_difference(grad, gradapprox):
    size = np.linalg.norm(gradapprox)
    return np.linalg.norm(grad - gradapprox) / size if size else 0.0

# %% wrong="relative_difference" name="divided by the larger norm" diagnosis="larger gradient only"
def relative_difference(grad, gradapprox):
    size = max(np.linalg.norm(grad), np.linalg.norm(gradapprox))
    return np.linalg.norm(grad - gradapprox) / size if size else 0.0

# %% wrong="relative_difference" name="norm of the sum" diagnosis="size of the sum"
def relative_difference(grad, gradapprox):
    size = np.linalg.norm(grad + gradapprox)
    return np.linalg.norm(grad - gradapprox) / size if size else 1.0 if np.any(grad) else 0.0

# %% wrong="relative_difference" name="squares without roots" diagnosis="squares without their roots"
def relative_difference(grad, gradapprox):
    size = np.sum(np.square(grad)) + np.sum(np.square(gradapprox))
    return np.sum(np.square(grad - gradapprox)) / size if size else 0.0

# %% wrong="relative_difference" name="sums of absolute values" diagnosis="sums of absolute values"
def relative_difference(grad, gradapprox):
    size = np.sum(np.abs(grad)) + np.sum(np.abs(gradapprox))
    return np.sum(np.abs(grad - gradapprox)) / size if size else 0.0

# %% wrong="relative_difference" name="entry by entry" diagnosis="not-summed"
def relative_difference(grad, gradapprox):
    return np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox) + 1e-12)

# %% wrong="relative_difference" name="largest entry" diagnosis="largest entry"
def relative_difference(grad, gradapprox):
    size = np.max(np.abs(grad)) + np.max(np.abs(gradapprox))
    return np.max(np.abs(grad - gradapprox)) / size if size else 0.0

# %% right="relative_difference" name="a tiny number below the line"
def relative_difference(grad, gradapprox):
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox) + 1e-12)

# %% right="relative_difference" name="roots of sums of squares"
def relative_difference(grad, gradapprox):
    def norm(v):
        return np.sqrt(np.sum(np.square(v)))
    if norm(grad) == 0 and norm(gradapprox) == 0:
        return 0
    return norm(grad - gradapprox) / (norm(grad) + norm(gradapprox))

# %% wrong="gradient_check" name="one-sided" diagnosis="one-sided"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    forward = forward or forward_propagation
    backward = backward or backward_propagation
    gradapprox = (forward(x, theta + epsilon) - forward(x, theta)) / epsilon
    return relative_difference(backward(x, theta), gradapprox)

# %% wrong="gradient_check" name="one-sided, backwards" diagnosis="one-sided"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    forward = forward or forward_propagation
    backward = backward or backward_propagation
    gradapprox = (forward(x, theta) - forward(x, theta - epsilon)) / epsilon
    return relative_difference(backward(x, theta), gradapprox)

# %% wrong="gradient_check" name="divided by epsilon" diagnosis="factor of 2"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    forward = forward or forward_propagation
    backward = backward or backward_propagation
    gradapprox = (forward(x, theta + epsilon) - forward(x, theta - epsilon)) / epsilon
    return relative_difference(backward(x, theta), gradapprox)

# %% wrong="gradient_check" name="brackets forgotten below the line" diagnosis="epsilon"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    forward = forward or forward_propagation
    backward = backward or backward_propagation
    gradapprox = (forward(x, theta + epsilon) - forward(x, theta - epsilon)) / 2 * epsilon
    return relative_difference(backward(x, theta), gradapprox)

# %% wrong="gradient_check" name="0/0" diagnosis="zero over zero"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    forward = forward or forward_propagation
    backward = backward or backward_propagation
    approx = (forward(x, theta + epsilon) - forward(x, theta - epsilon)) / (2 * epsilon)
    grad = backward(x, theta)
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))

# %% wrong="gradient_check" name="numerator and denominator swapped" diagnosis="upside down"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    forward = forward or forward_propagation
    backward = backward or backward_propagation
    approx = (forward(x, theta + epsilon) - forward(x, theta - epsilon)) / (2 * epsilon)
    grad = backward(x, theta)
    return (np.linalg.norm(grad) + np.linalg.norm(approx)) / np.linalg.norm(grad - approx)

# %% wrong="gradient_check" name="absolute distance" diagnosis="not divided by the sizes"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    forward = forward or forward_propagation
    backward = backward or backward_propagation
    approx = (forward(x, theta + epsilon) - forward(x, theta - epsilon)) / (2 * epsilon)
    return abs(backward(x, theta) - approx)

# %% wrong="gradient_check" name="its own two functions only" diagnosis="forward"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    return relative_difference(backward_propagation(x, theta), gradapprox)

# %% wrong="gradient_check" name="step typed in" diagnosis="epsilon"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    forward = forward or forward_propagation
    backward = backward or backward_propagation
    epsilon = 1e-6
    gradapprox = (forward(x, theta + epsilon) - forward(x, theta - epsilon)) / (2 * epsilon)
    return relative_difference(backward(x, theta), gradapprox)

# %% wrong="gradient_check" name="compares the measured slope with itself" diagnosis="exactly 0"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    forward = forward or forward_propagation
    gradapprox = (forward(x, theta + epsilon) - forward(x, theta - epsilon)) / (2 * epsilon)
    return relative_difference(gradapprox, gradapprox)

# %% wrong="gradient_check" name="says yes or no" diagnosis="yes or no"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    forward = forward or forward_propagation
    backward = backward or backward_propagation
    gradapprox = (forward(x, theta + epsilon) - forward(x, theta - epsilon)) / (2 * epsilon)
    return relative_difference(backward(x, theta), gradapprox) < 1e-7

# %% right="gradient_check" name="formula spelled out"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    forward = forward or forward_propagation
    backward = backward or backward_propagation
    ends = [forward(x, theta + step) for step in (epsilon, -epsilon)]
    approx, grad = (ends[0] - ends[1]) / epsilon / 2, backward(x, theta)
    total = abs(grad) + abs(approx)
    return 0.0 if total == 0 else abs(grad - approx) / total

# %% right="gradient_check" name="backward first, prints"
def gradient_check(x, theta, epsilon=1e-7, print_msg=False, *, forward=None, backward=None):
    forward = forward or forward_propagation
    backward = backward or backward_propagation
    grad = backward(x, theta)
    print("slope under test", grad)
    left, right = theta - epsilon, theta + epsilon
    return relative_difference((forward(x, right) - forward(x, left)) / (right - left), grad)

# %% wrong="dictionary_to_vector" name="sorted keys" diagnosis="order"
def dictionary_to_vector(parameters):
    names = sorted(sorted(parameters), key=lambda name: name[1:])
    return np.concatenate([parameters[name].reshape(-1, 1) for name in names])

# %% wrong="dictionary_to_vector" name="all W, then all b" diagnosis="order"
def dictionary_to_vector(parameters):
    return np.concatenate([parameters[name].reshape(-1, 1) for name in sorted(parameters, key=lambda name: (name[0], int(name[1:])))])

# %% wrong="dictionary_to_vector" name="in the order of the dict" diagnosis="order"
def dictionary_to_vector(parameters):
    return np.concatenate([value.reshape(-1, 1) for value in parameters.values()])

# %% wrong="dictionary_to_vector" name="column by column" diagnosis="column by column"
def dictionary_to_vector(parameters):
    L = len(parameters) // 2
    return np.concatenate([parameters[kind + str(l)].T.reshape(-1, 1) for l in range(1, L + 1) for kind in "Wb"])

# %% wrong="dictionary_to_vector" name="last layer forgotten" diagnosis="shape"
def dictionary_to_vector(parameters):
    L = len(parameters) // 2
    return np.concatenate([parameters[kind + str(l)].reshape(-1, 1) for l in range(1, L) for kind in "Wb"])

# %% wrong="dictionary_to_vector" name="one axis only" diagnosis="rank-one"
def dictionary_to_vector(parameters):
    L = len(parameters) // 2
    return np.concatenate([parameters[kind + str(l)].ravel() for l in range(1, L + 1) for kind in "Wb"])

# %% wrong="dictionary_to_vector" name="a row" diagnosis="transpose"
def dictionary_to_vector(parameters):
    L = len(parameters) // 2
    return np.concatenate([parameters[kind + str(l)].reshape(1, -1) for l in range(1, L + 1) for kind in "Wb"], axis=1)

# %% wrong="dictionary_to_vector" name="no list" diagnosis="crash"
def dictionary_to_vector(parameters):
    return np.concatenate(parameters["W1"].reshape(-1, 1), parameters["b1"].reshape(-1, 1))

# %% wrong="dictionary_to_vector" name="three layers typed in" diagnosis="shape"
def dictionary_to_vector(parameters):
    return np.concatenate([parameters[name].reshape(-1, 1) for name in ("W1", "b1", "W2", "b2", "W3", "b3")])

# %% right="dictionary_to_vector" name="growing in a loop"
def dictionary_to_vector(parameters):
    theta = np.zeros((0, 1))
    for l in range(1, len(parameters) // 2 + 1):
        theta = np.vstack([theta, parameters[f"W{l}"].reshape(-1, 1), parameters[f"b{l}"].reshape(-1, 1)])
    return theta

# %% right="dictionary_to_vector" name="sorted by number"
def dictionary_to_vector(parameters):
    names = sorted(parameters, key=lambda name: (int(name[1:]), name[0]))
    return np.concatenate([parameters[name].ravel() for name in names])[:, np.newaxis]

# %% wrong="vector_to_dictionary" name="start never moves" diagnosis="move `start` on"
def vector_to_dictionary(theta, parameters):
    restored = {}
    for name in parameters:
        shape, size = parameters[name].shape, parameters[name].size
        restored[name] = np.resize(theta[0:size], shape)
    return restored

# %% wrong="vector_to_dictionary" name="column by column" diagnosis="column by column"
def vector_to_dictionary(theta, parameters):
    restored, start = {}, 0
    for l in range(1, len(parameters) // 2 + 1):
        for name in ("W" + str(l), "b" + str(l)):
            shape, size = parameters[name].shape, parameters[name].size
            restored[name] = theta[start:start + size].reshape(shape, order="F")
            start = start + size
    return restored

# %% wrong="vector_to_dictionary" name="pieces left as columns" diagnosis="shape"
def vector_to_dictionary(theta, parameters):
    restored, start = {}, 0
    for l in range(1, len(parameters) // 2 + 1):
        for name in ("W" + str(l), "b" + str(l)):
            size = parameters[name].size
            restored[name] = theta[start:start + size]
            start = start + size
    return restored

# %% wrong="vector_to_dictionary" name="the parameters themselves" diagnosis="only its shapes are wanted"
def vector_to_dictionary(theta, parameters):
    return {name: value.copy() for name, value in parameters.items()}

# %% wrong="vector_to_dictionary" name="sorted keys" diagnosis="order"
def vector_to_dictionary(theta, parameters):
    restored, start = {}, 0
    for name in sorted(parameters):
        size = parameters[name].size
        restored[name] = theta[start:start + size].reshape(parameters[name].shape)
        start = start + size
    return restored

# %% wrong="vector_to_dictionary" name="end without the start" diagnosis="crash"
def vector_to_dictionary(theta, parameters):
    restored, start = {}, 0
    for l in range(1, len(parameters) // 2 + 1):
        for name in ("W" + str(l), "b" + str(l)):
            size = parameters[name].size
            restored[name] = theta[start:size].reshape(parameters[name].shape)
            start = start + size
    return restored

# %% right="vector_to_dictionary" name="np.split"
def vector_to_dictionary(theta, parameters):
    names = [kind + str(l) for l in range(1, len(parameters) // 2 + 1) for kind in "Wb"]
    ends = np.cumsum([parameters[name].size for name in names])
    pieces = np.split(theta, ends[:-1])
    return {name: piece.reshape(parameters[name].shape).copy() for name, piece in zip(names, pieces)}

# %% right="vector_to_dictionary" name="in plain loops over the entries"
def vector_to_dictionary(theta, parameters):
    numbers, restored = iter(theta[:, 0]), {}
    for l in range(1, len(parameters) // 2 + 1):
        for name in (f"W{l}", f"b{l}"):
            rows, columns = parameters[name].shape
            restored[name] = np.array([[next(numbers) for _ in range(columns)] for _ in range(rows)])
    return restored

# %% wrong="gradient_check_n" name="theta not copied" diagnosis="in a fresh copy of theta"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    theta, grad = dictionary_to_vector(parameters), gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = theta
        theta_plus[i] = theta[i] + epsilon
        J_plus, _ = forward(X, Y, vector_to_dictionary(theta_plus, parameters))
        theta_minus = theta.copy()
        theta_minus[i] = theta_minus[i] - 2 * epsilon
        J_minus, _ = forward(X, Y, vector_to_dictionary(theta_minus, parameters))
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    measured = vector_to_dictionary(gradapprox, parameters)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    return relative_difference(grad, gradapprox), errors

# %% wrong="gradient_check_n" name="two names for one theta" diagnosis="to one side only"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    theta, grad = dictionary_to_vector(parameters), gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = theta_minus = theta
        theta_plus[i] = theta[i] + epsilon
        J_plus, _ = forward(X, Y, vector_to_dictionary(theta_plus, parameters))
        theta_minus[i] = theta[i] - epsilon
        J_minus, _ = forward(X, Y, vector_to_dictionary(theta_minus, parameters))
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    measured = vector_to_dictionary(gradapprox, parameters)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    return relative_difference(grad, gradapprox), errors

# %% wrong="gradient_check_n" name="one-sided" diagnosis="to one side only"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    theta, grad = dictionary_to_vector(parameters), gradients_to_vector(gradients)
    gradapprox, (J, _) = np.zeros(theta.shape), forward(X, Y, parameters)
    for i in range(theta.shape[0]):
        theta_plus = theta.copy()
        theta_plus[i] += epsilon
        gradapprox[i] = (forward(X, Y, vector_to_dictionary(theta_plus, parameters))[0] - J) / epsilon
    measured = vector_to_dictionary(gradapprox, parameters)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    return relative_difference(grad, gradapprox), errors

# %% wrong="gradient_check_n" name="divided by epsilon" diagnosis="look at the quotient"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    theta, grad = dictionary_to_vector(parameters), gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        costs = []
        for step in (epsilon, -epsilon):
            moved = theta.copy()
            moved[i] += step
            costs.append(forward(X, Y, vector_to_dictionary(moved, parameters))[0])
        gradapprox[i] = (costs[0] - costs[1]) / epsilon
    measured = vector_to_dictionary(gradapprox, parameters)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    return relative_difference(grad, gradapprox), errors

# %% wrong="gradient_check_n" name="gradients in the order of their dict" diagnosis="both vectors have one order"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    theta = dictionary_to_vector(parameters)
    grad = np.concatenate([value.reshape(-1, 1) for value in gradients.values()])
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus, theta_minus = theta.copy(), theta.copy()
        theta_plus[i] += epsilon
        theta_minus[i] -= epsilon
        J_plus, _ = forward(X, Y, vector_to_dictionary(theta_plus, parameters))
        J_minus, _ = forward(X, Y, vector_to_dictionary(theta_minus, parameters))
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    measured = vector_to_dictionary(gradapprox, parameters)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    return relative_difference(grad, gradapprox), errors

# %% wrong="gradient_check_n" name="sorted names, twelve layers" diagnosis="both vectors have one order"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    theta = dictionary_to_vector(parameters)
    names = sorted(sorted(parameters), key=lambda name: name[1:])
    grad = np.concatenate([gradients["d" + name].reshape(-1, 1) for name in names])
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus, theta_minus = theta.copy(), theta.copy()
        theta_plus[i] += epsilon
        theta_minus[i] -= epsilon
        J_plus, _ = forward(X, Y, vector_to_dictionary(theta_plus, parameters))
        J_minus, _ = forward(X, Y, vector_to_dictionary(theta_minus, parameters))
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    measured = vector_to_dictionary(gradapprox, parameters)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    return relative_difference(grad, gradapprox), errors

# %% wrong="gradient_check_n" name="dropout still on" diagnosis="is dropout still on"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    rng = np.random.default_rng(0)
    theta, grad = dictionary_to_vector(parameters), gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus, theta_minus = theta.copy(), theta.copy()
        theta_plus[i] += epsilon
        theta_minus[i] -= epsilon
        J_plus, _ = forward(X * (rng.random(X.shape) < 0.8) / 0.8, Y, vector_to_dictionary(theta_plus, parameters))
        J_minus, _ = forward(X * (rng.random(X.shape) < 0.8) / 0.8, Y, vector_to_dictionary(theta_minus, parameters))
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    measured = vector_to_dictionary(gradapprox, parameters)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    return relative_difference(grad, gradapprox), errors

# %% wrong="gradient_check_n" name="the same entry in every round" diagnosis="never moved"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    theta, grad = dictionary_to_vector(parameters), gradients_to_vector(gradients)
    gradapprox, i = np.zeros(theta.shape), 0
    for _ in range(theta.shape[0]):
        theta_plus, theta_minus = theta.copy(), theta.copy()
        theta_plus[i] += epsilon
        theta_minus[i] -= epsilon
        J_plus, _ = forward(X, Y, vector_to_dictionary(theta_plus, parameters))
        J_minus, _ = forward(X, Y, vector_to_dictionary(theta_minus, parameters))
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    measured = vector_to_dictionary(gradapprox, parameters)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    return relative_difference(grad, gradapprox), errors

# %% wrong="gradient_check_n" name="all entries at once" diagnosis="in a fresh copy of theta"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    theta, grad = dictionary_to_vector(parameters), gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        J_plus, _ = forward(X, Y, vector_to_dictionary(theta + epsilon, parameters))
        J_minus, _ = forward(X, Y, vector_to_dictionary(theta - epsilon, parameters))
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    measured = vector_to_dictionary(gradapprox, parameters)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    return relative_difference(grad, gradapprox), errors

# %% wrong="gradient_check_n" name="the given forward pass only" diagnosis="never came from `forward`"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    theta, grad = dictionary_to_vector(parameters), gradients_to_vector(gradients)
    gradapprox = np.ones(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus, theta_minus = theta.copy(), theta.copy()
        theta_plus[i] += epsilon
        theta_minus[i] -= epsilon
        J_plus, _ = forward_propagation_n(2 * X, Y, vector_to_dictionary(theta_plus, parameters))
        J_minus, _ = forward_propagation_n(2 * X, Y, vector_to_dictionary(theta_minus, parameters))
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    measured = vector_to_dictionary(gradapprox, parameters)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    return relative_difference(grad, gradapprox), errors

# %% wrong="gradient_check_n" name="the difference only" diagnosis="type"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    theta, grad = dictionary_to_vector(parameters), gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus, theta_minus = theta.copy(), theta.copy()
        theta_plus[i] += epsilon
        theta_minus[i] -= epsilon
        J_plus, _ = forward(X, Y, vector_to_dictionary(theta_plus, parameters))
        J_minus, _ = forward(X, Y, vector_to_dictionary(theta_minus, parameters))
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    return relative_difference(grad, gradapprox)

# %% wrong="gradient_check_n" name="cost and cache not taken apart" diagnosis="crash"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    theta, grad = dictionary_to_vector(parameters), gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus, theta_minus = theta.copy(), theta.copy()
        theta_plus[i] += epsilon
        theta_minus[i] -= epsilon
        J_plus = forward(X, Y, vector_to_dictionary(theta_plus, parameters))
        J_minus = forward(X, Y, vector_to_dictionary(theta_minus, parameters))
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    return relative_difference(grad, gradapprox), {}

# %% right="gradient_check_n" name="one column, put back each time"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    theta, grad = dictionary_to_vector(parameters), gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        kept = theta[i, 0]
        theta[i, 0] = kept + epsilon
        J_plus = forward(X, Y, vector_to_dictionary(theta, parameters))[0]
        theta[i, 0] = kept - epsilon
        J_minus = forward(X, Y, vector_to_dictionary(theta, parameters))[0]
        theta[i, 0] = kept
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
    measured = vector_to_dictionary(gradapprox, parameters)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    return relative_difference(grad, gradapprox), errors

# %% right="gradient_check_n" name="no column at all"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, print_msg=False, *, forward=None):
    forward = forward or forward_propagation_n
    measured = {}
    for name, value in parameters.items():
        measured[name] = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            move = np.zeros(value.shape)
            move[place] = epsilon
            right = forward(X, Y, {**parameters, name: value + move})[0]
            left = forward(X, Y, {**parameters, name: value - move})[0]
            measured[name][place] = (right - left) / (2 * epsilon)
    errors = {name: relative_difference(gradients["d" + name], measured[name]) for name in parameters}
    return relative_difference(gradients_to_vector(gradients), dictionary_to_vector(measured)), errors

# %% wrong="find_planted_bug" name="the first wrong layer from the input" diagnosis="travels down"
def find_planted_bug(backward, parameters, X, Y):
    cost, cache = forward_propagation_n(X, Y, parameters)
    difference, errors = gradient_check_n(parameters, backward(X, Y, cache), X, Y, epsilon=1e-5)
    for l in range(1, len(parameters) // 2 + 1):
        wrong = [name for name in (f"W{l}", f"b{l}") if errors[name] > 1e-6]
        if wrong:
            return f"dZ{l}" if len(wrong) == 2 else "d" + wrong[0]
    return None

# %% wrong="find_planted_bug" name="the worst parameter" diagnosis="what does that say"
def find_planted_bug(backward, parameters, X, Y):
    cost, cache = forward_propagation_n(X, Y, parameters)
    difference, errors = gradient_check_n(parameters, backward(X, Y, cache), X, Y, epsilon=1e-5)
    for l in range(len(parameters) // 2, 0, -1):
        name = max(("W" + str(l), "b" + str(l)), key=errors.get)
        if errors[name] > 1e-6:
            return "d" + name
    return None

# %% wrong="find_planted_bug" name="never dZ" diagnosis="what does that say"
def find_planted_bug(backward, parameters, X, Y):
    cost, cache = forward_propagation_n(X, Y, parameters)
    difference, errors = gradient_check_n(parameters, backward(X, Y, cache), X, Y, epsilon=1e-5)
    for l in range(len(parameters) // 2, 0, -1):
        for name in ("W" + str(l), "b" + str(l)):
            if errors[name] > 1e-6:
                return "d" + name
    return None

# %% wrong="find_planted_bug" name="always finds something" diagnosis="accused"
def find_planted_bug(backward, parameters, X, Y):
    cost, cache = forward_propagation_n(X, Y, parameters)
    difference, errors = gradient_check_n(parameters, backward(X, Y, cache), X, Y, epsilon=1e-5)
    for l in range(len(parameters) // 2, 0, -1):
        wrong = [name for name in (f"W{l}", f"b{l}") if errors[name] > 1e-6]
        if wrong:
            return f"dZ{l}" if len(wrong) == 2 else "d" + wrong[0]
    return "dW1"

# %% wrong="find_planted_bug" name="without the layer" diagnosis="highest layer"
def find_planted_bug(backward, parameters, X, Y):
    cost, cache = forward_propagation_n(X, Y, parameters)
    difference, errors = gradient_check_n(parameters, backward(X, Y, cache), X, Y, epsilon=1e-5)
    for l in range(len(parameters) // 2, 0, -1):
        if max(errors[f"W{l}"], errors[f"b{l}"]) > 1e-6:
            return "dW" if errors[f"W{l}"] > errors[f"b{l}"] else "db"
    return None

# %% wrong="find_planted_bug" name="return forgotten" diagnosis="not caught"
def find_planted_bug(backward, parameters, X, Y):
    cost, cache = forward_propagation_n(X, Y, parameters)
    difference, errors = gradient_check_n(parameters, backward(X, Y, cache), X, Y, epsilon=1e-5)
    bug = max(errors, key=errors.get)

# %% right="find_planted_bug" name="early return"
def find_planted_bug(backward, parameters, X, Y):
    cost, cache = forward_propagation_n(X, Y, parameters)
    difference, errors = gradient_check_n(parameters, backward(X, Y, cache), X, Y, epsilon=1e-5)
    for l in range(len(parameters) // 2, 0, -1):
        wrong = [name for name in (f"W{l}", f"b{l}") if errors[name] > 1e-6]
        if len(wrong) == 2:
            return f"dZ{l}"
        if wrong:
            return "d" + wrong[0]
    return None

# %% right="find_planted_bug" name="upwards, the last one counts"
def find_planted_bug(backward, parameters, X, Y):
    gradients = backward(X, Y, forward_propagation_n(X, Y, parameters)[1])
    errors, bug = gradient_check_n(parameters, gradients, X, Y, 1e-5)[1], None
    for l in range(1, len(parameters) // 2 + 1):
        W, b = errors["W" + str(l)] > 1e-5, errors["b" + str(l)] > 1e-5
        bug = f"dZ{l}" if W and b else f"dW{l}" if W else f"db{l}" if b else bug
    return bug

# %% wrong="backward_propagation_n" name="as it stood" diagnosis="factor"
def backward_propagation_n(X, Y, cache):
    return backward_with_bugs(X, Y, cache)

# %% wrong="backward_propagation_n" name="1 - Z² left in layer 2" diagnosis="1 - Z² for the slope of tanh, in dZ2"
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    dZ3 = cache["A3"] - Y
    dZ2 = cache["W3"].T @ dZ3 * (1 - cache["Z2"] ** 2)
    dZ1 = cache["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW3": dZ3 @ cache["A2"].T / m, "db3": np.mean(dZ3, axis=1, keepdims=True),
            "dW2": dZ2 @ cache["A1"].T / m, "db2": np.mean(dZ2, axis=1, keepdims=True),
            "dW1": dZ1 @ cache["A0"].T / m, "db1": np.mean(dZ1, axis=1, keepdims=True)}

# %% wrong="backward_propagation_n" name="slope of tanh left out in layer 1" diagnosis="the slope of tanh left out, in dZ1"
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    dZ3 = cache["A3"] - Y
    dZ2 = cache["W3"].T @ dZ3 * (1 - cache["A2"] ** 2)
    dZ1 = cache["W2"].T @ dZ2
    return {"dW3": dZ3 @ cache["A2"].T / m, "db3": np.mean(dZ3, axis=1, keepdims=True),
            "dW2": dZ2 @ cache["A1"].T / m, "db2": np.mean(dZ2, axis=1, keepdims=True),
            "dW1": dZ1 @ cache["A0"].T / m, "db1": np.mean(dZ1, axis=1, keepdims=True)}

# %% wrong="backward_propagation_n" name="dW2 still twice as large" diagnosis="factor"
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    dZ3 = cache["A3"] - Y
    dZ2 = cache["W3"].T @ dZ3 * (1 - cache["A2"] ** 2)
    dZ1 = cache["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW3": dZ3 @ cache["A2"].T / m, "db3": np.mean(dZ3, axis=1, keepdims=True),
            "dW2": dZ2 @ cache["A1"].T / m * 2, "db2": np.mean(dZ2, axis=1, keepdims=True),
            "dW1": dZ1 @ cache["A0"].T / m, "db1": np.mean(dZ1, axis=1, keepdims=True)}

# %% wrong="backward_propagation_n" name="dW1 not divided by m" diagnosis="sum-for-mean"
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    dZ3 = cache["A3"] - Y
    dZ2 = cache["W3"].T @ dZ3 * (1 - cache["A2"] ** 2)
    dZ1 = cache["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW3": dZ3 @ cache["A2"].T / m, "db3": np.mean(dZ3, axis=1, keepdims=True),
            "dW2": dZ2 @ cache["A1"].T / m, "db2": np.mean(dZ2, axis=1, keepdims=True),
            "dW1": dZ1 @ cache["A0"].T, "db1": np.mean(dZ1, axis=1, keepdims=True)}

# %% wrong="backward_propagation_n" name="keepdims lost" diagnosis="rank-one"
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    dZ3 = cache["A3"] - Y
    dZ2 = cache["W3"].T @ dZ3 * (1 - cache["A2"] ** 2)
    dZ1 = cache["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW3": dZ3 @ cache["A2"].T / m, "db3": np.mean(dZ3, axis=1),
            "dW2": dZ2 @ cache["A1"].T / m, "db2": np.mean(dZ2, axis=1),
            "dW1": dZ1 @ cache["A0"].T / m, "db1": np.mean(dZ1, axis=1)}

# %% right="backward_propagation_n" name="a loop over the layers"
def backward_propagation_n(X, Y, cache):
    gradients, dZ = {}, cache["A3"] - Y
    for l in (3, 2, 1):
        gradients[f"dW{l}"] = dZ @ cache[f"A{l - 1}"].T / X.shape[1]
        gradients[f"db{l}"] = dZ.mean(axis=1, keepdims=True)
        if l > 1:
            dZ = cache[f"W{l}"].T @ dZ * (1 - np.square(cache[f"A{l - 1}"]))
    return gradients

# %% right="backward_propagation_n" name="the slope written with cosh, X for A0"
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    dZ3 = (cache["A3"] - Y) / m
    dZ2 = cache["W3"].T @ dZ3 / np.cosh(cache["Z2"]) ** 2
    dZ1 = cache["W2"].T @ dZ2 / np.cosh(cache["Z1"]) ** 2
    return {"dW3": dZ3 @ cache["A2"].T, "db3": np.sum(dZ3, axis=1, keepdims=True),
            "dW2": dZ2 @ cache["A1"].T, "db2": np.sum(dZ2, axis=1, keepdims=True),
            "dW1": dZ1 @ X.T, "db1": np.sum(dZ1, axis=1, keepdims=True)}
