import { heatMap } from '../../../console/heat-map/heat-map.ts';
import type { ContinuityCell } from '../../../shared/model/continuity-cell.ts';
import type { ContinuityMap, MapResource } from '../../../shared/model/continuity-map.ts';

/** The component by itself, as any page mounts it; what it costs to draw is kept where a test can read it. */
const asked = new URLSearchParams(location.search);
const language = asked.get('lang') === 'en' ? 'en' : 'it';
const map = (await (await fetch(`/map.json?${asked}`)).json()) as ContinuityMap;
document.documentElement.lang = language;

const openCell = async (place: Readonly<Record<string, string>>): Promise<ContinuityCell> => {
  const answer = await fetch(`/cell.json?${new URLSearchParams(place)}`);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json() as Promise<ContinuityCell>;
};

/** `?first=25`: the others come in pages of 200, as from the API. */
const first = Number(asked.get('first') ?? map.resources.length);
let from = first;
const rest = {
  total: map.resources.length,
  async next(): Promise<readonly MapResource[] | null> {
    if (from >= map.resources.length) return null;
    const answer = await fetch(`/more.json?${new URLSearchParams({ ...Object.fromEntries(asked), from: String(from) })}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const more = (await answer.json()) as readonly MapResource[];
    from += more.length;
    return more;
  },
};

const before = performance.now();
const main = document.querySelector('main');
main?.append(heatMap({ map: { ...map, resources: map.resources.slice(0, first) }, language, openCell, rest }));
const made = performance.now();
// The layout is asked for, not waited for.
const height = main?.getBoundingClientRect().height ?? 0;
document.body.dataset.drawn = JSON.stringify({ made: made - before, laidOut: performance.now() - before, height });
