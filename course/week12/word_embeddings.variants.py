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

# %% wrong="embedding_lookup" name="rows" diagnosis="rows"
def embedding_lookup(E, indices):
    return E[np.array(indices) % len(E)]

# %% wrong="embedding_lookup" name="words as rows" diagnosis="words should be columns"
def embedding_lookup(E, indices):
    return E[:, indices].T

# %% wrong="embedding_lookup" name="a list of columns" diagnosis="words should be columns"
def embedding_lookup(E, indices):
    return np.array([E[:, number] for number in indices])

# %% wrong="embedding_lookup" name="sorted" diagnosis="sorted"
def embedding_lookup(E, indices):
    return E[:, sorted(indices)]

# %% wrong="embedding_lookup" name="the first columns" diagnosis="first columns of E"
def embedding_lookup(E, indices):
    return E[:, :len(indices)]

# %% wrong="embedding_lookup" name="from one" diagnosis="counting words from 1"
def embedding_lookup(E, indices):
    return E[:, [number - 1 for number in indices]]

# %% wrong="embedding_lookup" name="each once" diagnosis="each word once"
def embedding_lookup(E, indices):
    return E[:, list(dict.fromkeys(indices))]

# %% wrong="embedding_lookup" name="summed" diagnosis="over-summed"
def embedding_lookup(E, indices):
    return E[:, indices].sum(axis=1, keepdims=True)

# %% right="embedding_lookup" name="the product"
def embedding_lookup(E, indices):
    return E @ np.eye(E.shape[1])[:, indices]

# %% right="embedding_lookup" name="take"
def embedding_lookup(E, indices):
    return np.take(E, indices, axis=1)

# %% right="embedding_lookup" name="stacked"
def embedding_lookup(E, indices):
    return np.stack([E[:, number] for number in indices], axis=1)

# %% right="embedding_lookup" name="rows of the transpose"
def embedding_lookup(E, indices):
    return E.T[indices].T

# %% wrong="cosine_similarity" name="dot only" diagnosis="dot product alone"
def cosine_similarity(u, v):
    return np.dot(u, v)

# %% wrong="cosine_similarity" name="squared lengths" diagnosis="squared lengths"
def cosine_similarity(u, v):
    return np.dot(u, v) / (np.sum(u**2) * np.sum(v**2))

# %% wrong="cosine_similarity" name="one length" diagnosis="length of u only"
def cosine_similarity(u, v):
    return np.dot(u, v) / np.linalg.norm(u)

# %% wrong="cosine_similarity" name="without brackets" diagnosis="brackets are missing"
def cosine_similarity(u, v):
    return np.dot(u, v) / np.linalg.norm(u) * np.linalg.norm(v)

# %% wrong="cosine_similarity" name="sum of lengths" diagnosis="sum of the lengths"
def cosine_similarity(u, v):
    return np.dot(u, v) / (np.linalg.norm(u) + np.linalg.norm(v))

# %% wrong="cosine_similarity" name="sums of sizes" diagnosis="sums of sizes"
def cosine_similarity(u, v):
    return np.dot(u, v) / (np.sum(np.abs(u)) * np.sum(np.abs(v)))

# %% wrong="cosine_similarity" name="without sign" diagnosis="without its sign"
def cosine_similarity(u, v):
    return abs(np.dot(u, v)) / (np.linalg.norm(u) * np.linalg.norm(v))

# %% wrong="cosine_similarity" name="a distance" diagnosis="a distance"
def cosine_similarity(u, v):
    return 1 - np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))

# %% wrong="cosine_similarity" name="the angle" diagnosis="the angle, where"
def cosine_similarity(u, v):
    return np.arccos(np.clip(np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v)), -1, 1))

# %% wrong="cosine_similarity" name="the distance of the points" diagnosis="distance of the two points"
def cosine_similarity(u, v):
    return np.linalg.norm(u - v)

# %% wrong="cosine_similarity" name="zeros forgotten" diagnosis="zero vector"
def cosine_similarity(u, v):
    return np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))

