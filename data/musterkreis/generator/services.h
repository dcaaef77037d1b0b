// Family services and the social figures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/musterkreis/generator/kitas.h"

namespace nahraum::musterkreis {

struct Service {
  std::string id;
  std::string title;
  std::string category;
  std::string traeger;
  std::string place;
  Point at;
  bool located = true;  // false: comes to the family's home, no address
  double hours_per_week = 0.0;
  std::string hosted_at;  // Kita id
  bool outreach = false;
  bool barrier_free = false;
  std::string age_phase;
  std::string paragraph;
  std::string field;  // LSZ-Handlungsfeld
};

std::vector<Service> offer_services(const County& county, const StreetNet& net,
                                    const std::vector<Kita>& kitas, std::uint64_t seed);

// One row of sozialdaten.csv, true counts.
struct SocialRow {
  std::string key;
  std::string name;
  int level = 0;  // 0 Kreis, 1 Gemeinde, 2 Ortsteil of Musterstedt
  int sgb2_under15 = 0, under15 = 0;
  int single_parents = 0, households_with_children = 0;
  int unemployed = 0, working_age = 0;
  int change = 0;  // of unemployed against the year before
};

std::vector<SocialRow> count_social(const County& county, const std::vector<Headcount>& heads,
                                    std::uint64_t seed);

}  // namespace nahraum::musterkreis
