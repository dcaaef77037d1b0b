// Kitas and their Traeger, which of them are ThEKiZ, and the Verbuende.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/musterkreis/generator/cells.h"
#include "data/musterkreis/generator/county.h"
#include "data/musterkreis/generator/streets.h"

namespace nahraum::musterkreis {

struct Traeger {
  const char* name;
  const char* kind;
};

enum class Phase { None, OnTheWay, Thekiz, Consultation };

struct Kita {
  std::string id;  // four digits, leading zeros
  std::string name;
  std::size_t traeger = 0;
  std::string street;
  std::string postcode;
  std::size_t settlement = 0;
  Point at;
  int places_u3 = 0, places_ue3 = 0;
  int attending_u3 = 0, attending_ue3 = 0;
  int family_rooms = -1;  // -1: not reported
  bool interested = false;
  Phase phase = Phase::None;
  std::string since;  // month and year
  std::string verbund;
};

struct Member {
  std::size_t kita = 0;
  double vbe = 0.0;
};
struct Verbund {
  std::string id;
  std::string name;
  double vbe = 0.0;
  int persons = 1;
  bool in_group_service = false;
  std::vector<Member> members;  // the first is the Schwerpunkteinrichtung
};

const std::vector<Traeger>& traeger_list();
const char* phase_title(Phase phase);

std::vector<Kita> open_kitas(const County& county, const StreetNet& net,
                             const std::vector<Cell>& cells, std::uint64_t seed);
// Sets phases and Verbund ids of the Kitas, too.
std::vector<Verbund> form_verbuende(std::vector<Kita>& kitas, std::uint64_t seed);

// A house in a place: beside the junction, with a street name and number and the postcode.
struct House {
  Point at;
  std::string street;
  std::string postcode;
};
House house_at(const County& county, const StreetNet& net, std::size_t settlement, std::size_t node,
               Rng& rng);

}  // namespace nahraum::musterkreis
