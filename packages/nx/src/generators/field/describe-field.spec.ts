import { parseFields } from '../../fields/parse-fields';
import { nameFeature } from '../../workspace/name-feature';
import type { FeaturePlan } from '../feature/plan-feature';
import { describeField } from './describe-field';

const said = (added: string, changed: readonly (readonly [string, string])[] = []): string => {
  const [name, service] = [nameFeature('orders'), { name: 'api', root: 'apps/api' }];
  const plan: FeaturePlan = {
    name,
    fields: [],
    access: 'authenticated',
    hasUsers: true,
    pagination: 'cursor',
    paths: [{ version: '', path: '/orders' }],
  };
  const enums = changed.flatMap(([from, to]) =>
    parseFields(from).map((field, index) => ({ from: field, to: parseFields(to)[index] ?? field })),
  );
  const fields = added === '' ? [] : parseFields(added);
  return describeField({ service, plan, added: fields, changed: enums }, false).join('\n');
};

describe('describeField', () => {
  test('says what is there now, and the commands that follow', () => {
    expect(said('total:int? customer:ref(customers)?')).toBe(
      [
        'The feature orders has total, customer_id now.',
        'Next:',
        '  npx nx run api:migrate --message "add total customer_id to orders"',
        '  npx nx run api:upgrade',
        '  npx nx run api:test',
      ].join('\n'),
    );
  });

  test('says what a removed value of an enum costs', () => {
    const text = said('', [['status:enum(draft,void)=draft', 'status:enum(draft,paid)=draft']]);
    expect(text).toMatch(/^The status of orders is one of draft, paid now\.\nRows that have void /);
    expect(text).toContain('op.execute("UPDATE orders SET status = …")');
    expect(text).toContain('--message "change status of orders"');
  });

  test('says nothing of rows where values were only added', () => {
    const text = said('total:int?', [['status:enum(draft)', 'status:enum(draft,paid)']]);
    expect(text).not.toContain('Rows');
    expect(text).toContain('--message "add total to orders and change status of orders"');
  });

  test('says where nothing is to be done', () => {
    expect(said('')).toBe('The feature orders has that already, and stays as it is.');
  });
});
