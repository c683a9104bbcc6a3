import { readDossierPath, readUploadKey } from '../../shared/model/keys.ts';
import { strayPartition } from '../items.ts';
import { askToJudge } from '../latest-ask.ts';
import type { Arrival, Ports } from '../ports.ts';
import { showingFault } from '../showing-fault.ts';
import { receiveDeclaration } from './receive-declaration.ts';
import { receiveEvidence } from './receive-evidence.ts';
import { receiveMapping } from './receive-mapping.ts';
import { refuseKey, wantedOfStray } from './refuse-key.ts';

/**
 * One created object version to its place in the project's state, then a request to judge the project. Idempotent, and free of
 * order: replayed, late and simultaneous arrivals end in the same state (DESIGN §1, invariant 6). What is wrong with an upload
 * becomes an item that its owner sees; only our faults reject.
 */
export function makeIngest(ports: Ports): (arrival: Arrival) => Promise<void> {
  return async (arrival) => {
    if (!arrival.key.startsWith('uploads/')) return;
    const place = readUploadKey(arrival.key);
    if (!place) return refuseKey(ports, strayPartition, arrival, arrival.key, wantedOfStray);
    const project = { ipa: place.ipa, cup: place.cup };
    const { versionId, sequencer } = arrival;
    await showingFault(ports, project, { upload: { path: place.path, versionId }, sequencer }, () =>
      receive(ports, project, place.path, arrival),
    );
    await askToJudge(ports, project, arrival.versionId);
  };
}

function receive(ports: Ports, project: { ipa: string; cup: string }, path: string, arrival: Arrival): Promise<void> {
  const read = readDossierPath(path);
  switch (read.is) {
    case 'declaration':
      return receiveDeclaration(ports, project, path, arrival);
    case 'mapping':
      return receiveMapping(ports, project, read, arrival);
    case 'evidence':
      return receiveEvidence(ports, project, read, arrival);
    case 'refused':
      return refuseKey(ports, project, arrival, path, read.wanted);
  }
}
