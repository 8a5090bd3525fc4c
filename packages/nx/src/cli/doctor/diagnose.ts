import { askUv, type UvAnswers } from './ask-uv';
import { CHECK_NAMES, type CheckName } from './check-names';
import { checkLocksIgnored } from './checks/check-locks-ignored';
import { checkIgnored } from './checks/check-ignored';
import { checkManifests } from './checks/check-manifests';
import { checkGlobs, checkUnlisted, checkVanished } from './checks/check-members';
import { checkShadows, checkTwice } from './checks/check-modules';
import { checkNamesTaken } from './checks/check-names-taken';
import { checkOff, checkOptions, checkPlugin } from './checks/check-plugin';
import { checkReplaced } from './checks/check-replaced';
import { checkUv } from './checks/check-uv';
import type { Facts } from './facts';
import type { Diagnosis, Finding } from './finding';

const FILE_CHECKS: readonly ((facts: Facts) => Finding[] | Promise<Finding[]>)[] = [
  checkPlugin,
  checkOptions,
  checkOff,
  checkReplaced,
  checkManifests,
  checkUnlisted,
  checkVanished,
  checkGlobs,
  checkNamesTaken,
  checkShadows,
  checkTwice,
  checkIgnored,
  checkLocksIgnored,
];

/** With one of these, uv answers every question with the same refusal. */
const STOPS_UV: readonly CheckName[] = ['manifest-broken', 'member-glob', 'name-taken'];
const OF_UV = CHECK_NAMES.slice(CHECK_NAMES.indexOf('uv-refuses'));

/** Makes every check. uv is asked last, and only where it can answer. */
export async function diagnose(facts: Facts, ignore: readonly string[] = []): Promise<Diagnosis> {
  const found = (await Promise.all(FILE_CHECKS.map((check) => check(facts)))).flat();
  const stopped = found.some(({ check }) => STOPS_UV.includes(check));
  const uv = stopped ? undefined : await askUv(facts, unlistedFolders(found));
  const all = [...found, ...(uv === undefined ? [] : checkUv(uv))];
  const rank = ({ check }: Finding): number => CHECK_NAMES.indexOf(check);
  return {
    findings: all
      .filter(({ check }) => !ignore.includes(check))
      .sort((one, other) => rank(one) - rank(other)),
    skipped: stopped || uv?.uv === undefined ? OF_UV : [],
    summary: summarize(facts, uv),
  };
}

function unlistedFolders(findings: readonly Finding[]): Set<string> {
  const unlisted = findings.filter(({ check }) => check === 'member-unlisted');
  return new Set(unlisted.map(({ where }) => where.replace(/\/pyproject\.toml$/, '')));
}

function summarize({ model }: Facts, uv: UvAnswers | undefined): string {
  const count = model.projects.size;
  const python = uv?.answers.map((answer) => answer.python.stdout.trim()).find(Boolean);
  return [
    `${count} Python ${count === 1 ? 'project' : 'projects'}`,
    ...(uv?.version ? [`uv ${uv.version}`] : []),
    ...(python === undefined ? [] : [`Python ${python}`]),
  ].join(', ');
}
