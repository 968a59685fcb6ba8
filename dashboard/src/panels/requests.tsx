import { useState } from 'preact/hooks';
import type { Gateway } from '../api/gateway.ts';
import { ownerVariables } from '../figures/filters.ts';
import { milliseconds, type Times } from '../figures/format.ts';
import { DashboardRequestsDocument, type RequestFieldsFragment } from '../generated/documents.ts';
import { kept } from '../ui/kept.tsx';
import { Nothing } from '../ui/panel.tsx';
import { Status } from '../ui/status.tsx';
import { CallDetail } from './call-detail.tsx';
import type { LogProps } from './log.tsx';
import { usePages } from './use-pages.ts';

/** The log of calls, newest first. */
export function Requests({ gateway, filters, times, pace }: LogProps) {
  const [opened, setOpened] = useState<RequestFieldsFragment | null>(null);
  const { of, endpoint, institutionId, log } = filters;
  const { requestId, code, failed, from, to } = log;
  const variables = {
    first: 25,
    requestId,
    code,
    failed: failed || null,
    from,
    to,
    endpoint,
    institutionId,
    ...ownerVariables(of),
  };
  const { rows, failure, isWaiting, more } = usePages<RequestFieldsFragment>(
    async (after, signal) => {
      const { data, problems } = await gateway.ask(DashboardRequestsDocument, { ...variables, after }, signal);
      return { data: (data.partner ?? data.project ?? data.platform)?.requestLog ?? null, problems };
    },
    { key: JSON.stringify(variables), pace },
  );
  if (rows === null)
    return <Nothing>{failure?.message ?? (isWaiting ? 'Reading the log…' : 'The log could not be read.')}</Nothing>;
  return (
    <>
      {rows.length === 0 ? (
        <Nothing>Nothing in the log fits.</Nothing>
      ) : (
        <KeptTable rows={rows} times={times} onOpen={setOpened} isOld={isWaiting} />
      )}
      {failure !== null && <Nothing>{failure.message}</Nothing>}
      {more !== null && (
        <button type="button" class="quiet more" onClick={more}>
          Older calls
        </button>
      )}
      {opened !== null && <Detail gateway={gateway} call={opened} times={times} onClose={() => setOpened(null)} />}
    </>
  );
}

const Detail = (props: { gateway: Gateway; call: RequestFieldsFragment; times: Times; onClose: () => void }) => (
  <CallDetail key={props.call.logId} {...props} />
);

const KeptTable = kept(RequestTable);

interface RequestTableProps {
  readonly rows: readonly RequestFieldsFragment[];
  readonly times: Times;
  readonly onOpen: (row: RequestFieldsFragment) => void;
  readonly isOld: boolean;
}

function RequestTable({ rows, times, onOpen, isOld }: RequestTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class={`scroll${isOld ? ' old' : ''}`} tabIndex={0} aria-label="Log of calls">
      <table class="log">
        <caption class="unseen">Calls, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Status</th>
            <th scope="col">Endpoint</th>
            <th scope="col" class="extra">
              Code
            </th>
            <th scope="col" class="number">
              Service
            </th>
            <th scope="col" class="number extra">
              Queue
            </th>
            <th scope="col" class="extra">
              Caused by
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.logId} onClick={() => onOpen(row)}>
              <th scope="row">
                <button type="button" class="link" aria-label={`${times.exact(row.at)}: details`}>
                  <time dateTime={row.at}>{times.exact(row.at)}</time>
                </button>
              </th>
              <td>
                <Status {...row} />
              </td>
              <td>
                {row.endpoint}
                {row.attempt > 1 && (
                  <>
                    {' '}
                    <span class="badge">attempt {row.attempt}</span>
                  </>
                )}
                {row.billable && (
                  <>
                    {' '}
                    <span class="badge">billable</span>
                  </>
                )}
              </td>
              <td class="extra">{row.code !== null && <code>{row.code}</code>}</td>
              <td class="number">{row.source === 'upstream' ? milliseconds(row.serviceMs) : ''}</td>
              <td class="number extra">{milliseconds(row.queueMs)}</td>
              <td class="extra">{row.operationName ?? row.job ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
