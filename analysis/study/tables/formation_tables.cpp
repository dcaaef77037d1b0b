// Proposals of Verbuende as printed: who with whom, what is proven, what differs from today.

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/study/result_parts.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::text;

/// One Verbund of one proposal of one question.
struct Line {
  const FormationOutcome* outcome;
  std::size_t proposal;
  std::size_t verbund;
  [[nodiscard]] const FormedVerbund& formed() const {
    return outcome->answer.proposals[proposal].verbuende[verbund];
  }
};

std::vector<Line> lines_of(const FormationResult& result) {
  std::vector<Line> lines;
  for (const FormationOutcome& outcome : result.questions)
    for (std::size_t p = 0; p < outcome.answer.proposals.size(); ++p)
      for (std::size_t v = 0; v < outcome.answer.proposals[p].verbuende.size(); ++v)
        lines.push_back({&outcome, p, v});
  return lines;
}

template <typename Items, typename Value>
FlaggedValues numbers(const Items& items, Value value) {
  FlaggedValues values;
  for (const auto& item : items) values.push_back(value(item));
  return values;
}

template <typename Items, typename Value>
auto texts(const Items& items, Value value) {
  std::vector<std::decay_t<decltype(value(*std::begin(items)))>> values;
  for (const auto& item : items) values.push_back(value(item));
  return values;
}

std::string joined(const std::set<std::string>& words) {
  std::string all;
  for (const std::string& word : words)
    if (!word.empty()) all += (all.empty() ? "" : ", ") + word;
  return all;
}

void append(Text& to, const char* between, const Text& more) {
  to.de += (to.de.empty() ? "" : between) + more.de;
  to.en += (to.en.empty() ? "" : between) + more.en;
}

Text many_kitas() {
  return {"so viele Kitas je Stelle: beobachtet, nicht evaluiert",
          "so many Kitas a post: observed, not evaluated"};
}

class FormationTables {
 public:
  explicit FormationTables(StudyResult& result) : result_(result) {}

  void run() {
    result_.formation.proposal_table = proposals();
    result_.formation.proof_table = proofs();
    result_.formation.comparison_table = comparisons();
  }

 private:
  [[nodiscard]] const Kita& kita(const FormationOutcome& outcome, std::uint32_t row) const {
    return result_.inputs.kitas[outcome.kitas[row]];
  }
  [[nodiscard]] std::string names(const FormationOutcome& outcome,
                                  const std::vector<std::uint32_t>& members) const {
    std::string all;
    for (const std::uint32_t k : members)
      all += fmt::format("{}{} ({})", all.empty() ? "" : "; ", kita(outcome, k).name,
                         kita(outcome, k).id);
    return all;
  }
  [[nodiscard]] static Text note(const Line& line) {
    const FormedVerbund& v = line.formed();
    const auto size = static_cast<double>(v.members.size());
    Text words{"Prüfauftrag", "to be examined"};
    if (v.vbe > 0 && size / v.vbe > 5) append(words, "; ", many_kitas());
    if (v.traeger > 1)
      append(words, "; ",
             {"trägerübergreifende Vereinbarung nötig", "agreement between providers needed"});
    return words;
  }

