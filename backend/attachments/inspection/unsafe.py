"""What is refused of a file that is of a right kind."""

from common.errors import Problem


class Unsafe(Problem):
    """400: it could do more than be looked at, or cannot be read."""

    status = 400
    code = "unsafe_file"
    detail = "This file cannot be added."
