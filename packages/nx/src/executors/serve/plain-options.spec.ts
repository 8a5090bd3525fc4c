import { checkOptions, plainOptions } from './plain-options';

describe('checkOptions', () => {
  it.each([0, 70_000, 1.5, -1, 'abc', ''])('refuses the port %p and names the range', (port) => {
    expect(checkOptions({ port })).toMatch(/--port '.*': a port is a whole number from 1 to 65535/);
  });

  it('refuses an application without an attribute', () => {
    expect(checkOptions({ app: 'main' })).toContain("Cannot serve 'main'");
  });

  it('accepts what the schema gives by default', () => {
    expect(checkOptions({ port: 8000, debug: 5678, app: 'pkg.main:app' })).toBeUndefined();
  });
});

describe('plainOptions', () => {
  it('has the defaults of the schema', () => {
    expect(plainOptions({})).toMatchObject({ port: 8000, host: '127.0.0.1', reload: true });
  });

  it.each([
    [true, 5678],
    [false, undefined],
    ['5679', 5679],
    [undefined, undefined],
  ])('takes debug %p for the port %p', (debug, port) => {
    const options = debug === undefined ? {} : { debug };
    expect(checkOptions(options)).toBeUndefined();
    expect(plainOptions(options).debug).toBe(port);
  });

  it('joins the words of both sources for uvicorn', () => {
    const options = { args: ['--factory'], __unparsed__: ['--port', '1', '--workers', '2'] };
    expect(plainOptions(options).args).toEqual(['--factory', '--workers', '2']);
  });
});
