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

# %% wrong="build_vocab" name="more than min_count" diagnosis="exactly min_count"
def build_vocab(tokens, min_count, max_size):
    counts = Counter(tokens)
    kept = sorted((word for word in counts if counts[word] > min_count), key=lambda word: (-counts[word], word))
    return {word: number for number, word in enumerate(kept[:max_size])}

# %% wrong="build_vocab" name="nothing dropped" diagnosis="rare words"
def build_vocab(tokens, min_count, max_size):
    counts = Counter(tokens)
    kept = sorted(counts, key=lambda word: (-counts[word], word))
    return {word: number for number, word in enumerate(kept)}

# %% wrong="build_vocab" name="max_size ignored" diagnosis="max_size"
def build_vocab(tokens, min_count, max_size):
    counts = Counter(tokens)
    kept = sorted((word for word in counts if counts[word] >= min_count), key=lambda word: (-counts[word], word))
    return {word: number for number, word in enumerate(kept)}

# %% wrong="build_vocab" name="min_count ignored" diagnosis="rare words"
def build_vocab(tokens, min_count, max_size):
    counts = Counter(tokens)
    kept = sorted(counts, key=lambda word: (-counts[word], word))
    return {word: number for number, word in enumerate(kept[:max_size])}

# %% wrong="build_vocab" name="rare words first" diagnosis="order"
def build_vocab(tokens, min_count, max_size):
    counts = Counter(tokens)
    kept = sorted((word for word in counts if counts[word] >= min_count), key=lambda word: (-counts[word], word))[:max_size]
    return {word: number for number, word in enumerate(reversed(kept))}

# %% wrong="build_vocab" name="in the order of the text" diagnosis="order"
def build_vocab(tokens, min_count, max_size):
    counts = Counter(tokens)
    kept = [word for word in counts if counts[word] >= min_count]
    return {word: number for number, word in enumerate(kept[:max_size])}

# %% wrong="build_vocab" name="alphabetical only" diagnosis="order"
def build_vocab(tokens, min_count, max_size):
    counts = Counter(tokens)
    kept = sorted(word for word in counts if counts[word] >= min_count)
    return {word: number for number, word in enumerate(kept[:max_size])}

# %% wrong="build_vocab" name="numbers from 1" diagnosis="numbers"
def build_vocab(tokens, min_count, max_size):
    counts = Counter(tokens)
    kept = sorted((word for word in counts if counts[word] >= min_count), key=lambda word: (-counts[word], word))
    return {word: number for number, word in enumerate(kept[:max_size], start=1)}

# %% wrong="build_vocab" name="counts as values" diagnosis="numbers"
def build_vocab(tokens, min_count, max_size):
    return {word: count for word, count in Counter(tokens).most_common(max_size) if count >= min_count}

# %% wrong="build_vocab" name="numbers as keys" diagnosis="keys"
def build_vocab(tokens, min_count, max_size):
    counts = Counter(tokens)
    kept = sorted((word for word in counts if counts[word] >= min_count), key=lambda word: (-counts[word], word))
    return dict(enumerate(kept[:max_size]))

# %% wrong="build_vocab" name="ties as they come" diagnosis="alphabetical"
def build_vocab(tokens, min_count, max_size):
    common = [word for word, count in Counter(tokens).most_common(max_size) if count >= min_count]
    return {word: number for number, word in enumerate(common)}

# %% wrong="build_vocab" name="ties from z to a" diagnosis="alphabetical"
def build_vocab(tokens, min_count, max_size):
    counts = Counter(tokens)
    kept = sorted((word for word in counts if counts[word] >= min_count), key=lambda word: (counts[word], word), reverse=True)
    return {word: number for number, word in enumerate(kept[:max_size])}

# %% wrong="build_vocab" name="a list" diagnosis="type"
def build_vocab(tokens, min_count, max_size):
    counts = Counter(tokens)
    return sorted((word for word in counts if counts[word] >= min_count), key=lambda word: (-counts[word], word))[:max_size]

# %% right="build_vocab" name="cut first, then drop"
def build_vocab(tokens, min_count, max_size):
    counts = {}
    for word in tokens:
        counts[word] = counts.get(word, 0) + 1
    ranked = sorted(sorted(counts), key=counts.get, reverse=True)[:max_size]
    word2Ind = {}
    for word in ranked:
        if counts[word] >= min_count:
            word2Ind[word] = len(word2Ind)
    return word2Ind

