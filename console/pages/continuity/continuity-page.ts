import type { ProjectKey } from '../../../shared/model/keys.ts';
import { type Child, element, listening, refill } from '../../dom/element.ts';
import { heatMap } from '../../heat-map/heat-map.ts';
import { serviceNames } from '../../parts/service-names.ts';
import { addresses } from '../../router/addresses.ts';
import { faultSentences } from '../../shell/fault-page.ts';
import type { Page, PageContext } from '../page.ts';
import { briefFigures } from '../point/figures.ts';
import { projectCrumbs } from '../project/project-tabs.ts';

interface ContinuityParts extends ProjectKey {
  readonly record: string;
  readonly service: string;
}

/**
 * The days of a service, server by server and class by class, as one record judged them. The page is there before its map, with what the
 * record itself says of the service: of one with hundreds of servers the API takes a second or two to open what the record rests on.
 */
export async function continuityPage(context: PageContext, { record, service, ...of }: ContinuityParts): Promise<Page> {
  const { words, api } = context;
  const [project, services, judged] = await Promise.all([api.project(of), api.services(of), api.record(of, record)]);
  const measured = judged.findings.find((finding) => finding.service === service && finding.measured.length > 0);
  const say = words.continuity;
  const place = element('div');
  const draw = async () => {
    place.setAttribute('aria-busy', 'true');
    refill(place, element('p', { role: 'status' }, say.reading));
    try {
      refill(place, await mapOf(context, of, service, record));
    } catch (error) {
      if (context.signal.aborted) return;
      const again = listening(element('button', { type: 'button', class: 'btn btn-primary' }, words.faults.again), {
        click: () => void draw(),
      });
      refill(place, element('div', { class: 'alert alert-warning', role: 'alert' }, faultSentences(error, words).join(' ')), again);
    }
    place.removeAttribute('aria-busy');
  };
  void draw();
  return {
    title: say.title(serviceNames(services, words)(service)),
    over: project.name ?? of.ipa,
    crumbs: projectCrumbs(of, project.name, words, { text: say.crumb }),
    content: [element('p', { class: 'lead' }, say.intro), measured && briefFigures(measured, words), place],
  };
}

/** The service and its first servers, drawn; the others follow page by page. */
async function mapOf({ words, api }: PageContext, of: ProjectKey, service: string, record: string): Promise<Child> {
  const say = words.continuity;
  const first = await api.continuity(of, service, { record, limit: firstServers });
  let cursor = first.next;
  const drawn = heatMap({
    map: first,
    language: words.language,
    openCell: (place) => api.continuityCell(of, service, place, record),
    evidenceAddress: ({ file, member, rows: [from, to] }) =>
      addresses.file(of, file, { record, from: String(from), to: String(to), member: member ?? undefined }),
    rest: {
      total: first.resourcesTotal,
      async next() {
        if (cursor === null) return null;
        const page = await api.continuity(of, service, { record, limit: moreServers, cursor });
        cursor = page.next;
        return page.resources;
      },
    },
  });
  const point: Child =
    first.point !== null &&
    element(
      'p',
      {},
      `${say.judgedBy} `,
      element('a', { href: addresses.point(of, Number(record), first.point, service) }, first.point),
      ` (${words.project.record(record)})`,
    );
  return [point, element('h2', {}, say.map), drawn];
}

/** What a screen or two can show, and what the API gives at most. */
const firstServers = '25';
const moreServers = '200';
