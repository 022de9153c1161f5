/** Hours at which the afternoon and the evening begin: Spain's morning lasts until lunch. */
const HOURS = { en: [12, 18], es: [14, 21] } as const;

/** How one is greeted at an hour of the day, in a language. */
export function greetingOf(hour: number, language: string): "morning" | "afternoon" | "evening" {
  const [afternoon, evening] = HOURS[language === "es" ? "es" : "en"];
  if (hour < 5 || hour >= evening) {
    return "evening";
  }
  return hour < afternoon ? "morning" : "afternoon";
}
