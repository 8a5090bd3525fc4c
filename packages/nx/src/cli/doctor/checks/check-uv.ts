import { posix } from 'node:path';
import { uvNotFound } from '../../../python/errors';
import { firstError } from '../../../python/sync-environment';
import type { UvAnswer, UvAnswers } from '../ask-uv';
import type { Finding } from '../finding';

/** Everything that uv's answers show. */
export function checkUv({ uv, answers }: UvAnswers): Finding[] {
  if (uv !== undefined) return answers.flatMap(judge);
  const [what = '', cure = ''] = uvNotFound('ask for locks and environments').split(
    /\. (?=Install)/,
  );
  return [{ check: 'uv-missing', where: 'PATH', what: `${what}.`, cure }];
}

function judge(answer: UvAnswer): Finding[] {
  if (answer.python.code !== 0) return [judgePython(answer)];
  const lock = judgeLock(answer);
  // Without a lock that fits, what uv says of the environment is the same once more.
  const environment = judgeEnvironment(answer).filter(
    ({ check }) => check !== 'uv-refuses' || lock.length === 0,
  );
  return [...lock, ...environment];
}

function judgePython({ folder, python: { stderr } }: UvAnswer): Finding {
  const what = `${firstError(stderr)}.`;
  const where = manifestOf(folder);
  if (/[/]shims[/]|pyenv|[/]asdf[/]|[/]mise[/]/.test(stderr)) {
    const cure = 'Take the shims off PATH, or name a Python that runs: export UV_PYTHON=<path>';
    return { check: 'python-shim', where, what, cure };
  }
  if (!/No interpreter found|Failed to inspect|requires-python|incompatible/.test(stderr))
    return refusal(where, stderr, 'uv python find');
  const version = /Python \D*(\d+\.\d+)/.exec(stderr)?.[1] ?? '3.13';
  return { check: 'python-missing', where, what, cure: `uv python install ${version}` };
}

function judgeLock({ folder, hasLock, lock }: UvAnswer): Finding[] {
  const where = posix.join(folder, 'uv.lock');
  const cure = inFolder('uv lock', folder);
  if (!hasLock) {
    const what = 'There is no lock file: every machine may get other versions.';
    return [{ check: 'lock-missing', where, what, cure }];
  }
  if (lock === undefined || lock.code === 0) return [];
  const line = /Failed to parse `uv\.lock`[\s\S]*?at line (\d+)/.exec(lock.stderr)?.[1];
  if (line !== undefined) {
    const what =
      'It is not TOML, as after a merge with conflicts: no target that reads it can run.';
    return [
      {
        check: 'lock-broken',
        where: `${where}:${line}`,
        what,
        cure: `Take one side of it, then run: ${cure}`,
      },
    ];
  }
  if (lock.code !== 1)
    return [refusal(manifestOf(folder), lock.stderr, inFolder('uv lock --check', folder))];
  const isPlain = lock.stderr.includes('needs to be updated');
  const what = isPlain
    ? 'It is not what the manifests ask for; CI refuses it.'
    : `It is not what the manifests ask for: ${firstError(lock.stderr)}.`;
  return [{ check: 'lock-stale', where, what, cure }];
}

function judgeEnvironment({ folder, environment, sync }: UvAnswer): Finding[] {
  const where = posix.join(folder, '.venv');
  const command = environment.kind === 'workspace' ? 'uv sync --all-packages' : 'uv sync';
  const cure = inFolder(command, folder);
  if (!environment.exists) {
    const what = 'There is no environment: test, lint and the other cached targets cannot run.';
    return [{ check: 'environment-missing', where, what, cure }];
  }
  if (sync === undefined || sync.code === 0) return [];
  if (!sync.stderr.includes('outdated'))
    return [refusal(manifestOf(folder), sync.stderr, `${cure} --check`)];
  const what = 'It has drifted from uv.lock: results would be those of other packages.';
  return [{ check: 'environment-drifted', where, what, cure }];
}

/** A setting that uv does not know, a version that the workspace does not want, anything else. */
function refusal(where: string, stderr: string, command: string): Finding {
  const isOld = /Required uv version|unexpected argument|unknown field/.test(stderr);
  const cure = isOld
    ? 'uv self update'
    : `Correct what it names; it is shown in full by: ${command}`;
  return {
    check: 'uv-refuses',
    where,
    what: `uv does not work here: ${firstError(stderr)}.`,
    cure,
  };
}

function manifestOf(folder: string): string {
  return posix.join(folder, 'pyproject.toml');
}

function inFolder(command: string, folder: string): string {
  return folder === '.' ? command : `${command} --project ${folder}`;
}
