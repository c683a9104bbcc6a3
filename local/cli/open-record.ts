import { readFile, stat } from 'node:fs/promises';
import { fullRecord } from '../../functions/read-model.ts';
import { type AttestaRecord, recordSchema } from '../../shared/model/record.ts';
import type { Connection } from '../stack/connect.ts';
import { WrongUsage } from './command.ts';
import { openStoredRecord, readRecordPath } from './stored-record.ts';

/**
 * A record as a person names it: a JSON file, or the hash or the `{ipa}/{cup}/{n|latest}` of a record of the running stack, which is asked
 * only then. @throws WrongUsage
 */
export async function openRecord(which: string, { ports }: Pick<Connection, 'ports'>): Promise<AttestaRecord> {
  if (/^[0-9a-f]{64}$/.test(which)) return fullRecord(ports.evidence, which);
  if (!(await stat(which).catch(() => null))?.isFile()) {
    const path = readRecordPath(which);
    if (path) return openStoredRecord({ ports }, path);
    throw new WrongUsage(
      `${which}: né un file, né l’hash né {ipa}/{cup}/{n} di un verbale / neither a file nor a record’s hash or {ipa}/{cup}/{n}`,
    );
  }
  const parsed = recordSchema.safeParse(asJson(await readFile(which, 'utf8')));
  if (!parsed.success) throw new WrongUsage(`${which}: non è un verbale / is not a record`);
  return parsed.data as AttestaRecord;
}

/** null, which is no record, where the text is no JSON. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
