import type { EvidenceKind } from '../../../shared/model/evidence-kinds.ts';
import type { ProjectKey } from '../../../shared/model/keys.ts';
import { renderNumber } from '../../../shared/reasons/render.ts';
import { type Child, element, refill } from '../../dom/element.ts';
import { heatMap } from '../../heat-map/heat-map.ts';
import { facts } from '../../parts/facts.ts';
import type { Precheck } from '../../precheck/open-precheck.ts';
import type { Checked, Maps } from '../../precheck/protocol.ts';
import type { Words } from '../../words/words.ts';
import { toldIssues } from '../evidence/told-issues.ts';

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
  const underWay = element('p');
  const body = element('div');
  let under = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => under.abort());

  const run = async (text: string) => {
    under.abort();
    under = new AbortController();
    const mine = under;
    const mapping = new Blob([text], { type: 'application/yaml' });
    const bar = element('progress', { max: 1, value: 0, 'aria-label': say.previewing });
    const progress = ({ bytes, of }: { readonly bytes: number; readonly of: number }) => {
      bar.value = of === 0 ? 1 : bytes / of;
    };
    refill(said, say.previewing);
    refill(underWay, bar);
    const { file, filename, kind } = explained;
    const checked = await precheck.check({ file, filename, kind, mapping, language: words.language }, { signal: mine.signal, progress });
    const drawn = checked.reading.rows.accepted > 0 ? await drawnOf(checked, explained, around, mine.signal) : null;
    if (mine.signal.aborted) return;
    const { accepted, read } = checked.reading.rows;
    refill(said, say.previewed(renderNumber(accepted, words.language), renderNumber(read, words.language)));
    refill(underWay);
    refill(body, figures(checked, drawn?.servers ?? [], words), drawn && days(drawn, around, words));
  };
  return {
    element: element('section', { class: 'attesta-preview' }, element('h2', {}, say.preview), said, underWay, body),
    try(mapping) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        run(mapping).catch((error: unknown) => {
          if (isCancelled(error)) return;
          refill(underWay);
          refill(said, isGone(error) ? say.gone : say.ours);
        });
      }, quiet);
    },
  };
}

const isCancelled = (error: unknown): boolean => (error as { readonly why?: unknown }).why === 'cancelled';
const isGone = (error: unknown): boolean => (error as { readonly why?: unknown }).why === 'gone';

interface Drawn {
  /** The servers that the file has figures of, as its rows or its name say. */
  readonly servers: readonly string[];
  readonly by: Maps['by'];
  readonly maps: Maps['maps'];
}

/** The days by the declaration, for the services that the file speaks of; where it speaks of none, as the file itself has them. */
async function drawnOf(
  { digest }: Checked,
  explained: Explained,
  { precheck, of, now, declaration }: Around,
  signal: AbortSignal,
): Promise<Drawn> {
  const { folder, kind, filename } = explained;
  const files = [{ path: `${folder}/${kind}/${filename}`, digest }];
  const asOf = new Date(now()).toISOString().replace(/\.\d+/, '');
  const ask = (by: Blob | null) => precheck.ask({ is: 'maps', project: of, declaration: by, files, asOf }, { signal });
  const own = await ask(null);
  const servers = own.maps.flatMap(({ resources }) => resources.map(({ id }) => id));
  const declared = declaration && (await ask(declaration));
  const spoken = new Set(declared?.by === 'declaration' ? declared.speaksOf.flatMap(({ services }) => services) : []);
  if (declared && spoken.size > 0) return { servers, by: 'declaration', maps: declared.maps.filter(({ service }) => spoken.has(service)) };
  // The days that are drawn last are those whose cells can be opened.
  return { servers, by: 'files', maps: (declared ? await ask(null) : own).maps };
}

function figures({ reading, mappingProblems }: Checked, servers: readonly string[], words: Words): Child {
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
      [say.servers, servers.length === 0 ? number(0) : serversText(servers, words)],
      [say.measures, number(reading.seriesTotal)],
    ]),
    toldIssues(reading, 'h3', words),
  ];
}

/** So many are named. */
const namedServers = 5;

function serversText(servers: readonly string[], { language }: Words): string {
  const rest = servers.length - namedServers;
  return `${servers.slice(0, namedServers).join(', ')}${rest > 0 ? ` + ${renderNumber(rest, language)}` : ''}`;
}

function days({ maps, by }: Drawn, { precheck }: Around, words: Words): Child {
  if (maps.length === 0) return null;
  return [
    element('h3', {}, words.mapping.days),
    by === 'files' && element('p', { class: 'attesta-prose' }, words.mapping.undeclared),
    maps.map((map) => [
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
