// Puts what somebody wrote between quotation marks, on one line.

const longest = 300;

export const quoted = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return `“${line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line}”`;
};
