import type { ProjectOutcome, Purpose } from '../../shared/model/record.ts';
import type { DossierInput } from '../../shared/pipeline.ts';
import { type Instants, mayBeFollowed, nextRecord, standingOf } from '../../shared/verdict/next-record.ts';
import { ContentionFault } from '../faults.ts';
import type { RecordItem } from '../items.ts';
import { isAskedAgain } from '../latest-ask.ts';
import type { AssessmentRequest, Ports, ProjectKey } from '../ports.ts';
import { putAwaiting, putJudged } from '../project-item.ts';
import { endRecheck } from '../recheck/requested.ts';
import { isFaultOpen, judging, showFault, showingFault, tellingFault } from '../showing-fault.ts';
import { arrivalOf, readWithAnother } from '../stale-readings.ts';
import { keepTick } from '../tick-item.ts';
import { waitingSince } from '../waiting-since.ts';
import { appendRecord, recordItem } from './append-record.ts';
import { readProjectState } from './project-state.ts';
import { receivedDossier } from './received-dossier.ts';
import { type Shelves, shelvesOf } from './shelves.ts';

/** How often one message may lose the race for the next number before it goes back to the queue. */
const attempts = 5;

/** What became of one request: `judged` names the records that it appended, none where nothing was new. */
export type AssessReport =
  | { readonly is: 'left-to-another' | 'awaiting-declaration' }
  | {
      readonly is: 'judged';
      readonly outcome: ProjectOutcome;
      /** Of the latest record. */
      readonly sequence: number;
      readonly appended: readonly { readonly purpose: Purpose; readonly outcome: ProjectOutcome }[];
    };

/**
 * Judges one project from its present state and appends a record when its inputs differ from the last one's. Any number of these
 * may run at once: one of them gets the next number, the others read again (DESIGN §6, Concurrency without transactions). Where an
 * upload came after the one that asked, its own message judges both. `again`: an attempt at the same message went before.
 */
export function makeAssess(ports: Ports): (request: AssessmentRequest, again?: boolean) => Promise<AssessReport> {
  const shelves = shelvesOf(ports);
  return async (request, again = false) => {
    if (await tellingFault(ports, request, judging, () => isLeftToAnother(ports, request))) return { is: 'left-to-another' };
    if (again) await showFault(ports, request, judging);
    return showingFault(ports, request, judging, async () => {
      const report = await judge(ports, shelves, request);
      await endRecheck(ports, request, report);
      return report;
    });
  };
}

/** While a fault of judging is shown, nobody leaves the work to another: the other may have done it before the fault was shown. */
const isLeftToAnother = async (ports: Ports, request: AssessmentRequest): Promise<boolean> =>
  (await isAskedAgain(ports.records, request)) && !(await isFaultOpen(ports, request, judging));

async function judge(ports: Ports, shelves: Shelves, request: AssessmentRequest): Promise<AssessReport> {
  // The tick is an input like any other: kept before the state is read, so that every later assessment knows it.
  if (request.tick) await keepTick(ports.records, request, request.tick);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const report = await judgeOnce(ports, shelves, request, attempt === 1);
    if (report) return report;
  }
  throw new ContentionFault(`${request.ipa}/${request.cup}: lost the next record number ${attempts} times`);
}

/** What judging came to; null where somebody else appended in between, and all is to be read again. */
async function judgeOnce(ports: Ports, shelves: Shelves, request: AssessmentRequest, first: boolean): Promise<AssessReport | null> {
  const { records, queue } = ports;
  const state = await readProjectState(ports, request);
  // Judged with the digests that are there; each re-read upload asks for an assessment again, so the last one has them all.
  if (first) await queue.sendUploads(readWithAnother(state.uploads).map((upload) => arrivalOf(request, upload)));
  if (!state.declaration) {
    await putAwaiting(records, request);
    return { is: 'awaiting-declaration' };
  }
  const { dossier, received } = await receivedDossier(ports, shelves, request, state, state.declaration);
  const sealed = await appendAll(ports, request, dossier, { received, tick: state.tick }, state.records);
  const latest = sealed?.at(-1);
  if (!sealed || !latest) return null;
  // Also when nothing is new: a crash between the record and this put must not leave the project behind.
  if (state.project?.sequence !== latest.sequence) {
    const since = await waitingSince(records, request, sealed, state.project);
    await putJudged(records, request, dossier.declaration.value.entity.name, latest, since);
  }
  return {
    is: 'judged',
    outcome: latest.outcome,
    sequence: latest.sequence,
    appended: sealed.slice(state.records.length).map(({ purpose, outcome }) => ({ purpose, outcome })),
  };
}

/** Appends every record that is to be; the known ones and the new. null: another assessment took the next number. */
async function appendAll(
  ports: Ports,
  project: ProjectKey,
  dossier: DossierInput,
  instants: Instants,
  known: readonly RecordItem[],
): Promise<readonly RecordItem[] | null> {
  const { sha256 } = ports.means;
  const sealed = [...known];
  for (;;) {
    const record = nextRecord(dossier, instants, standingOf(sealed), sha256);
    if (!record) return sealed;
    const item = recordItem(record, sha256);
    if (!(await appendRecord(ports, project, record, item))) return null;
    sealed.push(item);
    if (!mayBeFollowed(item)) return sealed;
  }
}
