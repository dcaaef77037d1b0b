#include "analysis/population/read_projection.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "geo/core/error.h"
#include "geo/io/cell_text.h"
#include "geo/io/csv_reader.h"
#include "geo/io/recipe.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Severity;
using geo::text;

struct Wanted {
  const char* name;
  std::vector<const char*> titles;
  geo::FieldKind kind;
  bool required = false;
};

const std::vector<Wanted>& wanted() {
  using Kind = geo::FieldKind;
  static const std::vector<Wanted> fields = {
      {"key", {"gemeinde", "ags", "key"}, Kind::Key, true},
      {"year", {"jahr", "year"}, Kind::Integer, true},
      {"variant", {"variante", "variant"}, Kind::Text},
      {"births", {"geburten", "births"}, Kind::Number},
      {"age_0", {"alter_0", "age_0"}, Kind::Number},
      {"age_1", {"alter_1", "age_1"}, Kind::Number},
      {"age_2", {"alter_2", "age_2"}, Kind::Number},
      {"age_3", {"alter_3", "age_3"}, Kind::Number},
      {"age_4", {"alter_4", "age_4"}, Kind::Number},
      {"age_5", {"alter_5", "age_5"}, Kind::Number},
      {"under_3", {"unter_3", "under_3"}, Kind::Number},
      {"from_3_to_5", {"3_bis_5", "from_3_to_5"}, Kind::Number},
      {"under_6", {"unter_6", "under_6"}, Kind::Number},
  };
  return fields;
}

/// The header's own spelling of one of the titles; nothing when there is none.
std::optional<std::string> title_in(const geo::RawTable& raw,
                                    const std::vector<const char*>& titles) {
  for (const char* title : titles) {
    for (const std::string& header : raw.header) {
      if (geo::title_key(header) == geo::title_key(title)) return header;
    }
  }
  return std::nullopt;
}

geo::Recipe recipe_for(const geo::RawTable& raw, const ProjectionColumns& columns) {
  geo::Recipe recipe;
  recipe.decimal = columns.decimal;
  for (const Wanted& field : wanted()) {
    geo::FieldSpec spec;
    spec.name = field.name;
    spec.kind = field.kind;
    const auto mapped = columns.titles.find(field.name);
    if (mapped != columns.titles.end()) {
      spec.column = mapped->second;  // missing: said by apply_recipe with the titles present
    } else if (const auto found = title_in(raw, field.titles)) {
      spec.column = *found;
    } else if (field.required) {
      throw geo::Error(
          geo::ErrorKind::Input,
          text("Es fehlt die Spalte „{}“.", "Column \"{}\" is missing.", field.titles.front()))
          .in_file(raw.file);
    } else {
      continue;
    }
    recipe.fields.push_back(std::move(spec));
  }
  return recipe;
}

class Reader {
 public:
  Reader(const geo::Table& table, const geo::RawTable& raw, const ProjectionColumns& columns,
         geo::Findings& findings)
      : table_(table),
        file_(raw.file),
        other_variant_(columns.other_variant),
        findings_(findings) {}

  ProjectionTable run() {
    for (std::size_t row = 0; row < table_.row_count(); ++row) read(row);
    if (split_evenly_ > 0) {
      findings_
          .add_counted(
              Severity::Info, "projection.even_ages",
              text("{} Zeilen nennen nur Altersklassen; sie sind gleichmäßig auf ihre drei "
                   "Jahrgänge verteilt.",
                   "{} rows name age classes only; each is split evenly over its three "
                   "years.",
                   split_evenly_),
              split_evenly_)
          .in_file(file_);
    }
    for (auto& [key, gemeinde] : gemeinden_) result_.gemeinden.push_back(std::move(gemeinde));
    std::sort(result_.forecast.begin(), result_.forecast.end(),
              [](const ForecastRow& a, const ForecastRow& b) {
                return std::tie(a.key, a.variant, a.year) < std::tie(b.key, b.variant, b.year);
              });
    return std::move(result_);
  }

