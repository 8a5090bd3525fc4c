"""The plugin `-p paxx_test_ci`: reports over the pipe; in a worker of pytest-xdist, which has none, it marks reports.

What is said per task must not depend on what else runs in the same process, so options that stop a run early or
remember the last one are taken back here.
"""

import os
import signal
import threading

import pytest
from paxx_channel import Channel
from paxx_task_reporter import TaskReporter
from paxx_wide_teardown import WideTeardown

# Taken out of the environment at once: no test and no process of a test may write to the pipe.
_pipe = os.environ.pop("PAXX_TEST_CI_PIPE", None)
channel = Channel(int(_pipe)) if _pipe else None
_tasks = channel.receive()["tasks"] if channel else []
_shown = pytest.StashKey[bool]()

_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# They need the cache of another run, stop at a failure, or leave tests out because of one.
_OTHER_RUNS = ("lf", "failedfirst", "newfirst", "stepwise", "stepwise_skip", "stepwise_reset")
# Then pytest prints something in place of running tests.
_PRINTS = (
    *("help", "version", "markers", "showfixtures", "show_fixtures_per_test"),
    *("collectonly", "setupplan", "cacheshow"),
)


def _interrupt_once(_number, _frame):
    """Teardown runs on KeyboardInterrupt only; Nx and a terminal send several signals, and one more would end it."""
    for number in _STOPS:
        signal.signal(number, _ignore)
    raise KeyboardInterrupt


def _ignore(_number, _frame):
    # Not SIG_IGN, which a process that a teardown starts would inherit.
    pass


def _restore_in_child():
    """A forked child ends at SIGTERM, as it would without us."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


if threading.current_thread() is threading.main_thread():
    for _number in _STOPS:
        signal.signal(_number, _interrupt_once)
    os.register_at_fork(after_in_child=_restore_in_child)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config):
    options = early_config.known_args_namespace
    # Output that is not captured belongs to no task; what `-s` asks for is shown in the task's own.
    early_config.stash[_shown] = getattr(options, "capture", None) == "no"
    if early_config.stash[_shown]:
        options.capture = "fd"
    # A threshold speaks of the whole suite.
    if hasattr(options, "cov_fail_under"):
        options.cov_fail_under = 0
    return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    option = config.option
    option.maxfail = 0
    option.continue_on_collection_errors = True
    for name in _OTHER_RUNS:
        if hasattr(option, name):
            setattr(option, name, False)
    if channel and _only_prints(config):
        channel.send(kind="prints")


def pytest_configure(config):
    config.pluginmanager.register(WideTeardown(), "paxx-wide-teardown")
    workerinput = getattr(config, "workerinput", None)
    if workerinput is not None:
        config.pluginmanager.register(_Paths(workerinput["paxx_paths"]), "paxx-paths")
    elif channel:
        paths = _Paths([path for task in _tasks for path in task["paths"]])
        config.pluginmanager.register(paths, "paxx-paths")
        reporter = TaskReporter(
            *(config, channel, _tasks),
            show_output=config.stash.get(_shown, False),
            only_prints=_only_prints(config),
        )
        config.pluginmanager.register(reporter, "paxx-task-reporter")


def _only_prints(config):
    return any(getattr(config.option, name, False) for name in _PRINTS)


class _Paths:
    """Has pytest collect the paths of the tasks.

    They are no arguments: then pytest looks for its configuration from the project's folder upwards and loads the
    conftest.py of a feature with that feature, as it does for the whole suite. A broken one fails alone.
    """

    def __init__(self, paths):
        self.paths = [path for path in dict.fromkeys(paths) if not _is_inside_another(path, paths)]

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session):
        config = session.config
        # Somebody who typed paths wants fewer tests of the same task.
        if config.args_source is not config.ArgsSource.ARGS:
            config.args = self.paths

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node):
        node.workerinput["paxx_paths"] = self.paths


def _is_inside_another(path, paths):
    return any(path != other and (other == "." or path.startswith(f"{other}/")) for other in paths)
