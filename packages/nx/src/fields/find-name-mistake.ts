import { KEYWORDS } from '../workspace/python-words';

const LONGEST = 40;
/** What every model and every read schema has. */
const COMMON = new Set(['id', 'created_at', 'updated_at']);
/** What SQLAlchemy's models and Pydantic's schemas use themselves; a field would hide it. */
const TAKEN = new Set(
  (
    'metadata registry type_annotation_map construct copy dict from_orm json parse_file parse_obj parse_raw ' +
    'schema schema_json self update_forward_refs validate'
  ).split(' '),
);
/** Names that stand for something else where fields are declared. */
const USED = new Set('sa dt mapped_column str int float bool list'.split(' '));

/** Why a field cannot have a name; `name` is `given` in snake case. */
export function findNameMistake(given: string, name: string): string | undefined {
  if (
    !/^[\p{L}][\p{L}\p{N}\p{M}]*(?:[-_][\p{L}\p{N}\p{M}]+)*$/u.test(given) ||
    !/^[a-z]/.test(name)
  )
    return given === ''
      ? 'no name'
      : `the name '${given}' must start with a letter and hold letters, digits and _`;
  if (name.length > LONGEST) return `the name '${given}' is longer than ${LONGEST} characters`;
  if (KEYWORDS.has(name)) return `'${name}' is a keyword of Python; try ${name}_value`;
  if (name === 'l') return `'l' looks like a 1; try l_value`;
  if (COMMON.has(name)) return `'${name}' is there already, without being listed`;
  if (TAKEN.has(name) || name.startsWith('model_'))
    return `'${name}' is a name that SQLAlchemy or Pydantic need; try item_${name}`;
  if (USED.has(name)) return `'${name}' would hide what the code needs; try ${name}_value`;
  return undefined;
}
