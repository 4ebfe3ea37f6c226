# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# Answers that people give to the exercises of week07/tuning: wrong ones, with the diagnosis that they must get, and other
# right ones.

# %% wrong="split_data" name="not shuffled" diagnosis="not-shuffled"
def split_data(X, Y, fractions, rng):
    ends = np.round(np.cumsum(fractions) * X.shape[1]).astype(int)
    pieces = np.split(np.arange(X.shape[1]), ends[:-1])
    return [(X[:, piece], Y[:, piece]) for piece in pieces]

# %% wrong="split_data" name="cut first, shuffled within the parts" diagnosis="not-shuffled"
def split_data(X, Y, fractions, rng):
    ends = np.round(np.cumsum(fractions) * X.shape[1]).astype(int)
    pieces = [rng.permutation(piece) for piece in np.split(np.arange(X.shape[1]), ends[:-1])]
    return [(X[:, piece], Y[:, piece]) for piece in pieces]

# %% wrong="split_data" name="rolled to a random beginning" diagnosis="not-shuffled"
def split_data(X, Y, fractions, rng):
    m = X.shape[1]
    ends = np.round(np.cumsum(fractions) * m).astype(int)
    order = np.roll(np.arange(m), rng.integers(m))
    return [(X[:, piece], Y[:, piece]) for piece in np.split(order, ends[:-1])]

# %% wrong="split_data" name="X and Y shuffled apart" diagnosis="pairs-lost"
def split_data(X, Y, fractions, rng):
    m = X.shape[1]
    ends = np.round(np.cumsum(fractions) * m).astype(int)
    X, Y = X[:, rng.permutation(m)], Y[:, rng.permutation(m)]
    return list(zip(np.split(X, ends[:-1], axis=1), np.split(Y, ends[:-1], axis=1)))

# %% wrong="split_data" name="labels left where they were" diagnosis="pairs-lost"
def split_data(X, Y, fractions, rng):
    m = X.shape[1]
    ends = np.round(np.cumsum(fractions) * m).astype(int)
    X = X[:, rng.permutation(m)]
    return list(zip(np.split(X, ends[:-1], axis=1), np.split(Y, ends[:-1], axis=1)))

# %% wrong="split_data" name="drawn with replacement" diagnosis="overlap"
def split_data(X, Y, fractions, rng):
    m = X.shape[1]
    ends = np.round(np.cumsum(fractions) * m).astype(int)
    order = rng.integers(0, m, size=m)
    return [(X[:, piece], Y[:, piece]) for piece in np.split(order, ends[:-1])]

# %% wrong="split_data" name="each part drawn from the whole set" diagnosis="overlap"
def split_data(X, Y, fractions, rng):
    m = X.shape[1]
    parts = []
    for share in fractions:
        piece = rng.choice(m, round(share * m), replace=False)
        parts.append((X[:, piece], Y[:, piece]))
    return parts

# %% wrong="split_data" name="all ends, so one empty part more" diagnosis="not-parts"
def split_data(X, Y, fractions, rng):
    m = X.shape[1]
    ends = np.round(np.cumsum(fractions) * m).astype(int)
    return [(X[:, piece], Y[:, piece]) for piece in np.split(rng.permutation(m), ends)]

# %% wrong="split_data" name="rows" diagnosis="crash"
def split_data(X, Y, fractions, rng):
    m = X.shape[1]
    ends = np.round(np.cumsum(fractions) * m).astype(int)
    return [(X[piece], Y[piece]) for piece in np.split(rng.permutation(m), ends[:-1])]

# %% wrong="split_data" name="shares turned round" diagnosis="sizes"
def split_data(X, Y, fractions, rng):
    m = X.shape[1]
    ends = np.round(np.cumsum(fractions[::-1]) * m).astype(int)
    return [(X[:, piece], Y[:, piece]) for piece in np.split(rng.permutation(m), ends[:-1])]

# %% wrong="split_data" name="the last example lost" diagnosis="incomplete"
def split_data(X, Y, fractions, rng):
    m = X.shape[1]
    ends = np.round(np.cumsum(fractions) * m).astype(int)
    order = rng.permutation(m)[:-1]
    return [(X[:, piece], Y[:, piece]) for piece in np.split(order, ends[:-1])]

# %% wrong="split_data" name="the global generator" diagnosis="global generator"
def split_data(X, Y, fractions, rng):
    m = X.shape[1]
    ends = np.round(np.cumsum(fractions) * m).astype(int)
    return [(X[:, piece], Y[:, piece]) for piece in np.split(np.random.permutation(m), ends[:-1])]

# %% wrong="split_data" name="a seed inside" diagnosis="seed"
def split_data(X, Y, fractions, rng):
    m = X.shape[1]
    ends = np.round(np.cumsum(fractions) * m).astype(int)
    order = np.random.default_rng(1).permutation(m)
    return [(X[:, piece], Y[:, piece]) for piece in np.split(order, ends[:-1])]

