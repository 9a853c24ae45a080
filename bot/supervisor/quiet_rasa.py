"""Rasa for serving, without the deprecation warnings of its libraries.

Some of them undo `PYTHONWARNINGS=ignore` while they are imported, so that a dozen lines that nobody can act upon stood
between starting and the addresses. Training is not started this way: what Rasa warns of there is for its reader.
"""

import logging
import runpy

if __name__ == "__main__":
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    runpy.run_module("rasa", run_name="__main__", alter_sys=True)
