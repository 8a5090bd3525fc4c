import type { Edit } from '../../render/derive-variant';

const FOLDER = 'features/sample_items';
const SERVICES = `${FOLDER}/services.py`;
const DEPENDENCIES = `${FOLDER}/dependencies.py`;
const ROUTES = `${FOLDER}/routes.py`;
const FACTORIES = `${FOLDER}/tests/factories.py`;
const SERVICE_TESTS = `${FOLDER}/tests/test_services.py`;

/** What each row of a feature belongs to: the user who made it, or a row of another feature. */
export interface Scope {
  /** The column that says which: `owner_id`. */
  readonly column: string;
  /** What a test calls it: `owner`. */
  readonly name: string;
  /** The model of what it belongs to, and the table: `User` in `users`. */
  readonly model: string;
  readonly feature: string;
  /** What makes one in tests: `make_user`. */
  readonly factory: string;
  /** What a route takes to know it, and the id in that: `principal: PrincipalDep`, `principal.user_id`. */
  readonly parameter: string;
  readonly value: string;
}

/** The rows of a signed-in user. */
export const OWNER: Scope = {
  column: 'owner_id',
  name: 'owner',
  model: 'User',
  feature: 'users',
  factory: 'make_user',
  parameter: 'principal: PrincipalDep',
  value: 'principal.user_id',
};

/** What rows belong to is part of every query, so that a row of another one is none. */
export function scopedRows(scope: Scope): Edit[] {
  return [
    ...services(scope),
    ...dependencies(scope),
    ...routes(scope),
    ...factories(scope),
    ...serviceTests(scope),
  ];
}

function services({ column }: Scope): Edit[] {
  return [
    {
      path: SERVICES,
      find: 'BY_ID = sa.select(SampleItem).where(SampleItem.id == sa.bindparam("id"))\n',
      // The type is said: that of the column comes from the other table, which may be imported later.
      put: `BY_ID = sa.select(SampleItem).where(\n    SampleItem.${column} == sa.bindparam("${column}", type_=sa.Uuid),\n    SampleItem.id == sa.bindparam("id"),\n)\n`,
    },
    {
      path: SERVICES,
      find: '    session: AsyncSession, query: SampleItemQuery\n',
      put: `    session: AsyncSession, ${column}: UUID, query: SampleItemQuery\n`,
    },
    {
      path: SERVICES,
      find: 'sa.select(SampleItem).filter_by(**query.filters())',
      put: `sa.select(SampleItem).filter_by(${column}=${column}, **query.filters())`,
    },
    {
      path: SERVICES,
      find: 'async def get_sample_item(session: AsyncSession, sample_item_id: UUID)',
      put: `async def get_sample_item(session: AsyncSession, ${column}: UUID, sample_item_id: UUID)`,
    },
    {
      path: SERVICES,
      find: '{"id": sample_item_id}',
      put: `{"${column}": ${column}, "id": sample_item_id}`,
    },
    {
      path: SERVICES,
      find: '    session: AsyncSession, values: SampleItemCreate\n',
      put: `    session: AsyncSession, ${column}: UUID, values: SampleItemCreate\n`,
    },
    {
      path: SERVICES,
      find: 'SampleItem(**values.model_dump())',
      put: `SampleItem(**values.model_dump(), ${column}=${column})`,
    },
  ];
}

function dependencies({ parameter, value }: Scope): Edit[] {
  return [
    {
      path: DEPENDENCIES,
      find: 'async def get_existing(session: SessionDep, sample_item_id: UUID) -> SampleItem:\n    return await services.get_sample_item(session, sample_item_id)\n',
      put: `async def get_existing(\n    session: SessionDep, ${parameter}, sample_item_id: UUID\n) -> SampleItem:\n    return await services.get_sample_item(session, ${value}, sample_item_id)\n`,
    },
  ];
}

function routes({ parameter, value }: Scope): Edit[] {
  return [
    {
      path: ROUTES,
      find: '    session: SessionDep, query: Annotated[SampleItemQuery, Query()]\n',
      put: `    session: SessionDep, ${parameter}, query: Annotated[SampleItemQuery, Query()]\n`,
    },
    {
      path: ROUTES,
      find: 'services.list_sample_items(session, query)',
      put: `services.list_sample_items(session, ${value}, query)`,
    },
    {
      path: ROUTES,
      find: '    session: SessionDep, values: SampleItemCreate, request: Request, response: Response\n',
      put: `    session: SessionDep,\n    ${parameter},\n    values: SampleItemCreate,\n    request: Request,\n    response: Response,\n`,
    },
    {
      path: ROUTES,
      find: 'services.create_sample_item(session, values)',
      put: `services.create_sample_item(session, ${value}, values)`,
    },
  ];
}

function factories({ column, name, model, feature, factory }: Scope): Edit[] {
  const own = 'from features.sample_items.models import SampleItem\n';
  const makes = `from features.${feature}.tests.factories import ${factory}\n`;
  return [
    {
      path: FACTORIES,
      find: own,
      put: `${own}from features.${feature}.models import ${model}\n${makes}`,
    },
    {
      path: FACTORIES,
      find: 'async def make_sample_item(session: AsyncSession, **changes: Any) -> SampleItem:\n    created = SampleItem(**make_values() | changes)\n',
      put: `async def make_sample_item(\n    session: AsyncSession, ${name}: ${model} | None = None, **changes: Any\n) -> SampleItem:\n    ${name} = ${name} or await ${factory}(session)\n    created = SampleItem(**make_values() | changes, ${column}=${name}.id)\n`,
    },
  ];
}

function serviceTests({ column, name, feature, factory }: Scope): Edit[] {
  const made = 'from features.sample_items.tests.factories import make_sample_item\n';
  const makes = `from features.${feature}.tests.factories import ${factory}\n`;
  return [
    { path: SERVICE_TESTS, find: made, put: `${made}${makes}` },
    {
      path: SERVICE_TESTS,
      find: '        stored = [await make_sample_item(session) for _ in range(3)]\n',
      put: `        ${name} = await ${factory}(session)\n        stored = [await make_sample_item(session, ${name}) for _ in range(3)]\n`,
    },
    {
      path: SERVICE_TESTS,
      find: /(?<=found, .+ = await services\.list_sample_items\(session, )(?=query\))/,
      put: `${name}.id, `,
    },
    {
      path: SERVICE_TESTS,
      find: /(?<=rest, .+ = await services\.list_sample_items\(session, )(?=query\))/,
      put: `${name}.id, `,
    },
    {
      path: SERVICE_TESTS,
      find: 'services.get_sample_item(session, uuid4())',
      put: 'services.get_sample_item(session, uuid4(), uuid4())',
    },
    {
      path: SERVICE_TESTS,
      find: 'services.get_sample_item(session, stored.id)',
      put: `services.get_sample_item(session, stored.${column}, stored.id)`,
    },
  ];
}
