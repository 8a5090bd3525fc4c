import type { Tree } from '@nx/devkit';

/**
 * What the dependencies of a new service bring with them, for a workspace that has no lock yet; once it
 * has one, its own list is read as well.
 */
const BROUGHT = `
aiosqlite alembic annotated-doc annotated-types anyio argon2-cffi argon2-cffi-bindings ast-serialize asttokens asyncpg
certifi cffi click colorama debugpy decorator deptry dnspython email-validator execnet executing fastapi fastapi-swagger
greenlet grimp h11 httpcore httpcore2 httptools httpx httpx2 httpx2-jsfetch idna import-linter iniconfig ipython
ipython-pygments-lexers jedi librt mako markdown-it-py markupsafe matplotlib-inline mdurl mypy mypy-extensions
opentelemetry-api packaging parso pathspec pexpect pluggy prompt-toolkit psutil ptyprocess pure-eval pycparser
pydantic pydantic-core pydantic-settings pygments pyjwt pytest pytest-xdist python-dotenv python-multipart pyyaml rich
ruff shellingham sniffio sqlalchemy stack-data starlette structlog traitlets truststore typer typing-extensions
typing-inspection uv uvicorn uvloop watchfiles wcwidth websockets
`;

/** What packages of the list above are imported by, where that is not their own name. */
const IMPORTED_AS = 'argon2 dns dotenv importlinter jwt multipart xdist yaml'.split(' ');

/** The modules that the packages of this workspace are most likely imported by. */
export function lockedModules(tree: Tree): string[] {
  const named = lockedPackages(tree).map((name) => name.replaceAll(/[-.]/g, '_'));
  return [...named, ...IMPORTED_AS];
}

/** The names of the packages that the services of this workspace depend on, directly or not. */
export function lockedPackages(tree: Tree): string[] {
  const lock = tree.read('uv.lock', 'utf-8') ?? '';
  // uv writes `name = "fastapi"` once for each package, at the start of a line.
  const locked = [...lock.matchAll(/^name = "([^"]+)"$/gm)].flatMap(([, name]) => name ?? []);
  return [...BROUGHT.split(/\s+/).filter((name) => name !== ''), ...locked];
}
