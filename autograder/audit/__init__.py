"""How good are the tests? Small mistakes are planted in the reference answers, and the tests must notice them.

    reference answer --operators--> mutants --workers--> killed | survived
    variants         ------------------------workers--> caught | kept, and the diagnosis they got

A mutant that survives shows what no test looks at, unless it is the same function: then a mark beside the lesson
(`<lesson>.audit.toml`) says why. The result is recorded in `<lesson>.audit.json` with the hash of what was audited.
"""
