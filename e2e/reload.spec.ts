import { getJson, untilAnswer } from './harness/http';
import { untilFree } from './harness/ports';
import { pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { serve, type Serving } from './harness/serve';
import { signIn, type SignedIn } from './harness/sign-in';
import { versionsOfALongMatrix } from './harness/versions';
import type { Workspace } from './harness/workspace';

const routes = 'apps/api/features/orders/routes.py';
const route = (path: string, answer: string): string =>
  `\n\n@router.get("/${path}/now", include_in_schema=False)\nasync def read_${path}() -> str:\n    return ${answer}\n`;

describe.each(versionsOfALongMatrix)('serve while files change on Nx %s', (version) => {
  let workspace: Workspace;
  let serving: Serving;
  let headers: SignedIn['headers'];

  beforeAll(async () => {
    workspace = await serviceWorkspace(version, pluginsInProcess);
    await addLibrary(workspace);
    const source = await workspace.read(routes);
    const imported = source.replace('from fastapi', 'from pricing import rate\nfrom fastapi');
    await workspace.write(routes, imported + route('version', '"one"') + route('rate', 'rate()'));
    serving = await serve(workspace);
    ({ headers } = await signIn(serving.url));
  });

  afterAll(async () => {
    serving.running.signal('SIGINT');
    await untilFree(serving.port);
    await serving.running.ended;
  });

  it('answers with the new code after an edit', async () => {
    await untilBody('/orders/version/now', '"one"');
    await workspace.edit(routes, '"one"', '"two"');
    await untilBody('/orders/version/now', '"two"');
  });

  it('shows a syntax error and recovers after it', async () => {
    const healthy = await workspace.read(routes);
    await workspace.write(routes, `${healthy}\ndef broken(:\n`);
    await serving.running.waitFor('SyntaxError');
    await workspace.write(routes, healthy.replace('"two"', '"three"'));
    await untilBody('/orders/version/now', '"three"');
  });

  it('follows a library that the service imports', async () => {
    await untilBody('/orders/rate/now', '"seven"');
    await workspace.edit('libs/pricing/src/pricing/__init__.py', 'seven', 'nine');
    await untilBody('/orders/rate/now', '"nine"');
  });

  it('takes a changed setting of .env over', async () => {
    expect(await getJson(`${serving.url}/openapi.json`)).toMatchObject({ status: 200 });
    const env = await workspace.read('apps/api/.env');
    await workspace.write('apps/api/.env', `${env}\nDOCS_ENABLED=false\n`);
    await untilAnswer(`${serving.url}/openapi.json`, (status) => status === 404);
    await workspace.write('apps/api/.env', env);
    await untilAnswer(`${serving.url}/openapi.json`);
  });

  it('is not held by an open connection', async () => {
    const endless = `\n\n@router.get("/stream/now", include_in_schema=False)\nasync def stream() -> StreamingResponse:\n    async def lines() -> AsyncIterator[str]:\n        while True:\n            yield "tick"\n            await asyncio.sleep(0.2)\n\n    return StreamingResponse(lines())\n`;
    const imports = `import asyncio\nfrom collections.abc import AsyncIterator\n\nfrom fastapi.responses import StreamingResponse\n`;
    const source = await workspace.read(routes);
    const start = source.indexOf('\n\n') + 1;
    await workspace.write(routes, source.slice(0, start) + imports + source.slice(start) + endless);
    const reader = await untilStreaming(`${serving.url}/orders/stream/now`);
    const before = performance.now();
    await workspace.edit(routes, '"three"', '"four"');
    await untilBody('/orders/version/now', '"four"');
    expect(performance.now() - before).toBeLessThan(8_000);
    await reader.cancel().catch(() => undefined);
  });

  /** The token stays good over restarts: the key and the session are the same. */
  function untilBody(path: string, wanted: string): Promise<string> {
    const url = `${serving.url}${path}`;
    return untilAnswer(url, (_, body) => body === wanted, undefined, headers);
  }

  async function untilStreaming(url: string): Promise<ReadableStreamDefaultReader<Uint8Array>> {
    const end = Date.now() + 20_000;
    while (Date.now() < end) {
      const response = await fetch(url, { headers }).catch(() => undefined);
      if (response?.status === 200 && response.body) {
        const reader = response.body.getReader();
        await reader.read();
        return reader;
      }
      await response?.body?.cancel();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${url} never streamed`);
  }
});

/** A library of the workspace written by hand, as one has it that was there before the plugin. */
async function addLibrary(workspace: Workspace): Promise<void> {
  await workspace.write(
    'libs/pricing/pyproject.toml',
    `[project]\nname = "pricing"\nversion = "0.1.0"\nrequires-python = ">=3.11"\n\n[build-system]\nrequires = ["uv_build>=0.9,<1"]\nbuild-backend = "uv_build"\n`,
  );
  await workspace.write(
    'libs/pricing/src/pricing/__init__.py',
    'def rate() -> str:\n    return "seven"\n',
  );
  await workspace.edit('pyproject.toml', /members = \[/, 'members = [\n  "libs/pricing",');
  await workspace.edit(
    'apps/api/pyproject.toml',
    'dependencies = [',
    'dependencies = [\n  "pricing",',
  );
  await workspace.edit(
    'apps/api/pyproject.toml',
    '[tool.uv]',
    '[tool.uv.sources]\npricing = { workspace = true }\n\n[tool.uv]',
  );
  await workspace.succeed(['uv', 'sync', '--all-packages', '--quiet']);
}
