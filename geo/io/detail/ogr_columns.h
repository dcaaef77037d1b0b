#pragma once
// The attributes of a layer of OGR as columns of the house.

#include <cstddef>
#include <string>
#include <vector>

#include "geo/core/findings.h"
#include "geo/layer/table.h"

class OGRFeature;
class OGRFeatureDefn;

namespace nahraum::geo::detail {

/// Reads the chosen fields row by row.
///
///   OgrColumns columns(*layer.GetLayerDefn(), {"AGS", "GEN"}, "vg250.gpkg");
///   columns.add(feature); ...
///   std::vector<Column> result = std::move(columns).take(findings);
class OgrColumns {
 public:
  /// `fields` empty = all. Names are compared regardless of case; columns bear the name asked for.
  /// Throws Error{Input} naming a field that is missing and those present.
  OgrColumns(OGRFeatureDefn& definition, const std::vector<std::string>& fields,
             const std::string& file);
  void add(const OGRFeature& feature);
  /// Also tells `findings` what did not come out as it stood in the file.
  [[nodiscard]] std::vector<Column> take(Findings& findings) &&;

 private:
  struct Source {
    int index = 0;
    int type = 0;  ///< OGRFieldType
    std::string original_name;
  };
  void add_text(std::size_t column, const std::string& bytes);
  void add_number(std::size_t column, double value);

  std::vector<Source> sources_;
  std::vector<Column> columns_;
  std::vector<std::string> skipped_;
  std::size_t recoded_ = 0;
  std::size_t garbled_ = 0;
  std::size_t not_finite_ = 0;
  std::size_t rounded_ = 0;
  std::string recoded_example_;
};

/// Index of a field regardless of case. Throws Error{Input} naming those present.
[[nodiscard]] int field_index(OGRFeatureDefn& definition, const std::string& name,
                              const std::string& file);

/// "Straße (Nr.)" -> "Strasse_Nr": an ASCII identifier for a column.
[[nodiscard]] std::string ascii_identifier(const std::string& name);

}  // namespace nahraum::geo::detail
