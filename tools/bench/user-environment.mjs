/** What npm and an Nx around this run set, and what would choose a database or another Python environment. */
const notTheUsers =
  /^(npm_(lifecycle|package|command|execpath|node_execpath)|npm_config_local_prefix$|INIT_CWD$|NX_|NODE_(ENV|OPTIONS|PATH)$|CI$|GITHUB_|FORCE_COLOR$|VIRTUAL_ENV$|PYTHON|DATABASE_|SECRET_|ENVIRONMENT$|LOG_)/;

/** The environment of a user's plain terminal, without Nx's daemon and terminal interface. */
export function userEnvironment(changes = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !notTheUsers.test(name));
  return {
    ...Object.fromEntries(kept),
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NO_COLOR: '1',
    ...changes,
  };
}
