import type { Ports } from '../../functions/ports.ts';
import type { ReadingWatch } from './reading-watch.ts';

/** Smaller ones are read before anybody looks: declarations, mappings and lists among them, whose end nobody tells. */
const WORTH_SHOWING_BYTES = 1_000_000;

/** The same ports, whose large uploads a watch follows. Whoever wraps them says when one was read: `done` with its key. */
export function watchedPorts(ports: Ports, watch: ReadingWatch): Ports {
  return {
    ...ports,
    means: { ...ports.means, onRows: watch.onRows },
    evidence: {
      ...ports.evidence,
      async open(key, versionId) {
        const object = await ports.evidence.open(key, versionId);
        return object.size < WORTH_SHOWING_BYTES ? object : { ...object, ...watch.source(key, object) };
      },
    },
  };
}
