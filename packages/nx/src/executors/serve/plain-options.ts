import { forwardedArguments } from '../forwarded-arguments';
import { wrongApp, wrongPort } from './errors';
import type { ServeExecutorSchema } from './schema';
import schema from './schema.json';

/** Where editors look for debugpy unless told otherwise. */
const usualDebugPort = 5678;

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** Undefined: what pyproject.toml says. */
  readonly app: string | undefined;
  readonly reload: boolean;
  readonly envFile: string | undefined;
  readonly debug: number | undefined;
  readonly upgrade: boolean;
  /** Words for uvicorn: those of the option, then those of the command line. */
  readonly args: readonly string[];
}

/** What is wrong with the options, for the user. Nx 23 ends with code 0 where the schema refuses an option of a continuous target. */
export function checkOptions({ port, debug, app }: ServeExecutorSchema): string | undefined {
  for (const [option, value] of Object.entries({ port, debug: debugPort(debug) })) {
    if (value !== undefined && !isPort(Number(value))) return wrongPort(option, value);
  }
  return app === undefined || /^[\w.]+:[\w.]+$/.test(app) ? undefined : wrongApp(app);
}

/** `--debug` alone is a switch: Nx makes true of it, and false of `--no-debug`. */
function debugPort(debug: ServeExecutorSchema['debug']): number | string | undefined {
  if (typeof debug === 'boolean') return debug ? usualDebugPort : undefined;
  return debug;
}

function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65_535;
}

/** The defaults of schema.json, for callers that do not go through Nx's command line. */
export function plainOptions(options: ServeExecutorSchema): ServeOptions {
  const { port, host, reload, upgrade } = schema.properties;
  const debug = debugPort(options.debug);
  return {
    port: Number(options.port ?? port.default),
    host: options.host ?? host.default,
    app: options.app,
    reload: options.reload ?? reload.default,
    envFile: options.envFile,
    debug: debug === undefined ? undefined : Number(debug),
    upgrade: options.upgrade ?? upgrade.default,
    args: [
      ...(options.args ?? []),
      ...forwardedArguments(options.__unparsed__ ?? [], schema.properties),
    ],
  };
}
