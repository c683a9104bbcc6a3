import { judgeAddress } from '../evidence/public-address.ts';
import { isObject, type JsonObject, listOf, objectOf, textOf } from '../reading/json-value.ts';
import { looksLikeAddress } from '../reading/list-text.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** `openstack server list -f json`: servers and their addresses at one instant. formats.md §12. */
export const format = defineFormat({
  id: 'openstack-server-list-json',
  title: { it: 'Elenco dei server OpenStack in JSON', en: 'OpenStack server list as JSON' },
  kinds: ['resource-list', 'ip-list'],
  guide: {
    proves: 'quali server esistono e quali IP pubblici hanno: non prova l’uso',
    how: '`openstack server list -f json` (con `--long` per più dettagli)',
    declare: 'niente; i server vanno comunque nella dichiarazione o in un `resource-list`',
  },
  claim: 'signature',
  detect({ text }) {
    const keys = ['ID', 'Name', 'Status', 'Networks'];
    return /^\s*\[\s*\{/.test(text) && keys.every((key) => new RegExp(`"${key}"\\s{0,9}:`).test(text)) ? { needs: [] } : null;
  },
  reading: {
    shape: 'json',
    rows: [],
    read(document, run) {
      for (const server of listOf(document)) readServer(objectOf(server), run);
    },
  },
});

function readServer(server: JsonObject, run: JsonRun): void {
  const row = run.nextRow();
  const id = textOf(server.ID);
  if (id === null) {
    run.sink.issue('ITEM_UNREADABLE', row, { wanted: '[].ID' });
    run.sink.row('rejected');
    return;
  }
  const addresses = addressesOf(server.Networks);
  const isPublic = (address: string): boolean => judgeAddress(address, { ipv4: 0, ipv6: 0 }).is === 'public';
  run.sink.resource({
    resourceId: id,
    resourceKind: 'openstack-uuid',
    provider: null,
    name: textOf(server.Name),
    aliases: addresses.filter((address) => !isPublic(address)),
    parentId: null,
    state: textOf(server.Status),
    vcpu: null,
    ramBytes: null,
    storageBytes: null,
    row,
  });
  for (const address of addresses.filter(isPublic)) run.sink.address(address, row, id);
  run.sink.row('accepted');
}

/** Since client 5.5 an object of lists; before, a text `net1=10.0.0.5, 93.184.216.34; net2=…`. */
function addressesOf(networks: unknown): string[] {
  const texts = isObject(networks) ? Object.values(networks).flatMap(listOf) : [networks];
  const words = texts.flatMap((text) => (typeof text === 'string' ? text.split(/[=,;\s]+/) : []));
  return [...new Set(words.filter(looksLikeAddress))];
}
