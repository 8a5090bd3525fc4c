"""Stores decimals alike on SQLite, which has none, and on PostgreSQL."""

from decimal import Decimal
from typing import Any

import sqlalchemy as sa


class ExactNumeric(sa.types.TypeDecorator[Decimal]):
    """A decimal of at most 15 digits: a float, as SQLite keeps it, gives all of them back."""

    impl = sa.Numeric
    cache_ok = True

    def __init__(self, precision: int, scale: int) -> None:
        super().__init__(precision, scale)
        self.precision = precision
        self.scale = scale

    def load_dialect_impl(self, dialect: sa.Dialect) -> Any:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(sa.Numeric(self.precision, self.scale, asdecimal=False))
        return dialect.type_descriptor(self.impl_instance)

    def process_result_value(self, value: Any, _: sa.Dialect) -> Decimal | None:
        return (
            None if value is None else Decimal(str(value)).quantize(Decimal(1).scaleb(-self.scale))
        )