# %% right="build_vocab" name="by NumPy"
def build_vocab(tokens, min_count, max_size):
    words, counts = np.unique(tokens, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    order = order[counts[order] >= min_count][:max_size]
    return {str(words[place]): number for number, place in enumerate(order)}

# %% wrong="skipgram_pairs" name="itself" diagnosis="its own neighbour"
def skipgram_pairs(tokens, window):
    return [(tokens[i], tokens[j]) for i in range(len(tokens)) for j in range(max(0, i - window), min(len(tokens), i + window + 1))]

# %% wrong="skipgram_pairs" name="to the right" diagnosis="to the right only"
def skipgram_pairs(tokens, window):
    return [(tokens[i], tokens[j]) for i in range(len(tokens)) for j in range(i + 1, min(len(tokens), i + window + 1))]

# %% wrong="skipgram_pairs" name="to the left" diagnosis="to the left only"
def skipgram_pairs(tokens, window):
    return [(tokens[i], other) for i in range(len(tokens)) for other in tokens[max(0, i - window):i]]

# %% wrong="skipgram_pairs" name="range too short" diagnosis="too early on the right"
def skipgram_pairs(tokens, window):
    n = len(tokens)
    return [(tokens[i], tokens[j]) for i in range(n) for j in range(max(0, i - window), min(n, i + window)) if j != i]

# %% wrong="skipgram_pairs" name="too wide" diagnosis="too wide"
def skipgram_pairs(tokens, window):
    n = len(tokens)
    return [(tokens[i], tokens[j]) for i in range(n) for j in range(n) if i != j and abs(i - j) <= window + 1]

# %% wrong="skipgram_pairs" name="too narrow" diagnosis="too narrow"
def skipgram_pairs(tokens, window):
    n = len(tokens)
    return [(tokens[i], tokens[j]) for i in range(n) for j in range(n) if 0 < abs(i - j) < window]

# %% wrong="skipgram_pairs" name="words compared" diagnosis="the same word as the centre"
def skipgram_pairs(tokens, window):
    pairs = []
    for i, centre in enumerate(tokens):
        for other in tokens[max(0, i - window):i + window + 1]:
            if other != centre:
                pairs.append((centre, other))
    return pairs

# %% wrong="skipgram_pairs" name="full windows only" diagnosis="cut off by the end"
def skipgram_pairs(tokens, window):
    pairs = []
    for i in range(window, len(tokens) - window):
        for j in range(i - window, i + window + 1):
            if j != i:
                pairs.append((tokens[i], tokens[j]))
    return pairs

# %% wrong="skipgram_pairs" name="negative slice" diagnosis="a slice that begins below 0"
def skipgram_pairs(tokens, window):
    return [(tokens[i], other) for i in range(len(tokens)) for other in [*tokens[i - window:i], *tokens[i + 1:i + window + 1]]]

# %% wrong="skipgram_pairs" name="negative index" diagnosis="counts from the end"
def skipgram_pairs(tokens, window):
    n = len(tokens)
    return [(tokens[i], tokens[j]) for i in range(n) for j in range(max(-n, i - window), min(n, i + window + 1)) if j != i]

# %% wrong="skipgram_pairs" name="ends of the window" diagnosis="first and the last word of the window"
def skipgram_pairs(tokens, window):
    n = len(tokens)
    return [(tokens[i], tokens[j]) for i in range(n) for j in (i - window, i + window) if 0 <= j < n]

# %% wrong="skipgram_pairs" name="places" diagnosis="tokens"
def skipgram_pairs(tokens, window):
    n = len(tokens)
    return [(i, j) for i in range(n) for j in range(n) if 0 < abs(i - j) <= window]

# %% wrong="skipgram_pairs" name="windows as lists" diagnosis="pairs of two"
def skipgram_pairs(tokens, window):
    return [(tokens[i], *tokens[max(0, i - window):i], *tokens[i + 1:i + window + 1]) for i in range(len(tokens))]

# %% wrong="skipgram_pairs" name="each pair once more the other way" diagnosis="twice"
def skipgram_pairs(tokens, window):
    pairs = []
    n = len(tokens)
    for i in range(n):
        for j in range(max(0, i - window), min(n, i + window + 1)):
            if i != j:
                pairs += [(tokens[i], tokens[j]), (tokens[j], tokens[i])]
    return pairs

# %% wrong="skipgram_pairs" name="a set" diagnosis="type"
def skipgram_pairs(tokens, window):
    n = len(tokens)
    return {(tokens[i], tokens[j]) for i in range(n) for j in range(n) if 0 < abs(i - j) <= window}

# %% right="skipgram_pairs" name="slices"
def skipgram_pairs(tokens, window):
    return [(centre, other) for i, centre in enumerate(tokens) for other in [*tokens[max(0, i - window):i], *tokens[i + 1:i + 1 + window]]]

# %% right="skipgram_pairs" name="by distance, both ways"
def skipgram_pairs(tokens, window):
    pairs = []
    for gap in range(1, window + 1):
        for left, right in zip(tokens, tokens[gap:]):
            pairs.append((left, right))
            pairs.append((right, left))
    return pairs

# %% right="skipgram_pairs" name="outside first"
def skipgram_pairs(tokens, window):
    n = len(tokens)
    return [(tokens[j], tokens[i]) for i in range(n) for j in range(n) if i != j and abs(i - j) <= window]

# %% wrong="compute_co_occurrence_matrix" name="across sentences" diagnosis="into the next sentence"
def compute_co_occurrence_matrix(corpus, window_size=4):
    words = sorted({word for sentence in corpus for word in sentence})
    word2Ind = {word: number for number, word in enumerate(words)}
    M = np.zeros((len(words), len(words)))
    for centre, outside in skipgram_pairs([word for sentence in corpus for word in sentence], window_size):
        M[word2Ind[centre], word2Ind[outside]] += 1
    return M, word2Ind

# %% wrong="compute_co_occurrence_matrix" name="one side" diagnosis="one side only"
def compute_co_occurrence_matrix(corpus, window_size=4):
    words = sorted({word for sentence in corpus for word in sentence})
    word2Ind = {word: number for number, word in enumerate(words)}
    M = np.zeros((len(words), len(words)))
    for sentence in corpus:
        for i, word in enumerate(sentence):
            for other in sentence[i + 1:i + 1 + window_size]:
                M[word2Ind[word], word2Ind[other]] += 1
    return M, word2Ind

# %% wrong="compute_co_occurrence_matrix" name="centre itself" diagnosis="its own neighbour"
def compute_co_occurrence_matrix(corpus, window_size=4):
    words = sorted({word for sentence in corpus for word in sentence})
    word2Ind = {word: number for number, word in enumerate(words)}
    M = np.zeros((len(words), len(words)))
    for sentence in corpus:
        for i, word in enumerate(sentence):
            for other in sentence[max(0, i - window_size):i + 1 + window_size]:
                M[word2Ind[word], word2Ind[other]] += 1
    return M, word2Ind

# %% wrong="compute_co_occurrence_matrix" name="both ways from both sides" diagnosis="counting every pair twice"
def compute_co_occurrence_matrix(corpus, window_size=4):
    words = sorted({word for sentence in corpus for word in sentence})
    word2Ind = {word: number for number, word in enumerate(words)}
    M = np.zeros((len(words), len(words)))
    for sentence in corpus:
        for centre, outside in skipgram_pairs(sentence, window_size):
            M[word2Ind[centre], word2Ind[outside]] += 1
            M[word2Ind[outside], word2Ind[centre]] += 1
    return M, word2Ind

# %% wrong="compute_co_occurrence_matrix" name="met or not" diagnosis="however often"
def compute_co_occurrence_matrix(corpus, window_size=4):
    words = sorted({word for sentence in corpus for word in sentence})
    word2Ind = {word: number for number, word in enumerate(words)}
    M = np.zeros((len(words), len(words)))
    for sentence in corpus:
        for centre, outside in skipgram_pairs(sentence, window_size):
            M[word2Ind[centre], word2Ind[outside]] = 1
    return M, word2Ind

# %% wrong="compute_co_occurrence_matrix" name="a window of 4" diagnosis="whatever window_size is"
def compute_co_occurrence_matrix(corpus, window_size=4):
    words = sorted({word for sentence in corpus for word in sentence})
    word2Ind = {word: number for number, word in enumerate(words)}
    M = np.zeros((len(words), len(words)))
    for sentence in corpus:
        for centre, outside in skipgram_pairs(sentence, 4):
            M[word2Ind[centre], word2Ind[outside]] += 1
    return M, word2Ind

# %% wrong="compute_co_occurrence_matrix" name="last sentence" diagnosis="last sentence alone"
def compute_co_occurrence_matrix(corpus, window_size=4):
    words = sorted({word for sentence in corpus for word in sentence})
    word2Ind = {word: number for number, word in enumerate(words)}
    for sentence in corpus:
        M = np.zeros((len(words), len(words)))
        for centre, outside in skipgram_pairs(sentence, window_size):
            M[word2Ind[centre], word2Ind[outside]] += 1
    return M, word2Ind

# %% wrong="compute_co_occurrence_matrix" name="never beside itself" diagnosis="beside itself"
def compute_co_occurrence_matrix(corpus, window_size=4):
    words = sorted({word for sentence in corpus for word in sentence})
    word2Ind = {word: number for number, word in enumerate(words)}
    M = np.zeros((len(words), len(words)))
    for sentence in corpus:
        for centre, outside in skipgram_pairs(sentence, window_size):
            if centre != outside:
                M[word2Ind[centre], word2Ind[outside]] += 1
    return M, word2Ind

# %% wrong="compute_co_occurrence_matrix" name="repeated indices" diagnosis="however often"
def compute_co_occurrence_matrix(corpus, window_size=4):
    words = sorted({word for sentence in corpus for word in sentence})
    word2Ind = {word: number for number, word in enumerate(words)}
    M = np.zeros((len(words), len(words)))
    pairs = [(word2Ind[a], word2Ind[b]) for sentence in corpus for a, b in skipgram_pairs(sentence, window_size)]
    rows, columns = zip(*pairs)
    M[list(rows), list(columns)] += 1
    return M, word2Ind

# %% wrong="compute_co_occurrence_matrix" name="numbered by frequency" diagnosis="word2Ind"
def compute_co_occurrence_matrix(corpus, window_size=4):
    word2Ind = {word: number for number, (word, _) in enumerate(Counter(word for sentence in corpus for word in sentence).most_common())}
    M = np.zeros((len(word2Ind), len(word2Ind)))
    for sentence in corpus:
        for centre, outside in skipgram_pairs(sentence, window_size):
            M[word2Ind[centre], word2Ind[outside]] += 1
    return M, word2Ind

# %% right="compute_co_occurrence_matrix" name="add.at"
def compute_co_occurrence_matrix(corpus, window_size=4):
    words = sorted({word for sentence in corpus for word in sentence})
    word2Ind = {word: number for number, word in enumerate(words)}
    M = np.zeros((len(words), len(words)))
    for sentence in corpus:
        pairs = skipgram_pairs([word2Ind[word] for word in sentence], window_size)
        if pairs:
            np.add.at(M, tuple(np.array(pairs).T), 1)
    return M, word2Ind

# %% right="compute_co_occurrence_matrix" name="whole numbers"
def compute_co_occurrence_matrix(corpus, window_size=4):
    words = sorted({word for sentence in corpus for word in sentence})
    word2Ind = dict(zip(words, range(len(words))))
    M = np.zeros((len(words), len(words)), dtype=int)
    for sentence in corpus:
        for i, word in enumerate(sentence):
            for other in sentence[max(0, i - window_size):i] + sentence[i + 1:i + 1 + window_size]:
                M[word2Ind[word], word2Ind[other]] += 1
    return M, word2Ind

# %% wrong="naiveSoftmaxLossAndGradient" name="plus 1" diagnosis="adding 1 to the probability"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    y_hat = softmax(outsideVectors @ centerWordVec)
    loss = -np.log(y_hat[outsideWordIdx])
    gap = y_hat.copy()
    gap[outsideWordIdx] += 1
    return loss, outsideVectors.T @ gap, np.outer(gap, centerWordVec)

# %% wrong="naiveSoftmaxLossAndGradient" name="no 1" diagnosis="leaving out the 1"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    y_hat = softmax(outsideVectors @ centerWordVec)
    return -np.log(y_hat[outsideWordIdx]), outsideVectors.T @ y_hat, np.outer(y_hat, centerWordVec)

# %% wrong="naiveSoftmaxLossAndGradient" name="turned" diagnosis="the sign turned"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    y_hat = softmax(outsideVectors @ centerWordVec)
    gap = -y_hat
    gap[outsideWordIdx] += 1
    return -np.log(y_hat[outsideWordIdx]), outsideVectors.T @ gap, np.outer(gap, centerWordVec)

# %% wrong="naiveSoftmaxLossAndGradient" name="outside row alone" diagnosis="row of the outside word alone"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    y_hat = softmax(outsideVectors @ centerWordVec)
    gap = y_hat.copy()
    gap[outsideWordIdx] -= 1
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    gradOutsideVecs[outsideWordIdx] = gap[outsideWordIdx] * centerWordVec
    return -np.log(y_hat[outsideWordIdx]), outsideVectors.T @ gap, gradOutsideVecs

# %% wrong="naiveSoftmaxLossAndGradient" name="not transposed" diagnosis="crash"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    y_hat = softmax(outsideVectors @ centerWordVec)
    gap = y_hat.copy()
    gap[outsideWordIdx] -= 1
    return -np.log(y_hat[outsideWordIdx]), outsideVectors @ gap, np.outer(gap, centerWordVec)

# %% wrong="naiveSoftmaxLossAndGradient" name="outer the other way" diagnosis="transpose"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    y_hat = softmax(outsideVectors @ centerWordVec)
    gap = y_hat.copy()
    gap[outsideWordIdx] -= 1
    return -np.log(y_hat[outsideWordIdx]), outsideVectors.T @ gap, np.outer(centerWordVec, gap)

# %% wrong="naiveSoftmaxLossAndGradient" name="loss too late" diagnosis="nan"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    gap = softmax(outsideVectors @ centerWordVec)
    gap[outsideWordIdx] -= 1
    with np.errstate(invalid="ignore"):
        loss = -np.log(gap[outsideWordIdx])
    return loss, outsideVectors.T @ gap, np.outer(gap, centerWordVec)

# %% wrong="naiveSoftmaxLossAndGradient" name="all words" diagnosis="all words"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    y_hat = softmax(outsideVectors @ centerWordVec)
    gap = y_hat.copy()
    gap[outsideWordIdx] -= 1
    return -np.sum(np.log(y_hat)), outsideVectors.T @ gap, np.outer(gap, centerWordVec)

# %% wrong="naiveSoftmaxLossAndGradient" name="sign of the loss" diagnosis="sign"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    y_hat = softmax(outsideVectors @ centerWordVec)
    gap = y_hat.copy()
    gap[outsideWordIdx] -= 1
    return np.log(y_hat[outsideWordIdx]), outsideVectors.T @ gap, np.outer(gap, centerWordVec)

# %% wrong="naiveSoftmaxLossAndGradient" name="no care for large scores" diagnosis="overflow"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    powers = np.exp(outsideVectors @ centerWordVec)
    y_hat = powers / np.sum(powers)
    gap = y_hat.copy()
    gap[outsideWordIdx] -= 1
    return -np.log(y_hat[outsideWordIdx]), outsideVectors.T @ gap, np.outer(gap, centerWordVec)

# %% wrong="naiveSoftmaxLossAndGradient" name="everything but the outside row" diagnosis="all rows but"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    y_hat = softmax(outsideVectors @ centerWordVec)
    gap = y_hat.copy()
    gap[outsideWordIdx] -= 1
    gradOutsideVecs = np.outer(gap, centerWordVec)
    gradOutsideVecs[outsideWordIdx] = 0
    return -np.log(y_hat[outsideWordIdx]), outsideVectors.T @ gap, gradOutsideVecs

# %% wrong="naiveSoftmaxLossAndGradient" name="pull without push" diagnosis="the outside word alone"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    y_hat = softmax(outsideVectors @ centerWordVec)
    gap = y_hat.copy()
    gap[outsideWordIdx] -= 1
    return -np.log(y_hat[outsideWordIdx]), -outsideVectors[outsideWordIdx], np.outer(gap, centerWordVec)

# %% right="naiveSoftmaxLossAndGradient" name="one-hot"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    scores = outsideVectors.dot(centerWordVec)
    y = np.zeros(len(scores))
    y[outsideWordIdx] = 1
    powers = np.exp(scores - np.max(scores))
    y_hat = powers / np.sum(powers)
    loss = -np.sum(y * np.log(y_hat))
    return loss, (y_hat - y) @ outsideVectors, (y_hat - y)[:, None] * centerWordVec[None, :]

# %% right="naiveSoftmaxLossAndGradient" name="log of the sum"
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors):
    scores = outsideVectors @ centerWordVec
    top = scores.max()
    loss = top + np.log(np.exp(scores - top).sum()) - scores[outsideWordIdx]
    shares = softmax(scores)
    gradCenterVec = -outsideVectors[outsideWordIdx] + shares @ outsideVectors
    gradOutsideVecs = np.outer(shares, centerWordVec)
    gradOutsideVecs[outsideWordIdx] -= centerWordVec
    return loss, gradCenterVec, gradOutsideVecs

