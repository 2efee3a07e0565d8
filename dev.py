#!/usr/bin/env python3
"""The one command for working with this product: `python3 dev.py --help` lists what it does."""

import sys

# Before any other import: an older Python must read this far and say what it lacks.
if sys.version_info < (3, 11):
    sys.exit(
        "dev.py needs Python 3.11 or newer, and this is %d.%d. Install one, then: python3.11 dev.py %s"
        % (sys.version_info[0], sys.version_info[1], " ".join(sys.argv[1:]))
    )

from devtools.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
