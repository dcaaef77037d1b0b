#include "analysis/access/problem.h"

#include <algorithm>
#include <cmath>

#include "geo/core/error.h"
#include "geo/core/parallel.h"

namespace nahraum::analysis {

namespace {

using geo::Error;
using geo::ErrorKind;
using geo::text;

struct Entry {
  std::uint32_t site;
  double cost;
};

/// Pairs brought into rows by counting, in the order they came.
std::vector<Entry> by_place(const std::vector<CostPair>& pairs, std::vector<std::uint64_t>& starts,
                            std::size_t sites) {
  const std::size_t places = starts.size() - 1;
  for (const CostPair& pair : pairs) {
    if (pair.place >= places || pair.site >= sites)
      throw Error(ErrorKind::Internal, text("Paar außerhalb der Tabelle.", "Pair out of range."));
    ++starts[pair.place + 1];
  }
  for (std::size_t i = 0; i < places; ++i) starts[i + 1] += starts[i];
  std::vector<std::uint64_t> next(starts.begin(), starts.end() - 1);
  std::vector<Entry> entries(pairs.size());
  for (const CostPair& pair : pairs) entries[next[pair.place]++] = {pair.site, pair.cost};
  return entries;
}

// Beyond these no sum or ratio of the measures can leave the range of a double.
constexpr double kLargestCount = 1e15;
constexpr double kLargestWeight = 1e50;
constexpr double kSmallestWeight = 1e-50;

bool count_like(double value) { return value >= 0 && value <= kLargestCount; }

Error bad_numbers(const char* german, const char* english) {
  return {ErrorKind::Input,
          {std::string(german) + " muss eine Zahl von 0 bis 10 hoch 15 sein.",
           std::string(english) + " must be a number from 0 to 10 to the power of 15."}};
}

[[nodiscard]] Error unusable(geo::Text message) { return {ErrorKind::Usage, std::move(message)}; }

void check_zones(const std::vector<Zone>& zones) {
  if (zones.empty())
    throw unusable(
        text("Für Zonen fehlen die Grenzen und Gewichte, zum Beispiel "
             "--zones 10:1,20:0.68,30:0.22.",
             "The zones need ends and weights, for example --zones "
             "10:1,20:0.68,30:0.22."));
  double before = -1;
  for (const Zone& zone : zones) {
    if (!count_like(zone.end) || !count_like(zone.weight) || zone.end <= before)
      throw unusable(
          text("Die Grenzen der Zonen müssen steigen, Grenzen und Gewichte dürfen nicht "
               "unter 0 liegen.",
               "The ends of the zones must rise; ends and weights must not be below "
               "0."));
    before = zone.end;
  }
}

void need_positive(double value, const char* option) {
  if (!(std::isfinite(value) && value > 0))
    throw unusable(text("{} muss größer als 0 sein.", "{} must be above 0.", option));
}

double zone_weight(const std::vector<Zone>& zones, double cost) {
  for (const Zone& zone : zones) {
    if (cost <= zone.end) return zone.weight;
  }
  return 0;
}

double raw_weight(const Decay& decay, double cost) {
  switch (decay.form) {
    case DecayForm::Step:
      return 1;
    case DecayForm::Linear:
      return 1 - cost / *decay.limit;
    case DecayForm::Exponential:
      return std::exp(-decay.beta * cost);
    case DecayForm::Gaussian:
      return std::exp(-(cost * cost) / (2 * decay.scale * decay.scale));
    case DecayForm::Logistic:
      return 1 / (1 + std::exp((cost - decay.midpoint) / decay.scale));
    case DecayForm::Power:
      return std::pow(std::max(cost, decay.smallest), -decay.beta);
    case DecayForm::Zones:
      return zone_weight(decay.zones, cost);
  }
  return 0;
}

}  // namespace

PairedRows cost_rows(const std::vector<CostPair>& pairs, std::size_t places, std::size_t sites) {
  PairedRows result;
  CostRows& rows = result.rows;
  rows.site_count = sites;
  std::vector<std::uint64_t> starts(places + 1, 0);
  std::vector<Entry> entries = by_place(pairs, starts, sites);
  rows.starts.reserve(places + 1);
  rows.starts.push_back(0);
  rows.sites.reserve(entries.size());
  rows.costs.reserve(entries.size());
  for (std::size_t i = 0; i < places; ++i) {
    const auto begin = entries.begin() + static_cast<std::ptrdiff_t>(starts[i]);
    const auto end = entries.begin() + static_cast<std::ptrdiff_t>(starts[i + 1]);
    std::sort(begin, end, [](const Entry& a, const Entry& b) {
      return a.site != b.site ? a.site < b.site : a.cost < b.cost;
    });
    for (auto entry = begin; entry != end; ++entry) {
      if (entry != begin && entry->site == (entry - 1)->site) {
        ++result.repeated;
        continue;
      }
      rows.sites.push_back(entry->site);
      rows.costs.push_back(entry->cost);
    }
    rows.starts.push_back(rows.sites.size());
  }
  return result;
}

void check_problem(const AccessProblem& problem) {
  const CostRows& costs = problem.costs;
  if (problem.demand.size() != costs.places() || problem.supply.size() != costs.site_count)
    throw Error(ErrorKind::Internal, text("Nachfrage oder Angebot passt nicht zur Kostentabelle.",
                                          "Demand or supply does not fit the table of costs."));
  if (!std::all_of(problem.demand.begin(), problem.demand.end(), count_like))
    throw bad_numbers("Die Nachfrage", "The demand");
  if (!std::all_of(problem.supply.begin(), problem.supply.end(), count_like))
    throw bad_numbers("Das Angebot", "The supply");
  if (!std::all_of(costs.costs.begin(), costs.costs.end(), count_like))
    throw bad_numbers("Der Aufwand", "The cost");
}

void check_decay(const Decay& decay) {
  const bool limited = decay.form == DecayForm::Step || decay.form == DecayForm::Linear;
  if (limited && !decay.limit)
    throw unusable(text("Hier fehlt eine Grenze, zum Beispiel --limit 15.",
                        "A limit is missing here, for example --limit 15."));
  if (decay.limit && !count_like(*decay.limit))
    throw unusable(
        text("--limit muss eine Zahl ab 0 sein.", "--limit must be a number from 0 on."));
  if (decay.form == DecayForm::Linear) need_positive(*decay.limit, "--limit");
  if (decay.form == DecayForm::Exponential || decay.form == DecayForm::Power)
    need_positive(decay.beta, "--beta");
  if (decay.form == DecayForm::Gaussian || decay.form == DecayForm::Logistic)
    need_positive(decay.scale, "--scale");
  if (decay.form == DecayForm::Logistic && !std::isfinite(decay.midpoint))
    throw unusable(text("--midpoint muss eine Zahl sein.", "--midpoint must be a number."));
  if (decay.form == DecayForm::Power) {
    need_positive(decay.smallest, "--smallest");
    if (!(std::pow(decay.smallest, -decay.beta) <= kLargestWeight))
      throw unusable(text("--smallest ist für dieses --beta zu klein.",
                          "--smallest is too small for this --beta."));
  }
  if (decay.form == DecayForm::Zones) check_zones(decay.zones);
}

double decay_weight(const Decay& decay, double cost) {
  if (decay.limit && cost > *decay.limit) return 0;
  const double weight = raw_weight(decay, cost);
  return weight < kSmallestWeight ? 0 : weight;
}

std::vector<double> decay_weights(const CostRows& costs, const Decay& decay, std::size_t threads) {
  check_decay(decay);
  std::vector<double> weights(costs.pairs());
  geo::ordered_for({.size = weights.size(), .threads = threads, .chunk = 1 << 16},
                   [&](std::size_t begin, std::size_t end) {
                     for (std::size_t i = begin; i < end; ++i)
                       weights[i] = decay_weight(decay, costs.costs[i]);
                   });
  return weights;
}

}  // namespace nahraum::analysis
