import { ours, paths } from './peers.ts';
import type { Result } from './report.ts';

const width = 760;
const labelWidth = 270;
const barHeight = 18;
const step = 26;
const titleHeight = 34;

const titles = { cold: 'Cold fan-out', warm: 'Warm entities', whole: 'Whole answers' } as const;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Requests a second, one group of bars for each path, at the load that all peers had. */
export function chart(results: readonly Result[]): string {
  const parts: string[] = [];
  let y = 8;
  for (const path of paths) {
    const here = results.filter(
      (each) => each.path === path && each.delay === 0 && each.connections === 32 && each.peer.unranked === undefined,
    );
    if (here.length === 0) continue;
    const most = Math.max(...here.map(({ perSecond }) => perSecond));
    parts.push(`<text x="0" y="${y + 18}" font-weight="bold">${titles[path]}, requests a second</text>`);
    y += titleHeight;
    for (const { peer, perSecond } of here.toSorted((a, b) => b.perSecond - a.perSecond)) {
      const length = Math.max(1, (perSecond / most) * (width - labelWidth - 80));
      const color = peer.name === ours ? '#c2410c' : '#94a3b8';
      parts.push(
        `<text x="${labelWidth - 8}" y="${y + 13}" text-anchor="end">${escaped(peer.label)}</text>`,
        `<rect x="${labelWidth}" y="${y}" width="${length.toFixed(1)}" height="${barHeight}" fill="${color}"/>`,
        `<text x="${labelWidth + length + 6}" y="${y + 13}">${perSecond.toFixed(0)}</text>`,
      );
      y += step;
    }
    y += 14;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" font-family="sans-serif" font-size="12">
<title>Requests a second of the gateway and of its peers, by path</title>
<rect width="${width}" height="${y}" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}
