"""Which optional library a test needs: `checks.exercise("build_mlp", needs="keras")` says it."""

import ast


def library_of(source: str) -> str:
    """The library that the test with this text needs, "" if none, or if the text is no Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return ""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="exercise"), keywords=[*keywords]):
                for keyword in keywords:
                    if keyword.arg == "needs" and isinstance(keyword.value, ast.Constant):
                        return str(keyword.value.value)
    return ""
