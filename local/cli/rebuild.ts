import { dynamoRecords } from '../../functions/adapters/dynamodb.ts';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { s3Evidence } from '../../functions/adapters/s3.ts';
import { s3Downloads } from '../../functions/adapters/s3-downloads.ts';
import { s3Uploads } from '../../functions/adapters/s3-uploads.ts';
import { sqsQueue } from '../../functions/adapters/sqs.ts';
import { tableContents } from '../../functions/adapters/table-contents.ts';
import { type Progress, rebuild as rebuildTable } from '../../functions/rebuild/rebuild.ts';
import { NotEmpty } from '../../functions/rebuild/rebuild-mark.ts';
import type { Rebuilt } from '../../functions/rebuild/report.ts';
import { type ProjectKey, readUploadKey } from '../../shared/model/keys.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { awsDeployment, type Deployment, laptopDeployment } from '../stack/operated-deployment.ts';
import { openQueue } from '../stack/operated-queues.ts';
import { endpointsFromEnvironment, laptop } from '../stack/settings.ts';
import { explainingSettings } from './aws-settings.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { print, printJson, tell } from './output.ts';
import { noteText, rebuiltText } from './rebuild-text.ts';
import { whileRunning } from './records.ts';

const usage = 'rebuild [--project IPA/CUP] [--stage STAGE --bucket BUCKET --table TABLE] [--despite-messages] [--json]';

/**
 * `attesta rebuild`: the table from the bucket alone (docs/adr/0005), of the running stack or, with stage, bucket and table, on AWS. The pipeline
 * must stand still meanwhile; what can be seen of that is looked at. 0 when all is as it was, 1 when a person has something to look at.
 */
export const rebuild: Command = async (args) => {
  const { values, positionals, json, language } = readArguments(args, {
    project: { type: 'string' },
    stage: { type: 'string' },
    bucket: { type: 'string' },
    table: { type: 'string' },
    'despite-messages': { type: 'boolean', default: false },
  });
  const onAws = [values.stage, values.bucket, values.table].filter((value) => value !== undefined).length;
  if (positionals.length > 0 || (onAws !== 0 && onAws !== 3)) throw new WrongUsage(usage);
  const only = values.project === undefined ? null : readProject(values.project);
  const endpoints = endpointsFromEnvironment();
  const deployment = values.stage === undefined ? laptopDeployment(endpoints) : awsDeployment(values.stage);
  const { bucket = laptop.bucket, table = laptop.table } = values;
  try {
    const work = async () => {
      if (!values['despite-messages']) await nothingWaits(deployment);
      return explainingRefusal(table, () => rebuildInto(deployment, bucket, table, only, language));
    };
    const rebuilt = await whileRunning(endpoints, () => explainingSettings(work));
    if (json) await printJson(rebuilt);
    else await print(rebuiltText(rebuilt, language));
    return rebuilt.notes.length === 0 ? 0 : 1;
  } finally {
    deployment.close();
  }
};

function readProject(text: string): ProjectKey {
  const place = readUploadKey(`uploads/${text}/any`);
  if (!place) throw new WrongUsage(`--project ${text}: IPA/CUP, p_vd/D19B25999990006`);
  return { ipa: place.ipa, cup: place.cup };
}

async function rebuildInto(
  { s3, dynamo, sqs, queues }: Deployment,
  bucket: string,
  table: string,
  only: ProjectKey | null,
  language: Language,
): Promise<Rebuilt> {
  const [uploads, assessments] = await Promise.all([openQueue(sqs, queues.uploads.name), openQueue(sqs, queues.assessments.name)]);
  const ports = {
    evidence: s3Evidence(s3, bucket),
    uploads: s3Uploads(s3, bucket),
    downloads: s3Downloads(s3, bucket),
    records: dynamoRecords(dynamo, table),
    queue: sqsQueue(sqs, { uploads: uploads.url, assessments: assessments.url }),
    means: nodeMeans,
  };
  return rebuildTable(ports, { contents: tableContents(dynamo, table), only, tell: progress(language) });
}

/**
 * An event of an upload that waits, or lies among the dead letters, carries a sequencer of S3's own, which is greater than any that a rebuild
 * gives: of an old version it would put that in place of a newer one. All that it could say is in the bucket, so it is to be thrown away first.
 */
async function nothingWaits({ sqs, queues }: Deployment): Promise<void> {
  for (const name of [queues.uploads.name, queues.uploads.deadLetters]) {
    const { messages } = await openQueue(sqs, name);
    if (messages === 0) continue;
    throw new WrongUsage(
      `${name}: ${messages} messaggi in attesa; svuotarla prima (docs/operatore.md), o --despite-messages / messages wait: purge it first`,
    );
  }
}

async function explainingRefusal<T>(table: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NotEmpty)) throw error;
    throw new WrongUsage(
      `la tabella «${table}» non è vuota, e non è una ricostruzione da riprendere / the table is not empty, and no rebuild to be taken up (${error.message})`,
    );
  }
}

/** Every so many records a word. */
const recordsBetween = 1_000;

function progress(language: Language): (progress: Progress) => void {
  const it = language === 'it';
  return (told) => {
    switch (told.is) {
      case 'resumed':
        return tell(`${it ? 'riprendo dopo' : 'taking up after'} ${told.after}`);
      case 'records-read':
        return told.read % recordsBetween === 0 ? tell(`${it ? 'verbali letti' : 'records read'}: ${told.read}`) : undefined;
      case 'project':
        return tell(`${told.project.ipa}/${told.project.cup} (${told.soFar.projects})`);
      case 'note':
        return tell(`! ${noteText(told.note, language)}`);
    }
  };
}
