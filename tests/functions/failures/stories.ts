import { dossier, invalidDossier, mapping, project, report } from '../rig/dossier.ts';
import { session } from '../rig/session.ts';
import { secondProject } from './scenarios.ts';

/** What an entity uploads in one go, in S3's own order. The events may come in any. */
export interface Story {
  readonly name: string;
  /** Path or whole key, content; a second apart. */
  readonly uploads: readonly (readonly [path: string, content: string])[];
}

const folder = 'protocollo/usage-report';
const cpu = `${folder}/cpu.csv`;
const ram = `${folder}/ram.csv`;
const ofFolder = `${folder}/mapping.yaml`;
const own = `${cpu}.mapping.yaml`;
const wrongMapping = mapping().replace('zone: Europe/Rome', 'zone: Europe/Roma');
const elsewhere = (path: string) => `uploads/${secondProject.ipa}/${secondProject.cup}/${path}`;

export const stories: readonly Story[] = [
  { name: 'a whole session', uploads: session.map(([path, content]) => [path, content] as const) },
  {
    name: 'five versions of a file, the first bytes twice, and the same bytes under another name',
    uploads: [
      [cpu, report(3)],
      ['dossier.yaml', dossier()],
      [cpu, report(5)],
      [`${folder}/copia.csv`, report(3)],
      [cpu, report(2)],
      [cpu, report(3)],
      [cpu, report(7)],
    ],
  },
  {
    name: 'mappings that cross: of the folder, the file’s own, each replaced, one of them invalid',
    uploads: [
      ['dossier.yaml', dossier()],
      [cpu, report(3)],
      [ofFolder, mapping('Primo')],
      [ram, report(4)],
      [own, mapping('Proprio')],
      [ofFolder, wrongMapping],
      [own, wrongMapping],
      [ofFolder, mapping('Terzo')],
    ],
  },
  {
    name: 'a declaration replaced while evidence arrives',
    uploads: [
      ['dossier.yaml', dossier('Prima')],
      [cpu, report(3)],
      ['dossier.yaml', invalidDossier],
      ['dossier.json', dossier('In JSON non si scrive così')],
      [ram, report(4)],
      ['dossier.yaml', dossier('Seconda')],
      ['dossier.yaml', dossier('Altrui', secondProject.cup)],
      [`${folder}/rete.csv`, report(6)],
    ],
  },
  {
    name: 'what is withdrawn, and taken back',
    uploads: [
      [cpu, report(3)],
      [ram, report(4)],
      ['dossier.yaml', `${dossier()}withdrawn: [${ram}]\n`],
      [ram, report(5)],
      ['dossier.yaml', `${dossier()}withdrawn: [${cpu}]\n`],
    ],
  },
  {
    name: 'two projects at once',
    uploads: [
      ['dossier.yaml', dossier()],
      [elsewhere('dossier.yaml'), dossier('Valdoro', secondProject.cup)],
      [cpu, report(3)],
      [elsewhere(cpu), report(3)],
      [elsewhere(ofFolder), mapping()],
      [ram, report(4)],
    ],
  },
];

/** Ticks that come when they like; the last one comes last. */
export const ticks = ['2026-01-09T03:00:00Z', '2026-01-10T09:00:03Z', '2026-01-11T03:00:00Z'] as const;
export const lastTick = '2026-02-20T03:00:00Z';
export const storyProjects = [project, secondProject] as const;
