import { describe, expect, test } from 'vitest';
import { buildFacts } from '../../shared/verdict/build-facts.ts';
import { assessInput, type Dossier, machineId, projectFacts, serviceFacts, volumeId } from '../support/build-dossier.ts';
import { filed, idList, inventory, ipList, seen } from '../support/build-files.ts';

const paths = (dossier: Dossier) => projectFacts(dossier).files.map((file) => file.upload.path);
const late = '2026-03-05T10:00:00Z';
const two = [filed('protocollo/other/b.pdf'), filed('protocollo/other/a.pdf', {}, late)];

describe('which uploads count', () => {
  test('all of them, sorted by path', () => {
    expect(paths({ files: two })).toEqual(['protocollo/other/a.pdf', 'protocollo/other/b.pdf']);
  });

  test.each(['protocollo/other/b.pdf', 'uploads/p_vd/D19B25999990006/protocollo/other/b.pdf'])(
    'case 15: not the withdrawn one, written %s',
    (key) => {
      expect(paths({ files: two, withdrawn: [key] })).toEqual(['protocollo/other/a.pdf']);
    },
  );

  test.each(['uploads/c_zz/D19B25999990006/protocollo/other/b.pdf', 'uploads/p_vd/F12B25999990006/protocollo/other/b.pdf'])(
    'the key of another project withdraws nothing here: %s',
    (key) => {
      expect(paths({ files: two, withdrawn: [key] })).toHaveLength(2);
    },
  );

  test('received at asOf: yes; a second later: no', () => {
    expect(paths({ files: two, asOf: late })).toHaveLength(2);
    expect(paths({ files: two, asOf: '2026-03-05T09:59:59Z' })).toEqual(['protocollo/other/b.pdf']);
  });

  test('a digest that is not handed in is our fault', () => {
    const input = assessInput({ files: two });
    expect(() => buildFacts({ ...input, digests: new Map() })).toThrow('not handed in');
  });
});

describe('what a service declares', () => {
  const resources = (dossier: Dossier, position?: number) =>
    serviceFacts(dossier, position).resources.map(({ id, declaredIn }) => [id, declaredIn]);

  test('dossier and plain lists of its own folder and of the project, once each', () => {
    const files = [
      idList('protocollo/resource-list/id.txt', machineId, 'i-00000001'),
      idList('project/resource-list/id.txt', 'i-00000001', 'i-00000002'),
      idList('notifiche/resource-list/id.txt', 'i-00000003'),
    ];
    expect(resources({ files })).toEqual([
      [machineId, 'dossier'],
      ['i-00000001', 'project/resource-list/id.txt'],
      ['i-00000002', 'project/resource-list/id.txt'],
    ]);
  });

  test('what inventories hold is not declared by them, but links aliases and children', () => {
    const rows = [
      seen(machineId, 1, { aliases: ['protocollo-01'] }),
      seen(volumeId, 2, { parentId: machineId }),
      seen('i-00000009', 3),
      seen('vol-00000009', 4, { parentId: 'i-00000009' }),
    ];
    const facts = serviceFacts({ files: [inventory('notifiche/resource-list/ec2.json', ...rows)] });
    expect(facts.resources.map(({ id }) => id)).toEqual([machineId]);
    expect(facts.seen.map(({ resourceId }) => resourceId)).toEqual([machineId, volumeId]);
  });

  test('Azure ids that differ in case are one resource', () => {
    const id = '/subscriptions/A/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm1';
    const vm = (text: string) => ({ provider: 'azure', id: text, kind: 'vm' });
    expect(resources({ service: { resources: [vm(id), vm(id.toUpperCase())] } })).toEqual([[id, 'dossier']]);
  });

  test('the keys of all services together', () => {
    const vm = (id: string) => ({ resources: [{ provider: 'aws', id, kind: 'vm' }] });
    const services = [vm('i-1'), { id: 'notifiche', ...vm('i-2') }];
    expect([...projectFacts({ services }).declaredAnywhere].sort()).toEqual(['i-1', 'i-2']);
  });

  test('addresses of the dossier and of ip lists, as written', () => {
    const files = [ipList('protocollo/ip-list/ip.txt', ' 8.8.8.8'), ipList('notifiche/ip-list/ip.txt', '9.9.9.9')];
    expect(serviceFacts({ files }).addresses).toEqual([
      { text: '93.184.216.34', declaredIn: 'dossier', row: null },
      { text: ' 8.8.8.8', declaredIn: 'protocollo/ip-list/ip.txt', row: 1 },
    ]);
  });

  test('documents of its own folder and of the project', () => {
    const files = ['protocollo', 'project', 'notifiche'].map((service) => filed(`${service}/dnsh/dnsh.pdf`));
    const found = serviceFacts({ files }).documents('dnsh');
    expect(found.map(({ upload }) => upload.service).sort()).toEqual(['project', 'protocollo']);
  });
});

test('today is the civil day in Rome, not in UTC', () => {
  expect(projectFacts({ asOf: '2026-03-20T22:59:59Z' }).today).toBe('2026-03-20');
  expect(projectFacts({ asOf: '2026-03-20T23:00:00Z' }).today).toBe('2026-03-21');
  expect(projectFacts({ asOf: '2026-03-29T22:00:00Z' }).today).toBe('2026-03-30');
});
