#include "cli/summary.h"

#include <algorithm>
#include <cmath>

#include "analysis/study/tables/siting_tables.h"
#include "cli/terminal.h"
#include "geo/core/dates.h"
#include "geo/core/numbers.h"

namespace nahraum::cli {

namespace {

geo::Text persons(double value) { return geo::number_text(value); }

std::string facility_name(const std::string& facilities, geo::Language language) {
  if (facilities == "thekiz")
    return language == geo::Language::German ? "einem ThEKiZ" : "a ThEKiZ";
  if (facilities == "verbund")
    return language == geo::Language::German ? "einer Kita eines Verbunds" : "a Kita of a Verbund";
  return language == geo::Language::German ? "einer Kita" : "a Kita";
}

void print_coverage(const analysis::StudyResult& result, const Context& context) {
  const geo::Language language = context.language;
  for (const analysis::CoverageResult& coverage : result.coverage) {
    const analysis::Coverage& all = coverage.by_unit.back();
    const geo::FlaggedValue share = all.share();
    if (share.missing()) continue;
    fmt::print(
        "  {}\n",
        geo::text("{} von {} Kindern ({} %) wohnen höchstens {} Minuten ({}) von {}.",
                  "{} of {} children ({} %) live at most {} minutes ({}) from {}.",
                  persons(all.covered.persons).in(language), persons(all.all.persons).in(language),
                  geo::people_number(100 * share.value, 1, language),
                  geo::people_number(coverage.limit.count(), 0, language),
                  result.study.mode(coverage.mode).title.in(language),
                  facility_name(coverage.facilities, language))
            .in(language));
  }
}

/// "Rang 1 bis 4, in 83 % der Durchläufe unter den ersten 5; Pfad A, C; Daten 78 %".
void print_firmness(const analysis::StudyResult& result, std::size_t candidate,
                    geo::Language language) {
  if (candidate >= result.judgement.firmness.size()) return;  // withheld in a public release
  const auto& firm = result.judgement.firmness[candidate];
  if (!firm) return;
  const double data = 100 * result.ranking.candidates[candidate].data_share;
  fmt::print(
      "       {}\n",
      geo::text("Rang {} bis {}, in {} % der Durchläufe unter den ersten {}; Pfad {}; Daten "
                "für {} % des Gewichts",
                "rank {} to {}, in {} % of the draws among the first {}; pathway {}; data "
                "for {} % of the weight",
                firm->both.low, firm->both.high,
                geo::people_number(100 * firm->both.top_share, 0, language),
                result.study.judgement.robustness.top, result.judgement.pathways[candidate].label(),
                geo::people_number(data, 0, language))
          .in(language));
}

/// The third list: motivation counts whatever the rank.
void print_motivated(const analysis::StudyResult& result, geo::Language language) {
  std::string names;
  for (const std::size_t candidate : result.ranking.order) {
    if (candidate >= result.judgement.pathways.size()) continue;
    if (!result.judgement.pathways[candidate].motivated) continue;
    names +=
        (names.empty() ? "" : ", ") + result.inputs.kitas[result.candidates[candidate].value].name;
  }
  if (names.empty()) return;
  fmt::print("  {}\n", geo::text("Pfad Motivation (Bereitschaft dokumentiert): {}",
                                 "Pathway motivation (readiness documented): {}", names)
                           .in(language));
}

void print_no_ranks(const analysis::StudyResult& result, geo::Language language) {
  double most = 0;
  for (const analysis::CandidateScore& score : result.ranking.candidates)
    most = std::max(most, score.data_share);
  fmt::print("  {}\n",
             geo::text("Keine Kita erhält einen Rang: Die Daten decken höchstens {} % des Gewichts "
                       "der Kriterien, nötig sind {} %.",
                       "No Kita gets a rank: the data cover at most {} % of the weight of the "
                       "criteria, {} % are needed.",
                       geo::people_number(std::floor(1000 * most) / 10, 1, language),
                       geo::people_number(100 * result.study.score.min_data_share, 0, language))
                 .in(language));
}

void print_ranking(const analysis::StudyResult& result, const Context& context) {
  const geo::Language language = context.language;
  fmt::print(
      "\n{}\n",
      help("Rangfolge nach den gewählten Kriterien (Diskussionsgrundlage, keine Entscheidung):",
           "Ranking by the chosen criteria (a basis for discussion, not a decision):"));
  std::size_t shown = 0;
  for (const std::size_t candidate : result.ranking.order) {
    const analysis::CandidateScore& score = result.ranking.candidates[candidate];
    if (!score.rank || !score.points || shown == 5) break;
    const analysis::Kita& kita = result.inputs.kitas[result.candidates[candidate].value];
    fmt::print("  {:>3}. {} ({})\n", *score.rank, kita.name,
               geo::text("{} Punkte, möglich {} bis {}", "{} points, possible {} to {}",
                         geo::people_number(*score.points, 1, language),
                         geo::people_number(score.lowest, 1, language),
                         geo::people_number(score.highest, 1, language))
                   .in(language));
    print_firmness(result, candidate, language);
    ++shown;
  }
  if (shown == 0) print_no_ranks(result, language);
  print_motivated(result, language);
}

void print_proposals(const analysis::StudyResult& result, const Context& context) {
  const geo::Language language = context.language;
  if (result.siting.proposals.empty()) return;
  fmt::print("\n{}\n", help("Vorschläge für Standorte (Diskussionsgrundlage, keine Entscheidung):",
                            "Proposals of sites (a basis for discussion, not a decision):"));
  for (const analysis::ProposalOutcome& proposal : result.siting.proposals) {
    fmt::print("  {}: {}\n", proposal.spec.title.in(language),
               analysis::outcome_text(proposal).in(language));
    if (!proposal.found()) continue;
    std::vector<std::uint32_t> order;
    for (const analysis::ProposedSite& site : proposal.sites) {
      if (site.order > 0) order.push_back(site.kita);
    }
    fmt::print("       {}\n       {}\n", analysis::kita_names(result, order),
               proposal.proof.in(language));
  }
}

void print_verbuende(const analysis::StudyResult& result, geo::Language language) {
  if (!result.verbund.computed) return;
  std::size_t warnings = 0;
  std::size_t hints = 0;
  for (const analysis::VerbundAudit& audit : result.verbund.audits) {
    for (const analysis::CheckOutcome& check : audit.checks) {
      warnings += check.state == analysis::CheckState::Warning ? 1 : 0;
      hints += check.state == analysis::CheckState::Hint ? 1 : 0;
    }
  }
  fmt::print("\n{}\n",
             geo::text("Verbünde: {} geprüft, {} Warnungen und {} Hinweise (verbundpruefung.csv).",
                       "Verbünde: {} audited, {} warnings and {} hints (verbundpruefung.csv).",
                       result.verbund.audits.size(), warnings, hints)
                 .in(language));
}

}  // namespace

void print_summary(const analysis::StudyResult& result, const Context& context) {
  const geo::Language language = context.language;
  fmt::print("{} ({} {})\n\n", result.study.title.in(language), help("Stand", "as of"),
             geo::date_text(result.study.date).in(language));
  fmt::print("{}\n", help("Abdeckung:", "Coverage:"));
  print_coverage(result, context);
  double gap_children = 0;
  for (const analysis::Gap& gap : result.gaps) gap_children += gap.children.persons;
  fmt::print("\n{}\n", geo::text("Lücken: {} Gebiete mit {} Kindern außerhalb aller Grenzen.",
                                 "Gaps: {} areas with {} children outside every limit.",
                                 result.gaps.size(), geo::people_number(gap_children, 0, language))
                           .in(language));
  print_verbuende(result, language);
  if (!result.candidates.empty()) print_ranking(result, context);
  print_proposals(result, context);
  const std::size_t warnings = result.inputs.findings.sentences(geo::Severity::Warning);
  fmt::print("\n{}\n",
             geo::text("{} Warnungen und {} Hinweise zu den Daten stehen in den Ergebnissen.",
                       "{} warnings and {} notes on the data are in the results.", warnings,
                       result.inputs.findings.sentences(geo::Severity::Info))
                 .in(language));
}

}  // namespace nahraum::cli
