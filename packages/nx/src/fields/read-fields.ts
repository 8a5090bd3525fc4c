import { snake } from '../workspace/name-feature';
import { TEXT_LENGTHS, type Field, type FieldType, type OnDelete, type PlainKind } from './field';
import { aliasOf } from './field-names';
import type { NameFeature } from './parse-type';

interface Column {
  readonly name: string;
  /** Without null: `str`, `dt.date`. */
  readonly annotation: string;
  readonly optional: boolean;
  readonly arguments: readonly string[];
}

const PLAIN: Readonly<Record<string, PlainKind>> = {
  int: 'int',
  float: 'float',
  bool: 'bool',
  'dt.date': 'date',
  'dt.time': 'time',
  'dt.datetime': 'datetime',
  UUID: 'uuid',
  Any: 'json',
};

/**
 * The fields that a feature's models and schemas were made of; `undefined` where the code is not such as comes from
 * fields. Whoever compares what these fields become with the code knows whether it was edited.
 *
 * @param model the class, `Order`
 * @param belongsTo the column that says to whom, or to what, a row belongs, which is no field
 */
export function readFields(
  { models, schemas }: { readonly models: string; readonly schemas: string },
  { model, belongsTo }: { readonly model: string; readonly belongsTo: string | undefined },
  nameOf: NameFeature,
): Field[] | undefined {
  const statements = statementsOf(models, model);
  const uniqueTogether = statements.find((line) => line.startsWith('__table_args__')) ?? '';
  const columns = statements.flatMap((line) => readColumn(line) ?? []);
  if (statements.some(isUnread)) return undefined;
  const own = columns.filter(({ name }) => name !== belongsTo);
  const fields = own.map((column) =>
    readField(column, { models, schemas, uniqueTogether, nameOf }),
  );
  return fields.length > 0 && fields.every((field) => field !== undefined) ? fields : undefined;
}

/** The line of a model that declares a column in a way that no field is written, for a message. */
export function findUnreadColumn(models: string, model: string): string | undefined {
  return statementsOf(models, model).find(isUnread);
}

function isUnread(statement: string): boolean {
  // What other rows it leads to is no column.
  const isColumn = statement.includes(': Mapped[') && !/ = [\w.]*relationship\(/.test(statement);
  return isColumn && readColumn(statement) === undefined;
}

function statementsOf(models: string, model: string): string[] {
  const body = new RegExp(`^class ${model}\\(Base\\):\\n((?:(?: .*)?\\n)*)`, 'm').exec(models)?.[1];
  return (body ?? '').split(/\n(?= {4}[^\s)\]}])/).map(oneLine);
}

