/** What a poster shows above its title: one of several simple drawings. */

/** Where it is drawn, in px, and in which colour. */
interface Canvas {
  readonly hue: number;
  readonly width: number;
  readonly height: number;
}

/** A number from 0 to 1, another each time. */
type Chance = () => number;

type Motif = (chance: Chance, canvas: Canvas) => string[];

const MOTIFS: readonly Motif[] = [horizon, circles, towers, waves, stripes, hills, rays, leaves];

/** A sky and a motif before it, as the inside of an SVG. */
export function drawMotif(chance: Chance, canvas: Canvas): string {
  const motif = MOTIFS[Math.floor(chance() * MOTIFS.length)] ?? horizon;
  return [sky(canvas), ...motif(chance, canvas)].join("");
}

function sky({ hue, width, height }: Canvas): string {
  const bands = [78, 74, 69, 63].map((light, index) =>
    `<rect y="${px(height * index / 4)}" width="${width}" height="${px(height / 4) + 1}" fill="${ink(hue, light)}"/>`
  );
  return bands.join("");
}

function horizon(chance: Chance, { hue, width, height }: Canvas): string[] {
  const line = px(height * between(chance, 0.6, 0.78));
  const sun = { x: width * between(chance, 0.25, 0.75), r: between(chance, 45, 85) };
  return [
    disc(sun.x, line - sun.r * 0.4, sun.r, ink(hue + 40, 88)),
    box(0, line, width, height - line, ink(hue, 36)),
    ...[0.2, 0.5, 0.8].map((part) =>
      box(sun.x - sun.r * (1 - part), line + (height - line) * part, sun.r * 2 * (1 - part), 4, ink(hue + 40, 80))
    ),
  ];
}

function circles(chance: Chance, { hue, width, height }: Canvas): string[] {
  return times(
    7,
    (index) =>
      disc(chance() * width, chance() * height, between(chance, 20, 110), ink(hue + index * 9, 74 - index * 6), 0.75),
  );
}

function towers(chance: Chance, { hue, width, height }: Canvas): string[] {
  return [58, 44, 28].flatMap((light, row) =>
    times(6, (index) => {
      const tall = height * between(chance, 0.55, 0.8) * (1 - row * 0.24);
      return box(
        index * width / 6 + between(chance, 0, 14),
        height - tall,
        between(chance, 30, 52),
        tall,
        ink(hue, light),
      );
    })
  );
}

function waves(chance: Chance, { hue, width, height }: Canvas): string[] {
  return times(6, (index) => {
    const [y, swing] = [height * (0.3 + index * 0.12), between(chance, 14, 34)];
    const curve = `M0 ${px(y)}q${width / 8} ${px(-swing)} ${width / 4} 0t${width / 4} 0t${width / 4} 0t${width / 4} 0`;
    return path(`${curve}V${height}H0z`, ink(hue + index * 4, 62 - index * 7));
  });
}

function stripes(chance: Chance, { hue, width, height }: Canvas): string[] {
  const lean = between(chance, -140, 140);
  return times(9, (index) => {
    const [x, wide] = [index * width / 6 - width / 4, between(chance, 12, 44)];
    return path(`M${px(x)} 0h${px(wide)}l${px(lean)} ${height}h${px(-wide)}z`, ink(hue + index * 6, 66 - index * 4));
  });
}

function hills(chance: Chance, { hue, width, height }: Canvas): string[] {
  const moon = disc(width * between(chance, 0.2, 0.8), height * 0.22, between(chance, 22, 42), ink(hue + 40, 92));
  const rows = [58, 46, 34, 24].map((light, row) => {
    const [y, peak] = [height * (0.5 + row * 0.13), width * between(chance, 0.1, 0.9)];
    return path(`M0 ${px(y)}L${px(peak)} ${px(y - height * 0.2)}L${width} ${px(y + 20)}V${height}H0z`, ink(hue, light));
  });
  return [moon, ...rows];
}

function rays(chance: Chance, { hue, width, height }: Canvas): string[] {
  const [x, y] = [width * between(chance, 0.3, 0.7), height * between(chance, 0.45, 0.7)];
  const beams = times(12, (index) => {
    const [from, to] = [index, index + 0.5].map((turn) => turn * Math.PI / 6);
    const corner = (angle = 0) => `L${px(x + Math.cos(angle) * 700)} ${px(y + Math.sin(angle) * 700)}`;
    return path(`M${px(x)} ${px(y)}${corner(from)}${corner(to)}z`, ink(hue + 20, 52), 0.7);
  });
  return [...beams, disc(x, y, between(chance, 40, 70), ink(hue + 40, 86))];
}

function leaves(chance: Chance, { hue, width, height }: Canvas): string[] {
  return times(11, (index) => {
    const [x, y, size] = [chance() * width, chance() * height, between(chance, 30, 80)];
    const shape = `M${px(x)} ${px(y)}q${px(size)} ${px(-size)} 0 ${px(-2 * size)}q${px(-size)} ${px(size)} 0 ${
      px(2 * size)
    }z`;
    return path(shape, ink(hue + index * 5, 60 - index * 3), 0.8);
  });
}

function disc(x: number, y: number, r: number, fill: string, opacity = 1): string {
  return `<circle cx="${px(x)}" cy="${px(y)}" r="${px(r)}" fill="${fill}"${seen(opacity)}/>`;
}

function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${fill}"/>`;
}

function path(shape: string, fill: string, opacity = 1): string {
  return `<path d="${shape}" fill="${fill}"${seen(opacity)}/>`;
}

function seen(opacity: number): string {
  return opacity < 1 ? ` fill-opacity="${opacity}"` : "";
}

/** Calm: never much colour. */
function ink(hue: number, light: number): string {
  return `hsl(${Math.round(hue) % 360} 32% ${Math.max(10, light)}%)`;
}

function between(chance: Chance, least: number, most: number): number {
  return least + chance() * (most - least);
}

function times(count: number, draw: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => draw(index));
}

function px(length: number): number {
  return Math.round(length);
}