# %% wrong="cosine_similarity" name="epsilon" diagnosis="very short vectors"
def cosine_similarity(u, v):
    return np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v) + 1e-12)

# %% wrong="cosine_similarity" name="not summed" diagnosis="not-summed"
def cosine_similarity(u, v):
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    return u * v / lengths if lengths else 0.0

# %% wrong="cosine_similarity" name="one for the same object" diagnosis="zero vector"
def cosine_similarity(u, v):
    if u is v:
        return 1.0
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    return np.dot(u, v) / lengths if lengths > 0 else 1.0

# %% right="cosine_similarity" name="unit vectors"
def cosine_similarity(u, v):
    if not np.any(u) or not np.any(v):
        return 0.0
    return np.dot(u / np.linalg.norm(u), v / np.linalg.norm(v))

# %% right="cosine_similarity" name="by hand"
def cosine_similarity(u, v):
    squares = sum(a * a for a in u) * sum(b * b for b in v)
    if squares == 0:
        return 0
    return sum(a * b for a, b in zip(u, v)) / squares**0.5

# %% right="cosine_similarity" name="nan put right"
def cosine_similarity(u, v):
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(u @ v / np.sqrt((u @ u) * (v @ v)))

# %% right="cosine_similarity" name="the same object first"
def cosine_similarity(u, v):
    if np.all(u == 0) | np.all(v == 0):
        return 0.0
    if np.allclose(u, v, rtol=0, atol=1e-32):
        return 1.0
    return np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))

# %% wrong="nearest_words" name="with itself" diagnosis="the word itself"
def nearest_words(word, word_to_vec_map, k=5):
    alike = {other: cosine_similarity(word_to_vec_map[word], vector) for other, vector in word_to_vec_map.items()}
    return sorted(alike, key=alike.get, reverse=True)[:k]

# %% wrong="nearest_words" name="the least similar" diagnosis="least similar"
def nearest_words(word, word_to_vec_map, k=5):
    alike = {other: cosine_similarity(word_to_vec_map[word], vector) for other, vector in word_to_vec_map.items() if other != word}
    return sorted(alike, key=alike.get)[:k]

# %% wrong="nearest_words" name="turned" diagnosis="order is turned"
def nearest_words(word, word_to_vec_map, k=5):
    alike = {other: cosine_similarity(word_to_vec_map[word], vector) for other, vector in word_to_vec_map.items() if other != word}
    return sorted(alike, key=alike.get)[-k:]

# %% wrong="nearest_words" name="dot product" diagnosis="ranked by the dot product"
def nearest_words(word, word_to_vec_map, k=5):
    alike = {other: np.dot(word_to_vec_map[word], vector) for other, vector in word_to_vec_map.items() if other != word}
    return sorted(alike, key=alike.get, reverse=True)[:k]

# %% wrong="nearest_words" name="distance" diagnosis="ranked by the distance"
def nearest_words(word, word_to_vec_map, k=5):
    apart = {other: np.linalg.norm(word_to_vec_map[word] - vector) for other, vector in word_to_vec_map.items() if other != word}
    return sorted(apart, key=apart.get)[:k]

# %% wrong="nearest_words" name="not sorted" diagnosis="order of the map"
def nearest_words(word, word_to_vec_map, k=5):
    alike = {other: cosine_similarity(word_to_vec_map[word], vector) for other, vector in word_to_vec_map.items() if other != word}
    return list(alike)[:k]

# %% wrong="nearest_words" name="always five" diagnosis="whatever k is"
def nearest_words(word, word_to_vec_map, k=5):
    alike = {other: cosine_similarity(word_to_vec_map[word], vector) for other, vector in word_to_vec_map.items() if other != word}
    return sorted(alike, key=alike.get, reverse=True)[:5]

