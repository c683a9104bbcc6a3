import type { EvidenceKind } from '../../../shared/model/evidence-kinds.ts';
import { mappingPathsOf, type ProjectKey } from '../../../shared/model/keys.ts';
import type { Language } from '../../../shared/reasons/render.ts';
import { type Precheck, PrecheckFault } from '../../precheck/open-precheck.ts';
import type { CheckedText } from '../../precheck/protocol.ts';
import type { Entries } from './entries.ts';
import type { Entry } from './entry.ts';
import { choiceOf, pathOf, placed } from './placement.ts';

export interface CheckingMeans {
  readonly project: ProjectKey;
  readonly precheck: Precheck;
  readonly language: () => Language;
  /** The mapping that stands at a path of the project already; null: none that is valid. */
  readonly standingMapping: (path: string) => Promise<Blob | null>;
}

export interface Checking {
  /** Reads these again, and first time: those whose kind or mapping is another than they were read with. */
  refresh(): void;
  /** Reads one again, whatever it was read with. */
  again(id: number): void;
  cancel(): void;
}

/** What an entry was read with: another makes another digest. */
interface Reading {
  readonly as: string;
  readonly stop: AbortController;
  readonly text: Promise<CheckedText | null>;
}

/** Has every chosen file read as it would be where it goes. */
export function openChecking(entries: Entries, { project, precheck, language, standingMapping }: CheckingMeans): Checking {
  const readings = new Map<number, Reading>();

  const start = (entry: Entry): void => {
    const { id, file } = entry;
    const before = readings.get(id);
    const what = roleOf(entry);
    // Whose mapping comes or goes is read again; who has none is not.
    const as = JSON.stringify([what, choiceOf(entry.place)?.kind ?? null, what === 'evidence' ? mappingNames(entry) : null]);
    if (before?.as === as) return;
    before?.stop.abort();
    const stop = new AbortController();
    const { signal } = stop;
    entries.change(id, { check: { is: 'waiting' } });
    if (what !== 'evidence') {
      const text = precheck.checkText({ file, what, project, language: language() }, { signal });
      readings.set(id, { as, stop, text: text.catch(() => null) });
      settle(
        id,
        stop,
        text.then((checked) => ({ is: 'read-text', checked }) as const),
      );
      return;
    }
    readings.set(id, { as, stop, text: Promise.resolve(null) });
    settle(id, stop, readEvidence(entry, signal));
  };

  const settle = (id: number, stop: AbortController, reading: Promise<Entry['check']>) => {
    const isCurrent = () => readings.get(id)?.stop === stop;
    reading.then(
      (check) => {
        if (!isCurrent()) return;
        entries.change(id, { check, ...(isRefused(check) ? { wanted: false } : {}) });
        suggest(id);
      },
      (error: unknown) => {
        if (isCurrent()) entries.change(id, { check: { is: 'failed', why: error instanceof PrecheckFault ? error.why : 'ours' } });
      },
    );
  };

  const readEvidence = async (entry: Entry, signal: AbortSignal): Promise<Entry['check']> => {
    const { id, file, place } = entry;
    const mapping = await mappingOf(place);
    const kind = choiceOf(place)?.kind ?? null;
    const filename = pathOf(place)?.split('/').at(-1) ?? file.name;
    const request = { file, filename, kind, mapping, language: language() };
    const progress = (told: Extract<Entry['check'], { is: 'reading' }>['progress']) => {
      if (!signal.aborted) entries.change(id, { check: { is: 'reading', progress: told } });
    };
    return { is: 'read', checked: await precheck.check(request, { signal, progress }) };
  };

  /** Those that are there at all: of the files chosen, by their numbers. */
  const mappingNames = ({ place }: Entry): readonly (number | null)[] => candidatesOf(place).map((path) => mappingAt(path)?.id ?? null);
  const mappingAt = (path: string): Entry | undefined => entries.all().find((entry) => entry.wanted && pathOf(entry.place) === path);

  /** The mapping that the pipeline would find: of the files chosen, else of those that stand there; an invalid one counts as none. */
  const mappingOf = async (place: Entry['place']): Promise<Blob | null> => {
    for (const path of candidatesOf(place)) {
      const chosen = mappingAt(path);
      if (!chosen) {
        const standing = await standingMapping(path);
        if (standing) return standing;
        continue;
      }
      const text = await readings.get(chosen.id)?.text;
      if (text && text.problems.length === 0) return chosen.file;
    }
    return null;
  };

  /** What a file looks like is put forward where nobody has said what it is. */
  const suggest = (id: number): void => {
    const entry = entries.get(id);
    if (entry?.check.is !== 'read' || entry.place.is !== 'open' || entry.place.kind !== null) return;
    const { looksLike } = entry.check.checked;
    if (looksLike === null) return;
    const { service, filename } = entry.place;
    entries.change(id, { place: placed(service ?? defaultService(looksLike), looksLike, filename, entry.file.size) });
    refresh();
  };

  const refresh = (): void => {
    const all = entries.all().filter(({ place, sending }) => place.is !== 'left-out' && sending.is !== 'received');
    // Mappings first: what is read with them waits for them.
    for (const entry of all.filter((one) => roleOf(one) !== 'evidence')) start(entry);
    for (const entry of all.filter((one) => roleOf(one) === 'evidence')) start(entry);
  };

  return {
    refresh,
    again(id) {
      readings.get(id)?.stop.abort();
      readings.delete(id);
      refresh();
    },
    cancel() {
      for (const { stop } of readings.values()) stop.abort();
    },
  };
}

function roleOf({ place }: Entry): 'declaration' | 'mapping' | 'evidence' {
  return place.is === 'placed' ? place.read.is : 'evidence';
}

const candidatesOf = (place: Entry['place']): readonly string[] =>
  place.is === 'placed' && place.read.is === 'evidence' ? mappingPathsOf(place.read.path) : [];

/** A report counts for every service that declares its servers, wherever it is filed; a list counts for the service that it is filed under. */
const defaultService = (kind: EvidenceKind): string | null => (kind === 'usage-report' ? 'project' : null);

/** Of what was refused nothing would count: it goes only where the person says so. */
const isRefused = (check: Entry['check']): boolean => check.is === 'read' && check.checked.reading.status === 'refused';