# %% wrong="unigram_table_probs" name="no power" diagnosis="leaving out the power"
def unigram_table_probs(counts, power=.75):
    return counts / np.sum(counts)

# %% wrong="unigram_table_probs" name="power fixed" diagnosis="whatever power is"
def unigram_table_probs(counts, power=.75):
    return counts ** .75 / np.sum(counts ** .75)

# %% wrong="unigram_table_probs" name="power last" diagnosis="after the division"
def unigram_table_probs(counts, power=.75):
    return (counts / np.sum(counts)) ** power

# %% wrong="unigram_table_probs" name="not divided" diagnosis="it is not 1"
def unigram_table_probs(counts, power=.75):
    return counts ** power

# %% wrong="unigram_table_probs" name="sum of the counts" diagnosis="sum of the counts"
def unigram_table_probs(counts, power=.75):
    return counts ** power / np.sum(counts)

# %% wrong="unigram_table_probs" name="times the power" diagnosis="leaving out the power"
def unigram_table_probs(counts, power=.75):
    weights = counts * max(power, 1e-9)
    return weights / np.sum(weights)

# %% right="unigram_table_probs" name="shares first"
def unigram_table_probs(counts, power=.75):
    shares = (counts / counts.sum()) ** power
    return shares / shares.sum()

# %% right="unigram_table_probs" name="by logarithms"
def unigram_table_probs(counts, power=.75):
    weights = np.exp(power * np.log(counts))
    return weights / weights.sum()

