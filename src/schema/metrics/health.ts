import type { CoordinationHealth, GatewayHealth, StoreHealth } from '../../domain/gateway-health.ts';
import { builder } from '../builder.ts';

const TokenHealthRef = builder.objectRef<GatewayHealth['token']>('TokenHealth');
TokenHealthRef.implement({
  description: "The partner's token. It is renewed at 90 minutes and dies at 120.",
  fields: (t) => ({
    ageSeconds: t.exposeInt('ageSeconds', { nullable: true, description: 'Since it was made; null without one.' }),
    problem: t.exposeString('problem', {
      nullable: true,
      description: 'Why none can be had until a person acts, as an error code.',
    }),
  }),
});

const LimiterHealthRef = builder.objectRef<GatewayHealth['limiter']>('LimiterHealth');
LimiterHealthRef.implement({
  description: "The app key's budget of requests.",
  fields: (t) => ({
    requestsPerSecond: t.exposeFloat('requestsPerSecond', {
      nullable: false,
      description: 'What is allowed at present, learnt from what Mastercard bears.',
    }),
    burst: t.exposeFloat('burst', { nullable: false, description: 'How many may leave at once.' }),
    blockedForMs: t.exposeFloat('blockedForMs', {
      nullable: false,
      description: 'Milliseconds until the next may leave; 0 when nothing stops it.',
    }),
    queued: t.exposeInt('queued', { nullable: false, description: 'Calls that wait in this instance.' }),
  }),
});

const BreakerHealthRef = builder.objectRef<GatewayHealth['breakers'][number]>('BreakerHealth');
BreakerHealthRef.implement({
  description: 'Calls that are paused after repeated failures.',
  fields: (t) => ({
    family: t.exposeString('family', { nullable: false, description: 'The family of endpoints.' }),
    institutionId: t.exposeID('institutionId', {
      nullable: true,
      description: 'The institution, where it is about one.',
    }),
    state: t.exposeString('state', { nullable: false, description: '`open`, or `half-open` while one call is tried.' }),
  }),
});

const LatchHealthRef = builder.objectRef<NonNullable<GatewayHealth['latch']>>('LatchHealth');
LatchHealthRef.implement({
  description: 'Why no call leaves for the partner until a person acts.',
  fields: (t) => ({
    reason: t.exposeString('reason', { nullable: false, description: '`refused`, `unknown` or `locked`.' }),
    since: t.expose('since', { type: 'DateTime', nullable: false, description: 'Since when.' }),
  }),
});

const CacheHealthRef = builder.objectRef<GatewayHealth['asks']>('CacheHealth');
CacheHealthRef.implement({
  description: 'How asks of the partner were answered, since this instance started.',
  fields: (t) => ({
    upstream: t.exposeInt('upstream', { nullable: false, description: 'By a call.' }),
    fresh: t.exposeInt('cache', { nullable: false, description: 'From the cache.' }),
    stale: t.exposeInt('stale', { nullable: false, description: 'From the cache, beyond its time.' }),
    coalesced: t.exposeInt('coalesced', { nullable: false, description: 'Together with an equal ask under way.' }),
    refused: t.exposeInt('refused', { nullable: false, description: 'Not at all: refused by the gateway.' }),
  }),
});

const CoordinationHealthRef = builder.objectRef<CoordinationHealth>('CoordinationHealth');
CoordinationHealthRef.implement({
  description: 'What this instance shares token and budget with.',
  fields: (t) => ({
    state: t.exposeString('state', {
      nullable: false,
      description:
        '`connected` to Redis, with all instances; `away` while Redis does not serve and this instance goes on alone, with its share of the budget; `primary` with the workers of its machine; `alone` where there is nobody else.',
    }),
    awaySince: t.expose('awaySince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when Redis is away; null while it is not.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it is away, in a word of Redis or of the connection, such as `READONLY`.',
    }),
  }),
});

const StoreHealthRef = builder.objectRef<StoreHealth>('StoreHealth');
StoreHealthRef.implement({
  description: 'Where something durable is kept.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: false, description: 'What is kept there.' }),
    isUp: t.exposeBoolean('isUp', { nullable: false, description: 'Whether it answers.' }),
    failingSince: t.expose('failingSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it does not.',
    }),
    dropped: t.exposeInt('dropped', {
      nullable: false,
      description: 'Records that could not be kept, since the start.',
    }),
  }),
});

export const GatewayHealthRef = builder.objectRef<GatewayHealth>('GatewayHealth');
GatewayHealthRef.implement({
  description: 'How access to Mastercard is, as this instance of the gateway sees it.',
  fields: (t) => ({
    token: t.expose('token', { type: TokenHealthRef, nullable: false, description: "The partner's token." }),
    limiter: t.expose('limiter', { type: LimiterHealthRef, nullable: false, description: "The app key's budget." }),
    breakers: t.expose('breakers', {
      type: [BreakerHealthRef],
      nullable: false,
      description: 'What is paused at present.',
    }),
    cache: t.expose('asks', { type: CacheHealthRef, nullable: false, description: 'How asks were answered.' }),
    latch: t.expose('latch', {
      type: LatchHealthRef,
      nullable: true,
      description: 'Set while no call leaves until a person acts.',
    }),
    coordination: t.expose('coordination', {
      type: CoordinationHealthRef,
      nullable: false,
      description: 'What this instance shares token and budget with.',
    }),
    stores: t.expose('stores', { type: [StoreHealthRef], nullable: false, description: 'Where things are kept.' }),
  }),
});