# %% wrong="split_data" name="the caller's array shuffled" diagnosis="changes-argument"
def split_data(X, Y, fractions, rng):
    ends = np.round(np.cumsum(fractions) * X.shape[1]).astype(int)
    rng.shuffle(X, axis=1)
    return list(zip(np.split(X, ends[:-1], axis=1), np.split(Y, ends[:-1], axis=1)))

# %% right="split_data" name="one table of both"
def split_data(X, Y, fractions, rng):
    both = rng.permutation(np.vstack([X, Y]), axis=1)
    ends = np.round(np.cumsum(fractions) * X.shape[1]).astype(int)
    return [(part[:-1], part[-1:]) for part in np.split(both, ends[:-1], axis=1)]

# %% right="split_data" name="a loop over starts and ends, cut off instead of rounded"
def split_data(X, Y, fractions, rng):
    m, start, parts = X.shape[1], 0, []
    order = np.argsort(rng.random(m))
    for place, share in enumerate(fractions):
        end = m if place == len(fractions) - 1 else start + int(share * m)
        parts.append([X[:, order[start:end]], Y[:, order[start:end]]])
        start = end
    return parts

# %% right="split_data" name="a tuple of pairs"
def split_data(X, Y, fractions, rng):
    order = rng.choice(X.shape[1], X.shape[1], replace=False)
    ends = np.round(np.cumsum(fractions) * X.shape[1]).astype(int)
    X, Y = X[:, order], Y[:, order]
    return tuple((X[:, a:b], Y[:, a:b]) for a, b in zip([0, *ends[:-1]], ends))

# %% wrong="sample_log_uniform" name="linear" diagnosis="linear"
def sample_log_uniform(low, high, n, rng):
    return rng.uniform(low, high, size=n)

# %% wrong="sample_log_uniform" name="log of base 10, power of e" diagnosis="bases"
def sample_log_uniform(low, high, n, rng):
    return np.exp(rng.uniform(np.log10(low), np.log10(high), size=n))

# %% wrong="sample_log_uniform" name="log of base e, power of 10" diagnosis="outside"
def sample_log_uniform(low, high, n, rng):
    return 10.0 ** rng.uniform(np.log(low), np.log(high), size=n)

# %% wrong="sample_log_uniform" name="the exponents" diagnosis="outside"
def sample_log_uniform(low, high, n, rng):
    return rng.uniform(np.log10(low), np.log10(high), size=n)

# %% wrong="sample_log_uniform" name="the logarithm of even numbers" diagnosis="outside"
def sample_log_uniform(low, high, n, rng):
    return np.log10(rng.uniform(low, high, size=n))

# %% wrong="sample_log_uniform" name="whole exponents" diagnosis="repeated"
def sample_log_uniform(low, high, n, rng):
    return 10.0 ** rng.integers(int(np.ceil(np.log10(low))), int(np.floor(np.log10(high))) + 1, size=n)

# %% wrong="sample_log_uniform" name="one draw for all" diagnosis="one-draw"
def sample_log_uniform(low, high, n, rng):
    return np.full(n, 10.0 ** rng.uniform(np.log10(low), np.log10(high)))

# %% wrong="sample_log_uniform" name="one number" diagnosis="one-draw"
def sample_log_uniform(low, high, n, rng):
    return 10.0 ** rng.uniform(np.log10(low), np.log10(high))

# %% wrong="sample_log_uniform" name="evenly spaced exponents" diagnosis="rng"
def sample_log_uniform(low, high, n, rng):
    return np.logspace(np.log10(low), np.log10(high), n)

# %% wrong="sample_log_uniform" name="the global generator" diagnosis="global generator"
def sample_log_uniform(low, high, n, rng):
    return 10.0 ** np.random.uniform(np.log10(low), np.log10(high), size=n)

# %% wrong="sample_log_uniform" name="a seed inside" diagnosis="seed"
def sample_log_uniform(low, high, n, rng):
    rng = np.random.default_rng(1)
    return 10.0 ** rng.uniform(np.log10(low), np.log10(high), size=n)

# %% wrong="sample_log_uniform" name="normal exponents" diagnosis="uneven"
def sample_log_uniform(low, high, n, rng):
    a, b = np.log10(low), np.log10(high)
    return 10.0 ** np.clip(rng.normal((a + b) / 2, (b - a) / 6, size=n), a, b)

# %% wrong="sample_log_uniform" name="sorted" diagnosis="ordered"
def sample_log_uniform(low, high, n, rng):
    return np.sort(10.0 ** rng.uniform(np.log10(low), np.log10(high), size=n))

# %% wrong="sample_log_uniform" name="even numbers squared" diagnosis="uneven"
def sample_log_uniform(low, high, n, rng):
    return rng.uniform(np.sqrt(low), np.sqrt(high), size=n) ** 2

