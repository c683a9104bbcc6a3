declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** `path`: LevelDB directory; without it, memory. The times delay a table's change of state. */
  export default function dynalite(options: {
    readonly path?: string;
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }): Server;
}
