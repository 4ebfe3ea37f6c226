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

# %% wrong="pad_sents" name="at the left" diagnosis="at the left"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = [[pad_token] * (longest - len(sent)) + sent for sent in sents]
    mask = (np.arange(longest) < np.array(lengths)[:, np.newaxis]).astype(float)
    return padded, lengths, mask

# %% wrong="pad_sents" name="in place" diagnosis="changes-argument"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    for sent in sents:
        while len(sent) < longest:
            sent.append(pad_token)
    padded = sents
    mask = (np.arange(longest) < np.array(lengths)[:, np.newaxis]).astype(float)
    return padded, lengths, mask

# %% wrong="pad_sents" name="with plus equals" diagnosis="changes-argument"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = []
    for sent in sents:
        sent += [pad_token] * (longest - len(sent))
        padded.append(sent)
    mask = (np.arange(longest) < np.array(lengths)[:, np.newaxis]).astype(float)
    return padded, lengths, mask

# %% wrong="pad_sents" name="with zeros" diagnosis="pad_token"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = [sent + [0] * (longest - len(sent)) for sent in sents]
    mask = (np.arange(longest) < np.array(lengths)[:, np.newaxis]).astype(float)
    return padded, lengths, mask

# %% wrong="pad_sents" name="cut to the shortest" diagnosis="as long as the longest"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = [sent[: min(lengths)] for sent in sents]
    mask = (np.arange(longest) < np.array(lengths)[:, np.newaxis]).astype(float)
    return padded, lengths, mask

# %% wrong="pad_sents" name="one sign for all" diagnosis="as long as the longest"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = [sent + [pad_token] for sent in sents]
    mask = (np.arange(longest) < np.array(lengths)[:, np.newaxis]).astype(float)
    return padded, lengths, mask

# %% wrong="pad_sents" name="lengths after padding" diagnosis="lengths"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = [sent + [pad_token] * (longest - len(sent)) for sent in sents]
    mask = (np.arange(longest) < np.array(lengths)[:, np.newaxis]).astype(float)
    lengths = [len(row) for row in padded]
    return padded, lengths, mask

# %% wrong="pad_sents" name="mask wrong way round" diagnosis="wrong way round"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = [sent + [pad_token] * (longest - len(sent)) for sent in sents]
    mask = (np.arange(longest) >= np.array(lengths)[:, np.newaxis]).astype(float)
    return padded, lengths, mask

# %% wrong="pad_sents" name="mask one too many" diagnosis="one 1 too many"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = [sent + [pad_token] * (longest - len(sent)) for sent in sents]
    mask = (np.arange(longest) <= np.array(lengths)[:, np.newaxis]).astype(float)
    return padded, lengths, mask

# %% wrong="pad_sents" name="mask of ones" diagnosis="ones everywhere"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = [sent + [pad_token] * (longest - len(sent)) for sent in sents]
    mask = np.ones((len(sents), longest))
    return padded, lengths, mask

# %% wrong="pad_sents" name="boolean" diagnosis="boolean"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = [sent + [pad_token] * (longest - len(sent)) for sent in sents]
    mask = (np.arange(longest) < np.array(lengths)[:, np.newaxis])
    return padded, lengths, mask

# %% wrong="pad_sents" name="mask transposed" diagnosis="transposed"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = [sent + [pad_token] * (longest - len(sent)) for sent in sents]
    mask = (np.arange(longest) < np.array(lengths)[:, np.newaxis]).astype(float)
    return padded, lengths, mask.T

# %% wrong="pad_sents" name="two results" diagnosis="type"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = [sent + [pad_token] * (longest - len(sent)) for sent in sents]
    mask = (np.arange(longest) < np.array(lengths)[:, np.newaxis]).astype(float)
    return padded, lengths

# %% wrong="pad_sents" name="nothing filled up" diagnosis="nothing was filled up"
def pad_sents(sents, pad_token):
    lengths = [len(sent) for sent in sents]
    longest = max(lengths)
    padded = [list(sent) for sent in sents]
    mask = (np.arange(longest) < np.array(lengths)[:, np.newaxis]).astype(float)
    return padded, lengths, mask

# %% right="pad_sents" name="loops"
def pad_sents(sents, pad_token):
    longest = 0
    for sent in sents:
        longest = max(longest, len(sent))
    padded, lengths, mask = [], [], np.zeros((len(sents), longest))
    for i, sent in enumerate(sents):
        row = list(sent)
        while len(row) < longest:
            row.append(pad_token)
        padded.append(row)
        lengths.append(len(sent))
        mask[i, : len(sent)] = 1
    return padded, lengths, mask

# %% right="pad_sents" name="a mask of lists"
def pad_sents(sents, pad_token):
    lengths = list(map(len, sents))
    padded = [[*sent, *[pad_token] * (max(lengths) - len(sent))] for sent in sents]
    mask = np.array([[1.0] * n + [0.0] * (max(lengths) - n) for n in lengths])
    return padded, lengths, mask

# %% right="pad_sents" name="zip_longest"
def pad_sents(sents, pad_token):
    from itertools import zip_longest
    padded = [list(row) for row in zip(*zip_longest(*sents, fillvalue=pad_token))]
    lengths = [len(sent) for sent in sents]
    mask = np.array([[int(t < n) for t in range(max(lengths))] for n in lengths])
    return padded, lengths, mask

