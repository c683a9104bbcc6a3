import type { Note, Rebuilt } from '../../functions/rebuild/report.ts';
import type { Language } from '../../shared/reasons/render.ts';

interface Project {
  readonly ipa: string;
  readonly cup: string;
}
const nameOf = ({ ipa, cup }: Project): string => `${ipa}/${cup}`;

/** One note in words: what was found, what was done about it, what a person may want to look at. */
export function noteText(note: Note, language: Language): string {
  const it = language === 'it';
  switch (note.is) {
    case 'ambiguous-record': {
      const { project, sequence, kept, left, decidedBy } = note;
      const why =
        decidedBy === 'state' ? (it ? 'lo ridanno i file' : 'the files give it again') : it ? 'è il più recente' : 'it is the later one';
      return it
        ? `${nameOf(project)}: due serie di verbali; resta ${kept} (${why}), non ${left} (n. ${sequence}): controllare`
        : `${nameOf(project)}: two chains of records; ${kept} is kept (${why}), ${left} (no. ${sequence}) is not: look at both`;
    }
    case 'missing-records': {
      const numbers = note.from === note.to ? String(note.from) : `${note.from}–${note.to}`;
      return it
        ? `${nameOf(note.project)}: nel bucket mancano i verbali n. ${numbers}; i successivi tengono il loro numero`
        : `${nameOf(note.project)}: records no. ${numbers} are not in the bucket; those after them keep their numbers`;
    }
    case 'damaged-record':
    case 'damaged-register':
    case 'damaged-review':
      return leftOut(note, it);
    case 'hidden-record':
      return it
        ? `${note.key}: il verbale è integro in una versione precedente; le pagine non possono aprirlo finché quella dopo lo nasconde`
        : `${note.key}: the record is intact in an earlier version; pages cannot open it while the later one hides it`;
    case 'records-without-uploads':
      return it
        ? `${nameOf(note.project)}: ${note.records} verbali e nessun caricamento nel bucket: progetto lasciato fuori`
        : `${nameOf(note.project)}: ${note.records} records and no upload in the bucket: the project is left out`;
    case 'declaration-of-record-missing':
      return it
        ? `${nameOf(note.project)}: la dichiarazione ${note.sha256} dell’ultimo verbale non è nel bucket; al posto del nome sta il codice IPA`
        : `${nameOf(note.project)}: the declaration ${note.sha256} of the last record is not in the bucket; the IPA code stands for the name`;
    case 'declarations-at-once':
      return it
        ? `${nameOf(note.project)}: dossier.yaml e dossier.json dello stesso secondo: non si sa quale venga dopo, controllare`
        : `${nameOf(note.project)}: dossier.yaml and dossier.json of one second: which is the later is not known, look at both`;
  }
}

type LeftOut = Extract<Note, { is: 'damaged-record' | 'damaged-register' | 'damaged-review' }>;

const leftOutWords: Readonly<Record<LeftOut['is'], { readonly it: string; readonly en: string }>> = {
  'damaged-record': { it: 'un verbale integro', en: 'record' },
  'damaged-register': { it: 'un registro integro', en: 'register' },
  'damaged-review': { it: 'una valutazione integra', en: 'review' },
};

function leftOut({ is, key }: LeftOut, it: boolean): string {
  const what = leftOutWords[is];
  return it ? `${key}: non è ${what.it}, fuori dalla tabella` : `${key}: no intact ${what.en}, left out`;
}

/** The end of a rebuild: what is there again, what the pipeline was asked for, what a person has to look at. */
export function rebuiltText(rebuilt: Rebuilt, language: Language): string {
  const { projects, strays, versions, records, orphans, unread, unjudged, notes } = rebuilt;
  const lines =
    language === 'it'
      ? [
          `progetti ${projects}, verbali ${records}, versioni di file ${versions}, chiavi fuori posto ${strays}`,
          `verbali che avevano perso la gara per il loro numero, lasciati fuori: ${orphans}`,
          `chiesto alle funzioni: ${unread} file da leggere, ${unjudged} progetti da giudicare`,
          notes.length === 0 ? 'niente da controllare' : `da controllare (${notes.length}):`,
        ]
      : [
          `projects ${projects}, records ${records}, versions of files ${versions}, stray keys ${strays}`,
          `records that had lost the race for their number, left out: ${orphans}`,
          `asked of the functions: ${unread} files to read, ${unjudged} projects to judge`,
          notes.length === 0 ? 'nothing to look at' : `to look at (${notes.length}):`,
        ];
  return [...lines, ...notes.map((note) => `  ${noteText(note, language)}`)].join('\n');
}
