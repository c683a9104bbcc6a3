/** A table as an official may have it, and the mapping that explains it. A test reads every one of them to the last row. */
export interface MappingExample {
  readonly title: string;
  readonly why: string;
  readonly table: string;
  readonly mapping: string;
}

export const mappingExamples: readonly MappingExample[] = [
  {
    title: 'Un foglio con una colonna per ogni misura',
    why: 'Il caso più comune. Le righe di titolo prima dell’intestazione e una riga di totali alla fine non disturbano.',
    table: `Report di gennaio;;;
Data ora;Server;CPU %;Memoria GB
12/01/2026 00:00;SRV-01;12,5;6,2
12/01/2026 01:00;SRV-01;14,0;6,4
13/01/2026 00:00;SRV-01;13,1;6,3
`,
    mapping: `schema: attesta/mapping@1
layout: wide
zone: Europe/Rome
stamp: start
interval: PT1H
columns: { time: Data ora }
resourceId: { column: Server }
series:
  - { column: "CPU %", class: cpu, meaning: used, unit: percent, statistic: avg }
  - { column: Memoria GB, class: ram, meaning: used, unit: GB, statistic: avg }
producer: { name: Esempio Cloud SpA, kind: csp }
`,
  },
  {
    title: 'Una colonna per ogni server',
    why: 'Ogni voce di `series` dice di quale server è la sua colonna.',
    table: `Data ora;SRV-01;SRV-02
12/01/2026 00:00;12,5;40,1
13/01/2026 00:00;14,0;38,7
`,
    mapping: `schema: attesta/mapping@1
layout: wide
zone: Europe/Rome
columns: { time: Data ora }
series:
  - { column: SRV-01, resourceId: SRV-01, class: cpu, unit: percent, statistic: avg }
  - { column: SRV-02, resourceId: SRV-02, class: cpu, unit: percent, statistic: avg }
`,
  },
  {
    title: 'Una riga per ogni misura, data e ora in due colonne',
    why: '`layout: long`: una voce di `series` per ogni nome che compare nella colonna «Contatore». Le date con due cifre di anno hanno bisogno di `dateFormat`.',
    table: `Data;Ora;Server;Contatore;Valore;Unità
12/01/26;00:00;SRV-01;Processore;12,5;%
12/01/26;00:00;SRV-01;Rete in ingresso;1.840,2;KB
12/01/26;01:00;SRV-01;Processore;14,0;%
12/01/26;01:00;SRV-01;Rete in ingresso;2.011,7;KB
`,
    mapping: `schema: attesta/mapping@1
layout: long
zone: Europe/Rome
dateFormat: dd/MM/yy HH:mm
interval: PT1H
stamp: start
columns: { time: [Data, Ora], id: Server, metric: Contatore, value: Valore, unit: Unità }
series:
  - { column: Processore, class: cpu, meaning: used, statistic: avg }
  - { column: Rete in ingresso, class: network, meaning: amount, statistic: sum }
`,
  },
  {
    title: 'Inizio e fine in ogni riga',
    why: 'La durata è nel file: `interval` non serve.',
    table: `Inizio;Fine;Macchina;Spazio usato (GB)
12/01/2026 00:00;12/01/2026 06:00;SRV-01;204,2
12/01/2026 06:00;12/01/2026 12:00;SRV-01;204,9
13/01/2026 00:00;13/01/2026 06:00;SRV-01;205,1
`,
    mapping: `schema: attesta/mapping@1
layout: wide
zone: Europe/Rome
columns: { time: Inizio, end: Fine, id: Macchina }
series:
  - { column: Spazio usato (GB), class: storage, meaning: used, statistic: last }
`,
  },
  {
    title: 'Più colonne con lo stesso nome',
    why: '`Nome#1` è la prima da sinistra, `Nome#2` la seconda. Fra virgolette, perché `#` comincia un commento.',
    table: `Ora;SRV-01;SRV-01
2026-01-12 00:00;12,5;61,0
2026-01-12 01:00;14,0;60,2
`,
    mapping: `schema: attesta/mapping@1
layout: wide
zone: Europe/Rome
columns: { time: Ora }
resourceId: { constant: SRV-01 }
series:
  - { column: "SRV-01#1", class: cpu, unit: percent, statistic: avg }
  - { column: "SRV-01#2", class: ram, unit: percent, statistic: avg }
`,
  },
  {
    title: 'Un export di CloudWatch con due sole colonne',
    why: 'Il file non dice né fuso, né macchina, né che cosa misura; la macchina è nel nome del file, per esempio `i-0abc1234_CPUUtilization.csv`.',
    table: `timestamp,value
2026-01-12 00:00:00,12.5
2026-01-12 00:05:00,14.0
`,
    mapping: `schema: attesta/mapping@1
zone: UTC
resourceId: { fileName: "^(?<id>i-[0-9a-f]+)_" }
series:
  - { column: value, class: cpu, metric: CPUUtilization, unit: percent, statistic: avg }
`,
  },
  {
    title: 'I trend di Zabbix, e altri file di strumenti di controllo (Prometheus, Datadog)',
    why: 'Ora e macchina sono nel file; che cosa misura un item no. `column` è il nome dell’item, e vale per tutti gli host. Se una macchina è dichiarata con un altro identificativo, serve una voce per lei sola: davanti al nome dell’item si scrive l’host, così più host non diventano una macchina sola.',
    table: `{"host":{"host":"srv-albo"},"itemid":7,"name":"CPU utilization","clock":1768172400,"count":60,"min":1,"avg":12.5,"max":40}
{"host":{"host":"srv-protocollo"},"itemid":8,"name":"CPU utilization","clock":1768172400,"count":60,"min":2,"avg":9.1,"max":55}
`,
    mapping: `schema: attesta/mapping@1
series:
  - { column: CPU utilization, class: cpu, unit: percent }
  - { column: "srv-protocollo: CPU utilization", class: cpu, unit: percent, resourceId: i-0a1b2c3d4e5f60718 }
`,
  },
  {
    title: 'JSON: un elenco di oggetti, o un oggetto per riga',
    why: 'Le chiavi sono le colonne; una chiave dentro un’altra si scrive con il punto. L’elenco può stare sotto una chiave (`data.rows`); se gli elenchi sono più d’uno se ne legge uno solo, e gli altri sono segnalati. `null` è «nessun dato».',
    table: `{"status": "ok", "data": {"rows": [
  {"ts": 1768172400, "server": {"id": "srv-albo"}, "cpu": {"usage": 12.5}, "mem": 61},
  {"ts": 1768172700, "server": {"id": "srv-albo"}, "cpu": {"usage": null}, "mem": 60.2}
]}}
`,
    mapping: `schema: attesta/mapping@1
layout: wide
interval: PT5M
columns: { time: ts, id: server.id }
series:
  - { column: cpu.usage, class: cpu, unit: percent, statistic: avg }
  - { column: mem, class: ram, unit: percent, statistic: avg }
`,
  },
  {
    title: 'Il CSV di un servizio di Centreon',
    why: 'Non abbiamo un file vero da cui confermarne le colonne: si legge come una tabella qualunque, e le colonne delle misure hanno i nomi del servizio. `time` è in secondi dal 1970, quindi il fuso non serve; il server non è nel file.',
    table: `time;humantime;cpu;memory_used
1768172400;2026-01-12 00:00:00;12.5;4294967296
1768172700;2026-01-12 00:05:00;14.0;4294967300
`,
    mapping: `schema: attesta/mapping@1
layout: wide
columns: { time: time }
resourceId: { constant: srv-albo }
series:
  - { column: cpu, class: cpu, unit: percent, statistic: avg }
  - { column: memory_used, class: ram, unit: B, statistic: avg }
`,
  },
];
