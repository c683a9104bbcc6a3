import type { Ports } from '../ports.ts';

/** What the read side may touch: it never queues anything. */
export type ApiPorts = Pick<Ports, 'evidence' | 'records' | 'means'>;
