#include "analysis/study/verbund_lab.h"

#include <algorithm>
#include <set>
#include <utility>

#include "analysis/study/release/withhold.h"
#include "analysis/study/steps/study_travel.h"
#include "analysis/study/steps/verbund_step.h"

namespace nahraum::analysis {

using geo::text;

namespace {

/// What the audit rests on, and the children.
bool rests_on_internal(const Study& study) {
  if (verbund_audit_internal(study)) return true;
  return std::any_of(study.census.begin(), study.census.end(), [&](const CensusSpec& census) {
    return study.source(census.source).distribution == Distribution::Internal;
  });
}

/// Modes of the audit, and that of services nearby.
std::set<std::string> modes_of(const Study& study) {
  std::set<std::string> keys{study.score.walk.mode};
  for (const std::optional<ModeLimit>& way : audit_ways(study))
    if (way) keys.insert(way->mode);
  if (!study.supply.near_mode.empty()) keys.insert(study.supply.near_mode);
  return keys;
}

/// `old` with the rows of `few` in place of those of `kitas` (ascending).
Catchments with_rows(const Catchments& old, const Catchments& few,
                     const std::vector<std::size_t>& kitas) {
  Catchments all;
  all.starts.push_back(0);
  std::size_t next = 0;
  for (std::size_t kita = 0; kita < old.origins(); ++kita) {
    const bool fresh = next < kitas.size() && kitas[next] == kita;
    const Catchments& from = fresh ? few : old;
    const std::size_t row = fresh ? next++ : kita;
    const auto begin = static_cast<std::ptrdiff_t>(from.starts[row]);
    const auto end = static_cast<std::ptrdiff_t>(from.starts[row + 1]);
    all.cells.insert(all.cells.end(), from.cells.begin() + begin, from.cells.begin() + end);
    all.minutes.insert(all.minutes.end(), from.minutes.begin() + begin, from.minutes.begin() + end);
    all.starts.push_back(all.cells.size());
  }
  return all;
}

std::vector<std::uint32_t> members_of(const Verbund& verbund) {
  std::vector<std::uint32_t> members;
  for (const VerbundMember& member : verbund.members) members.push_back(member.kita.value);
  return members;
}

}  // namespace

std::optional<geo::Text> why_no_verbuende(const StudyResult& result) {
  if (!result.study.release.internal && rests_on_internal(result.study))
    return text(
        "Diese öffentliche Fassung zeigt keine Verbünde, weil interne Quellen in die "
        "Prüfungen eingehen. In der internen Fassung der Studie stehen sie.",
        "This public version shows no Verbünde, because internal sources are part of the "
        "checks. The internal version of the study has them.");
  if (result.inputs.kitas.empty())
    return text("Die Studie hat keine Kita-Liste; ohne sie gibt es keine Verbünde.",
                "The study has no list of Kitas; without it there are no Verbünde.");
  if (result.inputs.grids.empty())
    return text(
        "Die Studie hat keine Einwohnerzahlen auf Gitterzellen; ohne sie lassen sich "
        "Verbünde nicht prüfen.",
        "The study has no residents on grid cells; without them no Verbund can be "
        "audited.");
  return std::nullopt;
}

/// Groups and travels on loan to the state of one computation.
class VerbundLab::Lent {
 public:
  Lent(VerbundLab& lab, geo::Progress& progress)
      : lab_(lab), state{lab.result_->study,     lab.inputs_, progress, 0, std::move(lab.groups_),
                         std::move(lab.travels_)} {}
  ~Lent() {
    lab_.groups_ = std::move(state.groups);
    lab_.travels_ = std::move(state.travels);
  }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;

 private:
  VerbundLab& lab_;

 public:
  RunState state;
};

VerbundLab::VerbundLab(std::shared_ptr<const StudyResult> result, geo::Progress& progress)
    : result_(std::move(result)), inputs_(result_->inputs) {
  progress.begin(2);
  progress.next(text("Wege vorbereiten", "Preparing ways"));
  for (const Group& group : result_->study.groups)
    groups_.emplace(group.key, place_group(group, inputs_));
  Lent lent(*this, progress);
  const std::set<std::string> modes = modes_of(result_->study);
  for (const std::string& mode : modes)
    lent.state.travels.emplace(mode, make_travel(lent.state, result_->study.mode(mode)));
  progress.next(text("Verbünde prüfen", "Auditing Verbünde"));
  lengths_ = length_of_streets(lent.state);
  base_ = verbund_audit_input(lent.state, result_->supply,
                              later_children(lent.state, result_->forecast));
  known_ = audited_facilities(base_);
  for (std::size_t v = 0; v < base_.verbuende.size(); ++v)
    ways_.emplace(members_of(base_.verbuende[v]), base_.ways[v]);
  audits_ = audit_verbuende(base_, result_->study.verbund.limits);
}

void VerbundLab::add_rows(const RunState& state, const std::vector<std::size_t>& kitas) {
  const auto ways = audit_ways(state.study);
  std::vector<std::pair<std::size_t, Catchments>> fresh;
  for (std::size_t role = 0; role < kAuditRoles; ++role) {
    if (!ways[role]) continue;
    fresh.emplace_back(role,
                       with_rows(base_.modes[role]->reach,
                                 audited_catchments(state, base_, kitas, *ways[role]), kitas));
  }
  for (auto& [role, reach] : fresh) base_.modes[role]->reach = std::move(reach);
  for (const std::size_t kita : kitas) known_[kita] = 1;
}

MemberWays VerbundLab::ways_of(const RunState& state, const Verbund& verbund) {
  std::vector<std::uint32_t> members = members_of(verbund);
  const auto kept = ways_.find(members);
  if (kept != ways_.end()) return kept->second;
  return ways_.emplace(std::move(members), member_ways(state, lengths_.get(), verbund))
      .first->second;
}

VerbundMoved VerbundLab::after(const Membership& membership, geo::Progress& progress) {
  Lent lent(*this, progress);
  VerbundMoved moved;
  moved.verbuende = with_membership(inputs_.kitas, inputs_.verbuende, membership);
  std::set<std::size_t> missing;
  for (const Verbund& verbund : moved.verbuende)
    for (const VerbundMember& member : verbund.members)
      if (known_[member.kita.value] == 0) missing.insert(member.kita.value);
  if (!missing.empty()) add_rows(lent.state, {missing.begin(), missing.end()});
  AuditInput then = base_;
  then.verbuende = moved.verbuende;
  for (const auto& [id, verbund] : membership.verbund)
    for (AuditKita& kita : then.kitas)
      if (kita.kita.id == id) kita.kita.verbund_id = verbund;
  then.ways.clear();
  for (const Verbund& verbund : moved.verbuende) then.ways.push_back(ways_of(lent.state, verbund));
  progress.check();
  then.areas = audited_areas(lent.state, then);
  moved.audits = audit_verbuende(then, result_->study.verbund.limits);
  moved.changes = compare_audits(audits_, moved.audits);
  return moved;
}

}  // namespace nahraum::analysis
