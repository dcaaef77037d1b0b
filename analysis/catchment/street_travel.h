#pragma once
// Travel on streets: cells and places are snapped to the pieces the profile may use, the walk to
// the street counts, and times come from the searches of geo/travel.
//
//   auto car = street_travel({.streets = streets, .profile = profile, .crs = study.crs}, findings);

#include <memory>

#include "analysis/catchment/catchments.h"
#include "geo/core/findings.h"
#include "geo/crs/crs.h"
#include "geo/streets/prepared_streets.h"

namespace nahraum::analysis {

struct StreetTravelOptions {
  std::shared_ptr<const geo::PreparedStreets> streets;
  geo::Profile profile;  ///< in deciseconds
  geo::Crs crs;          ///< of the points that will be asked about
  geo::Metres snap_limit{500};
  std::size_t expected_places = 0;  ///< many make a hierarchy worth its while
  std::size_t threads = 0;
};

/// Points farther than the limit from every usable street are reached by nobody and reach nothing;
/// report_unconnected() tells which. Findings: what weigh() says of the tags. Throws Error{Input}
/// for a network without a single usable street.
[[nodiscard]] std::unique_ptr<Travel> street_travel(const StreetTravelOptions& options,
                                                    geo::Findings& findings,
                                                    geo::Progress& progress);

/// The costs a study's points travel at: the profile's, without getting on or off in parts of the
/// network that lead nowhere. Throws Error{Input} for a network without a single usable street.
[[nodiscard]] geo::Metric study_metric(const StreetTravelOptions& options, geo::Findings& findings);

/// Where each point meets the nearest usable street within the limit, and how far that is; one a
/// point. `look`: how far to look for the distance of those beyond the limit.
[[nodiscard]] std::vector<geo::Snap> snap_study_points(const StreetTravelOptions& options,
                                                       const geo::Metric& metric,
                                                       const std::vector<geo::Point>& points,
                                                       geo::Metres look = geo::Metres(0));

}  // namespace nahraum::analysis