/** The column that `--access=owner` brings stands first and is not a reference that a field makes. */
export function isOwner(models: string): boolean {
  return /^ {4}owner_id: Mapped\[UUID\] = mapped_column\(\s*sa\.ForeignKey\("users\.id", ondelete="CASCADE"\)/m.test(
    models,
  );
}

/** Without a comment behind it, which has no quotes: a `#` may stand in a text. */
function oneLine(statement: string): string {
  return statement
    .replace(/ +#[^"'\n]*$/gm, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\( /g, '(')
    .replace(/,? \)/g, ')');
}

function readColumn(line: string): Column | undefined {
  const match = /^(\w+): Mapped\[(.+?)( \| None)?\](?: = mapped_column\((.*)\))?$/.exec(line);
  if (match === null) return undefined;
  const [, name = '', annotation = '', optional, given = ''] = match;
  return { name, annotation, optional: optional !== undefined, arguments: splitArguments(given) };
}

/** At the commas that are in no parentheses and no quotes. */
function splitArguments(given: string): string[] {
  const parts =
    given.match(/(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\([^()]*(?:\([^()]*\)[^()]*)*\)|[^,])+/g) ??
    [];
  return parts.map((part) => part.trim());
}

interface Around {
  readonly models: string;
  readonly schemas: string;
  readonly uniqueTogether: string;
  readonly nameOf: NameFeature;
}

function readField(column: Column, around: Around): Field | undefined {
  const type = readType(column, around);
  if (type === undefined) return undefined;
  const has = (argument: string): boolean => column.arguments.includes(argument);
  const fallback = readDefault(column, type, around.models);
  return {
    name: type.kind === 'ref' ? column.name.replace(/_id$/, '') : column.name,
    type,
    optional: column.optional,
    unique: has('unique=True') || around.uniqueTogether.includes(`_id", "${column.name}"`),
    index: has('index=True') && type.kind !== 'ref',
    ...(fallback === undefined ? {} : { fallback }),
  };
}

function readType(
  { name, annotation, arguments: given }: Column,
  around: Around,
): FieldType | undefined {
  const [first = ''] = given;
  const numbers = (first.match(/\d+/g) ?? []).map(Number);
  const [one = 0, two = 0] = numbers;
  const reference = /^sa\.ForeignKey\("(\w+)\.id"(?:, ondelete="([A-Z ]+)")?\)$/.exec(first);
  if (reference !== null) return readReference(reference[1] ?? '', reference[2], around.nameOf);
  if (first.startsWith('text_enum(')) return readEnum(annotation, around.models);
  if (first.startsWith('ExactNumeric(')) return { kind: 'decimal', precision: one, scale: two };
  if (annotation !== 'str') {
    const kind = PLAIN[annotation];
    return kind === undefined ? undefined : { kind };
  }
  const alias = aliasOf({ name, type: { kind: 'str', length: 1 } });
  const input = oneLine(
    new RegExp(`^${alias} = (Annotated\\[[\\s\\S]*?\\])\\n`, 'm').exec(around.schemas)?.[1] ?? '',
  );
  const length = Number(/max_length=([\d_]+)/.exec(input)?.[1]?.replaceAll('_', ''));
  if (input.includes('EmailStr')) return { kind: 'email' };
  if (input.includes('normalize_url')) return { kind: 'url', length: one };
  if (first === 'sa.Text') return { kind: 'text', length: length || TEXT_LENGTHS.text };
  return first.startsWith('sa.String(') ? { kind: 'str', length: one } : undefined;
}

function readReference(table: string, rule: string | undefined, nameOf: NameFeature): FieldType {
  const onDelete = (rule ?? 'restrict').toLowerCase().replace(' ', '-') as OnDelete;
  return { kind: 'ref', feature: table, singular: snake(nameOf(table).singular), onDelete };
}

function readEnum(name: string, models: string): FieldType | undefined {
  const members = membersOf(name, models);
  return members.length === 0
    ? undefined
    : { kind: 'enum', values: members.map(([, value]) => value) };
}

function membersOf(name: string, models: string): (readonly [member: string, value: string])[] {
  const body = new RegExp(`^class ${name}\\(StrEnum\\):\\n((?: {4}.*\\n)+)`, 'm').exec(models)?.[1];
  return [...(body ?? '').matchAll(/^ {4}(\w+) = (.+)$/gm)].map(([, member = '', value = '']) => [
    member,
    readText(value),
  ]);
}

function readDefault(
  { annotation, arguments: given }: Column,
  type: FieldType,
  models: string,
): string | undefined {
  const text = given.find((argument) => argument.startsWith('default='))?.slice('default='.length);
  if (text === undefined) return undefined;
  if (type.kind === 'bool') return text.toLowerCase();
  if (type.kind === 'decimal') return (/\((.*)\)/.exec(text)?.[1] ?? '').replace(/"/g, '');
  if (type.kind === 'enum') {
    const member = text.split('.').at(-1);
    return membersOf(annotation, models).find(([name]) => name === member)?.[1];
  }
  return type.kind === 'int' || type.kind === 'float' ? text : readText(text);
}

/** The value of a text as `pythonText` writes it. */
function readText(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, '$1');
}
