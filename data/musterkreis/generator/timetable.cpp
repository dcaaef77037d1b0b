#include "data/musterkreis/generator/timetable.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "data/musterkreis/generator/bus_streets.h"

namespace nahraum::musterkreis {
namespace {

constexpr int kHour = 3600;
constexpr std::size_t kRegionalLines = 21;
constexpr std::size_t kLinesToMusterstedt = 14;
constexpr double kDwell = 18.0;  // seconds at each stop

struct Line {
  std::string number;
  std::string title;
  std::vector<std::size_t> settlements;
  bool town = false;
  bool strong = false;  // runs on school-free days and at weekends, too
};

std::size_t by_name(const County& county, const std::string& name) {
  for (std::size_t i = 0; i < county.settlements.size(); ++i) {
    if (county.settlements[i].name == name) return i;
  }
  throw std::logic_error("no place " + name);
}

std::vector<std::size_t> places_on(const County& county, const StreetNet& net, std::size_t from,
                                   std::size_t to) {
  std::vector<std::size_t> places = {from};
  for (const std::size_t k : link_path(county, net, from, to)) {
    const Link& link = net.links[k];
    places.push_back(link.a == places.back() ? link.b : link.a);
  }
  return places;
}

std::vector<Line> town_lines(const County& county) {
  const auto line = [&](const char* number, std::vector<const char*> quarters) {
    Line l{number, "", {}, true, true};
    for (const char* q : quarters) l.settlements.push_back(by_name(county, q));
    l.title = fmt::format("{} - {}", quarters.front(), quarters.back());
    return l;
  };
  return {line("A", {"Am Sonnenhang", "Lindenhof", "Altstadt", "Bahnhofsviertel"}),
          line("B", {"Nordvorstadt", "Altstadt", "Bahnhofsviertel", "Südhang"}),
          line("C", {"Westviertel", "Altstadt", "Lindenhof", "Neue Siedlung"}),
          line("D", {"Am Sonnenhang", "Nordvorstadt", "Westviertel", "Bahnhofsviertel"})};
}

// Greedy: the next line is the one that serves most places without a bus so far.
std::vector<Line> regional_lines(const County& county, const StreetNet& net) {
  const std::size_t station = by_name(county, "Bahnhofsviertel");
  std::vector<std::size_t> small_towns;
  for (std::size_t i = 0; i < county.settlements.size(); ++i) {
    if (county.settlements[i].kind == PlaceKind::SmallTown) small_towns.push_back(i);
  }
  std::vector<bool> served(county.settlements.size(), false);
  std::vector<Line> lines;
  while (lines.size() < kRegionalLines) {
    const bool to_town = lines.size() < kLinesToMusterstedt;
    const std::size_t hub = to_town ? station : small_towns[lines.size() % small_towns.size()];
    std::vector<std::size_t> best;
    double most = -1e9;
    for (std::size_t i = 0; i < county.settlements.size(); ++i) {
      if (county.settlements[i].kind != PlaceKind::Village) continue;
      const std::vector<std::size_t> places = places_on(county, net, i, hub);
      double gain = 0.0;
      for (const std::size_t p : places)
        gain += in_county(county.settlements[p]) ? (served[p] ? -0.15 : 1.0) : -3.0;
      if (gain > most) {
        most = gain;
        best = places;
      }
    }
    for (const std::size_t p : best) served[p] = true;
    const auto name = [&](std::size_t p) {
      return p == station ? std::string("Musterstedt") : county.settlements[p].name;
    };
    lines.push_back({fmt::format("{}", 201 + lines.size()),
                     fmt::format("{} - {}", name(best.front()), name(best.back())), best, false,
                     lines.size() % 3 == 0});
  }
  return lines;
}

// Collects stops as they are first served, with one platform in each direction.
class Platforms {
 public:
  Platforms(const County& county, const StreetNet& net, Timetable& out)
      : county_(county), net_(net), out_(out) {}

  std::size_t at(const StopPlace& place, int direction) {
    const auto [known, fresh] = index_.try_emplace({place.node, direction}, out_.stops.size());
    if (fresh) add(place, direction);
    return known->second;
  }

