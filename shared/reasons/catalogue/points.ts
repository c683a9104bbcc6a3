import { defineReasons } from '../define-reason.ts';

export const pointReasons = defineReasons({
  IP_LIST_MISSING: {
    severity: 'missing',
    text: {
      it: 'Manca l’elenco degli indirizzi IP pubblici del servizio.',
      en: 'The list of the service’s public IP addresses is missing.',
    },
    remedy: {
      code: 'UPLOAD_IP_LIST',
      who: 'entity',
      text: {
        it: 'Caricare l’elenco degli IP pubblici oppure, se l’accesso è solo privato, descrivere la modalità di accesso nella dichiarazione.',
        en: 'Upload the list of public IPs or, where access is private only, describe the access mode in the declaration.',
      },
    },
  },
});
