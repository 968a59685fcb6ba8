import { milliseconds } from '../figures/format.ts';
import type { RequestFieldsFragment } from '../generated/documents.ts';
import { Status } from '../ui/status.tsx';

/** Where the time went. */
export function Timings({ queueMs, tokenMs, serviceMs, decodeMs, source }: RequestFieldsFragment) {
  const isCall = source === 'upstream';
  const stages = [
    { name: 'In the queue', ms: Math.max(0, queueMs - tokenMs), kind: 'queue' },
    ...(tokenMs > 0 ? [{ name: 'For the token', ms: tokenMs, kind: 'queue' }] : []),
    ...(isCall ? [{ name: 'At Mastercard', ms: serviceMs, kind: 'service' }] : []),
    ...(isCall && decodeMs !== null ? [{ name: 'Reading the answer', ms: decodeMs, kind: 'decode' }] : []),
  ];
  const all = Math.max(0.001, ...stages.map(({ ms }) => ms));
  return (
    <ul class="timings">
      {stages.map(({ name, ms, kind }) => (
        <li key={name}>
          <span>{name}</span>
          <progress class={kind} max={all} value={ms} aria-label={name} />
          <b>{milliseconds(ms)}</b>
        </li>
      ))}
    </ul>
  );
}

/** What was tried before. */
export function Attempts({
  earlierAttempts,
  attempt,
  status,
  source,
  category,
  code,
  serviceMs,
}: RequestFieldsFragment) {
  if (earlierAttempts.length === 0) return null;
  const chain = [
    ...earlierAttempts.map((each) => ({ ...each, source: 'upstream', category: 'OTHER' as const })),
    { attempt, status, code, serviceMs, source, category },
  ];
  return (
    <>
      <h3>Attempts</h3>
      <ol class="chain">
        {chain.map((each) => (
          <li key={each.attempt} aria-current={each.attempt === attempt ? 'true' : undefined}>
            <span>attempt {each.attempt}</span>
            <Status {...each} />
            <code>{each.code}</code>
            <span class="number">{milliseconds(each.serviceMs)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
