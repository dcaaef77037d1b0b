#pragma once
// The code lists of services: categories with what is usual for each, and the Handlungsfelder of
// the Landesprogramm (LSZ). Data files of the catalogue, extensible by a county; which categories
// are core is a proposal (domain.md 3(b)).
//
//   const ServiceCatalogue catalogue = read_service_catalogue(services_csv, handlungsfelder_csv);
//   const auto category = catalogue.find_category("Erziehungsberatungsstelle");
//
// The numbers of the Handlungsfelder are not the same in all sources (domain.md 1.7), so a name
// goes before a number.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/model/service.h"
#include "geo/core/findings.h"

namespace nahraum::analysis {

struct ServiceCategory {
  std::string code;
  geo::Text label;
  bool core = false;
  std::vector<FourB> four_b;
  PhaseSet phases;
  std::vector<std::string> sgb;
  std::string handlungsfeld;
  std::vector<std::string> aliases;
};

struct Handlungsfeld {
  std::string code;
  geo::Text label;
  std::vector<std::string> aliases;
};

struct ServiceCatalogue {
  std::vector<ServiceCategory> categories;  ///< in the order of the file
  std::vector<Handlungsfeld> fields;

  /// By code, label or alias, without case and punctuation.
  [[nodiscard]] std::optional<std::size_t> find_category(std::string_view words) const;
  /// By name or alias anywhere in the words, else by the first number ("HF 2.3" is field 2).
  [[nodiscard]] std::optional<std::size_t> find_field(std::string_view words) const;
  /// All codes and labels, for suggestions.
  [[nodiscard]] std::vector<std::string> category_words() const;
  [[nodiscard]] std::vector<std::size_t> core() const;
};

/// Throws Error{Input} with file and row for a code that is there twice, words that are no phase,
/// no B, no field.
[[nodiscard]] ServiceCatalogue read_service_catalogue(const std::filesystem::path& services,
                                                      const std::filesystem::path& fields);

/// Index of each service's category, -1 for a code the catalogue does not have.
[[nodiscard]] std::vector<std::int32_t> categories_of(const std::vector<Service>& services,
                                                      const ServiceCatalogue& catalogue);

}  // namespace nahraum::analysis
