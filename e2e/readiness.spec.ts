import { freePort } from './harness/ports';
import { serviceWorkspace } from './harness/prepared-workspaces';

/** Nx 24 knows when a continuous task is ready; 22 and 23 start what depends on it at once. */
describe('a target that depends on serve on Nx 24', () => {
  it('starts when the service answers', async () => {
    const workspace = await serviceWorkspace('24.0.6');
    const port = await freePort();
    const probe = `fetch('http://127.0.0.1:${port}/health/ready').then((r) => console.log('PROBE ' + r.status))`;
    await workspace.write('probe.js', probe);
    const file = 'apps/api/project.json';
    const project = JSON.parse(await workspace.read(file)) as { targets: Record<string, unknown> };
    project.targets['serve'] = { options: { port } };
    project.targets['probe'] = {
      command: 'node probe.js',
      dependsOn: [{ target: 'serve', waitFor: 'ready' }],
    };
    await workspace.write(file, JSON.stringify(project, null, 2));
    const { output } = await workspace.succeedNx(['run', 'api:probe']);
    expect(output).toContain('PROBE 200');
  });
});
