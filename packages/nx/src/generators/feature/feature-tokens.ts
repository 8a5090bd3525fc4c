import type { Tokens } from '../../render/rename';
import { capitalize } from '../../workspace/words';
import { pascal, snake, type FeatureName } from '../../workspace/name-feature';

/** What the words `sample item` of the templates become, in each of their spellings. */
export function featureTokens({ plural, singular }: FeatureName): Tokens {
  const [many, one] = [plural.join(' '), singular.join(' ')];
  const article = articleOf(one);
  return {
    sample_items: snake(plural),
    sample_item: snake(singular),
    SampleItems: pascal(plural),
    SampleItem: pascal(singular),
    'sample-items': plural.join('-'),
    'sample-item': singular.join('-'),
    'sample items': many,
    'sample item': one,
    'Sample items': capitalize(many),
    'Sample item': capitalize(one),
    'a sample item': `${article} ${one}`,
    'A sample item': `${capitalize(article)} ${one}`,
  };
}

// By sound: an order, an hour; a user, a unit, a European.
function articleOf(word: string): 'a' | 'an' {
  if (/^(?:hour|hono)/.test(word)) return 'an';
  return /^(?!eu|one|uni|us[aeu]|ut[ei])[aeiou]/.test(word) ? 'an' : 'a';
}
