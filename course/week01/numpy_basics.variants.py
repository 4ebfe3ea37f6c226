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

# %% wrong="basic_sigmoid" name="caret for power" diagnosis="crash"
def basic_sigmoid(x):
    return 1 / (1 + math.e ^ (-x))

# %% wrong="basic_sigmoid" name="minus forgotten" diagnosis="sign"
def basic_sigmoid(x):
    return 1 / (1 + math.exp(x))

# %% wrong="basic_sigmoid" name="parentheses forgotten" diagnosis="parentheses"
def basic_sigmoid(x):
    return 1 / 1 + math.exp(-x)

# %% wrong="basic_sigmoid" name="e typed in with few digits" diagnosis="typed-in"
def basic_sigmoid(x):
    return 1 / (1 + 2.718 ** (-x))

# %% wrong="basic_sigmoid" name="return forgotten" diagnosis="none-returned"
def basic_sigmoid(x):
    s = 1 / (1 + math.exp(-x))

# %% right="basic_sigmoid" name="power of e, in two steps"
def basic_sigmoid(x):
    power = math.e ** x
    print("e to the x is", power)
    return power / (power + 1)

# %% right="basic_sigmoid" name="NumPy's exponential"
def basic_sigmoid(x):
    return float(1.0 / (1.0 + np.exp(-x)))

# %% right="basic_sigmoid" name="half of one plus tanh"
def basic_sigmoid(x):
    return (1 + math.tanh(x / 2)) / 2

# %% wrong="sigmoid" name="math.exp" diagnosis="crash"
def sigmoid(x):
    return 1 / (1 + math.exp(-x))

# %% wrong="sigmoid" name="minus forgotten" diagnosis="sign"
def sigmoid(x):
    return 1 / (1 + np.exp(x))

# %% wrong="sigmoid" name="e typed in with few digits" diagnosis="typed-in"
def sigmoid(x):
    return 1 / (1 + 2.71828 ** (-np.asarray(x)))

# %% wrong="sigmoid" name="parentheses forgotten" diagnosis="parentheses"
def sigmoid(x):
    return 1 / 1 + np.exp(-x)

# %% wrong="sigmoid" name="tanh" diagnosis="tanh"
def sigmoid(x):
    return np.tanh(x)

# %% wrong="sigmoid" name="changes its argument" diagnosis="changes-argument"
def sigmoid(x):
    x *= -1
    return 1 / (1 + np.exp(x))

# %% wrong="sigmoid" name="a mean at the end" diagnosis="over-summed"
def sigmoid(x):
    return np.mean(1 / (1 + np.exp(-x)))

# %% right="sigmoid" name="stable on both sides"
def sigmoid(x):
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + small), small / (1 + small))

# %% right="sigmoid" name="loop over entries"
def sigmoid(x):
    flat = np.ravel(x)
    s = np.zeros(flat.shape)
    for i, t in enumerate(flat):
        s[i] = 1 / (1 + np.exp(-t))
    return s.reshape(np.shape(x))

# %% right="sigmoid" name="float32"
def sigmoid(x):
    x = np.asarray(x, dtype=np.float32)
    return np.reciprocal(1 + np.exp(-x))

# %% right="sigmoid" name="vectorised basic_sigmoid in other words"
def sigmoid(x):
    print("shape", np.shape(x))
    return np.exp(-np.logaddexp(0, -x))

# %% wrong="sigmoid_derivative" name="one minus x" diagnosis="x-for-s"
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - x)

# %% wrong="sigmoid_derivative" name="x taken for the sigmoid" diagnosis="x-for-s"
def sigmoid_derivative(x):
    return x * (1 - x)

# %% wrong="sigmoid_derivative" name="product forgotten" diagnosis="missing-factor"
def sigmoid_derivative(x):
    return 1 - sigmoid(x)

# %% wrong="sigmoid_derivative" name="the sigmoid itself" diagnosis="missing-factor"
def sigmoid_derivative(x):
    return sigmoid(x)

# %% wrong="sigmoid_derivative" name="sigmoid twice" diagnosis="sigmoid twice"
def sigmoid_derivative(x):
    s = sigmoid(sigmoid(x))
    return s * (1 - s)

# %% wrong="sigmoid_derivative" name="minus too many" diagnosis="sign"
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (s - 1)

# %% wrong="sigmoid_derivative" name="the slope of tanh" diagnosis="tanh"
def sigmoid_derivative(x):
    s = sigmoid(x)
    return 1 - s ** 2

# %% wrong="sigmoid_derivative" name="summed" diagnosis="over-summed"
def sigmoid_derivative(x):
    s = sigmoid(x)
    return np.sum(s * (1 - s))

# %% right="sigmoid_derivative" name="s minus its square"
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s - s * s

# %% right="sigmoid_derivative" name="from exponentials"
def sigmoid_derivative(x):
    e = np.exp(-x)
    return e / (1 + e) ** 2

