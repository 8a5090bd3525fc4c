import { forwardedArguments } from '../forwarded-arguments';
import type { ServeExecutorSchema } from './schema';
import schema from './schema.json';

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

/** The defaults of schema.json, for callers that do not go through Nx's command line. */
export function plainOptions(options: ServeExecutorSchema): ServeOptions {
  const { port, host, reload, upgrade } = schema.properties;
  return {
    port: options.port ?? port.default,
    host: options.host ?? host.default,
    app: options.app,
    reload: options.reload ?? reload.default,
    envFile: options.envFile,
    debug: options.debug,
    upgrade: options.upgrade ?? upgrade.default,
    args: [
      ...(options.args ?? []),
      ...forwardedArguments(options.__unparsed__ ?? [], schema.properties),
    ],
  };
}
