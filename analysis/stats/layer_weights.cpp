#include "analysis/stats/layer_weights.h"

#include <limits>
#include <unordered_map>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/gal_reader.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

[[noreturn]] void refuse_spec(std::string_view words) {
  throw geo::Error(geo::ErrorKind::Usage,
                   text("„{}“ ist keine Nachbarschaft. Möglich sind: queen, rook, distance:METER, "
                        "knn:ANZAHL oder eine Datei mit der Endung .gal.",
                        "\"{}\" is no neighbourhood. Possible: queen, rook, distance:METRES, "
                        "knn:NUMBER or a file ending in .gal.",
                        words));
}

SpatialWeights touching(const LayerWeightsInput& input) {
  std::vector<const geo::MultiPolygon*> areas;
  for (std::size_t row = 0; row < input.layer.size(); ++row) {
    const geo::Geometry& geometry = input.layer.geometry(row);
    areas.push_back(std::get_if<geo::MultiPolygon>(&geometry));
    if (areas.back() == nullptr && !std::holds_alternative<std::monostate>(geometry)) {
      throw geo::Error(geo::ErrorKind::Input,
                       text("queen und rook brauchen Flächen; diese Ebene hat Punkte oder Linien.",
                            "queen and rook need areas; this layer has points or lines."))
          .in_layer(input.layer.name())
          .with_hint(text("Für Punkte: --weights distance:METER oder knn:ANZAHL.",
                          "For points: --weights distance:METRES or knn:NUMBER."));
    }
  }
  const Contiguity kind =
      input.spec.kind == WeightsKind::Rook ? Contiguity::Rook : Contiguity::Queen;
  return contiguity_weights(
      areas, {.kind = kind, .tolerance = input.spec.tolerance.value, .threads = input.threads});
}

std::vector<geo::Point> places(const geo::Layer& layer) {
  std::vector<geo::Point> points;
  for (const geo::Geometry& geometry : layer.geometries()) points.push_back(place_of(geometry));
  return points;
}

/// Ids of the file that belong to no area of the layer are a mix-up of files, not a detail.
class GalWeights {
 public:
  GalWeights(const LayerWeightsInput& input, geo::Findings& findings)
      : gal_(geo::read_gal(input.spec.file)), file_(input.spec.file), findings_(findings) {
    for (std::size_t i = 0; i < input.ids.size(); ++i)
      area_.emplace(input.ids[i], static_cast<std::uint32_t>(i));
    lists_.resize(input.ids.size());
    named_.resize(input.ids.size());
  }

  SpatialWeights run(const std::vector<std::string>& ids) {
    for (std::size_t row = 0; row < gal_.ids.size(); ++row) read(row);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (named_[i]) continue;
      findings_
          .add(Severity::Warning, "weights.not_in_file",
               text("Das Gebiet „{}“ steht nicht in der Nachbarschaftsdatei und hat darum keine "
                    "Nachbarn.",
                    "The area \"{}\" is not in the file of neighbours and so has none.", ids[i]))
          .in_file(file_);
    }
    return list_weights(std::move(lists_));
  }

 private:
  [[nodiscard]] std::uint32_t find(const std::string& id, std::size_t row) const {
    const auto found = area_.find(id);
    if (found != area_.end()) return found->second;
    throw geo::Error(geo::ErrorKind::Input,
                     text("Das Gebiet „{}“ der Nachbarschaftsdatei gibt es in der Ebene nicht.",
                          "The area \"{}\" of the file of neighbours is not in the layer.", id))
        .in_file(file_)
        .at_row(gal_.rows[row])
        .with_hint(gal_.key_field.empty()
                       ? text("Bitte mit --id die Spalte nennen, deren Werte in der Datei stehen.",
                              "Please name with --id the column whose values the file holds.")
                       : text("Die Datei nennt die Spalte {}: --id {}.",
                              "The file names the column {}: --id {}.", gal_.key_field,
                              gal_.key_field));
  }

  void read(std::size_t row) {
    const std::uint32_t area = find(gal_.ids[row], row);
    named_[area] = true;
    for (const std::string& neighbour : gal_.neighbours[row]) {
      const std::uint32_t other = find(neighbour, row);
      if (other != area) {
        lists_[area].push_back(other);
        continue;
      }
      findings_
          .add(Severity::Warning, "weights.self",
               text("Das Gebiet „{}“ steht als sein eigener Nachbar in der Datei; das zählt nicht.",
                    "The area \"{}\" is named as its own neighbour; that does not count.",
                    neighbour),
               gal_.rows[row])
          .in_file(file_);
    }
  }

  geo::GalFile gal_;
  std::string file_;
  geo::Findings& findings_;
  std::unordered_map<std::string, std::uint32_t> area_;
  std::vector<std::vector<std::uint32_t>> lists_;
  std::vector<bool> named_;
};

void note_placeless(const geo::Layer& layer, geo::Findings& findings) {
  std::size_t count = 0;
  for (const geo::Geometry& geometry : layer.geometries())
    count += std::holds_alternative<std::monostate>(geometry) ? 1 : 0;
  if (count == 0) return;
  findings.add_counted(Severity::Warning, "weights.no_geometry",
                       text("{} Zeilen haben keine Geometrie und darum keine Nachbarn.",
                            "{} rows have no geometry and so no neighbours.", count),
                       count);
}

}  // namespace

WeightsSpec weights_spec(std::string_view words) {
  WeightsSpec spec;
  if (words == "queen") return spec;
  if (words == "rook") {
    spec.kind = WeightsKind::Rook;
  } else if (words.starts_with("distance:")) {
    const auto metres = geo::parse_plain_number(words.substr(9));
    if (!metres || !(*metres > 0)) refuse_spec(words);
    spec.kind = WeightsKind::Distance;
    spec.reach = geo::Metres(*metres);
  } else if (words.starts_with("knn:")) {
    const auto nearest = geo::parse_integer(words.substr(4));
    if (!nearest || *nearest < 1 || *nearest > 10'000) refuse_spec(words);
    spec.kind = WeightsKind::Nearest;
    spec.nearest = static_cast<std::size_t>(*nearest);
  } else if (words.ends_with(".gal") || words.ends_with(".GAL")) {
    spec.kind = WeightsKind::File;
    spec.file = words;
  } else {
    refuse_spec(words);
  }
  return spec;
}

SpatialWeights layer_weights(const LayerWeightsInput& input, geo::Findings& findings) {
  if (input.spec.kind == WeightsKind::File) return GalWeights(input, findings).run(input.ids);
  note_placeless(input.layer, findings);
  if (input.spec.kind == WeightsKind::Distance)
    return distance_weights(places(input.layer), input.spec.reach);
  if (input.spec.kind == WeightsKind::Nearest)
    return nearest_weights(places(input.layer), input.spec.nearest);
  return touching(input);
}

geo::Point place_of(const geo::Geometry& geometry) {
  constexpr double kNowhere = std::numeric_limits<double>::quiet_NaN();
  if (const auto* point = std::get_if<geo::Point>(&geometry)) return *point;
  if (const auto* area = std::get_if<geo::MultiPolygon>(&geometry)) return geo::centroid(*area);
  if (std::holds_alternative<std::monostate>(geometry)) return {kNowhere, kNowhere};
  return geo::bounds(geometry).centre();
}

}  // namespace nahraum::analysis
