"""Orders, as a client sees them."""

from typing import Any
from uuid import uuid4

import pytest
from httpx2 import AsyncClient
from pydantic_core import to_jsonable_python
from sqlalchemy.ext.asyncio import AsyncSession

from conftest import MakeClient
from features.customers.feature import customers_feature
from features.orders.feature import orders_feature
from features.orders.tests.factories import make_order, make_values
from features.users.feature import users_feature
from features.users.tests.factories import login_as

PATH = "/orders"
# Of a row, which need not be there to be refused.
ROW = "/00000000-0000-0000-0000-000000000000"


async def read_pages(api: AsyncClient, path: str, sort: str) -> list[str]:
    """The ids of all, from pages of two."""
    seen: list[str] = []
    query = {"limit": "2", "sort": sort}
    while True:
        page = (await api.get(path, params=query)).json()
        seen += [each["id"] for each in page["items"]]
        if page["next_cursor"] is None:
            return seen
        query["cursor"] = page["next_cursor"]


@pytest.fixture
async def body(session: AsyncSession) -> dict[str, Any]:
    """What a client sends to make an order."""
    values: dict[str, Any] = to_jsonable_python(await make_values(session))
    return values


@pytest.fixture
async def anonymous(make_client: MakeClient) -> AsyncClient:
    return await make_client(users_feature, customers_feature, orders_feature)


@pytest.fixture
async def api(anonymous: AsyncClient, session: AsyncSession) -> AsyncClient:
    await login_as(anonymous, session)
    return anonymous


class TestAccess:
    @pytest.mark.parametrize(
        ("method", "row"),
        [("GET", ""), ("POST", ""), ("GET", ROW), ("PATCH", ROW), ("DELETE", ROW)],
    )
    async def test_without_token(self, anonymous: AsyncClient, method: str, row: str) -> None:
        response = await anonymous.request(method, f"{PATH}{row}")

        assert response.status_code == 401


class TestListOrders:
    @pytest.mark.parametrize("sort", ["id", "placed_at"])
    async def test_pages_show_each_once_in_both_directions(
        self, api: AsyncClient, session: AsyncSession, sort: str
    ) -> None:
        stored = [await make_order(session) for _ in range(5)]
        stored.sort(key=lambda each: (getattr(each, sort), each.id))
        expected = [str(each.id) for each in stored]

        assert await read_pages(api, PATH, sort) == expected
        assert await read_pages(api, PATH, f"-{sort}") == expected[::-1]

    async def test_filter_by_status(self, api: AsyncClient, session: AsyncSession) -> None:
        stored = [await make_order(session) for _ in range(2)]
        await api.patch(f"{PATH}/{stored[0].id}", json={"status": "cancelled"})

        page = (await api.get(PATH, params={"status": "cancelled"})).json()

        assert [each["id"] for each in page["items"]] == [str(stored[0].id)]

    async def test_queries_do_not_grow_with_the_page(
        self, api: AsyncClient, session: AsyncSession, queries: list[str]
    ) -> None:
        for _ in range(5):
            await make_order(session)

        queries.clear()
        await api.get(PATH)

        # Who asks, and the rows.
        assert len(queries) == 2

    @pytest.mark.parametrize(
        "query",
        ["limit=0", "limit=101", "cursor=forged", "cursor=e30=", "sort=no", "no-field=1"],
    )
    async def test_invalid_query(self, api: AsyncClient, query: str) -> None:
        response = await api.get(f"{PATH}?{query}")

        assert response.status_code == 422


class TestCreateOrder:
    async def test_location_leads_to_it(self, api: AsyncClient, body: dict[str, Any]) -> None:
        response = await api.post(PATH, json=body)

        assert response.status_code == 201
        found = await api.get(response.headers["location"])
        assert found.json() == response.json()

    async def test_unknown_customer_id(self, api: AsyncClient, body: dict[str, Any]) -> None:
        response = await api.post(PATH, json=body | {"customer_id": str(uuid4())})

        assert response.status_code == 409
        assert "refers to" in response.json()["detail"]

    async def test_nothing_sent(self, api: AsyncClient) -> None:
        response = await api.post(PATH, json={})

        assert response.status_code == 422

    @pytest.mark.parametrize(
        "wrong",
        [
            {"no-field": 1},
            {"customer_id": "no-id"},
            {"status": "no such value"},
            {"placed_at": "2026-02-01T10:45:00"},
            {"note": "nul \x00"},
        ],
    )
    async def test_invalid_body(
        self, api: AsyncClient, body: dict[str, Any], wrong: dict[str, Any]
    ) -> None:
        response = await api.post(PATH, json=body | wrong)

        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"


class TestGetOrder:
    async def test_unknown_id(self, api: AsyncClient) -> None:
        response = await api.get(f"{PATH}/{uuid4()}")

        assert response.status_code == 404


class TestUpdateOrder:
    async def test_changes_what_was_sent(self, api: AsyncClient, session: AsyncSession) -> None:
        stored = await make_order(session)
        before = (await api.get(f"{PATH}/{stored.id}")).json()
        changes = {"status": "cancelled"}

        response = await api.patch(f"{PATH}/{stored.id}", json=changes)

        assert response.status_code == 200
        changed = response.json()
        assert changed.pop("updated_at") > before.pop("updated_at")
        assert changed == before | changes

    async def test_customer_id_cannot_be_null(
        self, api: AsyncClient, session: AsyncSession
    ) -> None:
        stored = await make_order(session)

        response = await api.patch(f"{PATH}/{stored.id}", json={"customer_id": None})

        assert response.status_code == 422


class TestDeleteOrder:
    async def test_is_gone(self, api: AsyncClient, session: AsyncSession) -> None:
        stored = await make_order(session)

        assert (await api.delete(f"{PATH}/{stored.id}")).status_code == 204
        assert (await api.get(f"{PATH}/{stored.id}")).status_code == 404
