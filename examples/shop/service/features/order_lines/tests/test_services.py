"""The rules of order lines, without HTTP."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from features.order_lines import services
from features.order_lines.tests.factories import make_order_line


class TestListOrderLines:
    async def test_newest_first(self, session: AsyncSession) -> None:
        stored = [await make_order_line(session) for _ in range(3)]
        ids = sorted((each.id for each in stored), reverse=True)

        found = await services.list_order_lines(session, after=None, limit=2)
        rest = await services.list_order_lines(session, after=found[-1].id, limit=2)

        assert [each.id for each in [*found, *rest]] == ids


class TestGetOrderLine:
    async def test_unknown_id(self, session: AsyncSession) -> None:
        with pytest.raises(NotFoundError):
            await services.get_order_line(session, uuid4())


class TestDeleteOrderLine:
    async def test_is_gone(self, session: AsyncSession) -> None:
        stored = await make_order_line(session)

        await services.delete_order_line(session, stored)

        with pytest.raises(NotFoundError):
            await services.get_order_line(session, stored.id)