# %% wrong="negSamplingLossAndGradient" name="+= of repeated rows" diagnosis="drawn several times counted once"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    u_o, u_k = outsideVectors[outsideWordIdx], outsideVectors[negSampleIndices]
    yes, no = u_o @ centerWordVec, u_k @ centerWordVec
    loss = -log_sigmoid(yes) - np.sum(log_sigmoid(-no))
    gradCenterVec = (sigmoid(yes) - 1) * u_o + sigmoid(no) @ u_k
    gradOutsideVecs[outsideWordIdx] = (sigmoid(yes) - 1) * centerWordVec
    gradOutsideVecs[negSampleIndices] += np.outer(sigmoid(no), centerWordVec)
    return loss, gradCenterVec, gradOutsideVecs

# %% wrong="negSamplingLossAndGradient" name="= for repeated rows" diagnosis="drawn several times counted once"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    u_o, u_k = outsideVectors[outsideWordIdx], outsideVectors[negSampleIndices]
    yes, no = u_o @ centerWordVec, u_k @ centerWordVec
    loss = -log_sigmoid(yes) - np.sum(log_sigmoid(-no))
    gradCenterVec = (sigmoid(yes) - 1) * u_o + sigmoid(no) @ u_k
    gradOutsideVecs[negSampleIndices] = np.outer(sigmoid(no), centerWordVec)
    gradOutsideVecs[outsideWordIdx] = (sigmoid(yes) - 1) * centerWordVec
    return loss, gradCenterVec, gradOutsideVecs

# %% wrong="negSamplingLossAndGradient" name="each word once" diagnosis="drawn several times counted once"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    negSampleIndices = np.unique(negSampleIndices)
    u_o, u_k = outsideVectors[outsideWordIdx], outsideVectors[negSampleIndices]
    yes, no = u_o @ centerWordVec, u_k @ centerWordVec
    loss = -log_sigmoid(yes) - np.sum(log_sigmoid(-no))
    gradCenterVec = (sigmoid(yes) - 1) * u_o + sigmoid(no) @ u_k
    gradOutsideVecs[outsideWordIdx] = (sigmoid(yes) - 1) * centerWordVec
    np.add.at(gradOutsideVecs, negSampleIndices, np.outer(sigmoid(no), centerWordVec))
    return loss, gradCenterVec, gradOutsideVecs

# %% wrong="negSamplingLossAndGradient" name="no minus in the loss" diagnosis="leaving out the minus"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    u_o, u_k = outsideVectors[outsideWordIdx], outsideVectors[negSampleIndices]
    yes, no = u_o @ centerWordVec, u_k @ centerWordVec
    loss = -log_sigmoid(yes) - np.sum(log_sigmoid(no))
    gradCenterVec = (sigmoid(yes) - 1) * u_o + (sigmoid(no) - 1) @ u_k
    gradOutsideVecs[outsideWordIdx] = (sigmoid(yes) - 1) * centerWordVec
    np.add.at(gradOutsideVecs, negSampleIndices, np.outer(sigmoid(no) - 1, centerWordVec))
    return loss, gradCenterVec, gradOutsideVecs

# %% wrong="negSamplingLossAndGradient" name="mean over K" diagnosis="mean over the negative samples"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    u_o, u_k = outsideVectors[outsideWordIdx], outsideVectors[negSampleIndices]
    yes, no = u_o @ centerWordVec, u_k @ centerWordVec
    K = len(no)
    loss = -log_sigmoid(yes) - np.mean(log_sigmoid(-no))
    gradCenterVec = (sigmoid(yes) - 1) * u_o + sigmoid(no) @ u_k / K
    gradOutsideVecs[outsideWordIdx] = (sigmoid(yes) - 1) * centerWordVec
    np.add.at(gradOutsideVecs, negSampleIndices, np.outer(sigmoid(no), centerWordVec) / K)
    return loss, gradCenterVec, gradOutsideVecs

