import type { ProjectKey } from '../../../shared/model/keys.ts';
import { openPrecheck, type Precheck } from '../../precheck/open-precheck.ts';
import type { PageContext } from '../page.ts';
import { type Checking, openChecking } from './checking.ts';
import { type Entries, openEntries } from './entries.ts';
import { isGoing } from './entry.ts';
import type { Standing } from './notices.ts';
import { type FileSending, openSending } from './sending.ts';

/**
 * The files that a person is about to send to one project. It outlives the page: whoever looks at another page, or at this one in the other
 * language, finds the files as they were, and what was being sent goes on.
 */
export interface Desk {
  readonly project: ProjectKey;
  readonly precheck: Precheck;
  readonly entries: Entries;
  readonly checking: Checking;
  readonly sending: FileSending;
  /** What the page knows now, of the language and of the project: each time it is opened it knows anew. */
  context: DeskContext;
}

export interface DeskContext extends Pick<PageContext, 'words' | 'apiUntil' | 'now'> {
  readonly standing: readonly Standing[];
  /** The text of the declaration that stands there, valid or not; null: none. */
  readonly declaration: string | null;
}

const desks = new Map<string, Desk>();

/** The desk of a project. Those of others are cleared away, unless files of theirs are on their way. */
export function deskOf(project: ProjectKey, context: DeskContext): Desk {
  const key = `${project.ipa} ${project.cup}`;
  for (const [other, desk] of desks) {
    if (other === key || isSending(desk)) continue;
    desk.precheck.close();
    desks.delete(other);
  }
  const known = desks.get(key);
  if (!known) {
    const desk = openDesk(project, context);
    desks.set(key, desk);
    return desk;
  }
  const isTold = known.context.words.language === context.words.language;
  known.context = context;
  if (!isTold) retell(known);
  return known;
}

const isSending = ({ entries }: Desk): boolean => entries.all().some(isGoing);

/** Whoever closes the window while files are on their way is asked by the browser, whichever page they look at. */
function warnOnLeaving(event: BeforeUnloadEvent): void {
  if ([...desks.values()].some(isSending)) event.preventDefault();
}

/** What was read is told in the other language; nothing is read again for it but what people have written. */
function retell({ entries, checking, precheck, context }: Desk): void {
  const { language } = context.words;
  for (const { id, check } of entries.all()) {
    if (check.is === 'read-text') checking.again(id);
    if (check.is !== 'read') continue;
    const { checked } = check;
    precheck.ask({ is: 'tell', of: checked.digest, language }).then(
      (reading) => {
        // It may have been read anew meanwhile.
        if (reading && entries.get(id)?.check === check) entries.change(id, { check: { is: 'read', checked: { ...checked, reading } } });
      },
      // A worker that has ended tells nothing any more, and what is there stays in the language it is in.
      () => {},
    );
  }
}

function openDesk(project: ProjectKey, context: DeskContext): Desk {
  const entries = openEntries();
  const precheck = openPrecheck();
  // The same listener is added once, however many desks there are.
  addEventListener('beforeunload', warnOnLeaving);
  const desk: Desk = {
    ...{ project, precheck, entries, context },
    checking: openChecking(entries, {
      project,
      precheck,
      language: () => desk.context.words.language,
      standingMapping: (path) => standingMapping(desk, path),
    }),
    sending: openSending(entries, {
      project,
      api: (signal) => desk.context.apiUntil(signal),
      words: () => desk.context.words,
      now: () => desk.context.now(),
    }),
  };
  return desk;
}

/** One that is not valid is shown as refused, and counts as none. */
async function standingMapping({ project, context }: Desk, path: string): Promise<Blob | null> {
  if (!context.standing.some((one) => one.path === path && one.state !== 'refused')) return null;
  const [folder = '', kind = '', name = ''] = path.split('/');
  const upload = name === 'mapping.yaml' ? undefined : name.replace(/\.mapping\.yaml$/, '');
  const api = context.apiUntil(new AbortController().signal);
  const written = await api.mapping(project, { folder, kind, ...(upload === undefined ? {} : { upload }) });
  return written?.text == null ? null : new Blob([written.text]);
}
