import type { UsageSink } from '../formats/define-format.ts';

/**
 * Counts an issue once for each data point, also where several statistics of it share the fault: the counts of issues are counts of
 * rows. Rows come in order, so only those of the current row are remembered.
 */
export function oncePerRow(sink: UsageSink): UsageSink {
  let current = 0;
  const told = new Set<string>();
  return {
    ...sink,
    issue(code, row, details) {
      if (row !== current) told.clear();
      current = row;
      const fault = `${code} ${typeof details?.field === 'string' ? details.field : ''}`;
      if (row > 0 && told.has(fault)) return;
      told.add(fault);
      sink.issue(code, row, details);
    },
  };
}