# %% wrong="negSamplingLossAndGradient" name="no negatives" diagnosis="leaving out the negative samples"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    u_o = outsideVectors[outsideWordIdx]
    gap = sigmoid(u_o @ centerWordVec) - 1
    gradOutsideVecs[outsideWordIdx] = gap * centerWordVec
    return -log_sigmoid(u_o @ centerWordVec), gap * u_o, gradOutsideVecs

# %% wrong="negSamplingLossAndGradient" name="no outside word" diagnosis="leaving out the outside word"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    u_k = outsideVectors[negSampleIndices]
    no = u_k @ centerWordVec
    np.add.at(gradOutsideVecs, negSampleIndices, np.outer(sigmoid(no), centerWordVec))
    return -np.sum(log_sigmoid(-no)), sigmoid(no) @ u_k, gradOutsideVecs

# %% wrong="negSamplingLossAndGradient" name="pull of all" diagnosis="drawing the negative samples near"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    u_o, u_k = outsideVectors[outsideWordIdx], outsideVectors[negSampleIndices]
    yes, no = u_o @ centerWordVec, u_k @ centerWordVec
    loss = -log_sigmoid(yes) - np.sum(log_sigmoid(-no))
    gradCenterVec = (sigmoid(yes) - 1) * u_o - sigmoid(no) @ u_k
    gradOutsideVecs[outsideWordIdx] = (sigmoid(yes) - 1) * centerWordVec
    np.add.at(gradOutsideVecs, negSampleIndices, -np.outer(sigmoid(no), centerWordVec))
    return loss, gradCenterVec, gradOutsideVecs

# %% wrong="negSamplingLossAndGradient" name="slopes turned" diagnosis="the sign turned"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    u_o, u_k = outsideVectors[outsideWordIdx], outsideVectors[negSampleIndices]
    yes, no = u_o @ centerWordVec, u_k @ centerWordVec
    loss = -log_sigmoid(yes) - np.sum(log_sigmoid(-no))
    gradCenterVec = (1 - sigmoid(yes)) * u_o - sigmoid(no) @ u_k
    gradOutsideVecs[outsideWordIdx] = (1 - sigmoid(yes)) * centerWordVec
    np.add.at(gradOutsideVecs, negSampleIndices, -np.outer(sigmoid(no), centerWordVec))
    return loss, gradCenterVec, gradOutsideVecs

# %% wrong="negSamplingLossAndGradient" name="no minus 1" diagnosis="minus 1 of the outside word"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    u_o, u_k = outsideVectors[outsideWordIdx], outsideVectors[negSampleIndices]
    yes, no = u_o @ centerWordVec, u_k @ centerWordVec
    loss = -log_sigmoid(yes) - np.sum(log_sigmoid(-no))
    gradCenterVec = sigmoid(yes) * u_o + sigmoid(no) @ u_k
    gradOutsideVecs[outsideWordIdx] = sigmoid(yes) * centerWordVec
    np.add.at(gradOutsideVecs, negSampleIndices, np.outer(sigmoid(no), centerWordVec))
    return loss, gradCenterVec, gradOutsideVecs

# %% wrong="negSamplingLossAndGradient" name="log of a sigmoid" diagnosis="log of 0"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    u_o, u_k = outsideVectors[outsideWordIdx], outsideVectors[negSampleIndices]
    yes, no = u_o @ centerWordVec, u_k @ centerWordVec
    loss = -np.log(sigmoid(yes)) - np.sum(np.log(sigmoid(-no)))
    gradCenterVec = (sigmoid(yes) - 1) * u_o + sigmoid(no) @ u_k
    gradOutsideVecs[outsideWordIdx] = (sigmoid(yes) - 1) * centerWordVec
    np.add.at(gradOutsideVecs, negSampleIndices, np.outer(sigmoid(no), centerWordVec))
    return loss, gradCenterVec, gradOutsideVecs

# %% right="negSamplingLossAndGradient" name="a loop over the draws"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    score = np.dot(outsideVectors[outsideWordIdx], centerWordVec)
    loss = -log_sigmoid(score)
    gradCenterVec = (sigmoid(score) - 1) * outsideVectors[outsideWordIdx]
    gradOutsideVecs[outsideWordIdx] += (sigmoid(score) - 1) * centerWordVec
    for k in negSampleIndices:
        score = np.dot(outsideVectors[k], centerWordVec)
        loss += -log_sigmoid(-score)
        gradCenterVec += sigmoid(score) * outsideVectors[k]
        gradOutsideVecs[k] += sigmoid(score) * centerWordVec
    return loss, gradCenterVec, gradOutsideVecs

# %% right="negSamplingLossAndGradient" name="one sigmoid for all"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    words = np.concatenate([[outsideWordIdx], negSampleIndices]).astype(int)
    sign = np.array([1.0] + [-1.0] * len(negSampleIndices))
    u = outsideVectors[words]
    margin = sign * (u @ centerWordVec)
    gap = -sign * sigmoid(-margin)
    one_hot = np.eye(len(outsideVectors))[words]
    return -log_sigmoid(margin).sum(), gap @ u, one_hot.T @ np.outer(gap, centerWordVec)

# %% right="negSamplingLossAndGradient" name="counted with bincount"
def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, negSampleIndices):
    often = np.bincount(negSampleIndices, minlength=len(outsideVectors))
    scores = outsideVectors @ centerWordVec
    gap = often * sigmoid(scores)
    gap[outsideWordIdx] += sigmoid(scores[outsideWordIdx]) - 1
    loss = np.logaddexp(0, -scores[outsideWordIdx]) + np.sum(often * np.logaddexp(0, np.where(often > 0, scores, 0)))
    return loss, gap @ outsideVectors, np.outer(gap, centerWordVec)

# %% wrong="skipgram" name="last word alone" diagnosis="last outside word alone"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    gradCenterVecs = np.zeros(centerWordVectors.shape)
    centre = word2Ind[currentCenterWord]
    for word in outsideWords:
        loss, one_centre, gradOutsideVectors = word2vecLossAndGradient(centerWordVectors[centre], word2Ind[word], outsideVectors)
        gradCenterVecs[centre] = one_centre
    return loss, gradCenterVecs, gradOutsideVectors

# %% wrong="skipgram" name="last slope of the centre" diagnosis="last outside word alone"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradCenterVecs, gradOutsideVectors = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    centre = word2Ind[currentCenterWord]
    for word in outsideWords:
        one_loss, one_centre, one_outside = word2vecLossAndGradient(centerWordVectors[centre], word2Ind[word], outsideVectors)
        loss += one_loss
        gradCenterVecs[centre] = one_centre
        gradOutsideVectors += one_outside
    return loss, gradCenterVecs, gradOutsideVectors

