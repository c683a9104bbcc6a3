import * as z from 'zod';
import { type Review, reviewSchema } from '../../shared/model/review.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import { sha256Schema } from './schemas.ts';

const { record, point, service, judged, outcome, reason, seen, session } = reviewSchema.shape;

/** What an auditor says of a finding. Who decides, and when, is in no body. */
export const decisionSchema = z
  .strictObject({
    record: record.meta({ description: 'Hash del verbale che si è letto.' }),
    point,
    service: service.meta({ description: 'null: un punto dell’intero pacchetto.' }),
    judged: judged.meta({
      description: '`judged` del punto in quel verbale: di che cosa era fatto. Se nel frattempo è fatto d’altro, la valutazione non vale.',
    }),
    outcome,
    reason: reason.meta({ description: 'Perché, da 10 a 2000 caratteri. Lo leggono l’ente e chi controlla: niente nomi di persone.' }),
    seen: seen.meta({ description: 'Percorsi dei file, o id dei digest, che si sono guardati.' }),
    session: session.meta({ description: 'La sessione dal vivo di un SaaS; null per ogni altro punto.' }),
    supersedes: sha256Schema.nullable().meta({
      description: 'La valutazione di questo punto di cui prende il posto; null: nessuno l’ha ancora valutato. Se non è l’ultima, 409.',
    }),
  })
  .meta({ id: 'Decision' });

export const reviewAnswerSchema = z
  .strictObject({ sha256: sha256Schema.meta({ description: 'Il nome con cui la citano i verbali.' }), review: reviewSchema })
  .meta({ id: 'Review' });
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>;

export const tellReview = ({ sha256, value }: Pinned<Review>): ReviewAnswer => ({ sha256, review: value });

const held = {
  mode: 'video-call' as const,
  heldAt: '2026-03-18T09:00:00Z',
  shown: ['Accesso e apertura di una pratica'],
  participants: ['responsabile del servizio'],
};

export const decisionExample: z.input<typeof decisionSchema> = {
  record: '8f1b1c6c0c0f5b3b7d1e0c1f4f6f0b8d5a7e9c2b4d6f8091a3b5c7d9e1f30415',
  point: 'SAA-03',
  service: 'protocollo',
  judged: '0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c0c0f5b3b7d1e0c1f4f6f',
  outcome: 'pass',
  reason: 'Visto il servizio in uso con pratiche di questa settimana.',
  seen: ['protocollo/production-declaration/dichiarazione.pdf'],
  session: held,
  supersedes: null,
};

const { supersedes: _supersedes, ...decided } = decisionExample;

export const reviewExample: ReviewAnswer = {
  sha256: '4f6f0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c0c0f5b3b7d1e0c1f',
  review: { schema: 'attesta/review@1', ...decided, who: 'asseveratore-1', at: '2026-03-20T09:00:00Z' },
};
