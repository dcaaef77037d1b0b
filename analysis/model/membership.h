#pragma once
// Who would belong to which Verbund: Kitas that change, and Verbuende there are not yet. Of a
// scenario, and of the page on which a Kita is moved.
//
//   Membership moves;
//   moves.verbund["0042"] = "V03";               // "" = to none
//   const std::vector<Verbund> then = with_membership(kitas, verbuende, moves);
//
// The posts of a Verbund stay when a member goes (they are contracts of people); the share of a
// member goes with its Kita. A Verbund whose lead goes has none. One without members stays in the
// list, so that rows before and after are the same Verbuende; new ones follow.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/model/kita.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

struct NewVerbund {
  std::string id;
  std::string name{};
  std::string lead{};           ///< number of a Kita that is to belong to it, "" = none
  std::optional<double> vbe{};  ///< posts; nothing = not known
  friend bool operator==(const NewVerbund&, const NewVerbund&) = default;
};

struct Membership {
  std::vector<NewVerbund> added{};
  std::map<std::string, std::string> verbund{};  ///< number of the Kita -> id of the Verbund
  friend bool operator==(const Membership&, const Membership&) = default;

  [[nodiscard]] bool empty() const { return added.empty() && verbund.empty(); }
};

/// Row of the Verbund with this id, or nothing.
[[nodiscard]] std::optional<std::size_t> verbund_row(const std::vector<Verbund>& verbuende,
                                                     const std::string& id);
/// Id of the first Verbund the Kita belongs to, "" = none.
[[nodiscard]] std::string verbund_of(const std::vector<Verbund>& verbuende, KitaIndex kita);

/// Takes the Kita out of every Verbund and, with a row, into that one; members stay sorted.
void move_member(std::vector<Verbund>& verbuende, KitaIndex kita, std::optional<std::size_t> to);
/// As an empty Verbund.
[[nodiscard]] Verbund made_verbund(const NewVerbund& added);

/// What names no Kita or Verbund there is has no effect.
[[nodiscard]] std::vector<Verbund> with_membership(const std::vector<Kita>& kitas,
                                                   std::vector<Verbund> verbuende,
                                                   const Membership& membership);

/// Why this Kita cannot be moved there ("" = to no Verbund), as a sentence; nothing = it can.
[[nodiscard]] std::optional<geo::Text> why_not_moved(const std::vector<Kita>& kitas,
                                                     const std::vector<Verbund>& verbuende,
                                                     const std::string& kita,
                                                     const std::string& verbund);

/// "neu1", "neu2" ...: an id neither the list nor the membership has.
[[nodiscard]] std::string new_verbund_id(const std::vector<Verbund>& verbuende,
                                         const Membership& membership);

}  // namespace nahraum::analysis
