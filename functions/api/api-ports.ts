import type { Ports, QueueDepths } from '../ports.ts';

/** What the API may touch. It asks for judgements; what is read anew is the business of others. */
export interface ApiPorts extends Pick<Ports, 'evidence' | 'uploads' | 'downloads' | 'records' | 'means'> {
  readonly queue: Pick<Ports['queue'], 'sendAssessment'>;
  readonly depths: QueueDepths;
  /** Milliseconds: when a decision is made, and what is asked for. The real clock where nobody says. */
  readonly clock?: () => number;
}
