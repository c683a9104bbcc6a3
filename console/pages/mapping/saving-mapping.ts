import type { ProjectKey } from '../../../shared/model/keys.ts';
import { ApiFault } from '../../api/fault.ts';
import { type Child, element, listening, refill } from '../../dom/element.ts';
import { oneOfField } from '../../forms/fields.ts';
import { type Fault, toldForm } from '../../forms/told-form.ts';
import { addresses } from '../../router/addresses.ts';
import { faultSentences } from '../../shell/fault-page.ts';
import type { PageContext } from '../page.ts';
import { keepText } from './handed-file.ts';
import type { MappingForm } from './mapping-form.ts';
import { fieldOfOpen, fieldOfPath } from './named-fields.ts';
import type { Explained } from './preview.ts';
import type { WizardState } from './wizard-state.ts';

interface Saved {
  readonly of: ProjectKey;
  readonly explained: Explained;
  readonly state: WizardState;
  readonly form: MappingForm;
  /** Version of the file's own mapping that was begun from; null: it has none. */
  readonly version: string | null;
}

/** What remains to be said, told at its field; then the mapping is sent, over the version that it began from and no other. */
export function savingMapping(
  { words, api }: PageContext,
  { of, explained, state, form, version }: Saved,
): { readonly above: Child; readonly element: Child } {
  const say = words.mapping;
  const { folder, kind, filename } = explained;
  const told = toldForm({ title: say.faults, fields: form.fields });
  const said = element('div', { role: 'status' });
  const conflict = element('div');
  const scope = oneOfField({ name: 'scope', label: say.scope, value: 'file' }, Object.entries(say.scopes));
  /** By the scope: whoever takes the other's place has seen it. */
  const over = new Map<string, string | null>([['file', version]]);
  const place = () => ({ folder, kind, ...(scope.value() === 'file' && { upload: filename }) });

  const meet = async () => {
    const theirs = await api.mapping(of, place());
    if (!theirs) throw new Error('changed meanwhile, and not there');
    over.set(scope.value(), theirs.versionId);
    const button = (text: string, act: () => void) =>
      listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, text), { click: act });
    const takeTheirs = () => {
      refill(conflict);
      if (theirs.text !== null && state.take(theirs.text)) form.draw();
    };
    refill(
      conflict,
      element(
        'div',
        { class: 'alert alert-warning attesta-conflict', tabindex: -1 },
        element('h2', {}, say.conflict.title),
        element('p', {}, say.conflict.intro),
        element('pre', { class: 'attesta-yaml', tabindex: 0 }, theirs.text ?? ''),
        element(
          'p',
          { class: 'attesta-actions' },
          button(say.conflict.mine, () => void save()),
          button(say.conflict.theirs, takeTheirs),
        ),
      ),
    );
    (conflict.firstElementChild as HTMLElement).focus();
  };
  const send = async (): Promise<Child> => {
    if (!over.has(scope.value())) over.set(scope.value(), (await api.mapping(of, place()))?.versionId ?? null);
    const { versionId, isNew } = await api.sendMapping(of, place(), state.text(), over.get(scope.value()) ?? null);
    over.set(scope.value(), versionId);
    keepText(`${folder}/${kind}/${filename}`, null);
    refill(conflict);
    return [
      element('p', {}, isNew ? say.saved : say.same),
      isNew && element('p', {}, say.toUpload(`${folder}/${kind}`, filename)),
      element(
        'p',
        { class: 'attesta-actions' },
        element('a', { class: 'btn btn-outline-primary', href: addresses.upload(of) }, say.toUploads),
        element('a', { class: 'btn btn-outline-primary', href: addresses.evidence(of) }, say.toEvidence),
      ),
    ];
  };
  const save = async () => {
    const open = state.open().map((one) => fieldOfOpen(one, words));
    told.tell(open);
    if (open.length > 0) return refill(said);
    refill(said, element('p', {}, say.saving));
    await send().then(
      (done) => refill(said, done),
      async (error: unknown) => refill(said, await refused(error)),
    );
  };
  const refused = async (error: unknown): Promise<Child> => {
    const { status, errors = [] } = error instanceof ApiFault ? error.problem : { status: 0 };
    if (status === 422 && errors.length > 0) {
      told.tell(errors.map(({ name, detail }): Fault => ({ name: fieldOfPath(name, state.choices()), text: detail })));
      return null;
    }
    if (status !== 412) return faultSentences(error, words).join(' ');
    return meet().then(
      () => null,
      (failed: unknown) => faultSentences(failed, words).join(' '),
    );
  };
  return {
    above: [told.summary, conflict],
    element: [
      scope.element,
      element(
        'p',
        { class: 'attesta-actions' },
        listening(element('button', { type: 'button', class: 'btn btn-primary' }, say.save), { click: () => void save() }),
      ),
      said,
    ],
  };
}
