"""The rules of customers, without HTTP."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from features.customers import schemas, services
from features.customers.tests.factories import make_customer


class TestListCustomers:
    async def test_newest_first(self, session: AsyncSession) -> None:
        stored = [await make_customer(session) for _ in range(3)]
        ids = sorted((each.id for each in stored), reverse=True)

        query = schemas.CustomerQuery(limit=2)
        found, cursor = await services.list_customers(session, query)
        query = schemas.CustomerQuery(limit=2, cursor=cursor)
        rest, last = await services.list_customers(session, query)

        assert [each.id for each in found] == ids[:2]
        assert [each.id for each in rest] == ids[2:]
        assert last is None


class TestGetCustomer:
    async def test_unknown_id(self, session: AsyncSession) -> None:
        with pytest.raises(NotFoundError):
            await services.get_customer(session, uuid4())


class TestDeleteCustomer:
    async def test_is_gone(self, session: AsyncSession) -> None:
        stored = await make_customer(session)

        await services.delete_customer(session, stored)

        with pytest.raises(NotFoundError):
            await services.get_customer(session, stored.id)
