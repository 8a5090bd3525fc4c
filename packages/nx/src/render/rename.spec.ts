import { rename } from './rename';

describe('rename', () => {
  test('the longest token wins', () => {
    expect(
      rename('sample_items sample_item', { sample_item: 'order', sample_items: 'orders' }),
    ).toBe('orders order');
  });

  test('a replacement is not read again', () => {
    expect(rename('a b', { a: 'b', b: 'a' })).toBe('b a');
  });

  test('signs of regular expressions in tokens and values mean themselves', () => {
    expect(rename('a.b axb', { 'a.b': '$&' })).toBe('$& axb');
  });
});
