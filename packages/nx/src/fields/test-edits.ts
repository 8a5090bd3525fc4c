import type { Edit } from '../render/derive-variant';
import type { Field } from './field';
import { columnOf } from './parse-fields';
import { isFilter, isSortKey } from './query-lines';
import { changedValue, sampleValue } from './sample-value';

const TESTS = 'features/sample_items/tests/test_routes.py';

const SAME_NAME = `    async def test_same_name_twice(
        self, api: AsyncClient, body: dict[str, Any]
    ) -> None:
        await api.post(PATH, json=body)

        response = await api.post(PATH, json=body)

        assert response.status_code == 409
        assert "name" in response.json()["detail"]

`;

/** With several that are taken, any of them may be named. */
const SAID = '        assert "name" in response.json()["detail"]\n';

const NOTHING_SENT = `    async def test_nothing_sent(self, api: AsyncClient) -> None:
        response = await api.post(PATH, json={})

        assert response.status_code == 422

`;

const CHANGES = `    async def test_changes_what_was_sent(
        self, api: AsyncClient, session: AsyncSession
    ) -> None:
        stored = await make_sample_item(session)
        before = (await api.get(f"{PATH}/{stored.id}")).json()
        changes = {"name": "Changed"}

        response = await api.patch(f"{PATH}/{stored.id}", json=changes)

        assert response.status_code == 200
        changed = response.json()
        assert changed.pop("updated_at") > before.pop("updated_at")
        assert changed == before | changes

`;

/** Where all that could change refers to another row. */
const NO_CHANGES = `    async def test_nothing_sent(self, api: AsyncClient, session: AsyncSession) -> None:
        stored = await make_sample_item(session)

        response = await api.patch(f"{PATH}/{stored.id}", json={})

        assert response.status_code == 200

`;

const NULL_NAME = `    async def test_name_cannot_be_null(
        self, api: AsyncClient, session: AsyncSession
    ) -> None:
        stored = await make_sample_item(session)

        response = await api.patch(f"{PATH}/{stored.id}", json={"name": None})

        assert response.status_code == 422
`;

const SORTS = '@pytest.mark.parametrize("sort", ["id", "name"])\n';

const FILTER = `    async def test_filter_by_name(
        self, api: AsyncClient, session: AsyncSession
    ) -> None:
        stored = [await make_sample_item(session) for _ in range(2)]
        await api.patch(f"{PATH}/{stored[0].id}", json={"name": "Changed"})

        page = (await api.get(PATH, params={"name": "Changed"})).json()

        assert [each["id"] for each in page["items"]] == [str(stored[0].id)]

`;

/** Where all that lists are filtered by refers to other rows: each row of the tests has its own. */
const FILTER_BY_REFERENCE = `    async def test_filter_by_name(
        self, api: AsyncClient, session: AsyncSession
    ) -> None:
        stored = [await make_sample_item(session) for _ in range(2)]

        page = (await api.get(PATH, params={"name": str(stored[0].name)})).json()

        assert [each["id"] for each in page["items"]] == [str(stored[0].id)]

`;

/** What of the tests depends on what the fields are, and not only on their names. */
export function testEdits(fields: readonly Field[], feature: string): Edit[] {
  const [unique, another] = fields.filter((field) => field.unique && !field.optional);
  const sameName = another === undefined ? SAME_NAME : SAME_NAME.replace(SAID, '');
  const required = fields.find(({ optional, type }) => !optional && type.kind !== 'json');
  const demanded = fields.find(({ optional, fallback }) => !optional && fallback === undefined);
  const changed = fields.find((field) => changedValue(field) !== undefined);
  const references = fields.flatMap((field) =>
    field.type.kind === 'ref' ? [columnOf(field)] : [],
  );
  const named = (text: string, field: Field | undefined): string =>
    field === undefined
      ? ''
      : text
          .replaceAll('"name"', `"${columnOf(field)}"`)
          .replace(/test_(same_)?name/, `test_$1${columnOf(field)}`);
  const changes =
    changed === undefined
      ? NO_CHANGES
      : CHANGES.replace(
          '{"name": "Changed"}',
          `{"${columnOf(changed)}": ${changedValue(changed)}}`,
        );
  const sorts = ['id', ...fields.filter(isSortKey).map(columnOf)];
  return [
    { path: TESTS, find: SORTS, put: SORTS.replace('["id", "name"]', JSON.stringify(sorts)) },
    { path: TESTS, find: FILTER, put: filterTest(fields, feature) },
    {
      path: TESTS,
      find: SAME_NAME,
      put: named(sameName, unique) + references.map(unknownReference).join(''),
    },
    { path: TESTS, find: NOTHING_SENT, put: demanded === undefined ? '' : NOTHING_SENT },
    { path: TESTS, find: CHANGES, put: changes },
    { path: TESTS, find: NULL_NAME, put: named(NULL_NAME, required) },
  ];
}

function filterTest(fields: readonly Field[], feature: string): string {
  const filters = fields.filter(isFilter);
  const plain = filters.find((field) => {
    const changed = changedValue(field);
    return changed !== undefined && !isSample(field, changed);
  });
  if (plain !== undefined)
    return FILTER.replaceAll('name', columnOf(plain)).replaceAll(
      '"Changed"',
      () => changedValue(plain) ?? '',
    );
  const reference = filters.find(({ type }) => type.kind === 'ref' && type.feature !== feature);
  return reference === undefined ? '' : FILTER_BY_REFERENCE.replaceAll('name', columnOf(reference));
}

/** Whether the rows of the tests have that value before it is given to one. */
function isSample(field: Field, changed: string): boolean {
  if (field.optional) return false;
  if (field.type.kind === 'enum') return field.type.values.length === 1;
  return sampleValue(field, '') === changed;
}

function unknownReference(column: string): string {
  return `    async def test_unknown_${column}(
        self, api: AsyncClient, body: dict[str, Any]
    ) -> None:
        response = await api.post(PATH, json=body | {"${column}": str(uuid4())})

        assert response.status_code == 409
        assert "refers to" in response.json()["detail"]

`;
}