# %% right="sample_log_uniform" name="base e"
def sample_log_uniform(low, high, n, rng):
    return np.exp(rng.uniform(np.log(low), np.log(high), n))

# %% right="sample_log_uniform" name="a power of the ratio"
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)

# %% right="sample_log_uniform" name="one at a time"
def sample_log_uniform(low, high, n, rng):
    a, b = np.log10([low, high])
    return np.array([10 ** (a + (b - a) * rng.random()) for _ in range(n)])

# %% wrong="sample_beta" name="beta itself on the log scale" diagnosis="not-from-one"
def sample_beta(low, high, n, rng):
    return sample_log_uniform(low, high, n, rng)

# %% wrong="sample_beta" name="linear" diagnosis="linear"
def sample_beta(low, high, n, rng):
    return rng.uniform(low, high, size=n)

# %% wrong="sample_beta" name="the distances" diagnosis="distances"
def sample_beta(low, high, n, rng):
    return sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong="sample_beta" name="one minus beta on the log scale" diagnosis="distances"
def sample_beta(low, high, n, rng):
    return 1 - sample_log_uniform(low, high, n, rng)

# %% wrong="sample_beta" name="one draw for all" diagnosis="one-draw"
def sample_beta(low, high, n, rng):
    return 1 - np.full(n, sample_log_uniform(1 - high, 1 - low, 1, rng)[0])

# %% wrong="sample_beta" name="a generator of its own" diagnosis="global generator"
def sample_beta(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, np.random.default_rng())

# %% wrong="sample_beta" name="a seed inside" diagnosis="seed"
def sample_beta(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, np.random.default_rng(3))

# %% wrong="sample_beta" name="nines counted" diagnosis="repeated"
def sample_beta(low, high, n, rng):
    whole = rng.integers(int(np.ceil(-np.log10(1 - low))), int(np.floor(-np.log10(1 - high))) + 1, size=n)
    return 1 - 10.0 ** -whole

# %% wrong="sample_beta" name="the distances, cut off at the ends" diagnosis="repeated"
def sample_beta(low, high, n, rng):
    return np.clip(sample_log_uniform(1 - high, 1 - low, n, rng), low, high)

# %% right="sample_beta" name="by hand"
def sample_beta(low, high, n, rng):
    exponents = rng.uniform(np.log10(1 - high), np.log10(1 - low), n)
    return 1 - 10**exponents

# %% right="sample_beta" name="ends the other way round"
def sample_beta(low, high, n, rng):
    return 1.0 - (1 - low) * ((1 - high) / (1 - low)) ** rng.random(n)

# %% wrong="grid_search" name="pairs only" diagnosis="not-all"
def grid_search(train_and_eval, grid):
    results = []
    for values in zip(*grid.values()):
        settings = dict(zip(grid, values))
        results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% wrong="grid_search" name="one after the other" diagnosis="settings"
def grid_search(train_and_eval, grid):
    results = []
    for name, values in grid.items():
        for value in values:
            settings = {name: value}
            results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% wrong="grid_search" name="one dict for all" diagnosis="same-dict"
def grid_search(train_and_eval, grid):
    results, settings = [], {}
    for values in product(*grid.values()):
        settings.update(zip(grid, values))
        results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% wrong="grid_search" name="accuracies forgotten" diagnosis="missing-key"
def grid_search(train_and_eval, grid):
    results = []
    for values in product(*grid.values()):
        settings = dict(zip(grid, values))
        train_and_eval(settings)
        results.append({"settings": settings})
    return results

# %% wrong="grid_search" name="settings forgotten" diagnosis="missing-key"
def grid_search(train_and_eval, grid):
    return [train_and_eval(dict(zip(grid, values))) for values in product(*grid.values())]

# %% wrong="grid_search" name="settings not in a dict of their own" diagnosis="missing-key"
def grid_search(train_and_eval, grid):
    results = []
    for values in product(*grid.values()):
        settings = dict(zip(grid, values))
        results.append({**settings, **train_and_eval(settings)})
    return results

# %% wrong="grid_search" name="trained twice" diagnosis="twice"
def grid_search(train_and_eval, grid):
    results = []
    for values in product(*grid.values()):
        settings = dict(zip(grid, values))
        results.append({"settings": settings, "train": train_and_eval(settings)["train"], "dev": train_and_eval(settings)["dev"]})
    return results

# %% wrong="grid_search" name="the last one only" diagnosis="results-missing"
def grid_search(train_and_eval, grid):
    for values in product(*grid.values()):
        settings = dict(zip(grid, values))
        results = [{"settings": settings, **train_and_eval(settings)}]
    return results

# %% wrong="grid_search" name="tuples of values" diagnosis="settings"
def grid_search(train_and_eval, grid):
    results = []
    for settings in product(*grid.values()):
        results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% wrong="grid_search" name="two hyperparameters only" diagnosis="settings"
