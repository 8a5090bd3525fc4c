"""Lets Alembic's autogenerate compare the values of enums, which it does not by itself."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from alembic.autogenerate import comparators, renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import ops
from alembic.util import DispatchPriority

log = logging.getLogger("alembic.autogenerate.enums")
TEXT = re.compile(r"(E?)'((?:[^']|'')*)'")
CAST = re.compile(r"::[a-z]+(?: [a-z]+)*(?:\[\])?")
# Without texts and casts: `status IN (, )` on SQLite, `(status) = ANY (ARRAY[, ])` on PostgreSQL.
IS_ONE_OF = re.compile(r'\(?"?(\w+)"?\)? (?:IN \([, ]*\)|= (?:ANY \(+ARRAY\[[, ]*\]\)+)?)')


@dataclass(frozen=True)
class Check:
    """The constraint by which a column has no other values than these."""

    name: str
    table: str
    column: str
    values: list[str]

    def create(self) -> ops.MigrateOperation:
        return ops.AddConstraintOp.from_constraint(self.constraint())

    def drop(self) -> ops.MigrateOperation:
        return ops.DropConstraintOp.from_constraint(self.constraint())

    def constraint(self) -> sa.CheckConstraint:
        condition = sa.column(self.column).in_(self.values)
        text = str(condition.compile(compile_kwargs={"literal_binds": True}))
        constraint = sa.CheckConstraint(text, name=sa.schema.conv(self.name))
        sa.Table(self.table, sa.MetaData(), constraint)
        return constraint


@dataclass
class LeaveValues(ops.MigrateOperation):
    """The place in a revision where rows leave values that the new constraint refuses."""

    old: Check | None
    new: Check | None

    def reverse(self) -> "LeaveValues":
        return LeaveValues(self.new, self.old)

    def to_diff_tuple(self) -> tuple[Any, ...]:
        return ("change_values", *(check and check.values for check in (self.old, self.new)))

    def refused(self) -> list[str]:
        if self.new is None:
            return []
        if self.old is None:
            return [f"none of {', '.join(map(repr, self.new.values))}"]
        return [repr(value) for value in self.old.values if value not in self.new.values]


@renderers.dispatch_for(LeaveValues)
def render_place(_: AutogenContext, place: LeaveValues) -> list[str]:
    refused = place.refused()
    if place.new is None or not refused:
        return []
    return [
        f"# Rows whose {place.new.column} is {' or '.join(refused)} would be refused below.",
        '# Where there are any, give them another value here, by op.execute("UPDATE …").',
    ]


# After the tables: what is new or gone is known then.
@comparators.dispatch_for("schema", priority=DispatchPriority.LAST)
def compare_enums(context: AutogenContext, upgrade: ops.UpgradeOps, _: object) -> None:
    altered = {op.table_name: op for op in upgrade.ops if isinstance(op, ops.ModifyTableOps)}
    for table in context.sorted_tables:
        if not context.inspector.has_table(table.name):
            continue
        wanted = {check.column: check for check in wanted_checks(table)}
        stored = {check.column: check for check in stored_checks(context, table)}
        if changes := altered.get(table.name):
            changes.ops = [each for op in changes.ops for each in alter(op, wanted, stored)]
        for column in sorted(wanted.keys() | stored.keys()):
            old, new = stored.get(column), wanted.get(column)
            if old is None or new is None or set(old.values) != set(new.values):
                log.info("Detected other values of '%s.%s'", table.name, column)
                upgrade.ops.extend(replace(table.name, old, new))


def wanted_checks(table: sa.Table) -> Iterator[Check]:
    for check in declared_checks(table):
        for column in check.columns:
            kind, name = column.type, str(check.name)
            if isinstance(kind, sa.Enum) and name == f"ck_{table.name}_{kind.name}":
                yield Check(name, table.name, column.name, kind.enums)


def declared_checks(table: sa.Table) -> list[sa.CheckConstraint]:
    every = [*table.constraints, *(each for column in table.columns for each in column.constraints)]
    return [each for each in every if isinstance(each, sa.CheckConstraint)]


def stored_checks(context: AutogenContext, table: sa.Table) -> Iterator[Check]:
    def stored_name(check: sa.CheckConstraint) -> str:
        # PostgreSQL shortens long ones.
        name = context.dialect.identifier_preparer.format_constraint(check)
        return (name or "").strip('"')

    declared = {stored_name(check) for check in declared_checks(table)}
    enums = {stored_name(check.constraint()): check.name for check in wanted_checks(table)}
    for check in context.inspector.get_check_constraints(table.name):
        name, text = check["name"] or "", check["sqltext"]
        match = IS_ONE_OF.fullmatch(CAST.sub("", TEXT.sub("", text)))
        if match is None or (name in declared and name not in enums):
            continue
        column = match[1]
        # What nothing declares was an enum's, if the column is gone or gives it its name.
        if name in enums or column not in table.columns or name == f"ck_{table.name}_{column}":
            yield Check(enums.get(name, name), table.name, column, read_texts(text))


def read_texts(sql: str) -> list[str]:
    texts = [(escaped, text.replace("''", "'")) for escaped, text in TEXT.findall(sql)]
    return [text.replace("\\\\", "\\") if escaped else text for escaped, text in texts]


def alter(
    op: ops.MigrateOperation, wanted: dict[str, Check], stored: dict[str, Check]
) -> list[ops.MigrateOperation]:
    """Give a column that comes or goes its constraint, which batch mode does not know of."""
    if isinstance(op, ops.AddColumnOp) and (check := wanted.pop(op.column.name, None)):
        return [ops.AddColumnOp(op.table_name, as_text(op.column)), check.create()]
    if isinstance(op, ops.DropColumnOp) and (check := stored.pop(op.column_name, None)):
        column = as_text(op.to_column())
        return [check.drop(), op.from_column_and_tablename(None, op.table_name, column)]
    if isinstance(op, ops.AlterColumnOp) and op.column_name in wanted:
        op.modify_type = op.modify_type and sa.String(getattr(op.modify_type, "length", None))
    return [op]


def as_text(column: sa.Column[Any]) -> sa.Column[Any]:
    default = getattr(column.server_default, "arg", None)
    if isinstance(default, sa.TextClause) and (texts := read_texts(default.text)):
        default = texts[0]
    text = sa.String(getattr(column.type, "length", None))
    return sa.Column(column.name, text, nullable=column.nullable, server_default=default)


def replace(table: str, old: Check | None, new: Check | None) -> list[ops.MigrateOperation]:
    drop = [old.drop()] if old else []
    create = [new.create()] if new else []
    place = LeaveValues(old, new)
    if place.refused() and place.reverse().refused():
        # The old constraint refuses the values to which rows may have to change.
        return [ops.ModifyTableOps(table, drop), place, ops.ModifyTableOps(table, create)]
    both = ops.ModifyTableOps(table, [*drop, *create])
    return [place, both] if place.refused() else [both, place]
