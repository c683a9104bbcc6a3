import { defineReasons, type Remedy } from '../define-reason.ts';
import { info, missing } from './reading-entry.ts';
import { exportAgain } from './reading-remedies.ts';

const packAgain: Remedy = {
  code: 'PACK_AGAIN',
  who: 'entity',
  text: {
    it: 'Caricare i file uno per uno, oppure rifare l’archivio come .zip semplice: senza password, in un solo volume, con la compressione normale di Windows o del Mac.',
    en: 'Upload the files one by one, or make the archive again as a plain .zip: no password, one volume, the ordinary compression of Windows or the Mac.',
  },
};

const packFewerFiles: Remedy = {
  code: 'PACK_FEWER_FILES',
  who: 'entity',
  text: {
    it: 'Mettere nell’archivio soltanto i report da caricare, oppure dividerli in più archivi.',
    en: 'Put only the reports to upload into the archive, or divide them among several archives.',
  },
};

const packAsZip: Remedy = {
  code: 'PACK_AS_ZIP',
  who: 'entity',
  text: {
    it: 'Caricare i file uno per uno, anche compressi con gzip, oppure in un archivio .zip.',
    en: 'Upload the files one by one, gzip if you like, or in a .zip archive.',
  },
};

const uploadWholePayload: Remedy = {
  code: 'UPLOAD_WHOLE_PAYLOAD',
  who: 'entity',
  text: {
    it: 'Caricare il pacchetto «tar.gz» intero prodotto dall’operatore Cost Management, oppure i suoi report di pod e volumi.',
    en: 'Upload the whole “tar.gz” that the Cost Management operator makes, or its reports of pods and volumes.',
  },
};

/** What reading can say of archives, of the files in them, and of workbooks. */
export const containerReasons = defineReasons({
  ARCHIVE_ENCRYPTED: missing(
    packAgain,
    'Il file nell’archivio è protetto da una password e non si può leggere.',
    'The file in the archive is protected by a password and cannot be read.',
  ),
  ARCHIVE_METHOD_UNSUPPORTED: missing(
    packAgain,
    'Il file nell’archivio è compresso in un modo (metodo {method}) che non viene letto.',
    'The file in the archive is compressed in a way (method {method}) that is not read.',
  ),
  ARCHIVE_TOO_MANY_MEMBERS: missing(
    packFewerFiles,
    'L’archivio contiene più file di quanti se ne possano leggere (10.000).',
    'The archive holds more files than can be read (10,000).',
  ),
  ARCHIVE_SPLIT: missing(
    packAgain,
    'L’archivio è diviso in più volumi, e questo è soltanto uno.',
    'The archive is split into several volumes, and this is only one of them.',
  ),
  ARCHIVE_READ_TOO_OFTEN: missing(
    packAsZip,
    'L’archivio tar contiene troppi file grandi: per leggerli bisognerebbe ripercorrerlo troppe volte.',
    'The tar archive holds too many large files: to read them it would have to be gone over too many times.',
  ),
  ARCHIVE_MEMBERS_OVERLAP: missing(
    exportAgain,
    'Nell’archivio più file occupano gli stessi byte: nessun programma di compressione lo fa.',
    'Several files of the archive lie in the same bytes: no program packs like that.',
  ),
  // A payload holds such files beside the others; alone it is told why it proves nothing.
  OPENSHIFT_OTHER_REPORT: info(
    uploadWholePayload,
    'È un report di OpenShift che non contiene misure di pod o volumi: non prova l’uso.',
    'This is a report of OpenShift that holds no measures of pods or volumes: it proves no use.',
  ),
});
