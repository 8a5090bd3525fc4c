/** One field of a feature, as `--fields` describes it: `total:decimal(10,2)?`. */
export interface Field {
  /** As it was typed, in snake case: `total`. */
  readonly name: string;
  readonly type: FieldType;
  /** It may be null, and a client need not send it. */
  readonly optional: boolean;
  readonly unique: boolean;
  readonly index: boolean;
  /** What it is where a client sends nothing, as Python reads it: `"draft"`, `0`, `Decimal("1.50")`. */
  readonly fallback?: string;
}

export type FieldType =
  | { readonly kind: PlainKind }
  /** `length` in characters. */
  | { readonly kind: TextKind; readonly length: number }
  /** `precision` digits in all, `scale` of them behind the point. */
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  /** `feature` is the table too, `singular` what its factory makes: `make_customer`. */
  | {
      readonly kind: 'ref';
      readonly feature: string;
      readonly singular: string;
      readonly onDelete: OnDelete;
    };

export const PLAIN_KINDS = [
  'int',
  'float',
  'bool',
  'date',
  'time',
  'datetime',
  'uuid',
  'email',
  'json',
] as const;
export type PlainKind = (typeof PLAIN_KINDS)[number];

/** What has a length, with that which it has where none is given. */
export const TEXT_LENGTHS = { str: 200, text: 10_000, url: 2_000 } as const;
export type TextKind = keyof typeof TEXT_LENGTHS;

/** What the database does with the row when the one that it names is deleted. */
export const ON_DELETE = ['restrict', 'cascade', 'set-null'] as const;
export type OnDelete = (typeof ON_DELETE)[number];

/** Every type as it is written, for messages. */
export const TYPES: readonly string[] = [
  ...Object.keys(TEXT_LENGTHS),
  'decimal',
  ...PLAIN_KINDS,
  'enum(…)',
  'ref(…)',
];
