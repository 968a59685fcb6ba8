import { useEffect, useRef } from 'preact/hooks';
import type { Gateway } from '../api/gateway.ts';
import { curlOf } from '../figures/curl.ts';
import { bytes, type Times } from '../figures/format.ts';
import type { RequestFieldsFragment } from '../generated/documents.ts';
import { Category } from '../ui/category.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Status } from '../ui/status.tsx';
import { Attempts, Timings } from './call-times.tsx';
import { SupportBundle } from './support-bundle.tsx';

interface CallDetailProps {
  readonly gateway: Gateway;
  readonly call: RequestFieldsFragment;
  readonly times: Times;
  readonly onClose: () => void;
}

/** Everything that is known of a call, beside the page. */
export function CallDetail({ gateway, call, times, onClose }: CallDetailProps) {
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
    ['Request', call.requestBytes === 0 ? null : bytes(call.requestBytes)],
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
      <Attempts {...call} />
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
      {call.responseHeaders.length > 0 && (
        <>
          <h3>Headers of the answer</h3>
          <dl class="facts">
            {call.responseHeaders.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code>{value}</code>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {call.bodyShape !== null && (
        <>
          <h3>Shape of the answer, without its values</h3>
          <code class="block">{call.bodyShape}</code>
        </>
      )}
      <h3>Use it</h3>
      <div class="buttons">
        <CopyButton text={curlOf(call)}>Copy as curl</CopyButton>
        {call.requestId !== null && <CopyButton text={call.requestId}>Copy request id</CopyButton>}
      </div>
      {call.requestId !== null && <SupportBundle gateway={gateway} requestId={call.requestId} />}
    </dialog>
  );
}
