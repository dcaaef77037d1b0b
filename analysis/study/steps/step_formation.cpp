// New Verbuende: the question of [[verbund_formation]] put together from lists, cells and ways, and
// the answer looked at anew.

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "analysis/study/keys/suggest.h"
#include "analysis/study/steps/formation_areas.h"
#include "analysis/study/steps/run_state.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Text;
using geo::text;

/// One question, put together.
class Question {
 public:
  Question(const RunState& state, const FormationSpec& spec, const FormationAreas& areas,
           const NeedResult& need)
      : state_(state), areas_(areas), need_(need) {
    outcome_.spec = spec;
  }

  FormationOutcome answer() {
    choose_candidates();
    if (outcome_.kitas.empty()) {
      outcome_.answer.why = text("Keine Kita steht zur Wahl.", "There is no Kita to choose from.");
      say(geo::Severity::Warning, "formation.no_candidates", outcome_.answer.why);
      return std::move(outcome_);
    }
    name_pairs();
    add_kitas();
    add_ways();
    add_reach();
    outcome_.spec.options.limits.threads = state_.threads;
    outcome_.answer = form_verbuende(outcome_.problem, outcome_.spec.rules, outcome_.spec.options,
                                     state_.progress);
    state_.progress.check();
    look_again();
    compare();
    tell();
    return std::move(outcome_);
  }

 private:
  void say(geo::Severity severity, const char* code, const Text& sentence) const {
    state_.inputs.findings.set_file(state_.study.file.filename().string());
    const Text& title = outcome_.spec.title;
    state_.inputs.findings.add(severity, code,
                               {title.de + ": " + sentence.de, title.en + ": " + sentence.en});
  }

  [[nodiscard]] bool is_candidate(std::size_t k) const {
    const FormationSpec& spec = outcome_.spec;
    const Kita& kita = state_.inputs.kitas[k];
    const bool in_verbund = !kita.verbund_id.empty() || member_[k] != 0;
    if (spec.rural_only && areas_.rural[k] == 0) return false;
    switch (spec.candidates) {
      case FormationCandidates::Thekiz:
        return kita.is_thekiz() || in_verbund;
      case FormationCandidates::All:
        return !(spec.keep_existing && in_verbund);
      case FormationCandidates::Unassigned:
        break;
    }
    return !kita.is_thekiz() && !in_verbund;
  }

  void choose_candidates() {
    member_.assign(state_.inputs.kitas.size(), 0);
    for (const Verbund& verbund : state_.inputs.verbuende)
      for (const VerbundMember& member : verbund.members) member_[member.kita.value] = 1;
    row_.assign(member_.size(), -1);
    for (std::size_t k = 0; k < member_.size(); ++k) {
      if (!is_candidate(k)) continue;
      row_[k] = static_cast<std::int32_t>(outcome_.kitas.size());
      outcome_.kitas.push_back(k);
    }
  }

  /// Row of the candidate with this number; nothing, and a Finding, when there is none.
  [[nodiscard]] std::optional<std::uint32_t> candidate(const std::string& id) const {
    std::vector<std::string> known;
    for (std::size_t k = 0; k < row_.size(); ++k) {
      if (state_.inputs.kitas[k].id != id) {
        known.push_back(state_.inputs.kitas[k].id);
        continue;
      }
      if (row_[k] >= 0) return static_cast<std::uint32_t>(row_[k]);
      say(geo::Severity::Warning, "formation.not_a_candidate",
          text("Die Kita „{}“ steht nicht zur Wahl; die Angabe wird nicht gebraucht.",
               "The Kita \"{}\" may not be chosen; what is said about it is not used.", id));
      return std::nullopt;
    }
    const Text hint = suggestion(id, known);
    throw geo::Error(geo::ErrorKind::Input,
                     {fmt::format("[[verbund_formation]] „{}“: Eine Kita „{}“ gibt es in der "
                                  "Kita-Liste nicht.{}",
                                  outcome_.spec.key, id, hint.de),
                      fmt::format("[[verbund_formation]] \"{}\": there is no Kita \"{}\" in the "
                                  "list of Kitas.{}",
                                  outcome_.spec.key, id, hint.en)})
        .in_file(state_.study.file.filename().string());
  }

