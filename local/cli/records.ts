import {
  fullRecord,
  isJudgingFaulty,
  listRecords,
  listStrays,
  listUploads,
  type RecordLine,
  type UploadLine,
} from '../../functions/read-model.ts';
import { receivedUploads, storedVersions } from '../../functions/received-uploads.ts';
import { problemsOfUpload } from '../../functions/upload-problems.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { rulesetBySha256 } from '../../shared/rulesets/load.ts';
import { type Connection, connect } from '../stack/connect.ts';
import { reportProjects } from '../stack/project-report.ts';
import { projectsWithUploads } from '../stack/projects-with-uploads.ts';
import { type Endpoints, endpointsFromEnvironment } from '../stack/settings.ts';
import { type Command, CommandFault, readArguments, WrongUsage } from './command.ts';
import { print, printJson, table } from './output.ts';
import { projectText, straysText, type ToldUpload } from './project-text.ts';
import { printDiff } from './records-diff.ts';
import { projectRow } from './start-text.ts';
import { verdictText } from './verdict-text.ts';

/**
 * `attesta records`: every project with its latest record, and uploads that name no project. `attesta records CUP`: where one project
 * stands, its records and uploads. `--record N|latest`: one record in words (`--json`: the record). `--diff A B`: what changes between two,
 * of which files need no stack. Asks the running stack.
 */
export const records: Command = async (args) => {
  const { values, positionals, json, language } = readArguments(args, { record: { type: 'string' }, diff: { type: 'boolean' } });
  const [cup, ...more] = positionals;
  if (values.diff) return compare(positionals, values.record, json, language);
  if (more.length > 0 || (cup === undefined && values.record !== undefined)) throw new WrongUsage('records [CUP [--record N|latest]]');
  const endpoints = endpointsFromEnvironment();
  const connection = connect(endpoints);
  try {
    await whileRunning(endpoints, async () => {
      if (cup === undefined) return printAll(connection, json, language);
      const project = await findProject(connection, cup);
      if (values.record !== undefined) return printRecord(connection, project, values.record, json, language);
      return printProject(connection, project, json, language);
    });
    return 0;
  } finally {
    connection.close();
  }
};

async function compare([a, b, ...more]: readonly string[], record: string | undefined, json: boolean, language: Language): Promise<number> {
  if (a === undefined || b === undefined || more.length > 0 || record !== undefined) throw new WrongUsage('records --diff A B [--json]');
  const endpoints = endpointsFromEnvironment();
  const connection = connect(endpoints);
  try {
    await whileRunning(endpoints, () => printDiff(connection, a, b, json, language));
    return 0;
  } finally {
    connection.close();
  }
}

type Named = ProjectKey & { readonly name: string | null };

async function printAll(connection: Connection, json: boolean, language: Language): Promise<void> {
  const [projects, strays] = await Promise.all([reportProjects(connection), listStrays(connection.ports.records)]);
  if (json) return printJson({ projects, strays });
  const rows = table(projects.map((project) => projectRow(project, language)));
  return print(rows + straysText(await withProblems(connection, strays), language));
}

/** The project with this CUP, judged or not. @throws WrongUsage */
async function findProject(connection: Connection, cup: string): Promise<Named> {
  const judged = (await reportProjects(connection)).find((one) => one.cup === cup);
  if (judged) return judged;
  const [unjudged] = await projectsWithUploads(connection.s3, cup);
  if (!unjudged) throw new WrongUsage(`${cup}: nessun progetto con questo CUP / no project with this CUP`);
  return { ...unjudged, name: null };
}

async function printProject(connection: Connection, project: Named, json: boolean, language: Language): Promise<void> {
  const { ports } = connection;
  const versions = await storedVersions(ports.evidence, project);
  const [lines, uploads, judgingFaulty] = await Promise.all([
    listRecords(ports.records, project),
    listUploads(ports.records, project),
    isJudgingFaulty(ports.records, project),
  ]);
  const received = receivedUploads(project, versions, uploads);
  if (json) return printJson({ project, records: lines, uploads, received, judgingFaulty });
  const page = { project, records: lines, uploads: await withProblems(connection, uploads), received, judgingFaulty };
  return print(projectText(page, language));
}

const withProblems = ({ ports }: Connection, lines: readonly UploadLine[]): Promise<ToldUpload[]> =>
  Promise.all(lines.map(async (line) => ({ line, problems: await problemsOfUpload(ports, line) })));

async function printRecord({ ports }: Connection, project: ProjectKey, wanted: string, json: boolean, language: Language): Promise<void> {
  const line = chosen(await listRecords(ports.records, project), wanted);
  const record = await fullRecord(ports.evidence, line.hash);
  if (json) return printJson(record);
  const pinned = rulesetBySha256(record.ruleset.sha256);
  if (!pinned) {
    throw new CommandFault(
      `le regole ${record.ruleset.version} del verbale non sono in questa versione / its rules are not in this version: --json`,
    );
  }
  return print(verdictText(record, pinned.ruleset, [], language));
}

function chosen(lines: readonly RecordLine[], wanted: string): RecordLine {
  const line = wanted === 'latest' ? lines.at(-1) : lines.find(({ sequence }) => String(sequence) === wanted);
  if (line) return line;
  const there = lines.length === 0 ? 'nessun verbale / no record yet' : `1–${lines.length} | latest`;
  throw new WrongUsage(`--record ${wanted}: ${there}`);
}

/** A stack that is not there is the one fault a person can mend at once. */
export async function whileRunning<T>({ dynamodb }: Endpoints, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRefused(error)) throw error;
    throw new CommandFault(`nessuno risponde su / nothing answers at ${dynamodb}: npm start`);
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error && ('code' in error ? error.code === 'ECONNREFUSED' : /ECONNREFUSED/.test(error.message));
