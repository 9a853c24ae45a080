"""Resolve requirements/*.in into hash-locked lists that name no registry.

python3 setup/lock.py [edge brain dev dev-brain]
"""

import subprocess
import sys

from environments import LISTS, ROOT, find_uv

for name in sys.argv[1:] or LISTS:
    subprocess.check_call(
        [
            find_uv(),
            "pip",
            "compile",
            "--quiet",
            "--upgrade",
            "--python-version",
            "3.10",
            "--generate-hashes",
            "--no-header",
            "--no-annotate",
            "--no-emit-index-url",
            name + ".in",
            "--output-file",
            name + ".txt",
        ],
        cwd=ROOT / "requirements",
    )
