import { findMistakenTest, findNameClash } from './find-name-clash';
import { BUILTIN_CLASSES, KEYWORDS } from '../../workspace/python-words';
import type { TemplateFile } from '../../render/read-template';
import type { Problem } from '../../workspace/check-directory';
import { isWindowsDevice, shorten, wordsOf } from '../../workspace/words';
import { featureTokens } from './feature-tokens';
import { nameFeature, pascal, snake, type SaidForms } from '../../workspace/name-feature';

// Longer names make lines that no formatter can break.
export const LONGEST = 40;

// Paths that the application answers itself: FastAPI's documentation and the probes.
const OWN_PATHS = new Set(['docs', 'redoc', 'health']);

/**
 * Why a feature cannot have a name, and one that works. `json` or `class` are fine: the generated modules
 * are `features.json` and `features.classes`, and no plain name in them is the bare word.
 */
export function findFeatureNameProblem(
  given: string,
  templates: readonly TemplateFile[],
  said: SaidForms,
): Problem | undefined {
  const cause = findCauseInForms(said) ?? findCause(given, templates, said);
  return cause === undefined ? undefined : { cause, instead: suggest(given, templates) };
}

const NAME = /^[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*$/;

function findCauseInForms(said: SaidForms): string | undefined {
  for (const form of ['plural', 'singular'] as const) {
    const given = said[form];
    if (given !== undefined && !(NAME.test(given) && given.length <= LONGEST))
      return `the option ${form} must start with a letter and hold at most ${LONGEST} letters a to z, digits, - and _`;
  }
  return undefined;
}

function findCause(
  given: string,
  templates: readonly TemplateFile[],
  said: SaidForms = {},
): string | undefined {
  if (given === '') return 'the option name is empty';
  if (!NAME.test(given)) {
    return 'the option name must start with a letter and hold letters a to z, digits, - and _ between them';
  }
  if (given.length > LONGEST) return `the option name is longer than ${LONGEST} characters`;
  const name = nameFeature(given, said);
  if (snake(name.plural) === snake(name.singular))
    return 'its plural and its singular are the same, and the code has names for both';
  const module = snake(name.plural);
  const model = pascal(name.singular);
  if (KEYWORDS.has(module)) return `features/${module} would be a keyword of Python`;
  if (OWN_PATHS.has(module)) return `the path /${module} belongs to the application`;
  if (isWindowsDevice(module)) return `Windows keeps the name ${module} for a device`;
  if (BUILTIN_CLASSES.has(model) || KEYWORDS.has(model)) {
    return `its model would hide Python's own ${model}`;
  }
  const tokens = featureTokens(name);
  const clash = firstOf(templates, ({ content }) => findNameClash(content, tokens));
  if (clash !== undefined) return `the generated code needs the name ${clash} for something else`;
  const tests = templates.filter(({ path }) => /(?:^|\/)test_[^/]*\.py$/.test(path));
  const mistaken = firstOf(tests, ({ content }) => findMistakenTest(content, tokens));
  return mistaken === undefined ? undefined : `pytest would take its ${mistaken} for a test`;
}

function firstOf(
  files: readonly TemplateFile[],
  find: (file: TemplateFile) => string | undefined,
): string | undefined {
  for (const file of files) {
    const found = find(file);
    if (found !== undefined) return found;
  }
  return undefined;
}

function suggest(given: string, templates: readonly TemplateFile[]): string {
  const words = shorten(wordsOf(given), LONGEST - 10);
  const base = words.join('-').replace(/^[0-9-]+/, '');
  const candidates = [base, `${base}-records`].map((name) => name.replace(/^-/, ''));
  const works = candidates.find((name) => name !== '' && findCause(name, templates) === undefined);
  return works ?? 'orders';
}
