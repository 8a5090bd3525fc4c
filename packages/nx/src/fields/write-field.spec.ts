import fc from 'fast-check';
import { anyFields } from '../testing/any-fields';
import { FieldsError, parseFields } from './parse-fields';
import { writeField } from './write-field';

describe('writeField', () => {
  test('writes what is read as the same field again', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyFields, (text) => {
        try {
          const fields = parseFields(text);
          expect(parseFields(fields.map(writeField).join(' '))).toEqual(fields);
          compared += 1;
        } catch (error) {
          // Some lists are refused; that is another test's matter.
          if (!(error instanceof FieldsError)) throw error;
        }
      }),
      { numRuns: process.env['PAXX_E2E_LONG'] === '1' ? 3_000 : 200 },
    );
    expect(compared).toBeGreaterThan(20);
  });

  test.each([
    'note:text?',
    'total:decimal(12,2):index=0.5',
    'status:enum(draft,"in transit")=draft',
    'parent:ref(nodes,set-null)?',
  ])('writes %s as it is typed', (text) => {
    expect(parseFields(text).map(writeField)).toEqual([text]);
  });
});
