// Builds the islands into the folder given as argument, and lays the fonts for paper beside `static`; does nothing when
// nothing changed since the last time.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, '../../../target/classes/static/islands');

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Node 20 or newer is needed, this is ${process.version}.`);
  process.exit(1);
}

const hash = (...files) => {
  const sum = createHash('sha256');
  files.forEach((file) => sum.update(file).update(readFileSync(join(here, file))));
  return sum.digest('hex');
};
const sources = readdirSync(join(here, 'src')).sort().map((file) => `src/${file}`);
const inputs = hash('package.json', 'package-lock.json', 'build.js', ...sources);
const stamp = join(out, '.inputs');
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) process.exit(0);

const installed = join(here, 'node_modules/.lock-hash');
const lock = hash('package-lock.json');
if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
  execSync('npm ci --ignore-scripts --prefer-offline --no-audit --no-fund', { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(installed, lock);
}

// Fonts come from the reader's system: a page of ours asks no other host for anything.
const ownFonts = {
  name: 'own-fonts',
  setup: ({ onLoad }) => onLoad({ filter: /dhtmlxgantt\.css$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8')
      .replace(/@font-face\s*\{[^}]*https?:[^}]*\}/g, '')
      .replace(/@import\s+(?:url\()?["']?https?:[^;]*;/g, ''),
    loader: 'css',
  })),
};

const { build } = await import('esbuild');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: { chart: 'src/chart.js', diagram: 'src/diagram.js', gantt: 'src/gantt.js', heat: 'src/heat.js' },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  splitting: true,
  chunkNames: '[name]-[hash]',
  target: 'es2022',
  legalComments: 'eof',
  loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl', '.eot': 'empty', '.svg': 'dataurl' },
  plugins: [ownFonts],
  logLevel: 'warning',
});

// Chinese and Latin letters for PDFs: the files of Google's Noto Sans SC, SIL Open Font License.
const fonts = join(out, '../../fonts');
const noto = join(here, 'node_modules/@expo-google-fonts/noto-sans-sc');
mkdirSync(fonts, { recursive: true });
copyFileSync(join(noto, '400Regular/NotoSansSC_400Regular.ttf'), join(fonts, 'NotoSansSC-Regular.ttf'));
copyFileSync(join(noto, '700Bold/NotoSansSC_700Bold.ttf'), join(fonts, 'NotoSansSC-Bold.ttf'));
copyFileSync(join(noto, 'LICENSE_FONT'), join(fonts, 'LICENSE'));
writeFileSync(stamp, inputs);
