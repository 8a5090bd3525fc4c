import { forwardedArguments } from './forwarded-arguments';

const own = { port: { type: 'number' }, reload: { type: 'boolean' }, envFile: { type: 'string' } };

describe('forwardedArguments', () => {
  it('keeps the words that the executor does not know', () => {
    expect(forwardedArguments(['--log-level', 'debug', '--factory', 'x'], own)).toEqual([
      '--log-level',
      'debug',
      '--factory',
      'x',
    ]);
  });

  it('takes out own options with their values', () => {
    const words = ['--port', '8001', '--workers=2', '--port=8002', '--env-file', 'dev.env'];
    expect(forwardedArguments(words, own)).toEqual(['--workers=2']);
  });

  it('takes out own switches in every spelling', () => {
    const words = ['--reload', '--no-reload', '--reload', 'false', '--reload=true', 'rest'];
    expect(forwardedArguments(words, own)).toEqual(['rest']);
  });

  it('leaves the option behind one that needs no value', () => {
    const debug = { debug: { type: ['number', 'boolean'] } };
    expect(forwardedArguments(['--debug', '--workers', '2'], debug)).toEqual(['--workers', '2']);
    expect(forwardedArguments(['--debug', '5678', '--no-debug', 'x'], debug)).toEqual(['x']);
  });

  it('does not take an option for an inherited property', () => {
    expect(forwardedArguments(['--constructor', 'x'], { port: {} })).toEqual([
      '--constructor',
      'x',
    ]);
  });

  it('takes out an own option by its alias', () => {
    const message = { message: { type: 'string', alias: 'm' } };
    expect(forwardedArguments(['-m', 'add orders', '-x', 'tenant=a'], message)).toEqual([
      '-x',
      'tenant=a',
    ]);
  });
});
