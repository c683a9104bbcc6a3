import { type Child, element, listening, refill } from '../../dom/element.ts';
import { bytesText } from '../../parts/bytes.ts';
import type { Words } from '../../words/words.ts';
import { type Entry, isGoing, isUnchecked } from './entry.ts';

export interface SummaryActions {
  send(): void;
  stopChecking(): void;
  stopSending(): void;
  clear(): void;
  saveReadings(): void;
  signIn(): void;
}

/** How far it all has come. */
export interface Counts {
  readonly all: number;
  readonly leftOut: number;
  readonly unchecked: number;
  readonly open: number;
  /** Files of which a digest was made. */
  readonly read: number;
  readonly sendable: readonly Entry[];
  readonly going: number;
  readonly received: number;
  readonly failed: number;
  readonly isSignedOut: boolean;
  /** Of 0 to 1, by bytes; of what is being checked, and of what is being sent. */
  readonly checked: number;
  readonly sent: number;
}

export function countsOf(entries: readonly Entry[], isSendable: (entry: Entry) => boolean): Counts {
  const count = (is: (entry: Entry) => boolean) => entries.filter(is).length;
  const under = entries.filter((one) => isGoing(one) || one.sending.is === 'received');
  const read = entries.filter(({ place }) => place.is !== 'left-out');
  return {
    all: read.length,
    leftOut: entries.length - read.length,
    unchecked: count(isUnchecked),
    read: count(({ check }) => check.is === 'read'),
    open: count(({ place }) => place.is === 'open'),
    sendable: entries.filter(isSendable),
    going: count(isGoing),
    received: count(({ sending }) => sending.is === 'received'),
    failed: count(({ sending }) => sending.is === 'failed'),
    isSignedOut: entries.some(({ sending }) => sending.is === 'failed' && sending.why === 'signed-out'),
    checked: partOf(read, checkedPart),
    sent: partOf(under, sentPart),
  };
}

/** A file of nothing is none: whatever has a size moves the bar by it. */
function partOf(entries: readonly Entry[], part: (entry: Entry) => number): number {
  const all = entries.reduce((sum, { file }) => sum + file.size, 0);
  return all === 0 ? 1 : entries.reduce((sum, entry) => sum + part(entry) * entry.file.size, 0) / all;
}

const checkedPart = ({ check }: Entry): number =>
  check.is === 'reading' ? check.progress.bytes / Math.max(1, check.progress.of) : check.is === 'waiting' ? 0 : 1;
const sentPart = ({ sending, file }: Entry): number =>
  sending.is === 'received' ? 1 : sending.is === 'under-way' ? sending.sent / Math.max(1, file.size) : 0;

export interface Summary {
  readonly element: HTMLElement;
  draw(counts: Counts): void;
  /** What it says now, in one text. */
  told(): string;
}

/** What all files together have come to, and the buttons that are about all of them. */
export function summary(actions: SummaryActions, words: Words, evidence: string): Summary {
  const { upload: say, language } = words;
  const button = (look: string, click: () => void) => listening(element('button', { type: 'button', class: `btn ${look}` }), { click });
  const send = button('btn-primary', actions.send);
  const stopChecking = button('btn-outline-primary', actions.stopChecking);
  const stopSending = button('btn-outline-primary', actions.stopSending);
  const clear = button('btn-outline-primary', actions.clear);
  const save = button('btn-outline-primary', actions.saveReadings);
  refill(stopChecking, say.stopChecking);
  refill(stopSending, say.stopSending);
  refill(clear, say.clear);
  refill(save, say.saveReadings);
  const said = element('ul', { class: 'attesta-said' });
  const bar = element('progress', { max: 1, value: 0, 'aria-label': say.progress.check });
  const signIn = element(
    'div',
    { class: 'alert alert-warning', role: 'alert', hidden: true },
    element('p', {}, say.signedOut),
    listening(element('button', { type: 'button', class: 'btn btn-primary btn-sm' }, say.signIn), { click: actions.signIn }),
  );
  const whole = element(
    'section',
    { class: 'attesta-standing attesta-open', 'aria-label': say.standing },
    said,
    bar,
    signIn,
    element('p', { class: 'attesta-actions' }, send, stopChecking, stopSending, save, clear),
  );
  let told = '';
  return {
    element: whole,
    told: () => told.replaceAll('\n', ' '),
    draw(counts) {
      const sentences = sentencesOf(counts, words);
      if (sentences.join('\n') !== told) {
        told = sentences.join('\n');
        const links: Child = counts.received > 0 && element('li', {}, element('a', { href: evidence }, say.toEvidence));
        refill(
          said,
          sentences.map((text) => element('li', {}, text)),
          links,
        );
      }
      const count = counts.sendable.length;
      refill(send, say.send(String(count)));
      send.hidden = count === 0 || counts.going > 0 || counts.unchecked > 0;
      stopChecking.hidden = counts.unchecked === 0;
      stopSending.hidden = counts.going === 0;
      clear.hidden = counts.all + counts.leftOut === 0 || counts.going > 0;
      save.hidden = counts.read === 0 || counts.unchecked > 0;
      bar.hidden = counts.unchecked === 0 && counts.going === 0;
      bar.value = counts.going > 0 ? counts.sent : counts.checked;
      bar.setAttribute('aria-label', counts.going > 0 ? say.progress.send : say.progress.check);
      signIn.hidden = !counts.isSignedOut;
    },
  };

  function sentencesOf(counts: Counts, { upload }: Words): readonly string[] {
    const { all, unchecked, going, received, failed, sendable, open, leftOut } = counts;
    const size = bytesText(
      sendable.reduce((sum, { file }) => sum + file.size, 0),
      language,
    );
    const sentences: readonly (string | false)[] = [
      all + leftOut === 0 && upload.nothing,
      unchecked > 0 ? upload.checking(String(all - unchecked), String(all)) : all > 0 && received < all && upload.checked(String(all)),
      going > 0 && upload.sendingNow(String(received), String(received + going)),
      going === 0 && received > 0 && upload.allSent(String(received)),
      failed > 0 && upload.someFailed(String(failed)),
      going === 0 && unchecked === 0 && sendable.length > 0 && upload.ready(String(sendable.length), size),
      open > 0 && upload.openPlaces(String(open)),
      leftOut > 0 && upload.leftOut(String(leftOut)),
    ];
    return sentences.filter((one) => one !== false);
  }
}