# %% wrong="skipgram" name="every row" diagnosis="adding the slope to every row"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradCenterVecs, gradOutsideVectors = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    centre = word2Ind[currentCenterWord]
    for word in outsideWords:
        one_loss, one_centre, one_outside = word2vecLossAndGradient(centerWordVectors[centre], word2Ind[word], outsideVectors)
        loss += one_loss
        gradCenterVecs += one_centre
        gradOutsideVectors += one_outside
    return loss, gradCenterVecs, gradOutsideVectors

# %% wrong="skipgram" name="rows of the outside words" diagnosis="rows of the outside words"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradCenterVecs, gradOutsideVectors = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    centre = word2Ind[currentCenterWord]
    for word in outsideWords:
        one_loss, one_centre, one_outside = word2vecLossAndGradient(centerWordVectors[centre], word2Ind[word], outsideVectors)
        loss += one_loss
        gradCenterVecs[word2Ind[word]] += one_centre
        gradOutsideVectors += one_outside
    return loss, gradCenterVecs, gradOutsideVectors

# %% wrong="skipgram" name="outside row only" diagnosis="row of each outside word alone"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradCenterVecs, gradOutsideVectors = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    centre = word2Ind[currentCenterWord]
    for word in outsideWords:
        one_loss, one_centre, one_outside = word2vecLossAndGradient(centerWordVectors[centre], word2Ind[word], outsideVectors)
        loss += one_loss
        gradCenterVecs[centre] += one_centre
        gradOutsideVectors[word2Ind[word]] += one_outside[word2Ind[word]]
    return loss, gradCenterVecs, gradOutsideVectors

# %% wrong="skipgram" name="mean" diagnosis="mean over the outside words"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradCenterVecs, gradOutsideVectors = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    centre, n = word2Ind[currentCenterWord], len(outsideWords)
    for word in outsideWords:
        one_loss, one_centre, one_outside = word2vecLossAndGradient(centerWordVectors[centre], word2Ind[word], outsideVectors)
        loss += one_loss / n
        gradCenterVecs[centre] += one_centre / n
        gradOutsideVectors += one_outside / n
    return loss, gradCenterVecs, gradOutsideVectors

# %% wrong="skipgram" name="divided by the window" diagnosis="dividing by windowSize"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradCenterVecs, gradOutsideVectors = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    centre = word2Ind[currentCenterWord]
    for word in outsideWords:
        one_loss, one_centre, one_outside = word2vecLossAndGradient(centerWordVectors[centre], word2Ind[word], outsideVectors)
        loss += one_loss
        gradCenterVecs[centre] += one_centre
        gradOutsideVectors += one_outside
    return loss / windowSize, gradCenterVecs / windowSize, gradOutsideVectors / windowSize

# %% wrong="skipgram" name="the softmax built in" diagnosis="never called"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradCenterVecs, gradOutsideVectors = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    centre = word2Ind[currentCenterWord]
    for word in outsideWords:
        one_loss, one_centre, one_outside = naiveSoftmaxLossAndGradient(centerWordVectors[centre], word2Ind[word], outsideVectors)
        loss += one_loss
        gradCenterVecs[centre] += one_centre
        gradOutsideVectors += one_outside
    return loss, gradCenterVecs, gradOutsideVectors

# %% wrong="skipgram" name="each word once" diagnosis="how many calls"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradCenterVecs, gradOutsideVectors = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    centre = word2Ind[currentCenterWord]
    for word in sorted(set(outsideWords)):
        one_loss, one_centre, one_outside = word2vecLossAndGradient(centerWordVectors[centre], word2Ind[word], outsideVectors)
        loss += one_loss
        gradCenterVecs[centre] += one_centre
        gradOutsideVectors += one_outside
    return loss, gradCenterVecs, gradOutsideVectors

# %% wrong="skipgram" name="as many as windowSize" diagnosis="how many calls"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradCenterVecs, gradOutsideVectors = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    centre = word2Ind[currentCenterWord]
    for word in outsideWords[:windowSize]:
        one_loss, one_centre, one_outside = word2vecLossAndGradient(centerWordVectors[centre], word2Ind[word], outsideVectors)
        loss += one_loss
        gradCenterVecs[centre] += one_centre
        gradOutsideVectors += one_outside
    return loss, gradCenterVecs, gradOutsideVectors

# %% wrong="skipgram" name="centre from the wrong table" diagnosis="outside vector"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradCenterVecs, gradOutsideVectors = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    centre = word2Ind[currentCenterWord]
    for word in outsideWords:
        one_loss, one_centre, one_outside = word2vecLossAndGradient(outsideVectors[centre], word2Ind[word], outsideVectors)
        loss += one_loss
        gradCenterVecs[centre] += one_centre
        gradOutsideVectors += one_outside
    return loss, gradCenterVecs, gradOutsideVectors

# %% wrong="skipgram" name="centre and outside exchanged" diagnosis="exchanged"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradCenterVecs, gradOutsideVectors = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    centre = word2Ind[currentCenterWord]
    for word in outsideWords:
        one_loss, one_centre, one_outside = word2vecLossAndGradient(centerWordVectors[word2Ind[word]], centre, outsideVectors)
        loss += one_loss
        gradCenterVecs[word2Ind[word]] += one_centre
        gradOutsideVectors += one_outside
    return loss, gradCenterVecs, gradOutsideVectors

# %% right="skipgram" name="lists of results"
def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    centre = word2Ind[currentCenterWord]
    found = [word2vecLossAndGradient(centerWordVectors[centre], word2Ind[word], outsideVectors) for word in outsideWords]
    gradCenterVecs = np.zeros_like(centerWordVectors)
    gradCenterVecs[centre] = np.sum([part[1] for part in found], axis=0)
    return sum(part[0] for part in found), gradCenterVecs, sum(part[2] for part in found)

# %% wrong="subsample" name="dropping" diagnosis="probability of dropping"
def subsample(tokens, counts, t, rng):
    keep = np.minimum(1, np.sqrt(t / (counts / np.sum(counts))))
    return [token for token in tokens if rng.random() > keep[token]]

# %% wrong="subsample" name="no root" diagnosis="leaving out the square root"
def subsample(tokens, counts, t, rng):
    keep = t / (counts / np.sum(counts))
    return [token for token in tokens if rng.random() < keep[token]]

# %% wrong="subsample" name="upside down" diagnosis="f / t"
def subsample(tokens, counts, t, rng):
    keep = np.sqrt(counts / np.sum(counts) / t)
    return [token for token in tokens if rng.random() < keep[token]]

