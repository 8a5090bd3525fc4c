"""What the user reads of one task: its failures as pytest writes them, and a line that counts."""

import io
from collections import Counter

from _pytest._io import TerminalWriter

# The order of pytest's own last line; what plugins count (reruns, subtests) follows.
_ORDER = ("failed", "error", "passed", "skipped", "deselected", "xfailed", "xpassed", "warnings")
_RED = ("failed", "error")
# The text is stored and shown elsewhere: it must not depend on the width of this terminal.
_WIDTH = 80


class TaskText:
    def __init__(self, config, label):
        self._config = config
        self._label = label
        self._counts = Counter()
        self._seconds = 0.0
        self._warnings = []
        self._lines = []
        self.deselected = 0
        self.failed = False

    def add_report(self, report, *, show_output):
        status = self._config.hook.pytest_report_teststatus(report=report, config=self._config)
        category, _letter, word = status or _plain_status(report)
        if category:
            self._counts[category] += 1
            if self._option("verbose", 0) > 0:
                word = word if isinstance(word, str) else word[0]
                self._lines.append(f"{report.nodeid} {word}\n")
        self._seconds += getattr(report, "duration", 0)
        if report.failed and not hasattr(report, "wasxfail"):
            self.failed = True
            self._lines.append(self.describe(report))
        elif show_output and report.when == "teardown":
            self._lines.append(self._write(lambda out: self._write_sections(out, report)))

    def add_collect_error(self, report):
        self._counts["error"] += 1
        self.failed = True
        self._lines.append(self.describe(report))

    def add_warning(self, message, nodeid):
        self._counts["warnings"] += 1
        place = f"{message.filename}:{message.lineno}"
        line = f"{nodeid}: {place}: {message.category.__name__}: {message.message}\n"
        if line not in self._warnings:
            self._warnings.append(line)

    def describe(self, report):
        def write(out):
            out.sep("_", self._title(report), red=True, bold=True)
            report.toterminal(out)
            self._write_sections(out, report)

        return self._write(write)

    def take(self):
        text = "".join(self._lines)
        self._lines = []
        return text

    def summary(self):
        counts = self._counts + Counter(deselected=self.deselected)
        order = [*_ORDER, *(name for name in counts if name not in _ORDER)]
        parts = [f"{counts[name]} {name}" for name in order if counts[name]]
        if not any(counts[name] for name in counts if name not in ("deselected", "warnings")):
            parts.insert(0, "no tests ran")
        red = self.failed or any(counts[name] for name in _RED)
        line = f"{self._label}: {', '.join(parts)} in {self._seconds:.2f}s"
        colour = {"red": True} if red else {"green": True}
        return "".join(self._warnings) + self._write(lambda out: out.line(line, **colour))

    def _title(self, report):
        when = getattr(report, "when", None)
        if when in ("setup", "teardown"):
            return f"ERROR at {when} of {report.head_line}"
        return f"ERROR collecting {report.nodeid}" if when == "collect" else report.head_line

    def _write_sections(self, out, report):
        shown = self._option("showcapture", "all")
        for name, content in report.sections:
            if shown != "no" and (shown == "all" or shown in name):
                out.sep("-", name)
                out.line(content.removesuffix("\n"))

    def _write(self, write):
        file = io.StringIO()
        out = TerminalWriter(file)
        out.fullwidth = _WIDTH
        color = self._option("color", "auto")
        out.hasmarkup = color == "yes" if color in ("yes", "no") else out.hasmarkup
        out.code_highlight = self._option("code_highlight", "yes") != "no"
        write(out)
        return file.getvalue()

    def _option(self, name, default):
        """They belong to pytest's plugin `terminal`, which may be switched off."""
        return getattr(self._config.option, name, default)


def _plain_status(report):
    if report.failed and report.when != "call":
        return "error", "E", "ERROR"
    return (report.outcome if report.when == "call" or report.skipped else ""), "", report.outcome