def grid_search(train_and_eval, grid):
    results = []
    for learning_rate in grid["learning_rate"]:
        for n_h in grid["n_h"]:
            settings = {"learning_rate": learning_rate, "n_h": n_h}
            results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% wrong="grid_search" name="values written as text" diagnosis="foreign"
def grid_search(train_and_eval, grid):
    results = []
    for values in product(*grid.values()):
        settings = {name: str(value) for name, value in zip(grid, values)}
        results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% right="grid_search" name="names and values kept apart, another order"
def grid_search(train_and_eval, grid):
    names, results = list(grid)[::-1], []
    for values in product(*(grid[name] for name in names)):
        settings = dict(zip(names, values))
        result = dict(train_and_eval(settings))
        result["settings"] = settings
        results.append(result)
    return results

# %% right="grid_search" name="grown by recursion"
def grid_search(train_and_eval, grid):
    all_settings = [{}]
    for name, values in grid.items():
        all_settings = [{**settings, name: value} for settings in all_settings for value in values]
    return [{"settings": settings} | train_and_eval(settings) for settings in all_settings]

# %% wrong="random_search" name="one draw before the loop" diagnosis="one-draw"
def random_search(train_and_eval, space, n_trials, rng):
    results, settings = [], draw(space, rng)
    for _ in range(n_trials):
        results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% wrong="random_search" name="one dict for all" diagnosis="same-dict"
def random_search(train_and_eval, space, n_trials, rng):
    results, settings = [], {}
    for _ in range(n_trials):
        settings.update(draw(space, rng))
        results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% wrong="random_search" name="one result for all" diagnosis="same-dict"
def random_search(train_and_eval, space, n_trials, rng):
    results, result = [], {}
    for _ in range(n_trials):
        settings = draw(space, rng)
        result.update(settings=settings, **train_and_eval(settings))
        results.append(result)
    return results

# %% wrong="random_search" name="a grid" diagnosis="grid"
def random_search(train_and_eval, space, n_trials, rng):
    results, side = [], int(np.ceil(n_trials ** (1 / len(space))))
    columns = {name: [draw(space, rng)[name] for _ in range(side)] for name in space}
    for values in list(product(*columns.values()))[:n_trials]:
        settings = dict(zip(columns, values))
        results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% wrong="random_search" name="drawn again for the network" diagnosis="other-settings"
def random_search(train_and_eval, space, n_trials, rng):
    results = []
    for _ in range(n_trials):
        results.append({"settings": draw(space, rng), **train_and_eval(draw(space, rng))})
    return results

# %% wrong="random_search" name="one trial too many" diagnosis="count"
def random_search(train_and_eval, space, n_trials, rng):
    results = []
    for _ in range(n_trials + 1):
        settings = draw(space, rng)
        results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% wrong="random_search" name="return inside the loop" diagnosis="count"
def random_search(train_and_eval, space, n_trials, rng):
    results = []
    for _ in range(n_trials):
        settings = draw(space, rng)
        results.append({"settings": settings, **train_and_eval(settings)})
        return results

# %% wrong="random_search" name="a generator of its own" diagnosis="global generator"
def random_search(train_and_eval, space, n_trials, rng):
    results, rng = [], np.random.default_rng()
    for _ in range(n_trials):
        settings = draw(space, rng)
        results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% wrong="random_search" name="a seed inside" diagnosis="seed"
def random_search(train_and_eval, space, n_trials, rng):
    results, rng = [], np.random.default_rng(0)
    for _ in range(n_trials):
        settings = draw(space, rng)
        results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% wrong="random_search" name="a seed in every trial" diagnosis="one-draw"
def random_search(train_and_eval, space, n_trials, rng):
    results = []
    for _ in range(n_trials):
        settings = draw(space, np.random.default_rng(1))
        results.append({"settings": settings, **train_and_eval(settings)})
    return results

# %% wrong="random_search" name="sorted by accuracy" diagnosis="order"
def random_search(train_and_eval, space, n_trials, rng):
    results = []
    for _ in range(n_trials):
        settings = draw(space, rng)
        results.append({"settings": settings, **train_and_eval(settings)})
    return sorted(results, key=lambda result: -result["dev"])

# %% wrong="random_search" name="only the best" diagnosis="results-missing"
def random_search(train_and_eval, space, n_trials, rng):
    results = []
    for _ in range(n_trials):
        settings = draw(space, rng)
        results.append({"settings": settings, **train_and_eval(settings)})
    return [max(results, key=lambda result: result["dev"])]

# %% wrong="random_search" name="accuracies as one entry" diagnosis="missing-key"
def random_search(train_and_eval, space, n_trials, rng):
    results = []
    for _ in range(n_trials):
        settings = draw(space, rng)
        results.append({"settings": settings, "accuracies": train_and_eval(settings)})
    return results

# %% right="random_search" name="all settings drawn first"
def random_search(train_and_eval, space, n_trials, rng):
    drawn = [draw(space, rng) for _ in range(n_trials)]
    return [{"settings": settings, **train_and_eval(settings)} for settings in drawn]

