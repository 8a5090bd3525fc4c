import { findMistakenTest, findNameClash } from './find-name-clash';

const tokens = (model: string): Record<string, string> => ({ SampleItem: model });

describe('findNameClash', () => {
  const template = `from collections.abc import Sequence

from features.Route.models import SampleItem


def read(values: Sequence[SampleItem]) -> object:
    return values.Index(Limit=1)
`;

  test('a model that takes an imported name clashes', () => {
    expect(findNameClash(template, tokens('Sequence'))).toBe('Sequence');
  });

  test.each(['Order', 'Index', 'Limit', 'Route'])('%s meets no plain name', (model) => {
    expect(findNameClash(template, tokens(model))).toBeUndefined();
  });
});

describe('findMistakenTest', () => {
  const template = 'from features.x.schemas import SampleItemCreate\n\n\nclass TestCreate: ...\n';

  test('an imported class that starts with Test is mistaken', () => {
    expect(findMistakenTest(template, tokens('Testimonial'))).toBe('TestimonialCreate');
  });

  test('the tests themselves are not', () => {
    expect(findMistakenTest(template, tokens('Order'))).toBeUndefined();
  });
});
