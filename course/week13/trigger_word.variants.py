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

# %% wrong="is_overlapping" name="touching is none" diagnosis="its begin touches an end"
def is_overlapping(segment_time, previous_segments):
    segment_start, segment_end = segment_time
    overlap = False
    for start, end in previous_segments:
        if segment_start < end and segment_end > start:
            overlap = True
    return overlap

# %% wrong="is_overlapping" name="begin only" diagnosis="its end within another"
def is_overlapping(segment_time, previous_segments):
    return any(start <= segment_time[0] <= end for start, end in previous_segments)

# %% wrong="is_overlapping" name="end only" diagnosis="its begin within another"
def is_overlapping(segment_time, previous_segments):
    return any(start <= segment_time[1] <= end for start, end in previous_segments)

# %% wrong="is_overlapping" name="around missed" diagnosis="around another"
def is_overlapping(segment_time, previous_segments):
    first, last = segment_time
    return any(start <= first <= end or start <= last <= end for start, end in previous_segments)

# %% wrong="is_overlapping" name="inside missed" diagnosis="inside another"
def is_overlapping(segment_time, previous_segments):
    first, last = segment_time
    return any(first <= start <= last or first <= end <= last for start, end in previous_segments)

# %% wrong="is_overlapping" name="first segment only" diagnosis="within the last of several"
def is_overlapping(segment_time, previous_segments):
    for start, end in previous_segments:
        return segment_time[0] <= end and segment_time[1] >= start
    return False

# %% wrong="is_overlapping" name="last segment counts" diagnosis="within the first of several"
def is_overlapping(segment_time, previous_segments):
    overlap = False
    for start, end in previous_segments:
        overlap = segment_time[0] <= end and segment_time[1] >= start
    return overlap

# %% wrong="is_overlapping" name="or" diagnosis="before all others"
def is_overlapping(segment_time, previous_segments):
    return any(segment_time[0] <= end or segment_time[1] >= start for start, end in previous_segments)

# %% wrong="is_overlapping" name="the opposite" diagnosis="no other stretch there"
def is_overlapping(segment_time, previous_segments):
    return all(segment_time[0] > end or segment_time[1] < start for start, end in previous_segments)

# %% wrong="is_overlapping" name="a millisecond too many" diagnosis="one millisecond behind"
def is_overlapping(segment_time, previous_segments):
    return any(segment_time[0] <= end + 1 and segment_time[1] >= start - 1
               for start, end in previous_segments)

# %% wrong="is_overlapping" name="nothing for an empty list" diagnosis="none-returned"
def is_overlapping(segment_time, previous_segments):
    for start, end in previous_segments:
        if segment_time[0] <= end and segment_time[1] >= start:
            return True

# %% wrong="is_overlapping" name="a count" diagnosis="type"
def is_overlapping(segment_time, previous_segments):
    return sum(segment_time[0] <= end and segment_time[1] >= start for start, end in previous_segments)

# %% right="is_overlapping" name="returned early"
def is_overlapping(segment_time, previous_segments):
    segment_start, segment_end = segment_time
    for start, end in previous_segments:
        if not (segment_end < start or end < segment_start):
            return True
    return False

# %% right="is_overlapping" name="any"
def is_overlapping(segment_time, previous_segments):
    return any(max(segment_time[0], start) <= min(segment_time[1], end) for start, end in previous_segments)

# %% right="is_overlapping" name="arrays"
def is_overlapping(segment_time, previous_segments):
    others = np.array(previous_segments).reshape(-1, 2)
    return np.any((segment_time[0] <= others[:, 1]) & (segment_time[1] >= others[:, 0]))

# %% wrong="insert_ones" name="begins at the end step" diagnosis="begin at the last step"
def insert_ones(y, segment_end_ms, ones=8):
    end = int(segment_end_ms * y.shape[1] / 10000.0)
    y = y.copy()
    y[0, end : end + ones] = 1
    return y

# %% wrong="insert_ones" name="one too few" diagnosis="one label too few"
def insert_ones(y, segment_end_ms, ones=8):
    end = int(segment_end_ms * y.shape[1] / 10000.0)
    y = y.copy()
    y[0, end + 1 : end + ones] = 1
    return y

# %% wrong="insert_ones" name="one too many" diagnosis="one label too many"
def insert_ones(y, segment_end_ms, ones=8):
    end = int(segment_end_ms * y.shape[1] / 10000.0)
    y = y.copy()
    y[0, end + 1 : end + 2 + ones] = 1
    return y

