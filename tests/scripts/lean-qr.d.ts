// What we use of lean-qr, which stands in generator/theme/vendor as its authors publish it.
type Mode = object;
type ModeFactory = (text: string) => Mode;

export const mode: { ascii: ModeFactory };
export const correction: { M: number };

/** Throws when the text is too long for any code. */
export function generate(data: Mode, options: { minCorrectionLevel: number; maxCorrectionLevel: number }): { size: number; get(x: number, y: number): boolean };
