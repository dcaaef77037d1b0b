#include "analysis/model/kita.h"

#include "analysis/model/words.h"
#include "geo/core/numbers.h"

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

namespace {

std::optional<int> digits(std::string_view words, std::size_t length) {
  if (words.size() != length) return std::nullopt;
  for (const char c : words) {
    if (c < '0' || c > '9') return std::nullopt;
  }
  const std::optional<long long> number = geo::parse_integer(words);
  return number ? std::optional<int>(static_cast<int>(*number)) : std::nullopt;
}

std::string_view trimmed(std::string_view words) {
  while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
  return words;
}

/// Months since year 0.
std::optional<int> month_number(std::string_view iso) {
  if (iso.size() < 7 || iso[4] != '-') return std::nullopt;
  const std::optional<int> year = digits(iso.substr(0, 4), 4);
  const std::optional<int> month = digits(iso.substr(5, 2), 2);
  if (!year || !month || *month < 1 || *month > 12) return std::nullopt;
  return *year * 12 + *month - 1;
}

}  // namespace

std::optional<std::string> parse_month(std::string_view words) {
  words = trimmed(words);
  std::string iso;
  if (words.size() >= 7 && words[4] == '-') {
    iso = std::string(words.substr(0, 7));
  } else {
    if (words.size() == 10 && words[2] == '.' && words[5] == '.') words.remove_prefix(3);
    if (words.size() != 7 || words[2] != '.') return std::nullopt;
    iso = fmt::format("{}-{}", words.substr(3), words.substr(0, 2));
  }
  return month_number(iso) ? std::optional<std::string>(iso) : std::nullopt;
}

std::optional<int> months_between(std::string_view from, std::string_view until) {
  const std::optional<int> first = month_number(from);
  const std::optional<int> last = month_number(until);
  if (!first || !last) return std::nullopt;
  return *last - *first;
}

}  // namespace nahraum::analysis
