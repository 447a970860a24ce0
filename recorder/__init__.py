"""Runs the catalogued snippets as a reader would and keeps what was seen.

``python -m recorder`` is the only entry point; ``nox -s docs`` calls it.
"""

import sys

if sys.version_info < (3, 11):  # no newer syntax above or in this file
    sys.exit(
        "This project needs Python 3.11 or newer, but runs on %d.%d (%s).\n"
        "Install a newer Python and run nox with it: python3.11 -m nox -s docs"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )
