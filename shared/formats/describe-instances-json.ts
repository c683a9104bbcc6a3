import type { ResourceSeen } from '../model/digest.ts';
import { answersIn, type JsonObject, listOf, objectOf, textOf } from '../reading/json-value.ts';
import { resourceIdKind } from '../reading/resource-id.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** What a machine has and no other thing with an `InstanceId`: members of scaling groups and targets of load balancers have no launch. */
const marks = [/"InstanceId"\s{0,9}:\s{0,9}"i-/, /"LaunchTime"\s{0,9}:/, /"State"\s{0,9}:\s{0,40}\{/];

/**
 * `aws ec2 describe-instances`: machines, their disks and addresses at one instant. With `--query "Reservations[].Instances[]"` the machines
 * come without what is around them. formats.md §1.
 */
export const format = defineFormat({
  id: 'describe-instances-json',
  title: { it: 'Inventario EC2 (describe-instances) in JSON', en: 'EC2 inventory (describe-instances) as JSON' },
  kinds: ['resource-list', 'ip-list'],
  guide: {
    proves: 'quali macchine e dischi esistono, quali dischi sono di quale macchina, gli IP pubblici: non prova l’uso',
    how: '`aws ec2 describe-instances`',
    declare: 'niente; le macchine vanno comunque nella dichiarazione o in un `resource-list`',
  },
  claim: 'signature',
  detect({ text }) {
    const isMine = /"Reservations"\s*:/.test(text) || marks.every((mark) => mark.test(text));
    return /^\s*[[{]/.test(text) && isMine ? { needs: [] } : null;
  },
  reading: {
    shape: 'json',
    rows: ['Reservations', 'Instances'],
    read(document, run) {
      for (const answer of answersIn(document, isAnswer)) for (const instance of instancesIn(answer)) readInstance(objectOf(instance), run);
    },
  },
});

const isAnswer = ({ Reservations, Instances, InstanceId }: JsonObject): boolean =>
  Array.isArray(Reservations) || Array.isArray(Instances) || InstanceId !== undefined;

/** Of an answer, of one reservation, or the machine itself. */
function instancesIn(answer: JsonObject): readonly unknown[] {
  if (Array.isArray(answer.Reservations)) return answer.Reservations.flatMap((reservation) => listOf(objectOf(reservation).Instances));
  return Array.isArray(answer.Instances) ? answer.Instances : [answer];
}

function readInstance(instance: JsonObject, run: JsonRun): void {
  const row = run.nextRow();
  const id = textOf(instance.InstanceId);
  if (id === null) {
    run.sink.issue('ITEM_UNREADABLE', row, { wanted: 'Instances[].InstanceId' });
    run.sink.row('rejected');
    return;
  }
  const state = textOf(objectOf(instance.State).Name);
  const name = listOf(instance.Tags)
    .map(objectOf)
    .find((tag) => tag.Key === 'Name')?.Value;
  const interfaces = listOf(instance.NetworkInterfaces).map(objectOf);
  // A card may have several private addresses, each with a public one of its own.
  const cardAddresses = interfaces.flatMap((card) => [card, ...listOf(card.PrivateIpAddresses).map(objectOf)]);
  const privateIps = unique([instance.PrivateIpAddress, ...cardAddresses.map((address) => address.PrivateIpAddress)]);
  const vcpu = vcpuOf(objectOf(instance.CpuOptions));
  if (vcpu === 'unusable') run.sink.issue('ITEM_UNREADABLE', row, { wanted: 'Instances[].CpuOptions.CoreCount' });
  run.sink.resource({
    ...resource(id, row, state),
    name: textOf(name),
    aliases: unique([instance.PrivateDnsName, instance.PublicDnsName, ...privateIps]),
    vcpu: vcpu === 'unusable' ? null : vcpu,
  });
  for (const mapping of listOf(instance.BlockDeviceMappings)) {
    const volume = textOf(objectOf(objectOf(mapping).Ebs).VolumeId);
    if (volume !== null) run.sink.resource({ ...resource(volume, row, null), parentId: id });
  }
  for (const card of interfaces) {
    const cardId = textOf(card.NetworkInterfaceId);
    if (cardId !== null) run.sink.resource({ ...resource(cardId, row, null), parentId: id });
  }
  const publicIps = cardAddresses.map(({ Association }) => objectOf(Association).PublicIp);
  const ipv6 = interfaces.flatMap((card) => listOf(card.Ipv6Addresses).map((address) => objectOf(address).Ipv6Address));
  for (const address of unique([instance.PublicIpAddress, ...publicIps, instance.Ipv6Address, ...ipv6])) run.sink.address(address, row, id);
  run.sink.row('accepted');
}

function resource(id: string, row: number, state: string | null): ResourceSeen {
  return {
    resourceId: id,
    resourceKind: resourceIdKind(id),
    provider: 'aws',
    name: null,
    aliases: [],
    parentId: null,
    state,
    vcpu: null,
    ramBytes: null,
    storageBytes: null,
    row,
  };
}

/** 1e999 is JSON, and no number. */
function vcpuOf(options: JsonObject): number | null | 'unusable' {
  const { CoreCount, ThreadsPerCore } = options;
  const vcpu = typeof CoreCount === 'number' ? CoreCount * (typeof ThreadsPerCore === 'number' ? ThreadsPerCore : 1) : null;
  return vcpu === null || Number.isFinite(vcpu) ? vcpu : 'unusable';
}

function unique(values: readonly unknown[]): string[] {
  return [...new Set(values.map(textOf).filter((text) => text !== null))];
}
