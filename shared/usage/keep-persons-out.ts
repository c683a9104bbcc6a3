import type { UsageSink } from '../formats/define-format.ts';
import type { SeriesWriter } from '../model/usage.ts';
import { holdsPersonal } from '../reading/personal.ts';

/**
 * A sink that uses no row whose resource or measure is called by an e-mail address or a tax code: what names a person is not kept, and
 * masked it could be told from no other. Such a row is rejected and says so. Elsewhere in texts they are masked (well-formed.ts).
 */
export function keepPersonsOut(sink: UsageSink): UsageSink {
  /** Of the row that is being read. */
  let used = false;
  let refused = false;
  const refuse = (row: number): void => {
    // Several values of one row share the name.
    if (!refused) sink.issue('NAME_IS_PERSONAL', row);
    refused = true;
  };
  const watching = new Map<SeriesWriter, SeriesWriter>();
  const watched = (writer: SeriesWriter): SeriesWriter => ({
    add(stamp, length, value, row) {
      used = true;
      writer.add(stamp, length, value, row);
    },
  });
  const nobody: SeriesWriter = { add: (_stamp, _length, _value, row) => refuse(row) };
  return {
    ...sink,
    series(identity) {
      const { resourceId, metric } = identity;
      if (holdsPersonal(resourceId ?? '') || holdsPersonal(metric ?? '')) return nobody;
      const writer = sink.series(identity);
      const known = watching.get(writer) ?? watched(writer);
      watching.set(writer, known);
      return known;
    },
    resource(seen) {
      if (holdsPersonal(seen.resourceId)) return refuse(seen.row);
      used = true;
      sink.resource(seen);
    },
    address(text, row, resourceId) {
      used = true;
      sink.address(text, row, resourceId !== null && holdsPersonal(resourceId) ? null : resourceId);
    },
    row(fate) {
      sink.row(refused && !used ? 'rejected' : fate);
      used = false;
      refused = false;
    },
  };
}
