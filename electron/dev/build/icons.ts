import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../find-browser.ts';
import { ROOT } from './build.ts';

const FOLDER = path.join(ROOT, 'electron/icons');
const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512];
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names for the sizes a PNG may have inside an icns file. */
const MAC_SIZES = new Map([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
]);

/** ENTRY, run by hand after `icon.svg` changed: draws the icon in every size and form that installers want. */
async function main(): Promise<void> {
  const svg = await readFile(path.join(FOLDER, 'icon.svg'), 'utf8');
  const sizes = new Set([...LINUX_SIZES, ...WINDOWS_SIZES, ...MAC_SIZES.values()]);
  const drawn = await draw(svg, [...sizes]);
  const picture = (size: number) => drawn.get(size) ?? Buffer.alloc(0);
  for (const size of LINUX_SIZES) await writeFile(path.join(FOLDER, `${size}x${size}.png`), picture(size));
  await writeFile(
    path.join(FOLDER, 'icon.ico'),
    ico(WINDOWS_SIZES.map((size) => ({ size, png: picture(size) }))),
  );
  const parts = [...MAC_SIZES].map(([name, size]) => ({ name, png: picture(size) }));
  await writeFile(path.join(FOLDER, 'icon.icns'), icns(parts));
}

async function draw(svg: string, sizes: number[]): Promise<Map<number, Buffer>> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: findBrowser().file, args });
  const drawn = new Map<number, Buffer>();
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const data = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    await page.setContent(`<body style="margin:0"><img src="${data}" width="${size}" height="${size}">`);
    drawn.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await browser.close();
  return drawn;
}

function ico(parts: { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * parts.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(parts.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of parts.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...parts.map(({ png }) => png)]);
}

function icns(parts: { name: string; png: Buffer }[]): Buffer {
  const blocks = parts.map(({ name, png }) => {
    const head = Buffer.alloc(8);
    head.write(name, 0, 'ascii');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'ascii');
  head.writeUInt32BE(8 + blocks.reduce((sum, block) => sum + block.length, 0), 4);
  return Buffer.concat([head, ...blocks]);
}

await main();
