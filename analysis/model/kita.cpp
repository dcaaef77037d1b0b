#include "analysis/model/kita.h"

#include "analysis/model/words.h"

namespace nahraum::analysis {

geo::Text phase_name(ThekizPhase phase) {
  switch (phase) {
    case ThekizPhase::OnTheWay:
      return {"auf dem Weg zum ThEKiZ", "on the way to a ThEKiZ"};
    case ThekizPhase::Thekiz:
      return {"ThEKiZ", "ThEKiZ"};
    case ThekizPhase::Konsultation:
      return {"Konsultationseinrichtung", "Konsultationseinrichtung (consultation site)"};
    case ThekizPhase::None:
      break;
  }
  return {"Kita", "Kita"};
}

std::optional<ThekizPhase> parse_phase(std::string_view words) {
  const std::string plain = plain_words(words);
  const auto has = [&plain](std::string_view part) {
    return plain.find(part) != std::string::npos;
  };
  // "Konsultation" and "auf dem Weg" first: both occur together with "ThEKiZ".
  if (has("konsult") || has("consult")) return ThekizPhase::Konsultation;
  if (has("auf dem weg") || has("on the way") || plain == "im aufbau") return ThekizPhase::OnTheWay;
  if (plain == "thekiz" || has("eltern kind zentrum")) return ThekizPhase::Thekiz;
  for (const std::string_view none : {"", "kita", "nein", "no", "none", "keine", "kein thekiz"}) {
    if (plain == none) return ThekizPhase::None;
  }
  return std::nullopt;
}

}  // namespace nahraum::analysis
