import type { ContinuityMap } from '../../../shared/model/continuity-map.ts';
import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { ApiClient } from '../../api/client.ts';
import { type Child, element } from '../../dom/element.ts';
import { heatMap } from '../../heat-map/heat-map.ts';
import { serviceNames } from '../../parts/service-names.ts';
import { addresses } from '../../router/addresses.ts';
import type { Page, PageContext } from '../page.ts';
import { projectCrumbs } from '../project/project-tabs.ts';

interface ContinuityParts extends ProjectKey {
  readonly record: string;
  readonly service: string;
}

/** The days of a service, server by server and class by class, as one record judged them. */
export async function continuityPage({ words, api }: PageContext, { record, service, ...of }: ContinuityParts): Promise<Page> {
  const [project, services, map] = await Promise.all([api.project(of), api.services(of), wholeMap(api, of, service, record)]);
  const say = words.continuity;
  const drawn = heatMap({
    map,
    language: words.language,
    openCell: (place) => api.continuityCell(of, service, place, record),
    evidenceAddress: ({ file, member, rows: [from, to] }) =>
      addresses.file(of, file, { record, from: String(from), to: String(to), member: member ?? undefined }),
  });
  const point: Child =
    map.point === null
      ? null
      : element(
          'p',
          {},
          `${say.judgedBy} `,
          element('a', { href: addresses.point(of, Number(record), map.point, service) }, map.point),
          ` (${words.project.record(record)})`,
        );
  return {
    title: say.title(serviceNames(services, words)(service)),
    over: project.name ?? of.ipa,
    crumbs: projectCrumbs(of, project.name, words, { text: say.crumb }),
    content: [element('p', { class: 'lead' }, say.intro), point, element('h2', {}, say.map), drawn],
  };
}

/** Page after page: the map has them all, and the answers may not weigh more than a Lambda can send. */
async function wholeMap(api: ApiClient, of: ProjectKey, service: string, record: string): Promise<ContinuityMap> {
  const first = await api.continuity(of, service, { record });
  const resources = [...first.resources];
  for (let { next } = first; next !== null; ) {
    const page = await api.continuity(of, service, { record, cursor: next });
    resources.push(...page.resources);
    next = page.next;
  }
  return { ...first, resources };
}
