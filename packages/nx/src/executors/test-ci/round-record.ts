/** What is known of one pytest process while it runs. */
export interface RoundRecord {
  /** What each part has printed so far, by its place in the list. */
  readonly texts: string[];
  /** The parts of which a test has failed. */
  readonly red: Set<number>;
  readonly done: Map<number, { readonly start: number; readonly end: number }>;
  /** Tests that have begun and not ended, with their parts. */
  readonly running: Map<string, readonly number[]>;
  /** The file that is being read. */
  collecting: { readonly path: string; readonly parts: readonly number[] } | undefined;
  /** Whether pytest came as far as to look for tests. */
  session: boolean;
  /** Whether it was told to print something instead of testing. */
  prints: boolean;
  /** Errors of teardowns that no part owns. */
  readonly wide: string[];
  /** Why pytest gave up, and the parts whose files were in the traceback. */
  readonly stopped: { readonly text: string; readonly parts: readonly number[] }[];
  /** What pytest would end with; undefined when it did not get there. */
  finish: number | undefined;
}

export function emptyRecord(parts: number): RoundRecord {
  return {
    texts: Array.from({ length: parts }, () => ''),
    red: new Set(),
    done: new Map(),
    running: new Map(),
    collecting: undefined,
    session: false,
    prints: false,
    wide: [],
    stopped: [],
    finish: undefined,
  };
}

/** A line of `plugin/paxx_channel.py`. */
type PytestEvent =
  | { readonly kind: 'session' | 'prints' | 'collected' }
  | { readonly kind: 'collect'; readonly path: string; readonly tasks: readonly number[] }
  | { readonly kind: 'begin'; readonly test: string; readonly tasks: readonly number[] }
  | { readonly kind: 'end'; readonly test: string }
  | TextEvent
  | (TextEvent & { readonly kind: 'done'; readonly start: number; readonly end: number })
  | { readonly kind: 'wide'; readonly text: string }
  | { readonly kind: 'stopped'; readonly text: string; readonly tasks: readonly number[] }
  | { readonly kind: 'finish'; readonly code: number };

interface TextEvent {
  readonly kind: 'text' | 'done';
  readonly task: number;
  readonly text: string;
  readonly failed: boolean;
}

/** Takes a line of the pipe in. One that an interrupt cut off says nothing. */
export function recordLine(record: RoundRecord, line: string): void {
  const event = parse(line);
  if (event) recordEvent(record, event);
}

function parse(line: string): PytestEvent | undefined {
  try {
    return JSON.parse(line) as PytestEvent;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function recordEvent(record: RoundRecord, event: PytestEvent): void {
  switch (event.kind) {
    case 'session':
    case 'prints':
      record[event.kind] = true;
      break;
    case 'collect':
      record.collecting = { path: event.path, parts: event.tasks };
      break;
    case 'collected':
      record.collecting = undefined;
      break;
    case 'begin':
      record.collecting = undefined;
      record.running.set(event.test, event.tasks);
      break;
    case 'end':
      record.running.delete(event.test);
      break;
    case 'text':
    case 'done':
      record.texts[event.task] += event.text;
      if (event.failed) record.red.add(event.task);
      if (event.kind === 'done' && 'start' in event) record.done.set(event.task, event);
      break;
    case 'wide':
      record.wide.push(event.text);
      break;
    case 'stopped':
      record.stopped.push({ text: event.text, parts: event.tasks });
      break;
    case 'finish':
      record.finish = event.code;
  }
}
