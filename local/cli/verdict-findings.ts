import type { AttestaRecord } from '../../shared/model/record.ts';
import { catalogue, isReasonCode } from '../../shared/reasons/catalogue.ts';
import { type Language, renderReason } from '../../shared/reasons/render.ts';
import { wrap } from './output.ts';
import { figuresText } from './verdict-figures.ts';
import { verdictWords } from './verdict-words.ts';

export type Finding = AttestaRecord['findings'][number];
export type TitleOf = (of: Pick<Finding, 'point' | 'service'>) => string;

/** What blocks, then what is open, each with why; then of points that are passed which a person decided, warnings and figures. */
export function findingsText({ findings }: AttestaRecord, title: TitleOf, language: Language): string {
  const say = verdictWords[language];
  const of = (...outcomes: readonly Finding['outcome'][]) =>
    outcomes.flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome));
  const decided = of('pass').filter(isDecided);
  const noted = of('pass').filter((finding) => finding.reasons.length > 0 && !isDecided(finding));
  const measured = of('pass').filter((finding) => finding.measured.length > 0 && finding.reasons.length === 0);
  const sections = [
    [say.failed, of('fail')],
    [say.open, of('missing', 'review')],
    [say.decided, decided],
    [say.notes, noted],
    [say.figures, measured],
  ] as const;
  const told = sections.filter(([, all]) => all.length > 0).map(([heading, all]) => `${heading}\n${blocks(all, title, language)}`);
  const passed = of('fail', 'missing', 'review').length === 0 ? [`${say.allPassed}\n`] : [];
  return [...passed, ...told].join('\n');
}

const isDecided = ({ reasons }: Finding): boolean => reasons.some(({ code }) => code === 'REVIEW_PASSED' || code === 'REVIEW_FAILED');

/** Points that say the very same are told together, so that what matters is not buried under ten equal lines. */
function blocks(findings: readonly Finding[], title: TitleOf, language: Language): string {
  const groups = Map.groupBy(findings, ({ outcome, reasons, measured }) => JSON.stringify([outcome, reasons, measured]));
  return [...groups.values()]
    .map((group) => {
      const [first] = group as [Finding];
      const titles = group.map((finding) => `  ${title(finding)}: ${verdictWords[language].point[finding.outcome]}\n`);
      return titles.join('') + findingLines(first, language);
    })
    .join('');
}

function findingLines(finding: Finding, language: Language): string {
  const { reasons, measured } = finding;
  const say = verdictWords[language];
  const weightOf = ({ code, severity }: Told) =>
    isDecided(finding) && wasOpen(code) && severity === 'info' ? say.settled : say.severity[severity];
  const lines = acrossClasses(reasons).map((reason) => {
    const { row } = reason.details;
    const where = typeof row === 'number' ? `, ${say.row} ${row}` : '';
    return `    - ${wrap(`${renderReason(reason, language)} [${weightOf(reason)}: ${reason.code}${where}]`, '      ')}\n`;
  });
  const figures = measured.length > 0 ? [figuresText(measured, language, '    '), `    ${say.silences}\n`] : [];
  return [...lines, ...figures].join('');
}

/** What a person looked at and decided weighs no more, and was no mere note. */
const wasOpen = (code: string): boolean => isReasonCode(code) && ['review', 'missing'].includes(catalogue[code].severity);

type Told = Finding['reasons'][number];

/** The same reason for several classes is one sentence that names them all. */
function acrossClasses(all: readonly Told[]): readonly Told[] {
  const merged = Map.groupBy(all, ({ code, severity, details: { class: _, ...rest } }) => JSON.stringify([code, severity, rest]));
  return [...merged.values()].map((group) => {
    const [first] = group as [Told];
    const classes = group.flatMap(({ details }) => ('class' in details ? [details.class] : []));
    return classes.length > 1 ? { ...first, details: { ...first.details, class: classes } } : first;
  });
}
