import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { AttestaRecord } from '../../../shared/model/record.ts';
import { type Child, element } from '../../dom/element.ts';
import { instantOf } from '../../parts/instant.ts';
import { notThere } from '../../parts/not-there.ts';
import { pointBadge } from '../../parts/outcome-badge.ts';
import { pointOf } from '../../parts/rules.ts';
import { type ServiceNames, serviceNames } from '../../parts/service-names.ts';
import { addresses, packageWord } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { Page, PageContext } from '../page.ts';
import { projectCrumbs } from '../project/project-tabs.ts';
import { stepList } from '../project/steps.ts';
import { reviewPanel, reviewsOf } from '../review/review-panel.ts';
import { figures } from './figures.ts';
import { readIn } from './read-in.ts';
import { ruleOf } from './rule.ts';
import { why } from './why.ts';

type Finding = AttestaRecord['findings'][number];

interface PointParts extends ProjectKey {
  readonly record: string;
  readonly point: string;
  readonly service: string;
}

/** One verification point of one service, in one record: what is asked, what was found, where it was read, what to do. */
export async function pointPage(context: PageContext, { record: wanted, point, service: part, ...of }: PointParts): Promise<Page> {
  const { words, api } = context;
  const service = part === packageWord ? null : part;
  const [record, project, services] = await Promise.all([api.record(of, wanted), api.project(of), api.services(of)]);
  const finding = record.findings.find((one) => one.point === point && one.service === service);
  if (!finding) throw notThere();
  const reviews = await reviewsOf(api, { record, finding });
  const rule = pointOf(record, finding);
  const names = serviceNames(services, words);
  const title = `${point} ${rule?.title[words.language] ?? ''}`.trim();
  const asked = record.nextSteps.filter((step) => step.point === point && step.service === service);
  const say = words.pointPage;
  const deciding = reviewPanel({ record, finding, project, reviews, names }, context, () => location.reload());
  return {
    title,
    over: `${project.name ?? project.ipa} · ${names(service)}`,
    crumbs: projectCrumbs(of, project.name, words, { text: title }),
    content: [
      element(
        'p',
        { class: 'attesta-point-outcome' },
        pointBadge(finding.outcome, words),
        element('span', {}, recordText(record, words)),
        deciding.button,
      ),
      rule && ruleOf(rule, words),
      why(finding, words),
      asked.length > 0 && [element('h2', {}, say.steps), stepList(record, asked, names, words)],
      figures(record, finding, words),
      readIn(record, finding, words),
      deciding.section,
      neighbours(record, finding, names, words),
    ],
  };
}

const recordText = (record: AttestaRecord, words: Words): Child => [
  element('a', { href: addresses.project(record, record.sequence) }, words.project.record(String(record.sequence))),
  ' · ',
  instantOf(record.asOf, words),
];

/** The points before and after it, of those that apply: a dossier is read from the first to the last. */
function neighbours(record: AttestaRecord, finding: Finding, names: ServiceNames, words: Words): Child {
  const applying = record.findings.filter(({ outcome }) => outcome !== 'not-applicable');
  const at = applying.indexOf(finding);
  const link = (one: Finding | undefined, text: string) =>
    one &&
    element(
      'a',
      { class: 'btn btn-outline-primary btn-sm', href: addresses.point(record, record.sequence, one.point, one.service) },
      `${text}: ${one.point} · ${names(one.service)}`,
    );
  return element(
    'nav',
    { class: 'attesta-actions attesta-neighbours', 'aria-label': words.pointPage.neighbours },
    at > 0 && link(applying[at - 1], words.pointPage.before),
    link(applying[at + 1], words.pointPage.after),
  );
}
