export interface RevisionCommand {
  readonly message: string;
  /** The user's own arguments. Nx reads `-m` as the message and leaves it among them too. */
  readonly extra: readonly string[];
}

/** `alembic revision` for the difference between the models and the database. */
export function revisionCommand({ message, extra }: RevisionCommand): readonly string[] {
  return ['revision', '--autogenerate', ...messageOption(message, extra)];
}

/** `alembic merge` of all heads. */
export function mergeCommand({ message, extra }: RevisionCommand): readonly string[] {
  return ['merge', ...messageOption(message, extra), 'heads'];
}

/** One word, so that a message that begins with a dash is not taken for an option. */
function messageOption(message: string, extra: readonly string[]): readonly string[] {
  return extra.includes('-m') ? [] : [`--message=${message}`];
}
