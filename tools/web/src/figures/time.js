// Periods as they are printed (2023, 2023-05, 2023-05-12, a/b) on an axis of years.
const DAYS = 365.2425;

function day(text, atEnd) {
  const [year, month, date] = text.split("-").map(Number);
  if (!year) return null;
  const next = atEnd ? (date ? [year, month - 1, date + 1] : month ? [year, month, 1] : [year + 1, 0, 1]) : [year, (month || 1) - 1, date || 1];
  const start = Date.UTC(2000, 0, 1);
  const stamp = new Date(0);
  stamp.setUTCFullYear(...next);
  return 2000 + (stamp.getTime() - start) / 864e5 / DAYS;
}

// [start, end) in years, or null for what is no period.
export function span(period) {
  const [from, to = from] = String(period ?? "").split("/");
  const [start, end] = [day(from, false), day(to || from, true)];
  return start === null || end === null || Number.isNaN(start + end) ? null : [start, Math.max(end, start + 1 / DAYS)];
}

export const isYear = (period) => /^\d{4}$/.test(period);

// Where the axis is ruled and named, for [low, high] in years on so many pixels: whole years, or months where they are few and not all is told by years.
export function ticks(low, high, pixels, whole = false) {
  const years = high - low;
  if (!whole && years <= 2.2 && pixels / years > 150) {
    const every = [1, 2, 3, 6].find((step) => (pixels / years / 12) * step > 46) ?? 12;
    const months = [];
    for (let month = Math.ceil(low * 12 - 1e-6); month <= high * 12; month += 1) {
      if (month % every === 0) months.push({ at: month / 12, text: `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}` });
    }
    return months.map((tick) => ({ ...tick, centred: false }));
  }
  const step = [1, 2, 5, 10, 20, 50].find((one) => (pixels / years) * one > 44) ?? 100;
  const found = [];
  for (let year = Math.floor(low); year <= high; year += 1) if (year % step === 0) found.push({ at: year, text: String(year), centred: step === 1 });
  return found;
}
