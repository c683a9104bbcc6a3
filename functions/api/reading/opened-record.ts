import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { AttestaRecord } from '../../../shared/model/record.ts';
import { remembered } from '../../../shared/remembered.ts';
import { buildFacts } from '../../../shared/verdict/build-facts.ts';
import type { ServiceFacts } from '../../../shared/verdict/facts.ts';
import { digestShelf } from '../../assess/digest-shelf.ts';
import type { Shelves } from '../../assess/shelves.ts';
import { TooMuchToRead } from '../../faults.ts';
import { fullRecord, type RecordLine } from '../../read-model.ts';
import { evidenceOfRecord } from '../../record-inputs/evidence-of-record.ts';
import { registerShelf } from '../../registers/register-shelf.ts';
import type { ApiPorts } from '../api-ports.ts';
import { findRecord } from '../find-project.ts';
import type { RecordWord } from '../parameters.ts';
import { ApiProblem } from '../problem.ts';

/**
 * Characters of digests that one request may open: 220 servers over 150 days are 108 million. Of these a map takes 1.5 s of a processor and
 * a replay 6 s, with 0.75 GB; with what S3 takes to hand them over, and on a processor half as fast, that is within the gateway's time.
 */
export const readableDigests = 128_000_000;

/** Of all routes: who looks at a map and then at its cells asks for the same digests, and need not wait for them again. */
export const shelvesOfApi: (ports: ApiPorts) => Shelves = remembered((ports: ApiPorts) => ({
  digests: digestShelf(ports.evidence, { atMost: readableDigests, capacity: readableDigests }),
  registers: registerShelf(ports),
}));

export interface OpenedService {
  readonly line: RecordLine;
  readonly record: AttestaRecord;
  readonly facts: ServiceFacts;
}

/** A record with what it says of one service was judged from. Rejects with the problems `unknown-project`, `unknown-record`, `nothing-there`, `too-much-to-read`. */
export async function openService(
  ports: ApiPorts,
  project: ProjectKey,
  service: string,
  wanted: number | RecordWord,
): Promise<OpenedService> {
  const line = await findRecord(ports, project, wanted);
  if (!line.services.some(({ id }) => id === service)) throw unknownService();
  const record = await fullRecord(ports.evidence, line.hash);
  const evidence = await tellingTooMuch(evidenceOfRecord(ports, shelvesOfApi(ports).digests, record));
  // Coverage rests on the declaration and the digests alone.
  const others = { unread: [], claims: [], reviews: [], registers: [], previous: null };
  const { services } = buildFacts({ ...evidence, ...others, purpose: record.purpose, asOf: record.asOf });
  const facts = services.find((one) => one.service.id === service);
  if (!facts) throw unknownService();
  return { line, record, facts };
}

export const unknownService = (): ApiProblem =>
  new ApiProblem('nothing-there', {
    detail: { it: 'Il progetto non ha questo servizio.', en: 'The project has no such service.' },
  });

/** Too much for a request is no fault: who runs the service can do it by hand. */
export async function tellingTooMuch<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TooMuchToRead) throw new ApiProblem('too-much-to-read', { detail: tooLarge, cause: error });
    throw error;
  }
}

const tooLarge = {
  it: 'Le misure di questo progetto sono troppe per una richiesta: chiedere a chi gestisce il servizio («attesta replay» e «attesta verify» le leggono tutte).',
  en: 'The measurements of this project are too many for one request: ask whoever runs the service (“attesta replay” and “attesta verify” read them all).',
};