# %% right="random_search" name="while, and a result filled step by step"
def random_search(train_and_eval, space, n_trials, rng):
    results = []
    while len(results) < n_trials:
        result = {"settings": draw(space, rng)}
        accuracies = train_and_eval(result["settings"])
        result["train"], result["dev"] = accuracies["train"], accuracies["dev"]
        results.append(result)
    return results

# %% wrong="select_best" name="by the training part" diagnosis="train"
def select_best(results):
    return max(results, key=lambda result: result["train"])

# %% wrong="select_best" name="by the test part" diagnosis="test"
def select_best(results):
    return max(results, key=lambda result: result["test"])

# %% wrong="select_best" name="the lowest" diagnosis="lowest"
def select_best(results):
    return min(results, key=lambda result: result["dev"])

# %% wrong="select_best" name="the first of a list in ascending order" diagnosis="lowest"
def select_best(results):
    return sorted(results, key=lambda result: result["dev"])[0]

# %% wrong="select_best" name="the settings only" diagnosis="not-a-result"
def select_best(results):
    return max(results, key=lambda result: result["dev"])["settings"]

# %% wrong="select_best" name="its place" diagnosis="type"
def select_best(results):
    return int(np.argmax([result["dev"] for result in results]))

# %% wrong="select_best" name="the accuracy" diagnosis="type"
def select_best(results):
    return max(result["dev"] for result in results)

# %% wrong="select_best" name="the last trial" diagnosis="not-the-best"
def select_best(results):
    return results[-1]

# %% wrong="select_best" name="the smallest gap" diagnosis="not-the-best"
def select_best(results):
    return min(results, key=lambda result: abs(result["train"] - result["dev"]))

# %% wrong="select_best" name="the last of equals" diagnosis="tie"
def select_best(results):
    best = results[0]
    for result in results:
        if result["dev"] >= best["dev"]:
            best = result
    return best

# %% wrong="select_best" name="the caller's list sorted" diagnosis="changes-argument"
def select_best(results):
    results.sort(key=lambda result: -result["dev"])
    return results[0]

# %% wrong="select_best" name="dicts compared" diagnosis="crash"
def select_best(results):
    return max(results)

# %% right="select_best" name="argmax"
def select_best(results):
    return results[int(np.argmax([result["dev"] for result in results]))]

# %% right="select_best" name="a loop"
def select_best(results):
    best = results[0]
    for result in results[1:]:
        if result["dev"] > best["dev"]:
            best = result
    return best

# %% wrong="narrow" name="the worst" diagnosis="worst"
def narrow(space, results, keep):
    best = sorted(results, key=lambda result: result["dev"])[:keep]
    values = {name: [result["settings"][name] for result in best] for name in space}
    return {name: (space[name][0], min(values[name]), max(values[name])) for name in space}

# %% wrong="narrow" name="by the training part" diagnosis="train"
def narrow(space, results, keep):
    best = sorted(results, key=lambda result: -result["train"])[:keep]
    values = {name: [result["settings"][name] for result in best] for name in space}
    return {name: (space[name][0], min(values[name]), max(values[name])) for name in space}

# %% wrong="narrow" name="by the test part" diagnosis="test"
def narrow(space, results, keep):
    best = sorted(results, key=lambda result: -result["test"])[:keep]
    values = {name: [result["settings"][name] for result in best] for name in space}
    return {name: (space[name][0], min(values[name]), max(values[name])) for name in space}

# %% wrong="narrow" name="all trials" diagnosis="all"
def narrow(space, results, keep):
    values = {name: [result["settings"][name] for result in results] for name in space}
    return {name: (space[name][0], min(values[name]), max(values[name])) for name in space}

# %% wrong="narrow" name="the first trials" diagnosis="first"
def narrow(space, results, keep):
    values = {name: [result["settings"][name] for result in results[:keep]] for name in space}
    return {name: (space[name][0], min(values[name]), max(values[name])) for name in space}

# %% wrong="narrow" name="low and high exchanged" diagnosis="exchanged"
def narrow(space, results, keep):
    best = sorted(results, key=lambda result: -result["dev"])[:keep]
    values = {name: [result["settings"][name] for result in best] for name in space}
    return {name: (space[name][0], max(values[name]), min(values[name])) for name in space}

# %% wrong="narrow" name="scale forgotten" diagnosis="not-triples"
def narrow(space, results, keep):
    best = sorted(results, key=lambda result: -result["dev"])[:keep]
    values = {name: [result["settings"][name] for result in best] for name in space}
    return {name: (min(values[name]), max(values[name])) for name in space}

# %% wrong="narrow" name="all scales linear" diagnosis="scale"
def narrow(space, results, keep):
    best = sorted(results, key=lambda result: -result["dev"])[:keep]
    values = {name: [result["settings"][name] for result in best] for name in space}
    return {name: ("linear", min(values[name]), max(values[name])) for name in space}

