import type { Inspection } from '../../shared/inspection.ts';
import { stillLacking } from '../../shared/mapping-draft/draft-needs.ts';
import { catalogue } from '../../shared/reasons/catalogue.ts';
import { isReasonCode } from '../../shared/reasons/reason-codes.ts';
import { type Language, renderDuration, renderNumber, renderReason, renderRemedy, renderValue } from '../../shared/reasons/render.ts';
import { exportGuide } from './format-guide.ts';
import { table, wrap } from './output.ts';

const words = {
  it: {
    status: {
      recognised: 'riconosciuto',
      document: 'documento (lo legge una persona)',
      unrecognised: 'non riconosciuto',
      ambiguous: 'ambiguo',
      refused: 'rifiutato',
    },
    needs: 'non è scritto nel file né dichiarato',
    need: {
      zone: 'il fuso orario',
      resourceId: 'l’identificativo della risorsa',
      metric: 'che cosa è misurato',
      mapping: 'che cosa contengono le colonne (serve un mapping.yaml)',
    },
    severity: { fail: 'non superato', missing: 'manca', review: 'da valutare', warning: 'avviso', info: 'nota' },
    candidates: 'potrebbe essere',
    rows: (read: number, accepted: number, rejected: number) => `${read} righe lette, ${accepted} accettate, ${rejected} scartate`,
    header: [
      'risorsa',
      'classe',
      'metrica',
      'unità',
      'valori',
      'passo',
      'dal',
      'al',
      'coperto',
      'buco più lungo',
      'tratti',
      'min',
      'media',
      'max',
    ],
    zone: 'Ora UTC; dove nessuno dichiara il fuso, l’ora scritta nel file.',
    resources: (count: number) => `${count} risorse elencate`,
    addresses: (count: number) => `${count} indirizzi`,
    more: (count: number) => `… e altre ${count}`,
    rowsAt: (rows: string, count: number) => `${count} volte${rows ? `, dalle righe ${rows}` : ''}`,
  },
  en: {
    status: {
      recognised: 'recognised',
      document: 'document (read by a person)',
      unrecognised: 'not recognised',
      ambiguous: 'ambiguous',
      refused: 'refused',
    },
    needs: 'neither written in the file nor declared',
    need: {
      zone: 'the time zone',
      resourceId: 'the id of the resource',
      metric: 'what is measured',
      mapping: 'what the columns hold (a mapping.yaml is needed)',
    },
    severity: { fail: 'fail', missing: 'missing', review: 'review', warning: 'warning', info: 'note' },
    candidates: 'may be',
    rows: (read: number, accepted: number, rejected: number) => `${read} rows read, ${accepted} accepted, ${rejected} rejected`,
    header: [
      'resource',
      'class',
      'metric',
      'unit',
      'values',
      'step',
      'from',
      'to',
      'covered',
      'longest hole',
      'runs',
      'min',
      'mean',
      'max',
    ],
    zone: 'UTC times; where nobody states the zone, the time written in the file.',
    resources: (count: number) => `${count} resources listed`,
    addresses: (count: number) => `${count} addresses`,
    more: (count: number) => `… and ${count} more`,
    rowsAt: (rows: string, count: number) => `${count} times${rows ? `, first rows ${rows}` : ''}`,
  },
} as const;

/** Series, resources and addresses shown to a person; `--json` has them all. */
const shown = 40;

