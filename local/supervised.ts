/**
 * Calls back when the bootstrap that started this process is gone (kill -9 leaves it no time to tell us): its IPC channel breaks.
 * Without it an orphan would keep the ports and the data folder. Does not keep the process alive; does nothing when nobody supervises.
 */
export function whenParentGone(onGone: () => void): void {
  if (process.channel === undefined) return;
  process.once('disconnect', onGone);
  process.channel.unref();
}
