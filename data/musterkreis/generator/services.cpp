#include "data/musterkreis/generator/services.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace nahraum::musterkreis {
namespace {

struct ServicePlan {
  const char* category;
  const char* title;
  const char* paragraph;
  const char* field;
  const char* age;
  int in_town, in_small_towns, in_villages, in_kitas, mobile;
  double hours;
};

// Categories after domain.md 3(b); the first eight are the core that coverage counts. 60 in all.
constexpr std::array<ServicePlan, 18> kPlans = {{
    {"erziehungsberatung", "Erziehungs- und Familienberatung", "§ 28 SGB VIII", "4", "0-17", 2, 1,
     0, 2, 0, 24},
    {"fruehe_hilfen", "Frühe Hilfen und Familienhebammen", "§ 3 KKG", "4", "0-2", 1, 0, 0, 1, 3,
     30},
    {"schwangerschaftsberatung", "Schwangerschafts- und Konfliktberatung", "§§ 2, 5 SchKG", "4",
     "vor Geburt", 2, 1, 0, 0, 0, 20},
    {"efl_beratung", "Ehe-, Familien- und Lebensberatung", "§ 17 SGB VIII", "4", "alle", 1, 1, 0, 1,
     0, 14},
    {"familienbildung", "Krabbelgruppe und Elternkurs", "§ 16 SGB VIII", "3", "0-2", 2, 2, 4, 4, 0,
     4},
    {"familienzentrum", "Familienzentrum", "§ 16 SGB VIII", "5", "alle", 1, 1, 0, 0, 0, 38},
    {"kinderarzt", "Kinder- und Jugendarztpraxis", "SGB V", "5", "0-17", 3, 2, 0, 0, 0, 32},
    {"fruehfoerderung", "Interdisziplinäre Frühförderstelle", "§ 46 SGB IX", "4", "0-5", 1, 1, 0, 1,
     1, 30},
    {"asd_sprechtag", "Sprechtag des Jugendamts (ASD)", "§ 8 SGB VIII", "4", "0-17", 1, 2, 0, 0, 0,
     5},
    {"kinderschutzdienst", "Kinderschutzdienst", "§ 8a SGB VIII", "4", "0-17", 1, 0, 0, 0, 0, 36},
    {"schuldner_sucht_migration", "Schuldner-, Sucht- und Migrationsberatung", "§ 11 SGB XII", "4",
     "alle", 2, 0, 0, 0, 0, 16},
    {"jobcenter_sprechtag", "Sprechtag des Jobcenters", "§ 14 SGB II", "2", "alle", 1, 1, 0, 0, 0,
     8},
    {"kleiderkammer_tafel", "Kleiderkammer und Tafel", "", "5", "alle", 1, 1, 0, 0, 0, 10},
    {"jugendtreff", "Kinderclub und Jugendtreff", "§ 11 SGB VIII", "5", "6-17", 1, 1, 1, 0, 0, 20},
    {"schulsozialarbeit", "Schulsozialarbeit an der Grundschule", "§ 13a SGB VIII", "3", "6-9", 2,
     1, 0, 0, 0, 30},
    {"bibliothek_spiel_sport", "Bibliothek und Spielnachmittag", "", "5", "alle", 1, 1, 1, 0, 0,
     12},
    {"mehrgenerationenhaus", "Mehrgenerationenhaus", "", "6", "alle", 1, 0, 0, 0, 0, 40},
    {"therapie", "Logopädie und Ergotherapie", "SGB V", "4", "0-17", 1, 0, 0, 0, 0, 34},
}};

enum class Where { Town, SmallTown, Village, Kita, Mobile };

class Placing {
 public:
  Placing(const County& county, const StreetNet& net, const std::vector<Kita>& kitas,
          std::uint64_t seed)
      : county_(county), net_(net), kitas_(kitas), rng_(seed, 9) {}

  void place(const ServicePlan& plan, Where where, int count) {
    for (; count > 0; --count) services_.push_back(offer(plan, where));
  }
  std::vector<Service> take() { return std::move(services_); }

 private:
  Service offer(const ServicePlan& plan, Where where) {
    Service s;
    s.id = fmt::format("A{:03}", services_.size() + 1);
    s.category = plan.category;
    s.paragraph = plan.paragraph;
    s.field = plan.field;
    s.age_phase = plan.age;
    s.hours_per_week = std::max(1.0, std::round(2.0 * plan.hours * rng_.uniform(0.7, 1.1)) / 2.0);
    s.barrier_free = rng_.chance(0.6);
    s.traeger = traeger_list()[4 + rng_.below(traeger_list().size() - 6)].name;
    locate(s, where);
    s.title = fmt::format("{} {}", plan.title, where == Where::Mobile ? "(aufsuchend)" : s.place);
    return s;
  }