/** One inspected file as a person reads it: what it is, its series, what is wrong and what to do about it. */
export function inspectionText(file: Inspection, language: Language): string {
  const say = words[language];
  const { candidates, reason } = file.recognition;
  const needs = stillLacking(file);
  const lines = [
    `${file.path}  ${file.bytes} byte  sha256 ${file.sha256.slice(0, 12)}…`,
    `  ${recognised(file, language)}`,
    ...file.members.map(
      (member, index) =>
        `  [${index + 1}] ${member.path}: ${recognised(member, language)}, ${say.rows(member.rows.read, member.rows.accepted, member.rows.rejected)}`,
    ),
  ];
  // Where an issue tells the same with its details, the bare reason would only repeat it.
  if (reason && !file.issues.some(({ code }) => code === reason))
    lines.push(`  ${wrap(renderReason({ code: reason, details: {} }, language), '    ')}`);
  if (candidates.length > 0) lines.push(`  ${say.candidates}: ${candidates.join(', ')}`);
  if (needs.length > 0) lines.push(`  ${say.needs}: ${needs.map((one) => say.need[one as keyof typeof say.need] ?? one).join(', ')}`);
  if (file.rows.read > 0) lines.push(`  ${say.rows(file.rows.read, file.rows.accepted, file.rows.rejected)}`);
  if (file.resources.length > 0)
    lines.push(
      `  ${say.resources(file.resources.length)}: ${some(
        file.resources.map((one) => one.resourceId),
        say.more,
      )}`,
    );
  if (file.publicIps.length > 0) lines.push(`  ${say.addresses(file.publicIps.length)}: ${some(file.publicIps, say.more)}`);
  const guide = exportGuide(file, language);
  const how = guide === null ? '' : `\n  ${wrap(`Come si esporta, con questo strumento: ${guide}.`, '    ')}\n`;
  return `${lines.join('\n')}\n${seriesTable(file, language)}${issuesText(file, language)}${how}`;
}

const recognised = ({ recognition: { status, format } }: Pick<Inspection, 'recognition'>, language: Language): string =>
  `${words[language].status[status]}${format ? `: ${format}` : ''}`;

function some(texts: readonly string[], more: (count: number) => string): string {
  const first = texts.slice(0, 8).join(', ');
  return texts.length > 8 ? `${first} ${more(texts.length - 8)}` : first;
}

function seriesTable({ series, members }: Inspection, language: Language): string {
  if (series.length === 0) return '';
  // Names of members are long, and listed above with their numbers.
  const numbers = new Map<string | undefined, string>(members.map(({ path }, index) => [path, `[${index + 1}] `]));
  const say = words[language];
  const number = (value: number | null) => (value === null ? '—' : renderNumber(value, language));
  const rows = series
    .slice(0, shown)
    .map((one) => [
      `${numbers.get(one.member) ?? ''}${shortId(one.resourceId)}`,
      one.resourceClass === null ? '—' : renderValue(one.resourceClass, 'class', language),
      one.metric ?? '—',
      one.unit ?? '—',
      String(one.samples),
      one.cadenceSeconds === null ? '—' : renderDuration(one.cadenceSeconds, language),
      shortInstant(one.first),
      shortInstant(one.last),
      renderDuration(one.coveredSeconds, language),
      renderDuration(one.longestGapSeconds, language),
      String(one.runsTotal),
      number(one.min),
      number(one.mean),
      number(one.max),
    ]);
  const rest = series.length > shown ? `  ${say.more(series.length - shown)}\n` : '';
  return `\n${table([say.header, ...rows], '  ')}${rest}  ${say.zone}\n`;
}

/** The end of a long id says which resource it is; `--json` has it whole. */
const shortId = (id: string | null) => (id === null ? '—' : id.length > 36 ? `…${id.slice(-35)}` : id);

const shortInstant = (instant: string | null) => instant?.replace('T', ' ').replace(/:\d\d(\.\d+)?Z$/, '') ?? '—';

function issuesText(file: Inspection, language: Language): string {
  const say = words[language];
  return file.issues
    .map(({ code, severity, count, firstRows, details = {}, member }) => {
      const remedy = isReasonCode(code) ? catalogue[code].remedy : null;
      const told = [
        `\n  [${say.severity[severity]}] ${member === undefined ? '' : `${member}: `}${code}: ${say.rowsAt(firstRows.join(', '), count)}`,
        `    ${wrap(renderReason({ code, details }, language), '    ')}`,
      ];
      if (remedy) told.push(`    → ${wrap(renderRemedy(remedy.code, details, language), '      ')}`);
      return `${told.join('\n')}\n`;
    })
    .join('');
}
