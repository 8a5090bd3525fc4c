/** Gives what `make` gave before, when the state is the same as then; `undefined` is never the same. */
export type Memory<T> = (key: string, stateOf: () => string | undefined, make: () => T) => T;

/**
 * Remembers results for as long as the process lives: the daemon makes a graph at every save. The first time of a key nothing
 * is asked, as a command without the daemon makes one graph: the state of sources takes half as long as reading them.
 */
export function createMemory<T>(): Memory<T> {
  const entries = new Map<string, { readonly state: string | undefined; readonly value: T }>();
  return (key, stateOf, make) => {
    const before = entries.get(key);
    // Before it is made: what changes meanwhile is another state.
    const state = before === undefined ? undefined : stateOf();
    if (state !== undefined && before?.state === state) return before.value;
    const value = make();
    entries.set(key, { state, value });
    return value;
  };
}
