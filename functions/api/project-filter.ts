import * as z from 'zod';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { remedyHands } from '../../shared/reasons/define-reason.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { type ProjectItem, projectStates } from '../items.ts';
import { type ProjectFilter, projectPage, queuePlaceSchema } from '../project-pages.ts';
import { type Caller, maySee, sightOf } from './access/caller.ts';
import type { ApiPorts } from './api-ports.ts';
import { badParameter } from './bad-request.ts';
import { cursorsOf } from './cursor.ts';
import {
  deadlineFrom,
  deadlineTo,
  ipaFilter,
  outcomesParameter,
  pageParameters,
  purposeParameter,
  waitsForParameter,
} from './parameters.ts';

/** What may be asked of the queue of projects, in whatever form it is answered. */
export const projectQuery = {
  outcome: outcomesParameter,
  purpose: purposeParameter('Solo i progetti di cui l’ultimo verbale giudica questo: la migrazione o la permanenza in uso.'),
  ipa: ipaFilter,
  'waits-for': waitsForParameter,
  'deadline-from': deadlineFrom,
  'deadline-to': deadlineTo,
  ...pageParameters,
};
const asked = z.object(projectQuery);
type Asked = z.output<typeof asked>;

interface Asker {
  readonly caller: Caller;
  readonly language: Language;
}

/** One page of the projects that are asked for and that the caller may see. `next`: the cursor of the next page; null: there is none. */
export async function projectsAsked(
  ports: ApiPorts,
  { caller, language }: Asker,
  { limit, cursor, ...filters }: Asked,
): Promise<{ readonly projects: readonly ProjectItem[]; readonly next: string | null }> {
  const filter = filterOf(filters, language);
  const sight = sightOf(caller);
  const cursors = cursorsOf(queuePlaceSchema, { list: 'projects', ...filter, sight: sight ?? 'all' }, ports, language);
  const isVisible = sight === null ? null : (project: ProjectKey) => maySee(caller, project);
  const page = await projectPage(ports.records, { ...filter, isVisible }, limit, cursors.read(cursor));
  return { projects: page.projects, next: cursors.write(page.next) };
}

function filterOf({ outcome = [...projectStates], purpose, ipa, ...others }: Omit<Asked, 'limit' | 'cursor'>, language: Language) {
  const { 'deadline-from': from, 'deadline-to': to, 'waits-for': hands } = others;
  if (from !== undefined && to !== undefined && from > to) throw badParameter('deadline-from', 'query', language);
  const waitsFor = hands && remedyHands.filter((hand) => hands.includes(hand));
  // In the order of the queue, each once: the same filter whichever way it was asked for.
  const states = projectStates.filter((state) => outcome.includes(state));
  return { states, purpose, ipa, deadlineFrom: from, deadlineTo: to, waitsFor } satisfies ProjectFilter;
}