# %% right="sigmoid_derivative" name="symmetry"
def sigmoid_derivative(x):
    return np.multiply(sigmoid(x), sigmoid(-x))

# %% wrong="image2vector" name="sizes typed in" diagnosis="crash"
def image2vector(image):
    return image.reshape(64 * 64 * 3, 1)

# %% wrong="image2vector" name="height squared" diagnosis="crash"
def image2vector(image):
    return image.reshape(image.shape[0] ** 2 * image.shape[2], 1)

# %% wrong="image2vector" name="one axis only" diagnosis="rank-one"
def image2vector(image):
    return image.reshape(-1)

# %% wrong="image2vector" name="a row" diagnosis="transpose"
def image2vector(image):
    return image.reshape(1, -1)

# %% wrong="image2vector" name="transposed first" diagnosis="scrambled"
def image2vector(image):
    return image.T.reshape(-1, 1)

# %% wrong="image2vector" name="rows and columns exchanged first" diagnosis="rows into columns"
def image2vector(image):
    return image.transpose(1, 0, 2).reshape(-1, 1)

# %% wrong="image2vector" name="layer after layer" diagnosis="colour layer"
def image2vector(image):
    return np.concatenate([image[:, :, c].reshape(-1, 1) for c in range(image.shape[2])])

# %% wrong="image2vector" name="divided by 255 as well" diagnosis="dtype"
def image2vector(image):
    return image.reshape(-1, 1) / 255

# %% wrong="image2vector" name="reshaped in place" diagnosis="changes-argument"
def image2vector(image):
    image.shape = (image.size, 1)
    return image

# %% right="image2vector" name="sizes spelled out"
def image2vector(image):
    height, width, channels = image.shape
    print("a picture of", height, "by", width)
    return np.reshape(image, (height * width * channels, 1))

# %% right="image2vector" name="flatten, then a new axis"
def image2vector(image):
    return image.flatten()[:, np.newaxis]

# %% right="image2vector" name="loops"
def image2vector(image):
    v = np.zeros((image.size, 1), dtype=image.dtype)
    place = 0
    for row in image:
        for pixel in row:
            for value in pixel:
                v[place, 0] = value
                place += 1
    return v

# %% wrong="normalize_rows" name="keepdims forgotten" diagnosis="keepdims"
def normalize_rows(x):
    return x / np.linalg.norm(x, axis=1)

# %% wrong="normalize_rows" name="axis 0" diagnosis="axis"
def normalize_rows(x):
    return x / np.linalg.norm(x, axis=0, keepdims=True)

# %% wrong="normalize_rows" name="norm of the whole matrix" diagnosis="over-everything"
def normalize_rows(x):
    return x / np.linalg.norm(x)

# %% wrong="normalize_rows" name="in place" diagnosis="changes-argument"
def normalize_rows(x):
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    return x

# %% wrong="normalize_rows" name="root forgotten" diagnosis="square root"
def normalize_rows(x):
    return x / np.sum(x ** 2, axis=1, keepdims=True)

# %% wrong="normalize_rows" name="sum of absolute values" diagnosis="sum of absolute values"
def normalize_rows(x):
    return x / np.sum(np.abs(x), axis=1, keepdims=True)

# %% wrong="normalize_rows" name="absolute values" diagnosis="direction"
def normalize_rows(x):
    return np.abs(x) / np.linalg.norm(x, axis=1, keepdims=True)

# %% wrong="normalize_rows" name="the other way round" diagnosis="direction"
def normalize_rows(x):
    return -x / np.linalg.norm(x, axis=1, keepdims=True)

# %% wrong="normalize_rows" name="the lengths returned" diagnosis="over-summed"
def normalize_rows(x):
    return np.linalg.norm(x, axis=1, keepdims=True)

# %% right="normalize_rows" name="loop over rows"
def normalize_rows(x):
    rows = []
    for row in x:
        rows.append(row / math.sqrt(sum(value * value for value in row)))
    return np.array(rows)

# %% right="normalize_rows" name="einsum"
def normalize_rows(x):
    lengths = np.sqrt(np.einsum("ij,ij->i", x, x))
    return x / lengths[:, np.newaxis]

# %% right="normalize_rows" name="transposed there and back"
def normalize_rows(x):
    return (x.T / np.linalg.norm(x, axis=1)).T

# %% right="normalize_rows" name="float32"
def normalize_rows(x):
    x = x.astype(np.float32)
    return x / np.sqrt((x ** 2).sum(axis=-1, keepdims=True))

# %% wrong="softmax" name="sum over everything" diagnosis="over-everything"
def softmax(x):
    return np.exp(x) / np.sum(np.exp(x))

# %% wrong="softmax" name="keepdims forgotten" diagnosis="keepdims"
def softmax(x):
    x_exp = np.exp(x)
    return x_exp / np.sum(x_exp, axis=1)

