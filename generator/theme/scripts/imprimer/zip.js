// Files in one ZIP, as they are: PDFs are compressed already. The same files give the same bytes.

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const VERSION = 20; // of the format, 2.0
const FROM_UNIX = 3 << 8;
const RIGHTS = 0o100644; // a plain file, which its owner may write
const UTF8_NAMES = 0x0800;
const LONG_AGO = 0x21; // 1 January 1980
const [LOCAL_SIZE, CENTRAL_SIZE, END_SIZE] = [30, 46, 22];

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * The CRC-32 of some bytes, as ZIP wants it.
 * @param {Uint8Array} bytes
 * @returns {number}
 */
export function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/**
 * The pieces of a ZIP of these files, in their order, one after another.
 * @param {{ name: string, bytes: Uint8Array<ArrayBuffer> }[]} files
 * @returns {Uint8Array<ArrayBuffer>[]}
 */
export function zipOf(files) {
  const pieces = [];
  const directory = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const path = new TextEncoder().encode(name);
    /** @type {[number, number][]} */
    const common = [
      [VERSION, 2], [UTF8_NAMES, 2], [0, 2], [0, 2], [LONG_AGO, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [path.length, 2], [0, 2],
    ];
    pieces.push(record(LOCAL_SIZE, [[LOCAL, 4], ...common]), path, bytes);
    directory.push(record(CENTRAL_SIZE, [[CENTRAL, 4], [FROM_UNIX | VERSION, 2], ...common, [0, 2], [0, 2], [0, 2], [RIGHTS * 0x10000, 4], [offset, 4]]), path);
    offset += LOCAL_SIZE + path.length + bytes.length;
  }
  const size = directory.reduce((sum, it) => sum + it.length, 0);
  return [...pieces, ...directory, record(END_SIZE, [[END, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2]])];
}

/**
 * Numbers as bytes, the lowest first.
 * @param {number} size
 * @param {[number, number][]} numbers each with how many bytes it takes
 * @returns {Uint8Array<ArrayBuffer>}
 */
function record(size, numbers) {
  const made = new Uint8Array(size);
  const view = new DataView(made.buffer);
  let at = 0;
  for (const [value, many] of numbers) {
    if (many === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += many;
  }
  return made;
}
