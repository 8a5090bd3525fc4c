"""Order lines, as a client sees them."""

from typing import Any
from uuid import uuid4

import pytest
from httpx2 import AsyncClient
from pydantic_core import to_jsonable_python
from sqlalchemy.ext.asyncio import AsyncSession

from conftest import MakeClient
from features.customers.feature import customers_feature
from features.order_lines.feature import order_lines_feature
from features.order_lines.tests.factories import make_order_line, make_values
from features.orders.feature import orders_feature
from features.products.feature import products_feature
from features.users.feature import users_feature
from features.users.tests.factories import login_as

PATH = "/order-lines"


@pytest.fixture
async def body(session: AsyncSession) -> dict[str, Any]:
    """What a client sends to make an order line."""
    values: dict[str, Any] = to_jsonable_python(await make_values(session))
    return values


@pytest.fixture
async def anonymous(make_client: MakeClient) -> AsyncClient:
    return await make_client(
        users_feature, customers_feature, orders_feature, products_feature, order_lines_feature
    )


@pytest.fixture
async def api(anonymous: AsyncClient, session: AsyncSession) -> AsyncClient:
    await login_as(anonymous, session)
    return anonymous


class TestAccess:
    async def test_without_token(self, anonymous: AsyncClient) -> None:
        response = await anonymous.get(PATH)

        assert response.status_code == 401


class TestListOrderLines:
    async def test_pages_show_each_once(self, api: AsyncClient, session: AsyncSession) -> None:
        stored = {str((await make_order_line(session)).id) for _ in range(5)}

        seen: list[str] = []
        query = {"limit": "2"}
        while True:
            page = (await api.get(PATH, params=query)).json()
            seen += [each["id"] for each in page["items"]]
            if page["next_cursor"] is None:
                break
            query["cursor"] = page["next_cursor"]

        assert len(seen) == 5
        assert set(seen) == stored

    async def test_queries_do_not_grow_with_the_page(
        self, api: AsyncClient, session: AsyncSession, queries: list[str]
    ) -> None:
        for _ in range(5):
            await make_order_line(session)

        queries.clear()
        await api.get(PATH)

        # One of them asks who it is.
        assert len(queries) == 2

    @pytest.mark.parametrize(
        "query", ["limit=0", "limit=101", "cursor=forged", "cursor=%00", "other=1"]
    )
    async def test_invalid_query(self, api: AsyncClient, query: str) -> None:
        response = await api.get(f"{PATH}?{query}")

        assert response.status_code == 422


class TestCreateOrderLine:
    async def test_location_leads_to_it(self, api: AsyncClient, body: dict[str, Any]) -> None:
        response = await api.post(PATH, json=body)

        assert response.status_code == 201
        found = await api.get(response.headers["location"])
        assert found.json() == response.json()

    async def test_unknown_order_id(self, api: AsyncClient, body: dict[str, Any]) -> None:
        response = await api.post(PATH, json=body | {"order_id": str(uuid4())})

        assert response.status_code == 409

    async def test_unknown_product_id(self, api: AsyncClient, body: dict[str, Any]) -> None:
        response = await api.post(PATH, json=body | {"product_id": str(uuid4())})

        assert response.status_code == 409

    async def test_nothing_sent(self, api: AsyncClient) -> None:
        response = await api.post(PATH, json={})

        assert response.status_code == 422

    @pytest.mark.parametrize(
        "wrong",
        [
            {"unknown": 1},
            {"order_id": "no-id"},
            {"product_id": "no-id"},
            {"quantity": 2**31},
            {"quantity": "one"},
            {"unit_price": "0.111"},
            {"unit_price": "much"},
        ],
    )
    async def test_invalid_body(
        self, api: AsyncClient, body: dict[str, Any], wrong: dict[str, Any]
    ) -> None:
        response = await api.post(PATH, json=body | wrong)

        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"


class TestGetOrderLine:
    async def test_unknown_id(self, api: AsyncClient) -> None:
        response = await api.get(f"{PATH}/{uuid4()}")

        assert response.status_code == 404


class TestUpdateOrderLine:
    async def test_changes_what_was_sent(self, api: AsyncClient, session: AsyncSession) -> None:
        stored = await make_order_line(session)
        before = (await api.get(f"{PATH}/{stored.id}")).json()
        changes = {"quantity": 7}

        response = await api.patch(f"{PATH}/{stored.id}", json=changes)

        assert response.status_code == 200
        changed = response.json()
        assert changed.pop("updated_at") > before.pop("updated_at")
        assert changed == before | changes

    async def test_order_id_cannot_be_null(self, api: AsyncClient, session: AsyncSession) -> None:
        stored = await make_order_line(session)

        response = await api.patch(f"{PATH}/{stored.id}", json={"order_id": None})

        assert response.status_code == 422


class TestDeleteOrderLine:
    async def test_is_gone(self, api: AsyncClient, session: AsyncSession) -> None:
        stored = await make_order_line(session)

        assert (await api.delete(f"{PATH}/{stored.id}")).status_code == 204
        assert (await api.get(f"{PATH}/{stored.id}")).status_code == 404
