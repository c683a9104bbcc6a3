import type { AttestaRecord } from '../../shared/model/record.ts';
import { type Language, renderReason, renderRemedy } from '../../shared/reasons/render.ts';
import { verdictWords } from '../../shared/telling/verdict-words.ts';
import { people } from '../identity/people.ts';
import { labelOf } from '../identity/sign-in-page.ts';
import type { ProjectReport } from '../stack/project-report.ts';
import { laptop, type StackEndpoints } from '../stack/settings.ts';
import { table, wrap } from './output.ts';

const words = {
  it: {
    header: ['ente', 'CUP', 'esito proposto', 'che cosa manca per primo'],
    awaiting: 'in attesa della dichiarazione',
    nothing: 'nulla',
    open: 'Apri nel browser:',
    up: 'Il banco di prova resta acceso (Ctrl-C per finire). Per caricare un altro fascicolo:',
    api: 'Le stesse cose per un programma:',
    signIn: 'Come si entra, nel browser: «Accedi», poi un clic su uno di questi, senza password (persone ed enti sono inventati):',
    entities: (count: number) => `altri ${count} enti`,
    roles: 'Per un programma, il token di ciascun ruolo:',
    stop: 'Per vederli: attesta records [CUP]. Senza banco di prova: attesta verify CARTELLA',
  },
  en: {
    header: ['entity', 'CUP', 'proposed outcome', 'what is missing first'],
    awaiting: 'awaiting the declaration',
    nothing: 'nothing',
    open: 'Open in a browser:',
    up: 'The stack stays up (Ctrl-C to end). To upload another dossier:',
    api: 'The same for a program:',
    signIn:
      'How to sign in, in the browser: “Sign in”, then one click on one of these, without a password (people and bodies are invented):',
    entities: (count: number) => `${count} other bodies`,
    roles: 'For a program, the token of each role:',
    stop: 'To see them: attesta records [CUP]. Without the stack: attesta verify FOLDER',
  },
} as const;

interface Ready {
  readonly endpoints: StackEndpoints;
  readonly seconds: number;
  readonly once: boolean;
}

/** The table of verdicts and how to upload more. */
export function startText(projects: readonly ProjectReport[], { endpoints, once }: Ready, language: Language): string {
  const say = words[language];
  const rows = projects.map((project) => projectRow(project, language));
  const verdicts = projects.length > 0 ? table([say.header, ...rows]) : '';
  if (once) return verdicts;
  const { credentials, region, bucket } = laptop;
  return `${verdicts}
${say.open} ${endpoints.api}/
${say.signIn}

${whoMaySignIn(language)}

${say.up}

  export AWS_ACCESS_KEY_ID=${credentials.accessKeyId} AWS_SECRET_ACCESS_KEY=${credentials.secretAccessKey} AWS_REGION=${region}
  aws s3 cp --recursive DIR s3://${bucket}/uploads/{ipa}/{cup}/ --endpoint-url ${endpoints.s3}

${say.stop}

${say.roles}

  attesta token --role auditor
  attesta token --role auditor --projects CUP,CUP
  attesta token --role entity --ipa ${projects[0]?.ipa ?? 'IPA'}
  attesta token --role operator

${say.api}

  curl -H "Authorization: Bearer $(attesta token --role auditor)" ${endpoints.api}/projects
`;
}

/** One of each kind, as the page of the issuer names them; the other entities are there too. */
function whoMaySignIn(language: Language): string {
  const [first, ...others] = people.filter(({ role }) => role === 'entity');
  const shown = [...people.filter(({ role }) => role !== 'entity'), ...(first ? [first] : [])].map(labelOf);
  return [...shown, words[language].entities(others.length)].map((line) => `  ${line}`).join('\n');
}

/** One project in a line: entity, CUP, outcome, what is missing first. */
export function projectRow({ name, ipa, cup, record }: ProjectReport, language: Language): string[] {
  const say = words[language];
  if (!record) return [name ?? ipa, cup, say.awaiting, ''];
  const outcome = verdictWords[language].project[record.outcome].replace(/ \(.*/, '').toLowerCase();
  return [name ?? ipa, cup, outcome, wrap(firstMissing(record, language), ' '.repeat(4), 10_000)];
}

/** The first next step, with the worst reason of its point: what is wrong and what to do. */
function firstMissing(record: AttestaRecord, language: Language): string {
  const [step] = record.nextSteps;
  if (!step) return words[language].nothing;
  const finding = record.findings.find(({ point, service }) => point === step.point && service === step.service);
  const worst = finding?.reasons.find(({ severity }) => severity === finding.outcome);
  const why = worst ? renderReason(worst, language) : renderRemedy(step.remedy, step.details, language);
  return `${step.point}: ${why}`;
}