  geo::Table proposals() {
    const std::vector<Line> lines = lines_of(result_.formation);
    geo::TableBuilder builder;
    const auto words = [&](const char* key, Text title, const auto& value) {
      builder.add(text_column(key, std::move(title), texts(lines, value)));
    };
    const auto figure = [&](const char* key, Text title, const char* unit, int decimals,
                            const auto& value) {
      builder.add(number_column(key, std::move(title), unit, decimals,
                                numbers(lines, [&](const Line& line) {
                                  return plain_value(static_cast<double>(value(line)));
                                })));
    };
    words("question", {"Frage", "Question"}, [](const Line& l) { return l.outcome->spec.title; });
    figure("proposal", {"Vorschlag zur Prüfung", "Proposal to be examined"}, "", kInteger,
           [](const Line& l) { return l.proposal + 1; });
    figure("verbund_no", {"Verbund", "Verbund"}, "", kInteger,
           [](const Line& l) { return l.verbund + 1; });
    words("lead_id", {"Leitung, Kita-Nr.", "Lead, Kita no."},
          [&](const Line& l) { return kita(*l.outcome, l.formed().lead).id; });
    words("lead", {"Leitung", "Lead"},
          [&](const Line& l) { return kita(*l.outcome, l.formed().lead).name; });
    words("members", {"Mitglieder", "Members"},
          [&](const Line& l) { return names(*l.outcome, l.formed().members); });
    figure("size", {"Kitas", "Kitas"}, "", kInteger,
           [](const Line& l) { return l.formed().members.size(); });
    figure("vbe", {"VBE", "Posts"}, "VBE", 2, [](const Line& l) { return l.formed().vbe; });
    figure("children", {"Kinder neu erreicht", "Children newly reached"}, "Personen", kInteger,
           [](const Line& l) { return std::round(l.outcome->persons[l.proposal][l.verbund]); });
    figure("children_weighted", {"nach Bedarf gewichtet", "weighted by need"}, "", 1,
           [](const Line& l) { return l.formed().children; });
    figure("children_alone", {"davon nur durch diesen Verbund", "of these by this Verbund alone"},
           "", 1, [](const Line& l) { return l.formed().children_alone; });
    figure("lead_minutes", {"Längster Weg der Leitung", "Longest way of the lead"}, "min", 1,
           [](const Line& l) { return l.formed().longest_lead_minutes; });
    figure("round_minutes", {"Rundfahrt", "Round trip"}, "min", 1,
           [](const Line& l) { return l.formed().round_minutes; });
    figure("travel_hours", {"Fahrzeit je Woche", "Travel a week"}, "h", 2,
           [](const Line& l) { return l.formed().travel_hours; });
    figure("travel_share", {"Anteil der Arbeitszeit", "Share of working time"}, "%", 1,
           [](const Line& l) { return 100 * l.formed().travel_share; });
    add_who(lines, builder);
    words("note", {"Hinweis", "Note"}, [&](const Line& l) { return note(l); });
    return std::move(builder).build();
  }

  void add_who(const std::vector<Line>& lines, geo::TableBuilder& builder) {
    builder.add(text_column("traeger", text("Träger", "Provider"), texts(lines, [&](const Line& l) {
                              std::set<std::string> all;
                              for (const std::uint32_t k : l.formed().members)
                                all.insert(kita(*l.outcome, k).traeger);
                              return joined(all);
                            })));
    builder.add(
        text_column("sozialraum", text("Sozialraum", "Sozialraum"), texts(lines, [](const Line& l) {
                      std::set<std::string> all;
                      for (const std::uint32_t k : l.formed().members)
                        all.insert(l.outcome->areas[k]);
                      return joined(all);
                    })));
  }