  void name_pairs() {
    FormationSpec& spec = outcome_.spec;
    const auto add = [&](const std::vector<std::string>& words, auto& pairs) {
      for (const std::string& one : words) {
        const auto ids = kita_pair(one);
        if (!ids) continue;  // a mistake of the study, told there
        const auto a = candidate(ids->first), b = candidate(ids->second);
        if (a && b) pairs.emplace_back(*a, *b);
      }
    };
    add(spec.together, spec.rules.together);
    add(spec.apart, spec.rules.apart);
  }

  void add_kitas() {
    std::map<std::string, std::int32_t> traeger;
    for (const std::size_t k : outcome_.kitas) {
      const Kita& kita = state_.inputs.kitas[k];
      FormationKita one;
      one.id = kita.id;
      if (!kita.traeger.empty())
        one.traeger =
            traeger.emplace(kita.traeger, static_cast<std::int32_t>(traeger.size())).first->second;
      one.sozialraum = areas_.of_kita[k];
      one.urban = areas_.urban[k] != 0;
      one.must = outcome_.spec.everyone;
      outcome_.problem.kitas.push_back(std::move(one));
      outcome_.areas.push_back(
          areas_.of_kita[k] < 0 ? "" : areas_.names[static_cast<std::size_t>(areas_.of_kita[k])]);
    }
    for (const std::string& id : outcome_.spec.must)
      if (const auto k = candidate(id)) outcome_.problem.kitas[*k].must = true;
    for (const std::string& id : outcome_.spec.exclude) {
      if (const auto k = candidate(id)) {
        outcome_.problem.kitas[*k].excluded = true;
        outcome_.problem.kitas[*k].must = false;
      }
    }
    outcome_.problem.neighbours = areas_.neighbours;
  }

  void add_ways() {
    const std::vector<geo::Point> where = places(state_.inputs, outcome_.kitas);
    const std::size_t n = where.size();
    const FormationRules& rules = outcome_.spec.rules;
    double longest = rules.most_pair_minutes;
    if (std::isinf(longest)) longest = 240;
    // Verbuende there are may be wider than the rules: their ways are shown, too.
    const geo::Minutes limit(std::min(240.0, std::max(longest, 60.0)));
    const Catchments ways =
        state_.travel(outcome_.spec.travel_mode).catchments(where, where, limit, state_.progress);
    outcome_.problem.minutes.assign(n * n, FormationRules::kNone);
    outcome_.problem.metres.assign(n * n, 0);
    for (std::size_t to = 0; to < n; ++to) {
      for (std::uint64_t at = ways.starts[to]; at < ways.starts[to + 1]; ++at)
        outcome_.problem.minutes[ways.cells[at] * n + to] = static_cast<double>(ways.minutes[at]);
      outcome_.problem.minutes[to * n + to] = 0;
      for (std::size_t from = 0; from < n; ++from)
        outcome_.problem.metres[from * n + to] =
            std::hypot(where[from].x - where[to].x, where[from].y - where[to].y);
    }
  }

  void add_reach() {
    const FormationSpec& spec = outcome_.spec;
    const ModeLimit limit = spec.reach_mode.empty() ? state_.study.score.catchment
                                                    : ModeLimit{spec.reach_mode, spec.reach_limit};
    const PlacedGroup& children = state_.group(state_.study.score.group);
    const std::vector<geo::Point>& cells = children.placed->centres;
    FormationProblem& p = outcome_.problem;
    Catchments reach = state_.catchments(places(state_.inputs, outcome_.kitas), cells, limit);
    p.reach_starts = std::move(reach.starts);
    p.reach_cells = std::move(reach.cells);
    p.already.assign(cells.size(), 0);
    std::vector<std::size_t> facilities;
    for (std::size_t k = 0; k < member_.size(); ++k)
      if (row_[k] < 0 && (member_[k] != 0 || state_.inputs.kitas[k].is_thekiz()))
        facilities.push_back(k);
    if (!facilities.empty()) {
      const Catchments old = state_.catchments(places(state_.inputs, facilities), cells, limit);
      for (const std::uint32_t cell : old.cells) p.already[cell] = 1;
    }
    weigh_children(children);
  }

