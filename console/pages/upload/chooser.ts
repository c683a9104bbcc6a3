import { element, listening, refill } from '../../dom/element.ts';
import type { Words } from '../../words/words.ts';
import { type ChosenFile, droppedFiles, fieldFiles } from './dropped-files.ts';

/** Where files are dropped, and two buttons for whoever has no mouse. */
export function chooser({ upload: say }: Words, chosen: (files: readonly ChosenFile[]) => void): HTMLElement {
  const said = element('p', { role: 'status', class: 'attesta-drop-said' });
  const field = (attributes: Readonly<Record<string, boolean>>) => {
    const input = element('input', { type: 'file', multiple: true, hidden: true, ...attributes });
    return listening(input, {
      change: () => {
        chosen(fieldFiles(input.files ?? []));
        // The same file may be chosen again after it was mended: only a field that is empty tells of it.
        input.value = '';
      },
    });
  };
  const button = (text: string, input: HTMLInputElement, look: string) =>
    listening(element('button', { type: 'button', class: `btn ${look}` }, text), { click: () => input.click() });
  const [folder, files] = [field({ webkitdirectory: true }), field({})];
  const zone = element(
    'section',
    { class: 'attesta-drop', 'aria-label': say.drop },
    element('p', { class: 'attesta-drop-title' }, say.drop),
    element('p', {}, say.or),
    element(
      'p',
      { class: 'attesta-actions' },
      button(say.chooseFolder, folder, 'btn-primary'),
      button(say.chooseFiles, files, 'btn-outline-primary'),
    ),
    said,
    folder,
    files,
  );
  const over = (is: boolean) => (event: Event) => {
    event.preventDefault();
    zone.classList.toggle('attesta-drop-over', is);
  };
  return listening(zone, {
    dragover: over(true),
    dragleave: over(false),
    drop: async (event) => {
      over(false)(event);
      const { dataTransfer } = event as DragEvent;
      if (!dataTransfer) return;
      refill(said, say.dropping);
      chosen(await droppedFiles(dataTransfer.items).finally(() => refill(said)));
    },
  });
}
