"""Our own part of what runs inside bubblewrap: before a learner's code starts, and beside it.

    main        the first process: imports libraries, then makes one sandbox (fresh) or many (zygote)
    supervise   one process per sandbox, out of the learner's reach: limits, output, the end
    confine     what the learner's process gives up before it runs anything of theirs

Only the standard library is needed here.
"""
