import type { Edit } from '../render/derive-variant';
import { columnLine, enumLines } from './column';
import { defaultFields } from './default-fields';
import type { Field } from './field';
import { enumOf } from './field-names';
import { columnOf } from './parse-fields';
import { queryLines } from './query-lines';
import { sampleValue, wrongValues } from './sample-value';
import { schemaLines } from './schema-lines';
import { testEdits } from './test-edits';

/** The model of the templates, which renaming gives its name. */
const MODEL = 'SampleItem';
const FOLDER = 'features/sample_items';
const TESTS = `${FOLDER}/tests/test_routes.py`;

/**
 * What makes the templates, which have the default fields, have these: every text that the default fields become is
 * replaced by what the given fields become.
 */
export function fieldEdits(fields: readonly Field[], context: FeatureContext): Edit[] {
  const { feature } = context;
  const before = linesOf(defaultFields());
  const after = linesOf(fields, context);
  const replaced = before.map(({ path, text }, index) => ({
    path,
    find: text,
    put: after[index]?.text ?? '',
  }));
  const stored = fields.filter((field) => isStored(field, feature));
  return [
    ...replaced,
    ...testEdits(fields, feature),
    ...enumEdits(fields),
    ...refreshEdits(fields),
    ...(stored.length > 0 ? storeEdits(stored) : []),
  ];
}

/** What a feature's fields stand in. */
export interface FeatureContext {
  /** The name of its package, which is that of its table. */
  readonly feature: string;
  /** The foreign key to whom, or to what, each row belongs: what is unique is so among the rows of one. */
  readonly belongsTo: { readonly column: string; readonly table: string } | undefined;
}

function belongingColumn({ belongsTo }: FeatureContext): string {
  if (belongsTo === undefined) return '';
  const { column, table } = belongsTo;
  return `    ${column}: Mapped[UUID] = mapped_column(sa.ForeignKey("${table}.id", ondelete="CASCADE"), index=True)\n`;
}

function uniqueAmong(fields: readonly Field[], { belongsTo }: FeatureContext): string {
  if (belongsTo === undefined) return '';
  const constraints = fields
    .filter(({ unique }) => unique)
    .map((field) => `sa.UniqueConstraint("${belongsTo.column}", "${columnOf(field)}")`);
  if (constraints.length === 0) return '';
  const only = constraints.length === 1 ? ',' : '';
  return `    __table_args__ = (${constraints.join(', ')}${only})\n`;
}

interface Piece {
  readonly path: string;
  readonly text: string;
}

function linesOf(
  fields: readonly Field[],
  context: FeatureContext = { feature: '', belongsTo: undefined },
): Piece[] {
  const schemas = schemaLines(fields, MODEL);
  const required = fields.some(({ optional }) => !optional);
  const isGiven = (field: Field): boolean => !field.optional || isStored(field, context.feature);
  const join = (line: (field: Field) => string): string => fields.map(line).join('');
  const model = `class SampleItem(Base):\n    __tablename__ = "sample_items"\n${uniqueAmong(fields, context)}\n${belongingColumn(context)}`;
  const column = (field: Field): string =>
    columnLine(context.belongsTo === undefined ? field : { ...field, unique: false }, MODEL);
  return [
    {
      path: `${FOLDER}/models.py`,
      text: join((field) => enumLines(field, MODEL)) + model + join(column),
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
    { path: `${FOLDER}/schemas.py`, text: `in which order."""\n\n${queryLines(fields, MODEL)}` },
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


# The format "time" of JSON Schema has a zone.
LocalTime = Annotated[
    dt.time,
    AfterValidator(refuse_zone),
    WithJsonSchema({"type": "string", "format": "time-local"}),
]
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
  const pydantic = 'from pydantic import Field\n';
  const session = 'from sqlalchemy.ext.asyncio import AsyncSession\n';
  return [
    { path: `${FOLDER}/schemas.py`, find: pydantic, put: `${pydantic}${line}` },
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