# %% wrong="encoder_forward" name="reads on" diagnosis="reading on over the padding"
def encoder_forward(x, mask, params):
    n_x, m, T_x = x.shape
    n_a = len(params["bu"])
    c = np.zeros((n_a, m))
    for t in range(T_x):
        c_next, _ = layers.gru_cell_forward(x[:, :, t], c, params)
        c = c_next
    return c

# %% wrong="encoder_forward" name="zeros are read" diagnosis="zeros at the padding"
def encoder_forward(x, mask, params):
    c = np.zeros((len(params["bu"]), x.shape[1]))
    states, _ = layers.gru_forward(x * mask, c, params)
    return states[:, :, -1]

# %% wrong="encoder_forward" name="erased" diagnosis="becomes 0"
def encoder_forward(x, mask, params):
    n_x, m, T_x = x.shape
    n_a = len(params["bu"])
    c = np.zeros((n_a, m))
    for t in range(T_x):
        c_next, _ = layers.gru_cell_forward(x[:, :, t], c, params)
        c = mask[:, t] * c_next
    return c

# %% wrong="encoder_forward" name="wrong way round" diagnosis="wrong way round"
def encoder_forward(x, mask, params):
    n_x, m, T_x = x.shape
    n_a = len(params["bu"])
    c = np.zeros((n_a, m))
    for t in range(T_x):
        c_next, _ = layers.gru_cell_forward(x[:, :, t], c, params)
        c = np.where(mask[:, t] == 1, c, c_next)
    return c

# %% wrong="encoder_forward" name="all but the last step" diagnosis="stopping one step early"
def encoder_forward(x, mask, params):
    n_x, m, T_x = x.shape
    n_a = len(params["bu"])
    c = np.zeros((n_a, m))
    for t in range(T_x - 1):
        c_next, _ = layers.gru_cell_forward(x[:, :, t], c, params)
        c = np.where(mask[:, t] == 1, c_next, c)
    return c

# %% wrong="encoder_forward" name="never replaced" diagnosis="zeros"
def encoder_forward(x, mask, params):
    n_x, m, T_x = x.shape
    n_a = len(params["bu"])
    c = np.zeros((n_a, m))
    for t in range(T_x):
        c_next, _ = layers.gru_cell_forward(x[:, :, t], c, params)
    return c

# %% wrong="encoder_forward" name="mean of states" diagnosis="the mean of the states"
def encoder_forward(x, mask, params):
    states, _ = layers.gru_forward(x, np.zeros((len(params["bu"]), x.shape[1])), params)
    return np.sum(states * mask, axis=2) / np.sum(mask, axis=1)

# %% wrong="encoder_forward" name="all states" diagnosis="not-summed"
def encoder_forward(x, mask, params):
    states, _ = layers.gru_forward(x, np.zeros((len(params["bu"]), x.shape[1])), params)
    return states * mask

# %% wrong="encoder_forward" name="row of the mask" diagnosis="crash"
def encoder_forward(x, mask, params):
    n_x, m, T_x = x.shape
    n_a = len(params["bu"])
    c = np.zeros((n_a, m))
    for t in range(T_x):
        c_next, _ = layers.gru_cell_forward(x[:, :, t], c, params)
        c = np.where(mask[t] == 1, c_next, c)
    return c

# %% wrong="encoder_forward" name="begins with ones" diagnosis="ones before the first step"
def encoder_forward(x, mask, params):
    n_x, m, T_x = x.shape
    n_a = len(params["bu"])
    c = np.ones((n_a, m))
    for t in range(T_x):
        c_next, _ = layers.gru_cell_forward(x[:, :, t], c, params)
        c = np.where(mask[:, t] == 1, c_next, c)
    return c

# %% wrong="encoder_forward" name="the cache, too" diagnosis="type"
def encoder_forward(x, mask, params):
    n_x, m, T_x = x.shape
    n_a = len(params["bu"])
    c = np.zeros((n_a, m))
    for t in range(T_x):
        c_next, _ = layers.gru_cell_forward(x[:, :, t], c, params)
        c = np.where(mask[:, t] == 1, c_next, c)
    return c, None

# %% right="encoder_forward" name="as a mixture"
def encoder_forward(x, mask, params):
    n_x, m, T_x = x.shape
    n_a = len(params["bu"])
    c = np.zeros((n_a, m))
    for t in range(T_x):
        c_next, _ = layers.gru_cell_forward(x[:, :, t], c, params)
        c = mask[:, t] * c_next + (1 - mask[:, t]) * c
    return c

# %% right="encoder_forward" name="where it ends"
def encoder_forward(x, mask, params):
    states, _ = layers.gru_forward(x, np.zeros((len(params["bu"]), x.shape[1])), params)
    ends = np.sum(mask, axis=1).astype(int) - 1
    return states[:, np.arange(x.shape[1]), ends]

# %% right="encoder_forward" name="sentence by sentence"
def encoder_forward(x, mask, params):
    n_x, m, T_x = x.shape
    c = np.zeros((len(params["bu"]), m))
    for i in range(m):
        for t in range(T_x):
            if mask[i, t]:
                c[:, [i]], _ = layers.gru_cell_forward(x[:, [i], t], c[:, [i]], params)
    return c

