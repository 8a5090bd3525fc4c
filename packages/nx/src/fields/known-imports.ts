import type { PythonImport } from '../render/import-block';

const from = (module: string, ...names: readonly string[]): PythonImport[] =>
  names.map((name) => ({ module, name }));

/** What the lines of fields may need, by the name that they read. */
export const KNOWN_IMPORTS: readonly PythonImport[] = [
  { module: 'datetime', alias: 'dt' },
  { module: 'json' },
  ...from('decimal', 'Decimal'),
  ...from('enum', 'StrEnum'),
  ...from('typing', 'Annotated', 'Any', 'Literal'),
  ...from('uuid', 'UUID', 'uuid4'),
  { module: 'sqlalchemy', alias: 'sa' },
  ...from('sqlalchemy.orm', 'Mapped', 'mapped_column'),
  ...from(
    'pydantic',
    'AfterValidator',
    'AwareDatetime',
    'EmailStr',
    'Field',
    'HttpUrl',
    'TypeAdapter',
    'ValidationError',
    'WithJsonSchema',
  ),
  ...from('core.decimals', 'ExactNumeric'),
  ...from('core.enums', 'text_enum'),
];
