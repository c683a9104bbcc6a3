export const helpText = `attesta: verifica che un ente usi davvero il cloud per cui è stato finanziato
         checks that a public body really uses the cloud it was funded to migrate to

  attesta start [--once] [--empty] [--clock now|2026-03-20T10:00] [--redrive]
      avvia tutto sul portatile (S3, DynamoDB, code, funzioni), carica gli esempi e ne mostra gli esiti
      starts everything on the laptop, uploads the samples and shows their verdicts
      --redrive: ritenta ciò che un errore nostro ha fermato / tries again what a fault of ours has stopped
  attesta verify CARTELLA [--as-of 2026-03-20 | 2026-03-20T09:00:00Z]
      giudica un fascicolo (la parte della chiave dopo il CUP) senza avviare nulla
      judges a dossier folder (the part of the upload key after the CUP) without starting anything
  attesta inspect FILE… [--mapping FILE] [--draft]
      dice che cosa si legge in un file: formato, serie, buchi, problemi, e la bozza della mappatura che manca
      says what is read in a file: format, series, holes, problems, and the draft of a mapping that is lacking
      --draft: solo la bozza / the draft alone
  attesta review CARTELLA|IPA/CUP/N --point P [--service S] --outcome pass|fail --reason … --who ID [--at T] [--seen FILE …]
                 [--session video-call|on-site --held-at T --shown … --participant RUOLO …]
      scrive la valutazione di un punto, legata a ciò che ha giudicato, in reviews/ o, di un verbale dello stack acceso, nello stack
      writes the review of a point, bound to what it judged, into reviews/ or, of a record of the running stack, into the stack
      N: numero del verbale o latest / number of the record, or latest; --session: la verifica dal vivo di un SaaS / the live check of a SaaS
  attesta records [CUP]
      i progetti, o lo stato, i verbali e i caricamenti di uno / the projects, or state, records and uploads of one
  attesta records CUP --record N|latest
      un verbale in parole / one record in words
  attesta records --diff A B
      che cosa cambia fra due verbali (file, hash o IPA/CUP/N): nuovo, risolto, cambiato, uguale
      what changes between two records (files, hashes or IPA/CUP/N): new, fixed, changed, same
  attesta replay VERBALE|IPA/CUP/N [--from CARTELLA] [--from-files]
      ricalcola un verbale dalle sue prove e lo confronta / recomputes a record from its evidence and compares
      --from-files: rilegge prima i file grezzi dello stack / reads the stack’s raw files again first
  attesta report VERBALE|IPA/CUP/N --html FILE | --pdf FILE [--from CARTELLA]
      un verbale come documento da stampare, con la mappa dei giorni / a record as a document to print, with the map of days
  attesta ruleset diff A B CARTELLA… [--as-of …]
      i verdetti che le regole B cambierebbero rispetto ad A (AVVISO/VERSIONE o file YAML), senza scrivere nulla
      the verdicts that the rules B would change against A (NOTICE/VERSION or YAML files), without writing anything
  attesta register import FILE [--kind acn|funded-projects|ip-ranges|service-list] [--taken-on 2026-03-01]
                 [--notice AVVISO] [--complete] [--into CARTELLA | --stage STAGE --bucket BUCKET --table TABLE]
      legge un registro (open data dei progetti finanziati, reti di un cloud, schede del catalogo, forma di Attesta) e lo mette nello stack
      reads a register (open data of funded projects, networks of a cloud, catalogue cards, Attesta’s own form) and puts it into the stack
      --complete: la tabella ha tutte le schede / the table has all cards; --into: in un fascicolo / into a dossier folder
  attesta register list [--stage STAGE --bucket BUCKET --table TABLE]
      i registri che vengono con Attesta e quelli importati / the registers that come with Attesta and those imported
  attesta token --role operator | --role auditor [--projects CUP,CUP…] | --role entity --ipa CODICE
      un token per chiamare l’API dello stack acceso: curl -H "Authorization: Bearer $(attesta token --role auditor)" …
      a token for calling the API of the running stack
  attesta redrive [--stage STAGE]
      ritenta ciò che un errore nostro ha fermato: dello stack acceso qui o, con --stage, su AWS
      tries again what a fault of ours has stopped: of the stack that runs here or, with --stage, on AWS
  attesta rebuild [--project IPA/CUP] [--stage STAGE --bucket BUCKET --table TABLE] [--despite-messages]
      ricostruisce la tabella, vuota, dal solo bucket; riprende se interrotto. Prima: docs/operatore.md
      rebuilds the table, which is empty, from the bucket alone; goes on where it was cut off. First: docs/operatore.md
  attesta publish --stage STAGE [--check]
      mette su AWS la console di questa copia, poi guarda come un browser che cosa manca; --check: guarda soltanto
      puts the console of this copy onto AWS, then looks as a browser would at what is missing; --check: only looks

  --json          un solo documento JSON su stdout / one JSON document on stdout
  --lang it|en    lingua dei testi / language of the texts

Codici di uscita / exit codes: 0 esito positivo o tutto riconosciuto / positive, or all recognised; 1 altrimenti / otherwise;
2 uso errato / wrong usage; 3 errore nostro / our fault (ATTESTA_DEBUG=1: dettagli / details)
`;

/** The lines of the help that are about one command; empty where there is none. */
export function usageOf(name: string): string {
  const lines = helpText.split('\n');
  const isStart = (line: string) => /^ {2}attesta \S/.test(line);
  let within = false;
  return lines
    .filter((line) => {
      if (isStart(line)) within = line.startsWith(`  attesta ${name} `);
      else if (!line.startsWith('      ')) within = false;
      return within;
    })
    .join('\n');
}
