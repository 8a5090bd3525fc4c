"""Marks the report of a teardown whose error is of a fixture that several tasks share.

pytest puts it on the test that happened to be the last one; run alone, each of the tasks would have it.
"""

import inspect

import pytest

_NARROW = ("function", "class", "module")


class WideTeardown:
    def __init__(self):
        self._scopes = {}
        self._is_last = False

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_fixture_setup(self, fixturedef):
        code = getattr(inspect.unwrap(fixturedef.func), "__code__", None)
        self._scopes[code] = fixturedef.scope
        return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, item, nextitem):
        self._is_last = nextitem is None or nextitem.path.parent != item.path.parent

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, call):
        report = yield
        if call.when == "teardown" and call.excinfo and report.failed and self._is_last:
            # An attribute, which pytest-xdist carries from the worker.
            report.paxx_wide = any(self._is_wide(leaf) for leaf in _leaves(call.excinfo.value))
        return report

    def _is_wide(self, error):
        scopes = {self._scopes[code] for code in _codes(error) if code in self._scopes}
        if scopes:
            return not scopes <= set(_NARROW)
        # A finalizer, or a hook of a conftest.py: nobody knows whose. A warning that became an error is raised at the
        # test during which the garbage was collected, last or not.
        return not isinstance(error, Warning)


def _leaves(error):
    if isinstance(error, BaseExceptionGroup):
        return [leaf for inner in error.exceptions for leaf in _leaves(inner)]
    return [error]


def _codes(error):
    traceback = error.__traceback__
    while traceback:
        yield traceback.tb_frame.f_code
        traceback = traceback.tb_next
