import { openBlockWriter } from './block-writer.ts';
import { type Extent, stepsOf } from './extent.ts';
import { fleetOf, measures } from './fleet.ts';

const COMMA = 44;
const DOT = 46;
const LINE_FEED = 10;

/** Names of the value columns, machine by machine. */
export const wideColumns = (extent: Extent): readonly { readonly title: string; readonly id: string; readonly metric: string }[] =>
  fleetOf(extent).ids.flatMap((id) => measures.map(({ name }) => ({ title: `${id} ${name}`, id, metric: name })));

/** `Time` and a column for each machine and measure, as Grafana writes panels; an empty cell is no sample. */
export function writeWide(path: string, extent: Extent): void {
  const out = openBlockWriter(path);
  const fleet = fleetOf(extent);
  out.text('"time"');
  for (const { title } of wideColumns(extent)) out.text(`,"${title}"`);
  out.text('\n');
  for (let step = 0; step < stepsOf(extent); step += 1) {
    const isFlawed = (step + 1) % extent.malformedEvery === 0;
    out.text(isFlawed ? '2026-13-45T99:00:00Z' : `${new Date(extent.start + step * extent.step * 1000).toISOString().slice(0, 19)}Z`);
    for (let vm = 0; vm < extent.vms; vm += 1) {
      for (const [measure, { whole }] of measures.entries()) {
        out.byte(COMMA);
        if (!fleet.has(vm, step, measure)) continue;
        if (whole) out.integer(fleet.value(vm, step, measure));
        else out.hundredths(fleet.value(vm, step, measure), DOT);
      }
    }
    out.byte(LINE_FEED);
  }
  out.close();
}
