import { addresses } from '../../router/addresses.ts';
import { handFile } from '../mapping/handed-file.ts';
import { wantsMapping } from '../mapping/wants-mapping.ts';
import type { CardActions } from './check-part.ts';
import type { Desk } from './desk.ts';
import { choiceOf, pathOf, placed } from './placement.ts';

/** What the buttons of each file do. */
export function cardActions(desk: Desk, services: CardActions['services']): CardActions {
  const { entries, checking, sending, project } = desk;
  return {
    services,
    want(id, wanted) {
      entries.change(id, { wanted });
      checking.refresh();
    },
    place(id, service, kind) {
      const entry = entries.get(id);
      const choice = entry && choiceOf(entry.place);
      if (!entry || !choice) return;
      entries.change(id, { place: placed(service, kind, choice.filename, entry.file.size) });
      checking.refresh();
    },
    remove(id) {
      entries.remove([id]);
      checking.refresh();
    },
    checkAgain: (id) => checking.again(id),
    send: (id) => void sending.send(new Set([id])),
    stop: (id) => sending.cancel(id),
    mappingAddress({ check, file, place }) {
      const path = pathOf(place);
      const isWanting = check.is === 'read' && wantsMapping(check.checked.reading);
      if (path === null || !isWanting || choiceOf(place)?.kind !== 'usage-report') return null;
      handFile(path, file);
      return addresses.mapping(project, path);
    },
    receiptAddress: (path) => addresses.file(project, path),
  };
}
