#pragma once
// A standing service for families, as a county lists it (domain.md 3(b)), and how a Kita works with
// it. No person, no family.

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/flag.h"
#include "geo/core/strong_id.h"
#include "geo/geometry/geometry.h"

namespace nahraum::analysis {

/// Placed services first, then those without a place (StudyInputs::services, mobile_services).
using ServiceIndex = geo::StrongId<struct ServiceTag>;

/// Along the years of life (domain.md 1.9: "entlang der Lebensjahre").
enum class AgePhase : std::uint8_t { Pregnancy, Under3, From3To6, From6To10, Older };
inline constexpr std::size_t kAgePhases = 5;
inline constexpr std::array<AgePhase, kAgePhases> kAllPhases{AgePhase::Pregnancy, AgePhase::Under3,
                                                             AgePhase::From3To6,
                                                             AgePhase::From6To10, AgePhase::Older};

struct PhaseSet {
  std::uint8_t bits = 0;
  [[nodiscard]] bool has(AgePhase phase) const {
    return (bits >> static_cast<unsigned>(phase) & 1U) != 0;
  }
  void add(AgePhase phase) {
    bits = static_cast<std::uint8_t>(bits | 1U << static_cast<unsigned>(phase));
  }
  [[nodiscard]] bool empty() const { return bits == 0; }
  [[nodiscard]] bool meets(PhaseSet other) const { return (bits & other.bits) != 0; }
  friend bool operator==(PhaseSet, PhaseSet) = default;
};

/// "Schwangerschaft", "0 bis unter 3 Jahre", …
[[nodiscard]] geo::Text phase_name(AgePhase phase);
/// "pregnancy", "0_3", "3_6", "6_10", "older".
[[nodiscard]] std::string_view phase_code(AgePhase phase);
/// Words of county lists: "vor Geburt", "0-2", "0-<3", "3–6", "ab 6", "0-17", "alle", codes,
/// several parted by comma, slash or "und". Years are inclusive, but an end of 3, 6 or 10 that is
/// no beginning means "under" ("0-3"). Nothing for words that say no phase.
[[nodiscard]] std::optional<PhaseSet> parse_phases(std::string_view words);

/// The four B's of a ThEKiZ (Fachliche Empfehlungen 2021).
enum class FourB : std::uint8_t { Begegnung, Beratung, Bildung, Begleitung };
inline constexpr std::size_t kFourBs = 4;
[[nodiscard]] std::string_view four_b_name(FourB b);  ///< the same in both languages
[[nodiscard]] std::optional<FourB> parse_four_b(std::string_view word);

struct Service {
  std::string id;
  std::string name;
  std::string category;  ///< code of data/catalogue/services.csv, or as written where unknown
  std::string traeger;
  geo::Point where;  ///< NaN without a place
  geo::FlaggedValue hours_per_week;
  std::string hosted_at;  ///< kita_id or empty
  std::size_t source_row = 0;
  geo::FlaggedValue mobile;        ///< 1 = comes to the families, 0 = no, missing = not said
  geo::FlaggedValue barrier_free;  ///< likewise
  PhaseSet phases;                 ///< of the list, else those usual for the category
  std::vector<std::string> sgb;    ///< "§ 28 SGB VIII"; of the list, else of the category
  std::string handlungsfeld;       ///< code of data/catalogue/handlungsfelder.csv, or empty

  [[nodiscard]] bool placed() const { return std::isfinite(where.x) && std::isfinite(where.y); }
};

enum class Contract : std::uint8_t { None, Informal, Signed };
[[nodiscard]] geo::Text contract_name(Contract contract);
/// "none", "informal", "signed".
[[nodiscard]] std::string_view contract_code(Contract contract);
/// "Vertrag", "schriftlich", "mündlich", "informell", "keine", codes.
[[nodiscard]] std::optional<Contract> parse_contract(std::string_view words);

}  // namespace nahraum::analysis