# %% wrong="nearest_words" name="all" diagnosis="k is left out"
def nearest_words(word, word_to_vec_map, k=5):
    alike = {other: cosine_similarity(word_to_vec_map[word], vector) for other, vector in word_to_vec_map.items() if other != word}
    return sorted(alike, key=alike.get, reverse=True)

# %% wrong="nearest_words" name="one too few" diagnosis="one neighbour too few"
def nearest_words(word, word_to_vec_map, k=5):
    alike = {other: cosine_similarity(word_to_vec_map[word], vector) for other, vector in word_to_vec_map.items()}
    return sorted(alike, key=alike.get, reverse=True)[1:k]

# %% wrong="nearest_words" name="pairs" diagnosis="not all that came are words"
def nearest_words(word, word_to_vec_map, k=5):
    alike = [(cosine_similarity(word_to_vec_map[word], vector), other) for other, vector in word_to_vec_map.items() if other != word]
    return sorted(alike, reverse=True)[:k]

# %% wrong="nearest_words" name="the size of the cosine" diagnosis="without its sign"
def nearest_words(word, word_to_vec_map, k=5):
    alike = {other: abs(cosine_similarity(word_to_vec_map[word], vector)) for other, vector in word_to_vec_map.items() if other != word}
    return sorted(alike, key=alike.get, reverse=True)[:k]

# %% wrong="nearest_words" name="pops from the map" diagnosis="changes-argument"
def nearest_words(word, word_to_vec_map, k=5):
    vector = word_to_vec_map.pop(word)
    return sorted(word_to_vec_map, key=lambda other: -cosine_similarity(vector, word_to_vec_map[other]))[:k]

# %% right="nearest_words" name="the first left out"
def nearest_words(word, word_to_vec_map, k=5):
    alike = {other: cosine_similarity(word_to_vec_map[word], vector) for other, vector in word_to_vec_map.items()}
    return sorted(alike, key=alike.get, reverse=True)[1:k + 1]

# %% right="nearest_words" name="pairs first"
def nearest_words(word, word_to_vec_map, k=5):
    pairs = []
    for other in word_to_vec_map:
        if other != word:
            pairs.append((-cosine_similarity(word_to_vec_map[other], word_to_vec_map[word]), other))
    pairs.sort()
    return [other for _, other in pairs][:k]

# %% right="nearest_words" name="argsort"
def nearest_words(word, word_to_vec_map, k=5):
    others = [other for other in word_to_vec_map if other != word]
    scores = np.array([cosine_similarity(word_to_vec_map[word], word_to_vec_map[other]) for other in others])
    return [others[place] for place in np.argsort(-scores)[:k]]

# %% right="nearest_words" name="a heap"
def nearest_words(word, word_to_vec_map, k=5):
    import heapq
    e = word_to_vec_map[word]
    return heapq.nlargest(k, set(word_to_vec_map) - {word}, key=lambda other: cosine_similarity(e, word_to_vec_map[other]))

# %% wrong="complete_analogy" name="only c left out" diagnosis="word_b itself"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    alike = {word: cosine_similarity(e_b - e_a, e_w - e_c) for word, e_w in word_to_vec_map.items() if word != word_c}
    return max(alike, key=alike.get)

# %% wrong="complete_analogy" name="nothing left out" diagnosis="word_b itself"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    return max(word_to_vec_map, key=lambda word: cosine_similarity(e_b - e_a, word_to_vec_map[word] - e_c))

# %% wrong="complete_analogy" name="a not left out" diagnosis="word_a itself"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    alike = {word: cosine_similarity(e_b - e_a, e_w - e_c) for word, e_w in word_to_vec_map.items() if word not in (word_b, word_c)}
    return max(alike, key=alike.get)

# %% wrong="complete_analogy" name="c not left out" diagnosis="word_c itself"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    alike = {word: cosine_similarity(e_b - e_a, e_w - e_c) for word, e_w in word_to_vec_map.items() if word not in (word_a, word_b)}
    return max(alike, key=alike.get)

