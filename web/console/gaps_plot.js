/** Bars week by week, drawn as SVG. The same numbers stand in a table below, so for screen readers it is one picture. */

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 960;
const HEIGHT = 220;
const LEFT = 36;
const BOTTOM = 28;
const TOP = 12;

/**
 * @param {{begins: string, nothing: number, no: number}[]} weeks the oldest first
 * @param {{label: string, date: (iso: string) => string}} words
 */
export function plot(weeks, { label, date }) {
  const most = Math.max(4, ...weeks.map(({ nothing, no }) => nothing + no));
  const height = (count) => (count / most) * (HEIGHT - BOTTOM - TOP);
  const step = (WIDTH - LEFT) / weeks.length;
  const bars = weeks.flatMap((week, n) => {
    const place = { x: LEFT + n * step + step * 0.15, width: step * 0.7 };
    const ground = HEIGHT - BOTTOM;
    return [
      draw("rect", { ...place, y: ground - height(week.nothing), height: height(week.nothing), class: "bar nothing" }),
      draw("rect", { ...place, y: ground - height(week.nothing + week.no), height: height(week.no), class: "bar not_helped" }),
    ];
  });
  const every = Math.ceil(weeks.length / 9);
  const days = weeks.flatMap(({ begins }, n) =>
    n % every === 0 ? [draw("text", { x: LEFT + n * step + step / 2, y: HEIGHT - 8, class: "day" }, date(begins))] : [],
  );
  const picture = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label, class: "plot" };
  return draw("svg", picture, ...lines(most, height), ...bars, ...days);
}

function lines(most, height) {
  return [0, Math.round(most / 2), most].flatMap((count) => {
    const y = HEIGHT - BOTTOM - height(count);
    return [
      draw("line", { x1: LEFT, x2: WIDTH, y1: y, y2: y, class: "line" }),
      draw("text", { x: LEFT - 8, y: y + 4, class: "count" }, String(count)),
    ];
  });
}

function draw(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
