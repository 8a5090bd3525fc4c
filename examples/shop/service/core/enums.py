"""Stores enums as their values, which a constraint of the table checks."""

from enum import StrEnum

import sqlalchemy as sa


def text_enum(kind: type[StrEnum], name: str) -> sa.Enum:
    """A text of up to 50 characters; `name` is part of the name of the constraint."""
    return sa.Enum(
        kind,
        name=name,
        length=50,
        native_enum=False,
        create_constraint=True,
        values_callable=lambda members: [member.value for member in members],
    )
