import type { Format } from '../../shared/formats/define-format.ts';
import { generatedFrom } from './markdown.ts';

/** `docs/formats.md`: what each export proves, how it is made and what must be declared beside it. */
export function formatsPage(formats: readonly Format[]): string {
  return [
    generatedFrom('shared/formats/'),
    '# Formati letti',
    'Un file si riconosce da quello che contiene, non dal nome; può essere compresso con gzip. Per vedere che cosa se ne legge: `npx attesta inspect FILE`. ' +
      'Per esportare conviene un passo di cinque minuti o di un’ora, e un periodo che arrivi almeno a un giorno dopo la fine di quello da dimostrare.',
    ...formats.map(formatSection),
    '',
  ].join('\n\n');
}

function formatSection({ id, title, guide, kinds }: Format): string {
  const lines = [
    `- **Che cosa prova:** ${guide.proves}.`,
    `- **Come si ottiene:** ${guide.how}.`,
    `- **Che cosa va dichiarato:** ${guide.declare}.`,
    `- **Cartella:** ${kinds.map((kind) => `\`${kind}\``).join(', ')}.`,
  ];
  return `## ${title.it} (\`${id}\`)\n\n${lines.join('\n')}`;
}
