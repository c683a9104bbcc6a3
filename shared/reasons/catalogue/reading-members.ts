import { defineReasons, type Remedy } from '../define-reason.ts';
import { info, missing } from './reading-entry.ts';

const uploadMembers: Remedy = {
  code: 'UPLOAD_MEMBERS_BY_THEMSELVES',
  who: 'entity',
  text: {
    it: 'Aprire l’archivio e caricare i file che contiene uno per uno, nella stessa cartella.',
    en: 'Open the archive and upload the files that it holds one by one, in the same folder.',
  },
};
const packReports: Remedy = {
  code: 'PACK_REPORTS',
  who: 'entity',
  text: {
    it: 'Controllare che l’archivio contenga i report come li ha scritti il fornitore, e caricarlo di nuovo; che cosa non va in ciascun file è detto accanto al suo nome.',
    en: 'Check that the archive holds the reports as the provider wrote them and upload it again; what is wrong with each file is told beside its name.',
  },
};

const mapArchive: Remedy = {
  code: 'PUT_MAPPING_BESIDE_ARCHIVE',
  who: 'entity',
  text: {
    it: 'Caricare la mappatura accanto all’archivio, nella stessa cartella, con il nome dell’archivio seguito da «.mapping.yaml»: vale per tutti i file che contiene. Se servono mappature diverse, caricare i file uno per uno.',
    en: 'Upload the mapping beside the archive, in the same folder, named as the archive followed by “.mapping.yaml”: it holds for every file in it. Where different mappings are needed, upload the files one by one.',
  },
};

/** What is told of the files of an archive, and the sheets of a workbook, taken together. */
export const memberReasons = defineReasons({
  ARCHIVE_IN_ARCHIVE: missing(
    uploadMembers,
    'Nell’archivio c’è un altro archivio, che non viene aperto.',
    'The archive holds another archive, which is not opened.',
  ),
  ARCHIVE_WITHOUT_FILES: missing(
    packReports,
    'L’archivio o la cartella di lavoro non contiene alcun file o foglio da leggere.',
    'The archive or workbook holds no file or sheet to read.',
  ),
  ARCHIVE_NOTHING_READ: missing(
    packReports,
    'Di ciò che l’archivio o la cartella di lavoro contiene non si è potuto leggere nulla.',
    'Nothing of what the archive or workbook holds could be read.',
  ),
  MAPPING_IN_ARCHIVE: missing(
    mapArchive,
    'L’archivio contiene un file di mappatura ({names}), che lì non viene letto.',
    'The archive holds a mapping file ({names}), which is not read there.',
  ),
  SHEET_HIDDEN: info(
    null,
    'Il foglio è nascosto nella cartella di lavoro: viene letto e conta come gli altri.',
    'The sheet is hidden in the workbook: it is read and counts as the others do.',
  ),
  MEMBERS_LEFT_ASIDE: info(
    null,
    'File o fogli che accompagnano i dati e non sono stati letti: {count} ({names}).',
    'Files or sheets that accompany the data and were not read: {count} ({names}).',
  ),
});