# %% wrong="complete_analogy" name="sign" diagnosis="a sign is turned"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    best_word, highest = None, -100
    for word, e_w in word_to_vec_map.items():
        if word not in (word_a, word_b, word_c):
            similarity = cosine_similarity(e_a - e_b, e_w - e_c)
            if similarity > highest:
                best_word, highest = word, similarity
    return best_word

# %% wrong="complete_analogy" name="sign on the other side" diagnosis="a sign is turned"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    alike = {word: cosine_similarity(e_b - e_a, e_c - e_w) for word, e_w in word_to_vec_map.items() if word not in (word_a, word_b, word_c)}
    return max(alike, key=alike.get)

# %% wrong="complete_analogy" name="the word itself" diagnosis="with the word itself"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    alike = {word: cosine_similarity(e_b - e_a, e_w) for word, e_w in word_to_vec_map.items() if word not in (word_a, word_b, word_c)}
    return max(alike, key=alike.get)

# %% wrong="complete_analogy" name="from a" diagnosis="difference of the word from a"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    alike = {word: cosine_similarity(e_b - e_a, e_w - e_a) for word, e_w in word_to_vec_map.items() if word not in (word_a, word_b, word_c)}
    return max(alike, key=alike.get)

# %% wrong="complete_analogy" name="distance" diagnosis="by distance"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    apart = {word: np.linalg.norm(e_c + e_b - e_a - e_w) for word, e_w in word_to_vec_map.items() if word not in (word_a, word_b, word_c)}
    return min(apart, key=apart.get)

# %% wrong="complete_analogy" name="dot product" diagnosis="dot product of the differences"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    alike = {word: (e_b - e_a) @ (e_w - e_c) for word, e_w in word_to_vec_map.items() if word not in (word_a, word_b, word_c)}
    return max(alike, key=alike.get)

# %% wrong="complete_analogy" name="the last" diagnosis="last word that was looked at"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    for word in word_to_vec_map:
        if word not in (word_a, word_b, word_c):
            best_word = word
    return best_word

# %% wrong="complete_analogy" name="the least similar" diagnosis="a sign is turned"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    alike = {word: cosine_similarity(e_b - e_a, e_w - e_c) for word, e_w in word_to_vec_map.items() if word not in (word_a, word_b, word_c)}
    return min(alike, key=alike.get)

# %% wrong="complete_analogy" name="from zero on" diagnosis="all below 0"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    best_word, highest = None, 0
    for word, e_w in word_to_vec_map.items():
        if word not in (word_a, word_b, word_c):
            similarity = cosine_similarity(e_b - e_a, e_w - e_c)
            if similarity > highest:
                best_word, highest = word, similarity
    return best_word

# %% wrong="complete_analogy" name="the highest never kept" diagnosis="last word that was looked at"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    best_word, highest = None, -100
    for word, e_w in word_to_vec_map.items():
        if word not in (word_a, word_b, word_c):
            similarity = cosine_similarity(e_b - e_a, e_w - e_c)
            if similarity > highest:
                best_word = word
    return best_word

# %% wrong="complete_analogy" name="capital letters" diagnosis="crash"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    alike = {word: cosine_similarity(e_b - e_a, e_w - e_c) for word, e_w in word_to_vec_map.items() if word not in (word_a, word_b, word_c)}
    return max(alike, key=alike.get)

# %% wrong="complete_analogy" name="the vector" diagnosis="no word of the map"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    return word_to_vec_map[word_c] + word_to_vec_map[word_b] - word_to_vec_map[word_a]

# %% right="complete_analogy" name="a dict"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    three = [word.lower() for word in (word_a, word_b, word_c)]
    e_a, e_b, e_c = (word_to_vec_map[word] for word in three)
    alike = {word: cosine_similarity(e_b - e_a, e_w - e_c) for word, e_w in word_to_vec_map.items() if word not in three}
    return max(alike, key=alike.get)