# %% right="encoder_forward" name="chosen columns"
def encoder_forward(x, mask, params):
    n_x, m, T_x = x.shape
    n_a = len(params["bu"])
    c = np.zeros((n_a, m))
    for t in range(T_x):
        c_next, _ = layers.gru_cell_forward(x[:, :, t], c, params)
        real = mask[:, t] > 0.5
        c = c.copy()
        c[:, real] = c_next[:, real]
    return c

# %% wrong="masked_sequence_loss" name="all places" diagnosis="number of all places"
def masked_sequence_loss(logits, Y, mask):
    log_p = log_softmax(logits)
    chosen = np.take_along_axis(log_p, Y[np.newaxis, :, :], axis=0)[0]
    loss = -np.sum(mask * chosen) / mask.size
    return loss

# %% wrong="masked_sequence_loss" name="mean over everything" diagnosis="number of all places"
def masked_sequence_loss(logits, Y, mask):
    log_p = log_softmax(logits)
    chosen = np.take_along_axis(log_p, Y[np.newaxis, :, :], axis=0)[0]
    loss = -np.mean(mask * chosen)
    return loss

# %% wrong="masked_sequence_loss" name="no mask" diagnosis="counting the padding"
def masked_sequence_loss(logits, Y, mask):
    log_p = log_softmax(logits)
    chosen = np.take_along_axis(log_p, Y[np.newaxis, :, :], axis=0)[0]
    loss = -np.mean(chosen)
    return loss

# %% wrong="masked_sequence_loss" name="by sentences" diagnosis="number of sentences"
def masked_sequence_loss(logits, Y, mask):
    log_p = log_softmax(logits)
    chosen = np.take_along_axis(log_p, Y[np.newaxis, :, :], axis=0)[0]
    loss = -np.sum(mask * chosen) / len(Y)
    return loss

# %% wrong="masked_sequence_loss" name="sum" diagnosis="the sum"
def masked_sequence_loss(logits, Y, mask):
    log_p = log_softmax(logits)
    chosen = np.take_along_axis(log_p, Y[np.newaxis, :, :], axis=0)[0]
    loss = -np.sum(mask * chosen)
    return loss

# %% wrong="masked_sequence_loss" name="mean of means" diagnosis="mean of the sentences"
def masked_sequence_loss(logits, Y, mask):
    log_p = log_softmax(logits)
    chosen = np.take_along_axis(log_p, Y[np.newaxis, :, :], axis=0)[0]
    loss = -np.mean(np.sum(mask * chosen, axis=1) / np.sum(mask, axis=1))
    return loss

# %% wrong="masked_sequence_loss" name="sign" diagnosis="sign"
def masked_sequence_loss(logits, Y, mask):
    log_p = log_softmax(logits)
    chosen = np.take_along_axis(log_p, Y[np.newaxis, :, :], axis=0)[0]
    loss = np.sum(mask * chosen) / np.sum(mask)
    return loss

# %% wrong="masked_sequence_loss" name="raw scores" diagnosis="scores themselves"
def masked_sequence_loss(logits, Y, mask):
    log_p = logits
    chosen = np.take_along_axis(log_p, Y[np.newaxis, :, :], axis=0)[0]
    loss = -np.sum(mask * chosen) / np.sum(mask)
    return loss

# %% wrong="masked_sequence_loss" name="probabilities" diagnosis="1 - p"
def masked_sequence_loss(logits, Y, mask):
    log_p = log_softmax(logits)
    chosen = np.take_along_axis(log_p, Y[np.newaxis, :, :], axis=0)[0]
    loss = np.sum(mask * (1 - np.exp(chosen))) / np.sum(mask)
    return loss

# %% wrong="masked_sequence_loss" name="all tokens" diagnosis="all entries"
def masked_sequence_loss(logits, Y, mask):
    log_p = log_softmax(logits)
    loss = -np.sum(mask * log_p) / np.sum(mask)
    return loss

# %% wrong="masked_sequence_loss" name="likeliest" diagnosis="likeliest token"
def masked_sequence_loss(logits, Y, mask):
    log_p = log_softmax(logits)
    chosen = np.max(log_p, axis=0)
    loss = -np.sum(mask * chosen) / np.sum(mask)
    return loss

# %% wrong="masked_sequence_loss" name="wrong way round" diagnosis="padding alone"
def masked_sequence_loss(logits, Y, mask):
    log_p = log_softmax(logits)
    chosen = np.take_along_axis(log_p, Y[np.newaxis, :, :], axis=0)[0]
    loss = -np.sum((1 - mask) * chosen) / np.sum(1 - mask)
    return loss

# %% wrong="masked_sequence_loss" name="log of a softmax" diagnosis="not finite"
def masked_sequence_loss(logits, Y, mask):
    p = np.exp(logits) / np.sum(np.exp(logits), axis=0)
    chosen = np.take_along_axis(np.log(p), Y[np.newaxis, :, :], axis=0)[0]
    return -np.sum(mask * chosen) / np.sum(mask)

