import { fullRecord, latestRecord, recordAt } from '../../functions/read-model.ts';
import { type ProjectKey, readUploadKey } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Connection } from '../stack/connect.ts';
import { WrongUsage } from './command.ts';

/** `{ipa}/{cup}/{n}` or `{ipa}/{cup}/latest`: a record of the running stack as a person names it. */
export interface RecordPath {
  readonly project: ProjectKey;
  readonly number: number | 'latest';
}

/** null: not of that form. IPA codes in any case. */
export function readRecordPath(text: string): RecordPath | null {
  const match = /^([^/]+)\/([^/]+)\/(latest|[1-9]\d{0,7})$/.exec(text);
  const key = match && readUploadKey(`uploads/${match[1]?.toLowerCase()}/${match[2]}/x`);
  if (!match || !key) return null;
  return { project: { ipa: key.ipa, cup: key.cup }, number: match[3] === 'latest' ? 'latest' : Number(match[3]) };
}

/** @throws WrongUsage where the project has no such record */
export async function openStoredRecord({ ports }: Pick<Connection, 'ports'>, { project, number }: RecordPath): Promise<AttestaRecord> {
  const line = number === 'latest' ? await latestRecord(ports.records, project) : await recordAt(ports.records, project, number);
  if (!line) throw new WrongUsage(`${project.ipa}/${project.cup}/${number}: non c’è questo verbale / there is no such record`);
  return fullRecord(ports.evidence, line.hash);
}
