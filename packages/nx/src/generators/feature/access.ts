import type { Edit } from '../../render/derive-variant';
import { OWNER_ACCESS } from './owner-access';

/** Who may call a feature's routes, in a service that has users. */
export const ACCESSES = ['authenticated', 'owner', 'permission', 'public'] as const;
export type Access = (typeof ACCESSES)[number];

const FEATURE = 'features/sample_items/feature.py';
const ROUTES = 'features/sample_items/routes.py';
const TESTS = 'features/sample_items/tests/test_routes.py';
const [READ, WRITE] = ['"sample_items:read"', '"sample_items:write"'];

/** The starts of the decorators of the routes, as the template has them, and what each route does with rows. */
const DECORATORS: readonly (readonly [start: string, does: 'reads' | 'writes'])[] = [
  ['@router.get("")\n', 'reads'],
  [
    '@router.post(\n    "", status_code=status.HTTP_201_CREATED, responses=problem_responses(409, 422)\n)\n',
    'writes',
  ],
  ['@router.get("/{sample_item_id}", responses=problem_responses(404, 422))\n', 'reads'],
  ['@router.patch("/{sample_item_id}", responses=problem_responses(404, 409, 422))\n', 'writes'],
  [
    '@router.delete(\n    "/{sample_item_id}",\n    status_code=status.HTTP_204_NO_CONTENT,\n    responses=problem_responses(404, 409, 422),\n)\n',
    'writes',
  ],
];

const SIGNED_IN = '    dependencies=[signed_in],\n    responses=problem_responses(401),\n';
const REQUIRES = ', requires=("users",)';
const IMPORT = 'from core.security import signed_in\n';

/** What makes the template, whose routes ask for any signed-in user, ask for somebody else. */
export function accessEdits(access: Access): readonly Edit[] {
  const edits = { authenticated: [], owner: OWNER_ACCESS, permission: PERMISSION, public: PUBLIC };
  return edits[access];
}

const PERMISSION: Edit[] = [
  {
    path: FEATURE,
    find: `${REQUIRES})`,
    put: `${REQUIRES}, permissions=(${READ}, ${WRITE}))`,
  },
  { path: ROUTES, find: IMPORT, put: 'from core.security import require\n' },
  { path: ROUTES, find: SIGNED_IN, put: '    responses=problem_responses(401, 403),\n' },
  ...DECORATORS.map(([start, does]) => ({
    path: ROUTES,
    find: start,
    put: withArgument(start, `dependencies=[require(${does === 'reads' ? READ : WRITE})]`),
  })),
  {
    path: TESTS,
    find: '    await login_as(anonymous, session)\n',
    put: `    await login_as(anonymous, session, ${READ}, ${WRITE})\n`,
  },
  {
    path: TESTS,
    find: '        assert response.status_code == 401\n',
    put: `        assert response.status_code == 401

    @pytest.mark.parametrize("row", ["", ROW])
    async def test_reading_without_permission(
        self, anonymous: AsyncClient, session: AsyncSession, row: str
    ) -> None:
        await login_as(anonymous, session, ${WRITE})

        response = await anonymous.get(f"{PATH}{row}")

        assert response.status_code == 403

    @pytest.mark.parametrize(("method", "row"), [("POST", ""), ("PATCH", ROW), ("DELETE", ROW)])
    async def test_writing_without_permission(
        self, anonymous: AsyncClient, session: AsyncSession, method: str, row: str
    ) -> None:
        await login_as(anonymous, session, ${READ})

        response = await anonymous.request(method, f"{PATH}{row}")

        assert response.status_code == 403
`,
  },
];

/** The tests of a feature whose routes ask nobody who they are. */
export const OPEN_TESTS: readonly Edit[] = [
  { path: TESTS, find: /^# Of a row, which.+\nROW = .+\n/ },
  { path: TESTS, find: 'from features.users.feature import users_feature\n' },
  { path: TESTS, find: 'from features.users.tests.factories import login_as\n' },
  {
    path: TESTS,
    find: `@pytest.fixture
async def anonymous(make_client: MakeClient) -> AsyncClient:
    return await make_client(users_feature, sample_items_feature)


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
        self, anonymous: AsyncClient, method: str, row: str
    ) -> None:
        response = await anonymous.request(method, f"{PATH}{row}")

        assert response.status_code == 401
`,
    put: `@pytest.fixture
async def api(make_client: MakeClient) -> AsyncClient:
    return await make_client(sample_items_feature)
`,
  },
];

const PUBLIC: Edit[] = [
  { path: FEATURE, find: REQUIRES },
  { path: ROUTES, find: IMPORT, put: 'from core.security import PUBLIC\n' },
  { path: ROUTES, find: SIGNED_IN },
  ...DECORATORS.map(([start]) => ({
    path: ROUTES,
    find: start,
    put: withArgument(start, 'openapi_extra=PUBLIC'),
  })),
  ...OPEN_TESTS,
];

/** One more argument for a decorator, laid out by ruff afterwards. */
function withArgument(decorator: string, argument: string): string {
  return decorator.replace(/,?\n?\)\n$/, `, ${argument})\n`);
}
