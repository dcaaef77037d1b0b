#include "analysis/verbund/audit.h"

#include <algorithm>
#include <cmath>

#include "analysis/verbund/audit_parts.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

using geo::Text;
using geo::text;

Text state_name(CheckState state) {
  switch (state) {
    case CheckState::Ok:
      return {"in Ordnung", "all right"};
    case CheckState::Info:
      return {"Angabe", "figure"};
    case CheckState::Hint:
      return {"Hinweis", "hint"};
    case CheckState::Warning:
      return {"Warnung", "warning"};
    case CheckState::NotComputable:
      break;
  }
  return {"nicht berechenbar", "not computable"};
}

std::string_view state_code(CheckState state) {
  switch (state) {
    case CheckState::Ok:
      return "ok";
    case CheckState::Info:
      return "info";
    case CheckState::Hint:
      return "hint";
    case CheckState::Warning:
      return "warning";
    case CheckState::NotComputable:
      break;
  }
  return "not_computable";
}

std::string_view role_code(AuditRole role) {
  switch (role) {
    case AuditRole::Walk:
      return "walk";
    case AuditRole::Transit:
      return "pt";
    case AuditRole::TransitFree:
      return "pt_free";
    case AuditRole::Car:
      break;
  }
  return "car";
}

namespace detail {

std::optional<std::size_t> AuditTask::lead() const {
  for (std::size_t i = 0; i < size(); ++i) {
    if (verbund().lead.valid() && verbund().members[i].kita == verbund().lead) return i;
  }
  return std::nullopt;
}

geo::FlaggedValue AuditTask::vbe() const {
  if (!verbund().vbe.missing() || size() == 0) return verbund().vbe;
  geo::FlaggedValue sum{0, geo::ValueFlag::None};
  for (const VerbundMember& member : verbund().members) {
    if (member.vbe_share.missing()) return verbund().vbe;
    sum.value += member.vbe_share.value;
  }
  return sum;
}

CheckOutcome outcome(const char* id, std::string part, Text title, Text unit, int decimals) {
  CheckOutcome check;
  check.id = id;
  check.part = std::move(part);
  check.title = std::move(title);
  check.unit = std::move(unit);
  check.decimals = decimals;
  return check;
}

Text amount(double value) {
  for (int decimals = 0; decimals < 2; ++decimals) {
    const double scale = decimals == 0 ? 1 : 10;
    if (std::abs(value * scale - std::round(value * scale)) < 1e-9)
      return geo::number_text(value, decimals);
  }
  return geo::number_text(value, 2);
}

void append(Text& to, const Text& more) {
  to.de += more.de;
  to.en += more.en;
}

Text joined(const std::vector<Text>& parts, const char* between) {
  Text all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) append(all, {between, between});
    append(all, parts[i]);
  }
  return all;
}

Text kita_text(const AuditKita& kita) {
  return geo::same_text(kita.kita.name + " (" + kita.kita.id + ")");
}

CheckState worse(CheckState a, CheckState b) { return std::max(a, b); }

namespace {

bool known(const std::optional<LimitKey>& key, const AuditLimits& limits) {
  return key && limits.known(*key);
}

bool beyond(double number, double limit, bool above) {
  return above ? number > limit : number < limit;
}

}  // namespace

void tell_limits(CheckOutcome& check, const LimitPair& pair, const AuditLimits& limits) {
  std::vector<Text> words;
  std::vector<Text> names;
  std::vector<Text> bases;
  const auto tell = [&](const std::optional<LimitKey>& key, const Text& name) {
    if (!known(key, limits)) return;
    const Text limit = amount(limits.at(*key));
    words.push_back({name.de + (pair.above ? " über " : " unter ") + limit.de,
                     name.en + (pair.above ? " above " : " below ") + limit.en});
    names.push_back(name);
    bases.push_back(limits.basis(*key));
  };
  tell(pair.hint, state_name(CheckState::Hint));
  tell(pair.warning, state_name(CheckState::Warning));
  check.limit = joined(words, ", ");
  if (bases.size() == 2 && bases[0] == bases[1]) bases.pop_back();
  for (std::size_t i = 0; bases.size() == 2 && i < bases.size(); ++i)
    bases[i] = {names[i].de + ": " + bases[i].de, names[i].en + ": " + bases[i].en};
  check.basis = joined(bases, "; ");
}

void judge(CheckOutcome& check, double number, const LimitPair& pair, const AuditLimits& limits) {
  check.number = {number, geo::ValueFlag::None};
  tell_limits(check, pair, limits);
  const bool hint = known(pair.hint, limits);
  const bool warning = known(pair.warning, limits);
  check.state = hint || warning ? CheckState::Ok : CheckState::Info;
  if (hint && beyond(number, limits.at(*pair.hint), pair.above)) check.state = CheckState::Hint;
  if (warning && beyond(number, limits.at(*pair.warning), pair.above))
    check.state = CheckState::Warning;
}

