"""The grader's end: stand-ins for what stays in the learner's process, and the conversation with it.

grader      requests, answers to callbacks
proxies     objects; `classes` and `functions` make what Python asks of them look right
exports     what a test gives to the learner's code
errors      exceptions that came from there
libraries   which modules may be named on both sides

Nothing that comes from there chooses what the grader runs: names are looked up in fixed tables only.
"""
