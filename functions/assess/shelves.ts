import type { Ports } from '../ports.ts';
import { type RegisterShelf, registerShelf } from '../registers/register-shelf.ts';
import { type DigestShelf, digestShelf } from './digest-shelf.ts';

/** What is immutable and was read once: kept by a warm function from one message to the next. */
export interface Shelves {
  readonly digests: DigestShelf;
  readonly registers: RegisterShelf;
}

export const shelvesOf = (ports: Pick<Ports, 'evidence' | 'means'>): Shelves => ({
  digests: digestShelf(ports.evidence),
  registers: registerShelf(ports),
});
