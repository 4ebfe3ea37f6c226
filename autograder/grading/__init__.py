"""Grading a whole class.

    submitted/ --submissions--> tasks --workers--> results --ledger, folder--> gradebook.db, autograded/

classroom    the whole of it: grade_class
room, key    what nbgrader's configuration and the released lessons say
submissions  what was handed in (papers: one notebook of it)
crew, shift  who grades, and how the work is handed out
worker       what each of them does with one notebook (warm: its sandbox)
desk         between the two: enters what comes back
ledger       the gradebook
folder       autograded/ (finish, verdicts, stand_in, record: the notebooks in it)
dropin       the same for stock nbgrader's own commands
"""