# %% wrong="narrow" name="the space as it was" diagnosis="unchanged"
def narrow(space, results, keep):
    return dict(space)

# %% wrong="narrow" name="one result too many" diagnosis="one-more"
def narrow(space, results, keep):
    best = sorted(results, key=lambda result: -result["dev"])[: keep + 1]
    values = {name: [result["settings"][name] for result in best] for name in space}
    return {name: (space[name][0], min(values[name]), max(values[name])) for name in space}

# %% wrong="narrow" name="from the best to the last kept" diagnosis="ends"
def narrow(space, results, keep):
    best = sorted(results, key=lambda result: -result["dev"])[:keep]
    values = {name: [result["settings"][name] for result in best] for name in space}
    return {name: (space[name][0], *sorted([values[name][0], values[name][-1]])) for name in space}

# %% wrong="narrow" name="written into the caller's space" diagnosis="changes-argument"
def narrow(space, results, keep):
    best = sorted(results, key=lambda result: -result["dev"])[:keep]
    for name, (scale, _, _) in space.items():
        values = [result["settings"][name] for result in best]
        space[name] = (scale, min(values), max(values))
    return space

# %% wrong="narrow" name="the learning rate only" diagnosis="names"
def narrow(space, results, keep):
    best = sorted(results, key=lambda result: -result["dev"])[:keep]
    values = [result["settings"]["learning_rate"] for result in best]
    return {"learning_rate": ("log", min(values), max(values))}

# %% wrong="narrow" name="values looked for beside the settings" diagnosis="crash"
def narrow(space, results, keep):
    best = sorted(results, key=lambda result: -result["dev"])[:keep]
    return {name: (space[name][0], min(r[name] for r in best), max(r[name] for r in best)) for name in space}

# %% right="narrow" name="argsort, lists for triples"
def narrow(space, results, keep):
    order = np.argsort([-result["dev"] for result in results])[:keep]
    chosen = [results[place]["settings"] for place in order]
    return {name: [scale, min(s[name] for s in chosen), max(s[name] for s in chosen)] for name, (scale, _, _) in space.items()}

# %% right="narrow" name="a threshold, the last of an ascending list"
def narrow(space, results, keep):
    least = sorted(result["dev"] for result in results)[-keep]
    best = [result for result in results if result["dev"] >= least]
    narrowed = {}
    for name in space:
        values = sorted(result["settings"][name] for result in best)
        narrowed[name] = (space[name][0], values[0], values[-1])
    return narrowed

# %% wrong="compare" name="other minus one" diagnosis="other minus one"
def compare(dev_accuracy, one, other, seeds):
    d = np.array([dev_accuracy(other, seed) - dev_accuracy(one, seed) for seed in seeds])
    return np.mean(d), np.std(d, ddof=1) / np.sqrt(len(seeds))

# %% wrong="compare" name="without ddof" diagnosis="ddof=1 is missing"
def compare(dev_accuracy, one, other, seeds):
    d = np.array([dev_accuracy(one, seed) - dev_accuracy(other, seed) for seed in seeds])
    return np.mean(d), np.std(d) / np.sqrt(len(seeds))

# %% wrong="compare" name="the standard deviation" diagnosis="the standard deviation itself, not divided"
def compare(dev_accuracy, one, other, seeds):
    d = np.array([dev_accuracy(one, seed) - dev_accuracy(other, seed) for seed in seeds])
    return np.mean(d), np.std(d, ddof=1)

# %% wrong="compare" name="over n" diagnosis="dividing by n where its root is meant"
def compare(dev_accuracy, one, other, seeds):
    d = np.array([dev_accuracy(one, seed) - dev_accuracy(other, seed) for seed in seeds])
    return np.mean(d), np.std(d, ddof=1) / len(seeds)

# %% wrong="compare" name="the variance" diagnosis="the variance"
def compare(dev_accuracy, one, other, seeds):
    d = np.array([dev_accuracy(one, seed) - dev_accuracy(other, seed) for seed in seeds])
    return np.mean(d), np.var(d, ddof=1) / len(seeds)

# %% wrong="compare" name="both settings apart" diagnosis="looking at both settings apart"
def compare(dev_accuracy, one, other, seeds):
    a = np.array([dev_accuracy(one, seed) for seed in seeds])
    b = np.array([dev_accuracy(other, seed) for seed in seeds])
    return np.mean(a) - np.mean(b), np.sqrt((np.var(a, ddof=1) + np.var(b, ddof=1)) / len(seeds))

# %% wrong="compare" name="half of the seeds each" diagnosis="seeds"
def compare(dev_accuracy, one, other, seeds):
    half = len(seeds) // 2
    d = np.array([dev_accuracy(one, a) - dev_accuracy(other, b) for a, b in zip(seeds[:half], seeds[half:])])
    return np.mean(d), np.std(d, ddof=1) / np.sqrt(len(d))

