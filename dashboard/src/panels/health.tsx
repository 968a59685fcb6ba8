import type { ComponentChildren } from 'preact';
import type { Gateway } from '../api/gateway.ts';
import type { Pace } from '../api/use-answer.ts';
import { useAnswer } from '../api/use-answer.ts';
import { count, duration, milliseconds, percent, type Times } from '../figures/format.ts';
import { DashboardHealthDocument, type DashboardHealthQuery } from '../generated/documents.ts';
import { Nothing, Panel } from '../ui/panel.tsx';

type HealthData = NonNullable<NonNullable<DashboardHealthQuery['partner']>['health']>;

interface HealthProps {
  readonly gateway: Gateway;
  readonly times: Times;
  readonly pace: Pace | null;
}

/** The gateway's own state towards Mastercard, for the partner of the key. */
export function Health({ gateway, times, pace }: HealthProps) {
  const { data, failure } = useAnswer((signal) => gateway.ask(DashboardHealthDocument, {}, signal), {
    key: 'health',
    pace,
  });
  const health = data?.partner?.health;
  return (
    <Panel
      id="health"
      title="Gateway health"
      class="third"
      caption={`As this instance sees partner ${data?.partner?.partnerId ?? '…'}.`}
    >
      {health === null || health === undefined ? (
        <Nothing>{failure?.message ?? (data === null ? 'Reading…' : 'It could not be read.')}</Nothing>
      ) : (
        <ul class="health">
          <Latch health={health} times={times} />
          <Token health={health} />
          <Limiter health={health} />
          <Breakers health={health} />
          <Cache health={health} />
          <Coordination health={health} times={times} />
          {health.stores.map((store) => (
            <Light key={store.name} name={`Store: ${store.name}`} isGood={store.isUp && store.dropped === 0}>
              {store.isUp ? 'answers' : `does not answer since ${times.minute(store.failingSince ?? '')}`}
              {store.dropped > 0 && `, ${count(store.dropped)} records could not be kept`}
            </Light>
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface LightProps {
  readonly name: string;
  readonly isGood: boolean;
  readonly children: ComponentChildren;
}

/** One part, whether it is as it should be, and in words. */
function Light({ name, isGood, children }: LightProps) {
  return (
    <li class={isGood ? 'good' : 'bad'}>
      <span class="state">{isGood ? 'OK' : 'Look'}</span>
      <b>{name}</b>
      <span>{children}</span>
    </li>
  );
}

interface PartProps {
  readonly health: HealthData;
}

const latchReasons: Readonly<Record<string, string>> = {
  refused: 'Mastercard refused the secret. No login is sent until it changes',
  unknown: 'answers of logins were lost. No login is sent until somebody releases it',
  locked: 'the partner is locked at Mastercard. No call is sent until somebody releases it',
};

function Latch({ health: { latch }, times }: PartProps & { readonly times: Times }) {
  if (latch === null) return null;
  return (
    <Light name="Stopped" isGood={false}>
      {latchReasons[latch.reason] ?? latch.reason}, since {times.minute(latch.since)}.
    </Light>
  );
}

function Token({ health: { token } }: PartProps) {
  const isOld = (token.ageSeconds ?? 0) > 110 * 60;
  return (
    <Light name="Token" isGood={token.problem === null && !isOld}>
      {token.problem ??
        (token.ageSeconds === null ? 'none yet: the first call gets one' : `${duration(token.ageSeconds)} old`)}
      {token.ageSeconds !== null && token.problem === null && '; renewed at 90 min, dies at 120 min'}
    </Light>
  );
}

function Limiter({ health: { limiter } }: PartProps) {
  const isFree = limiter.blockedForMs === 0 && limiter.queued === 0;
  return (
    <Light name="Request budget" isGood={limiter.blockedForMs < 1000}>
      {limiter.requestsPerSecond.toFixed(1)} per second, {Math.round(limiter.burst)} at once; {limiter.queued} waiting
      {isFree ? '' : `, next in ${milliseconds(limiter.blockedForMs)}`}
    </Light>
  );
}

function Breakers({ health: { breakers } }: PartProps) {
  return (
    <Light name="Breakers" isGood={breakers.length === 0}>
      {breakers.length === 0
        ? 'none open'
        : breakers
            .map(
              ({ family, institutionId, state }) =>
                `${family}${institutionId === null ? '' : ` at ${institutionId}`} ${state}`,
            )
            .join(', ')}
    </Light>
  );
}

function Cache({ health: { cache } }: PartProps) {
  const { upstream, fresh, stale, coalesced, refused } = cache;
  const all = upstream + fresh + stale + coalesced + refused;
  const saved = fresh + stale + coalesced;
  return (
    <Light name="Cache" isGood={true}>
      {all === 0 ? 'nothing asked yet' : `${percent(saved / all)} of ${count(all)} asks needed no call`}
      {refused > 0 && `, ${count(refused)} were refused here`}
    </Light>
  );
}

const sharedWith: Readonly<Record<string, string>> = {
  alone: 'nobody: this instance is the only one',
  primary: 'the workers of this machine',
  connected: 'all instances, through Redis',
};

function Coordination({ health: { coordination }, times }: PartProps & { readonly times: Times }) {
  const { state, awaySince, reason } = coordination;
  return (
    <Light name="Shared with" isGood={awaySince === null}>
      {awaySince === null
        ? (sharedWith[state] ?? state)
        : `nobody: Redis is away since ${times.minute(awaySince)} (${reason}). This instance goes on alone, with its share of the budget`}
    </Light>
  );
}
