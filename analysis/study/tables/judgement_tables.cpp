// Tables about the ranking: how firm it is, need and readiness, pathway C, organisational models.

#include "analysis/study/steps/judgement_steps.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::text;

/// Rows are candidates in the order of the ranking.
class CandidateTable {
 public:
  CandidateTable(const StudyResult& result, std::vector<std::size_t> rows)
      : result_(result), rows_(std::move(rows)) {}

  template <typename Value>
  void numbers(const char* name, geo::Text title, const char* unit, int decimals, Value value) {
    FlaggedValues values;
    for (const std::size_t c : rows_) values.push_back(value(c));
    builder_.add(number_column(name, std::move(title), unit, decimals, values));
  }
  template <typename Value>
  void words(const char* name, geo::Text title, Value value) {
    std::vector<std::decay_t<decltype(value(std::size_t{}))>> values;
    for (const std::size_t c : rows_) values.push_back(value(c));
    builder_.add(text_column(name, std::move(title), std::move(values)));
  }
  void identity() {
    numbers(columns::kRank, text("Rang", "Rank"), "", kInteger, [&](std::size_t c) {
      const auto& rank = result_.ranking.candidates[c].rank;
      return rank ? plain_value(static_cast<double>(*rank)) : FlaggedValue{};
    });
    words(columns::kKitaId, text("Kita-Nr.", "Kita no."),
          [&](std::size_t c) { return kita(c).id; });
    words(columns::kKitaName, text("Name", "Name"), [&](std::size_t c) { return kita(c).name; });
  }
  [[nodiscard]] const Kita& kita(std::size_t candidate) const {
    return result_.inputs.kitas[result_.candidates[candidate].value];
  }
  [[nodiscard]] geo::Table build() {
    std::vector<std::size_t> source_rows;
    for (const std::size_t c : rows_) source_rows.push_back(kita(c).source_row);
    builder_.source_rows(std::move(source_rows));
    return std::move(builder_).build();
  }

 private:
  const StudyResult& result_;
  std::vector<std::size_t> rows_;
  geo::TableBuilder builder_;
};

FlaggedValue optional_value(const std::optional<double>& value) {
  return value ? plain_value(*value) : FlaggedValue{};
}

/// "fest vorn", "wechselt", "nicht vorn": how often among the first.
geo::Text verdict(const Firmness& firm) {
  const double share = firm.both.top_share;
  if (share >= 0.95) return {"fest vorn", "firmly in front"};
  if (share >= 0.5) return {"meist vorn", "mostly in front"};
  if (share >= 0.05) return {"manchmal vorn", "sometimes in front"};
  return {"nicht vorn", "not in front"};
}

std::string names_of_alike(const StudyResult& result, std::size_t candidate) {
  std::string names;
  for (const std::size_t other : alike(result, candidate)) {
    names += (names.empty() ? "" : ", ") + result.inputs.kitas[result.candidates[other].value].id;
  }
  return names;
}

geo::Table stability_table(const StudyResult& result) {
  CandidateTable table(result, result.ranking.order);
  std::vector<std::optional<Firmness>> all = result.judgement.firmness;
  const bool judged = !all.empty();
  all.resize(result.candidates.size());
  const auto rank = [&](auto member) {
    return [&all, member](std::size_t c) {
      return all[c] ? plain_value(static_cast<double>(member(*all[c]))) : FlaggedValue{};
    };
  };
  const auto share = [&](auto member) {
    return [&all, member](std::size_t c) {
      return all[c] ? plain_value(100 * member(*all[c]).top_share) : FlaggedValue{};
    };
  };
  table.identity();
  table.numbers("rank_low", text("Rang von (5 %)", "Rank from (5 %)"), "", kInteger,
                rank([](const Firmness& f) { return f.both.low; }));
  table.numbers("rank_high", text("Rang bis (95 %)", "Rank to (95 %)"), "", kInteger,
                rank([](const Firmness& f) { return f.both.high; }));
  table.numbers("rank_best", text("bester Rang", "Best rank"), "", kInteger,
                rank([](const Firmness& f) { return f.both.best; }));
  table.numbers("rank_worst", text("schlechtester Rang", "Worst rank"), "", kInteger,
                rank([](const Firmness& f) { return f.both.worst; }));
  const std::string top = std::to_string(result.study.judgement.robustness.top);
  table.numbers("top_share", {"unter den ersten " + top, "among the first " + top}, "%", 1,
                share([](const Firmness& f) { return f.both; }));
  table.numbers("top_share_data", {"… nur ungenaue Daten", "... inexact data only"}, "%", 1,
                share([](const Firmness& f) { return f.data; }));
  table.numbers("top_share_weights", {"… beliebige Gewichte", "... any weights"}, "%", 1,
                share([](const Firmness& f) { return f.weights; }));
  table.numbers("rank_weight_best",
                text("bester Rang bei ±20 % eines Gewichts", "Best rank with one weight ±20 %"), "",
                kInteger, rank([](const Firmness& f) { return f.place.best; }));
  table.numbers(
      "rank_weight_worst",
      text("schlechtester Rang bei ±20 % eines Gewichts", "Worst rank with one weight ±20 %"), "",
      kInteger, rank([](const Firmness& f) { return f.place.worst; }));
  if (!judged) return table.build();
  table.words("verdict", text("Einschätzung", "Verdict"), [&](std::size_t c) {
    return all[c] ? verdict(*all[c]) : geo::Text{"kein Rang", "no rank"};
  });
  table.words("alike", text("nicht unterscheidbar von", "Not to be told apart from"),
              [&](std::size_t c) { return names_of_alike(result, c); });
  table.words("change", text("Was den Platz ändern würde", "What would change the place"),
              [&](std::size_t c) { return place_sentence(result, c); });
  return table.build();
}