  void weigh_children(const PlacedGroup& children) {
    const double weight = outcome_.spec.need_weight;
    heads_ = children.values.persons;
    outcome_.problem.children = heads_;
    if (weight <= 0) return;
    double without = 0;
    for (std::size_t cell = 0; cell < heads_.size(); ++cell) {
      const std::int32_t unit = children.placed->unit[cell];
      if (unit < 0) continue;
      const AreaIndex* area =
          need_.units ? &need_.units->index.areas[static_cast<std::size_t>(unit)] : nullptr;
      if (area != nullptr && area->index) {
        outcome_.problem.children[cell] *= 1 + weight * *area->index;
      } else {
        without += heads_[cell];
      }
    }
    if (without <= 0) return;
    const Text number = geo::number_text(without);
    say(geo::Severity::Warning, "formation.no_index",
        {fmt::format("{} Kinder wohnen in Gemeinden ohne Sozialindex und zählen ohne Gewicht.",
                     number.de),
         fmt::format("{} children live in Gemeinden without social index and count without "
                     "weight.",
                     number.en)});
  }

  [[nodiscard]] double persons_of(const FormedVerbund& verbund) const {
    std::vector<std::uint8_t> seen(heads_.size(), 0);
    double sum = 0;
    for (const std::uint32_t k : verbund.members) {
      for (std::uint64_t at = outcome_.problem.reach_starts[k];
           at < outcome_.problem.reach_starts[k + 1]; ++at) {
        const std::uint32_t cell = outcome_.problem.reach_cells[at];
        if (outcome_.problem.already[cell] == 0 && std::exchange(seen[cell], std::uint8_t{1}) == 0)
          sum += heads_[cell];
      }
    }
    return sum;
  }

  /// Verified apart from the search; a proposal that does not hold is not shown.
  void look_again() {
    for (const FormationProposal& proposal : outcome_.answer.proposals) {
      for (Text& wrong : verify_formation(outcome_.problem, outcome_.spec.rules, proposal))
        outcome_.wrong.push_back(std::move(wrong));
      std::vector<double>& persons = outcome_.persons.emplace_back();
      for (const FormedVerbund& verbund : proposal.verbuende)
        persons.push_back(persons_of(verbund));
    }
    if (outcome_.wrong.empty()) return;
    throw geo::Error(
        geo::ErrorKind::Internal,
        {"Ein Vorschlag für Verbünde hält der Nachprüfung nicht stand: " +
             outcome_.wrong.front().de,
         "A proposal of Verbünde does not stand up to verification: " + outcome_.wrong.front().en});
  }

  /// The rules a Verbund there is does not keep, by the words of the verification.
  [[nodiscard]] std::vector<Text> broken_by(const FormedVerbund& verbund) const {
    FormationRules alone = outcome_.spec.rules;
    alone.verbuende.reset();
    alone.total_vbe.reset();
    alone.together.clear();
    alone.apart.clear();
    FormationProblem problem = outcome_.problem;
    for (FormationKita& kita : problem.kitas) kita.must = kita.excluded = false;
    FormationProposal proposal;
    proposal.verbuende = {verbund};
    proposal.children.value = proposal.children.bound = verbund.children;
    proposal.travel.value = proposal.travel.bound =
        std::round(verbund.round_minutes * alone.rounds_per_week * 10) / 10;
    const double size = static_cast<double>(verbund.members.size());
    proposal.balance.value = proposal.balance.bound = size * size;
    return verify_formation(problem, alone, proposal);
  }

