/** The part of the sandbox's control API that is used here. */
async function control(sandboxUrl: string, path: string, body: unknown): Promise<void> {
  const response = await fetch(`${sandboxUrl}/__sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`the sandbox refused ${path}: ${await response.text()}`);
}

const customers = '/aggregation/v1/customers/{customerId}';
const liveBalance = `${customers}/accounts/{accountId}/availableBalance/live`;
const owners = '/aggregation/v3/customers/{customerId}/accounts/{accountId}/owner';
const ach = `${customers}/accounts/{accountId}/details`;

const failure = (status: number, code: number, message: string) => ({
  kind: 'status',
  status,
  body: { code, message },
});

/** Each partner has troubles of its own: with banks, with the platform, with the request budget. */
export async function setFaults(sandboxUrl: string, partners: readonly string[]): Promise<void> {
  const [one, two, three, four, five, six] = partners;
  const faults = [
    { match: { partner: two, path: liveBalance, probability: 0.12 }, effect: failure(500, 102, 'Connection lost') },
    { match: { partner: two, path: owners, probability: 0.1 }, effect: failure(500, 905, 'Maintenance') },
    { match: { partner: three, path: ach, probability: 0.25 }, effect: failure(500, 103, 'Invalid credentials') },
    {
      match: { partner: four, path: `${customers}/accounts`, probability: 0.05 },
      effect: { kind: 'status', status: 429 },
    },
    { match: { partner: five, probability: 0.05 }, effect: failure(500, 1000, 'Internal error') },
    { match: { partner: five, path: `${customers}/transactions`, probability: 0.04 }, effect: { kind: 'reset' } },
    { match: { partner: six, path: liveBalance, probability: 0.08 }, effect: failure(500, 185, 'Missing answer') },
    { match: { partner: six, probability: 0.02 }, effect: failure(503, 16001, 'Unavailable') },
    { match: { partner: one, probability: 0.004 }, effect: failure(500, 1000, 'Internal error') },
  ];
  for (const fault of faults) await control(sandboxUrl, 'faults', fault);
}

/** Banks behind OAuth answer faster than those that are not; each has a pace of its own. */
export async function paceBanks(sandboxUrl: string, banks: ReadonlyMap<string, boolean>): Promise<void> {
  for (const [institution, isOauth] of banks) {
    const pace = (Number(institution) % 17) / 17;
    const ms = Math.round(isOauth ? 120 + 400 * pace : 500 + 2_200 * pace);
    for (const path of [liveBalance, owners, ach]) {
      for (const [probability, factor] of [
        [0.15, 2.5],
        [1, 1],
      ] as const) {
        const effect = { kind: 'latency', ms: Math.round(ms * factor) };
        await control(sandboxUrl, 'faults', { match: { institution, path, probability }, effect });
      }
    }
  }
}
