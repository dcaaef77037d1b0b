#pragma once
// What a study says about need: changes of territory, planning areas, the index
// (docs/study-format.md; the parts themselves are in analysis/need).

#include <optional>
#include <string>
#include <vector>

#include "analysis/need/social_index.h"
#include "analysis/need/standardise.h"
#include "analysis/need/status_dynamics.h"

namespace nahraum::analysis {

/// [crosswalk]: keys of other Gebietsstaende.
struct CrosswalkSpec {
  std::string source;  ///< "" = the shipped list (data/catalogue/gebietsaenderungen.csv)
  std::string from = "von";
  std::string to = "nach";
  std::string share = "anteil";
};

/// [sozialraeume]: planning areas by a key list, or drawn.
struct SozialraeumeSpec {
  std::string source;
  std::string id = "Sozialraum";
  std::string name;    ///< columns; "" = there is none
  std::string member;  ///< "" = the source holds the areas themselves
  std::string kind;
  std::string settlement;
  std::string resolution;
  std::string parts;  ///< source with the borders of Ortsteile; "" = Gemeinden only
  std::string parts_key;
  std::string parts_name;  ///< "" = called by their keys
};

enum class ReferenceKind {
  Units,  ///< all areas of [boundaries], or those whose key begins with `reference_area`
  Table   ///< mean and SD from a table: a Land, a county, a fixed year
};

/// [[index_part]]: one indicator of the index.
struct IndexPart {
  std::string indicator;
  std::string node;     ///< "" = the root
  std::string earlier;  ///< indicator with the earlier values, for Dynamik; "" = none
  double weight = 0;
  ScaleRule rule;
  MissingPolicy missing = MissingPolicy::Renormalise;
};

/// [index]
struct IndexSpec {
  geo::Text title;
  IndexNode root;                ///< weights checked; leaf = row of `parts`
  std::vector<IndexPart> parts;  ///< [[index_part]] in the order of the file
  ReferenceKind reference = ReferenceKind::Units;
  std::string reference_area;    ///< beginning of the keys: a Kreis, a Land
  std::string reference_source;  ///< Table: columns indikator, mittel, sd
  bool weighted = true;          ///< z by residents
  double min_residents = 300;
  double min_data_share = 0.6;
  StatusLimits limits;
};

struct NeedSpec {
  std::optional<CrosswalkSpec> crosswalk;
  std::optional<SozialraeumeSpec> sozialraeume;
  std::optional<IndexSpec> index;
};

}  // namespace nahraum::analysis
