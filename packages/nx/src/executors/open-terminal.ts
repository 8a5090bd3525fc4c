import { createInterface } from 'node:readline';
import type { Terminal } from '../python/alembic/with-alembic';

/** The terminal that Nx gave this process; it can ask only where both ends of it are one. */
export function openTerminal(): Terminal {
  const canAsk = process.stdin.isTTY && process.stdout.isTTY;
  return {
    log: (line) => process.stdout.write(`${line}\n`),
    logError: (line) => process.stderr.write(`${line}\n`),
    ...(canAsk ? { ask } : {}),
  };
}

/** Anything but a yes is a no, Ctrl-C and Ctrl-D too. */
function ask(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((resolve) => {
    lines.once('close', () => resolve(false));
    lines.question(`${question} [y/N] `, (answer) => {
      resolve(/^y(es)?$/i.test(answer.trim()));
      lines.close();
    });
  });
}
