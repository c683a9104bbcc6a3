import { stat, writeFile } from 'node:fs/promises';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { DossierInput } from '../../shared/pipeline.ts';
import type { Language } from '../../shared/reasons/render.ts';
import type { ReportDocument } from '../../shared/report/document.ts';
import { reportHtml } from '../../shared/report/html.ts';
import { reportOf } from '../../shared/report/report-of.ts';
import { rulesetBySha256 } from '../../shared/rulesets/load.ts';
import { inputsOfFolder } from '../folder/inputs-of-folder.ts';
import { connect } from '../stack/connect.ts';
import { inputsOfRecord } from '../stack/inputs-of-record.ts';
import { endpointsFromEnvironment } from '../stack/settings.ts';
import { type Command, CommandFault, readArguments, WrongUsage } from './command.ts';
import { openRecord } from './open-record.ts';
import { printJson, tell } from './output.ts';
import { whileRunning } from './records.ts';

/**
 * `attesta report RECORD (--html FILE | --pdf FILE) [--from DIR]`: a record as a document to print, in HTML and in PDF. RECORD is named as in
 * `replay`, and what it was made from comes from where `replay` takes it: the folder of `--from`, else the running stack. A file of a record
 * without either gives a report that says what it lacks. `--json` prints the document as it is before it is written.
 */
export const report: Command = async (args) => {
  const { values, positionals, json, language } = readArguments(args, {
    html: { type: 'string' },
    pdf: { type: 'string' },
    from: { type: 'string' },
  });
  const [which, ...more] = positionals;
  const { html, pdf } = values;
  if (which === undefined || more.length > 0 || (html === undefined && pdf === undefined && !json)) {
    throw new WrongUsage('report VERBALE / RECORD --html FILE | --pdf FILE [--from CARTELLA / DIR] [--lang it|en]');
  }
  const made = await madeOf(which, values.from, language);
  if (html !== undefined) await save(html, reportHtml(made));
  if (pdf !== undefined) await save(pdf, await pdfOf(made));
  if (json) await printJson(made);
  return 0;
};

async function madeOf(which: string, folder: string | undefined, language: Language): Promise<ReportDocument> {
  const endpoints = endpointsFromEnvironment();
  const connection = connect(endpoints);
  try {
    const record = await whileRunning(endpoints, () => openRecord(which, connection));
    const pinned = rulesetBySha256(record.ruleset.sha256);
    if (!pinned) {
      throw new CommandFault(
        `le regole ${record.ruleset.version} del verbale non sono in questa versione / its rules are not in this version`,
      );
    }
    const isFile = (await stat(which).catch(() => null))?.isFile() ?? false;
    const dossier =
      folder !== undefined
        ? await fromFolder(folder, record)
        : isFile
          ? null
          : await whileRunning(endpoints, () => inputsOfRecord(connection, record));
    if (dossier === null)
      tell('senza le prove: manca la mappa dei giorni (--from CARTELLA) / without the evidence: no map of days (--from DIR)');
    return reportOf(record, pinned.ruleset, dossier, language);
  } finally {
    connection.close();
  }
}

async function fromFolder(folder: string, record: AttestaRecord): Promise<DossierInput> {
  const read = await inputsOfFolder(folder, record, (path) => tell(`leggo / reading ${path}`));
  if (read.ok) return read.inputs;
  throw new WrongUsage(`${folder}: nessuna dichiarazione valida / no valid declaration`);
}

/** Loaded only when asked for: the writer of PDF and its fonts are the heaviest part of the command. */
async function pdfOf(made: ReportDocument): Promise<Uint8Array> {
  const [{ reportPdf }, { reportFonts }] = await Promise.all([
    import('../../functions/report/report-pdf.ts'),
    import('../../functions/adapters/report-fonts.ts'),
  ]);
  return reportPdf(made, await reportFonts());
}

async function save(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content).catch((error: NodeJS.ErrnoException) => {
    throw new WrongUsage(`${path}: non si può scrivere / cannot be written (${error.code ?? error.message})`);
  });
  tell(`scritto / written: ${path}`);
}
