"""The slopes of both networks are the measured ones, and padding of the source changes nothing."""

import numpy as np
import pytest

from startcode import layers
from startcode.errors import StartCodeError
from startcode.layers import TokenBatch
from tests.startcode.layers.test_network import slopes


@pytest.fixture
def case():
    rng = np.random.default_rng(3)
    parameters = layers.initialize_encoder_decoder(7, 6, 2, 3, rng=rng)
    mask = np.arange(4) < np.array([[4], [2], [3]])
    batch = TokenBatch(
        rng.integers(7, size=(3, 5)),
        np.array([2, 5, 1]),
        rng.integers(6, size=(3, 4)),
        rng.integers(6, size=(3, 4)),
        mask,
    )
    return parameters, batch


def test_every_slope_is_the_measured_one(case):
    parameters, batch = case
    _, grads = layers.encoder_decoder_slopes(parameters, batch)
    assert grads.keys() == {f"d{name}" for name in parameters}
    for name, value in parameters.items():
        measured = slopes(
            lambda moved, n=name: layers.encoder_decoder_slopes({**parameters, n: moved}, batch)[0], value
        )
        np.testing.assert_allclose(grads[f"d{name}"], measured, rtol=1e-4, atol=1e-8, err_msg=name)


def test_padding_on_either_side_changes_nothing(case):
    parameters, batch = case
    loss, grads = layers.encoder_decoder_slopes(parameters, batch)
    wider = batch._replace(
        source=np.pad(batch.source, ((0, 0), (0, 3)), constant_values=4),
        reads=np.pad(batch.reads, ((0, 0), (0, 2)), constant_values=1),
        says=np.pad(batch.says, ((0, 0), (0, 2)), constant_values=2),
        mask=np.pad(batch.mask, ((0, 0), (0, 2))),
    )
    other, same = layers.encoder_decoder_slopes(parameters, wider)
    assert other == pytest.approx(loss)
    for name, value in grads.items():
        np.testing.assert_allclose(same[name], value, atol=1e-12)


def test_it_learns_to_repeat_a_token():
    rng = np.random.default_rng(0)
    parameters = layers.initialize_encoder_decoder(5, 5, 4, 8, rng=rng, dtype=np.float32)
    token = np.arange(1, 5)[:, np.newaxis]
    batch = TokenBatch(token, np.ones(4, int), np.zeros((4, 1), int), token, np.ones((4, 1)))
    optimizer = layers.Adam(learning_rate=0.05)
    for _ in range(60):
        loss, grads = layers.encoder_decoder_slopes(parameters, batch)
        parameters = optimizer.step(parameters, grads)
    assert loss < 0.05
    assert all(value.dtype == np.float32 for value in parameters.values())


@pytest.mark.parametrize("lengths", [[2, 5], [2, 6, 1], [0, 5, 1]])
def test_a_length_that_is_no_number_of_steps_is_refused(case, lengths):
    parameters, batch = case
    with pytest.raises(StartCodeError, match="from 1 to T_x"):
        layers.encoder_decoder_slopes(parameters, batch._replace(lengths=np.array(lengths)))
