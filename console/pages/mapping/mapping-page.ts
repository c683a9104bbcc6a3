import type { EvidenceKind } from '../../../shared/model/evidence-kinds.ts';
import { type ProjectKey, readDossierPath } from '../../../shared/model/keys.ts';
import { ApiFault } from '../../api/fault.ts';
import { orNone } from '../../api/written.ts';
import { type Child, element, listening, refill } from '../../dom/element.ts';
import { choiceField } from '../../forms/fields.ts';
import { described } from '../../forms/form-field.ts';
import { notThere } from '../../parts/not-there.ts';
import { addresses } from '../../router/addresses.ts';
import { faultSentences } from '../../shell/fault-page.ts';
import type { Page, PageContext } from '../page.ts';
import { overProject, projectCrumbs } from '../project/project-tabs.ts';
import { handedFile, handFile } from './handed-file.ts';
import type { Explained } from './preview.ts';
import { wizard } from './wizard.ts';

/** Somebody says what the columns of a table are: of one that was received (`?path=`), of one that another page handed over, or of one chosen here. */
export async function mappingPage(context: PageContext, of: ProjectKey, query: URLSearchParams): Promise<Page> {
  const { words, api, person } = context;
  const say = words.mapping;
  const path = query.get('path');
  const place = path === null ? null : readDossierPath(path);
  if (place && place.is !== 'evidence') throw notThere();
  const project = await orNone(api.project(of));
  if (!project && !(person.role === 'entity' && person.ipa === of.ipa.toLowerCase())) throw notThere();
  const name = project?.name ?? null;
  const shown = element('div');
  const explain = (explained: Explained) => show(shown, context, () => wizard(context, of, explained));
  return {
    title: say.title,
    over: path === null ? overProject(of) : `${overProject(of)} · ${path}`,
    crumbs: projectCrumbs(of, name, words, { text: say.crumb }),
    content: [
      element('p', { class: 'lead' }, say.intro),
      place ? opened(context, of, place, explain, shown) : await chooser(context, of),
      shown,
    ],
  };
}

/** What takes its time says so, and what went wrong says what to do. */
async function show(place: HTMLElement, { words, signal }: PageContext, make: () => Promise<Child>): Promise<void> {
  const say = words.mapping;
  refill(place, element('p', { role: 'status' }, say.reading));
  try {
    refill(place, await make());
  } catch (error) {
    if (signal.aborted) return;
    const { why } = error as { readonly why?: unknown };
    const told = why === 'gone' ? say.gone : why === 'ours' ? say.ours : faultSentences(error, words).join(' ');
    refill(place, element('div', { class: 'alert alert-danger' }, told));
  }
}

interface Place {
  readonly service: string;
  readonly kind: EvidenceKind;
  readonly filename: string;
  readonly path: string;
}

/** The file lies there already, or another page has chosen it. */
function opened(
  context: PageContext,
  of: ProjectKey,
  { service: folder, kind, filename, path }: Place,
  explain: (explained: Explained) => void,
  shown: HTMLElement,
): Child {
  const { api, words, signal } = context;
  const fetched = async () => {
    const { url } = await api.download(of, { path });
    const answer = await fetch(url, { signal, credentials: 'omit' });
    if (!answer.ok) throw new Error(`the store answered ${answer.status}`);
    return answer.blob();
  };
  const start = async () => {
    refill(shown, element('p', { role: 'status' }, words.mapping.fetching));
    try {
      explain({ file: handedFile(path) ?? (await fetched()), folder, kind, filename });
    } catch (error) {
      if (signal.aborted) return;
      const { mapping: say } = words;
      const isNotThere = error instanceof ApiFault && error.problem.status === 404;
      const told = isNotThere ? say.notReceived : error instanceof ApiFault ? faultSentences(error, words).join(' ') : say.unreachable;
      const again = element('a', { href: addresses.mapping(of) }, say.choose);
      refill(shown, element('div', { class: 'alert alert-warning' }, told, ' ', again));
    }
  };
  void start();
  return null;
}

/** A file on this computer, and whose it will be. */
async function chooser({ words, api }: PageContext, of: ProjectKey): Promise<Child> {
  const say = words.mapping;
  const services = (await orNone(api.services(of)))?.services ?? [];
  const options = [...services.map(({ id, name }) => [id, name] as const), ['project', say.ofProject] as const];
  const service = choiceField({ name: 'service', label: say.service, value: options[0]?.[0] ?? 'project', help: say.serviceHelp }, options);
  const input = element('input', { type: 'file', id: 'mapping-file' });
  const { title, help, fault, tell } = described({ name: 'mapping-file', label: say.choose, value: '', help: say.chooseHelp }, input);
  const open = () => {
    const [file] = input.files ?? [];
    tell(file ? null : say.wanted);
    if (!file) return input.focus();
    const path = `${service.value()}/usage-report/${file.name.normalize('NFC')}`;
    if (readDossierPath(path).is !== 'evidence') return tell(say.badName);
    handFile(path, file);
    location.hash = addresses.mapping(of, path);
  };
  return element(
    'section',
    {},
    element('h2', {}, say.file),
    element(
      'div',
      { class: 'attesta-fields' },
      element('div', { class: 'attesta-field attesta-chooser' }, element('label', { for: 'mapping-file' }, title), help, fault, input),
      service.element,
    ),
    element(
      'p',
      { class: 'attesta-actions' },
      listening(element('button', { type: 'button', class: 'btn btn-primary' }, say.read), { click: open }),
    ),
  );
}
