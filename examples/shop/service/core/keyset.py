"""Pages through sorted rows by keyset: a cursor tells where the last row of a page stands."""

import base64
from collections.abc import Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

import sqlalchemy as sa
from pydantic import BaseModel, Field, TypeAdapter
from pydantic_core import to_json
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import InvalidError
from core.models import Base
from core.pagination import ListQuery

ItemT = TypeVar("ItemT")
ModelT = TypeVar("ModelT", bound=Base)
VALUES = TypeAdapter(dict[str, Any])


class CursorPage(BaseModel, Generic[ItemT]):
    """One page of a list; `next_cursor` is null on the last one."""

    items: list[ItemT]
    next_cursor: str | None


class KeysetQuery(ListQuery):
    limit: int = Field(default=20, ge=1, le=100)
    cursor: str | None = None

    def sort_keys(self) -> list[str]:
        """The columns that decide where a row stands; the id is the last of them."""
        return [*dict.fromkeys((self.sort.removeprefix("-"), "id"))]

    def write_cursor(self, row: Base) -> str:
        values = {name: getattr(row, name) for name in self.sort_keys()}
        return base64.urlsafe_b64encode(to_json(values)).decode()

    def read_cursor(self, cursor: str) -> list[Any]:
        """Give the values of the keys; each must be one that the list can be filtered by."""
        try:
            given = VALUES.validate_json(base64.urlsafe_b64decode(cursor))
            last = {"id": UUID(str(given.pop("id")))}
            last |= self.model_validate(given).filters()
            return [last[name] for name in self.sort_keys()]
        except (KeyError, ValueError):
            raise InvalidError("The cursor is not one of this list in this order.") from None


async def fetch_after(
    session: AsyncSession, statement: sa.Select[ModelT], query: KeysetQuery
) -> tuple[Sequence[ModelT], str | None]:
    """Give the rows that follow the cursor, sorted as the query says, and the next cursor."""
    columns = [statement.selected_columns[name] for name in query.sort_keys()]
    is_descending = query.sort.startswith("-")
    if query.cursor is not None:
        place = sa.tuple_(*columns)
        values = zip(query.read_cursor(query.cursor), columns, strict=True)
        last = sa.tuple_(*(sa.literal(value, column.type) for value, column in values))
        statement = statement.where(place < last if is_descending else place > last)
    order = [column.desc() for column in columns] if is_descending else columns
    # One more than is shown tells whether there is a next page.
    rows = await session.scalars(statement.order_by(*order).limit(query.limit + 1))
    found = rows.all()
    shown = found[: query.limit]
    return shown, query.write_cursor(shown[-1]) if len(found) > query.limit else None