 private:
  [[nodiscard]] FlaggedValue number(const char* name, std::size_t row) const {
    const geo::Column* column = table_.find(name);
    if (column == nullptr) return {};
    const FlaggedValue value = column->value(row);
    if (value.missing() || value.value >= 0) return value;
    throw bad(text("Eine Zahl von Kindern oder Geburten ist negativ.",
                   "A number of children or births is negative."),
              row);
  }

  [[nodiscard]] geo::Error bad(geo::Text message, std::size_t row) const {
    return geo::Error(geo::ErrorKind::Input, std::move(message))
        .in_file(file_)
        .at_row(table_.source_row(row));
  }

  void read(std::size_t row) {
    const std::string& key = table_.text("key")[row];
    if (key.empty()) {
      findings_
          .add(Severity::Warning, "projection.no_key",
               text("Die Zeile nennt keine Gemeinde und bleibt weg.",
                    "The row names no Gemeinde and is left out."),
               table_.source_row(row))
          .in_file(file_);
      return;
    }
    const FlaggedValue year = number("year", row);
    if (year.missing() || year.value < 1900 || year.value > 2200) {
      throw bad(text("Das Jahr fehlt oder ist keines.", "The year is missing or is none."), row);
    }
    const geo::Column* variants = table_.find("variant");
    std::string variant = variants == nullptr ? "" : variants->texts[row];
    if (variant.empty()) variant = other_variant_;
    const int at = static_cast<int>(year.value);
    if (!seen_.emplace(key, at, variant).second) {
      throw bad(text("Gemeinde {}, Jahr {}: diese Angabe gibt es zweimal.",
                     "Gemeinde {}, year {}: this is there twice.", key, at),
                row);
    }
    ++result_.rows[key];
    if (variant.empty())
      read_registered(key, at, row);
    else
      read_forecast({key, at, variant}, row);
  }

  void read_registered(const std::string& key, int year, std::size_t row) {
    GemeindeChildren& gemeinde = gemeinden_[key];
    gemeinde.key = key;
    if (const FlaggedValue births = number("births", row); !births.missing())
      gemeinde.births[year] = births;
    if (year < gemeinde.year) return;
    std::array<FlaggedValue, kProjectedAges> ages;
    for (std::size_t age = 0; age < kProjectedAges; ++age)
      ages[age] = number(("age_" + std::to_string(age)).c_str(), row);
    const auto missing = [](const FlaggedValue& value) { return value.missing(); };
    if (std::all_of(ages.begin(), ages.end(), missing)) {
      ages = even_ages(number("under_3", row), number("from_3_to_5", row));
      if (std::all_of(ages.begin(), ages.end(), missing)) return;
      ++split_evenly_;
    }
    gemeinde.year = year;
    gemeinde.ages = ages;
  }

  void read_forecast(ForecastRow forecast, std::size_t row) {
    if (const FlaggedValue births = number("births", row); !births.missing())
      result_.birth_variants[forecast.variant][forecast.key][forecast.year] = births.value;
    forecast.under_3 = number("under_3", row);
    forecast.from_3_to_5 = number("from_3_to_5", row);
    forecast.under_6 = number("under_6", row);
    const bool any = !forecast.under_3.missing() || !forecast.from_3_to_5.missing() ||
                     !forecast.under_6.missing();
    if (any) result_.forecast.push_back(std::move(forecast));
  }

  const geo::Table& table_;
  std::string file_;
  std::string other_variant_;
  geo::Findings& findings_;
  ProjectionTable result_;
  std::map<std::string, GemeindeChildren> gemeinden_;
  std::set<std::tuple<std::string, int, std::string>> seen_;
  std::size_t split_evenly_ = 0;
};

}  // namespace

ProjectionTable projection_table(const geo::RawTable& raw, const ProjectionColumns& columns,
                                 geo::Findings& findings) {
  const geo::Table table = geo::apply_recipe(raw, recipe_for(raw, columns), findings);
  return Reader(table, raw, columns, findings).run();
}

ProjectionTable read_projection_table(const std::filesystem::path& path, geo::Findings& findings) {
  return projection_table(geo::read_csv(path, {}, findings), {}, findings);
}

}  // namespace nahraum::analysis
