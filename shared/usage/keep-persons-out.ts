import type { UsageSink } from '../formats/define-format.ts';
import type { SeriesWriter } from '../model/usage.ts';
import { LONGEST_NAME_CHARACTERS } from '../reading/limits.ts';
import { holdsPersonal } from '../reading/personal.ts';

type NameFault = 'NAME_IS_PERSONAL' | 'NAME_TOO_LONG';

function faultOf(name: string): NameFault | null {
  if (name.length > LONGEST_NAME_CHARACTERS) return 'NAME_TOO_LONG';
  return holdsPersonal(name) ? 'NAME_IS_PERSONAL' : null;
}

const NONE = -1;

/**
 * A sink that uses no row whose resource or measure is called by an e-mail address or a tax code: what names a person is not kept, and
 * masked it could be told from no other. Such a row is rejected and says so, as
 * is one whose name is a text of any length. Elsewhere in texts they are masked (well-formed.ts).
 */
export function keepPersonsOut(sink: UsageSink): UsageSink {
  /** The row of which something was used, and that of which something was not. Not every row ends with a word of its fate. */
  let used = NONE;
  let refused = NONE;
  const refuse = (fault: NameFault, row: number): void => {
    // Several values of one row share the name.
    if (refused !== row) sink.issue(fault, row, fault === 'NAME_TOO_LONG' ? { limit: LONGEST_NAME_CHARACTERS } : undefined);
    refused = row;
  };
  const watching = new Map<SeriesWriter, SeriesWriter>();
  const watched = (writer: SeriesWriter): SeriesWriter => ({
    add(stamp, length, value, row) {
      used = row;
      writer.add(stamp, length, value, row);
    },
    ...(writer.lane && { lane: writer.lane, beginDay: writer.beginDay, seeDay: writer.seeDay }),
  });
  const refusing = (fault: NameFault): SeriesWriter => ({ add: (_stamp, _length, _value, row) => refuse(fault, row) });
  const nobody = { NAME_IS_PERSONAL: refusing('NAME_IS_PERSONAL'), NAME_TOO_LONG: refusing('NAME_TOO_LONG') };
  return {
    ...sink,
    series(identity) {
      const fault = faultOf(identity.resourceId ?? '') ?? faultOf(identity.metric ?? '');
      if (fault) return nobody[fault];
      const writer = sink.series(identity);
      const known = watching.get(writer) ?? watched(writer);
      watching.set(writer, known);
      return known;
    },
    resource(seen) {
      const fault = faultOf(seen.resourceId);
      if (fault) return refuse(fault, seen.row);
      used = seen.row;
      sink.resource(seen);
    },
    address(text, row, resourceId) {
      used = row;
      sink.address(text, row, resourceId !== null && faultOf(resourceId) ? null : resourceId);
    },
    row(fate, times) {
      sink.row(refused !== NONE && used !== refused ? 'rejected' : fate, times);
      used = NONE;
      refused = NONE;
    },
  };
}
