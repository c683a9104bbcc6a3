import type { ProjectKey } from '../../../shared/model/keys.ts';
import { orNone } from '../../api/written.ts';
import { type Child, element, listening } from '../../dom/element.ts';
import { facts } from '../../parts/facts.ts';
import { instantOf } from '../../parts/instant.ts';
import { notThere } from '../../parts/not-there.ts';
import type { Page, PageContext } from '../page.ts';
import { overProject, projectCrumbs, projectTabs } from '../project/project-tabs.ts';
import { blankDeclaration } from './blank-declaration.ts';
import { declarationForm } from './declaration-form.ts';
import { editing } from './editing.ts';
import { forgetDraft, keepDraft, keptDraft } from './kept-draft.ts';
import { type Begun, saving } from './saving.ts';
import { textView } from './text-view.ts';

/** What the entity declares, as a form and as a text: changed by the entity, read by everybody else. */
export async function declarationPage(context: PageContext, of: ProjectKey): Promise<Page> {
  const { words, api, person } = context;
  const say = words.declaration;
  const [project, last] = await Promise.all([orNone(api.project(of)), api.declaration(of)]);
  const isOwn = person.role === 'entity' && person.ipa === of.ipa.toLowerCase();
  // Of a project that is not there yet the entity may write the first word.
  if (!(project || isOwn)) throw notThere();
  const name = project?.name ?? null;
  const begun: Begun = { version: last?.versionId ?? null, text: last?.text ?? (last ? '' : blankDeclaration(of)) };
  return {
    title: say.title,
    over: `${name ?? words.queue.unnamed} · ${overProject(of)}`,
    crumbs: projectCrumbs(of, name, words, { text: say.title }),
    content: [
      projectTabs(of, 'declaration', words),
      element('p', { class: 'lead' }, say.intro),
      !isOwn && element('div', { class: 'alert alert-info' }, say.readOnly),
      facts([
        [say.ipa, of.ipa],
        [say.cup, of.cup],
        [say.last, last && instantOf(last.receivedAt, words)],
      ]),
      !last && element('p', {}, say.first),
      isOwn ? changing(context, of, begun) : reading(context, begun),
    ],
  };
}

function reading({ words }: PageContext, { text }: Begun): Child {
  const edited = editing(text, () => undefined);
  const form = declarationForm(edited, words);
  return [
    element('h2', {}, words.declaration.whose),
    element('fieldset', { class: 'attesta-reading', disabled: true }, form.element),
    textView({ edited, redraw: () => undefined, mayChange: false, whyNot: async () => [] }, words).element,
  ];
}

function changing(context: PageContext, of: ProjectKey, last: Begun): Child {
  const { words } = context;
  const say = words.declaration;
  const kept = keptDraft(sessionStorage, of);
  let begun: Begun = kept ? { version: kept.version, text: kept.begun } : last;
  const edited = editing(kept?.text ?? last.text, () => {
    keepDraft(sessionStorage, of, { version: begun.version, begun: begun.text, text: edited.text() });
    view.draw();
  });
  const form = declarationForm(edited, words);
  const whyNot = async (text: string) => (await context.api.checkDeclaration(of, text)).reasons.map((reason) => reason.text);
  const view = textView({ edited, redraw: () => form.draw(), mayChange: true, whyNot }, words);
  /** The form begins from another version: what is written in it is no draft any more. */
  const beginFrom = (version: Begun) => {
    begun = version;
    edited.take(version.text);
    forgetDraft(sessionStorage, of);
    form.draw();
    view.draw();
  };
  const { element: saver, above } = saving(context, of, {
    edited,
    fields: () => form.fields(),
    begun: () => begun,
    beginFrom,
    sent(version) {
      begun = version;
      forgetDraft(sessionStorage, of);
    },
    rebase(version, text) {
      begun = version;
      edited.take(text);
      form.draw();
    },
  });
  const note = kept && element('div', { class: 'alert alert-info' }, element('p', {}, say.kept));
  note?.append(
    listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, say.forget), {
      click: () => {
        beginFrom(last);
        note.remove();
      },
    }),
  );
  return [note, above, view.element, element('h2', {}, say.whose), form.element, saver];
}
