#!/usr/bin/env node
import { readArguments } from './read-arguments';

/** The command `paxx`. What a command needs is loaded when it runs: `--help` answers at once. */
async function main(): Promise<number> {
  const request = readArguments(process.argv.slice(2));
  if (request.kind === 'say') {
    process[request.code === 0 ? 'stdout' : 'stderr'].write(`${request.text}\n`);
    return request.code;
  }
  const { doctor } = await import('./doctor/doctor.js');
  return doctor(process.cwd(), request, {
    isTty: process.stdout.isTTY,
    env: process.env,
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
  });
}

// Not `process.exit`: a pipe may not have taken everything yet.
void main().then((code) => (process.exitCode = code));
