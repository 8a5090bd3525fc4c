"""The rules of products, without HTTP."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from features.products import schemas, services
from features.products.tests.factories import make_product


class TestListProducts:
    async def test_newest_first(self, session: AsyncSession) -> None:
        stored = [await make_product(session) for _ in range(3)]
        ids = sorted((each.id for each in stored), reverse=True)

        query = schemas.ProductQuery(limit=2)
        found, cursor = await services.list_products(session, query)
        query = schemas.ProductQuery(limit=2, cursor=cursor)
        rest, last = await services.list_products(session, query)

        assert [each.id for each in found] == ids[:2]
        assert [each.id for each in rest] == ids[2:]
        assert last is None


class TestGetProduct:
    async def test_unknown_id(self, session: AsyncSession) -> None:
        with pytest.raises(NotFoundError):
            await services.get_product(session, uuid4())


class TestDeleteProduct:
    async def test_is_gone(self, session: AsyncSession) -> None:
        stored = await make_product(session)

        await services.delete_product(session, stored)

        with pytest.raises(NotFoundError):
            await services.get_product(session, stored.id)
