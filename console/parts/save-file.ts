import type { ApiFile } from '../api/client.ts';
import { type Child, element, listening, refill } from '../dom/element.ts';
import { faultSentences } from '../shell/fault-page.ts';
import type { Words } from '../words/words.ts';

interface Offered {
  readonly text: string;
  readonly get: () => Promise<ApiFile>;
}

/**
 * Buttons that each save a file of the API. Not links: a link cannot carry the token, and an address with a token in it would be written
 * down by every log on its way. What goes wrong is said below them.
 */
export function saveFiles(offered: readonly Offered[], words: Words): Child {
  const said = element('p', { role: 'status' });
  const button = ({ text, get }: Offered) =>
    listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, text), {
      click: async () => {
        refill(said, words.file.preparing);
        try {
          save(await get());
          refill(said);
        } catch (error) {
          refill(said, faultSentences(error, words).join(' '));
        }
      },
    });
  return [element('p', { class: 'attesta-actions' }, offered.map(button)), said];
}

/** Saves a text that the page has. */
export const saveText = (name: string, text: string): void => save({ name, content: new Blob([text], { type: 'application/yaml' }) });

function save({ name, content }: ApiFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
