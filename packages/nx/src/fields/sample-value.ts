import { enumMember } from './enum-member';
import type { Field } from './field';
import { enumOf } from './field-names';
import { pythonText } from './python-literal';

/** An expression of Python for a value that the field may have; another one each time, where it is unique. */
export function sampleValue(field: Field, model: string): string {
  const { type, unique } = field;
  switch (type.kind) {
    case 'str':
    case 'text':
      return unique ? uniqueText(field, type.length) : pythonText(labelOf(field, type.length));
    case 'url':
      return unique ? 'f"https://example.com/{uuid4().hex}"' : '"https://example.com/page"';
    case 'email':
      return unique ? 'f"{uuid4().hex}@example.com"' : '"someone@example.com"';
    case 'int':
      return unique ? 'uuid4().int % 2**31' : '1';
    case 'float':
      return unique ? 'uuid4().int % 10**12 / 8' : '0.5';
    case 'decimal':
      return decimalValue(type, unique);
    case 'bool':
      return 'True';
    case 'date':
      return `dt.date(2026, 1, 31)${unique ? ' + dt.timedelta(days=uuid4().int % 10**6)' : ''}`;
    case 'time':
      return unique
        ? 'dt.time(uuid4().int % 24, uuid4().int % 60, uuid4().int % 60, uuid4().int % 10**6)'
        : 'dt.time(9, 30)';
    case 'datetime':
      return `dt.datetime(2026, 1, 31, 9, 30, tzinfo=dt.UTC)${unique ? ' + dt.timedelta(seconds=uuid4().int % 10**9)' : ''}`;
    case 'uuid':
      return 'uuid4()';
    case 'json':
      return '{"key": ["value"]}';
    case 'enum':
      return `${enumOf(field, model)}.${enumMember(type.values[0] ?? '')}`;
    case 'ref':
      return `(await make_${singularOf(type)}(session)).id`;
  }
}

/** A value that a client may send instead of a sample, and that comes back as it was sent; as Python and JSON write it alike. */
export function changedValue({ type }: Field): string | undefined {
  switch (type.kind) {
    case 'str':
    case 'text':
      return pythonText('Changed'.slice(0, type.length));
    case 'url':
      return type.length < 27 ? undefined : '"https://example.com/changed"';
    case 'email':
      return '"changed@example.com"';
    case 'int':
      return '7';
    case 'float':
      return '2.5';
    case 'decimal':
      return pythonText(
        type.precision > type.scale ? Number(2).toFixed(type.scale) : (0).toFixed(type.scale),
      );
    case 'bool':
      return 'False';
    case 'date':
      return '"2026-02-01"';
    case 'time':
      return '"10:45:00"';
    case 'datetime':
      return '"2026-02-01T10:45:00Z"';
    case 'json':
      return '{"changed": [1]}';
    case 'enum':
      return pythonText(type.values.at(-1) ?? '');
    case 'uuid':
      return '"0198f2a0-0000-7000-8000-000000000000"';
    case 'ref':
      return undefined;
  }
}

/** What a client may not send for a field, as expressions of Python. */
export function wrongValues({ type }: Field): readonly string[] {
  switch (type.kind) {
    case 'str':
      return ['""', `"x" * ${type.length + 1}`, String.raw`"nul \x00"`];
    case 'text':
      return [String.raw`"nul \x00"`];
    case 'int':
      return ['2**31', '"one"'];
    case 'float':
      return ['"half"'];
    case 'decimal':
      return [pythonText(`0.${'1'.repeat(type.scale + 1)}`), '"much"'];
    case 'bool':
      return ['"perhaps"'];
    case 'date':
      return ['"2026-02-30"'];
    case 'time':
      return ['"24:30"', '"10:00:00+01:00"'];
    case 'datetime':
      return ['"2026-02-01T10:45:00"'];
    case 'uuid':
    case 'ref':
      return ['"no-id"'];
    case 'email':
      return ['"nobody"'];
    case 'url':
      return ['"ftp://example.com"'];
    case 'enum':
      return ['"no such value"'];
    case 'json':
      return [];
  }
}

function singularOf({ singular }: { readonly singular: string }): string {
  return singular;
}

function labelOf({ name }: Field, length: number): string {
  const label = name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll('_', ' ');
  return label.slice(0, length);
}

/** With the 32 digits of an id, where there is room for them. */
function uniqueText(field: Field, length: number): string {
  const label = labelOf(field, length);
  if (label.length + 33 <= length) return `f"${label} {uuid4().hex}"`;
  return length >= 32 ? 'uuid4().hex' : `uuid4().hex[:${length}]`;
}

function decimalValue(
  { precision, scale }: { readonly precision: number; readonly scale: number },
  unique: boolean,
): string {
  if (unique) return `Decimal(uuid4().int % 10**${precision}).scaleb(-${scale})`;
  return precision > scale ? 'Decimal(1)' : 'Decimal("0.5")';
}
