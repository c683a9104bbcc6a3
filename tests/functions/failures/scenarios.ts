import { dossier, invalidDossier, keyOf, mapping, project, report } from '../rig/dossier.ts';

/** What is delivered at one place of a scenario. The number of an upload is its place in the scenario's list. */
export type Step =
  | Message
  /** Everything that waits, until nothing does. */
  | { readonly is: 'drain' };

export type Message =
  | { readonly is: 'event'; readonly of: number }
  /** The last message that waits on this queue. */
  | { readonly is: 'waiting'; readonly on: 'uploads' | 'assessments' }
  | { readonly is: 'tick'; readonly at: string }
  | { readonly is: 'sweep'; readonly at: string };

export interface Scenario {
  readonly name: string;
  /** Path or whole key, content; a second apart. */
  readonly uploads: readonly (readonly [path: string, content: string])[];
  readonly before: readonly Step[];
  /** The one whose run meets the fault. */
  readonly faulty: Message;
  /** How often it was received when the fault comes; more than once where an attempt before it died and left nothing. */
  readonly receives?: number;
  /** What others do in the middle of that run, just before it makes the call of this name. */
  readonly rival?: { readonly before: RegExp; readonly steps: readonly Step[] };
  readonly after?: readonly Step[];
}

export const secondProject = { ipa: project.ipa, cup: 'D19B25999990014' } as const;

const event = (of: number): Message => ({ is: 'event', of });
const tick = (at: string): Message => ({ is: 'tick', at });
const drain: Step = { is: 'drain' };
const judgement: Message = { is: 'waiting', on: 'assessments' };
const reread: Message = { is: 'waiting', on: 'uploads' };

const declaration = ['dossier.yaml', dossier()] as const;
const cpu = ['protocollo/usage-report/cpu.csv', report(3)] as const;
const ram = ['protocollo/usage-report/ram.csv', report(4)] as const;
const folderMapping = ['protocollo/usage-report/mapping.yaml', mapping()] as const;
const wrongMapping = mapping().replace('zone: Europe/Rome', 'zone: Europe/Roma');
const later = '2026-02-20T03:00:00Z';

const ofIngest: readonly Scenario[] = [
  { name: 'evidence', uploads: [declaration, cpu], before: [event(0)], faulty: event(1) },
  { name: 'evidence with a mapping', uploads: [declaration, folderMapping, cpu], before: [event(0), event(1)], faulty: event(2) },
  { name: 'evidence tried again', uploads: [declaration, cpu], before: [event(0)], faulty: event(1), receives: 2 },
  {
    name: 'evidence whose mapping arrives while it is read',
    uploads: [declaration, cpu, folderMapping],
    before: [event(0)],
    faulty: event(1),
    rival: { before: /^stream begins/, steps: [event(2)] },
  },
  {
    name: 'a document',
    uploads: [['project/contract/contratto.pdf', '%PDF-1.7 firmato'], declaration],
    before: [],
    faulty: event(0),
    after: [event(1)],
  },
  {
    name: 'a version whose newer one was read before',
    uploads: [declaration, cpu, [cpu[0], report(5)], ['protocollo/usage-report/copia.csv', cpu[1]]],
    before: [event(0), event(2), event(3), drain],
    faulty: event(1),
  },
  {
    name: 'a version whose newer one comes next',
    uploads: [declaration, cpu, [cpu[0], report(5)]],
    before: [event(0)],
    faulty: event(1),
    after: [event(2)],
  },
  { name: 'a message to read again', uploads: [declaration, cpu, folderMapping], before: [event(0), event(1), event(2)], faulty: reread },
  {
    name: 'a mapping of two files',
    uploads: [declaration, cpu, ram, folderMapping],
    before: [event(0), event(1), event(2), drain],
    faulty: event(3),
  },
  {
    name: 'an invalid mapping in place of a valid one',
    uploads: [declaration, folderMapping, cpu, [folderMapping[0], wrongMapping]],
    before: [event(0), event(1), event(2), drain],
    faulty: event(3),
  },
  {
    name: 'a declaration',
    uploads: [cpu, declaration, ['dossier.yaml', dossier('Valdoro')]],
    before: [event(0), event(1), drain],
    faulty: event(2),
  },
  {
    name: 'an invalid declaration',
    uploads: [declaration, cpu, ['dossier.json', invalidDossier]],
    before: [event(0), event(1)],
    faulty: event(2),
  },
  {
    name: 'a declaration of another project',
    uploads: [declaration, ['dossier.yaml', dossier('Valdoro', secondProject.cup)]],
    before: [event(0)],
    faulty: event(1),
  },
  { name: 'a refused key', uploads: [declaration, ['protocollo/cpu.csv', report()]], before: [event(0)], faulty: event(1) },
  { name: 'a stray key', uploads: [['uploads/nota.txt', 'x']], before: [], faulty: event(0) },
];