  void locate(Service& s, Where where) {
    if (where == Where::Mobile) {
      s.located = false;
      s.outreach = true;
      s.place = "Musterkreis";
      return;
    }
    if (where == Where::Kita) {
      const Kita& kita = host();
      s.hosted_at = kita.id;
      s.at = kita.at;
      s.place = place_name(kita.settlement);
      s.hours_per_week = 1.0 + 0.5 * static_cast<double>(rng_.below(7));
      return;
    }
    const std::size_t settlement = choose(where);
    const auto& junctions = net_.junctions[settlement];
    const std::size_t node =
        rng_.chance(0.4) ? net_.centre[settlement] : junctions[rng_.below(junctions.size())];
    s.at = house_at(county_, net_, settlement, node, rng_).at;
    s.place = place_name(settlement);
    s.outreach = rng_.chance(0.12);
  }

  const Kita& host() {
    for (;;) {
      const Kita& kita = kitas_[rng_.below(kitas_.size())];
      if (kita.phase != Phase::None || rng_.chance(0.1)) return kita;
    }
  }

  std::string place_name(std::size_t settlement) const {
    const Settlement& s = county_.settlements[settlement];
    return is_quarter(s) ? "Musterstedt" : s.name;
  }

  std::size_t choose(Where where) {
    for (;;) {
      const std::size_t i = rng_.below(county_.settlements.size());
      const Settlement& s = county_.settlements[i];
      if (where == Where::Town && is_quarter(s)) return i;
      if (where == Where::SmallTown && s.kind == PlaceKind::SmallTown) return i;
      if (where == Where::Village && s.kind == PlaceKind::Village && s.residents > 500) return i;
    }
  }

  const County& county_;
  const StreetNet& net_;
  const std::vector<Kita>& kitas_;
  Rng rng_;
  std::vector<Service> services_;
};

int draw(int from, double rate, Rng& rng) {
  int hits = 0;
  for (int i = 0; i < from; ++i) hits += rng.chance(rate) ? 1 : 0;
  return hits;
}

void add(SocialRow& sum, const SocialRow& part) {
  sum.sgb2_under15 += part.sgb2_under15;
  sum.under15 += part.under15;
  sum.single_parents += part.single_parents;
  sum.households_with_children += part.households_with_children;
  sum.unemployed += part.unemployed;
  sum.working_age += part.working_age;
  sum.change += part.change;
}

}  // namespace

std::vector<Service> offer_services(const County& county, const StreetNet& net,
                                    const std::vector<Kita>& kitas, std::uint64_t seed) {
  Placing placing(county, net, kitas, seed);
  for (const ServicePlan& plan : kPlans) {
    placing.place(plan, Where::Town, plan.in_town);
    placing.place(plan, Where::SmallTown, plan.in_small_towns);
    placing.place(plan, Where::Village, plan.in_villages);
    placing.place(plan, Where::Kita, plan.in_kitas);
    placing.place(plan, Where::Mobile, plan.mobile);
  }
  return placing.take();
}

std::vector<SocialRow> count_social(const County& county, const std::vector<Headcount>& heads,
                                    std::uint64_t seed) {
  Rng rng(seed, 10);
  SocialRow kreis;
  kreis.key = kKreisKey;
  kreis.name = "Musterkreis";
  std::vector<SocialRow> gemeinden;
  std::vector<SocialRow> quarters;
  for (const Gemeinde& g : county.gemeinden) {
    SocialRow row;
    row.key = g.ags;
    row.name = g.name + (g.town ? ", Stadt" : "");
    row.level = 1;
    for (const std::size_t i : g.settlements) {
      const Settlement& s = county.settlements[i];
      const Headcount& h = heads[i];
      SocialRow part{s.ott,
                     s.name,
                     2,
                     draw(h.under15, s.sgb2_rate, rng),
                     h.under15,
                     h.single_parents,
                     h.households_with_children,
                     draw(h.working_age, s.unemployment_rate, rng),
                     h.working_age,
                     0};
      part.change = static_cast<int>(std::lround(part.unemployed * 0.12 * rng.normal()));
      add(row, part);
      if (g.main == county.musterstedt) quarters.push_back(part);
    }
    add(kreis, row);
    gemeinden.push_back(row);
  }
  std::vector<SocialRow> rows = {kreis};
  rows.insert(rows.end(), gemeinden.begin(), gemeinden.end());
  rows.insert(rows.end(), quarters.begin(), quarters.end());
  return rows;
}

}  // namespace nahraum::musterkreis
