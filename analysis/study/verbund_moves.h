#pragma once
// Groupings that were found for new Verbuende (formation_result.h) as memberships, so that each can
// be looked at like any other what-if, and in plain words.
//
//   const Membership there = membership_of(result, {question, proposal}, {});
//   lab.after(there, progress);

#include "analysis/model/membership.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

struct FormationChoice {
  std::size_t question = 0;
  std::size_t proposal = 0;
};

/// Every grouping of every question, in their order.
[[nodiscard]] std::vector<FormationChoice> formation_choices(const FormationResult& formation);

/// The Verbuende of the grouping beside those there are: new ones are made, what joins an existing
/// one does so. Ids are none that `before` has; nothing of it is kept.
[[nodiscard]] Membership membership_of(const StudyResult& result, FormationChoice choice,
                                       const Membership& before);

/// "Möglichkeit 2 zu „Ländlicher Raum“".
[[nodiscard]] geo::Text formation_name(const FormationResult& formation, FormationChoice choice);
/// What it means: how many Verbuende and Kitas, whom they reach, how far people travel, and what is
/// proven. Whole sentences.
[[nodiscard]] geo::Text formation_words(const FormationResult& formation, FormationChoice choice);

}  // namespace nahraum::analysis
