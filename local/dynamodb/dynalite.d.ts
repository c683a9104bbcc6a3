declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** A DynamoDB endpoint; listens when told to. */
  // biome-ignore lint/style/noDefaultExport: it is the package's own
  export default function dynalite(options: {
    /** LevelDB directory; memory only when absent. */
    readonly path?: string;
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
    readonly maxItemSizeKb?: number;
  }): Server;
}
