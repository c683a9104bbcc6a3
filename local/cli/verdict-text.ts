import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Ruleset } from '../../shared/model/ruleset.ts';
import { type Language, renderDate, renderInstant, renderValue } from '../../shared/reasons/render.ts';
import { euroText } from '../../shared/telling/euro-text.ts';
import type { Finding } from '../../shared/telling/told-reasons.ts';
import { pointMarks, verdictWords } from '../../shared/telling/verdict-words.ts';
import { isInadmissible } from '../../shared/verdict/conclude.ts';
import type { FolderProblem } from '../folder/folder-problem.ts';
import { table, wrap } from './output.ts';
import { findingsText } from './verdict-findings.ts';
import { stepsText } from './verdict-steps.ts';

/**
 * A record as a person reads it: outcome, services × points, why each point is not passed, what to do next, who, by when.
 * @param problems of the folder it was made from: an invalid mapping is something to do too
 */
export function verdictText(record: AttestaRecord, ruleset: Ruleset, problems: readonly FolderProblem[], language: Language): string {
  const titles = new Map([...ruleset.points, ...ruleset.maintenance].map((point) => [point.id, point.title[language]]));
  const title = ({ point, service }: Pick<Finding, 'point' | 'service'>) =>
    `${point} ${titles.get(point) ?? ''} · ${service ?? verdictWords[language].package}`;
  return [
    heading(record, ruleset, language),
    grid(record, language),
    findingsText(record, title, language),
    stepsText(record, problems, title, language),
    assumptionsText(record, language),
  ].join('\n');
}

function heading(record: AttestaRecord, ruleset: Ruleset, language: Language): string {
  const say = verdictWords[language];
  const [day, time] = renderInstant(record.asOf, language).split(' ');
  return [
    `${record.ipa} · CUP ${record.cup} · ${say.record} ${record.sequence} · ${say.asOf} ${day} ${say.at} ${time} (${say.rome})`,
    `${record.purpose === 'maintenance' ? say.maintenance : say.outcome}: ${say.project[record.outcome]}${causeText(record, ruleset, language)}`,
    record.purpose === 'maintenance'
      ? say.afterMigration
      : `${say.deadline}: ${record.deadline ? renderDate(record.deadline, language) : say.noDeadline} · ${say.payable}: ${euroText(record.payableEur, language)} / ${euroText(record.payableEur + record.heldBackEur, language)}`,
    '',
  ].join('\n');
}

/** The numbers of ours that stand in the record: what the rules say of each is in docs/verification-points.md. */
function assumptionsText({ assumptions = {}, ruleset }: AttestaRecord, language: Language): string {
  const numbers = Object.entries(assumptions).filter(([, value]) => typeof value === 'number');
  if (numbers.length === 0) return '';
  const told = numbers.map(([name, value]) => `${name} ${renderValue(value, name, language)}`).join(', ');
  return `${verdictWords[language].assumed.replace('{version}', ruleset.version)}\n  ${wrap(`${told}.`, '  ')}\n`;
}

/** A negative outcome has one of two causes, and only one of them is the deadline that stands beside it. */
function causeText({ outcome, findings }: AttestaRecord, ruleset: Ruleset, language: Language): string {
  if (outcome !== 'negative') return '';
  const say = verdictWords[language];
  return ` ${isInadmissible(findings, ruleset) ? say.inadmissible : say.overdue}`;
}

/** Services down, points across, in families: VIS 1 2 3 4 | TRA 1 2 … */
function grid(record: AttestaRecord, language: Language): string {
  const say = verdictWords[language];
  const families = [...new Set(record.findings.map(({ point }) => point.slice(0, 3)))];
  const pointsOf = (family: string) => [...new Set(record.findings.map(({ point }) => point).filter((point) => point.startsWith(family)))];
  const serviceFamilies = families.filter((family) =>
    record.findings.some(({ point, service }) => point.startsWith(family) && service !== null),
  );
  const packageFamilies = families.filter((family) => !serviceFamilies.includes(family));
  const rowsOf = (chosen: readonly string[], lines: readonly (readonly [label: string, service: string | null, outcome: string])[]) => {
    const header = ['', ...chosen.map((family) => `${family} ${pointsOf(family).map(shortNumber).join(' ')}`), ''];
    const body = lines.map(([label, service, outcome]) => [
      label,
      ...chosen.map(
        (family) =>
          `    ${pointsOf(family)
            .map((point) => mark(record, point, service).padEnd(shortNumber(point).length))
            .join(' ')}`,
      ),
      outcome,
    ]);
    return [header, ...body];
  };
  const services = record.services.map(({ id, outcome }) => [id, id, say.service[outcome]] as const);
  const rows = rowsOf(serviceFamilies, services);
  const packageRows = packageFamilies.length > 0 ? rowsOf(packageFamilies, [[say.package, null, '']]) : [];
  return `${say.grid}   ${say.legend}\n${table(rows, '  ')}${table(packageRows, '  ')}`;
}

const shortNumber = (point: string) => String(Number(point.slice(4)));

function mark(record: AttestaRecord, point: string, service: string | null): string {
  const found = record.findings.find((finding) => finding.point === point && finding.service === service);
  return found ? pointMarks[found.outcome] : ' ';
}
