/** What grew, and what it cost. */
export interface Curve {
  readonly name: string;
  readonly points: readonly { readonly at: number; readonly cost: number }[];
}

export interface Plot {
  readonly title: string;
  readonly across: string;
  readonly up: string;
  readonly curves: readonly Curve[];
}

const [width, height, margin] = [560, 320, 56];
const colours = ['#1f6feb', '#d1242f', '#1a7f37', '#9a6700', '#8250df'];

/** An SVG of curves on two logarithmic axes, where what grows in step is a line with the slope of the dashed one. */
export function plotOf({ title, across, up, curves }: Plot): string {
  const all = curves.flatMap(({ points }) => points);
  const x = scale(
    all.map(({ at }) => at),
    [margin, width - margin],
  );
  const y = scale(
    all.map(({ cost }) => cost),
    [height - margin, margin],
  );
  const lines = curves.map(({ name, points }, index) => {
    const colour = colours[index % colours.length]!;
    const path = points.map(({ at, cost }) => `${x.at(at)},${y.at(cost)}`).join(' ');
    const label = `<text x="${width - margin - 4}" y="${margin + 14 + 15 * index}" text-anchor="end" fill="${colour}">${name}</text>`;
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>\n${label}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    `<text x="${width / 2}" y="22" text-anchor="middle" font-size="14">${title}</text>`,
    ...x.decades.map((at) => tick(x.at(at), height - margin + 14, at, 'middle')),
    ...y.decades.map((cost) => tick(margin - 6, y.at(cost) + 4, cost, 'end')),
    `<path d="M${margin} ${margin}V${height - margin}H${width - margin}" fill="none" stroke="#57606a"/>`,
    `<text x="${width / 2}" y="${height - 14}" text-anchor="middle">${across}</text>`,
    `<text x="14" y="${height / 2}" text-anchor="middle" transform="rotate(-90 14 ${height / 2})">${up}</text>`,
    ...lines,
    '</svg>\n',
  ].join('\n');
}

const tick = (x: number, y: number, value: number, anchor: string): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="#57606a">${value >= 1 ? value : value.toPrecision(1)}</text>`;

/** Logarithmic, from the decade below the least to the one above the most. */
function scale(values: readonly number[], [from, to]: readonly [number, number]) {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  const at = (value: number) =>
    Math.round((from + ((Math.log10(value) - first) / (last - first)) * (to - from)) * 10) / 10;
  return { at, decades: Array.from({ length: last - first + 1 }, (_, n) => 10 ** (first + n)) };
}
