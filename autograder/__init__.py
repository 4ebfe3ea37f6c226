"""What an instructor runs.

    course/ --build--> source/ --release--> release/ --learner--> submitted/ --grade--> gradebook, feedback, report

`course/` is the only text an author edits. `source/` and `release/` are made from it and are never edited.
"""
