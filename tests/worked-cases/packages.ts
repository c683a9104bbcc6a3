import type { Register } from '../../shared/model/register.ts';
import type { Review } from '../../shared/model/review.ts';
import { assess, type Pinned } from '../../shared/pipeline.ts';
import { assessInput, type Dossier, goodService, sha256 } from '../support/build-dossier.ts';
import { type Filed, filed } from '../support/build-files.ts';
import { digestOf, HOUR } from '../support/build-usage-facts.ts';
import { catalogue, pinned } from '../support/catalogue-cases.ts';
import { fourClasses } from './dossiers.ts';

const notice: string = 'avviso-1.2-province-citta-metropolitane';
const snapshot = { schema: 'attesta/register@1', takenOn: '2026-03-01', source: 'fictional', notice, partial: false } as const;

/** The fictional registers that a package with nothing wrong in it is looked up in. */
export const registersOf = (amountEur: number, names: readonly string[], card = catalogue()): readonly Pinned<Register>[] => [
  card,
  pinned<Register>({
    ...snapshot,
    register: 'service-list',
    entries: names.map((name) => ({ code: null, name, kinds: ['province' as const] })),
  }),
  pinned<Register>({
    ...snapshot,
    register: 'funded-projects',
    entries: [{ ipa: 'p_vd', cup: 'D19B25999990006', entity: 'Provincia di Valdoro', amountEur, decree: '73 - 1 / 2025 - PNRR' }],
  }),
];

export const ids = ['protocollo', 'personale', 'notifiche', 'bilancio', 'accesso-atti'] as const;
const machineOf = (position: number) => `i-0a1b2c3d4e5f6071${position}`;

/** Five transferred services with everything that the notice asks for; the package is worth 552,632 + 5 x 46,634 euros. */
export function fiveServices(more: Dossier = {}): Dossier {
  const services = ids.map((id, position) => ({
    ...goodService,
    id,
    name: id,
    visibility: { kind: 'public', urls: [`https://${id}.valdoro.example`], accessMode: null },
    publicIps: [`93.184.216.${34 + position}`],
    resources: [{ provider: 'aws', id: machineOf(position), kind: 'vm' }],
    contract: { ...(goodService.contract as object), documents: ['project/contract/contratto.pdf.p7m'] },
  }));
  return {
    services,
    project: { amountEur: 785_802, ...more.project },
    registers: registersOf(785_802, ids),
    ...(more.asOf ? { asOf: more.asOf } : {}),
    ...(more.reviews ? { reviews: more.reviews } : {}),
    files: [
      ...ids.map((id, position) => usageOf(id, position)),
      ...ids.flatMap((id) =>
        ['production-declaration', 'origin-declaration', 'data-completeness'].map((kind) => filed(`${id}/${kind}/firmata.pdf.p7m`)),
      ),
      filed('project/contract/contratto.pdf.p7m'),
      filed('project/dnsh/dnsh.pdf.p7m'),
      ...(more.files ?? []),
    ],
  };
}

function usageOf(id: string, position: number): Filed {
  const rows = fourClasses({ resourceId: machineOf(position) }).map((one) => ({
    ...one,
    value: (index: number, start: number) => one.value?.(index, start + position * 1000 * 24 * HOUR) ?? null,
  }));
  const digest = digestOf({ name: `uso-${id}.csv`, rows, producer: { name: 'Esempio Cloud SpA', kind: 'csp' } });
  return { path: `${id}/usage-report/uso.csv`, receivedAt: '2026-03-01T10:00:00Z', digest };
}

/** What a person decides who finds nothing wrong: passes every finding that waits for one. */
export function signedOff(dossier: Dossier): readonly Pinned<Review>[] {
  const record = assess(assessInput(dossier), sha256);
  return record.findings
    .filter(({ outcome }) => outcome === 'review')
    .map(({ point, service, judged }) =>
      pinned<Review>({
        schema: 'attesta/review@1',
        record: record.hash,
        point,
        service,
        judged,
        outcome: 'pass',
        reason: 'Letto: tutto è come dichiarato.',
        who: 'asseveratore-1',
        at: '2026-03-02T09:00:00Z',
        seen: [],
        session: null,
      }),
    );
}
