import { dossier, invalidDossier, mapping, report } from './dossier.ts';

/** One session of uploads with everything that can happen in one: versions of a file, of a mapping, of the declaration, and what is refused. */
export const session: readonly (readonly [path: string, content: string, at: string])[] = [
  ['protocollo/usage-report/cpu.csv', report(3), '2026-01-10T09:00:00Z'],
  ['dossier.yaml', dossier('Valdoro, prima versione'), '2026-01-10T09:00:01Z'],
  ['protocollo/usage-report/ram.csv', report(2), '2026-01-10T09:00:01Z'],
  ['protocollo/usage-report/mapping.yaml', mapping('Primo'), '2026-01-10T09:00:02Z'],
  ['protocollo/usage-report/cpu.csv', report(5), '2026-01-10T09:00:03Z'],
  ['protocollo/usage-report/cpu.csv.mapping.yaml', mapping('Proprio'), '2026-01-10T09:00:04Z'],
  ['dossier.yaml', dossier('Provincia di Valdoro'), '2026-01-10T09:00:05Z'],
  ['dossier.json', invalidDossier, '2026-01-10T09:00:06Z'],
  ['protocollo/usage-report/mapping.yaml', mapping('Secondo'), '2026-01-10T09:00:07Z'],
  ['project/contract/contratto.pdf', '%PDF-1.7 firmato', '2026-01-10T09:00:08Z'],
  ['contratto.pdf', '%PDF-1.7 fuori posto', '2026-01-10T09:00:09Z'],
  ['protocollo/contract/contratto.pdf', '%PDF-1.7 firmato', '2026-01-10T09:00:10Z'],
];

/** What an entity sees of the session in the end: path and state of every current upload. */
export const sessionUploads = [
  ['contratto.pdf', 'key-refused'],
  ['dossier.json', 'declaration-invalid'],
  ['dossier.yaml', 'declaration'],
  ['project/contract/contratto.pdf', 'document'],
  ['protocollo/contract/contratto.pdf', 'document'],
  ['protocollo/usage-report/cpu.csv', 'recognised'],
  ['protocollo/usage-report/cpu.csv.mapping.yaml', 'mapping'],
  ['protocollo/usage-report/mapping.yaml', 'mapping'],
  ['protocollo/usage-report/ram.csv', 'recognised'],
] as const;

/** A fixed shuffle for each seed (a linear congruential generator), so that a failure can be run again. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state;
  };
  return items
    .map((item) => ({ item, order: next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