# %% wrong="softmax" name="axis 0" diagnosis="axis"
def softmax(x):
    x_exp = np.exp(x)
    return x_exp / np.sum(x_exp, axis=0, keepdims=True)

# %% wrong="softmax" name="exponential forgotten" diagnosis="positive"
def softmax(x):
    return x / np.sum(x, axis=1, keepdims=True)

# %% wrong="softmax" name="two to the x" diagnosis="factor"
def softmax(x):
    powers = 2.0 ** x
    return powers / np.sum(powers, axis=1, keepdims=True)

# %% wrong="softmax" name="minus in the exponent" diagnosis="sign"
def softmax(x):
    x_exp = np.exp(-x)
    return x_exp / np.sum(x_exp, axis=1, keepdims=True)

# %% wrong="softmax" name="sigmoid of each score" diagnosis="sigmoid"
def softmax(x):
    return sigmoid(x)

# %% wrong="softmax" name="denominator without its own exponentials" diagnosis="sums of the rows"
def softmax(x):
    return np.exp(x) / np.exp(np.sum(x, axis=1, keepdims=True))

# %% wrong="softmax" name="mean for sum" diagnosis="mean-for-sum"
def softmax(x):
    x_exp = np.exp(x)
    return x_exp / np.mean(x_exp, axis=1, keepdims=True)

# %% wrong="softmax" name="maximum subtracted in place" diagnosis="changes-argument"
def softmax(x):
    x -= np.max(x, axis=1, keepdims=True)
    return np.exp(x) / np.sum(np.exp(x), axis=1, keepdims=True)

# %% right="softmax" name="largest score subtracted"
def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

# %% right="softmax" name="mean subtracted"
def softmax(x):
    e = np.exp(x - np.mean(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1)[:, None]

# %% right="softmax" name="loop over rows, with a helper"
def one_row(row):
    powers = [math.exp(score) for score in row]
    return [power / sum(powers) for power in powers]

def softmax(x):
    return np.array([one_row(row) for row in x])

# %% right="softmax" name="einsum"
def softmax(x):
    e = np.exp(x)
    return np.einsum("ij,i->ij", e, 1 / np.einsum("ij->i", e))

# %% right="softmax" name="float32, through logarithms"
def softmax(x):
    x = x.astype(np.float32)
    print(x.shape)
    return np.exp(x - np.log(np.sum(np.exp(x), axis=1, keepdims=True)))

# %% wrong="catches" name="compared exactly" diagnosis="exact"
def catches(softmax):
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 0.0], [0.0, 4.0, 1.0]])
    try:
        assert np.all(np.sum(softmax(x), axis=1) == 1)
    except AssertionError:
        return True
    return False

# %% wrong="catches" name="total over the matrix" diagnosis="whose columns sum to 1"
def catches(softmax):
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 0.0], [0.0, 4.0, 1.0]])
    try:
        assert np.isclose(np.sum(softmax(x)), 3)
    except AssertionError:
        return True
    return False

# %% wrong="catches" name="only the shape" diagnosis="not-caught"
def catches(softmax):
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 0.0], [0.0, 4.0, 1.0]])
    try:
        assert softmax(x).shape == x.shape
    except AssertionError:
        return True
    return False

# %% wrong="catches" name="only the range" diagnosis="not-caught"
def catches(softmax):
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 0.0], [0.0, 4.0, 1.0]])
    try:
        assert np.all(softmax(x) < 1)
    except AssertionError:
        return True
    return False

# %% wrong="catches" name="columns" diagnosis="false-alarm"
def catches(softmax):
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 0.0], [0.0, 4.0, 1.0]])
    try:
        assert np.allclose(np.sum(softmax(x), axis=0), 1)
    except AssertionError:
        return True
    return False

# %% wrong="catches" name="turned round" diagnosis="false-alarm"
def catches(softmax):
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 0.0], [0.0, 4.0, 1.0]])
    try:
        assert not np.allclose(np.sum(softmax(x), axis=1), 1)
    except AssertionError:
        return True
    return False

# %% wrong="catches" name="only the first row" diagnosis="last row only"
def catches(softmax):
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 0.0], [0.0, 4.0, 1.0]])
    try:
        assert abs(softmax(x)[0].sum() - 1) < 1e-6
    except AssertionError:
        return True
    return False

# %% wrong="catches" name="always complains" diagnosis="false-alarm"
def catches(softmax):
    return True

# %% wrong="catches" name="not square: nothing is asserted" diagnosis="crash"
def catches(softmax):
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 0.0]])
    try:
        assert np.allclose(np.sum(softmax(x), axis=1), 1)
    except AssertionError:
        return True
    return False

# %% right="catches" name="another x, row by row"
def catches(softmax):
    x = np.array([[5.0, 1.0, 2.5], [-1.0, 1.0, 0.0], [0.0, -4.0, 1.0]])
    try:
        for row in softmax(x):
            assert abs(sum(row) - 1) < 1e-6
    except AssertionError:
        return True
    return False

