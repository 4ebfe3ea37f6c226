"""The parts of the comparison with Keras that need no Keras."""

import numpy as np

from startcode import problems
from startcode.problems import keras_nets


def test_every_slip_gives_another_answer():
    X, parameters = problems.keras_net(np.random.default_rng(1), input_shape=(12, 8, 3))
    answers = [*keras_nets._answers(X, parameters).values()]
    assert {answer.shape for answer in answers} == {(3, 10)}
    np.testing.assert_allclose(answers[0].sum(axis=1), 1)
    assert all(not np.allclose(answers[0], other, atol=1e-3) for other in answers[1:])


def test_a_frame_for_even_windows_has_its_odd_pixel_at_the_end():
    X = np.arange(1.0, 5.0).reshape(1, 1, 4, 1)
    W = np.array([[0.0, 0.0], [0.0, 0.0]])[..., np.newaxis, np.newaxis].copy()
    W[0, 1] = 1.0  # the pixel to the right
    assert keras_nets._same(X, W, np.zeros(1), 2).ravel().tolist() == [2.0, 3.0, 4.0, 0.0]
