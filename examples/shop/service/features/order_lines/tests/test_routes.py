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
from features.orders.models import Order
from features.orders.tests.factories import make_order
from features.products.feature import products_feature
from features.users.feature import users_feature
from features.users.tests.factories import login_as

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
async def order(session: AsyncSession) -> Order:
    return await make_order(session)


@pytest.fixture
def path(order: Order) -> str:
    return f"/orders/{order.id}/lines"


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
    @pytest.mark.parametrize(
        ("method", "row"),
        [("GET", ""), ("POST", ""), ("GET", ROW), ("PATCH", ROW), ("DELETE", ROW)],
    )
    async def test_without_token(
        self, anonymous: AsyncClient, path: str, method: str, row: str
    ) -> None:
        response = await anonymous.request(method, f"{path}{row}")

        assert response.status_code == 401


class TestNesting:
    async def test_unknown_order(self, api: AsyncClient) -> None:
        response = await api.get(f"/orders/{uuid4()}/lines")

        assert response.status_code == 404

    @pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
    async def test_row_of_another_order(
        self, api: AsyncClient, path: str, session: AsyncSession, method: str
    ) -> None:
        other = await make_order(session)
        theirs = await make_order_line(session, other)

        response = await api.request(method, f"{path}/{theirs.id}", json={})

        assert response.status_code == 404

    async def test_rows_of_another_order_are_not_listed(
        self, api: AsyncClient, path: str, session: AsyncSession
    ) -> None:
        await make_order_line(session, await make_order(session))

        assert (await api.get(path)).json()["items"] == []


class TestListOrderLines:
    @pytest.mark.parametrize("sort", ["id", "quantity", "unit_price"])
    async def test_pages_show_each_once_in_both_directions(
        self, api: AsyncClient, path: str, session: AsyncSession, order: Order, sort: str
    ) -> None:
        stored = [await make_order_line(session, order) for _ in range(5)]
        stored.sort(key=lambda each: (getattr(each, sort), each.id))
        expected = [str(each.id) for each in stored]

        assert await read_pages(api, path, sort) == expected
        assert await read_pages(api, path, f"-{sort}") == expected[::-1]

    async def test_filter_by_quantity(
        self, api: AsyncClient, path: str, session: AsyncSession, order: Order
    ) -> None:
        stored = [await make_order_line(session, order) for _ in range(2)]
        await api.patch(f"{path}/{stored[0].id}", json={"quantity": 7})

        page = (await api.get(path, params={"quantity": 7})).json()

        assert [each["id"] for each in page["items"]] == [str(stored[0].id)]

    async def test_queries_do_not_grow_with_the_page(
        self, api: AsyncClient, path: str, session: AsyncSession, order: Order, queries: list[str]
    ) -> None:
        for _ in range(5):
            await make_order_line(session, order)

        queries.clear()
        await api.get(path)

        # Who asks, the order, and the rows.
        assert len(queries) == 3

    @pytest.mark.parametrize(
        "query",
        ["limit=0", "limit=101", "cursor=forged", "cursor=e30=", "sort=no", "no-field=1"],
    )
    async def test_invalid_query(self, api: AsyncClient, path: str, query: str) -> None:
        response = await api.get(f"{path}?{query}")

        assert response.status_code == 422


class TestCreateOrderLine:
    async def test_location_leads_to_it(
        self, api: AsyncClient, path: str, body: dict[str, Any]
    ) -> None:
        response = await api.post(path, json=body)

        assert response.status_code == 201
        found = await api.get(response.headers["location"])
        assert found.json() == response.json()

    async def test_unknown_product_id(
        self, api: AsyncClient, path: str, body: dict[str, Any]
    ) -> None:
        response = await api.post(path, json=body | {"product_id": str(uuid4())})

        assert response.status_code == 409
        assert "refers to" in response.json()["detail"]

    async def test_nothing_sent(self, api: AsyncClient, path: str) -> None:
        response = await api.post(path, json={})

        assert response.status_code == 422

    @pytest.mark.parametrize(
        "wrong",
        [
            {"no-field": 1},
            {"product_id": "no-id"},
            {"quantity": 2**31},
            {"quantity": "one"},
            {"unit_price": "0.111"},
            {"unit_price": "much"},
        ],
    )
    async def test_invalid_body(
        self, api: AsyncClient, path: str, body: dict[str, Any], wrong: dict[str, Any]
    ) -> None:
        response = await api.post(path, json=body | wrong)

        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"


class TestGetOrderLine:
    async def test_unknown_id(self, api: AsyncClient, path: str) -> None:
        response = await api.get(f"{path}/{uuid4()}")

        assert response.status_code == 404


class TestUpdateOrderLine:
    async def test_changes_what_was_sent(
        self, api: AsyncClient, path: str, session: AsyncSession, order: Order
    ) -> None:
        stored = await make_order_line(session, order)
        before = (await api.get(f"{path}/{stored.id}")).json()
        changes = {"quantity": 7}

        response = await api.patch(f"{path}/{stored.id}", json=changes)

        assert response.status_code == 200
        changed = response.json()
        assert changed.pop("updated_at") > before.pop("updated_at")
        assert changed == before | changes

    async def test_product_id_cannot_be_null(
        self, api: AsyncClient, path: str, session: AsyncSession, order: Order
    ) -> None:
        stored = await make_order_line(session, order)

        response = await api.patch(f"{path}/{stored.id}", json={"product_id": None})

        assert response.status_code == 422


class TestDeleteOrderLine:
    async def test_is_gone(
        self, api: AsyncClient, path: str, session: AsyncSession, order: Order
    ) -> None:
        stored = await make_order_line(session, order)

        assert (await api.delete(f"{path}/{stored.id}")).status_code == 204
        assert (await api.get(f"{path}/{stored.id}")).status_code == 404
