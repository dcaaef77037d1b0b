#include "analysis/study/explain/explain_siting.h"

#include <algorithm>

#include "analysis/study/tables/siting_tables.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Text;
using geo::text;

class OneProposal {
 public:
  OneProposal(const StudyResult& result, const ProposalOutcome& proposal, std::uint32_t kita)
      : result_(result), proposal_(proposal), kita_(kita) {}

  [[nodiscard]] ExplanationSection section() {
    section_ = {"proposal." + proposal_.spec.key,
                {"Vorschlag: " + proposal_.spec.title.de, "Proposal: " + proposal_.spec.title.en},
                {}};
    add_question();
    if (!proposal_.found()) {
      add("proof", {"Ergebnis", "Result"}, proposal_.proof);
      return section_;
    }
    const auto site = std::find_if(proposal_.sites.begin(), proposal_.sites.end(),
                                   [&](const ProposedSite& one) { return one.kita == kita_; });
    if (site != proposal_.sites.end() && site->order > 0)
      add_chosen(*site);
    else
      add_not_chosen(site == proposal_.sites.end() ? nullptr : &*site);
    add("answer", {"Der Satz", "The set"}, outcome_text(proposal_));
    add("proof", {"Nachweis", "Proof"}, proposal_.proof);
    return section_;
  }

 private:
  void add(const char* key, Text label, Text value, std::optional<double> number = {}) {
    section_.lines.push_back(
        {section_.key + "." + key, std::move(label), std::move(value), number});
  }

  void add_question() {
    const Text& mode = result_.study.mode(proposal_.spec.mode).title;
    const Text minutes = geo::number_text(proposal_.spec.minutes.count());
    const Text& group = result_.study.group(proposal_.spec.group).title;
    const Text goal = goal_name(proposal_.spec.goal);
    add("question", {"Frage", "Question"},
        {fmt::format("Ziel: {}; {}, {} Minuten {}", goal.de, group.de, minutes.de, mode.de),
         fmt::format("objective: {}; {}, {} minutes {}", goal.en, group.en, minutes.en, mode.en)});
  }

  [[nodiscard]] Text amount(double objective) const {
    return objective_text(objective, proposal_.words);
  }

  /// Between two percentages lie percentage points.
  [[nodiscard]] Text difference(double objective) const {
    if (proposal_.words != SitingWords::Equity) return amount(objective);
    const Text points = geo::number_text(100 * objective, 1);
    return {points.de + " Prozentpunkte", points.en + " percentage points"};
  }

  void add_among(std::size_t among) {
    const std::size_t sets = proposal_.sets.size();
    const Text within = geo::number_text(100 * proposal_.spec.within, 1);
    add("among", {"Fast gleich gute Sätze", "Sets nearly as good"},
        {fmt::format("steht in {} von {} Sätzen, die höchstens {} % schlechter sind{}", among, sets,
                     within.de, proposal_.sets_cut ? " (mehr wurden nicht gesucht)" : ""),
         fmt::format("is in {} of {} sets that are at most {} % worse{}", among, sets, within.en,
                     proposal_.sets_cut ? " (no more were looked for)" : "")},
        static_cast<double>(among));
  }

  void add_chosen(const ProposedSite& site) {
    Text words = site.role == SiteRole::Existing ? Text{"ja, bleibt", "yes, stays"}
                                                 : Text{"ja, kommt dazu", "yes, is added"};
    if (site.locked) {
      words.de += " (gesetzt)";
      words.en += " (locked)";
    }
    add("chosen", {"In diesem Satz", "In this set"}, std::move(words), 1);
    add("order", {"Reihenfolge nach Gewinn", "Order by gain"},
        geo::number_text(static_cast<double>(site.order)), static_cast<double>(site.order));
    if (site.gain)
      add("gain", {"Gewinn in dieser Reihenfolge", "Gain in this order"}, difference(*site.gain),
          *site.gain);
    if (site.children)
      add("children", {"Kinder, die sie zusätzlich erreicht", "Children it reaches in addition"},
          {fmt::format("{} in {} Zellen, davon {} ohne Angabe",
                       geo::number_text(site.children->persons).de, site.children->cells,
                       site.children->secret),
           fmt::format("{} in {} cells, {} of them without a figure",
                       geo::number_text(site.children->persons).en, site.children->cells,
                       site.children->secret)},
          site.children->persons);
    add_loss(site);
    add_among(site.among);
    if (site.cost) add_cost(*site.cost);
  }

  void add_loss(const ProposedSite& site) {
    const Text label{"Wenn sie absagt", "If it declines"};
    if (site.irreplaceable)
      return add("loss", label,
                 {"gibt es keinen Satz, der die Regeln einhält", "no set keeps the rules"});
    if (!site.loss) return;
    const Text lost = difference(*site.loss);
    const std::string names = kita_names(result_, site.instead);
    const Text instead =
        names.empty() ? Text{} : Text{", dann mit " + names, ", then with " + names};
    add("loss", label,
        {"beträgt der Verlust " + lost.de + instead.de, "the loss is " + lost.en + instead.en},
        *site.loss);
  }

  void add_cost(const SiteCost& cost) {
    const Text total = geo::number_text(cost.total, 2), own = geo::number_text(cost.municipal, 2);
    add("cost", {"Kosten im Jahr", "Cost a year"},
        {fmt::format("{} Euro, davon {} Euro kommunal", total.de, own.de),
         fmt::format("{} euro, {} euro of it municipal", total.en, own.en)},
        cost.total);
  }

  void add_not_chosen(const ProposedSite* site) {
    const SiteStatus status = proposal_.task.problem->sites[kita_].status;
    const Text label{"In diesem Satz", "In this set"};
    if (status == SiteStatus::Fixed)
      return add("chosen", label, {"ist schon ThEKiZ und bleibt es", "is a ThEKiZ and stays one"});
    if (status == SiteStatus::Excluded) return add("chosen", label, why_excluded(), 0);
    add("chosen", label, {"nein", "no"}, 0);
    if (site != nullptr) add_among(site->among);
    add_with_it();
  }

  [[nodiscard]] Text why_excluded() const {
    const std::vector<std::string>& out = proposal_.spec.excluded;
    if (std::find(out.begin(), out.end(), result_.inputs.kitas[kita_].id) != out.end())
      return {"nein: in der Studie ausgeschlossen", "no: excluded in the study"};
    return {"nein: hat keinen Rang (zu wenige Daten) und stand nicht zur Wahl",
            "no: has no rank (too few data) and was not a candidate"};
  }

  /// The best that is possible with it.
  void add_with_it() {
    geo::Progress progress;
    const Proposal with = resolve(proposal_.task, {.lock = {kita_}}, &proposal_.best, progress);
    const Text label{"Bester Satz mit ihr", "Best set with it"};
    if (with.state == ProposalState::Infeasible) return add("with", label, with.why);
    const double loss = std::abs(proposal_.best.objective - with.objective);
    const Text value = amount(with.objective), less = difference(loss);
    add("with", label,
        {fmt::format("{}, also um {} schlechter", value.de, less.de),
         fmt::format("{}, so worse by {}", value.en, less.en)},
        with.objective);
  }

  const StudyResult& result_;
  const ProposalOutcome& proposal_;
  std::uint32_t kita_;
  ExplanationSection section_;
};

}  // namespace

void add_siting_sections(const StudyResult& result, std::size_t kita, Explanation& explanation) {
  for (const ProposalOutcome& proposal : result.siting.proposals)
    explanation.sections.push_back(
        OneProposal(result, proposal, static_cast<std::uint32_t>(kita)).section());
}

}  // namespace nahraum::analysis
