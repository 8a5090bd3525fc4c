"""Products, as a client sees them."""

from typing import Any
from uuid import uuid4

import pytest
from httpx2 import AsyncClient
from pydantic_core import to_jsonable_python
from sqlalchemy.ext.asyncio import AsyncSession

from conftest import MakeClient
from features.products.feature import products_feature
from features.products.tests.factories import make_product, make_values
from features.users.feature import users_feature
from features.users.tests.factories import login_as

PATH = "/products"
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
def body() -> dict[str, Any]:
    """What a client sends to make a product."""
    values: dict[str, Any] = to_jsonable_python(make_values())
    return values


@pytest.fixture
async def anonymous(make_client: MakeClient) -> AsyncClient:
    return await make_client(users_feature, products_feature)


@pytest.fixture
async def api(anonymous: AsyncClient, session: AsyncSession) -> AsyncClient:
    await login_as(anonymous, session, "products:read", "products:write")
    return anonymous


class TestAccess:
    @pytest.mark.parametrize(
        ("method", "row"),
        [("GET", ""), ("POST", ""), ("GET", ROW), ("PATCH", ROW), ("DELETE", ROW)],
    )
    async def test_without_token(self, anonymous: AsyncClient, method: str, row: str) -> None:
        response = await anonymous.request(method, f"{PATH}{row}")

        assert response.status_code == 401

    @pytest.mark.parametrize("row", ["", ROW])
    async def test_reading_without_permission(
        self, anonymous: AsyncClient, session: AsyncSession, row: str
    ) -> None:
        await login_as(anonymous, session, "products:write")

        response = await anonymous.get(f"{PATH}{row}")

        assert response.status_code == 403

    @pytest.mark.parametrize(("method", "row"), [("POST", ""), ("PATCH", ROW), ("DELETE", ROW)])
    async def test_writing_without_permission(
        self, anonymous: AsyncClient, session: AsyncSession, method: str, row: str
    ) -> None:
        await login_as(anonymous, session, "products:read")

        response = await anonymous.request(method, f"{PATH}{row}")

        assert response.status_code == 403


class TestListProducts:
    @pytest.mark.parametrize("sort", ["id", "sku", "name", "price", "stock"])
    async def test_pages_show_each_once_in_both_directions(
        self, api: AsyncClient, session: AsyncSession, sort: str
    ) -> None:
        stored = [await make_product(session) for _ in range(5)]
        stored.sort(key=lambda each: (getattr(each, sort), each.id))
        expected = [str(each.id) for each in stored]

        assert await read_pages(api, PATH, sort) == expected
        assert await read_pages(api, PATH, f"-{sort}") == expected[::-1]

    async def test_filter_by_sku(self, api: AsyncClient, session: AsyncSession) -> None:
        stored = [await make_product(session) for _ in range(2)]
        await api.patch(f"{PATH}/{stored[0].id}", json={"sku": "Changed"})

        page = (await api.get(PATH, params={"sku": "Changed"})).json()

        assert [each["id"] for each in page["items"]] == [str(stored[0].id)]

    async def test_queries_do_not_grow_with_the_page(
        self, api: AsyncClient, session: AsyncSession, queries: list[str]
    ) -> None:
        for _ in range(5):
            await make_product(session)

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


class TestCreateProduct:
    async def test_location_leads_to_it(self, api: AsyncClient, body: dict[str, Any]) -> None:
        response = await api.post(PATH, json=body)

        assert response.status_code == 201
        found = await api.get(response.headers["location"])
        assert found.json() == response.json()

    async def test_same_sku_twice(self, api: AsyncClient, body: dict[str, Any]) -> None:
        await api.post(PATH, json=body)

        response = await api.post(PATH, json=body)

        assert response.status_code == 409
        assert "sku" in response.json()["detail"]

    async def test_nothing_sent(self, api: AsyncClient) -> None:
        response = await api.post(PATH, json={})

        assert response.status_code == 422

    @pytest.mark.parametrize(
        "wrong",
        [
            {"no-field": 1},
            {"sku": ""},
            {"sku": "x" * 41},
            {"sku": "nul \x00"},
            {"name": ""},
            {"name": "x" * 121},
            {"name": "nul \x00"},
            {"price": "0.111"},
            {"price": "much"},
            {"stock": 2**31},
            {"stock": "one"},
            {"active": "perhaps"},
            {"description": "nul \x00"},
        ],
    )
    async def test_invalid_body(
        self, api: AsyncClient, body: dict[str, Any], wrong: dict[str, Any]
    ) -> None:
        response = await api.post(PATH, json=body | wrong)

        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"


class TestGetProduct:
    async def test_unknown_id(self, api: AsyncClient) -> None:
        response = await api.get(f"{PATH}/{uuid4()}")

        assert response.status_code == 404


class TestUpdateProduct:
    async def test_changes_what_was_sent(self, api: AsyncClient, session: AsyncSession) -> None:
        stored = await make_product(session)
        before = (await api.get(f"{PATH}/{stored.id}")).json()
        changes = {"sku": "Changed"}

        response = await api.patch(f"{PATH}/{stored.id}", json=changes)

        assert response.status_code == 200
        changed = response.json()
        assert changed.pop("updated_at") > before.pop("updated_at")
        assert changed == before | changes

    async def test_sku_cannot_be_null(self, api: AsyncClient, session: AsyncSession) -> None:
        stored = await make_product(session)

        response = await api.patch(f"{PATH}/{stored.id}", json={"sku": None})

        assert response.status_code == 422


class TestDeleteProduct:
    async def test_is_gone(self, api: AsyncClient, session: AsyncSession) -> None:
        stored = await make_product(session)

        assert (await api.delete(f"{PATH}/{stored.id}")).status_code == 204
        assert (await api.get(f"{PATH}/{stored.id}")).status_code == 404
