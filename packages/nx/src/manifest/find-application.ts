/**
 * The name of the FastAPI application that a Python module holds: `app`, else `api`, where it is assigned or imported,
 * else what is assigned a call of `FastAPI`. As the `fastapi` command chooses, but from the text: importing it would
 * start Python.
 */
export function findApplication(source: string): string | undefined {
  const code = source.replace(/^\uFEFF/, '');
  return (
    ['app', 'api'].find((name) => assigns(name).test(code) || imports(name).test(code)) ??
    /^([A-Za-z_]\w*)[ \t]*(?::[^=\n]*)?=[ \t]*(?:\w+\.)*FastAPI\(/m.exec(code)?.[1]
  );
}

const assigns = (name: string): RegExp => new RegExp(`^${name}[ \\t]*(?::[^=\\n]*)?=(?!=)`, 'm');

/** On one line, or on a line of its own between brackets. */
const imports = (name: string): RegExp =>
  new RegExp(
    `^from[ \\t][^\\n]*\\bimport\\b(?:[^\\n(]*|[ \\t]*\\([^)]*)(?<![\\w.])${name}\\b(?![ \\t]+as\\b)` +
      `|^(?:from|import)[ \\t][^\\n]*\\bas[ \\t]+${name}\\b`,
    'm',
  );
