#pragma once
// What a study decides about the audit of Verbuende, apart from the limits (audit_limits.h).

#include <cstdint>
#include <string>
#include <vector>

namespace nahraum::analysis {

/// Which cells are the area of a Verbund (audit_area.h).
enum class VerbundAreaRule : std::uint8_t {
  Places,      ///< the Gemeinden of its members; in towns cut into several Sozialraeume, their
               ///< Ortsteile (default)
  Sozialraum,  ///< the Sozialraeume of its members
  Nearest      ///< cells for which one of its members is the nearest ThEKiZ or member
};

/// What is different in a scenario (what_if.h).
struct VerbundChange {
  std::vector<std::string> dropped{};  ///< Kitas that leave their Verbund and stay what they are
  std::vector<std::string> closed{};   ///< Kitas that close
  bool later = false;                  ///< children of the forecast year
  bool school_free = false;            ///< buses and trains as on a school-free weekday
};

}  // namespace nahraum::analysis
