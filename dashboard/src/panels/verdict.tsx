import { verdictOf } from '../figures/verdict.ts';
import { type PanelProps, showLog } from './context.ts';

/** The answer to the first question: is it us, the platform or the bank. */
export function VerdictLine({ metrics, change, times }: PanelProps) {
  const { tone, headline, since, details, remedy, code } = verdictOf(metrics);
  const show = () => {
    change({ log: { kind: 'requests', code, requestId: null, from: null, to: null, failed: true } });
    showLog();
  };
  return (
    <section class={`verdict tone-${tone}`} aria-label="In short">
      <p class="headline">
        {headline} {since !== null && <span class="since">Worse than usual since {times.minute(since)}.</span>}
      </p>
      {details.length > 0 && (
        <ul>
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      {remedy !== null && (
        <p class="do">
          <b>What to do</b> {remedy}{' '}
          <button type="button" class="link" onClick={show}>
            Show the calls
          </button>
        </p>
      )}
    </section>
  );
}
