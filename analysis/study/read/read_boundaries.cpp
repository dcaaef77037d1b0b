#include "analysis/study/read/input_steps.h"
#include "geo/index/spatial_index.h"
#include "geo/io/vector_reader.h"

namespace nahraum::analysis {

using geo::Severity;
using geo::text;

void read_study_boundaries(InputContext& context) {
  const BoundariesSpec& spec = context.study().boundaries;
  const Source& source = context.study().source(spec.source);
  const std::filesystem::path path = context.open(source);
  const geo::BoundaryOptions options{.layer = source.layer,
                                     .target_crs = context.study().crs,
                                     .declared_crs = source.crs,
                                     .key_field = spec.key,
                                     .name_field = spec.name,
                                     .key_length = spec.key_length,
                                     .key_prefix = spec.key_prefix};
  context.inputs().boundaries = read_named(context, source, [&](geo::Findings& findings) {
    return geo::read_boundaries(path, options, findings);
  });
  const std::size_t units = context.inputs().boundaries.size();
  SourceReport& report = context.report(source);
  report.rows_in = report.rows_used = units;
  report.detail = source.layer;
  if (units == 0) {
    throw geo::Error(geo::ErrorKind::Input,
                     text("Kein Gebiet hat einen Schlüssel, der mit „{}“ beginnt.",
                          "No area has a key that begins with \"{}\".", spec.key_prefix))
        .in_file(source.file);
  }
  context.findings_of(source).add(Severity::Info, "boundaries.units",
                                  text("{} Gebiete gelesen.", "{} areas read.", units));
}

std::vector<std::int32_t> units_of(const geo::Layer& boundaries,
                                   const std::vector<geo::Point>& points) {
  static const geo::MultiPolygon kNothing;
  std::vector<const geo::MultiPolygon*> areas;
  for (const geo::Geometry& geometry : boundaries.geometries()) {
    const auto* area = std::get_if<geo::MultiPolygon>(&geometry);
    areas.push_back(area == nullptr ? &kNothing : area);
  }
  return geo::locate(points, areas);
}

}  // namespace nahraum::analysis
