import { rename, type Tokens } from '../../render/rename';

/**
 * Two different names of a template that one renaming makes the same: a feature `sequences` turns
 * `SampleItem` into the `Sequence` that its services import. `undefined` where all stay apart.
 */
export function findNameClash(template: string, tokens: Tokens): string | undefined {
  return findClash(wordsIn(template), tokens) && findClash(namesIn(template), tokens);
}

function findClash(names: ReadonlySet<string>, tokens: Tokens): string | undefined {
  const renamed = renameAll(names, tokens);
  return renamed.find((name, index) => renamed.indexOf(name) !== index);
}

/** A name of a test module that only renaming makes look like a test: `TestimonialCreate`. */
export function findMistakenTest(template: string, tokens: Tokens): string | undefined {
  return findTest(wordsIn(template), tokens) && findTest(namesIn(template), tokens);
}

function findTest(names: ReadonlySet<string>, tokens: Tokens): string | undefined {
  const others = new Set([...names].filter((name) => !name.startsWith('Test')));
  return renameAll(others, tokens).find((name) => name.startsWith('Test'));
}

function renameAll(names: ReadonlySet<string>, tokens: Tokens): string[] {
  return rename([...names].join('\n'), tokens).split('\n');
}

// Every name and more, the words of comments with them. Where these are fine the names are, and nothing is parsed.
function wordsIn(template: string): Set<string> {
  return new Set(template.match(/[A-Za-z_]\w*/g));
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
