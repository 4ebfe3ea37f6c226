"""What an instructor runs.

    course/ --build--> source/ --release--> release/ --learner--> submitted/ --grade--> gradebook, feedback, report

`course/` is the only text an author edits. `source/` and `release/` are made from it and are never edited.

cli         the commands, one verb each
authoring   an author's text becomes a lesson: cells, rules with a next step, placeholders for answers, variants
publishing  build, release, bundle: what instructors and learners open; nothing secret in the latter
engine      one notebook graded: the learner's cells in a sandbox, the tests outside
grading     a class graded: workers, gradebook, what nbgrader sees
checking    notebooks graded without a class
feedback    the learner's page
report      where a class stands: the instructor's page, figures for programs, grades for other systems
audit       how good the tests are
demo        the whole way, once
beside them: course and notebooks (where things are, reading and writing), reference (the answers, for hidden tests),
repair (what a damaged notebook still says), stock (nbgrader itself), doctor (can this machine grade safely?), errors
"""
