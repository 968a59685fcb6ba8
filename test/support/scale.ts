/** How often the random and repeated work is done, as a multiple of what every run does. */
export const scale = Math.max(1, Number(process.env.TEST_SCALE ?? 1) || 1);

export const runs = (usual: number): { readonly numRuns: number } => ({ numRuns: usual * scale });
