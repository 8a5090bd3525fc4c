import fc from 'fast-check';
import { columnOf, FieldsError, parseFields } from './parse-fields';

const messageOf = (text: string): string => {
  try {
    parseFields(text);
  } catch (error) {
    if (error instanceof FieldsError) return error.message;
    throw error;
  }
  return '';
};

describe('parseFields', () => {
  test('reads the example of the documentation', () => {
    const text =
      'number:str:unique total:decimal(10,2) note:text? status:enum(draft,paid)=draft placed_on:date:index customer:ref(customers,cascade) tags:json?';
    const plain = { optional: false, unique: false, index: false };
    expect(parseFields(text)).toEqual([
      { ...plain, name: 'number', type: { kind: 'str', length: 200 }, unique: true },
      { ...plain, name: 'total', type: { kind: 'decimal', precision: 10, scale: 2 } },
      { ...plain, name: 'note', type: { kind: 'text', length: 10_000 }, optional: true },
      {
        ...plain,
        name: 'status',
        type: { kind: 'enum', values: ['draft', 'paid'] },
        fallback: 'draft',
      },
      { ...plain, name: 'placed_on', type: { kind: 'date' }, index: true },
      {
        ...plain,
        name: 'customer',
        type: { kind: 'ref', feature: 'customers', singular: 'customer', onDelete: 'cascade' },
      },
      { ...plain, name: 'tags', type: { kind: 'json' }, optional: true },
    ]);
  });

  test.each([
    ['a:str? b:str! c:str^', 'a:str:optional b:str:unique c:str:index'],
    ['a:str!?', 'a:str?:unique'],
    ['  a:str \t\n b:int ', 'a:str b:int'],
    ['placedOn:date', 'placed-on:date'],
    ["a:str='x y'", 'a:str="x y"'],
    ["s:enum('in transit', paid)", 's:enum("in transit",paid)'],
    ['c:ref(customer)', 'c:ref(customers)'],
  ])('reads %j as %j', (one, other) => {
    expect(parseFields(one)).toEqual(parseFields(other));
  });

  test.each([
    ['', 'no field', 0],
    ['name', 'no type; write name:str', 4],
    ['number:strng', "no type 'strng'; there are str, text, url, decimal, int", 7],
    ['a:str b:decimal(40,2)', 'decimal(…) takes the digits in all, up to 15', 15],
    ['a:str a:int', 'a second field a', 6],
    ['l:int', "'l' looks like a 1; try l_value", 0],
    ['self:str', "'self' is a name that SQLAlchemy or Pydantic need; try item_self", 0],
    ['c:ref(customers) c_id:int', 'a second field c_id', 17],
    ['a:str:uniqe', "':uniqe' is none of", 5],
    ['a:str b:int=ten', "the default 'ten' is not a whole number", 12],
    ['s:enum(a,b)=c', "the default 'c' is not one of a, b", 12],
    ["s:enum(a,'b :c')", "would take the colon in 'b :c' for a parameter", 6],
    ['s:enum(a,A)', 'would have the same name as another, A', 6],
    ['a:str)', 'a ) that closes nothing', 5],
    ['a:enum(b', 'a ( that is not closed', 6],
    ["a:str='b", "a ' that is not closed", 6],
    ['id:int', "'id' is there already", 0],
    ['metadata:str', 'SQLAlchemy or Pydantic need', 0],
    ['model_config:str', 'SQLAlchemy or Pydantic need', 0],
    ['from:str', 'a keyword of Python', 0],
    ['2fa:str', 'must start with a letter', 0],
    ['a:json:unique', 'json cannot be unique', 0],
    ['a:text:index', 'too long to be an index', 0],
    ['a:str:unique=x', 'only one row could have its default', 0],
    ['c:ref(customers,set-null)', 'it must be optional: add ?', 0],
    ['c:ref(customers,drop)', 'one of restrict, cascade, set-null', 5],
    ['a:uuid=1', 'uuid takes no default', 7],
    ['a:bool(3)', 'bool takes nothing in parentheses', 6],
    ['a:str(3)!', 'a is too short to be unique; give it 8 at least', 0],
    ['b:bool!', 'bool has too few values to be unique', 0],
  ])('refuses %j: %s', (text, cause, at) => {
    const [message = '', line = '', caret = ''] = messageOf(text).split('\n');
    expect(message).toContain(cause);
    expect(line.trim()).toBe(text);
    expect(caret.indexOf('^') - 4).toBe(at);
  });

  test('any text is read or refused with a place', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[a-z]+:[a-z(),=?!^' ]{0,20}$/)),
        (text) => {
          const message = messageOf(text);
          if (message !== '') expect(message).toMatch(/\n.*\n *\^+$/);
        },
      ),
    );
  });

  test('no two fields have one column', () => {
    const columns = parseFields('a:str b:ref(items)? c:int').map(columnOf);
    expect(columns).toEqual(['a', 'b_id', 'c']);
  });
});
