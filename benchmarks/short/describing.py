# %% [markdown]
# # Describing numbers
#
# A short notebook of an ordinary kind, for measuring what grading costs beside the learner's own work.

# %%
import numpy as np

# %%
numbers = np.array([3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0])

# %% [markdown]
# ## Where is the middle?

# %% exercise="mean"
def mean(x):
    """The arithmetic mean of a vector."""
    ### START CODE HERE ### (≈ 1 line)
    middle = np.sum(x) / x.size  # a number
    ### END CODE HERE ###
    return middle

# %% test="mean" points=5
assert mean(np.array([1.0, 2.0, 6.0])) == 3
assert mean(numbers) == 3.875
### BEGIN HIDDEN TESTS
for size in (2, 7, 31):
    drawn = np.random.default_rng(size).normal(size=size)
    assert np.isclose(mean(drawn), drawn.mean())
### END HIDDEN TESTS

# %% experiment="the numbers as dots"
import matplotlib.pyplot as plt

plt.plot(numbers, "o")
plt.title("Eight numbers")
plt.show()

# %% [markdown]
# ## How far do they spread?

# %% exercise="variance"
def variance(x):
    """The mean squared distance from the mean."""
    ### START CODE HERE ### (≈ 2 lines)
    away = x - mean(x)  # distances, a vector
    spread = mean(away * away)  # a number
    ### END CODE HERE ###
    return spread

# %% test="variance" points=5
assert variance(np.array([1.0, 3.0])) == 1
np.testing.assert_allclose(variance(numbers), 6.609375)
### BEGIN HIDDEN TESTS
for size in (3, 8, 29):
    drawn = np.random.default_rng(size).normal(size=size)
    np.testing.assert_allclose(variance(drawn), drawn.var())
### END HIDDEN TESTS

# %% [markdown]
# ## On one scale

# %% exercise="standardize"
def standardize(x):
    """Mean 0 and variance 1."""
    ### START CODE HERE ### (≈ 1 line)
    scaled = (x - mean(x)) / np.sqrt(variance(x))  # a vector
    ### END CODE HERE ###
    return scaled

# %% test="standardize" points=5
scaled = standardize(numbers)
assert scaled.shape == numbers.shape
np.testing.assert_allclose([scaled.mean(), scaled.var()], [0, 1], atol=1e-12)
### BEGIN HIDDEN TESTS
drawn = np.random.default_rng(5).normal(3, 7, size=101)
np.testing.assert_allclose(standardize(drawn), (drawn - drawn.mean()) / drawn.std())
### END HIDDEN TESTS

# %% experiment="before and after"
plt.plot(numbers, "o", label="before")
if standardize(numbers) is not None:
    plt.plot(standardize(numbers), "s", label="after")
plt.legend()
plt.show()

# %% [markdown]
# ## Two vectors together

# %% exercise="correlation"
def correlation(x, y):
    """Pearson's correlation of two vectors."""
    ### START CODE HERE ### (≈ 1 line)
    r = mean(standardize(x) * standardize(y))  # a number
    ### END CODE HERE ###
    return r

# %% test="correlation" points=5
np.testing.assert_allclose(correlation(numbers, 2 * numbers + 1), 1)
np.testing.assert_allclose(correlation(numbers, -numbers), -1)
### BEGIN HIDDEN TESTS
one, other = np.random.default_rng(9).normal(size=(2, 57))
np.testing.assert_allclose(correlation(one, other), np.corrcoef(one, other)[0, 1])
### END HIDDEN TESTS

# %% [markdown]
# ## A running mean

# %% exercise="running_mean"
def running_mean(x, width):
    """The means of all windows of `width` neighbours."""
    ### START CODE HERE ### (≈ 1 line)
    smooth = np.convolve(x, np.ones(width) / width, mode="valid")  # a vector
    ### END CODE HERE ###
    return smooth

# %% test="running_mean" points=5
np.testing.assert_allclose(running_mean(numbers, 1), numbers)
assert running_mean(numbers, 3).shape == (6,)
### BEGIN HIDDEN TESTS
for width in (2, 3, 5):
    expected = [numbers[i : i + width].mean() for i in range(numbers.size - width + 1)]
    np.testing.assert_allclose(running_mean(numbers, width), expected)
### END HIDDEN TESTS

# %% experiment="smoothing"
if running_mean(numbers, 3) is not None:
    plt.plot(numbers, "o")
    plt.plot(np.arange(1, 7), running_mean(numbers, 3))
    plt.title("Means of three neighbours")
    plt.show()

# %% [markdown]
# ## The largest

# %% exercise="place_of_largest"
def place_of_largest(x):
    """The index of the largest entry."""
    ### START CODE HERE ### (≈ 1 line)
    place = int(np.argmax(x))  # a whole number
    ### END CODE HERE ###
    return place

# %% test="place_of_largest" points=5
assert place_of_largest(numbers) == 5
### BEGIN HIDDEN TESTS
for seed in range(5):
    drawn = np.random.default_rng(seed).permutation(19)
    assert drawn[place_of_largest(drawn)] == 18
### END HIDDEN TESTS

# %% [markdown]
# ## What you can do now
#
# Describe any vector of numbers with a handful of others, and say what each of them leaves out.
