import type { ProjectKey } from '../../../shared/model/keys.ts';
import { element } from '../../dom/element.ts';
import { serviceNames } from '../../parts/service-names.ts';
import type { Page, PageContext } from '../page.ts';
import { pointGrid } from './point-grid.ts';
import { overProject, projectCrumbs, projectTabs } from './project-tabs.ts';
import { recheckSection } from './recheck.ts';
import { recordFiles } from './record-files.ts';
import { standing, warnings } from './standing.ts';
import { steps } from './steps.ts';

/** One project: what its record proposes, what to do about it, every point. `?record=` shows an older record. */
export async function projectPage(context: PageContext, of: ProjectKey, query: URLSearchParams): Promise<Page> {
  const { words, api, now } = context;
  const wanted = query.get('record');
  const [project, services] = await Promise.all([api.project(of), api.services(of)]);
  const record = project.record || wanted ? await api.record(of, wanted ?? 'latest') : null;
  const { project: say, outcomeMeanings, queue } = words;
  const names = serviceNames(services, words);
  const unjudged = element('p', { class: 'lead' }, project.outcome ? outcomeMeanings[project.outcome] : say.notJudged);
  return {
    title: project.name ?? queue.unnamed,
    over: overProject(project),
    crumbs: projectCrumbs(of, project.name, words),
    content: [
      projectTabs(of, 'project', words),
      warnings(record, project, words),
      record
        ? [
            standing(record, project, now(), words),
            steps(record, names, words),
            pointGrid(record, names, words),
            recordFiles(record, api, words),
            record.sequence === project.record?.sequence && recheckSection(of, context),
          ]
        : [unjudged, recheckSection(of, context)],
    ],
  };
}
