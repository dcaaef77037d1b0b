#pragma once
// The facilities of a county as values: Kitas, family services, Verbuende (domain.md 3(b)). No
// person, no family.

#include <optional>
#include <string>
#include <vector>

#include "analysis/model/service.h"
#include "geo/core/flag.h"
#include "geo/core/strong_id.h"
#include "geo/geometry/geometry.h"

namespace nahraum::analysis {

using KitaIndex = geo::StrongId<struct KitaTag>;
using VerbundIndex = geo::StrongId<struct VerbundTag>;

/// Phases of domain.md 1.5. None = an ordinary Kita, a candidate in a ranking.
enum class ThekizPhase { None, OnTheWay, Thekiz, Konsultation };

struct Kita {
  std::string id;  ///< of the county's list, text ("0001")
  std::string name;
  std::string traeger;
  std::string place;  ///< Ort / Ortsteil as in the list
  geo::Point where;   ///< working CRS
  ThekizPhase phase = ThekizPhase::None;
  std::string phase_since{};     ///< "2025-03", empty = not known
  geo::FlaggedValue places;      ///< licensed places
  geo::FlaggedValue attending;   ///< children attending
  geo::FlaggedValue rooms;       ///< rooms usable for families
  geo::FlaggedValue interested;  ///< 1 = declared interest, 0 = no, missing = not asked
  std::string verbund_id;        ///< empty = none
  std::size_t source_row = 0;    ///< row in the list

  [[nodiscard]] bool is_thekiz() const { return phase != ThekizPhase::None; }
};

struct VerbundMember {
  KitaIndex kita;
  geo::FlaggedValue vbe_share;
  geo::FlaggedValue
      change{};  ///< 1 = fundamental change (new staff, Leitung, Traeger), domain.md N9
};

/// A co-ordination unit; one Kita alone is allowed (domain.md 1.3).
struct Verbund {
  std::string id;
  std::string name;
  KitaIndex lead;  ///< Schwerpunkteinrichtung; may be invalid
  std::vector<VerbundMember> members;
  geo::FlaggedValue vbe;
  std::size_t source_row = 0;
  geo::FlaggedValue persons{};           ///< among whom the posts are shared
  geo::FlaggedValue in_group_service{};  ///< 1 = co-ordinates beside group service
  geo::FlaggedValue weekly_hours{};      ///< of all co-ordinators together
  geo::FlaggedValue process_hours{};     ///< planned Prozessbegleitung, hours a month
  geo::FlaggedValue funds{};             ///< euros a year
};

/// "Kita", "auf dem Weg zum ThEKiZ", "ThEKiZ", "Konsultationseinrichtung".
[[nodiscard]] geo::Text phase_name(ThekizPhase phase);
/// Reads the words of county lists: "ThEKiZ", "auf dem Weg", "Konsultationseinrichtung", "-", "",
/// "on_the_way" …
[[nodiscard]] std::optional<ThekizPhase> parse_phase(std::string_view words);
/// "12.2018", "01.12.2018", "2018-12", "2018-12-01" as "2018-12"; nothing for other words.
[[nodiscard]] std::optional<std::string> parse_month(std::string_view words);
/// Whole months between two days or months in ISO form; nothing when either is none.
[[nodiscard]] std::optional<int> months_between(std::string_view from, std::string_view until);

}  // namespace nahraum::analysis
