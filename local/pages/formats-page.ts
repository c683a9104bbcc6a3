import type { Format } from '../../shared/formats/define-format.ts';
import { generatedFrom } from './markdown.ts';

/** `docs/formats.md`: what each export proves, how it is made and what must be declared beside it. */
export function formatsPage(formats: readonly Format[]): string {
  return [
    generatedFrom('shared/formats/'),
    '# Formati letti',
    'Un file si riconosce da quello che contiene, non dal nome. Per vedere che cosa se ne legge: `npx attesta inspect FILE`. ' +
      'Per esportare conviene un passo di cinque minuti o di un’ora, e un periodo che arrivi almeno a un giorno dopo la fine di quello da dimostrare.',
    containers,
    ...formats.map(formatSection),
    '',
  ].join('\n\n');
}

/** What a file may come in, whatever its format. */
const containers = [
  '## Contenitori',
  '',
  'Ogni formato di questa pagina si legge anche:',
  '',
  '- compresso con gzip (`.csv.gz`, `.json.gz`);',
  '- in un archivio `.zip`, `.tar` o `.tar.gz`, fino a 10.000 file: ciascuno è letto come se fosse stato caricato da solo, e la mappatura dell’archivio vale per tutti. ' +
    'File che accompagnano i dati (`manifest.json`, `README`) sono lasciati da parte e nominati; un archivio dentro un archivio non viene aperto;',
  '- le tabelle, in una cartella di lavoro Excel `.xlsx`: ogni foglio è letto come se fosse un file; contano i valori memorizzati, non come appaiono. ' +
    'Con macro o collegamenti ad altre cartelle viene rifiutata; `.xls`, `.xlsb` e `.ods` vanno salvati come `.xlsx`;',
  '- le tabelle, in Parquet, con i nomi di colonna del formato.',
].join('\n');

function formatSection({ id, title, guide, kinds }: Format): string {
  const lines = [
    `- **Che cosa prova:** ${guide.proves}.`,
    `- **Come si ottiene:** ${guide.how}.`,
    `- **Che cosa va dichiarato:** ${guide.declare}.`,
    `- **Cartella:** ${kinds.map((kind) => `\`${kind}\``).join(', ')}.`,
  ];
  return `## ${title.it} (\`${id}\`)\n\n${lines.join('\n')}`;
}
