import * as z from 'zod';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { partitionOf } from '../items.ts';
import type { RecordsTable } from '../ports.ts';
import { nothingYet, type Rebuilt } from './report.ts';

/** Asks whether anything is there at all, which no handler ever does: the adapter is for the operator's command alone. */
export interface TableContents {
  /** Of the whole table, or of one partition. */
  isEmpty(partition: string | null): Promise<boolean>;
}

/** The table, or the one project, that is to be rebuilt holds items that no rebuild has put there. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty';
}

/**
 * How a rebuild knows its own half-built table: an item that is put before everything else, kept up after each project. It stays when all
 * is done, as the trace that the table was rebuilt; a second rebuild is then refused like on any table that is not empty.
 */
const markSchema = z.object({
  is: z.literal('rebuild'),
  state: z.enum(['under-way', 'done']),
  /** `{ipa}/{cup}/` of the last project that is whole; the empty text: none. Projects come in the order of their keys. */
  through: z.string(),
  /** `{ipa}/{cup}/` of the project that the pipeline was, perhaps, asked to work on before this rebuild was cut off. */
  asking: z.string(),
  /** JSON of what was done so far (report.ts), so that a summary after a kill tells of all of it. */
  rebuilt: z.string(),
});
type Mark = z.infer<typeof markSchema>;

/** How far a rebuild has come. */
export interface Stand extends Pick<Mark, 'through' | 'asking'> {
  readonly rebuilt: Rebuilt;
}

export interface RebuildMark {
  readonly found: Stand;
  keep(state: Mark['state'], stand: Stand): Promise<void>;
}

const beginning: Stand = { through: '', asking: '', rebuilt: nothingYet };

/** Begins a rebuild, or takes up the one that was cut off. Rejects with `NotEmpty`. */
export async function openMark(records: RecordsTable, contents: TableContents, only: ProjectKey | null): Promise<RebuildMark> {
  const key = { PK: 'REBUILD', SK: only ? partitionOf(only) : 'TABLE' };
  const keep: RebuildMark['keep'] = async (state, { through, asking, rebuilt }) => {
    const mark: Mark = { is: 'rebuild', state, through, asking, rebuilt: JSON.stringify(withFewNotes(rebuilt)) };
    await records.put({ ...key, ...mark }, { when: 'always' });
  };
  const stored = await records.get(key);
  const mark = stored === undefined ? null : markSchema.parse(stored);
  if (mark?.state === 'under-way') return { found: { ...mark, rebuilt: JSON.parse(mark.rebuilt) as Rebuilt }, keep };
  if (!(await contents.isEmpty(only ? partitionOf(only) : null))) throw new NotEmpty(only ? `${only.ipa}/${only.cup}` : 'the table');
  await keep('under-way', beginning);
  return { found: beginning, keep };
}

/** An item has 400 KB. Every note was told on the way as well. */
const keptNotes = 500;
const withFewNotes = (rebuilt: Rebuilt): Rebuilt => ({ ...rebuilt, notes: rebuilt.notes.slice(0, keptNotes) });
