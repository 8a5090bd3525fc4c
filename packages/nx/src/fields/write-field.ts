import { TEXT_LENGTHS, type Field, type FieldType } from './field';

/** A field as `--fields` takes it: `total:decimal(10,2)?`, the inverse of `parseFields`. */
export function writeField({ name, type, optional, unique, index, fallback }: Field): string {
  const marks = `${unique ? ':unique' : ''}${index ? ':index' : ''}${optional ? '?' : ''}`;
  return `${name}:${writeType(type)}${marks}${fallback === undefined ? '' : `=${quoted(fallback)}`}`;
}

function writeType(type: FieldType): string {
  switch (type.kind) {
    case 'str':
    case 'text':
    case 'url':
      return type.length === TEXT_LENGTHS[type.kind] ? type.kind : `${type.kind}(${type.length})`;
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`;
    case 'enum':
      return `enum(${type.values.map(quoted).join(',')})`;
    case 'ref':
      return `ref(${type.feature}${type.onDelete === 'restrict' ? '' : `,${type.onDelete}`})`;
    case 'bool':
    case 'date':
    case 'datetime':
    case 'email':
    case 'float':
    case 'int':
    case 'json':
    case 'time':
    case 'uuid':
      return type.kind;
  }
}

/** Where a space or a sign of the grammar stands in it. */
function quoted(text: string): string {
  if (/^[\p{L}\p{N}_.%-]+$/u.test(text)) return text;
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}
