import { choicesOfDraft, noChoices } from '../../../shared/mapping-draft/mapping-choices.ts';
import type { TableSurvey } from '../../../shared/mapping-draft/survey-file.ts';
import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { Written } from '../../api/answers.ts';
import { type Child, element, listening } from '../../dom/element.ts';
import { longTextField } from '../../forms/fields.ts';
import { instantOf } from '../../parts/instant.ts';
import { saveText } from '../../parts/save-file.ts';
import { openPrecheck, type Precheck } from '../../precheck/open-precheck.ts';
import type { PageContext } from '../page.ts';
import { firstRows } from './first-rows.ts';
import { keepText, keptText } from './handed-file.ts';
import { mappingForm } from './mapping-form.ts';
import { type Explained, mappingPreview } from './preview.ts';
import { savingMapping } from './saving-mapping.ts';
import { choicesOfText, type WizardState, wizardState } from './wizard-state.ts';

/** Everything that is shown once there is a file: its first rows, the questions, the trial, the text, the button. */
export async function wizard(context: PageContext, of: ProjectKey, explained: Explained): Promise<Child> {
  const { words, api, person, now, signal } = context;
  const say = words.mapping;
  const { file, folder, kind, filename } = explained;
  const precheck = openPrecheck();
  // A page that was left needs no reader any more.
  signal.addEventListener('abort', () => precheck.close());
  const place = { folder, kind, upload: filename };
  const path = `${folder}/${kind}/${filename}`;
  const [survey, existing, declaration] = await Promise.all([
    precheck.ask({ is: 'survey', file, filename, kind }),
    api.mapping(of, place),
    api.declaration(of),
  ]);
  const begun = await begin(survey, existing, { explained, path }, precheck, context);
  if (begun.choices === null) return element('p', {}, begun.told);

  const preview = mappingPreview(
    explained,
    { precheck, of, now, signal, declaration: declaration?.text ? new Blob([declaration.text]) : null },
    words,
  );
  const state = wizardState({ survey, choices: begun.choices, text: begun.text }, () => {
    view.draw();
    keepText(path, state.text());
    preview.try(state.text());
  });
  const form = mappingForm(state, survey, words);
  const view = textOf(state, () => form.draw(), filename, context);
  preview.try(state.text());
  const isOwn = person.role === 'entity' && person.ipa === of.ipa.toLowerCase();
  const saver = isOwn ? savingMapping(context, { of, explained, state, form, version: existing?.versionId ?? null }) : null;
  return [
    begun.told && element('p', {}, begun.told),
    survey && firstRows(survey, words),
    existing && element('div', { class: 'alert alert-info' }, `${say.existing} `, instantOf(existing.receivedAt, words), '.'),
    saver?.above,
    element('h2', {}, say.form),
    form.element,
    preview.element,
    view.element,
    saver ? saver.element : element('div', { class: 'alert alert-info' }, say.readOnly),
  ];
}

interface Begin {
  /** null: there is nothing to choose. */
  readonly choices: ReturnType<typeof choicesOfDraft> | null;
  readonly text: string;
  readonly told: string;
}

/** From the mapping that is there, else from what can be guessed; of a format that is known, from what it lacks. */
async function begin(
  survey: TableSurvey | null,
  existing: Written | null,
  { explained: { file, filename, kind }, path }: { readonly explained: Explained; readonly path: string },
  precheck: Precheck,
  { words }: PageContext,
): Promise<Begin> {
  const say = words.mapping;
  const text = keptText(path) ?? existing?.text ?? '';
  const written = text === '' ? null : choicesOfText(text);
  if (written) return { choices: written, text, told: '' };
  if (survey) return { choices: choicesOfDraft(survey.draft), text: '', told: '' };
  const { reading, mappingDraft } = await precheck.check({ file, filename, kind, mapping: null, language: words.language });
  if (mappingDraft !== null) {
    const told = reading.format === null ? say.noTable : say.recognisedButNeeds(reading.format);
    return { choices: choicesOfText(mappingDraft) ?? noChoices, text: '', told };
  }
  return { choices: null, text: '', told: reading.format === null ? say.noTable : say.recognised(reading.format) };
}

/** The text that is sent, to be read, written and saved. */
function textOf(state: WizardState, redraw: () => void, filename: string, { words }: PageContext) {
  const say = words.mapping;
  const field = longTextField({ name: 'mapping-text', label: say.text, value: state.text(), help: say.textHelp }, 16);
  const control = field.element.querySelector('textarea') as HTMLTextAreaElement;
  control.classList.add('attesta-written');
  const button = (text: string, act: () => void) =>
    listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, text), { click: act });
  const use = () => {
    const text = control.value;
    if (state.take(text)) return redraw();
    field.tell(say.unreadable);
    field.focus();
  };
  return {
    draw() {
      control.value = state.text();
      field.tell(null);
    },
    element: element(
      'details',
      { class: 'attesta-details', open: true },
      element('summary', {}, say.text),
      field.element,
      element(
        'p',
        { class: 'attesta-actions' },
        button(say.use, use),
        button(say.download, () => saveText(`${filename}.mapping.yaml`, state.text())),
      ),
    ),
  };
}
