"""The rules of orders, without HTTP."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from features.orders import schemas, services
from features.orders.tests.factories import make_order


class TestListOrders:
    async def test_newest_first(self, session: AsyncSession) -> None:
        stored = [await make_order(session) for _ in range(3)]
        ids = sorted((each.id for each in stored), reverse=True)

        query = schemas.OrderQuery(limit=2)
        found, cursor = await services.list_orders(session, query)
        query = schemas.OrderQuery(limit=2, cursor=cursor)
        rest, last = await services.list_orders(session, query)

        assert [each.id for each in found] == ids[:2]
        assert [each.id for each in rest] == ids[2:]
        assert last is None


class TestGetOrder:
    async def test_unknown_id(self, session: AsyncSession) -> None:
        with pytest.raises(NotFoundError):
            await services.get_order(session, uuid4())


class TestDeleteOrder:
    async def test_is_gone(self, session: AsyncSession) -> None:
        stored = await make_order(session)

        await services.delete_order(session, stored)

        with pytest.raises(NotFoundError):
            await services.get_order(session, stored.id)
