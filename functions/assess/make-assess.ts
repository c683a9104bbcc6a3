import { assess } from '../../shared/pipeline.ts';
import { ContentionFault } from '../faults.ts';
import { isAskedAgain } from '../latest-ask.ts';
import type { AssessmentRequest, Ports } from '../ports.ts';
import { putAwaiting, putJudged } from '../project-item.ts';
import { showingFault } from '../showing-fault.ts';
import { arrivalOf, readWithAnother } from '../stale-readings.ts';
import { keepTick } from '../tick-item.ts';
import { appendRecord, inputsSha256, recordItem } from './append-record.ts';
import { assessInput } from './assess-input.ts';
import { type DigestShelf, digestShelf } from './digest-shelf.ts';
import { readProjectState } from './project-state.ts';

/** How often one message may lose the race for the next number before it goes back to the queue. */
const attempts = 5;

/**
 * Judges one project from its present state and appends a record when its inputs differ from the last one's. Any number of these
 * may run at once: one of them gets the next number, the others read again (DESIGN §6, Concurrency without transactions). Where an
 * upload came after the one that asked, its own message judges both.
 */
export function makeAssess(ports: Ports): (request: AssessmentRequest) => Promise<void> {
  const digests = digestShelf(ports.evidence);
  return async (request) => {
    if (await isAskedAgain(ports.records, request)) return;
    await showingFault(ports, request, { upload: null, sequencer: '' }, () => judge(ports, digests, request));
  };
}

async function judge(ports: Ports, digests: DigestShelf, request: AssessmentRequest): Promise<void> {
  // The tick is an input like any other: kept before the state is read, so that every later assessment knows it.
  if (request.tick) await keepTick(ports.records, request, request.tick);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (await judgeOnce(ports, digests, request, attempt === 1)) return;
  }
  throw new ContentionFault(`${request.ipa}/${request.cup}: lost the next record number ${attempts} times`);
}

/** True when the project's state needs no more work; false when another assessment appended in between. */
async function judgeOnce(ports: Ports, digests: DigestShelf, request: AssessmentRequest, first: boolean): Promise<boolean> {
  const { records, queue, means } = ports;
  const state = await readProjectState(records, request);
  // Judged with the digests that are there; each re-read upload asks for an assessment again, so the last one has them all.
  if (first) await queue.sendUploads(readWithAnother(state.uploads).map((upload) => arrivalOf(request, upload)));
  if (!state.declaration) {
    await putAwaiting(records, request);
    return true;
  }
  const input = await assessInput(ports.evidence, digests, request, state, state.declaration);
  const record = assess(input, means.sha256);
  const inputs = inputsSha256(record, means.sha256);
  const isNew = state.last?.inputsSha256 !== inputs;
  const latest = state.last && !isNew ? state.last : recordItem(record, inputs);
  if (isNew && !(await appendRecord(ports, request, record, latest))) return false;
  // Also when nothing is new: a crash between the record and this put must not leave the project behind.
  if (state.project?.sequence !== latest.sequence) await putJudged(records, request, input.declaration.value.entity.name, latest);
  return true;
}
