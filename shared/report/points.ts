import type { VerificationPoint } from '../model/ruleset.ts';
import { renderValue } from '../reasons/render.ts';
import { figuresOf } from '../telling/figures.ts';
import { type Finding, toldReasons } from '../telling/told-reasons.ts';
import { verdictWords } from '../telling/verdict-words.ts';
import { type Block, type Section, section } from './document.ts';
import type { ReportSource } from './report-source.ts';

/** Every point that applies, for every service and for the package, a word each: the page that most people read. */
export function summarySection({ record, ruleset, language, words }: ReportSource): Section {
  const say = verdictWords[language];
  const titles = new Map([...ruleset.points, ...ruleset.maintenance].map((point) => [point.id, point.title[language]]));
  const tableOf = (caption: string, services: readonly (string | null)[]): Block => {
    const findings = record.findings.filter(({ service, outcome }) => services.includes(service) && outcome !== 'not-applicable');
    const points = [...new Set(findings.map(({ point }) => point))];
    const outcomeOf = (point: string, service: string | null) =>
      findings.find((finding) => finding.point === point && finding.service === service)?.outcome ?? 'not-applicable';
    return {
      is: 'table',
      caption,
      head: [words.point, ...services.map((service) => service ?? say.package)],
      rows: points.map((point) => [
        `${point} ${titles.get(point) ?? ''}`,
        ...services.map((service) => say.point[outcomeOf(point, service)]),
      ]),
      shares: [services.length > 2 ? 2 : 3, ...services.map(() => 1)],
    };
  };
  return section(words.summary, [
    tableOf(
      words.summaryCaption,
      record.services.map(({ id }) => id),
    ),
    tableOf(words.summaryOfPackage, [null]),
  ]);
}

/** The services one by one, then the package: each point with its quotation, why it came to what it came to, its figures and its evidence. */
export function pointSections(source: ReportSource): readonly Section[] {
  const { record, language, words } = source;
  const say = verdictWords[language];
  const services = record.services.map(({ id, destination, outcome }) => {
    const findings = record.findings.filter(({ service }) => service === id);
    const apart = findings.filter(({ outcome: of }) => of === 'not-applicable').map(({ point }) => point);
    return section(
      `${words.service}: ${nameOf(source, id)}`,
      [
        {
          is: 'paragraph',
          text: `${words.destination}: ${renderValue(destination, 'destination', language)}. ${words.outcome}: ${say.service[outcome]}.`,
        },
        apart.length === 0 ? null : { is: 'paragraph', text: `${words.notApplicable} ${apart.join(', ')}.` },
      ],
      findings.filter(({ outcome: of }) => of !== 'not-applicable').map((finding) => pointSection(source, finding)),
    );
  });
  const ofPackage = record.findings.filter(({ service }) => service === null);
  return [
    ...services,
    section(
      words.package,
      [],
      ofPackage.map((finding) => pointSection(source, finding)),
    ),
  ];
}

/** `Protocollo (protocollo)`: the declared name, where the declaration is at hand. */
export function nameOf({ dossier }: ReportSource, id: string): string {
  const name = dossier?.declaration.value.services.find((service) => service.id === id)?.name;
  return name === undefined ? id : `${name} (${id})`;
}

function pointSection(source: ReportSource, finding: Finding): Section {
  const { language, words, title } = source;
  const point = pointOf(source, finding);
  const heading = `${finding.point} ${point?.title[language] ?? ''}: ${verdictWords[language].point[finding.outcome]}`;
  const reasons = toldReasons(finding, language);
  return section(heading, [
    ...(point ? asked(source, point) : []),
    reasons.length === 0
      ? { is: 'paragraph', text: words.nothingToSay }
      : {
          is: 'list',
          ordered: false,
          items: reasons.map(({ sentence, weight, code, where }) => ({
            text: `${sentence} [${weight}: ${code}${where === null ? '' : `, ${where}`}]`,
            under: [],
          })),
        },
    ...figureBlocks(source, finding, title(finding)),
    ...evidenceBlocks(source, finding),
  ]);
}

/** The point as it is for this service: one id may stand several times, for different destinations. */
function pointOf({ record, ruleset }: ReportSource, { point, service }: Finding): VerificationPoint | undefined {
  const destination = record.services.find(({ id }) => id === service)?.destination;
  const all = record.purpose === 'maintenance' ? ruleset.maintenance : ruleset.points;
  return all.find(
    ({ id, appliesTo }) => id === point && (appliesTo === 'project' ? service === null : appliesTo.some((one) => one === destination)),
  );
}

function asked({ language, words }: ReportSource, { quote, summary, source }: VerificationPoint): readonly Block[] {
  return [
    ...(quote === undefined ? [] : [{ is: 'quote', text: `${words.quote}: «${quote}»`, source: `${words.source}: ${source}` } as const]),
    ...(summary === undefined
      ? []
      : [{ is: 'quote', text: `${words.summaryOf}: ${summary[language]}`, source: `${words.source}: ${source}` } as const]),
  ];
}

function figureBlocks({ language, words }: ReportSource, { measured }: Finding, title: string): readonly Block[] {
  if (measured.length === 0) return [];
  const { classes, rows } = figuresOf(measured, language);
  return [
    {
      is: 'table',
      caption: words.figures(title),
      head: [words.figure, ...classes],
      rows: rows.map(([label, ...cells], index) => [wholeLabel(rows, label, index), ...cells]),
      shares: [1.3, ...classes.map(() => 1)],
    },
    { is: 'paragraph', text: verdictWords[language].silences },
  ];
}

/** On the command line `  al` stands under what it ends; heard alone it would say nothing. */
function wholeLabel(rows: readonly (readonly [label: string, ...cells: string[]])[], label: string, index: number): string {
  if (!label.startsWith(' ')) return label;
  const above = rows.slice(0, index).findLast(([other]) => !other.startsWith(' '))?.[0] ?? '';
  return `${above.replace(/ (dal|from)$/, '')}, ${label.trim()}`;
}

/** So many files are named with a point; all of them stand with the evidence. */
const NAMED = 12;

function evidenceBlocks({ words }: ReportSource, { evidence }: Finding): readonly Block[] {
  if (evidence.length === 0) return [];
  const told = evidence.slice(0, NAMED).map(({ file, sheet, rows }) => {
    const where = [sheet === null ? '' : `${words.sheet} ${sheet}`, rows === null ? '' : `${words.rows} ${rows[0]}–${rows[1]}`];
    const within = where.filter((text) => text !== '').join(', ');
    return within === '' ? file : `${file} (${within})`;
  });
  const more = evidence.length > NAMED ? [words.and(evidence.length - NAMED)] : [];
  return [
    { is: 'paragraph', text: words.evidenceOf },
    { is: 'list', ordered: false, items: [...told, ...more].map((text) => ({ text, under: [] })) },
  ];
}
