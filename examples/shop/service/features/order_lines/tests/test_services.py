"""The rules of order lines, without HTTP."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from features.order_lines import schemas, services
from features.order_lines.tests.factories import make_order_line
from features.orders.tests.factories import make_order


class TestListOrderLines:
    async def test_newest_first(self, session: AsyncSession) -> None:
        order = await make_order(session)
        stored = [await make_order_line(session, order) for _ in range(3)]
        ids = sorted((each.id for each in stored), reverse=True)

        query = schemas.OrderLineQuery(limit=2)
        found, cursor = await services.list_order_lines(session, order.id, query)
        query = schemas.OrderLineQuery(limit=2, cursor=cursor)
        rest, last = await services.list_order_lines(session, order.id, query)

        assert [each.id for each in found] == ids[:2]
        assert [each.id for each in rest] == ids[2:]
        assert last is None


class TestGetOrderLine:
    async def test_unknown_id(self, session: AsyncSession) -> None:
        with pytest.raises(NotFoundError):
            await services.get_order_line(session, uuid4(), uuid4())


class TestDeleteOrderLine:
    async def test_is_gone(self, session: AsyncSession) -> None:
        stored = await make_order_line(session)

        await services.delete_order_line(session, stored)

        with pytest.raises(NotFoundError):
            await services.get_order_line(session, stored.order_id, stored.id)
