// The streets as a bus sees them, and where it stops.
#pragma once

#include <vector>

#include "data/musterkreis/generator/county.h"
#include "data/musterkreis/generator/streets.h"

namespace nahraum::musterkreis {

// A place where buses stop: one junction, later one platform in each direction.
struct StopPlace {
  std::size_t settlement = 0;
  std::size_t node = 0;
};

struct Pass {
  std::size_t place = 0;  // index of the StopPlace
  double seconds = 0.0;   // driving time from the start of the line
};

class BusStreets {
 public:
  BusStreets(const County& county, const StreetNet& net);

  const std::vector<StopPlace>& places() const { return places_; }
  // Stop places met on the quickest way along these junctions; each place once.
  std::vector<Pass> run(const std::vector<std::size_t>& nodes) const;

 private:
  struct Arc {
    std::size_t to;
    double seconds;
  };
  void add_places(const County& county, const StreetNet& net);
  std::vector<std::pair<std::size_t, double>> drive(std::size_t from, std::size_t to) const;

  std::vector<std::vector<Arc>> arcs_;
  std::vector<StopPlace> places_;
  std::vector<std::size_t> place_at_;  // by node, kNone if none
};

}  // namespace nahraum::musterkreis
