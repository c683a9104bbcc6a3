/**
 * A process that holds a directory until it is killed, or its parent is gone; it keeps no reference to the lock. argv: the directory.
 * Run with --expose-gc.
 */
import { lockDirectory } from '../../local/machine/lock-directory.ts';

lockDirectory(process.argv[2] as string);
setInterval(() => {}, 60_000);
process.once('disconnect', () => process.exit(1));
// On a later turn, when nothing of the call is on the stack any more.
setImmediate(() => {
  globalThis.gc?.();
  setImmediate(() => process.send?.(typeof globalThis.gc === 'function' ? 'held' : 'no --expose-gc'));
});
