type Work<T> = (lock: object | null) => Promise<T>;

/** Exclusive Web Locks for all "tabs" of one test process. */
export class FakeLocks {
  private readonly tails = new Map<string, Promise<unknown>>();

  async request<T>(name: string, ...rest: [Work<T>] | [LockOptions, Work<T>]): Promise<T> {
    const [options, work] = rest.length === 1 ? [{}, rest[0]] : rest;
    const before = this.tails.get(name);
    if (before && options.ifAvailable) return work(null);
    const mine = (before ?? Promise.resolve()).then(() => work({}));
    const tail = mine.catch(() => undefined);
    this.tails.set(name, tail);
    void tail.then(() => {
      if (this.tails.get(name) === tail) this.tails.delete(name);
    });
    return mine;
  }
}
