import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ports } from '../../functions/ports.ts';
import { fullRecord, latestRecord } from '../../functions/read-model.ts';
import { registerShelf } from '../../functions/registers/register-shelf.ts';
import { listRegisters, storeRegister } from '../../functions/registers/stored-registers.ts';
import { inputsOfRecord } from '../../local/stack/inputs-of-record.ts';
import { keys } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Register } from '../../shared/model/register.ts';
import { shippedRegisters } from '../../shared/registers/shipped-registers.ts';
import { replay } from '../../shared/verdict/replay.ts';
import { catalogue } from '../support/catalogue-cases.ts';
import { dossier, project } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { type OneProject, oneProject } from './rig/one-project.ts';
import { wholeBucket } from './rig/whole-table.ts';
import { openWorld } from './rig/world.ts';

/** Registers on the stack: imported once for all projects, judged with, pinned, replayed and rebuilt. */
let endpoints: Endpoints;
let one: OneProject;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  one = await oneProject(endpoints);
});

const snapshot = (takenOn: string): Register => catalogue({}, { takenOn }).value;
const importedAt = '2026-01-12T09:00:00Z';
const load = (register: Register, at = importedAt, ports: Ports = one.world.ports) => {
  endpoints.setTime(at);
  return storeRegister(ports, register);
};
const record = async (world = one.world): Promise<AttestaRecord> =>
  fullRecord(world.ports.evidence, (await latestRecord(world.ports.records, project))?.hash ?? '');
const judge = () => one.session('2026-01-13T09:00:00Z', [['dossier.yaml', dossier('Provincia di Valdoro di nuovo')]]);
const judgeUnchanged = async () => {
  await one.world.ports.queue.sendAssessment(project);
  await one.world.drain();
};
const shipped = Object.fromEntries(shippedRegisters().map(({ id, sha256 }) => [id, sha256]));
const pinnedBy = ({ inputs }: AttestaRecord) => Object.fromEntries(inputs.registers.map(({ id, sha256 }) => [id, sha256]));

describe('registers in force', () => {
  test('those that come with the engine count where nothing was imported', async () => {
    expect(pinnedBy(await record())).toEqual(shipped);
  });

  test('an imported one counts from then on: another record, as of the import, that replays', async () => {
    const before = await record();
    const { item } = await load(snapshot('2026-01-11'));
    await judgeUnchanged();
    const after = await record();
    expect(after).toMatchObject({ sequence: before.sequence + 1, asOf: importedAt });
    expect(pinnedBy(after)).toEqual({ ...shipped, acn: item.sha256 });
    for (const each of [before, after]) {
      expect(await replay(each, await inputsOfRecord(one.world, each), one.world.ports.means.sha256)).toEqual({ same: true });
    }
    await judgeUnchanged();
    expect((await record()).sequence).toBe(after.sequence);
  });

  test('the latest taken by then counts, whichever was imported first', async () => {
    const { item } = await load(snapshot('2026-01-11'));
    await load(snapshot('2026-01-10'));
    await load(snapshot('2026-01-14'));
    await judge();
    expect(pinnedBy(await record()).acn).toBe(item.sha256);
    await one.session('2026-01-14T09:00:00Z', [['dossier.yaml', dossier('Provincia di Valdoro il 14')]]);
    expect(pinnedBy(await record()).acn).not.toBe(item.sha256);
  });

  test('a project that the list does not know is held, and what was uploaded meanwhile is judged once a list has it', async () => {
    const list = (takenOn: string, cup: string): Register => ({
      ...{ schema: 'attesta/register@1', takenOn, source: 'fictional', partial: false, register: 'funded-projects' },
      notice: 'avviso-1.2-province-citta-metropolitane',
      entries: [{ ipa: project.ipa, cup, entity: 'Provincia di Valdoro', amountEur: 599_266, decree: '73 - 1' }],
    });
    const codes = ({ findings }: AttestaRecord) => findings.flatMap(({ reasons }) => reasons.map(({ code }) => code));
    await load(list('2026-01-11', 'D19B25999990007'));
    await judge();
    const held = await record();
    expect([held.outcome, codes(held).includes('CUP_NOT_ASSIGNED')]).toEqual(['under-review', true]);
    await one.arrive('2026-01-14T09:00:00Z', 5);
    await load(list('2026-01-15', project.cup), '2026-01-15T09:00:00Z');
    await judgeUnchanged();
    const judged = await record();
    expect([judged.outcome === 'under-review', codes(judged).includes('CUP_NOT_ASSIGNED')]).toEqual([false, false]);
    expect(judged.inputs.uploads.join()).toContain('2026-01-14T09:00:00Z');
    expect(await replay(held, await inputsOfRecord(one.world, held), one.world.ports.means.sha256)).toEqual({ same: true });
  });

  test('another notice’s list makes no record of this project', async () => {
    const list = shippedRegisters().find(({ id }) => id === 'service-list')?.pinned.value as Register;
    await load({ ...list, notice: 'altro-avviso', takenOn: '2026-01-11' } as Register);
    const before = await record();
    await judgeUnchanged();
    expect(await record()).toEqual(before);
  });
});

describe('an import', () => {
  test('once more changes nothing', async () => {
    const first = await load(snapshot('2026-01-11'));
    const bucket = await wholeBucket(endpoints, one.bucket);
    const again = await load(snapshot('2026-01-11'), '2026-01-15T09:00:00Z');
    expect([first.isNew, again.isNew]).toEqual([true, false]);
    expect(again.item).toEqual(first.item);
    expect(await wholeBucket(endpoints, one.bucket)).toEqual(bucket);
    expect(await listRegisters(one.world.ports.records)).toEqual([first.item]);
  });

  test('is rebuilt from the bucket, with the records that it made', async () => {
    await load(snapshot('2026-01-11'));
    await judgeUnchanged();
    const { again, result } = await one.rebuilt();
    expect(result.notes).toEqual([]);
    expect(result.unjudged).toBe(0);
    expect(await listRegisters(again.ports.records)).toEqual(await listRegisters(one.world.ports.records));
    expect(await one.hashes(again)).toEqual(await one.hashes());
    // The instant of the import is no scheduled one: no tick comes of it.
    expect(await one.itemsOf(again)).toEqual(await one.itemsOf(one.world));
  });

  test('that is damaged in the bucket is told by a rebuild and stops a judgement', async () => {
    const key = keys.register('0'.repeat(64));
    endpoints.setTime(importedAt);
    await one.world.ports.evidence.putOnce(key, JSON.stringify(snapshot('2026-01-11')));
    const { result } = await one.rebuilt();
    expect(result.notes).toEqual([{ is: 'damaged-register', key }]);
    await expect(registerShelf(one.world.ports)(['0'.repeat(64)])).rejects.toThrow(/not in S3 as it was/);
  });
});

test('a warm function opens a register once, however many messages it judges', async () => {
  const opened: string[] = [];
  const world = await openWorld(endpoints, one.bucket, (ports) => ({
    ...ports,
    records: one.world.ports.records,
    evidence: {
      ...ports.evidence,
      read: (key) => {
        opened.push(key);
        return ports.evidence.read(key);
      },
    },
  }));
  const { item } = await load(snapshot('2026-01-11'));
  for (let message = 0; message < 3; message += 1) {
    await world.ports.queue.sendAssessment(project);
    await world.drain();
  }
  expect(opened.filter((key) => key.startsWith('registers/'))).toEqual([keys.register(item.sha256)]);
});
