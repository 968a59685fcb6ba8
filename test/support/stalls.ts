const everyMs = 10;

/**
 * How long the event loop of this thread was kept from turning by the thread's own work. A time in which the machine ran
 * something else instead is not counted: what counts is the least of the time that passed and the time that was computed.
 */
export function watchStalls(): { /** The longest since the last time, in milliseconds. */ take(): number } {
  let longest = 0;
  let at = performance.now();
  let cpu = process.threadCpuUsage();
  setInterval(() => {
    const now = performance.now();
    const used = process.threadCpuUsage(cpu);
    longest = Math.max(longest, Math.min(now - at - everyMs, (used.user + used.system) / 1_000));
    at = now;
    cpu = process.threadCpuUsage();
  }, everyMs).unref();
  return {
    take() {
      const taken = longest;
      longest = 0;
      at = performance.now();
      cpu = process.threadCpuUsage();
      return taken;
    },
  };
}
