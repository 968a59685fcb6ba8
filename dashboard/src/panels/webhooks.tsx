import { ownerVariables } from '../figures/filters.ts';
import { bytes, milliseconds } from '../figures/format.ts';
import { DashboardWebhooksDocument, type WebhookPageFragment } from '../generated/documents.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Nothing } from '../ui/panel.tsx';
import type { LogProps } from './log.tsx';
import { usePages } from './use-pages.ts';

type Webhook = WebhookPageFragment['edges'][number]['node'];

/** The log of webhook events, newest first. */
export function Webhooks({ gateway, filters, times, pace }: LogProps) {
  const { from, to } = filters.log;
  const variables = { first: 25, from, to, ...ownerVariables(filters.of) };
  const { rows, failure, isWaiting, more } = usePages<Webhook>(
    async (after, signal) => {
      const { data, problems } = await gateway.ask(DashboardWebhooksDocument, { ...variables, after }, signal);
      return { data: (data.partner ?? data.project ?? data.platform)?.webhookLog ?? null, problems };
    },
    { key: JSON.stringify(variables), pace },
  );
  if (rows === null)
    return <Nothing>{failure?.message ?? (isWaiting ? 'Reading the log…' : 'The log could not be read.')}</Nothing>;
  if (rows.length === 0) return <Nothing>No webhook event came.</Nothing>;
  return (
    <>
      <DataTable<Webhook>
        label="Webhook events, newest first"
        rows={rows}
        few={rows.length}
        keyOf={({ logId }) => logId}
        columns={[
          { head: 'Time', value: ({ at }) => at, cell: ({ at }) => <time dateTime={at}>{times.exact(at)}</time> },
          { head: 'Family', value: ({ family }) => family },
          { head: 'Type', value: ({ type }) => type },
          {
            head: 'Verification',
            value: ({ verification }) => verification,
            cell: ({ verification }) => (
              <span class={`status ${verification === 'verified' ? 'good' : 'bad'}`}>
                <span aria-hidden="true">{verification === 'verified' ? '✓' : '✕'}</span> {verification}
              </span>
            ),
          },
          { head: 'Dedupe', value: ({ dedupe }) => dedupe },
          { head: 'Answered', value: ({ status }) => status, isNumber: true },
          {
            head: 'Took',
            value: ({ durationMs }) => durationMs,
            cell: ({ durationMs }) => milliseconds(durationMs),
            isNumber: true,
          },
          { head: 'Size', value: (row) => row.bytes, cell: (row) => bytes(row.bytes), isNumber: true, isExtra: true },
          {
            head: 'Event',
            value: ({ eventId }) => eventId,
            cell: ({ eventId }) => <code>{eventId}</code>,
            isExtra: true,
          },
          {
            head: 'Customer',
            value: ({ customerHash }) => customerHash,
            cell: ({ customerHash }) => <code>{customerHash?.slice(0, 12)}</code>,
            isExtra: true,
          },
        ]}
      />
      {failure !== null && <Nothing>{failure.message}</Nothing>}
      {more !== null && (
        <button type="button" class="quiet more" onClick={more}>
          Older events
        </button>
      )}
    </>
  );
}
