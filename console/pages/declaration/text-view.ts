import { element, listening, refill } from '../../dom/element.ts';
import { longTextField } from '../../forms/fields.ts';
import { saveText } from '../../parts/save-file.ts';
import type { Words } from '../../words/words.ts';
import type { Editing } from './editing.ts';

export interface TextView {
  readonly element: HTMLElement;
  /** Shows the text as it is now. */
  draw(): void;
}

/** No declaration is as long: bytes. */
const longestFile = 1024 * 1024;

interface Around {
  readonly edited: Editing;
  /** Draws the form again. */
  readonly redraw: () => void;
  readonly mayChange: boolean;
  /** What is wrong with a text, in the reader's words: the API's dry run knows. */
  readonly whyNot: (text: string) => Promise<readonly string[]>;
}

/** The declaration as the text that is sent: from a file, into a file, and to be written by hand. */
export function textView({ edited, redraw, mayChange, whyNot }: Around, words: Words): TextView {
  const say = words.declaration.file;
  const said = element('p', { role: 'status' });
  const area = longTextField({ name: 'declaration-text', label: say.text, value: '', help: say.textHelp }, 20);
  const control = area.element.querySelector('textarea') as HTMLTextAreaElement;
  control.classList.add('attesta-written');
  control.readOnly = !mayChange;
  const draw = () => {
    control.value = edited.text();
    area.tell(null);
  };
  const take = async (text: string, done: string) => {
    if (edited.take(text).length > 0) {
      // What cannot be read is not lost: it is here to be mended.
      control.value = text;
      details.open = true;
      area.tell(say.unreadable);
      area.focus();
      return whyNot(text).then(
        (why) => area.tell(`${say.unreadable} ${why.join(' ')}`),
        // Where it is written wrongly cannot be asked: that it is has been said.
        () => undefined,
      );
    }
    redraw();
    refill(said, done);
  };
  const chooser = element('input', {
    type: 'file',
    id: 'declaration-file',
    accept: '.yaml,.yml,.json',
    'aria-describedby': 'declaration-file-help',
  });
  listening(chooser, {
    change: async () => {
      const [file] = chooser.files ?? [];
      if (!file) return;
      if (file.size > longestFile) refill(said, say.tooLong);
      else await take(await file.text(), say.taken(file.name));
      chooser.value = '';
    },
  });
  const button = (text: string, act: () => void) =>
    listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, text), { click: act });
  const details = element(
    'details',
    { class: 'attesta-details' },
    element('summary', {}, say.text),
    area.element,
    mayChange &&
      element(
        'p',
        { class: 'attesta-actions' },
        button(say.use, () => void take(control.value, '')),
      ),
  );
  draw();
  return {
    draw,
    element: element(
      'section',
      {},
      element('h2', {}, say.title),
      element('p', { class: 'attesta-prose' }, say.intro),
      mayChange &&
        element(
          'div',
          { class: 'attesta-field attesta-chooser' },
          element('label', { for: 'declaration-file' }, say.choose),
          element('span', { class: 'attesta-help', id: 'declaration-file-help' }, say.chooseHelp),
          chooser,
        ),
      element(
        'p',
        { class: 'attesta-actions' },
        button(say.download, () => saveText('dossier.yaml', edited.text())),
      ),
      said,
      details,
    ),
  };
}