  void compare() {
    if (outcome_.answer.proposals.empty()) return;
    std::vector<std::int32_t> now(outcome_.kitas.size(), -1);
    const std::vector<FormedVerbund>& proposed = outcome_.answer.proposals.front().verbuende;
    for (std::size_t v = 0; v < proposed.size(); ++v)
      for (const std::uint32_t k : proposed[v].members) now[k] = static_cast<std::int32_t>(v);
    for (std::size_t v = 0; v < state_.inputs.verbuende.size(); ++v) {
      const Verbund& verbund = state_.inputs.verbuende[v];
      FormationExisting there{.id = verbund.id, .members = {}, .lead = {}, .vbe = 0};
      for (const VerbundMember& member : verbund.members)
        if (row_[member.kita.value] >= 0)
          there.members.push_back(static_cast<std::uint32_t>(row_[member.kita.value]));
      if (there.members.empty() || there.members.size() < verbund.members.size()) continue;
      if (verbund.lead.valid() && row_[verbund.lead.value] >= 0)
        there.lead = static_cast<std::uint32_t>(row_[verbund.lead.value]);
      if (!verbund.vbe.missing()) there.vbe = verbund.vbe.value;
      ExistingComparison one;
      one.verbund = v;
      one.as_it_is = describe_verbund(outcome_.problem, outcome_.spec.rules, there);
      for (const std::uint32_t k : one.as_it_is.members) one.now_in.push_back(now[k]);
      const std::int32_t first = one.now_in.front();
      one.same =
          first >= 0 && proposed[static_cast<std::size_t>(first)].members == one.as_it_is.members;
      if (!one.same) one.why = why_different(one.as_it_is);
      outcome_.existing.push_back(std::move(one));
    }
  }

  [[nodiscard]] Text why_different(const FormedVerbund& verbund) const {
    const std::vector<Text> broken = broken_by(verbund);
    if (broken.empty())
      return text(
          "hält die Regeln; alle Verbünde zusammen haben im Vorschlag weniger Fahrzeit oder "
          "erreichen mehr Kinder",
          "keeps the rules; all Verbünde together travel less in the proposal or reach more "
          "children");
    return {"hält nach den Regeln dieser Frage nicht: " + broken.front().de,
            "does not keep the rules of this question: " + broken.front().en};
  }

  void tell() const {
    const FormationAnswer& answer = outcome_.answer;
    if (answer.proposals.empty()) {
      say(geo::Severity::Warning, "formation.infeasible", answer.why);
      return;
    }
    if (answer.state != ProposalState::Proven)
      say(geo::Severity::Warning, "formation.not_proven",
          text("Die Suche wurde vor dem Nachweis beendet; der Abstand zur Schranke steht dabei.",
               "The search ended before the proof; the gap to the bound is given."));
    if (outcome_.spec.options.alternatives > 0 && answer.proposals.size() == 1)
      say(geo::Severity::Warning, "formation.one_proposal", answer.alternatives);
  }

  const RunState& state_;
  const FormationAreas& areas_;
  const NeedResult& need_;
  FormationOutcome outcome_;
  std::vector<std::uint8_t> member_;  ///< by Kita of the list: in a Verbund
  std::vector<std::int32_t> row_;     ///< by Kita of the list: its row among the candidates
  std::vector<double> heads_;         ///< by cell
};

}  // namespace

FormationResult compute_formation(const RunState& state, const NeedResult& need) {
  FormationResult result;
  if (state.study.formations.empty() || state.inputs.kitas.empty()) return result;
  const FormationAreas areas = formation_areas(state);
  for (const FormationSpec& spec : state.study.formations)
    result.questions.push_back(Question(state, spec, areas, need).answer());
  return result;
}

}  // namespace nahraum::analysis
