/** Collects the paths that change until they have been quiet for a moment. */
export class ChangeFeed {
  private readonly paths = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private waiting: ((paths: readonly string[]) => void) | undefined;

  /** @param quietMilliseconds an editor's or a formatter's several writes become one change */
  constructor(private readonly quietMilliseconds = 30) {}

  add(path: string): void {
    this.paths.add(path);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.deliver(), this.quietMilliseconds);
  }

  /** Resolves with what has changed since the last `forget` or `next`. One reader at a time. */
  next(): Promise<readonly string[]> {
    return new Promise((resolve) => {
      this.waiting = resolve;
      if (this.timer === undefined && this.paths.size > 0) this.deliver();
    });
  }

  /** What has changed until now is in the process that starts next. */
  forget(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.paths.clear();
  }

  private deliver(): void {
    this.timer = undefined;
    if (!this.waiting) return;
    const waiting = this.waiting;
    this.waiting = undefined;
    const paths = [...this.paths].sort();
    this.paths.clear();
    waiting(paths);
  }
}
