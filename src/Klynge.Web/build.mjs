// Dresses the pages: styles, scripts, fonts and signs, from Shell/ and the packages, into wwwroot/.
// Run by the build when something in here changed; `node build.mjs` does the same by hand.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, 'node_modules');
const out = join(here, 'wwwroot');
const written = new Set();

process.chdir(here);
await alone(async () => {
  restore();
  await bundle();
  put(join(out, 'favicon.svg'), text('Shell/Assets/favicon.svg'));
  put(join(out, 'licences.txt'), licences());
  put(join(here, 'Shell/Assets/icons.json'), `${JSON.stringify(icons(), null, 1)}\n`);
  sweep();
});

/** Packages are fetched only when the lock file is newer than what was fetched last. */
function restore() {
  const fetched = join(packages, '.package-lock.json');
  if (existsSync(fetched) && statSync(fetched).mtimeMs >= statSync('package-lock.json').mtimeMs)
    return;
  const npm = spawnSync('npm ci --include=dev --loglevel=error', { shell: true, stdio: 'inherit' });
  if (npm.status !== 0)
    fail('The front-end packages could not be fetched: npm ci failed. Is npm installed, and is the package registry reachable?');
}

async function bundle() {
  const { build } = await import('esbuild');
  const result = await build({
    entryPoints: ['Shell/Styles/klynge.css', 'Shell/Scripts/klynge.js', 'Shell/Scripts/network-map.js'],
    outdir: out,
    entryNames: '[name]',
    // Named by what they hold, so that a browser may keep them for ever.
    assetNames: 'assets/[name]-[hash]',
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.woff2': 'file', '.svg': 'file' },
  }).catch(() => fail('The styles and scripts could not be bundled; the reason stands above.'));
  for (const file of result.outputFiles)
    put(file.path, file.contents);
}

/** Our word for each sign, and the drawing inside its svg element. */
function icons() {
  const signs = { mark: inside(text('Shell/Assets/mark.svg')) };
  for (const line of text('Shell/Assets/icons.txt').split('\n')) {
    const [name, drawing] = line.trim().split(/\s+/);
    if (!name || name.startsWith('#'))
      continue;
    const file = join(packages, '@navikt/aksel-icons/dist/svg', `${drawing}.svg`);
    if (!existsSync(file))
      fail(`Shell/Assets/icons.txt asks for ${drawing}, which is not a sign in the package.`);
    signs[name] = inside(text(file));
  }
  return signs;
}

function inside(svg) {
  return svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').replace(/\s*\n\s*/g, '');
}

/** The licences ask to be passed on with what they cover. */
function licences() {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(text('package.json'));
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter(name => name !== 'esbuild')
    .map(name => {
      const { version, license } = JSON.parse(text(join(packages, name, 'package.json')));
      const file = readdirSync(join(packages, name)).find(entry => /^licen[cs]e/i.test(entry));
      return `${name} ${version} (${license})\n\n${file ? text(join(packages, name, file)).trim() : ''}\n`;
    })
    .join('\n\n');
}

function text(path) {
  return readFileSync(path, 'utf8');
}

/** Written beside and moved into place: nobody reads half a file. */
function put(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
  written.add(resolve(path));
}

/** Files of an earlier version, whose names nobody mentions any more. */
function sweep() {
  for (const name of readdirSync(join(out, 'assets')))
    if (!written.has(resolve(out, 'assets', name)))
      rmSync(join(out, 'assets', name));
}

/** Two builds at once take turns; a turn left behind by a build that died is taken over. */
async function alone(work) {
  const turn = join(tmpdir(), `klynge-assets-${createHash('sha256').update(here).digest('hex').slice(0, 12)}`);
  while (!take(turn))
    await new Promise(done => setTimeout(done, 200));
  process.on('exit', () => rmSync(turn, { force: true }));
  await work();
}

function take(turn) {
  try {
    writeFileSync(turn, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    try {
      process.kill(Number(readFileSync(turn, 'utf8')) || process.pid, 0);
    } catch {
      rmSync(turn, { force: true });
    }
    return false;
  }
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
