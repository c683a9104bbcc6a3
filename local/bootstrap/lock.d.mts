/** Types of lock.mjs, which is plain JavaScript because it runs before TypeScript can. */
export interface Lock {
  release(): void;
  /** Also held while this other process lives. */
  alsoHeldBy(pid: number): void;
}
export function takeLock(path: string, onWait: () => void, patience?: number): Promise<Lock>;
