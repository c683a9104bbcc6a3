import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { AttestaRecord } from '../../../shared/model/record.ts';
import type { DossierInput } from '../../../shared/pipeline.ts';
import type { Language } from '../../../shared/reasons/render.ts';
import { reportOf } from '../../../shared/report/report-of.ts';
import { TooMuchToRead } from '../../faults.ts';
import { fullRecord } from '../../read-model.ts';
import { dossierOfRecord } from '../../record-inputs/dossier-of-record.ts';
import { rulesOfRecord } from '../../record-inputs/rules-of-record.ts';
import type { ApiPorts } from '../api-ports.ts';
import { findRecord } from '../find-project.ts';
import type { RecordWord } from '../parameters.ts';
import { shelvesOfApi } from './opened-record.ts';

export { reportHtml } from '../../../shared/report/html.ts';

/** The report of one record, and what it is called on somebody's disk. */
export async function reportAt(ports: ApiPorts, project: ProjectKey, wanted: number | RecordWord, language: Language) {
  const { hash, sequence } = await findRecord(ports, project, wanted);
  const record = await fullRecord(ports.evidence, hash);
  const rules = rulesOfRecord(record);
  const document = reportOf(record, rules.ruleset, await dossierIfReadable(ports, record), language);
  return { name: `report-${project.ipa}-${project.cup}-${sequence}`, document };
}

/** null where it is too much for one request: the report then says what it lacks. */
async function dossierIfReadable(ports: ApiPorts, record: AttestaRecord): Promise<DossierInput | null> {
  try {
    return await dossierOfRecord(ports, shelvesOfApi(ports), record);
  } catch (error) {
    if (error instanceof TooMuchToRead) return null;
    throw error;
  }
}