# %% wrong="masked_sequence_loss" name="per token" diagnosis="not-summed"
def masked_sequence_loss(logits, Y, mask):
    log_p = log_softmax(logits)
    chosen = np.take_along_axis(log_p, Y[np.newaxis, :, :], axis=0)[0]
    loss = -mask * chosen / np.sum(mask)
    return loss

# %% right="masked_sequence_loss" name="one-hot"
def masked_sequence_loss(logits, Y, mask):
    hot = np.eye(len(logits))[Y].transpose(2, 0, 1)
    return -np.sum(hot * log_softmax(logits) * mask) / np.sum(mask)

# %% right="masked_sequence_loss" name="loops"
def masked_sequence_loss(logits, Y, mask):
    log_p, total, count = log_softmax(logits), 0.0, 0
    for i in range(Y.shape[0]):
        for t in range(Y.shape[1]):
            if mask[i, t] == 1:
                total -= log_p[Y[i, t], i, t]
                count += 1
    return total / count

# %% right="masked_sequence_loss" name="an average with weights"
def masked_sequence_loss(logits, Y, mask):
    m, T_y = Y.shape
    chosen = log_softmax(logits)[Y, np.arange(m)[:, np.newaxis], np.arange(T_y)]
    return -np.average(chosen, weights=mask)

# %% right="masked_sequence_loss" name="the layer"
def masked_sequence_loss(logits, Y, mask):
    return layers.masked_cross_entropy(logits, Y, mask)[0]

# %% wrong="greedy_decode" name="bos again" diagnosis="bos again"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) < max_len:
        log_probs, state = step(state, bos)
        token = int(np.argmax(log_probs))
        tokens.append(token)
    return tokens

# %% wrong="greedy_decode" name="state not carried" diagnosis="state"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) < max_len:
        log_probs, _ = step(state, token)
        token = int(np.argmax(log_probs))
        tokens.append(token)
    return tokens

# %% wrong="greedy_decode" name="eos left out" diagnosis="eos is missing"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) < max_len:
        log_probs, state = step(state, token)
        token = int(np.argmax(log_probs))
        if token != eos:
            tokens.append(token)
    return tokens

# %% wrong="greedy_decode" name="eos twice" diagnosis="eos twice"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) < max_len:
        log_probs, state = step(state, token)
        token = int(np.argmax(log_probs))
        tokens.append(token)
    return tokens + [eos]

# %% wrong="greedy_decode" name="one too many" diagnosis="max_len"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) <= max_len:
        log_probs, state = step(state, token)
        token = int(np.argmax(log_probs))
        tokens.append(token)
    return tokens

# %% wrong="greedy_decode" name="one too few" diagnosis="max_len"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) < max_len - 1:
        log_probs, state = step(state, token)
        token = int(np.argmax(log_probs))
        tokens.append(token)
    return tokens

# %% wrong="greedy_decode" name="does not stop" diagnosis="goes on behind eos"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while len(tokens) < max_len:
        log_probs, state = step(state, token)
        token = int(np.argmax(log_probs))
        tokens.append(token)
    return tokens

# %% wrong="greedy_decode" name="bos in the list" diagnosis="bos in the list"
def greedy_decode(step, bos, eos, max_len):
    tokens = [bos]
    state, token = None, bos
    while token != eos and len(tokens) <= max_len:
        log_probs, state = step(state, token)
        token = int(np.argmax(log_probs))
        tokens.append(token)
    return tokens

# %% wrong="greedy_decode" name="least likely" diagnosis="likeliest"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) < max_len:
        log_probs, state = step(state, token)
        token = int(np.argmin(log_probs))
        tokens.append(token)
    return tokens

# %% wrong="greedy_decode" name="second of all" diagnosis="likeliest"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) < max_len:
        log_probs, state = step(state, token)
        token = int(np.argsort(log_probs)[-2])
        tokens.append(token)
    return tokens

# %% wrong="greedy_decode" name="drawn" diagnosis="likeliest"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) < max_len:
        log_probs, state = step(state, token)
        token = int(np.random.default_rng(0).choice(len(log_probs), p=np.exp(log_probs)))
        tokens.append(token)
    return tokens

# %% wrong="greedy_decode" name="eos appended at max_len" diagnosis="not said"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) < max_len:
        log_probs, state = step(state, token)
        token = int(np.argmax(log_probs))
        tokens.append(token)
    if tokens[-1] != eos:
        tokens[-1] = eos
    return tokens

# %% wrong="greedy_decode" name="begins with eos" diagnosis="begin"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, eos
    for _ in range(max_len):
        log_probs, state = step(state, token)
        token = int(np.argmax(log_probs))
        tokens.append(token)
        if token == eos:
            break
    return tokens

# %% wrong="greedy_decode" name="an array" diagnosis="type"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) < max_len:
        log_probs, state = step(state, token)
        token = int(np.argmax(log_probs))
        tokens.append(token)
    return np.array(tokens)

# %% wrong="greedy_decode" name="log p in the list" diagnosis="whole numbers"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) < max_len:
        log_probs, state = step(state, token)
        token = int(np.argmax(log_probs))
        tokens.append(float(np.max(log_probs)))
    return tokens

