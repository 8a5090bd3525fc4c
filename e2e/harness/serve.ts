import { untilAnswer } from './http';
import { freePort } from './ports';
import type { Running } from './start-process';
import type { RunOptions, Workspace } from './workspace';

export interface Serving {
  readonly running: Running;
  readonly port: number;
  readonly url: string;
}

export interface ServeOptions extends RunOptions {
  readonly project?: string;
  readonly args?: readonly string[];
  readonly milliseconds?: number;
}

/** Starts `nx run <project>:serve` on a port of its own and waits until the service is ready. */
export async function serve(workspace: Workspace, options: ServeOptions = {}): Promise<Serving> {
  const { project = 'api', args = [], milliseconds, ...rest } = options;
  const port = await freePort();
  const running = workspace.startNx(['run', `${project}:serve`, `--port=${port}`, ...args], rest);
  return untilReady(running, port, milliseconds);
}

/** Waits for the readiness check; rejects with the output when the program ends before. */
export async function untilReady(
  running: Running,
  port: number,
  milliseconds?: number,
): Promise<Serving> {
  const url = `http://127.0.0.1:${port}`;
  const endedFirst = running.ended.then(({ code, output }) => {
    throw new Error(`The server ended with ${code} before it was ready:\n${output}`);
  });
  const ready = untilAnswer(`${url}/health/ready`, undefined, milliseconds).catch(
    (error: unknown) => {
      throw new Error(`${String(error)}\n${running.output()}`);
    },
  );
  await Promise.race([ready, endedFirst]);
  // From here on an end is what the test asks for.
  endedFirst.catch(() => undefined);
  return { running, port, url };
}