# %% wrong="subsample" name="counts as shares" diagnosis="not divided by their sum"
def subsample(tokens, counts, t, rng):
    keep = np.sqrt(t / counts)
    return [token for token in tokens if rng.random() < keep[token]]

# %% wrong="subsample" name="counted in the sentence" diagnosis="where counts should say it"
def subsample(tokens, counts, t, rng):
    here = Counter(tokens)
    return [token for token in tokens if rng.random() < np.sqrt(t / (here[token] / len(tokens)))]

# %% wrong="subsample" name="a threshold" diagnosis="dropping every word"
def subsample(tokens, counts, t, rng):
    shares = counts / np.sum(counts)
    return [token for token in tokens if shares[token] <= t]

# %% wrong="subsample" name="one number for all places" diagnosis="one number"
def subsample(tokens, counts, t, rng):
    keep = np.sqrt(t / (counts / np.sum(counts)))
    r = rng.random()
    return [token for token in tokens if r < keep[token]]

# %% wrong="subsample" name="one number for each word" diagnosis="one number"
def subsample(tokens, counts, t, rng):
    stays = rng.random(len(counts)) < np.sqrt(t / (counts / np.sum(counts)))
    return [token for token in tokens if stays[token]]

# %% wrong="subsample" name="divided by the length" diagnosis="how often"
def subsample(tokens, counts, t, rng):
    keep = np.sqrt(t / (counts / len(tokens)))
    return [token for token in tokens if rng.random() < keep[token]]

# %% wrong="subsample" name="global generator" diagnosis="generator"
def subsample(tokens, counts, t, rng):
    keep = np.minimum(1, np.sqrt(t / (counts / np.sum(counts))))
    return [token for token in tokens if np.random.random() < keep[token]]

# %% wrong="subsample" name="generator of its own" diagnosis="generator"
def subsample(tokens, counts, t, rng):
    rng = np.random.default_rng(0)
    keep = np.minimum(1, np.sqrt(t / (counts / np.sum(counts))))
    return [token for token in tokens if rng.random() < keep[token]]

# %% wrong="subsample" name="the mask" diagnosis="tokens"
def subsample(tokens, counts, t, rng):
    keep = np.minimum(1, np.sqrt(t / (counts / np.sum(counts))))
    return [bool(rng.random() < keep[token]) for token in tokens]

# %% wrong="subsample" name="sorted" diagnosis="in their order"
def subsample(tokens, counts, t, rng):
    keep = np.minimum(1, np.sqrt(t / (counts / np.sum(counts))))
    return sorted(token for token in tokens if rng.random() < keep[token])

# %% wrong="subsample" name="the code of word2vec" diagnosis="how often"
def subsample(tokens, counts, t, rng):
    f = counts / np.sum(counts)
    keep = (np.sqrt(f / t) + 1) * t / f
    return [token for token in tokens if rng.random() < keep[token]]

# %% right="subsample" name="a loop"
def subsample(tokens, counts, t, rng):
    total = sum(counts)
    kept = []
    for token in tokens:
        f = counts[token] / total
        if f <= t or rng.random() < (t / f) ** 0.5:
            kept.append(token)
    return kept

# %% right="subsample" name="dropped with the other probability"
def subsample(tokens, counts, t, rng):
    drop = 1 - np.sqrt(t / (counts / counts.sum()))
    numbers = rng.uniform(size=len(tokens))
    return [tokens[i] for i in range(len(tokens)) if numbers[i] >= drop[tokens[i]]]

# %% wrong="glove_weight" name="no bound" diagnosis="above x_max the weight is 1"
def glove_weight(x, x_max=100, alpha=.75):
    return (x / x_max) ** alpha

# %% wrong="glove_weight" name="no power" diagnosis="leaving out the power alpha"
def glove_weight(x, x_max=100, alpha=.75):
    return np.minimum(1, x / x_max)

# %% wrong="glove_weight" name="power of the count" diagnosis="that of x / x_max is meant"
def glove_weight(x, x_max=100, alpha=.75):
    return np.minimum(1, x ** alpha / x_max)

# %% wrong="glove_weight" name="largest" diagnosis="weight of 1 for small counts"
def glove_weight(x, x_max=100, alpha=.75):
    return np.maximum(1, (x / x_max) ** alpha)

# %% wrong="glove_weight" name="100 fixed" diagnosis="whatever x_max is"
def glove_weight(x, x_max=100, alpha=.75):
    return np.minimum(1, (x / 100) ** alpha)

# %% wrong="glove_weight" name="three quarters fixed" diagnosis="whatever alpha is"
def glove_weight(x, x_max=100, alpha=.75):
    return np.minimum(1, (x / x_max) ** .75)

# %% wrong="glove_weight" name="0 above" diagnosis="0 above x_max"
def glove_weight(x, x_max=100, alpha=.75):
    return np.where(x < x_max, (x / x_max) ** alpha, 0)

# %% wrong="glove_weight" name="if for an array" diagnosis="crash"
def glove_weight(x, x_max=100, alpha=.75):
    if x < x_max:
        return (x / x_max) ** alpha
    return 1.0

# %% right="glove_weight" name="where"
def glove_weight(x, x_max=100, alpha=.75):
    return np.where(x < x_max, (x / x_max) ** alpha, 1.0)

# %% right="glove_weight" name="share cut off first"
def glove_weight(x, x_max=100, alpha=.75):
    return np.clip(np.asarray(x) / x_max, 0, 1) ** alpha

# %% wrong="glove_loss_and_gradients" name="log of 0" diagnosis="log of 0"
def glove_loss_and_gradients(W, C, bw, bc, X):
    with np.errstate(divide="ignore", invalid="ignore"):
        error = W @ C.T + bw[:, np.newaxis] + bc - np.log(X)
        weighted = glove_weight(X) * error
        loss = np.sum(weighted * error)
        return loss, 2 * weighted @ C, 2 * weighted.T @ W, 2 * np.sum(weighted, axis=1), 2 * np.sum(weighted, axis=0)

# %% wrong="glove_loss_and_gradients" name="no 2" diagnosis="leaving out the factor 2"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T + bw[:, np.newaxis] + bc - np.log(np.where(X > 0, X, 1))
    weighted = glove_weight(X) * error
    return np.sum(weighted * error), weighted @ C, weighted.T @ W, np.sum(weighted, axis=1), np.sum(weighted, axis=0)

# %% wrong="glove_loss_and_gradients" name="one half" diagnosis="no one half stands"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T + bw[:, np.newaxis] + bc - np.log(np.where(X > 0, X, 1))
    weighted = glove_weight(X) * error
    return 0.5 * np.sum(weighted * error), weighted @ C, weighted.T @ W, np.sum(weighted, axis=1), np.sum(weighted, axis=0)

