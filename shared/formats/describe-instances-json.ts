import type { ResourceSeen } from '../model/digest.ts';
import { answersIn, type JsonObject, listOf, objectOf, textOf } from '../reading/json-value.ts';
import { resourceIdKind } from '../reading/resource-id.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** `aws ec2 describe-instances`: machines, their disks and addresses at one instant. formats.md §1. */
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
    return /^\s*[[{]/.test(text) && /"Reservations"\s*:/.test(text) ? { needs: [] } : null;
  },
  reading: {
    shape: 'json',
    rows: ['Reservations', 'Instances'],
    read(document, run) {
      for (const answer of answersIn(document, (object) => Array.isArray(object.Reservations))) {
        for (const reservation of listOf(answer.Reservations)) {
          for (const instance of listOf(objectOf(reservation).Instances)) readInstance(objectOf(instance), run);
        }
      }
    },
  },
});

function readInstance(instance: JsonObject, run: JsonRun): void {
  const row = run.nextRow();
  const id = textOf(instance.InstanceId);
  if (id === null) {
    run.sink.issue('ITEM_UNREADABLE', row, { wanted: 'Instances[].InstanceId' });
    run.sink.row('rejected');
    return;
  }
  run.sink.row('accepted');
  const state = textOf(objectOf(instance.State).Name);
  const name = listOf(instance.Tags)
    .map(objectOf)
    .find((tag) => tag.Key === 'Name')?.Value;
  const interfaces = listOf(instance.NetworkInterfaces).map(objectOf);
  const privateIps = unique([instance.PrivateIpAddress, ...interfaces.map((card) => card.PrivateIpAddress)]);
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
  const publicIps = interfaces.map((card) => objectOf(card.Association).PublicIp);
  const ipv6 = interfaces.flatMap((card) => listOf(card.Ipv6Addresses).map((address) => objectOf(address).Ipv6Address));
  for (const address of unique([instance.PublicIpAddress, ...publicIps, instance.Ipv6Address, ...ipv6])) run.sink.address(address, row, id);
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
