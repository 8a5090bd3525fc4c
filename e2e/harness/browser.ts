import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const execute = promisify(execFile);
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium of the machine, else the one of the npm package `@sparticuz/chromium` (Linux on x64): nothing is downloaded. */
export async function startBrowser(): Promise<Browser> {
  const found = await findOnPath();
  if (found !== undefined) {
    return chromium.launch({ executablePath: found, args: ['--no-sandbox'] });
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`Cannot find a browser: none of ${names.join(', ')} is on the PATH.`);
  }
  // An ES module, and large: loaded only where it is needed.
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args });
}

async function findOnPath(): Promise<string | undefined> {
  const commands = names.map((name) => `command -v ${name}`).join(' || ');
  const { stdout } = await execute('sh', ['-c', `${commands} || true`]);
  return stdout.trim() || undefined;
}
