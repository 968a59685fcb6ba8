import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';

/**
 * Has the page of the dashboard built where it is missing or older than its sources. Nobody waits for it: the gateway says
 * at its place that it is on the way, and serves it as soon as it is there.
 */
export function startDashboardBuild(root, node) {
  const child = spawn(node, [join(root, 'scripts/build-dashboard.ts')], { stdio: ['ignore', 'ignore', 'inherit'] });
  child.on('error', () => {});
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It is over already, or the system does not let us.
  }
}
