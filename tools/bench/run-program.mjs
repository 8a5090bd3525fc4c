import { startProcess } from './start-process.mjs';

/** Runs a program to its end. Returns the wall time in milliseconds; rejects with its output when it fails. */
export async function runProgram(argv, options) {
  const start = performance.now();
  const program = startProcess(argv, options);
  const result = await program.ended;
  const milliseconds = performance.now() - start;
  if (result === 0) return milliseconds;
  throw new Error(`'${argv.join(' ')}' ended with ${result}:\n${program.output()}`);
}
