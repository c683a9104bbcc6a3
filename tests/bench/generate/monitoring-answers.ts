import { type BlockWriter, openBlockWriter } from './block-writer.ts';
import { type Extent, stepsOf } from './extent.ts';
import { type Fleet, fleetOf, measures } from './fleet.ts';

const DOT = 46;

/** The same four shapes of numbers under the names that each vendor documents. */
export const cloudWatchMetrics = ['CPUUtilization', 'mem_used_percent', 'DiskReadBytes', 'NetworkIn'] as const;
export const azureMetrics = ['Percentage CPU', 'Available Memory Percentage', 'Disk Read Bytes', 'Network In Total'] as const;
const azureUnits = ['Percent', 'Percent', 'Bytes', 'Bytes'] as const;

export const azureId = (id: string): string =>
  `/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/RG_Valdoro/providers/Microsoft.Compute/virtualMachines/vm-${id}`;

const stamp = (extent: Extent, step: number): string => `${new Date(extent.start + step * extent.step * 1000).toISOString().slice(0, 19)}Z`;

function putValue(out: BlockWriter, fleet: Fleet, vm: number, step: number, measure: number): void {
  if (measures[measure]?.whole) out.integer(fleet.value(vm, step, measure));
  else out.hundredths(fleet.value(vm, step, measure), DOT);
}

/** Calls for each step at which the measure has a sample. */
function eachSample(extent: Extent, fleet: Fleet, vm: number, measure: number, call: (step: number, isFirst: boolean) => void): void {
  let isFirst = true;
  for (let step = 0; step < stepsOf(extent); step += 1) {
    if (!fleet.has(vm, step, measure)) continue;
    call(step, isFirst);
    isFirst = false;
  }
}

/** `aws cloudwatch get-metric-data`: for each machine and metric a list of times and one of values. */
export function writeCloudWatch(path: string, extent: Extent): void {
  const out = openBlockWriter(path);
  const fleet = fleetOf(extent);
  out.text('{"MetricDataResults":[');
  for (const [vm, id] of fleet.ids.entries()) {
    for (const [measure, metric] of cloudWatchMetrics.entries()) {
      out.text(`${vm + measure > 0 ? ',' : ''}\n{"Id":"m${vm}_${measure}","Label":"${id} ${metric} Average","Timestamps":[`);
      eachSample(extent, fleet, vm, measure, (step, isFirst) => out.text(`${isFirst ? '' : ','}"${stamp(extent, step)}"`));
      out.text('],"Values":[');
      eachSample(extent, fleet, vm, measure, (step, isFirst) => {
        if (!isFirst) out.text(',');
        putValue(out, fleet, vm, step, measure);
      });
      out.text('],"StatusCode":"Complete"}');
    }
  }
  out.text('],"Messages":[]}\n');
  out.close();
}

/** `az monitor metrics list`: an object for each point, which states how long a minute is. */
export function writeAzure(path: string, extent: Extent): void {
  const out = openBlockWriter(path);
  const fleet = fleetOf(extent);
  out.text(`{"cost":0,"timespan":"${stamp(extent, 0)}/${stamp(extent, stepsOf(extent))}","interval":"PT${extent.step / 60}M","value":[`);
  for (const [vm, id] of fleet.ids.entries()) {
    for (const [measure, metric] of azureMetrics.entries()) {
      const named = `"id":"${azureId(id)}/providers/Microsoft.Insights/metrics/${metric}","type":"Microsoft.Insights/metrics","name":{"value":"${metric}"}`;
      out.text(`${vm + measure > 0 ? ',' : ''}\n{${named},"unit":"${azureUnits[measure]}","timeseries":[{"metadatavalues":[],"data":[`);
      const key = measure === 3 ? 'total' : 'average';
      eachSample(extent, fleet, vm, measure, (step, isFirst) => {
        out.text(`${isFirst ? '' : ','}{"timeStamp":"${stamp(extent, step)}","${key}":`);
        putValue(out, fleet, vm, step, measure);
        out.text('}');
      });
      out.text(']}]}');
    }
  }
  out.text(']}\n');
  out.close();
}
