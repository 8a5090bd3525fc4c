import type { InferredTarget } from './inferred-target';
import { planBuild } from './plan-build';
import { planDbCheck } from './plan-db-check';
import { planDeps } from './plan-deps';
import { planDowngrade } from './plan-downgrade';
import { planFormat } from './plan-format';
import { planLint } from './plan-lint';
import { planLockSlice } from './plan-lock-slice';
import { planMigrate } from './plan-migrate';
import { planOpenapi } from './plan-openapi';
import { planPrune } from './plan-prune';
import { planServe } from './plan-serve';
import { planShell } from './plan-shell';
import { planStatus } from './plan-status';
import { planTest } from './plan-test';
import { planTypecheck } from './plan-typecheck';
import { planUpgrade } from './plan-upgrade';

/** Every target that a project can get by inference, in the order in which `nx show project` lists them. */
export const INFERRED_TARGETS = [
  { option: 'serveTargetName', name: 'serve', when: 'isService', plan: planServe },
  { option: 'shellTargetName', name: 'shell', when: 'isService', plan: planShell },
  { option: 'testTargetName', name: 'test', when: 'hasTests', plan: planTest },
  { option: 'lintTargetName', name: 'lint', when: 'isLinted', plan: planLint },
  { option: 'formatTargetName', name: 'format', when: 'isLinted', plan: planFormat },
  { option: 'typecheckTargetName', name: 'typecheck', when: 'isTyped', plan: planTypecheck },
  { option: 'depsTargetName', name: 'deps', when: 'declaresImports', plan: planDeps },
  { option: 'openapiTargetName', name: 'openapi', when: 'isService', plan: planOpenapi },
  { option: 'buildTargetName', name: 'build', when: 'isBuilt', plan: planBuild },
  { option: 'pruneTargetName', name: 'prune', when: 'canBePruned', plan: planPrune },
  { option: 'migrateTargetName', name: 'migrate', when: 'hasMigrations', plan: planMigrate },
  { option: 'upgradeTargetName', name: 'upgrade', when: 'hasMigrations', plan: planUpgrade },
  { option: 'downgradeTargetName', name: 'downgrade', when: 'hasMigrations', plan: planDowngrade },
  { option: 'statusTargetName', name: 'status', when: 'hasMigrations', plan: planStatus },
  { option: 'dbCheckTargetName', name: 'db-check', when: 'hasMigrations', plan: planDbCheck },
  { option: 'lockSliceTargetName', name: 'lock-slice', when: 'sharesLock', plan: planLockSlice },
] as const satisfies readonly InferredTarget[];

/** The one that becomes several targets: one for each feature with tests, which are found by `find-test-parts`. */
export const TEST_CI = { option: 'testCiTargetName', name: 'test-ci' } as const;

/** The options of the plugin, one for each target. */
export type TargetOption = (typeof INFERRED_TARGETS)[number]['option'] | typeof TEST_CI.option;
