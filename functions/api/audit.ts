import type { Context } from 'hono';

/**
 * What a request did, for its line in the log (request-log.ts): words of ours, hashes and counts. Never a name of a file or a word that
 * somebody wrote.
 */
export interface Deed {
  readonly did:
    | 'uploads permitted'
    | 'declaration put'
    | 'mapping put'
    | 'review appended'
    | 'review repeated'
    | 're-check asked'
    | 're-check repeated'
    | 'register imported'
    | 'register repeated';
  /** Hash or id of what was written. */
  readonly id?: string;
  readonly files?: number;
}

declare module 'hono' {
  interface ContextVariableMap {
    /** Of a request that wrote, or gave leave to write. */
    readonly deed?: Deed;
  }
}

/** Says what the request did: whoever asked, the project and the address are in the line already. */
export const telling = (c: Context, deed: Deed): void => c.set('deed', deed);
