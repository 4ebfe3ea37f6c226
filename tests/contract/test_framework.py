"""What week 7 says about engines and frameworks is what its own functions show; with Keras where that is installed."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, layers
from startcode.optional import is_installed

needs_keras = pytest.mark.skipif(not is_installed("keras"), reason="Keras is not installed")
tensors = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # of PyTorch's tensors


@pytest.fixture(scope="module")
def ours():
    return lesson("week07/keras")


def fourth_power_and_square(ours):
    """x, y = x², z = y² + y of the section Break it, with x = 3."""
    x = ours.Value(3)
    y = x * x
    return x, y * y + y


def test_the_slope_of_the_broken_example_is_114_and_from_the_front_it_is_not(ours):
    x, z = fourth_power_and_square(ours)
    ours.backward(z)
    assert x.grad == 4 * 3**3 + 2 * 3 == 114
    x, z = fourth_power_and_square(ours)
    z.grad = 1.0
    for value in ours.topological_order(z):
        value.push()
    assert x.grad == 0


def test_a_second_walk_is_off_by_more_than_a_factor_of_2_unless_the_slopes_are_reset(ours):
    x, z = fourth_power_and_square(ours)
    ours.backward(z)
    ours.backward(z)
    assert x.grad > 2 * 114
    ours.zero_grad(z)
    ours.backward(z)
    assert x.grad == 114


def test_a_network_of_values_learns_xor_without_a_backward_pass(ours):
    def answer(w, x1, x2):
        hidden = [ours.tanh(w[k] * x1 + w[k + 1] * x2 + w[k + 2]) for k in (0, 3, 6)]
        return ours.tanh(w[9] * hidden[0] + w[10] * hidden[1] + w[11] * hidden[2] + w[12])

    table = [(0, 0, -1), (0, 1, 1), (1, 0, 1), (1, 1, -1)]
    weights = [ours.Value(w) for w in np.random.default_rng(5).normal(size=13)]
    losses = []
    for _ in range(300):
        loss = ours.Value(0)
        for x1, x2, wanted in table:
            off = answer(weights, x1, x2) + (-wanted)
            loss = loss + off * off
        ours.zero_grad(loss)
        ours.backward(loss)
        for w in weights:
            w.data -= 0.05 * w.grad
        losses.append(loss.data)
    assert losses[0] > 4
    assert losses[-1] < 0.1
    assert all(np.sign(answer(weights, x1, x2).data) == wanted for x1, x2, wanted in table)


@pytest.fixture(scope="module")
def digits():
    found = datasets.load_digits(rng=np.random.default_rng(1))
    return found.X_train.T, found.Y_train[0], found.X_dev.T, found.Y_dev[0]


@pytest.fixture
def fitted(ours, digits):
    """A function that trains a model on the digits and gives back what fit has told."""
    keras = pytest.importorskip("keras")
    x_train, y_train, x_dev, y_dev = digits

    def fit(build, x=x_train, batch_size=32, epochs=12, seed=3):
        keras.utils.set_random_seed(seed)
        model = build(keras) if build else ours.build_mlp(64, [32, 16], 10)
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        model.compile(optimizer=keras.optimizers.Adam(0.003), loss=loss, metrics=["accuracy"])
        settings = {"batch_size": batch_size, "epochs": epochs, "validation_data": (x_dev, y_dev), "verbose": 0}
        record = model.fit(x, y_train, **settings).history
        return record, int(model.optimizer.iterations)

    return fit


@needs_keras
@tensors
def test_the_network_of_the_learner_and_keras_with_the_same_weights_agree_to_five_digits(ours, digits):
    mine, sizes = lesson("week07/softmax"), [64, 32, 16, 10]
    x_train, y_train, x_dev, _ = digits
    settings = {"learning_rate": 0.003, "num_epochs": 20, "mini_batch_size": 32, "rng": np.random.default_rng(2)}
    parameters, costs = mine.digit_model(x_train.T, layers.one_hot(y_train, 10), sizes, **settings)
    assert costs[-1] < 0.1 * costs[0]  # trained, so that the probabilities are far from equal
    twin = ours.build_mlp(64, sizes[1:-1], 10)
    twin.set_weights(ours.to_keras_weights(parameters))
    theirs = layers.softmax(np.asarray(twin.predict(x_dev, verbose=0)).T)
    own = mine.forward_propagation(x_dev.T, parameters)[0]
    np.testing.assert_allclose(theirs, own, rtol=0, atol=1e-5)


@needs_keras
@tensors
def test_smaller_batches_make_more_steps_in_an_epoch_and_get_further(ours, digits, fitted):
    ends = {}
    for batch_size in (16, 64, 512):
        record, steps = fitted(None, batch_size=batch_size)
        assert steps == ours.steps_of_fit(len(digits[0]), batch_size, 12)
        ends[batch_size] = record["val_loss"][-1]
    assert ends[16] < ends[64] < ends[512]


@needs_keras
@tensors
def test_with_dropout_fit_reports_a_lower_accuracy_for_training_than_for_the_dev_set(fitted):
    def build(keras):
        parts = [keras.Input(shape=(64,))]
        for units in (64, 32):
            parts += [keras.layers.Dense(units, activation="relu"), keras.layers.Dropout(0.5)]
        return keras.Sequential([*parts, keras.layers.Dense(10)])

    record, _ = fitted(build, epochs=20, seed=4)
    assert np.all(np.subtract(record["val_accuracy"], record["accuracy"]) > 0.02)


@needs_keras
@tensors
def test_the_three_bugs_look_as_the_colleagues_say(ours, digits, fitted):
    def with_softmax(keras):
        return keras.Sequential([ours.build_mlp(64, [32, 16], 10), keras.layers.Softmax()])

    twice, _ = fitted(with_softmax, epochs=25)
    floor = np.log(np.e + 9) - 1
    assert floor < twice["loss"][-1] < floor + 0.06
    assert twice["val_accuracy"][-1] > 0.9
    first, again = (fitted(None, epochs=1)[0]["loss"] for _ in range(2))
    assert first == pytest.approx(again, rel=1e-4)
    x_train = digits[0]
    mixed, _ = fitted(None, x=np.ascontiguousarray(x_train.T).reshape(x_train.shape), epochs=25)
    assert mixed["loss"][-1] < mixed["loss"][0] - 0.3
    assert mixed["val_accuracy"][-1] < 0.2


@needs_keras
@tensors
def test_pytorch_adds_slopes_up_as_the_engine_of_the_lesson_does(ours):
    torch = pytest.importorskip("torch")
    theirs = torch.tensor(2.0, requires_grad=True)
    for times in (1, 2):
        (theirs * 3.0 + theirs).backward()
        assert theirs.grad.item() == 4 * times