void cannot(CheckOutcome& check, Text missing) {
  check.number = {};
  check.state = CheckState::NotComputable;
  check.note = {"Es fehlt: " + missing.de, "Missing: " + missing.en};
}

namespace {

void expect(bool holds) {
  if (holds) return;
  throw geo::Error(geo::ErrorKind::Internal, text("Die Angaben zur Verbundprüfung passen nicht "
                                                  "zusammen.",
                                                  "The input of the Verbund audit does not hold "
                                                  "together."));
}

bool fits(const GroupValues& values, std::size_t cells) {
  return values.persons.empty() || (values.persons.size() == cells && values.flags.size() == cells);
}

bool fits(const AuditChildren& children, std::size_t cells) {
  return fits(children.all, cells) && fits(children.under_3, cells) && fits(children.from_3, cells);
}

void check_input(const AuditInput& input) {
  const std::size_t cells = input.centres.size();
  const std::size_t verbuende = input.verbuende.size();
  expect(input.ways.size() == verbuende && input.areas.size() == verbuende);
  expect(input.place.size() == cells);
  expect(input.village.empty() || input.village.size() == cells);
  expect(input.sozialraum.empty() || input.sozialraum.size() == cells);
  expect(input.neighbours.size() == input.sozialraeume.size());
  expect(fits(input.children, cells) && (!input.later || fits(*input.later, cells)));
  for (const std::optional<AuditMode>& mode : input.modes)
    expect(!mode || mode->reach.origins() == input.kitas.size());
  for (std::size_t v = 0; v < verbuende; ++v) {
    const std::size_t n = input.verbuende[v].members.size();
    expect(input.ways[v].minutes.empty() || input.ways[v].minutes.size() == n * n);
    expect(input.ways[v].metres.empty() || input.ways[v].metres.size() == n * n);
    expect(input.areas[v].empty() || input.areas[v].back() < cells);
    for (const VerbundMember& member : input.verbuende[v].members)
      expect(member.kita.value < input.kitas.size());
  }
}

int number_of(const CheckOutcome& check) {
  return static_cast<int>(geo::parse_integer(std::string_view(check.id).substr(1)).value_or(0));
}

/// A Verbund nobody belongs to has nothing to be measured.
void clear_empty(Checks& checks) {
  for (CheckOutcome& check : checks) {
    cannot(check,
           text("die Mitglieder; der Verbund hat keine.", "the members; the Verbund has none."));
    check.list.clear();
  }
}

VerbundAudit audit_one(const AuditTask& task) {
  VerbundAudit audit{VerbundIndex(task.index), {}, {}};
  check_posts(task, audit.checks);
  check_compactness(task, audit.checks);
  audit.tour = check_tour(task, audit.checks);
  check_sozialraum(task, audit.checks);
  check_coverage(task, audit.checks);
  check_services(task, audit.checks);
  check_traeger(task, audit.checks);
  check_process(task, audit.checks);
  check_phases(task, audit.checks);
  check_budget(task, audit.checks);
  check_later_sizes(task, audit.checks);
  if (task.size() == 0) clear_empty(audit.checks);
  std::stable_sort(
      audit.checks.begin(), audit.checks.end(),
      [](const CheckOutcome& a, const CheckOutcome& b) { return number_of(a) < number_of(b); });
  return audit;
}

}  // namespace

}  // namespace detail

VerbundAudit audit_verbund(const AuditInput& input, const AuditLimits& limits,
                           std::size_t verbund) {
  detail::check_input(input);
  detail::expect(verbund < input.verbuende.size());
  const FacilityReach facilities = facility_reach(input);
  return detail::audit_one({input, limits, facilities, verbund});
}

std::vector<VerbundAudit> audit_verbuende(const AuditInput& input, const AuditLimits& limits) {
  detail::check_input(input);
  const FacilityReach facilities = facility_reach(input);
  std::vector<VerbundAudit> audits;
  for (std::size_t v = 0; v < input.verbuende.size(); ++v)
    audits.push_back(detail::audit_one({input, limits, facilities, v}));
  return audits;
}

const CheckOutcome* find_check(const VerbundAudit& audit, std::string_view id,
                               std::string_view part) {
  for (const CheckOutcome& check : audit.checks) {
    if (check.id == id && check.part == part) return &check;
  }
  return nullptr;
}

}  // namespace nahraum::analysis
