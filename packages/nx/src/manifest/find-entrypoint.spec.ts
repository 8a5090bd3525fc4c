import { findEntrypoint, type Declared, type Folder } from './find-entrypoint';

const APP = 'from fastapi import FastAPI\n\napp = FastAPI()\n';
const declared: Declared = { tools: {}, name: 'shop-api', usesFastapi: true };
const configured = (entrypoint: unknown): Declared => ({
  ...declared,
  usesFastapi: false,
  tools: { fastapi: { entrypoint } },
});

function folderOf(...paths: (string | readonly [string, string])[]): Folder {
  const files = new Map(paths.map((path) => (typeof path === 'string' ? [path, APP] : path)));
  const list = (folder: string): Set<string> => {
    const prefix = folder === '.' ? '' : `${folder}/`;
    const below = [...files.keys()].filter((path) => path.startsWith(prefix));
    return new Set(below.map((path) => `${path.slice(prefix.length).split('/')[0]}`));
  };
  return { list, read: (path) => files.get(path) };
}

const find = (given: Declared, ...paths: Parameters<typeof folderOf>): string | undefined => {
  const found = findEntrypoint(given, folderOf(...paths));
  return found && `${found.from} ${found.app}`;
};

describe('findEntrypoint', () => {
  it('looks where the command of FastAPI looks, in its order', () => {
    const order = ['main.py', 'app.py', 'api.py', 'app/main.py', 'app/app.py', 'app/api.py'];
    order.forEach((path, index) => {
      const module = path.replace('.py', '').replace('/', '.');
      expect(find(declared, ...order.slice(index))).toBe(`. ${module}:app`);
    });
  });

  it('looks into the package of the project, then into src', () => {
    expect(find(declared, 'shop_api/main.py', 'src/a/main.py')).toBe('. shop_api.main:app');
    expect(find(declared, 'src/a/main.py', 'src/shop_api/api.py')).toBe('src shop_api.api:app');
    expect(find(declared, 'src/b/main.py', 'src/a/app.py')).toBe('src a.app:app');
  });

  it('passes over a file that holds no application', () => {
    expect(find(declared, ['main.py', 'print("hi")'], 'app/main.py')).toBe('. app.main:app');
    expect(find(declared, ['main.py', 'print("hi")'])).toBeUndefined();
  });

  it('needs the requirement where nothing is configured', () => {
    expect(find({ ...declared, usesFastapi: false }, 'main.py')).toBeUndefined();
  });

  it('takes what is configured before every place', () => {
    expect(find(configured('shop.web:service'), 'main.py')).toBe('. shop.web:service');
    expect(find(configured('shop.web'), 'main.py')).toBe('. shop.web:app');
    const service = ['src/shop/web.py', 'service = FastAPI()'] as const;
    expect(find(configured('shop.web'), service)).toBe('src shop.web:service');
  });

  it('imports from src what is only there', () => {
    expect(find(configured('shop.web:app'), 'src/shop/web.py')).toBe('src shop.web:app');
    expect(find(configured('shop.web:app'), 'src/shop/web.py', 'shop.py')).toBe('. shop.web:app');
    expect(find(configured('web:app'), 'src/web.py')).toBe('src web:app');
  });

  it.each([3, '', ' ', null, [], {}])('takes %j for nothing configured', (entrypoint) => {
    expect(find({ ...configured(entrypoint), usesFastapi: true }, 'main.py')).toBe('. main:app');
  });
});