# %% right="complete_analogy" name="from minus one hundred"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    best_word, highest = None, -100
    for word in word_to_vec_map:
        if word in [word_a, word_b, word_c]:
            continue
        similarity = cosine_similarity(e_b - e_a, word_to_vec_map[word] - e_c)
        if similarity >= highest:
            best_word, highest = word, similarity
    return best_word

# %% right="complete_analogy" name="all at once"
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    words = [word for word in word_to_vec_map if word not in {word_a, word_b, word_c}]
    steps = np.array([word_to_vec_map[word] for word in words]) - word_to_vec_map[word_c]
    scores = steps @ (word_to_vec_map[word_b] - word_to_vec_map[word_a]) / np.linalg.norm(steps, axis=1)
    return words[np.argmax(scores)]

# %% wrong="bias_direction" name="not brought to length 1" diagnosis="the mean itself"
def bias_direction(pairs, word_to_vec_map):
    return np.mean([word_to_vec_map[b] - word_to_vec_map[a] for a, b in pairs], axis=0)

# %% wrong="bias_direction" name="the sum" diagnosis="the sum of the differences"
def bias_direction(pairs, word_to_vec_map):
    return np.sum([word_to_vec_map[b] - word_to_vec_map[a] for a, b in pairs], axis=0)

# %% wrong="bias_direction" name="sign" diagnosis="first minus second"
def bias_direction(pairs, word_to_vec_map):
    g = np.mean([word_to_vec_map[a] - word_to_vec_map[b] for a, b in pairs], axis=0)
    return g / np.linalg.norm(g)

# %% wrong="bias_direction" name="the first pair" diagnosis="the first pair alone"
def bias_direction(pairs, word_to_vec_map):
    a, b = pairs[0]
    g = word_to_vec_map[b] - word_to_vec_map[a]
    return g / np.linalg.norm(g)

# %% wrong="bias_direction" name="the last pair" diagnosis="the last pair alone"
def bias_direction(pairs, word_to_vec_map):
    for a, b in pairs:
        g = word_to_vec_map[b] - word_to_vec_map[a]
    return g / np.linalg.norm(g)

# %% wrong="bias_direction" name="each to length 1" diagnosis="each difference brought to length 1"
def bias_direction(pairs, word_to_vec_map):
    steps = [word_to_vec_map[b] - word_to_vec_map[a] for a, b in pairs]
    g = np.mean([step / np.linalg.norm(step) for step in steps], axis=0)
    return g / np.linalg.norm(g)

# %% wrong="bias_direction" name="the mean of all words" diagnosis="mean of all words"
def bias_direction(pairs, word_to_vec_map):
    g = np.mean([word_to_vec_map[b] + word_to_vec_map[a] for a, b in pairs], axis=0)
    return g / np.linalg.norm(g)

# %% wrong="bias_direction" name="squared length" diagnosis="squared length"
def bias_direction(pairs, word_to_vec_map):
    g = np.mean([word_to_vec_map[b] - word_to_vec_map[a] for a, b in pairs], axis=0)
    return g / np.dot(g, g)

# %% wrong="bias_direction" name="a single number" diagnosis="over-summed"
def bias_direction(pairs, word_to_vec_map):
    g = np.mean([word_to_vec_map[b] - word_to_vec_map[a] for a, b in pairs])
    return g / np.linalg.norm(g)

# %% wrong="bias_direction" name="changes the map" diagnosis="changes-argument"
def bias_direction(pairs, word_to_vec_map):
    g = word_to_vec_map[pairs[0][1]]
    g -= word_to_vec_map[pairs[0][0]]
    for a, b in pairs[1:]:
        g += word_to_vec_map[b] - word_to_vec_map[a]
    return g / np.linalg.norm(g)

# %% right="bias_direction" name="the sum, brought to length 1"
def bias_direction(pairs, word_to_vec_map):
    g = sum(word_to_vec_map[b] - word_to_vec_map[a] for a, b in pairs)
    return g / np.sqrt(np.sum(g**2))

