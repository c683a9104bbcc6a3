import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { AttestaRecord } from '../../../shared/model/record.ts';
import { type ChangeNames, toldChanges } from '../../../shared/telling/told-changes.ts';
import type { Comparison } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { instantOf } from '../../parts/instant.ts';
import { pointOf } from '../../parts/rules.ts';
import { type ServiceNames, serviceNames } from '../../parts/service-names.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { Page, PageContext } from '../page.ts';
import { projectCrumbs } from '../project/project-tabs.ts';
import { changedInputs } from './changed-inputs.ts';
import { changedPoints, sentences } from './changed-points.ts';

interface DifferenceParts extends ProjectKey {
  readonly before: string;
  readonly after: string;
}

/** What changed from one record to another: the outcome, every point, every input. What is the same is not told. */
export async function differencePage({ words, api }: PageContext, { before, after, ...of }: DifferenceParts): Promise<Page> {
  const [project, services, found, was, is] = await Promise.all([
    api.project(of),
    api.services(of),
    api.difference(of, before, after),
    api.record(of, before),
    api.record(of, after),
  ]);
  const { difference: say, records } = words;
  const names = serviceNames(services, words);
  return {
    title: say.title(String(found.before.sequence), String(found.after.sequence)),
    over: project.name ?? of.ipa,
    crumbs: projectCrumbs(
      of,
      project.name,
      words,
      { text: words.project.tabs.records, href: addresses.records(of) },
      { text: `${found.before.sequence}–${found.after.sequence}` },
    ),
    content: [
      element(
        'p',
        { class: 'lead' },
        ...([found.before, found.after] as const).flatMap((head, at) => [
          at === 0 ? `${say.from} ` : ` ${say.to} `,
          element('a', { href: addresses.project(of, head.sequence) }, records.number(String(head.sequence))),
          ' (',
          instantOf(head.asOf, words),
          ')',
        ]),
      ),
      found.same ? element('p', {}, say.same) : changesOf(found, { before: was, after: is }, names, words),
    ],
  };
}

interface Both {
  readonly before: AttestaRecord;
  readonly after: AttestaRecord;
}

/** Sentences first; hashes and versions, which prove them, are one step away. */
function changesOf({ changes }: Comparison, { before, after }: Both, names: ServiceNames, words: Words): Child {
  const { difference: say } = words;
  const said = changeNames({ before, after }, names, words);
  const told = toldChanges({ before, after, changes }, said, words.language);
  const newFigures = told.points.filter(({ kind }) => kind === 'figures').length;
  const { whole, points, asked, inputs } = told;
  const proofs = changedInputs(changes, words);
  const shown = {
    of: after,
    before: before.sequence,
    after: after.sequence,
    same: changes.pointCounts.same - newFigures,
    title: said.title,
  };
  return [
    whole.length > 0 && [element('h2', {}, say.whole), list(whole)],
    changedPoints(points, shown, words),
    asked.added.length + asked.gone.length > 0 && [
      element('h2', {}, say.asked),
      sentences(say.askedNow, asked.added),
      sentences(say.askedNoMore, asked.gone),
    ],
    inputs.length > 0 && [element('h2', {}, say.inputs), list(inputs)],
    proofs && element('details', { class: 'attesta-details' }, element('summary', {}, say.proofs), proofs),
  ];
}

const list = (all: readonly string[]): HTMLElement =>
  element(
    'ul',
    { class: 'attesta-sentences' },
    all.map((one) => element('li', {}, one)),
  );

function changeNames({ before, after }: Both, names: ServiceNames, words: Words): ChangeNames {
  return {
    title: (of) => {
      const title = (pointOf(after, of) ?? pointOf(before, of))?.title[words.language] ?? '';
      return `${of.point} ${title}`.trim().concat(` · ${names(of.service)}`);
    },
    service: names,
    outcome: (outcome) => words.outcomes[outcome],
    point: (outcome) => words.pointOutcomes[outcome],
    purpose: (purpose) => words.purposes[purpose],
  };
}