# %% wrong="compare" name="seeds of its own" diagnosis="seeds"
def compare(dev_accuracy, one, other, seeds):
    d = np.array([dev_accuracy(one, seed) - dev_accuracy(other, seed) for seed in range(len(seeds))])
    return np.mean(d), np.std(d, ddof=1) / np.sqrt(len(seeds))

# %% wrong="compare" name="the first seed only" diagnosis="seeds"
def compare(dev_accuracy, one, other, seeds):
    d = np.array([dev_accuracy(one, seeds[0]) - dev_accuracy(other, seeds[0]) for _ in seeds])
    return np.mean(d), np.std(d, ddof=1) / np.sqrt(len(seeds))

# %% wrong="compare" name="trained twice" diagnosis="twice"
def compare(dev_accuracy, one, other, seeds):
    difference = np.mean([dev_accuracy(one, seed) - dev_accuracy(other, seed) for seed in seeds])
    d = np.array([dev_accuracy(one, seed) - dev_accuracy(other, seed) for seed in seeds])
    return difference, np.std(d, ddof=1) / np.sqrt(len(seeds))

# %% wrong="compare" name="the best runs" diagnosis="the difference of the best runs"
def compare(dev_accuracy, one, other, seeds):
    a, b = [np.array([dev_accuracy(settings, seed) for seed in seeds]) for settings in (one, other)]
    return a.max() - b.max(), np.std(a - b, ddof=1) / np.sqrt(len(seeds))

# %% wrong="compare" name="the sum" diagnosis="the sum"
def compare(dev_accuracy, one, other, seeds):
    d = np.array([dev_accuracy(one, seed) - dev_accuracy(other, seed) for seed in seeds])
    return np.sum(d), np.std(d, ddof=1) / np.sqrt(len(seeds))

# %% wrong="compare" name="the difference only" diagnosis="type"
def compare(dev_accuracy, one, other, seeds):
    return np.mean([dev_accuracy(one, seed) - dev_accuracy(other, seed) for seed in seeds])

# %% right="compare" name="without NumPy"
def compare(dev_accuracy, one, other, seeds):
    n = len(seeds)
    d = [float(dev_accuracy(one, seed)) - float(dev_accuracy(other, seed)) for seed in seeds]
    mean = sum(d) / n
    return mean, (sum((value - mean) ** 2 for value in d) / (n - 1) / n) ** 0.5

# %% right="compare" name="all of one first, paired afterwards"
def compare(dev_accuracy, one, other, seeds):
    a = np.array([dev_accuracy(one, seed) for seed in seeds])
    b = np.array([dev_accuracy(other, seed) for seed in reversed(seeds)])[::-1]
    return a.mean() - b.mean(), np.sqrt(np.var(a - b, ddof=1) / a.size)

# %% wrong="tune" name="chosen by the test part" diagnosis="test-seen"
def tune(train, accuracy, space, parts, n_trials, rng):
    def train_and_eval(settings):
        network = train(*parts[0], settings)
        scores = [accuracy(network, *part) for part in parts]
        return {"train": scores[0], "dev": scores[2], "real": scores[1], "test": scores[2]}
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best["settings"], best["real"], best["test"]

# %% wrong="tune" name="the test part in every trial" diagnosis="test-seen"
def tune(train, accuracy, space, parts, n_trials, rng):
    def train_and_eval(settings):
        network = train(*parts[0], settings)
        return dict(zip(("train", "dev", "test"), (accuracy(network, *part) for part in parts)))
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best["settings"], best["dev"], best["test"]

# %% wrong="tune" name="trained on train and dev" diagnosis="trained-on-dev"
def tune(train, accuracy, space, parts, n_trials, rng):
    X, Y = np.hstack([parts[0][0], parts[1][0]]), np.hstack([parts[0][1], parts[1][1]])
    def train_and_eval(settings):
        network = train(X, Y, settings)
        return {"train": accuracy(network, *parts[0]), "dev": accuracy(network, *parts[1]), "network": network}
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best["settings"], best["dev"], accuracy(best["network"], *parts[2])

# %% wrong="tune" name="trained on the dev part" diagnosis="trained-on-dev"
def tune(train, accuracy, space, parts, n_trials, rng):
    def train_and_eval(settings):
        network = train(*parts[1], settings)
        return {"train": accuracy(network, *parts[0]), "dev": accuracy(network, *parts[1]), "network": network}
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best["settings"], best["dev"], accuracy(best["network"], *parts[2])

# %% wrong="tune" name="trained on the test part" diagnosis="trained-on-test"
def tune(train, accuracy, space, parts, n_trials, rng):
    def train_and_eval(settings):
        network = train(*parts[2], settings)
        return {"train": accuracy(network, *parts[0]), "dev": accuracy(network, *parts[1]), "network": network}
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best["settings"], best["dev"], accuracy(best["network"], *parts[2])

