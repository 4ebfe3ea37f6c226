"""From a lesson to what instructors and learners open, with nothing secret in the latter."""
