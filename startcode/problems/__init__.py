"""Small random problems that the checks feed to a learner's functions.

Inputs keep away from places where an answer is a matter of taste: predictions from exactly one half, kinks from zero.
Every maker takes a random generator first and the sizes by name; one module a topic. What a module lists in its
`__all__` is here under its own name, so no two modules may list the same one.
"""

from startcode.problems.attention import *
from startcode.problems.batch_norm import *
from startcode.problems.binary import *
from startcode.problems.bleu import *
from startcode.problems.character_model import *
from startcode.problems.clipping import *
from startcode.problems.cnn_application import *
from startcode.problems.cnn_training import *
from startcode.problems.convolution import *
from startcode.problems.convolution_backward import *
from startcode.problems.decoding import *
from startcode.problems.deep import *
from startcode.problems.deep_application import *
from startcode.problems.detection import *
from startcode.problems.detection_slips import *
from startcode.problems.detection_targets import *
from startcode.problems.framework import *
from startcode.problems.gan import *
from startcode.problems.gan_turns import *
from startcode.problems.glove import *
from startcode.problems.gradient_checking import *
from startcode.problems.initialization import *
from startcode.problems.keras_nets import *
from startcode.problems.localization import *
from startcode.problems.multi_head import *
from startcode.problems.numpy_basics import *
from startcode.problems.optimization import *
from startcode.problems.optimization_checks import *
from startcode.problems.perceptron import *
from startcode.problems.planar import *
from startcode.problems.pooling import *
from startcode.problems.regularization import *
from startcode.problems.residual import *
from startcode.problems.rnn import *
from startcode.problems.rnn_backward import *
from startcode.problems.rnn_backward_cells import *
from startcode.problems.rnn_backward_lstm import *
from startcode.problems.rnn_backward_sequences import *
from startcode.problems.rnn_checks import *
from startcode.problems.self_attention import *
from startcode.problems.sentiment import *
from startcode.problems.sliding_windows import *
from startcode.problems.softmax import *
from startcode.problems.style_and_faces import *
from startcode.problems.transformer import *
from startcode.problems.transformer_slips import *
from startcode.problems.translation import *
from startcode.problems.transposed import *
from startcode.problems.trigger_word import *
from startcode.problems.tuning import *
from startcode.problems.tuning_checks import *
from startcode.problems.wasserstein_gan import *
from startcode.problems.word2vec import *
from startcode.problems.word_embeddings import *
