"""Everything here needs Rasa, so it runs in the brain's environment and is left out elsewhere."""

import importlib.util

collect_ignore_glob = [] if importlib.util.find_spec("rasa") else ["test_*.py"]