# %% wrong="tune" name="chosen by the training part" diagnosis="chosen-by-train"
def tune(train, accuracy, space, parts, n_trials, rng):
    def train_and_eval(settings):
        network = train(*parts[0], settings)
        return {"train": accuracy(network, *parts[0]), "dev": accuracy(network, *parts[1]), "network": network}
    best = max(random_search(train_and_eval, space, n_trials, rng), key=lambda result: result["train"])
    return best["settings"], best["dev"], accuracy(best["network"], *parts[2])

# %% wrong="tune" name="train and dev exchanged" diagnosis="chosen-by-train"
def tune(train, accuracy, space, parts, n_trials, rng):
    def train_and_eval(settings):
        network = train(*parts[0], settings)
        return {"train": accuracy(network, *parts[1]), "dev": accuracy(network, *parts[0]), "network": network}
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best["settings"], best["dev"], accuracy(best["network"], *parts[2])

# %% wrong="tune" name="the last network" diagnosis="not-the-best"
def tune(train, accuracy, space, parts, n_trials, rng):
    kept = []
    def train_and_eval(settings):
        kept.append(train(*parts[0], settings))
        return {"train": accuracy(kept[-1], *parts[0]), "dev": accuracy(kept[-1], *parts[1])}
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best["settings"], best["dev"], accuracy(kept[-1], *parts[2])

# %% wrong="tune" name="trained once more" diagnosis="count"
def tune(train, accuracy, space, parts, n_trials, rng):
    def train_and_eval(settings):
        network = train(*parts[0], settings)
        return {"train": accuracy(network, *parts[0]), "dev": accuracy(network, *parts[1])}
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best["settings"], best["dev"], accuracy(train(*parts[0], best["settings"]), *parts[2])

# %% wrong="tune" name="the dev part for the last number" diagnosis="test-unused"
def tune(train, accuracy, space, parts, n_trials, rng):
    def train_and_eval(settings):
        network = train(*parts[0], settings)
        return {"train": accuracy(network, *parts[0]), "dev": accuracy(network, *parts[1]), "network": network}
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best["settings"], best["dev"], accuracy(best["network"], *parts[1])

# %% wrong="tune" name="dev and test exchanged in the end" diagnosis="the test part"
def tune(train, accuracy, space, parts, n_trials, rng):
    def train_and_eval(settings):
        network = train(*parts[0], settings)
        return {"train": accuracy(network, *parts[0]), "dev": accuracy(network, *parts[1]), "network": network}
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best["settings"], accuracy(best["network"], *parts[2]), best["dev"]

# %% wrong="tune" name="the settings of another trial" diagnosis="settings"
def tune(train, accuracy, space, parts, n_trials, rng):
    def train_and_eval(settings):
        network = train(*parts[0], settings)
        return {"train": accuracy(network, *parts[0]), "dev": accuracy(network, *parts[1]), "network": network}
    results = random_search(train_and_eval, space, n_trials, rng)
    best = select_best(results)
    return results[0]["settings"], best["dev"], accuracy(best["network"], *parts[2])

# %% wrong="tune" name="the settings inside of their result" diagnosis="settings"
def tune(train, accuracy, space, parts, n_trials, rng):
    def train_and_eval(settings):
        network = train(*parts[0], settings)
        return {"train": accuracy(network, *parts[0]), "dev": accuracy(network, *parts[1]), "network": network}
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best, best["dev"], accuracy(best["network"], *parts[2])

# %% wrong="tune" name="the network kept under no name" diagnosis="crash"
def tune(train, accuracy, space, parts, n_trials, rng):
    def train_and_eval(settings):
        network = train(*parts[0], settings)
        return {"train": accuracy(network, *parts[0]), "dev": accuracy(network, *parts[1])}
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best["settings"], best["dev"], accuracy(best["network"], *parts[2])

# %% right="tune" name="networks in a list, no dict of the training part"
def tune(train, accuracy, space, parts, n_trials, rng):
    (X_train, Y_train), (X_dev, Y_dev), (X_test, Y_test) = parts
    networks = []
    def train_and_eval(settings):
        networks.append(train(X_train, Y_train, settings))
        return {"train": 0.0, "dev": accuracy(networks[-1], X_dev, Y_dev), "number": len(networks) - 1}
    best = select_best(random_search(train_and_eval, space, n_trials, rng))
    return best["settings"], best["dev"], accuracy(networks[best["number"]], X_test, Y_test)

# %% right="tune" name="a search by hand"
def tune(train, accuracy, space, parts, n_trials, rng):
    best = None
    for _ in range(n_trials):
        settings = draw(space, rng)
        network = train(*parts[0], settings)
        dev = accuracy(network, *parts[1])
        if best is None or dev > best[1]:
            best = settings, dev, network
    return best[0], best[1], accuracy(best[2], *parts[2])
