// Whether a judge's scores mean what they say: of the lines scored about 0.8, about eight in ten should be concerning.

export interface Scored {
  readonly isConcern: boolean;
  /** 0 to 1; undefined where nothing was found or nobody judged. */
  readonly score: number | undefined;
}

export interface CalibrationBin {
  /** Scores from here, up to but without the next bin; the last holds 1 too. */
  readonly from: number;
  readonly to: number;
  readonly lines: number;
  readonly concerning: number;
  readonly meanScore: number;
}

const binCount = 10;

/** Ten bins of equal width, those without lines left out; null when no line has a score: then there is no judge. */
export function calibrationOf(lines: readonly Scored[]): readonly CalibrationBin[] | null {
  const bins = Array.from({ length: binCount }, () => ({ lines: 0, concerning: 0, sum: 0 }));
  for (const { isConcern, score } of lines) {
    if (score === undefined || !(score >= 0 && score <= 1)) continue;
    const bin = bins[Math.min(binCount - 1, Math.floor(score * binCount))];
    if (!bin) continue;
    bin.lines += 1;
    bin.sum += score;
    if (isConcern) bin.concerning += 1;
  }
  const filled = bins.flatMap(({ lines: count, concerning, sum }, index) =>
    count === 0
      ? []
      : [{ from: index / binCount, to: (index + 1) / binCount, lines: count, concerning, meanScore: sum / count }],
  );
  return filled.length === 0 ? null : filled;
}