 private:
  void add(const StopPlace& place, int direction) {
    const Settlement& s = county_.settlements[place.settlement];
    const auto [number, fresh] =
        numbers_.try_emplace(place.node, static_cast<int>(numbers_.size()) + 1001);
    const int rank = fresh ? ++stops_in_[place.settlement] : 0;
    if (fresh) names_[place.node] = name(s, place.settlement, rank);
    Stop stop;
    stop.id = fmt::format("de:{}:{}:0:{}", kKreisKey, number->second, direction + 1);
    stop.name = names_[place.node];
    stop.at =
        net_.nodes[place.node] + Point{direction == 0 ? 6.0 : -6.0, direction == 0 ? 5.0 : -5.0};
    if (s.name == "Bahnhofsviertel" && place.node == net_.centre[place.settlement])
      stop.parent = "de:16999:1000";
    out_.stops.push_back(stop);
  }

  static std::string name(const Settlement& s, std::size_t, int rank) {
    static constexpr std::array kWhere = {"Ortsmitte", "Schule",  "Siedlung",     "Feuerwehr",
                                          "Friedhof",  "Am Bach", "Gewerbegebiet"};
    if (is_quarter(s))
      return rank == 1 ? "Musterstedt, " + s.name : fmt::format("Musterstedt, {} {}", s.name, rank);
    return fmt::format("{}, {}", s.name,
                       kWhere[static_cast<std::size_t>(rank - 1) % kWhere.size()]);
  }