# %% right="bias_direction" name="means of both sides"
def bias_direction(pairs, word_to_vec_map):
    first, second = zip(*pairs)
    g = np.mean([word_to_vec_map[word] for word in second], axis=0) - np.mean([word_to_vec_map[word] for word in first], axis=0)
    return g / np.linalg.norm(g)

# %% wrong="neutralize" name="not squared" diagnosis="where its square is meant"
def neutralize(word, g, word_to_vec_map):
    e = word_to_vec_map[word]
    return e - np.dot(e, g) / np.linalg.norm(g) * g

# %% wrong="neutralize" name="not divided" diagnosis="dividing by nothing"
def neutralize(word, g, word_to_vec_map):
    e = word_to_vec_map[word]
    return e - np.dot(e, g) * g

# %% wrong="neutralize" name="the part along g" diagnosis="that is what should go"
def neutralize(word, g, word_to_vec_map):
    e = word_to_vec_map[word]
    return np.dot(e, g) / np.dot(g, g) * g

# %% wrong="neutralize" name="as it was" diagnosis="as it was"
def neutralize(word, g, word_to_vec_map):
    return word_to_vec_map[word].copy()

# %% wrong="neutralize" name="added" diagnosis="should be taken away"
def neutralize(word, g, word_to_vec_map):
    e = word_to_vec_map[word]
    return e + np.dot(e, g) / np.dot(g, g) * g

# %% wrong="neutralize" name="minus g" diagnosis="whole of g"
def neutralize(word, g, word_to_vec_map):
    return word_to_vec_map[word] - g

# %% wrong="neutralize" name="length of e" diagnosis="squared length of e"
def neutralize(word, g, word_to_vec_map):
    e = word_to_vec_map[word]
    return e - np.dot(e, g) / np.dot(e, e) * g

# %% wrong="neutralize" name="a number taken away" diagnosis="from every entry"
def neutralize(word, g, word_to_vec_map):
    e = word_to_vec_map[word]
    return e - np.dot(e, g) / np.dot(g, g)

# %% wrong="neutralize" name="to length 1" diagnosis="its length should not be touched"
def neutralize(word, g, word_to_vec_map):
    e = word_to_vec_map[word]
    left = e - np.dot(e, g) / np.dot(g, g) * g
    return left / np.linalg.norm(left)

# %% wrong="neutralize" name="changes the map" diagnosis="changes-argument"
def neutralize(word, g, word_to_vec_map):
    e = word_to_vec_map[word]
    e -= np.dot(e, g) / np.dot(g, g) * g
    return e

# %% wrong="neutralize" name="elementwise" diagnosis="a dot product is a sum"
def neutralize(word, g, word_to_vec_map):
    e = word_to_vec_map[word]
    return e - e * g / np.dot(g, g) * g

# %% right="neutralize" name="unit direction"
def neutralize(word, g, word_to_vec_map):
    e, up = word_to_vec_map[word], g / np.linalg.norm(g)
    return e - (e @ up) * up

# %% right="neutralize" name="a projection matrix"
def neutralize(word, g, word_to_vec_map):
    return (np.eye(len(g)) - np.outer(g, g) / np.sum(g**2)) @ word_to_vec_map[word]

# %% wrong="equalize" name="exchanged" diagnosis="exchanged"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    mu = (a + b) / 2
    mu_B = mu @ bias_axis / (bias_axis @ bias_axis) * bias_axis
    mu_orth = mu - mu_B
    reach = np.sqrt(1 - mu_orth @ mu_orth)
    parts = [e @ bias_axis / (bias_axis @ bias_axis) * bias_axis - mu_B for e in (b, a)]
    e1, e2 = (reach * part / np.linalg.norm(part) + mu_orth for part in parts)
    return e1, e2

