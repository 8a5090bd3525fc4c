"""The rules of sample items, without HTTP."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from core.exceptions import NotFoundError
from features.sample_items import schemas, services
from features.sample_items.tests.factories import make_sample_item


class TestListSampleItems:
    async def test_newest_first(self, session: AsyncSession) -> None:
        stored = [await make_sample_item(session) for _ in range(3)]
        ids = sorted((each.id for each in stored), reverse=True)

        query = schemas.SampleItemQuery(limit=2)
        found, cursor = await services.list_sample_items(session, query)
        query = schemas.SampleItemQuery(limit=2, cursor=cursor)
        rest, last = await services.list_sample_items(session, query)

        assert [each.id for each in found] == ids[:2]
        assert [each.id for each in rest] == ids[2:]
        assert last is None


class TestGetSampleItem:
    async def test_unknown_id(self, session: AsyncSession) -> None:
        with pytest.raises(NotFoundError):
            await services.get_sample_item(session, uuid4())


class TestDeleteSampleItem:
    async def test_is_gone(self, session: AsyncSession) -> None:
        stored = await make_sample_item(session)

        await services.delete_sample_item(session, stored)

        with pytest.raises(NotFoundError):
            await services.get_sample_item(session, stored.id)
