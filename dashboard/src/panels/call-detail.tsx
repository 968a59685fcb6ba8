import { useEffect, useRef } from 'preact/hooks';
import type { Gateway } from '../api/gateway.ts';
import { useAnswer } from '../api/use-answer.ts';
import { curlOf } from '../figures/curl.ts';
import { ownerVariables } from '../figures/filters.ts';
import { bytes, milliseconds, type Times } from '../figures/format.ts';
import { DashboardRequestsDocument, type RequestFieldsFragment } from '../generated/documents.ts';
import { Category } from '../ui/category.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Status } from '../ui/status.tsx';
import { SupportBundle } from './support-bundle.tsx';

interface CallDetailProps {
  readonly gateway: Gateway;
  readonly call: RequestFieldsFragment;
  readonly times: Times;
  readonly of: string;
  readonly onClose: () => void;
}

/** Everything that is known of a call, beside the page. */
export function CallDetail({ gateway, call, times, of, onClose }: CallDetailProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const facts: readonly (readonly [string, string | null])[] = [
    ['Request id', call.requestId],
    ['Partner', call.partnerId],
    ['Client', call.clientId],
    ['Operation', call.operationName],
    ['Job', call.job],
    ['Institution', call.institutionId],
    ['Customer', call.customerHash],
    ['Contact', call.live ? 'Mastercard asked the institution' : 'no institution was asked'],
    ['Billable', call.billable ? 'yes' : 'no'],
    ['Accounts in the answer', call.accounts === 0 ? null : String(call.accounts)],
    ['Answer', call.responseKind === null ? null : `${bytes(call.responseBytes)}, ${call.responseKind}`],
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it closes it, as Escape does by itself
    <dialog
      ref={dialog}
      class="drawer"
      aria-labelledby="call-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <header>
        <h2 id="call-title">{call.endpoint}</h2>
        <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      <p class="line">
        <Status {...call} /> <time dateTime={call.at}>{times.exact(call.at)}</time>
        <span>attempt {call.attempt}</span>
      </p>
      <p>
        <code class="block">
          {call.method} {call.path}
        </code>
      </p>
      {call.category !== null && (
        <div class="finding">
          <p>
            <Category of={call.category} /> <code>{call.code}</code>
          </p>
          <p>{call.meaning ?? 'Nobody has described this code yet.'}</p>
          {call.remedy !== null && <p class="remedy">{call.remedy}</p>}
        </div>
      )}
      <h3>Timings</h3>
      <Timings {...call} />
      <Chain gateway={gateway} call={call} times={times} of={of} />
      <h3>Facts</h3>
      <dl class="facts">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <h3>Use it</h3>
      <div class="buttons">
        <CopyButton text={curlOf(call)}>Copy as curl</CopyButton>
        {call.requestId !== null && <CopyButton text={call.requestId}>Copy request id</CopyButton>}
      </div>
      {call.requestId !== null && <SupportBundle gateway={gateway} requestId={call.requestId} />}
    </dialog>
  );
}

/** Where the time went. */
function Timings({ queueMs, serviceMs, source }: RequestFieldsFragment) {
  const all = Math.max(queueMs + serviceMs, 0.001);
  const stages = [
    { name: 'Before it was sent', ms: queueMs, kind: 'queue' },
    ...(source === 'upstream' ? [{ name: 'Until the last byte', ms: serviceMs, kind: 'service' }] : []),
  ];
  return (
    <ul class="timings">
      {stages.map(({ name, ms, kind }) => (
        <li key={kind}>
          <span>{name}</span>
          <progress class={kind} max={all} value={ms} aria-label={name} />
          <b>{milliseconds(ms)}</b>
        </li>
      ))}
    </ul>
  );
}

interface ChainProps extends Pick<CallDetailProps, 'gateway' | 'call' | 'times' | 'of'> {}

/** What else the same request asked of the same endpoint: its retries. */
function Chain({ gateway, call, times, of }: ChainProps) {
  const { requestId, endpoint } = call;
  const { data } = useAnswer(
    async (signal) => {
      if (requestId === null) return { data: [], problems: [] };
      const variables = { first: 50, requestId, endpoint, ...ownerVariables(of) };
      const { data: answer, problems } = await gateway.ask(DashboardRequestsDocument, variables, signal);
      const page = (answer.partner ?? answer.project ?? answer.platform)?.requestLog;
      return { data: page?.edges.map(({ node }) => node).toReversed() ?? [], problems };
    },
    { key: call.logId, everyMs: null },
  );
  if (data === null || data.length < 2) return null;
  return (
    <>
      <h3>The same request</h3>
      <ol class="chain">
        {data.map((each) => (
          <li key={each.logId} aria-current={each.logId === call.logId ? 'true' : undefined}>
            <span>attempt {each.attempt}</span>
            <Status {...each} />
            <time dateTime={each.at}>{times.exact(each.at)}</time>
            <span class="number">{milliseconds(each.serviceMs)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
