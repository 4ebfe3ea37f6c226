"""`make demo`: a small class, from author text to grades, in a folder of its own.

folder --> build, release --> hand in (roster, damage) --> grade --> feedback, report, grades.csv --> proof of every score
"""
