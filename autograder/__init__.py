"""What an instructor runs.

    course/ --build--> source/ --release--> release/ --learner--> submitted/ --grade--> gradebook, feedback

`course/` is the only text an author edits. `source/` and `release/` are made from it and are never edited.

where things are       course, errors, notebooks (reading and writing them), repair
author text            script -> options -> cells -> lesson; rules, code_rules (what is refused); variants, rehearsal
answers, placeholders  regions, bindings, placeholders; reference (the answers, for hidden tests)
build and release      build, release, preprocessors (plugged into nbgrader), private, leaks, bundle; stock (nbgrader)
grading                engine (one notebook, in a sandbox), grading (a class), checking (without a class), doctor
afterwards             feedback (for learners), audit (how good the tests are), demo (the whole way)
on the command line    cli, one verb each
"""
