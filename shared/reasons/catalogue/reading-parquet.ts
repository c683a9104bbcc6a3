import { defineReasons, type Remedy } from '../define-reason.ts';
import { missing } from './reading-entry.ts';
import { exportAgain, exportAsCsv } from './reading-remedies.ts';

const exportSmallerGroups: Remedy = {
  code: 'EXPORT_SMALLER_ROW_GROUPS',
  who: 'supplier',
  text: {
    it: 'Esportare di nuovo il file Parquet con gruppi di righe e pagine più piccoli (per esempio gruppi di 100.000 righe), un periodo più breve per file, oppure in CSV.',
    en: 'Export the Parquet file again with smaller row groups and pages (such as groups of 100,000 rows), a shorter period a file, or as CSV.',
  },
};
const exportDecrypted: Remedy = {
  code: 'EXPORT_DECRYPTED',
  who: 'supplier',
  text: {
    it: 'Esportare di nuovo il file senza cifratura interna, oppure in CSV: il trasferimento e l’archivio sono già cifrati.',
    en: 'Export the file again without encryption inside it, or as CSV: transfer and storage are encrypted already.',
  },
};

/** What reading can say of a column store as a whole (formats.md §23). */
export const parquetReasons = defineReasons({
  PARQUET_TRUNCATED: missing(
    exportAgain,
    'Il file Parquet è incompleto: manca la fine, che ne descrive il contenuto.',
    'The Parquet file is cut off: its end, which describes the content, is missing.',
  ),
  PARQUET_DAMAGED: missing(
    exportAgain,
    'Il file Parquet è danneggiato: ciò che dichiara non corrisponde a ciò che contiene.',
    'The Parquet file is damaged: what it states is not what it holds.',
  ),
  PARQUET_ENCRYPTED: missing(exportDecrypted, 'Il file Parquet è cifrato.', 'The Parquet file is encrypted.'),
  PARQUET_TOO_LARGE: missing(
    exportSmallerGroups,
    'Il file Parquet si apre solo a pezzi più grandi di quanto è ammesso.',
    'The Parquet file opens only in pieces that are larger than is admitted.',
  ),
  PARQUET_UNSUPPORTED: missing(
    exportAsCsv,
    'Il file Parquet usa «{what}», che non viene letto.',
    'The Parquet file uses “{what}”, which is not read.',
  ),
});
