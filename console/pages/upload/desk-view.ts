import { element, listening } from '../../dom/element.ts';
import { saveText } from '../../parts/save-file.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { CardActions } from './check-part.ts';
import { chooser } from './chooser.ts';
import { daysPart } from './days.ts';
import type { Desk } from './desk.ts';
import type { ChosenFile } from './dropped-files.ts';
import { type FileCard, fileCard } from './file-card.ts';
import { isSendable, noticesOf, type Surroundings } from './notices.ts';
import { placeFields } from './place-part.ts';
import { choiceOf, placed, placementOf } from './placement.ts';
import { countsOf, summary } from './summary.ts';

export interface DeskLooks {
  readonly words: Words;
  /** Declared services: id and name. */
  readonly names: readonly (readonly [id: string, name: string])[];
  /** Only an entity sends; others may look. */
  readonly maySend: boolean;
  readonly say: (text: string) => void;
  /** Aborted when another page takes the place of this one: it draws no more. */
  readonly signal: AbortSignal;
}

/** The chosen files on the page: they may be those of an earlier visit. */
export function deskView(desk: Desk, looks: DeskLooks): HTMLElement {
  const { entries, checking, sending, project } = desk;
  const { words, maySend, signal } = looks;
  const { upload: say } = words;
  const cards = new Map<number, FileCard>();
  const list = element('ul', { class: 'attesta-files' });
  const heading = element('h2', {}, say.files);
  const speaksOf = new Map<string, string>();
  const actions = cardActions(desk, () => servicesOf(desk, looks));
  const bulk = bulkPlaces(desk, looks);
  const days = daysPart(desk, words, (maps) => {
    speaksOf.clear();
    const named = new Map(servicesOf(desk, looks));
    for (const { path, services } of maps.speaksOf) speaksOf.set(path, services.map((id) => named.get(id) ?? id).join(', '));
    drawSoon();
  });
  const whole = summary(
    {
      send: () => void sending.send(new Set(sendable().map(({ id }) => id))),
      stopChecking: () => checking.cancel(),
      stopSending: () => sending.cancel(),
      clear: () => {
        checking.cancel();
        entries.remove(entries.all().map(({ id }) => id));
      },
      signIn: () => location.reload(),
    },
    words,
    addresses.evidence(project),
  );

  const around = (): Surroundings => ({
    entries,
    standing: desk.context.standing,
    services: new Set(servicesOf(desk, looks).map(([id]) => id)),
  });
  const sendable = () => (maySend ? entries.all().filter((entry) => isSendable(entry, around())) : []);

  const draw = () => {
    const all = entries.all();
    const now = around();
    for (const [id, card] of cards) {
      if (entries.get(id)) continue;
      card.element.remove();
      cards.delete(id);
    }
    for (const entry of all) {
      const card = cards.get(entry.id) ?? fileCard(entry, actions, words);
      if (!cards.has(entry.id)) {
        cards.set(entry.id, card);
        list.append(card.element);
      }
      const path = entry.place.is === 'placed' ? entry.place.read.path : '';
      card.draw(entry, noticesOf(entry, now), speaksOf.get(path) ?? null);
    }
    const counts = countsOf(all, (entry) => maySend && isSendable(entry, now));
    whole.draw(counts);
    bulk.hidden = counts.open === 0;
    days.hidden = !all.some(({ check }) => check.is === 'read');
    heading.hidden = all.length === 0;
  };
  const drawSoon = oncePerFrame(draw, signal);
  const stop = entries.listen(drawSoon);
  signal.addEventListener('abort', stop, { once: true });
  warnOnLeaving(desk, signal);

  const choose = (files: readonly ChosenFile[]) => {
    entries.add(files.map(freshEntry));
    checking.refresh();
  };
  const howNamed = element('details', { class: 'attesta-details' }, element('summary', {}, say.layout), element('p', {}, say.layoutText));
  draw();
  return element('div', {}, chooser(words, choose), howNamed, whole.element, bulk, heading, list, days);
}

const freshEntry = ({ file, from }: ChosenFile) => ({
  ...{ file, from, place: placementOf(from, file.size) },
  ...({ check: { is: 'none' }, sending: { is: 'none' }, wanted: true } as const),
});

/** Those of the declaration in force, and of one among the chosen files. */
function servicesOf({ entries }: Desk, { names }: DeskLooks): readonly (readonly [id: string, name: string])[] {
  const chosen = entries.all().flatMap(({ check }) => (check.is === 'read-text' ? check.checked.services : []));
  return [...new Map([...names, ...chosen.map(({ id, name }) => [id, name] as const)])];
}

function cardActions(desk: Desk, services: CardActions['services']): CardActions {
  const { entries, checking, sending, project, precheck } = desk;
  return {
    services,
    want(id, wanted) {
      entries.change(id, { wanted });
      checking.refresh();
    },
    place(id, service, kind) {
      const entry = entries.get(id);
      const choice = entry && choiceOf(entry.place);
      if (!entry || !choice) return;
      entries.change(id, { place: placed(service, kind, choice.filename, entry.file.size) });
      checking.refresh();
    },
    remove(id) {
      entries.remove([id]);
      checking.refresh();
    },
    checkAgain: (id) => checking.again(id),
    send: (id) => void sending.send(new Set([id])),
    stop: (id) => sending.cancel(id),
    async saveReading(id) {
      const entry = entries.get(id);
      if (entry?.check.is !== 'read') return;
      const text = await precheck.ask({ is: 'digest', of: entry.check.checked.digest });
      if (text !== null) saveText(`${entry.file.name}.lettura.json`, text);
    },
    mappingAddress: () => null,
    receiptAddress: (path) => addresses.file(project, path),
  };
}

/** One place for all files that have none. */
function bulkPlaces({ entries, checking }: Desk, looks: DeskLooks): HTMLElement {
  const { upload: say } = looks.words;
  const fields = placeFields('upload-all', looks.names, looks.words, null);
  const apply = () => {
    for (const { id, place, file } of entries.all()) {
      if (place.is !== 'open') continue;
      entries.change(id, { place: placed(fields.service() ?? place.service, fields.kind() ?? place.kind, place.filename, file.size) });
    }
    checking.refresh();
  };
  return element(
    'section',
    { class: 'attesta-details', 'aria-label': say.places },
    element('h2', { class: 'attesta-small-heading' }, say.places),
    element('p', {}, say.placesText),
    fields.element,
    element(
      'p',
      { class: 'attesta-actions' },
      listening(element('button', { type: 'button', class: 'btn btn-outline-primary' }, say.apply), { click: apply }),
    ),
  );
}

/** Two hundred files tell of themselves faster than a page can be drawn. */
function oncePerFrame(draw: () => void, signal: AbortSignal): () => void {
  let isAsked = false;
  return () => {
    if (isAsked || signal.aborted) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      if (!signal.aborted) draw();
    });
  };
}

/** Whoever closes the window while files are going is asked by the browser. */
function warnOnLeaving({ entries }: Desk, signal: AbortSignal): void {
  const warn = (event: BeforeUnloadEvent) => {
    if (entries.all().some(({ sending }) => sending.is === 'queued' || sending.is === 'under-way')) event.preventDefault();
  };
  addEventListener('beforeunload', warn, { signal });
}
