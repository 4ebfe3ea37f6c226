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

# %% wrong="localization_target" name="upper left corner" diagnosis="upper left corner"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is not None:
        x1, y1, x2, y2 = box
        y[0] = 1
        y[1:5] = [x1, y1, x2 - x1, y2 - y1]
        y[5 + label] = 1
    return y

# %% wrong="localization_target" name="corners as they came" diagnosis="corners as they came"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is not None:
        y[0], y[1:5], y[5 + label] = 1, box, 1
    return y

# %% wrong="localization_target" name="sum of the corners" diagnosis="where their mean is the middle"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is not None:
        x1, y1, x2, y2 = box
        y[0] = 1
        y[1:5] = [x1 + x2, y1 + y2, x2 - x1, y2 - y1]
        y[5 + label] = 1
    return y

# %% wrong="localization_target" name="half the size as middle" diagnosis="half the size, where the middle"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is not None:
        x1, y1, x2, y2 = box
        y[0] = 1
        y[1:5] = [(x2 - x1) / 2, (y2 - y1) / 2, x2 - x1, y2 - y1]
        y[5 + label] = 1
    return y

# %% wrong="localization_target" name="half the width" diagnosis="half the width"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is not None:
        x1, y1, x2, y2 = box
        y[0] = 1
        y[1:5] = [(x1 + x2) / 2, (y1 + y2) / 2, (x2 - x1) / 2, (y2 - y1) / 2]
        y[5 + label] = 1
    return y

# %% wrong="localization_target" name="rows first" diagnosis="exchanging x with y"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is not None:
        x1, y1, x2, y2 = box
        y[0] = 1
        y[1:5] = [(y1 + y2) / 2, (x1 + x2) / 2, y2 - y1, x2 - x1]
        y[5 + label] = 1
    return y

# %% wrong="localization_target" name="left minus right" diagnosis="the wrong way round"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is not None:
        x1, y1, x2, y2 = box
        y[0] = 1
        y[1:5] = [(x1 + x2) / 2, (y1 + y2) / 2, x1 - x2, y1 - y2]
        y[5 + label] = 1
    return y