# %% right="catches" name="no assertion, an answer"
def catches(softmax):
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 0.0], [0.0, 4.0, 1.0]])
    return not np.all(np.isclose(softmax(x).sum(axis=1), 1))

# %% right="catches" name="against a loop"
def catches(softmax):
    x = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 0.0], [0.0, 4.0, 1.0]])
    wanted = np.array([np.exp(row) / sum(np.exp(row)) for row in x])
    try:
        np.testing.assert_allclose(softmax(x), wanted, rtol=1e-6)
    except AssertionError:
        return True
    return False

# %% wrong="stable_sigmoid" name="the plain form" diagnosis="overflow"
def stable_sigmoid(x):
    return 1 / (1 + np.exp(-x))

# %% wrong="stable_sigmoid" name="the other plain form" diagnosis="nan"
def stable_sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))

# %% wrong="stable_sigmoid" name="both forms computed, one chosen" diagnosis="overflow"
def stable_sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(np.minimum(x, 0))))

# %% wrong="stable_sigmoid" name="one form for both signs" diagnosis="both-signs"
def stable_sigmoid(x):
    return 1 / (1 + np.exp(-np.abs(x)))

# %% wrong="stable_sigmoid" name="clipped too early" diagnosis="clipped"
def stable_sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -3, 3)))

# %% wrong="stable_sigmoid" name="rounded to 0 and 1" diagnosis="step"
def stable_sigmoid(x):
    return np.where(x > 0, 1.0, np.where(x < 0, 0.0, 0.5))

# %% right="stable_sigmoid" name="half of one plus tanh"
def stable_sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))

# %% right="stable_sigmoid" name="clipped far out"
def stable_sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -700, 700)))

# %% right="stable_sigmoid" name="two masks"
def stable_sigmoid(x):
    x = np.asarray(x, dtype=float)
    s = np.empty(x.shape)
    up = x >= 0
    s[up] = 1 / (1 + np.exp(-x[up]))
    s[~up] = np.exp(x[~up]) / (1 + np.exp(x[~up]))
    return s

# %% right="stable_sigmoid" name="through a logarithm"
def stable_sigmoid(x):
    return np.exp(-np.logaddexp(0, -x))

# %% wrong="safe_normalize_rows" name="nothing done about it" diagnosis="nan"
def safe_normalize_rows(x):
    return x / np.linalg.norm(x, axis=1, keepdims=True)

# %% wrong="safe_normalize_rows" name="an epsilon that shortens all rows" diagnosis="epsilon"
def safe_normalize_rows(x):
    return x / (np.linalg.norm(x, axis=1, keepdims=True) + 1e-3)

# %% wrong="safe_normalize_rows" name="a floor that leaves short rows short" diagnosis="short-rows"
def safe_normalize_rows(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-2)

# %% wrong="safe_normalize_rows" name="one empty row empties all" diagnosis="all-empty"
def safe_normalize_rows(x):
    lengths = np.linalg.norm(x, axis=1, keepdims=True)
    return x / lengths if np.all(lengths) else np.zeros_like(x)

# %% wrong="safe_normalize_rows" name="empty rows dropped" diagnosis="row-dropped"
def safe_normalize_rows(x):
    x = x[np.any(x != 0, axis=1)]
    return x / np.linalg.norm(x, axis=1, keepdims=True)

