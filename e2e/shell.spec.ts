import { ctrlC, ctrlD, startNxInTerminal } from './harness/in-terminal';
import { serviceWorkspace } from './harness/prepared-workspaces';
import { versionsOfALongMatrix } from './harness/versions';
import type { Workspace } from './harness/workspace';

describe.each(versionsOfALongMatrix)('shell on Nx %s', (version) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(version);
  });

  it('runs what is piped into it, with top-level await', async () => {
    const input = [
      'print("ENV", settings.environment)',
      'print("APP", "/orders" in app.openapi()["paths"])',
      'session.add(Order(name="Piped"))',
      'await session.flush()',
      'rows = (await session.scalars(sa.select(Order.name))).all()',
      'print("ROWS", rows)',
      '',
    ].join('\n');
    const { output } = await workspace.succeedNx(['run', 'api:shell'], { input });
    expect(output).toContain('ENV development');
    expect(output).toContain('APP True');
    expect(output).toContain("ROWS ['Piped']");
  });

  it('ends with an error where the piped code fails', async () => {
    const ended = await workspace.nx(['run', 'api:shell'], { input: 'raise ValueError("oops")\n' });
    expect(ended.code).not.toBe(0);
    expect(ended.output).toContain('oops');
  });

  it('ends only the cell at Ctrl-C in a terminal', async () => {
    const shell = startNxInTerminal(workspace, ['run', 'api:shell'], {
      env: { NX_TUI: undefined },
    });
    await shell.waitFor(/In \[.*1/);
    shell.write('import time; print("in" + "side"); time.sleep(60)\r');
    await shell.waitFor('inside');
    shell.write(ctrlC);
    await shell.waitFor('KeyboardInterrupt');
    await shell.waitFor(/In \[.*2/);
    shell.write('print("still " + "here", await session.scalar(sa.select(1)))\r');
    await shell.waitFor('still here 1');
    // Between two cells the terminal reads lines, and would swallow the end of input.
    await shell.waitFor(/In \[.*3/);
    shell.write(ctrlD);
    // IPython may ask first; where it does not, it ends.
    const asked = shell.waitFor(/Do you really want to exit/).catch(() => undefined);
    if ((await asked) !== undefined) shell.write('y\r');
    expect((await shell.ended).code).toBe(0);
  });
});
