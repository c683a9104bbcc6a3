import { flatText } from '../reading/flat-object.ts';
import { answersIn, type JsonObject } from '../reading/json-value.ts';
import { isFault } from '../reading/line.ts';
import { createLineBook } from '../reading/line-book.ts';
import { explainGoogleCharge } from './billing/google-charge.ts';
import { defineFormat } from './define-format.ts';

/** The same export as JSON lines, with nested objects or flattened. formats.md §7. */
export const format = defineFormat({
  id: 'gcp-billing-json',
  title: { it: 'Fatturazione dettagliata di Google Cloud (JSON)', en: 'Google Cloud detailed billing (JSON)' },
  kinds: ['usage-report'],
  guide: {
    proves: 'che le risorse con un nome globale sono state addebitate, ora per ora: conferma, ma non sostituisce, l’uso misurato',
    how: 'da BigQuery, tabella dell’esportazione dettagliata (*Detailed usage cost*), salvata come JSON, un oggetto per riga',
    declare: 'niente',
  },
  claim: 'signature',
  detect({ text, whole }) {
    const isMine = /^\s*[[{]/.test(text) && /"usage_start_time"\s{0,9}:/.test(text) && /"usage([._]amount)?"\s{0,9}:/.test(text);
    if (!isMine) return null;
    return { needs: whole && !/"resource([._]global_name)?"\s{0,9}:/.test(text) ? ['resourceId'] : [] };
  },
  reading: {
    shape: 'json',
    read(document, run) {
      const book = bookOf(run.sink);
      for (const charge of answersIn(document, isCharge)) {
        const row = run.nextRow();
        const explained = explainGoogleCharge(flatText(charge));
        if (isFault(explained)) run.sink.issue(explained.code, row, explained.details);
        run.sink.row(!isFault(explained) && book.write(explained, row) ? 'accepted' : 'rejected');
      }
    },
  },
});

const isCharge = (object: JsonObject): boolean => 'usage_start_time' in object;

/** Every line is a document of its own: one book for all of a file. */
const books = new WeakMap<object, ReturnType<typeof createLineBook>>();
function bookOf(sink: Parameters<typeof createLineBook>[2]): ReturnType<typeof createLineBook> {
  const book = books.get(sink) ?? createLineBook('billed', '.', sink);
  books.set(sink, book);
  return book;
}
