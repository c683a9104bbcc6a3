import { defineReasons, type Remedy } from '../define-reason.ts';
import { missing, warning } from './reading-entry.ts';
import { exportInPieces } from './reading-remedies.ts';

const remedy = (code: string, it: string, en: string): Remedy => ({ code, who: 'supplier', text: { it, en } });

const saveAsXlsx = remedy(
  'SAVE_AS_XLSX',
  'Aprire il file con un foglio di calcolo, scegliere «Salva con nome», tipo «Cartella di lavoro di Excel (.xlsx)», senza password, e caricare quel file.',
  'Open the file with a spreadsheet program, choose “Save as”, type “Excel workbook (.xlsx)”, without a password, and upload that file.',
);
const pasteValues = remedy(
  'PASTE_VALUES',
  'Copiare le celle e incollarle con «Incolla speciale, Valori» in una cartella di lavoro nuova, oppure in Excel usare «Dati, Modifica collegamenti, Interrompi collegamento»; salvare come .xlsx e caricare quel file.',
  'Copy the cells and paste them with “Paste special, Values” into a new workbook, or in Excel use “Data, Edit links, Break link”; save as .xlsx and upload that file.',
);
const saveWorkbookAgain = remedy(
  'SAVE_WORKBOOK_AGAIN',
  'Aprire il file con un foglio di calcolo, lasciarlo riparare se lo chiede, controllare che ci sia tutto, salvarlo di nuovo come .xlsx e caricarlo. Se non si apre, ripetere l’esportazione.',
  'Open the file with a spreadsheet program, let it repair the file if it asks, check that everything is there, save it again as .xlsx and upload it. Where it does not open, repeat the export.',
);
const storeResults = remedy(
  'STORE_RESULTS',
  'Aprire il file con un foglio di calcolo, che ricalcola le formule, salvarlo e caricarlo di nuovo.',
  'Open the file with a spreadsheet program, which calculates the formulas, save it and upload it again.',
);

const exportMachinesTab = remedy(
  'EXPORT_MACHINES_TAB',
  'Caricare la scheda vInfo di RVTools («File, Export all to Excel», oppure «Export vInfo to CSV»).',
  'Upload the tab vInfo of RVTools (“File, Export all to Excel”, or “Export vInfo to CSV”).',
);

/** What reading can say of workbooks. */
export const workbookReasons = defineReasons({
  WORKBOOK_NOT_XLSX: missing(
    saveAsXlsx,
    'È una cartella di lavoro di tipo «{container}», che non viene letta.',
    'This is a workbook of type “{container}”, which is not read.',
  ),
  OFFICE_FILE_OLD_OR_LOCKED: missing(
    saveAsXlsx,
    'È un file di Office del vecchio tipo (.xls), oppure una cartella di lavoro protetta da una password: in nessuno dei due casi viene letto.',
    'This is an Office file of the old type (.xls), or a workbook that a password protects: neither is read.',
  ),
  WORKBOOK_MACROS: missing(
    saveAsXlsx,
    'La cartella di lavoro contiene macro, cioè programmi: non viene aperta.',
    'The workbook holds macros, which are programs: it is not opened.',
  ),
  WORKBOOK_LINKED: missing(
    pasteValues,
    'La cartella di lavoro prende valori da altre cartelle di lavoro, che qui non ci sono: non si sa se siano quelli di oggi.',
    'The workbook takes values from other workbooks, which are not here: nobody can tell whether they are those of today.',
  ),
  WORKBOOK_DAMAGED: missing(
    saveWorkbookAgain,
    'La cartella di lavoro è danneggiata nella parte «{part}».',
    'The workbook is damaged in its part “{part}”.',
  ),
  WORKBOOK_TEXTS_TOO_MANY: missing(
    exportInPieces,
    'La cartella di lavoro contiene troppi testi diversi (più di {texts}, oppure più di {characters} caratteri).',
    'The workbook holds too many different texts (more than {texts}, or more than {characters} characters).',
  ),
  SHEET_TOO_LARGE: missing(
    exportInPieces,
    'Il foglio («{part}») ha più righe, colonne o celle vuote di quante un foglio di calcolo ne ammetta.',
    'The sheet (“{part}”) has more rows, columns or empty cells than a spreadsheet admits.',
  ),
  FORMULA_WITHOUT_VALUE: warning(
    storeResults,
    'La cella contiene una formula di cui il file non conserva il risultato: vale come vuota.',
    'The cell holds a formula whose result the file does not keep: it counts as empty.',
  ),
  RVTOOLS_OTHER_TAB: missing(
    exportMachinesTab,
    'È una scheda di RVTools che non elenca le macchine: descrive dischi, host o reti di tutto il vCenter.',
    'This is a tab of RVTools that does not list the machines: it describes disks, hosts or networks of the whole vCenter.',
  ),
});
