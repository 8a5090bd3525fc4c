import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { scratchFolder, type Workspace } from './workspace';

/** A part of `test-ci` as Nx has it. */
export interface Part {
  readonly name: string;
  readonly paths: readonly string[];
  /** Whether a file of the project is one of its inputs. */
  readonly isInput: (file: string) => boolean;
}

interface Target {
  readonly options?: { readonly paths?: readonly string[] };
  readonly inputs?: readonly unknown[];
}

/** The parts of a project by what `nx show project` says. */
export async function listParts(workspace: Workspace, project: string): Promise<Part[]> {
  const { stdout } = await workspace.succeedNx(['show', 'project', project, '--json']);
  const { targets } = JSON.parse(stdout) as { targets: Readonly<Record<string, Target>> };
  return Object.entries(targets)
    .filter(([name]) => name.startsWith('test-ci--'))
    .map(([name, { options, inputs = [] }]) => ({
      name: name.replace('test-ci--', ''),
      paths: options?.paths ?? [],
      isInput: inputsOf(inputs),
    }));
}

/** The files below a project that pytest and what it starts open when a part runs alone. */
export async function openedBy(
  part: Part,
  workspace: Workspace,
  folder: string,
): Promise<{ readonly files: string[]; readonly output: string }> {
  const report = join(await scratchFolder('opened'), 'files');
  const pytest = workspace.path('.venv/bin/pytest');
  const { output } = await workspace.run(
    [pytest, '-q', '-p', 'no:cacheprovider', '--continue-on-collection-errors', ...part.paths],
    {
      cwd: folder,
      env: {
        PYTHONPATH: join(__dirname, 'record-opened'),
        PYTHONDONTWRITEBYTECODE: '1',
        OPENED_IN: workspace.path(folder),
        OPENED_REPORT: report,
      },
    },
  );
  const reports = (await readdir(dirname(report))).filter((file) =>
    file.startsWith(basename(report)),
  );
  const lists = reports.map((file) => readFile(join(dirname(report), file), 'utf8'));
  const files = (await Promise.all(lists)).flatMap((text) => text.split('\n'));
  return { files: [...new Set(files)].filter(Boolean).sort(), output };
}

/** By the rules of Nx, written down once more: what the plugin's own matcher gets wrong is seen here. */
function inputsOf(inputs: readonly unknown[]): (file: string) => boolean {
  const patterns = inputs.filter((input) => typeof input === 'string');
  const regexes = (sign: string): RegExp[] =>
    patterns
      .filter((pattern) => pattern.startsWith(`${sign}{projectRoot}/`))
      .map((pattern) => toRegex(pattern.slice(`${sign}{projectRoot}/`.length)));
  const [taken, left] = [regexes(''), regexes('!')];
  return (file) => taken.some((it) => it.test(file)) && !left.some((it) => it.test(file));
}

function toRegex(glob: string): RegExp {
  const words = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '{': '(?:', ',': '|', '}': ')' };
  const text = glob.replace(/\*\*\/|\*\*|\*|[{},]|[.+?^$()|[\]\\]/g, (found) =>
    found in words ? words[found as keyof typeof words] : `\\${found}`,
  );
  return new RegExp(`^${text}$`);
}
