import { parseArgs } from 'node:util';
import { CHECK_NAMES } from './doctor/check-names';

export interface DoctorOptions {
  readonly json: boolean;
  /** Names of checks whose findings are meant. */
  readonly ignore: readonly string[];
}

export type Request =
  | ({ readonly kind: 'doctor' } & DoctorOptions)
  /** Help, or what is wrong with the command line; 2 is the exit code for the latter. */
  | { readonly kind: 'say'; readonly text: string; readonly code: 0 | 2 };

export const HELP = `Usage: npx paxx doctor [options]

Looks for what would surprise in the Python side of an Nx workspace. It changes nothing, needs no network,
and starts neither Nx nor its daemon.

Options:
  --json           Print one JSON document: checks, findings, skipped
  --ignore <name>  Leave a check out; may be repeated
  --help           Show this text

Checks: ${CHECK_NAMES.join(', ')}

Exit code: 0 nothing found, 1 findings, 2 wrong use`;

const TRY_HELP = 'Run: npx paxx doctor --help';

/** What the words of the command line ask for. */
export function readArguments(words: readonly string[]): Request {
  const parsed = parse(words);
  if (typeof parsed === 'string') return refuse(`Cannot run 'paxx': ${parsed}. ${TRY_HELP}`);
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'say', text: HELP, code: 0 };
  const [command, ...others] = positionals;
  if (command === undefined) return refuse(HELP);
  if (command !== 'doctor')
    return refuse(`Cannot run 'paxx ${command}': there is no such command. ${TRY_HELP}`);
  if (others.length > 0)
    return refuse(
      `Cannot run 'paxx doctor ${others.join(' ')}': it takes no arguments. ${TRY_HELP}`,
    );
  const unknown = values.ignore.find((name) => !CHECK_NAMES.some((known) => known === name));
  if (unknown !== undefined)
    return refuse(`Cannot ignore '${unknown}': there is no such check. ${TRY_HELP}`);
  return { kind: 'doctor', json: values.json, ignore: values.ignore };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        ignore: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    // `Unknown option '--x'. To specify …`: its first sentence says it.
    const { message } = error as Error;
    return (message.split('. ')[0] ?? message).replace(/^[A-Z]/, (first) => first.toLowerCase());
  }
}

function refuse(text: string): Request {
  return { kind: 'say', text, code: 2 };
}