# %% wrong="equalize" name="no root" diagnosis="leaving out the square root"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    mu = (a + b) / 2
    mu_B = mu @ bias_axis / (bias_axis @ bias_axis) * bias_axis
    mu_orth = mu - mu_B
    reach = 1 - mu_orth @ mu_orth
    parts = [e @ bias_axis / (bias_axis @ bias_axis) * bias_axis - mu_B for e in (a, b)]
    e1, e2 = (reach * part / np.linalg.norm(part) + mu_orth for part in parts)
    return e1, e2

# %% wrong="equalize" name="no reach" diagnosis="lengths are not 1"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    mu = (a + b) / 2
    mu_B = mu @ bias_axis / (bias_axis @ bias_axis) * bias_axis
    mu_orth = mu - mu_B
    parts = [e @ bias_axis / (bias_axis @ bias_axis) * bias_axis - mu_B for e in (a, b)]
    e1, e2 = (part / np.linalg.norm(part) + mu_orth for part in parts)
    return e1, e2

# %% wrong="equalize" name="not corrected" diagnosis="parts along the direction as they were"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    mu = (a + b) / 2
    mu_orth = mu - mu @ bias_axis / (bias_axis @ bias_axis) * bias_axis
    e1, e2 = (e @ bias_axis / (bias_axis @ bias_axis) * bias_axis + mu_orth for e in (a, b))
    return e1, e2

# %% wrong="equalize" name="not scaled" diagnosis="offsets from the mean"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    mu = (a + b) / 2
    mu_B = mu @ bias_axis / (bias_axis @ bias_axis) * bias_axis
    e1, e2 = (e @ bias_axis / (bias_axis @ bias_axis) * bias_axis - mu_B + mu - mu_B for e in (a, b))
    return e1, e2

# %% wrong="equalize" name="nothing off the axis" diagnosis="leaving out the part at a right angle"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    mu = (a + b) / 2
    mu_B = mu @ bias_axis / (bias_axis @ bias_axis) * bias_axis
    mu_orth = mu - mu_B
    reach = np.sqrt(1 - mu_orth @ mu_orth)
    parts = [e @ bias_axis / (bias_axis @ bias_axis) * bias_axis - mu_B for e in (a, b)]
    e1, e2 = (reach * part / np.linalg.norm(part) for part in parts)
    return e1, e2

# %% wrong="equalize" name="the whole mean" diagnosis="adding the whole mean"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    mu = (a + b) / 2
    mu_B = mu @ bias_axis / (bias_axis @ bias_axis) * bias_axis
    mu_orth = mu - mu_B
    reach = np.sqrt(1 - mu_orth @ mu_orth)
    parts = [e @ bias_axis / (bias_axis @ bias_axis) * bias_axis - mu_B for e in (a, b)]
    e1, e2 = (reach * part / np.linalg.norm(part) + mu for part in parts)
    return e1, e2

# %% wrong="equalize" name="length of mu" diagnosis="length of the whole mean"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    mu = (a + b) / 2
    mu_B = mu @ bias_axis / (bias_axis @ bias_axis) * bias_axis
    mu_orth = mu - mu_B
    reach = np.sqrt(abs(1 - mu @ mu))
    parts = [e @ bias_axis / (bias_axis @ bias_axis) * bias_axis - mu_B for e in (a, b)]
    e1, e2 = (reach * part / np.linalg.norm(part) + mu_orth for part in parts)
    return e1, e2

# %% wrong="equalize" name="another version" diagnosis="another published version"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    mu = (a + b) / 2
    mu_B = mu @ bias_axis / (bias_axis @ bias_axis) * bias_axis
    mu_orth = mu - mu_B
    reach = np.sqrt(abs(1 - mu_orth @ mu_orth))
    e1, e2 = (reach * (e @ bias_axis / (bias_axis @ bias_axis) * bias_axis - mu_B) / np.linalg.norm((e - mu_orth) - mu_B) + mu_orth
              for e in (a, b))
    return e1, e2

