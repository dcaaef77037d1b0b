#include "data/musterkreis/generator/kitas.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>

#include <fmt/format.h>

#include "data/musterkreis/generator/names.h"

namespace nahraum::musterkreis {
namespace {

constexpr std::size_t kKitas = 80;
constexpr int kAttending = 4600;

// Metres over which a Kita draws children from other places: next door in the town, further
// outside.
double reach_of(const Settlement& s) { return is_quarter(s) ? 650.0 : 1600.0; }

std::vector<double> children_by_place(const County& county, const std::vector<Cell>& cells) {
  std::vector<double> children(county.settlements.size(), 0.0);
  for (const Cell& cell : cells) {
    if (in_county(county.settlements[cell.settlement]))
      children[cell.settlement] += under3(cell) + aged3to5(cell);
  }
  return children;
}

// Each further Kita goes where most children are not served yet. The last quarter of them goes to
// small villages: that is how a rural county grew.
std::vector<std::size_t> choose_places(const County& county, std::vector<double> unserved,
                                       Rng& rng) {
  std::vector<std::size_t> chosen;
  std::vector<int> kitas(unserved.size(), 0);
  while (chosen.size() < kKitas) {
    std::size_t best = 0;
    double most = -1.0;
    for (std::size_t s = 0; s < unserved.size(); ++s) {
      const double limit = is_quarter(county.settlements[s]) ? 4 : 2;
      if (!in_county(county.settlements[s]) || kitas[s] >= limit) continue;
      double gain = unserved[s];
      for (std::size_t o = 0; o < unserved.size(); ++o) {
        if (o == s) continue;
        const double away = distance(county.settlements[s].centre, county.settlements[o].centre) /
                            reach_of(county.settlements[s]);
        gain += unserved[o] * std::exp(-away * away) * 0.5;
      }
      if (gain * rng.uniform(0.85, 1.15) > most) {
        most = gain;
        best = s;
      }
    }
    chosen.push_back(best);
    ++kitas[best];
    unserved[best] *= is_quarter(county.settlements[best]) ? 0.40 : 0.25;
    for (std::size_t o = 0; o < unserved.size(); ++o) {
      const double away = distance(county.settlements[best].centre, county.settlements[o].centre) /
                          reach_of(county.settlements[best]);
      if (o != best) unserved[o] *= 1.0 - 0.6 * std::exp(-away * away);
    }
  }
  std::sort(chosen.begin(), chosen.end(), [&](std::size_t a, std::size_t b) {
    return county.settlements[a].ott < county.settlements[b].ott;
  });
  return chosen;
}

// A junction of the place away from the Kitas that are there already.
std::size_t choose_junction(const StreetNet& net, std::size_t settlement,
                            const std::vector<Kita>& kitas, Rng& rng) {
  const auto& junctions = net.junctions[settlement];
  std::size_t best = net.centre[settlement];
  double most = -1.0;
  for (int tries = 0; tries < 12; ++tries) {
    const std::size_t node = junctions[rng.below(junctions.size())];
    double away = 900.0 - 0.6 * distance(net.nodes[node], net.nodes[net.centre[settlement]]);
    for (const Kita& kita : kitas) {
      if (kita.settlement == settlement) away = std::min(away, distance(kita.at, net.nodes[node]));
    }
    if (away > most) {
      most = away;
      best = node;
    }
  }
  return best;
}

std::size_t choose_traeger(const County& county, std::size_t settlement, Rng& rng) {
  const Settlement& s = county.settlements[settlement];
  const Gemeinde& g = county.gemeinden[s.gemeinde];
  if (rng.chance(0.46)) return 4 + rng.below(traeger_list().size() - 4);  // not municipal
  if (g.name == "Musterstedt") return 0;
  if (g.name == "Bad Quellingen") return 1;
  return s.centre.x < 618000.0 ? 2 : 3;
}

// Children go to the nearest Kita; sizes follow from that, and the sum is the county's attendance.
void fill(std::vector<Kita>& kitas, const County& county, const std::vector<Cell>& cells,
          Rng& rng) {
  std::vector<double> young(kitas.size(), 2.0);
  std::vector<double> older(kitas.size(), 4.0);
  for (const Cell& cell : cells) {
    if (!in_county(county.settlements[cell.settlement])) continue;
    std::size_t nearest = 0;
    double best = std::numeric_limits<double>::max();
    for (std::size_t k = 0; k < kitas.size(); ++k) {
      const double away =
          distance(cell.centre, kitas[k].at) * (kitas[k].settlement == cell.settlement ? 0.8 : 1.0);
      if (away < best) {
        best = away;
        nearest = k;
      }
    }
    young[nearest] += 0.58 * under3(cell);
    older[nearest] += 1.22 * aged3to5(cell);  // six-year-olds stay until school starts
  }
  for (std::size_t k = 0; k < kitas.size(); ++k) {
    young[k] = std::min(young[k], 42.0) * rng.uniform(0.85, 1.15);
    older[k] = std::min(older[k], 98.0) * rng.uniform(0.9, 1.1);
  }
  const std::vector<int> u3 = apportion(kAttending * 30 / 100, young);
  const std::vector<int> ue3 = apportion(kAttending - kAttending * 30 / 100, older);
  for (std::size_t k = 0; k < kitas.size(); ++k) {
    kitas[k].attending_u3 = u3[k];
    kitas[k].attending_ue3 = ue3[k];
    const double used = rng.uniform(0.80, 1.01);
    kitas[k].places_u3 = std::max(u3[k], static_cast<int>(std::ceil(u3[k] / used)));
    kitas[k].places_ue3 = static_cast<int>(std::ceil(ue3[k] / used));  // now and then one too few
  }
}

void report_rooms(std::vector<Kita>& kitas, Rng& rng) {
  for (Kita& kita : kitas) {
    const int size = kita.places_u3 + kita.places_ue3;
    if (rng.chance(0.08)) continue;
    kita.family_rooms = static_cast<int>(rng.below(size > 70 ? 4 : 3));
  }
}

}  // namespace

const std::vector<Traeger>& traeger_list() {
  static const std::vector<Traeger> list = {
      {"Stadt Musterstedt", "kommunal"},
      {"Stadt Bad Quellingen", "kommunal"},
      {"Kita-Zweckverband Musterkreis West", "kommunal"},
      {"Kita-Zweckverband Musterkreis Ost", "kommunal"},
      {"AWO Kreisverband Musterkreis e. V. (erfunden)", "AWO"},
      {"Caritas-Kitas Musterkreis gGmbH (erfunden)", "Caritas"},
      {"Diakonieverein Lindengrund e. V. (erfunden)", "Diakonie"},
      {"Ev. Kirchenkreis Musterstedt (erfunden)", "Diakonie"},
      {"DRK Kreisverband Musterkreis e. V. (erfunden)", "DRK"},
      {"Paritätische Kinderwelten gGmbH (erfunden)", "Paritätischer"},
      {"Elterninitiative Wurzelwerk e. V. (erfunden)", "sonstige"},
      {"Betriebskita Musterwerke gGmbH (erfunden)", "sonstige"}};
  return list;
}

const char* phase_title(Phase phase) {
  switch (phase) {
    case Phase::OnTheWay:
      return "auf dem Weg zum ThEKiZ";
    case Phase::Thekiz:
      return "ThEKiZ";
    case Phase::Consultation:
      return "ThEKiZ-Konsultationseinrichtung";
    case Phase::None:
      break;
  }
  return "";
}

House house_at(const County& county, const StreetNet& net, std::size_t settlement, std::size_t node,
               Rng& rng) {
  House house;
  const double angle = rng.uniform(0.0, 2.0 * std::numbers::pi);
  house.at = net.nodes[node] + Point{18.0 * std::cos(angle), 18.0 * std::sin(angle)};
  house.at = {std::round(house.at.x * 100.0) / 100.0, std::round(house.at.y * 100.0) / 100.0};
  house.street = "Dorfstraße";
  for (const std::size_t w : net.local[settlement]) {
    const StreetWay& way = net.ways[w];
    const bool here = way.nodes.front() == node || way.nodes.back() == node;
    if (here && !way.name.empty()) house.street = way.name;
  }
  house.street += fmt::format(" {}{}", 1 + rng.below(48), rng.chance(0.1) ? "a" : "");
  const Settlement& s = county.settlements[settlement];
  // Both ranges are not in use; the eastern one starts with a zero, as in eastern Thuringia.
  house.postcode = s.centre.x > 622500.0 ? fmt::format("070{:02}", s.gemeinde + 1)
                                         : fmt::format("990{:02}", s.gemeinde + 1);
  return house;
}

std::vector<Kita> open_kitas(const County& county, const StreetNet& net,
                             const std::vector<Cell>& cells, std::uint64_t seed) {
  Rng rng(seed, 7);
  std::vector<Kita> kitas;
  std::vector<std::size_t> names(kKitas);
  for (std::size_t k = 0; k < kKitas; ++k) names[k] = k;
  rng.shuffle(names);
  for (const std::size_t place : choose_places(county, children_by_place(county, cells), rng)) {
    Kita kita;
    const std::size_t number = kitas.size();
    kita.id = fmt::format("{:04}", number + 1);
    kita.name = fmt::format("Kita „{}“", kita_name(names[number]));
    if (names[number] >= kKitas / 2) kita.name += " " + county.settlements[place].name;
    kita.settlement = place;
    kita.traeger = choose_traeger(county, place, rng);
    const House house = house_at(county, net, place, choose_junction(net, place, kitas, rng), rng);
    kita.at = house.at;
    kita.street = house.street;
    kita.postcode = house.postcode;
    kitas.push_back(kita);
  }
  fill(kitas, county, cells, rng);
  report_rooms(kitas, rng);
  return kitas;
}

}  // namespace nahraum::musterkreis
