import { useEffect, useMemo, useState } from 'preact/hooks';
import { forgetKey, keepKey, readKey } from './api/credential.ts';
import { createGateway, type Gateway } from './api/gateway.ts';
import { useAddress } from './api/use-address.ts';
import { useAnswer } from './api/use-answer.ts';
import { useLive } from './api/use-live.ts';
import { useTheme } from './api/use-theme.ts';
import { exportsOf } from './figures/exports.ts';
import { figureVariables } from './figures/filters.ts';
import { createTimes } from './figures/format.ts';
import { DashboardFiguresDocument } from './generated/documents.ts';
import { Board } from './panels/board.tsx';
import { Header } from './panels/header.tsx';
import { KeyScreen } from './panels/key-screen.tsx';
import { Skeleton, Trouble } from './panels/states.tsx';
import { useOptions } from './panels/use-options.ts';
import { Patterns } from './ui/category.tsx';

/** How often the figures are read again: while nobody tells of changes, and while somebody does, for what nobody tells of. */
const everyMs = { asked: 15_000, told: 60_000 } as const;

export function App() {
  const [key, setKey] = useState(readKey);
  const [reason, setReason] = useState<string | null>(null);
  const gateway = useMemo(() => (key === null || key === '' ? null : createGateway(key)), [key]);
  const leave = (why: string | null) => {
    forgetKey();
    setReason(why);
    setKey(null);
  };
  const enter = (entered: string) => {
    keepKey(entered);
    setReason(null);
    setKey(entered);
  };
  if (gateway === null) return <KeyScreen reason={reason} onKey={enter} />;
  return <Dashboard key={key} gateway={gateway} onLeave={leave} />;
}

interface DashboardProps {
  readonly gateway: Gateway;
  /** With the reason, where it is not the wish of whoever looks. */
  readonly onLeave: (reason: string | null) => void;
}

function Dashboard({ gateway, onLeave }: DashboardProps) {
  const [filters, change] = useAddress();
  const [isPaused, setPaused] = useState(false);
  const [theme, setTheme] = useTheme();
  const times = useMemo(() => createTimes(filters.utc), [filters.utc]);
  const variables = figureVariables(filters);
  const [told, setTold] = useState(0);
  const isLive = useLive(gateway, { of: filters.of, isPaused, onChange: () => setTold((before) => before + 1) });
  const pace = useMemo(
    () => (isPaused ? null : { everyMs: isLive ? everyMs.told : everyMs.asked, told }),
    [isPaused, isLive, told],
  );
  const shown = useAnswer((signal) => gateway.ask(DashboardFiguresDocument, variables, signal), {
    key: JSON.stringify(variables),
    pace,
  });
  const { data, failure, problems, at, isWaiting } = shown;
  useEffect(() => {
    if (failure?.kind === 'unauthenticated') onLeave('This key is not known here.');
  }, [failure, onLeave]);
  const owner = data?.platform ?? data?.project ?? data?.partner;
  const metrics = owner?.metrics ?? null;
  const operations = owner?.operations ?? null;
  const billable = owner?.billableByProductAndMonth ?? null;
  const options = useOptions(gateway, data, filters);
  const files = metrics === null ? [] : exportsOf({ metrics, operations, billable });
  const isStale = failure !== null && metrics !== null;
  return (
    <>
      <Patterns />
      <a class="skip" href="#figures">
        To the figures
      </a>
      <Header
        filters={filters}
        change={change}
        options={options}
        times={times}
        at={at}
        isStale={isStale}
        isPaused={isPaused}
        isLive={isLive}
        onPause={setPaused}
        files={files}
        theme={theme}
        onTheme={setTheme}
        onLeave={() => onLeave(null)}
      />
      <main id="figures" tabIndex={-1} class={isWaiting ? 'waiting' : undefined} aria-busy={isWaiting}>
        {isStale && at !== null && (
          <p class="notice" role="status">
            {failure.message} These are the figures of {times.clock(at)}; new ones come as soon as it answers again.
          </p>
        )}
        {metrics !== null && problems.length > 0 && (
          <p class="notice" role="status">
            Not everything could be read: {problems.join(' ')}
          </p>
        )}
        {metrics !== null ? (
          <Board
            gateway={gateway}
            metrics={metrics}
            operations={operations}
            billable={billable}
            filters={filters}
            change={change}
            times={times}
            pace={pace}
          />
        ) : failure !== null ? (
          <Trouble failure={failure} onAgain={shown.again} onLeave={() => onLeave(null)} />
        ) : data !== null && !isWaiting ? (
          <NoFigures problems={problems} />
        ) : (
          <Skeleton />
        )}
      </main>
    </>
  );
}

/** There was an answer, and no figures in it. */
function NoFigures({ problems }: { readonly problems: readonly string[] }) {
  return (
    <section class="trouble-screen" role="alert">
      <h2>There are no figures to see here</h2>
      <p>{problems.join(' ') || 'There is no such partner or project that this key can see.'}</p>
    </section>
  );
}
