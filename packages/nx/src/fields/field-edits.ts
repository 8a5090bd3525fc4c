import type { Edit } from '../render/derive-variant';
import { columnLine, enumLines } from './column';
import { defaultFields } from './default-fields';
import type { Field } from './field';
import { enumOf } from './field-names';
import { columnOf } from './parse-fields';
import { changedValue, sampleValue, wrongValues } from './sample-value';
import { schemaLines } from './schema-lines';

/** The model of the templates, which renaming gives its name. */
const MODEL = 'SampleItem';
const FOLDER = 'features/sample_items';
const TESTS = `${FOLDER}/tests/test_routes.py`;

/**
 * What makes the templates, which have the default fields, have these: every text that the default fields become is
 * replaced by what the given fields become.
 */
export function fieldEdits(fields: readonly Field[], feature: string): Edit[] {
  const before = linesOf(defaultFields());
  const after = linesOf(fields, feature);
  const replaced = before.map(({ path, text }, index) => ({
    path,
    find: text,
    put: after[index]?.text ?? '',
  }));
  const stored = fields.filter((field) => isStored(field, feature));
  return [
    ...replaced,
    ...testEdits(fields),
    ...enumEdits(fields),
    ...refreshEdits(fields),
    ...(stored.length > 0 ? storeEdits(stored) : []),
  ];
}

interface Piece {
  readonly path: string;
  readonly text: string;
}

function linesOf(fields: readonly Field[], feature = ''): Piece[] {
  const schemas = schemaLines(fields, MODEL);
  const required = fields.some(({ optional }) => !optional);
  const isGiven = (field: Field): boolean => !field.optional || isStored(field, feature);
  const join = (line: (field: Field) => string): string => fields.map(line).join('');
  const model = 'class SampleItem(Base):\n    __tablename__ = "sample_items"\n\n';
  return [
    {
      path: `${FOLDER}/models.py`,
      text:
        join((field) => enumLines(field, MODEL)) +
        model +
        join((field) => columnLine(field, MODEL)),
    },
    {
      path: `${FOLDER}/schemas.py`,
      text: `${required ? NOT_SENT : ''}${helpersOf(fields)}${schemas.aliases}`.trimStart(),
    },
    {
      path: `${FOLDER}/schemas.py`,
      text: `class SampleItemCreate(InputSchema):\n${schemas.create}`,
    },
    {
      path: `${FOLDER}/schemas.py`,
      text: `class SampleItemUpdate(InputSchema):\n${schemas.update}`,
    },
    { path: `${FOLDER}/schemas.py`, text: `class SampleItemRead(OutputSchema):\n${schemas.read}` },
    {
      path: `${FOLDER}/tests/factories.py`,
      text: `    return {\n${join((field) => (isGiven(field) ? valueLine(field) : ''))}    }\n`,
    },
    { path: TESTS, text: join(wrongLines) },
  ];
}

const NOT_SENT = `# A change may leave a field out that cannot be null; what stands for it is never read.
NOT_SENT: Any = Field(default_factory=object)
`;

const HELPERS: readonly { readonly needs: (field: Field) => boolean; readonly text: string }[] = [
  {
    needs: ({ type }) => type.kind === 'time',
    text: `

def refuse_zone(value: dt.time) -> dt.time:
    if value.tzinfo is not None:
        raise ValueError("A time of day has no time zone.")
    return value


`,
  },
  {
    needs: ({ type }) => type.kind === 'url',
    text: `

HTTP_URL = TypeAdapter(HttpUrl)


def normalize_url(value: str) -> str:
    try:
        return str(HTTP_URL.validate_python(value))
    except ValidationError:
        raise ValueError("This is no address of http or https.") from None


`,
  },
  {
    needs: ({ type }) => type.kind === 'json',
    text: `

def refuse_unstorable(value: Any) -> Any:
    # Neither has a place in JSON: numbers that are none, and half a surrogate pair.
    json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    return value


`,
  },
];

/** What the database makes of a value is what a client gets: all digits of a decimal, a time in UTC. */
function refreshEdits(fields: readonly Field[]): Edit[] {
  if (!fields.some(({ type }) => type.kind === 'decimal' || type.kind === 'datetime')) return [];
  return ['created', 'existing'].map((row) => ({
    path: `${FOLDER}/services.py`,
    find: `    await session.flush()\n    return ${row}\n`,
    put: `    await session.flush()\n    # All digits of a decimal, and a time in UTC, as it is read from now on.\n    await session.refresh(${row})\n    return ${row}\n`,
  }));
}

/** Schemas and samples read the enums of the models. */
function enumEdits(fields: readonly Field[]): Edit[] {
  const names = fields.flatMap((field) =>
    field.type.kind === 'enum' ? [enumOf(field, MODEL)] : [],
  );
  if (names.length === 0) return [];
  const line = `from features.sample_items.models import ${names.join(', ')}\n`;
  const core = 'from core.schemas import CleanStr, CursorPage, InputSchema, OutputSchema\n';
  const session = 'from sqlalchemy.ext.asyncio import AsyncSession\n';
  return [
    { path: `${FOLDER}/schemas.py`, find: core, put: `${core}${line}` },
    { path: `${FOLDER}/tests/factories.py`, find: session, put: `${session}${line}` },
  ];
}

/** Whether the tests store what the field refers to: another feature, whose table must be there. */
function isStored({ type }: Field, feature: string): boolean {
  return type.kind === 'ref' && type.feature !== feature;
}

/** The samples wait for what they refer to. */
function storeEdits(stored: readonly Field[]): Edit[] {
  const factories = `${FOLDER}/tests/factories.py`;
  const imports = stored.flatMap(({ type }) =>
    type.kind === 'ref'
      ? [`from features.${type.feature}.tests.factories import make_${type.singular}\n`]
      : [],
  );
  const own = 'from features.sample_items.models import SampleItem\n';
  return [
    { path: factories, find: own, put: `${[...new Set(imports)].join('')}${own}` },
    {
      path: factories,
      find: 'def make_values() -> dict[str, Any]:\n    """What a sample item can be made of."""\n',
      put: 'async def make_values(session: AsyncSession) -> dict[str, Any]:\n    """What a sample item can be made of; what it refers to is stored."""\n',
    },
    { path: factories, find: '**make_values() |', put: '**await make_values(session) |' },
    { path: TESTS, find: 'def body() ->', put: 'async def body(session: AsyncSession) ->' },
    { path: TESTS, find: '(make_values())', put: '(await make_values(session))' },
  ];
}

function helpersOf(fields: readonly Field[]): string {
  return HELPERS.filter(({ needs }) => fields.some(needs))
    .map(({ text }) => text)
    .join('');
}

function valueLine(field: Field): string {
  return `        "${columnOf(field)}": ${sampleValue(field, MODEL)},\n`;
}

function wrongLines(field: Field): string {
  return wrongValues(field)
    .map((value) => `            {"${columnOf(field)}": ${value}},\n`)
    .join('');
}

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

/** What of the tests depends on what the fields are, and not only on their names. */
function testEdits(fields: readonly Field[]): Edit[] {
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
  return [
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

function unknownReference(column: string): string {
  return `    async def test_unknown_${column}(
        self, api: AsyncClient, body: dict[str, Any]
    ) -> None:
        response = await api.post(PATH, json=body | {"${column}": str(uuid4())})

        assert response.status_code == 409

`;
}
