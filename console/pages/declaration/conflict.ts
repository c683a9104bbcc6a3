import { type Child, element, listening, refill } from '../../dom/element.ts';
import { saveText } from '../../parts/save-file.ts';
import { table } from '../../parts/table.ts';
import type { Words } from '../../words/words.ts';
import type { Clash, Merged } from './three-way.ts';
import { idIn, valueAt } from './value.ts';

interface Shown {
  /** null: what the other person wrote cannot be read. */
  readonly merged: Merged | null;
  /** My text before anything of theirs was put into it. */
  readonly mine: string;
  readonly dropMine: () => void;
}

/** Somebody else has saved: what they changed, where we both did, and that nothing is lost. */
export function showConflict(place: HTMLElement, { merged, mine, dropMine }: Shown, words: Words): void {
  const { conflict: say, file } = words.declaration;
  const button = (text: string, act: () => void) =>
    listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, text), { click: act });
  refill(
    place,
    element(
      'div',
      { class: 'alert alert-warning attesta-conflict', tabindex: -1 },
      element('h2', {}, say.title),
      element('p', {}, merged ? say.intro : say.unreadable),
      merged && merged.theirs.length > 0 && [element('h3', {}, say.theirs), list(merged, words)],
      merged && merged.clashes.length > 0 && [element('h3', {}, say.clashes), clashes(merged.clashes, merged.value, words)],
      element(
        'p',
        { class: 'attesta-actions' },
        button(say.download, () => saveText(`${file.mine}.yaml`, mine)),
        button(say.useTheirs, dropMine),
      ),
    ),
  );
  (place.firstElementChild as HTMLElement).focus();
}

const list = ({ theirs, value }: Merged, words: Words): Child =>
  element(
    'ul',
    {},
    theirs.map((path) => element('li', {}, labelOf(path, value, words))),
  );

function clashes(all: readonly Clash[], value: unknown, words: Words): HTMLElement {
  const { conflict: say } = words.declaration;
  const told = (one: unknown) =>
    one === undefined || one === null || one === '' ? say.nothing : typeof one === 'string' ? one : JSON.stringify(one);
  return table<Clash>({
    caption: say.clashes,
    rows: all,
    columns: [
      { title: say.field, isHead: true, cell: ({ path }) => labelOf(path, value, words) },
      { title: say.mine, cell: ({ mine }) => told(mine) },
      { title: say.other, cell: ({ theirs }) => told(theirs) },
    ],
  });
}

/** `services.protocollo.releasedOn` as the form calls it; what the form has no word for by its path. */
function labelOf(path: string, value: unknown, { declaration: say }: Words): string {
  const [first = '', second = '', ...rest] = path.split('.');
  const labels: Readonly<Record<string, string>> = {
    ...(first === 'entity' ? say.entity : first === 'project' ? say.project : say.service),
  };
  if (first !== 'services') return labels[[second, ...rest].join('.')] ?? path;
  if (second === '') return say.servicesTitle;
  const services = valueAt(value, 'services');
  const named = Array.isArray(services)
    ? valueAt(
        services.find((one) => idIn(one) === second),
        'name',
      )
    : null;
  const name = typeof named === 'string' ? named : second;
  const inner = rest.join('.');
  const label = labels[inner] ?? (rest[0] === 'resources' ? `${say.resources.title} ${rest.slice(1).join('.')}` : inner);
  return `${name}: ${label}`.replace(/: $/, '');
}
