import { rename, type Tokens } from '../../render/rename';

/**
 * Two different names of a template that one renaming makes the same: a feature `sequences` turns
 * `SampleItem` into the `Sequence` that its services import. `undefined` where all stay apart.
 */
export function findNameClash(template: string, tokens: Tokens): string | undefined {
  const names = namesIn(template);
  const renamed = new Map<string, string>();
  for (const name of names) {
    const result = rename(name, tokens);
    const other = renamed.get(result);
    if (other !== undefined && other !== name) return result;
    renamed.set(result, name);
  }
  return undefined;
}

/** A name of a test module that only renaming makes look like a test: `TestimonialCreate`. */
export function findMistakenTest(template: string, tokens: Tokens): string | undefined {
  const names = [...namesIn(template)].filter((name) => !name.startsWith('Test'));
  return names.map((name) => rename(name, tokens)).find((name) => name.startsWith('Test'));
}

// What is bound or read as a plain name; not attributes, keyword arguments or the parts of a module's path.
function namesIn(template: string): Set<string> {
  const { parser } = require('@lezer/python') as typeof import('@lezer/python');
  const names = new Set<string>();
  parser.parse(template).iterate({
    enter: ({ name, from, to, node }) => {
      if (name !== 'VariableName') return;
      const keyword = node.parent?.name === 'ArgList' && node.nextSibling?.name === 'AssignOp';
      const path = node.nextSibling?.name === '.' || node.prevSibling?.name === '.';
      if (!keyword && !(path && node.parent?.name === 'ImportStatement')) {
        names.add(template.slice(from, to));
      }
    },
  });
  return names;
}
