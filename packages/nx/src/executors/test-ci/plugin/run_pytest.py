"""Runs pytest as its console script does, with the plugin beside this file, and says at the end that it came to one.

Usage: run_pytest.py [arguments for pytest]. In the project's folder, with the number of a pipe in PAXX_TEST_CI_PIPE.
"""

import os
import sys

import pytest


def main():
    # Where the console script is, and not the working directory, which `python -m pytest` would add.
    sys.path[0] = os.path.dirname(sys.executable)
    # Last, so that nothing of the project's is shadowed; pytest-xdist hands the list on to its workers.
    sys.path.append(os.path.dirname(os.path.abspath(__file__)))
    sys.argv[0] = os.path.join(sys.path[0], "pytest")
    code = int(pytest.main(sys.argv[1:]))
    plugin = sys.modules.get("paxx_test_ci")
    if plugin and plugin.channel:
        plugin.channel.send(kind="finish", code=code)
    return code


# A test that starts processes by multiprocessing's `spawn` imports this file again.
if __name__ == "__main__":
    sys.exit(main())