# %% right="greedy_decode" name="for and break"
def greedy_decode(step, bos, eos, max_len):
    tokens, state, token = [], None, bos
    for _ in range(max_len):
        log_probs, state = step(state, token)
        token = np.argmax(log_probs)
        tokens.append(token)
        if token == eos:
            break
    return tokens

# %% right="greedy_decode" name="the list itself"
def greedy_decode(step, bos, eos, max_len):
    said, state = [bos], None
    while len(said) <= max_len:
        log_probs, state = step(state, said[-1])
        said.append(max(range(len(log_probs)), key=lambda k: log_probs[k]))
        if said[-1] == eos:
            return said[1:]
    return said[1:]

# %% right="greedy_decode" name="probabilities"
def greedy_decode(step, bos, eos, max_len):
    tokens = []
    state, token = None, bos
    while token != eos and len(tokens) < max_len:
        log_probs, state = step(state, token)
        token = int(np.argmax(np.exp(log_probs)))
        tokens.append(token)
    return tokens

# %% wrong="length_normalized_score" name="times" diagnosis="multiplying"
def length_normalized_score(logprob, length, alpha):
    return logprob * length**alpha

# %% wrong="length_normalized_score" name="always the mean" diagnosis="whatever alpha is"
def length_normalized_score(logprob, length, alpha):
    return logprob / length

# %% wrong="length_normalized_score" name="alpha times length" diagnosis="alpha times the length"
def length_normalized_score(logprob, length, alpha):
    return logprob / (alpha * length) if alpha else logprob

# %% wrong="length_normalized_score" name="not at all" diagnosis="leaving the length out"
def length_normalized_score(logprob, length, alpha):
    return logprob

# %% wrong="length_normalized_score" name="power the other way" diagnosis="alpha to the power"
def length_normalized_score(logprob, length, alpha):
    return logprob / alpha**length if alpha else logprob

# %% wrong="length_normalized_score" name="logarithm of the length" diagnosis="logarithm of the length"
def length_normalized_score(logprob, length, alpha):
    return logprob / np.log(length) if length > 1 else logprob

# %% right="length_normalized_score" name="a negative power"
def length_normalized_score(logprob, length, alpha):
    return logprob * float(length) ** (-alpha)

# %% right="length_normalized_score" name="by exp"
def length_normalized_score(logprob, length, alpha):
    return logprob / np.exp(alpha * np.log(length))

# %% wrong="beam_search" name="best of each" diagnosis="together"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="greedy" diagnosis="some are missing"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-1:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="only the best is kept" diagnosis="some are missing"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:1]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="two of each" diagnosis="some are missing"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-2:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="ended ones dropped" diagnosis="ended ones are missing"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                continue
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        if not pool:
            break
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="ended ones are extended" diagnosis="behind eos"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            log_probs, after = step(state, tokens[-1] if tokens else bos)
            for token in np.argsort(log_probs)[-beam_width:]:
                pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="bos again" diagnosis="bos again"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="one state for all" diagnosis="own state"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam, state = [(0.0, [])], state0

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens))
            else:
                log_probs, state = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)]))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="state of before" diagnosis="own state"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], state))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="always the first state" diagnosis="own state"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state0, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="last token alone" diagnosis="own state"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="probabilities" diagnosis="probabilities"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(1.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob * np.exp(log_probs[token]), tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="products in between" diagnosis="underflow"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(1.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(np.log(max(hypothesis[0], 1e-250)), len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob * np.exp(log_probs[token]), tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="worst first" diagnosis="best first"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam[::-1]]

# %% wrong="beam_search" name="the worst are kept" diagnosis="best first"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="alpha not used" diagnosis="alpha"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), 0)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="alpha always 1" diagnosis="alpha"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), 1)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="alpha in the end only" diagnosis="what is kept"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=lambda one: one[0], reverse=True)[:beam_width]
    return sorted([(score(hypothesis), hypothesis[1]) for hypothesis in beam], reverse=True)

# %% wrong="beam_search" name="alpha while searching only" diagnosis="best first"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(hypothesis[0], hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="one token more in the length" diagnosis="one too many"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]) + 1, alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="the first end ends all" diagnosis="too early"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
        if any(tokens[-1] == eos for _, tokens, _ in beam):
            break
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="one step too few" diagnosis="too early"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len - 1):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="one step too many" diagnosis="max_len"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len + 1):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="only the best sentence" diagnosis="pairs"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return beam[0][1]

# %% wrong="beam_search" name="tokens first" diagnosis="pairs"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(hypothesis[1], score(hypothesis)) for hypothesis in beam]

# %% wrong="beam_search" name="whole hypotheses" diagnosis="pairs"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return beam

