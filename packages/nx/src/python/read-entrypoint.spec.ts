import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readEntrypoint } from './read-entrypoint';

describe('readEntrypoint', () => {
  let root: string;
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'entrypoint-'));
    write('pyproject.toml', '[project]\nname = "shop-api"\n');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const found = (app: string, from = '.') => ({ kind: 'found', entrypoint: { app, from } });

  it('finds what the graph finds', () => {
    write('src/shop_api/main.py', 'service = FastAPI()');
    expect(readEntrypoint(root)).toEqual(found('shop_api.main:service', 'src'));
    write('app/main.py', 'app = FastAPI()');
    expect(readEntrypoint(root)).toEqual(found('app.main:app'));
  });

  it('lets the option win and imports it from where it is', () => {
    write('src/shop_api/web.py', '');
    expect(readEntrypoint(root, 'shop_api.web:make')).toEqual(found('shop_api.web:make', 'src'));
  });

  it('leaves it to uvicorn where nothing is found', () => {
    expect(readEntrypoint(root)).toEqual(found('main:app'));
    rmSync(join(root, 'pyproject.toml'));
    expect(readEntrypoint(root)).toEqual(found('main:app'));
  });

  it('refuses an entrypoint that is a path', () => {
    write('pyproject.toml', '[tool.fastapi]\nentrypoint = "src/app/main.py"\n');
    expect(readEntrypoint(root)).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(/^Cannot use the entrypoint .*entrypoint = "app\.main:app"$/),
    });
  });
});
