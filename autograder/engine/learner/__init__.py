"""What runs in the sandbox: the learner's cells, and answers to the grader. Nothing here is secret or believed.

process     one learner's process: requests in, answers out
requests    what may be asked
cells       compiling and running cells; `shell` gives them what they know from IPython, `spare` leaves room after them
peer        the conversation; `shared`, `contents` and `extras` carry values, `exports` and `stubs` name objects
raised      exceptions as descriptions

The grader's side (`autograder.engine.remote`) uses `peer`, `shared`, `extras`, `words` and `cells` as well.
"""
