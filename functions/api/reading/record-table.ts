import type { CsvCell } from '../../../shared/csv/csv-text.ts';
import type { AttestaRecord } from '../../../shared/model/record.ts';
import type { Language } from '../../../shared/reasons/render.ts';
import { toldReasons } from '../../../shared/telling/told-reasons.ts';
import { verdictWords } from '../../../shared/telling/verdict-words.ts';

type Finding = AttestaRecord['findings'][number];
type Measured = Finding['measured'][number];

/** A row's columns: their names are Italian in every language, so that a sheet that was built on one goes on with the next. */
const columns: readonly (readonly [name: string, cell: (of: Row) => CsvCell])[] = [
  ['Codice IPA', ({ record }) => record.ipa],
  ['CUP', ({ record }) => record.cup],
  ['Verbale', ({ record }) => record.sequence],
  ['Giudicato al (UTC)', ({ record }) => record.asOf],
  ['Scopo', ({ record }) => record.purpose],
  ['Esito del progetto', ({ record, language }) => verdictWords[language].project[record.outcome]],
  ['Servizio', ({ finding }) => finding.service],
  ['Punto', ({ finding }) => finding.point],
  ['Esito del punto', ({ finding, language }) => verdictWords[language].point[finding.outcome]],
  ['Codici', ({ finding }) => [...new Set(finding.reasons.map(({ code }) => code))].join(' ')],
  ['Motivi', ({ finding, language }) => reasonsText(finding, language)],
  ['Prove', ({ finding }) => shortened([...new Set(finding.evidence.map(({ file }) => file))].join('; '))],
  ['Classe', ({ measured }) => measured?.class ?? null],
  ['Periodo dal (UTC)', ({ measured }) => measured?.windowStart ?? null],
  ['Periodo al (UTC)', ({ measured }) => measured?.windowEnd ?? null],
  ['Giorni richiesti', ({ measured }) => measured?.daysRequired ?? null],
  ['Giorni coperti', ({ measured }) => measured?.daysCovered ?? null],
  ['Secondi coperti', ({ measured }) => measured?.coveredSeconds ?? null],
  ['Silenzio più lungo (secondi)', ({ measured }) => measured?.longestGapSeconds ?? null],
  ['Servono dati fino al (UTC)', ({ measured }) => measured?.neededUntil ?? null],
  ['Dati noti fino al (UTC)', ({ measured }) => measured?.knownUntil ?? null],
  ['Unità', ({ measured }) => measured?.unit ?? null],
  ['Minimo', ({ measured }) => measured?.min ?? null],
  ['Media', ({ measured }) => measured?.mean ?? null],
  ['Massimo', ({ measured }) => measured?.max ?? null],
  ['Giorni a zero', ({ measured }) => measured?.zeroDays ?? null],
  ['Hash del verbale', ({ record }) => record.hash],
];

interface Row {
  readonly record: AttestaRecord;
  readonly finding: Finding;
  readonly measured: Measured | null;
  readonly language: Language;
}

export const recordTableHeader: readonly string[] = columns.map(([name]) => name);

/** A row for each finding, or for each class that it was measured by; in the order of the record. */
export const recordTable = (record: AttestaRecord, language: Language): readonly (readonly CsvCell[])[] =>
  record.findings.flatMap((finding) =>
    (finding.measured.length > 0 ? finding.measured : [null]).map((measured) =>
      columns.map(([, cell]) => cell({ record, finding, measured, language })),
    ),
  );

/** Spreadsheets take 32,767 characters a cell, and a reason may name every address of a list: the whole of it is the record's. */
const longestCell = 8_000;

function shortened(text: string): string {
  return text.length <= longestCell ? text : `${text.slice(0, longestCell)}…`;
}

const reasonsText = (finding: Finding, language: Language): string =>
  shortened(
    toldReasons(finding, language)
      .map(({ sentence, weight }) => `${weight}: ${sentence}`)
      .join('\n'),
  );