# %% wrong="beam_search" name="shared lists" diagnosis="behind eos"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    tokens.append(int(token))
                    pool.append((logprob + log_probs[token], tokens, after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="unfinished ones dropped" diagnosis="some are missing"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam if hypothesis[1][-1] == eos]

# %% wrong="beam_search" name="same start many times" diagnosis="twice"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)] * beam_width

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% wrong="beam_search" name="bos in the tokens" diagnosis="bos in the tokens"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [bos], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1])
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% right="beam_search" name="all extensions"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in range(len(log_probs)):
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% right="beam_search" name="stops when all have ended"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
        if all(tokens[-1] == eos for _, tokens, _ in beam):
            break
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% right="beam_search" name="a heap"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, [], state0)]

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    import heapq
    for _ in range(max_len):
        pool = []
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = heapq.nlargest(beam_width, pool, key=score)
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% right="beam_search" name="scores kept along"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    beam = [(0.0, 0.0, (), state0)]
    for _ in range(max_len):
        pool = [one for one in beam if one[2] and one[2][-1] == eos]
        for _, logprob, tokens, state in beam:
            if not tokens or tokens[-1] != eos:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in range(len(log_probs)):
                    total = logprob + float(log_probs[token])
                    pool.append((total / (len(tokens) + 1) ** alpha, total, tokens + (token,), after))
        pool.sort(key=lambda one: -one[0])
        beam = pool[:beam_width]
    return [(one[0], list(one[2])) for one in beam]

# %% wrong="search_or_model" name="exchanged" diagnosis="whose fault"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += log_probs[token]
            before = token
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    fault = "model" if log_p_star > log_p_hat else "search"
    return log_p_star, log_p_hat, fault

# %% wrong="search_or_model" name="always the model" diagnosis="whose fault"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += log_probs[token]
            before = token
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    fault = "model"
    return log_p_star, log_p_hat, fault

# %% wrong="search_or_model" name="ties to the search" diagnosis="equally likely"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += log_probs[token]
            before = token
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    fault = "search" if log_p_star >= log_p_hat else "model"
    return log_p_star, log_p_hat, fault

# %% wrong="search_or_model" name="state not carried" diagnosis="the first state at every step"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, _ = step(state, before)
            total += log_probs[token]
            before = token
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    fault = "search" if log_p_star > log_p_hat else "model"
    return log_p_star, log_p_hat, fault

# %% wrong="search_or_model" name="bos again" diagnosis="the sign of the begin"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += log_probs[token]
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    fault = "search" if log_p_star > log_p_hat else "model"
    return log_p_star, log_p_hat, fault

# %% wrong="search_or_model" name="what came in" diagnosis="the token that came in"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += log_probs[before]
            before = token
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    fault = "search" if log_p_star > log_p_hat else "model"
    return log_p_star, log_p_hat, fault

# %% wrong="search_or_model" name="likeliest" diagnosis="likeliest token"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += np.max(log_probs)
            before = token
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    fault = "search" if log_p_star > log_p_hat else "model"
    return log_p_star, log_p_hat, fault

# %% wrong="search_or_model" name="mean" diagnosis="the mean over tokens"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += log_probs[token]
            before = token
        totals.append(float(total) / len(sentence))
    log_p_star, log_p_hat = totals
    fault = "search" if log_p_star > log_p_hat else "model"
    return log_p_star, log_p_hat, fault

# %% wrong="search_or_model" name="probability" diagnosis="the probability"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += log_probs[token]
            before = token
        totals.append(float(np.exp(total)))
    log_p_star, log_p_hat = totals
    fault = "search" if log_p_star > log_p_hat else "model"
    return log_p_star, log_p_hat, fault

# %% wrong="search_or_model" name="without the end" diagnosis="leaving out the last token"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence[:-1]:
            log_probs, state = step(state, before)
            total += log_probs[token]
            before = token
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    fault = "search" if log_p_star > log_p_hat else "model"
    return log_p_star, log_p_hat, fault

# %% wrong="search_or_model" name="true or false" diagnosis="type"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += log_probs[token]
            before = token
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    fault = log_p_star > log_p_hat
    return log_p_star, log_p_hat, fault

# %% wrong="search_or_model" name="other words" diagnosis="a word"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += log_probs[token]
            before = token
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    fault = "the search" if log_p_star > log_p_hat else "model"
    return log_p_star, log_p_hat, fault

# %% wrong="search_or_model" name="state goes on into the next sentence" diagnosis="log_p_hat alone"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    state = state0
    for sentence in (y_star, y_hat):
        total, before = 0.0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += log_probs[token]
            before = token
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    fault = "search" if log_p_star > log_p_hat else "model"
    return log_p_star, log_p_hat, fault

# %% right="search_or_model" name="a function inside"
def search_or_model(step, state0, bos, y_star, y_hat):
    def told(sentence):
        state, logs = state0, []
        for before, token in zip([bos, *sentence], sentence):
            log_probs, state = step(state, before)
            logs.append(log_probs[token])
        return float(np.sum(logs))

    star, hat = told(y_star), told(y_hat)
    return star, hat, "model" if hat >= star else "search"

# %% right="search_or_model" name="a difference"
def search_or_model(step, state0, bos, y_star, y_hat):
    totals = []
    for sentence in (y_star, y_hat):
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += log_probs[token]
            before = token
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    fault = "search" if log_p_star - log_p_hat > 0 else "model"
    return log_p_star, log_p_hat, fault

# %% wrong="modified_precision" name="not clipped" diagnosis="not clipping"
def modified_precision(candidate, references, n):
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        most = max(ngram_counts(reference, n)[gram] for reference in references)
        clipped += count if most else 0
    total = sum(counts.values())
    precision = clipped / total if total > 0 else 0.0
    return precision

