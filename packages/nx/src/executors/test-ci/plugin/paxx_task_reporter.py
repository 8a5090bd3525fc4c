"""Says of each task what runs, what failed and when all of it has run."""

import os
import time
from pathlib import Path

import pytest
from paxx_task_text import TaskText


class TaskReporter:
    def __init__(self, config, channel, tasks, *, show_output, only_prints):
        self._config = config
        self._channel = channel
        self._show_output = show_output
        self._only_prints = only_prints
        self._paths = [task["paths"] for task in tasks]
        self._texts = [TaskText(config, task["label"]) for task in tasks]
        # Tests that have not ended yet; None until they are counted, and again when the task is done.
        self._left = [None] * len(tasks)
        self._collected = False
        self._counted = False
        self._started = [None] * len(tasks)
        self._tasks_of_file = {}
        self._at = None

    def pytest_sessionstart(self):
        self._channel.send(kind="session")

    def pytest_collectstart(self, collector):
        path = _file_of(collector.nodeid)
        if path != self._at and self._tasks_of(path):
            self._at = path
            self._channel.send(kind="collect", path=path, tasks=self._tasks_of(path))

    def pytest_collectreport(self, report):
        if report.failed:
            for task in self._tasks_of(report.nodeid) or self._tasks_below(report.nodeid):
                self._texts[task].add_collect_error(report)
                self._flush(task)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(self):
        # What goes wrong from here on is not the fault of the file that was read last.
        self._channel.send(kind="collected")
        yield
        self._collected = True

    def pytest_deselected(self, items):
        for item in items:
            for task in self._tasks_of(item.nodeid):
                self._texts[task].deselected += 1

    def pytest_collection_finish(self, session):
        # pytest calls this after an error too, with no tests.
        if self._collected:
            self._expect([item.nodeid for item in session.items])

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids):
        if not self._counted:
            self._expect(ids)

    def pytest_runtest_logstart(self, nodeid):
        tasks = self._tasks_of(nodeid)
        for task in tasks:
            self._started[task] = self._started[task] or time.time()
        self._channel.send(kind="begin", test=nodeid, tasks=tasks)

    def pytest_runtest_logreport(self, report):
        tasks = self._tasks_of(report.nodeid)
        for task in tasks:
            self._texts[task].add_report(report, show_output=self._show_output)
            self._flush(task)
        if getattr(report, "paxx_wide", False):
            text = self._texts[tasks[0]].describe(report) if tasks else report.longreprtext
            self._channel.send(kind="wide", text=text)
        # What pytest-xdist makes up for the test that ended its worker; no end of the test follows.
        if report.when == "???":
            self.pytest_runtest_logfinish(report.nodeid)

    def pytest_runtest_logfinish(self, nodeid):
        self._channel.send(kind="end", test=nodeid)
        for task in self._tasks_of(nodeid):
            if self._left[task] is not None:
                self._left[task] -= 1
                self._close_if_done(task)

    def pytest_warning_recorded(self, warning_message, nodeid):
        for task in self._tasks_of(nodeid) if nodeid else ():
            self._texts[task].add_warning(warning_message, nodeid)

    def pytest_internalerror(self, excrepr, excinfo):
        files = {str(entry.path) for entry in excinfo.traceback} if excinfo else ()
        tasks = sorted({task for file in files for task in self._tasks_of(file)})
        self._channel.send(kind="stopped", text=str(excrepr), tasks=tasks)

    def pytest_keyboard_interrupt(self, excinfo):
        if excinfo.errisinstance(pytest.exit.Exception):
            self._channel.send(kind="stopped", text=f"pytest.exit: {excinfo.value.msg}", tasks=[])
        else:
            self._channel.send(kind="stopped", text=self._where(excinfo), tasks=[])

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session, exitstatus):
        if exitstatus not in (0, 1, 5) or session.shouldstop or session.shouldfail:
            return
        # Every test has run; a plugin that runs them its own way may not have said so.
        for task in range(len(self._left)):
            if self._left[task] is not None:
                self._left[task] = 0
                self._close_if_done(task)

    def _where(self, excinfo):
        """The project's own lines of the traceback: below are pytest, above perhaps a library that waits."""
        project = self._config.invocation_params.dir
        own = [
            entry
            for entry in excinfo.traceback
            if project in Path(entry.path).parents and "site-packages" not in Path(entry.path).parts
        ]
        lines = [
            f"{os.path.relpath(entry.path, project)}:{entry.lineno + 1}: in {entry.name}\n"
            f"    {str(entry.statement).strip()}"
            for entry in own
        ]
        return "\n".join([*lines, excinfo.exconly()])

    def _expect(self, nodeids):
        """Counting tests, rather than waiting for the next folder, holds in any order."""
        self._counted = True
        self._left = [0] * len(self._left)
        for nodeid in nodeids:
            for task in self._tasks_of(nodeid):
                self._left[task] += 1
        for task in range(len(self._left)):
            self._close_if_done(task)

    def _close_if_done(self, task):
        if self._left[task] != 0:
            return
        self._left[task] = None
        if self._only_prints:
            return
        text = self._texts[task]
        now = time.time()
        started = self._started[task] or now
        times = {"start": int(started * 1000), "end": int(now * 1000)}
        self._channel.send(kind="done", task=task, failed=text.failed, text=text.summary(), **times)

    def _flush(self, task):
        if text := self._texts[task].take():
            failed = self._texts[task].failed
            self._channel.send(kind="text", task=task, text=text, failed=failed)

    def _tasks_of(self, nodeid):
        path = _file_of(nodeid)
        if path not in self._tasks_of_file:
            place = self._in_project(path)
            found = [
                i for i, paths in enumerate(self._paths) if any(_is_in(place, p) for p in paths)
            ]
            self._tasks_of_file[path] = found
        return self._tasks_of_file[path]

    def _tasks_below(self, nodeid):
        """Of a folder that holds those of several tasks: `features`, when its `__init__.py` is broken."""
        place = self._in_project(_file_of(nodeid))
        below = [i for i, paths in enumerate(self._paths) if any(_is_in(p, place) for p in paths)]
        return below or range(len(self._paths))

    def _in_project(self, path):
        """pytest's paths are relative to its root, which is that of its configuration."""
        place = os.path.join(self._config.rootpath, path)
        return os.path.relpath(place, self._config.invocation_params.dir).replace(os.sep, "/")


def _file_of(nodeid):
    return str(nodeid).partition("::")[0]


def _is_in(path, folder):
    return folder in (".", path) or path.startswith(f"{folder}/")