const ofAssess: readonly Scenario[] = [
  {
    name: 'the first judgement',
    uploads: [declaration, cpu, ram],
    before: [event(0), event(1)],
    faulty: judgement,
    after: [drain, event(2)],
  },
  {
    name: 'a judgement tried again',
    uploads: [declaration, cpu, ram],
    before: [event(0), event(1)],
    faulty: judgement,
    receives: 2,
    after: [drain, event(2)],
  },
  { name: 'a second judgement', uploads: [declaration, cpu, ram], before: [event(0), event(1), drain, event(2)], faulty: judgement },
  { name: 'a judgement of nothing new', uploads: [declaration, cpu], before: [event(0), event(1), drain, event(1)], faulty: judgement },
  {
    name: 'a message left to a later one',
    uploads: [declaration, cpu, ram],
    before: [event(0), event(1)],
    faulty: judgement,
    rival: { before: /^get ASK/, steps: [event(2)] },
  },
  { name: 'a tick', uploads: [declaration, cpu], before: [event(0), event(1), drain], faulty: tick(later) },
  { name: 'a tick before anything was judged', uploads: [declaration, cpu], before: [event(0), event(1)], faulty: tick(later) },
  {
    name: 'a tick that comes after a later one',
    uploads: [declaration, cpu],
    before: [event(0), event(1), tick(later)],
    faulty: tick('2026-02-19T03:00:00Z'),
  },
  { name: 'no declaration yet', uploads: [cpu, declaration], before: [event(0)], faulty: judgement, after: [event(1)] },
  {
    name: 'readings with another mapping than the one in force',
    uploads: [declaration, cpu, ram, folderMapping],
    before: [event(0), event(1), event(2), event(3)],
    faulty: judgement,
  },
  {
    name: 'the next number lost to a rival',
    uploads: [declaration, cpu, ram],
    before: [event(0), event(1)],
    faulty: judgement,
    rival: { before: /^put RECORD/, steps: [event(2), judgement] },
  },
];

const due: Pick<Scenario, 'uploads' | 'before'> = {
  uploads: [declaration, cpu, [`uploads/${secondProject.ipa}/${secondProject.cup}/dossier.yaml`, dossier('Valdoro', secondProject.cup)]],
  before: [event(0), event(1), event(2), drain],
};
const sweep = (at: string): Message => ({ is: 'sweep', at });

const ofRecheck: readonly Scenario[] = [
  { name: 'a sweep', ...due, faulty: sweep('2026-12-01T05:00:00Z') },
  { name: 'a sweep run twice', ...due, faulty: sweep('2026-12-01T05:00:00Z'), after: [sweep('2026-12-01T05:00:10Z')] },
  {
    name: 'a sweep of the same day while its requests still wait',
    ...due,
    before: [...due.before, sweep('2026-12-01T05:00:00Z')],
    faulty: sweep('2026-12-01T06:00:00Z'),
  },
];

export const scenarios = [...ofIngest, ...ofAssess, ...ofRecheck];
/** Where an upload of a scenario lies in the bucket. */
export const keyIn = (path: string): string => (path.startsWith('uploads/') ? path : keyOf(path));