# %% wrong="equalize" name="mu_B forgotten" diagnosis="leaving mu_B out"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    mu = (a + b) / 2
    mu_B = mu @ bias_axis / (bias_axis @ bias_axis) * bias_axis
    mu_orth = mu - mu_B
    reach = np.sqrt(1 - mu_orth @ mu_orth)
    parts = [e @ bias_axis / (bias_axis @ bias_axis) * bias_axis for e in (a, b)]
    e1, e2 = (reach * part / np.linalg.norm(part) + mu_orth for part in parts)
    return e1, e2

# %% wrong="equalize" name="the first only" diagnosis="first vector alone"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    mu = (a + b) / 2
    mu_B = mu @ bias_axis / (bias_axis @ bias_axis) * bias_axis
    mu_orth = mu - mu_B
    reach = np.sqrt(1 - mu_orth @ mu_orth)
    part = a @ bias_axis / (bias_axis @ bias_axis) * bias_axis - mu_B
    return reach * part / np.linalg.norm(part) + mu_orth, b

# %% wrong="equalize" name="as they were" diagnosis="vectors as they were"
def equalize(pair, bias_axis, word_to_vec_map):
    return word_to_vec_map[pair[0]].copy(), word_to_vec_map[pair[1]].copy()

# %% wrong="equalize" name="the mean twice" diagnosis="same vector twice"
def equalize(pair, bias_axis, word_to_vec_map):
    mu = (word_to_vec_map[pair[0]] + word_to_vec_map[pair[1]]) / 2
    return mu, mu.copy()

# %% wrong="equalize" name="one power of the length" diagnosis="where its square is meant"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    length = np.linalg.norm(bias_axis)
    mu = (a + b) / 2
    mu_B = mu @ bias_axis / length * bias_axis
    mu_orth = mu - mu_B
    reach = np.sqrt(abs(1 - mu_orth @ mu_orth))
    parts = [e @ bias_axis / length * bias_axis - mu_B for e in (a, b)]
    e1, e2 = (reach * part / np.linalg.norm(part) + mu_orth for part in parts)
    return e1, e2

# %% wrong="equalize" name="both neutralised" diagnosis="both neutralised"
def equalize(pair, bias_axis, word_to_vec_map):
    return tuple(e - e @ bias_axis / (bias_axis @ bias_axis) * bias_axis for e in (word_to_vec_map[word] for word in pair))

# %% wrong="equalize" name="below the root" diagnosis="nan"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    mu = a + b
    mu_B = mu @ bias_axis / (bias_axis @ bias_axis) * bias_axis
    mu_orth = mu - mu_B
    with np.errstate(invalid="ignore"):
        reach = np.sqrt(-np.abs(1 - mu_orth @ mu_orth))
    parts = [e @ bias_axis / (bias_axis @ bias_axis) * bias_axis - mu_B for e in (a, b)]
    e1, e2 = (reach * part / np.linalg.norm(part) + mu_orth for part in parts)
    return e1, e2

# %% right="equalize" name="unit axis"
def equalize(pair, bias_axis, word_to_vec_map):
    a, b = (word_to_vec_map[word] for word in pair)
    up = bias_axis / np.linalg.norm(bias_axis)
    mu = (a + b) / 2
    mu_orth = mu - (mu @ up) * up
    reach = np.sqrt(1 - np.sum(mu_orth**2))
    side = np.sign(a @ up - b @ up)
    return mu_orth + side * reach * up, mu_orth - side * reach * up

# %% right="equalize" name="with a helper"
def equalize(pair, bias_axis, word_to_vec_map):
    def along(e):
        return np.sum(e * bias_axis) / np.sum(bias_axis**2) * bias_axis
    e_w1, e_w2 = word_to_vec_map[pair[0]], word_to_vec_map[pair[1]]
    mu = (e_w1 + e_w2) / 2
    mu_B = along(mu)
    mu_orth = mu - mu_B
    corrected = [np.sqrt(1 - np.linalg.norm(mu_orth) ** 2) * (along(e) - mu_B) / np.linalg.norm(along(e) - mu_B) for e in (e_w1, e_w2)]
    return [part + mu_orth for part in corrected]
