import { delimiter } from 'node:path';

/** What jest, npm and an Nx around this run set, and what would choose a database or a terminal for the programs under test. */
const notTheUsers =
  /^(npm_(lifecycle|package|command|execpath|node_execpath)|npm_config_(local_prefix|workspace)|INIT_CWD$|NX_|JEST_|NODE_(ENV|OPTIONS|PATH)$|CI$|GITHUB_|FORCE_COLOR$|VIRTUAL_ENV$|UV$|UV_RUN|PYTHON|DATABASE_|SECRET_|AUTH_|MAIL_|ENVIRONMENT$|LOG_LEVEL$|DOCS_ENABLED$|PAXX_|TEST_)/;

/** The environment of a user's plain terminal, with Nx told to keep to this process tree. */
export function userEnvironment(
  changes: Record<string, string | undefined> = {},
): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !notTheUsers.test(name));
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !/node_modules[\\/]\.bin|node-gyp-bin/.test(folder))
    .join(delimiter);
  const environment = {
    ...Object.fromEntries(kept),
    PATH: path,
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NO_COLOR: '1',
    ...changes,
  };
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}
