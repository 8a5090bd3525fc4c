import { scanImports } from './scan-imports';

const found = (text: string): string[] =>
  scanImports(text).modules.map(({ module, names }) =>
    names === undefined ? module : `${module}: ${names.join(' ')}`,
  );

describe('scanImports', () => {
  it.each([
    ['import core', ['core']],
    ['import core.app as app, settings', ['core.app', 'settings']],
    ['from core.app import create_app', ['core.app: create_app']],
    ['from core import app as a, mail', ['core: app mail']],
    ['from . import models', ['.: models']],
    ['from .. import orders', ['..: orders']],
    ['from.models import Order', ['.models: Order']],
    ['from . models import Order', ['.models: Order']],
    ['from core import(app)', ['core: app']],
    ['from core import *', ['core: *']],
    ['from core import (\n    app,  # not this )\n    mail,\n)\nx = 1', ['core: app mail']],
    ['from core import \\\n    app, \\\n    mail', ['core: app mail']],
    ['from core import app  # why', ['core: app']],
    ['import core; import settings', ['core', 'settings']],
    ['    from core import app', ['core: app']],
    ['try: import core\nexcept ImportError: import settings', ['core', 'settings']],
    ['if True:\n\timport core\r\n', ['core']],
    ['\uFEFFimport core', ['core']],
    ['from naïve import größe', ['naïve: größe']],
    ['from core import (app, mail); import settings', ['core: app mail', 'settings']],
  ])('reads %j', (text, modules) => {
    expect(found(text)).toEqual(modules);
  });

  it.each(['important = 1', 'x.import_(1)', 'reimport = 2', '# imports of the module'])(
    'finds nothing in %j',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  it('ends a list that was never closed', () => {
    expect(found(`from core import (app,\n${'x\n'.repeat(5_000)}`)).toHaveLength(1);
  });
});

describe('what is only known at run time', () => {
  it.each([
    'import pkgutil',
    'from importlib import import_module',
    'import importlib',
    'from alembic import command',
    'import subprocess as sp',
    'from multiprocessing import Process',
    'module = __import__(name)',
    'exec(code)',
    'for file in ROOT.glob("features/*"): pass',
    'for file in ROOT.rglob("*"): pass',
    'os.system("python tool")',
    'os.walk(here)',
    'text = (ROOT / "settings.py").read_text()',
  ])('is seen in %j', (text) => {
    expect(scanImports(text).isDynamic).toBe(true);
  });

  it.each([
    'from importlib.util import find_spec',
    'from importlib.metadata import version',
    'import os',
    'await session.exec(select(Order))',
    'pattern = re.compile("x")',
    'from pathlib import Path',
  ])('is not seen in %j', (text) => {
    expect(scanImports(text).isDynamic).toBe(false);
  });

  it('is done with a hundred thousand spaces in a moment', () => {
    const start = performance.now();
    scanImports(`import os,${' '.repeat(100_000)}\n`);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
