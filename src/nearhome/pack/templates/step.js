"use strict";
// Each line chart may be stepped through, by keys or pointer, with what its own table says. Nothing on
// the page needs this: without it the same chart, its words and its table stand there.
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];
const LINE = 'path[stroke="#12436d"]:not([fill])';

const monthOf = (words) => {
  const [, , name, year] = words.match(/^(\d+) (\w+) (\d{4})$/) || [];
  return name ? 12 * Number(year) + MONTHS.indexOf(name) : NaN;
};
const monthOfDay = (day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1;

const said = (row, columns) =>
  [...row.cells].slice(1).reduce((words, cell, n) =>
    cell.textContent.trim() ? `${words} ${columns[n + 1]}: ${cell.textContent.trim()}.` : words,
  `${row.cells[0].textContent.trim()}.`);

const pointsOf = (chart, table) => {
  const first = monthOfDay(chart.dataset.from);
  const last = monthOfDay(chart.dataset.to);
  const columns = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  return [...table.tBodies[0].rows]
    .map((row) => ({
      at: (monthOf(row.cells[0].textContent.trim()) - first) / Math.max(last - first, 1),
      words: said(row, columns),
    }))
    .filter(({ at }) => at >= 0 && at <= 1);
};

// The point of the line at a share of its width, in the chart's own points.
const onLine = (line, share) => {
  const box = line.getBBox();
  const x = box.x + share * box.width;
  let [low, high] = [0, line.getTotalLength()];
  while (high - low > 0.2) {
    const middle = (low + high) / 2;
    if (line.getPointAtLength(middle).x < x) low = middle; else high = middle;
  }
  return line.getPointAtLength(high);
};

const enhance = (chart) => {
  const table = chart.closest(".panel, .picture").querySelector("details table");
  const line = chart.querySelector(LINE);
  const points = table && line ? pointsOf(chart, table) : [];
  if (points.length < 2) return;
  const ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  const step = document.createElement("div");
  const told = document.createElement("output");
  let now = points.length - 1;

  const show = (n, live) => {
    now = Math.min(Math.max(n, 0), points.length - 1);
    const at = onLine(line, points[now].at);
    for (const [name, value] of Object.entries({
      cx: at.x, cy: at.y, r: 6, fill: "none", stroke: "#1d1d1d", "stroke-width": 2.5,
    })) ring.setAttribute(name, value);
    line.after(ring);
    step.setAttribute("aria-valuenow", now + 1);
    step.setAttribute("aria-valuetext", points[now].words);
    told.setAttribute("aria-live", live);
    told.textContent = points[now].words;
  };
  const hide = () => { ring.remove(); told.textContent = ""; };
  const keys = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -Infinity, End: Infinity };

  step.className = "step";
  told.className = "point";
  for (const [name, value] of Object.entries({
    role: "slider", tabindex: 0, "aria-label": `Step through: ${table.caption.textContent}`,
    "aria-valuemin": 1, "aria-valuemax": points.length, "aria-valuenow": now + 1,
    "aria-valuetext": points[now].words,
  })) step.setAttribute(name, value);
  step.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (!(event.key in keys)) return;
    event.preventDefault();
    show(now + keys[event.key], "off");
  });
  step.addEventListener("focus", () => show(now, "off"));
  step.addEventListener("blur", hide);
  step.addEventListener("pointermove", (event) => {
    const box = line.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const far = points.map(({ at }) => Math.abs(at - share));
    const nearest = far.indexOf(Math.min(...far));
    if (nearest !== now || !told.textContent) show(nearest, "polite");
  });
  step.addEventListener("pointerleave", () => { if (document.activeElement !== step) hide(); });
  chart.append(step, told);
};

document.querySelectorAll(".chart[data-from]").forEach(enhance);