  const County& county_;
  const StreetNet& net_;
  Timetable& out_;
  std::map<std::pair<std::size_t, int>, std::size_t> index_;
  std::map<std::size_t, int> numbers_;
  std::map<std::size_t, std::string> names_;
  std::map<std::size_t, int> stops_in_;
};

struct Pattern {
  std::size_t route;
  std::array<std::vector<Call>, 2> calls;  // seconds from departure, per direction
};

Pattern drive_line(const Line& line, std::size_t route, const BusStreets& streets,
                   const StreetNet& net, Platforms& platforms) {
  Pattern pattern{route, {}};
  std::vector<std::size_t> nodes;
  for (const std::size_t s : line.settlements) nodes.push_back(net.centre[s]);
  for (int direction = 0; direction < 2; ++direction) {
    int before = -60;
    double dwell = 0.0;
    for (const Pass& pass : streets.run(nodes)) {
      const int minute = static_cast<int>((pass.seconds + dwell) / 60.0 + 0.5) * 60;
      before = std::max(minute, before + 60);  // stop times are whole minutes and rise
      pattern.calls[static_cast<std::size_t>(direction)].push_back(
          {platforms.at(streets.places()[pass.place], direction), before});
      dwell += kDwell;
    }
    std::reverse(nodes.begin(), nodes.end());
  }
  return pattern;
}

void depart(Timetable& out, const Pattern& pattern, Days days, int direction, int start,
            int headway = 0) {
  Trip trip{pattern.route, days, direction, pattern.calls[static_cast<std::size_t>(direction)],
            headway};
  for (Call& call : trip.calls) call.seconds += start;
  out.trips.push_back(std::move(trip));
}

void depart_every(Timetable& out, const Pattern& pattern, Days days, int from, int until,
                  int step) {
  for (int t = from; t <= until; t += step) {
    depart(out, pattern, days, 0, t);
    depart(out, pattern, days, 1, t + step / 2);
  }
}

void run_town_line(Timetable& out, const Pattern& p, int index) {
  const int offset = index * 7 * 60;
  depart_every(out, p, Days::Weekday, 5 * kHour + offset, 20 * kHour, index < 2 ? 1200 : 1800);
  depart_every(out, p, Days::Sunday, 9 * kHour + offset, 18 * kHour, kHour);
  if (index == 0) {  // Saturdays of line A by headway instead of by trip
    depart(out, p, Days::Saturday, 0, 8 * kHour, 1800);
    depart(out, p, Days::Saturday, 1, 8 * kHour + 900, 1800);
  } else {
    depart_every(out, p, Days::Saturday, 8 * kHour + offset, 18 * kHour, kHour);
  }
  if (index == 1) {
    for (const int t : {23 * kHour + 2400, 24 * kHour + 1800, 25 * kHour + 1200})
      depart(out, p, Days::WeekendNight, 0, t);
  }
}

// Towards the hub in the morning, back at noon and in the afternoon.
void run_regional_line(Timetable& out, const Pattern& p, const Line& line, int index) {
  const int offset = (index * 11 % 6) * 300;
  // Buses arrive at the hub before school begins at 7:40.
  const int first = 7 * kHour + 1500 - p.calls[0].back().seconds;
  depart(out, p, Days::School, 0, first);
  for (const int t : {12 * kHour + 2700, 14 * kHour + 600, 15 * kHour + 2400})
    depart(out, p, Days::School, 1, t + offset);
  depart(out, p, Days::School, 0, 13 * kHour + offset);
  if (!line.strong) {
    if (index % 3 == 1) {
      depart(out, p, Days::SchoolFree, 0, 8 * kHour + offset);
      depart(out, p, Days::SchoolFree, 1, 12 * kHour + offset);
    }
    if (index % 4 == 1) depart(out, p, Days::Weekday, 1, 17 * kHour + 600 + offset);
    return;
  }
  depart_every(out, p, Days::Weekday, 5 * kHour + offset, 19 * kHour, 2 * kHour);
  depart_every(out, p, Days::Saturday, 8 * kHour + offset, 17 * kHour, 3 * kHour);
  if (index % 2 == 0) depart_every(out, p, Days::Sunday, 9 * kHour + offset, 17 * kHour, 4 * kHour);
  if (index % 6 == 0) depart(out, p, Days::WeekendNight, 1, 23 * kHour + 2100);
}

Pattern lay_rail_line(const County& county, const StreetNet& net, std::size_t route,
                      Timetable& out) {
  Pattern pattern{route, {}};
  int seconds = 0;
  for (std::size_t k = 0; k < net.rail_places.size(); ++k) {
    const Settlement& s = county.settlements[net.rail_places[k]];
    const bool main = s.name == "Bahnhofsviertel";
    const Point at = s.centre + Point{30.0, is_quarter(s) ? -160.0 : -210.0};
    Stop stop{fmt::format("de:{}:{}:1:1", in_county(s) ? kKreisKey : "16998", 9001 + k),
              main ? "Musterstedt, Bahnhof" : s.name + ", Bahnhof", at, main ? "de:16999:1000" : "",
              false};
    if (k > 0) {
      const Point before = county.settlements[net.rail_places[k - 1]].centre;
      seconds += static_cast<int>(distance(before, s.centre) / 20.0 / 60.0 + 1.5) * 60;
    }
    pattern.calls[0].push_back({out.stops.size(), seconds});
    out.stops.push_back(stop);
  }
  for (auto call = pattern.calls[0].rbegin(); call != pattern.calls[0].rend(); ++call) {
    pattern.calls[1].push_back({call->stop, seconds - call->seconds});
  }
  return pattern;
}

void run_rail_line(Timetable& out, const Pattern& p) {
  depart_every(out, p, Days::Weekday, 4 * kHour + 1800, 22 * kHour, kHour);
  depart_every(out, p, Days::Saturday, 6 * kHour + 1800, 22 * kHour, 2 * kHour);
  depart_every(out, p, Days::Sunday, 7 * kHour + 1800, 21 * kHour, 2 * kHour);
  depart(out, p, Days::WeekendNight, 0, 23 * kHour + 3000);
}

void add_station(const County& county, const StreetNet& net, Timetable& out) {
  const std::size_t quarter = by_name(county, "Bahnhofsviertel");
  out.stops.push_back(
      {"de:16999:1000", "Musterstedt, Bahnhof", net.nodes[net.centre[quarter]], "", true});
  std::vector<std::size_t> inside;
  for (std::size_t i = 0; i < out.stops.size(); ++i) {
    if (out.stops[i].parent == "de:16999:1000") inside.push_back(i);
  }
  for (const std::size_t a : inside) {
    for (const std::size_t b : inside) {
      if (a != b) out.transfers.push_back({a, b, 240});
    }
  }
}

}  // namespace

Timetable plan_timetable(const County& county, const StreetNet& net) {
  Timetable out;
  const BusStreets streets(county, net);
  Platforms platforms(county, net, out);
  std::vector<Line> lines = town_lines(county);
  const std::vector<Line> regional = regional_lines(county, net);
  lines.insert(lines.end(), regional.begin(), regional.end());
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const std::string id = fmt::format("mkv-{}", lines[k].number);
    out.routes.push_back({id, lines[k].number, lines[k].title, 3});
    const Pattern pattern = drive_line(lines[k], k, streets, net, platforms);
    const int index = static_cast<int>(lines[k].town ? k : k - 4);
    if (lines[k].town) {
      run_town_line(out, pattern, index);
    } else {
      run_regional_line(out, pattern, lines[k], index);
    }
  }
  out.routes.push_back({"mkv-rb99", "RB 99", "Musterbahn West - Musterstedt - Ost", 2});
  run_rail_line(out, lay_rail_line(county, net, out.routes.size() - 1, out));
  add_station(county, net, out);
  return out;
}

}  // namespace nahraum::musterkreis