# %% wrong="glove_loss_and_gradients" name="biases exchanged" diagnosis="biases exchanged"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T + bw + bc[:, np.newaxis] - np.log(np.where(X > 0, X, 1))
    weighted = glove_weight(X) * error
    return np.sum(weighted * error), 2 * weighted @ C, 2 * weighted.T @ W, 2 * np.sum(weighted, axis=1), 2 * np.sum(weighted, axis=0)

# %% wrong="glove_loss_and_gradients" name="sums exchanged" diagnosis="dbw and dbc exchanged"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T + bw[:, np.newaxis] + bc - np.log(np.where(X > 0, X, 1))
    weighted = glove_weight(X) * error
    return np.sum(weighted * error), 2 * weighted @ C, 2 * weighted.T @ W, 2 * np.sum(weighted, axis=0), 2 * np.sum(weighted, axis=1)

# %% wrong="glove_loss_and_gradients" name="one axis for both" diagnosis="dbc"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T + bw[:, np.newaxis] + bc - np.log(np.where(X > 0, X, 1))
    weighted = glove_weight(X) * error
    return np.sum(weighted * error), 2 * weighted @ C, 2 * weighted.T @ W, 2 * np.sum(weighted, axis=1), 2 * np.sum(weighted, axis=1)

# %% wrong="glove_loss_and_gradients" name="not transposed" diagnosis="not transposed for dC"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T + bw[:, np.newaxis] + bc - np.log(np.where(X > 0, X, 1))
    weighted = glove_weight(X) * error
    return np.sum(weighted * error), 2 * weighted @ C, 2 * weighted @ W, 2 * np.sum(weighted, axis=1), 2 * np.sum(weighted, axis=0)

# %% wrong="glove_loss_and_gradients" name="bias on the wrong side" diagnosis="both biases along the columns"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T + bw + bc - np.log(np.where(X > 0, X, 1))
    weighted = glove_weight(X) * error
    return np.sum(weighted * error), 2 * weighted @ C, 2 * weighted.T @ W, 2 * np.sum(weighted, axis=1), 2 * np.sum(weighted, axis=0)

# %% wrong="glove_loss_and_gradients" name="no biases" diagnosis="leaving out the biases"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T - np.log(np.where(X > 0, X, 1))
    weighted = glove_weight(X) * error
    return np.sum(weighted * error), 2 * weighted @ C, 2 * weighted.T @ W, 2 * np.sum(weighted, axis=1), 2 * np.sum(weighted, axis=0)

# %% wrong="glove_loss_and_gradients" name="log of 1 + X" diagnosis="logarithm of 1 + X"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T + bw[:, np.newaxis] + bc - np.log(1 + X)
    weighted = glove_weight(X) * error
    return np.sum(weighted * error), 2 * weighted @ C, 2 * weighted.T @ W, 2 * np.sum(weighted, axis=1), 2 * np.sum(weighted, axis=0)

# %% wrong="glove_loss_and_gradients" name="at least 1" diagnosis="counts below 1 taken for 1"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T + bw[:, np.newaxis] + bc - np.log(np.maximum(X, 1))
    weighted = glove_weight(X) * error
    return np.sum(weighted * error), 2 * weighted @ C, 2 * weighted.T @ W, 2 * np.sum(weighted, axis=1), 2 * np.sum(weighted, axis=0)

# %% wrong="glove_loss_and_gradients" name="counts themselves" diagnosis="logarithms are meant"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T + bw[:, np.newaxis] + bc - X
    weighted = glove_weight(X) * error
    return np.sum(weighted * error), 2 * weighted @ C, 2 * weighted.T @ W, 2 * np.sum(weighted, axis=1), 2 * np.sum(weighted, axis=0)

# %% wrong="glove_loss_and_gradients" name="weight squared" diagnosis="the weight squared"
def glove_loss_and_gradients(W, C, bw, bc, X):
    weighted = glove_weight(X) * (W @ C.T + bw[:, np.newaxis] + bc - np.log(np.where(X > 0, X, 1)))
    return np.sum(weighted ** 2), 2 * weighted @ C, 2 * weighted.T @ W, 2 * np.sum(weighted, axis=1), 2 * np.sum(weighted, axis=0)

# %% wrong="glove_loss_and_gradients" name="weight on the logarithm" diagnosis="weight on the logarithm"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T + bw[:, np.newaxis] + bc - glove_weight(X) * np.log(np.where(X > 0, X, 1))
    error = np.where(X > 0, error, 0)
    return np.sum(error ** 2), 2 * error @ C, 2 * error.T @ W, 2 * np.sum(error, axis=1), 2 * np.sum(error, axis=0)

# %% wrong="glove_loss_and_gradients" name="all pairs alike" diagnosis="all pairs weighing the same"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = np.where(X > 0, W @ C.T + bw[:, np.newaxis] + bc - np.log(np.where(X > 0, X, 1)), 0)
    return np.sum(error ** 2), 2 * error @ C, 2 * error.T @ W, 2 * np.sum(error, axis=1), 2 * np.sum(error, axis=0)

# %% wrong="glove_loss_and_gradients" name="mean" diagnosis="mean over all pairs"
def glove_loss_and_gradients(W, C, bw, bc, X):
    error = W @ C.T + bw[:, np.newaxis] + bc - np.log(np.where(X > 0, X, 1))
    weighted = glove_weight(X) * error / X.size
    return np.sum(weighted * error), 2 * weighted @ C, 2 * weighted.T @ W, 2 * np.sum(weighted, axis=1), 2 * np.sum(weighted, axis=0)

# %% right="glove_loss_and_gradients" name="loops"
def glove_loss_and_gradients(W, C, bw, bc, X):
    loss, dW, dC, dbw, dbc = 0.0, np.zeros(W.shape), np.zeros(C.shape), np.zeros(bw.shape), np.zeros(bc.shape)
    for i in range(len(W)):
        for j in range(len(C)):
            if X[i, j] > 0:
                error = W[i] @ C[j] + bw[i] + bc[j] - np.log(X[i, j])
                slope = 2 * glove_weight(X[i, j]) * error
                loss += slope * error / 2
                dW[i] += slope * C[j]
                dC[j] += slope * W[i]
                dbw[i] += slope
                dbc[j] += slope
    return loss, dW, dC, dbw, dbc

# %% right="glove_loss_and_gradients" name="log where it exists"
def glove_loss_and_gradients(W, C, bw, bc, X):
    logs = np.zeros(X.shape)
    logs[X > 0] = np.log(X[X > 0])
    f = glove_weight(X)
    e = W.dot(C.T) + bw.reshape(-1, 1) + bc.reshape(1, -1) - logs
    return (f * e ** 2).sum(), 2 * np.einsum("ij,jd->id", f * e, C), 2 * np.einsum("ij,id->jd", f * e, W), 2 * (f * e).sum(1), 2 * (f * e).sum(0)