# %% wrong="insert_ones" name="not cut off" diagnosis="crash"
def insert_ones(y, segment_end_ms, ones=8):
    end = int(segment_end_ms * y.shape[1] / 10000.0)
    y = y.copy()
    for t in range(end + 1, end + 1 + ones):
        y[0, t] = 1
    return y

# %% wrong="insert_ones" name="earlier ones lost" diagnosis="earlier words lost"
def insert_ones(y, segment_end_ms, ones=8):
    end = int(segment_end_ms * y.shape[1] / 10000.0)
    y = np.zeros(y.shape)
    y[0, end + 1 : end + 1 + ones] = 1
    return y

# %% wrong="insert_ones" name="in place" diagnosis="changes-argument"
def insert_ones(y, segment_end_ms, ones=8):
    end = int(segment_end_ms * y.shape[1] / 10000.0)
    y[0, end + 1 : end + 1 + ones] = 1
    return y

# %% wrong="insert_ones" name="rounded" diagnosis="rounded"
def insert_ones(y, segment_end_ms, ones=8):
    end = round(segment_end_ms * y.shape[1] / 10000.0)
    y = y.copy()
    y[0, end + 1 : end + 1 + ones] = 1
    return y

# %% wrong="insert_ones" name="always 200 steps" diagnosis="200 steps"
def insert_ones(y, segment_end_ms, ones=8):
    end = int(segment_end_ms * 200 / 10000.0)
    y = y.copy()
    y[0, end + 1 : end + 1 + ones] = 1
    return y

# %% wrong="insert_ones" name="always eight" diagnosis="place"
def insert_ones(y, segment_end_ms, ones=8):
    end = int(segment_end_ms * y.shape[1] / 10000.0)
    y = y.copy()
    y[0, end + 1 : end + 9] = 1
    return y

# %% wrong="insert_ones" name="added" diagnosis="place"
def insert_ones(y, segment_end_ms, ones=8):
    end = int(segment_end_ms * y.shape[1] / 10000.0)
    y = y.copy()
    y[0, end + 2 : end + 1 + ones] += 1
    return y

# %% wrong="insert_ones" name="before the end" diagnosis="before the end of the word"
def insert_ones(y, segment_end_ms, ones=8):
    end = int(segment_end_ms * y.shape[1] / 10000.0)
    y = y.copy()
    y[0, end - ones : end] = 1
    return y

# %% wrong="insert_ones" name="to the end" diagnosis="up to the end of the sound"
def insert_ones(y, segment_end_ms, ones=8):
    end = int(segment_end_ms * y.shape[1] / 10000.0)
    y = y.copy()
    y[0, end + 1 :] = 1
    return y

# %% wrong="insert_ones" name="a flat row" diagnosis="rank-one"
def insert_ones(y, segment_end_ms, ones=8):
    end = int(segment_end_ms * y.shape[1] / 10000.0)
    y = y[0].copy()
    y[end + 1 : end + 1 + ones] = 1
    return y

# %% right="insert_ones" name="a loop with a test"
def insert_ones(y, segment_end_ms, ones=8):
    T_y = y.shape[1]
    end = int(segment_end_ms * T_y / 10000.0)
    y = np.array(y)
    for t in range(end + 1, end + ones + 1):
        if t < T_y:
            y[0, t] = 1
    return y

# %% right="insert_ones" name="where"
def insert_ones(y, segment_end_ms, ones=8):
    steps = np.arange(y.shape[1])
    end = segment_end_ms * y.shape[1] // 10000
    return np.where((steps > end) & (steps <= end + ones), 1.0, y)

# %% wrong="sequence_loss" name="no weight" diagnosis="leaving out the weight"
def sequence_loss(z, y, weight):
    p = sigmoid(z)
    return np.mean(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)), (p - y) / z.size

# %% wrong="sequence_loss" name="weight of zeros" diagnosis="a weight for labels 0"
def sequence_loss(z, y, weight):
    p = sigmoid(z)
    loss = np.mean(y * np.logaddexp(0, -z) + weight * (1 - y) * np.logaddexp(0, z))
    return loss, (weight * (1 - y) * p - y * (1 - p)) / z.size

# %% wrong="sequence_loss" name="weight of all" diagnosis="a weight for all labels"
def sequence_loss(z, y, weight):
    p = sigmoid(z)
    loss = np.mean(weight * (y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)))
    return loss, weight * (p - y) / z.size

