import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
export const goldenFolder = join(root, 'tests/golden');

/** Records kept as `attesta verify --json` prints them: one for each way of migrating, one with a hole in its use. */
export const goldens = ['aggiornamento-paas', 'aggiornamento-saas', 'buco-di-due-giorni', 'trasferimento-completo'].map((name) => ({
  name,
  /** The dossier that it was made from. */
  folder: join(root, 'samples', name),
  file: join(goldenFolder, `${name}.record.json`),
}));

export const goldenText = (record: unknown): string => `${JSON.stringify(record, null, 2)}\n`;
