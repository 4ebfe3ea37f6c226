"""How far a learner is: which exercises are done, partly done, failing or not attempted. Nothing leaves the machine.

a finished check --note--> ledger: .startcode/progress.json beside the folders of the weeks
notebooks --lessons--> what there is to do;  both --overview--> Overview --card, words--> a notebook, a terminal
"""

from startcode.progress.overview import progress

__all__ = ["progress"]
