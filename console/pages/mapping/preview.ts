import type { EvidenceKind } from '../../../shared/model/evidence-kinds.ts';
import type { ProjectKey } from '../../../shared/model/keys.ts';
import { renderNumber } from '../../../shared/reasons/render.ts';
import { type Child, element, refill } from '../../dom/element.ts';
import { heatMap } from '../../heat-map/heat-map.ts';
import { facts } from '../../parts/facts.ts';
import type { Precheck } from '../../precheck/open-precheck.ts';
import type { Checked, Maps } from '../../precheck/protocol.ts';
import type { Words } from '../../words/words.ts';
import { toldIssues } from './told-issues.ts';

/** A file that is being explained: its bytes, and where it lies or will lie. */
export interface Explained {
  readonly file: Blob;
  readonly folder: string;
  readonly kind: EvidenceKind;
  readonly filename: string;
}

interface Around {
  readonly precheck: Precheck;
  readonly of: ProjectKey;
  readonly now: () => number;
  /** The declaration in force: whose servers the days are drawn for; null: those of the file. */
  readonly declaration: Blob | null;
  readonly signal: AbortSignal;
}

export interface Preview {
  readonly element: HTMLElement;
  /** Reads the file by this mapping and shows what comes of it; whatever was being tried before is given up. */
  try(mapping: string): void;
}

/** ms of quiet after which a change is tried: whoever fills in a form changes several fields. */
const quiet = 300;

/** What the pipeline would make of a file with a mapping, before anything is sent: rows, what is wrong with them, the days covered. */
export function mappingPreview(explained: Explained, around: Around, words: Words): Preview {
  const { mapping: say } = words;
  const { precheck, signal } = around;
  const said = element('p', { role: 'status' });
  const body = element('div');
  let under = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => under.abort());

  const run = async (text: string) => {
    under.abort();
    under = new AbortController();
    const mine = under;
    const mapping = new Blob([text], { type: 'application/yaml' });
    const progress = ({ bytes, of }: { readonly bytes: number; readonly of: number }) =>
      refill(said, say.previewing(`${renderNumber(of === 0 ? 100 : Math.floor((bytes * 100) / of), words.language)} %`));
    const { file, filename, kind } = explained;
    const checked = await precheck.check({ file, filename, kind, mapping, language: words.language }, { signal: mine.signal, progress });
    const maps = checked.reading.rows.accepted > 0 ? await mapsOf(checked, explained, around, mine.signal) : null;
    if (mine.signal.aborted) return;
    refill(said);
    refill(body, figures(checked, words), maps && days(maps, around, words));
  };
  return {
    element: element('section', { class: 'attesta-preview' }, element('h2', {}, say.preview), said, body),
    try(mapping) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        run(mapping).catch((error: unknown) => {
          if (isCancelled(error)) return;
          refill(said, isGone(error) ? say.gone : say.ours);
        });
      }, quiet);
    },
  };
}

const isCancelled = (error: unknown): boolean => (error as { readonly why?: unknown }).why === 'cancelled';
const isGone = (error: unknown): boolean => (error as { readonly why?: unknown }).why === 'gone';

const mapsOf = (
  { digest }: Checked,
  { folder, kind, filename }: Explained,
  { precheck, of, now, declaration }: Around,
  signal: AbortSignal,
): Promise<Maps> =>
  precheck.ask(
    {
      is: 'maps',
      project: of,
      declaration,
      files: [{ path: `${folder}/${kind}/${filename}`, digest }],
      asOf: new Date(now()).toISOString().replace(/\.\d+/, ''),
    },
    { signal },
  );

function figures({ reading, mappingProblems }: Checked, words: Words): Child {
  const { mapping: say, language } = words;
  const { rows } = reading;
  const number = (count: number) => renderNumber(count, language);
  return [
    mappingProblems.length > 0 && [
      element('p', { class: 'attesta-late' }, say.unread),
      element(
        'ul',
        {},
        mappingProblems.map((problem) => element('li', {}, problem)),
      ),
    ],
    rows.accepted === 0 && element('p', { class: 'attesta-late' }, say.nothing),
    facts([
      [say.rows, say.outOf(number(rows.accepted), number(rows.read))],
      [say.refused, number(rows.rejected)],
      [say.servers, number(reading.resourcesTotal)],
      [say.measures, number(reading.seriesTotal)],
    ]),
    toldIssues(reading, words),
  ];
}

/** By the declaration, those services that the file speaks of; else as the file itself has them. */
function days({ maps, by, speaksOf }: Maps, { precheck }: Around, words: Words): Child {
  const spoken = new Set(speaksOf.flatMap(({ services }) => services));
  const shown = by === 'files' ? maps : maps.filter(({ service }) => spoken.has(service));
  if (shown.length === 0) return null;
  return [
    element('h3', {}, words.mapping.days),
    shown.map((map) => [
      by === 'declaration' && element('h4', {}, map.serviceName),
      heatMap({
        map,
        language: words.language,
        openCell: async (place) => {
          const cell = await precheck.ask({ is: 'cell', service: map.service, ...place });
          if (!cell) throw new Error('another map was drawn meanwhile');
          return cell;
        },
      }),
    ]),
  ];
}
