"""The network of the scene detector, as data/scenes/train.py teaches it, and the same network with PyTorch.

Both give the slopes of all parameters for the same slope of the volume that comes out.
"""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Arrays = dict[str, Array]
NETWORK = Path(__file__).parents[1] / "data" / "scenes" / "network.py"
NAME = "the detector of week 10 on 96 x 128 x 3, eight convolutions with batch normalisation, batch 24"
PICTURES, DEPTH = (24, 96, 128, 3), 55  # five anchors, each with a box, a confidence and six classes


def steps(precision: type[np.floating[Any]] = np.float32) -> dict[str, Callable[[], list[Array]]]:
    """Our step of training and PyTorch's, from the same start.

    In single precision their slopes differ in the third digit: a sum near 0 that falls on the other side of a leaky
    ReLU takes all below it along. In double precision they must agree.
    """
    network, rng = _network(), np.random.default_rng(1)
    parameters = {name: value.astype(precision) for name, value in network.begin(rng, DEPTH).items()}
    X = rng.uniform(size=PICTURES).astype(precision)
    slope = rng.normal(size=(PICTURES[0], 6, 8, DEPTH)).astype(precision)
    return {"ours": _ours(network, parameters, X, slope), "theirs": _theirs(network, parameters, X, slope)}


def _ours(network: ModuleType, parameters: Arrays, X: Array, slope: Array) -> Callable[[], list[Array]]:
    net = network.Network()

    def step() -> list[Array]:
        _, caches = net.forward(X, parameters, "train")
        grads = net.backward(slope, caches)
        return [grads[f"d{name}"] for name in parameters]

    return step


def _theirs(network: ModuleType, parameters: Arrays, X: Array, slope: Array) -> Callable[[], list[Array]]:
    import torch
    from torch.nn import functional

    torch.set_num_threads(1)
    pictures = torch.tensor((X - X.dtype.type(0.5)).transpose(0, 3, 1, 2).copy())
    upstream = torch.tensor(slope.transpose(0, 3, 1, 2).copy())
    tensors = {name: torch.tensor(_as_theirs(value).copy(), requires_grad=True) for name, value in parameters.items()}

    def step() -> list[Array]:
        A = pictures
        for number, (f, stride, _) in enumerate(network.STAGES, start=1):
            Z = functional.conv2d(A, tensors[f"W{number}"], stride=stride, padding=f // 2)
            gain, shift = tensors[f"g{number}"], tensors[f"h{number}"]
            out = functional.batch_norm(Z, None, None, gain, shift, training=True, eps=network.EPS)
            A = functional.leaky_relu(out, network.LEAK)
        volume = functional.conv2d(A, tensors["Wh"], tensors["bh"])
        slopes = torch.autograd.grad(volume, list(tensors.values()), upstream)
        return [
            found.numpy().transpose(2, 3, 1, 0) if found.ndim == 4 else found.numpy().reshape(value.shape)
            for found, value in zip(slopes, parameters.values(), strict=True)
        ]

    return step


def _as_theirs(value: Array) -> Array:
    if value.shape[:3] == (1, 1, 1):  # a bias
        return value.reshape(-1)
    return value.transpose(3, 2, 0, 1) if value.ndim == 4 else value


def _network() -> ModuleType:
    """data/scenes/network.py: the scripts of data/ are no package."""
    spec = importlib.util.spec_from_file_location("scenes_network", NETWORK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