# %% wrong="sequence_loss" name="a sum" diagnosis="a sum over the steps"
def sequence_loss(z, y, weight):
    p = sigmoid(z)
    loss = np.sum(weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
    return loss, (1 - y) * p - weight * y * (1 - p)

# %% wrong="sequence_loss" name="slope not divided" diagnosis="a sum over the steps"
def sequence_loss(z, y, weight):
    p = sigmoid(z)
    loss = np.mean(weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
    return loss, (1 - y) * p - weight * y * (1 - p)

# %% wrong="sequence_loss" name="mean over examples" diagnosis="a mean over the examples only"
def sequence_loss(z, y, weight):
    p = sigmoid(z)
    losses = weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)
    return np.sum(losses) / z.shape[1], ((1 - y) * p - weight * y * (1 - p)) / z.shape[1]

# %% wrong="sequence_loss" name="weight not in the slope" diagnosis="leaving out the weight"
def sequence_loss(z, y, weight):
    p = sigmoid(z)
    loss = np.mean(weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
    return loss, (p - y) / z.size

# %% wrong="sequence_loss" name="slope at p" diagnosis="the slope at p"
def sequence_loss(z, y, weight):
    p = sigmoid(z)
    loss = np.mean(weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
    return loss, ((1 - y) / (1 - p) - weight * y / p) / z.size

# %% wrong="sequence_loss" name="sign turned" diagnosis="the sign turned"
def sequence_loss(z, y, weight):
    p = sigmoid(z)
    loss = np.mean(weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
    return loss, (weight * y * (1 - p) - (1 - y) * p) / z.size

# %% wrong="sequence_loss" name="logarithms of p" diagnosis="large z"
def sequence_loss(z, y, weight):
    p = sigmoid(z)
    with np.errstate(all="ignore"):
        loss = np.mean(-weight * y * np.log(p) - (1 - y) * np.log(1 - p))
    return loss, ((1 - y) * p - weight * y * (1 - p)) / z.size

# %% wrong="sequence_loss" name="an array of losses" diagnosis="not-summed"
def sequence_loss(z, y, weight):
    p = sigmoid(z)
    losses = weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)
    return losses, ((1 - y) * p - weight * y * (1 - p)) / z.size

# %% right="sequence_loss" name="weights as an array"
def sequence_loss(z, y, weight):
    weights = np.where(y == 1, weight, 1.0)
    signed = np.where(y == 1, -z, z)
    dz = weights * (sigmoid(z) - y) / y.size
    return np.sum(weights * np.logaddexp(0, signed)) / y.size, dz

# %% right="sequence_loss" name="softplus by hand"
def sequence_loss(z, y, weight):
    _, m, T = z.shape
    p = sigmoid(z)
    soft = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    losses = (1 - y) * soft + weight * y * (soft - z)
    return losses.sum() / (m * T), (p * (1 - y) + weight * y * (p - 1)) / (m * T)

# %% wrong="output_backward" name="divided by steps" diagnosis="dividing by the number of steps"
def output_backward(dz, a, Wy):
    T = dz.shape[2]
    return {"da": Wy.T[:, :, np.newaxis] * dz, "dWy": np.einsum("ymt,amt->ya", dz, a) / T,
            "dby": np.sum(dz, axis=(1, 2))[:, np.newaxis] / T}

# %% wrong="output_backward" name="divided by examples" diagnosis="dividing by the number of examples"
def output_backward(dz, a, Wy):
    m = dz.shape[1]
    return {"da": Wy.T[:, :, np.newaxis] * dz, "dWy": np.einsum("ymt,amt->ya", dz, a) / m,
            "dby": np.sum(dz, axis=(1, 2))[:, np.newaxis] / m}

# %% wrong="output_backward" name="means" diagnosis="dividing by examples and steps"
def output_backward(dz, a, Wy):
    return {"da": Wy.T[:, :, np.newaxis] * dz, "dWy": np.mean(dz * a, axis=(1, 2))[np.newaxis],
            "dby": np.mean(dz, axis=(1, 2))[:, np.newaxis]}

# %% wrong="output_backward" name="last step" diagnosis="the last step alone"
def output_backward(dz, a, Wy):
    return {"da": Wy.T[:, :, np.newaxis] * dz, "dWy": dz[:, :, -1] @ a[:, :, -1].T,
            "dby": np.sum(dz[:, :, -1], axis=1, keepdims=True)}

# %% wrong="output_backward" name="states for weights" diagnosis="the states where the weights are meant"
def output_backward(dz, a, Wy):
    return {"da": a * dz, "dWy": np.einsum("ymt,amt->ya", dz, a),
            "dby": np.sum(dz, axis=(1, 2))[:, np.newaxis]}

# %% wrong="output_backward" name="no weights" diagnosis="the slope without the weights"
def output_backward(dz, a, Wy):
    return {"da": np.ones((len(a), 1, 1)) * dz, "dWy": np.einsum("ymt,amt->ya", dz, a),
            "dby": np.sum(dz, axis=(1, 2))[:, np.newaxis]}

# %% wrong="output_backward" name="a column" diagnosis="transposed"
def output_backward(dz, a, Wy):
    return {"da": Wy.T[:, :, np.newaxis] * dz, "dWy": np.einsum("ymt,amt->ay", dz, a),
            "dby": np.sum(dz, axis=(1, 2))[:, np.newaxis]}

# %% wrong="output_backward" name="time not summed" diagnosis="not-summed"
def output_backward(dz, a, Wy):
    return {"da": Wy.T[:, :, np.newaxis] * dz, "dWy": np.einsum("ymt,amt->ya", dz, a),
            "dby": np.sum(dz, axis=1)}

# %% right="output_backward" name="a loop over time"
def output_backward(dz, a, Wy):
    da, dWy, dby = np.zeros(a.shape), np.zeros(Wy.shape), np.zeros((1, 1))
    for t in range(a.shape[2]):
        da[:, :, t] = Wy.T @ dz[:, :, t]
        dWy += dz[:, :, t] @ a[:, :, t].T
        dby += np.sum(dz[:, :, t], axis=1, keepdims=True)
    return {"da": da, "dWy": dWy, "dby": dby}

# %% right="output_backward" name="flattened"
def output_backward(dz, a, Wy):
    n_a, m, T = a.shape
    flat = dz.reshape(1, -1)
    return {"da": (Wy.T @ flat).reshape(n_a, m, T), "dWy": flat @ a.reshape(n_a, -1).T,
            "dby": flat.sum().reshape(1, 1)}

# %% wrong="find_triggers" name="no pause" diagnosis="there is no pause"
def find_triggers(p, threshold, pause):
    return [t for t, chance in enumerate(p) if chance > threshold]

# %% wrong="find_triggers" name="rising edges" diagnosis="without a pause"
def find_triggers(p, threshold, pause):
    return [t for t in range(len(p)) if p[t] > threshold and (t == 0 or p[t - 1] <= threshold)]

# %% wrong="find_triggers" name="counted from the last step above" diagnosis="not from the last chime"
def find_triggers(p, threshold, pause):
    chimes, last = [], None
    for t, chance in enumerate(p):
        if chance > threshold:
            if last is None or t - last >= pause:
                chimes.append(t)
            last = t
    return chimes

# %% wrong="find_triggers" name="one too long" diagnosis="one step too long"
def find_triggers(p, threshold, pause):
    chimes = []
    for t, chance in enumerate(p):
        if chance > threshold and (not chimes or t - chimes[-1] > pause):
            chimes.append(t)
    return chimes

# %% wrong="find_triggers" name="at the threshold" diagnosis="at the threshold itself"
def find_triggers(p, threshold, pause):
    chimes = []
    for t, chance in enumerate(p):
        if chance >= threshold and (not chimes or t - chimes[-1] >= pause):
            chimes.append(t)
    return chimes

# %% wrong="find_triggers" name="below" diagnosis="steps below the threshold"
def find_triggers(p, threshold, pause):
    chimes = []
    for t, chance in enumerate(p):
        if chance < threshold and (not chimes or t - chimes[-1] >= pause):
            chimes.append(t)
    return chimes

# %% wrong="find_triggers" name="a last chime at 0" diagnosis="in the first steps"
def find_triggers(p, threshold, pause):
    chimes, last = [], 0
    for t, chance in enumerate(p):
        if chance > threshold and t - last >= pause:
            chimes.append(t)
            last = t
    return chimes

# %% wrong="find_triggers" name="the first only" diagnosis="a single chime"
def find_triggers(p, threshold, pause):
    for t, chance in enumerate(p):
        if chance > threshold:
            return [t]
    return []

# %% wrong="find_triggers" name="counted from one" diagnosis="counted from 1"
def find_triggers(p, threshold, pause):
    chimes = []
    for t, chance in enumerate(p, 1):
        if chance > threshold and (not chimes or t - chimes[-1] >= pause):
            chimes.append(t)
    return chimes

# %% wrong="find_triggers" name="zeros and ones" diagnosis="type"
def find_triggers(p, threshold, pause):
    chimes, last = np.zeros(len(p)), -pause
    for t, chance in enumerate(p):
        if chance > threshold and t - last >= pause:
            chimes[t], last = 1, t
    return chimes

# %% right="find_triggers" name="jumps"
def find_triggers(p, threshold, pause):
    chimes, t = [], 0
    while t < len(p):
        if p[t] > threshold:
            chimes.append(t)
            t += pause
        else:
            t += 1
    return chimes

# %% right="find_triggers" name="long ago"
def find_triggers(p, threshold, pause):
    chimes, last = [], -np.inf
    for t in np.flatnonzero(p > threshold):
        if t - last >= pause:
            chimes.append(int(t))
            last = t
    return chimes

# %% wrong="count_hits" name="words twice" diagnosis="a word that counts twice"
def count_hits(chimes, ends, window):
    hits = sum(any(abs(chime - end) <= window for end in ends) for chime in chimes)
    missed = sum(all(abs(chime - end) > window for chime in chimes) for end in ends)
    return hits, len(chimes) - hits, missed

# %% wrong="count_hits" name="too few missed" diagnosis="a word that counts twice"
def count_hits(chimes, ends, window):
    hits = sum(any(abs(chime - end) <= window for end in ends) for chime in chimes)
    return hits, len(chimes) - hits, len(ends) - hits

# %% wrong="count_hits" name="window left open" diagnosis="a window without its last step"
def count_hits(chimes, ends, window):
    waiting = list(ends)
    for chime in chimes:
        near = [end for end in waiting if abs(chime - end) < window]
        if near:
            waiting.remove(near[0])
    hits = len(ends) - len(waiting)
    return hits, len(chimes) - hits, len(waiting)

# %% wrong="count_hits" name="after only" diagnosis="after the end only"
def count_hits(chimes, ends, window):
    waiting = list(ends)
    for chime in chimes:
        near = [end for end in waiting if 0 <= chime - end <= window]
        if near:
            waiting.remove(near[0])
    hits = len(ends) - len(waiting)
    return hits, len(chimes) - hits, len(waiting)

# %% wrong="count_hits" name="before counts always" diagnosis="chimes that are far away"
def count_hits(chimes, ends, window):
    waiting = list(ends)
    for chime in chimes:
        near = [end for end in waiting if chime - end <= window]
        if near:
            waiting.remove(near[0])
    hits = len(ends) - len(waiting)
    return hits, len(chimes) - hits, len(waiting)

# %% wrong="count_hits" name="order" diagnosis="in each other's place"
def count_hits(chimes, ends, window):
    heard = sum(any(abs(chime - end) <= window for chime in chimes) for end in ends)
    return heard, len(ends) - heard, len(chimes) - heard

# %% wrong="count_hits" name="second chime forgiven" diagnosis="that is no false alarm"
def count_hits(chimes, ends, window):
    heard = sum(any(abs(chime - end) <= window for chime in chimes) for end in ends)
    alarms = sum(all(abs(chime - end) > window for end in ends) for chime in chimes)
    return heard, alarms, len(ends) - heard

# %% wrong="count_hits" name="ends used up" diagnosis="changes-argument"
def count_hits(chimes, ends, window):
    hits = 0
    for chime in chimes:
        near = [end for end in ends if abs(chime - end) <= window]
        if near:
            ends.remove(near[0])
            hits += 1
    return hits, len(chimes) - hits, len(ends)

# %% wrong="count_hits" name="all chimes are alarms" diagnosis="all chimes as false alarms"
def count_hits(chimes, ends, window):
    heard = sum(any(abs(chime - end) <= window for chime in chimes) for end in ends)
    return heard, len(chimes), len(ends) - heard

# %% wrong="count_hits" name="two numbers" diagnosis="type"
def count_hits(chimes, ends, window):
    heard = sum(any(abs(chime - end) <= window for chime in chimes) for end in ends)
    return heard, len(ends) - heard

# %% right="count_hits" name="words asked"
def count_hits(chimes, ends, window):
    heard = sum(any(abs(chime - end) <= window for chime in chimes) for end in ends)
    return heard, len(chimes) - heard, len(ends) - heard

# %% right="count_hits" name="two loops"
def count_hits(chimes, ends, window):
    heard = set()
    false_alarms = 0
    for chime in chimes:
        for end in ends:
            if end not in heard and -window <= chime - end <= window:
                heard.add(end)
                break
        else:
            false_alarms += 1
    return len(heard), false_alarms, len(ends) - len(heard)
