import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Ruleset } from '../../shared/model/ruleset.ts';
import {
  type Language,
  renderDate,
  renderDuration,
  renderInstant,
  renderReason,
  renderRemedy,
  renderValue,
} from '../../shared/reasons/render.ts';
import { table, wrap } from './output.ts';
import { pointMarks, verdictWords } from './verdict-words.ts';

type Finding = AttestaRecord['findings'][number];
type Measured = Finding['measured'][number];

/** A record as a person reads it: outcome, services × points, why each point is not passed, what to do next, who, by when. */
export function verdictText(record: AttestaRecord, ruleset: Ruleset, language: Language): string {
  const titles = new Map(ruleset.points.map((point) => [point.id, point.title]));
  const title = ({ point, service }: Pick<Finding, 'point' | 'service'>) =>
    `${point} ${titles.get(point) ?? ''} · ${service ?? verdictWords[language].package}`;
  return [heading(record, language), grid(record, language), reasons(record, title, language), steps(record, title, language)].join('\n');
}

function heading(record: AttestaRecord, language: Language): string {
  const say = verdictWords[language];
  const euro = (amount: number) => `${String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, language === 'it' ? '.' : ',')} €`;
  return [
    `${record.ipa} · CUP ${record.cup} · ${say.record} ${record.sequence} · ${say.asOf} ${renderInstant(record.asOf, language)} (${say.rome})`,
    `${say.outcome}: ${say.project[record.outcome]}`,
    `${say.deadline}: ${record.deadline ? renderDate(record.deadline, language) : say.noDeadline} · ${say.payable}: ${euro(record.payableEur)} / ${euro(record.payableEur + record.heldBackEur)}`,
    '',
  ].join('\n');
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

type Title = (of: Pick<Finding, 'point' | 'service'>) => string;

/** What blocks first, then what is missing, then what a person has to judge. */
const gravity: Readonly<Record<Finding['outcome'], number>> = { fail: 0, missing: 1, review: 2, pass: 3, 'not-applicable': 4 };

function reasons(record: AttestaRecord, title: Title, language: Language): string {
  const say = verdictWords[language];
  const sorted = [...record.findings].sort((a, b) => gravity[a.outcome] - gravity[b.outcome]);
  const open = sorted.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable');
  const noted = sorted.filter(({ outcome, reasons: all }) => outcome === 'pass' && all.length > 0);
  const told = open.length === 0 ? `${say.allPassed}\n` : `${say.points}\n${blocks(open, title, language)}`;
  return noted.length === 0 ? told : `${told}\n${say.notes}\n${blocks(noted, title, language)}`;
}

/** Points that say the very same are told together, so that what matters is not buried under ten equal lines. */
function blocks(findings: readonly Finding[], title: Title, language: Language): string {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = JSON.stringify([finding.outcome, finding.reasons, finding.measured]);
    groups.set(same, [...(groups.get(same) ?? []), finding]);
  }
  return [...groups.values()]
    .map((group) => {
      const [first] = group as [Finding];
      const titles = group.map((finding) => `  ${title(finding)}: ${verdictWords[language].point[finding.outcome]}\n`);
      return titles.join('') + findingLines(first, language);
    })
    .join('');
}

function findingLines({ reasons: all, measured, outcome }: Finding, language: Language): string {
  const say = verdictWords[language];
  const lines = acrossClasses(all).map(
    ({ code, severity, details }) =>
      `    - ${wrap(`${renderReason({ code, details }, language)} [${say.severity[severity]}: ${code}]`, '      ')}\n`,
  );
  const numbers = outcome === 'pass' ? [] : measured.map((one) => `    ${wrap(measuredText(one, language), '      ')}\n`);
  return [...lines, ...numbers, ...(numbers.length > 0 ? [`    ${say.silences}\n`] : [])].join('');
}

type Told = Finding['reasons'][number];

/** The same reason for several classes is one sentence that names them all. */
function acrossClasses(all: readonly Told[]): readonly Told[] {
  const merged = new Map<string, Told[]>();
  for (const reason of all) {
    const { class: _, ...rest } = reason.details;
    const same = JSON.stringify([reason.code, reason.severity, rest]);
    merged.set(same, [...(merged.get(same) ?? []), reason]);
  }
  return [...merged.values()].map((group) => {
    const [first] = group as [Told];
    const classes = group.flatMap(({ details }) => ('class' in details ? [details.class] : []));
    return classes.length > 1 ? { ...first, details: { ...first.details, class: classes } } : first;
  });
}

/** The numbers of one class in words (DESIGN §5 statement 16). */
function measuredText(one: Measured, language: Language): string {
  const at = (instant: string | null) => (instant === null ? '—' : renderInstant(instant, language));
  const gap = one.longestGap ? ` (${at(one.longestGap[0])} – ${at(one.longestGap[1])})` : '';
  const longest = `${renderDuration(one.longestGapSeconds, language)}${gap}`;
  const values =
    one.max === null ? '' : ` min ${renderValue(one.min, '', language)}, max ${renderValue(one.max, '', language)} ${one.unit ?? ''}`;
  const name = renderValue(one.class, 'class', language);
  return language === 'it'
    ? `${name}: ${one.daysCovered} giorni coperti su ${one.daysRequired}, dal ${at(one.first)} al ${at(one.last)}; buco più lungo ${longest}; blocco continuo ${at(one.blockStart)} – ${at(one.blockEnd)}; servono dati fino al ${at(one.neededUntil)};${values}`
    : `${name}: ${one.daysCovered} of ${one.daysRequired} days covered, from ${at(one.first)} to ${at(one.last)}; longest hole ${longest}; unbroken block ${at(one.blockStart)} – ${at(one.blockEnd)}; data needed until ${at(one.neededUntil)};${values}`;
}

/** Steps that ask the same of the same person are told once, with the points they mend. */
function steps(record: AttestaRecord, title: Title, language: Language): string {
  const say = verdictWords[language];
  if (record.nextSteps.length === 0) return `${say.steps}: ${say.none}\n`;
  const groups = new Map<string, { readonly what: string; readonly who: string; readonly points: Set<string> }>();
  for (const step of record.nextSteps) {
    const by = step.by ? `, ${say.by} ${renderDate(step.by.slice(0, 10), language)}` : '';
    const who = `[${say.who[step.who]}${by}]`;
    const what = `${renderRemedy(step.remedy, step.details, language)}${period(step.details, language)}`;
    const group = groups.get(who + what) ?? { what, who, points: new Set<string>() };
    group.points.add(title(step));
    groups.set(who + what, group);
  }
  const lines = [...groups.values()].map(
    ({ what, who, points }, index) =>
      `  ${index + 1}. ${wrap(`${who} ${what}`, '     ')}\n${[...points].map((point) => `     ${point}\n`).join('')}`,
  );
  return `${say.steps}\n${lines.join('')}`;
}

/** The days a step is about, where it says them. */
function period({ from, to }: Readonly<Record<string, unknown>>, language: Language): string {
  if (typeof from !== 'string' || typeof to !== 'string') return '';
  return ` (${renderValue(from, 'from', language)} – ${renderValue(to, 'to', language)})`;
}
