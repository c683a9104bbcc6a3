import { type EvidenceKind, evidenceKinds } from '../../../shared/model/evidence-kinds.ts';
import { element, listening, refill } from '../../dom/element.ts';
import type { Words } from '../../words/words.ts';
import type { CardActions } from './check-part.ts';
import type { Entry } from './entry.ts';
import { choiceOf, pathOf } from './placement.ts';

/** Where a file goes: its path, and two fields that change it. */
export function placePart(
  { id, from }: Pick<Entry, 'id' | 'from'>,
  actions: CardActions,
  words: Words,
): { readonly element: HTMLElement; draw(entry: Entry): void } {
  const { upload: say } = words;
  const goes = element('p', { class: 'attesta-goes' });
  const fields = placeFields(`upload-${id}`, actions.services(), words, from);
  listening(fields.element, { change: () => actions.place(id, fields.service(), fields.kind()) });
  // Open where something has to be said; once opened it stays so, since whoever is choosing is in it.
  const inside = element('details', { class: 'attesta-inside' }, element('summary', {}, say.changePlace), fields.element);
  return {
    element: element('div', {}, goes, inside),
    draw({ place }) {
      const path = pathOf(place);
      const text = place.is === 'left-out' ? say.why[place.why] : place.is === 'placed' ? roleText(place.read.is, words) : '';
      refill(goes, path !== null && [`${say.goesTo} `, element('span', { class: 'attesta-code attesta-inline' }, path), ' '], text);
      const choice = choiceOf(place);
      inside.hidden = choice === null;
      inside.open ||= place.is === 'open';
      if (choice) fields.set(choice.service, choice.kind);
    },
  };
}

const roleText = (is: 'declaration' | 'mapping' | 'evidence', { upload: say }: Words): string =>
  is === 'declaration' ? say.declaration : is === 'mapping' ? say.mapping : '';

export interface PlaceFields {
  readonly element: HTMLElement;
  service(): string | null;
  kind(): EvidenceKind | null;
  set(service: string | null, kind: EvidenceKind | null): void;
}

/** @param services id and name of each that is declared @param whose the file they are about, for whoever hears them; null: several */
export function placeFields(
  id: string,
  services: readonly (readonly [id: string, name: string])[],
  words: Words,
  whose: string | null,
): PlaceFields {
  const { upload: say } = words;
  const named = (text: string) => (whose === null ? undefined : `${text}: ${whose}`);
  const select = (name: string, label: string, options: readonly (readonly [value: string, text: string])[]) => {
    const field = element(
      'select',
      { id: `${id}-${name}`, class: 'form-select', 'aria-label': named(label) },
      [['', say.choose] as const, ...options].map(([value, text]) => element('option', { value }, text)),
    );
    return { field, whole: element('div', { class: 'attesta-field' }, element('label', { for: `${id}-${name}` }, label), field) };
  };
  const service = select('service', say.service, [...services, ['project', say.wholeProject]]);
  const kind = select(
    'kind',
    say.kind,
    evidenceKinds.map((one) => [one, say.kinds[one]] as const),
  );
  return {
    element: element('div', { class: 'attesta-fields attesta-place' }, service.whole, kind.whole),
    service: () => service.field.value || null,
    kind: () => evidenceKinds.find((one) => one === kind.field.value) ?? null,
    set(chosen, what) {
      // A folder may name a service that nobody has declared: it is shown as it is.
      if (chosen !== null && ![...service.field.options].some(({ value }) => value === chosen)) {
        service.field.append(element('option', { value: chosen }, chosen));
      }
      service.field.value = chosen ?? '';
      kind.field.value = what ?? '';
    },
  };
}
