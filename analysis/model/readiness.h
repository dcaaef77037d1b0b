#pragma once
// What people have stated about a Kita: who is ready, and which needs of families are documented
// (domain.md 1.2 S4, S5, S9 and 3(b)). Entered with role and date, never computed, never guessed.
// A role, no name; the note is internal and goes to no output.
//
//   const StandingStatements standing = standing_statements(statements);

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/model/kita.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

enum class ReadinessItem {
  Traeger,
  Team,
  Leitung,
  Jugendamt,
  Gemeinde,
  Eltern,
  Interest,
  /// Would partners bring their services into the house? Says which organisational model could fit
  /// (rule R3), not whether the Kita is ready.
  Partners
};
inline constexpr std::array kReadinessItems = {ReadinessItem::Traeger,  ReadinessItem::Team,
                                               ReadinessItem::Leitung,  ReadinessItem::Jugendamt,
                                               ReadinessItem::Gemeinde, ReadinessItem::Eltern,
                                               ReadinessItem::Interest, ReadinessItem::Partners};

enum class Answer { Yes, No, Open };

struct ReadinessStatement {
  KitaIndex kita;
  ReadinessItem item = ReadinessItem::Traeger;
  Answer answer = Answer::Open;
  std::string role;  ///< "Fachberatung", never a name
  std::string date;  ///< ISO; "" = undated, counts as the oldest
  std::string note;  ///< internal
  std::size_t source_row = 0;
};

enum class NeedState { None, Partial, Documented };

/// Unmet needs of families as a survey or conversation documents them.
struct NeedSurvey {
  KitaIndex kita;
  NeedState state = NeedState::None;
  std::string role;
  std::string date;
  std::string note;
  std::size_t source_row = 0;
};

/// Of several statements on one item of one Kita the one with the latest date counts, of one day
/// the later row.
struct StandingStatements {
  std::vector<ReadinessStatement> statements;  ///< ascending by Kita, item
  /// Pairs that say different things: what counts and what it replaces.
  struct Contradiction {
    ReadinessStatement counts;
    ReadinessStatement replaced;
  };
  std::vector<Contradiction> contradictions;
};
[[nodiscard]] StandingStatements standing_statements(std::vector<ReadinessStatement> statements);

/// 1 yes, 0 no, missing for open or nothing stated, in the order of kReadinessItems.
[[nodiscard]] std::array<geo::FlaggedValue, kReadinessItems.size()> readiness_values(
    const std::vector<ReadinessStatement>& standing, KitaIndex kita);
/// 0, 0.5, 1.
[[nodiscard]] double need_value(NeedState state);

/// "Träger", "Team", … also by their codes ("traeger", "interest"); umlauts written out or not.
[[nodiscard]] std::optional<ReadinessItem> parse_readiness_item(std::string_view words);
/// "ja", "nein", "offen" and the English words; a blank is open.
[[nodiscard]] std::optional<Answer> parse_answer(std::string_view words);
/// "keine", "teilweise", "dokumentiert" and the English words.
[[nodiscard]] std::optional<NeedState> parse_need_state(std::string_view words);
/// "2026-03-01" and "01.03.2026" as ISO.
[[nodiscard]] std::optional<std::string> parse_statement_date(std::string_view words);

/// "traeger", "team", … as measures and columns name them.
[[nodiscard]] std::string_view readiness_code(ReadinessItem item);
[[nodiscard]] geo::Text readiness_name(ReadinessItem item);
[[nodiscard]] geo::Text answer_name(Answer answer);
[[nodiscard]] geo::Text need_state_name(NeedState state);

}  // namespace nahraum::analysis
