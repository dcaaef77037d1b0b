#include "tests/analysis/verbund/drawn_verbund.h"

#include <stdexcept>

namespace nahraum::support {

using namespace analysis;

namespace {

AuditKita drawn_kita(const char* id, const char* name, geo::Point where, std::int32_t place) {
  AuditKita kita;
  kita.kita.id = id;
  kita.kita.name = name;
  kita.kita.traeger = "AWO";
  kita.kita.where = where;
  kita.kita.attending = known(40);
  kita.place = place;
  kita.sozialraum = 0;
  kita.settlement = SettlementType::Rural;
  kita.supply = {SupplyStep::InHouse, SupplyStep::Near};
  kita.hosted = 1;
  kita.hosted_hours = known(2);
  kita.minutes_to_consultation = 12;
  return kita;
}

AuditMode drawn_mode(const char* title, std::vector<std::vector<std::uint32_t>> rows) {
  return {geo::same_text(title), geo::Minutes(15), drawn_reach(rows)};
}

}  // namespace

Catchments drawn_reach(const std::vector<std::vector<std::uint32_t>>& rows) {
  Catchments reach;
  reach.starts.push_back(0);
  for (const std::vector<std::uint32_t>& row : rows) {
    reach.cells.insert(reach.cells.end(), row.begin(), row.end());
    reach.minutes.insert(reach.minutes.end(), row.size(), 5.0F);
    reach.starts.push_back(reach.cells.size());
  }
  return reach;
}

GroupValues even_children(std::size_t cells, double each) {
  return {std::vector<double>(cells, each),
          std::vector<geo::ValueFlag>(cells, geo::ValueFlag::None)};
}

AuditInput drawn_verbund() {
  AuditInput input;
  input.kitas = {drawn_kita("a", "A", {0, 0}, 0), drawn_kita("b", "B", {4000, 0}, 1),
                 drawn_kita("c", "C", {0, 3000}, 0), drawn_kita("d", "D", {10'000, 0}, 2)};
  input.kitas[0].kita.phase = ThekizPhase::Thekiz;
  input.kitas[1].kita.phase = ThekizPhase::OnTheWay;
  input.kitas[1].months_in_phase = 10;
  input.kitas[3].kita.phase = ThekizPhase::Konsultation;
  Verbund verbund;
  verbund.id = "V1";
  verbund.name = "Verbund Tal";
  verbund.lead = KitaIndex(std::size_t{0});
  for (std::size_t i = 0; i < 3; ++i) verbund.members.push_back({KitaIndex(i), {}, {}});
  verbund.vbe = known(1);
  verbund.persons = known(1);
  verbund.in_group_service = known(0);
  verbund.process_hours = known(20);
  verbund.funds = known(81'000);
  input.verbuende = {verbund};
  input.ways = {{{0, 6, 5, 6, 0, 9, 5, 9, 0}, {0, 4200, 3100, 4200, 0, 5600, 3100, 5600, 0}}};
  input.areas = {{0, 1, 2, 3, 4}};
  input.metres_kind = {"kürzester Weg", "shortest way"};
  input.centres = {{0, 100}, {0, 200}, {4000, 100}, {4000, 200}, {2000, 5000}, {9000, 0}};
  input.place = {0, 0, 1, 1, 1, 2};
  input.places = {"Altdorf", "Bergdorf", "Cämmerdorf"};
  input.sozialraum = {0, 0, 0, 0, 0, 1};
  input.sozialraeume = {"West", "Mitte", "Ost"};
  input.neighbours = {{1}, {0, 2}, {1}};
  input.children = {even_children(6, 10), even_children(6, 4), even_children(6, 6)};
  input.area_km2 = 100;
  input.modes = {drawn_mode("zu Fuß", {{0}, {2}, {}, {}}),
                 drawn_mode("Bus", {{0, 1}, {2, 3}, {}, {}}),
                 drawn_mode("Bus schulfrei", {{0}, {}, {}, {}}),
                 drawn_mode("Auto", {{0, 1, 2}, {2, 3}, {}, {3, 5}})};
  input.categories = {{"Beratung", "counselling"}, {"Frühe Hilfen", "early help"}};
  input.consultation_known = true;
  return input;
}

AuditLimits drawn_limits() {
  AuditLimits limits;
  limits.state_own(LimitKey::PersonnelCost, 60'000);
  limits.state_own(LimitKey::ProcessFee, 50);
  return limits;
}

const CheckOutcome& check_of(const VerbundAudit& audit, const char* id, const char* part) {
  const CheckOutcome* check = find_check(audit, id, part);
  if (check == nullptr) throw std::out_of_range(std::string(id) + " " + part);
  return *check;
}

CheckOutcome audited(const AuditInput& input, const char* id, const char* part,
                     const AuditLimits& limits) {
  return check_of(audit_verbund(input, limits, 0), id, part);
}

}  // namespace nahraum::support
