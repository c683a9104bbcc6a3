import type { AttestaRecord } from '../../../shared/model/record.ts';
import { toldReasons } from '../../../shared/telling/told-reasons.ts';
import { type Child, element } from '../../dom/element.ts';
import { pointBadge, serviceBadge } from '../../parts/outcome-badge.ts';
import { pointOf } from '../../parts/rules.ts';
import type { ServiceNames } from '../../parts/service-names.ts';
import { type Column, table } from '../../parts/table.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';

type Finding = AttestaRecord['findings'][number];

/** Services by points, family by family: only points that apply to some service, and only services that they apply to. Each leads to why. */
export function pointGrid(record: AttestaRecord, names: ServiceNames, words: Words): Child {
  const told = record.findings.filter(({ outcome }) => outcome !== 'not-applicable');
  const families = Map.groupBy(told, ({ point }) => point.slice(0, 3));
  return [
    element('h2', {}, words.project.points),
    servicesOf(record, names, words),
    [...families].map(([family, findings]) => [
      element('h3', {}, familyName(family, words)),
      familyTable(record, family, findings, names, words),
    ]),
  ];
}

function servicesOf({ services }: AttestaRecord, names: ServiceNames, words: Words): Child {
  return element(
    'ul',
    { class: 'attesta-services', 'aria-label': words.project.services },
    services.map(({ id, destination, outcome }) =>
      element('li', {}, element('strong', {}, names(id)), ` (${destinationName(destination)}) `, serviceBadge(outcome, words)),
    ),
  );
}

const destinationName = (destination: string): string => ({ iaas: 'IaaS', paas: 'PaaS', saas: 'SaaS' })[destination] ?? destination;

function familyName(family: string, { families }: Words): string {
  return Object.hasOwn(families, family) ? families[family as keyof typeof families] : family;
}

function familyTable(record: AttestaRecord, family: string, findings: readonly Finding[], names: ServiceNames, words: Words): HTMLElement {
  const points = [...new Set(findings.map(({ point }) => point))].sort();
  const ofPackage = findings.some(({ service }) => service === null) ? [null] : [];
  const services = record.services.map(({ id }) => id).filter((id) => findings.some(({ service }) => service === id));
  const title = (point: string) => findings.flatMap((one) => (one.point === point ? (pointOf(record, one) ?? []) : []))[0]?.title;
  // With few columns there is room for the reason beside the outcome.
  const isNarrow = services.length + ofPackage.length > 2;
  const columns: Column<string>[] = [
    {
      title: words.project.point,
      isHead: true,
      cell: (point) => [element('span', { class: 'attesta-code' }, point), title(point)?.[words.language] ?? ''],
    },
    ...[...services, ...ofPackage].map((service) => ({
      title: names(service),
      cell: (point: string) => {
        const found = findings.find((one) => one.point === point && one.service === service);
        return found ? outcomeLink(record, found, names, words, isNarrow) : words.pointOutcomes['not-applicable'];
      },
    })),
  ];
  return table({ caption: `${words.project.points}: ${familyName(family, words)}`, look: 'attesta-points', columns, rows: points });
}

function outcomeLink(record: AttestaRecord, finding: Finding, names: ServiceNames, words: Words, isNarrow: boolean): Child {
  const { point, service, outcome } = finding;
  const [worst] = toldReasons(finding, words.language).filter(({ severity }) => severity === outcome);
  const why = worst && element('p', { class: 'attesta-why' }, worst.sentence);
  return [
    element(
      'a',
      {
        href: addresses.point(record, record.sequence, point, service),
        class: 'attesta-outcome-link',
        'aria-label': `${words.pointOutcomes[outcome]}: ${point}, ${names(service)}`,
      },
      pointBadge(outcome, words),
    ),
    !isNarrow && why,
  ];
}