# %% wrong="safe_normalize_rows" name="zeros replaced in place" diagnosis="changes-argument"
def safe_normalize_rows(x):
    lengths = np.linalg.norm(x, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    x /= lengths
    return x

# %% right="safe_normalize_rows" name="nan to zero, with a warning"
def safe_normalize_rows(x):
    return np.nan_to_num(x / np.linalg.norm(x, axis=1, keepdims=True))

# %% right="safe_normalize_rows" name="divide only where"
def safe_normalize_rows(x):
    lengths = np.sqrt(np.sum(np.square(x), axis=1, keepdims=True))
    return np.divide(x, lengths, out=np.zeros_like(x), where=lengths > 0)

# %% right="safe_normalize_rows" name="loop"
def safe_normalize_rows(x):
    rows = np.zeros(x.shape)
    for i, row in enumerate(x):
        if row.any():
            rows[i] = row / np.sqrt(row @ row)
    return rows

# %% right="safe_normalize_rows" name="a tiny epsilon"
def safe_normalize_rows(x):
    return x / (np.linalg.norm(x, axis=1, keepdims=True) + 1e-300)

# %% wrong="stable_softmax" name="the plain form" diagnosis="nan"
def stable_softmax(x):
    return np.exp(x) / np.sum(np.exp(x), axis=1, keepdims=True)

# %% wrong="stable_softmax" name="mean subtracted" diagnosis="nan"
def stable_softmax(x):
    e = np.exp(x - np.mean(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong="stable_softmax" name="maximum of the whole matrix" diagnosis="its own largest"
def stable_softmax(x):
    e = np.exp(x - np.max(x))
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong="stable_softmax" name="maximum of each column" diagnosis="row-maximum"
def stable_softmax(x):
    e = np.exp(x - np.max(x, axis=0))
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong="stable_softmax" name="divided by the maximum" diagnosis="factor"
def stable_softmax(x):
    e = np.exp(x / np.max(np.abs(x), axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong="stable_softmax" name="scores clipped" diagnosis="clipped"
def stable_softmax(x):
    e = np.exp(np.clip(x, -500, 500))
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong="stable_softmax" name="maximum subtracted in place" diagnosis="changes-argument"
def stable_softmax(x):
    x -= np.max(x, axis=1, keepdims=True)
    e = np.exp(x)
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong="stable_softmax" name="nan to zero" diagnosis="overflow"
def stable_softmax(x):
    return np.nan_to_num(np.exp(x) / np.sum(np.exp(x), axis=1, keepdims=True))

# %% right="stable_softmax" name="log of the sum"
def stable_softmax(x):
    return np.exp(x - np.logaddexp.reduce(x, axis=1, keepdims=True))

# %% right="stable_softmax" name="own softmax of moved scores"
def stable_softmax(x):
    return softmax(x - x.max(axis=1)[:, np.newaxis])

# %% right="stable_softmax" name="loop over rows"
def stable_softmax(x):
    shares = []
    for row in x:
        e = np.exp(row - max(row))
        shares.append(e / sum(e))
    return np.stack(shares)

# %% wrong="L1" name="mean for sum" diagnosis="mean-for-sum"
def L1(yhat, y):
    return np.mean(np.abs(yhat - y))

# %% wrong="L1" name="size of the sum" diagnosis="cancel"
def L1(yhat, y):
    return np.abs(np.sum(yhat - y))

# %% wrong="L1" name="no size at all" diagnosis="cancel"
def L1(yhat, y):
    return np.sum(yhat - y)

# %% wrong="L1" name="not summed" diagnosis="not-summed"
def L1(yhat, y):
    return np.abs(yhat - y)

# %% wrong="L1" name="summed along axis 0 only" diagnosis="extra-axis"
def L1(yhat, y):
    return np.sum(np.abs(yhat - y), axis=0)

# %% wrong="L1" name="squares" diagnosis="square"
def L1(yhat, y):
    return np.sum((yhat - y) ** 2)

# %% wrong="L1" name="the norm" diagnosis="root of the sum of squares"
def L1(yhat, y):
    return np.linalg.norm(yhat - y)

# %% wrong="L1" name="absolute values before the difference" diagnosis="cancel"
def L1(yhat, y):
    return np.sum(np.abs(yhat) - np.abs(y))

# %% wrong="L1" name="half" diagnosis="factor"
def L1(yhat, y):
    return 0.5 * np.sum(np.abs(yhat - y))

# %% right="L1" name="loop"
def L1(yhat, y):
    total = 0
    for a, b in zip(np.ravel(yhat), np.ravel(y)):
        total += abs(a - b)
    return total

# %% right="L1" name="norm of order one"
def L1(yhat, y):
    return np.linalg.norm(np.ravel(yhat - y), ord=1)

# %% right="L1" name="root of the square, Python's number"
def L1(yhat, y):
    gaps = np.sqrt(np.square(y - yhat))
    print(gaps)
    return float(gaps.sum())

# %% wrong="L2" name="mean for sum" diagnosis="mean-for-sum"
def L2(yhat, y):
    return np.mean((yhat - y) ** 2)

# %% wrong="L2" name="square of the sum" diagnosis="cancel"
def L2(yhat, y):
    return np.sum(yhat - y) ** 2

# %% wrong="L2" name="the norm" diagnosis="square-root"
def L2(yhat, y):
    return np.linalg.norm(yhat - y)

# %% wrong="L2" name="dot, which wants one axis" diagnosis="crash"
def L2(yhat, y):
    d = yhat - y
    return np.dot(d, d)

# %% wrong="L2" name="sizes, not squares" diagnosis="square-root"
def L2(yhat, y):
    return np.sum(np.abs(yhat - y))

# %% wrong="L2" name="half the squares" diagnosis="factor"
def L2(yhat, y):
    return np.sum((yhat - y) ** 2) / 2

# %% wrong="L2" name="difference of the squares" diagnosis="cancel"
def L2(yhat, y):
    return np.sum(yhat ** 2 - y ** 2)

# %% wrong="L2" name="doubled for squared" diagnosis="cancel"
def L2(yhat, y):
    return np.sum((yhat - y) * 2)

# %% wrong="L2" name="not summed" diagnosis="not-summed"
def L2(yhat, y):
    return (yhat - y) ** 2

# %% right="L2" name="loop"
def L2(yhat, y):
    total = 0.0
    for a, b in zip(yhat.flatten(), y.flatten()):
        total += (a - b) * (a - b)
    return total

# %% right="L2" name="vdot"
def L2(yhat, y):
    d = y - yhat
    return np.vdot(d, d)

# %% right="L2" name="einsum over the flat differences"
def L2(yhat, y):
    d = np.ravel(yhat - y)
    return np.einsum("i,i->", d, d)

# %% right="L2" name="square of the norm"
def L2(yhat, y):
    return np.linalg.norm(yhat - y) ** 2

# %% wrong="one_hot" name="classes counted from the labels" diagnosis="C-from-data"
def one_hot(labels, C):
    C = labels.max() + 1
    return (np.arange(C)[:, np.newaxis] == labels).astype(float)

# %% wrong="one_hot" name="one row for each example" diagnosis="transpose"
def one_hot(labels, C):
    return np.eye(C)[labels]

# %% wrong="one_hot" name="labels as a row, used as an index" diagnosis="shape"
def one_hot(labels, C):
    return np.eye(C)[labels.reshape(1, -1)]

# %% wrong="one_hot" name="labels as a row, transposed" diagnosis="extra-axis"
def one_hot(labels, C):
    return np.eye(C)[labels.reshape(1, -1)].T

# %% wrong="one_hot" name="whole rows set" diagnosis="whole-rows"
def one_hot(labels, C):
    Y = np.zeros((C, labels.size))
    Y[labels] = 1
    return Y

# %% wrong="one_hot" name="classes counted from 1" diagnosis="off-by-one"
def one_hot(labels, C):
    return (np.arange(1, C + 1)[:, np.newaxis] == labels).astype(float)

# %% wrong="one_hot" name="truth values" diagnosis="boolean"
def one_hot(labels, C):
    return np.arange(C)[:, np.newaxis] == labels

# %% wrong="one_hot" name="back to front" diagnosis="reversed"
def one_hot(labels, C):
    return np.eye(C)[C - 1 - labels].T

# %% wrong="one_hot" name="all up to the class" diagnosis="up-to-class"
def one_hot(labels, C):
    return (np.arange(C)[:, np.newaxis] <= labels).astype(float)

# %% wrong="one_hot" name="the label in place of 1" diagnosis="levels"
def one_hot(labels, C):
    return (np.arange(C)[:, np.newaxis] == labels) * (labels + 1.0)

# %% right="one_hot" name="zeros, then two lists of indices"
def one_hot(labels, C):
    Y = np.zeros((C, len(labels)))
    Y[labels, np.arange(len(labels))] = 1
    return Y

# %% right="one_hot" name="columns of the identity, whole numbers"
def one_hot(labels, C):
    return np.eye(C, dtype=int)[:, labels]

# %% right="one_hot" name="loop"
def one_hot(labels, C):
    Y = np.zeros((C, labels.shape[0]), dtype=np.float32)
    for j, label in enumerate(labels):
        Y[label, j] = 1
    return Y

# %% right="one_hot" name="rows of the identity, transposed"
def one_hot(labels, C):
    labels = np.asarray(labels)
    return np.identity(C)[labels].T

# %% wrong="loop_dot" name="only the last product" diagnosis="last product only"
def loop_dot(a, b):
    for i in range(len(a)):
        total = a[i] * b[i]
    return total

# %% wrong="loop_dot" name="return inside the loop" diagnosis="return inside"
def loop_dot(a, b):
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
        return total

# %% wrong="loop_dot" name="counted from 1" diagnosis="index 1"
def loop_dot(a, b):
    total = 0.0
    for i in range(1, len(a)):
        total += a[i] * b[i]
    return total

# %% wrong="loop_dot" name="the last index left out" diagnosis="too early"
def loop_dot(a, b):
    total = 0.0
    for i in range(len(a) - 1):
        total += a[i] * b[i]
    return total

# %% wrong="loop_dot" name="not summed" diagnosis="not-summed"
def loop_dot(a, b):
    return a * b

# %% wrong="loop_dot" name="every entry with every other" diagnosis="multiplying every entry"
def loop_dot(a, b):
    total = 0.0
    for x in a:
        for y in b:
            total += x * y
    return total

# %% wrong="loop_dot" name="index past the end" diagnosis="crash"
def loop_dot(a, b):
    total = 0.0
    for i in range(len(a) + 1):
        total += a[i] * b[i]
    return total

# %% wrong="loop_dot" name="sums, not products" diagnosis="adding entries"
def loop_dot(a, b):
    total = 0.0
    for i in range(len(a)):
        total += a[i] + b[i]
    return total

# %% right="loop_dot" name="zip"
def loop_dot(a, b):
    total = 0
    for x, y in zip(a, b):
        total += x * y
    print("total", total)
    return total

# %% right="loop_dot" name="while, from the end"
def loop_dot(a, b):
    total, i = 0.0, len(a)
    while i > 0:
        i -= 1
        total += a[i] * b[i]
    return total

# %% right="loop_dot" name="sum of a generator"
def loop_dot(a, b):
    return sum(a[i] * b[i] for i in range(a.size))

# %% wrong="compute_distances_two_loops" name="root forgotten" diagnosis="leaving out the root"
def compute_distances_two_loops(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        for j in range(Y.shape[0]):
            D[i, j] = np.sum((X[i] - Y[j]) ** 2)
    return D

# %% wrong="compute_distances_two_loops" name="sizes, not squares" diagnosis="adding up sizes"
def compute_distances_two_loops(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        for j in range(Y.shape[0]):
            D[i, j] = np.sum(np.abs(X[i] - Y[j]))
    return D

# %% wrong="compute_distances_two_loops" name="sum outside the square" diagnosis="squaring after the sum"
def compute_distances_two_loops(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        for j in range(Y.shape[0]):
            D[i, j] = np.sqrt(np.sum(X[i] - Y[j]) ** 2)
    return D

# %% wrong="compute_distances_two_loops" name="plus for minus" diagnosis="adding the points"
def compute_distances_two_loops(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        for j in range(Y.shape[0]):
            D[i, j] = np.sqrt(np.sum((X[i] + Y[j]) ** 2))
    return D

# %% wrong="compute_distances_two_loops" name="transposed" diagnosis="transpose"
def compute_distances_two_loops(X, Y):
    D = np.zeros((Y.shape[0], X.shape[0]))
    for i in range(X.shape[0]):
        for j in range(Y.shape[0]):
            D[j, i] = np.linalg.norm(X[i] - Y[j])
    return D

# %% wrong="compute_distances_two_loops" name="columns for rows" diagnosis="crash"
def compute_distances_two_loops(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        for j in range(Y.shape[0]):
            D[i, j] = np.sqrt(np.sum((X[:, i] - Y[:, j]) ** 2))
    return D

# %% wrong="compute_distances_two_loops" name="X against itself" diagnosis="crash"
def compute_distances_two_loops(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        for j in range(Y.shape[0]):
            D[i, j] = np.linalg.norm(X[i] - X[j])
    return D

# %% right="compute_distances_two_loops" name="a third loop"
def compute_distances_two_loops(X, Y):
    D = np.zeros((len(X), len(Y)))
    for i, x in enumerate(X):
        for j, y in enumerate(Y):
            total = 0.0
            for k in range(len(x)):
                total += (x[k] - y[k]) ** 2
            D[i, j] = math.sqrt(total)
    return D

# %% right="compute_distances_two_loops" name="norm, in a list"
def compute_distances_two_loops(X, Y):
    return np.array([[np.linalg.norm(x - y) for y in Y] for x in X])

# %% right="compute_distances_two_loops" name="math.dist"
def compute_distances_two_loops(X, Y):
    D = np.empty((X.shape[0], Y.shape[0]))
    print("filling", D.shape)
    for j in range(Y.shape[0]):
        for i in range(X.shape[0]):
            D[i, j] = math.dist(X[i], Y[j])
    return D

# %% wrong="compute_distances_one_loop" name="sum over everything" diagnosis="an axis belongs in the sum"
def compute_distances_one_loop(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        D[i] = np.sqrt(np.sum((X[i] - Y) ** 2))
    return D

# %% wrong="compute_distances_one_loop" name="axis 0" diagnosis="axis 0"
def compute_distances_one_loop(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        D[i] = np.sqrt(np.sum((X[i] - Y) ** 2, axis=0))
    return D

# %% wrong="compute_distances_one_loop" name="root forgotten" diagnosis="leaving out the root"
def compute_distances_one_loop(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        D[i] = np.sum((X[i] - Y) ** 2, axis=1)
    return D

# %% wrong="compute_distances_one_loop" name="only the last row kept" diagnosis="over-summed"
def compute_distances_one_loop(X, Y):
    for i in range(X.shape[0]):
        D = np.sqrt(np.sum((X[i] - Y) ** 2, axis=1))
    return D

# %% wrong="compute_distances_one_loop" name="plus for minus" diagnosis="adding the points"
def compute_distances_one_loop(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        D[i] = np.sqrt(np.sum((X[i] + Y) ** 2, axis=1))
    return D

# %% wrong="compute_distances_one_loop" name="all of X against all of Y" diagnosis="crash"
def compute_distances_one_loop(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        D[i] = np.sqrt(np.sum((X - Y) ** 2, axis=1))
    return D

# %% wrong="compute_distances_one_loop" name="two loops after all" diagnosis="loop-left"
def compute_distances_one_loop(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        for j in range(Y.shape[0]):
            D[i, j] = np.sqrt(np.sum((X[i] - Y[j]) ** 2))
    return D

# %% wrong="compute_distances_one_loop" name="the earlier version called" diagnosis="earlier-answer"
def compute_distances_one_loop(X, Y):
    return compute_distances_two_loops(X, Y)

# %% right="compute_distances_one_loop" name="norm along an axis"
def compute_distances_one_loop(X, Y):
    D = np.zeros((X.shape[0], Y.shape[0]))
    for i in range(X.shape[0]):
        D[i, :] = np.linalg.norm(Y - X[i], axis=1)
    return D

# %% right="compute_distances_one_loop" name="loop over the columns"
def compute_distances_one_loop(X, Y):
    D = np.zeros((len(X), len(Y)))
    for j in range(len(Y)):
        D[:, j] = np.sqrt(np.square(X - Y[j]).sum(axis=1))
    return D

# %% right="compute_distances_one_loop" name="stacked rows, einsum"
def compute_distances_one_loop(X, Y):
    rows = []
    for x in X:
        gaps = Y - x
        rows.append(np.sqrt(np.einsum("md,md->m", gaps, gaps)))
    return np.vstack(rows)

# %% wrong="compute_distances_no_loops" name="a minus before the second square" diagnosis="negative-root"
def compute_distances_no_loops(X, Y):
    squares = np.sum(X ** 2, axis=1)[:, None] - np.sum(Y ** 2, axis=1) - 2 * X @ Y.T
    return np.sqrt(squares)

# %% wrong="compute_distances_no_loops" name="plus before the product" diagnosis="a plus before the product"
def compute_distances_no_loops(X, Y):
    squares = np.sum(X ** 2, axis=1)[:, None] + np.sum(Y ** 2, axis=1) + 2 * X @ Y.T
    return np.sqrt(np.maximum(squares, 0))

# %% wrong="compute_distances_no_loops" name="both vectors along the columns" diagnosis="crash"
def compute_distances_no_loops(X, Y):
    squares = np.sum(X ** 2, axis=1) + np.sum(Y ** 2, axis=1) - 2 * X @ Y.T
    return np.sqrt(np.maximum(squares, 0))

# %% wrong="compute_distances_no_loops" name="difference without a new axis" diagnosis="crash"
def compute_distances_no_loops(X, Y):
    return np.sqrt(np.sum((X - Y) ** 2, axis=1))

# %% wrong="compute_distances_no_loops" name="not cut off at 0" diagnosis="rounding-below-zero"
def compute_distances_no_loops(X, Y):
    squares = np.sum(X ** 2, axis=1, keepdims=True) + np.sum(Y ** 2, axis=1) - 2 * X @ Y.T
    return np.sqrt(squares)

# %% wrong="compute_distances_no_loops" name="root forgotten" diagnosis="leaving out the root"
def compute_distances_no_loops(X, Y):
    squares = np.sum(X ** 2, axis=1, keepdims=True) + np.sum(Y ** 2, axis=1) - 2 * X @ Y.T
    return np.maximum(squares, 0)

# %% wrong="compute_distances_no_loops" name="the product once, not twice" diagnosis="once, not twice"
def compute_distances_no_loops(X, Y):
    squares = np.sum(X ** 2, axis=1, keepdims=True) + np.sum(Y ** 2, axis=1) - X @ Y.T
    return np.sqrt(np.maximum(squares, 0))

# %% wrong="compute_distances_no_loops" name="transposed" diagnosis="transpose"
def compute_distances_no_loops(X, Y):
    squares = np.sum(Y ** 2, axis=1, keepdims=True) + np.sum(X ** 2, axis=1) - 2 * Y @ X.T
    return np.sqrt(np.maximum(squares, 0))

# %% wrong="compute_distances_no_loops" name="the product left out" diagnosis="leaving out the product"
def compute_distances_no_loops(X, Y):
    return np.sqrt(np.sum(X ** 2, axis=1, keepdims=True) + np.sum(Y ** 2, axis=1))

# %% wrong="compute_distances_no_loops" name="the loops hidden in a list" diagnosis="loop-left"
def compute_distances_no_loops(X, Y):
    return np.array([[np.linalg.norm(x - y) for y in Y] for x in X])

# %% wrong="compute_distances_no_loops" name="the earlier version called" diagnosis="earlier-answer"
def compute_distances_no_loops(X, Y):
    return compute_distances_one_loop(X, Y)

# %% right="compute_distances_no_loops" name="differences (N, M, d)"
def compute_distances_no_loops(X, Y):
    return np.sqrt(np.sum((X[:, None, :] - Y[None, :, :]) ** 2, axis=2))

# %% right="compute_distances_no_loops" name="einsum, clipped"
def compute_distances_no_loops(X, Y):
    squares = np.einsum("nd,nd->n", X, X)[:, None] + np.einsum("md,md->m", Y, Y) - 2 * np.einsum("nd,md->nm", X, Y)
    return np.sqrt(np.clip(squares, 0, None))

# %% right="compute_distances_no_loops" name="norm of the differences"
def compute_distances_no_loops(X, Y):
    gaps = X[:, np.newaxis] - Y
    print(gaps.shape)
    return np.linalg.norm(gaps, axis=-1)
