"""The grading engine: the learner's cells run in a sandbox, the tests run outside it, and only values cross.

values    what may cross, and how it is written
sandbox   where the learner's code runs
learner   what runs there
"""
