import { createServer, type AddressInfo } from 'node:net';
import { claimPort } from './claim-port';

describe('claimPort', () => {
  it('names the port and the process that has it', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const problem = await claimPort(port, '127.0.0.1');
    await new Promise((closed) => server.close(closed));
    expect(problem).toContain(`Cannot serve on port ${port} of 127.0.0.1: it is in use`);
    if (process.platform === 'linux') expect(problem).toContain(`(process ${process.pid})`);
    expect(await claimPort(port, '127.0.0.1')).toBeUndefined();
  });

  it('says that an address is not of this machine', async () => {
    expect(await claimPort(8000, '192.0.2.1')).toContain("Cannot serve on host '192.0.2.1'");
  });
});
