import type { Page } from '@playwright/test';

/** Red, green and blue, each from 0 to 1. */
export type Colour = [red: number, green: number, blue: number];

/** The colour that a custom property of the page comes to. */
export async function custom(page: Page, name: string): Promise<Colour> {
  const written = await page.evaluate((name) => {
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.setProperty('color', `var(${name}, transparent)`);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  }, name);
  const numbers = written.match(/[\d.]+/g)?.map(Number) ?? [];
  if (numbers.length !== 3) throw new Error(`${name} is no colour: ${written}`);
  const scale = written.startsWith('rgb') ? 255 : 1;
  return numbers.map((number) => number / scale) as Colour;
}

/** The contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: Colour, two: Colour): number {
  const [lighter, darker] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