  /// One row a proposal; one for a question without.
  geo::Table proofs() {
    struct Row {
      const FormationOutcome* outcome;
      std::size_t proposal;
      [[nodiscard]] const FormationProposal* found() const {
        return proposal < outcome->answer.proposals.size() ? &outcome->answer.proposals[proposal]
                                                           : nullptr;
      }
    };
    std::vector<Row> rows;
    for (const FormationOutcome& outcome : result_.formation.questions)
      for (std::size_t p = 0; p < std::max<std::size_t>(1, outcome.answer.proposals.size()); ++p)
        rows.push_back({&outcome, p});
    geo::TableBuilder builder;
    const auto figure = [&](const char* key, Text title, const char* unit, int decimals,
                            const auto& value) {
      builder.add(
          number_column(key, std::move(title), unit, decimals, numbers(rows, [&](const Row& row) {
                          const FormationProposal* found = row.found();
                          return found == nullptr ? FlaggedValue{0, geo::ValueFlag::NotApplicable}
                                                  : plain_value(value(*found));
                        })));
    };
    builder.add(text_column("question", text("Frage", "Question"),
                            texts(rows, [](const Row& r) { return r.outcome->spec.title; })));
    builder.add(number_column("proposal", text("Vorschlag zur Prüfung", "Proposal to be examined"),
                              "", kInteger, numbers(rows, [](const Row& r) {
                                return r.found() == nullptr
                                           ? FlaggedValue{0, geo::ValueFlag::NotApplicable}
                                           : plain_value(static_cast<double>(r.proposal + 1));
                              })));
    figure("verbuende", {"Verbünde", "Verbünde"}, "", kInteger,
           [](const FormationProposal& p) { return static_cast<double>(p.verbuende.size()); });
    figure("children", {"Kinder neu erreicht (gewichtet)", "Children newly reached (weighted)"}, "",
           1, [](const FormationProposal& p) { return p.children.value; });
    figure("children_bound", {"höchstens möglich", "at most possible"}, "", 1,
           [](const FormationProposal& p) { return p.children.bound; });
    figure("children_gap", {"Abstand", "Gap"}, "%", 2,
           [](const FormationProposal& p) { return 100 * p.children.gap(); });
    figure("travel", {"Fahrzeit je Woche", "Travel a week"}, "min", 1,
           [](const FormationProposal& p) { return p.travel.value; });
    figure("travel_bound", {"mindestens nötig", "at least needed"}, "min", 1,
           [](const FormationProposal& p) { return p.travel.bound; });
    figure("travel_gap", {"Abstand Fahrzeit", "Gap of travel"}, "%", 2,
           [](const FormationProposal& p) { return 100 * p.travel.gap(); });
    figure("different",
           {"Kita-Paare anders als im nächsten früheren Vorschlag",
            "Pairs of Kitas unlike the nearest earlier proposal"},
           "%", 1, [](const FormationProposal& p) {
             return p.distance.empty()
                        ? 0.0
                        : 100 * *std::min_element(p.distance.begin(), p.distance.end());
           });
    builder.add(text_column("proof", text("Nachweis", "Proof"), texts(rows, [](const Row& r) {
                              return formation_proof_text(*r.outcome, r.proposal);
                            })));
    builder.add(
        text_column("alternatives", text("Andere Aufteilungen", "Other groupings"),
                    texts(rows, [](const Row& r) { return r.outcome->answer.alternatives; })));
    return rows.empty() ? geo::Table() : std::move(builder).build();
  }

  geo::Table comparisons() {
    struct Row {
      const FormationOutcome* outcome;
      const ExistingComparison* one;
    };
    std::vector<Row> rows;
    for (const FormationOutcome& outcome : result_.formation.questions)
      for (const ExistingComparison& one : outcome.existing) rows.push_back({&outcome, &one});
    if (rows.empty()) return {};
    const auto verbund = [&](const Row& r) -> const Verbund& {
      return result_.inputs.verbuende[r.one->verbund];
    };
    geo::TableBuilder builder;
    const auto words = [&](const char* key, Text title, const auto& value) {
      builder.add(text_column(key, std::move(title), texts(rows, value)));
    };
    const auto figure = [&](const char* key, Text title, const char* unit, int decimals,
                            const auto& value) {
      builder.add(number_column(key, std::move(title), unit, decimals, numbers(rows, value)));
    };
    words("question", {"Frage", "Question"}, [](const Row& r) { return r.outcome->spec.title; });
    words("verbund_id", {"Verbund-Nr.", "Verbund no."},
          [&](const Row& r) { return verbund(r).id; });
    words("verbund", {"Bestehender Verbund", "Existing Verbund"},
          [&](const Row& r) { return verbund(r).name; });
    words("members", {"Mitglieder heute", "Members today"},
          [&](const Row& r) { return names(*r.outcome, r.one->as_it_is.members); });
    figure("vbe", {"VBE heute", "Posts today"}, "VBE", 2,
           [&](const Row& r) { return verbund(r).vbe; });
    figure("round_minutes", {"Rundfahrt heute", "Round trip today"}, "min", 1,
           [](const Row& r) { return plain_value(r.one->as_it_is.round_minutes); });
    words("same", {"im Vorschlag 1", "in proposal 1"}, [](const Row& r) {
      return r.one->same ? text("gleich", "the same") : text("anders", "different");
    });
    words("now_in", {"Mitglieder im Vorschlag 1 in Verbund", "Members in proposal 1 in Verbund"},
          [](const Row& r) {
            Text all;
            for (const std::int32_t v : r.one->now_in)
              append(all, ", ",
                     v < 0 ? text("keinem", "none") : geo::same_text(std::to_string(v + 1)));
            return all;
          });
    words("why", {"Warum anders", "Why different"}, [](const Row& r) { return r.one->why; });
    words("note", {"Hinweis", "Note"}, [&](const Row& r) {
      const FlaggedValue& vbe = verbund(r).vbe;
      const auto size = static_cast<double>(r.one->as_it_is.members.size());
      return !vbe.missing() && vbe.value > 0 && size / vbe.value > 5 ? many_kitas() : Text();
    });
    return std::move(builder).build();
  }

