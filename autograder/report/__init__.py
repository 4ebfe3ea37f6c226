"""Where a class stands: one page for the instructor, and the same figures for programs and other systems.

gradebook.db (rows), notes in autograded/ (records, sheets), times --gather--> Klass --figures--> Figures

figures -> page (charts, templates: report/WEEK.html), tables (JSON, CSV)
findings   what was diagnosed, in words, counted
lms        grades for a learning management system: canvas, moodle; gradescope: results.json for each submission
command    `autograder report`
"""
