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
};

/// A co-ordination unit; one Kita alone is allowed (domain.md 1.3).
struct Verbund {
  std::string id;
  std::string name;
  KitaIndex lead;  ///< Schwerpunkteinrichtung; may be invalid
  std::vector<VerbundMember> members;
  geo::FlaggedValue vbe;
  std::size_t source_row = 0;
};

/// "Kita", "auf dem Weg zum ThEKiZ", "ThEKiZ", "Konsultationseinrichtung".
[[nodiscard]] geo::Text phase_name(ThekizPhase phase);
/// Reads the words of county lists: "ThEKiZ", "auf dem Weg", "Konsultationseinrichtung", "-", "",
/// "on_the_way" …
[[nodiscard]] std::optional<ThekizPhase> parse_phase(std::string_view words);

}  // namespace nahraum::analysis