  StudyResult& result_;
};

Text figure_and_bound(const FormationProof& proof, Text what, bool more) {
  const Text value = geo::number_text(proof.value, 1), bound = geo::number_text(proof.bound, 1);
  const Text gap = geo::number_text(100 * proof.gap(), 2);
  if (proof.proven && proof.gap() == 0)
    return {fmt::format("{} {}: {} ist nach den Regeln nicht möglich (bewiesen)", value.de, what.de,
                        more ? "mehr" : "weniger"),
            fmt::format("{} {}: {} is not possible by the rules (proven)", value.en, what.en,
                        more ? "more" : "less")};
  return {fmt::format("{} {}; {} {} sind nicht ausgeschlossen (Abstand {} %)", value.de, what.de,
                      more ? "bis zu" : "herab bis", bound.de, gap.de),
          fmt::format("{} {}; {} {} cannot be excluded (gap {} %)", value.en, what.en,
                      more ? "up to" : "down to", bound.en, gap.en)};
}

}  // namespace

Text formation_proof_text(const FormationOutcome& outcome, std::size_t proposal) {
  if (proposal >= outcome.answer.proposals.size()) return outcome.answer.why;
  const FormationProposal& p = outcome.answer.proposals[proposal];
  const bool weighted = outcome.spec.options.aim == FormationAim::Weighted;
  Text words;
  if (weighted) {
    words = figure_and_bound(
        p.weighted, {"Punkte (Kinder gegen Fahrzeit)", "points (children against travel)"}, true);
  } else {
    const Text children = figure_and_bound(
        p.children, {"neu erreichte Kinder (gewichtet)", "children newly reached (weighted)"},
        true);
    const Text travel = figure_and_bound(
        p.travel, {"Minuten Fahrzeit je Woche", "minutes of travel a week"}, false);
    words = {children.de + "; dabei " + travel.de, children.en + "; with these " + travel.en};
  }
  if (proposal > 0) {
    const Text apart =
        geo::number_text(100 * *std::min_element(p.distance.begin(), p.distance.end()));
    words.de += fmt::format(
        "; unterscheidet sich in mindestens {} % der Kita-Paare von den "
        "früheren{}",
        apart.de, p.in_band ? "" : ", liegt aber weiter zurück");
    words.en += fmt::format(
        "; differs in at least {} % of the pairs of Kitas from the earlier "
        "ones{}",
        apart.en, p.in_band ? "" : ", but falls further behind");
  }
  return {"Vorschlag zur Prüfung: " + words.de + ".", "Proposal to be examined: " + words.en + "."};
}

void add_formation_tables(StudyResult& result) {
  if (!result.formation.questions.empty()) FormationTables(result).run();
}

}  // namespace nahraum::analysis
