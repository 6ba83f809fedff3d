// The map one can move in: everyone who has ties, drawn by sigma from the places the server has computed. Without it, or
// without WebGL, the drawing of the page stands.
import { downloadAsImage } from '@sigma/export-image';
import Graph from 'graphology';
import Sigma from 'sigma';

const figure = document.querySelector('[data-map]');
const tools = figure?.querySelector('[data-explore]');
const opener = figure?.querySelector('[data-explore-open]');
const drawing = figure?.querySelector('[data-drawing]');
const canvas = figure?.querySelector('[data-canvas]');
const said = figure?.querySelector('[data-said]');
const field = name => tools.querySelector(`[name="${name}"]`);
const dayOf = days => new Date(days * 86400000);
let data, graph, renderer, near, found, colours;

if (opener && webgl()) {
  opener.hidden = false;
  opener.addEventListener('click', open);
  tools.querySelector('[data-explore-close]').addEventListener('click', close);
  tools.querySelector('[data-explore-save]').addEventListener('click', save);
  field('find').addEventListener('input', find);
  for (const name of ['colour', 'size', 'time'])
    field(name).addEventListener('input', draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => renderer && draw());
}

function webgl() {
  try {
    return Boolean(document.createElement('canvas').getContext('webgl2') ?? document.createElement('canvas').getContext('webgl'));
  } catch {
    return false;
  }
}

async function open() {
  opener.disabled = true;
  try {
    const answer = await fetch(figure.dataset.map, { headers: { Accept: 'application/json' } });
    if (!answer.ok || answer.redirected)
      throw new Error();
    data = await answer.json();
  } catch {
    say(figure.dataset.failed);
    opener.disabled = false;
    return;
  }
  opener.disabled = false;
  show(true);
  paint();
  if (!renderer)
    build();
  draw();
  field('find').focus();
}

function close() {
  show(false);
  opener.focus();
}

function show(open) {
  tools.hidden = canvas.hidden = !open;
  drawing.hidden = opener.hidden = open;
  say('');
}

function build() {
  graph = new Graph({ type: 'undirected' });
  for (const [place, node] of data.nodes.entries())
    graph.addNode(place, { label: node.name, x: node.x * 4 / 3, y: 1 - node.y });
  for (const [a, b, weight, first, last] of data.ties)
    graph.addEdge(a, b, { weight, first, last });
  const days = data.ties.map(tie => tie[3]);
  Object.assign(field('time'), { min: Math.min(...days), max: Math.max(...data.ties.map(tie => tie[4])) });
  field('time').value = field('time').max;
  for (const node of data.nodes)
    field('find').list.append(Object.assign(document.createElement('option'), { value: node.name }));
  renderer = new Sigma(graph, canvas, {
    labelFont: getComputedStyle(canvas).fontFamily, labelSize: 12, labelRenderedSizeThreshold: 8, labelDensity: 0.4, labelGridCellSize: 160, zIndex: true,
    nodeReducer: (place, node) => faded(place) ? { ...node, label: '', color: colours.line, zIndex: 0 } : { ...node, zIndex: 1, forceLabel: place === near || place === found, highlighted: place === found },
    edgeReducer: (tie, edge) => edge.first > field('time').value ? { ...edge, hidden: true } : { ...edge, hidden: faded(tie, true), color: near === undefined ? colours.faint : colours.ink },
  });
  renderer.on('enterNode', ({ node }) => { near = node; renderer.refresh({ skipIndexation: true }); });
  renderer.on('leaveNode', () => { near = undefined; renderer.refresh({ skipIndexation: true }); });
  renderer.on('clickNode', ({ node }) => {
    const to = new URL(location.href);
    to.searchParams.set('who', data.nodes[node].id);
    location.assign(to);
  });
}

/** With the pointer on somebody, all that is not hers steps back. */
function faded(one, isTie = false) {
  if (near === undefined)
    return false;
  return isTie ? !graph.hasExtremity(one, near) : one !== near && !graph.areNeighbors(one, near);
}

function draw() {
  paint();
  const of = field('colour').value;
  const groups = [...new Set(data.nodes.map(node => node[of] ?? ''))];
  const count = value => data.nodes.filter(node => (node[of] ?? '') === value).length;
  // The six largest have a colour of their own.
  const ranked = groups.filter(value => value !== '').sort((a, b) => count(b) - count(a));
  const largest = Math.max(...data.nodes.map(node => node.measures[field('size').value] ?? 0), 1e-12);
  for (const [place, node] of data.nodes.entries()) {
    graph.setNodeAttribute(place, 'color', colours.many[ranked.indexOf(node[of])] ?? colours.rest);
    graph.setNodeAttribute(place, 'size', 3 + 9 * Math.sqrt(Math.max(0, node.measures[field('size').value] ?? 0) / largest));
  }
  const strongest = Math.max(...data.ties.map(tie => tie[2]), 1e-12);
  graph.forEachEdge((tie, edge) => graph.setEdgeAttribute(tie, 'size', 0.3 + 2 * Math.sqrt(edge.weight / strongest)));
  renderer.setSetting('labelColor', { color: colours.ink });
  key(ranked, of, count);
  const until = Number(field('time').value);
  tools.querySelector('output').textContent = dayOf(until).toLocaleDateString(document.documentElement.lang, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
  renderer.refresh();
}

/** The colours of the page as they are now, by day or by night. */
function paint() {
  colours = { line: colour('--k-line-strong'), faint: colour('--k-line'), ink: colour('--k-ink'), many: [1, 2, 3, 4, 5, 6].map(n => colour(`--k-c${n}`)), rest: colour('--k-muted') };
}

/** What the colours mean; the rest are together. */
function key(ranked, of, count) {
  const name = value => of === 'community' ? data.communities[value] : value;
  const lines = ranked.slice(0, 6).map((value, rank) => [`c${rank + 1}`, `${name(value)} ${count(value)}`]);
  tools.querySelector('[data-key]').replaceChildren(...lines.map(([css, words]) => {
    const line = document.createElement('li');
    const dot = document.createElement('span');
    dot.className = `k-dot ${css}`;
    line.append(dot, words);
    return line;
  }));
}

function find() {
  const words = field('find').value.trim().toLocaleLowerCase();
  const place = words ? data.nodes.findIndex(node => node.name.toLocaleLowerCase().includes(words)) : -1;
  found = place < 0 ? undefined : String(place);
  say(words && place < 0 ? figure.dataset.none : place < 0 ? '' : data.nodes[place].name);
  if (found !== undefined)
    renderer.getCamera().animate({ ...renderer.getNodeDisplayData(found), ratio: 0.4 }, { duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 300 });
  renderer.refresh({ skipIndexation: true });
}

function save() {
  downloadAsImage(renderer, { format: 'png', fileName: figure.dataset.file, backgroundColor: colour('--k-sunken') });
}

/** A colour of the page as the canvas can read it. */
function colour(name) {
  const probe = canvas.appendChild(document.createElement('i'));
  probe.style.color = `var(${name})`;
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

function say(words) {
  said.textContent = words;
}
