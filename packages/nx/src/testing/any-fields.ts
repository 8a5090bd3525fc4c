import fc from 'fast-check';
import { PLAIN_KINDS } from '../fields/field';

/** Of a feature `orders`, these come near to names that its code has. */
const awkward =
  'cursor_page i keyset_query order_page order_status status type_adapter validation_error x1 x_1';
const name = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9]{0,7}(_[a-z0-9]{1,6})?$/) },
  { weight: 1, arbitrary: fc.constantFrom(...awkward.split(' ')) },
);
const value = fc.oneof(
  fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9 -]{0,12}$/).map((text) => text.trim()),
  fc.stringMatching(/^[0-9]{1,2}[a-z"]{1,3}$/).map((text) => text.replace('"', '')),
);
/** A type that is an enum, and one of its values. */
export const enumType = fc
  .uniqueArray(value, {
    minLength: 1,
    maxLength: 4,
    selector: (text) => text.toLowerCase().replace(/\W/g, ''),
  })
  .map((values) => ({
    type: `enum(${values.map((each) => `'${each}'`).join(',')})`,
    fallback: values[0],
  }));
const textType = fc
  .tuple(fc.constantFrom('str', 'text', 'url'), fc.integer({ min: 1, max: 600 }))
  .map(([kind, length]) => ({ type: `${kind}(${length})`, fallback: undefined }));
const decimalType = fc
  .integer({ min: 1, max: 15 })
  .chain((precision) =>
    fc
      .integer({ min: 0, max: precision })
      .map((scale) => ({ type: `decimal(${precision},${scale})`, fallback: '0' })),
  );
const plainType = fc.constantFrom(...PLAIN_KINDS).map((type) => ({
  type: type as string,
  fallback: { int: '-07', float: '7.50', bool: 'true' }[type as string],
}));

/** One entry of `--fields`, most of them valid. */
const entry = fc
  .record({
    name,
    given: fc.oneof(plainType, textType, decimalType, enumType),
    mark: fc.constantFrom('', '', '?', ':unique', ':index', '?^'),
    hasDefault: fc.boolean(),
  })
  .map(({ name: field, given, mark, hasDefault }) => {
    const fallback = hasDefault && given.fallback !== undefined && mark !== ':unique';
    return `${field}:${given.type}${mark}${fallback ? `='${given.fallback}'` : ''}`;
  });

/** A text for `--fields`, of one to twelve entries; some are refused, for a name or for what marks it. */
export const anyFields = fc
  .array(entry, { minLength: 1, maxLength: 12 })
  .map((all) => all.join(' '));