geo::Table need_readiness_table(const StudyResult& result) {
  CandidateTable table(result, result.ranking.order);
  const auto& all = result.judgement.need_readiness;
  const auto axis = [&](const std::string& name, geo::Text title, auto member) {
    table.numbers(name.c_str(), title, "von 100", 1,
                  [&](std::size_t c) { return optional_value(member(all[c]).value); });
    table.numbers((name + "_lowest").c_str(), {title.de + " mindestens", title.en + " at least"},
                  "von 100", 1, [&](std::size_t c) { return plain_value(member(all[c]).lowest); });
    table.numbers((name + "_highest").c_str(), {title.de + " höchstens", title.en + " at most"},
                  "von 100", 1, [&](std::size_t c) { return plain_value(member(all[c]).highest); });
    table.numbers((name + "_data").c_str(), {title.de + ": Datenanteil", title.en + ": data share"},
                  "%", 0,
                  [&](std::size_t c) { return plain_value(100 * member(all[c]).data_share); });
  };
  table.identity();
  axis("need", text("Bedarf und Lücke", "Need and gap"),
       [](const NeedReadiness& n) { return n.need; });
  axis("readiness", text("Bereitschaft", "Readiness"),
       [](const NeedReadiness& n) { return n.readiness; });
  table.words("quadrant", text("Feld", "Field"),
              [&](std::size_t c) { return chart_field_name(all[c].quadrant); });
  table.words("pathway", text("Pfad", "Pathway"),
              [&](std::size_t c) { return result.judgement.pathways[c].label(); });
  return table.build();
}

/// The third list: Kitas whose motivation is documented, whatever their rank.
geo::Table motivation_table(const StudyResult& result) {
  std::vector<std::size_t> rows;
  for (const std::size_t c : result.ranking.order) {
    if (result.judgement.pathways[c].motivated) rows.push_back(c);
  }
  CandidateTable table(result, rows);
  table.identity();
  for (const ReadinessItem item : kReadinessItems) {
    const std::string name = "ready_" + std::string(readiness_code(item));
    table.words(name.c_str(), readiness_name(item), [&](std::size_t c) {
      const KitaIndex kita = result.candidates[c];
      const FlaggedValue& value =
          result.judgement.facts[kita.value].readiness[static_cast<std::size_t>(item)];
      if (value.missing()) return answer_name(Answer::Open);
      return answer_name(value.value > 0 ? Answer::Yes : Answer::No);
    });
  }
  table.words("pathway", text("Pfad", "Pathway"),
              [&](std::size_t c) { return result.judgement.pathways[c].label(); });
  return table.build();
}

geo::Text joined(const std::vector<geo::Text>& texts) {
  geo::Text all;
  for (const geo::Text& one : texts) {
    all.de += (all.de.empty() ? "" : "; ") + one.de;
    all.en += (all.en.empty() ? "" : "; ") + one.en;
  }
  return all;
}

void add_models(CandidateTable& table, const StudyResult& result, std::size_t place,
                const std::string& number) {
  const auto suggestion = [&result, place](std::size_t c) -> const OrganisationSuggestion* {
    const auto& list = result.judgement.organisation[result.candidates[c].value].suggestions;
    return place < list.size() ? &list[place] : nullptr;
  };
  table.words(("model" + number).c_str(), {"Form " + number, "Model " + number},
              [&](std::size_t c) {
                const auto* one = suggestion(c);
                return one == nullptr ? geo::Text() : organisation_name(one->model);
              });
  table.numbers(("strength" + number).c_str(), {"Stärke " + number, "Strength " + number}, "%", 0,
                [&](std::size_t c) {
                  const auto* one = suggestion(c);
                  return one == nullptr ? FlaggedValue{} : plain_value(100 * one->strength);
                });
  table.words(("reason" + number).c_str(), {"Grund " + number, "Reason " + number},
              [&](std::size_t c) {
                const auto* one = suggestion(c);
                if (one == nullptr) return geo::Text();
                return geo::Text{one->reason.de + " (" + one->rule + ")",
                                 one->reason.en + " (" + one->rule + ")"};
              });
}

geo::Table organisation_table(const StudyResult& result) {
  CandidateTable table(result, result.ranking.order);
  table.identity();
  const auto advice = [&result](std::size_t c) -> const OrganisationAdvice& {
    return result.judgement.organisation[result.candidates[c].value];
  };
  table.words("advice", text("Vorschlag", "Suggestion"),
              [&](std::size_t c) { return advice(c).sentence; });
  add_models(table, result, 0, "1");
  add_models(table, result, 1, "2");
  table.words("notes", text("Zu beachten", "To note"), [&](std::size_t c) {
    std::vector<geo::Text> notes;
    for (const OrganisationSuggestion& one : advice(c).suggestions)
      notes.insert(notes.end(), one.notes.begin(), one.notes.end());
    return joined(notes);
  });
  table.words("collect", text("Noch zu erheben", "Still to collect"),
              [&](std::size_t c) { return joined(advice(c).collect); });
  return table.build();
}

}  // namespace

void add_judgement_tables(StudyResult& result) {
  if (result.candidates.empty()) return;
  JudgementResult& judgement = result.judgement;
  judgement.stability_table = stability_table(result);
  judgement.need_readiness_table = need_readiness_table(result);
  judgement.motivation_table = motivation_table(result);
  judgement.organisation_table = organisation_table(result);
}

}  // namespace nahraum::analysis
