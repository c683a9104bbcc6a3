import { element } from '../../dom/element.ts';
import type { Maps } from '../../precheck/protocol.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';
import { cardActions } from './card-actions.ts';
import { chooser } from './chooser.ts';
import { daysPart } from './days.ts';
import type { Desk } from './desk.ts';
import type { ChosenFile } from './dropped-files.ts';
import { type FileCard, fileCard } from './file-card.ts';
import { bulkPlaces, leftOutPart, onlyTroubled } from './list-parts.ts';
import { isSendable, isTroubled, noticesOf, type Surroundings } from './notices.ts';
import { pathOf, placementOf } from './placement.ts';
import { saveReadings } from './save-readings.ts';
import { type Counts, countsOf, summary } from './summary.ts';

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
  const filter = onlyTroubled(words, () => draw());
  const leftOut = leftOutPart(words);
  const speaksOf = new Map<string, string>();
  const actions = cardActions(desk, () => servicesOf(desk, looks));
  const bulk = bulkPlaces(desk, looks.names, words);
  const days = daysPart(desk, words, (maps) => {
    speaksOf.clear();
    for (const [path, text] of spokenOf(maps, desk, looks)) speaksOf.set(path, text);
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
      saveReadings: () => void saveReadings(desk),
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
        (entry.place.is === 'left-out' ? leftOut.list : list).append(card.element);
      }
      const notices = noticesOf(entry, now);
      card.draw(entry, notices, speaksOf.get(pathOf(entry.place) ?? '') ?? null);
      card.element.hidden = filter.box.checked && entry.place.is !== 'left-out' && !isTroubled(entry, notices);
    }
    const counts = countsOf(all, (entry) => maySend && isSendable(entry, now));
    whole.draw(counts);
    bulk.hidden = counts.open === 0;
    days.hidden = !all.some(({ check }) => check.is === 'read');
    heading.hidden = all.length === 0;
    filter.element.hidden = counts.all < 2;
    leftOut.draw(counts.leftOut);
    tellTurns(counts);
  };
  let before = { unchecked: 0, going: 0 };
  /** What ends away from the focus is read aloud: the check of all files, and their sending. */
  const tellTurns = (counts: Counts) => {
    const [checkEnded, sendEnded] = [before.unchecked > 0 && counts.unchecked === 0, before.going > 0 && counts.going === 0];
    before = counts;
    if (checkEnded || sendEnded) looks.say(whole.told());
  };
  const drawSoon = oncePerFrame(draw, signal);
  const stop = entries.listen(drawSoon);
  signal.addEventListener('abort', stop, { once: true });

  const choose = (files: readonly ChosenFile[]) => {
    entries.add(files.map(freshEntry));
    checking.refresh();
  };
  const howNamed = element('details', { class: 'attesta-details' }, element('summary', {}, say.layout), element('p', {}, say.layoutText));
  draw();
  return element('div', {}, chooser(words, choose), howNamed, whole.element, bulk, heading, filter.element, list, leftOut.element, days);
}

const freshEntry = ({ file, from }: ChosenFile) => ({
  ...{ file, from, place: placementOf(from, file.size) },
  ...({ check: { is: 'none' }, sending: { is: 'none' }, wanted: true } as const),
});

/** The services that each report speaks of, in words; none at all is told too, where there is a declaration to go by. */
function spokenOf({ by, speaksOf }: Maps, desk: Desk, looks: DeskLooks): ReadonlyMap<string, string> {
  if (by === 'files') return new Map();
  const named = new Map(servicesOf(desk, looks));
  const found = new Map(speaksOf.map(({ path, services }) => [path, services.map((id) => named.get(id) ?? id).join(', ')]));
  const reports = desk.entries.all().filter(({ check }) => check.is === 'read' && check.checked.reading.seriesTotal > 0);
  return new Map(reports.map(({ place }) => [pathOf(place) ?? '', found.get(pathOf(place) ?? '') ?? looks.words.upload.speaksOfNone]));
}

/** Those of the declaration in force, and of one among the chosen files. */
function servicesOf({ entries }: Desk, { names }: DeskLooks): readonly (readonly [id: string, name: string])[] {
  const chosen = entries.all().flatMap(({ check }) => (check.is === 'read-text' ? check.checked.services : []));
  return [...new Map([...names, ...chosen.map(({ id, name }) => [id, name] as const)])];
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
