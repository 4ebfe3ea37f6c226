"""Submissions that cheat, break out, break down or arrive broken, each with the score that it deserves (README.md).

case         one submission, declared: what it tries, what it earns and why
comparison, reading, leaving, exhausting, channel, notebook, memory, week02
             the corpus, by families
victim       the small course that is attacked, and the secrets planted around it
grading      one submission through the real engine, with short limits
naive        the same submission as a grader of one process would see it
table        README.md
"""
