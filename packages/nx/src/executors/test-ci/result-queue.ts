export interface ResultQueue<T> {
  readonly push: (item: T) => void;
  readonly end: () => void;
  readonly results: () => AsyncGenerator<T>;
}

/** Hands out what is pushed, when it is asked for: who reads a pipe must not wait for Nx to take a result. */
export function createResultQueue<T>(): ResultQueue<T> {
  const items: T[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  return {
    push: (item) => {
      items.push(item);
      wake();
    },
    end: () => {
      ended = true;
      wake();
    },
    async *results() {
      while (!ended || items.length > 0) {
        const item = items.shift();
        if (item !== undefined) yield item;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