# %% wrong="localization_target" name="corners x1, x2, y1, y2" diagnosis="x1, x2, y1, y2"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is not None:
        x1, x2, y1, y2 = box
        y[0] = 1
        y[1:5] = [(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1]
        y[5 + label] = 1
    return y

# %% wrong="localization_target" name="p_c forgotten" diagnosis="p_c is 0"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is not None:
        x1, y1, x2, y2 = box
        y[1:5] = [(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1]
        y[5 + label] = 1
    return y

# %% wrong="localization_target" name="classes counted from 1" diagnosis="one-hot"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is not None:
        x1, y1, x2, y2 = box
        y[0] = 1
        y[1:5] = [(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1]
        y[4 + label] = 1
    return y

# %% wrong="localization_target" name="class as a number" diagnosis="one-hot"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is not None:
        x1, y1, x2, y2 = box
        y[0] = 1
        y[1:5] = [(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1]
        y[5] = label
    return y

# %% wrong="localization_target" name="classes from the end" diagnosis="which class"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is not None:
        x1, y1, x2, y2 = box
        y[0] = 1
        y[1:5] = [(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1]
        y[-1 - label] = 1
    return y

# %% wrong="localization_target" name="ones where nothing is" diagnosis="without an object"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is None:
        y[5:] = 1 / n_classes
        return y
    x1, y1, x2, y2 = box
    y[:5] = [1, (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1]
    y[5 + label] = 1
    return y

# %% right="localization_target" name="from the corner on"
def localization_target(box, label, n_classes):
    y = np.zeros(5 + n_classes)
    if box is None:
        return y
    size = box[2:] - box[:2]
    y[0], y[1:3], y[3:5], y[5 + label] = 1, box[:2] + size / 2, size, 1
    return y

# %% right="localization_target" name="three parts put together"
def localization_target(box, label, n_classes):
    if box is None:
        return np.zeros(5 + n_classes)
    x1, y1, x2, y2 = box
    b_x, b_y = 0.5 * (x1 + x2), 0.5 * (y1 + y2)
    return np.concatenate([[1, b_x, b_y, x2 - x1, y2 - y1], np.eye(n_classes)[label]])

# %% wrong="localization_loss" name="box counted everywhere" diagnosis="counting the box of pictures"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + price_b + there * price_c) / m
    return loss, np.concatenate([slope_p, 2 * box_weight * off, there * slope_c], axis=1) / m

# %% wrong="localization_loss" name="slope of the box everywhere" diagnosis="don't care"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, np.concatenate([slope_p, 2 * box_weight * off, there * slope_c], axis=1) / m

# %% wrong="localization_loss" name="slope of the class everywhere" diagnosis="don't care"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, np.concatenate([slope_p, there * 2 * box_weight * off, slope_c], axis=1) / m

# %% wrong="localization_loss" name="p_c asked only where an object is" diagnosis="asking p_c only"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(there * (price_p + price_b + price_c)) / m
    return loss, there * np.concatenate([slope_p, 2 * box_weight * off, slope_c], axis=1) / m

# %% wrong="localization_loss" name="slope of p only where an object is" diagnosis="always asked"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, there * np.concatenate([slope_p, 2 * box_weight * off, slope_c], axis=1) / m

# %% wrong="localization_loss" name="mean of the four errors" diagnosis="mean over the four"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.mean(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, np.concatenate([slope_p, there * box_weight * off / 2, there * slope_c], axis=1) / m

# %% wrong="localization_loss" name="axis not kept" diagnosis="a table (m, m)"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, np.concatenate([slope_p, there * 2 * box_weight * off, there * slope_c], axis=1) / m

# %% wrong="localization_loss" name="sum, not mean" diagnosis="where their mean is meant"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c))
    return loss, np.concatenate([slope_p, there * 2 * box_weight * off, there * slope_c], axis=1)

# %% wrong="localization_loss" name="slope without 1/m" diagnosis="leaving out the 1/m"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, np.concatenate([slope_p, there * 2 * box_weight * off, there * slope_c], axis=1)

# %% wrong="localization_loss" name="slope without the 2" diagnosis="leaving out the 2"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, np.concatenate([slope_p, there * box_weight * off, there * slope_c], axis=1) / m

# %% wrong="localization_loss" name="slope without the weight" diagnosis="leaving out the weight"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, np.concatenate([slope_p, there * 2 * off, there * slope_c], axis=1) / m

# %% wrong="localization_loss" name="weight forgotten" diagnosis="leaving out the weight"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, np.concatenate([slope_p, there * 2 * off, there * slope_c], axis=1) / m

# %% wrong="localization_loss" name="always 5" diagnosis="a weight of 5"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = 5 * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, np.concatenate([slope_p, there * 10 * off, there * slope_c], axis=1) / m

# %% wrong="localization_loss" name="the predicted p_c decides" diagnosis="asking the network whether"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), (y_hat[:, 0:1] > 0) * 1.0
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], y[:, 0:1])
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, np.concatenate([slope_p, there * 2 * box_weight * off, there * slope_c], axis=1) / m

# %% wrong="localization_loss" name="divided by the number of objects" diagnosis="number of objects"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    k = max(1.0, there.sum())
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p) / m + np.sum(there * (price_b + price_c)) / k
    return loss, np.concatenate([slope_p / m, there * 2 * box_weight * off / k, there * slope_c / k], axis=1)

# %% wrong="localization_loss" name="truth minus prediction" diagnosis="truth minus prediction"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, -np.concatenate([slope_p, there * 2 * box_weight * off, there * slope_c], axis=1) / m

# %% wrong="localization_loss" name="parts below each other" diagnosis="crash"
def localization_loss(y_hat, y, box_weight=5):
    m, there = len(y), y[:, 0:1]
    price_p, slope_p = yes_or_no(y_hat[:, 0:1], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    off = y_hat[:, 1:5] - y[:, 1:5]
    price_b = box_weight * np.sum(off ** 2, axis=1, keepdims=True)
    loss = np.sum(price_p + there * (price_b + price_c)) / m
    return loss, np.concatenate([slope_p, there * 2 * box_weight * off, there * slope_c]) / m

# %% right="localization_loss" name="only the rows with an object"
def localization_loss(y_hat, y, box_weight=5):
    m, rows = len(y), y[:, 0] == 1
    price_p, slope_p = yes_or_no(y_hat[:, 0], y[:, 0])
    price_c, slope_c = which_class(y_hat[rows, 5:], y[rows, 5:])
    off = y_hat[rows, 1:5] - y[rows, 1:5]
    loss = (price_p.sum() + box_weight * np.sum(off * off) + price_c.sum()) / m
    dy_hat = np.zeros(y_hat.shape)
    dy_hat[:, 0], dy_hat[rows, 1:5], dy_hat[rows, 5:] = slope_p, 2 * box_weight * off, slope_c
    return loss, dy_hat / m

# %% right="localization_loss" name="filled column by column"
def localization_loss(y_hat, y, box_weight=5):
    there = y[:, 0]
    price_p, slope_p = yes_or_no(y_hat[:, 0], there)
    price_c, slope_c = which_class(y_hat[:, 5:], y[:, 5:])
    dy_hat = np.zeros_like(y_hat)
    dy_hat[:, 0] = slope_p
    dy_hat[:, 1:5] = there[:, None] * 2 * box_weight * (y_hat[:, 1:5] - y[:, 1:5])
    dy_hat[:, 5:] = slope_c * there[:, None]
    box = np.square(y_hat[:, 1:5] - y[:, 1:5]).sum(axis=1)
    return np.mean(price_p + there * (box_weight * box + price_c[:, 0])), dy_hat / y.shape[0]

# %% wrong="mirror_landmarks" name="names kept" diagnosis="keeping their names"
def mirror_landmarks(X, landmarks, partner):
    mirrored = landmarks.copy()
    mirrored[:, :, 0] = 1 - mirrored[:, :, 0]
    return X[:, :, ::-1], mirrored

# %% wrong="mirror_landmarks" name="names exchanged only" diagnosis="not mirroring the points"
def mirror_landmarks(X, landmarks, partner):
    return X[:, :, ::-1], landmarks[:, partner]

# %% wrong="mirror_landmarks" name="upside down" diagnosis="upside down"
def mirror_landmarks(X, landmarks, partner):
    mirrored = landmarks[:, partner]
    mirrored[:, :, 1] = 1 - mirrored[:, :, 1]
    return X[:, ::-1], mirrored

# %% wrong="mirror_landmarks" name="y mirrored" diagnosis="mirroring y"
def mirror_landmarks(X, landmarks, partner):
    mirrored = landmarks[:, partner]
    mirrored[:, :, 1] = 1 - mirrored[:, :, 1]
    return X[:, :, ::-1], mirrored

# %% wrong="mirror_landmarks" name="minus x" diagnosis="where 1 - x is meant"
def mirror_landmarks(X, landmarks, partner):
    mirrored = landmarks[:, partner]
    mirrored[:, :, 0] = -mirrored[:, :, 0]
    return X[:, :, ::-1], mirrored

# %% wrong="mirror_landmarks" name="both coordinates" diagnosis="both x and y"
def mirror_landmarks(X, landmarks, partner):
    return X[:, :, ::-1], 1 - landmarks[:, partner]

# %% wrong="mirror_landmarks" name="width in pixels minus x" diagnosis="as for pixels"
def mirror_landmarks(X, landmarks, partner):
    mirrored = landmarks[:, partner]
    mirrored[:, :, 0] = X.shape[2] - 1 - mirrored[:, :, 0]
    return X[:, :, ::-1], mirrored

# %% wrong="mirror_landmarks" name="order of the points reversed" diagnosis="from last to first"
def mirror_landmarks(X, landmarks, partner):
    mirrored = landmarks[:, ::-1].copy()
    mirrored[:, :, 0] = 1 - mirrored[:, :, 0]
    return X[:, :, ::-1], mirrored

# %% wrong="mirror_landmarks" name="picture kept" diagnosis="as they came"
def mirror_landmarks(X, landmarks, partner):
    mirrored = landmarks[:, partner]
    mirrored[:, :, 0] = 1 - mirrored[:, :, 0]
    return X, mirrored

# %% wrong="mirror_landmarks" name="channels reversed" diagnosis="channels"
def mirror_landmarks(X, landmarks, partner):
    mirrored = landmarks[:, partner]
    mirrored[:, :, 0] = 1 - mirrored[:, :, 0]
    return X[..., ::-1], mirrored

# %% wrong="mirror_landmarks" name="argument changed" diagnosis="changes-argument"
def mirror_landmarks(X, landmarks, partner):
    landmarks[:, :, 0] = 1 - landmarks[:, :, 0]
    return X[:, :, ::-1], landmarks[:, partner]

# %% right="mirror_landmarks" name="stacked"
def mirror_landmarks(X, landmarks, partner):
    x, y = landmarks[:, :, 0], landmarks[:, :, 1]
    return np.flip(X, axis=2), np.stack([1 - x[:, partner], y[:, partner]], axis=2)

# %% right="mirror_landmarks" name="point by point"
def mirror_landmarks(X, landmarks, partner):
    X_mirrored, mirrored = np.zeros(X.shape), np.zeros(landmarks.shape)
    for column in range(X.shape[2]):
        X_mirrored[:, :, column] = X[:, :, X.shape[2] - 1 - column]
    for j in range(landmarks.shape[1]):
        mirrored[:, partner[j], 0] = 1 - landmarks[:, j, 0]
        mirrored[:, partner[j], 1] = landmarks[:, j, 1]
    return X_mirrored, mirrored

# %% wrong="sliding_windows" name="rows as x" diagnosis="rows as x"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    rows, columns = layers.conv_output_size(n_H, window, 0, stride), layers.conv_output_size(n_W, window, 0, stride)
    crops, corners = np.zeros((rows * columns, window, window, n_C)), np.zeros((rows * columns, 4))
    for h in range(rows):
        for w in range(columns):
            top, left, number = h * stride, w * stride, h * columns + w
            crops[number] = X[top:top + window, left:left + window]
            corners[number] = [top, left, top + window, left + window]
    return crops, corners

# %% wrong="sliding_windows" name="last pixel inside" diagnosis="last pixel inside"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    rows, columns = layers.conv_output_size(n_H, window, 0, stride), layers.conv_output_size(n_W, window, 0, stride)
    crops, corners = np.zeros((rows * columns, window, window, n_C)), np.zeros((rows * columns, 4))
    for h in range(rows):
        for w in range(columns):
            top, left, number = h * stride, w * stride, h * columns + w
            crops[number] = X[top:top + window, left:left + window]
            corners[number] = [left, top, left + window - 1, top + window - 1]
    return crops, corners

# %% wrong="sliding_windows" name="width and height" diagnosis="width and height"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    rows, columns = layers.conv_output_size(n_H, window, 0, stride), layers.conv_output_size(n_W, window, 0, stride)
    crops, corners = np.zeros((rows * columns, window, window, n_C)), np.zeros((rows * columns, 4))
    for h in range(rows):
        for w in range(columns):
            top, left, number = h * stride, w * stride, h * columns + w
            crops[number] = X[top:top + window, left:left + window]
            corners[number] = [left, top, window, window]
    return crops, corners

# %% wrong="sliding_windows" name="stride forgotten" diagnosis="one pixel"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    rows, columns = layers.conv_output_size(n_H, window, 0, stride), layers.conv_output_size(n_W, window, 0, stride)
    crops, corners = np.zeros((rows * columns, window, window, n_C)), np.zeros((rows * columns, 4))
    for h in range(rows):
        for w in range(columns):
            number = h * columns + w
            crops[number] = X[h:h + window, w:w + window]
            corners[number] = [w * stride, h * stride, w * stride + window, h * stride + window]
    return crops, corners

# %% wrong="sliding_windows" name="corners in windows" diagnosis="counting windows"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    rows, columns = layers.conv_output_size(n_H, window, 0, stride), layers.conv_output_size(n_W, window, 0, stride)
    crops, corners = np.zeros((rows * columns, window, window, n_C)), np.zeros((rows * columns, 4))
    for h in range(rows):
        for w in range(columns):
            top, left, number = h * stride, w * stride, h * columns + w
            crops[number] = X[top:top + window, left:left + window]
            corners[number] = [w, h, w + window, h + window]
    return crops, corners

# %% wrong="sliding_windows" name="corner order x1, x2, y1, y2" diagnosis="order x1, x2"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    rows, columns = layers.conv_output_size(n_H, window, 0, stride), layers.conv_output_size(n_W, window, 0, stride)
    crops, corners = np.zeros((rows * columns, window, window, n_C)), np.zeros((rows * columns, 4))
    for h in range(rows):
        for w in range(columns):
            top, left, number = h * stride, w * stride, h * columns + w
            crops[number] = X[top:top + window, left:left + window]
            corners[number] = [left, left + window, top, top + window]
    return crops, corners

# %% wrong="sliding_windows" name="column by column" diagnosis="column by column"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    rows, columns = layers.conv_output_size(n_H, window, 0, stride), layers.conv_output_size(n_W, window, 0, stride)
    crops, corners = np.zeros((rows * columns, window, window, n_C)), np.zeros((rows * columns, 4))
    for h in range(rows):
        for w in range(columns):
            top, left, number = h * stride, w * stride, w * rows + h
            crops[number] = X[top:top + window, left:left + window]
            corners[number] = [left, top, left + window, top + window]
    return crops, corners

# %% wrong="sliding_windows" name="numbered h + w" diagnosis="numbering"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    rows, columns = layers.conv_output_size(n_H, window, 0, stride), layers.conv_output_size(n_W, window, 0, stride)
    crops, corners = np.zeros((rows * columns, window, window, n_C)), np.zeros((rows * columns, 4))
    for h in range(rows):
        for w in range(columns):
            top, left, number = h * stride, w * stride, h + w
            crops[number] = X[top:top + window, left:left + window]
            corners[number] = [left, top, left + window, top + window]
    return crops, corners

# %% wrong="sliding_windows" name="window as wide as the stride" diagnosis="crash"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    rows, columns = layers.conv_output_size(n_H, window, 0, stride), layers.conv_output_size(n_W, window, 0, stride)
    crops, corners = np.zeros((rows * columns, window, window, n_C)), np.zeros((rows * columns, 4))
    for h in range(rows):
        for w in range(columns):
            top, left, number = h * stride, w * stride, h * columns + w
            crops[number] = X[top:top + stride, left:left + stride]
            corners[number] = [left, top, left + stride, top + stride]
    return crops, corners

# %% wrong="sliding_windows" name="left and top exchanged in the crop" diagnosis="crash"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    rows, columns = layers.conv_output_size(n_H, window, 0, stride), layers.conv_output_size(n_W, window, 0, stride)
    crops, corners = np.zeros((rows * columns, window, window, n_C)), np.zeros((rows * columns, 4))
    for h in range(rows):
        for w in range(columns):
            top, left, number = h * stride, w * stride, h * columns + w
            crops[number] = X[left:left + window, top:top + window]
            corners[number] = [left, top, left + window, top + window]
    return crops, corners

# %% wrong="sliding_windows" name="crops transposed" diagnosis="rows and columns inside"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    rows, columns = layers.conv_output_size(n_H, window, 0, stride), layers.conv_output_size(n_W, window, 0, stride)
    crops, corners = np.zeros((rows * columns, window, window, n_C)), np.zeros((rows * columns, 4))
    for h in range(rows):
        for w in range(columns):
            top, left, number = h * stride, w * stride, h * columns + w
            crops[number] = X[top:top + window, left:left + window].transpose(1, 0, 2)
            corners[number] = [left, top, left + window, top + window]
    return crops, corners

# %% wrong="sliding_windows" name="stepping to the very edge" diagnosis="crops"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    crops, corners = [], []
    for top in range(0, n_H - window, stride):
        for left in range(0, n_W - window, stride):
            crops.append(X[top:top + window, left:left + window])
            corners.append([left, top, left + window, top + window])
    return np.array(crops), np.array(corners)

# %% right="sliding_windows" name="lists"
def sliding_windows(X, window, stride):
    crops, corners = [], []
    for y in range(0, X.shape[0] - window + 1, stride):
        for x in range(0, X.shape[1] - window + 1, stride):
            crops.append(X[y:y + window, x:x + window])
            corners.append((x, y, x + window, y + window))
    return np.array(crops), np.array(corners)

# %% right="sliding_windows" name="a counter"
def sliding_windows(X, window, stride):
    (n_H, n_W, n_C) = X.shape
    rows, columns = layers.conv_output_size(n_H, window, 0, stride), layers.conv_output_size(n_W, window, 0, stride)
    crops, corners = np.zeros((rows * columns, window, window, n_C)), np.zeros((rows * columns, 4))
    number = 0
    for h in range(rows):
        for w in range(columns):
            x, y = w * stride, h * stride
            crops[number, :, :, :] = X[y:y + window, x:x + window, :]
            corners[number, :] = np.array([x, y, x + window, y + window])
            number += 1
    return crops, corners

# %% wrong="dense_to_convolution" name="a reshape alone" diagnosis="a reshape alone"
def dense_to_convolution(W, b, f):
    return W.reshape(f, f, -1, len(W)), b.reshape(1, 1, 1, -1)

# %% wrong="dense_to_convolution" name="channels in front" diagnosis="channels in front"
def dense_to_convolution(W, b, f):
    return W.reshape(len(W), -1, f, f).transpose(2, 3, 1, 0), b.reshape(1, 1, 1, -1)

# %% wrong="dense_to_convolution" name="rows and columns exchanged" diagnosis="rows and columns of the filters"
def dense_to_convolution(W, b, f):
    return W.T.reshape(f, f, -1, len(W)).transpose(1, 0, 2, 3), b.reshape(1, 1, 1, -1)

# %% wrong="dense_to_convolution" name="turned over" diagnosis="turning the filters over"
def dense_to_convolution(W, b, f):
    return W.T.reshape(f, f, -1, len(W))[::-1, ::-1], b.reshape(1, 1, 1, -1)

# %% wrong="dense_to_convolution" name="units first" diagnosis="axis-order"
def dense_to_convolution(W, b, f):
    return W.reshape(len(W), f, f, -1), b.reshape(1, 1, 1, -1)

# %% wrong="dense_to_convolution" name="all axes turned" diagnosis="rows and columns of the filters"
def dense_to_convolution(W, b, f):
    return W.reshape(len(W), f, f, -1).transpose(2, 1, 3, 0), b.reshape(1, 1, 1, -1)

# %% wrong="dense_to_convolution" name="bias as a column" diagnosis="rank-one"
def dense_to_convolution(W, b, f):
    return W.T.reshape(f, f, -1, len(W)), b

# %% wrong="dense_to_convolution" name="bias left out" diagnosis="zeros"
def dense_to_convolution(W, b, f):
    return W.T.reshape(f, f, -1, len(W)), np.zeros((1, 1, 1, len(W)))

# %% wrong="dense_to_convolution" name="divided among the places" diagnosis="other numbers"
def dense_to_convolution(W, b, f):
    return W.T.reshape(f, f, -1, len(W)) / f**2, b.reshape(1, 1, 1, -1)

# %% right="dense_to_convolution" name="reshape, then units last"
def dense_to_convolution(W, b, f):
    n, length = W.shape
    return W.reshape(n, f, f, length // f**2).transpose(1, 2, 3, 0), b.T[np.newaxis, np.newaxis]

# %% right="dense_to_convolution" name="unit by unit"
def dense_to_convolution(W, b, f):
    filters = np.stack([row.reshape(f, f, -1) for row in W], axis=3)
    return filters, np.array([[[[float(number) for number in b[:, 0]]]]])

# %% wrong="convolutional_scores" name="no relu" diagnosis="leaving out the ReLU"
def convolutional_scores(X, parameters):
    A2 = features(X, parameters)
    f = round(np.sqrt(parameters["W3"].shape[1] / A2.shape[3]))
    W3, b3 = dense_to_convolution(parameters["W3"], parameters["b3"], f)
    W4, b4 = dense_to_convolution(parameters["W4"], parameters["b4"], 1)
    return convolve(convolve(A2, W3, b3), W4, b4)

# %% wrong="convolutional_scores" name="relu at the end" diagnosis="behind the last layer, too"
def convolutional_scores(X, parameters):
    A2 = features(X, parameters)
    f = round(np.sqrt(parameters["W3"].shape[1] / A2.shape[3]))
    W3, b3 = dense_to_convolution(parameters["W3"], parameters["b3"], f)
    W4, b4 = dense_to_convolution(parameters["W4"], parameters["b4"], 1)
    return relu(convolve(relu(convolve(A2, W3, b3)), W4, b4))

# %% wrong="convolutional_scores" name="sigmoid at the end" diagnosis="a sigmoid"
def convolutional_scores(X, parameters):
    A2 = features(X, parameters)
    f = round(np.sqrt(parameters["W3"].shape[1] / A2.shape[3]))
    W3, b3 = dense_to_convolution(parameters["W3"], parameters["b3"], f)
    W4, b4 = dense_to_convolution(parameters["W4"], parameters["b4"], 1)
    return 1 / (1 + np.exp(-convolve(relu(convolve(A2, W3, b3)), W4, b4)))

# %% wrong="convolutional_scores" name="pooling once more" diagnosis="windows of"
def convolutional_scores(X, parameters):
    A2 = features(X, parameters)
    f = round(np.sqrt(parameters["W3"].shape[1] / A2.shape[3]))
    W3, b3 = dense_to_convolution(parameters["W3"], parameters["b3"], f)
    W4, b4 = dense_to_convolution(parameters["W4"], parameters["b4"], 1)
    return convolve(halve(relu(convolve(A2, W3, b3))), W4, b4)

# %% wrong="convolutional_scores" name="side of the first layer for the second, too" diagnosis="crash"
def convolutional_scores(X, parameters):
    A2 = features(X, parameters)
    f = round(np.sqrt(parameters["W3"].shape[1] / A2.shape[3]))
    W3, b3 = dense_to_convolution(parameters["W3"], parameters["b3"], f)
    W4, b4 = dense_to_convolution(parameters["W4"], parameters["b4"], f)
    return convolve(relu(convolve(A2, W3, b3)), W4, b4)

# %% wrong="convolutional_scores" name="dense layers on the whole map" diagnosis="crash"
def convolutional_scores(X, parameters):
    A2 = features(X, parameters)
    columns = A2.reshape(len(X), -1).T
    A3 = relu(dense(columns, parameters["W3"], parameters["b3"]))
    return dense(A3, parameters["W4"], parameters["b4"]).T

# %% wrong="convolutional_scores" name="bias forgotten" diagnosis="bias of the first dense layer"
def convolutional_scores(X, parameters):
    A2 = features(X, parameters)
    f = round(np.sqrt(parameters["W3"].shape[1] / A2.shape[3]))
    W3, b3 = dense_to_convolution(parameters["W3"], parameters["b3"], f)
    W4, b4 = dense_to_convolution(parameters["W4"], parameters["b4"], 1)
    return convolve(relu(convolve(A2, W3, 0 * b3)), W4, b4)

# %% right="convolutional_scores" name="one line each"
def convolutional_scores(X, parameters):
    A2 = features(X, parameters)
    f = round(np.sqrt(parameters["W3"].shape[1] / A2.shape[3]))
    A3 = relu(convolve(A2, *dense_to_convolution(parameters["W3"], parameters["b3"], f)))
    return convolve(A3, *dense_to_convolution(parameters["W4"], parameters["b4"], 1))

# %% right="convolutional_scores" name="the last layer as a matrix product"
def convolutional_scores(X, parameters):
    A2 = features(X, parameters)
    f = round(np.sqrt(parameters["W3"].shape[1] / A2.shape[3]))
    A3 = relu(convolve(A2, *dense_to_convolution(parameters["W3"], parameters["b3"], f)))
    return A3 @ parameters["W4"].T + parameters["b4"][:, 0]

# %% wrong="best_windows" name="worst first" diagnosis="worst first"
def best_windows(scores, window, strides, threshold):
    rows, columns = np.nonzero(scores > threshold)
    order = np.argsort(scores[rows, columns])
    rows, columns = rows[order], columns[order]
    x1, y1 = np.prod(strides) * columns, np.prod(strides) * rows
    return np.stack([x1, y1, x1 + window, y1 + window], axis=1), scores[rows, columns]

# %% wrong="best_windows" name="not sorted" diagnosis="not sorted"
def best_windows(scores, window, strides, threshold):
    rows, columns = np.nonzero(scores > threshold)
    x1, y1 = np.prod(strides) * columns, np.prod(strides) * rows
    return np.stack([x1, y1, x1 + window, y1 + window], axis=1), scores[rows, columns]

# %% wrong="best_windows" name="rows as x" diagnosis="rows as x"
def best_windows(scores, window, strides, threshold):
    rows, columns = np.nonzero(scores > threshold)
    order = np.argsort(-scores[rows, columns])
    rows, columns = rows[order], columns[order]
    x1, y1 = np.prod(strides) * rows, np.prod(strides) * columns
    return np.stack([x1, y1, x1 + window, y1 + window], axis=1), scores[rows, columns]

# %% wrong="best_windows" name="sum of the strides" diagnosis="sum of the strides"
def best_windows(scores, window, strides, threshold):
    rows, columns = np.nonzero(scores > threshold)
    order = np.argsort(-scores[rows, columns])
    rows, columns = rows[order], columns[order]
    x1, y1 = sum(strides) * columns, sum(strides) * rows
    return np.stack([x1, y1, x1 + window, y1 + window], axis=1), scores[rows, columns]

# %% wrong="best_windows" name="last stride" diagnosis="last stride only"
def best_windows(scores, window, strides, threshold):
    rows, columns = np.nonzero(scores > threshold)
    order = np.argsort(-scores[rows, columns])
    rows, columns = rows[order], columns[order]
    x1, y1 = strides[-1] * columns, strides[-1] * rows
    return np.stack([x1, y1, x1 + window, y1 + window], axis=1), scores[rows, columns]

# %% wrong="best_windows" name="cells" diagnosis="numbers of cells"
def best_windows(scores, window, strides, threshold):
    rows, columns = np.nonzero(scores > threshold)
    order = np.argsort(-scores[rows, columns])
    x1, y1 = columns[order], rows[order]
    return np.stack([x1, y1, x1 + window, y1 + window], axis=1), scores[y1, x1]

# %% wrong="best_windows" name="side of the window as stride" diagnosis="side of the window as stride"
def best_windows(scores, window, strides, threshold):
    rows, columns = np.nonzero(scores > threshold)
    order = np.argsort(-scores[rows, columns])
    rows, columns = rows[order], columns[order]
    x1, y1 = window * columns, window * rows
    return np.stack([x1, y1, x1 + window, y1 + window], axis=1), scores[rows, columns]

# %% wrong="best_windows" name="width and height" diagnosis="width and height"
def best_windows(scores, window, strides, threshold):
    rows, columns = np.nonzero(scores > threshold)
    order = np.argsort(-scores[rows, columns])
    rows, columns = rows[order], columns[order]
    x1, y1 = np.prod(strides) * columns, np.prod(strides) * rows
    return np.stack([x1, y1, 0 * x1 + window, 0 * y1 + window], axis=1), scores[rows, columns]

# %% wrong="best_windows" name="boxes as columns" diagnosis="transpose"
def best_windows(scores, window, strides, threshold):
    rows, columns = np.nonzero(scores > threshold)
    order = np.argsort(-scores[rows, columns])
    rows, columns = rows[order], columns[order]
    x1, y1 = np.prod(strides) * columns, np.prod(strides) * rows
    return np.stack([x1, y1, x1 + window, y1 + window]), scores[rows, columns]

# %% wrong="best_windows" name="only the rows sorted" diagnosis="not sorted"
def best_windows(scores, window, strides, threshold):
    rows, columns = np.nonzero(scores > threshold)
    order = np.argsort(-scores[rows, columns])
    rows = rows[order]
    x1, y1 = np.prod(strides) * columns, np.prod(strides) * rows
    return np.stack([x1, y1, x1 + window, y1 + window], axis=1), scores[rows, columns]

# %% right="best_windows" name="reversed at the end"
def best_windows(scores, window, strides, threshold):
    s = int(np.prod(strides))
    rows, columns = np.nonzero(scores > threshold)
    order = np.argsort(scores[rows, columns])[::-1]
    corner = s * np.column_stack([columns, rows])[order]
    return np.hstack([corner, corner + window]), scores[rows, columns][order]

# %% right="best_windows" name="cell by cell"
def best_windows(scores, window, strides, threshold):
    s, found = 1, []
    for stride in strides:
        s = s * stride
    for h in range(scores.shape[0]):
        for w in range(scores.shape[1]):
            if scores[h, w] > threshold:
                found.append((scores[h, w], s * w, s * h, s * w + window, s * h + window))
    found = np.array(sorted(found, reverse=True)).reshape(-1, 5)
    return found[:, 1:], found[:, 0]
