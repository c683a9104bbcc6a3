import { type ProjectKey, readDossierPath, readUploadKey } from '../../shared/model/keys.ts';
import { strayPartition } from '../items.ts';
import { askToJudge } from '../latest-ask.ts';
import type { Arrival, Ports } from '../ports.ts';
import { showFault, showingFault } from '../showing-fault.ts';
import type { IngestReport, Received } from './ingest-report.ts';
import { receiveEvidence } from './receive-evidence.ts';
import { refuseKey, wantedOfStray } from './refuse-key.ts';

/**
 * One created object version to its place in the project's state, then a request to judge the project. Idempotent, and free of
 * order: replayed, late and simultaneous arrivals end in the same state (DESIGN §1, invariant 6). What is wrong with an upload
 * becomes an item that its owner sees; only our faults reject. `again`: an attempt at the same message went before.
 */
export function makeIngest(ports: Ports): (arrival: Arrival, again?: boolean) => Promise<IngestReport> {
  return async (arrival, again = false) => {
    const { key, versionId, sequencer } = arrival;
    if (!key.startsWith('uploads/')) return { project: null, path: key, versionId, received: null };
    const place = readUploadKey(key);
    if (!place) {
      const received = await refuseKey(ports, strayPartition, arrival, key, wantedOfStray);
      return { project: null, path: key, versionId, received };
    }
    const { path, ...project } = place;
    const subject = { upload: { path, versionId }, sequencer };
    if (again) await showFault(ports, project, subject);
    // Asking is part of the work: an upload that nobody judges is as little dealt with as one that nobody read.
    const received = await showingFault(ports, project, subject, async () => {
      const done = await receive(ports, project, path, arrival);
      await askToJudge(ports, project, versionId);
      return done;
    });
    return { project, path, versionId, received };
  };
}

/** What reads YAML is loaded when the first of it comes: a function that starts for a report does not wait for it. */
async function receive(ports: Ports, project: ProjectKey, path: string, arrival: Arrival): Promise<Received> {
  const read = readDossierPath(path);
  switch (read.is) {
    case 'declaration':
      return (await import('./receive-declaration.ts')).receiveDeclaration(ports, project, path, arrival);
    case 'mapping':
      return (await import('./receive-mapping.ts')).receiveMapping(ports, project, read, arrival);
    case 'evidence':
      return receiveEvidence(ports, project, read, arrival);
    case 'refused':
      return refuseKey(ports, project, arrival, path, read.wanted);
  }
}