# %% wrong="modified_precision" name="sum over references" diagnosis="the sum over all references"
def modified_precision(candidate, references, n):
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        most = sum(ngram_counts(reference, n)[gram] for reference in references)
        clipped += min(count, most)
    total = sum(counts.values())
    precision = clipped / total if total > 0 else 0.0
    return precision

# %% wrong="modified_precision" name="first reference" diagnosis="the first reference"
def modified_precision(candidate, references, n):
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        most = ngram_counts(references[0], n)[gram]
        clipped += min(count, most)
    total = sum(counts.values())
    precision = clipped / total if total > 0 else 0.0
    return precision

# %% wrong="modified_precision" name="each once" diagnosis="every n-gram once"
def modified_precision(candidate, references, n):
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        most = max(ngram_counts(reference, n)[gram] for reference in references)
        clipped += min(1, most)
    total = len(counts)
    precision = clipped / total if total > 0 else 0.0
    return precision

# %% wrong="modified_precision" name="counts" diagnosis="clipped counts"
def modified_precision(candidate, references, n):
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        most = max(ngram_counts(reference, n)[gram] for reference in references)
        clipped += min(count, most)
    total = sum(counts.values())
    precision = float(clipped)
    return precision

# %% wrong="modified_precision" name="by the length" diagnosis="length of the candidate"
def modified_precision(candidate, references, n):
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        most = max(ngram_counts(reference, n)[gram] for reference in references)
        clipped += min(count, most)
    total = len(candidate)
    precision = clipped / total if total > 0 else 0.0
    return precision

# %% wrong="modified_precision" name="recall" diagnosis="recall"
def modified_precision(candidate, references, n):
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        most = max(ngram_counts(reference, n)[gram] for reference in references)
        clipped += min(count, most)
    total = sum(ngram_counts(references[0], n).values())
    precision = clipped / total if total > 0 else 0.0
    return precision

# %% wrong="modified_precision" name="different ones" diagnosis="different n-grams"
def modified_precision(candidate, references, n):
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        most = max(ngram_counts(reference, n)[gram] for reference in references)
        clipped += min(count, most)
    total = len(counts)
    precision = clipped / total if total > 0 else 0.0
    return precision

# %% wrong="modified_precision" name="single words" diagnosis="single words"
def modified_precision(candidate, references, n):
    n = 1
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        most = max(ngram_counts(reference, n)[gram] for reference in references)
        clipped += min(count, most)
    total = sum(counts.values())
    precision = clipped / total if total > 0 else 0.0
    return precision

# %% wrong="modified_precision" name="divided by nothing" diagnosis="crash"
def modified_precision(candidate, references, n):
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        most = max(ngram_counts(reference, n)[gram] for reference in references)
        clipped += min(count, most)
    total = sum(counts.values())
    precision = clipped / total
    return precision

# %% wrong="modified_precision" name="smallest over references" diagnosis="the smallest count"
def modified_precision(candidate, references, n):
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        most = min(ngram_counts(reference, n)[gram] for reference in references)
        clipped += min(count, most)
    total = sum(counts.values())
    precision = clipped / total if total > 0 else 0.0
    return precision

# %% right="modified_precision" name="one big maximum"
def modified_precision(candidate, references, n):
    counts = ngram_counts(candidate, n)
    known = Counter()
    for reference in references:
        known |= ngram_counts(reference, n)
    return sum((counts & known).values()) / max(sum(counts.values()), 1)

# %% right="modified_precision" name="places counted"
def modified_precision(candidate, references, n):
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        most = max(ngram_counts(reference, n)[gram] for reference in references)
        clipped += min(count, most)
    total = max(len(candidate) - n + 1, 0)
    precision = clipped / total if total > 0 else 0.0
    return precision

# %% wrong="brevity_penalty" name="exchanged" diagnosis="c and r exchanged"
def brevity_penalty(c, r):
    if c == 0:
        return 0.0
    penalty = 1.0 if r > c else np.exp(1 - c / r)
    return penalty

# %% wrong="brevity_penalty" name="more than 1" diagnosis="more than 1"
def brevity_penalty(c, r):
    if c == 0:
        return 0.0
    penalty = np.exp(1 - r / c)
    return penalty

# %% wrong="brevity_penalty" name="share" diagnosis="the share"
def brevity_penalty(c, r):
    if c == 0:
        return 0.0
    penalty = 1.0 if c > r else c / r
    return penalty

# %% wrong="brevity_penalty" name="sign" diagnosis="the wrong sign"
def brevity_penalty(c, r):
    if c == 0:
        return 0.0
    penalty = 1.0 if c > r else np.exp(r / c - 1)
    return penalty

# %% wrong="brevity_penalty" name="without the 1" diagnosis="leaving out the 1"
def brevity_penalty(c, r):
    if c == 0:
        return 0.0
    penalty = 1.0 if c > r else np.exp(-r / c)
    return penalty

# %% wrong="brevity_penalty" name="none" diagnosis="no penalty"
def brevity_penalty(c, r):
    if c == 0:
        return 0.0
    penalty = 1.0
    return penalty

