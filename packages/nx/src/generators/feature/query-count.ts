import type { Edit } from '../../render/derive-variant';
import type { Parent } from './parent';

const COUNT = '        # Who asks, and the rows.\n        assert len(queries) == 2\n';

/** How many statements a list takes, and for what, in the test that its page does not change that. */
export function countQueries(reasons: {
  readonly asksWho: boolean;
  readonly parent: Parent | undefined;
  readonly countsAll: boolean;
}): Edit[] {
  const { asksWho, parent, countsAll } = reasons;
  const each = [
    ...(asksWho ? ['who asks'] : []),
    ...(parent === undefined ? [] : [`the ${parent.singular.replaceAll('_', ' ')}`]),
    ...(countsAll ? ['how many there are'] : []),
  ];
  const said = each.join(', ').replace(/^./, (letter) => letter.toUpperCase());
  const comment = each.length === 0 ? '' : `        # ${said}, and the rows.\n`;
  return [
    {
      path: 'features/sample_items/tests/test_routes.py',
      find: COUNT,
      put: `${comment}        assert len(queries) == ${each.length + 1}\n`,
    },
  ];
}
