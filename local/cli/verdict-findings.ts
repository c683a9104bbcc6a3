import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { type Finding, isDecided, type TitleOf, toldReasons } from '../../shared/telling/told-reasons.ts';
import { verdictWords } from '../../shared/telling/verdict-words.ts';
import { wrap } from './output.ts';
import { figuresText } from './verdict-figures.ts';

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
  const { measured } = finding;
  const lines = toldReasons(finding, language).map(
    ({ sentence, weight, code, where }) =>
      `    - ${wrap(`${sentence} [${weight}: ${code}${where === null ? '' : `, ${where}`}]`, '      ')}\n`,
  );
  const figures = measured.length > 0 ? [figuresText(measured, language, '    '), `    ${verdictWords[language].silences}\n`] : [];
  return [...lines, ...figures].join('');
}