# %% wrong="brevity_penalty" name="empty" diagnosis="crash"
def brevity_penalty(c, r):
    return 1.0 if c > r else np.exp(1 - r / c)

# %% right="brevity_penalty" name="smaller of two"
def brevity_penalty(c, r):
    return 0.0 if not c else min(1.0, np.exp(1 - r / c))

# %% right="brevity_penalty" name="at least as long"
def brevity_penalty(c, r):
    if c == 0:
        return 0.0
    penalty = 1.0 if c >= r else np.exp(1 - r / c)
    return penalty

# %% wrong="bleu_score" name="arithmetic mean" diagnosis="arithmetic mean"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = brevity_penalty(c, r) * np.mean(precisions)
    return bleu

# %% wrong="bleu_score" name="no penalty" diagnosis="leaving out the penalty"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    if min(precisions) == 0:
        return 0.0
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = np.exp(np.mean(np.log(precisions)))
    return bleu

# %% wrong="bleu_score" name="no root" diagnosis="product of the precisions"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    if min(precisions) == 0:
        return 0.0
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = brevity_penalty(c, r) * np.prod(precisions)
    return bleu

# %% wrong="bleu_score" name="shortest reference" diagnosis="shortest reference"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    if min(precisions) == 0:
        return 0.0
    r = min(len(reference) for reference in references)
    bleu = brevity_penalty(c, r) * np.exp(np.mean(np.log(precisions)))
    return bleu

# %% wrong="bleu_score" name="longest reference" diagnosis="longest reference"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    if min(precisions) == 0:
        return 0.0
    r = max(len(reference) for reference in references)
    bleu = brevity_penalty(c, r) * np.exp(np.mean(np.log(precisions)))
    return bleu

# %% wrong="bleu_score" name="first reference" diagnosis="first reference"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    if min(precisions) == 0:
        return 0.0
    r = len(references[0])
    bleu = brevity_penalty(c, r) * np.exp(np.mean(np.log(precisions)))
    return bleu

# %% wrong="bleu_score" name="c and r exchanged" diagnosis="c and r exchanged"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    if min(precisions) == 0:
        return 0.0
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = brevity_penalty(r, c) * np.exp(np.mean(np.log(precisions)))
    return bleu

# %% wrong="bleu_score" name="always 4" diagnosis="whatever max_n is"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, 5)]
    if min(precisions) == 0:
        return 0.0
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = brevity_penalty(c, r) * np.exp(np.mean(np.log(precisions)))
    return bleu

# %% wrong="bleu_score" name="one too few" diagnosis="longest n-grams"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n)]
    if min(precisions) == 0:
        return 0.0
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = brevity_penalty(c, r) * np.exp(np.mean(np.log(precisions)))
    return bleu

# %% wrong="bleu_score" name="begins with 0" diagnosis="beginning with n = 0"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(max_n)]
    if min(precisions) == 0:
        return 0.0
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = brevity_penalty(c, r) * np.exp(np.mean(np.log(precisions)))
    return bleu

# %% wrong="bleu_score" name="last precision" diagnosis="longest n-grams alone"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    if min(precisions) == 0:
        return 0.0
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = brevity_penalty(c, r) * precisions[-1]
    return bleu

# %% wrong="bleu_score" name="logarithm of 0" diagnosis="crash"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    import math
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = brevity_penalty(c, r) * np.exp(sum(math.log(p) for p in precisions) / max_n)
    return bleu

# %% right="bleu_score" name="zero by way of minus infinity"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = brevity_penalty(c, r) * np.exp(np.mean(np.log(precisions)))
    return bleu

# %% wrong="bleu_score" name="ties to the longer" diagnosis="the longer of two"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    if min(precisions) == 0:
        return 0.0
    r = min((abs(len(reference) - c), -len(reference)) for reference in references)[1]
    r = -r
    bleu = brevity_penalty(c, r) * np.exp(np.mean(np.log(precisions)))
    return bleu

# %% wrong="bleu_score" name="smoothed" diagnosis="smoothed"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    precisions = [max(p, 0.01) for p in precisions]
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = brevity_penalty(c, r) * np.exp(np.mean(np.log(precisions)))
    return bleu

# %% right="bleu_score" name="a product and a root"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = brevity_penalty(c, r) * np.prod(precisions) ** (1 / max_n)
    return bleu

# %% right="bleu_score" name="a sorted list"
def bleu_score(candidate, references, max_n=4):
    c = len(candidate)
    precisions = [modified_precision(candidate, references, n) for n in range(1, max_n + 1)]
    if min(precisions) == 0:
        return 0.0
    r = sorted(sorted(map(len, references)), key=lambda size: abs(size - c))[0]
    bleu = brevity_penalty(c, r) * np.exp(np.mean(np.log(precisions)))
    return bleu

# %% right="bleu_score" name="logarithms with a bound"
def bleu_score(candidate, references, max_n=4):
    total = 0.0
    for n in range(1, max_n + 1):
        p = modified_precision(candidate, references, n)
        if p == 0:
            return 0.0
        total += np.log(p) / max_n
    r = len(min(references, key=lambda one: (abs(len(one) - len(candidate)), len(one))))
    return brevity_penalty(len(candidate), r) * np.exp(total)
